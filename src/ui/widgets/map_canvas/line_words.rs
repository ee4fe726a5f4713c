//! Where the words of lines stand: on their line, where there is room.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Pos2, Rect, Ui, Vec2, vec2};

use super::Shown;
use super::brush;
use super::emphasis::Emphasis;
use super::places::Places;
use super::visible::Visible;
use super::words::{COUNT_MARGIN, DOT, LINE_WIDTH, Placed, line_text};
use crate::geometry::map_sheet::Part;
use crate::ui::text;

/// Below this zoom, lines say nothing unless they stand out.
const LEAST_ZOOM: f32 = 0.55;
/// At most so many say something.
const MOST: usize = 220;
/// Words that come on have so much room around them, so that they do not soon lose it again.
const ROOM: f32 = 2.0;
/// Where on a line its words may go, best first.
const PARTS: [f32; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

/// Lines without words, and their middles.
type Bare = Vec<(u32, Pos2)>;

/// The words of all lines in view: those that stand stay, and then come those that are not `gone`.
pub(super) fn place(
    ui: &Ui,
    visible: &Visible<'_>,
    places: &mut Places,
    before: &[Placed],
    gone: &BTreeSet<u32>,
    is_moving: bool,
) -> (Vec<Placed>, Bare) {
    let mut said = Speaker::new(ui, visible, places);
    if visible.found.has_many_lines {
        return said.done(&[]);
    }
    {
        let standing: BTreeMap<u32, u8> = before
            .iter()
            .map(|placed| (placed.index, placed.at))
            .collect();
        let lines = visible.found.lines.iter().copied();
        // How many a line stands for is said as long as lines are told from each other.
        let is_near = visible.zoom() >= LEAST_ZOOM;
        let says = |line: &u32| {
            visible.lie.parts.line(*line) == Part::Shown
                && (is_near || visible.found.bundles.of(*line).is_some())
        };
        let (stand, mut come): (Vec<u32>, Vec<u32>) = lines
            .filter(says)
            .partition(|line| standing.contains_key(line));
        // That a line stands for several is not to be read off anything else.
        come.sort_by_key(|line| visible.found.bundles.of(*line).is_none());
        for line in stand {
            let is_kept = said.keep_at(line, standing[&line]);
            // Words that jump along their lines distract more than words that go.
            if !is_kept && !is_moving {
                said.find(line);
            }
        }
        for line in come.into_iter().filter(|line| !gone.contains(line)) {
            said.find(line);
        }
    }
    said.done(&visible.found.lines)
}

/// The words of what stands out, and no others.
pub(super) fn place_lit(
    ui: &Ui,
    visible: &Visible<'_>,
    places: &mut Places,
    shown: Shown<'_>,
    known: &BTreeMap<u32, u8>,
) -> (Vec<Placed>, Bare) {
    let emphasis = |line: u32| shown.lines[line as usize];
    let lit = shown.lit_lines.iter().copied();
    let says = |line: &u32| {
        let is_pointed_at = emphasis(*line) >= Emphasis::Hovered;
        visible.is_line_near(*line) && (is_pointed_at || !visible.found.bundles.hides(*line))
    };
    let mut lit: Vec<u32> = lit.filter(says).collect();
    lit.sort_by_key(|line| std::cmp::Reverse(emphasis(*line)));
    let mut said = Speaker::new(ui, visible, places);
    // A hub with thousands of lines: what found no place so far will hardly find one.
    for line in lit.iter().copied().take(MOST * 2) {
        let is_kept = known.get(&line).is_some_and(|at| said.keep_at(line, *at));
        if !is_kept && !said.find(line) && emphasis(line) >= Emphasis::Hovered {
            said.force(line);
        }
    }
    if visible.found.has_many_lines {
        said.done(&lit[..lit.len().min(MOST)])
    } else {
        said.done(&visible.found.lines)
    }
}

struct Speaker<'a> {
    ui: &'a Ui,
    visible: &'a Visible<'a>,
    places: &'a mut Places,
    words: Vec<Placed>,
    way: Vec<Pos2>,
}

impl<'a> Speaker<'a> {
    fn new(ui: &'a Ui, visible: &'a Visible<'a>, places: &'a mut Places) -> Self {
        Self {
            ui,
            visible,
            places,
            words: Vec::new(),
            way: Vec::new(),
        }
    }

    /// The words, and which of these lines have none.
    fn done(mut self, lines: &[u32]) -> (Vec<Placed>, Bare) {
        let said: BTreeSet<u32> = self.words.iter().map(|placed| placed.index).collect();
        let mut bare = Vec::new();
        for line in lines.iter().filter(|line| !said.contains(line)) {
            self.visible.route(*line, &mut self.way);
            if !self.way.is_empty() {
                bare.push((*line, brush::along(&self.way, 0.5).0));
            }
        }
        (self.words, bare)
    }

    /// The words of a line without a place yet, and the size of that; finds the line's way.
    fn words(&mut self, line: u32) -> Option<(Placed, Vec2)> {
        let label = self.visible.label(line);
        self.visible.route(line, &mut self.way);
        if label.is_empty() || self.way.is_empty() || self.words.len() >= MOST {
            return None;
        }
        let para = text::layout(self.ui.ctx(), &line_text(&label));
        let mut size = vec2(para.ink_width().min(LINE_WIDTH) + 6.0, para.size().y + 1.0);
        let standings = match self.visible.found.bundles.of(line) {
            Some(bundle) => {
                size.x += COUNT_MARGIN + DOT * bundle.standings.len() as f32;
                Some(bundle.standings.clone())
            }
            None => None,
        };
        let words = Placed {
            index: line,
            rect: Rect::NOTHING,
            at: 0,
            over: false,
            para,
            standings,
        };
        Some((words, size))
    }

    fn place(&self, at: usize, size: Vec2) -> Rect {
        Rect::from_center_size(brush::along(&self.way, PARTS[at]).0, size)
    }

    fn put(&mut self, words: Placed) {
        self.places.take(words.rect);
        self.words.push(words);
    }

    /// Puts words where they were, if they still have that room.
    fn keep_at(&mut self, line: u32, at: u8) -> bool {
        let Some((words, size)) = self.words(line) else {
            return false;
        };
        let rect = self.place(usize::from(at), size);
        let is_free = self.places.is_free(rect);
        if is_free {
            self.put(Placed { rect, at, ..words });
        }
        is_free
    }

    fn find(&mut self, line: u32) -> bool {
        let Some((words, size)) = self.words(line) else {
            return false;
        };
        let places = (0..PARTS.len()).map(|at| (at, self.place(at, size)));
        let is_free = |rect: &Rect| self.places.is_free(rect.expand(ROOM));
        let found = places.into_iter().find(|(_, rect)| is_free(rect));
        if let Some((at, rect)) = found {
            self.put(Placed {
                rect,
                at: at as u8,
                ..words
            });
        }
        found.is_some()
    }

    /// Puts words over whatever is there.
    fn force(&mut self, line: u32) {
        if let Some((words, size)) = self.words(line) {
            let rect = self.place(0, size);
            self.put(Placed { rect, ..words });
        }
    }
}

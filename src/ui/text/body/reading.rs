//! Reading by keyboard: a cursor that goes from sentence to sentence, and through what leads somewhere.
//!
//! The cursor is a [`Stop`] that the source describes. It starts where the reader is: at what was
//! selected, else at the top of the view; when the view was moved away from it, it starts again there.

use std::ops::Range;

use egui::{FocusDirection, Id, Key, Modifiers, Ui, pos2};

use super::BodyView;
use super::source::{BodyPosition, BodySource};

/// What keys do in a text.
pub const KEYS: &[(&str, &str)] = &[
    ("Ctrl+Down, Ctrl+Up", "Next and previous sentence"),
    (
        "Tab, Shift+Tab",
        "Next and previous name, number, picture or link",
    ),
    ("Enter", "Select it, or open the link"),
    (
        "Shift+Arrow keys",
        "Mark words to copy; with Ctrl word by word",
    ),
];

/// A place that can be gone to by keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Bytes of the block's text; none for all of a slot.
    pub range: Range<usize>,
    pub kind: StopKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopKind {
    Sentence,
    /// A name, a number, a note, a picture: something of the window's own.
    Item,
    /// It leads out of the window.
    Link,
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    On,
    Back,
}

/// What to stop at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Among {
    Sentences,
    /// All that leads somewhere.
    Targets,
}

impl Stop {
    fn is_among(&self, among: Among) -> bool {
        self.is_sentence() == (among == Among::Sentences)
    }

    fn is_sentence(&self) -> bool {
        self.kind == StopKind::Sentence
    }

    fn place(&self) -> (usize, usize) {
        (self.range.start, self.range.len())
    }

    /// Whether it comes after `here` on the way; the names of a sentence come after its beginning.
    fn follows(&self, here: &Self, way: Way, among: Among) -> bool {
        let (next, start) = (self.range.start, here.range.start);
        match way {
            Way::On if here.is_among(among) => self.place() > here.place(),
            Way::Back if here.is_among(among) => self.place() < here.place(),
            Way::On => next > start || (here.is_sentence() && next == start),
            Way::Back => next < start,
        }
    }
}

/// The nearest stop in a block, of those that `is_ahead`.
fn nearest(
    source: &dyn BodySource,
    block: usize,
    way: Way,
    among: Among,
    is_ahead: &dyn Fn(&Stop) -> bool,
) -> Option<Reading> {
    let mut stops = Vec::new();
    source.stops(block, &mut stops);
    let wanted = stops.into_iter();
    let wanted = wanted.filter(|stop| stop.is_among(among) && is_ahead(stop));
    let stop = match way {
        Way::On => wanted.min_by_key(Stop::place),
        Way::Back => wanted.max_by_key(Stop::place),
    };
    stop.map(|stop| Reading { block, stop })
}

/// Blocks that are looked through for a stop in one frame, in about a millisecond; a long text without
/// any takes some more frames.
const BLOCKS_A_FRAME: usize = 5_000;

/// A walk to the next stop that has not come to one yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Walk {
    /// The block to be looked at next; `None` past the last and before the first.
    block: Option<usize>,
    way: Way,
    among: Among,
    /// Where the focus goes when there is no stop.
    leave: Option<FocusDirection>,
}

impl Walk {
    fn from(block: usize, way: Way, among: Among, leave: Option<FocusDirection>) -> Self {
        let mut walk = Self {
            block: Some(block),
            way,
            among,
            leave,
        };
        walk.step();
        walk
    }

    /// To the next block on the way.
    fn step(&mut self) {
        self.block = self.block.and_then(|block| match self.way {
            Way::On => block.checked_add(1),
            Way::Back => block.checked_sub(1),
        });
    }
}

/// The stop that the reader is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub block: usize,
    pub stop: Stop,
}

impl BodyView {
    /// Takes Tab while there is a stop to go to; past the last one, and before the first, it leaves.
    ///
    /// A walk that the last frame did not end goes on here, before the body asks for the focus.
    pub(super) fn tab_key(&mut self, ui: &Ui, source: &dyn BodySource, id: Id) {
        if !ui.memory(|memory| memory.has_focus(id)) {
            self.walk = None;
            return;
        }
        for (modifiers, way, leave) in [
            (Modifiers::NONE, Way::On, FocusDirection::Next),
            (Modifiers::SHIFT, Way::Back, FocusDirection::Previous),
        ] {
            let is_pressed = ui.input_mut(|input| {
                input.modifiers.matches_exact(modifiers) && input.consume_key(modifiers, Key::Tab)
            });
            if is_pressed {
                self.start_walk(source, way, Among::Targets, Some(leave));
            }
        }
        self.go_on_walking(ui, source);
    }

    /// The keys that go from sentence to sentence; says whether one was pressed.
    pub(super) fn reading_keys(&mut self, ui: &Ui, source: &dyn BodySource) -> bool {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let mut walked = false;
        for (key, way) in [(Key::ArrowDown, Way::On), (Key::ArrowUp, Way::Back)] {
            if pressed(Modifiers::COMMAND, key) {
                self.start_walk(source, way, Among::Sentences, None);
                self.go_on_walking(ui, source);
                walked = true;
            }
        }
        walked
    }

    /// The stop that Enter was pressed at; none that has been scrolled out of view, as nobody sees what
    /// would be opened.
    pub(super) fn entered(&self, ui: &Ui) -> Option<Reading> {
        let is_in_view = |block: usize| self.placed.iter().any(|placed| placed.block == block);
        let reading = self.reading.clone().filter(|at| is_in_view(at.block))?;
        ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
            .then_some(reading)
    }

    /// Sets out for the next or previous stop, and arrives if it is in the block where the reader is.
    fn start_walk(
        &mut self,
        source: &dyn BodySource,
        way: Way,
        among: Among,
        leave: Option<FocusDirection>,
    ) {
        let is_in_view = |block: usize| self.placed.iter().any(|placed| placed.block == block);
        self.reading = self.reading.take().filter(|at| is_in_view(at.block));
        let (from, here) = match &self.reading {
            Some(at) => {
                let is_ahead = |stop: &Stop| stop.follows(&at.stop, way, among);
                (at.block, nearest(source, at.block, way, among, &is_ahead))
            }
            // Shift+Tab into nothing yet leaves the text.
            None if way == Way::Back && among == Among::Targets => (0, None),
            None => {
                let start = self.walk_start();
                let is_ahead = |stop: &Stop| match way {
                    // The sentence that is read at this moment is the first.
                    Way::On => stop.range.end > start.byte || stop.range.is_empty(),
                    Way::Back => stop.range.start < start.byte,
                };
                (
                    start.block,
                    nearest(source, start.block, way, among, &is_ahead),
                )
            }
        };
        self.walk = None;
        match here {
            Some(here) => self.arrive(here),
            None => self.walk = Some(Walk::from(from, way, among, leave)),
        }
    }

    /// Looks through the next blocks on the way. Without a stop the reader stays, and the focus leaves if
    /// the walk says so.
    fn go_on_walking(&mut self, ui: &Ui, source: &dyn BodySource) {
        let Some(mut walk) = self.walk.take() else {
            return;
        };
        for _ in 0..BLOCKS_A_FRAME {
            let Some(block) = walk.block.filter(|block| *block < source.len()) else {
                if let Some(leave) = walk.leave {
                    ui.memory_mut(|memory| memory.move_focus(leave));
                }
                return;
            };
            if let Some(next) = nearest(source, block, walk.way, walk.among, &|_| true) {
                self.arrive(next);
                return;
            }
            walk.step();
        }
        self.walk = Some(walk);
        ui.ctx().request_repaint();
    }

    fn arrive(&mut self, next: Reading) {
        self.jump_to(next.block, next.stop.range.clone());
        self.reading = Some(next);
    }

    /// Where a walk begins: a slot at the top of the view comes before the words under it.
    fn walk_start(&self) -> BodyPosition {
        let start = self.reading_start();
        let mut slots = self.placed.iter().filter(|placed| placed.para.is_none());
        let slot = slots.find(|slot| {
            slot.block < start.block
                && slot.rect.center().y > self.view_top
                && self.selection.is_none()
        });
        slot.map_or(start, |slot| BodyPosition {
            block: slot.block,
            byte: 0,
        })
    }

    /// Where reading by keyboard begins: at what is selected when that is in view, else at the top of the view.
    pub(super) fn reading_start(&self) -> BodyPosition {
        if let Some(selection) = self.selection
            && self
                .placed
                .iter()
                .any(|placed| placed.block == selection.focus.block)
        {
            return selection.focus;
        }
        let top = self.placed.first().map_or(0.0, |placed| placed.rect.top());
        let top = top.max(self.view_top);
        let in_view = self.placed.iter().find_map(|placed| {
            let (para, origin) = placed.para.as_ref()?;
            if placed.rect.bottom() <= top {
                return None;
            }
            let above = (top - origin.y).max(0.0);
            let byte = if above > 0.0 {
                para.line_at(para.hit(pos2(0.0, above))).start
            } else {
                0
            };
            let block = placed.block;
            Some(BodyPosition { block, byte })
        });
        in_view.unwrap_or(BodyPosition {
            block: self.at.0,
            byte: 0,
        })
    }
}

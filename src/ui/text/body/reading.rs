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
    ("Tab, Shift+Tab", "Next and previous name, number or link"),
    ("Enter", "Select it, or open the link"),
    (
        "Shift+Arrow keys",
        "Mark words to copy; with Ctrl word by word",
    ),
];

/// A place that can be gone to by keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Bytes of the block's text.
    pub range: Range<usize>,
    pub kind: StopKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopKind {
    Sentence,
    /// A name, a number, a note: something of the window's own.
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

/// The nearest stop in the block itself, of those that `is_ahead`, else in the blocks on the way.
fn next_stop(
    source: &dyn BodySource,
    from: usize,
    way: Way,
    among: Among,
    is_ahead: &dyn Fn(&Stop) -> bool,
) -> Option<Reading> {
    let mut stops = Vec::new();
    let mut block = from;
    while block < source.len() {
        stops.clear();
        source.stops(block, &mut stops);
        let wanted = stops
            .drain(..)
            .filter(|stop| stop.is_among(among) && (block != from || is_ahead(stop)));
        let stop = match way {
            Way::On => wanted.min_by_key(Stop::place),
            Way::Back => wanted.max_by_key(Stop::place),
        };
        if let Some(stop) = stop {
            return Some(Reading { block, stop });
        }
        block = match way {
            Way::On => block.checked_add(1)?,
            Way::Back => block.checked_sub(1)?,
        };
    }
    None
}

/// The stop that the reader is at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub block: usize,
    pub stop: Stop,
}

impl BodyView {
    /// Takes Tab while there is a stop to go to; past the last one, and before the first, it leaves.
    pub(super) fn tab_key(&mut self, ui: &Ui, source: &dyn BodySource, id: Id) {
        if !ui.memory(|memory| memory.has_focus(id)) {
            return;
        }
        for (modifiers, way, leave) in [
            (Modifiers::NONE, Way::On, FocusDirection::Next),
            (Modifiers::SHIFT, Way::Back, FocusDirection::Previous),
        ] {
            let is_pressed = ui.input_mut(|input| {
                input.modifiers.matches_exact(modifiers) && input.consume_key(modifiers, Key::Tab)
            });
            if is_pressed && !self.walk_stops(source, way, Among::Targets) {
                ui.memory_mut(|memory| memory.move_focus(leave));
            }
        }
    }

    /// The keys that go from sentence to sentence; says whether one was pressed.
    pub(super) fn reading_keys(&mut self, ui: &Ui, source: &dyn BodySource) -> bool {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let mut walked = false;
        for (key, way) in [(Key::ArrowDown, Way::On), (Key::ArrowUp, Way::Back)] {
            if pressed(Modifiers::COMMAND, key) {
                self.walk_stops(source, way, Among::Sentences);
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

    /// Goes to the next or previous stop; `false` when there is none, and the reader stays.
    fn walk_stops(&mut self, source: &dyn BodySource, way: Way, among: Among) -> bool {
        let is_in_view = |block: usize| self.placed.iter().any(|placed| placed.block == block);
        self.reading = self.reading.take().filter(|at| is_in_view(at.block));
        let next = match &self.reading {
            Some(at) => next_stop(source, at.block, way, among, &|stop| {
                stop.follows(&at.stop, way, among)
            }),
            // Shift+Tab into nothing yet leaves the text.
            None if way == Way::Back && among == Among::Targets => None,
            None => {
                let start = self.reading_start();
                next_stop(source, start.block, way, among, &|stop| match way {
                    // The sentence that is read at this moment is the first.
                    Way::On => stop.range.end > start.byte,
                    Way::Back => stop.range.start < start.byte,
                })
            }
        };
        let Some(next) = next else { return false };
        self.jump_to(next.block, next.stop.range.clone());
        self.reading = Some(next);
        true
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

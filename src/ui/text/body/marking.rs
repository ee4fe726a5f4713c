//! Marking words by keyboard: Shift with the arrow keys.
//!
//! Left and right go in reading order, the arrow that points on being the one that goes on; so they
//! never stick where directions change.

use std::sync::Arc;

use egui::{Context, Key, Modifiers, Ui, pos2};

use super::source::{BodyPosition, BodySource};
use super::{BodySelection, BodyView};
use crate::ui::text::para::{Caret, Para, Step, letters_around};

impl BodyView {
    /// Extends the selection by the keys that were pressed; says whether any was.
    pub(super) fn marking_keys(&mut self, ui: &Ui, source: &dyn BodySource) -> bool {
        let by_word = Modifiers::COMMAND | Modifiers::SHIFT;
        let mut marked = false;
        for (modifiers, key) in [
            (by_word, Key::ArrowLeft),
            (by_word, Key::ArrowRight),
            (Modifiers::SHIFT, Key::ArrowLeft),
            (Modifiers::SHIFT, Key::ArrowRight),
            (Modifiers::SHIFT, Key::ArrowUp),
            (Modifiers::SHIFT, Key::ArrowDown),
        ] {
            if ui.input_mut(|input| {
                input.modifiers.matches_logically(modifiers) && input.consume_key(modifiers, key)
            }) {
                self.mark(ui.ctx(), source, key, modifiers == by_word);
                marked = true;
            }
        }
        marked
    }

    fn mark(&mut self, ctx: &Context, source: &dyn BodySource, key: Key, by_word: bool) {
        let start = self.selection.unwrap_or_else(|| {
            let at = match &self.reading {
                Some(reading) => BodyPosition {
                    block: reading.block,
                    byte: reading.stop.range.start,
                },
                None => self.reading_start(),
            };
            BodySelection {
                anchor: at,
                focus: at,
            }
        });
        let focus = self.marked_to(ctx, source, start.focus, key, by_word);
        let focus = focus.unwrap_or(start.focus);
        self.selection = Some(BodySelection { focus, ..start });
        self.jump_to(focus.block, focus.byte..focus.byte);
    }

    fn marked_to(
        &mut self,
        ctx: &Context,
        source: &dyn BodySource,
        at: BodyPosition,
        key: Key,
        by_word: bool,
    ) -> Option<BodyPosition> {
        let para = self.para_of(ctx, source, at.block)?;
        let forward = match key {
            Key::ArrowRight => !para.is_rtl(),
            Key::ArrowLeft => para.is_rtl(),
            other => other == Key::ArrowDown,
        };
        let is_line = matches!(key, Key::ArrowUp | Key::ArrowDown);
        let byte = if is_line {
            line_away(&para, at.byte, forward)
        } else if by_word {
            let caret = Caret {
                byte: at.byte,
                after_previous: false,
            };
            let step = if forward {
                Step::WordForward
            } else {
                Step::WordBack
            };
            Some(para.step(caret, step).byte)
        } else {
            let [before, after] = letters_around(para.text(), at.byte);
            Some(if forward { after.end } else { before.start })
        };
        if let Some(byte) = byte.filter(|byte| *byte != at.byte) {
            return Some(BodyPosition { byte, ..at });
        }
        let mut block = at.block;
        loop {
            block = if forward {
                block.checked_add(1).filter(|block| *block < source.len())?
            } else {
                block.checked_sub(1)?
            };
            let Some(next) = self.para_of(ctx, source, block) else {
                continue;
            };
            let x = para.caret(at.byte).center().x;
            let byte = match (is_line, forward) {
                (true, true) => next.hit(pos2(x, 1.0)),
                (true, false) => next.hit(pos2(x, next.size().y - 1.0)),
                (false, true) => 0,
                (false, false) => next.text().len(),
            };
            return Some(BodyPosition { block, byte });
        }
    }

    /// The layout of a block that is a text.
    fn para_of(
        &mut self,
        ctx: &Context,
        source: &dyn BodySource,
        block: usize,
    ) -> Option<Arc<Para>> {
        self.measure(ctx, source, block);
        self.layouts.get(&block)?.para.clone()
    }
}

/// The byte one line further; `None` past the paragraph.
fn line_away(para: &Para, byte: usize, forward: bool) -> Option<usize> {
    let caret = para.caret(byte);
    let y = if forward {
        caret.bottom() + 1.0
    } else {
        caret.top() - 1.0
    };
    (y > 0.0 && y < para.size().y).then(|| para.hit(pos2(caret.center().x, y)))
}

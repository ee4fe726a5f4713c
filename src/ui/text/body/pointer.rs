//! The pointer in a body: selecting, clicking, and scrolling past the edge while selecting.

use egui::{CursorIcon, Pos2, Rect, Response, Ui, vec2};

use super::{BodyPosition, BodySelection, BodySource, BodyView};

/// How much faster the view scrolls the further the pointer is dragged out of it, per second.
const DRAG_SCROLL_SPEED: f32 = 8.0;

/// The view already scrolls this near to its edge, since a pointer may not be able to leave the window.
const DRAG_SCROLL_EDGE: f32 = 14.0;

impl BodyView {
    /// Follows the pointer; returns the letter that was clicked and the letter under the pointer.
    pub(super) fn pointer(
        &mut self,
        ui: &Ui,
        source: &dyn BodySource,
        response: &Response,
        view: Rect,
    ) -> (Option<BodyPosition>, Option<BodyPosition>) {
        let hovered = response.hover_pos().and_then(|at| self.letter_at(at));
        if response.hovered() && self.placed.iter().any(|placed| placed.para.is_some()) {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        let Some(at) = response.interact_pointer_pos() else {
            return (None, hovered);
        };
        let primary = response.clicked_by(egui::PointerButton::Primary);
        let dragging = response.dragged_by(egui::PointerButton::Primary);
        if !(primary || dragging || response.drag_stopped()) {
            return (None, hovered);
        }
        let Some(place) = self.nearest(at) else {
            return (None, hovered);
        };
        // Reading by keyboard goes on from here.
        self.reading = None;
        if response.triple_clicked() {
            self.select(place.block, 0, self.text_len(source, place.block));
        } else if response.double_clicked() {
            if let Some((para, _)) = self.placed_para(place.block) {
                let word = para.word_at(self.letter_at(at).unwrap_or(place).byte);
                self.select(place.block, word.start, word.end);
            }
        } else if primary {
            let anchor = self
                .selection
                .filter(|_| ui.input(|input| input.modifiers.shift))
                .map(|old| old.anchor);
            self.selection = Some(BodySelection {
                anchor: anchor.unwrap_or(place),
                focus: place,
            });
            response.request_focus();
            if anchor.is_none() {
                return (self.letter_at(at), hovered);
            }
        } else if response.drag_started() {
            let pressed = ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
            let anchor = self.nearest(pressed).unwrap_or(place);
            let extended = self
                .selection
                .filter(|_| ui.input(|input| input.modifiers.shift));
            let anchor = extended.map_or(anchor, |old| old.anchor);
            self.selection = Some(BodySelection {
                anchor,
                focus: place,
            });
            response.request_focus();
        } else if dragging {
            if let Some(selection) = &mut self.selection {
                selection.focus = place;
            }
            let inside = view.shrink2(vec2(0.0, DRAG_SCROLL_EDGE));
            let past = (at.y - inside.bottom()).max(0.0) + (at.y - inside.top()).min(0.0);
            if past != 0.0 {
                let seconds = ui.input(|input| input.stable_dt.min(0.1));
                self.scroll_by(past * DRAG_SCROLL_SPEED * seconds, view.height());
                ui.ctx().request_repaint();
            }
        }
        (None, hovered)
    }

    fn select(&mut self, block: usize, start: usize, end: usize) {
        let anchor = BodyPosition { block, byte: start };
        self.selection = Some(BodySelection {
            anchor,
            focus: BodyPosition { block, byte: end },
        });
    }

    fn placed_para(&self, block: usize) -> Option<(std::sync::Arc<crate::ui::text::Para>, Pos2)> {
        self.placed
            .iter()
            .find(|placed| placed.block == block)
            .and_then(|placed| placed.para.clone())
    }

    /// The letter under a position.
    pub(super) fn letter_at(&self, at: Pos2) -> Option<BodyPosition> {
        let placed = self.placed.iter().find(|placed| placed.rect.contains(at))?;
        let (para, origin) = placed.para.as_ref()?;
        let byte = para.hit_exact(at - origin.to_vec2())?;
        Some(BodyPosition {
            block: placed.block,
            byte,
        })
    }

    /// The place for a caret that is nearest to a position, also beside and between paragraphs.
    pub(super) fn nearest(&self, at: Pos2) -> Option<BodyPosition> {
        let distance = |rect: Rect| (rect.top() - at.y).max(at.y - rect.bottom()).max(0.0);
        let placed = self
            .placed
            .iter()
            .filter(|placed| placed.para.is_some())
            .min_by(|a, b| distance(a.rect).total_cmp(&distance(b.rect)))?;
        let (para, origin) = placed.para.as_ref()?;
        let byte = if at.y < placed.rect.top() {
            0
        } else if at.y > placed.rect.bottom() {
            para.text().len()
        } else {
            para.hit(at - origin.to_vec2())
        };
        Some(BodyPosition {
            block: placed.block,
            byte,
        })
    }
}

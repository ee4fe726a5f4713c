//! Where a body stands: wheel, keys, the bar at its side, and jumps.

use std::ops::Range;

use egui::{Context, Id, Key, Modifiers, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{BodySource, BodyView};

pub(super) const SCROLL_BAR_WIDTH: f32 = 12.0;
/// The least height of the handle, so that it can be grasped.
const MIN_HANDLE: f32 = 28.0;
/// Distances beyond this many views are not walked block by block.
const WALKED_VIEWS: f32 = 4.0;
/// Part of the view above a place that was jumped to.
const JUMP_PLACE: f32 = 0.3;
/// How fast a soft scroll comes to its end, per second.
const GLIDE_SPEED: f32 = 16.0;
/// What one press of an arrow key scrolls, in points.
const ARROW_STEP: f32 = 48.0;

/// A place to go to when the next frame knows its height.
#[derive(Clone, Debug)]
pub(super) struct Jump {
    pub(super) block: usize,
    pub(super) range: Range<usize>,
}

impl BodyView {
    /// Wheel, soft scrolling and jumps.
    pub(super) fn scroll(
        &mut self,
        ui: &Ui,
        source: &dyn BodySource,
        response: &Response,
        view: Rect,
    ) {
        if response.contains_pointer() {
            let wheel = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
            if wheel != 0.0 {
                self.glide = 0.0;
                self.scroll_by(-wheel, view.height());
            }
        }
        if let Some(jump) = self.jump.take() {
            self.go(ui.ctx(), source, &jump, view.height());
        }
        if self.glide != 0.0 {
            let part = if ui.style().animation_time > 0.0 {
                1.0 - (-GLIDE_SPEED * ui.input(|input| input.stable_dt.min(0.1))).exp()
            } else {
                1.0
            };
            let step = if self.glide.abs() < 1.0 {
                self.glide
            } else {
                self.glide * part
            };
            self.glide -= step;
            self.scroll_by(step, view.height());
            if self.glide != 0.0 {
                ui.ctx().request_repaint();
            }
        }
    }

    /// Keys that move the view, copy, and select all.
    pub(super) fn keys(&mut self, ui: &Ui, source: &dyn BodySource, height: f32) {
        let page = (height - ARROW_STEP).max(ARROW_STEP);
        let moves = [
            (Key::ArrowDown, ARROW_STEP),
            (Key::ArrowUp, -ARROW_STEP),
            (Key::PageDown, page),
            (Key::PageUp, -page),
            (Key::Space, page),
        ];
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::SHIFT, Key::Space) {
            self.glide -= page;
        }
        for (key, distance) in moves {
            if pressed(Modifiers::NONE, key) {
                self.glide += distance;
            }
        }
        if pressed(Modifiers::COMMAND, Key::Home) || pressed(Modifiers::NONE, Key::Home) {
            self.set_position((0, 0.0));
        }
        if pressed(Modifiers::COMMAND, Key::End) || pressed(Modifiers::NONE, Key::End) {
            self.set_position((source.len().saturating_sub(1), f32::MAX));
        }
        if pressed(Modifiers::COMMAND, Key::A) {
            self.select_all(source);
        }
        if self.selection().is_some()
            && ui.input(|input| {
                input
                    .events
                    .iter()
                    .any(|event| matches!(event, egui::Event::Copy))
            })
        {
            ui.ctx().copy_text(self.selected_text(source));
        }
    }

    /// Moves the view. Near things are measured on the way in [`Self::settle`], so that nothing jumps; far ones are not.
    pub(super) fn scroll_by(&mut self, distance: f32, height: f32) {
        if distance.abs() > WALKED_VIEWS * height {
            self.at = self
                .heights
                .at(self.heights.top(self.at.0) + f64::from(self.at.1) + f64::from(distance));
        } else {
            self.at.1 += distance;
        }
    }

    /// Brings the position into the text: into its block, not before the first, and not past the end.
    pub(super) fn settle(&mut self, ctx: &Context, source: &dyn BodySource, height: f32) {
        self.walk(ctx, source);
        // What is missing at the bottom is taken back at the top.
        let mut y = -self.at.1;
        let mut block = self.at.0;
        while block < self.setting.len && y < height {
            y += self.measure(ctx, source, block);
            block += 1;
        }
        if y < height {
            self.at.1 -= height - y;
            self.glide = 0.0;
            self.walk(ctx, source);
        }
    }

    fn walk(&mut self, ctx: &Context, source: &dyn BodySource) {
        let last = self.setting.len.saturating_sub(1);
        let (mut block, mut offset) = (self.at.0.min(last), self.at.1);
        while offset < 0.0 && block > 0 {
            block -= 1;
            offset += self.measure(ctx, source, block);
        }
        if offset < 0.0 {
            self.glide = 0.0;
        }
        offset = offset.max(0.0);
        loop {
            let height = self.measure(ctx, source, block);
            if offset < height || block >= last {
                self.at = (block, offset.min(height));
                return;
            }
            offset -= height;
            block += 1;
        }
    }

    /// Brings a place into view.
    fn go(&mut self, ctx: &Context, source: &dyn BodySource, jump: &Jump, height: f32) {
        let block = jump.block.min(self.setting.len.saturating_sub(1));
        let block_height = self.measure(ctx, source, block);
        let Some(kept) = self.layouts.get(&block) else {
            return;
        };
        let place = kept.para.as_ref().map_or(
            Rect::from_min_size(pos2(0.0, 0.0), vec2(1.0, block_height)),
            |para| {
                let rects = para.rects(jump.range.clone());
                rects
                    .into_iter()
                    .reduce(Rect::union)
                    .unwrap_or_else(|| para.caret(jump.range.start))
            },
        );
        let (top, bottom) = (
            kept.space_before + place.top(),
            kept.space_before + place.bottom(),
        );
        let from_view = (self.heights.top(block) - self.heights.top(self.at.0)) as f32 - self.at.1;
        let margin = (height * 0.1).min(60.0);
        if from_view + top >= margin && from_view + bottom <= height - margin {
            return;
        }
        let above = if bottom - top > height * (1.0 - JUMP_PLACE) {
            margin
        } else {
            height * JUMP_PLACE
        };
        let distance = from_view + top - above;
        if distance.abs() < height * 1.5 && self.glide == 0.0 {
            self.glide = distance;
        } else {
            self.glide = 0.0;
            self.at = (block, top - above);
        }
    }

    /// The bar at the side: where the view is in the whole, and a handle to move it.
    pub(super) fn scroll_bar(&mut self, ui: &Ui, source: &dyn BodySource, view: Rect, id: Id) {
        let total = self.heights.total();
        let height = f64::from(view.height());
        if total <= height {
            return;
        }
        let track = Rect::from_min_max(pos2(view.right() - SCROLL_BAR_WIDTH, view.top()), view.max);
        let top = self.heights.top(self.at.0) + f64::from(self.at.1);
        let handle_height = ((height / total * height) as f32)
            .max(MIN_HANDLE)
            .min(view.height());
        let room = view.height() - handle_height;
        let part = (top / (total - height)).clamp(0.0, 1.0) as f32;
        let handle = Rect::from_min_size(
            pos2(track.left(), track.top() + part * room),
            vec2(SCROLL_BAR_WIDTH, handle_height),
        );
        let response = ui.interact(track, id.with("scroll bar"), Sense::drag());
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ScrollBar, ui.is_enabled(), "Position in the text")
        });
        if response.dragged()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let wanted = if response.drag_started() && handle.contains(pointer) {
                part
            } else {
                let moved = response.drag_delta().y;
                if handle.expand(4.0).contains(pointer - vec2(0.0, moved)) {
                    part + moved / room.max(1.0)
                } else {
                    (pointer.y - track.top() - handle_height / 2.0) / room.max(1.0)
                }
            };
            if wanted != part {
                self.glide = 0.0;
                self.at = self
                    .heights
                    .at(f64::from(wanted.clamp(0.0, 1.0)) * (total - height));
                self.settle(ui.ctx(), source, view.height());
                ui.ctx().request_repaint();
            }
        }
        let visuals = ui.visuals();
        let strength = if response.hovered() || response.dragged() {
            0.75
        } else {
            0.35
        };
        let shape = Rect::from_center_size(handle.center(), vec2(6.0, handle.height() - 4.0));
        ui.painter().rect_filled(
            shape,
            3.0,
            visuals.weak_text_color().gamma_multiply(strength),
        );
    }
}

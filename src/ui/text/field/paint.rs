//! A field on the screen.

use egui::{NumExt as _, Painter, Rect, Response, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::engine::TextEngine;
use super::super::para::Para;
use super::super::style::{Text, TextStyle};
use super::{MARGIN, State, text_origin};

/// What a field looks like, whatever is in it.
pub(super) struct Look<'a> {
    pub(super) hint: &'a str,
    pub(super) frame: bool,
    pub(super) style: TextStyle,
    pub(super) rect: Rect,
    pub(super) inner: Rect,
}

impl Look<'_> {
    pub(super) fn paint(
        &self,
        ui: &Ui,
        engine: &TextEngine,
        response: &Response,
        state: &State,
        para: &Para,
    ) {
        let visuals = ui.visuals();
        let focused = response.has_focus();
        if self.frame {
            let widget = ui.style().interact(response);
            let stroke = if focused {
                visuals.selection.stroke
            } else {
                widget.bg_stroke
            };
            let fill = visuals.text_edit_bg_color();
            ui.painter().rect(
                self.rect,
                widget.corner_radius,
                fill,
                stroke,
                StrokeKind::Inside,
            );
        }
        let inner = self.inner;
        let painter = ui
            .painter()
            .with_clip_rect(inner.expand2(vec2(2.0, MARGIN.y)).intersect(ui.clip_rect()));
        let origin = text_origin(state, para, inner);
        if para.text().is_empty() && !self.hint.is_empty() {
            let hint = engine.layout(
                ui.ctx(),
                &Text::new(self.hint, self.style).one_line(inner.width()),
            );
            let x = if hint.is_rtl() {
                inner.right() - hint.ink_width()
            } else {
                inner.left()
            };
            engine.paint(
                &painter,
                pos2(x, origin.y),
                &hint,
                visuals.weak_text_color(),
            );
        }
        if focused {
            for part in para.rects(state.selected()) {
                painter.rect_filled(
                    part.translate(origin.to_vec2()),
                    0.0,
                    visuals.selection.bg_fill,
                );
            }
        }
        engine.paint(&painter, origin, para, visuals.text_color());
        if let Some(composing) = &state.composing {
            let stroke = Stroke::new(1.0, visuals.text_color());
            for [from, to] in para.underlines(composing.clone()) {
                painter.line_segment([from + origin.to_vec2(), to + origin.to_vec2()], stroke);
            }
        }
        if focused && ui.is_enabled() {
            let caret = para.caret_rect(state.caret).translate(origin.to_vec2());
            paint_caret(ui, &painter, state, caret);
            ui.output_mut(|output| {
                output.ime = Some(egui::output::IMEOutput {
                    purpose: egui::IMEPurpose::Normal,
                    rect: inner,
                    cursor_rect: caret,
                    should_interrupt_composition: false,
                });
            });
        }
    }
}

fn paint_caret(ui: &Ui, painter: &Painter, state: &State, caret: Rect) {
    let look = &ui.visuals().text_cursor;
    if look.blink && ui.input(|input| input.focused) {
        let on_for = f64::from(look.on_duration);
        let period = (on_for + f64::from(look.off_duration)).at_least(0.1);
        let into = (ui.input(|input| input.time) - state.moved).max(0.0) % period;
        let next = if into < on_for {
            on_for - into
        } else {
            period - into
        };
        ui.ctx().request_repaint_after_secs(next as f32);
        if into >= on_for {
            return;
        }
    }
    let x = caret.left().round();
    let line = [pos2(x, caret.top() + 1.0), pos2(x, caret.bottom() - 1.0)];
    painter.add(Shape::line_segment(line, look.stroke));
}

//! A rounded piece of ground for things that belong together; the clickable one is one button.

use eframe::egui::{self, Color32, Frame, Margin, Response, Sense, Stroke, StrokeKind, Ui};

use crate::ui::theme::{ROUNDING, palette};

fn frame(ground: Color32) -> Frame {
    Frame::new()
        .fill(ground)
        .corner_radius(ROUNDING)
        .inner_margin(Margin::symmetric(10, 7))
}

/// A card that only holds things together.
pub fn plain(ui: &mut Ui, ground: Color32, content: impl FnOnce(&mut Ui)) {
    frame(ground).show(ui, |ui| {
        ui.set_width(ui.available_width());
        content(ui);
    });
}

/// A card that can be clicked and reached by keyboard as a whole; links inside still work.
pub fn clickable(ui: &mut Ui, ground: Color32, content: impl FnOnce(&mut Ui)) -> Response {
    let ground = if ground == Color32::TRANSPARENT {
        palette(ui.ctx()).card
    } else {
        ground
    };
    let response = ui
        .scope_builder(egui::UiBuilder::new().sense(Sense::click()), |ui| {
            plain(ui, ground, content);
        })
        .response;
    let colors = palette(ui.ctx());
    if response.has_focus() {
        let ring = Stroke::new(2.0, colors.accent);
        ui.painter()
            .rect_stroke(response.rect, ROUNDING, ring, StrokeKind::Inside);
    } else if response.hovered() {
        let ring = Stroke::new(1.0, colors.strong_line);
        ui.painter()
            .rect_stroke(response.rect, ROUNDING, ring, StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

//! What the window shows while files are dragged over it.

use eframe::egui::{self, Align2, FontId, LayerId, Order, Stroke, StrokeKind, Ui};

use crate::ui::theme::palette;

pub(super) fn drop_target_ui(ui: &Ui) {
    let count = ui.input(|input| input.raw.hovered_files.len());
    if count == 0 {
        return;
    }
    let colors = palette(ui.ctx());
    let layer = LayerId::new(Order::Foreground, egui::Id::unique("drop target"));
    let painter = ui.ctx().layer_painter(layer);
    let window = ui.ctx().content_rect();
    painter.rect_filled(window, 0.0, colors.paper.gamma_multiply(0.85));
    let target = window.shrink(24.0);
    painter.rect_stroke(
        target,
        16.0,
        Stroke::new(3.0, colors.accent),
        StrokeKind::Inside,
    );
    painter.text(
        window.center(),
        Align2::CENTER_CENTER,
        "Drop to open",
        FontId::proportional(28.0),
        colors.accent,
    );
}

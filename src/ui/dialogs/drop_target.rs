//! What the window shows while files are dragged over it: that they may be dropped, and what happens then.

use std::path::Path;

use eframe::egui::{self, Align2, LayerId, Order, Rect, Stroke, StrokeKind, Ui, pos2};

use crate::model::figure_words::counted;
use crate::ui::text::{self, Align, Text, TextStyle};
use crate::ui::theme::{TEXT_SIZE, palette};

const TITLE_SIZE: f32 = 28.0;

pub(super) fn drop_target_ui(ui: &Ui) {
    let (count, first) = ui.input(|input| {
        let files = &input.raw.hovered_files;
        let first = files.first().and_then(|file| file.path.clone());
        (files.len(), first)
    });
    if count == 0 {
        return;
    }
    let colors = palette(ui.ctx());
    let layer = LayerId::new(Order::Foreground, egui::Id::unique("drop target"));
    let painter = ui.ctx().layer_painter(layer);
    let window = ui.ctx().content_rect();
    painter.rect_filled(window, 0.0, colors.paper.gamma_multiply(0.96));
    let target = window.shrink(24.0);
    let edge = Stroke::new(3.0, colors.accent);
    painter.rect_stroke(target, 16.0, edge, StrokeKind::Inside);
    let width = (target.width() - 48.0).max(24.0);
    let middle = target.center();
    let words = |text: &str, size: f32, color, top: f32| -> Rect {
        let style = TextStyle::sans(size).bold();
        let text = Text {
            width: Some(width),
            max_lines: Some(2),
            align: Align::Center,
            ..Text::new(text, style)
        };
        text::paint_text(
            &painter,
            pos2(middle.x, top),
            Align2::CENTER_TOP,
            &text,
            color,
        )
    };
    let title = words("Drop to open", TITLE_SIZE, colors.accent, middle.y - 40.0);
    let name = first.as_deref().and_then(Path::file_name);
    let name = name.map(|name| name.to_string_lossy().into_owned());
    let mut top = title.bottom() + 8.0;
    if let Some(name) = name {
        top = words(&name, TEXT_SIZE + 2.0, colors.text, top).bottom() + 4.0;
    }
    if count > 1 {
        let count = counted(count);
        let rest = format!("The first of {count} opens, the others go to the recent list");
        words(&rest, TEXT_SIZE, colors.weak_text, top + 4.0);
    }
}

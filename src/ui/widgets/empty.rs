//! What an empty tab says: that there is nothing, and what would fill it.

use eframe::egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::ui::text::{Align, Label, TextStyle};
use crate::ui::theme::{GAP, HEADING_SIZE, MARGIN, TEXT_SIZE, palette};

/// The widest that the words get, in points.
const WIDTH: f32 = 420.0;
/// Where the words start, as a part of the height.
const TOP: f32 = 0.3;

/// Fills the room that is left with a heading and an explanation in its middle.
pub fn empty_ui(ui: &mut Ui, heading: &str, explanation: &str) {
    let room = ui.available_rect_before_wrap();
    let width = (room.width() - 4.0 * MARGIN).clamp(1.0, WIDTH);
    let top = room.top() + room.height() * TOP;
    let words = Rect::from_min_max(
        pos2(room.center().x - width / 2.0, top),
        pos2(room.center().x + width / 2.0, room.bottom()),
    );
    let heading_style = TextStyle::sans(HEADING_SIZE).bold();
    let weak = TextStyle::sans(TEXT_SIZE)
        .color(palette(ui.ctx()).weak_text)
        .line_height(1.5);
    ui.scope_builder(UiBuilder::new().max_rect(words), |ui| {
        for (text, style) in [(heading, heading_style), (explanation, weak)] {
            Label::new(text, style)
                .width(width)
                .align(Align::Center)
                .show(ui);
            ui.add_space(GAP);
        }
    });
    ui.advance_cursor_after_rect(Rect::from_min_size(
        room.min,
        vec2(room.width(), room.height()),
    ));
}

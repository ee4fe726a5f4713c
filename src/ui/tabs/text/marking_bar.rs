//! What can be made of words that the reader marked: a small bar below them, while the review is open.

use eframe::egui::{self, Area, Frame, Order, Rect, Ui, pos2, vec2};

use crate::model::Dossier;
use crate::session::command::Command;
use crate::session::review::{Marked, Meant};
use crate::ui::View;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;

/// How wide the bar is where there is room, in points.
const WIDTH: f32 = 330.0;

/// Shows the bar below `words`; whether something was made of them.
pub(super) fn marking_bar_ui(
    ui: &Ui,
    view: &View<'_>,
    dossier: &Dossier,
    marked: &Marked,
    words: Rect,
) -> bool {
    let column = ui.max_rect();
    let width = WIDTH.min(column.width() - 24.0).max(120.0);
    let left = words
        .left()
        .min(column.right() - width - 24.0)
        .max(column.left() + 4.0);
    let at = pos2(left, words.bottom() + 6.0);
    let mut is_made = false;
    Area::new(egui::Id::unique("marked words"))
        .order(Order::Foreground)
        .fixed_pos(at)
        .constrain_to(column)
        .show(ui.ctx(), |ui| {
            Frame::popup(ui.style()).show(ui, |ui| {
                ui.set_width(width);
                let color = palette(ui.ctx()).weak_text;
                let style = TextStyle::sans(SMALL_SIZE).color(color);
                text::label(ui, "Add these words as", style);
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                    for meant in Meant::ALL {
                        if !meant.is_possible(dossier) {
                            continue;
                        }
                        if Button::filled(meant.title()).small().show(ui).clicked() {
                            view.send(Command::Mark(marked.clone(), meant));
                            is_made = true;
                        }
                    }
                });
            });
        });
    is_made
}

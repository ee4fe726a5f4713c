//! Messages at the lower edge: what happened, where, and the buttons that help.
//!
//! They stay until the reader closes them, or until they are out of date: nothing is missed by looking
//! away. Only what went as asked goes by itself. Why nothing is open is said in the middle of the
//! window instead.

use eframe::egui::{self, Align2, Area, Frame, Margin, Order, Stroke, Ui, vec2};

use super::View;
use super::text::{self, TextStyle};
use super::theme::{GAP, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use crate::session::command::Command;
use crate::session::notices::{Notice, Tone};

const WIDTH: f32 = 380.0;
/// How long it is said that something went as asked, in seconds.
const DONE_FOR: f64 = 8.0;

pub(super) fn notices_ui(ui: &mut Ui, view: &View<'_>) {
    let is_open = view.session.opened().is_some();
    let notices: Vec<&Notice> = view
        .session
        .notices()
        .iter()
        .filter(|notice| is_open || !notice.is_of_opening)
        .collect();
    if notices.is_empty() {
        return;
    }
    for notice in notices.iter().filter(|notice| notice.tone == Tone::Done) {
        let_go(ui, view, notice);
    }
    let width = WIDTH.min(ui.content_rect().width() - 32.0);
    Area::new(egui::Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::LEFT_BOTTOM, vec2(16.0, -48.0))
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            for notice in notices {
                notice_ui(ui, view, notice);
                ui.add_space(GAP);
            }
        });
}

/// Closes a notice that has been there for long enough.
fn let_go(ui: &Ui, view: &View<'_>, notice: &Notice) {
    let now = ui.input(|input| input.time);
    let id = egui::Id::unique(("notice", notice.id));
    let since = ui.data_mut(|data| *data.get_temp_mut_or(id, now));
    let left = since + DONE_FOR - now;
    if left > 0.0 {
        ui.ctx().request_repaint_after_secs(left as f32);
    } else {
        ui.data_mut(|data| data.remove::<f64>(id));
        view.send(Command::DismissNotice(notice.id));
    }
}

fn notice_ui(ui: &mut Ui, view: &View<'_>, notice: &Notice) {
    let colors = palette(ui.ctx());
    let tone = match notice.tone {
        Tone::Done => colors.good,
        Tone::Warning => colors.warning,
        Tone::Failed => colors.bad,
    };
    Frame::new()
        .fill(colors.paper)
        .stroke(Stroke::new(1.5, tone))
        .corner_radius(ROUNDING)
        .inner_margin(Margin::same(12))
        .shadow(egui::Shadow {
            offset: [0, 2],
            blur: 12,
            spread: 0,
            color: egui::Color32::from_black_alpha(60),
        })
        .show(ui, |ui| {
            let title = TextStyle::sans(TEXT_SIZE).bold().color(tone);
            text::label(ui, &notice.title, title);
            if !notice.detail.is_empty() {
                let detail = TextStyle::sans(SMALL_SIZE).color(colors.text);
                text::Label::new(&notice.detail, detail)
                    .max_lines(8)
                    .show(ui);
            }
            // A row of its own height: a layout that may grow would take all there is, more each frame.
            ui.horizontal(|ui| {
                for (words, command) in &notice.actions {
                    if Button::filled(words).small().show(ui).clicked() {
                        view.send(command.clone());
                        view.send(Command::DismissNotice(notice.id));
                    }
                }
                if Button::filled("Close").small().show(ui).clicked() {
                    view.send(Command::DismissNotice(notice.id));
                }
            });
        });
}

//! Messages at the lower edge: what happened, where, and the button that helps.
//!
//! They stay until the reader closes them: nothing is missed by looking away, and an idle window
//! draws nothing.

use eframe::egui::{self, Align2, Area, Frame, Margin, Order, Stroke, Ui, vec2};

use super::View;
use super::text::{self, TextStyle};
use super::theme::{GAP, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use crate::session::command::Command;
use crate::session::notices::{Notice, Tone};

const WIDTH: f32 = 380.0;

pub(super) fn notices_ui(ui: &mut Ui, view: &View<'_>) {
    if view.session.notices().iter().next().is_none() {
        return;
    }
    let width = WIDTH.min(ui.content_rect().width() - 32.0);
    Area::new(egui::Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::LEFT_BOTTOM, vec2(16.0, -48.0))
        .show(ui.ctx(), |ui| {
            ui.set_width(width);
            for notice in view.session.notices().iter() {
                notice_ui(ui, view, notice);
                ui.add_space(GAP);
            }
        });
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
                if let Some((words, command)) = &notice.action
                    && Button::filled(words).small().show(ui).clicked()
                {
                    view.send(command.clone());
                    view.send(Command::DismissNotice(notice.id));
                }
                if Button::filled("Close").small().show(ui).clicked() {
                    view.send(Command::DismissNotice(notice.id));
                }
            });
        });
}

//! What the window shows while nothing is open: how to open something.

use eframe::egui::Ui;

use super::View;
use super::text::{self, TextStyle};
use super::theme::{HEADING_SIZE, SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use crate::session::command::{Command, Source};

/// How many recent files are offered.
const RECENT_SHOWN: usize = 8;

pub(super) fn welcome_ui(ui: &mut Ui, view: &View<'_>) {
    let colors = palette(ui.ctx());
    ui.add_space(ui.available_height() * 0.18);
    ui.vertical_centered(|ui| {
        if let Some(source) = view.session.opening() {
            let words = format!("Opening {}…", source.name());
            text::label(ui, &words, TextStyle::sans(HEADING_SIZE).bold());
            return;
        }
        text::label(ui, "Nothing is open", TextStyle::sans(HEADING_SIZE).bold());
        let hint = "Drop a dossier or an article on the window, or";
        text::label(ui, hint, TextStyle::sans(TEXT_SIZE).color(colors.weak_text));
        ui.add_space(8.0);
        if Button::filled("Open…").show(ui).clicked() {
            view.send(Command::ChooseFile);
        }
        if Button::filled("Open the sample").show(ui).clicked() {
            view.send(Command::Open(Source::Sample));
        }
        let recent = &view.session.settings().recent;
        if !recent.is_empty() {
            ui.add_space(16.0);
            let style = TextStyle::sans(SMALL_SIZE).bold().color(colors.weak_text);
            text::label(ui, "Recent", style);
        }
        for path in recent.iter().take(RECENT_SHOWN) {
            let source = Source::Path(path.clone());
            let name = source.name();
            if Button::quiet(&name).color(colors.accent).show(ui).clicked() {
                view.send(Command::Open(source));
            }
        }
    });
}

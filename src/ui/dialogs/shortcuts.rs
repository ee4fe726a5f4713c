//! The keyboard shortcuts, from the table that also feeds menus and keyboard.

use eframe::egui::{self, ScrollArea, Ui};

use crate::session::command::Command;
use crate::ui::View;
use crate::ui::bindings::{BINDINGS, Binding, Group, shown_keys};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{HEADING_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;

pub(super) fn shortcuts_ui(ui: &mut Ui, view: &View<'_>) {
    let colors = palette(ui.ctx());
    let modal = super::modal(ui.ctx(), "shortcuts").show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width(560.0_f32.min(room.x - 80.0));
        ui.horizontal(|ui| {
            text::label(
                ui,
                "Keyboard shortcuts",
                TextStyle::sans(HEADING_SIZE).bold(),
            );
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if Button::filled("Close").show(ui).clicked() {
                    view.send(Command::ShowShortcuts(false));
                }
            });
        });
        let height = room.y - 180.0;
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                for group in Group::ALL {
                    ui.add_space(12.0);
                    let title = TextStyle::sans(TEXT_SIZE).bold().color(colors.accent);
                    text::label(ui, group.title(), title);
                    ui.add_space(4.0);
                    for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
                        row_ui(ui, binding);
                    }
                }
            });
    });
    if modal.should_close() {
        view.send(Command::ShowShortcuts(false));
    }
}

/// What a shortcut does, and its keys in a column of their own.
fn row_ui(ui: &mut Ui, binding: &Binding) {
    let colors = palette(ui.ctx());
    let keys: Vec<String> = binding
        .keys
        .iter()
        .map(|keys| shown_keys(*keys, ui.ctx().os().is_mac()))
        .collect();
    ui.columns(2, |columns| {
        text::label(&mut columns[0], binding.title, TextStyle::sans(TEXT_SIZE));
        let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
        text::label(&mut columns[1], &keys.join("  or  "), style);
    });
}

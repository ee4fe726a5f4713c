//! The keyboard shortcuts, from the table that also feeds menus and keyboard.

use eframe::egui::{self, ScrollArea, Ui};

use crate::session::command::Command;
use crate::ui::View;
use crate::ui::bindings::{BINDINGS, Binding, Group, PART_KEYS, shown_keys};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{HEADING_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;

pub(super) fn shortcuts_ui(ui: &mut Ui, view: &View<'_>) {
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
                    title_ui(ui, group.title());
                    for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
                        binding_ui(ui, binding);
                    }
                }
                for part in PART_KEYS {
                    title_ui(ui, part.title);
                    for (keys, what) in part.keys {
                        row_ui(ui, what, keys);
                    }
                }
            });
    });
    if modal.should_close() {
        view.send(Command::ShowShortcuts(false));
    }
}

fn title_ui(ui: &mut Ui, words: &str) {
    ui.add_space(12.0);
    let color = palette(ui.ctx()).accent;
    text::label(ui, words, TextStyle::sans(TEXT_SIZE).bold().color(color));
    ui.add_space(4.0);
}

fn binding_ui(ui: &mut Ui, binding: &Binding) {
    let keys: Vec<String> = binding
        .keys
        .iter()
        .map(|keys| shown_keys(*keys, ui.ctx().os().is_mac()))
        .collect();
    row_ui(ui, binding.title, &keys.join("  or  "));
}

/// What a shortcut does, and its keys in a column of their own.
fn row_ui(ui: &mut Ui, what: &str, keys: &str) {
    let color = palette(ui.ctx()).weak_text;
    ui.columns(2, |columns| {
        text::label(&mut columns[0], what, TextStyle::sans(TEXT_SIZE));
        text::label(
            &mut columns[1],
            keys,
            TextStyle::sans(TEXT_SIZE).color(color),
        );
    });
}

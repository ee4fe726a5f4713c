//! The keyboard shortcuts, from the table that also feeds menus and keyboard.

use eframe::egui::{self, Grid, Modal, ScrollArea, Ui};

use crate::session::command::Command;
use crate::ui::View;
use crate::ui::bindings::{BINDINGS, Group};
use crate::ui::theme::{HEADING_SIZE, TEXT_SIZE, palette};

pub(super) fn shortcuts_ui(ui: &mut Ui, view: &View<'_>) {
    let colors = palette(ui.ctx());
    let modal = Modal::new(egui::Id::unique("shortcuts")).show(ui.ctx(), |ui| {
        let room = ui.ctx().content_rect().size();
        ui.set_width(520.0_f32.min(room.x - 48.0));
        ui.horizontal(|ui| {
            ui.label(
                egui::RichText::new("Keyboard shortcuts")
                    .size(HEADING_SIZE)
                    .strong(),
            );
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close").clicked() {
                    view.send(Command::ShowShortcuts(false));
                }
            });
        });
        ScrollArea::vertical()
            .max_height(room.y - 140.0)
            .show(ui, |ui| {
                for group in Group::ALL {
                    ui.add_space(10.0);
                    ui.label(
                        egui::RichText::new(group.title())
                            .size(TEXT_SIZE)
                            .color(colors.accent),
                    );
                    Grid::new(group.title())
                        .num_columns(2)
                        .spacing([24.0, 6.0])
                        .show(ui, |ui| {
                            for binding in BINDINGS.iter().filter(|binding| binding.group == group)
                            {
                                ui.label(binding.title);
                                let keys: Vec<String> = binding
                                    .keys
                                    .iter()
                                    .map(|keys| ui.format_shortcut(keys))
                                    .collect();
                                ui.label(
                                    egui::RichText::new(keys.join("  or  "))
                                        .color(colors.weak_text),
                                );
                                ui.end_row();
                            }
                        });
                }
            });
    });
    if modal.should_close() {
        view.send(Command::ShowShortcuts(false));
    }
}

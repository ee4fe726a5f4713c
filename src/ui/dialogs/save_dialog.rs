//! Our own dialog for where to save, for where the system has none: a path.

use std::path::PathBuf;

use eframe::egui::{Key, Ui};

use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{GAP, HEADING_SIZE, SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;

/// What was typed, while the dialog is open.
#[derive(Default)]
pub(super) struct SaveDialog {
    typed: Option<String>,
}

impl SaveDialog {
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(offered) = view.session.review().save_dialog() else {
            self.typed = None;
            return;
        };
        let is_new = self.typed.is_none();
        let typed = self
            .typed
            .get_or_insert_with(|| offered.display().to_string());
        let modal = super::modal(ui.ctx(), "save").show(ui.ctx(), |ui| {
            let room = ui.ctx().content_rect().size();
            ui.set_width(560.0_f32.min(room.x - 80.0));
            text::label(ui, "Save as", TextStyle::sans(HEADING_SIZE).bold());
            ui.add_space(GAP);
            let field = TextField::new("save path")
                .name("Path of the file")
                .desired_width(ui.available_width());
            let field = field.show(ui, typed);
            if is_new {
                field.request_focus();
            }
            let color = palette(ui.ctx()).weak_text;
            let help = "A .dossier file with the article, its pictures and every decision. A file of that name is not replaced without asking";
            text::label(ui, help, TextStyle::sans(SMALL_SIZE).color(color));
            ui.add_space(GAP);
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            ui.horizontal(|ui| {
                let is_named = !typed.trim().is_empty();
                let save = Button::filled("Save").enabled(is_named).show(ui).clicked();
                if is_named && (save || entered) {
                    view.send(Command::SaveTo {
                        target: PathBuf::from(typed.trim()),
                        replace: false,
                    });
                }
                if Button::quiet("Cancel").show(ui).clicked() {
                    view.send(Command::CloseSaveDialog);
                }
            });
        });
        if modal.should_close() {
            view.send(Command::CloseSaveDialog);
        }
    }
}

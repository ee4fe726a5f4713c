//! What lies over the window for a moment: the shortcuts sheet, our own open dialog, the drop target.

mod drop_target;
mod open_dialog;
mod save_dialog;
mod shortcuts;

use eframe::egui::{self, Frame, Margin, Modal, Ui};

use super::View;

/// The view state of the dialogs.
#[derive(Default)]
pub struct Dialogs {
    open: open_dialog::OpenDialog,
    save: save_dialog::SaveDialog,
}

impl Dialogs {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        if view.session.panels().shortcuts {
            shortcuts::shortcuts_ui(ui, view);
        }
        if view.session.panels().open_dialog {
            self.open.show(ui, view);
        } else {
            self.open.forget();
        }
        self.save.show(ui, view);
        drop_target::drop_target_ui(ui);
    }
}

/// A dialog over a darkened window.
fn modal(ctx: &egui::Context, name: &str) -> Modal {
    let frame = Frame::window(&ctx.global_style()).inner_margin(Margin::same(20));
    Modal::new(egui::Id::unique(("dialog", name))).frame(frame)
}

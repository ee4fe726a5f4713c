//! What stays true of the open dossier and must not be overlooked.

use eframe::egui::{self, Frame, Margin, Panel, Ui};

use super::View;
use super::text::{self, TextStyle};
use super::theme::{TEXT_SIZE, palette};

pub(super) fn banners_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    let colors = palette(ui.ctx());
    for (index, words) in dossier.warnings().iter().enumerate() {
        Panel::top(egui::Id::unique(("warning", index)))
            .frame(
                Frame::new()
                    .fill(colors.banner)
                    .inner_margin(Margin::symmetric(12, 6)),
            )
            .show(ui, |ui| {
                text::label(ui, words, TextStyle::sans(TEXT_SIZE).bold());
            });
    }
}

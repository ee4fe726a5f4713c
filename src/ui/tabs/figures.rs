//! The tab "figures".

use eframe::egui::Ui;

use crate::ui::View;

/// View state of the tab.
#[derive(Default)]
pub struct FiguresTab {}

impl FiguresTab {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let _ = (ui, view);
    }
}

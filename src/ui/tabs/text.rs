//! The tab "text".

use eframe::egui::Ui;

use crate::ui::View;

/// View state of the tab.
#[derive(Default)]
pub struct TextTab {}

impl TextTab {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let _ = (ui, view);
    }

    /// The outline beside the text.
    pub fn outline_panel(&mut self, ui: &mut Ui, view: &View<'_>) {
        let _ = (ui, view);
    }
}

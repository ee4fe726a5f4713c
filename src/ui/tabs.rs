//! The four tabs: which one is shown, and what each keeps while it is not.

pub mod figures;
pub mod gallery;
pub mod map;
pub mod text;

use eframe::egui::Ui;

use super::View;
use crate::session::tab::Tab;

/// The view state of all tabs.
#[derive(Default)]
pub struct Tabs {
    pub(crate) text: text::TextTab,
    pub(crate) map: map::MapTab,
    pub(crate) figures: figures::FiguresTab,
    pub(crate) gallery: gallery::GalleryTab,
}

impl Tabs {
    /// Draws the chosen tab.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        match view.session.tab() {
            Tab::Text => self.text.ui(ui, view),
            Tab::Map => self.map.ui(ui, view),
            Tab::Figures => self.figures.ui(ui, view),
            Tab::Gallery => self.gallery.ui(ui, view),
        }
    }
}

/// How many things a tab shows, for the strip; the text counts its sentences.
pub fn count(tab: Tab, dossier: &crate::model::Dossier) -> usize {
    match tab {
        Tab::Text => dossier.article.body.sentences.len(),
        Tab::Map => dossier.drawn_entities(),
        Tab::Figures => dossier.figures.len(),
        Tab::Gallery => dossier.pictures.len(),
    }
}

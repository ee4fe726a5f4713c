//! The tab "Gallery": every picture with its caption and credit, in a grid or one at a time.
//!
//! Invariant: no picture is ever shown without its caption and credit, or the words that they are
//! missing; that holds for the grid, for the full view, and for pictures that cannot be decoded.
//! Which picture is shown large is the session's business; zoom and scroll are this tab's own.

mod full_view;
mod grid;
mod trust;

use eframe::egui::Ui;

use crate::model::Dossier;
use crate::model::item::{Item, PictureId};
use crate::ui::View;
use crate::ui::panes::{self, Pane};
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::picture_tile::Words;
use full_view::FullView;
use grid::Grid;
use trust::Trust;

/// View state of the tab.
#[derive(Default)]
pub struct GalleryTab {
    /// Which opened dossier the state belongs to.
    generation: u64,
    grid: Grid,
    full: FullView,
    trust: Trust,
}

impl GalleryTab {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        if self.generation != opened.generation {
            *self = Self {
                generation: opened.generation,
                trust: Trust::of(&opened.dossier),
                ..Self::default()
            };
        }
        let dossier = &opened.dossier;
        if dossier.pictures.is_empty() {
            let words =
                "Pictures that the article lists are shown here, each with its caption and credit";
            empty_ui(ui, "No pictures in this dossier", words);
            return;
        }
        panes::begin(ui, view, Pane::Content);
        match view.session.panels().picture {
            Some(picture) if dossier.contains(Item::Picture(picture)) => {
                self.full.show(ui, view, dossier, picture, &self.trust);
            }
            _ => {
                self.full.close();
                self.grid.show(ui, view, dossier, &self.trust);
            }
        }
    }
}

/// What is said of a picture wherever it is shown.
fn words_of<'a>(view: &View<'_>, dossier: &'a Dossier, trust: &Trust, id: PictureId) -> Words<'a> {
    let picture = dossier.picture(id);
    Words {
        name: picture.description(),
        caption: picture.caption.as_deref(),
        credit: picture.credit.as_deref(),
        warning: trust.warning(view.session.hash_states(), id),
        sentences: dossier.evidence.sentences_of(Item::Picture(id)).len(),
    }
}

/// Whether keys belong to the tab: nothing has the focus, or one of its own widgets.
fn keys_are_free(ui: &Ui, view: &View<'_>, own: impl Fn(eframe::egui::Id) -> bool) -> bool {
    let panels = &view.session.panels();
    !panels.open_dialog
        && !panels.shortcuts
        && ui.is_enabled()
        && ui.memory(eframe::egui::Memory::focused).is_none_or(own)
}

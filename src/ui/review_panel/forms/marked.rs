//! Words that were marked in the text: whom they name, and whose caption they are.

use eframe::egui::Ui;

use super::{Answer, Around};
use crate::edit::{Edit, Span};
use crate::ui::review_panel::choosing::{Chooser, Wanted};
use crate::ui::widgets::list_row::ListRow;

/// Pictures to choose from.
const MAX_PICTURES: usize = 60;

#[derive(Default)]
pub(super) struct MentionFields {
    chooser: Chooser,
}

impl MentionFields {
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, span: &Span) -> Answer {
        let wanted = Wanted {
            like: &span.quote,
            takes_focus: around.is_new,
            ..Wanted::default()
        };
        let chosen = self
            .chooser
            .show(ui, around.dossier, around.generation, &wanted);
        match chosen {
            Some(id) => Answer::Decided(Edit::AddMention {
                entity: around.dossier.entity(id).id.clone(),
                span: span.clone(),
            }),
            None => Answer::Waiting,
        }
    }
}

/// Every picture, to be chosen.
pub(super) fn caption_ui(ui: &mut Ui, around: &Around<'_>, span: &Span) -> Answer {
    for picture in around.dossier.pictures.iter().take(MAX_PICTURES) {
        let row = ListRow::new(picture.title()).note(&picture.name).show(ui);
        if row.clicked() {
            return Answer::Decided(Edit::AddCaption {
                picture: picture.name.clone(),
                span: span.clone(),
            });
        }
    }
    Answer::Waiting
}

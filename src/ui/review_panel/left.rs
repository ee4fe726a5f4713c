//! What is left to decide, from the one that is looked at on.

use eframe::egui::Ui;

use crate::model::Dossier;
use crate::model::figure_words::counted;
use crate::model::item::Item;
use crate::session::command::Command;
use crate::session::review::Suggestion;
use crate::ui::View;
use crate::ui::details_panel::section_ui;
use crate::ui::review_panel::card::{percent, sureness};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::list_row::ListRow;

/// Rows at once: the list moves on with every decision.
const MAX_ROWS: usize = 30;

pub(super) fn left_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    let shown: Vec<&Suggestion> = view.session.review().shown().collect();
    if shown.is_empty() {
        return;
    }
    let selected = view.session.selection().selected();
    let here = shown.iter().position(|one| Some(one.item) == selected);
    let from = here.map_or(0, |here| here + 1);
    let rest: Vec<&&Suggestion> = shown[from..].iter().chain(&shown[..from]).collect();
    let others = rest.iter().filter(|one| Some(one.item) != selected);
    let others: Vec<&&&Suggestion> = others.collect();
    if others.is_empty() {
        return;
    }
    section_ui(ui, "What comes next");
    for one in others.iter().take(MAX_ROWS) {
        row_ui(ui, view, dossier, one);
    }
    if let Some(more) = others.len().checked_sub(MAX_ROWS).filter(|more| *more > 0) {
        let color = palette(ui.ctx()).weak_text;
        let words = format!("and {} more", counted(more));
        text::label(ui, &words, TextStyle::sans(SMALL_SIZE).color(color));
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, one: &Suggestion) {
    // What was just decided may be on its way out of the dossier.
    if !dossier.contains(one.item) {
        return;
    }
    let name = dossier.name_of(one.item);
    // What is of another direction than the name stands apart from it.
    let note = match one.item {
        Item::Entity(id) => dossier.entity(id).kind.word().to_owned(),
        Item::Relation(_) => "relation".to_owned(),
        Item::Figure(id) => dossier.figure(id).wording(),
        Item::Note(_) | Item::Sentence(_) | Item::Picture(_) => "note".to_owned(),
    };
    let aside = match one.score {
        Some(score) => format!("{} {}", sureness(score), percent(score)),
        None => String::new(),
    };
    let row = ListRow::new(&name).note(&note).aside(&aside).show(ui);
    if row.clicked() {
        view.send(Command::GoToSuggestion(one.target.clone()));
    }
}

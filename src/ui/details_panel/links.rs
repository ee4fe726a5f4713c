//! What is linked to the selected item: relations, and all that shares its sentences.

use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::section_ui;
use crate::model::Dossier;
use crate::model::annotation::Stance;
use crate::model::item::{EntityId, Item, RelationId, SentenceId};
use crate::ui::View;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::card;

/// A hub of the map may have thousands of relations; the table twin lists them all.
const MAX_ROWS: usize = 100;

/// Everything that rests on a sentence.
pub(super) fn on_sentence_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, id: SentenceId) {
    let items: BTreeSet<Item> = dossier
        .evidence
        .on(id)
        .iter()
        .map(|support| support.item)
        .collect();
    if items.is_empty() {
        section_ui(ui, "What rests on it");
        let color = palette(ui.ctx()).weak_text;
        let none = "Nothing in this dossier rests on this sentence";
        text::label(ui, none, TextStyle::sans(TEXT_SIZE).color(color));
    }
    groups_ui(ui, view, dossier, &items);
}

/// Relations first, then what shares the item's sentences.
pub(super) fn linked_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, item: Item) {
    if let Item::Entity(entity) = item {
        relations_ui(ui, view, dossier, entity);
    }
    let mut shared: BTreeSet<Item> = view
        .session
        .selection
        .sentences()
        .iter()
        .flat_map(|sentence| dossier.evidence.on(*sentence))
        .map(|support| support.item)
        .collect();
    shared.remove(&item);
    match item {
        // Two names in one sentence are no relation; relations were listed above.
        Item::Entity(_) => {
            shared.retain(|other| !matches!(other, Item::Entity(_) | Item::Relation(_)));
        }
        Item::Relation(id) => {
            let relation = dossier.relation(id);
            shared.remove(&Item::Entity(relation.source));
            shared.remove(&Item::Entity(relation.target));
        }
        Item::Sentence(_) | Item::Figure(_) | Item::Picture(_) | Item::Note(_) => {}
    }
    groups_ui(ui, view, dossier, &shared);
}

fn relations_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, entity: EntityId) {
    let relations: Vec<RelationId> = dossier
        .relations
        .iter()
        .enumerate()
        .filter(|(_, relation)| relation.source == entity || relation.target == entity)
        .map(|(index, _)| RelationId::from_index(index))
        .collect();
    if relations.is_empty() {
        return;
    }
    section_ui(ui, &format!("Relations ({})", relations.len()));
    for id in relations.iter().take(MAX_ROWS) {
        let relation = dossier.relation(*id);
        let other = &dossier.entity(relation.other_end(entity)).name;
        let words = match (relation.directed, relation.source == entity) {
            (true, true) => format!("{} → {other}", relation.label),
            (true, false) => format!("{other} → {}", relation.label),
            (false, _) => format!("{} — {other}", relation.label),
        };
        let note = match relation.stance() {
            Stance::Asserted => String::new(),
            stance => stance.word().to_owned(),
        };
        row_ui(ui, view, Item::Relation(*id), &words, &note);
    }
    more_ui(ui, relations.len());
}

fn groups_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, items: &BTreeSet<Item>) {
    type Belongs = fn(&Item) -> bool;
    let groups: [(&str, Belongs); 5] = [
        ("People & organizations", |item| {
            matches!(item, Item::Entity(_))
        }),
        ("Relations", |item| matches!(item, Item::Relation(_))),
        ("Numbers", |item| matches!(item, Item::Figure(_))),
        ("Pictures", |item| matches!(item, Item::Picture(_))),
        ("Notes", |item| matches!(item, Item::Note(_))),
    ];
    for (title, belongs) in groups {
        let group: Vec<Item> = items.iter().copied().filter(belongs).collect();
        if group.is_empty() {
            continue;
        }
        section_ui(ui, &format!("{title} ({})", group.len()));
        for item in group.iter().take(MAX_ROWS) {
            let (words, note) = words_of(dossier, *item);
            row_ui(ui, view, *item, &words, &note);
        }
        more_ui(ui, group.len());
    }
}

/// A row's words and the quiet words after them.
fn words_of(dossier: &Dossier, item: Item) -> (String, String) {
    match item {
        Item::Entity(id) => {
            let entity = dossier.entity(id);
            let note = entity
                .positions
                .first()
                .cloned()
                .unwrap_or_else(|| entity.kind.word().to_owned());
            (entity.name.clone(), note)
        }
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            (figure.wording(), figure.label.clone())
        }
        Item::Relation(id) => {
            let note = match dossier.relation(id).stance() {
                Stance::Asserted => String::new(),
                stance => stance.word().to_owned(),
            };
            (dossier.relation_sentence(id), note)
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            let credit = picture.credit.clone().unwrap_or_default();
            (picture.title().to_owned(), credit)
        }
        Item::Sentence(_) | Item::Note(_) => (dossier.name_of(item), String::new()),
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, item: Item, words: &str, note: &str) {
    let colors = palette(ui.ctx());
    let ground = colors.highlight(
        view.session
            .highlight(item)
            .min(crate::session::selection::Highlight::Hovered),
    );
    let ground = if view.session.selection.hovered() == Some(item) {
        ground
    } else {
        colors.card
    };
    let response = card::clickable(ui, ground, |ui| {
        text::Label::new(words, TextStyle::sans(TEXT_SIZE))
            .max_lines(3)
            .show(ui);
        if !note.is_empty() {
            let style = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
            text::Label::new(note, style).max_lines(2).show(ui);
        }
    });
    view.point_at(item, words, &response);
}

fn more_ui(ui: &mut Ui, count: usize) {
    if count > MAX_ROWS {
        let words = format!("and {} more", count - MAX_ROWS);
        let color = palette(ui.ctx()).weak_text;
        text::label(ui, &words, TextStyle::sans(SMALL_SIZE).color(color));
    }
}

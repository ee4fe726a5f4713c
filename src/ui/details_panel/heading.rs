//! What the selected item is, in words.

use eframe::egui::Ui;

use crate::model::Dossier;
use crate::model::annotation::MadeBy;
use crate::model::date::readable;
use crate::model::item::{EntityId, Item};
use crate::model::standing::Standing;
use crate::ui::View;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};

/// Size of the item's name, in points.
const NAME_SIZE: f32 = 20.0;

pub(in crate::ui) fn heading_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, item: Item) {
    let colors = palette(ui.ctx());
    let (kind, color) = match item {
        Item::Sentence(_) => ("Sentence", colors.weak_text),
        Item::Entity(id) => {
            let kind = dossier.entity(id).kind;
            (kind.word(), colors.kind(kind))
        }
        Item::Relation(_) => ("Relation", colors.weak_text),
        Item::Figure(_) => ("Number", colors.figure),
        Item::Picture(_) => ("Picture", colors.weak_text),
        Item::Note(_) => ("Note", colors.weak_text),
    };
    let mut kind = capitalised(kind);
    if is_suggested(dossier, item) {
        kind.push_str(" · suggestion, not confirmed");
    }
    text::label(ui, &kind, TextStyle::sans(SMALL_SIZE).bold().color(color));
    let name = TextStyle::sans(NAME_SIZE).bold().line_height(1.25);
    match item {
        Item::Sentence(_) => {
            let quoted = TextStyle::serif(16.0);
            text::label(ui, &dossier.name_of(item), quoted);
        }
        Item::Entity(id) => {
            let entity = dossier.entity(id);
            text::label(ui, &entity.name, name);
            for position in &entity.positions {
                text::label(ui, position, TextStyle::sans(TEXT_SIZE));
            }
            if !entity.aliases.is_empty() {
                let aliases = format!("Also: {}", entity.aliases.join(" · "));
                let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
                text::label(ui, &aliases, style);
            }
        }
        Item::Relation(id) => {
            let relation = dossier.relation(id);
            ends_ui(ui, view, dossier, relation.source);
            text::label(ui, &relation.label, name);
            ends_ui(ui, view, dossier, relation.target);
            let mut facts = vec![dossier.standing(id).word().to_owned()];
            if dossier.standing(id) != Standing::NoSentence && dossier.evidence.of(item).is_empty()
            {
                facts.push("its words were not found".to_owned());
            }
            match (&relation.start, &relation.end) {
                (Some(start), Some(end)) => {
                    facts.push(format!("{} to {}", readable(start), readable(end)));
                }
                (Some(start), None) => facts.push(format!("since {}", readable(start))),
                (None, Some(end)) => facts.push(format!("until {}", readable(end))),
                (None, None) => {}
            }
            facts.extend(relation.status.clone());
            let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
            text::label(ui, &facts.join(" · "), style);
        }
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            text::label(ui, &figure.wording(), name);
            text::label(ui, &figure.label, TextStyle::sans(TEXT_SIZE));
            let doubts: Vec<&str> = [figure.standing_words(), figure.status_words()]
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect();
            if !doubts.is_empty() {
                let style = TextStyle::sans(TEXT_SIZE).color(colors.warning);
                text::label(ui, &doubts.join(" · "), style);
            }
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            let caption = TextStyle::sans(16.0);
            text::label(ui, picture.title(), caption);
            let credit = picture.credit.as_deref().unwrap_or("No credit is given");
            let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
            text::label(ui, credit, style);
        }
        Item::Note(_) => {
            text::label(ui, &dossier.name_of(item), TextStyle::sans(16.0));
        }
    }
}

fn ends_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, id: EntityId) {
    let entity = dossier.entity(id);
    let color = palette(ui.ctx()).kind(entity.kind);
    let style = TextStyle::sans(16.0).bold().color(color);
    let response = text::link(ui, &entity.name, style);
    view.point_at(Item::Entity(id), &entity.name, &response);
}

fn is_suggested(dossier: &Dossier, item: Item) -> bool {
    match item {
        Item::Entity(id) => dossier.entity(id).suggested,
        Item::Relation(id) => dossier.relation(id).suggested,
        Item::Figure(id) => dossier.figure(id).suggested,
        Item::Note(id) => matches!(dossier.annotation(id).made_by, MadeBy::Rule(_)),
        Item::Sentence(_) | Item::Picture(_) => false,
    }
}

pub(in crate::ui) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

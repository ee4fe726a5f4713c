//! What the selected item is, in words.

use eframe::egui::{Ui, Vec2, vec2};

use crate::model::Dossier;
use crate::model::annotation::MadeBy;
use crate::model::date::readable;
use crate::model::entity::{Entity, EntityKind};
use crate::model::item::{EntityId, Item};
use crate::model::standing::Standing;
use crate::ui::View;
use crate::ui::pictures;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};

/// Size of the item's name, in points.
const NAME_SIZE: f32 = 20.0;
/// A person's portrait takes at most so much, in points.
const PORTRAIT: Vec2 = vec2(160.0, 120.0);

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
            portrait_ui(ui, view, dossier, id);
            text::label(ui, &entity.name, name);
            if let Some(times) = event_times(entity) {
                let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
                text::label(ui, &times, style);
            }
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
            facts.extend(times(relation.start.as_deref(), relation.end.as_deref()));
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

/// When an event was, as far as the file says.
fn event_times(entity: &Entity) -> Option<String> {
    let value = |name| entity.property(name).first().map(String::as_str);
    if entity.kind != EntityKind::Event {
        return None;
    }
    match value("date") {
        Some(date) => Some(readable(date).into_owned()),
        None => times(value("startDate"), value("endDate")),
    }
}

fn times(start: Option<&str>, end: Option<&str>) -> Option<String> {
    Some(match (start, end) {
        (Some(start), Some(end)) if start == end => readable(start).into_owned(),
        (Some(start), Some(end)) => format!("{} to {}", readable(start), readable(end)),
        (Some(start), None) => format!("since {}", readable(start)),
        (None, Some(end)) => format!("until {}", readable(end)),
        (None, None) => return None,
    })
}

/// The picture that shows a person on the map, and who is to be credited for it.
fn portrait_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, id: EntityId) {
    let Some(picture) = dossier.portrait(id) else {
        return;
    };
    let room = vec2(ui.available_width().min(PORTRAIT.x), PORTRAIT.y);
    pictures::show(ui, view, picture, room);
    let credit = dossier.picture(picture).credit.as_deref();
    let credit = credit.unwrap_or("No credit is given");
    let style = TextStyle::sans(SMALL_SIZE).color(palette(ui.ctx()).weak_text);
    text::label(ui, &format!("Picture: {credit}"), style);
}

fn ends_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, id: EntityId) {
    let entity = dossier.entity(id);
    let color = palette(ui.ctx()).kind(entity.kind);
    let style = TextStyle::sans(16.0).bold().color(color);
    let called = dossier.called(id);
    let response = text::link(ui, called, style);
    view.point_at(Item::Entity(id), called, &response);
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

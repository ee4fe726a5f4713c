//! Somebody or something with a name: names and roles, who is the same, who is not.

use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::{Answer, Around, decide_ui, field_ui};
use crate::edit::{Edit, Target};
use crate::model::entity::Entity;
use crate::model::item::{AnnotationId, Item};
use crate::session::review::item_of;
use crate::ui::review_panel::choosing::{Chooser, Wanted};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;

/// The kinds to choose from: the schema, and what it is called.
pub(super) const KINDS: [(&str, &str); 6] = [
    ("Person", "Person"),
    ("Organization", "Organization"),
    ("Company", "Company"),
    ("PublicBody", "Public body"),
    ("Event", "Event"),
    ("Thing", "Something else"),
];
/// Between several names in one field.
const APART: char = ';';
/// Mentions to choose from.
const MAX_MENTIONS: usize = 200;

pub(super) struct EntityFields {
    name: String,
    aliases: String,
    positions: String,
}

impl EntityFields {
    pub(super) fn of(entity: &Entity) -> Self {
        let joined = |values: &[String]| values.join("; ");
        Self {
            name: entity.name.clone(),
            aliases: joined(&entity.aliases),
            positions: joined(&entity.positions),
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, id: &str) -> Answer {
        let (name, in_name) = field_ui(ui, "Name", "", &mut self.name);
        if around.is_new {
            name.request_focus();
        }
        let hint = "Several with ; between them";
        let (_, in_aliases) = field_ui(ui, "Other names", hint, &mut self.aliases);
        let (_, in_positions) = field_ui(ui, "Roles", hint, &mut self.positions);
        let is_ready = !self.name.trim().is_empty();
        let entered = in_name || in_aliases || in_positions;
        let clicked = decide_ui(ui, "Save and accept", is_ready);
        if !(clicked || entered && is_ready) {
            return Answer::Waiting;
        }
        let parts = |text: &str| text.split(APART).map(str::to_owned).collect();
        Answer::Decided(Edit::EditEntity {
            id: id.to_owned(),
            name: self.name.clone(),
            aliases: parts(&self.aliases),
            positions: parts(&self.positions),
        })
    }
}

#[derive(Default)]
pub(super) struct MergeFields {
    chooser: Chooser,
}

impl MergeFields {
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, id: &str) -> Answer {
        let entities = &around.dossier.entities;
        let own = entities.iter().find(|one| one.id == id);
        let wanted = Wanted {
            like: own.map_or("", |own| own.name.as_str()),
            kind: own.map(|own| own.kind),
            without: &[id],
            takes_focus: around.is_new,
        };
        let chosen = self
            .chooser
            .show(ui, around.dossier, around.generation, &wanted);
        match chosen {
            Some(into) => Answer::Decided(Edit::Merge {
                into: around.dossier.entity(into).id.clone(),
                from: id.to_owned(),
            }),
            None => Answer::Waiting,
        }
    }
}

#[derive(Default)]
pub(super) struct SplitFields {
    chosen: BTreeSet<AnnotationId>,
    name: String,
    /// The reader wrote the name; until then it is the words of the first chosen mention.
    is_named: bool,
}

impl SplitFields {
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, id: &str) -> Answer {
        let dossier = around.dossier;
        let Some(item) = item_of(dossier, &Target::Entity(id.to_owned())) else {
            return Answer::Waiting;
        };
        let mentions = mentions(around, item);
        if mentions.len() < 2 {
            let color = palette(ui.ctx()).weak_text;
            let words = "It is named only once, so there is nothing to split";
            text::label(ui, words, TextStyle::sans(SMALL_SIZE).color(color));
            return Answer::Waiting;
        }
        for (annotation, sentence) in &mentions {
            let is_chosen = self.chosen.contains(annotation);
            let quote = &dossier.annotation(*annotation).quote.exact;
            let line = Button::menu_item(quote, String::new()).check(is_chosen);
            let toggle = line.show(ui);
            if toggle.clicked() && !self.chosen.remove(annotation) {
                self.chosen.insert(*annotation);
            }
            let color = palette(ui.ctx()).weak_text;
            text::Label::new(sentence, TextStyle::serif(13.0).color(color))
                .max_lines(2)
                .show(ui);
        }
        if !self.is_named {
            let first = self.chosen.first();
            let words = first.map(|first| dossier.annotation(*first).quote.exact.clone());
            self.name = words.unwrap_or_default();
        }
        let (field, entered) = field_ui(ui, "Name of the other", "", &mut self.name);
        self.is_named |= field.changed();
        let some = !self.chosen.is_empty() && self.chosen.len() < mentions.len();
        let is_ready = some && !self.name.trim().is_empty();
        let clicked = decide_ui(ui, "Split", is_ready);
        if !(clicked || entered && is_ready) {
            return Answer::Waiting;
        }
        let chosen = self.chosen.iter();
        Answer::Decided(Edit::Split {
            entity: id.to_owned(),
            mentions: chosen
                .map(|one| dossier.annotation(*one).id.clone())
                .collect(),
            name: self.name.clone(),
        })
    }
}

/// Each mention with the sentence that it stands in.
fn mentions<'a>(around: &Around<'a>, item: Item) -> Vec<(AnnotationId, &'a str)> {
    let mut mentions: Vec<(AnnotationId, &str)> = Vec::new();
    for proof in around.dossier.evidence.of(item).iter().take(MAX_MENTIONS) {
        if mentions.iter().all(|(known, _)| *known != proof.annotation) {
            let sentence = around.dossier.article.body.sentence_text(proof.sentence);
            mentions.push((proof.annotation, sentence));
        }
    }
    mentions
}

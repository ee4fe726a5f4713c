//! A relation: what it is, in which words, how the text puts it, and between whom.

use eframe::egui::Ui;

use super::{Answer, Around, choice_ui, decide_ui, field_ui};
use crate::edit::{Edit, Span};
use crate::model::Dossier;
use crate::model::annotation::Stance;
use crate::model::item::{EntityId, Item, RelationId};
use crate::model::relation_type::{RELATION_SCHEMATA, relation_type};
use crate::ui::review_panel::choosing::{Chooser, Wanted};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;

/// The kinds to choose from: the schema, and what it is called.
pub(super) fn kinds() -> Vec<(&'static str, &'static str)> {
    RELATION_SCHEMATA
        .iter()
        .map(|schema| (*schema, relation_type(schema)))
        .collect()
}

#[derive(Default)]
pub(super) struct RelationFields {
    schema: &'static str,
    label: String,
    stance: Stance,
    /// From whom, to whom: ids of the bundle.
    ends: [Option<String>; 2],
    /// The end that is being chosen.
    choosing: Option<usize>,
    chooser: Chooser,
}

impl RelationFields {
    pub(super) fn of(dossier: &Dossier, id: RelationId) -> Self {
        let relation = dossier.relation(id);
        let end = |id: EntityId| Some(dossier.entity(id).id.clone());
        Self {
            label: relation.label.clone(),
            stance: relation.stances.first().copied().unwrap_or_default(),
            ends: [end(relation.source), end(relation.target)],
            ..Self::default()
        }
    }

    /// Between the first two who are named in the sentence of these words.
    pub(super) fn new(dossier: &Dossier, span: &Span) -> Self {
        let source = &dossier.article.body.source;
        let byte = |position: usize| source.char_indices().nth(position).map(|(byte, _)| byte);
        let start = byte(span.start).unwrap_or(0);
        let end = byte(span.end).unwrap_or(source.len());
        let mut named: Vec<String> = Vec::new();
        for place in dossier.article.body.places(&(start..end)) {
            for sentence in dossier.article.body.sentences_at(&place) {
                let supports = dossier
                    .evidence
                    .on(crate::model::item::SentenceId(sentence));
                for support in supports {
                    if let Item::Entity(id) = support.item {
                        let id = &dossier.entity(id).id;
                        if !named.contains(id) {
                            named.push(id.clone());
                        }
                    }
                }
            }
        }
        let mut named = named.into_iter();
        Self {
            schema: RELATION_SCHEMATA[0],
            ends: [named.next(), named.next()],
            ..Self::default()
        }
    }

    pub(super) fn edit_ui(&mut self, ui: &mut Ui, around: &Around<'_>, id: &str) -> Answer {
        let decided = self.fields_ui(ui, around, "Save and accept");
        match (&self.ends, decided) {
            ([Some(source), Some(target)], true) => Answer::Decided(Edit::EditRelation {
                id: id.to_owned(),
                label: self.label.clone(),
                stance: self.stance.word().to_owned(),
                source: source.clone(),
                target: target.clone(),
            }),
            _ => Answer::Waiting,
        }
    }

    pub(super) fn new_ui(&mut self, ui: &mut Ui, around: &Around<'_>, span: &Span) -> Answer {
        choice_ui(ui, "Kind", &kinds(), &mut self.schema);
        let decided = self.fields_ui(ui, around, "Add the relation");
        match (&self.ends, decided) {
            ([Some(source), Some(target)], true) => Answer::Decided(Edit::AddRelation {
                schema: self.schema.to_owned(),
                label: self.label.clone(),
                stance: self.stance.word().to_owned(),
                source: source.clone(),
                target: target.clone(),
                span: span.clone(),
            }),
            _ => Answer::Waiting,
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, around: &Around<'_>, decide: &str) -> bool {
        self.end_ui(ui, around, 0, "From");
        let (label, entered) = field_ui(ui, "Words", "as on the map", &mut self.label);
        if around.is_new {
            label.request_focus();
        }
        self.end_ui(ui, around, 1, "To");
        if Button::quiet("Turn it round").small().show(ui).clicked() {
            self.ends.swap(0, 1);
        }
        let stances = Stance::ALL.map(|stance| (stance, stance.word()));
        choice_ui(ui, "How the text puts it", &stances, &mut self.stance);
        let is_ready = match &self.ends {
            [Some(source), Some(target)] => source != target,
            _ => false,
        };
        if !is_ready {
            let color = palette(ui.ctx()).warning;
            let words = "Choose two that have to do with each other";
            text::label(ui, words, TextStyle::sans(SMALL_SIZE).color(color));
        }
        decide_ui(ui, decide, is_ready) || (entered && is_ready)
    }

    /// Who stands at one end; a click lets the reader choose another.
    fn end_ui(&mut self, ui: &mut Ui, around: &Around<'_>, end: usize, name: &str) {
        let dossier = around.dossier;
        let color = palette(ui.ctx()).weak_text;
        text::label(ui, name, TextStyle::sans(SMALL_SIZE).color(color));
        let entity = self.ends[end]
            .as_ref()
            .and_then(|id| dossier.entities.iter().find(|one| one.id == *id));
        let words = entity.map_or("Choose…", |entity| entity.name.as_str());
        let is_open = self.choosing == Some(end);
        let button = if is_open {
            Button::toggle(words, true)
        } else {
            Button::filled(words)
        };
        if button.show(ui).clicked() {
            self.choosing = (!is_open).then_some(end);
            self.chooser = Chooser::default();
        }
        if is_open {
            let other = self.ends[1 - end].clone().unwrap_or_default();
            let wanted = Wanted {
                without: &[&other],
                ..Wanted::default()
            };
            let chosen = self.chooser.show(ui, dossier, around.generation, &wanted);
            if let Some(chosen) = chosen {
                self.ends[end] = Some(dossier.entity(chosen).id.clone());
                self.choosing = None;
            }
        }
        ui.add_space(4.0);
    }
}

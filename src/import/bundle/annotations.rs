//! `annotations.json`: the words behind every suggestion, with its rule and how sure that is.

use std::ops::Range;

use serde_json::{Value, json};

use super::super::suggestion::{Rule, SuggestedEntity, Suggestions};
use super::body::BodyText;
use super::entities::Entities;
use super::figures::Figures;
use super::{Accept, BODY, ENTITIES, FIGURES};
use crate::bundle::CodePoints;
use crate::container::limits::MAX_QUOTE_CHARS;
use crate::model::annotation::Stance;

/// Every annotation, in the order of its words.
pub(super) struct Annotations(Vec<Value>);

/// Where these bytes of the draft's text stand in the body, as a quote may have them: without white space
/// around them, not too long, and with a letter or digit.
pub(super) fn place(body: &BodyText, text: &Range<usize>) -> Option<Range<usize>> {
    let place = body.place(text)?;
    let words = body.source.get(place.clone())?;
    let start = place.start + (words.len() - words.trim_start().len());
    let words = words.trim();
    let words = match words.char_indices().nth(MAX_QUOTE_CHARS) {
        Some((end, _)) => words.get(..end)?.trim_end(),
        None => words,
    };
    let says = words.chars().any(char::is_alphanumeric);
    says.then(|| start..start + words.len())
}

/// The id of the annotation behind a row.
pub(super) fn figure_id(row: usize) -> String {
    format!("#figure-{row}")
}

impl Annotations {
    pub(super) fn of(
        suggestions: &Suggestions,
        entities: &Entities,
        figures: &Figures,
        body: &BodyText,
        text: &str,
        accept: Accept,
    ) -> Self {
        let mut writer = Writer {
            entities,
            body,
            accept,
            found: Vec::new(),
        };
        for (index, entity) in suggestions.entities.iter().enumerate() {
            if let Some(id) = entities.id(index) {
                writer.entity(id, entity, text);
            }
        }
        for (index, relation) in suggestions.relations.iter().enumerate() {
            if let Some(id) = entities.relation_id(index) {
                writer.add(
                    &relation.range,
                    Statement {
                        stance: relation.stance,
                        said_by: relation.said_by,
                        ..Statement::new("relation", "linking", named(id), relation.rule)
                    },
                );
            }
        }
        for (index, figure) in suggestions.figures.iter().enumerate() {
            if let Some(row) = figures.row(index) {
                writer.add(
                    &figure.range,
                    Statement {
                        id: Some(figure_id(row)),
                        // Whoever says it, the article does not.
                        stance: if figure.unattributed {
                            Stance::Alleged
                        } else {
                            Stance::Asserted
                        },
                        said_by: figure.said_by,
                        ..Statement::new("figure", "highlighting", json!(FIGURES), figure.rule)
                    },
                );
            }
        }
        for quote in &suggestions.quotes {
            let speech = if quote.direct {
                "direct speech"
            } else {
                "reported speech"
            };
            let body = json!({ "type": "TextualBody", "purpose": "tagging", "value": speech });
            writer.add(
                &quote.range,
                Statement {
                    said_by: quote.speaker,
                    ..Statement::new("quote", "tagging", body, quote.rule)
                },
            );
        }
        Self(writer.finish())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The page.
    pub(super) fn json(&self) -> Value {
        json!({
            "@context": ["http://www.w3.org/ns/anno.jsonld", { "dossier": "https://dossier.example/ns#" }],
            "id": super::ANNOTATIONS,
            "type": "AnnotationPage",
            "items": self.0,
        })
    }
}

fn named(id: &str) -> Value {
    json!(format!("{ENTITIES}#{id}"))
}

/// What an annotation says beside its words.
struct Statement {
    /// A word for ids.
    kind: &'static str,
    /// `None` for the next number of its kind.
    id: Option<String>,
    motivation: &'static str,
    body: Value,
    stance: Stance,
    said_by: Option<usize>,
    /// Why these words mean what they are taken for.
    reason: Option<&'static str>,
    rule: Rule,
}

impl Statement {
    fn new(kind: &'static str, motivation: &'static str, body: Value, rule: Rule) -> Self {
        Self {
            kind,
            id: None,
            motivation,
            body,
            stance: Stance::Asserted,
            said_by: None,
            reason: None,
            rule,
        }
    }
}

struct Writer<'a> {
    entities: &'a Entities,
    body: &'a BodyText,
    accept: Accept,
    found: Vec<(Range<usize>, Statement)>,
}

impl Writer<'_> {
    fn entity(&mut self, id: &str, entity: &SuggestedEntity, text: &str) {
        for mention in &entity.mentions {
            let words = text.get(mention.range.clone()).unwrap_or_default();
            let alias = entity.aliases.iter().find(|alias| alias.form == words);
            // A name is no surer than that it is one at all.
            let score = mention.rule.score.min(entity.rule.score);
            let rule = Rule {
                score,
                ..mention.rule
            };
            self.add(
                &mention.range,
                Statement {
                    reason: alias.map(|alias| alias.why),
                    ..Statement::new("name", "identifying", named(id), rule)
                },
            );
        }
        for role in &entity.roles {
            self.add(
                &role.range,
                Statement {
                    stance: role.stance,
                    reason: Some("the words say what they are"),
                    ..Statement::new("role", "identifying", named(id), role.rule)
                },
            );
        }
    }

    /// Adds what is said of these bytes of the draft's text. Nothing is said in the article's name that
    /// somebody says who is not written.
    fn add(&mut self, range: &Range<usize>, said: Statement) {
        let is_known = said.said_by.is_none_or(|by| self.entities.id(by).is_some());
        if is_known && let Some(place) = place(self.body, range) {
            self.found.push((place, said));
        }
    }

    fn finish(mut self) -> Vec<Value> {
        self.found
            .sort_by_key(|(place, _)| (place.start, std::cmp::Reverse(place.end)));
        let index = CodePoints::new(&self.body.source);
        let mut numbers = std::collections::HashMap::new();
        let found = std::mem::take(&mut self.found);
        let mut items = Vec::with_capacity(found.len());
        for (place, said) in found {
            let number: &mut usize = numbers.entry(said.kind).or_default();
            *number += 1;
            let next = format!("#{}-{number}", said.kind);
            items.push(self.item(&place, &said, &next, &index));
        }
        items
    }

    fn item(
        &self,
        place: &Range<usize>,
        said: &Statement,
        next: &str,
        index: &CodePoints,
    ) -> Value {
        let source = &self.body.source;
        let mut item = json!({
            "id": said.id.as_deref().unwrap_or(next),
            "type": "Annotation",
            "motivation": said.motivation,
        });
        if said.stance != Stance::default() {
            item["dossier:stance"] = json!(said.stance.word());
        }
        if let Some(speaker) = said.said_by.and_then(|by| self.entities.id(by)) {
            item["dossier:saidBy"] = named(speaker);
        }
        let maker = if self.accept.takes(said.rule) {
            "dossier:suggestedBy"
        } else {
            "dossier:madeBy"
        };
        item[maker] = json!(said.rule.id);
        item["dossier:score"] = json!(thousandths(said.rule.score));
        if let Some(reason) = said.reason {
            item["dossier:reason"] = json!(reason);
        }
        item["body"] = said.body.clone();
        item["target"] = json!({
            "source": BODY,
            "selector": [
                { "type": "TextQuoteSelector", "exact": &source[place.clone()] },
                {
                    "type": "TextPositionSelector",
                    "start": index.position(source, place.start),
                    "end": index.position(source, place.end),
                },
            ],
        });
        item
    }
}

/// A score as a person reads it.
fn thousandths(score: f32) -> f64 {
    let score = if score.is_nan() { 0.0 } else { score };
    (f64::from(score.clamp(0.0, 1.0)) * 1000.0).round() / 1000.0
}

//! What is exported of each kind of item: one list of named fields, for tables and for JSON alike.
//!
//! Invariant: all items of a part have the same names in the same order, and a name means the same in
//! both forms. A table's cell is text; JSON keeps lists, numbers, and what is not given apart.

use serde_json::{Map, Value, json};

use super::annotations::{made_by, motivation};
use super::{Part, figure_speakers, speaker_names, stances};
use crate::model::Dossier;
use crate::model::claims::Claim;
use crate::model::figure::Number;
use crate::model::item::{EntityId, Item};

/// How several values share one cell.
pub(super) const SEPARATOR: &str = "; ";

/// The value of one field.
pub(super) enum Field {
    Text(String),
    Given(Option<String>),
    List(Vec<String>),
    /// Properties that we do not know, each with its values.
    Others(Vec<(String, Vec<String>)>),
    Flag(bool),
    /// As it was delivered in a table, as a number in JSON.
    Number(Option<Number>),
    /// Code points from and to.
    Range(Option<[usize; 2]>),
}

use Field::{Flag, Given, List, Others, Text};

impl Field {
    pub(super) fn cell(&self) -> String {
        match self {
            Text(text) => text.clone(),
            Given(text) => text.clone().unwrap_or_default(),
            List(list) => list.join(SEPARATOR),
            Others(others) => {
                let others = others
                    .iter()
                    .map(|(name, values)| format!("{name}: {}", values.join(", ")));
                others.collect::<Vec<_>>().join(SEPARATOR)
            }
            Flag(flag) => flag.to_string(),
            Self::Number(number) => {
                let text = number.as_ref().map(|number| number.text().to_owned());
                text.unwrap_or_default()
            }
            Self::Range(range) => {
                range.map_or_else(String::new, |[from, to]| format!("{from}–{to}"))
            }
        }
    }

    pub(super) fn json(&self) -> Value {
        match self {
            Text(text) => json!(text),
            Given(text) => json!(text),
            List(list) => json!(list),
            Others(others) => {
                let others = others
                    .iter()
                    .map(|(name, values)| (name.clone(), json!(values)));
                others.collect::<Map<_, _>>().into()
            }
            Flag(flag) => json!(flag),
            Self::Number(number) => json!(number.as_ref().map(Number::value)),
            Self::Range(range) => json!(range),
        }
    }
}

/// The names of a part's fields, in order.
pub(super) fn names(part: Part) -> &'static [&'static str] {
    match part {
        Part::Entities => &[
            "id",
            "kind",
            "schema",
            "name",
            "aliases",
            "positions",
            "properties",
            "suggested",
            "drawn",
        ],
        Part::Relations => &[
            "id",
            "schema",
            "source",
            "sourceName",
            "label",
            "target",
            "targetName",
            "directed",
            "standing",
            "stances",
            "saidBy",
            "saidByNames",
            "startDate",
            "endDate",
            "status",
            "properties",
            "suggested",
        ],
        Part::Figures => &[
            "id",
            "label",
            "value",
            "valueText",
            "valueMax",
            "unit",
            "qualifier",
            "status",
            "priceBasis",
            "period",
            "flowCode",
            "reporterISO",
            "reporterDesc",
            "partnerISO",
            "partnerDesc",
            "classificationCode",
            "cmdCode",
            "cmdDesc",
            "standing",
            "stances",
            "saidBy",
            "saidByNames",
            "wording",
            "table",
            "columns",
            "suggested",
        ],
        Part::Pictures => &[
            "id",
            "uri",
            "file",
            "headline",
            "caption",
            "credit",
            "alt",
            "longDescription",
            "by",
            "created",
            "sources",
            "people",
            "organizations",
            "rights",
            "link",
            "fromPictureFile",
        ],
        Part::Annotations => &[
            "id",
            "motivation",
            "about",
            "quote",
            "position",
            "stance",
            "saidBy",
            "saidByNames",
            "madeBy",
            "note",
        ],
    }
}

/// The values of an item, in the order of [`names`]; none for an item of no part.
pub(super) fn values(dossier: &Dossier, part: Part, item: Item) -> Vec<Field> {
    let ids = |list: &[EntityId]| {
        let ids = list.iter().map(|id| dossier.entity(*id).id.clone());
        List(ids.collect())
    };
    let speakers = |claims: &[Claim<'_>]| List(speaker_names(dossier, claims));
    match item {
        Item::Entity(id) => {
            let entity = dossier.entity(id);
            vec![
                Text(entity.id.clone()),
                Text(entity.kind.word().to_owned()),
                Text(entity.schema.clone()),
                Text(entity.name.clone()),
                List(entity.aliases.clone()),
                List(entity.positions.clone()),
                Others(entity.properties.clone()),
                Flag(entity.suggested),
                Flag(entity.drawn),
            ]
        }
        Item::Relation(id) => {
            let relation = dossier.relation(id);
            let (source, target) = (
                dossier.entity(relation.source),
                dossier.entity(relation.target),
            );
            vec![
                Text(relation.id.clone()),
                Text(relation.schema.clone()),
                Text(source.id.clone()),
                Text(source.name.clone()),
                Text(relation.label.clone()),
                Text(target.id.clone()),
                Text(target.name.clone()),
                Flag(relation.directed),
                Text(dossier.standing(id).word().to_owned()),
                List(stances(&relation.stances)),
                ids(&relation.said_by),
                speakers(&dossier.relation_claims(id)),
                Given(relation.start.clone()),
                Given(relation.end.clone()),
                Given(relation.status.clone()),
                Others(relation.properties.clone()),
                Flag(relation.suggested),
            ]
        }
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            let claims = dossier.figure_claims(figure);
            let one = |(name, value): &(String, String)| (name.clone(), vec![value.clone()]);
            vec![
                Text(figure.id.clone()),
                Text(figure.label.clone()),
                Field::Number(Some(figure.value.clone())),
                Text(figure.value.text().to_owned()),
                Field::Number(figure.value_max.clone()),
                Text(figure.unit.clone()),
                Text(figure.qualifier.code().to_owned()),
                Text(figure.status.word().to_owned()),
                Given(figure.price_basis.clone()),
                Given(figure.period.map(|period| period.to_string())),
                Given(figure.flow.as_ref().map(|flow| flow.code().to_owned())),
                Given(figure.reporter.iso.clone()),
                Given(figure.reporter.name.clone()),
                Given(figure.partner.iso.clone()),
                Given(figure.partner.name.clone()),
                Given(figure.classification.clone()),
                Given(figure.commodity_code.clone()),
                Given(figure.commodity.clone()),
                Text(dossier.figure_standing(id).word().to_owned()),
                List(stances(&figure.stances)),
                ids(&figure_speakers(&claims)),
                speakers(&claims),
                Text(figure.wording()),
                Given(figure.table.clone()),
                Others(figure.extra.iter().map(one).collect()),
                Flag(figure.suggested),
            ]
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            vec![
                Text(picture.name.clone()),
                Text(picture.uri.clone()),
                Given(picture.file.clone()),
                Given(picture.headline.clone()),
                Given(picture.caption.clone()),
                Given(picture.credit.clone()),
                Given(picture.alt.clone()),
                Given(picture.long_description.clone()),
                Given(picture.by.clone()),
                Given(picture.created.clone()),
                List(picture.sources.clone()),
                List(picture.people.clone()),
                List(picture.organizations.clone()),
                List(picture.rights.clone()),
                Given(picture.link.clone()),
                List(
                    picture
                        .from_file
                        .iter()
                        .copied()
                        .map(str::to_owned)
                        .collect(),
                ),
            ]
        }
        Item::Note(id) if part == Part::Annotations => {
            let annotation = dossier.annotation(id);
            let about = annotation.items.iter().map(|item| dossier.name_of(*item));
            let position = annotation.position.as_ref();
            vec![
                Text(annotation.id.clone()),
                Text(motivation(&annotation.motivation).to_owned()),
                List(about.collect()),
                Text(annotation.quote.exact.clone()),
                Field::Range(position.map(|at| [at.start, at.end])),
                Text(annotation.stance.word().to_owned()),
                ids(annotation.said_by.as_slice()),
                speakers(&[annotation.claim()]),
                Text(made_by(&annotation.made_by).to_owned()),
                Given(annotation.note.clone()),
            ]
        }
        Item::Note(_) | Item::Sentence(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entity::Relation;
    use crate::model::entity_samples;
    use crate::model::figure_samples;
    use crate::model::item::{AnnotationId, FigureId, PictureId, RelationId};
    use crate::model::picture::Picture;

    #[test]
    fn each_value_has_its_name() {
        let mut dossier = figure_samples::quay();
        dossier.relations = vec![Relation {
            suggested: true,
            status: Some("ended".to_owned()),
            ..entity_samples::relation(0, 0)
        }];
        dossier.pictures = vec![Picture::default()];
        for (part, item) in [
            (Part::Entities, Item::Entity(EntityId(0))),
            (Part::Relations, Item::Relation(RelationId(0))),
            (Part::Figures, Item::Figure(FigureId(0))),
            (Part::Pictures, Item::Picture(PictureId(0))),
            (Part::Annotations, Item::Note(AnnotationId(0))),
        ] {
            assert_eq!(
                values(&dossier, part, item).len(),
                names(part).len(),
                "{part:?}"
            );
        }
        let table = crate::export::table(&dossier, Part::Relations);
        let cell = |name: &str| {
            let column = table.header.iter().position(|title| *title == name);
            table.rows[0][column.expect(name)].as_str()
        };
        assert_eq!((cell("suggested"), cell("status")), ("true", "ended"));
        assert_eq!(cell("source"), dossier.entities[0].id);
        assert_eq!(cell("sourceName"), dossier.entities[0].name);
        let json = &crate::export::json::part(&dossier, Part::Relations)[0];
        assert_eq!(json["suggested"], true);
        let keys: Vec<&str> = json
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let last = table.header.len() - 1;
        assert_eq!(keys[..last], table.header[..last], "both forms name alike");
    }
}

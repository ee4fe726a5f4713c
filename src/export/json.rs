//! A whole dossier, or a part of it, as JSON with the state and sentences of every item.

use serde_json::{Value, json};

use super::{Part, figure_speakers, items, sentences, stances, state};
use crate::model::Dossier;
use crate::model::annotation::AnchorState;
use crate::model::item::Item;
use crate::problem::{Problem, Problems};

/// One object with `article`, the parts, and `problems`.
pub fn dossier(dossier: &Dossier, problems: &Problems) -> Value {
    json!({
        "title": dossier.title(),
        "article": article(dossier),
        "entities": part(dossier, Part::Entities),
        "relations": part(dossier, Part::Relations),
        "figures": part(dossier, Part::Figures),
        "pictures": part(dossier, Part::Pictures),
        "annotations": part(dossier, Part::Annotations),
        "anchors": anchors(dossier),
        "files": files(dossier),
        "problems": problems.iter().map(problem).collect::<Vec<_>>(),
    })
}

/// One problem with its place and what to do.
pub fn problem(problem: &Problem) -> Value {
    json!({
        "code": problem.code,
        "place": problem.place,
        "what": problem.what,
        "advice": problem.advice,
    })
}

/// How many annotations are in each state.
pub fn anchors(dossier: &Dossier) -> Value {
    let count = |state: AnchorState| {
        dossier
            .annotations
            .iter()
            .filter(|annotation| annotation.anchor.state() == state)
            .count()
    };
    AnchorState::ALL
        .into_iter()
        .map(|state| (state.word().to_owned(), json!(count(state))))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn files(dossier: &Dossier) -> Value {
    dossier
        .integrity
        .files
        .iter()
        .map(|file| json!({"name": file.name, "path": file.path, "state": file.state.word()}))
        .collect()
}

fn article(dossier: &Dossier) -> Value {
    let article = &dossier.article;
    let paragraphs: Vec<&str> = article
        .body
        .blocks
        .iter()
        .map(|block| &*block.text)
        .filter(|text| !text.is_empty())
        .collect();
    json!({
        "uri": article.uri,
        "headline": article.headline,
        "standfirst": article.standfirst,
        "byline": article.byline,
        "dateline": article.dateline,
        "language": article.language,
        "published": article.published,
        "changed": article.changed,
        "body": paragraphs.join("\n\n"),
        "sentences": article.body.sentences.len(),
    })
}

/// The items of a part as a list of objects.
pub fn part(dossier: &Dossier, part: Part) -> Value {
    items(dossier, part)
        .into_iter()
        .map(|item| {
            let mut value = fields(dossier, item);
            value["state"] = json!(state(dossier, item));
            value["sentences"] = json!(sentences(dossier, item));
            value
        })
        .collect()
}

fn fields(dossier: &Dossier, item: Item) -> Value {
    let entity_ids = |ids: &[crate::model::item::EntityId]| -> Vec<String> {
        ids.iter()
            .map(|id| dossier.entity(*id).id.clone())
            .collect()
    };
    match item {
        Item::Entity(id) => {
            let entity = dossier.entity(id);
            let properties: serde_json::Map<String, Value> = entity
                .properties
                .iter()
                .map(|(name, values)| (name.clone(), json!(values)))
                .collect();
            json!({
                "id": entity.id,
                "schema": entity.schema,
                "kind": entity.kind.word(),
                "name": entity.name,
                "aliases": entity.aliases,
                "positions": entity.positions,
                "properties": properties,
                "suggested": entity.suggested,
                "drawn": entity.drawn,
            })
        }
        Item::Relation(id) => {
            let relation = dossier.relation(id);
            json!({
                "id": relation.id,
                "schema": relation.schema,
                "source": dossier.entity(relation.source).id,
                "label": relation.label,
                "target": dossier.entity(relation.target).id,
                "directed": relation.directed,
                "standing": dossier.standing(id).word(),
                "stances": stances(relation),
                "saidBy": entity_ids(&relation.said_by),
                "start": relation.start,
                "end": relation.end,
                "suggested": relation.suggested,
            })
        }
        Item::Figure(id) => {
            let figure = dossier.figure(id);
            json!({
                "id": figure.id,
                "label": figure.label,
                "value": figure.value.value(),
                "valueText": figure.value.text(),
                "valueMax": figure.value_max.as_ref().map(crate::model::figure::Number::value),
                "unit": figure.unit,
                "qualifier": figure.qualifier.code(),
                "status": figure.status.word(),
                "priceBasis": figure.price_basis,
                "period": figure.period.map(|period| period.to_string()),
                "flowCode": figure.flow.as_ref().map(|flow| flow.code().to_owned()),
                "reporterISO": figure.reporter.iso,
                "reporterDesc": figure.reporter.name,
                "partnerISO": figure.partner.iso,
                "partnerDesc": figure.partner.name,
                "cmdCode": figure.commodity_code,
                "cmdDesc": figure.commodity,
                "saidBy": entity_ids(&figure_speakers(dossier, figure)),
                "wording": figure.wording(),
                "table": figure.table,
                "suggested": figure.suggested,
            })
        }
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            json!({
                "id": picture.name,
                "file": picture.file,
                "caption": picture.caption,
                "credit": picture.credit,
                "alt": picture.alt,
                "rights": picture.rights,
            })
        }
        Item::Note(id) => {
            let annotation = dossier.annotation(id);
            json!({
                "id": annotation.id,
                "motivation": super::annotations::motivation(&annotation.motivation),
                "quote": annotation.quote.exact,
                "position": annotation.position.as_ref().map(|at| [at.start, at.end]),
                "stance": annotation.stance.word(),
                "saidBy": annotation.said_by.map(|id| dossier.entity(id).id.clone()),
                "madeBy": super::annotations::made_by(&annotation.made_by),
                "note": annotation.note,
            })
        }
        Item::Sentence(id) => json!({"id": id.0}),
    }
}

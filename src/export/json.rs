//! A whole dossier, or a part of it, as JSON with the state and sentences of every item.

use serde_json::{Map, Value, json};

use super::fields::{self, Field};
use super::{Part, items, sentences, state};
use crate::model::annotation::AnchorState;
use crate::model::article::Body;
use crate::model::item::SentenceId;
use crate::model::{Dossier, Reference};
use crate::problem::{Problem, Problems};

/// One object with `article`, the parts, and `problems`.
///
/// An item's `state` is `null` where no annotation speaks of it; what is not given is `null` too.
pub fn dossier(dossier: &Dossier, problems: &Problems) -> Value {
    json!({
        "title": dossier.title(),
        "warnings": dossier.warnings(),
        "openedAnyway": dossier.integrity.opened_anyway,
        "id": dossier.about.id,
        "licenses": references(&dossier.about.licences),
        "sources": references(&dossier.about.sources),
        "article": article(dossier),
        "entities": part(dossier, Part::Entities),
        "relations": part(dossier, Part::Relations),
        "figures": part(dossier, Part::Figures),
        "pictures": part(dossier, Part::Pictures),
        "annotations": part(dossier, Part::Annotations),
        "anchors": anchors(dossier),
        "files": files(dossier),
        "problems": problems.iter().map(problem).collect::<Vec<_>>(),
        "moreProblems": problems.count() - problems.iter().len(),
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
        "sentences": all_sentences(&article.body),
        "pubStatus": article.status.word(),
        "embargoedUntil": article.embargoed_until,
        "expires": article.expires,
        "sources": references(&article.sources),
        "rights": article.rights,
    })
}

/// The items of a part as a list of objects.
pub fn part(dossier: &Dossier, part: Part) -> Value {
    items(dossier, part)
        .into_iter()
        .map(|item| {
            let names = fields::names(part).iter().map(|name| (*name).to_owned());
            let values = fields::values(dossier, part, item);
            let mut value: Map<String, Value> = names.zip(values.iter().map(Field::json)).collect();
            value.insert("state".to_owned(), json!(state(dossier, item)));
            value.insert("sentences".to_owned(), json!(sentences(dossier, item)));
            Value::from(value)
        })
        .collect()
}

/// Every sentence with the id by which `render --select` takes it.
fn all_sentences(body: &Body) -> Value {
    (0..body.sentences.len())
        .map(|index| {
            let text = body.sentence_text(SentenceId::from_index(index));
            json!({ "id": format!("s{index}"), "text": text })
        })
        .collect()
}

fn references(list: &[Reference]) -> Value {
    list.iter()
        .map(|one| json!({ "title": one.title, "link": one.link }))
        .collect()
}

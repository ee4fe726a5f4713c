//! Annotations as a W3C `AnnotationPage` with absolute IRIs, for other annotation tools.

use serde_json::{Value, json};

use crate::model::Dossier;
use crate::model::annotation::{Annotation, MadeBy, Motivation, Stance};
use crate::model::item::Item;

/// IRIs inside a bundle are relative to its annotation file; outside, they need a base. `.example` is
/// reserved (RFC 2606), so these IRIs name things and lead nowhere.
const BASE: &str = "https://dossier.example/bundle/";

/// The motivation as written in files.
pub fn motivation(motivation: &Motivation) -> &str {
    match motivation {
        Motivation::Identifying => "identifying",
        Motivation::Linking => "linking",
        Motivation::Highlighting => "highlighting",
        Motivation::Commenting => "commenting",
        Motivation::Other(word) => word,
    }
}

/// Who put the link there, as written in files.
pub fn made_by(made_by: &MadeBy) -> &str {
    match made_by {
        MadeBy::Person => "person",
        MadeBy::Rule(rule) => rule,
    }
}

/// All annotations, each with absolute IRIs.
pub fn page(dossier: &Dossier) -> Value {
    let id = dossier.about.id.as_deref().unwrap_or(&dossier.article.uri);
    let slug: String = id
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let base = format!("{BASE}{slug}/");
    let items: Vec<Value> = dossier
        .annotations
        .iter()
        .map(|annotation| one(dossier, annotation, &base))
        .collect();
    json!({
        "@context": [
            "http://www.w3.org/ns/anno.jsonld",
            {"dossier": "https://dossier.example/ns#"}
        ],
        "id": format!("{base}annotations.json"),
        "type": "AnnotationPage",
        "items": items,
    })
}

fn one(dossier: &Dossier, annotation: &Annotation, base: &str) -> Value {
    let mut bodies: Vec<Value> = annotation
        .items
        .iter()
        .map(|item| Value::String(iri(dossier, *item, base)))
        .collect();
    if let Some(note) = &annotation.note {
        bodies.push(json!({"type": "TextualBody", "value": note, "format": "text/plain"}));
    }
    let quote = &annotation.quote;
    let mut selectors = vec![json!({
        "type": "TextQuoteSelector",
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    })];
    if let Some(position) = &annotation.position {
        selectors.push(json!({
            "type": "TextPositionSelector",
            "start": position.start,
            "end": position.end,
        }));
    }
    let file = match dossier.article.body.file.as_str() {
        "" => "article.json",
        file => file,
    };
    let mut value = json!({
        "id": format!("{base}annotations.json{}", annotation.id),
        "type": "Annotation",
        "motivation": motivation(&annotation.motivation),
        "body": bodies,
        "target": {"source": format!("{base}{file}"), "selector": selectors},
    });
    if annotation.stance != Stance::Asserted {
        value["dossier:stance"] = json!(annotation.stance.word());
    }
    if let Some(speaker) = annotation.said_by {
        value["dossier:saidBy"] = json!(iri(dossier, Item::Entity(speaker), base));
    }
    if let MadeBy::Rule(rule) = &annotation.made_by {
        value["dossier:madeBy"] = json!(rule);
    }
    value
}

fn iri(dossier: &Dossier, item: Item, base: &str) -> String {
    match item {
        Item::Entity(id) => format!("{base}entities.ftm.json#{}", dossier.entity(id).id),
        Item::Relation(id) => format!("{base}entities.ftm.json#{}", dossier.relation(id).id),
        Item::Figure(id) => format!("{base}figures/figures.csv#{}", dossier.figure(id).id),
        Item::Picture(id) => {
            let picture = dossier.picture(id);
            format!("{base}{}", picture.file.as_ref().unwrap_or(&picture.name))
        }
        Item::Sentence(_) | Item::Note(_) => base.to_owned(),
    }
}

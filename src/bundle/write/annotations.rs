//! Annotations for other tools: the items of the file as they stand there, with absolute IRIs.
//!
//! Everything that an item says stays, known to us or not. A position in the article's text is the one
//! that was found, so it is there only where the words hold; a position in another text is not ours to
//! judge. Items that were left out at reading are left out here too.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use url::Url;

use crate::bundle::Documents;
use crate::bundle::read::code_points::CodePoints;
use crate::bundle::read::package::{Role, list, part};
use crate::bundle::read::reference::relative;
use crate::bundle::schema::annotations::{Annotation as Item, Target};
use crate::bundle::schema::{OneOrMany, StringOr};
use crate::model::Dossier;
use crate::model::annotation::Annotation;
use crate::problem::Problems;

/// IRIs inside a bundle are relative to its annotation file; outside, they need a base. `.example` is
/// reserved (RFC 2606), so these IRIs name things and lead nowhere.
const BASE: &str = "https://dossier.example/bundle/";
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const NAMESPACE: &str = "https://dossier.example/ns#";

#[derive(Serialize)]
struct Page {
    #[serde(rename = "@context")]
    context: Box<RawValue>,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    items: Vec<Item>,
}

/// Writes every annotation that was read as a W3C `AnnotationPage` with absolute IRIs.
pub fn write_annotations(
    documents: &Documents,
    dossier: &Dossier,
    out: &mut dyn Write,
) -> io::Result<()> {
    let outside = Outside::new(documents, dossier)?;
    let index = CodePoints::new(&dossier.article.body.source);
    let mut known: HashMap<&str, &Annotation> = dossier
        .annotations
        .iter()
        .map(|one| (one.id.as_str(), one))
        .collect();
    let raw_items = documents
        .annotations
        .iter()
        .flat_map(|page| page.items.iter().flat_map(|items| &items.0));
    let mut items = Vec::new();
    for raw in raw_items {
        let Ok(mut item) = serde_json::from_str::<Item>(raw.get()) else {
            continue;
        };
        let id = item.id.clone().unwrap_or_default();
        if item.only_target().is_none() {
            continue;
        }
        // The second of two items with one id was left out at reading.
        let Some(annotation) = known.remove(id.as_str()) else {
            continue;
        };
        outside.complete(&mut item, annotation, dossier, &index)?;
        items.push(item);
    }
    let page = Page {
        context: context(documents)?,
        id: outside.base.to_string(),
        kind: "AnnotationPage",
        items,
    };
    serde_json::to_writer_pretty(&mut *out, &page)?;
    out.write_all(b"\n")
}

/// The file's own context where it declares all that we use, else ours.
fn context(documents: &Documents) -> io::Result<Box<RawValue>> {
    let own = documents
        .annotations
        .as_ref()
        .and_then(|page| page.context.as_ref())
        .filter(|own| own.get().contains(CONTEXT) && own.get().contains(NAMESPACE));
    match own {
        Some(own) => Ok(own.clone()),
        None => Ok(to_raw_value(&serde_json::json!([
            CONTEXT,
            { "dossier": NAMESPACE }
        ]))?),
    }
}

/// The bundle as seen from outside.
struct Outside {
    /// The annotation file's path in the bundle.
    file: String,
    base: Url,
    /// Paths in the bundle whose positions count in the article's text.
    texts: Vec<String>,
}

impl Outside {
    fn new(documents: &Documents, dossier: &Dossier) -> io::Result<Self> {
        let listed = list(&documents.package, &mut Problems::default()).unwrap_or_default();
        let path = |role| part(&listed, role).map(|one| one.path.clone());
        let file = path(Role::Annotations).unwrap_or_else(|| "annotations.json".to_owned());
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
        let base = Url::parse(&format!("{BASE}{slug}/{file}")).map_err(io::Error::other)?;
        let texts = match dossier.article.body.file.as_str() {
            "" => [path(Role::Article).unwrap_or_default()]
                .into_iter()
                .chain(["body.txt", "body.md"].map(ToOwned::to_owned))
                .collect(),
            own => vec![own.to_owned()],
        };
        Ok(Self { file, base, texts })
    }

    fn complete(
        &self,
        item: &mut Item,
        annotation: &Annotation,
        dossier: &Dossier,
        index: &CodePoints,
    ) -> io::Result<()> {
        for address in item.id.iter_mut().chain(&mut item.said_by) {
            self.make_absolute(address);
        }
        for body in item.body.iter_mut().flat_map(OneOrMany::as_mut_slice) {
            match body {
                StringOr::String(address) => self.make_absolute(address),
                StringOr::Object(body) => {
                    for address in body.id.iter_mut().chain(&mut body.source) {
                        self.make_absolute(address);
                    }
                }
            }
        }
        let Some(target) = item.only_target() else {
            return Ok(());
        };
        if self.is_of_the_text(target) {
            let source = &dossier.article.body.source;
            let position = annotation.evidence().map(|place| {
                index.position(source, place.start)..index.position(source, place.end)
            });
            target.set_position(position)?;
        }
        if let Some(address) = source_of(target) {
            self.make_absolute(address);
        }
        if let Some(address) = &mut target.id {
            self.make_absolute(address);
        }
        Ok(())
    }

    fn is_of_the_text(&self, target: &mut Target) -> bool {
        let is_text = |name: &String| {
            relative(&self.file, name).is_some_and(|found| self.texts.contains(&found.path))
        };
        source_of(target).is_some_and(|name| is_text(name))
    }

    fn make_absolute(&self, address: &mut String) {
        if let Ok(whole) = self.base.join(address) {
            *address = whole.into();
        }
    }
}

fn source_of(target: &mut Target) -> Option<&mut String> {
    match target.source.as_mut()? {
        StringOr::String(name) => Some(name),
        StringOr::Object(named) => named.id.as_mut(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::bundle::{ReadOptions, read};
    use crate::container::Container;

    fn exported(items: &Value) -> Vec<Value> {
        let package = r#"{"id":"urn:x","resources":[{"name":"article","path":"article.json"},{"name":"body","path":"body.txt"},
            {"name":"entities","path":"e.ftm.json"},{"name":"annotations","path":"notes/a.json"}]}"#;
        let page = json!({ "@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": items });
        let files = [
            ("datapackage.json", package.to_owned()),
            (
                "article.json",
                r#"{"uri":"https://news.example/a"}"#.to_owned(),
            ),
            ("body.txt", "New 🏮 words. The words moved here.".to_owned()),
            (
                "e.ftm.json",
                r#"{"id":"p","schema":"Person","properties":{"name":["P"]}}"#.to_owned(),
            ),
            ("notes/a.json", page.to_string()),
        ];
        let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
        let container = Container::from_files(files.to_vec()).unwrap();
        let opened = read(&container, &ReadOptions::default(), &|_| true).unwrap();
        let mut out = Vec::new();
        write_annotations(&opened.documents, &opened.dossier, &mut out).unwrap();
        let mut page: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(
            page["id"],
            "https://dossier.example/bundle/urn-x/notes/a.json"
        );
        assert_eq!(page["@context"][1]["dossier"], NAMESPACE);
        serde_json::from_value(page["items"].take()).unwrap()
    }

    fn item(id: &str, source: &str, selector: &Value) -> Value {
        json!({ "id": id, "type": "Annotation", "motivation": "identifying", "body": "../e.ftm.json#p",
            "target": { "source": source, "selector": selector } })
    }

    #[test]
    fn what_an_item_says_of_other_texts_and_things_is_not_changed() {
        let quote = json!({ "type": "TextQuoteSelector", "exact": "New" });
        let mut other = item("#other", "https://other.example/page", &quote);
        other["body"] = json!([{ "type": "TextualBody", "value": "v", "purpose": "tagging", "language": "en" },
            "https://x.example/y", "../e.ftm.json#nobody"]);
        other["creator"] = json!({ "name": "Me" });
        let found = exported(&json!([other, 17, { "id": "#left-out" }]));
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0]["id"],
            "https://dossier.example/bundle/urn-x/notes/a.json#other"
        );
        assert_eq!(found[0]["target"], other["target"]);
        assert_eq!(found[0]["creator"], other["creator"]);
        assert_eq!(found[0]["body"][0], other["body"][0]);
        assert_eq!(found[0]["body"][1], other["body"][1]);
        let missing = "https://dossier.example/bundle/urn-x/e.ftm.json#nobody";
        assert_eq!(found[0]["body"][2], missing);
    }

    #[test]
    fn a_position_is_where_the_words_were_found_or_is_not_there() {
        let at = |words: &str, start: u32, end: u32| {
            json!([{ "type": "TextQuoteSelector", "exact": words },
                { "type": "TextPositionSelector", "start": start, "end": end }])
        };
        let found = exported(&json!([
            item("#moved", "../body.txt", &at("The words moved", 0, 15)),
            item("#lost", "../body.txt", &at("Nowhere", 0, 7)),
            item("#web", "https://news.example/a", &at("The words", 99, 108)),
        ]));
        let moved = &found[0]["target"];
        assert_eq!(
            moved["source"],
            "https://dossier.example/bundle/urn-x/body.txt"
        );
        assert_eq!(moved["selector"], at("The words moved", 13, 28));
        assert_eq!(
            found[1]["target"]["selector"],
            json!([{ "type": "TextQuoteSelector", "exact": "Nowhere" }])
        );
        assert_eq!(found[2]["target"]["selector"], at("The words", 99, 108));
    }
}

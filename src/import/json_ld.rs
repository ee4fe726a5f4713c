//! A file of JSON-LD with an article in schema.org's words → a draft.
//!
//! Lenient in shape: a value may be a text, an object or a list of them, a node may stand in `@graph` or be
//! named by its `@id`. The body is `articleBody`; when it is HTML, the reader of pages reads it.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::captions::credit;
use super::draft::{BlockKind, Draft, DraftPicture, Found, PictureBytes};
use super::markdown::is_remote;
use super::text::{self, day};
use super::{html, xml::squeeze};
use crate::container::limits::{MAX_JSON_BYTES, bytes_in_words};
use crate::problem::Problem;

type Object = Map<String, Value>;

/// Nodes that are looked at: a page has dozens.
const MOST_NODES: usize = 10_000;

/// Authors of one article.
const MOST_NAMES: usize = 500;
/// Pictures of one article.
const MOST_PICTURES: usize = 1_000;

/// Reads the first article of the file.
pub(super) fn read(
    bytes: &[u8],
    name: &str,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Draft, Problem> {
    if bytes.len() as u64 > MAX_JSON_BYTES {
        return Err(Problem::new(
            "E-LIMIT",
            name,
            format!(
                "The file has {}, more than the {} that are read",
                bytes_in_words(bytes.len() as u64),
                bytes_in_words(MAX_JSON_BYTES)
            ),
            "Save the page that it describes instead",
        ));
    }
    let text = super::encoding::decode(bytes, None).text;
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            Problem::new(
                "E-JSON",
                format!("{name} line {}", error.line()),
                format!("The file is no sound JSON: {error}"),
                "Correct the file; any JSON checker shows the spot",
            )
        })?;
    let nodes = unfold(&value);
    let article = nodes.iter().find(|node| is_article(node)).ok_or_else(|| {
        Problem::new(
            "E-FORMAT",
            name,
            "This is JSON-LD, but no article (NewsArticle) is in it",
            "Import the page that it describes",
        )
    })?;
    draft(article, &named(&nodes), watch)
}

fn draft(
    article: &Object,
    named: &Named<'_>,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Draft, Problem> {
    let one = |keys: &[&str]| keys.iter().find_map(|key| words(article.get(*key)?));
    let found = |value: Option<String>, source| value.map(|value| Found { value, source });
    let body = one(&["articleBody", "text"]).unwrap_or_default();
    let raw_body = ["articleBody", "text"]
        .iter()
        .find_map(|key| article.get(*key)?.as_str())
        .unwrap_or_default();
    let mut draft = if raw_body.contains("</p>") || raw_body.contains("<br") {
        html::read_text(raw_body, None, watch)?
    } else {
        plain_body(raw_body, &body)?
    };
    draft.headline = found(
        one(&["headline", "name", "alternativeHeadline"]),
        "JSON-LD headline",
    )
    .or(draft.headline);
    draft.standfirst = found(one(&["description", "abstract"]), "JSON-LD description");
    // Some put the beginning of the text there.
    if let Some(standfirst) = &draft.standfirst {
        let start: String = standfirst.value.chars().take(60).collect();
        if body.starts_with(start.trim_end_matches(['.', '…'])) {
            draft.standfirst = None;
        }
    }
    draft.byline = names(article, "author", named)
        .into_iter()
        .map(|value| Found {
            value,
            source: "JSON-LD author",
        })
        .collect();
    let publisher = names(article, "publisher", named).into_iter().next();
    draft.site = found(publisher, "JSON-LD publisher");
    draft.published = found(
        one(&["datePublished", "dateCreated"]).and_then(|value| date(&value)),
        "JSON-LD datePublished",
    );
    draft.modified = found(
        one(&["dateModified"]).and_then(|value| date(&value)),
        "JSON-LD dateModified",
    );
    draft.language = found(one(&["inLanguage"]), "JSON-LD inLanguage");
    let url = one(&["url", "mainEntityOfPage", "@id"]).filter(|url| is_remote(url));
    draft.url = found(url, "JSON-LD url");
    let pictures = list(article.get("image"))
        .into_iter()
        .chain(list(article.get("associatedMedia")))
        .take(MOST_PICTURES);
    let mut seen = Vec::new();
    for value in pictures {
        if let Some(picture) = picture(value, named)
            && !seen.contains(&picture.bytes)
        {
            seen.push(picture.bytes.clone());
            draft.pictures.push(picture);
        }
    }
    Ok(draft)
}

/// A body without markup: its own line feeds part paragraphs, and everything in it is the article.
fn plain_body(raw: &str, squeezed: &str) -> Result<Draft, Problem> {
    if raw.contains('\n') {
        let mut draft = text::read(raw, &|| true)?;
        // The metadata says what the headline is: what looked like one is a line of the text.
        text::put_titles_back(&mut draft);
        return Ok(draft);
    }
    let mut draft = Draft::default();
    if !squeezed.is_empty() {
        draft.blocks.push(super::draft::Block {
            kind: BlockKind::Paragraph,
            text: squeezed.to_owned(),
            marks: Vec::new(),
        });
    }
    Ok(draft)
}

/// All objects that may be nodes, without recursion.
fn unfold(value: &Value) -> Vec<&Object> {
    let mut waiting = vec![value];
    let mut nodes = Vec::new();
    while let Some(value) = waiting.pop() {
        if nodes.len() >= MOST_NODES {
            break;
        }
        match value {
            Value::Array(values) => waiting.extend(values.iter().rev()),
            Value::Object(object) => {
                nodes.push(object);
                for key in [
                    "mainEntity",
                    "mainEntityOfPage",
                    "@graph",
                    "author",
                    "publisher",
                    "image",
                    "itemListElement",
                    "hasPart",
                ] {
                    waiting.extend(
                        object
                            .get(key)
                            .filter(|value| value.is_object() || value.is_array()),
                    );
                }
            }
            _ => {}
        }
    }
    nodes
}

fn is_article(node: &Object) -> bool {
    list(node.get("@type"))
        .into_iter()
        .filter_map(Value::as_str)
        .any(|kind| {
            let kind = kind.rsplit(['/', '#', ':']).next().unwrap_or(kind);
            kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report"
        })
}

fn list(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(values)) => values.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

/// A text, blanks made one: of a string, of the first of a list, of the value or address of an object.
fn words(value: &Value) -> Option<String> {
    let value = match value {
        Value::Array(values) => values.first()?,
        other => other,
    };
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Object(object) => ["@value", "url", "@id", "name"]
            .iter()
            .find_map(|key| object.get(*key)?.as_str())?,
        _ => return None,
    };
    let text = squeeze(text);
    (!text.is_empty()).then_some(text)
}

/// Names of people or organizations under a key.
fn names(node: &Object, key: &str, named: &Named<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let values = list(node.get(key)).into_iter().take(MOST_NAMES);
    let own = values.flat_map(|value| {
        let own = match value {
            Value::Object(object) => object
                .get("name")
                .or_else(|| referred(object, named)?.get("name")),
            other => Some(other),
        };
        list(own).into_iter().take(MOST_NAMES)
    });
    for name in own.filter_map(Value::as_str).take(MOST_NAMES) {
        let name = squeeze(name);
        let name = name.strip_prefix("By ").unwrap_or(&name).to_owned();
        if !name.is_empty() && !is_remote(&name) && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// The node with the name that an object refers to by its `@id`.
fn referred<'a>(object: &Object, named: &Named<'a>) -> Option<&'a Object> {
    named.get(object.get("@id")?.as_str()?).copied()
}

/// Nodes that have a name, by their `@id`.
type Named<'a> = HashMap<&'a str, &'a Object>;

fn named<'a>(nodes: &[&'a Object]) -> Named<'a> {
    let mut found = HashMap::new();
    for node in nodes.iter().filter(|node| node.contains_key("name")) {
        if let Some(id) = node.get("@id").and_then(Value::as_str) {
            found.entry(id).or_insert(*node);
        }
    }
    found
}

/// As the source says it when it is RFC 3339, else its day.
fn date(value: &str) -> Option<String> {
    if value.parse::<jiff::Timestamp>().is_ok() {
        return Some(value.to_owned());
    }
    day::find(value).map(|day| day.date)
}

fn picture(value: &Value, named: &Named<'_>) -> Option<DraftPicture> {
    let none = Object::new();
    let object = match value {
        Value::Object(object) if object.len() == 1 => referred(object, named).unwrap_or(object),
        Value::Object(object) => object,
        _ => &none,
    };
    let one = |keys: &[&str]| keys.iter().find_map(|key| words(object.get(*key)?));
    let address = match value {
        Value::String(address) => Some(address.clone()),
        _ => one(&["contentUrl", "url", "@id"]),
    };
    let address = address.filter(|address| is_remote(address))?;
    let mut picture = DraftPicture {
        after: None,
        bytes: PictureBytes::Remote(address),
        alt: one(&["alternateName"]),
        caption: None,
        credit: None,
        credited: Vec::new(),
        line: None,
    };
    if let Some(caption) = one(&["caption", "description"]) {
        super::markdown::set_caption(&mut picture, &caption, "JSON-LD caption");
    }
    let credited = names(object, "author", named)
        .into_iter()
        .chain(names(object, "creator", named))
        .next();
    if let Some(line) = one(&["creditText", "copyrightNotice"]).or(credited) {
        picture.credited = credit::credited(&line);
        picture.credit = Some(Found {
            value: text::bare_credit(&line),
            source: "JSON-LD creditText",
        });
    }
    Some(picture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_are_read_at_the_limit_and_not_one_past_it() {
        let name = |at: usize| format!("\"Ann Lee {at}\"");
        for many in [MOST_NAMES, MOST_NAMES + 1] {
            let names = (0..many).map(name).collect::<Vec<_>>().join(",");
            // In one list, or in a list within the list.
            for author in [format!("[{names}]"), format!("[{{\"name\":[{names}]}}]")] {
                let file = format!(
                    "{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"a\",\"articleBody\":\"The ferry was full.\",\"author\":{author}}}"
                );
                let draft = read(file.as_bytes(), "a.json", &|_| true).unwrap();
                assert_eq!(draft.byline.len(), MOST_NAMES);
            }
        }
    }
}

//! What a lone file is, judged by what is in it.

use serde_json::value::RawValue;

use crate::bundle::read::{comtrade, figures};

/// Bytes that are looked at before a text is taken for a text.
const HEAD_BYTES: usize = 64 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    NewsItem,
    /// `FollowTheMoney`: one object, several in a row, or a list of them.
    Entities,
    /// Our own table, with its delimiter.
    Figures(u8),
    /// A Comtrade download, with its delimiter.
    Comtrade(u8),
    Text,
    /// Told by its byte order mark.
    Utf16,
    DataPackage,
    Annotations,
    OtherJson,
    /// Nothing, or white space alone.
    Empty,
    /// HTML or XML.
    Markup,
    Pdf,
    RichText,
    Picture,
    Binary,
}

/// How files begin that hold words in a form of their own, or a packed archive that is cut short.
const SIGNATURES: &[(&[u8], Content)] = &[
    (b"%PDF-", Content::Pdf),
    (b"{\\rtf", Content::RichText),
    (b"PK\x03", Content::Binary),
    (b"PK\x05", Content::Binary),
    (b"\x1f\x8b", Content::Binary),
    (b"7z\xbc\xaf", Content::Binary),
];

/// Judges `bytes`; never fails.
pub(crate) fn recognise(bytes: &[u8]) -> Content {
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if body.trim_ascii().is_empty() {
        return Content::Empty;
    }
    for (start, content) in SIGNATURES {
        if body.starts_with(start) {
            return *content;
        }
    }
    if is_picture(body) {
        return Content::Picture;
    }
    if body.starts_with(b"\xff\xfe") || body.starts_with(b"\xfe\xff") {
        return Content::Utf16;
    }
    let head = &body[..body.len().min(HEAD_BYTES)];
    if head.contains(&0) {
        return Content::Binary;
    }
    let head = String::from_utf8_lossy(head);
    let start = head.trim_start();
    if start.starts_with('{') || start.starts_with('[') {
        return std::str::from_utf8(body).map_or(Content::OtherJson, json);
    }
    let lower: String = start.chars().take(64).collect::<String>().to_lowercase();
    if lower.starts_with("<!doctype") || lower.starts_with("<html") || lower.starts_with("<?xml") {
        return Content::Markup;
    }
    table(&head).unwrap_or(Content::Text)
}

fn is_picture(bytes: &[u8]) -> bool {
    let starts: [&[u8]; 6] = [
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"II*\0",
        b"MM\0*",
        b"BM",
    ];
    let at_four = bytes.get(4..12).unwrap_or_default();
    let at_eight = bytes.get(8..12).unwrap_or_default();
    // `BM` alone starts many words.
    starts[..5].iter().any(|start| bytes.starts_with(start))
        || (bytes.starts_with(b"BM") && bytes.contains(&0))
        || (bytes.starts_with(b"RIFF") && at_eight == b"WEBP")
        || at_four.starts_with(b"ftypavif")
}

/// Judges JSON by the property names of its first object.
fn json(text: &str) -> Content {
    let mut stream = serde_json::Deserializer::from_str(text).into_iter::<Box<RawValue>>();
    let Some(Ok(first)) = stream.next() else {
        // Broken inside: its reader says where. FollowTheMoney is told by its first line.
        let line = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or_default();
        return match serde_json::from_str::<Box<RawValue>>(line) {
            Ok(line) => object(&line),
            Err(_broken) => broken(text),
        };
    };
    if first.get().starts_with('[') {
        let first = serde_json::from_str::<Vec<Box<RawValue>>>(first.get());
        return match first.ok().and_then(|list| list.into_iter().next()) {
            Some(item) if object(&item) == Content::Entities => Content::Entities,
            _ => Content::OtherJson,
        };
    }
    object(&first)
}

/// Which reader shall explain what is wrong with broken JSON.
fn broken(text: &str) -> Content {
    if NEWS_NAMES
        .iter()
        .any(|name| text.contains(&format!("\"{name}\"")))
    {
        Content::NewsItem
    } else {
        Content::OtherJson
    }
}

/// Names of which a news item has at least one.
const NEWS_NAMES: [&str; 8] = [
    "headlines",
    "headline",
    "bodies",
    "body_text",
    "body_html",
    "body_xhtml",
    "versioncreated",
    "versionCreated",
];

fn object(raw: &RawValue) -> Content {
    let Ok(names) =
        serde_json::from_str::<std::collections::BTreeMap<String, Box<RawValue>>>(raw.get())
    else {
        return Content::OtherJson;
    };
    let has = |name: &str| names.contains_key(name);
    let is_text = |name: &str| {
        names
            .get(name)
            .is_some_and(|value| value.get().starts_with('"'))
    };
    if is_text("schema") && is_text("id") {
        Content::Entities
    } else if has("resources") && !has("headlines") {
        Content::DataPackage
    } else if has("@context") && (has("items") || has("target") || has("first")) {
        Content::Annotations
    } else if (is_text("uri") || is_text("guid")) || NEWS_NAMES.iter().any(|name| has(name)) {
        Content::NewsItem
    } else {
        Content::OtherJson
    }
}

/// A table of ours or of Comtrade, by its header.
fn table(head: &str) -> Option<Content> {
    let header = head.lines().next()?;
    [b',', b';', b'\t'].into_iter().find_map(|delimiter| {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .from_reader(header.as_bytes());
        let record = reader.records().next()?.ok()?;
        let names: Vec<String> = record.iter().map(|name| name.trim().to_owned()).collect();
        if comtrade::is_comtrade(&names) {
            Some(Content::Comtrade(delimiter))
        } else {
            figures::is_figures(&names).then_some(Content::Figures(delimiter))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_decides() {
        for (bytes, content) in [
            (&b"{\"uri\":\"urn:x\"}"[..], Content::NewsItem),
            (b"\xef\xbb\xbf {\"guid\":\"urn:x\"}", Content::NewsItem),
            (b"{\"headline\": oops", Content::NewsItem),
            (
                b"{\"id\":\"a\",\"schema\":\"Person\"}\n{\"id\":",
                Content::Entities,
            ),
            (b"[{\"id\":\"a\",\"schema\":\"Person\"}]", Content::Entities),
            (b"{\"resources\":[]}", Content::DataPackage),
            (b"{\"@context\":\"x\",\"items\":[]}", Content::Annotations),
            (b"{\"a\":1}", Content::OtherJson),
            (b"[]", Content::OtherJson),
            (b"{\xff}", Content::OtherJson),
            (b"label;value;unit;id\n", Content::Figures(b';')),
            (b"x\tflowCode\tprimaryValue\n", Content::Comtrade(b'\t')),
            (b"A, b, c\n", Content::Text),
            (b"", Content::Empty),
            (b"\xef\xbb\xbf \n", Content::Empty),
            (b"%PDF-1.7\n1 0 obj", Content::Pdf),
            (b"{\\rtf1 words}", Content::RichText),
            (b"PK\x03", Content::Binary),
            (b"PKK is a name", Content::Text),
            (b"BMW sold more cars", Content::Text),
            (b"<!DOCTYPE html><p>", Content::Markup),
            (b"\x89PNG\r\n", Content::Picture),
            (b"RIFF\0\0\0\0WEBP", Content::Picture),
            (b"\x7fELF\0", Content::Binary),
            (b"\xff\xfeA\0", Content::Utf16),
        ] {
            assert_eq!(
                recognise(bytes),
                content,
                "{:?}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}

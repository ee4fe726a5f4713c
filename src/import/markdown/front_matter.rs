//! What writers of Markdown put above their text between `---` (YAML) or `+++` (TOML): `key: value` lines.
//!
//! Only plain values and lists of them are read, which is what articles have; the rest is passed over.

use crate::import::draft::{Draft, Found};
use crate::import::text::day;

const SOURCE: &str = "the lines above the text";

/// More lines than this are no front matter.
const MOST_LINES: usize = 500;

/// The values of the front matter in a draft, and the text below it.
pub(super) fn read(source: &str) -> (Draft, &str) {
    let mut draft = Draft::default();
    let Some((lines, body)) = cut(source) else {
        return (draft, source);
    };
    let mut list_key: Option<String> = None;
    for line in lines.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        // An item of the list that the key above it opened.
        if let Some(item) = trimmed.strip_prefix("- ") {
            if let Some(key) = &list_key {
                let item = item.strip_prefix("name:").unwrap_or(item);
                set(&mut draft, key, unquoted(item));
            }
            continue;
        }
        let indented = line.starts_with([' ', '\t']);
        let Some((key, value)) = trimmed.split_once([':', '=']) else {
            continue;
        };
        let key = key.trim().trim_matches('"').to_lowercase();
        let value = value.trim();
        if indented {
            // `author:` with `name:` below it.
            if key == "name"
                && let Some(outer) = &list_key
            {
                set(&mut draft, outer, unquoted(value));
            }
            continue;
        }
        if value.is_empty() {
            list_key = Some(key);
            continue;
        }
        list_key = None;
        match value
            .strip_prefix('[')
            .and_then(|list| list.strip_suffix(']'))
        {
            Some(list) => {
                for item in list.split(',') {
                    set(&mut draft, &key, unquoted(item));
                }
            }
            None => set(&mut draft, &key, unquoted(value)),
        }
    }
    (draft, body)
}

fn cut(source: &str) -> Option<(&str, &str)> {
    let first = source.lines().next()?;
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let start = source.find('\n')? + 1;
    let mut at = start;
    for line in source[start..].split_inclusive('\n').take(MOST_LINES) {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            // A rule above a text is one too: front matter has a key in its first line.
            let lines = &source[start..at];
            let first = lines.lines().find(|line| !line.trim().is_empty())?;
            return first
                .contains([':', '='])
                .then(|| (lines, &source[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn set(draft: &mut Draft, key: &str, value: &str) {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if value.is_empty() || value == "null" || value == "~" {
        return;
    }
    let found = || Found {
        value: value.clone(),
        source: SOURCE,
    };
    match key {
        "title" | "headline" | "titel" => {
            draft.headline = draft.headline.take().or_else(|| Some(found()));
        }
        "subtitle" | "description" | "summary" | "standfirst" | "excerpt" | "deck" | "lead"
        | "abstract" => {
            draft.standfirst = draft.standfirst.take().or_else(|| Some(found()));
        }
        "author" | "authors" | "byline" | "by" | "autor" => {
            let value = value.strip_prefix("By ").unwrap_or(&value);
            for name in value.split([',', ';']).flat_map(|part| part.split(" and ")) {
                let name = name.trim();
                if !name.is_empty() {
                    draft.byline.push(Found {
                        value: name.to_owned(),
                        source: SOURCE,
                    });
                }
            }
        }
        "date" | "published" | "publishdate" | "pubdate" | "published_at" | "datum" => {
            draft.published = draft.published.take().or_else(|| date(&value));
        }
        "updated" | "modified" | "lastmod" | "last_modified" | "updated_at" => {
            draft.modified = draft.modified.take().or_else(|| date(&value));
        }
        "lang" | "language" | "sprache" => {
            draft.language = draft.language.take().or_else(|| Some(found()));
        }
        "site" | "publisher" | "publication" | "outlet" | "source_name" => {
            draft.site = draft.site.take().or_else(|| Some(found()));
        }
        "url" | "canonical" | "canonical_url" | "link" | "source" | "original_url"
            if super::is_remote(&value) =>
        {
            draft.url = draft.url.take().or_else(|| Some(found()));
        }
        _ => {}
    }
}

/// A date and time with its offset as it stands, else the day.
fn date(value: &str) -> Option<Found> {
    let moment = value.parse::<jiff::Timestamp>().is_ok() && value.contains(['T', 't']);
    let value = if moment {
        value.to_owned()
    } else {
        day::find(value)?.date
    };
    Some(Found {
        value,
        source: SOURCE,
    })
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inside) = value
            .strip_prefix(quote)
            .and_then(|value| value.strip_suffix(quote))
        {
            return inside;
        }
    }
    value
}

//! NITF (News Industry Text Format, IPTC) → a draft; its body is also that of `NewsML` items.
//!
//! `body.head` has headline, byline and abstract, `docdata` the dates, `body.content` the text, whose elements
//! are near those of HTML. Elements that nest too deep are read as words.

use roxmltree::Node;

use super::draft::{Draft, Found};
use super::markdown::is_remote;
use super::text::{self, day};
use super::xml::{self, find, find_words, words};
use crate::problem::Problem;

pub(super) use blocks::blocks;

mod blocks;

/// Reads a NITF document.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<Draft, Problem> {
    let source = xml::text(bytes, name)?;
    let document = xml::parse(&source, name)?;
    let root = find(document.root(), "nitf").ok_or_else(|| {
        Problem::new(
            "E-FORMAT",
            name,
            "There is no `nitf` element in this NITF",
            "Ask for the item again, as NITF or ninjs",
        )
    })?;
    Ok(draft(root))
}

/// The draft of a `nitf` element.
pub(super) fn draft(root: Node<'_, '_>) -> Draft {
    let mut draft = Draft::default();
    let found = |value: Option<String>, source| value.map(|value| Found { value, source });
    let body_head = find(root, "body.head");
    let headline =
        body_head.and_then(|head| find_words(head, "hl1").or_else(|| find_words(head, "hedline")));
    draft.headline =
        found(headline, "NITF hedline").or_else(|| found(find_words(root, "title"), "NITF title"));
    let sub_headline = body_head.and_then(|head| find_words(head, "hl2"));
    let summary = body_head.and_then(|head| find_words(head, "abstract"));
    draft.standfirst = found(summary, "NITF abstract").or_else(|| found(sub_headline, "NITF hl2"));
    for line in body_head
        .iter()
        .flat_map(Node::descendants)
        .filter(|node| node.tag_name().name() == "byline")
    {
        let people: Vec<String> = line
            .descendants()
            .filter(|node| node.tag_name().name() == "person")
            .map(words)
            .collect();
        let names = if people.is_empty() {
            text::authors(&byline_words(line))
        } else {
            people
        };
        draft.byline.extend(names.into_iter().map(|value| Found {
            value,
            source: "NITF byline",
        }));
    }
    let date = |name: &str| {
        find(root, name)
            .and_then(|node| node.attribute("norm"))
            .and_then(self::date)
    };
    let story = || {
        body_head
            .and_then(|head| find(head, "story.date"))
            .and_then(|node| node.attribute("norm"))
            .and_then(self::date)
    };
    draft.published = found(
        date("date.issue")
            .or_else(|| date("date.release"))
            .or_else(story),
        "NITF date.issue",
    );
    let publication = find(root, "pubdata")
        .and_then(|node| node.attribute("name"))
        .map(str::to_owned);
    let distributor = || body_head.and_then(|head| find_words(head, "distributor"));
    draft.site =
        found(publication, "NITF pubdata").or_else(|| found(distributor(), "NITF distributor"));
    let language = root
        .descendants()
        .find_map(|node| node.attribute(("http://www.w3.org/XML/1998/namespace", "lang")));
    draft.language = found(language.map(str::to_owned), "xml:lang");
    let href = find(root, "pubdata")
        .and_then(|node| node.attribute("item.url"))
        .filter(|url| is_remote(url));
    draft.url = found(href.map(str::to_owned), "NITF pubdata");
    if let Some(content) = find(root, "body.content").or_else(|| find(root, "body")) {
        let (blocks, pictures) = blocks(content);
        draft.blocks = blocks;
        draft.pictures = pictures;
    }
    draft
}

/// The words of a byline without the writer's title, which stands in an element of its own.
fn byline_words(line: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut title_end = 0;
    for node in line.descendants() {
        if node.tag_name().name() == "byttl" {
            title_end = title_end.max(node.range().end);
        } else if node.is_text() && node.range().start >= title_end {
            text.push_str(node.text().unwrap_or_default());
        }
    }
    xml::squeeze(&text)
}

/// `20191120T101500Z`, `20191120T101500+0100`, or ISO 8601 as it stands.
pub(super) fn date(norm: &str) -> Option<String> {
    let norm = norm.trim();
    // The shorter form is a moment for the parser too, but not RFC 3339.
    if norm.contains('-') && norm.contains(':') && norm.parse::<jiff::Timestamp>().is_ok() {
        return Some(norm.to_owned());
    }
    let digits = norm
        .get(..8)
        .filter(|start| start.bytes().all(|byte| byte.is_ascii_digit()));
    let Some(digits) = digits else {
        return day::find(norm).map(|day| day.date);
    };
    let day = format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..8]);
    day.parse::<jiff::civil::Date>().ok()?;
    let time = norm.get(8..).and_then(|rest| rest.strip_prefix('T'));
    let Some(time) =
        time.filter(|time| time.len() >= 6 && time.as_bytes()[..6].iter().all(u8::is_ascii_digit))
    else {
        return Some(day);
    };
    let zone = &time[6..];
    let zone = match zone {
        "Z" => "Z".to_owned(),
        other if other.len() == 5 => format!("{}:{}", other.get(..3)?, other.get(3..)?),
        other if other.len() == 6 => other.to_owned(),
        _ => return Some(day),
    };
    let moment = format!("{day}T{}:{}:{}{zone}", &time[..2], &time[2..4], &time[4..6]);
    moment
        .parse::<jiff::Timestamp>()
        .ok()
        .map(|_| moment)
        .or(Some(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_norm_are_moments_or_days() {
        for (norm, date) in [
            ("20191120T101500Z", Some("2019-11-20T10:15:00Z")),
            ("20191120T101500+0100", Some("2019-11-20T10:15:00+01:00")),
            ("20191120", Some("2019-11-20")),
            ("20191120T10", Some("2019-11-20")),
            (
                "2019-11-20T10:15:00+01:00",
                Some("2019-11-20T10:15:00+01:00"),
            ),
            ("20191399", None),
            ("soon", None),
            ("20191120T1015é0Z", Some("2019-11-20")),
        ] {
            assert_eq!(self::date(norm).as_deref(), date, "{norm}");
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!(
            "<nitf><body><body.content>{}x{}</body.content></body></nitf>",
            "<div>".repeat(500),
            "</div>".repeat(500)
        );
        let document = roxmltree::Document::parse(&deep).unwrap();
        assert_eq!(draft(document.root_element()).blocks[0].text, "x");
    }
}

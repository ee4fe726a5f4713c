//! NewsML-G2 (IPTC) → a draft: the first news item with a text, and the pictures that came with it.
//!
//! `contentMeta` has headline, byline and description, `contentSet` the text as inline XHTML or NITF. `NewsML` 1
//! is read where it carries NITF or XHTML inside.

use roxmltree::Node;

use super::captions::credit;
use super::draft::{Draft, DraftPicture, Found, PictureBytes};
use super::markdown::{is_remote, picture_bytes, set_caption};
use super::nitf;
use super::text;
use super::xml::{self, find, find_words, words};
use crate::problem::{Problem, Problems};

/// Items of a message that are looked at: agencies send a text with its pictures, not a day of them.
const MOST_ITEMS: usize = 50;

/// Reads a news item or a message of some.
pub(super) fn read(bytes: &[u8], name: &str) -> Result<(Draft, Problems), Problem> {
    let source = xml::text(bytes, name)?;
    let document = xml::parse(&source, name)?;
    let root = document.root_element();
    let items: Vec<Node<'_, '_>> = root
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "newsItem" | "NewsItem"))
        .take(MOST_ITEMS)
        .collect();
    let text_item = items.iter().copied().find(|item| has_text(*item));
    let Some(item) = text_item else {
        return Err(Problem::new(
            "E-FORMAT",
            name,
            "This NewsML has no item with a text: it may be about a picture, or point to a text elsewhere",
            "Ask for the item with its content inline, or as ninjs",
        ));
    };
    let mut draft = draft(item)?;
    for other in items.into_iter().filter(|other| *other != item) {
        if is_picture(other) {
            draft.pictures.extend(picture(other));
        }
    }
    Ok((draft, Problems::default()))
}

/// Whether an item has a body that is more than an address.
fn has_text(item: Node<'_, '_>) -> bool {
    content(item).is_some_and(|node| !words(node).is_empty()) && !is_picture(item)
}

fn content<'a, 'input>(item: Node<'a, 'input>) -> Option<Node<'a, 'input>> {
    ["inlineXML", "inlineData", "DataContent"]
        .iter()
        .find_map(|name| find(item, name))
}

fn is_picture(item: Node<'_, '_>) -> bool {
    let class = find(item, "itemClass").and_then(|class| class.attribute("qcode"));
    class.is_some_and(|class| class.ends_with(":picture") || class.ends_with(":graphic"))
}

fn draft(item: Node<'_, '_>) -> Result<Draft, Problem> {
    let found = |value: Option<String>, source| value.map(|value| Found { value, source });
    let mut draft = Draft::default();
    if let Some(content) = content(item) {
        if let Some(root) = find(content, "nitf") {
            draft = nitf::draft(root);
        } else if content.children().any(|node| node.is_element()) {
            let body = find(content, "body").unwrap_or(content);
            let (blocks, pictures) = nitf::blocks(body);
            draft.blocks = blocks;
            draft.pictures = pictures;
            super::markdown::take_headline(&mut draft);
        } else {
            draft = text::read(content.text().unwrap_or_default(), &|| true)?;
            text::put_titles_back(&mut draft);
        }
    }
    let meta = find(item, "contentMeta").unwrap_or(item);
    let headline = find_words(meta, "headline").or_else(|| find_words(item, "HeadLine"));
    draft.headline = found(headline, "NewsML headline").or(draft.headline);
    text::drop_repeated_headline(&mut draft);
    let summary = meta.descendants().find(|node| {
        node.tag_name().name() == "description"
            && node
                .attribute("role")
                .is_none_or(|role| role.ends_with("summary"))
    });
    draft.standfirst = found(
        summary.map(words).filter(|summary| !summary.is_empty()),
        "NewsML description",
    )
    .or(draft.standfirst);
    let bylines: Vec<String> = meta
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "by" | "ByLine"))
        .flat_map(|line| text::authors(&words(line)))
        .collect();
    if draft.byline.is_empty() {
        draft.byline = bylines
            .into_iter()
            .map(|value| Found {
                value,
                source: "NewsML by",
            })
            .collect();
    }
    let date = |name: &str| find_words(item, name).and_then(|value| nitf::date(&value));
    draft.published = found(
        date("contentCreated").or_else(|| date("firstCreated")),
        "NewsML contentCreated",
    )
    .or_else(|| {
        found(
            date("versionCreated").or_else(|| date("ThisRevisionCreated")),
            "NewsML versionCreated",
        )
    })
    .or(draft.published);
    draft.modified = found(
        date("contentModified").or_else(|| date("versionCreated")),
        "NewsML versionCreated",
    )
    .filter(|modified| {
        draft
            .published
            .as_ref()
            .is_none_or(|published| published.value != modified.value)
    });
    let language = find(meta, "language").and_then(|node| node.attribute("tag"));
    let own = || item.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
    draft.language =
        found(language.or_else(own).map(str::to_owned), "NewsML language").or(draft.language);
    let provider = find(item, "provider").and_then(|node| {
        find_words(node, "name").or_else(|| node.attribute("literal").map(str::to_owned))
    });
    draft.site = found(
        provider.or_else(|| find_words(meta, "creditline")),
        "NewsML provider",
    )
    .or(draft.site);
    let url = item
        .descendants()
        .filter(|node| node.tag_name().name() == "link")
        .find_map(|node| {
            node.attribute("href").filter(|href| {
                is_remote(href)
                    && node
                        .attribute("rel")
                        .is_some_and(|rel| rel.contains("canonical"))
            })
        });
    draft.url = found(url.map(str::to_owned), "NewsML link").or(draft.url);
    Ok(draft)
}

/// The picture of an item that is one.
fn picture(item: Node<'_, '_>) -> Option<DraftPicture> {
    let meta = find(item, "contentMeta").unwrap_or(item);
    // The largest rendition is the picture.
    let remote = item
        .descendants()
        .filter(|node| node.tag_name().name() == "remoteContent");
    let largest = remote.max_by_key(|node| {
        node.attribute("width")
            .and_then(|width| width.parse::<u64>().ok())
            .unwrap_or_default()
    });
    let bytes = largest
        .and_then(|node| node.attribute("href"))
        .and_then(picture_bytes)
        .unwrap_or(PictureBytes::Absent);
    let mut picture = DraftPicture {
        after: None,
        bytes,
        alt: None,
        caption: None,
        credit: None,
        credited: Vec::new(),
        line: None,
    };
    let caption = find_words(meta, "description").or_else(|| find_words(meta, "headline"));
    if let Some(caption) = &caption {
        set_caption(&mut picture, caption, "NewsML description");
    }
    if let Some(line) = find_words(meta, "creditline").or_else(|| find_words(meta, "by")) {
        picture.credited = credit::credited(&line);
        picture.credit = Some(Found {
            value: text::bare_credit(&line),
            source: "NewsML creditline",
        });
    }
    (caption.is_some() || picture.bytes != PictureBytes::Absent).then_some(picture)
}

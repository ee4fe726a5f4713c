//! What a file is, by what is in it; its name decides only between plain text and Markdown.
//!
//! What the program opens as it is (`FollowTheMoney`, tables, news items) is recognised by [`bundle`], here are
//! the forms that only an import reads. What nothing reads is refused with what would help.

use std::sync::Arc;

use super::encoding;
use crate::bundle::{self, Content};
use crate::container::limits::{FileKind, Limits};
use crate::container::package::Package;
use crate::problem::Problem;

mod mail_head;
mod markdown_signs;

/// What an article came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Html,
    /// A web page saved as a mail: MHTML.
    WebMail,
    Mail,
    Text,
    Markdown,
    /// A news item in JSON: ninjs 1.x, 2.x, 3.x.
    Ninjs,
    /// An article in schema.org's words, as JSON-LD.
    JsonLd,
    Nitf,
    /// NewsML-G2, or `NewsML` 1 around NITF.
    NewsMl,
    Epub,
    /// A text of Word: Office Open XML.
    Docx,
    /// A text of `LibreOffice`: `OpenDocument`.
    Odt,
    /// A crawl: WARC, packed or not.
    Warc,
    /// A crawl with its index, as one ZIP.
    Wacz,
}

/// Bytes in which a kind shows itself.
const HEAD_BYTES: usize = 64 * 1024;

const SAVE_AS: &str =
    "Save the article as a web page, as plain text or Markdown, or ask for it as ninjs";
const OPEN_INSTEAD: &str = "Open it instead of importing it";

/// Says what the file is, or why it cannot be read.
pub fn recognize(name: &str, bytes: &[u8]) -> Result<Kind, Problem> {
    let refuse = |what: &str, advice: &str| Err(Problem::new("E-FORMAT", name, what, advice));
    let body = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if body.starts_with(b"PK\x03\x04") || body.starts_with(b"PK\x05\x06") {
        return in_zip(name, body);
    }
    if body.starts_with(b"WARC/")
        || (body.starts_with(b"\x1f\x8b") && super::warc::is_packed_warc(body))
    {
        return Ok(Kind::Warc);
    }
    if let Some((what, advice)) = refused_signature(body) {
        return refuse(what, advice);
    }
    match bundle::recognise(bytes) {
        Content::NewsItem | Content::OtherJson if is_json_ld(body) => Ok(Kind::JsonLd),
        Content::NewsItem => Ok(Kind::Ninjs),
        Content::Entities => refuse(
            "These are people and relations (FollowTheMoney), not an article",
            OPEN_INSTEAD,
        ),
        Content::Figures(_) | Content::Comtrade(_) => {
            refuse("This is a table of figures, not an article", OPEN_INSTEAD)
        }
        Content::DataPackage => refuse(
            "This is the list of a bundle, without the files that it lists",
            "Open the folder or archive that it belongs to",
        ),
        Content::Annotations => refuse(
            "These are annotations, which say nothing without the text that they speak of",
            "Open the folder or archive that they belong to",
        ),
        Content::OtherJson => refuse(
            "This is JSON, but neither a news item (ninjs) nor an article in JSON-LD",
            "Ask for the item as ninjs, or save the page that it came from",
        ),
        Content::Empty => refuse(
            "The file is empty",
            "If it is being saved at this moment, import it again; else ask for it again",
        ),
        Content::Pdf => refuse(
            "This is a PDF document, which this version does not read",
            SAVE_AS,
        ),
        Content::RichText => refuse(
            "This is a document in RTF",
            "Save it as .docx, .odt or plain text",
        ),
        Content::Picture => refuse(
            "This is a picture, not an article",
            "Import the page or text that it belongs to, and keep it beside that",
        ),
        Content::Binary if encoding::wide(body).is_none() => refuse(
            "This is no text, web page or document that can be read",
            SAVE_AS,
        ),
        Content::Binary | Content::Text | Content::Utf16 | Content::Markup => in_text(name, bytes),
    }
}

/// Files that are recognised only to say what would help.
fn refused_signature(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const SIGNATURES: &[(&[u8], &str, &str)] = &[
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is a document of an old Office program",
            "Open it in Word or LibreOffice and save it as .docx or .odt",
        ),
        (
            b"bplist00",
            "This is a web archive of Safari",
            "Save the page again: in Safari as page source, in another browser as a web page or MHTML",
        ),
        (
            b"\x1f\x8b",
            "This is a packed file, and not a crawl",
            "Unpack it, and import what is inside",
        ),
        (
            b"7z\xbc\xaf\x27\x1c",
            "This is a packed archive",
            "Unpack it, and import what is inside",
        ),
        (
            b"Rar!\x1a\x07",
            "This is a packed archive",
            "Unpack it, and import what is inside",
        ),
        (
            b"ITSF",
            "This is a compiled help file (CHM)",
            "Open it in a browser that reads it, and save the page",
        ),
        (
            b"SQLite format 3\0",
            "This is a database, not an article",
            "Import the page or text that it was made from",
        ),
    ];
    SIGNATURES
        .iter()
        .find(|(start, ..)| bytes.starts_with(start))
        .map(|(_, what, advice)| (*what, *advice))
}

/// A ZIP says what it is by the files in it.
fn in_zip(name: &str, bytes: &[u8]) -> Result<Kind, Problem> {
    let package = Package::open(Arc::from(bytes), &Limits::default())?;
    let refuse = |what: &str, advice: &str| Err(Problem::new("E-FORMAT", name, what, advice));
    if package.contains("mimetype") {
        let kind = package.read("mimetype", FileKind::Other)?;
        let kind = String::from_utf8_lossy(&kind);
        match kind.trim() {
            "application/epub+zip" => return Ok(Kind::Epub),
            "application/vnd.oasis.opendocument.text"
            | "application/vnd.oasis.opendocument.text-template" => {
                return Ok(Kind::Odt);
            }
            it if it.starts_with("application/vnd.oasis.opendocument") => {
                return refuse(
                    "This is a table, drawing or presentation, not a text",
                    "Save its text as .odt, .docx or plain text",
                );
            }
            _ => {}
        }
    }
    if package.contains("word/document.xml") {
        return Ok(Kind::Docx);
    }
    if package.contains("META-INF/container.xml") {
        return Ok(Kind::Epub);
    }
    if package.names().any(super::warc::is_crawl) {
        return Ok(Kind::Wacz);
    }
    if package
        .names()
        .any(|name| name.starts_with("xl/") || name.starts_with("ppt/"))
    {
        return refuse(
            "This is a table or presentation of an Office program, not a text",
            "Save its text as .docx or plain text, or its table as CSV",
        );
    }
    if package
        .names()
        .any(|name| name.ends_with("datapackage.json"))
    {
        return refuse("This is a bundle already", OPEN_INSTEAD);
    }
    refuse(
        "This is a packed archive, and no document that can be read",
        "Unpack it, and import what is inside",
    )
}

/// Texts: markup, mail, Markdown or plain.
fn in_text(name: &str, bytes: &[u8]) -> Result<Kind, Problem> {
    // A character may be cut at the end of the head; only its beginning matters.
    let head = encoding::decode(&bytes[..bytes.len().min(HEAD_BYTES)], None).text;
    let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if let Some(kind) = mail_head::in_mail(start) {
        return Ok(kind);
    }
    if start.starts_with('<') {
        return in_markup(name, start).unwrap_or(Ok(Kind::Text));
    }
    let lower = name.to_lowercase();
    let is_markdown = [".md", ".markdown"].iter().any(|end| lower.ends_with(end))
        || markdown_signs::are_enough(&head);
    // Pages are pasted without their beginning, and some servers write a blank comment first.
    if !is_markdown && tags(&head) >= MANY_TAGS {
        return Ok(Kind::Html);
    }
    Ok(if is_markdown {
        Kind::Markdown
    } else {
        Kind::Text
    })
}

/// A text that speaks of markup has a tag or two.
const MANY_TAGS: usize = 6;

/// What markup is by its outermost element; `None` for a text that only begins with `<`.
fn in_markup(name: &str, start: &str) -> Option<Result<Kind, Problem>> {
    let refuse = |what: &str, advice: &str| Some(Err(Problem::new("E-FORMAT", name, what, advice)));
    let root = super::xml::first_element(start)?;
    let root = root.rsplit(':').next().unwrap_or(root).to_ascii_lowercase();
    match root.as_str() {
        "nitf" => Some(Ok(Kind::Nitf)),
        "newsitem" | "newsmessage" | "newsml" => Some(Ok(Kind::NewsMl)),
        "packageitem" | "knowledgeitem" | "conceptitem" | "planningitem" | "cataloguitem" => {
            refuse(
                "This is NewsML-G2, but a package, a concept or a plan: it has no article of its own",
                "Import one of the news items that it speaks of",
            )
        }
        "rss" | "feed" | "rdf" => refuse(
            "This is a feed, which has the beginnings of many articles",
            "Open one of its articles in a browser and save that page",
        ),
        "urlset" | "sitemapindex" => refuse(
            "This is a list of addresses",
            "Open one of them in a browser and save that page",
        ),
        "svg" => refuse(
            "This is a drawing, not an article",
            "Import the page or text that it belongs to",
        ),
        "document" | "package"
            if start.contains("schemas.openxmlformats.org")
                || start.contains("schemas.microsoft.com") =>
        {
            refuse(
                "This is a document of Word in one XML file",
                "Save it as .docx",
            )
        }
        _ if start.trim_start().starts_with("<?xml")
            && !start.contains("www.w3.org/1999/xhtml")
            && root != "html" =>
        {
            refuse(
                "This is XML of a kind that is not known here",
                "Ask for it as NITF, NewsML-G2 or ninjs, or save the page that shows it",
            )
        }
        "html" | "head" | "body" => Some(Ok(Kind::Html)),
        other if HTML_NAMES.contains(&other) => Some(Ok(Kind::Html)),
        _ => None,
    }
}

/// Elements that a part of a page begins with.
const HTML_NAMES: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "center",
    "div",
    "em",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "table",
    "title",
    "ul",
    "video",
    "font",
    "noscript",
    "base",
];

/// How many beginnings of common elements there are.
fn tags(text: &str) -> usize {
    const TAGS: &[&str] = &[
        "<p>", "<p ", "<div", "<br", "<a href", "<h1", "<h2", "<li>", "<span", "<img", "<b>",
        "<strong>", "<em>", "</p>",
    ];
    TAGS.iter()
        .map(|tag| text.matches(tag).take(MANY_TAGS).count())
        .sum()
}

/// Whether JSON is an article in schema.org's words.
fn is_json_ld(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let has = |word: &str| text.contains(word);
    // A `type` of ninjs has no at sign.
    (has("\"@type\"") || has("\"@graph\""))
        && (has("schema.org") || has("\"articleBody\"") || has("Article\""))
}

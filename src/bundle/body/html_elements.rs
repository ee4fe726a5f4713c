//! What each element of HTML and NITF is to a reader; unknown ones are inline.

use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};

use crate::model::article::InlineStyle;

pub(super) fn is_left_out(name: &str) -> bool {
    raw_kind(name).is_some()
        || matches!(
            name,
            "template"
                | "svg"
                | "math"
                | "object"
                | "audio"
                | "video"
                | "canvas"
                | "select"
                | "button"
        )
}

/// Elements whose content is no markup for the tokenizer.
pub(super) fn raw_kind(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(ScriptData),
        "style" | "iframe" | "noembed" | "noframes" | "noscript" => Some(Rawtext),
        "title" | "textarea" => Some(Rcdata),
        _ => None,
    }
}

/// Elements that are paragraphs of their own, in HTML and in NITF.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "head"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "optgroup"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "tfoot"
            | "thead"
            | "ul"
            | "abstract"
            | "block"
            | "body.content"
            | "body.end"
            | "body.head"
            | "bq"
            | "byline"
            | "bytag"
            | "credit"
            | "dateline"
            | "datasource"
            | "distributor"
            | "fn"
            | "hedline"
            | "hl1"
            | "hl2"
            | "media"
            | "media-caption"
            | "media-producer"
            | "nitf"
            | "nitf-table"
            | "note"
            | "tagline"
    )
}

/// The level of a heading, in HTML and in NITF.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name {
        "h1" | "hl1" => Some(1),
        "h2" | "hl2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// How an inline element is shown; a link that leads to no web page has no address and is not shown.
pub(super) fn inline_style<'a>(
    name: &str,
    address: impl FnOnce() -> Option<&'a str>,
) -> Option<InlineStyle> {
    match name {
        "b" | "strong" => Some(InlineStyle::Strong),
        "i" | "em" | "cite" | "dfn" | "var" => Some(InlineStyle::Emphasis),
        "code" | "kbd" | "samp" | "tt" => Some(InlineStyle::Code),
        "a" => {
            let address = address().unwrap_or_default().trim();
            let start = address.get(..8).unwrap_or(address).to_ascii_lowercase();
            let is_web = start.starts_with("http://") || start.starts_with("https://");
            Some(InlineStyle::Link(
                if is_web { address } else { "" }.to_owned(),
            ))
        }
        _ => None,
    }
}

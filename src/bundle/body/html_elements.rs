//! What each element of HTML and NITF is to a reader of plain text; unknown ones are inline.

use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};

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

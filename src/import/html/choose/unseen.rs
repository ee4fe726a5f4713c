//! What no reader sees.

use crate::import::html::page::{Page, is_unseen};
use crate::import::html::why::Why;

/// What no reader sees: scripts, hidden elements, dialogs over the page.
pub(crate) fn unseen(page: &Page) -> Vec<Option<Why>> {
    let mut out = vec![None; page.nodes.len()];
    let mut at = 1;
    while at < page.nodes.len() {
        if page.is_text(at) || !is_hidden(page, at) {
            at += 1;
        } else {
            out[at] = Some(Why::Unseen);
            at = page.end(at);
        }
    }
    out
}

fn is_hidden(page: &Page, at: usize) -> bool {
    let name = page.name(at);
    if is_unseen(name)
        && !(name == "head" || name == "video" || name == "audio" || name == "iframe")
    {
        return true;
    }
    if name == "head" || (name == "template" && page.find_attribute(at, "shadowrootmode").is_none())
    {
        return true;
    }
    if page.find_attribute(at, "hidden").is_some() {
        return true;
    }
    if page.attribute(at, "aria-hidden") == "true" {
        return !page.attribute(at, "class").contains("fallback-image");
    }
    if page.attribute(at, "aria-modal") == "true" && page.attribute(at, "role") == "dialog" {
        return true;
    }
    let style = page.attribute(at, "style");
    if style.is_empty() {
        return false;
    }
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    style.split(';').any(|rule| {
        let rule = rule.strip_suffix("!important").unwrap_or(rule);
        matches!(rule, "display:none" | "visibility:hidden")
    })
}

//! A parsed page as one list in the order of the document.
//!
//! A node's descendants are the nodes between it and its `end`, so every pass over a page is a loop, and
//! what it sums up for each node it sums up in one more loop backwards.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, LocalName};

/// A page; the first node is the document.
pub(crate) struct Page {
    pub(crate) nodes: Vec<Node>,
}

pub(crate) struct Node {
    pub(crate) parent: u32,
    /// The first node that is no descendant.
    pub(crate) end: u32,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    Element(Element),
    Text(StrTendril),
}

pub(crate) struct Element {
    pub(crate) name: LocalName,
    pub(crate) attributes: Vec<Attribute>,
}

impl Page {
    /// The name of an element, empty for a text.
    pub(crate) fn name(&self, at: usize) -> &str {
        match &self.nodes[at].kind {
            Kind::Element(element) => &element.name,
            Kind::Text(_) => "",
        }
    }

    pub(crate) fn is_text(&self, at: usize) -> bool {
        matches!(self.nodes[at].kind, Kind::Text(_))
    }

    pub(crate) fn parent(&self, at: usize) -> usize {
        self.nodes[at].parent as usize
    }

    pub(crate) fn end(&self, at: usize) -> usize {
        self.nodes[at].end as usize
    }

    /// The value of an attribute, empty when it is not there.
    pub(crate) fn attribute(&self, at: usize, name: &str) -> &str {
        self.find_attribute(at, name).unwrap_or("")
    }

    pub(crate) fn find_attribute(&self, at: usize, name: &str) -> Option<&str> {
        match &self.nodes[at].kind {
            Kind::Element(element) => element
                .attributes
                .iter()
                .find(|attribute| *attribute.name.local == *name)
                .map(|attribute| &*attribute.value),
            Kind::Text(_) => None,
        }
    }

    pub(crate) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.end(at);
        let mut next = at + 1;
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let child = next;
                next = self.end(child);
                child
            })
        })
    }

    pub(crate) fn child_elements(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(at).filter(|child| !self.is_text(*child))
    }

    /// All nodes below.
    pub(crate) fn below(&self, at: usize) -> std::ops::Range<usize> {
        at + 1..self.end(at)
    }

    /// From the parent up to the document.
    pub(crate) fn ancestors(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = at;
        std::iter::from_fn(move || {
            (next != 0).then(|| {
                next = self.parent(next);
                next
            })
        })
    }

    pub(crate) fn contains(&self, outer: usize, inner: usize) -> bool {
        (outer..self.end(outer)).contains(&inner)
    }

    /// Elements of a name, in order.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = usize> + 'a {
        (0..self.nodes.len()).filter(move |at| self.name(*at) == name)
    }

    /// All text below, scripts and the like left out, each run of blanks one blank.
    pub(crate) fn text(&self, at: usize) -> String {
        let mut text = String::new();
        self.push_text(at, &mut text, &|_| false);
        text
    }

    /// [`Self::text`] for short labels: spans that touch are words of their own.
    pub(crate) fn parted_text(&self, at: usize) -> String {
        let mut text = String::new();
        self.push_parted_text(at, &mut text, &|_| false);
        text
    }

    /// [`Self::parted_text`] without the elements that `skips` names; `text` grows.
    pub(crate) fn push_parted_text(
        &self,
        at: usize,
        text: &mut String,
        skips: &dyn Fn(usize) -> bool,
    ) {
        let mut ends: Vec<usize> = Vec::new();
        let mut next = at;
        while next < self.end(at) {
            while ends.last().is_some_and(|end| *end <= next) {
                ends.pop();
                part(text);
            }
            match &self.nodes[next].kind {
                Kind::Text(words) => {
                    let before = text.len();
                    push_words(words, text);
                    // A full stop or a bracket belongs to what it follows.
                    if before > 0
                        && text[..before].ends_with(' ')
                        && text[before..].starts_with([',', '.', ';', ':', ')', '!', '?', '…', '’'])
                    {
                        text.remove(before - 1);
                    }
                }
                Kind::Element(element) => {
                    if is_unseen(&element.name) || skips(next) {
                        next = self.end(next);
                        continue;
                    }
                    if matches!(
                        &*element.name,
                        "span" | "small" | "cite" | "time" | "label" | "strong"
                    ) || !is_inline(&element.name)
                    {
                        part(text);
                        ends.push(self.end(next));
                    }
                }
            }
            next += 1;
        }
        text.truncate(text.trim_end().len());
    }

    /// [`Self::text`] without the elements that `skips` names; `text` grows.
    pub(crate) fn push_text(&self, at: usize, text: &mut String, skips: &dyn Fn(usize) -> bool) {
        let mut next = at;
        let end = self.end(at);
        while next < end {
            match &self.nodes[next].kind {
                Kind::Text(words) => push_words(words, text),
                Kind::Element(element) => {
                    if is_unseen(&element.name) || skips(next) {
                        next = self.end(next);
                        continue;
                    }
                    if !is_inline(&element.name) && !text.is_empty() && !text.ends_with(' ') {
                        text.push(' ');
                    }
                }
            }
            next += 1;
        }
        if text.ends_with(' ') {
            text.pop();
        }
    }

    /// The text of a script or style, as it stands.
    pub(crate) fn raw_text(&self, at: usize) -> String {
        self.children(at)
            .filter_map(|child| match &self.nodes[child].kind {
                Kind::Text(text) => Some(&**text),
                Kind::Element(_) => None,
            })
            .collect()
    }
}

fn part(text: &mut String) {
    if text.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | ')' | '!' | '?' | '"' | '”')
    }) {
        text.push(' ');
    }
}

/// Adds words to a text in which each run of blanks is one blank and none stands at the start.
pub(crate) fn push_words(words: &str, text: &mut String) {
    for c in words.chars() {
        if c.is_whitespace() {
            if !text.is_empty() && !text.ends_with(' ') {
                text.push(' ');
            }
        } else if !is_invisible(c) {
            text.push(c);
        }
    }
}

/// Characters that only steer line breaks, and NUL.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}')
        || (c.is_control() && !c.is_whitespace())
}

/// Elements whose content nobody reads on the page.
pub(crate) fn is_unseen(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "head"
            | "svg"
            | "iframe"
            | "object"
            | "embed"
            | "canvas"
            | "audio"
            | "video"
            | "select"
            | "textarea"
            | "input"
            | "datalist"
            | "link"
            | "meta"
            | "title"
            | "noembed"
            | "noframes"
            | "applet"
            | "map"
            | "progress"
            | "meter"
            | "dialog"
    )
}

/// Elements that stand within a line.
pub(crate) fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "output"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "math"
            | "mi"
            | "mo"
            | "mn"
            | "mrow"
            | "msup"
            | "msub"
            | "semantics"
            | "annotation"
    )
}

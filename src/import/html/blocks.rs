//! The elements of a page → pieces: blocks in reading order, each with why it is not taken, if it is not.
//!
//! One walk over the whole page. Words loose between blocks become paragraphs, lines inside `pre` keep their
//! breaks, the cells of a row of data are parted by tabs.

use url::Url;

use super::clean::is_data_table;
use super::page::{Kind, Page, is_inline, is_invisible};
use super::why::Why;
use crate::container::limits::MAX_REPEATED_ADDRESS;
use crate::import::draft::{Block, BlockKind, Mark, MarkKind};

/// How many marks are open at once: more nest in no sound text, and each is repeated in every block it spans.
const MAX_OPEN_MARKS: usize = 16;

/// A block before it is decided whether it belongs to the article.
pub(super) struct Piece {
    pub(super) block: Block,
    pub(super) why: Option<Why>,
    /// Where in the page it begins.
    pub(super) at: usize,
    /// Bytes of `block.text` that are links.
    pub(super) linked: usize,
}

/// What the walk needs to know.
pub(super) struct Walk<'a> {
    pub(super) page: &'a Page,
    pub(super) out: &'a [Option<Why>],
    pub(super) parts: &'a [usize],
    /// Words that a picture or a value has taken, with all below them.
    pub(super) claimed: &'a [bool],
    pub(super) base: Option<&'a Url>,
}

/// Lists the pieces of a page.
pub(super) fn pieces(walk: &Walk<'_>) -> Vec<Piece> {
    let mut writer = Writer::new(walk);
    let page = walk.page;
    let mut open: Vec<usize> = Vec::new();
    let mut part = 0;
    let mut at = 1;
    while at < page.nodes.len() {
        while let Some(last) = open.last().copied()
            && page.end(last) <= at
        {
            open.pop();
            writer.leave(last);
        }
        while walk
            .parts
            .get(part)
            .is_some_and(|start| page.end(*start) <= at)
        {
            part += 1;
        }
        if walk.claimed[at] || walk.out[at] == Some(Why::Unseen) {
            at = page.end(at);
            continue;
        }
        let inside = walk.parts.get(part).is_some_and(|start| *start <= at);
        match &page.nodes[at].kind {
            Kind::Text(text) => writer.text(at, text, inside),
            Kind::Element(_) => {
                writer.enter(at);
                open.push(at);
            }
        }
        at += 1;
    }
    while let Some(last) = open.pop() {
        writer.leave(last);
    }
    writer.flush();
    writer.pieces
}

/// Text in the making, with its marks.
#[derive(Default)]
struct Line {
    text: String,
    marks: Vec<Mark>,
    /// Elements that mark what follows: where each began in `text`.
    open: Vec<(usize, MarkKind)>,
    linked: usize,
    at: Option<usize>,
    why: Option<Why>,
}

struct Writer<'a> {
    walk: &'a Walk<'a>,
    pieces: Vec<Piece>,
    kept: Line,
    left: Line,
    /// Elements with a reason to be left out, outermost first.
    reasons: Vec<(usize, Why)>,
    headings: Vec<u8>,
    quotes: usize,
    /// For each open list whether it is ordered.
    lists: Vec<bool>,
    /// The list item whose first block is still to come.
    item: bool,
    verbatim: usize,
    /// Open tables: whether each holds data.
    tables: Vec<bool>,
    header_row: bool,
    marks: Vec<(usize, MarkKind)>,
    links: usize,
}

impl<'a> Writer<'a> {
    fn new(walk: &'a Walk<'a>) -> Self {
        Self {
            walk,
            pieces: Vec::new(),
            kept: Line::default(),
            left: Line::default(),
            reasons: Vec::new(),
            headings: Vec::new(),
            quotes: 0,
            lists: Vec::new(),
            item: false,
            verbatim: 0,
            tables: Vec::new(),
            header_row: false,
            marks: Vec::new(),
            links: 0,
        }
    }

    fn in_row(&self) -> bool {
        self.tables.last() == Some(&true)
    }

    fn enter(&mut self, at: usize) {
        let page = self.walk.page;
        let name = page.name(at);
        if let Some(why) = self.walk.out[at] {
            self.reasons.push((at, why));
        }
        if is_inline(name) {
            if self.marks.len() < MAX_OPEN_MARKS
                && let Some(kind) = self.mark_of(at)
            {
                self.links += usize::from(matches!(kind, MarkKind::Link(_)));
                self.marks.push((at, kind.clone()));
                for line in [&mut self.kept, &mut self.left] {
                    line.open.push((line.text.len(), kind.clone()));
                }
            }
            return;
        }
        match name {
            "br" => return self.line_break(at),
            "td" | "th" if self.in_row() => {
                self.header_row &= name == "th";
                for line in [&mut self.kept, &mut self.left] {
                    if !line.text.is_empty() {
                        line.trim();
                        line.text.push('\t');
                    }
                }
                return;
            }
            _ if self.in_row() && !matches!(name, "tr" | "table") => {
                self.space();
                return;
            }
            _ => self.flush(),
        }
        match name {
            "h1" | "h2" => self.headings.push(2),
            "h3" | "h4" | "h5" | "h6" => self.headings.push(name.as_bytes()[1] - b'0'),
            "blockquote" => self.quotes += 1,
            "ul" | "ol" | "dl" => self.lists.push(name == "ol"),
            "li" | "dt" | "dd" => self.item = true,
            "pre" | "listing" | "xmp" | "plaintext" => self.verbatim += 1,
            "table" => self.tables.push(is_data_table(page, at)),
            "tr" => self.header_row = true,
            _ => {}
        }
    }

    fn leave(&mut self, at: usize) {
        let name = self.walk.page.name(at);
        if is_inline(name) {
            if self.marks.last().is_some_and(|(marked, _)| *marked == at) {
                self.links -= usize::from(matches!(self.marks.pop(), Some((_, MarkKind::Link(_)))));
                for line in [&mut self.kept, &mut self.left] {
                    line.close();
                }
            }
        } else if self.in_row() && !matches!(name, "tr" | "table" | "caption") {
            self.space();
        } else if name != "br" {
            self.flush();
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" if !self.in_row() => {
                self.headings.pop();
            }
            "blockquote" if !self.in_row() => self.quotes = self.quotes.saturating_sub(1),
            "ul" | "ol" | "dl" if !self.in_row() => {
                self.lists.pop();
                self.item = false;
            }
            "li" | "dt" | "dd" => self.item = false,
            "pre" | "listing" | "xmp" | "plaintext" if !self.in_row() => {
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            "table" => {
                self.tables.pop();
            }
            _ => {}
        }
        if self.reasons.last().is_some_and(|(with, _)| *with == at) {
            self.reasons.pop();
        }
    }

    fn text(&mut self, at: usize, words: &str, inside: bool) {
        let why = match self.reasons.first() {
            Some((_, why)) => Some(*why),
            None if inside => None,
            None => Some(Why::Outside),
        };
        if why.is_some() && self.left.why != why {
            self.flush_left();
        }
        let verbatim = self.verbatim > 0 && !self.in_row();
        let in_link = self.links > 0;
        let line = if why.is_some() {
            &mut self.left
        } else {
            &mut self.kept
        };
        let before = line.text.len();
        line.push(words, verbatim);
        if line.text.len() > before {
            line.why = why;
            line.at.get_or_insert(at);
            if in_link {
                line.linked += line.text.len() - before;
            }
        }
    }

    /// Two breaks part paragraphs, one is a blank; in verse and code each is one.
    fn line_break(&mut self, at: usize) {
        if self.verbatim > 0 {
            for line in [&mut self.kept, &mut self.left] {
                if !line.text.is_empty() {
                    line.text.push('\n');
                }
            }
            return;
        }
        if self.in_row() || !self.breaks_again(at) {
            self.space();
        } else {
            self.flush();
        }
    }

    /// Whether nothing but blanks stands between this break and the next.
    fn breaks_again(&self, at: usize) -> bool {
        let page = self.walk.page;
        let mut next = page.end(at);
        while next < page.end(page.parent(at)) {
            match &page.nodes[next].kind {
                Kind::Text(text) if text.trim().is_empty() => next += 1,
                Kind::Text(_) => return false,
                Kind::Element(element) => return &*element.name == "br",
            }
        }
        false
    }

    fn space(&mut self) {
        for line in [&mut self.kept, &mut self.left] {
            line.push(" ", false);
        }
    }

    fn mark_of(&self, at: usize) -> Option<MarkKind> {
        let page = self.walk.page;
        match page.name(at) {
            "em" | "i" | "cite" | "dfn" | "var" => Some(MarkKind::Emphasis),
            "strong" | "b" => Some(MarkKind::Strong),
            "a" => {
                let href = page.attribute(at, "href").trim();
                if href.is_empty() || href.starts_with('#') {
                    return None;
                }
                let url = match self.walk.base {
                    Some(base) => base.join(href),
                    None => Url::parse(href),
                }
                .ok()?;
                let is_web = matches!(url.scheme(), "http" | "https");
                let is_short = url.as_str().len() <= MAX_REPEATED_ADDRESS;
                (is_web && is_short).then(|| MarkKind::Link(url.into()))
            }
            _ => None,
        }
    }

    fn kind(&self) -> BlockKind {
        if self.in_row() {
            BlockKind::TableRow {
                header: self.header_row,
            }
        } else if let Some(level) = self.headings.last() {
            BlockKind::Heading(*level)
        } else if self.verbatim > 0 {
            BlockKind::Verbatim
        } else if self.item && !self.lists.is_empty() {
            BlockKind::ListItem {
                ordered: self.lists.last() == Some(&true),
                depth: (self.lists.len() - 1).min(usize::from(u8::MAX)) as u8,
            }
        } else if self.quotes > 0 {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        }
    }

    fn flush(&mut self) {
        let kind = self.kind();
        if let Some(piece) = self.kept.take(kind, &self.marks) {
            self.pieces.push(piece);
        }
        self.flush_left();
    }

    fn flush_left(&mut self) {
        let kind = self.kind();
        if let Some(piece) = self.left.take(kind, &self.marks) {
            self.pieces.push(piece);
        }
    }
}

impl Line {
    fn push(&mut self, words: &str, verbatim: bool) {
        for c in words.chars() {
            if is_invisible(c) {
            } else if verbatim {
                if c != '\r' && !(c == '\n' && self.text.is_empty()) {
                    self.text.push(c);
                }
            } else if c.is_whitespace() {
                if !self.text.is_empty() && !self.text.ends_with([' ', '\t']) {
                    self.text.push(' ');
                }
            } else {
                self.text.push(c);
            }
        }
    }

    fn trim(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
    }

    fn close(&mut self) {
        if let Some((start, kind)) = self.open.pop() {
            let end = self.text.len();
            if start < end {
                self.marks.push(Mark {
                    range: start..end,
                    kind,
                });
            }
        }
    }

    /// Ends the line; marks that are still open go on in the next.
    fn take(&mut self, kind: BlockKind, still_open: &[(usize, MarkKind)]) -> Option<Piece> {
        while !self.open.is_empty() {
            self.close();
        }
        let mut text = std::mem::take(&mut self.text);
        let mut marks = std::mem::take(&mut self.marks);
        let linked = std::mem::take(&mut self.linked);
        let at = self.at.take();
        let why = self.why.take();
        self.open = still_open
            .iter()
            .map(|(_, kind)| (0, kind.clone()))
            .collect();
        text.truncate(text.trim_end().len());
        if text.trim().is_empty() {
            return None;
        }
        marks.retain_mut(|mark| {
            let range = mark.range.start.min(text.len())..mark.range.end.min(text.len());
            let inner = &text[range.clone()];
            let start = range.start + (inner.len() - inner.trim_start().len());
            let end = range.end - (inner.len() - inner.trim_end().len());
            mark.range = start..end;
            start < end
        });
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        Some(Piece {
            block: Block { kind, text, marks },
            why,
            at: at?,
            linked,
        })
    }
}

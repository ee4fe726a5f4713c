//! The words of one block with their emphasis and links.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::super::super::draft::{Block, BlockKind, Mark, MarkKind};
use super::escape::{Place, is_needed};

/// Markdown of one block and the stretches of its text in it.
#[derive(Default)]
pub(super) struct Inline {
    pub(super) source: String,
    /// Bytes of the text, bytes of the source.
    pub(super) pieces: Vec<(Range<usize>, Range<usize>)>,
}

/// What parts the cells of a table's row, for readers who know no tables.
const BETWEEN_CELLS: &str = " | ";

/// Writes the words of a block. Emphasis that `CommonMark` has no way to write goes first, then links.
pub(super) fn write(block: &Block) -> Inline {
    let marks = writable(block);
    if marks.is_empty() {
        return with_marks(block, &[]);
    }
    let links: Vec<&Mark> = marks
        .iter()
        .copied()
        .filter(|mark| matches!(mark.kind, MarkKind::Link(_)))
        .collect();
    for some in [marks, links] {
        let inline = with_marks(block, &some);
        if reads_back(&inline.source, block, some.len()) {
            return inline;
        }
    }
    with_marks(block, &[])
}

/// The words of a caption, in the brackets of its picture.
pub(super) fn caption(words: &str) -> Inline {
    let mut out = Inline::default();
    for (at, letter) in words.char_indices() {
        let place = Place {
            text: words,
            at,
            beside_mark: false,
            before_link: false,
            in_brackets: true,
        };
        let from = out.source.len();
        if is_needed(letter, &place) {
            out.source.push('\\');
        }
        out.source.push(letter);
        out.pieces
            .push((at..at + letter.len_utf8(), from..out.source.len()));
    }
    out
}

/// The marks that can be written: with words, no kind inside itself.
fn writable(block: &Block) -> Vec<&Mark> {
    let mut open: Vec<&Mark> = Vec::new();
    let mut marks = Vec::new();
    for mark in &block.marks {
        open.retain(|outer| outer.range.end > mark.range.start);
        let is_same = |outer: &&Mark| {
            matches!(
                (&outer.kind, &mark.kind),
                (MarkKind::Emphasis, MarkKind::Emphasis)
                    | (MarkKind::Strong, MarkKind::Strong)
                    | (MarkKind::Link(_), MarkKind::Link(_))
            )
        };
        let inner = trimmed(&block.text, &mark.range);
        let is_address = match &mark.kind {
            MarkKind::Link(address) => destination(address).is_some(),
            _ => true,
        };
        if !open.iter().any(is_same) && !inner.is_empty() && is_address {
            open.push(mark);
            marks.push(mark);
        }
    }
    marks
}

/// The range without white space at its ends: markup beside white space sets nothing.
fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    start..end
}

/// An address between angle brackets; `None` when it cannot stand there.
fn destination(address: &str) -> Option<String> {
    if address.is_empty() || address.chars().any(char::is_control) {
        return None;
    }
    let mut written = "<".to_owned();
    for letter in address.chars() {
        if matches!(letter, '<' | '>' | '\\' | '&') {
            written.push('\\');
        }
        written.push(letter);
    }
    written.push('>');
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"()<>\\&".contains(&byte);
    Some(if address.bytes().all(is_plain) {
        address.to_owned()
    } else {
        written
    })
}

fn with_marks(block: &Block, marks: &[&Mark]) -> Inline {
    let text = &block.text;
    let ranges: Vec<Range<usize>> = marks
        .iter()
        .map(|mark| trimmed(text, &mark.range))
        .collect();
    let mut out = Inline::default();
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    for (at, letter) in text.char_indices() {
        while let Some(last) = open.pop_if(|last| ranges[*last].end <= at) {
            close(&marks[last].kind, &mut out.source);
        }
        while next < marks.len() && ranges[next].start <= at {
            start(&marks[next].kind, &mut out.source);
            open.push(next);
            next += 1;
        }
        let end = at + letter.len_utf8();
        let before_link = ranges.get(next).is_some_and(|range| range.start == end)
            && matches!(marks[next].kind, MarkKind::Link(_));
        let touches = |range: &Range<usize>| {
            [range.start, range.end].contains(&at) || [range.start, range.end].contains(&end)
        };
        let place = Place {
            text,
            at,
            beside_mark: letter == '_' && ranges.iter().any(touches),
            before_link,
            in_brackets: (open.iter()).any(|one| matches!(marks[*one].kind, MarkKind::Link(_))),
        };
        let from = out.source.len();
        if letter == '\t' && matches!(block.kind, BlockKind::TableRow { .. }) {
            out.source.push_str(BETWEEN_CELLS);
        } else {
            if is_needed(letter, &place) {
                out.source.push('\\');
            }
            out.source.push(letter);
        }
        out.pieces.push((at..end, from..out.source.len()));
    }
    while let Some(last) = open.pop() {
        close(&marks[last].kind, &mut out.source);
    }
    out
}

fn start(kind: &MarkKind, source: &mut String) {
    source.push_str(match kind {
        MarkKind::Emphasis => "*",
        MarkKind::Strong => "**",
        MarkKind::Link(_) => "[",
    });
}

fn close(kind: &MarkKind, source: &mut String) {
    match kind {
        MarkKind::Emphasis => source.push('*'),
        MarkKind::Strong => source.push_str("**"),
        MarkKind::Link(address) => {
            source.push_str("](");
            source.push_str(&destination(address).unwrap_or_default());
            source.push(')');
        }
    }
}

/// Whether a reader finds the same words and as many marks.
fn reads_back(source: &str, block: &Block, marks: usize) -> bool {
    let mut words = String::with_capacity(block.text.len());
    let mut found = 0;
    for event in Parser::new_ext(source, Options::empty()) {
        match event {
            Event::Text(text) => words.push_str(&text),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. }) => found += 1,
            _ => {}
        }
    }
    let is_row = matches!(block.kind, BlockKind::TableRow { .. });
    let shown = if is_row {
        block.text.replace('\t', BETWEEN_CELLS)
    } else {
        block.text.clone()
    };
    words == shown && found == marks
}

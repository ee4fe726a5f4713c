//! `body.md`: `CommonMark` without extensions; what is not shown as markup is shown as text.
//!
//! HTML is never interpreted. A picture is a block of its own wherever it stands, so a paragraph
//! around one becomes two. The parser and this reader keep their stacks on the heap.

mod styles;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use self::styles::OpenStyles;
use super::runs::{Text, matches_bytes};
use super::{Bounds, TooMuch, assemble, check_marks};
use crate::model::article::{Block, BlockKind, Body, InlineStyle, StyledRange};

/// Reads Markdown; a byte order mark is not shown.
pub fn markdown(source: Arc<str>, file: &str, bounds: &Bounds<'_>) -> Result<Body, TooMuch> {
    check_marks(&source, bounds)?;
    let skipped = if source.starts_with('\u{feff}') { 3 } else { 0 };
    let mut reader = Reader::new(&source);
    let events = Parser::new_ext(&source[skipped..], Options::empty()).into_offset_iter();
    for (count, (event, range)) in events.enumerate() {
        if reader.blocks.len() > bounds.blocks {
            return Err(TooMuch::Blocks);
        }
        if count.is_multiple_of(EVENTS_PER_QUESTION) && !(bounds.goes_on)() {
            break;
        }
        reader.read(event, range.start + skipped..range.end + skipped);
    }
    let blocks = reader.finish();
    if blocks.len() > bounds.blocks {
        return Err(TooMuch::Blocks);
    }
    Ok(assemble(source, file, blocks, bounds.goes_on))
}

/// What the parser reports between two questions whether to go on: a few milliseconds of work.
const EVENTS_PER_QUESTION: usize = 10_000;

/// What a paragraph may stand in.
enum Container {
    Quote,
    /// The number, and whether a block with the item's mark was made.
    Item {
        number: Option<u64>,
        marked: bool,
    },
}

struct Reader<'a> {
    source: &'a str,
    blocks: Vec<Block>,
    containers: Vec<Container>,
    quotes: usize,
    items: usize,
    /// The next number of each open list.
    lists: Vec<Option<u64>>,
    /// The block being read.
    open: Option<Open>,
    /// The block element that the next words belong to; none in a tight list item.
    element: Option<Element>,
    /// Emphasis, strong and links that are open; each kind once, whatever the nesting.
    styles: OpenStyles,
    /// Pictures inside the caption of a picture only lend their words.
    pictures: usize,
}

struct Element {
    /// `None` for a paragraph, whose kind depends on its containers.
    kind: Option<BlockKind>,
    /// Where it starts, until its first block is made.
    start: Option<usize>,
}

struct Open {
    kind: BlockKind,
    start: usize,
    text: Text,
    styles: Vec<StyledRange>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            blocks: Vec::new(),
            containers: Vec::new(),
            quotes: 0,
            items: 0,
            lists: Vec::new(),
            open: None,
            element: None,
            styles: OpenStyles::default(),
            pictures: 0,
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.close(self.source.len());
        self.blocks
    }

    fn read(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            // Of these the last three are extensions, none of which is enabled.
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => {
                self.push(&text, range);
            }
            Event::Code(text) => self.push_code(&text, range),
            Event::SoftBreak => self.push(" ", range),
            Event::HardBreak => self.push("\n", range),
            Event::Rule => {
                self.close(range.start);
                let source = self.after_last_block(range.start)..range.end;
                self.blocks.push(Block {
                    kind: BlockKind::Break,
                    source,
                    ..Block::default()
                });
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Emphasis => self.start_style(InlineStyle::Emphasis),
            Tag::Strong => self.start_style(InlineStyle::Strong),
            Tag::Link { dest_url, .. } => {
                self.start_style(InlineStyle::Link(dest_url.into_string()));
            }
            Tag::Image { dest_url, .. } => {
                self.pictures += 1;
                if self.pictures == 1 {
                    self.close(range.start);
                    let target = dest_url.into_string();
                    if let Some(element) = &mut self.element {
                        element.start = None;
                    }
                    self.open(BlockKind::Picture { target }, range.start);
                }
            }
            Tag::Heading { level, .. } => {
                self.start_element(Some(BlockKind::Heading(level as u8)), &range);
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.start_element(Some(BlockKind::Verbatim), &range);
            }
            Tag::Paragraph => self.start_element(None, &range),
            Tag::BlockQuote(_) => {
                self.close(range.start);
                self.quotes += 1;
                self.containers.push(Container::Quote);
            }
            Tag::List(first) => {
                self.close(range.start);
                self.lists.push(first);
            }
            Tag::Item => {
                self.close(range.start);
                let number = self.lists.last_mut().and_then(|next| {
                    let number = *next;
                    *next = next.map(|number| number.saturating_add(1));
                    number
                });
                self.items += 1;
                self.containers.push(Container::Item {
                    number,
                    marked: false,
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis => self.end_style(&InlineStyle::Emphasis),
            TagEnd::Strong => self.end_style(&InlineStyle::Strong),
            TagEnd::Link => self.end_style(&InlineStyle::Link(String::new())),
            TagEnd::Image => {
                self.pictures = self.pictures.saturating_sub(1);
                if self.pictures == 0 {
                    self.close(range.end);
                }
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                self.close(range.end);
                self.element = None;
            }
            TagEnd::BlockQuote(_) => {
                self.close(range.end);
                self.containers.pop();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close(range.end);
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close(range.end);
                self.containers.pop();
                self.items = self.items.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn start_element(&mut self, kind: Option<BlockKind>, range: &Range<usize>) {
        self.close(range.start);
        self.element = Some(Element {
            kind,
            start: Some(range.start),
        });
    }

    /// Appends words, which open a block when none is open.
    fn push(&mut self, shown: &str, range: Range<usize>) {
        let (mut shown, mut range) = (shown, range);
        let starts = self
            .open
            .as_ref()
            .is_none_or(|open| open.text.text.is_empty());
        let verbatim = matches!(
            self.element
                .as_ref()
                .and_then(|element| element.kind.as_ref()),
            Some(BlockKind::Verbatim)
        );
        if starts && !verbatim {
            // The space between a picture and the words after it.
            let words = shown.trim_start_matches([' ', '\t', '\n']);
            if words.is_empty() {
                return;
            }
            if range.len() == shown.len() {
                range.start += shown.len() - words.len();
            }
            shown = words;
        }
        if self.open.is_none() {
            let element = self.element.as_mut();
            let (kind, start) = element.map_or((None, None), |element| {
                (element.kind.clone(), element.start.take())
            });
            let kind = kind.unwrap_or_else(|| self.paragraph_kind());
            self.open(kind, start.unwrap_or(range.start));
        }
        if let Some(open) = &mut self.open {
            open.text.push(shown, range, self.source);
        }
    }

    /// Code between backticks: only what stands inside them is a match of the source.
    fn push_code(&mut self, shown: &str, range: Range<usize>) {
        let written = &self.source[range.clone()];
        let ticks = written.len() - written.trim_start_matches('`').len();
        let (from, to) = (range.start + ticks, range.end.saturating_sub(ticks));
        let inner = if from < to { from..to } else { range };
        // One space beside the backticks is not shown.
        let narrow = inner.start + 1..inner.end.saturating_sub(1).max(inner.start + 1);
        let exact = self
            .source
            .get(narrow.clone())
            .filter(|code| matches_bytes(shown, code))
            .map_or(inner, |_| narrow);
        let start = self.text_length();
        self.push(shown, exact);
        let end = self.text_length();
        if let Some(open) = &mut self.open {
            open.styles.push(StyledRange {
                range: start..end,
                style: InlineStyle::Code,
            });
        }
    }

    /// Where the next words of the open block go.
    fn text_length(&self) -> usize {
        self.open.as_ref().map_or(0, |open| open.text.text.len())
    }

    fn start_style(&mut self, style: InlineStyle) {
        let at = self.text_length();
        self.styles.start(style, at);
    }

    fn end_style(&mut self, style: &InlineStyle) {
        let ended = self.styles.end(style, self.text_length());
        if let Some(open) = &mut self.open {
            open.styles.extend(ended);
        }
    }

    /// What a paragraph here is: its innermost container decides, and an item has one mark.
    fn paragraph_kind(&mut self) -> BlockKind {
        let depth = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        match self.containers.last_mut() {
            Some(Container::Item { number, marked }) if !*marked => {
                *marked = true;
                BlockKind::ListItem {
                    depth: depth(self.items),
                    number: *number,
                }
            }
            _ if self.quotes > 0 => BlockKind::Quote(depth(self.quotes)),
            _ => BlockKind::Paragraph,
        }
    }

    fn open(&mut self, kind: BlockKind, start: usize) {
        self.open = Some(Open {
            kind,
            start: self.after_last_block(start),
            text: Text::default(),
            styles: Vec::new(),
        });
    }

    fn after_last_block(&self, start: usize) -> usize {
        self.blocks
            .last()
            .map_or(start, |block| block.source.end.max(start))
    }

    /// Ends the open block; what is open of emphasis goes on in the next one.
    fn close(&mut self, end: usize) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        let length = open.text.text.len();
        open.styles.extend(self.styles.cut(length));
        let end = end.max(open.text.source_end()).max(open.start);
        let (text, runs) = open.text.finish();
        if text.is_empty() && !matches!(open.kind, BlockKind::Picture { .. }) {
            return;
        }
        let mut styles = open.styles;
        for style in &mut styles {
            style.range.end = style.range.end.min(text.len());
        }
        styles.retain(|style| !style.range.is_empty());
        styles.sort_by_key(|style| (style.range.start, std::cmp::Reverse(style.range.end)));
        self.blocks.push(Block {
            kind: open.kind,
            text: text.into(),
            source: open.start..end,
            runs,
            styles,
            ..Block::default()
        });
    }
}

#[cfg(test)]
mod tests;

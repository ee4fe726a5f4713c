//! The blocks of a marked-up body while its plain text is written.
//!
//! Invariant: every block is a stretch of the text, byte by byte; blocks ascend, with a blank line between
//! them, and are never empty, except for breaks. While no block is open, the text ends with the last one.

use super::html_elements::heading_level;
use crate::model::article::{Block, BlockKind, InlineStyle, SourceRun, StyledRange};

#[derive(Debug, Default)]
pub(super) struct Blocks {
    written: String,
    done: Vec<Block>,
    /// The block that words are added to.
    open: Option<Open>,
    /// Inline elements that are open, outermost first; one entry for a kind, whatever the nesting.
    styles: Vec<OpenStyle>,
    heading: Option<u8>,
    /// Open `<pre>` elements.
    preformatted: usize,
    quotes: usize,
    /// The next number of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// The mark of a list item that has no words yet.
    item: Option<BlockKind>,
    /// The address of a figure's picture that has no caption yet.
    picture: Option<String>,
    is_caption: bool,
}

#[derive(Debug)]
struct Open {
    kind: BlockKind,
    start: usize,
    styles: Vec<StyledRange>,
}

#[derive(Debug)]
struct OpenStyle {
    style: InlineStyle,
    depth: usize,
    /// Its range among those of the open block, once it has words there.
    range: Option<usize>,
}

impl Blocks {
    /// The text, and the blocks it is made of.
    pub(super) fn finish(mut self) -> (String, Vec<Block>) {
        self.close();
        (self.written, self.done)
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    pub(super) fn is_preformatted(&self) -> bool {
        self.preformatted > 0
    }

    /// A block element starts or ends.
    pub(super) fn element(&mut self, name: &str, starts: bool, first_number: Option<&str>) {
        let count = |count: &mut usize| {
            *count = if starts {
                *count + 1
            } else {
                count.saturating_sub(1)
            };
        };
        // Other elements inside a heading or a caption leave it what it is.
        if let Some(level) = heading_level(name) {
            self.heading = starts.then_some(level);
        }
        match name {
            "figcaption" => self.is_caption = starts,
            "figure" => {
                self.picture = None;
                self.is_caption = false;
            }
            "blockquote" | "bq" => count(&mut self.quotes),
            "pre" => count(&mut self.preformatted),
            "ul" | "ol" | "menu" | "dir" => {
                self.item = None;
                if starts {
                    let first = first_number.and_then(|number| number.trim().parse().ok());
                    self.lists.push((name == "ol").then(|| first.unwrap_or(1)));
                } else {
                    self.lists.pop();
                }
            }
            "li" => {
                self.item = None;
                if starts {
                    let number = self.lists.last_mut().and_then(|next| {
                        let number = *next;
                        *next = next.map(|number| number.saturating_add(1));
                        number
                    });
                    let depth = u8::try_from(self.lists.len().max(1)).unwrap_or(u8::MAX);
                    self.item = Some(BlockKind::ListItem { depth, number });
                }
            }
            "hr" => {
                self.close();
                let end = self.written.len();
                self.done.push(Block {
                    kind: BlockKind::Break,
                    source: end..end,
                    ..Block::default()
                });
            }
            _ => {}
        }
    }

    /// A picture that may have a caption; its address is never followed.
    pub(super) fn picture(&mut self, address: &str) {
        self.picture = Some(address.to_owned());
    }

    /// An inline element starts or ends.
    pub(super) fn style(&mut self, style: InlineStyle, starts: bool) {
        let kind = std::mem::discriminant(&style);
        let place = self
            .styles
            .iter()
            .position(|open| std::mem::discriminant(&open.style) == kind);
        match place {
            Some(place) if starts => self.styles[place].depth += 1,
            Some(place) => {
                self.styles[place].depth -= 1;
                if self.styles[place].depth == 0 {
                    self.styles.remove(place);
                }
            }
            None if starts => self.styles.push(OpenStyle {
                style,
                depth: 1,
                range: None,
            }),
            None => {}
        }
    }

    /// Words without white space that HTML folds; those that start a block start with none at all.
    pub(super) fn words(&mut self, words: &str) {
        if self.open.is_none() {
            self.start();
        }
        let from = self.written.len();
        self.written.push_str(words);
        let Some(open) = &mut self.open else {
            return;
        };
        let range = from - open.start..self.written.len() - open.start;
        for style in &mut self.styles {
            if matches!(&style.style, InlineStyle::Link(address) if address.is_empty()) {
                continue;
            }
            if let Some(index) = style.range {
                open.styles[index].range.end = range.end;
            } else {
                style.range = Some(open.styles.len());
                open.styles.push(StyledRange {
                    range: range.clone(),
                    style: style.style.clone(),
                });
            }
        }
    }

    /// White space inside a block.
    pub(super) fn gap(&mut self, gap: &str) {
        if self.open.is_some() {
            self.written.push_str(gap);
        }
    }

    pub(super) fn line_end(&mut self) {
        if self.open.is_some() {
            self.trim();
            self.written.push('\n');
        }
    }

    /// Spaces at the start of a preformatted line; only verbatim blocks start with them.
    pub(super) fn indent(&mut self, spaces: usize) {
        if spaces == 0 {
            return;
        }
        if self.open.is_none() {
            self.start();
        }
        if let Some(open) = &self.open
            && (open.kind == BlockKind::Verbatim || open.start < self.written.len())
        {
            self.written.extend(std::iter::repeat_n(' ', spaces));
        }
    }

    fn start(&mut self) {
        if !self.written.is_empty() {
            self.written.push_str("\n\n");
        }
        let start = self.written.len();
        let depth = u8::try_from(self.quotes).unwrap_or(u8::MAX);
        let caption = self.picture.take_if(|_| self.is_caption);
        let kind = match (self.heading, self.item.take()) {
            _ if caption.is_some() => BlockKind::Picture {
                target: caption.unwrap_or_default(),
            },
            (Some(level), _) => BlockKind::Heading(level),
            (None, Some(item)) => item,
            _ if self.preformatted > 0 => BlockKind::Verbatim,
            _ if depth > 0 => BlockKind::Quote(depth),
            _ => BlockKind::Paragraph,
        };
        self.open = Some(Open {
            kind,
            start,
            styles: Vec::new(),
        });
    }

    /// White space at the end of a line is not kept, nor by the styles that reach over it.
    fn trim(&mut self) {
        if let Some(open) = &mut self.open {
            let end = open.start + self.written[open.start..].trim_end().len();
            self.written.truncate(end);
            for style in &mut open.styles {
                style.range.end = style.range.end.min(end - open.start);
                style.range.start = style.range.start.min(style.range.end);
            }
        }
    }

    /// The next words are another block.
    pub(super) fn close(&mut self) {
        self.trim();
        for style in &mut self.styles {
            style.range = None;
        }
        // A link ends with its block, or a long address would be copied into every one.
        self.styles
            .retain(|open| !matches!(open.style, InlineStyle::Link(_)));
        let Some(mut open) = self.open.take() else {
            return;
        };
        let range = open.start..self.written.len();
        open.styles.retain(|style| !style.range.is_empty());
        open.styles
            .sort_by_key(|style| (style.range.start, std::cmp::Reverse(style.range.end)));
        self.done.push(Block {
            kind: open.kind,
            text: self.written[range.clone()].into(),
            runs: vec![SourceRun {
                text: 0..range.len(),
                source: range.clone(),
            }],
            source: range,
            styles: open.styles,
            ..Block::default()
        });
    }
}

//! HTML, XHTML and NITF as blocks, for bodies that come only as markup.
//!
//! The source in which quotes and positions count is the plain text of the markup; the blocks are
//! stretches of it, and headings, quotes, lists, emphasis and links stay what they were. It works on the
//! tokenizer alone, so there is no tree whose depth could hurt; time and memory are linear. Nothing is
//! rendered, run or fetched; what is not text (scripts, styles, frames, form controls) is left out. A
//! picture is shown where it has a caption, and its address is never followed.

use std::cell::RefCell;
use std::sync::Arc;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::html_blocks::Blocks;
use super::html_elements::{inline_style, is_block, is_left_out, raw_kind};
use super::{Bounds, TooMuch, assemble, check_marks};
use crate::model::article::{Block, BlockKind, Body};

/// Reads markup; a heading at the start that only repeats `title` is not shown.
pub fn html(html: &str, title: Option<&str>, bounds: &Bounds<'_>) -> Result<Body, TooMuch> {
    check_marks(html, bounds)?;
    let (source, mut blocks) = read(html, bounds);
    if blocks.len() > bounds.blocks {
        return Err(TooMuch::Blocks);
    }
    if let (Some(first), Some(title)) = (blocks.first(), title)
        && matches!(first.kind, BlockKind::Heading(_))
        && first.text.trim() == title.trim()
    {
        blocks.remove(0);
    }
    Ok(assemble(Arc::from(source), "", blocks, bounds.goes_on))
}

/// The words of `html`: a blank line between block elements, a newline for `<br>` and for the
/// end of a table row, a tab between cells; no spaces at the end of a line or the start of a block.
pub fn html_to_text(html: &str) -> String {
    read(html, &Bounds::default()).0
}

fn read(html: &str, bounds: &Bounds<'_>) -> (String, Vec<Block>) {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    // The tokenizer's strings hold less than 4 GiB each; pieces keep far below that.
    let mut rest = html;
    while !rest.is_empty() && (bounds.goes_on)() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(piece));
        // A sink that runs no scripts never stops the tokenizer; the loop ends in any case when
        // the input is used up.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        rest = after;
    }
    tokenizer.end();
    let text = tokenizer.sink.text.into_inner();
    text.blocks.finish()
}

const PIECE: usize = 1 << 20;

#[derive(Default)]
struct Sink {
    text: RefCell<Text>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut text = self.text.borrow_mut();
        match token {
            Token::TagToken(tag) => return text.tag(&tag),
            Token::CharacterTokens(characters) => text.push(&characters),
            Token::NullCharacterToken => text.push("\u{fffd}"),
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }

    /// XHTML and NITF may wrap text in `<![CDATA[…]]>`, which HTML alone would call a comment.
    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        true
    }
}

/// What stands between two words, from least to most.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Space,
    Cell,
    Line,
    Paragraph,
}

#[derive(Debug, Default)]
struct Text {
    blocks: Blocks,
    gap: Gap,
    /// Spaces at the start of a line of `<pre>`.
    indent: usize,
    /// The element whose content is left out, and how many of it are open.
    left_out: Option<(String, usize)>,
    /// The class of the last `<span>`, when it has just ended.
    ended_span: Option<String>,
    span: String,
}

impl Text {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let starts = tag.kind == TagKind::StartTag;
        if let Some((left_out, open)) = &mut self.left_out {
            if left_out == name && !tag.self_closing {
                *open = if starts { *open + 1 } else { *open - 1 };
                if *open == 0 {
                    self.left_out = None;
                }
            }
            return TokenSinkResult::Continue;
        }
        if starts && !tag.self_closing && is_left_out(name) {
            self.left_out = Some((name.to_owned(), 1));
            return raw_kind(name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
        }
        match name {
            "br" => self.line(),
            "tr" => self.part(Gap::Line),
            "td" | "th" if !starts => self.part(Gap::Cell),
            "span" => self.span(tag, starts),
            "img" => self
                .blocks
                .picture(attribute(tag, "src").unwrap_or_default()),
            _ if is_block(name) => {
                self.part(Gap::Paragraph);
                let is_open = starts && !tag.self_closing;
                if is_open || !starts || name == "hr" {
                    self.blocks.element(name, is_open, attribute(tag, "start"));
                }
            }
            _ if tag.self_closing => {}
            _ => {
                if let Some(style) = inline_style(name, || attribute(tag, "href")) {
                    self.blocks.style(style, starts);
                }
            }
        }
        TokenSinkResult::Continue
    }

    /// Parts that only a style sheet would keep apart, as `<span class=place>` and `<span class=source>`.
    fn span(&mut self, tag: &Tag, starts: bool) {
        if !starts {
            self.ended_span = Some(std::mem::take(&mut self.span));
            return;
        }
        attribute(tag, "class")
            .unwrap_or_default()
            .clone_into(&mut self.span);
        if let Some(ended) = self.ended_span.take()
            && !ended.is_empty()
            && !self.span.is_empty()
            && ended != self.span
        {
            self.gap = self.gap.max(Gap::Space);
        }
    }

    fn part(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
        self.indent = 0;
    }

    /// A line end; two are a blank line.
    fn line(&mut self) {
        let gap = if self.gap >= Gap::Line {
            Gap::Paragraph
        } else {
            Gap::Line
        };
        self.part(gap);
    }

    fn push(&mut self, characters: &str) {
        if self.left_out.is_some() {
            return;
        }
        self.ended_span = None;
        // Stretches without white space are copied at once.
        let mut rest = characters;
        while !rest.is_empty() {
            let length = rest.find(is_html_space).unwrap_or(rest.len());
            let (words, after) = rest.split_at(length);
            // No block starts with white space: of a no-break space alone there is no block.
            let starts_block = self.gap == Gap::Paragraph || !self.blocks.is_open();
            let words = if starts_block {
                words.trim_start()
            } else {
                words
            };
            if !words.is_empty() {
                self.fill_gap();
                self.blocks.words(words);
            }
            let mut spaces = after.chars();
            if let Some(space) = spaces.next() {
                self.space(space);
            }
            rest = spaces.as_str();
        }
    }

    fn space(&mut self, space: char) {
        if !self.blocks.is_preformatted() {
            self.gap = self.gap.max(Gap::Space);
        } else if space == '\n' {
            self.line();
        } else {
            self.gap = self.gap.max(Gap::Space);
            self.indent += 1;
        }
    }

    fn fill_gap(&mut self) {
        let (gap, indent) = (
            std::mem::take(&mut self.gap),
            std::mem::take(&mut self.indent),
        );
        match gap {
            Gap::None => {}
            Gap::Space if indent > 0 => {}
            Gap::Space => self.blocks.gap(" "),
            Gap::Cell => self.blocks.gap("\t"),
            Gap::Line => self.blocks.line_end(),
            Gap::Paragraph => self.blocks.close(),
        }
        self.blocks.indent(indent);
    }
}

fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let found = tag.attrs.iter().find(|one| &*one.name.local == name);
    found.map(|one| &*one.value)
}

/// White space that HTML folds; a no-break space is a character of the text.
fn is_html_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests;

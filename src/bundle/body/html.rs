//! HTML, XHTML and NITF made plain text, for bodies that come only as markup.
//!
//! It works on the tokenizer alone, so there is no tree whose depth could hurt; time and memory
//! are linear. Nothing is rendered, run or fetched; what is not text (scripts, styles, frames,
//! form controls) is left out.

use std::cell::RefCell;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::html_elements::{is_block, is_left_out, raw_kind};

/// The words of `html`: a blank line between block elements, a newline for `<br>` and for the
/// end of a table row, a tab between cells; no spaces at the end of a line.
pub fn html_to_text(html: &str) -> String {
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    // The tokenizer's strings hold less than 4 GiB each; pieces keep far below that.
    let mut rest = html;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        input.push_back(StrTendril::from_slice(piece));
        rest = after;
    }
    // A sink that runs no scripts never stops the tokenizer; the loop ends in any case when the
    // input is used up.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let mut text = tokenizer.sink.text.into_inner().written;
    text.truncate(text.trim_end().len());
    text
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
    written: String,
    gap: Gap,
    /// Spaces at the start of a line of `<pre>`.
    indent: usize,
    /// Open `<pre>` elements.
    preformatted: usize,
    /// The element whose content is left out, and how many of it are open.
    left_out: Option<(String, usize)>,
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
            "pre" => {
                self.part(Gap::Paragraph);
                self.preformatted = if starts {
                    self.preformatted + usize::from(!tag.self_closing)
                } else {
                    self.preformatted.saturating_sub(1)
                };
            }
            _ if is_block(name) => self.part(Gap::Paragraph),
            _ => {}
        }
        TokenSinkResult::Continue
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
        // Stretches without white space are copied at once.
        let mut rest = characters;
        while !rest.is_empty() {
            let length = rest.find(is_html_space).unwrap_or(rest.len());
            let (words, after) = rest.split_at(length);
            if !words.is_empty() {
                self.fill_gap();
                self.written.push_str(words);
            }
            let mut spaces = after.chars();
            if let Some(space) = spaces.next() {
                self.space(space);
            }
            rest = spaces.as_str();
        }
    }

    fn space(&mut self, space: char) {
        if self.preformatted == 0 {
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
        if gap == Gap::None {
            return;
        }
        if gap >= Gap::Line {
            let end = self.written.trim_end().len();
            self.written.truncate(end);
        }
        if !self.written.is_empty() {
            self.written.push_str(match gap {
                Gap::None => "",
                Gap::Space if indent > 0 => "",
                Gap::Space => " ",
                Gap::Cell => "\t",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.written.extend(std::iter::repeat_n(' ', indent));
    }
}

/// White space that HTML folds; a no-break space is a character of the text.
fn is_html_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cases: &[(&str, &str)]) {
        for (html, text) in cases {
            assert_eq!(html_to_text(html), *text, "{html}");
        }
    }

    #[test]
    fn blocks_lines_and_entities() {
        check(&[
            (
                "<p>One <b>two</b>\n three</p><p>four</p>",
                "One two three\n\nfour",
            ),
            ("a<br>b<br/><br />c", "a\nb\n\nc"),
            ("<h1>A</h1>b<ul><li>c<li>d</ul>e", "A\n\nb\n\nc\n\nd\n\ne"),
            (
                "<table><tr><td>a</td><td> b </td></tr><tr><td>c</td></tr></table>d",
                "a\tb\nc\n\nd",
            ),
            (
                "a &amp; b &#x5d0;&nbsp;&eacute; &nosuch; e\u{301}",
                "a & b א\u{a0}é &nosuch; e\u{301}",
            ),
            ("<pre>a\n  b\n\n\nc </pre> d", "a\n  b\n\nc\n\nd"),
            ("a<p>&nbsp;</p>b", "a\n\nb"),
            ("plain text", "plain text"),
            ("", ""),
            (" <p> </p> ", ""),
        ]);
    }

    #[test]
    fn what_is_no_text_is_left_out() {
        check(&[
            ("a<script>if (a<b) '<p>'</script>b", "ab"),
            ("<title>t</title><style>p{}</style>a<!-- c -->", "a"),
            ("a<template>b<template>c</template>d</template>e", "ae"),
            ("a<script/>b", "ab"),
            ("a<noscript><img></noscript>b<iframe><p>c</iframe>d", "abd"),
            ("<p onclick='x'>1 < 2", "1 < 2"),
        ]);
    }

    #[test]
    fn nitf_and_xhtml() {
        check(&[(
            "<?xml version='1.0'?><nitf><head><title>t</title></head><body><body.head><hedline><hl1>A</hl1>\
             <hl2>B</hl2></hedline></body.head><body.content><p>c <person>D</person>.</p><p><![CDATA[e & f]]></p>\
             </body.content></body></nitf>",
            "A\n\nB\n\nc D.\n\ne & f",
        )]);
    }

    #[test]
    fn depth_and_size_do_no_harm() {
        let deep = format!("{}x{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        assert_eq!(html_to_text(&deep), "x");
        let wide = "<p>é</p>".repeat(300_000);
        assert_eq!(html_to_text(&wide).matches('é').count(), 300_000);
    }
}

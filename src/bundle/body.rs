//! The body text: from the file as delivered to the blocks and sentences a reader sees.
//!
//! Three readers, one result: plain text, Markdown, and HTML (whose source is its plain text). Invariants:
//! blocks ascend in the source without overlap; runs ascend on both sides; a run whose two sides
//! are equally long matches byte by byte (a newline may be a space); every sentence lies inside
//! its block; no block is too long to be shown in one frame. Any text is a body, unless it is too much of one
//! ([`Bounds`]). It reads no files and renders no HTML.

mod html;
mod html_blocks;
mod html_elements;
mod long_blocks;
mod markdown;
mod plain;
mod runs;

#[cfg(test)]
mod properties;

use std::sync::Arc;

use rayon::prelude::*;

pub use html::{html, html_to_text};
pub use markdown::markdown;
pub use plain::plain;

use crate::container::limits::{MAX_BLOCKS, MAX_MARKS};
use crate::model::article::{Block, Body, Sentence};
use crate::model::item::SentenceId;
use crate::model::sentences;

/// Bytes of text for which starting other threads pays.
const WORTH_THREADS: usize = 64 << 10;
/// Blocks that one thread takes at least.
const BLOCKS_PER_JOB: usize = 32;

/// How much a text may be, and whether it is still wanted.
pub struct Bounds<'a> {
    /// Punctuation marks and line ends, for texts whose marks have a meaning.
    pub marks: usize,
    pub blocks: usize,
    /// Asked every few milliseconds; after a no, what is returned is no body of use.
    pub goes_on: &'a (dyn Fn() -> bool + Sync),
}

impl Default for Bounds<'_> {
    fn default() -> Self {
        Self {
            marks: MAX_MARKS,
            blocks: MAX_BLOCKS,
            goes_on: &|| true,
        }
    }
}

/// Why a text is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooMuch {
    Marks,
    Blocks,
}

/// Parsers keep something for every mark, so a text of marks alone would cost a hundred times its length.
fn check_marks(source: &str, bounds: &Bounds<'_>) -> Result<(), TooMuch> {
    let is_mark = |byte: &u8| byte.is_ascii_punctuation() || *byte == b'\n';
    let marks = source.bytes().filter(|byte| is_mark(byte)).count();
    if marks > bounds.marks {
        return Err(TooMuch::Marks);
    }
    Ok(())
}

/// Cuts every block into sentences, long blocks into several, and puts the body together.
fn assemble(
    source: Arc<str>,
    file: &str,
    blocks: Vec<Block>,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Body {
    assemble_within(long_blocks::MAX_BLOCK_BYTES, source, file, blocks, goes_on)
}

/// The same, with `limit` bytes of text in a block.
fn assemble_within(
    limit: usize,
    source: Arc<str>,
    file: &str,
    whole: Vec<Block>,
    goes_on: &(dyn Fn() -> bool + Sync),
) -> Body {
    let split = |block: Block| {
        if !goes_on() {
            return Vec::new();
        }
        let sentences = sentences::split_while(&block.text, goes_on);
        long_blocks::parts(block, sentences, &source, limit)
    };
    let parts: Vec<_> = if source.len() < WORTH_THREADS {
        whole.into_iter().map(split).collect()
    } else {
        whole
            .into_par_iter()
            .with_min_len(BLOCKS_PER_JOB)
            .map(split)
            .collect()
    };
    let mut blocks = Vec::with_capacity(parts.len());
    let mut sentences = Vec::new();
    for (mut block, ranges) in parts.into_iter().flatten() {
        block.first_sentence = SentenceId::from_index(sentences.len());
        sentences.extend(ranges.into_iter().map(|range| Sentence {
            block: blocks.len(),
            range,
        }));
        blocks.push(block);
    }
    Body {
        source,
        file: file.to_owned(),
        blocks,
        sentences,
    }
}

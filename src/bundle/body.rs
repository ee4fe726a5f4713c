//! The body text: from the file as delivered to the blocks and sentences a reader sees.
//!
//! Three readers, one result: plain text, Markdown, and HTML (first made plain text). Invariants:
//! blocks ascend in the source without overlap; runs ascend on both sides; a run whose two sides
//! are equally long matches byte by byte (a newline may be a space); every sentence lies inside
//! its block; no block is too long to be shown in one frame. It never fails: any text is a body.
//! It reads no files and renders no HTML.

mod html;
mod html_elements;
mod long_blocks;
mod markdown;
mod plain;
mod runs;

#[cfg(test)]
mod properties;

use std::sync::Arc;

use rayon::prelude::*;

pub use html::html_to_text;
pub use markdown::markdown;
pub use plain::plain;

use crate::model::article::{Block, Body, Sentence};
use crate::model::item::SentenceId;
use crate::model::sentences;

/// Bytes of text for which starting other threads pays.
const WORTH_THREADS: usize = 64 << 10;
/// Blocks that one thread takes at least.
const BLOCKS_PER_JOB: usize = 32;

/// Cuts every block into sentences, long blocks into several, and puts the body together.
fn assemble(source: Arc<str>, file: &str, blocks: Vec<Block>) -> Body {
    assemble_within(long_blocks::MAX_BLOCK_BYTES, source, file, blocks)
}

/// The same, with `limit` bytes of text in a block.
fn assemble_within(limit: usize, source: Arc<str>, file: &str, whole: Vec<Block>) -> Body {
    let split = |block: Block| {
        let sentences = sentences::split(&block.text);
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

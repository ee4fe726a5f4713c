//! The body text: from the file as delivered to the blocks and sentences a reader sees.
//!
//! Three readers, one result: plain text, Markdown, and HTML (first made plain text). Invariants:
//! blocks ascend in the source without overlap; runs ascend on both sides; a run whose two sides
//! are equally long matches byte by byte (a newline may be a space); every sentence lies inside
//! its block. It never fails: any text is a body. It reads no files and renders no HTML.

mod html;
mod html_elements;
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

/// Cuts every block into sentences and puts the body together.
fn assemble(source: Arc<str>, file: &str, mut blocks: Vec<Block>) -> Body {
    let split = |block: &Block| sentences::split(&block.text);
    let ranges: Vec<_> = if source.len() < WORTH_THREADS {
        blocks.iter().map(split).collect()
    } else {
        blocks
            .par_iter()
            .with_min_len(BLOCKS_PER_JOB)
            .map(split)
            .collect()
    };
    let mut sentences = Vec::with_capacity(ranges.iter().map(Vec::len).sum());
    for (index, (block, ranges)) in blocks.iter_mut().zip(ranges).enumerate() {
        block.first_sentence = SentenceId::from_index(sentences.len());
        sentences.extend(ranges.into_iter().map(|range| Sentence {
            block: index,
            range,
        }));
    }
    Body {
        source,
        file: file.to_owned(),
        blocks,
        sentences,
    }
}

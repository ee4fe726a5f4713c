//! What is selected: two places, wherever they are, seen or not.

use std::ops::Range;

use super::source::{Block, BodyPosition, BodySource};

/// Paragraphs are copied with an empty line between them.
const BETWEEN_PARAGRAPHS: &str = "\n\n";

/// A selection from where it began to where it was drawn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodySelection {
    pub anchor: BodyPosition,
    pub focus: BodyPosition,
}

impl BodySelection {
    /// First and last place, in reading order.
    pub fn ends(self) -> (BodyPosition, BodyPosition) {
        (self.anchor.min(self.focus), self.anchor.max(self.focus))
    }

    pub fn is_empty(self) -> bool {
        self.anchor == self.focus
    }

    /// The selected bytes of a block that is `len` bytes long.
    pub(super) fn in_block(self, block: usize, len: usize) -> Range<usize> {
        let (first, last) = self.ends();
        if block < first.block || block > last.block {
            return 0..0;
        }
        let start = if block == first.block {
            first.byte.min(len)
        } else {
            0
        };
        let end = if block == last.block {
            last.byte.min(len)
        } else {
            len
        };
        start..end
    }

    /// The selected text in the order it is read, whatever the order on the screen.
    pub(super) fn text(self, source: &dyn BodySource, width: f32) -> String {
        let (first, last) = self.ends();
        let mut text = String::new();
        for block in first.block..(last.block + 1).min(source.len()) {
            let Block::Paragraph(paragraph) = source.block(block, width) else {
                continue;
            };
            let range = self.in_block(block, paragraph.text.len());
            let Some(part) = paragraph.text.get(range) else {
                continue;
            };
            if !text.is_empty() {
                text.push_str(BETWEEN_PARAGRAPHS);
            }
            text.push_str(part);
        }
        text
    }
}

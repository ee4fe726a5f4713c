//! Unicode code points ↔ bytes of one text, by an index sampled every kilobyte.
//!
//! Annotations count code points; Rust counts bytes. Counting from the start for each of a million
//! annotations would be quadratic.

use std::ops::Range;

/// Bytes between two samples.
const STEP: usize = 1024;

/// The index; borrows nothing, so keep it beside its text.
#[derive(Debug)]
pub struct CodePoints {
    /// How many code points start before byte `index * STEP`; empty when every byte is one.
    before: Vec<usize>,
    total: usize,
}

impl CodePoints {
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self {
                before: Vec::new(),
                total: text.len(),
            };
        }
        let mut before = Vec::with_capacity(text.len() / STEP + 1);
        let mut total = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            before.push(total);
            total += starts(chunk);
        }
        Self { before, total }
    }

    /// The byte at which code point number `position` of `text` starts; the end is a position too.
    pub fn byte(&self, text: &str, position: usize) -> Option<usize> {
        if position > self.total {
            return None;
        }
        if self.before.is_empty() {
            return Some(position);
        }
        if position == self.total {
            return Some(text.len());
        }
        let chunk = self.before.partition_point(|before| *before <= position) - 1;
        let start = chunk * STEP;
        let left = position - self.before[chunk];
        text.as_bytes()[start..]
            .iter()
            .enumerate()
            .filter(|(_, byte)| is_start(**byte))
            .nth(left)
            .map(|(offset, _)| start + offset)
    }

    /// The bytes of a range of code points; `None` when it is not a range of the text.
    pub fn bytes(&self, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
        let bytes = self.byte(text, range.start)?..self.byte(text, range.end)?;
        (bytes.start <= bytes.end).then_some(bytes)
    }

    /// How many code points stand before `byte`, which must be a boundary of `text`.
    pub fn position(&self, text: &str, byte: usize) -> usize {
        if self.before.is_empty() {
            return byte;
        }
        let chunk = (byte / STEP).min(self.before.len() - 1);
        self.before[chunk] + starts(&text.as_bytes()[chunk * STEP..byte])
    }
}

fn is_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| is_start(**byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_leads_to_its_byte_and_back() {
        for text in ["", "plain", &"né🏮x".repeat(700), &"x".repeat(3000)] {
            let index = CodePoints::new(text);
            let all = text
                .char_indices()
                .map(|(byte, _)| byte)
                .chain([text.len()]);
            for (position, byte) in all.enumerate() {
                assert_eq!(index.byte(text, position), Some(byte));
                assert_eq!(index.position(text, byte), position);
            }
            let past = text.chars().count() + 1;
            assert_eq!(index.byte(text, past), None);
            assert_eq!(index.byte(text, usize::MAX), None);
            assert_eq!(index.bytes(text, &(past..0)), None);
        }
        let text = "🏮🏮";
        #[expect(
            clippy::reversed_empty_ranges,
            reason = "hostile positions may run backwards"
        )]
        let backwards = 2..1;
        assert_eq!(CodePoints::new(text).bytes(text, &backwards), None);
        assert_eq!(CodePoints::new(text).bytes(text, &(1..2)), Some(4..8));
    }
}

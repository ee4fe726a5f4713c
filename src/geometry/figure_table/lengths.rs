//! How long the words of a table get, in letters: found once for millions of rows, without a font.

use super::Column;

/// How many letters the longest text of each column has, and the longest note under it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lengths {
    texts: [u8; Column::ALL.len()],
    notes: [u8; Column::ALL.len()],
    /// Of the longest word: one that is longer than its line starts on a line of its own.
    words: [u8; Column::ALL.len()],
}

impl Lengths {
    /// Takes in the words of one cell.
    pub fn take(&mut self, column: Column, text: &str, note: &str) {
        let index = column as usize;
        self.texts[index] = self.texts[index].max(length(text));
        self.notes[index] = self.notes[index].max(length(note));
        let words = text.split_whitespace().map(length);
        self.words[index] = words.fold(self.words[index], u8::max);
    }

    /// Takes in all that another takes.
    pub fn join(&mut self, other: &Self) {
        for index in 0..Column::ALL.len() {
            self.texts[index] = self.texts[index].max(other.texts[index]);
            self.notes[index] = self.notes[index].max(other.notes[index]);
            self.words[index] = self.words[index].max(other.words[index]);
        }
    }

    pub(super) fn text(&self, column: Column) -> u8 {
        self.texts[column as usize]
    }

    pub(super) fn note(&self, column: Column) -> u8 {
        self.notes[column as usize]
    }

    pub(super) fn word(&self, column: Column) -> u8 {
        self.words[column as usize]
    }
}

/// Letters, wide ones (Chinese, Japanese, Korean, emoji) counted twice.
fn length(text: &str) -> u8 {
    let most = usize::from(u8::MAX);
    let letters: usize = text
        .chars()
        .take(most)
        .map(|letter| if letter >= '\u{1100}' { 2 } else { 1 })
        .sum();
    u8::try_from(letters).unwrap_or(u8::MAX)
}

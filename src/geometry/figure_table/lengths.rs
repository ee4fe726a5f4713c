//! How long the words of a table get, in letters: found once for millions of rows, without a font.

use super::Column;

/// How many letters of the mean width the longest text of each column has, and the longest note under it.
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

/// Widths of the letters from space to `~`, in hundredths of their size, as in the sans of the window.
#[rustfmt::skip]
const WIDTHS: [u8; 95] = [
    26, 27, 41, 65, 57, 83, 73, 22, 30, 30, 55, 57, 27, 32, 27, 37,
    57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 27, 27, 57, 57, 57, 43,
    90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78,
    60, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44,
    28, 56, 62, 48, 62, 56, 34, 62, 62, 26, 26, 53, 26, 94, 62, 60,
    62, 62, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57,
];
/// Of other letters, rather too wide; of wide ones (Chinese, Japanese, Korean, emoji).
const OTHER_WIDTH: u8 = 64;
const WIDE_WIDTH: u8 = 106;
/// Of the letter that lengths are counted in.
const MEAN_WIDTH: usize = 53;

/// How many letters of the mean width a text is as long as.
fn length(text: &str) -> u8 {
    let most = usize::from(u8::MAX);
    let width: usize = text
        .chars()
        .take(2 * most)
        .map(width)
        .map(usize::from)
        .sum();
    u8::try_from(width.div_ceil(MEAN_WIDTH)).unwrap_or(u8::MAX)
}

fn width(letter: char) -> u8 {
    let place = (letter as usize).checked_sub(usize::from(b' '));
    match place.and_then(|place| WIDTHS.get(place)) {
        Some(width) => *width,
        None if letter >= '\u{1100}' && !('\u{2000}'..'\u{2100}').contains(&letter) => WIDE_WIDTH,
        None => OTHER_WIDTH,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_letters_take_less_room_than_wide_ones() {
        assert!(length("illicit") < length("Women") + 2);
        assert!(length("WWWWW") > 8);
        assert_eq!(length("港口港口"), 8);
        assert_eq!(length(&"m".repeat(9999)), u8::MAX);
        assert_eq!(length(""), 0);
    }
}

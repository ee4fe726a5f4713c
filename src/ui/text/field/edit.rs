//! Changing the text of a field.

use super::super::hidden::is_hidden;
use super::super::para::{Caret, letters_around};
use super::State;

impl State {
    /// Puts `new` in place of what is selected.
    pub(super) fn insert(&mut self, text: &mut String, new: &str) {
        let range = self.selected();
        text.replace_range(range.clone(), new);
        self.caret_to(range.start + new.len());
    }

    pub(super) fn caret_to(&mut self, byte: usize) {
        self.caret = Caret {
            byte,
            after_previous: true,
        };
        self.anchor = byte;
    }

    pub(super) fn delete(&mut self, text: &mut String, range: std::ops::Range<usize>) {
        if text.get(range.clone()).is_some() {
            text.replace_range(range.clone(), "");
            self.caret_to(range.start);
        }
    }

    /// The key that takes back: one sign, so that a vowel point goes before its letter, but a whole emoji.
    pub(super) fn take_back(&mut self, text: &mut String) {
        let end = self.caret.byte;
        let [letter, _] = letters_around(text, end);
        let whole = text
            .get(letter.clone())
            .is_some_and(|letter| letter.chars().any(|char| char >= '\u{1F000}'));
        let start = if whole {
            letter.start
        } else {
            text.get(..end)
                .and_then(|before| before.char_indices().next_back())
                .map_or(end, |(at, _)| at)
        };
        self.delete(text, start..end);
    }

    /// What an input method shows while a word is being composed.
    pub(super) fn compose(&mut self, text: &mut String, new: &str) {
        if let Some(old) = self.composing.take() {
            self.delete(text, old);
        }
        let start = self.selected().start;
        self.insert(text, new);
        if !new.is_empty() {
            self.composing = Some(start..start + new.len());
        }
    }

    /// What an input method has settled on.
    pub(super) fn commit(&mut self, text: &mut String, new: &str) {
        self.compose(text, "");
        self.insert(text, &one_line(new));
    }
}

/// What is typed or pasted, fit for one line: no line breaks, and none of the characters nobody can see.
pub(super) fn one_line(new: &str) -> String {
    let mut line = String::with_capacity(new.len());
    for char in new.trim_end_matches(['\r', '\n']).chars() {
        match char {
            '\r' => {}
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => line.push(' '),
            '\u{200C}' | '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' => line.push(char),
            _ if is_hidden(char) => {}
            _ => line.push(char),
        }
    }
    line
}

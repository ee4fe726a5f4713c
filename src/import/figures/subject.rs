//! What a number counts or measures, in the words of the sentence.

use std::ops::Range;

use super::quantities::Quantity;
use super::sentence::Sentence;

#[derive(Debug, Default)]
pub(super) struct Subject {
    pub(super) range: Option<Range<usize>>,
    /// The counted word, as a unit.
    pub(super) counted: Option<String>,
}

pub(super) fn subject(
    sentence: &Sentence<'_>,
    quantity: &Quantity,
    start: usize,
    end: usize,
) -> Subject {
    let _ = (sentence, quantity, start, end);
    Subject::default()
}

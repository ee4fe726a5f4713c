//! All that rules see in a text, in one pass: sentences, then names, then what rests on both.

use std::ops::Range;

use super::suggestion::Suggestions;
use super::{language, names};
use crate::model::sentences;

/// Everything found in `text`.
///
/// `blocks` are the byte ranges of its paragraphs and headings, ascending and apart; `credits` are the
/// ranges of the captions' credits among them. `language` is a BCP 47 tag; without one the text's own
/// words decide. When `goes_on` says no, what was found until then is given.
pub fn suggest(
    text: &str,
    blocks: &[Range<usize>],
    credits: &[Range<usize>],
    language: Option<&str>,
    goes_on: &dyn Fn() -> bool,
) -> Suggestions {
    let mut suggestions = Suggestions::default();
    let language = language.or_else(|| language::of(text));
    for block in blocks {
        let found = sentences::split_while(&text[block.clone()], goes_on);
        let moved = found.into_iter().map(|range| block.start + range.start..block.start + range.end);
        suggestions.sentences.extend(moved);
    }
    if !goes_on() {
        return suggestions;
    }
    suggestions.entities = names::find(text, blocks, &suggestions.sentences, credits, language);
    suggestions
}

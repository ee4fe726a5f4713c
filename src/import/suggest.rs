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
        let moved = found
            .into_iter()
            .map(|range| block.start + range.start..block.start + range.end);
        suggestions.sentences.extend(moved);
    }
    if !goes_on() {
        return suggestions;
    }
    suggestions.entities = names::find(text, blocks, &suggestions.sentences, credits, language);
    // Here: `suggestions.quotes`, from sentences and names.
    // Here: the entities' `roles` and `suggestions.relations`, from sentences, names and quotes.
    // Here: `suggestions.figures`, from sentences and names.
    suggestions
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn sentences_and_names_have_places_in_the_whole_text() {
        let text =
            "Anna Lindqvist came. She left.\n\nThen Lindqvist wrote to Harlow Ltd. from Oslo.";
        let break_at = text.find("\n\n").unwrap_or_default();
        let blocks = [0..break_at, break_at + 2..text.len()];
        let found = suggest(text, &blocks, &[], None, &|| true);
        let sentences: Vec<&str> = found
            .sentences
            .iter()
            .map(|range| &text[range.clone()])
            .collect();
        assert_eq!(
            sentences,
            [
                "Anna Lindqvist came.",
                "She left.",
                "Then Lindqvist wrote to Harlow Ltd. from Oslo."
            ]
        );
        let mentions: Vec<&str> = found
            .entities
            .iter()
            .flat_map(|entity| &entity.mentions)
            .map(|mention| &text[mention.range.clone()])
            .collect();
        assert_eq!(
            mentions,
            ["Anna Lindqvist", "Lindqvist", "Harlow Ltd.", "Oslo"]
        );
    }

    #[test]
    fn stopped_work_gives_what_it_has() {
        let text = "Anna Lindqvist came.";
        let block = 0..text.len();
        let found = suggest(text, std::slice::from_ref(&block), &[], None, &|| false);
        assert!(found.entities.is_empty());
    }
}

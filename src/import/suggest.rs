//! All that rules see in a text, in one pass: sentences, then names, then what rests on both.

use std::ops::Range;

use super::suggestion::{SuggestedQuote, Suggestions};
use super::{figures, language, names, quotes, relations, roles};
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
    let mut found = Suggestions::default();
    let language = language.or_else(|| language::of(text));
    for block in blocks {
        let sentences = sentences::split_while(&text[block.clone()], goes_on);
        let moved = sentences
            .into_iter()
            .map(|range| block.start + range.start..block.start + range.end);
        found.sentences.extend(moved);
    }
    if !goes_on() {
        return found;
    }
    found.entities = names::find(text, blocks, &found.sentences, credits, language);
    let cues = language.unwrap_or("en");
    if !goes_on() {
        return found;
    }
    for (entity, role) in roles::find(text, blocks, &found.sentences, &found.entities, cues) {
        if let Some(entity) = found.entities.get_mut(entity) {
            entity.roles.push(role);
        }
    }
    if !goes_on() {
        return found;
    }
    found.quotes = quotes::find(text, blocks, &found.sentences, &found.entities, cues);
    if !goes_on() {
        return found;
    }
    found.relations = relations::find(
        text,
        blocks,
        &found.sentences,
        &found.entities,
        &found.quotes,
        cues,
    );
    if !goes_on() {
        return found;
    }
    found.figures = figures::find(text, &found.sentences, language);
    say_who_says(&mut found);
    found
}

/// What stands in somebody's words is said by them, and not by the article.
fn say_who_says(found: &mut Suggestions) {
    let speakers = Speakers::new(&found.quotes);
    for figure in &mut found.figures {
        figure.said_by = figure.said_by.or_else(|| speakers.of(&figure.range));
        let around = speakers.around(&figure.range);
        figure.unattributed = figure.said_by.is_none() && around.is_some_and(|quote| quote.direct);
    }
    for relation in &mut found.relations {
        relation.said_by = relation.said_by.or_else(|| speakers.of(&relation.cue));
    }
}

/// Who speaks where; the quotes by their starts.
struct Speakers<'a> {
    quotes: Vec<&'a SuggestedQuote>,
    /// The furthest end of the quotes up to each.
    reach: Vec<usize>,
}

impl<'a> Speakers<'a> {
    fn new(quotes: &'a [SuggestedQuote]) -> Self {
        let mut quotes: Vec<&SuggestedQuote> = quotes.iter().collect();
        quotes.sort_by_key(|quote| quote.range.start);
        let mut furthest = 0;
        let reach = quotes.iter().map(|quote| {
            furthest = furthest.max(quote.range.end);
            furthest
        });
        let reach = reach.collect();
        Self { quotes, reach }
    }

    /// The speaker of the innermost quote around these words; of words in a quote whose speaker is not
    /// sure, nobody.
    fn of(&self, words: &Range<usize>) -> Option<usize> {
        self.around(words)?.speaker
    }

    /// The innermost quote around these words.
    fn around(&self, words: &Range<usize>) -> Option<&'a SuggestedQuote> {
        let before = self
            .quotes
            .partition_point(|quote| quote.range.start <= words.start);
        let mut candidates = (0..before).rev();
        let around = candidates.find_map(|at| {
            if self.reach[at] < words.end {
                return Some(None);
            }
            (self.quotes[at].range.end >= words.end).then_some(Some(self.quotes[at]))
        });
        around.flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::suggestion::Rule;

    #[test]
    fn the_innermost_quote_says_who_speaks() {
        let quote = |range: Range<usize>, speaker| SuggestedQuote {
            range,
            direct: true,
            speaker,
            cue: None,
            rule: Rule {
                id: "t",
                score: 1.0,
            },
        };
        let quotes = [
            quote(50..60, Some(3)),
            quote(0..40, Some(1)),
            quote(10..20, Some(2)),
            quote(22..24, None),
        ];
        let speakers = Speakers::new(&quotes);
        for (words, speaker) in [
            (0..5, Some(1)),
            (12..20, Some(2)),
            (18..22, Some(1)),
            (22..23, None),
            (30..40, Some(1)),
            (38..41, None),
            (41..45, None),
            (55..60, Some(3)),
            (60..61, None),
        ] {
            assert_eq!(speakers.of(&words), speaker, "{words:?}");
        }
    }

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

    #[test]
    fn a_figure_in_words_of_nobody_known_is_not_the_articles() {
        for (text, unattributed) in [
            ("The hall was cold. “We lost 4,000 jobs.”", true),
            ("The hall was cold. The town lost 4,000 jobs.", false),
            ("“We lost 4,000 jobs,” Anna Lindqvist said.", false),
        ] {
            let block = 0..text.len();
            let found = suggest(text, std::slice::from_ref(&block), &[], Some("en"), &|| {
                true
            });
            let jobs: Vec<bool> = found
                .figures
                .iter()
                .filter(|figure| text[figure.range.clone()].starts_with("4,000"))
                .map(|figure| figure.unattributed)
                .collect();
            assert_eq!(jobs, [unattributed], "{text}");
        }
    }
}

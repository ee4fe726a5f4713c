//! What people are, in the words of the text: "ambassador to Israel", "a lawyer from Dayton".
//!
//! A role is a noun phrase around a noun of the list of roles, that stands beside the name: before it
//! (`ROLE NAME`), before it with a comma (`X's ROLE to Y, NAME`), behind it (`NAME, the ROLE of X,`), or
//! after "is" and "who was". Nothing is a role because it is near.

mod nouns;
pub(crate) mod spot;

use std::collections::HashSet;
use std::ops::Range;

use super::cues::lexicon;
use super::reading::Reading;
use super::suggestion::{Rule, SuggestedEntity, SuggestedRole};

const RULE: &str = "import/roles@1";

/// The roles of people, each with the place of the person in `entities`, in reading order.
///
/// `blocks`, `sentences` and the mentions of `entities` are byte ranges of `text`; `language` is a
/// BCP 47 tag. A role that a person is given twice in the same words is given once. In a language
/// without cues there is none.
pub fn find(
    text: &str,
    blocks: &[Range<usize>],
    sentences: &[Range<usize>],
    entities: &[SuggestedEntity],
    language: &str,
) -> Vec<(usize, SuggestedRole)> {
    let Some(lexicon) = lexicon(language) else {
        return Vec::new();
    };
    let reading = Reading::new(text, blocks, sentences, entities, lexicon);
    let mut seen = HashSet::new();
    spot::find(&reading)
        .into_iter()
        .filter_map(|spotted| {
            let role = text[spotted.range.clone()].to_owned();
            if !seen.insert((spotted.entity, role.to_lowercase())) {
                return None;
            }
            let suggested = SuggestedRole {
                of: spotted.of(),
                role,
                range: spotted.range,
                stance: spotted.stance,
                rule: Rule {
                    id: RULE,
                    score: spotted.score,
                },
            };
            Some((spotted.entity, suggested))
        })
        .collect()
}

#[cfg(test)]
mod tests;

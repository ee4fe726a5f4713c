//! Who and what a text names: people, organizations, public bodies, places and other names, each with
//! every place where it stands.
//!
//! ```text
//! words → runs of capitals → cut at titles, joined over "of" → points for each kind → one vote a form
//! ```
//!
//! The rules need no model: lists of words (`assets/import`) and points set by hand. Where a language
//! has no capitals, lists and titles carry all. A name is the name alone: titles, possessives and
//! articles around it are no part. What nothing speaks for is [`Other`](super::suggestion::NameKind::Other) with a low score,
//! never a person by default.

mod caseless;
mod described;
mod evidence;
mod lexicon;
mod runs;
mod tokens;
mod vote;

use std::ops::Range;

use super::aliases::{self, Sighting};
use super::suggestion::{Rule, SuggestedEntity};
use lexicon::{Habits, Lexicon};
use runs::Candidate;
use tokens::Tokens;

pub use described::RULE as DESCRIBED_RULE;

/// The rule of every name found here; its number changes when what it finds does.
pub const RULE: &str = "import/names@1";

/// All names of `text`, merged with their other forms, in reading order of their first mentions.
///
/// `sentences` are byte ranges in ascending order, inside `blocks`; `credits` are the ranges whose
/// names are kept apart as those of photographers and agencies. `language` is a BCP 47 tag.
pub fn find(
    text: &str,
    blocks: &[Range<usize>],
    sentences: &[Range<usize>],
    credits: &[Range<usize>],
    language: Option<&str>,
) -> Vec<SuggestedEntity> {
    let language = language
        .or_else(|| super::language::of(text))
        .unwrap_or("en");
    let lexicon = Lexicon::of(language);
    let sentences = if sentences.is_empty() {
        blocks
    } else {
        sentences
    };
    let tokens = tokens::read(text, sentences, lexicon);
    let sightings = match lexicon.habits {
        Habits::NoCapitals(glued) => caseless::find(text, &tokens, lexicon, glued),
        Habits::Capitals | Habits::Nouns | Habits::Cases => {
            let mut sightings = by_capitals(text, &tokens, lexicon);
            let bodies = described::find(text, &tokens, &sightings);
            sightings.extend(bodies);
            sightings
        }
    };
    aliases::merge(text, sightings, credits, language)
}

fn by_capitals(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Sighting> {
    let candidates = runs::find(text, tokens, lexicon);
    let keys: Vec<String> = candidates
        .iter()
        .map(|candidate| key(text, tokens, lexicon, candidate))
        .collect();
    let verdicts = vote::decide(text, tokens, lexicon, &candidates, &keys);
    candidates
        .iter()
        .zip(verdicts)
        .filter_map(|(candidate, verdict)| {
            let verdict = verdict?;
            let words = &tokens.all[candidate.from..candidate.to];
            let range = words[0].start..words[words.len() - 1].end;
            Some(Sighting {
                range,
                kind: verdict.kind,
                rule: Rule {
                    id: RULE,
                    score: verdict.score,
                },
            })
        })
        .collect()
}

/// The form that votes together: lower case, no full stops, one space between words.
fn key(text: &str, tokens: &Tokens, lexicon: &Lexicon, candidate: &Candidate) -> String {
    let mut key = String::new();
    for token in &tokens.all[candidate.from..candidate.to] {
        if !key.is_empty() {
            key.push(' ');
        }
        // Short capitals are their own form: `US` is not `us`.
        if token.shape == tokens::Shape::Caps && token.word_end - token.start <= 4 {
            key.extend(token.text(text).chars().filter(|letter| *letter != '.'));
        } else {
            let lower: String = token
                .text(text)
                .chars()
                .flat_map(char::to_lowercase)
                .collect();
            key.push_str(if lexicon.habits == Habits::Cases {
                aliases::stem(&lower)
            } else {
                &lower
            });
        }
    }
    key
}

#[cfg(test)]
mod tests;

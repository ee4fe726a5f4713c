//! What the text says two names have to do with each other: from closed lists of cues, and from roles.
//!
//! A cue stands between its subject and its object (`by_verb`), or is the noun of a role that is "of"
//! somebody (`by_role`). The cue is the evidence; that two names stand in one sentence is none.
//! Schemata are edges of `FollowTheMoney`; where the kinds of the two names do not fit one, the relation
//! is an `UnknownLink` with the words of the text.
//!
//! A relation inside somebody's words is said by them. Inside a quotation without a speaker nothing is
//! found, because nobody could be named for it.

mod by_role;
mod by_verb;
mod dates;

use std::ops::Range;

use super::clause::{Clause, Frame, Item};
use super::cues::lexicon;
use super::quotes::people::People;
use super::reading::Reading;
use super::roles::spot;
use super::suggestion::{NameKind, Rule, SuggestedEntity, SuggestedQuote, SuggestedRelation};
use crate::model::annotation::Stance;

const RULE: &str = "import/relations@1";

/// The relations of a text in reading order of their cues.
///
/// `blocks`, `sentences`, the mentions of `entities` and `quotes` (as [`super::quotes::find`] gives
/// them) are byte ranges of `text`; `language` is a BCP 47 tag. In a language without cues there is none.
pub fn find(
    text: &str,
    blocks: &[Range<usize>],
    sentences: &[Range<usize>],
    entities: &[SuggestedEntity],
    quotes: &[SuggestedQuote],
    language: &str,
) -> Vec<SuggestedRelation> {
    let Some(lexicon) = lexicon(language) else {
        return Vec::new();
    };
    let reading = Reading::new(text, blocks, sentences, entities, lexicon);
    let words = Words::new(quotes, text);
    let mut roles = spot::find(&reading).into_iter().peekable();
    let mut people = People::new(&reading);
    let mut found = Vec::new();
    for (number, block) in reading.blocks.iter().enumerate() {
        let items = reading.words_in(block).map(Item::Word).collect();
        let frame = Frame::new(&reading, items, |_, _| false);
        let clause = Clause {
            reading: &reading,
            frame: &frame,
        };
        for sentence in (0..frame.starts.len()).map(|sentence| frame.sentence(sentence)) {
            let place = Sentence {
                clause,
                items: sentence.clone(),
                bytes: clause.bytes(&sentence),
                block: number,
                dates: dates::find(&clause, &sentence),
                words: &words,
            };
            if let Some(main) = clause.first_subject(&sentence, sentence.end)
                && let Some(who) = people.resolve(&clause, &main, number)
            {
                people.note(who.entity, clause.bytes(&main.items).start, number);
            }
            while let Some(role) = roles.next_if(|role| role.name.start < place.bytes.end) {
                by_role::relate(&place, &role, &people, &mut found);
            }
            by_verb::relate(&place, &people, &mut found);
        }
    }
    found.sort_by_key(|relation| (relation.cue.start, relation.target));
    found
}

/// A sentence and what holds for all relations in it.
struct Sentence<'r, 'a> {
    clause: Clause<'r, 'a>,
    items: Range<usize>,
    bytes: Range<usize>,
    block: usize,
    dates: (Option<String>, Option<String>),
    words: &'r Words<'r>,
}

/// Whose words a byte belongs to.
struct Words<'q> {
    quotes: &'q [SuggestedQuote],
    /// For each quotation the furthest end of it and all before it: where looking back may stop.
    ends: Vec<usize>,
}

/// Who says what stands at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Article,
    Entity(usize),
    /// Quoted, and nobody knows from whom.
    Unknown,
}

/// Quotations looked back at for the one that a byte lies in.
const LOOK_BACK: usize = 64;

impl<'q> Words<'q> {
    fn new(quotes: &'q [SuggestedQuote], text: &str) -> Self {
        let mut ends = Vec::with_capacity(quotes.len());
        let mut end = 0;
        for quote in quotes {
            end = end.max(quote.range.end).min(text.len());
            ends.push(end);
        }
        Self { quotes, ends }
    }

    /// The quotation that a byte lies in, the innermost if several.
    fn at(&self, byte: usize) -> Option<&'q SuggestedQuote> {
        let mut index = self
            .quotes
            .partition_point(|quote| quote.range.start <= byte);
        for _ in 0..LOOK_BACK {
            index = index.checked_sub(1)?;
            if self.ends[index] <= byte {
                return None;
            }
            if self.quotes[index].range.contains(&byte) {
                return Some(&self.quotes[index]);
            }
        }
        None
    }

    fn says(&self, byte: usize) -> Says {
        match self.at(byte) {
            None => Says::Article,
            Some(quote) => match quote.speaker {
                Some(speaker) => Says::Entity(speaker),
                None if quote.direct => Says::Unknown,
                None => Says::Article,
            },
        }
    }

    /// Whether a relation may reach from one byte to another: no quotation begins or ends between.
    fn is_one(&self, from: usize, to: usize) -> bool {
        let direct = |byte| {
            self.at(byte)
                .filter(|quote| quote.direct)
                .map(|quote| quote.range.start)
        };
        direct(from) == direct(to)
    }
}

/// Everything but the ends of a relation.
struct Link<'w> {
    schema: &'static str,
    label: &'w str,
    cue: Range<usize>,
    range: Range<usize>,
    stance: Stance,
    dates: (Option<String>, Option<String>),
    score: f32,
}

impl Sentence<'_, '_> {
    /// The relation with the schema that the kinds of its ends allow; `None` when it makes no sense.
    fn relation(&self, source: usize, target: usize, link: Link<'_>) -> Option<SuggestedRelation> {
        if source == target {
            return None;
        }
        let entities = self.clause.reading.entities;
        let (from, to) = (entities[source].kind, entities[target].kind);
        let schema = fitting(link.schema, from, to)?;
        let said_by = match self.words.says(link.cue.start) {
            Says::Article => None,
            Says::Entity(speaker) => Some(speaker),
            Says::Unknown => return None,
        };
        let places = [from, to]
            .iter()
            .filter(|kind| **kind == NameKind::Place)
            .count();
        let score = if places == 2 {
            link.score * 0.8
        } else {
            link.score
        };
        Some(SuggestedRelation {
            schema,
            source,
            target,
            label: link.label.to_owned(),
            cue: link.cue,
            range: link.range,
            stance: link.stance,
            start: link.dates.0,
            end: link.dates.1,
            said_by,
            rule: Rule { id: RULE, score },
        })
    }
}

/// The schema for ends of these kinds (ranges of the properties in `FollowTheMoney` 4.11).
fn fitting(schema: &'static str, from: NameKind, to: NameKind) -> Option<&'static str> {
    use NameKind::{Organization, Other, Person, Place, PublicBody};
    if from == Other || to == Other {
        return None;
    }
    let is_body = |kind| matches!(kind, Organization | PublicBody);
    let fits = match schema {
        "Family" | "Associate" => from == Person && to == Person,
        "Employment" => from == Person && is_body(to),
        "Directorship" | "Membership" => from != Place && is_body(to),
        "Ownership" => from != Place && to == Organization,
        "Representation" | "Payment" | "Debt" | "Succession" => from != Place && to != Place,
        _ => true,
    };
    if fits {
        return Some(schema);
    }
    match schema {
        // Nobody is a relative of a company, and nobody works for a person by "works at".
        "Family" | "Membership" | "Succession" => None,
        "Employment" | "Ownership" if to == Person => None,
        _ => Some("UnknownLink"),
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod schema_tests {
    use super::*;

    #[test]
    fn a_schema_holds_only_for_the_kinds_it_is_made_for() {
        use NameKind::{Organization, Other, Person, Place, PublicBody};
        for (schema, from, to, expected) in [
            ("Family", Person, Person, Some("Family")),
            ("Family", Person, Organization, None),
            ("Employment", Person, PublicBody, Some("Employment")),
            ("Employment", Person, Place, Some("UnknownLink")),
            ("Employment", Person, Person, None),
            ("Representation", Person, Place, Some("UnknownLink")),
            (
                "Representation",
                Person,
                Organization,
                Some("Representation"),
            ),
            ("Ownership", Person, Organization, Some("Ownership")),
            ("UnknownLink", Place, Place, Some("UnknownLink")),
            ("UnknownLink", Other, Person, None),
        ] {
            assert_eq!(
                fitting(schema, from, to),
                expected,
                "{schema} {from:?} {to:?}"
            );
        }
    }
}

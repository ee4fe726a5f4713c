//! Organizations and places that go on in lower case.

use crate::import::names::lexicon::{Flags, Habits};
use crate::import::names::tokens::{Gap, Shape, Token};

use super::{Candidate, MOST_WORDS, Title};

/// Lengthens organizations by lower-case words: to the left by a head (`ministère des Affaires`), to the
/// right by what follows one (`Министерство иностранных дел России`, `Union européenne`).
pub(super) fn lengthen(
    text: &str,
    all: &[Token],
    habits: Habits,
    found: Vec<Candidate>,
) -> Vec<Candidate> {
    let mut longer: Vec<Candidate> = Vec::with_capacity(found.len());
    for mut candidate in found {
        let free = longer.last().map_or(0, |last| last.to);
        // Inside the one before, which grew over it.
        if candidate.from < free {
            continue;
        }
        let start = Flags::PUBLIC_START.with(Flags::ORGANIZATION_START);
        if candidate.title == Title::None && candidate.run == candidate.from {
            let mut at = candidate.from;
            let mut steps = 0;
            while at > free
                && steps < 3
                && all[at].gap == Gap::Space
                && all[at - 1].shape == Shape::Lower
                && is_small(text, &all[at - 1])
            {
                at -= 1;
                steps += 1;
            }
            if at > free
                && matches!(all[at].gap, Gap::Space)
                && all[at - 1].shape == Shape::Lower
                && all[at - 1].is(start)
                && all[at - 1].sentence == all[candidate.from].sentence
            {
                candidate.from = at - 1;
                candidate.run = at - 1;
                candidate.listed = Flags::NONE;
                candidate.opens = false;
            }
        }
        let first = &all[candidate.from];
        let last = &all[candidate.to - 1];
        let adjective = habits == Habits::Cases && is_adjective(last.text(text));
        if (first.is(start) || last.is(start) || candidate.listed.any(Flags::BODY) || adjective)
            && !last.possessive
        {
            let tail = if adjective {
                Flags::TAIL.with(Flags::PLACE_TAIL)
            } else {
                Flags::TAIL
            };
            let mut to = candidate.to;
            while let Some(next) = all.get(to)
                && next.gap == Gap::Space
                && next.shape == Shape::Lower
                && next.is(tail)
                && to - candidate.from < MOST_WORDS
            {
                to += 1;
            }
            if to > candidate.to {
                candidate.to = to;
                candidate.listed = candidate.listed.without(Flags::PLACE.with(Flags::PERSON));
            }
        }
        longer.push(candidate);
    }
    longer
}

/// The endings of Russian adjectives that names of bodies and places begin with.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "кий", "кого", "кому", "ким", "ком", "кая", "кой", "кую", "ный", "ного", "ному", "ным",
        "ном", "ная", "ной", "ную", "ное", "кое", "вый", "вого", "вая", "вой", "вом", "ний", "ший",
        "шего",
    ];
    word.starts_with(char::is_uppercase) && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `de`, `des`, `l’`: small words between a head and a name.
fn is_small(text: &str, token: &Token) -> bool {
    matches!(
        token.text(text),
        "de" | "des" | "du" | "del" | "la" | "le" | "les" | "l" | "d" | "los" | "las"
    )
}

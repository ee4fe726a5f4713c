//! Bodies that a text describes without naming: `the embassy`, `the foreign and defense ministries`.
//!
//! They are no names, so they have a rule of their own and a low score; but whoever reads an article wants
//! to see them beside the names. Only bodies of a closed list, with what tells which one is meant.

use super::lexicon::Flags;
use super::tokens::{Gap, Shape, Token, Tokens};
use crate::import::aliases::Sighting;
use crate::import::suggestion::{NameKind, Rule};

/// The rule of every body found here.
pub const RULE: &str = "import/described@1";

/// Words before the head that are looked at.
const MOST_MODIFIERS: usize = 6;

/// The described bodies that lie outside of `found` (ranges in ascending order).
pub(super) fn find(text: &str, tokens: &Tokens, found: &[Sighting]) -> Vec<Sighting> {
    let all = &tokens.all;
    let mut bodies = Vec::new();
    for (at, token) in all.iter().enumerate() {
        if token.shape != Shape::Lower || !token.is(Flags::DESCRIBED) {
            continue;
        }
        let (from, modifiers) = first_modifier(text, all, at);
        let definite = from > 0
            && all[from].gap == Gap::Space
            && (all[from - 1].is(Flags::ARTICLE) || all[from - 1].possessive);
        // `the embassy` is one; `a committee` is any.
        if !(definite && (modifiers > 0 || token.is(Flags::PUBLIC_HEAD))) && modifiers < 2 {
            continue;
        }
        let range = all[from].start..token.word_end;
        let next = found.partition_point(|sighting| sighting.range.end <= range.start);
        if found
            .get(next)
            .is_some_and(|sighting| sighting.range.start < range.end)
        {
            continue;
        }
        bodies.push(Sighting {
            range,
            kind: NameKind::PublicBody,
            rule: Rule {
                id: RULE,
                score: 0.45,
            },
        });
    }
    bodies
}

/// The first of the words that tell which body is meant, and how many they are.
fn first_modifier(text: &str, all: &[Token], head: usize) -> (usize, usize) {
    let mut from = head;
    let mut modifiers = 0;
    while from > 0 && head - from < MOST_MODIFIERS && all[from].gap == Gap::Space {
        let before = &all[from - 1];
        let and = before.text(text) == "and" && from < head;
        if before.possessive || !(before.is(Flags::MODIFIER.with(Flags::DEMONYM)) || and) {
            break;
        }
        modifiers += usize::from(!and);
        from -= 1;
    }
    while from < head && all[from].text(text) == "and" {
        from += 1;
    }
    (from, modifiers)
}

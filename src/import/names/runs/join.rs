//! Candidates that are one name: joined over `of`, `for the`, `and`, `&`.

use crate::import::names::lexicon::{Flags, Lexicon};
use crate::import::names::tokens::{Gap, Shape, Token, Tokens};

use super::{Candidate, MOST_WORDS, Title};

/// Joins neighbours over `of`, `for the`, `and`, `&` and `’s` where an organization's name does so.
pub(super) fn join(
    text: &str,
    tokens: &Tokens,
    lexicon: &Lexicon,
    found: Vec<Candidate>,
) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(found.len());
    for candidate in found {
        let mut candidate = candidate;
        let demonyms = tokens.all[candidate.run..candidate.from]
            .iter()
            .all(|token| token.is(Flags::DEMONYM));
        let own = candidate.from;
        if demonyms && candidate.title == Title::None {
            candidate.from = candidate.run;
        }
        if let Some(last) = joined.last_mut()
            && candidate.to - last.from <= MOST_WORDS
            && let Some(head) = joins(text, &tokens.all, last, &candidate, lexicon)
        {
            last.to = candidate.to;
            last.listed = Flags::NONE;
            last.head = Some(head);
            continue;
        }
        candidate.from = own;
        joined.push(candidate);
    }
    joined
}

/// Where the word stands that says what the joined name is, if the two are one name.
fn joins(
    text: &str,
    all: &[Token],
    left: &Candidate,
    right: &Candidate,
    lexicon: &Lexicon,
) -> Option<usize> {
    if right.title != Title::None || right.run != right.from || right.from < left.to {
        return None;
    }
    let between = &all[left.to..right.from];
    if between.is_empty()
        && first_gap(all, right) == Gap::Comma
        && goes_on_as_list(text, all, left, right)
    {
        return left.head;
    }
    if between.len() > 2
        || !all[left.to..=right.from]
            .iter()
            .all(|token| token.gap == Gap::Space)
    {
        return None;
    }
    let last = &all[left.to - 1];
    let first = &all[right.from];
    if first.is(Flags::NEVER) && right.to == right.from + 1 {
        return None;
    }
    let right_last = &all[right.to - 1];
    if between.is_empty()
        || last.possessive
        || last.headline && first.headline && !last.is(Flags::HEAD)
    {
        return None;
    }
    let head = left.head.unwrap_or(left.to - 1);
    let headed = left.head.is_some()
        || last.is(Flags::HEAD.with(Flags::PLACE_START)) && !left.listed.any(Flags::PERSON);
    let words: Vec<&str> = between.iter().map(|token| token.text(text)).collect();
    let ordinary = |candidate: &Candidate| {
        all[candidate.from..candidate.to]
            .iter()
            .all(|token| token.is(Flags::ORDINARY.with(Flags::CONNECTOR).with(Flags::HEAD)))
    };
    let right_headed = right.to - right.from > 1
        && right_last.is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD))
        && !right_last.is(Flags::PLACE_HEAD)
        && !right.listed.any(Flags::PLACE);
    if right_headed
        && between[0].text(text) == "of"
        && (left.head.is_some() || left.to - left.from > 1)
        || right.head.is_some()
    {
        return None;
    }
    let headed =
        headed && !(left.head.is_none() && last.is(Flags::CLOSED) && left.to - left.from > 1);
    let organization = all[head].is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD));
    match words.as_slice() {
        ["of" | "de" | "du" | "des" | "del" | "d" | "di" | "von" | "für" | "для"]
        | ["of" | "de", "the" | "la" | "los" | "las" | "l"] => (headed
            && !(all[head].is(Flags::ORGANIZATION_HEAD)
                && left.listed.any(Flags::BODY)
                && left.to - left.from > 1
                && !all[head].is(Flags::PUBLIC_HEAD)))
        .then_some(head),
        ["for" | "on" | "against" | "para" | "sur"] | ["for" | "on", "the"] => {
            let body = organization
                && (ordinary(right)
                    || right.listed.any(Flags::PLACE)
                    || words[0] == "on"
                    || !right.listed.any(Flags::LISTED));
            (headed && body && !left.listed.any(Flags::BODY) && !right_headed).then_some(head)
        }
        ["and" | "y" | "et"] => {
            let listed = left
                .listed
                .with(right.listed)
                .any(Flags::LISTED.with(Flags::DEMONYM));
            let field = right.to == right.from + 1
                && last.is(Flags::ORDINARY)
                && !first.is(Flags::GIVEN
                    .with(Flags::SURNAME)
                    .with(Flags::SURNAME_WORD)
                    .with(Flags::DEMONYM))
                && first.shape == Shape::Title;
            let field = field || goes_on_from_list(all, left);
            if left.head.is_some()
                && organization
                && (ordinary(right) || field)
                && !right.listed.any(Flags::LISTED.with(Flags::TITLE))
            {
                return Some(head);
            }
            let title = right_last.is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD))
                && right.to - right.from >= 2;
            (title
                && !listed
                && ordinary(left)
                && left.to - left.from <= 2
                && !left.opens
                && !last.is(Flags::HEAD)
                && left.title == Title::None
                && !lexicon
                    .word(all[right.from].text(text))
                    .any(Flags::LISTED.with(Flags::DEMONYM).with(Flags::GIVEN)))
            .then_some(right.to - 1)
        }
        ["&"] if is_full_name(all, left) && is_full_name(all, right) => None,
        // `(Marsden & Mackey 2014)`: two authors.
        ["&"]
            if all
                .get(right.to)
                .is_some_and(|next| next.shape == Shape::Number || next.gap == Gap::OpenParen)
                && !right_last.is(Flags::HEAD) =>
        {
            None
        }
        ["&"] => Some(if right_last.is(Flags::HEAD) {
            right.to - 1
        } else {
            left.to
        }),
        _ => None,
    }
}

/// A given name and another word: somebody.
fn is_full_name(all: &[Token], candidate: &Candidate) -> bool {
    candidate.to - candidate.from >= 2
        && (all[candidate.from].is(Flags::GIVEN) || candidate.title != Title::None)
}

/// Whether the name already holds a list, `Agriculture, Forestry`: what follows `and` closes it.
fn goes_on_from_list(all: &[Token], left: &Candidate) -> bool {
    all[left.from + 1..left.to]
        .iter()
        .any(|token| token.gap == Gap::Comma)
}

fn first_gap(all: &[Token], candidate: &Candidate) -> Gap {
    all[candidate.from].gap
}

/// `Ministry of Agriculture, Forestry and Fisheries`: ordinary words in a list under one head.
fn goes_on_as_list(text: &str, all: &[Token], left: &Candidate, right: &Candidate) -> bool {
    let ordinary = |token: &Token| {
        !token.is(Flags::LISTED
            .with(Flags::GIVEN)
            .with(Flags::SURNAME)
            .with(Flags::TITLE)
            .with(Flags::DEMONYM))
    };
    let head = left
        .head
        .is_some_and(|head| all[head].is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD)));
    let and = all.get(right.to).is_some_and(|next| {
        next.shape == Shape::Lower && matches!(next.text(text), "and" | "y" | "et" | "und")
    });
    head && and
        && all[right.from..right.to].iter().all(ordinary)
        && ordinary(&all[left.to - 1])
        && all
            .get(right.to + 1)
            .is_some_and(|next| next.is_nameish() && ordinary(next))
}

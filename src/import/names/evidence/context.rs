//! Points from what stands around a mention.

use crate::import::names::lexicon::{Flags, Habits, Lexicon};
use crate::import::names::runs::Candidate;
use crate::import::names::tokens::{Gap, Shape, Token, Tokens};

use super::Points;

/// Points from what stands around one mention.
pub(in crate::import::names) fn of_context(
    text: &str,
    tokens: &Tokens,
    lexicon: &Lexicon,
    candidate: &Candidate,
) -> Points {
    let all = &tokens.all;
    let mut points = Points::default();
    let sentence = all[candidate.from].sentence;
    let within = |at: usize| all.get(at).filter(|token| token.sentence == sentence);
    let run = candidate.run.min(candidate.from);
    let before = run.checked_sub(1).and_then(within);
    let gap = all[run].gap;
    let last = &all[candidate.to - 1];
    if let Some(before) = before {
        let near = gap == Gap::Space;
        if near && before.is(Flags::ROLE) && before.shape == Shape::Lower {
            points.person += 2.2;
        } else if gap == Gap::Comma && before.is(Flags::ROLE) && before.shape == Shape::Lower {
            points.person += 1.5;
        }
        if near && before.is(Flags::REPORT) && before.shape == Shape::Lower {
            points.person += 0.6;
        }
        if near && before.is(Flags::PLACE_CUE) && before.shape == Shape::Lower {
            let word = before.text(text);
            points.place += if matches!(word, "in" | "near" | "outside" | "across" | "throughout") {
                1.5
            } else if word == "from" {
                1.0
            } else {
                0.7
            };
            if matches!(word, "in" | "near" | "across") {
                points.person -= 0.8;
            }
        }
        if (near || gap == Gap::Quote) && before.is(Flags::ORGANIZATION_CUE) {
            points.organization += 1.4;
        }
        // `employees of`, `spokesman for`, `executive at`
        if near
            && matches!(before.text(text), "of" | "for" | "at")
            && let Some(whose) = (run - 1).checked_sub(1).and_then(within)
            && before.gap == Gap::Space
            && whose.is(Flags::ORGANIZATION_CUE_AFTER
                .with(Flags::ROLE)
                .with(Flags::OFFICE))
        {
            points.organization += 1.2;
            points.place += 0.3;
        }
        if near && before.text(text) == "by" {
            points.person += 0.4;
        }
        if before.possessive && near && candidate.from == run {
            points.person -= 0.3;
            points.organization += 0.4;
        }
    }
    // `Компания Apple`
    if run < candidate.from && all[candidate.from - 1].is(Flags::ORGANIZATION_START) {
        points.organization += 1.5;
    }
    if candidate.article {
        points.person -= if all[candidate.from].is(Flags::GIVEN) {
            1.0
        } else {
            2.0
        };
        points.organization += if candidate.to - candidate.from > 1 {
            0.9
        } else {
            0.5
        };
        points.other += 0.4;
    }
    if all[candidate.from].quoted
        && last.quoted
        && gap == Gap::Quote
        && all.get(candidate.to).is_none_or(|next| {
            matches!(next.gap, Gap::Quote | Gap::Start | Gap::Comma | Gap::Other)
        })
    {
        if lexicon.habits == Habits::Cases {
            points.organization += 1.5;
            points.person -= 1.0;
        } else {
            points.other += 1.5;
        }
    }
    // `HAYWARD, Calif. (AP) —`: where a report comes from.
    let after = all.get(candidate.to).map_or(Gap::Start, |next| next.gap);
    if all[candidate.from].gap == Gap::Start
        && all[candidate.from].shape == Shape::Caps
        && last.word_end - last.start > 3
        && !all[candidate.from].headline
        && matches!(after, Gap::Comma | Gap::OpenParen | Gap::Other)
    {
        points.place += 2.5;
        points.organization -= 2.5;
        points.person -= 2.5;
    }
    // An unknown word before a verb: a sentence that begins with its subject.
    let first = &all[candidate.from];
    if candidate.opens
        && candidate.to - candidate.from == 1
        && first.shape == Shape::Title
        && !first.is(Flags::LISTED.with(Flags::ORDINARY).with(Flags::DEMONYM))
    {
        let verb = within(candidate.to).is_some_and(|after| {
            after.gap == Gap::Space
                && after.shape == Shape::Lower
                && (after.is(Flags::REPORT) || after.text(text).ends_with("ed"))
        });
        if verb {
            points.person += 0.5;
        }
    }
    if candidate.to - candidate.from == 1 && pronoun_near(all, candidate) {
        points.person += 0.5;
    }
    if let Some(after) = within(candidate.to) {
        context_after(text, tokens, candidate, after, &mut points);
    }
    points
}

/// Whether a pronoun for somebody stands in the same sentence, within some words.
fn pronoun_near(all: &[Token], candidate: &Candidate) -> bool {
    let sentence = all[candidate.from].sentence;
    let from = candidate.from.saturating_sub(8);
    let to = (candidate.to + 12).min(all.len());
    all[from..to]
        .iter()
        .any(|token| token.sentence == sentence && token.is(Flags::PRONOUN))
}

fn context_after(
    text: &str,
    tokens: &Tokens,
    candidate: &Candidate,
    after: &Token,
    points: &mut Points,
) {
    let all = &tokens.all;
    let last = &all[candidate.to - 1];
    match after.gap {
        Gap::Space if last.possessive => {
            if after.is(Flags::ROLE) && after.shape == Shape::Lower {
                points.person += 0.4;
                points.organization += 0.4;
                points.place += 0.4;
            } else {
                points.person += 0.3;
            }
            if after.is(Flags::ORGANIZATION_CUE_AFTER) {
                points.organization += 0.8;
            }
        }
        Gap::Space if after.shape == Shape::Lower => {
            if after.is(Flags::REPORT) {
                points.person += 1.2;
                points.organization += 0.5;
            } else if after.text(text).ends_with("ed") {
                points.person += 0.6;
                points.organization += 0.3;
            }
            if after.is(Flags::PERSON_CUE_AFTER) {
                points.person += 1.5;
            }
            if after.is(Flags::ORGANIZATION_CUE_AFTER) {
                points.organization += 1.2;
            }
            if after.is(Flags::PLACE_CUE_AFTER) {
                points.place += 1.5;
            }
        }
        Gap::Comma => {
            if after.shape == Shape::Number && after.word_end - after.start <= 3 {
                points.person += 2.0;
            }
            if after.is(Flags::PERSON_CUE_AFTER) {
                points.person += 1.5;
            }
            if after.is(Flags::PLACE) && after.is_nameish() && !after.is(Flags::GIVEN) {
                points.place += 1.2;
            }
            // `Name, the head of …`, `Name, a lawyer`
            let role = all[candidate.to..]
                .iter()
                .take(5)
                .take_while(|token| token.gap == Gap::Space || token.start == after.start)
                .any(|token| token.is(Flags::ROLE) && token.shape == Shape::Lower);
            let opens = after.is(Flags::ARTICLE)
                || matches!(after.text(text), "a" | "an" | "the")
                || after.is(Flags::ROLE);
            if role && opens && after.shape == Shape::Lower {
                points.person += 1.5;
            } else if opens && after.shape == Shape::Lower {
                let body = all[candidate.to..]
                    .iter()
                    .take(5)
                    .any(|token| token.is(Flags::ORGANIZATION_CUE) && token.shape == Shape::Lower);
                if body {
                    points.organization += 1.2;
                }
            }
        }
        Gap::OpenParen
            if after.shape == Shape::Caps
                && candidate.to - candidate.from > 1
                && is_acronym_of(text, &all[candidate.from..candidate.to], after.text(text)) =>
        {
            points.organization += 3.5;
            points.person -= 2.0;
            points.other -= 2.0;
        }
        Gap::OpenParen if after.shape == Shape::Number => points.person += 0.4,
        _ => {}
    }
}

/// Whether `acronym` is made of the first letters of `words`, the small words being free to count or not.
fn is_acronym_of(text: &str, words: &[Token], acronym: &str) -> bool {
    let mut letters = acronym.chars().filter(|letter| letter.is_alphabetic());
    let mut next = letters.next();
    let mut count = 0;
    for token in words {
        for part in token.text(text).split(['-', '‐']) {
            let first = part
                .chars()
                .next()
                .and_then(|letter| letter.to_uppercase().next());
            if next.is_some() && first == next {
                next = letters.next();
                count += 1;
            } else if token.is_nameish() {
                return false;
            }
        }
    }
    next.is_none() && count >= 2
}

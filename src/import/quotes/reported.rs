//! Reported speech: "X said that …", "According to X, …", "…, X said".

use std::ops::Range;

use super::super::clause::{Clause, Item, Subject, Who};
use super::super::cues::{
    ADVERB, AUXILIARY, COPULA, GENITIVE, MARK, NEVER_INVERTED, PREPOSITION, SAYS, SAYS_BARE, THAT,
    TIME, WHO,
};
use super::super::suggestion::{Rule, SuggestedQuote};
use super::cue::{according, dropped, may_drop};
use super::people::{People, Resolved};

const RULE: &str = "import/reported@1";
/// Words between a verb and its "that": "told reporters in Geneva on Monday that".
const TO_THAT: usize = 12;
/// Words behind the verb that ends a sentence: "…, Kim said in a statement on Monday."
const TO_END: usize = 10;
/// Fewer words are no statement.
const SHORTEST: usize = 3;
/// A sentence without a full stop is not searched to its end.
const LONGEST: usize = 400;

/// The reported words of a sentence, those of known speakers only.
pub(super) fn find(
    clause: &Clause<'_, '_>,
    sentence: &Range<usize>,
    people: &People<'_, '_>,
    block: usize,
) -> Vec<SuggestedQuote> {
    let mut found = Vec::new();
    let end = sentence.end.min(sentence.start + LONGEST);
    let mut at = sentence.start;
    while at < end {
        if let Some(cue) = according(clause, at, end) {
            let next = cue.items.end.max(at + 1);
            let who = cue
                .subject
                .as_ref()
                .and_then(|subject| people.resolve(clause, subject, block));
            if let Some(who) = who
                && let Some(content) = around_phrase(clause, sentence, &cue.items)
            {
                found.push(report(clause, &content, &cue.items, who));
            }
            at = next;
            continue;
        }
        if clause.is_verb(at, SAYS)
            && let Some((subject, content)) = around_verb(clause, sentence, at)
            && let Some(who) = people.resolve(clause, &subject, block)
        {
            let cue = at.min(subject.items.start)..(at + 1).max(subject.items.end);
            let cue = if cue.len() > 14 { at..at + 1 } else { cue };
            let next = content.end;
            let goes_behind = content.start > at;
            found.push(report(clause, &content, &cue, who));
            if goes_behind {
                // What somebody says that somebody says is the first one's.
                at = next.max(at + 1);
                continue;
            }
        }
        at += 1;
    }
    found
}

/// "According to Kim, | all of this"; "All of this, | according to Kim".
fn around_phrase(
    clause: &Clause<'_, '_>,
    sentence: &Range<usize>,
    cue: &Range<usize>,
) -> Option<Range<usize>> {
    let mut from = cue.end;
    // What describes the source: "'s estimates", "of the embassy".
    let comma = (from..sentence.end.min(from + TO_END)).find(|at| clause.is_comma(*at));
    if let Some(comma) = comma {
        let is_description = (from..comma)
            .all(|at| !clause.has(at, SAYS | COPULA | AUXILIARY) || clause.has(at - 1, GENITIVE));
        if is_description {
            from = comma + 1;
        }
    }
    let behind = content(clause, from..sentence.end);
    let is_at_start = cue.start <= sentence.start + 2;
    if is_at_start || clause.reading.lexicon.cues.language != "en" && behind.is_some() {
        return behind;
    }
    let comma = cue.start.checked_sub(1)?;
    let before = if clause.is_comma(comma) {
        comma
    } else {
        cue.start
    };
    content(clause, sentence.start..before)
}

fn around_verb(
    clause: &Clause<'_, '_>,
    sentence: &Range<usize>,
    verb: usize,
) -> Option<(Subject, Range<usize>)> {
    let before = clause.subject_before(verb);
    let after = || {
        (!clause.has(verb, NEVER_INVERTED))
            .then(|| clause.subject_after(verb))
            .flatten()
    };
    let from = before
        .as_ref()
        .map_or(verb + 1, |subject| subject.items.end.max(verb + 1));
    if let Some(that) = that_behind(clause, sentence, from) {
        let inverted = || after().filter(|subject| subject.items.end <= that);
        let is_inverting = clause.reading.lexicon.cues.language == "ar";
        let subject = if is_inverting {
            inverted().or(before)
        } else {
            before.or_else(inverted)
        };
        let subject = subject.or_else(|| may_drop(clause).then(|| dropped(verb)))?;
        return content(clause, that + 1..sentence.end).map(|content| (subject, content));
    }
    let ends_sentence = sentence.end - verb <= TO_END;
    // "…, said Kim": what stands before the comma is no subject of this verb.
    let inverted = (ends_sentence && verb > sentence.start && clause.is_comma(verb - 1))
        .then(after)
        .flatten();
    let candidate = inverted.or_else(|| before.clone());
    if let Some(subject) = candidate.filter(|_| ends_sentence) {
        let first = subject.items.start.min(verb);
        let comma = first.checked_sub(1).filter(|comma| *comma > sentence.start);
        if let Some(comma) = comma.filter(|comma| clause.is_comma(*comma)) {
            let words = content(clause, sentence.start..comma);
            let has_verb = words.clone().is_some_and(|words| has_verb(clause, &words));
            let is_quoted = (sentence.start..comma).any(|at| clause.word(at).is_none());
            return words
                .filter(|_| has_verb && !is_quoted)
                .map(|content| (subject, content));
        }
    }
    let subject = before.filter(|subject| subject.items.end <= verb)?;
    if !clause.has(verb, SAYS_BARE) || subject.who == Who::Nobody {
        return None;
    }
    let mut first = verb + 1;
    while first < sentence.end && clause.has(first, TIME) && clause.name_at(first).is_none() {
        first += 1;
    }
    if first >= sentence.end || clause.has(first, MARK | PREPOSITION | WHO) {
        return None;
    }
    clause.word(first)?;
    let words = content(clause, first..sentence.end)?;
    has_verb(clause, &words).then_some((subject, words))
}

/// The "that" that belongs to a verb whose clause goes on at `from`.
fn that_behind(clause: &Clause<'_, '_>, sentence: &Range<usize>, from: usize) -> Option<usize> {
    let end = sentence.end.min(from + TO_THAT);
    for at in from..end {
        clause.word(at)?;
        if clause.has(at, THAT) {
            return Some(at);
        }
        if clause.has(at, MARK) {
            // «заявил, что»: one comma, right before it.
            return (clause.is_comma(at) && clause.has(at + 1, THAT) && at + 1 < end)
                .then_some(at + 1);
        }
        if at > from && clause.is_verb(at, SAYS) {
            return None;
        }
    }
    None
}

fn has_verb(clause: &Clause<'_, '_>, items: &Range<usize>) -> bool {
    items.clone().take(LONGEST).any(|at| {
        clause.has(at, AUXILIARY | COPULA)
            || (clause.lower(at).ends_with("ed") && !clause.has(at, ADVERB))
            || clause.has(at, SAYS)
    })
}

/// Items without the marks at their ends; `None` when too few words are left.
fn content(clause: &Clause<'_, '_>, items: Range<usize>) -> Option<Range<usize>> {
    let is_mark = |at: &usize| clause.has(*at, MARK);
    let first = items.clone().find(|at| !is_mark(at))?;
    let last = items.rev().find(|at| !is_mark(at))?;
    let words = (first..=last)
        .filter(|at| matches!(clause.frame.items[*at], Item::Word(_)) && !is_mark(at))
        .take(SHORTEST)
        .count();
    (words == SHORTEST).then_some(first..last + 1)
}

fn report(
    clause: &Clause<'_, '_>,
    content: &Range<usize>,
    cue: &Range<usize>,
    who: Resolved,
) -> SuggestedQuote {
    SuggestedQuote {
        range: clause.bytes(content),
        direct: false,
        speaker: Some(who.entity),
        cue: Some(clause.bytes(cue)),
        rule: Rule {
            id: RULE,
            score: who.score * 0.9,
        },
    }
}

//! Who does what a verb says: the name, pronoun or phrase beside it.

use std::ops::Range;

use super::{Clause, LONGEST_PHRASE, REACH, Subject, Who};
use crate::import::cues::{
    ABBREVIATION, ADVERB, AUXILIARY, BODY, CALLS, CONJUNCTION, COPULA, DEFINITE, GENITIVE,
    INDEFINITE, MARK, POSSESSIVE, PREPOSITION, PRONOUN, Pronoun, ROLE, SAYING, SAYS, THAT, TIME,
    WHO,
};
use crate::import::suggestion::NameKind;

impl Clause<'_, '_> {
    /// The subject that stands before a verb.
    pub(crate) fn subject_before(&self, verb: usize) -> Option<Subject> {
        let sentence = self.frame.sentence_of(verb);
        let start = sentence.start.max(verb.saturating_sub(REACH));
        let mut at = verb;
        loop {
            if at == start {
                return None;
            }
            at -= 1;
            // "has since said"
            let is_since = at > start
                && self.has(at, PREPOSITION)
                && self.has(at, CONJUNCTION)
                && self.has(at - 1, AUXILIARY);
            if !(self.is_adverb(at) || is_since) || self.has(at, PRONOUN) {
                break;
            }
        }
        // "likes to say", "went on to say"; else the first of the sentence: "turned to him to say"
        if self.lower(at) == "to" && at > start + 2 {
            let on = usize::from(self.lower(at - 1) == "on");
            let before = at - 1 - on;
            let is_verb = before > start
                && self.name_at(before).is_none()
                && !self.has(before, MARK | PREPOSITION | CONJUNCTION | PRONOUN)
                && !self.has(before - 1, DEFINITE | INDEFINITE | GENITIVE);
            let beside = is_verb
                .then(|| self.phrase_ending(before - 1, start))
                .flatten();
            // "It is hard to say": nobody.
            let is_somebody = |subject: &Subject| subject.who != Who::Pronoun(Pronoun::It);
            return beside.or_else(|| self.main_subject(at).filter(is_somebody));
        }
        self.word(at)?;
        if self.lower(at) == ")" {
            let open = (start..at)
                .rev()
                .take(20)
                .find(|at| self.lower(*at) == "(")?;
            if open == start {
                return None;
            }
            at = open - 1;
        }
        if self.is_break(at) {
            return self.enclosed(at, start).or_else(|| self.main_subject(at));
        }
        if self.has(at, WHO) {
            let before = at.checked_sub(1).filter(|before| *before >= start)?;
            return if self.is_break(before) {
                self.enclosed(before, start)
                    .or_else(|| self.phrase_ending(before.checked_sub(1)?, start))
            } else {
                self.phrase_ending(before, start)
            };
        }
        if self.has(at, CONJUNCTION) && !self.has(at, PREPOSITION) {
            return self.main_subject(at);
        }
        self.phrase_ending(at, start)
    }

    /// The subject before what commas enclose: "Kim, the minister, | said".
    fn enclosed(&self, comma: usize, start: usize) -> Option<Subject> {
        let mut found = None;
        let mut first_break = None;
        let mut at = comma;
        while at > start {
            at -= 1;
            if self.word(at).is_none() {
                break;
            }
            if self.is_break(at) || self.lower(at) == "(" {
                first_break = Some(at);
                continue;
            }
            let Some((name, items)) = self.name_items(at) else {
                continue;
            };
            let is_closed =
                items.end < comma && (self.is_break(items.end) || self.lower(items.end) == "(");
            let first = self.before_name(items.start, start);
            if is_closed
                && self.reading.kind(name) != NameKind::Place
                && !self.is_governed(first, start)
            {
                found = Some(Subject {
                    who: Who::Name(name),
                    items: items.clone(),
                });
            }
            at = items.start.max(start);
        }
        // "Kim's running mate, Lee, | said"
        let by_apposed = || {
            let (name, items) = self.name_items(comma.checked_sub(1)?)?;
            let opens = items.start.checked_sub(1).filter(|opens| *opens > start)?;
            (self.is_comma(opens) && self.is_person(name)).then_some(Subject {
                who: Who::Name(name),
                items,
            })
        };
        let by_phrase = || {
            let end = first_break?.checked_sub(1).filter(|end| *end >= start)?;
            let subject = self.phrase_ending(end, start)?;
            (subject.who != Who::Nobody || self.has(subject.items.start, INDEFINITE))
                .then_some(subject)
        };
        found.or_else(by_apposed).or_else(by_phrase)
    }

    /// The noun phrase whose last word is at `end`, with the one it depends on: of "a friend of Kim" the
    /// friend.
    pub(crate) fn phrase_ending(&self, end: usize, start: usize) -> Option<Subject> {
        let mut end = end;
        for _ in 0..4 {
            let first;
            let who;
            let last = end;
            if let Some((name, items)) = self
                .name_items(end)
                .filter(|(_, items)| items.end == end + 1)
            {
                first = self.before_name(items.start, start.min(items.start));
                let joined = first > start
                    && self.has(first - 1, CONJUNCTION)
                    && !self.has(first - 1, PREPOSITION)
                    && first >= start + 2
                    && (self.name_at(first - 2).is_some()
                        || (self.is_comma(first - 2)
                            && first >= start + 3
                            && self.name_at(first - 3).is_some()
                            && first >= start + 4
                            && self.is_comma(first.saturating_sub(4))))
                    && matches!(
                        self.lower(first - 1),
                        "and" | "or" | "nor" | "&" | "и" | "und" | "et" | "y"
                    );
                who = if joined { Who::Nobody } else { Who::Name(name) };
            } else if self.has(end, PRONOUN) {
                let pronoun = self.reading.lexicon.pronoun(self.lower(end))?;
                if self.is_governed(end, start) {
                    return None;
                }
                return Some(Subject {
                    who: Who::Pronoun(pronoun),
                    items: end..end + 1,
                });
            } else {
                let mut at = end + 1;
                while at > start && end + 1 - at < LONGEST_PHRASE && self.is_in_phrase(at - 1) {
                    at -= 1;
                    if self.has(at, DEFINITE | INDEFINITE) {
                        break;
                    }
                }
                if at > end {
                    return None;
                }
                first = at;
                who = self.what_phrase(first..end + 1);
            }
            let has_article = first > start && self.has(first - 1, DEFINITE | INDEFINITE);
            let first = if has_article { first - 1 } else { first };
            if first > start + 1
                && self.has(first - 1, PREPOSITION)
                && !self.has(first - 1, CONJUNCTION)
                && !self.is_time(last)
            {
                if !self.is_in_phrase(first - 2) && self.name_at(first - 2).is_none() {
                    return None;
                }
                end = first - 2;
                continue;
            }
            if first > start
                && first - 1 == start
                && self.has(start, PREPOSITION)
                && !self.has(start, CONJUNCTION)
            {
                return None;
            }
            return Some(Subject {
                who,
                items: first..last + 1,
            });
        }
        None
    }

    fn is_in_phrase(&self, item: usize) -> bool {
        self.word(item).is_some()
            && !self.has(
                item,
                MARK | PREPOSITION | CONJUNCTION | AUXILIARY | PRONOUN | THAT | WHO,
            )
            && (!self.has(item, SAYS | CALLS | SAYING | COPULA) || self.has(item, ROLE))
            && !self.is_time(item)
    }

    /// Whether a phrase without a name at its end names somebody whom the text has introduced.
    fn what_phrase(&self, items: Range<usize>) -> Who {
        let is_known = items
            .clone()
            .any(|item| self.has(item, DEFINITE | POSSESSIVE | GENITIVE));
        let has_articles = !self.reading.lexicon.cues.definite.is_empty();
        let last = items.end - 1;
        let is_capital = self
            .word(items.start)
            .is_some_and(|word| self.reading.words[word].is_capital);
        let is_bare_role = self.has(last, ROLE)
            && !self.has(items.start, INDEFINITE)
            && (!has_articles || (is_capital && items.len() <= 3));
        if is_known || is_bare_role {
            Who::Phrase
        } else {
            Who::Nobody
        }
    }

    /// The subject that stands behind a verb: "said the ambassador, Anatoly Viktorov".
    pub(crate) fn subject_after(&self, verb: usize) -> Option<Subject> {
        let sentence = self.frame.sentence_of(verb);
        let end = sentence.end.min(verb + 1 + LONGEST_PHRASE);
        let mut first = verb + 1;
        // «dit-il», «explique-t-elle»
        while first < end && matches!(self.lower(first), "-" | "t") {
            first += 1;
        }
        if first >= end {
            return None;
        }
        if self.has(first, PRONOUN) {
            let pronoun = self.reading.lexicon.pronoun(self.lower(first))?;
            return Some(Subject {
                who: Who::Pronoun(pronoun),
                items: first..first + 1,
            });
        }
        let mut stop = first;
        while stop < end && self.is_after_verb(stop, first) {
            stop += 1;
        }
        if stop == first {
            return None;
        }
        let by_person = (first..stop).rev().find_map(|item| {
            self.name_items(item)
                .filter(|(name, _)| self.is_person(*name))
        });
        let by_name = by_person.or_else(|| self.name_items(stop - 1));
        let is_english = self.reading.lexicon.cues.language == "en";
        if let Some((name, items)) = by_name
            && items.start >= first
            && (!is_english || (items.end..stop).all(|item| self.is_adverb(item)))
            && items.end <= end
        {
            let is_joined = self.has(items.end, CONJUNCTION)
                && self.name_at(items.end + 1).is_some()
                && items.end + 1 < sentence.end
                && matches!(
                    self.lower(items.end),
                    "and" | "и" | "und" | "et" | "y" | "&"
                );
            let who = if is_joined {
                Who::Nobody
            } else {
                Who::Name(name)
            };
            return Some(Subject {
                who,
                items: first..items.end,
            });
        }
        // "said the minister, Kim Lee"
        let is_apposed = self.is_comma(stop)
            && stop + 1 < sentence.end
            && (self.has(first, DEFINITE | INDEFINITE)
                || (first..stop).any(|item| self.has(item, ROLE)));
        if is_apposed
            && let Some((name, items)) = self.name_items(stop + 1)
            && self.is_person(name)
            && items.start == stop + 1
            && items.end <= sentence.end
        {
            return Some(Subject {
                who: Who::Name(name),
                items: first..items.end,
            });
        }
        let who = self.what_phrase(first..stop);
        let is_noun = self.has(first, DEFINITE | INDEFINITE)
            || self.has(stop - 1, ROLE | BODY)
            || self.name_at(first).is_some();
        is_noun.then_some(Subject {
            who,
            items: first..stop,
        })
    }

    fn is_after_verb(&self, item: usize, first: usize) -> bool {
        self.word(item).is_some()
            && !self.has(
                item,
                MARK | PREPOSITION | CONJUNCTION | PRONOUN | THAT | WHO,
            )
            && (!self.has(item, SAYS | AUXILIARY | COPULA)
                || self.name_at(item).is_some()
                || self.has(item, ROLE)
                || (item > first && self.has(item - 1, GENITIVE)))
            && !self.is_time(item)
            && !(item > first && self.has(item, INDEFINITE))
    }

    /// The first subject of the sentence that `before` stands in, if it stands before that.
    pub(crate) fn main_subject(&self, before: usize) -> Option<Subject> {
        self.first_subject(&self.frame.sentence_of(before), before)
    }

    /// The first subject of a sentence.
    ///
    /// What a preposition governs is passed; a first subject without a name ends the search.
    pub(crate) fn first_subject(&self, sentence: &Range<usize>, before: usize) -> Option<Subject> {
        let end = before.min(sentence.start + REACH);
        let mut at = sentence.start;
        let mut governed = false;
        while at < end {
            if self.word(at).is_none() || self.has(at, MARK) {
                governed = false;
                at += 1;
                continue;
            }
            if let Some((name, items)) = self.name_items(at) {
                let next = items.end;
                if !governed && next <= end {
                    if self.has(next, GENITIVE) {
                        return self
                            .apposed(next + 1, end)
                            .or_else(|| Some(self.owned(items.start, next, end)));
                    }
                    if self.reading.kind(name) != NameKind::Place {
                        // "Senate Majority Leader Kim Lee": the last name of a row of capitals.
                        let run = self.end_of_run(next, end);
                        let last = self.name_items(run - 1).filter(|(_, last)| last.end == run);
                        let (who, items) = match last {
                            Some((name, _)) => (Who::Name(name), items.start..run),
                            None if run == next => (Who::Name(name), items),
                            None => (Who::Nobody, items.start..run),
                        };
                        return Some(Subject { who, items });
                    }
                }
                governed = false;
                at = next.max(at + 1);
                continue;
            }
            if self.has(at, PRONOUN) && !governed {
                let pronoun = self.reading.lexicon.pronoun(self.lower(at))?;
                return Some(Subject {
                    who: Who::Pronoun(pronoun),
                    items: at..at + 1,
                });
            }
            if self.has(at, DEFINITE | INDEFINITE) && !self.has(at, THAT) {
                // "At one point Kim": a name behind a noun begins anew.
                let is_new = |item: usize| {
                    governed
                        && item > at + 1
                        && self.name_at(item).is_some_and(|name| self.is_person(name))
                        && !self.is_before_name(item - 1)
                };
                let stop = (at + 1..end.min(at + LONGEST_PHRASE))
                    .find(|item| {
                        !self.is_in_phrase(*item) || self.has(*item, INDEFINITE) || is_new(*item)
                    })
                    .unwrap_or(end.min(at + LONGEST_PHRASE));
                if !governed {
                    return self
                        .apposed(stop, end)
                        .or_else(|| Some(self.owned(at, at, stop.max(at + 1))));
                }
                governed = false;
                at = stop.max(at + 1);
                continue;
            }
            if self.has(at, PREPOSITION) {
                governed = !self.has(at, CONJUNCTION);
            } else if self.is_plural(at, sentence.start) {
                return Some(Subject {
                    who: Who::Nobody,
                    items: at..at + 1,
                });
            } else if governed && !self.is_before_name(at) && !self.has(at, ROLE) {
                governed = false;
            }
            at += 1;
        }
        None
    }

    /// "A lawyer for Kim, Lee, | declined": the name between commas behind a phrase.
    fn apposed(&self, from: usize, end: usize) -> Option<Subject> {
        let comma = (from..end.min(from + LONGEST_PHRASE)).find(|at| self.has(*at, MARK))?;
        let is_open = self.is_comma(comma)
            && (from..comma).all(|at| !self.has(at, SAYS | CALLS | AUXILIARY | COPULA));
        let (name, items) = self.name_items(comma + 1).filter(|_| is_open)?;
        let is_closed = items.start == comma + 1 && items.end < end && self.is_comma(items.end);
        (is_closed && self.is_person(name)).then_some(Subject {
            who: Who::Name(name),
            items,
        })
    }

    /// "Democrats have called …": a bare plural at the start.
    fn is_plural(&self, item: usize, start: usize) -> bool {
        item == start
            && self.reading.lexicon.cues.language == "en"
            && self.lower(item).ends_with('s')
            && !self.lower(item).ends_with("ss")
            && !self.is_adverb(item)
            && !self.has(
                item,
                PREPOSITION | CONJUNCTION | TIME | DEFINITE | ADVERB | ABBREVIATION,
            )
    }

    fn end_of_run(&self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end && at - from < LONGEST_PHRASE {
            let is_capital = self
                .word(at)
                .is_some_and(|word| self.reading.words[word].is_capital);
            let goes_on = !self.has(
                at,
                MARK | GENITIVE | SAYS | CALLS | PREPOSITION | CONJUNCTION,
            ) && !self.is_time(at)
                && (is_capital || self.has(at, ROLE) || self.name_at(at).is_some());
            if !goes_on {
                break;
            }
            at += 1;
        }
        at
    }

    /// A phrase that begins at `first`: the person at its end, or what the phrase says.
    fn owned(&self, first: usize, from: usize, end: usize) -> Subject {
        let mut stop = from + 1;
        while stop < end && stop - first < LONGEST_PHRASE && self.is_in_phrase(stop) {
            stop += 1;
        }
        let stop = stop.min(end).max(first + 1);
        let person = (first + 1..stop).rev().find_map(|item| {
            self.name_items(item)
                .filter(|(name, _)| self.is_person(*name))
        });
        match person {
            Some((name, items)) if items.end <= end && !self.has(items.end, GENITIVE) => Subject {
                who: Who::Name(name),
                items: first..items.end,
            },
            _ => Subject {
                who: if self.has(first, INDEFINITE) {
                    Who::Nobody
                } else {
                    // Only up to its noun: "the ambassador | noted".
                    Who::Phrase
                },
                items: first
                    ..(first + 1..stop)
                        .find(|item| self.has(*item, ROLE | BODY))
                        .map_or(stop, |item| {
                            let mut end = item + 1;
                            while end < stop && self.has(end, ROLE | BODY) {
                                end += 1;
                            }
                            end
                        }),
            },
        }
    }
}

//! The words that say whose a quotation is: a verb of speech with its subject, or "according to".

use std::ops::Range;

use super::super::clause::{Clause, Item, Subject, Who};
use super::super::cues::{
    ADVERB, AUXILIARY, CALLS, CONJUNCTION, GENITIVE, Means, NEVER_INVERTED, PREPOSITION, PRONOUN,
    Pronoun, SAYING, SAYS, THAT, WHO,
};
use super::is_closing;

/// Words between a quotation and its verb.
const REACH: usize = 60;
/// Words behind a quotation in which its verb stands.
const REACH_BEHIND: usize = 40;
/// Words of a quotation that has no verb of speech and still is its subject's.
const FEWEST: usize = 3;
/// A subject further from its verb may be that of another one.
const FAR: usize = 14;
/// Words from the verb that ends a sentence to its end: "Kim said in an interview on Monday."
const REACH_TO_END: usize = 14;

/// A cue and whose it is.
pub(super) struct Cue {
    pub(super) subject: Option<Subject>,
    /// Items of verb or phrase.
    pub(super) items: Range<usize>,
    pub(super) certainty: f32,
}

/// The cue of the quotation at an item.
pub(super) fn cue_of(
    clause: &Clause<'_, '_>,
    item: usize,
    sentence: &Range<usize>,
    main: Option<&Subject>,
) -> Option<Cue> {
    let Item::Quote(_, start, end) = clause.frame.items[item] else {
        return None;
    };
    let inside = &clause.reading.text[start..end];
    let last = inside
        .trim_end_matches(is_closing)
        .chars()
        .next_back()
        .unwrap_or_default();
    let next_is_break =
        item + 1 < sentence.end && (clause.is_comma(item + 1) || clause.is_dash(item + 1));
    let is_open = next_is_break || matches!(last, ',' | '?' | '!' | '…' | '—' | '-' | '،');
    let introduced = item > sentence.start
        && (clause.lower(item - 1) == ":"
            || clause.is_verb(item - 1, SAYS | SAYING)
            || clause.has(item - 1, THAT)
            || (clause.is_comma(item - 1)
                && item > sentence.start + 1
                && clause.has(item - 2, SAYS | SAYING)));
    // "called her “a liar,” Kim said she": words that a verb before has as its object.
    let is_object = (sentence.start.max(item.saturating_sub(4))..item)
        .rev()
        .take_while(|at| !clause.is_comma(*at))
        .any(|at| clause.is_verb(at, CALLS) && !clause.has(at, SAYS));
    let introduced = introduced || is_object;
    let behind = || cue_behind(clause, item, sentence, is_open);
    let before = || cue_before(clause, item, sentence);
    let found = if is_open && !introduced {
        behind().or_else(before)
    } else {
        before().or_else(behind)
    };
    if found.is_some() {
        return found;
    }
    if item > sentence.start && clause.lower(item - 1) == ":" {
        return main.map(|main| Cue {
            items: main.items.clone(),
            subject: Some(main.clone()),
            certainty: 0.7,
        });
    }
    if let Some(cue) = cue_at_end(clause, item, sentence) {
        return Some(cue);
    }
    // Fewer words are as often meant to be doubted as said.
    let is_clause = inside.split_whitespace().nth(FEWEST - 1).is_some();
    if item > sentence.start && is_clause && !is_title(inside) {
        let main = clause.main_subject(item)?;
        // "It is hard to": nobody.
        let is_somebody = matches!(
            main.who,
            Who::Name(_) | Who::Pronoun(Pronoun::He | Pronoun::She | Pronoun::Person)
        );
        if !is_somebody {
            return None;
        }
        return Some(Cue {
            items: main.items.clone(),
            subject: Some(main),
            certainty: 0.55,
        });
    }
    None
}

/// "…," said Kim; "…," Kim said; "…", according to Kim.
fn cue_behind(
    clause: &Clause<'_, '_>,
    item: usize,
    sentence: &Range<usize>,
    is_open: bool,
) -> Option<Cue> {
    let mut first = item + 1;
    while first < sentence.end && (clause.is_comma(first) || clause.is_dash(first)) {
        first += 1;
    }
    if first >= sentence.end {
        return None;
    }
    if let Some(cue) = according(clause, first, sentence.end) {
        return Some(cue);
    }
    let certainty = if is_open { 1.0 } else { 0.85 };
    let end = sentence.end.min(first + REACH_BEHIND);
    let mut limit = (first..end)
        .find(|at| clause.word(*at).is_none() || clause.lower(*at) == ":")
        .unwrap_or(end);
    // «a-t-il dit», «он сказал»: an adverb or auxiliary may open the clause.
    if let Some(verb) = (first..limit.min(first + 3)).find(|at| clause.is_verb(*at, SAYS))
        && (first..verb).all(|at| clause.flags(at) & PRONOUN == 0 && is_light(clause, at))
    {
        let after = (!clause.has(verb, NEVER_INVERTED))
            .then(|| clause.subject_after(verb))
            .flatten();
        if let Some(subject) = after {
            let items = first..subject.items.end.max(verb + 1);
            return Some(Cue {
                subject: Some(subject),
                items,
                certainty,
            });
        }
        if may_drop(clause) && is_open {
            return Some(Cue {
                subject: Some(dropped(verb)),
                items: verb..verb + 1,
                certainty: 0.8,
            });
        }
    }
    if clause.has(first, CONJUNCTION) && !is_open {
        limit = limit.min(first);
    }
    let first = if clause.lower(first) == "as" {
        first + 1
    } else {
        first
    };
    for verb in first + 1..limit {
        if !clause.is_verb(verb, SAYS | if is_open { CALLS } else { 0 }) {
            continue;
        }
        let Some(subject) = clause.subject_before(verb) else {
            continue;
        };
        let begins = subject.items.start.saturating_sub(first);
        let is_next = subject.items.start >= first && (begins <= 1 || (is_open && begins <= 8));
        if is_next {
            return Some(Cue {
                items: subject.items.start..verb + 1,
                subject: Some(subject),
                certainty,
            });
        }
        break;
    }
    // "…," Kim volunteered.
    if is_open && clause.reading.lexicon.cues.language == "en" {
        let verb = (first + 1..limit.min(first + 6)).find(|at| {
            clause.lower(*at).len() > 4
                && clause.lower(*at).ends_with("ed")
                && clause.name_at(*at).is_none()
        })?;
        let subject = clause.subject_before(verb)?;
        let is_sure = matches!(subject.who, Who::Name(_) | Who::Pronoun(_));
        if subject.items.start == first && subject.items.end == verb && is_sure {
            return Some(Cue {
                items: first..verb + 1,
                subject: Some(subject),
                certainty: 0.8,
            });
        }
    }
    None
}

/// Kim said: "…"; Kim called it "…"; according to Kim, "…".
fn cue_before(clause: &Clause<'_, '_>, item: usize, sentence: &Range<usize>) -> Option<Cue> {
    let start = sentence.start.max(item.saturating_sub(REACH));
    for at in (start..item).rev() {
        if let Some(cue) = according(clause, at, item) {
            let Item::Quote(_, start, end) = clause.frame.items[item] else {
                return None;
            };
            let is_name = is_title(&clause.reading.text[start..end]);
            return (!is_name || item - cue.items.end.min(item) <= 3).then_some(cue);
        }
        if !clause.is_verb(at, SAYS | CALLS | SAYING) {
            continue;
        }
        let only_saying = clause.has(at, SAYING) && !clause.has(at, SAYS | CALLS);
        let subject = if only_saying {
            saying_subject(clause, at)
        } else {
            clause.subject_before(at).or_else(|| {
                // Arabic puts every verb first.
                let is_first = clause.reading.lexicon.cues.language == "ar";
                let may_invert =
                    !clause.has(at, NEVER_INVERTED) && (is_first || clause.has(at, SAYS));
                may_invert
                    .then(|| clause.subject_after(at))
                    .flatten()
                    .filter(|subject| {
                        subject.items.end <= item && matches!(subject.who, Who::Name(_))
                    })
            })
        };
        let subject = subject.or_else(|| may_drop(clause).then(|| dropped(at)));
        let Some(subject) = subject else { continue };
        let is_quoted_verb = clause.has(at, SAYS | SAYING);
        let is_one_word = matches!(clause.frame.items[item], Item::Quote(_, start, end)
            if !clause.reading.text[start..end].trim().contains(char::is_whitespace));
        let is_near = item - at <= 3;
        // "the robot, named “The Old Man”": nobody's words.
        let is_name = matches!(clause.frame.items[item], Item::Quote(_, start, end)
            if is_title(&clause.reading.text[start..end]));
        if is_name && !is_near {
            return None;
        }
        let is_far = subject.items.end + FAR < at;
        let certainty = match () {
            () if is_near && is_far => 0.85,
            () if is_near => 1.0,
            () if is_one_word => 0.6,
            () if is_far => 0.7,
            () if is_quoted_verb => 0.9,
            () => 0.85,
        };
        let items = at.min(subject.items.start)..(at + 1).max(subject.items.end);
        return Some(Cue {
            subject: Some(subject),
            items: if items.len() > 14 { at..at + 1 } else { items },
            certainty,
        });
    }
    None
}

/// "… of the patients, Kim said": the verb that ends the sentence.
fn cue_at_end(clause: &Clause<'_, '_>, item: usize, sentence: &Range<usize>) -> Option<Cue> {
    let start = (item + 1).max(sentence.end.saturating_sub(REACH_TO_END));
    for verb in (start..sentence.end).rev() {
        clause.word(verb)?;
        if !clause.is_verb(verb, SAYS) || clause.has(verb + 1, THAT) {
            continue;
        }
        let before = clause
            .subject_before(verb)
            .filter(|subject| subject.items.start > item);
        let subject = before.or_else(|| {
            (!clause.has(verb, NEVER_INVERTED))
                .then(|| clause.subject_after(verb))
                .flatten()
        })?;
        let first = subject.items.start.min(verb);
        let items = first..subject.items.end.max(verb + 1);
        return (first > item + 1 && clause.is_comma(first - 1)).then_some(Cue {
            subject: Some(subject),
            items,
            certainty: 0.9,
        });
    }
    None
}

/// "according to Kim", whose first word is at `at`; it ends before `end`.
pub(super) fn according(clause: &Clause<'_, '_>, at: usize, end: usize) -> Option<Cue> {
    let first = clause.word(at)?;
    for phrase in clause.reading.lexicon.phrases(clause.reading.lower(first)) {
        let length = phrase.words.len();
        let fits = at + length <= end
            && phrase
                .words
                .iter()
                .enumerate()
                .all(|(offset, word)| clause.lower(at + offset) == *word);
        if !fits {
            continue;
        }
        match phrase.means {
            Means::AccordingPronoun(pronoun) => {
                return Some(Cue {
                    subject: Some(Subject {
                        who: Who::Pronoun(pronoun),
                        items: at..at + length,
                    }),
                    items: at..at + length,
                    certainty: 0.95,
                });
            }
            Means::According => {
                // «según explicó Campos»: the verb is the cue.
                if at + length < end && clause.has(at + length, SAYS) {
                    continue;
                }
                let subject = clause.subject_after(at + length - 1);
                let subject = subject.map(|subject| of_source(clause, subject));
                let items = at..subject
                    .as_ref()
                    .map_or(at + length, |subject| subject.items.end);
                return Some(Cue {
                    subject,
                    items,
                    certainty: 0.95,
                });
            }
            Means::AccordingBehind => {
                let subject =
                    clause.phrase_ending(at.checked_sub(1)?, clause.frame.sentence_of(at).start)?;
                let items = subject.items.start..at + length;
                return Some(Cue {
                    subject: Some(subject),
                    items,
                    certainty: 0.95,
                });
            }
            Means::Relation(_) => {}
        }
    }
    None
}

/// "according to the embassy's estimates": the source is the embassy.
fn of_source(clause: &Clause<'_, '_>, subject: Subject) -> Subject {
    let genitive = subject
        .items
        .clone()
        .find(|item| *item > subject.items.start && clause.has(*item, GENITIVE));
    let owner = genitive.and_then(|genitive| clause.name_items(genitive - 1));
    match owner {
        Some((name, _)) => Subject {
            who: Who::Name(name),
            items: subject.items,
        },
        None => subject,
    }
}

/// The subject of "saying", "calling": that of the sentence, or who was just named.
fn saying_subject(clause: &Clause<'_, '_>, at: usize) -> Option<Subject> {
    let start = clause.frame.sentence_of(at).start;
    // "Kim said, adding": the one of the verb before.
    let verb = (start.max(at.saturating_sub(REACH_BEHIND))..at)
        .rev()
        .find(|before| clause.is_verb(*before, SAYS | CALLS));
    verb.and_then(|verb| {
        let after = || {
            clause
                .subject_after(verb)
                .filter(|after| after.items.end <= at)
        };
        clause.subject_before(verb).or_else(after)
    })
    .or_else(|| clause.main_subject(at))
    .or_else(|| clause.phrase_ending(at.checked_sub(1)?, start))
}

/// Languages whose verbs need no pronoun.
pub(super) fn may_drop(clause: &Clause<'_, '_>) -> bool {
    matches!(
        clause.reading.lexicon.cues.language,
        "es" | "ar" | "he" | "fa"
    )
}

pub(super) fn dropped(verb: usize) -> Subject {
    Subject {
        who: Who::Pronoun(Pronoun::Person),
        items: verb..verb + 1,
    }
}

/// Small words that open a clause behind a quotation.
fn is_light(clause: &Clause<'_, '_>, item: usize) -> bool {
    clause.name_at(item).is_none()
        && clause.has(item, AUXILIARY | ADVERB | CONJUNCTION)
        && !clause.has(item, PREPOSITION | WHO)
}

/// "The Old Man and the Sea": capitals and no stop, like the name of a work.
pub(super) fn is_title(quote: &str) -> bool {
    let inside = quote.trim_matches(is_closing);
    let words: Vec<&str> = inside.split_whitespace().take(13).collect();
    let capitals = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let is_caseless = !inside.chars().any(char::is_lowercase);
    !words.is_empty()
        && words.len() <= 12
        && !is_caseless
        && words[0].starts_with(char::is_uppercase)
        && capitals * 3 >= words.len() * 2
        && !inside.ends_with(['.', '!', '?', ','])
}

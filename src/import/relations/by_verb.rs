//! Relations that a verb makes: who met, owns, accuses whom.

use std::ops::Range;

use super::super::clause::{Clause, Who};
use super::super::cues::{
    ADVERB, ALLEGED, CONJUNCTION, DENIED, INDEFINITE, MARK, Means, Order, PLANNED, PREPOSITION,
    Phrase, Pronoun, RelationCue, SAYING, WHO,
};
use super::super::quotes::people::People;
use super::super::suggestion::{NameKind, SuggestedRelation};
use super::{Link, Says, Sentence};
use crate::model::annotation::Stance;

/// Words that may stand inside a cue: "held six phone conversations".
const GAP: usize = 2;
/// The score of a name beside its verb.
const SURE: f32 = 0.92;
/// Names of a sentence that are looked at for the ends of a relation.
const MOST_NAMES: usize = 200;
/// Words between a subject and its verb.
const TO_SUBJECT: usize = 25;
/// Words before a verb that say how it is meant.
const BEFORE: usize = 8;

pub(super) fn relate(
    sentence: &Sentence<'_, '_>,
    people: &People<'_, '_>,
    found: &mut Vec<SuggestedRelation>,
) {
    let clause = &sentence.clause;
    let mut at = sentence.items.start;
    while at < sentence.items.end {
        let is_in_name = clause
            .name_at(at)
            .is_some_and(|name| clause.reading.kind(name) != NameKind::Other);
        let next = if is_in_name {
            None
        } else {
            clause
                .reading
                .lexicon
                .phrases(clause.lower(at))
                .iter()
                .find_map(|phrase| relate_by(sentence, people, phrase, at, found))
        };
        at = next.unwrap_or(at + 1);
    }
}

/// The end of the cue, if the phrase is one here.
fn relate_by(
    sentence: &Sentence<'_, '_>,
    people: &People<'_, '_>,
    phrase: &Phrase,
    at: usize,
    found: &mut Vec<SuggestedRelation>,
) -> Option<usize> {
    let Means::Relation(cue) = phrase.means else {
        return None;
    };
    let end = matches(sentence, phrase, at)?;
    let clause = &sentence.clause;
    let mut certainty = 1.0;
    let pairs = match cue.order {
        Order::Active | Order::Passive => {
            // "Trump's meeting with": a noun.
            let before = at.checked_sub(1).and_then(|before| clause.word(before));
            if !clause.reading.can_be_verb(before) {
                return None;
            }
            // "plans to buy": the subject is that of "plans".
            let verb = if clause.lower(at) == "to" && at > sentence.items.start {
                at - 1
            } else {
                at
            };
            let (subjects, sure) = subjects_of(sentence, people, verb)?;
            certainty = sure;
            let objects = names_behind(clause, end, sentence.items.end);
            let objects: Vec<usize> = objects
                .into_iter()
                .map(|name| clause.reading.names[name].entity)
                .collect();
            let mut pairs = Vec::new();
            for subject in &subjects {
                for object in &objects {
                    pairs.push(if cue.order == Order::Active {
                        (*subject, *object)
                    } else {
                        (*object, *subject)
                    });
                }
            }
            pairs
        }
        Order::Between => {
            let names = names_behind(clause, end, sentence.items.end);
            pair(clause, &names)?
        }
        Order::Together => pair(clause, &joint_before(clause, at, sentence.items.start)?)?,
    };
    if pairs.is_empty() {
        return None;
    }
    let cue_bytes = clause.bytes(&(at..end));
    let stance = stance(sentence, at);
    let label = label(sentence, cue, &cue_bytes);
    let before = found.len();
    for (source, target) in pairs {
        let range = hull(sentence, source, target, &cue_bytes);
        let link = Link {
            schema: cue.schema,
            label: &label,
            cue: cue_bytes.clone(),
            range,
            stance,
            dates: sentence.dates.clone(),
            score: 0.75 * certainty,
        };
        found.extend(sentence.relation(source, target, link));
    }
    (found.len() > before).then_some(end)
}

/// The end of a phrase that begins at an item, with small words inside it passed.
fn matches(sentence: &Sentence<'_, '_>, phrase: &Phrase, at: usize) -> Option<usize> {
    let clause = &sentence.clause;
    let mut item = at;
    for (index, word) in phrase.words.iter().enumerate() {
        let mut gap = 0;
        while index > 0 && clause.lower(item) != *word {
            let is_small = clause.has(item, INDEFINITE | ADVERB)
                || clause.lower(item).starts_with(|c: char| c.is_ascii_digit());
            if gap == GAP || !is_small {
                return None;
            }
            gap += 1;
            item += 1;
        }
        if item >= sentence.items.end || clause.lower(item) != *word {
            return None;
        }
        item += 1;
    }
    Some(item)
}

/// The subject of a verb, or both of two.
fn subjects_of(
    sentence: &Sentence<'_, '_>,
    people: &People<'_, '_>,
    verb: usize,
) -> Option<(Vec<usize>, f32)> {
    let clause = &sentence.clause;
    if let Some(names) = joint_before(clause, verb, sentence.items.start) {
        let subjects = names
            .iter()
            .map(|name| clause.reading.names[*name].entity)
            .collect();
        return Some((subjects, 1.0));
    }
    let subject = if clause.has(verb, SAYING) || clause.lower(verb).ends_with("ing") {
        clause.main_subject(verb)?
    } else {
        clause.subject_before(verb)?
    };
    let at = clause.bytes(&subject.items).start;
    let verb_at = clause.bytes(&(verb..verb + 1)).start;
    if !sentence.words.is_one(at, verb_at) {
        return None;
    }
    if subject.who == Who::Pronoun(Pronoun::I) {
        // Somebody speaks of himself.
        return match sentence.words.says(at) {
            Says::Entity(speaker) if clause.lower(subject.items.start) != "you" => {
                Some((vec![speaker], 0.9))
            }
            _ => None,
        };
    }
    if subject.items.end + TO_SUBJECT < verb {
        return None;
    }
    let who = people.resolve(clause, &subject, sentence.block)?;
    let is_sure = matches!(subject.who, Who::Name(_)) || who.score >= 0.7;
    is_sure.then(|| (vec![who.entity], who.score / SURE))
}

/// The two names of "Kim and Lee | met".
fn joint_before(clause: &Clause<'_, '_>, verb: usize, start: usize) -> Option<Vec<usize>> {
    let mut end = verb.checked_sub(1)?;
    while end > start && clause.has(end, ADVERB | super::super::cues::AUXILIARY) {
        end -= 1;
    }
    let (second, items) = clause
        .name_items(end)
        .filter(|(_, items)| items.end == end + 1)?;
    let first = clause.before_name(items.start, start);
    let and = first.checked_sub(1).filter(|and| *and > start)?;
    if !is_and(clause, and) {
        return None;
    }
    let (one, _) = clause
        .name_items(and - 1)
        .filter(|(_, items)| items.end == and)?;
    Some(vec![one, second])
}

fn is_and(clause: &Clause<'_, '_>, item: usize) -> bool {
    clause.has(item, CONJUNCTION)
        && matches!(
            clause.lower(item),
            "and" | "&" | "и" | "und" | "et" | "y" | "e" | "و"
        )
}

/// The name of the noun phrase that begins at an item, and the one joined to it.
fn names_behind(clause: &Clause<'_, '_>, at: usize, end: usize) -> Vec<usize> {
    let mut names = Vec::new();
    let mut at = at;
    for _ in 0..2 {
        if at == 0 || at >= end {
            break;
        }
        // What governs a phrase looks like a verb before it.
        let Some(subject) = clause.subject_after(at - 1) else {
            break;
        };
        let last = subject.items.end - 1;
        let Some((name, items)) = clause.name_items(last) else {
            break;
        };
        if items.end != subject.items.end || items.end > end {
            break;
        }
        names.push(name);
        at = items.end + 1;
        if !is_and(clause, items.end) {
            break;
        }
    }
    names
}

fn pair(clause: &Clause<'_, '_>, names: &[usize]) -> Option<Vec<(usize, usize)>> {
    let [one, other] = *names else { return None };
    Some(vec![(
        clause.reading.names[one].entity,
        clause.reading.names[other].entity,
    )])
}

/// From one name to the other over the cue, as far as they stand in the sentence and, when it lies in a
/// quotation, in that.
fn hull(
    sentence: &Sentence<'_, '_>,
    source: usize,
    target: usize,
    cue: &Range<usize>,
) -> Range<usize> {
    let names = &sentence.clause.reading.names;
    let first = names.partition_point(|name| name.range.end <= sentence.bytes.start);
    let nearest = |entity: usize| {
        names[first..]
            .iter()
            .take_while(|name| name.range.start < sentence.bytes.end)
            .take(MOST_NAMES)
            .filter(|name| name.entity == entity)
            .map(|name| name.range.clone())
            .filter(|range| sentence.words.is_one(range.start, cue.start))
            .min_by_key(|range| range.start.abs_diff(cue.start))
    };
    [nearest(source), nearest(target)]
        .into_iter()
        .flatten()
        .fold(cue.clone(), |range, place| {
            range.start.min(place.start)..range.end.max(place.end)
        })
}

fn label(sentence: &Sentence<'_, '_>, cue: &RelationCue, bytes: &Range<usize>) -> String {
    match cue.order {
        Order::Active | Order::Together => sentence.clause.reading.text[bytes.clone()].to_owned(),
        Order::Passive | Order::Between => cue.label.to_owned(),
    }
}

/// How the words before a verb put it.
fn stance(sentence: &Sentence<'_, '_>, verb: usize) -> Stance {
    let clause = &sentence.clause;
    let start = sentence.items.start.max(verb.saturating_sub(BEFORE));
    let mut stance = Stance::Asserted;
    for item in (start..verb).rev() {
        if clause.has(item, MARK | WHO) {
            break;
        }
        if clause.name_at(item).is_some() {
            continue;
        }
        if clause.has(item, DENIED) && !clause.has(item, PREPOSITION) {
            return Stance::Denied;
        }
        if clause.has(item, ALLEGED) {
            stance = Stance::Alleged;
        } else if clause.has(item, PLANNED)
            || (item + 1 == verb && (clause.lower(item) == "to" || clause.lower(verb) == "to"))
        {
            if stance == Stance::Asserted {
                stance = Stance::Planned;
            }
        } else if matches!(clause.lower(item), "formerly" | "used") {
            stance = Stance::Former;
        }
    }
    stance
}

//! Whom "he", "the ambassador" and "the ministry" stand for: nobody, unless the text makes it sure.

use std::collections::HashMap;

use super::super::clause::{Clause, Subject, Who};
use super::super::cues::{
    BODY, FEMALE_NAME, FEMALE_TITLE, GENITIVE, Lexicon, MALE_NAME, MALE_TITLE, POSSESSIVE, Pronoun,
    ROLE,
};
use super::super::reading::Reading;
use super::super::suggestion::{NameKind, SuggestedEntity};

/// How far back a subject may stand that a pronoun takes up, in blocks.
const BLOCKS_BACK: usize = 4;
/// How many subjects are looked back at.
const SUBJECTS_BACK: usize = 16;

/// A role that more people have tells nobody; it bounds the work at a phrase.
const MOST_HOLDERS: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// Who has been spoken of, and what is known of each.
pub(crate) struct People<'r, 'a> {
    reading: &'r Reading<'a>,
    genders: Vec<Option<Gender>>,
    /// By the noun of the role: who has it, and all words of the role.
    roles: HashMap<String, Vec<(usize, Vec<String>)>>,
    /// By a word of its name: the bodies that have it.
    bodies: HashMap<String, Vec<usize>>,
    /// Where each was named, ascending.
    named: Vec<Vec<usize>>,
    /// Subjects in reading order: who, where, in which block.
    subjects: Vec<(usize, usize, usize)>,
}

/// Who it is, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Resolved {
    pub(crate) entity: usize,
    pub(crate) score: f32,
}

impl<'r, 'a> People<'r, 'a> {
    pub(crate) fn new(reading: &'r Reading<'a>) -> Self {
        let mut roles: HashMap<String, Vec<(usize, Vec<String>)>> = HashMap::new();
        let mut bodies: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entity) in reading.entities.iter().enumerate() {
            for role in &entity.roles {
                let words = split(&role.role);
                if let Some(head) = head(reading.lexicon, &words) {
                    let same = roles.entry(head.to_owned()).or_default();
                    same.push((index, words));
                }
            }
            if matches!(entity.kind, NameKind::Organization | NameKind::PublicBody) {
                for word in split(&entity.name) {
                    if reading.lexicon.flags(&word) & BODY != 0 {
                        bodies.entry(word).or_default().push(index);
                    }
                }
            }
        }
        let mut named = vec![Vec::new(); reading.entities.len()];
        for name in &reading.names {
            named[name.entity].push(name.range.start);
        }
        Self {
            reading,
            genders: genders(reading),
            roles,
            bodies,
            named,
            subjects: Vec::new(),
        }
    }

    /// Remembers who was the subject at a byte of a block.
    pub(crate) fn note(&mut self, entity: usize, at: usize, block: usize) {
        if self.reading.entities[entity].kind != NameKind::Place {
            self.subjects.push((entity, at, block));
        }
    }

    /// The last subject, if it stands in this block or the one before.
    pub(crate) fn last(&self, block: usize) -> Option<usize> {
        let (entity, _, seen) = *self.subjects.last()?;
        (seen + 1 >= block).then_some(entity)
    }

    pub(crate) fn resolve(
        &self,
        clause: &Clause<'_, '_>,
        subject: &Subject,
        block: usize,
    ) -> Option<Resolved> {
        match subject.who {
            Who::Name(name) => {
                let entity = self.reading.names[name].entity;
                let score = match self.reading.entities[entity].kind {
                    NameKind::Person => 0.92,
                    NameKind::Organization | NameKind::PublicBody => 0.85,
                    NameKind::Place => 0.5,
                    NameKind::Other => 0.4,
                };
                Some(Resolved { entity, score })
            }
            Who::Pronoun(pronoun) => {
                self.by_pronoun(pronoun, block, clause.bytes(&subject.items).start)
            }
            Who::Phrase => self.by_phrase(clause, subject, block),
            Who::Nobody => None,
        }
    }

    /// Whom a pronoun at a byte of a block stands for.
    pub(crate) fn by_pronoun(&self, pronoun: Pronoun, block: usize, at: usize) -> Option<Resolved> {
        let fits = |entity: usize| {
            let is_person = self.reading.entities[entity].kind == NameKind::Person;
            match pronoun {
                Pronoun::He => is_person && self.genders[entity] != Some(Gender::Female),
                Pronoun::She => is_person && self.genders[entity] != Some(Gender::Male),
                Pronoun::Person => is_person,
                Pronoun::It => !is_person,
                Pronoun::They | Pronoun::I => false,
            }
        };
        let near = self
            .subjects
            .iter()
            .rev()
            .take(SUBJECTS_BACK)
            .take_while(|(_, _, seen)| seen + BLOCKS_BACK >= block);
        let (entity, since, seen) = *near
            .into_iter()
            .find(|(entity, since, _)| *since < at && fits(*entity))?;
        let gender = match pronoun {
            Pronoun::He => Some(Gender::Male),
            Pronoun::She => Some(Gender::Female),
            _ => None,
        };
        if gender.is_some() && self.genders[entity].is_none() {
            // "Noor met Anna. She said": the one of whom it is known.
            let known = self
                .named_between(since, at)
                .find(|other| self.genders[*other] == gender && *other != entity);
            if let Some(entity) = known {
                return Some(Resolved { entity, score: 0.7 });
            }
        }
        let score = if seen == block { 0.85 } else { 0.75 };
        Some(Resolved { entity, score })
    }

    /// Who was named between two bytes, the last one first.
    fn named_between(&self, from: usize, to: usize) -> impl Iterator<Item = usize> {
        let names = &self.reading.names;
        let first = names.partition_point(|name| name.range.start < from);
        let last = names
            .partition_point(|name| name.range.start < to)
            .max(first);
        names[first..last]
            .iter()
            .rev()
            .take(SUBJECTS_BACK)
            .map(|name| name.entity)
    }

    fn by_phrase(
        &self,
        clause: &Clause<'_, '_>,
        subject: &Subject,
        block: usize,
    ) -> Option<Resolved> {
        let at = clause.bytes(&subject.items).start;
        let words: Vec<&str> = subject
            .items
            .clone()
            .map(|item| clause.lower(item))
            .collect();
        if let Some(entity) = author(clause, subject) {
            return Some(Resolved { entity, score: 0.8 });
        }
        let head_item = subject.items.clone().rev().find(|item| {
            clause.has(*item, ROLE | BODY) || clause.lower(*item).ends_with("-year-old")
        })?;
        let head = clause.lower(head_item);
        if head_item + 1 < subject.items.end {
            return None; // "the president's plan"
        }
        if let Some(holders) = self.roles.get(head) {
            return self.by_role(holders, &words, at, block);
        }
        if clause.has(head_item, BODY) {
            let known = self
                .bodies
                .get(head)
                .filter(|known| known.len() <= MOST_HOLDERS)?;
            let entity = self.latest(known.iter().copied(), at)?;
            return Some(Resolved { entity, score: 0.7 });
        }
        // "the billionaire said": only one person has been spoken of lately.
        if subject.items.clone().any(|item| clause.has(item, GENITIVE)) {
            return None;
        }
        if words
            .iter()
            .any(|word| self.reading.lexicon.flags(word) & POSSESSIVE != 0)
        {
            return None;
        }
        let mut lately = self
            .subjects
            .iter()
            .rev()
            .take_while(|(_, _, seen)| seen + 1 >= block)
            .take(SUBJECTS_BACK)
            .map(|(entity, ..)| *entity)
            .filter(|entity| self.reading.entities[*entity].kind == NameKind::Person);
        let entity = lately.next()?;
        lately
            .all(|other| other == entity)
            .then_some(Resolved { entity, score: 0.5 })
    }

    /// The holder of a role whose words agree best; of equals the one named last before.
    fn by_role(
        &self,
        holders: &[(usize, Vec<String>)],
        words: &[&str],
        at: usize,
        block: usize,
    ) -> Option<Resolved> {
        if holders.len() > MOST_HOLDERS {
            return None;
        }
        let agreement = |role: &[String]| {
            words
                .iter()
                .filter(|word| role.iter().any(|of| of == *word))
                .count()
        };
        let best = holders.iter().map(|(_, role)| agreement(role)).max()?;
        let mut fitting: Vec<usize> = holders
            .iter()
            .filter(|(_, role)| agreement(role) == best)
            .map(|(entity, _)| *entity)
            .collect();
        fitting.sort_unstable();
        fitting.dedup();
        if let [entity] = fitting[..] {
            return Some(Resolved {
                entity,
                score: 0.85,
            });
        }
        let lately = self
            .subjects
            .iter()
            .rev()
            .take(SUBJECTS_BACK)
            .take_while(|(_, _, seen)| seen + BLOCKS_BACK >= block)
            .find(|(entity, ..)| fitting.contains(entity));
        if let Some((entity, ..)) = lately {
            return Some(Resolved {
                entity: *entity,
                score: 0.65,
            });
        }
        let entity = self.latest(fitting.into_iter(), at)?;
        Some(Resolved { entity, score: 0.5 })
    }

    /// Of some, the one named last before a byte.
    fn latest(&self, some: impl Iterator<Item = usize>, at: usize) -> Option<usize> {
        some.filter_map(|entity| {
            let named = &self.named[entity];
            let before = named.partition_point(|start| *start < at);
            let place = *named.get(before.checked_sub(1)?)?;
            Some((place, entity))
        })
        .max()
        .map(|(_, entity)| entity)
    }
}

/// "Kim's tweet": whose words it has.
fn author(clause: &Clause<'_, '_>, subject: &Subject) -> Option<usize> {
    let last = subject.items.end - 1;
    let mut speeches = clause.reading.lexicon.cues.speeches.split_whitespace();
    if !speeches.any(|speech| speech == clause.lower(last)) {
        return None;
    }
    let genitive = subject
        .items
        .clone()
        .find(|item| *item > subject.items.start && clause.has(*item, GENITIVE))?;
    let (name, _) = clause.name_items(genitive - 1)?;
    Some(clause.reading.names[name].entity)
}

fn split(text: &str) -> Vec<String> {
    text.split(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '"' | '״')))
        .filter(|word| !word.is_empty())
        .map(|word| word.to_lowercase().replace('ё', "е"))
        .collect()
}

/// The noun of a role: the last one before a preposition.
fn head<'w>(lexicon: &Lexicon, words: &'w [String]) -> Option<&'w str> {
    let is_preposition =
        |word: &&String| lexicon.flags(word) & super::super::cues::PREPOSITION != 0;
    let before = words.iter().position(|word| is_preposition(&word));
    words[..before.unwrap_or(words.len())]
        .iter()
        .rev()
        .find(|word| lexicon.flags(word) & ROLE != 0)
        .map(String::as_str)
}

/// What titles, given names and roles tell of each person.
fn genders(reading: &Reading<'_>) -> Vec<Option<Gender>> {
    let mut genders: Vec<Option<Gender>> = reading
        .entities
        .iter()
        .map(|e| of_name(reading, e))
        .collect();
    for name in &reading.names {
        let Some(before) = name.words.start.checked_sub(1) else {
            continue;
        };
        if reading.has(before, MALE_TITLE) {
            genders[name.entity].get_or_insert(Gender::Male);
        } else if reading.has(before, FEMALE_TITLE) {
            genders[name.entity].get_or_insert(Gender::Female);
        }
    }
    genders
}

fn of_name(reading: &Reading<'_>, entity: &SuggestedEntity) -> Option<Gender> {
    let lexicon = reading.lexicon;
    for role in &entity.roles {
        for word in split(&role.role) {
            if FEMALE_ROLES.contains(&word.as_str()) || word.ends_with("woman") {
                return Some(Gender::Female);
            }
            if MALE_ROLES.contains(&word.as_str()) {
                return Some(Gender::Male);
            }
        }
    }
    let words = split(&entity.name);
    let first = words.first().filter(|_| words.len() > 1)?;
    let flags = lexicon.flags(first);
    if flags & MALE_NAME != 0 {
        return Some(Gender::Male);
    }
    if flags & FEMALE_NAME != 0 {
        return Some(Gender::Female);
    }
    let last = words.last()?;
    // Slavic surnames in Latin and Cyrillic letters.
    let is_female = ["ova", "eva", "skaya", "ова", "ева", "ина", "ская"]
        .iter()
        .any(|ending| last.ends_with(ending));
    let is_male = ["ov", "ev", "sky", "skiy", "ов", "ев", "ин", "ский"]
        .iter()
        .any(|ending| last.ends_with(ending));
    if is_female {
        Some(Gender::Female)
    } else {
        is_male.then_some(Gender::Male)
    }
}

/// English roles that tell a gender; other languages tell it by the verb, which is not read.
const FEMALE_ROLES: [&str; 14] = [
    "wife",
    "mother",
    "daughter",
    "sister",
    "aunt",
    "niece",
    "widow",
    "actress",
    "queen",
    "princess",
    "girlfriend",
    "grandmother",
    "girl",
    "mom",
];
const MALE_ROLES: [&str; 14] = [
    "husband",
    "father",
    "son",
    "brother",
    "uncle",
    "nephew",
    "widower",
    "actor",
    "king",
    "prince",
    "boyfriend",
    "grandfather",
    "boy",
    "dad",
];

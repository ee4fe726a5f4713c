//! The noun phrase of a role: its noun, what describes it, and what follows it.

use std::ops::Range;

use super::super::clause::Clause;
use super::super::cues::{
    ADVERB, ALLEGED, AUXILIARY, BODY, CALLS, CONJUNCTION, COPULA, DEFINITE, DENIED, FORMER,
    GENITIVE, INDEFINITE, MARK, PLANNED, POSSESSIVE, PREPOSITION, PRONOUN, ROLE, RoleClass, SAYING,
    SAYS, THAT, TIME, WHO,
};
use super::super::suggestion::NameKind;

/// Words between the beginning of a phrase and its noun.
pub(super) const TO_NOUN: usize = 9;
/// Words in a role.
pub(super) const LONGEST: usize = 28;

/// A sentence to look for noun phrases in.
pub(super) struct Nouns<'r, 'a> {
    pub(super) clause: Clause<'r, 'a>,
    pub(super) sentence: Range<usize>,
}

/// The items of a noun phrase.
pub(super) struct Phrase {
    pub(super) items: Range<usize>,
    pub(super) noun: usize,
}

impl Nouns<'_, '_> {
    pub(super) fn is_role(&self, item: usize) -> bool {
        self.class(item).is_some()
    }

    /// What the noun at an item makes of who is called so; `None` when it is none of the list.
    pub(super) fn class(&self, item: usize) -> Option<RoleClass> {
        let clause = &self.clause;
        if clause.name_at(item).is_some() {
            return None;
        }
        let word = clause.lower(item);
        let lexicon = clause.reading.lexicon;
        if let Some(class) = lexicon.role(word) {
            return Some(class);
        }
        // "co-chairman", "president-elect", "Prize-winner"
        let (first, last) = word.rsplit_once('-').unwrap_or(("", ""));
        let by_part = match last {
            "elect" | "designate" => lexicon.role(first),
            last => lexicon.role(last),
        };
        let has_ending = |word: &str| ENGLISH_ENDINGS.iter().any(|ending| word.ends_with(ending));
        let is_lower = clause
            .word(item)
            .is_some_and(|word| !clause.reading.words[word].is_capital);
        by_part.or_else(|| {
            let ends_so = (is_lower && word.len() > 5 && has_ending(word)) || has_ending(last);
            (self.is_english() && ends_so).then_some(RoleClass::Is)
        })
    }

    pub(super) fn is_english(&self) -> bool {
        self.clause.reading.lexicon.cues.language == "en"
    }

    /// An adjective or a noun before the noun.
    pub(super) fn is_modifier(&self, item: usize) -> bool {
        let clause = &self.clause;
        clause.word(item).is_some()
            && !clause.lower(item).bytes().all(|byte| byte.is_ascii_digit())
            && (clause.name_at(item).is_some()
                || !clause.has(
                    item,
                    MARK | PREPOSITION
                        | CONJUNCTION
                        | PRONOUN
                        | THAT
                        | WHO
                        | AUXILIARY
                        | DEFINITE
                        | INDEFINITE
                        | ADVERB
                        | GENITIVE,
                ) && (!clause.has(item, SAYS | CALLS | SAYING | COPULA)
                    || clause.has(item, ROLE | FORMER | ALLEGED | PLANNED))
                    && !clause.has(item, TIME))
    }

    /// Whether an unlisted word before a noun describes it, and is no verb.
    fn describes(&self, item: usize) -> bool {
        let clause = &self.clause;
        if clause.has(item, FORMER | ALLEGED | PLANNED | ROLE | BODY)
            || clause.name_at(item).is_some()
            || clause
                .reading
                .lexicon
                .place_of(clause.lower(item))
                .is_some()
        {
            return true;
        }
        let word = clause.lower(item);
        match clause.reading.lexicon.cues.language {
            "en" => {
                // "voters re-elected Governor Kim"
                let is_past = word.starts_with("re-") && word.ends_with("ed");
                (word.contains('-') && !is_past)
                    || clause
                        .word(item)
                        .is_some_and(|word| clause.reading.words[word].is_capital)
            }
            "ru" => RUSSIAN_ENDINGS.iter().any(|ending| word.ends_with(ending)),
            _ => false,
        }
    }

    /// Where the phrase around a noun begins, with what belongs to it.
    pub(super) fn first_of(&self, noun: usize) -> usize {
        let clause = &self.clause;
        let start = self.sentence.start;
        let mut first = noun;
        // How far back the words are known to describe; beyond, an article must open the phrase.
        let mut sure = noun;
        let has_articles = !clause.reading.lexicon.cues.definite.is_empty();
        while first > start && noun - first < TO_NOUN {
            let before = first - 1;
            let joins = clause.has(before, CONJUNCTION)
                && matches!(clause.lower(before), "and" | "&" | "и" | "und" | "et" | "y")
                && before > start
                && self.is_role(before - 1);
            if joins {
                first = before - 1;
                sure = first;
            } else if self.is_modifier(before)
                && !self.is_person(before)
                && !self.is_initial_word(before)
            {
                first = before;
                if sure == before + 1 && self.describes(before) {
                    sure = before;
                }
            } else {
                break;
            }
        }
        let is_opened = has_articles
            && first > start
            && clause.has(first - 1, DEFINITE | INDEFINITE | GENITIVE | POSSESSIVE);
        if !is_opened {
            first = sure;
        }
        if first > start && clause.has(first - 1, GENITIVE) {
            let owner = first.checked_sub(2).filter(|owner| *owner >= start);
            if let Some((_, items)) = owner.and_then(|owner| clause.name_items(owner)) {
                return items.start.max(start);
            }
            // "the bank's chairman"
            let lowest = start.max(first.saturating_sub(5));
            if let Some(article) = (lowest..first - 1)
                .rev()
                .find(|item| clause.has(*item, DEFINITE | INDEFINITE))
                && (article + 1..first - 1).all(|item| self.is_modifier(item))
            {
                return article + 1;
            }
        }
        if first > start && clause.has(first - 1, POSSESSIVE) {
            return first - 1;
        }
        first
    }

    /// A word in capitals only because it opens the sentence.
    fn is_initial_word(&self, item: usize) -> bool {
        item == self.sentence.start
            && self.clause.flags(item) & !ROLE == 0
            && !self.is_role(item)
            && self.clause.name_at(item).is_none()
            && self
                .clause
                .reading
                .lexicon
                .place_of(self.clause.lower(item))
                .is_none()
            && self.clause.lower(item).ends_with("ly")
    }

    pub(super) fn is_person(&self, item: usize) -> bool {
        self.clause
            .name_at(item)
            .is_some_and(|name| self.clause.reading.kind(name) == NameKind::Person)
    }

    /// A noun phrase that begins at an item, with what follows its noun.
    pub(super) fn phrase_at(&self, at: usize, in_brackets: bool) -> Option<Phrase> {
        let clause = &self.clause;
        let end = self.sentence.end;
        let mut first = at;
        if first < end && clause.has(first, DEFINITE | INDEFINITE) && !clause.has(first, POSSESSIVE)
        {
            first += 1;
        }
        let mut noun = None;
        let mut item = first;
        while item < end && item - first < TO_NOUN {
            let is_owner =
                clause.has(item, GENITIVE) || (item == first && clause.has(item, POSSESSIVE));
            if self.is_role(item) {
                noun = Some(item);
            } else if noun.is_some() && !is_owner && !self.is_modifier(item) {
                break;
            } else {
                // "the first great poet"
                let is_adverb = first > at && clause.has(item, ADVERB) && !clause.has(item, DENIED);
                if !(is_owner || is_adverb || self.is_modifier(item)) {
                    return None;
                }
            }
            item += 1;
        }
        let noun = noun?;
        let mut stop = noun + 1;
        // "co-chairman Kim Lee": the role of somebody else.
        if stop < end && self.is_person(stop) {
            return None;
        }
        if stop < end && self.is_modifier(stop) && !clause.has(stop, MARK) {
            // "born in", "based in"
            let is_open = ["ing", "ed", "rn", "wn"]
                .iter()
                .any(|ending| clause.lower(stop).ends_with(ending))
                && clause.has(stop + 1, PREPOSITION);
            // The noun was not the last: "a member state", "president elect".
            if !is_open && !clause.has(stop, PLANNED | FORMER) && self.is_english() {
                return None;
            }
        }
        let tail_end = end.min(first + LONGEST);
        while stop < tail_end {
            let is_joined = clause.has(stop, CONJUNCTION)
                && stop + 1 < tail_end
                && !self.is_person(stop + 1)
                && (self.is_role(stop + 1)
                    || (clause.has(stop + 1, DEFINITE | INDEFINITE)
                        && stop + 2 < tail_end
                        && self.is_role(stop + 2))
                    || (self.is_modifier(stop + 1)
                        && stop + 2 < tail_end
                        && self.is_role(stop + 2))
                    || (stop > noun + 1 && clause.name_at(stop + 1).is_some()));
            let stays = clause.has(stop, PREPOSITION | DEFINITE | INDEFINITE | GENITIVE)
                || is_joined
                || (self.is_modifier(stop) && !clause.has(stop, MARK));
            // "to address": no "to" of a role.
            let is_verb_behind = clause.lower(stop) == "to"
                && stop + 1 < tail_end
                && clause.name_at(stop + 1).is_none()
                && !clause.has(stop + 1, DEFINITE | INDEFINITE | FORMER | ROLE | BODY)
                && clause
                    .word(stop + 1)
                    .is_some_and(|word| !clause.reading.words[word].is_capital);
            if !stays || is_verb_behind || (in_brackets && clause.lower(stop) == ")") {
                break;
            }
            stop += 1;
        }
        while stop > noun + 1 && clause.has(stop - 1, PREPOSITION | DEFINITE | INDEFINITE) {
            stop -= 1;
        }
        Some(Phrase {
            items: first..stop,
            noun,
        })
    }
}

/// Endings of English nouns for people that need no list.
const ENGLISH_ENDINGS: [&str; 12] = [
    "ologist",
    "woman",
    "person",
    "worker",
    "maker",
    "holder",
    "keeper",
    "owner",
    "winner",
    "member",
    "leader",
    "historian",
];

/// Endings of Russian adjectives.
const RUSSIAN_ENDINGS: [&str; 9] = ["ый", "ий", "ой", "ая", "яя", "ого", "его", "ому", "ным"];

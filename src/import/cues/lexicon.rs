//! A table of cues made ready for looking words up.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{
    ABBREVIATION, ADVERB, ALLEGED, AUXILIARY, BODY, CALLS, CONJUNCTION, COPULA, Cues, DEFINITE,
    DENIED, FEMALE_NAME, FEMALE_TITLE, FORMER, INDEFINITE, MALE_NAME, MALE_TITLE, NEVER_INVERTED,
    PLANNED, POSSESSIVE, PREPOSITION, PRONOUN, Pronoun, ROLE, RelationCue, RoleClass, SAYING, SAYS,
    SAYS_BARE, SINCE, THAT, TIME, UNTIL, WHO, arabic, english, french, german, hebrew, persian,
    russian, spanish,
};

/// A table made ready: what each word is, and the phrases by their first word.
pub(crate) struct Lexicon {
    pub(crate) cues: &'static Cues,
    words: HashMap<&'static str, u32>,
    roles: HashMap<&'static str, RoleClass>,
    pronouns: HashMap<&'static str, Pronoun>,
    months: HashMap<&'static str, u8>,
    phrases: HashMap<&'static str, Vec<Phrase>>,
}

/// A cue of one word or several.
pub(crate) struct Phrase {
    pub(crate) words: Vec<&'static str>,
    pub(crate) means: Means,
}

#[derive(Clone, Copy)]
pub(crate) enum Means {
    According,
    AccordingBehind,
    AccordingPronoun(Pronoun),
    Relation(&'static RelationCue),
}

static LEXICA: LazyLock<Vec<Lexicon>> = LazyLock::new(|| {
    [
        &english::CUES,
        &russian::CUES,
        &german::CUES,
        &french::CUES,
        &spanish::CUES,
        &hebrew::CUES,
        &arabic::CUES,
        &persian::CUES,
    ]
    .into_iter()
    .map(Lexicon::new)
    .collect()
});

/// The cues of a BCP 47 tag; `None` for a language without a table.
///
/// An empty tag, and the tag of a language that nobody knows (`und`), read as English.
pub(crate) fn lexicon(tag: &str) -> Option<&'static Lexicon> {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    let primary = match primary {
        "" | "und" => "en",
        "iw" => "he",
        other => other,
    };
    LEXICA
        .iter()
        .find(|lexicon| lexicon.cues.language.eq_ignore_ascii_case(primary))
}

impl Lexicon {
    fn new(cues: &'static Cues) -> Self {
        let mut words: HashMap<&'static str, u32> = HashMap::new();
        for (list, flag) in [
            (cues.says, SAYS),
            (cues.never_inverted, NEVER_INVERTED),
            (cues.says_bare, SAYS_BARE),
            (cues.calls, CALLS),
            (cues.saying, SAYING),
            (cues.that, THAT),
            (cues.who, WHO),
            (cues.auxiliaries, AUXILIARY),
            (cues.adverbs, ADVERB),
            (cues.prepositions, PREPOSITION),
            (cues.conjunctions, CONJUNCTION),
            (cues.definite, DEFINITE),
            (cues.indefinite, INDEFINITE),
            (cues.possessives, POSSESSIVE | DEFINITE),
            (cues.times, TIME),
            (cues.abbreviations, ABBREVIATION),
            (cues.titles_male, MALE_TITLE),
            (cues.titles_female, FEMALE_TITLE),
            (cues.names_male, MALE_NAME),
            (cues.names_female, FEMALE_NAME),
            (cues.bodies, BODY),
            (cues.copulas, COPULA),
            (cues.former, FORMER),
            (cues.alleged, ALLEGED),
            (cues.planned, PLANNED),
            (cues.denied, DENIED),
            (cues.since, SINCE),
            (cues.until, UNTIL),
        ] {
            for word in list.split_whitespace() {
                *words.entry(word).or_default() |= flag;
            }
        }
        let mut roles = HashMap::new();
        for (class, list) in cues.roles {
            for word in list.split_whitespace() {
                *words.entry(word).or_default() |= ROLE;
                roles.entry(word).or_insert(*class);
            }
        }
        let mut months = HashMap::new();
        for (month, forms) in (1..).zip(cues.months) {
            for form in forms.split_whitespace() {
                *words.entry(form).or_default() |= TIME;
                months.insert(form, month);
            }
        }
        for (word, _) in cues.pronouns {
            *words.entry(word).or_default() |= PRONOUN;
        }
        let mut phrases: HashMap<&'static str, Vec<Phrase>> = HashMap::new();
        let mut add = |form: &'static str, means: Means| {
            let words: Vec<&'static str> = form.split_whitespace().collect();
            if let Some(first) = words.first() {
                // Longest first.
                let same_start: &mut Vec<Phrase> = phrases.entry(first).or_default();
                let at = same_start.partition_point(|known| known.words.len() >= words.len());
                same_start.insert(at, Phrase { words, means });
            }
        };
        for form in cues.according {
            add(form, Means::According);
        }
        for form in cues.according_behind {
            add(form, Means::AccordingBehind);
        }
        for (form, pronoun) in cues.according_pronoun {
            add(form, Means::AccordingPronoun(*pronoun));
        }
        for cue in cues.relations {
            for form in cue.forms.split('|') {
                add(form, Means::Relation(cue));
            }
        }
        Self {
            cues,
            words,
            roles,
            pronouns: cues.pronouns.iter().copied().collect(),
            months,
            phrases,
        }
    }

    /// What a word in lower case is, as flags.
    pub(crate) fn flags(&self, word: &str) -> u32 {
        if let Some(flags) = self.words.get(word) {
            return *flags;
        }
        // "he'd", "I'm"
        if let Some((pronoun, _)) = word.split_once('\'')
            && self.pronouns.contains_key(pronoun)
        {
            return PRONOUN;
        }
        // "And said" in one word: only verbs are looked up so.
        let without = self
            .cues
            .clitics
            .iter()
            .find_map(|clitic| word.strip_prefix(*clitic));
        without
            .and_then(|rest| self.words.get(rest))
            .map_or(0, |flags| {
                flags & (SAYS | SAYS_BARE | CALLS | NEVER_INVERTED)
            })
    }

    pub(crate) fn role(&self, word: &str) -> Option<RoleClass> {
        self.roles.get(word).copied()
    }

    pub(crate) fn pronoun(&self, word: &str) -> Option<Pronoun> {
        let word = word.split_once('\'').map_or(word, |(pronoun, _)| pronoun);
        self.pronouns.get(word).copied()
    }

    /// 1 to 12.
    pub(crate) fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    /// The phrases that begin with a word, longest first.
    pub(crate) fn phrases(&self, first: &str) -> &[Phrase] {
        self.phrases.get(first).map_or(&[], Vec::as_slice)
    }

    /// The place that an adjective stands for.
    pub(crate) fn place_of(&self, adjective: &str) -> Option<&'static str> {
        self.cues
            .adjectives
            .iter()
            .find(|(word, _)| *word == adjective)
            .map(|(_, place)| *place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::relation_type::relation_type;

    #[test]
    fn each_table_is_found_by_its_tag() {
        for tag in [
            "en", "en-GB", "ru", "de_AT", "FR", "es", "he", "iw", "ar", "fa", "", "und",
        ] {
            assert!(lexicon(tag).is_some(), "{tag} has no table");
        }
        assert!(lexicon("tlh").is_none());
    }

    #[test]
    fn every_word_stands_as_words_are_looked_up() {
        for lexicon in LEXICA.iter() {
            let roles = lexicon.cues.roles.iter().map(|(_, words)| *words);
            let lists = [
                lexicon.cues.says,
                lexicon.cues.calls,
                lexicon.cues.prepositions,
                lexicon.cues.adverbs,
                lexicon.cues.times,
                lexicon.cues.bodies,
                lexicon.cues.names_male,
                lexicon.cues.names_female,
            ];
            for word in roles.chain(lists).flat_map(str::split_whitespace) {
                let looked_up = word.to_lowercase().replace('’', "'").replace('ё', "е");
                assert_eq!(word, looked_up, "{}", lexicon.cues.language);
            }
            assert!(!lexicon.cues.says.is_empty() && !lexicon.cues.roles.is_empty());
        }
    }

    #[test]
    fn what_narrows_a_list_is_in_that_list() {
        for lexicon in LEXICA.iter() {
            for list in [lexicon.cues.never_inverted, lexicon.cues.says_bare] {
                for word in list.split_whitespace() {
                    assert_ne!(lexicon.flags(word) & SAYS, 0, "{word}");
                }
            }
        }
    }

    #[test]
    fn each_relation_is_an_edge_of_follow_the_money() {
        let is_its_own_word = ["Employment", "Family", "Ownership", "Representation"];
        for cue in LEXICA.iter().flat_map(|lexicon| lexicon.cues.relations) {
            let is_edge =
                relation_type(cue.schema) != cue.schema || is_its_own_word.contains(&cue.schema);
            assert!(is_edge, "{} of {}", cue.schema, cue.label);
        }
    }

    #[test]
    fn longer_phrases_come_first() {
        for lexicon in LEXICA.iter() {
            for first in lexicon
                .cues
                .according
                .iter()
                .filter_map(|form| form.split(' ').next())
            {
                let lengths = lexicon
                    .phrases(first)
                    .iter()
                    .map(|phrase| phrase.words.len());
                assert!(lengths.is_sorted_by(|one, other| one >= other), "{first}");
            }
        }
    }
}

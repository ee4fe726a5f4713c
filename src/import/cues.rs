//! The closed lists that rules about people go by: one table a language, made to be extended by hand.
//!
//! A table is words and no code. In the lists of words, words are parted by spaces and stand as they
//! stand in a text, in lower case: every form of a verb is listed. What is not listed is not a cue.
//! [`Lexicon`] is a table made ready for looking words up.

mod arabic;
mod english;
mod french;
mod german;
mod hebrew;
mod persian;
mod russian;
mod spanish;

use std::collections::HashMap;
use std::sync::LazyLock;

/// The cues of one language.
pub(crate) struct Cues {
    /// The primary subtag of BCP 47, like `en`.
    pub(crate) language: &'static str,
    /// Verbs after or before somebody's words: "said", "added".
    pub(crate) says: &'static str,
    /// Of those, the ones whose noun behind them is who hears it: "told".
    pub(crate) never_inverted: &'static str,
    /// Of those, the ones that a clause without "that" may follow: "said".
    pub(crate) says_bare: &'static str,
    /// Verbs with the quoted words as their object: "called", "described".
    pub(crate) calls: &'static str,
    /// Forms without a subject of their own: "saying", "calling".
    pub(crate) saying: &'static str,
    /// Beginnings before a name: "according to".
    pub(crate) according: &'static [&'static str],
    /// Endings behind a name: „zufolge“.
    pub(crate) according_behind: &'static [&'static str],
    /// The same with a pronoun inside: «по его словам».
    pub(crate) according_pronoun: &'static [(&'static str, Pronoun)],
    pub(crate) that: &'static str,
    pub(crate) who: &'static str,
    pub(crate) pronouns: &'static [(&'static str, Pronoun)],
    /// Words between a subject and its verb: "has", "also".
    pub(crate) auxiliaries: &'static str,
    pub(crate) adverbs: &'static str,
    pub(crate) prepositions: &'static str,
    pub(crate) conjunctions: &'static str,
    /// "the", "his": one whom the reader knows.
    pub(crate) definite: &'static str,
    /// "a", "some", "many": nobody in particular.
    pub(crate) indefinite: &'static str,
    /// "his", "her": what stands behind belongs to somebody.
    pub(crate) possessives: &'static str,
    /// Days, months and other words of time, which are never part of a name before a verb.
    pub(crate) times: &'static str,
    /// Written with a full stop: "Mr", "Sen".
    pub(crate) abbreviations: &'static str,
    pub(crate) titles_male: &'static str,
    pub(crate) titles_female: &'static str,
    pub(crate) names_male: &'static str,
    pub(crate) names_female: &'static str,
    /// Bodies that speak: "ministry", "campaign".
    pub(crate) bodies: &'static str,
    /// What somebody is, by what it makes of two.
    pub(crate) roles: &'static [(RoleClass, &'static str)],
    pub(crate) copulas: &'static str,
    pub(crate) former: &'static str,
    pub(crate) alleged: &'static str,
    pub(crate) planned: &'static str,
    pub(crate) denied: &'static str,
    pub(crate) relations: &'static [RelationCue],
    /// The twelve months, each with its forms.
    pub(crate) months: &'static [&'static str],
    /// "in", "since", "from" … before a date.
    pub(crate) since: &'static str,
    pub(crate) until: &'static str,
    /// "Russian" stands for "Russia".
    pub(crate) adjectives: &'static [(&'static str, &'static str)],
    /// Letters written together with the verb behind them, like the Arabic "and".
    pub(crate) clitics: &'static [char],
}

/// A table without a word, for the lists that a language does not have.
const NONE: Cues = Cues {
    language: "",
    says: "",
    never_inverted: "",
    says_bare: "",
    calls: "",
    saying: "",
    according: &[],
    according_behind: &[],
    according_pronoun: &[],
    that: "",
    who: "",
    pronouns: &[],
    auxiliaries: "",
    adverbs: "",
    prepositions: "",
    conjunctions: "",
    definite: "",
    indefinite: "",
    possessives: "",
    times: "",
    abbreviations: "",
    titles_male: "",
    titles_female: "",
    names_male: "",
    names_female: "",
    bodies: "",
    roles: &[],
    copulas: "",
    former: "",
    alleged: "",
    planned: "",
    denied: "",
    relations: &[],
    months: &[],
    since: "",
    until: "",
    adjectives: &[],
    clitics: &[],
};

/// A pronoun as subject, by whom it can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    He,
    She,
    It,
    They,
    /// The one who speaks or writes.
    I,
    /// A person of either gender: Persian «او».
    Person,
}

/// What a role makes of who has it and whom or what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RoleClass {
    /// Heads it: director, president.
    Heads,
    /// Works there: analyst, professor.
    Works,
    /// Belongs to it: senator, member.
    Belongs,
    /// Speaks or acts for it: ambassador, lawyer.
    Represents,
    Owns,
    Founded,
    /// A relative.
    Kin,
    /// A friend, a partner.
    Associate,
    /// Says what somebody is and makes no relation: painter, actress.
    Is,
}

/// A verb or verb phrase between two names.
pub(crate) struct RelationCue {
    /// The phrase as it stands in the text; several are parted by `|`.
    pub(crate) forms: &'static str,
    pub(crate) schema: &'static str,
    pub(crate) label: &'static str,
    pub(crate) order: Order,
}

const fn cue(
    forms: &'static str,
    schema: &'static str,
    label: &'static str,
    order: Order,
) -> RelationCue {
    RelationCue {
        forms,
        schema,
        label,
        order,
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// Subject, cue, object.
    Active,
    /// Object, cue, subject: "is owned by".
    Passive,
    /// Cue, one "and" the other: "a meeting between".
    Between,
    /// One "and" the other, cue: "held talks".
    Together,
}

pub(crate) const SAYS: u32 = 1;
pub(crate) const NEVER_INVERTED: u32 = 1 << 1;
pub(crate) const SAYS_BARE: u32 = 1 << 2;
pub(crate) const CALLS: u32 = 1 << 3;
pub(crate) const SAYING: u32 = 1 << 4;
pub(crate) const THAT: u32 = 1 << 5;
pub(crate) const WHO: u32 = 1 << 6;
pub(crate) const AUXILIARY: u32 = 1 << 7;
pub(crate) const ADVERB: u32 = 1 << 8;
pub(crate) const PREPOSITION: u32 = 1 << 9;
pub(crate) const CONJUNCTION: u32 = 1 << 10;
pub(crate) const DEFINITE: u32 = 1 << 11;
pub(crate) const INDEFINITE: u32 = 1 << 12;
pub(crate) const POSSESSIVE: u32 = 1 << 13;
pub(crate) const TIME: u32 = 1 << 14;
pub(crate) const ABBREVIATION: u32 = 1 << 15;
pub(crate) const MALE_TITLE: u32 = 1 << 16;
pub(crate) const FEMALE_TITLE: u32 = 1 << 17;
pub(crate) const MALE_NAME: u32 = 1 << 18;
pub(crate) const FEMALE_NAME: u32 = 1 << 19;
pub(crate) const BODY: u32 = 1 << 20;
pub(crate) const COPULA: u32 = 1 << 21;
pub(crate) const FORMER: u32 = 1 << 22;
pub(crate) const ALLEGED: u32 = 1 << 23;
pub(crate) const PLANNED: u32 = 1 << 24;
pub(crate) const DENIED: u32 = 1 << 25;
pub(crate) const ROLE: u32 = 1 << 26;
pub(crate) const PRONOUN: u32 = 1 << 27;
pub(crate) const SINCE: u32 = 1 << 28;
pub(crate) const UNTIL: u32 = 1 << 29;
/// No word: a comma, a bracket. Set by the reading, not by a table.
pub(crate) const MARK: u32 = 1 << 30;
/// The "'s" behind a name. Set by the reading, not by a table.
pub(crate) const GENITIVE: u32 = 1 << 31;

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
                phrases
                    .entry(first)
                    .or_default()
                    .push(Phrase { words, means });
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
        for same_start in phrases.values_mut() {
            same_start.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
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

    #[test]
    fn each_table_is_found_by_its_tag_and_written_in_lower_case() {
        for tag in [
            "en", "en-GB", "ru", "de", "fr", "es", "he", "iw", "ar", "fa", "",
        ] {
            let lexicon = lexicon(tag).unwrap_or_else(|| panic!("{tag} has no table"));
            for list in [
                lexicon.cues.says,
                lexicon.cues.prepositions,
                lexicon.cues.adverbs,
            ] {
                assert_eq!(list, list.to_lowercase(), "{tag}");
                assert!(!list.is_empty(), "{tag}");
            }
        }
        assert!(lexicon("tlh").is_none());
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
        for cue in LEXICA.iter().flat_map(|lexicon| lexicon.cues.relations) {
            assert_ne!(
                crate::model::relation_type::relation_type(cue.schema),
                cue.schema.to_lowercase(),
                "{}",
                cue.label
            );
        }
    }
}

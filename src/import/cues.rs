//! The closed lists that rules about people go by: one table a language, made to be extended by hand.
//!
//! A table is words and no code. In the lists of words, words are parted by spaces and stand as they
//! stand in a text, in lower case: every form of a verb is listed (apostrophes straight, Russian without
//! the dots of «ё»). What is not listed is not a cue. A language is added by a file like the others and a
//! line in [`lexicon`].
//! [`Lexicon`] is a table made ready for looking words up.

mod arabic;
mod english;
mod french;
mod german;
mod hebrew;
mod lexicon;
mod persian;
mod russian;
mod spanish;

pub(crate) use lexicon::{Lexicon, Means, Phrase, lexicon};

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
    /// What has somebody's words in it: "tweet", "statement".
    pub(crate) speeches: &'static str,
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
    speeches: "",
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

//! The word lists behind the rules: text files under `assets/import`, one for each language and subject.
//!
//! A file has sections in brackets; what follows a section is a list of words and phrases parted by
//! commas. `assets/import/README.md` says what each section means. A list is parsed once, when a text of
//! its language is first read.

use std::borrow::Cow;
use std::sync::LazyLock;

use ahash::AHashMap;

use crate::import::aliases::stem;

/// What the lists say of a word or phrase.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Flags(u64);

impl Flags {
    pub(super) const NONE: Self = Self(0);
    /// Leads a person's name and nothing else: `Mr`, `Ayatollah`.
    pub(super) const HONORIFIC: Self = Self(1);
    /// Leads a person's name or stands alone: `President`.
    pub(super) const OFFICE: Self = Self(1 << 1);
    /// A lower-case noun for somebody: `spokesman`.
    pub(super) const ROLE: Self = Self(1 << 2);
    /// A verb whose subject is mostly somebody: `said`.
    pub(super) const REPORT: Self = Self(1 << 3);
    pub(super) const PUBLIC_HEAD: Self = Self(1 << 4);
    pub(super) const ORGANIZATION_HEAD: Self = Self(1 << 5);
    /// Ends a place's name: `River`.
    pub(super) const PLACE_HEAD: Self = Self(1 << 6);
    /// Begins a place's name: `Lake`.
    pub(super) const PLACE_START: Self = Self(1 << 7);
    pub(super) const EVENT_HEAD: Self = Self(1 << 8);
    /// Capitalised without being a name that we look for: `Monday`, `CEO`.
    pub(super) const NEVER: Self = Self(1 << 9);
    pub(super) const DEMONYM: Self = Self(1 << 10);
    /// Opens sentences: `However`.
    pub(super) const FUNCTION: Self = Self(1 << 11);
    /// Joins the parts of a name: `van`.
    pub(super) const CONNECTOR: Self = Self(1 << 12);
    /// Joins the parts of an organization's name: `of`.
    pub(super) const ORGANIZATION_CONNECTOR: Self = Self(1 << 13);
    pub(super) const PLACE_CUE: Self = Self(1 << 14);
    pub(super) const ORGANIZATION_CUE: Self = Self(1 << 15);
    pub(super) const ORGANIZATION_CUE_AFTER: Self = Self(1 << 16);
    pub(super) const PERSON_CUE_AFTER: Self = Self(1 << 17);
    pub(super) const PLACE_CUE_AFTER: Self = Self(1 << 18);
    /// `Jr`, `III`.
    pub(super) const SUFFIX: Self = Self(1 << 19);
    pub(super) const GIVEN: Self = Self(1 << 20);
    pub(super) const SURNAME: Self = Self(1 << 21);
    pub(super) const SURNAME_WORD: Self = Self(1 << 22);
    /// Known by this name alone.
    pub(super) const PERSON: Self = Self(1 << 23);
    pub(super) const PUBLIC_BODY: Self = Self(1 << 24);
    pub(super) const ORGANIZATION: Self = Self(1 << 25);
    pub(super) const PLACE: Self = Self(1 << 26);
    pub(super) const OTHER: Self = Self(1 << 27);
    /// An ordinary word of the language.
    pub(super) const ORDINARY: Self = Self(1 << 28);
    /// Stands before an office or name without belonging to it: `Former`.
    pub(super) const PREFIX: Self = Self(1 << 29);
    pub(super) const ARTICLE: Self = Self(1 << 30);
    /// Begins an organization's name that ends where the list of its words ends (`Ministère`).
    pub(super) const PUBLIC_START: Self = Self(1 << 31);
    pub(super) const ORGANIZATION_START: Self = Self(1 << 32);
    /// Goes on with an organization's name in lower case: `иностранных дел`.
    pub(super) const TAIL: Self = Self(1 << 33);
    /// No `of` joins what follows to a name that ends with it: `Ltd`, `Club`.
    pub(super) const CLOSED: Self = Self(1 << 34);
    /// Begins a place's name before another place: `North`.
    pub(super) const DIRECTION: Self = Self(1 << 35);
    /// Stands for a person.
    pub(super) const PRONOUN: Self = Self(1 << 36);
    /// The plural that a team calls itself: `Bruins`.
    pub(super) const TEAM: Self = Self(1 << 37);
    /// A place whose name people bear.
    pub(super) const GIVEN_PLACE: Self = Self(1 << 38);
    /// Goes on with a place's name in lower case: `Краснодарский край`.
    pub(super) const PLACE_TAIL: Self = Self(1 << 39);
    /// A body that is meant without a name: `embassy`.
    pub(super) const DESCRIBED: Self = Self(1 << 41);
    /// Tells which body is meant: `foreign`.
    pub(super) const MODIFIER: Self = Self(1 << 42);
    /// Some listed phrase begins with this word.
    pub(super) const LEADS: Self = Self(1 << 40);

    pub(super) const HEAD: Self = Self(
        Self::PUBLIC_HEAD.0 | Self::ORGANIZATION_HEAD.0 | Self::PLACE_HEAD.0 | Self::EVENT_HEAD.0,
    );
    pub(super) const TITLE: Self = Self(Self::HONORIFIC.0 | Self::OFFICE.0);
    pub(super) const BODY: Self = Self(Self::PUBLIC_BODY.0 | Self::ORGANIZATION.0);
    pub(super) const LISTED: Self =
        Self(Self::BODY.0 | Self::PLACE.0 | Self::OTHER.0 | Self::PERSON.0);

    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether any of `other` holds.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Section names of the files. A name is one that stands in the text as it is written in the list;
/// the others are lower-case words.
const SECTIONS: &[(&str, Flags)] = &[
    ("honorific", Flags::HONORIFIC),
    ("office", Flags::OFFICE),
    ("role", Flags::ROLE),
    ("report", Flags::REPORT),
    ("public head", Flags::PUBLIC_HEAD),
    ("organization head", Flags::ORGANIZATION_HEAD),
    ("place head", Flags::PLACE_HEAD),
    ("place head first", Flags::PLACE_START),
    ("event head", Flags::EVENT_HEAD),
    ("never", Flags::NEVER),
    ("day", Flags::NEVER),
    ("demonym", Flags::DEMONYM),
    ("function", Flags::FUNCTION),
    ("connector", Flags::CONNECTOR),
    ("organization connector", Flags::ORGANIZATION_CONNECTOR),
    ("place cue", Flags::PLACE_CUE),
    ("organization cue", Flags::ORGANIZATION_CUE),
    ("organization cue after", Flags::ORGANIZATION_CUE_AFTER),
    ("person cue after", Flags::PERSON_CUE_AFTER),
    ("place cue after", Flags::PLACE_CUE_AFTER),
    ("suffix", Flags::SUFFIX),
    ("given", Flags::GIVEN),
    ("surname", Flags::SURNAME),
    ("surname that is a word", Flags::SURNAME_WORD),
    ("person", Flags::PERSON),
    ("public body", Flags::PUBLIC_BODY),
    ("organization", Flags::ORGANIZATION),
    ("place", Flags::PLACE),
    ("other", Flags::OTHER),
    ("ordinary", Flags::ORDINARY),
    ("prefix", Flags::PREFIX),
    ("article", Flags::ARTICLE),
    ("public start", Flags::PUBLIC_START),
    ("organization start", Flags::ORGANIZATION_START),
    ("tail", Flags::TAIL),
    ("closed head", Flags::ORGANIZATION_HEAD.with(Flags::CLOSED)),
    (
        "team head",
        Flags::ORGANIZATION_HEAD
            .with(Flags::CLOSED)
            .with(Flags::TEAM),
    ),
    ("given that is a place", Flags::GIVEN_PLACE),
    ("roles lead", Flags::NONE),
    ("office ending", Flags::OFFICE),
    ("public head ending", Flags::PUBLIC_HEAD),
    ("place tail", Flags::PLACE_TAIL),
    ("described body", Flags::DESCRIBED.with(Flags::PUBLIC_HEAD)),
    ("described body with modifier", Flags::DESCRIBED),
    ("modifier", Flags::MODIFIER),
    ("direction", Flags::DIRECTION),
    ("pronoun", Flags::PRONOUN),
];

/// The lists of one language.
pub(super) struct Lexicon {
    pub(super) habits: Habits,
    words: AHashMap<Box<str>, Flags>,
    phrases: AHashMap<Box<str>, Flags>,
    /// Ends of compounds.
    endings: Vec<(Box<str>, Flags)>,
    /// Words without case endings, where names have cases; capitalised words keep their capital.
    stems: AHashMap<Box<str>, Flags>,
    /// Words of the longest phrase.
    longest: usize,
    /// Whether a noun for somebody is a title where it has a capital.
    pub(super) roles_lead: bool,
}

/// Sections whose words have no cases, or are told by their form.
const UNDECLINED: Flags = Flags(
    Flags::FUNCTION.0
        | Flags::REPORT.0
        | Flags::CONNECTOR.0
        | Flags::PLACE_CUE.0
        | Flags::PRONOUN.0
        | Flags::NEVER.0
        | Flags::ORGANIZATION_CUE_AFTER.0,
);

/// The word without its case ending, in lower case but for a capital at its start.
fn stem_with_case(word: &str) -> Box<str> {
    if word.chars().nth(1).is_some_and(char::is_uppercase) {
        return word.into();
    }
    let lower = word.to_lowercase();
    let stem = stem(&lower);
    if word.starts_with(char::is_uppercase) {
        let mut letters = stem.chars();
        let first = letters.next().map(char::to_uppercase).into_iter().flatten();
        first.chain(letters).collect::<String>().into()
    } else {
        stem.into()
    }
}

/// How a language writes names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habits {
    /// Capitals mark names: English, French, Spanish, …
    Capitals,
    /// Every noun has a capital: German.
    Nouns,
    /// Capitals mark names, and names have cases: Russian.
    Cases,
    /// No capitals; these letters may be glued before a word.
    NoCapitals(&'static [&'static str]),
}

macro_rules! list {
    ($name:literal) => {
        include_str!(concat!("../../../assets/import/", $name))
    };
}

const LATIN: &[&str] = &[
    list!("names-world.txt"),
    list!("names-english.txt"),
    list!("places-english.txt"),
];

impl Lexicon {
    /// The lists for a BCP 47 tag; those of English for a language that has none.
    pub(super) fn of(language: &str) -> &'static Self {
        static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::read(
                Habits::Capitals,
                &[list!("english.txt"), list!("words-english.txt")],
                LATIN,
            )
        });
        static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::read(
                Habits::Nouns,
                &[list!("german.txt"), list!("places-german.txt")],
                LATIN,
            )
        });
        static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::read(
                Habits::Capitals,
                &[list!("french.txt"), list!("places-french.txt")],
                LATIN,
            )
        });
        static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::read(
                Habits::Capitals,
                &[list!("spanish.txt"), list!("places-spanish.txt")],
                LATIN,
            )
        });
        static RUSSIAN: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::read(
                Habits::Cases,
                &[list!("russian.txt"), list!("places-russian.txt")],
                &[],
            )
        });
        static HEBREW: LazyLock<Lexicon> = LazyLock::new(|| {
            let glued = &["ה", "ב", "ל", "מ", "ו", "ש", "כ"];
            Lexicon::read(
                Habits::NoCapitals(glued),
                &[list!("hebrew.txt"), list!("places-hebrew.txt")],
                &[],
            )
        });
        static ARABIC: LazyLock<Lexicon> = LazyLock::new(|| {
            let glued = &["و", "ب", "ل", "ف", "ك"];
            Lexicon::read(
                Habits::NoCapitals(glued),
                &[list!("arabic.txt"), list!("places-arabic.txt")],
                &[],
            )
        });
        static PERSIAN: LazyLock<Lexicon> = LazyLock::new(|| {
            Lexicon::read(
                Habits::NoCapitals(&[]),
                &[list!("persian.txt"), list!("places-persian.txt")],
                &[],
            )
        });
        match language.get(..2).unwrap_or_default() {
            "de" => &GERMAN,
            "fr" => &FRENCH,
            "es" => &SPANISH,
            "ru" => &RUSSIAN,
            "he" | "iw" => &HEBREW,
            "ar" => &ARABIC,
            "fa" => &PERSIAN,
            _ => &ENGLISH,
        }
    }

    fn read(habits: Habits, own: &[&str], shared: &[&str]) -> Self {
        let mut lexicon = Self {
            habits,
            words: AHashMap::new(),
            phrases: AHashMap::new(),
            endings: Vec::new(),
            stems: AHashMap::new(),
            longest: 1,
            roles_lead: false,
        };
        for file in own.iter().chain(shared) {
            lexicon.add(file);
        }
        lexicon.roles_lead = own.iter().any(|file| file.contains("[roles lead]"));
        for flags in lexicon.words.values_mut().chain(lexicon.stems.values_mut()) {
            // The lists of names hold all that anybody was ever called: months, peoples, countries.
            if flags.any(Flags::NEVER.with(Flags::DEMONYM).with(Flags::FUNCTION))
                && !flags.any(Flags::PERSON)
            {
                *flags = flags.without(Flags::GIVEN.with(Flags::SURNAME).with(Flags::SURNAME_WORD));
            }
            if flags.any(Flags::PLACE) {
                *flags = flags.without(Flags::SURNAME.with(Flags::SURNAME_WORD));
                if !flags.any(Flags::GIVEN_PLACE) {
                    *flags = flags.without(Flags::GIVEN);
                }
            }
        }
        lexicon
    }

    fn add(&mut self, file: &str) {
        let mut flag = Flags::NONE;
        let mut ending = false;
        for line in file.lines().map(str::trim) {
            if line.starts_with('#') {
                continue;
            }
            if let Some(section) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                let known = SECTIONS.iter().find(|(name, _)| *name == section);
                debug_assert!(known.is_some(), "unknown section {section}");
                flag = known.map_or(Flags::NONE, |(_, flag)| *flag);
                ending = section.ends_with(" ending");
                continue;
            }
            for entry in line
                .split(',')
                .map(str::trim)
                .filter(|entry| !entry.is_empty())
            {
                if ending {
                    self.endings.push((entry.into(), flag));
                } else {
                    self.add_entry(entry, flag);
                }
            }
        }
    }

    fn add_entry(&mut self, entry: &str, flag: Flags) {
        let mut parts: Vec<&str> = entry
            .split(' ')
            .map(|part| part.trim_end_matches('.'))
            .collect();
        parts.retain(|part| !part.is_empty());
        let Some(first) = parts.first() else {
            return;
        };
        if parts.len() == 1 {
            let known = self.words.entry((*first).into()).or_default();
            *known = known.with(flag);
            if self.habits == Habits::Cases && !flag.any(UNDECLINED) {
                let known = self.stems.entry(stem_with_case(first)).or_default();
                *known = known.with(flag);
            }
            return;
        }
        let whole = if self.habits == Habits::Cases {
            let stems: Vec<Box<str>> = parts.iter().map(|part| stem_with_case(part)).collect();
            let lead = self.stems.entry(stems[0].clone()).or_default();
            *lead = lead.with(Flags::LEADS);
            stems.join(" ")
        } else {
            parts.join(" ")
        };
        let known = self.words.entry((*first).into()).or_default();
        *known = known.with(Flags::LEADS);
        self.longest = self.longest.max(parts.len());
        let known = self.phrases.entry(whole.into()).or_default();
        *known = known.with(flag);
    }

    /// What is known of a word as it is written.
    pub(super) fn word(&self, word: &str) -> Flags {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// What is known of a word in any of its cases, or of the end of a compound.
    pub(super) fn inflected(&self, word: &str) -> Flags {
        match self.habits {
            Habits::Cases => self
                .stems
                .get(&stem_with_case(word))
                .copied()
                .unwrap_or_default(),
            Habits::Nouns if word.starts_with(char::is_uppercase) => self
                .endings
                .iter()
                .find(|(ending, _)| word.len() > ending.len() + 2 && word.ends_with(&**ending))
                .map_or(Flags::NONE, |(_, flags)| *flags),
            _ => Flags::NONE,
        }
    }

    /// How a word stands in a phrase.
    pub(super) fn phrase_word<'w>(&self, word: &'w str) -> Cow<'w, str> {
        if self.habits == Habits::Cases {
            Cow::Owned(stem_with_case(word).into())
        } else {
            Cow::Borrowed(word)
        }
    }

    /// What is known of words joined by single spaces.
    pub(super) fn phrase(&self, phrase: &str) -> Flags {
        self.phrases.get(phrase).copied().unwrap_or_default()
    }

    pub(super) fn longest_phrase(&self) -> usize {
        self.longest
    }

    /// Whether a lower-case word or what it is a regular form of is an ordinary word.
    pub(super) fn is_ordinary(&self, lower: &str) -> bool {
        let is = |word: &str| self.word(word).any(Flags::ORDINARY);
        if is(lower) {
            return true;
        }
        if !lower.is_ascii() || self.habits != Habits::Capitals {
            return false;
        }
        if lower.len() > 6 && WORD_ENDINGS.iter().any(|ending| lower.ends_with(ending)) {
            return true;
        }
        for (ending, others) in ENDINGS {
            let Some(stem) = lower.strip_suffix(ending).filter(|stem| stem.len() > 2) else {
                continue;
            };
            let mut bytes = stem.bytes().rev();
            let doubled = stem.len() > 3 && bytes.next() == bytes.next();
            if doubled && is(&stem[..stem.len() - 1]) {
                return true;
            }
            let mut whole = String::with_capacity(stem.len() + 1);
            if others.iter().any(|other| {
                whole.clear();
                whole.push_str(stem);
                whole.push_str(other);
                is(&whole)
            }) {
                return true;
            }
        }
        false
    }
}

/// Regular endings of English, and what may stand in their place.
const ENDINGS: &[(&str, &[&str])] = &[
    ("ies", &["y"]),
    ("ied", &["y"]),
    ("es", &["", "e"]),
    ("s", &[""]),
    ("ed", &["", "e"]),
    ("ly", &[""]),
];

/// Endings that words have and names have not.
const WORD_ENDINGS: &[&str] = &[
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ical", "ional", "ities", "ity",
    "ology", "ologies", "graphy", "ware", "ative", "ism", "ence", "ious", "eous", "trial", "ivity",
    "ization", "isation",
];

#[cfg(test)]
mod tests {
    use super::{Flags, LATIN, Lexicon, SECTIONS};

    const FILES: &[&str] = &[
        list!("english.txt"),
        list!("words-english.txt"),
        list!("german.txt"),
        list!("places-german.txt"),
        list!("french.txt"),
        list!("places-french.txt"),
        list!("spanish.txt"),
        list!("places-spanish.txt"),
        list!("russian.txt"),
        list!("places-russian.txt"),
        list!("hebrew.txt"),
        list!("places-hebrew.txt"),
        list!("arabic.txt"),
        list!("places-arabic.txt"),
        list!("persian.txt"),
        list!("places-persian.txt"),
    ];

    #[test]
    fn every_list_says_where_it_is_from_and_has_known_sections() {
        for file in FILES.iter().chain(LATIN) {
            assert!(file.starts_with("# "), "{}", &file[..40]);
            let sections = file
                .lines()
                .filter_map(|line| line.strip_prefix('[')?.strip_suffix(']'));
            let mut count = 0;
            for section in sections {
                assert!(
                    SECTIONS.iter().any(|(name, _)| *name == section),
                    "{section}"
                );
                count += 1;
            }
            assert!(count > 0);
        }
        let bytes: usize = FILES.iter().chain(LATIN).map(|file| file.len()).sum();
        assert!(bytes < 320_000, "{bytes}");
    }

    #[test]
    fn words_and_phrases_are_known() {
        let english = Lexicon::of("en-GB");
        assert!(english.word("Mr").any(Flags::HONORIFIC));
        assert!(english.phrase("Prime Minister").any(Flags::OFFICE));
        assert!(english.phrase("St Louis").any(Flags::PLACE));
        assert!(
            english.is_ordinary("stopped")
                && english.is_ordinary("cities")
                && !english.is_ordinary("nairobi")
        );
        assert!(!english.word("January").any(Flags::GIVEN));
        let russian = Lexicon::of("ru");
        assert!(russian.inflected("Москве").any(Flags::PLACE));
        assert!(russian.inflected("президентом").any(Flags::ROLE));
        assert!(
            Lexicon::of("de")
                .inflected("Finanzminister")
                .any(Flags::OFFICE)
        );
    }
}

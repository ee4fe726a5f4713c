//! The word lists behind the rules: text files under `assets/import`, one for each language and subject.
//!
//! A file has sections in brackets; what follows a section is a list of words and phrases parted by
//! commas. `assets/import/README.md` says what each section means. A list is parsed once, when a text of
//! its language is first read.

mod flags;

use std::borrow::Cow;
use std::sync::LazyLock;

use ahash::AHashMap;

use crate::import::aliases::stem;
pub(super) use flags::Flags;
use flags::SECTIONS;

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
const UNDECLINED: Flags = Flags::FUNCTION
    .with(Flags::REPORT)
    .with(Flags::CONNECTOR)
    .with(Flags::PLACE_CUE)
    .with(Flags::PRONOUN)
    .with(Flags::NEVER)
    .with(Flags::ORGANIZATION_CUE_AFTER);

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

//! What the words of a language mean to the grammar of figures.
//!
//! A [`Table`] is what a person writes: lists of words, one file a language in `words/`. A [`Lexicon`]
//! is what the grammar asks: a table, and the signs that all languages share, by their first word.
//!
//! How a word is written in a table: `year/s` stands for `year` and `years` (a stem and its endings, the
//! stem alone is one form); several words are one phrase, and a hyphen of the text may stand between them.

mod table;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::figure::{FigureStatus, Qualifier};

use super::tokens::{Shape, Token, fold, tokens};
use super::words::{arabic, english, french, german, hebrew, persian, russian, spanish};
use super::{currency, units};
pub(super) use table::Table;

/// What a word or phrase can be in the grammar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meaning {
    Cardinal(u32),
    Hundred,
    Scale(u8),
    /// A scale only right after digits, as in `5m`; the second says whether a currency must be near.
    ShortScale(u8, bool),
    Many(u8),
    Dozen(u32),
    Ordinal(u32),
    OrdinalEnding,
    Fraction(u32),
    Halves(u32),
    Article,
    And,
    Of,
    Point,
    Minus,
    Whole,
    Vague,
    Before(Qualifier),
    After(Qualifier),
    Status(FigureStatus),
    Outlook(FigureStatus),
    Between,
    From,
    To,
    Ranging,
    Percent,
    PercentagePoints(&'static str),
    Unit(&'static str),
    Duration(&'static str),
    AgeAfter,
    AgeBefore,
    Age(&'static str),
    Degrees,
    Temperature(&'static str),
    Weather,
    /// A family of currencies, see `currency`.
    Money(&'static str),
    /// A sign or code that stands before or after a number, and what it stands for.
    Sign(&'static str),
    /// A code that is also a word: after a number only.
    SignAfter(&'static str),
    /// A code with its scale, as in MEUR.
    ScaledSign(&'static str, u8),
    Cents(&'static str),
    Country(&'static str),
    Month(u8),
    Quarter,
    YearWord,
    Since,
    Flow(&'static str),
    Trade,
    Toward,
    Label,
    Score,
    Copula,
    Stop,
    Plural,
}

/// A word or phrase that begins with the word it is filed under.
#[derive(Debug)]
pub(super) struct Entry {
    rest: Vec<Piece>,
    /// As it must be written, where upper and lower case differ in meaning.
    exact: Option<String>,
    pub(super) meaning: Meaning,
}

#[derive(Debug)]
struct Piece {
    text: String,
    glued: bool,
}

/// All entries of one language by their first word.
pub(super) struct Lexicon {
    pub(super) table: &'static Table,
    entries: HashMap<String, Vec<Entry>, ahash::RandomState>,
}

impl Lexicon {
    /// The lexicon for a BCP 47 tag. For a language that we have no table of: signs alone where a comma is
    /// its decimal mark, or `1.234` would be read a thousand times too small; else English.
    pub(super) fn of(language: &str) -> &'static Self {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let known = |tag: &str| {
            LEXICONS
                .iter()
                .find(|(known, _)| known.eq_ignore_ascii_case(tag))
                .map(|(_, lexicon)| &**lexicon)
        };
        let has_comma = COMMA_LANGUAGES
            .iter()
            .any(|tag| tag.eq_ignore_ascii_case(primary));
        known(primary)
            .or_else(|| known(if has_comma { OTHER } else { "en" }))
            .unwrap_or(&NO_WORDS)
    }

    /// Entries that begin with `word`, and whether a glued function word was taken off to find them.
    pub(super) fn entries(&self, word: &str) -> (&[Entry], bool) {
        let folded = fold(word);
        if let Some(found) = self.entries.get(folded.as_ref()) {
            return (found, false);
        }
        for prefix in self.table.prefixes {
            if let Some(found) = folded
                .strip_prefix(prefix)
                .and_then(|rest| self.entries.get(rest))
            {
                return (found, true);
            }
        }
        (&[], false)
    }

    fn build(table: &'static Table) -> Self {
        let mut lexicon = Self {
            table,
            entries: HashMap::default(),
        };
        lexicon.add_signs();
        lexicon.add_table(table);
        lexicon
    }

    fn add_signs(&mut self) {
        for (sign, code) in currency::SIGNS {
            self.add_exact(sign, Meaning::Sign(code));
        }
        for code in currency::CODES {
            let meaning = if currency::ALSO_WORDS.contains(code) {
                Meaning::SignAfter(code)
            } else {
                Meaning::Sign(code)
            };
            self.add_exact(code, meaning);
            self.add(&format!("{code}$"), Meaning::Sign(code));
            for (letter, power) in [("M", 6), ("k", 3), ("K", 3), ("T", 3)] {
                self.add_exact(&format!("{letter}{code}"), Meaning::ScaledSign(code, power));
            }
        }
        for code in currency::LOWER_CASE_CODES {
            self.add(code.0, Meaning::Sign(code.1));
        }
        for (symbol, unit) in units::SYMBOLS {
            self.add_exact(symbol, Meaning::Unit(unit));
        }
        for (symbol, unit) in units::DURATION_SYMBOLS {
            self.add_exact(symbol, Meaning::Duration(unit));
        }
        for (symbol, unit) in units::TEMPERATURE_SYMBOLS {
            self.add(symbol, Meaning::Temperature(unit));
        }
        for (short, power, needs_currency) in units::SHORT_SCALES {
            self.add_exact(short, Meaning::ShortScale(*power, *needs_currency));
        }
        for sign in ["%", "٪", "％"] {
            self.add(sign, Meaning::Percent);
        }
        self.add("°", Meaning::Degrees);
        self.add("º", Meaning::Degrees);
        for sign in ["~", "≈", "±"] {
            self.add(sign, Meaning::Before(Qualifier::About));
        }
        for (sign, qualifier) in [
            (">", Qualifier::MoreThan),
            ("<", Qualifier::LessThan),
            ("≥", Qualifier::AtLeast),
            ("≤", Qualifier::AtMost),
            (">=", Qualifier::AtLeast),
            ("<=", Qualifier::AtMost),
        ] {
            self.add(sign, Meaning::Before(qualifier));
        }
        self.add("+", Meaning::After(Qualifier::MoreThan));
    }

    fn add_table(&mut self, table: &'static Table) {
        let numbered = |list: &'static [(&'static str, u32)], meaning: fn(u32) -> Meaning| {
            list.iter()
                .map(move |(word, value)| (*word, meaning(*value)))
        };
        let powered = |list: &'static [(&'static str, u8)], meaning: fn(u8) -> Meaning| {
            list.iter()
                .map(move |(word, value)| (*word, meaning(*value)))
        };
        let named = |list: &'static [(&'static str, &'static str)],
                     meaning: fn(&'static str) -> Meaning| {
            list.iter().map(move |(word, name)| (*word, meaning(name)))
        };
        let plain = |list: &'static [&'static str], meaning: Meaning| {
            list.iter().map(move |word| (*word, meaning))
        };
        let all = numbered(table.cardinals, Meaning::Cardinal)
            .chain(plain(table.hundreds, Meaning::Hundred))
            .chain(powered(table.scales, Meaning::Scale))
            .chain(powered(table.many, Meaning::Many))
            .chain(numbered(table.dozens, Meaning::Dozen))
            .chain(numbered(table.ordinals, Meaning::Ordinal))
            .chain(plain(table.ordinal_endings, Meaning::OrdinalEnding))
            .chain(numbered(table.fractions, Meaning::Fraction))
            .chain(numbered(table.halves, Meaning::Halves))
            .chain(plain(table.articles, Meaning::Article))
            .chain(plain(table.and, Meaning::And))
            .chain(plain(table.of, Meaning::Of))
            .chain(plain(table.point_words, Meaning::Point))
            .chain(plain(table.minus, Meaning::Minus))
            .chain(plain(table.wholes, Meaning::Whole))
            .chain(plain(table.vague, Meaning::Vague))
            .chain(
                table
                    .before
                    .iter()
                    .map(|(word, q)| (*word, Meaning::Before(*q))),
            )
            .chain(
                table
                    .after
                    .iter()
                    .map(|(word, q)| (*word, Meaning::After(*q))),
            )
            .chain(
                table
                    .status
                    .iter()
                    .map(|(word, s)| (*word, Meaning::Status(*s))),
            )
            .chain(
                table
                    .outlook
                    .iter()
                    .map(|(word, s)| (*word, Meaning::Outlook(*s))),
            )
            .chain(plain(table.between, Meaning::Between))
            .chain(plain(table.from, Meaning::From))
            .chain(plain(table.to, Meaning::To))
            .chain(plain(table.ranging, Meaning::Ranging))
            .chain(plain(table.percent, Meaning::Percent))
            .chain(named(table.percentage_points, Meaning::PercentagePoints))
            .chain(named(table.units, Meaning::Unit))
            .chain(named(table.durations, Meaning::Duration))
            .chain(plain(table.age_after, Meaning::AgeAfter))
            .chain(plain(table.age_before, Meaning::AgeBefore))
            .chain(named(table.ages, Meaning::Age))
            .chain(plain(table.degrees, Meaning::Degrees))
            .chain(named(table.temperatures, Meaning::Temperature))
            .chain(plain(table.weather, Meaning::Weather))
            .chain(named(table.money, Meaning::Money))
            .chain(named(table.cents, Meaning::Cents))
            .chain(named(table.countries, Meaning::Country))
            .chain(powered(table.months, Meaning::Month))
            .chain(plain(table.quarters, Meaning::Quarter))
            .chain(plain(table.year_words, Meaning::YearWord))
            .chain(plain(table.since, Meaning::Since))
            .chain(named(table.flows, Meaning::Flow))
            .chain(plain(table.trade, Meaning::Trade))
            .chain(plain(table.toward, Meaning::Toward))
            .chain(plain(table.labels, Meaning::Label))
            .chain(plain(table.scores, Meaning::Score))
            .chain(plain(table.copulas, Meaning::Copula))
            .chain(plain(table.stops, Meaning::Stop))
            .chain(plain(table.plurals, Meaning::Plural));
        for (word, meaning) in all {
            self.add(word, meaning);
        }
        if table.compounds {
            for (word, value) in german::compounds() {
                self.add(&word, Meaning::Cardinal(value));
            }
        }
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        for form in forms(phrase) {
            self.file(&form, None, meaning);
        }
    }

    fn add_exact(&mut self, phrase: &str, meaning: Meaning) {
        self.file(phrase, Some(phrase.to_owned()), meaning);
    }

    fn file(&mut self, phrase: &str, exact: Option<String>, meaning: Meaning) {
        let mut pieces = Vec::new();
        tokens(phrase, 0..phrase.len(), &NO_WORDS, &mut pieces);
        let mut pieces = pieces.iter().map(|token| Piece {
            text: fold(&phrase[token.start..token.end]).into_owned(),
            glued: !token.spaced,
        });
        if let Some(first) = pieces.next() {
            let rest = pieces.collect();
            let rest: Vec<Piece> = rest;
            let entries = self.entries.entry(first.text).or_default();
            // Longest first; of the same length, the order of the tables.
            let place = entries.partition_point(|entry| entry.rest.len() >= rest.len());
            entries.insert(
                place,
                Entry {
                    rest,
                    exact,
                    meaning,
                },
            );
        }
    }
}

/// The forms that `year/s` or `a few` stand for.
fn forms(phrase: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for word in phrase.split(' ') {
        // A lone `/` belongs to units like km/h, which are filed as they are.
        let mut parts = word.split('/');
        let stem = parts.next().unwrap_or_default();
        let endings: Vec<&str> = std::iter::once("").chain(parts).collect();
        all = all
            .iter()
            .flat_map(|before| {
                endings.iter().map(move |ending| {
                    let space = if before.is_empty() { "" } else { " " };
                    format!("{before}{space}{stem}{ending}")
                })
            })
            .collect();
    }
    all
}

/// Matches the entries of `tokens[at]` that `pick` wants: the end of the longest one, and what was picked.
pub(super) fn find<T>(
    text: &str,
    tokens: &[Token],
    at: usize,
    pick: impl Fn(Meaning) -> Option<T>,
) -> Option<(usize, T)> {
    let token = tokens.get(at)?;
    token.entries.iter().find_map(|entry| {
        let picked = pick(entry.meaning)?;
        let end = entry.end(text, tokens, at)?;
        Some((end, picked))
    })
}

impl Entry {
    fn end(&self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        let mut next = at + 1;
        for piece in &self.rest {
            let mut token = tokens.get(next)?;
            if !piece.glued && piece.text != "-" && is_hyphen(*token) && !token.spaced {
                next += 1;
                token = tokens.get(next)?;
            }
            if (piece.glued && token.spaced)
                || fold(&text[token.start..token.end]).as_ref() != piece.text
            {
                return None;
            }
            next += 1;
        }
        if let Some(exact) = &self.exact {
            let written = &text[tokens[at].start..tokens[next - 1].end];
            let bare = tokens[at].prefixed;
            if written != exact && !bare {
                return None;
            }
        }
        Some(next)
    }
}

pub(super) fn is_hyphen(token: Token) -> bool {
    matches!(token.shape, Shape::Mark('-' | '‑' | '–' | '−' | '—' | '־'))
}

static NO_WORDS: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    table: &Table::EMPTY,
    entries: HashMap::default(),
});

/// The name of the lexicon without words.
const OTHER: &str = "other";

/// Languages whose decimal mark is a comma (Unicode CLDR, `decimal` of `symbols`), beside those with a table.
const COMMA_LANGUAGES: &[&str] = &[
    "be", "bg", "ca", "cs", "da", "el", "et", "eu", "fi", "gl", "hr", "hu", "hy", "id", "is", "it",
    "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "sk", "sl", "sq", "sr",
    "sv", "tr", "uk", "uz", "vi",
];

static SIGNS_ONLY: Table = Table {
    tag: OTHER,
    point: ',',
    ..Table::EMPTY
};

static LEXICONS: [(&str, LazyLock<Lexicon>); 9] = [
    ("en", LazyLock::new(|| Lexicon::build(&english::TABLE))),
    ("ru", LazyLock::new(|| Lexicon::build(&russian::TABLE))),
    ("he", LazyLock::new(|| Lexicon::build(&hebrew::TABLE))),
    ("ar", LazyLock::new(|| Lexicon::build(&arabic::TABLE))),
    ("fa", LazyLock::new(|| Lexicon::build(&persian::TABLE))),
    ("de", LazyLock::new(|| Lexicon::build(&german::TABLE))),
    ("fr", LazyLock::new(|| Lexicon::build(&french::TABLE))),
    ("es", LazyLock::new(|| Lexicon::build(&spanish::TABLE))),
    (OTHER, LazyLock::new(|| Lexicon::build(&SIGNS_ONLY))),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_stands_for_its_forms() {
        assert_eq!(forms("year/s"), ["year", "years"]);
        assert_eq!(forms("square metre/s"), ["square metre", "square metres"]);
    }

    #[test]
    fn tables_are_found_by_primary_subtag() {
        for (tag, table) in [
            ("ru", "ru"),
            ("RU-ru", "ru"),
            ("de_AT", "de"),
            ("ja", "en"),
            ("it", "other"),
            ("pt-BR", "other"),
            ("", "en"),
        ] {
            assert_eq!(Lexicon::of(tag).table.tag, table);
        }
    }
}

//! What a person writes for a language: lists of words, each by what it means to the grammar.

use crate::model::figure::{FigureStatus, Qualifier};

/// The words of one language. Lists may be empty; a word may stand in several.
pub(in super::super) struct Table {
    /// The primary subtag of BCP 47.
    pub(in super::super) tag: &'static str,
    /// The decimal mark of the language; the other one of `.` and `,` groups thousands.
    pub(in super::super) point: char,
    /// Function words that are written in one with the next word, in the order in which they stand.
    pub(in super::super) prefixes: &'static [&'static str],
    /// Whether numbers are written in one word, units before tens, as in German.
    pub(in super::super) compounds: bool,
    /// Numbers below a hundred, and hundreds that are words of their own.
    pub(in super::super) cardinals: &'static [(&'static str, u32)],
    /// "hundred": it multiplies what stands before it.
    pub(in super::super) hundreds: &'static [&'static str],
    /// Powers of ten that multiply: thousand 3, million 6.
    pub(in super::super) scales: &'static [(&'static str, u8)],
    /// The same in the plural without a number: "thousands" names no number.
    pub(in super::super) many: &'static [(&'static str, u8)],
    /// Words that multiply by a small number: dozen 12, pair 2.
    pub(in super::super) dozens: &'static [(&'static str, u32)],
    pub(in super::super) ordinals: &'static [(&'static str, u32)],
    /// What follows the digits of an ordinal: st, nd, rd, th.
    pub(in super::super) ordinal_endings: &'static [&'static str],
    /// The divisor that a word stands for: half 2, third 3.
    pub(in super::super) fractions: &'static [(&'static str, u32)],
    /// Words for a number of halves: one and a half is 3.
    pub(in super::super) halves: &'static [(&'static str, u32)],
    /// "a", "an": one, before a scale or a unit only.
    pub(in super::super) articles: &'static [&'static str],
    pub(in super::super) and: &'static [&'static str],
    pub(in super::super) of: &'static [&'static str],
    /// The decimal mark as a word.
    pub(in super::super) point_words: &'static [&'static str],
    pub(in super::super) minus: &'static [&'static str],
    /// Words that make one of a time: all (week), another (hour).
    pub(in super::super) wholes: &'static [&'static str],
    /// Words for a number that is not said: several, few.
    pub(in super::super) vague: &'static [&'static str],
    /// Qualifiers before the number.
    pub(in super::super) before: &'static [(&'static str, Qualifier)],
    /// Qualifiers after the number or its unit.
    pub(in super::super) after: &'static [(&'static str, Qualifier)],
    /// How the number was come by, in the words right before it.
    pub(in super::super) status: &'static [(&'static str, FigureStatus)],
    /// The same anywhere before it in the sentence.
    pub(in super::super) outlook: &'static [(&'static str, FigureStatus)],
    pub(in super::super) between: &'static [&'static str],
    pub(in super::super) from: &'static [&'static str],
    pub(in super::super) to: &'static [&'static str],
    /// Words before "from … to …" that make it a range and not a change.
    pub(in super::super) ranging: &'static [&'static str],
    pub(in super::super) percent: &'static [&'static str],
    /// Differences of shares, and their unit: a basis point is a hundredth of a percentage point.
    pub(in super::super) percentage_points: &'static [(&'static str, &'static str)],
    /// Word and unit as in `figures.csv`.
    pub(in super::super) units: &'static [(&'static str, &'static str)],
    pub(in super::super) durations: &'static [(&'static str, &'static str)],
    /// Words after a duration that make it an age.
    pub(in super::super) age_after: &'static [&'static str],
    /// Words before a number that make it an age.
    pub(in super::super) age_before: &'static [&'static str],
    /// Words that are an age by themselves after a number, and their unit.
    pub(in super::super) ages: &'static [(&'static str, &'static str)],
    pub(in super::super) degrees: &'static [&'static str],
    /// Scales of temperature after a number or after degrees.
    pub(in super::super) temperatures: &'static [(&'static str, &'static str)],
    /// Words that make plain degrees a temperature.
    pub(in super::super) weather: &'static [&'static str],
    /// Names of currencies: word and family, see `currency`.
    pub(in super::super) money: &'static [(&'static str, &'static str)],
    /// Their hundredths, and the unit that is written.
    pub(in super::super) cents: &'static [(&'static str, &'static str)],
    /// Adjectives and names of countries, with ISO 3166-1 alpha-2.
    pub(in super::super) countries: &'static [(&'static str, &'static str)],
    pub(in super::super) months: &'static [(&'static str, u8)],
    /// "quarter" of a year.
    pub(in super::super) quarters: &'static [&'static str],
    /// "year" beside a number of a year.
    pub(in super::super) year_words: &'static [&'static str],
    /// Words before a year that make it no period of an amount, like since.
    pub(in super::super) since: &'static [&'static str],
    /// Comtrade flow codes of words.
    pub(in super::super) flows: &'static [(&'static str, &'static str)],
    /// Words for trade both ways.
    pub(in super::super) trade: &'static [&'static str],
    /// Words before the name of where something goes.
    pub(in super::super) toward: &'static [&'static str],
    /// Words whose number is a label: flight, article, room.
    pub(in super::super) labels: &'static [&'static str],
    /// Words of games: two numbers with a dash beside them are a score.
    pub(in super::super) scores: &'static [&'static str],
    /// Verbs and phrases that join a subject to its number: amounted to, rose.
    pub(in super::super) copulas: &'static [&'static str],
    /// Words that end the name of what is counted.
    pub(in super::super) stops: &'static [&'static str],
    /// Plurals that do not look like one.
    pub(in super::super) plurals: &'static [&'static str],
}

impl Table {
    pub(in super::super) const EMPTY: Self = Self {
        tag: "",
        point: '.',
        prefixes: &[],
        compounds: false,
        cardinals: &[],
        hundreds: &[],
        scales: &[],
        many: &[],
        dozens: &[],
        ordinals: &[],
        ordinal_endings: &[],
        fractions: &[],
        halves: &[],
        articles: &[],
        and: &[],
        of: &[],
        point_words: &[],
        minus: &[],
        wholes: &[],
        vague: &[],
        before: &[],
        after: &[],
        status: &[],
        outlook: &[],
        between: &[],
        from: &[],
        to: &[],
        ranging: &[],
        percent: &[],
        percentage_points: &[],
        units: &[],
        durations: &[],
        age_after: &[],
        age_before: &[],
        ages: &[],
        degrees: &[],
        temperatures: &[],
        weather: &[],
        money: &[],
        cents: &[],
        countries: &[],
        months: &[],
        quarters: &[],
        year_words: &[],
        since: &[],
        flows: &[],
        trade: &[],
        toward: &[],
        labels: &[],
        scores: &[],
        copulas: &[],
        stops: &[],
        plurals: &[],
    };
}

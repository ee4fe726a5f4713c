//! Days, months, years, decades and times of day: found so that they do not become amounts, and so that
//! an amount gets its period.

use super::lexicon::Meaning;
use super::sentence::Sentence;
use super::tokens::Shape;

/// A date in tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundDate {
    pub(super) start: usize,
    pub(super) end: usize,
    /// `YYYY`, `YYYY-MM` or `YYYY-Qn`; `None` for a time of day, a day without a year, or two years.
    pub(super) period: Option<String>,
}

/// Reads a date at `at`.
pub(super) fn date(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    if sentence.is_digits(at) {
        return numeric(sentence, at)
            .or_else(|| time(sentence, at))
            .or_else(|| day_first(sentence, at))
            .or_else(|| decade(sentence, at))
            .or_else(|| year(sentence, at));
    }
    if sentence.is_mark(at, '\'') || sentence.is_mark(at, '’') {
        // `'90s`
        let is_decade = sentence.digit_count(at + 1) == 2
            && sentence.is_glued(at + 1)
            && sentence.reads(at + 2, "s")
            && sentence.is_glued(at + 2);
        if is_decade {
            return Some(found(at, at + 3, None));
        }
        // `’80`
        let is_year = sentence.digit_count(at + 1) == 2
            && sentence.is_glued(at + 1)
            && sentence.token(at).is_some_and(|token| token.spaced);
        return is_year.then_some(found(at, at + 2, None));
    }
    month_first(sentence, at).or_else(|| quarter(sentence, at))
}

fn found(start: usize, end: usize, period: Option<String>) -> FoundDate {
    FoundDate { start, end, period }
}

/// `2023-10-07`, `7.10.2023`, `5/17/2018`, `2019–2021`, `2012-13`
fn numeric(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    let Shape::Mark(mark) = sentence.token(at + 1)?.shape else {
        return None;
    };
    let is_dash = sentence.is_hyphen(at + 1);
    if !(is_dash || matches!(mark, '.' | '/'))
        || !sentence.is_glued(at + 1)
        || !sentence.is_digits(at + 2)
        || !sentence.is_glued(at + 2)
    {
        return None;
    }
    let (first, second) = (sentence.small(at)?, sentence.small(at + 2)?);
    let lengths = (sentence.digit_count(at), sentence.digit_count(at + 2));
    let same_mark = sentence.is_mark(at + 3, mark)
        && sentence.is_glued(at + 3)
        && sentence.is_digits(at + 4)
        && sentence.is_glued(at + 4);
    if same_mark && !(sentence.is_hyphen(at + 5) && sentence.is_glued(at + 5)) {
        let third = sentence.small(at + 4)?;
        let third_length = sentence.digit_count(at + 4);
        let end = at + 5;
        if lengths.0 == 4
            && is_year(first)
            && (1..=12).contains(&second)
            && (1..=31).contains(&third)
        {
            return Some(found(at, end, Some(format!("{first:04}-{second:02}"))));
        }
        let is_day = (1..=31).contains(&first)
            && (1..=31).contains(&second)
            && lengths.0 <= 2
            && lengths.1 <= 2;
        if is_day && third_length == 4 && is_year(third) {
            // Which one is the month is certain only where the other cannot be one.
            let month = match (first, second) {
                (13.., 1..=12) => Some(second),
                (1..=12, 13..) => Some(first),
                (_, 1..=12) if mark == '.' => Some(second),
                _ if first == second => Some(first),
                _ => None,
            };
            let period = month.map_or_else(
                || format!("{third:04}"),
                |month| format!("{third:04}-{month:02}"),
            );
            return Some(found(at, end, Some(period)));
        }
        if is_day && third_length == 2 && (first <= 12 || second <= 12) && mark != '-' {
            return Some(found(at, end, None));
        }
        return None;
    }
    if lengths == (4, 2)
        && is_dash
        && is_year(first)
        && (1..=12).contains(&second)
        && first % 100 >= second
    {
        return Some(found(at, at + 3, Some(format!("{first:04}-{second:02}"))));
    }
    let ends_here = !(sentence.is_digits(at + 3) && sentence.is_glued(at + 3));
    let is_years = lengths.0 == 4
        && is_year(first)
        && ends_here
        && !is_measured(sentence, at + 3)
        && ((lengths.1 == 4 && is_year(second) && first <= second)
            || (lengths.1 == 2
                && (is_dash || mark == '/')
                && (first % 100 < second || second == 0)));
    (is_years && mark != '.').then_some(found(at, at + 3, None))
}

/// `10:30`, `6pm`, "6 p.m."
fn time(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    let hour = sentence.small(at)?;
    if hour > 24 || sentence.digit_count(at) > 2 {
        return None;
    }
    let has_minutes = (sentence.is_mark(at + 1, ':') || sentence.is_mark(at + 1, '.'))
        && sentence.is_glued(at + 1)
        && sentence.digit_count(at + 2) == 2
        && sentence.is_glued(at + 2)
        && sentence.small(at + 2).is_some_and(|minute| minute < 60);
    let by_colon = has_minutes && sentence.is_mark(at + 1, ':');
    let mut end = if has_minutes { at + 3 } else { at + 1 };
    if by_colon && sentence.is_mark(end, ':') && sentence.digit_count(end + 1) == 2 {
        end += 2;
    }
    if sentence.reads(end, "am") || sentence.reads(end, "pm") {
        return Some(found(at, end + 1, None));
    }
    let is_half_day = (sentence.reads(end, "a") || sentence.reads(end, "p"))
        && sentence.is_mark(end + 1, '.')
        && sentence.is_glued(end + 1)
        && sentence.reads(end + 2, "m");
    if is_half_day {
        let end = end + 3;
        let end = if sentence.is_mark(end, '.') {
            end + 1
        } else {
            end
        };
        return Some(found(at, end, None));
    }
    const AFTER: &[&str] = &["o", "uhr", "gmt", "utc"];
    let is_clock = by_colon
        || AFTER.iter().any(|word| {
            sentence.reads(end, word) && (*word != "o" || sentence.reads(end + 2, "clock"))
        });
    let end = match sentence.reads(end, "o") {
        true if is_clock && !by_colon => end + 3,
        _ if is_clock && sentence.reads(end, "uhr") => end + 1,
        _ => end,
    };
    is_clock.then_some(found(at, end, None))
}

/// "7 October 2023", "7. Oktober", "7-9 октября 2023 года", "7 de octubre de 2023"
fn day_first(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    let day = sentence.small(at)?;
    if !(1..=31).contains(&day) || sentence.digit_count(at) > 2 {
        return None;
    }
    let mut next = at + 1;
    if sentence.is_hyphen(next) && sentence.small(next + 1).is_some_and(|day| day <= 31) {
        next += 2;
    }
    if (sentence.is_mark(next, '.') && sentence.table.tag == "de")
        || sentence.means(next, Meaning::OrdinalEnding)
    {
        next += 1;
    }
    next = sentence.phrase(next, Meaning::Of).unwrap_or(next);
    let (end, month) = month(sentence, next)?;
    Some(with_year(sentence, at, end, month))
}

/// "October 7, 2023", "October 2023", "Oct. 7-9"
fn month_first(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    let (end, month) = month(sentence, at)?;
    if !sentence.is_capital(at) && sentence.table.tag == "en" && sentence.reads(at, "may") {
        return None;
    }
    let mut next = end;
    if sentence
        .small(next)
        .is_some_and(|day| (1..=31).contains(&day))
        && sentence.digit_count(next) <= 2
        && !(sentence.is_glued(next + 1) && sentence.is_mark(next + 1, ':'))
    {
        next += 1;
        if sentence.means(next, Meaning::OrdinalEnding) && sentence.is_glued(next) {
            next += 1;
        }
        if sentence.is_hyphen(next)
            && sentence.small(next + 1).is_some_and(|day| day <= 31)
            && sentence.digit_count(next + 1) <= 2
        {
            next += 2;
        }
    }
    let date = with_year(sentence, at, next, month);
    (date.end > end).then_some(date)
}

fn month(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u8)> {
    sentence.find(at, |meaning| match meaning {
        Meaning::Month(month) => Some(month),
        _ => None,
    })
}

fn with_year(sentence: &Sentence<'_>, start: usize, end: usize, month: u8) -> FoundDate {
    let mut next = if sentence.is_mark(end, ',') {
        end + 1
    } else {
        end
    };
    next = sentence.phrase(next, Meaning::Of).unwrap_or(next);
    if sentence.digit_count(next) == 4
        && let Some(year) = sentence.small(next).filter(|year| is_year(*year))
    {
        let end = sentence
            .phrase(next + 1, Meaning::YearWord)
            .unwrap_or(next + 1);
        return found(start, end, Some(format!("{year:04}-{month:02}")));
    }
    found(start, end, None)
}

/// "third quarter of 2024", "Q3 2024"
fn quarter(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    let (number, next) = if sentence.reads(at, "q")
        && sentence.digit_count(at + 1) == 1
        && sentence.is_glued(at + 1)
    {
        (sentence.small(at + 1)?, at + 2)
    } else {
        let (end, number) = sentence.find(at, |meaning| match meaning {
            Meaning::Ordinal(number) => Some(number),
            _ => None,
        })?;
        (number, sentence.phrase(end, Meaning::Quarter)?)
    };
    if !(1..=4).contains(&number) {
        return None;
    }
    let year_at = sentence.phrase(next, Meaning::Of).unwrap_or(next);
    let year = sentence
        .small(year_at)
        .filter(|year| is_year(*year) && sentence.digit_count(year_at) == 4);
    Some(match year {
        Some(year) => {
            let end = sentence
                .phrase(year_at + 1, Meaning::YearWord)
                .unwrap_or(year_at + 1);
            found(at, end, Some(format!("{year:04}-Q{number}")))
        }
        None => found(at, next, None),
    })
}

/// `1980s`, `1990-х`
fn decade(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    let value = sentence.small(at)?;
    let length = sentence.digit_count(at);
    if !value.is_multiple_of(10) || !(length == 4 && is_year(value) || length == 2) {
        return None;
    }
    let next = sentence.past_hyphen(at + 1);
    const ENDINGS: &[&str] = &["s", "х", "ых", "er", "ern", "е"];
    let is_decade = sentence.is_glued(at + 1)
        && ENDINGS.iter().any(|ending| sentence.reads(next, ending))
        && !(length == 2 && sentence.table.tag != "en");
    is_decade.then_some(found(at, next + 1, None))
}

/// A year alone: four digits that nothing makes a count.
fn year(sentence: &Sentence<'_>, at: usize) -> Option<FoundDate> {
    let value = sentence.small(at).filter(|value| is_year(*value))?;
    if sentence.digit_count(at) != 4 {
        return None;
    }
    if let Some(end) = sentence.phrase(sentence.past_hyphen(at + 1), Meaning::YearWord) {
        return Some(found(at, end, Some(format!("{value:04}"))));
    }
    let next = sentence.token(at + 1);
    let glued = next.is_some_and(|next| {
        !next.spaced
            && match next.shape {
                Shape::Word | Shape::Digits => true,
                Shape::Mark(mark) => {
                    matches!(mark, '%' | '°' | '$' | '€' | '£' | '+')
                        || (matches!(mark, ',' | '.' | '/' | ':')
                            && sentence.is_digits(at + 2)
                            && sentence.is_glued(at + 2))
                }
            }
    });
    if glued || is_measured(sentence, at + 1) || is_measured(sentence, sentence.past_hyphen(at + 1))
    {
        return None;
    }
    // `1000–5000`: two amounts, or two years that `numeric` has read.
    let in_range =
        sentence.is_hyphen(at + 1) && sentence.is_glued(at + 1) && sentence.is_digits(at + 2);
    // "killed 1200": before the age of newspapers a year has a word before it.
    let is_unlikely = value < 1700 && !(at > 0 && sentence.means(at - 1, Meaning::Stop));
    // `1800 x 1920`: two sides.
    let is_times = |at: usize| sentence.reads(at, "x") || sentence.is_mark(at, '×');
    let is_side = is_times(at + 1) || at > 0 && is_times(at - 1);
    if in_range || is_unlikely || is_side {
        return None;
    }
    // "2000 people": a plural after it is counted, unless words before make it a year.
    let counted = sentence.is_word(at + 1)
        && !sentence.is_capital(at + 1)
        && looks_plural(sentence, at + 1)
        && !(at > 0
            && (sentence.means(at - 1, Meaning::Stop) || month(sentence, at - 1).is_some()));
    (!counted).then(|| found(at, at + 1, Some(format!("{value:04}"))))
}

/// Whether a unit, a scale or a currency stands at `at`.
fn is_measured(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .find(at, |meaning| {
            let measures = matches!(
                meaning,
                Meaning::Scale(_)
                    | Meaning::Hundred
                    | Meaning::Unit(_)
                    | Meaning::Duration(_)
                    | Meaning::Percent
                    | Meaning::Degrees
                    | Meaning::Sign(_)
                    | Meaning::Money(_)
                    | Meaning::Dozen(_)
            );
            measures.then_some(())
        })
        .is_some_and(|(_, ())| {
            !sentence.reads(at, "in") && sentence.word(at) != "$" && sentence.word(at) != "A"
        })
}

/// Whether a word looks like a plural, as far as the language shows it.
pub(super) fn looks_plural(sentence: &Sentence<'_>, at: usize) -> bool {
    if sentence.means(at, Meaning::Plural) {
        return true;
    }
    let word = sentence.word(at);
    match sentence.table.tag {
        "en" | "fr" | "es" => {
            let mut ends = word.bytes().rev();
            let last_is_s = ends
                .next()
                .is_some_and(|last| last.eq_ignore_ascii_case(&b's'));
            let before = ends.next().unwrap_or_default();
            // "crisis" is one, "Israelis" are many.
            let is_singular = matches!(before, b's' | b'u' | b'\'')
                || (before == b'i' && !sentence.is_capital(at));
            word.len() > 3 && last_is_s && !is_singular
        }
        _ => false,
    }
}

fn is_year(value: u32) -> bool {
    (1000..=2100).contains(&value)
}

//! The date that a sentence gives, exactly as precise as its words: a year stays a year.

use std::ops::Range;

use super::super::clause::Clause;
use super::super::cues::{SINCE, UNTIL};

/// Years that a news text means by four digits.
const YEARS: std::ops::RangeInclusive<u16> = 1500..=2100;
/// Words of a sentence that are looked at.
const LONGEST: usize = 400;

/// The start and the end that a sentence gives, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
///
/// With more than one date that is no span it is not sure which one is meant, and there is none.
pub(super) fn find(
    clause: &Clause<'_, '_>,
    sentence: &Range<usize>,
) -> (Option<String>, Option<String>) {
    let end = sentence.end.min(sentence.start + LONGEST);
    let mut dates: Vec<(String, Range<usize>)> = Vec::new();
    let mut at = sentence.start;
    while at < end {
        if let Some((date, after)) = date_at(clause, at, end) {
            dates.push((date, at..after));
            at = after;
        } else {
            at += 1;
        }
    }
    let before = |date: &(String, Range<usize>)| date.1.start.checked_sub(1);
    let has = |item: Option<usize>, flag: u32| {
        item.is_some_and(|item| item >= sentence.start && clause.has(item, flag))
    };
    match &dates[..] {
        [one] if has(before(one), UNTIL) => (None, Some(one.0.clone())),
        [one] => (Some(one.0.clone()), None),
        [from, to] => {
            let follows = to.1.start == from.1.end + 1
                && (has(before(to), UNTIL)
                    || matches!(clause.lower(to.1.start - 1), "and" | "–" | "—" | "-"));
            let opens = has(before(from), SINCE)
                || before(from).is_some_and(|item| clause.lower(item) == "between")
                || matches!(clause.lower(to.1.start - 1), "–" | "—" | "-");
            if follows && opens && from.0 <= to.0 {
                (Some(from.0.clone()), Some(to.0.clone()))
            } else {
                (None, None)
            }
        }
        _ => (None, None),
    }
}

/// A date that begins at an item, and the item behind it.
fn date_at(clause: &Clause<'_, '_>, at: usize, end: usize) -> Option<(String, usize)> {
    let month = |item: usize| {
        (item < end)
            .then(|| clause.reading.lexicon.month(clause.lower(item)))
            .flatten()
    };
    let year = |item: usize| {
        let number = (item < end).then(|| clause.lower(item))?;
        let number: u16 = (number.len() == 4).then(|| number.parse().ok()).flatten()?;
        YEARS.contains(&number).then_some(number)
    };
    let day = |item: usize| {
        let word = (item < end).then(|| clause.lower(item))?;
        let digits = word.trim_end_matches(|c: char| c.is_alphabetic());
        let number: u8 = digits.parse().ok()?;
        (digits.len() <= 2 && (1..=31).contains(&number)).then_some(number)
    };
    // German days end with a full stop, Spanish months follow "de".
    let skip = |item: usize| {
        if item < end && matches!(clause.lower(item), "." | "," | "de" | "of") {
            item + 1
        } else {
            item
        }
    };
    if let Some(number) = day(at) {
        let at_month = skip(at + 1);
        let month = month(at_month)?;
        let at_year = skip(at_month + 1);
        let year = year(at_year)?;
        return Some((format!("{year:04}-{month:02}-{number:02}"), at_year + 1));
    }
    if let Some(month) = month(at) {
        if let Some(number) = day(at + 1) {
            let at_year = skip(at + 2);
            let year = year(at_year)?;
            return Some((format!("{year:04}-{month:02}-{number:02}"), at_year + 1));
        }
        let at_year = skip(at + 1);
        let year = year(at_year)?;
        return Some((format!("{year:04}-{month:02}"), at_year + 1));
    }
    let year = year(at)?;
    // A year stands behind a word that dates begin with, or in brackets; else it counts something.
    let before = at.checked_sub(1)?;
    let is_dated = clause.has(before, SINCE | UNTIL)
        || matches!(
            clause.lower(before),
            "(" | "–"
                | "—"
                | "-"
                | "and"
                | "to"
                | "by"
                | "around"
                | "between"
                | "года"
                | "г"
                | "عام"
                | "سال"
                | "שנת"
                | "year"
                | "summer"
                | "autumn"
                | "winter"
                | "spring"
                | "late"
                | "early"
                | "mid"
        );
    is_dated.then(|| (format!("{year:04}"), at + 1))
}

//! Two amounts that are one range: "18 to 25 per cent", `$12–14 billion`, "between 20 and 30".
//!
//! "from 10 to 20" is a range after words that say so and at the start of a sentence; elsewhere it is a
//! change, and both amounts stand for themselves. Whatever falls is no range: `3-1` is a score.

use std::cmp::Ordering;

use super::super::lexicon::Meaning;
use super::super::numbers::Place;
use super::super::sentence::Sentence;
use super::{Measure, Quantity, quantity};

/// A range that begins at `at` with its first word.
pub(in super::super) fn opened(sentence: &Sentence<'_>, at: usize) -> Option<Quantity> {
    if let Some(next) = sentence.phrase(at, Meaning::Between)
        && let Some(range) = framed(sentence, at, next, Meaning::And)
    {
        return Some(range);
    }
    let next = sentence.phrase(at, Meaning::From)?;
    if !is_span(sentence, at) {
        return None;
    }
    framed(sentence, at, next, Meaning::To)
}

/// Whether a word like "up to" says here where something rose to: "subió … hasta 5 millones".
pub(in super::super) fn is_goal_of_change(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.means(at, Meaning::To) && is_change(sentence, at)
}

/// Reads an amount or a range of two at `at`.
pub(in super::super) fn expression(sentence: &Sentence<'_>, at: usize) -> Option<Quantity> {
    if let Some(range) = opened(sentence, at) {
        return Some(range);
    }
    if let Some(share) = percentage_of(sentence, at) {
        return Some(share);
    }
    let low = quantity(sentence, at, Place::default())?;
    let after_from = at > 0 && sentence.phrase_before(at, Meaning::From).is_some();
    Some(joined(sentence, low, after_from).unwrap_or(low))
}

/// "a percentage of 54": the word before its number.
fn percentage_of(sentence: &Sentence<'_>, at: usize) -> Option<Quantity> {
    let end = sentence
        .phrase(at, Meaning::Percent)
        .or_else(|| sentence.reads(at, "percentage").then_some(at + 1))?;
    let next = sentence.phrase(end, Meaning::Of)?;
    let number = quantity(sentence, next, Place::default())?;
    (sentence.is_word(at) && number.measure == Measure::Count && number.value.is_some()).then_some(
        Quantity {
            start: at,
            measure: Measure::Percent,
            ..number
        },
    )
}

/// A range with its two words: "between … and …", "from … to …".
fn framed(sentence: &Sentence<'_>, start: usize, at: usize, middle: Meaning) -> Option<Quantity> {
    let low = quantity(sentence, at, Place::AFTER_BETWEEN)?;
    let next = sentence.phrase(low.per_end, middle).or_else(|| {
        sentence
            .phrase(low.per_end, Meaning::And)
            .filter(|_| start == 0)
    })?;
    let high = quantity(sentence, next, Place::default())?;
    let range = united(low, high)?;
    // Years are a period, not a range of amounts.
    if low.number.plain
        && high.number.plain
        && range.measure == Measure::Count
        && is_year(low)
        && is_year(high)
        && start != 0
    {
        return None;
    }
    Some(Quantity { start, ..range })
}

/// A range with one mark or word between: `10-20 dollars`, "two to three days", "two or three days".
fn joined(sentence: &Sentence<'_>, low: Quantity, after_from: bool) -> Option<Quantity> {
    let at = low.end;
    if matches!(low.measure, Measure::Ordinal) {
        return None;
    }
    let (next, by_dash) = if sentence.is_hyphen(at) || sentence.is_mark(at, '~') {
        // Both sides in one with the dash, or both apart.
        let even = sentence.is_glued(at) == sentence.is_glued(at + 1);
        even.then_some((at + 1, true))?
    } else {
        (sentence.phrase(at, Meaning::To)?, false)
    };
    let has_own_unit = low.measure != Measure::Count;
    // "rose from 5 to 20", "rose 5 cents to 20 cents" say how it changed.
    if !by_dash && (after_from || (has_own_unit && is_change(sentence, low.start))) {
        return None;
    }
    let high = quantity(sentence, next, Place::default())?;
    let is_score = high.measure == Measure::Count
        && low.measure == Measure::Count
        && low.number.plain
        && high.number.plain
        && by_dash
        && (0..sentence.tokens.len().min(low.start + 40))
            .skip(low.start.saturating_sub(40))
            .any(|near| sentence.means(near, Meaning::Score));
    if is_score {
        return None;
    }
    united(low, high)
}

/// One range of two amounts, if they measure the same and do not fall.
fn united(low: Quantity, high: Quantity) -> Option<Quantity> {
    if matches!(high.measure, Measure::Ordinal) || low.value_max.is_some() {
        return None;
    }
    let measure = match (low.measure, high.measure) {
        (left, right) if left == right || left == Measure::Count => right,
        // `$10-20`: the sign before the first holds for both.
        (left, Measure::Count) if low.has_prefix => left,
        (Measure::Unit("degrees"), right @ Measure::Temperature(_)) => right,
        (Measure::Duration(left), Measure::Age(right)) if left == right => Measure::Age(right),
        _ => return None,
    };
    let (low_value, high_value) = (low.value?, high.value?);
    // `12–14 billion`: the scale of the second holds for the first, unless it would then be the larger.
    let shares_scale = low.number.power == 0
        && high.number.power > 0
        && !(low.measure != Measure::Count
            && high.has_prefix
            && low.has_prefix
            && has_own_scale(low, high))
        && low.number.bare()?.compare(high.number.bare()?) != Ordering::Greater;
    let low_value = if shares_scale {
        low_value.shifted(i32::from(high.number.power))?
    } else {
        low_value
    };
    if low_value.compare(high_value) == Ordering::Greater {
        return None;
    }
    Some(Quantity {
        start: low.start,
        value: Some(low_value),
        value_max: Some(high_value),
        measure,
        has_prefix: low.has_prefix || high.has_prefix,
        number: super::Number {
            plain: false,
            ..high.number
        },
        ..high
    })
}

/// `$500-$2 million` names both amounts whole: the first is large beside the second's number.
fn has_own_scale(low: Quantity, high: Quantity) -> bool {
    match (low.number.bare(), high.number.bare()) {
        (Some(left), Some(right)) => right
            .shifted(1)
            .is_some_and(|tenfold| left.compare(tenfold) == Ordering::Greater),
        _ => true,
    }
}

/// Whether "from" at `at` opens a range and not a change.
fn is_span(sentence: &Sentence<'_>, at: usize) -> bool {
    // These words open ranges only; a change has others ("с … до", "von … auf", "از … به").
    let is_sure = matches!(sentence.table.tag, "de" | "fa") || sentence.reads(at, "от");
    at == 0 || is_sure || sentence.phrase_before(at, Meaning::Ranging).is_some()
}

/// Whether a verb of change stands close before.
fn is_change(sentence: &Sentence<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).any(|near| sentence.means(near, Meaning::Copula))
}

fn is_year(quantity: Quantity) -> bool {
    quantity
        .value
        .and_then(super::super::decimal::Decimal::to_u32)
        .is_some_and(|value| (1000..=2100).contains(&value))
}

//! Amounts of several parts ("5 feet 2 inches") and rates ("barrels a day").

use super::super::decimal::Decimal;
use super::super::lexicon::Meaning;
use super::super::numbers::{self, Place};
use super::super::sentence::Sentence;
use super::super::units::whole_parts;
use super::money::with_cents;
use super::units::{duration_word, unit};
use super::{Measure, Money, Quantity};

/// "20 dollars 43 cents", "5 feet 2 inches", "1 year 1 month 21 days".
pub(super) fn with_parts(sentence: &Sentence<'_>, quantity: Quantity) -> Quantity {
    let mut whole = quantity;
    if whole.value.is_none() {
        return whole;
    }
    if let Measure::Money(money) = whole.measure {
        return if matches!(money, Money::Cents(_)) {
            whole
        } else {
            with_cents(sentence, whole)
        };
    }
    let (Measure::Unit(mut last) | Measure::Duration(mut last)) = whole.measure else {
        return whole;
    };
    // "an hour and a half", "two years and a half"
    if let Some(and) = sentence.phrase(whole.end, Meaning::And)
        && let Some(part) = numbers::fraction(sentence, and)
        && unit(sentence, part.end, &part, and).is_none()
        && let Some(sum) = part
            .value
            .zip(whole.value)
            .and_then(|(part, whole)| whole.plus(part))
    {
        return Quantity {
            value: Some(sum),
            end: part.end,
            per_end: part.end,
            ..whole
        };
    }
    let mut is_exact = true;
    for _ in 0..3 {
        let next = sentence
            .phrase(whole.end, Meaning::And)
            .unwrap_or(whole.end);
        let Some(number) = numbers::number(sentence, next, Place::default()) else {
            break;
        };
        let (Some(value), Some(sum)) = (number.value, whole.value) else {
            break;
        };
        let smaller = if last == "feet"
            && sentence.reads(number.end, "in")
            && sentence.is_end(number.end + 1)
        {
            Some((number.end + 1, Measure::Unit("inches")))
        } else {
            unit(sentence, number.end, &number, next)
        };
        let Some((end, measure)) = smaller else { break };
        let (Measure::Unit(name) | Measure::Duration(name)) = measure else {
            break;
        };
        let same_kind =
            matches!(measure, Measure::Unit(_)) == matches!(whole.measure, Measure::Unit(_));
        let times = whole_parts(last, name);
        let is_smaller = times.is_some() || is_shorter(last, name);
        if !same_kind || !is_smaller {
            break;
        }
        let total = times
            .and_then(|times| sum.times(Decimal::whole(times)))
            .and_then(|sum| sum.plus(value));
        is_exact &= total.is_some();
        whole.value = Some(total.unwrap_or(sum));
        whole.measure = measure;
        whole.end = end;
        whole.per_end = end;
        last = name;
    }
    if !is_exact {
        // A year and 21 days are no whole number of days: the words stand, no number is made up.
        whole.value = None;
    }
    whole
}

fn is_shorter(longer: &str, shorter: &str) -> bool {
    const ORDER: &[&str] = &["a", "mo", "wk", "d", "h", "min", "s"];
    let place = |unit: &str| ORDER.iter().position(|known| *known == unit);
    matches!((place(longer), place(shorter)), (Some(left), Some(right)) if left < right)
}

/// "a share", "per day", `/kg`: the rate belongs to the expression, and a rate of time to the unit.
pub(super) fn with_rate(sentence: &Sentence<'_>, quantity: Quantity) -> Quantity {
    if matches!(
        quantity.measure,
        Measure::Age(_) | Measure::Ordinal | Measure::Duration(_)
    ) {
        return quantity;
    }
    let at = quantity.end;
    const PER: &[&str] = &["per", "each", "every", "pro", "par", "por"];
    let hyphens = sentence.past_hyphen(at);
    let (next, is_article) =
        if sentence.is_mark(at, '/') || PER.iter().any(|word| sentence.reads(at, word)) {
            (at + 1, false)
        } else if sentence.table.tag == "en"
            && let Some(end) = sentence.phrase(hyphens, Meaning::Article)
        {
            (sentence.past_hyphen(end), true)
        } else {
            return quantity;
        };
    const RATED: &[&str] = &[
        "share",
        "barrel",
        "head",
        "person",
        "capita",
        "household",
        "piece",
        "ticket",
        "ton",
        "tonne",
        "kilo",
        "kilogram",
        "litre",
        "liter",
        "gallon",
        "ounce",
        "pound",
        "copy",
        "unit",
        "game",
        "night",
        "plate",
    ];
    if let Some((end, unit)) = sentence.find(next, duration_word) {
        // "up from $38,373 a year ago" is no rate.
        const POINTS_IN_TIME: &[&str] = &["ago", "earlier", "later", "before", "after", "from"];
        if POINTS_IN_TIME.iter().any(|word| sentence.reads(end, word)) {
            return quantity;
        }
        // `5 cm/s` is one unit, "5 barrels a day" a unit and its rate.
        let is_speed = sentence.reads(at, "per")
            && matches!(
                quantity.measure,
                Measure::Unit("km" | "m" | "cm" | "miles" | "feet" | "inches")
            );
        let is_one_unit = (sentence.is_mark(at, '/') && sentence.is_glued(at)) || is_speed;
        return Quantity {
            end: if is_one_unit { end } else { quantity.end },
            per_end: end,
            per: Some(unit),
            ..quantity
        };
    }
    let is_rated = if is_article || sentence.is_mark(at, '/') {
        RATED.iter().any(|word| sentence.reads(next, word))
    } else {
        sentence.is_word(next)
    };
    if is_rated && !matches!(quantity.measure, Measure::Count | Measure::Percent) {
        // A rate of a unit is part of the unit: kilometres per litre are no kilometres.
        let per = sentence.find(next, |meaning| match meaning {
            Meaning::Unit(unit) => Some(unit),
            _ => None,
        });
        Quantity {
            per_end: per.map_or(next + 1, |(end, _)| end),
            per: per.map(|(_, unit)| unit),
            ..quantity
        }
    } else {
        quantity
    }
}

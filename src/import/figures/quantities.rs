//! A number with what it measures: money, per cent, a unit, a time, an age.
//!
//! ```text
//! quantity   := [minus] (currency number | number unit) {number smaller-unit} [per]
//! expression := quantity | ["between" | "from"] quantity ("-" | "to" | "and") quantity
//! ```

mod money;
mod parts;
mod ranges;
mod units;

use super::currency::{self, Money};
use super::decimal::Decimal;
use super::lexicon::Meaning;
use super::numbers::{self, Number, Place};
use super::sentence::Sentence;

pub(super) use money::begins_with_money;
pub(super) use ranges::{expression, is_goal_of_change, opened};

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// A count, or nothing that is said.
    Count,
    Money(Money),
    Percent,
    PercentagePoints(&'static str),
    Unit(&'static str),
    Duration(&'static str),
    Age(&'static str),
    Temperature(&'static str),
    Ordinal,
}

/// An amount in a sentence; tokens, not bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Quantity {
    pub(super) start: usize,
    /// After the unit.
    pub(super) end: usize,
    /// After "a day", "per head".
    pub(super) per_end: usize,
    /// The time of a rate: `d` of barrels a day.
    pub(super) per: Option<&'static str>,
    pub(super) value: Option<Decimal>,
    pub(super) value_max: Option<Decimal>,
    pub(super) measure: Measure,
    pub(super) number: Number,
    /// Whether the currency stands before the number.
    pub(super) has_prefix: bool,
}

/// Reads an amount at `at`, without its qualifier.
pub(super) fn quantity(sentence: &Sentence<'_>, at: usize, place: Place) -> Option<Quantity> {
    let (number_at, negative) = sign(sentence, at);
    if let Some(quantity) = prefixed(sentence, number_at) {
        return Some(Quantity {
            start: at,
            value: signed(quantity.value, negative),
            ..quantity
        });
    }
    if let Some((end, value)) = numbers::ordinal(sentence, number_at)
        && !is_time_after_number(sentence, number_at, end)
    {
        return Some(plain_ordinal(at, end, value));
    }
    let Some(number) = numbers::number(sentence, number_at, place) else {
        return units::without_number(sentence, at);
    };
    let (end, measure) =
        units::after(sentence, &number, number_at).unwrap_or((number.end, Measure::Count));
    let mut value = number.value;
    let (mut end, mut measure) = (end, measure);
    if let Some((after, money, power)) = money::scaled_code(sentence, number.end) {
        value = value.and_then(|value| value.shifted(i32::from(power)));
        end = after;
        measure = Measure::Money(money);
    }
    let quantity = Quantity {
        start: at,
        end,
        per_end: end,
        per: None,
        value: signed(value, negative),
        value_max: None,
        measure,
        number,
        has_prefix: false,
    };
    let quantity = parts::with_parts(sentence, quantity);
    Some(parts::with_rate(sentence, quantity))
}

/// A currency before its number: `$5`, `US$1.8 billion`, `RM42`, "ringgit 42".
fn prefixed(sentence: &Sentence<'_>, at: usize) -> Option<Quantity> {
    let (number_at, money, power) = money::money_before(sentence, at)?;
    let (number_at, negative) = sign(sentence, number_at);
    if !sentence.is_digits(number_at) && !sentence.is_mark(number_at, '.') {
        return None;
    }
    let number = numbers::number(sentence, number_at, Place::AFTER_CURRENCY)?;
    let value = number
        .value
        .and_then(|value| value.shifted(i32::from(power)));
    // "US$5 million", "$5 million Canadian dollars", "5,000 dollars US$": a code after it decides.
    let (end, money) = match (money::code_after(sentence, number.end), money) {
        (Some((end, code)), Money::Family(family)) if currency::has_code(family, code) => {
            (end, Money::Code(code))
        }
        _ => (number.end, money),
    };
    let quantity = Quantity {
        start: at,
        end,
        per_end: end,
        per: None,
        value: signed(value, negative),
        value_max: None,
        measure: Measure::Money(money),
        number,
        has_prefix: true,
    };
    let quantity = parts::with_parts(sentence, quantity);
    let quantity = parts::with_rate(sentence, quantity);
    Some(money::with_repeated_name(sentence, quantity))
}

/// Past a minus that belongs to the number after it.
fn sign(sentence: &Sentence<'_>, at: usize) -> (usize, bool) {
    if let Some(end) = sentence.phrase(at, Meaning::Minus) {
        return (end, true);
    }
    let is_minus = sentence.is_hyphen(at)
        && (sentence.is_digits(at + 1)
            || sentence.is_mark(at + 1, '.')
            || money::money_before(sentence, at + 1).is_some())
        && (at == 0 || !sentence.is_digits(at - 1))
        && (sentence.is_glued(at + 1) && (at == 0 || !sentence.is_glued(at))
            || (at == 0 || sentence.reads(at - 1, "convert")) && reads_as_one(sentence, at + 1));
    if is_minus {
        (at + 1, true)
    } else {
        (at, false)
    }
}

/// Whether a lone dash before a number is its sign: a temperature, or nothing else is in the sentence.
fn reads_as_one(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some(number) = numbers::number(sentence, at, Place::default()) else {
        return false;
    };
    sentence.is_last(number.end)
        || matches!(
            units::after(sentence, &number, at),
            Some((_, Measure::Temperature(_)))
        )
}

fn signed(value: Option<Decimal>, negative: bool) -> Option<Decimal> {
    value.map(|value| if negative { value.negative() } else { value })
}

/// "second" after a number is a time: "3.5 second".
fn is_time_after_number(sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
    sentence.is_digits(at) && sentence.is_digits(end)
}

fn plain_ordinal(start: usize, end: usize, value: u64) -> Quantity {
    let value = Some(Decimal::whole(value));
    Quantity {
        start,
        end,
        per_end: end,
        per: None,
        value,
        value_max: None,
        measure: Measure::Ordinal,
        number: Number {
            end,
            value,
            power: 0,
            plain: false,
            written_in_digits: false,
            is_fraction: false,
        },
        has_prefix: false,
    }
}

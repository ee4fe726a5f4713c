//! Numbers: digits in the writing of the language, or words, with their scale.
//!
//! ```text
//! number   := digits [fraction] | digits fraction-word | cardinal
//! cardinal := group {scale} [["and"] cardinal]      each scale smaller than the one before
//! number   := number ["and" fraction] {scale} ["and" fraction]
//! ```

mod digits;
mod spoken;

use super::dates::looks_plural;
use super::decimal::Decimal;
use super::lexicon::Meaning;
use super::sentence::Sentence;

/// A number without a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The token after it.
    pub(super) end: usize,
    /// `None` for words that name no number, like "tens of thousands".
    pub(super) value: Option<Decimal>,
    /// The power of ten of its scale.
    pub(super) power: u8,
    /// Digits alone, not grouped, no point, no scale: it may be a year or a label.
    pub(super) plain: bool,
    pub(super) written_in_digits: bool,
    /// A part of one, like a half: what it counts stands after "of".
    pub(super) is_fraction: bool,
}

/// What the grammar knows about the place where it looks for a number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// A currency stands before it: `5m` is five million.
    pub(super) after_currency: bool,
    /// After "between" an "and" joins two numbers, not the parts of one.
    pub(super) between: bool,
    /// The number is below a hundred.
    is_small: bool,
}

/// Reads a number that begins at token `at`.
pub(super) fn number(sentence: &Sentence<'_>, at: usize, place: Place) -> Option<Number> {
    let first = if sentence.is_digits(at) || begins_with_point(sentence, at) {
        digits::number(sentence, at)?
    } else {
        spoken::number(sentence, at, place)?
    };
    let scaled = scaled(sentence, first, place);
    let whole = with_fraction(sentence, scaled, place);
    Some(ratio(sentence, at, whole).unwrap_or(whole))
}

pub(super) use spoken::{fraction, has_plural_form, ordinal};

/// Whether ½ or its like stands at `at`.
pub(super) fn is_vulgar(sentence: &Sentence<'_>, at: usize) -> bool {
    digits::vulgar(sentence, at).is_some()
}

/// `.08`
fn begins_with_point(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_mark(at, '.')
        && sentence.is_digits(at + 1)
        && sentence.is_glued(at + 1)
        && (at == 0
            || sentence.token(at).is_some_and(|token| token.spaced)
            || !sentence.is_word(at - 1))
        && (at == 0 || !(sentence.is_digits(at - 1) || sentence.is_mark(at - 1, '.')))
}

/// Takes the words after a number that multiply it.
fn scaled(sentence: &Sentence<'_>, number: Number, place: Place) -> Number {
    let mut scaled = number;
    let mut at = sentence.past_hyphen(number.end);
    // "two thirds of a million", "half a million", "a quarter of a million"
    if number.is_fraction {
        let after_of = sentence.phrase(at, Meaning::Of).unwrap_or(at);
        if let Some(article) = sentence.phrase(after_of, Meaning::Article)
            && (scale(sentence, article).is_some() || sentence.find(article, dozen).is_some())
        {
            at = article;
        } else if after_of != at || sentence.find(at, dozen).is_some() {
            return scaled;
        }
    }
    loop {
        if let Some((end, power)) = scale(sentence, at) {
            scaled.raise(power, end);
        } else if scaled.written_in_digits
            && scaled.power == 0
            && let Some((end, power)) = short_scale(sentence, at, place.with(&scaled))
        {
            scaled.raise(power, end);
            break;
        } else if scaled.power == 0
            && scaled.written_in_digits
            && let Some(end) = sentence.phrase(at, Meaning::Hundred)
        {
            scaled.raise(2, end);
        } else if let Some((end, times)) = sentence.find(at, dozen) {
            scaled.value = scaled
                .value
                .and_then(|value| value.times(Decimal::whole(u64::from(times))));
            scaled.plain = false;
            scaled.is_fraction = false;
            scaled.end = end;
            break;
        } else {
            break;
        }
        at = sentence.past_hyphen(scaled.end);
    }
    // "6 crore and two hundred"
    if scaled.written_in_digits
        && scaled.power >= 2
        && !place.between
        && let Some(and) = sentence.phrase(scaled.end, Meaning::And)
        && !sentence.is_digits(and)
        && let Some((end, rest)) = spoken::hundreds(sentence, and)
        && u32::from(scaled.power) > rest.checked_ilog10().unwrap_or(0)
        && let Some(value) = scaled
            .value
            .and_then(|value| value.plus(Decimal::whole(rest)))
    {
        scaled.value = Some(value);
        scaled.end = end;
    }
    scaled
}

impl Place {
    /// Right after "between".
    pub(super) const AFTER_BETWEEN: Self = Self {
        after_currency: false,
        between: true,
        is_small: false,
    };
    /// Right after a currency.
    pub(super) const AFTER_CURRENCY: Self = Self {
        after_currency: true,
        between: false,
        is_small: false,
    };

    fn with(self, number: &Number) -> Self {
        let is_small = number
            .value
            .is_some_and(|value| value.compare(Decimal::whole(100)).is_lt());
        Self { is_small, ..self }
    }
}

impl Number {
    /// The value before its scale.
    pub(super) fn bare(&self) -> Option<Decimal> {
        self.value?.shifted(-i32::from(self.power))
    }

    fn raise(&mut self, power: u8, end: usize) {
        self.value = self.value.and_then(|value| value.shifted(i32::from(power)));
        self.power = self.power.saturating_add(power);
        self.plain = false;
        self.is_fraction = false;
        self.end = end;
    }
}

fn scale(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u8)> {
    sentence.find(at, |meaning| match meaning {
        Meaning::Scale(power) => Some(power),
        _ => None,
    })
}

fn dozen(meaning: Meaning) -> Option<u32> {
    match meaning {
        Meaning::Dozen(times) => Some(times),
        _ => None,
    }
}

/// `5m`, `5bn`: in one with the digits, or after a space where the letters are no unit.
fn short_scale(sentence: &Sentence<'_>, at: usize, place: Place) -> Option<(usize, u8)> {
    let (end, (power, needs_currency)) = sentence.find(at, |meaning| match meaning {
        Meaning::ShortScale(power, needs_currency) => Some((power, needs_currency)),
        _ => None,
    })?;
    let length = sentence.word(at).chars().count();
    let spaced_well = sentence.is_glued(at)
        || (length > 1 && !needs_currency)
        || (place.after_currency && sentence.reads(at, "m"))
        || (sentence.reads(at, "k") && sentence.is_end(end));
    let money_follows = || {
        sentence
            .find(sentence.past_hyphen(end), |meaning| {
                matches!(
                    meaning,
                    Meaning::Money(_) | Meaning::Sign(_) | Meaning::SignAfter(_)
                )
                .then_some(())
            })
            .is_some()
    };
    // `2.5m refugees`: a plural after it is counted; `100m hurdles` are long.
    let counts = || {
        sentence.is_glued(at)
            && sentence.is_word(end)
            && looks_plural(sentence, end)
            && !sentence.means(end, Meaning::Stop)
            && place.is_small
    };
    let glued_word_follows = sentence.is_word(end) && sentence.is_glued(end);
    let allowed = spaced_well
        && !glued_word_follows
        && (!needs_currency || place.after_currency || money_follows() || counts());
    allowed.then_some((end, power))
}

/// "one and a half", "two and three fifths", "a million and a half", `5½`.
fn with_fraction(sentence: &Sentence<'_>, number: Number, place: Place) -> Number {
    if number.is_fraction || place.between {
        return number;
    }
    let Some(value) = number.value else {
        return number;
    };
    let Some(and) = sentence.phrase(number.end, Meaning::And) else {
        return number;
    };
    let Some(part) = spoken::fraction(sentence, and) else {
        return number;
    };
    let total = part
        .value
        .and_then(|part| part.shifted(i32::from(number.power)))
        .and_then(|part| value.plus(part));
    let Some(total) = total else {
        return number;
    };
    let joined = Number {
        end: part.end,
        value: Some(total),
        plain: false,
        ..number
    };
    if number.power == 0 {
        scaled(sentence, joined, place)
    } else {
        joined
    }
}

/// "one in three", "nine out of ten"; and "one over three" where it is all that is said.
fn ratio(sentence: &Sentence<'_>, at: usize, number: Number) -> Option<Number> {
    let upper = number.value?;
    let small = upper.to_u32()?;
    let end = number.end;
    let (next, only) = if sentence.reads(end, "in") && small == 1 {
        (end + 1, false)
    } else if sentence.reads(end, "out") && sentence.reads(end + 1, "of") && small <= 10 {
        (end + 2, false)
    } else if sentence.reads(end, "over") && at <= 6 {
        (end + 1, true)
    } else {
        return None;
    };
    let lower = if sentence.is_digits(next) {
        digits::number(sentence, next)?
    } else {
        spoken::number(sentence, next, Place::default())?
    };
    let divisor = lower.value?;
    let large = divisor.to_u32()?;
    let sound = if only {
        sentence.is_last(lower.end) && large > 0
    } else {
        small < large && large <= 1000 && (small > 0)
    };
    // "one in 2019" is a year.
    let is_year = lower.plain && sentence.digit_count(next) == 4;
    if !sound || (is_year && !only) {
        return None;
    }
    let value = upper.over(divisor)?;
    Some(Number {
        end: lower.end,
        value: Some(value),
        power: 0,
        plain: false,
        written_in_digits: false,
        is_fraction: true,
    })
}

//! Numbers in words.

use super::super::decimal::Decimal;
use super::super::lexicon::Meaning;
use super::super::sentence::Sentence;
use super::super::tokens::fold;
use super::digits::vulgar;
use super::{Number, Place};

/// Reads a number in words at `at`; without the scale after a fraction.
pub(super) fn number(sentence: &Sentence<'_>, at: usize, place: Place) -> Option<Number> {
    if let Some((value, end)) = vulgar(sentence, at) {
        return Some(part(value, end));
    }
    if let Some((end, halves)) = sentence.find(at, |meaning| match meaning {
        Meaning::Halves(count) => Some(count),
        _ => None,
    }) {
        let number = quotient(u64::from(halves), 2, end)?;
        return Some(Number {
            is_fraction: false,
            ..number
        });
    }
    if let Some(number) = many(sentence, at) {
        return Some(number);
    }
    if let Some(number) = fraction(sentence, at) {
        return Some(number);
    }
    let (end, value, power) = cardinal(sentence, at, place)?;
    let (end, value) = after_point(sentence, end, value).unwrap_or((end, Decimal::whole(value)));
    Some(Number {
        end,
        value: Some(value),
        power,
        plain: false,
        written_in_digits: false,
        is_fraction: false,
    })
}

/// "a half", "two thirds", "three twenty-fifths": parts of one.
pub(in super::super) fn fraction(sentence: &Sentence<'_>, at: usize) -> Option<Number> {
    if let Some((value, end)) = vulgar(sentence, at) {
        return Some(part(value, end));
    }
    let (next, upper) = if let Some(end) = sentence.phrase(at, Meaning::Article) {
        (end, 1)
    } else if let Some((divisor_end, 2)) = divisor(sentence, at) {
        // "half" needs no numerator; "second half", "half-time" and "half brother" are no number.
        let is_name = (at > 0 && sentence.find(at - 1, ordinal_word).is_some())
            || (sentence.is_hyphen(divisor_end)
                && sentence.is_glued(divisor_end)
                && sentence.find(divisor_end + 1, is_measure).is_none());
        return (!is_name).then(|| quotient(1, 2, divisor_end)).flatten();
    } else {
        let (end, value, _) = cardinal(sentence, at, Place::default())?;
        (sentence.past_hyphen(end), value)
    };
    let (end, lower) = divisor(sentence, next)?;
    if upper != 1 && !has_plural_form(sentence, end - 1) {
        return None;
    }
    // "a third man" is an ordinal, "a third of them" is a part; "a second" is neither.
    let article = sentence.phrase(at, Meaning::Article) == Some(next);
    if article && lower > 2 && sentence.is_word(end) && !is_after_part(sentence, end) {
        return None;
    }
    quotient(upper, lower, end)
}

/// "hundreds", "tens of billions", "several million": a number that is not said.
fn many(sentence: &Sentence<'_>, at: usize) -> Option<Number> {
    // "the billion-dollar deal"
    let adjective = || {
        let (end, power) = super::scale(sentence, at)?;
        let money = sentence.past_hyphen(end);
        let is_money = sentence.find(money, |meaning| {
            matches!(meaning, Meaning::Money(_)).then_some(())
        });
        (sentence.table.tag == "en" && money > end && is_money.is_some()).then_some((end, power))
    };
    let (mut end, _) = sentence
        .find(at, many_word)
        .or_else(adjective)
        .or_else(|| {
            let end = sentence.phrase(at, Meaning::Vague)?;
            let (end, power) = super::scale(sentence, end)
                .or_else(|| sentence.phrase(end, Meaning::Hundred).map(|end| (end, 2)))
                .or_else(|| {
                    let (end, _) = sentence.find(end, super::dozen)?;
                    Some((end, 1))
                })?;
            Some((end, power))
        })?;
    // "tens of thousands", "hundreds of millions", "several hundred thousand"
    loop {
        let of = sentence.phrase(end, Meaning::Of).unwrap_or(end);
        // "billions and billions"
        let of = sentence
            .phrase(end, Meaning::And)
            .filter(|after| sentence.find(*after, many_word).is_some())
            .unwrap_or(of);
        let next = sentence
            .find(of, many_word)
            .or_else(|| super::scale(sentence, sentence.past_hyphen(of)));
        let Some((next, _)) = next else { break };
        end = next;
    }
    Some(Number {
        end,
        value: None,
        power: 0,
        plain: false,
        written_in_digits: false,
        is_fraction: false,
    })
}

/// An ordinal at `at`, in words or in digits: "twenty-first", `21st`.
pub(in super::super) fn ordinal(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u64)> {
    if sentence.is_digits(at) {
        let end = sentence.phrase(at + 1, Meaning::OrdinalEnding)?;
        return (sentence.is_glued(at + 1) || sentence.table.tag == "he")
            .then(|| Some((end, u64::from(sentence.small(at)?))))
            .flatten();
    }
    if let Some((end, value)) = sentence.find(at, ordinal_word) {
        return Some((end, u64::from(value)));
    }
    // "twenty-first", "one hundred and first"
    let (end, value, _) = cardinal(sentence, at, Place::default())?;
    let last = sentence
        .phrase(end, Meaning::And)
        .unwrap_or_else(|| sentence.past_hyphen(end));
    let (end, unit) = sentence.find(last, ordinal_word)?;
    let unit = u64::from(unit);
    let fits = if unit >= 100 {
        value < unit
    } else {
        value % 10 == 0 && value >= 20 && unit < 10 || value % 100 == 0
    };
    fits.then(|| {
        (
            end,
            if unit >= 100 {
                value * unit
            } else {
                value + unit
            },
        )
    })
}

/// Up to three digits' worth of words, as they follow "and".
pub(super) fn hundreds(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u64)> {
    group(sentence, at, Place::default()).map(|(end, value)| (end, u64::from(value)))
}

/// Whether the word before `end` has the form of a plural, as far as the language shows it.
pub(in super::super) fn has_plural_form(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.table.tag != "en" || fold(sentence.word(at)).ends_with('s')
}

fn part(value: Decimal, end: usize) -> Number {
    Number {
        end,
        value: Some(value),
        power: 0,
        plain: false,
        written_in_digits: false,
        is_fraction: true,
    }
}

fn quotient(upper: u64, lower: u32, end: usize) -> Option<Number> {
    let value = Decimal::whole(upper).over(Decimal::whole(u64::from(lower)))?;
    Some(part(value, end))
}

/// What may follow "half-": `half-million`, "half-hour".
fn is_measure(meaning: Meaning) -> Option<()> {
    let fits = matches!(
        meaning,
        Meaning::Scale(_) | Meaning::Dozen(_) | Meaning::Duration(_) | Meaning::Unit(_)
    );
    fits.then_some(())
}

/// What may follow "a third" as a part of one.
fn is_after_part(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.means(at, Meaning::Of)
        || sentence.means(at, Meaning::Stop)
        || sentence
            .find(at, |meaning| {
                matches!(meaning, Meaning::Unit(_) | Meaning::Scale(_)).then_some(())
            })
            .is_some()
}

fn many_word(meaning: Meaning) -> Option<u8> {
    match meaning {
        Meaning::Many(power) => Some(power),
        _ => None,
    }
}

fn ordinal_word(meaning: Meaning) -> Option<u32> {
    match meaning {
        Meaning::Ordinal(value) => Some(value),
        _ => None,
    }
}

/// The divisor of a fraction: "third", "twenty-fifths".
fn divisor(sentence: &Sentence<'_>, at: usize) -> Option<(usize, u32)> {
    let simple = |at: usize| {
        sentence.find(at, |meaning| match meaning {
            Meaning::Fraction(value) if value > 1 => Some(value),
            _ => None,
        })
    };
    if let Some(found) = simple(at) {
        return Some(found);
    }
    let (end, tens) = sentence.find(at, |meaning| match meaning {
        Meaning::Cardinal(tens) if tens >= 20 && tens % 10 == 0 => Some(tens),
        _ => None,
    })?;
    let (end, unit) = sentence.find(sentence.past_hyphen(end), |meaning| match meaning {
        Meaning::Fraction(unit) | Meaning::Ordinal(unit) if unit < 10 => Some(unit),
        _ => None,
    })?;
    Some((end, tens + unit))
}

/// "one point three", "nine point nought four": single digits after the point.
fn after_point(sentence: &Sentence<'_>, end: usize, value: u64) -> Option<(usize, Decimal)> {
    let mut at = sentence.phrase(end, Meaning::Point)?;
    let mut fraction = String::new();
    while let Some((next, digit)) = sentence.find(at, |meaning| match meaning {
        Meaning::Cardinal(digit) if digit < 100 => Some(digit),
        _ => None,
    }) {
        if fraction.len() > 12 {
            return None;
        }
        fraction.push_str(&digit.to_string());
        at = next;
        if digit > 9 {
            break;
        }
    }
    if fraction.is_empty() {
        return None;
    }
    Some((at, Decimal::from_digits(&value.to_string(), &fraction)?))
}

/// A whole number in words: its end, its value, and the power of ten of its one scale, if that is all.
fn cardinal(sentence: &Sentence<'_>, at: usize, place: Place) -> Option<(usize, u64, u8)> {
    let mut total = 0_u64;
    let mut end = at;
    let mut smallest = u64::MAX;
    let mut only_power = 0;
    let mut parts = 0;
    let mut next = at;
    loop {
        let first = parts == 0;
        // "a million", "a hundred"; other languages say "million" alone.
        let (mut after, value) = if let Some(group) = group(sentence, next, place) {
            group
        } else if first
            && let Some(article) = sentence.phrase(next, Meaning::Article)
            && (super::scale(sentence, article).is_some()
                || (first && sentence.find(article, super::dozen).is_some()))
        {
            (article, 1)
        } else if (sentence.table.tag != "en" || !first) && super::scale(sentence, next).is_some() {
            (next, 1)
        } else {
            break;
        };
        if first && value == 0 {
            return Some((after, 0, 0));
        }
        let mut factor = 1_u64;
        let mut powers = 0;
        while let Some((scale_end, power)) = super::scale(sentence, sentence.past_hyphen(after)) {
            let Some(larger) = 10_u64
                .checked_pow(u32::from(power))
                .and_then(|scale| factor.checked_mul(scale))
            else {
                break;
            };
            factor = larger;
            powers += power;
            after = scale_end;
        }
        // A part must be smaller than the scale before it, or it is another number.
        let Some(amount) = u64::from(value).checked_mul(factor) else {
            break;
        };
        if amount >= smallest {
            break;
        }
        let Some(sum) = total.checked_add(amount) else {
            break;
        };
        total = sum;
        end = after;
        parts += 1;
        only_power = if parts == 1 { powers } else { 0 };
        if factor == 1 {
            break;
        }
        smallest = factor;
        next = if place.between {
            sentence.past_hyphen(end)
        } else {
            match sentence.phrase(end, Meaning::And) {
                // "two million and three fifths": the fraction is for the caller.
                Some(after) if is_counted_part(sentence, after) => break,
                Some(after) => after,
                None => sentence.past_hyphen(end),
            }
        };
    }
    (parts > 0).then_some((end, total, only_power))
}

/// Words below a thousand (or "ninety-five hundred").
fn group(sentence: &Sentence<'_>, at: usize, place: Place) -> Option<(usize, u32)> {
    let (mut end, mut value) = small(sentence, at, place).or_else(|| {
        // "a hundred"; "hundred" alone where a scale or another language says so.
        let article = sentence.phrase(at, Meaning::Article);
        let hundred = sentence.phrase(article.unwrap_or(at), Meaning::Hundred)?;
        (article.is_some()
            || sentence.table.tag != "en"
            || super::scale(sentence, hundred).is_some())
        .then(|| (article.unwrap_or(at), 1))
    })?;
    let hyphen = sentence.past_hyphen(end);
    if value < 100
        && value > 0
        && let Some(after) = sentence.phrase(hyphen, Meaning::Hundred)
    {
        value *= 100;
        end = after;
    }
    if value >= 100 && value % 100 == 0 {
        let next = match sentence.phrase(end, Meaning::And) {
            Some(after) if place.between || is_counted_part(sentence, after) => end,
            Some(after) => after,
            None => sentence.past_hyphen(end),
        };
        if let Some((after, rest)) = small(sentence, next, place)
            && rest < 100
            && rest > 0
            && sentence
                .phrase(sentence.past_hyphen(after), Meaning::Hundred)
                .is_none()
        {
            value += rest;
            end = after;
        }
    }
    Some((end, value))
}

/// Whether what follows "and" is a fraction or a count of dozens, and not the rest of a number.
fn is_counted_part(sentence: &Sentence<'_>, at: usize) -> bool {
    let Some((end, value)) = sentence.find(at, cardinal_word) else {
        return false;
    };
    sentence.find(end, super::dozen).is_some()
        || divisor(sentence, sentence.past_hyphen(end))
            .is_some_and(|(end, _)| value == 1 || has_plural_form(sentence, end - 1))
}

/// Words below a hundred, or one word for hundreds.
fn small(sentence: &Sentence<'_>, at: usize, place: Place) -> Option<(usize, u32)> {
    let (mut end, mut value) = sentence.find(at, cardinal_word)?;
    if sentence.table.compounds || value % 100 == 0 && value > 0 || value == 0 {
        return Some((end, value));
    }
    let joined = |end: usize| -> Option<(usize, bool)> {
        if let Some(after) = sentence.phrase(end, Meaning::And) {
            let joins = !place.between && !is_counted_part(sentence, after);
            return joins.then_some((after, true));
        }
        let token = sentence.token(end)?;
        // Arabic and Hebrew write "and" in one with the word.
        if token.prefixed {
            return (!place.between).then_some((end, true));
        }
        if sentence.is_hyphen(end) {
            return Some((end + 1, false));
        }
        Some((end, false))
    };
    if let Some((next, by_and)) = joined(end)
        && let Some((after, more)) = sentence.find(next, cardinal_word)
        && more > 0
    {
        let tens_first = value >= 20 && value % 10 == 0 && more < gap(sentence, value);
        let units_first = by_and
            && value < 10
            && (20..100).contains(&more)
            && more % 10 == 0
            && matches!(sentence.table.tag, "ar" | "de");
        if tens_first || units_first {
            value += more;
            end = after;
        }
    }
    Some((end, value))
}

/// The first number that cannot be added to `value`: French counts on to 79 and 99.
fn gap(sentence: &Sentence<'_>, value: u32) -> u32 {
    if sentence.table.tag == "fr" && matches!(value, 60 | 80) {
        20
    } else {
        10
    }
}

fn cardinal_word(meaning: Meaning) -> Option<u32> {
    match meaning {
        Meaning::Cardinal(value) => Some(value),
        _ => None,
    }
}

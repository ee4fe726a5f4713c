//! What stands after a number: units, times, ages, temperatures.

use super::super::currency;
use super::super::decimal::Decimal;
use super::super::lexicon::Meaning;
use super::super::numbers::{self, Number};
use super::super::sentence::Sentence;
use super::money::{country, is_weighed, money_after, money_word};
use super::parts::with_parts;
use super::{Measure, Money, Quantity};

/// What a number measures, from the words after it.
pub(super) fn after(
    sentence: &Sentence<'_>,
    number: &Number,
    at: usize,
) -> Option<(usize, Measure)> {
    let end = number.end;
    let next = sentence.past_hyphen(end);
    if let Some(found) = unit(sentence, next, number, at) {
        return Some(found);
    }
    // `- 10 - pound`: no. "half an hour", "tens of billions of dollars", "a quarter of an hour".
    let past_of = sentence.phrase(next, Meaning::Of).unwrap_or(next);
    let past_article = sentence
        .phrase(past_of, Meaning::Article)
        .unwrap_or(past_of);
    // "2 millions d'euros", "2 millones de euros"
    let by_scale = number.power >= 6
        && sentence.table.tag != "en"
        && past_of > next
        && past_article == past_of;
    let may_skip = by_scale
        || (number.is_fraction && past_article > next)
        || (number.value.is_none() && past_of > next && past_article == past_of);
    if may_skip
        && let Some((end, measure)) = unit(sentence, past_article, number, at)
        && !matches!(measure, Measure::Percent)
    {
        return Some((end, measure));
    }
    // `20 (kg)`
    let closing = if sentence.is_mark(end, '(') {
        ')'
    } else if sentence.is_mark(end, '<') {
        '>'
    } else {
        return None;
    };
    let (close, measure) = unit(sentence, end + 1, number, at)?;
    (sentence.is_mark(close, closing) && !matches!(measure, Measure::Count))
        .then_some((close + 1, measure))
}

/// A unit at `at`.
pub(super) fn unit(
    sentence: &Sentence<'_>,
    at: usize,
    number: &Number,
    number_at: usize,
) -> Option<(usize, Measure)> {
    let is_glued = sentence.is_glued(at);
    let is_short = sentence.word(at).chars().count() == 1;
    if let Some((end, country)) = sentence.find(at, country)
        && let Some((end, family)) = sentence.find(end, money_word)
        && let Some(code) = currency::member(family, country)
    {
        return Some((end, Measure::Money(Money::Code(code))));
    }
    if let Some((end, unit)) = sentence.find(at, |meaning| match meaning {
        Meaning::PercentagePoints(unit) => Some(unit),
        _ => None,
    }) {
        return Some((end, Measure::PercentagePoints(unit)));
    }
    if let Some(end) = sentence.phrase(at, Meaning::Percent) {
        return Some((end, Measure::Percent));
    }
    if let Some(found) = age(sentence, at) {
        return (!is_age_of_its_own(sentence, at, found.0)).then_some(found);
    }
    if let Some(found) = temperature(sentence, at, number_at) {
        return Some(found);
    }
    let measured = sentence.find(at, |meaning| match meaning {
        // "a billion pounds" are no weight, "a baby of two pounds" is no money.
        Meaning::Unit("pounds")
            if sentence.find(at, money_word).is_some() && !is_weighed(sentence, number, at) =>
        {
            None
        }
        Meaning::Unit(unit) => Some(Measure::Unit(unit)),
        Meaning::Duration(unit) => Some(Measure::Duration(unit)),
        _ => None,
    });
    if let Some((end, measure)) = measured {
        let needs_glue = is_short
            && sentence.is_word(at)
            && !matches!(sentence.word(at), "m" | "g" | "t" | "l" | "h");
        let glued_more =
            (sentence.is_digits(end) || sentence.is_word(end)) && sentence.is_glued(end);
        if (is_glued || !needs_glue) && !glued_more {
            return Some((end, measure));
        }
    }
    money_after(sentence, at, number, is_glued)
}

/// "four century-old ships": the hyphen ties the old to the century, not to the four.
fn is_age_of_its_own(sentence: &Sentence<'_>, at: usize, end: usize) -> bool {
    let is_tied = (at + 1..end).any(|part| sentence.is_hyphen(part) && sentence.is_glued(part));
    let is_one = at > 0 && (sentence.reads(at - 1, "one") || sentence.word(at - 1) == "1");
    sentence.table.tag == "en"
        && sentence.token(at).is_some_and(|unit| unit.spaced)
        && is_tied
        && !numbers::has_plural_form(sentence, at)
        && !is_one
}

/// An age: "29 years old", "90-day-old", "29-летний".
fn age(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Measure)> {
    if let Some((end, unit)) = sentence.find(at, |meaning| match meaning {
        Meaning::Age(unit) => Some(unit),
        _ => None,
    }) {
        return Some((end, Measure::Age(unit)));
    }
    let (end, unit) = sentence.find(at, duration_word)?;
    let after = sentence.past_hyphen(end);
    let end = sentence.phrase(after, Meaning::AgeAfter)?;
    Some((end, Measure::Age(unit)))
}

fn temperature(sentence: &Sentence<'_>, at: usize, number_at: usize) -> Option<(usize, Measure)> {
    let scale = |meaning| match meaning {
        Meaning::Temperature(unit) => Some(unit),
        _ => None,
    };
    if let Some(end) = sentence.phrase(at, Meaning::Degrees) {
        if let Some((end, unit)) = sentence.find(end, scale) {
            return Some((end, Measure::Temperature(unit)));
        }
        let is_warm = (0..sentence.tokens.len().min(number_at + 20))
            .skip(number_at.saturating_sub(20))
            .any(|near| sentence.means(near, Meaning::Weather));
        let measure = if is_warm {
            Measure::Temperature("degrees")
        } else {
            Measure::Unit("degrees")
        };
        return Some((end, measure));
    }
    let (end, unit) = sentence.find(at, scale)?;
    // A lone letter is a temperature only where the sentence speaks of one: `40C`, never `13F`.
    if sentence.is_word(at) && sentence.word(at).len() == 1 {
        let is_warm = (number_at.saturating_sub(20)..number_at + 10)
            .any(|near| sentence.means(near, Meaning::Weather));
        if !(is_warm && sentence.is_glued(at) && sentence.is_capital(at)) {
            return None;
        }
    }
    Some((end, Measure::Temperature(unit)))
}

/// Money that names no number: "a dollar", "multibillion-dollar" is read as a number of its own.
pub(super) fn without_number(sentence: &Sentence<'_>, at: usize) -> Option<Quantity> {
    let one = Some(Decimal::whole(1));
    let found = |end: usize, measure: Measure, value: Option<Decimal>| Quantity {
        start: at,
        end,
        per_end: end,
        per: None,
        value,
        value_max: None,
        measure,
        number: Number {
            end,
            value,
            power: 0,
            plain: false,
            written_in_digits: false,
            is_fraction: false,
        },
        has_prefix: false,
    };
    // "a few minutes", "several days", "couple of weeks"
    if let Some(end) = sentence.phrase(at, Meaning::Vague) {
        let (after, measure) = measured_word(sentence, end)?;
        let is_plural = numbers::has_plural_form(sentence, after - 1);
        return is_plural.then(|| found(after, measure, None));
    }
    let english = sentence.table.tag == "en";
    // "another hour", "all week", "a full year" are one each.
    if let Some(end) = sentence.phrase(at, Meaning::Whole) {
        let (after, measure) = measured_word(sentence, end)?;
        let is_one = matches!(measure, Measure::Duration(_))
            && !numbers::has_plural_form(sentence, after - 1);
        return is_one.then(|| found(after, measure, one));
    }
    // "a dollar"; "for a month", "in an hour", but no rate: "$5 a share", "once a day".
    let end = sentence.phrase(at, Meaning::Article)?;
    let (after, measure) = measured_word(sentence, end)?;
    let is_plain = match measure {
        Measure::Money(Money::Family(family)) => {
            (at == 0 || !sentence.is_digits(at - 1)) && currency::BEFORE_NUMBERS.contains(&family)
        }
        Measure::Duration(_) => {
            // "for a second power supply" counts pins.
            let is_ordinal = sentence
                .find(end, |meaning| {
                    matches!(meaning, Meaning::Ordinal(_)).then_some(())
                })
                .is_some()
                && sentence.is_word(after)
                && !sentence.means(after, Meaning::Stop);
            const BEFORE: &[&str] = &[
                "in", "for", "within", "after", "over", "lasted", "than", "about", "nearly",
                "almost", "takes", "took", "take", "leave", "last", "lasts", "spent", "under",
                "around",
            ];
            at > 0
                && BEFORE.iter().any(|word| sentence.reads(at - 1, word))
                && !numbers::has_plural_form(sentence, after - 1)
                && !is_ordinal
        }
        _ => false,
    };
    (english && is_plain).then(|| with_parts(sentence, found(after, measure, one)))
}

fn measured_word(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Measure)> {
    let at = sentence.past_hyphen(at);
    if let Some((end, unit)) = sentence.find(at, duration_word) {
        return (sentence.word(at).chars().count() > 2).then_some((end, Measure::Duration(unit)));
    }
    if let Some((end, family)) = sentence.find(at, money_word) {
        return Some((end, Measure::Money(currency::money_of(family))));
    }
    let (end, unit) = sentence.find(at, |meaning| match meaning {
        Meaning::Unit(unit) => Some(unit),
        _ => None,
    })?;
    (sentence.word(at).chars().count() > 3).then_some((end, Measure::Unit(unit)))
}

pub(super) fn duration_word(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Duration(unit) => Some(unit),
        _ => None,
    }
}

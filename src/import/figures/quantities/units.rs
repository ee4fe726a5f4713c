//! What stands beside a number: currencies, units, times, ages, rates.

use super::super::currency::{self, Money};
use super::super::decimal::Decimal;
use super::super::lexicon::Meaning;
use super::super::numbers::{self, Number, Place};
use super::super::sentence::Sentence;
use super::super::units::whole_parts;
use super::{Measure, Quantity};

/// A currency right before a number: the token of the number, the money, and the power of ten in the sign.
pub(super) fn money_before(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Money, u8)> {
    let follows = |end: usize| {
        sentence.is_digits(end)
            || (sentence.is_mark(end, '.') && sentence.is_digits(end + 1))
            || (sentence.is_hyphen(end)
                && sentence.is_digits(end + 1)
                && sentence.is_glued(end + 1))
    };
    if let Some((end, (sign, power))) = sentence.find(at, |meaning| match meaning {
        Meaning::Sign(sign) => Some((sign, 0)),
        Meaning::ScaledSign(sign, power) => Some((sign, power)),
        _ => None,
    }) && follows(end)
    {
        return Some((end, currency::money_of(sign), power));
    }
    // `N5 billion`, `R500m`: single capitals are a currency only in one with a number that says so.
    if let Some((_, sign)) = currency::LETTERS
        .iter()
        .find(|(letter, _)| *letter == sentence.word(at))
        && sentence.is_digits(at + 1)
        && sentence.is_glued(at + 1)
        && is_amount(sentence, at + 1)
    {
        return Some((at + 1, currency::money_of(sign), 0));
    }
    if let Some((end, country)) = sentence.find(at, country)
        && let Some((end, family)) = sentence.find(end, money_word)
        && let Some(code) = currency::member(family, country)
        && sentence.is_digits(end)
    {
        return Some((end, Money::Code(code), 0));
    }
    // "ringgit 42", "dollar 22.5 million"; not "10 dollars 50" and not "mark 35 years".
    let (end, family) = sentence.find(at, money_word)?;
    let after_number =
        at > 0 && (sentence.is_digits(at - 1) || sentence.find(at - 1, scale_word).is_some());
    (sentence.is_digits(end) && !after_number && currency::BEFORE_NUMBERS.contains(&family))
        .then(|| (end, currency::money_of(family), 0))
}

/// Whether the letters at `at` are a currency in one with its number: `USD105,000`.
pub(in super::super) fn begins_with_money(sentence: &Sentence<'_>, at: usize) -> bool {
    money_before(sentence, at).is_some()
}

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
fn unit(
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
        return Some(found);
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
        if !(needs_glue && !is_glued) && !glued_more {
            return Some((end, measure));
        }
    }
    money(sentence, at, number, is_glued)
}

fn money(
    sentence: &Sentence<'_>,
    at: usize,
    number: &Number,
    is_glued: bool,
) -> Option<(usize, Measure)> {
    if let Some((end, sign)) = sentence.find(at, |meaning| match meaning {
        Meaning::Sign(sign) | Meaning::SignAfter(sign) => Some(sign),
        _ => None,
    }) {
        // `10 $ 30` is ten dollars, `3 USD50` and `5 £20` are not three dollars and five pounds.
        let belongs_to_next = sentence.is_digits(end) && sentence.is_glued(end) && !is_glued;
        // `in 2020 $5 million`
        let reads_on = sentence.is_digits(end)
            && !is_glued
            && sentence
                .token(at)
                .is_some_and(|token| token.end - token.start == 1)
            && sentence.find(end + 1, scale_word).is_some();
        return (!belongs_to_next && !reads_on)
            .then(|| (end, Measure::Money(currency::money_of(sign))));
    }
    if let Some((end, family)) = sentence.find(at, money_word) {
        // "10 marks" of an examination, "2 won": such a name is money in large numbers only.
        let is_doubtful = currency::ALSO_OTHER_WORDS.contains(&family)
            && sentence.table.tag == "en"
            && number.power == 0
            && number
                .value
                .and_then(Decimal::to_u32)
                .is_some_and(|value| value < 1000);
        if is_doubtful {
            return None;
        }
        // "долларов США", "dollars canadiens"
        let (end, money) = match sentence.find(end, country) {
            Some((after, country)) if sentence.table.tag != "en" => {
                match currency::member(family, country) {
                    Some(code) => (after, Money::Code(code)),
                    None => (end, currency::money_of(family)),
                }
            }
            _ => (end, currency::money_of(family)),
        };
        return Some((end, Measure::Money(money)));
    }
    let (end, word) = sentence.find(at, |meaning| match meaning {
        Meaning::Cents(word) => Some(word),
        _ => None,
    })?;
    let is_letter = sentence.is_word(at) && sentence.word(at).len() == 1;
    (!is_letter
        || (is_glued
            && sentence
                .word(at)
                .bytes()
                .all(|byte| byte.is_ascii_lowercase())
            && !sentence.is_mark(end, '.')))
    .then_some((end, Measure::Money(Money::Cents(word))))
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

/// Whether pounds are a weight here.
fn is_weighed(sentence: &Sentence<'_>, number: &Number, at: usize) -> bool {
    const WEIGHTS: &[&str] = &[
        "weigh", "weight", "heavy", "baby", "lose", "lost", "gain", "ton", "tons", "tonne", "kg",
        "kilogram", "ounces", "carry", "fish", "meat", "cargo", "pressure", "payload", "weighing",
        "weighs", "weighed",
    ];
    if number.power >= 6 {
        return false;
    }
    let near = at.saturating_sub(12)..at + 6;
    let weighed = near
        .clone()
        .any(|near| WEIGHTS.iter().any(|word| sentence.reads(near, word)));
    // "200 pounds of explosives", "a 500-pound bomb"
    let of = sentence.phrase(at + 1, Meaning::Of).is_some_and(|end| {
        sentence.is_word(end)
            && !sentence.is_capital(end)
            && !MONEY_GOODS.iter().any(|word| sentence.reads(end, word))
    });
    let compound = sentence.is_hyphen(at.wrapping_sub(1)) && number.power == 0;
    weighed || of || compound
}

/// "5 million pounds of debt" is money.
const MONEY_GOODS: &[&str] = &[
    "debt",
    "aid",
    "funding",
    "investment",
    "money",
    "public",
    "taxpayer",
    "damages",
    "savings",
    "cash",
    "cuts",
    "sales",
    "revenue",
    "profit",
    "compensation",
    "government",
    "the",
    "his",
    "her",
    "their",
    "spending",
];

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
            bare: value,
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
            const BEFORE: &[&str] = &[
                "in", "for", "within", "after", "over", "lasted", "than", "about", "nearly",
                "almost", "takes", "took", "take", "leave", "last", "lasts", "spent", "under",
                "around",
            ];
            at > 0
                && BEFORE.iter().any(|word| sentence.reads(at - 1, word))
                && !numbers::has_plural_form(sentence, after - 1)
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

fn with_cents(sentence: &Sentence<'_>, quantity: Quantity) -> Quantity {
    let (Some(value), 0) = (quantity.value, quantity.number.power) else {
        return quantity;
    };
    let next = sentence
        .phrase(quantity.end, Meaning::And)
        .unwrap_or(quantity.end);
    let Some(number) = numbers::number(sentence, next, Place::default()) else {
        return quantity;
    };
    let Some(cents) = number
        .value
        .filter(|value| value.to_u32().is_some_and(|value| value < 100))
    else {
        return quantity;
    };
    let end = match sentence.find(number.end, |meaning| {
        matches!(meaning, Meaning::Cents(_)).then_some(())
    }) {
        Some((end, ())) => end,
        // "15 dollars 50": two digits that end the sentence.
        None if sentence.digit_count(next) == 2 && number.plain && sentence.is_last(number.end) => {
            number.end
        }
        None => return quantity,
    };
    let Some(sum) = cents.shifted(-2).and_then(|cents| value.plus(cents)) else {
        return quantity;
    };
    Quantity {
        value: Some(sum),
        end,
        per_end: end,
        ..quantity
    }
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
    let (next, is_article) = if sentence.is_mark(at, '/') {
        (at + 1, false)
    } else if PER.iter().any(|word| sentence.reads(at, word)) {
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

/// A currency code after an amount that has its sign before it: `$5 million USD`.
pub(super) fn code_after(sentence: &Sentence<'_>, at: usize) -> Option<(usize, &'static str)> {
    let (end, code) = sentence.find(at, |meaning| match meaning {
        Meaning::Sign(code) => Some(code),
        _ => None,
    })?;
    (matches!(currency::money_of(code), Money::Code(_)) && !sentence.is_digits(end))
        .then_some((end, code))
}

/// `$7.9 million dollars`: the name after the number says the sign again.
pub(super) fn with_repeated_name(sentence: &Sentence<'_>, quantity: Quantity) -> Quantity {
    let at = sentence.past_hyphen(quantity.end);
    match sentence.find(at, money_word) {
        Some((end, _)) if quantity.per_end == quantity.end => Quantity {
            per_end: end,
            ..quantity
        },
        _ => quantity,
    }
}

/// A code with its scale after a number: `48.5 MGBP`.
pub(super) fn scaled_code(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Money, u8)> {
    let (end, (code, power)) = sentence.find(at, |meaning| match meaning {
        Meaning::ScaledSign(code, power) => Some((code, power)),
        _ => None,
    })?;
    Some((end, currency::money_of(code), power))
}

/// Whether `code` is a currency of `family`.
pub(super) fn is_of(family: &str, code: &str) -> bool {
    currency::has_code(family, code)
}

/// `N5bn` is naira, `N1` a road.
fn is_amount(sentence: &Sentence<'_>, at: usize) -> bool {
    (sentence.is_mark(at + 1, ',')
        && sentence.digit_count(at + 2) == 3
        && sentence.is_glued(at + 2))
        || sentence.find(at + 1, scale_word).is_some()
        || sentence
            .find(at + 1, |meaning| {
                matches!(meaning, Meaning::ShortScale(..)).then_some(())
            })
            .is_some()
        || (sentence.is_mark(at + 1, '.') && sentence.is_digits(at + 2))
}

fn country(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Country(code) => Some(code),
        _ => None,
    }
}

fn money_word(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Money(family) => Some(family),
        _ => None,
    }
}

fn duration_word(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Duration(unit) => Some(unit),
        _ => None,
    }
}

fn unit_word(meaning: Meaning) -> Option<()> {
    matches!(meaning, Meaning::Unit(_)).then_some(())
}

fn scale_word(meaning: Meaning) -> Option<()> {
    matches!(meaning, Meaning::Scale(_)).then_some(())
}

//! Currencies beside a number, before it or after it.

use super::super::currency::{self, Money};
use super::super::decimal::Decimal;
use super::super::lexicon::Meaning;
use super::super::numbers::{self, Number, Place};
use super::super::sentence::Sentence;
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

/// A currency at `at`, after `number`.
pub(super) fn money_after(
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

/// A currency code after an amount that has its sign before it: `$5 million USD`.
pub(super) fn code_after(sentence: &Sentence<'_>, at: usize) -> Option<(usize, &'static str)> {
    let (end, code) = sentence.find(at, |meaning| match meaning {
        Meaning::Sign(code) => Some(code),
        _ => None,
    })?;
    (matches!(currency::money_of(code), Money::Code(_)) && !sentence.is_digits(end))
        .then_some((end, code))
}

/// A code with its scale after a number: `48.5 MGBP`.
pub(super) fn scaled_code(sentence: &Sentence<'_>, at: usize) -> Option<(usize, Money, u8)> {
    let (end, (code, power)) = sentence.find(at, |meaning| match meaning {
        Meaning::ScaledSign(code, power) => Some((code, power)),
        _ => None,
    })?;
    Some((end, currency::money_of(code), power))
}

pub(super) fn with_cents(sentence: &Sentence<'_>, quantity: Quantity) -> Quantity {
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

/// Whether pounds are a weight here.
pub(super) fn is_weighed(sentence: &Sentence<'_>, number: &Number, at: usize) -> bool {
    const WEIGHTS: &[&str] = &[
        "weigh",
        "weight",
        "heavy",
        "baby",
        "lose",
        "lost",
        "gain",
        "ton",
        "tons",
        "tonne",
        "kg",
        "kilogram",
        "ounces",
        "carry",
        "fish",
        "meat",
        "cargo",
        "pressure",
        "payload",
        "weighing",
        "weighs",
        "weighed",
        "fishery",
        "fisheries",
        "catch",
        "harvest",
        "beef",
        "pork",
        "coal",
        "sugar",
        "cocaine",
    ];
    let weighed = (at.saturating_sub(12)..at + 6)
        .any(|near| WEIGHTS.iter().any(|word| sentence.reads(near, word)));
    // "200 pounds of explosives" against "200 pounds of debt"; "a 500-pound bomb"
    let goods = sentence.phrase(at + 1, Meaning::Of);
    let is_money =
        goods.is_some_and(|end| MONEY_GOODS.iter().any(|word| sentence.reads(end, word)));
    if is_money {
        return false;
    }
    let of = goods.is_some_and(|end| sentence.is_word(end) && !sentence.is_capital(end));
    let compound = sentence.is_hyphen(at.wrapping_sub(1)) && number.power == 0;
    // "361 million pounds of cotton" may be either; money is the usual reading of millions.
    weighed || ((of || compound) && number.power < 6)
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

pub(super) fn country(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Country(code) => Some(code),
        _ => None,
    }
}

pub(super) fn money_word(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Money(family) => Some(family),
        _ => None,
    }
}

fn scale_word(meaning: Meaning) -> Option<()> {
    matches!(meaning, Meaning::Scale(_)).then_some(())
}

//! Numbers in digits: grouping and decimal marks in the writing of the language.
//!
//! `1,234.5` and `1.234,5` say themselves which mark is which; `1.234` alone is a question of language.

use super::super::decimal::Decimal;
use super::super::lexicon::Meaning;
use super::super::sentence::Sentence;
use super::super::tokens::Shape;
use super::Number;

/// A longer chain of groups is no number that anybody writes.
const MOST_GROUPS: usize = 12;

/// Reads digits at `at`: grouped, with a fraction after a point or a bar, or with a power of ten.
pub(super) fn number(sentence: &Sentence<'_>, at: usize) -> Option<Number> {
    if sentence.is_mark(at, '.') {
        let value = Decimal::from_digits("", &sentence.digits(at + 1))?;
        return Some(whole(value, at + 2, false));
    }
    let (value, end, is_plain) = grouped(sentence, at)?;
    if let Some((value, end)) = power_of_ten(sentence, value, end) {
        return Some(whole(value, end, false));
    }
    if is_plain {
        if let Some((part, end)) = bar(sentence, at) {
            let mut number = whole(part, end, false);
            number.is_fraction = true;
            return Some(number);
        }
        let next_is_part = sentence.is_digits(end) && sentence.digit_count(end) <= 2;
        if let Some((part, end)) = bar(sentence, end)
            .filter(|_| next_is_part)
            .or_else(|| vulgar(sentence, end))
            && let Some(sum) = value.plus(part)
        {
            return Some(whole(sum, end, false));
        }
    }
    Some(whole(value, end, is_plain))
}

/// The value of ½ and its like at `at`.
pub(super) fn vulgar(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize)> {
    let Shape::Mark(mark) = sentence.token(at)?.shape else {
        return None;
    };
    let (upper, lower) = match mark {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅒' => (1, 10),
        _ => return None,
    };
    let value = Decimal::whole(upper).over(Decimal::whole(lower))?;
    Some((value, at + 1))
}

fn whole(value: Decimal, end: usize, plain: bool) -> Number {
    Number {
        end,
        value: Some(value),
        power: 0,
        plain,
        written_in_digits: true,
        is_fraction: false,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Dot,
    Comma,
    /// Groups only: a space, an apostrophe, the Arabic thousands mark.
    Group,
    /// The Arabic decimal mark, and the bar of Persian.
    Point,
}

/// Digits with their groups and decimals, the token after them, and whether they are one run of digits.
fn grouped(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize, bool)> {
    let mut groups: Vec<(Separator, usize)> = Vec::new();
    let mut end = at + 1;
    while groups.len() < MOST_GROUPS {
        let Some((separator, digits)) = separator(sentence, end, at, &groups) else {
            break;
        };
        groups.push((separator, digits));
        end = digits + 1;
    }
    let first = sentence.digits(at);
    // The longest beginning that is a number: of `1,234, 567` or `22,24,26` the rest is another one.
    for count in (1..=groups.len()).rev() {
        if let Some((integer, fraction)) = read(sentence, &first, at, &groups[..count]) {
            let value = Decimal::from_digits(&integer, &fraction)?;
            return Some((value, groups[count - 1].1 + 1, false));
        }
    }
    Some((Decimal::from_digits(&first, "")?, at + 1, true))
}

/// The separator at `at` and the digits after it.
fn separator(
    sentence: &Sentence<'_>,
    at: usize,
    first: usize,
    groups: &[(Separator, usize)],
) -> Option<(Separator, usize)> {
    let token = sentence.token(at)?;
    if let Shape::Mark(mark) = token.shape {
        if token.spaced || !sentence.is_digits(at + 1) || !sentence.is_glued(at + 1) {
            return None;
        }
        let separator = match mark {
            '.' | '．' => Separator::Dot,
            ',' => Separator::Comma,
            '\'' | '’' | '٬' | '،' => Separator::Group,
            '٫' => Separator::Point,
            '/' if sentence.table.tag == "fa" => Separator::Point,
            _ => return None,
        };
        return Some((separator, at + 1));
    }
    // Groups of three after a space; of English only where it cannot be two numbers.
    let fits = token.shape == Shape::Digits
        && token.spaced
        && sentence.digit_count(at) == 3
        && (1..=3).contains(&sentence.digit_count(first))
        && !sentence.word(first).starts_with('0')
        && groups
            .iter()
            .all(|(separator, _)| *separator == Separator::Group)
        && !(sentence.is_glued(at + 1) && sentence.is_word(at + 1) && sentence.table.tag == "en");
    if !fits {
        return None;
    }
    let before = sentence.token(at - 1)?;
    let gap = sentence.text.get(before.end..token.start)?;
    let sure = gap.chars().count() == 1
        && (gap != " "
            || sentence.table.tag != "en"
            || !groups.is_empty()
            || (sentence.digit_count(at + 1) == 3 && sentence.token(at + 1)?.spaced)
            || is_measured(sentence, at + 1));
    sure.then_some((Separator::Group, at))
}

fn is_measured(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .find(at, |meaning| {
            matches!(
                meaning,
                Meaning::Unit(_) | Meaning::Money(_) | Meaning::Sign(_)
            )
            .then_some(())
        })
        .is_some()
}

/// Integer and fraction digits when `groups` after `first` make one number.
fn read(
    sentence: &Sentence<'_>,
    first: &str,
    at: usize,
    groups: &[(Separator, usize)],
) -> Option<(String, String)> {
    let (&(last, last_digits), leading) = groups.split_last()?;
    let lengths: Vec<usize> = groups
        .iter()
        .map(|(_, digits)| sentence.digit_count(*digits))
        .collect();
    let leads_well = (1..=3).contains(&first.len()) && !(first.starts_with('0') && first.len() > 1);
    let same = leading.iter().all(|(separator, _)| *separator == last);
    let joined = |upto: &[(Separator, usize)]| {
        let mut digits = first.to_owned();
        for (_, group) in upto {
            digits.push_str(&sentence.digits(*group));
        }
        digits
    };
    let point = match sentence.table.point {
        ',' => Separator::Comma,
        _ => Separator::Dot,
    };
    let last_length = *lengths.last()?;
    if same {
        let by_three = lengths.iter().all(|length| *length == 3);
        let is_indian = last == Separator::Comma
            && groups.len() > 1
            && last_length == 3
            && first.len() <= 2
            && lengths[..lengths.len() - 1]
                .iter()
                .all(|length| *length == 2);
        let may_group = match (last, groups.len()) {
            (Separator::Point, _) => false,
            (Separator::Group, _) => true,
            (_, 1) => last != point && first != "0",
            (_, _) => true,
        };
        if leads_well && may_group && (by_three || is_indian) {
            return Some((joined(groups), String::new()));
        }
        if groups.len() > 1 || last == Separator::Group {
            return None;
        }
        // One mark: a decimal mark, unless it is the other one and the digits after it are a number.
        let is_decimal = last == Separator::Point
            || last == point
            || (last_length <= 2 && !is_list(sentence, at, last_digits))
            || first == "0";
        return is_decimal.then(|| (first.to_owned(), sentence.digits(last_digits)));
    }
    // Groups of three, then another mark for the decimals.
    let grouping = leading.first()?.0;
    let uniform = leading.iter().all(|(separator, _)| *separator == grouping)
        && lengths[..lengths.len() - 1]
            .iter()
            .all(|length| *length == 3);
    (uniform && leads_well && grouping != Separator::Point && last != Separator::Group)
        .then(|| (joined(leading), sentence.digits(last_digits)))
}

/// Whether more numbers follow after the same mark: `22,24,26`.
fn is_list(sentence: &Sentence<'_>, at: usize, last: usize) -> bool {
    let more_follow = sentence.is_mark(last + 1, ',')
        && sentence.is_glued(last + 1)
        && sentence.is_digits(last + 2)
        && sentence.is_glued(last + 2);
    let more_before = at >= 2 && sentence.is_mark(at - 1, ',') && sentence.is_glued(at);
    more_follow || more_before
}

/// `1/2` of small numbers, spaces around the bar allowed.
fn bar(sentence: &Sentence<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !sentence.is_digits(at)
        || !(sentence.is_mark(at + 1, '/') || sentence.is_mark(at + 1, '⁄'))
        || !sentence.is_digits(at + 2)
        || sentence.token(at + 1)?.spaced != sentence.token(at + 2)?.spaced
    {
        return None;
    }
    let more =
        sentence.is_mark(at + 3, '/') || (sentence.is_glued(at + 3) && sentence.is_word(at + 3));
    let (upper, lower) = (sentence.small(at)?, sentence.small(at + 2)?);
    // 24/7, 9/11 and 50/50 are names.
    if more || lower == 0 || upper >= lower || lower > 100 || (upper, lower) == (9, 11) {
        return None;
    }
    let value = Decimal::whole(u64::from(upper)).over(Decimal::whole(u64::from(lower)))?;
    Some((value, at + 3))
}

/// `1.3e6`, `6.23x10^-4`
fn power_of_ten(sentence: &Sentence<'_>, value: Decimal, end: usize) -> Option<(Decimal, usize)> {
    let mut at = end;
    if sentence.reads(at, "e") && sentence.is_glued(at) {
        at += 1;
    } else if (sentence.reads(at, "x") || sentence.is_mark(at, '×'))
        && sentence.small(at + 1) == Some(10)
        && sentence.is_mark(at + 2, '^')
    {
        at += 3;
    } else {
        return None;
    }
    let mut negative = false;
    if sentence.is_hyphen(at) || sentence.is_mark(at, '+') {
        negative = sentence.is_hyphen(at);
        at += 1;
    }
    if !sentence.is_glued(at) || sentence.digit_count(at) > 2 {
        return None;
    }
    let power = i32::try_from(sentence.small(at)?).ok()?;
    let value = value.shifted(if negative { -power } else { power })?;
    Some((value, at + 1))
}

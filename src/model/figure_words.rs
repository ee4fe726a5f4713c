//! Numbers as words: what lists, the details panel and the command line call a figure.
//!
//! Digits come from the delivered text, never from the `f64` beside it, so nothing is rounded. A
//! read-out such as "2 billion" is given only where it says exactly the same; a range keeps both
//! ends; a qualifier is always said.

use std::borrow::Cow;

use super::figure::{Figure, FigureStatus, Number, Period, PeriodKind};
use super::units::after_one;

/// More digits than this behind the point make a read-out harder to read than the digits.
const READ_OUT_DECIMALS: usize = 3;

impl Figure {
    /// Everything in digits, with a read-out: `more than 2,000,000,000 USD (2 billion)`.
    pub fn wording(&self) -> String {
        let read_out = self
            .read_out()
            .map(|words| format!(" ({words})"))
            .unwrap_or_default();
        self.with_unit(&self.digits()) + &read_out
    }

    /// The short form with the unit: `more than 2 billion USD`, `1 call`.
    pub fn short_wording(&self) -> String {
        self.with_unit(&self.short_value())
    }

    /// The short form without the unit: `more than 2 billion`.
    pub fn short_value_wording(&self) -> String {
        self.qualified(&self.short_value())
    }

    /// The number or range as words, without qualifier and unit: `2 billion`, where digits are long.
    pub fn read_out(&self) -> Option<String> {
        let low = self.value.read_out()?;
        match &self.value_max {
            None => Some(low),
            Some(high) => Some(joined(&low, &high.read_out()?)),
        }
    }

    /// Whether it is counted, expected or wished for; empty for an actual number.
    pub fn status_words(&self) -> &'static str {
        match self.status {
            FigureStatus::Actual => "",
            other => other.word(),
        }
    }

    /// The number or range in digits, without qualifier and unit: `2,000,000,000`, and the year `1948`.
    pub fn digits(&self) -> String {
        let digits = |number: &Number| {
            if self.is_year(number) {
                number.text().to_owned()
            } else {
                number.grouped()
            }
        };
        let low = digits(&self.value);
        match &self.value_max {
            None => low,
            Some(high) => joined(&low, &digits(high)),
        }
    }

    /// Whether a number of years can be the name of one.
    fn is_year(&self, number: &Number) -> bool {
        let digits = number.text().as_bytes();
        matches!(self.unit.as_str(), "year" | "years" | "a")
            && digits.len() == 4
            && digits.iter().all(u8::is_ascii_digit)
    }

    fn short_value(&self) -> String {
        self.read_out().unwrap_or_else(|| self.digits())
    }

    fn qualified(&self, value: &str) -> String {
        match self.qualifier.words() {
            "" => value.to_owned(),
            words => format!("{words} {value}"),
        }
    }

    /// The unit as it stands after the value: `calls`, and `call` after 1.
    pub fn unit_wording(&self) -> Cow<'_, str> {
        let is_one = matches!(self.value.text(), "1" | "-1") && self.value_max.is_none();
        if is_one {
            after_one(&self.unit)
        } else {
            Cow::Borrowed(self.unit.as_str())
        }
    }

    fn with_unit(&self, value: &str) -> String {
        let unit = self.unit_wording();
        let value = self.qualified(value);
        if unit.is_empty() {
            value
        } else {
            format!("{value} {unit}")
        }
    }
}

impl Number {
    /// The delivered digits in groups of three: `2,000,000,000`, `−1.5`; other spellings unchanged.
    pub fn grouped(&self) -> String {
        let Some(decimal) = Decimal::of(self.text()) else {
            return self.text().to_owned();
        };
        let point = if decimal.fraction.is_empty() {
            String::new()
        } else {
            format!(".{}", decimal.fraction)
        };
        format!("{}{}{point}", decimal.sign, in_threes(decimal.whole))
    }

    /// `2 billion`, `12.4 million`; `None` where that would not be the same number, or no shorter.
    pub fn read_out(&self) -> Option<String> {
        let decimal = Decimal::of(self.text())?;
        if !decimal.fraction.is_empty() {
            return None;
        }
        for (zeros, name) in [(12, "trillion"), (9, "billion"), (6, "million")] {
            if decimal.whole.len() > zeros {
                let (head, tail) = decimal.whole.split_at(decimal.whole.len() - zeros);
                let tail = tail.trim_end_matches('0');
                if tail.len() > READ_OUT_DECIMALS {
                    return None;
                }
                let point = if tail.is_empty() { "" } else { "." };
                return Some(format!(
                    "{}{}{point}{tail} {name}",
                    decimal.sign,
                    in_threes(head)
                ));
            }
        }
        None
    }
}

impl Period {
    /// As read: `2025`, `Q1 2025`, `Jan 2025`.
    pub fn words(self) -> String {
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Quarter(year, quarter) => format!("Q{quarter} {year:04}"),
            Self::Month(year, month) => {
                let name = MONTHS.get(usize::from(month.wrapping_sub(1))).copied();
                format!("{} {year:04}", name.unwrap_or_default())
            }
        }
    }
}

impl PeriodKind {
    pub const ALL: [Self; 3] = [Self::Year, Self::Quarter, Self::Month];

    /// Several of them.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Year => "years",
            Self::Quarter => "quarters",
            Self::Month => "months",
        }
    }
}

/// A plain decimal, cut at its point.
struct Decimal<'a> {
    sign: &'static str,
    /// Without leading zeros, but at least one digit.
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Decimal<'a> {
    /// `None` for spellings that are not shown in groups: exponents, a plus, leading zeros.
    fn of(text: &'a str) -> Option<Self> {
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => ("\u{2212}", rest),
            None => ("", text),
        };
        let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let plain = digits(whole)
            && digits(fraction)
            && !whole.is_empty()
            && (whole == "0" || !whole.starts_with('0'))
            && !rest.ends_with('.');
        plain.then_some(Self {
            sign,
            whole,
            fraction,
        })
    }
}

/// A count as people write it: `200,000`.
pub fn counted(count: usize) -> String {
    in_threes(&count.to_string())
}

/// A count with its noun: `1 sentence`, `12,000 sentences`.
pub fn counted_as(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{} {many}", counted(count)),
    }
}

fn in_threes(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Both ends of a range: `18–25`, with the shared scale said once, and `−5 to −3` below zero.
fn joined(low: &str, high: &str) -> String {
    if low.starts_with('\u{2212}') || high.starts_with('\u{2212}') {
        return format!("{low} to {high}");
    }
    if let (Some((low_digits, low_scale)), Some((_, high_scale))) =
        (low.rsplit_once(' '), high.rsplit_once(' '))
    {
        if low_scale == high_scale {
            return format!("{low_digits}–{high}");
        }
        return format!("{low} to {high}");
    }
    format!("{low}–{high}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::Qualifier;
    use crate::model::figure_samples;

    #[test]
    fn counts_are_in_groups_of_three() {
        for (count, words) in [
            (0, "0"),
            (999, "999"),
            (1000, "1,000"),
            (200_000, "200,000"),
        ] {
            assert_eq!(counted(count), words);
        }
    }

    fn figure(value: &str, value_max: Option<&str>, unit: &str, qualifier: Qualifier) -> Figure {
        Figure {
            value_max: value_max.and_then(Number::parse),
            qualifier,
            ..figure_samples::figure("Label", value, unit, "")
        }
    }

    #[test]
    fn a_number_is_said_with_all_that_keeps_it_honest() {
        use Qualifier::{About, AtLeast, AtMost, Exact, LessThan, MoreThan};
        for (value, max, unit, qualifier, wording, short) in [
            (
                "2000000000",
                None,
                "USD",
                MoreThan,
                "more than 2,000,000,000 USD (2 billion)",
                "more than 2 billion USD",
            ),
            (
                "12400000",
                None,
                "XNC",
                Exact,
                "12,400,000 XNC (12.4 million)",
                "12.4 million XNC",
            ),
            ("1234567", None, "t", Exact, "1,234,567 t", "1,234,567 t"),
            ("1948", None, "year", Exact, "1948 year", "1948 year"),
            (
                "1991",
                Some("1996"),
                "years",
                About,
                "about 1991–1996 years",
                "about 1991–1996 years",
            ),
            (
                "12000",
                None,
                "years",
                Exact,
                "12,000 years",
                "12,000 years",
            ),
            (
                "41000",
                None,
                "visitors",
                AtLeast,
                "at least 41,000 visitors",
                "at least 41,000 visitors",
            ),
            ("18", Some("25"), "%", Exact, "18–25 %", "18–25 %"),
            ("1", None, "calls", Exact, "1 call", "1 call"),
            (
                "1",
                None,
                "children",
                AtLeast,
                "at least 1 child",
                "at least 1 child",
            ),
            ("1", Some("3"), "calls", Exact, "1–3 calls", "1–3 calls"),
            ("1.0", None, "years", Exact, "1.0 years", "1.0 years"),
            (
                "26000000",
                Some("31000000"),
                "USD",
                Exact,
                "26,000,000–31,000,000 USD (26–31 million)",
                "26–31 million USD",
            ),
            (
                "900000000",
                Some("1200000000"),
                "EUR",
                About,
                "about 900,000,000–1,200,000,000 EUR (900 million to 1.2 billion)",
                "about 900 million to 1.2 billion EUR",
            ),
            ("-5", Some("-3"), "%", Exact, "−5 to −3 %", "−5 to −3 %"),
            (
                "-1.5",
                None,
                "%",
                LessThan,
                "less than −1.5 %",
                "less than −1.5 %",
            ),
            ("1e6", None, "u", AtMost, "at most 1e6 u", "at most 1e6 u"),
            ("007", None, "", Exact, "007", "007"),
            (
                "1000000000000000",
                None,
                "USD",
                Exact,
                "1,000,000,000,000,000 USD (1,000 trillion)",
                "1,000 trillion USD",
            ),
        ] {
            let figure = figure(value, max, unit, qualifier);
            assert_eq!(figure.wording(), wording);
            assert_eq!(figure.short_wording(), short);
        }
    }

    #[test]
    fn periods_are_read_as_dates() {
        for (text, words) in [
            ("2025", "2025"),
            ("2025-Q3", "Q3 2025"),
            ("2026-01", "Jan 2026"),
        ] {
            assert_eq!(
                Period::parse(text).map(Period::words),
                Some(words.to_owned())
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn grouping_changes_no_digit(text in "-?[0-9]{1,24}(\\.[0-9]{1,6})?") {
            if let Some(number) = Number::parse(&text) {
                let digits = |text: &str| -> String {
                    text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect()
                };
                assert_eq!(digits(&number.grouped()), digits(&text));
            }
        }

        #[test]
        fn a_read_out_says_the_same_number(whole in 0_u64..4_000_000, zeros in 0_u32..12) {
            let value = u128::from(whole) * 10_u128.pow(zeros);
            let number = Number::parse(&value.to_string()).expect("digits");
            if let Some(words) = number.read_out() {
                let (head, name) = words.rsplit_once(' ').expect("a scale");
                let exponent = match name { "million" => 6, "billion" => 9, _ => 12 };
                let head = head.replace(',', "");
                let (whole, tail) = head.split_once('.').unwrap_or((&head, ""));
                let digits = format!("{whole}{tail:0<exponent$}");
                assert_eq!(digits.parse::<u128>().ok(), Some(value));
            }
        }
    }
}

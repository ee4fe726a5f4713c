//! Dates as pages write them → `YYYY-MM-DD`, or RFC 3339 when a time with its offset is given.
//!
//! A date is read as the day that stands there; no time zone is ever applied.

use jiff::civil::Date;

use months::MONTHS;

mod months;

/// The order of day and month in `3/4/2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    DayFirst,
    MonthFirst,
}

/// Reads a value that is meant to be a date: ISO 8601, RFC 2822, seconds since 1970, or words.
pub(crate) fn read(value: &str, order: Order) -> Option<String> {
    let value = value.trim();
    if value.is_empty() || value.len() > 200 {
        return None;
    }
    if let Some(found) = iso(value) {
        return Some(found);
    }
    if let Ok(stamp) = value.parse::<i64>()
        && value.len() >= 9
    {
        let seconds = if value.len() >= 12 {
            stamp / 1000
        } else {
            stamp
        };
        if value.len() == 14 {
            return compact(value);
        }
        let stamp = jiff::Timestamp::from_second(seconds).ok()?;
        return within(stamp.to_zoned(jiff::tz::TimeZone::UTC).date()).map(|day| day.to_string());
    }
    if value.len() == 8
        && let Some(found) = compact(value)
    {
        return Some(found);
    }
    find(value, order).map(|(_, day)| day)
}

/// The first date in a text, and the byte after it.
pub(crate) fn find(text: &str, order: Order) -> Option<(usize, String)> {
    let tokens = tokens(text);
    for index in 0..tokens.len() {
        // A version or a clock goes on here: 3.4.5.2024.
        let goes_on = index.checked_sub(1).is_some_and(|before| {
            let before = &tokens[before];
            before.number.is_some() && matches!(before.then, "." | ":" | "/")
        });
        if goes_on {
            continue;
        }
        if let Some((count, day)) = date_at(&tokens[index..], order) {
            return Some((tokens[index + count - 1].end, day.to_string()));
        }
    }
    None
}

/// `2024-03-12T14:30:00+01:00` and its shorter forms.
fn iso(value: &str) -> Option<String> {
    let head = value.get(..10)?;
    let day: Date = head.replace('/', "-").parse().ok()?;
    let day = within(day)?;
    let rest = value[10..].trim_start_matches(['T', 't', ' ']);
    let clock: String = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
        .collect();
    let zone = rest[clock.len()..].trim();
    let parts: Vec<&str> = clock.split(':').collect();
    let is_clock = parts.len() >= 2 && parts[0].len() == 2 && parts[1].len() == 2;
    let offset = match zone {
        "Z" | "z" | "UTC" | "GMT" => Some("Z".to_owned()),
        _ => offset(zone),
    };
    let (true, Some(offset)) = (is_clock, offset) else {
        return Some(day.to_string());
    };
    let seconds = parts
        .get(2)
        .and_then(|seconds| seconds.get(..2))
        .unwrap_or("00");
    let full = format!("{day}T{}:{}:{seconds}{offset}", parts[0], parts[1]);
    Some(if full.parse::<jiff::Timestamp>().is_ok() {
        full
    } else {
        day.to_string()
    })
}

/// `+0100`, `+01:00`, `+01` → `+01:00`.
fn offset(zone: &str) -> Option<String> {
    let sign = zone.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String = zone[1..].chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        2 => Some(format!("{sign}{digits}:00")),
        4 => Some(format!("{sign}{}:{}", &digits[..2], &digits[2..])),
        _ => None,
    }
}

/// `20240312` and `20240312143000`.
fn compact(value: &str) -> Option<String> {
    if !value.is_ascii() || value.len() < 8 {
        return None;
    }
    let day = Date::new(
        value[..4].parse().ok()?,
        value[4..6].parse().ok()?,
        value[6..8].parse().ok()?,
    )
    .ok()?;
    within(day).map(|day| day.to_string())
}

/// Pages are younger than the web, and not from the far future.
fn within(day: Date) -> Option<Date> {
    (1990..=2100).contains(&day.year()).then_some(day)
}

#[derive(Debug)]
struct Token<'a> {
    text: &'a str,
    end: usize,
    /// What stands between this and the next, blanks taken away.
    then: &'a str,
    number: Option<i16>,
    month: Option<i8>,
}

/// Runs of digits and runs of letters.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found: Vec<Token<'_>> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut last_end = 0;
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.peek().copied() {
            let same = if c.is_ascii_digit() {
                next.is_ascii_digit()
            } else {
                next.is_alphabetic()
            };
            if !same {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        if let Some(last) = found.last_mut() {
            last.then = text[last_end..start].trim();
        }
        let word = &text[start..end];
        found.push(Token {
            text: word,
            end,
            then: "",
            number: if word.len() <= 4 {
                word.parse().ok()
            } else {
                None
            },
            month: month(word),
        });
        last_end = end;
    }
    if let Some(last) = found.last_mut() {
        last.then = text[last_end..].trim();
    }
    found
}

pub(super) fn month(word: &str) -> Option<i8> {
    if word.len() < 3 || word.len() > 24 {
        return None;
    }
    let lower = word.to_lowercase();
    MONTHS
        .iter()
        .find(|(name, _)| *name == lower)
        .map(|(_, month)| *month)
}

/// A date that begins with the first token, and how many tokens it has.
fn date_at(tokens: &[Token<'_>], order: Order) -> Option<(usize, Date)> {
    let first = tokens.first()?;
    let second = tokens.get(1)?;
    if first.then.chars().count() > 3 {
        return None;
    }
    // 12. März 2024, 12 de marzo de 2024, 3rd of March, 2024
    if let Some(day) = first.number.filter(|day| (1..=31).contains(day)) {
        let mut at = 1;
        while tokens.get(at).is_some_and(|token| {
            matches!(
                token.text,
                "de" | "of" | "st" | "nd" | "rd" | "th" | "er" | "º"
            )
        }) {
            at += 1;
        }
        if let Some(month) = tokens.get(at).and_then(|token| token.month) {
            let mut year_at = at + 1;
            while tokens
                .get(year_at)
                .is_some_and(|token| matches!(token.text, "de" | "del" | "of" | "в"))
            {
                year_at += 1;
            }
            let year = year_of(tokens.get(year_at)?)?;
            return Some((year_at + 1, date(year, month, day)?));
        }
    }
    // March 12, 2024; Mar. 12th 2024
    if let Some(month) = first.month {
        let day = second
            .number
            .filter(|day| (1..=31).contains(day) && second.text.len() <= 2)?;
        let mut at = 2;
        while tokens
            .get(at)
            .is_some_and(|token| matches!(token.text, "st" | "nd" | "rd" | "th" | "de" | "del"))
        {
            at += 1;
        }
        let year = tokens
            .get(at)
            .filter(|token| token.text.len() == 4)
            .and_then(year_of)?;
        return Some((at + 1, date(year, month, day)?));
    }
    // 2024年3月12日
    if second.text == "年"
        && let [year, _, month, sign, day, ..] = tokens
        && sign.text == "月"
    {
        let month = i8::try_from(month.number?).ok()?;
        return Some((5, date(year.number?, month, day.number?)?));
    }
    let third = tokens.get(2)?;
    let numbers = (first.number?, second.number?, third.number?);
    let separator = first.then;
    if separator != second.then || !matches!(separator, "." | "/" | "-" | "–") {
        return None;
    }
    if first.text.len() == 4 {
        return Some((
            3,
            date(numbers.0, i8::try_from(numbers.1).ok()?, numbers.2)?,
        ));
    }
    let short = third.text.len() == 2
        && separator == "."
        && (third.then.is_empty() || !third.then.starts_with('.'));
    if first.text.len() > 2 || second.text.len() > 2 || !(third.text.len() == 4 || short) {
        return None;
    }
    let year = if short { 2000 + numbers.2 } else { numbers.2 };
    let month_first = order == Order::MonthFirst && separator == "/";
    let (day, month) = if (month_first && numbers.0 <= 12) || numbers.1 > 12 {
        (numbers.1, numbers.0)
    } else {
        (numbers.0, numbers.1)
    };
    Some((3, date(year, i8::try_from(month).ok()?, day)?))
}

fn year_of(token: &Token<'_>) -> Option<i16> {
    match token.text.len() {
        4 => token.number,
        2 => token
            .number
            .filter(|_| token.then.starts_with(|c: char| !matches!(c, ':' | '.')))
            .map(|year| 2000 + year),
        _ => None,
    }
}

fn date(year: i16, month: i8, day: i16) -> Option<Date> {
    within(Date::new(year, month, i8::try_from(day).ok()?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let cases = [
            ("2024-03-12", "2024-03-12"),
            ("2024-03-12T14:30:00+01:00", "2024-03-12T14:30:00+01:00"),
            ("2024-03-12T14:30:00.000Z", "2024-03-12T14:30:00Z"),
            ("2024-03-12T14:30+0100", "2024-03-12T14:30:00+01:00"),
            ("2024-03-12 14:30:00", "2024-03-12"),
            ("Tue, 12 Mar 2024 14:30:00 +0100", "2024-03-12"),
            ("20240312", "2024-03-12"),
            ("1710250200", "2024-03-12"),
            ("1710250200000", "2024-03-12"),
            ("12. März 2024, 14:30 Uhr", "2024-03-12"),
            ("Stand: 12.03.2024 14:30", "2024-03-12"),
            ("12.3.24", "2024-03-12"),
            ("March 12, 2024", "2024-03-12"),
            ("Mar. 12th, 2024 at 2pm", "2024-03-12"),
            ("the 3rd of March 2024", "2024-03-03"),
            ("12 mars 2024", "2024-03-12"),
            ("1er mars 2024", "2024-03-01"),
            ("12 de marzo de 2024", "2024-03-12"),
            ("12 marca 2024", "2024-03-12"),
            ("12 марта 2024 г.", "2024-03-12"),
            ("12 במרץ 2024", "2024-03-12"),
            ("12 مارس 2024", "2024-03-12"),
            ("2024年3月12日", "2024-03-12"),
            ("03/12/2024", "2024-12-03"),
            ("12-Mar-2024", "2024-03-12"),
        ];
        for (text, day) in cases {
            assert_eq!(read(text, Order::DayFirst).as_deref(), Some(day), "{text}");
        }
        assert_eq!(
            read("03/12/2024", Order::MonthFirst).as_deref(),
            Some("2024-03-12")
        );
        assert_eq!(
            read("13/12/2024", Order::MonthFirst).as_deref(),
            Some("2024-12-13")
        );
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "today",
            "31.02.2024",
            "3.4.5.2024",
            "12 May",
            "Windows 10.04.1",
            "1/2",
            "0000-00-00",
            "٣",
            "12:30:2024",
        ] {
            assert_eq!(read(text, Order::DayFirst), None, "{text}");
        }
    }
}

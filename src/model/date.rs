//! Dates as people write them, exactly as precise as the source was: a year stays a year, and a day
//! gets no time of day that nobody gave.
//!
//! A moment stays in the time it was written in, with its distance to UTC. What is no date of ISO 8601
//! is shown as it was delivered.

use std::borrow::Cow;

use jiff::civil::{Date, Time};

/// `2026-01-21T14:30:00Z` as `21 January 2026, 14:30 UTC`.
pub fn readable(text: &str) -> Cow<'_, str> {
    parse(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// Whether a property holds dates, by its name: `birthDate`, `publishedAt`, `record_date`.
pub fn names_a_date(property: &str) -> bool {
    property.eq_ignore_ascii_case("date")
        || ["Date", "_date", "At", "_at", "Deadline"]
            .into_iter()
            .any(|ending| property.ends_with(ending))
}

/// Whether what begins at `start` would end before that, as far as both are precise.
///
/// A year ends with its last day: from May 2016 to 2016 is possible. What is no date tells nothing.
pub fn ends_before_it_starts(start: &str, end: &str) -> bool {
    let (Some(start), Some(end)) = (day_digits(start), day_digits(end)) else {
        return false;
    };
    let common = start.len().min(end.len());
    end[..common] < start[..common]
}

/// The part of a date that says the year, month and day, as far as it is one: `2026-01`.
fn day_digits(text: &str) -> Option<&[u8]> {
    let text = text.trim().as_bytes();
    let day = match text
        .iter()
        .position(|byte| matches!(byte, b'T' | b't' | b' '))
    {
        Some(10) => &text[..10],
        Some(_) => return None,
        None => text,
    };
    let is_sound = matches!(day.len(), 4 | 7 | 10)
        && day.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    is_sound.then_some(day)
}

/// What follows a day of which nobody knows the time, where a moment must stand; after a `T`.
pub const DAY_ALONE: &str = "00:00:00-00:00";

fn parse(text: &str) -> Option<String> {
    let (date, rest) = text.split_at_checked(10).unwrap_or((text, ""));
    if !date.is_ascii() {
        return None;
    }
    if rest.is_empty() {
        return match date.len() {
            7 => month(date),
            10 => day(date),
            _ => None,
        };
    }
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    // Formats that demand a moment have midnight in an unknown zone (RFC 3339, 4.3) for a mere day.
    if rest == DAY_ALONE {
        return day(date);
    }
    let zone = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
    let (time, zone) = rest.split_at(zone);
    let zone = match zone {
        "" => String::new(),
        "Z" | "z" | "+00:00" => " UTC".to_owned(),
        other => format!(" UTC{}", offset(other)?),
    };
    // Hours alone would be read as a whole moment.
    if time.len() < 5 {
        return None;
    }
    let time: Time = time.parse().ok()?;
    let clock = if time.second() == 0 {
        "%H:%M"
    } else {
        "%H:%M:%S"
    };
    Some(format!("{}, {}{zone}", day(date)?, time.strftime(clock)))
}

/// `+02:00` or `+0200`, with the sign that a minus is.
fn offset(text: &str) -> Option<String> {
    let sign = if text.starts_with('+') { '+' } else { '−' };
    let digits = text.get(1..)?;
    let is_offset = digits
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b':')
        && (2..=8).contains(&digits.len());
    is_offset.then(|| format!("{sign}{digits}"))
}

fn day(text: &str) -> Option<String> {
    let date: Date = text.parse().ok()?;
    Some(date.strftime("%-d %B %Y").to_string())
}

fn month(text: &str) -> Option<String> {
    let date: Date = format!("{text}-01").parse().ok()?;
    Some(date.strftime("%B %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_for_people_as_precisely_as_the_source_was() {
        for (delivered, shown) in [
            ("2026-01-21T14:30:00Z", "21 January 2026, 14:30 UTC"),
            ("2026-01-21T14:30:09Z", "21 January 2026, 14:30:09 UTC"),
            ("2026-01-21T14:30Z", "21 January 2026, 14:30 UTC"),
            (
                "2026-11-22T09:05:00+02:00",
                "22 November 2026, 09:05 UTC+02:00",
            ),
            (
                "2026-01-02T23:00:00-05:00",
                "2 January 2026, 23:00 UTC−05:00",
            ),
            ("2026-01-02T23:00:00", "2 January 2026, 23:00"),
            ("2026-01-21", "21 January 2026"),
            ("2026-01-21T00:00:00-00:00", "21 January 2026"),
            ("2026-01-21T00:00:00Z", "21 January 2026, 00:00 UTC"),
            ("2026-01", "January 2026"),
            ("2026", "2026"),
            ("2026-13", "2026-13"),
            ("2026-02-30", "2026-02-30"),
            ("2026-01-21T14", "2026-01-21T14"),
            ("2026-01-21T25:00Z", "2026-01-21T25:00Z"),
            ("2026-01-21Tשלום", "2026-01-21Tשלום"),
            ("yesterday", "yesterday"),
            ("אתמול בבוקר", "אתמול בבוקר"),
            ("", ""),
        ] {
            assert_eq!(readable(delivered), shown);
        }
    }

    #[test]
    fn an_end_is_before_its_beginning_only_where_both_say_so() {
        for (start, end, is_before) in [
            ("2016", "2015", true),
            ("2016-05", "2016-04", true),
            ("2016-05-02", "2016-05-01", true),
            ("2016-05-02T10:00:00Z", "2016-05-01", true),
            ("2016-05", "2015", true),
            ("2016", "2015-12-31", true),
            ("2016-05", "2016", false),
            ("2016", "2016-01", false),
            ("2016-05-01", "2016-05-01", false),
            ("2015", "2016", false),
            ("later", "2015", false),
            ("2016", "", false),
            ("2016-5", "2015", false),
            ("20165", "2015", false),
            ("2016T10:00", "2015", false),
        ] {
            let found = ends_before_it_starts(start, end);
            assert_eq!(found, is_before, "{start} to {end}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_breaks_it(text in "[0-9TZ:+\\-é]{0,24}") {
            let shown = readable(&text);
            assert_eq!(shown.is_empty(), text.is_empty());
        }
    }
}

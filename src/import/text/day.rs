//! A day in the words of a line: "Wednesday, November 20, 2019, 1:39 am EST" → `2019-11-20`.
//!
//! Only whole days are found, and only where the order of day and month is sure.

use jiff::civil::Date;

/// Beginnings of the names of months, small letters, January first; the first that fits counts.
const MONTHS: [&[&str]; 12] = [
    &[
        "jan",
        "jän",
        "ene",
        "gen",
        "янв",
        "січ",
        "ינואר",
        "يناير",
        "ژانویه",
    ],
    &[
        "feb",
        "fév",
        "fev",
        "фев",
        "лют",
        "פברואר",
        "فبراير",
        "فوریه",
    ],
    &[
        "mar", "mär", "mrz", "maa", "мар", "бер", "מרץ", "מרס", "مارس",
    ],
    &[
        "apr",
        "avr",
        "abr",
        "апр",
        "квіт",
        "אפריל",
        "أبريل",
        "آوریل",
    ],
    &[
        "may", "mai", "mei", "mag", "май", "мая", "трав", "מאי", "مايو", "مه",
    ],
    &["jun", "juin", "giu", "июн", "черв", "יוני", "يونيو", "ژوئن"],
    &["jul", "juil", "lug", "июл", "лип", "יולי", "يوليو", "ژوئیه"],
    &[
        "aug",
        "aoû",
        "aou",
        "ago",
        "авг",
        "серп",
        "אוגוסט",
        "أغسطس",
        "اوت",
    ],
    &["sep", "set", "сен", "вер", "ספטמבר", "سبتمبر", "سپتامبر"],
    &[
        "oct",
        "okt",
        "out",
        "ott",
        "окт",
        "жовт",
        "אוקטובר",
        "أكتوبر",
        "اکتبر",
    ],
    &["nov", "ноя", "лист", "נובמבר", "نوفمبر", "نوامبر"],
    &[
        "dec",
        "dez",
        "déc",
        "dic",
        "дек",
        "груд",
        "דצמבר",
        "ديسمبر",
        "دسامبر",
    ],
];

/// A day and what of the line it took.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// `YYYY-MM-DD`.
    pub(crate) date: String,
    /// Words of the line that are neither of the date nor of a time.
    pub(crate) other_words: usize,
}

/// Finds the first day in a line.
pub(crate) fn find(line: &str) -> Option<Day> {
    let words: Vec<&str> = line
        .split(|c: char| {
            c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '–' | '—' | '·' | '•')
        })
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .collect();
    let (date, taken) = (0..words.len()).find_map(|at| {
        in_one_word(words[at])
            .map(|date| (date, at..at + 1))
            .or_else(|| in_three_words(&words[at..]).map(|(date, count)| (date, at..at + count)))
    })?;
    let other = words.iter().enumerate();
    let other = other.filter(|(at, word)| !taken.contains(at) && !belongs_to_time(word));
    Some(Day {
        date: date.to_string(),
        other_words: other.count(),
    })
}

/// A line with a date has few words; a sentence has its date anywhere.
const MOST_WORDS: usize = 24;

/// Whether a text goes on with the name of a month.
pub(crate) fn begins_with_month(text: &str) -> bool {
    text.split_whitespace().next().and_then(month).is_some()
}

/// `2019-11-20`, `2019-11-20T10:00Z`, `20.11.2019`, `20/11/2019` with a day above twelve.
fn in_one_word(word: &str) -> Option<Date> {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let day = word.split(['T', 't']).next().unwrap_or(word);
    let sign = day.chars().find(|c| matches!(c, '-' | '.' | '/'))?;
    let parts: Vec<&str> = day.split(sign).collect();
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| text.parse::<i16>().ok())?
    };
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    if a.len() == 4 {
        return date(first, second, third);
    }
    if c.len() != 4 {
        return None;
    }
    match sign {
        // Dots are written day first wherever they are written.
        '.' => date(third, second, first),
        // With strokes the order differs from land to land: only a day above twelve tells.
        _ if first > 12 => date(third, second, first),
        _ if second > 12 => date(third, first, second),
        _ => None,
    }
}

/// "November 20th 2019", "20 November 2019", "20. November 2019", "20 de noviembre de 2019", "2019 November 20".
fn in_three_words(words: &[&str]) -> Option<(Date, usize)> {
    let mut parts = Vec::new();
    let mut count = 0;
    for word in words.iter().take(5) {
        count += 1;
        if matches!(*word, "de" | "of" | "del" | "the" | "von") && !parts.is_empty() {
            continue;
        }
        parts.push(*word);
        if parts.len() == 3 {
            break;
        }
    }
    let [a, b, c] = parts.as_slice() else {
        return None;
    };
    let date = if let (Some(month), Some(day), Some(year)) = (month(a), day(b), year(c)) {
        date(year, month, day)
    } else if let (Some(day), Some(month), Some(year)) = (day(a), month(b), year(c)) {
        date(year, month, day)
    } else if let (Some(year), Some(month), Some(day)) = (year(a), month(b), day(c)) {
        date(year, month, day)
    } else {
        None
    };
    date.map(|date| (date, count))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    (1600..=2200)
        .contains(&year)
        .then(|| Date::new(year, month, day).ok())?
}

fn month(word: &str) -> Option<i16> {
    let lower = word.trim_end_matches('.').to_lowercase();
    // Hebrew writes "in November" as one word.
    let bare = lower.strip_prefix('ב').unwrap_or(&lower);
    if !(3..=11).contains(&bare.chars().count()) {
        return None;
    }
    let index = MONTHS
        .iter()
        .position(|names| names.iter().any(|name| bare.starts_with(name)))?;
    // "Marseille" and "Decker" begin so too, so what follows must look like a month.
    let known = bare.chars().count() <= 4 || FULL_MONTH_ENDS.iter().any(|end| bare.ends_with(end));
    (known || !bare.is_ascii()).then(|| i16::try_from(index + 1).ok())?
}

/// How the long names end in the languages that are written in Latin letters.
const FULL_MONTH_ENDS: &[&str] = &[
    "uary", "arch", "april", "june", "july", "ugust", "ember", "ober", "nuar", "bruar", "juni",
    "juli", "vembre", "cembre", "ptembre", "tobre", "vier", "vrier", "avril", "juin", "juillet",
    "nero", "brero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "iembre", "ubre",
    "mars", "naio", "bbraio", "aprile", "maggio", "giugno", "luglio", "maart", "sept",
];

/// "20", "20.", "20th".
fn day(word: &str) -> Option<i16> {
    let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let end = &word[digits.len()..];
    let fits = (1..=2).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(end, "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "°");
    fits.then(|| digits.parse().ok())?
}

fn year(word: &str) -> Option<i16> {
    let word = word.trim_end_matches(['.', ':', ';', 'г', 'р']);
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| word.parse().ok())?
}

/// Words that stand beside a date and add nothing: times, zones, days of the week, "Published".
fn belongs_to_time(word: &str) -> bool {
    let bare = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    bare.is_empty()
        || bare.starts_with(|c: char| c.is_ascii_digit())
        || TIME_WORDS.iter().any(|it| bare == *it)
        || WEEKDAYS
            .iter()
            .any(|it| bare.starts_with(it) && bare.chars().count() <= it.chars().count() + 7)
}

const TIME_WORDS: &[&str] = &[
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "cet",
    "cest",
    "bst",
    "ist",
    "msk",
    "et",
    "pt",
    "uhr",
    "h",
    "at",
    "um",
    "on",
    "à",
    "a",
    "las",
    "in",
    "of",
    "de",
    "the",
    "le",
    "el",
    "den",
    "am",
    "vom",
    "published",
    "publié",
    "publicado",
    "updated",
    "update",
    "aktualisiert",
    "veröffentlicht",
    "stand",
    "date",
    "datum",
    "fecha",
    "posted",
    "last",
    "modified",
    "first",
    "dated",
    "zuletzt",
    "опубликовано",
    "обновлено",
    "дата",
    "в",
    "г",
    "года",
    "פורסם",
    "עודכן",
    "תאריך",
    "בשעה",
    "mis",
    "jour",
    "created",
    "erstellt",
    "modifié",
    "actualizado",
    "hrs",
    "hours",
    "to",
    "since",
];

/// Beginnings of the names of the days of a week.
const WEEKDAYS: &[&str] = &[
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "die",
    "mit",
    "don",
    "fre",
    "sam",
    "son",
    "lun",
    "mar",
    "mer",
    "jeu",
    "ven",
    "dim",
    "mié",
    "jue",
    "vie",
    "sáb",
    "dom",
    "пон",
    "вто",
    "сре",
    "чет",
    "пят",
    "суб",
    "вос",
    "יום",
    "ראשון",
    "שני",
    "שלישי",
    "רביעי",
    "חמישי",
    "שישי",
    "שבת",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_where_their_order_is_sure() {
        for (line, date, other) in [
            ("1:39 am EST, Wednesday, November 20, 2019", "2019-11-20", 0),
            ("Published November 20th, 2019 - 07:50 GMT", "2019-11-20", 0),
            ("UPDATED: Tue., Nov. 19, 2019", "2019-11-19", 0),
            ("20.11.2019, 10:15 Uhr", "2019-11-20", 0),
            ("Mittwoch, 20. November 2019", "2019-11-20", 0),
            ("le 3 août 2021 à 10h15", "2021-08-03", 0),
            ("20 de noviembre de 2019", "2019-11-20", 0),
            ("12 января 2026 г., 14:30", "2026-01-12", 0),
            ("12 בינואר 2026", "2026-01-12", 0),
            ("2026-01-12T14:30:00Z", "2026-01-12", 0),
            ("11/20/2019 5:00 PM", "2019-11-20", 0),
            ("Haifa, May 3, 2020", "2020-05-03", 1),
        ] {
            let found = find(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!(
                (found.date.as_str(), found.other_words),
                (date, other),
                "{line}"
            );
        }
        for line in [
            "",
            "10/11/2019",
            "March for peace 2019",
            "31 February 2019",
            "May I 2020",
            "99.99.2019",
            "Decker 5 2020",
        ] {
            assert_eq!(find(line), None, "{line}");
        }
    }
}

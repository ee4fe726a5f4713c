//! Lines that are one value: authors behind a "By", an address, a domain.

use super::day;
use crate::import::captions::credit::is_common_particle;

/// Words that lead to an author's name, with the blank behind them.
const BY: &[&str] = &[
    "By ",
    "BY ",
    "by ",
    "Von ",
    "VON ",
    "Par ",
    "Por ",
    "Di ",
    "Door ",
    "Av ",
    "Af ",
    "Text: ",
    "Author: ",
    "Authors: ",
    "Autor: ",
    "Autorin: ",
    "Written by ",
    "Words by ",
    "Story by ",
    "Report by ",
    "Auteur : ",
    "Auteur: ",
    "Автор: ",
    "Авторы: ",
    "Автор ",
    "Текст: ",
    "מאת: ",
    "מאת ",
    "כתב: ",
    "بقلم: ",
    "بقلم ",
    "نویسنده: ",
    "Byline: ",
    "Reporter: ",
    "Byline ",
];

pub(super) fn is_by(text: &str) -> bool {
    BY.iter().any(|by| by.trim_end() == text)
}

/// The authors that a line names, when that is all it does.
pub(super) fn authors(text: &str) -> Option<Vec<String>> {
    let Some(rest) = BY.iter().find_map(|by| text.strip_prefix(by)) else {
        return with_job(text);
    };
    if text.chars().count() > 140 || ends_like_words(text) {
        return None;
    }
    // What follows a dash or a stroke is a date, an outlet, a job.
    let names = rest
        .split(['|', '—', '–', '•', '·', '('])
        .next()
        .unwrap_or(rest);
    let names = names.split(" - ").next().unwrap_or(names);
    let names = names.split(" on ").next().unwrap_or(names);
    let mut found = Vec::new();
    let mut list = names.replace(" & ", ",");
    for and in [
        " and ", " und ", " et ", " y ", " e ", " и ", " ve ", " en ", " och ", " og ",
    ] {
        list = list.replace(and, ",");
    }
    // Hebrew and Arabic join "and" to the next name; there it stays.
    for part in list.split([',', ';', '/']) {
        let name = part.trim().trim_end_matches('.');
        if name.is_empty() {
            continue;
        }
        if !is_name(name) {
            // A job behind the name, "Staff Writer", is no author; a first part that is no name is a sentence.
            if found.is_empty() {
                return None;
            }
            continue;
        }
        if JOBS.contains(&name.to_lowercase().as_str()) || day::find(name).is_some() {
            continue;
        }
        found.push(name.to_owned());
    }
    (!found.is_empty()).then_some(found)
}

/// "Ann Lee, Staff Writer", "Ann Lee and Bo Ek, Associated Press": who writes and for whom, without "By".
fn with_job(text: &str) -> Option<Vec<String>> {
    let (names, job) = text.rsplit_once(", ")?;
    let lower = job.to_lowercase();
    let is_job = text.chars().count() <= 90 && JOB_ENDS.iter().any(|end| lower.ends_with(end));
    let names: Vec<&str> = names
        .split(" and ")
        .flat_map(|part| part.split(", "))
        .collect();
    let are_names = names
        .iter()
        .all(|name| is_name(name) && name.split(' ').count() > 1);
    (is_job && are_names).then(|| names.into_iter().map(str::to_owned).collect())
}

/// How a job or an employer ends that stands behind a name, small letters.
const JOB_ENDS: &[&str] = &[
    " writer",
    " reporter",
    " correspondent",
    " editor",
    " columnist",
    " contributor",
    "associated press",
    "reuters",
    "bloomberg",
    "afp",
    "dpa",
    "redakteur",
    "redakteurin",
    "korrespondent",
    "korrespondentin",
];

/// The authors of a value that is meant to name them, with "By" or without; the whole value at least.
pub(crate) fn authors_or_whole(value: &str) -> Vec<String> {
    let value = value.trim();
    if value.is_empty() {
        return Vec::new();
    }
    authors(value)
        .or_else(|| authors(&format!("By {value}")))
        .unwrap_or_else(|| vec![value.to_owned()])
}

const JOBS: &[&str] = &[
    "staff writer",
    "staff reporter",
    "staff",
    "correspondent",
    "editor",
    "opinion columnist",
    "columnist",
    "reporter",
    "jr",
    "special to",
    "contributor",
    "contributing writer",
    "political reporter",
    "redaktion",
];

/// Whether all words are names, particles or initials, and few.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let particle = |word: &str| is_common_particle(word) || matches!(word, "the" | "of" | "in");
    let named = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) || particle(word)
    };
    (1..=6).contains(&words.len())
        && words.iter().all(named)
        && !words.iter().all(|word| particle(word))
}

/// A line that is an address and nothing else.
pub(super) fn address(text: &str) -> Option<String> {
    let text = text.trim_matches(['<', '>', '(', ')', '[', ']', ' ']);
    if text.contains(char::is_whitespace) || text.len() > 2000 {
        return None;
    }
    let with_scheme = if text.starts_with("www.") {
        format!("https://{text}")
    } else {
        text.to_owned()
    };
    let url = url::Url::parse(&with_scheme).ok()?;
    (matches!(url.scheme(), "http" | "https")
        && url.host_str().is_some_and(|host| host.contains('.')))
    .then_some(with_scheme)
}

/// A line that is an outlet's domain and nothing else: "example.com".
pub(super) fn domain(text: &str) -> Option<String> {
    let (name, land) = text.rsplit_once('.')?;
    let letters = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
    };
    let known = matches!(
        land.to_ascii_lowercase().as_str(),
        "com"
            | "org"
            | "net"
            | "info"
            | "news"
            | "de"
            | "at"
            | "ch"
            | "fr"
            | "es"
            | "it"
            | "nl"
            | "uk"
            | "ru"
            | "il"
            | "eu"
            | "tv"
            | "io"
            | "us"
            | "ca"
            | "au"
    );
    (known && letters(name) && text.len() < 60).then(|| text.to_owned())
}

/// Whether a text ends as words do that go on: in a colon or a full stop behind a small word.
pub(super) fn ends_like_words(text: &str) -> bool {
    text.ends_with(['?', '!', ':', '…'])
        || (text.ends_with('.') && text.split_whitespace().count() > 10)
}

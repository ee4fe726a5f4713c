//! What stands above an article and is not of it: headline, standfirst, byline, date, address.
//!
//! Only the first paragraphs are looked at, up to the first long one, and each only in the shape that it has
//! everywhere: a headline ends without a full stop, a byline begins with "By", a line of a date has hardly
//! another word.

use super::letter::Letter;
use super::paragraphs::{Paragraph, Shape, ends_sentence};
use super::{Piece, day};
use crate::import::draft::{Block, BlockKind, Found, LeftOut};

/// The values above a text.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) headline: Option<Found>,
    pub(super) standfirst: Option<Found>,
    pub(super) byline: Vec<Found>,
    pub(super) site: Option<Found>,
    pub(super) published: Option<Found>,
    pub(super) modified: Option<Found>,
    pub(super) url: Option<Found>,
    pub(super) left_out: Vec<(usize, LeftOut)>,
    /// The line of the paragraph that a byline or a date stood right below.
    last_above_values: Option<usize>,
}

pub(super) const FIRST_LINE: &str = "the first line";
const UNDER_HEADLINE: &str = "the line under the headline";
const BYLINE: &str = "the line that names the author";
const DATE_LINE: &str = "the line with the date";
const ADDRESS_LINE: &str = "the line with the address";
const SUBJECT: &str = "the subject of the mail";

/// Blocks below a headline that may be byline, date and address.
pub(super) const MOST_LINES_BELOW_HEADLINE: usize = 5;
/// Paragraphs that are looked at.
const MOST_ABOVE: usize = 14;
/// A longer paragraph is the article.
const BODY_CHARS: usize = 360;
const MOST_HEADLINE_CHARS: usize = 200;
const MOST_HEADLINE_WORDS: usize = 30;
/// A word or two are a section's name rather than a headline.
const MOST_KICKER_WORDS: usize = 3;
const LEAST_STANDFIRST_CHARS: usize = 40;
/// A line with a date has so many other words at most: a place, an author's first name.
const MOST_WORDS_BESIDE_DATE: usize = 3;

impl Front {
    /// Takes the values out of the paragraphs.
    pub(super) fn read(body: &mut Vec<Piece>, letter: &Letter) -> Self {
        let mut front = Self::default();
        let mut at = 0;
        let mut last_words = None;
        for _ in 0..MOST_ABOVE {
            let Some(piece) = body.get(at) else {
                break;
            };
            // A picture may stand above the article, between its headline and its first paragraph.
            let Piece::Words(paragraph) = piece else {
                at += 1;
                continue;
            };
            if !matches!(paragraph.shape, Shape::Plain | Shape::Underlined) {
                break;
            }
            if front.take(&paragraph.text) {
                front.last_above_values = last_words;
                body.remove(at);
                continue;
            }
            // "By" in a line of its own, the name in the next.
            if is_by(&paragraph.text)
                && let Some(Piece::Words(name)) = body.get(at + 1)
                && front.take(&format!("By {}", name.text))
            {
                front.last_above_values = last_words;
                body.drain(at..at + 2);
                continue;
            }
            if paragraph.text.chars().count() > BODY_CHARS {
                break;
            }
            last_words = Some(paragraph.line);
            at += 1;
        }
        front.take_titles(body);
        if front.headline.is_none() {
            front.headline = letter.subject.clone().map(|value| Found {
                value,
                source: SUBJECT,
            });
        } else if let (Some(headline), Some(subject)) = (&front.headline, &letter.subject)
            && headline.value == *subject
        {
            front.headline = Some(Found {
                value: subject.clone(),
                source: SUBJECT,
            });
        }
        front.read_below(body);
        front
    }

    /// Takes a line that is a byline, a date or an address, or several of them.
    pub(super) fn take(&mut self, text: &str) -> bool {
        if let Some(url) = address(text) {
            self.url.get_or_insert(Found {
                value: url,
                source: ADDRESS_LINE,
            });
            return true;
        }
        if let Some(site) = domain(text) {
            self.site.get_or_insert(Found {
                value: site,
                source: ADDRESS_LINE,
            });
            return true;
        }
        // "By Ann Lee | 20 November 2019": each part is one of these, or the line is none.
        let parts: Vec<&str> = text
            .split(['|', '•', '·'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        let mut read = Self::default();
        let whole = read.is_author_or_date(text);
        if whole || (parts.len() > 1 && parts.iter().all(|part| read.is_author_or_date(part))) {
            self.byline.append(&mut read.byline);
            self.published = self.published.take().or(read.published);
            self.modified = self.modified.take().or(read.modified);
            return true;
        }
        false
    }

    fn is_author_or_date(&mut self, text: &str) -> bool {
        if let Some(names) = authors(text) {
            self.byline.extend(names.into_iter().map(|value| Found {
                value,
                source: BYLINE,
            }));
            // "By Ann Lee and Bo Ek — 24 November 2017": the day stands behind the names.
            self.take_day(text);
            return true;
        }
        let few = text.chars().count() <= 90;
        if few
            && day::find(text).is_some_and(|day| {
                day.other_words <= MOST_WORDS_BESIDE_DATE && !ends_like_words(text)
            })
        {
            self.take_day(text);
            return true;
        }
        false
    }

    fn take_day(&mut self, text: &str) {
        let Some(day) = day::find(text) else {
            return;
        };
        let found = Some(Found {
            value: day.date,
            source: DATE_LINE,
        });
        let lower = text.to_lowercase();
        if UPDATED.iter().any(|word| lower.starts_with(word)) {
            self.modified = self.modified.take().or(found);
        } else {
            self.published = self.published.take().or(found);
        }
    }

    /// Takes the headline, the names of sections above it and the standfirst below it.
    fn take_titles(&mut self, body: &mut Vec<Piece>) {
        let words: Vec<(usize, &Paragraph)> = body
            .iter()
            .enumerate()
            .take(MOST_ABOVE)
            .filter_map(|(at, piece)| match piece {
                Piece::Words(paragraph) => Some((at, paragraph)),
                Piece::Picture(_) => None,
            })
            .collect();
        let is_long =
            |paragraph: &Paragraph| paragraph.text.split_whitespace().count() > MOST_KICKER_WORDS;
        // The first of some length; above it stand names of sections alone.
        let titles = words.iter().take_while(|(_, paragraph)| {
            is_headline(paragraph) || is_furniture(paragraph).is_some()
        });
        let long = titles
            .clone()
            .position(|(_, paragraph)| is_long(paragraph) && is_headline(paragraph));
        let first = titles
            .clone()
            .position(|(_, paragraph)| is_headline(paragraph));
        let Some(chosen) = long.or(first).filter(|chosen| chosen + 1 < words.len()) else {
            return;
        };
        let (title_at, title) = words[chosen];
        let standfirst = words.get(chosen + 1).filter(|(at, paragraph)| {
            let chars = paragraph.text.chars().count();
            // Below the byline begins the article.
            let below_values = self.last_above_values == Some(title.line);
            let parted = self.last_above_values == Some(paragraph.line)
                || (!below_values && matches!(body.get(at + 1), Some(Piece::Picture(_))))
                || !ends_sentence(&paragraph.text);
            paragraph.shape == Shape::Plain
                && (LEAST_STANDFIRST_CHARS..=BODY_CHARS).contains(&chars)
                && words.len() > chosen + 2
                && parted
        });
        let found = |paragraph: &Paragraph, source| Found {
            value: paragraph.text.clone(),
            source,
        };
        self.headline = Some(found(title, FIRST_LINE));
        self.standfirst = standfirst.map(|(_, paragraph)| found(paragraph, UNDER_HEADLINE));
        let mut gone: Vec<usize> = standfirst
            .map(|(at, _)| *at)
            .into_iter()
            .chain([title_at])
            .collect();
        for (at, paragraph) in &words[..chosen] {
            if is_furniture(paragraph).is_none() {
                self.left_out
                    .push((paragraph.line, left_out(paragraph, "the name of a section")));
                gone.push(*at);
            }
        }
        gone.sort_unstable();
        for at in gone.into_iter().rev() {
            body.remove(at);
        }
    }

    /// A byline, a date or an address may stand at the end instead.
    fn read_below(&mut self, body: &mut Vec<Piece>) {
        for _ in 0..3 {
            let Some(Piece::Words(last)) = body.last() else {
                return;
            };
            let source_line = last
                .text
                .split_once(':')
                .map(|(name, rest)| (name.to_lowercase(), rest.trim()));
            let url = match source_line {
                Some((name, rest)) if SOURCE_NAMES.contains(&name.trim()) => address(rest),
                _ => address(&last.text),
            };
            if self.url.is_none()
                && let Some(url) = url
            {
                self.url = Some(Found {
                    value: url,
                    source: ADDRESS_LINE,
                });
                body.pop();
                continue;
            }
            if self.byline.is_empty()
                && body.len() > 1
                && last.shape == Shape::Plain
                && let Some(names) = authors(&last.text)
            {
                self.byline = names
                    .into_iter()
                    .map(|value| Found {
                        value,
                        source: BYLINE,
                    })
                    .collect();
                body.pop();
                continue;
            }
            return;
        }
    }
}

const UPDATED: &[&str] = &[
    "updated",
    "update",
    "last modified",
    "last updated",
    "modified",
    "aktualisiert",
    "zuletzt",
    "stand:",
    "mis à jour",
    "actualizado",
    "обновлено",
    "עודכן",
    "bijgewerkt",
    "aggiornato",
    "تحديث",
];

const SOURCE_NAMES: &[&str] = &[
    "source",
    "link",
    "url",
    "quelle",
    "original",
    "read more",
    "read more at",
    "full story",
    "article",
    "источник",
    "ссылка",
    "מקור",
    "קישור",
    "fuente",
    "المصدر",
    "from",
    "via",
];

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

fn is_by(text: &str) -> bool {
    BY.iter().any(|by| by.trim_end() == text)
}

/// The authors that a line names, when that is all it does.
fn authors(text: &str) -> Option<Vec<String>> {
    let rest = BY.iter().find_map(|by| text.strip_prefix(by))?;
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
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "del"
                | "der"
                | "den"
                | "di"
                | "da"
                | "dos"
                | "la"
                | "le"
                | "van"
                | "von"
                | "zu"
                | "al"
                | "el"
                | "bin"
                | "ibn"
                | "ter"
                | "ten"
                | "the"
                | "of"
                | "in"
        )
    };
    let named = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase()) || particle(word)
    };
    (1..=6).contains(&words.len())
        && words.iter().all(named)
        && !words.iter().all(|word| particle(word))
}

/// A line that is an address and nothing else.
fn address(text: &str) -> Option<String> {
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
fn domain(text: &str) -> Option<String> {
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
fn ends_like_words(text: &str) -> bool {
    text.ends_with(['?', '!', ':', '…'])
        || (text.ends_with('.') && text.split_whitespace().count() > 10)
}

/// Whether a paragraph of another form is a headline, though nothing but its shape says so.
pub(super) fn is_title(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let fits =
        text.chars().count() <= MOST_HEADLINE_CHARS && (2..=MOST_HEADLINE_WORDS).contains(&words);
    fits && ends_like_a_title(text)
        && authors(text).is_none()
        && address(text).is_none()
        && !is_dateline(text)
}

fn is_headline(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    let words = text.split_whitespace().count();
    let fits =
        text.chars().count() <= MOST_HEADLINE_CHARS && (1..=MOST_HEADLINE_WORDS).contains(&words);
    let is_title = paragraph.shape == Shape::Underlined
        || (paragraph.shape == Shape::Plain && ends_like_a_title(text));
    fits && is_title
        && text.contains(char::is_alphabetic)
        && is_furniture(paragraph).is_none()
        && !is_dateline(text)
}

/// Without a full stop: with none, a question mark, an exclamation mark or a closing quote.
fn ends_like_a_title(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '»', ')', '\'', '“', '״']);
    !bare.ends_with(['.', ':', ';', ',', '…', '。', '-']) && !text.starts_with(char::is_lowercase)
}

/// "MOSCOW, Jan 5 (Reuters) -": an article begins.
fn is_dateline(text: &str) -> bool {
    let start: String = text.chars().take(60).collect();
    start.contains(") - ") || start.contains(") — ") || start.contains(") – ")
}

fn left_out(paragraph: &Paragraph, why: &'static str) -> LeftOut {
    LeftOut {
        block: Block {
            kind: BlockKind::Paragraph,
            text: paragraph.text.clone(),
            marks: Vec::new(),
        },
        after: None,
        why,
    }
}

/// The longest sub-heading.
const MOST_HEADING_CHARS: usize = 110;
const MOST_HEADING_WORDS: usize = 16;
/// A shorter paragraph below it would be one of a list of lines.
const LEAST_CHARS_UNDER_HEADING: usize = 80;

/// Which of the pieces are sub-headings: short, without a full stop, with a paragraph below them.
pub(super) fn headings(body: &[Piece]) -> Vec<bool> {
    let mut found = vec![false; body.len()];
    let mut previous = false;
    // Nothing above the first paragraph is a sub-heading of it.
    let mut seen_words = false;
    for at in 0..body.len() {
        let Piece::Words(paragraph) = &body[at] else {
            continue;
        };
        let below = body[at + 1..].iter().find_map(|piece| match piece {
            Piece::Words(below) => Some(below),
            Piece::Picture(_) => None,
        });
        let is_heading = seen_words
            && !previous
            && paragraph.shape == Shape::Plain
            && is_sub_heading(&paragraph.text)
            && is_furniture(paragraph).is_none()
            && below.is_some_and(is_text);
        found[at] = is_heading;
        previous = is_heading;
        seen_words |= is_text(paragraph) || paragraph.shape != Shape::Plain;
    }
    found
}

fn is_text(paragraph: &Paragraph) -> bool {
    match paragraph.shape {
        Shape::Plain => {
            paragraph.text.chars().count() >= LEAST_CHARS_UNDER_HEADING
                || ends_sentence(&paragraph.text)
        }
        Shape::Item { .. } | Shape::Quote => true,
        Shape::Underlined => false,
    }
}

fn is_sub_heading(text: &str) -> bool {
    let words = text.split_whitespace().count();
    text.chars().count() <= MOST_HEADING_CHARS
        && (1..=MOST_HEADING_WORDS).contains(&words)
        && ends_like_a_title(text)
        && text.contains(char::is_alphabetic)
        // "— Ann Lee" under a quotation says whose it is.
        && !text.starts_with(['—', '–', '-', '(', '['])
        && address(text).is_none()
}

/// Buttons and notes of a page, small letters: nothing of the article.
const FURNITURE: &[&str] = &[
    "advertisement",
    "advertising",
    "sponsored",
    "share",
    "share this",
    "share this story",
    "share this article",
    "share on facebook",
    "share on twitter",
    "tweet",
    "email",
    "print",
    "read more",
    "read also",
    "related",
    "related articles",
    "related stories",
    "subscribe",
    "subscribe now",
    "sign up",
    "sign in",
    "log in",
    "comments",
    "view comments",
    "show comments",
    "leave a comment",
    "save",
    "follow us",
    "most popular",
    "most read",
    "recommended",
    "more on this story",
    "skip to content",
    "back to top",
    "click here",
    "listen",
    "copy link",
    "facebook",
    "twitter",
    "whatsapp",
    "telegram",
    "linkedin",
    "x",
    "pinterest",
    "reddit",
    "shares",
    "view gallery",
    "gallery",
    "photo",
    "image",
    "video",
    "play video",
    "close",
    "home",
    "flipboard",
    "loading",
    "menu",
    "search",
    "newsletter",
    "story continues below advertisement",
    "article continues below",
    "anzeige",
    "werbung",
    "teilen",
    "drucken",
    "mehr zum thema",
    "lesen sie auch",
    "kommentare",
    "zur startseite",
    "merken",
    "abonnieren",
    "publicité",
    "partager",
    "imprimer",
    "lire aussi",
    "commentaires",
    "publicidad",
    "compartir",
    "lea también",
    "comentarios",
    "реклама",
    "поделиться",
    "читайте также",
    "комментарии",
    "подписаться",
    "פרסומת",
    "שתף",
    "תגובות",
    "קראו גם",
    "إعلان",
    "شارك",
    "تعليقات",
];

/// Why a paragraph is no part of an article, if it is none.
pub(super) fn is_furniture(paragraph: &Paragraph) -> Option<&'static str> {
    if paragraph.text.chars().count() > 50 {
        return None;
    }
    let words = paragraph.text.split_whitespace().count();
    if words < 6
        && paragraph.text.ends_with(" ago")
        && paragraph.text.contains(|c: char| c.is_ascii_digit())
    {
        return Some("how long ago it was published");
    }
    let lower = paragraph
        .text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    FURNITURE
        .contains(&lower.as_str())
        .then_some("a button or an advertisement of the page")
}

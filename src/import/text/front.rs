//! What stands above an article and is not of it: headline, standfirst, byline, date, address.
//!
//! Only the first paragraphs are looked at, up to the first long one, and each only in the shape that it has
//! everywhere: a headline ends without a full stop, a byline begins with "By", a line of a date has hardly
//! another word.

use super::front_lines::{address, authors, domain, ends_like_words, is_by};
use super::headings::is_furniture;
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
pub(super) const VALUES_LINE: &str = "the line with author, date or address";
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
                front.leave_out(body.drain(at..=at));
                continue;
            }
            // "By" in a line of its own, the name in the next.
            if is_by(&paragraph.text)
                && let Some(Piece::Words(name)) = body.get(at + 1)
                && front.take(&format!("By {}", name.text))
            {
                front.last_above_values = last_words;
                front.leave_out(body.drain(at..at + 2));
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

    /// Keeps the lines that values were read from: not every word of them is in a value.
    fn leave_out(&mut self, lines: impl IntoIterator<Item = Piece>) {
        for line in lines {
            if let Piece::Words(paragraph) = line {
                self.left_out
                    .push((paragraph.line, left_out(&paragraph, VALUES_LINE)));
            }
        }
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
                self.leave_out(body.pop());
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
                self.leave_out(body.pop());
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
pub(super) fn ends_like_a_title(text: &str) -> bool {
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

//! Sub-headings, and lines that are of a page and not of an article.

use super::Piece;
use super::front::ends_like_a_title;
use super::front_lines::address;
use super::paragraphs::{Paragraph, Shape, ends_sentence};

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
    "caption",
    "captions",
    "of",
    "more",
    "published",
    "updated",
    "share this page",
    "continue reading",
    "continue reading the main story",
    "click here to get the fox news app",
    "other people are reading",
    "photo gallery",
    "read later",
    "back to gallery",
    "back to the gallery",
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

/// Begin the headline of another article, small letters.
const ELSEWHERE: &[&str] = &[
    "related:",
    "related article:",
    "related story:",
    "read more:",
    "read also:",
    "see also:",
    "also read:",
    "more:",
    "watch:",
    "mehr dazu:",
    "mehr zum thema:",
    "lesen sie auch:",
    "lesen sie mehr:",
    "siehe auch:",
    "lire aussi",
    "à lire aussi",
    "lea también",
    "lee también",
    "leia também",
    "leggi anche",
    "lees ook",
    "читайте также",
    "по теме:",
    "קראו גם",
    "עוד בנושא",
    "اقرأ أيضا",
    "بیشتر بخوانید",
];

/// A longer line after such words is a paragraph.
const MOST_LINK_CHARS: usize = 160;
/// The longest button.
const MOST_BUTTON_CHARS: usize = 50;

fn leads_elsewhere(text: &str) -> bool {
    let lower: String = text.chars().take(24).flat_map(char::to_lowercase).collect();
    ELSEWHERE.iter().any(|start| lower.starts_with(start))
}

/// Why a paragraph is no part of an article, if it is none.
pub(super) fn is_furniture(paragraph: &Paragraph) -> Option<&'static str> {
    let chars = paragraph.text.chars().count();
    if chars <= MOST_LINK_CHARS && leads_elsewhere(&paragraph.text) {
        return Some("a link to another article");
    }
    if chars > MOST_BUTTON_CHARS {
        return None;
    }
    if paragraph.shape == Shape::Plain
        && !paragraph.text.contains(char::is_alphabetic)
        && paragraph.text.chars().count() < 8
    {
        return Some("a number or sign of the page");
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

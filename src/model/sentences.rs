//! Where sentences begin and end: the unit that every person, relation and number opens.
//!
//! The cuts are those of Unicode's rules (UAX 29) as `icu_segmenter` makes them; a cut is then
//! taken back where the words around it show that the sentence goes on: an abbreviation, an
//! initial, a number at the start of a list item, a lower-case word after a quoted question.
//! Invariant: the ranges ascend, do not overlap, and cover everything but white space. It reads
//! no grammar and needs no language: the word lists of all languages apply at once.

mod marks;
mod words;

use std::ops::Range;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;

use marks::{is_dash_or_space, is_final_mark, is_line_end, is_opening_mark, is_stop};
use words::{Goes, Next, is_label, is_numbered, is_reporting, is_starter};

/// Words longer than this are in no list; it bounds the work at a cut.
const LONGEST_WORD: usize = 48;
/// Brackets and quotes looked past at a cut.
const MOST_MARKS: usize = 8;
/// `[12]`, `[note 3]`: the longest reference that stays with the sentence before it.
const LONGEST_REFERENCE: usize = 16;

/// Bytes that are cut between two questions whether to go on: a few milliseconds of work.
const WINDOW: usize = 256 << 10;

/// The sentences of one block's text, without the white space around them; what is found until
/// `goes_on` says no.
pub fn split_while(text: &str, goes_on: &dyn Fn() -> bool) -> Vec<Range<usize>> {
    if text.len() <= WINDOW {
        return split(text);
    }
    let mut sentences = Vec::new();
    // Where a sentence began that has had no end yet.
    let mut open = None;
    let mut from = 0;
    while from < text.len() && goes_on() {
        let end = text.floor_char_boundary(from + WINDOW);
        let mut found = split(&text[from..end]);
        let mut next = end;
        // The last sentence of a window may go on in the next one.
        let last = found.pop_if(|_| end < text.len());
        for range in found {
            let start = open.take().unwrap_or(from + range.start);
            sentences.push(start..from + range.end);
        }
        if let Some(last) = last {
            if open.is_none() && last.start > 0 {
                next = from + last.start;
            } else {
                open.get_or_insert(from + last.start);
            }
        }
        from = next;
    }
    if let Some(start) = open {
        push_trimmed(text, start..text.len(), &mut sentences);
    }
    sentences
}

/// [`split_while`] of a short text.
pub fn split(text: &str) -> Vec<Range<usize>> {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut last = 0;
    let mut segment = 0;
    for unicode_cut in segmenter.segment_str(text) {
        let ellipses = ellipsis_cuts(text, segment..unicode_cut);
        segment = unicode_cut;
        for cut in ellipses.chain([unicode_cut]) {
            if cut <= start || cut == text.len() {
                continue;
            }
            let cut = past_closing_marks(text, cut);
            if !goes_on(text, start, last.max(start), cut) {
                push_trimmed(text, start..cut, &mut sentences);
                start = cut;
            }
            last = cut;
        }
    }
    push_trimmed(text, start..text.len(), &mut sentences);
    sentences
}

/// `Wait… Then`: Unicode's rules cut after three full stops, not after the one character.
fn ellipsis_cuts(text: &str, segment: Range<usize>) -> impl Iterator<Item = usize> {
    let (from, part) = (segment.start, &text[segment]);
    part.match_indices('…').filter_map(move |(at, ellipsis)| {
        let rest = &part[at + ellipsis.len()..];
        let after = rest.trim_start();
        let cuts = after.len() < rest.len() && after.starts_with(char::is_uppercase);
        cuts.then_some(from + part.len() - after.len())
    })
}

fn push_trimmed(text: &str, range: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let words = text[range.clone()].trim_end();
    let from = range.start + words.len() - words.trim_start().len();
    let to = range.start + words.len();
    if from < to {
        sentences.push(from..to);
    }
}

/// Moves a cut behind what still belongs to the sentence before it: a closing quote that stands
/// after a space (`« Non. » Il`), and references (`so.[12] Next`, `so. [1] [2] Next`).
fn past_closing_marks(text: &str, cut: usize) -> usize {
    let glued = text[..cut].ends_with('[');
    if let Some(end) = past_references(text, cut - usize::from(glued)) {
        return end;
    }
    let rest = &text[cut..];
    let mut marks = rest.chars();
    for _ in 0..MOST_MARKS {
        if !marks.clone().next().is_some_and(is_final_mark) {
            break;
        }
        marks.next();
    }
    let end = text.len() - marks.as_str().len();
    let free = marks
        .next()
        .is_none_or(|next| next.is_whitespace() || is_final_mark(next));
    if free { end } else { cut }
}

/// The end of `[1] [note 2]` at `open`, when nothing but white space or the end follows.
fn past_references(text: &str, open: usize) -> Option<usize> {
    let mut end = None;
    let mut from = open;
    for _ in 0..MOST_MARKS {
        let rest = text[from..].strip_prefix('[');
        let Some(close) = rest.and_then(|rest| {
            let close = rest
                .bytes()
                .take(LONGEST_REFERENCE)
                .position(|byte| byte == b']')?;
            rest[..close]
                .ends_with(|last: char| last.is_ascii_digit())
                .then_some(close)
        }) else {
            break;
        };
        from += 1 + close + 1;
        end = Some(from);
        if text[from..].starts_with(' ') {
            from += 1;
        }
    }
    end.filter(|&end| text[end..].chars().next().is_none_or(char::is_whitespace))
}

/// Whether the sentence that began at `start` does not end at `cut`; the last cut before this
/// one was at `segment`.
fn goes_on(text: &str, start: usize, segment: usize, cut: usize) -> bool {
    let sentence = text[start..cut].trim_end();
    let after = text[cut..]
        .trim_start()
        .trim_start_matches(is_dash_or_space);
    let (next, behind_next) = first_word(after);
    let line_ends = text[start + sentence.len()..cut].contains(is_line_end);
    let bare = without_closing_marks(sentence);
    let Some(mark) = bare.chars().next_back() else {
        // Nothing but closing marks: they belong to what follows.
        return true;
    };
    if !line_ends && sentence.ends_with(['(', '[', '{', '«', '„', '¿', '¡']) {
        return true;
    }
    if is_lower(next) && (is_stop(mark) || mark.is_alphanumeric() || mark == ',') {
        return true;
    }
    if line_ends {
        return false;
    }
    if matches!(mark, '?' | '!') {
        return bare.len() < sentence.len() && speaker_follows(after);
    }
    if mark != '.' || bare.len() < sentence.len() && !sentence.ends_with(')') {
        return false;
    }
    let stem = &bare[..bare.len() - 1];
    if is_list_number(stem, start, segment, text) {
        return true;
    }
    bare.len() == sentence.len() && abbreviation_goes_on(stem, after, next, behind_next)
}

/// `“Why?” Smith asked`: up to three capitalised words, then a word of saying.
fn speaker_follows(after: &str) -> bool {
    let near = &after[..after.floor_char_boundary(4 * LONGEST_WORD)];
    let mut words = near.split_whitespace().map(plain_word);
    for _ in 0..4 {
        match words.next() {
            Some(word) if is_reporting(word) => return true,
            Some(word) if word.starts_with(char::is_uppercase) => {}
            _ => return false,
        }
    }
    false
}

fn plain_word(word: &str) -> &str {
    word.trim_matches(|mark: char| !mark.is_alphanumeric())
}

/// `1. The`, `Table 2. The` at the start of a sentence: the number belongs to what it counts.
fn is_list_number(stem: &str, start: usize, segment: usize, text: &str) -> bool {
    segment == start && text[start..].trim_start().starts_with(stem.trim_start()) && {
        let stem = stem.trim_start().trim_start_matches(is_opening_mark);
        let digits = stem
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.');
        let roman = stem.bytes().all(|byte| b"IVXLC".contains(&byte));
        if let Some((label, number)) = stem.split_once(' ') {
            return is_label(label) && number.bytes().all(|byte| byte.is_ascii_digit());
        }
        !stem.is_empty() && (digits && stem.len() <= 6 || roman && stem.len() <= 5)
    }
}

/// Whether the full stop after `stem` belongs to its last word; `next` is the first word of `after`.
fn abbreviation_goes_on(stem: &str, after: &str, next: &str, behind_next: &str) -> bool {
    let word = last_word(stem);
    if word.is_empty() {
        return false;
    }
    let initial_next = is_single_letter(next) && behind_next.starts_with('.');
    let kind = if after.starts_with(char::is_numeric) {
        Next::Number
    } else if !initial_next && is_starter(next) {
        Next::Starter
    } else {
        Next::Other
    };
    if is_single_letter(word) {
        let before = stem[..stem.len() - word.len()].chars().next_back();
        let free = before.is_none_or(|mark| mark.is_whitespace() || !mark.is_alphanumeric());
        return match Goes::after(word) {
            Some(rule) => rule.holds(kind),
            // “So do I.”, “World War I.”: seldom a name.
            None if word == "I" => initial_next,
            None => free && word.starts_with(is_initial_letter) && kind == Next::Other,
        };
    }
    if let Some(rule) = Goes::after(word) {
        return rule.holds(kind);
    }
    if word.contains('.') {
        return word.split('.').all(is_short_part) && kind != Next::Starter;
    }
    // “3. Oktober”, “19. Jahrhundert”
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit()) && is_numbered(next)
}

/// Parts of `U.S`, `Ph.D`, `a.m`.
fn is_short_part(part: &str) -> bool {
    matches!(part.chars().count(), 1..=2) && part.chars().all(char::is_alphabetic)
}

fn is_single_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// Capitals, and letters of the scripts that have none but write initials with a full stop.
fn is_initial_letter(letter: char) -> bool {
    letter.is_uppercase() || matches!(letter, '\u{5d0}'..='\u{5ea}' | '\u{620}'..='\u{64a}')
}

/// A lower-case word; not a name such as `eBay`.
fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

/// The word at the end, with the full stops inside it.
fn last_word(text: &str) -> &str {
    let mut from = text.len();
    for (at, letter) in text.char_indices().rev() {
        if !(letter.is_alphanumeric() || letter == '.') || text.len() - at > LONGEST_WORD {
            break;
        }
        from = at;
    }
    text[from..].trim_start_matches('.')
}

/// The word at the start, behind opening quotes and brackets, and what comes after it.
fn first_word(text: &str) -> (&str, &str) {
    let mut word = text;
    for _ in 0..MOST_MARKS {
        let Some(rest) = word.strip_prefix(|mark| is_opening_mark(mark) || is_final_mark(mark))
        else {
            break;
        };
        word = rest;
    }
    let end = word
        .char_indices()
        .find(|&(at, letter)| !letter.is_alphanumeric() || at > LONGEST_WORD)
        .map_or(word.len(), |(at, _)| at);
    word.split_at(end)
}

fn without_closing_marks(sentence: &str) -> &str {
    sentence.trim_end_matches(|mark| is_final_mark(mark) || matches!(mark, '"' | '\'' | '“' | '‘'))
}

#[cfg(test)]
mod tests;

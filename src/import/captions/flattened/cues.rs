//! The shapes by which caption lines are told, and what the tables of [`super::words`] say of a line.

use super::words::{
    DESCRIPTIONS, MONTHS, NAMELESS_CREDITS, NO_CAPTIONS, OPENERS, PICTURE_WORDS, SPEECH,
};
use crate::import::captions::credit;

/// Whether the line begins as captions do.
pub(super) fn opens_caption(text: &str) -> bool {
    let lower = first_letters(text);
    OPENERS.iter().any(|opener| {
        lower
            .strip_prefix(opener)
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with(char::is_alphanumeric))
    })
}

/// The line without a gallery's count and button: "3 View gallery Words" → "Words", "2of4Words" → "Words".
pub(super) fn without_widgets(text: &str) -> &str {
    let text = text.trim();
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let count = digits(text);
    let rest = text[count..].trim_start();
    if count > 0 && count < 4 {
        if let Some(after) = rest.strip_prefix("of").or_else(|| rest.strip_prefix('/')) {
            let after = after.trim_start();
            let total = digits(after);
            let words = after[total..].trim_start();
            let parted = words.starts_with(|c: char| c.is_uppercase() || c == '"' || c == '“');
            if total > 0 && total < 4 && parted && rest.starts_with("of") {
                return words;
            }
        }
        if let Some(words) = after_button(rest) {
            return words;
        }
    }
    after_button(text).unwrap_or(text)
}

/// What follows the words of a gallery's button, if anything does.
fn after_button(text: &str) -> Option<&str> {
    const BUTTONS: &[&str] = &[
        "View gallery",
        "View Gallery",
        "Gallery",
        "View photos",
        "View Photos",
        "Open gallery",
        "צפייה בגלריה",
        "Media caption",
        "Image caption",
        "Video caption",
        "Caption",
        "Bildunterschrift",
        "Подпись к фото",
        "Legende",
        "Légende image",
    ];
    BUTTONS.iter().find_map(|button| {
        let words = text.strip_prefix(button)?;
        let words = words.strip_prefix(':').unwrap_or(words);
        (words.starts_with(char::is_whitespace) && !words.trim().is_empty())
            .then(|| words.trim_start())
    })
}

/// Whether the line is only the word for a picture or the like.
pub(super) fn names_a_picture(text: &str) -> bool {
    let lower = text.trim_end_matches([':', '.']).to_lowercase();
    PICTURE_WORDS.contains(&lower.as_str())
}

pub(super) fn is_no_caption(text: &str) -> bool {
    let lower = first_letters(text.trim_start_matches(['(', '[']));
    NO_CAPTIONS.iter().any(|start| lower.starts_with(start))
        || !text.contains(char::is_alphabetic)
        // Notes of an encyclopedia.
        || text.starts_with(['^', '↑', '*'])
        || names_a_picture(text)
}

/// How many words of description the line has.
pub(super) fn descriptions(text: &str) -> usize {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric() && c != '.');
    parts
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| DESCRIPTIONS.contains(word))
        .count()
}

/// Whether a day with its year is told: "on Tuesday, Nov. 19, 2019", "am 3. Mai 2020".
pub(super) fn tells_the_day(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.windows(3).any(|three| {
        let year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let day = |word: &str| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
        let month = |word: &str| {
            let lower = word.to_lowercase();
            MONTHS.iter().any(|month| lower.starts_with(month))
        };
        year(three[2]) && ((month(three[0]) && day(three[1])) || (day(three[0]) && month(three[1])))
    })
}

/// Whether the line is several sentences of some length: as a rule a paragraph.
pub(super) fn is_prose(text: &str) -> bool {
    const PROSE_CHARS: usize = 150;
    let stops = [". ", "! ", "? ", ".” ", ".\" "]
        .iter()
        .map(|stop| text.matches(stop).count())
        .sum::<usize>();
    // An initial or a month has a stop too.
    text.chars().count() >= PROSE_CHARS
        && stops >= 1
        && text.trim_end().ends_with(['.', '!', '?', '”', '"'])
}

/// Whether somebody speaks in the line.
pub(super) fn speaks(text: &str) -> bool {
    if text.starts_with(['"', '“', '„', '«']) {
        return true;
    }
    let lower = text.to_lowercase();
    SPEECH.iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let before = lower[..at].chars().next_back();
            let after = lower[at + word.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}

/// Whether what was split off can hardly be anything but a credit, in a line that may be no caption.
///
/// [`credit::split`] knows that it looks at a caption; here that is the question.
pub(super) fn is_sure_credit(line: &str, credit: &str) -> bool {
    let bare = credit.trim_start_matches(['(', '[']);
    let marked = credit::without_marker(bare).len() < bare.trim().len();
    let line = line.trim_end();
    let bracketed = line.ends_with([')', ']'])
        && line.chars().count() < LONG_CHARS
        && bare.len() == credit.len();
    let slashed = credit.contains('/') && !credit.contains("//");
    if credit.contains(['"', '“', '”', '{', '=']) {
        return false;
    }
    let numbered = credit.contains(|c: char| c.is_ascii_digit());
    marked
        || ((bracketed || slashed) && !numbered)
        || (!line.ends_with('.') && is_agency(last_words(credit)))
}

/// A name in brackets behind a longer line is as often its author.
const LONG_CHARS: usize = 220;

/// Whether the line ends in a note like "submitted photo" behind a name.
pub(super) fn ends_with_note(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches([')', ']', '.']);
    NAMELESS_CREDITS.iter().any(|note| {
        bare.strip_suffix(note)
            .is_some_and(|before| before.ends_with([' ', '(', '[', '|']) && before.trim().len() > 2)
    })
}

/// Whether the line begins with "Screenshot:" or "Photos:" and says no more of whose they are: then what
/// follows is what there is to see.
pub(super) fn names_a_gallery(text: &str) -> bool {
    let lower = first_letters(text);
    let starts = [
        "screenshot",
        "video",
        "photos:",
        "pictures:",
        "graphic:",
        "gallery:",
        "images:",
        "fotos:",
        "bilder:",
        "bildschirmfoto",
        "grafik:",
        "скриншот",
        "видео",
        "map:",
        "karte:",
    ];
    starts.iter().any(|word| lower.starts_with(word))
        && !text.contains('/')
        && !is_agency(last_words(text))
}

/// The last two words.
fn last_words(text: &str) -> &str {
    let text = text.trim();
    text.rmatch_indices(' ')
        .nth(1)
        .map_or(text, |(at, _)| &text[at + 1..])
}

/// "Press Association via Getty Images".
const MOST_AGENCY_WORDS: usize = 5;

/// Whether the line is an agency's name and nothing else, or a note in its place.
pub(super) fn is_agency(text: &str) -> bool {
    let bare = text.trim().trim_matches(['(', ')', '[', ']', '.', ' ']);
    let lower = bare.to_lowercase();
    if NAMELESS_CREDITS.contains(&lower.as_str()) {
        return true;
    }
    let words = bare.split_whitespace().take(MOST_AGENCY_WORDS + 1).count();
    if !(1..=MOST_AGENCY_WORDS).contains(&words) {
        return false;
    }
    let split = credit::split(bare);
    let unmarked = split
        .credit
        .is_some_and(|it| credit::without_marker(&it).len() == it.len());
    split.caption.is_none() && unmarked
}

/// The names in brackets that end the line, one to four words.
pub(super) fn bracket_of_names(text: &str) -> Option<&str> {
    let inside = text.trim_end_matches('.').strip_suffix(')')?;
    let inside = inside[inside.rfind('(')? + 1..].trim();
    let words: Vec<&str> = inside.split_whitespace().collect();
    let named = |word: &&str| word.starts_with(|c: char| c.is_uppercase());
    ((2..=4).contains(&words.len())
        && words.iter().all(named)
        && !inside.contains(|c: char| c.is_ascii_digit()))
    .then_some(inside)
}

/// The first characters in small letters: enough for every opener.
fn first_letters(text: &str) -> String {
    text.chars().take(40).flat_map(char::to_lowercase).collect()
}

//! A sentence cut into digits, words and marks.
//!
//! A number is not one token: whether `1.234` is one number is a question of language, and the grammar
//! answers it from digits, marks, and whether white space stood between them.

use std::borrow::Cow;

use super::lexicon::{Entry, Lexicon};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A run of decimal digits, ASCII, Arabic-Indic or Persian.
    Digits,
    /// A run of letters.
    Word,
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Byte offsets in the whole text.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) shape: Shape,
    /// Whether white space stands before it.
    pub(super) spaced: bool,
    /// Whether a function word that is written in one with it was taken off, like ו or و.
    pub(super) prefixed: bool,
    /// What the words of the language that begin with it mean, longest first.
    pub(super) entries: &'static [Entry],
}

/// Cuts `text[start..end]`.
pub(super) fn tokens(
    text: &str,
    range: std::ops::Range<usize>,
    lexicon: &'static Lexicon,
    found: &mut Vec<Token>,
) {
    found.clear();
    let base = range.start;
    let Some(part) = text.get(range) else {
        return;
    };
    let mut chars = part.char_indices().peekable();
    let mut spaced = false;
    while let Some((at, first)) = chars.next() {
        if first.is_whitespace() || is_invisible(first) {
            spaced |= first.is_whitespace();
            continue;
        }
        let shape = if digit(first).is_some() {
            Shape::Digits
        } else if is_letter(first) {
            Shape::Word
        } else {
            Shape::Mark(first)
        };
        let mut end = at + first.len_utf8();
        if !matches!(shape, Shape::Mark(_)) {
            let mut last = first;
            while let Some(&(next_at, next)) = chars.peek() {
                let belongs = match shape {
                    Shape::Digits => digit(next).is_some(),
                    _ => {
                        is_letter(next)
                            || matches!(next, '²' | '³')
                            || is_abbreviation_mark(last, next, &part[next_at..])
                    }
                };
                if !belongs {
                    break;
                }
                last = next;
                end = next_at + next.len_utf8();
                chars.next();
            }
        }
        let piece = &part[at..end];
        let (entries, prefixed) = match shape {
            Shape::Digits | Shape::Mark(',' | '.' | '"' | '“' | '”') => (&[][..], false),
            _ => lexicon.entries(piece),
        };
        found.push(Token {
            start: base + at,
            end: base + end,
            shape,
            spaced,
            prefixed,
            entries,
        });
        spaced = false;
    }
}

/// The value of a digit of the scripts that we read.
pub(super) fn digit(character: char) -> Option<u8> {
    let value = match character {
        '0'..='9' => u32::from(character) - u32::from('0'),
        '\u{660}'..='\u{669}' => u32::from(character) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(character) - 0x6f0,
        _ => return None,
    };
    u8::try_from(value).ok()
}

/// How words are compared: lower case, and letters that are only written differently made one.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            'ё' | 'Ё' => folded.push('е'),
            // Arabic yeh and kaf as Persian writes them, alef with its signs, and no vowel signs.
            'ي' | 'ى' => folded.push('ی'),
            'ك' => folded.push('ک'),
            'أ' | 'إ' | 'آ' => folded.push('ا'),
            '״' | '”' | '“' => folded.push('"'),
            '’' | '׳' => folded.push('\''),
            '–' | '−' | '‑' | '־' => folded.push('-'),
            // Signs of vowels and stretching.
            '\u{64b}'..='\u{652}' | '\u{591}'..='\u{5c7}' | '\u{640}' => {}
            other => folded.extend(other.to_lowercase()),
        }
    }
    Cow::Owned(folded)
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
        || (!character.is_ascii()
            && (character.is_alphabetic()
                || matches!(character, '\u{64b}'..='\u{652}' | '\u{591}'..='\u{5c7}'))
            && !matches!(character, 'º' | 'ª' | '־' | '׳' | '״'))
}

/// Signs that steer the direction of writing and are not seen.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
    )
}

/// Hebrew abbreviations carry a mark before their last letter: ק"מ, ש"ח.
fn is_abbreviation_mark(last: char, mark: char, rest: &str) -> bool {
    let is_hebrew = |character: char| matches!(character, 'א'..='ת');
    matches!(mark, '"' | '״' | '”')
        && is_hebrew(last)
        && rest.chars().nth(1).is_some_and(is_hebrew)
        && !rest.chars().nth(2).is_some_and(is_hebrew)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_in_one_writing() {
        assert_eq!(fold("MILLION"), "million");
        assert_eq!(fold("Её"), "ее");
        assert_eq!(fold("مليون"), fold("ملیون"));
        assert_eq!(fold("ש״ח"), "ש\"ח");
    }

    #[test]
    fn digits_of_three_scripts_are_digits() {
        for (text, value) in [('7', 7), ('٧', 7), ('۷', 7)] {
            assert_eq!(digit(text), Some(value));
        }
        assert_eq!(digit('½'), None);
        assert_eq!(digit('x'), None);
    }
}

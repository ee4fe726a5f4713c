//! How words are written: where one ends, and of what shape it is.

use super::Shape;

/// Letters of one word longer than this are no name: it bounds the work on a word.
const LONGEST_WORD: usize = 60;

pub(super) fn shape(word: &str) -> Shape {
    let mut letters = word.chars().filter(|letter| letter.is_alphanumeric());
    let Some(first) = letters.next() else {
        return Shape::Number;
    };
    if first.is_numeric() {
        let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
        return if (2..=4).contains(&capitals)
            && !word.ends_with(char::is_numeric)
            && !word.chars().any(char::is_lowercase)
        {
            Shape::Mixed
        } else {
            Shape::Number
        };
    }
    let (mut upper, mut lower, mut digits, mut count) = (0, 0, 0, 0);
    for letter in word.chars().filter(|letter| letter.is_alphanumeric()) {
        count += 1;
        upper += usize::from(letter.is_uppercase());
        lower += usize::from(letter.is_lowercase());
        digits += usize::from(letter.is_numeric());
    }
    if upper == 0 && lower == 0 {
        return Shape::Caseless;
    }
    if first.is_uppercase() {
        if upper == 1 && count == 1 {
            Shape::Initial
        } else if upper + digits == count {
            // `R-W`, `M2` are no acronyms.
            let parts = word.contains('-') && word.split('-').all(|part| part.chars().count() == 1);
            if parts {
                Shape::Number
            } else if digits > 0 {
                Shape::Mixed
            } else {
                Shape::Caps
            }
        } else if digits > 1 && upper > 1 && count > 6 {
            // A key or code.
            Shape::Number
        } else if digits > 0 && upper > 1 {
            Shape::Mixed
        } else {
            Shape::Title
        }
    } else if upper == 0 {
        Shape::Lower
    } else if word.contains(['-', '‐', '‑', '\'', '’']) {
        // `al-Assad`, `d’Estaing`
        Shape::Title
    } else if first.is_lowercase() && lower <= 2 && upper == 1 || count <= 12 {
        Shape::Mixed
    } else {
        Shape::Lower
    }
}

/// The length of the word at the start: letters and digits, and single marks between them.
pub(super) fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter.is_alphanumeric() || is_combining(letter) {
            end = at + letter.len_utf8();
        } else {
            let next = letters.peek().map(|(_, next)| *next);
            let joins = next.is_some_and(char::is_alphanumeric)
                && match letter {
                    '\'' | '’' | '״' | '׳' | '"' if letter != '"' => true,
                    '"' => is_hebrew(next),
                    '-' | '‐' | '‑' => {
                        joins_hyphen(&text[..at], &text[at + letter.len_utf8()..])
                    }
                    '&' => {
                        text[..at].chars().all(char::is_uppercase)
                            && next.is_some_and(char::is_uppercase)
                    }
                    '.' if is_domain(&text[at + 1..]) => true,
                    // `U.S`, `J.K`: single letters with full stops.
                    '.' => {
                        let last = text[..at].rsplit('.').next().unwrap_or_default();
                        last.chars().count() == 1
                            && last.chars().all(char::is_alphabetic)
                            && next.is_some_and(char::is_alphabetic)
                            && text[at + 1..]
                                .chars()
                                .nth(1)
                                .is_none_or(|after| !after.is_alphabetic())
                    }
                    '\u{200c}' => true,
                    _ => false,
                };
            if !joins {
                break;
            }
        }
        if at > LONGEST_WORD * 4 {
            return text
                .char_indices()
                .find(|(_, letter)| !letter.is_alphanumeric())
                .map_or(text.len(), |(at, _)| at);
        }
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

/// The length of a web or mail address, a handle or a tag at the start: it names nobody.
pub(super) fn address_length(text: &str, first: char) -> Option<usize> {
    let length = || {
        let end = text.find(|letter: char| {
            letter.is_whitespace() || matches!(letter, '"' | '<' | '>' | '”' | '»')
        });
        end.unwrap_or(text.len())
    };
    match first {
        '@' | '#' => {
            let word = text[1..]
                .find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
                .unwrap_or(text.len() - 1);
            (word > 0).then_some(1 + word)
        }
        'h' | 'w' | 'H' | 'W' => {
            let start = text.get(..8).unwrap_or(text).to_ascii_lowercase();
            (start.starts_with("http://")
                || start.starts_with("https://")
                || start.starts_with("www."))
            .then(length)
        }
        _ => None,
    }
}

/// A hyphen inside a name: `Jean-Pierre`, `al-Assad`, `Al-Qaeda`; not in `ex-president`, `US-Israel`.
fn joins_hyphen(before: &str, after: &str) -> bool {
    let right = after
        .split(|letter: char| !letter.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let left = before.rsplit(['-', '‐', '‑']).next().unwrap_or_default();
    if left.starts_with(char::is_lowercase) && right.starts_with(char::is_uppercase) {
        return matches!(
            left,
            "al" | "el"
                | "as"
                | "an"
                | "ar"
                | "ash"
                | "ad"
                | "at"
                | "az"
                | "ez"
                | "bin"
                | "ben"
                | "ul"
                | "ud"
                | "es"
                | "e"
                | "i"
                | "de"
                | "le"
        );
    }
    if left.len() > 1
        && left.chars().all(char::is_uppercase)
        && right.starts_with(char::is_uppercase)
    {
        // `AFL-CIO`, `PML-N`, but `US-China`.
        return right.chars().all(char::is_uppercase) && left.len() > 2;
    }
    true
}

pub(super) fn is_elision(word: &str) -> bool {
    matches!(
        word,
        "l" | "d"
            | "qu"
            | "n"
            | "s"
            | "c"
            | "j"
            | "m"
            | "t"
            | "L"
            | "D"
            | "Qu"
            | "N"
            | "S"
            | "C"
            | "J"
            | "M"
            | "T"
            | "dell"
            | "all"
            | "nell"
    )
}

pub(super) fn is_abbreviation(word: &str) -> bool {
    matches!(
        word,
        "St" | "Ste"
            | "Mt"
            | "Ft"
            | "Inc"
            | "Ltd"
            | "Corp"
            | "Co"
            | "Bros"
            | "Gen"
            | "Lt"
            | "Col"
            | "Sen"
            | "Rep"
            | "Gov"
            | "Univ"
            | "Dept"
            | "Assn"
    )
}

/// Second halves that make an adjective of a name.
pub(super) fn is_compound_ending(word: &str) -> bool {
    matches!(
        word,
        "led"
            | "based"
            | "backed"
            | "born"
            | "speaking"
            | "style"
            | "wide"
            | "related"
            | "like"
            | "era"
            | "made"
            | "owned"
            | "run"
            | "held"
            | "controlled"
            | "occupied"
            | "funded"
            | "trained"
            | "brokered"
            | "sponsored"
            | "educated"
            | "listed"
            | "type"
            | "bound"
            | "area"
    )
}

fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn is_hebrew(letter: Option<char>) -> bool {
    letter.is_some_and(|letter| matches!(letter, '\u{5d0}'..='\u{5ea}'))
}

/// `com` of `Ask.com`, at the end of a word.
fn is_domain(text: &str) -> bool {
    ["com", "org", "net"].iter().any(|domain| {
        text.strip_prefix(domain)
            .is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_alphanumeric()))
    })
}

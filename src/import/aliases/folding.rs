//! What stays of a word when spelling, script habits and cases are taken off.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The word in lower case without accents and marks.
pub(super) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word
            .bytes()
            .filter(u8::is_ascii_alphanumeric)
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
    }
    word.nfd()
        .filter(|letter| !is_combining_mark(*letter) && letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Spellings of one sound in transliterations, longest first: `Viktorov` and `Victoroff` fold to one.
const SOUNDS: &[(&str, &str)] = &[
    ("sch", "sh"),
    ("ck", "k"),
    ("kh", "h"),
    ("tz", "ts"),
    ("ph", "f"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("yy", "i"),
    ("ay", "ai"),
    ("ey", "ei"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("ø", "o"),
    ("ł", "l"),
    ("ı", "i"),
    ("đ", "d"),
    ("ß", "ss"),
];

/// The sound of a plain word, roughly: transliterations of one name agree.
pub(super) fn sound(plain: &str) -> String {
    let mut rest = plain;
    let mut folded = String::with_capacity(plain.len());
    'letters: while !rest.is_empty() {
        if rest == "ff" {
            folded.push('v');
            break;
        }
        for (from, to) in SOUNDS {
            if let Some(after) = rest.strip_prefix(from) {
                folded.push_str(to);
                rest = after;
                continue 'letters;
            }
        }
        let mut letters = rest.chars();
        let Some(letter) = letters.next() else { break };
        rest = letters.as_str();
        if letter == 'c' && !rest.starts_with(['h', 'e', 'i', 'y', 'z']) {
            folded.push('k');
        } else {
            folded.push(letter);
        }
    }
    let mut last = None;
    folded.retain(|letter| last.replace(letter) != Some(letter));
    folded
}

/// Case endings of Russian nouns, adjectives and surnames, longest first.
const ENDINGS: &[&str] = &[
    "иями", "еей", "еем", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "ием", "иям",
    "иях", "ией", "ея", "ее", "ой", "ей", "ый", "ий", "ая", "яя", "ую", "юю", "ым", "им", "ом",
    "ем", "ём", "ах", "ях", "ам", "ям", "ию", "ия", "ии", "ие", "ою", "ею", "ых", "их", "ое", "а",
    "я", "у", "ю", "ы", "и", "е", "о", "ь", "й",
];

/// A Russian word in lower case without its case ending; three letters stay at least.
pub fn stem(lower: &str) -> &str {
    for ending in ENDINGS {
        if let Some(stem) = lower.strip_suffix(ending)
            && stem.chars().nth(2).is_some()
        {
            return stem;
        }
    }
    lower
}

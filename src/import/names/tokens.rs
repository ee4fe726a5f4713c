//! Words of a text with what the rules ask of each: how it is written, what the lists say, what stands
//! between it and the word before.

mod spelling;

use std::ops::Range;

use ahash::AHashMap;

use super::lexicon::{Flags, Habits, Lexicon};
use crate::import::aliases::stem;
use spelling::{
    address_length, is_abbreviation, is_compound_ending, is_elision, shape, word_length,
};

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Lower,
    /// `Moscow`, `McDonald`, `al-Assad`, `Jong-un`.
    Title,
    /// Two capitals or more and nothing else: `NATO`, `U.S.`
    Caps,
    /// One capital: `J.`
    Initial,
    /// `iPhone`, `G20`.
    Mixed,
    Number,
    /// Letters without case.
    Caseless,
    /// `&`
    And,
}

/// What stands between a word and the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing but white space on one line.
    Space,
    Comma,
    OpenParen,
    CloseParen,
    Quote,
    /// A hyphen or slash without spaces.
    Joint,
    Other,
    /// A new sentence or block.
    Start,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: usize,
    /// Without a full stop.
    pub(super) word_end: usize,
    /// With the full stop of an abbreviation.
    pub(super) end: usize,
    pub(super) shape: Shape,
    pub(super) flags: Flags,
    pub(super) gap: Gap,
    /// `’s` follows.
    pub(super) possessive: bool,
    /// Stands in quotation marks that opened in the same sentence.
    pub(super) quoted: bool,
    /// Number of the lower-case form in this text.
    pub(super) word: u32,
    /// Of a sentence that is written with capitals throughout: a headline.
    pub(super) headline: bool,
    /// What stands right before is the opening mark of a quotation.
    pub(super) sentence: u32,
}

impl Token {
    pub(super) fn is(&self, flags: Flags) -> bool {
        self.flags.any(flags)
    }

    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.word_end]
    }

    /// Written as names are.
    pub(super) fn is_nameish(&self) -> bool {
        matches!(
            self.shape,
            Shape::Title | Shape::Caps | Shape::Initial | Shape::Mixed
        )
    }
}

/// The words of a text and what is known of each form.
pub(super) struct Tokens {
    pub(super) all: Vec<Token>,
    /// By number of the word: seen in lower case within the text.
    pub(super) seen_lower: Vec<bool>,
    /// By number of the word: seen with a capital where none was due.
    pub(super) seen_capital: Vec<bool>,
}

pub(super) fn read(text: &str, sentences: &[Range<usize>], lexicon: &Lexicon) -> Tokens {
    let mut reader = Reader {
        text,
        lexicon,
        known: AHashMap::new(),
        numbers: AHashMap::new(),
        tokens: Tokens {
            all: Vec::new(),
            seen_lower: Vec::new(),
            seen_capital: Vec::new(),
        },
        lower: String::new(),
    };
    for (number, sentence) in sentences.iter().enumerate() {
        reader.sentence(sentence.clone(), number as u32);
    }
    reader.tokens
}

/// Where a word stands.
#[derive(Clone, Copy)]
struct Place {
    gap: Gap,
    quoted: bool,
    sentence: u32,
}

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// What was found out of a word as it is written.
    known: AHashMap<&'a str, (Shape, Flags, u32)>,
    numbers: AHashMap<Box<str>, u32>,
    tokens: Tokens,
    lower: String,
}

impl<'a> Reader<'a> {
    fn sentence(&mut self, range: Range<usize>, number: u32) {
        let first = self.tokens.all.len();
        let text = self.text;
        let mut at = range.start;
        let mut gap = Gap::Start;
        let mut quoted = false;
        while at < range.end {
            let rest = &text[at..range.end];
            let Some(letter) = rest.chars().next() else {
                break;
            };
            if let Some(length) = address_length(rest, letter) {
                at += length;
                gap = worse(gap, Gap::Other);
                continue;
            }
            if letter.is_alphanumeric() {
                let length = word_length(rest);
                let place = Place {
                    gap,
                    quoted,
                    sentence: number,
                };
                at = self.word(at, at + length, range.end, place);
                gap = Gap::Space;
                // A hyphen or slash glued to the next word.
                let after = &text.as_bytes()[at..range.end];
                if after.len() > 1
                    && matches!(after[0], b'-' | b'/')
                    && !after[1].is_ascii_whitespace()
                {
                    gap = Gap::Joint;
                    at += 1;
                }
                continue;
            }
            match letter {
                ' ' | '\u{a0}' | '\u{202f}' => {}
                ',' => gap = worse(gap, Gap::Comma),
                '(' | '[' => gap = worse(gap, Gap::OpenParen),
                ')' | ']' => gap = worse(gap, Gap::CloseParen),
                '"' | '“' | '”' | '„' | '«' | '»' | '‹' | '›' => {
                    quoted = match letter {
                        '"' => !quoted,
                        '“' | '„' | '«' | '‹' => !(quoted && letter == '“'),
                        _ => false,
                    };
                    gap = worse(gap, Gap::Quote);
                }
                '\'' | '‘' | '’' | '`' => gap = worse(gap, Gap::Quote),
                '&' if gap == Gap::Space && rest.as_bytes().get(1) == Some(&b' ') => {
                    self.push_and(at, gap, number);
                    gap = Gap::Space;
                }
                _ => gap = worse(gap, Gap::Other),
            }
            at += letter.len_utf8();
        }
        self.mark_headline(first);
        self.note_case(first);
    }

    fn push_and(&mut self, at: usize, gap: Gap, sentence: u32) {
        self.tokens.all.push(Token {
            start: at,
            word_end: at + 1,
            end: at + 1,
            shape: Shape::And,
            flags: Flags::ORGANIZATION_CONNECTOR,
            gap,
            possessive: false,
            quoted: false,
            word: u32::MAX,
            headline: false,
            sentence,
        });
    }

    /// Reads the word at `start..end`; gives where reading goes on.
    fn word(&mut self, start: usize, mut end: usize, limit: usize, place: Place) -> usize {
        let text = self.text;
        let Place { gap, quoted, .. } = place;
        let mut possessive = false;
        let mut next = end;
        let word = &text[start..end];
        // `Russia’s`; `l’Union`, `d’Estaing`: an elided article is a word of its own.
        if let Some(at) = word.rfind(['\'', '’']) {
            let mark = word[at..].chars().next().map_or(1, char::len_utf8);
            let tail = &word[at + mark..];
            if matches!(tail, "s" | "S") {
                // `McDonald’s` is a name with its `s`.
                let whole = word[..at].len() > 2
                    && self
                        .lexicon
                        .word(&format!("{}'s", &word[..at]))
                        .any(Flags::LISTED);
                if whole {
                    self.push(start..end, end, place, false);
                    return end;
                }
                possessive = true;
                end = start + at;
            } else if let Some(first) = word
                .find(['\'', '’'])
                .filter(|&first| is_elision(&word[..first]))
            {
                let mark = word[first..].chars().next().map_or(1, char::len_utf8);
                if word[..first].starts_with(char::is_lowercase) || gap == Gap::Start {
                    self.push(start..start + first, start + first, place, false);
                    return start + first + mark;
                }
            }
        } else if text[end..limit].starts_with(['\'', '’']) && word.ends_with('s') {
            // `Barents’ coast`: only where a space and a letter follow.
            let mark = text[end..].chars().next().map_or(1, char::len_utf8);
            let after = &text[end + mark..limit];
            if after.starts_with(' ') && word.starts_with(char::is_uppercase) && !quoted {
                possessive = true;
                next = end + mark;
            }
        }
        let mut stop = end;
        let bare = &text[start..end];
        if !possessive && text[end..limit].starts_with('.') {
            let dotted = bare.contains('.');
            let single = bare.chars().count() == 1 && bare.starts_with(char::is_uppercase);
            let short = self
                .lexicon
                .word(bare)
                .any(Flags::SUFFIX.with(Flags::HONORIFIC).with(Flags::OFFICE))
                || is_abbreviation(bare);
            let closes = end + 1 >= limit;
            if dotted
                || single && !closes
                || (short && bare.len() <= 6 && !bare.bytes().all(|byte| byte.is_ascii_uppercase()))
            {
                stop = end + 1;
                next = end + 1;
            }
        }
        self.push(start..end, stop, place, possessive);
        next.max(end)
    }

    fn push(&mut self, range: Range<usize>, end: usize, place: Place, possessive: bool) {
        let Place {
            gap,
            quoted,
            sentence,
        } = place;
        let (shape, flags, word) = self.known(&self.text[range.clone()]);
        self.tokens.all.push(Token {
            start: range.start,
            word_end: range.end,
            end,
            shape,
            flags,
            gap,
            possessive,
            quoted,
            word,
            headline: false,
            sentence,
        });
    }

    fn known(&mut self, word: &'a str) -> (Shape, Flags, u32) {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let mut shape = shape(word);
        self.lower.clear();
        self.lower.extend(word.chars().flat_map(char::to_lowercase));
        let mut flags = if word.contains('’') {
            self.lexicon.word(&word.replace('’', "'"))
        } else {
            self.lexicon.word(word)
        };
        flags = flags.with(self.lexicon.inflected(word));
        if self.lexicon.roles_lead && shape == Shape::Title {
            let lower = self
                .lexicon
                .word(&self.lower)
                .with(self.lexicon.inflected(&self.lower));
            if lower.any(Flags::ROLE)
                && !flags.any(Flags::GIVEN.with(Flags::SURNAME).with(Flags::LISTED))
            {
                flags = flags.with(Flags::OFFICE);
            }
        }
        if shape == Shape::Caps
            && flags.without(Flags::LEADS) == Flags::NONE
            && word.len() > 2
            && !word.contains('.')
        {
            // `MOSCOW` is Moscow; but `BART` is not Bart.
            let mut letters = word.chars();
            let title: String = letters
                .next()
                .into_iter()
                .chain(letters.flat_map(char::to_lowercase))
                .collect();
            flags = flags.with(self.lexicon.word(&title));
            if word.len() <= 4 {
                flags = flags.without(
                    Flags::GIVEN
                        .with(Flags::SURNAME)
                        .with(Flags::SURNAME_WORD)
                        .with(Flags::PERSON)
                        .with(Flags::PLACE)
                        .with(Flags::HEAD),
                );
            }
        }
        // `IN` of a headline is no Indiana.
        if shape == Shape::Caps && word.len() == 2 && word.is_ascii() {
            let title = format!("{}{}", &word[..1], &self.lower[1..]);
            if self.lexicon.word(&title).any(Flags::FUNCTION) {
                flags = flags.with(Flags::FUNCTION);
            }
        }
        if shape == Shape::Title
            && let Some((left, right)) = word.rsplit_once('-')
        {
            // `Moscow-based`, `Russian-speaking` are no names; `Jong-un` is.
            if right.starts_with(char::is_lowercase)
                && (is_compound_ending(right) || self.lexicon.is_ordinary(right))
                && !self.lexicon.word(word).any(Flags::GIVEN)
            {
                shape = Shape::Lower;
            }
            let parts = self.lexicon.word(left).with(Flags::NONE);
            if flags == Flags::NONE && parts.any(Flags::DEMONYM) {
                flags = Flags::DEMONYM;
            } else if parts.any(Flags::SURNAME.with(Flags::GIVEN)) {
                flags = flags.with(if self.lexicon.word(right).any(Flags::SURNAME) {
                    Flags::SURNAME
                } else {
                    Flags::GIVEN
                });
            }
        }
        if shape != Shape::Number && self.lexicon.is_ordinary(&self.lower) {
            flags = flags.with(Flags::ORDINARY);
        }
        // All cases of a word are one.
        let form = if self.lexicon.habits == Habits::Cases {
            stem(&self.lower)
        } else {
            self.lower.as_str()
        };
        let number = if let Some(number) = self.numbers.get(form) {
            *number
        } else {
            let number = self.numbers.len() as u32;
            self.numbers.insert(form.into(), number);
            self.tokens.seen_lower.push(false);
            self.tokens.seen_capital.push(false);
            number
        };
        self.known.insert(word, (shape, flags, number));
        (shape, flags, number)
    }

    /// A sentence of capitalised words says nothing by its capitals.
    fn mark_headline(&mut self, first: usize) {
        let tokens = &mut self.tokens.all[first..];
        let (mut words, mut capital, mut lower_long) = (0, 0, 0);
        for token in tokens.iter() {
            match token.shape {
                Shape::Lower => {
                    words += 1;
                    lower_long += usize::from(token.word_end - token.start > 4);
                }
                Shape::Title | Shape::Caps => {
                    words += 1;
                    capital += 1;
                }
                _ => {}
            }
        }
        let ordinary = tokens
            .iter()
            .filter(|token| {
                token.is_nameish()
                    && token.is(Flags::ORDINARY)
                    && !token.is(Flags::FUNCTION.with(Flags::HEAD).with(Flags::GIVEN))
            })
            .count();
        if words >= 4 && capital * 10 >= words * 6 && lower_long * 8 <= words && ordinary >= 2 {
            for token in tokens {
                token.headline = true;
            }
        }
    }

    fn note_case(&mut self, first: usize) {
        let Tokens {
            all,
            seen_lower,
            seen_capital,
        } = &mut self.tokens;
        for token in &all[first..] {
            let Some(number) = usize::try_from(token.word)
                .ok()
                .filter(|&word| word < seen_lower.len())
            else {
                continue;
            };
            if token.shape == Shape::Lower {
                seen_lower[number] = true;
            } else if token.is_nameish() && !token.headline && token.gap != Gap::Start {
                seen_capital[number] = true;
            }
        }
    }
}

fn worse(left: Gap, right: Gap) -> Gap {
    match (left, right) {
        (Gap::Start, _) => Gap::Start,
        (Gap::Space, other) => other,
        (Gap::Comma, Gap::Quote) | (Gap::Quote, Gap::Comma) => Gap::Comma,
        (Gap::CloseParen, Gap::Comma) => Gap::CloseParen,
        (_, Gap::OpenParen) => Gap::OpenParen,
        (left, _) if left == right => left,
        _ => Gap::Other,
    }
}

//! A text cut into words, each with what the cues of its language say of it and the name it belongs to.
//!
//! Built once, in time linear in the text; the rules then walk over words and never over the text.
//! Invariant: the ranges of words ascend, do not overlap and lie on character boundaries.

use std::ops::Range;

use super::cues::{
    ABBREVIATION, AUXILIARY, DEFINITE, GENITIVE, INDEFINITE, Lexicon, MARK, POSSESSIVE,
    PREPOSITION, PRONOUN, THAT, WHO,
};
use super::quotes::marks::is_gershayim;
use super::suggestion::{NameKind, SuggestedEntity};

pub(crate) struct Reading<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) entities: &'a [SuggestedEntity],
    pub(crate) words: Vec<Word>,
    /// The places of names, ascending, without those that overlap an earlier one.
    pub(crate) names: Vec<Name>,
    pub(crate) blocks: Vec<Range<usize>>,
    sentence_starts: Vec<usize>,
    /// All words in lower case, one after the other.
    lower: String,
}

/// A word, a number or a single mark.
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) flags: u32,
    /// Its place in [`Reading::names`].
    pub(crate) name: Option<usize>,
    pub(crate) is_capital: bool,
    lower: Range<usize>,
}

/// One place of a name.
pub(crate) struct Name {
    pub(crate) entity: usize,
    pub(crate) range: Range<usize>,
    /// The words it touches; empty when it touches none.
    pub(crate) words: Range<usize>,
}

impl<'a> Reading<'a> {
    /// `blocks` and `sentences` are ranges of `text`; those that are not are left out.
    pub(crate) fn new(
        text: &'a str,
        blocks: &[Range<usize>],
        sentences: &[Range<usize>],
        entities: &'a [SuggestedEntity],
        lexicon: &'static Lexicon,
    ) -> Self {
        let mut blocks: Vec<Range<usize>> = blocks
            .iter()
            .filter(|block| !block.is_empty() && text.get((*block).clone()).is_some())
            .cloned()
            .collect();
        blocks.sort_by_key(|block| block.start);
        let mut end = 0;
        blocks.retain(|block| {
            let is_after = block.start >= end;
            if is_after {
                end = block.end;
            }
            is_after
        });
        let mut sentence_starts: Vec<usize> = sentences.iter().map(|range| range.start).collect();
        sentence_starts.sort_unstable();
        let mut reading = Self {
            text,
            lexicon,
            entities,
            words: Vec::new(),
            names: names(text, entities),
            blocks,
            sentence_starts,
            lower: String::new(),
        };
        for block in reading.blocks.clone() {
            reading.cut(block);
        }
        reading.place_names();
        reading
    }

    /// A word in lower case.
    pub(crate) fn lower(&self, word: usize) -> &str {
        &self.lower[self.words[word].lower.clone()]
    }

    pub(crate) fn flags(&self, word: usize) -> u32 {
        self.words[word].flags
    }

    pub(crate) fn has(&self, word: usize, flags: u32) -> bool {
        self.words[word].flags & flags != 0
    }

    /// The number of the sentence that a byte stands in.
    pub(crate) fn sentence_at(&self, byte: usize) -> usize {
        self.sentence_starts.partition_point(|start| *start <= byte)
    }

    /// The words whose start lies in a range of bytes.
    pub(crate) fn words_in(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.words.partition_point(|word| word.start < range.start);
        let last = self.words.partition_point(|word| word.start < range.end);
        first..last.max(first)
    }

    pub(crate) fn kind(&self, name: usize) -> NameKind {
        self.entities[self.names[name].entity].kind
    }

    /// Whether a verb may stand behind a word: not behind "the", "his", "of", which only a noun follows.
    pub(crate) fn can_be_verb(&self, before: Option<usize>) -> bool {
        before.is_none_or(|before| {
            let asks_for_noun = DEFINITE | INDEFINITE | POSSESSIVE | PREPOSITION | GENITIVE;
            // English words that stand for somebody alone as well: "others said".
            let stands_alone = ["that", "others", "another", "few"];
            !self.has(before, asks_for_noun) || stands_alone.contains(&self.lower(before))
        })
    }

    fn cut(&mut self, block: Range<usize>) {
        let text = &self.text[block.clone()];
        let is_french = self.lexicon.cues.language == "fr";
        let mut chars = text.char_indices().peekable();
        let mut before = None;
        while let Some((start, first)) = chars.next() {
            if first.is_whitespace() || is_invisible(first) {
                before = Some(first);
                continue;
            }
            let mut end = start + first.len_utf8();
            if !first.is_alphanumeric() {
                let follows = text[end..].chars().next();
                let is_genitive = matches!(first, '\'' | '’')
                    && before.is_some_and(char::is_alphanumeric)
                    && follows.is_none_or(|next| !next.is_alphanumeric());
                let flags = if is_genitive && before == Some('s') {
                    GENITIVE
                } else {
                    0
                };
                self.push(block.start + start..block.start + end, MARK | flags);
                before = Some(first);
                continue;
            }
            let mut last = first;
            while let Some((at, next)) = chars.peek().copied() {
                let after = text[at + next.len_utf8()..].chars().next();
                let goes_on = next.is_alphanumeric()
                    || is_invisible(next)
                    || (next == '"' && is_gershayim(text, at))
                    || (is_joint(last, next, after)
                        && !is_possessive(&text[at..])
                        && !(is_french && is_inverted(&text[at..])));
                if !goes_on {
                    break;
                }
                chars.next();
                end = at + next.len_utf8();
                last = next;
            }
            before = Some(last);
            let mut flags = 0;
            let range = block.start + start..block.start + end;
            if is_possessive(&text[end..]) {
                self.push(range, flags);
                // The mark and the "s" are one word.
                let mut tail = end;
                for _ in 0..2 {
                    if let Some((at, next)) = chars.next() {
                        tail = at + next.len_utf8();
                    }
                }
                self.push(block.start + end..block.start + tail, GENITIVE);
                before = Some('s');
                continue;
            }
            let is_initial = first.is_uppercase() && end - start == first.len_utf8();
            if chars.peek().is_some_and(|(_, next)| *next == '.') {
                let lower = text[start..end].to_lowercase();
                if is_initial
                    || self.lexicon.flags(&lower) & ABBREVIATION != 0
                    || lower.contains('.')
                {
                    flags = ABBREVIATION;
                }
            }
            self.push(range, flags);
            if flags & ABBREVIATION != 0
                && let Some((at, _)) = chars.next()
                && let Some(word) = self.words.last_mut()
            {
                word.end = block.start + at + 1;
                before = Some('.');
            }
        }
    }

    fn push(&mut self, range: Range<usize>, flags: u32) {
        let word = &self.text[range.clone()];
        let from = self.lower.len();
        if word.is_ascii() {
            self.lower.push_str(word);
            self.lower[from..].make_ascii_lowercase();
        } else {
            self.push_lower(word);
        }
        let flags = if flags & (MARK | GENITIVE) == 0 {
            // An abbreviation is one by its full stop, not by its letters.
            (self.lexicon.flags(&self.lower[from..]) & !ABBREVIATION) | flags
        } else if flags & GENITIVE != 0
            && self
                .words
                .last()
                .is_some_and(|before| before.flags & (PRONOUN | WHO | THAT) != 0)
        {
            // "he's", "who's"
            AUXILIARY
        } else {
            flags
        };
        self.words.push(Word {
            start: range.start,
            end: range.end,
            flags,
            name: None,
            is_capital: word.starts_with(char::is_uppercase),
            lower: from..self.lower.len(),
        });
    }

    fn push_lower(&mut self, word: &str) {
        let is_persian = self.lexicon.cues.language == "fa";
        for letter in word.chars().filter(|letter| !is_invisible(*letter)) {
            match letter {
                '’' => self.lower.push('\''),
                'ي' if is_persian => self.lower.push('ی'),
                'ك' if is_persian => self.lower.push('ک'),
                'ё' | 'Ё' => self.lower.push('е'),
                letter => self.lower.extend(letter.to_lowercase()),
            }
        }
    }

    fn place_names(&mut self) {
        let mut word = 0;
        for (index, name) in self.names.iter_mut().enumerate() {
            while word < self.words.len() && self.words[word].end <= name.range.start {
                word += 1;
            }
            let first = word;
            while word < self.words.len() && self.words[word].start < name.range.end {
                self.words[word].name = Some(index);
                word += 1;
            }
            name.words = first..word;
        }
    }
}

/// The places of all names, ascending; of two that overlap the first and longer one.
fn names(text: &str, entities: &[SuggestedEntity]) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for (entity, suggested) in entities.iter().enumerate() {
        for mention in &suggested.mentions {
            if !mention.range.is_empty() && text.get(mention.range.clone()).is_some() {
                names.push(Name {
                    entity,
                    range: mention.range.clone(),
                    words: 0..0,
                });
            }
        }
    }
    names.sort_by_key(|name| (name.range.start, std::cmp::Reverse(name.range.end)));
    let mut end = 0;
    names.retain(|name| {
        let is_after = name.range.start >= end;
        if is_after {
            end = name.range.end;
        }
        is_after
    });
    names
}

/// Joiners and marks of direction, which are no part of how a word is looked up.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}

/// Whether a mark inside a word belongs to it: "don't", "ex-wife", "U.S", «ארה"ב».
fn is_joint(before: char, mark: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    match mark {
        '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' => {
            before.is_alphanumeric() && after.is_alphanumeric()
        }
        '.' => before.is_uppercase() && after.is_uppercase(),
        '״' | '׳' => is_hebrew(before) && is_hebrew(after),
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

pub(crate) fn is_hebrew(letter: char) -> bool {
    matches!(letter, '\u{5d0}'..='\u{5ea}')
}

/// «-t-il», «-elle»: the pronoun behind a French verb, «l'», «d'» the word before a noun.
fn is_inverted(text: &str) -> bool {
    let is_article = text.starts_with(['\'', '’']);
    is_article
        || ["-il", "-elle", "-t-il", "-t-elle", "-ils", "-on"]
            .iter()
            .any(|pronoun| {
                text.strip_prefix(pronoun)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
}

/// Whether a text begins with "'s" and ends the word there.
fn is_possessive(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('\'' | '’'))
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(char::is_alphanumeric)
}

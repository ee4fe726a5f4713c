//! Who is the subject of a verb: a shallow look at the words around it.
//!
//! No grammar is parsed. A subject is the name, pronoun or definite noun phrase that stands next to the
//! verb once adverbs, auxiliaries and what commas enclose are passed; where something else stands there,
//! the verb has no subject for us. Every search looks at a bounded number of words, so that a text
//! without full stops costs no more than another.

mod subject;

use std::ops::Range;

use super::cues::{
    ABBREVIATION, ADVERB, ALLEGED, AUXILIARY, BODY, CALLS, CONJUNCTION, DEFINITE, DENIED,
    FEMALE_TITLE, FORMER, GENITIVE, INDEFINITE, MALE_TITLE, MARK, PREPOSITION, PRONOUN, Pronoun,
    ROLE, SAYING, SAYS, THAT, TIME, WHO,
};
use super::reading::Reading;
use super::suggestion::NameKind;

/// Words looked at on each side of a verb.
const REACH: usize = 60;
/// Words in a noun phrase.
const LONGEST_PHRASE: usize = 12;

/// A word, or a quotation seen from outside as one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// By its place in [`Reading::words`].
    Word(usize),
    /// By its place in the list of quotations, with its bytes.
    Quote(usize, usize, usize),
}

/// The words of a block without its quotations, or of one quotation.
pub(crate) struct Frame {
    pub(crate) items: Vec<Item>,
    /// The first item of each sentence, ascending; the first is 0 unless there are no items.
    pub(crate) starts: Vec<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Who {
    /// By its place in [`Reading::names`].
    Name(usize),
    Pronoun(Pronoun),
    /// "the ambassador": somebody whom the text has introduced.
    Phrase,
    /// Somebody without a name: "two officials", "Kim and Lee".
    Nobody,
}

/// Who does what a verb says, and the items that tell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Subject {
    pub(crate) who: Who,
    pub(crate) items: Range<usize>,
}

impl Frame {
    /// Of ascending items; `joins` tells whether no sentence ends between two items although the
    /// cutter cut there.
    pub(crate) fn new(
        reading: &Reading<'_>,
        items: Vec<Item>,
        joins: impl Fn(&[Item], usize) -> bool,
    ) -> Self {
        let mut starts = Vec::new();
        let mut last = None;
        for (index, item) in items.iter().enumerate() {
            let (start, end) = bytes(reading, *item);
            let sentence = reading.sentence_at(start);
            if last != Some(sentence) && (last.is_none() || !joins(&items, index)) {
                starts.push(index);
            }
            last = Some(reading.sentence_at(end.saturating_sub(1)));
        }
        Self { items, starts }
    }

    /// The items of a sentence.
    pub(crate) fn sentence(&self, number: usize) -> Range<usize> {
        let start = self.starts[number];
        let end = self
            .starts
            .get(number + 1)
            .copied()
            .unwrap_or(self.items.len());
        start..end
    }

    pub(crate) fn sentence_of(&self, item: usize) -> Range<usize> {
        let number = self.starts.partition_point(|start| *start <= item);
        self.sentence(number.saturating_sub(1))
    }
}

/// The bytes of an item.
pub(crate) fn bytes(reading: &Reading<'_>, item: Item) -> (usize, usize) {
    match item {
        Item::Word(word) => (reading.words[word].start, reading.words[word].end),
        Item::Quote(_, start, end) => (start, end),
    }
}

/// A frame to look for subjects in.
#[derive(Clone, Copy)]
pub(crate) struct Clause<'r, 'a> {
    pub(crate) reading: &'r Reading<'a>,
    pub(crate) frame: &'r Frame,
}

impl Clause<'_, '_> {
    /// The flags of an item; 0 for a quotation and outside the frame.
    pub(crate) fn flags(&self, item: usize) -> u32 {
        self.word(item).map_or(0, |word| self.reading.flags(word))
    }

    pub(crate) fn has(&self, item: usize, flags: u32) -> bool {
        self.flags(item) & flags != 0
    }

    pub(crate) fn word(&self, item: usize) -> Option<usize> {
        match self.frame.items.get(item) {
            Some(Item::Word(word)) => Some(*word),
            _ => None,
        }
    }

    /// The word in lower case; empty for a quotation.
    pub(crate) fn lower(&self, item: usize) -> &str {
        self.word(item).map_or("", |word| self.reading.lower(word))
    }

    pub(crate) fn bytes(&self, items: &Range<usize>) -> Range<usize> {
        let start = bytes(self.reading, self.frame.items[items.start]).0;
        let end = bytes(self.reading, self.frame.items[items.end - 1]).1;
        start..end
    }

    pub(crate) fn is_comma(&self, item: usize) -> bool {
        self.has(item, MARK) && matches!(self.lower(item), "," | "،" | ";" | "؛")
    }

    pub(crate) fn is_dash(&self, item: usize) -> bool {
        self.has(item, MARK) && matches!(self.lower(item), "—" | "–" | "-")
    }

    fn is_break(&self, item: usize) -> bool {
        self.is_comma(item) || self.is_dash(item)
    }

    /// Whether the word is a verb of speech here, and not the noun that looks like it.
    pub(crate) fn is_verb(&self, item: usize, flags: u32) -> bool {
        self.has(item, flags)
            && self
                .name_at(item)
                .is_none_or(|name| self.reading.kind(name) == NameKind::Other)
            && (self.is_infinitive(item)
                || self
                    .reading
                    .can_be_verb(item.checked_sub(1).and_then(|before| self.word(before))))
    }

    /// "to say", but not "to claims".
    fn is_infinitive(&self, item: usize) -> bool {
        let word = self.lower(item);
        item > 0 && self.lower(item - 1) == "to" && !word.ends_with('s') && !word.ends_with("ed")
    }

    pub(crate) fn name_at(&self, item: usize) -> Option<usize> {
        self.word(item)
            .and_then(|word| self.reading.words[word].name)
    }

    /// The items of the name that an item belongs to.
    pub(crate) fn name_items(&self, item: usize) -> Option<(usize, Range<usize>)> {
        let word = self.word(item)?;
        let name = self.reading.words[word].name?;
        let words = &self.reading.names[name].words;
        let first = item.checked_sub(word - words.start)?;
        let last = first + words.len();
        // A name that a quotation mark cuts is none.
        (self.word(first) == Some(words.start) && self.word(last - 1) == Some(words.end - 1))
            .then_some((name, first..last))
    }

    fn is_person(&self, name: usize) -> bool {
        self.reading.kind(name) == NameKind::Person
    }

    fn is_time(&self, item: usize) -> bool {
        self.has(item, TIME) && self.name_at(item).is_none()
    }

    fn is_adverb(&self, item: usize) -> bool {
        self.has(item, AUXILIARY | ADVERB | DENIED)
            || (self.reading.lexicon.cues.language == "en"
                && self.name_at(item).is_none()
                && self.lower(item).len() > 4
                && self.lower(item).ends_with("ly")
                && !self.has(item, ROLE | TIME))
    }

    /// What may stand before a name and belong to it: "the former Israeli Prime Minister".
    fn is_before_name(&self, item: usize) -> bool {
        let Some(word) = self.word(item) else {
            return false;
        };
        if self.is_time(item) || self.has(item, MARK | GENITIVE) {
            return false;
        }
        if self.has(
            item,
            ROLE | ABBREVIATION | FORMER | ALLEGED | MALE_TITLE | FEMALE_TITLE | BODY,
        ) {
            return true;
        }
        if self.has(
            item,
            PREPOSITION | CONJUNCTION | PRONOUN | THAT | WHO | AUXILIARY,
        ) {
            return false;
        }
        if let Some(name) = self.name_at(item) {
            return !self.is_person(name);
        }
        (self.reading.words[word].is_capital || self.lower(item).contains('-'))
            && !self.has(item, DEFINITE | INDEFINITE | SAYS | CALLS | SAYING | ADVERB)
    }

    /// The first item of what belongs to the name that begins at `first`.
    pub(crate) fn before_name(&self, first: usize, start: usize) -> usize {
        let mut at = first;
        while at > start && first - at < LONGEST_PHRASE && self.is_before_name(at - 1) {
            at -= 1;
        }
        at
    }

    /// Whether what stands before `item` governs it: "with Kim".
    pub(crate) fn is_governed(&self, item: usize, start: usize) -> bool {
        let mut at = item;
        if at > start && self.has(at - 1, DEFINITE | INDEFINITE) {
            at -= 1;
        }
        at > start && self.has(at - 1, PREPOSITION) && !self.has(at - 1, CONJUNCTION)
    }
}

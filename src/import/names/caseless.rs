//! Names in scripts without capitals: lists, titles and head words carry all.
//!
//! A listed name is a name. A title leads a person: the words behind it, up to the first that no name has.
//! A head word leads an organization: `وزارة الخارجية`. A given name with a word behind it is a person. The
//! last word of a person found so stands for that person elsewhere in the text.

use ahash::AHashSet;

use super::RULE;
use super::lexicon::{Flags, Lexicon};
use super::tokens::{Gap, Shape, Token, Tokens};
use crate::import::aliases::Sighting;
use crate::import::suggestion::{NameKind, Rule};

/// Words after a title that may be a name.
const MOST_NAME_WORDS: usize = 3;
/// Words after a head word that may belong to it.
const MOST_TAIL_WORDS: usize = 4;

pub(super) fn find(
    text: &str,
    tokens: &Tokens,
    lexicon: &Lexicon,
    glued: &[&'static str],
) -> Vec<Sighting> {
    let mut finder = Finder {
        text,
        all: &tokens.all,
        lexicon,
        glued,
        found: Vec::new(),
        surnames: AHashSet::new(),
    };
    let mut at = 0;
    while at < finder.all.len() {
        at = finder.read(at).max(at + 1);
    }
    finder.bind_surnames();
    finder.found
}

/// A word with what was taken off its start.
#[derive(Clone, Copy)]
struct Word {
    /// Bytes of the letters glued before it.
    glued: usize,
    flags: Flags,
}

struct Finder<'a> {
    text: &'a str,
    all: &'a [Token],
    lexicon: &'a Lexicon,
    glued: &'a [&'static str],
    found: Vec<Sighting>,
    surnames: AHashSet<&'a str>,
}

impl Finder<'_> {
    /// Reads what begins at `at`; gives where to go on.
    fn read(&mut self, at: usize) -> usize {
        if self.all[at].shape != Shape::Caseless {
            return at + 1;
        }
        let Some((to, word)) = self.longest(at) else {
            return self.given(at, self.bare(at, Flags::GIVEN));
        };
        if word.flags.any(Flags::TITLE) && !word.flags.any(Flags::LISTED) {
            return self.behind_title(to);
        }
        if word.flags.any(Flags::LISTED) {
            let (kind, score) = kind_of(word.flags);
            // `מוחמד עבאס`: a given name that is listed as more goes on.
            if word.flags.any(Flags::GIVEN) && !word.flags.any(Flags::PERSON) {
                return self.given(at, Some(word));
            }
            self.push(at, to, word.glued, kind, score);
            return to;
        }
        if word
            .flags
            .any(Flags::PUBLIC_START.with(Flags::ORGANIZATION_START))
        {
            let end = self.tail(to);
            if end > to {
                let public = word.flags.any(Flags::PUBLIC_START);
                let kind = if public {
                    NameKind::PublicBody
                } else {
                    NameKind::Organization
                };
                self.push(at, end, word.glued, kind, 0.7);
                return end;
            }
            return to;
        }
        if word.flags.any(Flags::GIVEN) {
            return self.given(at, Some(word));
        }
        to
    }

    /// The longest listed phrase or word at `at` with the fewest letters taken off.
    fn longest(&self, at: usize) -> Option<(usize, Word)> {
        let whole = self.all[at].text(self.text);
        for cut in self.cuts(whole) {
            let mut phrase = whole[cut..].to_owned();
            let flags = self.lexicon.word(&phrase);
            let mut best = (flags.without(Flags::LEADS) != Flags::NONE).then_some((at + 1, flags));
            if flags.any(Flags::LEADS) {
                let last = self.all.len().min(at + self.lexicon.longest_phrase());
                for place in at + 1..last {
                    if self.all[place].gap != Gap::Space {
                        break;
                    }
                    phrase.push(' ');
                    phrase.push_str(self.all[place].text(self.text));
                    let flags = self.lexicon.phrase(&phrase);
                    if flags != Flags::NONE {
                        best = Some((place + 1, flags));
                    }
                }
            }
            // What is an ordinary word as it stands is not taken apart.
            if let Some((to, flags)) = best {
                let known = flags.any(
                    Flags::LISTED
                        .with(Flags::TITLE)
                        .with(Flags::GIVEN)
                        .with(Flags::PUBLIC_START)
                        .with(Flags::ORGANIZATION_START),
                );
                return known.then_some((to, Word { glued: cut, flags }));
            }
        }
        None
    }

    /// Where the word may begin: at its start, and behind one or two glued letters.
    fn cuts(&self, word: &str) -> impl Iterator<Item = usize> + use<> {
        let mut cuts = vec![0];
        for _ in 0..2 {
            let from = cuts.last().copied().unwrap_or_default();
            let Some(letter) = self
                .glued
                .iter()
                .find(|letter| word[from..].starts_with(**letter))
            else {
                break;
            };
            let next = from + letter.len();
            if word[next..].chars().nth(1).is_none() {
                break;
            }
            cuts.push(next);
        }
        cuts.into_iter()
    }

    fn bare(&self, at: usize, flags: Flags) -> Option<Word> {
        let word = self.all[at].text(self.text);
        let found = self.lexicon.word(word);
        found.any(flags).then_some(Word {
            glued: 0,
            flags: found,
        })
    }

    /// Whether the word at `at` can be part of a person's name.
    fn may_be_name(&self, at: usize, first: bool) -> bool {
        let Some(token) = self.all.get(at) else {
            return false;
        };
        if token.shape != Shape::Caseless
            || !first && token.gap != Gap::Space
            || token.gap == Gap::Start
        {
            return false;
        }
        let word = token.text(self.text);
        let stops = Flags::FUNCTION
            .with(Flags::REPORT)
            .with(Flags::TITLE)
            .with(Flags::BODY)
            .with(Flags::PUBLIC_START)
            .with(Flags::ORGANIZATION_START)
            .with(Flags::TAIL)
            .with(Flags::NEVER);
        word.chars().nth(1).is_some()
            && !self.lexicon.word(word).any(stops)
            && !self.cuts(word).skip(1).any(|cut| {
                let rest = &word[cut..];
                self.lexicon
                    .word(rest)
                    .any(Flags::FUNCTION.with(Flags::TITLE).with(Flags::PLACE))
                    && rest.chars().nth(2).is_some()
            })
    }

    /// A person behind a title; a place between the two is a place.
    fn behind_title(&mut self, mut at: usize) -> usize {
        if at < self.all.len()
            && self.all[at].gap == Gap::Space
            && let Some((to, word)) = self.longest(at)
            && word.flags.any(Flags::PLACE.with(Flags::BODY))
            && !word.flags.any(Flags::GIVEN.with(Flags::PERSON))
        {
            let (kind, score) = kind_of(word.flags);
            self.push(at, to, word.glued, kind, score);
            at = to;
        }
        // Titles may follow each other.
        if at >= self.all.len() || self.all[at].gap != Gap::Space {
            return at;
        }
        if let Some((_, word)) = self.longest(at)
            && word.flags.any(Flags::TITLE)
        {
            return at;
        }
        let given = self.bare(at, Flags::GIVEN).is_some();
        let person = self.bare(at, Flags::PERSON).is_some();
        let mut to = at;
        let most = if given { MOST_NAME_WORDS } else { 2 };
        let mut left = most;
        while left > 0 && self.may_be_name(to, false) {
            let connector = self
                .lexicon
                .word(self.all[to].text(self.text))
                .any(Flags::CONNECTOR);
            to += 1;
            if !connector {
                left -= 1;
            }
            if given && to - at >= 2 && !connector && !self.is_connector(to) {
                break;
            }
            if person {
                break;
            }
        }
        if to > at && (given || person || to - at == 2) {
            let score = if given || person { 0.85 } else { 0.5 };
            self.push_person(at, to, 0, score);
            return to;
        }
        at
    }

    fn is_connector(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|token| {
            token.gap == Gap::Space
                && self
                    .lexicon
                    .word(token.text(self.text))
                    .any(Flags::CONNECTOR)
        })
    }

    /// A given name and what follows it.
    fn given(&mut self, at: usize, word: Option<Word>) -> usize {
        let Some(word) = word.filter(|word| word.flags.any(Flags::GIVEN)) else {
            return at + 1;
        };
        let mut to = at + 1;
        // More given names, connectors, then one word more.
        while to - at < 4 && self.may_be_name(to, false) {
            let flags = self.lexicon.word(self.all[to].text(self.text));
            to += 1;
            if !flags.any(Flags::GIVEN.with(Flags::CONNECTOR)) {
                break;
            }
        }
        if to - at < 2 || self.is_connector(to - 1) {
            return at + 1;
        }
        let last = self.lexicon.word(self.all[to - 1].text(self.text));
        let score = if last.any(Flags::PERSON) { 0.9 } else { 0.6 };
        self.push_person(at, to, word.glued, score);
        to
    }

    /// The end of what belongs to a head word before `at`.
    fn tail(&self, at: usize) -> usize {
        let mut to = at;
        if to < self.all.len()
            && self.all[to].gap == Gap::Space
            && let Some((end, word)) = self.longest(to)
            && word.flags.any(Flags::PLACE)
        {
            to = end;
        }
        while to < self.all.len()
            && to - at < MOST_TAIL_WORDS
            && self.all[to].gap == Gap::Space
            && self.all[to].shape == Shape::Caseless
        {
            let word = self.all[to].text(self.text);
            let flags = self.lexicon.word(word);
            let belongs = flags.any(Flags::TAIL)
                || to == at && (flags.any(Flags::PLACE) || self.starts_as_listed(to));
            if !belongs {
                break;
            }
            to += 1;
        }
        to
    }

    /// An article at the start marks what follows a head word: `الخارجية`, `החוץ`.
    fn starts_as_listed(&self, at: usize) -> bool {
        let word = self.all[at].text(self.text);
        (word.starts_with("ال") || word.starts_with('ה'))
            && word.chars().count() > 3
            && !self
                .lexicon
                .word(word)
                .any(Flags::FUNCTION.with(Flags::REPORT).with(Flags::TITLE))
    }

    fn push_person(&mut self, from: usize, to: usize, glued: usize, score: f32) {
        if to - from > 1 {
            let last = self.all[to - 1].text(self.text);
            if last.chars().nth(2).is_some()
                && !self
                    .lexicon
                    .word(last)
                    .any(Flags::GIVEN.with(Flags::FUNCTION))
            {
                self.surnames.insert(last);
            }
        }
        self.push(from, to, glued, NameKind::Person, score);
    }

    fn push(&mut self, from: usize, to: usize, glued: usize, kind: NameKind, score: f32) {
        let start = self.all[from].start + glued;
        let end = self.all[to - 1].word_end;
        self.found.push(Sighting {
            range: start..end,
            kind,
            rule: Rule { id: RULE, score },
        });
    }

    /// Surnames of the persons found, where they stand alone.
    fn bind_surnames(&mut self) {
        let mut taken: Vec<(usize, usize)> = self
            .found
            .iter()
            .map(|sighting| (sighting.range.start, sighting.range.end))
            .collect();
        taken.sort_unstable();
        for token in self.all {
            if token.shape != Shape::Caseless {
                continue;
            }
            let next = taken.partition_point(|(_, end)| *end <= token.start);
            if taken
                .get(next)
                .is_some_and(|(start, _)| *start < token.word_end)
            {
                continue;
            }
            let word = token.text(self.text);
            let found = self
                .cuts(word)
                .find(|cut| self.surnames.contains(&word[*cut..]));
            if let Some(cut) = found {
                self.found.push(Sighting {
                    range: token.start + cut..token.word_end,
                    kind: NameKind::Person,
                    rule: Rule {
                        id: RULE,
                        score: 0.6,
                    },
                });
            }
        }
    }
}

fn kind_of(flags: Flags) -> (NameKind, f32) {
    if flags.any(Flags::PUBLIC_BODY) {
        (NameKind::PublicBody, 0.9)
    } else if flags.any(Flags::ORGANIZATION) {
        (NameKind::Organization, 0.85)
    } else if flags.any(Flags::PERSON) {
        (NameKind::Person, 0.85)
    } else if flags.any(Flags::PLACE) {
        (NameKind::Place, 0.9)
    } else {
        (NameKind::Other, 0.6)
    }
}

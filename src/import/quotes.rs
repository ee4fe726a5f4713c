//! Words of somebody, and whose they are.
//!
//! Quotation marks are paired first (`marks`). Then each quotation looks for its speaker, in this
//! order: the subject of a verb of speech behind it, before it or between its parts; "according to";
//! another quotation of the same paragraph; the speaker of the paragraph before. A name stands for
//! itself, a pronoun for the last subject that fits, a definite phrase for the one who has that role
//! (`people`). Where nothing makes sure who speaks, nobody does.
//!
//! The same verbs give reported speech: "X said that …", "According to X, …" (`reported`).
//!
//! Roles of entities are used when they are given: find them first.

mod cue;
mod inside;
pub(crate) mod marks;
pub(crate) mod people;
mod reported;

use std::ops::Range;

use super::clause::{Clause, Frame, Item, Subject, bytes};
use super::cues::{GENITIVE, MARK, PRONOUN, SAYS, lexicon};
use super::reading::Reading;
use super::suggestion::{NameKind, Rule, SuggestedEntity, SuggestedQuote};
use cue::{cue_of, is_title};
use marks::{Quoted, pair};
use people::{People, Resolved};

const RULE: &str = "import/quotes@1";
/// Words of a sentence that are looked at for another name.
const REACH: usize = 60;
/// Items of a sentence that may be quotations and nothing else.
const MOST_ALONE: usize = 40;

/// The quotations and reported words of a text in reading order, with their speakers.
///
/// `blocks`, `sentences` and the mentions of `entities` are byte ranges of `text`; `language` is a
/// BCP 47 tag. In a language without cues the quotations are found and nobody speaks.
pub fn find(
    text: &str,
    blocks: &[Range<usize>],
    sentences: &[Range<usize>],
    entities: &[SuggestedEntity],
    language: &str,
) -> Vec<SuggestedQuote> {
    let known = lexicon(language);
    let Some(lexicon) = known.or_else(|| lexicon("en")) else {
        return Vec::new();
    };
    let reading = Reading::new(text, blocks, sentences, entities, lexicon);
    let quoted: Vec<Quoted> = pair(text, &reading.blocks)
        .into_iter()
        .filter(|quoted| !is_nickname(text, &quoted.range))
        .collect();
    if known.is_none() {
        return quoted
            .into_iter()
            .map(|quoted| suggested(quoted.range, true, None))
            .collect();
    }
    let mut finder = Finder {
        reading: &reading,
        people: People::new(&reading),
        speakers: vec![None; quoted.len()],
        quoted,
        reports: Vec::new(),
    };
    let mut first = 0;
    for block in 0..reading.blocks.len() {
        let end = first
            + finder.quoted[first..]
                .iter()
                .take_while(|quoted| quoted.range.start < reading.blocks[block].end)
                .count();
        finder.read_block(block, first..end);
        first = end;
    }
    finder.join_paragraphs();
    finder.finish()
}

/// `Kim "Sparky" Lee`: a name inside a name.
fn is_nickname(text: &str, range: &Range<usize>) -> bool {
    // First, for the words before are looked for back to a blank, which a text may lack.
    if !text[range.end..].starts_with(' ') {
        return false;
    }
    let inside = text[range.clone()].trim_matches(|c: char| !c.is_alphanumeric());
    let before = text[..range.start].trim_end();
    let after = text[range.end..].trim_start();
    let word_before = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    inside.split_whitespace().count() <= 2
        && inside
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase))
        && word_before.starts_with(char::is_uppercase)
        && word_before.ends_with(char::is_alphabetic)
        && after.starts_with(char::is_uppercase)
        && !text[range.clone()].contains([',', '.', '!', '?'])
}

/// Who speaks, by which words.
#[derive(Clone, Debug)]
struct Speaker {
    who: Option<Resolved>,
    cue: Option<Range<usize>>,
}

struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    people: People<'r, 'a>,
    quoted: Vec<Quoted>,
    /// For each quotation; `None` while nothing is known.
    speakers: Vec<Option<Speaker>>,
    reports: Vec<SuggestedQuote>,
}

impl Finder<'_, '_> {
    fn read_block(&mut self, block: usize, quotes: Range<usize>) {
        let reading = self.reading;
        let frame = outside(reading, block, &self.quoted, quotes.clone());
        let clause = Clause {
            reading,
            frame: &frame,
        };
        let is_prose = is_prose(&reading.text[reading.blocks[block].clone()]);
        for number in 0..frame.starts.len() {
            let sentence = frame.sentence(number);
            let main = clause.first_subject(&sentence, sentence.end);
            let main_who = main.as_ref().and_then(|main| {
                let at = clause.bytes(&main.items).start;
                let who = self.people.resolve(&clause, main, block);
                let entity = who
                    .map(|who| who.entity)
                    .or_else(|| owner_in(&clause, main))?;
                Some((entity, at))
            });
            if let Some((entity, at)) = main_who.filter(|_| is_prose) {
                self.people.note(entity, at, block);
            }
            let mut spoke = None;
            for item in sentence.clone() {
                let Item::Quote(quote, ..) = frame.items[item] else {
                    continue;
                };
                let Some(cue) = cue_of(&clause, item, &sentence, main.as_ref()) else {
                    let range = &self.quoted[quote].range;
                    if let Some(found) = inside::speaker(reading, &self.people, range, block) {
                        spoke = found.who.map(|who| (who.entity, range.start));
                        self.speakers[quote] = Some(found);
                    }
                    continue;
                };
                let who = cue
                    .subject
                    .as_ref()
                    .and_then(|subject| self.people.resolve(&clause, subject, block))
                    .map(|who| Resolved {
                        score: who.score * cue.certainty,
                        ..who
                    });
                if let Some(who) = who {
                    spoke = Some((who.entity, bytes(reading, frame.items[item]).0));
                }
                let cue = clause.bytes(&cue.items);
                self.speakers[quote] = Some(Speaker {
                    who,
                    cue: Some(cue),
                });
            }
            let reports = reported::find(&clause, &sentence, &self.people, block);
            if let Some(speaker) = reports.iter().rev().find_map(|report| report.speaker) {
                spoke.get_or_insert((speaker, clause.bytes(&sentence).start));
            }
            self.reports.extend(reports);
            if let Some((entity, at)) = spoke
                && main_who.is_none_or(|(main, _)| main != entity)
            {
                self.people.note(entity, at, block);
            }
        }
        self.carry_over(block, quotes, &clause);
    }

    /// Quotations without a cue take the speaker that the paragraph or the one before it has.
    fn carry_over(&mut self, block: usize, quotes: Range<usize>, clause: &Clause<'_, '_>) {
        let frame = clause.frame;
        // Quotations of a block ascend in its frame.
        let places: Vec<usize> = (0..frame.items.len())
            .filter(|item| matches!(frame.items[*item], Item::Quote(..)))
            .collect();
        let item_of = |quote: usize| places.get(quote - quotes.start).copied();
        let mut before: Option<Resolved> = None;
        for quote in quotes.clone() {
            if let Some(speaker) = &self.speakers[quote] {
                before = speaker.who.or(before.filter(|_| speaker.cue.is_none()));
                continue;
            }
            let Some(item) = item_of(quote) else {
                continue;
            };
            let sentence = frame.sentence_of(item);
            let stands_alone = stands_alone(clause, &sentence);
            if let Some(known) = before {
                let inside = &self.reading.text[self.quoted[quote].range.clone()];
                let names_another = !stands_alone && names_another(clause, &sentence, known.entity);
                if stands_alone || !(is_title(inside) || names_another) {
                    let score = known.score.min(if stands_alone { 0.85 } else { 0.5 });
                    self.speakers[quote] = Some(Speaker {
                        who: Some(Resolved { score, ..known }),
                        cue: None,
                    });
                }
            } else if stands_alone && sentence.start > 0 {
                // A sentence of the paragraph leads to it.
                let last = self.people.last(block);
                if let Some(entity) = last.filter(|entity| self.can_speak(*entity)) {
                    let who = Resolved {
                        entity,
                        score: 0.55,
                    };
                    before = Some(who);
                    self.speakers[quote] = Some(Speaker {
                        who: Some(who),
                        cue: None,
                    });
                }
            }
        }
        // What opens the paragraph goes with the next quotation of it.
        let mut next: Option<Resolved> = None;
        for quote in quotes.clone().rev() {
            if let Some(speaker) = &self.speakers[quote] {
                next = speaker.who;
                continue;
            }
            let alone =
                item_of(quote).is_some_and(|item| stands_alone(clause, &frame.sentence_of(item)));
            if let Some(known) = next.filter(|_| alone) {
                self.speakers[quote] = Some(Speaker {
                    who: Some(Resolved {
                        score: known.score.min(0.75),
                        ..known
                    }),
                    cue: None,
                });
            }
        }
        // A paragraph of nothing but quotations goes on with who spoke before.
        let is_all_quoted = !quotes.is_empty()
            && frame
                .items
                .iter()
                .all(|item| matches!(item, Item::Quote(..)) || is_mark(clause, *item));
        // "Kim had this to say:" ends the paragraph before.
        let is_introduced = block > 0
            && matches!(frame.items.first(), Some(Item::Quote(..)))
            && self.reading.text[self.reading.blocks[block - 1].clone()]
                .trim_end()
                .ends_with(':');
        let goes_on = is_all_quoted || is_introduced;
        let Some(from) = self.speaker_before(block).filter(|_| goes_on) else {
            return;
        };
        let taken = if is_all_quoted { quotes.len() } else { 1 };
        for quote in quotes.take(taken) {
            if self.speakers[quote].is_none() {
                self.speakers[quote] = Some(Speaker {
                    who: Some(from),
                    cue: None,
                });
            }
        }
    }

    /// Who spoke at the end of the block before.
    fn speaker_before(&self, block: usize) -> Option<Resolved> {
        let before = block.checked_sub(1)?;
        let range = &self.reading.blocks[before];
        let last = self
            .quoted
            .partition_point(|quoted| quoted.range.start < range.end);
        let in_block = last
            .checked_sub(1)
            .filter(|quote| self.quoted[*quote].range.start >= range.start);
        if let Some(quote) = in_block
            && let Some(speaker) = &self.speakers[quote]
        {
            let who = speaker.who?;
            return Some(Resolved {
                score: who.score.min(0.7),
                ..who
            });
        }
        let entity = self
            .people
            .last(block)
            .filter(|last| self.can_speak(*last))?;
        Some(Resolved { entity, score: 0.5 })
    }

    fn can_speak(&self, entity: usize) -> bool {
        self.reading.entities[entity].kind == NameKind::Person
    }

    /// All parts of a quotation of several paragraphs have one speaker.
    fn join_paragraphs(&mut self) {
        let mut first = 0;
        while first < self.quoted.len() {
            let mut last = first;
            while self.quoted[last].goes_on && last + 1 < self.quoted.len() {
                last += 1;
            }
            if last > first {
                let by_cue = (first..=last)
                    .filter_map(|quote| self.speakers[quote].clone())
                    .find(|speaker| speaker.who.is_some() && speaker.cue.is_some());
                let any = (first..=last)
                    .filter_map(|quote| self.speakers[quote].clone())
                    .find(|speaker| speaker.who.is_some());
                if let Some(found) = by_cue.or(any) {
                    for quote in first..=last {
                        let own = self.speakers[quote]
                            .as_ref()
                            .and_then(|own| own.cue.clone());
                        self.speakers[quote] = Some(Speaker {
                            who: found.who,
                            cue: own,
                        });
                    }
                }
            }
            first = last + 1;
        }
    }

    fn finish(self) -> Vec<SuggestedQuote> {
        let direct = self
            .quoted
            .into_iter()
            .zip(self.speakers)
            .map(|(quoted, speaker)| suggested(quoted.range, true, speaker));
        let mut all: Vec<SuggestedQuote> = direct.chain(self.reports).collect();
        all.sort_by_key(|quote| (quote.range.start, std::cmp::Reverse(quote.range.end)));
        all
    }
}

fn suggested(range: Range<usize>, direct: bool, speaker: Option<Speaker>) -> SuggestedQuote {
    let who = speaker.as_ref().and_then(|speaker| speaker.who);
    SuggestedQuote {
        range,
        direct,
        speaker: who.map(|who| who.entity),
        cue: speaker.and_then(|speaker| speaker.cue),
        rule: Rule {
            id: RULE,
            score: who.map_or(0.5, |who| who.score),
        },
    }
}

/// The words of a block with each quotation as one item.
fn outside(reading: &Reading<'_>, block: usize, quoted: &[Quoted], quotes: Range<usize>) -> Frame {
    let words = reading.words_in(&reading.blocks[block]);
    let mut items = Vec::with_capacity(words.len());
    let mut word = words.start;
    for quote in quotes {
        let range = &quoted[quote].range;
        while word < words.end && reading.words[word].start < range.start {
            items.push(Item::Word(word));
            word += 1;
        }
        while word < words.end && reading.words[word].start < range.end {
            word += 1;
        }
        items.push(Item::Quote(quote, range.start, range.end));
    }
    items.extend((word..words.end).map(Item::Word));
    Frame::new(reading, items, |items, at| joins(reading, items, at))
}

/// "…?" Kim asked: no sentence ends at the quotation although it looks so.
fn joins(reading: &Reading<'_>, items: &[Item], at: usize) -> bool {
    let (Item::Quote(_, start, end), Item::Word(word)) = (items[at - 1], items[at]) else {
        return false;
    };
    let inside = reading.text[start..end].trim_end_matches(is_closing);
    if !inside.ends_with(['?', '!', ',', '…', '—', '-']) {
        return false;
    }
    let is_lower = reading.text[reading.words[word].start..].starts_with(char::is_lowercase);
    let is_verb = |word: &Item| matches!(word, Item::Word(word) if reading.has(*word, SAYS));
    let name = reading.words[word].name;
    let behind = name.map_or(1, |name| reading.names[name].words.len().max(1));
    is_lower
        || is_verb(&items[at])
        || ((name.is_some() || reading.has(word, PRONOUN))
            && items.get(at + behind).is_some_and(is_verb))
}

/// Whether a block ends like a sentence: a heading or a caption leads to no "he".
fn is_prose(block: &str) -> bool {
    let end = block.trim_end_matches(|c: char| is_closing(c) || matches!(c, ')' | ']'));
    end.ends_with(['.', '!', '?', '…', ':', ',', ';', '。', '؟', '।'])
}

/// Whether a sentence speaks of a person other than this one.
fn names_another(clause: &Clause<'_, '_>, sentence: &Range<usize>, entity: usize) -> bool {
    sentence.clone().take(REACH).any(|item| {
        clause.name_at(item).is_some_and(|name| {
            clause.reading.kind(name) == NameKind::Person
                && clause.reading.names[name].entity != entity
        })
    })
}

/// "Kim's speech was long. He said": whose the first thing is, is spoken of.
fn owner_in(clause: &Clause<'_, '_>, main: &Subject) -> Option<usize> {
    let genitive = main
        .items
        .clone()
        .find(|item| *item > main.items.start && clause.has(*item, GENITIVE))?;
    let (name, _) = clause.name_items(genitive - 1)?;
    (clause.reading.kind(name) == NameKind::Person).then(|| clause.reading.names[name].entity)
}

/// Whether a sentence is quotations and nothing else.
fn stands_alone(clause: &Clause<'_, '_>, sentence: &Range<usize>) -> bool {
    sentence.len() <= MOST_ALONE
        && clause.frame.items[sentence.clone()]
            .iter()
            .all(|item| matches!(item, Item::Quote(..)) || is_mark(clause, *item))
}

fn is_mark(clause: &Clause<'_, '_>, item: Item) -> bool {
    matches!(item, Item::Word(word) if clause.reading.has(word, MARK))
}

fn is_closing(mark: char) -> bool {
    matches!(
        mark,
        '"' | '”'
            | '“'
            | '’'
            | '\''
            | '»'
            | '«'
            | '›'
            | '‹'
            | '‘'
            | '」'
            | '』'
            | '\u{200f}'
            | '\u{200e}'
    ) || mark.is_whitespace()
}

#[cfg(test)]
mod tests;

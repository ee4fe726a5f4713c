//! Words of somebody, and whose they are.
//!
//! Quotation marks are paired first ([`marks`]). Then each quotation looks for its speaker, in this
//! order: the subject of a verb of speech behind it, before it or between its parts; "according to";
//! another quotation of the same paragraph; the speaker of the paragraph before. A name stands for
//! itself, a pronoun for the last subject that fits, a definite phrase for the one who has that role
//! ([`people`]). Where nothing makes sure who speaks, nobody does.
//!
//! The same verbs give reported speech: "X said that …", "According to X, …" ([`reported`]).
//!
//! Roles of entities are used when they are given: find them first.

pub(crate) mod marks;
pub(crate) mod people;
mod reported;

use std::ops::Range;

use super::clause::{Clause, Frame, Item, Subject, Who, bytes};
use super::cues::{
    CALLS, CONJUNCTION, GENITIVE, MARK, Means, NEVER_INVERTED, PREPOSITION, PRONOUN, Pronoun,
    SAYING, SAYS, THAT, WHO, lexicon,
};
use super::reading::Reading;
use super::suggestion::{NameKind, Rule, SuggestedEntity, SuggestedQuote};
use marks::{Quoted, pair};
use people::{People, Resolved};

const RULE: &str = "import/quotes@1";
/// Words between a quotation and its verb.
const REACH: usize = 60;
/// Words behind a quotation in which its verb stands.
const REACH_BEHIND: usize = 40;
/// Words from the verb that ends a sentence to its end: "Kim said in an interview on Monday."
const REACH_TO_END: usize = 14;
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
        && text[range.end..].starts_with(' ')
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

/// A cue and whose it is.
struct Cue {
    subject: Option<Subject>,
    /// Items of verb or phrase.
    items: Range<usize>,
    certainty: f32,
}

impl Finder<'_, '_> {
    fn read_block(&mut self, block: usize, quotes: Range<usize>) {
        let reading = self.reading;
        let frame = outside(reading, block, &self.quoted, quotes.clone());
        let clause = Clause {
            reading,
            frame: &frame,
        };
        for number in 0..frame.starts.len() {
            let sentence = frame.sentence(number);
            let main = clause.first_subject(&sentence, sentence.end);
            let main_who = main.as_ref().and_then(|main| {
                let who = self.people.resolve(&clause, main, block)?;
                Some((who.entity, clause.bytes(&main.items).start))
            });
            if let Some((entity, at)) = main_who {
                self.people.note(entity, at, block);
            }
            let mut spoke = None;
            for item in sentence.clone() {
                let Item::Quote(quote, ..) = frame.items[item] else {
                    continue;
                };
                let Some(cue) = self.cue_of(&clause, item, &sentence, main.as_ref()) else {
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
                let cue = cue_bytes(&clause, &cue);
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

    /// The cue of the quotation at an item.
    fn cue_of(
        &self,
        clause: &Clause<'_, '_>,
        item: usize,
        sentence: &Range<usize>,
        main: Option<&Subject>,
    ) -> Option<Cue> {
        let Item::Quote(_, start, end) = clause.frame.items[item] else {
            return None;
        };
        let inside = &self.reading.text[start..end];
        let last = inside
            .trim_end_matches(is_closing)
            .chars()
            .next_back()
            .unwrap_or_default();
        let next_is_break =
            item + 1 < sentence.end && (clause.is_comma(item + 1) || clause.is_dash(item + 1));
        let is_open = next_is_break || matches!(last, ',' | '?' | '!' | '…' | '—' | '-' | '،');
        let introduced = item > sentence.start
            && (clause.lower(item - 1) == ":"
                || clause.is_verb(item - 1, SAYS | SAYING)
                || clause.has(item - 1, THAT)
                || (clause.is_comma(item - 1)
                    && item > sentence.start + 1
                    && clause.has(item - 2, SAYS | SAYING)));
        let behind = || self.cue_behind(clause, item, sentence, is_open);
        let before = || self.cue_before(clause, item, sentence);
        let found = if is_open && !introduced {
            behind().or_else(before)
        } else {
            before().or_else(behind)
        };
        if found.is_some() {
            return found;
        }
        if item > sentence.start && clause.lower(item - 1) == ":" {
            return main.map(|main| Cue {
                items: main.items.clone(),
                subject: Some(main.clone()),
                certainty: 0.7,
            });
        }
        if let Some(cue) = cue_at_end(clause, item, sentence) {
            return Some(cue);
        }
        if item > sentence.start && !is_title(inside) {
            let main = clause.main_subject(item)?;
            let certainty = match main.who {
                Who::Name(_) | Who::Pronoun(_) => 0.55,
                _ => return None,
            };
            return Some(Cue {
                items: main.items.clone(),
                subject: Some(main),
                certainty,
            });
        }
        None
    }

    /// "…," said Kim; "…," Kim said; "…", according to Kim.
    fn cue_behind(
        &self,
        clause: &Clause<'_, '_>,
        item: usize,
        sentence: &Range<usize>,
        is_open: bool,
    ) -> Option<Cue> {
        let mut first = item + 1;
        while first < sentence.end && (clause.is_comma(first) || clause.is_dash(first)) {
            first += 1;
        }
        if first >= sentence.end {
            return None;
        }
        if let Some(cue) = according(clause, first, sentence.end) {
            return Some(cue);
        }
        let certainty = if is_open { 1.0 } else { 0.85 };
        let end = sentence.end.min(first + REACH_BEHIND);
        let mut limit = (first..end)
            .find(|at| clause.word(*at).is_none() || clause.lower(*at) == ":")
            .unwrap_or(end);
        // «a-t-il dit», «он сказал»: an adverb or auxiliary may open the clause.
        if let Some(verb) = (first..limit.min(first + 3)).find(|at| clause.is_verb(*at, SAYS))
            && (first..verb).all(|at| clause.flags(at) & PRONOUN == 0 && is_light(clause, at))
        {
            let after = (!clause.has(verb, NEVER_INVERTED))
                .then(|| clause.subject_after(verb))
                .flatten();
            if let Some(subject) = after {
                let items = first..subject.items.end.max(verb + 1);
                return Some(Cue {
                    subject: Some(subject),
                    items,
                    certainty,
                });
            }
            if may_drop(clause) && is_open {
                return Some(Cue {
                    subject: Some(dropped(verb)),
                    items: verb..verb + 1,
                    certainty: 0.8,
                });
            }
        }
        if clause.has(first, CONJUNCTION) && !is_open {
            limit = limit.min(first);
        }
        let first = if clause.lower(first) == "as" {
            first + 1
        } else {
            first
        };
        for verb in first + 1..limit {
            if !clause.is_verb(verb, SAYS | if is_open { CALLS } else { 0 }) {
                continue;
            }
            let Some(subject) = clause.subject_before(verb) else {
                continue;
            };
            let begins = subject.items.start.saturating_sub(first);
            let is_next = subject.items.start >= first && (begins <= 1 || (is_open && begins <= 8));
            if is_next {
                return Some(Cue {
                    items: subject.items.start..verb + 1,
                    subject: Some(subject),
                    certainty,
                });
            }
            break;
        }
        // "…," Kim volunteered.
        if is_open && clause.reading.lexicon.cues.language == "en" {
            let verb = (first + 1..limit.min(first + 6)).find(|at| {
                clause.lower(*at).len() > 4
                    && clause.lower(*at).ends_with("ed")
                    && clause.name_at(*at).is_none()
            })?;
            let subject = clause.subject_before(verb)?;
            let is_sure = matches!(subject.who, Who::Name(_) | Who::Pronoun(_));
            if subject.items.start == first && subject.items.end == verb && is_sure {
                return Some(Cue {
                    items: first..verb + 1,
                    subject: Some(subject),
                    certainty: 0.8,
                });
            }
        }
        None
    }

    /// Kim said: "…"; Kim called it "…"; according to Kim, "…".
    fn cue_before(
        &self,
        clause: &Clause<'_, '_>,
        item: usize,
        sentence: &Range<usize>,
    ) -> Option<Cue> {
        let start = sentence.start.max(item.saturating_sub(REACH));
        for at in (start..item).rev() {
            if let Some(cue) = according(clause, at, item) {
                return Some(cue);
            }
            if !clause.is_verb(at, SAYS | CALLS | SAYING) {
                continue;
            }
            let only_saying = clause.has(at, SAYING) && !clause.has(at, SAYS | CALLS);
            let subject = if only_saying {
                saying_subject(clause, at)
            } else {
                clause.subject_before(at).or_else(|| {
                    let may_invert = !clause.has(at, NEVER_INVERTED) && clause.has(at, SAYS);
                    may_invert
                        .then(|| clause.subject_after(at))
                        .flatten()
                        .filter(|subject| {
                            subject.items.end <= item && matches!(subject.who, Who::Name(_))
                        })
                })
            };
            let subject = subject.or_else(|| may_drop(clause).then(|| dropped(at)));
            let Some(subject) = subject else { continue };
            let is_quoted_verb = clause.has(at, SAYS | SAYING);
            let is_one_word = matches!(clause.frame.items[item], Item::Quote(_, start, end)
                if !self.reading.text[start..end].trim().contains(char::is_whitespace));
            let certainty = match item - at {
                1..=3 => 1.0,
                _ if is_one_word => 0.6,
                _ if is_quoted_verb => 0.9,
                _ => 0.85,
            };
            let items = at.min(subject.items.start)..(at + 1).max(subject.items.end);
            return Some(Cue {
                subject: Some(subject),
                items: if items.len() > 14 { at..at + 1 } else { items },
                certainty,
            });
        }
        None
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
                if stands_alone || !is_title(inside) {
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
            match &self.speakers[quote] {
                Some(speaker) => next = speaker.who,
                None => {
                    let alone = item_of(quote)
                        .is_some_and(|item| stands_alone(clause, &frame.sentence_of(item)));
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
            }
        }
        // A paragraph of nothing but quotations goes on with who spoke before.
        let is_all_quoted = !quotes.is_empty()
            && frame
                .items
                .iter()
                .all(|item| matches!(item, Item::Quote(..)) || is_mark(clause, *item));
        let Some(from) = self.speaker_before(block).filter(|_| is_all_quoted) else {
            return;
        };
        for quote in quotes {
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

/// "… of the patients, Kim said": the verb that ends the sentence.
fn cue_at_end(clause: &Clause<'_, '_>, item: usize, sentence: &Range<usize>) -> Option<Cue> {
    let start = (item + 1).max(sentence.end.saturating_sub(REACH_TO_END));
    for verb in (start..sentence.end).rev() {
        if clause.word(verb).is_none() {
            return None;
        }
        if !clause.is_verb(verb, SAYS) || clause.has(verb + 1, THAT) {
            continue;
        }
        let before = clause
            .subject_before(verb)
            .filter(|subject| subject.items.start > item);
        let subject = before.or_else(|| {
            (!clause.has(verb, NEVER_INVERTED))
                .then(|| clause.subject_after(verb))
                .flatten()
        })?;
        let first = subject.items.start.min(verb);
        let items = first..subject.items.end.max(verb + 1);
        return (first > item + 1 && clause.is_comma(first - 1)).then_some(Cue {
            subject: Some(subject),
            items,
            certainty: 0.9,
        });
    }
    None
}

/// "according to Kim", whose first word is at `at`; it ends before `end`.
fn according(clause: &Clause<'_, '_>, at: usize, end: usize) -> Option<Cue> {
    let first = clause.word(at)?;
    for phrase in clause.reading.lexicon.phrases(clause.reading.lower(first)) {
        let length = phrase.words.len();
        let fits = at + length <= end
            && phrase
                .words
                .iter()
                .enumerate()
                .all(|(offset, word)| clause.lower(at + offset) == *word);
        if !fits {
            continue;
        }
        match phrase.means {
            Means::AccordingPronoun(pronoun) => {
                return Some(Cue {
                    subject: Some(Subject {
                        who: Who::Pronoun(pronoun),
                        items: at..at + length,
                    }),
                    items: at..at + length,
                    certainty: 0.95,
                });
            }
            Means::According => {
                let subject = clause.subject_after(at + length - 1);
                let subject = subject.map(|subject| of_source(clause, subject));
                let items = at..subject
                    .as_ref()
                    .map_or(at + length, |subject| subject.items.end);
                return Some(Cue {
                    subject,
                    items,
                    certainty: 0.95,
                });
            }
            Means::AccordingBehind => {
                let subject =
                    clause.phrase_ending(at.checked_sub(1)?, clause.frame.sentence_of(at).start)?;
                let items = subject.items.start..at + length;
                return Some(Cue {
                    subject: Some(subject),
                    items,
                    certainty: 0.95,
                });
            }
            Means::Relation(_) => {}
        }
    }
    None
}

/// "according to the embassy's estimates": the source is the embassy.
fn of_source(clause: &Clause<'_, '_>, subject: Subject) -> Subject {
    let genitive = subject
        .items
        .clone()
        .find(|item| *item > subject.items.start && clause.has(*item, GENITIVE));
    let owner = genitive.and_then(|genitive| clause.name_items(genitive - 1));
    match owner {
        Some((name, _)) => Subject {
            who: Who::Name(name),
            items: subject.items,
        },
        None => subject,
    }
}

/// The subject of "saying", "calling": that of the sentence, or who was just named.
fn saying_subject(clause: &Clause<'_, '_>, at: usize) -> Option<Subject> {
    let start = clause.frame.sentence_of(at).start;
    // "Kim said, adding": the one of the verb before.
    let verb = (start.max(at.saturating_sub(REACH_BEHIND))..at)
        .rev()
        .find(|before| clause.is_verb(*before, SAYS | CALLS));
    verb.and_then(|verb| {
        let after = || {
            clause
                .subject_after(verb)
                .filter(|after| after.items.end <= at)
        };
        clause.subject_before(verb).or_else(after)
    })
    .or_else(|| clause.main_subject(at))
    .or_else(|| clause.phrase_ending(at.checked_sub(1)?, start))
}

/// Languages whose verbs need no pronoun.
fn may_drop(clause: &Clause<'_, '_>) -> bool {
    matches!(
        clause.reading.lexicon.cues.language,
        "es" | "ar" | "he" | "fa"
    )
}

fn dropped(verb: usize) -> Subject {
    Subject {
        who: Who::Pronoun(Pronoun::Person),
        items: verb..verb + 1,
    }
}

/// Small words that open a clause behind a quotation.
fn is_light(clause: &Clause<'_, '_>, item: usize) -> bool {
    clause.name_at(item).is_none()
        && clause.has(
            item,
            super::cues::AUXILIARY | super::cues::ADVERB | CONJUNCTION,
        )
        && !clause.has(item, PREPOSITION | WHO)
}

fn cue_bytes(clause: &Clause<'_, '_>, cue: &Cue) -> Range<usize> {
    clause.bytes(&cue.items)
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

/// "The Old Man and the Sea": capitals and no stop, like the name of a work.
fn is_title(quote: &str) -> bool {
    let inside = quote.trim_matches(is_closing);
    let words: Vec<&str> = inside.split_whitespace().take(13).collect();
    let capitals = words
        .iter()
        .filter(|word| word.starts_with(char::is_uppercase))
        .count();
    let is_caseless = !inside.chars().any(char::is_lowercase);
    !words.is_empty()
        && words.len() <= 12
        && !is_caseless
        && words[0].starts_with(char::is_uppercase)
        && capitals * 3 >= words.len() * 2
        && !inside.ends_with(['.', '!', '?', ','])
}

#[cfg(test)]
mod tests;

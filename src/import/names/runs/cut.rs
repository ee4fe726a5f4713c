//! A run of words cut into candidates: at titles, at words that are never names, between a place and a
//! person.

use crate::import::names::evidence::is_patronymic;
use crate::import::names::lexicon::{Flags, Habits};
use crate::import::names::tokens::{Gap, Shape, Token, Tokens};

use super::units::{Runs, Unit};
use super::{Candidate, MOST_WORDS, Title};

/// Cuts the run `run..end` into `found`.
pub(super) fn cut(
    runs: &mut Runs<'_>,
    tokens: &Tokens,
    run: usize,
    end: usize,
    found: &mut Vec<Candidate>,
) {
    let units = runs.units(run, end);
    let mut cut = Cut {
        run,
        soft_start: starts_softly(runs.text, &runs.all[run]),
        units: &units,
        runs,
        tokens,
        found,
        headed: false,
        title: Title::None,
        current: None,
        opens_at: 0,
        article: false,
    };
    cut.all_units();
}

/// The state of cutting one run.
struct Cut<'a, 'r> {
    runs: &'a mut Runs<'r>,
    tokens: &'a Tokens,
    units: &'a [Unit],
    found: &'a mut Vec<Candidate>,
    /// The first word of the run.
    run: usize,
    /// The capital of the first word may be owed to its place.
    soft_start: bool,
    /// The run ends with a word that says what it is; titles inside are part of the name.
    headed: bool,
    /// What led the current candidate.
    title: Title,
    /// The units of the current candidate.
    current: Option<(usize, usize)>,
    /// The unit with which a candidate would open a sentence; none is `usize::MAX`.
    opens_at: usize,
    /// An article stands before the current candidate.
    article: bool,
}

impl Cut<'_, '_> {
    fn all_units(&mut self) {
        let mut at = self.skip_function_words();
        self.headed = self.is_headed(at);
        self.opens_at = if self.soft_start && at == 0 {
            0
        } else {
            usize::MAX
        };
        while at < self.units.len() {
            self.unit(at);
            at += 1;
        }
        self.flush();
    }

    fn token(&self, unit: &Unit) -> &Token {
        &self.runs.all[unit.from]
    }

    /// The first unit behind `The`, `However` and the like.
    fn skip_function_words(&mut self) -> usize {
        let all = self.runs.all;
        let mut at = 0;
        self.article =
            self.run > 0 && all[self.run].gap == Gap::Space && all[self.run - 1].is(Flags::ARTICLE);
        while let Some(unit) = self.units.get(at) {
            let token = self.token(unit);
            let function = unit.to == unit.from + 1
                && unit.flags.any(Flags::FUNCTION)
                && (token.shape != Shape::Caps || token.headline);
            let article = unit.flags.any(Flags::ARTICLE);
            if !function || !self.soft_start && !article {
                break;
            }
            // `with The Stooges`: a capital that nothing asked for belongs to the name.
            let apart = Flags::TITLE
                .with(Flags::DEMONYM)
                .with(Flags::PLACE)
                .with(Flags::PREFIX)
                .with(Flags::NEVER);
            let named = self
                .units
                .get(at + 1)
                .is_some_and(|next| !next.flags.any(apart));
            if !self.soft_start && !token.headline && token.text(self.runs.text) == "The" && named {
                break;
            }
            self.article = article;
            at += 1;
        }
        at
    }

    /// Whether the units from `at` end with a word that says what the whole is.
    fn is_headed(&self, at: usize) -> bool {
        let Some(last) = self.units.last().filter(|_| self.units.len() > at + 1) else {
            return false;
        };
        let body = last.flags.any(Flags::PUBLIC_BODY)
            && self.runs.all[last.to - 1].is(Flags::HEAD)
            && last.to - last.from > 1;
        let free =
            !last.flags.any(Flags::TITLE.with(Flags::SURNAME)) || last.flags.any(Flags::BODY);
        (last.flags.any(Flags::HEAD) || body) && free && !has_person_before_head(&self.units[at..])
    }

    fn unit(&mut self, at: usize) {
        let unit = self.units[at];
        let next = self.units.get(at + 1);
        if self.is_title(&unit, next) {
            self.flush();
            if unit.flags.any(Flags::HONORIFIC) {
                self.title = Title::Honorific;
            } else if self.title != Title::Honorific {
                self.title = Title::Office;
            }
            self.opens_at = usize::MAX;
            return;
        }
        if self.current.is_none() && next.is_some() && self.is_dropped(&unit) {
            self.opens_at = usize::MAX;
            self.article = false;
            return;
        }
        if self.parts(&unit, next.is_none()) {
            self.flush();
            self.title = Title::None;
            self.article = unit.flags.any(Flags::ARTICLE);
            return;
        }
        if self.begins_person(&unit, next) {
            self.flush();
            self.title = Title::None;
        }
        self.current = match self.current {
            Some((start, _)) => Some((start, at + 1)),
            None => Some((at, at + 1)),
        };
    }

    /// Whether the unit leads a name; `Major League` and `Stephen King` have titles that do not.
    fn is_title(&self, unit: &Unit, next: Option<&Unit>) -> bool {
        if !unit.flags.any(Flags::TITLE) || self.headed {
            return false;
        }
        let leads_head = !unit.flags.any(Flags::HONORIFIC)
            && next.is_some_and(|next| {
                let name = Flags::TITLE
                    .with(Flags::GIVEN)
                    .with(Flags::SURNAME)
                    .with(Flags::SURNAME_WORD);
                next.flags.any(Flags::HEAD) && !next.flags.any(name)
            });
        let surname = next.is_none()
            && unit.to == unit.from + 1
            && self.current.is_some_and(|(start, _)| {
                let first = &self.units[start];
                first.flags.any(Flags::GIVEN) || self.token(first).shape == Shape::Initial
            });
        !leads_head && !surname
    }

    /// Whether a unit before a name is no part of it: `Former`, `Russian`, `Monday`.
    fn is_dropped(&self, unit: &Unit) -> bool {
        let flags = unit.flags;
        let single = unit.to == unit.from + 1;
        // `Компания Apple`: what it is, before its name.
        let kind = self.runs.lexicon.habits == Habits::Cases
            && flags.any(Flags::ORGANIZATION_START)
            && single
            && {
                let word = self.token(unit).text(self.runs.text).to_lowercase();
                self.runs.lexicon.word(&word).any(Flags::ORGANIZATION_CUE)
            };
        kind || flags.any(Flags::PREFIX)
            || !self.headed
                && flags.any(Flags::DEMONYM)
                && !flags.any(Flags::GIVEN.with(Flags::SURNAME))
            || !self.headed && flags.any(Flags::NEVER) && single && !flags.any(Flags::GIVEN)
    }

    /// Whether a word that is never a name parts what stands around it.
    fn parts(&self, unit: &Unit, is_last: bool) -> bool {
        if self.headed || unit.to > unit.from + 1 {
            return false;
        }
        let flags = unit.flags;
        let shape = self.token(unit).shape;
        let behind = self.current.is_some();
        let name = flags.any(Flags::SURNAME.with(Flags::GIVEN));
        behind && flags.any(Flags::NEVER) && !flags.any(Flags::SUFFIX) && shape != Shape::Initial
            || behind && flags.any(Flags::DEMONYM) && is_last && !name
            || flags.any(Flags::FUNCTION)
                && !name
                && (shape == Shape::Title && !flags.any(Flags::ARTICLE)
                    || shape == Shape::Caps && self.token(unit).headline)
    }

    /// Whether the unit begins somebody's name behind a name of its own.
    fn begins_person(&self, unit: &Unit, next: Option<&Unit>) -> bool {
        let (Some((start, to)), Some(next)) = (self.current, next) else {
            return false;
        };
        let before = &self.units[start..to];
        // `Лужкова Елена Батурина`: of `жена Лужкова`, then a name; but `Иванов Иван Иванович`.
        if let [only] = before
            && self.runs.lexicon.habits == Habits::Cases
            && !only.flags.any(Flags::GIVEN)
            && self.token(only).shape == Shape::Title
            && unit.flags.any(Flags::GIVEN)
            && !is_patronymic(self.token(next).text(self.runs.text))
        {
            return true;
        }
        // `Russia Vladimir Putin`: the end of `president of Russia`, then a name.
        !self.headed
            && before.iter().all(|unit| {
                unit.flags.any(Flags::PLACE.with(Flags::BODY)) && !unit.flags.any(Flags::GIVEN)
            })
            && unit.flags.any(Flags::GIVEN.with(Flags::PERSON))
            && !unit.flags.any(Flags::PLACE)
    }

    /// Ends the current candidate.
    fn flush(&mut self) {
        let Some((start, to)) = self.current.take() else {
            return;
        };
        let article = std::mem::take(&mut self.article);
        let (first, last) = (self.units[start], self.units[to - 1]);
        let (mut from, mut end) = (first.from, last.to);
        if end - from > MOST_WORDS {
            return;
        }
        let mut opens = self.opens_at == start;
        let mut listed = if to == start + 1 {
            first.flags
        } else {
            self.runs.listed(from, end)
        };
        if listed == Flags::NONE && to > start + 1 && self.leads_with_word(start, to, opens) {
            from = self.units[start + 1].from;
            listed = if to == start + 2 {
                self.units[start + 1].flags
            } else {
                Flags::NONE
            };
            opens = false;
        }
        // Connectors at the end are no part of a name.
        while end > from && !self.runs.all[end - 1].is_nameish() {
            end -= 1;
        }
        if from < end {
            self.found.push(Candidate {
                from,
                to: end,
                title: self.title,
                listed,
                opens,
                article,
                head: None,
                run: self.run,
            });
        }
    }

    /// Whether the first of several units is an ordinary word before the name.
    fn leads_with_word(&self, start: usize, to: usize, opens: bool) -> bool {
        let (first, second, last) = (
            &self.units[start],
            self.units[start + 1].flags,
            &self.units[to - 1],
        );
        let name = Flags::GIVEN.with(Flags::LISTED).with(Flags::HEAD);
        if !first.flags.any(Flags::ORDINARY) || first.flags.any(name) {
            return false;
        }
        let headed = last.flags.any(Flags::HEAD);
        // `Engineer John Greiner`: before a given name and a surname.
        if to > start + 2
            && !first.flags.any(Flags::SURNAME.with(Flags::SURNAME_WORD))
            && second.any(Flags::GIVEN)
            && !second.any(Flags::ORDINARY.with(Flags::PLACE))
            && !headed
        {
            return true;
        }
        if !opens {
            return false;
        }
        let is_seen = |seen: &[bool], unit: &Unit| {
            seen.get(self.token(unit).word as usize)
                .copied()
                .unwrap_or_default()
        };
        let lower = is_seen(&self.tokens.seen_lower, first);
        let apart = !is_seen(&self.tokens.seen_capital, first)
            && is_seen(&self.tokens.seen_capital, &self.units[start + 1])
            && !second.any(Flags::ORDINARY);
        let person = second.any(Flags::GIVEN.with(Flags::PERSON).with(Flags::DEMONYM))
            && !second.any(Flags::ORDINARY);
        let known = to == start + 2 && second.any(Flags::LISTED) && !second.any(Flags::HEAD);
        person || !headed && (known || lower || apart)
    }
}

/// `President Trump Administration` is about the person; `Donald Trump Foundation` is a name.
fn has_person_before_head(units: &[Unit]) -> bool {
    let Some(title) = units.iter().position(|unit| unit.flags.any(Flags::TITLE)) else {
        return false;
    };
    let [first, .., last] = &units[title + 1..] else {
        return false;
    };
    first.flags.any(Flags::GIVEN.with(Flags::PERSON))
        && !first.flags.any(Flags::PLACE.with(Flags::HEAD))
        && (last.flags.any(Flags::SURNAME.with(Flags::SURNAME_WORD)) || units.len() == title + 3)
}

/// Whether the capital of a word may be owed to its place: a sentence, a quotation, a list item.
fn starts_softly(text: &str, token: &Token) -> bool {
    const OPENING: &str = "“\"„«‘':•—–-*.!?…|>’”";
    match token.gap {
        Gap::Start => true,
        Gap::Quote | Gap::Other => {
            let before = text[..token.start].trim_end().chars().next_back();
            before.is_some_and(|mark| OPENING.contains(mark))
        }
        _ => false,
    }
}

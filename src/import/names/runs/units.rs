//! Where a run of names-like words ends, and the words and listed phrases that it is made of.

use crate::import::names::lexicon::{Flags, Habits, Lexicon};
use crate::import::names::tokens::{Gap, Shape, Token};

/// One word or a listed phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) flags: Flags,
}

/// Reads runs; holds a buffer for phrases.
pub(super) struct Runs<'a> {
    pub(super) text: &'a str,
    pub(super) all: &'a [Token],
    pub(super) lexicon: &'a Lexicon,
    phrase: String,
}

impl<'a> Runs<'a> {
    pub(super) fn new(text: &'a str, all: &'a [Token], lexicon: &'a Lexicon) -> Self {
        Self {
            text,
            all,
            lexicon,
            phrase: String::new(),
        }
    }

    /// The end of the run of names-like words that begins at `from`.
    pub(super) fn run_end(&mut self, from: usize) -> usize {
        let mut at = from;
        loop {
            if let Some((end, _)) = self.phrase_at(at, self.all.len()) {
                at = end - 1;
            }
            let token = &self.all[at];
            let next = at + 1;
            if next >= self.all.len() || token.possessive && !self.possessive_joins(from, at) {
                return next;
            }
            let after = &self.all[next];
            if after.gap == Gap::Comma {
                let joins = after.is_nameish() && after.is(Flags::SUFFIX)
                    || is_company_form(after.text(self.text));
                if joins {
                    at = next;
                    continue;
                }
                return next;
            }
            // `Harold "Junior" Theriault`
            if after.gap == Gap::Quote && after.quoted && token.is(Flags::GIVEN) {
                let close = (next + 1..next + 4).find(|&place| {
                    self.all
                        .get(place)
                        .is_some_and(|token| token.gap == Gap::Quote && !token.quoted)
                });
                if let Some(close) = close
                    && self.all[close].is_nameish()
                    && self.all[next..close].iter().all(Token::is_nameish)
                {
                    at = close;
                    continue;
                }
            }
            if after.gap != Gap::Space {
                return next;
            }
            if after.is_nameish() {
                at = next;
                continue;
            }
            // Up to three connectors between capitals: `de la Vega`, `van der Bellen`.
            let mut name = next;
            while name < self.all.len()
                && name - next < 3
                && self.all[name].shape == Shape::Lower
                && self.all[name].is(Flags::CONNECTOR)
                && self.all[name].gap == Gap::Space
                && !self.all[name].possessive
                // A German article is none, but for `von der`.
                && !(name == next && self.lexicon.habits == Habits::Nouns && matches!(self.all[name].text(self.text), "der" | "den" | "de"))
            {
                name += 1;
            }
            let joins = name > next
                && name < self.all.len()
                && self.all[name].is_nameish()
                && matches!(self.all[name].gap, Gap::Space | Gap::Quote)
                && (self.all[name].gap == Gap::Space
                    || self.all[name - 1].word_end + 4 > self.all[name].start);
            if !joins {
                return next;
            }
            at = name;
        }
    }

    /// `People’s Daily`, `Prosecutor General’s Office`, `St. John’s University`: one name, unless the owner
    /// is somebody or some place of its own.
    fn possessive_joins(&self, from: usize, at: usize) -> bool {
        let token = &self.all[at];
        let nameish = |place: usize| {
            self.all
                .get(place)
                .filter(|next| next.is_nameish() && next.gap == Gap::Space)
        };
        let Some(next) = nameish(at + 1) else {
            return false;
        };
        if token.is(Flags::LEADS) {
            let phrase = format!("{}'s {}", token.text(self.text), next.text(self.text));
            if self.lexicon.phrase(&phrase) != Flags::NONE {
                return true;
            }
        }
        let saint = at > 0 && matches!(self.all[at - 1].text(self.text), "St" | "Saint");
        let word = token.is(Flags::ORDINARY.with(Flags::TITLE).with(Flags::NEVER))
            && (at == from || !token.is(Flags::HEAD) && at - from <= 2)
            && !token.is(Flags::LISTED
                .with(Flags::GIVEN)
                .with(Flags::DEMONYM)
                .with(Flags::FUNCTION));
        let head = [Some(next), nameish(at + 2)]
            .into_iter()
            .flatten()
            .any(|next| next.is(Flags::HEAD) && !next.is(Flags::TITLE));
        // `Miller’s Auto Repair`: a shop under its owner’s name.
        let shop = at == from
            && token.is(Flags::SURNAME.with(Flags::SURNAME_WORD).with(Flags::GIVEN))
            && !token.is(Flags::LISTED)
            && [Some(next), nameish(at + 2)]
                .into_iter()
                .flatten()
                .any(|next| next.is(Flags::CLOSED) && !next.is(Flags::TEAM));
        head && (word || saint || shop)
    }

    /// The longest listed phrase at `at`: its end and what the lists say of it.
    fn phrase_at(&mut self, at: usize, end: usize) -> Option<(usize, Flags)> {
        if !self.all[at].is(Flags::LEADS) {
            return None;
        }
        self.phrase.clear();
        let mut best = None;
        let last = end.min(at + self.lexicon.longest_phrase());
        let lower = is_shouted(&self.all[at..last]);
        for place in at..last {
            let token = &self.all[place];
            if place > at {
                if token.gap != Gap::Space {
                    break;
                }
                self.phrase.push(' ');
            }
            push_titled(&mut self.phrase, token, self.text, lower, self.lexicon);
            let flags = if place > at {
                self.lexicon.phrase(&self.phrase)
            } else {
                Flags::NONE
            };
            if flags != Flags::NONE {
                best = Some((place + 1, flags));
            }
            if token.possessive {
                self.phrase.push_str("'s");
            }
        }
        best
    }

    /// The run's words and phrases.
    pub(super) fn units(&mut self, from: usize, end: usize) -> Vec<Unit> {
        let mut units = Vec::new();
        let mut at = from;
        while at < end {
            let (to, flags) = self
                .phrase_at(at, end)
                .unwrap_or((at + 1, self.all[at].flags));
            units.push(Unit {
                from: at,
                to,
                flags,
            });
            at = to;
        }
        units
    }

    /// What the lists say of the words as one phrase.
    pub(super) fn listed(&mut self, from: usize, end: usize) -> Flags {
        self.phrase.clear();
        let lower = is_shouted(&self.all[from..end]);
        for place in from..end {
            if place > from {
                self.phrase.push(' ');
            }
            push_titled(
                &mut self.phrase,
                &self.all[place],
                self.text,
                lower,
                self.lexicon,
            );
        }
        self.lexicon.phrase(&self.phrase)
    }
}

/// Appends the word as a list would write it: `NEW YORK` is New York.
fn push_titled(phrase: &mut String, token: &Token, text: &str, lower: bool, lexicon: &Lexicon) {
    let word = token.text(text);
    if token.shape == Shape::Caps && lower && !word.contains('.') {
        let mut letters = word.chars();
        phrase.extend(letters.next());
        phrase.extend(letters.flat_map(char::to_lowercase));
    } else {
        let word = lexicon.phrase_word(word);
        phrase.extend(
            word.chars()
                .map(|letter| if letter == '’' { '\'' } else { letter }),
        );
    }
}

/// Two words in capitals and more: not an acronym before a name.
fn is_shouted(tokens: &[Token]) -> bool {
    matches!(tokens, [first, second, ..] if first.shape == Shape::Caps && second.shape == Shape::Caps)
}

fn is_company_form(word: &str) -> bool {
    matches!(
        word,
        "Inc"
            | "Ltd"
            | "LLC"
            | "LLP"
            | "PLC"
            | "plc"
            | "Corp"
            | "Co"
            | "Incorporated"
            | "Limited"
            | "SA"
            | "AG"
    )
}

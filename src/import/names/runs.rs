//! Runs of capitalised words, cut into candidates at titles and joined over `of`, `for`, `and`, `’s`.

use super::evidence::is_patronymic;
use super::lexicon::{Flags, Habits, Lexicon};
use super::tokens::{Gap, Shape, Token, Tokens};

/// What led a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    None,
    Office,
    Honorific,
}

/// Words that may be a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// First word.
    pub(super) from: usize,
    /// One past the last word.
    pub(super) to: usize,
    pub(super) title: Title,
    /// What the lists say of all the words as one.
    pub(super) listed: Flags,
    /// Its first word has a capital because a sentence begins there.
    pub(super) opens: bool,
    /// The word before is an article.
    pub(super) article: bool,
    /// Joined over `of` and the like: the word that says what it is stands at this place.
    pub(super) head: Option<usize>,
    /// The first word of the run, with titles, prefixes and demonyms.
    pub(super) run: usize,
}

/// Words of one candidate at most; longer runs are headings or noise.
const MOST_WORDS: usize = 12;

/// All candidates in reading order.
pub(super) fn find(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Candidate> {
    let mut finder = Finder {
        text,
        all: &tokens.all,
        tokens,
        lexicon,
        found: Vec::new(),
        phrase: String::new(),
        units: Vec::new(),
    };
    let mut at = 0;
    while at < finder.all.len() {
        if !finder.all[at].is_nameish() {
            at += 1;
            continue;
        }
        let end = finder.run_end(at);
        finder.cut(at, end);
        at = end;
    }
    let found = finder.found;
    let found = if lexicon.habits == Habits::Capitals || lexicon.habits == Habits::Cases {
        lengthen(text, &tokens.all, lexicon.habits, found)
    } else {
        found
    };
    join(text, tokens, lexicon, found)
}

/// Lengthens organizations by lower-case words: to the left by a head (`ministère des Affaires`), to the
/// right by what follows one (`Министерство иностранных дел России`, `Union européenne`).
fn lengthen(text: &str, all: &[Token], habits: Habits, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut longer: Vec<Candidate> = Vec::with_capacity(found.len());
    for mut candidate in found {
        let free = longer.last().map_or(0, |last| last.to);
        // Inside the one before, which grew over it.
        if candidate.from < free {
            continue;
        }
        let start = Flags::PUBLIC_START.with(Flags::ORGANIZATION_START);
        if candidate.title == Title::None && candidate.run == candidate.from {
            let mut at = candidate.from;
            let mut steps = 0;
            while at > free
                && steps < 3
                && all[at].gap == Gap::Space
                && all[at - 1].shape == Shape::Lower
                && is_small(text, &all[at - 1])
            {
                at -= 1;
                steps += 1;
            }
            if at > free
                && matches!(all[at].gap, Gap::Space)
                && all[at - 1].shape == Shape::Lower
                && all[at - 1].is(start)
                && all[at - 1].sentence == all[candidate.from].sentence
            {
                candidate.from = at - 1;
                candidate.run = at - 1;
                candidate.listed = Flags::NONE;
                candidate.opens = false;
            }
        }
        let first = &all[candidate.from];
        let last = &all[candidate.to - 1];
        let adjective = habits == Habits::Cases && is_adjective(last.text(text));
        if (first.is(start) || last.is(start) || candidate.listed.any(Flags::BODY) || adjective)
            && !last.possessive
        {
            let tail = if adjective {
                Flags::TAIL.with(Flags::PLACE_TAIL)
            } else {
                Flags::TAIL
            };
            let mut to = candidate.to;
            while let Some(next) = all.get(to)
                && next.gap == Gap::Space
                && next.shape == Shape::Lower
                && next.is(tail)
                && to - candidate.from < MOST_WORDS
            {
                to += 1;
            }
            if to > candidate.to {
                candidate.to = to;
                candidate.listed = candidate.listed.without(Flags::PLACE.with(Flags::PERSON));
            }
        }
        longer.push(candidate);
    }
    longer
}

/// The endings of Russian adjectives that names of bodies and places begin with.
fn is_adjective(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "кий", "кого", "кому", "ким", "ком", "кая", "кой", "кую", "ный", "ного", "ному", "ным",
        "ном", "ная", "ной", "ную", "ное", "кое", "вый", "вого", "вая", "вой", "вом", "ний", "ший",
        "шего",
    ];
    word.starts_with(char::is_uppercase) && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `de`, `des`, `l’`: small words between a head and a name.
fn is_small(text: &str, token: &Token) -> bool {
    matches!(
        token.text(text),
        "de" | "des" | "du" | "del" | "la" | "le" | "les" | "l" | "d" | "los" | "las"
    )
}

/// One word or a listed phrase.
#[derive(Clone, Copy)]
struct Unit {
    from: usize,
    to: usize,
    flags: Flags,
}

struct Finder<'a> {
    text: &'a str,
    all: &'a [Token],
    tokens: &'a Tokens,
    lexicon: &'a Lexicon,
    found: Vec<Candidate>,
    phrase: String,
    units: Vec<Unit>,
}

impl Finder<'_> {
    /// The end of the run of names-like words that begins at `from`.
    fn run_end(&mut self, from: usize) -> usize {
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
        head && (word || saint)
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

    /// Reads the run's words into units.
    fn read_units(&mut self, from: usize, end: usize) {
        self.units.clear();
        let mut at = from;
        while at < end {
            let (to, flags) = self
                .phrase_at(at, end)
                .unwrap_or((at + 1, self.all[at].flags));
            self.units.push(Unit {
                from: at,
                to,
                flags,
            });
            at = to;
        }
    }

    /// Cuts one run into candidates.
    fn cut(&mut self, from: usize, end: usize) {
        self.read_units(from, end);
        let units = std::mem::take(&mut self.units);
        self.cut_units(from, &units);
        self.units = units;
    }

    fn cut_units(&mut self, run: usize, units: &[Unit]) {
        let mut at = 0;
        let soft_start = self.starts_softly(run);
        let mut article =
            run > 0 && self.all[run].gap == Gap::Space && self.all[run - 1].is(Flags::ARTICLE);
        while at < units.len() {
            let unit = units[at];
            let function = unit.to == unit.from + 1
                && unit.flags.any(Flags::FUNCTION)
                && self.all[unit.from].shape != Shape::Caps;
            let is_article = unit.flags.any(Flags::ARTICLE);
            if !function || !soft_start && !is_article {
                break;
            }
            // `with The Stooges`: a capital that nothing asked for belongs to the name.
            let next = units.get(at + 1).map_or(Flags::NONE, |next| next.flags);
            if is_article
                && !soft_start
                && !self.all[unit.from].headline
                && unit.to == unit.from + 1
                && self.all[unit.from].text(self.text) == "The"
                && units.len() > at + 1
                && !next.any(
                    Flags::TITLE
                        .with(Flags::DEMONYM)
                        .with(Flags::PLACE)
                        .with(Flags::PREFIX)
                        .with(Flags::NEVER),
                )
            {
                break;
            }
            article = is_article;
            at += 1;
        }
        let opens = soft_start && at == 0;
        let Some(last) = units.last().copied() else {
            return;
        };
        let headed = units.len() > at + 1
            && (last.flags.any(Flags::HEAD)
                || last.flags.any(Flags::PUBLIC_BODY)
                    && self.all[last.to - 1].is(Flags::HEAD)
                    && last.to - last.from > 1)
            && (!last.flags.any(Flags::TITLE.with(Flags::SURNAME)) || last.flags.any(Flags::BODY))
            && !self.has_person_before_head(&units[at..]);
        let mut current: Option<(usize, usize)> = None;
        let mut title = Title::None;
        let mut first_of_run = at;
        while at < units.len() {
            let unit = units[at];
            let flags = unit.flags;
            let is_last = at + 1 == units.len();
            // `Major League`, `General Electric`
            let leads_head = !is_last
                && !flags.any(Flags::HONORIFIC)
                && units[at + 1].flags.any(Flags::HEAD)
                && !units[at + 1].flags.any(
                    Flags::TITLE
                        .with(Flags::GIVEN)
                        .with(Flags::SURNAME)
                        .with(Flags::SURNAME_WORD),
                );
            if flags.any(Flags::TITLE) && !headed && !leads_head {
                let surname = is_last
                    && current.is_some_and(|(start, _)| {
                        units[start].flags.any(Flags::GIVEN)
                            || self.all[units[start].from].shape == Shape::Initial
                    })
                    && unit.to == unit.from + 1;
                if !surname {
                    if let Some((start, to)) = current.take() {
                        self.push(
                            units,
                            start,
                            to,
                            title,
                            opens && start == first_of_run,
                            article,
                            run,
                        );
                        article = false;
                    }
                    title = if flags.any(Flags::HONORIFIC) {
                        Title::Honorific
                    } else if title == Title::Honorific {
                        title
                    } else {
                        Title::Office
                    };
                    at += 1;
                    first_of_run = usize::MAX;
                    continue;
                }
            }
            if current.is_none() && !is_last {
                let next = units[at + 1].flags;
                // `Компания Apple`: what it is, before its name.
                let kind = self.lexicon.habits == Habits::Cases
                    && flags.any(Flags::ORGANIZATION_START)
                    && unit.to == unit.from + 1
                    && self
                        .lexicon
                        .word(&self.all[unit.from].text(self.text).to_lowercase())
                        .any(Flags::ORGANIZATION_CUE);
                let drop = kind
                    || flags.any(Flags::PREFIX)
                    || flags.any(Flags::DEMONYM)
                        && (!headed || next.any(Flags::TITLE) && !headed)
                        && !flags.any(Flags::GIVEN.with(Flags::SURNAME))
                    || flags.any(Flags::NEVER)
                        && !headed
                        && unit.to == unit.from + 1
                        && !flags.any(Flags::GIVEN);
                if drop {
                    at += 1;
                    first_of_run = usize::MAX;
                    article = false;
                    continue;
                }
            }
            // A word that is never a name parts what stands around it.
            let parts = unit.to == unit.from + 1
                && !headed
                && (flags.any(Flags::NEVER)
                    && !flags.any(Flags::SUFFIX)
                    && self.all[unit.from].shape != Shape::Initial
                    && current.is_some()
                    || flags.any(Flags::DEMONYM)
                        && current.is_some()
                        && is_last
                        && !flags.any(Flags::SURNAME.with(Flags::GIVEN))
                    || flags.any(Flags::FUNCTION)
                        && !flags.any(Flags::SURNAME.with(Flags::GIVEN))
                        && self.all[unit.from].shape == Shape::Title
                        && !flags.any(Flags::ARTICLE));
            if parts {
                if let Some((start, to)) = current.take() {
                    self.push(
                        units,
                        start,
                        to,
                        title,
                        opens && start == first_of_run,
                        article,
                        run,
                    );
                }
                title = Title::None;
                article = flags.any(Flags::ARTICLE);
                at += 1;
                continue;
            }
            // `Лужкова Елена Батурина`: of `жена Лужкова`, then a name; but `Иванов Иван Иванович`.
            if let Some((start, to)) = current
                && self.lexicon.habits == Habits::Cases
                && to == start + 1
                && !units[start].flags.any(Flags::GIVEN)
                && self.all[units[start].from].shape == Shape::Title
                && flags.any(Flags::GIVEN)
                && !is_last
                && !is_patronymic(self.all[units[at + 1].from].text(self.text))
            {
                self.push(
                    units,
                    start,
                    to,
                    title,
                    opens && start == first_of_run,
                    article,
                    run,
                );
                title = Title::None;
                article = false;
                current = None;
            }
            // `Russia Vladimir Putin`: the end of `president of Russia`, then a name.
            if let Some((start, to)) = current
                && units[start..to].iter().all(|unit| {
                    unit.flags.any(Flags::PLACE.with(Flags::BODY)) && !unit.flags.any(Flags::GIVEN)
                })
                && !headed
                && flags.any(Flags::GIVEN.with(Flags::PERSON))
                && !flags.any(Flags::PLACE)
                && !is_last
            {
                self.push(
                    units,
                    start,
                    to,
                    title,
                    opens && start == first_of_run,
                    article,
                    run,
                );
                title = Title::None;
                article = false;
                current = None;
            }
            current = Some(match current {
                Some((start, _)) => (start, at + 1),
                None => (at, at + 1),
            });
            at += 1;
        }
        if let Some((start, to)) = current {
            self.push(
                units,
                start,
                to,
                title,
                opens && start == first_of_run,
                article,
                run,
            );
        }
    }

    /// `Donald Trump Foundation` has a person before its head, but `President Trump Administration` is
    /// about the person.
    fn has_person_before_head(&self, units: &[Unit]) -> bool {
        let title = units.iter().position(|unit| unit.flags.any(Flags::TITLE));
        title.is_some_and(|title| {
            let behind = &units[title + 1..];
            behind.len() >= 2
                && behind.first().is_some_and(|unit| {
                    unit.flags.any(Flags::GIVEN.with(Flags::PERSON))
                        && !unit.flags.any(Flags::PLACE.with(Flags::HEAD))
                })
                && behind.last().is_some_and(|unit| {
                    unit.flags.any(Flags::SURNAME.with(Flags::SURNAME_WORD)) || behind.len() == 2
                })
        })
    }

    /// Whether the capital at `at` may be owed to its place: a sentence, a quotation, a list item.
    fn starts_softly(&self, at: usize) -> bool {
        let token = &self.all[at];
        match token.gap {
            Gap::Start => true,
            Gap::Quote | Gap::Other => {
                let before = self.text[..token.start]
                    .chars()
                    .rev()
                    .find(|letter| !letter.is_whitespace());
                before.is_some_and(|mark| {
                    matches!(
                        mark,
                        '“' | '"'
                            | '„'
                            | '«'
                            | '‘'
                            | '\''
                            | ':'
                            | '•'
                            | '—'
                            | '–'
                            | '-'
                            | '*'
                            | '.'
                            | '!'
                            | '?'
                            | '…'
                            | '|'
                            | '>'
                            | '’'
                            | '”'
                    )
                })
            }
            _ => false,
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the state of one cut, passed from one place"
    )]
    fn push(
        &mut self,
        units: &[Unit],
        start: usize,
        to: usize,
        title: Title,
        opens: bool,
        article: bool,
        run: usize,
    ) {
        let (first, last) = (units[start], units[to - 1]);
        let (mut from, mut end) = (first.from, last.to);
        let mut opens = opens;
        if end - from > MOST_WORDS {
            return;
        }
        let listed = if to == start + 1 {
            first.flags
        } else {
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
        };
        let mut listed = listed;
        // `Engineer John Greiner`: an ordinary word before a given name and a surname.
        if listed == Flags::NONE
            && to > start + 2
            && first.flags.any(Flags::ORDINARY)
            && !first.flags.any(
                Flags::GIVEN
                    .with(Flags::SURNAME)
                    .with(Flags::SURNAME_WORD)
                    .with(Flags::LISTED),
            )
            && units[start + 1].flags.any(Flags::GIVEN)
            && !units[start + 1]
                .flags
                .any(Flags::ORDINARY.with(Flags::PLACE))
            && !last.flags.any(Flags::HEAD)
        {
            from = units[start + 1].from;
            opens = false;
        }
        // The ordinary word that opens a sentence before a name that stands on its own feet.
        if opens
            && from == first.from
            && to > start + 1
            && listed == Flags::NONE
            && first.flags.any(Flags::ORDINARY)
            && !first
                .flags
                .any(Flags::LISTED.with(Flags::GIVEN).with(Flags::HEAD))
        {
            let rest = units[start + 1].flags;
            let seen = self
                .tokens
                .seen_lower
                .get(self.all[from].word as usize)
                .copied()
                .unwrap_or_default();
            let person = rest.any(Flags::GIVEN.with(Flags::PERSON).with(Flags::DEMONYM))
                && !rest.any(Flags::ORDINARY);
            let known = to == start + 2 && rest.any(Flags::LISTED) && !rest.any(Flags::HEAD);
            let headed = last.flags.any(Flags::HEAD);
            let capital = |unit: &Unit| {
                self.tokens
                    .seen_capital
                    .get(self.all[unit.from].word as usize)
                    .copied()
                    .unwrap_or_default()
            };
            let seen = seen
                || !capital(&first) && capital(&units[start + 1]) && !rest.any(Flags::ORDINARY);
            if person || known && !headed || seen && !headed {
                from = units[start + 1].from;
                listed = if to == start + 2 { rest } else { Flags::NONE };
                opens = false;
            }
        }
        // Trailing connectors and lone suffixes are no part of a name.
        while end > from && !self.all[end - 1].is_nameish() {
            end -= 1;
        }
        if from >= end {
            return;
        }
        self.found.push(Candidate {
            from,
            to: end,
            title,
            listed,
            opens,
            article,
            head: None,
            run,
        });
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

/// Joins neighbours over `of`, `for the`, `and`, `&` and `’s` where an organization's name does so.
fn join(text: &str, tokens: &Tokens, lexicon: &Lexicon, found: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(found.len());
    for candidate in found {
        let mut candidate = candidate;
        let demonyms = tokens.all[candidate.run..candidate.from]
            .iter()
            .all(|token| token.is(Flags::DEMONYM));
        let own = candidate.from;
        if demonyms && candidate.title == Title::None {
            candidate.from = candidate.run;
        }
        if let Some(last) = joined.last_mut()
            && candidate.to - last.from <= MOST_WORDS
            && let Some(head) = joins(text, &tokens.all, last, &candidate, lexicon)
        {
            last.to = candidate.to;
            last.listed = Flags::NONE;
            last.head = Some(head);
            continue;
        }
        candidate.from = own;
        joined.push(candidate);
    }
    joined
}

/// Where the word stands that says what the joined name is, if the two are one name.
fn joins(
    text: &str,
    all: &[Token],
    left: &Candidate,
    right: &Candidate,
    lexicon: &Lexicon,
) -> Option<usize> {
    if right.title != Title::None || right.run != right.from || right.from < left.to {
        return None;
    }
    let between = &all[left.to..right.from];
    if between.is_empty()
        && first_gap(all, right) == Gap::Comma
        && goes_on_as_list(text, all, left, right)
    {
        return left.head;
    }
    if between.len() > 2
        || !all[left.to..=right.from]
            .iter()
            .all(|token| token.gap == Gap::Space)
    {
        return None;
    }
    let last = &all[left.to - 1];
    let first = &all[right.from];
    if first.is(Flags::NEVER) && right.to == right.from + 1 {
        return None;
    }
    let right_last = &all[right.to - 1];
    if between.is_empty()
        || last.possessive
        || last.headline && first.headline && !last.is(Flags::HEAD)
    {
        return None;
    }
    let head = left.head.unwrap_or(left.to - 1);
    let headed = left.head.is_some()
        || last.is(Flags::HEAD.with(Flags::PLACE_START)) && !left.listed.any(Flags::PERSON);
    let words: Vec<&str> = between.iter().map(|token| token.text(text)).collect();
    let ordinary = |candidate: &Candidate| {
        all[candidate.from..candidate.to]
            .iter()
            .all(|token| token.is(Flags::ORDINARY.with(Flags::CONNECTOR).with(Flags::HEAD)))
    };
    let right_headed = right.to - right.from > 1
        && right_last.is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD))
        && !right_last.is(Flags::PLACE_HEAD)
        && !right.listed.any(Flags::PLACE);
    if right_headed
        && between[0].text(text) == "of"
        && (left.head.is_some() || left.to - left.from > 1)
        || right.head.is_some()
    {
        return None;
    }
    let headed =
        headed && !(left.head.is_none() && last.is(Flags::CLOSED) && left.to - left.from > 1);
    let organization = all[head].is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD));
    match words.as_slice() {
        ["of" | "de" | "du" | "des" | "del" | "d" | "di" | "von" | "für" | "для"]
        | ["of" | "de", "the" | "la" | "los" | "las" | "l"] => (headed
            && !(all[head].is(Flags::ORGANIZATION_HEAD)
                && left.listed.any(Flags::BODY)
                && left.to - left.from > 1
                && !all[head].is(Flags::PUBLIC_HEAD)))
        .then_some(head),
        ["for" | "on" | "against" | "para" | "sur"] | ["for" | "on", "the"] => {
            let body = organization
                && (ordinary(right)
                    || right.listed.any(Flags::PLACE)
                    || words[0] == "on"
                    || !right.listed.any(Flags::LISTED));
            (headed && body && !left.listed.any(Flags::BODY) && !right_headed).then_some(head)
        }
        ["and" | "y" | "et"] => {
            let listed = left
                .listed
                .with(right.listed)
                .any(Flags::LISTED.with(Flags::DEMONYM));
            let field = right.to == right.from + 1
                && last.is(Flags::ORDINARY)
                && !first.is(Flags::GIVEN
                    .with(Flags::SURNAME)
                    .with(Flags::SURNAME_WORD)
                    .with(Flags::DEMONYM))
                && first.shape == Shape::Title;
            let field = field || goes_on_from_list(all, left);
            if left.head.is_some()
                && organization
                && (ordinary(right) || field)
                && !right.listed.any(Flags::LISTED.with(Flags::TITLE))
            {
                return Some(head);
            }
            let title = right_last.is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD))
                && right.to - right.from >= 2;
            (title
                && !listed
                && ordinary(left)
                && left.to - left.from <= 2
                && !left.opens
                && !last.is(Flags::HEAD)
                && left.title == Title::None
                && !lexicon
                    .word(all[right.from].text(text))
                    .any(Flags::LISTED.with(Flags::DEMONYM).with(Flags::GIVEN)))
            .then_some(right.to - 1)
        }
        ["&"] if is_full_name(all, left) && is_full_name(all, right) => None,
        // `(Marsden & Mackey 2014)`: two authors.
        ["&"]
            if all
                .get(right.to)
                .is_some_and(|next| next.shape == Shape::Number || next.gap == Gap::OpenParen)
                && !right_last.is(Flags::HEAD) =>
        {
            None
        }
        ["&"] => Some(if right_last.is(Flags::HEAD) {
            right.to - 1
        } else {
            left.to
        }),
        _ => None,
    }
}

/// A given name and another word: somebody.
fn is_full_name(all: &[Token], candidate: &Candidate) -> bool {
    candidate.to - candidate.from >= 2
        && (all[candidate.from].is(Flags::GIVEN) || candidate.title != Title::None)
}

/// Whether the name already holds a list, `Agriculture, Forestry`: what follows `and` closes it.
fn goes_on_from_list(all: &[Token], left: &Candidate) -> bool {
    all[left.from + 1..left.to]
        .iter()
        .any(|token| token.gap == Gap::Comma)
}

fn first_gap(all: &[Token], candidate: &Candidate) -> Gap {
    all[candidate.from].gap
}

/// `Ministry of Agriculture, Forestry and Fisheries`: ordinary words in a list under one head.
fn goes_on_as_list(text: &str, all: &[Token], left: &Candidate, right: &Candidate) -> bool {
    let ordinary = |token: &Token| {
        !token.is(Flags::LISTED
            .with(Flags::GIVEN)
            .with(Flags::SURNAME)
            .with(Flags::TITLE)
            .with(Flags::DEMONYM))
    };
    let head = left
        .head
        .is_some_and(|head| all[head].is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD)));
    let and = all.get(right.to).is_some_and(|next| {
        next.shape == Shape::Lower && matches!(next.text(text), "and" | "y" | "et" | "und")
    });
    head && and
        && all[right.from..right.to].iter().all(ordinary)
        && ordinary(&all[left.to - 1])
        && all
            .get(right.to + 1)
            .is_some_and(|next| next.is_nameish() && ordinary(next))
}

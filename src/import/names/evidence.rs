//! What speaks for a candidate being a person, an organization, a place or something else: points from
//! its own words and from the words around it.
//!
//! The points were set by hand. One point is a hint, three are as good as a statement.

use super::lexicon::{Flags, Habits, Lexicon};
use super::runs::{Candidate, Title};
use super::tokens::{Gap, Shape, Token, Tokens};

/// Points for each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Points {
    pub(super) person: f32,
    pub(super) organization: f32,
    pub(super) place: f32,
    pub(super) other: f32,
    /// For an organization: that it is a body of states.
    pub(super) public: f32,
}

impl Points {
    pub(super) fn add(&mut self, more: &Self) {
        self.person += more.person;
        self.organization += more.organization;
        self.place += more.place;
        self.other += more.other;
        self.public += more.public;
    }

    /// The same points, weighed.
    pub(super) fn times(self, weight: f32) -> Self {
        Self {
            person: self.person * weight,
            organization: self.organization * weight,
            place: self.place * weight,
            other: self.other * weight,
            public: self.public,
        }
    }

    /// The same points, none further from zero than `most`.
    pub(super) fn within(self, most: f32) -> Self {
        let cap = |points: f32| points.clamp(-most, most);
        Self {
            person: cap(self.person),
            organization: cap(self.organization),
            place: cap(self.place),
            other: cap(self.other),
            public: self.public,
        }
    }
}

/// Points from the words of the name, whatever stands around it.
pub(super) fn of_words(text: &str, tokens: &Tokens, candidate: &Candidate) -> Points {
    let words = &tokens.all[candidate.from..candidate.to];
    let mut points = listed(candidate, words);
    let names: Vec<&Token> = words.iter().filter(|token| token.is_nameish()).collect();
    let (Some(first), Some(last)) = (names.first(), names.last()) else {
        return points;
    };
    if words[0].is(Flags::PUBLIC_START) && words.len() > 1 {
        points.organization += 3.5;
        points.public += 1.0;
        points.person -= 4.0;
    } else if words[0].is(Flags::ORGANIZATION_START) && words.len() > 1 {
        points.organization += 3.5;
        points.person -= 4.0;
    }
    // `Басманный суд`, `Краснодарский край`
    let end = &words[words.len() - 1];
    if words.len() > 1 && end.shape == Shape::Lower {
        if end.is(Flags::PLACE_TAIL) {
            points.place += 3.0;
            points.person -= 3.0;
        } else if end.is(Flags::TAIL)
            && !words[0].is(Flags::PUBLIC_START.with(Flags::ORGANIZATION_START))
        {
            points.organization += 3.0;
            points.person -= 3.0;
        }
    }
    // `МИД России`, `Amnesty USA`
    if words.len() > 1
        && first.is(Flags::BODY)
        && last.is(Flags::PLACE)
        && !candidate.listed.any(Flags::LISTED)
    {
        points.organization += 3.5;
        points.person -= 3.0;
        if first.is(Flags::PUBLIC_BODY) {
            points.public += 1.0;
        }
    }
    if names.len() == 1 {
        single(text, first, &mut points);
        return points;
    }
    let head = candidate.head.map_or(*last, |at| &tokens.all[at]);
    let joined = candidate.head.is_some();
    let surname_like = last.is(Flags::SURNAME.with(Flags::SURNAME_WORD))
        && first.is(Flags::GIVEN)
        && !first.is(Flags::SURNAME.with(Flags::PLACE).with(Flags::ORDINARY))
        && names.len() == 2
        && !joined;
    if (head.is(Flags::HEAD) || joined) && !candidate.listed.any(Flags::LISTED) {
        let strength = if surname_like { 1.0 } else { 3.5 };
        points.person -= if surname_like { 0.5 } else { 4.0 };
        if head.is(Flags::PUBLIC_HEAD) {
            points.organization += strength;
            points.public += 1.0;
        } else if head.is(Flags::ORGANIZATION_HEAD) {
            points.organization += strength;
        }
        if head.is(Flags::PLACE_HEAD)
            && !(joined && head.is(Flags::ORGANIZATION_HEAD.with(Flags::PUBLIC_HEAD)))
        {
            points.place += strength - 0.5;
        }
        if head.is(Flags::EVENT_HEAD) {
            points.other += strength;
        }
        if joined && head.is(Flags::PLACE_START) {
            points.place += 3.0;
        }
        if words.iter().any(|token| token.shape == Shape::And) {
            points.organization += 2.0;
        }
    }
    if !joined && first.is(Flags::PLACE_START) && !first.is(Flags::GIVEN) && !last.is(Flags::HEAD) {
        points.place += 2.5;
        points.person -= 0.5;
    }
    person_words(text, words, &names, &mut points);
    points
}

fn listed(candidate: &Candidate, words: &[Token]) -> Points {
    let mut points = Points::default();
    let flags = candidate.listed;
    let several = words.len() > 1;
    let name = flags.any(Flags::GIVEN.with(Flags::SURNAME))
        || words.iter().any(|token| token.is(Flags::PERSON));
    if flags.any(Flags::PERSON) {
        points.person += 4.0;
    }
    if flags.any(Flags::PUBLIC_BODY) {
        points.organization += 4.0;
        points.public += 1.0;
    }
    // `Consulate General`, `Air Force`: a phrase that is a head.
    if several && flags.any(Flags::PUBLIC_HEAD) && !flags.any(Flags::LISTED) {
        points.organization += 2.5;
        points.public += 1.0;
        points.person -= 3.0;
    }
    if flags.any(Flags::ORGANIZATION) {
        // `Apple`, `Target`, `Total`: ordinary words need more.
        points.organization += if !several && flags.any(Flags::ORDINARY.with(Flags::GIVEN)) {
            2.0
        } else {
            4.0
        };
    }
    if flags.any(Flags::PLACE) {
        points.place += if !several && name { 2.6 } else { 4.0 };
    }
    if flags.any(Flags::OTHER) {
        points.other += 4.0;
    }
    match candidate.title {
        Title::Honorific => {
            points.person += 5.0;
        }
        Title::Office => points.person += 3.5,
        Title::None => {}
    }
    points
}

fn single(text: &str, token: &Token, points: &mut Points) {
    let length = token.word_end - token.start;
    match token.shape {
        Shape::Caps if !token.is(Flags::LISTED) => {
            // An acronym, unless it is a word in capitals.
            let word = token.is(Flags::ORDINARY
                .with(Flags::GIVEN)
                .with(Flags::SURNAME)
                .with(Flags::NEVER)
                .with(Flags::FUNCTION));
            if !word && length <= 7 {
                points.organization += if length >= 3 { 2.2 } else { 1.2 };
            } else if token.is(Flags::NEVER) {
                points.organization -= 6.0;
            }
        }
        Shape::Mixed => {
            points.organization += if token
                .text(text)
                .ends_with(|letter: char| letter.is_numeric())
            {
                0.0
            } else {
                1.0
            }
        }
        _ => {}
    }
    if token.shape == Shape::Initial {
        points.person -= 2.0;
        points.organization -= 2.0;
        return;
    }
    if token.is(Flags::GIVEN) {
        points.person += if token.is(Flags::ORDINARY.with(Flags::PLACE)) {
            1.2
        } else {
            2.4
        };
    }
    if token.is(Flags::SURNAME) {
        points.person += 1.6;
    }
    if token.is(Flags::SURNAME_WORD) {
        points.person += 0.6;
    }
    if token.is(Flags::ORDINARY) {
        points.person -= 0.8;
        points.place -= 0.5;
        points.other += 0.3;
    }
    if token.is(Flags::PUBLIC_START) && token.is_nameish() {
        points.organization += 1.2;
        points.public += 1.0;
    }
    if token.is(Flags::TEAM) {
        points.organization += if token.is(Flags::ORDINARY) { 0.3 } else { 1.4 };
    }
    if token.is(Flags::HEAD) && !token.is(Flags::LISTED) {
        points.person -= 1.5;
        if token.is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD)) {
            points.organization += 0.6;
        }
    }
    if !token.is(Flags::LISTED) {
        let word = token.text(text);
        points.person += 0.6 * ending(word, PERSON_ENDINGS);
        points.place += ending(word, PLACE_ENDINGS);
        points.organization += ending(word, ORGANIZATION_ENDINGS);
    }
}

fn ending(word: &str, endings: &[&str]) -> f32 {
    if word.len() > 6 && endings.iter().any(|ending| word.ends_with(ending)) {
        1.0
    } else {
        0.0
    }
}

/// Endings of surnames in many languages.
const PERSON_ENDINGS: &[&str] = &[
    "ov",
    "ova",
    "ev",
    "eva",
    "sky",
    "skiy",
    "skyy",
    "ska",
    "enko",
    "vich",
    "ović",
    "ovic",
    "vić",
    "idze",
    "shvili",
    "yan",
    "ian",
    "sson",
    "ssen",
    "sen",
    "son",
    "berg",
    "stein",
    "mann",
    "escu",
    "opoulos",
    "akis",
    "oğlu",
    "oglu",
    "ez",
    "zadeh",
    "nejad",
    "czyk",
    "wicz",
    "chuk",
    "nen",
    "elli",
    "etti",
    "ов",
    "ова",
    "ову",
    "ове",
    "овым",
    "овой",
    "ев",
    "ева",
    "еву",
    "еве",
    "евым",
    "евой",
    "ин",
    "ина",
    "ину",
    "ине",
    "иным",
    "иной",
    "ский",
    "ского",
    "скому",
    "ским",
    "ском",
    "ская",
    "ской",
    "скую",
    "енко",
    "чук",
    "чука",
    "ович",
    "евич",
    "овича",
    "евича",
    "овичу",
    "евичу",
    "овичем",
    "евичем",
    "овна",
    "евна",
    "овны",
    "евны",
    "овне",
    "евне",
    "овной",
    "евной",
    "швили",
    "дзе",
    "ян",
    "яна",
    "яну",
    "яном",
    "вич",
    "вича",
];
/// `Викторович`, `Sergeyevna`.
pub(super) fn is_patronymic(word: &str) -> bool {
    ending(word, PATRONYMICS) > 0.0
}

/// Endings of patronymics, in all cases.
const PATRONYMICS: &[&str] = &[
    "ович",
    "евич",
    "овича",
    "евича",
    "овичу",
    "евичу",
    "овичем",
    "евичем",
    "овиче",
    "евиче",
    "овна",
    "евна",
    "овны",
    "евны",
    "овне",
    "евне",
    "овну",
    "евну",
    "овной",
    "евной",
    "ьич",
    "ьича",
    "ovich",
    "evich",
    "ovna",
    "evna",
];
/// Endings of places.
const PLACE_ENDINGS: &[&str] = &[
    "stan", "land", "ville", "burg", "burgh", "grad", "pur", "abad", "shire", "ton", "ford",
    "polis", "dorf", "stadt", "heim", "sk", "wood", "mouth", "port", "ham",
];
const ORGANIZATION_ENDINGS: &[&str] = &[
    "bank", "soft", "corp", "tech", "neft", "gaz", "prom", "com", "tel", "net", "media", "pharma",
    "news", "gruppe", "werke",
];

/// Points for and against a person from names of two words and more.
fn person_words(text: &str, words: &[Token], names: &[&Token], points: &mut Points) {
    let first = names[0];
    let last = names[names.len() - 1];
    let inner = &names[1..names.len() - 1];
    if first.is(Flags::GIVEN) {
        points.person += if first.is(Flags::ORDINARY.with(Flags::PLACE)) {
            2.0
        } else {
            3.0
        };
    } else if first.shape == Shape::Initial || is_initials(first, text) {
        points.person += 2.0;
    }
    if inner.iter().any(|token| token.shape == Shape::Initial)
        || names.len() > 2 && inner.iter().any(|token| is_initials(token, text))
    {
        points.person += 2.0;
    }
    if last.is(Flags::SUFFIX) {
        points.person += 2.0;
    }
    if last.is(Flags::SURNAME.with(Flags::PERSON)) {
        points.person += 1.5;
    } else if last.is(Flags::SURNAME_WORD) {
        points.person += 0.7;
    } else {
        points.person += ending(last.text(text), PERSON_ENDINGS);
    }
    if names.len() > 2
        && names[1..]
            .iter()
            .any(|token| is_patronymic(token.text(text)))
    {
        points.person += 3.0;
    }
    // Surname first, as in China, Hungary, Korea, Vietnam.
    if first.is(Flags::SURNAME)
        && !first.is(Flags::GIVEN)
        && !first.is(Flags::PLACE.with(Flags::BODY))
    {
        points.person += 1.0;
    }
    if last.is(Flags::GIVEN) && !last.is(Flags::ORDINARY) {
        points.person += 0.6;
    }
    if words
        .iter()
        .any(|token| token.shape == Shape::Lower && token.is(Flags::CONNECTOR))
        || names.iter().any(|token| {
            token
                .text(text)
                .starts_with(|letter: char| letter.is_lowercase())
        })
    {
        points.person += 0.8;
    }
    let mut ordinary = 0.0;
    for token in names {
        let named = token.is(Flags::GIVEN.with(Flags::SURNAME));
        if token.is(Flags::ORDINARY.with(Flags::FUNCTION).with(Flags::NEVER))
            && !named
            && token.shape != Shape::Initial
        {
            // `Ben Player`: any word may be a surname.
            let surname = token.start == last.start
                && first.is(Flags::GIVEN)
                && !first.is(Flags::ORDINARY)
                && names.len() == 2;
            ordinary += if surname { 0.4 } else { 1.0 };
        }
        if token.is(Flags::DEMONYM) && !named {
            points.person -= 1.5;
        }
        if token.shape == Shape::Caps
            && !token.headline
            && token.word_end - token.start > 1
            && !token.is(Flags::SUFFIX)
            && !is_initials(token, text)
        {
            points.person -= 1.5;
            points.organization += 0.8;
        }
        if token.shape == Shape::Mixed {
            points.person -= 1.0;
            points.organization += 0.5;
        }
        if token.shape == Shape::And {
            points.organization += 2.5;
            points.person -= 2.0;
        }
    }
    if words.iter().any(|token| token.shape == Shape::And) {
        points.organization += 2.0;
        points.person -= 2.0;
    }
    points.person -= 1.6 * ordinary;
    points.organization += f32::min(0.5 * ordinary, 1.2);
    points.other += f32::min(0.5 * ordinary, 1.2);
    if first.is(Flags::DEMONYM) {
        points.organization += 0.8;
        points.other += 0.5;
    }
    if first.is(Flags::DIRECTION) {
        points.place += 1.0;
        points.person -= 1.5;
        if last.is(Flags::PLACE) {
            points.place += 3.0;
        }
    }
    if first.is(Flags::PLACE) && !first.is(Flags::GIVEN) {
        points.person -= 1.5;
        points.organization += 0.8;
    }
    if (2..=3).contains(&names.len()) && ordinary == 0.0 {
        points.person += 1.2;
    }
    if names.len() > 4 {
        points.person -= 1.0;
    }
}

/// `J.K`, `F.W`: initials written together.
fn is_initials(token: &Token, text: &str) -> bool {
    let word = token.text(text);
    word.contains('.')
        && word.split('.').all(|part| part.chars().count() == 1)
        && !token.is(Flags::LISTED)
}

/// Points from what stands around one mention.
pub(super) fn of_context(
    text: &str,
    tokens: &Tokens,
    lexicon: &Lexicon,
    candidate: &Candidate,
) -> Points {
    let all = &tokens.all;
    let mut points = Points::default();
    let sentence = all[candidate.from].sentence;
    let within = |at: usize| all.get(at).filter(|token| token.sentence == sentence);
    let run = candidate.run.min(candidate.from);
    let before = run.checked_sub(1).and_then(within);
    let gap = all[run].gap;
    let last = &all[candidate.to - 1];
    if let Some(before) = before {
        let near = gap == Gap::Space;
        if near && before.is(Flags::ROLE) && before.shape == Shape::Lower {
            points.person += 2.2;
        } else if gap == Gap::Comma && before.is(Flags::ROLE) && before.shape == Shape::Lower {
            points.person += 1.5;
        }
        if near && before.is(Flags::REPORT) && before.shape == Shape::Lower {
            points.person += 0.6;
        }
        if near && before.is(Flags::PLACE_CUE) && before.shape == Shape::Lower {
            let word = before.text(text);
            points.place += if matches!(word, "in" | "near" | "outside" | "across" | "throughout") {
                1.5
            } else if word == "from" {
                1.0
            } else {
                0.7
            };
            if matches!(word, "in" | "near" | "across") {
                points.person -= 0.8;
            }
        }
        if (near || gap == Gap::Quote) && before.is(Flags::ORGANIZATION_CUE) {
            points.organization += 1.4;
        }
        if near && before.text(text) == "by" {
            points.person += 0.4;
        }
        if before.possessive && near && candidate.from == run {
            points.person -= 0.3;
            points.organization += 0.4;
        }
    }
    // `Компания Apple`
    if run < candidate.from && all[candidate.from - 1].is(Flags::ORGANIZATION_START) {
        points.organization += 1.5;
    }
    if candidate.article {
        points.person -= if all[candidate.from].is(Flags::GIVEN) {
            1.0
        } else {
            2.0
        };
        points.organization += if candidate.to - candidate.from > 1 {
            0.9
        } else {
            0.5
        };
        points.other += 0.4;
    }
    if all[candidate.from].quoted
        && last.quoted
        && gap == Gap::Quote
        && all.get(candidate.to).is_none_or(|next| {
            matches!(next.gap, Gap::Quote | Gap::Start | Gap::Comma | Gap::Other)
        })
    {
        if lexicon.habits == Habits::Cases {
            points.organization += 1.5;
            points.person -= 1.0;
        } else {
            points.other += 1.5;
        }
    }
    // `HAYWARD, Calif. (AP) —`: where a report comes from.
    let after = all.get(candidate.to).map_or(Gap::Start, |next| next.gap);
    if all[candidate.from].gap == Gap::Start
        && all[candidate.from].shape == Shape::Caps
        && last.word_end - last.start > 3
        && !all[candidate.from].headline
        && matches!(after, Gap::Comma | Gap::OpenParen | Gap::Other)
    {
        points.place += 2.5;
        points.organization -= 2.5;
        points.person -= 2.5;
    }
    // An unknown word before a verb: a sentence that begins with its subject.
    let first = &all[candidate.from];
    if candidate.opens
        && candidate.to - candidate.from == 1
        && first.shape == Shape::Title
        && !first.is(Flags::LISTED.with(Flags::ORDINARY).with(Flags::DEMONYM))
    {
        let verb = within(candidate.to).is_some_and(|after| {
            after.gap == Gap::Space
                && after.shape == Shape::Lower
                && (after.is(Flags::REPORT) || after.text(text).ends_with("ed"))
        });
        if verb {
            points.person += 0.5;
        }
    }
    if candidate.to - candidate.from == 1 && pronoun_near(all, candidate) {
        points.person += 0.5;
    }
    if let Some(after) = within(candidate.to) {
        context_after(text, tokens, candidate, after, &mut points);
    }
    points
}

/// Whether a pronoun for somebody stands in the same sentence, within some words.
fn pronoun_near(all: &[Token], candidate: &Candidate) -> bool {
    let sentence = all[candidate.from].sentence;
    let from = candidate.from.saturating_sub(8);
    let to = (candidate.to + 12).min(all.len());
    all[from..to]
        .iter()
        .any(|token| token.sentence == sentence && token.is(Flags::PRONOUN))
}

fn context_after(
    text: &str,
    tokens: &Tokens,
    candidate: &Candidate,
    after: &Token,
    points: &mut Points,
) {
    let all = &tokens.all;
    let last = &all[candidate.to - 1];
    match after.gap {
        Gap::Space if last.possessive => {
            if after.is(Flags::ROLE) && after.shape == Shape::Lower {
                points.person += 0.4;
                points.organization += 0.4;
                points.place += 0.4;
            } else {
                points.person += 0.3;
            }
            if after.is(Flags::ORGANIZATION_CUE_AFTER) {
                points.organization += 0.8;
            }
        }
        Gap::Space if after.shape == Shape::Lower => {
            if after.is(Flags::REPORT) {
                points.person += 1.2;
                points.organization += 0.5;
            } else if after.text(text).ends_with("ed") {
                points.person += 0.6;
                points.organization += 0.3;
            }
            if after.is(Flags::PERSON_CUE_AFTER) {
                points.person += 1.5;
            }
            if after.is(Flags::ORGANIZATION_CUE_AFTER) {
                points.organization += 1.2;
            }
            if after.is(Flags::PLACE_CUE_AFTER) {
                points.place += 1.5;
            }
        }
        Gap::Comma => {
            if after.shape == Shape::Number && after.word_end - after.start <= 3 {
                points.person += 2.0;
            }
            if after.is(Flags::PERSON_CUE_AFTER) {
                points.person += 1.5;
            }
            if after.is(Flags::PLACE) && after.is_nameish() && !after.is(Flags::GIVEN) {
                points.place += 1.2;
            }
            // `Name, the head of …`, `Name, a lawyer`
            let role = all[candidate.to..]
                .iter()
                .take(5)
                .take_while(|token| token.gap == Gap::Space || token.start == after.start)
                .any(|token| token.is(Flags::ROLE) && token.shape == Shape::Lower);
            let opens = after.is(Flags::ARTICLE)
                || matches!(after.text(text), "a" | "an" | "the")
                || after.is(Flags::ROLE);
            if role && opens && after.shape == Shape::Lower {
                points.person += 1.5;
            } else if opens && after.shape == Shape::Lower {
                let body = all[candidate.to..]
                    .iter()
                    .take(5)
                    .any(|token| token.is(Flags::ORGANIZATION_CUE) && token.shape == Shape::Lower);
                if body {
                    points.organization += 1.2;
                }
            }
        }
        Gap::OpenParen if after.shape == Shape::Caps && candidate.to - candidate.from > 1 => {
            if is_acronym_of(text, &all[candidate.from..candidate.to], after.text(text)) {
                points.organization += 3.5;
                points.person -= 2.0;
                points.other -= 2.0;
            }
        }
        Gap::OpenParen if after.shape == Shape::Number => points.person += 0.4,
        _ => {}
    }
}

/// Whether `acronym` is made of the first letters of `words`, the small words being free to count or not.
pub(super) fn is_acronym_of(text: &str, words: &[Token], acronym: &str) -> bool {
    let mut letters = acronym.chars().filter(|letter| letter.is_alphabetic());
    let mut next = letters.next();
    let mut count = 0;
    for token in words {
        for part in token.text(text).split(['-', '‐']) {
            let first = part
                .chars()
                .next()
                .and_then(|letter| letter.to_uppercase().next());
            if next.is_some() && first == next {
                next = letters.next();
                count += 1;
            } else if token.is_nameish() {
                return false;
            }
        }
    }
    next.is_none() && count >= 2
}

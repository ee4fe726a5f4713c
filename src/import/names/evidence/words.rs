//! Points from the words of a name.

use crate::import::names::lexicon::Flags;
use crate::import::names::runs::{Candidate, Title};
use crate::import::names::tokens::{Shape, Token, Tokens};

use super::Points;
use super::endings::{ORGANIZATION_ENDINGS, PERSON_ENDINGS, PLACE_ENDINGS, ending, is_patronymic};

/// Points from the words of the name, whatever stands around it.
pub(in crate::import::names) fn of_words(
    text: &str,
    tokens: &Tokens,
    candidate: &Candidate,
) -> Points {
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
    if token.shape == Shape::Title && is_camel(token.text(text)) {
        points.organization += 1.5;
    }
    if [".com", ".org", ".net"]
        .iter()
        .any(|domain| token.text(text).ends_with(domain))
    {
        points.organization += 2.5;
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
    if first.is(Flags::BODY) && !first.is(Flags::GIVEN) {
        points.person -= 1.5;
        points.organization += 0.5;
    }
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

/// `WeWork`, `SoftBank`; not `AMAs`, `McKinley`, `LeBron`, `DiCaprio`, `al-Assad`.
fn is_camel(word: &str) -> bool {
    const PERSONAL: &[&str] = &[
        "Mc", "Mac", "De", "Di", "Da", "Du", "La", "Le", "Van", "Fitz", "Del", "St", "Al", "El",
        "Ab", "Ben", "Abu", "Bin", "Von",
    ];
    let Some(at) = word
        .char_indices()
        .skip(1)
        .find(|(_, letter)| letter.is_uppercase())
        .map(|(at, _)| at)
    else {
        return false;
    };
    word.len() > 4
        && at > 1
        && word.starts_with(char::is_uppercase)
        && word[..at].chars().all(char::is_alphabetic)
        && !PERSONAL.contains(&&word[..at])
}

//! The distinct forms among the names of a text.

use std::collections::HashMap;
use std::ops::Range;

use super::Sighting;
use super::folding::{plain, sound, stem};
use crate::import::suggestion::NameKind;

/// One way in which something is named.
#[derive(Clone, Debug)]
pub(super) struct Form<'a> {
    /// As it first stands.
    pub(super) text: &'a str,
    pub(super) kind: NameKind,
    /// Its words without marks, accents, case endings; an Arabic article is no word.
    pub(super) words: Vec<String>,
    /// The sound of each word.
    pub(super) sounds: Vec<String>,
    /// All capitals, like an acronym.
    pub(super) capitals: bool,
    /// The first sighting outside credits.
    pub(super) first: usize,
}

pub(super) struct Forms<'a> {
    pub(super) all: Vec<Form<'a>>,
    pub(super) of_sighting: Vec<usize>,
    pub(super) in_credit: Vec<bool>,
}

/// Words of a name that are compared; what comes after them does not tell names apart.
const MOST_WORDS: usize = 12;

impl<'a> Forms<'a> {
    pub(super) fn of(
        text: &'a str,
        sightings: &[Sighting],
        credits: &[Range<usize>],
        cases: bool,
    ) -> Self {
        let mut forms = Self {
            all: Vec::new(),
            of_sighting: Vec::new(),
            in_credit: Vec::new(),
        };
        let mut known: HashMap<(u8, Vec<String>), usize> = HashMap::new();
        let mut by_text: HashMap<(u8, &str), usize> = HashMap::new();
        for (at, sighting) in sightings.iter().enumerate() {
            let name = &text[sighting.range.clone()];
            let class = class(sighting.kind);
            let credit = credits.partition_point(|credit| credit.end <= sighting.range.start);
            let in_credit = credits
                .get(credit)
                .is_some_and(|credit| credit.start < sighting.range.end);
            forms.in_credit.push(in_credit);
            let form = *by_text.entry((class, name)).or_insert_with(|| {
                let words = words(name, cases);
                *known.entry((class, words.clone())).or_insert_with(|| {
                    let sounds = words.iter().map(|word| sound(word)).collect();
                    let capitals = name
                        .chars()
                        .filter(|letter| letter.is_alphabetic())
                        .all(char::is_uppercase)
                        && !name.contains(' ');
                    forms.all.push(Form {
                        text: name,
                        kind: sighting.kind,
                        words,
                        sounds,
                        capitals,
                        first: at,
                    });
                    forms.all.len() - 1
                })
            });
            forms.of_sighting.push(form);
        }
        forms
    }
}

/// Kinds that may be one thing; a public body and an organization may.
fn class(kind: NameKind) -> u8 {
    match kind {
        NameKind::Person => 0,
        NameKind::Organization | NameKind::PublicBody => 1,
        NameKind::Place => 2,
        NameKind::Other => 3,
    }
}

fn words(name: &str, cases: bool) -> Vec<String> {
    let mut words: Vec<String> = name
        .split(|letter: char| {
            letter.is_whitespace() || letter == '"' || letter == '“' || letter == '”'
        })
        .map(|word| {
            let word = ["al-", "Al-", "el-", "El-", "as-", "ash-"]
                .iter()
                .find_map(|article| word.strip_prefix(article))
                .unwrap_or(word);
            let word = word
                .strip_suffix("'s")
                .or_else(|| word.strip_suffix("’s"))
                .unwrap_or(word);
            let word = plain(word);
            if cases { stem(&word).to_owned() } else { word }
        })
        .filter(|word| !word.is_empty())
        .take(MOST_WORDS)
        .collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

/// A form for people to read: one space between words.
pub(super) fn shown(form: &str) -> String {
    form.split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Forms of organizations, public bodies and places: with and without `Ltd`, acronyms, short forms.

use std::collections::HashMap;

use super::forms::{Form, Forms};
use super::nearest::Nearest;
use super::{Why, root};
use crate::import::suggestion::NameKind;

/// What a company's name may end with or not.
const COMPANY_FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "co",
    "corp",
    "corporation",
    "company",
    "group",
    "ag",
    "sa",
    "gmbh",
    "nv",
    "se",
    "spa",
    "pty",
    "bhd",
    "ab",
    "holdings",
];

/// Places under several names, in plain words; the first is the fullest.
const SAME_PLACES: &[&[&str]] = &[
    &[
        "unitedstates",
        "unitedstatesofamerica",
        "us",
        "usa",
        "america",
    ],
    &["unitedkingdom", "uk", "greatbritain", "britain"],
    &["unitedarabemirates", "uae"],
    &["sovietunion", "ussr"],
    &["newyork", "newyorkcity", "nyc"],
    &["washington", "washingtondc", "dc"],
    &["kyiv", "kiev"],
    &["kharkiv", "kharkov"],
    &["odesa", "odessa"],
    &["myanmar", "burma"],
    &["russia", "russianfederation"],
    &["iran", "islamicrepublicofiran"],
    &["czechrepublic", "czechia"],
    &["ivorycoast", "cotedivoire"],
    &["losangeles", "la"],
    &["сша", "соединенныештаты", "америк"],
];

fn is_body(form: &Form<'_>) -> bool {
    matches!(form.kind, NameKind::Organization | NameKind::PublicBody)
}

fn core<'f>(form: &'f Form<'_>) -> &'f [String] {
    let mut words = &form.words[..];
    while words.len() > 1
        && words
            .last()
            .is_some_and(|word| COMPANY_FORMS.contains(&word.as_str()))
    {
        words = &words[..words.len() - 1];
    }
    words
}

/// Merges forms that are one body or place whatever stands around them.
pub(super) fn merge_full(forms: &Forms<'_>, roots: &mut [(usize, Option<Why>)]) {
    let mut cores: HashMap<&[String], usize> = HashMap::new();
    let mut sounds: HashMap<String, usize> = HashMap::new();
    let mut places: HashMap<usize, usize> = HashMap::new();
    for (at, form) in forms.all.iter().enumerate() {
        if is_body(form) {
            if let Some(&other) = cores.get(core(form)) {
                roots[at] = (
                    root(roots, other),
                    Some("with or without the form of the company"),
                );
                continue;
            }
            cores.insert(core(form), at);
            let sound = form.sounds.concat();
            if sound.len() < 6 || form.capitals {
                continue;
            }
            if let Some(&other) = sounds.get(&sound) {
                roots[at] = (root(roots, other), Some("another spelling"));
            } else {
                sounds.insert(sound, at);
            }
        } else if form.kind == NameKind::Place {
            let joined = form.words.concat();
            let Some(same) = SAME_PLACES
                .iter()
                .position(|names| names.contains(&joined.as_str()))
            else {
                continue;
            };
            if let Some(&other) = places.get(&same) {
                roots[at] = (other, Some("another name of the same place"));
            } else {
                places.insert(same, at);
            }
        }
    }
    // An acronym may come before or after the name it is made of.
    let mut initials: HashMap<String, usize> = HashMap::new();
    for (at, form) in forms.all.iter().enumerate() {
        if is_body(form) && form.words.len() > 1 {
            for acronym in acronyms(form) {
                initials.entry(acronym).or_insert(at);
            }
        }
    }
    for (at, form) in forms.all.iter().enumerate() {
        if !is_body(form)
            || form.words.len() != 1
            || !form.capitals
            || form.words[0].chars().count() < 2
        {
            continue;
        }
        if let Some(&full) = initials.get(&form.words[0])
            && root(roots, full) != at
            && roots[at].0 == at
        {
            roots[at] = (root(roots, full), Some("acronym"));
        }
    }
}

/// The first letters of a name's words: all of them, and those of the great words only.
fn acronyms(form: &Form<'_>) -> Vec<String> {
    let great: String = form
        .text
        .split(|letter: char| letter.is_whitespace() || letter == '-')
        .filter(|word| word.starts_with(char::is_uppercase))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let all: String = form
        .text
        .split(|letter: char| letter.is_whitespace() || letter == '-')
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let mut found: Vec<String> = vec![great];
    if found[0] != all {
        found.push(all);
    }
    found.retain(|acronym| acronym.chars().count() > 1);
    found
}

/// Binds short forms to the nearest longer name before them that begins or ends with their words.
pub(super) fn bind_short(
    forms: &Forms<'_>,
    roots: &[(usize, Option<Why>)],
    owner: &mut [(usize, Option<Why>)],
) {
    // The nearest longer name, by its beginnings and ends.
    let mut edges: Nearest<&[String]> = Nearest::default();
    for (at, owner) in owner.iter_mut().enumerate() {
        let number = forms.of_sighting[at];
        let form = &forms.all[number];
        if !is_body(form) || forms.in_credit[at] {
            continue;
        }
        if roots[number].0 == number
            && !form.capitals
            && let Some(longer) = edges.take(&form.words[..])
            && longer != number
        {
            *owner = (longer, Some("short form of the nearest full name"));
            continue;
        }
        for cut in 1..form.words.len() {
            edges.name(&form.words[..cut], number);
            edges.name(&form.words[cut..], number);
        }
    }
}

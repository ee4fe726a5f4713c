//! Full names of one person, and the short forms that stand for them.

use std::collections::HashMap;

use strsim::damerau_levenshtein;

use super::forms::{Form, Forms};
use super::nearest::Nearest;
use super::{Why, root};
use crate::import::suggestion::NameKind;

/// Names that are compared with a new one; it keeps a text of nothing but names from taking for ever.
const MOST_COMPARED: usize = 64;
/// Letters from which one wrong letter may be a spelling.
const LONG_ENOUGH: usize = 6;

/// `Jr` and the like, which tell people apart, and honours, which do not.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];
const HONOURS: &[&str] = &[
    "obe", "cbe", "mbe", "dbe", "kbe", "frs", "qc", "kc", "esq", "phd", "md", "mp",
];
const PARTICLES: &[&str] = &[
    "de", "van", "von", "der", "den", "del", "della", "da", "dos", "du", "di", "la", "le", "bin",
    "ibn", "al", "el", "y",
];

fn is_person(form: &Form<'_>) -> bool {
    form.kind == NameKind::Person
}

/// The words that tell people apart: without `Jr` and small words.
fn core<'f>(form: &'f Form<'f>) -> impl Iterator<Item = usize> + use<'f> {
    (0..form.words.len()).filter(|at| {
        let word = form.words[*at].as_str();
        !SUFFIXES.contains(&word) && !HONOURS.contains(&word) && !PARTICLES.contains(&word)
    })
}

fn suffix<'f>(form: &'f Form<'_>) -> Option<&'f str> {
    form.words
        .last()
        .map(String::as_str)
        .filter(|word| SUFFIXES.contains(word))
}

/// Merges full names that are one person.
pub(super) fn merge_full(forms: &Forms<'_>, roots: &mut [(usize, Option<Why>)]) {
    let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut by_given: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, form) in forms.all.iter().enumerate() {
        let parts: Vec<usize> = core(form).collect();
        if !is_person(form) || parts.len() < 2 || forms.in_credit[form.first] {
            continue;
        }
        let (given, last) = (
            form.sounds[parts[0]].as_str(),
            form.sounds[parts[parts.len() - 1]].as_str(),
        );
        let mut why = None;
        // The nearest earlier names with this surname, or this given name.
        for list in [by_word.get(last), by_given.get(given), by_word.get(given)] {
            let near = list.map_or(&[][..], |list| {
                &list[list.len().saturating_sub(MOST_COMPARED)..]
            });
            let same: Vec<(usize, Why)> = near
                .iter()
                .rev()
                .filter_map(|&other| Some((other, same(form, &forms.all[other])?)))
                .collect();
            let Some(&(other, reason)) = same.first() else {
                continue;
            };
            // An initial that fits two people is neither.
            let one = same
                .iter()
                .all(|(another, _)| root(roots, *another) == root(roots, other));
            if one || reason != INITIAL {
                why = Some((root(roots, other), reason));
                break;
            }
        }
        if let Some((other, reason)) = why {
            roots[at] = (other, Some(reason));
        }
        by_word.entry(last).or_default().push(at);
        by_given.entry(given).or_default().push(at);
    }
}

const INITIAL: Why = "initial for the given name";
const SPELLING: Why = "another spelling";

/// Why two full names are one person's, if they are.
fn same(left: &Form<'_>, right: &Form<'_>) -> Option<Why> {
    if let (Some(left), Some(right)) = (suffix(left), suffix(right))
        && left != right
    {
        return None;
    }
    let (a, b): (Vec<usize>, Vec<usize>) = (core(left).collect(), core(right).collect());
    let joined = |form: &Form<'_>, parts: &[usize]| {
        parts
            .iter()
            .map(|at| form.sounds[*at].as_str())
            .collect::<String>()
    };
    if joined(left, &a) == joined(right, &b) {
        return Some(SPELLING);
    }
    let (ga, gb) = (a[0], b[0]);
    let (la, lb) = (a[a.len() - 1], b[b.len() - 1]);
    // `Xi Jinping`, `Jinping Xi`
    if a.len() == 2
        && b.len() == 2
        && left.sounds[ga] == right.sounds[lb]
        && left.sounds[la] == right.sounds[gb]
    {
        return Some("the same words in another order");
    }
    let last = if left.sounds[la] == right.sounds[lb] {
        Some(None)
    } else if is_misspelling(&left.words[la], &right.words[lb]) {
        Some(Some(SPELLING))
    } else {
        None
    }?;
    let given = given_agrees(left, right, ga, gb)?;
    // Middle names, where both have them.
    let (ma, mb) = (&a[1..a.len() - 1], &b[1..b.len() - 1]);
    let agree = ma.iter().zip(mb).all(|(x, y)| {
        initial_fits(&left.words[*x], &right.words[*y]) || left.sounds[*x] == right.sounds[*y]
    });
    let fewer = ma.len() != mb.len();
    if !agree && ma.len() == mb.len() {
        return None;
    }
    Some(last.or(given).unwrap_or(if fewer {
        "without or with a middle name"
    } else {
        SPELLING
    }))
}

/// `Some(None)` when the given names are the same, `Some(Some(why))` when they agree for a reason.
#[expect(clippy::option_option, reason = "no, yes, and yes with a reason")]
fn given_agrees(left: &Form<'_>, right: &Form<'_>, ga: usize, gb: usize) -> Option<Option<Why>> {
    let (a, b) = (&left.words[ga], &right.words[gb]);
    if left.sounds[ga] == right.sounds[gb] {
        return Some(None);
    }
    if initial_fits(a, b) {
        return Some(Some(INITIAL));
    }
    is_misspelling(a, b).then_some(Some(SPELLING))
}

/// One is the first letter of the other, or initials like `jk` that begin with it.
fn initial_fits(left: &str, right: &str) -> bool {
    let (short, long) = if left.chars().count() < right.chars().count() {
        (left, right)
    } else {
        (right, left)
    };
    short.chars().count() == 1 && long.starts_with(short)
}

/// One letter wrong in a long word, but not at its start and not only an ending that marks a woman.
fn is_misspelling(left: &str, right: &str) -> bool {
    let (a, b) = (left.chars().count(), right.chars().count());
    if a.min(b) < LONG_ENOUGH || a.abs_diff(b) > 1 || left.chars().next() != right.chars().next() {
        return false;
    }
    if left.strip_suffix(['a', 'а']) == Some(right) || right.strip_suffix(['a', 'а']) == Some(left)
    {
        return false;
    }
    damerau_levenshtein(left, right) <= 1
}

/// Binds short forms to the nearest full name before them.
pub(super) fn bind_short(
    forms: &Forms<'_>,
    roots: &[(usize, Option<Why>)],
    owner: &mut [(usize, Option<Why>)],
) {
    let mut seen = Seen::default();
    let mut later = Seen::default();
    for (at, form) in forms.all.iter().enumerate().rev() {
        if is_person(form) && core(form).nth(1).is_some() && !forms.in_credit[form.first] {
            later.add(form, root(roots, at));
        }
    }
    for (at, owner) in owner.iter_mut().enumerate() {
        let number = forms.of_sighting[at];
        let form = &forms.all[number];
        if !is_person(form) || forms.in_credit[at] {
            continue;
        }
        if core(form).nth(1).is_some() {
            // Two words may be the end of a longer name: `bin Laden`, `García Márquez`.
            if roots[number].0 == number
                && let Some(full) = seen.longer(form, forms)
            {
                *owner = (full, Some("end of the nearest full name"));
                continue;
            }
            seen.add(form, root(roots, number));
            continue;
        }
        let found = seen.short(form, forms).or_else(|| later.short(form, forms));
        if let Some((full, why)) = found {
            *owner = (full, Some(why));
        }
    }
}

/// The full names up to some place in the text, by their words.
#[derive(Default)]
struct Seen {
    last: Nearest,
    given: Nearest,
    inner: Nearest,
    recent: Vec<usize>,
}

impl Seen {
    fn add(&mut self, form: &Form<'_>, number: usize) {
        let parts: Vec<usize> = core(form).collect();
        for (place, at) in parts.iter().enumerate() {
            let map = if place + 1 == parts.len() {
                &mut self.last
            } else if place == 0 {
                &mut self.given
            } else {
                &mut self.inner
            };
            map.name(form.sounds[*at].clone(), number);
        }
        if self.recent.last() != Some(&number) {
            self.recent.push(number);
        }
    }

    fn longer(&self, form: &Form<'_>, forms: &Forms<'_>) -> Option<usize> {
        let last = core(form).last()?;
        let full = self.last.get(&form.sounds[last])?;
        let other = &forms.all[full];
        (other.sounds.len() > form.sounds.len() && other.sounds.ends_with(&form.sounds))
            .then_some(full)
    }

    fn short(&mut self, form: &Form<'_>, forms: &Forms<'_>) -> Option<(usize, Why)> {
        let at = core(form).next()?;
        let sound = &form.sounds[at];
        let exact = [
            (self.last.take(sound), "short form of the nearest full name"),
            (
                self.given.take(sound),
                "given name of the nearest full name",
            ),
            (self.inner.take(sound), "part of the nearest full name"),
        ];
        if let Some((Some(full), why)) = exact.into_iter().find(|(full, _)| full.is_some()) {
            let other = &forms.all[full];
            let why = if core(other).any(|part| other.words[part] == form.words[at]) {
                why
            } else {
                SPELLING
            };
            return Some((full, why));
        }
        let near = &self.recent[self.recent.len().saturating_sub(MOST_COMPARED)..];
        let mut close = near.iter().rev().filter(|full| {
            let other = &forms.all[**full];
            core(other)
                .last()
                .is_some_and(|last| is_misspelling(&other.words[last], &form.words[at]))
        });
        close.next().map(|full| (*full, SPELLING))
    }
}

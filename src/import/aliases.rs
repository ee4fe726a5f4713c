//! Forms of one name become one entity, each with the reason it was taken for the same.
//!
//! A short form binds to the nearest full name before it; an acronym to the name it is made of; cases
//! and transliterations fold. Two full names are one only where every part agrees: two members of a
//! family stay two. What is merged is a proposal; the forms and reasons are kept so that a person can
//! part them again. The same text gives the same entities, whatever the order of any hash.

mod bodies;
mod folding;
mod forms;
mod nearest;
mod people;

use std::ops::Range;

use super::suggestion::{Alias, Mention, NameKind, Rule, SuggestedEntity};
pub use folding::stem;
use forms::{Form, Forms};

/// A name where it stands, before forms are merged.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    pub range: Range<usize>,
    pub kind: NameKind,
    pub rule: Rule,
}

/// Why a mention belongs to an entity.
type Why = &'static str;

/// Entities of `sightings` (in reading order), in the order of their first mentions.
///
/// Mentions inside `credits` (ascending ranges) bind to nothing but the very same name. `language`
/// decides whether words have case endings.
pub fn merge(text: &str, mut sightings: Vec<Sighting>, credits: &[Range<usize>], language: &str) -> Vec<SuggestedEntity> {
    sightings.sort_by_key(|sighting| (sighting.range.start, sighting.range.end));
    let cases = language.starts_with("ru");
    let forms = Forms::of(text, &sightings, credits, cases);
    // For each sighting: the form whose entity it belongs to, and why.
    let mut owner: Vec<(usize, Option<Why>)> = forms.of_sighting.iter().map(|form| (*form, None)).collect();
    let mut roots: Vec<(usize, Option<Why>)> = (0..forms.all.len()).map(|form| (form, None)).collect();
    people::merge_full(&forms, &mut roots);
    bodies::merge_full(&forms, &mut roots);
    people::bind_short(&forms, &roots, &mut owner);
    bodies::bind_short(&forms, &roots, &mut owner);
    build(text, &sightings, &forms, &roots, &owner)
}

/// The form that stands for all it was merged with.
fn root(roots: &[(usize, Option<Why>)], mut form: usize) -> usize {
    while roots[form].0 != form {
        form = roots[form].0;
    }
    form
}

fn build(text: &str, sightings: &[Sighting], forms: &Forms, roots: &[(usize, Option<Why>)], owner: &[(usize, Option<Why>)]) -> Vec<SuggestedEntity> {
    let mut entity_of = vec![None; forms.all.len()];
    let mut entities: Vec<SuggestedEntity> = Vec::new();
    // The form whose words name each entity.
    let mut named_by: Vec<usize> = Vec::new();
    for (at, sighting) in sightings.iter().enumerate() {
        let (form, bound) = owner[at];
        let root = root(roots, form);
        let own = forms.of_sighting[at];
        let why = bound.or(roots[own].1);
        let entity = *entity_of[root].get_or_insert_with(|| {
            entities.push(SuggestedEntity {
                kind: forms.all[root].kind,
                name: String::new(),
                aliases: Vec::new(),
                roles: Vec::new(),
                mentions: Vec::new(),
                credit_only: true,
                rule: sighting.rule,
            });
            named_by.push(root);
            entities.len() - 1
        });
        let entry = &mut entities[entity];
        entry.credit_only &= forms.in_credit[at];
        if sighting.rule.score > entry.rule.score {
            entry.rule = sighting.rule;
        }
        entry.mentions.push(Mention { range: sighting.range.clone(), rule: sighting.rule });
        let form = forms::shown(&text[sighting.range.clone()]);
        if !entry.aliases.iter().any(|alias| alias.form == form) && entry.aliases.len() < MOST_ALIASES {
            entry.aliases.push(Alias { form, why: why.unwrap_or("the same words") });
        }
        if is_fuller(&forms.all[own], &forms.all[named_by[entity]]) {
            named_by[entity] = own;
        }
    }
    for (entity, form) in entities.iter_mut().zip(&named_by) {
        entity.name = forms::shown(forms.all[*form].text);
        let name = &entity.name;
        entity.aliases.retain(|alias| alias.form != *name);
    }
    entities
}

/// Forms of one entity that are kept; a text that has more is no text.
const MOST_ALIASES: usize = 64;

fn is_fuller(form: &Form<'_>, than: &Form<'_>) -> bool {
    form.words.len() > than.words.len()
}

#[cfg(test)]
mod tests;

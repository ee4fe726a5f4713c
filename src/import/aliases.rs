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

use std::cmp::Reverse;
use std::ops::Range;

use super::suggestion::{Alias, Mention, NameKind, Rule, SuggestedEntity};
pub use folding::stem;
use forms::Forms;

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
pub fn merge(
    text: &str,
    mut sightings: Vec<Sighting>,
    credits: &[Range<usize>],
    language: &str,
) -> Vec<SuggestedEntity> {
    sightings.sort_by_key(|sighting| (sighting.range.start, sighting.range.end));
    let cases = language.starts_with("ru");
    let forms = Forms::of(text, &sightings, credits, cases);
    // For each sighting: the form whose entity it belongs to, and why.
    let mut owner: Vec<(usize, Option<Why>)> =
        forms.of_sighting.iter().map(|form| (*form, None)).collect();
    let mut roots: Vec<(usize, Option<Why>)> =
        (0..forms.all.len()).map(|form| (form, None)).collect();
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

/// What is gathered of one entity.
struct Gathered {
    entity: SuggestedEntity,
    /// The forms that name it, in order of appearance, and how often each does.
    forms: Vec<(usize, usize)>,
}

fn build(
    text: &str,
    sightings: &[Sighting],
    forms: &Forms<'_>,
    roots: &[(usize, Option<Why>)],
    owner: &[(usize, Option<Why>)],
) -> Vec<SuggestedEntity> {
    let mut entity_of = vec![None; forms.all.len()];
    let mut gathered: Vec<Gathered> = Vec::new();
    for (at, sighting) in sightings.iter().enumerate() {
        let (form, bound) = owner[at];
        let root = root(roots, form);
        let own = forms.of_sighting[at];
        let why = bound.or(roots[own].1);
        let number = *entity_of[root].get_or_insert_with(|| {
            gathered.push(Gathered {
                entity: nobody(forms.all[root].kind, sighting.rule),
                forms: Vec::new(),
            });
            gathered.len() - 1
        });
        let Gathered {
            entity,
            forms: counts,
        } = &mut gathered[number];
        entity.credit_only &= forms.in_credit[at];
        if sighting.rule.score > entity.rule.score {
            entity.rule = sighting.rule;
        }
        entity.mentions.push(Mention {
            range: sighting.range.clone(),
            rule: sighting.rule,
        });
        if let Some((_, count)) = counts.iter_mut().find(|(form, _)| *form == own) {
            *count += 1;
        } else if counts.len() < MOST_ALIASES {
            counts.push((own, 1));
        }
        let shown = forms::shown(&text[sighting.range.clone()]);
        if !entity.aliases.iter().any(|alias| alias.form == shown)
            && entity.aliases.len() < MOST_ALIASES
        {
            entity.aliases.push(Alias {
                form: shown,
                why: why.unwrap_or(SAME),
            });
        }
    }
    gathered
        .into_iter()
        .map(|gathered| name(gathered, forms, roots))
        .collect()
}

/// Reason of a form that nothing was merged with: the name before it.
const SAME: Why = "the same words";

fn nobody(kind: NameKind, rule: Rule) -> SuggestedEntity {
    SuggestedEntity {
        kind,
        name: String::new(),
        aliases: Vec::new(),
        roles: Vec::new(),
        mentions: Vec::new(),
        credit_only: true,
        rule,
    }
}

/// Names an entity by its fullest form; a place by the form that it mostly has.
fn name(gathered: Gathered, forms: &Forms<'_>, roots: &[(usize, Option<Why>)]) -> SuggestedEntity {
    let Gathered {
        mut entity,
        forms: counts,
    } = gathered;
    let place = entity.kind == NameKind::Place;
    let best = counts
        .iter()
        .enumerate()
        .max_by_key(|(order, (form, count))| {
            let words = forms.all[*form].words.len();
            (if place { *count } else { words }, words, Reverse(*order))
        })
        .map_or(0, |(_, (form, _))| *form);
    entity.name = forms::shown(forms.all[best].text);
    entity.aliases.retain(|alias| alias.form != entity.name);
    // The form that others were merged into has no reason of its own when another form gives the name.
    let reason = roots[best].1;
    for alias in &mut entity.aliases {
        if alias.why == SAME
            && let Some(reason) = reason
        {
            alias.why = reason;
        }
    }
    entity
}

/// Forms of one entity that are kept; a text that has more is no text.
const MOST_ALIASES: usize = 64;

#[cfg(test)]
mod tests;

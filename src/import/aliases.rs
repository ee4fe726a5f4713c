//! Forms of one name become one entity.

use std::collections::BTreeMap;
use std::ops::Range;

use super::suggestion::{Mention, NameKind, Rule, SuggestedEntity};

/// A name where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    pub range: Range<usize>,
    pub kind: NameKind,
    pub rule: Rule,
}

/// Merges.
pub fn merge(text: &str, sightings: Vec<Sighting>, credits: &[Range<usize>], _language: &str) -> Vec<SuggestedEntity> {
    let mut of: BTreeMap<(NameKind, &str), usize> = BTreeMap::new();
    let mut entities: Vec<SuggestedEntity> = Vec::new();
    let _ = credits;
    for sighting in sightings {
        let form = &text[sighting.range.clone()];
        let at = *of.entry((sighting.kind, form)).or_insert_with(|| {
            entities.push(SuggestedEntity { kind: sighting.kind, name: form.to_owned(), aliases: Vec::new(), roles: Vec::new(), mentions: Vec::new(), credit_only: false, rule: sighting.rule });
            entities.len() - 1
        });
        entities[at].mentions.push(Mention { range: sighting.range, rule: sighting.rule });
    }
    entities
}

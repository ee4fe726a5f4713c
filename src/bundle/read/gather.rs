//! What annotations say of their items, gathered at the items.
//!
//! Only proofs speak here: a note, or a purpose we do not know, changes no item. What is anchored
//! comes first: where some quote holds, a lost one says neither how something is put nor by whom, nor
//! that a person confirmed it. Where none holds, a denial stays one, and a lost assertion proves nothing.

use std::collections::HashMap;

use super::entities::Network;
use crate::model::annotation::{Annotation, MadeBy, Stance};
use crate::model::figure::Figure;
use crate::model::item::{AnnotationId, EntityId, FigureId, Item, RelationId};

/// Gathers from the annotations how each relation and number is put, by whom, and what is only suggested.
pub(crate) fn gather(annotations: &[Annotation], network: &mut Network, figures: &mut [Figure]) {
    let mut makers: HashMap<Item, Makers> = HashMap::new();
    let proofs = || annotations.iter().filter(|one| one.is_proof());
    for annotation in proofs() {
        for item in &annotation.items {
            makers.entry(*item).or_default().add(annotation);
        }
    }
    for annotation in proofs() {
        for item in &annotation.items {
            let Some(makers) = makers.get(item) else {
                continue;
            };
            // What a rule suggests, without knowing how it is put, never outweighs a person's word.
            let counts = annotation.made_by == MadeBy::Person || makers.is_suggestion();
            let holds = annotation.anchor.holds();
            if !counts || (!holds && makers.any_holds()) {
                continue;
            }
            let stances = match item {
                Item::Relation(id) => {
                    let relation = &mut network.relations[id.index()];
                    if let Some(speaker) = annotation.said_by
                        && !relation.said_by.contains(&speaker)
                    {
                        relation.said_by.push(speaker);
                    }
                    &mut relation.stances
                }
                Item::Figure(id) => &mut figures[id.index()].stances,
                _ => continue,
            };
            let asserts_nothing = !holds && annotation.stance == Stance::Asserted;
            if !asserts_nothing && !stances.contains(&annotation.stance) {
                stances.push(annotation.stance);
            }
        }
    }
    let suggested = |item: Item| makers.get(&item).is_some_and(Makers::is_suggestion);
    for (index, entity) in network.entities.iter_mut().enumerate() {
        entity.suggested = suggested(Item::Entity(EntityId::from_index(index)));
    }
    for (index, relation) in network.relations.iter_mut().enumerate() {
        relation.suggested = suggested(Item::Relation(RelationId::from_index(index)));
    }
    for (index, figure) in figures.iter_mut().enumerate() {
        figure.suggested = suggested(Item::Figure(FigureId::from_index(index)));
    }
}

/// Who linked one item to the text: with words that hold, and at all.
#[derive(Default)]
struct Makers {
    holding: Kinds,
    all: Kinds,
}

#[derive(Default)]
struct Kinds {
    person: bool,
    rule: bool,
}

impl Makers {
    fn add(&mut self, annotation: &Annotation) {
        self.all.add(&annotation.made_by);
        if annotation.anchor.holds() {
            self.holding.add(&annotation.made_by);
        }
    }

    fn any_holds(&self) -> bool {
        self.holding.person || self.holding.rule
    }

    /// Whether rules alone vouch for the item: with words that hold, if any do.
    fn is_suggestion(&self) -> bool {
        let kinds = if self.any_holds() {
            &self.holding
        } else {
            &self.all
        };
        kinds.rule && !kinds.person
    }
}

impl Kinds {
    fn add(&mut self, made_by: &MadeBy) {
        match made_by {
            MadeBy::Person => self.person = true,
            MadeBy::Rule(_) => self.rule = true,
        }
    }
}

/// The place of each proof by its id.
pub(crate) fn by_id(annotations: &[Annotation]) -> HashMap<&str, AnnotationId> {
    annotations
        .iter()
        .enumerate()
        .filter(|(_, annotation)| annotation.is_proof())
        .map(|(index, annotation)| (annotation.id.as_str(), AnnotationId::from_index(index)))
        .collect()
}

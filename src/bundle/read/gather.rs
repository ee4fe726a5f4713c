//! What annotations say of their items, gathered at the items.

use std::collections::{HashMap, HashSet};

use crate::model::annotation::{Annotation, MadeBy};
use crate::model::entity::{Entity, Relation};
use crate::model::item::{self, AnnotationId, EntityId};

/// Gathers from the annotations how each relation is put, by whom, and what is only suggested.
pub(crate) fn gather(
    annotations: &[Annotation],
    entities: &mut [Entity],
    relations: &mut [Relation],
) {
    let items_by = |is_person: bool| -> HashSet<item::Item> {
        annotations
            .iter()
            .filter(|annotation| (annotation.made_by == MadeBy::Person) == is_person)
            .flat_map(|annotation| annotation.items.iter().copied())
            .collect()
    };
    let (by_person, by_rule) = (items_by(true), items_by(false));
    // A lost or ambiguous quote proves neither how something is put nor who says so.
    for annotation in annotations.iter().filter(|one| one.anchor.holds()) {
        for item in &annotation.items {
            // What a rule suggests, without knowing how it is put, never outweighs a person's word.
            let counts = annotation.made_by == MadeBy::Person || !by_person.contains(item);
            if let item::Item::Relation(id) = item
                && counts
            {
                let relation = &mut relations[id.index()];
                if !relation.stances.contains(&annotation.stance) {
                    relation.stances.push(annotation.stance);
                }
                if let Some(speaker) = annotation.said_by
                    && !relation.said_by.contains(&speaker)
                {
                    relation.said_by.push(speaker);
                }
            }
        }
    }
    let suggested = |item: item::Item| by_rule.contains(&item) && !by_person.contains(&item);
    for (index, entity) in entities.iter_mut().enumerate() {
        entity.suggested = suggested(item::Item::Entity(EntityId::from_index(index)));
    }
    for (index, relation) in relations.iter_mut().enumerate() {
        relation.suggested = suggested(item::Item::Relation(item::RelationId::from_index(index)));
    }
}

/// The place of each annotation by its id.
pub(crate) fn by_id(annotations: &[Annotation]) -> HashMap<&str, AnnotationId> {
    annotations
        .iter()
        .enumerate()
        .map(|(index, annotation)| (annotation.id.as_str(), AnnotationId::from_index(index)))
        .collect()
}

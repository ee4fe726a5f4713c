//! What follows from a dossier's lists and is asked for in every frame: found once, then looked up.
//!
//! Invariant: nothing here says more than the lists do; a dossier never changes, so neither does this.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::annotation::AnchorState;
use super::item::{EntityId, PictureId, RelationId};
use super::{Dossier, namesakes, portrait};

/// Empty until something in it is asked for.
#[derive(Clone, Debug, Default)]
pub struct Cache(OnceLock<Derived>);

#[derive(Clone, Debug, Default)]
struct Derived {
    /// For each entity the relations it is an end of, in file order.
    relations_of: Vec<Vec<RelationId>>,
    /// How many annotations have each state, in [`AnchorState::ALL`]'s order.
    anchors: [usize; AnchorState::ALL.len()],
    drawn_entities: usize,
    portraits: BTreeMap<EntityId, PictureId>,
    /// Those who share their name with others.
    called: BTreeMap<EntityId, String>,
}

impl Derived {
    fn of(dossier: &Dossier) -> Self {
        let mut derived = Self {
            relations_of: vec![Vec::new(); dossier.entities.len()],
            drawn_entities: dossier
                .entities
                .iter()
                .filter(|entity| entity.drawn)
                .count(),
            portraits: portrait::portraits(dossier),
            called: namesakes::called(dossier),
            ..Self::default()
        };
        for (index, relation) in dossier.relations.iter().enumerate() {
            let id = RelationId::from_index(index);
            for end in [relation.source, relation.target] {
                let known = &mut derived.relations_of[end.index()];
                // A relation of something with itself is one relation.
                if known.last() != Some(&id) {
                    known.push(id);
                }
            }
        }
        for (count, state) in derived.anchors.iter_mut().zip(AnchorState::ALL) {
            *count = dossier
                .annotations
                .iter()
                .filter(|annotation| annotation.anchor.state() == state)
                .count();
        }
        derived
    }
}

impl Dossier {
    /// The relations that `entity` is an end of, in file order.
    pub fn relations_of(&self, entity: EntityId) -> &[RelationId] {
        &self.derived().relations_of[entity.index()]
    }

    /// How many annotations are in this state.
    pub fn anchors_in(&self, state: AnchorState) -> usize {
        AnchorState::ALL
            .into_iter()
            .zip(self.derived().anchors)
            .find_map(|(known, count)| (known == state).then_some(count))
            .unwrap_or_default()
    }

    /// How many entities the map draws.
    pub fn drawn_entities(&self) -> usize {
        self.derived().drawn_entities
    }

    /// The picture that shows a person and nobody else, when the file links the two.
    pub fn portrait(&self, entity: EntityId) -> Option<PictureId> {
        self.derived().portraits.get(&entity).copied()
    }

    /// An entity's name; where others have the same one, with what tells it apart.
    pub fn called(&self, entity: EntityId) -> &str {
        let called = self.derived().called.get(&entity);
        called.map_or(&self.entity(entity).name, String::as_str)
    }

    /// Everybody who has a portrait.
    pub fn portraits(&self) -> impl Iterator<Item = (EntityId, PictureId)> {
        let portraits = self.derived().portraits.iter();
        portraits.map(|(person, picture)| (*person, *picture))
    }

    fn derived(&self) -> &Derived {
        self.derived.0.get_or_init(|| Derived::of(self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entity::Entity;
    use crate::model::entity_samples::{person, relation};

    fn entity(drawn: bool) -> Entity {
        Entity {
            drawn,
            ..person("")
        }
    }

    #[test]
    fn each_relation_is_found_from_both_ends_and_once_from_itself() {
        let dossier = Dossier {
            entities: vec![entity(true), entity(false), entity(true)],
            relations: vec![relation(0, 1), relation(1, 1), relation(2, 0)],
            ..Dossier::default()
        };
        assert_eq!(
            dossier.relations_of(EntityId(0)),
            [RelationId(0), RelationId(2)]
        );
        assert_eq!(
            dossier.relations_of(EntityId(1)),
            [RelationId(0), RelationId(1)]
        );
        assert_eq!(dossier.relations_of(EntityId(2)), [RelationId(2)]);
        assert_eq!(dossier.drawn_entities(), 2);
        assert_eq!(dossier.anchors_in(AnchorState::Exact), 0);
    }
}

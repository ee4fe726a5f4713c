//! What a wish comes to: which entities and relations are shown.

use std::sync::Arc;

use super::facts::{Facts, STRIDE};
use super::lens::{self, Lens};
use super::path::{self, Paths, Step};
use super::together::Together;
use super::wish::Wish;
use crate::model::Dossier;
use crate::model::entity::Relation;
use crate::model::item::{EntityId, RelationId};

/// The answer to a wish, by entity and by relation. What is not drawn at all is not shown either.
#[derive(Debug)]
pub struct Picked {
    /// What it answers.
    pub wish: Arc<Wish>,
    pub facts: Arc<Facts>,
    entities: Vec<bool>,
    relations: Vec<bool>,
    /// How many entities and relations the filters hide.
    pub hidden: usize,
    /// Whether all is shown that could be drawn.
    is_whole: bool,
    /// When a path is looked for.
    pub paths: Option<Paths>,
    /// Nothing unless it is wished for.
    pub together: Together,
}

impl Picked {
    /// Goes over everything; `facts` are those of an earlier answer. `None` when cancelled.
    pub fn of(
        dossier: &Dossier,
        wish: Arc<Wish>,
        facts: Option<Arc<Facts>>,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let facts = match facts {
            Some(facts) => facts,
            None => Arc::new(Facts::of(dossier, is_cancelled)?),
        };
        let mut entities: Vec<bool> = (0..dossier.entities.len())
            .map(|index| {
                let (id, entity) = (EntityId::from_index(index), &dossier.entities[index]);
                entity.drawn && wish.shows(id, entity, facts.sentences(id))
            })
            .collect();
        let mut relations = Vec::with_capacity(dossier.relations.len());
        for (index, relation) in dossier.relations.iter().enumerate() {
            if index % STRIDE == 0 && is_cancelled() {
                return None;
            }
            let id = RelationId::from_index(index);
            let has_ends = entities[relation.source.index()] && entities[relation.target.index()];
            relations.push(has_ends && shows(&wish, &facts, id, relation));
        }
        if wish.hide_unconnected {
            let mut is_connected = vec![false; entities.len()];
            for (relation, is_shown) in dossier.relations.iter().zip(&relations) {
                if *is_shown {
                    is_connected[relation.source.index()] = true;
                    is_connected[relation.target.index()] = true;
                }
            }
            for (is_shown, is_connected) in entities.iter_mut().zip(&is_connected) {
                *is_shown &= is_connected;
            }
        }
        let drawn = dossier.entities.iter().filter(|entity| entity.drawn);
        let drawn_relations = (0..relations.len())
            .filter(|index| facts.relation(RelationId::from_index(*index)).is_some());
        let shown = count(&entities) + count(&relations);
        let hidden = drawn.count() + drawn_relations.count() - shown;
        let mut picked = Self {
            is_whole: hidden == 0,
            paths: None,
            together: Together::default(),
            wish,
            facts,
            entities,
            relations,
            hidden,
        };
        picked.look(dossier, is_cancelled)?;
        if picked.wish.together {
            let is_shown = |id| picked.shows_entity(id);
            picked.together = Together::of(dossier, &is_shown, is_cancelled)?;
        }
        Some(picked)
    }

    /// Does what the lens is for.
    fn look(&mut self, dossier: &Dossier, is_cancelled: &dyn Fn() -> bool) -> Option<()> {
        match self.wish.lens {
            Lens::Nothing | Lens::PathFrom(_) | Lens::Together(_) | Lens::Between(_) => {}
            Lens::Focus { entity, steps } => {
                self.is_whole = false;
                let count = dossier.entities.len();
                let is_within = lens::within(entity, steps, count, |from, found| {
                    for id in dossier.relations_of(from) {
                        if self.shows_relation(*id) {
                            found(dossier.relation(*id).other_end(from));
                        }
                    }
                });
                for (is_shown, is_within) in self.entities.iter_mut().zip(&is_within) {
                    *is_shown = *is_within;
                }
                for (relation, is_shown) in dossier.relations.iter().zip(&mut self.relations) {
                    *is_shown &=
                        is_within[relation.source.index()] && is_within[relation.target.index()];
                }
            }
            Lens::Path { from, to, .. } => {
                let is_shown = |id| self.shows_relation(id);
                let paths = path::shortest(dossier, &is_shown, [from, to], is_cancelled)?;
                self.paths = Some(paths);
            }
        }
        Some(())
    }

    /// The path that stands out.
    pub fn path(&self) -> Option<&[Step]> {
        let Lens::Path { nth, .. } = self.wish.lens else {
            return None;
        };
        let list = &self.paths.as_ref()?.list;
        list.get(nth.min(list.len().checked_sub(1)?))
            .map(Vec::as_slice)
    }

    /// Whether anything that could be drawn is not shown.
    pub fn hides_anything(&self) -> bool {
        !self.is_whole
    }

    pub fn shows_entity(&self, id: EntityId) -> bool {
        self.entities.get(id.index()).copied().unwrap_or(false)
    }

    pub fn shows_relation(&self, id: RelationId) -> bool {
        self.relations.get(id.index()).copied().unwrap_or(false)
    }
}

fn count(shown: &[bool]) -> usize {
    shown.iter().filter(|is_shown| **is_shown).count()
}

/// Whether a relation is shown, whatever becomes of its ends.
fn shows(wish: &Wish, facts: &Facts, id: RelationId, relation: &Relation) -> bool {
    let Some(known) = facts.relation(id) else {
        return false;
    };
    let is_heard = || {
        let mut speakers = facts.speakers(known).iter();
        speakers.any(|speaker| wish.said_by.contains(speaker))
    };
    let is_unwanted = wish.hide_suggestions && relation.suggested;
    let is_dated = || match (wish.dates, known.span) {
        (None, _) => true,
        (Some(_), None) => !wish.hide_undated,
        (Some(months), Some(span)) => span.touches(months),
    };
    !is_unwanted
        && is_dated()
        && !wish.hidden_standings.contains(&known.standing)
        && !wish.hidden_types.contains(&relation.schema)
        && known.sentences >= wish.least_behind_relations
        && (wish.said_by.is_empty() || is_heard())
}

//! What filters ask of every relation and entity, found once for each dossier.

use std::collections::BTreeMap;
use std::ops::Range;

use super::dates::{Span, Timeline};
use super::wish::Speaker;
use crate::model::Dossier;
use crate::model::item::{EntityId, Item, RelationId};
use crate::model::standing::Standing;

/// How many things are looked at before asking again whether anybody still waits.
pub(super) const STRIDE: usize = 4096;

/// What filters ask of a relation.
#[derive(Clone, Debug)]
pub struct RelationFacts {
    pub standing: Standing,
    /// How many sentences it rests on.
    pub sentences: u32,
    /// When it holds, as far as that is said.
    pub span: Option<Span>,
    /// Among all speakers of the dossier.
    speakers: Range<u32>,
}

/// What there is to choose from, and how many of each.
#[derive(Debug, Default)]
pub struct Choices {
    /// `FollowTheMoney` schemata of relations.
    pub types: Vec<(String, usize)>,
    /// Most heard first.
    pub speakers: Vec<(Speaker, usize)>,
    /// The most sentences that any relation rests on, and that name any entity.
    pub most_behind_relations: u32,
    pub most_behind_entities: u32,
    pub timeline: Timeline,
}

/// What filters ask of every relation and entity that is drawn.
#[derive(Debug, Default)]
pub struct Facts {
    /// By relation; `None` for those that are not drawn.
    relations: Vec<Option<RelationFacts>>,
    speakers: Vec<Speaker>,
    /// By entity: how many sentences name it.
    sentences: Vec<u32>,
    pub choices: Choices,
}

impl Facts {
    /// `None` when cancelled.
    pub fn of(dossier: &Dossier, is_cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let mut facts = Self::default();
        let mut types: BTreeMap<&str, usize> = BTreeMap::new();
        let mut heard: BTreeMap<Speaker, usize> = BTreeMap::new();
        for (index, relation) in dossier.relations.iter().enumerate() {
            if index % STRIDE == 0 && is_cancelled() {
                return None;
            }
            let ends = [relation.source, relation.target];
            if !ends.iter().all(|end| dossier.entity(*end).drawn) {
                facts.relations.push(None);
                continue;
            }
            let id = RelationId::from_index(index);
            let proofs = dossier.evidence.of(Item::Relation(id));
            let first = facts.speakers.len() as u32;
            for proof in proofs {
                let annotation = dossier.annotation(proof.annotation);
                // Somebody whom nobody knows is not the article.
                if annotation.unknown_speaker.is_some() {
                    continue;
                }
                let speaker = annotation.said_by;
                if !facts.speakers[first as usize..].contains(&speaker) {
                    facts.speakers.push(speaker);
                    *heard.entry(speaker).or_default() += 1;
                }
            }
            *types.entry(&relation.schema).or_default() += 1;
            facts.relations.push(Some(RelationFacts {
                standing: dossier.standing(id),
                sentences: different_sentences(dossier, Item::Relation(id)),
                span: Span::of(dossier, relation),
                speakers: first..facts.speakers.len() as u32,
            }));
        }
        for index in 0..dossier.entities.len() {
            if index % STRIDE == 0 && is_cancelled() {
                return None;
            }
            let item = Item::Entity(EntityId::from_index(index));
            facts.sentences.push(different_sentences(dossier, item));
        }
        let most = |counts: &mut dyn Iterator<Item = u32>| counts.max().unwrap_or(0);
        let drawn = (dossier.entities.iter().zip(&facts.sentences))
            .filter(|(entity, _)| entity.drawn)
            .map(|(_, count)| *count);
        let mut speakers: Vec<(Speaker, usize)> = heard.into_iter().collect();
        speakers.sort_by_key(|(speaker, count)| (std::cmp::Reverse(*count), *speaker));
        let drawn_relations = facts.relations.iter().flatten();
        let spans: Vec<Option<Span>> = drawn_relations.map(|one| one.span).collect();
        facts.choices = Choices {
            types: types
                .into_iter()
                .map(|(schema, count)| (schema.to_owned(), count))
                .collect(),
            speakers,
            most_behind_relations: most(
                &mut facts.relations.iter().flatten().map(|one| one.sentences),
            ),
            most_behind_entities: most(&mut drawn.into_iter()),
            timeline: Timeline::of(&spans),
        };
        Some(facts)
    }

    /// What is known of a relation, if it is drawn.
    pub fn relation(&self, id: RelationId) -> Option<&RelationFacts> {
        self.relations.get(id.index())?.as_ref()
    }

    /// Who says so.
    pub fn speakers(&self, relation: &RelationFacts) -> &[Speaker] {
        &self.speakers[relation.speakers.start as usize..relation.speakers.end as usize]
    }

    /// How many sentences name an entity.
    pub fn sentences(&self, id: EntityId) -> u32 {
        self.sentences.get(id.index()).copied().unwrap_or(0)
    }
}

/// Proofs stand in the order of their sentences.
fn different_sentences(dossier: &Dossier, item: Item) -> u32 {
    let proofs = dossier.evidence.of(item);
    proofs.chunk_by(|a, b| a.sentence == b.sentence).count() as u32
}

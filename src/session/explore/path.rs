//! The shortest paths between two entities, over the relations that are shown.
//!
//! Relations are walked either way. Of paths that are equally short, those come first whose relations
//! rest on better sentences, then those with the lower ids: the same dossier gives the same paths.
//! That two names stand in one sentence is no step.

use std::cmp::Ordering;
use std::collections::{BTreeMap, VecDeque};

use crate::model::Dossier;
use crate::model::annotation::AnchorState;
use crate::model::item::{EntityId, Item, RelationId};
use crate::model::standing::Standing;

/// So many paths are told apart.
pub const MOST_PATHS: usize = 8;
/// Farther than anything.
const UNREACHED: u32 = u32::MAX;

/// One relation of a path, and which way it is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub relation: RelationId,
    pub from: EntityId,
    pub to: EntityId,
}

/// The answer: no path when the list is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The best first.
    pub list: Vec<Vec<Step>>,
    /// There are more than these.
    pub more: bool,
}

/// A path as far as it was walked.
#[derive(Clone)]
struct Walked {
    doubts: u32,
    steps: Vec<Step>,
}

/// Finds the shortest paths over relations that `is_shown`; `None` when cancelled.
pub(super) fn shortest(
    dossier: &Dossier,
    is_shown: &dyn Fn(RelationId) -> bool,
    [from, to]: [EntityId; 2],
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Paths> {
    let distances = distances(dossier, is_shown, [from, to], is_cancelled)?;
    let mut left = distances[from.index()];
    if left == UNREACHED || from == to {
        return Some(Paths::default());
    }
    let start = Walked {
        doubts: 0,
        steps: Vec::new(),
    };
    let mut level = BTreeMap::from([(from, vec![start])]);
    let mut more = false;
    while left > 0 {
        left -= 1;
        let mut next: BTreeMap<EntityId, Vec<Walked>> = BTreeMap::new();
        for (entity, walked) in &level {
            if is_cancelled() {
                return None;
            }
            for (other, (doubts, relation)) in steps_from(dossier, is_shown, *entity) {
                if distances[other.index()] != left {
                    continue;
                }
                let step = Step {
                    relation,
                    from: *entity,
                    to: other,
                };
                next.entry(other)
                    .or_default()
                    .extend(walked.iter().map(|known| Walked {
                        doubts: known.doubts + doubts,
                        steps: known.steps.iter().copied().chain([step]).collect(),
                    }));
            }
        }
        for paths in next.values_mut() {
            paths.sort_by(|a, b| order(dossier, a, b));
            more |= paths.len() > MOST_PATHS;
            paths.truncate(MOST_PATHS);
        }
        level = next;
    }
    let list = level.remove(&to).unwrap_or_default();
    Some(Paths {
        list: list.into_iter().map(|walked| walked.steps).collect(),
        more,
    })
}

/// How far everything is from `to`, as far as it is needed to come from `from`.
fn distances(
    dossier: &Dossier,
    is_shown: &dyn Fn(RelationId) -> bool,
    [from, to]: [EntityId; 2],
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Vec<u32>> {
    let mut distances = vec![UNREACHED; dossier.entities.len()];
    distances[to.index()] = 0;
    let mut queue = VecDeque::from([to]);
    while let Some(entity) = queue.pop_front() {
        if is_cancelled() {
            return None;
        }
        let distance = distances[entity.index()];
        if distance >= distances[from.index()] {
            break;
        }
        for id in dossier.relations_of(entity) {
            let other = dossier.relation(*id).other_end(entity);
            if is_shown(*id) && distances[other.index()] == UNREACHED {
                distances[other.index()] = distance + 1;
                queue.push_back(other);
            }
        }
    }
    Some(distances)
}

/// The other ends that one step leads to, each by its best relation.
fn steps_from(
    dossier: &Dossier,
    is_shown: &dyn Fn(RelationId) -> bool,
    entity: EntityId,
) -> BTreeMap<EntityId, (u32, RelationId)> {
    let mut best: BTreeMap<EntityId, (u32, RelationId)> = BTreeMap::new();
    for id in dossier
        .relations_of(entity)
        .iter()
        .filter(|id| is_shown(**id))
    {
        let other = dossier.relation(*id).other_end(entity);
        let new = (doubts(dossier, *id), *id);
        let known = best.entry(other).or_insert(new);
        let file_id = |id: RelationId| dossier.relation(id).id.as_str();
        if (new.0, file_id(new.1)) < (known.0, file_id(known.1)) {
            *known = new;
        }
    }
    best
}

/// How doubtful a relation is: 0 when a sentence that stands exactly says so and none denies it.
fn doubts(dossier: &Dossier, id: RelationId) -> u32 {
    let proofs = dossier.evidence.of(Item::Relation(id));
    let is_exact = || {
        let mut states = proofs
            .iter()
            .map(|proof| dossier.annotation(proof.annotation).anchor.state());
        states.any(|state| state == AnchorState::Exact)
    };
    match dossier.standing(id) {
        // Words that are not found make nothing more certain.
        _ if proofs.is_empty() => 3,
        Standing::NoSentence => 3,
        Standing::Denied | Standing::Disputed => 2,
        _ if is_exact() => 0,
        _ => 1,
    }
}

fn order(dossier: &Dossier, a: &Walked, b: &Walked) -> Ordering {
    fn ids<'a>(dossier: &'a Dossier, walked: &'a Walked) -> impl Iterator<Item = [&'a str; 2]> {
        walked.steps.iter().map(|step| {
            let (to, relation) = (dossier.entity(step.to), dossier.relation(step.relation));
            [to.id.as_str(), relation.id.as_str()]
        })
    }
    a.doubts
        .cmp(&b.doubts)
        .then_with(|| ids(dossier, a).cmp(ids(dossier, b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::annotation::{Anchor, Annotation, MadeBy, Motivation, Quote, Stance};
    use crate::model::article::{Block, Body, Sentence};
    use crate::model::entity_samples::{person, relation};
    use crate::model::evidence::Evidence;

    /// Both ends, and what stands behind it.
    type Line = (u32, u32, Option<(Anchor, Stance)>);

    /// Relations with the anchors behind them, numbered `r0`, `r1`, ….
    fn dossier(ids: &[&str], relations: &[Line]) -> Dossier {
        let mut dossier = Dossier {
            entities: ids.iter().map(|id| person(id)).collect(),
            ..Dossier::default()
        };
        dossier.article.body = Body {
            blocks: vec![Block::default()],
            sentences: vec![Sentence {
                block: 0,
                range: 0..3,
            }],
            ..Body::default()
        };
        dossier.article.body.blocks[0].text = "So.".into();
        dossier.article.body.blocks[0].runs = vec![crate::model::article::SourceRun {
            text: 0..3,
            source: 0..3,
        }];
        dossier.article.body.blocks[0].source = 0..3;
        dossier.article.body.source = "So.".into();
        for (index, (source, target, behind)) in relations.iter().enumerate() {
            let mut relation = relation(*source, *target);
            relation.id = format!("r{index}");
            if let Some((anchor, stance)) = behind {
                relation.stances = vec![*stance];
                dossier.annotations.push(Annotation {
                    id: format!("#{index}"),
                    motivation: Motivation::Linking,
                    items: vec![Item::Relation(RelationId::from_index(index))],
                    note: None,
                    quote: Quote::default(),
                    position: None,
                    anchor: anchor.clone(),
                    stance: *stance,
                    said_by: None,
                    unknown_speaker: None,
                    score: None,
                    reason: None,
                    made_by: MadeBy::Person,
                });
            }
            dossier.relations.push(relation);
        }
        dossier.evidence = Evidence::build(&dossier.article.body, &dossier.annotations);
        dossier
    }

    fn paths(dossier: &Dossier, from: u32, to: u32) -> Vec<Vec<u32>> {
        let ends = [EntityId(from), EntityId(to)];
        let paths = shortest(dossier, &|_| true, ends, &|| false).unwrap();
        let numbers = |path: Vec<Step>| path.iter().map(|step| step.relation.0).collect();
        paths.list.into_iter().map(numbers).collect()
    }

    #[test]
    fn the_shortest_way_is_found_against_the_arrows_and_loops_lead_nowhere() {
        let ids = ["a", "b", "c", "d", "e"];
        let dossier = dossier(
            &ids,
            &[
                (1, 0, None),
                (1, 2, None),
                (0, 0, None),
                (0, 3, None),
                (3, 1, None),
            ],
        );
        assert_eq!(paths(&dossier, 0, 2), [[0, 1]]);
        assert_eq!(paths(&dossier, 2, 0), [[1, 0]]);
        assert!(paths(&dossier, 0, 4).is_empty(), "an island");
        assert!(paths(&dossier, 0, 0).is_empty());
    }

    #[test]
    fn better_sentences_come_first_and_then_lower_ids() {
        let moved = Some((Anchor::Moved(0..2), Stance::Asserted));
        // From a to z over p, q, r, s or t; parallel lines to p.
        let ids = ["a", "z", "p", "q", "r", "s", "t"];
        let exact = |stance| Some((Anchor::Exact(0..2), stance));
        let (yes, no) = (exact(Stance::Asserted), exact(Stance::Denied));
        let dossier = dossier(
            &ids,
            &[
                (0, 2, None),
                (0, 2, yes.clone()),
                (2, 1, no),
                (0, 3, yes.clone()),
                (3, 1, yes.clone()),
                (0, 4, yes.clone()),
                (4, 1, moved),
                (0, 6, yes.clone()),
                (6, 1, yes.clone()),
                (0, 5, yes),
                (5, 1, None),
            ],
        );
        let expected = [[3, 4], [7, 8], [5, 6], [1, 2], [9, 10]];
        assert_eq!(paths(&dossier, 0, 1), expected);
    }

    #[test]
    fn what_is_hidden_is_not_walked_and_a_long_way_round_is_found() {
        let count = 20_000u32;
        let names: Vec<String> = (0..count).map(|number| number.to_string()).collect();
        let ids: Vec<&str> = names.iter().map(String::as_str).collect();
        let ring: Vec<_> = (0..count).map(|at| (at, (at + 1) % count, None)).collect();
        let dossier = dossier(&ids, &ring);
        let ends = [EntityId(0), EntityId(1)];
        let without = |hidden: &dyn Fn(RelationId) -> bool| {
            shortest(&dossier, &|id| !hidden(id), ends, &|| false).unwrap()
        };
        assert_eq!(without(&|_| false).list[0].len(), 1);
        let around = without(&|id| id == RelationId(0));
        assert_eq!(around.list[0].len(), count as usize - 1);
        assert!(!around.more);
        assert!(
            shortest(&dossier, &|_| true, ends, &|| true).is_none(),
            "cancelled"
        );
    }

    #[test]
    fn of_very_many_paths_the_best_are_kept_and_it_says_so() {
        let names: Vec<String> = (0..3002).map(|number| format!("{number:04}")).collect();
        let ids: Vec<&str> = names.iter().map(String::as_str).collect();
        let between = (2..3002).flat_map(|at| [(0, at, None), (at, 1, None)]);
        let dossier = dossier(&ids, &between.collect::<Vec<_>>());
        let ends = [EntityId(0), EntityId(1)];
        let paths = shortest(&dossier, &|_| true, ends, &|| false).unwrap();
        assert_eq!(paths.list.len(), MOST_PATHS);
        assert!(paths.more);
        assert_eq!(paths.list[0][0].to, EntityId(2), "the lowest id");
    }
}

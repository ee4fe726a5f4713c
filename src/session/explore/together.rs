//! Who is named in the same sentence. That is no relation, and is never counted, walked or exported as
//! one: a layer of its own, which is off until the reader wants it.

use std::collections::HashMap;

use super::facts::STRIDE;
use crate::model::Dossier;
use crate::model::item::{EntityId, Item, SentenceId};

/// So many pairs are drawn, those that are named together most often.
pub const MOST_PAIRS: usize = 20_000;
/// More pairs than this are not told apart.
const MOST_COUNTED: usize = 2_000_000;

/// So many names of one sentence are paired before it is asked again whether that is still wanted.
const NAMES_STRIDE: usize = 64;

/// Two that are named in the same sentence, the lower id first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub ends: [EntityId; 2],
    /// In how many sentences.
    pub sentences: u32,
}

/// The pairs of those that are shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// Most often together first.
    pub pairs: Vec<Pair>,
    /// There are more than these.
    pub more: bool,
}

impl Together {
    /// Goes over all sentences; `None` when cancelled.
    pub(super) fn of(
        dossier: &Dossier,
        is_shown: &dyn Fn(EntityId) -> bool,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut counts: HashMap<[EntityId; 2], u32> = HashMap::new();
        let mut more = false;
        for index in 0..dossier.article.body.sentences.len() {
            if index % STRIDE == 0 && is_cancelled() {
                return None;
            }
            let named = named_in(dossier, SentenceId::from_index(index), is_shown);
            for (place, low) in named.iter().enumerate() {
                // One hostile sentence may name everybody.
                if (place + 1).is_multiple_of(NAMES_STRIDE) && is_cancelled() {
                    return None;
                }
                for high in &named[place + 1..] {
                    if counts.len() < MOST_COUNTED || counts.contains_key(&[*low, *high]) {
                        *counts.entry([*low, *high]).or_default() += 1;
                    } else {
                        more = true;
                    }
                }
            }
        }
        let mut pairs: Vec<Pair> = counts
            .into_iter()
            .map(|(ends, sentences)| Pair { ends, sentences })
            .collect();
        pairs.sort_unstable_by_key(|pair| (std::cmp::Reverse(pair.sentences), pair.ends));
        more |= pairs.len() > MOST_PAIRS;
        pairs.truncate(MOST_PAIRS);
        Some(Self { pairs, more })
    }
}

/// Those who are named in a sentence, each once, in the order of their ids.
fn named_in(
    dossier: &Dossier,
    sentence: SentenceId,
    is_shown: &dyn Fn(EntityId) -> bool,
) -> Vec<EntityId> {
    let supports = dossier.evidence.on(sentence).iter();
    let mut named: Vec<EntityId> = supports
        .filter_map(|support| match support.item {
            Item::Entity(id) if is_shown(id) => Some(id),
            _ => None,
        })
        .collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// Whether there is any sentence that names two.
pub fn is_any(dossier: &Dossier) -> bool {
    let mut sentences = (0..dossier.article.body.sentences.len()).map(SentenceId::from_index);
    sentences.any(|id| named_in(dossier, id, &|id| dossier.entity(id).drawn).len() > 1)
}

/// The sentences that name both.
pub fn sentences(dossier: &Dossier, [a, b]: [EntityId; 2]) -> Vec<SentenceId> {
    let other = dossier.evidence.sentences_of(Item::Entity(b));
    let mut both = dossier.evidence.sentences_of(Item::Entity(a));
    both.retain(|sentence| other.binary_search(sentence).is_ok());
    both
}

//! The joint of the product: item → the sentences it rests on, and sentence → all that rests on it.
//!
//! Built once, from the annotations that hold (exact or moved). Both directions come from the same
//! list of links, so they cannot disagree. Ambiguous and lost annotations never get in.

use std::collections::BTreeMap;

use super::annotation::{AnchorState, Annotation, Motivation};
use super::article::{Body, Place};
use super::item::{AnnotationId, Item, SentenceId};

/// One reason why an item rests on a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Proof {
    /// A sentence the words stand in; a quote over two sentences gives two proofs.
    pub sentence: SentenceId,
    pub annotation: AnnotationId,
}

/// One thing that rests on a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Support {
    pub item: Item,
    pub annotation: AnnotationId,
}

/// Words that an annotation lights in one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LitWords {
    /// Byte range of the block's text.
    pub range: std::ops::Range<usize>,
    pub annotation: AnnotationId,
}

#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Sorted by sentence, then annotation.
    proofs: BTreeMap<Item, Vec<Proof>>,
    /// Annotations that speak of an item but do not hold.
    broken: BTreeMap<Item, Vec<AnnotationId>>,
    /// One list for each sentence, sorted by item; empty lists allocate nothing.
    supports: Vec<Vec<Support>>,
    /// One list for each block, sorted by start; empty lists allocate nothing.
    lit: Vec<Vec<LitWords>>,
}

impl Evidence {
    /// Links every annotation that holds to its items and sentences.
    pub fn build(body: &Body, annotations: &[Annotation]) -> Self {
        Self::build_within(body, annotations, usize::MAX, &|| true).unwrap_or_default()
    }

    /// [`Self::build`], unless there are more than `most` links or nobody wants them any more.
    pub fn build_within(
        body: &Body,
        annotations: &[Annotation],
        most: usize,
        goes_on: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut left = most;
        let mut evidence = Self {
            supports: vec![Vec::new(); body.sentences.len()],
            lit: vec![Vec::new(); body.blocks.len()],
            ..Self::default()
        };
        for (index, annotation) in annotations.iter().enumerate() {
            if index.is_multiple_of(1000) && !goes_on() {
                return None;
            }
            let id = AnnotationId::from_index(index);
            let Some(items) = items_of(id, annotation) else {
                continue;
            };
            let places: Vec<Place> = annotation
                .evidence()
                .map(|source| body.places(source))
                .unwrap_or_default();
            let sentences: Vec<SentenceId> = places
                .iter()
                .flat_map(|place| body.sentences_at(place))
                .map(SentenceId)
                .collect();
            left = left.checked_sub(items.len().max(1) * sentences.len().max(places.len()))?;
            if sentences.is_empty() {
                for item in items {
                    evidence.broken.entry(item).or_default().push(id);
                }
                continue;
            }
            for item in items {
                for sentence in &sentences {
                    evidence.proofs.entry(item).or_default().push(Proof {
                        sentence: *sentence,
                        annotation: id,
                    });
                    evidence.supports[sentence.index()].push(Support {
                        item,
                        annotation: id,
                    });
                }
            }
            for place in places {
                evidence.lit[place.block].push(LitWords {
                    range: place.range,
                    annotation: id,
                });
            }
        }
        for proofs in evidence.proofs.values_mut() {
            proofs.sort_unstable();
            proofs.dedup();
        }
        for supports in &mut evidence.supports {
            supports.sort_unstable();
            supports.dedup();
        }
        for lit in &mut evidence.lit {
            lit.sort_by_key(|words| (words.range.start, std::cmp::Reverse(words.range.end)));
        }
        Some(evidence)
    }

    /// Where `item` rests, in reading order. A sentence rests on itself and has none.
    pub fn of(&self, item: Item) -> &[Proof] {
        self.proofs.get(&item).map_or(&[], Vec::as_slice)
    }

    /// The sentences that `item` rests on, in reading order, without doubles; a sentence is its own.
    pub fn sentences_of(&self, item: Item) -> Vec<SentenceId> {
        if let Item::Sentence(id) = item {
            return vec![id];
        }
        let mut sentences: Vec<SentenceId> =
            self.of(item).iter().map(|proof| proof.sentence).collect();
        sentences.dedup();
        sentences
    }

    /// Annotations that speak of `item` but are ambiguous or lost.
    pub fn broken(&self, item: Item) -> &[AnnotationId] {
        self.broken.get(&item).map_or(&[], Vec::as_slice)
    }

    /// All that rests on a sentence, sorted by item.
    pub fn on(&self, sentence: SentenceId) -> &[Support] {
        self.supports
            .get(sentence.index())
            .map_or(&[], Vec::as_slice)
    }

    /// The words of one block that some annotation points at, by start.
    pub fn lit(&self, block: usize) -> &[LitWords] {
        self.lit.get(block).map_or(&[], Vec::as_slice)
    }

    /// Whether `item` rests on `sentence`.
    pub fn links(&self, item: Item, sentence: SentenceId) -> bool {
        match item {
            Item::Sentence(id) => id == sentence,
            _ => self.on(sentence).iter().any(|support| support.item == item),
        }
    }

    /// The best state among the annotations of `item`; `None` when nothing points at the text.
    pub fn state(&self, item: Item, annotations: &[Annotation]) -> Option<AnchorState> {
        let holding = self.of(item).iter().map(|proof| proof.annotation);
        holding
            .chain(self.broken(item).iter().copied())
            .filter_map(|id| annotations.get(id.index()))
            .map(|annotation| annotation.anchor.state())
            .min()
    }
}

/// A note is its own item; a proof speaks of what it names; anything else is kept and not shown.
fn items_of(id: AnnotationId, annotation: &Annotation) -> Option<Vec<Item>> {
    if annotation.motivation == Motivation::Commenting {
        return Some(vec![Item::Note(id)]);
    }
    annotation.is_proof().then(|| annotation.items.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::annotation::{Anchor, MadeBy, Quote, Stance};
    use crate::model::article::{Block, Sentence, SourceRun};
    use crate::model::item::{EntityId, FigureId, RelationId};

    fn body() -> Body {
        let text = "Ada signed. Berg paid 40.";
        Body {
            source: text.into(),
            blocks: vec![Block {
                text: text.into(),
                source: 0..text.len(),
                runs: vec![SourceRun {
                    text: 0..text.len(),
                    source: 0..text.len(),
                }],
                ..Block::default()
            }],
            sentences: vec![
                Sentence {
                    block: 0,
                    range: 0..11,
                },
                Sentence {
                    block: 0,
                    range: 12..25,
                },
            ],
            ..Body::default()
        }
    }

    fn annotation(anchor: Anchor, items: Vec<Item>) -> Annotation {
        Annotation {
            id: "#a".to_owned(),
            motivation: Motivation::Identifying,
            items,
            note: None,
            quote: Quote::default(),
            position: None,
            anchor,
            stance: Stance::default(),
            said_by: None,
            unknown_speaker: None,
            score: None,
            reason: None,
            made_by: MadeBy::Person,
        }
    }

    #[test]
    fn both_directions_agree_and_what_does_not_hold_stays_out() {
        let ada = Item::Entity(EntityId(0));
        let berg = Item::Entity(EntityId(1));
        let forty = Item::Figure(FigureId(0));
        let signing = Item::Relation(RelationId(0));
        let annotations = [
            annotation(Anchor::Exact(0..3), vec![ada]),
            annotation(Anchor::Moved(12..16), vec![berg]),
            annotation(Anchor::Exact(17..24), vec![forty, berg]),
            annotation(Anchor::Ambiguous(vec![0..1, 5..6]), vec![berg]),
            annotation(Anchor::Lost, vec![forty]),
            annotation(Anchor::Exact(4..20), vec![signing]),
        ];
        let evidence = Evidence::build(&body(), &annotations);

        assert_eq!(evidence.sentences_of(ada), [SentenceId(0)]);
        assert_eq!(evidence.sentences_of(berg), [SentenceId(1)]);
        assert_eq!(
            evidence.sentences_of(signing),
            [SentenceId(0), SentenceId(1)],
            "words over two sentences rest on both"
        );
        assert_eq!(
            evidence.of(berg).len(),
            2,
            "two annotations in one sentence"
        );
        let on_second: Vec<Item> = evidence.on(SentenceId(1)).iter().map(|s| s.item).collect();
        assert_eq!(on_second, [berg, berg, signing, forty]);
        for item in [ada, berg, forty, signing] {
            for sentence in [SentenceId(0), SentenceId(1)] {
                assert_eq!(
                    evidence.links(item, sentence),
                    evidence.sentences_of(item).contains(&sentence)
                );
            }
        }
        assert_eq!(evidence.broken(berg), [AnnotationId(3)]);
        assert_eq!(
            evidence.state(forty, &annotations),
            Some(AnchorState::Exact)
        );
        assert_eq!(
            evidence.state(Item::Note(AnnotationId(9)), &annotations),
            None
        );
        assert_eq!(evidence.lit(0).len(), 4);
        // Ada one, Berg one, two of forty and Berg, two of the signing.
        let within = |most| Evidence::build_within(&body(), &annotations, most, &|| true);
        assert!(within(6).is_some(), "at the limit");
        assert!(within(5).is_none());
        assert!(Evidence::build_within(&body(), &annotations, 6, &|| false).is_none());
    }
}

//! What goes with an item, as one bit for each thing in the dossier.
//!
//! A hub of the map has a hundred thousand relations, and each frame asks of thousands of things
//! whether they belong to it: setting a bit and reading one is all that costs.

use crate::model::Dossier;
use crate::model::item::Item;

/// The set of items that go with another one.
#[derive(Debug, Default)]
pub(super) struct Related {
    sentences: Bits,
    entities: Bits,
    relations: Bits,
    figures: Bits,
    pictures: Bits,
    notes: Bits,
}

impl Related {
    /// Its sentences, all that rests on them, the lines and ends next to it; nothing goes with nothing.
    pub(super) fn to(dossier: &Dossier, item: Option<Item>) -> Self {
        let mut related = Self::default();
        if let Some(item) = item {
            related.add_shared_sentences(dossier, item);
            related.add_neighbours(dossier, item);
        }
        related
    }

    fn add_shared_sentences(&mut self, dossier: &Dossier, item: Item) {
        let evidence = &dossier.evidence;
        // Two names in one sentence are no relation: from an entity or a line, other entities are
        // reached by lines only.
        let by_lines_only = matches!(item, Item::Entity(_) | Item::Relation(_));
        for sentence in evidence.sentences_of(item) {
            self.insert(Item::Sentence(sentence));
            for support in evidence.on(sentence) {
                if !(by_lines_only && matches!(support.item, Item::Entity(_))) {
                    self.insert(support.item);
                }
            }
        }
    }

    fn add_neighbours(&mut self, dossier: &Dossier, item: Item) {
        match item {
            Item::Entity(entity) => {
                for id in dossier.relations_of(entity) {
                    self.insert(Item::Relation(*id));
                    self.insert(Item::Entity(dossier.relation(*id).other_end(entity)));
                }
            }
            Item::Relation(relation) => {
                let relation = dossier.relation(relation);
                self.insert(Item::Entity(relation.source));
                self.insert(Item::Entity(relation.target));
            }
            Item::Sentence(_) | Item::Figure(_) | Item::Picture(_) | Item::Note(_) => {}
        }
    }

    /// Whether `item` is in the set; the item that the set belongs to may be as well.
    pub(super) fn contains(&self, item: Item) -> bool {
        match item {
            Item::Sentence(id) => self.sentences.contains(id.index()),
            Item::Entity(id) => self.entities.contains(id.index()),
            Item::Relation(id) => self.relations.contains(id.index()),
            Item::Figure(id) => self.figures.contains(id.index()),
            Item::Picture(id) => self.pictures.contains(id.index()),
            Item::Note(id) => self.notes.contains(id.index()),
        }
    }

    fn insert(&mut self, item: Item) {
        match item {
            Item::Sentence(id) => self.sentences.insert(id.index()),
            Item::Entity(id) => self.entities.insert(id.index()),
            Item::Relation(id) => self.relations.insert(id.index()),
            Item::Figure(id) => self.figures.insert(id.index()),
            Item::Picture(id) => self.pictures.insert(id.index()),
            Item::Note(id) => self.notes.insert(id.index()),
        }
    }
}

/// A set of small numbers.
#[derive(Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn insert(&mut self, number: usize) {
        let word = number / 64;
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (number % 64);
    }

    fn contains(&self, number: usize) -> bool {
        self.0
            .get(number / 64)
            .is_some_and(|word| word & (1 << (number % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_hold_what_was_put_in() {
        let mut bits = Bits::default();
        for number in [0, 63, 64, 200] {
            assert!(!bits.contains(number));
            bits.insert(number);
        }
        let held: Vec<usize> = (0..300).filter(|number| bits.contains(*number)).collect();
        assert_eq!(held, [0, 63, 64, 200]);
    }
}

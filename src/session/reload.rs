//! What a reader pointed at before a reload, found again in the dossier as it is now.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::model::Dossier;
use crate::model::item::{
    AnnotationId, EntityId, FigureId, Item, PictureId, RelationId, SentenceId,
};

/// Where the things of one dossier are in another reading of it.
pub(super) struct Same<'a> {
    old: &'a Dossier,
    new: &'a Dossier,
    sentences: Places<'a>,
    entities: Places<'a>,
    relations: Places<'a>,
    figures: Places<'a>,
    pictures: Places<'a>,
    notes: Places<'a>,
}

/// The places of one kind by their words or ids; found when first asked for.
#[derive(Default)]
struct Places<'a>(OnceCell<HashMap<&'a str, usize>>);

impl<'a> Places<'a> {
    /// Where `key` is: where it was before if it is there too, else where it is first.
    fn find<I>(&self, key: &str, was: usize, mut keys: impl FnMut() -> I) -> Option<usize>
    where
        I: Iterator<Item = &'a str>,
    {
        if keys().nth(was) == Some(key) {
            return Some(was);
        }
        let places = self.0.get_or_init(|| {
            let mut places = HashMap::new();
            for (place, key) in keys().enumerate() {
                places.entry(key).or_insert(place);
            }
            places
        });
        places.get(key).copied()
    }
}

impl<'a> Same<'a> {
    pub(super) fn new(old: &'a Dossier, new: &'a Dossier) -> Self {
        Self {
            old,
            new,
            sentences: Places::default(),
            entities: Places::default(),
            relations: Places::default(),
            figures: Places::default(),
            pictures: Places::default(),
            notes: Places::default(),
        }
    }

    /// The item of the new dossier that is the same: by its id in the file, a sentence by its words.
    pub(super) fn item(&self, item: Item) -> Option<Item> {
        let Self { old, new, .. } = *self;
        match item {
            Item::Sentence(id) => {
                let body = &new.article.body;
                let words = || {
                    (0..body.sentences.len())
                        .map(|index| body.sentence_text(SentenceId::from_index(index)))
                };
                let key = old.article.body.sentence_text(id);
                let place = self.sentences.find(key, id.index(), words)?;
                Some(Item::Sentence(SentenceId::from_index(place)))
            }
            Item::Entity(id) => {
                let ids = || new.entities.iter().map(|other| &*other.id);
                let place = self.entities.find(&old.entity(id).id, id.index(), ids)?;
                Some(Item::Entity(EntityId::from_index(place)))
            }
            Item::Relation(id) => {
                let ids = || new.relations.iter().map(|other| &*other.id);
                let place = self.relations.find(&old.relation(id).id, id.index(), ids)?;
                Some(Item::Relation(RelationId::from_index(place)))
            }
            Item::Figure(id) => {
                let ids = || new.figures.iter().map(|other| &*other.id);
                let place = self.figures.find(&old.figure(id).id, id.index(), ids)?;
                Some(Item::Figure(FigureId::from_index(place)))
            }
            Item::Picture(id) => {
                let names = || new.pictures.iter().map(|other| &*other.name);
                let place = self
                    .pictures
                    .find(&old.picture(id).name, id.index(), names)?;
                Some(Item::Picture(PictureId::from_index(place)))
            }
            Item::Note(id) => {
                let ids = || new.annotations.iter().map(|other| &*other.id);
                let place = self.notes.find(&old.annotation(id).id, id.index(), ids)?;
                Some(Item::Note(AnnotationId::from_index(place)))
            }
        }
    }
}

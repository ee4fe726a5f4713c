//! What was selected before a reload, found again in the dossier as it is now.

use crate::model::Dossier;
use crate::model::item::{
    AnnotationId, EntityId, FigureId, Item, PictureId, RelationId, SentenceId,
};

/// The item of `new` that is the same as `item` of `old`: by its id in the file, a sentence by its words.
pub(super) fn same_item(old: &Dossier, new: &Dossier, item: Item) -> Option<Item> {
    match item {
        Item::Sentence(id) => {
            let words = old.article.body.sentence_text(id);
            (0..new.article.body.sentences.len())
                .map(SentenceId::from_index)
                .find(|other| new.article.body.sentence_text(*other) == words)
                .map(Item::Sentence)
        }
        Item::Entity(id) => {
            let id = &old.entity(id).id;
            let place = new.entities.iter().position(|other| other.id == *id)?;
            Some(Item::Entity(EntityId::from_index(place)))
        }
        Item::Relation(id) => {
            let id = &old.relation(id).id;
            let place = new.relations.iter().position(|other| other.id == *id)?;
            Some(Item::Relation(RelationId::from_index(place)))
        }
        Item::Figure(id) => {
            let id = &old.figure(id).id;
            let place = new.figures.iter().position(|other| other.id == *id)?;
            Some(Item::Figure(FigureId::from_index(place)))
        }
        Item::Picture(id) => {
            let name = &old.picture(id).name;
            let place = new.pictures.iter().position(|other| other.name == *name)?;
            Some(Item::Picture(PictureId::from_index(place)))
        }
        Item::Note(id) => {
            let id = &old.annotation(id).id;
            let place = new.annotations.iter().position(|other| other.id == *id)?;
            Some(Item::Note(AnnotationId::from_index(place)))
        }
    }
}

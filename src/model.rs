//! What a dossier is: plain values, no IO, no egui, no serde.
//!
//! A [`Dossier`] is built once by a reader and never changed; everything in it is found by the
//! small ids of [`item`]. The invariant that the whole product rests on: an id inside a
//! `Dossier` is always valid in that same `Dossier`, and [`Evidence`] agrees with the
//! annotations in both directions.

pub mod annotation;
pub mod article;
pub mod claims;
pub mod date;
mod derived;
pub mod entity;
#[cfg(test)]
pub(crate) mod entity_samples;
pub mod evidence;
pub mod figure;
pub mod figure_row;
#[cfg(test)]
pub(crate) mod figure_samples;
pub mod figure_words;
pub mod integrity;
pub mod item;
mod namesakes;
pub mod picture;
mod portrait;
pub mod relation_type;
pub mod sentences;
pub mod standing;
pub mod units;
mod warnings;

use annotation::Annotation;
use article::Article;
use entity::{Entity, Relation};
use evidence::Evidence;
use figure::Figure;
use integrity::Integrity;
use item::{AnnotationId, EntityId, FigureId, Item, PictureId, RelationId};
use picture::Picture;

/// One article and all that was found in it.
#[derive(Clone, Debug, Default)]
pub struct Dossier {
    pub about: About,
    pub article: Article,
    pub entities: Vec<Entity>,
    pub relations: Vec<Relation>,
    pub figures: Vec<Figure>,
    pub pictures: Vec<Picture>,
    pub annotations: Vec<Annotation>,
    /// Item → sentences and sentence → items, from `annotations`.
    pub evidence: Evidence,
    pub integrity: Integrity,
    /// Found from the lists when first asked for; leave it to `Default`.
    pub derived: derived::Cache,
}

/// What the container says of itself (`datapackage.json`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub id: Option<String>,
    pub title: Option<String>,
    pub created: Option<String>,
    pub version: Option<String>,
    pub licences: Vec<Reference>,
    /// The first one's link is the "open original" link.
    pub sources: Vec<Reference>,
    pub contributors: Vec<Reference>,
}

/// A title with an optional link; never followed by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    pub title: String,
    pub link: Option<String>,
}

impl Dossier {
    /// The article's headline, else what stands in for it.
    pub fn headline(&self) -> &str {
        let article = &self.article;
        article
            .headline
            .as_deref()
            .unwrap_or_else(|| article.fallback_headline())
    }

    /// What the container calls itself, else the headline.
    pub fn title(&self) -> &str {
        self.about
            .title
            .as_deref()
            .unwrap_or_else(|| self.headline())
    }

    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.index()]
    }

    pub fn relation(&self, id: RelationId) -> &Relation {
        &self.relations[id.index()]
    }

    pub fn figure(&self, id: FigureId) -> &Figure {
        &self.figures[id.index()]
    }

    pub fn picture(&self, id: PictureId) -> &Picture {
        &self.pictures[id.index()]
    }

    pub fn annotation(&self, id: AnnotationId) -> &Annotation {
        &self.annotations[id.index()]
    }

    /// Whether `item` exists here; commands may come from a dossier that was just replaced.
    pub fn contains(&self, item: Item) -> bool {
        match item {
            Item::Sentence(id) => id.index() < self.article.body.sentences.len(),
            Item::Entity(id) => id.index() < self.entities.len(),
            Item::Relation(id) => id.index() < self.relations.len(),
            Item::Figure(id) => id.index() < self.figures.len(),
            Item::Picture(id) => id.index() < self.pictures.len(),
            Item::Note(id) => id.index() < self.annotations.len(),
        }
    }

    /// Who says what these annotations point at, in their order, without doubles; `None` is the
    /// article itself. Speakers whom nobody knows are not among them.
    pub fn speakers(&self, annotations: &[AnnotationId]) -> Vec<Option<EntityId>> {
        let mut speakers = Vec::new();
        for id in annotations {
            let annotation = self.annotation(*id);
            // Somebody whom nobody knows is not the article.
            if annotation.unknown_speaker.is_some() {
                continue;
            }
            let speaker = annotation.said_by;
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        speakers
    }

    /// What to call `item` in lists, tooltips and the accessibility tree.
    pub fn name_of(&self, item: Item) -> String {
        match item {
            Item::Sentence(id) => self.article.body.sentence_text(id).to_owned(),
            Item::Entity(id) => self.called(id).to_owned(),
            Item::Relation(id) => self.relation_sentence(id),
            Item::Figure(id) => self.figure(id).label.clone(),
            Item::Picture(id) => self.picture(id).title().to_owned(),
            Item::Note(id) => self.annotation(id).note.clone().unwrap_or_default(),
        }
    }

    /// A relation as words: source, label, target.
    pub fn relation_sentence(&self, id: RelationId) -> String {
        self.relation_parts(id).join(" — ")
    }

    /// The same apart, for drawing: names of another direction must not change places.
    pub fn relation_parts(&self, id: RelationId) -> [&str; 3] {
        let relation = self.relation(id);
        [
            self.called(relation.source),
            &relation.label,
            self.called(relation.target),
        ]
    }
}

//! Confirming what rules suggested, and adding what they missed.
//!
//! What is shown is always the bundle as it was opened with all decisions carried out: a decision is a
//! value at the end of a list, undo takes it from there, and slow work makes the dossier anew. Until that
//! is there, what was decided is already gone from the list of what is left.

mod deciding;
mod keeping;
mod listing;
mod marking;

use std::path::PathBuf;

use super::task::Opened;
use crate::edit::{Edit, Span, Target};
use crate::model::Dossier;
use crate::model::item::{AnnotationId, EntityId, FigureId, Item, RelationId};

pub use listing::{Kind, Suggestion};
pub use marking::{Marked, Meant};

/// What stands in the panel in place of the current suggestion, to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// Name, kind, other names, roles; the cells of a number; words and ends of a relation.
    Edit(Target),
    /// Which kind it is of.
    Kind(Target),
    /// Who it is the same as.
    Merge(Target),
    /// Which mentions are somebody else's.
    Split(Target),
    /// A number at these words.
    NewFigure(Span),
    /// A relation that these words tell of.
    NewRelation(Span),
    /// Another mention of somebody who is there.
    NewMention(Span),
    /// The caption of one of the pictures.
    NewCaption(Span),
}

impl Form {
    /// Whether it makes sense for what it is about.
    pub fn is_possible(&self) -> bool {
        match self {
            Self::Edit(target) => !matches!(target, Target::Note(_)),
            Self::Kind(target) => matches!(target, Target::Entity(_) | Target::Relation(_)),
            Self::Merge(target) | Self::Split(target) => matches!(target, Target::Entity(_)),
            Self::NewFigure(_)
            | Self::NewRelation(_)
            | Self::NewMention(_)
            | Self::NewCaption(_) => true,
        }
    }
}

/// The decisions, what is left to decide, and where the reader is.
#[derive(Debug, Default)]
pub struct Review {
    open: bool,
    /// The bundle as it was opened, once there are decisions.
    base: Option<Opened>,
    done: Vec<Edit>,
    /// The last decision, left out to see whether it is why the dossier could not be made.
    doubted: Option<Doubted>,
    undone: Vec<Edit>,
    queue: Vec<Suggestion>,
    /// How many suggestions there were when the bundle was opened.
    total: usize,
    filter: Option<Kind>,
    form: Option<Form>,
    /// The number of the last wish for a dossier with all decisions.
    asked: u64,
    /// What to go to when that is there.
    then: Option<Target>,
    /// The bundle is being written: decisions wait.
    saving: bool,
    /// Where it was written to, until it is opened again.
    saved_to: Option<PathBuf>,
    /// Our own dialog for where to save: the path that is offered.
    save_dialog: Option<PathBuf>,
    /// What that dialog offered, while it is saved as was typed there.
    offered: Option<PathBuf>,
    /// Some decision could not be put into the draft, and the draft was not written anew since.
    not_kept: bool,
    /// Unsaved decisions about another state of the same file.
    stale: Option<Vec<Edit>>,
}

/// A decision without which the dossier is being made, and why it could not be made with it.
///
/// Its draft has it until that has succeeded: a folder that cannot be read for a moment costs nothing.
#[derive(Debug)]
struct Doubted {
    edit: Edit,
    why: String,
}

impl Review {
    /// Whether the panel is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Whether there is anything that is not saved.
    pub fn is_changed(&self) -> bool {
        !self.done.is_empty() || self.doubted.is_some()
    }

    pub fn can_undo(&self) -> bool {
        self.is_changed() && !self.saving
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty() && !self.saving
    }

    /// Counts a doubted decision as one again, because nobody waits for an answer any more.
    fn end_doubt(&mut self) {
        let doubted = self.doubted.take();
        self.done.extend(doubted.map(|doubted| doubted.edit));
    }

    /// The decisions that are not saved, in order.
    pub fn done(&self) -> &[Edit] {
        &self.done
    }

    /// All that is left to decide, in reading order.
    pub fn queue(&self) -> &[Suggestion] {
        &self.queue
    }

    /// What is left of the kind that is looked at.
    pub fn shown(&self) -> impl Iterator<Item = &Suggestion> {
        self.queue
            .iter()
            .filter(|one| self.filter.is_none_or(|kind| one.kind == kind))
    }

    /// How many are left of a kind.
    pub fn left(&self, kind: Kind) -> usize {
        self.queue.iter().filter(|one| one.kind == kind).count()
    }

    /// How many there were at first, or are now if they have become more.
    pub fn total(&self) -> usize {
        self.total.max(self.queue.len())
    }

    /// How many of those in view would be accepted above a score.
    pub fn above(&self, score: f32) -> usize {
        self.shown().filter(|one| one.is_above(score)).count()
    }

    pub fn filter(&self) -> Option<Kind> {
        self.filter
    }

    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    pub fn is_saving(&self) -> bool {
        self.saving
    }

    /// The path that our own save dialog offers, while it is open.
    pub fn save_dialog(&self) -> Option<&PathBuf> {
        self.save_dialog.as_ref()
    }

    /// The suggestion that `item` is.
    pub fn suggestion(&self, item: Item) -> Option<&Suggestion> {
        self.queue.iter().find(|one| one.item == item)
    }
}

/// What `item` is called in decisions; `None` for a sentence or a picture, which nobody decides about.
pub fn target_of(dossier: &Dossier, item: Item) -> Option<Target> {
    if !dossier.contains(item) {
        return None;
    }
    Some(match item {
        Item::Entity(id) => Target::Entity(dossier.entity(id).id.clone()),
        Item::Relation(id) => Target::Relation(dossier.relation(id).id.clone()),
        Item::Figure(id) => Target::Figure(dossier.figure(id).id.clone()),
        Item::Note(id) => Target::Note(dossier.annotation(id).id.clone()),
        Item::Sentence(_) | Item::Picture(_) => return None,
    })
}

/// The item that a decision speaks of, if it is there.
pub fn item_of(dossier: &Dossier, target: &Target) -> Option<Item> {
    Some(match target {
        Target::Entity(id) => {
            let place = dossier.entities.iter().position(|one| one.id == *id)?;
            Item::Entity(EntityId::from_index(place))
        }
        Target::Relation(id) => {
            let place = dossier.relations.iter().position(|one| one.id == *id)?;
            Item::Relation(RelationId::from_index(place))
        }
        Target::Figure(id) => {
            let place = dossier.figures.iter().position(|one| one.id == *id)?;
            Item::Figure(FigureId::from_index(place))
        }
        Target::Note(id) => {
            let place = dossier.annotations.iter().position(|one| one.id == *id)?;
            Item::Note(AnnotationId::from_index(place))
        }
    })
}

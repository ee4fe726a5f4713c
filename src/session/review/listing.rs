//! What is left to decide, in the order in which a reader comes to it.

use super::target_of;
use crate::edit::Target;
use crate::model::Dossier;
use crate::model::annotation::{Annotation, MadeBy, Motivation};
use crate::model::entity::EntityKind;
use crate::model::item::{AnnotationId, EntityId, FigureId, Item, RelationId};

/// The kinds that are decided about together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Person,
    /// Organizations, companies and public bodies.
    Organization,
    /// Events and things with a name.
    Other,
    Relation,
    Figure,
    Note,
}

impl Kind {
    pub const ALL: [Self; 6] = [
        Self::Person,
        Self::Organization,
        Self::Other,
        Self::Relation,
        Self::Figure,
        Self::Note,
    ];

    pub fn plural(self) -> &'static str {
        match self {
            Self::Person => "People",
            Self::Organization => "Organizations",
            Self::Other => "Other names",
            Self::Relation => "Relations",
            Self::Figure => "Numbers",
            Self::Note => "Notes",
        }
    }

    fn of(dossier: &Dossier, item: Item) -> Self {
        match item {
            Item::Entity(id) => match dossier.entity(id).kind {
                EntityKind::Person => Self::Person,
                EntityKind::Organization | EntityKind::Company | EntityKind::PublicBody => {
                    Self::Organization
                }
                EntityKind::Event | EntityKind::Thing | EntityKind::Unknown => Self::Other,
            },
            Item::Relation(_) => Self::Relation,
            Item::Figure(_) => Self::Figure,
            Item::Note(_) | Item::Sentence(_) | Item::Picture(_) => Self::Note,
        }
    }
}

/// Something that only rules vouch for.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub target: Target,
    pub item: Item,
    pub kind: Kind,
    /// Of its surest annotation, 0 to 1; `None` when none of them says.
    pub score: Option<f32>,
    /// The rules that made it, without doubles.
    pub rules: Vec<String>,
}

impl Suggestion {
    /// An unknown score is above nothing.
    pub fn is_above(&self, score: f32) -> bool {
        self.score.is_some_and(|own| own >= score)
    }
}

/// Everything in `dossier` that only rules vouch for, in reading order; what stands nowhere comes last.
pub(super) fn suggestions(dossier: &Dossier) -> Vec<Suggestion> {
    let entities = (0..).zip(&dossier.entities);
    let entities = entities
        .filter(|(_, one)| one.suggested && one.drawn)
        .map(|(id, _)| Item::Entity(EntityId(id)));
    let relations = (0..).zip(&dossier.relations);
    let relations = relations
        .filter(|(_, one)| one.suggested)
        .map(|(id, _)| Item::Relation(RelationId(id)));
    let figures = (0..).zip(&dossier.figures);
    let figures = figures
        .filter(|(_, one)| one.suggested)
        .map(|(id, _)| Item::Figure(FigureId(id)));
    let notes = (0..).zip(&dossier.annotations);
    let is_note = |one: &Annotation| {
        one.motivation == Motivation::Commenting && matches!(one.made_by, MadeBy::Rule(_))
    };
    let notes = notes
        .filter(|(_, one)| is_note(one))
        .map(|(id, _)| Item::Note(AnnotationId(id)));
    let all = entities.chain(relations).chain(figures).chain(notes);
    let mut placed: Vec<(Option<usize>, Suggestion)> =
        all.filter_map(|item| suggestion(dossier, item)).collect();
    placed.sort_by_key(|(place, one)| (place.is_none(), *place, one.kind));
    placed.into_iter().map(|(_, one)| one).collect()
}

/// A suggestion, and the byte of the source at which a reader has come to it.
fn suggestion(dossier: &Dossier, item: Item) -> Option<(Option<usize>, Suggestion)> {
    let holding = dossier.evidence.of(item).iter();
    let holding = holding.map(|proof| proof.annotation);
    let broken = dossier.evidence.broken(item).iter().copied();
    let annotations = holding.chain(broken).map(|id| dossier.annotation(id));
    let (mut score, mut place): (Option<f32>, Option<usize>) = (None, None);
    let mut rules: Vec<String> = Vec::new();
    for annotation in annotations {
        if let Some(own) = annotation.score {
            score = Some(score.map_or(own, |best| best.max(own)));
        }
        if let MadeBy::Rule(rule) = &annotation.made_by
            && !rules.contains(rule)
        {
            rules.push(rule.clone());
        }
        // Whom a relation is between is read when its words are.
        let own = annotation.evidence().map(|words| match item {
            Item::Relation(_) => words.end,
            _ => words.start,
        });
        if let Some(own) = own {
            place = Some(place.map_or(own, |first| first.min(own)));
        }
    }
    let suggestion = Suggestion {
        target: target_of(dossier, item)?,
        item,
        kind: Kind::of(dossier, item),
        score,
        rules,
    };
    Some((place, suggestion))
}

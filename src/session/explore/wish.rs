//! What the reader wants to see of the map, as one comparable value.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::dates::Months;
use super::lens::Lens;
use crate::model::entity::{Entity, EntityKind};
use crate::model::item::EntityId;
use crate::model::standing::Standing;

/// Who says something: somebody of the dossier, or the article itself.
pub type Speaker = Option<EntityId>;

/// Entities that the reader put somewhere, in units of the map.
pub type Pins = BTreeMap<EntityId, [f32; 2]>;

/// What the reader wants to see. Everything, unless something is said here.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own that the reader sees"
)]
pub struct Wish {
    pub hidden_kinds: BTreeSet<EntityKind>,
    pub hidden_standings: BTreeSet<Standing>,
    /// `FollowTheMoney` schemata of relations.
    pub hidden_types: BTreeSet<String>,
    pub hide_suggestions: bool,
    /// Only relations that one of these says; of anybody when empty.
    pub said_by: BTreeSet<Speaker>,
    /// Only relations that rest on so many sentences.
    pub least_behind_relations: u32,
    /// Only entities that so many sentences name.
    pub least_behind_entities: u32,
    /// Entities that no relation is left of go as well.
    pub hide_unconnected: bool,
    /// Entities that were hidden one by one.
    pub hidden: Arc<BTreeSet<EntityId>>,
    /// What is filtered out is faded instead of hidden.
    pub fades: bool,
    pub lens: Lens,
    /// Who is named in the same sentence is shown, faintly.
    pub together: bool,
    /// Only relations that hold in some of these months.
    pub dates: Option<Months>,
    /// Without dates a relation goes as well, when only some months are shown.
    pub hide_undated: bool,
    /// Entities that were put somewhere, in units of the map.
    pub pins: Arc<Pins>,
}

impl Wish {
    /// How many of the filters are in use.
    pub fn filters(&self) -> usize {
        self.hidden_kinds.len()
            + self.hidden_standings.len()
            + self.hidden_types.len()
            + usize::from(self.hide_suggestions)
            + usize::from(!self.said_by.is_empty())
            + usize::from(self.least_behind_relations > 0)
            + usize::from(self.least_behind_entities > 0)
            + usize::from(self.hide_unconnected)
            + usize::from(self.dates.is_some())
    }

    /// Whether filters or the reader's own hand hide something.
    pub fn hides_anything(&self) -> bool {
        self.filters() > 0 || !self.hidden.is_empty()
    }

    /// Takes back all that hides something; pins stay, and so does what is looked at.
    pub fn show_all(&mut self) {
        *self = Self {
            fades: self.fades,
            lens: self.lens,
            together: self.together,
            hide_undated: self.hide_undated,
            pins: Arc::clone(&self.pins),
            ..Self::default()
        };
    }

    /// Whether an entity is shown as far as it can be told from itself.
    pub(super) fn shows(&self, id: EntityId, entity: &Entity, sentences: u32) -> bool {
        let is_unwanted = self.hide_suggestions && entity.suggested;
        !is_unwanted
            && !self.hidden_kinds.contains(&entity.kind)
            && sentences >= self.least_behind_entities
            && !self.hidden.contains(&id)
    }
}

/// Puts a switch the other way.
pub fn toggle<T: Ord>(set: &mut BTreeSet<T>, what: T) {
    if !set.remove(&what) {
        set.insert(what);
    }
}

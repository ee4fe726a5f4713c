//! What the reader has switched off, and what is searched for; of the map and the tables alike.

use std::collections::BTreeSet;

use crate::model::entity::{Entity, EntityKind, Relation};
use crate::model::standing::Standing;
use crate::session::find::Needle;

/// What the reader has switched off, and what is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub hidden_kinds: BTreeSet<EntityKind>,
    pub hidden_standings: BTreeSet<Standing>,
    /// `FollowTheMoney` schemata of relations.
    pub hidden_schemata: BTreeSet<String>,
    pub hide_suggestions: bool,
    pub query: String,
}

impl Filter {
    pub(super) fn hides_anything(&self) -> bool {
        self.hide_suggestions
            || !self.hidden_kinds.is_empty()
            || !self.hidden_standings.is_empty()
            || !self.hidden_schemata.is_empty()
    }

    pub(super) fn show_all(&mut self) {
        *self = Self {
            query: std::mem::take(&mut self.query),
            ..Self::default()
        };
    }

    pub(super) fn shows_entity(&self, entity: &Entity) -> bool {
        let is_hidden = self.hide_suggestions && entity.suggested;
        !is_hidden && !self.hidden_kinds.contains(&entity.kind)
    }

    /// Whether a relation is shown, whatever becomes of its ends.
    pub(super) fn shows_relation(
        &self,
        relation: &Relation,
        standing: impl FnOnce() -> Standing,
    ) -> bool {
        let is_hidden = self.hide_suggestions && relation.suggested;
        !is_hidden
            && (self.hidden_standings.is_empty() || !self.hidden_standings.contains(&standing()))
            && !self.hidden_schemata.contains(&relation.schema)
    }

    pub(super) fn needle(&self) -> Option<Needle> {
        let needle = Needle::new(&self.query);
        (!needle.is_empty()).then_some(needle)
    }
}

/// Puts a switch the other way.
pub(super) fn toggle<T: Ord>(hidden: &mut BTreeSet<T>, what: T) {
    if !hidden.remove(&what) {
        hidden.insert(what);
    }
}

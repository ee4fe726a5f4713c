//! What of the map is looked at in particular: one node's neighborhood, or the way between two.

use crate::model::item::EntityId;

/// A neighborhood reaches at most so far.
pub const MOST_STEPS: u8 = 3;

/// What is looked at in particular.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lens {
    #[default]
    Nothing,
    /// Only what is within so many steps of one entity is shown.
    Focus { entity: EntityId, steps: u8 },
    /// One end of a path is chosen; the next entity that is selected is the other.
    PathFrom(EntityId),
    /// The shortest paths between two; the `nth` of them stands out.
    Path {
        from: EntityId,
        to: EntityId,
        nth: usize,
    },
    /// The sentences that name both, which says nothing of what they have to do with each other.
    Together([EntityId; 2]),
    /// All relations between two, which are one line on the map.
    Between([EntityId; 2]),
}

impl Lens {
    /// Who is looked at.
    pub fn entities(self) -> impl Iterator<Item = EntityId> {
        let (one, other) = match self {
            Self::Nothing => (None, None),
            Self::Focus { entity, .. } | Self::PathFrom(entity) => (Some(entity), None),
            Self::Path { from, to, .. }
            | Self::Together([from, to])
            | Self::Between([from, to]) => (Some(from), Some(to)),
        };
        one.into_iter().chain(other)
    }
}

/// What lies within so many steps of `from`, over the relations that are shown.
pub(super) fn within(
    from: EntityId,
    steps: u8,
    count: usize,
    neighbors: impl Fn(EntityId, &mut dyn FnMut(EntityId)),
) -> Vec<bool> {
    let mut is_within = vec![false; count];
    let Some(start) = is_within.get_mut(from.index()) else {
        return is_within;
    };
    *start = true;
    let mut edge = vec![from];
    for _ in 0..steps {
        let mut next = Vec::new();
        for entity in edge {
            neighbors(entity, &mut |other| {
                if !std::mem::replace(&mut is_within[other.index()], true) {
                    next.push(other);
                }
            });
        }
        edge = next;
    }
    is_within
}

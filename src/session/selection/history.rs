//! Back and Forward: the places a reader was at, in two stacks.

use crate::model::item::Item;
use crate::session::reload::Same;
use crate::session::tab::Tab;

use super::Selection;

/// How many visits are remembered.
const MAX_VISITS: usize = 500;

/// A place the reader was at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::session) struct Visit {
    pub(in crate::session) tab: Tab,
    pub(in crate::session) item: Option<Item>,
    /// Which of the item's sentences was shown.
    pub(in crate::session) nth: usize,
}

#[derive(Debug, Default)]
pub(super) struct History {
    back: Vec<Visit>,
    forward: Vec<Visit>,
}

impl History {
    pub(super) fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub(super) fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// The visits to what is still there in another reading of the dossier.
    pub(super) fn carried_over(&self, same: &Same<'_>) -> Self {
        let over = |visits: &[Visit]| {
            let mut visits: Vec<Visit> = visits
                .iter()
                .filter_map(|visit| match visit.item {
                    None => Some(*visit),
                    Some(item) => Some(Visit {
                        item: Some(same.item(item)?),
                        ..*visit
                    }),
                })
                .collect();
            visits.dedup();
            visits
        };
        Self {
            back: over(&self.back),
            forward: over(&self.forward),
        }
    }
}

impl Selection {
    pub(in crate::session) fn visit(&self, tab: Tab) -> Visit {
        Visit {
            tab,
            item: self.selected,
            nth: self.nth,
        }
    }

    /// Remembers where the reader was before going on.
    pub(in crate::session) fn leave(&mut self, visit: Visit) {
        let history = &mut self.history;
        if history.back.last() != Some(&visit) {
            history.back.push(visit);
        }
        if history.back.len() > MAX_VISITS {
            history.back.remove(0);
        }
        history.forward.clear();
    }

    /// The place to walk to from `here`, one step back or forward.
    pub(in crate::session) fn walk(&mut self, forward: bool, here: Visit) -> Option<Visit> {
        let History {
            back,
            forward: ahead,
        } = &mut self.history;
        let (from, onto) = if forward {
            (ahead, back)
        } else {
            (back, ahead)
        };
        let visit = from.pop()?;
        onto.push(here);
        Some(visit)
    }
}

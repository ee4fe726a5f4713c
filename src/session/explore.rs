//! What the reader looks for on the map of the open dossier, and what is shown of it.
//!
//! One value, the [`Wish`], says what is to be shown; each change of it is one step that can be undone.
//! A job answers it ([`Picked`]) by entity and relation: this knows no positions and no screen, and the
//! map and its table twin show the same. Until the answer is there, the last one holds.

pub mod dates;
pub mod facts;
pub mod filters;
pub mod lens;
pub mod path;
pub mod picked;
pub mod together;
pub mod wish;

use std::sync::Arc;

use facts::Facts;
use picked::Picked;
use wish::{Pins, Wish};

/// So many steps back are remembered.
const MOST_STEPS: usize = 200;

/// What the reader looks for on the map and in its tables.
#[derive(Debug, Default)]
pub struct Explore {
    query: String,
    wish: Arc<Wish>,
    before: Vec<Arc<Wish>>,
    after: Vec<Arc<Wish>>,
    /// What the last job was or is for.
    asked: Option<Arc<Wish>>,
    picked: Option<Arc<Picked>>,
    zoomed: u64,
}

impl Explore {
    /// Names and relations with these words stand out.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// What is to be shown.
    pub fn wish(&self) -> &Arc<Wish> {
        &self.wish
    }

    /// What is shown; `None` before the first job is done, when everything is.
    pub fn picked(&self) -> Option<&Arc<Picked>> {
        self.picked.as_ref()
    }

    /// Whether nobody has asked for an answer yet.
    pub fn is_not_asked(&self) -> bool {
        self.asked.is_none()
    }

    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.after.is_empty()
    }

    /// Changes each time the map should zoom to what is selected or found; compare, never reset.
    pub fn zoomed(&self) -> u64 {
        self.zoomed
    }

    pub(super) fn zoom_to_selected(&mut self) {
        self.zoomed += 1;
    }

    pub(super) fn search(&mut self, query: String) {
        self.query = query;
    }

    /// Puts entities where the reader had put them the last time; that is where everything begins, and
    /// no step: whatever was wished for while the map was made is wished for with these pins, so that
    /// to undo it does not undo them.
    pub(super) fn begin_with(&mut self, pins: &Arc<Pins>) {
        let steps = self.before.iter_mut().chain(&mut self.after);
        for wish in steps.chain([&mut self.wish]) {
            if wish.pins.is_empty() && !pins.is_empty() {
                Arc::make_mut(wish).pins = Arc::clone(pins);
            }
        }
    }

    /// Wishes for something else; a step of its own unless it `goes_on` with the last one.
    pub(super) fn change(&mut self, wish: Wish, goes_on: bool) {
        if wish == *self.wish {
            return;
        }
        let old = std::mem::replace(&mut self.wish, Arc::new(wish));
        self.after.clear();
        if goes_on && !self.before.is_empty() {
            return;
        }
        self.before.push(old);
        if self.before.len() > MOST_STEPS {
            self.before.remove(0);
        }
    }

    /// Takes the last change back, or makes it again.
    pub(super) fn step(&mut self, back: bool) {
        let (from, onto) = if back {
            (&mut self.before, &mut self.after)
        } else {
            (&mut self.after, &mut self.before)
        };
        if let Some(wish) = from.pop() {
            onto.push(std::mem::replace(&mut self.wish, wish));
        }
    }

    /// The wish that has to be answered, with what was found of the dossier before.
    pub(super) fn ask(&mut self) -> Option<(Arc<Wish>, Option<Arc<Facts>>)> {
        let is_asked = self.asked.as_ref().is_some_and(|asked| *asked == self.wish);
        if is_asked {
            return None;
        }
        self.asked = Some(Arc::clone(&self.wish));
        let facts = self.picked.as_ref().map(|picked| Arc::clone(&picked.facts));
        Some((Arc::clone(&self.wish), facts))
    }

    pub(super) fn take_in(&mut self, picked: Arc<Picked>) {
        if self.asked.as_ref() == Some(&picked.wish) {
            self.picked = Some(picked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entity::EntityKind;
    use crate::model::item::EntityId;

    fn hiding(kind: EntityKind) -> Wish {
        Wish {
            hidden_kinds: [kind].into(),
            ..Wish::default()
        }
    }

    #[test]
    fn pins_that_arrive_after_a_wish_are_not_undone_with_it() {
        let mut explore = Explore::default();
        explore.change(hiding(EntityKind::Event), false);
        let pins: Arc<Pins> = Arc::new([(EntityId(0), [1.0, 2.0])].into());
        explore.begin_with(&pins);
        assert_eq!(explore.wish().pins, pins);
        explore.step(true);
        assert!(explore.wish().hidden_kinds.is_empty());
        assert_eq!(explore.wish().pins, pins);
    }

    #[test]
    fn each_change_is_one_step_back_and_forward() {
        let mut explore = Explore::default();
        let (events, things) = (hiding(EntityKind::Event), hiding(EntityKind::Thing));
        explore.change(Wish::default(), false);
        assert!(!explore.can_undo(), "nothing was changed");
        explore.change(events.clone(), false);
        explore.change(things.clone(), false);
        explore.step(true);
        assert_eq!(**explore.wish(), events);
        explore.step(true);
        assert_eq!(**explore.wish(), Wish::default());
        explore.step(true);
        assert_eq!(**explore.wish(), Wish::default(), "no further");
        explore.step(false);
        assert_eq!(**explore.wish(), events);
        explore.change(things, true);
        assert!(!explore.can_redo(), "another way was taken");
        explore.step(true);
        assert_eq!(
            **explore.wish(),
            Wish::default(),
            "a change that went on is no step"
        );
    }

    #[test]
    fn a_wish_is_asked_for_once_and_only_the_last_is_answered() {
        let dossier = crate::model::Dossier::default();
        let mut explore = Explore::default();
        let answer = |wish: &Arc<Wish>| {
            Arc::new(Picked::of(&dossier, Arc::clone(wish), None, &|| false).unwrap())
        };
        let (first, _) = explore.ask().unwrap();
        assert!(explore.ask().is_none());
        explore.change(hiding(EntityKind::Event), false);
        let (second, _) = explore.ask().unwrap();
        explore.take_in(answer(&first));
        assert!(explore.picked().is_none(), "too late");
        explore.take_in(answer(&second));
        assert!(explore.picked().is_some());
    }
}

//! What the reader points at, what goes with it, and the way back.
//!
//! Views never compare ids: they ask [`Selection::highlight`] how strongly an item stands out.

use std::collections::BTreeSet;

use super::tab::Tab;
use crate::model::Dossier;
use crate::model::item::{Item, SentenceId};

/// How strongly an item should stand out, weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Highlight {
    #[default]
    None,
    /// Goes with the selected or hovered item: shares a sentence, or is at the other end of a line.
    Related,
    Hovered,
    Selected,
}

/// A place the reader was at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    pub tab: Tab,
    pub item: Option<Item>,
    /// Which of the item's sentences was shown.
    pub nth: usize,
}

/// How many visits are remembered.
const MAX_VISITS: usize = 500;

#[derive(Debug, Default)]
pub struct Selection {
    selected: Option<Item>,
    /// The sentences the selected item rests on, in reading order.
    sentences: Vec<SentenceId>,
    nth: usize,
    hovered: Option<Item>,
    with_selected: BTreeSet<Item>,
    with_hovered: BTreeSet<Item>,
    back: Vec<Visit>,
    forward: Vec<Visit>,
    /// Counts up each time the text should bring the current sentence into view.
    reveal: u64,
}

impl Selection {
    pub fn selected(&self) -> Option<Item> {
        self.selected
    }

    pub fn hovered(&self) -> Option<Item> {
        self.hovered
    }

    /// The sentences the selected item rests on, in reading order.
    pub fn sentences(&self) -> &[SentenceId] {
        &self.sentences
    }

    /// The sentence that is shown, and its place among [`Self::sentences`].
    pub fn current_sentence(&self) -> Option<(usize, SentenceId)> {
        self.sentences.get(self.nth).map(|id| (self.nth, *id))
    }

    /// Changes each time the text should bring the current sentence into view; compare, never reset.
    pub fn reveal(&self) -> u64 {
        self.reveal
    }

    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// How strongly `item` stands out.
    pub fn highlight(&self, item: Item) -> Highlight {
        let is_current = matches!(item, Item::Sentence(id)
            if self.current_sentence().is_some_and(|(_, current)| current == id));
        if self.selected == Some(item) || is_current {
            Highlight::Selected
        } else if self.hovered == Some(item) {
            Highlight::Hovered
        } else if self.with_selected.contains(&item) || self.with_hovered.contains(&item) {
            Highlight::Related
        } else {
            Highlight::None
        }
    }

    /// Whether anything is selected or hovered, so that the rest may step back.
    pub fn is_active(&self) -> bool {
        self.selected.is_some() || self.hovered.is_some()
    }

    pub(super) fn clear_all(&mut self) {
        let reveal = self.reveal;
        *self = Self {
            reveal,
            ..Self::default()
        };
    }

    pub(super) fn set_hovered(&mut self, dossier: &Dossier, item: Option<Item>) {
        if self.hovered != item {
            self.hovered = item;
            self.with_hovered = item.map(|item| related(dossier, item)).unwrap_or_default();
        }
    }

    /// Points at `item`, at its `nth` sentence, without touching the history.
    pub(super) fn point(&mut self, dossier: &Dossier, item: Option<Item>, nth: usize) {
        if self.selected != item {
            self.selected = item;
            self.with_selected = item.map(|item| related(dossier, item)).unwrap_or_default();
            self.sentences = item
                .map(|item| dossier.evidence.sentences_of(item))
                .unwrap_or_default();
        }
        self.nth = nth.min(self.sentences.len().saturating_sub(1));
        self.reveal += 1;
    }

    /// Steps through the selected item's sentences, around the ends.
    pub(super) fn step(&mut self, forward: bool) {
        let count = self.sentences.len();
        if count > 0 {
            self.nth = (self.nth + if forward { 1 } else { count - 1 }) % count;
            self.reveal += 1;
        }
    }

    pub(super) fn visit(&self, tab: Tab) -> Visit {
        Visit {
            tab,
            item: self.selected,
            nth: self.nth,
        }
    }

    /// Remembers where the reader was before going on.
    pub(super) fn leave(&mut self, visit: Visit) {
        if self.back.last() != Some(&visit) {
            self.back.push(visit);
        }
        if self.back.len() > MAX_VISITS {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    pub(super) fn go_back(&mut self, from: Visit) -> Option<Visit> {
        let visit = self.back.pop()?;
        self.forward.push(from);
        Some(visit)
    }

    pub(super) fn go_forward(&mut self, from: Visit) -> Option<Visit> {
        let visit = self.forward.pop()?;
        self.back.push(from);
        Some(visit)
    }
}

/// What goes with `item`: its sentences, all that rests on them, the lines and ends next to it.
fn related(dossier: &Dossier, item: Item) -> BTreeSet<Item> {
    let evidence = &dossier.evidence;
    let mut related = BTreeSet::new();
    // Two names in one sentence are no relation: from an entity or a line, other entities are
    // reached by lines only.
    let by_lines_only = matches!(item, Item::Entity(_) | Item::Relation(_));
    for sentence in evidence.sentences_of(item) {
        related.insert(Item::Sentence(sentence));
        related.extend(
            evidence
                .on(sentence)
                .iter()
                .map(|support| support.item)
                .filter(|other| !(by_lines_only && matches!(other, Item::Entity(_)))),
        );
    }
    match item {
        Item::Entity(entity) => {
            for id in dossier.relations_of(entity) {
                let other = dossier.relation(*id).other_end(entity);
                related.extend([Item::Relation(*id), Item::Entity(other)]);
            }
        }
        Item::Relation(relation) => {
            let relation = dossier.relation(relation);
            related.extend([Item::Entity(relation.source), Item::Entity(relation.target)]);
        }
        Item::Sentence(_) | Item::Figure(_) | Item::Picture(_) | Item::Note(_) => {}
    }
    related.remove(&item);
    related
}

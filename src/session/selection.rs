//! What the reader points at, what goes with it, and the way back.
//!
//! Views never compare ids: they ask [`Selection::highlight`] how strongly an item stands out.

mod history;
mod related;

use self::history::History;
use self::related::Related;
use super::reload::Same;
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

#[derive(Debug, Default)]
pub struct Selection {
    selected: Option<Item>,
    /// The sentences the selected item rests on, in reading order.
    sentences: Vec<SentenceId>,
    nth: usize,
    hovered: Option<Item>,
    with_selected: Related,
    with_hovered: Related,
    history: History,
    /// Counts up each time the text should bring the current sentence into view.
    reveal: u64,
    /// What `reveal` was when the dossier was last read again: the reader stays where they were.
    followed: u64,
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

    /// What [`Self::reveal`] was when the dossier was last read again or edited: until there, nothing is to
    /// be brought into view.
    pub fn followed(&self) -> u64 {
        self.followed
    }

    pub fn can_go_back(&self) -> bool {
        self.history.can_go_back()
    }

    pub fn can_go_forward(&self) -> bool {
        self.history.can_go_forward()
    }

    /// How strongly `item` stands out.
    pub fn highlight(&self, item: Item) -> Highlight {
        let is_current = matches!(item, Item::Sentence(id)
            if self.current_sentence().is_some_and(|(_, current)| current == id));
        if self.selected == Some(item) || is_current {
            Highlight::Selected
        } else if self.hovered == Some(item) {
            Highlight::Hovered
        } else if self.with_selected.contains(item) || self.with_hovered.contains(item) {
            Highlight::Related
        } else {
            Highlight::None
        }
    }

    /// Whether `item` shares a sentence with what is selected, or is at the other end of its line.
    pub fn is_with_selected(&self, item: Item) -> bool {
        self.with_selected.contains(item)
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

    /// Goes over to the dossier as it was read again: what is still there stays selected, at its
    /// sentence, and the way back stays.
    pub(super) fn follow(&mut self, dossier: &Dossier, same: &Same<'_>) {
        let selected = self.selected.and_then(|item| same.item(item));
        let current = self
            .current_sentence()
            .and_then(|(_, id)| same.item(Item::Sentence(id)));
        let history = self.history.carried_over(same);
        self.clear_all();
        self.history = history;
        if selected.is_some() {
            let sentences = selected.map(|item| dossier.evidence.sentences_of(item));
            let nth = sentences
                .iter()
                .flatten()
                .position(|id| current == Some(Item::Sentence(*id)));
            self.point(dossier, selected, nth.unwrap_or(0));
        }
        self.followed = self.reveal;
    }

    pub(super) fn set_hovered(&mut self, dossier: &Dossier, item: Option<Item>) {
        if self.hovered != item {
            self.hovered = item;
            self.with_hovered = Related::to(dossier, item);
        }
    }

    /// Points at `item`, at its `nth` sentence, without touching the history.
    pub(super) fn point(&mut self, dossier: &Dossier, item: Option<Item>, nth: usize) {
        if self.selected != item {
            self.selected = item;
            self.with_selected = Related::to(dossier, item);
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
}

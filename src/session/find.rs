//! Find in the dossier: what the reader looks for, what was found, and which hit they are at.
//!
//! Invariant: the hits are those of the query as it is now; only while a search is under way they are
//! those of the one before. The current hit is one of them.

pub(super) mod fields;
mod needle;
mod search;

use std::sync::Arc;

use super::task::{Opened, Task};

pub use needle::{Needle, fold};
pub use search::{HeadPart, Hit, Hits, MAX_HITS, search};

/// What the reader looks for.
#[derive(Debug, Default)]
pub struct Find {
    open: bool,
    query: String,
    hits: Arc<Hits>,
    /// Index into the hits.
    current: Option<usize>,
    /// A search for the query as it is now has not come back yet.
    searching: bool,
    /// Counts up each time the reader asks for the field.
    asked: u64,
}

impl Find {
    /// Whether the find bar is shown, and hits are marked.
    pub fn is_open(&self) -> bool {
        self.open
    }

    pub fn query(&self) -> &str {
        &self.query
    }

    pub fn hits(&self) -> &Arc<Hits> {
        &self.hits
    }

    /// The hit the reader is at, as an index into the hits.
    pub fn current(&self) -> Option<usize> {
        self.current
    }

    /// Whether a search for the query as it is now is under way.
    pub fn is_searching(&self) -> bool {
        self.searching
    }

    /// Changes each time the reader asks for the field; compare, never reset.
    pub fn asked(&self) -> u64 {
        self.asked
    }

    pub(super) fn show(&mut self, open: bool) {
        self.open = open;
        self.asked += u64::from(open);
    }

    /// Looks for something else in what is open.
    pub(super) fn set_query(&mut self, query: String, opened: Option<&Opened>) -> Option<Task> {
        if self.query == query {
            return None;
        }
        self.query = query;
        self.current = None;
        let task = opened.and_then(|opened| self.search_in(opened));
        if task.is_none() {
            self.hits = Arc::default();
        }
        task
    }

    /// Looks for the same in another dossier.
    pub(super) fn start_again(&mut self, opened: &Opened) -> Option<Task> {
        self.hits = Arc::default();
        self.current = None;
        self.search_in(opened)
    }

    fn search_in(&mut self, opened: &Opened) -> Option<Task> {
        self.searching = !self.query.trim().is_empty();
        self.searching.then(|| Task::Find {
            opened: opened.clone(),
            query: self.query.clone(),
        })
    }

    /// Takes what a search found, unless something else is looked for by now.
    pub(super) fn take_in(&mut self, hits: Hits, in_text_tab: bool) {
        if hits.query != self.query {
            return;
        }
        self.searching = false;
        // Typing brings the text to its first hit; other tabs mark theirs where they are.
        let first_in_text = matches!(hits.list.first(), Some(Hit::Head { .. } | Hit::Text(_)));
        self.current = (in_text_tab && first_in_text).then_some(0);
        self.hits = Arc::new(hits);
    }

    pub(super) fn stop(&mut self) {
        self.searching = false;
    }

    /// The next or previous hit, around the ends.
    pub(super) fn neighbour(&self, forward: bool) -> Option<usize> {
        let count = self.hits.list.len();
        let last = count.checked_sub(1)?;
        Some(match (self.current, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(current), true) => (current + 1) % count,
            (Some(current), false) => (current + last) % count,
        })
    }

    /// Makes a hit the current one.
    pub(super) fn go_to(&mut self, index: usize) -> Option<Hit> {
        let hit = self.hits.list.get(index).cloned()?;
        self.current = Some(index);
        Some(hit)
    }
}

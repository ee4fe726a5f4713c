//! The list of numbers that the reader asked for: grouped by subject, filtered and sorted.
//!
//! Made by a job, for there may be a million numbers: the window shows the last list until the next
//! one is there. What does not depend on filter and order (subjects, series, choices, lengths) is
//! found once for each dossier and handed from list to list. Nothing is computed from the numbers:
//! no sums, no shares, no growth.

mod choices;
mod listing;
mod subjects;

use std::sync::Arc;

use crate::geometry::figure_table::{Lengths, Sort};
use crate::model::Dossier;
pub use choices::{Choices, Filter};
pub use listing::Listed;
pub use subjects::{Section, Subject};

/// How many numbers are looked at before asking again whether anybody still waits for them.
const STRIDE: usize = 4096;

/// What the reader wants to see, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureRequest {
    pub filter: Filter,
    pub sort: Option<Sort>,
    /// All numbers as one table, without subjects and charts.
    pub as_one_table: bool,
}

/// What depends on the dossier alone.
#[derive(Debug, Default)]
pub struct Groups {
    pub subjects: Vec<Subject>,
    pub choices: Choices,
    /// Of all numbers.
    pub lengths: Lengths,
    /// Of each number, by its id.
    pub row_lengths: Vec<Lengths>,
}

/// The answer to a request.
#[derive(Clone, Debug, Default)]
pub struct FigureList {
    pub request: FigureRequest,
    pub groups: Arc<Groups>,
    pub listed: Vec<Listed>,
    /// How many numbers are listed.
    pub count: usize,
}

impl FigureList {
    /// Groups, unless that was done before, filters and sorts; `None` when cancelled.
    pub fn make(
        dossier: &Dossier,
        request: FigureRequest,
        groups: Option<Arc<Groups>>,
        is_cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let groups = match groups {
            Some(groups) => groups,
            None => Arc::new(Groups::of(dossier, is_cancelled)?),
        };
        let listed = listing::list(dossier, &groups, &request, is_cancelled)?;
        Some(Self {
            count: listed.iter().map(|listed| listed.rows.len()).sum(),
            request,
            groups,
            listed,
        })
    }
}

impl Groups {
    fn of(dossier: &Dossier, is_cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let row_lengths = subjects::row_lengths(dossier, is_cancelled)?;
        let subjects = subjects::subjects(dossier, &row_lengths, is_cancelled)?;
        let mut lengths = Lengths::default();
        for subject in &subjects {
            lengths.join(&subject.lengths);
        }
        Some(Self {
            choices: Choices::of(dossier, is_cancelled)?,
            subjects,
            lengths,
            row_lengths,
        })
    }
}

/// The list that is there, and the one that is asked for.
#[derive(Debug, Default)]
pub struct Figures {
    asked: Option<FigureRequest>,
    list: Option<Arc<FigureList>>,
    /// The reader cancelled what is asked for, or it failed: not tried again unless asked for.
    stopped: bool,
}

impl Figures {
    /// The last list that was made for the open dossier.
    pub fn list(&self) -> Option<&Arc<FigureList>> {
        self.list.as_ref()
    }

    /// Whether this request is answered, under way or has failed, so that nobody has to ask again.
    pub fn knows(&self, request: &FigureRequest) -> bool {
        self.asked.as_ref() == Some(request)
    }

    /// Whether another list is under way.
    pub fn is_listing(&self) -> bool {
        self.is_behind() && !self.stopped
    }

    /// Whether what is asked for will not come by itself.
    pub fn is_stopped(&self) -> bool {
        self.is_behind() && self.stopped
    }

    fn is_behind(&self) -> bool {
        self.asked.as_ref() != self.list.as_ref().map(|list| &list.request)
    }

    /// Notes a wish; `false` when it is known and not given up.
    pub(super) fn ask(&mut self, request: &FigureRequest) -> bool {
        let has_to_be = !self.knows(request) || self.is_stopped();
        if has_to_be {
            self.asked = Some(request.clone());
            self.stopped = false;
        }
        has_to_be
    }

    pub(super) fn stop(&mut self) {
        self.stopped = true;
    }

    /// What the next list need not find again.
    pub(super) fn groups(&self) -> Option<Arc<Groups>> {
        self.list.as_ref().map(|list| Arc::clone(&list.groups))
    }

    pub(super) fn keep(&mut self, list: FigureList) {
        if self.knows(&list.request) && !self.stopped {
            self.list = Some(Arc::new(list));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure_samples::quay;

    fn asking_for(query: &str) -> FigureRequest {
        FigureRequest {
            filter: Filter {
                query: query.to_owned(),
                ..Filter::default()
            },
            ..FigureRequest::default()
        }
    }

    fn answer(request: &FigureRequest, figures: &Figures) -> FigureList {
        FigureList::make(&quay(), request.clone(), figures.groups(), &|| false)
            .expect("not cancelled")
    }

    #[test]
    fn a_wish_is_noted_once_and_only_the_last_one_is_answered() {
        let (first, second) = (asking_for(""), asking_for("timber"));
        let mut figures = Figures::default();
        assert!(figures.ask(&first) && !figures.ask(&first));
        figures.keep(answer(&first, &figures));
        assert!(!figures.is_listing());
        assert!(figures.ask(&second) && figures.is_listing());
        figures.keep(answer(&first, &figures));
        assert_eq!(
            figures.list().map(|list| list.count),
            Some(16),
            "the old stays"
        );
        let groups = figures.groups();
        figures.keep(answer(&second, &figures));
        assert_eq!(figures.list().map(|list| list.count), Some(4));
        let kept = figures.groups().zip(groups);
        assert!(kept.is_some_and(|(new, old)| Arc::ptr_eq(&new, &old)));
    }

    #[test]
    fn a_list_that_was_stopped_is_made_when_it_is_asked_for_again() {
        let wish = asking_for("");
        let mut figures = Figures::default();
        assert!(figures.ask(&wish));
        figures.stop();
        assert!(figures.is_stopped() && !figures.is_listing());
        assert!(figures.knows(&wish), "nobody asks by itself");
        figures.keep(answer(&wish, &figures));
        assert!(figures.list().is_none(), "an answer that is too late");
        assert!(figures.ask(&wish) && figures.is_listing());
        figures.keep(answer(&wish, &figures));
        assert!(figures.list().is_some() && !figures.is_stopped());
    }
}

//! Deciding, taking back, and going from one suggestion to the next.

use std::collections::HashSet;
use std::sync::Arc;

use super::super::Session;
use super::super::command::Command;
use super::super::notices::Tone;
use super::super::tab::Tab;
use super::super::task::{DraftStep, Opened, Task};
use super::listing::{self, Kind};
use super::{Doubted, Form, Review, item_of, target_of};
use crate::edit::{Edit, Target};
use crate::model::item::Item;
use crate::problem::{Problem, Problems};

/// What is listed in every bundle, and in nothing else that can be opened.
const LIST_OF_FILES: &str = "datapackage.json";

impl Session {
    /// The decisions, and what is left to decide.
    pub fn review(&self) -> &Review {
        &self.review
    }

    /// Whether what is open is a bundle, which can be edited, and not being written at the moment.
    pub fn can_edit(&self) -> bool {
        let opened = self.opened.as_ref();
        opened.is_some_and(|open| open.container.contains(LIST_OF_FILES)) && !self.review.saving
    }

    /// What the panel shows and keys act on: the selected item, as far as one can decide about it.
    pub fn under_review(&self) -> Option<(Item, Target)> {
        let item = self.selection.selected()?;
        let target = target_of(self.dossier()?, item)?;
        Some((item, target))
    }

    /// The suggestion that is selected.
    pub fn suggestion(&self) -> Option<&super::Suggestion> {
        self.review.suggestion(self.selection.selected()?)
    }

    pub(in crate::session) fn show_review(&mut self, show: bool) {
        self.review.open = show;
        self.review.form = None;
        if show {
            self.panels.problems = false;
            if self.suggestion().is_none() {
                self.step_suggestion(true);
            }
        }
    }

    /// Counts anew what is left, of a dossier that was just opened or made.
    pub(in crate::session) fn list_suggestions(&mut self) {
        let Some(opened) = &self.opened else { return };
        self.review.queue = listing::suggestions(&opened.dossier);
        if self.review.base.is_none() {
            self.review.total = self.review.queue.len();
        }
    }

    pub(in crate::session) fn filter_suggestions(&mut self, kind: Option<Kind>) {
        self.review.filter = kind;
        let fits = |one: &super::Suggestion| kind.is_none_or(|kind| one.kind == kind);
        if !self.suggestion().is_some_and(fits) {
            self.step_suggestion(true);
        }
    }

    /// To the next or previous suggestion in view, around the ends.
    pub(in crate::session) fn step_suggestion(&mut self, forward: bool) {
        if let Some(next) = self.neighbour(forward) {
            self.go_to_suggestion(&next);
        }
    }

    /// The suggestion after or before the selected one; without one, the first.
    fn neighbour(&self, forward: bool) -> Option<Target> {
        let shown: Vec<&super::Suggestion> = self.review.shown().collect();
        let selected = self.selection.selected();
        let here = shown.iter().position(|one| Some(one.item) == selected);
        let next = match here {
            Some(here) if forward => (here + 1) % shown.len(),
            Some(here) => (here + shown.len() - 1) % shown.len(),
            None => 0,
        };
        shown.get(next).map(|one| one.target.clone())
    }

    pub(in crate::session) fn go_to_suggestion(&mut self, target: &Target) {
        self.review.form = None;
        let Some(item) = self.dossier().and_then(|open| item_of(open, target)) else {
            return;
        };
        // Its sentence is what it is decided by.
        let tab = if self.tab() == Tab::Gallery || self.tab() == Tab::Figures {
            Tab::Text
        } else {
            self.tab()
        };
        self.go(tab, Some(item), None);
    }

    pub(in crate::session) fn ask_for(&mut self, form: Form) {
        if self.can_edit() && form.is_possible() {
            self.review.open = true;
            self.panels.problems = false;
            self.review.form = Some(form);
        }
    }

    pub(in crate::session) fn close_form(&mut self) {
        self.review.form = None;
    }

    pub(in crate::session) fn accept_selected(&mut self) -> Vec<Task> {
        match self.suggestion() {
            Some(one) => {
                let targets = vec![one.target.clone()];
                self.decide(Edit::Accept { targets })
            }
            None => Vec::new(),
        }
    }

    pub(in crate::session) fn reject_selected(&mut self) -> Vec<Task> {
        match self.suggestion() {
            Some(one) => {
                let target = one.target.clone();
                self.decide(Edit::Reject { target })
            }
            None => Vec::new(),
        }
    }

    /// Accepts all of the kind in view that are at least as sure.
    pub(in crate::session) fn accept_above(&mut self, score: f32) -> Vec<Task> {
        let sure = self.review.shown().filter(|one| one.is_above(score));
        let targets: Vec<Target> = sure.map(|one| one.target.clone()).collect();
        if targets.is_empty() {
            return Vec::new();
        }
        self.decide(Edit::Accept { targets })
    }

    /// Adds a decision: it is kept, carried out, and what it decides is no longer left.
    pub(in crate::session) fn decide(&mut self, edit: Edit) -> Vec<Task> {
        if !self.can_edit() {
            return Vec::new();
        }
        let Some(opened) = self.opened.clone() else {
            return Vec::new();
        };
        let base = self.review.base.get_or_insert(opened).clone();
        self.review.form = None;
        self.review.undone.clear();
        self.review.end_doubt();
        if self.review.stale.is_none() {
            // It spoke of those that were back, and would take this one with them.
            self.notices.forget_offering(&Command::DiscardEdits);
        }
        let next = self.next_after(&edit);
        let was_here = self.suggestion().map(|one| one.target.clone());
        self.review.done.push(edit.clone());
        let decided = decided_by(&edit);
        self.review
            .queue
            .retain(|one| !decided.contains(&one.target));
        let is_last = next.is_none() && was_here.is_some_and(|here| decided.contains(&here));
        let next = next.or_else(|| {
            // All of this kind are decided: the others follow.
            let first = self.review.queue.first().filter(|_| is_last)?;
            self.review.filter = None;
            Some(first.target.clone())
        });
        if let Some(next) = &next {
            self.go_to_suggestion(next);
        } else if is_last {
            self.go(self.tab(), None, None);
        }
        self.review.then = next;
        let step = DraftStep::Do(edit);
        self.keep_and_carry_out(base, step)
    }

    /// Where the reader goes on after a decision.
    fn next_after(&self, edit: &Edit) -> Option<Target> {
        let decided = decided_by(edit);
        if let Edit::Merge { into, .. } = edit {
            return Some(Target::Entity(into.clone()));
        }
        let selected = self.selection.selected();
        let is_decided = |one: &super::Suggestion| decided.contains(&one.target);
        let here = self
            .review
            .queue
            .iter()
            .position(|one| Some(one.item) == selected);
        let is_here_decided = here.is_some_and(|here| is_decided(&self.review.queue[here]));
        if !is_here_decided {
            return None;
        }
        let (before, after) = self.review.queue.split_at(here.unwrap_or(0));
        let fits = |one: &&super::Suggestion| {
            !is_decided(one) && self.review.filter.is_none_or(|kind| one.kind == kind)
        };
        let next = after.iter().find(fits).or_else(|| before.iter().find(fits));
        next.map(|one| one.target.clone())
    }

    pub(in crate::session) fn undo_edit(&mut self) -> Vec<Task> {
        if !self.review.can_undo() {
            return Vec::new();
        }
        self.review.end_doubt();
        let (Some(edit), Some(base)) = (self.review.done.pop(), self.review.base.clone()) else {
            return Vec::new();
        };
        self.review.form = None;
        self.review.then = subject_of(&edit);
        self.review.undone.push(edit);
        self.keep_and_carry_out(base, DraftStep::Undo)
    }

    pub(in crate::session) fn redo_edit(&mut self) -> Vec<Task> {
        if !self.review.can_redo() {
            return Vec::new();
        }
        self.review.end_doubt();
        let (Some(edit), Some(base)) = (self.review.undone.pop(), self.review.base.clone()) else {
            return Vec::new();
        };
        self.review.form = None;
        self.review.then = self.next_after(&edit);
        self.review.done.push(edit.clone());
        self.keep_and_carry_out(base, DraftStep::Do(edit))
    }

    /// The work that makes the dossier with all decisions.
    pub(super) fn carry_edits_out(&mut self) -> Option<Task> {
        let base = self.review.base.clone()?;
        self.review.asked += 1;
        Some(Task::CarryOut {
            base,
            edits: self.review.done.clone().into(),
            asked: self.review.asked,
        })
    }

    fn keep_and_carry_out(&mut self, base: Opened, step: DraftStep) -> Vec<Task> {
        let step = if self.review.not_kept {
            // One of the steps before is missing in the draft: without it this one would mean another.
            DraftStep::Rewrite(Arc::from(self.review.done.as_slice()))
        } else {
            step
        };
        let keep = Task::KeepDraft { base, step };
        std::iter::once(keep)
            .chain(self.carry_edits_out())
            .collect()
    }

    /// Shows the dossier with all decisions; one with fewer of them is of no use any more.
    pub(in crate::session) fn take_in_edited(
        &mut self,
        asked: u64,
        edited: Opened,
        problems: Problems,
        refused: &[(usize, Problem)],
    ) -> Vec<Task> {
        if asked != self.review.asked || self.review.base.is_none() {
            return Vec::new();
        }
        let mut tasks = self.show_edited(edited, problems);
        self.list_suggestions();
        tasks.extend(self.leave_doubted_out());
        tasks.extend(self.leave_out(refused));
        if let Some(then) = self.review.then.take()
            && let Some(item) = self.dossier().and_then(|open| item_of(open, &then))
        {
            self.go(self.tab(), Some(item), None);
        }
        if self.review.open && self.selection.selected().is_none() {
            self.step_suggestion(true);
        }
        tasks
    }

    /// The dossier with all decisions could not be made: it is tried without the last one. If that is not
    /// to blame either, none is: all stay, to be carried out when whatever stands in the way is gone.
    pub(in crate::session) fn doubt_last_edit(&mut self, title: String, why: String) -> Vec<Task> {
        if self.review.doubted.is_none()
            && let Some(edit) = self.review.done.pop()
        {
            self.review.doubted = Some(Doubted { edit, why });
            return self.carry_edits_out().into_iter().collect();
        }
        self.review.end_doubt();
        self.list_suggestions();
        let decided: HashSet<Target> = self.review.done.iter().flat_map(decided_by).collect();
        let is_left = |one: &super::Suggestion| !decided.contains(&one.target);
        self.review.queue.retain(is_left);
        let title = match self.review.done.len() {
            0 => title,
            _ => "The changes are not shown yet, and none is lost".to_owned(),
        };
        self.notices.push(Tone::Failed, title, why, None);
        Vec::new()
    }

    /// The dossier could be made without it, so it was to blame: it is no decision any more.
    fn leave_doubted_out(&mut self) -> Option<Task> {
        let doubted = self.review.doubted.take()?;
        let title = "The change was not made";
        self.notices.push(Tone::Failed, title, doubted.why, None);
        Some(Task::KeepDraft {
            base: self.review.base.clone()?,
            step: DraftStep::Rewrite(Arc::from(self.review.done.as_slice())),
        })
    }

    /// What could not be carried out is no decision: it leaves the list, and the reader is told why.
    fn leave_out(&mut self, refused: &[(usize, Problem)]) -> Option<Task> {
        let (_, first) = refused.first()?;
        for (place, _) in refused.iter().rev() {
            if *place < self.review.done.len() {
                self.review.done.remove(*place);
            }
        }
        let title = match refused.len() {
            1 => "One change was not made".to_owned(),
            many => format!("{many} changes were not made"),
        };
        let detail = format!("{}. {}", first.what, first.advice);
        self.notices.push(Tone::Failed, title, detail, None);
        Some(Task::KeepDraft {
            base: self.review.base.clone()?,
            step: DraftStep::Rewrite(Arc::from(self.review.done.as_slice())),
        })
    }
}

/// What is no longer left to decide after `edit`.
fn decided_by(edit: &Edit) -> HashSet<Target> {
    match edit {
        Edit::Accept { targets } => targets.iter().cloned().collect(),
        Edit::Reject { target } => HashSet::from([target.clone()]),
        Edit::EditEntity { id, .. } => HashSet::from([Target::Entity(id.clone())]),
        Edit::EditRelation { id, .. } => HashSet::from([Target::Relation(id.clone())]),
        Edit::EditFigure { id, .. } => HashSet::from([Target::Figure(id.clone())]),
        Edit::Merge { from, .. } => HashSet::from([Target::Entity(from.clone())]),
        Edit::ChangeKind { .. }
        | Edit::Split { .. }
        | Edit::AddEntity { .. }
        | Edit::AddMention { .. }
        | Edit::AddRelation { .. }
        | Edit::AddFigure { .. }
        | Edit::AddCaption { .. } => HashSet::new(),
    }
}

/// What an edit is about, to go there when it is taken back.
fn subject_of(edit: &Edit) -> Option<Target> {
    match edit {
        Edit::ChangeKind { target, .. } => Some(target.clone()),
        Edit::Split { entity, .. } | Edit::AddMention { entity, .. } => {
            Some(Target::Entity(entity.clone()))
        }
        Edit::Accept { targets } => targets.first().cloned(),
        other => decided_by(other).into_iter().next(),
    }
}

//! Drafts that survive, and saving.
//!
//! Every decision is in a file of the program's own before long, so closing the window, opening another
//! dossier or being killed loses nothing. Saving writes a bundle with all decisions and opens it: from
//! there on they are the bundle's own, and no steps back lead behind it.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::Session;
use super::super::command::{Command, Source};
use super::super::notices::Tone;
use super::super::task::{Draft, DraftStep, Opened, Replace, Task};
use super::Review;
use crate::edit::Edit;
use crate::problem::Problem;

/// How the file of a bundle ends.
const ENDING: &str = "dossier";
/// Letters of the headline in the name that is offered.
const MAX_NAME: usize = 60;

impl Session {
    /// Forgets the decisions about the dossier that goes; they are in its draft.
    pub(in crate::session) fn begin_review(
        &mut self,
        opened: &Opened,
        stays: bool,
    ) -> Option<Task> {
        let mut before = std::mem::take(&mut self.review);
        before.end_doubt();
        self.notices.forget_offering(&Command::DiscardEdits);
        let is_saved = before.saved_to.is_some();
        let left = before.done.len();
        let is_left = left > 0 && !stays && !is_saved;
        if is_left && before.not_kept {
            let title = format!("{} not kept", unsaved(left, false));
            let detail =
                "They could not be written to a draft. Save before another dossier is opened";
            self.notices.push(Tone::Warning, title, detail, None);
        } else if is_left {
            let title = format!("{} kept", unsaved(left, true));
            let detail = "They are back when that dossier is opened again";
            self.notices.push(Tone::Done, title, detail, None);
        }
        self.review = Review {
            open: before.open && stays,
            filter: before.filter.filter(|_| stays),
            // Decisions under way are about another dossier.
            asked: before.asked + 1,
            ..Review::default()
        };
        let is_bundle = opened.container.contains("datapackage.json");
        is_bundle.then(|| Task::FindDraft(opened.clone()))
    }

    pub(in crate::session) fn take_in_kept(&mut self, whole: bool) {
        self.review.not_kept &= !whole;
    }

    pub(in crate::session) fn take_in_not_kept(&mut self, why: Option<String>) {
        self.review.not_kept = true;
        if let Some(why) = why {
            let title = "Unsaved changes are not kept";
            self.notices.push(Tone::Failed, title, why, None);
        }
    }

    /// Takes up the decisions that were not saved when this dossier was last open.
    pub(in crate::session) fn take_in_draft(&mut self, generation: u64, draft: Draft) -> Vec<Task> {
        let base = self.review.base.as_ref();
        if generation != base.map_or(self.generation, |base| base.generation) {
            return Vec::new();
        }
        if let Some(said) = draft.said {
            let title = "Some unsaved changes could not be read";
            self.notices.push(Tone::Warning, title, said, None);
        }
        if draft.edits.is_empty() {
            return Vec::new();
        }
        let count = draft.edits.len();
        let discard = ("Discard them".to_owned(), Command::DiscardEdits);
        if !draft.fits {
            let title = format!(
                "{} made to another state of this file",
                unsaved(count, false)
            );
            let detail =
                "The file has changed since. What still fits can be applied to it as it is now";
            let apply = ("Apply what fits".to_owned(), Command::ApplyDraft);
            self.notices
                .push(Tone::Warning, title, detail, [apply, discard]);
            self.review.stale = Some(draft.edits);
            return Vec::new();
        }
        let title = format!("{} back", unsaved(count, true));
        let detail =
            "They were made when this dossier was last open. Save to keep them in the file";
        self.notices.push(Tone::Warning, title, detail, [discard]);
        self.take_up(draft.edits)
    }

    fn take_up(&mut self, edits: Vec<Edit>) -> Vec<Task> {
        let Some(opened) = self.opened.clone() else {
            return Vec::new();
        };
        self.review.base.get_or_insert(opened);
        self.review.end_doubt();
        let newer = std::mem::replace(&mut self.review.done, edits);
        self.review.done.extend(newer);
        self.carry_edits_out().into_iter().collect()
    }

    pub(in crate::session) fn apply_draft(&mut self) -> Vec<Task> {
        let Some(edits) = self.review.stale.take() else {
            return Vec::new();
        };
        self.notices.forget_offering(&Command::DiscardEdits);
        let mut tasks = self.take_up(edits);
        if let Some(base) = self.review.base.clone() {
            let all = Arc::from(self.review.done.as_slice());
            let step = DraftStep::Rewrite(all);
            tasks.push(Task::KeepDraft { base, step });
        }
        tasks
    }

    /// Forgets the decisions that the notice speaks of. Those about an older state go alone, if there are
    /// newer ones; else the bundle is shown as it was opened, and nothing is left to take back to.
    pub(in crate::session) fn discard_edits(&mut self) -> Vec<Task> {
        let base = self.review.base.clone().or_else(|| self.opened.clone());
        let Some(base) = base.filter(|_| !self.review.saving) else {
            return Vec::new();
        };
        self.notices.forget_offering(&Command::DiscardEdits);
        let stale = self.review.stale.take();
        if stale.is_some() && self.review.is_changed() {
            self.review.end_doubt();
            let step = DraftStep::Rewrite(Arc::from(self.review.done.as_slice()));
            return vec![Task::KeepDraft { base, step }];
        }
        self.review.done.clear();
        self.review.doubted = None;
        self.review.undone.clear();
        self.review.form = None;
        let step = DraftStep::Clear;
        let keep = Task::KeepDraft { base, step };
        std::iter::once(keep)
            .chain(self.carry_edits_out())
            .collect()
    }

    /// Saves over the file that is open, or asks where to where that is none of its own.
    pub(in crate::session) fn save(&mut self) -> Vec<Task> {
        let Some(base) = self.base().filter(|_| self.can_edit()) else {
            return Vec::new();
        };
        match &base.source {
            // A file that is rewritten without need may lose a signature.
            Source::Path(_) if base.container.is_zip() && !self.review.is_changed() => {
                let title = "There is nothing to save";
                self.notices.push(Tone::Done, title, String::new(), None);
                Vec::new()
            }
            // Only a bundle is replaced by one, and never the page that an import read.
            Source::Path(path) if base.container.is_zip() => {
                let path = path.clone();
                self.save_to(path, Replace::IfUnchanged)
            }
            Source::Path(_) | Source::Sample | Source::Pasted(_) => self.ask_where_to_save(),
        }
    }

    pub(in crate::session) fn ask_where_to_save(&mut self) -> Vec<Task> {
        match (self.base(), self.can_edit()) {
            (Some(base), true) => vec![Task::ChooseSavePath(offered_path(&base))],
            _ => Vec::new(),
        }
    }

    pub(in crate::session) fn show_save_dialog(&mut self, offered: Option<PathBuf>) {
        self.review.save_dialog = offered;
    }

    pub(in crate::session) fn save_to(&mut self, target: PathBuf, replace: Replace) -> Vec<Task> {
        let Some(base) = self.base().filter(|_| self.can_edit()) else {
            return Vec::new();
        };
        self.review.offered = self.review.save_dialog.take();
        self.review.form = None;
        self.review.saving = true;
        self.review.end_doubt();
        vec![Task::SaveDossier {
            base,
            edits: self.review.done.clone().into(),
            target,
            replace,
        }]
    }

    pub(in crate::session) fn take_in_saved(&mut self, target: PathBuf) -> Vec<Task> {
        let source = Source::Path(target.clone());
        let title = format!("Saved as {}", source.name());
        self.notices.push(Tone::Done, title, String::new(), None);
        self.review.saved_to = Some(target);
        self.open(source, false)
    }

    pub(in crate::session) fn take_in_not_saved(&mut self, target: PathBuf, problem: &Problem) {
        self.review.saving = false;
        // Whoever mends the path goes on typing: without the dialog, letters would be decisions.
        if self.review.offered.take().is_some() && problem.code != "E-EXISTS" {
            self.review.save_dialog = Some(target.clone());
        }
        let title = "The dossier was not saved";
        let detail = format!("{}. {}", problem.what, problem.advice);
        let replace = Command::SaveTo {
            target,
            replace: true,
        };
        let action = (problem.code == "E-EXISTS").then(|| ("Replace it".to_owned(), replace));
        self.notices.push(Tone::Failed, title, detail, action);
    }

    /// That what was saved could not be opened changes nothing: decisions go on.
    pub(in crate::session) fn stop_saving(&mut self) {
        self.review.saving = false;
        self.review.saved_to = None;
    }

    /// Whether `source` is the open dossier under the name that it was just saved under.
    pub(in crate::session) fn is_saved_as(&self, source: &Source) -> bool {
        matches!((source, &self.review.saved_to), (Source::Path(path), Some(saved)) if path == saved)
    }

    fn base(&self) -> Option<Opened> {
        self.review.base.clone().or_else(|| self.opened.clone())
    }
}

/// Beside the file that is open, called as the article.
fn offered_path(base: &Opened) -> PathBuf {
    let folder = base.source.folder();
    let mut name = String::new();
    for letter in base.dossier.headline().chars().take(MAX_NAME) {
        if letter.is_alphanumeric() {
            name.push(letter);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    let name = if name.is_empty() { "article" } else { name };
    let file = format!("{name}.{ENDING}");
    folder.map_or_else(|| PathBuf::from(&file), |folder| folder.join(&file))
}

/// "One unsaved change is", "3 unsaved changes were".
fn unsaved(count: usize, now: bool) -> String {
    let verb = match (count, now) {
        (1, true) => "is",
        (1, false) => "was",
        (_, true) => "are",
        (_, false) => "were",
    };
    match count {
        1 => format!("One unsaved change {verb}"),
        many => format!("{many} unsaved changes {verb}"),
    }
}

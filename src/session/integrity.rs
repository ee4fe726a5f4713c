//! Which files of the open bundle are what was packed, as far as it is known by now.
//!
//! Starts with what reading found out; files that were not read then are checked by a job, and
//! pictures again each time they are decoded. A file that has changed becomes a problem and a notice,
//! so nobody has to look for it; and it stays one that has changed, whatever it holds later.

use std::sync::Arc;

use super::Session;
use super::command::Command;
use super::notices::Tone;
use super::pictures::{Decoded, picture_problem};
use crate::model::figure_words::counted;
use crate::model::integrity::{HashState, Integrity};
use crate::model::item::PictureId;
use crate::problem::{Problem, Problems};

/// One state for each file the bundle lists, in its order.
#[derive(Debug, Default)]
pub(super) struct FileStates(Vec<HashState>);

impl FileStates {
    /// What reading the bundle found out.
    pub(super) fn of(integrity: &Integrity) -> Self {
        Self(integrity.files.iter().map(|file| file.state).collect())
    }

    pub(super) fn as_slice(&self) -> &[HashState] {
        &self.0
    }

    /// Whether there are files that nobody has looked at.
    pub(super) fn has_unread(&self) -> bool {
        self.0.contains(&HashState::Pending)
    }

    /// Takes what a check found and says which of the files are newly found changed or missing.
    fn update(&mut self, found: &[(usize, HashState)]) -> Vec<(usize, HashState)> {
        let is_bad = |state| matches!(state, HashState::Changed | HashState::Missing);
        let mut bad = Vec::new();
        for (file, state) in found {
            if let Some(known) = self.0.get_mut(*file)
                && !is_bad(*known)
            {
                *known = *state;
                if is_bad(*state) {
                    bad.push((*file, *state));
                }
            }
        }
        bad
    }
}

impl Session {
    /// Takes in what the check of the remaining files found, and tells the reader of those that have changed.
    pub(super) fn take_hash_states(&mut self, found: &[(usize, HashState)]) {
        let bad = self.files.update(found);
        let Some(opened) = self.opened.as_ref().filter(|_| !bad.is_empty()) else {
            return;
        };
        let files = &opened.dossier.integrity.files;
        let mut problems = Problems::clone(&self.problems);
        let mut paths = Vec::new();
        for (file, state) in &bad {
            let path = &files[*file].path;
            problems.push(problem(path, *state));
            paths.push(path.as_str());
        }
        let title = match paths.len() {
            1 => "A file of this bundle has changed since it was packed, or is missing".to_owned(),
            count => format!(
                "{} files of this bundle have changed since they were packed, or are missing",
                counted(count)
            ),
        };
        let detail = paths.join(", ");
        self.problems = Arc::new(problems);
        self.notices.push(
            Tone::Warning,
            title,
            detail,
            Some(("Show problems".to_owned(), Command::ShowProblems(true))),
        );
    }
}

impl Session {
    /// Adds what is wrong with pictures to the problems, each picture once.
    pub(super) fn take_picture_problems(&mut self, mut found: Vec<Problem>) {
        let is_said = |new: &Problem| {
            let mut known = self.problems.iter();
            known.any(|known| known.code == new.code && known.place == new.place)
        };
        found.retain(|new| !is_said(new));
        if found.is_empty() {
            return;
        }
        let mut problems = Problems::clone(&self.problems);
        for problem in found {
            problems.push(problem);
        }
        self.problems = Arc::new(problems);
    }

    /// What is wrong with a picture that could not be decoded; a file that is missing is said already.
    pub(super) fn picture_problem(&self, id: PictureId, decoded: &Decoded) -> Option<Problem> {
        let Decoded::Failed(why) = decoded else {
            return None;
        };
        let opened = self.opened.as_ref()?;
        let file = opened.dossier.pictures.get(id.index())?.file.as_ref()?;
        let is_there = opened.container.contains(file);
        is_there.then(|| picture_problem(file, why))
    }
}

fn problem(path: &str, state: HashState) -> Problem {
    let what = if state == HashState::Missing {
        "The file is listed and not there"
    } else {
        "The file has changed since it was packed: its SHA-256 differs"
    };
    Problem::new(
        "E-HASH",
        path,
        what,
        "Get the bundle again from where it came from, or treat this file as changed",
    )
}

//! Files that the command line writes: whole or not at all, never into what is read, and in the place of
//! another only when told to.

use std::io::Write as _;
use std::path::Path;

use super::complain;
use crate::container::atomic::{self, Existing};
use crate::problem::Problem;

/// What every command that writes a file takes.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Output {
    /// Replace the file if it exists
    #[arg(long)]
    pub(super) force: bool,
}

impl Output {
    /// Whether the file may be written, asked before the work is done; says why not.
    pub(super) fn may_write(self, read: Option<&Path>, target: &Path) -> bool {
        let inside = read.map_or(Ok(()), |read| atomic::refuse_inside(read, target));
        let checked = inside.and_then(|()| atomic::check_target(target, self.existing()));
        checked.map_err(|problem| refused(&problem)).is_ok()
    }

    /// Writes the file; says why not.
    pub(super) fn write(self, target: &Path, bytes: &[u8]) -> bool {
        let written = atomic::write_file(target, self.existing(), |file| {
            file.write_all(bytes).map_err(|error| {
                Problem::new(
                    "E-WRITE",
                    target.display().to_string(),
                    format!("The file could not be written: {error}"),
                    "Choose a folder with room that may be written to",
                )
            })
        });
        written.map_err(|problem| refused(&problem)).is_ok()
    }

    pub(super) fn existing(self) -> Existing {
        if self.force {
            Existing::Replace
        } else {
            Existing::Keep
        }
    }
}

fn refused(problem: &Problem) {
    complain(&format!("{problem}. {}", advice(problem)));
}

/// What to do, with the option that does it.
pub(super) fn advice(problem: &Problem) -> &str {
    if problem.code == "E-EXISTS" {
        "Choose another name, or replace the file with --force"
    } else {
        &problem.advice
    }
}

//! How the commands that only look at a dossier open it, and what they say when it is refused.

use std::path::Path;
use std::sync::Arc;

use super::{FAILED, complain};
use crate::bundle::{Opened, ReadOptions, Refusal};
use crate::container::Container;
use crate::import::open::open_path;

#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct Reading {
    /// Open it even though a file has changed since it was packed, as the window's "Open anyway" does
    #[arg(long)]
    pub(super) open_anyway: bool,
}

impl Reading {
    pub(super) fn open(self, path: &Path) -> Result<(Opened, Arc<Container>), Refusal> {
        open_path(path, &self.options(), &|_| true)
    }

    pub(super) fn options(self) -> ReadOptions {
        ReadOptions {
            anyway: self.open_anyway,
            ..ReadOptions::default()
        }
    }
}

/// Says why something was not opened and what to do.
pub(super) fn refused(path: &Path, refusal: &Refusal) -> u8 {
    complain(&format!(
        "{}: {}. {}",
        path.display(),
        refusal.problem,
        advice(refusal)
    ));
    FAILED
}

/// What to do about a refusal, with the option that does it.
pub(super) fn advice(refusal: &Refusal) -> String {
    let advice = &refusal.problem.advice;
    if refusal.can_open_anyway {
        format!("{advice}; for that, `check`, `show`, `export` and `render` take --open-anyway")
    } else {
        advice.clone()
    }
}

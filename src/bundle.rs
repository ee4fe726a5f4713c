//! The article bundle: reading lands with the bundle engineer's branch; until then nothing opens.

pub mod body;

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use crate::container::Container;
use crate::model::Dossier;
use crate::problem::{Problem, Problems};

#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    pub anyway: bool,
}

#[derive(Debug)]
pub struct Documents;

pub struct Opened {
    pub dossier: Dossier,
    pub problems: Problems,
    pub documents: Documents,
}

pub struct Refusal {
    pub problem: Problem,
    pub can_open_anyway: bool,
}

fn not_yet() -> Problem {
    Problem::new(
        "E-VERSION",
        "",
        "reading is not built into this version",
        "take a later version",
    )
}

fn refusal() -> Refusal {
    Refusal {
        problem: not_yet(),
        can_open_anyway: false,
    }
}

type Read = Result<(Opened, Arc<Container>), Refusal>;

pub fn open_sample(_: &ReadOptions, _: &dyn Fn(f32) -> bool) -> Read {
    Err(refusal())
}

pub fn open_path(_: &Path, _: &ReadOptions, _: &dyn Fn(f32) -> bool) -> Read {
    Err(refusal())
}

pub fn pack(_: &Path, _: &Path, _: bool) -> Result<Problems, Problem> {
    Err(not_yet())
}

/// The entities, or the relations, as FollowTheMoney lines.
pub fn write_ftm(_: &Documents, _: &Dossier, _: bool, _: &mut dyn Write) -> io::Result<()> {
    Err(io::Error::other(not_yet()))
}

pub mod integrity {
    use crate::container::Container;
    use crate::model::integrity::{FileCheck, HashState};
    use crate::problem::Problem;

    /// Reads the file and compares.
    pub fn check(_: &Container, _: &FileCheck) -> HashState {
        HashState::Pending
    }

    /// What to say of a file that differs.
    pub fn changed(_: &FileCheck) -> Problem {
        super::not_yet()
    }
}

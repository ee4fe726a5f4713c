//! The article bundle: reading, opening lone files, packing.

mod documents;
mod json;
mod lone;
mod read;
mod sample;
mod schema;
mod write;

pub mod body;
pub mod integrity;

pub use documents::Documents;
pub use lone::{open_bytes, open_path};
pub use read::{Opened, Progress, ReadOptions, Refusal, read};
pub use sample::{open_sample, sample};
pub use write::write_ftm;

use std::path::Path;

use crate::problem::{Problem, Problems};

/// Packing lands with the next change; until then it says so.
pub fn pack(_: &Path, _: &Path, _: bool) -> Result<Problems, Problem> {
    Err(Problem::new(
        "E-VERSION",
        "",
        "packing is not built into this version",
        "take a later version",
    ))
}

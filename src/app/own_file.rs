//! A file of the program's own: one JSON object, read under a limit and replaced whole.
//!
//! Never written in place: a new file is synced and renamed over the old one. What the object means is
//! for whom it belongs to.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::path::Path;

use serde_json::{Map, Value};

use crate::container::atomic::{self, Existing};
use crate::problem::Problem;

/// Reads the object; a file of more than `most` bytes is not ours.
pub(super) fn read(path: &Path, most: u64) -> io::Result<Map<String, Value>> {
    let length = std::fs::metadata(path)?.len();
    if length > most {
        return Err(io::Error::other(format!("it has {length} bytes")));
    }
    Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
}

/// Puts `text` in place of what the file holds; `lost` tells the reader what was not saved.
pub(super) fn replace(path: &Path, lost: &str, text: &str) -> Result<(), Problem> {
    let not_saved = |why: &dyn Display| not_saved(path, lost, why);
    let folder = path
        .parent()
        .ok_or_else(|| not_saved(&"it has no folder"))?;
    std::fs::create_dir_all(folder).map_err(|error| not_saved(&error))?;
    atomic::write_file(path, Existing::Replace, |file| {
        file.write_all(text.as_bytes())
            .map_err(|error| not_saved(&error))
    })
}

/// That the file was not written, and why.
pub(super) fn not_saved(path: &Path, lost: &str, why: &dyn Display) -> Problem {
    Problem::new(
        "E-WRITE",
        path.display().to_string(),
        format!("{lost}: {why}"),
        "See whether the folder can be written to",
    )
}

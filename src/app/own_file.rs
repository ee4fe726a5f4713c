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

/// Keeps a file that `why` cannot be read beside the new one, so that nothing in it is lost; says where.
pub(super) fn set_aside(path: &Path, what: &str, why: &dyn Display) -> String {
    // Never over one that was kept before.
    let aside = (1..1000)
        .map(|number| path.with_extension(format!("broken-{number}.json")))
        .find(|aside| !aside.exists())
        .unwrap_or_else(|| path.with_extension("broken.json"));
    match std::fs::rename(path, &aside) {
        Ok(()) => format!(
            "{what} could not be read ({why}). It is kept as {}, and a new one is begun",
            aside.display()
        ),
        Err(error) => format!(
            "{what} could not be read ({why}) nor set aside ({error}): {}",
            path.display()
        ),
    }
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

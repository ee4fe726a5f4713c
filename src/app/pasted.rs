//! Pasted articles, kept as files beside the settings.
//!
//! What is on no disk would be gone with the window, and with it what a reader decided about it. The
//! same words have the same name, so pasting twice keeps one file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::own_file;
use crate::problem::Problem;
use crate::session::command::PASTED_FOLDER;

/// Bytes of the hash in a name: enough to tell a person's articles apart.
const HASH_BYTES: usize = 6;

/// Writes `text` into the folder of pasted articles beside the file `settings`; where it is now.
pub(super) fn keep(settings: &Path, text: &str) -> Result<PathBuf, Problem> {
    let mut name = String::from("pasted-");
    for byte in Sha256::digest(text.as_bytes()).iter().take(HASH_BYTES) {
        write!(name, "{byte:02x}")
            .map_err(|error| own_file::not_saved(settings, "The pasted article", &error))?;
    }
    let path = settings
        .with_file_name(PASTED_FOLDER)
        .join(format!("{name}.txt"));
    own_file::replace(&path, "The pasted article was not kept", text)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_are_kept_once_and_others_beside_them() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings.json");
        let first = keep(&settings, "A quay is sold").unwrap();
        assert_eq!(keep(&settings, "A quay is sold").unwrap(), first);
        let other = keep(&settings, "<p>A quay is sold").unwrap();
        assert_ne!(first, other);
        assert_eq!(std::fs::read_to_string(first).unwrap(), "A quay is sold");
        let kept = std::fs::read_dir(folder.path().join(PASTED_FOLDER)).unwrap();
        assert_eq!(kept.count(), 2);
    }

    #[test]
    fn a_folder_that_cannot_be_made_says_so() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(PASTED_FOLDER), "in the way").unwrap();
        let problem = keep(&folder.path().join("settings.json"), "Words").unwrap_err();
        assert_eq!(problem.code, "E-WRITE");
    }
}

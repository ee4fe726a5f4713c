//! Files that lie beside one that a person chose, as a saved page's pictures do.
//!
//! Invariant: nothing above that folder is read, no link is followed, and all files together stay within
//! a limit. Names are those of other programs, so the path rule of bundles does not hold here.

use std::cell::Cell;
use std::path::Path;

use super::folder::Folder;
use super::limits::{FileKind, Limits, bytes_in_words};
use crate::problem::Problem;

/// The folder of a file.
#[derive(Debug)]
pub struct Beside {
    folder: Folder,
    limits: Limits,
    /// Bytes that may still be read.
    left: Cell<u64>,
}

impl Beside {
    /// Opens the folder that `file` is in.
    pub fn of(file: &Path, limits: &Limits) -> Result<Self, Problem> {
        let folder = match file.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        Ok(Self {
            folder: Folder::open_unlisted(folder)?,
            limits: limits.clone(),
            left: Cell::new(limits.beside_bytes),
        })
    }

    /// Reads the file of that name below the folder, its steps parted by `/`.
    pub fn read(&self, name: &str, kind: FileKind) -> Result<Vec<u8>, Problem> {
        let is_step = |step: &str| !matches!(step, "" | "." | "..") && !step.contains(['\\', '\0']);
        if !name.split('/').all(is_step) || name.split('/').count() > MOST_STEPS {
            return Err(Problem::new(
                "E-MISSING",
                name,
                "The page calls a file that does not lie beside it",
                "Save the page again with all its pictures",
            ));
        }
        let most = self.limits.bytes_of(kind).min(self.left.get());
        let bytes = self
            .folder
            .read(name, most, kind.in_words())
            .map_err(|problem| {
                let all = self.limits.beside_bytes;
                if problem.code == "E-BOMB" && most < self.limits.bytes_of(kind) {
                    return Problem::new(
                        "E-BOMB",
                        name,
                        format!(
                            "The files beside the page have more than the {} allowed together",
                            bytes_in_words(all)
                        ),
                        "Make the pictures smaller, or remove those that the article does not need",
                    );
                }
                problem
            })?;
        self.left.set(self.left.get() - bytes.len() as u64);
        Ok(bytes)
    }
}

/// Folders below the file's own, and the name.
const MOST_STEPS: usize = 8;

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_what_lies_below_is_read_and_no_more_than_is_allowed() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("inner/page one.html");
        fs::create_dir_all(folder.path().join("inner/page one_files")).unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        fs::write(folder.path().join("inner/page one_files/a (1).png"), [1; 4]).unwrap();
        fs::write(folder.path().join("inner/b"), [2; 5]).unwrap();
        let limits = Limits {
            beside_bytes: 9,
            ..Limits::default()
        };
        let beside = Beside::of(&page, &limits).unwrap();
        let read = |name: &str| beside.read(name, FileKind::Image);
        for hostile in [
            "../secret",
            "/etc/passwd",
            "",
            ".",
            "page one_files/../b",
            "a\\b",
            "x//y",
        ] {
            assert_eq!(read(hostile).unwrap_err().code, "E-MISSING", "{hostile}");
        }
        assert_eq!(read("page one_files/a (1).png").unwrap(), [1; 4]);
        assert_eq!(read("b").unwrap(), [2; 5], "at the limit");
        let past = read("page one_files/a (1).png").unwrap_err();
        assert_eq!(past.code, "E-BOMB");
        assert!(past.what.contains("together"), "{past}");
    }

    #[cfg(unix)]
    #[test]
    fn no_link_is_followed() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("secret"), "x").unwrap();
        fs::create_dir(folder.path().join("page")).unwrap();
        std::os::unix::fs::symlink("../secret", folder.path().join("page/link")).unwrap();
        std::os::unix::fs::symlink("..", folder.path().join("page/up")).unwrap();
        let page = folder.path().join("page/page.html");
        let beside = Beside::of(&page, &Limits::default()).unwrap();
        for name in ["link", "up/secret"] {
            assert!(beside.read(name, FileKind::Image).is_err(), "{name}");
        }
    }
}

//! Folders where the standard library is all there is: each step below the root is looked at
//! without following links before it is used. Somebody who exchanges a step in between may be
//! missed; such systems let only privileged users make links, or none.

use std::fs::{self, File, FileType};
use std::io;
use std::path::{Path, PathBuf};

use crate::container::folder::{Found, Refused};

/// Opens a file that a person chose, links followed; `None` if it is not a regular file.
#[cfg(not(unix))]
pub(in crate::container) fn open_regular(path: &Path) -> io::Result<Option<File>> {
    if !fs::metadata(path)?.is_file() {
        return Ok(None);
    }
    File::open(path).map(Some)
}

/// The folder itself, by its path without links.
#[derive(Debug)]
pub(super) struct Root(PathBuf);

impl Root {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let root = fs::canonicalize(path)?;
        fs::read_dir(&root)?;
        Ok(Self(root))
    }

    /// What stands in one folder below the root, `most` names at the most.
    pub(super) fn list(&self, folder: &str, most: usize) -> Result<Vec<(String, Found)>, Refused> {
        let folder = self.step_down(folder, FileType::is_dir)?;
        let mut children = Vec::new();
        for child in fs::read_dir(folder).map_err(Refused::Io)?.take(most) {
            let child = child.map_err(Refused::Io)?;
            let status = fs::symlink_metadata(child.path()).map_err(Refused::Io)?;
            let found = if status.is_file() {
                Found::File { size: status.len() }
            } else if status.is_dir() {
                Found::Folder
            } else {
                Found::Other
            };
            children.push((child.file_name().to_string_lossy().into_owned(), found));
        }
        Ok(children)
    }

    pub(super) fn open_file(&self, name: &str) -> Result<File, Refused> {
        let path = self.step_down(name, FileType::is_file)?;
        let file = File::open(path).map_err(Refused::Io)?;
        if file.metadata().map_err(Refused::Io)?.is_file() {
            Ok(file)
        } else {
            Err(Refused::NotRegular)
        }
    }

    /// The path of `name`, each step of it looked at: folders, and in the end what `is_wanted`.
    fn step_down(
        &self,
        name: &str,
        is_wanted: impl Fn(&FileType) -> bool,
    ) -> Result<PathBuf, Refused> {
        let mut path = self.0.clone();
        let mut steps = name.split('/').filter(|step| !step.is_empty()).peekable();
        while let Some(step) = steps.next() {
            path.push(step);
            let kind = fs::symlink_metadata(&path)
                .map_err(Refused::Io)?
                .file_type();
            let is_fine = if steps.peek().is_some() {
                kind.is_dir()
            } else {
                is_wanted(&kind)
            };
            if !is_fine {
                return Err(Refused::NotRegular);
            }
        }
        Ok(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_listed_and_opened_step_by_step() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("images")).unwrap();
        fs::write(folder.path().join("images/a.png"), "png").unwrap();
        let root = Root::open(folder.path()).unwrap();
        assert_eq!(
            root.list("", 9).unwrap(),
            [("images".to_owned(), Found::Folder)]
        );
        let file = ("a.png".to_owned(), Found::File { size: 3 });
        assert_eq!(root.list("images", 9).unwrap(), [file]);
        assert!(root.list("images", 0).unwrap().is_empty());
        assert!(root.open_file("images/a.png").is_ok());
        for name in ["images", "images/a.png/x"] {
            assert!(
                matches!(root.open_file(name), Err(Refused::NotRegular)),
                "{name}"
            );
        }
        assert!(matches!(
            root.open_file("images/b.png"),
            Err(Refused::Io(_))
        ));
        assert!(Root::open(&folder.path().join("images/a.png")).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn no_step_is_a_link() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("images")).unwrap();
        fs::write(folder.path().join("images/a.png"), "png").unwrap();
        std::os::unix::fs::symlink("images", folder.path().join("more")).unwrap();
        std::os::unix::fs::symlink("a.png", folder.path().join("images/b.png")).unwrap();
        let root = Root::open(folder.path()).unwrap();
        for name in ["more/a.png", "images/b.png", "more"] {
            assert!(
                matches!(root.open_file(name), Err(Refused::NotRegular)),
                "{name}"
            );
        }
        assert!(matches!(root.list("more", 9), Err(Refused::NotRegular)));
        let found = root.list("", 9).unwrap();
        assert!(found.contains(&("more".to_owned(), Found::Other)));
    }
}

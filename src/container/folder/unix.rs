//! Folders on Unix: every step below the root is opened relative to the step before it and refuses
//! links, so that nothing can be exchanged between the check and the use.

use std::fs::File;
use std::io;
use std::os::fd::{AsFd as _, OwnedFd};
use std::path::Path;

use rustix::fs::{AtFlags, Dir, FileType, Mode, OFlags};
use rustix::io::Errno;

use crate::container::folder::{Found, Refused};

const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::CLOEXEC);
/// `NONBLOCK` so that a pipe nobody writes to is opened at once, seen, and refused.
const FILE: OFlags = OFlags::RDONLY
    .union(OFlags::NONBLOCK)
    .union(OFlags::NOCTTY)
    .union(OFlags::CLOEXEC);

/// Opens a file that a person chose, links followed; `None` if it is not a regular file.
pub(in crate::container) fn open_regular(path: &Path) -> io::Result<Option<File>> {
    let file = File::from(rustix::fs::open(path, FILE, Mode::empty())?);
    Ok(file.metadata()?.is_file().then_some(file))
}

/// The folder itself, kept open.
#[derive(Debug)]
pub(super) struct Root(OwnedFd);

impl Root {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(rustix::fs::open(path, FOLDER, Mode::empty())?))
    }

    /// What stands in one folder below the root, `most` names at the most.
    pub(super) fn list(&self, folder: &str, most: usize) -> Result<Vec<(String, Found)>, Refused> {
        let descriptor = self.open_folder(folder)?;
        let mut children = Vec::new();
        for child in Dir::read_from(&descriptor).map_err(refused)? {
            let child = child.map_err(refused)?;
            let name = child.file_name();
            if matches!(name.to_bytes(), b"." | b"..") {
                continue;
            }
            if children.len() == most {
                break;
            }
            let status = match rustix::fs::statat(&descriptor, name, AtFlags::SYMLINK_NOFOLLOW) {
                Ok(status) => status,
                Err(Errno::NOENT) => continue, // removed since the folder was listed
                Err(error) => return Err(refused(error)),
            };
            let found = match FileType::from_raw_mode(status.st_mode) {
                FileType::RegularFile => Found::File {
                    size: u64::try_from(status.st_size).unwrap_or(u64::MAX),
                },
                FileType::Directory => Found::Folder,
                _ => Found::Other,
            };
            children.push((name.to_string_lossy().into_owned(), found));
        }
        Ok(children)
    }

    pub(super) fn open_file(&self, name: &str) -> Result<File, Refused> {
        let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
        let parent = self.open_folder(folder)?;
        let file = rustix::fs::openat(&parent, last, FILE | OFlags::NOFOLLOW, Mode::empty())
            .map_err(refused)?;
        let file = File::from(file);
        if file.metadata().map_err(Refused::Io)?.is_file() {
            Ok(file)
        } else {
            Err(Refused::NotRegular)
        }
    }

    fn open_folder(&self, folder: &str) -> Result<OwnedFd, Refused> {
        let mut here = self.0.as_fd().try_clone_to_owned().map_err(Refused::Io)?;
        for step in folder.split('/').filter(|step| !step.is_empty()) {
            here = rustix::fs::openat(&here, step, FOLDER | OFlags::NOFOLLOW, Mode::empty())
                .map_err(refused)?;
        }
        Ok(here)
    }
}

fn refused(error: Errno) -> Refused {
    match error {
        // A link where a file or folder was asked for; a socket, or a device without a driver.
        Errno::LOOP | Errno::NOTDIR | Errno::MLINK | Errno::NXIO | Errno::OPNOTSUPP => {
            Refused::NotRegular
        }
        other => Refused::Io(other.into()),
    }
}

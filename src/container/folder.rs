//! A folder as a container: regular files below one root, and nothing a link leads to.
//!
//! Invariant: no path component below the root is followed when it is a link, nothing but a
//! regular file is read, and a pipe never makes us wait. The root itself may be a link: the person
//! chose it. A file is read once, into memory, and only if it stays as long as it was.
//!
//! Names that begin with a dot belong to the tools that somebody works with there (`.git`, the lock
//! file of a spreadsheet): they are no part of the bundle, and never looked into. A ZIP was packed
//! on purpose, so it has no such names.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::container::Entry;
use crate::container::byte_source::ByteSource;
use crate::container::excerpt::Excerpt;
use crate::container::limits::Limits;
use crate::container::path_rule::{check_path, is_ignored};
use crate::container::refusal;
use crate::problem::Problem;

#[cfg(not(unix))]
use portable as system;
#[cfg(unix)]
use unix as system;

// Compiled for its tests everywhere, so that it cannot rot unseen.
#[cfg(any(not(unix), test))]
mod portable;
#[cfg(unix)]
mod unix;

pub(super) use system::open_regular;

/// What stands in a folder under one name, links not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    File {
        size: u64,
    },
    Folder,
    /// A link, a pipe, a socket, a device.
    Other,
}

/// Why a file below the root was not opened.
#[derive(Debug)]
enum Refused {
    NotRegular,
    Io(io::Error),
}

impl Refused {
    fn into_problem(self, name: &str) -> Problem {
        match self {
            Self::NotRegular => refusal::not_a_regular_file(name),
            Self::Io(error) => refusal::unreadable(name, &error),
        }
    }
}

/// An open folder.
#[derive(Debug)]
pub(super) struct Folder {
    root: system::Root,
}

impl Folder {
    /// Opens the folder and lists every file below it.
    pub(super) fn open(path: &Path, limits: &Limits) -> Result<(Self, Vec<Entry>), Problem> {
        let root = system::Root::open(path)
            .map_err(|error| refusal::unreadable(&path.display().to_string(), &error))?;
        let entries = list(limits, |folder, room| root.list(folder, room))?;
        Ok((Self { root }, entries))
    }

    /// Opens the folder without looking at what is in it: only what is named is read.
    pub(super) fn open_unlisted(path: &Path) -> Result<Self, Problem> {
        let root = system::Root::open(path)
            .map_err(|error| refusal::unreadable(&path.display().to_string(), &error))?;
        Ok(Self { root })
    }

    /// Reads one listed file, at most `limit` bytes of it.
    pub(super) fn read(&self, name: &str, limit: u64, what: &str) -> Result<Vec<u8>, Problem> {
        let file = self
            .root
            .open_file(name)
            .map_err(|e| e.into_problem(name))?;
        read_steadily(file, name, limit, what)
    }

    /// Opens one listed file to read at most `most` bytes of it.
    pub(super) fn excerpt(&self, name: &str, most: u64) -> Result<Excerpt, Problem> {
        let file = self
            .root
            .open_file(name)
            .map_err(|e| e.into_problem(name))?;
        let source = ByteSource::from_file(file).map_err(|e| refusal::unreadable(name, &e))?;
        let length = source.len();
        Ok(Excerpt::new(source, 0, length, most))
    }
}

/// Walks the folders below a root, each at most once, in any order.
fn list(
    limits: &Limits,
    list_folder: impl Fn(&str, usize) -> Result<Vec<(String, Found)>, Refused>,
) -> Result<Vec<Entry>, Problem> {
    let mut files = Vec::new();
    let mut seen = 0;
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        let room = limits.entries - seen;
        // One more than there is room for shows that there are too many.
        let children = list_folder(&folder, room + 1).map_err(|e| e.into_problem(&folder))?;
        seen += children.len();
        if seen > limits.entries {
            return Err(refusal::too_many_files(limits));
        }
        for (child, found) in children {
            if child.starts_with('.') {
                continue;
            }
            let name = if folder.is_empty() {
                child
            } else {
                format!("{folder}/{child}")
            };
            if is_ignored(&name) {
                continue;
            }
            check_path(&name).map_err(|fault| refusal::bad_path(&name, fault))?;
            match found {
                Found::File { size } => files.push(Entry { name, size }),
                Found::Folder => folders.push(name),
                Found::Other => return Err(refusal::not_a_regular_file(&name)),
            }
        }
    }
    Ok(files)
}

/// Reads all of a regular file, unless it has more than `limit` bytes or changes meanwhile.
pub(super) fn read_steadily(
    file: File,
    name: &str,
    limit: u64,
    what: &str,
) -> Result<Vec<u8>, Problem> {
    let unreadable = |error: io::Error| refusal::unreadable(name, &error);
    let size = file.metadata().map_err(unreadable)?.len();
    if size > limit {
        return Err(refusal::too_large(name, what, size, limit));
    }
    let mut bytes = Vec::new();
    bytes
        .try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX))
        .map_err(|error| refusal::unreadable(name, &error))?;
    let count = file
        .take(size + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if count as u64 == size {
        Ok(bytes)
    } else {
        Err(refusal::changed_while_read(name))
    }
}

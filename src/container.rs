//! Containers: where the bytes of a bundle come from.
//!
//! A [`Container`] lists files and reads them, each under the limit for its kind; it is a folder, a
//! ZIP, memory, or one of these with some files replaced. Invariant: every name it lists passes the path rule, no two of them are the same
//! file anywhere, and together they stay within [`Limits`]. Whatever is hostile or doubtful about a
//! container refuses all of it, with one [`Problem`] that says what to do. Only in a folder, names
//! that begin with a dot are passed over: they are left there by the tools of whoever works in it.
//!
//! It is `Send + Sync` and reads concurrently, so that all jobs share one `Arc`. It knows nothing
//! of what the files mean, never writes, never unpacks to disk and never follows a link.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use crate::problem::Problem;
use byte_source::ByteSource;
use excerpt::Excerpt;
use folder::Folder;
use limits::{FileKind, Limits, bytes_in_words};
use path_rule::{check_path, is_ignored, name_for_message};
use zip::Zip;

pub mod atomic;
pub mod beside;
pub mod limits;
pub mod package;
pub mod path_rule;
pub mod zip_writer;

mod byte_source;
pub(crate) mod excerpt;
mod folder;
mod refusal;
mod zip;
mod zip_directory;

/// A file of a container.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Passes the path rule.
    pub name: String,
    /// As listed; a ZIP may lie, which reading finds out.
    pub size: u64,
}

/// What a path leads to, judged by content and not by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathKind {
    /// A folder.
    Folder,
    /// A file that starts as a ZIP does.
    Zip,
    /// Any other regular file.
    File,
}

/// A folder, a ZIP or memory, opened.
#[derive(Debug)]
pub struct Container {
    source: Source,
    /// In byte order of their names.
    entries: Vec<Entry>,
    limits: Limits,
}

#[derive(Debug)]
enum Source {
    Folder(Folder),
    Zip(Zip),
    Memory(BTreeMap<String, Vec<u8>>),
    /// Files in memory in place of those of another container, or beside them.
    Overlay(Arc<Container>, BTreeMap<String, Vec<u8>>),
}

impl Container {
    /// Opens a folder or a ZIP, whichever `path` leads to.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        Self::open_within(path, &Limits::default())
    }

    /// [`Self::open`] with limits of the caller.
    pub fn open_within(path: &Path, limits: &Limits) -> Result<Self, Problem> {
        if path_kind(path)? == PathKind::Folder {
            return Self::from_folder_within(path, limits);
        }
        let place = path.display().to_string();
        let file = folder::open_regular(path)
            .map_err(|error| refusal::unreadable(&place, &error))?
            .ok_or_else(|| refusal::not_a_regular_file(&place))?;
        let source =
            ByteSource::from_file(file).map_err(|error| refusal::unreadable(&place, &error))?;
        let (zip, entries) = Zip::open(source, limits)?;
        Self::new(Source::Zip(zip), entries, limits)
    }

    /// Opens a folder.
    pub fn from_folder(path: &Path) -> Result<Self, Problem> {
        Self::from_folder_within(path, &Limits::default())
    }

    /// [`Self::from_folder`] with limits of the caller.
    pub fn from_folder_within(path: &Path, limits: &Limits) -> Result<Self, Problem> {
        let (folder, entries) = Folder::open(path, limits)?;
        Self::new(Source::Folder(folder), entries, limits)
    }

    /// Opens a ZIP that is in memory.
    pub fn from_zip_bytes(bytes: Arc<[u8]>) -> Result<Self, Problem> {
        Self::from_zip_bytes_within(bytes, &Limits::default())
    }

    /// [`Self::from_zip_bytes`] with limits of the caller.
    pub fn from_zip_bytes_within(bytes: Arc<[u8]>, limits: &Limits) -> Result<Self, Problem> {
        let (zip, entries) = Zip::open(ByteSource::from_bytes(bytes), limits)?;
        Self::new(Source::Zip(zip), entries, limits)
    }

    /// Takes files that are in memory: the built-in sample, a lone file.
    pub fn from_files(files: Vec<(String, Vec<u8>)>) -> Result<Self, Problem> {
        Self::from_files_within(files, &Limits::default())
    }

    /// [`Self::from_files`] with limits of the caller.
    pub fn from_files_within(
        files: Vec<(String, Vec<u8>)>,
        limits: &Limits,
    ) -> Result<Self, Problem> {
        let files = files.into_iter().filter(|(name, _)| !is_ignored(name));
        let files: Vec<_> = files.collect();
        let entries = files.iter().map(|(name, bytes)| Entry {
            name: name.clone(),
            size: bytes.len() as u64,
        });
        let entries = entries.collect();
        Self::new(Source::Memory(files.into_iter().collect()), entries, limits)
    }

    /// Another container with some of its files replaced, added, or left out, in memory alone.
    ///
    /// All of it is checked as if it had been opened so.
    pub fn overlay(
        below: &Arc<Self>,
        files: Vec<(String, Vec<u8>)>,
        without: &[&str],
    ) -> Result<Self, Problem> {
        let files: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        let stays = |entry: &&Entry| {
            let name = entry.name.as_str();
            !files.contains_key(name) && !without.contains(&name)
        };
        let mut entries: Vec<Entry> = below.entries.iter().filter(stays).cloned().collect();
        entries.extend(files.iter().map(|(name, bytes)| Entry {
            name: name.clone(),
            size: bytes.len() as u64,
        }));
        let limits = below.limits.clone();
        Self::new(Source::Overlay(Arc::clone(below), files), entries, &limits)
    }

    /// The checks that all kinds share.
    fn new(source: Source, mut entries: Vec<Entry>, limits: &Limits) -> Result<Self, Problem> {
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        check_entries(&entries, limits)?;
        Ok(Self {
            source,
            entries,
            limits: limits.clone(),
        })
    }

    /// Every file, in byte order of the names.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether there is a file of exactly this name.
    pub fn contains(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The file of exactly this name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        let found = self
            .entries
            .binary_search_by(|entry| entry.name.as_str().cmp(name));
        found.ok().and_then(|index| self.entries.get(index))
    }

    /// The limits it was opened with, for the readers of what is inside.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Whether files may change under us, as in a folder that somebody works in.
    pub fn is_folder(&self) -> bool {
        match &self.source {
            Source::Folder(_) => true,
            Source::Overlay(below, _) => below.is_folder(),
            Source::Zip(_) | Source::Memory(_) => false,
        }
    }

    /// Whether it is a ZIP, which a new one may take the place of.
    pub fn is_zip(&self) -> bool {
        match &self.source {
            Source::Zip(_) => true,
            Source::Overlay(below, _) => below.is_zip(),
            Source::Folder(_) | Source::Memory(_) => false,
        }
    }

    /// Reads one file into memory; `kind` says how large it may be.
    ///
    /// Several threads may read at once. A name that is not listed is never looked for.
    pub fn read(&self, name: &str, kind: FileKind) -> Result<Vec<u8>, Problem> {
        let entry = self.entry(name).ok_or_else(|| refusal::missing(name))?;
        let limit = self.limits.bytes_of(kind);
        if entry.size > limit {
            return Err(refusal::too_large(name, kind.in_words(), entry.size, limit));
        }
        match &self.source {
            Source::Folder(folder) => folder.read(name, limit, kind.in_words()),
            Source::Zip(zip) => zip.read(name, limit, kind.in_words()),
            Source::Memory(files) => {
                let bytes = files.get(name).ok_or_else(|| refusal::missing(name))?;
                Ok(bytes.clone())
            }
            Source::Overlay(below, files) => match files.get(name) {
                Some(bytes) => Ok(bytes.clone()),
                None => below.read(name, kind),
            },
        }
    }

    /// Opens one file to read it in places, at most `most` bytes of it.
    pub(crate) fn excerpt(&self, name: &str, most: u64) -> Result<Excerpt, Problem> {
        let entry = self.entry(name).ok_or_else(|| refusal::missing(name))?;
        match &self.source {
            Source::Folder(folder) => folder.excerpt(name, most),
            Source::Zip(zip) => zip.excerpt(name, most),
            Source::Memory(files) => {
                let bytes = files.get(name).ok_or_else(|| refusal::missing(name))?;
                let source = ByteSource::from_bytes(bytes.as_slice().into());
                Ok(Excerpt::new(source, 0, entry.size, most))
            }
            Source::Overlay(below, files) => match files.get(name) {
                Some(bytes) => {
                    let source = ByteSource::from_bytes(bytes.as_slice().into());
                    Ok(Excerpt::new(source, 0, entry.size, most))
                }
                None => below.excerpt(name, most),
            },
        }
    }
}

/// What `path` leads to; links are followed, for a person chose it.
pub fn path_kind(path: &Path) -> Result<PathKind, Problem> {
    let place = path.display().to_string();
    let unreadable = |error: std::io::Error| refusal::unreadable(&place, &error);
    if std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(PathKind::Folder);
    }
    let file = folder::open_regular(path)
        .map_err(unreadable)?
        .ok_or_else(|| refusal::not_a_regular_file(&place))?;
    let source = ByteSource::from_file(file).map_err(unreadable)?;
    let start = source.read_at(0, source.len().min(4)).map_err(unreadable)?;
    Ok(if zip_directory::starts_like_a_zip(&start) {
        PathKind::Zip
    } else {
        PathKind::File
    })
}

/// Reads a file that is no container: it may have any name, and is never a pipe.
pub fn read_lone_file(path: &Path, kind: FileKind, limits: &Limits) -> Result<Vec<u8>, Problem> {
    let place = path.display().to_string();
    let file = folder::open_regular(path)
        .map_err(|error| refusal::unreadable(&place, &error))?
        .ok_or_else(|| refusal::not_a_regular_file(&place))?;
    folder::read_steadily(file, &place, limits.bytes_of(kind), kind.in_words())
}

/// Checks all names against the path rule and each other, and all sizes together.
///
/// `entries` are sorted by name.
fn check_entries(entries: &[Entry], limits: &Limits) -> Result<(), Problem> {
    if entries.len() > limits.entries {
        return Err(refusal::too_many_files(limits));
    }
    let mut total = 0_u64;
    let mut seen = BTreeMap::new();
    for entry in entries {
        let name = entry.name.as_str();
        check_path(name).map_err(|fault| refusal::bad_path(name, fault))?;
        total = total.saturating_add(entry.size);
        match seen.insert(name.to_ascii_lowercase(), name) {
            None => {}
            Some(twin) if twin == name => {
                return Err(Problem::new(
                    "E-DUP",
                    name_for_message(name),
                    "Two files have this name",
                    "Rename or remove one of them",
                ));
            }
            Some(twin) => {
                return Err(Problem::new(
                    "E-CASE",
                    name_for_message(name),
                    format!(
                        "The name differs from {} only by capital letters",
                        name_for_message(twin)
                    ),
                    "Rename one of them: many systems take the two for one file",
                ));
            }
        }
    }
    if total > limits.total_bytes {
        return Err(Problem::new(
            "E-BOMB",
            "",
            format!(
                "All files together have {}, more than the {} allowed",
                bytes_in_words(total),
                bytes_in_words(limits.total_bytes)
            ),
            "Make the pictures smaller, or split the bundle",
        ));
    }
    check_files_are_no_folders(&seen)
}

/// A name cannot be a file and a folder at once; `seen` maps lower-case names to names.
fn check_files_are_no_folders(seen: &BTreeMap<String, &str>) -> Result<(), Problem> {
    for (lower, name) in seen {
        let mut parents = lower
            .match_indices('/')
            .map(|(at, _)| lower.get(..at).unwrap_or(lower));
        if let Some(file) = parents.find_map(|parent| seen.get(parent)) {
            return Err(Problem::new(
                "E-DUP",
                name_for_message(file),
                format!(
                    "The name is both a file and the folder of {}",
                    name_for_message(name)
                ),
                "Rename or remove one of them",
            ));
        }
    }
    Ok(())
}

//! What our own open dialog shows of the file system: one folder at a time, as a job found it.
//!
//! Invariant: the listing stays until the next one is there, and words about a path that led nowhere
//! go with the next thing asked for.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One folder as it was when it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub folder: PathBuf,
    /// Folders first, then what can be opened; each by name.
    pub entries: Vec<FolderEntry>,
    /// It holds more than was read.
    pub more: bool,
}

/// Something in a folder that can be gone into or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderEntry {
    pub name: String,
    pub path: PathBuf,
    pub kind: EntryKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EntryKind {
    /// An ordinary folder.
    Folder,
    /// A bundle: a folder with its list, or one file that holds them all.
    Dossier,
    /// A lone file that may be an article, people or figures.
    File,
}

/// What came of looking at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// An ordinary folder, for its content to be shown.
    Into(Listing),
    /// Something to be opened, by its whole path.
    ToOpen(PathBuf),
    /// Not readable, and why.
    Nowhere(String),
}

/// The folder that the open dialog shows.
#[derive(Debug, Default)]
pub struct Browsing {
    asked: Option<PathBuf>,
    listing: Option<Arc<Listing>>,
    /// Why the path that was asked for last is not shown.
    said: Option<String>,
    entered: u64,
}

impl Browsing {
    /// The last folder that was read.
    pub fn listing(&self) -> Option<&Arc<Listing>> {
        self.listing.as_ref()
    }

    /// Why the path that was asked for last is not shown.
    pub fn said(&self) -> Option<&str> {
        self.said.as_deref()
    }

    /// Whether a folder is being read.
    pub fn is_waiting(&self) -> bool {
        self.asked.is_some()
    }

    /// Changes each time the reader has gone into a folder; compare, never reset.
    pub fn entered(&self) -> u64 {
        self.entered
    }

    pub(super) fn ask(&mut self, path: &Path) {
        self.asked = Some(path.to_owned());
        self.said = None;
    }

    /// Takes what was found at `path`, unless something else or nothing is asked for by now.
    ///
    /// Says what has to be opened.
    pub(super) fn take_in(
        &mut self,
        path: &Path,
        entering: bool,
        looked: Looked,
    ) -> Option<PathBuf> {
        if self.asked.as_deref() != Some(path) {
            return None;
        }
        self.asked = None;
        match looked {
            Looked::Into(listing) => {
                self.listing = Some(Arc::new(listing));
                self.entered += u64::from(entering);
            }
            Looked::ToOpen(whole) => return Some(whole),
            Looked::Nowhere(why) => {
                self.said = Some(why);
                if !entering {
                    self.listing = None;
                }
            }
        }
        None
    }

    /// The dialog was closed: what comes now is too late.
    pub(super) fn forget(&mut self) {
        self.asked = None;
        self.said = None;
    }

    pub(super) fn stop(&mut self) {
        if self.asked.take().is_some() {
            self.said = Some("Reading the folder was stopped".to_owned());
        }
    }
}

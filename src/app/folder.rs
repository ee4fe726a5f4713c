//! Looks at a path for our own open dialog: what a folder holds that can be opened or gone into.
//!
//! Runs in a job: a folder may be large, or on a disk that is far away. Whether a lone file really is an
//! article is found out when it is opened; here its ending has to do.

use std::path::{Path, PathBuf};

use crate::jobs::Progress;
use crate::session::Outcome;
use crate::session::folder::{EntryKind, FolderEntry, Listing, Looked};

/// Entries of a folder that are looked at; nobody reads through more.
const MAX_LOOKED_AT: usize = 20_000;

/// Endings of files that are whole dossiers.
pub(super) const BUNDLE_ENDINGS: [&str; 2] = ["dossier", "zip"];
/// Endings of lone files that may hold an article, people or figures.
pub(super) const LONE_ENDINGS: [&str; 19] = [
    "json", "jsonl", "jsonld", "csv", "tsv", "txt", "md", "html", "htm", "xhtml", "mhtml", "mht",
    "xml", "eml", "epub", "docx", "odt", "warc", "wacz",
];

/// Lists a folder.
pub(super) fn list(path: &Path, progress: &Progress) -> Outcome {
    looked(path, false, read(path, progress))
}

/// Goes into an ordinary folder; anything else is opened.
pub(super) fn go_to(path: &Path, progress: &Progress) -> Outcome {
    match std::fs::metadata(path) {
        Err(error) => looked(path, true, Err(error)),
        Ok(found) if found.is_dir() && !is_bundle(path) => looked(path, true, read(path, progress)),
        Ok(_) => Outcome::Looked {
            path: path.to_owned(),
            entering: true,
            looked: Looked::ToOpen(std::path::absolute(path).unwrap_or_else(|_| path.to_owned())),
        },
    }
}

fn looked(path: &Path, entering: bool, read: std::io::Result<Listing>) -> Outcome {
    let looked = match read {
        Ok(listing) => Looked::Into(listing),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Looked::Nowhere("There is nothing at this path".to_owned())
        }
        Err(error) => Looked::Nowhere(format!("This cannot be read: {error}")),
    };
    Outcome::Looked {
        path: path.to_owned(),
        entering,
        looked,
    }
}

fn read(folder: &Path, progress: &Progress) -> std::io::Result<Listing> {
    let mut listing = Listing {
        folder: folder.to_owned(),
        ..Listing::default()
    };
    // Without a folder's name before it a path is read from where the program was started.
    let place = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    for (count, entry) in std::fs::read_dir(place)?.enumerate() {
        if count >= MAX_LOOKED_AT || progress.is_cancelled() {
            listing.more = true;
            break;
        }
        progress.set(count as f32 / MAX_LOOKED_AT as f32);
        let Ok(entry) = entry else { continue };
        let path = entry.path();
        if let Some(kind) = kind_of(&path) {
            let name = entry.file_name().to_string_lossy().into_owned();
            listing.entries.push(FolderEntry { name, path, kind });
        }
    }
    listing.entries.sort_by_cached_key(|entry| {
        let is_file = entry.kind != EntryKind::Folder;
        (is_file, entry.name.to_lowercase(), entry.name.clone())
    });
    Ok(listing)
}

/// What stands at `path`; `None` for what cannot be opened. Links count as what they lead to.
fn kind_of(path: &PathBuf) -> Option<EntryKind> {
    if std::fs::metadata(path).ok()?.is_dir() {
        return Some(if is_bundle(path) {
            EntryKind::Dossier
        } else {
            EntryKind::Folder
        });
    }
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    if BUNDLE_ENDINGS.contains(&ending.as_str()) {
        Some(EntryKind::Dossier)
    } else if LONE_ENDINGS.contains(&ending.as_str()) {
        Some(EntryKind::File)
    } else {
        None
    }
}

/// Whether a folder is a bundle: it holds the list that every bundle has.
fn is_bundle(folder: &Path) -> bool {
    folder.join("datapackage.json").is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(outcome: Outcome) -> (bool, Looked) {
        match outcome {
            Outcome::Looked {
                entering, looked, ..
            } => (entering, looked),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_folder_shows_what_can_be_opened_or_gone_into() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.TXT", "a.dossier", "picture.jpg", "no ending"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        for name in ["plain", "Bundle"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        std::fs::write(folder.path().join("Bundle/datapackage.json"), "{}").unwrap();
        let (entering, looked) = listing(list(folder.path(), &Progress::default()));
        let Looked::Into(listing) = looked else {
            panic!("{looked:?}")
        };
        let found: Vec<(&str, EntryKind)> = listing
            .entries
            .iter()
            .map(|entry| (entry.name.as_str(), entry.kind))
            .collect();
        let expected = [
            ("plain", EntryKind::Folder),
            ("a.dossier", EntryKind::Dossier),
            ("b.TXT", EntryKind::File),
            ("Bundle", EntryKind::Dossier),
        ];
        assert_eq!((entering, found.as_slice()), (false, expected.as_slice()));
        assert!(!listing.more);
    }

    #[test]
    fn a_bundle_is_opened_and_a_folder_gone_into() {
        let folder = tempfile::tempdir().unwrap();
        let (entering, looked) = listing(go_to(folder.path(), &Progress::default()));
        assert!(entering && matches!(looked, Looked::Into(_)));
        std::fs::write(folder.path().join("datapackage.json"), "{}").unwrap();
        let (_, looked) = listing(go_to(folder.path(), &Progress::default()));
        assert_eq!(looked, Looked::ToOpen(folder.path().to_owned()));
        let (_, looked) = listing(go_to(&folder.path().join("none"), &Progress::default()));
        let expected = Looked::Nowhere("There is nothing at this path".to_owned());
        assert_eq!(looked, expected);
    }
}

//! Writing the edited bundle as one file.
//!
//! It is packed as any bundle is (hashes, positions, the text inside the article), but nothing refuses
//! it and nothing is left out: a part that cannot be read stays as it is, and files that nobody listed
//! come along. What a person decided must not be lost to a fault of somebody else's file.

use std::path::Path;

use crate::bundle::pack::{Files, build};
use crate::bundle::read::package::{DATAPACKAGE, Role, SIGNATURE, list, part};
use crate::bundle::read::read;
use crate::container::Container;
use crate::container::atomic::{Existing, write_file};
use crate::container::limits::FileKind;
use crate::container::zip_writer::write_zip;
use crate::problem::{Problem, Problems};

/// Writes the files of `edited` as a `.dossier` to `target`, which may be the file they came from: it
/// is put in its place when it is whole and on the disk.
pub fn save(edited: &Container, target: &Path, existing: Existing) -> Result<(), Problem> {
    let files = files(edited)?;
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    write_file(target, existing, |out| {
        write_zip(out, &names, edited.limits(), |name| match files.get(name) {
            Some(Some(bytes)) => Ok(bytes.clone()),
            _ => edited.read(name, FileKind::Other),
        })
        .map(drop)
    })
}

fn files(edited: &Container) -> Result<Files, Problem> {
    let options = super::options(edited);
    let opened = read(edited, &options, &|_| true).map_err(|refusal| refusal.problem)?;
    let listed = list(&opened.documents.package, &mut Problems::default())?;
    let no_text = opened.dossier.article.body.source.is_empty();
    let mut files = build(edited, opened, &listed, &mut Problems::default())?;
    // A listed file that is not there is not there afterwards either.
    files.retain(|name, bytes| bytes.is_some() || edited.contains(name));
    let body = part(&listed, Role::Body).filter(|_| no_text);
    if let Some(body) = body.filter(|body| edited.contains(&body.path)) {
        // What could not be read as a text stays what it is.
        files.insert(body.path.clone(), None);
    }
    for entry in edited.entries() {
        if entry.name != SIGNATURE && entry.name != DATAPACKAGE {
            files.entry(entry.name.clone()).or_insert(None);
        }
    }
    Ok(files)
}

//! A folder as typed by hand → one `.dossier` file with everything that other tools and a careful
//! reader want: hashes, positions, the text inside the article, the table's schema.
//!
//! The same folder gives the same bytes, and packing what was packed changes nothing. The folder is
//! never touched. What cannot be read as meant is not packed: a bundle that opens with errors would
//! carry them to everybody. Pictures go in as they are: nothing is written into them.

use std::collections::BTreeMap;
use std::path::Path;

use super::documents::pretty;
use super::read::package::{DATAPACKAGE, Listed, Role, SIGNATURE, list, part};
use super::read::text::{Writing, inline};
use super::read::{Opened, ReadOptions, read};
use super::schema::package::Resource;
use crate::container::atomic::{Existing, refuse_inside, write_file};
use crate::container::limits::FileKind;
use crate::container::zip_writer::write_zip;
use crate::container::{Container, PathKind, path_kind};
use crate::problem::{Problem, Problems, Severity};

mod annotations;
mod article;
mod gps;
mod normal;
mod package;
mod table_schema;

/// What reading says of a folder that packing is about to mend.
const MENDED: [&str; 8] = [
    "W-BYTES",
    "W-NO-URI",
    "E-BYTES",
    "E-HASH",
    "W-NO-HASH",
    "W-HASH-ALGO",
    "W-BODY-DIFFERS",
    "W-ANNO-NO-BODY",
];

/// What is said of a quote that does not hold; asked of the packed bundle.
const QUOTE: &str = "W-QUOTE";

/// Packs `folder` into the file `target`; an existing file is replaced only by `force`.
///
/// Returns what is doubtful in the bundle and could not be mended.
pub fn pack(folder: &Path, target: &Path, force: bool) -> Result<Problems, Problem> {
    if path_kind(folder)? == PathKind::File {
        return Err(Problem::new(
            "E-FORMAT",
            folder.display().to_string(),
            "This is a single file, and what is packed is a bundle's folder",
            "Put the file into a folder beside an `article.json` and a `datapackage.json` that lists both, then pack the folder",
        ));
    }
    refuse_inside(folder, target)?;
    let container = Container::open(folder)?;
    let (files, problems) = files(&container)?;
    let existing = if force {
        Existing::Replace
    } else {
        Existing::Keep
    };
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    write_file(target, existing, |out| {
        write_zip(out, &names, container.limits(), |name| {
            match files.get(name) {
                Some(Some(bytes)) => Ok(bytes.clone()),
                _ => container.read(name, FileKind::Other),
            }
        })
        .map(drop)
    })?;
    Ok(problems)
}

/// Writes the files of a packed bundle that is in memory into the file `target`.
pub fn write_packed(
    container: &Container,
    target: &Path,
    existing: Existing,
) -> Result<(), Problem> {
    let names: Vec<&str> = container
        .entries()
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    write_file(target, existing, |out| {
        write_zip(out, &names, container.limits(), |name| {
            container.read(name, FileKind::Other)
        })
        .map(drop)
    })
}

/// Files in memory with their paths.
pub type PackedFiles = Vec<(String, Vec<u8>)>;

/// The files of what `container` holds as [`pack`] writes them, in memory; and what is doubtful in it.
pub fn packed(container: &Container) -> Result<(PackedFiles, Problems), Problem> {
    let (files, problems) = files(container)?;
    let mut all = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let bytes = match bytes {
            Some(bytes) => bytes,
            None => container.read(&name, FileKind::Other)?,
        };
        all.push((name, bytes));
    }
    Ok((all, problems))
}

/// The files of the packed bundle: new bytes, or `None` for a file that goes in as it is.
pub(super) type Files = BTreeMap<String, Option<Vec<u8>>>;

fn files(container: &Container) -> Result<(Files, Problems), Problem> {
    let options = ReadOptions {
        anyway: true,
        limits: container.limits().clone(),
    };
    let opened = read(container, &options, &|_| true).map_err(|refusal| refusal.problem)?;
    let mut problems = Problems::default();
    for stale in opened
        .problems
        .iter()
        .filter(|problem| problem.code == "E-HASH")
    {
        problems.push(Problem::new(
            "W-REHASHED",
            &stale.place,
            "The file is not the one whose hash was listed, and its hash was made anew",
            "Look whether the change is meant: once packed, nothing tells of it",
        ));
    }
    for problem in opened
        .problems
        .iter()
        .filter(|problem| !MENDED.contains(&problem.code) && problem.code != QUOTE)
    {
        if problem.severity() == Severity::Error {
            return Err(problem.clone());
        }
        problems.push(problem.clone());
    }
    let listed = list(&opened.documents.package, &mut Problems::default())?;
    warn_of_places(container, &listed, &mut problems);
    let mut files = build(container, opened, &listed, &mut problems)?;
    for lost in quotes_lost(container, &listed, &files)? {
        problems.push(lost);
    }
    let signature = container.contains(SIGNATURE)
        && container.read(DATAPACKAGE, FileKind::Json).ok()
            == files.get(DATAPACKAGE).cloned().flatten();
    if signature {
        // The signed bytes are the same, so the signature still holds.
        files.insert(SIGNATURE.to_owned(), None);
    }
    Ok((files, problems))
}

/// What a picture tells of the place where it was taken becomes public with the bundle.
fn warn_of_places(container: &Container, listed: &[Listed], problems: &mut Problems) {
    for one in listed.iter().filter(|one| one.role == Role::Picture) {
        let bytes = container.read(&one.path, FileKind::Image);
        if bytes.is_ok_and(|bytes| gps::is_in(&bytes)) {
            problems.push(Problem::new(
                "W-GPS",
                &one.path,
                "The picture contains the place where it was taken (GPS)",
                "Remove it if that should not be public",
            ));
        }
    }
}

/// What holds in the packed bundle and not only in the folder: composing letters may have joined what
/// a quote cut apart.
fn quotes_lost(
    container: &Container,
    listed: &[Listed],
    files: &Files,
) -> Result<Vec<Problem>, Problem> {
    let is_read = |name: &str| {
        let mut listed = listed.iter();
        !listed.any(|one| one.path == name && matches!(one.role, Role::Picture | Role::Attachment))
    };
    let mut content = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let bytes = match bytes {
            Some(bytes) => bytes.clone(),
            None if is_read(name) => container.read(name, FileKind::Other)?,
            None => Vec::new(),
        };
        content.push((name.clone(), bytes));
    }
    let packed = Container::from_files_within(content, container.limits())?;
    let options = ReadOptions {
        anyway: true,
        limits: container.limits().clone(),
    };
    let opened = read(&packed, &options, &|_| true).map_err(|refusal| refusal.problem)?;
    let problems = opened.problems.iter();
    Ok(problems
        .filter(|problem| problem.code == QUOTE)
        .cloned()
        .collect())
}

/// The files of `opened` as they are packed.
///
/// A part that could not be read goes in as it is, and a listed file that is not there stays listed.
pub(super) fn build(
    container: &Container,
    opened: Opened,
    listed: &[Listed],
    problems: &mut Problems,
) -> Result<Files, Problem> {
    let Opened {
        dossier, documents, ..
    } = opened;
    let mut package = documents.package;
    let mut files: Files = listed.iter().map(|one| (one.path.clone(), None)).collect();

    let text = body(
        &dossier.article.body.source,
        listed,
        &package,
        &documents.article,
    );
    if part(listed, Role::Body).is_none() {
        let resource = Resource {
            name: Some("body".to_owned()),
            path: Some(package::raw(&text.path)?),
            ..Resource::default()
        };
        let resources = package.resources.get_or_insert_default();
        resources.insert(1.min(resources.len()), resource);
    }
    // What could not be read as a text, or is none, stays what it is.
    if !text.old.is_empty() || part(listed, Role::Body).is_none() {
        files.insert(text.path.clone(), Some(text.new.clone().into_bytes()));
    }

    if let (Some(one), Some(mut page)) = (part(listed, Role::Annotations), documents.annotations) {
        annotations::complete(&mut page, &one.path, &dossier.annotations, &text)?;
        files.insert(one.path.clone(), Some(pretty(&page)?));
    }
    if let Some(one) = part(listed, Role::Article) {
        let mut article = documents.article;
        article::complete(&mut article, &dossier, &text, listed, container)?;
        files.insert(one.path.clone(), Some(pretty(&article)?));
    }
    for role in [Role::Entities, Role::Figures] {
        if let Some(one) = part(listed, role).filter(|one| container.contains(&one.path)) {
            let bytes = container.read(&one.path, FileKind::Other)?;
            let bytes = bytes
                .strip_prefix(b"\xef\xbb\xbf")
                .unwrap_or(&bytes)
                .to_vec();
            files.insert(one.path.clone(), Some(bytes));
        }
    }
    let figures = documents
        .figures
        .as_ref()
        .map(|table| table.header.as_slice());
    package::complete(
        &mut package,
        &dossier,
        figures,
        problems,
        |path| match files.get(path) {
            Some(Some(bytes)) => Ok(Some(bytes.clone())),
            _ if !container.contains(path) => Ok(None),
            _ => container.read(path, FileKind::Other).map(Some),
        },
    )?;
    files.insert(DATAPACKAGE.to_owned(), Some(pretty(&package)?));
    Ok(files)
}

/// The text before and after packing.
struct Text {
    path: String,
    writing: Writing,
    old: String,
    /// UTF-8 without a mark, lines ended by LF, composed characters.
    new: String,
}

fn body(
    source: &str,
    listed: &[Listed],
    package: &super::schema::package::DataPackage,
    article: &super::schema::article::Item,
) -> Text {
    let new = normal::normal(source);
    if let Some(one) = part(listed, Role::Body) {
        let resources = package.resources.as_deref().unwrap_or_default();
        let mediatype = resources
            .get(one.index)
            .and_then(|resource| resource.mediatype.as_deref());
        return Text {
            path: one.path.clone(),
            writing: Writing::of(mediatype, &one.path),
            old: source.to_owned(),
            new,
        };
    }
    let writing = inline(article).map_or(Writing::Plain, |(_, writing)| writing);
    let stem = if writing == Writing::Markdown {
        "body.md"
    } else {
        "body.txt"
    };
    // An attachment may have the name already.
    let taken = |path: &str| listed.iter().any(|one| one.path.eq_ignore_ascii_case(path));
    let path = if taken(stem) {
        format!("text/{stem}")
    } else {
        stem.to_owned()
    };
    let ended = if new.is_empty() || new.ends_with('\n') {
        new
    } else {
        format!("{new}\n")
    };
    Text {
        path,
        writing,
        old: source.to_owned(),
        new: ended,
    }
}

#[cfg(test)]
mod tests;

//! Whatever a path leads to, as a dossier: a bundle as it is, an article from elsewhere with what rules
//! see in it.
//!
//! What a file is, its content decides. What could be a bundle or one of its parts,
//! `bundle` opens; everything else that may be an article is imported.

use std::path::Path;
use std::sync::Arc;

use super::article::{Article, import};
use super::bundle::{Accept, Original, bundle};
use super::recognize::recognize;
use crate::bundle::{self, Opened, Progress, ReadOptions, Refusal, may_be_article};
use crate::container::beside::Beside;
use crate::container::limits::FileKind;
use crate::container::{Container, PathKind, path_kind, read_lone_file};
use crate::problem::{Problem, Problems};

/// What the import takes of all the work.
const IMPORTED: f32 = 0.8;

/// Opens whatever `path` leads to.
///
/// The container is where pictures are read from later, and what is saved: of an imported article, a whole
/// bundle in memory.
pub fn open_path(
    path: &Path,
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<(Opened, Arc<Container>), Refusal> {
    let Some((name, bytes)) = file_of_article(path, options)? else {
        return bundle::open_path(path, options, progress);
    };
    let beside = Beside::of(path, &options.limits)?;
    let imported = &|done: f32| progress(done * IMPORTED);
    let found = |name: &str| beside.read(name, FileKind::Image);
    match import(&name, &bytes, &found, imported) {
        Ok((article, said)) => open(&article, &name, &bytes, &said, options, progress),
        // An item without a text, as of an event, is shown as it is.
        Err(problem) if problem.code == "E-EMPTY" && is_news_item(&bytes) => {
            bundle::open_path(path, options, progress)
        }
        Err(problem) => Err(problem.into()),
    }
}

fn is_news_item(bytes: &[u8]) -> bool {
    bundle::recognise(bytes) == bundle::Content::NewsItem
}

/// The same for an article that is no file: pasted text, or a page of the clipboard.
pub fn open_bytes(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<(Opened, Arc<Container>), Refusal> {
    let imported = &|done: f32| progress(done * IMPORTED);
    let (article, said) = import(name, bytes, &nothing_beside, imported)?;
    open(&article, name, bytes, &said, options, progress)
}

/// Nothing lies beside what is no file.
pub fn nothing_beside(name: &str) -> Result<Vec<u8>, Problem> {
    Err(Problem::new(
        "E-MISSING",
        name,
        "It came without the files that it shows",
        "Save the whole page, and open the file",
    ))
}

/// The name and bytes of a file that is imported; `None` for what is opened as it is.
pub fn file_of_article(
    path: &Path,
    options: &ReadOptions,
) -> Result<Option<(String, Vec<u8>)>, Problem> {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let name = name.unwrap_or_default().into_owned();
    let kind = path_kind(path)?;
    let is_called_bundle = name.rsplit_once('.').is_some_and(|(_, ending)| {
        ["dossier", "zip"]
            .iter()
            .any(|one| ending.eq_ignore_ascii_case(one))
    });
    if kind == PathKind::Folder || is_called_bundle {
        return Ok(None);
    }
    let bytes = read_lone_file(path, FileKind::Other, &options.limits)?;
    let is_imported = match kind {
        // Documents and archives of pages are ZIPs too, and say which inside.
        PathKind::Zip => recognize(&name, &bytes).is_ok(),
        _ => may_be_article(&bytes, &name),
    };
    Ok(is_imported.then_some((name, bytes)))
}

fn open(
    article: &Article,
    name: &str,
    bytes: &[u8],
    said: &Problems,
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<(Opened, Arc<Container>), Refusal> {
    let original = Original { name, bytes };
    let (container, made) = bundle(article, original, Accept::NONE)?;
    let rest = &|done: f32| progress(IMPORTED + done * (1.0 - IMPORTED));
    let mut opened = bundle::read(&container, options, rest)?;
    let mut problems = Problems::default();
    // A text that somebody wrote or pasted need not have a headline.
    let is_missed = |problem: &&Problem| problem.code != "W-NO-HEADLINE";
    let opened_with = opened.problems.iter().filter(is_missed);
    for problem in opened_with.chain(said.iter()).chain(made.iter()) {
        problems.push(problem.clone());
    }
    opened.problems = problems;
    Ok((opened, Arc::new(container)))
}

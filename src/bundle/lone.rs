//! A lone file as a dossier of one part, recognised by what is in it.
//!
//! A news item (ninjs 1.x, 2.x, 3.x), a `FollowTheMoney` stream, a table of figures or a Comtrade
//! download, a text. Where the content could be any text, the name tells: Markdown is one, and what is
//! called a table, a web page or a bundle is none. What is none of these is refused with what would help.

use std::path::Path;
use std::sync::Arc;

use super::json;
use super::read::{Opened, ReadOptions, Refusal, read};
use super::watch::{Progress, Watch};
use crate::container::limits::FileKind;
use crate::container::{Container, PathKind, path_kind, read_lone_file};
use crate::problem::Problem;
pub(crate) use content::{Content, recognise};

mod content;
mod ninjs;
mod ninjs_names;
mod parts;

const SAVE_AS_TEXT: &str = "Save the article as plain text or Markdown, or ask for it as ninjs";
/// What is said of HTML and XML, and what helps.
const MARKUP: (&str, &str) = (
    "This is a web page or another marked-up document, which this version does not import",
    SAVE_AS_TEXT,
);

/// Opens whatever `path` leads to: a bundle, or a lone file.
///
/// The container is where pictures are read from later; for a lone file it holds that file alone.
pub fn open_path(
    path: &Path,
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<(Opened, Arc<Container>), Refusal> {
    let watch = &Watch::new(progress);
    watch.step(0.0)?;
    if path_kind(path)? == PathKind::File {
        // A file that is called a bundle and is none is one that was cut short, and never a text.
        if has_ending(&path.to_string_lossy(), &["dossier", "zip"]) {
            return Err(Problem::new(
                "E-ZIP",
                path.display().to_string(),
                "The name says that this is a bundle, but it is no ZIP archive: it may be cut short",
                "Ask for the file again, or copy it once more",
            )
            .into());
        }
        let bytes = read_lone_file(path, FileKind::Json, &options.limits)?;
        let content = content::recognise(&bytes);
        // Somebody opened the list instead of the folder that it lists.
        if let (Content::DataPackage, Some(folder)) = (&content, path.parent()) {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            return open_bundle(folder, options, progress);
        }
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let opened = open_content(content, &bytes, &name, options, watch)?;
        let container = Container::from_files(vec![(content_name(content).to_owned(), bytes)])?;
        return Ok((opened, Arc::new(container)));
    }
    open_bundle(path, options, progress)
}

/// Whether these bytes, of a file of that name, are an article or may hold one: all that is not one of
/// our own parts, the list of a bundle, a picture, or called a table.
pub fn may_be_article(bytes: &[u8], name: &str) -> bool {
    match content::recognise(bytes) {
        Content::NewsItem
        | Content::OtherJson
        | Content::Utf16
        | Content::Markup
        | Content::Pdf
        | Content::RichText
        | Content::Binary => true,
        Content::Text => !has_ending(name, &["csv", "tsv"]),
        Content::Entities
        | Content::Figures(_)
        | Content::Comtrade(_)
        | Content::DataPackage
        | Content::Annotations
        | Content::Empty
        | Content::Picture => false,
    }
}

/// Whether a file's name ends in one of these.
fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|it| endings.iter().any(|one| it.eq_ignore_ascii_case(one)))
}

fn open_bundle(
    path: &Path,
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<(Opened, Arc<Container>), Refusal> {
    let container = Container::open_within(path, &options.limits)?;
    let opened = read(&container, options, progress)?;
    Ok((opened, Arc::new(container)))
}

/// Opens the bytes of a lone file; `name` is shown where the file does not say what it is called.
pub fn open_bytes(
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<Opened, Refusal> {
    open_content(
        content::recognise(bytes),
        bytes,
        name,
        options,
        &Watch::new(progress),
    )
}

/// What the file is called in its container of one; its own name may break the path rule.
fn content_name(content: Content) -> &'static str {
    match content {
        Content::NewsItem | Content::DataPackage | Content::Annotations | Content::OtherJson => {
            "article.json"
        }
        Content::Entities => "entities.ftm.json",
        Content::Figures(_) | Content::Comtrade(_) => "figures.csv",
        Content::Text
        | Content::Utf16
        | Content::Empty
        | Content::Markup
        | Content::Pdf
        | Content::RichText
        | Content::Picture
        | Content::Binary => "body.txt",
    }
}

fn open_content(
    content: Content,
    bytes: &[u8],
    name: &str,
    options: &ReadOptions,
    watch: &Watch<'_>,
) -> Result<Opened, Refusal> {
    watch.step(0.1)?;
    let refuse = |what: &str, advice: &str| -> Result<Opened, Refusal> {
        Err(Problem::new("E-FORMAT", name, what, advice).into())
    };
    match content {
        Content::NewsItem => ninjs::open(json::text(bytes, name)?, name, options, watch),
        Content::Entities => parts::entities(json::text(bytes, name)?, name, options, watch),
        Content::Figures(delimiter) => parts::figures(bytes, name, delimiter, options, watch),
        Content::Comtrade(delimiter) => parts::comtrade(bytes, name, delimiter, options, watch),
        Content::Text if has_ending(name, &["csv", "tsv"]) => refuse(
            "This table has neither our columns for figures nor those of a Comtrade download",
            "Give it the columns id, label, value and unit, or open a Comtrade download as it is",
        ),
        Content::Text if has_ending(name, &["html", "htm", "xhtml", "xml"]) => {
            refuse(MARKUP.0, MARKUP.1)
        }
        Content::Text => parts::text(json::text(bytes, name)?, name, options, watch),
        Content::Utf16 => Err(Problem::new(
            "E-UTF8",
            name,
            "This is text in UTF-16",
            "Save the file as UTF-8",
        )
        .into()),
        Content::DataPackage => refuse(
            "This is the list of a bundle, without the files that it lists",
            "Open the folder or archive that it belongs to",
        ),
        Content::Annotations => refuse(
            "These are annotations, which say nothing without the text that they speak of",
            "Open the folder or archive that they belong to",
        ),
        Content::OtherJson => refuse(
            "This is JSON, but neither a news item (ninjs) nor FollowTheMoney entities",
            "Open a bundle, a ninjs item, an `.ftm.json` stream, a table of figures or a text",
        ),
        Content::Empty => refuse(
            "The file is empty",
            "If it is being saved at this moment, open it again; else ask for it again",
        ),
        Content::Markup => refuse(MARKUP.0, MARKUP.1),
        Content::Pdf => refuse("This is a PDF document", SAVE_AS_TEXT),
        Content::RichText => refuse("This is a document of a word processor (RTF)", SAVE_AS_TEXT),
        Content::Picture => refuse(
            "This is a picture, not an article",
            "Put it into a bundle's folder beside article.json and list it in datapackage.json",
        ),
        Content::Binary => refuse(
            "This is neither text nor a bundle",
            "Open a `.dossier` or `.zip` bundle, its folder, a ninjs item, a table or a text in UTF-8",
        ),
    }
}

#[cfg(test)]
mod tests;

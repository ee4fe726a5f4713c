//! An EPUB → a draft: the chapters of its spine one after the other, each read as a page.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::docx::resolve;
use super::draft::{Block, BlockKind, Draft, Found, PictureBytes};
use super::picture_budget::PictureBudget;
use super::xml::{self, find, find_words, words};
use super::{html, text};
use crate::container::limits::{FileKind, Limits, MAX_BLOCKS, MAX_CRAWL_BYTES, bytes_in_words};
use crate::container::package::Package;
use crate::problem::{Problem, Problems};

const CONTAINER: &str = "META-INF/container.xml";
const PROPERTIES: &str = "the properties of the book";
/// Long books have a few hundred chapters.
const MOST_CHAPTERS: usize = 2_000;

/// Reads a book or an article saved as one.
pub(super) fn read(
    bytes: &[u8],
    watch: &dyn Fn(f32) -> bool,
) -> Result<(Draft, Problems), Problem> {
    let package = Package::open(Arc::from(bytes), &Limits::default())?;
    let mut problems = Problems::default();
    let container = xml::text(&package.read(CONTAINER, FileKind::Json)?, CONTAINER)?;
    let container = xml::parse(&container, CONTAINER)?;
    let path = find(container.root(), "rootfile")
        .and_then(|node| node.attribute("full-path"))
        .ok_or_else(|| {
            Problem::new(
                "E-EPUB",
                CONTAINER,
                "The book does not say where its contents are listed",
                "Open it in its own program and save it again",
            )
        })?;
    let source = xml::text(&package.read(path, FileKind::Json)?, path)?;
    let book = xml::parse(&source, path)?;
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let manifest: HashMap<&str, &str> = book
        .descendants()
        .filter(|node| node.tag_name().name() == "item")
        .filter_map(|node| Some((node.attribute("id")?, node.attribute("href")?)))
        .collect();
    let spine: Vec<&str> = book
        .descendants()
        .filter(|node| {
            node.tag_name().name() == "itemref" && node.attribute("linear") != Some("no")
        })
        .filter_map(|node| manifest.get(node.attribute("idref")?).copied())
        .take(MOST_CHAPTERS)
        .collect();
    let mut draft = properties(&book);
    let mut budget = PictureBudget::default();
    let mut seen = HashSet::new();
    let mut read_bytes = 0;
    for (count, href) in spine.iter().enumerate() {
        let done = count as f32 / spine.len() as f32;
        if !watch(done) {
            break;
        }
        let chapter = resolve(folder, &unescaped(href));
        // A chapter that is listed twice is shown once.
        if !seen.insert(chapter.clone()) {
            continue;
        }
        match package.read(&chapter, FileKind::Body) {
            Ok(bytes) if read_bytes + bytes.len() as u64 > MAX_CRAWL_BYTES => {
                return Err(Problem::new(
                    "E-LIMIT",
                    chapter,
                    format!(
                        "The chapters have more than the {} that are read",
                        bytes_in_words(MAX_CRAWL_BYTES)
                    ),
                    "Split the book",
                ));
            }
            Ok(bytes) => match html::read(&bytes, None, &|part| {
                watch(done + part / spine.len() as f32)
            }) {
                Ok(chapter_draft) => {
                    read_bytes += bytes.len() as u64;
                    append(
                        &mut draft,
                        chapter_draft,
                        &package,
                        &chapter,
                        &mut budget,
                        &mut problems,
                    );
                }
                // A title page may be a picture alone.
                Err(problem) if problem.code == "E-PAGE" => {}
                Err(problem) => problems.push(problem),
            },
            Err(problem) => problems.push(problem),
        }
        if draft.blocks.len() > MAX_BLOCKS {
            return Err(super::docx::too_many_blocks(&chapter));
        }
    }
    text::drop_repeated_headline(&mut draft);
    Ok((draft, problems))
}

fn properties(book: &roxmltree::Document<'_>) -> Draft {
    let root = book.root();
    let meta = find(root, "metadata").unwrap_or(root);
    let found = |name: &str| {
        find_words(meta, name).map(|value| Found {
            value,
            source: PROPERTIES,
        })
    };
    let creators = meta
        .descendants()
        .filter(|node| node.tag_name().name() == "creator")
        .map(words);
    Draft {
        headline: found("title"),
        standfirst: None,
        byline: creators
            .filter(|name| !name.is_empty())
            .map(|value| Found {
                value,
                source: PROPERTIES,
            })
            .collect(),
        site: found("publisher"),
        published: find_words(meta, "date")
            .and_then(|value| super::nitf::date(&value))
            .map(|value| Found {
                value,
                source: PROPERTIES,
            }),
        language: found("language"),
        ..Draft::default()
    }
}

/// Adds a chapter; its headline becomes a heading.
fn append(
    draft: &mut Draft,
    mut chapter: Draft,
    package: &Package,
    path: &str,
    budget: &mut PictureBudget,
    problems: &mut Problems,
) {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    if let Some(headline) = chapter.headline.take() {
        // A file without a heading is called by its title element, which is the book's.
        let repeats = draft
            .headline
            .as_ref()
            .is_some_and(|known| known.value == headline.value);
        if !repeats {
            chapter.blocks.insert(
                0,
                Block {
                    kind: BlockKind::Heading(2),
                    text: headline.value,
                    marks: Vec::new(),
                },
            );
            for picture in &mut chapter.pictures {
                picture.after = Some(picture.after.map_or(0, |after| after + 1));
            }
            for left in &mut chapter.left_out {
                left.after = Some(left.after.map_or(0, |after| after + 1));
            }
        }
    }
    let before = draft.blocks.len();
    let moved =
        |after: Option<usize>| after.map_or(before.checked_sub(1), |after| Some(after + before));
    draft.blocks.append(&mut chapter.blocks);
    for mut picture in chapter.pictures {
        picture.after = moved(picture.after);
        if let PictureBytes::Beside(target) = &picture.bytes {
            let path = resolve(folder, &unescaped(target));
            // What the book lacks stays a picture of another file.
            if package.contains(&path)
                && let Some(bytes) = budget.read(package, &path, problems)
            {
                picture.bytes = bytes;
            }
        }
        draft.pictures.push(picture);
    }
    for mut left in chapter.left_out {
        left.after = moved(left.after);
        draft.left_out.push(left);
    }
}

/// A path of an address: without its fragment, `%20` a blank again.
fn unescaped(href: &str) -> String {
    let path = href.split(['#', '?']).next().unwrap_or(href);
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%').then(|| after.get(..2)).flatten();
        let code = code
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        if let Some(byte) = code {
            bytes.push(byte);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

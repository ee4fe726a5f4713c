//! A saved web page → a [`Draft`]: its article, its pictures with their words, and what it says of itself.
//!
//! ```text
//! bytes → text (encoding) → page (parse) → metadata → choice (choose, clean) → pictures → pieces (blocks) → draft
//! ```
//!
//! The page is parsed once, into a list; everything after that reads the list and marks what it leaves out,
//! with the reason, so that it can be put back. Nothing is fetched, scripts are never run, and what nobody
//! sees on the page (hidden elements, templates) is no part of it.

use std::time::{Duration, Instant};

use url::Url;

use super::captions::markup::{self, PagePicture, Scene};
use super::draft::{Draft, LeftOut};
use crate::container::limits::{MAX_PAGE_BYTES, MAX_PAGE_SECONDS, bytes_in_words};
use crate::problem::Problem;
use blocks::{Piece, Walk};
use choose::{Choice, Facts};
use json_ld::JsonLd;
use metadata::Sources;
use page::Page;

mod blocks;
mod choose;
mod clean;
mod dates;
mod encoding;
mod json_ld;
mod lines;
mod metadata;
pub(crate) mod page;
mod parse;
pub(crate) mod signs;
pub(crate) mod why;

/// Reads a page from the bytes of a file.
///
/// `declared` is the encoding that its carrier named, if any. `watch` is told how far reading is, from 0 to
/// 1, and answers whether to go on. A page larger than [`MAX_PAGE_BYTES`], one without any text, and one that
/// takes longer than [`MAX_PAGE_SECONDS`] is refused.
pub fn read(
    bytes: &[u8],
    declared: Option<&str>,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Draft, Problem> {
    check_size(bytes.len())?;
    read_text(&encoding::decode(bytes, declared), None, watch)
}

/// Reads a page that is text already: from a mail, an archive, the clipboard. `address` is where it came
/// from, if that is known; the page's own word for it comes first.
pub fn read_text(
    text: &str,
    address: Option<&str>,
    watch: &dyn Fn(f32) -> bool,
) -> Result<Draft, Problem> {
    check_size(text.len())?;
    let started = Instant::now();
    let in_time = || started.elapsed() < Duration::from_secs(MAX_PAGE_SECONDS);
    let goes_on = |done: f32| in_time() && watch(done);
    let stopped = || if in_time() { cancelled() } else { too_slow() };
    let page = parse::parse(text, &|done| goes_on(done * 0.5)).ok_or_else(stopped)?;
    let saved = address.or_else(|| saved_from(text));
    let draft = draft(&page, saved, &|| goes_on(0.7)).ok_or_else(stopped)?;
    if !goes_on(1.0) {
        return Err(stopped());
    }
    if draft.blocks.is_empty() && draft.left_out.is_empty() && draft.pictures.is_empty() {
        return Err(Problem::new(
            "E-PAGE",
            "",
            "This page has no text: it may be one that fills itself by a script",
            "Save it again from the browser once the text is on the screen, or copy the text and paste it",
        ));
    }
    Ok(draft)
}

fn check_size(bytes: usize) -> Result<(), Problem> {
    if bytes as u64 <= MAX_PAGE_BYTES {
        return Ok(());
    }
    Err(Problem::new(
        "E-LIMIT",
        "",
        format!(
            "The page has {}, more than the {} that are read",
            bytes_in_words(bytes as u64),
            bytes_in_words(MAX_PAGE_BYTES)
        ),
        "Save the page without its pictures, or copy the text and paste it",
    ))
}

pub(super) fn cancelled() -> Problem {
    Problem::new(
        "E-CANCELLED",
        "",
        "Reading the page was cancelled",
        "Import it again when you want to see it",
    )
}

fn too_slow() -> Problem {
    Problem::new(
        "E-LIMIT",
        "",
        format!("Reading the page took longer than {MAX_PAGE_SECONDS} seconds"),
        "Copy the text from the browser and paste it",
    )
}

/// The address that browsers write into the head of a page they save.
fn saved_from(text: &str) -> Option<&str> {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = &text[..end];
    // Internet Explorer, Chrome: `saved from url=(0042)https://…`; SingleFile: `url: https://…`.
    let after = head
        .split_once("saved from url=")
        .map(|(_, rest)| rest.split_once(')').map_or(rest, |(_, rest)| rest))
        .or_else(|| {
            head.split_once("SingleFile")?
                .1
                .split_once("url:")
                .map(|(_, rest)| rest)
        })?;
    after.split_whitespace().next()
}

fn draft(page: &Page, address: Option<&str>, goes_on: &dyn Fn() -> bool) -> Option<Draft> {
    let signs = signs::signs(page);
    let unseen = choose::unseen(page);
    let json = JsonLd::read(page);
    let metas = metadata::metas(page);
    let sources = Sources {
        page,
        signs: &signs,
        unseen: &unseen,
        json: &json,
        metas: &metas,
    };
    let known = metadata::metadata(&sources, address);
    let own = known
        .url
        .as_ref()
        .and_then(|url| Url::parse(&url.value).ok());
    let base = base(page, own.as_ref());
    let mut told_apart = unseen.clone();
    let texts = choose::measure::measure_texts(page);
    lines::mark_headline(page, &known, &mut told_apart);
    lines::mark_bylines(page, &signs, &texts, &mut told_apart);
    if !goes_on() {
        return None;
    }
    let facts = Facts {
        page,
        signs: &signs,
        out: &told_apart,
        texts: &texts,
    };
    let choice = choose::choose(&facts, goes_on).unwrap_or_else(|| Choice {
        parts: Vec::new(),
        out: told_apart.clone(),
    });
    if !goes_on() {
        return None;
    }
    let region = region(page, known.headline_at, &choice.parts);
    let scene = Scene {
        page,
        signs: &signs,
        out: &choice.out,
        region,
        parts: &choice.parts,
        base: base.as_ref(),
    };
    let pictures = markup::pictures(&scene, goes_on)?;
    let mut claimed = vec![false; page.nodes.len()];
    for node in pictures.iter().flat_map(|picture| &picture.claimed) {
        claimed[*node] = true;
    }
    if let Some(at) = known.headline_at {
        claimed[at] = true;
    }
    let walk = Walk {
        page,
        out: &choice.out,
        parts: &choice.parts,
        claimed: &claimed,
        base: base.as_ref(),
    };
    let mut pieces = blocks::pieces(&walk);
    lines::leave_out_lines(&mut pieces);
    let language = known
        .language
        .as_ref()
        .map(|language| language.value.as_str());
    let url = known.url.as_ref().map(|url| url.value.as_str());
    let near = near(page, known.headline_at, &choice.parts);
    let published = metadata::published(&sources, language, url, &near);
    let modified = metadata::modified(&sources, language);
    let mut byline = known.byline.clone();
    if byline.is_empty() {
        byline = lines::byline_in_words(&pieces, known.headline_at);
    }
    let mut draft = assemble(pieces, pictures);
    draft.standfirst = lines::standfirst(&known, &mut draft);
    draft.headline = known.headline;
    draft.byline = byline;
    draft.site = known.site;
    draft.language = known.language;
    draft.url = known.url;
    draft.published = published;
    draft.modified = modified;
    Some(draft)
}

/// What relative addresses are relative to: `None` for a page in a folder of its own.
fn base(page: &Page, own: Option<&Url>) -> Option<Url> {
    let said = page
        .named("base")
        .map(|at| page.attribute(at, "href"))
        .find(|href| !href.is_empty());
    match (said, own) {
        (Some(href), Some(own)) => own.join(href).ok(),
        (Some(href), None) => Url::parse(href).ok(),
        (None, own) => own.cloned(),
    }
    .filter(|url| matches!(url.scheme(), "http" | "https"))
}

/// From the headline, or the start of the element around the article, to the end of the article.
fn region(page: &Page, headline_at: Option<usize>, parts: &[usize]) -> std::ops::Range<usize> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return 0..0;
    };
    let around = page
        .ancestors(*first)
        .find(|above| matches!(page.name(*above), "article" | "main"));
    let mut start = around.unwrap_or(*first).min(*first);
    if let Some(headline) = headline_at.filter(|at| at < first) {
        start = start.min(headline);
    }
    start..page.end(*last)
}

/// Where the article's date stands: between headline and text, in the element around both, in the text.
fn near(page: &Page, headline_at: Option<usize>, parts: &[usize]) -> Vec<std::ops::Range<usize>> {
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Vec::new();
    };
    let end = page.end(*last);
    let mut ranges = Vec::new();
    if let Some(headline) = headline_at.filter(|at| at < first) {
        ranges.push(headline..*first);
    }
    if let Some(around) = page
        .ancestors(*first)
        .find(|above| page.name(*above) == "article")
    {
        ranges.push(around..page.end(around));
    }
    ranges.push(headline_at.unwrap_or(*first).min(*first)..end);
    ranges
}

/// Parts what is taken from what is left out, each in its order.
fn assemble(pieces: Vec<Piece>, pictures: Vec<PagePicture>) -> Draft {
    let mut draft = Draft::default();
    let mut pictures = pictures.into_iter().peekable();
    for piece in pieces {
        let after = draft.blocks.len().checked_sub(1);
        while let Some(mut next) = pictures.next_if(|picture| picture.at < piece.at) {
            next.picture.after = after;
            draft.pictures.push(next.picture);
        }
        match piece.why {
            None => draft.blocks.push(piece.block),
            Some(why) => draft.left_out.push(LeftOut {
                block: piece.block,
                after,
                why: why.in_words(),
            }),
        }
    }
    for mut next in pictures {
        next.picture.after = draft.blocks.len().checked_sub(1);
        draft.pictures.push(next.picture);
    }
    draft
}

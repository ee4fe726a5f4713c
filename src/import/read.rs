//! A file of any kind → a draft: recognised by content, read by the reader of its kind.

use super::draft::Draft;
use super::recognize::{Kind, recognize};
use super::{
    docx, encoding, epub, html, json_ld, mail, markdown, newsml, ninjs, nitf, odt, text, warc,
};
use crate::container::limits::{MAX_BLOCKS, MAX_BODY_BYTES, bytes_in_words};
use crate::problem::{Problem, Problems};

/// Told how far reading is, from 0 to 1; answers whether to go on.
pub type Watch<'a> = &'a (dyn Fn(f32) -> bool + Sync);

/// Reads an article.
///
/// `name` is the file's name, for messages, and for telling Markdown from plain text. The problems beside the
/// draft cost a part of it; a problem instead of it says why nothing could be read.
pub fn read(name: &str, bytes: &[u8], watch: Watch<'_>) -> Result<(Draft, Problems), Problem> {
    let kind = recognize(name, bytes)?;
    read_as(kind, name, bytes, watch)
}

/// Reads an article of a kind that is known.
pub fn read_as(
    kind: Kind,
    name: &str,
    bytes: &[u8],
    watch: Watch<'_>,
) -> Result<(Draft, Problems), Problem> {
    let cancelled = || {
        Problem::new(
            "E-CANCELLED",
            "",
            "Importing was cancelled",
            "Import it again when you want to see it",
        )
    };
    if !watch(0.0) {
        return Err(cancelled());
    }
    let goes_on = || watch(0.5);
    let alone = |draft: Draft| (draft, Problems::default());
    let (mut draft, problems) = match kind {
        Kind::Html => html::read(bytes, None, watch).map(alone),
        Kind::WebMail => mail::read(bytes, name, true, watch),
        Kind::Mail => mail::read(bytes, name, false, watch),
        Kind::Text => {
            let (source, problems) = decoded(name, bytes)?;
            text::read(&source, &goes_on).map(|draft| (draft, problems))
        }
        Kind::Markdown => {
            let (source, problems) = decoded(name, bytes)?;
            markdown::read(&source, name, &goes_on).map(|draft| (draft, problems))
        }
        Kind::Ninjs => ninjs::read(bytes, name, watch),
        Kind::JsonLd => json_ld::read(bytes, name, watch).map(alone),
        Kind::Nitf => nitf::read(bytes, name).map(alone),
        Kind::NewsMl => newsml::read(bytes, name),
        Kind::Docx => docx::read(bytes, &goes_on),
        Kind::Odt => odt::read(bytes, &goes_on),
        Kind::Epub => epub::read(bytes, watch),
        Kind::Warc => warc::read(bytes, name, watch),
        Kind::Wacz => warc::read_wacz(bytes, name, watch),
    }
    .map_err(|problem| placed(problem, name))?;
    if !watch(0.95) {
        return Err(cancelled());
    }
    if draft.blocks.len() > MAX_BLOCKS {
        return Err(Problem::new(
            "E-LIMIT",
            name,
            format!("The text has more than the {MAX_BLOCKS} paragraphs allowed"),
            "Split the text",
        ));
    }
    if draft.blocks.is_empty()
        && draft.pictures.is_empty()
        && draft.headline.is_none()
        && draft.left_out.is_empty()
    {
        return Err(Problem::new(
            "E-EMPTY",
            name,
            "There are no words in this file",
            "Open it in its own program: if it shows a text there, copy that and paste it",
        ));
    }
    keep_places(&mut draft);
    Ok((draft, problems))
}

/// A text in any encoding, under the limit of an article's text.
fn decoded(name: &str, bytes: &[u8]) -> Result<(String, Problems), Problem> {
    let mut problems = Problems::default();
    if bytes.len() as u64 > MAX_BODY_BYTES {
        return Err(Problem::new(
            "E-LIMIT",
            name,
            format!(
                "The text has {}, more than the {} that are read",
                bytes_in_words(bytes.len() as u64),
                bytes_in_words(MAX_BODY_BYTES)
            ),
            "Split the text",
        ));
    }
    let decoded = encoding::decode(bytes, None);
    if decoded.broken {
        problems.push(Problem::new(
            "W-ENCODING",
            name,
            format!(
                "Some bytes are no text in {}; they are shown as \u{fffd}",
                decoded.encoding
            ),
            "Save the text as UTF-8 in the program that it came from",
        ));
    }
    Ok((decoded.text, problems))
}

/// A problem without a place is of the file.
fn placed(mut problem: Problem, name: &str) -> Problem {
    if problem.place.is_empty() {
        name.clone_into(&mut problem.place);
    }
    problem
}

/// No picture stands after a block that is not there.
fn keep_places(draft: &mut Draft) {
    let last = draft.blocks.len().checked_sub(1);
    let places = draft.pictures.iter_mut().map(|picture| &mut picture.after);
    for after in places.chain(draft.left_out.iter_mut().map(|left| &mut left.after)) {
        *after = (*after).min(last);
    }
}

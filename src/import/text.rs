//! A plain text, as it arrives by paste or mail, becomes a draft.
//!
//! ```text
//! lines → without the mail around them (letter) → paragraphs → captions → headline, byline, date (front)
//!       → sub-headings, lists, quotes
//! ```
//!
//! A text has no markup, so each step decides by shape alone, and decides for the body when in doubt: a line
//! wrongly kept is read, a line wrongly taken away is missed. What is taken away is in [`Draft::left_out`].

use std::collections::HashMap;

use super::captions::{credit, flattened};
use super::draft::{Block, BlockKind, Draft, DraftPicture, Found, LeftOut, PictureBytes};
use crate::container::limits::{MAX_BLOCKS, MAX_BODY_BYTES, bytes_in_words};
use crate::problem::Problem;
use front::Front;
use paragraphs::{Paragraph, Shape};

mod front;
mod front_lines;
mod headings;
mod letter;
mod paragraphs;

pub(super) mod day;

pub(super) use front_lines::authors_or_whole as authors;
pub(super) use letter::without_reply;

/// How the place of a value is called that was found in a text.
const IN_THE_CAPTION: &str = "the line under the picture";

/// Reads a text; the encoding is behind it.
///
/// `goes_on` is asked now and then; after a no, the draft is of no use. A text longer than [`MAX_BODY_BYTES`], or
/// with more lines than there may be paragraphs, is refused.
pub fn read(text: &str, goes_on: &dyn Fn() -> bool) -> Result<Draft, Problem> {
    check_size(
        text.len(),
        text.lines().filter(|line| !line.trim().is_empty()).count(),
    )?;
    let lines = paragraphs::lines(text);
    let letter = letter::open(lines);
    let paragraphs = paragraphs::join(&letter.lines, goes_on);
    let mut draft = Draft::default();
    let mut body = take_captions(paragraphs, &mut draft, goes_on);
    let front = Front::read(&mut body, &letter);
    draft.headline = front.headline;
    draft.standfirst = front.standfirst;
    draft.byline = front.byline;
    draft.site = front.site;
    draft.published = front.published;
    draft.modified = front.modified;
    draft.url = front.url;
    let mut place = Placing::new(letter.left_out, front.left_out);
    place.put(body, &mut draft);
    Ok(draft)
}

fn check_size(bytes: usize, lines: usize) -> Result<(), Problem> {
    let (what, most) = if bytes as u64 > MAX_BODY_BYTES {
        (bytes_in_words(bytes as u64), bytes_in_words(MAX_BODY_BYTES))
    } else if lines > MAX_BLOCKS {
        (format!("{lines} lines"), MAX_BLOCKS.to_string())
    } else {
        return Ok(());
    };
    Err(Problem::new(
        "E-LIMIT",
        "",
        format!("The text has {what}, more than the {most} that are read"),
        "Split the text",
    ))
}

/// A paragraph, or the place of a picture among them.
#[derive(Debug)]
pub(super) enum Piece {
    Words(Paragraph),
    Picture(usize),
}

/// Takes the captions out of the paragraphs; their pictures wait in the draft for their places.
fn take_captions(
    paragraphs: Vec<Paragraph>,
    draft: &mut Draft,
    goes_on: &dyn Fn() -> bool,
) -> Vec<Piece> {
    if !goes_on() {
        return Vec::new();
    }
    let texts: Vec<&str> = paragraphs
        .iter()
        // Quotes and lists are the article's.
        .map(|one| {
            if one.shape == Shape::Plain {
                one.text.as_str()
            } else {
                ""
            }
        })
        .collect();
    let captions = flattened::find_while(&texts, goes_on);
    let mut pieces = Vec::with_capacity(paragraphs.len());
    let mut captions = captions.into_iter().peekable();
    let mut seen: HashMap<String, usize> = HashMap::new();
    // The picture whose lines are being read.
    let mut current = None;
    for (at, paragraph) in paragraphs.into_iter().enumerate() {
        while captions
            .peek()
            .is_some_and(|caption| caption.lines.end <= at)
        {
            captions.next();
        }
        match captions.peek() {
            // A gallery shows its captions again and again.
            Some(caption)
                if caption.lines.start == at && seen.contains_key(caption.text.as_str()) =>
            {
                current = seen.get(caption.text.as_str()).copied();
                keep_line(draft, current, &paragraph.text);
            }
            Some(caption) if caption.lines.start == at => {
                current = Some(draft.pictures.len());
                seen.insert(caption.text.clone(), draft.pictures.len());
                pieces.push(Piece::Picture(draft.pictures.len()));
                draft.pictures.push(picture(&caption.text, paragraph.text));
            }
            Some(caption) if caption.lines.contains(&at) => {
                keep_line(draft, current, &paragraph.text);
            }
            _ => pieces.push(Piece::Words(paragraph)),
        }
    }
    pieces
}

/// Keeps a further line of a picture: its credit, or its caption again.
fn keep_line(draft: &mut Draft, picture: Option<usize>, text: &str) {
    let picture = picture.and_then(|index| draft.pictures.get_mut(index));
    if let Some(line) = picture.and_then(|picture| picture.line.as_mut()) {
        line.push('\n');
        line.push_str(text);
    }
}

/// The place of a picture that did not come along, by its caption.
pub(super) fn picture(caption: &str, line: String) -> DraftPicture {
    let split = credit::split(caption);
    let found = |value: String| Found {
        value,
        source: IN_THE_CAPTION,
    };
    DraftPicture {
        after: None,
        bytes: PictureBytes::Absent,
        alt: None,
        caption: split.caption.map(found),
        credit: split.credit.map(|credit| found(bare_credit(&credit))),
        credited: split.credited,
        line: Some(line),
    }
}

/// Whether a line stands under a picture, by itself.
pub(super) fn is_caption(line: &str) -> bool {
    !flattened::find(&[line]).is_empty()
}

/// Takes byline, date and address out of the first blocks of a draft that another reader made, and a headline
/// where it has none and its first paragraph is one.
pub(super) fn take_front(draft: &mut Draft) {
    let first = draft
        .blocks
        .first()
        .filter(|_| draft.headline.is_none() && draft.blocks.len() > 1);
    if let Some(first) =
        first.filter(|block| block.kind == BlockKind::Paragraph && front::is_title(&block.text))
    {
        draft.headline = Some(Found {
            value: first.text.clone(),
            source: front::FIRST_LINE,
        });
        remove_blocks(draft, &[0]);
    }
    take_front_lines(draft);
}

/// [`take_front`] without the headline.
pub(super) fn take_front_lines(draft: &mut Draft) {
    let mut front = Front::default();
    let first = draft
        .blocks
        .iter()
        .take(front::MOST_LINES_BELOW_HEADLINE)
        .enumerate();
    let gone: Vec<usize> = first
        .filter(|(_, block)| block.kind == BlockKind::Paragraph && front.take(&block.text))
        .map(|(at, _)| at)
        .collect();
    let lines: Vec<LeftOut> = gone
        .iter()
        .map(|at| LeftOut {
            block: draft.blocks[*at].clone(),
            after: None,
            why: front::VALUES_LINE,
        })
        .collect();
    remove_blocks(draft, &gone);
    draft.left_out.extend(lines);
    if draft.byline.is_empty() {
        draft.byline = front.byline;
    }
    draft.published = draft.published.take().or(front.published);
    draft.modified = draft.modified.take().or(front.modified);
    draft.site = draft.site.take().or(front.site);
    draft.url = draft.url.take().or(front.url);
}

/// Makes headline and standfirst blocks again, where something better says what they are.
pub(super) fn put_titles_back(draft: &mut Draft) {
    let titles = [draft.standfirst.take(), draft.headline.take()];
    for title in titles.into_iter().flatten() {
        draft.blocks.insert(
            0,
            Block {
                kind: BlockKind::Paragraph,
                text: title.value,
                marks: Vec::new(),
            },
        );
        let places = draft.pictures.iter_mut().map(|picture| &mut picture.after);
        for after in places.chain(draft.left_out.iter_mut().map(|left| &mut left.after)) {
            *after = Some(after.map_or(0, |after| after + 1));
        }
    }
}

/// Takes the first blocks out that only say the headline again.
pub(super) fn drop_repeated_headline(draft: &mut Draft) {
    let again = draft.headline.as_ref().is_some_and(|headline| {
        draft
            .blocks
            .first()
            .is_some_and(|block| block.text == headline.value)
    });
    if again {
        remove_blocks(draft, &[0]);
    }
}

/// Takes blocks out; pictures and what was left out keep their places.
pub(super) fn remove_blocks(draft: &mut Draft, gone: &[usize]) {
    if gone.is_empty() {
        return;
    }
    let mut gone = gone.to_vec();
    gone.sort_unstable();
    gone.dedup();
    // A place behind a block that goes is behind the one before it.
    let moved = |after: Option<usize>| {
        let after = after?;
        let before = gone.partition_point(|at| *at <= after);
        (after + 1).checked_sub(before)?.checked_sub(1)
    };
    for picture in &mut draft.pictures {
        picture.after = moved(picture.after);
    }
    for left in &mut draft.left_out {
        left.after = moved(left.after);
    }
    let mut index = 0;
    draft.blocks.retain(|_| {
        index += 1;
        gone.binary_search(&(index - 1)).is_err()
    });
}

/// A credit without the words that mark it, in each of its parts.
pub(super) fn bare_credit(credit: &str) -> String {
    let parts: Vec<&str> = credit.split("; ").map(credit::without_marker).collect();
    parts.join("; ").replace(" ,", ",")
}

/// Puts blocks, pictures and what was left out in their order.
struct Placing {
    /// With the paragraph of the text that they stood after.
    waiting: Vec<(usize, LeftOut)>,
}

impl Placing {
    fn new(letter: Vec<(usize, LeftOut)>, front: Vec<(usize, LeftOut)>) -> Self {
        let mut waiting = [letter, front].concat();
        waiting.sort_by_key(|(line, _)| *line);
        Self { waiting }
    }

    fn put(&mut self, body: Vec<Piece>, draft: &mut Draft) {
        let mut waiting = std::mem::take(&mut self.waiting).into_iter().peekable();
        let headings = headings::headings(&body);
        for (piece, is_heading) in body.into_iter().zip(headings) {
            let after = draft.blocks.len().checked_sub(1);
            match piece {
                Piece::Picture(index) => {
                    if let Some(picture) = draft.pictures.get_mut(index) {
                        picture.after = after;
                    }
                }
                Piece::Words(paragraph) => {
                    while let Some((_, mut left)) =
                        waiting.next_if(|(line, _)| *line < paragraph.line)
                    {
                        left.after = after;
                        draft.left_out.push(left);
                    }
                    let again = draft
                        .headline
                        .as_ref()
                        .is_some_and(|headline| headline.value == paragraph.text);
                    let why = headings::is_furniture(&paragraph)
                        .or(again.then_some("the headline again"));
                    if let Some(why) = why {
                        draft.left_out.push(LeftOut {
                            block: paragraph.into_block(false),
                            after,
                            why,
                        });
                    } else {
                        draft.blocks.push(paragraph.into_block(is_heading));
                    }
                }
            }
        }
        let after = draft.blocks.len().checked_sub(1);
        draft.left_out.extend(waiting.map(|(_, mut left)| {
            left.after = after;
            left
        }));
    }
}

impl Paragraph {
    fn into_block(self, is_heading: bool) -> Block {
        let kind = match self.shape {
            Shape::Plain if is_heading => BlockKind::Heading(2),
            Shape::Plain => BlockKind::Paragraph,
            Shape::Underlined => BlockKind::Heading(2),
            Shape::Item { ordered, depth } => BlockKind::ListItem { ordered, depth },
            Shape::Quote => BlockKind::Quote,
        };
        Block {
            kind,
            text: self.text,
            marks: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_at_the_limits_and_refused_one_past_them() {
        assert!(check_size(MAX_BODY_BYTES as usize, MAX_BLOCKS).is_ok());
        assert_eq!(
            check_size(MAX_BODY_BYTES as usize + 1, 1).unwrap_err().code,
            "E-LIMIT"
        );
        assert_eq!(check_size(1, MAX_BLOCKS + 1).unwrap_err().code, "E-LIMIT");
    }
}

//! A draft in the one form in which its words are looked at and written down.
//!
//! Invariant: afterwards no text has a control character, white space at an end or letters that are not
//! composed (NFC); no block and no value is empty; marks nest, and are on character boundaries. So what
//! rules find in [`Draft::text`] stands in the bundle exactly as they saw it.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization as _, is_nfc};

use super::captions::credit::without_marker;
use super::draft::{Block, BlockKind, Draft, DraftPicture, Found, LeftOut, Mark};

/// Puts every text of the draft into its normal form, and leaves out what has no words.
pub fn normal(draft: Draft) -> Draft {
    let places = Places::of(&draft.blocks);
    let one = |found: Option<Found>| found.and_then(value);
    Draft {
        headline: one(draft.headline),
        standfirst: one(draft.standfirst),
        byline: draft.byline.into_iter().filter_map(value).collect(),
        site: one(draft.site),
        published: one(draft.published),
        modified: one(draft.modified),
        language: one(draft.language),
        url: one(draft.url),
        pictures: draft
            .pictures
            .into_iter()
            .map(|picture| normal_picture(picture, &places))
            .collect(),
        left_out: draft
            .left_out
            .into_iter()
            .filter_map(|left| {
                Some(LeftOut {
                    block: block(&left.block)?,
                    after: places.after(left.after),
                    why: left.why,
                })
            })
            .collect(),
        blocks: draft.blocks.iter().filter_map(block).collect(),
    }
}

/// Where each block went, for what stands after it.
struct Places(Vec<Option<usize>>);

impl Places {
    fn of(blocks: &[Block]) -> Self {
        let mut last = None;
        let mut kept = 0;
        let places = blocks.iter().map(|block| {
            if has_words(&block.text) {
                last = Some(kept);
                kept += 1;
            }
            last
        });
        Self(places.collect())
    }

    /// The last block that is kept, up to the one named.
    fn after(&self, block: Option<usize>) -> Option<usize> {
        let last = self.0.len().checked_sub(1)?;
        self.0[block?.min(last)]
    }
}

fn has_words(text: &str) -> bool {
    text.chars().any(|letter| !is_blank(letter))
}

/// White space, and what is no character of a text: controls, separators, marks of byte order.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || letter == '\u{feff}'
}

fn value(found: Found) -> Option<Found> {
    let Found { value, source } = found;
    let value = line(&value);
    (!value.is_empty()).then_some(Found { value, source })
}

/// One line: composed letters, no controls, white space at no end.
pub(super) fn line(text: &str) -> String {
    let clean: String = text.chars().map(clean).collect();
    let clean = clean.trim_matches(is_blank);
    if is_nfc(clean) {
        clean.to_owned()
    } else {
        clean.nfc().collect()
    }
}

/// A tab parts the cells of a row; every other control and every line end is a space.
fn clean(letter: char) -> char {
    let parts = matches!(letter, '\u{2028}' | '\u{2029}') || letter.is_control();
    if parts && letter != '\t' { ' ' } else { letter }
}

fn block(block: &Block) -> Option<Block> {
    if !has_words(&block.text) {
        return None;
    }
    if block.kind == BlockKind::Verbatim {
        let text = lines(&block.text);
        return Some(Block {
            kind: block.kind,
            text,
            marks: Vec::new(),
        });
    }
    let start = block.text.len() - block.text.trim_start_matches(is_blank).len();
    let end = block.text.trim_end_matches(is_blank).len();
    let marks = marks(block, start..end);
    let text: String = block.text[start..end].chars().map(clean).collect();
    let block = Block {
        kind: block.kind,
        text,
        marks,
    };
    Some(if is_nfc(&block.text) {
        block
    } else {
        composed(block)
    })
}

/// The lines of code or verse, each with its white space.
fn lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let clean = |letter| {
        if letter == '\n' {
            letter
        } else {
            clean(letter)
        }
    };
    let text: String = text.chars().map(clean).nfc().collect();
    // The first line keeps the spaces before it.
    let first = text.len() - text.trim_start_matches(is_blank).len();
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    text[start..].trim_end_matches(is_blank).to_owned()
}

/// The marks as they stand in the cleaned text; cleaning may make letters shorter, as two bytes of a
/// control become one of a space.
fn marks(block: &Block, inner: Range<usize>) -> Vec<Mark> {
    let text = &block.text;
    let mut cuts: Vec<usize> = block
        .marks
        .iter()
        .flat_map(|mark| [mark.range.start, mark.range.end])
        .filter(|cut| text.is_char_boundary(*cut))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut moved = Vec::with_capacity(cuts.len());
    let (mut from, mut length) = (inner.start, 0);
    for cut in &cuts {
        let to = (*cut).clamp(inner.start, inner.end);
        length += text[from..to]
            .chars()
            .map(|letter| clean(letter).len_utf8())
            .sum::<usize>();
        from = to;
        moved.push(length);
    }
    let place = |cut: usize| cuts.binary_search(&cut).ok().map(|index| moved[index]);
    let mut marks: Vec<Mark> = block
        .marks
        .iter()
        .filter_map(|mark| {
            let range = place(mark.range.start)?..place(mark.range.end)?;
            (range.start < range.end).then(|| Mark {
                range,
                kind: mark.kind.clone(),
            })
        })
        .collect();
    nest(&mut marks);
    marks
}

/// Orders the marks from the outer to the inner and leaves out what crosses one before it.
fn nest(marks: &mut Vec<Mark>) {
    marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
    let mut open: Vec<usize> = Vec::new();
    marks.retain(|mark| {
        while open.last().is_some_and(|end| *end <= mark.range.start) {
            open.pop();
        }
        let nests = open.last().is_none_or(|end| mark.range.end <= *end);
        if nests {
            open.push(mark.range.end);
        }
        nests
    });
}

/// Composes the letters; marks that would cut through a letter go.
fn composed(block: Block) -> Block {
    let whole: String = block.text.nfc().collect();
    let mut marks = Vec::new();
    let mut cuts: Vec<usize> = block
        .marks
        .iter()
        .flat_map(|mark| [mark.range.start, mark.range.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut moved = Vec::with_capacity(cuts.len());
    let mut from = 0;
    // Where the cut is in `whole`, while all letters before it compose to the same without those after.
    let mut place = Some(0);
    for cut in &cuts {
        let part: String = block.text[from..*cut].nfc().collect();
        from = *cut;
        place = place
            .filter(|at| whole.as_bytes()[*at..].starts_with(part.as_bytes()))
            .map(|at| at + part.len());
        moved.push(place);
    }
    let place = |cut: usize| cuts.binary_search(&cut).ok().and_then(|index| moved[index]);
    for mark in block.marks {
        let (Some(start), Some(end)) = (place(mark.range.start), place(mark.range.end)) else {
            continue;
        };
        if whole.is_char_boundary(start) && whole.is_char_boundary(end) {
            marks.push(Mark {
                range: start..end,
                kind: mark.kind,
            });
        }
    }
    Block {
        kind: block.kind,
        text: whole,
        marks,
    }
}

fn normal_picture(picture: DraftPicture, places: &Places) -> DraftPicture {
    let words = |text: Option<String>| {
        let text = line(&text?);
        (!text.is_empty()).then_some(text)
    };
    DraftPicture {
        after: places.after(picture.after),
        bytes: picture.bytes,
        alt: words(picture.alt),
        caption: picture.caption.and_then(value),
        // "Photo:" alone credits nobody.
        credit: (picture.credit.and_then(value))
            .filter(|found| !without_marker(&found.value).is_empty()),
        credited: picture
            .credited
            .iter()
            .map(|name| line(name))
            .filter(|name| !name.is_empty())
            .collect(),
        line: words(picture.line),
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::{MarkKind, PictureBytes};
    use super::*;

    fn paragraph(text: &str, marks: &[Range<usize>]) -> Block {
        let mark = |range: &Range<usize>| Mark {
            range: range.clone(),
            kind: MarkKind::Emphasis,
        };
        Block {
            kind: BlockKind::Paragraph,
            text: text.to_owned(),
            marks: marks.iter().map(mark).collect(),
        }
    }

    #[test]
    fn marks_follow_their_words() {
        let text = " \u{feff}a\u{85}e\u{301}b cd ";
        let cd = text.find("cd").unwrap();
        let e = text.find('e').unwrap();
        let found = block(&paragraph(text, &[cd..cd + 2, e..e + 3, 0..text.len()])).unwrap();
        assert_eq!(found.text, "a \u{e9}b cd");
        let marked: Vec<&str> = found
            .marks
            .iter()
            .map(|mark| &found.text[mark.range.clone()])
            .collect();
        assert_eq!(marked, ["a \u{e9}b cd", "\u{e9}", "cd"]);
    }

    #[test]
    fn marks_that_cross_or_cut_letters_go() {
        let text = "one two e\u{301}";
        let cut = text.len() - 2;
        let found = block(&paragraph(text, &[0..5, 3..7, 4..cut, 900..901])).unwrap();
        let ranges: Vec<Range<usize>> = found.marks.into_iter().map(|mark| mark.range).collect();
        assert_eq!(ranges, vec![0..5; 1]);
    }

    #[test]
    fn what_stands_after_a_block_without_words_stands_after_the_one_before() {
        let picture = |after| DraftPicture {
            after,
            bytes: PictureBytes::Absent,
            alt: None,
            caption: None,
            credit: None,
            credited: Vec::new(),
            line: None,
        };
        let draft = normal(Draft {
            blocks: ["\u{a0}", "one", " ", "two"]
                .map(|text| paragraph(text, &[]))
                .to_vec(),
            pictures: [None, Some(0), Some(1), Some(2), Some(3), Some(9)]
                .map(picture)
                .to_vec(),
            ..Draft::default()
        });
        let after: Vec<Option<usize>> = draft.pictures.iter().map(|one| one.after).collect();
        assert_eq!(after, [None, None, Some(0), Some(0), Some(1), Some(1)]);
        assert_eq!(draft.text(), "one\n\ntwo");
    }

    #[test]
    fn verse_keeps_its_lines() {
        let verse = Block {
            kind: BlockKind::Verbatim,
            text: "\r\n  a\r\n\n\u{1b}b \n".to_owned(),
            marks: Vec::new(),
        };
        assert_eq!(block(&verse).unwrap().text, "  a\n\n b");
    }

    #[test]
    fn marks_without_number_cost_no_more_than_their_text() {
        let text = "é".repeat(1_000_000);
        let marks: Vec<Range<usize>> = (0..1_000_000).map(|at| 2 * at..2 * at + 2).collect();
        let started = std::time::Instant::now();
        let found = block(&paragraph(&text, &marks)).unwrap();
        assert_eq!(found.marks.len(), marks.len());
        let took = started.elapsed().as_secs();
        assert!(took < 15, "{took} s");
    }
}

//! The article as it was found in a file, and all that was found beside it.
//!
//! Invariant: every word of the file that a reader could see is in a block, a picture, a value or in
//! [`Draft::left_out`]; nothing is thrown away without a reason that can be shown.

use std::ops::Range;

/// An article before anybody has confirmed anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    pub headline: Option<Found>,
    /// The paragraph under the headline that sums the article up.
    pub standfirst: Option<Found>,
    /// One for each author, as written, without "By".
    pub byline: Vec<Found>,
    /// The name of the outlet.
    pub site: Option<Found>,
    /// `YYYY-MM-DD`, or an RFC 3339 date and time when the source gives one.
    pub published: Option<Found>,
    /// The same form as `published`.
    pub modified: Option<Found>,
    /// A BCP 47 tag.
    pub language: Option<Found>,
    /// The canonical address, `http` or `https` only.
    pub url: Option<Found>,
    pub blocks: Vec<Block>,
    pub pictures: Vec<DraftPicture>,
    pub left_out: Vec<LeftOut>,
}

/// A value and where in the file it stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub value: String,
    /// In words for a person, like "JSON-LD datePublished" or "the page's title".
    pub source: &'static str,
}

/// A paragraph or its like. The text has no line feed except in [`BlockKind::Verbatim`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    pub text: String,
    /// Emphasis and links, in order, as byte ranges of `text`; they may nest but never cross.
    pub marks: Vec<Mark>,
}

/// What a block is. Consecutive items and rows belong to one list or table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    /// Of the given depth, 2 to 6: 1 is the headline.
    Heading(u8),
    /// A paragraph of a quotation set apart.
    Quote,
    ListItem {
        ordered: bool,
        /// 0 for an outer list.
        depth: u8,
    },
    /// A row of a table, its cells parted by a tab.
    TableRow {
        header: bool,
    },
    /// Lines that keep their breaks and spaces: code, verse.
    Verbatim,
}

/// How some words of a block are set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub range: Range<usize>,
    pub kind: MarkKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkKind {
    Emphasis,
    Strong,
    /// An absolute `http` or `https` address.
    Link(String),
}

/// A picture, or the place of one that did not come along.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftPicture {
    /// The block it stands after; `None` is before the first.
    pub after: Option<usize>,
    pub bytes: PictureBytes,
    pub alt: Option<String>,
    pub caption: Option<Found>,
    /// As it stood, without brackets around it; a word like "Photo:" or "Illustration by" is part of it, for
    /// it says what is credited. `captions::credit::without_marker` takes it away.
    pub credit: Option<Found>,
    /// The people and agencies of the credit, one by one, when they can be told apart.
    pub credited: Vec<String>,
    /// The line as it stood, caption and credit together.
    pub line: Option<String>,
}

/// Where the picture itself is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureBytes {
    /// It came inside the file.
    Inline(Vec<u8>),
    /// A path relative to the file, as written; whoever reads files resolves it below the file's folder.
    Beside(String),
    /// Only its address is known; it is never fetched.
    Remote(String),
    /// A caption without a picture, as in a pasted text.
    Absent,
}

/// Something that was not taken for the article, and can be put back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    pub block: Block,
    /// The block it stood after; `None` is before the first.
    pub after: Option<usize>,
    /// In words for a person, like "links to other articles".
    pub why: &'static str,
}

/// What parts two blocks in [`Draft::text`].
pub const BETWEEN_BLOCKS: &str = "\n\n";

impl Draft {
    /// The words of all blocks in reading order: what rules look at.
    pub fn text(&self) -> String {
        let blocks: Vec<&str> = self
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        blocks.join(BETWEEN_BLOCKS)
    }

    /// The byte range of each block in [`Self::text`].
    pub fn spans(&self) -> Vec<Range<usize>> {
        let mut start = 0;
        let mut spans = Vec::with_capacity(self.blocks.len());
        for block in &self.blocks {
            spans.push(start..start + block.text.len());
            start += block.text.len() + BETWEEN_BLOCKS.len();
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_where_the_blocks_stand_in_the_text() {
        let blocks = ["Één", "", "שלום"].map(|text| Block {
            kind: BlockKind::Paragraph,
            text: text.to_owned(),
            marks: Vec::new(),
        });
        let draft = Draft {
            blocks: blocks.to_vec(),
            ..Draft::default()
        };
        let text = draft.text();
        let found: Vec<&str> = draft.spans().into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, ["Één", "", "שלום"]);
    }
}

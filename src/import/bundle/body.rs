//! `body.md` of a draft, and where each word of the draft stands in it.
//!
//! Invariant: read as `CommonMark`, the file shows exactly the words of the blocks, whatever they are.
//! Only what would be taken for markup is escaped, so that the file reads like the article.

use std::ops::Range;

use super::super::draft::{BETWEEN_BLOCKS, Block, BlockKind, Draft, DraftPicture};

mod escape;
mod inline;
mod lists;

use lists::Lists;

/// The text file and the way from the draft's words into it.
pub(super) struct BodyText {
    pub(super) source: String,
    pieces: Vec<Piece>,
}

/// A stretch of [`Draft::text_with_captions`] and where it stands in the source: letter for letter where both are as
/// long, else as one.
struct Piece {
    text: Range<usize>,
    source: Range<usize>,
}

impl BodyText {
    /// Writes a draft in its normal form; `targets` is where the pictures lead.
    pub(super) fn new(draft: &Draft, targets: &[String]) -> Self {
        let mut writer = Writer::default();
        let captions = draft.caption_spans();
        // By the block that they stand after; those of no block stand before the first.
        let mut pictures: Vec<(usize, usize)> = (draft.pictures.iter().enumerate())
            .map(|(index, picture)| (picture.after.map_or(0, |block| block + 1), index))
            .collect();
        pictures.sort_by_key(|(blocks, _)| *blocks);
        let mut pictures = pictures.into_iter().peekable();
        let picture = |writer: &mut Writer, index: usize| {
            let caption = captions.get(index).cloned().flatten();
            let target = targets.get(index).map_or("", String::as_str);
            if let Some(picture) = draft.pictures.get(index) {
                writer.picture(picture, caption, target);
            }
        };
        for (index, block) in draft.blocks.iter().enumerate() {
            while let Some((_, next)) = pictures.next_if(|(blocks, _)| *blocks <= index) {
                picture(&mut writer, next);
            }
            writer.block(block);
        }
        for (_, next) in pictures {
            picture(&mut writer, next);
        }
        writer.finish()
    }

    /// Where these bytes of [`Draft::text_with_captions`] stand; `None` when no letter of them is shown.
    pub(super) fn place(&self, text: &Range<usize>) -> Option<Range<usize>> {
        let first = self
            .pieces
            .partition_point(|piece| piece.text.end <= text.start);
        let after = self
            .pieces
            .partition_point(|piece| piece.text.start < text.end);
        let pieces = self
            .pieces
            .get(first..after)
            .filter(|some| !some.is_empty())?;
        let (from, to) = (pieces.first()?, pieces.last()?);
        let start = match text.start.checked_sub(from.text.start) {
            Some(inside) if from.is_plain() => from.source.start + inside,
            _ => from.source.start,
        };
        let end = match to.text.end.checked_sub(text.end) {
            Some(left) if to.is_plain() => to.source.end - left,
            _ => to.source.end,
        };
        (start < end).then_some(start..end)
    }
}

impl Piece {
    fn is_plain(&self) -> bool {
        self.text.len() == self.source.len()
    }
}

/// What the last thing written was, for what must stand between it and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    #[default]
    Nothing,
    Quote,
    /// An item, and whether the next one of this kind and depth follows it without a gap.
    Item {
        ordered: bool,
        depth: u8,
    },
    Other,
}

#[derive(Default)]
struct Writer {
    source: String,
    pieces: Vec<Piece>,
    last: Last,
    lists: Lists,
    /// Where the next block starts in the draft's text.
    at: usize,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        match block.kind {
            BlockKind::Paragraph | BlockKind::TableRow { .. } => {
                self.start(Last::Other);
                self.words(block);
            }
            BlockKind::Heading(depth) => {
                self.start(Last::Other);
                for _ in 0..depth.clamp(2, 6) {
                    self.source.push('#');
                }
                self.source.push(' ');
                self.words(block);
                self.escape_last_hash();
            }
            BlockKind::Quote => {
                if self.last == Last::Quote {
                    self.source.push_str("\n>\n");
                } else {
                    self.start(Last::Quote);
                }
                self.source.push_str("> ");
                self.words(block);
            }
            BlockKind::ListItem { ordered, depth } => {
                let item = self.lists.next(ordered, depth);
                let next = Last::Item {
                    ordered,
                    depth: item.depth,
                };
                if self.last == next {
                    self.source.push('\n');
                    self.last = next;
                } else {
                    self.start(next);
                }
                self.source.push_str(&item.start);
                self.words(block);
            }
            BlockKind::Verbatim => {
                self.start(Last::Other);
                self.verbatim(&block.text);
            }
        }
        if !matches!(block.kind, BlockKind::ListItem { .. }) {
            self.lists.end();
        }
        self.at += block.text.len() + BETWEEN_BLOCKS.len();
    }

    /// A picture with its caption, or else what is said to those who do not see it.
    fn picture(&mut self, picture: &DraftPicture, caption: Option<Range<usize>>, target: &str) {
        self.lists.interrupt();
        self.start(Last::Other);
        self.source.push_str("![");
        let said = picture.caption.as_ref().map(|caption| &caption.value);
        let words = said.or(picture.alt.as_ref()).map_or("", String::as_str);
        let inline = inline::caption(words);
        self.append(inline, caption.map(|span| span.start));
        self.source.push_str("](");
        self.source.push_str(target);
        self.source.push(')');
    }

    fn start(&mut self, next: Last) {
        if self.last != Last::Nothing {
            self.source.push_str("\n\n");
        }
        self.last = next;
    }

    fn words(&mut self, block: &Block) {
        self.append(inline::write(block), Some(self.at));
    }

    /// Adds words that start at this byte of the draft's text, or that are not of it.
    fn append(&mut self, inline: inline::Inline, at: Option<usize>) {
        if let Some(at) = at {
            for (text, source) in inline.pieces {
                self.piece(
                    at + text.start..at + text.end,
                    self.source.len() + source.start..self.source.len() + source.end,
                );
            }
        }
        self.source.push_str(&inline.source);
    }

    /// Adds a stretch, to the one before where both go on together.
    fn piece(&mut self, text: Range<usize>, source: Range<usize>) {
        if let Some(last) = self.pieces.last_mut()
            && last.is_plain()
            && text.len() == source.len()
            && last.text.end == text.start
            && last.source.end == source.start
        {
            last.text.end = text.end;
            last.source.end = source.end;
        } else {
            self.pieces.push(Piece { text, source });
        }
    }

    /// Hashes at the end of a heading would be taken for its frame.
    fn escape_last_hash(&mut self) {
        let is_escaped = |piece: &Piece| !piece.is_plain();
        if !self.source.ends_with('#') || self.pieces.last().is_none_or(is_escaped) {
            return;
        }
        let at = self.source.len() - 1;
        self.source.insert(at, '\\');
        if let Some(last) = self.pieces.pop() {
            let cut = last.text.end - 1;
            if last.text.start < cut {
                self.pieces.push(Piece {
                    text: last.text.start..cut,
                    source: last.source.start..at,
                });
            }
            self.pieces.push(Piece {
                text: cut..last.text.end,
                source: at..at + 2,
            });
        }
    }

    /// Between two fences that are longer than any in it.
    fn verbatim(&mut self, text: &str) {
        let longest = text
            .split(|letter| letter != '`')
            .map(str::len)
            .max()
            .unwrap_or(0);
        let fence = "`".repeat((longest + 1).max(3));
        self.source.push_str(&fence);
        self.source.push('\n');
        self.piece(
            self.at..self.at + text.len(),
            self.source.len()..self.source.len() + text.len(),
        );
        self.source.push_str(text);
        self.source.push('\n');
        self.source.push_str(&fence);
    }

    fn finish(mut self) -> BodyText {
        if !self.source.is_empty() {
            self.source.push('\n');
        }
        // Captions stand between the blocks, and after them in the draft's text.
        self.pieces.sort_by_key(|piece| piece.text.start);
        BodyText {
            source: self.source,
            pieces: self.pieces,
        }
    }
}

#[cfg(test)]
pub(super) use tests::drafts;

#[cfg(test)]
mod tests;

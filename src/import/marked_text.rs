//! A block while it is being read: words come in pieces, emphasis and links open and close between them.

use super::draft::{Block, BlockKind, Mark, MarkKind};

/// Words and marks of one block.
///
/// Blanks are made one, and none stands at either end, unless the block is verbatim.
#[derive(Debug, Default)]
pub(super) struct MarkedText {
    text: String,
    marks: Vec<Mark>,
    /// What is open, since where, and whether it stands in one of its kind.
    open: Vec<(MarkKind, usize, bool)>,
}

impl MarkedText {
    /// Whether there are no words yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Appends words; a line feed is a blank.
    pub(super) fn push(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_whitespace() {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            } else if !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}') && !c.is_control() {
                self.text.push(c);
            }
        }
    }

    /// Appends words as they stand, line feeds and all.
    pub(super) fn push_verbatim(&mut self, words: &str) {
        self.text.push_str(words);
    }

    /// Parts two cells of a row.
    pub(super) fn push_cell_end(&mut self) {
        while self.text.ends_with(' ') {
            self.text.pop();
        }
        self.text.push('\t');
    }

    /// Opens a mark; inside one of the same kind it says nothing more.
    pub(super) fn start(&mut self, kind: MarkKind) {
        let is_link = |kind: &MarkKind| matches!(kind, MarkKind::Link(_));
        let silent = self
            .open
            .iter()
            .any(|(open, ..)| *open == kind || (is_link(open) && is_link(&kind)));
        self.open.push((kind, self.text.len(), silent));
    }

    /// Closes the mark that was opened last of those that `fits`, and those inside it, which open again.
    pub(super) fn end(&mut self, fits: impl Fn(&MarkKind) -> bool) {
        let Some(at) = self.open.iter().rposition(|(kind, ..)| fits(kind)) else {
            return;
        };
        let end = self.text.len();
        let inside = self.open.split_off(at + 1);
        let (kind, start, silent) = self.open.remove(at);
        for (kind, start, silent) in inside {
            self.mark(&kind, start, end, silent);
            self.open.push((kind, end, silent));
        }
        self.mark(&kind, start, end, silent);
    }

    fn mark(&mut self, kind: &MarkKind, start: usize, end: usize, silent: bool) {
        if silent {
            return;
        }
        let words = &self.text[start..end];
        let start = start + (words.len() - words.trim_start().len());
        let end = start + words.trim().len();
        if start < end {
            self.marks.push(Mark {
                range: start..end,
                kind: kind.clone(),
            });
        }
    }

    /// The block; what is open is closed here and opens again at the start of the next. `None` without words.
    pub(super) fn finish(&mut self, kind: BlockKind) -> Option<Block> {
        let end = self.text.len();
        let open = std::mem::take(&mut self.open);
        for (kind, start, silent) in &open {
            self.mark(kind, *start, end, *silent);
        }
        self.open = open;
        for (_, start, _) in &mut self.open {
            *start = 0;
        }
        let text = std::mem::take(&mut self.text);
        let mut marks = std::mem::take(&mut self.marks);
        let kept = match kind {
            BlockKind::Verbatim => text.trim_end_matches(['\n', ' ']).to_owned(),
            _ => text.trim_end().to_owned(),
        };
        if kept.trim().is_empty() {
            return None;
        }
        for mark in &mut marks {
            mark.range.end = mark.range.end.min(kept.len());
        }
        marks.retain(|mark| mark.range.start < mark.range.end);
        marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
        marks.dedup();
        Some(Block {
            kind,
            text: kept,
            marks,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_nest_are_trimmed_and_go_on_in_the_next_block() {
        let mut text = MarkedText::default();
        text.push("  a ");
        text.start(MarkKind::Strong);
        text.push(" b\n c ");
        text.start(MarkKind::Emphasis);
        text.push("d");
        text.end(|kind| *kind == MarkKind::Strong);
        text.push(" e");
        let block = text.finish(BlockKind::Paragraph).unwrap();
        assert_eq!(block.text, "a b c d e");
        let marks: Vec<_> = block
            .marks
            .iter()
            .map(|mark| (&block.text[mark.range.clone()], &mark.kind))
            .collect();
        assert_eq!(
            marks,
            [
                ("b c d", &MarkKind::Strong),
                ("d", &MarkKind::Emphasis),
                ("e", &MarkKind::Emphasis)
            ]
        );
        text.push("f");
        assert_eq!(
            text.finish(BlockKind::Paragraph).unwrap().marks[0].range,
            0..1
        );
        assert_eq!(text.finish(BlockKind::Paragraph), None);
    }
}

//! The text of one block while it is put together, with the source bytes of each stretch.
//!
//! Whatever the parser reports, the runs it hands out ascend on both sides and never claim a
//! byte-by-byte match that is none.

use std::ops::Range;

use crate::model::article::SourceRun;

#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    runs: Vec<SourceRun>,
}

impl Text {
    /// Appends `shown`, which stands for `source[range]`.
    pub(super) fn push(&mut self, shown: &str, range: Range<usize>, source: &str) {
        let from = self.text.len();
        self.text.push_str(shown);
        let start = range.start.max(self.source_end());
        // What does not match byte by byte must not look as if it did.
        let mut end = range.end;
        if range.len() == shown.len() {
            let written = source.get(range.clone());
            if start == range.start && written.is_some_and(|written| matches_bytes(shown, written))
            {
                self.push_run(from..self.text.len(), start..end);
                return;
            }
            end = end.saturating_sub(1);
        }
        if end.saturating_sub(start) == shown.len() {
            end = end.saturating_sub(1);
        }
        if start < end {
            self.runs.push(SourceRun {
                text: from..self.text.len(),
                source: start..end,
            });
        }
    }

    fn push_run(&mut self, text: Range<usize>, source: Range<usize>) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = self.runs.last_mut()
            && last.text.len() == last.source.len()
            && last.text.end == text.start
            && last.source.end == source.start
        {
            last.text.end = text.end;
            last.source.end = source.end;
            return;
        }
        self.runs.push(SourceRun { text, source });
    }

    pub(super) fn source_end(&self) -> usize {
        self.runs.last().map_or(0, |run| run.source.end)
    }

    /// The text without white space at its end, and its runs.
    pub(super) fn finish(mut self) -> (String, Vec<SourceRun>) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        while let Some(last) = self.runs.last_mut()
            && last.text.end > end
        {
            if last.text.start < end && last.text.len() == last.source.len() {
                last.source.end -= last.text.end - end;
                last.text.end = end;
            } else if last.text.start < end {
                last.text.end = end;
                if last.text.len() == last.source.len() {
                    last.source.end -= 1;
                    if last.source.is_empty() {
                        self.runs.pop();
                    }
                }
            } else {
                self.runs.pop();
            }
        }
        (self.text, self.runs)
    }
}

/// Byte by byte the same, except that a newline may be shown as a space.
pub(super) fn matches_bytes(shown: &str, source: &str) -> bool {
    shown == source
        || shown.len() == source.len()
            && shown
                .bytes()
                .zip(source.bytes())
                .all(|(shown, source)| shown == source || shown == b' ' && source == b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_lengths_without_equal_bytes_are_one_whole() {
        // The entity is as long in bytes as what it stands for.
        let source = "&ngE; x";
        let mut text = Text::default();
        text.push("≧\u{338}", 0..5, source);
        text.push(" x", 5..7, source);
        let (shown, runs) = text.finish();
        assert_eq!(shown, "≧\u{338} x");
        assert_eq!(runs[0].text, 0..5);
        assert_eq!(runs[0].source, 0..4, "shorter, so it counts as a whole");
        assert_eq!(runs[1].source, 5..7);
    }

    #[test]
    fn neighbours_join_and_the_end_is_trimmed() {
        let source = "a b \n";
        let mut text = Text::default();
        text.push("a", 0..1, source);
        text.push(" b ", 1..4, source);
        text.push(" ", 4..5, source);
        let (shown, runs) = text.finish();
        assert_eq!(shown, "a b");
        assert_eq!(runs.len(), 1);
        assert_eq!((&runs[0].text, &runs[0].source), (&(0..3), &(0..3)));
    }
}

//! Blocks longer than a screen can hold, made several.
//!
//! The window shapes a block as a whole, and a body may be one paragraph. A long block becomes
//! consecutive ones of the same kind, cut at the end of a sentence, else at white space, else between two letters.
//! Every word stays, with its styles and the bytes it came from; of the white space at a cut nothing is shown. A cut
//! inside a sentence makes it two. What may stand only once, such as the mark of a list item, stays with the first
//! part; the others are paragraphs.

use std::collections::VecDeque;
use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;

use super::runs::Text;
use crate::container::limits::MAX_REPEATED_ADDRESS;
use crate::model::article::{Block, BlockKind, InlineStyle, SourceRun, StyledRange};

/// Bytes of text in one block: laying them out takes a few milliseconds, and no writer comes near.
pub(super) const MAX_BLOCK_BYTES: usize = 16 << 10;
/// How far before a cut the border of a letter with all its marks is looked for.
const LETTER_REACH: usize = 256;

/// A block and where its sentences are.
pub(super) type Split = (Block, Vec<Range<usize>>);

/// The parts of `block`, none longer than `limit`; `sentences` ascend and hold all that is not white.
pub(super) fn parts(
    mut block: Block,
    sentences: Vec<Range<usize>>,
    source: &str,
    limit: usize,
) -> Vec<Split> {
    if block.text.len() <= limit {
        return vec![(block, sentences)];
    }
    let mut parts: Vec<Split> = Vec::new();
    let mut source_start = block.source.start;
    let mut styles = Styles::new(std::mem::take(&mut block.styles));
    let mut runs = Runs::new(&block, source);
    let ranges = ranges(&block.text, &block.kind, &sentences, limit);
    let mut sentences = VecDeque::from(sentences);
    for range in ranges {
        let (text, part_runs, source_end) = runs.part(range.clone(), source_start);
        if text.is_empty() {
            continue;
        }
        let shown = range.start..range.start + text.len();
        let sentences = sentences_of(&mut sentences, &shown, &block.text);
        let kind = if parts.is_empty() {
            block.kind.clone()
        } else {
            continued(&block.kind)
        };
        let part = Block {
            kind,
            text: text.into(),
            source: source_start..source_end,
            runs: part_runs,
            styles: styles.part(&shown),
            ..Block::default()
        };
        source_start = source_end;
        parts.push((part, sentences));
    }
    if let Some((last, _)) = parts.last_mut() {
        last.source.end = block.source.end;
    }
    parts
}

/// What the second part of a block is.
fn continued(kind: &BlockKind) -> BlockKind {
    match kind {
        BlockKind::Heading(level) => BlockKind::Heading(*level),
        BlockKind::Quote(depth) => BlockKind::Quote(*depth),
        BlockKind::Verbatim => BlockKind::Verbatim,
        // One mark an item, one picture a caption; a break has no text.
        BlockKind::Paragraph
        | BlockKind::ListItem { .. }
        | BlockKind::Picture { .. }
        | BlockKind::Break => BlockKind::Paragraph,
    }
}

/// Where each part stands in the text.
fn ranges(
    text: &str,
    kind: &BlockKind,
    sentences: &[Range<usize>],
    limit: usize,
) -> Vec<Range<usize>> {
    let verbatim = *kind == BlockKind::Verbatim;
    let mut ranges = Vec::new();
    let mut from = 0;
    while text.len() - from > limit {
        let cut = cut(text, from, sentences, limit, verbatim);
        ranges.push(from..cut);
        // White space is part of what is preformatted.
        let rest = &text[cut..];
        from = if verbatim {
            cut
        } else {
            text.len() - rest.trim_start().len()
        };
    }
    if from < text.len() {
        ranges.push(from..text.len());
    }
    ranges
}

/// The best place for a cut after `from`, at most `limit` bytes on.
fn cut(text: &str, from: usize, sentences: &[Range<usize>], limit: usize, verbatim: bool) -> usize {
    let end = text.floor_char_boundary(from + limit);
    let window = &text[from..end];
    if verbatim && let Some(at) = window.rfind('\n') {
        return from + at + 1;
    }
    let ended = sentences.partition_point(|sentence| sentence.end <= end);
    if let Some(sentence) = ended.checked_sub(1).map(|last| &sentences[last])
        && sentence.end > from
    {
        return sentence.end;
    }
    // White space at the very start would be a part without words.
    let words = from + window.len() - window.trim_start().len();
    let space = window
        .char_indices()
        .rev()
        .find(|(_, letter)| letter.is_whitespace());
    if let Some((at, space)) = space
        && from + at > words
    {
        return from + at + space.len_utf8();
    }
    letter_border(text, from, end)
}

/// The last border of a letter, with its accents and joined signs, at or before `end`.
fn letter_border(text: &str, from: usize, end: usize) -> usize {
    let window = text.floor_char_boundary(end.saturating_sub(LETTER_REACH).max(from));
    let after = text.ceil_char_boundary((end + LETTER_REACH).min(text.len()));
    let border = GraphemeClusterSegmenter::new()
        .segment_str(&text[window..after])
        .map(|at| window + at)
        .take_while(|at| *at <= end)
        .last();
    match border {
        Some(border) if border > window => border,
        // Marks upon marks, or a limit below one letter.
        _ if end > from => end,
        _ => text.ceil_char_boundary(from + 1),
    }
}

/// The sentences of one part, counted from its start.
fn sentences_of(
    sentences: &mut VecDeque<Range<usize>>,
    shown: &Range<usize>,
    text: &str,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    while let Some(sentence) = sentences.front().cloned() {
        if sentence.start >= shown.end {
            break;
        }
        let (start, end) = (
            sentence.start.max(shown.start),
            sentence.end.min(shown.end).max(shown.start),
        );
        let words = text[start..end].trim_end();
        let start = start + words.len() - words.trim_start().len();
        let end = start + words.trim_start().len();
        if start < end {
            found.push(start - shown.start..end - shown.start);
        }
        if sentence.end > shown.end {
            break;
        }
        sentences.pop_front();
    }
    found
}

/// The runs of a block, handed out from left to right.
struct Runs<'a> {
    text: &'a str,
    source: &'a str,
    rest: VecDeque<SourceRun>,
}

impl<'a> Runs<'a> {
    fn new(block: &'a Block, source: &'a str) -> Self {
        Self {
            text: &block.text,
            source,
            rest: block.runs.iter().cloned().collect(),
        }
    }

    /// The words of a part, its runs, and where it ends in the source.
    fn part(
        &mut self,
        range: Range<usize>,
        source_start: usize,
    ) -> (String, Vec<SourceRun>, usize) {
        let mut text = Text::default();
        let mut at = range.start;
        while let Some(mut run) = self.rest.pop_front() {
            if run.text.end <= at {
                continue;
            }
            if run.text.start < at {
                run = self.cut_run(&run, at).1;
            }
            if run.text.start >= range.end {
                self.rest.push_front(run);
                break;
            }
            text.push(&self.text[at..run.text.start], 0..0, self.source);
            if run.text.end > range.end {
                let (here, after) = self.cut_run(&run, range.end);
                run = here;
                self.rest.push_front(after);
            }
            let from = run.source.start.max(source_start);
            text.push(
                &self.text[run.text.clone()],
                from..run.source.end.max(from),
                self.source,
            );
            at = run.text.end;
        }
        text.push(&self.text[at..range.end], 0..0, self.source);
        let (shown, runs) = text.finish();
        let end = runs.last().map_or(source_start, |run| run.source.end);
        let end = self.source.ceil_char_boundary(end);
        (shown, runs, end)
    }

    /// Cuts a run at a byte of the text inside it.
    fn cut_run(&self, run: &SourceRun, at: usize) -> (SourceRun, SourceRun) {
        let source_at = if run.text.len() == run.source.len() {
            run.source.start + (at - run.text.start)
        } else {
            self.follow(run, at)
        };
        let here = SourceRun {
            text: run.text.start..at,
            source: run.source.start..source_at,
        };
        let after = SourceRun {
            text: at..run.text.end,
            source: source_at..run.source.end,
        };
        (here, after)
    }

    /// Where the source of a run that does not match byte by byte has shown the words before `at`: each letter is
    /// looked for after the one before it, as what is not shown between them is markup or line ends.
    fn follow(&self, run: &SourceRun, at: usize) -> usize {
        let mut source_at = run.source.start;
        for letter in self.text[run.text.start..at].bytes() {
            let rest = self.source.as_bytes().get(source_at..run.source.end);
            let found = rest.unwrap_or_default().iter().position(|written| {
                *written == letter || letter == b' ' && matches!(written, b'\n' | b'\r')
            });
            // Nothing of it is written as it is shown, as in an entity: it stays with the words before the cut.
            let Some(found) = found else {
                return run.source.end;
            };
            source_at += found + 1;
        }
        self.source
            .ceil_char_boundary(source_at)
            .min(run.source.end)
    }
}

/// The styles of a block, handed out from left to right.
struct Styles {
    rest: VecDeque<StyledRange>,
    /// Those that reach beyond the parts so far; few, as each kind is open once.
    open: Vec<StyledRange>,
}

impl Styles {
    fn new(styles: Vec<StyledRange>) -> Self {
        Self {
            rest: styles.into(),
            open: Vec::new(),
        }
    }

    fn part(&mut self, shown: &Range<usize>) -> Vec<StyledRange> {
        let mut candidates = std::mem::take(&mut self.open);
        while let Some(style) = self
            .rest
            .pop_front_if(|style| style.range.start < shown.end)
        {
            candidates.push(style);
        }
        let mut found = Vec::with_capacity(candidates.len());
        for style in candidates {
            let start = style.range.start.max(shown.start);
            let end = style.range.end.min(shown.end);
            let goes_on = style.range.end > shown.end && repeats(&style.style);
            if start < end {
                found.push(StyledRange {
                    range: start - shown.start..end - shown.start,
                    style: style.style.clone(),
                });
            }
            if goes_on {
                self.open.push(style);
            }
        }
        found
    }
}

fn repeats(style: &InlineStyle) -> bool {
    match style {
        InlineStyle::Link(address) => address.len() <= MAX_REPEATED_ADDRESS,
        InlineStyle::Emphasis | InlineStyle::Strong | InlineStyle::Code => true,
    }
}

#[cfg(test)]
mod tests;

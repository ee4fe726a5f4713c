//! `body.txt`: paragraphs between blank lines; a newline inside a paragraph is a space.

use std::ops::Range;
use std::sync::Arc;

use super::runs::Text;
use super::{Bounds, TooMuch, assemble};
use crate::model::article::{Block, Body};

/// Reads plain text; `\n`, `\r\n` and `\r` all end a line, a byte order mark is not shown.
pub fn plain(source: Arc<str>, file: &str, bounds: &Bounds<'_>) -> Result<Body, TooMuch> {
    let mut blocks = Vec::new();
    // The lines of the paragraph being read, without their ends.
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut start = if source.starts_with('\u{feff}') { 3 } else { 0 };
    while start < source.len() {
        let rest = &source.as_bytes()[start..];
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = start + length;
        if source[start..end].trim().is_empty() {
            finish_paragraph(&source, &mut lines, &mut blocks);
            if blocks.len() > bounds.blocks {
                return Err(TooMuch::Blocks);
            }
        } else {
            lines.push(start..end);
        }
        start = if source[end..].starts_with("\r\n") {
            end + 2
        } else {
            end + 1
        };
    }
    finish_paragraph(&source, &mut lines, &mut blocks);
    if blocks.len() > bounds.blocks {
        return Err(TooMuch::Blocks);
    }
    Ok(assemble(source, file, blocks, bounds.goes_on))
}

fn finish_paragraph(source: &str, lines: &mut Vec<Range<usize>>, blocks: &mut Vec<Block>) {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    let indent = source[first.clone()].len() - source[first.clone()].trim_start().len();
    let start = first.start + indent;
    let end = last.start + source[last.clone()].trim_end().len();
    let mut text = Text::default();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            let line_end = lines[index - 1].end..line.start;
            text.push(" ", line_end, source);
        }
        let shown = line.start.max(start)..line.end.min(end);
        text.push(&source[shown.clone()], shown, source);
    }
    lines.clear();
    let (text, runs) = text.finish();
    blocks.push(Block {
        text: text.into(),
        source: start..end,
        runs,
        ..Block::default()
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::SourceRun;

    fn texts(source: &str) -> Vec<String> {
        let body = plain(source.into(), "body.txt", &Bounds::default()).unwrap();
        super::super::properties::check(&body);
        body.blocks
            .iter()
            .map(|block| block.text.to_string())
            .collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_and_newlines_are_spaces() {
        assert_eq!(texts("One\ntwo.\n\n \t\nThree"), ["One two.", "Three"]);
        assert_eq!(texts("\n\n  One  \n"), ["One"]);
        assert_eq!(texts("a\r\nb\r\n\r\nc\rd"), ["a b", "c d"]);
        assert_eq!(texts("\u{feff}a"), ["a"]);
        assert!(texts("").is_empty());
        assert!(texts(" \n\u{a0}\n").is_empty());
    }

    #[test]
    fn positions_count_in_the_file() {
        let body = plain("\u{feff} é\nb\r\nc".into(), "body.txt", &Bounds::default()).unwrap();
        let block = &body.blocks[0];
        assert_eq!(&*block.text, "é b c");
        assert_eq!(block.source, 4..11);
        let run = |text, source| SourceRun { text, source };
        assert_eq!(
            block.runs,
            [run(0..4, 4..8), run(4..5, 8..10), run(5..6, 10..11)]
        );
        assert_eq!(body.file, "body.txt");
        assert_eq!(body.sentences.len(), 1);
    }

    #[test]
    fn too_many_paragraphs_are_refused_and_not_trimmed() {
        let bounds = Bounds {
            blocks: 2,
            ..Bounds::default()
        };
        let read = |source: &str| plain(source.into(), "body.txt", &bounds);
        assert_eq!(read("a\n\nb\n").unwrap().blocks.len(), 2, "at the limit");
        for source in ["a\n\nb\n\nc", "a\n\nb\n\nc\n\n"] {
            assert_eq!(read(source).unwrap_err(), TooMuch::Blocks, "{source:?}");
        }
    }
}

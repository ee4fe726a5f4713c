//! What every body must hold, checked on random and on hostile input.

use std::ops::Range;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::runs::matches_bytes;
use super::{Bounds, assemble_within, html_to_text};
use crate::model::article::{BlockKind, Body};

/// Without limits: what is too much has tests of its own.
const ALL: Bounds<'static> = Bounds {
    marks: usize::MAX,
    blocks: usize::MAX,
    goes_on: &|| true,
};

pub(super) fn markdown(source: Arc<str>, file: &str) -> Body {
    super::markdown(source, file, &ALL).unwrap()
}

pub(super) fn plain(source: Arc<str>, file: &str) -> Body {
    super::plain(source, file, &ALL).unwrap()
}

fn html(source: &str) -> Body {
    super::html(source, None, &ALL).unwrap()
}

/// Panics unless `body` holds the invariants of the module.
pub(super) fn check(body: &Body) {
    let mut source_end = 0;
    for block in &body.blocks {
        assert!(
            block.source.start >= source_end,
            "blocks overlap: {block:?}"
        );
        assert!(body.source.get(block.source.clone()).is_some(), "{block:?}");
        source_end = block.source.end;
        let (mut text, mut source) = (0, block.source.start);
        for run in &block.runs {
            assert!(
                run.text.start >= text && run.source.start >= source,
                "{block:?}"
            );
            assert!(!run.text.is_empty() && !run.source.is_empty(), "{block:?}");
            (text, source) = (run.text.end, run.source.end);
            let shown = &block.text[run.text.clone()];
            if run.text.len() == run.source.len() {
                let written = body.source.get(run.source.clone());
                assert!(
                    written.is_some_and(|written| matches_bytes(shown, written)),
                    "{run:?} in {block:?}"
                );
            }
        }
        assert!(
            text <= block.text.len() && source <= block.source.end,
            "{block:?}"
        );
        for style in &block.styles {
            assert!(!block.text[style.range.clone()].is_empty());
        }
    }
    let mut next = 0;
    for index in 0..body.blocks.len() {
        let text = &body.blocks[index].text;
        let ids = body.sentences_of_block(index);
        assert_eq!(ids.start as usize, next);
        next = ids.end as usize;
        let mut end = 0;
        for sentence in &body.sentences[ids.start as usize..next] {
            assert_eq!(sentence.block, index);
            assert!(text[end..sentence.range.start].trim().is_empty());
            let words = &text[sentence.range.clone()];
            assert_eq!(words, words.trim());
            assert!(!words.is_empty());
            end = sentence.range.end;
        }
        assert!(text[end..].trim().is_empty());
    }
    assert_eq!(next, body.sentences.len());
}

/// Pieces that meet each other in every order.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "Word",
        " ",
        " ",
        "\n",
        "\n",
        "\r\n",
        "\n\n",
        "    ",
        "\t",
        "*",
        "**",
        "_",
        "`",
        "``",
        "[",
        "](x)",
        "![",
        "](images/x.jpg)",
        "> ",
        "- ",
        "12. ",
        "# ",
        "---\n",
        "```\n",
        "<b>",
        "<div>\n",
        "<!--",
        "&amp;",
        "&ngE;",
        "&nvle;",
        "&nbsp;",
        "&#0;",
        "\\*",
        "\\\n",
        "  \n",
        "é",
        "שלום",
        "😀",
        "\u{feff}",
        "\0",
        "Mr. ",
        "End. ",
        "?” ",
        "[1]",
        "\n[r]: http://x.org 'T'\n",
        "[r]",
        "<http://x.org>",
        "\u{a0}",
        "=\n",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Tags that meet each other in every order, closed or not.
fn tags() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "Word. ",
        " ",
        "\n",
        "é",
        "&nbsp;",
        "&amp;",
        "<p>",
        "</p>",
        "<br>",
        "<hr>",
        "<h2>",
        "</h2>",
        "<blockquote>",
        "</blockquote>",
        "<ul>",
        "</ul>",
        "<ol start=7>",
        "</ol>",
        "<li>",
        "</li>",
        "<pre>",
        "</pre>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<a href='https://x.org'>",
        "<a href=x>",
        "<figure><img src=x>",
        "<figcaption>",
        "</figcaption>",
        "</a>",
        "<td>",
        "</td>",
        "<tr>",
        "<span class=a>",
        "<span class=b>",
        "</span>",
        "<script>",
        "</script>",
        "<div/>",
        "<![CDATA[x]]>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn markdown_holds_for_markup(source in markup()) {
        check(&markdown(source.into(), "body.md"));
    }

    #[test]
    fn any_bytes_hold(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let source: Arc<str> = String::from_utf8_lossy(&bytes).into();
        check(&markdown(Arc::clone(&source), "body.md"));
        check(&plain(Arc::clone(&source), "body.txt"));
        check(&html(&source));
    }

    #[test]
    fn html_holds_for_markup(source in tags()) {
        let body = html(&source);
        check(&body);
        let mut end = 0;
        for block in &body.blocks {
            prop_assert_eq!(&*block.text, &body.source[block.source.clone()]);
            prop_assert_eq!(block.text.trim_end(), &*block.text);
            if block.kind == BlockKind::Break {
                continue;
            }
            if block.kind != BlockKind::Verbatim {
                prop_assert_eq!(block.text.trim_start(), &*block.text);
            }
            let between = if end == 0 { "" } else { "\n\n" };
            prop_assert_eq!(&body.source[end..block.source.start], between);
            end = block.source.end;
        }
        prop_assert_eq!(end, body.source.len());
    }

    #[test]
    fn plain_holds_and_shows_every_word(source in markup()) {
        let body = plain(source.as_str().into(), "body.txt");
        check(&body);
        let expected = source.strip_prefix('\u{feff}').unwrap_or(&source);
        let shown = body.blocks.iter().flat_map(|block| block.text.split_whitespace());
        prop_assert!(shown.eq(expected.split_whitespace()));
    }

    #[test]
    fn cut_blocks_hold_and_keep_every_word(source in markup(), limit in 1_usize..40) {
        for whole in [markdown(source.as_str().into(), "body.md"), plain(source.as_str().into(), "body.txt")] {
            let cut = assemble_within(limit, Arc::clone(&whole.source), "body", whole.blocks.clone(), &|| true);
            check(&cut);
            prop_assert!(cut.blocks.iter().all(|block| block.text.len() <= limit.max(4)));
            prop_assert_eq!(words(&cut), words(&whole));
        }
    }

    #[test]
    fn quotes_across_a_cut_are_found_on_both_sides(source in markup(), limit in 4_usize..40, at in any::<prop::sample::Index>(), length in 1_usize..60) {
        let whole = plain(source.as_str().into(), "body.txt");
        let cut = assemble_within(limit, Arc::clone(&whole.source), "body", whole.blocks.clone(), &|| true);
        let from = source.floor_char_boundary(at.index(source.len() + 1));
        let quote = from..source.floor_char_boundary((from + length).min(source.len()));
        prop_assert_eq!(lit(&cut, &quote), lit(&whole, &quote));
    }

    #[test]
    fn html_text_is_clean(source in markup()) {
        let text = html_to_text(&source);
        for line in text.split('\n') {
            prop_assert_eq!(line.trim_end(), line);
        }
        prop_assert!(!text.contains("\n\n\n"));
    }
}

/// All that is shown, without white space.
fn words(body: &Body) -> String {
    let shown = body.blocks.iter().map(|block| &*block.text);
    shown.flat_map(str::split_whitespace).collect()
}

/// What of a quote is lit, without white space.
fn lit(body: &Body, quote: &Range<usize>) -> String {
    let places = body.places(quote);
    let shown = places
        .iter()
        .map(|place| &body.blocks[place.block].text[place.range.clone()]);
    shown.flat_map(str::split_whitespace).collect()
}

/// Unoptimized, the checks alone would take a minute.
const SIZE: usize = if cfg!(debug_assertions) {
    1 << 17
} else {
    1 << 20
};

#[test]
fn much_of_one_thing_takes_linear_time() {
    for piece in [
        ">",
        "*",
        "[",
        "`",
        "<",
        "> ",
        "* ",
        "- ",
        "1. ",
        "![",
        "[a](",
        "](",
        "a**b ",
        "*a _b ",
        "<!--",
        "<a ",
        "&",
        "\\",
        "`` ` ",
        "a. ",
        "?” ",
        "a.) ",
        "A!”",
        "a?",
        "… ",
        "a: ",
        "[![a](b) c](d)",
        "<div>",
        "<b>",
        "<template>",
        "</p>",
        "<p><br>",
        "\n> > ",
        "[1] ",
        "A. ",
        "(",
        "\t",
    ] {
        assert_linear(piece, &piece.repeat(SIZE / piece.len()).into());
    }
    for piece in [">", "- ", "1. ", "> * ", "  "] {
        let lines = format!("{}a\n", piece.repeat(1000 / piece.len())).repeat(SIZE >> 10);
        assert_linear(piece, &lines.into());
    }
}

fn assert_linear(piece: &str, source: &Arc<str>) {
    let start = Instant::now();
    check(&markdown(Arc::clone(source), "body.md"));
    let markdown_time = start.elapsed();
    let start = Instant::now();
    check(&plain(Arc::clone(source), "body.txt"));
    let plain_time = start.elapsed();
    let start = Instant::now();
    check(&html(source));
    let html_time = start.elapsed();
    // Quadratic work would take minutes; this leaves room for a busy machine.
    for (name, time) in [
        ("markdown", markdown_time),
        ("plain", plain_time),
        ("html", html_time),
    ] {
        assert!(
            time < Duration::from_secs(5),
            "{name} of {piece:?}: {time:?}"
        );
    }
}

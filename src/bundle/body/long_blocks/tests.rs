use super::super::properties::{self, markdown, plain};
use super::*;
use crate::model::article::Body;

/// Checks a body and that no block is too long, and gives it back.
fn bounded(body: Body) -> Body {
    properties::check(&body);
    for block in &body.blocks {
        assert!(block.text.len() <= MAX_BLOCK_BYTES, "{}", block.text.len());
    }
    body
}

#[test]
fn a_paragraph_of_megabytes_becomes_blocks_that_can_be_shown() {
    // Unoptimized, megabytes of everything would take a minute.
    for (piece, size, most) in [
        ("a", 5 << 20, 1.01),
        ("word ", 5 << 20, 1.01),
        ("שלום", 1 << 19, 1.01),
        ("A sentence ends here. ", 1 << 19, 1.01),
        ("e\u{301}", 1 << 19, 1.01),
        ("\u{301}", 1 << 19, 1.02),
        ("👩\u{200d}👩\u{200d}👧", 1 << 19, 1.02),
        ("line\n", 1 << 19, 1.01),
        ("line\r\n", 1 << 19, 1.01),
    ] {
        let source = piece.repeat(size / piece.len());
        let blocks = source.len().div_ceil(MAX_BLOCK_BYTES) as f64 * most + 1.0;
        let plain = bounded(plain(source.as_str().into(), "body.txt"));
        assert!(plain.blocks.len() as f64 <= blocks, "{piece:?}");
        let shown: usize = plain.blocks.iter().map(|block| block.text.len()).sum();
        let white = piece
            .chars()
            .filter(|letter| letter.is_whitespace())
            .count();
        assert!(shown >= source.len() - white * (source.len() / piece.len()));
        bounded(markdown(source.as_str().into(), "body.md"));
    }
}

#[test]
fn a_cut_prefers_the_end_of_a_sentence_and_spares_letters() {
    let sentence = "Steel went up by two percent in March. ";
    let body = bounded(plain(sentence.repeat(1000).as_str().into(), "body.txt"));
    assert!(body.blocks.len() > 1);
    for block in &body.blocks {
        assert!(block.text.starts_with("Steel") && block.text.ends_with("March."));
    }
    assert_eq!(body.sentences.len(), 1000);
    let body = bounded(plain("e\u{301}".repeat(20_000).as_str().into(), "body.txt"));
    for block in &body.blocks {
        assert!(block.text.starts_with('e'), "an accent keeps its letter");
    }
}

#[test]
fn a_quote_across_the_cut_is_lit_in_both_blocks() {
    let source = format!("{} one two {}", "a".repeat(16_370), "b".repeat(9000));
    let body = bounded(plain(source.as_str().into(), "body.txt"));
    let at = source.find("one").unwrap();
    let shown: Vec<&str> = body
        .places(&(at - 2..at + 14))
        .iter()
        .map(|place| &body.blocks[place.block].text[place.range.clone()])
        .collect();
    assert_eq!(shown.concat().replace(' ', ""), "aonetwobbbbbb");
    assert_eq!(shown.len(), 2);
}

#[test]
fn a_list_item_has_one_mark_and_styles_go_on() {
    let source = format!("3. [{}](http://x.org) end\n", "word ".repeat(5000));
    let body = bounded(markdown(source.as_str().into(), "body.md"));
    let kinds: Vec<&BlockKind> = body.blocks.iter().map(|block| &block.kind).collect();
    let item = BlockKind::ListItem {
        depth: 1,
        number: Some(3),
    };
    assert_eq!(kinds, [&item, &BlockKind::Paragraph]);
    for block in &body.blocks {
        assert_eq!(
            block.styles[0].style,
            InlineStyle::Link("http://x.org".to_owned())
        );
    }
    assert_eq!(body.blocks[0].styles[0].range, 0..body.blocks[0].text.len());
}

#[test]
fn a_long_address_is_kept_once() {
    let address = format!("http://x.org/{}", "p".repeat(100_000));
    let source = format!("[{}]({address})\n", "word ".repeat(20_000));
    let body = bounded(markdown(source.as_str().into(), "body.md"));
    let styled = body.blocks.iter().filter(|block| !block.styles.is_empty());
    assert_eq!(styled.count(), 1);
}

#[test]
fn preformatted_text_is_cut_at_line_ends_and_keeps_its_indents() {
    let source = format!("```\n{}```\n", "    let it = be;\n".repeat(3000));
    let body = bounded(markdown(source.as_str().into(), "body.md"));
    assert!(body.blocks.len() > 1);
    for block in &body.blocks {
        assert_eq!(block.kind, BlockKind::Verbatim);
        assert!(block.text.starts_with("    let") && block.text.ends_with("be;"));
    }
}

#[test]
fn code_over_many_quoted_lines_keeps_its_places() {
    let lines: Vec<String> = (0..3000).map(|line| format!("> number{line}")).collect();
    let source = format!("> `start\n{}\n> end`\n", lines.join("\n"));
    let body = bounded(markdown(source.as_str().into(), "body.md"));
    assert!(body.blocks.len() > 1);
    let at = source.find("number2999").unwrap();
    let places = body.places(&(at..at + 10));
    assert_eq!(places.len(), 1);
    assert_eq!(places[0].block, body.blocks.len() - 1);
}

#[test]
fn what_is_left_of_a_run_without_a_source_is_no_run() {
    let whole = markdown("``[&#0;\r\n\\\n``<http://x.org>".into(), "body.md");
    for limit in 1..8 {
        let source = std::sync::Arc::clone(&whole.source);
        let goes_on = || true;
        let cut =
            super::super::assemble_within(limit, source, "body", whole.blocks.clone(), &goes_on);
        super::super::properties::check(&cut);
    }
}

use super::super::properties::markdown;
use super::*;
use crate::model::article::SourceRun;

/// Kind and text of each block, one a line.
fn shown(source: &str) -> Vec<String> {
    let body = markdown(source.into(), "body.md");
    super::super::properties::check(&body);
    body.blocks
        .iter()
        .map(|block| {
            let kind = match &block.kind {
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::Quote(depth) => format!("q{depth}"),
                BlockKind::ListItem {
                    depth,
                    number: None,
                } => format!("i{depth}"),
                BlockKind::ListItem {
                    depth,
                    number: Some(number),
                } => format!("i{depth}.{number}"),
                BlockKind::Verbatim => "v".to_owned(),
                BlockKind::Break => "---".to_owned(),
                BlockKind::Picture { target } => format!("picture {target}"),
            };
            format!("{kind}: {}", block.text)
        })
        .collect()
}

#[test]
fn blocks() {
    assert_eq!(
        shown("# One\n\nTwo\nthree\n\n***\n\nFour\n===\n"),
        ["h1: One", "p: Two three", "---: ", "h1: Four"]
    );
    assert_eq!(
        shown("> a\n> > b\n>\n> c\n\nd"),
        ["q1: a", "q2: b", "q1: c", "p: d"]
    );
    assert_eq!(
        shown("7. a\n8. b\n   - c\n\n     more\n\nd"),
        ["i1.7: a", "i1.8: b", "i2: c", "p: more", "p: d"]
    );
    assert_eq!(shown("> - a"), ["i1: a"]);
    assert_eq!(shown("- > a\n- b"), ["q1: a", "i1: b"]);
    assert_eq!(
        shown("```rust\na *b*\n\n c\n```\n\n<div>\n*x*\n</div>\n"),
        ["v: a *b*\n\n c", "v: <div>\n*x*\n</div>"]
    );
    assert_eq!(shown("\u{feff}# a"), ["h1: a"]);
    assert!(shown("").is_empty());
}

#[test]
fn pictures_stand_alone() {
    assert_eq!(
        shown("a ![the *old* tower](images/x.jpg) b\n\n![](y.png)"),
        [
            "p: a",
            "picture images/x.jpg: the old tower",
            "p: b",
            "picture y.png: "
        ]
    );
    assert_eq!(
        shown("- ![a](b) c\n- [![d](e)](f)"),
        ["picture b: a", "i1: c", "picture e: d"]
    );
    assert_eq!(shown("![a ![b](c) d](e)"), ["picture e: a b d"]);
    assert_eq!(shown("# a ![b](c) d"), ["h1: a", "picture c: b", "h1: d"]);
}

#[test]
fn html_in_a_line_is_text() {
    assert_eq!(shown("a <b>c</b> <script>"), ["p: a <b>c</b> <script>"]);
}

#[test]
fn styles_nest_once_each() {
    let body = markdown(
        "a *b **c** `d e`* [f *g*](http://x.org/) ***[h ![i](j) k](l)***".into(),
        "body.md",
    );
    let styles = |block: usize| -> Vec<(&str, InlineStyle)> {
        let block = &body.blocks[block];
        block
            .styles
            .iter()
            .map(|style| (&block.text[style.range.clone()], style.style.clone()))
            .collect()
    };
    let link = |address: &str| InlineStyle::Link(address.to_owned());
    assert_eq!(
        styles(0),
        [
            ("b c d e", InlineStyle::Emphasis),
            ("c", InlineStyle::Strong),
            ("d e", InlineStyle::Code),
            ("f g", link("http://x.org/")),
            ("g", InlineStyle::Emphasis),
            ("h", InlineStyle::Emphasis),
            ("h", InlineStyle::Strong),
            ("h", link("l")),
        ]
    );
    assert_eq!(
        styles(2),
        [("k", InlineStyle::Strong), ("k", InlineStyle::Emphasis)],
        "the link ended at the picture"
    );
}

#[test]
fn runs_lead_to_the_source() {
    let body = markdown("So *old* &amp; \\*new\\*\\\nend ` x `".into(), "body.md");
    let block = &body.blocks[0];
    assert_eq!(&*block.text, "So old & *new*\nend x");
    let run = |text, source| SourceRun { text, source };
    assert_eq!(
        block.runs,
        [
            run(0..3, 0..3),
            run(3..6, 4..7),
            run(6..7, 8..9),
            run(7..8, 9..14),
            run(8..9, 14..15),
            run(9..13, 16..20),
            run(13..14, 21..22),
            run(14..15, 22..24),
            run(15..19, 24..28),
            run(19..20, 30..31),
        ]
    );
    let crlf = markdown("> a\r\n> b".into(), "body.md");
    let block = &crlf.blocks[0];
    assert_eq!(&*block.text, "a b");
    assert_eq!(block.runs.first(), Some(&run(0..1, 2..3)));
    assert_eq!(block.runs.last(), Some(&run(2..3, 7..8)));
}

#[test]
fn every_kind_has_sentences() {
    let body = markdown(
        "# One. Two\n\n- Three. Four\n\n![Five. Six](x)\n\n```\nSeven.\n```\n".into(),
        "body.md",
    );
    let counts: Vec<_> = (0..body.blocks.len())
        .map(|block| body.sentences_of_block(block).len())
        .collect();
    assert_eq!(counts, [2, 2, 2, 1]);
}

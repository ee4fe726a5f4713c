use std::sync::Arc;

use proptest::prelude::*;

use super::super::super::draft::{DraftPicture, Found, Mark, MarkKind, PictureBytes};
use super::super::super::normal::normal;
use super::*;
use crate::bundle::body::{Bounds, markdown};
use crate::model::article::{BlockKind as ShownKind, Body};

fn shown(source: &str) -> Body {
    let source: Arc<str> = source.into();
    markdown(source, "body.md", &Bounds::default()).unwrap()
}

fn block(kind: BlockKind, text: &str) -> Block {
    Block {
        kind,
        text: text.to_owned(),
        marks: Vec::new(),
    }
}

fn written(blocks: &[(BlockKind, &str)]) -> String {
    let blocks = blocks.iter().map(|(kind, text)| block(*kind, text));
    let draft = Draft {
        blocks: blocks.collect(),
        ..Draft::default()
    };
    BodyText::new(&draft, &[]).source
}

const ITEM: BlockKind = BlockKind::ListItem {
    ordered: false,
    depth: 0,
};
const NUMBERED: BlockKind = BlockKind::ListItem {
    ordered: true,
    depth: 1,
};

#[test]
fn a_text_reads_like_the_article() {
    use BlockKind::{Heading, Paragraph, Quote, TableRow, Verbatim};
    let source = written(&[
        (
            Paragraph,
            "The AT&T deal of [2019] cost 5 * 3 < 20; file_name stays.",
        ),
        (Heading(2), "What is C #"),
        (Quote, "First."),
        (Quote, "Second."),
        (ITEM, "- one"),
        (NUMBERED, "1. Januar"),
        (NUMBERED, "two"),
        (ITEM, "three"),
        (TableRow { header: false }, "a\tb"),
        (Verbatim, "  x\n```\ny"),
        (Paragraph, "#1 of 3"),
    ]);
    let expected = "\
The AT&T deal of \\[2019] cost 5 \\* 3 < 20; file_name stays.

## What is C \\#

> First.
>
> Second.

- \\- one

  1. 1\\. Januar
  2. two

- three

a | b

````
  x
```
y
````

\\#1 of 3
";
    assert_eq!(source, expected);
}

#[test]
fn words_are_found_through_escapes_and_marks() {
    let text = "He said *no* to all";
    let mark = |range, kind| Mark { range, kind };
    let draft = Draft {
        blocks: vec![
            block(BlockKind::Quote, "Before."),
            Block {
                kind: BlockKind::Paragraph,
                text: text.to_owned(),
                marks: vec![
                    mark(3..19, MarkKind::Link("https://e.org/a(b)".to_owned())),
                    mark(8..12, MarkKind::Strong),
                ],
            },
        ],
        ..Draft::default()
    };
    let body = BodyText::new(&draft, &[]);
    assert_eq!(
        body.source,
        "> Before.\n\nHe [said **\\*no\\*** to all](<https://e.org/a(b)>)\n"
    );
    let start = draft.spans()[1].start;
    for (words, source) in [
        ("no", "no"),
        ("*no*", "\\*no\\*"),
        ("said *no", "said **\\*no"),
    ] {
        let at = start + text.find(words).unwrap();
        let place = body.place(&(at..at + words.len())).unwrap();
        assert_eq!(&body.source[place], source);
    }
    assert_eq!(body.place(&(7..9)), None, "between two blocks");
    let across = body.place(&(0..start + 2)).unwrap();
    assert_eq!(&body.source[across], "Before.\n\nHe");
}

fn kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        4 => Just(BlockKind::Paragraph),
        1 => (2..7u8).prop_map(BlockKind::Heading),
        2 => Just(BlockKind::Quote),
        3 => (any::<bool>(), 0..4u8).prop_map(|(ordered, depth)| BlockKind::ListItem { ordered, depth }),
        1 => any::<bool>().prop_map(|header| BlockKind::TableRow { header }),
        1 => Just(BlockKind::Verbatim),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let markdown =
        "[-+*_`~#>!<&;:|=.)(\\[\\]\\\\ \t\n0-9a-cשל🏮é\u{301}\r\u{b}\u{a0}\u{2028}\"'/]{0,14}";
    prop_oneof![
        3 => markdown,
        1 => "\\PC{0,20}",
        1 => any::<String>(),
        1 => Just("&amp; &#39; <b>x</b> <https://e.org> a_b_c __d__ ![x](y) 1. 2) - --- ***".to_owned()),
        1 => Just("    indented\n\tcode [a]: b \\".to_owned()),
    ]
}

pub(in crate::import::bundle) fn drafts() -> impl Strategy<Value = Draft> {
    let mark = (0..20usize, 0..20usize, 0..3usize).prop_map(|(start, length, kind)| Mark {
        range: start..start + length,
        kind: [
            MarkKind::Emphasis,
            MarkKind::Strong,
            MarkKind::Link("https://e.org/?a=1&copy;=(2)".to_owned()),
        ][kind]
            .clone(),
    });
    let block = (kind(), text(), prop::collection::vec(mark, 0..4));
    let block = block.prop_map(|(kind, text, marks)| Block { kind, text, marks });
    let picture = (
        prop::option::of(0..8usize),
        text(),
        prop::option::of(text()),
    );
    let picture = picture.prop_map(|(after, alt, caption)| DraftPicture {
        after,
        bytes: PictureBytes::Absent,
        alt: Some(alt),
        caption: caption.map(|value| Found {
            value,
            source: "a test",
        }),
        credit: None,
        credited: Vec::new(),
        line: None,
    });
    (
        prop::collection::vec(block, 0..8),
        prop::collection::vec(picture, 0..3),
    )
        .prop_map(|(blocks, pictures)| Draft {
            blocks,
            pictures,
            ..Draft::default()
        })
}

/// The words as a reader shows them; white space of code is its own.
fn words(kind: BlockKind, text: &str) -> String {
    match kind {
        BlockKind::TableRow { .. } => text.replace('\t', " | "),
        _ => text.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_reader_sees_the_words_of_the_draft(draft in drafts()) {
        let draft = normal(draft);
        let targets = vec!["images/picture-1.png".to_owned(); draft.pictures.len()];
        let body = BodyText::new(&draft, &targets);
        let shown = shown(&body.source);
        let mut expected: Vec<String> = Vec::new();
        let mut pictures: Vec<(usize, String)> = draft.pictures.iter().map(|picture| {
            let caption = picture.caption.as_ref().map(|caption| caption.value.clone());
            let said = caption.or(picture.alt.clone()).unwrap_or_default();
            (picture.after.map_or(0, |after| after + 1), said)
        }).collect();
        pictures.sort_by_key(|(at, _)| *at);
        let mut pictures = pictures.into_iter().peekable();
        for (index, block) in draft.blocks.iter().enumerate() {
            while let Some((_, alt)) = pictures.next_if(|(at, _)| *at <= index) {
                expected.push(alt);
            }
            expected.push(words(block.kind, &block.text));
        }
        expected.extend(pictures.map(|(_, alt)| alt));
        let found: Vec<String> = shown.blocks.iter().map(|block| match block.kind {
            ShownKind::Verbatim => block.text.trim_end_matches('\n').to_owned(),
            _ => block.text.to_string(),
        }).collect();
        prop_assert_eq!(&found, &expected, "{}", body.source);
        // Each word of each block is found in the source as it is shown.
        let text = draft.text_with_captions();
        let blocks = draft.spans().into_iter().zip(&draft.blocks).map(|(span, block)| (span, block.kind));
        let captions = draft.caption_spans().into_iter().flatten().map(|span| (span, BlockKind::Paragraph));
        for (span, kind) in blocks.chain(captions) {
            for (at, letter) in text[span.clone()].char_indices() {
                let range = span.start + at..span.start + at + letter.len_utf8();
                let place = body.place(&range);
                let source = place.map(|place| body.source[place].trim_start_matches('\\'));
                let wanted = if letter == '\t' && matches!(kind, BlockKind::TableRow { .. }) {
                    " | ".to_owned()
                } else if letter == '\\' {
                    String::new()
                } else {
                    letter.to_string()
                };
                prop_assert_eq!(source, Some(wanted.as_str()));
            }
        }
    }
}

use super::*;
use crate::bundle::body::properties;
use crate::model::article::{BlockKind, InlineStyle};

fn check(cases: &[(&str, &str)]) {
    for (html, text) in cases {
        assert_eq!(html_to_text(html), *text, "{html}");
    }
}

#[test]
fn blocks_lines_and_entities() {
    check(&[
        (
            "<p>One <b>two</b>\n three</p><p>four</p>",
            "One two three\n\nfour",
        ),
        ("a<br>b<br/><br />c", "a\nb\n\nc"),
        ("<h1>A</h1>b<ul><li>c<li>d</ul>e", "A\n\nb\n\nc\n\nd\n\ne"),
        (
            "<table><tr><td>a</td><td> b </td></tr><tr><td>c</td></tr></table>d",
            "a\tb\nc\n\nd",
        ),
        (
            "a &amp; b &#x5d0;&nbsp;&eacute; &nosuch; e\u{301}",
            "a & b א\u{a0}é &nosuch; e\u{301}",
        ),
        ("<pre>a\n  b\n\n\nc </pre> d", "a\n  b\n\nc\n\nd"),
        ("a<p>&nbsp;</p>b", "a\n\nb"),
        ("<p>a</p><p>&nbsp;<br>x</p>", "a\n\nx"),
        ("<p>a</p><p>&nbsp;x&nbsp;</p>", "a\n\nx"),
        (
            "<p>a</p><table><tr><td>&nbsp;</td></tr><tr><td>x</td></tr></table>",
            "a\n\nx",
        ),
        ("<p>a</p><pre>  b\n c</pre>", "a\n\n  b\n c"),
        ("plain text", "plain text"),
        ("", ""),
        (" <p> </p> ", ""),
    ]);
}

#[test]
fn what_is_no_text_is_left_out() {
    check(&[
        ("a<script>if (a<b) '<p>'</script>b", "ab"),
        ("<title>t</title><style>p{}</style>a<!-- c -->", "a"),
        ("a<template>b<template>c</template>d</template>e", "ae"),
        ("a<script/>b", "ab"),
        ("a<noscript><img></noscript>b<iframe><p>c</iframe>d", "abd"),
        ("<p onclick='x'>1 < 2", "1 < 2"),
    ]);
}

#[test]
fn nitf_and_xhtml() {
    check(&[(
        "<?xml version='1.0'?><nitf><head><title>t</title></head><body><body.head><hedline><hl1>A</hl1>\
         <hl2>B</hl2></hedline></body.head><body.content><p>c <person>D</person>.</p><p><![CDATA[e & f]]></p>\
         </body.content></body></nitf>",
        "A\n\nB\n\nc D.\n\ne & f",
    )]);
}

#[test]
fn depth_and_size_do_no_harm() {
    let deep = format!("{}x{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(html_to_text(&deep), "x");
    let wide = "<p>é</p>".repeat(300_000);
    assert_eq!(html_to_text(&wide).matches('é').count(), 300_000);
}

fn body(markup: &str) -> Body {
    let body = html(markup, None, &Bounds::default()).unwrap();
    properties::check(&body);
    for block in &body.blocks {
        // What is shown stands in the source as it is, so a quote of it is found.
        assert_eq!(*block.text, body.source[block.source.clone()], "{markup}");
    }
    body
}

#[test]
fn structure_is_kept() {
    let body = body(
        "<h1>A</h1><p>b</p><blockquote><p>c</p><p>d</p></blockquote><ul><li>e<ol start=3><li>f<p>g</p><li>h</ol>\
         <li>i</ul>j<pre>k\n  l</pre><hr>m<h2>n</h2>o",
    );
    let item = |depth, number| BlockKind::ListItem { depth, number };
    let expected = [
        (BlockKind::Heading(1), "A"),
        (BlockKind::Paragraph, "b"),
        (BlockKind::Quote(1), "c"),
        (BlockKind::Quote(1), "d"),
        (item(1, None), "e"),
        (item(2, Some(3)), "f"),
        (BlockKind::Paragraph, "g"),
        (item(2, Some(4)), "h"),
        (item(1, None), "i"),
        (BlockKind::Paragraph, "j"),
        (BlockKind::Verbatim, "k\n  l"),
        (BlockKind::Break, ""),
        (BlockKind::Paragraph, "m"),
        (BlockKind::Heading(2), "n"),
        (BlockKind::Paragraph, "o"),
    ];
    let shown = body
        .blocks
        .iter()
        .map(|block| (block.kind.clone(), &*block.text));
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[test]
fn emphasis_and_links_are_kept_where_they_stand() {
    let body = body(
        "<p>a <b>b <i>c</i></b> <a href='https://x.org/é'>d <b>e</b></a><a href='javascript:f()'>f</a></p><p><b>g</b></p>",
    );
    let styles = |block: usize| -> Vec<(&str, InlineStyle)> {
        let block = &body.blocks[block];
        let styles = block.styles.iter();
        styles
            .map(|one| (&block.text[one.range.clone()], one.style.clone()))
            .collect()
    };
    let link = InlineStyle::Link("https://x.org/é".to_owned());
    assert_eq!(&*body.blocks[0].text, "a b c d ef");
    assert_eq!(
        styles(0),
        [
            ("b c", InlineStyle::Strong),
            ("c", InlineStyle::Emphasis),
            ("d e", link),
            ("e", InlineStyle::Strong),
        ]
    );
    assert_eq!(styles(1), [("g", InlineStyle::Strong)]);
}

#[test]
fn what_only_a_style_sheet_keeps_apart_is_kept_apart() {
    assert_eq!(
        html_to_text(
            "<span class=a>Oslo</span><span class=b>TT</span> <span>o</span><span>ne</span>"
        ),
        "Oslo TT one"
    );
}

#[test]
fn a_heading_that_repeats_the_title_is_not_shown() {
    let markup = "<h1> The title </h1><p>Text.</p>";
    let shown = |title| {
        let body = html(markup, title, &Bounds::default()).unwrap();
        properties::check(&body);
        body.blocks.len()
    };
    assert_eq!(
        (shown(Some("The title")), shown(Some("Other")), shown(None)),
        (1, 2, 2)
    );
}

#[test]
fn a_text_that_says_only_what_the_title_says_stays() {
    let body = html("<p>The title</p>", Some("The title"), &Bounds::default()).unwrap();
    assert_eq!(&*body.blocks[0].text, "The title");
}

#[test]
fn what_is_inside_a_heading_or_a_caption_leaves_it_what_it_is() {
    let body = body(
        "<h2><div>T</div></h2><figure><img src='https://x.org/p.jpg'><figcaption><p>C</p><p>D</p></figcaption>\
         </figure><p>e</p>",
    );
    let kinds = body.blocks.iter().map(|block| block.kind.clone());
    assert_eq!(
        kinds.collect::<Vec<_>>(),
        [
            BlockKind::Heading(2),
            BlockKind::Picture {
                target: "https://x.org/p.jpg".to_owned()
            },
            BlockKind::Paragraph,
            BlockKind::Paragraph,
        ]
    );
}

#[test]
fn too_much_markup_is_refused_and_not_trimmed() {
    let bounds = Bounds {
        marks: 10,
        blocks: 2,
        ..Bounds::default()
    };
    assert!(
        html("<p>a</p><p>b</p>", None, &bounds).is_ok(),
        "at the limit"
    );
    assert_eq!(
        html("<p>a</p><p>b</p>.", None, &bounds).unwrap_err(),
        TooMuch::Marks
    );
    assert_eq!(
        html("<p>a<p>b<p>c", None, &bounds).unwrap_err(),
        TooMuch::Blocks
    );
}

#[test]
fn a_figure_with_a_caption_is_a_picture_and_a_lone_image_is_nothing() {
    let body = body(
        "a<img src='https://t.org/1x1.gif'><figure><img src='https://x.org/p.jpg'><div>Foto: B</div>\
         <figcaption>The caption.</figcaption></figure><p>c</p>",
    );
    let picture = BlockKind::Picture {
        target: "https://x.org/p.jpg".to_owned(),
    };
    let shown = body
        .blocks
        .iter()
        .map(|block| (block.kind.clone(), &*block.text));
    assert_eq!(
        shown.collect::<Vec<_>>(),
        [
            (BlockKind::Paragraph, "a"),
            (BlockKind::Paragraph, "Foto: B"),
            (picture, "The caption."),
            (BlockKind::Paragraph, "c"),
        ]
    );
}

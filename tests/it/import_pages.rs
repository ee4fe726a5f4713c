//! Saved pages become drafts: each fixture's draft stands in `tests/snapshots`; hostile pages cost little.

use std::fmt::Write as _;
use std::path::Path;

use dossier::container::limits::{MAX_PAGE_BYTES, MAX_PAGE_DEPTH};
use dossier::import::draft::{Draft, DraftPicture, Found, MarkKind, PictureBytes};
use dossier::import::html;

use crate::mutations::import_html;

fn read(bytes: &[u8]) -> Draft {
    html::read(bytes, None, &|_| true).unwrap()
}

/// What a reader would see, in words.
fn summary(draft: &Draft) -> String {
    let mut text = String::new();
    let values = [
        ("headline", draft.headline.as_ref()),
        ("standfirst", draft.standfirst.as_ref()),
        ("site", draft.site.as_ref()),
        ("published", draft.published.as_ref()),
        ("modified", draft.modified.as_ref()),
        ("language", draft.language.as_ref()),
        ("url", draft.url.as_ref()),
    ];
    let byline = draft.byline.iter().map(|found| ("byline", found));
    let values = values
        .into_iter()
        .filter_map(|(name, found)| Some((name, found?)));
    for (name, Found { value, source }) in values.chain(byline) {
        writeln!(text, "{name}: {value} ({source})").unwrap();
    }
    let pictures = |place: Option<usize>, text: &mut String| {
        for picture in draft
            .pictures
            .iter()
            .filter(|picture| picture.after == place)
        {
            describe(picture, text);
        }
    };
    pictures(None, &mut text);
    for (index, block) in draft.blocks.iter().enumerate() {
        writeln!(text, "{:?}: {}", block.kind, block.text).unwrap();
        for mark in &block.marks {
            let kind = match &mark.kind {
                MarkKind::Link(address) => address,
                MarkKind::Emphasis => "emphasis",
                MarkKind::Strong => "strong",
            };
            writeln!(text, "  {}: {kind}", &block.text[mark.range.clone()]).unwrap();
        }
        pictures(Some(index), &mut text);
    }
    for left in &draft.left_out {
        writeln!(
            text,
            "left out after {:?}, {}: {}",
            left.after, left.why, left.block.text
        )
        .unwrap();
    }
    text
}

fn describe(picture: &DraftPicture, text: &mut String) {
    let bytes = match &picture.bytes {
        PictureBytes::Inline(bytes) => format!("{} bytes", bytes.len()),
        PictureBytes::Beside(path) => format!("beside: {path}"),
        PictureBytes::Remote(address) => address.clone(),
        PictureBytes::Absent => "absent".to_owned(),
    };
    writeln!(text, "picture: {bytes}").unwrap();
    let value = |found: &Option<Found>| found.as_ref().map(|found| found.value.clone());
    for (name, value) in [
        ("alt", picture.alt.clone()),
        ("caption", value(&picture.caption)),
        ("credit", value(&picture.credit)),
        ("line", picture.line.clone()),
    ] {
        if let Some(value) = value {
            writeln!(text, "  {name}: {value}").unwrap();
        }
    }
    if !picture.credited.is_empty() {
        writeln!(text, "  credited: {}", picture.credited.join("; ")).unwrap();
    }
}

#[test]
fn fixtures_become_drafts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/pages");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 6, "only {names:?}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/import-pages");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for name in names {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let draft = summary(&read(&bytes));
        settings.bind(|| insta::assert_snapshot!(name.clone(), draft));
        import_html::check(&bytes);
    }
}

#[test]
fn hostile_pages_are_read_or_refused() {
    let words =
        "<p>Some words, more words, and enough of them to be a paragraph, more or less.</p>";
    let pages: Vec<(&str, String)> = vec![
        ("nested div", "<div>".repeat(20_000) + words),
        ("nested b", "<b>".repeat(100_000) + words),
        ("nested lists", "<ul><li>".repeat(20_000) + words),
        ("nested tables", "<table><tr><td>".repeat(5_000) + words),
        (
            "nested spans in drawings",
            "<svg><g/>".repeat(20_000) + words,
        ),
        (
            "nested quotes, closed",
            "<blockquote>".repeat(5_000) + words + &"</blockquote>".repeat(5_000),
        ),
        (
            "unclosed paragraphs",
            "<p><i><a href=x>word, word".repeat(5_000),
        ),
        (
            "a huge attribute",
            format!("<p class=\"{}\">{words}", "comment ".repeat(100_000)),
        ),
        (
            "many attributes",
            format!(
                "<p {}>{words}",
                (0..2_000)
                    .map(|n| format!("a{n}=1"))
                    .collect::<Vec<_>>()
                    .join(" ")
            ),
        ),
        ("NUL", format!("<p>a\0b</p>\0<div\0>{words}")),
        (
            "a script that never ends",
            format!("{words}<script>{}", "<!--".repeat(1_000)),
        ),
        (
            "nothing closes",
            "<article><h1>A<h1>B<table><td>c<p>d<select><option>e".repeat(500),
        ),
        (
            "figures in figures",
            "<figure><img src=a.jpg><figcaption>words".repeat(2_000),
        ),
        (
            "captions in captions",
            "<div class=caption><img src=a.jpg>words".repeat(2_000),
        ),
        (
            "JSON without end",
            format!(
                "<script type=application/ld+json>{}</script>{words}",
                "[{\"a\":".repeat(20_000)
            ),
        ),
        (
            "dates without end",
            format!("<p class=date>{}</p>{words}", "1.1.".repeat(20_000)),
        ),
        (
            "the longest line",
            format!("<p>{}", "word, ".repeat(300_000)),
        ),
        (
            "one link around all",
            format!(
                "<a href=\"http://x.example/{}\">{}",
                "a".repeat(3_000),
                words.repeat(2_000)
            ),
        ),
    ];
    for (name, page) in pages {
        import_html::check(page.as_bytes());
        let draft = html::read(page.as_bytes(), None, &|_| true);
        assert!(draft.is_ok(), "{name}: {draft:?}");
    }
}

#[test]
fn words_deeper_than_the_limit_are_still_read() {
    for depth in [
        MAX_PAGE_DEPTH - 4,
        MAX_PAGE_DEPTH - 3,
        MAX_PAGE_DEPTH,
        MAX_PAGE_DEPTH + 1,
        3 * MAX_PAGE_DEPTH,
    ] {
        let page = format!(
            "{}deep words{}after",
            "<div>".repeat(depth),
            "</div>".repeat(depth)
        );
        let draft = read(page.as_bytes());
        let texts: Vec<&str> = draft
            .blocks
            .iter()
            .chain(draft.left_out.iter().map(|left| &left.block))
            .map(|block| block.text.as_str())
            .collect();
        assert!(
            texts.join(" ").contains("deep words") && texts.join(" ").contains("after"),
            "{depth}: {texts:?}"
        );
    }
}

#[test]
fn a_page_at_the_limit_is_read_and_one_byte_more_refused() {
    let mut page = b"<p>Some words, at the start.<!--".to_vec();
    page.resize(MAX_PAGE_BYTES as usize, b'-');
    assert_eq!(read(&page).text(), "Some words, at the start.");
    page.push(b'-');
    let problem = html::read(&page, None, &|_| true).unwrap_err();
    assert_eq!(problem.code, "E-LIMIT");
    let problem =
        html::read_text(std::str::from_utf8(&page).unwrap(), None, &|_| true).unwrap_err();
    assert_eq!(problem.code, "E-LIMIT");
}

#[test]
fn a_page_without_text_says_what_would_help() {
    for page in ["", "<html><body><script>a</script></body></html>", "\0"] {
        let problem = html::read(page.as_bytes(), None, &|_| true).unwrap_err();
        assert_eq!(problem.code, "E-PAGE", "{page}");
    }
}

#[test]
fn whoever_waits_can_leave_at_any_step() {
    let page = "<p>word, word and word, enough for a paragraph of its own</p>".repeat(5_000);
    let count = std::cell::Cell::new(0);
    html::read(page.as_bytes(), None, &|_| {
        count.set(count.get() + 1);
        true
    })
    .unwrap();
    assert!(count.get() > 10);
    for last in 0..count.get() {
        let left = std::cell::Cell::new(last);
        let problem = html::read(page.as_bytes(), None, &|_| {
            left.set(left.get() - 1);
            left.get() >= 0
        });
        assert_eq!(problem.unwrap_err().code, "E-CANCELLED");
    }
}

#[test]
fn an_address_from_outside_counts_when_the_page_has_none() {
    let page = "<p>Some words, with <a href='b.html'>a link</a> and a comma, to be read.";
    let draft = html::read_text(page, Some("https://a.example/x/a.html"), &|_| true).unwrap();
    assert_eq!(draft.url.unwrap().value, "https://a.example/x/a.html");
    assert_eq!(
        draft.blocks[0].marks[0].kind,
        MarkKind::Link("https://a.example/x/b.html".to_owned())
    );
}

#[test]
fn whose_statement_is_checked_wrote_no_fact_check() {
    let words = "The claim, made twice this week, is false: the bridge stood, and boats passed under it, as they do. ";
    let page = |class: &str| {
        format!(
            "<title>Bridge</title><article><h1>Bridge</h1><div class='{class}'><h4 class='author'>Ada Quay</h4></div><p>{}</p></article>",
            words.repeat(8)
        )
    };
    let byline = |class: &str| {
        let found = read(page(class).as_bytes()).byline.into_iter();
        found.map(|one| one.value).collect::<Vec<_>>()
    };
    assert_eq!(byline("head"), ["Ada Quay"]);
    for class in ["statement-author", "box claim"] {
        assert!(byline(class).is_empty(), "{class}");
    }
}

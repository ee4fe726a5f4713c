//! Parts made to cost more than they are: each opens or is refused, and whoever waits can always leave.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use dossier::bundle::{self, Opened, ReadOptions, Refusal};
use dossier::container::Container;
use dossier::container::limits::{Limits, MAX_BODY_BYTES};

/// What a parser may pay for: nesting, brackets, marks, one long line, one-letter paragraphs.
const PIECES: [&str; 18] = [
    ">", "* ", "- ", "1. ", "[", "![", "[a](b)", "`", "<", "<b>", "&amp;", "\\*", "*a* ", "> > ",
    "|a|b|\n", "\n> - ", "a", "a\n\n",
];

const ARTICLE: &str = "{\"uri\":\"urn:x\",\"headlines\":[{\"value\":\"H\"}]}";

fn bundle_of(files: &[(&str, &str)]) -> Container {
    let resources: Vec<String> = files
        .iter()
        .map(|(path, _)| {
            let name = path.split('.').next().unwrap();
            format!("{{\"name\":\"{name}\",\"path\":\"{path}\"}}")
        })
        .collect();
    let package = format!(
        "{{\"resources\":[{{\"name\":\"article\",\"path\":\"article.json\"}},{}]}}",
        resources.join(",")
    );
    let own = [
        ("datapackage.json", package.as_str()),
        ("article.json", ARTICLE),
    ];
    let all = own.iter().chain(files);
    let all = all.map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    Container::from_files(all.collect()).unwrap()
}

fn read(container: &Container, limits: &Limits) -> Opened {
    let options = ReadOptions {
        limits: limits.clone(),
        ..ReadOptions::default()
    };
    bundle::read(container, &options, &|_| true)
        .unwrap_or_else(|refusal| panic!("{}", refusal.problem))
}

/// The codes of what is said of the files but that they carry no hash.
fn codes(opened: &Opened) -> Vec<&'static str> {
    let codes = opened.problems.iter().map(|problem| problem.code);
    codes.filter(|code| *code != "W-NO-HASH").collect()
}

fn text_of(piece: &str, bytes: u64) -> String {
    let bytes = usize::try_from(bytes).unwrap();
    let mut text = piece.repeat(bytes / piece.len() + 1);
    text.truncate(text.floor_char_boundary(bytes));
    text
}

#[test]
fn a_text_past_its_length_is_refused_and_hides_no_other_part() {
    for piece in [">", "word ", "a\n\n"] {
        let text = text_of(piece, MAX_BODY_BYTES + 1);
        for file in ["body.md", "body.txt"] {
            let opened = read(&bundle_of(&[(file, &text)]), &Limits::default());
            assert_eq!(codes(&opened), ["E-BOMB"], "{file} of {piece:?}");
            assert_eq!(opened.dossier.headline(), "H");
            assert!(opened.dossier.article.body.blocks.is_empty());
        }
        let refused =
            bundle::open_bytes(text.as_bytes(), "a.md", &ReadOptions::default(), &|_| true);
        assert_eq!(refused.unwrap_err().problem.code, "E-LIMIT", "{piece:?}");
    }
}

#[test]
fn a_text_of_marks_is_refused_before_it_is_parsed() {
    for piece in [">", "[", "\n> - "] {
        let text = text_of(piece, MAX_BODY_BYTES);
        let opened = read(&bundle_of(&[("body.md", &text)]), &Limits::default());
        assert_eq!(codes(&opened), ["E-LIMIT"], "{piece:?}");
        assert!(opened.dossier.article.body.blocks.is_empty());
    }
}

#[test]
fn every_kind_of_text_opens_at_the_limit_and_is_refused_past_it() {
    let limits = Limits {
        marks: 3_000,
        blocks: 500,
        ..Limits::default()
    };
    let is_mark = |byte: &u8| byte.is_ascii_punctuation() || *byte == b'\n';
    for piece in PIECES
        .into_iter()
        .filter(|piece| piece.bytes().any(|byte| is_mark(&byte)))
    {
        let marks_of = |text: &str| text.bytes().filter(is_mark).count();
        let times = limits.marks / marks_of(piece);
        let mut text = piece.repeat(times);
        text.push_str(&"!".repeat(limits.marks - marks_of(&text)));
        let at = read(&bundle_of(&[("body.md", &text)]), &limits);
        // Of one-letter paragraphs there are too many first.
        let expected: &[&str] = if piece == "a\n\n" { &["E-LIMIT"] } else { &[] };
        assert_eq!(codes(&at), expected, "{piece:?}");
        text.push('!');
        let past = read(&bundle_of(&[("body.md", &text)]), &limits);
        assert_eq!(codes(&past), ["E-LIMIT"], "{piece:?}");
    }
    for (count, expected) in [(500, &[][..]), (501, &["E-LIMIT"])] {
        let text = "a\n\n".repeat(count);
        let opened = read(&bundle_of(&[("body.txt", &text)]), &limits);
        assert_eq!(codes(&opened), expected);
    }
}

#[test]
fn millions_of_paragraphs_are_refused() {
    let text = text_of("a\n\n", MAX_BODY_BYTES);
    for file in ["body.md", "body.txt"] {
        let opened = read(&bundle_of(&[(file, &text)]), &Limits::default());
        assert_eq!(codes(&opened), ["E-LIMIT"], "{file}");
    }
}

#[test]
fn every_other_part_has_a_limit_too() {
    let limits = Limits {
        entities: 3,
        edges: 2,
        annotations: 2,
        figures: 2,
        columns: 5,
        links: 3,
        opening_bytes: 2_000,
        ..Limits::default()
    };
    let person = |n: usize| format!("{{\"id\":\"e{n}\",\"schema\":\"Person\"}}\n");
    let note = |n: usize, words: &str| {
        format!(
            "{{\"id\":\"#a{n}\",\"motivation\":\"commenting\",\"body\":{{\"type\":\"TextualBody\",\"value\":\"n\"}},\
             \"target\":{{\"source\":\"body.txt\",\"selector\":{{\"type\":\"TextQuoteSelector\",\"exact\":\"{words}\"}}}}}}"
        )
    };
    let page = |notes: &[String]| format!("{{\"items\":[{}]}}", notes.join(","));
    let row = |n: usize| format!("f{n},Label,1,u\n");
    let people = |count: usize| (0..count).map(person).collect::<String>();
    let rows = |count: usize| {
        format!(
            "id,label,value,unit\n{}",
            (0..count).map(row).collect::<String>()
        )
    };
    let body = ("body.txt", "One. Two. Three. Four.");
    for (path, good, bad) in [
        ("entities.ftm.json", people(3), people(4)),
        // More lines than entities and relations together, of whatever kind.
        ("entities.ftm.json", people(3), "{}\n".repeat(6)),
        ("figures.csv", rows(2), rows(3)),
        (
            "figures.csv",
            rows(2),
            format!("id,label,value,unit,a,b\n{}", "f0,L,1,u,,\n"),
        ),
        (
            "annotations.json",
            page(&[note(0, "One"), note(1, "Two")]),
            page(&[note(0, "One"), note(1, "Two"), note(2, "Three")]),
        ),
        (
            "annotations.json",
            page(&[note(0, "One. Two. Three.")]),
            page(&[note(0, "One. Two. Three. Four.")]),
        ),
        ("notes.csv", "a\n1\n".to_owned(), "a\n".repeat(2_000)),
    ] {
        for (text, expected) in [(good, &[][..]), (bad, &["E-LIMIT"])] {
            let opened = read(&bundle_of(&[body, (path, &text)]), &limits);
            let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
            assert_eq!(codes(&opened), expected, "{path}: {problems:?}");
            assert_eq!(opened.dossier.article.body.sentences.len(), 4);
        }
    }
}

/// A bundle whose every part takes a while.
fn slow_bundle() -> Container {
    let body =
        "The board heard the master of the harbour on the matter of the pier. ".repeat(1 << 14);
    let people = (0..20_000).fold(String::new(), |mut lines, n| {
        writeln!(
            lines,
            "{{\"id\":\"e{n}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"P {n}\"]}}}}"
        )
        .unwrap();
        lines
    });
    let notes: Vec<String> = (0..5_000)
        .map(|n| {
            format!(
                "{{\"id\":\"#a{n}\",\"motivation\":\"identifying\",\"body\":\"entities.ftm.json#e{n}\",\
                 \"target\":{{\"source\":\"body.txt\",\"selector\":{{\"type\":\"TextQuoteSelector\",\"exact\":\"lost {n}\"}}}}}}"
            )
        })
        .collect();
    let page = format!("{{\"items\":[{}]}}", notes.join(","));
    bundle_of(&[
        ("body.txt", &body),
        ("entities.ftm.json", &people),
        ("annotations.json", &page),
    ])
}

#[test]
fn whoever_waits_is_asked_often_and_can_leave_at_every_question() {
    let container = slow_bundle();
    let asked = AtomicUsize::new(0);
    let opened = bundle::read(&container, &ReadOptions::default(), &|_| {
        asked.fetch_add(1, Ordering::Relaxed);
        true
    });
    assert!(opened.is_ok());
    let questions = asked.load(Ordering::Relaxed);
    assert!(questions > 50, "asked only {questions} times");
    for last in (0..questions - 1).step_by(questions / 12) {
        let asked = AtomicUsize::new(0);
        let refusal: Refusal = bundle::read(&container, &ReadOptions::default(), &|_| {
            asked.fetch_add(1, Ordering::Relaxed) < last
        })
        .expect_err("it was told to stop");
        assert_eq!(
            refusal.problem.code, "E-CANCELLED",
            "after {last} of {questions}"
        );
    }
}

#[test]
fn a_long_line_is_read_in_pieces_between_questions() {
    let text = "word ".repeat(1 << 20);
    for name in ["a.txt", "a.md"] {
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&asked);
        let count = move |_: f32| {
            counter.fetch_add(1, Ordering::Relaxed);
            true
        };
        bundle::open_bytes(text.as_bytes(), name, &ReadOptions::default(), &count).unwrap();
        // Five mebibytes, a quarter of one at a time.
        assert!(asked.load(Ordering::Relaxed) >= 20, "{name}");
    }
}

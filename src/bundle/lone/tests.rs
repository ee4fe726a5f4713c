//! Lone files of every kind, and the real items of three agencies when they are at hand.

use std::path::{Path, PathBuf};

use super::*;
use crate::model::item::SentenceId;

fn open(bytes: &[u8], name: &str) -> Result<Opened, Refusal> {
    open_bytes(bytes, name, &ReadOptions::default(), &|_| true)
}

#[test]
fn every_kind_of_lone_file_opens_with_its_part() {
    let text = open(b"One. Two.\n\nThree.", "notes.txt").unwrap().dossier;
    assert_eq!(text.article.body.sentences.len(), 3);
    assert_eq!(text.title(), "notes.txt");
    let markdown = open(b"# Head\n\nText.", "a.md").unwrap().dossier;
    assert_eq!(markdown.article.body.sentence_text(SentenceId(0)), "Head");

    let ftm = b"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ada\"]}}\n";
    assert_eq!(open(ftm, "x.json").unwrap().dossier.entities[0].name, "Ada");
    let pretty =
        b"{\n \"id\":\"a\",\n \"schema\":\"Person\"\n}\n{\n\"id\":\"b\",\n\"schema\":\"Person\"}";
    assert_eq!(open(pretty, "x.json").unwrap().dossier.entities.len(), 2);
    let list = b"[{\"id\":\"a\",\"schema\":\"Person\"},\n{\"id\":\"b\",\"schema\":\"Company\"}]";
    assert_eq!(open(list, "x.json").unwrap().dossier.entities.len(), 2);

    let figures = open(b"id;label;value;unit;annotation\nf;L;3.5;t;#a\n", "f.csv").unwrap();
    assert_eq!(
        (figures.dossier.figures.len(), figures.problems.count()),
        (1, 0)
    );
    let comtrade = open(b"flowCode,primaryValue,cmdDesc\nX,7,Tea\n", "c.csv").unwrap();
    assert_eq!(comtrade.dossier.figures[0].label, "Tea, exports (FOB)");
}

#[test]
fn what_cannot_be_shown_is_refused_with_help() {
    for (bytes, code) in [
        (&b"{\"a\":1}"[..], "E-FORMAT"),
        (b"\x89PNG", "E-FORMAT"),
        (b"\x00\x01", "E-FORMAT"),
        (b"<html>", "E-FORMAT"),
        (b"{\"resources\":[]}", "E-FORMAT"),
        (b"{\"headline\": oops", "E-JSON"),
        (b"caf\xe9", "E-UTF8"),
        (b"id,label,value,unit\nf,l,inf,u\n", "E-CSV"),
        (
            b"{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":\"Ada\"}}",
            "E-JSON",
        ),
        (
            b"{\"id\":\"a\",\"schema\":\"Person\"}\n{\"id\":\"a\",\"schema\":\"Person\"}",
            "E-DUP-ENTITY",
        ),
    ] {
        let refusal = open(bytes, "x").unwrap_err();
        assert_eq!(
            refusal.problem.code,
            code,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
        assert!(!refusal.problem.advice.is_empty());
    }
}

#[test]
fn a_wrong_shape_costs_only_its_property() {
    let opened = open(
        br#"{"uri":"urn:x","headlines":[{"value":"H"}],"bodies":[{"value":"Text."}],"by":["a","b"],"people":[{"name":7}]}"#,
        "x.json",
    )
    .unwrap();
    let codes: Vec<&str> = opened.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["W-NINJS", "W-NINJS"]);
    assert_eq!(opened.dossier.title(), "H");
    assert_eq!(opened.dossier.article.body.sentences.len(), 1);
}

#[test]
fn one_paragraph_a_line_is_read_as_paragraphs() {
    let long = "A long line of an agency. ".repeat(6);
    let json = format!(r#"{{"uri":"urn:x","headline":"H","body_text":"{long}\n{long}"}}"#);
    assert_eq!(
        open(json.as_bytes(), "x")
            .unwrap()
            .dossier
            .article
            .body
            .blocks
            .len(),
        2
    );
    let wrapped = br#"{"uri":"urn:x","headline":"H","body_text":"broken by\na program"}"#;
    assert_eq!(
        open(wrapped, "x")
            .unwrap()
            .dossier
            .article
            .body
            .blocks
            .len(),
        1
    );
}

#[test]
fn a_body_with_markup_that_is_not_the_article_gives_way_to_the_plain_one() {
    let shown = |html: &str, plain: Option<&str>, marks: usize| {
        let body =
            |kind: &str, value: &str| serde_json::json!({"contentType": kind, "value": value});
        let bodies: Vec<_> = [
            Some(body("text/html", html)),
            plain.map(|text| body("text/plain", text)),
        ]
        .into_iter()
        .flatten()
        .collect();
        let item =
            serde_json::json!({"uri": "urn:x", "headlines": [{"value": "H"}], "bodies": bodies});
        let mut options = ReadOptions::default();
        options.limits.marks = marks;
        let opened = open_bytes(item.to_string().as_bytes(), "x", &options, &|_| true).unwrap();
        let codes: Vec<&str> = opened.problems.iter().map(|problem| problem.code).collect();
        (
            opened.dossier.article.body.source.to_string(),
            codes.join(" "),
        )
    };
    let said = |text: &str, codes: &str| (text.to_owned(), codes.to_owned());
    let full = Some("The full article.");
    assert_eq!(
        shown("<img src=x>", full, 100),
        said("The full article.", "W-NINJS")
    );
    assert_eq!(
        shown("<p>Teaser</p>", full, 100),
        said("The full article.", "W-NINJS")
    );
    assert_eq!(
        shown("<p>The article</p>", full, 100),
        said("The article", "")
    );
    assert_eq!(
        shown("<p>The <b>full</b> article.</p>", full, 5),
        said("The full article.", "W-NINJS")
    );
    assert_eq!(
        shown("<p>The <b>full</b> article.</p>", None, 5),
        said("", "E-LIMIT")
    );
    assert_eq!(shown("<img src=x>", None, 100), said("", "W-NO-BODY"));
}

/// Not part of the project; skipped where it is absent.
#[test]
fn real_items_of_agencies_open() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/real/ninjs");
    let mut files: Vec<PathBuf> = Vec::new();
    for version in ["2.1", "3.0"] {
        let Ok(folder) = std::fs::read_dir(root.join(version)) else {
            println!("skipped: {} is not here", root.display());
            return;
        };
        files.extend(folder.filter_map(|entry| Some(entry.ok()?.path())));
    }
    assert!(!files.is_empty());
    for file in files {
        let (opened, _) = open_path(&file, &ReadOptions::default(), &|_| true)
            .unwrap_or_else(|refusal| panic!("{}: {}", file.display(), refusal.problem));
        let dossier = &opened.dossier;
        println!(
            "{}: {:?}, {} blocks, {} sentences, {} pictures, {} entities, {:?}",
            file.display(),
            dossier.title(),
            dossier.article.body.blocks.len(),
            dossier.article.body.sentences.len(),
            dossier.pictures.len(),
            dossier.entities.len(),
            opened
                .problems
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        );
        assert!(!dossier.title().is_empty(), "{}", file.display());
        assert!(
            !dossier.article.body.sentences.is_empty(),
            "{}",
            file.display()
        );
    }
}

#[test]
fn what_is_called_a_table_a_page_or_a_bundle_is_no_text() {
    for (name, bytes) in [
        ("a.csv", &b"a,b\n1,2\n"[..]),
        ("a.html", b"<p>x</p>"),
        ("a.txt", b""),
        ("a.txt", b" \n"),
        ("a.txt", b"%PDF-1.4\n"),
        ("a.txt", b"{\\rtf1 x}"),
    ] {
        let refusal = open_bytes(bytes, name, &ReadOptions::default(), &|_| true).unwrap_err();
        assert_eq!(refusal.problem.code, "E-FORMAT", "{name}");
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("a.dossier", &b"not zip"[..]),
        ("b.ZIP", b"P"),
        ("c.dossier", b""),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let refusal = open_path(&path, &ReadOptions::default(), &|_| true).unwrap_err();
        assert_eq!(refusal.problem.code, "E-ZIP", "{name}");
    }
}

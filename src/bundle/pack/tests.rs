//! Packing fills in, changes nothing twice, and refuses what would be lost.

use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::bundle::open_path;
use crate::model::annotation::AnchorState;
use crate::model::integrity::HashState;

const PACKAGE: &str = r#"{"resources":[{"name":"article","path":"article.json"},{"name":"body","path":"body.txt"},
    {"name":"entities","path":"e.ftm.json"},{"name":"annotations","path":"annotations.json"},
    {"name":"figures","path":"figures.csv"},{"name":"dot","path":"dot.png"},{"name":"note","path":"note.bin","kept":1.50}],"unknown":[1e400]}"#;
const ARTICLE: &str =
    r#"{"headlines":[{"value":"Head"}],"associations":[{"name":"dot","type":"picture"}]}"#;
const ENTITIES: &str = "{\"id\":\"ada\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ada\"],\"wikidataId\":[\"Q7259\"]}}\n";
const ANNOTATIONS: &str = r##"{"@context":"http://www.w3.org/ns/anno.jsonld","id":"annotations.json","type":"AnnotationPage","items":[
    {"id":"#a","type":"Annotation","motivation":"identifying","body":"e.ftm.json#ada","x":2.0,
     "target":{"source":"body.txt","selector":{"type":"TextQuoteSelector","exact":"Cafe\u0301 of Ada"}}}]}"##;

fn dot() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::RgbImage::new(3, 2)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

use std::io::Cursor;

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("datapackage.json", PACKAGE.as_bytes()),
        ("article.json", ARTICLE.as_bytes()),
        (
            "body.txt",
            "\u{feff}One.\r\n\r\nThe Cafe\u{301} of Ada 🏮 opens.\r\n".as_bytes(),
        ),
        ("e.ftm.json", ENTITIES.as_bytes()),
        ("annotations.json", ANNOTATIONS.as_bytes()),
        (
            "figures.csv",
            "\u{feff}id,label,value,unit,mine\nf,L,3,t,x\n".as_bytes(),
        ),
        ("dot.png", &dot()),
        ("note.bin", b"\x00\x01"),
        ("unlisted.txt", b"not packed"),
    ] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn packed(from: &Path, folder: &tempfile::TempDir, name: &str) -> (PathBuf, Vec<&'static str>) {
    let target = folder.path().join(name);
    let problems = pack(from, &target, false).unwrap();
    (
        target,
        problems.iter().map(|problem| problem.code).collect(),
    )
}

#[test]
fn everything_is_filled_in_and_nothing_is_lost() {
    let (from, to) = (folder(), tempfile::tempdir().unwrap());
    let (target, problems) = packed(from.path(), &to, "a.dossier");
    assert_eq!(problems, ["W-UNLISTED"]);
    let (opened, container) = open_path(&target, &ReadOptions::default(), &|_| true).unwrap();
    let said: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
    assert_eq!(said, [] as [&str; 0]);
    assert!(!container.contains("unlisted.txt"));
    for file in &opened.dossier.integrity.files {
        assert!(
            matches!(file.state, HashState::Verified | HashState::Pending),
            "{}",
            file.path
        );
        assert!(file.expected_sha256.is_some() && file.expected_bytes.is_some());
    }
    let annotation = &opened.dossier.annotations[0];
    assert_eq!(annotation.anchor.state(), AnchorState::Exact);
    assert_eq!(annotation.quote.exact, "Caf\u{e9} of Ada");
    assert_eq!(annotation.position, Some(10..21));
    assert_eq!(
        (
            annotation.quote.prefix.as_str(),
            annotation.quote.suffix.as_str()
        ),
        ("One.\n\nThe ", " 🏮 opens.\n")
    );
    assert_eq!(opened.dossier.pictures[0].size_hint, Some((3, 2)));

    let text =
        |name: &str| String::from_utf8(container.read(name, FileKind::Json).unwrap()).unwrap();
    let article: serde_json::Value = serde_json::from_str(&text("article.json")).unwrap();
    assert_eq!(
        article["bodies"][0]["value"],
        "One.\n\nThe Caf\u{e9} of Ada 🏮 opens."
    );
    assert_eq!(article["people"][0]["literal"], "ada");
    assert_eq!(
        article["people"][0]["uri"],
        "http://www.wikidata.org/entity/Q7259"
    );
    assert!(article["uri"].as_str().unwrap().starts_with("urn:uuid:"));
    assert!(
        text("datapackage.json").contains("1e400") && text("datapackage.json").contains("1.50")
    );
    assert!(text("annotations.json").contains("2.0"));
    assert!(!text("figures.csv").starts_with('\u{feff}'));
}

#[test]
fn packing_twice_and_packing_what_was_packed_give_the_same_bytes() {
    let (from, to) = (folder(), tempfile::tempdir().unwrap());
    let bytes = |path: &Path| std::fs::read(path).unwrap();
    let (first, _) = packed(from.path(), &to, "a.dossier");
    let (second, _) = packed(from.path(), &to, "b.dossier");
    let (again, problems) = packed(&first, &to, "c.dossier");
    assert_eq!(bytes(&first), bytes(&second));
    assert_eq!(problems, [] as [&str; 0]);
    assert!(
        bytes(&first) == bytes(&again),
        "packing what was packed changes it"
    );
}

#[test]
fn an_existing_file_stays_unless_forced() {
    let (from, to) = (folder(), tempfile::tempdir().unwrap());
    let target = to.path().join("a.dossier");
    std::fs::write(&target, "mine").unwrap();
    assert_eq!(
        pack(from.path(), &target, false).unwrap_err().code,
        "E-EXISTS"
    );
    assert_eq!(std::fs::read(&target).unwrap(), b"mine");
    pack(from.path(), &target, true).unwrap();
    assert!(std::fs::read(&target).unwrap().starts_with(b"PK"));
}

#[test]
fn a_bundle_with_errors_is_not_packed_and_a_stale_hash_is_mended() {
    let to = tempfile::tempdir().unwrap();
    let from = folder();
    let stale = PACKAGE.replace(
        "\"path\":\"body.txt\"",
        "\"path\":\"body.txt\",\"hash\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\",\"bytes\":1",
    );
    std::fs::write(from.path().join("datapackage.json"), stale).unwrap();
    let (_, told) = packed(from.path(), &to, "a.dossier");
    assert!(told.contains(&"W-REHASHED"), "{told:?}");
    std::fs::write(
        from.path().join("figures.csv"),
        "id,label,value,unit\nf,L,inf,t\n",
    )
    .unwrap();
    let refused = pack(from.path(), &to.path().join("b.dossier"), false).unwrap_err();
    assert_eq!(refused.code, "E-CSV");
    assert!(!to.path().join("b.dossier").exists());
}

#[test]
fn a_text_inside_the_article_becomes_a_file() {
    let files = [
        (
            "datapackage.json",
            r#"{"resources":[{"name":"article","path":"article.json"},{"name":"annotations","path":"annotations.json"}]}"#,
        ),
        (
            "article.json",
            r#"{"uri":"urn:x","headlines":[{"value":"H"}],"bodies":[{"contentType":"text/html","value":"<p>Ada spoke.</p><p>End.</p>"}]}"#,
        ),
        (
            "annotations.json",
            r##"{"items":[{"id":"#a","motivation":"commenting","body":{"type":"TextualBody","value":"n"},"target":{"source":"article.json","selector":{"type":"TextQuoteSelector","exact":"Ada"}}}]}"##,
        ),
    ];
    let from = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(from.path().join(name), text).unwrap();
    }
    let to = tempfile::tempdir().unwrap();
    let (target, _) = packed(from.path(), &to, "a.dossier");
    let (opened, container): (_, Arc<Container>) =
        open_path(&target, &ReadOptions::default(), &|_| true).unwrap();
    assert_eq!(opened.problems.count(), 0, "{:?}", opened.problems);
    assert_eq!(
        container.read("body.txt", FileKind::Body).unwrap(),
        b"Ada spoke.\n\nEnd.\n"
    );
    assert_eq!(
        opened.dossier.annotations[0].anchor.state(),
        AnchorState::Exact
    );
}

#[test]
fn a_picture_that_tells_where_it_was_taken_is_named() {
    let folder = folder();
    let from = folder.path().to_owned();
    let (_, before) = packed(&from, &tempfile::tempdir().unwrap(), "before.dossier");
    assert!(!before.contains(&"W-GPS"));
    let taken_somewhere = gps::tests::jpeg_with(0x8825, false);
    std::fs::write(from.join("dot.png"), taken_somewhere).unwrap();
    let target = tempfile::tempdir().unwrap();
    let problems = pack(&from, &target.path().join("after.dossier"), false).unwrap();
    let warning = problems.iter().find(|problem| problem.code == "W-GPS");
    assert_eq!(
        warning.map(|warning| warning.place.as_str()),
        Some("dot.png")
    );
}

/// The codes of what packing said, and the items of the packed annotations.
fn packed_annotations(page: &str) -> (Vec<&'static str>, serde_json::Value) {
    let (from, to) = (folder(), tempfile::tempdir().unwrap());
    std::fs::write(from.path().join("annotations.json"), page).unwrap();
    std::fs::write(
        from.path().join("article.json"),
        r#"{"uri":"https://news.example/a","headlines":[{"value":"Head"}]}"#,
    )
    .unwrap();
    let (target, problems) = packed(from.path(), &to, "a.dossier");
    let container = Container::open(&target).unwrap();
    let bytes = container.read("annotations.json", FileKind::Json).unwrap();
    let mut page: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    (problems, page["items"].take())
}

#[test]
fn a_position_is_of_the_file_that_is_named_beside_it() {
    let page = ANNOTATIONS.replace("\"body.txt\"", "\"https://news.example/a\"");
    let (_, items) = packed_annotations(&page);
    assert_eq!(items[0]["target"]["source"], "body.txt");
    assert_eq!(items[0]["target"]["selector"][1]["start"], 10);
}

#[test]
fn what_is_said_of_quotes_is_so_in_the_packed_bundle() {
    let quote = |exact: &str| ANNOTATIONS.replace("Cafe\\u0301 of Ada", exact);
    let quoted = |exact: &str| packed_annotations(&quote(exact)).0.contains(&"W-QUOTE");
    assert!(!quoted("Cafe\\u0301"), "composed with the text");
    assert!(
        !quoted("Caf\u{e9}"),
        "not in the folder, and in what is packed"
    );
    assert!(quoted("Cafe"), "composing takes its last letter");
}

#[test]
fn words_in_a_picture_file_are_shown_and_stay_where_they_are() {
    let from = folder();
    let jpeg = crate::bundle::read::picture_words::tests::jpeg_with(
        &crate::bundle::read::picture_words::tests::packet(""),
    );
    std::fs::write(from.path().join("dot.png"), &jpeg).unwrap();
    let to = tempfile::tempdir().unwrap();
    let (target, _) = packed(from.path(), &to, "words.dossier");
    let container = Container::open(&target).unwrap();
    assert_eq!(container.read("dot.png", FileKind::Image).unwrap(), jpeg);
    let article = container.read("article.json", FileKind::Json).unwrap();
    let article = String::from_utf8(article).unwrap();
    assert!(!article.contains("in the file"), "{article}");
    let opened = read(&container, &ReadOptions::default(), &|_| true).unwrap();
    let picture = &opened.dossier.pictures[0];
    assert_eq!(picture.caption.as_deref(), Some("Caption in the file"));
    assert_eq!(picture.credit.as_deref(), Some("Credit in the file"));
    assert_eq!(picture.from_file, ["caption", "credit"]);
}

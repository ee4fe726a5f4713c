//! The checks of the fuzz targets, on sound files with a few things wrong: the same ones each time.
//!
//! `DOSSIER_MUTATIONS=100000` tries more of them; the number of a mutation that fails is in its message.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use dossier::container::Container;
use dossier::container::limits::FileKind;

use crate::support::{Dice, bundles, fixture, fixtures_in, jpeg_with};

#[path = "../../fuzz/checks/anchors.rs"]
mod anchors;
#[path = "../../fuzz/checks/import_html.rs"]
pub(crate) mod import_html;
#[path = "../../fuzz/checks/import_text.rs"]
pub(crate) mod import_text;
#[path = "../../fuzz/checks/lone_file.rs"]
mod lone_file;
#[path = "../../fuzz/checks/open_container.rs"]
mod open_container;
#[path = "../../fuzz/checks/picture_words.rs"]
mod picture_words;
#[path = "../../fuzz/checks/read_bundle.rs"]
mod read_bundle;
#[path = "../../fuzz/checks/suggest.rs"]
mod suggest;

/// Mutations of all seeds of a target together, unless more are asked for.
const MUTATIONS: u64 = 300;

/// What stands where formats and scripts are fragile.
const SPLICES: [&[u8]; 28] = [
    b"\"",
    b"\\",
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"-1",
    b"1e999",
    b"18446744073709551616",
    b"\\ud800",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r\n",
    b"\n\n",
    b"> ",
    b"- ",
    b"![",
    b"](",
    b"<p>",
    b"&#x",
    b"#",
    "\u{202e}".as_bytes(),
    "e\u{301}".as_bytes(),
    "👩\u{200d}🌾".as_bytes(),
];

fn mutated(seed: &[u8], number: u64) -> Vec<u8> {
    let mut dice = Dice(number);
    let mut bytes = seed.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len() + 1);
        let to = (at + dice.below(40)).min(bytes.len());
        match dice.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..to)),
            2 => {
                let copy = bytes[at..to].to_vec();
                let place = dice.below(bytes.len() + 1);
                bytes.splice(place..place, copy);
            }
            3 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            _ => {
                let splice = SPLICES[dice.below(SPLICES.len())];
                let end = if dice.below(2) == 0 { at } else { to };
                bytes.splice(at..end, splice.iter().copied());
            }
        }
    }
    bytes
}

fn try_all(seeds: &[Vec<u8>], check: fn(&[u8])) {
    assert!(!seeds.is_empty());
    let asked = std::env::var("DOSSIER_MUTATIONS").ok();
    let mutations = asked.map_or(MUTATIONS, |number| number.parse().unwrap());
    for seed in seeds {
        check(seed);
    }
    for number in 0..mutations {
        let seed = &seeds[usize::try_from(number).unwrap() % seeds.len()];
        let bytes = mutated(seed, number);
        let held = catch_unwind(AssertUnwindSafe(|| check(&bytes)));
        assert!(
            held.is_ok(),
            "mutation {number}: {:?}",
            String::from_utf8_lossy(&bytes)
        );
    }
}

/// The text parts of a bundle as the target takes them; pictures have a target of their own.
fn as_parts(folder: &Path) -> Vec<u8> {
    let container = Container::open(folder).unwrap();
    let mut bytes = Vec::new();
    for entry in container.entries() {
        bytes.extend(format!("\u{1}{}\n", entry.name).bytes());
        if !entry.name.starts_with("images/") {
            bytes.extend(container.read(&entry.name, FileKind::Other).unwrap());
        }
    }
    bytes
}

#[test]
fn mutated_bundles_open_or_are_refused() {
    let seeds: Vec<Vec<u8>> = bundles().iter().map(|bundle| as_parts(bundle)).collect();
    try_all(&seeds, read_bundle::check);
}

#[test]
fn mutated_lone_files_open_or_are_refused() {
    let files = fixtures_in("articles");
    let seeds: Vec<Vec<u8>> = files
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect();
    try_all(&seeds, lone_file::check);
}

#[test]
fn mutated_articles_from_elsewhere_are_read_or_refused() {
    let files = fixtures_in("import/formats");
    let seeds: Vec<Vec<u8>> = files
        .iter()
        .filter(|file| file.extension().is_none_or(|end| end != "golden"))
        .map(|file| std::fs::read(file).unwrap())
        .collect();
    try_all(&seeds, import_text::check);
}

#[test]
fn mutated_pages_become_drafts_or_are_refused() {
    let files = fixtures_in("import/pages");
    let seeds: Vec<Vec<u8>> = files
        .iter()
        .map(|file| std::fs::read(file).unwrap())
        .collect();
    try_all(&seeds, import_html::check);
}

#[test]
fn mutated_archives_open_or_are_refused() {
    let temp = tempfile::tempdir().unwrap();
    let target = temp.path().join("a.dossier");
    dossier::bundle::pack(&fixture("bundles/typed-by-hand"), &target, false).unwrap();
    try_all(&[std::fs::read(target).unwrap()], open_container::check);
}

#[test]
fn mutated_words_in_pictures_harm_nothing() {
    let packet = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:p="http://ns.adobe.com/photoshop/1.0/" p:Credit="Ana">
        <dc:description><rdf:Alt><rdf:li xml:lang="he">רציף</rdf:li></rdf:Alt></dc:description>
        <dc:creator><rdf:Seq><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"#;
    let seeds = [
        jpeg_with(0xe1, b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()),
        jpeg_with(
            0xed,
            b"Photoshop 3.0\0",
            b"8BIM\x04\x04\0\0\0\0\0\x12\x1c\x02\x78\0\x04Quay\x1c\x02\x6e\0\x04Wire",
        ),
    ];
    try_all(&seeds, picture_words::check);
}

#[test]
fn mutated_quotes_are_lit_only_where_they_stand() {
    let seeds = [
        "Ada paid. Berg paid Ada, and *Ada* paid Berg.\u{1}Ada\u{1}Berg paid\u{1}gone\u{1}*Ada* paid",
        "# H\n\nשלום e\u{301} 👩\u{200d}🌾 &amp; `x`\n\n> a\n> b\u{1}e\u{301}\u{1}&amp;\u{1}a\n> b\u{1}👩",
        "aaaaaaaa\u{1}aa\u{1}a\u{1}\u{1}aaaaaaaaa",
    ];
    try_all(&seeds.map(|seed| seed.as_bytes().to_vec()), anchors::check);
}

#[test]
fn mutated_texts_give_names_with_their_places() {
    let seeds = [
        "\u{0}\u{80}Dr. Ana O’Brien-Moss Jr., 45, of the Bank of Kenya (BOK) met U.S. President Lee & Sons Ltd. “No,” said O’Brien.",
        "\u{1}\u{40}Посол России Иван Петрович Белов и компания «Север» в Краснодарском крае. Белову ответили.",
        "\u{5}\u{60}נשיא רוסיה ולדימיר פוטין נפגש עם ד\"ר יעל כהן במשרד החוץ.",
        "\u{6}\u{20}قال وزير الخارجية سامح شكري إن وزارة الدفاع الروسية في القاهرة.",
    ];
    try_all(&seeds.map(|seed| seed.as_bytes().to_vec()), suggest::check);
}

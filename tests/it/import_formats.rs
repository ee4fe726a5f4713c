//! Every kind of file but web pages, as a draft.
//!
//! Each fixture has its golden text beside it, `NAME.golden`; `DOSSIER_BLESS=1` writes them anew, to be looked at.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use dossier::import::draft::{Draft, Found, PictureBytes};
use dossier::import::read::read;
use dossier::import::recognize::{Kind, recognize};
use dossier::problem::Problems;
use proptest::prelude::*;

use crate::mutations::import_text;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import/formats")
}

fn fixtures() -> Vec<PathBuf> {
    let files = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files
        .filter(|path| path.extension().is_none_or(|end| end != "golden"))
        .collect();
    files.sort();
    assert!(files.len() > 15, "{files:?}");
    files
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// What a person would see, in words.
fn summary(draft: &Draft, problems: &Problems) -> String {
    let mut text = String::new();
    let mut value = |name: &str, found: Option<&Found>| {
        if let Some(found) = found {
            writeln!(text, "{name}: {} [{}]", found.value, found.source).unwrap();
        }
    };
    value("headline", draft.headline.as_ref());
    value("standfirst", draft.standfirst.as_ref());
    for author in &draft.byline {
        value("by", Some(author));
    }
    value("site", draft.site.as_ref());
    value("published", draft.published.as_ref());
    value("modified", draft.modified.as_ref());
    value("language", draft.language.as_ref());
    value("url", draft.url.as_ref());
    let pictures = |text: &mut String, after: Option<usize>| {
        for picture in draft
            .pictures
            .iter()
            .filter(|picture| picture.after == after)
        {
            let bytes = match &picture.bytes {
                PictureBytes::Inline(bytes) => format!("{} bytes", bytes.len()),
                PictureBytes::Beside(path) => format!("beside {path}"),
                PictureBytes::Remote(address) => format!("remote {address}"),
                PictureBytes::Absent => "absent".to_owned(),
            };
            let value = |found: &Option<Found>| {
                found.as_ref().map_or("-".to_owned(), |found| {
                    format!("{} [{}]", found.value, found.source)
                })
            };
            writeln!(
                text,
                "  picture {bytes}\n    alt: {}\n    caption: {}\n    credit: {}\n    credited: {:?}\n    line: {:?}",
                picture.alt.as_deref().unwrap_or("-"),
                value(&picture.caption),
                value(&picture.credit),
                picture.credited,
                picture.line
            )
            .unwrap();
        }
    };
    let left = |text: &mut String, after: Option<usize>| {
        for left in draft.left_out.iter().filter(|left| left.after == after) {
            writeln!(text, "  left out ({}): {}", left.why, left.block.text).unwrap();
        }
    };
    pictures(&mut text, None);
    left(&mut text, None);
    for (index, block) in draft.blocks.iter().enumerate() {
        writeln!(text, "{:?}: {}", block.kind, block.text).unwrap();
        for mark in &block.marks {
            writeln!(
                text,
                "    {:?}: {}",
                mark.kind,
                &block.text[mark.range.clone()]
            )
            .unwrap();
        }
        pictures(&mut text, Some(index));
        left(&mut text, Some(index));
    }
    for problem in problems.iter() {
        writeln!(text, "problem: {problem}").unwrap();
    }
    text
}

#[test]
fn every_fixture_is_read_as_its_golden_text_says() {
    let mut wrong = Vec::new();
    for path in fixtures() {
        let bytes = fs::read(&path).unwrap();
        let (draft, problems) = read(&name(&path), &bytes, &|_| true)
            .unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        let found = summary(&draft, &problems);
        let golden = folder().join(format!("{}.golden", name(&path)));
        if std::env::var_os("DOSSIER_BLESS").is_some() {
            fs::write(&golden, &found).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if found != expected {
            wrong.push(format!(
                "{}\n--- expected\n{expected}\n--- found\n{found}",
                path.display()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_content_says_what_a_file_is_whatever_its_name() {
    for (file, kind) in [
        ("article.jsonld", Kind::JsonLd),
        ("book.epub", Kind::Epub),
        ("crawl.wacz", Kind::Wacz),
        ("crawl.warc", Kind::Warc),
        ("crawl.warc.gz", Kind::Warc),
        ("forward.eml", Kind::Mail),
        ("forwarded-mail.txt", Kind::Text),
        ("german-utf16.txt", Kind::Text),
        ("item.ninjs.json", Kind::Ninjs),
        ("item.nitf.xml", Kind::Nitf),
        ("letter.eml", Kind::Mail),
        ("message.newsml.xml", Kind::NewsMl),
        ("page.mhtml", Kind::WebMail),
        ("report.docx", Kind::Docx),
        ("report.odt", Kind::Odt),
        ("russian-windows-1251.txt", Kind::Text),
        ("signs.txt", Kind::Markdown),
    ] {
        let bytes = fs::read(folder().join(file)).unwrap();
        assert_eq!(recognize("any.name", &bytes), Ok(kind), "{file}");
    }
    for (text, kind) in [
        ("<!doctype html><p>a", Kind::Html),
        ("\u{feff} <html><p>a", Kind::Html),
        (
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
            Kind::Html,
        ),
        ("<p>A part of a page</p>", Kind::Html),
        ("<ann@mail.example> wrote this", Kind::Text),
        ("From: Ann\nSubject: A letter\n\nText", Kind::Text),
        ("a < b and b > c", Kind::Text),
        ("# of people: 12", Kind::Text),
        ("**a** and [b](http://b.example)", Kind::Markdown),
    ] {
        assert_eq!(recognize("a", text.as_bytes()), Ok(kind), "{text}");
    }
    assert_eq!(recognize("notes.md", b"only words"), Ok(Kind::Markdown));
}

/// How a file begins, and what is said of it.
const REFUSED: &[(&[u8], &str, &str)] = &[
    (b"", "empty", "ask for it again"),
    (b" \n ", "empty", "ask for it again"),
    (b"%PDF-1.7\n", "PDF", "plain text"),
    (b"{\\rtf1 a}", "RTF", ".docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Office", ".docx"),
    (b"bplist00 webarchive", "Safari", "MHTML"),
    (b"\x89PNG\r\n\x1a\n", "picture", "page or text"),
    (b"\x1f\x8b\x08\x00 gz", "packed file", "Unpack"),
    (b"7z\xbc\xaf\x27\x1c", "packed archive", "Unpack"),
    (b"\x7fELF\0\0\0\0\x01\x02\x03\0\0", "no text", "web page"),
    (b"<?xml version='1.0'?><rss><channel/></rss>", "feed", "one of its articles"),
    (b"<?xml version='1.0'?><invoice/>", "not known", "NITF"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "drawing", "page or text"),
    (b"{\"a\": 1}", "neither a news item", "ninjs"),
    (b"{\"resources\": []}", "list of a bundle", "folder or archive"),
    (b"{\"id\":\"a\",\"schema\":\"Person\"}", "FollowTheMoney", "Open it instead"),
    (b"label;value;unit;id\n", "table of figures", "Open it instead"),
    (b"<nitf><!DOCTYPE a [<!ENTITY b 'c'>]></nitf>", "no sound XML", "Ask for the file again"),
    (b"<!DOCTYPE nitf [<!ENTITY b 'c'>]><nitf>&b;</nitf>", "entities of its own", "DOCTYPE"),
    (b"<newsMessage><itemSet/></newsMessage>", "no item with a text", "inline"),
    (b"MIME-Version: 1.0\nMessage-ID: <a>\nSubject: a\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0K\n", "no part that can be read", "copy its text"),
    (b"WARC/1.0\r\nContent-Length: 0\r\n\r\n", "No web page", "HTML or MHTML"),
    (b"{\"@context\":\"https://schema.org\",\"@type\":\"Person\"}", "no article", "page"),
];

#[test]
fn what_cannot_be_read_says_why_and_what_would_help() {
    for (bytes, what, advice) in REFUSED {
        let problem = read("file", bytes, &|_| true)
            .map(|(draft, _)| panic!("{bytes:?}: {draft:?}"))
            .unwrap_err();
        assert!(problem.what.contains(what), "{bytes:?}: {}", problem.what);
        assert!(
            problem.advice.contains(advice),
            "{bytes:?}: {}",
            problem.advice
        );
        assert!(!problem.place.is_empty(), "{problem}");
    }
}

#[test]
fn who_leaves_is_not_kept_waiting() {
    for path in fixtures() {
        let bytes = fs::read(&path).unwrap();
        let problem = read(&name(&path), &bytes, &|_| false).unwrap_err();
        assert_eq!(problem.code, "E-CANCELLED", "{}", path.display());
    }
}

/// Texts made to cost more than they are: each takes well under the seconds that quadratic work would.
#[test]
fn hostile_texts_cost_no_more_than_their_length() {
    let many = |part: &str| part.repeat(20_000);
    let texts = [
        many("to: x\n"),
        many("\n\nFrom: a@b.example\nSubject: c\n"),
        many("Sent from my phone\n"),
        many(">"),
        many("Photo: A B/AP\n\n"),
        many("- a\n  b\n"),
        many("( "),
        many("a / b. "),
        format!("# a\n\n{}", many("*a **b ")),
        format!("# a\n\n**b**\n\n{}", many("![](a.png)\n\n")),
        format!(
            "<nitf><body><body.content>{}</body.content></body></nitf>",
            many("<p><em>a</em></p>")
        ),
        format!(
            "<nitf><body><body.content>{}{}</body.content></body></nitf>",
            "<table><tr><td>".repeat(20_000),
            "</td></tr></table>".repeat(20_000)
        ),
        format!(
            "<newsMessage>{}{}</newsMessage>",
            "<newsItem><inlineXML>".repeat(20_000),
            "</inlineXML></newsItem>".repeat(20_000)
        ),
        format!(
            "{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"a\",\"author\":[{}{{}}]}}",
            many("{\"@id\":\"x\"},")
        ),
        format!(
            "WARC/1.0\r\n{}",
            many("WARC/1.0\r\nContent-Length: 0\r\n\r\n")
        ),
    ];
    for text in texts {
        let started = std::time::Instant::now();
        // A draft or a refusal: either is an answer.
        drop(read("a", text.as_bytes(), &|_| true));
        let took = started.elapsed().as_secs_f64();
        assert!(
            took < 60.0,
            "{took} s for {}",
            text.chars().take(60).collect::<String>()
        );
    }
}

/// Letters and digits of a text, in any order that reading may give them.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_bytes_panic(start in 0_usize..20, bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        const STARTS: [&[u8]; 20] = [
            b"", b"PK\x03\x04", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"\xff\xfe", b"\xfe\xff", b"---\n", b"# ", b"<nitf>",
            b"<newsItem>", b"<?xml version=\"1.0\" encoding=\"", b"From: a@b.example\nMIME-Version: 1.0\nSubject: ",
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\nMessage-ID: 1\n\n--a\n", b"{\"@type\":\"NewsArticle\",",
            b"{\"headline\":", b"<html>", b"By ", b"> ", b"- ", b"( photo: ",
        ];
        let bytes = [STARTS[start], bytes.as_slice()].concat();
        import_text::check(&bytes);
    }

    #[test]
    fn sound_files_with_a_few_bytes_wrong_are_read_or_refused(
        file in 0_usize..20,
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        is_cut in any::<bool>(),
    ) {
        let fixtures = fixtures();
        let path = &fixtures[file % fixtures.len()];
        let mut bytes = fs::read(path).unwrap();
        for (place, byte) in places {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        if is_cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        import_text::check(&bytes);
    }

    /// Every letter of a plain text is in the draft: in a block, a picture's line, a value or what was left out.
    #[test]
    fn no_word_of_a_text_is_lost(lines in prop::collection::vec("[A-Za-z ,.:>()/-]{0,60}|By [A-Z][a-z]{3,9} [A-Z][a-z]{3,9}|Photo: [A-Z][a-z]{2,6} [A-Z][a-z]{2,6}/AP|", 1..30)) {
        let text = lines.join("\n");
        prop_assume!(letters(&text) > 0);
        let Ok((draft, _)) = read("a.txt", text.as_bytes(), &|_| true) else {
            return Ok(());
        };
        prop_assume!(recognize("a.txt", text.as_bytes()) == Ok(Kind::Text));
        let found = draft.blocks.iter().map(|block| letters(&block.text)).sum::<usize>()
            + draft.left_out.iter().map(|left| letters(&left.block.text)).sum::<usize>()
            + draft.pictures.iter().filter_map(|picture| picture.line.as_deref()).map(letters).sum::<usize>()
            + [&draft.headline, &draft.standfirst, &draft.site, &draft.url].into_iter().flatten().map(|found| letters(&found.value)).sum::<usize>();
        // Bylines lose their "By", and two of one author are one.
        let bylines = lines.iter().filter(|line| line.contains("By ")).map(|line| letters(line)).sum::<usize>();
        prop_assert!(found + bylines >= letters(&text), "{found} of {}\n{text}\n{draft:#?}", letters(&text));
    }

    /// Whatever bytes a picture has, they come out of a mail and a document as they went in.
    #[test]
    fn no_picture_byte_is_lost(bytes in prop::collection::vec(any::<u8>(), 1..300)) {
        let hex: String = bytes.iter().map(|byte| format!("={byte:02X}")).collect::<Vec<_>>().chunks(20).map(<[String]>::concat).collect::<Vec<_>>().join("=\r\n");
        let mail = format!(
            "From: a@b.example\r\nMessage-ID: <1@b>\r\nMIME-Version: 1.0\r\nSubject: s\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nWords of the mail.\r\n--x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{hex}\r\n--x--\r\n"
        );
        let (draft, _) = read("a.eml", mail.as_bytes(), &|_| true).unwrap();
        prop_assert_eq!(draft.pictures.len(), 1);
        prop_assert_eq!(&draft.pictures[0].bytes, &PictureBytes::Inline(bytes));
    }
}

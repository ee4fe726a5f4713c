//! A file that is no bundle opens as a dossier of one part, or is refused with what would help.
//!
//! Each fixture's summary stands in `tests/snapshots`; look at it there.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dossier::bundle::{self, Opened, ReadOptions, Refusal};
use dossier::import;
use dossier::model::Dossier;
use dossier::model::item::{FigureId, PictureId, RelationId};

use crate::support::{fixtures_in, run};

fn open(path: &Path) -> Result<Opened, Refusal> {
    bundle::open_path(path, &ReadOptions::default(), &|_| true).map(|(opened, _)| opened)
}

/// What a reader would see, in words.
pub(crate) fn summary(opened: &Opened) -> String {
    let dossier = &opened.dossier;
    let article = &dossier.article;
    let mut text = format!("title: {}\n", dossier.title());
    for (name, value) in [
        ("headline", &article.headline),
        ("standfirst", &article.standfirst),
        ("byline", &article.byline),
        ("dateline", &article.dateline),
        ("language", &article.language),
        ("published", &article.published),
        ("changed", &article.changed),
        ("embargoed until", &article.embargoed_until),
    ] {
        if let Some(value) = value {
            writeln!(text, "{name}: {value}").unwrap();
        }
    }
    writeln!(text, "status: {:?}", article.status).unwrap();
    for source in &article.sources {
        writeln!(text, "source: {} {:?}", source.title, source.link).unwrap();
    }
    for rights in &article.rights {
        writeln!(text, "rights: {rights}").unwrap();
    }
    for tag in &article.tags {
        writeln!(text, "tag: {}", tag.title).unwrap();
    }
    for (index, block) in article.body.blocks.iter().enumerate() {
        let sentences = article.body.sentences_of_block(index).len();
        writeln!(
            text,
            "{:?}, {sentences} sentences: {}",
            block.kind, block.text
        )
        .unwrap();
        for styled in &block.styles {
            let words = &block.text[styled.range.clone()];
            writeln!(text, "  {:?}: {words}", styled.style).unwrap();
        }
    }
    parts(dossier, &mut text);
    for problem in opened.problems.iter() {
        writeln!(text, "problem: {problem}. {}", problem.advice).unwrap();
    }
    text
}

fn parts(dossier: &Dossier, text: &mut String) {
    for entity in &dossier.entities {
        write!(text, "{}: {}", entity.kind.word(), entity.name).unwrap();
        for more in entity.aliases.iter().chain(&entity.positions) {
            write!(text, "; {more}").unwrap();
        }
        text.push('\n');
    }
    for index in 0..dossier.relations.len() {
        let id = RelationId::from_index(index);
        writeln!(text, "relation: {}", dossier.relation_sentence(id)).unwrap();
    }
    for index in 0..dossier.figures.len() {
        let figure = dossier.figure(FigureId::from_index(index));
        writeln!(
            text,
            "figure: {}: {}; period {}, partner {:?}, {:?}",
            figure.label,
            figure.wording(),
            figure
                .period
                .map_or_else(|| "none".to_owned(), |period| period.to_string()),
            figure.partner.label(),
            figure.price_basis,
        )
        .unwrap();
    }
    for index in 0..dossier.pictures.len() {
        let picture = dossier.picture(PictureId::from_index(index));
        writeln!(
            text,
            "picture: {}; credit {:?}, file {:?}",
            picture.title(),
            picture.credit,
            picture.file
        )
        .unwrap();
    }
}

#[test]
fn every_fixture_gives_its_summary() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/lone-files");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        let paths = fixtures_in("articles");
        assert!(paths.len() >= 20, "{}", paths.len());
        let (mut opened_some, mut refused_some) = (false, false);
        for path in paths {
            let name = path.file_name().unwrap().to_str().unwrap();
            let text = match open(&path) {
                Ok(opened) => {
                    opened_some = true;
                    summary(&opened)
                }
                Err(refusal) => {
                    refused_some = true;
                    assert!(!refusal.can_open_anyway, "{name}");
                    format!("refused: {}. {}\n", refusal.problem, refusal.problem.advice)
                }
            };
            insta::assert_snapshot!(name, text);
        }
        assert!(opened_some && refused_some);
    });
}

#[test]
fn the_command_line_says_the_same_as_the_library() {
    for path in fixtures_in("articles") {
        let shown = run([Path::new("show"), &path]);
        let checked = run([Path::new("check"), &path]);
        // What may be an article, the program imports.
        let opened = import::open::open_path(&path, &ReadOptions::default(), &|_| true);
        let codes = match opened.map(|(opened, _)| opened) {
            Ok(opened) if opened.problems.is_empty() => (0, 0),
            Ok(_) => (0, 1),
            Err(_) => (2, 2),
        };
        assert_eq!((shown.code, checked.code), codes, "{}", path.display());
    }
}

#[test]
fn one_huge_line_and_a_million_short_ones_open() {
    let temp = tempfile::tempdir().unwrap();
    let path = temp.path().join("huge.txt");
    std::fs::write(&path, "word ".repeat(400_000)).unwrap();
    let body = open(&path).unwrap().dossier.article.body;
    // Too long to be laid out in one frame, so it is shown in pieces, and not a word is lost.
    let words: usize = body
        .blocks
        .iter()
        .map(|block| block.text.split_whitespace().count())
        .sum();
    assert_eq!(words, 400_000);
    assert!(body.blocks.len() > 1 && body.blocks.len() < 1000);
    assert_eq!(body.sentences.len(), body.blocks.len());
    std::fs::write(&path, "a\n\n".repeat(200_000)).unwrap();
    let body = open(&path).unwrap().dossier.article.body;
    assert_eq!(body.blocks.len(), 200_000);
    std::fs::write(&path, "(".repeat(1_000_000)).unwrap();
    assert!(open(&path).is_ok());
    let json = temp.path().join("deep.json");
    std::fs::write(&json, "[".repeat(1_000_000)).unwrap();
    assert!(open(&json).is_err());
    std::fs::write(
        &json,
        format!("{{\"uri\":\"u\",\"headline\":{}", "[".repeat(100_000)),
    )
    .unwrap();
    assert!(open(&json).is_err());
}

/// Items of agencies, which are not part of the project; skipped where they are absent.
#[test]
fn real_items_of_agencies_open_with_something_to_see() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/real/ninjs");
    let mut files: Vec<PathBuf> = Vec::new();
    for version in ["2.1", "3.0"] {
        let Ok(folder) = std::fs::read_dir(root.join(version)) else {
            println!("skipped: {} is not here", root.display());
            return;
        };
        files.extend(folder.map(|entry| entry.unwrap().path()));
    }
    assert!(!files.is_empty());
    for file in files {
        let case = file.display().to_string();
        let opened = open(&file).unwrap_or_else(|refusal| panic!("{case}: {}", refusal.problem));
        let dossier = &opened.dossier;
        assert!(!dossier.title().trim().is_empty(), "{case}");
        let words: usize = dossier
            .article
            .body
            .blocks
            .iter()
            .map(|block| block.text.len())
            .sum();
        assert!(
            words > 0 || !dossier.pictures.is_empty(),
            "{case}: nothing to see"
        );
    }
}

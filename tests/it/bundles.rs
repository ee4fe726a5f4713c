use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use dossier::bundle::{self, Opened, ReadOptions, Refusal};
use dossier::container::Container;
use dossier::model::Dossier;
use dossier::model::annotation::AnchorState;

fn fixtures(kind: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(kind);
    let mut folders: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    folders.sort();
    assert!(folders.len() > 5, "the fixtures are gone");
    folders
}

fn open(path: &Path) -> Result<Opened, Refusal> {
    bundle::open_path(path, &ReadOptions::default(), &|_| true).map(|(opened, _)| opened)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// A dossier in lines that a person can check against the fixture.
fn summary(opened: &Opened) -> String {
    let dossier = &opened.dossier;
    let mut text = String::new();
    let mut line = |words: String| writeln!(text, "{words}").unwrap();
    let article = &dossier.article;
    line(format!(
        "{} | {:?} | {:?}",
        dossier.title(),
        article.byline,
        article.date()
    ));
    line(format!(
        "status {:?}, language {:?}",
        article.status, article.language
    ));
    line(format!(
        "{} blocks, {} sentences",
        article.body.blocks.len(),
        article.body.sentences.len()
    ));
    for entity in &dossier.entities {
        let marks = [
            (!entity.drawn, " (not drawn)"),
            (entity.suggested, " (suggested)"),
        ];
        let marks: String = marks
            .iter()
            .filter(|(is, _)| *is)
            .map(|(_, words)| *words)
            .collect();
        line(format!("{}: {}{marks}", entity.kind.word(), entity.name));
    }
    for (index, relation) in dossier.relations.iter().enumerate() {
        let id = dossier::model::item::RelationId::from_index(index);
        let said_by: Vec<&str> = relation
            .said_by
            .iter()
            .map(|id| dossier.entity(*id).name.as_str())
            .collect();
        line(format!(
            "relation {}: {:?} {said_by:?}{}",
            dossier.relation_sentence(id),
            dossier.standing(id),
            if relation.suggested {
                " (suggested)"
            } else {
                ""
            }
        ));
    }
    for figure in &dossier.figures {
        let period = figure
            .period
            .map(|period| period.to_string())
            .unwrap_or_default();
        let max = figure
            .value_max
            .as_ref()
            .map(|max| format!("–{}", max.text()))
            .unwrap_or_default();
        line(format!(
            "figure {}: {} {}{max} {} {period} {}",
            figure.label,
            figure.qualifier.words(),
            figure.value.text(),
            figure.unit,
            figure.status.word()
        ));
    }
    for picture in &dossier.pictures {
        line(format!(
            "picture {}: {:?} | {:?} | {:?}",
            picture.name, picture.file, picture.caption, picture.credit
        ));
    }
    for state in AnchorState::ALL {
        let of_state = dossier
            .annotations
            .iter()
            .filter(|one| one.anchor.state() == state);
        let ids: Vec<&str> = of_state.map(|one| one.id.as_str()).collect();
        if state == AnchorState::Exact {
            line(format!("{} exact", ids.len()));
        } else if !ids.is_empty() {
            line(format!("{}: {}", state.word(), ids.join(" ")));
        }
    }
    for problem in opened.problems.iter() {
        line(problem.to_string());
    }
    text
}

#[test]
fn every_bundle_opens_as_its_golden_text_says() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots/bundles");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for folder in fixtures("bundles") {
            let opened = open(&folder)
                .unwrap_or_else(|refusal| panic!("{}: {}", folder.display(), refusal.problem));
            insta::assert_snapshot!(name(&folder), summary(&opened));
        }
    });
}

#[test]
fn every_broken_bundle_is_refused_with_its_code() {
    for folder in fixtures("broken") {
        let name = name(&folder);
        let code = name.split('.').next().unwrap();
        let refusal = open(&folder)
            .err()
            .unwrap_or_else(|| panic!("{name} opens"));
        assert_eq!(refusal.problem.code, code, "{}", refusal.problem);
        assert!(!refusal.problem.place.is_empty() && !refusal.problem.advice.is_empty());
        assert_eq!(
            refusal.can_open_anyway,
            matches!(code, "E-HASH" | "E-BYTES"),
            "{name}"
        );
    }
}

#[test]
fn every_prefix_of_a_packed_bundle_is_refused_politely() {
    let folder = tempfile::tempdir().unwrap();
    // A small one; of a larger one, `broken` tries a sample.
    let packed = folder.path().join("small.dossier");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles/typed-by-hand");
    bundle::pack(&source, &packed, false).unwrap();
    let bytes = std::fs::read(&packed).unwrap();
    assert!(bytes.len() > 1000, "{}", bytes.len());
    for cut in 0..bytes.len() {
        let problem = Container::from_zip_bytes(bytes[..cut].into())
            .map(drop)
            .unwrap_err();
        assert!(
            problem.code.starts_with("E-") && !problem.advice.is_empty(),
            "{cut}: {problem}"
        );
    }
    assert!(open(&packed).is_ok());
}

/// What a dossier is, apart from what packing adds.
fn essence(dossier: &Dossier) -> String {
    let annotations: Vec<_> = dossier
        .annotations
        .iter()
        .map(|one| {
            (
                &one.id,
                one.anchor.state(),
                one.evidence(),
                &one.items,
                one.stance,
            )
        })
        .collect();
    format!(
        "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        dossier.article,
        dossier.entities,
        dossier.relations,
        dossier.figures,
        dossier.pictures,
        annotations
    )
}

#[test]
fn a_packed_bundle_is_the_same_dossier_as_its_folder() {
    let to = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in [
        "assets/sample",
        "tests/fixtures/bundles/quay",
        "tests/fixtures/bundles/al-suq",
    ] {
        let folder = root.join(folder);
        let packed = to.path().join(format!("{}.dossier", name(&folder)));
        bundle::pack(&folder, &packed, false).unwrap();
        let (typed, packed) = (open(&folder).unwrap(), open(&packed).unwrap());
        assert_eq!(
            essence(&typed.dossier),
            essence(&packed.dossier),
            "{}",
            folder.display()
        );
    }
}

/// The data is not part of the project; skipped where it is absent.
#[test]
fn the_hand_typed_and_the_packed_example_are_the_same_dossier() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/samples");
    if !root.is_dir() {
        println!("skipped: {} is not here", root.display());
        return;
    }
    let essences: BTreeSet<String> = [
        "lantern-fair-src",
        "lantern-fair",
        "lantern-fair.dossier",
        "lantern-fair.zip",
    ]
    .iter()
    .map(|name| {
        essence(
            &open(&root.join(name))
                .unwrap_or_else(|refusal| panic!("{name}: {}", refusal.problem))
                .dossier,
        )
    })
    .collect();
    assert_eq!(essences.len(), 1);
}

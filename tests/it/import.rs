//! Articles from elsewhere as dossiers, through the library and the command line: every kind of file.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use dossier::bundle::{Opened, ReadOptions};
use dossier::import::open::open_path;
use dossier::model::annotation::Stance;
use dossier::model::annotation::{AnchorState, MadeBy};
use serde_json::Value;

use crate::lone_files;
use crate::support::{Ran, dossier_command, fixture, fixtures_in, run};

/// One file of every kind that is imported.
fn articles() -> Vec<PathBuf> {
    let all = ["import/formats", "import/pages", "import/whole"]
        .into_iter()
        .flat_map(fixtures_in);
    let is_article =
        |path: &PathBuf| path.is_file() && path.extension().is_none_or(|end| end != "golden");
    let articles: Vec<PathBuf> = all.filter(is_article).collect();
    assert!(articles.len() > 15, "{articles:?}");
    articles
}

fn open(path: &Path) -> Opened {
    let opened = open_path(path, &ReadOptions::default(), &|_| true);
    opened
        .unwrap_or_else(|refusal| panic!("{}: {}", path.display(), refusal.problem))
        .0
}

fn page() -> PathBuf {
    fixture("import/whole/harbour page.html")
}

#[test]
fn every_kind_opens_as_its_golden_dossier() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/imported");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in articles() {
            let name = path
                .file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .replace(' ', "-");
            let opened = open(&path);
            let mut text = lone_files::summary(&opened);
            for annotation in &opened.dossier.annotations {
                let speaker = annotation
                    .said_by
                    .map(|id| opened.dossier.entity(id).name.as_str());
                writeln!(
                    text,
                    "{:?} {:?}{}{}",
                    annotation.motivation,
                    annotation.quote.exact,
                    if annotation.stance == Stance::default() {
                        ""
                    } else {
                        annotation.stance.word()
                    },
                    speaker
                        .map(|name| format!(" said by {name}"))
                        .unwrap_or_default(),
                )
                .unwrap();
            }
            insta::assert_snapshot!(name, text);
        }
    });
}

#[test]
fn every_word_stands_where_it_was_seen_and_nothing_is_confirmed() {
    for path in articles() {
        let opened = open(&path);
        let name = path.display();
        let dossier = &opened.dossier;
        for problem in opened.problems.iter() {
            // A draft's own problems are told by the tests of its reader.
            assert!(!problem.code.starts_with("W-QUOTE"), "{name}: {problem}");
            assert!(!problem.code.starts_with("W-ANNO"), "{name}: {problem}");
            assert!(!problem.code.starts_with("E-"), "{name}: {problem}");
        }
        assert!(!dossier.article.body.blocks.is_empty(), "{name}");
        for annotation in &dossier.annotations {
            assert_eq!(
                annotation.anchor.state(),
                AnchorState::Exact,
                "{name}: {annotation:?}"
            );
            assert!(matches!(annotation.made_by, MadeBy::Rule(_)), "{name}");
        }
    }
}

#[test]
fn a_page_brings_the_pictures_that_lie_beside_it() {
    let opened = open(&page());
    let problems: Vec<String> = opened.problems.iter().map(ToString::to_string).collect();
    assert_eq!(problems, [] as [&str; 0]);
    let dossier = &opened.dossier;
    let [picture] = &dossier.pictures[..] else {
        panic!("{:?}", dossier.pictures);
    };
    assert_eq!(picture.file.as_deref(), Some("images/picture-1.png"));
    assert_eq!(picture.caption.as_deref(), Some("The old quay in Norvale"));
    assert_eq!(picture.credit.as_deref(), Some("Bo Li"));

    let alone = tempfile::tempdir().unwrap();
    let copy = alone.path().join("page.html");
    fs::copy(page(), &copy).unwrap();
    let opened = open(&copy);
    let codes: Vec<&str> = opened.problems.iter().map(|one| one.code).collect();
    assert_eq!(codes, ["W-PICTURE-MISSING"]);
    let picture = &opened.dossier.pictures[0];
    assert_eq!(
        (picture.file.as_deref(), picture.caption.is_some()),
        (None, true)
    );
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

#[test]
fn the_command_line_writes_a_bundle_that_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out.dossier");
    let arguments = |more: &[&str]| {
        let mut all = vec!["import".to_owned(), page().display().to_string()];
        all.extend(["-o".to_owned(), out.display().to_string()]);
        all.extend(more.iter().map(|one| (*one).to_owned()));
        all
    };
    let ran = run(arguments(&[]));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{ran:?}");
    assert_eq!(ran.stdout, format!("{}\n", out.display()));
    let checked = run([Path::new("check"), &out]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    let first = fs::read(&out).unwrap();

    let again = run(arguments(&[]));
    assert_eq!(again.code, 2, "it is there already");
    assert!(again.stderr.contains("--force"), "{}", again.stderr);
    assert_eq!(run(arguments(&["--force"])).code, 0);
    assert_eq!(
        fs::read(&out).unwrap(),
        first,
        "the same page gives the same bytes"
    );

    let hollow = |out: &Path| {
        let shown = json(&run([Path::new("show"), Path::new("--json"), out]));
        let entities = shown["entities"].as_array().unwrap().clone();
        entities
            .iter()
            .filter(|one| one["suggested"] == true)
            .count()
    };
    let all = hollow(&out);
    assert!(all > 3, "{all}");
    assert_eq!(run(arguments(&["--force", "--accept", "0.0"])).code, 0);
    assert_eq!(hollow(&out), 0, "all was accepted");
    let checked = run([Path::new("check"), &out]);
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    for score in ["1.5", "-1", "much", "NaN"] {
        assert_eq!(
            run(arguments(&[&format!("--accept={score}")])).code,
            2,
            "{score}"
        );
    }
}

#[test]
fn import_speaks_json_and_writes_nothing_then() {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("a.html");
    fs::copy(page(), &copy).unwrap();
    let ran = run([Path::new("import"), &copy, Path::new("--json")]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(ran.stdout.lines().count(), 1);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let told = json(&ran);
    assert_eq!(told["headline"], "Norvale sells its old quay");
    assert_eq!(told["byline"], serde_json::json!(["Ana Ruiz"]));
    assert_eq!(told["site"], "The Harbour Post");
    assert_eq!(told["published"].as_str().unwrap()[..10], *"2026-01-21");
    assert_eq!(told["language"], "en");
    assert_eq!(
        told["url"],
        "https://post.harbour.example/2026/norvale-quay"
    );
    assert_eq!(told["pictures"][0]["caption"], "The old quay in Norvale");
    assert_eq!(told["pictures"][0]["credit"], "Photo: Bo Li", "as it stood");
    assert_eq!(
        told["pictures"][0]["credited"],
        serde_json::json!(["Bo Li"])
    );
    let body = told["body"].as_str().unwrap();
    assert!(body.contains("\n\nWho the buyer is\n\n"), "{body}");
    let entities = told["suggestions"]["entities"].as_array().unwrap();
    let solheim = entities.iter().find(|one| one["name"] == "Mira Solheim");
    let mention = &solheim.unwrap()["mentions"][0];
    let at = |name: &str| usize::try_from(mention[name].as_u64().unwrap()).unwrap();
    let words: String = body
        .chars()
        .skip(at("start"))
        .take(at("end") - at("start"))
        .collect();
    assert_eq!(words, "Mira Solheim");
    let figures = told["suggestions"]["figures"].as_array().unwrap();
    let price = figures.iter().find(|one| one["unit"] == "EUR").unwrap();
    assert_eq!(
        (&price["value"], &price["qualifier"]),
        (&Value::from("12400000"), &Value::from("more_than"))
    );
    let range = figures.iter().find(|one| one["unit"] == "%").unwrap();
    assert_eq!(
        (&range["value"], &range["valueMax"]),
        (&Value::from("18"), &Value::from("25"))
    );
}

#[test]
fn a_folder_is_imported_file_by_file() {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    fs::create_dir_all(from.join("page_files")).unwrap();
    fs::create_dir(&to).unwrap();
    fs::copy(page(), from.join("page.html")).unwrap();
    fs::write(from.join("a note.txt"), "Mira Solheim sold the quay.\n").unwrap();
    fs::write(from.join("scan.pdf"), "%PDF-1.4").unwrap();
    fs::write(from.join(".hidden"), "x").unwrap();
    let ran = run([Path::new("import"), &from, Path::new("-o"), &to]);
    assert_eq!(ran.code, 2, "one of them is no article");
    assert!(ran.stderr.contains("scan.pdf"), "{}", ran.stderr);
    let mut made: Vec<String> = fs::read_dir(&to)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    made.sort();
    assert_eq!(made, ["a note.dossier", "page.dossier"]);
}

#[test]
fn one_run_writes_no_file_twice() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("page.txt");
    let html = folder.path().join("page.html");
    fs::write(&text, "Mira Solheim sold the quay.\n").unwrap();
    fs::copy(page(), &html).unwrap();
    // The same folder by another name.
    let again = folder.path().join(".").join("page.html");
    for second in [&html, &again] {
        let ran = run([Path::new("import"), Path::new("--force"), &text, second]);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert_eq!(ran.stdout.lines().count(), 1, "{ran:?}");
        for name in ["page.txt", "page.html", "page.dossier"] {
            assert!(ran.stderr.contains(name), "{ran:?}");
        }
        let written = fs::read(folder.path().join("page.dossier")).unwrap();
        let original = b"page.txt";
        assert!(
            written.windows(original.len()).any(|name| name == original),
            "the first stands"
        );
    }
}

fn suggest(lines: &str) -> Ran {
    let mut child = dossier_command()
        .args(["suggest", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(lines.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn suggest_answers_line_by_line_and_goes_on_after_a_bad_one() {
    let text = "🏮 Mayor Mira Solheim sold it for more than 12 million euros. “It was empty,” Solheim said.";
    let good = serde_json::json!({ "id": 7, "text": text }).to_string();
    let ran = suggest(&format!(
        "{good}\nnonsense\n{{\"id\":\"x\"}}\n\n{{\"id\":\"last\",\"text\":\"\"}}\n"
    ));
    assert_eq!(ran.code, 1, "{ran:?}");
    let told: Vec<Value> = ran
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let ids: Vec<&Value> = told.iter().map(|one| &one["id"]).collect();
    assert_eq!(ids, [&Value::from(7), &Value::from("last")]);
    let complaints: Vec<&str> = ran.stderr.lines().collect();
    assert_eq!(complaints.len(), 2, "{complaints:?}");
    assert!(complaints[0].contains("line 2: "), "{complaints:?}");
    assert!(
        complaints[1].contains("line 3: ") && complaints[1].contains("`text`"),
        "{complaints:?}"
    );

    let words = |span: &Value| -> String {
        let at = |name: &str| usize::try_from(span[name].as_u64().unwrap()).unwrap();
        text.chars()
            .skip(at("start"))
            .take(at("end") - at("start"))
            .collect()
    };
    let names: Vec<(String, &Value)> = told[0]["names"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (words(one), &one["cluster"]))
        .collect();
    assert_eq!(names[0].0, "Mira Solheim");
    assert_eq!(names[1].0, "Solheim");
    assert_eq!(names[0].1, names[1].1, "the same person");
    let figure = &told[0]["figures"][0];
    assert_eq!(
        (&figure["value"], &figure["unit"]),
        (&Value::from("12000000"), &Value::from("EUR"))
    );
    assert_eq!(words(figure), "12 million euros");
    assert_eq!(words(&figure["whole"]), "more than 12 million euros");
    let quote = &told[0]["quotes"][0];
    assert_eq!(&quote["speaker"], names[0].1);
    assert_eq!(
        told[0]["sentences"].as_array().unwrap().last(),
        Some(&Value::from(text.chars().count()))
    );
    assert_eq!(told[1]["names"], serde_json::json!([]));
}

#[test]
fn suggest_waits_for_nobody_to_close_the_door() {
    use std::io::{BufRead as _, BufReader};
    let mut child = dossier_command()
        .args(["suggest", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["a", "b"] {
        writeln!(stdin, "{{\"id\":\"{id}\",\"text\":\"Ana Ruiz came.\"}}").unwrap();
        let line = lines.next().unwrap().unwrap();
        assert!(line.contains(&format!("\"id\":\"{id}\"")), "{line}");
    }
    // A reader that goes away ends it quietly.
    drop(lines);
    for _ in 0..2000 {
        if writeln!(stdin, "{{\"id\":1,\"text\":\"x\"}}").is_err() {
            break;
        }
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

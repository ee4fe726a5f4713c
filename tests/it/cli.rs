//! The real binary in a temporary folder: what it prints, where, and with which exit code.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Ran, bundles, copy_folder, dossier_command, fixture, jpeg_with, run};

const STATES: [&str; 4] = ["exact", "moved", "ambiguous", "lost"];
const PARTS: [&str; 5] = [
    "entities",
    "relations",
    "figures",
    "pictures",
    "annotations",
];

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

#[test]
fn help_and_version_go_to_standard_output() {
    let help = run(["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    for command in [
        "check",
        "show",
        "import",
        "suggest",
        "pack",
        "export",
        "render",
        "completions",
    ] {
        assert!(help.stdout.contains(command), "{command}");
        let own = run([command, "--help"]);
        assert_eq!((own.code, own.stderr.as_str()), (0, ""), "{command}");
        assert!(own.stdout.contains("Usage: dossier"), "{}", own.stdout);
    }
    let version = run(["--version"]);
    assert_eq!(
        (version.code, version.stdout.as_str()),
        (0, concat!("dossier ", env!("CARGO_PKG_VERSION"), "\n"))
    );
}

#[test]
fn wrong_arguments_are_explained_on_standard_error() {
    let cases: [&[&str]; 8] = [
        &["--no-such-option"],
        &["check"],
        &["show"],
        &["export", "x", "--what", "everything"],
        &["render", "--out", "x.png", "--size", "12"],
        &["render", "--out", "x.png", "--size", "0x9"],
        &["render"],
        &["completions", "no-such-shell"],
    ];
    for arguments in cases {
        let ran = run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.stderr.contains("--help"), "{arguments:?}: {ran:?}");
    }
}

#[test]
fn check_tells_sound_doubtful_and_refused_apart() {
    let sound = fixture("bundles/al-suq");
    let doubtful = fixture("bundles/everything-wrong");
    let refused = fixture("broken/E-HASH");
    let cases = [
        (vec![&sound], 0, "sound"),
        (vec![&doubtful], 1, "problems"),
        (vec![&refused], 2, "cannot be opened"),
        (vec![&sound, &doubtful], 1, "sound"),
        (vec![&refused, &sound, &doubtful], 2, "E-HASH"),
    ];
    for (paths, code, words) in cases {
        let ran = run([Path::new("check")]
            .into_iter()
            .chain(paths.iter().map(|path| path.as_path())));
        assert_eq!((ran.code, ran.stderr.as_str()), (code, ""), "{ran:?}");
        assert!(ran.stdout.contains(words), "{words}: {}", ran.stdout);
        for path in paths {
            assert!(ran.stdout.contains(&format!("{}: ", path.display())));
        }
    }
}

#[test]
fn check_finds_a_changed_picture() {
    let ran = run([Path::new("check"), &fixture("bundles/picture-changed")]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.stdout.contains("E-HASH"), "{}", ran.stdout);
    assert!(ran.stdout.contains("images/clerk.png"), "{}", ran.stdout);
}

#[test]
fn check_speaks_json() {
    let paths = [
        fixture("bundles/al-suq"),
        fixture("bundles/everything-wrong"),
        fixture("broken/E-VERSION"),
    ];
    let mut arguments = vec![Path::new("check"), Path::new("--json")];
    arguments.extend(paths.iter().map(PathBuf::as_path));
    let ran = run(arguments);
    assert_eq!(ran.code, 2);
    let reports = json(&ran);
    let reports = reports.as_array().unwrap();
    let told: Vec<_> = reports
        .iter()
        .map(|report| {
            (
                report["opened"].as_bool().unwrap(),
                report["sound"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(told, [(true, true), (true, false), (false, false)]);
    for (report, path) in reports.iter().zip(&paths) {
        assert_eq!(report["path"], *path.to_string_lossy());
        for problem in report["problems"].as_array().unwrap() {
            for key in ["code", "what", "advice"] {
                assert!(
                    !problem[key].as_str().unwrap().is_empty(),
                    "{key}: {problem}"
                );
            }
            assert!(problem["place"].is_string());
        }
    }
    for state in STATES {
        assert!(
            reports[1]["anchors"][state].as_u64().unwrap() > 0,
            "{state}"
        );
    }
    assert_eq!(reports[2]["problems"][0]["code"], "E-VERSION");
}

#[test]
fn whatever_can_be_shown_is_shown_with_exit_code_zero() {
    for folder in bundles() {
        let ran = run([Path::new("show"), &folder]);
        assert_eq!(
            (ran.code, ran.stderr.as_str()),
            (0, ""),
            "{}",
            folder.display()
        );
        assert!(ran.stdout.starts_with("# "), "{}", folder.display());
    }
    let shown = run([Path::new("show"), &fixture("bundles/al-suq")]).stdout;
    for words in [
        "## People & organizations",
        "## Trade figures",
        "## Gallery",
        "“",
        "Credit: ",
    ] {
        assert!(shown.contains(words), "{words}");
    }
    assert!(!shown.contains("## Problems"));
    let doubtful = run([Path::new("show"), &fixture("bundles/everything-wrong")]).stdout;
    for words in ["## Problems", "## Notes", "link: moved", "[alleged]"] {
        assert!(doubtful.contains(words), "{words}");
    }
    assert!(
        doubtful.contains("Lamp Guild — owns — The mill [alleged]"),
        "a rule's suggestion does not make a person's doubt a fact"
    );
    assert!(
        !doubtful.contains('\u{202e}') && doubtful.contains("\\u{202e}"),
        "nothing reorders the text of a terminal"
    );
}

#[test]
fn show_as_json_has_every_part_with_ids_and_states() {
    let mut seen = BTreeSet::new();
    for folder in bundles() {
        let ran = run([Path::new("show"), &folder, Path::new("--json")]);
        assert_eq!(ran.code, 0, "{}", folder.display());
        let dossier = json(&ran);
        assert!(dossier["article"].is_object() && dossier["problems"].is_array());
        assert!(dossier["moreProblems"].is_u64() && dossier["warnings"].is_array());
        for (index, sentence) in dossier["article"]["sentences"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
        {
            assert_eq!(sentence["id"], format!("s{index}"));
        }
        for part in PARTS {
            for item in dossier[part].as_array().unwrap() {
                assert!(item["id"].is_string(), "{part}: {item}");
                let state = item["state"].as_str();
                // What nobody annotated rests on no sentence, so it has no state.
                if part == "annotations" || !item["sentences"].as_array().unwrap().is_empty() {
                    assert!(state.is_some(), "{part}: {item}");
                }
                if let Some(state) = state {
                    assert!(STATES.contains(&state), "{part}: {item}");
                    seen.insert(state.to_owned());
                }
            }
        }
    }
    assert_eq!(seen.len(), STATES.len(), "{seen:?}");
    let sample = json(&run([
        Path::new("show"),
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample"),
        Path::new("--json"),
    ]));
    for part in PARTS {
        let items = sample[part].as_array().unwrap();
        assert!(!items.is_empty(), "{part}");
        for item in items {
            if item["drawn"] != false {
                assert_eq!(item["state"], "exact", "{part}: {item}");
            }
        }
    }
}

#[test]
fn what_cannot_be_opened_says_what_and_what_to_do() {
    let temp = tempfile::tempdir().unwrap();
    let empty_folder = temp.path().join("folder");
    std::fs::create_dir(&empty_folder).unwrap();
    let picture = temp.path().join("picture.txt");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n").unwrap();
    let cut = temp.path().join("cut.dossier");
    std::fs::write(&cut, b"PK\x03\x04 and no more").unwrap();
    let below_a_file = picture.join("below");
    let missing = temp.path().join("missing.dossier");
    let mut cases = vec![empty_folder, picture, cut, below_a_file, missing];
    #[cfg(unix)]
    {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let pipe = temp.path().join("pipe");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        cases.push(pipe);
        let locked = temp.path().join("locked.txt");
        std::fs::write(&locked, "words").unwrap();
        let nobody = std::os::unix::fs::PermissionsExt::from_mode(0o000);
        std::fs::set_permissions(&locked, nobody).unwrap();
        if std::fs::read(&locked).is_err() {
            cases.push(locked);
        } else {
            println!("skipped: whoever runs this test may read every file");
        }
    }
    for path in &cases {
        for arguments in [
            vec!["show"],
            vec!["show", "--json"],
            vec!["export", "--what", "entities"],
            vec!["pack", "--output", "out.dossier"],
            vec!["render", "--out", "out.png"],
        ] {
            let mut command = dossier_command();
            command.args(&arguments).arg(path).current_dir(temp.path());
            let ran = Ran::of(&mut command);
            assert_eq!(
                (ran.code, ran.stdout.as_str()),
                (2, ""),
                "{arguments:?} {}: {ran:?}",
                path.display()
            );
            assert!(ran.stderr.starts_with("dossier: "), "{ran:?}");
            assert!(
                ran.stderr.contains(&*path.to_string_lossy()),
                "names the path: {ran:?}"
            );
            assert!(ran.stderr.contains("E-"), "names the code: {ran:?}");
        }
        let checked = run([Path::new("check"), path]);
        assert_eq!(checked.code, 2);
        assert!(checked.stdout.contains("cannot be opened"), "{checked:?}");
    }
    assert!(!temp.path().join("out.dossier").exists());
    assert!(!temp.path().join("out.png").exists());
}

#[cfg(unix)]
#[test]
fn a_path_need_not_be_text() {
    use std::os::unix::ffi::OsStrExt as _;
    let temp = tempfile::tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9 \xff.txt");
    std::fs::write(temp.path().join(name), "One sentence.\n").unwrap();
    for command in ["show", "check"] {
        let ran = run([Path::new(command), &temp.path().join(name)]);
        assert_eq!(ran.code, 0, "{ran:?}");
    }
}

#[test]
fn pack_fills_in_and_says_where_it_wrote() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("typed");
    copy_folder(&fixture("bundles/typed-by-hand"), &folder);
    assert_eq!(
        run([Path::new("check"), &folder]).code,
        1,
        "typed by hand: no hashes"
    );
    let ran = run([Path::new("pack"), &folder]);
    let target = temp.path().join("typed.dossier");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        Path::new(ran.stdout.trim_end()),
        std::fs::canonicalize(&target).unwrap()
    );
    assert_eq!(run([Path::new("check"), &target]).code, 0);
    // From inside the folder too, where the path has no name of its own.
    let mut command = dossier_command();
    command.args(["pack", ".", "--force"]).current_dir(&folder);
    assert_eq!(Ran::of(&mut command).code, 0);
}

#[test]
fn pack_is_deterministic_and_idempotent_and_overwrites_only_by_force() {
    let temp = tempfile::tempdir().unwrap();
    let folder = fixture("bundles/quay");
    let pack = |from: &Path, to: &str, force: bool| {
        let mut command = dossier_command();
        command
            .arg("pack")
            .arg(from)
            .args(["-o", to])
            .current_dir(temp.path());
        if force {
            command.arg("--force");
        }
        Ran::of(&mut command)
    };
    let bytes = |name: &str| std::fs::read(temp.path().join(name)).unwrap();
    assert_eq!(pack(&folder, "a.dossier", false).stdout, "a.dossier\n");
    assert_eq!(pack(&folder, "b.dossier", false).code, 0);
    assert_eq!(
        pack(&temp.path().join("a.dossier"), "c.dossier", false).code,
        0
    );
    assert!(
        bytes("a.dossier") == bytes("b.dossier"),
        "the same folder, the same bytes"
    );
    assert!(
        bytes("a.dossier") == bytes("c.dossier"),
        "packed again, the same bytes"
    );

    std::fs::write(temp.path().join("kept.dossier"), "precious").unwrap();
    let refused = pack(&folder, "kept.dossier", false);
    assert_eq!((refused.code, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.contains("E-EXISTS"), "{refused:?}");
    assert!(
        refused.stderr.contains("--force"),
        "says what to do: {refused:?}"
    );
    assert_eq!(bytes("kept.dossier"), b"precious");
    assert_eq!(pack(&folder, "kept.dossier", true).code, 0);
    assert!(bytes("a.dossier") == bytes("kept.dossier"));

    let nowhere = pack(&folder, "no/such/folder/x.dossier", false);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.stderr.contains("E-WRITE"), "{nowhere:?}");
    let left: Vec<_> = std::fs::read_dir(temp.path())
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().into_string().ok())
        .filter(|name| {
            Path::new(name)
                .extension()
                .is_none_or(|end| end != "dossier")
        })
        .collect();
    assert_eq!(left, [] as [&str; 0], "nothing half-written is left");
}

#[test]
fn pack_refuses_what_would_be_lost_and_tells_what_is_doubtful() {
    let temp = tempfile::tempdir().unwrap();
    let pack = |name: &str| {
        let mut command = dossier_command();
        command
            .arg("pack")
            .arg(fixture(name))
            .args(["-o", "out.dossier"]);
        command.current_dir(temp.path());
        Ran::of(&mut command)
    };
    let lost = pack("bundles/parts-unreadable");
    assert_eq!((lost.code, lost.stdout.as_str()), (2, ""), "{lost:?}");
    assert!(!temp.path().join("out.dossier").exists());
    let doubtful = pack("bundles/no-text");
    assert_eq!(doubtful.code, 0, "{doubtful:?}");
    assert!(doubtful.stderr.contains("W-NO-BODY"), "{doubtful:?}");
}

#[test]
fn export_writes_every_part_in_every_form() {
    let bundle = fixture("bundles/quay");
    let dossier = json(&run([Path::new("show"), &bundle, Path::new("--json")]));
    for part in PARTS {
        let items = dossier[part].as_array().unwrap();
        assert!(!items.is_empty());
        let export = |format: &str| {
            let mut command = dossier_command();
            command
                .arg("export")
                .arg(&bundle)
                .args(["--what", part, "--format", format]);
            Ran::of(&mut command)
        };
        let table = export("csv");
        assert_eq!((table.code, table.stderr.as_str()), (0, ""), "{part}");
        let mut reader = csv::Reader::from_reader(table.stdout.as_bytes());
        let header: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        assert_eq!(header[header.len() - 2..], ["state", "sentence"], "{part}");
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.unwrap()).collect();
        assert_eq!(rows.len(), items.len(), "{part}");
        let mut with_sentence = 0;
        for (row, item) in rows.iter().zip(items) {
            assert_eq!(row[0], *item["id"].as_str().unwrap(), "{part}");
            assert_eq!(
                row[header.len() - 2],
                *item["state"].as_str().unwrap_or_default()
            );
            for sentence in item["sentences"].as_array().unwrap() {
                assert!(
                    row[header.len() - 1].contains(sentence.as_str().unwrap()),
                    "{part}"
                );
                with_sentence += 1;
            }
        }
        assert!(with_sentence > 0, "{part}");

        let whole = json(&export("json"));
        if part == "annotations" {
            assert_eq!(whole["type"], "AnnotationPage");
            assert_eq!(whole["items"].as_array().unwrap().len(), items.len());
        } else {
            assert_eq!(whole, dossier[part], "{part}");
        }

        let stream = export("ftm");
        if matches!(part, "entities" | "relations") {
            assert_eq!((stream.code, stream.stderr.as_str()), (0, ""), "{part}");
            assert!(!stream.stdout.is_empty());
            for line in stream.stdout.lines() {
                let entity: Value = serde_json::from_str(line).unwrap();
                assert!(
                    entity["id"].is_string() && entity["schema"].is_string(),
                    "{line}"
                );
            }
        } else {
            assert_eq!((stream.code, stream.stdout.as_str()), (2, ""), "{part}");
            assert!(stream.stderr.contains("--format"), "{stream:?}");
        }
    }
}

#[test]
fn export_writes_the_map_in_every_form_that_it_has() {
    let bundle = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let export = |format: &str| {
        dossier_command()
            .args(["export", "--what", "map", "--format", format])
            .arg(&bundle)
            .output()
            .unwrap()
    };
    let text = |format: &str| {
        let output = export(format);
        assert!(output.status.success(), "{format}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let table = text("tsv");
    assert!(table.starts_with("id\tname\tkind\tx\ty\tpinned\t"));
    let rows = table.lines().count() - 1;
    assert!(rows > 20, "{rows}");
    for (format, node) in [("gexf", "<node id="), ("graphml", "<node id=")] {
        let graph = text(format);
        assert_eq!(graph.matches(node).count(), rows, "{format}");
        assert!(graph.contains("ambassador to Israel"), "{format}");
        assert!(
            graph.contains("Moscow has been talking quietly"),
            "{format} holds sentences"
        );
    }
    let drawing = text("svg");
    assert!(drawing.contains("<svg") && drawing.contains(">Vladimir Putin<"));
    assert!(text("ftm").lines().count() > rows);
    let picture = image::load_from_memory(&export("png").stdout).expect("a picture");
    assert_eq!(picture.width(), 1280);
    assert!(picture.height() < 700, "without bars and tabs");
    for format in ["csv", "json"] {
        assert_eq!(export(format).status.code(), Some(2), "{format}");
    }
    assert_eq!(text("tsv"), table, "the same each time");
}

#[test]
fn export_disarms_formulas_only_when_asked() {
    let bundle = fixture("bundles/everything-wrong");
    let export = |more: &[&str]| {
        let mut command = dossier_command();
        command
            .arg("export")
            .arg(&bundle)
            .args(["--what", "figures"])
            .args(more);
        Ran::of(&mut command).stdout
    };
    let cells = |text: &str| -> Vec<String> {
        csv::Reader::from_reader(text.as_bytes())
            .records()
            .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
            .collect()
    };
    let is_formula =
        |cell: &String| cell.starts_with(['=', '@', '+', '-']) && cell.parse::<f64>().is_err();
    let plain = cells(&export(&[]));
    let formulas: Vec<&String> = plain.iter().filter(|cell| is_formula(cell)).collect();
    assert!(
        !formulas.is_empty(),
        "the fixture has a label like a formula"
    );
    let disarmed = cells(&export(&["--for-spreadsheets"]));
    assert!(!disarmed.iter().any(is_formula), "{disarmed:?}");
    for formula in formulas {
        assert!(disarmed.contains(&format!("'{formula}")), "{formula}");
    }
}

#[test]
fn render_gives_the_same_bytes_at_the_size_asked_for() {
    let temp = tempfile::tempdir().unwrap();
    let render = |name: &str, more: &[&str]| {
        let mut command = dossier_command();
        command
            .args(["render", "--out", name])
            .args(more)
            .current_dir(temp.path());
        // Nothing of a display may be needed.
        let ran = Ran::of(&mut command);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{more:?}");
        assert_eq!(ran.stdout, format!("{name}\n"));
        let bytes = std::fs::read(temp.path().join(name)).unwrap();
        let size = image::load_from_memory(&bytes)
            .unwrap()
            .to_rgba8()
            .dimensions();
        (bytes, size)
    };
    let (first, size) = render("a.png", &["--size", "480x360"]);
    assert_eq!(size, (480, 360));
    // The same, over an existing file.
    assert!(render("a.png", &["--size", "480x360", "--force"]).0 == first);
    let (sharp, size) = render("b.png", &["--size", "480x360", "--scale", "1.5"]);
    assert_eq!(size, (720, 540));
    let dark = render("c.png", &["--size", "480x360", "--theme", "dark"]).0;
    let details = render(
        "d.png",
        &[
            "--size", "480x360", "--select", "viktorov", "--open", "details",
        ],
    )
    .0;
    let map = render("e.png", &["--size", "480x360", "--tab", "map"]).0;
    let all = [first, sharp, dark, details, map];
    for (index, one) in all.iter().enumerate() {
        for other in &all[index + 1..] {
            assert!(one != other, "each option changes the picture");
        }
    }
}

#[test]
fn render_finds_every_kind_of_id() {
    let temp = tempfile::tempdir().unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let dossier = json(&run([Path::new("show"), &sample, Path::new("--json")]));
    let mut ids: Vec<String> = PARTS
        .iter()
        .map(|part| dossier[part][0]["id"].as_str().unwrap().to_owned())
        .collect();
    ids.push("s0".to_owned());
    for id in ids {
        let mut command = dossier_command();
        command.args([
            "render", "--force", "--out", "a.png", "--size", "200x150", "--select", &id,
        ]);
        let ran = Ran::of(command.current_dir(temp.path()));
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{id}");
    }
}

#[test]
fn render_fails_with_words_that_help() {
    let temp = tempfile::tempdir().unwrap();
    std::fs::create_dir(temp.path().join("a-folder")).unwrap();
    let huge = "90000x90000";
    for (arguments, words) in [
        (
            &["--out", "x.png", "--select", "no-such-id"][..],
            "dossier show --json",
        ),
        (
            &["--out", "no/such/folder/x.png", "--size", "200x150"],
            "E-WRITE",
        ),
        (&["--out", "a-folder", "--size", "200x150"], "E-WRITE"),
        (&["--out", "x.png", "--size", huge], "90000"),
        (&["--out", "x.png", "--open", "picture"], "--select"),
        (
            &["--out", "x.png", "--open", "picture", "--select", "s0"],
            "--select",
        ),
        (&["--out", "x.png", "--scale", "0"], "scale"),
        (&["--out", "x.png", "--scale", "NaN"], "scale"),
    ] {
        let mut command = dossier_command();
        command
            .arg("render")
            .args(arguments)
            .current_dir(temp.path());
        let ran = Ran::of(&mut command);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.stderr.contains(words), "{arguments:?}: {}", ran.stderr);
    }
    assert!(!temp.path().join("x.png").exists());
}

#[test]
fn shells_get_their_completions() {
    for (shell, words) in [
        ("bash", "complete -F _dossier"),
        ("zsh", "#compdef dossier"),
        ("fish", "complete -c dossier"),
        ("elvish", "edit:completion"),
        ("powershell", "Register-ArgumentCompleter"),
    ] {
        let ran = run(["completions", shell]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{shell}");
        assert!(ran.stdout.contains(words), "{shell}");
        assert!(
            ran.stdout.contains("render"),
            "{shell} knows the subcommands"
        );
    }
}

/// Runs with a standard output that nobody reads any more.
fn run_into_a_closed_pipe(arguments: &[&str]) -> (i32, String) {
    let mut command = dossier_command();
    command
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let code = output.status.code().expect("not ended by a signal");
    (code, String::from_utf8(output.stderr).unwrap())
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let bundle = fixture("bundles/quay").display().to_string();
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["show", &bundle],
        &["show", "--json", &bundle],
        &["check", &bundle],
        &["check", "--json", &bundle],
        &["export", "--what", "figures", &bundle],
        &["export", "--what", "figures", "--format", "json", &bundle],
        &["export", "--what", "entities", "--format", "ftm", &bundle],
        &["completions", "bash"],
    ] {
        assert_eq!(
            run_into_a_closed_pipe(arguments),
            (0, String::new()),
            "{arguments:?}"
        );
    }
}

/// Linux only: elsewhere a display is always there.
#[cfg(target_os = "linux")]
mod without_a_display {
    use super::*;

    fn without_display(paths: &[&Path]) -> Ran {
        Ran::of(dossier_command().args(paths))
    }

    #[test]
    fn the_sample_is_printed() {
        let ran = without_display(&[]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.stderr.contains("no display"), "{}", ran.stderr);
        assert!(ran.stdout.contains("Viktorov"), "{}", ran.stdout);
    }

    #[test]
    fn all_paths_are_printed_and_a_missing_one_is_told() {
        let (first, second) = (fixture("bundles/quay"), fixture("bundles/everything-wrong"));
        let both = without_display(&[&first, &second]);
        assert_eq!(both.code, 0, "{}", both.stderr);
        let each = [&first, &second].map(|path| run([Path::new("show"), path]).stdout);
        assert_eq!(both.stdout, each.concat());
        let ran = without_display(&[Path::new("no-such-file"), &first]);
        assert_eq!((ran.code, &ran.stdout), (2, &each[0]));
        assert!(ran.stderr.contains("no-such-file"), "{}", ran.stderr);
    }

    #[test]
    fn a_display_that_does_not_answer_is_no_display() {
        let mut command = dossier_command();
        command
            .env("DISPLAY", ":54321")
            .arg(fixture("bundles/quay"));
        // Whatever happens, no settings of the person who runs the tests are touched.
        let ran = Ran::of(&mut command);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(
            ran.stderr.contains("no window could be opened"),
            "{}",
            ran.stderr
        );
        assert!(ran.stdout.starts_with("# "), "{}", ran.stdout);
    }
}

#[test]
fn a_mistyped_command_opens_no_window_and_names_the_nearest() {
    for (typed, words) in [
        ("chek", "did you mean `dossier check`?"),
        ("Show", "did you mean `dossier show`?"),
        ("exprot", "did you mean `dossier export`?"),
        ("frobnicate", "`dossier --help` lists the commands"),
    ] {
        let ran = run([typed, "x"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{typed}");
        let expected = format!("dossier: there is no command or file `{typed}`; {words}\n");
        assert_eq!(ran.stderr, expected);
    }
    // A file of that name is a file.
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("chek"), "Words.").unwrap();
    let ran = Ran::of(dossier_command().arg("chek").current_dir(folder.path()));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stdout.contains("Words."), "{ran:?}");
}

#[test]
fn what_differs_is_opened_when_told_and_says_so() {
    let path = fixture("broken/E-HASH");
    let folder = tempfile::tempdir().unwrap();
    let png = folder.path().join("a.png");
    let arguments = |command: &str| -> Vec<PathBuf> {
        let mut all = vec![PathBuf::from(command), path.clone()];
        match command {
            "export" => all.extend(["--what", "annotations"].map(PathBuf::from)),
            "render" => all.extend([PathBuf::from("--out"), png.clone()]),
            _ => {}
        }
        all
    };
    for (command, code) in [("check", 1), ("show", 0), ("export", 0), ("render", 0)] {
        let refused = run(arguments(command));
        assert_eq!(refused.code, 2, "{command}");
        let said = format!("{}{}", refused.stdout, refused.stderr);
        assert!(
            said.contains("E-HASH") && said.contains("--open-anyway"),
            "{said}"
        );
        let mut told = arguments(command);
        told.push(PathBuf::from("--open-anyway"));
        let opened = run(told);
        assert_eq!(opened.code, code, "{command}: {opened:?}");
        if command == "show" {
            assert!(opened.stdout.contains("\n! Opened although"), "{opened:?}");
        }
    }
}

#[test]
fn packing_a_file_says_what_pack_takes() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("note.txt");
    std::fs::write(&note, "Words.").unwrap();
    let ran = run([Path::new("pack"), &note]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.stderr.contains("what is packed is a bundle's folder"),
        "{ran:?}"
    );
    assert!(ran.stderr.contains("datapackage.json"), "{ran:?}");
    let packed = folder.path().join("a.dossier");
    let bundle = fixture("bundles/al-suq");
    let first = run(["pack".as_ref(), bundle.as_path(), "-o".as_ref(), &packed]);
    assert_eq!(first.code, 0, "{first:?}");
    let again = run([Path::new("pack"), &packed]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("--force"), "{again:?}");
    assert!(!folder.path().join("a.dossier.dossier").exists());
}

#[test]
fn no_command_replaces_a_file_unless_told_to() {
    let temp = tempfile::tempdir().unwrap();
    let bundle = fixture("bundles/al-suq");
    let bundle = bundle.to_str().unwrap();
    let at = |name: &str| temp.path().join(name);
    let mine = b"somebody's only copy";
    let cases: [(&str, &[&str]); 5] = [
        ("a.dossier", &["pack", bundle, "-o", "a.dossier"]),
        (
            "a.png",
            &["render", bundle, "--size", "200x150", "--out", "a.png"],
        ),
        (
            "a.csv",
            &["export", bundle, "--what", "figures", "-o", "a.csv"],
        ),
        (
            "a.json",
            &[
                "export",
                bundle,
                "--what",
                "annotations",
                "--format",
                "json",
                "--output",
                "a.json",
            ],
        ),
        ("a.tsv", &["export", bundle, "--what", "map", "-o", "a.tsv"]),
    ];
    for (name, arguments) in cases {
        let run = |more: &[&str]| {
            Ran::of(
                dossier_command()
                    .args(arguments)
                    .args(more)
                    .current_dir(temp.path()),
            )
        };
        std::fs::write(at(name), mine).unwrap();
        let refused = run(&[]);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{name}");
        let said = &refused.stderr;
        assert!(
            said.contains("E-EXISTS") && said.contains("--force"),
            "{said}"
        );
        assert_eq!(std::fs::read(at(name)).unwrap(), mine, "{name}");
        let told = run(&["--force"]);
        assert_eq!((told.code, told.stdout), (0, format!("{name}\n")), "{name}");
        let forced = std::fs::read(at(name)).unwrap();
        assert_ne!(forced, mine);
        std::fs::remove_file(at(name)).unwrap();
        assert_eq!(run(&[]).code, 0, "{name}");
        assert!(std::fs::read(at(name)).unwrap() == forced, "{name}");
    }
    let to_output = run(["export", bundle, "--what", "figures"]).stdout;
    assert_eq!(std::fs::read_to_string(at("a.csv")).unwrap(), to_output);
    // What could only be begun, or would change what is read, leaves nothing behind.
    let copy = at("bundle");
    copy_folder(Path::new(bundle), &copy);
    let copy = copy.to_str().unwrap();
    let inside = format!("{copy}/x.csv");
    for (arguments, words) in [
        (["figures", "ftm", "x.ftm"], "csv or json"),
        (["map", "csv", "x.csv"], "tsv"),
        (["figures", "csv", &inside], "folder that is read"),
        (
            ["figures", "csv", "no/such/x.csv"],
            "There is no such folder",
        ),
        (["figures", "csv", "bundle"], "E-WRITE"),
    ] {
        let [what, format, target] = arguments;
        let all = [
            "export", copy, "--what", what, "--format", format, "-o", target, "--force",
        ];
        let ran = Ran::of(dossier_command().args(all).current_dir(temp.path()));
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.stderr.contains(words), "{arguments:?} {}", ran.stderr);
        assert!(!at(target).is_file());
    }
    let left = std::fs::read_dir(temp.path()).unwrap().count();
    assert_eq!(left, cases.len() + 1, "no unfinished file either");
}

#[test]
fn a_picture_is_written_as_png_only() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x.jpg");
    let ran = run(["render".as_ref(), "--out".as_ref(), out.as_path()]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("ends in .png"), "{ran:?}");
    assert!(!out.exists());
}

#[test]
fn a_missing_folder_is_named_as_it_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = fixture("bundles/al-suq");
    let pack = [
        "pack".as_ref(),
        bundle.as_os_str(),
        "-o".as_ref(),
        "no/such/a.dossier".as_ref(),
    ];
    let render = ["render", "--out", "no/such/a.png"].map(AsRef::as_ref);
    for arguments in [&pack[..], &render[..]] {
        let ran = Ran::of(dossier_command().args(arguments).current_dir(folder.path()));
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains("There is no such folder"), "{ran:?}");
        assert!(ran.stderr.contains("(no/such)"), "{ran:?}");
        assert!(!ran.stderr.contains("unfinished"), "{ran:?}");
    }
}

#[test]
fn words_in_picture_files_are_shown_as_such_and_broken_ones_are_a_problem() {
    let temp = tempfile::tempdir().unwrap();
    let bundle = temp.path().join("bundle");
    copy_folder(&fixture("bundles/typed-by-hand"), &bundle);
    let name = b"http://ns.adobe.com/xap/1.0/\0";
    let packet = r#"<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:p="http://ns.adobe.com/photoshop/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
        <r:Description p:Credit="Wire"><d:description>The quay</d:description></r:Description></r:RDF>"#;
    let jpeg = jpeg_with(0xe1, name, packet.as_bytes());
    std::fs::write(bundle.join("told.jpg"), &jpeg).unwrap();
    let broken = jpeg_with(
        0xe1,
        name,
        b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    );
    std::fs::write(bundle.join("broken.jpg"), broken).unwrap();
    let package = bundle.join("datapackage.json");
    let mut json: Value = serde_json::from_slice(&std::fs::read(&package).unwrap()).unwrap();
    let resources = json["resources"].as_array_mut().unwrap();
    for (name, path) in [("told", "told.jpg"), ("broken", "broken.jpg")] {
        resources.push(serde_json::json!({ "name": name, "path": path }));
    }
    std::fs::write(&package, json.to_string()).unwrap();
    let bundle = bundle.to_str().unwrap();

    let shown = run(["show", bundle]);
    let expected = "- The quay\n  Credit: Wire\n  From the picture file: caption, credit\n";
    assert!(shown.stdout.contains(expected), "{}", shown.stdout);
    let exported = run(["export", bundle, "--what", "pictures", "--format", "json"]);
    let exported: Value = serde_json::from_str(&exported.stdout).unwrap();
    let told = exported
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["id"] == "told");
    let told = told.unwrap();
    assert_eq!(told["caption"], "The quay");
    assert_eq!(
        told["fromPictureFile"],
        serde_json::json!(["caption", "credit"])
    );
    let checked = run(["check", bundle, "--json"]);
    assert_eq!(checked.code, 1);
    assert!(
        checked.stdout.contains("W-PICTURE-WORDS"),
        "{}",
        checked.stdout
    );
    assert!(
        checked.stdout.contains("declare a document type"),
        "{}",
        checked.stdout
    );
    assert!(!checked.stdout.contains("root:"), "nothing outside is read");
}

//! Who may import whom: the table in the crate's documentation, checked against the sources.

mod paths;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use paths::{is_for_tests, paths, test_modules, tokens};

/// A module, and what it may import of ours; nothing else.
const TABLE: &[(&str, &[&str])] = &[
    ("problem", &[]),
    ("jobs", &[]),
    ("raster", &[]),
    ("model", &[]),
    ("container", &["problem"]),
    ("geometry", &["model"]),
    ("edit", &[]),
    ("bundle", &["container", "edit", "model", "problem"]),
    ("export", &["container", "model", "problem"]),
    ("import", &["bundle", "container", "model", "problem"]),
    (
        "session",
        &["container", "edit", "geometry", "model", "problem"],
    ),
    ("headless", &["raster"]),
    (
        "ui",
        &[
            "edit", "geometry", "jobs", "model", "problem", "raster", "session",
        ],
    ),
    (
        "app",
        &[
            "bundle",
            "container",
            "edit",
            "export",
            "geometry",
            "import",
            "jobs",
            "model",
            "problem",
            "session",
            "ui",
        ],
    ),
    (
        "cli",
        &[
            "app",
            "bundle",
            "container",
            "export",
            "headless",
            "import",
            "model",
            "problem",
            "session",
        ],
    ),
    ("main", &["app", "cli"]),
];

/// Modules that may name the toolkit.
const MAY_DRAW: &[&str] = &["app", "cli", "headless", "main", "raster", "ui"];

/// Parts that know no session: values in, `Response` out.
const WIDGETS_MAY_NOT: &[&[&str]] = &[&["session"], &["jobs"], &["ui", "View"]];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&root(), &mut found);
    assert!(found.len() > 40, "only {} files found", found.len());
    found
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The top module that a file belongs to.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(root()).unwrap();
    let first = inside.components().next().unwrap();
    let first = Path::new(first.as_os_str());
    first.file_stem().unwrap().to_string_lossy().into_owned()
}

/// The path of modules that a file is.
fn module_path(path: &Path) -> Vec<String> {
    let inside = path.strip_prefix(root()).unwrap().with_extension("");
    let names = inside
        .iter()
        .map(|name| name.to_string_lossy().into_owned());
    names
        .filter(|name| name != "lib" && name != "main")
        .collect()
}

/// Files that only tests are built of: declared so where they are declared, or by themselves.
fn test_files(sources: &[(PathBuf, String)]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (path, text) in sources {
        let (tokens, module) = (tokens(text), module_path(path));
        for name in test_modules(&tokens) {
            found.push(module.iter().cloned().chain([name]).collect());
        }
        if is_for_tests(&tokens) {
            found.push(module);
        }
    }
    assert!(
        found.len() > 5,
        "unit tests in files of their own are not recognized"
    );
    found
}

/// What `text` in the module `path` imports against the table.
fn forbidden(text: &str, path: &[String], module: &str) -> Vec<String> {
    let allowed = TABLE
        .iter()
        .find(|(name, _)| *name == module)
        .unwrap_or_else(|| panic!("{module} is not in the table"))
        .1;
    let is_fine = |import: &str| {
        let is_ours = import == "*" || TABLE.iter().any(|(name, _)| *name == import);
        !is_ours || import == module || allowed.contains(&import)
    };
    let mut imports: BTreeSet<String> = BTreeSet::new();
    imports.extend(
        paths(&tokens(text), path)
            .into_iter()
            .map(|path| path[0].clone()),
    );
    imports
        .into_iter()
        .filter(|import| !is_fine(import))
        .collect()
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let sources = sources();
    let for_tests = test_files(&sources);
    let mut wrong = Vec::new();
    for (path, text) in &sources {
        let (module, own) = (module_of(path), module_path(path));
        // Unit tests in files of their own may build whatever they need.
        if module == "lib" || for_tests.iter().any(|tests| own.starts_with(tests)) {
            continue;
        }
        for import in forbidden(text, &own, &module) {
            wrong.push(format!("{} imports {import}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a text names the toolkit or one of the crates it is made of.
fn names_toolkit(text: &str) -> bool {
    tokens(text).iter().any(|name| {
        name.starts_with("egui") || ["eframe", "emath", "epaint", "ecolor"].contains(&name.as_str())
    })
}

#[test]
fn only_the_window_knows_the_toolkit() {
    for (path, text) in sources() {
        let module = module_of(&path);
        assert!(
            !names_toolkit(&text) || MAY_DRAW.contains(&module.as_str()),
            "{} names egui",
            path.display()
        );
    }
}

#[test]
fn widgets_know_no_session() {
    let mut count = 0;
    for (path, text) in sources() {
        let own = module_path(&path);
        if own.starts_with(&["ui".to_owned(), "widgets".to_owned()]) {
            count += 1;
            for named in paths(&tokens(&text), &own) {
                let is_forbidden = WIDGETS_MAY_NOT.iter().any(|path| {
                    named.len() >= path.len()
                        && named.iter().zip(*path).all(|(name, part)| name == part)
                });
                assert!(
                    !is_forbidden,
                    "{} names {}",
                    path.display(),
                    named.join("::")
                );
            }
        }
    }
    assert!(count > 0, "no widgets found");
}

#[test]
fn colors_are_named_in_one_place() {
    for (path, text) in sources() {
        let in_ui = path.starts_with(root().join("ui"));
        if !in_ui
            || path.ends_with("ui/theme.rs")
            || path.starts_with(root().join("ui").join("text"))
        {
            continue;
        }
        let code = tokens(&text).concat();
        let before_tests = code.split("#[cfg(test)]").next().unwrap_or_default();
        for maker in [
            "Color32::from_rgb(",
            "Color32::from_rgb_additive(",
            "Color32::RED",
            "Color32::WHITE",
            "Color32::BLACK",
        ] {
            assert!(
                !before_tests.contains(maker),
                "{} makes a color of its own: name it in ui/theme.rs",
                path.display()
            );
        }
    }
}

#[test]
fn the_checker_sees_planted_imports() {
    let module = ["bundle", "read", "figures"].map(str::to_owned);
    for (planted, named) in [
        ("use crate::session::Session;", "session"),
        ("use crate::{model, ui::{self, View}};", "ui"),
        (
            "use crate::{container::{limits::{Limits}, Container}, jobs};",
            "jobs",
        ),
        ("fn f() { let x = crate::app::run(); }", "app"),
        ("use super::super::super::session;", "session"),
        ("use super::super::super::{model, ui};", "ui"),
        ("use super::{super::{super::{export}}};", "export"),
        (
            "mod inside { use super::super::super::super::session; }",
            "session",
        ),
        (
            "macro_rules! m { () => { $crate::session::Session::new() } }",
            "session",
        ),
        ("println!(\"{}\", crate::session::X);", "session"),
        ("use {crate::session as s, std::fs};", "session"),
        ("use crate as ours;", "*"),
        ("use super::super::super as root;", "*"),
        ("use crate::*;", "*"),
        ("// #![cfg(test)]\nuse crate::ui;", "ui"),
        ("const X: &str = \"#![cfg(test)]\";\nuse crate::ui;", "ui"),
        ("let quote = '\"'; use crate::ui; let other = '\"';", "ui"),
        ("/* /* */ */ use crate::ui;", "ui"),
        ("let raw = r#\"\" // \"#; use crate::ui;", "ui"),
        ("fn f<'a>(x: &'a str) { crate::ui::f(x) }", "ui"),
    ] {
        assert_eq!(forbidden(planted, &module, "bundle"), [named], "{planted}");
    }
}

#[test]
fn the_checker_is_not_misled_by_what_is_no_import() {
    let module = ["bundle", "read"].map(str::to_owned);
    for planted in [
        "use crate::model::ui;",
        "use super::session;",
        "mod inside { use super::super::jobs; }",
        "// use crate::ui;",
        "/* use crate::ui; */",
        "/// [`crate::ui`]\nfn f() {}",
        "let words = \"crate::ui \\\" crate::ui\";",
        "let words = r##\"crate::ui \"# crate::ui\"##;",
        "pub(crate) fn f() {}",
        "pub(in crate::bundle) fn f() {}",
    ] {
        assert_eq!(
            forbidden(planted, &module, "bundle"),
            [] as [&str; 0],
            "{planted}"
        );
    }
}

#[test]
fn only_what_is_declared_for_tests_counts_as_tests() {
    let tests = |text: &str| test_modules(&tokens(text));
    assert_eq!(tests("#[cfg(test)]\nmod tests;"), ["tests"]);
    assert_eq!(tests("#[cfg(test)] pub(crate) mod sample;"), ["sample"]);
    assert_eq!(tests("mod tests; #[cfg(unix)] mod other;"), [] as [&str; 0]);
    assert_eq!(tests("// #[cfg(test)]\nmod tests;"), [] as [&str; 0]);
    assert_eq!(tests("#[cfg(test)] fn f() {} mod tests;"), [] as [&str; 0]);
    assert!(is_for_tests(&tokens(
        "#![expect(x)]\n#![cfg(test)]\nfn f() {}"
    )));
    assert!(!is_for_tests(&tokens("fn f() {}\n// #![cfg(test)]")));
    assert!(!is_for_tests(&tokens("//! #![cfg(test)]\nfn f() {}")));
}

#[test]
fn the_toolkit_is_known_by_all_its_names() {
    for planted in [
        "use egui::Ui;",
        "use eframe::egui;",
        "egui_plot::f()",
        "epaint::X",
    ] {
        assert!(names_toolkit(planted), "{planted}");
    }
    assert!(!names_toolkit("// egui\nconst X: &str = \"egui\";"));
}

//! Who may import whom: the table in the crate's documentation, checked against the sources.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A module, and what it may import of ours; nothing else.
const TABLE: &[(&str, &[&str])] = &[
    ("problem", &[]),
    ("jobs", &[]),
    ("raster", &[]),
    ("model", &[]),
    ("container", &["problem"]),
    ("geometry", &["model"]),
    ("bundle", &["container", "model", "problem"]),
    ("export", &["container", "model", "problem"]),
    ("session", &["container", "geometry", "model", "problem"]),
    ("headless", &["raster"]),
    ("ui", &["geometry", "jobs", "model", "problem", "session"]),
    (
        "app",
        &[
            "bundle",
            "container",
            "export",
            "geometry",
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
const WIDGETS_MAY_NOT: &[&str] = &["crate::session", "crate::jobs", "crate::ui::View"];

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

/// Code without comments: documentation may name anything.
fn code(text: &str) -> String {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The modules of ours that a text imports, by `crate::NAME`.
fn imports(text: &str) -> BTreeSet<String> {
    let names = |part: &str| -> Vec<String> {
        let part = part.trim_start();
        let list = match part.strip_prefix('{') {
            Some(list) => list
                .split('}')
                .next()
                .unwrap_or_default()
                .split(',')
                .collect(),
            None => vec![part],
        };
        list.into_iter()
            .map(|name| {
                name.trim()
                    .chars()
                    .take_while(|letter| letter.is_ascii_lowercase() || *letter == '_')
                    .collect::<String>()
            })
            .filter(|name| !name.is_empty())
            .collect()
    };
    text.split("crate::").skip(1).flat_map(names).collect()
}

#[test]
fn modules_import_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        // Unit tests in files of their own may build whatever they need.
        if module == "lib" || path.ends_with("tests.rs") || text.contains("#![cfg(test)]") {
            continue;
        }
        let allowed = TABLE
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("{module} is not in the table"))
            .1;
        for import in imports(&code(&text)) {
            let is_ours = TABLE.iter().any(|(name, _)| *name == import);
            if is_ours && import != module && !allowed.contains(&import.as_str()) {
                wrong.push(format!("{} imports {import}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_window_knows_the_toolkit() {
    for (path, text) in sources() {
        let module = module_of(&path);
        let names_toolkit = code(&text).contains("egui");
        assert!(
            !names_toolkit || MAY_DRAW.contains(&module.as_str()),
            "{} names egui",
            path.display()
        );
    }
}

#[test]
fn widgets_know_no_session() {
    let mut count = 0;
    for (path, text) in sources() {
        if path.starts_with(root().join("ui").join("widgets")) {
            count += 1;
            for forbidden in WIDGETS_MAY_NOT {
                assert!(
                    !code(&text).contains(forbidden),
                    "{} names {forbidden}",
                    path.display()
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
        let code = code(&text);
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
    let planted = "use crate::session::Session;\nuse crate::{jobs::Jobs, ui};\nlet x = crate::bundle::read();";
    let found = imports(planted);
    for name in ["session", "jobs", "ui", "bundle"] {
        assert!(found.contains(name), "{name} was not seen in {found:?}");
    }
}

//! What leaves the window for the system, and what comes back: titles, names, settings, files.

use super::*;

/// A folder with a bundle that has these words as headline and body.
pub(super) fn bundle(folder: &Path, headline: &str, body: &str) -> PathBuf {
    let bundle = folder.join("bundle");
    std::fs::create_dir_all(&bundle).unwrap();
    let article = serde_json::json!({
        "uri": "urn:uuid:00000000-0000-4000-8000-000000000000",
        "headlines": [{ "value": headline }],
    });
    let package = serde_json::json!({ "resources": [
        { "name": "article", "path": "article.json" },
        { "name": "body", "path": "body.txt" },
    ]});
    std::fs::write(bundle.join("article.json"), article.to_string()).unwrap();
    std::fs::write(bundle.join("body.txt"), body).unwrap();
    std::fs::write(bundle.join("datapackage.json"), package.to_string()).unwrap();
    bundle
}

/// The title that the system is given for an opened bundle.
fn title_given(headline: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = bundle(folder.path(), headline, "One sentence.");
    let mut window = Window::new();
    window.app().send(Command::Open(Source::Path(path)));
    let start = Instant::now();
    loop {
        window.harness.step();
        let viewports = window.harness.output().viewport_output.values();
        let commands = viewports.flat_map(|viewport| &viewport.commands);
        let mut title = commands.filter_map(|command| match command {
            egui::ViewportCommand::Title(title) => Some(title.clone()),
            _ => None,
        });
        if let Some(title) = title.next_back() {
            return title;
        }
        assert!(start.elapsed() < PATIENCE, "no title comes");
    }
}

#[test]
fn a_hostile_headline_makes_a_harmless_window_title() {
    assert_eq!(
        title_given("A\0B\nC \u{202E}txt.exe"),
        "AB C txt.exe – Dossier"
    );
    let long = title_given(&"long ".repeat(20_000));
    assert!(long.chars().count() < 300, "{}", long.chars().count());
}

#[test]
fn no_name_for_screen_readers_holds_a_nul() {
    let folder = tempfile::tempdir().unwrap();
    let path = bundle(folder.path(), "Head\0line", "Bo\0dy of \0 one.");
    let mut window = Window::with(|options| options.paths = vec![path]);
    window.settle();
    assert!(window.is_said("Head\u{FFFD}line"));
    assert!(window.is_said("Bo\u{FFFD}dy"));
    let nodes = window.harness.root().children_recursive();
    let with_nul = nodes
        .map(|node| node.accesskit_node())
        .flat_map(|node| [node.label(), node.value()])
        .flatten()
        .filter(|words| words.contains('\0'))
        .count();
    assert_eq!(with_nul, 0);
}

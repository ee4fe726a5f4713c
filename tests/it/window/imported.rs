//! Articles from elsewhere in the window: dropped, pasted, cancelled.

use dossier::session::selection::Highlight;

use super::*;

fn drop_file(window: &mut Window, path: PathBuf) {
    let dropped: egui::DroppedFileHandle = Arc::new(Dropped(path));
    window.harness.input_mut().dropped_files.push(dropped);
    window.settle();
}

#[test]
fn a_dropped_page_shows_its_text_and_who_is_named_as_suggestions() {
    let mut window = Window::new();
    drop_file(&mut window, fixture("import/whole/harbour page.html"));
    assert_eq!(window.title(), "Norvale sells its old quay");
    assert!(window.is_said("The port of Norvale has sold its old quay"));
    assert!(
        !window.is_said("Ten harbours to see"),
        "that was no part of it"
    );
    assert!(
        window.is_said("Photo: Bo Li") || window.is_said("Bo Li"),
        "who made the picture"
    );

    let solheim = window.entity("mira-solheim");
    let session = &window.app().session;
    let dossier = session.dossier().unwrap();
    let Item::Entity(id) = solheim else { panic!() };
    assert!(dossier.entity(id).suggested, "nobody has confirmed it");
    let sentence = dossier.evidence.of(solheim)[0].sentence;
    let words = dossier.article.body.sentence_text(sentence).to_owned();
    assert!(words.contains("Mira Solheim"), "{words}");

    // A click on the name in the text selects it, and its sentence is lit.
    let at = window.find_on_screen(solheim);
    window.click(at);
    let session = &window.app().session;
    assert_eq!(session.selection().selected(), Some(solheim));
    assert_eq!(session.selection().current_sentence(), Some((0, sentence)));
    assert_ne!(session.highlight(Item::Sentence(sentence)), Highlight::None);
    assert!(window.is_said("Mira Solheim"));
    assert_eq!(window.app().session.problems().iter().count(), 0);
}

#[test]
fn a_pasted_text_is_imported_where_no_field_takes_it() {
    let mut window = Window::new();
    let text = "Norvale sells its quay\n\nThe mayor, Mira Solheim, said so on Friday. It cost more than 12 million euros.";
    window.harness.event(Event::Paste(text.to_owned()));
    window.settle();
    assert!(window.is_said("Mira Solheim"));
    assert!(window.is_said("pasted-"));
    let dossier = window.app().session.dossier().unwrap();
    assert!(!dossier.figures.is_empty());
    window.press(Modifiers::NONE, Key::F5);
    assert!(window.is_said("Mira Solheim"), "it can be read again");

    // While somebody types, it is pasted there.
    window.press(Modifiers::COMMAND, Key::F);
    window.harness.event(Event::Paste("quay".to_owned()));
    window.settle();
    assert!(window.is_said("pasted-"));
    assert_eq!(window.app().session.find().query(), "quay");
}

#[test]
fn what_cannot_be_imported_says_what_would_help() {
    let mut window = Window::new();
    let path = window.folder.path().join("scan.pdf");
    std::fs::write(&path, b"%PDF-1.7\n1 0 obj").unwrap();
    drop_file(&mut window, path);
    assert!(window.is_said("scan.pdf was not opened"));
    assert!(window.is_said("Save the article as"));
}

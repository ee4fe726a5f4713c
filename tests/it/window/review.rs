//! Confirming suggestions: by keyboard, by button, taken back, saved, and back after a crash.

use std::path::PathBuf;

use dossier::bundle::{self, ReadOptions};
use dossier::edit::{Edit, Target};
use dossier::model::Dossier;
use dossier::session::review::{Form, Kind, Marked, Meant};

use super::*;
use crate::support::copy_folder;

const FERRY: &str = "bundles/ferry-to-review";

/// A window whose settings, and drafts with them, are in `folder`.
fn window_in(folder: &Path, path: PathBuf) -> Window {
    let settings_file = Some(folder.join("settings.json"));
    let mut window = Window::with(|options| {
        options.paths = vec![path];
        options.settings_file = settings_file;
    });
    window.settle();
    window
}

/// A window with the panel open at the first suggestion.
fn reviewing() -> Window {
    let mut window = Window::showing(FERRY);
    window.press(Modifiers::COMMAND, Key::E);
    window
}

/// The fixture as one file in a folder of its own.
fn packed() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ferry.dossier");
    bundle::pack(&fixture(FERRY), &file, false).unwrap();
    (folder, file)
}

fn key(window: &mut Window, key: Key) {
    window.press(Modifiers::NONE, key);
}

fn left(window: &Window) -> usize {
    window.app().session.review().queue().len()
}

fn here(window: &Window) -> String {
    let session = &window.app().session;
    let selected = session
        .selection()
        .selected()
        .expect("something is selected");
    session.dossier().unwrap().name_of(selected)
}

fn names(window: &Window) -> Vec<String> {
    let dossier = window.app().session.dossier().unwrap();
    dossier
        .entities
        .iter()
        .map(|one| one.name.clone())
        .collect()
}

fn open(path: &Path) -> Dossier {
    let (opened, _) = bundle::open_path(path, &ReadOptions::default(), &|_| true).unwrap();
    assert!(opened.problems.is_empty(), "{:?}", opened.problems);
    opened.dossier
}

#[test]
fn suggestions_are_decided_by_single_keys_in_reading_order() {
    let mut window = reviewing();
    assert_eq!(here(&window), "Orla Venn");
    assert!(window.is_said("16 of 16 left to decide"));
    assert!(window.is_said("Suggested by names, version 1 · sure (97 %)"));
    assert!(window.is_said("“Venn”: short form of the nearest full name"));
    key(&mut window, Key::A);
    assert!(window.is_said("15 of 16 left to decide"));
    assert_eq!(here(&window), "Which Monday is not said");
    key(&mut window, Key::R);
    assert_eq!(here(&window), "town council");
    key(&mut window, Key::N);
    assert_eq!(here(&window), "Tomas Brandt");
    key(&mut window, Key::P);
    assert_eq!(here(&window), "town council");
    assert_eq!(left(&window), 14);
    let dossier = window.app().session.dossier().unwrap();
    assert!(!dossier.entities[0].suggested);
    assert!(dossier.annotations.iter().all(|one| one.id != "#n1"));

    // Every step back, in the opposite order, and forth again.
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        (left(&window), here(&window)),
        (15, "Which Monday is not said".into())
    );
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((left(&window), here(&window)), (16, "Orla Venn".into()));
    assert!(!window.app().session.review().is_changed());
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Y);
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(left(&window), 14);
}

#[test]
fn keys_mean_nothing_while_the_panel_is_closed_or_something_is_typed() {
    let mut window = Window::showing(FERRY);
    key(&mut window, Key::A);
    assert!(!window.app().session.review().is_changed());
    window.press(Modifiers::COMMAND, Key::E);
    window.press(Modifiers::COMMAND, Key::F);
    for letter in [Key::A, Key::R, Key::E] {
        key(&mut window, letter);
    }
    assert!(!window.app().session.review().is_changed());
    assert_eq!(window.app().session.review().form(), None);
}

#[test]
fn a_name_is_edited_in_a_form() {
    let mut window = reviewing();
    key(&mut window, Key::E);
    window.type_over("Orla Venn-Holt");
    key(&mut window, Key::Enter);
    assert!(names(&window).contains(&"Orla Venn-Holt".to_owned()));
    assert_eq!(left(&window), 15, "who writes it has confirmed it");
    // Escape decides nothing.
    key(&mut window, Key::E);
    key(&mut window, Key::Escape);
    assert_eq!(window.app().session.review().form(), None);
    assert_eq!(window.app().session.review().done().len(), 1);
}

#[test]
fn two_spellings_are_merged_and_one_name_is_split() {
    let mut window = reviewing();
    let target = Target::Entity("t-brandt".into());
    window.send(Command::GoToSuggestion(target));
    key(&mut window, Key::M);
    window.type_over("tomas");
    window.click_button("Tomas Brandt, person · Brandt");
    assert!(!names(&window).contains(&"T. Brandt".to_owned()));
    assert_eq!(here(&window), "Tomas Brandt");
    assert_eq!(left(&window), 15);
    key(&mut window, Key::S);
    let mention = window
        .harness
        .get_by_role_and_label(Role::MenuItemCheckBox, "T. Brandt");
    mention.click();
    window.settle();
    window.click_button("Split");
    assert!(names(&window).contains(&"T. Brandt".to_owned()));
    window.press(Modifiers::COMMAND, Key::Z);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&window).len(), 9);
    assert_eq!(left(&window), 16);
}

#[test]
fn a_kind_is_changed_and_many_are_accepted_at_once() {
    let mut window = reviewing();
    window.send(Command::GoToSuggestion(Target::Entity(
        "town-council".into(),
    )));
    key(&mut window, Key::K);
    window.click_button("Public body");
    let dossier = window.app().session.dossier().unwrap();
    assert_eq!(dossier.entities[1].schema, "PublicBody");
    assert_eq!(left(&window), 16, "another kind confirms nothing");
    window.send(Command::FilterSuggestions(Some(Kind::Figure)));
    assert_eq!(window.app().session.review().shown().count(), 4);
    window.click_button("2 at 90 %");
    assert_eq!(window.app().session.review().shown().count(), 2);
    window.send(Command::FilterSuggestions(None));
    window.send(Command::AcceptAbove(0.0));
    assert_eq!(left(&window), 0);
    assert!(window.is_said("Everything is decided"));
    assert!(window.is_said("Nothing is left to decide"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(left(&window), 14, "one step for all");
}

#[test]
fn what_was_missed_is_added_from_marked_words() {
    let mut window = reviewing();
    let body = &window.app().session.dossier().unwrap().article.body;
    let marked = |words: &str| {
        let at = |block: &dossier::model::article::Block| block.text.find(words);
        let block = body
            .blocks
            .iter()
            .position(|block| at(block).is_some())
            .unwrap();
        let start = at(&body.blocks[block]).unwrap();
        Marked {
            block,
            range: start..start + words.len(),
        }
    };
    let (town, votes, mayor) = (
        marked("Kelmouth"),
        marked("nine to four"),
        marked("the mayor, Orla Venn"),
    );
    window.send(Command::Mark(town, Meant::PublicBody));
    assert!(names(&window).contains(&"Kelmouth".to_owned()));
    window.send(Command::Mark(votes, Meant::Figure));
    window.type_over("votes for it");
    let add = |window: &mut Window, name: &str, text: &str| {
        window
            .harness
            .get_by_role_and_label(Role::TextInput, name)
            .focus();
        window.settle();
        window.type_over(text);
    };
    add(&mut window, "Value", "9");
    assert!(window.is_said("Say the unit"));
    add(&mut window, "Unit", "u");
    key(&mut window, Key::Enter);
    let dossier = window.app().session.dossier().unwrap();
    assert_eq!(dossier.figures.last().unwrap().label, "votes for it");
    window.send(Command::Mark(mayor, Meant::Relation));
    assert!(matches!(
        window.app().session.review().form(),
        Some(Form::NewRelation(_))
    ));
    // The words are left out: it is called after its kind.
    key(&mut window, Key::Enter);
    let dossier = window.app().session.dossier().unwrap();
    let added = dossier.relations.last().unwrap();
    assert_eq!(dossier.entity(added.source).name, "Orla Venn");
    assert_eq!(dossier.entity(added.target).name, "Kelmouth");
    assert!(!added.suggested);
}

#[test]
fn words_that_are_marked_with_the_pointer_offer_what_they_may_be() {
    let mut window = reviewing();
    let first = Item::Sentence(SentenceId(0));
    let from = window.find_on_screen(first) + Vec2::new(2.0, 2.0);
    let to = from + Vec2::new(90.0, 0.0);
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [
        Event::PointerMoved(from),
        button(from, true),
        Event::PointerMoved(from + Vec2::new(40.0, 0.0)),
        Event::PointerMoved(to),
        button(to, false),
    ] {
        window.harness.event(event);
        window.harness.step();
    }
    window.settle();
    assert!(window.is_said("Add these words as"));
    window.click_button("Organization");
    assert_eq!(window.app().session.review().done().len(), 1);
    assert!(!window.is_said("Add these words as"));
}

#[test]
fn decisions_are_back_after_a_crash_and_can_be_discarded() {
    let folder = tempfile::tempdir().unwrap();
    let decided = {
        let mut window = window_in(folder.path(), fixture(FERRY));
        window.press(Modifiers::COMMAND, Key::E);
        key(&mut window, Key::A);
        key(&mut window, Key::R);
        key(&mut window, Key::A);
        window.press(Modifiers::COMMAND, Key::Z);
        window.app().session.review().done().to_vec()
        // Dropped without closing: nothing more is written.
    };
    assert_eq!(decided.len(), 2);
    let mut window = window_in(folder.path(), fixture(FERRY));
    assert_eq!(window.app().session.review().done(), decided);
    assert_eq!(left(&window), 14);
    assert!(window.is_said("2 unsaved changes are back"));
    window.click_button("Discard them");
    assert_eq!(left(&window), 16);
    drop(window);
    let window = window_in(folder.path(), fixture(FERRY));
    assert_eq!(left(&window), 16);
    assert!(!window.is_said("unsaved"));
}

#[test]
fn another_dossier_is_opened_and_the_first_has_its_decisions_still() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(folder.path(), fixture(FERRY));
    window.press(Modifiers::COMMAND, Key::E);
    key(&mut window, Key::A);
    window.send(Command::Open(Source::Path(fixture("bundles/quay"))));
    assert!(window.is_said("One unsaved change is kept"));
    assert!(!window.app().session.review().is_changed());
    window.send(Command::Open(Source::Path(fixture(FERRY))));
    assert_eq!(window.app().session.review().done().len(), 1);
    window.press(Modifiers::NONE, Key::F5);
    assert_eq!(
        window.app().session.review().done().len(),
        1,
        "read again, too"
    );
}

#[test]
fn what_is_saved_is_what_was_decided() {
    let (folder, file) = packed();
    let mut window = window_in(folder.path(), file.clone());
    window.press(Modifiers::COMMAND, Key::E);
    key(&mut window, Key::A);
    window.send(Command::Decide(Box::new(Edit::Merge {
        into: "tomas-brandt".into(),
        from: "t-brandt".into(),
    })));
    let before = window.app().session.dossier().unwrap().as_ref().clone();
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.is_said("Saved as ferry.dossier"));
    let review = window.app().session.review();
    assert!(review.is_open() && !review.is_changed() && !review.can_undo());
    let saved = open(&file);
    assert_eq!(saved.entities, before.entities);
    assert_eq!(saved.relations, before.relations);
    assert_eq!(saved.figures, before.figures);
    assert!(!saved.entities[0].suggested);
    // There is nothing left to bring back.
    drop(window);
    let window = window_in(folder.path(), file);
    assert!(!window.app().session.review().is_changed());
}

#[test]
fn what_is_kept_nowhere_is_not_said_to_be_kept() {
    let mut window = Window::with(|options| {
        options.paths = vec![fixture(FERRY)];
        options.settings_file = None;
    });
    window.settle();
    window.press(Modifiers::COMMAND, Key::E);
    key(&mut window, Key::A);
    window.send(Command::Open(Source::Path(fixture("bundles/quay"))));
    assert!(window.is_said("One unsaved change was not kept"));
    assert!(!window.is_said("One unsaved change is kept"));
}

#[test]
fn a_draft_that_cannot_be_written_does_not_stop_saving() {
    type Break = fn(&Path);
    let breaks: [(&str, Break); 2] = [
        ("removed", |drafts| std::fs::remove_dir_all(drafts).unwrap()),
        ("full", |drafts| {
            let draft = std::fs::read_dir(drafts).unwrap().next().unwrap();
            let mut options = std::fs::OpenOptions::new();
            let file = options.write(true).open(draft.unwrap().path()).unwrap();
            let full = dossier::container::limits::MAX_DRAFT_BYTES;
            file.set_len(full).unwrap();
        }),
    ];
    for (how, break_drafts) in breaks {
        let (folder, file) = packed();
        let mut window = window_in(folder.path(), file.clone());
        window.press(Modifiers::COMMAND, Key::E);
        key(&mut window, Key::A);
        break_drafts(&folder.path().join("drafts"));
        window.press(Modifiers::COMMAND, Key::S);
        assert!(window.is_said("Saved as ferry.dossier"), "{how}");
        assert!(!open(&file).entities[0].suggested, "{how}");
    }
}

#[test]
fn a_folder_is_saved_as_a_file_and_never_written_into() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("ferry");
    copy_folder(&fixture(FERRY), &bundle);
    let mut window = window_in(folder.path(), bundle.clone());
    window.press(Modifiers::COMMAND, Key::E);
    key(&mut window, Key::A);
    let target = folder.path().join("b.dossier");
    std::fs::write(&target, "something else").unwrap();
    let to = |replace| Command::SaveTo {
        target: target.clone(),
        replace,
    };
    let files = |folder: &Path| std::fs::read_dir(folder).unwrap().count();
    for replace in [false, true] {
        window.send(Command::SaveTo {
            target: bundle.join("inside.dossier"),
            replace,
        });
        assert!(window.is_said("would be written into the folder that is read"));
        assert_eq!(files(&bundle), files(&fixture(FERRY)));
    }
    window.send(to(false));
    assert!(window.is_said("There is a file of this name already"));
    assert_eq!(std::fs::read(&target).unwrap(), b"something else");
    assert!(window.app().session.review().is_changed());
    window.click_button("Replace it");
    assert!(!open(&target).entities[0].suggested);
    let source = &window.app().session.opened().unwrap().source;
    assert_eq!(*source, Source::Path(target));
    assert_eq!(files(&bundle), files(&fixture(FERRY)));
}

#[test]
fn a_file_that_changed_meanwhile_is_not_edited_unasked() {
    let (folder, file) = packed();
    let mut window = window_in(folder.path(), file.clone());
    window.press(Modifiers::COMMAND, Key::E);
    key(&mut window, Key::A);
    drop(window);
    let other = folder.path().join("other");
    copy_folder(&fixture(FERRY), &other);
    let body = other.join("body.md");
    let text = std::fs::read_to_string(&body).unwrap();
    std::fs::write(&body, text + "\nOne more line.\n").unwrap();
    bundle::pack(&other, &file, true).unwrap();
    let mut window = window_in(folder.path(), file);
    assert!(!window.app().session.review().is_changed());
    assert!(window.is_said("made to another state of this file"));
    window.click_button("Apply what fits");
    assert_eq!(left(&window), 15);
}

#[test]
fn what_somebody_else_saved_meanwhile_is_not_replaced_unasked() {
    let (folder, file) = packed();
    let mut window = window_in(folder.path(), file.clone());
    window.press(Modifiers::COMMAND, Key::E);
    key(&mut window, Key::A);
    let other = folder.path().join("other");
    copy_folder(&fixture(FERRY), &other);
    let body = other.join("body.md");
    let text = std::fs::read_to_string(&body).unwrap();
    std::fs::write(&body, text + "\nOne more line.\n").unwrap();
    bundle::pack(&other, &file, true).unwrap();
    let theirs = std::fs::read(&file).unwrap();
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.is_said("changed by somebody else since it was opened"));
    assert_eq!(std::fs::read(&file).unwrap(), theirs);
    assert!(window.app().session.review().is_changed());
    window.click_button("Replace it");
    assert!(window.is_said("Saved as ferry.dossier"));
    assert!(!open(&file).entities[0].suggested);
    // The file is now as this window has it: nobody is asked again.
    key(&mut window, Key::A);
    window.press(Modifiers::COMMAND, Key::S);
    assert!(!window.app().session.review().is_changed());
}

#[test]
fn a_lone_file_cannot_be_edited_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("a.csv");
    std::fs::write(&table, "id,label,value,unit\nf1,ships,3,u\n").unwrap();
    let mut window = window_in(folder.path(), table);
    window.press(Modifiers::COMMAND, Key::E);
    assert!(window.is_said("This file cannot be edited"));
    window.press(Modifiers::COMMAND, Key::S);
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        2,
        "the table and the settings"
    );
}

#[test]
fn a_path_that_cannot_be_saved_to_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ferry.dossier");
    bundle::pack(&fixture(FERRY), &file, false).unwrap();
    let mut window = window_in(folder.path(), file);
    window.press(Modifiers::COMMAND, Key::E);
    let before = left(&window);
    window.press(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
    assert!(window.app().session.review().save_dialog().is_some());
    let target = folder.path().join("nowhere/x.dossier");
    window.send(Command::SaveTo {
        target: target.clone(),
        replace: false,
    });
    assert!(window.is_said("The dossier was not saved"));
    // Letters go on into the path, and decide nothing.
    assert_eq!(window.app().session.review().save_dialog(), Some(&target));
    key(&mut window, Key::A);
    assert_eq!(left(&window), before);
}

//! Reading without a pointer: the cursor in the text, marking by keyboard, and what a screen reader
//! is led by; and what of reading lasts when the file is read again.

use dossier::model::article::BlockKind;
use dossier::model::item::PictureId;

use super::outside::bundle;
use super::*;

/// What a screen reader says the focus is on: its name and role, and where that is.
pub(super) fn focused_at(window: &Window) -> Option<(Role, String, egui::Rect)> {
    let nodes = window.harness.root().children_recursive();
    let mut focused = nodes.filter(|node| node.accesskit_node().is_focused());
    let focused = focused.next()?;
    let node = focused.accesskit_node();
    let name = node.label().unwrap_or_default();
    Some((node.role(), name, focused.rect()))
}

fn focused(window: &Window) -> Option<(Role, String)> {
    focused_at(window).map(|(role, name, _)| (role, name))
}

fn selected(window: &Window) -> Option<Item> {
    window.app().session.selection().selected()
}

#[test]
fn tab_walks_through_names_and_enter_selects_one() {
    let mut window = Window::new();
    let sentence = SentenceId(0);
    window.send(Command::Select(Item::Sentence(sentence)));
    window.press(Modifiers::COMMAND, Key::ArrowDown);
    let (role, first) = focused(&window).expect("the cursor is told");
    assert_eq!(role, Role::Button);
    let body = |window: &Window| window.app().session.dossier().unwrap().article.body.clone();
    assert_eq!(first, body(&window).sentence_text(sentence));
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), Some(Item::Sentence(sentence)));

    let mut seen = Vec::new();
    let viktorov = window.entity("viktorov");
    for _ in 0..30 {
        window.press(Modifiers::NONE, Key::Tab);
        let (_, name) = focused(&window).expect("still in the text");
        seen.push(name);
        if seen
            .last()
            .is_some_and(|name| name == "Anatoly Viktorov, person")
        {
            break;
        }
    }
    assert_eq!(
        seen.last().map(String::as_str),
        Some("Anatoly Viktorov, person"),
        "{seen:?}"
    );
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), Some(viktorov));
    assert!(window.app().session.shows_details());

    // Back to the first name, then out of the text.
    for _ in 1..seen.len() {
        window.press(Modifiers::SHIFT, Key::Tab);
    }
    assert_eq!(
        focused(&window).map(|(_, name)| name).as_ref(),
        seen.first()
    );
    window.press(Modifiers::SHIFT, Key::Tab);
    let (role, _) = focused(&window).expect("something before the text");
    assert_ne!(role, Role::Document);
}

#[test]
fn tab_comes_to_a_picture_in_the_text_and_enter_shows_its_details() {
    let mut window = Window::new();
    window.send(Command::Select(Item::Sentence(SentenceId(0))));
    window.press(Modifiers::COMMAND, Key::ArrowDown);
    let caption = "Anatoly Viktorov in an interview, drawn as an outline";
    let page = egui::Rect::from_min_size(Pos2::new(0.0, 60.0), Vec2::new(1280.0, 720.0));
    let mut seen = Vec::new();
    loop {
        window.press(Modifiers::NONE, Key::Tab);
        let (role, name, rect) = focused_at(&window).expect("still in the text");
        assert_ne!(role, Role::Document, "past the text: {seen:#?}");
        if name.contains(caption) {
            assert_eq!(role, Role::Button);
            assert!(page.intersects(rect), "{rect}");
            break;
        }
        seen.push(name);
        assert!(seen.len() < 200, "{seen:#?}");
    }
    let lecterns = seen
        .iter()
        .position(|name| name.contains("drawn as three empty lecterns"));
    assert!(
        lecterns.is_some() && lecterns < Some(seen.len() - 1),
        "{seen:#?}"
    );
    window.press(Modifiers::SHIFT, Key::Tab);
    assert_eq!(focused(&window).map(|(_, name)| name).as_ref(), seen.last());
    window.press(Modifiers::NONE, Key::Tab);
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(selected(&window), Some(Item::Picture(PictureId(1))));
    assert!(window.app().session.shows_details());
}

#[test]
fn a_name_is_selected_at_the_sentence_it_was_met_in() {
    let mut window = Window::new();
    let viktorov = window.entity("viktorov");
    window.send(Command::Select(Item::Sentence(SentenceId(0))));
    window.press(Modifiers::COMMAND, Key::ArrowDown);
    let mut met = Vec::new();
    for _ in 0..60 {
        window.press(Modifiers::NONE, Key::Tab);
        let (_, name) = focused(&window).expect("still in the text");
        if name == "Anatoly Viktorov, person" {
            window.press(Modifiers::NONE, Key::Enter);
            let selection = window.app().session.selection();
            assert_eq!(selection.selected(), Some(viktorov));
            let (nth, sentence) = selection.current_sentence().expect("it has one");
            assert_eq!(selection.sentences()[nth], sentence);
            met.push(nth);
            if nth > 0 {
                break;
            }
        }
    }
    assert_eq!(met.last(), Some(&1), "{met:?}");
}

#[test]
fn sentences_are_walked_and_come_into_view() {
    let mut window = Window::new();
    let body = &window.app().session.dossier().unwrap().article.body;
    // Captions are read with their pictures.
    let sentences: Vec<String> = (0..body.sentences.len())
        .map(SentenceId::from_index)
        .filter(|id| {
            let block = &body.blocks[body.sentence(*id).block];
            !matches!(block.kind, BlockKind::Picture { .. })
        })
        .map(|id| body.sentence_text(id).to_owned())
        .collect();
    let count = sentences.len();
    assert!(count > 20);
    let page = egui::Rect::from_min_size(Pos2::new(0.0, 60.0), Vec2::new(1280.0, 720.0));
    let mut names = Vec::new();
    for _ in 0..count {
        window.press(Modifiers::COMMAND, Key::ArrowDown);
        let (_, name, rect) = focused_at(&window).expect("the cursor is told");
        let is_seen = page.contains_rect(rect) || rect.height() > 300.0;
        assert!(is_seen, "{rect} {name}");
        names.push(name);
    }
    assert_eq!(names, sentences);
    window.press(Modifiers::COMMAND, Key::ArrowUp);
    assert_eq!(
        focused(&window).map(|(_, name)| name),
        names.get(count - 2).cloned()
    );
    assert_eq!(window.harness.run(), 1, "at rest again");
}

#[test]
fn a_screen_reader_selects_names_and_hears_of_the_host_of_links() {
    let mut window = Window::new();
    let viktorov = window.entity("viktorov");
    let name = window
        .harness
        .get_all_by_role_and_label(Role::Button, "Anatoly Viktorov, person")
        .next()
        .expect("in view");
    let parent = name
        .accesskit_node()
        .parent()
        .and_then(|child| child.parent());
    assert_eq!(parent.map(|node| node.role()), Some(Role::Paragraph));
    name.click_accesskit();
    window.settle();
    assert_eq!(selected(&window), Some(viktorov));

    let folder = tempfile::tempdir().unwrap();
    let path = bundle(
        folder.path(),
        "Links",
        "See [https://real.example](https://fake.example/a), [here](javascript:alert(1)) and [there](file:///etc/passwd).",
    );
    std::fs::rename(path.join("body.txt"), path.join("body.md")).unwrap();
    let package = std::fs::read_to_string(path.join("datapackage.json")).unwrap();
    std::fs::write(
        path.join("datapackage.json"),
        package.replace("body.txt", "body.md"),
    )
    .unwrap();
    let mut window = Window::with(|options| options.paths = vec![path]);
    window.settle();
    let links: Vec<String> = window
        .harness
        .query_all_by_role(Role::Link)
        .filter_map(|node| node.accesskit_node().label())
        .filter(|label| label.contains("fake") || label.contains("here"))
        .collect();
    assert_eq!(
        links,
        ["https://real.example, fake.example"],
        "of the web only"
    );
    window.press(Modifiers::COMMAND, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Tab);
    assert!(window.is_said("Opens fake.example in the browser"));
    window.harness.key_press(Key::Enter);
    let mut opened = None;
    for _ in 0..6 {
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        opened = opened.or(commands.iter().find_map(|command| match command {
            egui::OutputCommand::OpenUrl(open) => Some(open.url.clone()),
            _ => None,
        }));
    }
    assert_eq!(opened.as_deref(), Some("https://fake.example/a"));
}

#[test]
fn words_are_marked_and_copied_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let path = bundle(folder.path(), "Marks", "One two three.\n\nארבע חמש.\n");
    let mut window = Window::with(|options| options.paths = vec![path]);
    window.settle();
    let copied = |window: &mut Window| {
        window.harness.event(Event::Copy);
        window.harness.step();
        let commands = &window.harness.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    };
    window.press(Modifiers::COMMAND, Key::ArrowDown);
    let shift = Modifiers::SHIFT;
    for _ in 0..3 {
        window.press(shift, Key::ArrowRight);
    }
    assert_eq!(copied(&mut window).as_deref(), Some("One"));
    window.press(shift, Key::ArrowLeft);
    assert_eq!(copied(&mut window).as_deref(), Some("On"));
    window.press(shift | Modifiers::COMMAND, Key::ArrowRight);
    assert_eq!(
        copied(&mut window).as_deref().map(str::trim_end),
        Some("One")
    );
    window.press(shift, Key::ArrowDown);
    let lines = copied(&mut window).unwrap();
    assert!(lines.starts_with("One two three.\n\n"), "{lines}");
    // In a paragraph that runs right to left, the right arrow goes back, and the left one on.
    window.press(shift, Key::ArrowRight);
    let mut shorter = lines.clone();
    shorter.pop();
    assert_eq!(copied(&mut window), Some(shorter));
    window.press(shift, Key::ArrowLeft);
    assert_eq!(copied(&mut window), Some(lines));
}

#[test]
fn a_file_that_is_read_again_stays_where_it_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let text = |from: usize| -> String {
        let paragraph = |number| format!("Paragraph {number} says a few words and ends.\n\n");
        (from..100).map(paragraph).collect()
    };
    let path = bundle(folder.path(), "Long", &text(0));
    let mut window = Window::with(|options| options.paths = vec![path.clone()]);
    window.settle();
    let top = |window: &Window| -> (String, f32) {
        let nodes = window.harness.query_all_by_role(Role::Paragraph);
        let shown = nodes.filter(|node| node.rect().top() > 120.0);
        let first = shown.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
        let first = first.expect("something is shown");
        (
            first.accesskit_node().label().unwrap_or_default(),
            first.rect().top(),
        )
    };
    let item = Item::Sentence(SentenceId(60));
    window.send(Command::Select(item));
    for _ in 0..3 {
        window.press(Modifiers::NONE, Key::PageDown);
    }
    let before = top(&window);
    assert!(!before.0.contains("Paragraph 60 "), "{before:?}");
    window.press(Modifiers::NONE, Key::F5);
    assert_eq!(top(&window), before);
    assert_eq!(selected(&window), Some(item));
    // Of what was written above, too.
    std::fs::write(
        path.join("body.txt"),
        format!("A new first one.\n\n{}", text(0)),
    )
    .unwrap();
    window.press(Modifiers::NONE, Key::F5);
    assert_eq!(top(&window), before);
    assert_eq!(selected(&window), Some(Item::Sentence(SentenceId(61))));
    assert!(window.app().session.selection().can_go_back());
}

#[test]
fn a_focus_by_a_screen_reader_moves_the_cursor() {
    let mut window = Window::new();
    let node = window
        .harness
        .get_all_by_role_and_label(Role::Button, "Anatoly Viktorov, person")
        .next()
        .expect("in view");
    node.focus();
    window.settle();
    let expected = (Role::Button, "Anatoly Viktorov, person".to_owned());
    assert_eq!(focused(&window), Some(expected));
}

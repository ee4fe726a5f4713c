//! The whole program through its unseen window: what a reader does, by keyboard and pointer, and
//! what a screen reader would be told.

mod imported;
mod outside;
mod panes;
mod reading;
mod review;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use dossier::app::{App, Options, settings_file};
use dossier::model::item::{EntityId, Item, SentenceId};
use dossier::session::MapState;
use dossier::session::command::{Command, Source};
use dossier::session::explore::lens::Lens;
use dossier::session::explore::wish::Wish;
use dossier::session::settings::{Settings, ThemeChoice};
use dossier::session::tab::Tab;
use eframe::egui::accesskit::Role;
use eframe::egui::{self, Event, Key, Modifiers, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::support::{CpuRenderer, fixture};

/// Work on a busy machine takes a while; a window that hangs takes forever.
const PATIENCE: Duration = Duration::from_mins(1);

/// A window with settings in a folder of its own.
struct Window {
    harness: Harness<'static, App>,
    folder: tempfile::TempDir,
}

impl Window {
    fn with(change: impl FnOnce(&mut Options)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut options = Options {
            settings: Settings {
                theme: ThemeChoice::Light,
                ..Settings::default()
            },
            settings_file: Some(folder.path().join("settings.json")),
            bundled_fonts_only: true,
            ..Options::default()
        };
        change(&mut options);
        let harness = Harness::builder()
            .with_size([1280.0, 800.0])
            .with_max_steps(12)
            .renderer(CpuRenderer::default())
            .build_eframe(|cc| App::new(&cc.egui_ctx, options));
        Self { harness, folder }
    }

    fn new() -> Self {
        let mut window = Self::with(|_| {});
        window.settle();
        window
    }

    fn showing(fixture_path: &str) -> Self {
        let mut window = Self::with(|options| options.paths = vec![fixture(fixture_path)]);
        window.settle();
        window
    }

    fn app(&self) -> &App {
        self.harness.state()
    }

    /// Draws until no work is under way and nothing asks to be drawn again.
    fn settle(&mut self) {
        let start = Instant::now();
        loop {
            self.harness.step();
            if self.app().is_settled() {
                self.harness.run();
                if self.app().is_settled() {
                    return;
                }
            }
            assert!(start.elapsed() < PATIENCE, "the window never comes to rest");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    fn send(&mut self, command: Command) {
        self.app().send(command);
        self.settle();
    }

    /// Replaces what stands in the focused field.
    fn type_over(&mut self, text: &str) {
        self.press(Modifiers::COMMAND, Key::A);
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    fn click(&mut self, at: Pos2) {
        self.harness.hover_at(at);
        self.harness.drag_at(at);
        self.harness.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed: false,
            modifiers: Modifiers::NONE,
        });
        self.settle();
    }

    fn click_button(&mut self, name: &str) {
        self.harness
            .get_by_role_and_label(Role::Button, name)
            .click();
        self.settle();
    }

    /// Whether a node of this role says this, in the order in which people read.
    fn says(&self, role: Role, words: &str) -> bool {
        self.harness.query_all_by_role(role).any(|node| {
            node.accesskit_node()
                .label()
                .is_some_and(|label| label.contains(words))
        })
    }

    fn is_said(&self, words: &str) -> bool {
        self.harness
            .query_all_by_label_contains(words)
            .next()
            .is_some()
    }

    fn entity(&self, id: &str) -> Item {
        let dossier = self.app().session.dossier().expect("something is open");
        let place = dossier.entities.iter().position(|entity| entity.id == id);
        Item::Entity(EntityId::from_index(place.expect(id)))
    }

    fn title(&self) -> String {
        self.app().session.dossier().unwrap().title().to_owned()
    }

    /// Moves the pointer over the window until it is over `item`.
    fn find_on_screen(&mut self, item: Item) -> Pos2 {
        for y in (60..760).step_by(8) {
            for x in (8..1270).step_by(24) {
                let at = Pos2::new(x as f32, y as f32);
                self.harness.hover_at(at);
                self.harness.step();
                self.harness.step();
                if self.app().session.selection().hovered() == Some(item) {
                    return at;
                }
            }
        }
        panic!("{item:?} is nowhere on the screen");
    }
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn the_first_frame_shows_the_sample() {
    // Building a harness draws one frame.
    let window = Window::with(|_| {});
    assert!(window.title().contains("ambassador"), "{}", window.title());
    assert!(window.says(Role::Heading, "ambassador describes quiet contacts"));
    assert!(window.says(Role::Paragraph, "RIA Novosti"));
    for tab in Tab::ALL {
        assert!(window.says(Role::Tab, tab.title()), "{tab:?}");
    }
}

#[test]
fn a_name_in_the_text_leads_to_its_details_and_back() {
    let mut window = Window::new();
    let viktorov = window.entity("viktorov");
    let at = window.find_on_screen(viktorov);
    window.click(at);
    let session = &window.app().session;
    assert_eq!(session.selection().selected(), Some(viktorov));
    let (nth, sentence) = session
        .selection()
        .current_sentence()
        .expect("it rests on a sentence");
    let words = session
        .dossier()
        .unwrap()
        .article
        .body
        .sentence_text(sentence)
        .to_owned();
    assert_eq!(nth, 0);
    assert!(window.is_said("Anatoly Viktorov"));
    assert!(
        window.says(Role::Button, &format!("Show in text: {words}")),
        "{words}"
    );

    window.press(Modifiers::ALT, Key::ArrowDown);
    let next = window.app().session.selection().current_sentence().unwrap();
    assert_eq!(next.0, 1);
    window.press(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.app().session.selection().selected(), None);
    window.press(Modifiers::ALT, Key::ArrowRight);
    assert_eq!(window.app().session.selection().selected(), Some(viktorov));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().session.selection().selected(), None);
}

#[test]
fn the_current_sentence_comes_into_view() {
    let mut window = Window::new();
    let item = window.entity("viktorov");
    window.send(Command::Select(item));
    let count = window.app().session.selection().sentences().len();
    assert!(count > 2);
    let page = egui::Rect::from_min_size(Pos2::new(0.0, 60.0), Vec2::new(1280.0, 700.0));
    for _ in 0..count {
        let session = &window.app().session;
        let (_, sentence) = session.selection().current_sentence().unwrap();
        let body = &session.dossier().unwrap().article.body;
        let block = body.blocks[body.sentence(sentence).block].text.to_string();
        let shown = window
            .harness
            .query_all_by_label_contains(&block)
            .any(|node| node.rect().intersects(page));
        assert!(shown, "out of view: {block}");
        window.press(Modifiers::ALT, Key::ArrowDown);
    }
}

#[test]
fn a_window_that_began_on_the_map_comes_to_the_sentence_too() {
    let mut window = Window::with(|options| options.settings.tab = Tab::Map);
    window.settle();
    let body = &window.app().session.dossier().unwrap().article.body;
    let last = SentenceId::from_index(body.sentences.len() - 1);
    let block = body.blocks[body.sentence(last).block].text.to_string();
    window.send(Command::ShowSentence(last));
    let shown = window
        .harness
        .query_all_by_label_contains(&block)
        .any(|node| node.rect().max.y < 800.0 && node.rect().max.x < 920.0);
    assert!(shown, "out of view: {block}");
}

#[test]
fn the_keys_of_the_map_are_for_what_was_clicked() {
    let mut window = Window::new();
    window.press(Modifiers::COMMAND, Key::Num2);
    let viktorov = window.entity("viktorov");
    let at = window.find_on_screen(viktorov);
    window.click(at);
    window.press(Modifiers::NONE, Key::Num2);
    let lens = window.app().session.explore().wish().lens;
    let Item::Entity(entity) = viktorov else {
        panic!("no entity");
    };
    assert_eq!(lens, Lens::Focus { entity, steps: 2 });
}

#[test]
fn a_person_on_the_map_leads_to_the_sentence_and_back() {
    let mut window = Window::new();
    window.press(Modifiers::COMMAND, Key::Num2);
    let viktorov = window.entity("viktorov");
    let at = window.find_on_screen(viktorov);
    window.settle();
    assert_eq!(window.harness.run(), 1, "the map rests under the pointer");
    window.click(at);
    let session = &window.app().session;
    assert_eq!(
        (session.tab(), session.selection().selected()),
        (Tab::Map, Some(viktorov))
    );
    let (nth, sentence) = session.selection().current_sentence().unwrap();
    assert_eq!(nth, 0);
    let words = session
        .dossier()
        .unwrap()
        .article
        .body
        .sentence_text(sentence)
        .to_owned();
    assert!(
        window.says(Role::Button, &format!("Show in text: {words}")),
        "{words}"
    );

    window.press(Modifiers::COMMAND, Key::Enter);
    let session = &window.app().session;
    assert_eq!(
        (session.tab(), session.selection().selected()),
        (Tab::Text, Some(viktorov))
    );
    assert_eq!(session.selection().current_sentence(), Some((0, sentence)));
    assert!(
        window.says(Role::Paragraph, &words) || window.says(Role::Button, &words),
        "{words}"
    );
    window.press(Modifiers::ALT, Key::ArrowLeft);
    let session = &window.app().session;
    assert_eq!(
        (session.tab(), session.selection().selected()),
        (Tab::Map, Some(viktorov))
    );
}

#[test]
fn find_counts_steps_and_closes() {
    let mut window = Window::new();
    window.press(Modifiers::COMMAND, Key::F);
    window.type_over("Jerusalem");
    let count = window.app().session.find().hits().list.len();
    assert!(count > 1, "{count}");
    assert!(
        window.is_said(&format!("1 of {count}")),
        "typing goes to the first hit"
    );
    window.press(Modifiers::NONE, Key::F3);
    assert!(window.is_said(&format!("2 of {count}")));
    window.press(Modifiers::SHIFT, Key::F3);
    assert!(window.is_said(&format!("1 of {count}")));
    window.type_over("no such words anywhere");
    assert!(window.is_said("No hit"));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.app().session.find().is_open());
}

#[test]
fn escape_closes_the_topmost_thing_only() {
    let mut window = Window::new();
    let item = window.entity("putin");
    window.send(Command::Select(item));
    window.press(Modifiers::COMMAND, Key::F);
    window.press(Modifiers::COMMAND, Key::P);
    window.press(Modifiers::NONE, Key::F1);
    assert!(window.is_said("Keyboard shortcuts"));
    let open = |window: &Window| {
        let session = &window.app().session;
        (
            session.panels().shortcuts,
            session.panels().problems,
            session.find().is_open(),
            session.selection().selected().is_some(),
        )
    };
    assert_eq!(open(&window), (true, true, true, true));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(open(&window), (false, true, true, true));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(open(&window), (false, false, true, true));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(open(&window), (false, false, false, true));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(open(&window), (false, false, false, false));
}

#[test]
fn escape_clears_the_search_on_the_map_before_the_selection() {
    let mut window = Window::new();
    window.send(Command::ShowTab(Tab::Map));
    let viktorov = window.entity("viktorov");
    window.send(Command::Select(viktorov));
    window.harness.get_by_label("Search names").click();
    window.settle();
    window.type_over("haifa");
    let query = |window: &Window| window.app().session.explore().query().to_owned();
    assert_eq!(query(&window), "haifa");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(query(&window), "");
    let selected = |window: &Window| window.app().session.selection().selected();
    assert_eq!(selected(&window), Some(viktorov));
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(selected(&window), None);
}

#[test]
fn a_path_lists_its_sentences_and_escape_leaves_it() {
    let mut window = Window::new();
    window.send(Command::ShowTab(Tab::Map));
    let viktorov = window.entity("viktorov");
    window.send(Command::Select(viktorov));
    window.click_button("Path from here…");
    let netanyahu = window.entity("netanyahu");
    window.send(Command::Select(netanyahu));
    assert_eq!(window.app().session.selection().selected(), None);
    assert!(window.is_said("Step 1 of 3"));
    let wish = window.app().session.explore().wish();
    assert_ne!(wish.lens, Lens::Nothing);
    window.click_button("Close");
    assert!(!window.app().session.shows_details());
    window.press(Modifiers::COMMAND, Key::I);
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(window.app().session.explore().wish().lens, Lens::Nothing);
    assert!(!window.is_said("Step 1 of 3"));
    window.press(Modifiers::COMMAND, Key::Z);
    assert!(window.is_said("Step 1 of 3"), "undone");
}

#[test]
fn a_pin_is_where_it_was_when_the_dossier_is_opened_again() {
    let mut window = Window::new();
    window.send(Command::ShowTab(Tab::Map));
    let Item::Entity(putin) = window.entity("putin") else {
        panic!("a person is an entity");
    };
    let wish = Wish {
        pins: Arc::new([(putin, [123.0, -45.5])].into()),
        ..Wish::default()
    };
    window.send(Command::ExploreMap {
        wish: Box::new(wish.clone()),
        goes_on: false,
    });
    let positions = |window: &Window| match window.app().session.map() {
        MapState::LaidOut(map) => map.layout.positions.clone(),
        other => panic!("{other:?}"),
    };
    let before = positions(&window);
    let settings = window.folder.path().join("settings.json");
    let mut again = Window::with(|options| options.settings_file = Some(settings.clone()));
    again.settle();
    again.send(Command::ShowTab(Tab::Map));
    assert_eq!(again.app().session.explore().wish().pins, wish.pins);
    assert!(
        !again.app().session.explore().can_undo(),
        "that is where it begins"
    );
    assert_eq!(positions(&again), before);
    assert!(again.is_said("1 pinned · unpin all"));
    // What cannot be a place is told, and everything is laid out as ever.
    let maps = std::fs::read_dir(window.folder.path().join("maps")).unwrap();
    let files: Vec<PathBuf> = maps.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1);
    std::fs::write(&files[0], "{\"places\":{\"putin\":[1e40,null]}}").unwrap();
    let mut third = Window::with(|options| options.settings_file = Some(settings));
    third.settle();
    third.send(Command::ShowTab(Tab::Map));
    assert!(third.is_said("Some places on the map start anew"));
    assert_eq!(positions(&third), before);
}

#[test]
fn tabs_and_panels_answer_the_keyboard() {
    let mut window = Window::new();
    for (key, tab) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4]
        .into_iter()
        .zip(Tab::ALL)
    {
        window.press(Modifiers::COMMAND, key);
        assert_eq!(window.app().session.tab(), tab);
    }
    window.press(Modifiers::COMMAND, Key::Num1);
    window.press(Modifiers::COMMAND, Key::I);
    assert!(!window.app().session.settings().show_details);
    window.press(Modifiers::COMMAND, Key::P);
    assert!(window.is_said("Problems and integrity"));
}

#[test]
fn the_theme_changes_and_is_remembered() {
    let mut window = Window::new();
    let is_dark = |window: &Window| window.harness.ctx.global_style().visuals.dark_mode;
    assert!(!is_dark(&window));
    window.press(Modifiers::COMMAND, Key::T);
    assert!(is_dark(&window));
    let file = window.folder.path().join("settings.json");
    let (saved, said) = settings_file::load(&file);
    assert_eq!((saved.theme, said), (ThemeChoice::Dark, None));
}

#[test]
fn our_own_dialog_opens_a_typed_path() {
    let mut window = Window::new();
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::O);
    assert!(window.is_said("Open a dossier or an article"));
    let path = fixture("bundles/quay");
    window.type_over(path.to_str().unwrap());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.app().session.panels().open_dialog);
    let opened = window.app().session.opened().unwrap();
    assert_eq!(opened.source, Source::Path(path.clone()));
    assert_eq!(
        window.app().session.settings().recent,
        std::slice::from_ref(&path)
    );
    let (saved, _) = settings_file::load(&window.folder.path().join("settings.json"));
    assert_eq!(saved.recent, [path]);
}

#[test]
fn the_dialog_completes_folders_and_files() {
    let mut window = Window::new();
    let folder = window.folder.path().join("deep");
    std::fs::create_dir_all(folder.join("Articles/empty")).unwrap();
    std::fs::write(folder.join("Articles/one.txt"), "One sentence.").unwrap();
    window.send(Command::ShowOpenDialog(true));
    window.type_over(&format!("{}/art", folder.display()));
    window.harness.get_by_label_contains("Articles").click();
    window.settle();
    window.harness.get_by_label("empty").click();
    window.settle();
    assert!(window.is_said("There is nothing here that Dossier can open"));
    window.click_button("Parent folder");
    window.harness.get_by_label("one.txt").click();
    window.settle();
    assert_eq!(window.title(), "one.txt");
}

#[test]
fn enter_goes_into_a_folder_and_says_when_there_is_nothing() {
    let mut window = Window::new();
    let folder = window.folder.path().join("deep");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("one.txt"), "One sentence.").unwrap();
    window.send(Command::ShowOpenDialog(true));
    window.type_over(&folder.display().to_string());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.is_said("one.txt"), "gone into, not opened");
    window.type_over(&folder.join("two.txt").display().to_string());
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.app().session.panels().open_dialog, "for another try");
    assert!(window.is_said("There is nothing at this path"));
}

#[test]
fn a_recent_file_shows_its_folder_and_can_be_taken_off_the_list() {
    let mut window = Window::new();
    let paths = ["/first/a.dossier", "/second/a.dossier"].map(PathBuf::from);
    window.send(Command::KeepForLater(paths.to_vec()));
    window.click_button("File");
    window.harness.get_by_label("a.dossier, /second");
    window.harness.get_by_label("a.dossier, /first");
    let remove = window
        .harness
        .get_all_by_label("Take a.dossier off the list");
    remove.into_iter().next().unwrap().click();
    window.settle();
    assert_eq!(window.app().session.settings().recent, [paths[1].clone()]);
}

#[test]
fn the_outline_marks_the_section_that_is_read() {
    use egui::accesskit::Toggled;
    let mut window = Window::new();
    let marked = |window: &Window| -> Vec<String> {
        let rows = window.harness.query_all_by_role(Role::Button);
        let rows = rows.map(|row| row.accesskit_node());
        rows.filter(|row| row.bounding_box().is_some_and(|area| area.x1 < 200.0))
            .filter(|row| row.toggled() == Some(Toggled::True))
            .filter_map(|row| row.label())
            .collect()
    };
    assert!(marked(&window).is_empty(), "the head of the article");
    let headings = [
        "A line that stays open",
        "A courtyard in Jerusalem",
        "A shared language",
        "About this sample",
    ];
    for heading in headings {
        window.click_button(heading);
        assert_eq!(marked(&window), [heading], "as it was clicked");
    }
    window.press(Modifiers::COMMAND, Key::Home);
    window.harness.hover_at(Pos2::new(500.0, 400.0));
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..120 {
        window.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, -60.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
        window.settle();
        for heading in marked(&window) {
            if seen.last() != Some(&heading) {
                seen.push(heading);
            }
        }
    }
    assert_eq!(seen.len(), 7, "each in turn, and none twice: {seen:?}");
    assert_eq!(seen.last().map(String::as_str), Some("About this sample"));
}

#[test]
fn without_a_system_dialog_ours_opens() {
    let set = |name: &str| std::env::var_os(name).is_some();
    if set("DBUS_SESSION_BUS_ADDRESS")
        || set("XDG_RUNTIME_DIR")
        || Path::new("/usr/bin/zenity").exists()
    {
        println!("skipped: a dialog of the system would open here");
        return;
    }
    let mut window = Window::new();
    window.press(Modifiers::COMMAND, Key::O);
    assert!(window.app().session.panels().open_dialog);
    assert!(window.is_said("Open a dossier or an article"));
}

#[test]
fn a_dropped_file_opens_and_a_dropped_ruin_is_told() {
    let mut window = Window::new();
    let path = fixture("articles/text-hebrew.txt");
    let dropped: egui::DroppedFileHandle = Arc::new(Dropped(path));
    window.harness.input_mut().dropped_files.push(dropped);
    window.settle();
    assert_eq!(window.title(), "text-hebrew.txt");

    let cut = window.folder.path().join("cut.dossier");
    std::fs::write(&cut, b"PK\x03\x04 and no more").unwrap();
    let dropped: egui::DroppedFileHandle = Arc::new(Dropped(cut));
    window.harness.input_mut().dropped_files.push(dropped);
    window.settle();
    assert_eq!(window.title(), "text-hebrew.txt", "what was open stays");
    assert!(window.is_said("cut.dossier was not opened"));
    assert!(
        !window.is_said("Open anyway"),
        "a cut archive cannot be opened at all"
    );
    let notices = window.app().session.notices().iter().count();
    assert_eq!(notices, 1);
}

#[test]
fn a_changed_bundle_can_be_opened_anyway_under_a_banner() {
    let mut window = Window::with(|options| options.paths = vec![fixture("broken/E-HASH")]);
    window.settle();
    assert!(window.is_said("E-HASH was not opened"));
    window.click_button("Open anyway");
    assert!(
        window
            .app()
            .session
            .dossier()
            .unwrap()
            .integrity
            .opened_anyway
    );
    assert!(window.is_said("nothing here is proven unchanged"));
    assert_eq!(window.app().session.notices().iter().count(), 0);
    window.press(Modifiers::NONE, Key::F5);
    assert!(
        window.is_said("nothing here is proven unchanged"),
        "the banner lasts"
    );
}

#[test]
fn the_first_tab_comes_to_what_helps_a_refusal() {
    let changed = || fixture("broken/E-HASH");
    let mut at_start = Window::with(|options| options.paths = vec![changed()]);
    at_start.settle();
    let mut over_another = Window::new();
    over_another.send(Command::Open(Source::Path(changed())));
    over_another.settle();
    for mut window in [at_start, over_another] {
        assert!(window.is_said("E-HASH was not opened"));
        window.press(Modifiers::NONE, Key::Tab);
        let focused = window
            .harness
            .get_by_role_and_label(Role::Button, "Open anyway");
        assert!(focused.accesskit_node().is_focused());
        window.press(Modifiers::NONE, Key::Enter);
        let dossier = window.app().session.dossier().unwrap();
        assert!(dossier.integrity.opened_anyway);
    }
}

#[test]
fn the_menu_and_a_notice_say_which_theme_is_on() {
    use egui::accesskit::Toggled;
    let mut window = Window::new();
    for title in ["Dark theme", "Theme of the system", "Light theme"] {
        window.press(Modifiers::COMMAND, Key::T);
        assert_eq!(window.app().session.notices().iter().count(), 1);
        assert!(window.is_said(title));
        window.click_button("View");
        let items = window.harness.query_all_by_role(Role::MenuItemCheckBox);
        let on: Vec<String> = items
            .map(|item| item.accesskit_node())
            .filter(|item| item.toggled() == Some(Toggled::True))
            .filter_map(|item| item.label())
            .collect();
        assert!(on.iter().any(|label| label == title), "{on:?}");
        assert_eq!(on.iter().filter(|label| label.contains("heme")).count(), 1);
        window.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn an_idle_window_draws_nothing() {
    let mut window = Window::new();
    for tab in Tab::ALL {
        window.send(Command::ShowTab(tab));
        assert_eq!(window.harness.run(), 1, "{tab:?} at rest");
    }
    window.send(Command::ShowTab(Tab::Text));
    let viktorov = window.entity("viktorov");
    window.find_on_screen(viktorov);
    window.settle();
    assert_eq!(window.harness.run(), 1, "while the pointer rests on a name");
    let sentence = Item::Sentence(
        window
            .app()
            .session
            .dossier()
            .unwrap()
            .evidence
            .sentences_of(viktorov)[0],
    );
    window.find_on_screen(sentence);
    window.settle();
    assert_eq!(
        window.harness.run(),
        1,
        "while the pointer rests on a sentence"
    );
    // A caret may blink, but only once in a while.
    window.press(Modifiers::COMMAND, Key::F);
    assert_eq!(window.harness.run(), 1, "with the find bar open");
    for panel in [
        Command::ShowProblems(true),
        Command::ShowShortcuts(true),
        Command::ShowOpenDialog(true),
    ] {
        window.send(panel.clone());
        assert_eq!(window.harness.run(), 1, "{panel:?}");
    }
}

#[test]
fn a_broken_settings_file_is_kept_aside_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.json");
    std::fs::write(&file, b"{\"zoom\": \"large\"").unwrap();
    let (settings, said) = settings_file::load(&file);
    let mut window = Window::with(|options| {
        options.settings = settings;
        options.settings_file = Some(file.clone());
        options.said_at_start = said;
    });
    window.settle();
    assert!(window.is_said("Settings start anew"));
    assert!(
        window.says(Role::Paragraph, "RIA Novosti"),
        "the start goes on"
    );
    assert!(folder.path().join("settings.broken-1.json").exists());
    window.press(Modifiers::COMMAND, Key::T);
    assert_eq!(settings_file::load(&file).1, None, "the new file is sound");
}

#[test]
fn settings_that_cannot_be_written_are_told_and_stop_nothing() {
    let mut window = Window::with(|options| {
        options.settings_file = Some(PathBuf::from("/dev/null/settings.json"));
    });
    window.settle();
    window.press(Modifiers::COMMAND, Key::T);
    assert!(window.is_said("Settings were not saved"));
}

#[test]
fn a_screen_reader_is_told_arabic_in_logical_order() {
    let window = Window::showing("bundles/al-suq");
    let dossier = window.app().session.dossier().unwrap();
    let block = dossier
        .article
        .body
        .blocks
        .iter()
        .find(|block| !block.text.is_empty())
        .unwrap();
    let said: Vec<String> = window
        .harness
        .root()
        .children_recursive()
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(said.iter().any(|label| *label == *block.text), "{said:?}");
    assert!(
        dossier
            .article
            .language
            .as_deref()
            .is_some_and(|tag| tag.starts_with("ar"))
    );
}

#[test]
fn everything_wrong_shows_its_problems_and_stays_calm() {
    let mut window = Window::showing("bundles/everything-wrong");
    assert!(window.is_said("The publisher withholds this article"));
    window.press(Modifiers::COMMAND, Key::P);
    assert!(window.is_said("W-VERSION"));
    for tab in Tab::ALL {
        window.send(Command::ShowTab(tab));
        assert_eq!(window.harness.run(), 1, "{tab:?}");
    }
}

#[test]
fn any_window_size_can_be_drawn() {
    let mut window = Window::new();
    let item = window.entity("viktorov");
    window.send(Command::Select(item));
    for size in [
        [480.0, 360.0],
        [320.0, 200.0],
        [2560.0, 400.0],
        [1.0, 1.0],
        [1280.0, 800.0],
    ] {
        window.harness.set_size(size.into());
        for tab in Tab::ALL {
            window.send(Command::ShowTab(tab));
        }
    }
}

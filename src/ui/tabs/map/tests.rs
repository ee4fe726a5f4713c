//! The tab as a reader uses it, through the accessibility tree.

use std::cell::Cell;
use std::sync::Arc;

use eframe::egui::{self, CentralPanel, Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::MapTab;
use crate::container::Container;
use crate::geometry::entity_map;
use crate::model::Dossier;
use crate::model::annotation::Stance;
use crate::model::entity::{Entity, EntityKind, Relation};
use crate::model::item::{EntityId, Item, RelationId};
use crate::problem::Problems;
use crate::session::command::{Command, Commands, Source};
use crate::session::settings::Settings;
use crate::session::tab::Tab;
use crate::session::{Opened, Outcome, Session, Task};
use crate::ui::{View, theme};

fn entity(id: &str, name: &str, kind: EntityKind) -> Entity {
    Entity {
        id: id.to_owned(),
        kind,
        schema: "Thing".to_owned(),
        name: name.to_owned(),
        aliases: vec![format!("{name} the elder")],
        positions: Vec::new(),
        properties: Vec::new(),
        suggested: false,
        drawn: true,
    }
}

fn relation(id: &str, source: u32, target: u32, label: &str, stance: Stance) -> Relation {
    Relation {
        id: id.to_owned(),
        schema: if stance == Stance::Denied {
            "Ownership"
        } else {
            "Employment"
        }
        .to_owned(),
        label: label.to_owned(),
        source: EntityId(source),
        target: EntityId(target),
        directed: true,
        thin: false,
        start: None,
        end: None,
        status: None,
        properties: Vec::new(),
        stances: vec![stance],
        said_by: Vec::new(),
        suggested: false,
    }
}

/// Two people, a company, a public body, and an article that is not drawn.
fn small() -> Dossier {
    let mut article = entity("z", "The article", EntityKind::Thing);
    article.drawn = false;
    Dossier {
        entities: vec![
            entity("a", "Ada Quill", EntityKind::Person),
            entity("b", "משה כהן", EntityKind::Person),
            entity("c", "Harbour Glass", EntityKind::Company),
            entity("d", "Port Office", EntityKind::PublicBody),
            article,
        ],
        relations: vec![
            relation("r1", 0, 2, "director of", Stance::Asserted),
            relation("r2", 1, 2, "owner of", Stance::Denied),
            relation("r3", 0, 3, "adviser to", Stance::Alleged),
        ],
        ..Dossier::default()
    }
}

struct Window {
    session: Session,
    commands: Commands,
    tab: MapTab,
}

impl Window {
    fn new(dossier: Dossier) -> Self {
        let mut session = Session::new(Settings {
            tab: Tab::Map,
            ..Settings::default()
        });
        let opened = Opened {
            source: Source::Sample,
            dossier: Arc::new(dossier),
            container: Arc::new(Container::from_files(Vec::new()).unwrap()),
            generation: 0,
        };
        session.receive(Outcome::Opened(Box::new(opened), Problems::default()));
        Self {
            session,
            commands: Commands::default(),
            tab: MapTab::default(),
        }
    }

    /// One frame, as the app runs it, with the layout's job done at once.
    fn frame(&mut self, ui: &mut egui::Ui) {
        for command in self.commands.take() {
            for task in self.session.apply(command) {
                if let Task::LayOutMap { opened, request } = task {
                    let layout = entity_map::lay_out(&request, &|_| true).unwrap();
                    let generation = opened.generation;
                    self.session.receive(Outcome::MapLaidOut {
                        generation,
                        request,
                        layout,
                    });
                }
            }
        }
        let view = View {
            session: &self.session,
            jobs: &[],
            commands: &self.commands,
            hovered: Cell::new(None),
        };
        CentralPanel::default().show(ui, |ui| self.tab.ui(ui, &view));
        if view.hovered.get() != self.session.selection().hovered() {
            self.commands.send(Command::Hover(view.hovered.get()));
        }
        if !self.commands.is_empty() {
            ui.request_repaint();
        }
    }

    fn selected(&self) -> Option<Item> {
        self.session.selection().selected()
    }
}

fn window<'a>(dossier: Dossier) -> Harness<'a, Window> {
    let mut harness = Harness::builder()
        .with_size([900.0, 700.0])
        .with_context_setup(|ctx| theme::install(ctx, true))
        .build_ui_state(
            |ui, window: &mut Window| window.frame(ui),
            Window::new(dossier),
        );
    harness.run();
    harness
}

fn press(window: &mut Harness<'_, Window>, key: Key) {
    window.key_press_modifiers(Modifiers::NONE, key);
    window.run();
}

#[test]
fn nodes_and_lines_are_named_and_a_click_selects_them() {
    let mut window = window(small());
    window
        .get_by_label("Ada Quill, person, 2 relations")
        .click();
    window.run();
    assert_eq!(window.state().selected(), Some(Item::Entity(EntityId(0))));

    window
        .get_by_label("משה כהן — owner of — Harbour Glass, relation, denied")
        .click();
    window.run();
    assert_eq!(
        window.state().selected(),
        Some(Item::Relation(RelationId(1)))
    );

    assert!(
        window.query_by_label_contains("The article").is_none(),
        "articles are not drawn"
    );
}

#[test]
fn a_click_beside_everything_selects_nothing() {
    let mut window = window(small());
    window
        .get_by_label("Port Office, public body, 1 relation")
        .click();
    window.run();
    assert!(window.state().selected().is_some());
    click_at(&mut window, Pos2::new(20.0, 640.0));
    assert_eq!(window.state().selected(), None);
}

fn click_at(window: &mut Harness<'_, Window>, at: Pos2) {
    window.event(Event::PointerMoved(at));
    for pressed in [true, false] {
        window.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.run();
}

#[test]
fn a_click_on_the_bare_line_selects_the_relation() {
    let mut window = window(small());
    let from = window
        .get_by_label("Ada Quill, person, 2 relations")
        .rect()
        .center();
    let to = window
        .get_by_label("Harbour Glass, company, 2 relations")
        .rect()
        .center();
    // Near its end, away from the words in its middle.
    click_at(&mut window, from + (to - from) * 0.84);
    assert_eq!(
        window.state().selected(),
        Some(Item::Relation(RelationId(0)))
    );
}

#[test]
fn the_resting_map_asks_for_no_frame_even_while_hovered() {
    let mut window = window(small());
    assert_eq!(window.run(), 1, "settled");
    let at = window
        .get_by_label("Ada Quill, person, 2 relations")
        .rect()
        .center();
    window.event(Event::PointerMoved(at));
    window.run();
    assert_eq!(
        window.state().session.selection().hovered(),
        Some(Item::Entity(EntityId(0)))
    );
    assert_eq!(window.run(), 1, "settled while hovering");
}

#[test]
fn a_dragged_node_stays_where_it_was_put_until_it_is_unpinned() {
    let mut window = window(small());
    let name = "Port Office, public body, 1 relation";
    let before = window.get_by_label(name).rect().center();
    let target = before + vec2(70.0, -40.0);
    window.event(Event::PointerMoved(before));
    window.event(pointer(before, true));
    window.run();
    window.event(Event::PointerMoved(before + vec2(30.0, -10.0)));
    window.run();
    window.event(Event::PointerMoved(target));
    window.run();
    window.event(pointer(target, false));
    window.run();
    let after = window.get_by_label(name).rect().center();
    assert!(
        after.distance(target) < 8.0,
        "{before} → {after}, not {target}"
    );
    window.get_by_label("Unpin all").click();
    window.run();
    let back = window.get_by_label(name).rect().center();
    assert!(back.distance(before) < 1.0, "{back} is not {before}");
}

fn pointer(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

#[test]
fn arrows_walk_and_enter_goes_to_the_text() {
    let mut window = window(small());
    window
        .get_by_label("Ada Quill, person, 2 relations")
        .focus();
    window.run();
    let here = window
        .get_by_label("Ada Quill, person, 2 relations")
        .rect()
        .center();
    let there = window
        .get_by_label("Harbour Glass, company, 2 relations")
        .rect()
        .center();
    let way = there - here;
    let key = if way.x.abs() > way.y.abs() {
        if way.x > 0.0 {
            Key::ArrowRight
        } else {
            Key::ArrowLeft
        }
    } else if way.y > 0.0 {
        Key::ArrowDown
    } else {
        Key::ArrowUp
    };
    press(&mut window, key);
    assert!(
        !window
            .get_by_label("Ada Quill, person, 2 relations")
            .is_focused(),
        "the focus has gone on"
    );
    press(&mut window, Key::Enter);
    assert_eq!(window.state().session.tab(), Tab::Text);
    assert!(matches!(window.state().selected(), Some(Item::Entity(_))));
}

#[test]
fn typing_finds_by_other_names_and_enter_selects() {
    let mut window = window(small());
    window.get_by_label("Search names").click();
    window.run();
    window.event(Event::Text("quill the eld".to_owned()));
    window.run();
    window.get_by_label("1 hit");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().selected(), Some(Item::Entity(EntityId(0))));
}

#[test]
fn the_legend_hides_kinds_with_their_lines_and_shows_them_again() {
    let mut window = window(small());
    window.get_by_label("Companies 1").click();
    window.run();
    assert!(window.query_by_label_contains("Harbour Glass").is_none());
    assert!(window.query_by_label_contains("director of").is_none());
    window.get_by_label("Port Office, public body, 1 relation");
    window.get_by_label("Show all").click();
    window.run();
    window.get_by_label("Harbour Glass, company, 2 relations");
    window.get_by_label("Denied 1").click();
    window.run();
    assert!(window.query_by_label_contains("owner of").is_none());
}

#[test]
fn the_table_twin_has_the_same_selection_filter_and_search() {
    let mut window = window(small());
    window
        .get_by_label("Ada Quill, person, 2 relations")
        .click();
    window.run();
    window.get_by_label("Table").click();
    window.run();
    let row = "Ada Quill, person, 2 relations, no sentence";
    window.get_all_by_label(row).next().unwrap();
    window.get_by_label("Entities 4");
    window.get_by_label("Relations 3").click();
    window.run();
    let line = "Ada Quill — adviser to — Port Office, relation, alleged, no sentence";
    window.get_all_by_label(line).next().unwrap().click();
    window.run();
    assert_eq!(
        window.state().selected(),
        Some(Item::Relation(RelationId(2)))
    );
    window.get_by_label("People 2").click();
    window.run();
    window.get_by_label("Entities 2");
    window.get_by_label("Relations 0");
}

#[test]
fn a_dossier_without_entities_says_what_would_be_here() {
    let window = window(Dossier::default());
    window.get_by_label("No people or organizations");
    window.get_by_label_contains("entities.ftm.json");
}

/// A map with a hub, loops, parallel lines and every kind and stance.
fn large(count: u32) -> Dossier {
    let entities = (0..count)
        .map(|number| {
            let kind = EntityKind::ALL[number as usize % EntityKind::ALL.len()];
            entity(
                &format!("e{number}"),
                &format!("Entity number {number}"),
                kind,
            )
        })
        .collect();
    let relations = (0..count * 3)
        .map(|number| {
            let source = number % count;
            let target = if number % 7 == 0 {
                0
            } else {
                (source * 31 + number / count) % count
            };
            let stance = Stance::ALL[number as usize % Stance::ALL.len()];
            relation(&format!("r{number}"), source, target, "knows", stance)
        })
        .collect();
    Dossier {
        entities,
        relations,
        ..Dossier::default()
    }
}

#[test]
fn maps_of_every_size_are_drawn_zoomed_and_come_to_rest() {
    for count in [1, 2, 40, 600] {
        let mut window = window(large(count));
        assert_eq!(window.run(), 1, "{count} nodes");
        for _ in 0..4 {
            window.get_by_label("Zoom in").click();
            window.run();
        }
        for _ in 0..12 {
            window.get_by_label("Zoom out").click();
            window.run();
        }
        window.get_by_label("Fit").click();
        window.run();
        assert_eq!(window.run(), 1, "{count} nodes come to rest");
    }
}

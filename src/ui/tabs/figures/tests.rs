//! The tab as a reader, and a screen reader, meets it.

use std::cell::Cell;
use std::sync::Arc;

use eframe::egui::accesskit::{Role, Toggled};
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::FiguresTab;
use crate::container::Container;
use crate::model::Dossier;
use crate::model::figure_samples as sample;
use crate::model::item::{FigureId, Item};
use crate::problem::Problems;
use crate::session::command::{Command, Commands, FigureCopy, Source};
use crate::session::figures::FigureList;
use crate::session::settings::Settings;
use crate::session::tab::Tab;
use crate::session::{Opened, Outcome, Session, SlowWork, Task};
use crate::ui::View;
use crate::ui::theme;

/// The tab over a session, as the app runs them.
struct Desk {
    session: Session,
    tab: FiguresTab,
    commands: Commands,
    copied: Vec<FigureCopy>,
    /// Every list that is asked for fails.
    lists_fail: bool,
}

impl Desk {
    /// Carries out what was asked for, slow work at once.
    fn carry_out(&mut self) {
        for command in self.commands.take() {
            for task in self.session.apply(command) {
                match task {
                    Task::CopyFigures { what, .. } => self.copied.push(what),
                    Task::ListFigures { .. } if self.lists_fail => {
                        self.session.receive(Outcome::Stopped {
                            work: SlowWork::ListingFigures,
                            title: "The numbers were not listed".to_owned(),
                            why: Some("planted".to_owned()),
                        });
                    }
                    Task::ListFigures {
                        opened,
                        request,
                        groups,
                    } => {
                        let list =
                            FigureList::make(&opened.dossier, request, groups, &|| false).unwrap();
                        self.session.receive(Outcome::FiguresListed {
                            generation: opened.generation,
                            list,
                        });
                    }
                    _ => {}
                }
            }
        }
    }
}

/// A session in which `dossier` is open, at this tab.
fn session(dossier: Dossier) -> Session {
    let mut session = Session::new(Settings {
        tab: Tab::Figures,
        ..Settings::default()
    });
    let container = Container::from_files(Vec::new()).expect("an empty container");
    session.receive(Outcome::Opened(
        Box::new(Opened {
            source: Source::Sample,
            dossier: Arc::new(dossier),
            container: Arc::new(container),
            generation: 0,
        }),
        Problems::default(),
    ));
    session
}

fn desk(dossier: Dossier) -> Desk {
    Desk {
        session: session(dossier),
        tab: FiguresTab::default(),
        commands: Commands::default(),
        copied: Vec::new(),
        lists_fail: false,
    }
}

fn harness(dossier: Dossier, width: f32) -> Harness<'static, Desk> {
    harness_of(desk(dossier), width)
}

fn harness_of(desk: Desk, width: f32) -> Harness<'static, Desk> {
    Harness::builder()
        .with_size([width, 2600.0])
        .with_context_setup(|ctx| theme::install(ctx, true))
        .build_ui_state(
            |ui, desk: &mut Desk| {
                desk.carry_out();
                let view = View {
                    session: &desk.session,
                    jobs: &[],
                    commands: &desk.commands,
                    hovered: Cell::new(None),
                };
                desk.tab.ui(ui, &view);
                if view.hovered.get() != desk.session.selection().hovered() {
                    desk.commands.send(Command::Hover(view.hovered.get()));
                }
                if !desk.commands.is_empty() {
                    ui.request_repaint();
                }
            },
            desk,
        )
}

fn selected(harness: &Harness<'_, Desk>) -> Option<Item> {
    harness.state().session.selection().selected()
}

#[test]
fn rows_and_bars_are_named_and_lead_to_the_figure() {
    let mut harness = harness(sample::quay(), 1100.0);
    harness.run();
    let row = "Glassware exports: more than 11 million XVC, 2023";
    harness.get_by_label(row).click();
    harness.run();
    assert_eq!(selected(&harness), Some(Item::Figure(FigureId(2))));

    harness
        .get_by_label("Bar 2027: 15–17 million XVC (forecast), Glassware exports")
        .click();
    harness.run();
    assert_eq!(selected(&harness), Some(Item::Figure(FigureId(5))));
    harness.get_by_label("Bar Feb 2026: 1,185 u, Containers moved");
    for words in ["Not charted together: Goods", "Bar Q1 2026"] {
        assert!(harness.query_by_label_contains(words).is_none(), "{words}");
    }
    harness.get_by_label("Not charted together: XVC and tonnes");
    harness.get_by_label("One number stands alone: nothing to chart");
    harness.get_by_label("One number each: nothing to chart");
    for heading in [
        "Trade",
        "Glassware",
        "Sawn timber",
        "Other numbers",
        "Single numbers",
    ] {
        harness.get_by_role_and_label(Role::Heading, heading);
    }
}

#[test]
fn typing_filters_chips_choose_and_headers_sort() {
    let mut harness = harness(sample::quay(), 1100.0);
    harness.run();
    harness.get_by_label("imports").click();
    harness.run();
    harness.get_by_label("4 of 16 numbers");
    assert!(
        harness
            .query_by_label_contains("Glassware exports")
            .is_none()
    );
    harness.get_by_label("Clear filter").click();
    harness.run();
    harness.get_by_label("16 numbers");

    harness.get_by_label("One table").click();
    harness.run();
    assert!(harness.query_by_label("Glassware").is_none(), "no subjects");
    assert!(harness.query_by_label("Sorted within each unit").is_none());
    harness.get_by_label("Sort by value").click();
    harness.run();
    harness.get_by_label("Sorted within each unit");
    let top = |harness: &Harness<'_, Desk>, name: &str| harness.get_by_label(name).rect().top();
    let small = "Timber imports: less than 5.5 million XVC, 2025";
    let large = "Glassware exports: 20 million XVC, 2028, target";
    assert!(top(&harness, small) < top(&harness, large));
    harness.get_by_label("Sort by value, ascending now").click();
    harness.run();
    assert!(top(&harness, small) > top(&harness, large));
    assert!(
        top(
            &harness,
            "Change of the waiting time: about −1.5 %, Q1 2026"
        ) < top(&harness, large),
        "units stay apart in both directions"
    );

    harness.get_by_label("Filter numbers").focus();
    harness.run();
    harness.get_by_label("Filter numbers").type_text("Mira");
    harness.run();
    harness.get_by_label("3 of 16 numbers");
}

#[test]
fn a_list_that_failed_says_so_and_is_tried_again() {
    let mut harness = harness_of(
        Desk {
            lists_fail: true,
            ..desk(sample::quay())
        },
        1100.0,
    );
    harness.run();
    harness.get_by_label("The numbers were not listed");
    harness.state_mut().lists_fail = false;
    harness.get_by_label("Try again").click();
    harness.run();
    harness.get_by_label("16 numbers");
    assert!(harness.query_by_label("Try again").is_none());
}

#[test]
fn flows_that_find_no_room_are_in_a_menu() {
    let flows = ["X", "M", "RX", "RM", "DX", "FM", "MIP", "XOP"];
    let figures = flows.map(|flow| sample::trade("Tin", "1", "2020", flow, "80"));
    let mut harness = harness(sample::dossier(figures.to_vec()), 1100.0);
    harness.run();
    harness.get_by_label("8 numbers");
    assert!(harness.query_by_label("XOP").is_none());
    harness.get_by_label("2 more").click();
    harness.run();
    harness.get_by_label("XOP").click();
    harness.run();
    harness.get_by_label("1 of 8 numbers");
}

#[test]
fn numbers_are_copied_with_their_sentence_by_keyboard_and_button() {
    let mut harness = harness(sample::quay(), 1100.0);
    harness.run();
    harness
        .get_by_label("Glassware exports: 8.1 million XVC, 2021")
        .click();
    harness.run();
    harness.get_by_label("Copy number").click();
    harness.run();
    harness.event(eframe::egui::Event::Copy);
    harness.run();
    let quote = FigureCopy::Quote(FigureId(0));
    assert_eq!(harness.state().copied, [quote, quote]);
    harness.get_by_label("Copy table").click();
    harness.run();
    harness.get_by_label("As CSV").click();
    harness.run();
    assert_eq!(harness.state().copied.last(), Some(&FigureCopy::Csv));
}

#[test]
fn a_row_is_reached_and_chosen_by_keyboard() {
    let mut harness = harness(sample::quay(), 1100.0);
    harness.run();
    harness
        .get_by_label("Timber imports: 6.3 million XVC, 2023")
        .focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::NONE, Key::Enter);
    harness.run();
    assert_eq!(selected(&harness), Some(Item::Figure(FigureId(7))));
}

#[test]
fn a_narrow_window_shows_every_number() {
    let mut harness = harness(sample::quay(), 330.0);
    harness.run();
    let row = harness
        .get_by_label("Glassware exports: 8.1 million XVC, 2021")
        .rect();
    assert!(row.left() >= 0.0 && row.right() <= 330.0);
}

#[test]
fn an_empty_tab_says_what_would_fill_it() {
    let mut harness = harness(Dossier::default(), 800.0);
    harness.run();
    harness.get_by_label("No figures in this dossier");
}

#[test]
fn what_was_selected_elsewhere_comes_into_view() {
    let figures = (0..5000)
        .map(|n| sample::figure(&format!("Number {}", n / 2), &n.to_string(), "t", "2020"))
        .collect();
    let mut harness = harness(sample::dossier(figures), 900.0);
    harness.run();
    let far = "Number 2100: 4,200 t, 2020";
    assert!(harness.query_by_label(far).is_none());
    harness
        .state()
        .commands
        .send(Command::Select(Item::Figure(FigureId(4200))));
    harness.run();
    let row = harness.get_by_label(far);
    assert!(row.rect().top() > 0.0 && row.rect().bottom() < 2600.0);
    assert_eq!(
        row.accesskit_node().toggled(),
        Some(Toggled::True),
        "named as the selected one"
    );
}

//! The tab as a reader uses it, through the accessibility tree.

mod crowds;
mod shown;
mod stage;

use eframe::egui::{self, Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use self::stage::{Window, entity, linked, relation, small, window};
use crate::model::Dossier;
use crate::model::annotation::Stance;
use crate::model::entity::EntityKind;
use crate::model::evidence::Evidence;
use crate::model::item::{EntityId, Item, RelationId};
use crate::session::command::Command;
use crate::session::explore::lens::Lens;
use crate::session::explore::wish::Wish;
use crate::session::tab::Tab;

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
fn a_double_click_on_a_node_or_its_line_goes_to_the_text() {
    for (name, item) in [
        ("Ada Quill, person, 2 relations", Item::Entity(EntityId(0))),
        (
            "Ada Quill — adviser to — Port Office, relation, alleged",
            Item::Relation(RelationId(2)),
        ),
    ] {
        let mut window = window(small());
        let at = window.get_by_label(name).rect().center();
        // Within one frame of the harness: its steps are too far apart for a double click.
        let events = &mut window.input_mut().events;
        events.push(Event::PointerMoved(at));
        for pressed in [true, false, true, false] {
            events.push(pointer(at, pressed));
        }
        window.run();
        assert_eq!(window.state().session.tab(), Tab::Text, "{name}");
        assert_eq!(window.state().selected(), Some(item));
    }
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
    window.get_by_label("1 pinned · unpin all").click();
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
fn a_cross_clears_the_search() {
    let mut window = window(small());
    assert!(window.query_by_label("Clear the search").is_none());
    window.get_by_label("Search names").click();
    window.run();
    window.event(Event::Text("quill".to_owned()));
    window.run();
    window.get_by_label("1 hit");
    window.get_by_label("Clear the search").click();
    window.run();
    assert!(window.query_by_label("1 hit").is_none());
    assert_eq!(window.state().session.explore().query(), "");
}

#[test]
fn kinds_of_relations_are_called_by_words_for_people() {
    let mut window = window(small());
    window.get_by_label("Legend").click();
    window.run();
    window.get_by_label("Filter").click();
    window.run();
    window.get_by_label("Employment 2");
    window.get_by_label("Ownership 1").click();
    window.run();
    assert!(window.query_by_label_contains("owner of").is_none());
}

#[test]
fn the_legend_hides_kinds_with_their_lines_and_shows_them_again() {
    let mut window = window(small());
    window.get_by_label("Companies 1").click();
    window.run();
    assert!(window.query_by_label_contains("Harbour Glass").is_none());
    assert!(window.query_by_label_contains("director of").is_none());
    window.get_by_label("Port Office, public body, 1 relation");
    // The company and its two relations.
    window.get_by_label("3 hidden · show all").click();
    window.run();
    window.get_by_label("Harbour Glass, company, 2 relations");
    window.get_by_label("Denied 1").click();
    window.run();
    assert!(window.query_by_label_contains("owner of").is_none());
}

fn undo(window: &mut Harness<'_, Window>, command: Command) {
    window.state().commands.send(command);
    window.run();
    window.run();
}

#[test]
fn a_node_is_hidden_by_its_menu_and_comes_back_by_undo() {
    let mut window = window(small());
    let office = "Port Office, public body, 1 relation";
    window.get_by_label(office).click_secondary();
    window.run();
    window.get_by_label("Hide").click();
    window.run();
    assert!(window.query_by_label(office).is_none());
    window.get_by_label("2 hidden · show all");
    undo(&mut window, Command::UndoMap);
    window.get_by_label(office);
    assert!(window.query_by_label_contains("show all").is_none());
    undo(&mut window, Command::RedoMap);
    assert!(window.query_by_label(office).is_none());
    window.get_by_label("Table").click();
    window.run();
    window.get_by_label("Entities 3");
    window.get_by_label("Relations 2");
}

#[test]
fn all_but_the_neighbors_of_a_node_can_be_hidden() {
    let mut window = window(small());
    window
        .get_by_label("Port Office, public body, 1 relation")
        .click_secondary();
    window.run();
    window.get_by_label("Hide all but its neighbors").click();
    window.run();
    assert!(window.query_by_label_contains("Harbour Glass").is_none());
    window.get_by_label_contains("Ada Quill — adviser to");
    // Two entities, and both relations of the company.
    window.get_by_label("4 hidden · show all").click();
    window.run();
    window.get_by_label("Harbour Glass, company, 2 relations");
}

#[test]
fn what_is_selected_or_found_fills_the_view_on_a_wish() {
    let mut window = window(large(40));
    let name = "Entity number 17, ";
    let place = |window: &Harness<'_, Window>| window.get_by_label_contains(name).rect();
    let before = place(&window);
    let zoom_to = "Zoom to what is selected or found";
    let offered = window.get_by_label(zoom_to);
    assert!(
        offered.accesskit_node().is_disabled(),
        "nothing is selected"
    );
    window.get_by_label_contains(name).click();
    window.run();
    window.get_by_label(zoom_to).click();
    window.run();
    let after = place(&window);
    assert!(after.width() > before.width() * 1.1, "{before} → {after}");
    window.get_by_label("Fit").click();
    window.run();
    assert!((place(&window).width() - before.width()).abs() < 0.1);
    // The key, from the node that has the focus, and the menu's command, from the table.
    window.get_by_label_contains(name).focus();
    window.run();
    press(&mut window, Key::Z);
    assert_eq!(place(&window), after);
    window.get_by_label("Fit").click();
    window.run();
    window.get_by_label("Table").click();
    window.run();
    undo(&mut window, Command::ZoomToSelected);
    assert_eq!(place(&window), after);
    undo(&mut window, Command::ClearSelection);
    undo(&mut window, Command::SearchMap("number 17".to_owned()));
    undo(&mut window, Command::ZoomToSelected);
    let found = place(&window);
    assert!(found.width() >= after.width(), "{found} alone, not {after}");
    assert_eq!(window.run(), 1, "at rest");
}

#[test]
fn what_reaches_out_of_the_map_is_under_the_tools() {
    let mut window = window(large(160));
    let tools = window.get_by_label("Zoom in").rect();
    let mut found = false;
    for _ in 0..12 {
        window.get_by_label("Zoom in").click();
        window.run();
        let mut nodes = window.get_all_by_label_contains("Entity number");
        found |= nodes.any(|node| node.rect().intersects(tools));
    }
    assert!(found, "the test tests something");
    assert_eq!(window.state().selected(), None);
    assert_eq!(window.state().session.selection().hovered(), None);
}

#[test]
fn a_large_map_that_is_zoomed_into_has_a_minimap_that_moves_it() {
    let name = "Minimap of 510 nodes: the arrow keys move the view";
    let mut window = window(large(510));
    assert!(
        window.query_by_label(name).is_none(),
        "all of it is in view"
    );
    for _ in 0..6 {
        window.get_by_label("Zoom in").click();
        window.run();
    }
    let center = |window: &Harness<'_, Window>| {
        let mut nodes = window.get_all_by_label_contains("Entity number 0,");
        nodes.next().map(|node| node.rect().center())
    };
    let before = center(&window).unwrap();
    let minimap = window.get_by_label(name).rect();
    window.get_by_label(name).focus();
    window.run();
    press(&mut window, Key::ArrowRight);
    let moved = center(&window).unwrap();
    assert!(
        moved.x < before.x - 50.0 && moved.y == before.y,
        "{before} → {moved}"
    );
    click_at(&mut window, minimap.left_top() + vec2(12.0, 12.0));
    let shown = center(&window);
    assert!(
        shown.is_none_or(|at| at.distance(moved) > 100.0),
        "{shown:?}"
    );
    assert_eq!(window.state().selected(), None);
    assert_eq!(window.run(), 1, "at rest");
    undo(&mut window, Command::ShowMinimap(false));
    assert!(window.query_by_label(name).is_none(), "it was switched off");
}

#[test]
fn three_relations_between_two_are_one_line_that_lists_them_and_fans_out() {
    let mut dossier = small();
    dossier
        .relations
        .push(relation("r4", 2, 0, "employs", Stance::Alleged));
    let pair = "Ada Quill — adviser to — Port Office, relation, alleged";
    let window_of_two = window(linked(dossier.clone()));
    window_of_two.get_by_label_contains("Ada Quill — director of — Harbour Glass");
    window_of_two.get_by_label_contains("Harbour Glass — employs — Ada Quill");
    dossier
        .relations
        .push(relation("r5", 0, 2, "sued", Stance::Denied));
    let mut window = window(linked(dossier));
    window.get_by_label(pair);
    assert!(window.query_by_label_contains("director of").is_none());
    window
        .get_by_label("Ada Quill — Harbour Glass, 3 relations")
        .click();
    window.run();
    let between = Lens::Between([EntityId(0), EntityId(2)]);
    assert_eq!(window.state().session.explore().wish().lens, between);
    window.get_by_label("Between Ada Quill and Harbour Glass");
    window.get_by_label("Look at all again").click();
    window.run();
    assert_eq!(window.state().session.explore().wish().lens, Lens::Nothing);
    // What is hidden is not counted, and two are no bundle.
    window.get_by_label("Denied 2").click();
    window.run();
    window.get_by_label_contains("director of");
    window.get_by_label_contains("employs");
    window.get_by_label("Denied 2").click();
    window.run();
    for _ in 0..2 {
        window.get_by_label("Zoom in").click();
        window.run();
    }
    assert!(window.query_by_label_contains("3 relations").is_none());
    window.get_by_label_contains("Ada Quill — director of — Harbour Glass");
    assert_eq!(window.run(), 1, "at rest");
}

#[test]
fn pins_are_steps_that_can_be_undone() {
    let mut window = window(small());
    let name = "Port Office, public body, 1 relation";
    window.get_by_label(name).click_secondary();
    window.run();
    window.get_by_label("Pin here").click();
    window.run();
    window.get_by_label("1 pinned · unpin all");
    undo(&mut window, Command::UndoMap);
    assert!(window.query_by_label_contains("unpin all").is_none());
    undo(&mut window, Command::RedoMap);
    window.get_by_label("1 pinned · unpin all");
    assert_eq!(window.run(), 1, "at rest");
}

#[test]
fn only_what_somebody_says_can_be_shown() {
    let mut dossier = small();
    dossier.annotations[1].said_by = Some(EntityId(0));
    dossier.relations[1].said_by = vec![EntityId(0)];
    let mut window = window(dossier);
    window.get_by_label("Filter").click();
    window.run();
    window.get_by_label("The article itself 2");
    window.get_by_label("Ada Quill 1").click();
    window.run();
    window.get_by_label_contains("owner of");
    assert!(window.query_by_label_contains("director of").is_none());
    window.get_by_label("Port Office, public body, 1 relation");
    window.get_by_label("Also who has no relation left").click();
    window.run();
    assert!(window.query_by_label_contains("Port Office").is_none());
    window.get_by_label("Faded").click();
    window.run();
    window.get_by_label("Port Office, public body, 1 relation");
    window.get_by_label("4 faded · show all");
}

#[test]
fn what_rests_on_too_few_sentences_can_be_hidden() {
    let mut dossier = small();
    dossier.relations[0].stances = vec![Stance::Asserted, Stance::Alleged];
    let mut window = window(linked(dossier));
    window.get_by_label("Filter").click();
    window.run();
    let more = "More sentences behind a relation";
    window.get_by_label(more).click();
    window.run();
    window.get_by_label(more).click();
    window.run();
    window.get_by_label_contains("director of");
    assert!(window.query_by_label_contains("owner of").is_none());
    window.get_by_label("2 hidden · show all");
}

fn choose(window: &mut Harness<'_, Window>, node: &str, line: &str) {
    window.get_by_label(node).click_secondary();
    window.run();
    window.get_by_label(line).click();
    window.run();
}

const ADA: &str = "Ada Quill, person, 2 relations";
const COHEN: &str = "משה כהן, person, 1 relation";
const GLASS: &str = "Harbour Glass, company, 2 relations";
const OFFICE: &str = "Port Office, public body, 1 relation";

#[test]
fn a_focus_shows_what_is_so_many_steps_away() {
    let mut window = window(small());
    choose(&mut window, COHEN, "Focus on its neighbors");
    window.get_by_label("Focus: משה כהן");
    window.get_by_label(GLASS);
    assert!(window.query_by_label(ADA).is_none());
    window.get_by_label("2 steps").click();
    window.run();
    window.get_by_label(ADA);
    assert!(window.query_by_label(OFFICE).is_none());
    window.get_by_label("3 steps").click();
    window.run();
    window.get_by_label(OFFICE);
    assert_eq!(window.run(), 1, "at rest");
    window.get_by_label("Table").click();
    window.run();
    window.get_by_label("1 step").click();
    window.run();
    window.get_by_label("Entities 2");
    window.get_by_label("End the focus").click();
    window.run();
    window.get_by_label("Entities 4");
}

#[test]
fn keys_focus_and_hide_the_node_that_has_the_focus() {
    let mut window = window(small());
    window.get_by_label(COHEN).focus();
    window.run();
    press(&mut window, Key::Num2);
    window.get_by_label("Focus: משה כהן");
    assert!(window.query_by_label(OFFICE).is_none());
    window.get_by_label(ADA);
    undo(&mut window, Command::UndoMap);
    window.get_by_label(OFFICE).focus();
    window.run();
    press(&mut window, Key::H);
    assert!(window.query_by_label(OFFICE).is_none());
}

#[test]
fn a_path_is_chosen_by_its_ends_and_ended_by_its_cross() {
    let mut window = window(small());
    choose(&mut window, COHEN, "Path from here…");
    window.get_by_label("Path from משה כהן: choose the other end");
    window.get_by_label(OFFICE).click();
    window.run();
    assert_eq!(
        window.state().selected(),
        None,
        "the path is what is looked at"
    );
    window.get_by_label("Path from משה כהן to Port Office: 3 steps");
    let picked = window.state().session.explore().picked().cloned().unwrap();
    let steps: Vec<u32> = picked
        .path()
        .unwrap()
        .iter()
        .map(|step| step.relation.0)
        .collect();
    assert_eq!(steps, [1, 0, 2]);
    assert_eq!(window.run(), 1, "at rest");
    window.get_by_label("End the path").click();
    window.run();
    assert!(window.query_by_label_contains("Path from").is_none());
}

#[test]
fn without_a_way_there_is_no_path_and_it_says_so() {
    let mut window = window(small());
    window.get_by_label("Denied 1").click();
    window.run();
    window.get_by_label(COHEN).focus();
    window.run();
    press(&mut window, Key::P);
    window.get_by_label(ADA).focus();
    window.run();
    press(&mut window, Key::P);
    window.get_by_label("Path from משה כהן to Ada Quill: no path");
}

#[test]
fn what_is_selected_offers_the_path_from_it() {
    let mut window = window(small());
    window.get_by_label(ADA).click();
    window.run();
    choose(&mut window, GLASS, "Path from Ada Quill");
    window.get_by_label("Path from Ada Quill to Harbour Glass: 1 step");
}

/// The small dossier, whose first sentence names Ada Quill and משה כהן.
fn with_two_in_one_sentence() -> Dossier {
    let mut dossier = small();
    for entity in [0, 1] {
        let mut mention = dossier.annotations[0].clone();
        mention.items = vec![Item::Entity(EntityId(entity))];
        dossier.annotations.push(mention);
    }
    dossier.evidence = Evidence::build(&dossier.article.body, &dossier.annotations);
    dossier
}

#[test]
fn names_in_one_sentence_are_a_layer_of_their_own_and_no_relation() {
    let layer = "Named in the same sentence – not a relation";
    assert!(
        window(small()).query_by_label(layer).is_none(),
        "there is nothing to show"
    );
    let mut window = window(with_two_in_one_sentence());
    let centers = [ADA, COHEN].map(|name| window.get_by_label(name).rect().center());
    let middle = centers[0] + (centers[1] - centers[0]) * 0.5;
    click_at(&mut window, middle);
    assert_eq!(
        window.state().session.explore().wish().lens,
        Lens::Nothing,
        "off at first"
    );
    window.get_by_label(layer).click();
    window.run();
    let picked = window.state().session.explore().picked().cloned().unwrap();
    assert_eq!(picked.together.pairs.len(), 1);
    // The map has not moved, and counts no relation more.
    window.get_by_label(ADA);
    click_at(&mut window, middle);
    let pair = [EntityId(0), EntityId(1)];
    assert_eq!(
        window.state().session.explore().wish().lens,
        Lens::Together(pair)
    );
    window.get_by_label("In one sentence: Ada Quill and משה כהן");
    assert_eq!(window.run(), 1, "at rest");
    // No path leads over it.
    choose(&mut window, ADA, "Path from here…");
    window.get_by_label(COHEN).click();
    window.run();
    window.get_by_label("Path from Ada Quill to משה כהן: 2 steps");
}

/// The small dossier with dates on two of its three relations.
fn dated() -> Dossier {
    let mut dossier = small();
    dossier.relations[0].start = Some("2015".to_owned());
    dossier.relations[0].end = Some("2016-05".to_owned());
    dossier.relations[1].start = Some("2018".to_owned());
    dossier
}

fn open_timeline(window: &mut Harness<'_, Window>) {
    window.get_by_label("Filter").click();
    window.run();
    window.get_by_label("Choose on the timeline").click();
    window.run();
}

#[test]
fn the_timeline_shows_what_holds_in_some_years() {
    let mut window = window(dated());
    open_timeline(&mut window);
    window.get_by_label("2 relations with dates");
    window.get_by_label("From 2015").focus();
    window.run();
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    window.get_by_label("Holding in 2017 to 2018");
    assert!(window.query_by_label_contains("director of").is_none());
    window.get_by_label_contains("owner of");
    window.get_by_label_contains("adviser to");
    window.get_by_label("1 without dates kept").click();
    window.run();
    assert!(window.query_by_label_contains("adviser to").is_none());
    window.get_by_label("1 without dates hidden");
    window.get_by_label("All times").click();
    window.run();
    window.get_by_label_contains("director of");
    window.get_by_label("Close the timeline").click();
    window.run();
    assert!(window.query_by_label("From 2015").is_none());
}

#[test]
fn a_drag_over_the_timeline_is_one_step() {
    let mut window = window(dated());
    open_timeline(&mut window);
    let strip = window.get_by_label("Timeline: 2015 to 2018").rect();
    let at = |part: f32| Pos2::new(strip.left() + strip.width() * part, strip.top() + 10.0);
    window.event(Event::PointerMoved(at(0.15)));
    window.event(pointer(at(0.15), true));
    window.run();
    for part in [0.3, 0.4, 0.45] {
        window.event(Event::PointerMoved(at(part)));
        window.run();
    }
    window.event(pointer(at(0.45), false));
    window.run();
    window.get_by_label("Holding in 2015 to 2016");
    undo(&mut window, Command::UndoMap);
    window.get_by_label("2 relations with dates");
}

#[test]
fn without_dates_there_is_no_timeline() {
    let mut window = window(small());
    window.get_by_label("Filter").click();
    window.run();
    window.get_by_label("What is filtered out");
    assert!(window.query_by_label_contains("timeline").is_none());
}

#[test]
fn a_wish_about_a_dossier_that_was_replaced_changes_nothing() {
    let mut window = window(small());
    for lens in [Lens::PathFrom(EntityId(99)), Lens::PathFrom(EntityId(4))] {
        let wish = Wish {
            lens,
            ..Wish::default()
        };
        let command = Command::ExploreMap {
            wish: Box::new(wish),
            goes_on: false,
        };
        undo(&mut window, command);
        assert_eq!(window.state().session.explore().wish().lens, Lens::Nothing);
    }
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
    let line = "Ada Quill — adviser to — Port Office, relation, alleged, 1 sentence, exact";
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

/// What the file lists and no sentence speaks of is not drawn as if the text said it.
#[test]
fn lines_without_a_sentence_and_disputed_ones_say_so() {
    let mut dossier = small();
    dossier.relations[0].stances.clear();
    dossier.relations[1].stances = vec![Stance::Asserted, Stance::Denied];
    let mut window = window(linked(dossier));
    window.get_by_label("No sentence 1");
    window.get_by_label("Disputed 1");
    window.get_by_label("Alleged 1");
    window.get_by_label("Ada Quill — director of — Harbour Glass, relation, no sentence");
    let disputed = window.get_by_label("משה כהן — owner of — Harbour Glass, relation, disputed");
    disputed.hover();
    window.run();
    window.get_by_label("disputed: asserted, denied · 2 sentences");
    window.get_by_label("No sentence 1").click();
    window.run();
    assert!(window.query_by_label_contains("director of").is_none());
    window.get_by_label("Table").click();
    window.run();
    window.get_by_label("Relations 2");
}

#[test]
fn the_legend_leaves_the_map_two_thirds_and_more() {
    for (size, shown) in [([900.0, 700.0], true), ([320.0, 240.0], false)] {
        let mut window = stage::window_of(size, large(40));
        let legend = |window: &Harness<'_, Window>| window.query_by_label("People 6").is_some();
        assert_eq!(legend(&window), shown, "{size:?}");
        if !shown {
            window.get_by_label("Legend").click();
            window.run();
        }
        let top = window.get_by_label("People 6").rect().top();
        assert!(top > size[1] * 0.6, "{top} of {size:?}");
        window.get_by_label("Legend").click();
        window.run();
        assert!(!legend(&window), "{size:?}");
    }
}

#[test]
fn while_the_map_is_made_the_tab_says_so_and_the_table_is_there() {
    let mut window = stage::window_without_jobs(small());
    window.get_by_label("Laying out the map…");
    window.get_by_label("Table").click();
    window.run();
    window.get_by_label("Entities 4");
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
    linked(Dossier {
        entities,
        relations,
        ..Dossier::default()
    })
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

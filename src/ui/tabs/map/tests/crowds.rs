//! A very large map from afar: crowds are told from their members, and gone into.

use eframe::egui::Shape;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::click_at;
use super::stage::{Window, entity, relation, window, window_without_jobs};
use crate::geometry::map_sketch::SketchSpot;
use crate::model::Dossier;
use crate::model::annotation::Stance;
use crate::model::entity::EntityKind;
use crate::model::item::{EntityId, Item};
use crate::session::MapState;
use crate::session::command::Command;

/// Stars of thirty, each linked to another.
fn stars(count: u32) -> Dossier {
    let kind = |node: u32| match node % 3 {
        0 => EntityKind::Company,
        _ => EntityKind::Person,
    };
    Dossier {
        entities: (0..count)
            .map(|node| entity(&format!("n{node}"), &format!("Name {node}"), kind(node)))
            .collect(),
        relations: (1..count)
            .map(|node| {
                let hub = if node % 30 == 0 {
                    node / 60 * 30
                } else {
                    node - node % 30
                };
                relation(&format!("r{node}"), node, hub, "knows", Stance::Asserted)
            })
            .collect(),
        ..Dossier::default()
    }
}

#[test]
fn a_crowd_is_named_as_one_and_a_click_goes_into_it() {
    let mut window = window(stars(3000));
    window.run_steps(12);
    let crowds: Vec<_> = window.get_all_by_label_contains(" around Name ").collect();
    assert!(crowds.len() > 20, "{}", crowds.len());
    let largest = "people and organizations around Name";
    assert!(window.get_all_by_label_contains(largest).count() > 10);
    assert!(
        window.query_by_label_contains("Name 31, person").is_none(),
        "who is in a crowd is not offered"
    );
    // Into one, and on, until each stands on its own.
    for _ in 0..20 {
        let Some(crowd) = window.query_all_by_label_contains(" around Name ").next() else {
            break;
        };
        crowd.click();
        window.run_steps(12);
    }
    assert!(
        window
            .query_all_by_label_contains(" around Name ")
            .next()
            .is_none()
    );
    assert!(window.query_all_by_label_contains(", person, ").count() > 5);
    assert_eq!(window.state().selected(), None, "a crowd is nobody");
}

#[test]
fn what_is_selected_is_shown_as_itself_from_afar() {
    let mut window = window(stars(3000));
    window.run_steps(12);
    let spoken = "Name 31, person, 1 relation";
    assert!(window.query_by_label(spoken).is_none());
    let select = Command::Select(Item::Entity(EntityId(31)));
    window.state().commands.send(select);
    window.run_steps(12);
    assert!(window.query_by_label(spoken).is_some());
    assert!(
        window
            .query_all_by_label_contains(" around Name ")
            .next()
            .is_some()
    );
}

#[test]
fn a_sketch_is_looked_at_and_not_pointed_at() {
    let mut window = window_without_jobs(stars(3000));
    let MapState::UnderWay(sketch) = window.state().session.map() else {
        panic!("it is laid out");
    };
    let shapes = |window: &Harness<'_, Window>| {
        let meshes = window.output().shapes.iter();
        meshes
            .filter(|it| matches!(it.shape, Shape::Mesh(_)))
            .count()
    };
    let before = shapes(&window);
    let spot = |x: f32| SketchSpot {
        place: [x, -x],
        count: 1000,
    };
    sketch.put(vec![spot(-100.0), spot(0.0), spot(100.0)]);
    window.run_steps(2);
    assert_eq!(shapes(&window), before + 1);
    assert!(window.query_by_label("Laying out the map…").is_some());
    let middle = window.get_by_label("Laying out the map…").rect().center();
    click_at(&mut window, middle);
    assert_eq!(window.state().selected(), None);
}

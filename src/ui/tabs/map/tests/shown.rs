//! What is filtered out is told and comes back, namesakes are told apart, and faces are asked for.

use egui_kittest::kittest::Queryable as _;

use super::stage::{small, window};
use super::{GLASS, OFFICE, choose};
use crate::model::item::{EntityId, PictureId};
use crate::model::picture::Picture;
use crate::session::pictures::{PictureRequest, PictureSize};

#[test]
fn each_filter_is_named_over_the_map_and_ended_by_a_click() {
    let mut window = window(small());
    window.get_by_label("Denied 1").click();
    window.run();
    choose(&mut window, OFFICE, "Hide");
    assert!(window.query_by_label_contains("owner of").is_none());
    window.get_by_label("1 hidden by hand ×").click();
    window.run();
    window.get_by_label(OFFICE);
    assert!(window.query_by_label_contains("owner of").is_none());
    window.get_by_label("Not: denied ×").click();
    window.run();
    window.get_by_label_contains("owner of");
    assert!(window.query_by_label_contains("show all").is_none());
    assert_eq!(window.run(), 1, "at rest");
}

#[test]
fn who_was_hidden_is_listed_and_shown_again_one_by_one() {
    let mut window = window(small());
    choose(&mut window, OFFICE, "Hide");
    choose(&mut window, GLASS, "Hide");
    window.get_by_label("Filter").click();
    window.run();
    window.get_by_label("Port Office ×").click();
    window.run();
    window.get_by_label(OFFICE);
    assert!(window.query_by_label(GLASS).is_none());
    window.get_by_label("Show all of them again").click();
    window.run();
    window.get_by_label(GLASS);
}

#[test]
fn namesakes_are_told_apart_on_the_map_and_in_the_table() {
    let mut dossier = small();
    dossier.entities[1].name = "Ada Quill".to_owned();
    dossier.entities[0].positions = vec!["judge".to_owned()];
    dossier.entities[1].positions = vec!["lawyer".to_owned()];
    let mut window = window(dossier);
    window.get_by_label("Ada Quill (judge), person, 2 relations");
    window.get_by_label("Ada Quill (lawyer), person, 1 relation");
    window.get_by_label("Table").click();
    window.run();
    let mut rows = window.query_all_by_label_contains("Ada Quill (lawyer), person");
    assert!(rows.next().is_some());
}

#[test]
fn a_face_is_asked_for_where_its_node_is_large_enough() {
    let mut dossier = small();
    dossier.pictures = vec![Picture {
        file: Some("images/ada.png".to_owned()),
        pictured: vec![EntityId(0)],
        ..Picture::default()
    }];
    let request = PictureRequest {
        picture: PictureId(0),
        size: PictureSize::Within(256),
    };
    let mut seen = window(dossier);
    seen.run();
    assert!(seen.state().session.pictures().is_asked(request));
    assert_eq!(seen.run(), 1, "at rest while it is on its way");
    assert_eq!(seen.state().session.pictures().asked_count(), 1);
}

//! Names and words while the map is zoomed and moved.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Context, RawInput, Rect, Ui, Vec2, pos2, vec2};

use super::super::Shown;
use super::super::emphasis::Emphasis;
use super::super::visible::{Lie, Visible};
use super::super::words::{Placed, Words};
use super::{Course, Said, lit};
use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_scene::samples::spiral;
use crate::geometry::map_sheet::{Part, ShownParts};
use crate::ui::theme;

const AREA: Rect = Rect {
    min: pos2(20.0, 60.0),
    max: pos2(920.0, 660.0),
};
/// Frames of one way of moving.
const FRAMES: usize = 60;
/// So many names may lie over symbols: `names::MAY_COVER`, and those that were there before.
const MAY_COVER: usize = 14;

/// Scattered nodes, each linked to two others, with names in many scripts.
fn map(nodes: u32) -> (DossierMap, ShownParts) {
    let names = [
        "Ada Quill",
        "Министерство иностранных дел России",
        "משה כהן",
        "وزارة الخارجية",
        "中华人民共和国外交部",
        "विदेश मंत्रालय",
        "กระทรวงการต่างประเทศ",
        "The Interministerial Committee for the Protection of Names",
    ];
    let (mut scene, positions) = spiral(nodes, 42.0);
    for (number, node) in scene.nodes.iter_mut().enumerate() {
        node.name = format!("{} {number}", names[number % names.len()]);
    }
    let lines = vec![Part::Shown; scene.lines.len()];
    let parts = ShownParts::new(vec![Part::Shown; nodes as usize], lines);
    (DossierMap::of_scene(scene, positions), parts)
}

fn in_window(mut look: impl FnMut(&Ui)) {
    let ctx = Context::default();
    theme::install(&ctx, true);
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0))),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, |ui| look(ui));
    output.textures_delta.clear();
}

fn seen<'a>(map: &'a DossierMap, parts: &'a ShownParts, camera: TSTransform) -> Visible<'a> {
    let lie = Lie {
        map,
        positions: &map.layout.positions,
        moved: &[],
        parts,
    };
    Visible::new(lie, camera, AREA)
}

/// Zooms by so much in each frame around the middle, and moves by so much.
fn cameras(zoom: f32, by: f32, pan: Vec2) -> Vec<TSTransform> {
    let middle = AREA.center().to_vec2();
    let one =
        |frame: usize| TSTransform::new(middle + pan * frame as f32, zoom * by.powf(frame as f32));
    (0..=FRAMES).map(one).collect()
}

/// All ways of moving a map.
fn moves() -> Vec<(&'static str, Vec<TSTransform>)> {
    let still = Vec2::ZERO;
    vec![
        ("in", cameras(0.3, 1.035, still)),
        ("out", cameras(2.2, 1.0 / 1.035, still)),
        ("far out", cameras(2.0, 1.0 / 1.055, still)),
        ("aside", cameras(0.8, 1.0, vec2(3.7, -1.3))),
        ("in and aside", cameras(0.4, 1.02, vec2(-4.0, 2.5))),
    ]
}

/// Each frame's names, from the first, which has nothing before it, to the last, at rest.
fn frames(ui: &Ui, map: &DossierMap, parts: &ShownParts, way: &[TSTransform]) -> Vec<Arc<Words>> {
    let mut said = Said::default().next(ui, &seen(map, parts, way[0]), Course::Anew);
    let mut words = vec![Arc::clone(&said.words)];
    for pair in way.windows(2) {
        let course = Course::between((pair[0], AREA), (pair[1], AREA));
        assert!(matches!(course, Course::Moving { .. }));
        said = said.next(ui, &seen(map, parts, pair[1]), course);
        words.push(Arc::clone(&said.words));
    }
    words
}

fn places(placed: &[Placed]) -> BTreeMap<u32, u8> {
    placed.iter().map(|one| (one.index, one.at)).collect()
}

#[test]
fn what_is_said_stays_in_its_place_and_what_goes_does_not_come_back_while_the_map_moves() {
    in_window(|ui| {
        for nodes in [40, 400, 3000] {
            let (map, parts) = map(nodes);
            for (name, way) in moves() {
                let words = frames(ui, &map, &parts, &way);
                for what in ["names", "lines"] {
                    let said = |words: &Words| match what {
                        "names" => places(&words.nodes),
                        _ => places(&words.lines),
                    };
                    let told = format!("{what} of {nodes}, {name}");
                    let mut gone: Vec<u32> = Vec::new();
                    let (mut stayed, mut moved) = (0, BTreeMap::<u32, usize>::new());
                    for (frame, pair) in words.windows(2).enumerate() {
                        let visible = seen(&map, &parts, way[frame + 1]);
                        let is_near = |index: &u32| match what {
                            "names" => visible.is_node_near(*index),
                            _ => visible.is_line_near(*index),
                        };
                        let (before, now) = (said(&pair[0]), said(&pair[1]));
                        gone.retain(is_near);
                        for index in &gone {
                            assert!(!now.contains_key(index), "{index} flickers: {told}");
                        }
                        for (index, at) in &before {
                            match now.get(index) {
                                Some(now) if now == at => stayed += 1,
                                Some(_) => *moved.entry(*index).or_default() += 1,
                                None => gone.push(*index),
                            }
                        }
                    }
                    let moves: usize = moved.values().sum();
                    let (share, most) = if what == "names" { (0.02, 3) } else { (0.0, 0) };
                    assert!(
                        moves as f32 <= stayed as f32 * share + 4.0,
                        "{moves} of {stayed}: {told}"
                    );
                    assert!(
                        moved.values().all(|moves| *moves <= most),
                        "{moved:?}: {told}"
                    );
                }
                assert!(
                    words.iter().any(|words| words.nodes.len() >= 20),
                    "{nodes}, {name}"
                );
            }
        }
    });
}

fn check_apart(visible: &Visible<'_>, words: &Words, told: &str) {
    let names = words.nodes.iter().map(|name| ("name", name));
    let all: Vec<_> = names
        .chain(words.lines.iter().map(|line| ("line", line)))
        .collect();
    for (number, (what, one)) in all.iter().enumerate() {
        for (other_is, other) in &all[number + 1..] {
            let both = one.rect.intersect(other.rect).intersect(AREA);
            assert!(
                !both.shrink(0.05).is_positive(),
                "{what} {} on {other_is} {}: {told}",
                one.index,
                other.index
            );
        }
    }
    if visible.found.nodes.len() <= 400 {
        let over = words.nodes.iter().filter(|name| name.over);
        assert!(over.count() <= MAY_COVER, "{told}");
        for name in words.nodes.iter().filter(|name| !name.over) {
            for node in visible
                .found
                .nodes
                .iter()
                .filter(|node| **node != name.index)
            {
                let half = Vec2::splat(visible.radius(*node) - 0.6);
                let symbol = Rect::from_center_size(visible.place(*node), half * 2.0);
                assert!(
                    !name.rect.intersect(AREA).intersect(symbol).is_positive(),
                    "{} on {node}: {told}",
                    name.index
                );
            }
        }
    }
}

#[test]
fn words_are_never_on_each_other_nor_names_on_other_symbols() {
    in_window(|ui| {
        for nodes in [40, 400, 3000] {
            let (map, parts) = map(nodes);
            for (name, way) in moves() {
                let words = frames(ui, &map, &parts, &way);
                for (words, camera) in words.iter().zip(&way) {
                    let visible = seen(&map, &parts, *camera);
                    check_apart(&visible, words, &format!("{nodes}, {name}"));
                }
            }
        }
    });
}

#[test]
fn at_rest_what_has_room_by_now_comes_back_and_nothing_goes() {
    in_window(|ui| {
        let (map, parts) = map(400);
        let (mut came, mut moved) = (0, 0);
        for (name, way) in moves() {
            let mut said = Said::default().next(ui, &seen(&map, &parts, way[0]), Course::Anew);
            for pair in way.windows(2) {
                let course = Course::between((pair[0], AREA), (pair[1], AREA));
                said = said.next(ui, &seen(&map, &parts, pair[1]), course);
            }
            let visible = seen(&map, &parts, way[FRAMES]);
            let rest = said.next(ui, &visible, Course::AtRest);
            check_apart(&visible, &rest.words, name);
            let (before, after) = (places(&said.words.nodes), places(&rest.words.nodes));
            for (node, at) in &before {
                assert!(after.contains_key(node), "{node} has gone: {name}");
                moved += usize::from(after[node] != *at);
            }
            came += after.len() - before.len();
        }
        assert!(came > 0, "nothing came back");
        assert!(moved < 40, "{moved} moved");
    });
}

#[test]
fn the_most_connected_are_named_and_another_view_begins_anew() {
    in_window(|ui| {
        let (map, parts) = map(3000);
        let [overview, near] = [0.1, 1.0].map(|zoom| cameras(zoom, 1.0, Vec2::ZERO)[0]);
        assert_eq!(
            Course::between((overview, AREA), (near, AREA)),
            Course::Anew
        );
        let first = Said::default().next(ui, &seen(&map, &parts, overview), Course::Anew);
        let named = places(&first.words.nodes);
        let most = map.scene.ranked[0];
        assert!(named.contains_key(&most) && named.len() > 20, "{named:?}");
        let away = first.next(ui, &seen(&map, &parts, near), Course::Anew);
        let back = away.next(ui, &seen(&map, &parts, overview), Course::Anew);
        assert_eq!(places(&back.words.nodes), named);
    });
}

/// Where symbols leave no room for names, those are named that matter most.
#[test]
fn in_a_dense_place_the_most_connected_are_named_over_lesser_symbols() {
    in_window(|ui| {
        let (mut scene, positions) = spiral(120, 25.0);
        for (number, node) in scene.nodes.iter_mut().enumerate() {
            node.name = format!("Person number {number}");
        }
        let lines = vec![Part::Shown; scene.lines.len()];
        let parts = ShownParts::new(vec![Part::Shown; 120], lines);
        let map = DossierMap::of_scene(scene, positions);
        let visible = seen(&map, &parts, cameras(1.0, 1.0, Vec2::ZERO)[0]);
        let said = Said::default().next(ui, &visible, Course::Anew);
        let over: Vec<&Placed> = said.words.nodes.iter().filter(|name| name.over).collect();
        assert!(!over.is_empty(), "the test tests something");
        check_apart(&visible, &said.words, "dense");
        for name in &over {
            assert!(visible.found.nodes[..MAY_COVER].contains(&name.index));
        }
        let again = said.next(ui, &visible, Course::AtRest);
        for name in over {
            assert_eq!(places(&again.words.nodes).get(&name.index), Some(&name.at));
        }
    });
}

#[test]
fn what_is_pointed_at_moves_no_other_words() {
    in_window(|ui| {
        let (map, parts) = map(400);
        let visible = seen(&map, &parts, cameras(0.7, 1.0, Vec2::ZERO)[0]);
        let rest = Said::default().next(ui, &visible, Course::Anew).words;
        let unnamed = visible.found.nodes.iter().copied();
        let is_named = places(&rest.nodes);
        let unnamed: Vec<u32> = unnamed
            .filter(|node| !is_named.contains_key(node))
            .collect();
        assert!(unnamed.len() > 20);
        for node in unnamed {
            let mut nodes = vec![Emphasis::Faded; map.scene.nodes.len()];
            let mut lines = vec![Emphasis::Faded; map.scene.lines.len()];
            nodes[node as usize] = Emphasis::Hovered;
            let lit_lines = map.scene.lines_of(node as usize);
            for line in lit_lines {
                lines[*line as usize] = Emphasis::Related;
            }
            let shown = Shown {
                menu: &|_, _| {},
                scene: &map.scene,
                nodes: &nodes,
                lines: &lines,
                faint: &[],
                lit_nodes: &[node],
                lit_lines,
                looks: 1,
                faded: true,
                parts: &Arc::default(),
                hidden: 0,
                minimap: true,
                portraits: crate::ui::widgets::map_canvas::Portraits::default(),
            };
            let said = lit(ui, &visible, shown, &rest, &Words::default());
            assert!(places(&said.nodes).contains_key(&node), "{node} is named");
            for name in said.nodes.iter().filter(|name| name.index != node) {
                let stood = rest.nodes.iter().find(|one| one.index == name.index);
                assert_eq!(stood.unwrap().rect, name.rect);
            }
            let again = lit(ui, &visible, shown, &rest, &said);
            assert_eq!(places(&again.nodes), places(&said.nodes));
            assert_eq!(places(&again.lines), places(&said.lines));
        }
    });
}

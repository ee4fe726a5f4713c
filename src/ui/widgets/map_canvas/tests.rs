//! Pictures of the map against the map itself.

use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Context, RawInput, Rect, Vec2, pos2, vec2};

use super::backdrop;
use super::emphasis::Emphasis;
use super::sheets::{Content, Sheets, Wanted};
use super::symbols::Symbols;
use super::visible::{Lie, Visible};
use super::{MapCanvas, Shown};
use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_scene::samples::{scene, spiral};
use crate::geometry::map_sheet::{MapSheet, Part, SheetPlace, SheetRequest, ShownParts};
use crate::raster::Plate;
use crate::ui::theme::{self, LIGHT};

const AREA: Rect = Rect {
    min: pos2(20.0, 60.0),
    max: pos2(420.0, 360.0),
};

fn map(nodes: u32) -> Arc<DossierMap> {
    let (scene, positions) = spiral(nodes, 30.0);
    Arc::new(DossierMap::of_scene(scene, positions))
}

fn everything(map: &DossierMap) -> Arc<ShownParts> {
    let all = |count: usize| vec![Part::Shown; count];
    let scene = &map.scene;
    Arc::new(ShownParts::new(
        all(scene.nodes.len()),
        all(scene.lines.len()),
    ))
}

fn wanted(zoom: f32, hidden: u64) -> Wanted {
    Wanted {
        content: Content {
            dark: false,
            hidden,
            moved: 0,
            tier: 0,
        },
        camera: TSTransform::new(AREA.center().to_vec2(), zoom),
        area: AREA,
        pixels_per_point: 1.5,
        max_texture_side: 2048,
    }
}

fn request(map: &Arc<DossierMap>, place: SheetPlace) -> SheetRequest {
    SheetRequest {
        number: 1,
        map: Arc::clone(map),
        positions: Arc::new(map.layout.positions.clone()),
        shown: everything(map),
        place,
        tier: 0,
        dark: false,
    }
}

/// What the window would show of the map without a picture.
fn drawn(map: &DossierMap, wanted: &Wanted) -> ([u32; 2], [i32; 2], Vec<u8>) {
    let parts = everything(map);
    let lie = Lie {
        map,
        positions: &map.layout.positions,
        moved: &[],
        parts: &parts,
    };
    let visible = Visible::new(lie, wanted.camera, wanted.area);
    assert!(!visible.found.has_many_lines && visible.found.nodes.len() > 20);
    let pixels = wanted.pixels_per_point;
    let [lines, nodes] = backdrop::meshes(&LIGHT, &Symbols::default(), &visible, false, pixels);
    let covered = wanted.area * pixels;
    let corner = [covered.left() as i32, covered.top() as i32];
    let size = [covered.width() as u32, covered.height() as u32];
    let mut plate = Plate::new(size, corner, pixels, LIGHT.paper).unwrap();
    plate.paint(&lines);
    plate.paint(&nodes);
    (size, corner, plate.into_rgba())
}

#[test]
fn symbols_of_a_few_nodes_have_their_size_also_in_one_line() {
    for nodes in [1, 2, 5] {
        let positions = (0..nodes).map(|node| [node as f32 * 150.0, 0.0]).collect();
        let map = DossierMap::of_scene(scene(nodes, &[]), positions);
        let parts = everything(&map);
        let lie = Lie {
            map: &map,
            positions: &map.layout.positions,
            moved: &[],
            parts: &parts,
        };
        let visible = Visible::new(lie, wanted(1.0, 0).camera, AREA);
        assert_eq!(visible.radius(0), map.scene.nodes[0].radius, "of {nodes}");
    }
}

#[test]
fn a_picture_at_rest_is_what_would_be_drawn() {
    let map = map(120);
    for zoom in [0.4, 0.73, 1.3] {
        let wanted = wanted(zoom, 0);
        let (place, _) = Sheets::default().wish(&wanted).unwrap();
        let sheet = backdrop::paint(&request(&map, place), &|| false).unwrap();
        let painted = sheet.rgba.unwrap();
        let ([width, height], corner, drawn) = drawn(&map, &wanted);
        let from = [0, 1].map(|axis: usize| (corner[axis] - place.corner[axis]) as usize);
        let mut inked = 0;
        for row in 0..height as usize {
            let start = ((from[1] + row) * place.size[0] as usize + from[0]) * 4;
            let painted = &painted[start..start + width as usize * 4];
            let drawn = &drawn[row * width as usize * 4..(row + 1) * width as usize * 4];
            for (a, b) in painted.iter().zip(drawn) {
                assert!(a.abs_diff(*b) <= 2, "row {row} at zoom {zoom}: {a} {b}");
                inked += usize::from(*b < 200);
            }
        }
        assert!(inked > 2000, "something is drawn: {inked}");
    }
}

#[test]
fn a_picture_that_is_given_up_is_none() {
    let map = map(3000);
    let (place, _) = Sheets::default().wish(&wanted(0.3, 0)).unwrap();
    assert!(backdrop::paint(&request(&map, place), &|| true).is_none());
}

fn sheet(number: u64, place: &SheetPlace) -> Arc<MapSheet> {
    let pixels = place.size[0] as usize * place.size[1] as usize;
    Arc::new(MapSheet {
        number,
        rgba: Some(Arc::new(vec![128; pixels * 4])),
        overview: None,
    })
}

/// Takes a picture over, in as many frames as that takes.
fn take(sheets: &mut Sheets, sheet: &Arc<MapSheet>) {
    let ctx = Context::default();
    let bounds = Rect::from_center_size(pos2(0.0, 0.0), Vec2::splat(400.0));
    for _ in 0..12 {
        sheets.take(&ctx, Some(sheet), bounds);
    }
}

#[test]
fn another_picture_is_asked_for_when_the_one_there_will_not_do() {
    let mut sheets = Sheets::default();
    let (place, number) = sheets.wish(&wanted(0.5, 0)).unwrap();
    assert!(sheets.wish(&wanted(0.5, 0)).is_none(), "it is under way");
    assert!(sheets.wish(&wanted(0.6, 0)).is_none(), "of use on the way");
    take(&mut sheets, &sheet(number, &place));
    assert!(sheets.wish(&wanted(0.5, 0)).is_none(), "it is sharp");

    let (place, number) = sheets.wish(&wanted(0.6, 0)).unwrap();
    take(&mut sheets, &sheet(number, &place));
    assert!(sheets.wish(&wanted(0.6, 0)).is_none(), "zoomed");

    let (old, old_number) = sheets.wish(&wanted(0.6, 1)).unwrap();
    let (place, number) = sheets.wish(&wanted(0.6, 2)).unwrap();
    take(&mut sheets, &sheet(old_number, &old));
    assert!(sheets.wish(&wanted(0.6, 2)).is_none(), "still under way");
    take(&mut sheets, &sheet(number, &place));
    assert!(sheets.wish(&wanted(0.6, 2)).is_none());
    assert!(sheets.wish(&wanted(0.6, 1)).is_some(), "shown again");
}

#[test]
fn a_map_that_is_moved_is_painted_anew_before_its_edge_comes_into_view() {
    let mut sheets = Sheets::default();
    let start = wanted(0.5, 0);
    let (place, number) = sheets.wish(&start).unwrap();
    take(&mut sheets, &sheet(number, &place));
    let moved = |by: f32| {
        let mut wanted = start;
        wanted.camera.translation += vec2(by, 0.0);
        wanted
    };
    assert!(sheets.wish(&moved(100.0)).is_none());
    assert!(sheets.wish(&moved(200.0)).is_some());
}

#[test]
fn what_could_not_be_painted_is_not_asked_for_again() {
    let mut sheets = Sheets::default();
    let (_, number) = sheets.wish(&wanted(0.5, 0)).unwrap();
    take(
        &mut sheets,
        &Arc::new(MapSheet {
            number,
            rgba: None,
            overview: None,
        }),
    );
    assert!(sheets.wish(&wanted(0.5, 0)).is_none());
    assert!(sheets.wish(&wanted(0.7, 0)).is_some());
}

#[test]
fn views_of_any_size_are_painted_within_the_limits_or_not_at_all() {
    let with = |area: Rect, camera: TSTransform| {
        let wanted = Wanted {
            camera,
            area,
            ..wanted(0.5, 0)
        };
        Sheets::default().wish(&wanted).map(|(place, _)| place)
    };
    let still = TSTransform::new(Vec2::ZERO, 0.5);
    for size in [
        vec2(1.0, 1.0),
        vec2(1e5, 3.0),
        vec2(4000.0, 2500.0),
        vec2(3e6, 3e6),
    ] {
        let place = with(Rect::from_min_size(pos2(5.0, 5.0), size), still).unwrap();
        let [width, height] = place.size;
        assert!(width >= 1 && height >= 1, "{size:?}");
        assert!(
            width <= 2048 && height <= 2048,
            "{size:?}: {width}×{height}"
        );
    }
    for area in [Rect::NOTHING, Rect::EVERYTHING, Rect::NAN, Rect::ZERO] {
        assert!(with(area, still).is_none(), "{area:?}");
    }
    let far = TSTransform::new(vec2(f32::INFINITY, 0.0), 0.5);
    assert!(with(AREA, far).is_none());
}

#[test]
fn a_map_with_a_node_very_far_away_is_drawn() {
    for far in [[3e38, -3e38], [f32::INFINITY, f32::NAN], [1e20, 0.0]] {
        let near = map(400);
        let mut positions = near.layout.positions.clone();
        positions[5] = far;
        let map = Arc::new(DossierMap::of_scene(near.scene.clone(), positions));
        let nodes = vec![Emphasis::Plain; map.scene.nodes.len()];
        let lines = vec![Emphasis::Plain; map.scene.lines.len()];
        let parts = everything(&map);
        let mut canvas = MapCanvas::new(&map);
        let ctx = Context::default();
        theme::install(&ctx, true);
        for turn in 0..4 {
            let shown = Shown {
                menu: &|_, _| {},
                scene: &map.scene,
                nodes: &nodes,
                lines: &lines,
                faint: &[],
                lit_nodes: &[],
                lit_lines: &[],
                looks: 0,
                faded: false,
                parts: &parts,
                hidden: 0,
                minimap: true,
                portraits: crate::ui::widgets::map_canvas::Portraits::default(),
            };
            let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(400.0, 300.0));
            let input = RawInput {
                screen_rect: Some(screen),
                ..RawInput::default()
            };
            let mut wanted = None;
            let mut output = ctx.run_ui(input, |ui| wanted = canvas.show(ui, shown).wanted);
            output.textures_delta.clear();
            if let Some(request) = wanted {
                assert!(backdrop::paint(&request, &|| false).is_some());
            }
            canvas.zoom_by(if turn == 1 { 1000.0 } else { 1.3 });
            canvas.center(if turn == 2 { 5 } else { 0 });
        }
    }
}

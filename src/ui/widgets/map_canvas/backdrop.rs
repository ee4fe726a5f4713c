//! All lines and symbols as they look at rest: few of them as a mesh for the window, many as a
//! picture that a job paints. Both are drawn by the same strokes, so neither is told from the other.
//!
//! What stands out is painted over it, so the backdrop is the same whatever is pointed at.

use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Mesh, Pos2, Rect, Vec2, pos2, vec2};

use super::brush::Brush;
use super::crowds::Spots;
use super::emphasis::Emphasis;
use super::frame::{self, Pen};
use super::symbols::{Paint, Symbols};
use super::visible::{Lie, Visible};
use crate::geometry::map_overview::Overview;
use crate::geometry::map_sheet::{MapSheet, Part, SheetPlace, SheetRequest};
use crate::raster::Plate;
use crate::ui::theme::{DARK, LIGHT, Palette};

/// With more nodes in view than this, they are drawn with few corners.
const MANY_NODES: usize = 800;
/// So many lines in view are drawn a little paler than few.
const INK: f32 = 6000.0;
/// Corners that are collected before they are painted into a picture.
const MOST_CORNERS: usize = 1 << 16;

/// Takes triangles away as they are drawn; says whether to go on.
type Flush<'a> = &'a mut dyn FnMut(&mut Brush) -> bool;

/// Few lines and symbols, lines first.
pub(super) fn meshes(
    colors: &Palette,
    symbols: &Symbols,
    visible: &Visible<'_>,
    is_faded: bool,
    pixels_per_point: f32,
) -> [Arc<Mesh>; 2] {
    let brush = || {
        let mut brush = Brush::new(pixels_per_point);
        brush.within = visible.area;
        brush
    };
    let (mut lines, mut nodes) = (brush(), brush());
    draw_lines(&mut lines, colors, visible, is_faded, &mut |_| true);
    draw_nodes(&mut nodes, colors, symbols, visible, is_faded, &mut |_| {
        true
    });
    [Arc::new(lines.mesh), Arc::new(nodes.mesh)]
}

/// Paints the picture that is asked for; `None` when it is given up.
pub(crate) fn paint(request: &SheetRequest, is_cancelled: &dyn Fn() -> bool) -> Option<MapSheet> {
    let place = &request.place;
    let colors = if request.dark { &DARK } else { &LIGHT };
    let Ok(mut plate) = Plate::new(
        place.size,
        place.corner,
        place.pixels_per_point,
        colors.paper,
    ) else {
        return Some(MapSheet::failed(request));
    };
    let camera = camera(place);
    let map = &request.map;
    let moved: Vec<u32> = (0..)
        .zip(request.positions.iter().zip(&map.layout.positions))
        .filter(|(_, (now, laid_out))| now != laid_out)
        .map(|(node, _)| node)
        .collect();
    let lie = Lie {
        map,
        positions: &request.positions,
        moved: &moved,
        parts: &request.shown,
    };
    let overview = Overview::new(map, &request.positions, &request.shown, request.tier);
    if is_cancelled() {
        return None;
    }
    let visible = match &overview {
        Some(_) => Visible::from_afar(lie, camera, area(place)),
        None => Visible::all(lie, camera, area(place)),
    };
    let mut brush = Brush::new(place.pixels_per_point);
    brush.within = visible.area;
    let mut flush = |brush: &mut Brush| {
        plate.paint(&brush.mesh);
        brush.clear();
        !is_cancelled()
    };
    let symbols = Symbols::default();
    let is_drawn = if let Some(overview) = &overview {
        let visible = &visible;
        let mut flush = |brush: &mut Brush| flush_full(brush, &mut flush);
        Spots { overview, visible }.draw(&mut brush, colors, &symbols, &mut flush)
    } else {
        draw_lines(&mut brush, colors, &visible, false, &mut flush)
            && draw_nodes(&mut brush, colors, &symbols, &visible, false, &mut flush)
    };
    (is_drawn && flush(&mut brush)).then(|| MapSheet {
        number: request.number,
        rgba: Some(Arc::new(plate.into_rgba())),
        overview: overview.map(Arc::new),
    })
}

/// What of the window a picture shows, in points.
pub(super) fn area(place: &SheetPlace) -> Rect {
    let point = |pixels: f32| pixels / place.pixels_per_point;
    let [left, top] = place.corner.map(|pixels| point(pixels as f32));
    let [width, height] = place.size.map(|pixels| point(pixels as f32));
    Rect::from_min_size(pos2(left, top), vec2(width, height))
}

/// From the map to the window, as a picture shows it.
pub(super) fn camera(place: &SheetPlace) -> TSTransform {
    TSTransform::new(Vec2::from(place.origin), place.zoom)
}

fn flush_full(brush: &mut Brush, flush: Flush<'_>) -> bool {
    brush.mesh.vertices.len() < MOST_CORNERS || flush(brush)
}

fn draw_lines(
    brush: &mut Brush,
    colors: &Palette,
    visible: &Visible<'_>,
    is_faded: bool,
    flush: Flush<'_>,
) -> bool {
    let lines = &visible.found.lines;
    let emphasis = |line: u32| at_rest(is_faded, visible.lie.parts.line(line));
    let mut pen = Pen::new(colors, visible);
    if !visible.found.has_many_lines {
        return lines.iter().all(|line| {
            pen.line(brush, *line, emphasis(*line));
            flush_full(brush, flush)
        });
    }
    // Of very many, each is hardly seen: where they run side by side, they add up.
    let density = (INK / lines.len() as f32).clamp(0.05, 0.7);
    lines.iter().all(|index| {
        let line = &visible.scene.lines[*index as usize];
        let ends: [Pos2; 2] = visible.ends(*index);
        // What lies under its own symbols is not seen.
        let covered = visible.radius(line.source) + visible.radius(line.target);
        if ends[0].distance_sq(ends[1]) > covered * covered {
            let strength = frame::strength(emphasis(*index), line.suggested) * density;
            let color = colors.standing(line.standing).gamma_multiply(strength);
            brush.line(&ends, brush.pixel(), color);
        }
        flush_full(brush, flush)
    })
}

fn draw_nodes(
    brush: &mut Brush,
    colors: &Palette,
    symbols: &Symbols,
    visible: &Visible<'_>,
    is_faded: bool,
    flush: Flush<'_>,
) -> bool {
    let is_plain = visible.found.nodes.len() > MANY_NODES;
    // The most connected last, on top.
    visible.found.nodes.iter().rev().all(|index| {
        let node = &visible.scene.nodes[*index as usize];
        let emphasis = at_rest(is_faded, visible.lie.parts.node(*index));
        let paint = Paint {
            color: frame::faded(colors.kind(node.kind), colors.paper, emphasis),
            paper: colors.paper,
            hollow: node.suggested,
            plain: is_plain,
        };
        let (at, radius) = (visible.place(*index), visible.radius(*index));
        symbols.paint(brush, node.kind, at, radius, paint);
        flush_full(brush, flush)
    })
}

/// How something looks behind what stands out: faded when anything does, or when it is filtered out.
fn at_rest(is_faded: bool, part: Part) -> Emphasis {
    if is_faded || part == Part::Faded {
        Emphasis::Faded
    } else {
        Emphasis::Plain
    }
}

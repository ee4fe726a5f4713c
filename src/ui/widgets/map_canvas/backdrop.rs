//! All lines and symbols as they look at rest, or faded behind what stands out: kept from frame to
//! frame.
//!
//! What stands out is painted over it, so the backdrop is the same whatever is pointed at: a map of
//! tens of thousands of lines is built anew only when it is zoomed, filtered or changed. A map that
//! is moved takes its backdrop along until an edge comes into view.

use std::sync::Arc;

use eframe::egui::{Color32, Mesh, Pos2, Rect, Shape, Vec2};

use super::brush::Brush;
use super::camera::Camera;
use super::emphasis::Emphasis;
use super::frame::{self, Pen};
use super::symbols::{Paint, Symbols};
use super::visible::Visible;
use super::{MapCanvas, Shown};
use crate::ui::theme::Palette;

/// With more nodes in view than this, they are drawn with few corners.
const MANY_NODES: usize = 800;
/// With more than this, they have no soft edges either.
const THOUSANDS_OF_NODES: usize = 3000;
/// Below this half size, in points, one of many nodes is a speck.
const SPECK: f32 = 3.2;
/// Specks that fall into one cell of so many points are drawn once.
const SPECK_CELL: f32 = 2.0;
/// So much around the view is drawn too, in points, for when the map is moved.
const MARGIN: f32 = 240.0;

/// What it was built for, apart from where the map is.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    zoom: f32,
    pixels_per_point: f32,
    paper: Color32,
    /// Counts changes of what is hidden.
    hidden: u64,
    /// Counts changes of where nodes are.
    moved: u64,
}

/// The backdrop of one map, plain and faded: a pointer that wanders asks for both in turn.
#[derive(Default)]
pub(super) struct Backdrop {
    plain: Option<Built>,
    faded: Option<Built>,
}

struct Built {
    key: Key,
    origin: Pos2,
    /// What part of the screen it covers.
    covers: Rect,
    lines: Arc<Mesh>,
    nodes: Arc<Mesh>,
}

impl Backdrop {
    /// Lines and symbols as shapes, lines first.
    pub(super) fn shapes(
        &mut self,
        canvas: &MapCanvas,
        colors: &Palette,
        pixels_per_point: f32,
        visible: &Visible,
        shown: Shown<'_>,
    ) -> [Shape; 2] {
        let key = Key {
            zoom: visible.zoom,
            pixels_per_point,
            paper: colors.paper,
            hidden: shown.hidden,
            moved: canvas.moved,
        };
        let slot = if shown.faded {
            &mut self.faded
        } else {
            &mut self.plain
        };
        let built = match slot.take() {
            Some(built) if built.key == key && built.reaches(visible) => built.moved_to(visible),
            stale => {
                let meshes = stale.map(|stale| [stale.lines, stale.nodes]);
                let meshes = meshes
                    .unwrap_or_default()
                    .map(|mesh| Arc::try_unwrap(mesh).unwrap_or_default());
                Built::new(key, canvas, colors, visible, shown, meshes)
            }
        };
        let shapes = [&built.lines, &built.nodes].map(|mesh| Shape::Mesh(Arc::clone(mesh)));
        *slot = Some(built);
        shapes
    }
}

impl Built {
    fn new(
        key: Key,
        canvas: &MapCanvas,
        colors: &Palette,
        visible: &Visible,
        shown: Shown<'_>,
        [lines, nodes]: [Mesh; 2],
    ) -> Self {
        let covers = visible.area.expand(MARGIN);
        let wide = wide(&canvas.camera, &canvas.positions, shown, covers);
        let mut lines = Brush::instead_of(lines, key.pixels_per_point);
        lines.within = covers;
        draw_lines(&mut lines, colors, &wide, shown);
        let mut nodes = Brush::instead_of(nodes, key.pixels_per_point);
        draw_nodes(&mut nodes, colors, &canvas.symbols, &wide, shown);
        Self {
            key,
            origin: visible.origin,
            covers,
            lines: Arc::new(lines.mesh),
            nodes: Arc::new(nodes.mesh),
        }
    }

    fn reaches(&self, visible: &Visible) -> bool {
        let moved = visible.origin - self.origin;
        self.covers.translate(moved).contains_rect(visible.area)
    }

    fn moved_to(mut self, visible: &Visible) -> Self {
        let by = visible.origin - self.origin;
        if by != Vec2::ZERO {
            self.origin = visible.origin;
            self.covers = self.covers.translate(by);
            for mesh in [&mut self.lines, &mut self.nodes] {
                Arc::make_mut(mesh).translate(by);
            }
        }
        self
    }
}

/// What is in view of a wider window.
fn wide(camera: &Camera, positions: &[[f32; 2]], shown: Shown<'_>, covers: Rect) -> Visible {
    Visible::new(camera, positions, shown, covers)
}

fn draw_lines(brush: &mut Brush, colors: &Palette, visible: &Visible, shown: Shown<'_>) {
    let emphasis = |index: u32| rest(shown, shown.lines[index as usize]);
    if !visible.has_many_lines() {
        let mut pen = Pen::new(colors, visible, shown);
        for index in &visible.lines {
            pen.line(brush, *index, emphasis(*index));
        }
        return;
    }
    brush.reserve(visible.lines.len() * 4, visible.lines.len() * 2);
    let density = (6000.0 / visible.lines.len() as f32).clamp(0.16, 0.7);
    for index in &visible.lines {
        let line = &shown.scene.lines[*index as usize];
        let (a, b) = (line.source as usize, line.target as usize);
        let (from, to) = (visible.screen[a], visible.screen[b]);
        // What lies under its own symbols is not seen.
        let covered = visible.radius[a] + visible.radius[b];
        if from.distance_sq(to) < covered * covered {
            continue;
        }
        let strength = frame::strength(emphasis(*index), line.suggested) * density;
        let color = colors.standing(line.standing).gamma_multiply(strength);
        brush.fast_line(from, to, color);
    }
}

fn draw_nodes(
    brush: &mut Brush,
    colors: &Palette,
    symbols: &Symbols,
    visible: &Visible,
    shown: Shown<'_>,
) {
    let many = visible.nodes.len() > MANY_NODES;
    let corner = visible.area.min - Vec2::splat(30.0);
    let columns = (visible.area.width() / SPECK_CELL) as usize + 40;
    let rows = (visible.area.height() / SPECK_CELL) as usize + 40;
    let mut specks = vec![false; if many { columns * rows } else { 0 }];
    let corners = if visible.nodes.len() > THOUSANDS_OF_NODES {
        9
    } else {
        20
    };
    brush.reserve(visible.nodes.len() * corners, visible.nodes.len() * corners);
    // The most connected last, on top.
    for index in visible.nodes.iter().rev() {
        let node = &shown.scene.nodes[*index as usize];
        let at = visible.screen[*index as usize];
        let radius = visible.radius[*index as usize];
        let emphasis = rest(shown, shown.nodes[*index as usize]);
        let color = frame::faded(colors.kind(node.kind), colors.paper, emphasis);
        if many && radius < SPECK {
            let cell = (at - corner) / SPECK_CELL;
            let cell = cell.y.max(0.0) as usize * columns + cell.x.max(0.0) as usize;
            if specks
                .get_mut(cell)
                .is_none_or(|speck| !std::mem::replace(speck, true))
            {
                brush.speck(at, radius * 0.85, color);
            }
            continue;
        }
        let paint = Paint {
            color,
            paper: colors.paper,
            hollow: node.suggested,
            plain: many,
            hard: visible.nodes.len() > THOUSANDS_OF_NODES,
        };
        symbols.paint(brush, node.kind, at, radius, paint);
    }
}

/// How something looks behind what stands out: faded when anything does, or when it is filtered out.
fn rest(shown: Shown<'_>, own: Emphasis) -> Emphasis {
    if shown.faded || own == Emphasis::Faded {
        Emphasis::Faded
    } else {
        Emphasis::Plain
    }
}

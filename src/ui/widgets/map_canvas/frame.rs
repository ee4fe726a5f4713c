//! One frame of the map: what is in view, and its lines and symbols as one mesh.

use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Vec2, vec2};

use super::brush::{self, Brush};
use super::scene::{Emphasis, Scene};
use super::strokes::{self, Ends, Stroke};
use super::symbols::Paint;
use super::words::Words;
use super::{MapCanvas, MapThing, Shown};
use crate::model::annotation::Stance;
use crate::ui::theme::Palette;

/// With more lines in view than this, those that do not stand out are drawn straight and bare.
const MANY_LINES: usize = 1500;
/// With more nodes in view than this, those that do not stand out are drawn with few corners.
const MANY_NODES: usize = 800;
/// Nodes hardly seen that fall into one cell of so many points are drawn once.
const SPECK_CELL: f32 = 2.0;
/// How far a bent line may leave the box of its ends, in points.
const LINE_MARGIN: f32 = 90.0;

/// What is in view, on the screen.
pub(super) struct Visible {
    pub area: Rect,
    pub zoom: f32,
    /// Places of all nodes, in view or not.
    pub screen: Vec<Pos2>,
    /// Half sizes of all symbols.
    pub radius: Vec<f32>,
    /// Nodes in view, most connected first.
    pub nodes: Vec<u32>,
    /// Lines in view, in the order of the scene.
    pub lines: Vec<u32>,
    bends: Vec<f32>,
}

impl Visible {
    pub(super) fn new(canvas: &MapCanvas, shown: Shown<'_>, area: Rect) -> Self {
        let zoom = canvas.camera.zoom();
        let scene = shown.scene;
        let screen: Vec<Pos2> = (0..scene.nodes.len())
            .map(|node| canvas.screen(node))
            .collect();
        let size = zoom.sqrt().min(1.25);
        let radius: Vec<f32> = scene
            .nodes
            .iter()
            .map(|node| (node.radius * size).max(1.6))
            .collect();
        let near = area.expand(30.0);
        let nodes = scene
            .ranked
            .iter()
            .copied()
            .filter(|node| {
                let node = *node as usize;
                shown.nodes[node] != Emphasis::Hidden && near.contains(screen[node])
            })
            .collect();
        let lines = (0..scene.lines.len())
            .filter(|index| {
                let line = &scene.lines[*index];
                shown.lines[*index] != Emphasis::Hidden && {
                    let (a, b) = (screen[line.source as usize], screen[line.target as usize]);
                    Rect::from_two_pos(a, b)
                        .expand(LINE_MARGIN)
                        .intersects(area)
                }
            })
            .map(|index| index as u32)
            .collect();
        Self {
            area,
            zoom,
            screen,
            radius,
            nodes,
            lines,
            bends: scene.bends.clone(),
        }
    }

    pub(super) fn has_many_lines(&self) -> bool {
        self.lines.len() > MANY_LINES
    }

    /// The way of a line on the screen.
    pub(super) fn route(&self, scene: &Scene, index: u32, way: &mut Vec<Pos2>) {
        let line = &scene.lines[index as usize];
        let (a, b) = (line.source as usize, line.target as usize);
        // Bends are counted from the lower node to the higher.
        let sign = if a <= b { 1.0 } else { -1.0 };
        let ends = Ends {
            from: self.screen[a],
            to: self.screen[b],
            from_radius: self.radius[a],
            to_radius: self.radius[b],
            bend: self.bends[index as usize] * sign,
            zoom: self.zoom,
        };
        strokes::route(&ends, way);
    }

    /// The nearest line within `reach` of a place.
    pub(super) fn line_at(&self, shown: Shown<'_>, at: Pos2, reach: f32) -> Option<u32> {
        let mut way = Vec::new();
        let near = |line: &&u32| {
            let line = &shown.scene.lines[**line as usize];
            let (a, b) = (
                self.screen[line.source as usize],
                self.screen[line.target as usize],
            );
            Rect::from_two_pos(a, b).expand(LINE_MARGIN).contains(at)
        };
        self.lines
            .iter()
            .filter(near)
            .map(|line| {
                self.route(shown.scene, *line, &mut way);
                (brush::distance(&way, at), *line)
            })
            .filter(|(distance, _)| *distance <= reach)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, line)| line)
    }

    /// Small places on the lines without words, to be pointed at; none when there are very many.
    pub(super) fn bare_lines(&self, words: &Words, most: usize) -> Vec<(u32, Rect)> {
        if self.lines.len() > most {
            return Vec::new();
        }
        words
            .bare
            .iter()
            .map(|(line, middle)| (*line, Rect::from_center_size(*middle, Vec2::splat(12.0))))
            .collect()
    }
}

/// How visible something is at rest and when something else is pointed at.
fn strength(emphasis: Emphasis, suggested: bool) -> f32 {
    let own = if suggested { 0.6 } else { 1.0 };
    match emphasis {
        Emphasis::Hidden => 0.0,
        Emphasis::Faded => 0.2 * own,
        Emphasis::Plain => 0.85 * own,
        Emphasis::Related | Emphasis::Hovered | Emphasis::Selected => 1.0,
    }
}

/// What shines behind something that is hovered or selected.
fn glow(colors: &Palette, emphasis: Emphasis) -> Option<Color32> {
    match emphasis {
        Emphasis::Hovered => Some(colors.hovered),
        Emphasis::Selected => Some(colors.selected),
        _ => None,
    }
}

/// Paints lines and symbols.
pub(super) fn paint(
    painter: &Painter,
    colors: &Palette,
    canvas: &MapCanvas,
    visible: &Visible,
    shown: Shown<'_>,
    focused: Option<MapThing>,
) {
    let mut brush = Brush::new(painter.pixels_per_point());
    brush.reserve(visible.lines.len(), visible.nodes.len());
    lines(&mut brush, colors, visible, shown, focused);
    nodes(&mut brush, colors, canvas, visible, shown, focused);
    painter.add(Shape::mesh(brush.mesh));
}

fn lines(
    brush: &mut Brush,
    colors: &Palette,
    visible: &Visible,
    shown: Shown<'_>,
    focused: Option<MapThing>,
) {
    let many = visible.has_many_lines();
    let density = if many {
        (6000.0 / visible.lines.len() as f32).clamp(0.16, 0.7)
    } else {
        1.0
    };
    let mut way = Vec::new();
    for stands_out in [false, true] {
        for index in &visible.lines {
            let line = &shown.scene.lines[*index as usize];
            let emphasis = shown.lines[*index as usize];
            let is_focused = focused == Some(MapThing::Line(*index));
            if (emphasis > Emphasis::Plain || is_focused) != stands_out {
                continue;
            }
            let color = colors.stance(line.stance);
            let strength = strength(emphasis, line.suggested);
            if many && !stands_out {
                let (a, b) = (line.source as usize, line.target as usize);
                let color = color.gamma_multiply(strength * density);
                brush.fast_line(visible.screen[a], visible.screen[b], color);
                continue;
            }
            visible.route(shown.scene, *index, &mut way);
            if let Some(glow) = glow(colors, emphasis) {
                brush.line(&way, 9.0, glow);
            }
            if is_focused {
                brush.line(&way, 5.0, colors.accent.gamma_multiply(0.5));
            }
            let size = visible.zoom.clamp(0.5, 1.0);
            let width = match (line.thin, line.stance) {
                (true, _) => 0.9,
                (false, Stance::Former) => 1.2,
                (false, _) => 1.5,
            };
            let wider = if stands_out { 0.7 } else { 0.0 };
            let stroke = Stroke {
                stance: line.stance,
                width: width * size + wider,
                color: color.gamma_multiply(strength),
                arrow: line.directed && visible.zoom > 0.3,
            };
            strokes::draw(brush, &way, stroke);
        }
    }
}

fn nodes(
    brush: &mut Brush,
    colors: &Palette,
    canvas: &MapCanvas,
    visible: &Visible,
    shown: Shown<'_>,
    focused: Option<MapThing>,
) {
    let columns = (visible.area.width() / SPECK_CELL) as usize + 40;
    let rows = (visible.area.height() / SPECK_CELL) as usize + 40;
    let mut specks = if visible.nodes.len() > 2000 {
        vec![false; columns * rows]
    } else {
        Vec::new()
    };
    let many = visible.nodes.len() > MANY_NODES;
    let corner = visible.area.min - Vec2::splat(30.0);
    // The most connected last, on top.
    for stands_out in [false, true] {
        for index in visible.nodes.iter().rev() {
            let emphasis = shown.nodes[*index as usize];
            let is_focused = focused == Some(MapThing::Node(*index));
            if (emphasis > Emphasis::Plain || is_focused) != stands_out {
                continue;
            }
            let node = &shown.scene.nodes[*index as usize];
            let (at, radius) = (
                visible.screen[*index as usize],
                visible.radius[*index as usize],
            );
            if !specks.is_empty() && radius < 2.6 && !stands_out {
                let cell = (at - corner) / SPECK_CELL;
                let cell = cell.y.max(0.0) as usize * columns + cell.x.max(0.0) as usize;
                if let Some(speck) = specks.get_mut(cell)
                    && std::mem::replace(speck, true)
                {
                    continue;
                }
            }
            if let Some(glow) = glow(colors, emphasis) {
                let paint = Paint {
                    color: glow,
                    paper: glow,
                    hollow: false,
                    plain: false,
                };
                canvas
                    .symbols
                    .paint(brush, node.kind, at, radius + 6.0, paint);
            }
            let color = faded(colors.kind(node.kind), colors.paper, emphasis);
            let paint = Paint {
                color,
                paper: colors.paper,
                hollow: node.suggested,
                plain: many && !stands_out,
            };
            canvas.symbols.paint(brush, node.kind, at, radius, paint);
            if emphasis == Emphasis::Selected {
                canvas
                    .symbols
                    .ring(brush, node.kind, at, radius + 4.0, colors.kind(node.kind));
            }
            if is_focused {
                canvas
                    .symbols
                    .ring(brush, node.kind, at, radius + 8.0, colors.accent);
            }
            if canvas.is_pinned(*index) {
                pin_mark(brush, colors, at + vec2(radius * 0.8, -radius * 0.8));
            }
        }
    }
}

/// Nodes fade towards the paper and stay opaque, so that lines do not shine through.
fn faded(color: Color32, paper: Color32, emphasis: Emphasis) -> Color32 {
    if emphasis == Emphasis::Faded {
        paper.lerp_to_gamma(color, 0.3)
    } else {
        color
    }
}

/// A small pin: this node stays where the reader put it.
fn pin_mark(brush: &mut Brush, colors: &Palette, at: Pos2) {
    let disc = |size: f32| -> Vec<Pos2> {
        (0..12)
            .map(|step| at + Vec2::angled(std::f32::consts::TAU * step as f32 / 12.0) * size)
            .collect()
    };
    brush.line(&[at, at + vec2(-4.5, 5.5)], 1.6, colors.text);
    brush.fill(&disc(4.4), colors.paper);
    brush.fill(&disc(3.2), colors.text);
}

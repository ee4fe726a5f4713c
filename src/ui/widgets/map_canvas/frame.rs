//! What stands out in one frame of the map, painted over its backdrop.

use std::collections::BTreeMap;

use eframe::egui::{Color32, Pos2, Vec2, vec2};

use super::brush::Brush;
use super::emphasis::Emphasis;
use super::strokes::{self, Stroke};
use super::symbols::Paint;
use super::visible::Visible;
use super::{MapCanvas, MapThing, Shown};
use crate::model::standing::Standing;
use crate::ui::theme::Palette;

/// When more lines than this stand out, only those that are pointed at keep their patterns: one line
/// of dots has hundreds of corners.
const MANY_LIT: usize = 200;

/// How visible something is at rest and when something else is pointed at.
pub(super) fn strength(emphasis: Emphasis, suggested: bool) -> f32 {
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

/// Nodes fade towards the paper and stay opaque, so that lines do not shine through.
pub(super) fn faded(color: Color32, paper: Color32, emphasis: Emphasis) -> Color32 {
    if emphasis == Emphasis::Faded {
        paper.lerp_to_gamma(color, 0.3)
    } else {
        color
    }
}

/// Draws lines with their strokes.
pub(super) struct Pen<'a> {
    colors: &'a Palette,
    visible: &'a Visible<'a>,
    way: Vec<Pos2>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(colors: &'a Palette, visible: &'a Visible<'a>) -> Self {
        Self {
            colors,
            visible,
            way: Vec::new(),
        }
    }

    pub(super) fn line(&mut self, brush: &mut Brush, index: u32, emphasis: Emphasis) {
        self.visible.route(index, &mut self.way);
        if let Some(glow) = glow(self.colors, emphasis) {
            brush.line(&self.way, 9.0, glow);
        }
        let stroke = self.stroke(index, emphasis);
        strokes::draw(brush, &self.way, stroke);
    }

    /// One of a crowd that stands out: straight, without pattern and arrowhead.
    fn plain_line(&self, brush: &mut Brush, index: u32, emphasis: Emphasis) {
        let stroke = self.stroke(index, emphasis);
        brush.line(&self.visible.ends(index), stroke.width, stroke.color);
    }

    fn stroke(&self, index: u32, emphasis: Emphasis) -> Stroke {
        let line = &self.visible.scene.lines[index as usize];
        let size = self.visible.zoom().clamp(0.5, 1.0);
        let width = match (line.thin, line.standing) {
            (true, _) => 0.9,
            (false, Standing::Former) => 1.2,
            (false, _) => 1.5,
        };
        let wider = if emphasis > Emphasis::Plain { 0.7 } else { 0.0 };
        if let Some(bundle) = self.visible.found.bundles.of(index) {
            let strength = strength(emphasis, bundle.suggested);
            // What stands in different ways has the color of none of them, unless it is solid.
            let color = match bundle.standings.as_slice() {
                [] => self.colors.standing(bundle.standing),
                _ if bundle.standing == Standing::Asserted => self.colors.standing(bundle.standing),
                _ => self.colors.weak_text,
            };
            return Stroke {
                standing: bundle.standing,
                width: 2.4 * size + wider,
                color: color.gamma_multiply(strength),
                other: self.colors.weak_text.gamma_multiply(strength),
                back: bundle.points[0] && self.visible.zoom() > 0.3,
                arrow: bundle.points[1] && self.visible.zoom() > 0.3,
            };
        }
        let strength = strength(emphasis, line.suggested);
        Stroke {
            back: false,
            standing: line.standing,
            width: width * size + wider,
            color: self.colors.standing(line.standing).gamma_multiply(strength),
            other: self.colors.weak_text.gamma_multiply(strength),
            arrow: line.directed && self.visible.zoom() > 0.3,
        }
    }

    /// Shows that a line has the keyboard's focus.
    fn focus(&mut self, brush: &mut Brush, index: u32) {
        self.visible.route(index, &mut self.way);
        brush.line(&self.way, 5.0, self.colors.accent.gamma_multiply(0.5));
    }
}

/// What stands out of the lines, over those at rest.
pub(super) fn lit_lines(
    brush: &mut Brush,
    colors: &Palette,
    focused: Option<MapThing>,
    visible: &Visible<'_>,
    shown: Shown<'_>,
) {
    let mut pen = Pen::new(colors, visible);
    if let Some(MapThing::Line(line)) = focused {
        pen.focus(brush, line);
    }
    let is_near = |line: &&u32| visible.is_line_near(**line);
    let many = shown.lit_lines.iter().filter(is_near).count() > MANY_LIT;
    let mut bundles: BTreeMap<u32, Emphasis> = BTreeMap::new();
    for index in shown.lit_lines.iter().filter(is_near) {
        let emphasis = shown.lines[*index as usize];
        // One that is pointed at is drawn in its own place also beside those that are one line.
        if let Some(first) = visible.found.bundles.first_of(*index)
            && (first == *index || emphasis <= Emphasis::Related)
        {
            let of_all = bundles.entry(first).or_default();
            *of_all = (*of_all).max(emphasis);
            continue;
        }
        if many && emphasis == Emphasis::Related {
            pen.plain_line(brush, *index, emphasis);
        } else {
            pen.line(brush, *index, emphasis);
        }
    }
    for (first, emphasis) in bundles {
        pen.line(brush, first, emphasis);
    }
}

/// What stands out of the nodes, over those at rest.
pub(super) fn lit_nodes(
    brush: &mut Brush,
    colors: &Palette,
    canvas: &MapCanvas,
    visible: &Visible<'_>,
    shown: Shown<'_>,
) {
    let place = |index: u32| (visible.place(index), visible.radius(index));
    let is_near = |node: &&u32| visible.is_node_near(**node);
    let many = shown.lit_nodes.iter().filter(is_near).count() > MANY_LIT;
    // The most connected last, on top.
    for index in shown.lit_nodes.iter().rev().filter(is_near) {
        let emphasis = shown.nodes[*index as usize];
        let node = &shown.scene.nodes[*index as usize];
        let (at, radius) = place(*index);
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
        let color = colors.kind(node.kind);
        let paint = Paint {
            color,
            paper: colors.paper,
            hollow: node.suggested,
            plain: many && emphasis == Emphasis::Related,
        };
        canvas.symbols.paint(brush, node.kind, at, radius, paint);
        if emphasis == Emphasis::Selected {
            canvas
                .symbols
                .ring(brush, node.kind, at, radius + 4.0, color);
        }
    }
    // What is selected has its ring: a click gives it the focus, too.
    if let Some(MapThing::Node(node)) = canvas.focused
        && shown.nodes[node as usize] != Emphasis::Selected
    {
        let (at, radius) = place(node);
        let kind = shown.scene.nodes[node as usize].kind;
        canvas
            .symbols
            .ring(brush, kind, at, radius + 8.0, colors.accent);
    }
}

/// Which nodes stay where the reader put them, over everything that is drawn of them.
pub(super) fn pins(
    brush: &mut Brush,
    colors: &Palette,
    canvas: &MapCanvas,
    visible: &Visible<'_>,
    shown: Shown<'_>,
) {
    for node in canvas.pins.keys() {
        if shown.nodes[*node as usize] != Emphasis::Hidden {
            let (at, radius) = (visible.place(*node), visible.radius(*node));
            pin_mark(brush, colors, at + vec2(radius * 0.8, -radius * 0.8));
        }
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

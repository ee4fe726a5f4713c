//! What of the map is in view, where it is on the screen, and what lies under the pointer.

use eframe::egui::{Pos2, Rect, Vec2};

use super::brush;
use super::camera::Camera;
use super::emphasis::Emphasis;
use super::strokes::{self, Ends};
use super::words::Words;
use super::{MapThing, Shown};
use crate::geometry::map_scene::Scene;

/// With more lines in view than this, those that do not stand out are drawn straight and bare.
pub(super) const MANY_LINES: usize = 1500;
/// How far a bent line may leave the box of its ends, in points.
const LINE_MARGIN: f32 = 90.0;
/// A click this near to a line, in points, means the line.
const LINE_REACH: f32 = 6.0;
/// A click this far outside of a symbol still means it.
const NODE_REACH: f32 = 2.0;

/// What is in view, on the screen.
pub(super) struct Visible {
    pub area: Rect,
    pub zoom: f32,
    /// Where the map's origin is: what is counted from it moves with the map.
    pub origin: Pos2,
    /// Places of all nodes, in view or not.
    pub screen: Vec<Pos2>,
    /// Half sizes of all symbols.
    pub radius: Vec<f32>,
    /// Nodes in view, most connected first.
    pub nodes: Vec<u32>,
    /// Lines in view, in the order of the scene.
    pub lines: Vec<u32>,
}

impl Visible {
    pub(super) fn new(
        camera: &Camera,
        positions: &[[f32; 2]],
        shown: Shown<'_>,
        area: Rect,
    ) -> Self {
        let zoom = camera.zoom();
        let scene = shown.scene;
        let screen: Vec<Pos2> = positions
            .iter()
            .map(|place| camera.screen(*place))
            .collect();
        let size = zoom.sqrt().min(1.25);
        let radius = scene
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
        let near = area.expand(LINE_MARGIN);
        let lines = (0u32..)
            .zip(&scene.lines)
            .filter(|(index, line)| {
                let (a, b) = (screen[line.source as usize], screen[line.target as usize]);
                shown.lines[*index as usize] != Emphasis::Hidden
                    && Rect::from_two_pos(a, b).intersects(near)
            })
            .map(|(index, _)| index)
            .collect();
        Self {
            area,
            zoom,
            origin: camera.screen([0.0; 2]),
            screen,
            radius,
            nodes,
            lines,
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
            bend: scene.bends[index as usize] * sign,
            zoom: self.zoom,
        };
        strokes::route(&ends, way);
    }

    /// What lies under the pointer: a symbol, or the nearest line within reach.
    pub(super) fn thing_at(&self, shown: Shown<'_>, at: Pos2) -> Option<MapThing> {
        if let Some(node) = self.node_at(at) {
            return Some(MapThing::Node(node));
        }
        self.line_at(shown, at).map(MapThing::Line)
    }

    fn node_at(&self, at: Pos2) -> Option<u32> {
        self.nodes
            .iter()
            .filter_map(|node| {
                let radius = self.radius[*node as usize];
                let reach = radius + NODE_REACH;
                let square = self.screen[*node as usize].distance_sq(at);
                // Roots are for the few that are near.
                (square <= reach * reach).then(|| (square.sqrt() - radius, *node))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, node)| node)
    }

    fn line_at(&self, shown: Shown<'_>, at: Pos2) -> Option<u32> {
        let mut way = Vec::new();
        let many = self.has_many_lines();
        let margin = if many { LINE_REACH } else { LINE_MARGIN };
        self.lines
            .iter()
            .filter_map(|index| {
                let line = &shown.scene.lines[*index as usize];
                let ends = [line.source, line.target].map(|end| self.screen[end as usize]);
                if !Rect::from_two_pos(ends[0], ends[1])
                    .expand(margin)
                    .contains(at)
                {
                    return None;
                }
                let away = if many && shown.lines[*index as usize] <= Emphasis::Plain {
                    brush::distance(&ends, at)
                } else {
                    self.route(shown.scene, *index, &mut way);
                    brush::distance(&way, at)
                };
                (away <= LINE_REACH).then_some((away, *index))
            })
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

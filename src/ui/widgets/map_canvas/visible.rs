//! What of the map is in view, where it is on the screen, and what lies under the pointer.
//!
//! Found through the map's index: a part of a large map costs what is in that part.

use std::borrow::Cow;
use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Pos2, Rect, Vec2};

use super::MapThing;
use super::brush;
use super::bundles::Bundles;
use super::strokes::{self, Ends};
use super::words::Words;
use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_scene::Scene;
use crate::geometry::map_sheet::ShownParts;
use crate::model::figure_words::counted;

/// With more nodes or lines in view than this, a picture of them is shown instead.
const FEW: usize = 300;
/// With more lines in view than this, they are drawn straight and bare, and say nothing.
pub(super) const MANY_LINES: usize = 1500;
/// Of more nodes in view than this, only the most connected ones are looked at.
const CANDIDATES: usize = 700;
/// So many are found by looking at each; beyond, the index tells enough.
const MOST_LOOKED_AT: usize = 6000;
/// How far a symbol may reach into the view, in points, and a bent line out of the box of its ends.
const NODE_MARGIN: f32 = 30.0;
const LINE_MARGIN: f32 = 90.0;
/// A click this near to a line, in points, means the line.
const LINE_REACH: f32 = 6.0;
/// A click this far outside of a symbol still means it.
const NODE_REACH: f32 = 2.0;
/// Half the size of the usual symbol, in points at zoom 1, and of the smallest that is drawn.
const USUAL_RADIUS: f32 = 13.0;
const LEAST_RADIUS: f32 = 1.0;
/// Half the size of the usual symbol beside crowds.
const ALONE_RADIUS: f32 = 2.8;
/// The smallest in a map of few.
const LEAST_OF_FEW: f32 = 1.6;
/// How much of the way to the next node half a symbol takes at most.
const SYMBOL_SHARE: f32 = 0.3;
/// The largest symbol's half size, in points.
const MAX_RADIUS: f32 = 25.0;

/// A map as it lies: where its nodes are now, and what of it is shown.
#[derive(Clone, Copy)]
pub(super) struct Lie<'a> {
    pub map: &'a DossierMap,
    pub positions: &'a [[f32; 2]],
    /// Nodes that are not where they were laid out.
    pub moved: &'a [u32],
    pub parts: &'a ShownParts,
}

/// What is in view.
#[derive(Clone)]
pub(super) struct InView {
    /// Most connected first; of very many, only the first.
    pub nodes: Arc<[u32]>,
    /// In the order of the scene; none when there are [`MANY_LINES`].
    pub lines: Arc<[u32]>,
    pub bundles: Arc<Bundles>,
    pub has_many_lines: bool,
    /// Too much to be drawn in every frame.
    pub is_crowded: bool,
    /// Crowds are shown instead of their members.
    pub is_from_afar: bool,
}

/// What is in view, on the screen.
pub(super) struct Visible<'a> {
    pub lie: Lie<'a>,
    pub scene: &'a Scene,
    pub camera: TSTransform,
    pub area: Rect,
    pub found: InView,
}

impl<'a> Lie<'a> {
    /// Nodes that may be between two places, without those that are filtered out.
    fn nodes(self, low: [f32; 2], high: [f32; 2]) -> impl Iterator<Item = u32> + 'a {
        let found = self.map.index.nodes(low, high).into_iter();
        let is_moved = move |node: &u32| self.moved.contains(node);
        found
            .filter(move |node| !is_moved(node))
            .chain(self.moved.iter().copied())
            .filter(move |node| self.parts.shows_node(*node))
    }

    /// Lines that may touch what is between two places, likewise, in the order of the scene.
    fn lines(self, low: [f32; 2], high: [f32; 2]) -> Vec<u32> {
        let (scene, index) = (&self.map.scene, &self.map.index);
        if index.count_lines(low, high) > self.parts.line_count {
            // Most of them run through many cells, or are not shown.
            let all = 0..scene.lines.len() as u32;
            return all.filter(|line| self.parts.shows_line(*line)).collect();
        }
        let mut lines = index.lines(low, high);
        for node in self.moved {
            lines.extend(scene.lines_of(*node as usize));
        }
        if !self.moved.is_empty() {
            lines.sort_unstable();
            lines.dedup();
        }
        lines.retain(|line| self.parts.shows_line(*line));
        lines
    }
}

impl<'a> Visible<'a> {
    /// What is in `area`, with everything that is there: for a picture of it.
    pub(super) fn all(lie: Lie<'a>, camera: TSTransform, area: Rect) -> Self {
        let mut visible = Self::unfound(lie, camera, area);
        let is_near = visible.node_filter();
        let ranked = lie.map.scene.ranked.iter().copied();
        let nodes: Vec<u32> = ranked
            .filter(|node| lie.parts.shows_node(*node) && is_near(*node))
            .collect();
        let mut lines = visible.lines_near();
        let has_many_lines = lines.len() > MANY_LINES;
        visible.found = InView {
            nodes: nodes.into(),
            bundles: visible.bundles(&mut lines, has_many_lines),
            has_many_lines,
            lines: lines.into(),
            is_crowded: true,
            is_from_afar: false,
        };
        visible
    }

    /// What was found in `area` before.
    pub(super) fn again(lie: Lie<'a>, camera: TSTransform, area: Rect, found: InView) -> Self {
        Self {
            found,
            ..Self::unfound(lie, camera, area)
        }
    }

    /// Looks at what is in `area`, only as closely as it matters.
    pub(super) fn new(lie: Lie<'a>, camera: TSTransform, area: Rect) -> Self {
        let mut visible = Self::unfound(lie, camera, area);
        let index = &lie.map.index;
        let [low, high] = visible.map_corners(LINE_MARGIN);
        let may_be = index.count_lines(low, high).min(lie.parts.line_count);
        let mut lines = if may_be <= MOST_LOOKED_AT {
            visible.lines_near()
        } else {
            Vec::new()
        };
        let has_many_lines = may_be > MOST_LOOKED_AT || lines.len() > MANY_LINES;
        let bundles = visible.bundles(&mut lines, has_many_lines);

        let [low, high] = visible.map_corners(NODE_MARGIN);
        let is_near = visible.node_filter();
        let scene = &lie.map.scene;
        let few_nodes = index.count_nodes(low, high) <= MOST_LOOKED_AT;
        let nodes: Vec<u32> = if few_nodes {
            let found = lie.nodes(low, high).filter(|node| is_near(*node));
            let mut ranks: Vec<u32> = found.map(|node| scene.rank_of(node)).collect();
            ranks.sort_unstable();
            let ranks = ranks.into_iter().take(CANDIDATES);
            ranks.map(|rank| scene.ranked[rank as usize]).collect()
        } else {
            let ranked = scene.ranked.iter().copied();
            ranked
                .filter(|node| lie.parts.shows_node(*node) && is_near(*node))
                .take(CANDIDATES)
                .collect()
        };
        visible.found = InView {
            is_crowded: has_many_lines || lines.len() > FEW || nodes.len() > FEW,
            nodes: nodes.into(),
            bundles,
            lines: if has_many_lines {
                Arc::default()
            } else {
                lines.into()
            },
            has_many_lines,
            is_from_afar: false,
        };
        visible
    }

    /// With nothing in `area` but what is drawn beside an overview.
    pub(super) fn from_afar(lie: Lie<'a>, camera: TSTransform, area: Rect) -> Self {
        let mut visible = Self::unfound(lie, camera, area);
        visible.found.has_many_lines = true;
        visible.found.is_crowded = true;
        visible.found.is_from_afar = true;
        visible
    }

    fn unfound(lie: Lie<'a>, camera: TSTransform, area: Rect) -> Self {
        Self {
            lie,
            scene: &lie.map.scene,
            camera,
            area,
            found: InView {
                nodes: Arc::default(),
                lines: Arc::default(),
                bundles: Arc::default(),
                has_many_lines: false,
                is_crowded: false,
                is_from_afar: false,
            },
        }
    }

    /// The corners, on the map, of the view and so many points around it.
    fn map_corners(&self, margin: f32) -> [[f32; 2]; 2] {
        let near = self.camera.inverse() * self.area.expand(margin);
        [near.min.into(), near.max.into()]
    }

    fn node_filter(&self) -> impl Fn(u32) -> bool + use<'a> {
        let near = self.area.expand(NODE_MARGIN);
        let (camera, lie) = (self.camera, self.lie);
        move |node| near.contains(camera * Pos2::from(lie.positions[node as usize]))
    }

    fn bundles(&self, lines: &mut Vec<u32>, has_many: bool) -> Arc<Bundles> {
        if has_many {
            return Arc::default();
        }
        let (scene, parts) = (self.scene, self.lie.parts);
        Arc::new(Bundles::take(scene, parts, self.zoom(), lines))
    }

    /// What is said on a line: its words, or how many it stands for.
    pub(super) fn label(&self, line: u32) -> Cow<'a, str> {
        match self.found.bundles.of(line) {
            Some(bundle) => Cow::Owned(counted(bundle.lines.len())),
            None => Cow::Borrowed(&self.scene.lines[line as usize].label),
        }
    }

    fn lines_near(&self) -> Vec<u32> {
        let [low, high] = self.map_corners(LINE_MARGIN);
        let mut lines = self.lie.lines(low, high);
        lines.retain(|line| self.is_line_near(*line));
        lines
    }

    pub(super) fn is_line_near(&self, line: u32) -> bool {
        let [from, to] = self.ends(line);
        Rect::from_two_pos(from, to).intersects(self.area.expand(LINE_MARGIN))
    }

    pub(super) fn is_node_near(&self, node: u32) -> bool {
        self.area.expand(NODE_MARGIN).contains(self.place(node))
    }

    pub(super) fn zoom(&self) -> f32 {
        self.camera.scaling
    }

    /// Where the map's origin is: what is counted from it moves with the map.
    pub(super) fn origin(&self) -> Pos2 {
        self.camera.translation.to_pos2()
    }

    pub(super) fn place(&self, node: u32) -> Pos2 {
        self.camera * Pos2::from(self.lie.positions[node as usize])
    }

    /// Half the size of a symbol: in a map of hundreds so small that lines are seen between them,
    /// until it is zoomed into. A few are never a crowd, and where they stand in one line there is no
    /// area that they share.
    pub(super) fn radius(&self, node: u32) -> f32 {
        let own = self.scene.nodes[node as usize].radius;
        let size = self.zoom().sqrt().min(1.25);
        if self.scene.nodes.len() <= FEW {
            return (own * size).max(LEAST_OF_FEW);
        }
        if self.found.is_from_afar {
            return (own / USUAL_RADIUS * ALONE_RADIUS).max(LEAST_RADIUS);
        }
        let room = self.lie.map.index.spacing() * self.zoom() * SYMBOL_SHARE;
        (own * size.min(room / USUAL_RADIUS)).max(LEAST_RADIUS)
    }

    /// Where the nodes at a line's ends are.
    pub(super) fn ends(&self, line: u32) -> [Pos2; 2] {
        let line = &self.scene.lines[line as usize];
        [line.source, line.target].map(|end| self.place(end))
    }

    /// The way of a line on the screen.
    pub(super) fn route(&self, index: u32, way: &mut Vec<Pos2>) {
        let line = &self.scene.lines[index as usize];
        let [from, to] = self.ends(index);
        // Bends are counted from the lower node to the higher.
        let sign = if line.source <= line.target {
            1.0
        } else {
            -1.0
        };
        let ends = Ends {
            from,
            to,
            from_radius: self.radius(line.source),
            to_radius: self.radius(line.target),
            bend: match self.found.bundles.of(index) {
                Some(_) => 0.0,
                None => self.scene.bends[index as usize] * sign,
            },
            zoom: self.zoom(),
        };
        strokes::route(&ends, way);
    }

    /// What lies under the pointer: a symbol, or the nearest line within reach.
    pub(super) fn thing_at(&self, at: Pos2) -> Option<MapThing> {
        if let Some(node) = self.node_at(at) {
            return Some(MapThing::Node(node));
        }
        self.line_at(at).map(MapThing::Line)
    }

    pub(super) fn node_at(&self, at: Pos2) -> Option<u32> {
        let here = Self {
            area: Rect::from_center_size(at, Vec2::ZERO),
            ..Self::unfound(self.lie, self.camera, self.area)
        };
        let [low, high] = here.map_corners(MAX_RADIUS + NODE_REACH);
        self.lie
            .nodes(low, high)
            .filter_map(|node| {
                let away = self.place(node).distance(at) - self.radius(node);
                (away <= NODE_REACH).then_some((away, node))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, node)| node)
    }

    fn line_at(&self, at: Pos2) -> Option<u32> {
        let mut way = Vec::new();
        let here = Self {
            area: Rect::from_center_size(at, Vec2::ZERO),
            ..Self::unfound(self.lie, self.camera, self.area)
        };
        let bulge = strokes::bulge(self.scene.widest_bend, self.zoom());
        let [low, high] = here.map_corners(bulge.min(LINE_MARGIN) + LINE_REACH);
        self.lie
            .lines(low, high)
            .into_iter()
            .filter(|line| !self.found.bundles.hides(*line))
            .filter_map(|line| {
                self.route(line, &mut way);
                let away = brush::distance(&way, at);
                (away <= LINE_REACH).then_some((away, line))
            })
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, line)| line)
    }

    /// Small places on the lines without words, to be pointed at; none when there are very many.
    pub(super) fn bare_lines(&self, words: &Words, most: usize) -> Vec<(u32, Rect)> {
        if self.found.has_many_lines || self.found.lines.len() > most {
            return Vec::new();
        }
        words
            .bare
            .iter()
            .map(|(line, middle)| (*line, Rect::from_center_size(*middle, Vec2::splat(12.0))))
            .collect()
    }
}

//! What the canvas draws: nodes and lines as plain values, with their order of importance.

use std::collections::BTreeMap;

use eframe::egui::{Rect, Vec2, pos2, vec2};

use crate::model::annotation::Stance;
use crate::model::entity::EntityKind;

/// One node.
#[derive(Clone, Debug)]
pub struct SceneNode {
    pub kind: EntityKind,
    /// Only rules found it: drawn hollow.
    pub suggested: bool,
    pub name: String,
    /// For those who do not see it: name, kind, number of relations.
    pub spoken: String,
    /// Half the size of its symbol, in points at zoom 1.
    pub radius: f32,
    /// Half the size of its box with the label, and where the box's middle lies from the symbol's.
    pub box_half: Vec2,
    pub box_center: Vec2,
}

/// One line.
#[derive(Clone, Debug)]
pub struct SceneLine {
    pub source: u32,
    pub target: u32,
    pub directed: bool,
    /// An event's own link: drawn thin.
    pub thin: bool,
    pub suggested: bool,
    pub stance: Stance,
    pub label: String,
    /// For those who do not see it: ends, label, stance.
    pub spoken: String,
}

/// Everything that may be drawn.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    pub nodes: Vec<SceneNode>,
    pub lines: Vec<SceneLine>,
    /// Nodes, most connected first, then by name.
    pub ranked: Vec<u32>,
    /// How far each line bends away from the straight one: 0, or steps to one side, seen from the
    /// lower node to the higher.
    pub bends: Vec<f32>,
    /// Lines at each node.
    lines_of: Vec<Vec<u32>>,
}

impl Scene {
    /// Both ends of every line must be among the nodes.
    pub fn new(nodes: Vec<SceneNode>, lines: Vec<SceneLine>) -> Self {
        let mut lines_of = vec![Vec::new(); nodes.len()];
        let mut between: BTreeMap<(u32, u32), Vec<u32>> = BTreeMap::new();
        for (index, line) in lines.iter().enumerate() {
            lines_of[line.source as usize].push(index as u32);
            if line.source != line.target {
                lines_of[line.target as usize].push(index as u32);
            }
            let ends = (line.source.min(line.target), line.source.max(line.target));
            between.entry(ends).or_default().push(index as u32);
        }
        let mut bends = vec![0.0; lines.len()];
        for ((low, high), parallel) in between {
            let middle = (parallel.len() as f32 - 1.0) / 2.0;
            for (number, line) in parallel.into_iter().enumerate() {
                // Loops hang on their node, each outside the last.
                let loop_bend = number as f32 + 1.0;
                bends[line as usize] = if low == high {
                    loop_bend
                } else {
                    number as f32 - middle
                };
            }
        }
        let mut ranked: Vec<u32> = (0..nodes.len() as u32).collect();
        ranked.sort_by(|a, b| {
            let (a, b) = (*a as usize, *b as usize);
            let lines = lines_of[b].len().cmp(&lines_of[a].len());
            lines
                .then_with(|| nodes[a].name.cmp(&nodes[b].name))
                .then(a.cmp(&b))
        });
        Self {
            nodes,
            lines,
            ranked,
            bends,
            lines_of,
        }
    }

    pub fn lines_of(&self, node: usize) -> &[u32] {
        &self.lines_of[node]
    }

    /// The other end of `line`, seen from `node`.
    pub fn other_end(&self, line: u32, node: usize) -> usize {
        let line = &self.lines[line as usize];
        let other = if line.source as usize == node {
            line.target
        } else {
            line.source
        };
        other as usize
    }

    /// What holds all boxes of the nodes that are shown.
    pub fn bounds(&self, positions: &[[f32; 2]], is_shown: &dyn Fn(usize) -> bool) -> Rect {
        let mut bounds = Rect::NOTHING;
        for (index, (node, [x, y])) in self.nodes.iter().zip(positions).enumerate() {
            if is_shown(index) {
                let center = pos2(*x, *y) + node.box_center;
                bounds = bounds.union(Rect::from_center_size(center, node.box_half * 2.0));
            }
        }
        if bounds.is_finite() {
            bounds
        } else {
            Rect::from_center_size(pos2(0.0, 0.0), vec2(200.0, 200.0))
        }
    }
}

/// How strongly something stands out, weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    /// Filtered out.
    Hidden,
    /// Something else is pointed at.
    Faded,
    #[default]
    Plain,
    Related,
    Hovered,
    Selected,
}

//! What a map shows: nodes and lines as plain values, with their order of importance.
//!
//! Invariant: both ends of every line are among the nodes. It knows no positions and no screen.

use rayon::prelude::*;

use crate::model::entity::EntityKind;
use crate::model::standing::Standing;

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
    pub box_half: [f32; 2],
    pub box_center: [f32; 2],
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
    pub standing: Standing,
    pub label: String,
    /// For those who do not see it: ends, label, how it stands.
    pub spoken: String,
}

impl SceneLine {
    /// Both ends, the lower node first.
    pub fn ends(&self) -> (u32, u32) {
        (self.source.min(self.target), self.source.max(self.target))
    }
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
    /// The widest of the bends.
    pub widest_bend: f32,
    /// The place of each node among `ranked`.
    rank_of: Vec<u32>,
    /// Lines at each node.
    lines_of: Vec<Vec<u32>>,
}

impl Scene {
    /// Both ends of every line must be among the nodes.
    pub fn new(nodes: Vec<SceneNode>, lines: Vec<SceneLine>) -> Self {
        let mut lines_of = vec![Vec::new(); nodes.len()];
        let mut between: Vec<(u32, u32, u32)> = Vec::with_capacity(lines.len());
        for (index, line) in (0..).zip(&lines) {
            lines_of[line.source as usize].push(index);
            if line.source != line.target {
                lines_of[line.target as usize].push(index);
            }
            let (low, high) = line.ends();
            between.push((low, high, index));
        }
        between.par_sort_unstable();
        let mut bends = vec![0.0; lines.len()];
        for parallel in between.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let middle = (parallel.len() as f32 - 1.0) / 2.0;
            for (number, (low, high, line)) in parallel.iter().enumerate() {
                bends[*line as usize] = if low == high {
                    // Loops hang on their node, each outside the last.
                    number as f32 + 1.0
                } else {
                    number as f32 - middle
                };
            }
        }
        let mut ranked: Vec<u32> = (0..nodes.len() as u32).collect();
        ranked.par_sort_by(|a, b| {
            let (a, b) = (*a as usize, *b as usize);
            let lines = lines_of[b].len().cmp(&lines_of[a].len());
            lines
                .then_with(|| nodes[a].name.cmp(&nodes[b].name))
                .then(a.cmp(&b))
        });
        let mut rank_of = vec![0; nodes.len()];
        for (rank, node) in (0..).zip(&ranked) {
            rank_of[*node as usize] = rank;
        }
        Self {
            nodes,
            lines,
            ranked,
            widest_bend: bends
                .iter()
                .fold(0.0, |widest, bend| bend.abs().max(widest)),
            bends,
            rank_of,
            lines_of,
        }
    }

    /// How many nodes are more connected, or as connected and earlier by name.
    pub fn rank_of(&self, node: u32) -> u32 {
        self.rank_of[node as usize]
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

    /// The corners of what holds all boxes; `None` without nodes.
    pub fn bounds(&self, positions: &[[f32; 2]]) -> Option<[[f32; 2]; 2]> {
        let mut bounds: Option<[[f32; 2]; 2]> = None;
        for (node, position) in self.nodes.iter().zip(positions) {
            let [low, high] = bounds.get_or_insert([[f32::INFINITY; 2], [f32::NEG_INFINITY; 2]]);
            for side in 0..2 {
                let middle = position[side] + node.box_center[side];
                low[side] = low[side].min(middle - node.box_half[side]);
                high[side] = high[side].max(middle + node.box_half[side]);
            }
        }
        bounds
    }
}

#[cfg(test)]
pub(crate) mod samples {
    use super::{Scene, SceneLine, SceneNode};
    use crate::model::entity::EntityKind;
    use crate::model::standing::Standing;

    /// So many nodes in a spiral, `step` points apart, each linked to two others.
    pub(crate) fn spiral(nodes: u32, step: f32) -> (Scene, Vec<[f32; 2]>) {
        let place = |node: u32| {
            let (sin, cos) = (node as f32 * 2.4).sin_cos();
            [cos, sin].map(|part| part * (node as f32).sqrt() * step)
        };
        let ends: Vec<(u32, u32)> = (0..nodes)
            .flat_map(|node| [(node, node / 2), (node, (node * 7 + 3) % nodes)])
            .collect();
        (scene(nodes, &ends), (0..nodes).map(place).collect())
    }

    /// So many nodes, and lines between them.
    pub(crate) fn scene(nodes: u32, ends: &[(u32, u32)]) -> Scene {
        let node = |number: u32| SceneNode {
            kind: EntityKind::ALL[number as usize % EntityKind::ALL.len()],
            suggested: number % 7 == 3,
            name: format!("Node {number}"),
            spoken: format!("Node {number}, spoken"),
            radius: 10.0 + (number % 9) as f32,
            box_half: [30.0, 20.0],
            box_center: [0.0, 8.0],
        };
        let line = |(number, (source, target)): (usize, &(u32, u32))| SceneLine {
            source: *source,
            target: *target,
            directed: number % 3 > 0,
            thin: number % 5 == 1,
            suggested: number % 6 == 2,
            standing: Standing::ALL[number % Standing::ALL.len()],
            label: "knows".to_owned(),
            spoken: format!("Line {number}"),
        };
        Scene::new(
            (0..nodes).map(node).collect(),
            ends.iter().enumerate().map(line).collect(),
        )
    }
}

//! One graph of the multilevel layout with the positions of its nodes, moved step by step.
//!
//! Nodes push each other apart with mass over distance and lines pull; each node moves by its force
//! over the steepness of that force, so crowded nodes move carefully and nothing has to be tuned to
//! the size of the graph.

use rayon::prelude::*;

use super::graph::Graph;
use super::hashing::cube_root;
use super::repulsion::{Push, Repulsion, WORTH_THREADS};

/// The pull to the middle, so that nothing drifts.
const GRAVITY: f32 = 0.002;
/// How much of the last move is kept while it goes the same way.
const MOMENTUM: f32 = 0.6;
/// Keeps the pull of a line without length finite.
const SHORTEST: f32 = 0.05;
/// In the first steps nodes move far: what pushes whom is found anew each time.
const RESTLESS: usize = 4;
/// Later only every so many steps.
const STEPS_TOGETHER: usize = 3;

/// The lines of about so many nodes are measured.
const MEASURED: usize = 10_000;

/// How the pull of a line grows with its length.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pull {
    Square,
    Root,
}

pub(super) struct Level {
    /// Numbered along a curve through the plane, so that what is near is near in memory.
    graph: Graph,
    xs: Vec<f32>,
    ys: Vec<f32>,
    moves: Vec<[f32; 2]>,
    wanted: Vec<[f32; 3]>,
    pushes: Vec<Push>,
    repulsion: Repulsion,
    /// The number each node came with.
    original: Vec<u32>,
    steps: usize,
}

impl Level {
    pub(super) fn new(graph: &Graph, xs: &[f32], ys: &[f32]) -> Self {
        let mut repulsion = Repulsion::new();
        let original = repulsion.order(xs, ys, &graph.masses);
        let mut index = vec![0; original.len()];
        for (new, old) in original.iter().enumerate() {
            index[*old as usize] = new as u32;
        }
        Self {
            graph: graph.part(&original, &index),
            xs: original.iter().map(|node| xs[*node as usize]).collect(),
            ys: original.iter().map(|node| ys[*node as usize]).collect(),
            moves: vec![[0.0; 2]; original.len()],
            wanted: vec![[0.0; 3]; original.len()],
            pushes: vec![Push::default(); original.len()],
            repulsion,
            original,
            steps: 0,
        }
    }

    /// Scales to where push and pull are in balance for this shape, in closed form.
    pub(super) fn rescale(&mut self, pull: Pull) {
        let graph = &self.graph;
        let total: f64 = graph.masses.iter().map(|mass| f64::from(*mass)).sum();
        let squares: f64 = graph
            .masses
            .iter()
            .map(|mass| f64::from(*mass) * f64::from(*mass))
            .sum();
        let mut pulled = 0.0;
        for node in 0..graph.len() {
            for place in graph.range(node) {
                let other = graph.neighbours[place] as usize;
                let (dx, dy) = (
                    self.xs[node] - self.xs[other],
                    self.ys[node] - self.ys[other],
                );
                let length = f64::from(dx * dx + dy * dy).sqrt();
                let power = match pull {
                    Pull::Square => length * length * length,
                    Pull::Root => length * length.sqrt(),
                };
                pulled += f64::from(graph.weight(place)) * power;
            }
        }
        let root = cube_root((total * total - squares) / pulled.max(1e-12));
        let scale = match pull {
            Pull::Square => root,
            Pull::Root => root * root,
        };
        let scale = scale.clamp(0.2, 5.0) as f32;
        for value in self.xs.iter_mut().chain(&mut self.ys) {
            *value *= scale;
        }
        self.steps = 0;
    }

    /// Moves every node once, by `share` of what it wants; gives the mean move over the mean length
    /// of the lines.
    pub(super) fn step(&mut self, pull: Pull, share: f32) -> f32 {
        if self.steps < RESTLESS || self.steps.is_multiple_of(STEPS_TOGETHER) {
            self.repulsion
                .prepare(&self.xs, &self.ys, &self.graph.masses);
        }
        self.repulsion.push(&self.xs, &self.ys, &mut self.pushes);
        self.steps += 1;
        self.ask(pull);
        let count = self.graph.len();
        let lengths: f64 = self.wanted.iter().map(|wanted| f64::from(wanted[2])).sum();
        let mean_length = lengths / self.graph.neighbours.len().max(1) as f64;
        let momentum = if self.steps < 3 { 0.0 } else { MOMENTUM };
        let mut moved = 0.0;
        for (node, [x, y, _]) in self.wanted.iter().enumerate() {
            let last = self.moves[node];
            let kept = if last[0] * x + last[1] * y < 0.0 {
                0.0
            } else {
                momentum
            };
            let now = [kept * last[0] + share * x, kept * last[1] + share * y];
            self.xs[node] += now[0];
            self.ys[node] += now[1];
            moved += f64::from((now[0] * now[0] + now[1] * now[1]).sqrt());
            self.moves[node] = now;
        }
        (moved / count as f64 / mean_length.max(1e-12)) as f32
    }

    /// Where each node wants to go from here, and how long its lines are together.
    fn ask(&mut self, pull: Pull) {
        let (graph, xs, ys, pushes) = (&self.graph, &self.xs, &self.ys, &self.pushes);
        let gravity = GRAVITY * graph.masses.iter().sum::<f32>() / graph.len() as f32;
        let ask = |node: usize, wanted: &mut [f32; 3]| {
            let (x, y, mass) = (xs[node], ys[node], graph.masses[node]);
            let (mut fx, mut fy, mut steepness, mut lengths) = (0.0, 0.0, 0.0, 0.0);
            for place in graph.range(node) {
                let other = graph.neighbours[place] as usize;
                let (dx, dy) = (xs[other] - x, ys[other] - y);
                let length = (dx * dx + dy * dy).sqrt();
                let weight = graph.weight(place)
                    * match pull {
                        Pull::Square => length + SHORTEST,
                        Pull::Root => 1.0 / (length + SHORTEST).sqrt(),
                    };
                fx += weight * dx;
                fy += weight * dy;
                steepness += weight;
                lengths += length;
            }
            let push = pushes[node];
            fx += mass * push.x - gravity * mass * x;
            fy += mass * push.y - gravity * mass * y;
            steepness += mass * push.steepness + gravity * mass;
            *wanted = [fx / steepness, fy / steepness, lengths];
        };
        if graph.len() < WORTH_THREADS {
            for (node, wanted) in self.wanted.iter_mut().enumerate() {
                ask(node, wanted);
            }
        } else {
            self.wanted
                .par_iter_mut()
                .with_min_len(512)
                .enumerate()
                .for_each(|(node, wanted)| ask(node, wanted));
        }
    }

    /// The median length of the lines; of some of them where they are many.
    pub(super) fn median_line(&self) -> f32 {
        let graph = &self.graph;
        let mut lengths: Vec<f32> = (0..graph.len())
            .step_by(graph.len() / MEASURED + 1)
            .flat_map(|node| graph.range(node).map(move |place| (node, place)))
            .map(|(node, place)| {
                let other = graph.neighbours[place] as usize;
                let (dx, dy) = (
                    self.xs[node] - self.xs[other],
                    self.ys[node] - self.ys[other],
                );
                (dx * dx + dy * dy).sqrt()
            })
            .collect();
        if lengths.is_empty() {
            return 1.0;
        }
        let middle = lengths.len() / 2;
        *lengths.select_nth_unstable_by(middle, f32::total_cmp).1
    }

    /// The masses in the numbering the level was made with.
    pub(super) fn masses(&self) -> Vec<f32> {
        let mut masses = vec![0.0; self.original.len()];
        for (node, original) in self.original.iter().enumerate() {
            masses[*original as usize] = self.graph.masses[node];
        }
        masses
    }

    /// The positions in the numbering the level was made with.
    pub(super) fn positions(&self) -> Vec<[f32; 2]> {
        let mut positions = vec![[0.0; 2]; self.original.len()];
        for (node, original) in self.original.iter().enumerate() {
            positions[*original as usize] = [self.xs[node], self.ys[node]];
        }
        positions
    }
}

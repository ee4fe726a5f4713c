//! The multilevel force layout: shape first on a small graph, detail on ever larger ones.
//!
//! Nodes push each other apart with mass over distance and lines pull; each node moves by its force
//! over the steepness of that force, so crowded nodes move carefully and nothing has to be tuned to
//! the size of the graph. Coarse graphs pull with the square of the distance, which gives good large
//! distances; the finest one with its root, which keeps neighbours together.

use rayon::prelude::*;

use super::coarsen::coarsen;
use super::graph::Graph;
use super::hashing::{cube_root, unit};
use super::quadtree::{Push, Quadtree};

/// A graph of up to this many nodes is not made smaller.
const COARSEST: usize = 40;
/// Making smaller stops where it saves less than this share of the nodes.
const LEAST_GAIN: f32 = 0.08;
const MOST_ITERATIONS: usize = 100;
const FEWEST_ITERATIONS: usize = 30;
const FINEST_ITERATIONS: usize = 60;
/// A level is settled when nodes move less than this share of a line's length on average.
const SETTLED: f32 = 0.004;
/// The pull to the middle, so that nothing drifts.
const GRAVITY: f32 = 0.002;
const STEP: f32 = 0.9;
/// How much of the last move is kept while it goes the same way.
const MOMENTUM: f32 = 0.6;
/// How long a line is in points in a map too large for label boxes.
const LINE_IN_POINTS: f32 = 70.0;

/// How the pull of a line grows with its length.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pull {
    Square,
    Root,
}

/// Positions in units of its own; `None` when told to stop.
///
/// Another `seed` gives another start, and often another arrangement.
pub(super) fn lay_out(
    graph: &Graph,
    seed: u64,
    progress: &dyn Fn(f32) -> bool,
) -> Option<Vec<[f32; 2]>> {
    let mut graphs = vec![graph.clone()];
    let mut maps = Vec::new();
    while let Some(finest) = graphs.last()
        && finest.len() > COARSEST
    {
        let (coarse, map) = coarsen(finest);
        if coarse.len() as f32 > (1.0 - LEAST_GAIN) * finest.len() as f32 {
            break;
        }
        graphs.push(coarse);
        maps.push(map);
    }
    let coarsest = graphs.pop().unwrap_or_default();
    let side = coarsest.masses.iter().sum::<f32>().sqrt() * 0.5;
    let scatter = |salt: u64| {
        (0..coarsest.len() as u64)
            .map(|node| (unit((seed << 32) + 2 * node + salt) - 0.5) * side)
            .collect()
    };
    let (xs, ys): (Vec<f32>, Vec<f32>) = (scatter(0), scatter(1));
    let depth = maps.len();
    let mut level = Level::new(&coarsest, &xs, &ys);
    for (number, (map, finer)) in maps.into_iter().zip(graphs).rev().enumerate() {
        let less = (MOST_ITERATIONS - FEWEST_ITERATIONS) * number / depth;
        level.rescale(Pull::Square);
        for _ in 0..MOST_ITERATIONS - less {
            // The finest level costs most; the coarse ones together about as much.
            if !progress(0.4 * number as f32 / depth as f32) {
                return None;
            }
            if level.step(Pull::Square) < SETTLED {
                break;
            }
        }
        let positions = level.positions();
        let spread = |axis: usize, salt: u64| -> Vec<f32> {
            (0..finer.len())
                .map(|node| {
                    let own = (unit(0x5151 + salt + 2 * node as u64) - 0.5) * 0.5;
                    positions[map[node] as usize][axis] + own * finer.masses[node].sqrt()
                })
                .collect()
        };
        let (xs, ys) = (spread(0, 0), spread(1, 1));
        level = Level::new(&finer, &xs, &ys);
    }
    let pull = if depth == 0 { Pull::Square } else { Pull::Root };
    level.rescale(pull);
    let iterations = if depth == 0 {
        MOST_ITERATIONS
    } else {
        FINEST_ITERATIONS
    };
    for number in 0..iterations {
        if !progress(0.4 + 0.6 * number as f32 / iterations as f32) {
            return None;
        }
        level.step(pull);
    }
    Some(level.positions())
}

/// Scales the layout so that a usual line has its length in points, and each node `spacing` around it.
pub(super) fn scale_to_points(graph: &Graph, positions: &mut [[f32; 2]], spacing: f32) {
    let mut lengths: Vec<f32> = Vec::new();
    for node in 0..graph.len() {
        for neighbour in &graph.neighbours[graph.range(node)] {
            let ([ax, ay], [bx, by]) = (positions[node], positions[*neighbour as usize]);
            lengths.push(((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt());
        }
    }
    lengths.sort_unstable_by(f32::total_cmp);
    let median = lengths.get(lengths.len() / 2).copied().unwrap_or(1.0);
    let squares: f64 = positions
        .iter()
        .map(|[x, y]| f64::from(x * x + y * y))
        .sum();
    let radius = (squares / positions.len().max(1) as f64).sqrt() as f32;
    // A disc of even density has 1.4 times the root mean square as its radius.
    let roomy = spacing * (positions.len() as f32).sqrt() / (1.4 * 1.77 * radius).max(1e-6);
    let scale = (LINE_IN_POINTS / median.max(1e-6)).max(roomy);
    for position in positions {
        *position = position.map(|value| value * scale);
    }
}

/// One graph with the positions of its nodes, numbered along a curve through the plane.
struct Level {
    graph: Graph,
    xs: Vec<f32>,
    ys: Vec<f32>,
    moves: Vec<[f32; 2]>,
    pushes: Vec<Push>,
    tree: Quadtree,
    /// The number each node came with.
    original: Vec<u32>,
    iteration: usize,
}

impl Level {
    fn new(graph: &Graph, xs: &[f32], ys: &[f32]) -> Self {
        let mut tree = Quadtree::default();
        tree.build(xs, ys, &graph.masses);
        let original = tree.order();
        Self {
            graph: graph.part(&original),
            xs: original.iter().map(|node| xs[*node as usize]).collect(),
            ys: original.iter().map(|node| ys[*node as usize]).collect(),
            moves: vec![[0.0; 2]; original.len()],
            pushes: vec![Push::default(); original.len()],
            tree,
            original,
            iteration: 0,
        }
    }

    /// Scales to where push and pull are in balance for this shape.
    fn rescale(&mut self, pull: Pull) {
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
                pulled += f64::from(graph.weights[place]) * power;
            }
        }
        let ratio = (total * total - squares) / pulled.max(1e-12);
        let root = cube_root(ratio);
        let scale = match pull {
            Pull::Square => root,
            Pull::Root => root * root,
        };
        let scale = scale.clamp(0.2, 5.0) as f32;
        for value in self.xs.iter_mut().chain(&mut self.ys) {
            *value *= scale;
        }
    }

    /// Moves every node once; gives the mean move over the mean length of the lines.
    fn step(&mut self, pull: Pull) -> f32 {
        self.tree.build(&self.xs, &self.ys, &self.graph.masses);
        self.tree.repulse(&mut self.pushes);
        self.iteration += 1;
        let (graph, xs, ys, pushes) = (&self.graph, &self.xs, &self.ys, &self.pushes);
        let count = graph.len();
        let gravity = GRAVITY * graph.masses.iter().sum::<f32>() / count as f32;
        let wanted: Vec<[f32; 3]> = (0..count)
            .into_par_iter()
            .with_min_len(512)
            .map(|node| {
                let (x, y, mass) = (xs[node], ys[node], graph.masses[node]);
                let (mut fx, mut fy, mut steepness, mut lengths) = (0.0, 0.0, 0.0, 0.0);
                for place in graph.range(node) {
                    let other = graph.neighbours[place] as usize;
                    let (dx, dy) = (xs[other] - x, ys[other] - y);
                    let length = (dx * dx + dy * dy).sqrt();
                    let weight = graph.weights[place]
                        * match pull {
                            Pull::Square => length + 0.05,
                            Pull::Root => 1.0 / (length + 0.05).sqrt(),
                        };
                    fx += weight * dx;
                    fy += weight * dy;
                    steepness += weight;
                    lengths += length;
                }
                fx += mass * pushes[node].x - gravity * mass * x;
                fy += mass * pushes[node].y - gravity * mass * y;
                steepness += mass * pushes[node].steepness + gravity * mass;
                [fx / steepness, fy / steepness, lengths]
            })
            .collect();
        let lengths: f64 = wanted.iter().map(|wanted| f64::from(wanted[2])).sum();
        let mean_length = lengths / graph.neighbours.len().max(1) as f64;
        let momentum = if self.iteration < 3 { 0.0 } else { MOMENTUM };
        let mut moved = 0.0;
        for (node, [x, y, _]) in wanted.into_iter().enumerate() {
            let last = self.moves[node];
            let kept = if last[0] * x + last[1] * y < 0.0 {
                0.0
            } else {
                momentum
            };
            let now = [kept * last[0] + STEP * x, kept * last[1] + STEP * y];
            self.xs[node] += now[0];
            self.ys[node] += now[1];
            moved += f64::from((now[0] * now[0] + now[1] * now[1]).sqrt());
            self.moves[node] = now;
        }
        (moved / count as f64 / mean_length.max(1e-12)) as f32
    }

    /// The positions in the numbering the level was made with.
    fn positions(&self) -> Vec<[f32; 2]> {
        let mut positions = vec![[0.0; 2]; self.original.len()];
        for (node, original) in self.original.iter().enumerate() {
            positions[*original as usize] = [self.xs[node], self.ys[node]];
        }
        positions
    }
}

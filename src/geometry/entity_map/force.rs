//! The multilevel force layout: shape first on a small graph, detail on ever larger ones.
//!
//! Coarse graphs pull with the square of the distance, which gives good large distances (as sfdp
//! does: Hu 2005); the finest one with its root, which keeps neighbours together. The last steps
//! become shorter and shorter, so the layout ends at rest.

use super::coarsen::coarsen;
use super::graph::Graph;
use super::hashing::unit;
use super::level::{Level, Pull};

/// A graph of up to this many nodes is not made smaller.
const COARSEST: usize = 40;
/// Making smaller stops where it saves less than this share of the nodes.
const LEAST_GAIN: f32 = 0.08;
/// Steps of the coarsest graph; finer ones take fewer.
const MOST_STEPS: usize = 40;
const FEWEST_STEPS: usize = 10;
/// Steps of a graph that is not made smaller.
const STEPS_ALONE: usize = 100;
/// Steps of the finest graph, and how many of them are whole.
const FINEST_STEPS: usize = 36;
const WHOLE_STEPS: usize = 16;
/// A coarse graph has settled when nodes move less than this share of a line's length on average.
const SETTLED: f32 = 0.004;
/// How much of the wanted move is made.
const STEP: f32 = 1.1;
/// How long a line is in points in a map too large for label boxes.
const LINE_IN_POINTS: f32 = 70.0;
/// How far the parts of a merged node start from each other, for a mass of one together.
const SPREAD: f32 = 0.7;

/// A layout on its way, with positions in units of its own.
pub(super) struct Stage<'a> {
    /// From 0 to 1.
    pub done: f32,
    /// Steps made on the finest graph, once it is its turn.
    pub step: Option<usize>,
    level: &'a Level,
    /// From the finest graph to the one of `level`.
    maps: &'a [Vec<u32>],
}

impl Stage<'_> {
    /// Where every node of the graph would be now.
    pub(super) fn positions(&self) -> Vec<[f32; 2]> {
        let mut positions = self.level.positions();
        for map in self.maps.iter().rev() {
            positions = map.iter().map(|node| positions[*node as usize]).collect();
        }
        positions
    }
}

/// Positions in units of its own.
pub(super) struct Drawing {
    pub positions: Vec<[f32; 2]>,
    /// The median length of its lines.
    pub line: f32,
}

/// Lays out a connected graph; `None` when told to stop.
///
/// Another `seed` gives another start, and often another arrangement. The graph is taken, so that
/// the finest level need not live beside it: that is a third of the memory.
pub(super) fn lay_out(
    graph: Graph,
    seed: u64,
    watch: &mut dyn FnMut(&Stage<'_>) -> bool,
) -> Option<Drawing> {
    let (mut graphs, mut maps) = hierarchy(graph);
    let depth = maps.len();
    let mut level = first_level(&graphs.pop()?, seed);
    for finer in (0..depth).rev() {
        let number = depth - 1 - finer;
        level.rescale(Pull::Square);
        let steps = MOST_STEPS - (MOST_STEPS - FEWEST_STEPS) * number / depth;
        for step in 0..steps {
            // The finest graph costs about as much as all coarse ones together, the one before it
            // half of that.
            let part = (number as f32 + step as f32 / steps as f32) / depth as f32;
            let stage = Stage {
                done: 0.5 * part * part,
                step: None,
                level: &level,
                maps: &maps,
            };
            if !watch(&stage) {
                return None;
            }
            if level.step(Pull::Square, STEP) < SETTLED {
                break;
            }
        }
        level = finer_level(&graphs.pop()?, &level, &maps[finer]);
        maps.truncate(finer);
    }
    let (pull, steps, whole) = if depth == 0 {
        (
            Pull::Square,
            STEPS_ALONE,
            STEPS_ALONE - FINEST_STEPS + WHOLE_STEPS,
        )
    } else {
        (Pull::Root, FINEST_STEPS, WHOLE_STEPS)
    };
    level.rescale(pull);
    for step in 0..steps {
        let stage = Stage {
            done: 0.5 + 0.5 * step as f32 / steps as f32,
            step: Some(step),
            level: &level,
            maps: &maps,
        };
        if !watch(&stage) {
            return None;
        }
        let left = (steps - step) as f32 / (steps - whole) as f32;
        level.step(pull, STEP * left.min(1.0));
    }
    Some(Drawing {
        line: level.median_line(),
        positions: level.positions(),
    })
}

/// Scales positions to points: a usual line has its length, if it is known, and each node at least
/// `spacing` around it.
pub(super) fn scale_to_points(positions: &mut [[f32; 2]], line: Option<f32>, spacing: f32) {
    let squares: f64 = positions
        .iter()
        .map(|[x, y]| f64::from(x * x + y * y))
        .sum();
    let radius = (squares / positions.len().max(1) as f64).sqrt() as f32;
    // A disc of even density has 1.4 times the root mean square as its radius.
    let roomy = spacing * (positions.len() as f32).sqrt() / (1.4 * 1.77 * radius).max(1e-6);
    let scale = line.map_or(roomy, |line| roomy.max(LINE_IN_POINTS / line.max(1e-6)));
    for position in positions {
        *position = position.map(|value| value * scale);
    }
}

/// The graph and ever smaller ones, and which node of each becomes which of the next.
fn hierarchy(graph: Graph) -> (Vec<Graph>, Vec<Vec<u32>>) {
    let (mut graphs, mut maps) = (vec![graph], Vec::new());
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
    (graphs, maps)
}

/// The coarsest graph, scattered over a square.
fn first_level(graph: &Graph, seed: u64) -> Level {
    let side = graph.masses.iter().sum::<f32>().sqrt() * 0.5;
    let scatter = |salt: u64| -> Vec<f32> {
        (0..graph.len() as u64)
            .map(|node| (unit((seed << 32) + 2 * node + salt) - 0.5) * side)
            .collect()
    };
    Level::new(graph, &scatter(0), &scatter(1))
}

/// The next finer graph: parts of a merged node start around its place.
fn finer_level(graph: &Graph, coarse: &Level, map: &[u32]) -> Level {
    let (positions, masses) = (coarse.positions(), coarse.masses());
    let around = |axis: usize, salt: u64| -> Vec<f32> {
        (0..graph.len())
            .map(|node| {
                let merged = map[node] as usize;
                let own = (unit(salt + 2 * node as u64) - 0.5) * SPREAD;
                positions[merged][axis] + own * masses[merged].sqrt()
            })
            .collect()
    };
    Level::new(graph, &around(0, 0x5151), &around(1, 0x5152))
}

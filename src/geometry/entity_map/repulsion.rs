//! Repulsion between all nodes, mass over distance, in `n log n`.
//!
//! Each leaf of the quadtree collects once what pushes it. Far cells push as one: in the plane the
//! push of a mass is the complex `m / (z - z')`, so what all far cells do to a leaf is a short Taylor
//! series around its middle (the local expansion of the fast multipole method, Greengard & Rokhlin
//! 1987), evaluated for each node. Near nodes push one by one.
//!
//! The lists and the far series are kept while nodes move a little, until [`Repulsion::prepare`]
//! is called again. Each node sums in a fixed order, so threads cannot change a bit; wider vector
//! instructions do the same operations on the same numbers.

#![expect(
    clippy::inline_always,
    reason = "what is not inlined into `dispatch!` is compiled for the oldest processor"
)]

use fearless_simd::{Level as Cpu, dispatch};
use rayon::prelude::*;

use super::quadtree::{Cell, Quadtree};

/// Numbers summed side by side, so that the compiler can use vector instructions.
const LANES: usize = 16;
/// Below this many nodes waking other threads costs more than they help.
pub(super) const WORTH_THREADS: usize = 2000;
/// Leaves that one thread takes at a time.
const LEAVES_PER_TASK: usize = 32;
/// How far away a cell counts as one: larger is faster and less exact.
const THETA: f32 = 1.1;
/// A cell enters the series of a leaf if it is this many radii of the leaf away.
const SERIES_DISTANCE: f32 = 2.0;
/// Keeps the push between two nodes at one place finite.
const SOFTENING: f32 = 1e-4;

/// What pushes one node: direction, and how steeply it grows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Push {
    pub x: f32,
    pub y: f32,
    pub steepness: f32,
}

#[derive(Debug)]
pub(super) struct Repulsion {
    cpu: Cpu,
    tree: Quadtree,
    tasks: Vec<Task>,
    pushes: Vec<Push>,
}

/// What pushes a few leaves.
#[derive(Debug, Default)]
struct Task {
    leaves: Vec<Leaf>,
    /// Near nodes, as places along the curve.
    ranges: Vec<(u32, u32)>,
    /// Cells that push as one but are too near for a series.
    lone: Vec<u32>,
}

/// One leaf: its nodes, the ends of its lists, and the series of what is far.
#[derive(Clone, Copy, Debug)]
struct Leaf {
    nodes: (u32, u32),
    ranges_end: u32,
    lone_end: u32,
    middle: [f32; 2],
    /// Squared: the series holds within.
    radius: f32,
    /// Four complex coefficients.
    series: [[f32; 2]; 4],
    steepness: f32,
}

impl Repulsion {
    pub(super) fn new() -> Self {
        Self {
            cpu: Cpu::new(),
            tree: Quadtree::default(),
            tasks: Vec::new(),
            pushes: Vec::new(),
        }
    }

    /// The nodes in the order of a curve through the plane; positions must be finite.
    pub(super) fn order(&mut self, xs: &[f32], ys: &[f32], masses: &[f32]) -> Vec<u32> {
        self.tree.build(xs, ys, masses);
        self.tree.order().map(|node| node as u32).collect()
    }

    /// Sorts the nodes anew and finds out what pushes whom; positions must be finite.
    pub(super) fn prepare(&mut self, xs: &[f32], ys: &[f32], masses: &[f32]) {
        self.tree.build(xs, ys, masses);
        let count = self.tree.leaves.len().div_ceil(LEAVES_PER_TASK);
        self.tasks.resize_with(count, Task::default);
        let (tree, cpu) = (&self.tree, self.cpu);
        let fill = |far: &mut Sources, (leaves, task): (&[u32], &mut Task)| {
            dispatch!(cpu, _simd => task.fill(tree, leaves, far));
        };
        if xs.len() < WORTH_THREADS {
            let mut far = Sources::default();
            let tasks = tree.leaves.chunks(LEAVES_PER_TASK).zip(&mut self.tasks);
            tasks.for_each(|task| fill(&mut far, task));
        } else {
            tree.leaves
                .par_chunks(LEAVES_PER_TASK)
                .zip(&mut self.tasks)
                .for_each_init(Sources::default, fill);
        }
    }

    /// What pushes each node now, in the order of the nodes given to [`Self::prepare`].
    pub(super) fn push(&mut self, xs: &[f32], ys: &[f32], result: &mut [Push]) {
        self.tree.follow(xs, ys);
        self.pushes.resize(xs.len(), Push::default());
        let mut rest = self.pushes.as_mut_slice();
        let mut parts = Vec::with_capacity(self.tasks.len());
        for task in &self.tasks {
            let count = task
                .leaves
                .iter()
                .map(|leaf| (leaf.nodes.1 - leaf.nodes.0) as usize)
                .sum();
            let (now, later) = rest.split_at_mut(count);
            parts.push((task, now));
            rest = later;
        }
        let (tree, cpu) = (&self.tree, self.cpu);
        let push = |near: &mut Sources, (task, pushes): (&Task, &mut [Push])| {
            dispatch!(cpu, _simd => task.push(tree, near, pushes));
        };
        if xs.len() < WORTH_THREADS {
            let mut near = Sources::default();
            for part in parts {
                push(&mut near, part);
            }
        } else {
            parts.into_par_iter().for_each_init(Sources::default, push);
        }
        for (node, push) in self.tree.order().zip(&self.pushes) {
            result[node] = *push;
        }
    }
}

impl Task {
    /// Walks the tree once for each leaf.
    #[inline(always)]
    fn fill(&mut self, tree: &Quadtree, leaves: &[u32], far: &mut Sources) {
        self.leaves.clear();
        self.ranges.clear();
        self.lone.clear();
        for leaf in leaves {
            let cell = &tree.cells[*leaf as usize];
            let (low, high) = bounds(tree, cell);
            let middle = [(low[0] + high[0]) * 0.5, (low[1] + high[1]) * 0.5];
            let (width, height) = (high[0] - low[0], high[1] - low[1]);
            let radius =
                ((width * width + height * height) * 0.25).max(cell.size * cell.size * 0.25);
            let reach = radius * SERIES_DISTANCE * SERIES_DISTANCE;
            far.clear();
            let first = self.ranges.len();
            let mut next = 0;
            while let Some(other) = tree.cells.get(next) {
                let dx = (low[0] - other.x).max(other.x - high[0]).max(0.0);
                let dy = (low[1] - other.y).max(other.y - high[1]).max(0.0);
                if other.size * other.size < (dx * dx + dy * dy) * (THETA * THETA) {
                    let (dx, dy) = (other.x - middle[0], other.y - middle[1]);
                    if dx * dx + dy * dy > reach {
                        far.add_one(other.x, other.y, other.mass);
                    } else {
                        self.lone.push(next as u32);
                    }
                    next = other.after as usize;
                } else if other.is_leaf {
                    match self.ranges[first..].last_mut() {
                        Some(last) if last.1 == other.begin => last.1 = other.end,
                        _ => self.ranges.push((other.begin, other.end)),
                    }
                    next = other.after as usize;
                } else {
                    next += 1;
                }
            }
            far.fill_up();
            let (series, steepness) = far.series(middle);
            self.leaves.push(Leaf {
                nodes: (cell.begin, cell.end),
                ranges_end: self.ranges.len() as u32,
                lone_end: self.lone.len() as u32,
                middle,
                radius,
                series,
                steepness,
            });
        }
    }

    #[inline(always)]
    fn push(&self, tree: &Quadtree, near: &mut Sources, pushes: &mut [Push]) {
        let mut pushes = pushes.iter_mut();
        let (mut range, mut lone) = (0, 0);
        for leaf in &self.leaves {
            near.clear();
            for (begin, end) in &self.ranges[range..leaf.ranges_end as usize] {
                let nodes = *begin as usize..*end as usize;
                near.add(
                    &tree.xs[nodes.clone()],
                    &tree.ys[nodes.clone()],
                    &tree.masses[nodes],
                );
            }
            for cell in &self.lone[lone..leaf.lone_end as usize] {
                let cell = &tree.cells[*cell as usize];
                near.add_one(cell.x, cell.y, cell.mass);
            }
            (range, lone) = (leaf.ranges_end as usize, leaf.lone_end as usize);
            near.fill_up();
            for place in leaf.nodes.0 as usize..leaf.nodes.1 as usize {
                let (x, y, mass) = (tree.xs[place], tree.ys[place], tree.masses[place]);
                let close = near.push_on(x, y, mass);
                let far = leaf.far(x, y);
                if let Some(push) = pushes.next() {
                    *push = Push {
                        x: close.x + far[0],
                        y: close.y + far[1],
                        steepness: close.steepness + leaf.steepness,
                    };
                }
            }
        }
    }
}

impl Leaf {
    /// The series at a place, by Horner's scheme.
    #[inline(always)]
    fn far(&self, x: f32, y: f32) -> [f32; 2] {
        let (mut hx, mut hy) = (x - self.middle[0], y - self.middle[1]);
        let square = hx * hx + hy * hy;
        if square > self.radius {
            let inside = (self.radius / square).sqrt();
            (hx, hy) = (hx * inside, hy * inside);
        }
        let [mut re, mut im] = self.series[3];
        for [a, b] in [self.series[2], self.series[1], self.series[0]] {
            (re, im) = (a + re * hx - im * hy, b + re * hy + im * hx);
        }
        // The push is the complex conjugate.
        [re, -im]
    }
}

/// The smallest rectangle around the nodes of a cell.
#[inline(always)]
fn bounds(tree: &Quadtree, cell: &Cell) -> ([f32; 2], [f32; 2]) {
    let nodes = cell.begin as usize..cell.end as usize;
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for place in nodes {
        let at = [tree.xs[place], tree.ys[place]];
        for axis in 0..2 {
            low[axis] = low[axis].min(at[axis]);
            high[axis] = high[axis].max(at[axis]);
        }
    }
    (low, high)
}

/// A list of masses that push.
#[derive(Default)]
struct Sources {
    xs: Vec<f32>,
    ys: Vec<f32>,
    masses: Vec<f32>,
}

impl Sources {
    #[inline(always)]
    fn clear(&mut self) {
        self.xs.clear();
        self.ys.clear();
        self.masses.clear();
    }

    #[inline(always)]
    fn add(&mut self, xs: &[f32], ys: &[f32], masses: &[f32]) {
        self.xs.extend_from_slice(xs);
        self.ys.extend_from_slice(ys);
        self.masses.extend_from_slice(masses);
    }

    #[inline(always)]
    fn add_one(&mut self, x: f32, y: f32, mass: f32) {
        self.xs.push(x);
        self.ys.push(y);
        self.masses.push(mass);
    }

    /// Weightless sources far away, up to whole lanes.
    #[inline(always)]
    fn fill_up(&mut self) {
        let count = self.xs.len().next_multiple_of(LANES);
        self.xs.resize(count, 1e9);
        self.ys.resize(count, 1e9);
        self.masses.resize(count, 0.0);
    }

    #[inline(always)]
    fn push_on(&self, x: f32, y: f32, own_mass: f32) -> Push {
        let (mut px, mut py, mut steep) = ([0f32; LANES], [0f32; LANES], [0f32; LANES]);
        let xs = self.xs.chunks_exact(LANES);
        let ys = self.ys.chunks_exact(LANES);
        let masses = self.masses.chunks_exact(LANES);
        for ((xs, ys), masses) in xs.zip(ys).zip(masses) {
            for lane in 0..LANES {
                let dx = x - xs[lane];
                let dy = y - ys[lane];
                let push = masses[lane] * reciprocal(dx * dx + dy * dy + SOFTENING);
                px[lane] += push * dx;
                py[lane] += push * dy;
                steep[lane] += push;
            }
        }
        Push {
            x: sum(px),
            y: sum(py),
            // Without what the node would do to itself.
            steepness: (sum(steep) - own_mass * reciprocal(SOFTENING)).max(0.0),
        }
    }

    /// The Taylor series of the push around `middle`, and its steepness there.
    #[inline(always)]
    fn series(&self, middle: [f32; 2]) -> ([[f32; 2]; 4], f32) {
        let mut terms = [[[0f32; LANES]; 2]; 4];
        let mut steep = [0f32; LANES];
        let xs = self.xs.chunks_exact(LANES);
        let ys = self.ys.chunks_exact(LANES);
        let masses = self.masses.chunks_exact(LANES);
        for ((xs, ys), masses) in xs.zip(ys).zip(masses) {
            for lane in 0..LANES {
                let dx = middle[0] - xs[lane];
                let dy = middle[1] - ys[lane];
                let inverse = reciprocal(dx * dx + dy * dy);
                // u = 1 / (middle - source); the coefficients are m u, -m u^2, m u^3, -m u^4.
                let (ux, uy) = (dx * inverse, -dy * inverse);
                let (mut tx, mut ty) = (masses[lane] * ux, masses[lane] * uy);
                steep[lane] += masses[lane] * inverse;
                for [re, im] in &mut terms {
                    re[lane] += tx;
                    im[lane] += ty;
                    (tx, ty) = (ty * uy - tx * ux, -(tx * uy + ty * ux));
                }
            }
        }
        (terms.map(|term| term.map(sum)), sum(steep))
    }
}

/// About `1 / value`, within 0.3 %: a guess from the bits and one of Newton's steps. It vectorizes,
/// and gives the same bits on every processor, which the instructions for this do not.
#[inline(always)]
fn reciprocal(value: f32) -> f32 {
    let guess = f32::from_bits(0x7EF3_11C7_u32.wrapping_sub(value.to_bits()));
    guess * (2.0 - value * guess)
}

#[inline(always)]
fn sum(lanes: [f32; LANES]) -> f32 {
    lanes.iter().fold(0.0, |sum, value| sum + value)
}

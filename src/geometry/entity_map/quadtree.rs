//! Repulsion between all nodes in `n log n`: far groups of nodes push as one.
//!
//! A flat quadtree over positions sorted along a Morton curve. Each leaf collects once what pushes
//! it, then each of its nodes sums that list in a fixed order, so threads cannot change a bit.

use rayon::prelude::*;

/// Numbers summed side by side, so that the compiler can use vector instructions.
const LANES: usize = 16;
/// Nodes in one leaf.
const LEAF: usize = 32;
/// Leaves that one thread takes at a time.
const LEAVES_PER_TASK: usize = 8;
/// How far away a cell counts as one: larger is faster and less exact.
const THETA: f32 = 1.1;
/// Keeps the push between two nodes at one place finite.
const SOFTENING: f32 = 1e-4;

/// What pushes one node: direction, and how steeply it grows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Push {
    pub x: f32,
    pub y: f32,
    pub steepness: f32,
}

#[derive(Clone, Copy)]
struct Cell {
    x: f32,
    y: f32,
    mass: f32,
    size: f32,
    begin: u32,
    end: u32,
    /// The next cell that is not inside this one.
    after: u32,
    is_leaf: bool,
}

#[derive(Default)]
pub(super) struct Quadtree {
    /// Morton code in the upper half, node in the lower.
    codes: Vec<u64>,
    xs: Vec<f32>,
    ys: Vec<f32>,
    masses: Vec<f32>,
    cells: Vec<Cell>,
    leaves: Vec<u32>,
    pushes: Vec<Push>,
}

impl Quadtree {
    /// Sorts the nodes into the tree; positions must be finite.
    pub(super) fn build(&mut self, xs: &[f32], ys: &[f32], masses: &[f32]) {
        let low = |values: &[f32]| values.iter().copied().fold(f32::MAX, f32::min);
        let high = |values: &[f32]| values.iter().copied().fold(f32::MIN, f32::max);
        let (x0, y0) = (low(xs), low(ys));
        let side = (high(xs) - x0).max(high(ys) - y0).max(1e-9) * 1.0001;
        let scale = 65_536.0 / side;
        self.codes.clear();
        self.codes.extend((0..xs.len()).map(|node| {
            let code = interleave(((xs[node] - x0) * scale) as u64)
                | (interleave(((ys[node] - y0) * scale) as u64) << 1);
            (code << 32) | node as u64
        }));
        self.codes.sort_unstable();
        self.xs.clear();
        self.ys.clear();
        self.masses.clear();
        for code in &self.codes {
            let node = node_of(*code);
            self.xs.push(xs[node]);
            self.ys.push(ys[node]);
            self.masses.push(masses[node]);
        }
        self.cells.clear();
        self.leaves.clear();
        self.split(0, xs.len(), 32, side);
    }

    /// The nodes along the curve.
    pub(super) fn order(&self) -> Vec<u32> {
        self.codes
            .iter()
            .map(|code| node_of(*code) as u32)
            .collect()
    }

    /// Makes the cell of nodes `begin..end`, whose codes differ in the lowest `bits` only.
    fn split(&mut self, begin: usize, end: usize, bits: u32, size: f32) -> (f32, f32, f32) {
        let this = self.cells.len();
        self.cells.push(Cell {
            x: 0.0,
            y: 0.0,
            mass: 0.0,
            size,
            begin: begin as u32,
            end: end as u32,
            after: 0,
            is_leaf: false,
        });
        let (mut x, mut y, mut mass) = (0.0, 0.0, 0.0);
        if end - begin <= LEAF || bits == 0 {
            self.leaves.push(this as u32);
            self.cells[this].is_leaf = true;
            for place in begin..end {
                x += self.xs[place] * self.masses[place];
                y += self.ys[place] * self.masses[place];
                mass += self.masses[place];
            }
        } else {
            let bits = bits - 2;
            let mut start = begin;
            for quarter in 0..4u64 {
                let stop = start
                    + self.codes[start..end]
                        .partition_point(|code| (code >> (32 + bits)) & 3 <= quarter);
                if stop > start {
                    let part = self.split(start, stop, bits, size * 0.5);
                    x += part.0;
                    y += part.1;
                    mass += part.2;
                }
                start = stop;
            }
        }
        let after = self.cells.len() as u32;
        let cell = &mut self.cells[this];
        cell.x = x / mass;
        cell.y = y / mass;
        cell.mass = mass;
        cell.after = after;
        (x, y, mass)
    }

    /// What pushes each node, in the order of the nodes given to [`Self::build`].
    pub(super) fn repulse(&mut self, result: &mut [Push]) {
        let mut pushes = std::mem::take(&mut self.pushes);
        pushes.resize(self.xs.len(), Push::default());
        let mut tasks: Vec<(&[u32], &mut [Push])> = Vec::new();
        let mut rest = pushes.as_mut_slice();
        for leaves in self.leaves.chunks(LEAVES_PER_TASK) {
            let count: usize = leaves
                .iter()
                .map(|leaf| &self.cells[*leaf as usize])
                .map(|cell| (cell.end - cell.begin) as usize)
                .sum();
            let (now, later) = rest.split_at_mut(count);
            tasks.push((leaves, now));
            rest = later;
        }
        tasks
            .into_par_iter()
            .for_each_init(Sources::default, |sources, (leaves, pushes)| {
                let mut pushes = pushes.iter_mut();
                for leaf in leaves {
                    let leaf = &self.cells[*leaf as usize];
                    self.collect(leaf, sources);
                    for place in leaf.begin as usize..leaf.end as usize {
                        if let Some(push) = pushes.next() {
                            let mass = self.masses[place];
                            *push = sources.push_on(self.xs[place], self.ys[place], mass);
                        }
                    }
                }
            });
        for (code, push) in self.codes.iter().zip(&pushes) {
            result[node_of(*code)] = *push;
        }
        self.pushes = pushes;
    }

    /// All that pushes the nodes of one leaf: far cells as one, near ones node by node.
    fn collect(&self, leaf: &Cell, sources: &mut Sources) {
        let nodes = leaf.begin as usize..leaf.end as usize;
        let (mut x0, mut x1, mut y0, mut y1) = (f32::MAX, f32::MIN, f32::MAX, f32::MIN);
        for place in nodes {
            x0 = x0.min(self.xs[place]);
            x1 = x1.max(self.xs[place]);
            y0 = y0.min(self.ys[place]);
            y1 = y1.max(self.ys[place]);
        }
        sources.clear();
        let mut next = 0;
        while let Some(cell) = self.cells.get(next) {
            let dx = (x0 - cell.x).max(cell.x - x1).max(0.0);
            let dy = (y0 - cell.y).max(cell.y - y1).max(0.0);
            if cell.size * cell.size < (dx * dx + dy * dy) * (THETA * THETA) {
                sources.add(&[cell.x], &[cell.y], &[cell.mass]);
                next = cell.after as usize;
            } else if cell.is_leaf {
                let nodes = cell.begin as usize..cell.end as usize;
                sources.add(
                    &self.xs[nodes.clone()],
                    &self.ys[nodes.clone()],
                    &self.masses[nodes],
                );
                next = cell.after as usize;
            } else {
                next += 1;
            }
        }
        sources.fill_up();
    }
}

/// What pushes the nodes of one leaf.
#[derive(Default)]
struct Sources {
    xs: Vec<f32>,
    ys: Vec<f32>,
    masses: Vec<f32>,
}

impl Sources {
    fn clear(&mut self) {
        self.xs.clear();
        self.ys.clear();
        self.masses.clear();
    }

    fn add(&mut self, xs: &[f32], ys: &[f32], masses: &[f32]) {
        self.xs.extend_from_slice(xs);
        self.ys.extend_from_slice(ys);
        self.masses.extend_from_slice(masses);
    }

    /// Weightless sources far away, up to whole lanes.
    fn fill_up(&mut self) {
        let count = self.xs.len().next_multiple_of(LANES);
        self.xs.resize(count, 1e9);
        self.ys.resize(count, 1e9);
        self.masses.resize(count, 0.0);
    }

    fn push_on(&self, x: f32, y: f32, own_mass: f32) -> Push {
        let (mut px, mut py, mut steep) = ([0f32; LANES], [0f32; LANES], [0f32; LANES]);
        let xs = self.xs.chunks_exact(LANES);
        let ys = self.ys.chunks_exact(LANES);
        let masses = self.masses.chunks_exact(LANES);
        for ((xs, ys), masses) in xs.zip(ys).zip(masses) {
            for lane in 0..LANES {
                let dx = x - xs[lane];
                let dy = y - ys[lane];
                let square = dx * dx + dy * dy + SOFTENING;
                // The reciprocal by a guess from the bits and two of Newton's steps: vectorizes.
                let guess = f32::from_bits(0x7EF3_11C7_u32.wrapping_sub(square.to_bits()));
                let guess = guess * (2.0 - square * guess);
                let push = masses[lane] * (guess * (2.0 - square * guess));
                px[lane] += push * dx;
                py[lane] += push * dy;
                steep[lane] += push;
            }
        }
        let sum = |lanes: [f32; LANES]| lanes.iter().fold(0.0, |sum, value| sum + value);
        Push {
            x: sum(px),
            y: sum(py),
            // Without what the node would do to itself.
            steepness: (sum(steep) - own_mass / SOFTENING).max(0.0),
        }
    }
}

fn node_of(code: u64) -> usize {
    (code & 0xffff_ffff) as usize
}

/// Puts a zero before each bit.
fn interleave(value: u64) -> u64 {
    let value = value & 0xffff_ffff;
    let value = (value | (value << 16)) & 0x0000_ffff_0000_ffff;
    let value = (value | (value << 8)) & 0x00ff_00ff_00ff_00ff;
    let value = (value | (value << 4)) & 0x0f0f_0f0f_0f0f_0f0f;
    let value = (value | (value << 2)) & 0x3333_3333_3333_3333;
    (value | (value << 1)) & 0x5555_5555_5555_5555
}

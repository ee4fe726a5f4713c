//! Nodes sorted along a Morton curve and divided into square cells, flat in memory.
//!
//! The cells lie in pre-order, each with the place where its own part ends, so that a walk needs no
//! stack. Equal positions end in one leaf, however many there are.

/// Nodes in one leaf, where their positions differ.
const LEAF: usize = 16;
/// Bits of a code for each axis.
const BITS: u32 = 16;
/// Below this many nodes the library's sort is quicker than ours by digits.
const FEW: usize = 1500;

/// A square of the plane with the nodes in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The middle of the mass.
    pub x: f32,
    pub y: f32,
    pub mass: f32,
    pub size: f32,
    /// Its nodes, as places along the curve.
    pub begin: u32,
    pub end: u32,
    /// The next cell that is not inside this one.
    pub after: u32,
    pub is_leaf: bool,
}

#[derive(Debug, Default)]
pub(super) struct Quadtree {
    /// Morton code in the upper half, node in the lower.
    codes: Vec<u64>,
    spare: Vec<u64>,
    /// In the order of the curve.
    pub xs: Vec<f32>,
    pub ys: Vec<f32>,
    pub masses: Vec<f32>,
    pub cells: Vec<Cell>,
    pub leaves: Vec<u32>,
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
            let code = interleave(((xs[node] - x0) * scale) as u32)
                | (interleave(((ys[node] - y0) * scale) as u32) << 1);
            (u64::from(code) << 32) | node as u64
        }));
        self.sort();
        self.masses.clear();
        self.masses
            .extend(self.codes.iter().map(|code| masses[node_of(*code)]));
        self.follow(xs, ys);
        self.cells.clear();
        self.leaves.clear();
        self.split(0, xs.len(), 2 * BITS, side);
    }

    /// Takes over where the nodes are now; the cells stay.
    pub(super) fn follow(&mut self, xs: &[f32], ys: &[f32]) {
        self.xs.clear();
        self.ys.clear();
        self.xs
            .extend(self.codes.iter().map(|code| xs[node_of(*code)]));
        self.ys
            .extend(self.codes.iter().map(|code| ys[node_of(*code)]));
    }

    /// The nodes along the curve.
    pub(super) fn order(&self) -> impl Iterator<Item = usize> {
        self.codes.iter().map(|code| node_of(*code))
    }

    /// Sorts the codes, digit by digit where they are many.
    fn sort(&mut self) {
        const DIGIT: usize = 1 << 11;
        if self.codes.len() < FEW {
            self.codes.sort_unstable();
            return;
        }
        self.spare.resize(self.codes.len(), 0);
        let digit = |code: u64, pass: u32| (code >> (32 + 11 * pass)) as usize % DIGIT;
        for pass in 0..3 {
            let mut next = [0u32; DIGIT];
            for code in &self.codes {
                next[digit(*code, pass)] += 1;
            }
            let mut before = 0;
            for next in &mut next {
                before += std::mem::replace(next, before);
            }
            for code in &self.codes {
                let next = &mut next[digit(*code, pass)];
                self.spare[*next as usize] = *code;
                *next += 1;
            }
            std::mem::swap(&mut self.codes, &mut self.spare);
        }
    }

    /// Makes the cell of nodes `begin..end`, whose codes differ in the lowest `bits` only; gives
    /// their moments and their mass.
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
}

fn node_of(code: u64) -> usize {
    (code & 0xffff_ffff) as usize
}

/// Puts a zero before each of the lowest 16 bits.
fn interleave(value: u32) -> u32 {
    let value = value & 0xffff;
    let value = (value | (value << 8)) & 0x00ff_00ff;
    let value = (value | (value << 4)) & 0x0f0f_0f0f;
    let value = (value | (value << 2)) & 0x3333_3333;
    (value | (value << 1)) & 0x5555_5555
}

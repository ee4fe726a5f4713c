//! How far apart nodes should be, and the majorization that brings them there.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::graph::Graph;
use super::hashing::unit;

/// Wanted distances between all pairs of a small graph.
pub(super) struct Distances {
    count: usize,
    /// Row by row.
    wanted: Vec<f32>,
    /// The longest line: nearer than this only neighbours should be.
    line: f32,
}

impl Distances {
    /// Shortest ways along the lines; their `lengths` are parallel to the neighbours.
    pub(super) fn new(graph: &Graph, lengths: &[f32]) -> Self {
        let count = graph.len();
        let mut wanted = vec![f32::MAX; count * count];
        let mut queue = BinaryHeap::new();
        for (start, row) in wanted.chunks_exact_mut(count).enumerate() {
            row[start] = 0.0;
            // The bits of positive numbers are ordered as the numbers are.
            queue.push(Reverse((0u32, start as u32)));
            while let Some(Reverse((bits, node))) = queue.pop() {
                let node = node as usize;
                let here = f32::from_bits(bits);
                if here > row[node] {
                    continue;
                }
                for place in graph.range(node) {
                    let other = graph.neighbours[place] as usize;
                    let there = here + lengths[place];
                    if there < row[other] {
                        row[other] = there;
                        queue.push(Reverse((there.to_bits(), other as u32)));
                    }
                }
            }
        }
        let longest = lengths.iter().copied().fold(0.0, f32::max);
        Self {
            count,
            wanted,
            line: longest * 1.01,
        }
    }

    /// Sums of the distances in the drawing over those wanted, and of their squares.
    fn ratios(&self, middles: &[[f32; 2]]) -> (f64, f64) {
        let (mut sum, mut squares) = (0.0, 0.0);
        for (a, row) in self.wanted.chunks_exact(self.count).enumerate() {
            for (b, wanted) in row.iter().enumerate().skip(a + 1) {
                let (dx, dy) = (middles[a][0] - middles[b][0], middles[a][1] - middles[b][1]);
                let ratio = f64::from((dx * dx + dy * dy).sqrt() / wanted);
                sum += ratio;
                squares += ratio * ratio;
            }
        }
        (sum, squares)
    }

    /// Scales to where the stress is least.
    pub(super) fn scale(&self, middles: &mut [[f32; 2]]) {
        let (sum, squares) = self.ratios(middles);
        let scale = if squares > 0.0 {
            (sum / squares) as f32
        } else {
            1.0
        };
        for middle in middles {
            *middle = middle.map(|value| value * scale);
        }
    }

    /// The flat picture that keeps most of the squares of the distances (classical scaling): the two
    /// strongest directions of the centered matrix, by power iteration.
    pub(super) fn flattened(&self) -> Vec<[f32; 2]> {
        const ITERATIONS: usize = 60;
        let count = self.count;
        let square = |wanted: &f32| f64::from(*wanted) * f64::from(*wanted);
        let rows: Vec<f64> = self
            .wanted
            .chunks_exact(count)
            .map(|row| row.iter().map(square).sum::<f64>() / count as f64)
            .collect();
        let all = rows.iter().sum::<f64>() / count as f64;
        let mut axes: Vec<Vec<f64>> = Vec::new();
        for axis in 0..2u64 {
            let mut now: Vec<f64> = (0..count as u64)
                .map(|node| f64::from(unit(2 * node + axis)) - 0.5)
                .collect();
            let mut strength = 0.0;
            for _ in 0..ITERATIONS {
                for other in &axes {
                    let along = dot(&now, other) / dot(other, other).max(1e-12);
                    for (value, other) in now.iter_mut().zip(other) {
                        *value -= along * other;
                    }
                }
                let length = dot(&now, &now).sqrt().max(1e-12);
                for value in &mut now {
                    *value /= length;
                }
                let sum: f64 = now.iter().sum();
                let weighted = dot(&now, &rows);
                let next: Vec<f64> = self
                    .wanted
                    .chunks_exact(count)
                    .zip(&rows)
                    .map(|(row, mean)| {
                        let squares: f64 = row
                            .iter()
                            .zip(&now)
                            .map(|(d, value)| square(d) * value)
                            .sum();
                        -0.5 * (squares - mean * sum - weighted + all * sum)
                    })
                    .collect();
                strength = dot(&next, &next).sqrt();
                now = next;
            }
            // The length of a direction is the root of its strength.
            let scale = 1.0 / strength.sqrt().max(1e-12);
            axes.push(now.iter().map(|value| value * scale).collect());
        }
        (0..count)
            .map(|node| [axes[0][node] as f32, axes[1][node] as f32])
            .collect()
    }

    /// How badly the distances fit, whatever the scale: 0 is perfect, 1 the worst.
    pub(super) fn stress(&self, middles: &[[f32; 2]]) -> f32 {
        let (sum, squares) = self.ratios(middles);
        let pairs = (self.count * (self.count - 1) / 2) as f64;
        if squares > 0.0 {
            (1.0 - sum * sum / (pairs * squares)) as f32
        } else {
            1.0
        }
    }

    /// Moves each node by `share` of the way to where its distances fit best; gives the mean move.
    ///
    /// Those who stand among each other's neighbours without being such count `strangers` times:
    /// the more, the more of what is near is linked, and the worse large distances fit.
    pub(super) fn improve(&self, middles: &mut [[f32; 2]], share: f32, strangers: f32) -> f32 {
        let mut moved = 0.0;
        for (node, row) in self.wanted.chunks_exact(self.count).enumerate() {
            let [x, y] = middles[node];
            let (mut sum, mut wx, mut wy) = (0.0, 0.0, 0.0);
            for (other, wanted) in row.iter().enumerate() {
                if other == node {
                    continue;
                }
                let [ox, oy] = middles[other];
                let (dx, dy) = (x - ox, y - oy);
                let length = (dx * dx + dy * dy).sqrt();
                let mut weight = 1.0 / (wanted * wanted);
                if *wanted > self.line && length < self.line {
                    weight *= strangers;
                }
                // Two nodes at one place part along a direction that depends on their numbers.
                let (ux, uy) = if length > 1e-3 {
                    (dx / length, dy / length)
                } else if node < other {
                    (0.8, 0.6)
                } else {
                    (-0.8, -0.6)
                };
                sum += weight;
                wx += weight * (ox + wanted * ux);
                wy += weight * (oy + wanted * uy);
            }
            let (tx, ty) = ((wx / sum - x) * share, (wy / sum - y) * share);
            middles[node] = [x + tx, y + ty];
            moved += (tx * tx + ty * ty).sqrt();
        }
        moved / self.count as f32
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

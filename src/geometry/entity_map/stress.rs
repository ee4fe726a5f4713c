//! The layout of small components: distances in the drawing like distances in the graph, then room
//! for every label.
//!
//! Stress majorization (each node moves to where its distances to all others fit best) gives the
//! shape; rounds of it alternate with pushing apart what lies on each other: boxes of nodes, words of
//! lines, lines that run through a box. The plane is stretched sideways, as words are wide.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::NodeBox;
use super::graph::Graph;
use super::overlap::{self, Words};
use super::{force, readability};

/// Windows and words are wider than tall: distances sideways count this much less.
const STRETCH: f32 = 1.3;
/// Free length of a line between two boxes, in points.
const GAP: f32 = 34.0;
const MAJORIZATION_ROUNDS: usize = 80;
/// Majorization has settled when nodes move less than this on average, in points.
const SETTLED: f32 = 0.05;
/// So many starts are tried at most.
const MOST_STARTS: usize = 24;
/// Pairs of nodes and lines that may be looked at for more starts.
const WORK: usize = 120_000;
const REFINEMENT_ROUNDS: usize = 50;
/// The shape the drawing should have: width over height.
const ASPECT: f32 = 1.6;

/// The middles of the boxes; `None` when told to stop.
///
/// Tries several starts, more when the graph is small, and keeps the drawing that is easiest to read.
pub(super) fn lay_out(
    graph: &Graph,
    boxes: &[NodeBox],
    progress: &dyn Fn(f32) -> bool,
) -> Option<Vec<[f32; 2]>> {
    let distances = Distances::new(graph, &line_lengths(graph, boxes));
    let words = words_of_lines(graph);
    // Work grows with the square of the nodes and lines.
    let size = graph.len() + words.len();
    let starts = (WORK / (size * size)).clamp(1, MOST_STARTS);
    let mut best: Option<(f32, Vec<[f32; 2]>)> = None;
    for start in 0..starts {
        let done = |part: f32| progress((start as f32 + part) / starts as f32);
        let mut middles = force::lay_out(graph, start as u64, &|_| true)?;
        arrange(&mut middles, graph, boxes, &distances, &words, &done)?;
        let cost = readability::cost(&middles, graph, boxes, &words);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, middles));
        }
    }
    best.map(|(_, middles)| middles)
}

fn arrange(
    middles: &mut Vec<[f32; 2]>,
    graph: &Graph,
    boxes: &[NodeBox],
    distances: &Distances,
    words: &[Words],
    progress: &dyn Fn(f32) -> bool,
) -> Option<()> {
    distances.scale(middles);
    for round in 0..MAJORIZATION_ROUNDS {
        if !progress(0.5 * round as f32 / MAJORIZATION_ROUNDS as f32) {
            return None;
        }
        if distances.improve(middles, 1.0) < SETTLED {
            break;
        }
    }
    turn(middles, boxes);
    stretch(middles);
    for round in 0..REFINEMENT_ROUNDS {
        let part = round as f32 / REFINEMENT_ROUNDS as f32;
        if !progress(0.5 + 0.5 * part) {
            return None;
        }
        unstretch(middles);
        distances.improve(middles, 0.6 * (1.0 - part));
        stretch(middles);
        overlap::push_off_lines(middles, boxes, graph, 0.2 + 0.5 * part);
        overlap::push_apart(middles, boxes, words, 0.5 + 0.5 * part);
    }
    overlap::part_boxes(middles, boxes);
    Some(())
}

fn stretch(middles: &mut [[f32; 2]]) {
    for middle in middles {
        middle[0] *= STRETCH;
    }
}

fn unstretch(middles: &mut [[f32; 2]]) {
    for middle in middles {
        middle[0] /= STRETCH;
    }
}

/// The words of each line once, with the ends it hangs between.
fn words_of_lines(graph: &Graph) -> Vec<Words> {
    let mut words = Vec::new();
    for node in 0..graph.len() {
        for place in graph.range(node) {
            let other = graph.neighbours[place];
            let size = graph.words.get(place).copied().unwrap_or_default();
            if node < other as usize && size[0] > 0.0 {
                words.push(Words {
                    ends: (node as u32, other),
                    half: size.map(|side| side * 0.5),
                });
            }
        }
    }
    words
}

/// How long each line should be; parallel to the neighbours.
fn line_lengths(graph: &Graph, boxes: &[NodeBox]) -> Vec<f32> {
    let mut lengths = Vec::with_capacity(graph.neighbours.len());
    for node in 0..graph.len() {
        for place in graph.range(node) {
            let other = graph.neighbours[place] as usize;
            let (a, b) = (boxes[node].half, boxes[other].half);
            // Between lying side by side and one above the other.
            let sides = 0.35 * (a[0] + b[0]) / STRETCH + 0.5 * (a[1] + b[1]);
            let room = graph.words.get(place).map_or(0.0, |words| words[0] * 0.3);
            // Two hubs need space between them for what hangs on each.
            let busy = graph.degree(node).min(graph.degree(other));
            let spread = 1.0 + 0.12 * (busy as f32 - 1.0).max(0.0).sqrt();
            lengths.push((sides + GAP + room) * spread);
        }
    }
    lengths
}

/// Tries directions and keeps the one in which the drawing fits a window best.
fn turn(middles: &mut Vec<[f32; 2]>, boxes: &[NodeBox]) {
    // Ten degrees at a time, as numbers: sines differ between platforms.
    const COS: f32 = 0.984_807_7;
    const SIN: f32 = 0.173_648_18;
    let mut best = (f32::MAX, middles.clone());
    let mut turned = middles.clone();
    for _ in 0..18 {
        let extent = |axis: usize, factor: f32| {
            let ends = turned.iter().zip(boxes).map(|(middle, node)| {
                let place = middle[axis] * factor;
                (place - node.half[axis], place + node.half[axis])
            });
            let (low, high) = ends.fold((f32::MAX, f32::MIN), |(low, high), (start, end)| {
                (low.min(start), high.max(end))
            });
            high - low
        };
        let cost = (extent(0, STRETCH) / ASPECT).max(extent(1, 1.0));
        if cost < best.0 {
            best = (cost, turned.clone());
        }
        for [x, y] in &mut turned {
            (*x, *y) = (*x * COS - *y * SIN, *x * SIN + *y * COS);
        }
    }
    *middles = best.1;
}

/// Wanted distances between all pairs.
struct Distances {
    count: usize,
    /// Row by row.
    wanted: Vec<f32>,
}

impl Distances {
    /// Shortest ways along the lines.
    fn new(graph: &Graph, lengths: &[f32]) -> Self {
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
        Self { count, wanted }
    }

    /// Scales to where the stress is least.
    fn scale(&self, middles: &mut [[f32; 2]]) {
        let (mut above, mut below) = (0.0f64, 0.0f64);
        for (a, row) in self.wanted.chunks_exact(self.count).enumerate() {
            for (b, wanted) in row.iter().enumerate().filter(|(b, _)| *b != a) {
                let (dx, dy) = (middles[a][0] - middles[b][0], middles[a][1] - middles[b][1]);
                let ratio = f64::from((dx * dx + dy * dy).sqrt() / wanted);
                above += ratio;
                below += ratio * ratio;
            }
        }
        let scale = if below > 0.0 {
            (above / below) as f32
        } else {
            1.0
        };
        for middle in middles {
            *middle = middle.map(|value| value * scale);
        }
    }

    /// Moves each node towards where its distances fit best; gives the mean move.
    fn improve(&self, middles: &mut [[f32; 2]], share: f32) -> f32 {
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
                let weight = 1.0 / (wanted * wanted);
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

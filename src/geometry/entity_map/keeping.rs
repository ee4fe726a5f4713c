//! Places what is new in a map that stands: nothing that has a place moves.
//!
//! A new node goes to the middle of its neighbours that have a place, or beyond its only neighbour,
//! to the nearest spot where its box is free; its own new neighbours follow.

use std::collections::{HashMap, VecDeque};

use super::NodeBox;
use super::discs::DISC;
use super::graph::Graph;

/// How long a line is, in points, where the map has none to learn from.
const LINE: f32 = 70.0;
/// Kept places further out than this, in points, are not believed.
const FARTHEST: f32 = 1e7;
/// Distance between two rings on which a free spot is looked for, in points.
const RING: f32 = 14.0;
const MOST_RINGS: u32 = 80;
/// Spots on the first ring; outer ones have more.
const SPOTS: u32 = 8;
/// Side of a square of the index, in points.
const SQUARE: f32 = 96.0;

/// A component of which some nodes have a place; everything in the numbering of the component.
pub(super) struct Standing<'a> {
    pub graph: &'a Graph,
    pub boxes: &'a [NodeBox],
    /// Middles of the boxes.
    pub middles: Vec<Option<[f32; 2]>>,
}

/// A place that can be believed.
pub(super) fn believable(place: [f32; 2]) -> bool {
    place.iter().all(|value| value.abs() <= FARTHEST)
}

/// Gives every node of the component a place, in `taken` too.
pub(super) fn fill(component: Standing<'_>, taken: &mut Taken) -> Vec<[f32; 2]> {
    let Standing {
        graph,
        boxes,
        mut middles,
    } = component;
    let line = usual_length(graph, &middles);
    let mut waiting: VecDeque<usize> = (0..graph.len())
        .filter(|node| middles[*node].is_none())
        .filter(|node| others(graph, *node).any(|other| middles[other].is_some()))
        .collect();
    let mut known = vec![false; graph.len()];
    for node in &waiting {
        known[*node] = true;
    }
    while let Some(node) = waiting.pop_front() {
        let wanted = wish(graph, &middles, node, line);
        let half = taken.half(&boxes[node]);
        let middle = taken.nearest_free(wanted, half);
        taken.add(middle, half);
        middles[node] = Some(middle);
        for other in others(graph, node) {
            if middles[other].is_none() && !std::mem::replace(&mut known[other], true) {
                waiting.push_back(other);
            }
        }
    }
    // The component is connected and one node had a place, so all have one now.
    middles.into_iter().flatten().collect()
}

fn others(graph: &Graph, node: usize) -> impl Iterator<Item = usize> {
    graph.neighbours[graph.range(node)]
        .iter()
        .map(|other| *other as usize)
}

/// The median length of the lines between nodes that have a place.
fn usual_length(graph: &Graph, middles: &[Option<[f32; 2]>]) -> f32 {
    let mut lengths: Vec<f32> = (0..graph.len())
        .filter_map(|node| Some((node, middles[node]?)))
        .flat_map(|(node, [x, y])| {
            others(graph, node)
                .filter_map(|other| middles[other])
                .map(move |[ox, oy]| ((x - ox) * (x - ox) + (y - oy) * (y - oy)).sqrt())
        })
        .collect();
    if lengths.is_empty() {
        return LINE;
    }
    let middle = lengths.len() / 2;
    *lengths.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// Where a node would like to be.
fn wish(graph: &Graph, middles: &[Option<[f32; 2]>], node: usize, line: f32) -> [f32; 2] {
    let mut near = others(graph, node).filter_map(|other| Some((other, middles[other]?)));
    let Some((first, [x, y])) = near.next() else {
        return [0.0; 2];
    };
    let (mut sum, mut count) = ([x, y], 1.0);
    for (_, [x, y]) in near {
        sum = [sum[0] + x, sum[1] + y];
        count += 1.0;
    }
    if count > 1.0 {
        return sum.map(|value| value / count);
    }
    // Away from what else hangs on the only neighbour.
    let (mut away, mut beside) = ([0.0f32; 2], 0.0f32);
    for [ox, oy] in others(graph, first).filter_map(|other| middles[other]) {
        away = [away[0] + x - ox, away[1] + y - oy];
        beside += 1.0;
    }
    let length = (away[0] * away[0] + away[1] * away[1]).sqrt();
    if beside == 0.0 || length < 1e-3 {
        return [x + line, y];
    }
    [x + away[0] / length * line, y + away[1] / length * line]
}

/// The middle of a box and half its size.
type Spot = ([f32; 2], [f32; 2]);

/// Which places are taken: boxes by the squares that they touch.
pub(super) struct Taken {
    squares: HashMap<(i32, i32), Vec<Spot>>,
    /// In a large map nodes keep room for their symbol only.
    symbols_only: bool,
}

impl Taken {
    pub(super) fn new(symbols_only: bool) -> Self {
        Self {
            squares: HashMap::new(),
            symbols_only,
        }
    }

    pub(super) fn half(&self, node: &NodeBox) -> [f32; 2] {
        if self.symbols_only {
            [DISC * 0.5; 2]
        } else {
            node.half
        }
    }

    pub(super) fn add(&mut self, middle: [f32; 2], half: [f32; 2]) {
        for square in squares(middle, half) {
            self.squares.entry(square).or_default().push((middle, half));
        }
    }

    fn is_free(&self, middle: [f32; 2], half: [f32; 2]) -> bool {
        squares(middle, half).all(|square| {
            self.squares.get(&square).is_none_or(|boxes| {
                boxes.iter().all(|(other, other_half)| {
                    (0..2).any(|axis| {
                        (middle[axis] - other[axis]).abs() >= half[axis] + other_half[axis]
                    })
                })
            })
        })
    }

    /// The first free spot on growing rings; the last one looked at if none is free.
    fn nearest_free(&self, wanted: [f32; 2], half: [f32; 2]) -> [f32; 2] {
        // The golden angle, as numbers: sines differ between platforms.
        const COS: f32 = -0.737_368_9;
        const SIN: f32 = 0.675_490_3;
        let mut spot = wanted;
        let mut direction = [1.0f32, 0.0];
        for ring in 0..MOST_RINGS {
            for _ in 0..=SPOTS * ring {
                let far = ring as f32 * RING;
                spot = [
                    wanted[0] + direction[0] * far,
                    wanted[1] + direction[1] * far,
                ];
                if self.is_free(spot, half) {
                    return spot;
                }
                let [x, y] = direction;
                direction = [x * COS - y * SIN, x * SIN + y * COS];
            }
            let length = (direction[0] * direction[0] + direction[1] * direction[1]).sqrt();
            direction = direction.map(|value| value / length);
        }
        spot
    }
}

/// The squares of the index that a box touches.
fn squares(middle: [f32; 2], half: [f32; 2]) -> impl Iterator<Item = (i32, i32)> {
    let index =
        |axis: usize, sign: f32| ((middle[axis] + sign * half[axis]) / SQUARE).floor() as i32;
    let (left, right) = (index(0, -1.0), index(0, 1.0));
    let (top, bottom) = (index(1, -1.0), index(1, 1.0));
    (top..=bottom).flat_map(move |row| (left..=right).map(move |column| (column, row)))
}

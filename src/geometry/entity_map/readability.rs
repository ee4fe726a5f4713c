//! How hard a small drawing is to read: what crosses, what covers, how much room it takes.

use super::NodeBox;
use super::graph::Graph;
use super::overlap::{Words, off_line, parting, symbol};

/// What each fault counts.
const CROSSING: f32 = 1.0;
const LINE_THROUGH_BOX: f32 = 2.5;
const COVERED_WORDS: f32 = 1.5;
/// A drawing of twice the area of its boxes costs as much as this many crossings, for each node.
const AREA: f32 = 0.2;
/// Width over height of a usual window.
const ASPECT: f32 = 1.8;

/// The lower, the easier to read.
pub(super) fn cost(middles: &[[f32; 2]], graph: &Graph, boxes: &[NodeBox], words: &[Words]) -> f32 {
    let mut lines: Vec<(u32, u32)> = Vec::new();
    for node in 0..graph.len() {
        let others = graph.neighbours[graph.range(node)].iter();
        lines.extend(
            others
                .filter(|other| **other as usize > node)
                .map(|other| (node as u32, *other)),
        );
    }
    let place = |node: u32| symbol(middles, boxes, node as usize);
    let mut cost = 0.0;
    for (number, (a, b)) in lines.iter().enumerate() {
        for (c, d) in &lines[number + 1..] {
            let apart = a != c && a != d && b != c && b != d;
            if apart && crosses(place(*a), place(*b), place(*c), place(*d)) {
                cost += CROSSING;
            }
        }
        for node in 0..graph.len() as u32 {
            let box_ = boxes[node as usize];
            let free = node != *a && node != *b;
            if free && off_line(place(*a), place(*b), middles[node as usize], box_.half).is_some() {
                cost += LINE_THROUGH_BOX;
            }
        }
    }
    let at = |words: &Words| {
        let ([ax, ay], [bx, by]) = (place(words.ends.0), place(words.ends.1));
        [(ax + bx) * 0.5, (ay + by) * 0.5]
    };
    for (number, line) in words.iter().enumerate() {
        let here = at(line);
        let covered = middles
            .iter()
            .zip(boxes)
            .filter(|(middle, node)| parting(here, line.half, **middle, node.half).is_some())
            .count();
        let others = words[number + 1..]
            .iter()
            .filter(|other| parting(here, line.half, at(other), other.half).is_some())
            .count();
        cost += COVERED_WORDS * (covered + others) as f32;
    }
    cost + AREA * middles.len() as f32 * area(middles, boxes)
}

/// The area of the window that would hold the drawing, over the area of its boxes.
fn area(middles: &[[f32; 2]], boxes: &[NodeBox]) -> f32 {
    let extent = |axis: usize| {
        let low = middles
            .iter()
            .zip(boxes)
            .map(|(middle, node)| middle[axis] - node.half[axis]);
        let high = middles
            .iter()
            .zip(boxes)
            .map(|(middle, node)| middle[axis] + node.half[axis]);
        high.fold(f32::MIN, f32::max) - low.fold(f32::MAX, f32::min)
    };
    let height = extent(1).max(extent(0) / ASPECT);
    let covered: f32 = boxes
        .iter()
        .map(|node| 4.0 * node.half[0] * node.half[1])
        .sum();
    height * height * ASPECT / covered.max(1.0)
}

fn crosses(a: [f32; 2], b: [f32; 2], c: [f32; 2], d: [f32; 2]) -> bool {
    let side = |p: [f32; 2], q: [f32; 2], r: [f32; 2]| {
        (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) > 0.0
    };
    side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b)
}

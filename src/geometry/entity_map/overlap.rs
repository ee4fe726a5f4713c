//! Parts what lies on each other: boxes of nodes, words on lines, lines through boxes.

use super::NodeBox;
use super::graph::Graph;
use super::hashing::unit;

/// Passes of pushing before the whole drawing is stretched a little.
const PASSES_BEFORE_GROWTH: usize = 60;
/// How much it is stretched then.
const GROWTH: f32 = 1.03;
/// How often: 1.03^400 is more than 10⁵, enough for the largest boxes side by side.
const MOST_GROWTHS: usize = 400;

/// The words of a line, around the middle between its ends.
pub(super) struct Words {
    pub ends: (u32, u32),
    pub half: [f32; 2],
}

/// How far two boxes must move along the cheaper axis to part; `None` when they do not touch.
pub(super) fn parting(
    a: [f32; 2],
    a_half: [f32; 2],
    b: [f32; 2],
    b_half: [f32; 2],
) -> Option<[f32; 2]> {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let over_x = a_half[0] + b_half[0] - dx.abs();
    let over_y = a_half[1] + b_half[1] - dy.abs();
    if over_x <= 0.0 || over_y <= 0.0 {
        return None;
    }
    Some(if over_x < over_y {
        [if dx < 0.0 { -over_x } else { over_x }, 0.0]
    } else {
        [0.0, if dy < 0.0 { -over_y } else { over_y }]
    })
}

fn shift(middle: &mut [f32; 2], by: [f32; 2], share: f32) {
    middle[0] += by[0] * share;
    middle[1] += by[1] * share;
}

/// One pass over all pairs of boxes and words; moves each by `share` of what would part them.
pub(super) fn push_apart(middles: &mut [[f32; 2]], boxes: &[NodeBox], words: &[Words], share: f32) {
    push_boxes(middles, boxes, share);
    let place = |middles: &[[f32; 2]], words: &Words| {
        let (a, b) = (words.ends.0 as usize, words.ends.1 as usize);
        let ([ax, ay], [bx, by]) = (symbol(middles, boxes, a), symbol(middles, boxes, b));
        [(ax + bx) * 0.5, (ay + by) * 0.5]
    };
    for (number, line) in words.iter().enumerate() {
        let (a, b) = (line.ends.0 as usize, line.ends.1 as usize);
        for node in 0..middles.len() {
            let at = place(middles, line);
            if let Some(by) = parting(at, line.half, middles[node], boxes[node].half) {
                shift(&mut middles[node], by, 0.4 * share);
                shift(&mut middles[a], by, -0.3 * share);
                shift(&mut middles[b], by, -0.3 * share);
            }
        }
        for other in &words[number + 1..] {
            let (at, there) = (place(middles, line), place(middles, other));
            if let Some(by) = parting(at, line.half, there, other.half) {
                for (end, sign) in [
                    (a, -1.0),
                    (b, -1.0),
                    (other.ends.0 as usize, 1.0),
                    (other.ends.1 as usize, 1.0),
                ] {
                    shift(&mut middles[end], by, sign * 0.2 * share);
                }
            }
        }
    }
    push_boxes(middles, boxes, share);
}

/// One pass over all pairs of boxes; says whether any two touched.
fn push_boxes(middles: &mut [[f32; 2]], boxes: &[NodeBox], share: f32) -> bool {
    let mut touched = false;
    let widest = boxes.iter().map(|node| node.half[0]).fold(0.0, f32::max);
    let mut order: Vec<u32> = (0..middles.len() as u32).collect();
    order.sort_by(|a, b| {
        middles[*a as usize][0]
            .total_cmp(&middles[*b as usize][0])
            .then(a.cmp(b))
    });
    for (place, a) in order.iter().enumerate() {
        let a = *a as usize;
        for b in &order[place + 1..] {
            let b = *b as usize;
            // Sorted by their places at the start of the pass; moves within it are small.
            if middles[b][0] - middles[a][0] > boxes[a].half[0] + widest + 200.0 {
                break;
            }
            if let Some(by) = parting(middles[a], boxes[a].half, middles[b], boxes[b].half) {
                touched = true;
                shift(&mut middles[a], by, -0.5 * share);
                shift(&mut middles[b], by, 0.5 * share);
            }
        }
    }
    touched
}

/// The middle of a node's symbol.
pub(super) fn symbol(middles: &[[f32; 2]], boxes: &[NodeBox], node: usize) -> [f32; 2] {
    let ([x, y], [dx, dy]) = (middles[node], boxes[node].offset);
    [x - dx, y - dy]
}

/// Moves nodes off lines that run through their boxes, by `share` of the way.
pub(super) fn push_off_lines(
    middles: &mut [[f32; 2]],
    boxes: &[NodeBox],
    graph: &Graph,
    share: f32,
) {
    for a in 0..graph.len() {
        for place in graph.range(a) {
            let b = graph.neighbours[place] as usize;
            if b < a {
                continue;
            }
            for node in 0..graph.len() {
                if node == a || node == b {
                    continue;
                }
                let (from, to) = (symbol(middles, boxes, a), symbol(middles, boxes, b));
                if let Some(by) = off_line(from, to, middles[node], boxes[node].half) {
                    shift(&mut middles[node], by, 0.5 * share);
                    shift(&mut middles[a], by, -0.2 * share);
                    shift(&mut middles[b], by, -0.2 * share);
                }
            }
        }
    }
}

/// How far a box must move to leave the line between two points; `None` when it is not on it.
pub(super) fn off_line(
    from: [f32; 2],
    to: [f32; 2],
    middle: [f32; 2],
    half: [f32; 2],
) -> Option<[f32; 2]> {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = (dx * dx + dy * dy).sqrt();
    if length < 1.0 {
        return None;
    }
    let (ux, uy) = (dx / length, dy / length);
    let (px, py) = (middle[0] - from[0], middle[1] - from[1]);
    let along = px * ux + py * uy;
    let across = py * ux - px * uy;
    let reach_across = half[0] * uy.abs() + half[1] * ux.abs();
    let reach_along = half[0] * ux.abs() + half[1] * uy.abs();
    let over = reach_across - across.abs();
    if over <= 0.0 || along < -reach_along * 0.5 || along > length + reach_along * 0.5 {
        return None;
    }
    let sign = if across < 0.0 { -1.0 } else { 1.0 };
    Some([-uy * over * sign, ux * over * sign])
}

/// Moves boxes until no two touch; stretches the drawing where pushing alone goes in circles.
pub(super) fn part_boxes(middles: &mut [[f32; 2]], boxes: &[NodeBox]) {
    for growth in 0..MOST_GROWTHS {
        for _ in 0..PASSES_BEFORE_GROWTH {
            if !push_boxes(middles, boxes, 1.02) {
                return;
            }
        }
        for (node, middle) in middles.iter_mut().enumerate() {
            // Nodes at one place would stay there however far the drawing is stretched.
            let seed = (growth * boxes.len() + node) as u64 * 2;
            middle[0] = middle[0] * GROWTH + unit(seed) - 0.5;
            middle[1] = middle[1] * GROWTH + unit(seed + 1) - 0.5;
        }
    }
}

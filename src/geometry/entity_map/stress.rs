//! The layout of small components: distances in the drawing like distances in the graph, then room
//! for every label.
//!
//! Stress majorization (each node moves to where its distances to all others fit best) from several
//! starts gives the shapes; what fits about as well as the best is then moved until nothing lies on
//! anything, and the drawing that is easiest to read is kept. As much of the fit as cannot be seen is
//! given for neighbourhoods: of what stands near, more is linked. The plane is stretched sideways
//! where words make the boxes wide.

use super::NodeBox;
use super::distances::Distances;
use super::graph::Graph;
use super::overlap::{self, Words};
use super::{force, readability};

/// Free length of a line between two boxes, in points.
const GAP: f32 = 36.0;
/// Where nodes have more lines than this on average, those get longer.
const DENSE: f32 = 3.0;
/// By this share for each line more.
const DENSE_GROWTH: f32 = 0.15;
const MAJORIZATION_ROUNDS: usize = 250;
/// Majorization has settled when nodes move less than this on average, in points.
const SETTLED: f32 = 0.05;
/// So many starts are tried at most.
const MOST_STARTS: usize = 24;
/// Pairs of nodes that may be looked at for more starts.
const WORK: usize = 200_000;
/// Of shapes whose stress is within this of the least, the readable ones are looked for.
const AS_GOOD: f32 = 1.02;
/// So many of them.
const MOST_ARRANGED: usize = 10;
/// How much strangers among neighbours may count; the first one that costs little is taken.
const STRANGERS: [f32; 4] = [4.0, 2.5, 1.7, 1.0];
/// How much the stress may grow by that.
const PRICE: f32 = 1.025;
const REFINEMENT_ROUNDS: usize = 50;
/// Up to this many nodes, boxes are pushed off lines as hard as off each other; then ever less, as
/// they cannot be everywhere.
const OFF_LINES: f32 = 60.0;
/// Words are given room up to this many lines.
const MOST_WORDS: usize = 300;
/// Drawings with more lines than this are not compared by crossings.
const MOST_COMPARED: usize = 1000;
/// The shape the drawing should have: width over height.
const ASPECT: f32 = 1.8;

/// A small component.
struct Small<'a> {
    graph: &'a Graph,
    boxes: &'a [NodeBox],
    words: Vec<Words>,
    distances: Distances,
    /// Distances sideways count this much less.
    stretch: f32,
}

/// The middles of the boxes; `None` when told to stop.
///
/// Tries more starts when the graph is small and has few `siblings` to be laid out as well.
pub(super) fn lay_out(
    graph: &Graph,
    boxes: &[NodeBox],
    siblings: usize,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Option<Vec<[f32; 2]>> {
    let stretch = stretch(boxes);
    let small = Small {
        graph,
        boxes,
        words: words_of_lines(graph),
        distances: Distances::new(graph, &line_lengths(graph, boxes, stretch)),
        stretch,
    };
    let shapes = small.shapes(siblings, &mut |part| progress(0.5 * part))?;
    let least = shapes.first()?.0;
    let count = shapes.len();
    let mut best: Option<(f32, Vec<[f32; 2]>)> = None;
    for (number, (_, shape)) in shapes.into_iter().enumerate() {
        let (mut middles, strangers) = small.with_neighbours_near(shape, least);
        small.make_room(&mut middles, strangers, &mut |part| {
            progress(0.5 + 0.5 * (number as f32 + part) / count as f32)
        })?;
        if count == 1 {
            return Some(middles);
        }
        let cost = readability::cost(&middles, graph, boxes, &small.words);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, middles));
        }
    }
    best.map(|(_, middles)| middles)
}

impl Small<'_> {
    /// The different shapes that fit the distances about best, with their stress, best first.
    fn shapes(
        &self,
        siblings: usize,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<Vec<(f32, Vec<[f32; 2]>)>> {
        let count = self.graph.len();
        if count == 2 {
            return Some(vec![(0.0, vec![[-1.0, 0.0], [1.0, 0.0]])]);
        }
        // In a thicket one shape is as good as another.
        let is_thicket = self.graph.neighbours.len() / 2 > MOST_COMPARED;
        let most = if is_thicket { 2 } else { MOST_STARTS };
        let starts = (WORK / (count * count) / siblings.max(1)).clamp(1, most);
        let mut shapes = Vec::with_capacity(starts);
        for start in 0..starts {
            if !progress(start as f32 / starts as f32) {
                return None;
            }
            let mut middles = if start == 0 {
                self.distances.flattened()
            } else {
                force::lay_out(self.graph.clone(), start as u64, &mut |_| true)?.positions
            };
            self.distances.scale(&mut middles);
            for _ in 0..MAJORIZATION_ROUNDS {
                if self.distances.improve(&mut middles, 1.0, 1.0) < SETTLED {
                    break;
                }
            }
            shapes.push((self.distances.stress(&middles), middles));
        }
        shapes.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        let most = shapes[0].0 * AS_GOOD;
        shapes.retain(|(stress, _)| *stress <= most);
        // The same stress is the same shape, perhaps turned or mirrored.
        shapes.dedup_by(|(later, _), (kept, _)| *later <= *kept * 1.0001);
        shapes.truncate(if is_thicket { 1 } else { MOST_ARRANGED });
        Some(shapes)
    }

    /// The shape with as many neighbours near each node as little stress buys.
    fn with_neighbours_near(&self, shape: Vec<[f32; 2]>, least: f32) -> (Vec<[f32; 2]>, f32) {
        for strangers in STRANGERS {
            let mut middles = shape.clone();
            for _ in 0..MAJORIZATION_ROUNDS / 2 {
                if self.distances.improve(&mut middles, 1.0, strangers) < SETTLED {
                    break;
                }
            }
            if self.distances.stress(&middles) <= least * PRICE {
                return (middles, strangers);
            }
        }
        (shape, 1.0)
    }

    /// Moves apart what lies on each other, as little as it takes.
    fn make_room(
        &self,
        middles: &mut Vec<[f32; 2]>,
        strangers: f32,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<()> {
        let boxes = self.boxes;
        self.turn(middles);
        let across = self.widening(middles);
        let wide = [self.stretch * across, 1.0 / across];
        scale(middles, wide);
        let off = (OFF_LINES / self.graph.len() as f32).min(1.0);
        // In a thicket no box finds a place without lines.
        let is_thin = self.graph.neighbours.len() <= 4 * self.graph.len();
        for round in 0..REFINEMENT_ROUNDS {
            let part = round as f32 / REFINEMENT_ROUNDS as f32;
            if !progress(part) {
                return None;
            }
            scale(middles, wide.map(|factor| 1.0 / factor));
            self.distances
                .improve(middles, 0.6 * (1.0 - part), strangers);
            scale(middles, wide);
            if is_thin {
                overlap::push_off_lines(middles, boxes, self.graph, off * (0.2 + 0.5 * part));
            }
            overlap::push_apart(middles, boxes, &self.words, 0.5 + 0.5 * part);
        }
        overlap::part_boxes(middles, boxes);
        Some(())
    }

    /// Tries directions and keeps the one in which the drawing fits a window best.
    fn turn(&self, middles: &mut Vec<[f32; 2]>) {
        // Ten degrees at a time, as numbers: sines differ between platforms.
        const COS: f32 = 0.984_807_7;
        const SIN: f32 = 0.173_648_18;
        let mut best = (f32::MAX, middles.clone());
        let mut turned = middles.clone();
        for _ in 0..18 {
            let [width, height] = self.extent(&turned);
            let cost = (width / ASPECT).max(height);
            if cost < best.0 {
                best = (cost, turned.clone());
            }
            for [x, y] in &mut turned {
                (*x, *y) = (*x * COS - *y * SIN, *x * SIN + *y * COS);
            }
        }
        *middles = best.1;
    }

    /// How much wider and flatter the drawing should be to fill a window: not at all where the
    /// boxes are not wide, and never by more than they are.
    fn widening(&self, middles: &[[f32; 2]]) -> f32 {
        let [width, height] = self.extent(middles);
        (ASPECT * height / width).sqrt().clamp(1.0, self.stretch)
    }

    /// Width and height of the drawing, once it is stretched.
    fn extent(&self, middles: &[[f32; 2]]) -> [f32; 2] {
        [(0, self.stretch), (1, 1.0)].map(|(axis, factor)| {
            let ends = middles.iter().zip(self.boxes).map(|(middle, node)| {
                let place = middle[axis] * factor;
                (place - node.half[axis], place + node.half[axis])
            });
            let (low, high) = ends.fold((f32::MAX, f32::MIN), |(low, high), (start, end)| {
                (low.min(start), high.max(end))
            });
            high - low
        })
    }
}

fn scale(middles: &mut [[f32; 2]], factors: [f32; 2]) {
    for middle in middles {
        *middle = [middle[0] * factors[0], middle[1] * factors[1]];
    }
}

/// Words make boxes wide, and windows are: such maps are stretched.
fn stretch(boxes: &[NodeBox]) -> f32 {
    let sum = |axis: usize| boxes.iter().map(|node| node.half[axis]).sum::<f32>();
    (sum(0) / sum(1)).sqrt().clamp(1.0, 1.4)
}

/// The words of each line once, with the ends it hangs between; none where they are too many.
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
    if words.len() > MOST_WORDS {
        words.clear();
    }
    words
}

/// How long each line should be; parallel to the neighbours.
fn line_lengths(graph: &Graph, boxes: &[NodeBox], stretch: f32) -> Vec<f32> {
    let degree = graph.neighbours.len() as f32 / graph.len() as f32;
    let spread = 1.0 + DENSE_GROWTH * (degree - DENSE).max(0.0);
    let mut lengths = Vec::with_capacity(graph.neighbours.len());
    for node in 0..graph.len() {
        for place in graph.range(node) {
            let other = graph.neighbours[place] as usize;
            let (a, b) = (boxes[node].half, boxes[other].half);
            // Between lying side by side and one above the other.
            let sides = 0.35 * (a[0] + b[0]) / stretch + 0.5 * (a[1] + b[1]);
            let room = graph.words.get(place).map_or(0.0, |words| words[0] * 0.3);
            lengths.push((sides + GAP + room) * spread);
        }
    }
    lengths
}

//! Where the nodes of the map go.
//!
//! A comparable request in, plain positions out; no egui, no clock, no randomness that is not
//! seeded. Invariants: the same request gives the same bytes on every machine, with any number of
//! threads and in any order of the nodes (they are sorted by key first, sums have a fixed order,
//! and no function of the platform's mathematics library is called); every position is finite.
//!
//! Components are laid out alone and then packed. Below [`STRESS_LIMIT`] nodes a component gets
//! stress majorization and its label boxes are moved apart; above, a multilevel force layout.
//! Nodes that bring the place they had keep it, and new ones are fitted in. It keeps no positions
//! between two requests itself: that belongs to whoever saves views.
//!
//! # Measured
//!
//! Side by side with the peers' harness of `../shared/map`, which takes `examples/layout.rs` as
//! `bench.py exe:target/release/examples/layout,- EDGES.tsv --cp 5,10,15,20,25,30,end --runs 3`, on two
//! cores shared with a load of about three: processor seconds on one thread, medians of three, until a
//! layout is as good as sfdp's (stress, neighbors, crowd). On ba100k sfdp came to no end; there it is
//! until the stress of FMME. The row of news100k is of a later sitting than the others, on a load of 20
//! (its processor was quicker: the ratios of two rows compare, their seconds do not).
//!
//! | graph | ours | best peer | ratio | finished |
//! |---|---|---|---|---|
//! | news1k | 0.007 | 0.072 gel | 0.10 | 0.014 |
//! | ba1k | 0.011 | 0.100 gel | 0.11 | 0.011 |
//! | news10k | 0.073 | 0.581 FMME | 0.13 | 0.154 |
//! | ba10k | 0.082 | 0.157 gel | 0.52 | 0.151 |
//! | fbpages | 0.194 | 16.3 sfdp | 0.01 | 0.345 |
//! | pgp | 0.403 | 28.3 sfdp | 0.01 | 0.663 |
//! | news100k | 0.415 | 1.382 FMME | 0.30 | 0.786 |
//! | ba100k | 1.254 | 1.97 FMME | 0.64 | 1.77 |
//!
//! Finished, news100k has 3.7 times FMME's neighbors, 1.53 times those of two steps, and 1.004 times its
//! stress: more steps on the coarse graphs made that no better. email-Enron is as good as sfdp's after
//! 0.294; gel was not after 3.3. Two threads showed no gain in time, as the second core was busy. Memory
//! is 298 B a node on news100k.
//! On lesmis, netscience and twelve one-article graphs of 8–200 nodes the stress is at most 1.04 times the
//! least of nine peers, with at least 0.95 of that peer's neighbors.

mod coarsen;
mod discs;
mod distances;
mod force;
mod graph;
mod hashing;
mod keeping;
mod level;
mod overlap;
mod packing;
mod quadtree;
mod readability;
mod repulsion;
mod stress;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use rayon::prelude::*;

use graph::Graph;
use packing::Piece;

/// Components of up to this many nodes are laid out with their label boxes.
pub const STRESS_LIMIT: usize = 500;
/// Components of up to this many nodes are laid out side by side, so many at once.
const SMALL: usize = 64;
const SMALL_AT_ONCE: usize = 64;
/// Label boxes larger than this (half, in points) are treated as this large.
const MAX_HALF_SIZE: f32 = 400.0;
/// Free space around each node of a larger component, in points.
const SPACING: f32 = 1.5 * discs::DISC;
/// Free space kept around each label box, in points.
const CLEARANCE: f32 = 5.0;

/// What has to be known of the map to lay it out.
#[derive(Clone, Debug, PartialEq)]
pub struct MapRequest {
    pub nodes: Arc<[MapNode]>,
    /// Doubles and loops are allowed.
    pub edges: Arc<[MapEdge]>,
}

/// One node, in the order of the dossier's entities that are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct MapNode {
    /// The entity's id in the file: ties are broken by it, so file order does not matter.
    pub key: Arc<str>,
    /// Half width and half height of the node with its label, in map units (points at zoom 1).
    pub half_size: [f32; 2],
    /// Where the middle of that box lies, seen from the middle of the node's symbol.
    pub box_center: [f32; 2],
    /// Where the middle of its symbol was when the map was last seen.
    pub kept: Option<[f32; 2]>,
}

/// One line between two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapEdge {
    /// Indexes into the request's nodes.
    pub ends: (u32, u32),
    /// Width and height of the words on the line, in map units; room for them is a wish.
    pub words: [f32; 2],
}

/// Where the nodes are, in map units (points at zoom 1), around the origin; y points down.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapLayout {
    /// The middle of each node's symbol, in the order of the request.
    pub positions: Vec<[f32; 2]>,
}

/// A layout on its way.
pub struct Sketch<'a> {
    /// From 0 to 1.
    pub done: f32,
    /// Steps made on the finest graph of a large component, once it is its turn.
    pub step: Option<usize>,
    positions: &'a dyn Fn() -> Vec<Option<[f32; 2]>>,
}

impl Sketch<'_> {
    /// Where the nodes would be now, in the order of the request; `None` for those without a place
    /// yet. Costs as much as a copy of all positions.
    pub fn positions(&self) -> Vec<Option<[f32; 2]>> {
        (self.positions)()
    }
}

/// Lays the map out; `watch` is told how it stands and answers whether to go on.
///
/// `None` when it was told to stop.
pub fn lay_out(
    request: &MapRequest,
    watch: &mut dyn FnMut(&Sketch<'_>) -> bool,
) -> Option<MapLayout> {
    let count = request.nodes.len();
    let order = sorted_nodes(&request.nodes);
    let mut parts = components(request, &order);
    let whole = Whole {
        request,
        order: &order,
        components: parts.len(),
    };
    // In the sorted numbering, the middle of the box.
    let kept = |node: u32| -> Option<[f32; 2]> {
        let [x, y] = request.nodes[order[node as usize] as usize].kept?;
        let [dx, dy] = whole.box_of(node).offset;
        let middle = [x + dx, y + dy];
        keeping::believable(middle).then_some(middle)
    };
    // A map of which most stands is added to; otherwise a new one reads better.
    let stands = (0..count as u32).filter_map(kept).count() * 2 > count;
    let mut pieces: Vec<Piece> = Vec::new();
    let mut new_pieces: Vec<Piece> = Vec::new();
    let mut taken = keeping::Taken::new(count > STRESS_LIMIT);
    if stands {
        for node in 0..count as u32 {
            if let Some(middle) = kept(node) {
                taken.add(middle, taken.half(&whole.box_of(node)));
            }
        }
    }
    // The small ones come last: they have no sketch of their own.
    let is_small = |(members, _): &(Vec<u32>, Graph)| members.len() <= SMALL;
    let small = parts.split_off(parts.partition_point(|part| !is_small(part)));
    let mut before = 0;
    let mut add = |members: Vec<u32>, graph: Graph, drawn: Option<Vec<[f32; 2]>>| {
        let boxes = whole.boxes_of(&members);
        if let Some(middles) = drawn {
            let piece = Piece::new(members, boxes, middles, graph);
            if stands {
                new_pieces.push(piece);
            } else {
                pieces.push(piece);
            }
        } else {
            let middles = keeping::fill(
                keeping::Standing {
                    graph: &graph,
                    boxes: &boxes,
                    middles: members.iter().map(|node| kept(*node)).collect(),
                },
                &mut taken,
            );
            pieces.push(Piece::new(members, boxes, middles, graph));
        }
    };
    let is_new = |members: &[u32]| !(stands && members.iter().any(|node| kept(*node).is_some()));
    for (members, graph) in parts {
        let share = members.len() as f32 / count as f32;
        let start = before as f32 / count as f32;
        before += members.len();
        if !is_new(&members) {
            add(members, graph, None);
            continue;
        }
        // Packing looks at the lines of small components only.
        let lines = if graph.len() <= STRESS_LIMIT {
            graph.clone()
        } else {
            Graph::default()
        };
        let middles = whole.lay_out_part(&members, graph, &mut |sketch| {
            watch(&Sketch {
                done: start + share * sketch.done,
                ..*sketch
            })
        })?;
        add(members, lines, Some(middles));
    }
    // One after the other takes as long as hundreds of them are many.
    for some in small.chunks(SMALL_AT_ONCE) {
        let none = || vec![None; count];
        let goes_on = watch(&Sketch {
            done: before as f32 / count as f32,
            step: None,
            positions: &none,
        });
        goes_on.then_some(())?;
        let draw = |(members, graph): &(Vec<u32>, Graph)| {
            is_new(members).then(|| whole.lay_out_part(members, graph.clone(), &mut |_| true))?
        };
        let drawn: Vec<Option<Vec<[f32; 2]>>> = some.par_iter().map(draw).collect();
        for ((members, graph), drawn) in some.iter().zip(drawn) {
            before += members.len();
            add(members.clone(), graph.clone(), drawn);
        }
    }
    let middles = if stands {
        packing::add_below(&pieces, &new_pieces, count)
    } else {
        packing::pack(&pieces, count)
    };
    let mut positions = vec![[0.0; 2]; count];
    for (new, old) in order.iter().enumerate() {
        let offset = whole.box_of(new as u32).offset;
        let middle = middles[new];
        positions[*old as usize] = [middle[0] - offset[0], middle[1] - offset[1]];
    }
    let all = || positions.iter().copied().map(Some).collect();
    let finished = Sketch {
        done: 1.0,
        step: None,
        positions: &all,
    };
    watch(&finished).then_some(())?;
    Some(MapLayout { positions })
}

/// The numbering of all nodes in which the components are laid out.
struct Whole<'a> {
    request: &'a MapRequest,
    /// For each node its number in the request.
    order: &'a [u32],
    components: usize,
}

impl Whole<'_> {
    /// Made when it is asked for: kept beside a large layout they would be a twentieth of its memory.
    fn box_of(&self, node: u32) -> NodeBox {
        NodeBox::of(&self.request.nodes[self.order[node as usize] as usize])
    }

    fn boxes_of(&self, members: &[u32]) -> Vec<NodeBox> {
        members.iter().map(|node| self.box_of(*node)).collect()
    }

    /// Lays out one connected part; gives the middles of its boxes.
    fn lay_out_part(
        &self,
        members: &[u32],
        graph: Graph,
        watch: &mut dyn FnMut(&Sketch<'_>) -> bool,
    ) -> Option<Vec<[f32; 2]>> {
        if graph.len() == 1 {
            return Some(vec![[0.0; 2]]);
        }
        if graph.len() <= STRESS_LIMIT {
            let none = || vec![None; self.order.len()];
            return stress::lay_out(
                &graph,
                &self.boxes_of(members),
                self.components / 20,
                &mut |done| {
                    watch(&Sketch {
                        done,
                        step: None,
                        positions: &none,
                    })
                },
            );
        }
        let drawing = force::lay_out(graph, 0, &mut |stage| {
            let positions = || {
                let mut middles = stage.positions();
                force::scale_to_points(&mut middles, None, SPACING);
                let mut positions = vec![None; self.order.len()];
                for (member, middle) in members.iter().zip(middles) {
                    let offset = self.box_of(*member).offset;
                    let place = [middle[0] - offset[0], middle[1] - offset[1]];
                    positions[self.order[*member as usize] as usize] = Some(place);
                }
                positions
            };
            watch(&Sketch {
                done: 0.9 * stage.done,
                step: stage.step,
                positions: &positions,
            })
        })?;
        let mut middles = drawing.positions;
        force::scale_to_points(&mut middles, Some(drawing.line), SPACING);
        discs::part_discs(&mut middles);
        Some(middles)
    }
}

/// The numbers of the nodes, in the order of their keys.
fn sorted_nodes(nodes: &[MapNode]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..nodes.len() as u32).collect();
    order.par_sort_by(|a, b| {
        let (a, b) = (&nodes[*a as usize], &nodes[*b as usize]);
        a.key
            .cmp(&b.key)
            .then_with(|| a.half_size[0].total_cmp(&b.half_size[0]))
            .then_with(|| a.half_size[1].total_cmp(&b.half_size[1]))
    });
    order
}

/// The connected parts, largest first, with their members in the sorted numbering; only those that
/// are small enough for label boxes know the words on their lines.
fn components(request: &MapRequest, order: &[u32]) -> Vec<(Vec<u32>, Graph)> {
    let count = order.len();
    let mut rank = vec![0u32; count];
    for (new, old) in order.iter().enumerate() {
        rank[*old as usize] = new as u32;
    }
    let edges = sorted_edges(request, &rank);
    let graph = Graph::new(count, &edges);
    let components = graph.components();
    // In which component each node is, and which number it has there.
    let (mut home, mut index) = (vec![0u32; count], vec![0u32; count]);
    for (number, members) in components.iter().enumerate() {
        for (place, member) in members.iter().enumerate() {
            home[*member as usize] = number as u32;
            index[*member as usize] = place as u32;
        }
    }
    let mut parts: Vec<(Vec<u32>, Graph)> = components
        .into_iter()
        .map(|members| {
            let part = graph.part(&members, &index);
            (members, part)
        })
        .collect();
    for MapEdge {
        ends: (a, b),
        words,
    } in edges
    {
        let (_, part) = &mut parts[home[a as usize] as usize];
        if part.len() <= STRESS_LIMIT {
            part.set_words((index[a as usize], index[b as usize]), words);
        }
    }
    parts
}

/// Edges in the sorted numbering: lower end first, sorted, without loops, doubles merged.
fn sorted_edges(request: &MapRequest, rank: &[u32]) -> Vec<MapEdge> {
    let mut edges: Vec<MapEdge> = request
        .edges
        .iter()
        .filter_map(|edge| {
            let a = *rank.get(edge.ends.0 as usize)?;
            let b = *rank.get(edge.ends.1 as usize)?;
            let size = |value: f32| {
                if value.is_finite() {
                    value.clamp(0.0, MAX_HALF_SIZE)
                } else {
                    0.0
                }
            };
            (a != b).then_some(MapEdge {
                ends: (a.min(b), a.max(b)),
                words: edge.words.map(size),
            })
        })
        .collect();
    edges.par_sort_unstable_by_key(|edge| edge.ends);
    edges.dedup_by(|double, kept| {
        let same = double.ends == kept.ends;
        if same {
            kept.words[0] = kept.words[0].max(double.words[0]);
            kept.words[1] = kept.words[1].max(double.words[1]);
        }
        same
    });
    edges
}

/// The box of a node with its label, made safe.
#[derive(Clone, Copy, Debug)]
struct NodeBox {
    half: [f32; 2],
    /// Of the box's middle, seen from the symbol's.
    offset: [f32; 2],
}

impl NodeBox {
    fn of(node: &MapNode) -> Self {
        let half = |value: f32| {
            let value = if value.is_finite() { value } else { 0.0 };
            value.clamp(1.0, MAX_HALF_SIZE) + CLEARANCE
        };
        let offset = |value: f32| {
            if value.is_finite() {
                value.clamp(-MAX_HALF_SIZE, MAX_HALF_SIZE)
            } else {
                0.0
            }
        };
        Self {
            half: node.half_size.map(half),
            offset: node.box_center.map(offset),
        }
    }
}

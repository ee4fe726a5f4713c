//! Where the nodes of the map go.
//!
//! A comparable request in, plain positions out; no egui, no clock, no randomness that is not
//! seeded. Invariants: the same request gives the same bytes on every machine, with any number of
//! threads and in any order of the nodes (they are sorted by key first, sums have a fixed order,
//! and no function of the platform's mathematics library is called); every position is finite.
//!
//! Components are laid out alone and then packed. Below [`STRESS_LIMIT`] nodes a component gets
//! stress majorization and its label boxes are moved apart; above, a multilevel force layout.
//! It keeps no positions between two requests: that belongs to whoever saves views.

mod coarsen;
mod force;
mod graph;
mod hashing;
mod overlap;
mod packing;
mod quadtree;
mod readability;
mod stress;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use graph::Graph;
use packing::Piece;

/// Components of up to this many nodes are laid out with their label boxes.
pub const STRESS_LIMIT: usize = 500;
/// Label boxes larger than this (half, in points) are treated as this large.
const MAX_HALF_SIZE: f32 = 400.0;
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

/// Lays the map out; `progress` is told how much is done and answers whether to go on.
///
/// `None` when it was told to stop.
pub fn lay_out(request: &MapRequest, progress: &dyn Fn(f32) -> bool) -> Option<MapLayout> {
    let count = request.nodes.len();
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|a, b| {
        let (a, b) = (&request.nodes[*a as usize], &request.nodes[*b as usize]);
        a.key
            .cmp(&b.key)
            .then_with(|| a.half_size[0].total_cmp(&b.half_size[0]))
            .then_with(|| a.half_size[1].total_cmp(&b.half_size[1]))
    });
    let mut rank = vec![0u32; count];
    for (new, old) in order.iter().enumerate() {
        rank[*old as usize] = new as u32;
    }
    let boxes: Vec<NodeBox> = order
        .iter()
        .map(|old| NodeBox::of(&request.nodes[*old as usize]))
        .collect();
    let graph = Graph::new(count, &sorted_edges(request, &rank));

    let mut pieces = Vec::new();
    let components = graph.components();
    let mut done = 0;
    for members in components {
        if !progress(done as f32 / count.max(1) as f32) {
            return None;
        }
        let share = members.len() as f32 / count as f32;
        let before = done as f32 / count as f32;
        done += members.len();
        let inner = |part: f32| progress(before + share * part);
        let part = graph.part(&members);
        let boxes: Vec<NodeBox> = members.iter().map(|node| boxes[*node as usize]).collect();
        let middles = lay_out_component(&part, &boxes, &inner)?;
        pieces.push(Piece {
            members,
            boxes,
            middles,
            graph: part,
        });
    }
    let middles = packing::pack(&pieces, count);
    let mut positions = vec![[0.0; 2]; count];
    for (new, old) in order.iter().enumerate() {
        let offset = boxes[new].offset;
        let middle = middles[new];
        positions[*old as usize] = [middle[0] - offset[0], middle[1] - offset[1]];
    }
    progress(1.0).then_some(MapLayout { positions })
}

/// Lays out one connected part; gives the middles of its boxes.
fn lay_out_component(
    graph: &Graph,
    boxes: &[NodeBox],
    progress: &dyn Fn(f32) -> bool,
) -> Option<Vec<[f32; 2]>> {
    if graph.len() == 1 {
        return Some(vec![[0.0; 2]]);
    }
    if graph.len() <= STRESS_LIMIT {
        stress::lay_out(graph, boxes, progress)
    } else {
        let mut middles = force::lay_out(graph, 0, &|part| progress(part * 0.9))?;
        force::scale_to_points(graph, &mut middles, 1.5 * overlap::DISC);
        overlap::part_discs(&mut middles, progress).then_some(middles)
    }
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
    edges.sort_by_key(|edge| edge.ends);
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

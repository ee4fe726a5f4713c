//! Graphs that nobody drew to be read, and numbers that are none.

use std::time::{Duration, Instant};

use super::super::{MapEdge, MapLayout, MapNode, MapRequest};
use super::{laid_out, node, overlaps, request, web};

/// A build without optimization takes a tenth of the graphs, and as long.
const PART: u32 = if cfg!(debug_assertions) { 10 } else { 1 };
/// Generous: machines are loaded. What is asked is that nothing freezes.
const LONGEST: Duration = Duration::from_mins(5);

/// Lays it out in time; no more than one node in twenty lies on another.
fn is_no_blob(name: &str, count: u32, edges: impl IntoIterator<Item = (u32, u32)>) -> MapLayout {
    let start = Instant::now();
    let layout = laid_out(&request(count as usize, edges));
    let took = start.elapsed();
    assert!(took < LONGEST, "{name}: {took:?}");
    let crowd = crowd(&layout);
    assert!(crowd < 0.05, "{name}: {crowd}");
    layout
}

/// Pairs of nodes nearer than half a symbol, as a share of the nodes.
fn crowd(layout: &MapLayout) -> f64 {
    let mut sorted = layout.positions.clone();
    sorted.sort_by(|a, b| a[0].total_cmp(&b[0]));
    let mut pairs = 0;
    for (number, a) in sorted.iter().enumerate() {
        pairs += sorted[number + 1..]
            .iter()
            .take_while(|b| b[0] - a[0] < 4.0)
            .filter(|b| (b[1] - a[1]).abs() < 4.0)
            .count();
    }
    pairs as f64 / sorted.len() as f64
}

#[test]
fn a_star_of_100_000_leaves_is_a_disc_around_its_hub() {
    let leaves = 100_000 / PART;
    let layout = is_no_blob("star", leaves + 1, (1..=leaves).map(|leaf| (0, leaf)));
    for axis in 0..2 {
        let places = layout.positions.iter().map(|place| f64::from(place[axis]));
        let (low, high) = places
            .clone()
            .fold((f64::MAX, f64::MIN), |(low, high), place| {
                (low.min(place), high.max(place))
            });
        let middle = places.sum::<f64>() / f64::from(leaves + 1);
        let hub = f64::from(layout.positions[0][axis]);
        assert!(
            (hub - middle).abs() < (high - low) * 0.2,
            "the hub is in the middle"
        );
    }
}

#[test]
fn a_path_of_100_000_nodes() {
    let count = 100_000 / PART;
    is_no_blob("path", count, (1..count).map(|node| (node - 1, node)));
}

#[test]
fn a_clique_of_2_000_nodes() {
    let count = 2_000 / PART;
    let edges = (0..count).flat_map(|a| (0..a).map(move |b| (a, b)));
    is_no_blob("clique", count, edges);
}

#[test]
fn fifty_thousand_components() {
    let pairs = 50_000 / PART;
    is_no_blob(
        "pairs",
        2 * pairs,
        (0..pairs).map(|pair| (2 * pair, 2 * pair + 1)),
    );
    is_no_blob("no lines", 2 * pairs, []);
}

#[test]
fn a_name_of_ten_thousand_characters_keeps_the_others_readable() {
    let mut request = request(30, web(30, 2));
    request.nodes = request
        .nodes
        .iter()
        .enumerate()
        .map(|(number, node)| MapNode {
            half_size: if number % 7 == 0 {
                [35_000.0, 9.0]
            } else {
                node.half_size
            },
            ..node.clone()
        })
        .collect();
    let layout = laid_out(&request);
    let farthest = layout
        .positions
        .iter()
        .flatten()
        .fold(0.0f32, |far, at| far.max(at.abs()));
    assert!(farthest < 6_000.0, "{farthest}");
}

#[test]
fn doubles_and_loops_change_nothing() {
    let plain = MapRequest {
        nodes: (0..12).map(node).collect(),
        edges: web(12, 2)
            .into_iter()
            .map(|ends| MapEdge {
                ends,
                words: [30.0, 16.0],
            })
            .collect(),
    };
    let mut edges = plain.edges.to_vec();
    edges.extend(plain.edges.iter().map(|edge| MapEdge {
        ends: (edge.ends.1, edge.ends.0),
        words: edge.words,
    }));
    edges.extend((0..12).map(|node| MapEdge {
        ends: (node, node),
        words: [30.0, 16.0],
    }));
    let doubled = MapRequest {
        nodes: plain.nodes.clone(),
        edges: edges.into(),
    };
    assert_eq!(laid_out(&plain), laid_out(&doubled));
}

#[test]
fn broken_numbers_are_taken_as_small_boxes() {
    let broken = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -5.0, 1e30, 0.0];
    let mut nodes: Vec<MapNode> = (0..18).map(node).collect();
    for (number, node) in nodes.iter_mut().enumerate() {
        node.half_size[number % 2] = broken[number % 6];
        node.box_center[(number + 1) % 2] = broken[(number + 3) % 6];
    }
    let edges = web(18, 2)
        .into_iter()
        .enumerate()
        .map(|(number, ends)| MapEdge {
            ends,
            words: [broken[number % 6], broken[number % 5]],
        })
        .collect();
    laid_out(&MapRequest {
        nodes: nodes.into(),
        edges,
    });
}

#[test]
fn equal_keys_do_not_fall_on_each_other() {
    let same = MapNode {
        key: "same".into(),
        half_size: [30.0, 20.0],
        box_center: [0.0; 2],
        kept: None,
    };
    let request = MapRequest {
        nodes: vec![same; 30].into(),
        edges: (1..30)
            .map(|node| MapEdge {
                ends: (0, node),
                words: [0.0; 2],
            })
            .collect(),
    };
    assert_eq!(overlaps(&request, &laid_out(&request)), 0);
}

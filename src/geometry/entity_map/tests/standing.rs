//! What stands, stays: maps of which most nodes have a place.

use super::super::{MapEdge, MapLayout, MapNode, MapRequest, STRESS_LIMIT};
use super::{laid_out, overlaps, request, web};

/// The request with the places of the layout, but for some nodes.
fn keeping(request: &MapRequest, layout: &MapLayout, but: impl Fn(usize) -> bool) -> MapRequest {
    let nodes = request.nodes.iter().zip(&layout.positions).enumerate();
    MapRequest {
        nodes: nodes
            .map(|(number, (node, place))| MapNode {
                kept: (!but(number)).then_some(*place),
                ..node.clone()
            })
            .collect(),
        edges: request.edges.clone(),
    }
}

#[test]
fn what_has_a_place_stays_there_and_new_nodes_fit_in() {
    for count in [30, 200, 1200] {
        let plain = request(count, web(count as u32, 2));
        let first = laid_out(&plain);
        let is_new = |number: usize| number % 11 == 3;
        let second = laid_out(&keeping(&plain, &first, is_new));
        for number in (0..count).filter(|number| !is_new(*number)) {
            let (a, b) = (first.positions[number], second.positions[number]);
            assert!(
                (a[0] - b[0]).abs() < 1e-3 && (a[1] - b[1]).abs() < 1e-3,
                "{count}: {number} went from {a:?} to {b:?}"
            );
        }
        if count <= STRESS_LIMIT {
            let map = keeping(&plain, &first, is_new);
            assert_eq!(overlaps(&map, &second), 0, "{count} nodes");
        }
    }
}

#[test]
fn a_new_node_comes_near_its_neighbours() {
    let plain = request(60, web(60, 2));
    let first = laid_out(&plain);
    let last = 59;
    let second = laid_out(&keeping(&plain, &first, |number| number == last));
    let place = second.positions[last];
    let extent = first
        .positions
        .iter()
        .map(|place| place[0].abs())
        .fold(0.0, f32::max);
    for edge in plain.edges.iter().filter(|edge| edge.ends.0 == last as u32) {
        let [x, y] = second.positions[edge.ends.1 as usize];
        let far = ((place[0] - x).powi(2) + (place[1] - y).powi(2)).sqrt();
        assert!(far < extent, "{far} in a map of {extent}");
    }
}

#[test]
fn new_components_come_beside_what_stands() {
    let pairs = (0..20).map(|pair| (2 * pair, 2 * pair + 1));
    let plain = request(40, pairs);
    let first = laid_out(&plain);
    let map = keeping(&plain, &first, |number| number >= 30);
    assert_eq!(overlaps(&map, &laid_out(&map)), 0);
}

#[test]
fn broken_kept_places_are_not_believed() {
    let plain = request(40, web(40, 2));
    let first = laid_out(&plain);
    let mut map = keeping(&plain, &first, |_| false);
    let broken = [f32::NAN, f32::INFINITY, -1e30];
    map.nodes = map
        .nodes
        .iter()
        .enumerate()
        .map(|(number, node)| MapNode {
            kept: if number % 4 == 0 {
                Some([broken[number % 3], 0.0])
            } else {
                node.kept
            },
            ..node.clone()
        })
        .collect();
    let layout = laid_out(&map);
    assert_eq!(layout.positions[1], first.positions[1]);
    assert!(layout.positions[0][0].abs() < 5000.0);
}

/// Moves of the nodes but one, in lengths of a usual line, in ascending order.
fn drift(request: &MapRequest, before: &[[f32; 2]], after: &[[f32; 2]], but: usize) -> Vec<f32> {
    let length = |a: [f32; 2], b: [f32; 2]| ((a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)).sqrt();
    let mut lines: Vec<f32> = request
        .edges
        .iter()
        .map(|edge| length(before[edge.ends.0 as usize], before[edge.ends.1 as usize]))
        .collect();
    lines.sort_by(f32::total_cmp);
    let line = lines[lines.len() / 2];
    let mut moves: Vec<f32> = (0..before.len().min(after.len()))
        .filter(|node| *node != but)
        .map(|node| length(before[node], after[node]) / line)
        .collect();
    moves.sort_by(f32::total_cmp);
    moves
}

#[test]
fn a_node_added_removed_or_dragged_moves_its_surroundings_at_most() {
    const COUNT: usize = 2_000;
    let plain = request(COUNT, web(COUNT as u32, 2));
    let first = laid_out(&plain);
    let checked = |name: &str, changed: &MapRequest, but: usize| {
        let after = laid_out(changed).positions;
        let moves = drift(&plain, &first.positions, &after, but);
        let (median, almost_all) = (moves[moves.len() / 2], moves[moves.len() * 99 / 100]);
        assert!(
            median <= 0.02 && almost_all <= 0.2,
            "{name}: {median}, {almost_all}"
        );
        after
    };

    let mut added = keeping(&plain, &first, |_| false);
    let new = MapNode {
        kept: None,
        key: "new".into(),
        ..plain.nodes[0].clone()
    };
    added.nodes = added.nodes.iter().cloned().chain([new]).collect();
    let line = |other: u32| MapEdge {
        ends: (COUNT as u32, other),
        words: [0.0; 2],
    };
    added.edges = added
        .edges
        .iter()
        .copied()
        .chain([line(3), line(700)])
        .collect();
    let places = checked("added", &added, COUNT);
    assert_eq!(places.len(), COUNT + 1);

    // The last one has no later neighbours, so the numbers of the others stay.
    let mut removed = keeping(&plain, &first, |_| false);
    removed.nodes = removed.nodes[..COUNT - 1].into();
    let last = COUNT as u32 - 1;
    let stays = |edge: &&MapEdge| edge.ends.0 != last && edge.ends.1 != last;
    removed.edges = removed.edges.iter().filter(stays).copied().collect();
    checked("removed", &removed, COUNT);

    let mut dragged = keeping(&plain, &first, |_| false);
    let there = [first.positions[5][0] + 300.0, first.positions[5][1]];
    dragged.nodes = dragged
        .nodes
        .iter()
        .enumerate()
        .map(|(number, node)| MapNode {
            kept: if number == 5 { Some(there) } else { node.kept },
            ..node.clone()
        })
        .collect();
    let places = checked("dragged", &dragged, 5);
    let off = (places[5][0] - there[0]).abs() + (places[5][1] - there[1]).abs();
    assert!(off < 0.01, "it stays where it was put: {off} off");
}

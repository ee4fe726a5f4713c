//! The promises of the layout, over graphs of every shape.

use super::hashing::mix;
use super::*;

fn node(number: usize) -> MapNode {
    let letters = mix(number as u64) % 24;
    MapNode {
        key: format!("node-{:08x}-{number}", mix(number as u64) as u32).into(),
        half_size: [20.0 + 2.5 * letters as f32, 24.0],
        box_center: [0.0, 12.0],
        kept: None,
    }
}

fn request(count: usize, edges: impl IntoIterator<Item = (u32, u32)>) -> MapRequest {
    let words = |(a, b): (u32, u32)| [(mix(u64::from(a) << 32 | u64::from(b)) % 90) as f32, 16.0];
    MapRequest {
        nodes: (0..count).map(node).collect(),
        edges: edges
            .into_iter()
            .map(|ends| MapEdge {
                ends,
                words: words(ends),
            })
            .collect(),
    }
}

/// Each node is tied to a few earlier ones, earlier ones more often: hubs and leaves.
fn web(count: u32, lines: u64) -> Vec<(u32, u32)> {
    (1..count)
        .flat_map(|node| {
            (0..=mix(u64::from(node)) % lines).map(move |line| {
                let draw = mix(u64::from(node) * 31 + line) % u64::from(node);
                (node, (draw * (mix(line + draw) % 4) / 4) as u32)
            })
        })
        .collect()
}

fn laid_out(request: &MapRequest) -> MapLayout {
    let layout = lay_out(request, &mut |_| true).expect("nobody told it to stop");
    assert_eq!(layout.positions.len(), request.nodes.len());
    for position in &layout.positions {
        assert!(
            position.iter().all(|value| value.is_finite()),
            "{position:?}"
        );
    }
    layout
}

/// Pairs of boxes that share some area.
fn overlaps(request: &MapRequest, layout: &MapLayout) -> usize {
    let boxes: Vec<[f32; 4]> = request
        .nodes
        .iter()
        .zip(&layout.positions)
        .map(|(node, [x, y])| {
            let ([cx, cy], [hx, hy]) = (node.box_center, node.half_size);
            [x + cx - hx, y + cy - hy, x + cx + hx, y + cy + hy]
        })
        .collect();
    let mut count = 0;
    for (number, a) in boxes.iter().enumerate() {
        count += boxes[number + 1..]
            .iter()
            .filter(|b| a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3])
            .count();
    }
    count
}

#[test]
fn nothing_and_one_node() {
    assert!(laid_out(&request(0, [])).positions.is_empty());
    let layout = laid_out(&request(1, [(0, 0), (0, 7)]));
    assert_eq!(layout.positions.len(), 1);
}

#[test]
fn no_two_label_boxes_overlap_up_to_200_nodes() {
    let mut graphs = vec![("pair", request(2, [(0, 1)]))];
    for count in [8, 31, 200] {
        graphs.push(("web", request(count, web(count as u32, 3))));
    }
    graphs.push(("star", request(120, (1..120).map(|leaf| (0, leaf)))));
    graphs.push(("path", request(100, (1..100).map(|node| (node - 1, node)))));
    let clique = (0..25).flat_map(|a| (0..a).map(move |b| (a, b)));
    graphs.push(("clique", request(25, clique)));
    graphs.push(("no lines", request(200, [])));
    graphs.push((
        "50 components",
        request(
            150,
            (0..50).flat_map(|n| [(3 * n, 3 * n + 1), (3 * n, 3 * n + 2)]),
        ),
    ));
    for (name, request) in graphs {
        let layout = laid_out(&request);
        assert_eq!(
            overlaps(&request, &layout),
            0,
            "{name} of {}",
            request.nodes.len()
        );
    }
}

#[test]
fn a_small_map_stays_small_enough_to_be_read_in_one_view() {
    let request = request(31, web(31, 2));
    let layout = laid_out(&request);
    let extent = |axis: usize| {
        let low = layout
            .positions
            .iter()
            .map(|place| place[axis])
            .fold(f32::MAX, f32::min);
        let high = layout
            .positions
            .iter()
            .map(|place| place[axis])
            .fold(f32::MIN, f32::max);
        high - low
    };
    let (width, height) = (extent(0), extent(1));
    assert!(width < 1100.0 && height < 800.0, "{width} × {height}");
}

#[test]
fn the_same_bytes_on_every_run_and_in_any_order_of_the_file() {
    for (count, lines) in [(40u32, 3), (700, 2)] {
        let plain = request(count as usize, web(count, lines));
        let first = laid_out(&plain);
        assert_eq!(first, laid_out(&plain));

        let mut order: Vec<u32> = (0..count).collect();
        order.sort_by_key(|node| mix(u64::from(*node) + 99));
        let mut place = vec![0; count as usize];
        for (new, old) in order.iter().enumerate() {
            place[*old as usize] = new as u32;
        }
        let mut edges: Vec<MapEdge> = plain
            .edges
            .iter()
            .rev()
            .map(|edge| MapEdge {
                ends: (place[edge.ends.1 as usize], place[edge.ends.0 as usize]),
                words: edge.words,
            })
            .collect();
        edges.rotate_left(7);
        let shuffled = MapRequest {
            nodes: order
                .iter()
                .map(|old| plain.nodes[*old as usize].clone())
                .collect(),
            edges: edges.into(),
        };
        let second = laid_out(&shuffled);
        for (new, old) in order.iter().enumerate() {
            let (a, b) = (first.positions[*old as usize], second.positions[new]);
            assert_eq!(
                a.map(f32::to_bits),
                b.map(f32::to_bits),
                "{count} nodes, node {old}"
            );
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let request = request(900, web(900, 2));
    let with_threads = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| laid_out(&request))
    };
    assert_eq!(with_threads(1), with_threads(3));
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
fn a_star_of_5000_leaves_is_a_disc_and_no_blob() {
    let request = request(5001, (1..=5000).map(|leaf| (0, leaf)));
    let layout = laid_out(&request);
    let places = &layout.positions;
    let (mut near, mut sum) = (0, 0.0f64);
    let mut sorted = places.clone();
    sorted.sort_by(|a, b| a[0].total_cmp(&b[0]));
    for (number, a) in sorted.iter().enumerate() {
        sum += f64::from(a[0]);
        near += sorted[number + 1..]
            .iter()
            .take_while(|b| b[0] - a[0] < 4.0)
            .filter(|b| (b[1] - a[1]).abs() < 4.0)
            .count();
    }
    assert!(near < 50, "{near} pairs of nodes on each other");
    let hub = f64::from(places[0][0]);
    let spread = f64::from(sorted[5000][0] - sorted[0][0]);
    assert!(
        (hub - sum / 5001.0).abs() < spread * 0.2,
        "the hub is in the middle"
    );
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

#[test]
fn it_stops_when_told_to() {
    for count in [300, 900] {
        let request = request(count, web(count as u32, 3));
        let mut asked = 0;
        let stopped = lay_out(&request, &mut |_| {
            asked += 1;
            asked < 20
        });
        assert_eq!(stopped, None);
        assert_eq!(asked, 20);
    }
}

#[test]
fn progress_never_goes_back() {
    let mut last = 0.0;
    lay_out(&request(1420, web(1400, 3)), &mut |sketch| {
        assert!(
            sketch.done >= last && sketch.done <= 1.0,
            "{} after {last}",
            sketch.done
        );
        last = sketch.done;
        true
    });
    assert_eq!(last, 1.0);
}

#[test]
fn a_large_map_can_be_looked_at_on_its_way() {
    let request = request(2000, web(2000, 2));
    let (mut placed, mut coarse) = (Vec::new(), false);
    let last = lay_out(&request, &mut |sketch| {
        coarse |= sketch.step.is_none() && sketch.done > 0.0;
        placed = sketch.positions();
        assert!(
            placed
                .iter()
                .flatten()
                .flatten()
                .all(|value| value.is_finite())
        );
        true
    })
    .unwrap();
    assert!(coarse, "the coarse graphs could be looked at");
    let placed: Vec<[f32; 2]> = placed.into_iter().map(Option::unwrap).collect();
    assert_eq!(placed, last.positions);
}

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

/// Pairs of nodes nearer than half a symbol, as a share of the nodes.
fn crowded(layout: &MapLayout) -> f64 {
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
fn extreme_graphs_neither_freeze_nor_fall_into_one_blob() {
    // Many times this size is what a release build takes in a second: see `benches/map_layout.rs`.
    const SIZE: u32 = if cfg!(debug_assertions) {
        10_000
    } else {
        100_000
    };
    let star: Vec<(u32, u32)> = (1..=SIZE).map(|leaf| (0, leaf)).collect();
    let path: Vec<(u32, u32)> = (1..SIZE).map(|node| (node - 1, node)).collect();
    let pairs: Vec<(u32, u32)> = (0..SIZE / 2).map(|pair| (2 * pair, 2 * pair + 1)).collect();
    let clique: Vec<(u32, u32)> = (0..SIZE / 50)
        .flat_map(|a| (0..a).map(move |b| (a, b)))
        .collect();
    let graphs = [
        ("star", SIZE + 1, star),
        ("path", SIZE, path),
        ("pairs", SIZE, pairs),
        ("clique", SIZE / 50, clique),
        ("no lines", SIZE, Vec::new()),
    ];
    for (name, count, edges) in graphs {
        let start = std::time::Instant::now();
        let layout = laid_out(&request(count as usize, edges));
        let crowded = crowded(&layout);
        assert!(crowded < 0.05, "{name}: {crowded}");
        // Generous: it must not freeze, and machines are loaded.
        assert!(
            start.elapsed().as_secs() < 60,
            "{name}: {:?}",
            start.elapsed()
        );
    }
}

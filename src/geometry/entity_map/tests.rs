//! The promises of the layout, over graphs of every shape.

mod hostile;
mod standing;

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

#[test]
fn a_large_map_comes_to_rest_within_300_steps() {
    let request = request(2000, web(2000, 2));
    let (mut steps, mut places) = (0, Vec::new());
    lay_out(&request, &mut |sketch| {
        steps += 1;
        if sketch.step.is_some() {
            places.push(sketch.positions());
        }
        true
    })
    .unwrap();
    assert!(steps < 300, "{steps} steps in all");
    let shift = |a: &[Option<[f32; 2]>], b: &[Option<[f32; 2]>]| {
        let moves = a.iter().flatten().zip(b.iter().flatten());
        moves
            .map(|(a, b)| f64::from((a[0] - b[0]).abs() + (a[1] - b[1]).abs()))
            .sum::<f64>()
    };
    // Sketches are scaled to one size; after the last one nothing moves at all.
    let first = shift(&places[0], &places[1]);
    let last = shift(&places[places.len() - 2], &places[places.len() - 1]);
    assert!(
        last < 0.05 * first,
        "{last} in the last step, {first} in the first"
    );
}

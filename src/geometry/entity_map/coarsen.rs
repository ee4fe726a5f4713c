//! Makes a smaller graph with the same large shape: neighbours are merged in pairs, leaves into
//! their hub.

use super::graph::Graph;
use super::hashing::mix;

const NONE: u32 = u32::MAX;
/// No merged node becomes heavier than this many average nodes, except by its leaves.
const HEAVIEST: f32 = 8.0;

/// The smaller graph, and for each node of `graph` the node it became.
pub(super) fn coarsen(graph: &Graph) -> (Graph, Vec<u32>) {
    let (map, masses) = merge(graph);
    let (ends, members) = members_of(&map, masses.len());
    let mut mark = vec![NONE; masses.len()];
    let mut coarse = Graph {
        offsets: Vec::with_capacity(masses.len() + 1),
        masses,
        ..Graph::default()
    };
    coarse.offsets.push(0);
    let mut first = 0;
    for (cluster, end) in ends.into_iter().enumerate() {
        let start = coarse.neighbours.len();
        for member in &members[first..end as usize] {
            for place in graph.range(*member as usize) {
                let other = map[graph.neighbours[place] as usize];
                if other as usize == cluster {
                    continue;
                }
                let known = mark[other as usize];
                if known != NONE && known as usize >= start {
                    coarse.weights[known as usize] += graph.weight(place);
                } else {
                    mark[other as usize] = coarse.neighbours.len() as u32;
                    coarse.neighbours.push(other);
                    coarse.weights.push(graph.weight(place));
                }
            }
        }
        coarse.offsets.push(coarse.neighbours.len() as u32);
        first = end as usize;
    }
    (coarse, map)
}

/// Which node each node becomes, and the masses of the new ones.
fn merge(graph: &Graph) -> (Vec<u32>, Vec<f32>) {
    let count = graph.len();
    // Nodes with few neighbours choose first; equal ones in an order that is only seemingly random.
    let mut order: Vec<(u32, u32, u32)> = (0..count as u32)
        .map(|node| {
            let degree = graph.degree(node as usize) as u32;
            (degree, (mix(u64::from(node)) >> 32) as u32, node)
        })
        .collect();
    order.sort_unstable();
    let heaviest = graph.masses.iter().sum::<f32>() / count as f32 * HEAVIEST;
    let mut map = vec![NONE; count];
    let mut masses: Vec<f32> = Vec::new();
    for (degree, _, node) in order {
        let node = node as usize;
        if map[node] != NONE {
            continue;
        }
        let is_leaf = degree == 1;
        let (mut free, mut free_score) = (NONE, -1.0);
        let (mut cluster, mut cluster_score) = (NONE, -1.0);
        for place in graph.range(node) {
            let other = graph.neighbours[place] as usize;
            let merged = map[other];
            if merged == NONE {
                let score = graph.weight(place) / graph.masses[other];
                if score > free_score {
                    (free, free_score) = (other as u32, score);
                }
            } else {
                let mass = masses[merged as usize];
                let score = graph.weight(place) / mass;
                if (mass + graph.masses[node] <= heaviest || is_leaf) && score > cluster_score {
                    (cluster, cluster_score) = (merged, score);
                }
            }
        }
        if free != NONE && !(is_leaf && cluster != NONE) {
            map[node] = masses.len() as u32;
            map[free as usize] = masses.len() as u32;
            masses.push(graph.masses[node] + graph.masses[free as usize]);
        } else if cluster != NONE {
            map[node] = cluster;
            masses[cluster as usize] += graph.masses[node];
        } else {
            map[node] = masses.len() as u32;
            masses.push(graph.masses[node]);
        }
    }
    (map, masses)
}

/// The nodes of each cluster one after the other, and where each cluster ends.
fn members_of(map: &[u32], count: usize) -> (Vec<u32>, Vec<u32>) {
    let mut ends = vec![0u32; count];
    for cluster in map {
        ends[*cluster as usize] += 1;
    }
    let mut before = 0;
    for end in &mut ends {
        before += std::mem::replace(end, before);
    }
    let mut members = vec![0u32; map.len()];
    for (node, cluster) in map.iter().enumerate() {
        let end = &mut ends[*cluster as usize];
        members[*end as usize] = node as u32;
        *end += 1;
    }
    (ends, members)
}

//! The graph that is laid out: neighbours in one flat list, in a fixed order.

use std::ops::Range;

use super::MapEdge;

/// An undirected graph; the neighbours of node `n` are `neighbours[range(n)]`, in ascending order
/// unless it was made by merging.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub offsets: Vec<u32>,
    pub neighbours: Vec<u32>,
    /// How strongly each neighbour pulls; parallel to `neighbours`, or empty where all pull alike.
    pub weights: Vec<f32>,
    /// Size of the words on each line; parallel to `neighbours`, or empty.
    pub words: Vec<[f32; 2]>,
    /// How much space each node takes.
    pub masses: Vec<f32>,
}

impl Graph {
    /// Builds it from edges without loops and doubles, sorted.
    pub(super) fn new(count: usize, edges: &[MapEdge]) -> Self {
        let mut offsets = vec![0u32; count + 1];
        for MapEdge { ends: (a, b), .. } in edges {
            offsets[*a as usize + 1] += 1;
            offsets[*b as usize + 1] += 1;
        }
        for node in 0..count {
            offsets[node + 1] += offsets[node];
        }
        let mut next = offsets.clone();
        let mut neighbours = vec![0u32; edges.len() * 2];
        for MapEdge { ends: (a, b), .. } in edges {
            for (from, to) in [(*a, *b), (*b, *a)] {
                neighbours[next[from as usize] as usize] = to;
                next[from as usize] += 1;
            }
        }
        let masses = (0..count)
            .map(|node| ((1 + offsets[node + 1] - offsets[node]) as f32).sqrt())
            .collect();
        Self {
            offsets,
            neighbours,
            masses,
            ..Self::default()
        }
    }

    pub(super) fn len(&self) -> usize {
        self.masses.len()
    }

    /// Where the neighbours of `node` are in the flat lists.
    pub(super) fn range(&self, node: usize) -> Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
    }

    /// How strongly the neighbour at this place pulls.
    pub(super) fn weight(&self, place: usize) -> f32 {
        self.weights.get(place).copied().unwrap_or(1.0)
    }

    pub(super) fn degree(&self, node: usize) -> usize {
        self.range(node).len()
    }

    /// The connected parts, largest first, then by lowest node; members in ascending order.
    pub(super) fn components(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.len()];
        let mut components = Vec::new();
        for start in 0..self.len() {
            if seen[start] {
                continue;
            }
            seen[start] = true;
            let mut members = vec![start as u32];
            let mut place = 0;
            while let Some(node) = members.get(place) {
                place += 1;
                for neighbour in &self.neighbours[self.range(*node as usize)] {
                    if !std::mem::replace(&mut seen[*neighbour as usize], true) {
                        members.push(*neighbour);
                    }
                }
            }
            members.sort_unstable();
            components.push(members);
        }
        components.sort_by_key(|members| std::cmp::Reverse(members.len()));
        components
    }

    /// The graph of `members` alone, which must be whole components, in that order; `index` tells
    /// for each of them its number there.
    pub(super) fn part(&self, members: &[u32], index: &[u32]) -> Self {
        let places = members
            .iter()
            .map(|member| self.degree(*member as usize))
            .sum();
        let weights = if self.weights.is_empty() { 0 } else { places };
        let mut part = Self {
            offsets: Vec::with_capacity(members.len() + 1),
            neighbours: Vec::with_capacity(places),
            weights: Vec::with_capacity(weights),
            words: Vec::new(),
            masses: Vec::with_capacity(members.len()),
        };
        part.offsets.push(0);
        for member in members {
            let range = self.range(*member as usize);
            let neighbours = self.neighbours[range.clone()].iter();
            part.neighbours
                .extend(neighbours.map(|old| index[*old as usize]));
            if weights > 0 {
                part.weights.extend_from_slice(&self.weights[range]);
            }
            part.offsets.push(part.neighbours.len() as u32);
            part.masses.push(self.masses[*member as usize]);
        }
        part
    }

    /// Notes the size of the words on a line that it has.
    pub(super) fn set_words(&mut self, (a, b): (u32, u32), size: [f32; 2]) {
        self.words.resize(self.neighbours.len(), [0.0; 2]);
        for (from, to) in [(a, b), (b, a)] {
            let range = self.range(from as usize);
            let neighbours = &self.neighbours[range.clone()];
            if let Ok(place) = neighbours.binary_search(&to) {
                self.words[range.start + place] = size;
            }
        }
    }
}

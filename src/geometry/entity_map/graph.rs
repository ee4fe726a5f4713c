//! The graph that is laid out: neighbours in one flat list, in a fixed order.

use std::ops::Range;

use super::MapEdge;

const NONE: u32 = u32::MAX;

/// An undirected graph; the neighbours of node `n` are `neighbours[range(n)]`.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub offsets: Vec<u32>,
    pub neighbours: Vec<u32>,
    /// How strongly each neighbour pulls; parallel to `neighbours`.
    pub weights: Vec<f32>,
    /// Size of the words on each line; parallel to `neighbours`, empty for coarse graphs.
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
        let mut sizes = vec![[0f32; 2]; edges.len() * 2];
        for MapEdge {
            ends: (a, b),
            words,
        } in edges
        {
            for (from, to) in [(*a, *b), (*b, *a)] {
                let place = next[from as usize] as usize;
                neighbours[place] = to;
                sizes[place] = *words;
                next[from as usize] += 1;
            }
        }
        let masses = (0..count)
            .map(|node| ((1 + offsets[node + 1] - offsets[node]) as f32).sqrt())
            .collect();
        Self {
            weights: vec![1.0; neighbours.len()],
            offsets,
            neighbours,
            words: sizes,
            masses,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.masses.len()
    }

    /// Where the neighbours of `node` are in the flat lists.
    pub(super) fn range(&self, node: usize) -> Range<usize> {
        self.offsets[node] as usize..self.offsets[node + 1] as usize
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

    /// The graph of `members` alone, which must be whole components or all nodes, in that order.
    pub(super) fn part(&self, members: &[u32]) -> Self {
        let lowest = members.iter().copied().min().unwrap_or(0) as usize;
        let highest = members.iter().copied().max().unwrap_or(0) as usize;
        let mut new = vec![NONE; highest + 1 - lowest];
        for (index, member) in members.iter().enumerate() {
            new[*member as usize - lowest] = index as u32;
        }
        let mut part = Self {
            offsets: vec![0],
            ..Self::default()
        };
        for member in members {
            let range = self.range(*member as usize);
            part.neighbours.extend(
                self.neighbours[range.clone()]
                    .iter()
                    .map(|old| new[*old as usize - lowest]),
            );
            part.weights.extend_from_slice(&self.weights[range.clone()]);
            if !self.words.is_empty() {
                part.words.extend_from_slice(&self.words[range]);
            }
            part.offsets.push(part.neighbours.len() as u32);
            part.masses.push(self.masses[*member as usize]);
        }
        part
    }
}

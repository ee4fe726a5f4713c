//! Puts the components side by side: largest in the middle, the others into the free places around.
//!
//! Each component is a set of cells of a grid (its boxes and lines); it goes to the first place,
//! seen from the middle outwards, where all its cells are free. That is for the largest ones: the
//! rest, thousands of pairs in a merged library, stand in rows below.

use super::NodeBox;
use super::STRESS_LIMIT;
use super::graph::Graph;

/// Side of a cell, in points; larger when the map is, so that the grid stays small.
const CELL: f32 = 14.0;
/// The grid is at most this many cells wide and high.
const MOST_CELLS: f32 = 1200.0;
/// The packed map should have this shape, in width to height.
const ASPECT: (i32, i32) = (3, 2);
/// So many components look for a free place; the rest stand in rows.
const SEARCHING: usize = 150;
/// Free space between components in rows, in points.
const GAP: f32 = 28.0;

/// A component that was laid out alone.
pub(super) struct Piece {
    /// Its nodes in the numbering of the whole.
    pub members: Vec<u32>,
    pub boxes: Vec<NodeBox>,
    pub middles: Vec<[f32; 2]>,
    /// For components that are small enough for label boxes.
    pub graph: Option<Graph>,
}

impl Piece {
    pub(super) fn new(
        members: Vec<u32>,
        boxes: Vec<NodeBox>,
        middles: Vec<[f32; 2]>,
        graph: Graph,
    ) -> Self {
        Self {
            graph: (members.len() <= STRESS_LIMIT).then_some(graph),
            members,
            boxes,
            middles,
        }
    }

    /// Left, top, right, bottom of all boxes.
    fn bounds(&self) -> [f32; 4] {
        let mut bounds = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
        for (middle, node) in self.middles.iter().zip(&self.boxes) {
            for axis in 0..2 {
                bounds[axis] = bounds[axis].min(middle[axis] - node.half[axis]);
                bounds[axis + 2] = bounds[axis + 2].max(middle[axis] + node.half[axis]);
            }
        }
        bounds
    }

    /// The cells it covers when its middle `center` is put on the corner of a cell.
    fn cells(&self, center: [f32; 2], cell: f32) -> Vec<(i32, i32)> {
        let index = |value: f32, axis: usize| ((value - center[axis]) / cell).floor() as i32;
        let mut cells = Vec::new();
        let Some(graph) = &self.graph else {
            let [left, top, right, bottom] = self.bounds();
            for row in index(top, 1)..=index(bottom, 1) {
                cells.extend((index(left, 0)..=index(right, 0)).map(|column| (column, row)));
            }
            return cells;
        };
        for (middle, node) in self.middles.iter().zip(&self.boxes) {
            let (top, bottom) = (middle[1] - node.half[1], middle[1] + node.half[1]);
            let (left, right) = (middle[0] - node.half[0], middle[0] + node.half[0]);
            for row in index(top, 1)..=index(bottom, 1) {
                cells.extend((index(left, 0)..=index(right, 0)).map(|column| (column, row)));
            }
        }
        for node in 0..graph.len() {
            for neighbour in &graph.neighbours[graph.range(node)] {
                let ([ax, ay], [bx, by]) = (self.middles[node], self.middles[*neighbour as usize]);
                let steps = ((ax - bx).abs().max((ay - by).abs()) / cell)
                    .ceil()
                    .max(1.0);
                for step in 0..=steps as u32 {
                    let part = step as f32 / steps;
                    cells.push((
                        index(ax + (bx - ax) * part, 0),
                        index(ay + (by - ay) * part, 1),
                    ));
                }
            }
        }
        cells.sort_unstable_by_key(|(column, row)| (*row, *column));
        // Rows without holes: what is not linked to this component must not stand inside it.
        cells
            .chunk_by(|a, b| a.1 == b.1)
            .flat_map(|row| {
                let (first, last) = (row[0], row[row.len() - 1]);
                (first.0..=last.0).map(move |column| (column, first.1))
            })
            .collect()
    }
}

/// The middles of all boxes in the numbering of the whole: some pieces stay, new ones come below.
pub(super) fn add_below(standing: &[Piece], new: &[Piece], count: usize) -> Vec<[f32; 2]> {
    let mut middles = vec![[0.0; 2]; count];
    let mut around = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for piece in standing {
        put(piece, [0.0; 2], &mut middles);
        let bounds = piece.bounds();
        for axis in 0..2 {
            around[axis] = around[axis].min(bounds[axis]);
            around[axis + 2] = around[axis + 2].max(bounds[axis + 2]);
        }
    }
    let mut shelves = Shelves::below(around, new);
    for piece in new {
        put(piece, shelves.next(piece), &mut middles);
    }
    middles
}

/// The middles of all boxes, around the origin, in the numbering of the whole.
pub(super) fn pack(pieces: &[Piece], count: usize) -> Vec<[f32; 2]> {
    let (first, rest) = pieces.split_at(pieces.len().min(SEARCHING));
    let mut middles = vec![[0.0; 2]; count];
    let around = search(first, &mut middles);
    let mut shelves = Shelves::below(around, rest);
    for piece in rest {
        put(piece, shelves.next(piece), &mut middles);
    }
    middles
}

/// Takes over where a piece lies, moved.
fn put(piece: &Piece, by: [f32; 2], middles: &mut [[f32; 2]]) {
    for (member, middle) in piece.members.iter().zip(&piece.middles) {
        middles[*member as usize] = [middle[0] + by[0], middle[1] + by[1]];
    }
}

/// Puts each piece to the first free place around the origin; gives the bounds of all.
fn search(pieces: &[Piece], middles: &mut [[f32; 2]]) -> [f32; 4] {
    let bounds: Vec<[f32; 4]> = pieces.iter().map(Piece::bounds).collect();
    let area: f32 = bounds
        .iter()
        .map(|[left, top, right, bottom]| (right - left) * (bottom - top))
        .sum();
    let longest = bounds
        .iter()
        .map(|[left, top, right, bottom]| (right - left).max(bottom - top))
        .fold(0.0, f32::max);
    // Twice as wide as a tight square and with room for the largest piece at each side.
    let width = area.sqrt() * 2.5 + longest * 1.5;
    let cell = CELL.max(width / MOST_CELLS);
    let mut grid = Grid::new((width / cell).ceil() as i32 + 8);
    let mut around = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for (piece, [left, top, right, bottom]) in pieces.iter().zip(bounds) {
        let center = [(left + right) * 0.5, (top + bottom) * 0.5];
        let cells = piece.cells(center, cell);
        let place = grid.find(&cells);
        grid.fill(&cells, place);
        let by = [
            place.0 as f32 * cell - center[0],
            place.1 as f32 * cell - center[1],
        ];
        put(piece, by, middles);
        around = [
            around[0].min(left + by[0]),
            around[1].min(top + by[1]),
            around[2].max(right + by[0]),
            around[3].max(bottom + by[1]),
        ];
    }
    around
}

/// Rows of pieces, from left to right and downwards.
struct Shelves {
    left: f32,
    right: f32,
    x: f32,
    y: f32,
    row: f32,
}

impl Shelves {
    /// Rows under what stands, wide enough that all pieces make a block of the wanted shape.
    fn below([left, _, right, bottom]: [f32; 4], pieces: &[Piece]) -> Self {
        let area: f32 = pieces
            .iter()
            .map(|piece| {
                let [left, top, right, bottom] = piece.bounds();
                (right - left + GAP) * (bottom - top + GAP)
            })
            .sum();
        let wide = (area * ASPECT.0 as f32 / ASPECT.1 as f32).sqrt();
        let half = (right - left).max(wide) * 0.5;
        let middle = (left + right) * 0.5;
        Self {
            left: middle - half,
            right: middle + half,
            x: middle - half,
            y: bottom + GAP,
            row: 0.0,
        }
    }

    /// How far the next piece is to be moved.
    fn next(&mut self, piece: &Piece) -> [f32; 2] {
        let [left, top, right, bottom] = piece.bounds();
        if self.x > self.left && self.x + right - left > self.right {
            self.x = self.left;
            self.y += self.row + GAP;
            self.row = 0.0;
        }
        let by = [self.x - left, self.y - top];
        self.x += right - left + GAP;
        self.row = self.row.max(bottom - top);
        by
    }
}

/// Which cells are taken; everything outside counts as free.
struct Grid {
    side: i32,
    taken: Vec<bool>,
}

impl Grid {
    fn new(side: i32) -> Self {
        Self {
            side,
            taken: vec![false; (side * side) as usize],
        }
    }

    fn index(&self, (column, row): (i32, i32)) -> Option<usize> {
        let (column, row) = (column + self.side / 2, row + self.side / 2);
        let inside = (0..self.side).contains(&column) && (0..self.side).contains(&row);
        inside.then(|| (row * self.side + column) as usize)
    }

    fn is_free(&self, cells: &[(i32, i32)], place: (i32, i32)) -> bool {
        cells.iter().all(|cell| {
            self.index((cell.0 + place.0, cell.1 + place.1))
                .is_none_or(|index| !self.taken[index])
        })
    }

    fn fill(&mut self, cells: &[(i32, i32)], place: (i32, i32)) {
        for cell in cells {
            if let Some(index) = self.index((cell.0 + place.0, cell.1 + place.1)) {
                self.taken[index] = true;
            }
        }
    }

    /// The first free place on growing rings around the middle.
    fn find(&self, cells: &[(i32, i32)]) -> (i32, i32) {
        for ring in 0..self.side {
            let (wide, high) = (ring * ASPECT.0, ring * ASPECT.1);
            let top = (-wide..=wide).flat_map(|column| [(column, high), (column, -high)]);
            let sides = (-high..=high).flat_map(|row| [(wide, row), (-wide, row)]);
            // From the middle of each side outwards.
            let mut places: Vec<(i32, i32)> = top.chain(sides).collect();
            places.sort_by_key(|(column, row)| {
                (
                    column * column * ASPECT.1 + row * row * ASPECT.0,
                    -row,
                    *column,
                )
            });
            if let Some(place) = places.into_iter().find(|place| self.is_free(cells, *place)) {
                return place;
            }
        }
        (0, self.side)
    }
}

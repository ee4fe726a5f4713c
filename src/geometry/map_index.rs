//! What lies where on a map: a part of a very large map is found at the cost of that part.
//!
//! Invariant: what touches a rectangle is always among what is found for it, and a little more may be;
//! the asker looks closely. It knows the places as laid out, not what a reader moved since.

use super::map_scene::Scene;

/// The grid has at most so many cells to a side.
const MAX_SIDE: usize = 128;
/// Nodes to a cell, about.
const NODES_PER_CELL: usize = 3;
/// A grid in which lines run through more cells than this, on average, is made coarser.
const MAX_CELLS_PER_LINE: usize = 16;
/// One node in so many, at each side of the map, may lie so far out that the grid ignores how far.
const OUTLIERS: usize = 100;

/// Nodes and lines by the cells of a grid.
#[derive(Debug, Default)]
pub struct MapIndex {
    grid: Grid,
    nodes: Cells,
    lines: Cells,
}

/// Square cells; those at the border reach on for ever.
#[derive(Clone, Copy, Debug, Default)]
struct Grid {
    low: [f32; 2],
    cell: [f32; 2],
    side: usize,
}

/// Things by cell, the cells row by row.
#[derive(Debug, Default)]
struct Cells {
    /// Where each cell's things start; one more than there are cells.
    starts: Vec<u32>,
    things: Vec<u32>,
}

impl MapIndex {
    pub fn new(scene: &Scene, positions: &[[f32; 2]]) -> Self {
        let wanted = (positions.len() / NODES_PER_CELL).isqrt();
        let mut grid = Grid::over(positions, wanted.clamp(1, MAX_SIDE));
        let ways = || {
            scene
                .lines
                .iter()
                .map(|line| [line.source, line.target].map(|end| place(positions, end)))
        };
        let crossed = |grid: Grid| -> usize {
            ways()
                .map(|way| grid.cells_along(way).fold(0, |sum, _| sum + 1))
                .sum()
        };
        while grid.side > 1 && crossed(grid) > scene.lines.len() * MAX_CELLS_PER_LINE {
            grid = Grid::over(positions, grid.side / 2);
        }
        let node_cells = || {
            positions
                .iter()
                .map(|place| std::iter::once(grid.at(*place)))
        };
        Self {
            grid,
            nodes: Cells::new(grid.side, node_cells),
            lines: Cells::new(grid.side, || ways().map(|way| grid.cells_along(way))),
        }
    }

    /// How far apart nodes are on average, in map units, were they spread over all of the map.
    pub fn spacing(&self) -> f32 {
        let cells = self.grid.side * self.grid.side;
        let area = self.grid.cell[0] * self.grid.cell[1] * cells as f32;
        (area / self.nodes.things.len().max(1) as f32).sqrt()
    }

    /// No more nodes than this lie between `low` and `high`.
    pub fn count_nodes(&self, low: [f32; 2], high: [f32; 2]) -> usize {
        self.nodes.count(self.grid, low, high)
    }

    /// No more lines than this touch what lies between `low` and `high`.
    pub fn count_lines(&self, low: [f32; 2], high: [f32; 2]) -> usize {
        self.lines.count(self.grid, low, high)
    }

    /// The nodes between `low` and `high`, and some around.
    pub fn nodes(&self, low: [f32; 2], high: [f32; 2]) -> Vec<u32> {
        self.nodes.within(self.grid, low, high)
    }

    /// The lines that touch what lies between `low` and `high`, and some around, in their order.
    pub fn lines(&self, low: [f32; 2], high: [f32; 2]) -> Vec<u32> {
        let mut lines = self.lines.within(self.grid, low, high);
        lines.sort_unstable();
        lines.dedup();
        lines
    }
}

fn place(positions: &[[f32; 2]], node: u32) -> [f32; 2] {
    positions.get(node as usize).copied().unwrap_or_default()
}

impl Grid {
    /// Over all nodes but those that lie far out.
    fn over(positions: &[[f32; 2]], side: usize) -> Self {
        let mut grid = Self {
            side,
            ..Self::default()
        };
        for axis in [0, 1] {
            let mut values: Vec<f32> = positions.iter().map(|place| place[axis]).collect();
            let outliers = values.len() / OUTLIERS;
            values.sort_unstable_by(f32::total_cmp);
            let low = values.get(outliers).copied().unwrap_or_default();
            let high = values.iter().rev().nth(outliers).copied();
            let cell = (high.unwrap_or_default() - low) / side as f32;
            grid.low[axis] = low;
            // Also where there is no extent, or none that is a number.
            grid.cell[axis] = if cell > 0.0 && cell.is_finite() {
                cell
            } else {
                1.0
            };
        }
        grid
    }

    /// The column or row of a coordinate. What is not a number is in the first.
    fn step(&self, axis: usize, value: f32) -> usize {
        let steps = (value - self.low[axis]) / self.cell[axis];
        (steps.max(0.0) as usize).min(self.side - 1)
    }

    fn at(&self, [x, y]: [f32; 2]) -> usize {
        self.step(1, y) * self.side + self.step(0, x)
    }

    /// The cells that a straight way touches.
    fn cells_along(self, [from, to]: [[f32; 2]; 2]) -> impl Iterator<Item = usize> {
        let (top, bottom) = if from[1] <= to[1] {
            (from, to)
        } else {
            (to, from)
        };
        let [first, last] = [top, bottom].map(|end| self.step(1, end[1]));
        let slope = (bottom[0] - top[0]) / (bottom[1] - top[1]);
        let x_at = move |y: f32| {
            if y <= top[1] {
                top[0]
            } else if y >= bottom[1] {
                bottom[0]
            } else {
                top[0] + (y - top[1]) * slope
            }
        };
        (first..=last).flat_map(move |row| {
            // The border rows reach on for ever.
            let enters = if row == first {
                top[0]
            } else {
                x_at(self.low[1] + row as f32 * self.cell[1])
            };
            let leaves = if row == last {
                bottom[0]
            } else {
                x_at(self.low[1] + (row + 1) as f32 * self.cell[1])
            };
            let (a, b) = (self.step(0, enters), self.step(0, leaves));
            (a.min(b)..=a.max(b)).map(move |column| row * self.side + column)
        })
    }
}

impl Cells {
    /// `cells` gives, for one thing after another, the cells it is in; it is asked twice.
    fn new<Touched: Iterator<Item = usize>, Things: Iterator<Item = Touched>>(
        side: usize,
        cells: impl Fn() -> Things,
    ) -> Self {
        let mut starts = vec![0u32; side * side + 1];
        for cell in cells().flatten() {
            starts[cell + 1] += 1;
        }
        for cell in 1..starts.len() {
            starts[cell] += starts[cell - 1];
        }
        let mut next = starts.clone();
        let mut things = vec![0; starts[side * side] as usize];
        for (thing, touched) in (0..).zip(cells()) {
            for cell in touched {
                things[next[cell] as usize] = thing;
                next[cell] += 1;
            }
        }
        Self { starts, things }
    }

    /// Where the things of each row between `low` and `high` start and end.
    fn rows(
        &self,
        grid: Grid,
        low: [f32; 2],
        high: [f32; 2],
    ) -> impl Iterator<Item = std::ops::Range<usize>> {
        let rows = if self.starts.is_empty() {
            0..0
        } else {
            grid.step(1, low[1])..grid.step(1, high[1]) + 1
        };
        rows.map(move |row| {
            let [first, last] = [low[0], high[0]].map(|x| row * grid.side + grid.step(0, x));
            self.starts[first] as usize..self.starts[last + 1] as usize
        })
    }

    fn count(&self, grid: Grid, low: [f32; 2], high: [f32; 2]) -> usize {
        self.rows(grid, low, high).map(|row| row.len()).sum()
    }

    fn within(&self, grid: Grid, low: [f32; 2], high: [f32; 2]) -> Vec<u32> {
        self.rows(grid, low, high)
            .flat_map(|row| self.things[row].iter().copied())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::map_scene::samples::scene;

    fn noise(seed: u32) -> f32 {
        let mut value = seed.wrapping_mul(0x9e37_79b9) ^ 0x7f4a_7c15;
        value ^= value >> 15;
        value = value.wrapping_mul(0x85eb_ca6b);
        (value >> 8) as f32 / 16_777_216.0
    }

    /// Whether a straight way touches a rectangle, by going along it in small steps.
    fn touches([from, to]: [[f32; 2]; 2], low: [f32; 2], high: [f32; 2]) -> bool {
        (0..=200).any(|step| {
            let part = f64::from(step) / 200.0;
            (0..2).all(|axis| {
                let (a, b) = (f64::from(from[axis]), f64::from(to[axis]));
                let at = a + (b - a) * part;
                (f64::from(low[axis])..=f64::from(high[axis])).contains(&at)
            })
        })
    }

    fn check(positions: &[[f32; 2]], ends: &[(u32, u32)]) {
        let scene = scene(positions.len() as u32, ends);
        let index = MapIndex::new(&scene, positions);
        for turn in 0..50 {
            let corner = [
                noise(turn) * 1200.0 - 100.0,
                noise(turn + 900) * 1200.0 - 100.0,
            ];
            let size = noise(turn + 1800) * 300.0;
            let (low, high) = (corner, [corner[0] + size, corner[1] + size]);
            let found = index.nodes(low, high);
            assert!(found.len() <= index.count_nodes(low, high));
            for (node, place) in (0..).zip(positions) {
                let inside = (0..2).all(|axis| (low[axis]..=high[axis]).contains(&place[axis]));
                assert!(!inside || found.contains(&node), "{node} at {place:?}");
            }
            let found = index.lines(low, high);
            assert!(found.len() <= index.count_lines(low, high));
            for (line, (a, b)) in (0..).zip(ends) {
                let way = [*a, *b].map(|end| positions[end as usize]);
                assert!(
                    !touches(way, low, high) || found.contains(&line),
                    "{way:?} in {low:?} {high:?}"
                );
            }
        }
    }

    fn random(count: u32) -> (Vec<[f32; 2]>, Vec<(u32, u32)>) {
        let positions = (0..count)
            .map(|node| [noise(node * 2) * 1000.0, noise(node * 2 + 1) * 1000.0])
            .collect();
        let ends = (0..count * 2)
            .map(|line| {
                let other = (noise(line + 77) * count as f32) as u32;
                (line % count, other.min(count - 1))
            })
            .collect();
        (positions, ends)
    }

    #[test]
    fn what_touches_a_part_is_found() {
        for count in [1, 2, 30, 200] {
            let (positions, ends) = random(count);
            check(&positions, &ends);
        }
    }

    #[test]
    fn one_far_away_or_nowhere_hides_no_other_and_takes_no_room() {
        for odd in [[3e38, -3e38], [f32::INFINITY, 5.0], [f32::NAN, f32::NAN]] {
            let (mut positions, ends) = random(150);
            positions[7] = odd;
            let known: Vec<(u32, u32)> = ends
                .into_iter()
                .filter(|(a, b)| *a != 7 && *b != 7)
                .collect();
            check(&positions, &known);
            let mut all = known;
            all.extend([(7, 8), (9, 7)]);
            let index = MapIndex::new(&scene(150, &all), &positions);
            assert!(index.grid.cell.iter().all(|cell| *cell < 1000.0), "{odd:?}");
        }
    }

    #[test]
    fn a_small_part_of_a_large_map_holds_little() {
        let (positions, ends) = random(4000);
        let index = MapIndex::new(&scene(4000, &ends), &positions);
        let found = index.count_nodes([500.0; 2], [510.0; 2]);
        assert!(found < 40, "{found}");
        let found = index.lines([500.0; 2], [510.0; 2]).len();
        assert!(found < 1200, "{found}");
    }

    #[test]
    fn an_empty_map_holds_nothing() {
        let index = MapIndex::new(&scene(0, &[]), &[]);
        assert!(index.nodes([-1e9; 2], [1e9; 2]).is_empty());
        assert!(index.lines([-1e9; 2], [1e9; 2]).is_empty());
        assert_eq!(MapIndex::default().count_nodes([0.0; 2], [1.0; 2]), 0);
    }
}

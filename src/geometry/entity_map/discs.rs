//! Parts the symbols of a large map a little: no two on one another, if it can be had cheaply.
//!
//! Nodes are sorted into squares of the size of a symbol; each pushes those of its own square and
//! of the ones after it. Squares are visited in a fixed order, so the result is always the same.

use super::hashing::unit;

/// No two nodes are nearer than this, in points, if it can be had cheaply.
pub(super) const DISC: f32 = 16.0;
const PASSES: usize = 12;

pub(super) fn part_discs(middles: &mut [[f32; 2]]) {
    let mut squares: Vec<(i32, i32, u32)> = Vec::with_capacity(middles.len());
    for _ in 0..PASSES {
        squares.clear();
        squares.extend(middles.iter().enumerate().map(|(node, [x, y])| {
            let (column, row) = ((x / DISC).floor(), (y / DISC).floor());
            (column as i32, row as i32, node as u32)
        }));
        squares.sort_unstable();
        if !pass(middles, &squares) {
            break;
        }
    }
}

/// Pushes once; says whether any two touched.
fn pass(middles: &mut [[f32; 2]], squares: &[(i32, i32, u32)]) -> bool {
    let mut touched = false;
    // Where the next column's squares begin that are near: it only moves on.
    let mut right = 0;
    for (place, (column, row, node)) in squares.iter().enumerate() {
        let first = (column + 1, row - 1);
        while squares
            .get(right)
            .is_some_and(|square| (square.0, square.1) < first)
        {
            right += 1;
        }
        let below = squares[place + 1..]
            .iter()
            .take_while(|square| square.0 == *column && square.1 <= row + 1);
        let beside = squares[right..]
            .iter()
            .take_while(|square| square.0 == column + 1 && square.1 <= row + 1);
        for (_, _, other) in below.chain(beside) {
            touched |= part_two(middles, *node as usize, *other as usize);
        }
    }
    touched
}

fn part_two(middles: &mut [[f32; 2]], a: usize, b: usize) -> bool {
    let (mut dx, mut dy) = (middles[b][0] - middles[a][0], middles[b][1] - middles[a][1]);
    let mut length = (dx * dx + dy * dy).sqrt();
    if length >= DISC {
        return false;
    }
    let missing = DISC - length;
    if length < 0.01 {
        // At one place: any direction, always the same.
        dx = unit((a as u64) << 32 | b as u64) - 0.5;
        dy = 0.5;
        length = (dx * dx + dy * dy).sqrt();
    }
    let by = missing * 0.5 / length;
    middles[a] = [middles[a][0] - dx * by, middles[a][1] - dy * by];
    middles[b] = [middles[b][0] + dx * by, middles[b][1] + dy * by];
    true
}

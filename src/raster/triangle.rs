//! Which pixels a triangle covers, and how values change across it.
//!
//! Corners are snapped to 1/256 pixel, as GPUs do, and coverage is exact from there: a pixel is
//! covered when its center is inside, and a center on an edge belongs to the triangle for which
//! the edge is a top or left one. Two triangles that share an edge never both paint a pixel and
//! never leave one out.

use std::ops::Range;

use super::fill::Plane;

/// Parts of a pixel that positions are snapped to, as bits.
const SNAP_BITS: u32 = 8;
const PIXEL: i64 = 1 << SNAP_BITS;

/// A corner: where it is in pixels, and its color in levels and texture position in texels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Corner {
    pub(super) position: [f64; 2],
    pub(super) tint: [f64; 4],
    pub(super) uv: [f64; 2],
}

/// A triangle that covers at least some area.
pub(super) struct Triangle {
    edges: [Edge; 3],
    rows: Range<i64>,
}

/// A directed edge with the inside to its right, seen with y down.
struct Edge {
    start: [i64; 2],
    delta: [i64; 2],
    /// The least value of the edge function that counts as inside.
    threshold: i64,
}

impl Triangle {
    /// `None` if the corners lie on one line. Positions must be within the guard band.
    pub(super) fn new(corners: &[Corner; 3]) -> Option<Self> {
        let [a, b, c] = corners.map(|corner| snap(corner.position));
        let doubled_area = cross(minus(b, a), minus(c, a));
        let [a, b, c] = match doubled_area.signum() {
            0 => return None,
            1 => [a, b, c],
            _ => [a, c, b],
        };
        let top = a[1].min(b[1]).min(c[1]);
        let bottom = a[1].max(b[1]).max(c[1]);
        Some(Self {
            edges: [Edge::new(a, b), Edge::new(b, c), Edge::new(c, a)],
            rows: first_center_from(top)..first_center_from(bottom + 1),
        })
    }

    /// The rows in which some pixel may be covered.
    pub(super) fn rows(&self) -> Range<i64> {
        self.rows.clone()
    }

    /// The covered pixels of one row, within `columns`.
    pub(super) fn columns(&self, row: i64, columns: &Range<i64>) -> Range<i64> {
        let y = row * PIXEL + PIXEL / 2;
        let mut covered = columns.clone();
        for edge in &self.edges {
            edge.cut(y, &mut covered);
        }
        covered
    }
}

impl Edge {
    fn new(start: [i64; 2], end: [i64; 2]) -> Self {
        let delta = minus(end, start);
        let is_top_or_left = delta[1] < 0 || (delta[1] == 0 && delta[0] > 0);
        Self {
            start,
            delta,
            threshold: i64::from(!is_top_or_left),
        }
    }

    /// Leaves those columns whose center at height `y` is inside.
    fn cut(&self, y: i64, columns: &mut Range<i64>) {
        let [along_x, along_y] = self.delta;
        // Inside means: along_x * (y - start.y) - along_y * (x - start.x) >= threshold.
        let missing = self.threshold - along_x * (y - self.start[1]);
        if along_y < 0 {
            let least_x = self.start[0] + ceiling_quotient(missing, -along_y);
            columns.start = columns.start.max(first_center_from(least_x));
        } else if along_y > 0 {
            let greatest_x = self.start[0] + (-missing).div_euclid(along_y);
            columns.end = columns.end.min(first_center_from(greatest_x + 1));
        } else if missing > 0 {
            columns.end = columns.start;
        }
    }
}

/// The planes of tint and texture position through three corners.
pub(super) fn planes(corners: &[Corner; 3]) -> ([Plane; 4], [Plane; 2]) {
    let [a, b, c] = corners;
    // From the snapped corners, so that no covered center lies outside the planes' corners.
    let [at_a, at_b, at_c] = corners.map(|corner| snapped(corner.position));
    let to_b = [at_b[0] - at_a[0], at_b[1] - at_a[1]];
    let to_c = [at_c[0] - at_a[0], at_c[1] - at_a[1]];
    let area = to_b[0] * to_c[1] - to_b[1] * to_c[0];
    let plane = |a: f64, b: f64, c: f64| {
        let (rise_b, rise_c) = (b - a, c - a);
        Plane {
            anchor: at_a,
            value: a,
            per_x: (rise_b * to_c[1] - rise_c * to_b[1]) / area,
            per_y: (rise_c * to_b[0] - rise_b * to_c[0]) / area,
        }
    };
    (
        [0, 1, 2, 3].map(|channel: usize| plane(a.tint[channel], b.tint[channel], c.tint[channel])),
        [0, 1].map(|axis: usize| plane(a.uv[axis], b.uv[axis], c.uv[axis])),
    )
}

/// The position in 1/256 pixel.
pub(super) fn snap(position: [f64; 2]) -> [i64; 2] {
    position.map(|pixels| (pixels * PIXEL as f64).round() as i64)
}

/// The snapped position, in pixels.
pub(super) fn snapped(position: [f64; 2]) -> [f64; 2] {
    snap(position).map(|parts| parts as f64 / PIXEL as f64)
}

/// The first pixel whose center is at or after a snapped position.
pub(super) fn first_center_from(position: i64) -> i64 {
    ceiling_quotient(position - PIXEL / 2, PIXEL)
}

/// The quotient rounded up; `divisor` is positive.
fn ceiling_quotient(dividend: i64, divisor: i64) -> i64 {
    -(-dividend).div_euclid(divisor)
}

fn minus(a: [i64; 2], b: [i64; 2]) -> [i64; 2] {
    [a[0] - b[0], a[1] - b[1]]
}

fn cross(a: [i64; 2], b: [i64; 2]) -> i64 {
    a[0] * b[1] - a[1] * b[0]
}

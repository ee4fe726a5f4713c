//! The fast path for upright rectangles of one color, which are most of what egui paints: glyphs,
//! pictures, plain fills.
//!
//! A rectangle covers exactly the pixels its two triangles would: centers on the left and top
//! edges are in, those on the right and bottom edges are out.

use std::ops::Range;

use super::fill::Plane;
use super::triangle::{Corner, first_center_from, snap, snapped};

/// A rectangle parallel to the image.
pub(super) struct Rectangle {
    pub(super) rows: Range<i64>,
    pub(super) columns: Range<i64>,
    pub(super) uv: [Plane; 2],
}

impl Rectangle {
    /// Takes corners in egui's order: left top, right top, left bottom, right bottom, of which the
    /// left may be right of the right, and so on. `None` if they are anything but a rectangle.
    pub(super) fn new(corners: &[Corner; 4]) -> Option<Self> {
        let [a, b, c, d] = corners;
        let is_rectangle = |value: fn(&Corner) -> [f64; 2]| {
            let [a, b, c, d] = [a, b, c, d].map(value);
            a[1] == b[1] && c[1] == d[1] && a[0] == c[0] && b[0] == d[0]
        };
        let is_one_color = a.tint == b.tint && a.tint == c.tint && a.tint == d.tint;
        if !is_one_color || !is_rectangle(|corner| corner.position) || !is_rectangle(|at| at.uv) {
            return None;
        }
        let covered = |axis: usize| {
            let (start, end) = (snap(a.position)[axis], snap(d.position)[axis]);
            first_center_from(start.min(end))..first_center_from(start.max(end))
        };
        let slope = |axis: usize| {
            let distance = snapped(d.position)[axis] - snapped(a.position)[axis];
            let rise = d.uv[axis] - a.uv[axis];
            if distance == 0.0 {
                0.0
            } else {
                rise / distance
            }
        };
        let anchor = snapped(a.position);
        Some(Self {
            rows: covered(1),
            columns: covered(0),
            uv: [
                Plane {
                    anchor,
                    value: a.uv[0],
                    per_x: slope(0),
                    per_y: 0.0,
                },
                Plane {
                    anchor,
                    value: a.uv[1],
                    per_x: 0.0,
                    per_y: slope(1),
                },
            ],
        })
    }
}

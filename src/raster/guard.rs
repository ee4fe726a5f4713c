//! Cuts triangles that reach very far outside the image down to a size exact arithmetic can hold.

use super::triangle::Corner;

/// How far from the image's corner a corner may lie, in pixels: products of two such distances,
/// each in 1/256 pixel, still fit into 64 bits, and it is 64 times the widest image.
const GUARD: f64 = (1 << 20) as f64;

/// Whether a corner needs no cutting.
pub(super) fn is_inside(corner: &Corner) -> bool {
    corner
        .position
        .iter()
        .all(|position| position.abs() <= GUARD)
}

/// The part of a triangle inside the guard band, as triangles.
pub(super) fn cut(triangle: &[Corner; 3]) -> Vec<[Corner; 3]> {
    let mut polygon = triangle.to_vec();
    for axis in [0, 1] {
        for side in [-1.0, 1.0] {
            polygon = cut_side(&polygon, axis, side);
        }
    }
    let Some((&first, rest)) = polygon.split_first() else {
        return Vec::new();
    };
    rest.array_windows()
        .map(|&[second, third]| [first, second, third])
        .collect()
}

fn cut_side(polygon: &[Corner], axis: usize, side: f64) -> Vec<Corner> {
    let inside_by = |corner: &Corner| GUARD - side * corner.position[axis];
    let mut kept = Vec::with_capacity(polygon.len() + 1);
    let previous_corners = polygon.iter().cycle().skip(polygon.len().saturating_sub(1));
    for (previous, corner) in previous_corners.zip(polygon) {
        let (from, to) = (inside_by(previous), inside_by(corner));
        if (from < 0.0) != (to < 0.0) {
            let mut crossing = between(previous, corner, from / (from - to));
            crossing.position[axis] = side * GUARD;
            kept.push(crossing);
        }
        if to >= 0.0 {
            kept.push(*corner);
        }
    }
    kept
}

fn between(start: &Corner, end: &Corner, part: f64) -> Corner {
    fn mix<const COUNT: usize>(a: [f64; COUNT], b: [f64; COUNT], part: f64) -> [f64; COUNT] {
        std::array::from_fn(|index| a[index] + (b[index] - a[index]) * part)
    }
    Corner {
        position: mix(start.position, end.position, part),
        tint: mix(start.tint, end.tint, part),
        uv: mix(start.uv, end.uv, part),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corner(x: f64, y: f64) -> Corner {
        Corner {
            position: [x, y],
            tint: [255.0; 4],
            uv: [x, y],
        }
    }

    #[test]
    fn cuts_to_the_guard_band_and_keeps_values_in_place() {
        let far = f64::from(f32::MAX);
        let pieces = cut(&[corner(-far, -far), corner(far, 0.0), corner(0.0, far)]);
        assert!(!pieces.is_empty());
        for corner in pieces.iter().flatten() {
            assert!(is_inside(corner), "{corner:?}");
        }
        let pieces = cut(&[
            corner(0.0, 0.0),
            corner(GUARD * 2.0, 0.0),
            corner(0.0, 100.0),
        ]);
        for corner in pieces.iter().flatten() {
            assert!(
                (corner.uv[0] - corner.position[0]).abs() < 1e-6,
                "{corner:?}"
            );
            assert!(
                (corner.uv[1] - corner.position[1]).abs() < 1e-6,
                "{corner:?}"
            );
        }
    }

    #[test]
    fn drops_what_is_wholly_outside() {
        let away = GUARD * 3.0;
        let triangle = [
            corner(away, 0.0),
            corner(away, 9.0),
            corner(away * 2.0, 0.0),
        ];
        assert!(cut(&triangle).is_empty());
    }
}

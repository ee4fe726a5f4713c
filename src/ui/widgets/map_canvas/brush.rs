//! Lines and shapes with smooth edges, collected into one mesh.
//!
//! Edges fade out over one pixel, so no renderer needs multisampling.

use eframe::egui::{Color32, Mesh, Pos2, Rect, Vec2};

/// Collects triangles.
pub struct Brush {
    pub mesh: Mesh,
    /// Patterns are drawn in here and nowhere else.
    pub within: Rect,
    /// Width of the soft edge: one pixel in points.
    feather: f32,
}

impl Brush {
    pub fn new(pixels_per_point: f32) -> Self {
        Self {
            mesh: Mesh::default(),
            within: Rect::EVERYTHING,
            feather: 1.0 / pixels_per_point,
        }
    }

    /// Forgets what was drawn, for what is drawn next.
    pub(super) fn clear(&mut self) {
        // Not `Mesh::clear`: it gives the room of the corners back.
        self.mesh.vertices.clear();
        self.mesh.indices.clear();
    }

    /// The width of one pixel, in points.
    pub(super) fn pixel(&self) -> f32 {
        self.feather
    }

    /// A line through `points`.
    pub fn line(&mut self, points: &[Pos2], width: f32, color: Color32) {
        if points.len() < 2 || color == Color32::TRANSPARENT {
            return;
        }
        let outer = (width + self.feather) * 0.5;
        let inner = (width - self.feather) * 0.5;
        // A line thinner than a pixel is a pale one.
        let color = color.gamma_multiply((width / self.feather).min(1.0));
        let columns: &[(f32, Color32)] = if inner > 0.1 {
            &[
                (-outer, Color32::TRANSPARENT),
                (-inner, color),
                (inner, color),
                (outer, Color32::TRANSPARENT),
            ]
        } else {
            &[
                (-outer, Color32::TRANSPARENT),
                (0.0, color),
                (outer, Color32::TRANSPARENT),
            ]
        };
        let count = columns.len() as u32;
        let first = self.mesh.vertices.len() as u32;
        for (number, point) in points.iter().enumerate() {
            let before = points[number.saturating_sub(1)];
            let after = points[(number + 1).min(points.len() - 1)];
            let across = (after - before).normalized().rot90();
            for (offset, color) in columns {
                self.mesh.colored_vertex(*point + across * *offset, *color);
            }
        }
        for segment in 0..points.len() as u32 - 1 {
            let start = first + segment * count;
            for column in start..start + count - 1 {
                self.mesh.add_triangle(column, column + 1, column + count);
                self.mesh
                    .add_triangle(column + 1, column + count, column + count + 1);
            }
        }
    }

    /// A filled convex shape, its corners in order.
    pub fn fill(&mut self, corners: &[Pos2], color: Color32) {
        if corners.len() < 3 || color == Color32::TRANSPARENT {
            return;
        }
        let count = corners.len() as u32;
        let first = self.mesh.vertices.len() as u32;
        let outward = outward(corners) * self.feather * 0.5;
        for (number, corner) in corners.iter().enumerate() {
            let normal = corner_normal(corners, number);
            self.mesh.colored_vertex(*corner - normal * outward, color);
            self.mesh
                .colored_vertex(*corner + normal * outward, Color32::TRANSPARENT);
        }
        self.soft_fan(first, count);
    }

    /// The triangles of a shape whose corners stand in pairs: inner, and outer where it has faded out.
    fn soft_fan(&mut self, first: u32, count: u32) {
        for corner in 0..count {
            let (this, next) = (first + corner * 2, first + (corner + 1) % count * 2);
            self.mesh.add_triangle(this, this + 1, next);
            self.mesh.add_triangle(this + 1, next, next + 1);
            if corner > 1 {
                self.mesh.add_triangle(first, this - 2, this);
            }
        }
    }

    /// A filled `Form` of half size `radius` around `at`.
    pub fn stamp(&mut self, form: &Form, at: Pos2, radius: f32, color: Color32) {
        let count = form.corners.len() as u32;
        let first = self.mesh.vertices.len() as u32;
        let soft = self.feather * 0.5;
        for (corner, outward) in form.corners.iter().zip(&form.outward) {
            let corner = at + *corner * radius;
            self.mesh.colored_vertex(corner - *outward * soft, color);
            self.mesh
                .colored_vertex(corner + *outward * soft, Color32::TRANSPARENT);
        }
        self.soft_fan(first, count);
    }

    /// The outline of a convex shape.
    pub fn outline(&mut self, corners: &[Pos2], width: f32, color: Color32) {
        if corners.len() < 3 {
            return;
        }
        let (outer, inner) = (
            (width + self.feather) * 0.5,
            (width - self.feather).max(0.0) * 0.5,
        );
        let count = corners.len() as u32;
        let first = self.mesh.vertices.len() as u32;
        for (number, corner) in corners.iter().enumerate() {
            let normal = corner_normal(corners, number);
            self.mesh
                .colored_vertex(*corner - normal * outer, Color32::TRANSPARENT);
            self.mesh.colored_vertex(*corner - normal * inner, color);
            self.mesh.colored_vertex(*corner + normal * inner, color);
            self.mesh
                .colored_vertex(*corner + normal * outer, Color32::TRANSPARENT);
        }
        for corner in 0..count {
            let (this, next) = (first + corner * 4, first + (corner + 1) % count * 4);
            for column in 0..3 {
                self.mesh
                    .add_triangle(this + column, this + column + 1, next + column);
                self.mesh
                    .add_triangle(this + column + 1, next + column, next + column + 1);
            }
        }
    }

    /// A small square: what a node is when it is hardly seen.
    pub fn speck(&mut self, at: Pos2, half: f32, color: Color32) {
        let first = self.mesh.vertices.len() as u32;
        for (x, y) in [(-half, -half), (half, -half), (half, half), (-half, half)] {
            self.mesh.colored_vertex(at + Vec2::new(x, y), color);
        }
        self.mesh.add_triangle(first, first + 1, first + 2);
        self.mesh.add_triangle(first, first + 2, first + 3);
    }
}

/// A convex shape that is drawn at many places: around the origin, half size 1, with the directions
/// in which its soft edge goes, which are the same wherever it stands.
#[derive(Debug)]
pub struct Form {
    pub corners: Vec<Vec2>,
    outward: Vec<Vec2>,
}

impl Form {
    pub fn new(corners: Vec<Vec2>) -> Self {
        let points: Vec<Pos2> = corners.iter().map(|corner| corner.to_pos2()).collect();
        let sign = outward(&points);
        Self {
            outward: (0..points.len())
                .map(|number| corner_normal(&points, number) * sign)
                .collect(),
            corners,
        }
    }
}

/// 1 when corner normals point outward, -1 when inward.
fn outward(corners: &[Pos2]) -> f32 {
    let twice_area: f32 = corners
        .iter()
        .zip(corners.iter().cycle().skip(1))
        .map(|(a, b)| a.x * b.y - b.x * a.y)
        .sum();
    if twice_area > 0.0 { 1.0 } else { -1.0 }
}

/// The normal at a corner, longer where the corner is sharp, so that edges move by one.
fn corner_normal(corners: &[Pos2], number: usize) -> Vec2 {
    let count = corners.len();
    let before = corners[(number + count - 1) % count];
    let (here, after) = (corners[number], corners[(number + 1) % count]);
    // In screen coordinates, with y down, this points outward for corners in clockwise order.
    let a = (here - before).normalized().rot90();
    let b = (after - here).normalized().rot90();
    let sum = a + b;
    let square = sum.length_sq();
    if square < 0.2 {
        a
    } else {
        sum * (2.0 / square)
    }
}

/// Parts of a line of `on` points with gaps of `off` points between, as far as they are `within`.
///
/// The pattern is counted from the line's start, seen or not, so that it does not run when the view
/// moves; what is out of view is stepped over at once.
pub(super) fn dashes(
    points: &[Pos2],
    (on, off): (f32, f32),
    within: Rect,
    mut draw: impl FnMut(&[Pos2]),
) {
    let period = on + off;
    let mut part: Vec<Pos2> = Vec::new();
    let mut end = |part: &mut Vec<Pos2>| {
        if part.len() > 1 {
            draw(part);
        }
        part.clear();
    };
    // How far into the pattern a segment starts.
    let mut phase = 0.0;
    for pair in points.windows(2) {
        let length = pair[0].distance(pair[1]);
        if length <= 0.0 {
            continue;
        }
        let place = |at: f32| pair[0] + (pair[1] - pair[0]) * (at / length);
        if let Some((enters, leaves)) = inside(within, pair[0], pair[1]) {
            let (mut at, leaves) = (enters * length, leaves * length);
            if enters > 0.0 {
                end(&mut part);
            }
            let mut here = (phase + at) % period;
            while at < leaves {
                let is_on = here < on;
                let change = at + if is_on { on } else { period } - here;
                let next = change.min(leaves);
                if is_on {
                    if part.is_empty() {
                        part.push(place(at));
                    }
                    part.push(place(next));
                }
                if change > leaves {
                    break;
                }
                end(&mut part);
                here = if is_on { on } else { 0.0 };
                at = next;
            }
            if leaves < length {
                end(&mut part);
            }
        } else {
            end(&mut part);
        }
        phase = (phase + length) % period;
    }
    end(&mut part);
}

/// Between which parts (0 to 1) of its way from `from` to `to` a line is in `rect`.
fn inside(rect: Rect, from: Pos2, to: Pos2) -> Option<(f32, f32)> {
    let way = to - from;
    let (mut enters, mut leaves) = (0.0f32, 1.0f32);
    for (from, way, low, high) in [
        (from.x, way.x, rect.min.x, rect.max.x),
        (from.y, way.y, rect.min.y, rect.max.y),
    ] {
        if way == 0.0 {
            if from < low || from > high {
                return None;
            }
            continue;
        }
        let (a, b) = ((low - from) / way, (high - from) / way);
        enters = enters.max(a.min(b));
        leaves = leaves.min(a.max(b));
    }
    (enters < leaves).then_some((enters, leaves))
}

/// The point at `part` (0 to 1) of the way along a line, and the direction there.
pub(super) fn along(points: &[Pos2], part: f32) -> (Pos2, Vec2) {
    let total: f32 = points
        .windows(2)
        .map(|pair| pair[0].distance(pair[1]))
        .sum();
    let mut left = total * part;
    for pair in points.windows(2) {
        let length = pair[0].distance(pair[1]);
        if length >= left && length > 0.0 {
            return (
                pair[0] + (pair[1] - pair[0]) * (left / length),
                (pair[1] - pair[0]) / length,
            );
        }
        left -= length;
    }
    (points.last().copied().unwrap_or_default(), Vec2::X)
}

/// How far `at` is from a line.
pub(super) fn distance(points: &[Pos2], at: Pos2) -> f32 {
    points
        .windows(2)
        .map(|pair| {
            let (way, to) = (pair[1] - pair[0], at - pair[0]);
            let part = (to.dot(way) / way.length_sq().max(1e-6)).clamp(0.0, 1.0);
            (to - way * part).length()
        })
        .fold(f32::MAX, f32::min)
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    fn parts(points: &[Pos2], within: Rect) -> Vec<Vec<Pos2>> {
        let mut parts = Vec::new();
        dashes(points, (7.0, 5.0), within, |part| parts.push(part.to_vec()));
        parts
    }

    /// A long line that is zoomed into costs what is seen of it, and its dashes stand where they were.
    #[test]
    fn dashes_out_of_view_are_not_made_and_those_in_view_stay() {
        let bent = [pos2(-9000.0, 10.0), pos2(333.0, 10.0), pos2(333.0, 9000.0)];
        let view = Rect::from_min_max(pos2(100.0, 0.0), pos2(400.0, 100.0));
        let all = parts(&bent, Rect::EVERYTHING);
        let seen = parts(&bent, view);
        assert!(all.len() > 1500, "{}", all.len());
        assert!((25..32).contains(&seen.len()), "{}", seen.len());
        let whole = |part: &&Vec<Pos2>| part.iter().all(|at| view.shrink(8.0).contains(*at));
        let near = |a: &[Pos2], b: &[Pos2]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.distance(*b) < 0.1)
        };
        assert!(seen.iter().filter(whole).count() > 20);
        for part in seen.iter().filter(whole) {
            assert!(all.iter().any(|other| near(part, other)), "{part:?}");
        }
        let corner = |part: &&Vec<Pos2>| part.len() == 3;
        assert_eq!(
            all.iter().filter(corner).count(),
            seen.iter().filter(corner).count(),
            "a dash goes around the corner"
        );
        assert!(parts(&bent, view.translate(Vec2::new(0.0, -200.0))).is_empty());
    }
}

//! Paints the triangles of a mesh into a band of the image's rows.

use eframe::egui::{Mesh, Rect, epaint::Vertex};

use super::fill::Fill;
use super::guard;
use super::rectangle::Rectangle;
use super::texture::Texture;
use super::triangle::{Corner, Triangle, planes};

/// Pixels that may be painted: from left and top up to, and without, right and bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Clip {
    /// Rounds a clip rectangle to pixels exactly as egui's GPU painters do.
    pub(super) fn new(clip: Rect, pixels_per_point: f32, [width, height]: [u32; 2]) -> Self {
        // The cast turns what is not a number, and all below zero, into zero.
        let round = |points: f32| (pixels_per_point * points).round() as u32;
        let left = round(clip.min.x).min(width);
        let top = round(clip.min.y).min(height);
        Self {
            left: left.into(),
            top: top.into(),
            right: round(clip.max.x).clamp(left, width).into(),
            bottom: round(clip.max.y).clamp(top, height).into(),
        }
    }
}

/// How points of egui become pixels of the image.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lens {
    scale: f64,
    /// The pixel, counted from egui's origin, that is the first of the image.
    corner: [f64; 2],
}

impl Lens {
    pub(super) fn new(pixels_per_point: f32, corner: [i32; 2]) -> Self {
        Self {
            scale: pixels_per_point.into(),
            corner: corner.map(f64::from),
        }
    }

    /// Shifting by whole pixels is exact: a mesh looks the same in any image that shows it.
    fn pixel(&self, vertex: &Vertex) -> [f64; 2] {
        let [left, top] = self.corner;
        [
            f64::from(vertex.pos.x) * self.scale - left,
            f64::from(vertex.pos.y) * self.scale - top,
        ]
    }
}

/// Some rows of the image.
pub(super) struct Band<'a> {
    pixels: &'a mut [[u8; 4]],
    width: usize,
    whole: Clip,
}

impl<'a> Band<'a> {
    /// `pixels` are whole rows, the first of which is row `top` of the image.
    pub(super) fn new(pixels: &'a mut [[u8; 4]], width: u32, top: u32) -> Self {
        let bottom = top + (pixels.len() / width as usize) as u32;
        let whole = Clip {
            left: 0,
            top: top.into(),
            right: width.into(),
            bottom: bottom.into(),
        };
        Self {
            pixels,
            width: width as usize,
            whole,
        }
    }

    /// All of this band.
    pub(super) fn whole(&self) -> Clip {
        self.whole
    }

    /// The part of `clip` in this band, if any.
    pub(super) fn overlap(&self, clip: &Clip) -> Option<Clip> {
        let top = clip.top.max(self.whole.top);
        let bottom = clip.bottom.min(self.whole.bottom);
        (clip.left < clip.right && top < bottom).then_some(Clip {
            top,
            bottom,
            ..*clip
        })
    }

    /// Paints the part of a mesh that is within `clip`, which is within this band.
    pub(super) fn paint_mesh(&mut self, mesh: &Mesh, texture: &Texture, clip: &Clip, lens: Lens) {
        let texture_size = texture.size();
        let corner = |vertex: &Vertex| corner(vertex, lens, texture_size);
        let mut indices = mesh.indices.as_slice();
        while let Some((&[a, b, c], rest)) = indices.split_first_chunk() {
            indices = rest;
            let Some(triangle) = triangle(mesh, [a, b, c]) else {
                continue;
            };
            if let Some((&[d, e, f], rest)) = indices.split_first_chunk()
                && [d, e] == [c, b]
                && let Some(last) = mesh.vertices.get(f as usize)
                && is_finite(last)
            {
                let quad = [triangle[0], triangle[1], triangle[2], last];
                if misses(&quad, lens, clip) {
                    indices = rest;
                    continue;
                }
                let quad = quad.map(corner);
                if quad.iter().all(guard::is_inside)
                    && let Some(rectangle) = Rectangle::new(&quad)
                {
                    indices = rest;
                    self.paint_rectangle(&rectangle, &quad[0], texture, clip);
                    continue;
                }
            }
            if misses(&triangle, lens, clip) {
                continue;
            }
            let triangle = triangle.map(corner);
            if triangle.iter().all(guard::is_inside) {
                self.paint_triangle(&triangle, texture, clip);
            } else {
                for piece in guard::cut(&triangle) {
                    self.paint_triangle(&piece, texture, clip);
                }
            }
        }
    }

    fn paint_triangle(&mut self, corners: &[Corner; 3], texture: &Texture, clip: &Clip) {
        let Some(triangle) = Triangle::new(corners) else {
            return;
        };
        let (tint, uv) = planes(corners);
        let Some(fill) = Fill::new(texture, tint, uv) else {
            return;
        };
        let rows = triangle.rows();
        for row in rows.start.max(clip.top)..rows.end.min(clip.bottom) {
            let columns = triangle.columns(row, &(clip.left..clip.right));
            if columns.start < columns.end {
                fill.paint(
                    self.run(row, columns.start, columns.end),
                    columns.start,
                    row,
                );
            }
        }
    }

    fn paint_rectangle(
        &mut self,
        rectangle: &Rectangle,
        corner: &Corner,
        texture: &Texture,
        clip: &Clip,
    ) {
        let left = rectangle.columns.start.max(clip.left);
        let right = rectangle.columns.end.min(clip.right);
        let tint = corner.tint.map(|value| super::fill::Plane {
            anchor: corner.position,
            value,
            per_x: 0.0,
            per_y: 0.0,
        });
        let Some(fill) = Fill::new(texture, tint, rectangle.uv) else {
            return;
        };
        if left >= right {
            return;
        }
        for row in rectangle.rows.start.max(clip.top)..rectangle.rows.end.min(clip.bottom) {
            fill.paint(self.run(row, left, right), left, row);
        }
    }

    /// The pixels of a row from `left` up to `right`, all within this band.
    fn run(&mut self, row: i64, left: i64, right: i64) -> &mut [[u8; 4]] {
        let start = (row - self.whole.top) as usize * self.width;
        &mut self.pixels[start + left as usize..start + right as usize]
    }
}

/// How many triangles of a mesh cannot be painted because a corner is missing or not finite.
pub(super) fn count_broken_triangles(mesh: &Mesh) -> usize {
    let whole = mesh.indices.as_chunks::<3>();
    let broken = whole
        .0
        .iter()
        .filter(|&&indices| triangle(mesh, indices).is_none())
        .count();
    broken + usize::from(!whole.1.is_empty())
}

fn triangle(mesh: &Mesh, indices: [u32; 3]) -> Option<[&Vertex; 3]> {
    let vertex = |index: u32| {
        mesh.vertices
            .get(index as usize)
            .filter(|vertex| is_finite(vertex))
    };
    let [a, b, c] = indices.map(vertex);
    Some([a?, b?, c?])
}

fn is_finite(vertex: &Vertex) -> bool {
    vertex.pos.is_finite() && vertex.uv.is_finite()
}

/// Whether a shape with these corners is surely outside `clip`; cheap, for most shapes are.
fn misses(corners: &[&Vertex], lens: Lens, clip: &Clip) -> bool {
    let all = |is_outside: &dyn Fn(f64, f64) -> bool| {
        corners.iter().all(|vertex| {
            let [x, y] = lens.pixel(vertex);
            is_outside(x, y)
        })
    };
    all(&|_, y| y < clip.top as f64)
        || all(&|_, y| y > clip.bottom as f64)
        || all(&|x, _| x < clip.left as f64)
        || all(&|x, _| x > clip.right as f64)
}

fn corner(vertex: &Vertex, lens: Lens, [width, height]: [f64; 2]) -> Corner {
    Corner {
        position: lens.pixel(vertex),
        tint: vertex.color.to_array().map(f64::from),
        uv: [
            f64::from(vertex.uv.x) * width,
            f64::from(vertex.uv.y) * height,
        ],
    }
}

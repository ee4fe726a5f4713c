//! What color each pixel of a shape gets: a tint (vertex colors) times a texel, both either even
//! or changing across the shape.
//!
//! Values that change are planes over the image. Each run of pixels starts from the plane itself,
//! at its own position, and goes on in exact integer steps; so a run does not depend on the runs
//! above it, and rows can be painted by any thread.

use super::color::{Channels, FULL, STEP_BITS, from_levels, modulate, over, to_levels};
use super::sampler::{POINT_BITS, Sampler};
use super::texture::Texture;

/// A value that changes evenly across the image.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    /// A place, in pixels, and the value there.
    pub(super) anchor: [f64; 2],
    pub(super) value: f64,
    pub(super) per_x: f64,
    pub(super) per_y: f64,
}

/// The colors of a shape's pixels.
pub(super) struct Fill<'a> {
    tint: Tint,
    texel: Texel<'a>,
}

enum Tint {
    Even(Channels),
    Graded([Plane; 4]),
}

enum Texel<'a> {
    Even(Channels),
    Sampled {
        sampler: Sampler<'a>,
        u: Plane,
        v: Plane,
    },
}

impl<'a> Fill<'a> {
    /// `tint` in levels, `uv` in texels. `None` if every pixel would stay as it is.
    pub(super) fn new(texture: &'a Texture, tint: [Plane; 4], uv: [Plane; 2]) -> Option<Self> {
        let tint = if tint.iter().all(Plane::is_even) {
            Tint::Even(from_levels(tint.map(|plane| plane.value as u8)))
        } else {
            Tint::Graded(tint)
        };
        let [u, v] = uv;
        let sampler = texture.sampler(is_minified(&u, &v));
        let texel = if u.is_even() && v.is_even() {
            Texel::Even(sampler.read(fixed(u.value), fixed(v.value)))
        } else {
            Texel::Sampled { sampler, u, v }
        };
        let is_invisible =
            matches!(tint, Tint::Even([0, 0, 0, 0])) || matches!(texel, Texel::Even([0, 0, 0, 0]));
        (!is_invisible).then_some(Self { tint, texel })
    }

    /// Paints a run of pixels whose first one is at `x`, `y`.
    pub(super) fn paint(&self, run: &mut [[u8; 4]], x: i64, y: i64) {
        match (&self.tint, &self.texel) {
            (Tint::Even(tint), Texel::Even(texel)) => paint_even(run, modulate(*tint, *texel)),
            (Tint::Graded(planes), Texel::Even(texel)) => {
                let mut tint = planes.map(|plane| plane.walk(x, y));
                for pixel in run {
                    blend(pixel, modulate(next_tint(&mut tint), *texel));
                }
            }
            (Tint::Even(tint), Texel::Sampled { sampler, u, v }) => {
                let (mut u, mut v) = (u.walk(x, y), v.walk(x, y));
                for pixel in run {
                    blend(pixel, modulate(*tint, sampler.read(u.next(), v.next())));
                }
            }
            (Tint::Graded(planes), Texel::Sampled { sampler, u, v }) => {
                let mut tint = planes.map(|plane| plane.walk(x, y));
                let (mut u, mut v) = (u.walk(x, y), v.walk(x, y));
                for pixel in run {
                    let texel = sampler.read(u.next(), v.next());
                    blend(pixel, modulate(next_tint(&mut tint), texel));
                }
            }
        }
    }
}

/// GPUs choose the filter by how many texels one pixel steps over.
fn is_minified(u: &Plane, v: &Plane) -> bool {
    let along_x = u.per_x * u.per_x + v.per_x * v.per_x;
    let along_y = u.per_y * u.per_y + v.per_y * v.per_y;
    along_x.max(along_y) > 1.0
}

fn paint_even(run: &mut [[u8; 4]], color: Channels) {
    if color[3] == FULL {
        run.fill(to_levels(color));
    } else {
        for pixel in run {
            *pixel = over(*pixel, color);
        }
    }
}

#[inline]
fn blend(pixel: &mut [u8; 4], color: Channels) {
    // Most of a glyph's box is empty.
    if color != [0; 4] {
        *pixel = over(*pixel, color);
    }
}

#[inline]
fn next_tint(walks: &mut [Walk; 4]) -> Channels {
    walks.each_mut().map(|walk| {
        let steps = walk.next() >> (POINT_BITS - STEP_BITS);
        steps.clamp(0, i64::from(FULL)) as u32
    })
}

impl Plane {
    fn is_even(&self) -> bool {
        self.per_x == 0.0 && self.per_y == 0.0
    }

    fn walk(&self, x: i64, y: i64) -> Walk {
        let [anchor_x, anchor_y] = self.anchor;
        let from_anchor_x = x as f64 + 0.5 - anchor_x;
        let from_anchor_y = y as f64 + 0.5 - anchor_y;
        let start = self.value + (self.per_x * from_anchor_x + self.per_y * from_anchor_y);
        Walk {
            value: fixed(start),
            step: fixed(self.per_x),
        }
    }
}

/// A value at one pixel after another.
struct Walk {
    value: i64,
    step: i64,
}

impl Walk {
    #[inline]
    fn next(&mut self) -> i64 {
        let value = self.value;
        self.value = value.wrapping_add(self.step);
        value
    }
}

/// Beyond the range of the format, values stay at its end.
fn fixed(value: f64) -> i64 {
    (value * (1_u64 << POINT_BITS) as f64) as i64
}

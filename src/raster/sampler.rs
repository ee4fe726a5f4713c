//! Reads a color from a texture at any position, in integers.
//!
//! Positions are in texels, 32 bits before and 32 after the point. Linear filtering weighs the
//! four nearest texels with 8 bits, as GPUs do; a position within 1/512 texel of a center reads
//! that texel alone, which keeps text that lies on the pixel grid exactly as the font drew it.

use eframe::egui::TextureWrapMode;
use eframe::egui::epaint::{Color32, ColorImage};

use super::color::{Channels, STEP_BITS, from_levels};

/// Bits after the point of a position.
pub(super) const POINT_BITS: u32 = 32;
const ONE: i64 = 1 << POINT_BITS;
/// Bits of a weight between two neighbors.
const WEIGHT_BITS: u32 = 8;
const WHOLE_WEIGHT: u32 = 1 << WEIGHT_BITS;

/// A texture and how to read it.
#[derive(Clone, Copy)]
pub(super) struct Sampler<'a> {
    texels: &'a [Color32],
    width: i64,
    height: i64,
    is_linear: bool,
    wrap_mode: TextureWrapMode,
}

impl<'a> Sampler<'a> {
    /// `image` holds at least one texel, and as many as its size says.
    pub(super) fn new(image: &'a ColorImage, is_linear: bool, wrap_mode: TextureWrapMode) -> Self {
        let [width, height] = image.size.map(|side| i64::from(side as u32));
        Self {
            texels: &image.pixels,
            width,
            height,
            is_linear,
            wrap_mode,
        }
    }

    /// The color at a position.
    #[inline]
    pub(super) fn read(&self, u: i64, v: i64) -> Channels {
        if self.is_linear {
            self.read_linear(u, v)
        } else {
            from_levels(self.texel(u >> POINT_BITS, v >> POINT_BITS))
        }
    }

    #[inline]
    fn read_linear(&self, u: i64, v: i64) -> Channels {
        let (left, right_weight) = split(u);
        let (top, bottom_weight) = split(v);
        if right_weight == 0 && bottom_weight == 0 {
            return from_levels(self.texel(left, top));
        }
        let left_weight = WHOLE_WEIGHT - right_weight;
        let top_weight = WHOLE_WEIGHT - bottom_weight;
        let [nw, ne, sw, se] = self.neighbors(left, top);
        [0, 1, 2, 3].map(|channel: usize| {
            let upper =
                u32::from(nw[channel]) * left_weight + u32::from(ne[channel]) * right_weight;
            let lower =
                u32::from(sw[channel]) * left_weight + u32::from(se[channel]) * right_weight;
            let sum = upper * top_weight + lower * bottom_weight;
            (sum + (1 << (2 * WEIGHT_BITS - STEP_BITS - 1))) >> (2 * WEIGHT_BITS - STEP_BITS)
        })
    }

    #[inline]
    fn neighbors(&self, left: i64, top: i64) -> [[u8; 4]; 4] {
        if left >= 0 && top >= 0 && left < self.width - 1 && top < self.height - 1 {
            let upper = (top * self.width + left) as usize;
            let lower = upper + self.width as usize;
            [upper, upper + 1, lower, lower + 1].map(|at| self.texels[at].to_array())
        } else {
            [
                (left, top),
                (left + 1, top),
                (left, top + 1),
                (left + 1, top + 1),
            ]
            .map(|(x, y)| self.texel(x, y))
        }
    }

    #[inline]
    fn texel(&self, x: i64, y: i64) -> [u8; 4] {
        let x = wrap(x, self.width, self.wrap_mode);
        let y = wrap(y, self.height, self.wrap_mode);
        self.texels[(y * self.width + x) as usize].to_array()
    }
}

/// The texel at or before a position, and the weight of the one after it.
#[inline]
fn split(position: i64) -> (i64, u32) {
    let to_nearest_weight = ONE >> (WEIGHT_BITS + 1);
    let from_center = position.saturating_sub(ONE / 2 - to_nearest_weight);
    let weight = (from_center >> (POINT_BITS - WEIGHT_BITS)) as u32 & (WHOLE_WEIGHT - 1);
    (from_center >> POINT_BITS, weight)
}

/// The texel that stands for one beyond the edge.
#[inline]
fn wrap(at: i64, side: i64, mode: TextureWrapMode) -> i64 {
    match mode {
        TextureWrapMode::ClampToEdge => at.clamp(0, side - 1),
        TextureWrapMode::Repeat => at.rem_euclid(side),
        TextureWrapMode::MirroredRepeat => {
            let phase = at.rem_euclid(2 * side);
            phase.min(2 * side - 1 - phase)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image() -> ColorImage {
        let texels =
            [0, 200, 40, 80].map(|level| Color32::from_rgba_premultiplied(level, 0, 0, 255));
        ColorImage::new([2, 2], texels.to_vec())
    }

    fn at(texels: f64) -> i64 {
        (texels * ONE as f64) as i64
    }

    #[test]
    fn linear_filtering_gives_the_weighted_mean() {
        let image = image();
        let sampler = Sampler::new(&image, true, TextureWrapMode::ClampToEdge);
        let red = |u: f64, v: f64| f64::from(sampler.read(at(u), at(v))[0]) / 256.0;
        assert_eq!(red(0.5, 0.5), 0.0);
        assert_eq!(red(1.5, 0.5), 200.0);
        assert_eq!(red(1.0, 0.5), 100.0);
        assert_eq!(red(0.75, 0.5), 50.0);
        assert_eq!(red(1.0, 1.0), (0.0 + 200.0 + 40.0 + 80.0) / 4.0);
        assert_eq!(red(-3.0, 9.0), 40.0, "the corner texel goes on for ever");
        assert_eq!(sampler.read(at(1.0), at(1.0))[3], 255 << 8);
    }

    #[test]
    fn nearest_filtering_takes_the_texel_below_the_position() {
        let image = image();
        let sampler = Sampler::new(&image, false, TextureWrapMode::ClampToEdge);
        let red = |u: f64, v: f64| sampler.read(at(u), at(v))[0] / 256;
        assert_eq!(red(0.99, 0.0), 0);
        assert_eq!(red(1.0, 0.0), 200);
        assert_eq!(red(1.0, 1.0), 80);
        assert_eq!(red(i32::MIN.into(), i32::MAX.into()), 40);
    }

    #[test]
    fn wraps_as_the_options_say() {
        let cases = [
            (TextureWrapMode::ClampToEdge, [0, 0, 0, 1, 2, 2, 2, 2]),
            (TextureWrapMode::Repeat, [1, 2, 0, 1, 2, 0, 1, 2]),
            (TextureWrapMode::MirroredRepeat, [1, 0, 0, 1, 2, 2, 1, 0]),
        ];
        for (mode, expected) in cases {
            assert_eq!(
                [-2, -1, 0, 1, 2, 3, 4, 5].map(|at| wrap(at, 3, mode)),
                expected,
                "{mode:?}"
            );
        }
    }
}

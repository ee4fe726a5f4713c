//! Premultiplied gamma-space colors in fixed point, and the two things done with them.
//!
//! A channel counts 256 steps for each of the 255 levels, so that products and blends round once,
//! when the pixel is stored, as on a GPU. All products fit into 32 bits.

/// Red, green, blue, alpha, each 0 to [`FULL`].
pub(super) type Channels = [u32; 4];

/// One whole channel.
pub(super) const FULL: u32 = 255 << STEP_BITS;
/// Steps between two levels, as bits.
pub(super) const STEP_BITS: u32 = 8;

/// The channels of a stored color.
pub(super) fn from_levels(levels: [u8; 4]) -> Channels {
    levels.map(|level| u32::from(level) << STEP_BITS)
}

/// The product of two colors, channel by channel.
#[inline]
pub(super) fn modulate(a: Channels, b: Channels) -> Channels {
    [0, 1, 2, 3].map(|channel: usize| (a[channel] * b[channel] + FULL / 2) / FULL)
}

/// What is seen of `below` through `above`, both premultiplied.
#[inline]
pub(super) fn over(below: [u8; 4], above: Channels) -> [u8; 4] {
    let through = FULL - above[3];
    [0, 1, 2, 3].map(|channel: usize| {
        let steps = above[channel] + u32::from(below[channel]) * through / 255;
        level_from_steps(steps)
    })
}

/// The stored form of a color that hides what is below it.
#[inline]
pub(super) fn to_levels(channels: Channels) -> [u8; 4] {
    channels.map(level_from_steps)
}

/// Rounds to the nearest level; additive colors may go beyond the last one.
#[inline]
fn level_from_steps(steps: u32) -> u8 {
    ((steps + (1 << (STEP_BITS - 1))) >> STEP_BITS).min(255) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_and_opaque_change_nothing() {
        for level in 0..=255_u8 {
            let color = [level, 255 - level, level / 2, 255];
            let channels = from_levels(color);
            assert_eq!(modulate(channels, [FULL; 4]), channels);
            assert_eq!(over([9, 8, 7, 6], channels), color);
            assert_eq!(over(color, [0; 4]), color);
        }
    }

    #[test]
    fn blends_within_half_a_level_of_the_exact_result() {
        for alpha in 0..=255_u8 {
            for below in (0..=255_u8).step_by(5) {
                let above = from_levels([alpha / 2, alpha, 0, alpha]);
                let blended = over([below, below, below, 255], above);
                for (channel, source) in [alpha / 2, alpha, 0].into_iter().enumerate() {
                    let exact =
                        f64::from(source) + f64::from(below) * (255.0 - f64::from(alpha)) / 255.0;
                    let error = (f64::from(blended[channel]) - exact).abs();
                    assert!(error <= 0.51, "{below} under {source}/{alpha}: {error}");
                }
                assert_eq!(blended[3], 255, "an opaque image stays opaque");
            }
        }
    }

    #[test]
    fn additive_colors_saturate() {
        assert_eq!(
            over([200, 10, 0, 255], from_levels([100, 100, 0, 0])),
            [255, 110, 0, 255]
        );
    }
}

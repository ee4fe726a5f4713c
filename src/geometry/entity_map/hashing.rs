//! Numbers that look random and are the same everywhere, and roots without the platform's library.

/// Mixes the bits of `value`.
pub(super) fn mix(mut value: u64) -> u64 {
    value ^= value >> 33;
    value = value.wrapping_mul(0xff51_afd7_ed55_8ccd);
    value ^= value >> 33;
    value = value.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    value ^ (value >> 33)
}

/// A number from 0 up to 1 that belongs to `value`.
pub(super) fn unit(value: u64) -> f32 {
    (mix(value.wrapping_add(0x9e37_79b9_7f4a_7c15)) >> 40) as f32 / (1u64 << 24) as f32
}

/// The cube root of a positive number by Newton's method: `cbrt` differs between platforms.
pub(super) fn cube_root(value: f64) -> f64 {
    if !value.is_finite() || value <= 0.0 {
        return 0.0;
    }
    // A third of the exponent is within a factor of two of the root.
    let mut root = f64::from_bits(value.to_bits() / 3 + (0x3ff0_0000_0000_0000 / 3) * 2);
    for _ in 0..6 {
        root = (2.0 * root + value / (root * root)) / 3.0;
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cube_roots_cubed_give_the_number_back() {
        for value in [1e-12, 0.001, 0.5, 1.0, 2.0, 27.0, 12_345.678, 1e15] {
            let root = cube_root(value);
            assert!(
                (root * root * root / value - 1.0).abs() < 1e-12,
                "{value}: {root}"
            );
        }
        assert_eq!(cube_root(-1.0), 0.0);
        assert_eq!(cube_root(f64::NAN), 0.0);
    }

    #[test]
    fn units_fill_the_interval() {
        let numbers: Vec<f32> = (0..1000).map(unit).collect();
        assert!(numbers.iter().all(|number| (0.0..1.0).contains(number)));
        let mean = numbers.iter().sum::<f32>() / 1000.0;
        assert!((mean - 0.5).abs() < 0.03, "{mean}");
    }
}

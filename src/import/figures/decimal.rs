//! Exact decimal arithmetic: "1.6 billion" is 1600000000, never 1.5999999e9.

use std::cmp::Ordering;
use std::fmt;

/// `mantissa` × 10^`exponent`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decimal {
    mantissa: i128,
    exponent: i32,
}

/// More digits than this are a serial number, not an amount; and sums of two still fit `i128`.
const MOST_DIGITS: usize = 34;
/// The farthest place from the point that is written out: `1e30` and `1e-30` are amounts of physics.
const FARTHEST_PLACE: i32 = 40;
/// Digits of a fraction that has no end, like two thirds.
const SIGNIFICANT: u32 = 15;

impl Decimal {
    pub(super) fn whole(value: u64) -> Self {
        Self {
            mantissa: i128::from(value),
            exponent: 0,
        }
    }

    /// Reads the digits before and after the point; both hold ASCII digits only.
    pub(super) fn from_digits(integer: &str, fraction: &str) -> Option<Self> {
        let significant = integer.trim_start_matches('0').len() + fraction.len();
        if significant > MOST_DIGITS {
            return None;
        }
        let mut mantissa = 0_i128;
        for digit in integer.bytes().chain(fraction.bytes()) {
            mantissa = mantissa
                .checked_mul(10)?
                .checked_add(i128::from(digit.wrapping_sub(b'0')))?;
        }
        Some(Self {
            mantissa,
            exponent: -i32::try_from(fraction.len()).ok()?,
        })
    }

    /// Times 10^`power`: moves the point, changes no digit.
    pub(super) fn shifted(self, power: i32) -> Option<Self> {
        let exponent = self.exponent.checked_add(power)?;
        (exponent.abs() <= FARTHEST_PLACE).then_some(Self { exponent, ..self })
    }

    pub(super) fn negative(self) -> Self {
        Self {
            mantissa: -self.mantissa,
            ..self
        }
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let (left, right, exponent) = Self::aligned(self, other)?;
        Self::checked(left.checked_add(right)?, exponent)
    }

    pub(super) fn times(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        let product = Self::checked(mantissa, self.exponent + other.exponent)?;
        Some(product.without_zeros())
    }

    /// The quotient: exact where it ends, else rounded half up to 15 significant digits.
    pub(super) fn over(self, divisor: Self) -> Option<Self> {
        if divisor.mantissa == 0 {
            return None;
        }
        let (mut left, right, _) = Self::aligned(self, divisor)?;
        let negative = (left < 0) != (right < 0);
        left = left.abs();
        let right = right.abs();
        let mut exponent = 0;
        let mut quotient = left / right;
        let mut rest = left % right;
        while rest != 0 && quotient < 10_i128.pow(SIGNIFICANT) && exponent > -FARTHEST_PLACE {
            rest = rest.checked_mul(10)?;
            quotient = quotient * 10 + rest / right;
            rest %= right;
            exponent -= 1;
        }
        if quotient >= 10_i128.pow(SIGNIFICANT) && exponent < 0 {
            quotient = (quotient + 5) / 10;
            exponent += 1;
        }
        let value = Self::checked(quotient, exponent)?;
        Some(if negative { value.negative() } else { value })
    }

    /// Its value when it is a whole number that fits.
    pub(super) fn to_u32(self) -> Option<u32> {
        if self.exponent == 0 {
            u32::try_from(self.mantissa).ok()
        } else {
            let factor = 10_i128.checked_pow(u32::try_from(self.exponent).ok()?)?;
            u32::try_from(self.mantissa.checked_mul(factor)?).ok()
        }
    }

    /// Without zeros after the point that no text gave: half a dozen is 6, not 6.0.
    fn without_zeros(self) -> Self {
        let mut value = self;
        while value.exponent < 0 && value.mantissa % 10 == 0 {
            value.mantissa /= 10;
            value.exponent += 1;
        }
        value
    }

    pub(super) fn compare(self, other: Self) -> Ordering {
        match Self::aligned(self, other) {
            Some((left, right, _)) => left.cmp(&right),
            // Too far apart for one scale: the larger exponent decides.
            None => self.exponent.cmp(&other.exponent),
        }
    }

    fn checked(mantissa: i128, exponent: i32) -> Option<Self> {
        (mantissa.abs() < 10_i128.pow(36) && exponent.abs() <= FARTHEST_PLACE)
            .then_some(Self { mantissa, exponent })
    }

    /// Both mantissas at the smaller exponent.
    fn aligned(left: Self, right: Self) -> Option<(i128, i128, i32)> {
        let exponent = left.exponent.min(right.exponent);
        let at = |value: Self| {
            let power = u32::try_from(value.exponent - exponent).ok()?;
            value.mantissa.checked_mul(10_i128.checked_pow(power)?)
        };
        Some((at(left)?, at(right)?, exponent))
    }
}

impl fmt::Display for Decimal {
    /// A plain decimal with a `.` point and no grouping; the places that the text gave are kept.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        if self.exponent >= 0 {
            let zeros = if self.mantissa == 0 { 0 } else { self.exponent };
            write!(f, "{sign}{digits}{}", "0".repeat(zeros as usize))
        } else {
            let places = self.exponent.unsigned_abs() as usize;
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (integer, fraction) = padded.split_at(padded.len() - places);
            write!(f, "{sign}{integer}.{fraction}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        let (integer, fraction) = text.split_once('.').unwrap_or((text, ""));
        Decimal::from_digits(integer, fraction).unwrap()
    }

    #[test]
    fn scales_move_the_point_and_change_no_digit() {
        for (digits, power, written) in [
            ("1.6", 9, "1600000000"),
            ("0.1", 6, "100000"),
            ("8.50", 0, "8.50"),
            ("1.005", 2, "100.5"),
            ("5", -3, "0.005"),
            ("0", 9, "0"),
            ("34.567", 1, "345.67"),
        ] {
            assert_eq!(decimal(digits).shifted(power).unwrap().to_string(), written);
        }
    }

    #[test]
    fn fractions_end_where_they_end() {
        for (left, right, written) in [
            ("1", "4", "0.25"),
            ("2", "3", "0.666666666666667"),
            ("1", "3", "0.333333333333333"),
            ("9500", "5", "1900"),
            ("1", "8", "0.125"),
        ] {
            let quotient = decimal(left).over(decimal(right)).unwrap();
            assert_eq!(quotient.to_string(), written);
        }
        assert!(decimal("1").over(decimal("0")).is_none());
    }

    #[test]
    fn what_is_too_long_for_an_amount_is_none() {
        assert!(Decimal::from_digits(&"9".repeat(34), "").is_some());
        assert!(Decimal::from_digits(&"9".repeat(35), "").is_none());
        assert!(decimal("1").shifted(40).is_some());
        assert!(decimal("1").shifted(41).is_none());
    }
}

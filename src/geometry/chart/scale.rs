//! One axis: its scale (thousand, million, …), its ends, and ticks on round numbers.

use std::fmt::Write as _;

/// How many ticks an axis has at least; the next rounder step would leave fewer.
const WANTED_STEPS: f64 = 4.0;

/// What the numbers on an axis are multiplied by, said once, in its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    #[default]
    Ones,
    Thousand,
    Million,
    Billion,
    Trillion,
}

impl Scale {
    /// The scale that suits a number of this size; what fits in four digits needs none.
    pub fn for_size(size: f64) -> Self {
        match size.abs() {
            size if size >= 1e12 => Self::Trillion,
            size if size >= 1e9 => Self::Billion,
            size if size >= 1e6 => Self::Million,
            size if size >= 1e4 => Self::Thousand,
            _ => Self::Ones,
        }
    }

    /// A number as it stands on an axis of this scale.
    pub fn apply(self, value: f64) -> f64 {
        value
            / match self {
                Self::Ones => 1.0,
                Self::Thousand => 1e3,
                Self::Million => 1e6,
                Self::Billion => 1e9,
                Self::Trillion => 1e12,
            }
    }

    /// The word before the unit; empty for ones.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ones => "",
            Self::Thousand => "thousand",
            Self::Million => "million",
            Self::Billion => "billion",
            Self::Trillion => "trillion",
        }
    }
}

/// A value axis. All numbers in it are in units of `scale`.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub scale: Scale,
    /// At most 0.
    pub min: f64,
    /// At least 0, and above `min`.
    pub max: f64,
    /// From one tick to the next.
    pub step: f64,
    /// Ascending, all within the axis, zero among them.
    pub ticks: Vec<Tick>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub value: f64,
    pub text: String,
}

impl Axis {
    /// The axis that holds zero and everything from `low` to `high` (unscaled) and ends on ticks.
    pub fn around(low: f64, high: f64) -> Self {
        let scale = Scale::for_size(low.abs().max(high.abs()));
        let low = scale.apply(low.min(0.0));
        let high = scale.apply(high.max(0.0));
        // Numbers so near to zero that steps between them cannot be told apart are drawn as zero.
        let span = if high - low < 1e-290 { 1.0 } else { high - low };
        let (mantissa, exponent) = round_step(span / WANTED_STEPS);
        let step = mantissa * 10_f64.powi(exponent);
        let first = (low / step + 1e-9).floor().min(0.0) as i64;
        let mut last = (high / step + 1.0 - 1e-9).floor().max(0.0) as i64;
        if first == last {
            last = first + 1;
        }
        let decimals = (-exponent + i32::from(mantissa == 2.5)).max(0);
        let ticks: Vec<Tick> = (first..=last)
            .map(|index| {
                let value = index as f64 * step;
                Tick {
                    value,
                    text: tick_text(value, decimals),
                }
            })
            .collect();
        Self {
            scale,
            min: (first as f64 * step).min(low),
            max: (last as f64 * step).max(high),
            step,
            ticks,
        }
    }
}

/// The largest of 1, 2, 2.5 and 5 times a power of ten that is at most `rough`, as both factors.
fn round_step(rough: f64) -> (f64, i32) {
    let mut exponent = rough.log10().floor() as i32;
    let mut fraction = rough / 10_f64.powi(exponent);
    // The logarithm may be off by one at the edge.
    if fraction >= 10.0 {
        exponent += 1;
        fraction /= 10.0;
    }
    let mantissa = [5.0, 2.5, 2.0]
        .into_iter()
        .find(|mantissa| fraction >= *mantissa)
        .unwrap_or(1.0);
    (mantissa, exponent)
}

/// A tick's number in western digits, in groups of three, with a true minus.
fn tick_text(value: f64, decimals: i32) -> String {
    let size = value.abs();
    let mut text = String::new();
    if value < 0.0 {
        text.push('\u{2212}');
    }
    if size >= 1e7 || decimals > 6 {
        if size == 0.0 {
            return "0".to_owned();
        }
        return write!(text, "{size:.3e}").map_or_else(|_| size.to_string(), |()| trimmed(&text));
    }
    text + &in_threes(&format!("{size:.*}", decimals as usize))
}

/// A number that is already in an axis's scale, with all its digits.
pub fn number_text(value: f64) -> String {
    let size = value.abs();
    let minus = if value < 0.0 { "\u{2212}" } else { "" };
    let digits = if size == 0.0 || (1e-6..1e15).contains(&size) {
        in_threes(&size.to_string())
    } else {
        format!("{size:e}")
    };
    format!("{minus}{digits}")
}

fn in_threes(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// `1.250e9` as `1.25e9`.
fn trimmed(text: &str) -> String {
    match text.split_once('e') {
        Some((head, tail)) => {
            let head = head.trim_end_matches('0').trim_end_matches('.');
            format!("{head}e{tail}")
        }
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(low: f64, high: f64) -> (Scale, Vec<String>) {
        let axis = Axis::around(low, high);
        (
            axis.scale,
            axis.ticks.into_iter().map(|tick| tick.text).collect(),
        )
    }

    #[test]
    fn ticks_are_round_and_said_in_the_scale() {
        let ticks = |low, high| texts(low, high).1;
        assert_eq!(
            texts(0.0, 20e6),
            (
                Scale::Million,
                vec![
                    "0".into(),
                    "5".into(),
                    "10".into(),
                    "15".into(),
                    "20".into()
                ]
            )
        );
        assert_eq!(
            ticks(0.0, 1342.0),
            ["0", "250", "500", "750", "1,000", "1,250", "1,500"]
        );
        assert_eq!(texts(0.0, 41_000.0).0, Scale::Thousand);
        assert_eq!(
            ticks(-1.5, 0.0),
            ["−1.50", "−1.25", "−1.00", "−0.75", "−0.50", "−0.25", "0.00"]
        );
        assert_eq!(ticks(-1.0, 1.0), ["−1.0", "−0.5", "0.0", "0.5", "1.0"]);
        assert_eq!(texts(0.0, 2.2e9).0.word(), "billion");
        assert_eq!(texts(0.0, 0.0).1.first().map(String::as_str), Some("0.00"));
    }

    proptest::proptest! {
        #[test]
        fn an_axis_holds_what_it_was_made_for(low in proptest::num::f64::NORMAL, high in proptest::num::f64::NORMAL) {
            let axis = Axis::around(low, high);
            assert!(axis.min.is_finite() && axis.max.is_finite() && axis.step > 0.0);
            assert!(axis.min <= 0.0 && axis.max >= 0.0 && axis.min < axis.max);
            assert!(axis.min <= axis.scale.apply(low.min(0.0)));
            assert!(axis.max >= axis.scale.apply(high.max(0.0)));
            assert!((2..=20).contains(&axis.ticks.len()), "{} ticks", axis.ticks.len());
            assert!(axis.ticks.iter().any(|tick| tick.value == 0.0));
            for tick in &axis.ticks {
                assert!(tick.value.is_finite() && !tick.text.is_empty());
                assert!(axis.min <= tick.value && tick.value <= axis.max);
            }
        }
    }
}

//! Why numbers are not charted, or not together, in words for the reader.

use std::collections::BTreeSet;

use crate::model::figure::{Flow, PeriodKind};
use crate::model::figure_words::counted;
use crate::model::units::unit_name;

/// Why some numbers of a subject are not in a chart, or not in the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They differ in what an axis must have in common.
    Apart(Split),
    /// The subject has one number.
    OneNumber,
    /// Several subjects, each with one number.
    OneEach,
    /// So many numbers have no second one, of another period, to stand beside.
    Alone(usize),
    /// So many numbers have no period.
    NoPeriod(usize),
    /// So many numbers are denied in the text.
    Denied(usize),
    /// So many numbers are in series with more numbers for one period than bars fit.
    Crowded(usize),
    /// So many numbers are in series with more bars than can be told apart.
    TooMany(usize),
}

/// What numbers of one subject differ in; lists with fewer than two entries do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Split {
    /// As in the file, in file order; one more than [`Split::MAX_NAMED`] stands for any number more.
    pub units: Vec<String>,
    pub flows: Vec<Flow>,
    pub price_bases: Vec<String>,
    pub kinds: BTreeSet<PeriodKind>,
}

impl Split {
    /// More units than this are not named one by one.
    pub const MAX_NAMED: usize = 5;

    /// Whether there is nothing that keeps the numbers apart.
    pub fn is_empty(&self) -> bool {
        self.units.len() < 2
            && self.flows.len() < 2
            && self.price_bases.len() < 2
            && self.kinds.len() < 2
    }
}

impl Reason {
    /// One sentence without a full stop.
    pub fn words(&self) -> String {
        match self {
            Self::Apart(split) => format!("Not charted together: {}", split.words()),
            Self::OneNumber => "One number: nothing to chart".to_owned(),
            Self::OneEach => "One number each: nothing to chart".to_owned(),
            Self::Alone(1) => "One number stands alone: nothing to chart".to_owned(),
            Self::Alone(count) => {
                format!(
                    "{} numbers have no other period to compare with: nothing to chart",
                    counted(*count)
                )
            }
            Self::NoPeriod(1) => "One number has no period: no place on a time axis".to_owned(),
            Self::NoPeriod(count) => {
                format!(
                    "{} numbers have no period: no place on a time axis",
                    counted(*count)
                )
            }
            Self::Denied(1) => "One number is denied and not drawn".to_owned(),
            Self::Denied(count) => {
                format!("{} numbers are denied and not drawn", counted(*count))
            }
            Self::Crowded(count) => {
                format!(
                    "{} numbers are not drawn: too many of them for one period",
                    counted(*count)
                )
            }
            Self::TooMany(count) => {
                format!(
                    "{} numbers are not drawn: too many bars to be told apart",
                    counted(*count)
                )
            }
        }
    }
}

impl Split {
    fn words(&self) -> String {
        let units: Vec<&str> = self.units.iter().map(|unit| unit_name(unit)).collect();
        let flows: Vec<&str> = self.flows.iter().map(Flow::word).collect();
        let price_bases: Vec<&str> = self.price_bases.iter().map(String::as_str).collect();
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.plural()).collect();
        let mut parts: Vec<String> = Vec::new();
        for (list, tail) in [
            (units, ""),
            (flows, ""),
            (price_bases, " prices"),
            (kinds, ""),
        ] {
            if list.len() > 1 {
                parts.push(listed(&list, Self::MAX_NAMED) + tail);
            }
        }
        parts.join("; ")
    }
}

/// `a, b and c`; past `most` the rest is only mentioned.
fn listed(names: &[&str], most: usize) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        _ if names.len() > most => format!("{} and others", names[..most].join(", ")),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

//! Which numbers may share an axis, and where their bars go.
//!
//! A series is what `format.md` §7 calls one: rows equal in label, unit, flow, reporter, partner and
//! commodity code, and also in price basis and kind of period. One chart shows one series, so units,
//! flows, price bases and kinds of period never meet on an axis; what stays out is said in words.
//! What is denied has no bar: a bar says that there is so much of something.
//! Nothing is averaged, summed or filled in: a missing period is a gap, a range keeps both ends.
//! No painting here: numbers in, numbers out.

pub mod reason;
pub mod scale;
pub mod series;

use crate::model::figure::{Figure, FigureStatus, Number, Period, PeriodKind, Qualifier};
use crate::model::item::FigureId;
use crate::model::standing::Standing;
use scale::Axis;
use series::Series;

/// Room above or below an open bar's number, as a part of what the numbers span.
const OPEN_ROOM: f64 = 0.14;

/// One series, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// By period, then in file order.
    pub bars: Vec<Bar>,
    pub kind: PeriodKind,
    /// Counts periods of `kind` up to the first bar's.
    first: i64,
    /// Periods from the first bar's to the last one's, gaps included.
    pub slots: u32,
    /// Upward, in units of its scale.
    pub axis: Axis,
}

/// One number as a bar that starts at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub figure: FigureId,
    /// Its period's place, from 0.
    pub slot: u32,
    /// Several numbers for one period stand side by side: which one, and of how many.
    pub lane: u32,
    pub lanes: u32,
    /// The number, in the axis's scale; of a range, the end nearer to zero.
    pub near: f64,
    /// The other end of a range, in the axis's scale; else equal to `near`.
    pub far: f64,
    /// Whether it, or its open end, goes up from zero.
    pub goes_up: bool,
    pub end: BarEnd,
    pub status: FigureStatus,
    /// How the text puts it.
    pub standing: Standing,
    /// Only a rule found it.
    pub suggested: bool,
    /// The number as it stands on the axis, with a sign for its qualifier: `> 12.6`, `15–17`.
    pub label: String,
}

/// How a bar ends, which is what its qualifier says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BarEnd {
    /// Exactly there.
    Sharp,
    /// About there.
    Soft,
    /// There or farther from zero.
    OpenAway,
    /// There or nearer to zero: only the limit is known, not the bar.
    OpenToZero,
}

impl Bar {
    /// Whether both ends are on different sides of zero.
    pub fn spans_zero(&self) -> bool {
        self.near < 0.0 && self.far > 0.0
    }

    /// Where its middle is, in slots: whole numbers are the middles of periods.
    pub fn middle(&self) -> f64 {
        f64::from(self.slot) + (f64::from(self.lane) + 0.5) / f64::from(self.lanes.max(1)) * LANES
            - LANES / 2.0
    }

    /// How wide it is, in slots.
    pub fn width(&self) -> f64 {
        LANES / f64::from(self.lanes.max(1)) * 0.94
    }
}

/// The part of a period's width that bars take.
const LANES: f64 = 0.66;

impl Chart {
    /// Lays out one series; `figures` is the dossier's whole list.
    pub fn new(figures: &[Figure], series: &Series) -> Self {
        let members: Vec<(FigureId, &Figure, Period)> = series
            .figures
            .iter()
            .filter_map(|id| {
                let figure = figures.get(id.index())?;
                Some((*id, figure, figure.period?))
            })
            .collect();
        let ends = |figure: &Figure| {
            let low = figure.value.value();
            let high = figure.value_max.as_ref().map_or(low, Number::value);
            (low.min(high), low.max(high))
        };
        let mut low = 0.0_f64;
        let mut high = 0.0_f64;
        for (_, figure, _) in &members {
            let (from, to) = ends(figure);
            low = low.min(from);
            high = high.max(to);
        }
        let (mut need_low, mut need_high) = (low, high);
        for (_, figure, _) in &members {
            let (from, to) = ends(figure);
            let span = high - low;
            let room = OPEN_ROOM * if span > 0.0 { span.min(f64::MAX) } else { 1.0 };
            if figure.qualifier.is_open_above() {
                need_high = need_high.max(to + room);
            }
            if figure.qualifier.is_open_below() {
                need_low = need_low.min(if from <= 0.0 { from - room } else { 0.0 });
            }
        }
        let axis = Axis::around(need_low, need_high);
        let first = members.first().map_or(0, |(_, _, period)| ordinal(*period));
        let last = members.last().map_or(0, |(_, _, period)| ordinal(*period));
        let mut bars: Vec<Bar> = members
            .iter()
            .map(|(id, figure, period)| {
                let (from, to) = ends(figure);
                let (near, far) = if from < 0.0 && to <= 0.0 {
                    (to, from)
                } else {
                    (from, to)
                };
                let goes_up = far > 0.0 || (far == 0.0 && !figure.qualifier.is_open_below());
                Bar {
                    figure: *id,
                    slot: u32::try_from(ordinal(*period) - first).unwrap_or(u32::MAX),
                    lane: 0,
                    lanes: 1,
                    near: axis.scale.apply(near),
                    far: axis.scale.apply(far),
                    goes_up,
                    end: bar_end(figure, goes_up),
                    status: figure.status,
                    standing: Standing::of(&figure.stances),
                    suggested: figure.suggested,
                    label: bar_label(
                        figure.qualifier,
                        axis.scale.apply(from),
                        axis.scale.apply(to),
                    ),
                }
            })
            .collect();
        share_slots(&mut bars);
        Self {
            bars,
            kind: series.kind,
            first,
            slots: u32::try_from(last - first)
                .unwrap_or(u32::MAX)
                .saturating_add(1),
            axis,
        }
    }

    /// The period of a slot.
    pub fn period(&self, slot: u32) -> Period {
        period_of(self.kind, self.first + i64::from(slot))
    }

    /// How many periods from one label to the next when at most `room` labels fit: 1, 2, 5, 10, …
    /// years, 1, 2, 4, … quarters, 1, 3, 6, 12, … months, so that labels fall on round dates.
    pub fn label_step(&self, room: usize) -> u32 {
        let steps: &[u32] = match self.kind {
            PeriodKind::Year => &[
                1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000,
            ],
            PeriodKind::Quarter => &[1, 2, 4, 8, 20, 40, 80, 200, 400, 2000, 4000, 20_000],
            PeriodKind::Month => &[
                1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000, 60_000,
            ],
        };
        let room = u32::try_from(room.max(1)).unwrap_or(u32::MAX);
        steps
            .iter()
            .copied()
            .find(|step| self.slots.div_ceil(*step) <= room)
            .unwrap_or(u32::MAX)
    }

    /// The slots that get a label, `step` apart, on round dates when there is more than one.
    pub fn label_slots(&self, step: u32) -> Vec<u32> {
        let step_wide = i64::from(step.max(1));
        let offset = u32::try_from((-self.first).rem_euclid(step_wide)).unwrap_or(0);
        let offset = if offset < self.slots { offset } else { 0 };
        (offset..self.slots).step_by(step.max(1) as usize).collect()
    }
}

/// What a qualifier means for a bar that goes up, or down, from zero.
fn bar_end(figure: &Figure, goes_up: bool) -> BarEnd {
    match figure.qualifier {
        Qualifier::Exact => BarEnd::Sharp,
        Qualifier::About => BarEnd::Soft,
        Qualifier::MoreThan | Qualifier::AtLeast if goes_up => BarEnd::OpenAway,
        Qualifier::LessThan | Qualifier::AtMost if !goes_up => BarEnd::OpenAway,
        Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::LessThan | Qualifier::AtMost => {
            BarEnd::OpenToZero
        }
    }
}

/// A bar's number in its axis's scale; not rounded, so it may be long.
fn bar_label(qualifier: Qualifier, from: f64, to: f64) -> String {
    let sign = match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "~ ",
        Qualifier::MoreThan => "> ",
        Qualifier::AtLeast => "≥ ",
        Qualifier::LessThan => "< ",
        Qualifier::AtMost => "≤ ",
    };
    let (from_text, to_text) = (scale::number_text(from), scale::number_text(to));
    if from == to {
        format!("{sign}{from_text}")
    } else if from < 0.0 {
        format!("{sign}{from_text} to {to_text}")
    } else {
        format!("{sign}{from_text}–{to_text}")
    }
}

/// Puts bars of one period side by side; `bars` are ordered by slot.
fn share_slots(bars: &mut [Bar]) {
    for shared in bars.chunk_by_mut(|a, b| a.slot == b.slot) {
        let lanes = u32::try_from(shared.len()).unwrap_or(u32::MAX);
        for (lane, bar) in shared.iter_mut().enumerate() {
            bar.lane = u32::try_from(lane).unwrap_or(u32::MAX);
            bar.lanes = lanes;
        }
    }
}

/// Counts periods of one kind from the year 0.
fn ordinal(period: Period) -> i64 {
    match period {
        Period::Year(year) => i64::from(year),
        Period::Quarter(year, quarter) => i64::from(year) * 4 + i64::from(quarter) - 1,
        Period::Month(year, month) => i64::from(year) * 12 + i64::from(month) - 1,
    }
}

fn period_of(kind: PeriodKind, ordinal: i64) -> Period {
    let cut = |parts: i64| {
        let year = i32::try_from(ordinal.div_euclid(parts)).unwrap_or(i32::MAX);
        let part = u8::try_from(ordinal.rem_euclid(parts) + 1).unwrap_or(1);
        (year, part)
    };
    match kind {
        PeriodKind::Year => Period::Year(cut(1).0),
        PeriodKind::Quarter => Period::Quarter(cut(4).0, cut(4).1),
        PeriodKind::Month => Period::Month(cut(12).0, cut(12).1),
    }
}

#[cfg(test)]
mod tests;

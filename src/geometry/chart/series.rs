//! Finds the series among numbers, and says why the rest is not charted.

use std::collections::{BTreeSet, HashMap};

use super::reason::{Reason, Split};
use crate::model::figure::{Area, Figure, Flow, Period, PeriodKind};
use crate::model::item::FigureId;
use crate::model::standing::Standing;

/// More bars than this cannot be told apart on any screen; the table lists them.
pub const MAX_BARS: usize = 2000;
/// More numbers than this for one period are a list, not bars side by side.
pub const MAX_BARS_PER_PERIOD: usize = 6;

/// Numbers that may share an axis, by period, then in file order; at least two periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    pub figures: Vec<FigureId>,
    pub kind: PeriodKind,
}

/// All that may be charted of some numbers, and why nothing else is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charted {
    /// In the order of their first numbers.
    pub series: Vec<Series>,
    pub reasons: Vec<Reason>,
}

/// What two numbers must agree in to share an axis.
#[derive(PartialEq, Eq, Hash)]
struct Key<'a> {
    label: &'a str,
    unit: &'a str,
    flow: Option<&'a Flow>,
    reporter: &'a Area,
    partner: &'a Area,
    commodity_code: Option<&'a str>,
    price_basis: Option<&'a str>,
    kind: PeriodKind,
}

/// Splits the numbers `ids` of one subject into series; `figures` is the dossier's whole list.
pub fn charted(figures: &[Figure], ids: &[FigureId]) -> Charted {
    let is_denied = |id: &FigureId| {
        let figure = figures.get(id.index());
        figure.is_some_and(|figure| Standing::of(&figure.stances) == Standing::Denied)
    };
    let all = ids.len();
    let ids: Vec<FigureId> = ids.iter().copied().filter(|id| !is_denied(id)).collect();
    let ids = &ids[..];
    let denied = match all - ids.len() {
        0 => None,
        count => Some(Reason::Denied(count)),
    };
    if ids.len() <= 1 {
        let reasons = ids
            .iter()
            .map(|_| Reason::OneNumber)
            .chain(denied)
            .collect();
        return Charted {
            series: Vec::new(),
            reasons,
        };
    }
    let mut places: HashMap<Key<'_>, usize> = HashMap::new();
    let mut found: Vec<(PeriodKind, Vec<(Period, FigureId)>)> = Vec::new();
    let mut without_period = 0;
    for id in ids {
        let Some(figure) = figures.get(id.index()) else {
            continue;
        };
        let Some(period) = figure.period else {
            without_period += 1;
            continue;
        };
        let key = Key {
            label: &figure.label,
            unit: &figure.unit,
            flow: figure.flow.as_ref(),
            reporter: &figure.reporter,
            partner: &figure.partner,
            commodity_code: figure.commodity_code.as_deref(),
            price_basis: figure.price_basis.as_deref(),
            kind: period.kind(),
        };
        let place = *places.entry(key).or_insert_with(|| {
            found.push((period.kind(), Vec::new()));
            found.len() - 1
        });
        found[place].1.push((period, *id));
    }
    let mut charted = Charted {
        series: Vec::new(),
        reasons: split(figures, ids).into_iter().chain(denied).collect(),
    };
    let (mut alone, mut crowded, mut too_many) = (0, 0, 0);
    for (kind, mut members) in found {
        members.sort();
        let periods = members.chunk_by(|a, b| a.0 == b.0);
        let most = periods.clone().map(<[_]>::len).max().unwrap_or(0);
        if periods.count() < 2 {
            alone += members.len();
        } else if members.len() > MAX_BARS {
            too_many += members.len();
        } else if most > MAX_BARS_PER_PERIOD {
            crowded += members.len();
        } else {
            charted.series.push(Series {
                figures: members.into_iter().map(|(_, id)| id).collect(),
                kind,
            });
        }
    }
    for (count, reason) in [
        (alone, Reason::Alone(alone)),
        (without_period, Reason::NoPeriod(without_period)),
        (crowded, Reason::Crowded(crowded)),
        (too_many, Reason::TooMany(too_many)),
    ] {
        if count > 0 {
            charted.reasons.push(reason);
        }
    }
    charted
}

/// What the numbers of one subject differ in, so that they cannot share one axis.
fn split(figures: &[Figure], ids: &[FigureId]) -> Option<Reason> {
    let mut split = Split::default();
    let mut flows: BTreeSet<&Flow> = BTreeSet::new();
    let mut price_bases: BTreeSet<&str> = BTreeSet::new();
    for figure in ids.iter().filter_map(|id| figures.get(id.index())) {
        if !split.units.contains(&figure.unit) && split.units.len() <= Split::MAX_NAMED {
            split.units.push(figure.unit.clone());
        }
        flows.extend(&figure.flow);
        price_bases.extend(figure.price_basis.as_deref());
        split.kinds.extend(figure.period.map(Period::kind));
    }
    split.flows = flows.into_iter().cloned().collect();
    split.price_bases = price_bases.into_iter().map(str::to_owned).collect();
    (!split.is_empty()).then_some(Reason::Apart(split))
}

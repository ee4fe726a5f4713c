//! What the reader filters by, and what there is to choose from.

use std::collections::{BTreeMap, BTreeSet};

use super::STRIDE;
use crate::geometry::figure_table::Column;
use crate::model::Dossier;
use crate::model::figure::{Figure, Flow, Period, PeriodKind};
use crate::session::find::{Needle, fields};

/// What the reader wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub query: String,
    /// Empty means any.
    pub flows: BTreeSet<Flow>,
    pub units: BTreeSet<String>,
    pub kinds: BTreeSet<PeriodKind>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        self.query.trim().is_empty()
            && self.flows.is_empty()
            && self.units.is_empty()
            && self.kinds.is_empty()
    }

    /// Whether it keeps a number; `needle` is its query.
    pub(super) fn keeps(&self, dossier: &Dossier, figure: &Figure, needle: &Needle) -> bool {
        let kind = figure.period.map(Period::kind);
        is_chosen(&self.flows, figure.flow.as_ref())
            && is_chosen(&self.units, Some(&figure.unit))
            && is_chosen(&self.kinds, kind.as_ref())
            && (needle.is_empty() || says(dossier, figure, needle))
    }
}

fn is_chosen<T: Ord>(chosen: &BTreeSet<T>, value: Option<&T>) -> bool {
    chosen.is_empty() || value.is_some_and(|value| chosen.contains(value))
}

/// Whether anything that is shown of a number holds the query.
fn says(dossier: &Dossier, figure: &Figure, needle: &Needle) -> bool {
    let mut any = needle.is_in(dossier.figure_quote(figure).unwrap_or_default());
    fields::of_figure(dossier, figure, &mut |text| any = any || needle.is_in(text));
    any
}

/// What there is to choose from; most numerous first, kinds of period by their length.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub flows: Vec<Flow>,
    pub units: Vec<String>,
    pub kinds: Vec<PeriodKind>,
    /// The columns that some number has something in.
    pub columns: Vec<Column>,
}

impl Choices {
    /// `None` when cancelled.
    pub(super) fn of(dossier: &Dossier, is_cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let mut flows: BTreeMap<&Flow, usize> = BTreeMap::new();
        let mut units: BTreeMap<&String, usize> = BTreeMap::new();
        let mut kinds: BTreeSet<PeriodKind> = BTreeSet::new();
        let (mut partners, mut quoted, mut said) = (false, false, false);
        for (index, figure) in dossier.figures.iter().enumerate() {
            if index % STRIDE == 0 && is_cancelled() {
                return None;
            }
            if let Some(flow) = &figure.flow {
                *flows.entry(flow).or_default() += 1;
            }
            if !figure.unit.is_empty() {
                *units.entry(&figure.unit).or_default() += 1;
            }
            kinds.extend(figure.period.map(Period::kind));
            partners |= !figure.partner.is_empty() || !figure.reporter.is_empty();
            quoted |= !figure.annotations.is_empty();
            said |= !figure.annotations.is_empty() || figure.table.is_some();
        }
        let columns = Column::ALL
            .into_iter()
            .filter(|column| match column {
                Column::Words => quoted,
                Column::Period => !kinds.is_empty(),
                Column::Flow => !flows.is_empty(),
                Column::Partner => partners,
                Column::Says => said,
                Column::Unit => !units.is_empty(),
                Column::Label | Column::Value => true,
            })
            .collect();
        Some(Self {
            flows: most_first(flows),
            units: most_first(units),
            kinds: kinds.into_iter().collect(),
            columns,
        })
    }

    /// Whether any kind has two things to choose between.
    pub fn are_worth_showing(&self) -> bool {
        [self.flows.len(), self.units.len(), self.kinds.len()]
            .into_iter()
            .any(|count| count > 1)
    }
}

fn most_first<T: Clone>(counted: BTreeMap<&T, usize>) -> Vec<T> {
    let mut list: Vec<(&T, usize)> = counted.into_iter().collect();
    list.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    list.into_iter().map(|(value, _)| value.clone()).collect()
}

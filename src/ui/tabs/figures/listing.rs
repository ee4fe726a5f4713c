//! Which numbers are listed, and in which order: filter, sort, and what both leave of each subject.
//!
//! Units are never mixed silently: by value means by unit, then by value. What a column does not say
//! of a number comes last, in both directions. Ties stay in file order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::subjects::Subject;
use super::wording;
use crate::model::Dossier;
use crate::model::figure::{Figure, Flow, Period, PeriodKind};
use crate::model::item::FigureId;
use crate::session::find::Needle;
use crate::ui::widgets::figure_table::{Column, Sort};

/// What the reader wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    pub(crate) query: String,
    /// Empty means any.
    pub(crate) flows: BTreeSet<Flow>,
    pub(crate) units: BTreeSet<String>,
    pub(crate) kinds: BTreeSet<PeriodKind>,
}

impl Filter {
    pub(crate) fn is_empty(&self) -> bool {
        self.query.trim().is_empty()
            && self.flows.is_empty()
            && self.units.is_empty()
            && self.kinds.is_empty()
    }
}

/// What there is to choose from, with how many numbers each has; most first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    pub(crate) flows: Vec<(Flow, usize)>,
    pub(crate) units: Vec<(String, usize)>,
    pub(crate) kinds: Vec<(PeriodKind, usize)>,
    /// The columns that some number has something in.
    pub(crate) columns: Vec<Column>,
}

impl Choices {
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let mut flows: BTreeMap<&Flow, usize> = BTreeMap::new();
        let mut units: BTreeMap<&str, usize> = BTreeMap::new();
        let mut kinds: BTreeMap<PeriodKind, usize> = BTreeMap::new();
        let (mut partners, mut quoted) = (false, false);
        for figure in &dossier.figures {
            if let Some(flow) = &figure.flow {
                *flows.entry(flow).or_default() += 1;
            }
            if !figure.unit.is_empty() {
                *units.entry(&figure.unit).or_default() += 1;
            }
            if let Some(period) = figure.period {
                *kinds.entry(period.kind()).or_default() += 1;
            }
            partners |= !figure.partner.is_empty() || !figure.reporter.is_empty();
            quoted |= !figure.annotations.is_empty();
        }
        let columns = Column::ALL
            .into_iter()
            .filter(|column| match column {
                Column::Words => quoted,
                Column::Period => !kinds.is_empty(),
                Column::Flow => !flows.is_empty(),
                Column::Partner => partners,
                Column::Label | Column::Value | Column::Unit | Column::Says => true,
            })
            .collect();
        Self {
            flows: most_first(flows.into_iter().map(|(flow, count)| (flow.clone(), count))),
            units: most_first(
                units
                    .into_iter()
                    .map(|(unit, count)| (unit.to_owned(), count)),
            ),
            kinds: kinds.into_iter().collect(),
            columns,
        }
    }
}

impl Choices {
    /// Whether any kind has two things to choose between.
    pub(crate) fn are_worth_showing(&self) -> bool {
        [self.flows.len(), self.units.len(), self.kinds.len()]
            .into_iter()
            .any(|count| count > 1)
    }
}

fn most_first<T>(counted: impl Iterator<Item = (T, usize)>) -> Vec<(T, usize)> {
    let mut list: Vec<(T, usize)> = counted.collect();
    list.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    list
}

/// What is left of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    /// Place among the subjects; `None` when all numbers are one table.
    pub(crate) subject: Option<usize>,
    pub(crate) rows: Vec<FigureId>,
    /// The series with a listed number, as places among the subject's series; each is drawn whole,
    /// for a bar that is left out would be a false gap.
    pub(crate) charts: Vec<usize>,
}

/// Filters and sorts; `by_subject` keeps subjects apart, else all numbers are one table.
pub(crate) fn list(
    dossier: &Dossier,
    subjects: &[Subject],
    filter: &Filter,
    sort: Option<Sort>,
    by_subject: bool,
) -> Vec<Listed> {
    let shown = shown(dossier, filter);
    let mut listed: Vec<Listed> = if by_subject {
        subjects
            .iter()
            .enumerate()
            .map(|(index, subject)| Listed {
                subject: Some(index),
                rows: keep(&subject.figures, shown.as_deref()),
                charts: (0..subject.charted.series.len())
                    .filter(|place| {
                        let series = &subject.charted.series[*place];
                        shown
                            .as_ref()
                            .is_none_or(|shown| series.figures.iter().any(|id| shown[id.index()]))
                    })
                    .collect(),
            })
            .filter(|listed| !listed.rows.is_empty())
            .collect()
    } else {
        let all: Vec<FigureId> = (0..dossier.figures.len())
            .map(FigureId::from_index)
            .collect();
        vec![Listed {
            subject: None,
            rows: keep(&all, shown.as_deref()),
            charts: Vec::new(),
        }]
    };
    if let Some(sort) = sort {
        for listed in &mut listed {
            listed.rows.sort_by(|a, b| order(dossier, sort, *a, *b));
        }
    }
    listed
}

fn keep(ids: &[FigureId], shown: Option<&[bool]>) -> Vec<FigureId> {
    match shown {
        None => ids.to_vec(),
        Some(shown) => ids.iter().copied().filter(|id| shown[id.index()]).collect(),
    }
}

/// For each number whether the filter keeps it; `None` when it keeps all.
fn shown(dossier: &Dossier, filter: &Filter) -> Option<Vec<bool>> {
    if filter.is_empty() {
        return None;
    }
    let needle = Needle::new(&filter.query);
    let keeps = |figure: &Figure| {
        (filter.flows.is_empty()
            || figure
                .flow
                .as_ref()
                .is_some_and(|flow| filter.flows.contains(flow)))
            && (filter.units.is_empty() || filter.units.contains(&figure.unit))
            && (filter.kinds.is_empty()
                || figure
                    .period
                    .is_some_and(|period| filter.kinds.contains(&period.kind())))
            && (needle.is_empty() || says(dossier, figure, &needle))
    };
    Some(dossier.figures.iter().map(keeps).collect())
}

/// Whether any column of a number holds the query.
fn says(dossier: &Dossier, figure: &Figure, needle: &Needle) -> bool {
    let texts = [
        figure.label.as_str(),
        figure.value.text(),
        figure.unit.as_str(),
        figure.partner.label(),
        figure.reporter.label(),
        figure.commodity.as_deref().unwrap_or_default(),
        figure.commodity_code.as_deref().unwrap_or_default(),
        figure.price_basis.as_deref().unwrap_or_default(),
        figure.flow.as_ref().map_or("", Flow::word),
        wording::quote(dossier, figure).unwrap_or_default(),
    ];
    texts.into_iter().any(|text| needle.is_in(text))
        || needle.is_in(&figure.wording())
        || figure.period.is_some_and(|period| {
            needle.is_in(&period.words()) || needle.is_in(&period.to_string())
        })
        || wording::speakers(dossier, figure)
            .iter()
            .any(|name| needle.is_in(name))
}

fn order(dossier: &Dossier, sort: Sort, a: FigureId, b: FigureId) -> Ordering {
    let (one, other) = (dossier.figure(a), dossier.figure(b));
    let turned = |order: Ordering| {
        if sort.descending {
            order.reverse()
        } else {
            order
        }
    };
    let words = |a: Option<&str>, b: Option<&str>| known_first(a, b, |a, b| turned(a.cmp(b)));
    match sort.column {
        Column::Label => turned(one.label.cmp(&other.label)),
        Column::Words => words(wording::quote(dossier, one), wording::quote(dossier, other)),
        Column::Value => one
            .unit
            .cmp(&other.unit)
            .then_with(|| turned(one.value.value().total_cmp(&other.value.value()))),
        Column::Unit => turned(one.unit.cmp(&other.unit)),
        Column::Period => known_first(one.period, other.period, |a: Period, b| turned(a.cmp(&b))),
        Column::Flow => known_first(one.flow.as_ref(), other.flow.as_ref(), |a, b| {
            turned(a.cmp(b))
        }),
        Column::Partner => words(area(&one.partner), area(&other.partner)),
        Column::Says => {
            let first = |figure| wording::speakers(dossier, figure).first().copied();
            words(first(one), first(other))
        }
    }
}

fn area(area: &crate::model::figure::Area) -> Option<&str> {
    (!area.is_empty()).then(|| area.label())
}

fn known_first<T>(a: Option<T>, b: Option<T>, order: impl Fn(T, T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => order(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::super::subjects::subjects;
    use super::*;

    fn labels(dossier: &Dossier, listed: &[Listed]) -> Vec<String> {
        listed
            .iter()
            .flat_map(|listed| &listed.rows)
            .map(|id| {
                format!(
                    "{} {}",
                    dossier.figure(*id).value.text(),
                    dossier.figure(*id).unit
                )
            })
            .collect()
    }

    fn flat(dossier: &Dossier, filter: &Filter, sort: Option<Sort>) -> Vec<String> {
        labels(dossier, &list(dossier, &[], filter, sort, false))
    }

    fn by(column: Column, descending: bool) -> Sort {
        Sort { column, descending }
    }

    #[test]
    fn values_are_compared_within_their_unit_only() {
        let dossier = sample::dossier(vec![
            sample::figure("A", "900", "t", "2025"),
            sample::figure("B", "1000000", "USD", "2024"),
            sample::figure("C", "20", "t", ""),
            sample::figure("D", "1e3", "t", "2023"),
        ]);
        let all = Filter::default();
        assert_eq!(
            flat(&dossier, &all, Some(by(Column::Value, false))),
            ["1000000 USD", "20 t", "900 t", "1e3 t"]
        );
        assert_eq!(
            flat(&dossier, &all, Some(by(Column::Value, true))),
            ["1000000 USD", "1e3 t", "900 t", "20 t"]
        );
        assert_eq!(
            flat(&dossier, &all, Some(by(Column::Period, true))),
            ["900 t", "1000000 USD", "1e3 t", "20 t"],
            "what has no period comes last"
        );
        assert_eq!(
            flat(&dossier, &all, None),
            ["900 t", "1000000 USD", "20 t", "1e3 t"]
        );
    }

    #[test]
    fn a_filter_keeps_series_whole() {
        let dossier = sample::quay();
        let subjects = subjects(&dossier.figures);
        let filter = Filter {
            query: "forecast year".to_owned(),
            ..Filter::default()
        };
        assert_eq!(list(&dossier, &subjects, &filter, None, true), []);
        let filter = Filter {
            query: "9400000".to_owned(),
            ..Filter::default()
        };
        let listed = list(&dossier, &subjects, &filter, None, true);
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].rows.len(), 1);
        assert_eq!(listed[0].charts, [0], "the whole series is drawn");
        let filter = Filter {
            units: ["t".to_owned()].into(),
            ..Filter::default()
        };
        assert_eq!(flat(&dossier, &filter, None), ["21400 t"]);
        let filter = Filter {
            flows: [Flow::Import].into(),
            kinds: [PeriodKind::Month].into(),
            ..Filter::default()
        };
        assert_eq!(flat(&dossier, &filter, None), Vec::<String>::new());
    }
}

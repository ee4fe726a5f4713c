//! Which numbers are listed, and in which order: what filter and sort leave of each subject.
//!
//! Units are never mixed silently: by value means by unit, then by value. What a column does not say
//! of a number comes last, in both directions. Ties stay in file order.

use std::cmp::Ordering;

use super::subjects::Subject;
use super::{FigureRequest, Groups, STRIDE};
use crate::geometry::figure_table::{Column, Sort};
use crate::model::Dossier;
use crate::model::figure::{Area, Figure, Flow, Period};
use crate::model::item::FigureId;
use crate::session::find::Needle;

/// What is left of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Place among the subjects; `None` when all numbers are one table.
    pub subject: Option<usize>,
    pub rows: Vec<FigureId>,
    /// The series with a listed number, as places among the subject's series; each is drawn whole,
    /// for a bar that is left out would be a false gap.
    pub charts: Vec<usize>,
}

/// Filters and sorts; `None` when cancelled.
pub(super) fn list(
    dossier: &Dossier,
    groups: &Groups,
    request: &FigureRequest,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Listed>> {
    let keeps = kept(dossier, request, is_cancelled)?;
    let is_kept = |id: &FigureId| keeps[id.index()];
    let mut listed: Vec<Listed> = if request.as_one_table {
        let all = (0..dossier.figures.len()).map(FigureId::from_index);
        vec![Listed {
            subject: None,
            rows: all.filter(is_kept).collect(),
            charts: Vec::new(),
        }]
    } else {
        let subjects = groups.subjects.iter().enumerate();
        subjects
            .map(|(index, subject)| of_subject(index, subject, &is_kept))
            .filter(|listed| !listed.rows.is_empty())
            .collect()
    };
    if let Some(sort) = request.sort {
        for listed in &mut listed {
            if is_cancelled() {
                return None;
            }
            sort_rows(dossier, sort, &mut listed.rows);
        }
    }
    (!is_cancelled()).then_some(listed)
}

fn of_subject(index: usize, subject: &Subject, is_kept: &dyn Fn(&FigureId) -> bool) -> Listed {
    let series = subject.charted.series.iter().enumerate();
    Listed {
        subject: Some(index),
        rows: subject.figures.iter().copied().filter(is_kept).collect(),
        charts: series
            .filter(|(_, series)| series.figures.iter().any(is_kept))
            .map(|(place, _)| place)
            .collect(),
    }
}

/// For each number whether the filter keeps it; `None` when cancelled.
fn kept(
    dossier: &Dossier,
    request: &FigureRequest,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Vec<bool>> {
    let filter = &request.filter;
    if filter.is_empty() {
        return Some(vec![true; dossier.figures.len()]);
    }
    let needle = Needle::new(&filter.query);
    let mut keeps = Vec::with_capacity(dossier.figures.len());
    for part in dossier.figures.chunks(STRIDE) {
        if is_cancelled() {
            return None;
        }
        keeps.extend(
            part.iter()
                .map(|figure| filter.keeps(dossier, figure, &needle)),
        );
    }
    Some(keeps)
}

/// What rows are compared by, found once for each row.
enum Key<'a> {
    Words(Option<&'a str>),
    /// By unit first, always upwards.
    Value(&'a str, f64),
    Period(Option<Period>),
    Flow(Option<&'a Flow>),
}

impl<'a> Key<'a> {
    fn of(dossier: &'a Dossier, figure: &'a Figure, column: Column) -> Self {
        match column {
            Column::Label => Self::Words(Some(&figure.label)),
            Column::Words => Self::Words(dossier.figure_quote(figure)),
            Column::Value => Self::Value(&figure.unit, figure.value.value()),
            Column::Unit => Self::Words(Some(&figure.unit)),
            Column::Period => Self::Period(figure.period),
            Column::Flow => Self::Flow(figure.flow.as_ref()),
            Column::Partner => Self::Words(area(&figure.partner)),
            Column::Says => Self::Words(dossier.figure_speakers(figure).first().copied()),
        }
    }

    fn order(&self, other: &Self, descending: bool) -> Ordering {
        match (self, other) {
            (Self::Words(a), Self::Words(b)) => known_first(*a, *b, descending),
            (Self::Period(a), Self::Period(b)) => known_first(*a, *b, descending),
            (Self::Flow(a), Self::Flow(b)) => known_first(*a, *b, descending),
            (Self::Value(unit, a), Self::Value(other_unit, b)) => unit
                .cmp(other_unit)
                .then_with(|| turned(a.total_cmp(b), descending)),
            // All rows are compared by one column.
            _ => Ordering::Equal,
        }
    }
}

fn sort_rows(dossier: &Dossier, sort: Sort, rows: &mut [FigureId]) {
    let mut keyed: Vec<(Key<'_>, FigureId)> = rows
        .iter()
        .map(|id| (Key::of(dossier, dossier.figure(*id), sort.column), *id))
        .collect();
    keyed.sort_by(|(a, _), (b, _)| a.order(b, sort.descending));
    for (row, (_, id)) in rows.iter_mut().zip(keyed) {
        *row = id;
    }
}

fn area(area: &Area) -> Option<&str> {
    (!area.is_empty()).then(|| area.label())
}

fn turned(order: Ordering, descending: bool) -> Ordering {
    if descending { order.reverse() } else { order }
}

fn known_first<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turned(a.cmp(&b), descending),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{FigureList, Filter};
    use super::*;
    use crate::model::figure::PeriodKind;
    use crate::model::figure_samples::{dossier, figure, quay};

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

    fn make(dossier: &Dossier, request: FigureRequest) -> Vec<Listed> {
        let list = FigureList::make(dossier, request, None, &|| false).expect("not cancelled");
        assert_eq!(list.count, labels(dossier, &list.listed).len());
        list.listed
    }

    fn flat(dossier: &Dossier, filter: &Filter, sort: Option<Sort>) -> Vec<String> {
        let request = FigureRequest {
            filter: filter.clone(),
            sort,
            as_one_table: true,
        };
        labels(dossier, &make(dossier, request))
    }

    fn by_subject(dossier: &Dossier, filter: Filter) -> Vec<Listed> {
        let request = FigureRequest {
            filter,
            ..FigureRequest::default()
        };
        make(dossier, request)
    }

    fn by(column: Column, descending: bool) -> Sort {
        Sort { column, descending }
    }

    #[test]
    fn values_are_compared_within_their_unit_only() {
        let dossier = dossier(vec![
            figure("A", "900", "t", "2025"),
            figure("B", "1000000", "USD", "2024"),
            figure("C", "20", "t", ""),
            figure("D", "1e3", "t", "2023"),
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
        let dossier = quay();
        let filter = Filter {
            query: "forecast year".to_owned(),
            ..Filter::default()
        };
        assert_eq!(by_subject(&dossier, filter), []);
        let filter = Filter {
            query: "9400000".to_owned(),
            ..Filter::default()
        };
        let listed = by_subject(&dossier, filter);
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

    #[test]
    fn a_list_that_nobody_waits_for_is_not_made() {
        let dossier = quay();
        let request = FigureRequest::default();
        let list = |after: usize| {
            let asked = std::cell::Cell::new(0);
            let is_cancelled = || {
                asked.set(asked.get() + 1);
                asked.get() > after
            };
            FigureList::make(&dossier, request.clone(), None, &is_cancelled)
        };
        assert!(list(0).is_none() && list(1).is_none());
        assert!(list(100).is_some());
    }
}

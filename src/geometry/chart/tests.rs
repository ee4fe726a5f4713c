//! What must hold of every chart, for ordinary numbers and for any.

use proptest::prelude::*;

use super::reason::Reason;
use super::series::{Charted, charted};
use super::{BarEnd, Chart};
use crate::model::annotation::Stance;
use crate::model::figure::{Figure, Flow, Number, Period, Qualifier};
use crate::model::figure_samples::figure;
use crate::model::item::FigureId;
use crate::model::standing::Standing;

fn all(figures: &[Figure]) -> Vec<FigureId> {
    (0..figures.len()).map(FigureId::from_index).collect()
}

fn chart_all(figures: &[Figure]) -> Charted {
    charted(figures, &all(figures))
}

fn words(charted: &Charted) -> Vec<String> {
    charted.reasons.iter().map(Reason::words).collect()
}

#[test]
fn what_is_denied_has_no_bar_and_what_is_alleged_says_so() {
    let mut figures = vec![
        figure("Wheat", "10", "t", "2023"),
        figure("Wheat", "12", "t", "2024"),
        figure("Wheat", "99", "t", "2025"),
    ];
    figures[1].stances = vec![Stance::Alleged];
    figures[2].stances = vec![Stance::Denied];
    let charted = chart_all(&figures);
    assert_eq!(words(&charted), ["One number is denied and not drawn"]);
    let chart = Chart::new(&figures, &charted.series[0]);
    let standings: Vec<Standing> = chart.bars.iter().map(|bar| bar.standing).collect();
    assert_eq!(standings, [Standing::Asserted, Standing::Alleged]);
    let alone = chart_all(&figures[1..]);
    assert_eq!(
        words(&alone),
        [
            "One number: nothing to chart",
            "One number is denied and not drawn"
        ]
    );
}

#[test]
fn what_cannot_share_an_axis_is_kept_apart_and_said() {
    let mut figures = vec![
        figure("Wheat", "10", "t", "2024"),
        figure("Wheat", "12", "t", "2025"),
        figure("Wheat", "900", "USD", "2024"),
        figure("Wheat", "950", "USD", "2025"),
    ];
    let both = chart_all(&figures);
    assert_eq!(both.series.len(), 2);
    assert_eq!(
        words(&both),
        ["Not charted together: tonnes and US dollars"]
    );

    for (index, flow) in [(0, "X"), (1, "X"), (2, "M"), (3, "M")] {
        figures[index].flow = Some(Flow::from_code(flow));
        figures[index].unit = "t".to_owned();
    }
    let flows = chart_all(&figures);
    assert_eq!(flows.series.len(), 2);
    assert_eq!(words(&flows), ["Not charted together: exports and imports"]);

    figures[1].price_basis = Some("CIF".to_owned());
    figures[0].price_basis = Some("FOB".to_owned());
    let bases = chart_all(&figures);
    assert_eq!(
        bases.series.len(),
        1,
        "the two exports have different price bases"
    );
    assert_eq!(
        words(&bases),
        [
            "Not charted together: exports and imports; CIF and FOB prices",
            "2 numbers have no other period to compare with: nothing to chart",
        ]
    );
}

#[test]
fn kinds_of_period_lone_numbers_and_missing_periods_are_said() {
    let calls = [
        figure("Calls", "6", "calls", "2025"),
        figure("Calls", "1", "calls", "2026-01"),
    ];
    let apart = chart_all(&calls);
    assert_eq!(apart.series, []);
    assert_eq!(
        words(&apart),
        [
            "Not charted together: years and months",
            "2 numbers have no other period to compare with: nothing to chart",
        ]
    );
    assert_eq!(
        words(&chart_all(&calls[..1])),
        ["One number: nothing to chart"]
    );
    let timeless = [
        figure("Tariff", "7", "%", ""),
        figure("Tariff", "8", "%", ""),
    ];
    assert_eq!(
        words(&chart_all(&timeless)),
        ["2 numbers have no period: no place on a time axis"]
    );
}

#[test]
fn many_units_are_not_all_named() {
    let figures: Vec<Figure> = (0..40)
        .map(|index| figure("Thing", "1", &format!("unit{index}"), "2020"))
        .collect();
    assert_eq!(
        words(&chart_all(&figures))[0],
        "Not charted together: unit0, unit1, unit2, unit3, unit4 and others"
    );
}

#[test]
fn missing_periods_are_gaps_and_doubles_stand_side_by_side() {
    let figures = [
        figure("A", "3", "t", "2020"),
        figure("A", "4", "t", "2023"),
        figure("A", "5", "t", "2023"),
    ];
    let series = chart_all(&figures).series;
    let chart = Chart::new(&figures, &series[0]);
    assert_eq!(chart.slots, 4);
    let places: Vec<(u32, u32, u32)> = chart
        .bars
        .iter()
        .map(|bar| (bar.slot, bar.lane, bar.lanes))
        .collect();
    assert_eq!(places, [(0, 0, 1), (3, 0, 2), (3, 1, 2)]);
    assert_eq!(chart.period(1), Period::Year(2021));
    assert!(chart.bars[1].middle() < chart.bars[2].middle());
}

#[test]
fn qualifiers_open_the_side_where_the_number_may_be() {
    let ends = |value: &str, qualifier: Qualifier| {
        let mut figures = [
            figure("A", value, "t", "2020"),
            figure("A", value, "t", "2021"),
        ];
        figures[0].qualifier = qualifier;
        let series = chart_all(&figures).series;
        Chart::new(&figures, &series[0]).bars[0].end
    };
    assert_eq!(ends("5", Qualifier::Exact), BarEnd::Sharp);
    assert_eq!(ends("5", Qualifier::About), BarEnd::Soft);
    assert_eq!(ends("5", Qualifier::MoreThan), BarEnd::OpenAway);
    assert_eq!(ends("5", Qualifier::AtMost), BarEnd::OpenToZero);
    assert_eq!(ends("-5", Qualifier::MoreThan), BarEnd::OpenToZero);
    assert_eq!(ends("-5", Qualifier::LessThan), BarEnd::OpenAway);
    assert_eq!(ends("0", Qualifier::AtLeast), BarEnd::OpenAway);
    assert_eq!(ends("0", Qualifier::LessThan), BarEnd::OpenAway);
}

#[test]
fn an_open_bar_has_room_to_be_open() {
    let mut figures = [
        figure("A", "20", "t", "2020"),
        figure("A", "10", "t", "2021"),
    ];
    figures[0].qualifier = Qualifier::AtLeast;
    let series = chart_all(&figures).series;
    let chart = Chart::new(&figures, &series[0]);
    assert!(chart.axis.max > 22.0, "{}", chart.axis.max);
}

#[test]
fn a_bar_is_labelled_with_its_own_digits() {
    let mut figures = [
        figure("A", "12600000", "t", "2020"),
        figure("A", "15000000", "t", "2021"),
        figure("A", "-900000", "t", "2022"),
    ];
    figures[0].qualifier = Qualifier::AtLeast;
    figures[1].value_max = Number::parse("17000000");
    let series = chart_all(&figures).series;
    let chart = Chart::new(&figures, &series[0]);
    let labels: Vec<&str> = chart.bars.iter().map(|bar| bar.label.as_str()).collect();
    assert_eq!(labels, ["≥ 12.6", "15–17", "−0.9"]);
}

#[test]
fn labels_fall_on_round_dates() {
    let figures = [figure("A", "3", "t", "1998"), figure("A", "4", "t", "2023")];
    let series = chart_all(&figures).series;
    let chart = Chart::new(&figures, &series[0]);
    let years: Vec<String> = chart
        .label_slots(chart.label_step(6))
        .into_iter()
        .map(|slot| chart.period(slot).to_string())
        .collect();
    assert_eq!(years, ["2000", "2005", "2010", "2015", "2020"]);
    assert_eq!(chart.label_step(100), 1);
}

fn any_figure() -> impl Strategy<Value = Figure> {
    let value = || {
        prop_oneof![
            (-1_000_000_i64..1_000_000).prop_map(|n| n.to_string()),
            proptest::num::f64::NORMAL.prop_map(|n| format!("{n:e}")),
            Just("0".to_owned()),
        ]
    };
    (
        value(),
        proptest::option::of(value()),
        prop_oneof![Just("t"), Just("USD")],
        0_usize..6,
        prop_oneof![
            "[0-9]{4}",
            "202[0-9]",
            "20[0-9]{2}-Q[1-4]",
            "202[0-9]-0[1-9]",
            Just(String::new())
        ],
    )
        .prop_map(|(value, value_max, unit, qualifier, period)| {
            let mut figure = figure("A", &value, unit, &period);
            figure.value_max = value_max.and_then(|text| Number::parse(&text));
            figure.qualifier = Qualifier::ALL[qualifier];
            figure
        })
}

proptest! {
    #[test]
    fn bars_are_inside_their_axis_and_nothing_is_lost(
        figures in proptest::collection::vec(any_figure(), 0..30)
    ) {
        let charted = chart_all(&figures);
        let mut seen: Vec<FigureId> = Vec::new();
        for series in &charted.series {
            let chart = Chart::new(&figures, series);
            prop_assert_eq!(chart.bars.len(), series.figures.len());
            let first = &figures[series.figures[0].index()];
            for bar in &chart.bars {
                let figure = &figures[bar.figure.index()];
                prop_assert_eq!(&figure.unit, &first.unit);
                prop_assert_eq!(figure.period.map(Period::kind), Some(chart.kind));
                prop_assert_eq!(Some(chart.period(bar.slot)), figure.period);
                for value in [bar.near, bar.far] {
                    prop_assert!(value.is_finite());
                    prop_assert!(chart.axis.min <= value && value <= chart.axis.max);
                }
                prop_assert!(bar.near.abs() <= bar.far.abs() || bar.spans_zero());
                let (left, right) =
                    (bar.middle() - bar.width() / 2.0, bar.middle() + bar.width() / 2.0);
                prop_assert!(left >= -0.5 && right <= f64::from(chart.slots) - 0.5);
                seen.push(bar.figure);
            }
            for room in [1, 7, 1000] {
                let slots = chart.label_slots(chart.label_step(room));
                prop_assert!(!slots.is_empty() && slots.len() <= room.max(1));
            }
        }
        let charted_count = seen.len();
        seen.sort();
        seen.dedup();
        prop_assert_eq!(seen.len(), charted_count, "no number is drawn twice");
        let said: usize = charted.reasons.iter().map(|reason| match reason {
            Reason::OneNumber => 1,
            Reason::Denied(n) | Reason::Alone(n) | Reason::NoPeriod(n) | Reason::Crowded(n) | Reason::TooMany(n) => *n,
            Reason::Apart(_) | Reason::OneEach => 0,
        }).sum();
        prop_assert_eq!(charted_count + said, figures.len(), "every number is drawn or explained");
    }
}

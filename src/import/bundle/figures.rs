//! `figures.csv`: the numbers that are amounts, one a row.

use super::super::normal::line;
use super::super::suggestion::{FigureKind, SuggestedFigure, Suggestions};
use super::body::BodyText;
use super::entities::Entities;
use super::{annotations, unwritable};
use crate::model::figure::{FigureStatus, Number, Period, Qualifier};
use crate::model::units::unit_name;
use crate::problem::Problem;

/// Which of the suggested numbers become rows.
pub(super) struct Figures {
    /// The number of the row of each, from 1.
    rows: Vec<Option<usize>>,
}

impl Figures {
    pub(super) fn of(
        suggestions: &Suggestions,
        entities: &Entities,
        body: &BodyText,
        text: &str,
    ) -> Self {
        let mut count = 0;
        let rows = suggestions.figures.iter().map(|figure| {
            let speaker_known = figure.said_by.is_none_or(|by| entities.id(by).is_some());
            let is_row = is_amount(figure)
                && speaker_known
                && text.get(figure.range.clone()).is_some()
                && annotations::place(body, &figure.range).is_some();
            is_row.then(|| {
                count += 1;
                count
            })
        });
        Self {
            rows: rows.collect(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().all(Option::is_none)
    }

    /// The number of the row of a suggested figure, if it has one.
    pub(super) fn row(&self, figure: usize) -> Option<usize> {
        *self.rows.get(figure)?
    }

    pub(super) fn csv(&self, suggestions: &Suggestions, text: &str) -> Result<Vec<u8>, Problem> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let write = |writer: &mut csv::Writer<Vec<u8>>, row: &[String; 13]| {
            writer.write_record(row).map_err(|error| unwritable(&error))
        };
        write(&mut writer, &COLUMNS.map(ToOwned::to_owned))?;
        for (index, figure) in suggestions.figures.iter().enumerate() {
            if let Some(number) = self.row(index) {
                write(&mut writer, &row(number, figure, text))?;
            }
        }
        writer.into_inner().map_err(|error| unwritable(&error))
    }
}

const COLUMNS: [&str; 13] = [
    "id",
    "label",
    "value",
    "valueMax",
    "unit",
    "qualifier",
    "status",
    "period",
    "flowCode",
    "reporterDesc",
    "partnerDesc",
    "cmdDesc",
    "annotation",
];

/// Whether it is a number of something: dates, places in an order and names made of digits are not, nor
/// is what has no number.
fn is_amount(figure: &SuggestedFigure) -> bool {
    let counts = match figure.kind {
        FigureKind::Currency
        | FigureKind::Percent
        | FigureKind::Dimension
        | FigureKind::Duration
        | FigureKind::Age
        | FigureKind::Temperature
        | FigureKind::Number => true,
        FigureKind::Ordinal | FigureKind::Date | FigureKind::Label => false,
    };
    let number = |text: &Option<String>| text.as_deref().and_then(Number::parse);
    let Some(value) = number(&figure.value) else {
        return false;
    };
    let is_range = figure.value_max.is_none()
        || number(&figure.value_max).is_some_and(|max| max.value() >= value.value());
    counts && is_range
}

fn row(number: usize, figure: &SuggestedFigure, text: &str) -> [String; 13] {
    let words = |range: &Option<std::ops::Range<usize>>| {
        let words = range.as_ref().and_then(|range| text.get(range.clone()));
        words.map(line).unwrap_or_default()
    };
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    // What it counts, or else how the text says it.
    let subject = words(&figure.subject);
    let label = if subject.is_empty() {
        words(&Some(figure.range.clone()))
    } else {
        subject
    };
    let unit = in_words(line(&figure.unit));
    let period = figure.period.as_ref();
    let period = period.filter(|period| Period::parse(period).is_some());
    [
        format!("figure-{number}"),
        label,
        given(&figure.value),
        given(&figure.value_max),
        // The format wants a unit, and nobody counts in `u`.
        if unit.is_empty() {
            "items".to_owned()
        } else {
            unit
        },
        unless(
            figure.qualifier == Qualifier::default(),
            figure.qualifier.code(),
        ),
        unless(
            figure.status == FigureStatus::default(),
            figure.status.word(),
        ),
        period.cloned().unwrap_or_default(),
        figure
            .flow
            .as_ref()
            .map(|flow| flow.code().to_owned())
            .unwrap_or_default(),
        words(&figure.reporter),
        words(&figure.partner),
        words(&figure.commodity),
        annotations::figure_id(number),
    ]
}

fn unless(is_default: bool, word: &str) -> String {
    if is_default {
        String::new()
    } else {
        word.to_owned()
    }
}

/// Times in words, as a person would type them: a reader of a table does not know `a` and `mo`.
fn in_words(unit: String) -> String {
    match unit.as_str() {
        "min" | "h" | "d" | "wk" | "mo" | "a" => unit_name(&unit).to_owned(),
        "s" => "seconds".to_owned(),
        _ => unit,
    }
}

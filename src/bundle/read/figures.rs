//! `figures.csv` → figures. A row that is not sound empties the part, and every such row is named:
//! half a table would be a false table.

use std::collections::{HashMap, HashSet};

use super::table::{Table, fault, row_number};
use crate::bundle::watch::Watch;
use crate::model::figure::{Area, Figure, FigureStatus, Flow, Number, Period, Qualifier};
use crate::model::item::AnnotationId;
use crate::problem::{Problem, Problems};

/// The columns of the format; others are kept as they are.
pub(crate) const COLUMNS: [&str; 17] = [
    "id",
    "label",
    "value",
    "valueMax",
    "unit",
    "status",
    "priceBasis",
    "qualifier",
    "period",
    "flowCode",
    "reporterISO",
    "reporterDesc",
    "partnerISO",
    "partnerDesc",
    "classificationCode",
    "cmdCode",
    "cmdDesc",
];
/// The column that points at the sentence.
pub(crate) const ANNOTATION_COLUMN: &str = "annotation";

/// Whether a header is that of our own table.
pub(crate) fn is_figures(header: &[String]) -> bool {
    ["id", "label", "value", "unit"]
        .iter()
        .all(|name| header.iter().any(|known| known == name))
}

/// Reads every row, or none; `annotations` are the known annotation ids.
pub(crate) fn read(
    table: &Table,
    file: &str,
    annotations: &HashMap<&str, AnnotationId>,
    watch: &Watch<'_>,
    problems: &mut Problems,
) -> Vec<Figure> {
    let missing: Vec<&str> = ["id", "label", "value", "unit"]
        .into_iter()
        .filter(|name| table.column(name).is_none())
        .collect();
    if !missing.is_empty() {
        let what = format!("The table lacks the column `{}`", missing.join("`, `"));
        problems.push(fault(file, 1, what));
        return Vec::new();
    }
    let extra: Vec<usize> = (0..table.header.len())
        .filter(|&column| {
            let name = table.header[column].as_str();
            !COLUMNS.contains(&name) && name != ANNOTATION_COLUMN
        })
        .collect();
    let mut ids: HashSet<&str> = HashSet::new();
    let mut figures = Vec::with_capacity(table.rows.len());
    let mut unknown: Vec<Problem> = Vec::new();
    let mut sound = true;
    for (index, record) in table.rows.iter().enumerate() {
        if !watch.goes_on_at(index) {
            return Vec::new();
        }
        let row = Row { table, record };
        match figure(&row, &extra) {
            Ok(mut figure) => {
                if !ids.insert(row.text("id")) {
                    sound = false;
                    let what = format!("The id `{}` stands twice", figure.id);
                    problems.push(at_column(file, index, "id", what));
                }
                if let Some(name) = row.given(ANNOTATION_COLUMN) {
                    match annotations.get(name.as_str()) {
                        Some(annotation) => figure.annotations.push(*annotation),
                        None => unknown.push(Problem::new(
                            "W-FIGURE-ANNO",
                            format!("{file} row {} at {ANNOTATION_COLUMN}", row_number(index)),
                            format!(
                                "There is no annotation `{name}` to rest on, so the number has no sentence"
                            ),
                            "Add the annotation, or correct its id",
                        )),
                    }
                }
                figures.push(figure);
            }
            Err((column, what)) => {
                sound = false;
                problems.push(at_column(file, index, column, what));
            }
        }
    }
    if !sound {
        return Vec::new();
    }
    for problem in unknown {
        problems.push(problem);
    }
    figures
}

fn at_column(file: &str, index: usize, column: &str, what: String) -> Problem {
    let mut problem = fault(file, row_number(index), what);
    problem.place = format!("{} at {column}", problem.place);
    problem
}

/// One row, by column names.
struct Row<'a> {
    table: &'a Table,
    record: &'a csv::StringRecord,
}

impl<'a> Row<'a> {
    fn text(&self, column: &str) -> &'a str {
        self.table
            .column(column)
            .and_then(|column| self.record.get(column))
            .unwrap_or_default()
            .trim()
    }

    /// The cell, unless it is empty or there is no such column.
    fn given(&self, column: &str) -> Option<String> {
        Some(self.text(column))
            .filter(|text| !text.is_empty())
            .map(ToOwned::to_owned)
    }

    fn number(&self, column: &'static str) -> Result<Number, (&'static str, String)> {
        let text = self.text(column);
        Number::parse(text).ok_or_else(|| {
            let what = format!(
                "`{text}` is not a number here: write a plain decimal such as 12400000 or 3.5"
            );
            (column, what)
        })
    }
}

fn figure(row: &Row<'_>, extra: &[usize]) -> Result<Figure, (&'static str, String)> {
    for column in ["id", "label", "unit"] {
        if row.text(column).is_empty() {
            return Err((column, format!("The cell `{column}` is empty")));
        }
    }
    let value = row.number("value")?;
    let value_max = match row.given("valueMax") {
        Some(_) => Some(row.number("valueMax")?),
        None => None,
    };
    if value_max
        .as_ref()
        .is_some_and(|max| max.value() < value.value())
    {
        return Err((
            "valueMax",
            "The upper end of the range is below its lower end".to_owned(),
        ));
    }
    let word = |column: &'static str, words: String| {
        let what = format!(
            "`{}` is not one of the words allowed: {words}",
            row.text(column)
        );
        (column, what)
    };
    let qualifier = match row.given("qualifier") {
        None => Qualifier::default(),
        Some(code) => Qualifier::ALL
            .into_iter()
            .find(|qualifier| qualifier.code() == code)
            .ok_or_else(|| word("qualifier", Qualifier::ALL.map(Qualifier::code).join(", ")))?,
    };
    let status = match row.given("status") {
        None => FigureStatus::default(),
        Some(code) => FigureStatus::ALL
            .into_iter()
            .find(|status| status.word() == code)
            .ok_or_else(|| {
                word(
                    "status",
                    FigureStatus::ALL.map(FigureStatus::word).join(", "),
                )
            })?,
    };
    let period = match row.given("period") {
        None => None,
        Some(text) => Some(Period::parse(&text).ok_or_else(|| {
            let what = format!("`{text}` is not a period: write 2025, 2025-Q1 or 2025-01");
            ("period", what)
        })?),
    };
    Ok(Figure {
        id: row.text("id").to_owned(),
        label: row.text("label").to_owned(),
        value,
        value_max,
        unit: row.text("unit").to_owned(),
        status,
        qualifier,
        price_basis: row.given("priceBasis"),
        period,
        flow: row.given("flowCode").map(|code| Flow::from_code(&code)),
        reporter: Area {
            iso: row.given("reporterISO"),
            name: row.given("reporterDesc"),
        },
        partner: Area {
            iso: row.given("partnerISO"),
            name: row.given("partnerDesc"),
        },
        classification: row.given("classificationCode"),
        commodity_code: row.given("cmdCode"),
        commodity: row.given("cmdDesc"),
        annotations: Vec::new(),
        stances: Vec::new(),
        extra: extra
            .iter()
            .map(|&column| {
                let cell = row.record.get(column).unwrap_or_default();
                (row.table.header[column].clone(), cell.to_owned())
            })
            .collect(),
        suggested: false,
        table: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::{Shape, parse};
    use super::*;
    use crate::container::limits::Limits;

    fn figures(text: &str) -> (Vec<Figure>, Vec<String>) {
        let shape = Shape {
            delimiter: b',',
            drop_empty_ends: false,
        };
        let watch = Watch::new(&|_| true);
        let table = parse(text.as_bytes(), "f.csv", shape, &Limits::default(), &watch).unwrap();
        let mut problems = Problems::default();
        let known = HashMap::from([("#a1", AnnotationId(7))]);
        let figures = read(&table, "f.csv", &known, &watch, &mut problems);
        (
            figures,
            problems
                .iter()
                .map(|p| format!("{} {}", p.code, p.place))
                .collect(),
        )
    }

    #[test]
    fn columns_come_in_any_order_and_unknown_ones_are_kept() {
        let (figures, problems) = figures(
            "unit,value,id,label,qualifier,period,flowCode,cmdCode,note,annotation,valueMax\n\
             USD,12400000,f1,\"Exports, all\",more_than,2029-Q2,X,0901,kept,#a1,\n\
             %,18,f2,Share,,,,,,#gone,25\n",
        );
        assert_eq!(problems, ["W-FIGURE-ANNO f.csv row 3 at annotation"]);
        let first = &figures[0];
        assert_eq!(
            (first.label.as_str(), first.value.text()),
            ("Exports, all", "12400000")
        );
        assert_eq!(first.qualifier, Qualifier::MoreThan);
        assert_eq!(
            first.commodity_code.as_deref(),
            Some("0901"),
            "leading zeros count"
        );
        assert_eq!(first.flow, Some(Flow::Export));
        assert_eq!(first.annotations, [AnnotationId(7)]);
        assert_eq!(first.extra, [("note".to_owned(), "kept".to_owned())]);
        assert_eq!(figures[1].value_max.as_ref().map(Number::text), Some("25"));
    }

    #[test]
    fn one_unsound_row_empties_the_part_and_is_named() {
        for (row, column) in [
            ("f1,Label,inf,u,,", "value"),
            ("f1,Label,NaN,u,,", "value"),
            ("f1,Label,1,000,,", "qualifier"),
            ("f1,Label,,u,,", "value"),
            (",Label,1,u,,", "id"),
            ("f1,Label,1,u,roughly,", "qualifier"),
            ("f1,Label,1,u,,spring", "period"),
            ("f0,Label,1,u,,", "id"),
        ] {
            let row = row.replace("1,000,,", "1,u,000,");
            let (figures, problems) = figures(&format!(
                "id,label,value,unit,qualifier,period\nf0,Sound,1,u,,\n{row}\n"
            ));
            assert_eq!(figures, [], "{row}");
            assert_eq!(
                problems,
                [format!("E-CSV f.csv row 3 at {column}")],
                "{row}"
            );
        }
        let (none, problems) = figures("id,label\nf,l\n");
        assert_eq!(
            (none.len(), problems),
            (0, vec!["E-CSV f.csv row 1".to_owned()])
        );
    }
}

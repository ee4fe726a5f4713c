//! A raw UN Comtrade download → figures, recognised by its columns and never by its name.
//!
//! Each row gives its value in US dollars, and a second figure for the quantity, or else for the
//! net weight, where it is given. Estimated values say "about".

use super::table::{Table, fault, row_number};
use crate::model::figure::{Area, Figure, FigureStatus, Flow, Number, Period, Qualifier};
use crate::problem::Problems;

/// Whether a header is that of a Comtrade download.
pub(crate) fn is_comtrade(header: &[String]) -> bool {
    ["primaryValue", "flowCode"]
        .iter()
        .all(|name| header.iter().any(|known| known == name))
}

/// The code by which Comtrade means all partners together.
const WORLD: [&str; 2] = ["W00", "0"];
/// Values that Comtrade writes where it has none.
const NOTHING: [&str; 3] = ["", "N/A", "NA"];

/// Reads every row, or none; `name` is the table's name in the bundle.
pub(crate) fn read(table: &Table, file: &str, name: &str, problems: &mut Problems) -> Vec<Figure> {
    let mut figures = Vec::with_capacity(table.rows.len() * 2);
    let mut sound = true;
    for (index, record) in table.rows.iter().enumerate() {
        let row = Row { table, record };
        match rows(&row, row_number(index), name) {
            Ok(mut some) => figures.append(&mut some),
            Err((column, what)) => {
                sound = false;
                let mut problem = fault(file, row_number(index), what);
                problem.place = format!("{} at {column}", problem.place);
                problems.push(problem);
            }
        }
    }
    if sound { figures } else { Vec::new() }
}

struct Row<'a> {
    table: &'a Table,
    record: &'a csv::StringRecord,
}

impl Row<'_> {
    fn given(&self, column: &str) -> Option<&str> {
        let cell = self.record.get(self.table.column(column)?)?.trim();
        (!NOTHING.contains(&cell)).then_some(cell)
    }

    fn owned(&self, column: &str) -> Option<String> {
        self.given(column).map(ToOwned::to_owned)
    }

    /// A flag that Comtrade writes as `true`, `True` or `1`.
    fn flag(&self, column: &str) -> Option<bool> {
        let cell = self.given(column)?;
        Some(cell == "1" || cell.eq_ignore_ascii_case("true"))
    }
}

fn rows(row: &Row<'_>, number: usize, table: &str) -> Result<Vec<Figure>, (&'static str, String)> {
    let flow = row.given("flowCode").map(Flow::from_code);
    // Imports are valued with insurance and freight, exports without.
    let basis = match flow {
        Some(Flow::Import | Flow::ReImport) => Some("CIF"),
        Some(Flow::Export | Flow::ReExport) => Some("FOB"),
        _ => None,
    };
    let goods = row
        .given("cmdDesc")
        .or_else(|| row.given("cmdCode"))
        .unwrap_or("Trade");
    let flow_word = flow
        .as_ref()
        .map(|flow| row.given("flowDesc").unwrap_or_else(|| flow.word()));
    let label = match flow_word {
        Some(flow) => format!("{goods}, {}", flow.to_lowercase()),
        None => goods.to_owned(),
    };
    let reported = row.flag("isReported") != Some(false);
    let partner_is_world = row
        .given("partnerISO")
        .is_some_and(|code| WORLD.contains(&code))
        || row.given("partnerCode") == Some("0");
    let partner = if partner_is_world {
        Area {
            iso: None,
            name: Some("World".to_owned()),
        }
    } else {
        Area {
            iso: row.owned("partnerISO"),
            name: row.owned("partnerDesc"),
        }
    };
    let used = [
        "period",
        "flowCode",
        "flowDesc",
        "reporterISO",
        "reporterDesc",
        "partnerISO",
        "partnerDesc",
        "classificationCode",
        "cmdCode",
        "cmdDesc",
        "primaryValue",
        "qty",
        "qtyUnitAbbr",
        "netWgt",
    ];
    let figure = |id: String, label: String, value: Number, unit: &str, estimated: bool| Figure {
        id,
        label,
        value,
        value_max: None,
        unit: unit.to_owned(),
        status: FigureStatus::Actual,
        qualifier: if estimated {
            Qualifier::About
        } else {
            Qualifier::Exact
        },
        price_basis: None,
        period: None,
        flow: flow.clone(),
        reporter: Area {
            iso: row.owned("reporterISO"),
            name: row.owned("reporterDesc"),
        },
        partner: partner.clone(),
        classification: row.owned("classificationCode"),
        commodity_code: row.owned("cmdCode"),
        commodity: row.owned("cmdDesc"),
        annotations: Vec::new(),
        stances: Vec::new(),
        extra: (0..table_width(row))
            .filter(|&column| !used.contains(&row.table.header[column].as_str()))
            .filter_map(|column| {
                Some((
                    row.table.header[column].clone(),
                    row.record.get(column)?.to_owned(),
                ))
            })
            .filter(|(_, cell)| !cell.is_empty())
            .collect(),
        suggested: false,
        table: Some(table.to_owned()),
    };
    let parse = |column: &'static str| -> Result<Option<Number>, (&'static str, String)> {
        row.given(column)
            .map(|text| {
                Number::parse(text).ok_or_else(|| (column, format!("`{text}` is not a number")))
            })
            .transpose()
    };
    let period = period(row)?;
    let with_period = |figure: Figure| Figure { period, ..figure };

    let mut figures = Vec::new();
    if let Some(value) = parse("primaryValue")? {
        let label = basis.map_or_else(|| label.clone(), |basis| format!("{label} ({basis})"));
        let mut money = figure(format!("{table}-{number}"), label, value, "USD", !reported);
        money.price_basis = basis.map(ToOwned::to_owned);
        figures.push(with_period(money));
    }
    let quantity = parse("qty")?.filter(|number| number.value() != 0.0);
    let unit = row.given("qtyUnitAbbr");
    if let (Some(quantity), Some(unit)) = (quantity, unit) {
        let estimated = !reported || row.flag("isQtyEstimated") == Some(true);
        let id = format!("{table}-{number}-qty");
        figures.push(with_period(figure(
            id,
            label.clone(),
            quantity,
            unit,
            estimated,
        )));
    }
    for (column, flag, words) in [
        ("netWgt", "isNetWgtEstimated", "net weight"),
        ("grossWgt", "isGrossWgtEstimated", "gross weight"),
    ] {
        let weight = parse(column)?.filter(|number| number.value() != 0.0);
        // A quantity in kilograms is the net weight already.
        if let Some(weight) = weight.filter(|_| column != "netWgt" || unit != Some("kg")) {
            let estimated = !reported || row.flag(flag) == Some(true);
            let id = format!("{table}-{number}-{column}");
            figures.push(with_period(figure(
                id,
                format!("{label}, {words}"),
                weight,
                "kg",
                estimated,
            )));
        }
    }
    Ok(figures)
}

fn table_width(row: &Row<'_>) -> usize {
    row.table.header.len()
}

/// `202401` → January 2024, `2024` → the year.
fn period(row: &Row<'_>) -> Result<Option<Period>, (&'static str, String)> {
    let Some(text) = row.given("period") else {
        return Ok(None);
    };
    let ours = match (text.len(), text.is_ascii()) {
        (6, true) => format!("{}-{}", &text[..4], &text[4..]),
        _ => text.to_owned(),
    };
    Period::parse(&ours).map(Some).ok_or_else(|| {
        (
            "period",
            format!("`{text}` is not a year or a month such as 202401"),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::table::{Shape, parse};
    use super::*;
    use crate::bundle::watch::Watch;
    use crate::container::limits::Limits;

    #[test]
    fn a_download_becomes_money_and_quantities() {
        let text = "period,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,classificationCode,cmdCode,cmdDesc,qtyUnitAbbr,qty,isQtyEstimated,netWgt,isNetWgtEstimated,primaryValue,isReported\n\
            202401,AAA,Aland,M,Import,0,W00,World,HS,0901,Coffee,u,5,True,10.5,False,1000.25,1,\n\
            2024,AAA,Aland,X,Export,5,BBB,Beland,HS,0902,Tea,N/A,0,False,,False,7,0,\n";
        let shape = Shape {
            delimiter: b',',
            drop_empty_ends: true,
        };
        let table = parse(
            text.as_bytes(),
            "c.csv",
            shape,
            &Limits::default(),
            &Watch::new(&|_| true),
        )
        .unwrap();
        assert!(is_comtrade(&table.header));
        let mut problems = Problems::default();
        let figures = read(&table, "c.csv", "c", &mut problems);
        assert_eq!(problems.count(), 0);
        let said: Vec<String> = figures
            .iter()
            .map(|f| {
                let period = f.period.map(|p| p.to_string()).unwrap_or_default();
                format!(
                    "{}|{}|{}|{}|{}|{period}|{}",
                    f.id,
                    f.label,
                    f.value.text(),
                    f.unit,
                    f.qualifier.code(),
                    f.partner.label()
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                "c-2|Coffee, import (CIF)|1000.25|USD|exact|2024-01|World",
                "c-2-qty|Coffee, import|5|u|about|2024-01|World",
                "c-2-netWgt|Coffee, import, net weight|10.5|kg|exact|2024-01|World",
                "c-3|Tea, export (FOB)|7|USD|about|2024|Beland",
            ]
        );
        assert_eq!(figures[0].partner.iso, None);
        assert_eq!(figures[0].commodity_code.as_deref(), Some("0901"));
    }

    #[test]
    fn a_bad_cell_is_named() {
        let shape = Shape {
            delimiter: b',',
            drop_empty_ends: true,
        };
        let table = parse(
            b"flowCode,primaryValue\nX,inf\n",
            "c.csv",
            shape,
            &Limits::default(),
            &Watch::new(&|_| true),
        )
        .unwrap();
        let mut problems = Problems::default();
        assert_eq!(read(&table, "c.csv", "c", &mut problems), []);
        let place = problems.iter().next().map(|problem| problem.place.clone());
        assert_eq!(place.as_deref(), Some("c.csv row 2 at primaryValue"));
    }
}

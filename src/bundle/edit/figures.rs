//! Rows of the table of figures.

use std::collections::HashMap;

use csv::StringRecord;

use super::desk::{Desk, free};
use super::{gone, refusal};
use crate::bundle::read::figures::{ANNOTATION_COLUMN, COLUMNS};
use crate::bundle::read::table::Table;
use crate::edit::{Span, Target};
use crate::model::figure::{FigureStatus, Number, Period, Qualifier};
use crate::problem::Problem;

/// The columns of a table that is begun.
pub(super) const NEW_HEADER: [&str; 9] = [
    "id",
    "label",
    "value",
    "valueMax",
    "unit",
    "status",
    "qualifier",
    "period",
    ANNOTATION_COLUMN,
];

/// RFC 4180 with line feeds, as the table is read.
pub(super) fn csv(table: &Table, delimiter: u8) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .from_writer(Vec::new());
    let fault = |what: String| {
        let advice = "Report this as a fault of the program, with the bundle if you can share it";
        Problem::new(
            "E-WRITE",
            "",
            format!("The table of figures: {what}"),
            advice,
        )
    };
    let header = writer.write_record(&table.header);
    header.map_err(|error| fault(error.to_string()))?;
    for row in &table.rows {
        let written = writer.write_record(row);
        written.map_err(|error| fault(error.to_string()))?;
    }
    writer
        .into_inner()
        .map_err(|error| fault(error.to_string()))
}

impl Desk<'_> {
    /// The place of a row by its id.
    pub(super) fn row(&self, id: &str) -> Option<usize> {
        let table = self.rows()?;
        let column = table.column("id")?;
        table.rows.iter().position(|row| cell(row, column) == id)
    }

    /// The annotation that a row rests on.
    pub(super) fn link_of_row(&self, id: &str) -> Option<String> {
        let table = self.rows()?;
        let column = table.column(ANNOTATION_COLUMN)?;
        let row = table.rows.get(self.row(id)?)?;
        Some(cell(row, column).to_owned()).filter(|link| !link.is_empty())
    }

    /// The ids of the rows that rest on an annotation.
    pub(super) fn rows_with_link(&self, link: &str) -> Vec<String> {
        let Some(table) = self.rows() else {
            return Vec::new();
        };
        let (Some(column), Some(ids)) = (table.column(ANNOTATION_COLUMN), table.column("id"))
        else {
            return Vec::new();
        };
        let rows = table.rows.iter().filter(|row| cell(row, column) == link);
        rows.map(|row| cell(row, ids).to_owned()).collect()
    }

    /// The annotation of each row that has one.
    pub(super) fn links_of_rows(&self) -> HashMap<String, String> {
        let columns = self.rows().and_then(|table| {
            let columns = (table.column("id")?, table.column(ANNOTATION_COLUMN)?);
            Some((table, columns))
        });
        let Some((table, (ids, links))) = columns else {
            return HashMap::new();
        };
        let rows = table.rows.iter();
        rows.map(|row| (cell(row, ids).to_owned(), cell(row, links).to_owned()))
            .filter(|(_, link)| !link.is_empty())
            .collect()
    }

    pub(super) fn set_row_link(&mut self, id: &str, link: &str) -> Result<(), Problem> {
        self.set_cells(id, &[(ANNOTATION_COLUMN, link)])
    }

    pub(super) fn edit_figure(
        &mut self,
        id: &str,
        cells: &[(String, String)],
    ) -> Result<(), Problem> {
        let place = self.row(id).ok_or_else(|| gone("number", id))?;
        let table = self.rows().ok_or_else(|| gone("number", id))?;
        let row = table.rows.get(place).ok_or_else(|| gone("number", id))?;
        let now = |column: &str| {
            let new = cells.iter().find(|(known, _)| known == column);
            let old = || table.column(column).map(|column| cell(row, column));
            let text = new.map(|(_, text)| text.trim()).or_else(old);
            text.unwrap_or_default().to_owned()
        };
        sound(cells, now)?;
        let cells: Vec<(&str, &str)> = cells
            .iter()
            .map(|(column, text)| (column.as_str(), text.trim()))
            .collect();
        self.set_cells(id, &cells)?;
        self.confirm_if_suggested(&Target::Figure(id.to_owned()))
    }

    pub(super) fn add_figure(
        &mut self,
        cells: &[(String, String)],
        span: &Span,
    ) -> Result<(), Problem> {
        sound(cells, |column| {
            let given = cells.iter().find(|(known, _)| known == column);
            given.map_or_else(String::new, |(_, text)| text.trim().to_owned())
        })?;
        self.place(span)?;
        self.annotations()?;
        let table = self.figures()?;
        let ids = column(table, "id");
        let id = {
            let rows = table.rows.iter();
            let known: std::collections::HashSet<&str> = rows.map(|row| cell(row, ids)).collect();
            free("figure", |id| known.contains(id))
        };
        let mut row = StringRecord::from(vec![""; table.header.len()]);
        set(&mut row, ids, &id);
        table.rows.push(row);
        let path = self.paths.figures.clone().unwrap_or_default();
        let body = self.paths.to(&path);
        let item = self.annotation("highlighting", &body, span)?;
        let link = self.add_link(item)?;
        let mut cells: Vec<(&str, &str)> = cells
            .iter()
            .map(|(column, text)| (column.as_str(), text.trim()))
            .collect();
        cells.push((ANNOTATION_COLUMN, &link));
        self.set_cells(&id, &cells)
    }

    /// Takes a row away, and the annotation that nothing else rests on.
    pub(super) fn remove_row(&mut self, id: &str) -> Result<(), Problem> {
        let place = self.row(id).ok_or_else(|| gone("number", id))?;
        let link = self.link_of_row(id);
        self.figures()?.rows.remove(place);
        let Some(link) = link.filter(|link| self.rows_with_link(link).is_empty()) else {
            return Ok(());
        };
        let paths = self.paths.clone();
        let names_others = |item: &crate::bundle::schema::annotations::Annotation| {
            let bodies = item.body.iter();
            let mut named = bodies
                .flat_map(crate::bundle::schema::OneOrMany::as_slice)
                .filter_map(super::addresses::address);
            named.any(|address| !paths.is_figures(address))
        };
        self.drop_links(|one| one.id() == link && !one.item.as_ref().is_some_and(names_others));
        Ok(())
    }

    fn set_cells(&mut self, id: &str, cells: &[(&str, &str)]) -> Result<(), Problem> {
        let place = self.row(id).ok_or_else(|| gone("number", id))?;
        let table = self.figures()?;
        for (name, text) in cells {
            if text.is_empty() && table.column(name).is_none() {
                continue;
            }
            let column = column(table, name);
            if let Some(row) = table.rows.get_mut(place) {
                set(row, column, text);
            }
        }
        Ok(())
    }
}

/// The place of a column, which is begun if it is not there.
fn column(table: &mut Table, name: &str) -> usize {
    if let Some(known) = table.column(name) {
        return known;
    }
    table.header.push(name.to_owned());
    for row in &mut table.rows {
        row.push_field("");
    }
    table.header.len() - 1
}

fn cell(row: &StringRecord, column: usize) -> &str {
    row.get(column).unwrap_or_default().trim()
}

fn set(row: &mut StringRecord, column: usize, text: &str) {
    let cells = row.iter().enumerate();
    *row = cells
        .map(|(index, old)| if index == column { text } else { old })
        .collect();
}

/// Refuses what would empty the whole table at reading.
fn sound(cells: &[(String, String)], now: impl Fn(&str) -> String) -> Result<(), Problem> {
    if let Some((unknown, _)) = cells
        .iter()
        .find(|(name, _)| name == "id" || !COLUMNS.contains(&name.as_str()))
    {
        return Err(refusal(
            format!("The column `{unknown}` is not changed here"),
            "Change it in a spreadsheet",
        ));
    }
    for (column, what) in [("label", "what the number is"), ("unit", "the unit")] {
        if now(column).is_empty() {
            return Err(refusal(
                format!("It is not said {what}"),
                "Write it in a word or two",
            ));
        }
    }
    let number = |column: &str| {
        let text = now(column);
        let parsed = Number::parse(&text);
        parsed.ok_or_else(|| {
            refusal(
                format!("`{text}` is not a number here"),
                "Write a plain decimal such as 12400000 or 3.5",
            )
        })
    };
    let value = number("value")?;
    if !now("valueMax").is_empty() && number("valueMax")?.value() < value.value() {
        return Err(refusal(
            "The upper end of the range is below its lower end",
            "Write the larger number as the upper end",
        ));
    }
    let period = now("period");
    if !period.is_empty() && Period::parse(&period).is_none() {
        return Err(refusal(
            format!("`{period}` is not a period"),
            "Write 2025, 2025-Q1 or 2025-01",
        ));
    }
    let known = |column: &str, words: &[&str]| {
        let word = now(column);
        if word.is_empty() || words.contains(&word.as_str()) {
            return Ok(());
        }
        Err(refusal(
            format!("`{word}` is not one of the words allowed"),
            format!("Choose one of {}", words.join(", ")),
        ))
    };
    known("qualifier", &Qualifier::ALL.map(Qualifier::code))?;
    known("status", &FigureStatus::ALL.map(FigureStatus::word))
}

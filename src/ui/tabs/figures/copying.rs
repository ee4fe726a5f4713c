//! Numbers as text for other programs: one with its sentence and source, or the whole table.

use super::wording;
use crate::model::Dossier;
use crate::model::annotation::AnchorState;
use crate::model::figure::{Flow, Number, Period};
use crate::model::item::FigureId;

/// More rows than this are not put on a clipboard; `dossier export` has no such limit.
pub(crate) const MAX_COPIED_ROWS: usize = 100_000;

/// How a table is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TableFormat {
    /// RFC 4180, every cell as it is.
    Csv,
    /// Cells between tabs; text that a spreadsheet would take for a formula gets a `'`.
    Spreadsheet,
}

/// A number with all that makes it quotable: value, sentence, who says it, title, date, link.
pub(crate) fn one(dossier: &Dossier, id: FigureId) -> String {
    let figure = dossier.figure(id);
    let period = figure
        .period
        .map(|period| format!(", {}", period.words()))
        .unwrap_or_default();
    let status = match figure.status_words() {
        "" => String::new(),
        words => format!(" ({words})"),
    };
    let mut lines = vec![format!(
        "{}{period}: {}{status}",
        figure.label,
        figure.wording()
    )];
    let sentences = wording::sentences(dossier, id);
    if !sentences.is_empty() {
        lines.push(format!("“{sentences}”"));
    }
    let says = wording::says(dossier, figure);
    if !says.is_empty() {
        lines.push(format!("Said by: {says}"));
    }
    let link = dossier
        .about
        .sources
        .first()
        .and_then(|source| source.link.as_deref());
    let source: Vec<&str> = [
        Some(dossier.title()).filter(|title| !title.is_empty()),
        dossier.article.date(),
        link,
    ]
    .into_iter()
    .flatten()
    .collect();
    lines.push(source.join(", "));
    lines.join("\n")
}

const HEADER: [&str; 19] = [
    "id",
    "label",
    "words",
    "qualifier",
    "value",
    "valueMax",
    "unit",
    "status",
    "priceBasis",
    "period",
    "flowCode",
    "reporter",
    "partner",
    "classificationCode",
    "cmdCode",
    "cmdDesc",
    "saidBy",
    "anchor",
    "sentence",
];

/// The listed numbers as a table, in their order.
pub(crate) fn table(
    dossier: &Dossier,
    ids: impl Iterator<Item = FigureId>,
    format: TableFormat,
) -> String {
    let mut text = HEADER.join(if format == TableFormat::Csv {
        ","
    } else {
        "\t"
    });
    text.push_str("\r\n");
    for id in ids {
        let cells = cells(dossier, id);
        for (index, (cell, is_number)) in cells.iter().enumerate() {
            if index > 0 {
                text.push(if format == TableFormat::Csv {
                    ','
                } else {
                    '\t'
                });
            }
            match format {
                TableFormat::Csv => push_csv(&mut text, cell),
                TableFormat::Spreadsheet => push_guarded(&mut text, cell, *is_number),
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// The cells of a row, each with whether it is a number.
fn cells(dossier: &Dossier, id: FigureId) -> [(String, bool); HEADER.len()] {
    let figure = dossier.figure(id);
    let text = |text: &str| (text.to_owned(), false);
    let maybe = |text: &Option<String>| (text.clone().unwrap_or_default(), false);
    let state = dossier
        .evidence
        .state(crate::model::item::Item::Figure(id), &dossier.annotations);
    [
        text(&figure.id),
        text(&figure.label),
        text(wording::quote(dossier, figure).unwrap_or_default()),
        text(figure.qualifier.code()),
        (figure.value.text().to_owned(), true),
        (
            figure
                .value_max
                .as_ref()
                .map_or("", Number::text)
                .to_owned(),
            true,
        ),
        text(&figure.unit),
        text(figure.status.word()),
        maybe(&figure.price_basis),
        text(
            &figure
                .period
                .map(|period: Period| period.to_string())
                .unwrap_or_default(),
        ),
        text(figure.flow.as_ref().map_or("", Flow::code)),
        text(figure.reporter.label()),
        text(figure.partner.label()),
        maybe(&figure.classification),
        maybe(&figure.commodity_code),
        maybe(&figure.commodity),
        text(&wording::says(dossier, figure)),
        text(state.map_or("", AnchorState::word)),
        text(&wording::sentences(dossier, id)),
    ]
}

fn push_csv(text: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

fn push_guarded(text: &mut String, cell: &str, is_number: bool) {
    if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        text.push('\'');
    }
    text.extend(
        cell.chars()
            .map(|char| if char.is_control() { ' ' } else { char }),
    );
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    #[test]
    fn a_copied_number_carries_its_sentence_and_source() {
        let dossier = sample::quay();
        assert_eq!(
            one(&dossier, FigureId(2)),
            "Glassware exports, 2023: more than 11,000,000 XVC (11 million)\n\
             “Glassware exports, 2023: 11000000 XVC.”\n\
             Said by: Mira Solheim\n\
             The quay of Veldora, 2026-03-02T08:00:00Z, https://news.example/quay"
        );
    }

    #[test]
    fn a_copied_table_is_a_table_and_no_formula() {
        let mut dossier = sample::dossier(vec![
            sample::figure("=1+1, \"x\"\n", "-5", "t", "2020"),
            sample::figure("plain", "1e3", "%", ""),
        ]);
        dossier.figures[1].partner.name = Some("+Berg".to_owned());
        let ids = || [FigureId(0), FigureId(1)].into_iter();
        let csv = table(&dossier, ids(), TableFormat::Csv);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].get(1), Some("=1+1, \"x\"\n"));
        assert_eq!(rows[0].get(4), Some("-5"));
        let tsv = table(&dossier, ids(), TableFormat::Spreadsheet);
        let lines: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.len() == HEADER.len()));
        assert_eq!(lines[1][1], "'=1+1, \"x\" ");
        assert_eq!(lines[1][4], "-5", "numbers stay numbers");
        assert_eq!(lines[2][12], "'+Berg");
    }
}

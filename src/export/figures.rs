//! Numbers for the clipboard: one as a quotable text, or a table of those that are listed.

use super::{Part, Table, is_formula, table_of, write_csv};
use crate::model::Dossier;
use crate::model::item::{FigureId, Item};

/// A number with all that makes it quotable: value, sentence, who says it, title, date, link.
pub fn quote(dossier: &Dossier, id: FigureId) -> String {
    let figure = dossier.figure(id);
    let period = figure
        .period
        .map(|period| format!(", {}", period.words()))
        .unwrap_or_default();
    let doubts: Vec<&str> = figure.doubts().collect();
    let status = match &doubts[..] {
        [] => String::new(),
        words => format!(" ({})", words.join(", ")),
    };
    let mut lines = vec![format!(
        "{}{period}: {}{status}",
        figure.label,
        figure.wording()
    )];
    let sentences = dossier.figure_sentences(id);
    if !sentences.is_empty() {
        lines.push(format!("“{sentences}”"));
    }
    let speakers = dossier.figure_says(figure);
    match &figure.table {
        _ if !speakers.is_empty() => lines.push(format!("Said by: {}", speakers.join(", "))),
        Some(table) => lines.push(format!("From the table: {table}")),
        None => {}
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

/// A table of numbers as CSV, every cell as it is.
///
/// # Errors
/// When the writer fails, which a writer into memory does not.
pub fn csv(dossier: &Dossier, ids: impl Iterator<Item = FigureId>) -> csv::Result<String> {
    let mut bytes = Vec::new();
    write_csv(&table(dossier, ids), false, &mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A table of numbers with tabs between cells; what a spreadsheet would run as a formula gets a `'`.
pub fn cells(dossier: &Dossier, ids: impl Iterator<Item = FigureId>) -> String {
    let table = table(dossier, ids);
    let mut text = table.header.join("\t");
    for row in &table.rows {
        text.push_str("\r\n");
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push('\t');
            }
            if is_formula(cell) {
                text.push('\'');
            }
            let letters = cell.chars();
            text.extend(letters.map(|letter| if letter.is_control() { ' ' } else { letter }));
        }
    }
    text.push_str("\r\n");
    text
}

fn table(dossier: &Dossier, ids: impl Iterator<Item = FigureId>) -> Table {
    table_of(dossier, Part::Figures, ids.map(Item::Figure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure_samples;

    #[test]
    fn a_copied_number_carries_its_sentence_and_source() {
        let dossier = figure_samples::quay();
        assert_eq!(
            quote(&dossier, FigureId(2)),
            "Glassware exports, 2023: more than 11,000,000 XVC (11 million)\n\
             “Glassware exports, 2023: 11000000 XVC.”\n\
             Said by: Mira Solheim\n\
             The quay of Veldora, 2026-03-02T08:00:00Z, https://news.example/quay"
        );
    }

    #[test]
    fn nobody_says_what_only_a_table_lists() {
        let mut dossier = figure_samples::quay();
        dossier.figures[2].annotations.clear();
        dossier.figures[2].table = Some("comtrade".to_owned());
        let text = quote(&dossier, FigureId(2));
        assert!(text.contains("\nFrom the table: comtrade\n"), "{text}");
        assert!(!text.contains("Said by"), "{text}");
    }

    #[test]
    fn a_copied_table_is_a_table_and_no_formula() {
        let mut dossier = figure_samples::dossier(vec![
            figure_samples::figure("=1+1, \"x\"\n", "-5", "t", "2020"),
            figure_samples::figure("plain", "1e3", "%", ""),
        ]);
        dossier.figures[1].partner.name = Some("+Berg".to_owned());
        let ids = || [FigureId(0), FigureId(1)].into_iter();
        let csv = csv(&dossier, ids()).expect("memory");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].get(1), Some("=1+1, \"x\"\n"));
        assert_eq!(rows[0].get(2), Some("-5"));
        let tsv = cells(&dossier, ids());
        let lines: Vec<Vec<&str>> = tsv.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!(lines.len(), 3);
        assert!(lines.iter().all(|line| line.len() == lines[0].len()));
        assert_eq!(lines[1][1], "'=1+1, \"x\" ");
        assert_eq!(lines[1][2], "-5", "numbers stay numbers");
        let column = lines[0].iter().position(|name| *name == "partnerDesc");
        assert_eq!(lines[2][column.expect("a partner")], "'+Berg");
    }
}

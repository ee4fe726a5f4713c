//! A CSV table: bytes → header and rows of text, each fault with its row.
//!
//! Rows are counted as spreadsheets count them: the header is row 1.

use crate::bundle::json;
use crate::bundle::watch::Watch;
use crate::container::limits::Limits;
use crate::problem::Problem;

/// A table as it stands in the file; every row is as wide as the header.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<csv::StringRecord>,
}

/// The number of a row as a spreadsheet shows it.
pub(crate) fn row_number(index: usize) -> usize {
    index + 2
}

/// How strictly a table is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) delimiter: u8,
    /// Empty cells after the last column are dropped: Comtrade ends its rows with a comma.
    pub(crate) drop_empty_ends: bool,
}

pub(crate) fn fault(file: &str, row: usize, what: impl Into<String>) -> Problem {
    Problem::new(
        "E-CSV",
        format!("{file} row {row}"),
        what,
        "Correct the row in a spreadsheet or a text editor, and save it as CSV in UTF-8",
    )
}

/// Splits `bytes` into a header and rows; the first few faults are all named.
pub(crate) fn parse(
    bytes: &[u8],
    file: &str,
    shape: Shape,
    limits: &Limits,
    watch: &Watch<'_>,
) -> Result<Table, Vec<Problem>> {
    let text = json::text(bytes, file).map_err(|problem| vec![problem])?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(shape.delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let read = |record: Option<Result<csv::StringRecord, csv::Error>>, row: usize| {
        record
            .transpose()
            .map_err(|error| vec![fault(file, row, format!("The row cannot be read: {error}"))])
    };
    let Some(header) = read(records.next(), 1)? else {
        return Err(vec![fault(file, 1, "The table is empty: it has no header")]);
    };
    let header: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    let header = if shape.drop_empty_ends {
        without_empty_ends(header)
    } else {
        header
    };
    if header.len() > limits.columns {
        return Err(vec![too_many(file, limits.columns, "columns")]);
    }
    let most_rows = limits.figures.min(limits.cells / header.len().max(1));
    let mut faults = header_faults(&header, file);
    let mut table = Table {
        header,
        rows: Vec::new(),
    };
    let mut index = 0;
    while let Some(record) = read(records.next(), row_number(index))? {
        if !watch.goes_on_at(index) {
            break;
        }
        let mut record = record;
        let width = table.header.len();
        if shape.drop_empty_ends && record.iter().skip(width).all(str::is_empty) {
            record.truncate(width);
        }
        if record.len() != width {
            let what = format!("The row has {} cells, the header has {width}", record.len());
            faults.push(fault(file, row_number(index), what));
        }
        if table.rows.len() == most_rows {
            faults.push(too_many(file, most_rows, "rows"));
            break;
        }
        table.rows.push(record);
        index += 1;
    }
    if faults.is_empty() {
        Ok(table)
    } else {
        Err(faults)
    }
}

fn too_many(file: &str, limit: usize, what: &str) -> Problem {
    Problem::new(
        "E-LIMIT",
        file,
        format!("There are more than the {limit} {what} allowed"),
        "Split the table",
    )
}

fn without_empty_ends(mut header: Vec<String>) -> Vec<String> {
    while header.last().is_some_and(String::is_empty) {
        header.pop();
    }
    header
}

fn header_faults(header: &[String], file: &str) -> Vec<Problem> {
    let mut seen = std::collections::HashSet::new();
    header
        .iter()
        .filter(|name| !seen.insert(name.as_str()))
        .map(|name| fault(file, 1, format!("The column `{name}` stands twice")))
        .collect()
}

impl Table {
    /// The place of a column by its name.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|known| known == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(delimiter: u8) -> Shape {
        Shape {
            delimiter,
            drop_empty_ends: false,
        }
    }

    fn watch() -> Watch<'static> {
        Watch::new(&|_| true)
    }

    fn limits() -> Limits {
        Limits {
            figures: 3,
            columns: 4,
            cells: 6,
            ..Limits::default()
        }
    }

    #[test]
    fn quotes_marks_and_delimiters_are_read() {
        let table = parse(
            "\u{feff}id;label\r\n1;\"a;b\nc\"\r\n".as_bytes(),
            "f",
            shape(b';'),
            &limits(),
            &watch(),
        )
        .unwrap();
        assert_eq!(table.header, ["id", "label"]);
        assert_eq!(&table.rows[0][1], "a;b\nc");
        assert_eq!(table.column("label"), Some(1));
    }

    #[test]
    fn every_fault_names_its_row() {
        let places = |bytes: &[u8]| -> Vec<String> {
            parse(bytes, "f", shape(b','), &limits(), &watch())
                .unwrap_err()
                .into_iter()
                .map(|p| format!("{} {}", p.code, p.place))
                .collect()
        };
        assert_eq!(places(b""), ["E-CSV f row 1"]);
        assert_eq!(places(b"a,a\n1,2\n"), ["E-CSV f row 1"]);
        assert_eq!(
            places(b"a,b\n1,2\n1\n1,2,3\n"),
            ["E-CSV f row 3", "E-CSV f row 4"]
        );
        assert_eq!(places(b"a\n\xff\n"), ["E-UTF8 f line 2"]);
        assert_eq!(places(b"a\n1\n2\n3\n4\n"), ["E-LIMIT f"]);
        assert!(
            parse(b"a\n1\n2\n3\n", "f", shape(b','), &limits(), &watch()).is_ok(),
            "at the limit"
        );
        assert!(
            parse(b"a,b,c,d\n1,2,3,4\n", "f", shape(b','), &limits(), &watch()).is_ok(),
            "at the limit of cells"
        );
        assert_eq!(places(b"a,b,c,d\n1,2,3,4\n1,2,3,4\n"), ["E-LIMIT f"]);
        assert_eq!(places(b"a,b,c,d,e\n"), ["E-LIMIT f"]);
    }

    #[test]
    fn comtrade_rows_may_end_with_a_comma() {
        let loose = Shape {
            drop_empty_ends: true,
            ..shape(b',')
        };
        assert_eq!(
            parse(b"a,b\n1,2,\n", "f", loose, &limits(), &watch())
                .unwrap()
                .rows[0]
                .len(),
            2
        );
        assert!(parse(b"a,b\n1,2,3\n", "f", loose, &limits(), &watch()).is_err());
    }
}

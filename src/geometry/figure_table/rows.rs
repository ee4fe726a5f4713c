//! Where the rows of one table are: each as tall as its words need, in a table of very many all alike.

use super::{Columns, Lengths};

/// Rows of a table with more of them are equally tall: a frame has no time to look at each.
const MAX_OWN_HEIGHTS: usize = 20_000;

/// Tops and heights of rows, from the first row's top.
#[derive(Clone, Debug, PartialEq)]
pub enum Rows {
    Alike { count: usize, height: f32 },
    Own { bottoms: Vec<f64> },
}

impl Rows {
    /// Places `count` rows; `table` is what the longest words of the table come to, and `of_row` tells
    /// how long those of one row are.
    pub fn place(
        columns: &Columns,
        count: usize,
        table: &Lengths,
        of_row: impl Fn(usize) -> Option<Lengths>,
    ) -> Self {
        if count > MAX_OWN_HEIGHTS {
            let height = columns.row_height(table);
            return Self::Alike { count, height };
        }
        let mut bottom = 0.0;
        let bottoms = (0..count).map(|row| {
            let lengths = of_row(row);
            bottom += f64::from(columns.row_height(lengths.as_ref().unwrap_or(table)));
            bottom
        });
        Self::Own {
            bottoms: bottoms.collect(),
        }
    }

    pub fn is_alike(&self) -> bool {
        matches!(self, Self::Alike { .. })
    }

    /// The height of all rows.
    pub fn height(&self) -> f64 {
        match self {
            Self::Alike { count, height } => *count as f64 * f64::from(*height),
            Self::Own { bottoms } => bottoms.last().copied().unwrap_or(0.0),
        }
    }

    /// Top and height of a row.
    pub fn row(&self, row: usize) -> (f64, f32) {
        match self {
            Self::Alike { height, .. } => (row as f64 * f64::from(*height), *height),
            Self::Own { bottoms } => {
                let top = row.checked_sub(1).and_then(|above| bottoms.get(above));
                let top = top.copied().unwrap_or(0.0);
                let bottom = bottoms.get(row).copied().unwrap_or(top);
                (top, (bottom - top) as f32)
            }
        }
    }

    /// The first row that reaches below `y`.
    pub fn first_below(&self, y: f64) -> usize {
        match self {
            Self::Alike { height, .. } => (y / f64::from(*height)).floor().max(0.0) as usize,
            Self::Own { bottoms } => bottoms.partition_point(|bottom| *bottom <= y),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Column, LETTERS};
    use super::*;

    fn lengths(words: &str) -> Lengths {
        let mut lengths = Lengths::default();
        lengths.take(Column::Label, words, "");
        lengths.take(Column::Value, "6", "");
        lengths
    }

    #[test]
    fn a_row_is_as_tall_as_its_own_words_need() {
        let long = lengths(&"word ".repeat(30));
        let columns = Columns::fit(&[Column::Label, Column::Value], &long, LETTERS, 400.0);
        let own = |row: usize| Some(if row == 1 { long } else { lengths("Calls") });
        let rows = Rows::place(&columns, 3, &long, own);
        let places = [0, 1, 2].map(|row| rows.row(row));
        assert_eq!(places[0], (0.0, 33.0));
        assert!(places[1].1 > 50.0, "{places:?}");
        assert_eq!(places[2].1, 33.0);
        assert_eq!(rows.height(), places[2].0 + 33.0);
        assert_eq!(rows.first_below(0.0), 0);
        assert_eq!(rows.first_below(33.0), 1);
        assert_eq!(rows.first_below(places[2].0 + 1.0), 2);
        let many = Rows::place(&columns, MAX_OWN_HEIGHTS + 1, &long, own);
        assert!(many.is_alike());
        assert_eq!(many.row(10), (10.0 * f64::from(places[1].1), places[1].1));
        assert_eq!(many.first_below(many.row(10).0), 10);
    }
}

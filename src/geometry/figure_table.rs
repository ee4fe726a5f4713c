//! The columns of the table of numbers: which there are, what rows are ordered by, and where they go.
//!
//! A value with its qualifier and unit is never cut for want of room: columns that do not fit fold
//! away first, the least needed before the others, their words going under the label; where even
//! label, value and unit do not fit side by side, they stand one below the other. No painting here:
//! lengths in letters and widths in points in, places out.

mod lengths;
mod rows;

use std::borrow::Cow;

use crate::model::figure_row::FigureRow;
pub use lengths::Lengths;
pub use rows::Rows;

/// What is said of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Label,
    Words,
    Value,
    Unit,
    Period,
    Flow,
    Partner,
    Says,
}

/// The column that rows are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

impl Sort {
    /// What a click on `column` makes of it: up, down, then file order again.
    pub fn clicked(sort: Option<Self>, column: Column) -> Option<Self> {
        match sort {
            Some(sort) if sort.column == column => (!sort.descending).then_some(Self {
                column,
                descending: true,
            }),
            _ => Some(Self {
                column,
                descending: false,
            }),
        }
    }
}

impl Column {
    /// In reading order.
    pub const ALL: [Self; 8] = [
        Self::Label,
        Self::Words,
        Self::Value,
        Self::Unit,
        Self::Period,
        Self::Flow,
        Self::Partner,
        Self::Says,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Label => "What",
            Self::Words => "In the text",
            Self::Value => "Value",
            Self::Unit => "Unit",
            Self::Period => "Period",
            Self::Flow => "Flow",
            Self::Partner => "Partner",
            Self::Says => "Who says it",
        }
    }

    /// Its words in a row, and the note under them.
    pub fn cell(self, row: &FigureRow) -> (&str, Cow<'_, str>) {
        let by = |name: &str| match name {
            "" => Cow::Borrowed(""),
            name => Cow::Owned(format!("reported by {name}")),
        };
        match self {
            Self::Label => (&row.label, row.label_note.as_str().into()),
            Self::Words => (&row.words, row.doubt.into()),
            Self::Value => (&row.value, row.value_note().into()),
            Self::Unit => (&row.unit, row.price_basis.as_str().into()),
            Self::Period => (&row.period, "".into()),
            Self::Flow => (&row.flow, "".into()),
            Self::Partner => (&row.partner, by(&row.reporter)),
            Self::Says if row.says.is_empty() => (&row.table, "".into()),
            Self::Says => (&row.says, "".into()),
        }
    }

    /// The least width it can be read at, the width that is enough for most words, and its share of
    /// the room that is left then.
    fn width(self) -> (f32, f32, f32) {
        match self {
            Self::Label => (132.0, 300.0, 3.0),
            Self::Words => (124.0, 300.0, 3.0),
            Self::Value => (160.0, 240.0, 0.6),
            Self::Unit => (64.0, 130.0, 0.6),
            Self::Period => (64.0, 90.0, 0.3),
            Self::Flow => (62.0, 110.0, 0.4),
            Self::Partner => (104.0, 170.0, 1.0),
            Self::Says => (94.0, 190.0, 1.2),
        }
    }

    /// The width of one of its letters in parts of its size.
    fn letter(self) -> f32 {
        match self {
            Self::Value | Self::Unit => DIGIT,
            _ => LETTER,
        }
    }

    /// How many letters are written around its text and its note when it is folded, such as
    /// `reported by` for `by`.
    fn folded_letters(self) -> (u8, u8) {
        match self {
            Self::Words => (2, 0),
            Self::Partner => (8, 9),
            Self::Says => (8, 0),
            Self::Label | Self::Value | Self::Unit | Self::Period | Self::Flow => (0, 0),
        }
    }

    /// How many lines its words get before they are cut; numbers get what they need.
    fn most_lines(self) -> usize {
        match self {
            Self::Value | Self::Unit => MAX_NUMBER_LINES,
            Self::Label => 3,
            Self::Words | Self::Period | Self::Flow | Self::Partner | Self::Says => 2,
        }
    }
}

/// Columns that fold away first come first; label, value and unit always stay.
const FOLD_ORDER: [Column; 5] = [
    Column::Flow,
    Column::Partner,
    Column::Says,
    Column::Words,
    Column::Period,
];

/// Between columns.
const COLUMN_GAP: f32 = 12.0;
/// Between the table's edge and its first and last column.
pub const SIDE_PADDING: f32 = 10.0;
/// Between a row's edge and its first line.
pub const ROW_PADDING: f32 = 7.0;
/// Between a row's cells and the folded words under them.
pub const FOLD_GAP: f32 = 2.0;
/// Between two folded words, where a dot stands.
pub const DOT_WIDTH: f32 = 14.0;
/// The mean width of a letter in parts of its size, of words and of numbers; in numbers rather too
/// wide than too narrow, for they are never cut.
const LETTER: f32 = 0.53;
const DIGIT: f32 = 0.575;
/// No number that a person wrote is longer; one that is gets cut, with `…`.
const MAX_NUMBER_LINES: usize = 6;
/// The lines that folded words get at most.
const MAX_FOLD_LINES: usize = 5;

/// The letters of a table: their sizes and the heights of their lines, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    pub size: f32,
    pub line: f32,
    pub small_size: f32,
    pub small_line: f32,
}

/// Those that tests measure with.
#[cfg(test)]
const LETTERS: Letters = Letters {
    size: 14.0,
    line: 19.0,
    small_size: 12.0,
    small_line: 16.3,
};

/// Where the columns of a table of one width are.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// With left edge and width, from the table's left edge; none when cells stand below each other.
    pub shown: Vec<(Column, f32, f32)>,
    /// In reading order.
    pub folded: Vec<Column>,
    width: f32,
    letters: Letters,
}

impl Columns {
    /// Places `wanted` in `width` points, for texts as long as `lengths`.
    pub fn fit(wanted: &[Column], lengths: &Lengths, letters: Letters, width: f32) -> Self {
        // A column is never wider than its words need, nor narrower than its name.
        let enough = |column: Column| {
            let (least, most, _) = column.width();
            let words = f32::from(lengths.text(column)) * column.letter() * letters.size;
            let note = f32::from(lengths.note(column)) * LETTER * letters.small_size;
            let title = column.title().len() as f32 * LETTER * letters.small_size + 18.0;
            (
                least.min(words.max(note)).max(title),
                words.max(title).min(most),
            )
        };
        let needed = |columns: &[Column]| {
            let widths: f32 = columns.iter().map(|column| enough(*column).0).sum();
            widths + COLUMN_GAP * columns.len().saturating_sub(1) as f32 + 2.0 * SIDE_PADDING
        };
        let mut shown: Vec<Column> = wanted.to_vec();
        for column in FOLD_ORDER {
            if needed(&shown) <= width {
                break;
            }
            shown.retain(|known| *known != column);
        }
        let folded = |shown: &[Column]| {
            let folded = wanted.iter().filter(|column| !shown.contains(column));
            folded.copied().collect()
        };
        let mut columns = Self {
            folded: folded(&shown),
            shown: Vec::new(),
            width,
            letters,
        };
        if needed(&shown) > width {
            return columns;
        }
        let mut spare = width - needed(&shown);
        let wishes: f32 = shown
            .iter()
            .map(|column| (enough(*column).1 - enough(*column).0).max(0.0))
            .sum();
        let granted = if wishes > 0.0 {
            (spare / wishes).min(1.0)
        } else {
            0.0
        };
        spare -= wishes * granted;
        let shares: f32 = shown.iter().map(|column| column.width().2).sum();
        let mut left = SIDE_PADDING;
        for column in shown {
            let (least, wish) = enough(column);
            let share = spare * column.width().2 / shares.max(1.0);
            let wide = least + (wish - least).max(0.0) * granted + share;
            columns.shown.push((column, left, wide));
            left += wide + COLUMN_GAP;
        }
        columns
    }

    /// Whether label, value and folded words stand one below the other.
    pub fn is_stacked(&self) -> bool {
        self.shown.is_empty()
    }

    /// The width that stacked cells and folded words have.
    pub fn inner_width(&self) -> f32 {
        self.width - 2.0 * SIDE_PADDING
    }

    /// The height of a row whose texts are at most as long as `lengths`.
    pub fn row_height(&self, lengths: &Lengths) -> f32 {
        let cells = if self.is_stacked() {
            let label = self.lines(Column::Label, lengths, self.inner_width());
            (label + self.stacked_value_lines(lengths)) as f32 * self.letters.line
        } else {
            self.shown
                .iter()
                .map(|(column, _, width)| self.cell_height(*column, lengths, *width))
                .fold(self.letters.line, f32::max)
        };
        (cells + self.fold_height(lengths) + 2.0 * ROW_PADDING).round()
    }

    /// The height that folded words take under the cells of a row, with the gap above them.
    pub fn fold_height(&self, lengths: &Lengths) -> f32 {
        let letter = LETTER * self.letters.small_size;
        let (mut lines, mut left) = (0, 0.0);
        let mut parts: Vec<u8> = Vec::new();
        if self.is_stacked() {
            parts.push(lengths.note(Column::Value));
        }
        let said = |letters: u8, before: u8| match letters {
            0 => 0,
            letters => letters.saturating_add(before),
        };
        for column in &self.folded {
            let (before_text, before_note) = column.folded_letters();
            parts.push(said(lengths.text(*column), before_text));
            parts.push(said(lengths.note(*column), before_note));
        }
        for part in parts.into_iter().filter(|letters| *letters > 0) {
            let width = f32::from(part) * letter + DOT_WIDTH;
            if lines == 0 || left + width > self.inner_width() {
                lines += 1;
                left = 0.0;
            }
            left += width;
        }
        match lines.min(MAX_FOLD_LINES) {
            0 => 0.0,
            lines => lines as f32 * self.letters.small_line + FOLD_GAP,
        }
    }

    fn cell_height(&self, column: Column, lengths: &Lengths, width: f32) -> f32 {
        let note = if lengths.note(column) == 0 {
            0.0
        } else {
            self.letters.small_line + 1.0
        };
        self.lines(column, lengths, width) as f32 * self.letters.line + note
    }

    /// The lines that the longest text of a column takes.
    fn lines(&self, column: Column, lengths: &Lengths, width: f32) -> usize {
        let letter = column.letter() * self.letters.size;
        let needed = f32::from(lengths.text(column)) * letter;
        let word = f32::from(lengths.word(column)) * letter;
        let lines = if needed <= width {
            1
        } else {
            // Lines end at words, so that none is quite full.
            let full = (needed / width.max(1.0)).ceil();
            let left_free = (full - 1.0) * 0.6 * word.min(width);
            let lines = ((needed + left_free) / width.max(1.0)).ceil() as usize;
            lines + usize::from(word > width)
        };
        lines.clamp(1, column.most_lines())
    }

    /// Value and unit stand on one line where both fit, else each on lines of its own.
    fn stacked_value_lines(&self, lengths: &Lengths) -> usize {
        let letters =
            f32::from(lengths.text(Column::Value)) + f32::from(lengths.text(Column::Unit));
        let width = self.inner_width();
        if letters * DIGIT * self.letters.size + COLUMN_GAP <= width {
            1
        } else {
            self.lines(Column::Value, lengths, width) + self.lines(Column::Unit, lengths, width)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths() -> Lengths {
        let mut lengths = Lengths::default();
        for (column, text, note) in [
            (Column::Label, "Trade between Russia and Israel", ""),
            (Column::Words, "more than 2 billion US dollars", ""),
            (Column::Value, "more than 2 billion", "2,000,000,000"),
            (Column::Unit, "USD", "FOB"),
            (Column::Period, "Jan 2026", ""),
            (Column::Flow, "re-exports", ""),
            (Column::Partner, "Russia", "by Israel"),
            (Column::Says, "Anatoly Viktorov", ""),
        ] {
            lengths.take(column, text, note);
        }
        lengths
    }

    #[test]
    fn columns_fold_before_they_are_cut_off() {
        let lengths = lengths();
        let mut stacked = 0;
        for width in 200_u16..2000 {
            let width = f32::from(width);
            let columns = Columns::fit(&Column::ALL, &lengths, LETTERS, width);
            if columns.is_stacked() {
                stacked += 1;
                assert!(width < 420.0, "stacked at {width}");
                continue;
            }
            assert_eq!(
                columns.shown.len() + columns.folded.len(),
                Column::ALL.len()
            );
            let mut right = 0.0;
            for (column, left, wide) in &columns.shown {
                assert!(*left >= right, "{column:?} overlaps at {width}");
                right = left + wide;
            }
            assert!(right <= width - SIDE_PADDING + 0.1, "cut off at {width}");
            for needed in [Column::Label, Column::Value, Column::Unit] {
                assert!(!columns.folded.contains(&needed));
            }
        }
        assert!(stacked > 50);
        let wide = Columns::fit(&Column::ALL, &lengths, LETTERS, 900.0);
        assert_eq!(wide.folded, [] as [Column; 0]);
        let narrow = Columns::fit(&Column::ALL, &lengths, LETTERS, 640.0);
        assert!(narrow.folded.contains(&Column::Flow));
    }

    #[test]
    fn short_texts_make_low_rows() {
        let mut short = Lengths::default();
        short.take(Column::Label, "Calls", "");
        short.take(Column::Value, "6", "");
        let columns = Columns::fit(&[Column::Label, Column::Value], &short, LETTERS, 600.0);
        assert_eq!(columns.row_height(&short), 33.0);
        let mut long = short;
        long.take(Column::Value, &"9".repeat(90), "");
        assert!(columns.row_height(&long) > 70.0);
    }

    #[test]
    fn a_click_sorts_up_then_down_then_not() {
        let mut sort = None;
        let mut seen = Vec::new();
        for _ in 0..4 {
            sort = Sort::clicked(sort, Column::Value);
            seen.push(sort.map(|sort| sort.descending));
        }
        assert_eq!(seen, [Some(false), Some(true), None, Some(false)]);
        assert_eq!(
            Sort::clicked(sort, Column::Unit),
            Some(Sort {
                column: Column::Unit,
                descending: false
            })
        );
    }
}

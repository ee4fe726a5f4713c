//! Persian.

use crate::import::figures::lexicon::Table;

#[rustfmt::skip] // Many words a line: a table is read as a whole.
pub(in crate::import::figures) const TABLE: Table = Table {
    tag: "fa",
    ..Table::EMPTY
};

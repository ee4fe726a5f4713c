//! Which rows of a table are shown, and in what order: indexes into what the job made.

use crate::model::item::Item;
use crate::session::entity_tables::{Column, ENTITY_COLUMNS, RELATION_COLUMNS, Table};

/// How wide the columns of entities are planned, in points.
const ENTITY_WIDTHS: [f32; ENTITY_COLUMNS.len()] = [230.0, 110.0, 190.0, 170.0, 84.0, 88.0, 96.0];
const RELATION_WIDTHS: [f32; RELATION_COLUMNS.len()] =
    [180.0, 180.0, 180.0, 92.0, 150.0, 96.0, 96.0, 88.0, 96.0];
/// Entities are first sorted by how many relations they have.
const BY_RELATIONS: usize = 4;

/// The rows of one table that are shown, in order.
pub(super) struct Rows {
    pub columns: &'static [Column],
    pub widths: &'static [f32],
    order: Vec<u32>,
    /// The column it is to be sorted by, and whether from high to low.
    sort: (usize, bool),
    /// As it was sorted; not at all when other rows are shown since.
    sorted: Option<(usize, bool)>,
}

impl Rows {
    pub(super) fn entities() -> Self {
        Self::new(&ENTITY_COLUMNS, &ENTITY_WIDTHS, (BY_RELATIONS, true))
    }

    pub(super) fn relations() -> Self {
        Self::new(&RELATION_COLUMNS, &RELATION_WIDTHS, (0, false))
    }

    fn new(columns: &'static [Column], widths: &'static [f32], sort: (usize, bool)) -> Self {
        Self {
            columns,
            widths,
            order: Vec::new(),
            sort,
            sorted: None,
        }
    }

    /// How many rows are shown.
    pub(super) fn shown(&self) -> usize {
        self.order.len()
    }

    pub(super) fn item(&self, table: &Table, place: usize) -> Option<Item> {
        table.items.get(*self.order.get(place)? as usize).copied()
    }

    pub(super) fn place_of(&self, table: &Table, item: Item) -> Option<usize> {
        let is_it = |row: &u32| table.items.get(*row as usize) == Some(&item);
        self.order.iter().position(is_it)
    }

    /// Whether the table is sorted by a column, and then whether from high to low.
    pub(super) fn sorting(&self, column: usize) -> Option<bool> {
        (self.sort.0 == column).then_some(self.sort.1)
    }

    /// Sorts by a column; the other way round when it is sorted by it already.
    pub(super) fn sort_by(&mut self, column: usize) {
        let from_high = self.columns[column].is_number;
        self.sort = match self.sort {
            (sorted, was) if sorted == column => (column, !was),
            _ => (column, from_high),
        };
    }

    /// Shows the rows of these items only.
    pub(super) fn keep(&mut self, table: &Table, shows: impl Fn(Item) -> bool) {
        self.order.clear();
        self.sorted = None;
        let rows = (0..).zip(&table.items);
        self.order
            .extend(rows.filter(|(_, item)| shows(**item)).map(|(row, _)| row));
    }

    /// Puts the rows in order when they are not.
    pub(super) fn put_in_order(&mut self, table: &Table) {
        if self.sorted != Some(self.sort) {
            let (column, from_high) = self.sort;
            table.sort(&mut self.order, column, from_high);
            self.sorted = Some(self.sort);
        }
    }
}

//! The rows of the tables: made once, then filtered and sorted as an order of indexes.

use std::cmp::Ordering;

use super::super::filter::{Filter, entity_matches};
use crate::geometry::dossier_map::relations_in_words;
use crate::model::Dossier;
use crate::model::item::{EntityId, Item, RelationId};
use crate::model::standing::Standing;

pub(super) struct ColumnInfo {
    pub title: &'static str,
    pub width: f32,
    pub is_number: bool,
}

const fn column(title: &'static str, width: f32) -> ColumnInfo {
    ColumnInfo {
        title,
        width,
        is_number: false,
    }
}

const fn number(title: &'static str, width: f32) -> ColumnInfo {
    ColumnInfo {
        title,
        width,
        is_number: true,
    }
}

const ENTITY_COLUMNS: &[ColumnInfo] = &[
    column("Name", 230.0),
    column("Kind", 110.0),
    column("Role", 190.0),
    column("Also known as", 170.0),
    number("Relations", 84.0),
    number("Sentences", 88.0),
    column("State", 96.0),
];

const RELATION_COLUMNS: &[ColumnInfo] = &[
    column("From", 180.0),
    column("Relation", 180.0),
    column("To", 180.0),
    column("Stance", 92.0),
    column("Said by", 150.0),
    column("Since", 96.0),
    column("Until", 96.0),
    number("Sentences", 88.0),
    column("State", 96.0),
];

/// One row.
pub(super) struct Row {
    pub item: Item,
    pub cells: Vec<String>,
    /// For those who do not see it.
    pub spoken: String,
}

/// All rows of one table, and those that are shown, in order.
pub(super) struct Rows {
    pub columns: &'static [ColumnInfo],
    all: Vec<Row>,
    order: Vec<u32>,
    sort: (usize, bool),
    of: Option<(Filter, (usize, bool))>,
}

impl Rows {
    fn new(columns: &'static [ColumnInfo], rows: Vec<Row>, sort: (usize, bool)) -> Self {
        Self {
            columns,
            all: rows,
            order: Vec::new(),
            sort,
            of: None,
        }
    }

    /// How many rows are shown.
    pub(super) fn shown(&self) -> usize {
        self.order.len()
    }

    pub(super) fn row(&self, place: usize) -> Option<&Row> {
        self.all.get(*self.order.get(place)? as usize)
    }

    pub(super) fn place_of(&self, item: Item) -> Option<usize> {
        self.order
            .iter()
            .position(|row| self.all[*row as usize].item == item)
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

    /// Filters and sorts again when something changed.
    pub(super) fn update(&mut self, dossier: &Dossier, filter: &Filter) {
        if self
            .of
            .as_ref()
            .is_some_and(|(of, sort)| of == filter && *sort == self.sort)
        {
            return;
        }
        let rows = &self.all;
        let needle = filter.needle();
        self.order = (0..rows.len() as u32)
            .filter(|row| match rows[*row as usize].item {
                Item::Entity(id) => {
                    let entity = dossier.entity(id);
                    filter.shows_entity(entity)
                        && needle
                            .as_ref()
                            .is_none_or(|needle| entity_matches(needle, entity))
                }
                Item::Relation(id) => {
                    let relation = dossier.relation(id);
                    let ends = [
                        dossier.entity(relation.source),
                        dossier.entity(relation.target),
                    ];
                    filter.shows_relation(relation, || dossier.standing(id))
                        && ends.iter().all(|entity| filter.shows_entity(entity))
                        && needle.as_ref().is_none_or(|needle| {
                            needle.is_in(&relation.label)
                                || ends.iter().any(|entity| entity_matches(needle, entity))
                        })
                }
                _ => false,
            })
            .collect();
        let (column, descending) = self.sort;
        let is_number = self.columns[column].is_number;
        self.order.sort_by(|a, b| {
            let (x, y) = (
                &rows[*a as usize].cells[column],
                &rows[*b as usize].cells[column],
            );
            // Empty cells stand last, however the others are sorted.
            let order = match (x.is_empty(), y.is_empty()) {
                (false, false) => {
                    let order = compare(x, y, is_number);
                    if descending { order.reverse() } else { order }
                }
                (x, y) => x.cmp(&y),
            };
            order.then(a.cmp(b))
        });
        self.of = Some((filter.clone(), self.sort));
    }
}

/// Compares two cells that hold something.
fn compare(a: &str, b: &str, is_number: bool) -> Ordering {
    if is_number {
        let value = |text: &str| text.parse::<u64>().unwrap_or(0);
        return value(a).cmp(&value(b));
    }
    a.to_lowercase().cmp(&b.to_lowercase())
}

pub(super) fn entity_rows(dossier: &Dossier) -> Rows {
    let mut degrees = vec![0usize; dossier.entities.len()];
    for relation in &dossier.relations {
        degrees[relation.source.index()] += 1;
        if relation.source != relation.target {
            degrees[relation.target.index()] += 1;
        }
    }
    let rows = dossier
        .entities
        .iter()
        .enumerate()
        .filter(|(_, entity)| entity.drawn)
        .map(|(index, entity)| {
            let item = Item::Entity(EntityId::from_index(index));
            let (sentences, state) = evidence(dossier, item);
            let cells = vec![
                entity.name.clone(),
                entity.kind.word().to_owned(),
                entity.positions.join("; "),
                entity.aliases.join("; "),
                degrees[index].to_string(),
                sentences.to_string(),
                state.to_owned(),
            ];
            let spoken = spoken(&[
                &cells[0],
                &cells[1],
                &cells[2],
                &relations_in_words(degrees[index]),
                &sentences_in_words(sentences),
                state,
            ]);
            Row {
                item,
                cells,
                spoken,
            }
        })
        .collect();
    Rows::new(ENTITY_COLUMNS, rows, (4, true))
}

pub(super) fn relation_rows(dossier: &Dossier) -> Rows {
    let rows = dossier
        .relations
        .iter()
        .enumerate()
        .filter(|(_, relation)| {
            dossier.entity(relation.source).drawn && dossier.entity(relation.target).drawn
        })
        .map(|(index, relation)| {
            let id = RelationId::from_index(index);
            let item = Item::Relation(id);
            let (sentences, state) = evidence(dossier, item);
            let said_by: Vec<&str> = relation
                .said_by
                .iter()
                .map(|who| dossier.entity(*who).name.as_str())
                .collect();
            let date = |date: &Option<String>| date.clone().unwrap_or_default();
            let cells = vec![
                dossier.entity(relation.source).name.clone(),
                relation.label.clone(),
                dossier.entity(relation.target).name.clone(),
                standing_in_words(dossier, id),
                said_by.join("; "),
                date(&relation.start),
                date(&relation.end),
                sentences.to_string(),
                state.to_owned(),
            ];
            let said = if said_by.is_empty() {
                String::new()
            } else {
                format!("said by {}", cells[4])
            };
            let spoken = spoken(&[
                &dossier.relation_sentence(id),
                "relation",
                &cells[3],
                &said,
                &sentences_in_words(sentences),
                state,
            ]);
            Row {
                item,
                cells,
                spoken,
            }
        })
        .collect();
    Rows::new(RELATION_COLUMNS, rows, (0, false))
}

/// How a relation stands, and what that comes from when the annotations disagree.
fn standing_in_words(dossier: &Dossier, id: RelationId) -> String {
    let standing = dossier.standing(id);
    let stances = &dossier.relation(id).stances;
    match standing {
        // The column of states says it.
        Standing::NoSentence => String::new(),
        _ if stances.len() < 2 => standing.word().to_owned(),
        _ => {
            let words: Vec<&str> = stances.iter().map(|stance| stance.word()).collect();
            format!("{}: {}", standing.word(), words.join(", "))
        }
    }
}

/// How many sentences something rests on, and the state of its anchors in a word.
fn evidence(dossier: &Dossier, item: Item) -> (usize, &'static str) {
    let sentences = dossier.evidence.sentences_of(item).len();
    let state = dossier.evidence.state(item, &dossier.annotations);
    (sentences, state.map_or("no sentence", |state| state.word()))
}

fn sentences_in_words(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "1 sentence".to_owned(),
        _ => format!("{count} sentences"),
    }
}

fn spoken(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(", ")
}

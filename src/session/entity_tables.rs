//! The rows of the tables of entities and relations: what their cells say, in which order they stand
//! by each column, and their words for searching.
//!
//! Made by a job, once for each dossier, for there may be tens of thousands: the window only picks
//! what is shown and puts it in order by numbers. Cells are put into words when they are looked at.

use std::borrow::Cow;
use std::sync::Arc;

use super::find::{Needle, fold};
use crate::geometry::dossier_map::relations_in_words;
use crate::model::Dossier;
use crate::model::claims::Speaker;
use crate::model::figure_words::counted_as;
use crate::model::item::{EntityId, Item, RelationId};
use crate::model::standing::Standing;

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    pub title: &'static str,
    pub is_number: bool,
}

const fn text(title: &'static str) -> Column {
    Column {
        title,
        is_number: false,
    }
}

const fn number(title: &'static str) -> Column {
    Column {
        title,
        is_number: true,
    }
}

/// What is said of an entity; see `entity_cell`.
pub const ENTITY_COLUMNS: [Column; 7] = [
    text("Name"),
    text("Kind"),
    text("Role"),
    text("Also known as"),
    number("Relations"),
    number("Sentences"),
    text("State"),
];

/// What is said of a relation; see `relation_cell`.
pub const RELATION_COLUMNS: [Column; 9] = [
    text("From"),
    text("Relation"),
    text("To"),
    text("Stance"),
    text("Said by"),
    text("Since"),
    text("Until"),
    number("Sentences"),
    text("State"),
];

/// Empty cells stand last, however the others are sorted.
const EMPTY: u32 = u32::MAX;

/// Between the names of one entity in its words for searching; no query holds it.
const BETWEEN_NAMES: &str = "\n";

/// Both tables of a dossier.
#[derive(Debug)]
pub struct EntityTables {
    pub entities: Table,
    pub relations: Table,
    /// By entity: how many relations it has.
    degrees: Vec<usize>,
    /// By entity: all it goes by, folded.
    names: Vec<String>,
    /// By relation: its label, folded.
    labels: Vec<String>,
}

/// One table: a row for each item that is drawn.
#[derive(Debug, Default)]
pub struct Table {
    pub items: Vec<Item>,
    /// By column and row: the cell's place among the others, the same for the same words.
    ranks: Vec<Vec<u32>>,
}

/// What a search found, by entity and by relation.
#[derive(Debug)]
pub struct FoundWords {
    pub entities: Vec<bool>,
    /// By their own label, whatever their ends are called.
    pub relations: Vec<bool>,
}

impl EntityTables {
    /// Ranks and folds; `None` when cancelled.
    pub fn make(dossier: &Dossier, is_cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let mut degrees = vec![0; dossier.entities.len()];
        for relation in &dossier.relations {
            degrees[relation.source.index()] += 1;
            if relation.source != relation.target {
                degrees[relation.target.index()] += 1;
            }
        }
        let is_drawn = |id: EntityId| dossier.entity(id).drawn;
        let mut tables = Self {
            entities: Table {
                items: (0..dossier.entities.len())
                    .map(EntityId::from_index)
                    .filter(|id| is_drawn(*id))
                    .map(Item::Entity)
                    .collect(),
                ranks: Vec::new(),
            },
            relations: Table {
                items: dossier
                    .relations
                    .iter()
                    .enumerate()
                    .filter(|(_, one)| is_drawn(one.source) && is_drawn(one.target))
                    .map(|(index, _)| Item::Relation(RelationId::from_index(index)))
                    .collect(),
                ranks: Vec::new(),
            },
            degrees,
            names: Vec::new(),
            labels: Vec::new(),
        };
        tables.entities.ranks =
            tables.ranks(dossier, &tables.entities, &ENTITY_COLUMNS, is_cancelled)?;
        tables.relations.ranks =
            tables.ranks(dossier, &tables.relations, &RELATION_COLUMNS, is_cancelled)?;
        tables.names = dossier
            .entities
            .iter()
            .map(|entity| {
                let others = entity.aliases.iter().chain(&entity.positions);
                let all: Vec<&str> = [&entity.name]
                    .into_iter()
                    .chain(others)
                    .map(String::as_str)
                    .collect();
                fold(&all.join(BETWEEN_NAMES))
            })
            .collect();
        if is_cancelled() {
            return None;
        }
        let labels = dossier.relations.iter();
        tables.labels = labels.map(|relation| fold(&relation.label)).collect();
        Some(tables)
    }

    fn ranks(
        &self,
        dossier: &Dossier,
        table: &Table,
        columns: &[Column],
        is_cancelled: &dyn Fn() -> bool,
    ) -> Option<Vec<Vec<u32>>> {
        let ranked = columns.iter().enumerate().map(|(place, column)| {
            if is_cancelled() {
                return None;
            }
            let cells = table.items.iter().map(|item| {
                let cell = self.cell(dossier, *item, place);
                (!cell.is_empty()).then_some(cell)
            });
            Some(if column.is_number {
                ranks(cells.map(|cell| cell?.parse::<u64>().ok()).collect())
            } else {
                ranks(cells.map(|cell| Some(cell?.to_lowercase())).collect())
            })
        });
        ranked.collect()
    }

    /// What one cell says; nothing for an item that has no row.
    pub fn cell<'a>(&self, dossier: &'a Dossier, item: Item, column: usize) -> Cow<'a, str> {
        match item {
            Item::Entity(id) => self.entity_cell(dossier, id, column),
            Item::Relation(id) => relation_cell(dossier, id, column),
            _ => Cow::Borrowed(""),
        }
    }

    fn entity_cell<'a>(&self, dossier: &'a Dossier, id: EntityId, column: usize) -> Cow<'a, str> {
        let entity = dossier.entity(id);
        let item = Item::Entity(id);
        match column {
            0 => dossier.called(id).into(),
            1 => entity.kind.word().into(),
            2 => entity.positions.join("; ").into(),
            3 => entity.aliases.join("; ").into(),
            4 => self.degrees[id.index()].to_string().into(),
            5 => sentences(dossier, item).to_string().into(),
            _ => state(dossier, item).into(),
        }
    }

    /// What a row says to those who do not see it.
    pub fn spoken(&self, dossier: &Dossier, item: Item) -> String {
        let cell = |column: usize| self.cell(dossier, item, column);
        let proofs = sentences_in_words(sentences(dossier, item));
        let state = state(dossier, item);
        match item {
            Item::Entity(id) => {
                let relations = relations_in_words(self.degrees[id.index()]);
                let said = [&cell(0), &cell(1), &cell(2), &*relations, &*proofs, state];
                spoken(&said)
            }
            Item::Relation(id) => {
                let said_by = match cell(4) {
                    names if names.is_empty() => String::new(),
                    // Each says how it is put.
                    claims if dossier.relation_claims(id).len() > 1 => claims.into_owned(),
                    names => format!("said by {names}"),
                };
                let sentence = dossier.relation_sentence(id);
                let said = [&*sentence, "relation", &cell(3), &*said_by, &*proofs, state];
                spoken(&said)
            }
            _ => String::new(),
        }
    }

    /// What goes by something that is searched for.
    pub fn find(&self, needle: &Needle) -> FoundWords {
        let hits = |words: &[String]| words.iter().map(|one| needle.is_in_folded(one)).collect();
        FoundWords {
            entities: hits(&self.names),
            relations: hits(&self.labels),
        }
    }
}

impl Table {
    /// Puts rows in order by a column; the same words stay in the order of the file.
    pub fn sort(&self, rows: &mut [u32], column: usize, from_high: bool) {
        let ranks = &self.ranks[column];
        rows.sort_unstable_by_key(|row| {
            let rank = match ranks[*row as usize] {
                EMPTY => EMPTY,
                rank if from_high => EMPTY - 1 - rank,
                rank => rank,
            };
            (rank, *row)
        });
    }
}

/// The place of each key among all that are different.
fn ranks<K: Ord>(keys: Vec<Option<K>>) -> Vec<u32> {
    let mut ranks = vec![EMPTY; keys.len()];
    let mut order: Vec<(K, usize)> = keys
        .into_iter()
        .enumerate()
        .filter_map(|(row, key)| Some((key?, row)))
        .collect();
    order.sort_unstable();
    for (rank, same) in (0u32..).zip(order.chunk_by(|a, b| a.0 == b.0)) {
        for (_, row) in same {
            ranks[*row] = rank;
        }
    }
    ranks
}

fn relation_cell(dossier: &Dossier, id: RelationId, column: usize) -> Cow<'_, str> {
    let relation = dossier.relation(id);
    let item = Item::Relation(id);
    let name = |id: EntityId| dossier.called(id);
    match column {
        0 => name(relation.source).into(),
        1 => relation.label.as_str().into(),
        2 => name(relation.target).into(),
        3 => standing_in_words(dossier, id),
        4 => {
            let claims = dossier.relation_claims(id);
            match &claims[..] {
                // The column before says how.
                [one] if one.speaker != Speaker::Article => {
                    dossier.speaker_name(one.speaker).into()
                }
                [_] => "".into(),
                _ => dossier.unless_plain(&claims).join("; ").into(),
            }
        }
        5 => relation.start.as_deref().unwrap_or_default().into(),
        6 => relation.end.as_deref().unwrap_or_default().into(),
        7 => sentences(dossier, item).to_string().into(),
        _ => state(dossier, item).into(),
    }
}

/// How a relation stands, and what that comes from when the annotations disagree.
fn standing_in_words(dossier: &Dossier, id: RelationId) -> Cow<'static, str> {
    let standing = dossier.standing(id);
    let stances = &dossier.relation(id).stances;
    match standing {
        // The column of states says it.
        Standing::NoSentence => "".into(),
        _ if stances.len() < 2 => standing.word().into(),
        _ => {
            let words: Vec<&str> = stances.iter().map(|stance| stance.word()).collect();
            format!("{}: {}", standing.word(), words.join(", ")).into()
        }
    }
}

/// How many sentences something rests on.
fn sentences(dossier: &Dossier, item: Item) -> usize {
    dossier.evidence.sentences_of(item).len()
}

/// The state of its anchors in a word.
fn state(dossier: &Dossier, item: Item) -> &'static str {
    let state = dossier.evidence.state(item, &dossier.annotations);
    state.map_or("no sentence", |state| state.word())
}

fn sentences_in_words(count: usize) -> String {
    match count {
        0 => String::new(),
        _ => counted_as(count, "sentence", "sentences"),
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

/// The tables of the open dossier, once somebody wanted them.
#[derive(Debug, Default)]
pub enum TablesState {
    #[default]
    NotAsked,
    UnderWay,
    Made(Arc<EntityTables>),
}

impl TablesState {
    pub fn made(&self) -> Option<&Arc<EntityTables>> {
        match self {
            Self::Made(tables) => Some(tables),
            Self::NotAsked | Self::UnderWay => None,
        }
    }

    /// Notes that the tables are wanted; `true` when they have to be made.
    pub(super) fn ask(&mut self) -> bool {
        let has_to_be = matches!(self, Self::NotAsked);
        if has_to_be {
            *self = Self::UnderWay;
        }
        has_to_be
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_by_their_words_and_empty_ones_last() {
        let words = ["b", "", "a", "b", "c"];
        let keys = words.map(|word| (!word.is_empty()).then_some(word));
        let table = Table {
            items: Vec::new(),
            ranks: vec![ranks(keys.to_vec())],
        };
        let mut rows = [0, 1, 2, 3, 4];
        table.sort(&mut rows, 0, false);
        assert_eq!(rows, [2, 0, 3, 4, 1]);
        table.sort(&mut rows, 0, true);
        assert_eq!(rows, [4, 0, 3, 2, 1]);
    }
}

//! The map of people and organizations for other programs: as a table of places, as a drawing, and as
//! a graph with the sentences behind every relation.
//!
//! Where things are is given by whoever laid them out ([`Drawn`]). Names in one sentence are no
//! relation and are never written as one. What XML cannot hold is left out and counted ([`Clean`]).

mod clean;
pub mod graph;
pub mod svg;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::model::Dossier;
use crate::model::item::{EntityId, Item, RelationId};
pub use clean::Clean;

/// A node of the map.
#[derive(Clone, Copy, Debug)]
pub struct DrawnNode {
    pub entity: EntityId,
    /// Of its symbol's middle, in points; y points down.
    pub place: [f32; 2],
    /// Half the size of its symbol.
    pub radius: f32,
    pub pinned: bool,
}

/// A line of the map.
#[derive(Clone, Debug)]
pub struct DrawnLine {
    pub relation: RelationId,
    /// How far it bends away from the straight way between its ends, in steps to one side, seen from
    /// the lower node to the higher.
    pub bend: f32,
}

/// What is drawn, and where.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    pub nodes: Vec<DrawnNode>,
    pub lines: Vec<DrawnLine>,
    /// Square pictures of people as PNG files, which drawings show on their nodes.
    pub portraits: BTreeMap<EntityId, Vec<u8>>,
}

/// Writes a row for each node: who, what, and where.
pub fn write_tsv(dossier: &Dossier, drawn: &Drawn, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "id\tname\tkind\tx\ty\tpinned\trelations\tsentences")?;
    for node in &drawn.nodes {
        let entity = dossier.entity(node.entity);
        let [x, y] = node.place;
        let relations = dossier.relations_of(node.entity).len();
        let sentences = dossier.evidence.sentences_of(Item::Entity(node.entity));
        let pinned = if node.pinned { "yes" } else { "no" };
        writeln!(
            out,
            "{}\t{}\t{}\t{x}\t{y}\t{pinned}\t{relations}\t{}",
            cell(&entity.id),
            cell(&entity.name),
            entity.kind.word(),
            sentences.len()
        )?;
    }
    Ok(())
}

/// A tab or a line break would begin another cell or row.
fn cell(text: &str) -> String {
    text.chars()
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect()
}

//! A relation to begin with, for every test that needs some.
#![cfg(test)]

use super::entity::Relation;
use super::item::EntityId;

/// A directed relation without words, dates, stances or sentences.
pub(crate) fn relation(source: u32, target: u32) -> Relation {
    Relation {
        id: String::new(),
        schema: String::new(),
        label: String::new(),
        source: EntityId(source),
        target: EntityId(target),
        directed: true,
        thin: false,
        start: None,
        end: None,
        status: None,
        properties: Vec::new(),
        stances: Vec::new(),
        said_by: Vec::new(),
        suggested: false,
    }
}

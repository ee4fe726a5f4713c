//! A person and a relation to begin with, for every test that needs some.
#![cfg(test)]

use super::entity::{Entity, EntityKind, Relation};
use super::item::EntityId;

/// A drawn person of whom nothing is known but this name, which is the id as well.
pub(crate) fn person(name: &str) -> Entity {
    Entity {
        id: name.to_owned(),
        kind: EntityKind::Person,
        schema: String::new(),
        name: name.to_owned(),
        aliases: Vec::new(),
        positions: Vec::new(),
        properties: Vec::new(),
        suggested: false,
        drawn: true,
    }
}

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

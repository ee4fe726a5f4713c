//! `entities.ftm.json` → entities, relations, and the ids by which annotations name them.
//!
//! A line that cannot be read, or an id that stands twice, empties the part (every bad line is
//! named); a dangling reference costs only its edge.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use super::edges::{edge, node};
use super::links::Links;
use crate::bundle::json;
use crate::bundle::schema::entities::FtmEntity;
use crate::bundle::watch::Watch;
use crate::container::limits::{Limits, MAX_ID_BYTES, MAX_REPEATED_BYTES};
use crate::model::entity::{Entity, EntityKind, Relation};
use crate::model::item::{EntityId, Item, RelationId};
use crate::problem::{Problem, Problems};

/// So many lines are read before it is asked whether they are still wanted.
const LINES_AT_ONCE: usize = 4096;

/// Nodes and edges, and how the file names them.
#[derive(Debug, Default)]
pub(crate) struct Network {
    pub(crate) entities: Vec<Entity>,
    pub(crate) relations: Vec<Relation>,
    named: HashMap<String, Named>,
    /// Relations that have an id of their own which no line gives: `EVENT.involved.GUEST`, `EDGE.SOURCE.TARGET`.
    made: HashMap<String, RelationId>,
}

/// What one id of the file became.
#[derive(Debug)]
enum Named {
    Entity(EntityId),
    /// One relation for each pair of ends; none when an end is missing.
    Relations(Vec<RelationId>),
}

impl Network {
    /// Adds a node; the caller keeps ids unique.
    pub(crate) fn push(&mut self, entity: Entity) {
        let id = EntityId::from_index(self.entities.len());
        self.named.insert(entity.id.clone(), Named::Entity(id));
        self.entities.push(entity);
    }

    /// The entity with that id in the file.
    pub(crate) fn entity(&self, id: &str) -> Option<EntityId> {
        match self.named.get(id) {
            Some(Named::Entity(entity)) => Some(*entity),
            _ => None,
        }
    }

    /// All items that the id stands for; `None` when the file does not hold it.
    pub(crate) fn items(&self, id: &str) -> Option<Vec<Item>> {
        Some(match self.named.get(id) {
            Some(Named::Entity(entity)) => vec![Item::Entity(*entity)],
            Some(Named::Relations(all)) => all.iter().copied().map(Item::Relation).collect(),
            None => vec![Item::Relation(*self.made.get(id)?)],
        })
    }

    /// Whether a relation has got this id from us.
    pub(super) fn is_made(&self, id: &str) -> bool {
        self.made.contains_key(id)
    }

    /// Notes the id that we gave to a relation.
    pub(super) fn note_made(&mut self, id: RelationId) {
        let name = self.relations[id.index()].id.clone();
        self.made.insert(name, id);
    }
}

/// Parses one object a line; with any bad line there is no list, and every bad line is a problem.
pub(crate) fn parse_lines(
    text: &str,
    file: &str,
    limits: &Limits,
    watch: &Watch<'_>,
    problems: &mut Problems,
) -> Option<Vec<(usize, FtmEntity)>> {
    let lines = (1..).zip(text.split('\n'));
    let lines = lines.filter(|(_, line)| !line.trim().is_empty());
    let most = limits.entities.saturating_add(limits.edges);
    let lines: Vec<(usize, &str)> = lines.take(most.saturating_add(1)).collect();
    let mut list: Vec<(usize, FtmEntity)> = Vec::with_capacity(lines.len().min(most));
    let mut sound = true;
    for lines in lines[..lines.len().min(most)].chunks(LINES_AT_ONCE) {
        if !watch.goes_on() {
            return None;
        }
        // Each line is a document of its own, so that all threads read.
        let parse = |(number, line): &(usize, &str)| {
            let entity = json::parse_at_line::<FtmEntity>(line, file, *number)?;
            Ok((*number, entity))
        };
        let parsed: Vec<Result<(usize, FtmEntity), Problem>> =
            lines.par_iter().map(parse).collect();
        for parsed in parsed {
            match parsed {
                Ok(entity) => list.push(entity),
                Err(problem) => {
                    problems.push(problem);
                    sound = false;
                }
            }
        }
    }
    if lines.len() > most {
        problems.push(too_many(file, "entities and relations", most));
        return None;
    }
    sound.then_some(list)
}

fn too_many(file: &str, what: &str, limit: usize) -> Problem {
    Problem::new(
        "E-LIMIT",
        file,
        format!("There are more than the {limit} {what} allowed"),
        "Split the article, or leave out what it does not mention",
    )
}

/// Checks ids, makes nodes, then lines between them.
pub(crate) fn read(
    lines: &[(usize, FtmEntity)],
    file: &str,
    limits: &Limits,
    watch: &Watch<'_>,
    problems: &mut Problems,
) -> Network {
    if !ids_are_sound(lines, file, problems) {
        return Network::default();
    }
    let mut network = Network::default();
    let whole = || lines.iter().filter(|(_, ftm)| is_whole(ftm));
    for (index, (line, ftm)) in whole().enumerate() {
        if !watch.goes_on_at(index) {
            return Network::default();
        }
        if edge(schema_of(ftm)).is_some() {
            continue;
        }
        if network.entities.len() == limits.entities {
            problems.push(too_many(file, "entities", limits.entities));
            return Network::default();
        }
        network.push(entity(ftm, &place(file, *line, ""), problems));
    }
    let mut links = Links {
        file,
        taken: whole().map(|(_, ftm)| id_of(ftm)).collect(),
        limits,
        problems,
        repeatable: MAX_REPEATED_BYTES,
        full: false,
    };
    for (index, (line, ftm)) in whole().enumerate() {
        if !watch.goes_on_at(index) {
            return Network::default();
        }
        if let Some(schema) = edge(schema_of(ftm)) {
            let ids = links.edge(ftm, schema, *line, &mut network);
            network
                .named
                .insert(id_of(ftm).to_owned(), Named::Relations(ids));
        } else if schema_of(ftm) == "Event" {
            links.event(ftm, *line, &mut network);
        }
        if links.full {
            links
                .problems
                .push(too_many(file, "relations", limits.edges));
            return Network::default();
        }
    }
    draw_only_linked_places(&mut network);
    network
}

/// A text names many places, and most of them say where something happened: a place is drawn where a
/// relation leads to it.
fn draw_only_linked_places(network: &mut Network) {
    let ends = network.relations.iter();
    let linked: HashSet<EntityId> = ends.flat_map(|one| [one.source, one.target]).collect();
    for (index, entity) in network.entities.iter_mut().enumerate() {
        if entity.schema == PLACE {
            entity.drawn = linked.contains(&EntityId::from_index(index));
        }
    }
}

/// The schema of places.
const PLACE: &str = "Address";

pub(super) fn id_of(ftm: &FtmEntity) -> &str {
    ftm.id.as_deref().unwrap_or_default()
}

fn schema_of(ftm: &FtmEntity) -> &str {
    ftm.schema.as_deref().unwrap_or_default()
}

pub(super) fn place(file: &str, line: usize, property: &str) -> String {
    let path = if property.is_empty() {
        String::new()
    } else {
        format!("properties.{property}")
    };
    json::place(&format!("{file} line {line}"), &path)
}

/// Whether every id is unique. An id that is missing or unusual is said, and costs its own line only.
fn ids_are_sound(lines: &[(usize, FtmEntity)], file: &str, problems: &mut Problems) -> bool {
    let mut first_line: HashMap<&str, usize> = HashMap::with_capacity(lines.len());
    let mut sound = true;
    for (line, ftm) in lines {
        let id = id_of(ftm);
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        if id.len() > MAX_ID_BYTES || !id.bytes().all(allowed) {
            problems.push(Problem::new(
                "W-FTM-ID",
                format!("{file} line {line} at id"),
                format!("An id has 1 to {MAX_ID_BYTES} English letters, digits, `.`, `_` or `-`"),
                "Change the id here and wherever it is referred to",
            ));
        }
        if !is_whole(ftm) {
            problems.push(Problem::new(
                "W-FTM-ID",
                format!("{file} line {line}"),
                "The line has no id or no schema, so it is left out",
                "Add an id, and a schema such as `Person`, `Organization` or `Employment`",
            ));
        } else if let Some(first) = first_line.insert(id, *line) {
            sound = false;
            problems.push(Problem::new(
                "E-DUP-ENTITY",
                format!("{file} line {line}"),
                format!("The id `{id}` already stands in line {first}"),
                "Give one of the two another id",
            ));
        }
    }
    sound
}

fn is_whole(ftm: &FtmEntity) -> bool {
    !id_of(ftm).is_empty() && !schema_of(ftm).is_empty()
}

fn entity(ftm: &FtmEntity, place: &str, problems: &mut Problems) -> Entity {
    let schema = schema_of(ftm);
    let (kind, drawn) = node(schema).unwrap_or_else(|| {
        problems.push(Problem::new(
            "W-FTM-SCHEMA",
            place,
            format!("The schema `{schema}` is not one we know, so it is shown in grey"),
            "Use a schema of FollowTheMoney, or update this program",
        ));
        (EntityKind::Unknown, true)
    });
    let properties = ftm.properties.as_ref();
    let first = |name: &str| properties.and_then(|properties| properties.first(name));
    let values = |name: &str| properties.map_or(&[][..], |properties| properties.get(name));
    let name = ["name", "title", "subject", "fileName", "full", "number"]
        .iter()
        .find_map(|name| first(name))
        .unwrap_or_else(|| id_of(ftm))
        .to_owned();
    let mut aliases: Vec<String> = Vec::new();
    for alias in ["name", "alias", "weakAlias", "previousName"]
        .into_iter()
        .flat_map(values)
    {
        if !alias.trim().is_empty() && *alias != name && !aliases.contains(alias) {
            aliases.push(alias.clone());
        }
    }
    Entity {
        id: id_of(ftm).to_owned(),
        kind,
        schema: schema.to_owned(),
        name,
        aliases,
        positions: values("position").to_vec(),
        properties: others(
            ftm,
            &["name", "alias", "weakAlias", "previousName", "position"],
        ),
        suggested: false,
        drawn,
    }
}

/// All properties but those shown elsewhere.
pub(super) fn others(ftm: &FtmEntity, shown: &[&str]) -> Vec<(String, Vec<String>)> {
    ftm.properties
        .iter()
        .flat_map(|properties| &properties.0)
        .filter(|(name, _)| !shown.contains(&name.as_str()))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests;

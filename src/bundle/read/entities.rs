//! `entities.ftm.json` → entities, relations, and the ids by which annotations name them.
//!
//! A line that cannot be read, or an id that stands twice, empties the part (every bad line is
//! named); a dangling reference costs only its edge.

use std::collections::HashMap;

use super::edges::{EVENT_LINKS, EdgeSchema, edge, node};
use crate::bundle::json;
use crate::bundle::schema::entities::FtmEntity;
use crate::container::limits::Limits;
use crate::model::entity::{Entity, EntityKind, Relation};
use crate::model::item::{EntityId, Item, RelationId};
use crate::problem::{Problem, Problems};

/// The longest id that FollowTheMoney allows.
const MAX_ID_BYTES: usize = 200;

/// Nodes and edges, and how the file names them.
#[derive(Debug, Default)]
pub(crate) struct Network {
    pub(crate) entities: Vec<Entity>,
    pub(crate) relations: Vec<Relation>,
    named: HashMap<String, Named>,
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
        Some(match self.named.get(id)? {
            Named::Entity(entity) => vec![Item::Entity(*entity)],
            Named::Relations(relations) => relations.iter().copied().map(Item::Relation).collect(),
        })
    }
}

/// Parses one object a line; with any bad line there is no list, and every bad line is a problem.
pub(crate) fn parse_lines(
    text: &str,
    file: &str,
    limits: &Limits,
    problems: &mut Problems,
) -> Option<Vec<(usize, FtmEntity)>> {
    let mut list: Vec<(usize, FtmEntity)> = Vec::new();
    let mut sound = true;
    for (index, line) in text.split('\n').enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if list.len() > limits.entities.saturating_add(limits.edges) {
            problems.push(too_many(
                file,
                "entities and relations",
                limits.entities + limits.edges,
            ));
            return None;
        }
        match json::parse_at_line::<FtmEntity>(line, file, index + 1) {
            Ok(entity) => list.push((index + 1, entity)),
            Err(problem) => {
                problems.push(problem);
                sound = false;
            }
        }
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
    problems: &mut Problems,
) -> Network {
    if !ids_are_sound(lines, file, problems) {
        return Network::default();
    }
    let mut network = Network::default();
    let whole = || lines.iter().filter(|(_, ftm)| is_whole(ftm));
    for (line, ftm) in whole() {
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
        limits,
        problems,
        full: false,
    };
    for (line, ftm) in whole() {
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
    network
}

fn id_of(ftm: &FtmEntity) -> &str {
    ftm.id.as_deref().unwrap_or_default()
}

fn schema_of(ftm: &FtmEntity) -> &str {
    ftm.schema.as_deref().unwrap_or_default()
}

fn place(file: &str, line: usize, property: &str) -> String {
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
fn others(ftm: &FtmEntity, shown: &[&str]) -> Vec<(String, Vec<String>)> {
    ftm.properties
        .iter()
        .flat_map(|properties| &properties.0)
        .filter(|(name, _)| !shown.contains(&name.as_str()))
        .cloned()
        .collect()
}

/// Makes relations while the limit allows.
struct Links<'a> {
    file: &'a str,
    limits: &'a Limits,
    problems: &'a mut Problems,
    full: bool,
}

impl Links<'_> {
    /// One relation for each pair of ends that exist.
    fn edge(
        &mut self,
        ftm: &FtmEntity,
        schema: &EdgeSchema,
        line: usize,
        network: &mut Network,
    ) -> Vec<RelationId> {
        let sources = self.ends(ftm, schema.source, line, network);
        let targets = self.ends(ftm, schema.target, line, network);
        let first = |name: &str| {
            ftm.properties
                .as_ref()
                .and_then(|properties| properties.first(name))
        };
        let label = first("role")
            .or_else(|| first("relationship"))
            .unwrap_or(schema.label);
        let properties = others(
            ftm,
            &[
                schema.source,
                schema.target,
                "role",
                "relationship",
                "startDate",
                "endDate",
                "status",
            ],
        );
        let mut ids = Vec::new();
        for source in &sources {
            for target in &targets {
                let relation = Relation {
                    id: id_of(ftm).to_owned(),
                    schema: schema.name.to_owned(),
                    label: label.to_owned(),
                    source: *source,
                    target: *target,
                    directed: schema.directed,
                    thin: false,
                    start: first("startDate").map(ToOwned::to_owned),
                    end: first("endDate").map(ToOwned::to_owned),
                    status: first("status").map(ToOwned::to_owned),
                    properties: properties.clone(),
                    stances: Vec::new(),
                    said_by: Vec::new(),
                    suggested: false,
                };
                if let Some(id) = self.push(relation, network) {
                    ids.push(id);
                } else {
                    return ids;
                }
            }
        }
        ids
    }

    /// The thin lines from an event to its organizers and guests.
    fn event(&mut self, ftm: &FtmEntity, line: usize, network: &mut Network) {
        let Some(event) = network.entity(id_of(ftm)) else {
            return;
        };
        for (property, label) in EVENT_LINKS {
            if ftm
                .properties
                .as_ref()
                .is_none_or(|properties| properties.get(property).is_empty())
            {
                continue;
            }
            for guest in self.ends(ftm, property, line, network) {
                let relation = Relation {
                    id: format!(
                        "{}.{property}.{}",
                        id_of(ftm),
                        network.entities[guest.index()].id
                    ),
                    schema: "Event".to_owned(),
                    label: label.to_owned(),
                    source: event,
                    target: guest,
                    directed: false,
                    thin: true,
                    start: None,
                    end: None,
                    status: None,
                    properties: Vec::new(),
                    stances: Vec::new(),
                    said_by: Vec::new(),
                    suggested: false,
                };
                if self.push(relation, network).is_none() {
                    return;
                }
            }
        }
    }

    fn push(&mut self, relation: Relation, network: &mut Network) -> Option<RelationId> {
        if network.relations.len() == self.limits.edges {
            self.full = true;
            return None;
        }
        let id = RelationId::from_index(network.relations.len());
        network.relations.push(relation);
        Some(id)
    }

    /// The entities that a property names, without doubles; each missing one is a problem.
    fn ends(
        &mut self,
        ftm: &FtmEntity,
        property: &str,
        line: usize,
        network: &Network,
    ) -> Vec<EntityId> {
        let names = ftm
            .properties
            .as_ref()
            .map_or(&[][..], |properties| properties.get(property));
        if names.is_empty() {
            self.dangling(
                line,
                property,
                format!("`{property}` names nobody, so the relation is left out"),
            );
        }
        let mut ends = Vec::with_capacity(names.len());
        let mut seen = std::collections::HashSet::new();
        for name in names {
            match network.entity(name) {
                Some(id) if seen.insert(id) => ends.push(id),
                Some(_) => {}
                None => self.dangling(
                    line,
                    property,
                    format!("There is no entity `{name}`, so the relation to it is left out"),
                ),
            }
        }
        ends
    }

    fn dangling(&mut self, line: usize, property: &str, what: String) {
        self.problems.push(Problem::new(
            "W-FTM-REF",
            place(self.file, line, property),
            what,
            "Add the entity, or correct the id",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> (Network, Vec<String>) {
        let limits = Limits::default();
        let mut problems = Problems::default();
        let lines = parse_lines(text, "e", &limits, &mut problems).unwrap_or_default();
        let network = read(&lines, "e", &limits, &mut problems);
        let said = problems
            .iter()
            .map(|p| format!("{} {}", p.code, p.place))
            .collect();
        (network, said)
    }

    const PEOPLE: &str = r#"{"id":"ada","schema":"Person","properties":{"name":["Ada","Ada L."],"alias":["A."],"position":["head"],"country":["no"]}}
{"id":"org","schema":"Organization","properties":{"name":["Org"]}}
"#;

    #[test]
    fn names_aliases_and_properties_find_their_fields() {
        let (network, problems) = network(PEOPLE);
        assert_eq!(problems, [] as [&str; 0]);
        let ada = &network.entities[0];
        assert_eq!(
            (ada.name.as_str(), &ada.aliases[..]),
            ("Ada", &["Ada L.".to_owned(), "A.".to_owned()][..])
        );
        assert_eq!(ada.positions, ["head"]);
        assert_eq!(ada.property("country"), ["no"]);
        assert_eq!(ada.property("name"), [] as [&str; 0]);
    }

    #[test]
    fn every_edge_schema_draws_its_line_in_its_direction() {
        for schema in &super::super::edges::EDGES {
            let line = format!(
                r#"{}{{"id":"r","schema":"{}","properties":{{"{}":["ada"],"{}":["org"]}}}}"#,
                PEOPLE, schema.name, schema.source, schema.target
            );
            let (network, problems) = network(&line);
            assert_eq!(problems, [] as [&str; 0]);
            let relation = &network.relations[0];
            assert_eq!(
                (relation.source, relation.target),
                (EntityId(0), EntityId(1))
            );
            assert_eq!(
                (relation.label.as_str(), relation.directed),
                (schema.label, schema.directed)
            );
            assert_eq!(
                network.items("r"),
                Some(vec![Item::Relation(RelationId(0))])
            );
        }
    }

    #[test]
    fn events_draw_thin_links_and_several_ends_make_several_relations() {
        let (network, problems) = network(&format!(
            r#"{PEOPLE}{{"id":"ev","schema":"Event","properties":{{"name":["Ev"],"involved":["ada","org","ada"]}}}}
{{"id":"r","schema":"UnknownLink","properties":{{"subject":["ada","org"],"object":["ev"],"role":["met at"]}}}}"#
        ));
        assert_eq!(problems, [] as [&str; 0]);
        let ids: Vec<&str> = network.relations.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["ev.involved.ada", "ev.involved.org", "r", "r"]);
        assert!(network.relations[0].thin);
        assert_eq!(network.relations[2].label, "met at");
        assert_eq!(network.items("r").map(|items| items.len()), Some(2));
    }

    #[test]
    fn what_dangles_costs_its_edge_only() {
        let (network, problems) = network(&format!(
            r#"{PEOPLE}
{{"id":"r","schema":"Employment","properties":{{"employee":["ada"],"employer":["nobody"]}}}}
{{"id":"s","schema":"Employment","properties":{{"employee":["ada"]}}}}
{{"id":"t","schema":"Spaceship","properties":{{}}}}"#
        ));
        assert_eq!(network.relations.len(), 0);
        assert_eq!(network.entities.len(), 3);
        assert_eq!(network.items("r"), Some(vec![]));
        assert_eq!(
            problems,
            [
                "W-FTM-SCHEMA e line 6",
                "W-FTM-REF e line 4 at properties.employer",
                "W-FTM-REF e line 5 at properties.employer"
            ]
        );
    }

    #[test]
    fn a_bad_line_or_a_double_empties_the_part_and_names_the_line() {
        for (line, said) in [
            (
                r#"{"id":"x","schema":"Person","properties":{"name":"Ada"}}"#,
                "E-JSON e line 3 at properties.name",
            ),
            (
                r#"{"id":"x","schema":"Person","properties":{"name":["a"],"name":["b"]}}"#,
                "E-JSON e line 3 at properties",
            ),
            (r#"{"id":"ada","schema":"Person"}"#, "E-DUP-ENTITY e line 3"),
            ("[]", "E-JSON e line 3"),
        ] {
            let (network, problems) = network(&format!("{PEOPLE}{line}\n"));
            assert_eq!(network.entities.len(), 0, "{line}");
            assert_eq!(problems, [said], "{line}");
        }
    }

    #[test]
    fn an_unusual_id_is_kept_and_a_missing_one_costs_its_line() {
        for (line, count, said) in [
            (
                r#"{"id":"a b","schema":"Person"}"#,
                3,
                "W-FTM-ID e line 3 at id",
            ),
            (r#"{"id":"x"}"#, 2, "W-FTM-ID e line 3"),
            (r#"{"schema":"Person"}"#, 2, "W-FTM-ID e line 3"),
        ] {
            let (network, problems) = network(&format!("{PEOPLE}{line}\n"));
            assert_eq!(network.entities.len(), count, "{line}");
            assert_eq!(problems, [said], "{line}");
        }
    }

    #[test]
    fn the_limits_hold_at_the_limit_and_one_past_it() {
        let limits = Limits {
            entities: 2,
            edges: 1,
            ..Limits::default()
        };
        let edge = |id: &str| {
            format!(
                r#"{{"id":"{id}","schema":"Family","properties":{{"person":["ada"],"relative":["org"]}}}}{}"#,
                "\n"
            )
        };
        for (text, sound) in [
            (format!("{PEOPLE}{}", edge("r")), true),
            (format!("{PEOPLE}{}{}", edge("r"), edge("s")), false),
            (
                format!("{PEOPLE}{}", r#"{"id":"z","schema":"Person"}"#),
                false,
            ),
        ] {
            let mut problems = Problems::default();
            let lines = parse_lines(&text, "e", &limits, &mut problems).unwrap_or_default();
            let network = read(&lines, "e", &limits, &mut problems);
            assert_eq!(network.entities.len() == 2, sound, "{text}");
            assert_eq!(problems.is_empty(), sound, "{text}");
        }
    }
}

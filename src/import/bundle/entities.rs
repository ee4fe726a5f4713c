//! `entities.ftm.json`: who and what is named, and the relations between them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;

use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

use super::super::suggestion::{NameKind, SuggestedEntity, SuggestedRole, Suggestions};
use super::body::BodyText;
use super::unwritable;
use crate::model::annotation::Stance;
use crate::model::entity::Entity;
use crate::problem::Problem;

mod edges;

use edges::Edge;

/// What becomes of the suggested entities and relations; both are found by their place in the
/// suggestions.
pub(super) struct Entities {
    /// `None` for what is not written: names whose words are not shown, and works, products and the like
    /// that nothing else speaks of.
    ids: Vec<Option<String>>,
    /// The edge of each relation.
    edge_of: Vec<Option<usize>>,
    edges: Vec<Edge>,
    /// Those that an agency's item lists and no rule found.
    listed: Vec<Value>,
}

impl Entities {
    pub(super) fn of(suggestions: &Suggestions, listed: &[Entity], body: &BodyText) -> Self {
        let spoken_of = spoken_of(suggestions);
        let is_shown = |range: &Range<usize>| super::annotations::place(body, range).is_some();
        let mut taken = HashSet::new();
        let ids: Vec<Option<String>> = suggestions
            .entities
            .iter()
            .enumerate()
            .map(|(index, entity)| {
                let is_written = entity.kind != NameKind::Other || spoken_of.contains(&index);
                let is_shown = entity.mentions.iter().any(|one| is_shown(&one.range));
                (is_written && is_shown).then(|| free(&slug(entity), &mut taken))
            })
            .collect();
        let mut edges: Vec<Edge> = Vec::new();
        let mut known: HashMap<edges::Key, usize> = HashMap::new();
        let edge_of = suggestions.relations.iter().map(|relation| {
            let ends = [relation.source, relation.target];
            let [source, target] =
                ends.map(|end| Some((ids.get(end)?.as_ref()?, suggestions.entities.get(end)?)));
            // Its annotation would be dropped, and what nobody suggests reads as confirmed.
            let lacks_speaker = relation
                .said_by
                .is_some_and(|by| ids.get(by).is_none_or(Option::is_none));
            if relation.source == relation.target || lacks_speaker || !is_shown(&relation.range) {
                return None;
            }
            let mut edge = Edge::of(relation, source?.1.kind, target?.1.kind);
            let key = edge.key(relation);
            Some(*known.entry(key).or_insert_with(|| {
                let id = format!(
                    "{}-{}-{}",
                    source.map_or("", |one| one.0),
                    edge.word(),
                    target.map_or("", |one| one.0)
                );
                edge.id = free(&id, &mut taken);
                edges.push(edge);
                edges.len() - 1
            }))
        });
        let edge_of = edge_of.collect();
        let known: HashSet<String> = suggestions
            .entities
            .iter()
            .zip(&ids)
            .filter(|(_, id)| id.is_some())
            .flat_map(|(entity, _)| {
                let aliases = entity.aliases.iter().map(|alias| &alias.form);
                aliases
                    .chain([&entity.name])
                    .map(|name| name.to_lowercase())
            })
            .collect();
        let listed = listed
            .iter()
            .filter(|entity| !known.contains(&entity.name.to_lowercase()))
            .map(|entity| listed_node(&free(&entity.id, &mut taken), entity));
        Self {
            listed: listed.collect(),
            ids,
            edge_of,
            edges,
        }
    }

    /// The id of a suggested entity, when it is written.
    pub(super) fn id(&self, entity: usize) -> Option<&str> {
        self.ids.get(entity)?.as_deref()
    }

    /// The id of a suggested relation, when it is written.
    pub(super) fn relation_id(&self, relation: usize) -> Option<&str> {
        let edge = (*self.edge_of.get(relation)?)?;
        Some(self.edges.get(edge)?.id.as_str())
    }

    /// Nodes, then edges, one object a line.
    pub(super) fn lines(&self, suggestions: &Suggestions, text: &str) -> Result<Vec<u8>, Problem> {
        let owned: HashSet<usize> = self.edges.iter().filter_map(Edge::owned).collect();
        let mut lines = Vec::new();
        let mut write = |value: &Value| -> Result<(), Problem> {
            serde_json::to_writer(&mut lines, value).map_err(|error| unwritable(&error))?;
            lines.push(b'\n');
            Ok(())
        };
        for (index, entity) in suggestions.entities.iter().enumerate() {
            if let Some(id) = self.id(index) {
                write(&node(id, entity, owned.contains(&index), text))?;
            }
        }
        for node in &self.listed {
            write(node)?;
        }
        for edge in &self.edges {
            if let (Some(source), Some(target)) = (self.id(edge.source), self.id(edge.target)) {
                write(&edge.json(source, target))?;
            }
        }
        Ok(lines)
    }
}

/// Entities that a relation, a role, a quote or a number speaks of.
fn spoken_of(suggestions: &Suggestions) -> HashSet<usize> {
    let mut spoken_of = HashSet::new();
    for relation in &suggestions.relations {
        spoken_of.extend([relation.source, relation.target]);
        spoken_of.extend(relation.said_by);
    }
    spoken_of.extend(suggestions.quotes.iter().filter_map(|quote| quote.speaker));
    spoken_of.extend(
        suggestions
            .figures
            .iter()
            .filter_map(|figure| figure.said_by),
    );
    spoken_of
}

fn node(id: &str, entity: &SuggestedEntity, is_owned: bool, text: &str) -> Value {
    let schema = match entity.kind {
        NameKind::Person => "Person",
        // FollowTheMoney knows no owned organization but a company.
        NameKind::Organization if is_owned => "Company",
        NameKind::Organization => "Organization",
        NameKind::PublicBody => "PublicBody",
        NameKind::Place => "Address",
        // Somebody or something that acts, and nobody knows what.
        NameKind::Other => "LegalEntity",
    };
    let mut properties: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    properties.insert("name", vec![entity.name.clone()]);
    let mut add = |property: &'static str, value: String| {
        let values = properties.entry(property).or_default();
        if !values.contains(&value) {
            values.push(value);
        }
    };
    for alias in entity.aliases.iter().filter(|one| one.form != entity.name) {
        add("alias", alias.form.clone());
    }
    if entity.kind == NameKind::Person {
        for role in &entity.roles {
            add("position", position(role, text));
        }
    }
    if entity.kind == NameKind::Place {
        add("full", entity.name.clone());
    }
    json!({ "id": id, "schema": schema, "properties": properties })
}

/// Somebody or something that an item lists: no suggestion, for the agency says so.
fn listed_node(id: &str, entity: &Entity) -> Value {
    let mut properties = json!({ "name": [entity.name] });
    for (name, values) in [("alias", &entity.aliases), ("position", &entity.positions)] {
        if !values.is_empty() {
            properties[name] = json!(values);
        }
    }
    for (name, values) in &entity.properties {
        properties[name] = json!(values);
    }
    json!({ "id": id, "schema": entity.schema, "properties": properties })
}

/// The role, and how the text puts it where that is not as a fact and the role's own words do not say so.
fn position(role: &SuggestedRole, text: &str) -> String {
    let says_so = text.get(role.range.clone()) == Some(role.role.as_str());
    match role.stance {
        Stance::Asserted => role.role.clone(),
        _ if says_so => role.role.clone(),
        other => format!("{} ({})", role.role, other.word()),
    }
}

/// Small Latin letters and digits of the name; the kind where it has none.
fn slug(entity: &SuggestedEntity) -> String {
    /// Enough to tell it by; an edge has two of them in its id.
    const LETTERS: usize = 60;
    let mut slug = String::new();
    for letter in entity.name.nfkd() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !unicode_normalization::char::is_combining_mark(letter)
            && !slug.is_empty()
            && !slug.ends_with('-')
        {
            slug.push('-');
        }
        if slug.len() >= LETTERS {
            break;
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return slug.to_owned();
    }
    let kind = match entity.kind {
        NameKind::Person => "person",
        NameKind::Organization => "organization",
        NameKind::PublicBody => "public-body",
        NameKind::Place => "place",
        NameKind::Other => "name",
    };
    if slug.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}-{slug}")
    }
}

/// The id, with a number where it is taken.
fn free(id: &str, taken: &mut HashSet<String>) -> String {
    let mut free = id.to_owned();
    let mut number = 2;
    while !taken.insert(free.clone()) {
        free = format!("{id}-{number}");
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::suggestion::Rule;

    fn named(name: &str, kind: NameKind) -> SuggestedEntity {
        SuggestedEntity {
            kind,
            name: name.to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            mentions: Vec::new(),
            credit_only: false,
            rule: Rule {
                id: "t",
                score: 1.0,
            },
        }
    }

    #[test]
    fn ids_are_readable_and_ascii() {
        for (name, id) in [
            ("José  Núñez-O’Neill", "jose-nunez-o-neill"),
            ("3M", "3m"),
            ("Анатолий Викторов", "person"),
            ("שלום 7", "person-7"),
            ("— x —", "x"),
        ] {
            assert_eq!(slug(&named(name, NameKind::Person)), id, "{name}");
        }
        let mut taken = HashSet::new();
        let ids = ["a", "a", "a-2", "a"].map(|id| free(id, &mut taken));
        assert_eq!(ids, ["a", "a-2", "a-2-2", "a-3"]);
        assert!(slug(&named(&"a b".repeat(200), NameKind::Person)).len() <= 60);
    }
}

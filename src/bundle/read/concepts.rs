//! `people` and `organisations` of a news item → entities, when no FollowTheMoney file says more; and
//! which entity one of them means.

use std::collections::{HashMap, HashSet};

use super::article::given;
use super::entities::Network;
use crate::bundle::schema::article::{Concept, Item};
use crate::model::entity::{Entity, EntityKind};
use crate::model::item::EntityId;

/// The people and organisations that the article itself lists.
pub(crate) fn read(item: &Item) -> Network {
    let mut network = Network::default();
    let mut ids: HashSet<String> = HashSet::new();
    for (list, kind, schema) in [
        (&item.people, EntityKind::Person, "Person"),
        (
            &item.organisations,
            EntityKind::Organization,
            "Organization",
        ),
    ] {
        for concept in list.iter().flatten() {
            if let Some(entity) = entity(concept, kind, schema, &mut ids) {
                network.push(entity);
            }
        }
    }
    network
}

/// Finds the entity that a concept means by its id or its address; never by its name.
pub(crate) struct Identifier<'a> {
    network: &'a Network,
    /// `None` for an address that several entities have.
    by_address: HashMap<&'a str, Option<EntityId>>,
}

impl<'a> Identifier<'a> {
    pub(crate) fn new(network: &'a Network) -> Self {
        let mut by_address: HashMap<&str, Option<EntityId>> = HashMap::new();
        for (index, entity) in (0..).zip(&network.entities) {
            let addresses = ["wikidataId", "sourceUrl"]
                .into_iter()
                .flat_map(|name| entity.property(name));
            for address in addresses {
                let known = by_address.entry(address);
                known
                    .and_modify(|found| {
                        if *found != Some(EntityId(index)) {
                            *found = None;
                        }
                    })
                    .or_insert(Some(EntityId(index)));
            }
        }
        Self {
            network,
            by_address,
        }
    }

    /// `None` also where the id names one and the address another.
    pub(crate) fn entity(&self, concept: &Concept) -> Option<EntityId> {
        let literal = concept.literal.as_deref();
        let by_id = literal.and_then(|id| self.network.entity(id));
        let by_address = concept.uri.as_deref().and_then(|uri| {
            let address = wikidata_id(uri).unwrap_or(uri);
            self.by_address.get(address).copied().flatten()
        });
        match (by_id, by_address) {
            (Some(one), Some(other)) => (one == other).then_some(one),
            (one, other) => one.or(other),
        }
    }
}

/// The item that an address of Wikidata is of, like `Q7259`.
fn wikidata_id(uri: &str) -> Option<&str> {
    let id = uri.rsplit_once("wikidata.org/")?.1.rsplit('/').next()?;
    id.starts_with('Q').then_some(id)
}

fn entity(
    concept: &Concept,
    kind: EntityKind,
    schema: &str,
    ids: &mut HashSet<String>,
) -> Option<Entity> {
    let name = given(concept.name.as_ref()).or_else(|| given(concept.literal.as_ref()))?;
    let base = concept
        .literal
        .as_deref()
        .map(slug)
        .filter(|id| !id.is_empty());
    let base = base.unwrap_or_else(|| slug(&name));
    let base = if base.is_empty() {
        schema.to_lowercase()
    } else {
        base
    };
    let numbered = (2..=ids.len() + 1).map(|number| format!("{base}-{number}"));
    let id = std::iter::once(base.clone())
        .chain(numbered)
        .find(|id| !ids.contains(id))?;
    ids.insert(id.clone());
    let uri = given(concept.uri.as_ref());
    let wikidata = uri.as_deref().and_then(wikidata_id).map(str::to_owned);
    let mut properties = Vec::new();
    properties.extend(wikidata.map(|id| ("wikidataId".to_owned(), vec![id])));
    properties.extend(uri.map(|uri| ("sourceUrl".to_owned(), vec![uri])));
    Some(Entity {
        id,
        kind,
        schema: schema.to_owned(),
        name,
        aliases: Vec::new(),
        positions: Vec::new(),
        properties,
        suggested: false,
        drawn: true,
    })
}

/// An id that FollowTheMoney allows, close to the name.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().take(80) {
        if character.is_ascii_alphanumeric() || matches!(character, '.' | '_') {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    slug.trim_matches(['-', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::json;

    #[test]
    fn people_and_organisations_become_entities_with_ids_of_their_own() {
        let item: Item = json::parse(
            r#"{"people":[{"name":"Ada Lóvelace"},{"name":"Ada Lovelace","literal":"x:1","uri":"http://www.wikidata.org/entity/Q7259"},{"literal":" "},{"name":"柳"},{"name":"柳"}],
                "organisations":[{"name":"Org"}]}"#,
            "a",
        )
        .unwrap();
        let network = read(&item);
        let ids: Vec<&str> = network
            .entities
            .iter()
            .map(|entity| entity.id.as_str())
            .collect();
        assert_eq!(ids, ["ada-l-velace", "x-1", "person", "person-2", "org"]);
        assert_eq!(network.entities[1].property("wikidataId"), ["Q7259"]);
        assert_eq!(network.entities[4].kind, EntityKind::Organization);
    }

    #[test]
    fn a_concept_means_an_entity_by_id_or_address_and_never_by_name() {
        let item: Item = json::parse(
            r#"{"people":[{"name":"Ada","literal":"ada"},{"name":"Bo","uri":"http://www.wikidata.org/entity/Q1"},
                {"name":"Cy","uri":"https://e.org/x"},{"name":"Di","uri":"https://e.org/x"}]}"#,
            "a",
        )
        .unwrap();
        let network = read(&item);
        let identifier = Identifier::new(&network);
        for (literal, uri, found) in [
            (Some("ada"), None, Some(0)),
            (None, Some("https://www.wikidata.org/wiki/Q1"), Some(1)),
            (
                Some("bo"),
                Some("http://www.wikidata.org/entity/Q1"),
                Some(1),
            ),
            (Some("ada"), Some("http://www.wikidata.org/entity/Q1"), None),
            (None, Some("https://e.org/x"), None),
            (Some("nobody"), None, None),
            (None, None, None),
        ] {
            let concept = Concept {
                name: Some("Ada".to_owned()),
                literal: literal.map(str::to_owned),
                uri: uri.map(str::to_owned),
                ..Concept::default()
            };
            let expected = found.map(EntityId);
            assert_eq!(identifier.entity(&concept), expected, "{literal:?} {uri:?}");
        }
    }
}

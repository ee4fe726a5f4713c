//! People and organizations: names, kinds, who is the same and who is not.

use super::addresses::set_address;
use super::decide::ends_of;
use super::desk::{Desk, free};
use super::{gone, refusal};
use crate::bundle::read::edges::{edge, node};
use crate::bundle::read::package::Role;
use crate::bundle::schema::entities::FtmEntity;
use crate::bundle::schema::{OneOrMany, Properties};
use crate::edit::{Span, Target};
use crate::problem::Problem;

/// Properties that hold other names, and which of them new ones go to.
const OTHER_NAMES: [&str; 4] = ["name", "alias", "weakAlias", "previousName"];
const ALIAS: &str = "alias";
/// Letters of a name in a new id.
const MAX_SLUG: usize = 60;

impl Desk<'_> {
    pub(super) fn change_entity_kind(&mut self, id: &str, schema: &str) -> Result<(), Problem> {
        if node(schema).is_none() {
            return Err(refusal(
                format!("`{schema}` is no kind that FollowTheMoney knows"),
                "Choose person, organization, company, public body or event",
            ));
        }
        self.line_mut(id, "entity")?.schema = Some(schema.to_owned());
        Ok(())
    }

    pub(super) fn edit_entity(
        &mut self,
        id: &str,
        name: &str,
        aliases: &[String],
        positions: &[String],
    ) -> Result<(), Problem> {
        let name = sound_name(name)?;
        let line = self.line_mut(id, "entity")?;
        let properties = &mut line.properties.get_or_insert_default().0;
        let aliases = distinct(aliases, &name);
        let mut left: Vec<String> = aliases.clone();
        for (property, values) in properties.iter_mut() {
            if OTHER_NAMES.contains(&property.as_str()) {
                // What stays stays in its property; the first name alone is another.
                values.retain(|value| aliases.contains(value));
                left.retain(|alias| !values.contains(alias));
            }
        }
        let names = values_of(properties, "name");
        names.insert(0, name);
        if !left.is_empty() {
            values_of(properties, ALIAS).extend(left);
        }
        let positions = distinct(positions, "");
        if positions.is_empty() {
            properties.retain(|(property, _)| property != "position");
        } else {
            *values_of(properties, "position") = positions;
        }
        properties.retain(|(property, values)| {
            !values.is_empty() || !OTHER_NAMES.contains(&property.as_str())
        });
        self.confirm_if_suggested(&Target::Entity(id.to_owned()))
    }

    /// What a person wrote needs no further confirmation.
    pub(super) fn confirm_if_suggested(&mut self, target: &Target) -> Result<(), Problem> {
        if self.proofs_of(target).is_empty() {
            return Ok(());
        }
        self.accept(target)
    }

    pub(super) fn merge(&mut self, into: &str, from: &str) -> Result<(), Problem> {
        if into == from {
            return Err(refusal("This is one already", "Choose another one"));
        }
        for id in [into, from] {
            let line = self.line(id).ok_or_else(|| gone("entity", id))?;
            if edge(line.schema.as_deref().unwrap_or_default()).is_some() {
                return Err(refusal(
                    "A relation is merged with nothing",
                    "Choose people",
                ));
            }
        }
        let proofs = self.proofs_of(&Target::Entity(into.to_owned()));
        // The file's own, of which no rule says anything, is nobody's suggestion.
        if proofs.is_empty() || proofs.iter().any(|index| !self.is_suggested(*index)) {
            // Who says that a suggestion is somebody confirmed has confirmed it.
            self.confirm_if_suggested(&Target::Entity(from.to_owned()))?;
        }
        let lines = self.entities()?;
        let place = lines
            .iter()
            .position(|line| line.id.as_deref() == Some(from));
        let Some(gone) = place.map(|place| lines.remove(place)) else {
            return Err(gone("entity", from));
        };
        let line = self.line_mut(into, "entity")?;
        join(line, gone);
        self.rename_in_lines(into, from)?;
        self.rename_in_links(into, from)?;
        self.forget_concept(from);
        Ok(())
    }

    /// Edges and events that named `from` name `into`; an edge from one to itself is none.
    fn rename_in_lines(&mut self, into: &str, from: &str) -> Result<(), Problem> {
        let mut loops = Vec::new();
        for id in self.lines_that_name(from) {
            let line = self.line_mut(&id, "relation")?;
            let schema = line.schema.clone().unwrap_or_default();
            let ends = ends_of(&schema);
            let Some(properties) = &mut line.properties else {
                continue;
            };
            for (name, values) in &mut properties.0 {
                if ends.contains(&name.as_str()) {
                    let is_there = values.iter().any(|one| one == into);
                    if is_there {
                        values.retain(|one| one != from);
                    }
                    for value in values.iter_mut().filter(|one| *one == from) {
                        into.clone_into(value);
                    }
                }
            }
            let is_loop = ends
                .iter()
                .all(|end| matches!(properties.get(end), [only] if only == into));
            if is_loop && edge(&schema).is_some() {
                loops.push(id);
            }
        }
        for id in loops {
            self.remove_edge(&id)?;
        }
        Ok(())
    }

    fn rename_in_links(&mut self, into: &str, from: &str) -> Result<(), Problem> {
        let paths = self.paths.clone();
        let new = paths.to_entity(into).ok_or_else(|| gone("entity", into))?;
        for link in &mut self.links {
            let Some(item) = &link.item else { continue };
            let speaks = |address: &str| paths.is_entity(address, from);
            let bodies = item.body.as_ref().map_or(&[][..], OneOrMany::as_slice);
            let in_body = bodies
                .iter()
                .any(|body| super::addresses::address(body).is_some_and(speaks));
            let is_speaker = item.said_by.as_deref().is_some_and(speaks);
            if !in_body && !is_speaker {
                continue;
            }
            self.changed.add(Role::Annotations);
            let Some(item) = link.touch() else { continue };
            if is_speaker {
                item.said_by = Some(new.clone());
            }
            let bodies = item.body.iter_mut().flat_map(OneOrMany::as_mut_slice);
            for body in bodies {
                if super::addresses::address(body).is_some_and(speaks) {
                    set_address(body, &new);
                }
            }
        }
        Ok(())
    }

    pub(super) fn split(
        &mut self,
        entity: &str,
        mentions: &[String],
        name: &str,
    ) -> Result<(), Problem> {
        let name = sound_name(name)?;
        let old = self.line(entity).ok_or_else(|| gone("entity", entity))?;
        let schema = old.schema.clone().unwrap_or_default();
        let proofs = self.proofs_of(&Target::Entity(entity.to_owned()));
        let is_chosen = |index: &usize| {
            let id = self.links[*index].id();
            mentions.iter().any(|mention| mention == id)
        };
        let (chosen, kept): (Vec<usize>, Vec<usize>) = proofs.into_iter().partition(is_chosen);
        if chosen.is_empty() {
            return Err(refusal(
                "No mention of it is chosen",
                "Choose those that are somebody else's",
            ));
        }
        if kept.is_empty() {
            return Err(refusal(
                "All mentions are chosen, so nothing would be split",
                "Leave those out that are rightly its own, or edit the name instead",
            ));
        }
        let new = self.add_line(&schema, &name)?;
        // The name is no longer one of the other's.
        let line = self.line_mut(entity, "entity")?;
        if let Some(properties) = &mut line.properties {
            for (property, values) in &mut properties.0 {
                if OTHER_NAMES.contains(&property.as_str())
                    && (property != "name" || values.len() > 1)
                {
                    values.retain(|value| *value != name);
                }
            }
            properties.0.retain(|(_, values)| !values.is_empty());
        }
        let paths = self.paths.clone();
        let address = paths.to_entity(&new).ok_or_else(|| gone("entity", &new))?;
        for index in chosen {
            let Some(item) = self.links[index].touch() else {
                continue;
            };
            let bodies = item.body.iter_mut().flat_map(OneOrMany::as_mut_slice);
            for body in bodies {
                if super::addresses::address(body).is_some_and(|one| paths.is_entity(one, entity)) {
                    set_address(body, &address);
                }
            }
        }
        self.changed.add(Role::Annotations);
        Ok(())
    }

    pub(super) fn add_entity(
        &mut self,
        name: &str,
        schema: &str,
        span: &Span,
    ) -> Result<(), Problem> {
        let name = sound_name(name)?;
        if node(schema).is_none() {
            return Err(refusal(
                format!("`{schema}` is no kind that FollowTheMoney knows"),
                "Choose person, organization, company, public body or event",
            ));
        }
        self.place(span)?;
        self.annotations()?;
        let id = self.add_line(schema, &name)?;
        self.link_to_line("identifying", &id, "asserted", span)
    }

    pub(super) fn add_mention(&mut self, entity: &str, span: &Span) -> Result<(), Problem> {
        self.place(span)?;
        self.line_mut(entity, "entity")?;
        self.link_to_line("identifying", entity, "asserted", span)
    }

    /// An annotation by a person that links a line to the words of `span`.
    pub(super) fn link_to_line(
        &mut self,
        motivation: &str,
        id: &str,
        stance: &str,
        span: &Span,
    ) -> Result<(), Problem> {
        self.annotations()?;
        let body = self.paths.to_entity(id).ok_or_else(|| gone("entity", id))?;
        let mut item = self.annotation(motivation, &body, span)?;
        super::words::set_stance(&mut item, stance);
        self.add_link(item).map(drop)
    }

    /// Adds a line under an id that no other has; returns the id.
    pub(super) fn add_line(&mut self, schema: &str, name: &str) -> Result<String, Problem> {
        let slug = slug(name);
        let lines = self.entities()?;
        let id = {
            let known: std::collections::HashSet<&str> =
                lines.iter().filter_map(|line| line.id.as_deref()).collect();
            if slug.is_empty() || known.contains(slug.as_str()) {
                let stem = if slug.is_empty() { "added" } else { &slug };
                free(stem, |id| known.contains(id))
            } else {
                slug
            }
        };
        let properties = vec![("name".to_owned(), vec![name.to_owned()])];
        lines.push(FtmEntity {
            id: Some(id.clone()),
            schema: Some(schema.to_owned()),
            properties: Some(Properties(properties)),
            ..FtmEntity::default()
        });
        Ok(id)
    }
}

/// `into` takes over all that `from` has: names as aliases, the rest beside its own.
fn join(into: &mut FtmEntity, from: FtmEntity) {
    let own = &mut into.properties.get_or_insert_default().0;
    let known: Vec<String> = OTHER_NAMES
        .iter()
        .flat_map(|name| values_of(own, name).clone())
        .collect();
    for (property, values) in from.properties.unwrap_or_default().0 {
        let is_name = OTHER_NAMES.contains(&property.as_str());
        let goes_to = if property == "name" { ALIAS } else { &property };
        let here = values_of(own, goes_to);
        for value in values {
            let is_known = here.contains(&value) || (is_name && known.contains(&value));
            if !is_known {
                here.push(value);
            }
        }
    }
    own.retain(|(_, values)| !values.is_empty());
    for (key, value) in from.extra.0 {
        // What both have stays as `into` has it.
        if !into.extra.0.iter().any(|(known, _)| *known == key) {
            into.extra.0.push((key, value));
        }
    }
}

/// The values of a property, which is begun if it is not there.
pub(super) fn values_of<'a>(
    properties: &'a mut Vec<(String, Vec<String>)>,
    name: &str,
) -> &'a mut Vec<String> {
    let place = properties.iter().position(|(known, _)| known == name);
    let place = place.unwrap_or_else(|| {
        properties.push((name.to_owned(), Vec::new()));
        properties.len() - 1
    });
    &mut properties[place].1
}

fn distinct(values: &[String], without: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    for value in values.iter().map(|value| value.trim()) {
        if !value.is_empty() && value != without && !list.iter().any(|known| known == value) {
            list.push(value.to_owned());
        }
    }
    list
}

fn sound_name(name: &str) -> Result<String, Problem> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(refusal("The name is empty", "Write one"))
    } else {
        Ok(name)
    }
}

/// The letters and digits of a name that an id may have.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(MAX_SLUG);
    slug.trim_end_matches('-').to_owned()
}

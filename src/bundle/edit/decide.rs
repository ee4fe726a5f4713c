//! Accepting and rejecting what rules suggested.

use std::collections::{HashMap, HashSet};

use super::addresses::address;
use super::desk::{Desk, Link, confirm, is_by_rule, is_proof};
use super::words::{set_stance, with_body};
use super::{gone, refusal};
use crate::bundle::read::edges::{EVENT_LINKS, edge};
use crate::bundle::read::package::Role;
use crate::bundle::schema::OneOrMany;
use crate::bundle::schema::annotations::Annotation;
use crate::bundle::schema::article::Concept;
use crate::edit::Target;
use crate::problem::Problem;

impl Desk<'_> {
    /// Accepts each; when one is gone, the others are accepted all the same.
    pub(super) fn accept_all(&mut self, targets: &[Target]) -> Result<(), Problem> {
        if let [one] = targets {
            return self.accept(one);
        }
        let index = Proofs::of(self);
        let mut first_fault = Ok(());
        for target in targets {
            let accepted = match index.of_target(target) {
                [] => Err(self.nothing_to_decide(target)),
                proofs => self.accept_proofs(proofs, target),
            };
            first_fault = first_fault.and(accepted);
        }
        first_fault
    }

    /// A person vouches for every link of `target` to the text.
    pub(super) fn accept(&mut self, target: &Target) -> Result<(), Problem> {
        let proofs = self.proofs_of(target);
        if proofs.is_empty() {
            return Err(self.nothing_to_decide(target));
        }
        self.accept_proofs(&proofs, target)
    }

    /// Annotations may be added by this, and none goes, so that places stay what they are.
    fn accept_proofs(&mut self, proofs: &[usize], target: &Target) -> Result<(), Problem> {
        for &index in proofs {
            if !self.is_suggested(index) {
                continue;
            }
            let Some(index) = self.single_out(index, target)? else {
                continue;
            };
            if let Some(item) = self.links[index].touch() {
                confirm(item);
                self.changed.add(Role::Annotations);
            }
        }
        Ok(())
    }

    /// Takes away what rules say of `target`, and the thing itself when nobody else says anything of it.
    pub(super) fn reject(&mut self, target: &Target) -> Result<(), Problem> {
        let proofs = self.proofs_of(target);
        let (by_rule, by_person): (Vec<usize>, Vec<usize>) = proofs
            .into_iter()
            .partition(|index| self.is_suggested(*index));
        if by_rule.is_empty() {
            return Err(self.nothing_to_decide(target));
        }
        let by_rule: Vec<String> = by_rule
            .into_iter()
            .map(|index| self.links[index].id().to_owned())
            .collect();
        let stays = !by_person.is_empty();
        match target {
            Target::Entity(id) => {
                if self.line(id).is_none() {
                    return Err(gone("entity", id));
                }
                if !stays {
                    self.refuse_if_confirmed_with(id)?;
                }
                self.unlink(&by_rule, id);
                if !stays {
                    self.remove_entity(id)?;
                }
            }
            Target::Relation(id) => self.reject_relation(id, &by_rule, stays)?,
            Target::Figure(id) => self.remove_row(id)?,
            Target::Note(id) => self.drop_links(|link| link.id() == id),
        }
        Ok(())
    }

    /// An entity does not go together with a relation that a person vouches for.
    fn refuse_if_confirmed_with(&self, id: &str) -> Result<(), Problem> {
        let relations: HashSet<String> = self.relations_that_name(id).into_iter().collect();
        let is_confirmed = self.links.iter().any(|link| {
            let item = link.item.as_ref();
            let Some(item) = item.filter(|item| is_proof(item) && !is_by_rule(item)) else {
                return false;
            };
            let bodies = item.body.as_ref().map_or(&[][..], OneOrMany::as_slice);
            let mut named = bodies.iter().filter_map(address);
            named.any(|address| {
                let named = self.paths.entity(address);
                named.is_some_and(|named| relations.contains(&named))
            })
        });
        if is_confirmed {
            return Err(refusal(
                "It is part of a relation that was confirmed",
                "Take that confirmation back, or give the relation another end, and reject this then",
            ));
        }
        Ok(())
    }

    /// What annotations call the relations that an entity is an end of.
    fn relations_that_name(&self, id: &str) -> Vec<String> {
        let mut relations = Vec::new();
        for line in self.lines_that_name(id) {
            let found = self.line(&line);
            let schema = found.and_then(|line| line.schema.as_deref());
            if edge(schema.unwrap_or_default()).is_some() {
                relations.push(line);
                continue;
            }
            // Of an event goes nothing but that this one took part.
            let properties = EVENT_LINKS.iter();
            relations.extend(properties.map(|(property, _)| format!("{line}.{property}.{id}")));
        }
        relations
    }

    fn nothing_to_decide(&self, target: &Target) -> Problem {
        let known = match target {
            Target::Entity(id) => self.line(id).is_some(),
            Target::Relation(id) => self.line_of_relation(id).is_some(),
            Target::Figure(id) => self.row(id).is_some(),
            Target::Note(id) => self.links.iter().any(|link| link.id() == id),
        };
        match target {
            Target::Entity(_) | Target::Relation(_) | Target::Figure(_) | Target::Note(_)
                if known =>
            {
                refusal(
                    "No rule suggested this, so there is nothing to decide",
                    "Edit it instead",
                )
            }
            Target::Entity(id) => gone("entity", id),
            Target::Relation(id) => gone("relation", id),
            Target::Figure(id) => gone("number", id),
            Target::Note(id) => gone("note", id),
        }
    }

    /// Where an annotation speaks of several things, makes one of its own for `target`; `None` when it does
    /// not speak of `target` any more.
    fn single_out(&mut self, index: usize, target: &Target) -> Result<Option<usize>, Problem> {
        let Some(item) = self.links[index].item.clone() else {
            return Ok(Some(index));
        };
        let bodies = item.body.as_ref().map_or(&[][..], OneOrMany::as_slice);
        let own = match target {
            Target::Note(_) => return Ok(Some(index)),
            Target::Figure(id) => {
                let sharing = self.rows_with_link(self.links[index].id());
                if sharing.len() < 2 {
                    return Ok(Some(index));
                }
                let own = self.add_link(item)?;
                self.set_row_link(id, &own)?;
                return Ok(Some(self.links.len() - 1));
            }
            Target::Entity(id) | Target::Relation(id) => {
                let line = self.line_of_relation(id).unwrap_or(id);
                let is_own = |address: &str| {
                    self.paths.is_entity(address, id) || self.paths.is_entity(address, line)
                };
                let named: Vec<Option<&str>> = bodies.iter().map(address).collect();
                let others = named.iter().flatten().filter(|one| !is_own(one)).count();
                if others == 0 {
                    return Ok(Some(index));
                }
                let own = bodies.iter().find(|body| address(body).is_some_and(is_own));
                own.cloned()
            }
        };
        let Some(own) = own else { return Ok(None) };
        let id = match target {
            Target::Relation(id) => self.line_of_relation(id).unwrap_or(id).to_owned(),
            Target::Entity(id) | Target::Figure(id) | Target::Note(id) => id.clone(),
        };
        let copy = with_body(&item, own);
        let old = self.links[index].id().to_owned();
        self.add_link(copy)?;
        self.unlink(&[old], &id);
        Ok(Some(self.links.len() - 1))
    }

    /// The annotations `of` no longer speak of the line `id`; one that speaks of nothing else goes.
    pub(super) fn unlink(&mut self, of: &[String], id: &str) {
        let is_meant = |link: &Link| of.iter().any(|one| one == link.id());
        self.unlink_where(id, is_meant);
    }

    fn unlink_where(&mut self, id: &str, is_meant: impl Fn(&Link) -> bool) {
        let paths = self.paths.clone();
        let mut emptied: Vec<String> = Vec::new();
        let mut touched = false;
        for link in &mut self.links {
            let speaks = link.item.as_ref().is_some_and(|item| {
                let bodies = item.body.as_ref().map_or(&[][..], OneOrMany::as_slice);
                let mut named = bodies.iter().filter_map(address);
                named.any(|address| paths.is_entity(address, id))
            });
            if !speaks || !is_meant(link) {
                continue;
            }
            touched = true;
            let own_id = link.id().to_owned();
            let Some(item) = link.touch() else { continue };
            let mut bodies = item
                .body
                .take()
                .map_or_else(Vec::new, |bodies| bodies.as_slice().to_vec());
            bodies.retain(|body| !address(body).is_some_and(|one| paths.is_entity(one, id)));
            if bodies.is_empty() {
                emptied.push(own_id);
            } else if let [only] = bodies.as_slice() {
                item.body = Some(OneOrMany::One(only.clone()));
            } else {
                item.body = Some(OneOrMany::Many(bodies));
            }
        }
        if touched {
            self.changed.add(Role::Annotations);
        }
        // A number may rest on the same words: it keeps them.
        let emptied: Vec<String> = emptied
            .into_iter()
            .filter(|one| self.rows_with_link(one).is_empty())
            .collect();
        let lasting = |link: &Link| emptied.iter().any(|one| one == link.id());
        self.drop_links(lasting);
    }

    /// Takes an entity away, its relations with it, and every word about it.
    pub(super) fn remove_entity(&mut self, id: &str) -> Result<(), Problem> {
        self.line_mut(id, "entity")?;
        self.entities()?
            .retain(|line| line.id.as_deref() != Some(id));
        self.unlink_where(id, |_| true);
        self.forget_speaker(id);
        self.forget_concept(id);
        for line in self.lines_that_name(id) {
            self.remove_end(&line, id)?;
        }
        Ok(())
    }

    /// The edges and events that name an entity.
    pub(super) fn lines_that_name(&self, id: &str) -> Vec<String> {
        let names = |line: &&crate::bundle::schema::entities::FtmEntity| {
            let Some(properties) = &line.properties else {
                return false;
            };
            let ends = ends_of(line.schema.as_deref().unwrap_or_default());
            ends.iter()
                .any(|end| properties.get(end).iter().any(|one| one == id))
        };
        let lines = self.lines().iter().filter(names);
        lines.filter_map(|line| line.id.clone()).collect()
    }

    /// Takes one end away; an edge without one is none.
    fn remove_end(&mut self, line: &str, id: &str) -> Result<(), Problem> {
        let found = self.line_mut(line, "relation")?;
        let schema = found.schema.clone().unwrap_or_default();
        let ends = ends_of(&schema);
        let mut is_loose = false;
        if let Some(properties) = &mut found.properties {
            for (name, values) in &mut properties.0 {
                if ends.contains(&name.as_str()) {
                    values.retain(|one| one != id);
                    is_loose |= values.is_empty();
                }
            }
            properties
                .0
                .retain(|(name, values)| !values.is_empty() || !ends.contains(&name.as_str()));
        }
        if is_loose && edge(&schema).is_some() {
            self.remove_edge(line)?;
        }
        Ok(())
    }

    /// Takes an edge away, and every word about it.
    pub(super) fn remove_edge(&mut self, line: &str) -> Result<(), Problem> {
        self.entities()?
            .retain(|one| one.id.as_deref() != Some(line));
        self.unlink_where(line, |_| true);
        Ok(())
    }

    /// What somebody said who is nobody: said by somebody else than the article, whoever it was.
    fn forget_speaker(&mut self, id: &str) {
        let paths = self.paths.clone();
        let is_by = |item: &Annotation| {
            let speaker = item.said_by.as_deref();
            speaker.is_some_and(|address| paths.is_entity(address, id))
        };
        for link in &mut self.links {
            if !link.item.as_ref().is_some_and(is_by) {
                continue;
            }
            if let Some(item) = link.touch() {
                item.said_by = None;
                // Without a speaker it would be the article's own assertion, which it never was.
                if is_proof(item) && item.stance.is_none() {
                    set_stance(item, "alleged");
                }
                self.changed.add(Role::Annotations);
            }
        }
    }

    /// The article no longer lists an entity that is none.
    pub(super) fn forget_concept(&mut self, id: &str) {
        for list in [&mut self.article.people, &mut self.article.organisations] {
            let is_other = |concept: &Concept| concept.literal.as_deref() != Some(id);
            if list.iter().flatten().all(is_other) {
                continue;
            }
            if let Some(concepts) = list {
                concepts.retain(is_other);
                if concepts.is_empty() {
                    *list = None;
                }
            }
            self.changed.add(Role::Article);
        }
    }

    fn reject_relation(
        &mut self,
        id: &str,
        by_rule: &[String],
        stays: bool,
    ) -> Result<(), Problem> {
        let Some(line) = self.line_of_relation(id).map(str::to_owned) else {
            return Err(gone("relation", id));
        };
        if line == id {
            self.unlink(by_rule, &line);
            if !stays {
                self.remove_edge(&line)?;
            }
            return Ok(());
        }
        let schema = self.line(&line).and_then(|line| line.schema.clone());
        if edge(schema.as_deref().unwrap_or_default()).is_some() {
            return Err(refusal(
                "This relation is one of several that one line of the file stands for",
                "Reject it after the line is written as one for each pair",
            ));
        }
        let guest = EVENT_LINKS.iter().find_map(|(property, _)| {
            let rest = id.strip_prefix(line.as_str())?.strip_prefix('.')?;
            rest.strip_prefix(property)?.strip_prefix('.')
        });
        let guest = guest.ok_or_else(|| gone("relation", id))?;
        let guest = guest.trim_end_matches('-').to_owned();
        self.unlink(by_rule, id);
        if stays {
            return Ok(());
        }
        self.remove_end(&line, &guest)
    }
}

/// Which annotations prove something of what: found once for many targets.
struct Proofs {
    /// By the line of the entities that they name.
    of_lines: HashMap<String, Vec<usize>>,
    /// By the annotation's own id.
    of_links: HashMap<String, Vec<usize>>,
    /// The annotation of each row.
    rows: HashMap<String, String>,
    lines: HashSet<String>,
}

impl Proofs {
    fn of(desk: &Desk<'_>) -> Self {
        let mut of_lines: HashMap<String, Vec<usize>> = HashMap::new();
        let mut of_links: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, link) in desk.links.iter().enumerate() {
            let Some(item) = &link.item else { continue };
            of_links
                .entry(link.id().to_owned())
                .or_default()
                .push(index);
            if !is_proof(item) {
                continue;
            }
            let bodies = item.body.as_ref().map_or(&[][..], OneOrMany::as_slice);
            let named: HashSet<String> = bodies
                .iter()
                .filter_map(address)
                .filter_map(|address| desk.paths.entity(address))
                .collect();
            let mut named: Vec<String> = named.into_iter().collect();
            named.sort_unstable();
            for line in named {
                of_lines.entry(line).or_default().push(index);
            }
        }
        let lines = desk.lines().iter().filter_map(|line| line.id.clone());
        Self {
            of_lines,
            of_links,
            rows: desk.links_of_rows(),
            lines: lines.collect(),
        }
    }

    fn of_target(&self, target: &Target) -> &[usize] {
        let found = match target {
            Target::Entity(id) => self.of_lines.get(id),
            Target::Relation(id) => {
                let dots = id.rmatch_indices('.').filter_map(|(at, _)| id.get(..at));
                let mut lines = std::iter::once(id.as_str()).chain(dots);
                lines
                    .find(|line| self.lines.contains(*line))
                    .and_then(|line| self.of_lines.get(line))
            }
            Target::Figure(id) => self.rows.get(id).and_then(|link| self.of_links.get(link)),
            Target::Note(id) => self.of_links.get(id),
        };
        found.map_or(&[], Vec::as_slice)
    }
}

/// The properties of a schema that name entities.
pub(super) fn ends_of(schema: &str) -> Vec<&'static str> {
    match edge(schema) {
        Some(edge) => vec![edge.source, edge.target],
        None if schema == "Event" => EVENT_LINKS.map(|(property, _)| property).to_vec(),
        None => Vec::new(),
    }
}

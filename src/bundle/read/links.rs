//! Edge entities and events → relations between entities that exist.

use std::collections::HashSet;

use super::edges::{EVENT_LINKS, EdgeSchema};
use super::entities::{Network, id_of, others, place};
use crate::bundle::schema::entities::FtmEntity;
use crate::container::limits::{Limits, MAX_RELATIONS_OF_A_LINE};
use crate::model::date::ends_before_it_starts;
use crate::model::entity::Relation;
use crate::model::item::{EntityId, RelationId};
use crate::problem::{Problem, Problems};

/// Of so many ends each is compared with the others.
const FEW_ENDS: usize = 8;

/// Makes relations while the limit allows.
pub(super) struct Links<'a> {
    pub(super) file: &'a str,
    /// Every id that a line of the file has.
    pub(super) taken: HashSet<&'a str>,
    pub(super) limits: &'a Limits,
    pub(super) problems: &'a mut Problems,
    /// What is left of `MAX_REPEATED_BYTES`.
    pub(super) repeatable: usize,
    /// The limit was reached, and relations are missing.
    pub(super) full: bool,
}

impl Links<'_> {
    /// One relation for each pair of ends that exist.
    pub(super) fn edge(
        &mut self,
        ftm: &FtmEntity,
        schema: &EdgeSchema,
        line: usize,
        network: &mut Network,
    ) -> Vec<RelationId> {
        self.check_dates(ftm, line);
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
        let repeated = [id_of(ftm), label]
            .into_iter()
            .chain(
                ["startDate", "endDate", "status"]
                    .into_iter()
                    .filter_map(first),
            )
            .map(str::len)
            .chain(properties.iter().map(size_of_property))
            .fold(size_of::<Relation>(), usize::saturating_add);
        let all = sources.len().saturating_mul(targets.len());
        let mut ids = Vec::new();
        for source in &sources {
            for target in &targets {
                let ends = [*source, *target].map(|end| network.entities[end.index()].id.as_str());
                let id = if all > 1 {
                    self.free_id(format!("{}.{}.{}", id_of(ftm), ends[0], ends[1]), network)
                } else {
                    id_of(ftm).to_owned()
                };
                // The first stands in the file; those after it are copies.
                let bytes = repeated.saturating_add(id.len().saturating_mul(2));
                if !ids.is_empty()
                    && (ids.len() == MAX_RELATIONS_OF_A_LINE || !self.may_repeat(bytes))
                {
                    self.too_wide(line, all - ids.len());
                    return ids;
                }
                let relation = Relation {
                    id,
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
                    if all > 1 {
                        network.note_made(id);
                    }
                    ids.push(id);
                } else {
                    return ids;
                }
            }
        }
        ids
    }

    /// The thin lines from an event to its organizers and guests.
    pub(super) fn event(&mut self, ftm: &FtmEntity, line: usize, network: &mut Network) {
        let Some(event) = network.entity(id_of(ftm)) else {
            return;
        };
        self.check_dates(ftm, line);
        for (property, label) in EVENT_LINKS {
            if ftm
                .properties
                .as_ref()
                .is_none_or(|properties| properties.get(property).is_empty())
            {
                continue;
            }
            let guests = self.ends(ftm, property, line, network);
            for (index, guest) in guests.iter().copied().enumerate() {
                let name = &network.entities[guest.index()].id;
                let id = self.free_id(format!("{}.{property}.{name}", id_of(ftm)), network);
                if !self.may_repeat(id.len().saturating_mul(2)) {
                    self.too_wide(line, guests.len() - index);
                    break;
                }
                let relation = Relation {
                    id,
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
                match self.push(relation, network) {
                    Some(id) => network.note_made(id),
                    None => return,
                }
            }
        }
    }

    /// What ends before it begins is kept, and nobody can say when it was.
    fn check_dates(&mut self, ftm: &FtmEntity, line: usize) {
        let Some(properties) = ftm.properties.as_ref() else {
            return;
        };
        let (start, end) = (properties.first("startDate"), properties.first("endDate"));
        if let (Some(start), Some(end)) = (start, end)
            && ends_before_it_starts(start, end)
        {
            self.problems.push(Problem::new(
                "W-FTM-DATES",
                place(self.file, line, "endDate"),
                format!(
                    "`{}` ends ({end}) before it begins ({start}), so it has no place in time",
                    id_of(ftm)
                ),
                "Correct one of the dates; perhaps they were exchanged",
            ));
        }
    }

    /// The id that is wanted, made longer until nothing else has it.
    fn free_id(&self, mut wanted: String, network: &Network) -> String {
        while self.taken.contains(wanted.as_str()) || network.is_made(&wanted) {
            wanted.push('-');
        }
        wanted
    }

    /// Takes `bytes` from what may still be repeated, if there are as many.
    fn may_repeat(&mut self, bytes: usize) -> bool {
        let left = self.repeatable.checked_sub(bytes);
        self.repeatable = left.unwrap_or(self.repeatable);
        left.is_some()
    }

    fn too_wide(&mut self, line: usize, left_out: usize) {
        self.problems.push(Problem::new(
            "W-FTM-SPREAD",
            place(self.file, line, ""),
            format!(
                "The line stands for more relations than can be shown, so {left_out} of them are left out"
            ),
            "Name the group as an entity of its own, and relate that one",
        ));
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
        // Nearly every relation has one end at each side: a set for each would cost more than all else.
        let mut seen = (names.len() > FEW_ENDS).then(HashSet::new);
        for name in names {
            match network.entity(name) {
                Some(id) => {
                    let is_new = match &mut seen {
                        Some(seen) => seen.insert(id),
                        None => !ends.contains(&id),
                    };
                    if is_new {
                        ends.push(id);
                    }
                }
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

/// What one property takes in memory.
fn size_of_property((name, values): &(String, Vec<String>)) -> usize {
    values
        .iter()
        .map(|value| value.len().saturating_add(size_of::<String>()))
        .fold(name.len(), usize::saturating_add)
}

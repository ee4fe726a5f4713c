//! Relations between two entities: what they are, how they are put, and between whom.

use super::desk::Desk;
use super::entities::values_of;
use super::words::set_stance;
use super::{gone, refusal};
use crate::bundle::read::edges::edge;
use crate::bundle::read::package::Role;
use crate::bundle::schema::Properties;
use crate::edit::{Span, Target};
use crate::model::annotation::Stance;
use crate::problem::Problem;

/// How a relation is put.
pub(super) struct Words<'a> {
    /// Empty is the verb of the schema.
    pub(super) label: &'a str,
    pub(super) stance: &'a str,
}

impl Desk<'_> {
    pub(super) fn change_relation_kind(&mut self, id: &str, schema: &str) -> Result<(), Problem> {
        let new = edge(schema).ok_or_else(|| no_schema(schema))?;
        let line = self.line_mut(id, "relation")?;
        let Some(old) = edge(line.schema.as_deref().unwrap_or_default()) else {
            return Err(refusal(
                "Who took part in an event is no relation of another kind",
                "Reject it, and add the relation that is meant",
            ));
        };
        let Properties(properties) = line.properties.get_or_insert_default();
        for (name, _) in properties.iter_mut() {
            // The ends keep their sides.
            if name == old.source {
                new.source.clone_into(name);
            } else if name == old.target {
                new.target.clone_into(name);
            }
        }
        line.schema = Some(schema.to_owned());
        Ok(())
    }

    pub(super) fn edit_relation(
        &mut self,
        id: &str,
        words: &Words<'_>,
        ends: [&str; 2],
    ) -> Result<(), Problem> {
        known_stance(words.stance)?;
        self.sound_ends(ends)?;
        let line = self.line_mut(id, "relation")?;
        let Some(schema) = edge(line.schema.as_deref().unwrap_or_default()) else {
            return Err(refusal(
                "Who took part in an event is told by the event itself",
                "Reject it, and add the relation that is meant",
            ));
        };
        let Properties(properties) = line.properties.get_or_insert_default();
        for (property, end) in [schema.source, schema.target].into_iter().zip(ends) {
            *values_of(properties, property) = vec![end.to_owned()];
        }
        set_label(properties, words.label, schema.label);
        let target = Target::Relation(id.to_owned());
        for index in self.proofs_of(&target) {
            if let Some(item) = self.links[index].touch() {
                set_stance(item, words.stance);
                self.changed.add(Role::Annotations);
            }
        }
        self.confirm_if_suggested(&target)
    }

    pub(super) fn add_relation(
        &mut self,
        schema: &str,
        words: &Words<'_>,
        ends: [&str; 2],
        span: &Span,
    ) -> Result<(), Problem> {
        let edge = edge(schema).ok_or_else(|| no_schema(schema))?;
        known_stance(words.stance)?;
        self.sound_ends(ends)?;
        self.place(span)?;
        self.annotations()?;
        let id = self.add_line(schema, &format!("{} {} {}", ends[0], edge.name, ends[1]))?;
        let line = self.line_mut(&id, "relation")?;
        let mut properties = Vec::new();
        for (property, end) in [edge.source, edge.target].into_iter().zip(ends) {
            *values_of(&mut properties, property) = vec![end.to_owned()];
        }
        set_label(&mut properties, words.label, edge.label);
        line.properties = Some(Properties(properties));
        self.link_to_line("linking", &id, words.stance, span)
    }

    /// Both ends are there, and two.
    fn sound_ends(&self, ends: [&str; 2]) -> Result<(), Problem> {
        for end in ends {
            let line = self.line(end).ok_or_else(|| gone("entity", end))?;
            if edge(line.schema.as_deref().unwrap_or_default()).is_some() {
                return Err(refusal("A relation is no end of another", "Choose people"));
            }
        }
        if ends[0] == ends[1] {
            return Err(refusal(
                "Both ends are the same",
                "Choose two that have to do with each other",
            ));
        }
        Ok(())
    }
}

/// `role`, or `relationship` where the line has that: the words on the line of the map.
fn set_label(properties: &mut Vec<(String, Vec<String>)>, label: &str, verb: &str) {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    properties.retain(|(name, _)| name != "relationship");
    if label.is_empty() || label == verb {
        properties.retain(|(name, _)| name != "role");
    } else {
        *values_of(properties, "role") = vec![label];
    }
}

fn known_stance(stance: &str) -> Result<(), Problem> {
    if Stance::ALL.iter().any(|known| known.word() == stance) {
        return Ok(());
    }
    Err(refusal(
        format!("`{stance}` is not a stance we know"),
        format!("Choose one of {}", Stance::ALL.map(Stance::word).join(", ")),
    ))
}

fn no_schema(schema: &str) -> Problem {
    refusal(
        format!("`{schema}` is no relation that FollowTheMoney knows"),
        "Choose one of the list",
    )
}

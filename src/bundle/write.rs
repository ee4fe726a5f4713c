//! Parts of a dossier as they stand on disk: the other direction of [`read`](super::read).
//!
//! Invariant: what was read and is written again gives equal JSON values, unknown properties
//! included.

mod annotations;

use std::io::{self, Write};

pub use annotations::write_annotations;

use super::Documents;
use super::read::edges::edge;
use super::schema::Properties;
use super::schema::entities::FtmEntity;
use crate::model::Dossier;
use crate::model::entity::Entity;

/// Writes the entities, or else the relations, as FollowTheMoney lines: those of the file as they
/// were, or what the article itself lists.
pub fn write_ftm(
    documents: &Documents,
    dossier: &Dossier,
    relations: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let is_wanted =
        |ftm: &FtmEntity| edge(ftm.schema.as_deref().unwrap_or_default()).is_some() == relations;
    match &documents.entities {
        Some(entities) => {
            for entity in entities.iter().filter(|entity| is_wanted(entity)) {
                write_line(entity, out)?;
            }
        }
        None if relations => {}
        None => {
            for entity in &dossier.entities {
                write_line(&from_model(entity), out)?;
            }
        }
    }
    Ok(())
}

fn write_line(entity: &FtmEntity, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, entity)?;
    out.write_all(b"\n")
}

/// An entity that no FollowTheMoney file held.
pub(crate) fn from_model(entity: &Entity) -> FtmEntity {
    let mut properties = vec![("name".to_owned(), vec![entity.name.clone()])];
    for (name, values) in [("alias", &entity.aliases), ("position", &entity.positions)] {
        if !values.is_empty() {
            properties.push((name.to_owned(), values.clone()));
        }
    }
    properties.extend(entity.properties.iter().cloned());
    FtmEntity {
        id: Some(entity.id.clone()),
        schema: Some(entity.schema.clone()),
        properties: Some(Properties(properties)),
        ..FtmEntity::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::{ReadOptions, open_bytes};

    fn written(file: &str, relations: bool) -> String {
        let opened = open_bytes(file.as_bytes(), "x", &ReadOptions::default(), &|_| true).unwrap();
        let mut out = Vec::new();
        write_ftm(&opened.documents, &opened.dossier, relations, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn entities_and_relations_leave_as_they_came() {
        let ada = r#"{"id":"a","schema":"Person","properties":{"name":["Ada"]},"first_seen":1.50}"#;
        let friend =
            r#"{"id":"f","schema":"Associate","properties":{"person":["a"],"associate":["a"]}}"#;
        let file = format!("{ada}\n{friend}\n");
        assert_eq!(written(&file, false), format!("{ada}\n"));
        assert_eq!(written(&file, true), format!("{friend}\n"));
    }

    #[test]
    fn people_of_a_news_item_become_followthemoney() {
        let item = r#"{"uri":"urn:x","headline":"H","body_text":"T","people":[{"name":"Ada","literal":"ada"}]}"#;
        assert_eq!(
            written(item, false),
            "{\"id\":\"ada\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ada\"]}}\n"
        );
        assert_eq!(written(item, true), "");
    }
}

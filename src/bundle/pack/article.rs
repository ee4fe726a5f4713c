//! `article.json` as a complete news item: its text, its people, the size of its pictures.

use std::io::Cursor;

use serde_json::json;
use uuid::Uuid;

use super::{Text, package};
use crate::bundle::read::package::Listed;
use crate::bundle::schema::article::{Concept, Item, Rendition, Text as Body};
use crate::container::Container;
use crate::container::limits::FileKind;
use crate::model::Dossier;
use crate::model::entity::{Entity, EntityKind};
use crate::problem::Problem;

const SCHEMA: &str = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

/// Adds what a reader of the article alone would miss.
pub(super) fn complete(
    article: &mut Item,
    dossier: &Dossier,
    text: &Text,
    listed: &[Listed],
    container: &Container,
) -> Result<(), Problem> {
    if article.uri.as_deref().is_none_or(str::is_empty) {
        article.uri = Some(made_up_uri(&format!("{}\n{}", dossier.title(), text.new)));
    }
    article.kind.get_or_insert_with(|| "text".to_owned());
    if article.standard.is_none() {
        let standard = json!({ "name": "ninjs", "version": "3.1", "schema": SCHEMA });
        article.standard = Some(package::raw(&standard)?);
    }
    set_body(article, text)?;
    let organisations = [
        EntityKind::Organization,
        EntityKind::Company,
        EntityKind::PublicBody,
    ];
    list_entities(&mut article.people, dossier, &[EntityKind::Person]);
    list_entities(&mut article.organisations, dossier, &organisations);
    for (index, picture) in article.associations.iter_mut().flatten().enumerate() {
        if !matches!(picture.kind.as_deref(), Some("picture" | "graphic")) {
            continue;
        }
        if picture.uri.as_deref().is_none_or(str::is_empty) {
            let name = picture.name.clone().unwrap_or_else(|| index.to_string());
            picture.uri = Some(made_up_uri(&format!(
                "{}\n{name}",
                article.uri.as_deref().unwrap_or_default()
            )));
        }
        let file = listed
            .iter()
            .find(|one| Some(&one.name) == picture.name.as_ref());
        if let Some(file) = file.filter(|file| container.contains(&file.path)) {
            set_size(picture, &container.read(&file.path, FileKind::Image)?)?;
        }
    }
    Ok(())
}

/// The same for the same content, because packing twice must give the same bytes.
fn made_up_uri(content: &str) -> String {
    format!(
        "urn:uuid:{}",
        Uuid::new_v5(&Uuid::NAMESPACE_OID, content.as_bytes())
    )
}

/// Puts the text into `bodies`, in the place of an older form of it.
fn set_body(article: &mut Item, text: &Text) -> Result<(), Problem> {
    if text.new.is_empty() {
        return Ok(());
    }
    let mediatype = text.writing.mediatype();
    let bodies = article.bodies.get_or_insert_default();
    let is_same = |body: &Body| {
        let kind = body.content_type.as_deref().unwrap_or("text/plain");
        kind.split(';')
            .next()
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case(mediatype))
    };
    let known = bodies.iter().position(is_same).unwrap_or_else(|| {
        bodies.insert(
            0,
            Body {
                role: Some("main".to_owned()),
                ..Body::default()
            },
        );
        0
    });
    let body = &mut bodies[known];
    let value = text.new.trim_end_matches('\n').to_owned();
    body.content_type = Some(mediatype.to_owned());
    body.char_count = Some(package::raw(&value.chars().count())?);
    body.word_count = Some(package::raw(&value.split_whitespace().count())?);
    body.value = Some(value);
    Ok(())
}

/// Every entity of these kinds stands in the list under its id; what else stands there stays.
/// What is only suggested is no news yet.
fn list_entities(list: &mut Option<Vec<Concept>>, dossier: &Dossier, kinds: &[EntityKind]) {
    let mut concepts = list.take().unwrap_or_default();
    let wanted =
        |entity: &&Entity| entity.drawn && !entity.suggested && kinds.contains(&entity.kind);
    for entity in dossier.entities.iter().filter(wanted) {
        let uri = entity
            .property("wikidataId")
            .first()
            .map(|id| format!("http://www.wikidata.org/entity/{id}"));
        let known = concepts.iter_mut().find(|concept| {
            concept.literal.as_ref() == Some(&entity.id)
                || (concept.literal.is_none() && concept.name.as_ref() == Some(&entity.name))
        });
        if let Some(known) = known {
            known.name = Some(entity.name.clone());
            known.literal = Some(entity.id.clone());
            known.uri = known.uri.take().or(uri);
        } else {
            concepts.push(Concept {
                name: Some(entity.name.clone()),
                rel: Some("mentions".to_owned()),
                uri,
                literal: Some(entity.id.clone()),
                ..Concept::default()
            });
        }
    }
    *list = (!concepts.is_empty()).then_some(concepts);
}

/// Writes the picture's own type and size into its main rendition.
fn set_size(picture: &mut Item, bytes: &[u8]) -> Result<(), Problem> {
    let Ok(reader) = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format() else {
        return Ok(());
    };
    let Some(format) = reader.format() else {
        return Ok(());
    };
    // A picture that does not decode is shown as a placeholder; packing does not judge it.
    let Ok((width, height)) = reader.into_dimensions() else {
        return Ok(());
    };
    let renditions = picture.renditions.get_or_insert_default();
    let main = renditions
        .iter()
        .position(|one| one.href.is_none())
        .or_else(|| {
            renditions
                .iter()
                .position(|one| one.name.as_deref() == Some("main"))
        })
        .unwrap_or_else(|| {
            renditions.insert(
                0,
                Rendition {
                    name: Some("main".to_owned()),
                    ..Rendition::default()
                },
            );
            0
        });
    let rendition = &mut renditions[main];
    rendition.name.get_or_insert_with(|| "main".to_owned());
    rendition.content_type = Some(format.to_mime_type().to_owned());
    rendition.width = Some(package::raw(&width)?);
    rendition.height = Some(package::raw(&height)?);
    Ok(())
}

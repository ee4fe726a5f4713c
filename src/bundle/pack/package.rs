//! `datapackage.json` of a packed bundle: type, length and hash of every file, and an id.

use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::table_schema;
use crate::bundle::documents::unwritable;
use crate::bundle::integrity::hash_property;
use crate::bundle::read::package::{DATAPACKAGE, VERSION};
use crate::bundle::read::text::Writing;
use crate::bundle::schema::package::{DataPackage, Resource};
use crate::model::Dossier;
use crate::problem::{Problem, Problems};

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";
const ANNOTATION_PAGE: &str = "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"";

/// Fills in what is not said yet, and hashes every file; `figures` is the header of the table.
pub(super) fn complete(
    package: &mut DataPackage,
    dossier: &Dossier,
    figures: Option<&[String]>,
    problems: &mut Problems,
    bytes_of: impl Fn(&str) -> Result<Option<Vec<u8>>, Problem>,
) -> Result<(), Problem> {
    package.schema.get_or_insert_with(|| PROFILE.to_owned());
    package
        .dossier_version
        .get_or_insert_with(|| format!("{}.{}", VERSION.0, VERSION.1));
    if package.title.is_none() {
        package.title = Some(dossier.title().to_owned()).filter(|title| !title.is_empty());
    }
    let mut content: Vec<String> = Vec::new();
    for resource in package.resources.iter_mut().flatten() {
        // What is not loaded is not packed either; its entry stays as it was.
        let Some(path) = resource.path().filter(|path| !path.contains("://")) else {
            continue;
        };
        let Some(bytes) = bytes_of(&path)? else {
            continue;
        };
        describe(resource, &path, &bytes, figures, problems)?;
        let hash = hash_property(&bytes);
        content.push(format!("{path} {hash}\n"));
        resource.bytes = Some(raw(&bytes.len())?);
        resource.hash = Some(hash);
    }
    package.id.get_or_insert_with(|| {
        format!(
            "urn:uuid:{}",
            Uuid::new_v5(&Uuid::NAMESPACE_OID, content.concat().as_bytes())
        )
    });
    Ok(())
}

fn describe(
    resource: &mut Resource,
    path: &str,
    bytes: &[u8],
    figures: Option<&[String]>,
    problems: &mut Problems,
) -> Result<(), Problem> {
    let mediatype = match resource.name() {
        "article" => Some("application/json"),
        "entities" => Some("application/json+ftm"),
        "annotations" => Some(ANNOTATION_PAGE),
        "body" => Some(Writing::of(resource.mediatype.as_deref(), path).mediatype()),
        "figures" => Some("text/csv"),
        _ => image::guess_format(bytes)
            .ok()
            .map(|format| format.to_mime_type()),
    };
    if resource.mediatype.is_none() {
        resource.mediatype = mediatype.map(ToOwned::to_owned);
    }
    match resource.name() {
        "body" => {
            resource.encoding.get_or_insert_with(|| "utf-8".to_owned());
        }
        "figures" => {
            resource.encoding.get_or_insert_with(|| "utf-8".to_owned());
            resource.kind.get_or_insert_with(|| "table".to_owned());
            if let Some(header) = figures
                && !table_schema::fits(resource.schema.as_deref(), header)
            {
                let given = resource.schema.take();
                if given.is_some() {
                    problems.push(Problem::new(
                        "W-SCHEMA",
                        format!("{DATAPACKAGE} at {path}"),
                        "The schema of the table names other columns than the table has, so it was made to fit",
                        "Look whether the table lacks a column or calls it otherwise",
                    ));
                }
                resource.schema = Some(raw(&table_schema::of(given.as_deref(), header))?);
            }
        }
        _ => {}
    }
    Ok(())
}

/// A value as the JSON text that is kept.
pub(super) fn raw<T: Serialize + ?Sized>(value: &T) -> Result<Box<RawValue>, Problem> {
    serde_json::value::to_raw_value(value).map_err(|error| unwritable(&error))
}

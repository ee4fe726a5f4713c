//! `datapackage.json` → which file plays which part. Structure faults refuse the bundle.

use std::collections::{HashMap, HashSet};

use super::Refusal;
use super::pictures::is_picture_file;
use crate::bundle::json;
use crate::bundle::schema::package::{DataPackage, Resource, Source};
use crate::container::Container;
use crate::container::limits::FileKind;
use crate::container::path_rule::{PATH_ADVICE, check_path};
use crate::model::{About, Reference};
use crate::problem::{Problem, Problems};

/// The list of all files.
pub(crate) const DATAPACKAGE: &str = "datapackage.json";
/// The signature beside it: never listed, because it signs the list.
pub(crate) const SIGNATURE: &str = "datapackage.json.minisig";
/// The version of the format that this program writes.
pub(crate) const VERSION: (u32, u32) = (1, 0);

/// The part a file plays, by its resource's name alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Article,
    Body,
    Entities,
    Annotations,
    Figures,
    /// Any other name, and a picture by its type.
    Picture,
    /// Any other name, and CSV by its type.
    ExtraTable,
    /// Anything else; never read here.
    Attachment,
}

/// A resource with a path that may be read.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) role: Role,
    /// Its place among the resources.
    pub(crate) index: usize,
}

/// Reads and checks the list.
pub(crate) fn read(container: &Container) -> Result<DataPackage, Problem> {
    if !container.contains(DATAPACKAGE) {
        return Err(Problem::new(
            "E-NO-DATAPACKAGE",
            DATAPACKAGE,
            "There is no datapackage.json, so this is not an article bundle",
            "Open the folder or archive that holds datapackage.json itself",
        ));
    }
    let bytes = container.read(DATAPACKAGE, FileKind::Json)?;
    json::parse(json::text(&bytes, DATAPACKAGE)?, DATAPACKAGE)
}

/// Refuses what a later major version wrote, warns of a later minor one.
pub(crate) fn check_version(package: &DataPackage, problems: &mut Problems) -> Result<(), Problem> {
    let Some(text) = package.dossier_version.as_deref() else {
        return Ok(());
    };
    let place = format!("{DATAPACKAGE} at dossier:version");
    let (major, minor) = text.split_once('.').unwrap_or((text, "0"));
    match (major.parse::<u32>(), minor.parse::<u32>()) {
        (Ok(major), _) if major > VERSION.0 => Err(Problem::new(
            "E-VERSION",
            place,
            format!(
                "The bundle has format {text}; this program reads {}.{}",
                VERSION.0, VERSION.1
            ),
            "Update this program",
        )),
        (Ok(major), Ok(minor)) if (major, minor) <= VERSION => Ok(()),
        (Err(_), _) | (_, Err(_)) => {
            problems.push(Problem::new(
                "W-VERSION",
                place,
                format!(
                    "`{text}` is no version of the format, so the bundle is read as {}.{}",
                    VERSION.0, VERSION.1
                ),
                "Write two numbers with a point between them, like `1.0`",
            ));
            Ok(())
        }
        _ => {
            problems.push(Problem::new(
                "W-VERSION",
                place,
                format!("The bundle has format `{text}`, which is newer than this program: some of it may not be shown"),
                "Update this program",
            ));
            Ok(())
        }
    }
}

/// The files that may be read, each with its part.
pub(crate) fn list(package: &DataPackage, problems: &mut Problems) -> Result<Vec<Listed>, Problem> {
    let mut names: HashSet<&str> = HashSet::new();
    let mut listed = Vec::new();
    let resources = package.resources.as_deref().unwrap_or_default();
    for (index, resource) in resources.iter().enumerate() {
        let place = format!("{DATAPACKAGE} at resources[{index}]");
        let name = resource.name();
        if name.is_empty() {
            return Err(Problem::new(
                "E-JSON",
                format!("{place}.name"),
                "The resource has no name, so its part is not known",
                "Add a name such as `article`, `body` or that of a picture",
            ));
        }
        if !names.insert(name) {
            return Err(Problem::new(
                "E-DUP-RESOURCE",
                format!("{place}.name"),
                format!("Two resources have the name `{name}`"),
                "Give one of them another name",
            ));
        }
        let Some(path) = resource.path().filter(|path| !path.contains("://")) else {
            problems.push(Problem::new(
                "W-REMOTE",
                format!("{place}.path"),
                format!("`{name}` is not one file inside the bundle, so it is not loaded"),
                "Put the file into the bundle and give its path",
            ));
            continue;
        };
        if resource.extra.0.iter().any(|(name, _)| name == "data") {
            problems.push(Problem::new(
                "W-REMOTE",
                format!("{place}.data"),
                format!("`{name}` has `data` beside its path; the file is read, and `data` is not"),
                "Leave out one of the two",
            ));
        }
        if let Err(fault) = check_path(&path) {
            return Err(Problem::new(
                "E-PATH",
                format!("{place}.path"),
                fault.to_string(),
                PATH_ADVICE,
            ));
        }
        let role = role(resource, &path);
        listed.push(Listed {
            name: name.to_owned(),
            path,
            role,
            index,
        });
    }
    if listed.iter().all(|one| one.role != Role::Article) {
        return Err(Problem::new(
            "E-NO-ARTICLE",
            format!("{DATAPACKAGE} at resources"),
            "No resource has the name `article`",
            "List article.json under the name `article`",
        ));
    }
    Ok(listed)
}

fn role(resource: &Resource, path: &str) -> Role {
    let mediatype = resource.mediatype.as_deref();
    match resource.name() {
        "article" => Role::Article,
        "body" => Role::Body,
        "entities" => Role::Entities,
        "annotations" => Role::Annotations,
        "figures" => Role::Figures,
        _ if is_picture_file(mediatype, path) => Role::Picture,
        _ if is_table_file(mediatype, path) => Role::ExtraTable,
        _ => Role::Attachment,
    }
}

fn is_table_file(mediatype: Option<&str>, path: &str) -> bool {
    mediatype.map_or_else(
        || path.to_ascii_lowercase().ends_with(".csv"),
        |mediatype| mediatype.starts_with("text/csv"),
    )
}

/// Files of the container that the list does not mention; they are never read.
pub(crate) fn warn_of_unlisted(container: &Container, listed: &[Listed], problems: &mut Problems) {
    let known: HashSet<&str> = listed.iter().map(|one| one.path.as_str()).collect();
    for entry in container.entries() {
        let name = entry.name.as_str();
        if name != DATAPACKAGE && name != SIGNATURE && !known.contains(name) {
            problems.push(Problem::new(
                "W-UNLISTED",
                name,
                "The file is not listed, so it is not read",
                "List it in datapackage.json, or remove it",
            ));
        }
    }
}

/// Which listed files are not there. Only a missing article refuses; any other costs its own part.
pub(crate) fn missing(
    container: &Container,
    listed: &[Listed],
    problems: &mut Problems,
) -> Result<HashSet<String>, Refusal> {
    let mut missing = HashSet::new();
    for one in listed.iter().filter(|one| !container.contains(&one.path)) {
        let problem = Problem::new(
            "E-MISSING",
            &one.path,
            format!("The file listed as `{}` is not there", one.name),
            "Add the file, or remove it from datapackage.json",
        );
        if one.role == Role::Article {
            return Err(Refusal::new(problem, std::mem::take(problems)));
        }
        problems.push(problem);
        missing.insert(one.name.clone());
    }
    Ok(missing)
}

/// What the bundle says of itself.
pub(crate) fn about(package: &DataPackage) -> About {
    let given = super::article::given;
    let sources = |list: Option<&Vec<Source>>| -> Vec<Reference> {
        list.into_iter()
            .flatten()
            .filter_map(|source| {
                let link = given(source.path.as_ref());
                let title = given(source.title.as_ref()).or_else(|| link.clone())?;
                Some(Reference { title, link })
            })
            .collect()
    };
    About {
        id: given(package.id.as_ref()),
        title: given(package.title.as_ref()),
        created: given(package.created.as_ref()),
        version: given(package.version.as_ref()),
        licences: package
            .licenses
            .iter()
            .flatten()
            .filter_map(|licence| {
                let link = given(licence.path.as_ref());
                let title = given(licence.title.as_ref())
                    .or_else(|| given(licence.name.as_ref()))
                    .or_else(|| link.clone())?;
                Some(Reference { title, link })
            })
            .collect(),
        sources: sources(package.sources.as_ref()),
        contributors: sources(package.contributors.as_ref()),
    }
}

/// The first file of a part.
pub(crate) fn part(listed: &[Listed], role: Role) -> Option<&Listed> {
    listed.iter().find(|one| one.role == role)
}

/// The paths of files that an associated picture may mean, by name; its type is for the decoder.
pub(crate) fn picture_files<'a>(
    listed: &'a [Listed],
    missing: &HashSet<String>,
) -> HashMap<&'a str, &'a str> {
    listed
        .iter()
        .filter(|one| {
            matches!(
                one.role,
                Role::Picture | Role::ExtraTable | Role::Attachment
            )
        })
        .filter(|one| !missing.contains(&one.name))
        .map(|one| (one.name.as_str(), one.path.as_str()))
        .collect()
}

/// Names of resources that are listed but not loaded.
pub(crate) fn not_loaded<'a>(package: &'a DataPackage, listed: &[Listed]) -> Vec<&'a str> {
    let loaded: HashSet<&str> = listed.iter().map(|one| one.name.as_str()).collect();
    let resources = package.resources.as_deref().unwrap_or_default();
    resources
        .iter()
        .map(Resource::name)
        .filter(|name| !loaded.contains(name))
        .collect()
}

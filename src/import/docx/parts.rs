//! The parts of a Word document beside its text: styles, lists, relations, properties.

use std::collections::HashMap;

use roxmltree::Node;

use super::{PROPERTIES, Role, child, role, value};
use crate::container::limits::FileKind;
use crate::container::package::Package;
use crate::import::draft::{Draft, Found};
use crate::import::xml::{self, find_words};
use crate::import::{nitf, text};
use crate::problem::Problems;

/// A part of the document that may be missing; a broken one is said and costs itself.
fn part(package: &Package, name: &str, problems: &mut Problems) -> Option<String> {
    if !package.contains(name) {
        return None;
    }
    let text = package
        .read(name, FileKind::Json)
        .and_then(|bytes| xml::text(&bytes, name));
    text.map_err(|problem| problems.push(problem)).ok()
}

/// Roles of styles by their id.
pub(super) fn styles(package: &Package, problems: &mut Problems) -> HashMap<String, Role> {
    const NAME: &str = "word/styles.xml";
    let mut roles = HashMap::new();
    let Some(source) = part(package, NAME, problems) else {
        return roles;
    };
    let Ok(document) = xml::parse(&source, NAME).map_err(|problem| problems.push(problem)) else {
        return roles;
    };
    let styles: Vec<_> = document
        .descendants()
        .filter(|it| it.tag_name().name() == "style")
        .collect();
    // A style takes its role from the one that it is based on; two rounds reach what people build.
    for _ in 0..2 {
        for style in &styles {
            let id = style
                .attributes()
                .find(|it| it.name() == "styleId")
                .map(|it| it.value());
            let Some(id) = id.filter(|id| !roles.contains_key(*id)) else {
                continue;
            };
            let own = child(*style, "name").and_then(value).and_then(role);
            let based = child(*style, "basedOn")
                .and_then(value)
                .and_then(|base| roles.get(base).copied());
            if let Some(role) = own.or(based) {
                roles.insert(id.to_owned(), role);
            }
        }
    }
    roles
}

/// Which levels of which lists count.
pub(super) fn numbering(
    package: &Package,
    problems: &mut Problems,
) -> HashMap<(String, String), bool> {
    const NAME: &str = "word/numbering.xml";
    let mut found = HashMap::new();
    let Some(source) = part(package, NAME, problems) else {
        return found;
    };
    let Ok(document) = xml::parse(&source, NAME).map_err(|problem| problems.push(problem)) else {
        return found;
    };
    let own = |node: Node<'_, '_>, name: &str| {
        node.attributes()
            .find(|it| it.name() == name)
            .map(|it| it.value().to_owned())
    };
    let mut formats: HashMap<String, Vec<(String, bool)>> = HashMap::new();
    for list in document
        .descendants()
        .filter(|it| it.tag_name().name() == "abstractNum")
    {
        let levels = list
            .children()
            .filter(|it| it.tag_name().name() == "lvl")
            .filter_map(|level| {
                let format = child(level, "numFmt").and_then(value)?;
                Some((own(level, "ilvl")?, !matches!(format, "bullet" | "none")))
            });
        if let Some(id) = own(list, "abstractNumId") {
            formats.insert(id, levels.collect());
        }
    }
    for list in document
        .descendants()
        .filter(|it| it.tag_name().name() == "num")
    {
        let levels = child(list, "abstractNumId")
            .and_then(value)
            .and_then(|id| formats.get(id));
        if let (Some(id), Some(levels)) = (own(list, "numId"), levels) {
            // Nine levels a list; a hostile file names one list a million times.
            for (level, ordered) in levels.iter().take(9) {
                found.insert((id.clone(), level.clone()), *ordered);
            }
        }
    }
    found
}

/// Targets of relations by their id.
pub(super) fn relations(package: &Package, problems: &mut Problems) -> HashMap<String, String> {
    const NAME: &str = "word/_rels/document.xml.rels";
    let Some(source) = part(package, NAME, problems) else {
        return HashMap::new();
    };
    let Ok(document) = xml::parse(&source, NAME).map_err(|problem| problems.push(problem)) else {
        return HashMap::new();
    };
    let relations = document
        .descendants()
        .filter(|it| it.tag_name().name() == "Relationship");
    relations
        .filter_map(|it| {
            Some((
                it.attribute("Id")?.to_owned(),
                it.attribute("Target")?.to_owned(),
            ))
        })
        .collect()
}

/// Title, creator, dates and language of the document.
pub(super) fn properties(package: &Package, draft: &mut Draft, problems: &mut Problems) {
    const NAME: &str = "docProps/core.xml";
    if let Some(source) = part(package, NAME, problems)
        && let Ok(document) = xml::parse(&source, NAME).map_err(|problem| problems.push(problem))
    {
        take_properties(document.root(), draft, "creator", "created", "modified");
    }
}

/// Dublin Core as documents have it; `created` and `modified` are elements of dates.
pub(in crate::import) fn take_properties(
    root: Node<'_, '_>,
    draft: &mut Draft,
    creator: &str,
    created: &str,
    modified: &str,
) {
    let found = |name: &str| {
        find_words(root, name).map(|value| Found {
            value,
            source: PROPERTIES,
        })
    };
    let date = |name: &str| {
        let value = find_words(root, name).and_then(|value| nitf::date(&value))?;
        Some(Found {
            value,
            source: PROPERTIES,
        })
    };
    draft.headline = draft.headline.take().or_else(|| found("title"));
    draft.language = draft.language.take().or_else(|| found("language"));
    draft.published = draft.published.take().or_else(|| date(created));
    draft.modified = draft.modified.take().or_else(|| date(modified));
    if draft.byline.is_empty()
        && let Some(creator) = find_words(root, creator)
    {
        draft.byline = text::authors(&creator)
            .into_iter()
            .map(|value| Found {
                value,
                source: PROPERTIES,
            })
            .collect();
    }
}

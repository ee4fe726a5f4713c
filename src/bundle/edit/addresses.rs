//! How annotations name things of the bundle: addresses relative to the annotations' own file.

use crate::bundle::read::reference::relative;
use crate::bundle::schema::StringOr;
use crate::bundle::schema::annotations::AnnotationBody;

/// The paths of the parts, as the list of files gives them.
#[derive(Clone, Debug, Default)]
pub(super) struct Paths {
    pub(super) article: String,
    /// `None` when the text stands inside the article.
    pub(super) body: Option<String>,
    pub(super) entities: Option<String>,
    pub(super) annotations: Option<String>,
    pub(super) figures: Option<String>,
}

impl Paths {
    fn base(&self) -> &str {
        self.annotations.as_deref().unwrap_or_default()
    }

    /// The address of a file as seen from the annotations.
    pub(super) fn to(&self, path: &str) -> String {
        format!("{}{path}", "../".repeat(self.base().matches('/').count()))
    }

    /// The address of an entity or a relation; `None` when there is no file of them.
    pub(super) fn to_entity(&self, id: &str) -> Option<String> {
        Some(format!("{}#{id}", self.to(self.entities.as_deref()?)))
    }

    /// Whether `address` names this line of the entities.
    pub(super) fn is_entity(&self, address: &str, id: &str) -> bool {
        // Most addresses name something else, and need not be resolved to see that: whatever stands
        // before the first `#`, one that names this line ends with it.
        let ends_so = address.strip_suffix(id);
        ends_so.is_some_and(|before| before.ends_with('#'))
            && self.entity(address).is_some_and(|named| named == id)
    }

    /// The line of the entities that `address` names.
    pub(super) fn entity(&self, address: &str) -> Option<String> {
        let found = relative(self.base(), address)?;
        if Some(&found.path) == self.entities.as_ref() {
            found.fragment
        } else {
            None
        }
    }

    /// Whether `address` names the table of figures.
    pub(super) fn is_figures(&self, address: &str) -> bool {
        relative(self.base(), address).is_some_and(|found| Some(found.path) == self.figures)
    }
}

/// The address that a body gives; `None` for a comment.
pub(super) fn address(body: &StringOr<AnnotationBody>) -> Option<&str> {
    match body {
        StringOr::String(address) => Some(address),
        StringOr::Object(AnnotationBody {
            value: Some(_),
            source: None,
            ..
        }) => None,
        StringOr::Object(body) => body.source.as_deref().or(body.id.as_deref()),
    }
}

/// Puts another address in the place of the one that a body gives.
pub(super) fn set_address(body: &mut StringOr<AnnotationBody>, new: &str) {
    match body {
        StringOr::String(address) => new.clone_into(address),
        StringOr::Object(body) if body.source.is_some() => body.source = Some(new.to_owned()),
        StringOr::Object(body) => body.id = Some(new.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_named_by_every_address_that_leads_to_it_and_no_other() {
        let paths = Paths {
            entities: Some("parts/entities.ftm.json".to_owned()),
            annotations: Some("parts/annotations.json".to_owned()),
            ..Paths::default()
        };
        let ids = ["a", "a#b", "b", "", "#a", "ä"];
        let before = [
            "",
            "#",
            "entities.ftm.json",
            "entities.ftm.json#",
            "./entities.ftm.json#",
            "../parts/entities.ftm.json#",
            "entities.ftm.json#a#",
            "annotations.json#",
            "../../entities.ftm.json#",
            "https://e.org/entities.ftm.json#",
        ];
        let mut named = 0;
        for (start, end) in before.iter().flat_map(|start| ids.map(|end| (start, end))) {
            let address = format!("{start}{end}");
            for id in ids {
                let resolved = paths.entity(&address);
                let expected = resolved.is_some_and(|found| found == id);
                assert_eq!(paths.is_entity(&address, id), expected, "{address} {id}");
                named += usize::from(expected);
            }
        }
        assert!(named > ids.len());
    }
}

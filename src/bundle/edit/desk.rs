//! The documents while they are edited: parsed once, and only what was touched is written anew.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::addresses::{Paths, address};
use super::{gone, refusal};
use crate::bundle::Documents;
use crate::bundle::documents::unwritable;
use crate::bundle::read::code_points::CodePoints;
use crate::bundle::read::concepts;
use crate::bundle::read::package::{Role, list, part};
use crate::bundle::read::table::Table;
use crate::bundle::schema::annotations::{Annotation, AnnotationPage};
use crate::bundle::schema::article::Item;
use crate::bundle::schema::entities::FtmEntity;
use crate::bundle::schema::package::{DataPackage, Resource};
use crate::bundle::schema::{OneOrMany, RawList};
use crate::bundle::write::from_model;
use crate::edit::Target;
use crate::problem::{Problem, Problems};

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
const NAMESPACE: &str = "https://dossier.example/ns#";
const PERSON: &str = "person";

/// Which parts an edit has touched.
#[derive(Clone, Debug, Default)]
pub(super) struct Changed(Vec<Role>);

impl Changed {
    pub(super) fn add(&mut self, role: Role) {
        if !self.has(role) {
            self.0.push(role);
        }
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.0.contains(&role)
    }
}

/// One annotation of the file; `item` is `None` for one that reading leaves out.
#[derive(Clone, Debug)]
pub(super) struct Link {
    raw: Option<Box<RawValue>>,
    pub(super) item: Option<Annotation>,
}

impl Link {
    /// The annotation, which is written anew after this.
    pub(super) fn touch(&mut self) -> Option<&mut Annotation> {
        if self.item.is_some() {
            self.raw = None;
        }
        self.item.as_mut()
    }

    pub(super) fn id(&self) -> &str {
        let item = self.item.as_ref();
        item.and_then(|item| item.id.as_deref()).unwrap_or_default()
    }
}

/// The documents while they are edited.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) text: &'a str,
    pub(super) points: CodePoints,
    pub(super) paths: Paths,
    pub(super) article: Item,
    pub(super) links: Vec<Link>,
    pub(super) changed: Changed,
    package: DataPackage,
    page: Option<AnnotationPage>,
    entities: Option<Vec<FtmEntity>>,
    figures: Option<Table>,
    /// Names of files in lower case.
    taken: HashSet<String>,
    /// Ids of annotations, also of those that are gone.
    link_ids: HashSet<String>,
    /// The number in the last id that was given.
    last_number: u64,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        documents: &Documents,
        text: &'a str,
        taken: &[&str],
    ) -> Result<Self, Problem> {
        let listed = list(&documents.package, &mut Problems::default())?;
        let path = |role| part(&listed, role).map(|one| one.path.clone());
        let mut page = documents.annotations.clone();
        let items = page.as_mut().and_then(|page| page.items.take());
        let mut seen = HashSet::new();
        let links = items.map(|items| items.0).unwrap_or_default();
        let links = links.into_iter().map(|raw| {
            let item = serde_json::from_str::<Annotation>(raw.get()).ok();
            // The second of two items with one id is left out at reading.
            let item = item.filter(|item| {
                let id = item.id.clone().unwrap_or_default();
                !id.is_empty() && seen.insert(id)
            });
            let raw = Some(raw);
            Link { raw, item }
        });
        let links: Vec<Link> = links.collect();
        let names = listed.iter().map(|one| one.path.as_str());
        let taken = names.chain(taken.iter().copied());
        Ok(Self {
            text,
            points: CodePoints::new(text),
            paths: Paths {
                article: path(Role::Article).unwrap_or_default(),
                body: path(Role::Body),
                entities: path(Role::Entities),
                annotations: path(Role::Annotations),
                figures: path(Role::Figures),
            },
            article: documents.article.clone(),
            link_ids: links.iter().map(|link| link.id().to_owned()).collect(),
            links,
            changed: Changed::default(),
            taken: taken.map(str::to_ascii_lowercase).collect(),
            package: documents.package.clone(),
            page,
            entities: documents.entities.clone(),
            figures: documents.figures.clone(),
            last_number: 0,
        })
    }

    /// The documents as they are now, and which of them are others than before.
    pub(super) fn finish(self) -> Result<(Documents, Changed), Problem> {
        let mut page = self.page;
        if let Some(page) = &mut page {
            let mut items = Vec::with_capacity(self.links.len());
            for link in self.links {
                match (link.raw, &link.item) {
                    (Some(raw), _) => items.push(raw),
                    (None, Some(item)) => items.push(raw(item)?),
                    (None, None) => {}
                }
            }
            page.items = Some(RawList(items));
            if self.changed.has(Role::Annotations) && uses_namespace(page) {
                declare_namespace(page)?;
            }
        }
        let documents = Documents {
            package: self.package,
            article: self.article,
            entities: self.entities,
            annotations: page,
            figures: self.figures,
        };
        Ok((documents, self.changed))
    }

    /// The lines of the entities, to be changed; begun if the bundle has none.
    pub(super) fn entities(&mut self) -> Result<&mut Vec<FtmEntity>, Problem> {
        if self.paths.entities.is_none() {
            // What only the article lists would not be read beside a file of entities.
            let listed = concepts::read(&self.article).entities;
            self.entities = Some(listed.iter().map(from_model).collect());
            let path = self.add_part("entities", "entities.ftm.json", "application/json+ftm")?;
            self.paths.entities = Some(path);
        }
        self.changed.add(Role::Entities);
        self.entities
            .as_mut()
            .ok_or_else(|| unreadable("The file of entities"))
    }

    /// The lines of the entities as they are.
    pub(super) fn lines(&self) -> &[FtmEntity] {
        self.entities.as_deref().unwrap_or_default()
    }

    /// One line by its id.
    pub(super) fn line(&self, id: &str) -> Option<&FtmEntity> {
        self.lines()
            .iter()
            .find(|line| line.id.as_deref() == Some(id))
    }

    /// One line, to be changed.
    pub(super) fn line_mut(&mut self, id: &str, what: &str) -> Result<&mut FtmEntity, Problem> {
        if self.paths.entities.is_some() && self.line(id).is_none() {
            return Err(gone(what, id));
        }
        let lines = self.entities()?;
        let line = lines.iter_mut().find(|line| line.id.as_deref() == Some(id));
        line.ok_or_else(|| gone(what, id))
    }

    /// The table of figures as it is.
    pub(super) fn rows(&self) -> Option<&Table> {
        self.figures.as_ref()
    }

    /// The table of figures, to be changed; begun if the bundle has none.
    pub(super) fn figures(&mut self) -> Result<&mut Table, Problem> {
        if self.paths.figures.is_none() {
            let header = super::figures::NEW_HEADER;
            self.figures = Some(Table {
                header: header.map(str::to_owned).to_vec(),
                rows: Vec::new(),
            });
            let path = self.add_part("figures", "figures/figures.csv", "text/csv")?;
            self.paths.figures = Some(path);
        }
        self.changed.add(Role::Figures);
        self.figures
            .as_mut()
            .ok_or_else(|| unreadable("The table of figures"))
    }

    /// Makes sure that there is a page to add annotations to.
    pub(super) fn annotations(&mut self) -> Result<(), Problem> {
        if self.paths.annotations.is_none() {
            self.page = Some(AnnotationPage {
                context: Some(raw(&json!([CONTEXT, { "dossier": NAMESPACE }]))?),
                id: Some("annotations.json".to_owned()),
                kind: Some("AnnotationPage".to_owned()),
                ..AnnotationPage::default()
            });
            let kind = "application/ld+json;profile=\"http://www.w3.org/ns/anno.jsonld\"";
            let path = self.add_part("annotations", "annotations.json", kind)?;
            self.paths.annotations = Some(path);
        }
        if self.page.is_none() {
            return Err(unreadable("The file of annotations"));
        }
        self.changed.add(Role::Annotations);
        Ok(())
    }

    /// The path of a listed file by its name.
    pub(super) fn path_of(&self, name: &str) -> Option<String> {
        let resources = self.package.resources.as_deref().unwrap_or_default();
        let found = resources.iter().find(|one| one.name() == name);
        found.and_then(Resource::path)
    }

    /// Lists a new file under a name that nothing has yet; returns its path.
    fn add_part(&mut self, name: &str, path: &str, mediatype: &str) -> Result<String, Problem> {
        let mut path = path.to_owned();
        while self.taken.contains(&path.to_ascii_lowercase()) {
            path = format!("edited-{path}");
        }
        self.taken.insert(path.to_ascii_lowercase());
        let resource = Resource {
            name: Some(name.to_owned()),
            path: Some(raw(&path)?),
            mediatype: Some(mediatype.to_owned()),
            ..Resource::default()
        };
        let resources = self.package.resources.get_or_insert_default();
        resources.push(resource);
        Ok(path)
    }

    /// Adds an annotation under an id that no other has; returns the id.
    pub(super) fn add_link(&mut self, mut item: Annotation) -> Result<String, Problem> {
        self.annotations()?;
        let id = loop {
            self.last_number += 1;
            let id = format!("#person-{}", self.last_number);
            if self.link_ids.insert(id.clone()) {
                break id;
            }
        };
        item.id = Some(id.clone());
        let item = Some(item);
        self.links.push(Link { raw: None, item });
        Ok(id)
    }

    /// Takes annotations away.
    pub(super) fn drop_links(&mut self, is_dropped: impl Fn(&Link) -> bool) {
        let before = self.links.len();
        self.links.retain(|link| !is_dropped(link));
        if before != self.links.len() {
            self.changed.add(Role::Annotations);
        }
    }

    /// The places of the annotations that prove something of `target`.
    pub(super) fn proofs_of(&self, target: &Target) -> Vec<usize> {
        let row_link = match target {
            Target::Figure(id) => self.link_of_row(id),
            _ => None,
        };
        let line = match target {
            Target::Relation(id) => self.line_of_relation(id),
            _ => None,
        };
        let speaks = |link: &Link| {
            let Some(item) = &link.item else { return false };
            match target {
                Target::Entity(id) => is_proof(item) && self.names(item, id),
                Target::Relation(id) => {
                    is_proof(item)
                        && (self.names(item, id) || line.is_some_and(|line| self.names(item, line)))
                }
                Target::Figure(_) => is_proof(item) && row_link.is_some() && row_link == item.id,
                Target::Note(id) => item.id.as_ref() == Some(id),
            }
        };
        let links = self.links.iter().enumerate();
        links
            .filter(|(_, link)| speaks(link))
            .map(|(index, _)| index)
            .collect()
    }

    /// Whether the annotation at this place is what a rule says, and nobody else.
    pub(super) fn is_suggested(&self, index: usize) -> bool {
        self.links[index].item.as_ref().is_some_and(is_by_rule)
    }

    /// Whether an annotation speaks of this line of the entities.
    pub(super) fn names(&self, item: &Annotation, id: &str) -> bool {
        let bodies = item.body.as_ref().map_or(&[][..], OneOrMany::as_slice);
        let mut addresses = bodies.iter().filter_map(address);
        addresses.any(|address| self.paths.is_entity(address, id))
    }

    /// The line that a relation stands in: its own, or that of an edge with many ends or an event, whose
    /// relations are called `LINE.…`.
    pub(super) fn line_of_relation<'b>(&'b self, id: &'b str) -> Option<&'b str> {
        if self.line(id).is_some() {
            return Some(id);
        }
        let dots = id.rmatch_indices('.').map(|(at, _)| at);
        dots.filter_map(|at| id.get(..at))
            .find(|start| self.line(start).is_some())
    }
}

/// Whether it is made to prove something; see `model::annotation::Annotation::is_proof`.
pub(super) fn is_proof(item: &Annotation) -> bool {
    let names = item
        .motivation
        .as_ref()
        .map_or(&[][..], OneOrMany::as_slice);
    let known = names.iter().find(|name| {
        let known = ["identifying", "linking", "highlighting", "commenting"];
        known.contains(&name.as_str())
    });
    known.is_some_and(|name| name != "commenting")
}

/// Whether a rule made it and nobody confirmed it.
pub(super) fn is_by_rule(item: &Annotation) -> bool {
    item.made_by.as_deref().is_some_and(|by| by != PERSON)
}

/// From now on a person vouches for it; which rule suggested it stays known.
pub(super) fn confirm(item: &mut Annotation) {
    if let Some(rule) = item.made_by.take_if(|by| by != PERSON) {
        item.suggested_by.get_or_insert(rule);
        item.made_by = Some(PERSON.to_owned());
    }
}

/// `stem-1`, `stem-2`, … : the first that is free.
pub(super) fn free(stem: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut number = 1_u64;
    loop {
        let id = format!("{stem}-{number}");
        if !is_taken(&id) {
            return id;
        }
        number += 1;
    }
}

/// A value as the JSON text that is kept.
pub(super) fn raw<T: Serialize + ?Sized>(value: &T) -> Result<Box<RawValue>, Problem> {
    serde_json::value::to_raw_value(value).map_err(|error| unwritable(&error))
}

fn unreadable(what: &str) -> Problem {
    refusal(
        format!("{what} could not be read, so nothing in it is changed"),
        "Mend the file first: the problems tell what is wrong with it",
    )
}

fn uses_namespace(page: &AnnotationPage) -> bool {
    let items = page.items.as_ref().map_or(&[][..], |items| &items.0);
    items.iter().any(|raw| raw.get().contains("\"dossier:"))
}

/// Declares our names in the page's context, beside all that it declares already.
fn declare_namespace(page: &mut AnnotationPage) -> Result<(), Problem> {
    let own = page.context.as_ref().map(|own| own.get());
    if own.is_some_and(|own| own.contains(NAMESPACE)) {
        return Ok(());
    }
    let ours = raw(&json!({ "dossier": NAMESPACE }))?;
    let list = match own {
        None | Some("null") => vec![raw(CONTEXT)?, ours],
        Some(own) => {
            let mut list: Vec<Box<RawValue>> = match serde_json::from_str(own) {
                Ok(list) => list,
                Err(_no_list) => page.context.take().into_iter().collect(),
            };
            list.push(ours);
            list
        }
    };
    page.context = Some(raw(&list)?);
    Ok(())
}

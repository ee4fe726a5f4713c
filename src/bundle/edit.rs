//! Decisions of a person, carried out on the documents of a bundle.
//!
//! [`apply`] is pure: the same documents, text and edits give the same documents. An edit that cannot be
//! carried out (what it names is gone, a number is none) changes nothing and costs one [`Problem`]; the
//! others are carried out. What nobody decided about stays as it was, to the letter: only annotations,
//! lines and rows that an edit speaks of are written anew, and unknown properties survive in them.
//!
//! [`rebuild`] reads the edited documents as a bundle again, in memory, over the files of the one that
//! was opened; [`Packed`] is written as a new file.

mod addresses;
mod decide;
mod desk;
mod entities;
mod figures;
mod relations;
mod save;
#[cfg(test)]
mod tests;
mod words;

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use sha2::{Digest as _, Sha256};

use super::documents::pretty;
use super::read::files::delimiter;
use super::read::package::{DATAPACKAGE, Role, SIGNATURE, list, part};
use super::read::{Opened, ReadOptions, Refusal, read};
use super::watch::Progress;
use super::{Documents, integrity};
use crate::container::Container;
use crate::edit::{Edit, Target};
use crate::problem::{Problem, Problems};
use desk::{Changed, Desk};

pub use save::Packed;

/// What the edits start from: a bundle as it was opened.
#[derive(Debug)]
pub struct Base {
    container: Arc<Container>,
    documents: Documents,
    /// The source of the article's text.
    text: String,
    fingerprint: OnceLock<String>,
}

/// The bundle as edited.
#[derive(Debug)]
pub struct Edited {
    pub opened: Opened,
    /// The files of the base, with the edited ones in their place.
    pub container: Arc<Container>,
    /// The edits that could not be carried out, by their places in the list, and why.
    pub refused: Vec<(usize, Problem)>,
}

impl Base {
    /// Whether there are documents to edit: a lone file is no bundle.
    pub fn is_editable(container: &Container) -> bool {
        container.contains(DATAPACKAGE)
    }

    /// Reads the bundle that is open; what was opened although files differ is read so too.
    pub fn read(container: &Arc<Container>, progress: Progress<'_>) -> Result<Self, Refusal> {
        let opened = read(container, &options(container), progress)?;
        Ok(Self {
            container: Arc::clone(container),
            documents: opened.documents,
            text: opened.dossier.article.body.source.to_string(),
            fingerprint: OnceLock::new(),
        })
    }

    /// Whether it was read from this very container.
    pub fn is_of(&self, container: &Arc<Container>) -> bool {
        Arc::ptr_eq(&self.container, container)
    }

    /// The same for the same text and documents, wherever they are: lower-case hexadecimal SHA-256.
    pub fn fingerprint(&self) -> Result<&str, Problem> {
        if let Some(known) = self.fingerprint.get() {
            return Ok(known);
        }
        let found = self.find_fingerprint()?;
        Ok(self.fingerprint.get_or_init(|| found))
    }

    fn find_fingerprint(&self) -> Result<String, Problem> {
        let mut hash = Sha256::new();
        let mut add = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        add(self.text.as_bytes());
        for (path, bytes) in self.documents.json_files()? {
            add(path.as_bytes());
            add(&bytes);
        }
        if let Some(table) = &self.documents.figures {
            add(&figures::csv(table, b',')?);
        }
        let digest = hash.finalize();
        let mut hex = String::with_capacity(64);
        for byte in &digest {
            write!(hex, "{byte:02x}")
                .map_err(|error| Problem::new("E-WRITE", "", error.to_string(), "Try it again"))?;
        }
        Ok(hex)
    }
}

fn options(container: &Container) -> ReadOptions {
    ReadOptions {
        anyway: true,
        limits: container.limits().clone(),
    }
}

/// Carries out `edits` one after the other; `text` is the source of the article's text, `taken` the
/// names of all files of the bundle.
///
/// The second value holds the edits that could not be carried out, by their places.
pub fn apply(
    documents: &Documents,
    text: &str,
    taken: &[&str],
    edits: &[Edit],
) -> Result<(Documents, Vec<(usize, Problem)>), Problem> {
    let (documents, _, refused) = carry_out(documents, text, taken, edits)?;
    Ok((documents, refused))
}

type CarriedOut = (Documents, Changed, Vec<(usize, Problem)>);

fn carry_out(
    documents: &Documents,
    text: &str,
    taken: &[&str],
    edits: &[Edit],
) -> Result<CarriedOut, Problem> {
    let mut desk = Desk::new(documents, text, taken)?;
    let mut refused = Vec::new();
    for (index, edit) in edits.iter().enumerate() {
        if let Err(problem) = desk.edit(edit) {
            refused.push((index, problem));
        }
    }
    let (documents, changed) = desk.finish()?;
    Ok((documents, changed, refused))
}

/// The bundle after `edits`, read again.
pub fn rebuild(base: &Base, edits: &[Edit], progress: Progress<'_>) -> Result<Edited, Refusal> {
    let entries = base.container.entries().iter();
    let taken: Vec<&str> = entries.map(|entry| entry.name.as_str()).collect();
    let (mut documents, changed, refused) = carry_out(&base.documents, &base.text, &taken, edits)?;
    let files = changed_files(&mut documents, &changed)?;
    let container = if files.is_empty() {
        Arc::clone(&base.container)
    } else {
        // Signed was another list of files.
        Arc::new(Container::overlay(&base.container, files, &[SIGNATURE])?)
    };
    let opened = read(&container, &options(&container), progress)?;
    Ok(Edited {
        opened,
        container,
        refused,
    })
}

/// The files that the edits changed, and the list of files with their new hashes.
fn changed_files(
    documents: &mut Documents,
    changed: &Changed,
) -> Result<Vec<(String, Vec<u8>)>, Problem> {
    let listed = list(&documents.package, &mut Problems::default())?;
    let is_changed = |path: &str| {
        let role = listed.iter().find(|one| one.path == path);
        role.is_some_and(|one| changed.has(one.role))
    };
    let mut files = documents.json_files()?;
    files.retain(|(path, _)| is_changed(path));
    if let (Some(one), Some(table), true) = (
        part(&listed, Role::Figures),
        &documents.figures,
        changed.has(Role::Figures),
    ) {
        let delimiter = delimiter(&documents.package, one.index);
        files.push((one.path.clone(), figures::csv(table, delimiter)?));
    }
    if files.is_empty() {
        return Ok(files);
    }
    for resource in documents.package.resources.iter_mut().flatten() {
        let file = files
            .iter()
            .find(|(path, _)| resource.path().as_deref() == Some(path.as_str()));
        let Some((_, bytes)) = file else { continue };
        // What nobody compared before is not said to be sound now.
        if resource.bytes.is_some() {
            resource.bytes = Some(desk::raw(&bytes.len())?);
        }
        if resource.hash.is_some() {
            resource.hash = Some(integrity::hash_property(bytes));
        }
    }
    files.push((DATAPACKAGE.to_owned(), pretty(&documents.package)?));
    Ok(files)
}

impl Desk<'_> {
    /// Carries out one edit, or leaves everything as it is.
    fn edit(&mut self, edit: &Edit) -> Result<(), Problem> {
        match edit {
            Edit::Accept { targets } => self.accept_all(targets),
            Edit::Reject { target } => self.reject(target),
            Edit::ChangeKind { target, schema } => match target {
                Target::Entity(id) => self.change_entity_kind(id, schema),
                Target::Relation(id) => self.change_relation_kind(id, schema),
                Target::Figure(_) | Target::Note(_) => Err(refusal(
                    "A number or a note has no kind",
                    "Edit it, or reject it",
                )),
            },
            Edit::EditEntity {
                id,
                name,
                aliases,
                positions,
            } => self.edit_entity(id, name, aliases, positions),
            Edit::EditRelation {
                id,
                label,
                stance,
                source,
                target,
            } => self.edit_relation(
                id,
                &relations::Words { label, stance },
                [source.as_str(), target.as_str()],
            ),
            Edit::EditFigure { id, cells } => self.edit_figure(id, cells),
            Edit::Merge { into, from } => self.merge(into, from),
            Edit::Split {
                entity,
                mentions,
                name,
            } => self.split(entity, mentions, name),
            Edit::AddEntity { name, schema, span } => self.add_entity(name, schema, span),
            Edit::AddMention { entity, span } => self.add_mention(entity, span),
            Edit::AddRelation {
                schema,
                label,
                stance,
                source,
                target,
                span,
            } => self.add_relation(
                schema,
                &relations::Words { label, stance },
                [source.as_str(), target.as_str()],
                span,
            ),
            Edit::AddFigure { cells, span } => self.add_figure(cells, span),
            Edit::AddCaption { picture, span } => self.add_caption(picture, span),
        }
    }
}

/// Why an edit was not carried out.
fn refusal(what: impl Into<String>, advice: impl Into<String>) -> Problem {
    Problem::new("W-EDIT", "", what, advice)
}

/// That something an edit speaks of is not there.
fn gone(what: &str, id: &str) -> Problem {
    refusal(
        format!("There is no {what} `{id}` any more"),
        "Take the step back that removed it, or leave this one out",
    )
}

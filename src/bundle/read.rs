//! A container → a dossier and everything that was doubtful about it.
//!
//! Each listed text file is read once; its length and hash are compared on the same bytes that are
//! parsed. Only the container, `datapackage.json` and the article can refuse a bundle, and a file
//! that is not what the list says it is, unless the reader says "open anyway". Pictures are not
//! touched: they are read when they are looked at.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::json;
use super::schema::annotations::AnnotationPage;
use super::schema::article::Item as NewsItem;
use super::schema::package::{DataPackage, Dialect};
use super::{Documents, integrity};
use crate::container::Container;
use crate::container::limits::{FileKind, Limits};
use crate::model::Dossier;
use crate::model::annotation::Annotation;
use crate::model::evidence::Evidence;
use crate::model::figure::Figure;
use crate::model::integrity::{FileCheck, HashState, Integrity};
use crate::model::item::{FigureId, Item, PictureId};
use crate::problem::{Problem, Problems};
use annotations::Surroundings;
use entities::Network;
use package::{DATAPACKAGE, Listed, Role};
use table::{Shape, Table};
use text::Writing;

pub(crate) mod annotations;
pub(crate) mod article;
pub(crate) mod code_points;
pub(crate) mod comtrade;
pub(crate) mod concepts;
pub(crate) mod edges;
pub(crate) mod entities;
pub(crate) mod figures;
pub(crate) mod package;
pub(crate) mod pictures;
pub(crate) mod reference;
pub(crate) mod resolve;
pub(crate) mod table;
pub(crate) mod text;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Open although listed files differ or are missing; the dossier remembers it.
    pub anyway: bool,
    pub limits: Limits,
}

/// What came of reading.
#[derive(Clone, Debug)]
pub struct Opened {
    pub dossier: Dossier,
    pub problems: Problems,
    /// The files as they were, for saving without loss.
    pub documents: Documents,
}

/// Why there is nothing to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub problem: Problem,
    /// Whether [`ReadOptions::anyway`] would open it.
    pub can_open_anyway: bool,
    /// Everything found until then, `problem` not among it.
    pub problems: Box<Problems>,
}

impl Refusal {
    /// `problem` refuses, and nothing opens it; `problems` were found until then.
    pub(crate) fn new(problem: Problem, problems: Problems) -> Self {
        Self {
            problem,
            can_open_anyway: false,
            problems: Box::new(problems),
        }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::new(problem, Problems::default())
    }
}

/// Told how far reading is, from 0 to 1; answers whether to go on.
pub type Progress<'a> = &'a dyn Fn(f32) -> bool;

/// Reads a bundle.
pub fn read(
    container: &Container,
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<Opened, Refusal> {
    let step = |done: f32| step(progress, done);
    step(0.0)?;
    let package = package::read(container)?;
    let mut problems = Problems::default();
    package::check_version(&package, &mut problems)?;
    let listed = package::list(&package, &mut problems)?;
    package::warn_of_unlisted(container, &listed, &mut problems);
    let mut files = Files::gather(container, &package, &listed, options, problems)?;
    step(0.1)?;

    let article_file = package::part(&listed, Role::Article).map_or("", |one| one.path.as_str());
    let article: NewsItem = files.parse_article(article_file)?;
    let mut problems = std::mem::take(&mut files.problems);

    let text = choose_text(
        &article,
        article_file,
        &listed,
        &package,
        &files,
        &mut problems,
    );
    step(0.3)?;
    let (entities_file, lines, entities_failed) =
        files.entities(&listed, &options.limits, &mut problems);
    let mut network = match &lines {
        Some(lines) => entities::read(lines, entities_file, &options.limits, &mut problems),
        None if entities_failed => Network::default(),
        None => concepts::read(&article),
    };
    let entities_failed = entities_failed
        || lines
            .as_ref()
            .is_some_and(|lines| !lines.is_empty() && network.entities.is_empty());
    step(0.5)?;

    let picture_files = package::picture_files(&listed, &files.missing);
    let picture_names: Vec<&str> = names_of(&listed, Role::Picture);
    let mut explained = package::not_loaded(&package, &listed);
    explained.extend(
        listed
            .iter()
            .map(|one| one.name.as_str())
            .filter(|name| files.missing.contains(*name)),
    );
    let pictures = pictures::read(
        &article,
        article_file,
        &picture_files,
        &picture_names,
        &explained,
        &mut problems,
    );

    let annotations_file =
        package::part(&listed, Role::Annotations).map_or("", |one| one.path.as_str());
    let page = files.page(annotations_file, &mut problems);
    let mut annotations = match &page {
        None => Vec::new(),
        Some(page) => {
            let around = Surroundings {
                file: annotations_file,
                entities: (!entities_file.is_empty()).then_some((entities_file, &network)),
                entities_failed,
                pictures: pictures
                    .iter()
                    .enumerate()
                    .filter_map(|(index, picture)| {
                        let listed = listed.iter().find(|one| one.name == picture.name)?;
                        Some((listed.path.as_str(), PictureId::from_index(index)))
                    })
                    .collect(),
                other_files: listed.iter().map(|one| one.path.as_str()).collect(),
                text_names: text_names(&article, &package, article_file, &text),
                limits: &options.limits,
            };
            if text.is_inline {
                problems.push(Problem::new(
                    "W-ANNO-NO-BODY",
                    annotations_file,
                    "The annotations speak of a text that is no file of its own, so their places may shift",
                    "Pack the bundle: that writes the text as a file",
                ));
            }
            annotations::read(page, &text.source, &around, &mut problems)
        }
    };
    step(0.7)?;

    let table = files.table(
        &listed,
        &package,
        Role::Figures,
        &options.limits,
        &mut problems,
    );
    let mut figures = table.as_ref().map_or_else(Vec::new, |(listed, table)| {
        figures::read(
            table,
            &listed.path,
            &annotations::by_id(&annotations),
            &mut problems,
        )
    });
    for (listed, table) in files.extra_tables(&listed, &package, &options.limits) {
        figures.extend(comtrade::read(
            &table,
            &listed.path,
            &listed.name,
            &mut problems,
        ));
    }
    link_figures(&mut figures, &mut annotations);
    annotations::gather(&annotations, &mut network.entities, &mut network.relations);
    step(0.8)?;

    let body = text.writing.parse(Arc::clone(&text.source), &text.file);
    let evidence = Evidence::build(&body, &annotations);
    let article_model = article::read(&article, article_file, body, &mut problems);
    step(0.95)?;
    let dossier = Dossier {
        about: package::about(&package),
        article: article_model,
        entities: network.entities,
        relations: network.relations,
        figures,
        pictures,
        annotations,
        evidence,
        integrity: files.integrity,
    };
    let documents = Documents {
        package,
        article,
        entities: lines.map(|lines| lines.into_iter().map(|(_, entity)| entity).collect()),
        annotations: page,
        figures: table.map(|(_, table)| table),
    };
    Ok(Opened {
        dossier,
        problems,
        documents,
    })
}

/// Stops when the reader no longer wants the answer.
pub(crate) fn step(progress: Progress<'_>, done: f32) -> Result<(), Refusal> {
    if progress(done) {
        return Ok(());
    }
    Err(Problem::new(
        "E-CANCELLED",
        "",
        "Opening was cancelled",
        "Open it again when you want to see it",
    )
    .into())
}

fn names_of(listed: &[Listed], role: Role) -> Vec<&str> {
    listed
        .iter()
        .filter(|one| one.role == role)
        .map(|one| one.name.as_str())
        .collect()
}

/// A figure and its annotation know each other.
pub(crate) fn link_figures(figures: &mut [Figure], annotations: &mut [Annotation]) {
    for (index, figure) in figures.iter_mut().enumerate() {
        let by_rule = |annotation: &Annotation| {
            annotation.made_by != crate::model::annotation::MadeBy::Person
        };
        figure.suggested = !figure.annotations.is_empty()
            && figure
                .annotations
                .iter()
                .all(|id| by_rule(&annotations[id.index()]));
        for id in &figure.annotations {
            annotations[id.index()]
                .items
                .push(Item::Figure(FigureId::from_index(index)));
        }
    }
}

/// The chosen text of the article.
struct Text {
    source: Arc<str>,
    file: String,
    writing: Writing,
    /// It stood in `article.json`, or nowhere.
    is_inline: bool,
}

fn choose_text(
    article: &NewsItem,
    article_file: &str,
    listed: &[Listed],
    package: &DataPackage,
    files: &Files,
    problems: &mut Problems,
) -> Text {
    if let Some(one) = package::part(listed, Role::Body)
        && let Some(bytes) = files.bytes.get(&one.path)
    {
        match json::text(bytes, &one.path) {
            Ok(source) => {
                let writing = Writing::of(mediatype(package, one), &one.path);
                text::compare(article, source, writing, article_file, problems);
                return Text {
                    source: source.into(),
                    file: one.path.clone(),
                    writing,
                    is_inline: false,
                };
            }
            // The part is empty, even if the article carries a text: that one was not meant.
            Err(problem) => {
                problems.push(problem);
                return Text {
                    source: "".into(),
                    file: one.path.clone(),
                    writing: Writing::Plain,
                    is_inline: false,
                };
            }
        }
    }
    let (source, writing) = text::inline(article).unwrap_or_else(|| {
        text::none(article_file, problems);
        ("".into(), Writing::Plain)
    });
    Text {
        source,
        file: String::new(),
        writing,
        is_inline: true,
    }
}

fn mediatype<'a>(package: &'a DataPackage, one: &Listed) -> Option<&'a str> {
    package
        .resources
        .as_ref()?
        .get(one.index)?
        .mediatype
        .as_deref()
}

/// Every name under which an annotation may mean the article's text.
fn text_names(
    article: &NewsItem,
    package: &DataPackage,
    article_file: &str,
    text: &Text,
) -> HashSet<String> {
    let mut names: HashSet<String> = HashSet::new();
    if text.is_inline {
        names.extend([article_file, "body.txt", "body.md"].map(ToOwned::to_owned));
    } else {
        names.insert(text.file.clone());
    }
    names.extend(article.uri.clone());
    names.extend(
        package
            .sources
            .iter()
            .flatten()
            .filter_map(|source| source.path.clone()),
    );
    names.remove("");
    names
}

/// The text files of a bundle, each read once and checked.
struct Files {
    bytes: HashMap<String, Vec<u8>>,
    missing: HashSet<String>,
    integrity: Integrity,
    problems: Problems,
}

impl Files {
    /// Reads all text parts and compares them with the list.
    fn gather(
        container: &Container,
        package: &DataPackage,
        listed: &[Listed],
        options: &ReadOptions,
        mut problems: Problems,
    ) -> Result<Self, Refusal> {
        let (missing, mut doubts, refusal) = package::missing(container, listed, &mut problems);
        if let Some(refusal) = refusal {
            return Err(refusal);
        }
        let resources = package.resources.as_deref().unwrap_or_default();
        let mut bytes: HashMap<String, Vec<u8>> = HashMap::new();
        let mut integrity = Integrity::default();
        let mut without_hash = 0_usize;
        for one in listed {
            let mut check = integrity::expected(
                &resources[one.index],
                &one.path,
                !missing.contains(&one.name),
            );
            let place = format!("{DATAPACKAGE} at resources[{}]", one.index);
            match check.state {
                HashState::OtherAlgorithm => problems.push(Problem::new(
                    "W-HASH-ALGO",
                    format!("{place}.hash"),
                    format!(
                        "The hash of `{}` is not SHA-256, so it is not checked",
                        one.name
                    ),
                    "Pack the bundle again: that writes SHA-256",
                )),
                HashState::Absent => without_hash += 1,
                HashState::Pending if check.expected_sha256.is_none() => without_hash += 1,
                _ => {}
            }
            if check.state != HashState::Missing
                && let Some(kind) = kind_of(one.role)
            {
                match container.read(&one.path, kind) {
                    Ok(read) => {
                        differences(&read, &check, &place, &mut doubts);
                        check.state = integrity::compare(&read, &check);
                        bytes.insert(one.path.clone(), read);
                    }
                    Err(problem) if one.role == Role::ExtraTable => {
                        check.state = HashState::Failed;
                        problems.push(problem);
                    }
                    Err(problem) => {
                        return Err(Refusal::new(problem, problems));
                    }
                }
            }
            integrity.files.push(check);
        }
        if without_hash > 0 {
            problems.push(Problem::new(
                "W-NO-HASH",
                format!("{DATAPACKAGE} at resources"),
                format!(
                    "{without_hash} of {} files have no hash, so damage would not be noticed",
                    listed.len()
                ),
                "Pack the bundle: that adds the hashes",
            ));
        }
        if !doubts.is_empty() {
            if !options.anyway {
                let problem = doubts.remove(0);
                for doubt in doubts {
                    problems.push(doubt);
                }
                return Err(Refusal {
                    can_open_anyway: true,
                    ..Refusal::new(problem, problems)
                });
            }
            integrity.opened_anyway = true;
            for doubt in doubts {
                problems.push(doubt);
            }
        }
        Ok(Self {
            bytes,
            missing,
            integrity,
            problems,
        })
    }

    fn parse_article(&mut self, file: &str) -> Result<NewsItem, Refusal> {
        let bytes = self.bytes.get(file).map_or(&[][..], Vec::as_slice);
        json::text(bytes, file)
            .and_then(|text| json::parse(text, file))
            .map_err(|problem| Refusal::new(problem, std::mem::take(&mut self.problems)))
    }

    /// The lines of the entities, where they stand, and whether there were any that are not shown.
    fn entities<'a>(
        &self,
        listed: &'a [Listed],
        limits: &Limits,
        problems: &mut Problems,
    ) -> (
        &'a str,
        Option<Vec<(usize, super::schema::entities::FtmEntity)>>,
        bool,
    ) {
        let Some(one) = package::part(listed, Role::Entities) else {
            return ("", None, false);
        };
        let Some(bytes) = self.bytes.get(&one.path) else {
            return (&one.path, None, true);
        };
        match json::text(bytes, &one.path) {
            Ok(text) => match entities::parse_lines(text, &one.path, limits, problems) {
                Some(lines) => (&one.path, Some(lines), false),
                None => (&one.path, None, true),
            },
            Err(problem) => {
                problems.push(problem);
                (&one.path, None, true)
            }
        }
    }

    fn page(&self, file: &str, problems: &mut Problems) -> Option<AnnotationPage> {
        let bytes = self.bytes.get(file)?;
        match json::text(bytes, file).and_then(|text| json::parse(text, file)) {
            Ok(page) => Some(page),
            Err(problem) => {
                problems.push(problem);
                None
            }
        }
    }

    fn table<'a>(
        &self,
        listed: &'a [Listed],
        package: &DataPackage,
        role: Role,
        limits: &Limits,
        problems: &mut Problems,
    ) -> Option<(&'a Listed, Table)> {
        let one = package::part(listed, role)?;
        let bytes = self.bytes.get(&one.path)?;
        let shape = Shape {
            delimiter: delimiter(package, one),
            max_rows: limits.figures,
            drop_empty_ends: false,
        };
        match table::parse(bytes, &one.path, shape) {
            Ok(table) => Some((one, table)),
            Err(faults) => {
                for fault in faults {
                    problems.push(fault);
                }
                None
            }
        }
    }

    /// Extra tables that are Comtrade downloads; others are kept and not read.
    fn extra_tables<'a>(
        &self,
        listed: &'a [Listed],
        package: &DataPackage,
        limits: &Limits,
    ) -> Vec<(&'a Listed, Table)> {
        let tables = listed.iter().filter(|one| one.role == Role::ExtraTable);
        tables
            .filter_map(|one| {
                let shape = Shape {
                    delimiter: delimiter(package, one),
                    max_rows: limits.figures,
                    drop_empty_ends: true,
                };
                let table = table::parse(self.bytes.get(&one.path)?, &one.path, shape).ok()?;
                comtrade::is_comtrade(&table.header).then_some((one, table))
            })
            .collect()
    }
}

/// How a part is read at opening; pictures and attachments are not.
fn kind_of(role: Role) -> Option<FileKind> {
    match role {
        Role::Article | Role::Entities | Role::Annotations => Some(FileKind::Json),
        Role::Body => Some(FileKind::Body),
        Role::Figures | Role::ExtraTable => Some(FileKind::Table),
        Role::Picture | Role::Attachment => None,
    }
}

fn differences(bytes: &[u8], check: &FileCheck, place: &str, doubts: &mut Vec<Problem>) {
    let advice = integrity::ASK_AGAIN;
    if integrity::length_differs(bytes, check) {
        doubts.push(Problem::new(
            "E-BYTES",
            format!("{place}.bytes"),
            format!(
                "{} has {} bytes, not the {} listed",
                check.path,
                bytes.len(),
                check.expected_bytes.unwrap_or_default()
            ),
            advice,
        ));
    }
    if integrity::hash_differs(bytes, check) {
        doubts.push(Problem::new(
            "E-HASH",
            format!("{place}.hash"),
            format!(
                "{} is not the file that was packed: its SHA-256 differs",
                check.path
            ),
            advice,
        ));
    }
}

/// The delimiter of a table: comma, semicolon or tab.
fn delimiter(package: &DataPackage, one: &Listed) -> u8 {
    let resource = package
        .resources
        .as_ref()
        .and_then(|resources| resources.get(one.index));
    let dialect = resource.and_then(|resource| resource.dialect.as_ref());
    let dialect: Option<Dialect> = dialect.and_then(|raw| serde_json::from_str(raw.get()).ok());
    match dialect.and_then(|dialect| dialect.delimiter).as_deref() {
        Some(";") => b';',
        Some("\t") => b'\t',
        _ => b',',
    }
}

#[cfg(test)]
mod tests;

//! A container → a dossier and everything that was doubtful about it.
//!
//! Each listed text file is read once; its length and hash are compared on the same bytes that are
//! parsed. Only the container, `datapackage.json` and the article can refuse a bundle, and a file
//! that is not what the list says it is, unless the reader says "open anyway". Pictures are read when
//! they are looked at; only the words in their files are read here.

use std::collections::{HashMap, HashSet};

use super::Documents;
use super::json;
use super::schema::annotations::AnnotationPage;
use super::schema::article::Item as NewsItem;
use super::schema::entities::FtmEntity;
use super::schema::package::DataPackage;
use super::watch::{Progress, Watch};
use crate::container::Container;
use crate::container::limits::Limits;
use crate::model::Dossier;
use crate::model::annotation::Annotation;
use crate::model::article::Body;
use crate::model::evidence::Evidence;
use crate::model::figure::Figure;
use crate::model::item::{FigureId, Item, PictureId};
use crate::model::picture::Picture;
use crate::problem::{Problem, Problems};
use annotations::Surroundings;
use concepts::Identifier;
use entities::Network;
use files::Files;
use package::{Listed, Role};
use picture_words::{Words, WordsReader};
use pictures::Gallery;
use table::Table;
use text::Writing;

mod anchors;
pub(crate) mod annotations;
pub(crate) mod article;
pub(crate) mod code_points;
pub(crate) mod comtrade;
pub(crate) mod concepts;
pub(crate) mod edges;
pub(crate) mod entities;
pub(crate) mod figures;
pub(crate) mod files;
mod gather;
mod links;
pub(crate) mod package;
pub(crate) mod picture_words;
pub(crate) mod pictures;
pub(crate) mod reference;
pub(crate) mod resolve;
pub(crate) mod table;
pub(crate) mod text;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// Open although listed files differ; the dossier remembers it.
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

/// Reads a bundle.
pub fn read(
    container: &Container,
    options: &ReadOptions,
    progress: Progress<'_>,
) -> Result<Opened, Refusal> {
    let watch = &Watch::new(progress);
    watch.step(0.0)?;
    let package = package::read(container)?;
    let mut problems = Problems::default();
    package::check_version(&package, &mut problems)?;
    let listed = package::list(&package, &mut problems)?;
    package::warn_of_unlisted(container, &listed, &mut problems);
    let mut files = Files::gather(container, &package, &listed, options, watch, problems)?;
    watch.step(0.1)?;
    let article_file = path_of(&listed, Role::Article);
    let article = files.parse_article(article_file)?;
    let mut problems = std::mem::take(&mut files.problems);
    let parts = Parts {
        package: &package,
        listed: &listed,
        files: &files,
        article: &article,
        article_file,
        limits: &options.limits,
        watch,
    };
    watch.step(0.2)?;

    let (body, is_inline) = parts.body(&mut problems);
    watch.step(0.4)?;
    let people = parts.people(&mut problems);
    watch.step(0.6)?;
    let pictures = parts.pictures(container, &people.network, &mut problems);
    watch.step(0.65)?;
    let (page, mut annotations) =
        parts.annotations(&body, is_inline, &people, &pictures, &mut problems);
    watch.step(0.8)?;
    let (table, mut figures) = parts.figures(&mut annotations, &mut problems);
    watch.step(0.85)?;
    let People {
        lines, mut network, ..
    } = people;
    gather::gather(&annotations, &mut network, &mut figures);
    let evidence = parts.evidence(&body, &annotations, &mut problems);
    watch.step(0.9)?;
    article::warn_of_doubts(&article, article_file, &mut problems);
    let dossier = Dossier {
        about: package::about(&package),
        article: article::read(&article, article_file, body, &mut problems),
        entities: network.entities,
        relations: network.relations,
        figures,
        pictures,
        annotations,
        evidence,
        integrity: std::mem::take(&mut files.integrity),
        ..Dossier::default()
    };
    watch.step(0.95)?;
    let entities = lines.map(|lines| lines.into_iter().map(|(_, entity)| entity).collect());
    let documents = Documents {
        package,
        article,
        entities,
        annotations: page,
        figures: table,
    };
    Ok(Opened {
        dossier,
        problems,
        documents,
    })
}

/// The path of a part; empty when the bundle has none.
fn path_of(listed: &[Listed], role: Role) -> &str {
    package::part(listed, role).map_or("", |one| one.path.as_str())
}

/// Everything that the readers of the parts look at.
struct Parts<'a> {
    package: &'a DataPackage,
    listed: &'a [Listed],
    files: &'a Files,
    article: &'a NewsItem,
    article_file: &'a str,
    limits: &'a Limits,
    watch: &'a Watch<'a>,
}

/// Nodes and edges, and the lines they came from.
struct People {
    /// `None` when there is no such file or it could not be parsed.
    lines: Option<Vec<(usize, FtmEntity)>>,
    network: Network,
    /// There is such a file, and it is not shown: no wonder that its ids are missing.
    failed: bool,
}

impl<'a> Parts<'a> {
    /// The text, and whether it is no file of its own.
    fn body(&self, problems: &mut Problems) -> (Body, bool) {
        if let Some(one) = package::part(self.listed, Role::Body) {
            // A part that is missing or cannot be read is empty, even if the article carries a
            // text: that one was not meant.
            let bytes = self
                .files
                .bytes
                .get(&one.path)
                .map_or(&[][..], Vec::as_slice);
            let source = json::text(bytes, &one.path).unwrap_or_else(|problem| {
                problems.push(problem);
                ""
            });
            let resources = self.package.resources.as_deref().unwrap_or_default();
            let mediatype = resources
                .get(one.index)
                .and_then(|resource| resource.mediatype.as_deref());
            let writing = Writing::of(mediatype, &one.path);
            let body = self.parse(writing, source, &one.path, problems);
            if !source.is_empty() {
                text::compare(self.article, &body, writing, self.article_file, problems);
            }
            return (body, false);
        }
        let (source, writing) = text::inline(self.article).unwrap_or_else(|| {
            text::none(self.article_file, problems);
            ("", Writing::Plain)
        });
        (self.parse(writing, source, "", problems), true)
    }

    /// A text that is too much of one costs itself.
    fn parse(&self, writing: Writing, text: &str, file: &str, problems: &mut Problems) -> Body {
        let title = article::headline(self.article);
        writing
            .parse(text, file, title.as_deref(), self.limits, self.watch)
            .unwrap_or_else(|mut problem| {
                if file.is_empty() {
                    problem.place = json::place(self.article_file, "bodies");
                }
                problems.push(problem);
                Body {
                    file: file.to_owned(),
                    ..Body::default()
                }
            })
    }

    fn people(&self, problems: &mut Problems) -> People {
        let (file, lines, failed) =
            self.files
                .entities(self.listed, self.limits, self.watch, problems);
        let network = match &lines {
            Some(lines) => entities::read(lines, file, self.limits, self.watch, problems),
            None if failed => Network::default(),
            None => concepts::read(self.article),
        };
        let is_emptied =
            lines.as_ref().is_some_and(|lines| !lines.is_empty()) && network.entities.is_empty();
        People {
            lines,
            network,
            failed: failed || is_emptied,
        }
    }

    fn pictures(
        &self,
        container: &Container,
        network: &Network,
        problems: &mut Problems,
    ) -> Vec<Picture> {
        let identifier = Identifier::new(network);
        let files = package::picture_files(self.listed, &self.files.missing);
        let names = |wanted: &dyn Fn(&Listed) -> bool| -> Vec<&'a str> {
            let listed = self.listed.iter().filter(|one| wanted(one));
            listed.map(|one| one.name.as_str()).collect()
        };
        let listed = names(&|one| one.role == Role::Picture);
        let mut explained = package::not_loaded(self.package, self.listed);
        explained.extend(names(&|one| self.files.missing.contains(&one.name)));
        let gallery = Gallery {
            article: self.article,
            article_file: self.article_file,
            files: &files,
            listed: &listed,
            explained: &explained,
            limits: self.limits,
            identify: &|concept| identifier.entity(concept),
        };
        let language = self.article.language.as_deref();
        let mut reader = WordsReader::new(container, language, self.limits);
        let mut words_in = |file: &str, problems: &mut Problems| {
            if self.watch.goes_on() {
                reader.read(file, problems)
            } else {
                Words::default()
            }
        };
        pictures::read(&gallery, &mut words_in, problems)
    }

    fn annotations(
        &self,
        body: &Body,
        is_inline: bool,
        people: &People,
        pictures: &[Picture],
        problems: &mut Problems,
    ) -> (Option<AnnotationPage>, Vec<Annotation>) {
        let file = path_of(self.listed, Role::Annotations);
        let Some(page) = self.files.page(file, problems) else {
            return (None, Vec::new());
        };
        if is_inline {
            problems.push(Problem::new(
                "W-ANNO-NO-BODY",
                file,
                "The annotations speak of a text that is no file of its own, so their places may shift",
                "Pack the bundle: that writes the text as a file",
            ));
        }
        let entities_file = path_of(self.listed, Role::Entities);
        let paths: HashMap<&str, &str> = self
            .listed
            .iter()
            .map(|one| (one.name.as_str(), one.path.as_str()))
            .collect();
        let around = Surroundings {
            file,
            entities: (!entities_file.is_empty()).then_some((entities_file, &people.network)),
            entities_failed: people.failed,
            pictures: pictures
                .iter()
                .enumerate()
                .filter_map(|(index, picture)| {
                    Some((
                        *paths.get(picture.name.as_str())?,
                        PictureId::from_index(index),
                    ))
                })
                .collect(),
            other_files: paths.values().copied().collect(),
            text_names: self.text_names(&body.file, is_inline),
            limits: self.limits,
            watch: self.watch,
        };
        let annotations = annotations::read(&page, body, &around, problems);
        (Some(page), annotations)
    }

    /// Every name under which an annotation may mean the article's text.
    fn text_names(&self, body_file: &str, is_inline: bool) -> HashSet<String> {
        let mut names: HashSet<String> = HashSet::from([body_file.to_owned()]);
        if is_inline {
            names.extend([self.article_file, "body.txt", "body.md"].map(ToOwned::to_owned));
        }
        names.extend(self.article.uri.clone());
        let sources = self.package.sources.iter().flatten();
        names.extend(sources.filter_map(|source| source.path.clone()));
        names.remove("");
        names
    }

    fn evidence(
        &self,
        body: &Body,
        annotations: &[Annotation],
        problems: &mut Problems,
    ) -> Evidence {
        let most = self.limits.links;
        let goes_on = || self.watch.goes_on();
        Evidence::build_within(body, annotations, most, &goes_on).unwrap_or_else(|| {
            problems.push(Problem::new(
                "E-LIMIT",
                path_of(self.listed, Role::Annotations),
                format!("The annotations link items to more than the {most} sentences allowed, so none of them is linked"),
                "Quote fewer words, or leave out annotations",
            ));
            Evidence::build(body, &[])
        })
    }

    /// The bundle's own figures, then those of Comtrade downloads beside them.
    fn figures(
        &self,
        annotations: &mut [Annotation],
        problems: &mut Problems,
    ) -> (Option<Table>, Vec<Figure>) {
        let table = self.files.table(
            self.listed,
            self.package,
            Role::Figures,
            self.limits,
            self.watch,
            problems,
        );
        let mut figures = table.as_ref().map_or_else(Vec::new, |(one, table)| {
            figures::read(
                table,
                &one.path,
                &gather::by_id(annotations),
                self.watch,
                problems,
            )
        });
        for (one, table) in
            self.files
                .extra_tables(self.listed, self.package, self.limits, self.watch)
        {
            let more = comtrade::read(&table, &one.path, &one.name, problems);
            if figures.len() + more.len() > self.limits.figures {
                problems.push(Problem::new(
                    "E-LIMIT",
                    &one.path,
                    format!(
                        "With this table there are more than the {} figures allowed, so it is left out",
                        self.limits.figures
                    ),
                    "Split the table, or leave out what the article does not need",
                ));
            } else {
                figures.extend(more);
            }
        }
        // Tables do not know of each other, and an id means one number.
        let mut taken: HashSet<String> = HashSet::with_capacity(figures.len());
        for figure in &mut figures {
            while !taken.insert(figure.id.clone()) {
                figure.id.push('-');
            }
        }
        link_figures(&figures, annotations);
        (table.map(|(_, table)| table), figures)
    }
}

/// A figure and its annotation know each other.
fn link_figures(figures: &[Figure], annotations: &mut [Annotation]) {
    for (index, figure) in figures.iter().enumerate() {
        for id in &figure.annotations {
            let item = Item::Figure(FigureId::from_index(index));
            annotations[id.index()].items.push(item);
        }
    }
}

#[cfg(test)]
mod tests;

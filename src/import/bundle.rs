//! Draft and suggestions → the files of a bundle, each suggestion with its words.
//!
//! Invariants: what is written opens without a doubt but for an absent headline, and every annotation
//! stands exactly where its rule saw the words. Nothing is written as confirmed that nobody confirmed.
//! The file that was imported stays inside as it was, under `original/`.
//!
//! The files are written as a person would type them; [`bundle::pack`](crate::bundle) fills in hashes,
//! sizes and what stands around the quotes, so that there is one truth about these.

use serde_json::json;

use super::article::Article;
use super::draft::{BlockKind, LeftOut};
use super::suggestion::{Rule, Suggestions};
use crate::bundle::packed;
use crate::container::Container;
use crate::container::limits::MAX_ANNOTATIONS;
use crate::container::path_rule::check_path;
use crate::problem::{Problem, Problems};

mod annotations;
mod article;
mod body;
mod entities;
mod figures;
mod pictures;

use annotations::Annotations;
use body::BodyText;
use entities::Entities;
use pictures::Pictures;

const ARTICLE: &str = "article.json";
const BODY: &str = "body.md";
const ENTITIES: &str = "entities.ftm.json";
const ANNOTATIONS: &str = "annotations.json";
const FIGURES: &str = "figures/figures.csv";
const LEFT_OUT: &str = "original/left-out.json";

/// The file that was imported.
#[derive(Clone, Copy, Debug)]
pub struct Original<'a> {
    /// What it is called, without folders.
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// Which suggestions count as confirmed because a person said so beforehand.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Accept(Option<f32>);

impl Accept {
    /// Nothing is confirmed: a person looks at each.
    pub const NONE: Self = Self(None);

    /// Every suggestion with at least this score, 0 to 1.
    pub fn from_score(score: f32) -> Self {
        Self(Some(score))
    }

    fn takes(self, rule: Rule) -> bool {
        self.0.is_some_and(|least| rule.score >= least)
    }
}

/// Makes the bundle; the draft is in its [normal form](super::normal), and the suggestions were seen in its
/// text with captions.
///
/// Pictures come along when their bytes are in the draft. The problems say what was left out and what would
/// become public with the bundle; the error is a fault of ours, or too much for a bundle.
pub fn bundle(
    article: &Article,
    original: Original<'_>,
    accept: Accept,
) -> Result<(Container, Problems), Problem> {
    let mut problems = Problems::default();
    let within = few_enough(&article.suggestions, MAX_ANNOTATIONS);
    if within.is_some() {
        problems.push(Problem::new(
            "W-LIMIT",
            original.name,
            format!("More was found than the {MAX_ANNOTATIONS} places that a dossier may have, so the rest of the text has no suggestions"),
            "Split the text and import its parts",
        ));
    }
    let suggestions = within.as_ref().unwrap_or(&article.suggestions);
    let typed = Container::from_files(files(article, suggestions, original, accept)?)?;
    let (files, said) = packed(&typed)?;
    // The rest is told whenever the bundle is opened.
    for problem in said.iter().filter(|problem| problem.code == "W-GPS") {
        problems.push(problem.clone());
    }
    Ok((Container::from_files(files)?, problems))
}

/// The suggestions of the beginning of the text, when there are more places than `most` in all.
fn few_enough(all: &Suggestions, most: usize) -> Option<Suggestions> {
    let entities = all.entities.iter();
    let mut starts: Vec<usize> = entities
        .flat_map(|entity| {
            let mentions = entity.mentions.iter().map(|one| one.range.start);
            mentions.chain(entity.roles.iter().map(|one| one.range.start))
        })
        .chain(all.relations.iter().map(|one| one.range.start))
        .chain(all.figures.iter().map(|one| one.range.start))
        .chain(all.quotes.iter().map(|one| one.range.start))
        .collect();
    if starts.len() <= most {
        return None;
    }
    starts.sort_unstable();
    let end = *starts.get(most)?;
    let mut some = all.clone();
    // Entities keep their places in the list, for others name them by these.
    for entity in &mut some.entities {
        entity.mentions.retain(|one| one.range.start < end);
        entity.roles.retain(|one| one.range.start < end);
    }
    some.relations.retain(|one| one.range.start < end);
    some.figures.retain(|one| one.range.start < end);
    some.quotes.retain(|one| one.range.start < end);
    Some(some)
}

type Files = Vec<(String, Vec<u8>)>;

/// The files as a person would type them.
fn files(
    article: &Article,
    suggestions: &Suggestions,
    original: Original<'_>,
    accept: Accept,
) -> Result<Files, Problem> {
    let Article { draft, item, .. } = article;
    let listed = item.as_ref().map_or(&[][..], |item| &item.listed);
    let item = item.as_ref().map(|item| &item.json);
    let text = draft.text_with_captions();
    let pictures = Pictures::of(&draft.pictures);
    let body = BodyText::new(draft, &pictures.targets);
    let entities = Entities::of(suggestions, listed, &body);
    let figures = figures::Figures::of(suggestions, &entities, &body, &text);
    let annotations = Annotations::of(suggestions, &entities, &figures, &body, &text, accept);

    let mut resources = vec![
        json!({ "name": "article", "path": ARTICLE }),
        json!({ "name": "body", "path": BODY }),
    ];
    let mut files = vec![
        (
            ARTICLE.to_owned(),
            pretty(&article::json(draft, &pictures, item, original.name))?,
        ),
        (BODY.to_owned(), body.source.into_bytes()),
    ];
    let mut add = |name: &str, path: &str, bytes: Vec<u8>| {
        resources.push(json!({ "name": name, "path": path }));
        files.push((path.to_owned(), bytes));
    };
    let lines = entities.lines(suggestions, &text)?;
    if !lines.is_empty() {
        add("entities", ENTITIES, lines);
    }
    if !annotations.is_empty() {
        add("annotations", ANNOTATIONS, pretty(&annotations.json())?);
    }
    if !figures.is_empty() {
        add("figures", FIGURES, figures.csv(suggestions, &text)?);
    }
    for file in pictures.files {
        add(&file.name, &file.path, file.bytes);
    }
    if !draft.left_out.is_empty() {
        add("left-out", LEFT_OUT, pretty(&left_out(&draft.left_out))?);
    }
    let path = original_path(original.name);
    resources.push(json!({
        "name": "original", "path": path, "title": original.name,
        // Said, so that it is taken for nothing but what was imported.
        "mediatype": mediatype(original.name),
    }));
    files.push((path, original.bytes.to_vec()));

    let mut package = json!({ "resources": resources });
    if let Some(headline) = &draft.headline {
        package["title"] = json!(headline.value);
    }
    if let Some(url) = draft.url.as_ref().filter(|url| article::is_web(&url.value)) {
        let title = draft.site.as_ref().unwrap_or(url);
        package["sources"] = json!([{ "title": title.value, "path": url.value }]);
    }
    files.push(("datapackage.json".to_owned(), pretty(&package)?));
    Ok(files)
}

/// Where the original stands; its own name where that passes the path rule.
fn original_path(name: &str) -> String {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let name: String = name
        .chars()
        .map(|letter| if allowed(letter) { letter } else { '-' })
        .collect();
    let name = name.trim_matches(['.', '-']);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let shortened = || format!("original/article.{ending}");
    let own = format!("original/{name}");
    // A letter or digit stands first in every name of ours, and one path is taken.
    [own, shortened()]
        .into_iter()
        .find(|path| check_path(path).is_ok() && !path.eq_ignore_ascii_case(LEFT_OUT))
        .unwrap_or_else(|| "original/article".to_owned())
}

/// The media type by the ending; what we do not know is bytes.
fn mediatype(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" | "xhtml" => "text/html",
        "mhtml" | "mht" => "multipart/related",
        "txt" | "text" => "text/plain",
        "md" | "markdown" => "text/markdown",
        "json" | "jsonld" => "application/json",
        "xml" => "application/xml",
        "eml" => "message/rfc822",
        "epub" => "application/epub+zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt" => "application/vnd.oasis.opendocument.text",
        "pdf" => "application/pdf",
        "warc" => "application/warc",
        "wacz" => "application/wacz+zip",
        _ => "application/octet-stream",
    }
}

/// What was not taken for the article, with why, so that it can be put back.
fn left_out(left: &[LeftOut]) -> serde_json::Value {
    let one = |left: &LeftOut| {
        json!({
            "kind": kind(left.block.kind),
            "text": left.block.text,
            "after": left.after,
            "why": left.why,
        })
    };
    json!({ "leftOut": left.iter().map(one).collect::<Vec<_>>() })
}

fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Heading(_) => "heading",
        BlockKind::Quote => "quote",
        BlockKind::ListItem { .. } => "list item",
        BlockKind::TableRow { .. } => "table row",
        BlockKind::Verbatim => "verbatim",
    }
}

fn pretty(value: &serde_json::Value) -> Result<Vec<u8>, Problem> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| unwritable(&error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Values of ours always have a form on disk; should one not, nothing is written.
fn unwritable(error: &dyn std::error::Error) -> Problem {
    Problem::new(
        "E-WRITE",
        "",
        format!("A part of the dossier cannot be written: {error}"),
        "Report this as a fault of the program, with the file if you can share it",
    )
}

#[cfg(test)]
mod tests;

//! One file → the article in it and what rules see there: all of the import but writing it down.

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::draft::{Draft, PictureBytes};
use super::language;
use super::normal::normal;
use super::read::read;
use super::recognize::{Kind, recognize};
use super::suggest::suggest;
use super::suggestion::Suggestions;
use crate::bundle::{Progress, ReadOptions, open_bytes};
use crate::model::entity::Entity;
use crate::problem::{Problem, Problems};

/// An article from elsewhere, in its normal form, and what rules saw in
/// [`Draft::text_with_captions`].
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    pub draft: Draft,
    pub suggestions: Suggestions,
    /// What an agency's item says beside that.
    pub item: Option<NewsItem>,
}

/// An agency's item as delivered: rights, subjects and much else that a draft has no room for.
#[derive(Clone, Debug, PartialEq)]
pub struct NewsItem {
    /// As ninjs 3.1.
    pub json: Value,
    /// Who and what it lists.
    pub listed: Vec<Entity>,
}

/// Finds a file that lies beside the one that is imported, by its name as the page gives it.
pub type FindBeside<'a> = &'a dyn Fn(&str) -> Result<Vec<u8>, Problem>;

/// What of the work is done when the file is read, and when its words are looked at.
const READ: f32 = 0.4;
const LOOKED_AT: f32 = 0.8;

/// Imports the file `name`; nothing is fetched.
///
/// A picture that is not beside the page stays as its words, with a warning. The error says why there is
/// no article, or that it is no longer wanted.
pub fn import(
    name: &str,
    bytes: &[u8],
    beside: FindBeside<'_>,
    progress: Progress<'_>,
) -> Result<(Article, Problems), Problem> {
    let goes_on = |done: f32| {
        let goes_on = progress(done);
        goes_on.then_some(()).ok_or_else(stopped)
    };
    goes_on(0.0)?;
    let (mut draft, mut problems) = read(name, bytes, &|done| progress(done * READ))?;
    goes_on(READ)?;
    bring_pictures(&mut draft, beside, &mut problems);
    let draft = normal(draft);
    let suggestions = see(&draft, &|| progress(READ));
    goes_on(LOOKED_AT)?;
    let item = news_item(name, bytes, &|_| progress(LOOKED_AT))?;
    let article = Article {
        draft,
        suggestions,
        item,
    };
    Ok((article, problems))
}

/// The item itself, when the file is one.
fn news_item(
    name: &str,
    bytes: &[u8],
    progress: Progress<'_>,
) -> Result<Option<NewsItem>, Problem> {
    if recognize(name, bytes)? != Kind::Ninjs {
        return Ok(None);
    }
    let options = ReadOptions::default();
    let opened = open_bytes(bytes, name, &options, progress).map_err(|refusal| refusal.problem)?;
    Ok(Some(NewsItem {
        json: opened.documents.article_json()?,
        listed: opened.dossier.entities,
    }))
}

/// What rules see in a draft in its normal form.
fn see(draft: &Draft, goes_on: &dyn Fn() -> bool) -> Suggestions {
    let text = draft.text_with_captions();
    let mut blocks = draft.spans();
    blocks.extend(draft.caption_spans().into_iter().flatten());
    let said = draft.language.as_ref().map(|tag| tag.value.as_str());
    // A page may call itself English and be written in Russian: the words know better.
    let language = language::of(&text).or(said);
    suggest(&text, &blocks, &[], language, goes_on)
}

fn bring_pictures(draft: &mut Draft, beside: FindBeside<'_>, problems: &mut Problems) {
    for picture in &mut draft.pictures {
        if let PictureBytes::Beside(name) = &picture.bytes {
            picture.bytes = match find(name, beside) {
                Ok(bytes) => PictureBytes::Inline(bytes),
                Err(problem) => {
                    problems.push(Problem::new(
                        "W-PICTURE-MISSING",
                        name,
                        format!("A picture of the page did not come along: {}", problem.what),
                        problem.advice,
                    ));
                    PictureBytes::Absent
                }
            };
        }
    }
}

/// The file by its name as the page writes it: an address below the page, or else the name itself.
fn find(name: &str, beside: FindBeside<'_>) -> Result<Vec<u8>, Problem> {
    let path = name.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix("./").unwrap_or(path);
    match percent_decode_str(path).decode_utf8() {
        Ok(decoded) => beside(&decoded).or_else(|_| beside(name)),
        Err(_no_address) => beside(name),
    }
}

fn stopped() -> Problem {
    Problem::new(
        "E-CANCELLED",
        "",
        "The import was cancelled",
        "Import it again when you want to see it",
    )
}

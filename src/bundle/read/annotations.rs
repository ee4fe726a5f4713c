//! `annotations.json` → annotations with their anchors, each item on its own.
//!
//! An item that cannot be read costs a `W-ANNO-SHAPE` and nothing else. A quote that is too long to
//! look for counts as lost.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::anchors;
use super::entities::Network;
use super::reference::{Reference, relative};
use crate::bundle::json;
use crate::bundle::schema::annotations::{
    Annotation as Item, AnnotationBody, AnnotationPage, Target,
};
use crate::bundle::schema::{OneOrMany, StringOr, whole};
use crate::bundle::watch::Watch;
use crate::container::limits::Limits;
use crate::model::annotation::{Anchor, Annotation, MadeBy, Motivation, Quote, Stance};
use crate::model::article::Body;
use crate::model::item::{self, PictureId};
use crate::problem::{Problem, Problems};

/// Everything that an annotation may speak of.
pub(crate) struct Surroundings<'a> {
    /// The annotations' own path; addresses are relative to it.
    pub(crate) file: &'a str,
    /// The path of the entities, and what they are; `None` when that part could not be read.
    pub(crate) entities: Option<(&'a str, &'a Network)>,
    /// Whether a missing entity is already explained by another problem.
    pub(crate) entities_failed: bool,
    /// The path of each picture.
    pub(crate) pictures: HashMap<&'a str, PictureId>,
    /// Other files that may be named without being items: tables, attachments.
    pub(crate) other_files: HashSet<&'a str>,
    /// Paths and addresses that mean the article's text.
    pub(crate) text_names: HashSet<String>,
    pub(crate) limits: &'a Limits,
    pub(crate) watch: &'a Watch<'a>,
}

/// Parses the page and resolves its items against the text.
pub(crate) fn read(
    page: &AnnotationPage,
    body: &Body,
    around: &Surroundings<'_>,
    problems: &mut Problems,
) -> Vec<Annotation> {
    warn_of_shape(page, around.file, problems);
    let items = page.items.as_ref().map_or(&[][..], |items| &items.0);
    if items.len() > around.limits.annotations {
        problems.push(Problem::new(
            "E-LIMIT",
            around.file,
            format!(
                "There are more than the {} annotations allowed",
                around.limits.annotations
            ),
            "Split the article, or leave out annotations",
        ));
        return Vec::new();
    }
    let mut ids: HashSet<String> = HashSet::new();
    let mut list: Vec<Annotation> = Vec::new();
    let mut here: Vec<bool> = Vec::new();
    for (number, raw) in items.iter().enumerate() {
        if !around.watch.goes_on_at(number) {
            break;
        }
        let path = format!("items[{number}]");
        let read = json::parse_item::<Item>(raw, &path)
            .and_then(|item| annotation(&item, &path, around, &mut ids, problems));
        match read {
            Ok((annotation, is_here)) => {
                list.push(annotation);
                here.push(is_here);
            }
            Err((path, what)) => problems.push(Problem::new(
                "W-ANNO-SHAPE",
                json::place(around.file, &path),
                format!("The annotation is left out: {what}"),
                "Correct the annotation, or delete it",
            )),
        }
    }
    anchors::anchor(body, &mut list, &here, around, problems);
    list
}

/// A file that is no page is not taken for an empty one.
fn warn_of_shape(page: &AnnotationPage, file: &str, problems: &mut Problems) {
    let what = match (&page.items, page.kind.as_deref()) {
        (Some(_), None | Some("AnnotationPage")) => return,
        (Some(_), Some(kind)) => {
            format!("The annotations are read as a page, but the file calls itself `{kind}`")
        }
        (None, None | Some("AnnotationPage")) => {
            "There is no list `items`, so there are no annotations".to_owned()
        }
        (None, Some(kind)) => {
            format!("This is no page of annotations but `{kind}`, so there are no annotations")
        }
    };
    problems.push(Problem::new(
        "W-ANNO-SHAPE",
        file,
        what,
        "Write `{\"type\": \"AnnotationPage\", \"items\": […]}`, with each annotation in the list",
    ));
}

type Unreadable = (String, String);

fn unreadable<T>(path: &str, field: &str, what: impl Into<String>) -> Result<T, Unreadable> {
    let path = if field.is_empty() {
        path.to_owned()
    } else {
        format!("{path}.{field}")
    };
    Err((path, what.into()))
}

/// One annotation, not yet anchored, and whether it speaks of this article's text.
fn annotation(
    item: &Item,
    path: &str,
    around: &Surroundings<'_>,
    ids: &mut HashSet<String>,
    problems: &mut Problems,
) -> Result<(Annotation, bool), Unreadable> {
    let id = item.id.as_deref().unwrap_or_default();
    let name = id.strip_prefix('#').unwrap_or_default();
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    if name.is_empty() || !name.bytes().all(allowed) {
        return unreadable(
            path,
            "id",
            "an id is `#` and English letters, digits, `.`, `_` or `-`",
        );
    }
    let motivation = motivation(item, path)?;
    let made_by = match item.made_by.as_deref() {
        None | Some("person") => MadeBy::Person,
        Some(rule) => MadeBy::Rule(rule.to_owned()),
    };
    let (quote, position, sources) = target(item, path)?;
    if !ids.insert(id.to_owned()) {
        return unreadable(path, "id", format!("the id `{id}` already stands above"));
    }

    let place = json::place(around.file, path);
    let stance = stance(item, id, &place, problems);
    let is_here = sources.iter().any(|source| {
        around.text_names.contains(source)
            || relative(around.file, source)
                .is_some_and(|found| around.text_names.contains(&found.path))
    });
    if !is_here {
        problems.push(Problem::new(
            "W-ANNO-SOURCE",
            format!("{place}.target.source"),
            format!("The annotation {id} speaks of another text than this article's"),
            "Name the text file, or the article's own address, as the source",
        ));
    }
    let (items, note) = bodies(item, id, &place, around, problems);
    let said_by = item.said_by.as_deref().and_then(|address| {
        let found = relative(around.file, address)
            .filter(|found| around.entities.is_some_and(|(file, _)| file == found.path))
            .and_then(|found| around.entities?.1.entity(found.fragment.as_deref()?));
        if found.is_none() && !around.entities_failed {
            problems.push(Problem::new(
                "W-FTM-REF",
                format!("{place}.dossier:saidBy"),
                format!("The annotation {id} names a speaker who is not there: `{address}`"),
                "Add the speaker to the entities, or correct the id",
            ));
        }
        found
    });
    let unknown_speaker = item.said_by.clone().filter(|_| said_by.is_none());
    let annotation = Annotation {
        id: id.to_owned(),
        motivation,
        items,
        note,
        quote,
        position,
        anchor: Anchor::Lost,
        stance,
        said_by,
        unknown_speaker,
        made_by,
        score: score(item, id, &place, problems),
        reason: item.reason.clone(),
    };
    Ok((annotation, is_here))
}

fn motivation(item: &Item, path: &str) -> Result<Motivation, Unreadable> {
    let names = item
        .motivation
        .as_ref()
        .map_or(&[][..], OneOrMany::as_slice);
    let known = names.iter().find_map(|name| match name.as_str() {
        "identifying" => Some(Motivation::Identifying),
        "linking" => Some(Motivation::Linking),
        "highlighting" => Some(Motivation::Highlighting),
        "commenting" => Some(Motivation::Commenting),
        _ => None,
    });
    match (known, names.first()) {
        (Some(known), _) => Ok(known),
        (None, Some(other)) => Ok(Motivation::Other(other.clone())),
        (None, None) => unreadable(path, "motivation", "the motivation is missing"),
    }
}

/// A score that is none is not known; nothing is guessed in its place.
fn score(item: &Item, id: &str, place: &str, problems: &mut Problems) -> Option<f32> {
    let written = item.score.as_ref()?;
    let score = serde_json::from_str::<f32>(written.get()).ok();
    let score = score.filter(|score| (0.0..=1.0).contains(score));
    if score.is_none() {
        problems.push(Problem::new(
            "W-ANNO-SHAPE",
            format!("{place}.dossier:score"),
            format!("The score of {id} is no number from 0 to 1, so it counts as unknown"),
            "Write a number from 0 to 1, or leave the score out",
        ));
    }
    score
}

/// An unknown stance is not the default: what is put in a way we do not know is no assertion.
fn stance(item: &Item, id: &str, place: &str, problems: &mut Problems) -> Stance {
    let Some(word) = item.stance.as_deref() else {
        return Stance::default();
    };
    let known = Stance::ALL.into_iter().find(|stance| stance.word() == word);
    known.unwrap_or_else(|| {
        problems.push(Problem::new(
            "W-ANNO-SHAPE",
            format!("{place}.dossier:stance"),
            format!("`{word}` is not a stance we know, so {id} counts as alleged"),
            format!("Write one of {}", Stance::ALL.map(Stance::word).join(", ")),
        ));
        Stance::Alleged
    })
}

type Aim = (Quote, Option<Range<usize>>, Vec<String>);

/// The quote, the position, and every name the target gives its text.
fn target(item: &Item, path: &str) -> Result<Aim, Unreadable> {
    let targets = item.target.as_ref().map_or(&[][..], OneOrMany::as_slice);
    let target = match targets {
        [StringOr::Object(target)] => target,
        [] => return unreadable(path, "target", "the target is missing"),
        [StringOr::String(_)] => return unreadable(path, "target", "the target has no quote"),
        _ => return unreadable(path, "target", "there is more than one target"),
    };
    let selectors = target
        .selector
        .as_ref()
        .map_or(&[][..], OneOrMany::as_slice);
    let of_kind = |kind: &str| {
        let mut found = selectors
            .iter()
            .filter(|selector| selector.kind.as_deref() == Some(kind));
        (found.next(), found.next().is_some())
    };
    let at = |field: &str| format!("target.selector{field}");
    let quote = match of_kind("TextQuoteSelector") {
        (Some(quote), false) => quote,
        (None, _) => return unreadable(path, &at(""), "there is no TextQuoteSelector"),
        (_, true) => return unreadable(path, &at(""), "there is more than one TextQuoteSelector"),
    };
    let position = match of_kind("TextPositionSelector").0 {
        None => None,
        Some(position) => {
            let number = |raw: Option<&serde_json::value::RawValue>| {
                whole(raw).and_then(|number| usize::try_from(number).ok())
            };
            match (
                number(position.start.as_deref()),
                number(position.end.as_deref()),
            ) {
                // Backwards is a place where no words stand, not a fault of the whole item.
                (Some(start), Some(end)) => Some(start..end),
                _ => {
                    return unreadable(
                        path,
                        &at(""),
                        "the position is not a range of whole numbers",
                    );
                }
            }
        }
    };
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    let quote = Quote {
        exact: words(&quote.exact),
        prefix: words(&quote.prefix),
        suffix: words(&quote.suffix),
    };
    if quote.exact.is_empty() {
        return unreadable(path, &at(".exact"), "the quote is empty");
    }
    Ok((quote, position, names_of(target)))
}

fn names_of(target: &Target) -> Vec<String> {
    let source = match &target.source {
        Some(StringOr::String(name)) => Some(name.clone()),
        Some(StringOr::Object(named)) => named.id.clone(),
        None => None,
    };
    source.into_iter().chain(target.id.clone()).collect()
}

/// What the annotation speaks of, and its comment.
fn bodies(
    item: &Item,
    id: &str,
    place: &str,
    around: &Surroundings<'_>,
    problems: &mut Problems,
) -> (Vec<item::Item>, Option<String>) {
    let bodies = item.body.as_ref().map_or(&[][..], OneOrMany::as_slice);
    let mut items: Vec<item::Item> = Vec::new();
    let mut notes: Vec<&str> = Vec::new();
    if bodies.is_empty() {
        problems.push(Problem::new(
            "W-ANNO-SHAPE",
            format!("{place}.body"),
            format!("The annotation {id} does not say what it speaks of"),
            "Add a body: an entity, a picture, the table of figures or a comment",
        ));
    }
    for body in bodies {
        let address = match body {
            StringOr::String(address) => address.as_str(),
            StringOr::Object(AnnotationBody {
                value: Some(value),
                source: None,
                ..
            }) => {
                notes.push(value);
                continue;
            }
            StringOr::Object(body) => body
                .source
                .as_deref()
                .or(body.id.as_deref())
                .unwrap_or_default(),
        };
        match meant(address, around) {
            Meant::Items(named) => {
                for item in named {
                    if !items.contains(&item) {
                        items.push(item);
                    }
                }
            }
            Meant::NoItem => {}
            Meant::MissingEntity if around.entities_failed => {}
            Meant::MissingEntity => problems.push(Problem::new(
                "W-FTM-REF",
                format!("{place}.body"),
                format!("The annotation {id} speaks of an entity that is not there: `{address}`"),
                "Add the entity, or correct the id",
            )),
            Meant::MissingFile => problems.push(Problem::new(
                "W-ANNO-SHAPE",
                format!("{place}.body"),
                format!(
                    "The annotation {id} speaks of something the bundle does not hold: `{address}`"
                ),
                "Correct the path as it stands in datapackage.json",
            )),
        }
    }
    (items, (!notes.is_empty()).then(|| notes.join("\n\n")))
}

enum Meant {
    Items(Vec<item::Item>),
    /// A table or attachment, or something outside the bundle: kept, no item of ours.
    NoItem,
    MissingEntity,
    MissingFile,
}

fn meant(address: &str, around: &Surroundings<'_>) -> Meant {
    let Some(Reference { path, fragment }) = relative(around.file, address) else {
        return Meant::NoItem;
    };
    if let Some((file, network)) = around.entities
        && file == path
    {
        return match fragment.and_then(|id| network.items(&id)) {
            Some(items) => Meant::Items(items),
            None => Meant::MissingEntity,
        };
    }
    if let Some(picture) = around.pictures.get(path.as_str()) {
        return Meant::Items(vec![item::Item::Picture(*picture)]);
    }
    if around.other_files.contains(path.as_str()) {
        Meant::NoItem
    } else {
        Meant::MissingFile
    }
}

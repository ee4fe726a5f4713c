//! A lone news item → a dossier: headline, text, pictures (placeholders), people.
//!
//! Lenient where a bundle is strict: a property of the wrong shape is left out and said, because
//! agencies deliver what they deliver.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::ninjs_names::to_3_1;
use crate::bundle::Documents;
use crate::bundle::json;
use crate::bundle::read::article::{self, given, with_role};
use crate::bundle::read::pictures::{self, Files};
use crate::bundle::read::text::{self, Writing};
use crate::bundle::read::{Opened, ReadOptions, Refusal, concepts};
use crate::bundle::schema::article::Item;
use crate::bundle::watch::Watch;
use crate::model::Dossier;
use crate::model::article::Body;
use crate::model::evidence::Evidence;
use crate::problem::{Problem, Problems};

/// Lines up to this long may have been broken by a program, not by the writer.
const WRAPPED_LINE_CHARS: usize = 100;

/// Opens the item.
pub(super) fn open(
    text: &str,
    name: &str,
    options: &ReadOptions,
    watch: &Watch<'_>,
) -> Result<Opened, Refusal> {
    let object: Map<String, Value> = json::parse(text, name)?;
    let mut problems = Problems::default();
    let item = salvage(to_3_1(object), name, &mut problems);
    watch.step(0.3)?;

    let (source, writing, is_description) = choose_text(&item, name, &mut problems);
    let title = article::headline(&item);
    let body = writing
        .parse(&source, "", title.as_deref(), &options.limits, watch)
        .unwrap_or_else(|mut problem| {
            problem.place = json::place(name, "bodies");
            problems.push(problem);
            Body::default()
        });
    let evidence = Evidence::build(&body, &[]);
    watch.step(0.8)?;
    let mut article = article::read(&item, name, body, &mut problems);
    if is_description {
        article.standfirst = None;
    } else if article.standfirst.is_none() {
        article.standfirst = with_role(item.descriptions.as_ref(), &["caption"]);
    }
    let network = concepts::read(&item);
    // Placeholders are what a lone item has: no file is missing that could have been here.
    let mut expected = Problems::default();
    let pictures = pictures::read(
        &item,
        name,
        &Files::new(),
        &[],
        &[],
        &options.limits,
        &mut expected,
    );
    for problem in expected.iter().filter(|problem| problem.code == "E-LIMIT") {
        problems.push(problem.clone());
    }
    let dossier = Dossier {
        article,
        entities: network.entities,
        relations: network.relations,
        pictures,
        evidence,
        ..Dossier::default()
    };
    Ok(Opened {
        dossier,
        problems,
        documents: Documents {
            article: item,
            ..Documents::default()
        },
    })
}

/// The text, and whether it is only the description: agencies send captions and summaries alone.
fn choose_text<'a>(
    item: &'a Item,
    name: &str,
    problems: &mut Problems,
) -> (Cow<'a, str>, Writing, bool) {
    // Beside a plain text the marked-up one has its headings, lists and links as well; what is sent along with
    // a picture is its caption, and no article.
    let is_article = !matches!(item.kind.as_deref(), Some("picture" | "graphic"));
    if let Some(source) = text::marked_up(item).filter(|_| is_article) {
        return (source.into(), Writing::Markup, false);
    }
    if let Some((source, writing)) = text::inline(item) {
        return match writing {
            Writing::Plain => (with_blank_lines(source).into(), writing, false),
            Writing::Markdown | Writing::Markup => (source.into(), writing, false),
        };
    }
    let descriptions = item.descriptions.iter().flatten();
    let longest = descriptions
        .filter(|text| {
            !matches!(
                text.role.as_deref(),
                Some("creditline" | "credit" | "writer" | "alttext")
            )
        })
        .filter_map(|text| given(text.value.as_ref()))
        .max_by_key(String::len);
    if let Some(description) = longest {
        return (with_blank_lines(&description).into(), Writing::Plain, true);
    }
    text::none(name, problems);
    ("".into(), Writing::Plain, false)
}

/// Agencies often write one paragraph a line, where our plain text wants a blank line between.
fn with_blank_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    let is_wrapped = text
        .lines()
        .all(|line| line.chars().count() <= WRAPPED_LINE_CHARS);
    if text.contains("\n\n") || is_wrapped {
        text.to_owned()
    } else {
        text.replace('\n', "\n\n")
    }
}

/// Parses what can be parsed: a property of the wrong shape is left out with a problem.
fn salvage(mut object: Map<String, Value>, name: &str, problems: &mut Problems) -> Item {
    loop {
        let whole = Value::Object(object.clone()).to_string();
        let (path, what) = match json::parse_inside::<Item>(&whole) {
            Ok(item) => return item,
            Err(fault) => fault,
        };
        let property = path.split(['.', '[']).next().unwrap_or_default().to_owned();
        if object.remove(&property).is_none() {
            problems.push(Problem::new(
                "E-JSON",
                json::place(name, &path),
                format!("The item cannot be read: {what}"),
                "Correct the file; any JSON checker shows the spot",
            ));
            return Item::default();
        }
        problems.push(Problem::new(
            "W-NINJS",
            json::place(name, &path),
            format!("`{property}` is left out: {what}"),
            "Ask whoever delivers the item to follow the ninjs schema",
        ));
    }
}

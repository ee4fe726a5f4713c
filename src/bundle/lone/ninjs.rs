//! A lone news item → a dossier: headline, text, pictures (placeholders), people.
//!
//! Lenient where a bundle is strict: a property of the wrong shape is left out and said, because
//! agencies deliver what they deliver.

use serde_json::{Map, Value};

use super::ninjs_names::to_3_1;
use crate::bundle::Documents;
use crate::bundle::json;
use crate::bundle::read::article::{self, given, with_role};
use crate::bundle::read::concepts::{self, Identifier};
use crate::bundle::read::picture_words::Words;
use crate::bundle::read::pictures::{self, Files, Gallery};
use crate::bundle::read::text::{self, Writing};
use crate::bundle::read::{Opened, ReadOptions, Refusal};
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

    let title = article::headline(&item);
    let parse = |text: &str, writing: Writing| {
        let parsed = writing.parse(text, "", title.as_deref(), &options.limits, watch);
        parsed.map_err(|mut problem| {
            problem.place = json::place(name, "bodies");
            problem
        })
    };
    let (body, is_description) = choose_body(&item, name, &parse, &mut problems);
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
    let identifier = Identifier::new(&network);
    let gallery = Gallery {
        article: &item,
        article_file: name,
        files: &Files::new(),
        listed: &[],
        explained: &[],
        limits: &options.limits,
        identify: &|concept| identifier.entity(concept),
    };
    let pictures = pictures::read(&gallery, &mut |_, _| Words::default(), &mut expected);
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

/// Reads a text written in some way, unless it is too much.
type Parse<'a> = dyn Fn(&str, Writing) -> Result<Body, Problem> + 'a;

/// The text, and whether it is only the description: agencies send captions and summaries alone.
fn choose_body(
    item: &Item,
    name: &str,
    parse: &Parse<'_>,
    problems: &mut Problems,
) -> (Body, bool) {
    let mut shown = |parsed: Result<Body, Problem>| {
        parsed.unwrap_or_else(|problem| {
            problems.push(problem);
            Body::default()
        })
    };
    let plain = text::inline(item).filter(|(_, writing)| *writing != Writing::Markup);
    // Beside a plain text the marked-up one has its headings, lists and links as well; what is sent along with
    // a picture is its caption, and no article.
    let is_article = !matches!(item.kind.as_deref(), Some("picture" | "graphic"));
    let marked_up = text::marked_up(item).filter(|_| is_article || plain.is_none());
    let marked_up = marked_up.map(|source| parse(source, Writing::Markup));
    let flaw = match (&marked_up, plain) {
        (Some(Ok(body)), plain) => flaw(body, plain.map(|(source, _)| source)),
        (Some(Err(_)), Some(_)) => Some("is more than the limits allow"),
        (Some(Err(_)), None) | (None, _) => None,
    };
    if let (Some(parsed), None) = (marked_up, flaw) {
        return (shown(parsed), false);
    }
    if let Some((source, writing)) = plain {
        let body = shown(match writing {
            Writing::Plain => parse(&with_blank_lines(source), writing),
            Writing::Markdown | Writing::Markup => parse(source, writing),
        });
        if let Some(flaw) = flaw {
            problems.push(Problem::new(
                "W-NINJS",
                json::place(name, "bodies"),
                format!("The body with markup {flaw}, so the plain one is shown"),
                "Ask whoever delivers the item to send the same text in both",
            ));
        }
        return (body, false);
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
        let text = with_blank_lines(&description);
        return (shown(parse(&text, Writing::Plain)), true);
    }
    text::none(name, problems);
    (Body::default(), false)
}

/// Why a text with markup is not the article, next to a plain one or alone.
fn flaw(body: &Body, plain: Option<&str>) -> Option<&'static str> {
    let letters = |text: &str| text.chars().filter(|one| one.is_alphanumeric()).count();
    let shown: usize = body.blocks.iter().map(|block| letters(&block.text)).sum();
    if shown == 0 {
        return Some("has no words");
    }
    // A teaser or a note; what agencies leave out of one of two full texts is never so much.
    let is_part = plain.is_some_and(|plain| shown < letters(plain) / 2);
    is_part.then_some("is less than half of the plain one")
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

//! The element that calls itself the article's body corrects the choice by points.

use super::Facts;
use super::measure::Measures;
use crate::import::html::signs::Signs;
use crate::import::html::why::Why;

/// How much of the chosen text such elements must hold to be believed.
const MOST: f32 = 0.75;

/// Ends the chosen parts where the named body ends, or takes the named body when the choice is inside it.
pub(super) fn by_name(
    facts: &Facts<'_>,
    out: &[Option<Why>],
    measures: &[Measures],
    parts: Vec<usize>,
) -> Vec<usize> {
    let page = facts.page;
    let bodies = named_bodies(facts, out);
    let chosen: f32 = parts.iter().map(|part| measures[*part].chars).sum();
    if let [only] = parts[..]
        && let Some(around) = bodies
            .iter()
            .copied()
            .find(|body| page.contains(*body, only) && *body != only)
        && measures[around].chars <= chosen * 3.0
        && measures[around].link_density() < 0.3
    {
        return vec![around];
    }
    let inside: Vec<usize> = bodies
        .into_iter()
        .filter(|body| parts.iter().any(|part| page.contains(*part, *body)))
        .collect();
    let held: f32 = inside.iter().map(|body| measures[*body].chars).sum();
    let Some(end) = inside.iter().map(|body| page.end(*body)).max() else {
        return parts;
    };
    if held < chosen * MOST {
        return parts;
    }
    // What stands before the body may be its first paragraph; what stands after it is something else.
    let mut kept = Vec::new();
    for part in parts {
        if page.end(part) <= end {
            kept.push(part);
        } else if part < end {
            split(facts, part, end, &mut kept);
        }
    }
    kept
}

/// The children of an element that end before `end`, and of those that reach over it in their turn.
fn split(facts: &Facts<'_>, part: usize, end: usize, kept: &mut Vec<usize>) {
    let page = facts.page;
    let mut part = part;
    loop {
        let mut over = None;
        for child in page.children(part) {
            if page.end(child) <= end {
                kept.push(child);
            } else if child < end {
                over = Some(child);
            }
        }
        match over {
            Some(child) => part = child,
            None => return,
        }
    }
}

/// Elements that call themselves the body, none inside another.
fn named_bodies(facts: &Facts<'_>, out: &[Option<Why>]) -> Vec<usize> {
    let page = facts.page;
    let mut found = Vec::new();
    let mut at = 1;
    while at < page.nodes.len() {
        if out[at].is_some() {
            at = page.end(at);
            continue;
        }
        let named = !page.is_text(at)
            && calls_itself_body(facts, at)
            && !matches!(page.name(at), "html" | "body" | "meta" | "a" | "h1");
        if named {
            found.push(at);
            at = page.end(at);
        } else {
            at += 1;
        }
    }
    found
}

/// Whether an element calls itself the article's body: by class, microdata or `RDFa`.
pub(super) fn calls_itself_body(facts: &Facts<'_>, at: usize) -> bool {
    let page = facts.page;
    facts.signs[at].has(Signs::BODY)
        || page.attribute(at, "itemprop") == "articleBody"
        || matches!(
            page.attribute(at, "property"),
            "articleBody" | "schema:articleBody" | "content:encoded"
        )
}

//! Which part of a page is the article.
//!
//! The method is that of Arc90's and Mozilla's Readability: paragraphs give points to what holds them, link
//! text takes points away, the best element wins and brothers like it come along; when that leaves next to
//! no text, stricter rules are given up one by one. It is written anew for a page that is a list: nothing is
//! moved or copied, every pass is linear, and what is left out is only marked, with the reason.

use super::clean;
use super::page::Page;
use super::signs::Signs;
use super::why::Why;
use measure::{Measures, TextMeasure, measure};

mod body;
pub(super) mod measure;
mod score;
pub(super) mod shape;
mod unseen;

use score::{candidates, score};
use shape::Shape;

pub(super) use unseen::unseen;

/// Texts shorter than this, in characters, are taken for a sign that too much was left out.
const ENOUGH_CHARS: f32 = 250.0;

/// The choice: where the article is, and what in the page is not it.
pub(super) struct Choice {
    /// The elements whose text is the article, in order, none inside another.
    pub(super) parts: Vec<usize>,
    /// For each node whether it is left out, with all below it.
    pub(super) out: Vec<Option<Why>>,
}

/// What is known of a page before anything is scored.
pub(super) struct Facts<'a> {
    pub(super) page: &'a Page,
    pub(super) signs: &'a [Signs],
    /// What no reader sees, and what is already told apart: the headline, the byline.
    pub(super) out: &'a [Option<Why>],
    pub(super) texts: &'a [TextMeasure],
}

/// How many of the stricter rules were given up, 0 to [`Self::MOST`]; the first to go cost the most text.
#[derive(Clone, Copy)]
pub(super) struct Rules {
    given_up: u8,
}

impl Rules {
    const MOST: u8 = 4;

    pub(super) fn strips_unlikely(self) -> bool {
        self.given_up < 1
    }

    pub(super) fn weighs_classes(self) -> bool {
        self.given_up < 2
    }

    pub(super) fn cleans_conditionally(self) -> bool {
        self.given_up < 3
    }

    pub(super) fn strips_beside(self) -> bool {
        self.given_up < Self::MOST
    }
}

/// Chooses; `None` when there is no text at all, or when `goes_on` said no.
pub(super) fn choose(facts: &Facts<'_>, goes_on: &dyn Fn() -> bool) -> Option<Choice> {
    let mut best: Option<(f32, Choice)> = None;
    for given_up in 0..=Rules::MOST {
        if !goes_on() {
            return None;
        }
        let rules = Rules { given_up };
        let choice = attempt(facts, rules);
        let measures = measure(facts.page, facts.texts, &choice.out);
        let chars = choice
            .parts
            .iter()
            .map(|part| measures[*part].chars)
            .sum::<f32>();
        let better = best.as_ref().is_none_or(|(most, _)| chars > *most);
        if better && chars > 0.0 {
            best = Some((chars, choice));
        }
        if chars >= ENOUGH_CHARS {
            break;
        }
    }
    best.map(|(_, choice)| choice)
}

fn attempt(facts: &Facts<'_>, rules: Rules) -> Choice {
    let mut out = facts.out.to_vec();
    if rules.strips_beside() {
        strip_beside(facts, &mut out);
    }
    if rules.strips_unlikely() {
        strip_unlikely(facts, &mut out);
    }
    let measures = measure(facts.page, facts.texts, &out);
    let shape = Shape::of(facts, &out, &measures);
    let scores = score(facts, &out, &measures, &shape, rules);
    let parts = parts(facts, &out, &measures, &shape, &scores);
    let parts = body::by_name(facts, &out, &measures, parts);
    clean::clean(facts, &mut out, &shape, &parts, rules);
    Choice { parts, out }
}

/// Leaves out what says that it stands beside an article: comments, teasers, a box about the author.
///
/// An element that holds most of the page's text only has an unlucky name.
fn strip_beside(facts: &Facts<'_>, out: &mut [Option<Why>]) {
    let page = facts.page;
    let measures = measure(page, facts.texts, out);
    let whole = measures[0].chars;
    let mut at = 1;
    while at < page.nodes.len() {
        if out[at].is_some() {
            at = page.end(at);
            continue;
        }
        // Comments often have bodies that are called like the article's.
        let is_comments = ["id", "class"]
            .iter()
            .any(|name| page.attribute(at, name).contains("omment"));
        let is_beside = facts.signs[at].has(Signs::BESIDE)
            && !matches!(
                page.name(at),
                "html" | "body" | "article" | "main" | "a" | "p"
            )
            && (is_comments || !holds_body(facts, at));
        let by_id = is_comments && !page.attribute(at, "id").is_empty();
        if is_beside && (measures[at].chars < whole * 0.5 || by_id) {
            out[at] = Some(Why::Beside);
            at = page.end(at);
        } else {
            at += 1;
        }
    }
}

/// Whether an element that calls itself the article's body stands below.
fn holds_body(facts: &Facts<'_>, at: usize) -> bool {
    facts
        .page
        .below(at)
        .any(|below| body::calls_itself_body(facts, below))
}

/// Leaves out what by its class, id or role is hardly ever the article.
fn strip_unlikely(facts: &Facts<'_>, out: &mut [Option<Why>]) {
    let page = facts.page;
    let mut at = 1;
    while at < page.nodes.len() {
        if out[at].is_some() {
            at = page.end(at);
            continue;
        }
        let name = page.name(at);
        if !page.is_text(at) && !matches!(name, "html" | "body" | "a") {
            let signs = facts.signs[at];
            let role = page.attribute(at, "role");
            let by_role = matches!(
                role,
                "menu"
                    | "menubar"
                    | "complementary"
                    | "navigation"
                    | "alert"
                    | "alertdialog"
                    | "dialog"
            );
            let by_class = signs.has(Signs::UNLIKELY)
                && !signs.has(Signs::MAYBE)
                && !page
                    .ancestors(at)
                    .take(4)
                    .any(|above| matches!(page.name(above), "table" | "code"));
            if by_role || by_class {
                out[at] = Some(Why::Surroundings);
                at = page.end(at);
                continue;
            }
        }
        at += 1;
    }
}

/// The best element and the brothers that belong to it.
fn parts(
    facts: &Facts<'_>,
    out: &[Option<Why>],
    measures: &[Measures],
    shape: &Shape,
    scores: &[f32],
) -> Vec<usize> {
    let page = facts.page;
    let Some(body) = page.named("body").next() else {
        return Vec::new();
    };
    let best = candidates(scores);
    let top = match best.first() {
        Some(first) if *first != body && page.name(*first) != "html" => {
            better_above(page, out, shape, scores, &best, body)
        }
        // No paragraph anywhere, or all of them in the body itself.
        _ => {
            return page
                .children(body)
                .filter(|at| out[*at].is_none())
                .collect();
        }
    };
    with_brothers(facts, out, measures, shape, scores, top)
}

/// Goes from the best candidate to one above it that holds several, has more points, or holds nothing else.
fn better_above(
    page: &Page,
    out: &[Option<Why>],
    shape: &Shape,
    scores: &[f32],
    best: &[usize],
    body: usize,
) -> usize {
    let mut top = best[0];
    let rivals: Vec<usize> = best[1..]
        .iter()
        .copied()
        .filter(|rival| scores[*rival] / scores[top] >= 0.75)
        .collect();
    if rivals.len() >= 3 {
        let mut above = shape.parent(page, top);
        while above != body && above != 0 {
            let holds = rivals
                .iter()
                .filter(|rival| page.contains(above, **rival) && **rival != above);
            if holds.count() >= 3 {
                top = above;
                break;
            }
            above = shape.parent(page, above);
        }
    }
    let mut last = scores[top];
    let least = last / 3.0;
    let mut above = shape.parent(page, top);
    while above != body && above != 0 && !last.is_nan() {
        let score = scores[above];
        if !score.is_nan() {
            if score < least {
                break;
            }
            if score > last {
                top = above;
                break;
            }
            last = score;
        }
        above = shape.parent(page, above);
    }
    let mut above = shape.parent(page, top);
    while above != body && above != 0 {
        let children = page
            .child_elements(above)
            .filter(|child| out[*child].is_none());
        if children.count() != 1 {
            break;
        }
        top = above;
        above = shape.parent(page, above);
    }
    top
}

/// The element and its brothers that have many points too, or are paragraphs.
fn with_brothers(
    facts: &Facts<'_>,
    out: &[Option<Why>],
    measures: &[Measures],
    shape: &Shape,
    scores: &[f32],
    top: usize,
) -> Vec<usize> {
    let page = facts.page;
    let above = shape.parent(page, top);
    if above == 0 {
        return vec![top];
    }
    let top_score = if scores[top].is_nan() {
        0.0
    } else {
        scores[top]
    };
    let least = (top_score * 0.2).max(10.0);
    let class = page.attribute(top, "class");
    let mut parts = Vec::new();
    for brother in page.children(above) {
        if out[brother].is_some() || page.is_text(brother) {
            continue;
        }
        // A brother may stand in an element that holds nothing else.
        let belongs = page.contains(brother, top) || {
            let same_class = !class.is_empty() && page.attribute(brother, "class") == class;
            let bonus = if same_class { top_score * 0.2 } else { 0.0 };
            let by_points = scores[brother] + bonus >= least;
            by_points
                || (shape.counts_as_paragraph(page, brother)
                    && is_prose(&measures[brother], || page.text(brother)))
        };
        if belongs {
            parts.push(brother);
        }
    }
    for run in shape.runs.iter().filter(|run| run.parent == above) {
        let (chars, _) = run.sum(page, measures, out);
        let links: f32 = run.nodes(page, out).map(|at| measures[at].link_chars).sum();
        let whole = Measures {
            chars,
            link_chars: links,
            ..Measures::default()
        };
        let text = || {
            run.nodes(page, out)
                .map(|at| page.text(at))
                .collect::<String>()
        };
        if is_prose(&whole, text) {
            parts.extend(run.nodes(page, out));
        }
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn is_prose(measures: &Measures, text: impl Fn() -> String) -> bool {
    let density = measures.link_density();
    if measures.chars > 80.0 {
        return density < 0.25;
    }
    measures.chars > 0.0 && density == 0.0 && {
        let text = text();
        text.contains(". ") || text.ends_with('.')
    }
}

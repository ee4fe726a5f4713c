//! Points: each paragraph gives some to what holds it, by its length and its commas.

use super::measure::Measures;
use super::shape::Shape;
use super::{Facts, Rules};
use crate::import::html::page::Page;
use crate::import::html::signs::weight;
use crate::import::html::why::Why;

/// How many candidates are compared when one is to hold them all.
const CANDIDATES: usize = 5;

/// The points of each node; NaN where no paragraph gave any.
pub(super) fn score(
    facts: &Facts<'_>,
    out: &[Option<Why>],
    measures: &[Measures],
    shape: &Shape,
    rules: Rules,
) -> Vec<f32> {
    let page = facts.page;
    let mut scores = vec![f32::NAN; page.nodes.len()];
    let mut give = |first: usize, chars: f32, commas: f32| {
        if chars < 25.0 {
            return;
        }
        let points = 2.0 + commas + (chars / 100.0).floor().min(3.0);
        let mut above = first;
        for level in 0..5 {
            if above == 0 {
                break;
            }
            if scores[above].is_nan() {
                scores[above] = start_score(page, above, rules);
            }
            let share = match level {
                0 => 1.0,
                1 => 2.0,
                level => level as f32 * 3.0,
            };
            scores[above] += points / share;
            above = shape.parent(page, above);
        }
    };
    let mut at = 1;
    while at < page.nodes.len() {
        if out[at].is_some() {
            at = page.end(at);
            continue;
        }
        if shape.is_paragraph(at)
            || matches!(
                page.name(at),
                "section" | "h2" | "h3" | "h4" | "h5" | "h6" | "p" | "td" | "pre"
            )
        {
            give(
                shape.parent(page, at),
                measures[at].chars,
                measures[at].commas,
            );
        }
        at += 1;
    }
    for run in &shape.runs {
        let (chars, commas) = run.sum(page, measures, out);
        give(run.parent, chars, commas);
    }
    for (at, score) in scores.iter_mut().enumerate() {
        *score *= 1.0 - measures[at].link_density();
    }
    scores
}

fn start_score(page: &Page, at: usize, rules: Rules) -> f32 {
    let by_name = match page.name(at) {
        "div" => 5.0,
        "pre" | "td" | "blockquote" => 3.0,
        "address" | "ol" | "ul" | "dl" | "dd" | "dt" | "li" | "form" => -3.0,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => -5.0,
        _ => 0.0,
    };
    if rules.weighs_classes() {
        by_name + weight(page, at) as f32
    } else {
        by_name
    }
}

/// The nodes with the most points, best first.
pub(super) fn candidates(scores: &[f32]) -> Vec<usize> {
    let mut best: Vec<usize> = Vec::with_capacity(CANDIDATES + 1);
    for (at, score) in scores.iter().enumerate() {
        if score.is_nan() {
            continue;
        }
        let place = best
            .iter()
            .position(|other| *score > scores[*other])
            .unwrap_or(best.len());
        if place < CANDIDATES {
            best.insert(place, at);
            best.truncate(CANDIDATES);
        }
    }
    best
}

//! Which names and words of lines are said, from frame to frame.
//!
//! Invariants: none lies on another, nor a name on another node's symbol, but for what is pointed at
//! where there is no room at all, and a few of the most connected, which may lie on lesser symbols. **While the map moves, what is said and still has room stays, at its
//! place beside its node**; what went off comes back when the map has come to rest, so nothing
//! flickers; what is more important takes the place of something lesser only as it comes into view.
//! What is pointed at moves no other words: those in its way are gone while it is pointed at.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Rect, Ui};

use super::Shown;
use super::emphasis::Emphasis;
use super::line_words;
use super::names::{self, Names};
use super::visible::Visible;
use super::words::{Placed, Words};

/// A view whose zoom has changed by more than this, or whose middle has moved by more than this share
/// of it, is another one.
const SAME_VIEW_ZOOM: f32 = 1.6;
const SAME_VIEW_SHARE: f32 = 0.5;

/// How a frame follows from the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// It has nothing to do with it.
    Anew,
    Moving {
        /// More comes into view.
        outward: bool,
    },
    /// The map stands still again.
    AtRest,
}

impl Course {
    /// Between two views of the same map.
    pub(super) fn between(last: (TSTransform, Rect), now: (TSTransform, Rect)) -> Self {
        let ((last, was), (camera, area)) = (last, now);
        let ratio = camera.scaling / last.scaling;
        let middle = camera * (last.inverse() * was.center());
        let moved = (middle - area.center()).abs() / area.size();
        let is_near = (SAME_VIEW_ZOOM.recip()..SAME_VIEW_ZOOM).contains(&ratio)
            && moved.max_elem() < SAME_VIEW_SHARE;
        if is_near {
            Self::Moving {
                outward: ratio < 1.0,
            }
        } else {
            Self::Anew
        }
    }
}

/// What is said while nothing is pointed at, and what the next frame has to know of it.
#[derive(Clone, Default)]
pub(super) struct Said {
    pub words: Arc<Words>,
    /// What went off since the map moved.
    gone_names: BTreeSet<u32>,
    gone_lines: BTreeSet<u32>,
    /// Nodes that were wholly in view.
    seen: BTreeSet<u32>,
}

impl Said {
    /// What is said next.
    pub(super) fn next(&self, ui: &Ui, visible: &Visible<'_>, course: Course) -> Self {
        let nothing = Self::default();
        let last = if course == Course::Anew {
            &nothing
        } else {
            self
        };
        let is_moving = matches!(course, Course::Moving { .. });
        let still_gone = |gone: &BTreeSet<u32>, is_near: &dyn Fn(u32) -> bool| {
            let gone = gone.iter().filter(|index| is_moving && is_near(**index));
            gone.copied().collect::<BTreeSet<u32>>()
        };
        let is_node_near = |node: u32| visible.is_node_near(node);
        let is_line_near = |line: u32| visible.is_line_near(line);
        let mut gone_names = still_gone(&last.gone_names, &is_node_near);
        let mut gone_lines = still_gone(&last.gone_lines, &is_line_near);

        let mut names = Names::new(ui, visible);
        names.place(&last.words.nodes, &last.seen, &gone_names, course);
        let (nodes, mut places) = names.done();
        let standing = &last.words.lines;
        let (lines, bare) =
            line_words::place(ui, visible, &mut places, standing, &gone_lines, is_moving);
        gone_names.extend(lost(&last.words.nodes, &nodes, &is_node_near));
        gone_lines.extend(lost(&last.words.lines, &lines, &is_line_near));
        let seen = visible.found.nodes.iter().copied();
        Self {
            words: Arc::new(Words { nodes, lines, bare }),
            gone_names,
            gone_lines,
            seen: seen
                .filter(|node| names::is_whole(visible, *node))
                .collect(),
        }
    }
}

/// What was said and is no longer, though it is in view.
fn lost(before: &[Placed], now: &[Placed], is_near: &dyn Fn(u32) -> bool) -> Vec<u32> {
    let now: BTreeSet<u32> = now.iter().map(|placed| placed.index).collect();
    let before = before.iter().map(|placed| placed.index);
    let lost = before.filter(|index| !now.contains(index) && is_near(*index));
    lost.collect()
}

/// What is said while something stands out: that first, and of the rest what is not in its way.
/// `last` is what was said of the same in the last frame.
pub(super) fn lit(
    ui: &Ui,
    visible: &Visible<'_>,
    shown: Shown<'_>,
    rest: &Words,
    last: &Words,
) -> Words {
    let known = |rest: &[Placed], last: &[Placed]| -> BTreeMap<u32, u8> {
        let both = last.iter().chain(rest);
        both.map(|placed| (placed.index, placed.at)).collect()
    };
    let emphasis = |node: u32| shown.nodes[node as usize];
    let nodes = shown.lit_nodes.iter().copied();
    let mut nodes: Vec<u32> = nodes.filter(|node| visible.is_node_near(*node)).collect();
    // Stable: rank decides among equals.
    nodes.sort_by_key(|node| std::cmp::Reverse(emphasis(*node)));
    let mut names = Names::new(ui, visible);
    names.place_lit(&nodes, &known(&rest.nodes, &last.nodes), |node| {
        emphasis(node) >= Emphasis::Hovered
    });
    names.keep(
        rest.nodes
            .iter()
            .filter(|name| emphasis(name.index) <= Emphasis::Plain),
    );
    let (nodes, mut places) = names.done();
    let known = known(&rest.lines, &last.lines);
    let (lines, bare) = line_words::place_lit(ui, visible, &mut places, shown, &known);
    Words { nodes, lines, bare }
}

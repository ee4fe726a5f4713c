//! Faint links below everything else: what is near to each other in the text, and no relation.

use eframe::egui::{Painter, Pos2, Rect, Shape};

use super::Shown;
use super::brush::{self, Brush};
use super::emphasis::Emphasis;
use super::visible::Visible;
use crate::ui::theme::Palette;

/// A click this near to a faint link, in points, means it.
const REACH: f32 = 5.0;

/// Thin straight lines without patterns, in the color of rules on paper.
pub(super) fn paint(painter: &Painter, colors: &Palette, visible: &Visible<'_>, shown: Shown<'_>) {
    if shown.faint.is_empty() {
        return;
    }
    let mut brush = Brush::new(painter.pixels_per_point());
    for (_, [from, to]) in in_view(visible, shown) {
        brush.line(&[from, to], brush.pixel(), colors.line);
    }
    painter.add(Shape::mesh(brush.mesh));
}

/// The nearest within reach.
pub(super) fn at(visible: &Visible<'_>, shown: Shown<'_>, at: Pos2) -> Option<u32> {
    in_view(visible, shown)
        .filter(|(_, [from, to])| Rect::from_two_pos(*from, *to).expand(REACH).contains(at))
        .map(|(index, ends)| (brush::distance(&ends, at), index))
        .filter(|(away, _)| *away <= REACH)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, index)| index)
}

fn in_view<'a>(
    visible: &'a Visible<'_>,
    shown: Shown<'a>,
) -> impl Iterator<Item = (u32, [Pos2; 2])> + 'a {
    (0..).zip(shown.faint).filter_map(move |(index, ends)| {
        let is_shown = |node: &u32| shown.nodes[*node as usize] != Emphasis::Hidden;
        let places = ends.map(|node| visible.place(node));
        let is_seen = Rect::from_two_pos(places[0], places[1]).intersects(visible.area);
        (ends.iter().all(is_shown) && is_seen).then_some((index, places))
    })
}

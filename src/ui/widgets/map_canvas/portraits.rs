//! Pictures of people on their nodes, round, within a ring in the color of the kind.
//!
//! The symbol is painted below, so a node without its picture is none that waits, and it stays where
//! it is too small for a face.

use eframe::egui::{Painter, Rect, Vec2};

use super::Shown;
use super::emphasis::Emphasis;
use super::visible::Visible;
use crate::ui::theme::Palette;

/// Half the size of the smallest symbol, in points, that shows a face.
const LEAST_RADIUS: f32 = 9.0;
/// So many are shown at once: each is a shape and a texture of its own.
const MOST: usize = 80;
/// Width of the ring that stays of the symbol, in points, and of what a suggestion's outline takes.
const RING: f32 = 2.0;
const HOLLOW_RING: f32 = 4.2;
/// How much of a picture is seen where something else stands out.
const FADED: f32 = 0.3;

pub(super) fn paint(painter: &Painter, colors: &Palette, visible: &Visible<'_>, shown: Shown<'_>) {
    if visible.found.is_from_afar {
        return;
    }
    let is_seen = |node: &u32| {
        shown.nodes[*node as usize] != Emphasis::Hidden
            && visible.is_node_near(*node)
            && visible.radius(*node) >= LEAST_RADIUS
    };
    let seen: Vec<u32> = shown
        .portraits
        .nodes
        .iter()
        .copied()
        .filter(is_seen)
        .take(MOST)
        .collect();
    // The most connected last, on top, as symbols are.
    for node in seen.into_iter().rev() {
        let ring = if visible.scene.nodes[node as usize].suggested {
            HOLLOW_RING
        } else {
            RING
        };
        let half = visible.radius(node) - ring;
        let square = Rect::from_center_size(visible.place(node), Vec2::splat(half * 2.0));
        let is_painted = (shown.portraits.paint)(painter, node, square);
        if is_painted && shown.nodes[node as usize] == Emphasis::Faded {
            let veil = colors.paper.gamma_multiply(1.0 - FADED);
            painter.circle_filled(square.center(), half, veil);
        }
    }
}

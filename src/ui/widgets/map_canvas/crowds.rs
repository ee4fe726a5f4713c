//! How crowds and sums look on a map seen from afar.
//!
//! A crowd is a disc with a second line around it and a ring that tells of which kinds it is, which no
//! node has; a sum is a band without arrowhead or pattern, which no relation is.

use eframe::egui::{Color32, Pos2, Rect, Vec2};

use super::brush::Brush;
use super::emphasis::Emphasis;
use super::frame;
use super::symbols::{Paint, Symbols};
use super::visible::Visible;
use crate::geometry::map_overview::{Overview, Spot};
use crate::model::entity::EntityKind;
use crate::ui::theme::Palette;

/// Half the size of the smallest disc, in points.
const LEAST_RADIUS: f32 = 3.2;
/// From this half size on, the ring tells the kinds.
const DETAILED: f32 = 5.0;
/// Between the disc and the line around it.
const GAP: f32 = 1.6;
/// A band has this width for one relation, and so much more each time there are twice as many.
const BAND: f32 = 0.6;
const WIDER: f32 = 0.5;
const WIDEST: f32 = 6.0;
/// So many bands are drawn a little paler than few.
const INK: f32 = 2500.0;

/// An overview on the screen.
#[derive(Clone, Copy)]
pub(super) struct Spots<'a> {
    pub overview: &'a Overview,
    pub visible: &'a Visible<'a>,
}

impl<'a> Spots<'a> {
    pub(super) fn place(&self, spot: &Spot) -> Pos2 {
        self.visible.camera * Pos2::from(spot.place)
    }

    pub(super) fn radius(&self, spot: &Spot) -> f32 {
        if spot.is_alone() {
            self.visible.radius(spot.lead)
        } else {
            (spot.radius * self.visible.zoom()).max(LEAST_RADIUS)
        }
    }

    /// With all that belongs to it.
    pub(super) fn rect(&self, spot: &Spot) -> Rect {
        let half = self.radius(spot) + GAP + 1.0;
        Rect::from_center_size(self.place(spot), Vec2::splat(half * 2.0))
    }

    /// Those that are seen at least in part, the highest-ranked first.
    pub(super) fn in_view(self) -> impl Iterator<Item = (u32, &'a Spot)> {
        let spots = (0..).zip(&self.overview.spots);
        spots.filter(move |(_, spot)| self.rect(spot).intersects(self.visible.area))
    }

    /// The nodes in view that are in no crowd and not filtered out, the highest-ranked first.
    pub(super) fn alone(self) -> impl Iterator<Item = u32> + 'a {
        let spots = self.in_view();
        let alone = spots.filter(|(_, spot)| spot.is_alone() && !spot.is_faded);
        alone.map(|(_, spot)| spot.lead)
    }

    /// What the members of a crowd cover, on the screen.
    pub(super) fn members_rect(&self, crowd: u32) -> Rect {
        let places = self
            .overview
            .members(crowd)
            .map(|node| self.visible.place(node));
        places.fold(Rect::NOTHING, |rect, place| {
            rect.union(Rect::from_pos(place))
        })
    }

    /// Draws all of it; `flush` as in the backdrop.
    pub(super) fn draw(
        &self,
        brush: &mut Brush,
        colors: &Palette,
        symbols: &Symbols,
        flush: &mut dyn FnMut(&mut Brush) -> bool,
    ) -> bool {
        let spots = &self.overview.spots;
        let seen = self.visible.area.expand(WIDEST);
        let ties = self.overview.ties.iter().filter_map(|tie| {
            let ends = tie.ends.map(|end| self.place(&spots[end as usize]));
            let is_seen = Rect::from_two_pos(ends[0], ends[1]).intersects(seen);
            is_seen.then_some((tie, ends))
        });
        let ties: Vec<_> = ties.collect();
        let density = (INK / ties.len().max(1) as f32).clamp(0.12, 0.6);
        let most = ties.last().map_or(1, |(tie, _)| tie.count);
        for (tie, ends) in ties {
            let share = (tie.count as f32 + 1.0).ln() / (most as f32 + 1.0).ln();
            let color = if tie.count == 1 {
                colors.standing(self.visible.scene.lines[tie.line as usize].standing)
            } else {
                colors.strong_line
            };
            let strength = density * (0.35 + 0.65 * share);
            let width = (BAND + WIDER * (tie.count as f32).log2()).min(WIDEST);
            brush.line(&ends, width, color.gamma_multiply(strength));
            if !flush(brush) {
                return false;
            }
        }
        // The highest-ranked last, on top.
        self.in_view()
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .all(|(_, spot)| {
                self.draw_spot(brush, colors, symbols, spot);
                flush(brush)
            })
    }

    fn draw_spot(&self, brush: &mut Brush, colors: &Palette, symbols: &Symbols, spot: &Spot) {
        let (at, radius) = (self.place(spot), self.radius(spot));
        let emphasis = if spot.is_faded {
            Emphasis::Faded
        } else {
            Emphasis::Plain
        };
        let color = |kind: EntityKind| frame::faded(colors.kind(kind), colors.paper, emphasis);
        if spot.is_alone() {
            let node = &self.visible.scene.nodes[spot.lead as usize];
            let paint = Paint {
                color: color(node.kind),
                paper: colors.paper,
                hollow: node.suggested,
                plain: true,
            };
            symbols.paint(brush, node.kind, at, radius, paint);
            return;
        }
        let most = (0..spot.kinds.len()).max_by_key(|kind| (spot.kinds[*kind], usize::MAX - kind));
        let main = color(EntityKind::ALL[most.unwrap_or_default()]);
        brush.fill(&circle(at, radius + GAP + 1.2), colors.paper);
        let around = circle(at, radius + GAP);
        brush.outline(&around, 0.8, main.gamma_multiply(0.75));
        brush.fill(&circle(at, radius), colors.paper.lerp_to_gamma(main, 0.24));
        let ring = (radius * 0.26).clamp(1.2, 5.0);
        if radius < DETAILED {
            brush.outline(&circle(at, radius - ring * 0.5), ring, main);
            return;
        }
        let mut from = 0.0;
        for (kind, count) in EntityKind::ALL.into_iter().zip(spot.kinds) {
            let to = from + count as f32 / spot.count as f32;
            brush.line(&arc(at, radius - ring * 0.5, from, to), ring, color(kind));
            from = to;
        }
    }

    /// Shows that a crowd is pointed at.
    pub(super) fn draw_ring(&self, brush: &mut Brush, spot: &Spot, color: Color32) {
        let around = circle(self.place(spot), self.radius(spot) + GAP + 2.0);
        brush.outline(&around, 2.2, color);
    }
}

fn circle(at: Pos2, radius: f32) -> Vec<Pos2> {
    let mut points = arc(at, radius, 0.0, 1.0);
    points.pop();
    points
}

/// The part of a circle between two shares of its turn, clockwise from the top.
fn arc(at: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    let steps = ((radius.sqrt() * 9.0 * (to - from)).ceil() as u16).max(1);
    (0..=steps)
        .map(|step| from + (to - from) * f32::from(step) / f32::from(steps))
        .map(|turn| at + Vec2::angled((turn - 0.25) * std::f32::consts::TAU) * radius)
        .collect()
}

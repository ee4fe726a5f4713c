//! How lines run and how they are drawn: bends for parallel ones, strokes by how they stand, arrowheads.

use eframe::egui::{Color32, Pos2, Vec2, vec2};

use super::brush::{Brush, along, dashes};
use crate::model::standing::Standing;

/// How far parallel lines stand apart in their middle, in points.
const FAN: f32 = 26.0;
const STEPS: u8 = 14;
/// Lines shorter than this, in points, have no arrowhead.
const HEADLESS_BELOW: f32 = 26.0;
/// Lines shorter than this, in points, have no pattern either: none would be seen.
const PLAIN_BELOW: f32 = 9.0;
/// Between the marks that strike a denied line through.
const TICK_DISTANCE: f32 = 42.0;

/// One line's ends on the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    pub from: Pos2,
    pub to: Pos2,
    /// Half sizes of the symbols at the ends.
    pub from_radius: f32,
    pub to_radius: f32,
    /// Steps of bending to the side, see `Scene::bends`; positive is to the right of the way.
    pub bend: f32,
    pub zoom: f32,
}

fn fan(zoom: f32) -> f32 {
    FAN * zoom.clamp(0.25, 1.3)
}

/// How far a line with so many steps of bending leaves the straight way, in points.
pub(super) fn bulge(bend: f32, zoom: f32) -> f32 {
    fan(zoom) * bend
}

/// The way of the line between its symbols, as points into `way`.
pub(super) fn route(ends: &Ends, way: &mut Vec<Pos2>) {
    way.clear();
    let fan = fan(ends.zoom);
    if ends.from == ends.to {
        loop_route(ends, fan, way);
        return;
    }
    let across = (ends.to - ends.from).normalized().rot90();
    // The middle of a quadratic curve lies half way to its control point.
    let control = ends.from + (ends.to - ends.from) * 0.5 + across * (2.0 * fan * ends.bend);
    let gap = |radius: f32| radius + 3.0 * ends.zoom.min(1.0);
    let start = ends.from + (control - ends.from).normalized() * gap(ends.from_radius);
    let end = ends.to + (control - ends.to).normalized() * gap(ends.to_radius);
    if (end - start).dot(ends.to - ends.from) <= 0.0 {
        return;
    }
    if ends.bend == 0.0 {
        way.extend([start, end]);
        return;
    }
    for step in 0..=STEPS {
        let part = f32::from(step) / f32::from(STEPS);
        let rest = 1.0 - part;
        let point = start.to_vec2() * (rest * rest)
            + control.to_vec2() * (2.0 * rest * part)
            + end.to_vec2() * (part * part);
        way.push(point.to_pos2());
    }
}

/// A loop above its node.
fn loop_route(ends: &Ends, fan: f32, way: &mut Vec<Pos2>) {
    let size = ends.from_radius * 0.8 + fan * 0.5 * ends.bend;
    let center = ends.from - vec2(0.0, ends.from_radius + size * 0.7);
    for step in 0..=20u8 {
        let angle = std::f32::consts::TAU * (0.33 + 0.84 * f32::from(step) / 20.0);
        way.push(center + Vec2::angled(angle) * size);
    }
}

/// How one line is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    pub standing: Standing,
    pub width: f32,
    pub color: Color32,
    /// The other voice of a disputed line.
    pub other: Color32,
    pub arrow: bool,
    /// An arrowhead at the start, too.
    pub back: bool,
}

/// Draws a line along `way`.
pub fn draw(brush: &mut Brush, way: &[Pos2], stroke: Stroke) {
    let length: f32 = way.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    if way.len() < 2 || length < 1.0 {
        return;
    }
    if length < PLAIN_BELOW {
        brush.line(way, stroke.width, stroke.color);
        return;
    }
    match stroke.standing {
        Standing::Asserted | Standing::Former => brush.line(way, stroke.width, stroke.color),
        Standing::Alleged => pattern(brush, way, (7.0, 5.0), stroke.width, stroke.color),
        Standing::Planned => pattern(brush, way, (1.2, 4.6), stroke.width + 1.2, stroke.color),
        Standing::NoSentence => {
            let width = (stroke.width * 0.75).max(0.9);
            pattern(brush, way, (2.6, 3.4), width, stroke.color);
        }
        Standing::Denied => {
            brush.line(way, stroke.width, stroke.color);
            let count = (length / TICK_DISTANCE).round().max(1.0);
            let within = brush.within.expand(TICK_DISTANCE);
            for number in 0..count as usize {
                let tick = along(way, (number as f32 + 0.5) / count);
                if within.contains(tick.0) {
                    cross(brush, tick, stroke);
                }
            }
        }
        Standing::Disputed => {
            // Two voices side by side, one of them broken.
            let apart = stroke.width * 0.5 + 1.1;
            brush.line(&beside(way, apart), stroke.width * 0.75, stroke.other);
            let denied = beside(way, -apart);
            pattern(
                brush,
                &denied,
                (7.0, 3.0),
                stroke.width * 0.75,
                stroke.color,
            );
        }
    }
    if stroke.back && length >= HEADLESS_BELOW {
        let back: Vec<Pos2> = way.iter().rev().copied().collect();
        arrowhead(brush, &back, stroke);
    }
    if stroke.arrow && length >= HEADLESS_BELOW {
        if stroke.standing == Standing::NoSentence {
            open_arrowhead(brush, way, stroke);
        } else {
            arrowhead(brush, way, stroke);
        }
    }
}

fn pattern(brush: &mut Brush, way: &[Pos2], steps: (f32, f32), width: f32, color: Color32) {
    let within = brush.within.expand(width);
    dashes(way, steps, within, |part| brush.line(part, width, color));
}

/// The same way, `by` to its side.
fn beside(way: &[Pos2], by: f32) -> Vec<Pos2> {
    (0..way.len())
        .map(|number| {
            let before = way[number.saturating_sub(1)];
            let after = way[(number + 1).min(way.len() - 1)];
            way[number] + (after - before).normalized().rot90() * by
        })
        .collect()
}

/// Strikes a line through.
fn cross(brush: &mut Brush, (at, way): (Pos2, Vec2), stroke: Stroke) {
    let side = way.rot90();
    for arm in [(way + side) * 3.4, (way - side) * 3.4] {
        brush.line(&[at - arm, at + arm], stroke.width, stroke.color);
    }
}

fn arrowhead(brush: &mut Brush, way: &[Pos2], stroke: Stroke) {
    let [tip, left, right] = head(way, stroke.width);
    brush.fill(&[tip, left, right], stroke.color);
}

/// Two strokes instead of a filled head: there is nothing behind it.
fn open_arrowhead(brush: &mut Brush, way: &[Pos2], stroke: Stroke) {
    let [tip, left, right] = head(way, stroke.width);
    brush.line(&[left, tip, right], stroke.width * 0.8, stroke.color);
}

/// The tip of an arrowhead and its two barbs.
fn head(way: &[Pos2], width: f32) -> [Pos2; 3] {
    let size = 5.5 + width * 1.4;
    let tip = way[way.len() - 1];
    // The direction over the length of the head, not of the last bit of a curve.
    let base = way
        .iter()
        .rev()
        .find(|point| point.distance(tip) >= size)
        .copied()
        .unwrap_or(way[0]);
    let forward = (tip - base).normalized();
    let side = forward.rot90() * (size * 0.46);
    let back = tip - forward * size;
    [tip, back + side, back - side]
}

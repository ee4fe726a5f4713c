//! The shapes of nodes: each kind has its own, so that color is never the only sign.

use eframe::egui::{Color32, Pos2, Vec2, vec2};

use super::brush::{Brush, Form};
use crate::model::entity::EntityKind;

/// Below this half size, in points, a node is a speck.
const SPECK: f32 = 2.6;
/// From this half size on, the marks inside a symbol are drawn, and its corners are round.
const DETAILED: f32 = 6.5;
/// From this half size on, a rim keeps lines off the shape; below, it would be less than a pixel.
const RIMMED: f32 = 4.0;

/// The corners of a kind's shape around the origin, half size 1, clockwise on the screen; the
/// finer, the more of them make a round corner.
fn outline(kind: EntityKind, fine: u8) -> Vec<Vec2> {
    let rounded = |corners: &[Vec2], radius: f32| rounded(corners, radius, fine);
    match kind {
        EntityKind::Person | EntityKind::Unknown => {
            let count = u16::from(fine) * 7;
            (0..count)
                .map(|step| {
                    Vec2::angled(std::f32::consts::TAU * f32::from(step) / f32::from(count))
                })
                .collect()
        }
        EntityKind::Organization => rounded(&square(0.9), 0.42),
        EntityKind::Company => {
            let corner =
                |step: u8| Vec2::angled(std::f32::consts::TAU * f32::from(step) / 6.0) * 1.08;
            rounded(&[0, 1, 2, 3, 4, 5].map(corner), 0.16)
        }
        EntityKind::PublicBody => rounded(
            &[
                vec2(0.0, -1.15),
                vec2(1.08, -0.32),
                vec2(0.92, 0.92),
                vec2(-0.92, 0.92),
                vec2(-1.08, -0.32),
            ],
            0.1,
        ),
        EntityKind::Event => rounded(
            &[
                vec2(0.0, -1.2),
                vec2(1.2, 0.0),
                vec2(0.0, 1.2),
                vec2(-1.2, 0.0),
            ],
            0.14,
        ),
        EntityKind::Thing => rounded(&square(0.74), 0.06),
    }
}

fn square(half: f32) -> [Vec2; 4] {
    [
        vec2(-half, -half),
        vec2(half, -half),
        vec2(half, half),
        vec2(-half, half),
    ]
}

/// The same shape with its corners cut round, from `radius` before each corner.
fn rounded(corners: &[Vec2], radius: f32, fine: u8) -> Vec<Vec2> {
    let count = corners.len();
    let mut points = Vec::new();
    for (number, corner) in corners.iter().enumerate() {
        let before = (corners[(number + count - 1) % count] - *corner).normalized() * radius;
        let after = (corners[(number + 1) % count] - *corner).normalized() * radius;
        for step in 0..=fine {
            let part = f32::from(step) / f32::from(fine);
            // A quadratic curve with the corner as its control point.
            let (a, b) = ((1.0 - part) * (1.0 - part), part * part);
            points.push(*corner + before * a + after * b);
        }
    }
    points
}

/// The shapes of all kinds, made once.
#[derive(Debug)]
pub struct Symbols {
    forms: Vec<Forms>,
}

/// One kind's shape, as it is seen well, small, and as one of very many.
#[derive(Debug)]
struct Forms {
    kind: EntityKind,
    fine: Form,
    coarse: Form,
    rough: Form,
}

impl Default for Symbols {
    fn default() -> Self {
        let forms = EntityKind::ALL.map(|kind| Forms {
            kind,
            fine: Form::new(outline(kind, 4)),
            coarse: Form::new(outline(kind, 2)),
            rough: Form::new(outline(kind, 1)),
        });
        Self {
            forms: forms.into(),
        }
    }
}

/// How one symbol is painted.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    pub color: Color32,
    /// What lies behind the map.
    pub paper: Color32,
    /// Found by rules only: an outline.
    pub hollow: bool,
    /// One of very many: the shape alone, with few corners.
    pub plain: bool,
}

impl Symbols {
    fn corners(&self, kind: EntityKind, at: Pos2, radius: f32) -> Vec<Pos2> {
        let outline = self
            .form(kind, radius, false)
            .map(|form| form.corners.iter());
        outline
            .into_iter()
            .flatten()
            .map(|corner| at + *corner * radius)
            .collect()
    }

    fn form(&self, kind: EntityKind, radius: f32, plain: bool) -> Option<&Form> {
        let forms = self.forms.iter().find(|forms| forms.kind == kind)?;
        Some(if plain {
            &forms.rough
        } else if radius >= DETAILED {
            &forms.fine
        } else {
            &forms.coarse
        })
    }

    /// Paints the symbol of `kind` with the half size `radius`.
    pub fn paint(&self, brush: &mut Brush, kind: EntityKind, at: Pos2, radius: f32, paint: Paint) {
        if radius < SPECK {
            brush.speck(at, radius * 0.85, paint.color);
            return;
        }
        let Some(form) = self.form(kind, radius, paint.plain) else {
            return;
        };
        if radius >= RIMMED && !paint.plain {
            // A rim of paper keeps lines off the shape.
            let rim = (radius * 0.2).min(2.5);
            brush.stamp(form, at, radius + rim, paint.paper);
        }
        if paint.hollow {
            brush.stamp(form, at, radius, paint.paper);
            brush.outline(&self.corners(kind, at, radius - 0.9), 1.8, paint.color);
        } else {
            brush.stamp(form, at, radius, paint.color);
        }
        if radius >= DETAILED && !paint.plain {
            let ink = if paint.hollow {
                paint.color
            } else {
                paint.paper
            };
            inner_marks(brush, kind, at, radius, ink);
        }
    }

    /// A ring around a symbol, `gap` away from it.
    pub fn ring(&self, brush: &mut Brush, kind: EntityKind, at: Pos2, radius: f32, color: Color32) {
        brush.outline(&self.corners(kind, at, radius), 2.2, color);
    }
}

/// Small signs inside the larger symbols.
fn inner_marks(brush: &mut Brush, kind: EntityKind, at: Pos2, radius: f32, ink: Color32) {
    let place = |x: f32, y: f32| at + vec2(x, y) * radius;
    match kind {
        EntityKind::Person => {
            let disc = |center: Pos2, size: f32, steps: u8, turn: f32| -> Vec<Pos2> {
                (0..=steps)
                    .map(|step| turn * f32::from(step) / f32::from(steps))
                    .map(|angle| center - Vec2::angled(angle) * size)
                    .collect()
            };
            let head = disc(
                place(0.0, -0.28),
                radius * 0.26,
                15,
                std::f32::consts::TAU * 15.0 / 16.0,
            );
            brush.fill(&head, ink);
            brush.fill(
                &disc(place(0.0, 0.56), radius * 0.46, 12, std::f32::consts::PI),
                ink,
            );
        }
        EntityKind::PublicBody => {
            for x in [-0.42, 0.0, 0.42] {
                brush.line(&[place(x, -0.1), place(x, 0.52)], radius * 0.16, ink);
            }
        }
        EntityKind::Unknown => {
            let dot: Vec<Pos2> = (0..10)
                .map(|step| Vec2::angled(std::f32::consts::TAU * step as f32 / 10.0))
                .map(|way| at + way * radius * 0.3)
                .collect();
            brush.fill(&dot, ink);
        }
        EntityKind::Organization => {
            for (x, y) in [(-0.32, -0.32), (0.32, -0.32), (-0.32, 0.32), (0.32, 0.32)] {
                brush.speck(place(x, y), radius * 0.14, ink);
            }
        }
        EntityKind::Company | EntityKind::Event | EntityKind::Thing => {}
    }
}

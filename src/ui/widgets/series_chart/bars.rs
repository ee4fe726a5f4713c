//! The shapes of bars: sharp, soft, open, a range; solid, or light with a dashed outline.
//!
//! What is not simply asserted is hollow, with the color and the dashes of its line on the map.

use eframe::egui::epaint::{Mesh, Vertex, WHITE_UV};
use eframe::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use egui_plot::{PlotPoint, PlotTransform};

use crate::geometry::chart::{Bar, BarEnd};
use crate::model::figure::FigureStatus;
use crate::model::standing::Standing;
use crate::ui::theme::Palette;
use crate::ui::widgets::figure_table::arrow_head;

/// How far an open bar fades out past its number, in points.
const OPEN_LENGTH: f32 = 20.0;
/// How much of a soft bar's end fades, in points, half of it on either side of the number.
const SOFT_LENGTH: f32 = 14.0;
/// A bar is at least this wide and this tall, in points, or it could not be seen.
const LEAST_WIDTH: f32 = 2.0;
/// Wider than this a few bars look like blocks.
const MOST_WIDTH: f32 = 96.0;
const LEAST_HEIGHT: f32 = 1.5;
/// Between the lines of a hatched part, in points.
const HATCH: f32 = 5.0;
const DASH: f32 = 4.0;

/// How strong the inside of a bar is.
fn strength(bar: &Bar) -> f32 {
    if bar.standing != Standing::Asserted || bar.suggested {
        return 0.0;
    }
    match bar.status {
        FigureStatus::Actual => 1.0,
        FigureStatus::Estimate => 0.5,
        FigureStatus::Forecast => 0.28,
        FigureStatus::Target => 0.0,
    }
}

/// Dash and gap of a bar's outline; `None` for a firm one.
fn dashes(bar: &Bar) -> Option<(f32, f32)> {
    match bar.standing {
        Standing::Alleged => Some((7.0, 5.0)),
        Standing::Planned => Some((1.5, 3.5)),
        Standing::Disputed | Standing::Denied => Some((7.0, 3.0)),
        Standing::NoSentence => Some((2.6, 3.4)),
        Standing::Asserted | Standing::Former if bar.status == FigureStatus::Actual => None,
        Standing::Asserted | Standing::Former => Some((DASH, DASH * 0.75)),
    }
}

/// How far past its number a bar is painted.
pub(super) fn open_length(transform: &PlotTransform, bar: &Bar) -> f32 {
    let end = transform.position_from_point_y(bar.far);
    let frame = transform.frame();
    let room = if bar.goes_up {
        end - frame.top()
    } else {
        frame.bottom() - end
    };
    match bar.end {
        BarEnd::OpenAway => OPEN_LENGTH.min(room.max(0.0)),
        BarEnd::Soft => (SOFT_LENGTH / 2.0).min(room.max(0.0)),
        BarEnd::Sharp | BarEnd::OpenToZero => 0.0,
    }
}

/// Paints one bar.
pub(super) fn paint_bar(painter: &Painter, transform: &PlotTransform, bar: &Bar, colors: &Palette) {
    let x = |slots: f64| transform.position_from_point_x(slots);
    let y = |value: f64| transform.position_from_point(&PlotPoint::new(0.0, value)).y;
    let middle = x(bar.middle());
    let half = ((x(bar.width()) - x(0.0)) / 2.0).clamp(LEAST_WIDTH / 2.0, MOST_WIDTH / 2.0);
    let away = if bar.goes_up { -1.0 } else { 1.0 };
    let zero = y(0.0);
    let near = y(bar.near);
    let mut far = y(bar.far);
    if (far - zero).abs() < LEAST_HEIGHT {
        far = zero + away * LEAST_HEIGHT;
    }
    let solid = match bar.standing {
        Standing::Asserted => colors.figure,
        standing => colors.standing(standing),
    };
    let shape = Shaping {
        painter,
        left: middle - half,
        right: middle + half,
        away,
        solid,
        fill: solid.gamma_multiply(strength(bar)),
        is_firm: strength(bar) >= 1.0,
        dashes: dashes(bar),
    };
    if bar.near == bar.far {
        shape.part(zero, far, bar.end, open_length(transform, bar));
    } else {
        // A range: sure up to its nearer end, hatched to the farther one.
        let (from, to) = if bar.spans_zero() {
            (y(bar.near), far)
        } else {
            (near, far)
        };
        if !bar.spans_zero() {
            shape.part(zero, from, BarEnd::Sharp, 0.0);
        }
        shape.range(from, to, bar.end, open_length(transform, bar));
    }
}

struct Shaping<'a> {
    painter: &'a Painter,
    left: f32,
    right: f32,
    /// −1 for a bar that goes up, 1 for one that goes down.
    away: f32,
    solid: Color32,
    fill: Color32,
    /// Whether it is simply so.
    is_firm: bool,
    dashes: Option<(f32, f32)>,
}

impl Shaping<'_> {
    /// A bar from `zero` to `end`.
    fn part(&self, zero: f32, end: f32, kind: BarEnd, open: f32) {
        let clear = Color32::TRANSPARENT;
        match kind {
            BarEnd::Sharp => {
                self.fade(zero, end, self.fill, self.fill);
                self.outline(zero, end, true);
            }
            BarEnd::Soft => {
                let reach = SOFT_LENGTH.min((end - zero).abs());
                let solid_end = end - self.away * reach / 2.0;
                self.fade(zero, solid_end, self.fill, self.fill);
                let strong = if self.is_firm {
                    self.solid
                } else {
                    self.solid.gamma_multiply(0.5)
                };
                self.fade(solid_end, end + self.away * open, strong, clear);
                self.outline(zero, solid_end, false);
            }
            BarEnd::OpenAway => {
                self.fade(zero, end, self.fill, self.fill);
                self.fade(
                    end,
                    end + self.away * open,
                    self.solid.gamma_multiply(0.55),
                    clear,
                );
                self.outline(zero, end, false);
                self.cap(end);
                self.arrow(end + self.away * 2.0, end + self.away * open);
            }
            BarEnd::OpenToZero => {
                // Only the limit is known: a cap, and what hangs from it fades towards zero.
                self.fade(end, zero, self.solid.gamma_multiply(0.45), clear);
                self.cap(end);
                let length = (zero - end).abs().min(OPEN_LENGTH + 6.0);
                self.arrow(end - self.away * 4.0, end - self.away * length);
            }
        }
    }

    /// The part between both ends of a range.
    fn range(&self, from: f32, to: f32, kind: BarEnd, open: f32) {
        self.fade(
            from,
            to,
            self.solid.gamma_multiply(0.16),
            self.solid.gamma_multiply(0.16),
        );
        self.hatch(from, to);
        self.outline(from, to, !matches!(kind, BarEnd::Soft));
        self.cap(from);
        if matches!(kind, BarEnd::OpenAway | BarEnd::Soft) {
            let clear = Color32::TRANSPARENT;
            self.fade(
                to,
                to + self.away * open,
                self.solid.gamma_multiply(0.4),
                clear,
            );
        }
        if kind == BarEnd::OpenAway {
            self.arrow(to + self.away * 2.0, to + self.away * open);
        }
    }

    /// A rectangle whose color goes from one end to the other.
    fn fade(&self, from: f32, to: f32, from_color: Color32, to_color: Color32) {
        let mut mesh = Mesh::default();
        for (x, y, color) in [
            (self.left, from, from_color),
            (self.right, from, from_color),
            (self.right, to, to_color),
            (self.left, to, to_color),
        ] {
            mesh.vertices.push(Vertex {
                pos: pos2(x, y),
                uv: WHITE_UV,
                color,
            });
        }
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 2, 3);
        self.painter.add(Shape::mesh(mesh));
    }

    /// Sides and, if `closed`, the end.
    fn outline(&self, zero: f32, end: f32, closed: bool) {
        let stroke = Stroke::new(1.25, self.solid);
        let (left, right) = (self.left + 0.6, self.right - 0.6);
        let mut lines: Vec<[Pos2; 2]> = vec![
            [pos2(left, zero), pos2(left, end)],
            [pos2(right, zero), pos2(right, end)],
        ];
        if closed {
            lines.push([pos2(left, end), pos2(right, end)]);
        }
        for line in lines {
            match self.dashes {
                None => {
                    self.painter.line_segment(line, stroke);
                }
                Some((dash, gap)) => {
                    let dashes = Shape::dashed_line(&line, stroke, dash, gap);
                    self.painter.extend(dashes);
                }
            }
        }
    }

    /// A firm line at a known number.
    fn cap(&self, at: f32) {
        let line = [pos2(self.left, at), pos2(self.right, at)];
        self.painter
            .line_segment(line, Stroke::new(2.0, self.solid));
    }

    fn arrow(&self, from: f32, to: f32) {
        let middle = f32::midpoint(self.left, self.right);
        if (to - from).abs() < 8.0 || self.right - self.left < 7.0 {
            return;
        }
        let tip = pos2(middle, to);
        let direction = (to - from).signum();
        let line = [pos2(middle, from), tip - vec2(0.0, direction * 3.0)];
        self.painter
            .line_segment(line, Stroke::new(1.5, self.solid));
        self.painter.add(arrow_head(
            tip - vec2(0.0, direction * 3.0),
            4.0,
            direction < 0.0,
            self.solid,
        ));
    }

    fn hatch(&self, from: f32, to: f32) {
        let rect = Rect::from_two_pos(pos2(self.left, from), pos2(self.right, to));
        let painter = self
            .painter
            .with_clip_rect(rect.intersect(self.painter.clip_rect()));
        let stroke = Stroke::new(1.0, self.solid.gamma_multiply(0.75));
        let lines = ((rect.width() + rect.height()) / HATCH)
            .ceil()
            .clamp(0.0, 400.0);
        for index in 0..=lines as u32 {
            let start = rect.left() - rect.height() + index as f32 * HATCH;
            let line = [
                pos2(start, rect.bottom()),
                pos2(start + rect.height(), rect.top()),
            ];
            painter.line_segment(line, stroke);
        }
    }
}

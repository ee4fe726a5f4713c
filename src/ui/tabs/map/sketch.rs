//! A very large map that is still being laid out: a disc for each crowd where it would be now.
//!
//! Nothing here can be pointed at: the places are gone at the next look.

use eframe::egui::{Rect, Shape, Ui, Vec2, pos2};

use crate::geometry::map_sketch::SketchSpot;
use crate::ui::theme::palette;
use crate::ui::widgets::map_canvas::{Brush, FIT_MARGIN};

/// How much of the room the discs take.
const SHARE: f32 = 0.22;
/// Half the size of the smallest and the largest disc, in points.
const LEAST: f32 = 1.2;
const MOST: f32 = 18.0;

/// Draws the discs into `room`, as large as the map will be there.
pub(super) fn sketch_ui(ui: &Ui, room: Rect, spots: &[SketchSpot]) {
    let bounds = spots.iter().fold(Rect::NOTHING, |bounds, spot| {
        bounds.union(Rect::from_pos(spot.place.into()))
    });
    let inner = room.shrink(FIT_MARGIN);
    if !inner.is_positive() || !bounds.is_positive() {
        return;
    }
    let scale = (inner.width() / bounds.width()).min(inner.height() / bounds.height());
    let nodes: f32 = spots.iter().map(|spot| spot.count as f32).sum();
    let area = bounds.area() * scale * scale * SHARE;
    let unit = (area / (nodes * std::f32::consts::PI)).sqrt();
    let color = palette(ui.ctx()).strong_line.gamma_multiply(0.55);
    let mut brush = Brush::new(ui.pixels_per_point());
    for spot in spots {
        let [x, y] = spot.place;
        let at = inner.center() + (pos2(x, y) - bounds.center()) * scale;
        let radius = (unit * (spot.count as f32).sqrt()).clamp(LEAST, MOST);
        let steps = 6 + radius as u16;
        let turn = |step: u16| f32::from(step) / f32::from(steps) * std::f32::consts::TAU;
        let corners = (0..steps).map(|step| at + Vec2::angled(turn(step)) * radius);
        brush.fill(&corners.collect::<Vec<_>>(), color);
    }
    ui.painter_at(room).add(Shape::mesh(brush.mesh));
}

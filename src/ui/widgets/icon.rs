//! The few icons there are, drawn by lines: no font has to hold them.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, vec2,
};

use crate::ui::theme::{ROUNDING, palette};

/// Side of an icon's button, in points.
const SIDE: f32 = 28.0;
/// Half the length of an arrow, in points.
const REACH: f32 = 6.0;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Left,
    Right,
    Up,
    Down,
    /// Something is on.
    Check,
    /// Takes something off a list.
    Remove,
    /// A folder to go into.
    Folder,
    /// A whole dossier: pages that belong together.
    Dossier,
    /// One file.
    Page,
    /// Brings something into the middle, large.
    Target,
}

/// A button with an icon; `name` is what it does, for screen readers.
pub fn button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    let sense = if enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(SIDE), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    let colors = palette(ui.ctx());
    if enabled && response.hovered() {
        ui.painter()
            .rect_filled(rect, ROUNDING, colors.control_hovered);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, colors.accent);
        ui.painter()
            .rect_stroke(rect, ROUNDING, ring, StrokeKind::Inside);
    }
    let ink = match (enabled, icon) {
        (false, _) => colors.line,
        // Stands at every row of a list, and would outshine the names.
        (true, Icon::Remove) if !response.hovered() => colors.weak_text,
        (true, _) => colors.text,
    };
    paint(ui.painter(), rect.center(), icon, ink);
    response
}

/// Draws an icon around `middle`.
pub fn paint(painter: &Painter, middle: Pos2, icon: Icon, ink: Color32) {
    let pen = Stroke::new(1.75, ink);
    match icon {
        Icon::Left => arrow(painter, middle, vec2(-1.0, 0.0), pen),
        Icon::Right => arrow(painter, middle, vec2(1.0, 0.0), pen),
        Icon::Up => arrow(painter, middle, vec2(0.0, -1.0), pen),
        Icon::Down => arrow(painter, middle, vec2(0.0, 1.0), pen),
        Icon::Check => {
            let points = [vec2(-4.5, 0.5), vec2(-1.5, 3.5), vec2(4.5, -3.5)];
            let line = points.map(|offset| middle + offset).to_vec();
            painter.add(Shape::line(line, pen));
        }
        Icon::Remove => {
            for corner in [vec2(4.0, 4.0), vec2(4.0, -4.0)] {
                painter.line_segment([middle - corner, middle + corner], pen);
            }
        }
        Icon::Target => target(painter, middle, pen),
        Icon::Folder => folder(painter, middle, pen),
        Icon::Page => page(painter, middle, pen),
        Icon::Dossier => {
            // The edge of a second page shows behind the first.
            let behind = middle + vec2(2.0, -2.0);
            let edge = [
                behind + vec2(-2.0, -6.5),
                behind + vec2(5.0, -6.5),
                behind + vec2(5.0, 4.0),
            ];
            painter.add(Shape::line(edge.to_vec(), pen));
            page(painter, middle + vec2(-1.5, 1.0), pen);
        }
    }
}

fn arrow(painter: &Painter, middle: Pos2, along: Vec2, pen: Stroke) {
    let tip = middle + along * REACH;
    let across = along.rot90();
    let barb = |side: f32| tip - along * 5.0 + across * side * 5.0;
    painter.line_segment([middle - along * REACH, tip], pen);
    painter.add(Shape::line(vec![barb(1.0), tip, barb(-1.0)], pen));
}

/// The corners of a view around a dot.
fn target(painter: &Painter, middle: Pos2, pen: Stroke) {
    for [x, y] in [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]] {
        let place = |across: f32, down: f32| middle + vec2(x * across, y * down);
        let corner = vec![place(7.0, 3.0), place(7.0, 7.0), place(3.0, 7.0)];
        painter.add(Shape::line(corner, pen));
    }
    painter.circle_filled(middle, 2.6, pen.color);
}

fn folder(painter: &Painter, middle: Pos2, pen: Stroke) {
    let outline = [
        vec2(-7.0, 5.0),
        vec2(-7.0, -5.0),
        vec2(-2.5, -5.0),
        vec2(-0.5, -3.0),
        vec2(7.0, -3.0),
        vec2(7.0, 5.0),
    ];
    let points = outline.map(|offset| middle + offset).to_vec();
    painter.add(Shape::closed_line(points, pen));
}

fn page(painter: &Painter, middle: Pos2, pen: Stroke) {
    let sheet = Rect::from_center_size(middle, vec2(10.0, 13.0));
    painter.rect_stroke(sheet, CornerRadius::same(1), pen, StrokeKind::Middle);
    for y in [-2.5, 0.5, 3.5] {
        let thin = Stroke::new(1.0, pen.color);
        painter.line_segment([middle + vec2(-2.5, y), middle + vec2(2.5, y)], thin);
    }
}

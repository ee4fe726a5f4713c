//! The few icons there are, drawn by lines: no font has to hold them.

use eframe::egui::accesskit::Role;
use eframe::egui::{Response, Sense, Shape, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

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
}

impl Icon {
    fn direction(self) -> Vec2 {
        match self {
            Self::Left => vec2(-1.0, 0.0),
            Self::Right => vec2(1.0, 0.0),
            Self::Up => vec2(0.0, -1.0),
            Self::Down => vec2(0.0, 1.0),
        }
    }
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
    let ink = if enabled { colors.text } else { colors.line };
    let pen = Stroke::new(1.75, ink);
    let (middle, along) = (rect.center(), icon.direction());
    let tip = middle + along * REACH;
    let across = along.rot90();
    let barb = |side: f32| tip - along * 5.0 + across * side * 5.0;
    ui.painter()
        .line_segment([middle - along * REACH, tip], pen);
    ui.painter()
        .add(Shape::line(vec![barb(1.0), tip, barb(-1.0)], pen));
    response
}

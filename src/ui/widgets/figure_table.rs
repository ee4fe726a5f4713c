//! The table of numbers: the names of its columns, and its rows.
//!
//! Knows no dossier and no session: words and colors in, clicks out. Where columns go is not decided
//! here but in `geometry::figure_table`.

mod row;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CursorIcon, Id, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::geometry::figure_table::{Column, Columns, Letters, Sort};
use crate::ui::text::{Text, TextStyle, paint_text};
use crate::ui::theme::{Palette, SMALL_SIZE, TEXT_SIZE, palette};
pub use row::paint_row;

/// Height of the strip with the column names.
const HEADER_HEIGHT: f32 = 30.0;
/// The letters of a table.
pub const LETTERS: Letters = Letters {
    size: TEXT_SIZE,
    line: TEXT_SIZE * TextStyle::sans(TEXT_SIZE).line_height,
    small_size: SMALL_SIZE,
    small_line: SMALL_SIZE * TextStyle::sans(SMALL_SIZE).line_height,
};

/// What the column names take; nothing where cells stand one below the other.
pub fn header_height(columns: &Columns) -> f32 {
    if columns.is_stacked() {
        1.0
    } else {
        HEADER_HEIGHT
    }
}

/// Draws the column names over `rect`; the one that was clicked.
pub fn header_ui(
    ui: &Ui,
    rect: Rect,
    id: Id,
    columns: &Columns,
    sort: Option<Sort>,
) -> Option<Column> {
    let colors = palette(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, colors.paper);
    let mut clicked = None;
    for (column, left, width) in &columns.shown {
        let cell = Rect::from_min_size(rect.min + vec2(*left, 0.0), vec2(*width, rect.height()));
        let order = sort.filter(|sort| sort.column == *column);
        if column_name_ui(ui, cell, id.with(*column), *column, order) {
            clicked = Some(*column);
        }
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, colors.strong_line),
    );
    clicked
}

/// Draws one column's name; whether it was clicked.
fn column_name_ui(ui: &Ui, cell: Rect, id: Id, column: Column, order: Option<Sort>) -> bool {
    let colors = palette(ui.ctx());
    let response = ui
        .interact(cell, id, Sense::click())
        .on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Button,
            ui.is_enabled(),
            order.is_some(),
            sort_name(column, order),
        )
    });
    let color = if response.hovered() || order.is_some() {
        colors.text
    } else {
        colors.weak_text
    };
    let is_number = column == Column::Value;
    let (at, anchor) = if is_number {
        (cell.right_center(), Align2::RIGHT_CENTER)
    } else {
        (cell.left_center(), Align2::LEFT_CENTER)
    };
    let title = Text::new(column.title(), TextStyle::sans(SMALL_SIZE).bold());
    let text = paint_text(ui.painter(), at, anchor, &title, color);
    if let Some(sort) = order {
        let at = if is_number {
            text.left_center() - vec2(8.0, 0.0)
        } else {
            text.right_center() + vec2(8.0, 0.0)
        };
        ui.painter()
            .add(arrow_head(at, 3.5, !sort.descending, color));
    }
    if response.has_focus() {
        focus_ring(ui.painter(), cell.shrink2(vec2(-3.0, 3.0)), colors);
    }
    response.clicked()
}

/// What a click does and how rows are ordered now, for screen readers.
pub fn sort_name(column: Column, order: Option<Sort>) -> String {
    let title = column.title().to_lowercase();
    match order {
        None => format!("Sort by {title}"),
        Some(Sort {
            descending: false, ..
        }) => format!("Sort by {title}, ascending now"),
        Some(Sort {
            descending: true, ..
        }) => format!("Sort by {title}, descending now"),
    }
}

/// A small filled triangle.
pub(crate) fn arrow_head(at: Pos2, half: f32, up: bool, color: Color32) -> Shape {
    let tip = if up { -half } else { half };
    let points = vec![
        at + vec2(0.0, tip),
        at + vec2(-half, -tip * 0.7),
        at + vec2(half, -tip * 0.7),
    ];
    Shape::convex_polygon(points, color, Stroke::NONE)
}

fn focus_ring(painter: &Painter, rect: Rect, colors: &Palette) {
    painter.rect_stroke(
        rect,
        4.0,
        Stroke::new(2.0, colors.accent),
        StrokeKind::Inside,
    );
}

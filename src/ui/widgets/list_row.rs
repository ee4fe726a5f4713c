//! One thing of a list: what it is by an icon, its name, and quietly where it is.
//!
//! Name and place are set apart from each other, so that a name in Hebrew cannot change the order of
//! the path below it.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CursorIcon, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::icon::{self, Icon};
use crate::ui::text::{self, Text, TextStyle, shortened};
use crate::ui::theme::{ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};

/// Room for the icon, in points.
const ICON_WIDTH: f32 = 26.0;

/// A line of a list that can be clicked as a whole.
#[derive(Clone, Debug)]
#[must_use = "call `.show(ui)`"]
pub struct ListRow<'a> {
    name: &'a str,
    note: &'a str,
    aside: &'a str,
    icon: Option<Icon>,
    role: Role,
    /// Room at the end for a button that belongs to the row.
    reserved: f32,
}

impl<'a> ListRow<'a> {
    pub fn new(name: &'a str) -> Self {
        Self {
            name,
            note: "",
            aside: "",
            icon: None,
            role: Role::Button,
            reserved: 0.0,
        }
    }

    /// Quiet words below the name; screen readers hear them after it.
    pub fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// A quiet word at the end of the line; screen readers hear it after the name.
    pub fn aside(mut self, aside: &'a str) -> Self {
        self.aside = aside;
        self
    }

    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// What it is for screen readers: a button unless said otherwise.
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Leaves so many points free at the end.
    pub fn reserve(mut self, width: f32) -> Self {
        self.reserved = width;
        self
    }

    /// Puts the row where the next widget goes.
    pub fn show(self, ui: &mut Ui) -> Response {
        let colors = palette(ui.ctx());
        let padding = ui.spacing().button_padding;
        let width = ui.available_width() - self.reserved;
        let indent = padding.x + self.icon.map_or(0.0, |_| ICON_WIDTH);
        let aside = Text::new(self.aside, TextStyle::sans(SMALL_SIZE));
        let aside_width = if self.aside.is_empty() {
            0.0
        } else {
            text::measure(ui.ctx(), &aside).x + 2.0 * padding.x
        };
        let room = (width - indent - padding.x - aside_width).max(24.0);
        let name = Text::new(self.name, TextStyle::sans(TEXT_SIZE)).one_line(room);
        let note = Text::new(self.note, TextStyle::sans(SMALL_SIZE)).one_line(room);
        let (name, note) = (text::layout(ui.ctx(), &name), text::layout(ui.ctx(), &note));
        let below = if self.note.is_empty() {
            0.0
        } else {
            note.size().y
        };
        let height = name.size().y + below + 2.0 * padding.y;
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| {
            let mut words = shortened(self.name).into_owned();
            for more in [self.note, self.aside] {
                if !more.is_empty() {
                    words.push_str(", ");
                    words.push_str(&shortened(more));
                }
            }
            WidgetInfo::labeled(self.role, ui.is_enabled(), words)
        });
        if ui.is_rect_visible(rect) {
            let painter = ui.painter();
            if response.hovered() {
                painter.rect_filled(rect, ROUNDING, colors.control_hovered);
            }
            if response.has_focus() {
                let ring = Stroke::new(2.0, colors.accent);
                painter.rect_stroke(rect, ROUNDING, ring, StrokeKind::Inside);
            }
            if let Some(icon) = self.icon {
                let middle = pos2(rect.left() + padding.x + 8.0, rect.center().y);
                icon::paint(painter, middle, icon, colors.weak_text);
            }
            let end = pos2(rect.right() - padding.x, rect.center().y);
            text::paint_text(painter, end, Align2::RIGHT_CENTER, &aside, colors.weak_text);
            let at = pos2(rect.left() + indent, rect.top() + padding.y);
            text::paint(painter, at, &name, colors.text);
            if !self.note.is_empty() {
                let at = at + vec2(0.0, name.size().y);
                text::paint(painter, at, &note, colors.weak_text);
            }
        }
        response.on_hover_cursor(CursorIcon::PointingHand)
    }
}

//! A sign, a word and a count that switch something off and on: an entry of the legend and of the
//! menu of relations.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, CursorIcon, Rect, Response, Sense, Shape, Stroke as Border, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use crate::model::figure_words::counted;
use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{Palette, SMALL_SIZE, palette};
use crate::ui::widgets::map_canvas::Brush;

pub(super) const HEIGHT: f32 = 24.0;
/// Before the sign, and after the words.
const MARGIN: f32 = 6.0;
const END: f32 = 9.0;

/// One entry, not yet on the screen.
pub(super) struct Chip<'a> {
    words: String,
    /// What it stands for, at full length.
    spoken: &'a str,
    is_on: bool,
    sign_width: f32,
    /// Off is struck through: it hides something that is there.
    is_struck: bool,
}

impl<'a> Chip<'a> {
    pub(super) fn new(name: &'a str, count: usize, is_on: bool, sign_width: f32) -> Self {
        Self {
            is_struck: true,
            ..Self::uncounted(format!("{name} {}", counted(count)), is_on, sign_width)
        }
    }

    /// Of what is not counted, and not there unless it is switched on.
    pub(super) fn uncounted(words: String, is_on: bool, sign_width: f32) -> Self {
        Self {
            words,
            spoken: "",
            is_on,
            sign_width,
            is_struck: false,
        }
    }

    /// Says more than its words to those who point at it.
    pub(super) fn explained(self, spoken: &'a str) -> Self {
        Self { spoken, ..self }
    }

    fn text(&self) -> Text<'_> {
        Text::new(&self.words, TextStyle::sans(SMALL_SIZE))
    }

    pub(super) fn size(&self, ui: &Ui) -> Vec2 {
        let sign = if self.sign_width > 0.0 {
            self.sign_width + 4.0
        } else {
            3.0
        };
        let words = text::measure(ui.ctx(), &self.text()).x;
        vec2(MARGIN + sign + words + END, HEIGHT)
    }

    /// A check box for those who do not see it.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        paint_sign: impl FnOnce(&mut Brush, Rect, &Palette),
    ) -> Response {
        let (rect, response) = ui.allocate_exact_size(self.size(ui), Sense::click());
        response
            .widget_info(|| WidgetInfo::selected(Role::CheckBox, true, self.is_on, &self.words));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, paint_sign);
        }
        response
            .on_hover_cursor(CursorIcon::PointingHand)
            .on_hover_ui(|ui| {
                let what = if self.is_on {
                    "Click to hide"
                } else {
                    "Click to show"
                };
                if !self.spoken.is_empty() {
                    text::label(ui, self.spoken, TextStyle::sans(SMALL_SIZE));
                }
                let color = palette(ui.ctx()).weak_text;
                text::label(ui, what, TextStyle::sans(SMALL_SIZE).color(color));
            })
    }

    fn paint(
        &self,
        ui: &Ui,
        rect: Rect,
        response: &Response,
        paint_sign: impl FnOnce(&mut Brush, Rect, &Palette),
    ) {
        let colors = palette(ui.ctx());
        let painter = ui.painter();
        let ground = match (self.is_on, response.hovered()) {
            (false, _) => Color32::TRANSPARENT,
            (true, true) => colors.control_hovered,
            (true, false) => colors.control,
        };
        painter.rect_filled(rect, HEIGHT * 0.5, ground);
        if response.has_focus() {
            let ring = Border::new(2.0, colors.accent);
            painter.rect_stroke(rect, HEIGHT * 0.5, ring, StrokeKind::Inside);
        } else if !self.is_on {
            let ring = Border::new(1.0, colors.line);
            painter.rect_stroke(rect, HEIGHT * 0.5, ring, StrokeKind::Inside);
        }
        let sign = Rect::from_min_size(rect.min + vec2(MARGIN, 0.0), vec2(self.sign_width, HEIGHT));
        if self.sign_width > 0.0 {
            let mut brush = Brush::new(painter.pixels_per_point());
            paint_sign(&mut brush, sign, colors);
            if !self.is_on {
                for vertex in &mut brush.mesh.vertices {
                    vertex.color = vertex.color.gamma_multiply(0.4);
                }
            }
            painter.add(Shape::mesh(brush.mesh));
        }
        let para = text::layout(ui.ctx(), &self.text());
        let at = pos2(
            rect.right() - END - para.size().x,
            rect.center().y - para.size().y * 0.5,
        );
        let ink = if self.is_on {
            colors.text
        } else {
            colors.weak_text
        };
        text::paint(painter, at, &para, ink);
        if !self.is_on && self.is_struck {
            let strike = Border::new(1.0, colors.weak_text);
            let x = at.x..=at.x + para.size().x;
            painter.hline(x, rect.center().y, strike);
        }
    }
}

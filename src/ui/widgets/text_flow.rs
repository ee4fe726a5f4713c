//! Several short texts one after the other, over as many lines as they need.
//!
//! Each is a paragraph of its own, as between Unicode's FSI and PDI: a name or unit that runs right
//! to left never turns its neighbours around, and the digits beside it keep their order.

use std::sync::Arc;

use eframe::egui::{Color32, Context, Painter, Pos2, Vec2, vec2};

use crate::geometry::figure_table::DOT_WIDTH;
use crate::ui::text::{Para, Span, Text, TextStyle, layout, paint};

/// Between a text and one that belongs to it.
const SPACE: f32 = 4.0;
/// Less room than this at the end of a line is left empty.
const LEAST_ROOM: f32 = 24.0;

/// One of the texts.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    text: &'a str,
    style: TextStyle,
    spans: &'a [Span],
    has_dot: bool,
}

impl<'a> Part<'a> {
    /// A text that a dot divides from the one before.
    pub fn new(text: &'a str, style: TextStyle) -> Self {
        Self {
            text,
            style,
            spans: &[],
            has_dot: true,
        }
    }

    /// A text that belongs to the one before, such as a unit to its value.
    #[must_use]
    pub fn joined(self) -> Self {
        Self {
            has_dot: false,
            ..self
        }
    }

    /// With parts in another style.
    #[must_use]
    pub fn spans(self, spans: &'a [Span]) -> Self {
        Self { spans, ..self }
    }
}

/// Where the texts go.
#[derive(Clone, Debug, Default)]
pub struct TextFlow {
    paras: Vec<(Vec2, Arc<Para>)>,
    dots: Vec<Vec2>,
    size: Vec2,
    is_cut: bool,
}

impl TextFlow {
    /// Lays out what is not empty of `parts` in `room`; what does not fit is cut, with `…`.
    pub fn new(ctx: &Context, parts: &[Part<'_>], room: Vec2) -> Self {
        let mut flow = Self::default();
        let mut at = Vec2::ZERO;
        let mut line = 0.0_f32;
        // Letters of all sizes stand on one line.
        let mut baseline = None;
        for part in parts.iter().filter(|part| !part.text.is_empty()) {
            let text = Text::new(part.text, part.style).spans(part.spans);
            let line_height = part.style.size * part.style.line_height;
            let whole = layout(ctx, &text);
            let gap = if part.has_dot { DOT_WIDTH } else { SPACE };
            let is_first = at.x == 0.0;
            let has_room = |top: f32| top + line_height <= room.y + 0.5;
            if !is_first && at.x + gap + whole.ink_width() > room.x && has_room(at.y + line) {
                at = vec2(0.0, at.y + line);
                (line, baseline) = (0.0, None);
            } else if !is_first {
                if room.x - at.x < gap + LEAST_ROOM {
                    flow.is_cut = true;
                    break;
                }
                if part.has_dot {
                    let dot = at + vec2(gap / 2.0, line_height / 2.0);
                    flow.dots.push(dot);
                }
                at.x += gap;
            }
            let left = room.x - at.x;
            let para = if whole.ink_width() <= left && whole.line_count() == 1 {
                whole
            } else {
                // Only what starts a line goes on in the next one.
                let lines = if at.x == 0.0 {
                    ((room.y + 0.5 - at.y) / line_height).floor().max(1.0) as usize
                } else {
                    1
                };
                layout(ctx, &text.wrapped(left).max_lines(lines))
            };
            flow.is_cut |= para.is_cut();
            let width = para.ink_width();
            // A paragraph that runs right to left stands at the right of its own width.
            let shift = if para.is_rtl() {
                (para.size().x - width).max(0.0)
            } else {
                0.0
            };
            let lower = *baseline.get_or_insert(para.first_baseline()) - para.first_baseline();
            flow.paras
                .push((at + vec2(-shift, lower), Arc::clone(&para)));
            line = line.max(para.size().y);
            flow.size = vec2(flow.size.x.max(at.x + width), at.y + line);
            if para.line_count() > 1 {
                at = vec2(0.0, at.y + line);
                (line, baseline) = (0.0, None);
            } else {
                at.x += width;
            }
        }
        flow
    }

    /// The room that is taken.
    pub fn size(&self) -> Vec2 {
        self.size
    }

    /// Whether words were cut.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// Paints the texts with their top left at `at`; parts with a color of their own keep it.
    pub fn paint(&self, painter: &Painter, at: Pos2, color: Color32) {
        for dot in &self.dots {
            painter.circle_filled(at + *dot, 1.2, color);
        }
        for (place, para) in &self.paras {
            paint(painter, at + *place, para, color);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::theme;

    #[test]
    fn texts_go_on_in_the_next_line_and_are_cut_at_the_end_of_the_room() {
        let ctx = Context::default();
        theme::install(&ctx, true);
        let style = TextStyle::sans(12.0);
        let parts = [
            "more than 2 billion",
            "2025",
            "",
            "فيروزة",
            "Anatoly Viktorov",
        ]
        .map(|text| Part::new(text, style));
        let line = TextFlow::new(&ctx, &parts, vec2(1000.0, 20.0));
        assert!(!line.is_cut() && line.paras.len() == 4 && line.dots.len() == 3);
        let lefts: Vec<f32> = line.paras.iter().map(|(at, _)| at.x).collect();
        assert!(lefts.is_sorted(), "{lefts:?}");
        let lines = TextFlow::new(&ctx, &parts, vec2(130.0, 200.0));
        assert!(!lines.is_cut() && lines.size().y > 2.0 * line.size().y);
        assert!(lines.size().x <= 130.0);
        let cut = TextFlow::new(&ctx, &parts, vec2(130.0, 20.0));
        assert!(cut.is_cut() && cut.size().y <= 20.0);
    }
}

//! What stands where a picture is not, or not yet: quiet ground, a drawn frame, and the reason.

use eframe::egui::{Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::Shown;
use crate::ui::text::{self, Align, Text, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};

/// Smaller placeholders have no room for words; whoever draws them says the reason elsewhere.
const MIN_WIDTH_FOR_WORDS: f32 = 140.0;
/// Width of the drawn frame at most, in points.
const SIGN_WIDTH: f32 = 44.0;

pub(super) fn paint(painter: &Painter, rect: Rect, rounding: u8, shown: &Shown) {
    if !rect.is_positive() {
        return;
    }
    let colors = palette(painter.ctx());
    painter.rect(
        rect,
        rounding,
        colors.control,
        Stroke::new(1.0, colors.line),
        StrokeKind::Inside,
    );
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let width = SIGN_WIDTH.min(rect.width() * 0.5).min(rect.height() * 0.5);
    let sign = vec2(width, width * 0.72);
    let Shown::Failed(why) = shown else {
        sign_ui(&painter, Rect::from_center_size(rect.center(), sign), false);
        return;
    };
    let room = rect.shrink(10.0);
    if room.width() < MIN_WIDTH_FOR_WORDS {
        sign_ui(&painter, Rect::from_center_size(rect.center(), sign), true);
        return;
    }
    let style = TextStyle::sans(SMALL_SIZE);
    let words = Text::new(why, style)
        .wrapped(room.width())
        .align(Align::Center);
    let size = text::measure(painter.ctx(), &words);
    // Words matter more than the sign when there is no room for both.
    let has_sign = size.y + sign.y + 10.0 <= room.height();
    let height = size.y + if has_sign { sign.y + 10.0 } else { 0.0 };
    let mut top = (room.center().y - height / 2.0).max(room.min.y);
    if has_sign {
        let center = pos2(room.center().x, top + sign.y / 2.0);
        sign_ui(&painter, Rect::from_center_size(center, sign), true);
        top += sign.y + 10.0;
    }
    let para = text::layout(painter.ctx(), &words);
    let left = room.center().x - para.size().x / 2.0;
    text::paint(&painter, pos2(left, top), &para, colors.text);
}

/// A framed landscape; struck through when there will be no picture.
fn sign_ui(painter: &Painter, rect: Rect, struck: bool) {
    let colors = palette(painter.ctx());
    let stroke = Stroke::new(1.5, colors.strong_line);
    let at = |x: f32, y: f32| -> Pos2 { rect.min + rect.size() * vec2(x, y) };
    painter.rect_stroke(rect, 3, stroke, StrokeKind::Inside);
    painter.circle_stroke(at(0.28, 0.32), rect.width() * 0.07, stroke);
    painter.line(
        vec![
            at(0.08, 0.82),
            at(0.36, 0.56),
            at(0.5, 0.7),
            at(0.7, 0.42),
            at(0.92, 0.7),
        ],
        stroke,
    );
    if struck {
        painter.line_segment([at(-0.08, 1.1), at(1.08, -0.1)], stroke);
    }
}

//! A picture at its place in the article, with caption and credit under it.

use eframe::egui::{self, Context, Rect, Sense, Ui, vec2};

use crate::model::item::{Item, PictureId};
use crate::model::picture::Picture;
use crate::session::selection::Highlight;
use crate::ui::View;
use crate::ui::pictures;
use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{ROUNDING, palette};

/// No picture of the article is taller than this, in points: the text goes on in view.
const MAX_HEIGHT: f32 = 440.0;
/// Shape of the room for a picture whose size is not known before it is decoded.
const USUAL_SHAPE: f32 = 2.0 / 3.0;
const GAP: f32 = 8.0;

/// Points that picture, caption and credit take in a column of `width`.
pub(super) fn height(ctx: &Context, picture: &Picture, width: f32, size: f32) -> f32 {
    let words: f32 = texts(picture, size)
        .into_iter()
        .map(|(words, style)| text::measure(ctx, &Text::new(words, style).wrapped(width)).y)
        .sum();
    picture_height(picture, width) + GAP + words
}

fn picture_height(picture: &Picture, width: f32) -> f32 {
    let shape = picture
        .size_hint
        .filter(|(across, down)| *across > 0 && *down > 0)
        .map_or(USUAL_SHAPE, |(across, down)| down as f32 / across as f32);
    (width * shape).clamp(80.0, MAX_HEIGHT)
}

fn texts(picture: &Picture, size: f32) -> Vec<(&str, TextStyle)> {
    let caption = TextStyle::sans(size * 0.8);
    let credit = TextStyle::sans(size * 0.7);
    let lines = [
        (picture.caption.as_deref(), caption),
        (picture.credit.as_deref(), credit),
    ];
    lines
        .into_iter()
        .filter_map(|(words, style)| words.map(|words| (words, style)))
        .collect()
}

/// Everything a reader sees here in words: what is drawn, the caption and the credit.
fn spoken(picture: &Picture) -> String {
    let mut words = vec![picture.description()];
    for more in [&picture.caption, &picture.credit].into_iter().flatten() {
        if !words.contains(&more.as_str()) {
            words.push(more);
        }
    }
    words.join("\n")
}

/// Draws the slot that was made room for.
pub(super) fn picture_slot_ui(ui: &mut Ui, view: &View<'_>, id: PictureId, size: f32) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    let colors = palette(ui.ctx());
    let picture = dossier.picture(id);
    let item = Item::Picture(id);
    let slot = ui.max_rect();
    let response = ui.interact(slot, ui.scope_id().with("picture"), Sense::click());
    let highlight = view.point_at(item, &spoken(picture), &response);
    if highlight != Highlight::None {
        let ground = slot.expand(6.0);
        ui.painter()
            .rect_filled(ground, ROUNDING, colors.highlight(highlight));
    }
    let room = vec2(slot.width(), picture_height(picture, slot.width()));
    let frame = Rect::from_min_size(slot.min, room);
    pictures::paint_fitted(ui, view, id, frame);
    let mut below = frame.bottom() + GAP;
    for (words, style) in texts(picture, size) {
        let ink = if words == picture.caption.as_deref().unwrap_or_default() {
            colors.text
        } else {
            colors.weak_text
        };
        let words = Text::new(words, style).wrapped(slot.width());
        let at = egui::pos2(slot.left(), below);
        below = text::paint_text(ui.painter(), at, egui::Align2::LEFT_TOP, &words, ink).bottom();
    }
}

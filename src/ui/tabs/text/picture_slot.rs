//! A picture at its place in the article, with caption and credit under it.

use eframe::egui::{self, Context, Rect, Response, Sense, Ui, Vec2, vec2};

use crate::model::Dossier;
use crate::model::item::{Item, PictureId};
use crate::model::picture::Picture;
use crate::session::selection::Highlight;
use crate::ui::View;
use crate::ui::pictures;
use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{ROUNDING, palette};

/// No picture of the article is taller than this, in points: the text goes on in view, and a
/// landscape still fills the column.
const MAX_HEIGHT: f32 = 560.0;
/// Nor is its place lower than this, for it may be a reason why it is not shown.
const LEAST_HEIGHT: f32 = 40.0;
/// The place of a picture that did not come along, as in a pasted text: its words are what there is.
const MISSING_HEIGHT: f32 = 84.0;
const GAP: f32 = 8.0;

/// Points that picture, caption and credit take in a column of `width`.
pub(super) fn height(ctx: &Context, view: &View<'_>, id: PictureId, width: f32, size: f32) -> f32 {
    let Some(dossier) = view.session.dossier() else {
        return 0.0;
    };
    let picture = size_within(ctx, view, dossier, id, vec2(width, MAX_HEIGHT));
    picture.y.max(LEAST_HEIGHT) + GAP + words_height(ctx, dossier.picture(id), width, size)
}

/// The picture's size, or that of the place that says that there is none.
fn size_within(
    ctx: &Context,
    view: &View<'_>,
    dossier: &Dossier,
    id: PictureId,
    room: Vec2,
) -> Vec2 {
    if dossier.picture(id).file.is_none() {
        return room.min(vec2(room.x, MISSING_HEIGHT));
    }
    pictures::size(ctx, view, id, room)
}

fn words_height(ctx: &Context, picture: &Picture, width: f32, size: f32) -> f32 {
    texts(picture, size)
        .into_iter()
        .map(|(words, style)| text::measure(ctx, &Text::new(words, style).wrapped(width)).y)
        .sum()
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

/// Draws the slot that was made room for; returns what takes the pointer, where picture and words stand.
pub(super) fn picture_slot_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    id: PictureId,
    size: f32,
) -> Response {
    let colors = palette(ui.ctx());
    let picture = dossier.picture(id);
    let item = Item::Picture(id);
    let slot = ui.max_rect();
    let response = ui.interact(slot, ui.scope_id().with("picture"), Sense::CLICK);
    let highlight = view.point_at(item, &spoken(picture), &response);
    // A small picture stands at the start of its caption, in a place that is no larger than it is.
    let words = words_height(ui.ctx(), picture, slot.width(), size);
    let room = vec2(slot.width(), (slot.height() - GAP - words).max(1.0));
    let shown = size_within(ui.ctx(), view, dossier, id, room);
    let is_rtl = picture.caption.as_deref().is_some_and(|caption| {
        text::layout(ui.ctx(), &Text::new(caption, TextStyle::sans(size))).is_rtl()
    });
    // From where the picture and its words begin.
    let at_start = |width: f32| {
        if is_rtl {
            slot.with_min_x(slot.right() - width)
        } else {
            slot.with_max_x(slot.left() + width)
        }
    };
    let widths = texts(picture, size).into_iter().map(|(words, style)| {
        let words = Text::new(words, style).wrapped(slot.width());
        text::layout(ui.ctx(), &words).ink_width()
    });
    let ground = at_start(widths.fold(shown.x, f32::max)).expand(6.0);
    if highlight != Highlight::None {
        ui.painter()
            .rect_filled(ground, ROUNDING, colors.highlight(highlight));
    }
    let place = Rect::from_min_size(at_start(shown.x).min, shown);
    pictures::paint_fitted(ui, view, id, place);
    let mut below = slot.top() + room.y + GAP;
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
    response.with_new_rect(ground)
}

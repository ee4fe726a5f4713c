//! Pictures on screen, for every tab: asks for what is missing, keeps textures, paints placeholders.
//!
//! Say where a picture goes and how large; what is there is painted at once, a smaller copy or a
//! quiet placeholder until then, and the reason when it cannot be shown. One store serves a whole
//! window; it is found in the [`Context`], as the text engine is. Invariants: a texture is never
//! larger than the graphics card takes, a frame uploads a few megabytes at most, and textures that
//! are out of sight are dropped. Nothing is decoded here: that is asked for by command.

mod placeholder;
mod store;

use std::sync::{Arc, Mutex, PoisonError};

use eframe::egui::{Context, Id, Painter, Rect, Response, Sense, Ui, Vec2, vec2};

use super::View;
use crate::model::item::{Item, PictureId};
use store::{Part, Store};

/// Width by height of the place that is kept for a picture of unknown size.
const UNKNOWN_SHAPE: Vec2 = vec2(3.0, 2.0);
/// Small pictures are not blown up further than this many screen pixels to one of theirs.
const MAX_BLOW_UP: f32 = 2.0;

/// What was painted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    Picture,
    /// A placeholder; the window is drawn again when there is more.
    Waiting,
    /// A placeholder with the reason.
    Failed(Arc<str>),
}

/// What decoding a picture told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Width and height in pixels, upright.
    pub original: (u32, u32),
    /// What the file is, like `JPEG`.
    pub format: &'static str,
    pub notes: Vec<&'static str>,
}

/// Puts a picture where the next widget goes: within `room`, in its own shape, never cropped.
///
/// It can be pointed at, and is named by its description.
pub fn show(ui: &mut Ui, view: &View<'_>, picture: PictureId, room: Vec2) -> Response {
    let size = size(ui.ctx(), view, picture, room);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let shown = if ui.is_rect_visible(rect) {
        paint(ui.painter(), view, picture, rect, 0)
    } else {
        Shown::Waiting
    };
    let name = name(view, picture, &shown);
    view.point_at(Item::Picture(picture), &name, &response);
    response
}

/// What to call a picture for those who do not see it, and why nobody does when that is so.
pub fn name(view: &View<'_>, picture: PictureId, shown: &Shown) -> String {
    let description = view.session.dossier().map_or("", |dossier| {
        dossier
            .pictures
            .get(picture.index())
            .map_or("", |picture| picture.description())
    });
    match shown {
        Shown::Failed(why) => format!("{description}. Not shown: {why}"),
        Shown::Picture | Shown::Waiting => description.to_owned(),
    }
}

/// The size [`show`] takes: the picture's shape within `room`; small pictures stay small.
///
/// Until it was decoded once, the size that the article claims, or a usual shape.
pub fn size(ctx: &Context, view: &View<'_>, picture: PictureId, room: Vec2) -> Vec2 {
    let known = facts(ctx, view, picture).map(|facts| facts.original);
    let hint = || {
        let dossier = view.session.dossier()?;
        let (width, height) = dossier.pictures.get(picture.index())?.size_hint?;
        (width > 0 && height > 0).then_some((width, height))
    };
    match known.or_else(hint) {
        Some((width, height)) => {
            let pixels = vec2(width as f32, height as f32);
            let scale = (room / pixels)
                .min_elem()
                .min(MAX_BLOW_UP / ctx.pixels_per_point());
            (pixels * scale).max(Vec2::splat(1.0))
        }
        None => UNKNOWN_SHAPE * (room / UNKNOWN_SHAPE).min_elem(),
    }
}

/// What is known of a picture since it was decoded once.
pub fn facts(ctx: &Context, view: &View<'_>, picture: PictureId) -> Option<Arc<Facts>> {
    with_store(ctx, view, |store| store.facts(picture))
}

/// Paints a picture or its placeholder into `rect`: whole, in its own shape, in the middle.
pub fn paint(
    painter: &Painter,
    view: &View<'_>,
    picture: PictureId,
    rect: Rect,
    rounding: u8,
) -> Shown {
    let size = size(painter.ctx(), view, picture, rect.size());
    let whole = Rect::from_center_size(rect.center(), size);
    let part = Part::all_of(whole, rounding);
    let shown = paint_part(painter, view, picture, &part);
    if shown != Shown::Picture {
        placeholder::paint(painter, rect, rounding, &shown);
    }
    shown
}

/// [`paint`] with square corners, for callers that keep the place themselves.
pub fn paint_fitted(ui: &Ui, view: &View<'_>, picture: PictureId, rect: Rect) -> Shown {
    paint(ui.painter(), view, picture, rect, 0)
}

/// Paints a picture so that it covers all of `rect`, such as a portrait on a node: what does not
/// fit is cut off, less of it at the top, where faces are.
pub fn paint_cover(
    painter: &Painter,
    view: &View<'_>,
    picture: PictureId,
    rect: Rect,
    rounding: u8,
) -> Shown {
    let shown = paint_covering(painter, view, picture, rect, rounding);
    if shown != Shown::Picture {
        placeholder::paint(painter, rect, rounding, &shown);
    }
    shown
}

/// The same where something is there already that stands for the picture: nothing is painted until
/// the picture is.
pub fn paint_covering(
    painter: &Painter,
    view: &View<'_>,
    picture: PictureId,
    rect: Rect,
    rounding: u8,
) -> Shown {
    let shape = facts(painter.ctx(), view, picture).map_or(UNKNOWN_SHAPE, |facts| {
        vec2(facts.original.0 as f32, facts.original.1 as f32)
    });
    let size = shape * (rect.size() / shape).max_elem();
    let spare = size - rect.size();
    let whole = Rect::from_min_size(rect.min - spare * vec2(0.5, 1.0 / 3.0), size);
    let part = Part {
        whole,
        visible: rect,
        rounding,
    };
    paint_part(painter, view, picture, &part)
}

/// Paints a picture that as a whole takes `whole`, of which the painter's clip rectangle shows a
/// part; sharp at any size, as only the visible tiles are uploaded.
pub fn paint_zoomed(painter: &Painter, view: &View<'_>, picture: PictureId, whole: Rect) -> Shown {
    let shown = paint_part(painter, view, picture, &Part::all_of(whole, 0));
    if shown != Shown::Picture {
        placeholder::paint(painter, whole.intersect(painter.clip_rect()), 0, &shown);
    }
    shown
}

/// Drops what is out of sight; the window calls it once a frame.
pub(super) fn end_frame(ctx: &Context, view: &View<'_>) {
    with_store(ctx, view, Store::drop_unseen);
}

/// How many bytes of textures are kept (tests, benches).
pub fn texture_bytes(ctx: &Context) -> usize {
    let store = store_of(ctx);
    let store = store.lock().unwrap_or_else(PoisonError::into_inner);
    store.bytes()
}

fn paint_part(painter: &Painter, view: &View<'_>, picture: PictureId, part: &Part) -> Shown {
    with_store(painter.ctx(), view, |store| {
        store.paint(painter, view, picture, part)
    })
}

type Shared = Arc<Mutex<Store>>;

fn store_of(ctx: &Context) -> Shared {
    let id = Id::NULL.with("dossier pictures");
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Shared>(id).clone())
}

/// Works with the store, brought up to date with this frame and this dossier.
fn with_store<T>(ctx: &Context, view: &View<'_>, work: impl FnOnce(&mut Store) -> T) -> T {
    let store = store_of(ctx);
    let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
    store.begin(ctx, view);
    work(&mut store)
}

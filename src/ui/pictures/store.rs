//! Textures of pictures: when they are made and dropped.
//!
//! A copy of a picture at one size is a [`Sheet`]; its tiles are uploaded as they come into view, a
//! few megabytes a frame. Invariants: tiles together stay within [`MAX_TEXTURE_BYTES`] unless more
//! than that is in sight at once; few pictures are asked for at a time, so that what was scrolled
//! past is not decoded; all of it belongs to one opened dossier and goes with it.

mod sheet;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::epaint::RectShape;
use eframe::egui::{Context, Mesh, Painter, Rect, Shape, TextureOptions, pos2};

use super::{Facts, Shown};
use crate::model::item::PictureId;
use crate::session::command::Command;
use crate::session::pictures::{Decoded, PictureRequest, PictureSize, Pixels};
use crate::ui::View;
use crate::ui::theme::{LIGHT, UNTINTED};
use sheet::{SEAM, Sheet, TILE, Tile, cut_out};

/// Longer sides that pictures are asked for at, in pixels; beyond the last, in full.
const SIZES: [u32; 5] = [256, 512, 1024, 2048, 4096];
/// Bytes of textures that are kept.
const MAX_TEXTURE_BYTES: usize = 192 << 20;
/// Bytes that one frame uploads: one full tile takes about 2 ms.
const MAX_UPLOAD_BYTES: usize = 4 << 20;
/// Pictures that are asked for and not there yet: enough to keep two workers busy.
const MAX_ASKED: usize = 6;
/// Frames for which textures are kept out of sight, for scrolling back.
const KEPT_FRAMES: u64 = 60;

/// Which part of a picture is wanted, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// Where the whole picture would be, in points.
    pub(super) whole: Rect,
    /// What of it may be painted; the painter's clip rectangle limits it further.
    pub(super) visible: Rect,
    /// Of the corners of `visible`; heeded by copies of one tile, which all small ones are.
    pub(super) rounding: u8,
}

impl Part {
    pub(super) fn all_of(whole: Rect, rounding: u8) -> Self {
        Self {
            whole,
            visible: whole,
            rounding,
        }
    }
}

#[derive(Default)]
pub(super) struct Store {
    generation: u64,
    frame: u64,
    sheets: BTreeMap<PictureRequest, Sheet>,
    facts: BTreeMap<PictureId, Arc<Facts>>,
    failed: BTreeMap<PictureId, Arc<str>>,
    bytes: usize,
    uploaded_this_frame: usize,
    asked_this_frame: usize,
}

impl Store {
    /// Brings the store up to date with the frame and the dossier that is open.
    pub(super) fn begin(&mut self, ctx: &Context, view: &View<'_>) {
        let generation = view.session.pictures_since();
        if generation != self.generation {
            *self = Self {
                generation,
                ..Self::default()
            };
        }
        let frame = ctx.cumulative_frame_nr();
        if frame != self.frame {
            self.frame = frame;
            self.uploaded_this_frame = 0;
            self.asked_this_frame = 0;
        }
    }

    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn facts(&self, picture: PictureId) -> Option<Arc<Facts>> {
        self.facts.get(&picture).cloned()
    }

    /// Paints what there is of a picture, and asks for what is missing.
    pub(super) fn paint(
        &mut self,
        painter: &Painter,
        view: &View<'_>,
        picture: PictureId,
        part: &Part,
    ) -> Shown {
        if let Some(why) = self.failed.get(&picture) {
            return Shown::Failed(Arc::clone(why));
        }
        let pixels = part.whole.size().max_elem() * painter.ctx().pixels_per_point();
        let wanted = self.request(picture, pixels);
        let best = self.sheet_for(painter.ctx(), view, wanted);
        if let Some(why) = self.failed.get(&picture) {
            return Shown::Failed(Arc::clone(why));
        }
        let fallback = self
            .sheets
            .iter()
            .filter(|(request, sheet)| {
                request.picture == picture && Some(**request) != best && sheet.is_complete()
            })
            .max_by_key(|(_, sheet)| sheet.width)
            .map(|(request, _)| *request);
        let Some(first) = best.or(fallback) else {
            return Shown::Waiting;
        };
        if self.sheets.get(&first).is_some_and(|sheet| !sheet.opaque) {
            // Pictures that something shines through were drawn for white paper.
            painter.rect_filled(part.visible, part.rounding, LIGHT.paper);
        }
        let missing = self.paint_sheet(painter, view, first, part);
        let has_gaps = !missing.is_empty();
        let Some(fallback) = fallback.filter(|fallback| *fallback != first) else {
            return if has_gaps && self.is_bare(first) {
                Shown::Waiting
            } else {
                Shown::Picture
            };
        };
        for gap in missing {
            let visible = part.visible.intersect(gap);
            let part = Part { visible, ..*part };
            self.paint_sheet(painter, view, fallback, &part);
        }
        Shown::Picture
    }

    /// Drops what was out of sight for a while, and the oldest when there is too much.
    pub(super) fn drop_unseen(&mut self) {
        self.drop_beyond(MAX_TEXTURE_BYTES);
    }

    fn drop_beyond(&mut self, most: usize) {
        let (frame, bytes) = (self.frame, &mut self.bytes);
        self.sheets.retain(|_, sheet| {
            let keep = sheet.seen + KEPT_FRAMES >= frame;
            if !keep {
                *bytes -= sheet.tiles.values().map(|tile| tile.bytes).sum::<usize>();
            }
            keep
        });
        if self.bytes <= most {
            return;
        }
        let mut oldest: Vec<(u64, PictureRequest, (u32, u32))> = self
            .sheets
            .iter()
            .flat_map(|(request, sheet)| {
                let tiles = sheet.tiles.iter();
                tiles.map(|(place, tile)| (tile.seen, *request, *place))
            })
            .filter(|(seen, ..)| *seen < frame)
            .collect();
        oldest.sort_unstable();
        for (_, request, place) in oldest {
            if self.bytes <= most {
                break;
            }
            if let Some(sheet) = self.sheets.get_mut(&request)
                && let Some(tile) = sheet.tiles.remove(&place)
            {
                self.bytes -= tile.bytes;
            }
        }
    }

    /// The copy to ask for when the longer side takes so many pixels of the screen.
    fn request(&self, picture: PictureId, pixels: f32) -> PictureRequest {
        let longest = self
            .facts
            .get(&picture)
            .map_or(u32::MAX, |facts| facts.original.0.max(facts.original.1));
        let needed = (pixels.ceil() as u32).min(longest);
        let size = SIZES
            .into_iter()
            .find(|size| *size >= needed)
            .map_or(PictureSize::Full, PictureSize::Within);
        PictureRequest { picture, size }
    }

    /// The sheet for `wanted`, or one that is just as good; asks when there is none.
    fn sheet_for(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        wanted: PictureRequest,
    ) -> Option<PictureRequest> {
        if self.sheets.contains_key(&wanted) {
            return Some(wanted);
        }
        let original = self.facts.get(&wanted.picture).map(|facts| facts.original);
        let as_good = self
            .sheets
            .iter()
            .filter(|(request, _)| request.picture == wanted.picture)
            .find(|(_, sheet)| Some((sheet.width, sheet.height)) == original);
        if let Some((request, _)) = as_good {
            return Some(*request);
        }
        let pixels = self.pixels(view, wanted)?;
        let side = TILE.min(ctx.input(|input| input.max_texture_side) as u32);
        let fits = pixels.width <= side && pixels.height <= side;
        let sheet = Sheet {
            width: pixels.width,
            height: pixels.height,
            opaque: pixels.opaque,
            step: if fits { side } else { side - 2 * SEAM },
            pixels: Some(pixels),
            tiles: BTreeMap::new(),
            seen: self.frame,
        };
        self.sheets.insert(wanted, sheet);
        Some(wanted)
    }

    /// The decoded pixels, or `None` and they are asked for.
    fn pixels(&mut self, view: &View<'_>, wanted: PictureRequest) -> Option<Arc<Pixels>> {
        match view.session.pictures().get(wanted) {
            Some(Decoded::Pixels(pixels)) => {
                // Says that it is still in use.
                view.send(Command::DecodePicture(wanted));
                self.facts.entry(wanted.picture).or_insert_with(|| {
                    Arc::new(Facts {
                        original: pixels.original,
                        format: pixels.format,
                        notes: pixels.notes.clone(),
                    })
                });
                return Some(Arc::clone(pixels));
            }
            Some(Decoded::Failed(why)) => {
                self.failed.insert(wanted.picture, why.as_str().into());
            }
            None => {
                let asked = view.session.pictures().asked_count() + self.asked_this_frame;
                if asked < MAX_ASKED && !view.session.pictures().is_asked(wanted) {
                    self.asked_this_frame += 1;
                    view.send(Command::DecodePicture(wanted));
                }
            }
        }
        None
    }

    /// Whether nothing of a sheet is there to be painted.
    fn is_bare(&self, request: PictureRequest) -> bool {
        self.sheets
            .get(&request)
            .is_none_or(|sheet| sheet.tiles.is_empty())
    }

    /// Paints the tiles in sight, uploads as many as this frame may, and returns where some miss.
    fn paint_sheet(
        &mut self,
        painter: &Painter,
        view: &View<'_>,
        request: PictureRequest,
        part: &Part,
    ) -> Vec<Rect> {
        let mut missing = Vec::new();
        let in_sight = part.visible.intersect(painter.clip_rect());
        let Some(mut sheet) = self.sheets.remove(&request) else {
            return missing;
        };
        sheet.seen = self.frame;
        let size = sheet.size();
        for place in sheet.places_in(in_sight, part.whole) {
            if !sheet.tiles.contains_key(&place) {
                self.upload(painter.ctx(), view, request, &mut sheet, place);
            }
            let rect = sheet.screen_rect(place, part.whole);
            let Some(tile) = sheet.tiles.get_mut(&place) else {
                missing.push(rect);
                continue;
            };
            tile.seen = self.frame;
            let visible = rect.intersect(part.visible);
            let uv = Rect::from_min_max(
                tile.uv(visible.min, &part.whole, size),
                tile.uv(visible.max, &part.whole, size),
            );
            let texture = tile.texture.id();
            if part.rounding > 0 {
                let shape = RectShape::filled(visible, part.rounding, UNTINTED);
                painter.add(shape.with_texture(texture, uv));
            } else {
                let mut mesh = Mesh::with_texture(texture);
                mesh.add_rect_with_uv(visible, uv, UNTINTED);
                painter.add(Shape::mesh(mesh));
            }
        }
        if sheet.is_complete() {
            sheet.pixels = None;
        }
        self.sheets.insert(request, sheet);
        missing
    }

    fn upload(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        request: PictureRequest,
        sheet: &mut Sheet,
        place: (u32, u32),
    ) {
        if self.uploaded_this_frame >= MAX_UPLOAD_BYTES {
            ctx.request_repaint();
            return;
        }
        if sheet.pixels.is_none() {
            sheet.pixels = self.pixels(view, request);
        }
        let Some(pixels) = &sheet.pixels else { return };
        let (min, max) = sheet.texture_pixels(place);
        let image = cut_out(pixels, min, max);
        let bytes = image.pixels.len() * 4;
        let name = format!("picture {} {place:?}", request.picture.0);
        let tile = Tile {
            texture: ctx.load_texture(name, image, TextureOptions::LINEAR),
            pixels: Rect::from_min_max(
                pos2(min.0 as f32, min.1 as f32),
                pos2(max.0 as f32, max.1 as f32),
            ),
            bytes,
            seen: self.frame,
        };
        self.bytes += bytes;
        self.uploaded_this_frame += bytes;
        sheet.tiles.insert(place, tile);
    }
}

#[cfg(test)]
mod tests {
    use super::sheet::tests::sheet;
    use super::*;
    use eframe::egui::{Color32, ColorImage, Pos2, vec2};

    #[test]
    fn textures_out_of_sight_go_when_there_are_too_many_and_after_a_while() {
        let ctx = Context::default();
        let mut store = Store {
            frame: 10,
            ..Store::default()
        };
        for number in 0..10 {
            let image = ColorImage::filled([16, 16], Color32::WHITE);
            let tile = Tile {
                texture: ctx.load_texture("test", image, TextureOptions::LINEAR),
                pixels: Rect::from_min_size(Pos2::ZERO, vec2(16.0, 16.0)),
                bytes: 1024,
                seen: u64::from(number) + 1,
            };
            let mut sheet = sheet(16, 16);
            sheet.seen = tile.seen;
            sheet.tiles.insert((0, 0), tile);
            let request = PictureRequest {
                picture: PictureId(number),
                size: PictureSize::Full,
            };
            store.sheets.insert(request, sheet);
            store.bytes += 1024;
        }
        store.drop_beyond(4 * 1024);
        assert_eq!(store.bytes, 4 * 1024);
        let left: Vec<u32> = store
            .sheets
            .iter()
            .filter(|(_, sheet)| !sheet.tiles.is_empty())
            .map(|(request, _)| request.picture.0)
            .collect();
        assert_eq!(left, [6, 7, 8, 9], "the oldest went");
        store.drop_beyond(0);
        assert_eq!(store.bytes, 1024, "what is in sight stays");
        store.frame += KEPT_FRAMES + 1;
        store.drop_unseen();
        assert_eq!(store.bytes, 0);
        assert!(store.sheets.is_empty());
    }

    #[test]
    fn no_copy_larger_than_the_picture_is_asked_for() {
        let mut store = Store::default();
        let picture = PictureId(0);
        let size = |store: &Store, pixels| store.request(picture, pixels).size;
        assert_eq!(size(&store, 200.0), PictureSize::Within(256));
        assert_eq!(size(&store, 512.0), PictureSize::Within(512));
        assert_eq!(size(&store, 513.0), PictureSize::Within(1024));
        assert_eq!(size(&store, 4097.0), PictureSize::Full);
        let facts = Facts {
            original: (800, 600),
            format: "PNG",
            notes: Vec::new(),
        };
        store.facts.insert(picture, Arc::new(facts));
        assert_eq!(size(&store, 9000.0), PictureSize::Within(1024));
    }
}

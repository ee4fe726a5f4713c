//! Pictures of the map on the screen: which is shown, and which is wanted.
//!
//! A picture is shown at once wherever the camera goes, moved and scaled, and a sharp one for the new
//! place is asked for; when it has come it takes the place of the old one. One is asked for at a
//! time, and another only when that one would be of no use. Behind it lies the last picture that
//! showed all of the map. Invariant: a picture at rest shows exactly what is, pixel for pixel.

use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::epaint::ColorImage;
use eframe::egui::{
    Color32, Context, Mesh, Painter, Rect, Shape, TextureHandle, TextureOptions, Vec2, pos2, vec2,
};

use super::backdrop;
use crate::geometry::map_overview::Overview;
use crate::geometry::map_sheet::{MapSheet, SheetPlace};
use crate::ui::theme::UNTINTED;

/// So much around the view is painted too, in points, for when the map is moved.
const MARGIN: f32 = 240.0;
/// How many pixels a picture may have; beyond, first the margin shrinks, then it gets less sharp.
const MAX_PIXELS: f32 = 8.0 * 1024.0 * 1024.0;
/// How many pixels one frame gives to the graphics card: a small part of a frame's time while there is
/// a picture already, and about 1 ms while there is none.
const UPLOAD_PIXELS: u32 = 1 << 19;
const FIRST_UPLOAD_PIXELS: u32 = 1 << 20;
/// What is asked for is still of use when the zoom has changed by no more than this since.
const USEFUL_ZOOM: f32 = 1.6;
/// How much of a picture the veil hides: lines and symbols look as when they are drawn faded.
const VEIL: f32 = 0.72;

/// What a picture shows, apart from where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Content {
    pub dark: bool,
    /// Counts changes of what is hidden.
    pub hidden: u64,
    /// Counts changes of where nodes are.
    pub moved: u64,
    /// Which nodes are shown together.
    pub tier: usize,
}

/// The view that a picture is wanted for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub content: Content,
    pub camera: TSTransform,
    pub area: Rect,
    pub pixels_per_point: f32,
    pub max_texture_side: usize,
}

#[derive(Default)]
pub(super) struct Sheets {
    view: Option<Sheet>,
    /// All of the map.
    overview: Option<Sheet>,
    asked: Option<Asked>,
    coming: Option<Coming>,
    failed: Option<(SheetPlace, Content)>,
    last_number: u64,
}

#[derive(Clone, Copy)]
struct Asked {
    number: u64,
    place: SheetPlace,
    content: Content,
}

/// A picture that is given to the graphics card, a strip a frame.
struct Coming {
    pixels: Arc<MapSheet>,
    sheet: Sheet,
}

struct Sheet {
    place: SheetPlace,
    content: Content,
    /// What is on it, unless each node is, and the picture's number.
    overview: Option<(u64, Arc<Overview>)>,
    /// From the top, each of so many rows or what is left.
    strips: Vec<TextureHandle>,
    strip_rows: u32,
}

impl Sheets {
    /// Takes over what was painted.
    pub(super) fn take(&mut self, ctx: &Context, painted: Option<&Arc<MapSheet>>, bounds: Rect) {
        if let Some(asked) = self.asked
            && let Some(painted) = painted
            && painted.number == asked.number
        {
            self.asked = None;
            let Asked { place, content, .. } = asked;
            if painted.rgba.is_some() {
                let strips = Vec::new();
                let pixels = if self.view.is_some() {
                    UPLOAD_PIXELS
                } else {
                    FIRST_UPLOAD_PIXELS
                };
                self.coming = Some(Coming {
                    pixels: Arc::clone(painted),
                    sheet: Sheet {
                        place,
                        content,
                        overview: painted.overview.clone().map(|it| (painted.number, it)),
                        strips,
                        strip_rows: (pixels / place.size[0].max(1)).max(1),
                    },
                });
            } else {
                self.failed = Some((place, content));
            }
        }
        let Some(mut coming) = self.coming.take() else {
            return;
        };
        if !coming.upload(ctx) {
            ctx.request_repaint();
            self.coming = Some(coming);
            return;
        }
        let old = self.view.replace(coming.sheet);
        if let Some(old) = old
            && old.shows(bounds)
            && self.view.as_ref().is_some_and(|new| !new.shows(bounds))
        {
            self.overview = Some(old);
        }
    }

    /// The place to paint a picture for, and its number, if the one there is will not do.
    pub(super) fn wish(&mut self, wanted: &Wanted) -> Option<(SheetPlace, u64)> {
        let place = plan(wanted)?;
        if self.coming.is_some() || self.failed == Some((place, wanted.content)) {
            return None;
        }
        let will_do = self.view.as_ref().is_some_and(|view| {
            view.is_sharp(wanted, &place) && {
                let spare = backdrop::area(&place).min - wanted.area.min;
                let needed = wanted.area.expand((-spare.min_elem() * 0.5).max(0.0));
                view.rect(wanted).contains_rect(needed)
            }
        });
        let is_useful = |asked: &Asked| {
            let ratio = asked.place.zoom / place.zoom;
            asked.content == wanted.content
                && asked.place.pixels_per_point == place.pixels_per_point
                && (USEFUL_ZOOM.recip()..USEFUL_ZOOM).contains(&ratio)
                && screen_rect(&asked.place, wanted).intersects(wanted.area)
        };
        if will_do || self.asked.as_ref().is_some_and(is_useful) {
            return None;
        }
        self.last_number += 1;
        self.asked = Some(Asked {
            number: self.last_number,
            place,
            content: wanted.content,
        });
        Some((place, self.last_number))
    }

    /// Whether no picture was there yet.
    pub(super) fn is_blank(&self) -> bool {
        self.view.is_none() && self.failed.is_none()
    }

    /// What the picture shows instead of each node, with a number of its own.
    pub(super) fn overview(&self) -> Option<(u64, Arc<Overview>)> {
        self.view.as_ref()?.overview.clone()
    }

    /// Shows what there is; with a `veil` of that color over it when something stands out before it.
    pub(super) fn paint(&self, painter: &Painter, wanted: &Wanted, veil: Option<Color32>) {
        let hides = |sheet: &Sheet| sheet.rect(wanted).contains_rect(wanted.area);
        let is_behind_seen = !self.view.as_ref().is_some_and(hides);
        let behind = self.overview.iter().filter(|_| is_behind_seen);
        for sheet in behind.chain(&self.view) {
            if sheet.content.dark == wanted.content.dark {
                sheet.paint(painter, wanted);
            }
        }
        if let Some(veil) = veil {
            painter.rect_filled(wanted.area, 0.0, veil.gamma_multiply(VEIL));
        }
    }
}

impl Coming {
    /// Gives the next strip to the graphics card; says whether it was the last.
    fn upload(&mut self, ctx: &Context) -> bool {
        let Sheet {
            place,
            strips,
            strip_rows,
            ..
        } = &mut self.sheet;
        let [width, height] = place.size;
        let rows = *strip_rows;
        let top = strips.len() as u32 * rows;
        let rows = rows.min(height - top);
        let bytes = |rows: u32| rows as usize * width as usize * 4;
        let strip = self.pixels.rgba.as_ref();
        if let Some(strip) = strip.and_then(|rgba| rgba.get(bytes(top)..bytes(top + rows))) {
            let size = [width as usize, rows as usize];
            // The pixels are as the card wants them: a copy, and no look at each.
            let image = ColorImage::new(size, bytemuck::pod_collect_to_vec(strip));
            let name = format!("map {} from {top}", self.pixels.number);
            strips.push(ctx.load_texture(name, image, TextureOptions::LINEAR));
        }
        top + rows == height
    }
}

impl Sheet {
    fn is_sharp(&self, wanted: &Wanted, place: &SheetPlace) -> bool {
        self.content == wanted.content
            && self.place.zoom == place.zoom
            && self.place.pixels_per_point == place.pixels_per_point
    }

    fn shows(&self, bounds: Rect) -> bool {
        let shown = backdrop::camera(&self.place).inverse() * backdrop::area(&self.place);
        shown.contains_rect(bounds)
    }

    fn rect(&self, wanted: &Wanted) -> Rect {
        screen_rect(&self.place, wanted)
    }

    fn paint(&self, painter: &Painter, wanted: &Wanted) {
        let whole = self.rect(wanted);
        let [_, height] = self.place.size;
        let y = |row: u32| whole.top() + whole.height() * (row as f32 / height as f32);
        let mut top = 0;
        for strip in &self.strips {
            let bottom = (top + self.strip_rows).min(height);
            let rect =
                Rect::from_min_max(pos2(whole.left(), y(top)), pos2(whole.right(), y(bottom)));
            if rect.intersects(painter.clip_rect()) {
                let mut mesh = Mesh::with_texture(strip.id());
                let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                mesh.add_rect_with_uv(rect, uv, UNTINTED);
                painter.add(Shape::mesh(mesh));
            }
            top = bottom;
        }
    }
}

/// Where a picture is on the screen. At its own zoom it lies on whole pixels and stays sharp.
fn screen_rect(place: &SheetPlace, wanted: &Wanted) -> Rect {
    let was = backdrop::camera(place);
    let scale = wanted.camera.scaling / was.scaling;
    let area = backdrop::area(place);
    if scale == 1.0 {
        let pixels = wanted.pixels_per_point;
        let by = wanted.camera.translation - was.translation;
        return area.translate((by * pixels).round() / pixels);
    }
    TSTransform::new(wanted.camera.translation - was.translation * scale, scale) * area
}

/// The picture for a view: with as much around as may be, as sharp as may be. `None` for a view that
/// cannot be painted, such as one without extent.
fn plan(wanted: &Wanted) -> Option<SheetPlace> {
    let Wanted { area, camera, .. } = wanted;
    if !(area.is_positive() && area.is_finite() && camera.translation.is_finite()) {
        return None;
    }
    let pixels = |margin: f32, scale: f32| {
        let size = (area.size() + Vec2::splat(2.0 * margin)) * scale;
        (size.x * size.y / MAX_PIXELS)
            .max((size.max_elem() / wanted.max_texture_side as f32).powi(2))
    };
    let scale = wanted.pixels_per_point;
    let margins = [MARGIN, MARGIN * 0.5, MARGIN * 0.25, 0.0];
    let margin = margins
        .into_iter()
        .find(|margin| pixels(*margin, scale) < 0.98);
    let margin = margin.unwrap_or(0.0);
    let too_many = pixels(margin, scale) / 0.98;
    let scale = if too_many > 1.0 {
        scale / too_many.sqrt()
    } else {
        scale
    };
    let covered = area.expand(margin) * scale;
    let corner = vec2(covered.left().floor(), covered.top().floor());
    let size = vec2(covered.right().ceil(), covered.bottom().ceil()) - corner;
    Some(SheetPlace {
        zoom: camera.scaling,
        origin: camera.translation.into(),
        pixels_per_point: scale,
        corner: [corner.x as i32, corner.y as i32],
        size: [size.x.max(1.0) as u32, size.y.max(1.0) as u32],
    })
}

//! A copy of a picture at one size, cut into tiles: which are in sight, and which pixels they hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Color32, ColorImage, Pos2, Rect, TextureHandle, Vec2, vec2};

use crate::session::pictures::Pixels;

/// Side of a tile in pixels, its seam included.
pub(super) const TILE: u32 = 1024;
/// Pixels that neighbouring tiles share on each side, so that no seam shows between them.
pub(super) const SEAM: u32 = 1;

/// A copy of a picture at one size.
pub(super) struct Sheet {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) opaque: bool,
    /// Side of its tiles without the seam, in pixels.
    pub(super) step: u32,
    /// Kept until every tile is uploaded.
    pub(super) pixels: Option<Arc<Pixels>>,
    /// By row and column.
    pub(super) tiles: BTreeMap<(u32, u32), Tile>,
    pub(super) seen: u64,
}

pub(super) struct Tile {
    pub(super) texture: TextureHandle,
    /// The pixels of the sheet that the texture holds, seam included.
    pub(super) pixels: Rect,
    pub(super) bytes: usize,
    pub(super) seen: u64,
}

impl Sheet {
    pub(super) fn size(&self) -> Vec2 {
        vec2(self.width as f32, self.height as f32)
    }

    fn rows_and_columns(&self) -> (u32, u32) {
        (
            self.height.div_ceil(self.step),
            self.width.div_ceil(self.step),
        )
    }

    pub(super) fn is_complete(&self) -> bool {
        let (rows, columns) = self.rows_and_columns();
        self.tiles.len() == (rows * columns) as usize
    }

    /// The tiles that are at least partly in sight.
    pub(super) fn places_in(&self, in_sight: Rect, whole: Rect) -> Vec<(u32, u32)> {
        let (rows, columns) = self.rows_and_columns();
        let mut places = Vec::new();
        if !in_sight.is_positive() || !whole.is_positive() {
            return places;
        }
        let pixels = self.size();
        let first = (in_sight.min - whole.min) / whole.size() * pixels / self.step as f32;
        let last = (in_sight.max - whole.min) / whole.size() * pixels / self.step as f32;
        let end = |last: f32, count: u32| (last.ceil().max(0.0) as u32).min(count);
        for row in first.y.floor().max(0.0) as u32..end(last.y, rows) {
            for column in first.x.floor().max(0.0) as u32..end(last.x, columns) {
                places.push((row, column));
            }
        }
        places
    }

    /// Where a tile goes, without its seam.
    pub(super) fn screen_rect(&self, (row, column): (u32, u32), whole: Rect) -> Rect {
        let pixels = self.size();
        let corner = |row: u32, column: u32| -> Pos2 {
            let x = (column * self.step).min(self.width) as f32;
            let y = (row * self.step).min(self.height) as f32;
            whole.min + vec2(x, y) / pixels * whole.size()
        };
        Rect::from_min_max(corner(row, column), corner(row + 1, column + 1))
    }

    /// The pixels of a tile's texture, its seam included: from, and up to but not including.
    pub(super) fn texture_pixels(&self, (row, column): (u32, u32)) -> ((u32, u32), (u32, u32)) {
        let range = |index: u32, length: u32| {
            let start = index * self.step;
            (
                start.saturating_sub(SEAM),
                (start + self.step + SEAM).min(length),
            )
        };
        let (left, right) = range(column, self.width);
        let (top, bottom) = range(row, self.height);
        ((left, top), (right, bottom))
    }
}

impl Tile {
    /// Where in its texture a point of the screen is.
    pub(super) fn uv(&self, at: Pos2, whole: &Rect, sheet: Vec2) -> Pos2 {
        let pixel = (at - whole.min) / whole.size() * sheet;
        ((pixel - self.pixels.min.to_vec2()) / self.pixels.size()).to_pos2()
    }
}

/// The pixels from `min` up to but not including `max`.
pub(super) fn cut_out(pixels: &Pixels, min: (u32, u32), max: (u32, u32)) -> ColorImage {
    let row_bytes = pixels.width as usize * 4;
    let columns = min.0 as usize * 4..max.0 as usize * 4;
    let colors = pixels
        .rgba
        .chunks_exact(row_bytes)
        .skip(min.1 as usize)
        .take((max.1 - min.1) as usize)
        .flat_map(|row| row.get(columns.clone()).unwrap_or_default().chunks_exact(4))
        .map(|rgba| Color32::from_rgba_premultiplied(rgba[0], rgba[1], rgba[2], rgba[3]))
        .collect();
    let size = [(max.0 - min.0) as usize, (max.1 - min.1) as usize];
    ColorImage::new(size, colors)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use eframe::egui::pos2;

    pub(in super::super) fn sheet(width: u32, height: u32) -> Sheet {
        let fits = width <= TILE && height <= TILE;
        Sheet {
            width,
            height,
            opaque: true,
            step: if fits { TILE } else { TILE - 2 * SEAM },
            pixels: None,
            tiles: BTreeMap::new(),
            seen: 0,
        }
    }

    #[test]
    fn tiles_cover_a_picture_without_gap_or_overlap_and_stay_within_their_side() {
        for (width, height) in [(1, 1), (1024, 1024), (1025, 3), (5000, 2044), (1022, 8000)] {
            let sheet = sheet(width, height);
            let whole = Rect::from_min_size(pos2(7.0, 9.0), vec2(width as f32, height as f32));
            let mut area = 0.0;
            for place in sheet.places_in(whole, whole) {
                area += sheet.screen_rect(place, whole).area();
                let (min, max) = sheet.texture_pixels(place);
                assert!(max.0 - min.0 <= TILE && max.1 - min.1 <= TILE, "{place:?}");
                assert!(max.0 <= width && max.1 <= height, "{place:?}");
            }
            assert!((area - whole.area()).abs() < 1.0, "{width} × {height}");
        }
    }

    #[test]
    fn only_tiles_in_sight_are_asked_for() {
        let sheet = sheet(10_000, 10_000);
        let whole = Rect::from_min_size(pos2(-3000.0, -3000.0), vec2(10_000.0, 10_000.0));
        let window = Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0));
        let places = sheet.places_in(window, whole);
        assert_eq!(places, [(2, 2), (2, 3), (3, 2), (3, 3)]);
        let elsewhere = Rect::from_min_size(pos2(-9000.0, 0.0), vec2(800.0, 600.0));
        assert!(sheet.places_in(elsewhere, whole).is_empty());
    }

    #[test]
    fn a_cut_out_has_the_right_pixels() {
        let pixels = Pixels {
            width: 3,
            height: 2,
            rgba: (0..6).flat_map(|n| [n, n, n, 255]).collect(),
            ..Pixels::default()
        };
        let image = cut_out(&pixels, (1, 0), (3, 2));
        assert_eq!(image.size, [2, 2]);
        let grey: Vec<u8> = image.pixels.iter().map(Color32::r).collect();
        assert_eq!(grey, [1, 2, 4, 5]);
    }
}

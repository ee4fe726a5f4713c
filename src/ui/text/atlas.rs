//! Glyphs on textures: pages that fill up, are added, and are thrown away together when there are too many.
//!
//! Throwing away makes new textures and a new generation. Meshes of the frame being drawn still point at the old
//! textures, which the toolkit keeps until that frame is on the screen; every later mesh is made anew.

use ahash::HashMap;
use egui::epaint::FontColorTransferFunction;
use egui::{Color32, ColorImage, Rect, TextureHandle, TextureOptions, Vec2, pos2, vec2};

use super::glyph::{Bitmap, GlyphKey, GlyphPainter};

/// Side of a page in pixels, if the graphics driver allows it.
const PAGE_SIDE: usize = 1024;
/// Pages kept; together 4 MB each.
const MAX_PAGES: usize = 8;
/// Larger glyphs are drawn at this size and stretched.
const MAX_GLYPH_PIXELS: f32 = 256.0;
/// Empty pixels around each glyph, so that no neighbour shines through.
const GAP: usize = 1;

/// Where a glyph is, and how it is put on the screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    pub(crate) page: usize,
    pub(crate) uv: Rect,
    /// From the glyph's origin to its top left, in pixels of the screen.
    pub(crate) offset: Vec2,
    pub(crate) size: Vec2,
    pub(crate) colored: bool,
}

struct Page {
    texture: TextureHandle,
    x: usize,
    y: usize,
    row: usize,
}

/// All glyphs that are ready to be painted.
pub(crate) struct Atlas {
    pages: Vec<Page>,
    /// Looked into once for every letter that comes into view: with a hash that is quick, as glyphs are
    /// numbered by our own fonts and nobody can choose them to collide.
    slots: HashMap<GlyphKey, Option<Slot>>,
    painter: GlyphPainter,
    side: usize,
    transfer: FontColorTransferFunction,
    /// Changes when slots handed out before are no longer good.
    pub(crate) generation: u64,
}

impl Atlas {
    pub(crate) fn new() -> Self {
        Self {
            pages: Vec::new(),
            slots: HashMap::default(),
            painter: GlyphPainter::new(),
            side: PAGE_SIDE,
            transfer: FontColorTransferFunction::default(),
            generation: 0,
        }
    }

    /// Follows the theme (light letters are drawn a little heavier) and the graphics driver.
    pub(crate) fn configure(
        &mut self,
        transfer: FontColorTransferFunction,
        max_texture_side: usize,
    ) {
        let side = PAGE_SIDE.min(max_texture_side.max(64));
        if transfer != self.transfer || side != self.side {
            self.transfer = transfer;
            self.side = side;
            self.clear();
        }
    }

    /// Forgets every glyph.
    pub(crate) fn clear(&mut self) {
        self.pages.clear();
        self.slots.clear();
        self.generation += 1;
    }

    pub(crate) fn texture(&self, page: usize) -> Option<egui::TextureId> {
        self.pages.get(page).map(|page| page.texture.id())
    }

    /// The place of a glyph; `None` when it has no ink.
    pub(crate) fn slot(
        &mut self,
        ctx: &egui::Context,
        key: GlyphKey,
        font: &parley::FontData,
        coords: &[i16],
    ) -> Option<Slot> {
        if let Some(slot) = self.slots.get(&key) {
            return *slot;
        }
        let slot = self.draw(ctx, &key, font, coords);
        self.slots.insert(key, slot);
        slot
    }

    fn draw(
        &mut self,
        ctx: &egui::Context,
        key: &GlyphKey,
        font: &parley::FontData,
        coords: &[i16],
    ) -> Option<Slot> {
        let wanted = f32::from_bits(key.size);
        let mut drawn = wanted.min(MAX_GLYPH_PIXELS);
        loop {
            let key = GlyphKey {
                size: drawn.to_bits(),
                ..*key
            };
            let bitmap = self.painter.draw(&key, font, coords, self.transfer)?;
            if bitmap.size.iter().all(|&side| side + 2 * GAP <= self.side) {
                let (page, at) = self.place(ctx, &bitmap);
                return Some(self.put(page, at, bitmap, wanted / drawn));
            }
            drawn *= 0.5;
            if drawn < 1.0 {
                return None;
            }
        }
    }

    fn place(&mut self, ctx: &egui::Context, bitmap: &Bitmap) -> (usize, [usize; 2]) {
        let [width, height] = bitmap.size;
        if let Some(at) = self
            .pages
            .last_mut()
            .and_then(|page| page.take(width, height, self.side))
        {
            return (self.pages.len() - 1, at);
        }
        if self.pages.len() >= MAX_PAGES {
            self.clear();
        }
        let image = ColorImage::filled([self.side, self.side], Color32::TRANSPARENT);
        let texture = ctx.load_texture("glyphs", image, TextureOptions::LINEAR);
        self.pages.push(Page {
            texture,
            x: GAP + width + GAP,
            y: GAP,
            row: height,
        });
        (self.pages.len() - 1, [GAP, GAP])
    }

    fn put(&mut self, page: usize, at: [usize; 2], bitmap: Bitmap, stretch: f32) -> Slot {
        let [width, height] = bitmap.size;
        let side = self.side as f32;
        if let Some(page) = self.pages.get_mut(page) {
            page.texture.set_partial(
                at,
                ColorImage::new(bitmap.size, bitmap.pixels),
                TextureOptions::LINEAR,
            );
        }
        let size = vec2(width as f32, height as f32);
        let uv = Rect::from_min_size(pos2(at[0] as f32, at[1] as f32), size);
        Slot {
            page,
            uv: Rect::from_min_max(
                (uv.min.to_vec2() / side).to_pos2(),
                (uv.max.to_vec2() / side).to_pos2(),
            ),
            offset: vec2(bitmap.left as f32, bitmap.top as f32) * stretch,
            size: size * stretch,
            colored: bitmap.colored,
        }
    }
}

impl Page {
    /// Room for a glyph, row by row.
    fn take(&mut self, width: usize, height: usize, side: usize) -> Option<[usize; 2]> {
        if self.x + width + GAP > side {
            self.x = GAP;
            self.y += self.row + GAP;
            self.row = 0;
        }
        if self.x + width + GAP > side || self.y + height + GAP > side {
            return None;
        }
        let at = [self.x, self.y];
        self.x += width + GAP;
        self.row = self.row.max(height);
        Some(at)
    }
}

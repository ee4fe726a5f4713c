//! One glyph as pixels: outlines fitted to the pixel grid as egui fits them, color glyphs as they are.

use std::collections::HashMap;

use egui::Color32;
use egui::epaint::FontColorTransferFunction;
use skrifa::MetadataProvider as _;
use skrifa::instance::{NormalizedCoord, Size};
use skrifa::outline::{DrawSettings, HintingInstance, OutlinePen, Target};
use swash::scale::{Render, ScaleContext, Source, StrikeWith, image::Content};
use swash::zeno::{Cap, Command, Join, Mask, Origin, Placement, Stroke, Transform, Vector};

/// Hinting tables kept; one per font and size in use.
const MAX_HINTERS: usize = 64;

/// Everything that decides how a glyph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct GlyphKey {
    pub(crate) font: u64,
    pub(crate) index: u32,
    pub(crate) glyph: u32,
    /// Pixels per em, as bits.
    pub(crate) size: u32,
    /// Quarters of a pixel to the right.
    pub(crate) bin: u8,
    pub(crate) embolden: bool,
    /// Degrees of a slant made up for a font that has no italic.
    pub(crate) skew: i8,
}

/// A drawn glyph. The pixels are premultiplied; `left` and `top` lead from its origin to its first pixel, y down.
pub(crate) struct Bitmap {
    pub(crate) size: [usize; 2],
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) pixels: Vec<Color32>,
    /// It has colors of its own and is not tinted.
    pub(crate) colored: bool,
}

/// Draws glyphs, and keeps what can be used for the next one.
pub(crate) struct GlyphPainter {
    scale: ScaleContext,
    hinters: HashMap<(u64, u32, u32), Option<HintingInstance>>,
    colored: HashMap<(u64, u32), Option<(u32, swash::CacheKey)>>,
}

impl GlyphPainter {
    pub(crate) fn new() -> Self {
        Self {
            scale: ScaleContext::new(),
            hinters: HashMap::new(),
            colored: HashMap::new(),
        }
    }

    /// The pixels of a glyph; `None` when it has no ink.
    pub(crate) fn draw(
        &mut self,
        key: &GlyphKey,
        font: &parley::FontData,
        coords: &[i16],
        transfer: FontColorTransferFunction,
    ) -> Option<Bitmap> {
        self.colored(key, font, coords)
            .or_else(|| self.outline(key, font, coords, transfer))
    }

    fn colored(
        &mut self,
        key: &GlyphKey,
        font: &parley::FontData,
        coords: &[i16],
    ) -> Option<Bitmap> {
        let data = font.data.as_ref();
        let known = self
            .colored
            .entry((key.font, key.index))
            .or_insert_with(|| {
                let font = swash::FontRef::from_index(data, key.index as usize)?;
                let colored = [b"COLR", b"CBDT", b"sbix"]
                    .iter()
                    .any(|tag| font.table(swash::tag_from_bytes(tag)).is_some());
                colored.then_some((font.offset, font.key))
            });
        let (offset, cache_key) = (*known)?;
        let font = swash::FontRef {
            data,
            offset,
            key: cache_key,
        };
        let mut scaler = self
            .scale
            .builder(font)
            .size(f32::from_bits(key.size))
            .normalized_coords(coords)
            .build();
        let sources = [
            Source::ColorOutline(0),
            Source::ColorBitmap(StrikeWith::BestFit),
        ];
        let image = Render::new(&sources).render(&mut scaler, u16::try_from(key.glyph).ok()?)?;
        let size = [
            image.placement.width as usize,
            image.placement.height as usize,
        ];
        if image.content != Content::Color
            || size.contains(&0)
            || image.data.len() != size[0] * size[1] * 4
        {
            return None;
        }
        let pixels = image
            .data
            .chunks_exact(4)
            .map(|p| Color32::from_rgba_unmultiplied(p[0], p[1], p[2], p[3]))
            .collect();
        Some(Bitmap {
            size,
            left: image.placement.left,
            top: -image.placement.top,
            pixels,
            colored: true,
        })
    }

    fn outline(
        &mut self,
        key: &GlyphKey,
        font: &parley::FontData,
        coords: &[i16],
        transfer: FontColorTransferFunction,
    ) -> Option<Bitmap> {
        let font = skrifa::FontRef::from_index(font.data.as_ref(), key.index).ok()?;
        let size = Size::new(f32::from_bits(key.size));
        let coords: Vec<NormalizedCoord> = coords
            .iter()
            .map(|&c| NormalizedCoord::from_bits(c))
            .collect();
        let outlines = font.outline_glyphs();
        let outline = outlines.get(skrifa::GlyphId::new(key.glyph))?;
        if self.hinters.len() >= MAX_HINTERS {
            self.hinters.clear();
        }
        // Variable fonts are few here; their instances are not kept apart, so they are not hinted.
        let hinter = if coords.is_empty() {
            self.hinters
                .entry((key.font, key.index, key.size))
                .or_insert_with(|| {
                    HintingInstance::new(&outlines, size, coords.as_slice(), Target::default()).ok()
                })
                .as_ref()
        } else {
            None
        };
        let mut pen = Pen::default();
        let settings = match hinter {
            Some(hinter) => DrawSettings::hinted(hinter, false),
            None => DrawSettings::unhinted(size, coords.as_slice()),
        };
        outline.draw(settings, &mut pen).ok()?;
        if pen.0.is_empty() {
            return None;
        }
        let shift = Transform::translation(f32::from(key.bin) / 4.0, 0.0);
        let transform = if key.skew == 0 {
            shift
        } else {
            Transform::skew(
                swash::zeno::Angle::from_degrees(-f32::from(key.skew)),
                swash::zeno::Angle::ZERO,
            )
            .then(&shift)
        };
        let (mut coverage, placement) = Mask::new(pen.0.as_slice())
            .origin(Origin::TopLeft)
            .transform(Some(transform))
            .render();
        let mut placed = placement;
        if key.embolden {
            (coverage, placed) = embolden(
                &pen.0,
                transform,
                f32::from_bits(key.size),
                &coverage,
                placement,
            );
        }
        let pixels = coverage
            .into_iter()
            .map(|value| transfer.color_from_coverage(f32::from(value) / 255.0))
            .collect();
        let size = [placed.width as usize, placed.height as usize];
        (!size.contains(&0)).then_some(Bitmap {
            size,
            left: placed.left,
            top: placed.top,
            pixels,
            colored: false,
        })
    }
}

/// A heavier glyph for a font without a bold: the outline is drawn over the filled shape.
fn embolden(
    path: &[Command],
    transform: Transform,
    size: f32,
    fill: &[u8],
    fill_at: Placement,
) -> (Vec<u8>, Placement) {
    let mut stroke = Stroke::new(size / 22.0);
    stroke.join(Join::Miter).cap(Cap::Butt);
    let (mut wide, wide_at) = Mask::new(path)
        .style(stroke)
        .origin(Origin::TopLeft)
        .transform(Some(transform))
        .render();
    // The stroke reaches past the fill on every side, so each pixel of the fill has one under it.
    let left = (fill_at.left - wide_at.left).max(0) as usize;
    let top = (fill_at.top - wide_at.top).max(0) as usize;
    let (from, to) = (fill_at.width as usize, wide_at.width as usize);
    for (y, row) in fill.chunks_exact(from.max(1)).enumerate() {
        for (x, value) in row.iter().enumerate() {
            if let Some(pixel) = wide.get_mut((top + y) * to + left + x) {
                *pixel = (*pixel).max(*value);
            }
        }
    }
    (wide, wide_at)
}

/// Collects an outline, y down.
#[derive(Default)]
struct Pen(Vec<Command>);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Command::MoveTo(Vector::new(x, -y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Command::LineTo(Vector::new(x, -y)));
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0
            .push(Command::QuadTo(Vector::new(cx, -cy), Vector::new(x, -y)));
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.push(Command::CurveTo(
            Vector::new(ax, -ay),
            Vector::new(bx, -by),
            Vector::new(x, -y),
        ));
    }

    fn close(&mut self) {
        self.0.push(Command::Close);
    }
}

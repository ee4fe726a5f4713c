//! Paints what egui drew on the CPU: meshes and textures in, an RGBA image out.
//!
//! It follows egui's GPU painters: vertex color times texel in gamma space, premultiplied
//! source-over blending, no dithering, clip rectangles rounded to whole pixels, a pixel belongs to
//! a triangle when its center does, and shared edges are painted once (the top-left rule).
//!
//! Invariant: the same primitives and textures give the same bytes on every machine and with any
//! number of threads. Coverage, sampling and blending are integers; gradients are plain `f64`
//! sums and products in a fixed order; each row of pixels is computed from its own position, never
//! from the row before it. Nothing here panics on any mesh, however broken: what cannot be painted
//! is counted in [`Omitted`].
//!
//! It will not run paint callbacks (they need a GPU), build mipmaps, or multisample. It knows
//! nothing of ours.

use std::collections::BTreeMap;

use eframe::egui::{ClippedPrimitive, Color32, TexturesDelta, epaint::Primitive};
use image::RgbaImage;
use rayon::prelude::*;

mod color;
mod error;
mod fill;
mod guard;
mod mesh;
mod plate;
mod rectangle;
mod sampler;
mod texture;
mod triangle;

pub use error::RasterError;
pub use plate::Plate;
pub use texture::{MAX_TEXELS, MAX_TEXTURE_SIDE};

use mesh::{Band, Clip, Lens};
use texture::Textures;

/// The widest or tallest image; egui coordinates stay exact to 1/256 pixel well beyond it.
pub const MAX_IMAGE_SIDE: u32 = 16_384;
/// How many pixels one image may have: 256 MiB, enough for 8K at any shape of window.
pub const MAX_IMAGE_PIXELS: u64 = 64 * 1024 * 1024;

/// Bands are shared out to threads; a few for each, so that a busy one does not hold up the rest.
const BANDS_PER_THREAD: usize = 4;
/// Below this height, skipping triangles costs more than a thread saves.
const MIN_BAND_ROWS: usize = 16;

/// Keeps egui's textures between frames and paints frames with them.
#[derive(Default)]
pub struct Rasterizer {
    textures: Textures,
}

/// One frame to paint.
pub struct Page<'a> {
    /// Width and height of the image in pixels.
    pub size: [u32; 2],
    /// How many pixels one egui point covers.
    pub pixels_per_point: f32,
    /// What the image holds before anything is painted; opaque gives an opaque image.
    pub background: Color32,
    /// What [`eframe::egui::Context::tessellate`] returned for the same scale.
    pub primitives: &'a [ClippedPrimitive],
}

/// A painted frame.
#[derive(Debug)]
pub struct Painting {
    /// Premultiplied RGBA in gamma space, as egui blends it; opaque if the background was.
    pub image: RgbaImage,
    /// What was asked for but is not in the image.
    pub omitted: Omitted,
}

/// What a frame asked for that could not be painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Omitted {
    /// Paint callbacks, which need a GPU.
    pub callbacks: usize,
    /// Meshes whose texture was never sent to this rasterizer.
    pub meshes_without_texture: usize,
    /// Triangles with a missing corner, or a corner that is not a finite number.
    pub broken_triangles: usize,
}

impl Omitted {
    /// Whether the image holds everything the frame asked for.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl Rasterizer {
    /// Creates a rasterizer without textures.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes over the texture changes of a frame; call it before painting that frame.
    ///
    /// What the frame frees stays usable until the next update, because the frame itself may
    /// still show it. Sound changes are applied even if others are refused.
    ///
    /// # Errors
    /// Returns the first change, by texture id, that was refused.
    pub fn update(&mut self, changes: &mut TexturesDelta) -> Result<(), RasterError> {
        self.textures.drop_freed();
        let mut result = Ok(());
        for (id, deltas) in changes.set.drain().collect::<BTreeMap<_, _>>() {
            for delta in deltas {
                result = result.and(self.textures.set(id, delta));
            }
        }
        self.textures.free_later(changes.free.drain());
        result
    }

    /// Paints one frame.
    ///
    /// # Errors
    /// Returns an error if the size or the scale of the page cannot be painted at all.
    pub fn paint(&self, page: &Page<'_>) -> Result<Painting, RasterError> {
        let [width, height] = page.size;
        check_image(page.size, page.pixels_per_point)?;
        let mut pixels = vec![page.background.to_array(); width as usize * height as usize];
        paint_bands(&mut pixels, page.size, |band| self.paint_band(page, band));
        let image = RgbaImage::from_raw(width, height, pixels.into_flattened()).ok_or(
            RasterError::ImageSize {
                width: u64::from(width),
                height: u64::from(height),
            },
        )?;
        Ok(Painting {
            image,
            omitted: self.omitted(page.primitives),
        })
    }

    fn paint_band(&self, page: &Page<'_>, band: &mut Band<'_>) {
        for clipped in page.primitives {
            let clip = Clip::new(clipped.clip_rect, page.pixels_per_point, page.size);
            let Some(clip) = band.overlap(&clip) else {
                continue;
            };
            if let Primitive::Mesh(mesh) = &clipped.primitive
                && let Some(texture) = self.textures.get(mesh.texture_id)
            {
                let lens = Lens::new(page.pixels_per_point, [0, 0]);
                band.paint_mesh(mesh, texture, &clip, lens);
            }
        }
    }

    fn omitted(&self, primitives: &[ClippedPrimitive]) -> Omitted {
        let mut omitted = Omitted::default();
        for clipped in primitives {
            match &clipped.primitive {
                Primitive::Callback(_) => omitted.callbacks += 1,
                Primitive::Mesh(mesh) => {
                    omitted.broken_triangles += mesh::count_broken_triangles(mesh);
                    if !mesh.indices.is_empty() && self.textures.get(mesh.texture_id).is_none() {
                        omitted.meshes_without_texture += 1;
                    }
                }
            }
        }
        omitted
    }
}

/// Shares the rows of an image out to threads.
fn paint_bands(
    pixels: &mut [[u8; 4]],
    [width, height]: [u32; 2],
    paint: impl Fn(&mut Band<'_>) + Sync,
) {
    let rows_per_band = (height as usize)
        .div_ceil(rayon::current_num_threads().max(1) * BANDS_PER_THREAD)
        .max(MIN_BAND_ROWS);
    pixels
        .par_chunks_mut(width as usize * rows_per_band)
        .enumerate()
        .for_each(|(number, pixels)| {
            paint(&mut Band::new(
                pixels,
                width,
                (number * rows_per_band) as u32,
            ));
        });
}

/// Whether an image of this size in pixels can be painted at this scale.
///
/// # Errors
/// Returns an error that says what is possible.
pub fn check_image(size: [u32; 2], pixels_per_point: f32) -> Result<(), RasterError> {
    let [width, height] = size.map(u64::from);
    let is_side = |side: u64| (1..=u64::from(MAX_IMAGE_SIDE)).contains(&side);
    if !is_side(width) || !is_side(height) || width * height > MAX_IMAGE_PIXELS {
        return Err(RasterError::ImageSize { width, height });
    }
    if !pixels_per_point.is_finite() || pixels_per_point <= 0.0 {
        return Err(RasterError::Scale(pixels_per_point));
    }
    Ok(())
}

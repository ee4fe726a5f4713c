//! An image that plain meshes are painted onto, one after another.
//!
//! For drawings too large to be one mesh: each part is painted and forgotten, and between two parts
//! the work can be given up. Textures are not known here; every vertex has a color of its own.

use std::sync::Arc;

use eframe::egui::epaint::ColorImage;
use eframe::egui::{Color32, Mesh, TextureId, TextureOptions};

use super::mesh::Lens;
use super::texture::Textures;
use super::{RasterError, check_image, paint_bands};

/// What becomes an image.
pub struct Plate {
    pixels: Vec<[u8; 4]>,
    size: [u32; 2],
    lens: Lens,
    /// One white texel.
    textures: Textures,
}

impl Plate {
    /// `corner` is the pixel of the window, counted from its left top, that is the first of the image.
    ///
    /// # Errors
    /// Returns an error if the size or the scale cannot be painted at all.
    pub fn new(
        size: [u32; 2],
        corner: [i32; 2],
        pixels_per_point: f32,
        background: Color32,
    ) -> Result<Self, RasterError> {
        check_image(size, pixels_per_point)?;
        let mut textures = Textures::default();
        let white = Arc::new(ColorImage::filled([1, 1], Color32::WHITE));
        textures.set(
            TextureId::default(),
            eframe::egui::epaint::ImageDelta::full(white, TextureOptions::NEAREST),
        )?;
        Ok(Self {
            pixels: vec![background.to_array(); size[0] as usize * size[1] as usize],
            size,
            lens: Lens::new(pixels_per_point, corner),
            textures,
        })
    }

    /// Paints a mesh without texture over what is there.
    pub fn paint(&mut self, mesh: &Mesh) {
        let Some(texture) = self.textures.get(mesh.texture_id) else {
            return;
        };
        let lens = self.lens;
        paint_bands(&mut self.pixels, self.size, |band| {
            let whole = band.whole();
            band.paint_mesh(mesh, texture, &whole, lens);
        });
    }

    /// Premultiplied RGBA in gamma space, rows from the top; opaque if the background was.
    pub fn into_rgba(self) -> Vec<u8> {
        self.pixels.into_flattened()
    }
}

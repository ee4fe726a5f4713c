//! The textures egui sent: whole ones, changed parts, and the ones it no longer needs.
//!
//! Invariant: a stored texture has at least one texel and exactly as many as its size says, so
//! sampling needs no checks. Whole textures are shared with egui, not copied, until a part of
//! them changes.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::epaint::{ColorImage, ImageData, ImageDelta};
use eframe::egui::{TextureFilter, TextureId, TextureOptions};

use super::RasterError;
use super::sampler::Sampler;

/// The widest or tallest texture, and what a headless window tells egui: common GPUs allow it.
pub const MAX_TEXTURE_SIDE: usize = 8_192;
/// How many texels all textures may have together: 1 GiB.
pub const MAX_TEXELS: usize = 256 * 1024 * 1024;

/// All textures, by id.
#[derive(Default)]
pub(super) struct Textures {
    by_id: HashMap<TextureId, Texture>,
    freed: Vec<TextureId>,
    texels: usize,
}

/// One texture and how to read it.
pub(super) struct Texture {
    image: Arc<ColorImage>,
    options: TextureOptions,
}

impl Textures {
    pub(super) fn get(&self, id: TextureId) -> Option<&Texture> {
        self.by_id.get(&id)
    }

    pub(super) fn free_later(&mut self, ids: impl IntoIterator<Item = TextureId>) {
        self.freed.extend(ids);
    }

    pub(super) fn drop_freed(&mut self) {
        for id in std::mem::take(&mut self.freed) {
            if let Some(texture) = self.by_id.remove(&id) {
                self.texels -= texture.image.pixels.len();
            }
        }
    }

    pub(super) fn set(&mut self, id: TextureId, delta: ImageDelta) -> Result<(), RasterError> {
        let ImageDelta {
            image: ImageData::Color(image),
            options,
            pos,
        } = delta;
        check_image(id, &image)?;
        match pos {
            None => self.set_whole(id, Texture { image, options }),
            Some(position) => self.set_part(id, &image, options, position),
        }
    }

    fn set_whole(&mut self, id: TextureId, texture: Texture) -> Result<(), RasterError> {
        let size = texture.image.size;
        let replaced = self.by_id.get(&id).map_or(0, |old| old.image.pixels.len());
        let texels = self.texels - replaced + texture.image.pixels.len();
        if texels > MAX_TEXELS {
            return Err(RasterError::TextureMemory { id, size });
        }
        self.texels = texels;
        self.by_id.insert(id, texture);
        Ok(())
    }

    fn set_part(
        &mut self,
        id: TextureId,
        patch: &ColorImage,
        options: TextureOptions,
        position: [usize; 2],
    ) -> Result<(), RasterError> {
        let texture = self
            .by_id
            .get_mut(&id)
            .ok_or(RasterError::NoSuchTexture { id })?;
        let whole = texture.image.size;
        let fits = [0, 1].iter().all(|&axis: &usize| {
            position[axis]
                .checked_add(patch.size[axis])
                .is_some_and(|end| end <= whole[axis])
        });
        if !fits {
            return Err(RasterError::PatchOutside {
                id,
                position,
                size: patch.size,
                texture: whole,
            });
        }
        let [left, top] = position;
        let rows = Arc::make_mut(&mut texture.image)
            .pixels
            .chunks_exact_mut(whole[0])
            .skip(top);
        for (row, patch_row) in rows.zip(patch.pixels.chunks_exact(patch.size[0])) {
            row[left..left + patch.size[0]].copy_from_slice(patch_row);
        }
        texture.options = options;
        Ok(())
    }
}

fn check_image(id: TextureId, image: &ColorImage) -> Result<(), RasterError> {
    let size @ [width, height] = image.size;
    if width == 0 || height == 0 || width > MAX_TEXTURE_SIDE || height > MAX_TEXTURE_SIDE {
        return Err(RasterError::TextureSize { id, size });
    }
    let texels = image.pixels.len();
    if width * height != texels {
        return Err(RasterError::TexelCount { id, size, texels });
    }
    Ok(())
}

impl Texture {
    /// Width and height in texels.
    pub(super) fn size(&self) -> [f64; 2] {
        self.image.size.map(|side| side as f64)
    }

    /// Reads the texture the way its options ask for when it is `minified`, or else magnified.
    pub(super) fn sampler(&self, minified: bool) -> Sampler<'_> {
        let filter = if minified {
            self.options.minification
        } else {
            self.options.magnification
        };
        Sampler::new(
            &self.image,
            filter == TextureFilter::Linear,
            self.options.wrap_mode,
        )
    }
}

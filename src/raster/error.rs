//! Why something could not be painted, for the person who asked for it.

use std::fmt;

use eframe::egui::TextureId;

use super::{MAX_IMAGE_PIXELS, MAX_IMAGE_SIDE, MAX_TEXELS, MAX_TEXTURE_SIDE};

/// Why a page or a texture was refused.
#[derive(Clone, Debug, PartialEq)]
pub enum RasterError {
    /// The image is empty, too wide, too tall, or too large.
    ImageSize { width: u64, height: u64 },
    /// The scale is zero, negative, or not a number.
    Scale(f32),
    /// The texture is empty, or wider or taller than the limit.
    TextureSize { id: TextureId, size: [usize; 2] },
    /// The texture says one size and holds another number of texels.
    TexelCount {
        id: TextureId,
        size: [usize; 2],
        texels: usize,
    },
    /// All textures together would be too large.
    TextureMemory { id: TextureId, size: [usize; 2] },
    /// A part of a texture was changed before the texture was made.
    NoSuchTexture { id: TextureId },
    /// A change reaches beyond the edge of its texture.
    PatchOutside {
        id: TextureId,
        position: [usize; 2],
        size: [usize; 2],
        texture: [usize; 2],
    },
}

impl std::error::Error for RasterError {}

impl fmt::Display for RasterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ImageSize { width, height } => write!(
                f,
                "cannot paint an image of {width}×{height} pixels: choose a size and scale that \
                 give 1 to {MAX_IMAGE_SIDE} pixels a side and at most {MAX_IMAGE_PIXELS} in all"
            ),
            Self::Scale(scale) => {
                write!(
                    f,
                    "cannot paint at scale {scale}: choose one above 0, such as 1 or 2"
                )
            }
            Self::TextureSize {
                id,
                size: [width, height],
            } => write!(
                f,
                "texture {id:?} has {width}×{height} texels: 1 to {MAX_TEXTURE_SIDE} a side are \
                 possible, so split the picture or make it smaller"
            ),
            Self::TexelCount {
                id,
                size: [width, height],
                texels,
            } => write!(
                f,
                "texture {id:?} is damaged: it says {width}×{height} and holds {texels} texels"
            ),
            Self::TextureMemory {
                id,
                size: [width, height],
            } => write!(
                f,
                "texture {id:?} of {width}×{height} texels does not fit: all textures together \
                 may have {MAX_TEXELS}, so free some first"
            ),
            Self::NoSuchTexture { id } => {
                write!(
                    f,
                    "a part of texture {id:?} was changed before the texture was made"
                )
            }
            Self::PatchOutside {
                id,
                position,
                size,
                texture,
            } => write!(
                f,
                "a change of {size:?} texels at {position:?} reaches beyond texture {id:?}, \
                 which has {texture:?}"
            ),
        }
    }
}

//! Decoded pictures, as many as memory allows.
//!
//! The interface asks for a picture at a size and looks here each frame; textures are its own
//! business. What was asked for longest ago goes first.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::item::PictureId;

/// How many bytes of pixels are kept.
pub const MAX_PIXEL_BYTES: usize = 256 << 20;

/// A picture at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PictureRequest {
    pub picture: PictureId,
    pub size: PictureSize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureSize {
    /// The longer side is at most this many pixels.
    Within(u32),
    /// Every pixel, for zooming in; cut into tiles by the interface.
    Full,
}

/// Straight (not premultiplied) sRGB with alpha, rows from the top, upright.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
    /// Width and height of the whole picture, upright.
    pub original: (u32, u32),
}

/// What decoding came to.
#[derive(Clone, Debug)]
pub enum Decoded {
    Pixels(Arc<Pixels>),
    /// Why it cannot be shown, and what would help.
    Failed(String),
}

#[derive(Debug, Default)]
pub struct Pictures {
    kept: BTreeMap<PictureRequest, (u64, Decoded)>,
    asked: std::collections::BTreeSet<PictureRequest>,
    bytes: usize,
    tick: u64,
}

impl Pictures {
    /// The picture, if it was decoded and is still kept.
    pub fn get(&self, request: PictureRequest) -> Option<&Decoded> {
        self.kept.get(&request).map(|(_, decoded)| decoded)
    }

    /// Whether it is asked for and not there yet.
    pub fn is_asked(&self, request: PictureRequest) -> bool {
        self.asked.contains(&request)
    }

    /// Notes that `request` is wanted; `true` when it has to be decoded.
    pub(super) fn ask(&mut self, request: PictureRequest) -> bool {
        self.tick += 1;
        if let Some((used, _)) = self.kept.get_mut(&request) {
            *used = self.tick;
            return false;
        }
        self.asked.insert(request)
    }

    pub(super) fn keep(&mut self, request: PictureRequest, decoded: Decoded) {
        if !self.asked.remove(&request) {
            return; // of a dossier that is closed
        }
        self.tick += 1;
        self.bytes += bytes_of(&decoded);
        if let Some((_, old)) = self.kept.insert(request, (self.tick, decoded)) {
            self.bytes -= bytes_of(&old);
        }
        while self.bytes > MAX_PIXEL_BYTES && self.kept.len() > 1 {
            let oldest = self
                .kept
                .iter()
                .min_by_key(|(_, (used, _))| *used)
                .map(|(request, _)| *request);
            if let Some((_, old)) = oldest.and_then(|oldest| self.kept.remove(&oldest)) {
                self.bytes -= bytes_of(&old);
            }
        }
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

fn bytes_of(decoded: &Decoded) -> usize {
    match decoded {
        Decoded::Pixels(pixels) => pixels.rgba.len(),
        Decoded::Failed(why) => why.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_capped_and_the_oldest_goes() {
        let mut pictures = Pictures::default();
        let request = |n| PictureRequest {
            picture: PictureId(n),
            size: PictureSize::Full,
        };
        for n in 0..5 {
            assert!(pictures.ask(request(n)));
            assert!(!pictures.ask(request(n)), "asked once");
            let side = 4096 * 2;
            pictures.keep(
                request(n),
                Decoded::Pixels(Arc::new(Pixels {
                    width: side,
                    height: side / 4,
                    rgba: vec![0; (side * side) as usize],
                    original: (side, side / 4),
                })),
            );
            assert!(pictures.bytes <= MAX_PIXEL_BYTES);
        }
        assert!(pictures.get(request(0)).is_none());
        assert!(pictures.get(request(4)).is_some());
    }
}

//! Decoded pictures, as many as memory allows.
//!
//! The interface asks for a picture at a size and looks here each frame; textures are its own
//! business. Invariant: no more than [`MAX_PIXEL_BYTES`] are kept, except that the newest picture
//! stays whatever its size; what was asked for longest ago goes first. Nothing here decodes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::item::PictureId;
use crate::problem::Problem;

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

/// sRGB multiplied by its alpha, rows from the top, upright: as textures want it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
    /// Nothing shines through.
    pub opaque: bool,
    /// What the file is, like `JPEG`.
    pub format: &'static str,
    /// Width and height of the whole picture, upright.
    pub original: (u32, u32),
    /// What a reader should know: only one frame of an animation is shown, the file is cut short, …
    pub notes: Vec<&'static str>,
}

/// What decoding came to.
#[derive(Clone, Debug)]
pub enum Decoded {
    Pixels(Arc<Pixels>),
    /// Why it cannot be shown, and what would help.
    Failed(String),
}

/// What to say of a picture whose file is there and cannot be shown, or only in part.
pub fn picture_problem(file: &str, why: &str) -> Problem {
    Problem::new(
        "W-PICTURE-UNREADABLE",
        file,
        why,
        "Put a whole PNG, JPEG, WebP, GIF or TIFF picture in its place",
    )
}

#[derive(Debug, Default)]
pub struct Pictures {
    kept: BTreeMap<PictureRequest, (u64, Decoded)>,
    asked: BTreeSet<PictureRequest>,
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

    /// How many are asked for and not there yet.
    pub fn asked_count(&self) -> usize {
        self.asked.len()
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

    fn request(n: u32) -> PictureRequest {
        PictureRequest {
            picture: PictureId(n),
            size: PictureSize::Full,
        }
    }

    fn decoded(bytes: usize) -> Decoded {
        Decoded::Pixels(Arc::new(Pixels {
            rgba: vec![0; bytes],
            ..Pixels::default()
        }))
    }

    #[test]
    fn memory_is_capped_and_the_oldest_goes() {
        let mut pictures = Pictures::default();
        for n in 0..5 {
            assert!(pictures.ask(request(n)));
            assert!(!pictures.ask(request(n)), "asked once");
            assert_eq!(pictures.asked_count(), 1);
            pictures.keep(request(n), decoded(MAX_PIXEL_BYTES / 4));
            assert!(pictures.bytes <= MAX_PIXEL_BYTES);
        }
        assert!(pictures.get(request(0)).is_none());
        assert!(pictures.get(request(4)).is_some());
    }

    #[test]
    fn what_was_asked_for_again_stays() {
        let mut pictures = Pictures::default();
        for n in 0..4 {
            pictures.ask(request(n));
            pictures.keep(request(n), decoded(MAX_PIXEL_BYTES / 4));
        }
        assert!(!pictures.ask(request(0)), "it is there");
        pictures.ask(request(4));
        pictures.keep(request(4), decoded(1));
        assert!(pictures.get(request(0)).is_some());
        assert!(pictures.get(request(1)).is_none());
    }

    #[test]
    fn one_picture_larger_than_the_cap_is_shown_alone() {
        let mut pictures = Pictures::default();
        for n in 0..2 {
            pictures.ask(request(n));
            pictures.keep(request(n), decoded(MAX_PIXEL_BYTES + 1));
        }
        assert!(pictures.get(request(0)).is_none());
        assert!(pictures.get(request(1)).is_some());
    }

    #[test]
    fn what_nobody_asked_for_is_not_kept() {
        let mut pictures = Pictures::default();
        pictures.keep(request(0), decoded(1));
        assert!(pictures.get(request(0)).is_none());
        assert_eq!(pictures.bytes, 0);
    }
}

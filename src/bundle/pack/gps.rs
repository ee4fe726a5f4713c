//! Whether a picture tells where it was taken.
//!
//! Cameras write the place into the EXIF block, which is a TIFF file inside the picture: a directory
//! with a tag for each fact, one of which points to the GPS facts. Only that tag is looked for.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use image::{ImageDecoder as _, ImageReader};

/// The tag that points to the GPS facts (EXIF 3.0, table 1).
const GPS: u16 = 0x8825;
/// Bytes of one entry of a directory.
const ENTRY: usize = 12;

/// Whether the file of a picture has a GPS block; `false` for what cannot be read.
pub(super) fn is_in(bytes: &[u8]) -> bool {
    // A TIFF picture is such a block itself.
    points_to_gps(bytes)
        || catch_unwind(AssertUnwindSafe(|| exif(bytes)))
            .ok()
            .flatten()
            .is_some_and(|exif| points_to_gps(&exif))
}

/// The EXIF block of a picture; its pixels are not decoded.
fn exif(bytes: &[u8]) -> Option<Vec<u8>> {
    let reader = ImageReader::new(Cursor::new(bytes));
    let mut decoder = reader.with_guessed_format().ok()?.into_decoder().ok()?;
    decoder.exif_metadata().ok().flatten()
}

/// Whether the first directory of a TIFF file has the tag.
fn points_to_gps(tiff: &[u8]) -> bool {
    let is_big = match tiff.get(..4) {
        Some(b"II*\0") => false,
        Some(b"MM\0*") => true,
        _ => return false,
    };
    tags(tiff, is_big).is_some_and(|mut tags| tags.any(|tag| tag == GPS))
}

/// The tags of the first directory.
fn tags(tiff: &[u8], is_big: bool) -> Option<impl Iterator<Item = u16>> {
    let short = move |bytes: &[u8; 2]| {
        if is_big {
            u16::from_be_bytes(*bytes)
        } else {
            u16::from_le_bytes(*bytes)
        }
    };
    let start = tiff.get(4..)?.first_chunk::<4>()?;
    let start = if is_big {
        u32::from_be_bytes(*start)
    } else {
        u32::from_le_bytes(*start)
    };
    let directory = tiff.get(usize::try_from(start).ok()?..)?;
    let (count, entries) = directory.split_first_chunk::<2>()?;
    let entries = entries.chunks_exact(ENTRY).take(usize::from(short(count)));
    Some(entries.filter_map(move |entry| entry.first_chunk::<2>().map(short)))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use image::{DynamicImage, ImageFormat};

    /// A JPEG with one fact in its EXIF block, written by either kind of machine.
    pub(in super::super) fn jpeg_with(tag: u16, is_big: bool) -> Vec<u8> {
        let mut plain = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(8, 8)
            .write_to(&mut plain, ImageFormat::Jpeg)
            .unwrap();
        let plain = plain.into_inner();
        let mut exif = b"Exif\0\0".to_vec();
        let (head, one): (&[u8], _) = if is_big {
            (b"MM\0*\0\0\0\x08\0\x01", tag.to_be_bytes())
        } else {
            (b"II*\0\x08\0\0\0\x01\0", tag.to_le_bytes())
        };
        exif.extend(head);
        exif.extend(one);
        exif.extend([0; 14]);
        let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
        [&plain[..2], b"\xFF\xE1", &length, &exif, &plain[2..]].concat()
    }

    #[test]
    fn the_place_is_found_in_what_cameras_write() {
        for is_big in [false, true] {
            assert!(is_in(&jpeg_with(GPS, is_big)));
            assert!(!is_in(&jpeg_with(0x0112, is_big)), "only turned");
        }
        let mut tiff = Cursor::new(Vec::new());
        DynamicImage::new_rgb8(8, 8)
            .write_to(&mut tiff, ImageFormat::Tiff)
            .unwrap();
        assert!(!is_in(&tiff.into_inner()));
        assert!(points_to_gps(
            b"II*\0\x08\0\0\0\x01\0\x25\x88\0\0\0\0\0\0\0\0\0\0"
        ));
    }

    #[test]
    fn every_beginning_of_a_picture_is_read_without_harm() {
        let whole = jpeg_with(GPS, false);
        for end in 0..whole.len() {
            let found = is_in(&whole[..end]);
            assert!(!found || end > 30, "found in {end} bytes");
        }
        assert!(!is_in(b"II*\0\xff\xff\xff\xff"));
    }
}

//! Turns the bytes of a picture into upright sRGB pixels at the size that is looked at.
//!
//! Each time a file is read for its pixels, the same bytes are compared with what was packed: what is
//! on the screen is what was checked, even where the file changes while the bundle is open.
//!
//! What a file is, its first bytes say, never its name. Decoders are held to the limits and their
//! panics are caught: a picture that cannot be shown says why and harms nothing else. It reads the
//! container and nothing else: no network, no other file, and no format that holds programs (SVG).

mod kind;
pub(crate) mod portrait;
#[cfg(test)]
mod tests;

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::bundle::integrity;
use crate::container::Container;
use crate::container::limits::{FileKind, Limits};
use crate::model::Dossier;
use crate::model::integrity::HashState;
use crate::problem::Problem;
use crate::session::Opened;
use crate::session::pictures::{Decoded, PictureRequest, PictureSize, Pixels, picture_problem};

/// Pictures with more pixels than this are decoded one after the other, so that two of the largest
/// never need memory at once.
const MANY_PIXELS: u64 = 40_000_000;
/// Bytes of the deepest pixels that are decoded: four channels of 16 bits.
const DEEPEST_PIXEL: u64 = 8;

const DAMAGED: &str = "The picture's file is damaged in a way the decoder cannot take";
const CUT_SHORT: &str = "The file is cut short: the lower part may be missing";

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Reads, compares with what was packed, and decodes; everything that goes wrong becomes words for
/// the placeholder.
///
/// The second value is the place of the file among the dossier's file checks, and its state now.
pub(super) fn decode(
    opened: &Opened,
    request: PictureRequest,
) -> (Decoded, Option<(usize, HashState)>) {
    let picture = opened.dossier.picture(request.picture);
    let Some(file) = &picture.file else {
        let why = "The bundle does not hold this picture".to_owned();
        return (Decoded::Failed(why), None);
    };
    let container = &opened.container;
    let read = container.read(file, FileKind::Image);
    let listed = &opened.dossier.integrity.files;
    let state = listed
        .iter()
        .position(|check| check.path == *file)
        .map(|place| (place, integrity::state_of(container, &listed[place], &read)));
    let decoded = match read {
        Ok(bytes) => decode_bytes(&bytes, request.size, container.limits()),
        Err(problem) => Decoded::Failed(format!(
            "{}. {} ({})",
            problem.what, problem.advice, problem.place
        )),
    };
    (decoded, state)
}

/// What is wrong with the pictures of a bundle: those that cannot be shown, or only in part.
///
/// Decodes every one, so it takes its time; pictures whose files are missing are not its business.
pub(crate) fn unreadable(dossier: &Dossier, container: &Container) -> Vec<Problem> {
    let files = dossier.pictures.iter().filter_map(|one| one.file.as_ref());
    files
        .filter(|file| container.contains(file))
        .filter_map(|file| {
            let bytes = container.read(file, FileKind::Image).ok()?;
            match decode_bytes(&bytes, PictureSize::Within(1), container.limits()) {
                Decoded::Failed(why) => Some(picture_problem(file, &why)),
                Decoded::Pixels(pixels) if pixels.notes.contains(&CUT_SHORT) => {
                    Some(picture_problem(file, CUT_SHORT))
                }
                Decoded::Pixels(_) => None,
            }
        })
        .collect()
}

/// Whether the first bytes of a picture promise one that can be shown; decodes nothing.
pub(super) fn glance(file: &str, bytes: &[u8], limits: &Limits) -> Option<Problem> {
    let tried = catch_unwind(AssertUnwindSafe(|| decoder(bytes, limits).map(drop)));
    let why = match tried {
        Ok(Ok(())) => return None,
        Ok(Err(why)) => why,
        Err(_) => DAMAGED.to_owned(),
    };
    Some(picture_problem(file, &why))
}

/// Decodes `bytes` under the limits; decoders that panic are caught.
fn decode_bytes(bytes: &[u8], size: PictureSize, limits: &Limits) -> Decoded {
    let tried = catch_unwind(AssertUnwindSafe(|| pixels(bytes, size, limits)));
    match tried {
        Ok(Ok(pixels)) => Decoded::Pixels(Arc::new(pixels)),
        Ok(Err(why)) => Decoded::Failed(why),
        Err(_) => Decoded::Failed(DAMAGED.to_owned()),
    }
}

/// The decoder for what the first bytes say, held to the limits.
fn decoder<'a>(
    bytes: &'a [u8],
    limits: &Limits,
) -> Result<(ImageFormat, impl image::ImageDecoder + use<'a>), String> {
    let format = kind::shown_format(bytes)?;
    let name = kind::name(format);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut allowed = image::Limits::default();
    allowed.max_image_width = Some(limits.image_side);
    allowed.max_image_height = Some(limits.image_side);
    allowed.max_alloc = Some(limits.image_pixels.saturating_mul(DEEPEST_PIXEL));
    reader.limits(allowed);
    let failed = |error: image::ImageError| describe(name, &error, limits);
    let decoder = reader.into_decoder().map_err(failed)?;
    let (width, height) = decoder.dimensions();
    let count = u64::from(width) * u64::from(height);
    if count > limits.image_pixels {
        return Err(format!(
            "The picture has {width} × {height} pixels; at most {} million are decoded. Save a smaller copy of it",
            limits.image_pixels / 1_000_000
        ));
    }
    Ok((format, decoder))
}

fn pixels(bytes: &[u8], size: PictureSize, limits: &Limits) -> Result<Pixels, String> {
    let (format, mut decoder) = decoder(bytes, limits)?;
    let name = kind::name(format);
    let (width, height) = decoder.dimensions();
    let count = u64::from(width) * u64::from(height);
    let failed = |error: image::ImageError| describe(name, &error, limits);
    let _turn =
        (count > MANY_PIXELS).then(|| ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner));
    // Broken metadata costs the metadata, not the picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut notes = Vec::new();
    let decoded = DynamicImage::from_decoder(decoder).map_err(failed)?;
    if kind::is_animated(bytes, format) {
        notes.push("An animation: only its first picture is shown");
    }
    if format == ImageFormat::Jpeg && kind::is_cut_short(bytes) {
        notes.push(CUT_SHORT);
    }
    let (upright, opaque) = finish(decoded, size, profile.as_deref(), orientation, &mut notes);
    let original = if swaps_sides(orientation) {
        (height, width)
    } else {
        (width, height)
    };
    Ok(Pixels {
        width: upright.width(),
        height: upright.height(),
        rgba: upright.into_raw(),
        opaque,
        format: name,
        original,
        notes,
    })
}

/// Shrinks, converts to sRGB, multiplies by alpha and turns; each where it costs least.
fn finish(
    decoded: DynamicImage,
    size: PictureSize,
    profile: Option<&[u8]>,
    orientation: Orientation,
    notes: &mut Vec<&'static str>,
) -> (RgbaImage, bool) {
    let mut rgba;
    let opaque;
    if decoded.color().has_alpha() {
        rgba = decoded.into_rgba8();
        opaque = rgba.pixels().all(|pixel| pixel.0[3] == u8::MAX);
        to_srgb(&mut rgba, profile, notes);
        if !opaque {
            // Before shrinking, or the colors of what is transparent would bleed into the rest.
            for pixel in rgba.pixels_mut() {
                let alpha = u16::from(pixel.0[3]);
                for channel in &mut pixel.0[..3] {
                    *channel = ((u16::from(*channel) * alpha + 127) / 255) as u8;
                }
            }
        }
        rgba = shrink(DynamicImage::ImageRgba8(rgba), size).into_rgba8();
    } else {
        opaque = true;
        rgba = shrink(decoded, size).into_rgba8();
        to_srgb(&mut rgba, profile, notes);
    }
    let mut upright = DynamicImage::ImageRgba8(rgba);
    upright.apply_orientation(orientation);
    (upright.into_rgba8(), opaque)
}

fn shrink(picture: DynamicImage, size: PictureSize) -> DynamicImage {
    match size {
        PictureSize::Within(side) if picture.width().max(picture.height()) > side => {
            picture.thumbnail(side, side)
        }
        PictureSize::Within(_) | PictureSize::Full => picture,
    }
}

/// Converts from the picture's own color profile, and says so when that cannot be done.
fn to_srgb(rgba: &mut RgbaImage, profile: Option<&[u8]>, notes: &mut Vec<&'static str>) {
    let Some(profile) = profile else { return };
    let cannot = "Its own color profile cannot be read: colors may be off";
    let Ok(own) = ColorProfile::new_from_slice(profile) else {
        notes.push(cannot);
        return;
    };
    match own.color_space {
        DataColorSpace::Rgb => {}
        // The decoder made plain grey of it, which needs no profile to be read.
        DataColorSpace::Gray => return,
        _ => {
            notes.push("Made for printing: colors on the screen are approximate");
            return;
        }
    }
    let options = TransformOptions::default();
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = own.create_transform_8bit(Layout::Rgba, &srgb, Layout::Rgba, options)
    else {
        notes.push(cannot);
        return;
    };
    let row_bytes = rgba.width() as usize * 4;
    let mut converted = vec![0; row_bytes];
    for row in rgba.chunks_exact_mut(row_bytes.max(4)) {
        if transform.transform(row, &mut converted).is_err() {
            notes.push(cannot);
            return;
        }
        row.copy_from_slice(&converted);
    }
}

fn swaps_sides(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

fn describe(name: &str, error: &image::ImageError, limits: &Limits) -> String {
    match error {
        image::ImageError::Limits(_) => format!(
            "The {name} picture is larger than what is decoded: at most {} million pixels, and {} along a side. Save a smaller copy of it",
            limits.image_pixels / 1_000_000,
            limits.image_side
        ),
        image::ImageError::Unsupported(_) => {
            format!("This kind of {name} picture cannot be shown. Save it as a plain PNG or JPEG")
        }
        other => format!("The {name} picture is damaged: {other}. Ask for the file again"),
    }
}

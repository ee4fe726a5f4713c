//! Turns the bytes of a picture into upright pixels at the size that is looked at.
//!
//! What a file is, its first bytes say, never its name. Decoders are held to the limits and to
//! catching their own panics: a picture that cannot be shown says why and harms nothing else.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use image::{DynamicImage, ImageDecoder as _, ImageReader};

use crate::container::limits::{FileKind, MAX_IMAGE_PIXELS, MAX_IMAGE_SIDE};
use crate::session::Opened;
use crate::session::pictures::{Decoded, PictureRequest, PictureSize, Pixels};

/// Reads and decodes; everything that goes wrong becomes words for the placeholder.
pub(super) fn decode(opened: &Opened, request: PictureRequest) -> Decoded {
    let picture = opened.dossier.picture(request.picture);
    let Some(file) = &picture.file else {
        return Decoded::Failed("The bundle does not hold this picture".to_owned());
    };
    let bytes = match opened.container.read(file, FileKind::Image) {
        Ok(bytes) => bytes,
        Err(problem) => return Decoded::Failed(format!("{}. {}", problem.what, problem.advice)),
    };
    decode_bytes(&bytes, request.size)
}

/// Decodes `bytes` under the limits; decoders that panic are caught.
pub fn decode_bytes(bytes: &[u8], size: PictureSize) -> Decoded {
    let tried = catch_unwind(AssertUnwindSafe(|| pixels(bytes, size)));
    match tried {
        Ok(Ok(pixels)) => Decoded::Pixels(Arc::new(pixels)),
        Ok(Err(why)) => Decoded::Failed(why),
        Err(_) => Decoded::Failed(
            "The picture's file is damaged in a way the decoder cannot take".to_owned(),
        ),
    }
}

fn pixels(bytes: &[u8], size: PictureSize) -> Result<Pixels, String> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| error.to_string())?;
    let Some(format) = reader.format() else {
        return Err("This is no PNG, JPEG, WebP, GIF or TIFF picture".to_owned());
    };
    let mut allowed = image::Limits::default();
    allowed.max_image_width = Some(MAX_IMAGE_SIDE);
    allowed.max_image_height = Some(MAX_IMAGE_SIDE);
    // Eight bytes a pixel is the deepest format that is decoded here.
    allowed.max_alloc = Some(MAX_IMAGE_PIXELS * 8);
    reader.limits(allowed);
    let mut decoder = reader
        .into_decoder()
        .map_err(|error| describe(format, &error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_IMAGE_PIXELS {
        return Err(format!(
            "The picture has {width} × {height} pixels; more than {} million are not decoded",
            MAX_IMAGE_PIXELS / 1_000_000
        ));
    }
    let orientation = decoder
        .orientation()
        .unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture =
        DynamicImage::from_decoder(decoder).map_err(|error| describe(format, &error))?;
    let whole = (picture.width(), picture.height());
    // Shrink before turning: fewer pixels to turn.
    if let PictureSize::Within(side) = size
        && whole.0.max(whole.1) > side
    {
        picture = picture.thumbnail(side, side);
    }
    picture.apply_orientation(orientation);
    let turned = matches!(
        orientation,
        image::metadata::Orientation::Rotate90
            | image::metadata::Orientation::Rotate270
            | image::metadata::Orientation::Rotate90FlipH
            | image::metadata::Orientation::Rotate270FlipH
    );
    let rgba = picture.into_rgba8();
    Ok(Pixels {
        width: rgba.width(),
        height: rgba.height(),
        rgba: rgba.into_raw(),
        original: if turned { (whole.1, whole.0) } else { whole },
    })
}

fn describe(format: image::ImageFormat, error: &image::ImageError) -> String {
    let name = format
        .to_mime_type()
        .trim_start_matches("image/")
        .to_uppercase();
    match error {
        image::ImageError::Limits(_) => {
            format!("The {name} picture is larger than what is decoded here")
        }
        image::ImageError::Unsupported(_) => format!("This kind of {name} picture cannot be shown"),
        other => format!("The {name} picture is damaged: {other}"),
    }
}

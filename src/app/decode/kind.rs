//! What kind of picture a file is, by its bytes, and what the decoders do not tell of it.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::{AnimationDecoder as _, ImageFormat};

/// How far an SVG's first tag may be from the start: after a prolog and a comment.
const SVG_PROLOG_BYTES: usize = 4096;

/// The format, if it is one that is shown; else what it is and what would help.
pub(super) fn shown_format(bytes: &[u8]) -> Result<ImageFormat, String> {
    if bytes.is_empty() {
        return Err("The picture's file is empty. Ask for the file again".to_owned());
    }
    if is_svg(bytes) {
        return Err(
            "SVG drawings are not shown, as they can hold programs and links. Save it as a PNG"
                .to_owned(),
        );
    }
    if let Some(name) = not_shown(bytes) {
        return Err(format!(
            "{name} pictures cannot be shown. Save it as a JPEG, PNG or WebP"
        ));
    }
    match image::guess_format(bytes) {
        Ok(
            format @ (ImageFormat::Png
            | ImageFormat::Jpeg
            | ImageFormat::WebP
            | ImageFormat::Gif
            | ImageFormat::Tiff),
        ) => Ok(format),
        Ok(other) => Err(format!(
            "{} pictures are not shown. Save it as a JPEG, PNG or WebP",
            name(other)
        )),
        // Its only fact is that no signature matched.
        Err(_) => Err("This file is no PNG, JPEG, WebP, GIF or TIFF picture".to_owned()),
    }
}

/// As people call it.
pub(super) fn name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "PNG",
        ImageFormat::Jpeg => "JPEG",
        ImageFormat::WebP => "WebP",
        ImageFormat::Gif => "GIF",
        ImageFormat::Tiff => "TIFF",
        ImageFormat::Bmp => "BMP",
        ImageFormat::Ico => "Icon",
        _ => "Such",
    }
}

fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let prolog = start.get(..SVG_PROLOG_BYTES).unwrap_or(start);
    start.starts_with(b"<") && memchr::memmem::find(prolog, b"<svg").is_some()
}

/// Formats that the decoders here do not read, and that people do send.
fn not_shown(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xFF\x0A") || bytes.starts_with(b"\0\0\0\x0CJXL ") {
        return Some("JPEG XL");
    }
    if bytes.get(4..8)? != b"ftyp" {
        return None;
    }
    match bytes.get(8..12)? {
        b"avif" | b"avis" => Some("AVIF"),
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Some("HEIC"),
        _ => None,
    }
}

/// Whether there is more than the one picture that is shown.
pub(super) fn is_animated(bytes: &[u8], format: ImageFormat) -> bool {
    match format {
        // Two frames tell; their size is known to be within the limits.
        ImageFormat::Gif => GifDecoder::new(Cursor::new(bytes)).is_ok_and(|decoder| {
            let frames = decoder.into_frames().take(2);
            frames.flatten().count() == 2
        }),
        ImageFormat::Png => {
            let control = memchr::memmem::find(bytes, b"acTL");
            let data = memchr::memmem::find(bytes, b"IDAT");
            control.is_some_and(|control| data.is_none_or(|data| control < data))
        }
        ImageFormat::WebP => {
            bytes.get(12..16) == Some(b"VP8X")
                && bytes.get(20).is_some_and(|flags| flags & 0b10 != 0)
        }
        _ => false,
    }
}

/// Whether a JPEG ends before its end: its decoder fills the rest with grey and says nothing.
pub(super) fn is_cut_short(jpeg: &[u8]) -> bool {
    let scan = memchr::memmem::rfind(jpeg, b"\xFF\xDA");
    let end = memchr::memmem::rfind(jpeg, b"\xFF\xD9");
    end.is_none() || end < scan
}

//! Pictures of every kind, made here: upright, within the limits, and broken in every way.

use std::io::Cursor;

use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{
    DynamicImage, Frame, ImageBuffer, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba,
    RgbaImage,
};

use super::*;
use crate::model::integrity::{FileCheck, Integrity};
use crate::model::item::PictureId;
use crate::model::picture::Picture;
use crate::session::command::Source;

const RED: Rgb<u8> = Rgb([230, 20, 20]);
const BLUE: Rgb<u8> = Rgb([20, 20, 230]);
const GREEN: Rgb<u8> = Rgb([20, 200, 20]);
const WHITE: Rgb<u8> = Rgb([250, 250, 250]);

/// 48 × 32: red, blue over green, white.
fn four_fields() -> RgbImage {
    RgbImage::from_fn(48, 32, |x, y| match (x < 24, y < 16) {
        (true, true) => RED,
        (false, true) => BLUE,
        (true, false) => GREEN,
        (false, false) => WHITE,
    })
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn every_format() -> Vec<(ImageFormat, Vec<u8>)> {
    let picture = DynamicImage::ImageRgb8(four_fields());
    [
        ImageFormat::Png,
        ImageFormat::Jpeg,
        ImageFormat::WebP,
        ImageFormat::Gif,
        ImageFormat::Tiff,
    ]
    .into_iter()
    .map(|format| (format, encoded(&picture, format)))
    .collect()
}

fn full(bytes: &[u8]) -> Result<Pixels, String> {
    decoded(bytes, PictureSize::Full, &Limits::default())
}

fn decoded(bytes: &[u8], size: PictureSize, limits: &Limits) -> Result<Pixels, String> {
    match decode_bytes(bytes, size, limits) {
        Decoded::Pixels(pixels) => Ok((*pixels).clone()),
        Decoded::Failed(why) => Err(why),
    }
}

fn at(pixels: &Pixels, x: u32, y: u32) -> [u8; 4] {
    let start = (y * pixels.width + x) as usize * 4;
    pixels.rgba[start..start + 4].try_into().unwrap()
}

fn is_near(color: [u8; 4], expected: Rgb<u8>) -> bool {
    let near = |a: u8, b: u8| a.abs_diff(b) < 24;
    color
        .iter()
        .zip(expected.0)
        .all(|(channel, expected)| near(*channel, expected))
}

/// The colors of the corners: top left, top right, bottom left, bottom right.
fn corners(pixels: &Pixels) -> [[u8; 4]; 4] {
    let (right, bottom) = (pixels.width - 3, pixels.height - 3);
    [
        at(pixels, 2, 2),
        at(pixels, right, 2),
        at(pixels, 2, bottom),
        at(pixels, right, bottom),
    ]
}

/// A JPEG whose EXIF says how it is turned.
fn turned_jpeg(orientation: u8) -> Vec<u8> {
    let plain = encoded(&DynamicImage::ImageRgb8(four_fields()), ImageFormat::Jpeg);
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [
        &plain[..2],
        b"\xFF\xE1".as_slice(),
        &length,
        &exif,
        &plain[2..],
    ]
    .concat()
}

#[test]
fn every_format_is_decoded() {
    for (format, bytes) in every_format() {
        let pixels = full(&bytes).unwrap();
        assert_eq!((pixels.width, pixels.height), (48, 32), "{format:?}");
        assert_eq!(pixels.original, (48, 32), "{format:?}");
        assert!(pixels.opaque, "{format:?}");
        assert_eq!(pixels.notes, [""; 0], "{format:?}");
        for (found, expected) in corners(&pixels).into_iter().zip([RED, BLUE, GREEN, WHITE]) {
            assert!(is_near(found, expected), "{format:?}: {found:?}");
        }
    }
}

#[test]
fn all_eight_orientations_come_out_upright() {
    let expected = [
        [RED, BLUE, GREEN, WHITE],
        [BLUE, RED, WHITE, GREEN],
        [WHITE, GREEN, BLUE, RED],
        [GREEN, WHITE, RED, BLUE],
        [RED, GREEN, BLUE, WHITE],
        [GREEN, RED, WHITE, BLUE],
        [WHITE, BLUE, GREEN, RED],
        [BLUE, WHITE, RED, GREEN],
    ];
    for (orientation, expected) in (1_u8..).zip(expected) {
        let bytes = turned_jpeg(orientation);
        for size in [PictureSize::Full, PictureSize::Within(24)] {
            let pixels = decoded(&bytes, size, &Limits::default()).unwrap();
            let is_turned = orientation >= 5;
            assert_eq!(pixels.width < pixels.height, is_turned, "{orientation}");
            let original = if is_turned { (32, 48) } else { (48, 32) };
            assert_eq!(pixels.original, original, "{orientation}");
            for (found, expected) in corners(&pixels).into_iter().zip(expected) {
                assert!(
                    is_near(found, expected),
                    "{orientation} {size:?}: {found:?}"
                );
            }
        }
    }
}

#[test]
fn smaller_copies_keep_their_shape_and_know_the_original() {
    let bytes = encoded(&DynamicImage::new_rgb8(3000, 10), ImageFormat::Png);
    let pixels = decoded(&bytes, PictureSize::Within(512), &Limits::default()).unwrap();
    assert_eq!((pixels.width, pixels.height), (512, 2));
    assert_eq!(pixels.original, (3000, 10));
    let same = decoded(&bytes, PictureSize::Within(4096), &Limits::default()).unwrap();
    assert_eq!((same.width, same.height), (3000, 10), "never blown up");
}

#[test]
fn sixteen_bits_become_eight() {
    let deep = ImageBuffer::from_pixel(4, 4, Rgb([65_535_u16, 32_768, 0]));
    let pixels = full(&encoded(&DynamicImage::ImageRgb16(deep), ImageFormat::Png)).unwrap();
    assert_eq!(at(&pixels, 1, 1), [255, 128, 0, 255]);
}

#[test]
fn transparent_pixels_do_not_bleed_into_smaller_copies() {
    let checks = RgbaImage::from_fn(64, 64, |x, y| {
        if (x + y) % 2 == 0 {
            Rgba([255, 255, 255, 255])
        } else {
            Rgba([255, 0, 0, 0])
        }
    });
    let bytes = encoded(&DynamicImage::ImageRgba8(checks), ImageFormat::Png);
    let pixels = decoded(&bytes, PictureSize::Within(8), &Limits::default()).unwrap();
    assert!(!pixels.opaque);
    let [red, green, blue, alpha] = at(&pixels, 4, 4);
    assert!(alpha > 100 && alpha < 156, "{alpha}");
    assert!(red == green && green == blue && red.abs_diff(alpha) < 3);
}

#[test]
fn of_an_animation_the_first_picture_is_shown_and_the_reader_told() {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for color in [[230, 20, 20, 255], [20, 20, 230, 255]] {
        let picture = RgbaImage::from_pixel(8, 8, Rgba(color));
        encoder.encode_frame(Frame::new(picture)).unwrap();
    }
    drop(encoder);
    let pixels = full(&bytes).unwrap();
    assert!(is_near(at(&pixels, 4, 4), RED));
    assert_eq!(
        pixels.notes,
        ["An animation: only its first picture is shown"]
    );
}

#[test]
fn a_color_profile_is_heeded() {
    let green = RgbImage::from_pixel(8, 8, Rgb([60, 180, 60]));
    let write = |profile: Option<Vec<u8>>| {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 100);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile).unwrap();
        }
        encoder
            .write_image(&green, 8, 8, image::ExtendedColorType::Rgb8)
            .unwrap();
        full(&bytes).unwrap()
    };
    let plain = at(&write(None), 4, 4);
    let wide = write(Some(ColorProfile::new_display_p3().encode().unwrap()));
    let wide_green = at(&wide, 4, 4);
    assert!(wide.notes.is_empty());
    assert!(plain[0] > wide_green[0] + 20, "{plain:?} {wide_green:?}");
    let broken = write(Some(b"no profile".to_vec()));
    assert_eq!(at(&broken, 4, 4), plain);
    assert_eq!(
        broken.notes,
        ["Its own color profile cannot be read: colors may be off"]
    );
}

#[test]
fn limits_hold_at_and_past() {
    for (format, bytes) in every_format() {
        let limits = |image_pixels, image_side| Limits {
            image_pixels,
            image_side,
            ..Limits::default()
        };
        let tried = |limits: &Limits| decoded(&bytes, PictureSize::Full, limits);
        assert!(tried(&limits(48 * 32, 48)).is_ok(), "{format:?} at");
        let why = tried(&limits(48 * 32 - 1, 48)).unwrap_err();
        assert!(why.contains("million"), "{format:?}: {why}");
        let why = tried(&limits(48 * 32, 47)).unwrap_err();
        assert!(why.contains("47 along a side"), "{format:?}: {why}");
    }
}

#[test]
fn files_that_claim_to_be_huge_are_refused_at_once() {
    let mut bytes = encoded(&DynamicImage::new_rgb8(1, 1), ImageFormat::Png);
    // Width and height stand after the signature, the length and the name of the first chunk.
    bytes[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bytes[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    let start = std::time::Instant::now();
    full(&bytes).unwrap_err();
    let mut gif = encoded(&DynamicImage::new_rgba8(1, 1), ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    full(&gif).unwrap_err();
    assert!(start.elapsed() < std::time::Duration::from_secs(2));
}

/// Cut anywhere, a picture is refused with words, or shown and said to be cut short.
#[test]
fn every_prefix_of_every_format_is_taken_politely() {
    let mut tried = 0;
    for (format, bytes) in every_format() {
        for length in (0..bytes.len()).step_by(7) {
            tried += 1;
            match full(&bytes[..length]) {
                Err(why) => assert!(!why.is_empty()),
                Ok(pixels) if format == ImageFormat::Jpeg => {
                    assert_eq!(pixels.notes.len(), 1, "{length} of {}", bytes.len());
                }
                // The end of these holds no pixels.
                Ok(_) => assert!(length + 64 > bytes.len(), "{format:?} at {length}"),
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn flipped_bytes_never_panic() {
    for (format, bytes) in every_format() {
        for place in (0..bytes.len()).step_by(3) {
            let mut broken = bytes.clone();
            broken[place] ^= 0x5A;
            if let Ok(pixels) = decoded(&broken, PictureSize::Within(64), &Limits::default()) {
                let count = (pixels.width * pixels.height * 4) as usize;
                assert_eq!(pixels.rgba.len(), count, "{format:?} at {place}");
            }
        }
    }
}

#[test]
fn what_cannot_be_shown_is_named() {
    let cases: [(&[u8], &str); 8] = [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"\xEF\xBB\xBF <?xml version='1.0'?><!-- a --><svg/>", "SVG"),
        (b"\0\0\0\x1CftypavifFFFF", "AVIF"),
        (b"\0\0\0\x18ftypheicFFFF", "HEIC"),
        (b"\xFF\x0A\0\0\0\0", "JPEG XL"),
        (b"BM\0\0\0\0\0\0\0\0\0\0", "BMP"),
        (b"just words", "no PNG"),
    ];
    for (bytes, expected) in cases {
        let why = full(bytes).unwrap_err();
        assert!(why.contains(expected), "{expected}: {why}");
    }
}

/// A bundle of one picture, packed as `packed` and read now as `now`.
fn opened(packed: &[u8], now: &[u8]) -> Opened {
    let path = "images/a.png".to_owned();
    let dossier = Dossier {
        pictures: vec![Picture {
            file: Some(path.clone()),
            ..Picture::default()
        }],
        integrity: Integrity {
            files: vec![FileCheck {
                name: "a".to_owned(),
                path: path.clone(),
                state: HashState::Verified,
                expected_sha256: Some(integrity::sha256(packed)),
                expected_bytes: None,
            }],
            opened_anyway: false,
        },
        ..Dossier::default()
    };
    Opened {
        source: Source::Sample,
        dossier: Arc::new(dossier),
        container: Arc::new(Container::from_files(vec![(path, now.to_vec())]).unwrap()),
        generation: 0,
    }
}

#[test]
fn the_very_bytes_that_are_shown_are_compared_with_what_was_packed() {
    let request = PictureRequest {
        picture: PictureId(0),
        size: PictureSize::Full,
    };
    let (packed, other) = (
        encoded(&DynamicImage::ImageRgb8(four_fields()), ImageFormat::Png),
        encoded(
            &DynamicImage::ImageRgb8(RgbImage::new(2, 2)),
            ImageFormat::Png,
        ),
    );
    for (now, state) in [(&packed, HashState::Verified), (&other, HashState::Changed)] {
        let (decoded, file) = decode(&opened(&packed, now), request);
        assert!(matches!(decoded, Decoded::Pixels(_)));
        assert_eq!(file, Some((0, state)));
    }
}

#[test]
fn a_check_names_each_picture_that_cannot_be_shown() {
    let whole = encoded(&DynamicImage::ImageRgb8(four_fields()), ImageFormat::Png);
    let cut = &whole[..whole.len() / 2];
    let found = |bytes: &[u8]| -> (usize, bool) {
        let opened = opened(bytes, bytes);
        let found = unreadable(&opened.dossier, &opened.container);
        let glanced = glance("a", bytes, &Limits::default()).is_some();
        (found.len(), glanced)
    };
    assert_eq!(found(&whole), (0, false));
    assert_eq!(found(cut), (1, false), "only decoding tells");
    assert_eq!(found(b"<svg/>"), (1, true));
    assert_eq!(found(b"words"), (1, true));
    let jpeg = encoded(
        &DynamicImage::ImageRgb8(RgbImage::new(64, 64)),
        ImageFormat::Jpeg,
    );
    assert_eq!(found(&jpeg[..jpeg.len() - 2]), (1, false));
}

//! A person's portrait as a small square PNG, for a drawing of the map.

use std::io::Cursor;

use image::imageops::{FilterType, crop_imm, resize};
use image::{ImageFormat, RgbaImage};

use super::decode;
use crate::model::item::PictureId;
use crate::session::Opened;
use crate::session::pictures::{Decoded, PictureRequest, PictureSize, Pixels};

/// The picture is decoded at no more than this, the longer side in pixels.
const DECODED_SIDE: u32 = 512;

/// The middle of a picture, a little above it as in the window, `side` by `side` pixels on white
/// paper. `None` where the picture cannot be shown.
pub(crate) fn png(opened: &Opened, picture: PictureId, side: u32) -> Option<Vec<u8>> {
    let request = PictureRequest {
        picture,
        size: PictureSize::Within(DECODED_SIDE),
    };
    let (Decoded::Pixels(pixels), _) = decode(opened, request) else {
        return None;
    };
    let square = square(&on_paper(&pixels)?);
    let small = resize(&square, side, side, FilterType::Triangle);
    let mut png = Cursor::new(Vec::new());
    small.write_to(&mut png, ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

fn on_paper(pixels: &Pixels) -> Option<RgbaImage> {
    let mut rgba = pixels.rgba.clone();
    if !pixels.opaque {
        // Colors are multiplied by their alpha already.
        for pixel in rgba.chunks_exact_mut(4) {
            let paper = u8::MAX - pixel[3];
            for channel in &mut pixel[..3] {
                *channel = channel.saturating_add(paper);
            }
            pixel[3] = u8::MAX;
        }
    }
    RgbaImage::from_raw(pixels.width, pixels.height, rgba)
}

fn square(image: &RgbaImage) -> RgbaImage {
    let side = image.width().min(image.height());
    let (left, top) = ((image.width() - side) / 2, (image.height() - side) / 3);
    crop_imm(image, left, top, side, side).to_image()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    #[test]
    fn a_tall_picture_is_cut_below_its_top_and_what_shines_through_lies_on_white() {
        let tall = RgbaImage::from_fn(10, 40, |_, y| Rgba([y as u8, 0, 0, 255]));
        let cut = square(&tall);
        assert_eq!(cut.dimensions(), (10, 10));
        assert_eq!(cut.get_pixel(0, 0)[0], 10);
        let wide = RgbaImage::from_fn(40, 10, |x, _| Rgba([x as u8, 0, 0, 255]));
        assert_eq!(square(&wide).get_pixel(0, 0)[0], 15);
        let pixels = Pixels {
            width: 1,
            height: 1,
            rgba: vec![100, 0, 0, 100],
            opaque: false,
            format: "PNG",
            original: (1, 1),
            notes: Vec::new(),
        };
        let paper = on_paper(&pixels).unwrap();
        assert_eq!(paper.get_pixel(0, 0).0, [255, 155, 155, 255]);
    }
}

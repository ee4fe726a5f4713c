//! The CPU painter: pixels computed by hand, broken input, and the same bytes every time.

use std::sync::Arc;

use dossier::raster::{
    MAX_IMAGE_SIDE, MAX_TEXTURE_SIDE, Omitted, Page, Painting, RasterError, Rasterizer,
};
use eframe::egui::epaint::{
    ClippedPrimitive, ColorImage, ImageData, ImageDelta, Mesh, PaintCallback, Primitive, Vertex,
};
use eframe::egui::{Color32, Pos2, Rect, TextureId, TextureOptions, TexturesDelta, pos2, vec2};
use image::RgbaImage;
use proptest::prelude::*;

const SIZE: [u32; 2] = [16, 12];
const PICTURE: TextureId = TextureId::Managed(1);

// ---- solid colors and blending ----

#[test]
fn a_rectangle_covers_the_pixels_whose_centers_it_holds() {
    let mut mesh = Mesh::default();
    let rect = Rect::from_min_max(pos2(2.0, 3.0), pos2(5.5, 4.51));
    mesh.add_colored_rect(rect, Color32::RED);
    let image = paint(mesh);
    for (x, y, pixel) in image.enumerate_pixels() {
        // The center of column 5 lies on the right edge, which is not part of it.
        let is_inside = (2..5).contains(&x) && (3..5).contains(&y);
        let expected = if is_inside {
            [255, 0, 0, 255]
        } else {
            [255; 4]
        };
        assert_eq!(pixel.0, expected, "at {x}, {y}");
    }
}

#[test]
fn blends_premultiplied_colors_in_gamma_space() {
    let half_black = Color32::from_black_alpha(128);
    let tint = Color32::from_rgba_premultiplied(100, 50, 0, 100);
    let glow = Color32::from_rgba_premultiplied(40, 0, 0, 0);
    let cases = [
        (vec![half_black], [127, 127, 127, 255]), // 255 * 127 / 255
        (vec![tint], [255, 205, 155, 255]),       // 100 + 155, 50 + 155, 0 + 155
        (vec![Color32::BLACK, tint], [100, 50, 0, 255]),
        (vec![Color32::BLACK, glow, glow], [80, 0, 0, 255]),
        (vec![half_black, half_black], [63, 63, 63, 255]), // 127 * 127 / 255 = 63.25
    ];
    for (colors, expected) in cases {
        let mut mesh = Mesh::default();
        for &color in &colors {
            mesh.add_colored_rect(everywhere(), color);
        }
        assert_eq!(paint(mesh).get_pixel(7, 7).0, expected, "{colors:?}");
    }
}

#[test]
fn a_see_through_background_gathers_alpha() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(everywhere(), Color32::from_black_alpha(128));
    mesh.add_colored_rect(everywhere(), Color32::from_black_alpha(128));
    let primitives = [clipped(everywhere(), mesh)];
    let image = with_white()
        .paint(&Page {
            background: Color32::TRANSPARENT,
            ..page(&primitives)
        })
        .unwrap()
        .image;
    assert_eq!(image.get_pixel(0, 0).0, [0, 0, 0, 192]); // 128 + 128 * 127 / 255 = 191.75
}

#[test]
fn vertex_colors_change_evenly_between_corners() {
    let mut mesh = Mesh::default();
    let gray = |level: u8| Color32::from_gray(level);
    let corners = [
        (0.0, 0.0, 0),
        (16.0, 0.0, 160),
        (0.0, 12.0, 0),
        (16.0, 12.0, 160),
    ];
    for (x, y, level) in corners {
        mesh.colored_vertex(pos2(x, y), gray(level));
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    let image = paint(mesh);
    for (x, y, pixel) in image.enumerate_pixels() {
        assert_eq!(pixel.0[0], (x * 10 + 5) as u8, "at {x}, {y}");
    }
}

// ---- textures ----

#[test]
fn stretches_a_texture_with_the_filter_it_asks_for() {
    let cases = [
        (TextureOptions::LINEAR, [0, 50, 150, 200]),
        (TextureOptions::NEAREST, [0, 0, 200, 200]),
    ];
    for (options, expected) in cases {
        let mut rasterizer = Rasterizer::new();
        let image = ColorImage::new([2, 1], vec![Color32::BLACK, Color32::from_gray(200)]);
        rasterizer
            .update(&mut set(PICTURE, image, options))
            .unwrap();
        let picture = show_picture(&rasterizer, Rect::from_min_size(Pos2::ZERO, vec2(4.0, 1.0)));
        let row = [0, 1, 2, 3].map(|x| picture.get_pixel(x, 0).0[0]);
        assert_eq!(row, expected, "{options:?}");
    }
}

#[test]
fn a_texture_on_the_pixel_grid_is_copied_exactly() {
    let texels: Vec<_> = (0..16 * 12)
        .map(|n| Color32::from_rgb(n, 255 - n, n / 2))
        .collect();
    let mut rasterizer = Rasterizer::new();
    let image = ColorImage::new([16, 12], texels.clone());
    rasterizer
        .update(&mut set(PICTURE, image, TextureOptions::LINEAR))
        .unwrap();
    let picture = show_picture(&rasterizer, everywhere());
    let pixels: Vec<_> = picture.pixels().map(|pixel| pixel.0).collect();
    assert_eq!(
        pixels,
        texels.iter().map(Color32::to_array).collect::<Vec<_>>()
    );
}

#[test]
fn changes_a_part_of_a_texture() {
    let mut rasterizer = Rasterizer::new();
    let whole = ColorImage::filled([16, 12], Color32::BLUE);
    rasterizer
        .update(&mut set(PICTURE, whole, TextureOptions::NEAREST))
        .unwrap();
    let patch = ColorImage::filled([2, 3], Color32::GREEN);
    rasterizer.update(&mut patch_at([4, 5], patch)).unwrap();
    let picture = show_picture(&rasterizer, everywhere());
    for (x, y, pixel) in picture.enumerate_pixels() {
        let is_patched = (4..6).contains(&x) && (5..8).contains(&y);
        let expected = if is_patched {
            Color32::GREEN
        } else {
            Color32::BLUE
        };
        assert_eq!(pixel.0, expected.to_array(), "at {x}, {y}");
    }
}

#[test]
fn a_freed_texture_lasts_for_the_frame_that_frees_it() {
    let mut rasterizer = Rasterizer::new();
    let image = ColorImage::filled([1, 1], Color32::GREEN);
    let mut delta = set(PICTURE, image, TextureOptions::LINEAR);
    delta.free(PICTURE);
    rasterizer.update(&mut delta).unwrap();
    assert_eq!(
        show_picture(&rasterizer, everywhere()).get_pixel(0, 0).0,
        [0, 255, 0, 255]
    );
    rasterizer.update(&mut TexturesDelta::default()).unwrap();
    let painting = rasterizer
        .paint(&page(&[picture_at(everywhere())]))
        .unwrap();
    assert_eq!(
        painting.omitted,
        Omitted {
            meshes_without_texture: 1,
            ..Omitted::default()
        }
    );
    assert_eq!(painting.image.get_pixel(0, 0).0, [255; 4]);
}

#[test]
fn refuses_textures_that_cannot_be() {
    let patch = |position| patch_at(position, ColorImage::filled([2, 2], Color32::RED));
    let odd = ColorImage {
        pixels: vec![Color32::RED; 3],
        ..ColorImage::filled([2, 2], Color32::RED)
    };
    let long = ColorImage::filled([MAX_TEXTURE_SIDE + 1, 1], Color32::RED);
    let whole = |image| set(PICTURE, image, TextureOptions::LINEAR);
    let cases = [
        (whole(ColorImage::filled([0, 9], Color32::RED)), "0×9"),
        (whole(long), "8193×1"),
        (whole(odd), "damaged"),
        (patch([3, 0]), "beyond"),
        (patch([0, usize::MAX]), "beyond"),
    ];
    for (mut delta, words) in cases {
        let mut rasterizer = Rasterizer::new();
        rasterizer
            .update(&mut whole(ColorImage::filled([4, 4], Color32::RED)))
            .unwrap();
        let error = rasterizer.update(&mut delta).unwrap_err();
        assert!(error.to_string().contains(words), "{error}");
        let picture = show_picture(&rasterizer, everywhere());
        assert_eq!(
            picture.get_pixel(0, 0).0,
            [255, 0, 0, 255],
            "the old texture stays"
        );
    }
    let error = Rasterizer::new().update(&mut patch([0, 0])).unwrap_err();
    assert_eq!(error, RasterError::NoSuchTexture { id: PICTURE });
}

// ---- clipping and limits ----

#[test]
fn clips_to_whole_pixels_at_every_scale() {
    let clip = Rect::from_min_max(pos2(1.2, 0.6), pos2(3.3, f32::INFINITY));
    let cases = [(1.0, 1..3, 1..12), (2.0, 2..7, 1..12), (1.25, 2..4, 1..12)];
    for (pixels_per_point, columns, rows) in cases {
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(
            Rect::from_min_size(Pos2::ZERO, vec2(99.0, 99.0)),
            Color32::RED,
        );
        let primitives = [clipped(clip, mesh)];
        let image = with_white()
            .paint(&Page {
                pixels_per_point,
                ..page(&primitives)
            })
            .unwrap()
            .image;
        for (x, y, pixel) in image.enumerate_pixels() {
            let is_inside = columns.contains(&x) && rows.contains(&y);
            let expected = if is_inside {
                [255, 0, 0, 255]
            } else {
                [255; 4]
            };
            assert_eq!(pixel.0, expected, "at {x}, {y}, scale {pixels_per_point}");
        }
    }
}

#[test]
fn refuses_images_that_cannot_be() {
    let sizes = [
        [0, 1],
        [1, 0],
        [MAX_IMAGE_SIDE + 1, 1],
        [MAX_IMAGE_SIDE, MAX_IMAGE_SIDE],
    ];
    for size in sizes {
        let error = with_white().paint(&Page { size, ..page(&[]) }).unwrap_err();
        assert!(
            matches!(error, RasterError::ImageSize { .. }),
            "{size:?}: {error}"
        );
    }
    for pixels_per_point in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let error = with_white()
            .paint(&Page {
                pixels_per_point,
                ..page(&[])
            })
            .unwrap_err();
        assert!(matches!(error, RasterError::Scale(_)), "{error}");
    }
}

#[test]
fn says_what_it_left_out() {
    let callback = PaintCallback {
        rect: everywhere(),
        callback: Arc::new(()),
    };
    let callback = ClippedPrimitive {
        clip_rect: everywhere(),
        primitive: Primitive::Callback(callback),
    };
    let mut broken = Mesh::default();
    broken.add_colored_rect(everywhere(), Color32::RED);
    broken.indices.extend([0, 1, 99, 7]);
    let primitives = [
        callback,
        picture_at(everywhere()),
        clipped(everywhere(), broken),
    ];
    let painting = with_white().paint(&page(&primitives)).unwrap();
    let expected = Omitted {
        callbacks: 1,
        meshes_without_texture: 1,
        broken_triangles: 2,
    };
    assert_eq!(painting.omitted, expected);
    assert_eq!(
        painting.image.get_pixel(3, 3).0,
        [255, 0, 0, 255],
        "the rest is painted"
    );
}

// ---- any mesh at all ----

proptest! {
    /// Triangles that share corners and fill the image paint each pixel exactly once.
    #[test]
    fn leaves_no_seams(offsets in proptest::collection::vec((-0.95_f32..0.95, -0.7_f32..0.7), 9)) {
        let mut mesh = Mesh::default();
        let tint = Color32::from_rgba_premultiplied(60, 60, 60, 128);
        for (row, column) in (0..5_u8).flat_map(|row| (0..5_u8).map(move |column| (row, column))) {
            let mut at = pos2(f32::from(column) * 4.0, f32::from(row) * 3.0);
            if (1..4).contains(&row) && (1..4).contains(&column) {
                let (x, y) = offsets[usize::from(row - 1) * 3 + usize::from(column - 1)];
                at += vec2(x, y);
            }
            mesh.colored_vertex(at, tint);
        }
        for corner in (0..20).filter(|corner| corner % 5 != 4) {
            mesh.add_triangle(corner, corner + 6, corner + 1);
            mesh.add_triangle(corner, corner + 6, corner + 5);
        }
        let image = paint(mesh);
        for (x, y, pixel) in image.enumerate_pixels() {
            prop_assert_eq!(pixel.0, [187, 187, 187, 255], "at {}, {}", x, y);
        }
    }

    /// The fast path for rectangles covers the same pixels as the two triangles.
    #[test]
    fn rectangles_equal_their_triangles(
        (left, top) in (-9.0_f32..20.0, -9.0_f32..20.0),
        (width, height) in (-9.0_f32..20.0, -9.0_f32..20.0),
        scale in prop_oneof![Just(1.0_f32), Just(1.25), Just(2.0)],
    ) {
        let rect = Rect::from_min_max(pos2(left, top), pos2(left + width, top + height));
        let [as_rectangle, as_triangles] = [[0, 1, 2, 2, 1, 3], [1, 2, 0, 3, 1, 2]].map(|indices| {
            let mut mesh = Mesh::with_texture(PICTURE);
            mesh.add_rect_with_uv(rect, unit(), Color32::from_white_alpha(200));
            mesh.indices = indices.to_vec();
            let primitives = [clipped(everywhere(), mesh)];
            with_checkers().paint(&Page { pixels_per_point: scale, ..page(&primitives) }).unwrap()
        });
        for (one, other) in as_rectangle.image.iter().zip(as_triangles.image.iter()) {
            prop_assert!(one.abs_diff(*other) <= 1, "{one} {other}");
        }
    }

    /// Whatever the numbers are, painting ends and the image has its size.
    #[test]
    fn survives_any_mesh(
        vertices in proptest::collection::vec((number(), number(), number(), number(), any::<u32>()), 0..8),
        indices in proptest::collection::vec(0_u32..10, 0..30),
        clip in (number(), number(), number(), number()),
        scale in prop_oneof![Just(1.0_f32), Just(f32::MIN_POSITIVE), Just(f32::MAX), Just(0.01)],
        options in prop_oneof![
            Just(TextureOptions::LINEAR),
            Just(TextureOptions::NEAREST_REPEAT),
            Just(TextureOptions::LINEAR_MIRRORED_REPEAT),
        ],
    ) {
        let mut mesh = Mesh::with_texture(PICTURE);
        mesh.indices = indices;
        mesh.vertices = vertices
            .into_iter()
            .map(|(x, y, u, v, color)| {
                let [r, g, b, a] = color.to_le_bytes();
                let color = Color32::from_rgba_premultiplied(r, g, b, a);
                Vertex { pos: pos2(x, y), uv: pos2(u, v), color }
            })
            .collect();
        let clip = Rect::from_min_max(pos2(clip.0, clip.1), pos2(clip.2, clip.3));
        let primitives = [clipped(clip, mesh)];
        let mut rasterizer = Rasterizer::new();
        rasterizer.update(&mut set(PICTURE, checkers(), options)).unwrap();
        let Painting { image, .. } =
            rasterizer.paint(&Page { pixels_per_point: scale, ..page(&primitives) }).unwrap();
        prop_assert_eq!(image.dimensions(), (SIZE[0], SIZE[1]));
        prop_assert!(image.pixels().all(|pixel| pixel.0[3] == 255), "an opaque image stays opaque");
    }
}

/// Every kind of `f32`, and often one near the image.
fn number() -> impl Strategy<Value = f32> {
    prop_oneof![
        3 => -4.0_f32..20.0,
        1 => proptest::num::f32::ANY,
        1 => prop_oneof![Just(f32::MAX), Just(f32::MIN), Just(f32::NAN), Just(f32::INFINITY)],
        1 => -3e6_f32..3e6,
    ]
}

#[test]
fn a_shape_far_larger_than_the_image_is_painted_where_it_is() {
    // The edge from the left top to the right bottom passes through the image's corner.
    for far in [1e4, 1e7, 1e12] {
        let mut mesh = Mesh::default();
        for at in [pos2(-far, -far), pos2(far, far), pos2(-far, far)] {
            mesh.colored_vertex(at, Color32::RED);
        }
        mesh.add_triangle(0, 1, 2);
        let image = paint(mesh);
        assert_eq!(
            image.get_pixel(1, 9).0,
            [255, 0, 0, 255],
            "below the diagonal, {far}"
        );
        assert_eq!(
            image.get_pixel(9, 1).0,
            [255; 4],
            "above the diagonal, {far}"
        );
    }
}

// ---- building blocks ----

fn everywhere() -> Rect {
    Rect::from_min_size(Pos2::ZERO, vec2(SIZE[0] as f32, SIZE[1] as f32))
}

fn unit() -> Rect {
    Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0))
}

fn page(primitives: &[ClippedPrimitive]) -> Page<'_> {
    Page {
        size: SIZE,
        pixels_per_point: 1.0,
        background: Color32::WHITE,
        primitives,
    }
}

fn clipped(clip_rect: Rect, mesh: Mesh) -> ClippedPrimitive {
    ClippedPrimitive {
        clip_rect,
        primitive: Primitive::Mesh(mesh),
    }
}

fn paint(mesh: Mesh) -> RgbaImage {
    let painting = with_white()
        .paint(&page(&[clipped(everywhere(), mesh)]))
        .unwrap();
    assert!(painting.omitted.is_nothing(), "{:?}", painting.omitted);
    painting.image
}

fn set(id: TextureId, image: ColorImage, options: TextureOptions) -> TexturesDelta {
    let mut delta = TexturesDelta::default();
    delta.push(
        id,
        ImageDelta {
            image: ImageData::Color(Arc::new(image)),
            options,
            pos: None,
        },
    );
    delta
}

fn patch_at(position: [usize; 2], image: ColorImage) -> TexturesDelta {
    let mut delta = TexturesDelta::default();
    let image = ImageData::Color(Arc::new(image));
    let options = TextureOptions::NEAREST;
    delta.push(
        PICTURE,
        ImageDelta {
            image,
            options,
            pos: Some(position),
        },
    );
    delta
}

/// Egui's first texture begins with a white texel, which plain colors read.
fn with_white() -> Rasterizer {
    let mut rasterizer = Rasterizer::new();
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    rasterizer
        .update(&mut set(
            TextureId::default(),
            white,
            TextureOptions::LINEAR,
        ))
        .unwrap();
    rasterizer
}

fn checkers() -> ColorImage {
    let texels = (0..15_u8).map(|n| {
        if n % 2 == 0 {
            Color32::WHITE
        } else {
            Color32::from_gray(n)
        }
    });
    ColorImage::new([5, 3], texels.collect())
}

fn with_checkers() -> Rasterizer {
    let mut rasterizer = Rasterizer::new();
    rasterizer
        .update(&mut set(PICTURE, checkers(), TextureOptions::LINEAR))
        .unwrap();
    rasterizer
}

fn picture_at(rect: Rect) -> ClippedPrimitive {
    let mut mesh = Mesh::with_texture(PICTURE);
    mesh.add_rect_with_uv(rect, unit(), Color32::WHITE);
    clipped(everywhere(), mesh)
}

fn show_picture(rasterizer: &Rasterizer, rect: Rect) -> RgbaImage {
    let painting = rasterizer.paint(&page(&[picture_at(rect)])).unwrap();
    assert!(painting.omitted.is_nothing(), "{:?}", painting.omitted);
    painting.image
}

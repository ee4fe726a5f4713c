//! What several tests share.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dossier::raster::{Page, Rasterizer};
use eframe::egui::{Context, FullOutput, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;

/// Lets `Harness::render` and `Harness::snapshot` paint on the CPU, the same on every machine.
///
/// Pass it to `Harness::builder().renderer(..)`.
#[derive(Default)]
pub(crate) struct CpuRenderer {
    rasterizer: Rasterizer,
    refused: Option<String>,
}

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        // A harness has no other way to hear of it than the next picture.
        if let Err(error) = self.rasterizer.update(delta) {
            self.refused = Some(error.to_string());
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        if let Some(error) = &self.refused {
            return Err(error.clone());
        }
        let pixels_per_point = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * pixels_per_point;
        let primitives = ctx.tessellate(output.shapes.clone(), pixels_per_point);
        let painting = self
            .rasterizer
            .paint(&Page {
                size: [size.x.round() as u32, size.y.round() as u32],
                pixels_per_point,
                // What a window would show behind everything.
                background: ctx.global_style().visuals.panel_fill,
                primitives: &primitives,
            })
            .map_err(|error| error.to_string())?;
        if painting.omitted.is_nothing() {
            Ok(painting.image)
        } else {
            Err(format!(
                "the picture is not complete: {:?}",
                painting.omitted
            ))
        }
    }
}

/// A file or folder below `tests/fixtures`.
pub(crate) fn fixture(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(path)
}

/// What stands directly in a folder of fixtures, in order of name; never nothing.
pub(crate) fn fixtures_in(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(fixture(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty(), "{folder} is empty");
    paths
}

/// Every bundle that opens.
pub(crate) fn bundles() -> Vec<PathBuf> {
    fixtures_in("bundles")
}

/// Copies a folder with all that is in it; `to` must not exist yet.
pub(crate) fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            // A panic is 101, a signal is none at all.
            code: output.status.code().expect("not ended by a signal"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The real binary, without a display and without anybody's settings.
pub(crate) fn dossier_command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    for name in [
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "WAYLAND_SOCKET",
        "DOSSIER_LOG",
    ] {
        command.env_remove(name);
    }
    command.env("DOSSIER_SETTINGS", "");
    command
}

/// Runs the real binary to its end.
pub(crate) fn run(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Ran {
    Ran::of(dossier_command().args(arguments))
}

/// The same numbers every time (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((number ^ (number >> 31)) % end as u64) as usize
    }
}

/// A small JPEG with one more segment before all others: its number, its name, what it holds.
pub(crate) fn jpeg_with(number: u8, name: &[u8], content: &[u8]) -> Vec<u8> {
    let mut plain = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 6)
        .write_to(&mut plain, image::ImageFormat::Jpeg)
        .unwrap();
    let plain = plain.into_inner();
    let length = u16::try_from(2 + name.len() + content.len()).unwrap();
    let segment = [&[0xff, number][..], &length.to_be_bytes(), name, content].concat();
    [&plain[..2], &segment, &plain[2..]].concat()
}

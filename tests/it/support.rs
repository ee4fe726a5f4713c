//! What several tests share.

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

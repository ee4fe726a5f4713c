//! Makes the map of a dossier with the measures of the text engine. Slow: it runs as a job.

use eframe::egui::Context;

use crate::geometry::dossier_map::{DossierMap, Kept, Measure};
use crate::geometry::entity_map::Sketch;
use crate::model::Dossier;
use crate::ui::text::TextEngine;
use crate::ui::widgets::map_canvas::words::{
    LINE_WIDTH, NAME_SIZE, NAME_WIDTH, line_text, name_text,
};

/// Labels are measured at this scale, whatever the screen's, so that the layout is the same on all.
const MEASURED_AT: f32 = 2.0;

/// Draws and lays out the map of a dossier for this window's letters.
///
/// `watch` is told how it stands and answers whether to go on; `None` when it was told to stop.
pub fn lay_out(
    ctx: &Context,
    dossier: &Dossier,
    watch: &mut dyn FnMut(&Sketch<'_>) -> bool,
) -> Option<DossierMap> {
    lay_out_again(ctx, dossier, &|_| None, watch)
}

/// The same for a map that was seen before: what was `kept` stays where it was.
pub fn lay_out_again(
    ctx: &Context,
    dossier: &Dossier,
    kept: &Kept<'_>,
    watch: &mut dyn FnMut(&Sketch<'_>) -> bool,
) -> Option<DossierMap> {
    DossierMap::new(dossier, &Letters(ctx), kept, watch)
}

struct Letters<'a>(&'a Context);

impl Measure for Letters<'_> {
    fn name(&self, name: &str) -> [f32; 2] {
        let text = name_text(name, NAME_SIZE);
        let para = TextEngine::of(self.0).layout_at(self.0, &text, MEASURED_AT);
        [para.ink_width().min(NAME_WIDTH), para.size().y]
    }

    fn words(&self, words: &str) -> f32 {
        let text = line_text(words);
        let para = TextEngine::of(self.0).layout_at(self.0, &text, MEASURED_AT);
        para.ink_width().min(LINE_WIDTH) + 6.0
    }

    fn widest_name(&self) -> f32 {
        NAME_WIDTH
    }
}

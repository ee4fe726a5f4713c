//! The whole program without a window: frames are run and tessellated, nothing is painted.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dossier::app::{App, Options};
use dossier::session::command::Command;
use egui::{Context, Event, Pos2, RawInput, Rect, vec2};

const SIZE: egui::Vec2 = vec2(1280.0, 800.0);
/// Longer than any job here takes.
const PATIENCE: Duration = Duration::from_mins(1);
/// A caret that blinks asks for a frame twice a second; anything sooner is no rest.
const A_BLINK: Duration = Duration::from_millis(200);

pub(crate) struct Stage {
    ctx: Context,
    pub(crate) app: App,
    /// How many were run.
    pub(crate) frames: u32,
    /// How long the last frame asked to be left alone.
    rest: Duration,
}

impl Stage {
    /// Opens `path`, or the sample; nothing is drawn yet.
    pub(crate) fn new(path: Option<&Path>) -> Self {
        let ctx = Context::default();
        // As with a screen reader: the accessibility tree is part of what a frame costs.
        ctx.enable_accesskit();
        let options = Options {
            paths: path.map(PathBuf::from).into_iter().collect(),
            bundled_fonts_only: true,
            ..Options::default()
        };
        let app = App::new(&ctx, options);
        Self {
            ctx,
            app,
            frames: 0,
            rest: Duration::ZERO,
        }
    }

    /// One frame: logic, ui, and the triangles that a graphics card would get.
    pub(crate) fn frame(&mut self, events: Vec<Event>) {
        self.frames += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            time: Some(f64::from(self.frames) / 60.0),
            max_texture_side: Some(8192),
            focused: true,
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let mut output = self.ctx.run_ui(input, |ui| {
            app.run_logic(ui.ctx());
            app.run_ui(ui);
        });
        output.textures_delta.clear();
        let root = output.viewport_output.get(&egui::ViewportId::ROOT);
        self.rest = root.map_or(Duration::MAX, |viewport| viewport.repaint_delay);
        black_box(self.ctx.tessellate(output.shapes, output.pixels_per_point));
        black_box(output.platform_output.accesskit_update);
    }

    /// Runs frames until nothing is under way and no frame is asked for.
    pub(crate) fn settle(&mut self) {
        let start = Instant::now();
        loop {
            self.frame(Vec::new());
            if self.app.is_settled() && self.rest > A_BLINK {
                return;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "the window does not come to rest"
            );
            if !self.app.is_settled() {
                std::thread::sleep(Duration::from_millis(2));
            }
        }
    }

    /// Carries out a command and lets its consequences pass.
    pub(crate) fn send(&mut self, command: Command) {
        self.app.send(command);
        self.settle();
    }
}

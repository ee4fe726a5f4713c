//! A window nobody sees: runs egui frames without a display and paints the last one.
//!
//! Invariant: the picture does not depend on how fast the machine is. Time advances by a fixed
//! step a frame and stands still while the program waits for its own work; carets do not blink,
//! and animations jump to their end.
//!
//! It does not know what it shows, opens no window, and carries out no viewport commands: the
//! size asked for at the start stays.

use std::fmt;
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::{
    self, Color32, Context, Event, FullOutput, RawInput, Ui, ViewportId, style::ScrollAnimation,
};

use crate::raster::{MAX_TEXTURE_SIDE, Page, Painting, RasterError, Rasterizer, check_image};

/// How far time advances from one frame to the next.
const SECONDS_PER_FRAME: f64 = 1.0 / 60.0;
/// How long to let worker threads run before asking again whether they are done.
const PAUSE_WHILE_WORKING: Duration = Duration::from_millis(4);

/// The size of the unseen window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// Width and height in points.
    pub size: [u32; 2],
    /// How many pixels of the picture one point covers.
    pub pixels_per_point: f32,
}

impl Screen {
    /// Width and height of the picture.
    pub fn size_in_pixels(&self) -> [u32; 2] {
        let scale = f64::from(self.pixels_per_point);
        self.size
            .map(|points| (f64::from(points) * scale).round() as u32)
    }
}

/// Whether the program still has work of its own under way that would change what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// Run another frame after a short while.
    UnderWay,
    /// The next picture that asks for no repaint is the one wanted.
    Done,
}

/// How long to wait for a picture that stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Frames after the work is done.
    pub frames: usize,
    /// Time for the work itself.
    pub work: Duration,
}

impl Default for Patience {
    /// Ten seconds of animation, and a minute of work.
    fn default() -> Self {
        Self {
            frames: 600,
            work: Duration::from_mins(1),
        }
    }
}

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq)]
pub enum HeadlessError {
    /// A texture or the size of the picture was refused.
    Raster(RasterError),
    /// The program kept asking for another frame, with its reasons.
    Restless { frames: usize, causes: Vec<String> },
    /// The work took longer than allowed.
    StillWorking(Duration),
}

impl std::error::Error for HeadlessError {}

impl fmt::Display for HeadlessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Raster(error) => error.fmt(f),
            Self::Restless { frames, causes } => write!(
                f,
                "the picture did not come to rest within {frames} frames; asked to repaint by: {}",
                causes.join("; ")
            ),
            Self::StillWorking(limit) => write!(
                f,
                "the work behind the picture was not done after {} s",
                limit.as_secs_f32()
            ),
        }
    }
}

impl From<RasterError> for HeadlessError {
    fn from(error: RasterError) -> Self {
        Self::Raster(error)
    }
}

/// Runs frames and paints the last one.
pub struct Headless {
    context: Context,
    screen: Screen,
    rasterizer: Rasterizer,
    events: Vec<Event>,
    has_shown: bool,
    /// Frames shown while no work was under way: what the clock counts.
    still_frames: u32,
    last: FullOutput,
}

impl Headless {
    /// Creates a window that has not shown anything yet.
    ///
    /// # Errors
    /// Returns an error if a picture of this size or scale cannot be painted.
    pub fn new(screen: Screen) -> Result<Self, RasterError> {
        check_image(screen.size_in_pixels(), screen.pixels_per_point)?;
        Ok(Self {
            context: Context::default(),
            screen,
            rasterizer: Rasterizer::new(),
            events: Vec::new(),
            has_shown: false,
            still_frames: 0,
            last: FullOutput::default(),
        })
    }

    /// For fonts, theme and style before the first frame, and memory and input after any.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// What the last frame gave: shapes, accessibility tree, commands to the platform.
    pub fn output(&self) -> &FullOutput {
        &self.last
    }

    /// Gives an event to the next frame.
    pub fn send(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Runs frames until the work is done and the picture asks for no repaint.
    ///
    /// Returns how many frames that took.
    ///
    /// # Errors
    /// Returns an error if `patience` ends first, or a texture cannot be taken over.
    pub fn settle(
        &mut self,
        patience: Patience,
        mut run_ui: impl FnMut(&mut Ui) -> Work,
    ) -> Result<usize, HeadlessError> {
        let start = Instant::now();
        let mut frames = 0;
        let mut idle_frames = 0;
        loop {
            frames += 1;
            if self.show_frame(&mut run_ui)? == Work::UnderWay {
                if start.elapsed() > patience.work {
                    return Err(HeadlessError::StillWorking(patience.work));
                }
                idle_frames = 0;
                thread::sleep(PAUSE_WHILE_WORKING);
                continue;
            }
            self.still_frames += 1;
            idle_frames += 1;
            if !self.wants_repaint() {
                return Ok(frames);
            }
            if idle_frames >= patience.frames {
                let causes = self.context.repaint_causes();
                return Err(HeadlessError::Restless {
                    frames: idle_frames,
                    causes: causes.iter().map(ToString::to_string).collect(),
                });
            }
        }
    }

    /// Like [`Self::settle`], for a whole app; `work_of` says whether its jobs are done.
    pub fn settle_app<App: eframe::App>(
        &mut self,
        app: &mut App,
        patience: Patience,
        work_of: impl Fn(&App) -> Work,
    ) -> Result<usize, HeadlessError> {
        // The only way to have a frame without a window; egui's own test harness does the same.
        let mut frame = eframe::Frame::_new_kittest();
        self.settle(patience, |ui| {
            app.logic(ui, &mut frame);
            app.ui(ui, &mut frame);
            work_of(app)
        })
    }

    /// Paints the last frame over `background`; only the background before any frame.
    ///
    /// # Errors
    /// Returns an error if the picture cannot be painted at all.
    pub fn paint(&self, background: Color32) -> Result<Painting, RasterError> {
        let pixels_per_point = self.screen.pixels_per_point;
        // Without a frame egui has no fonts, and needs them even for no shapes.
        let primitives = if self.has_shown {
            self.context
                .tessellate(self.last.shapes.clone(), pixels_per_point)
        } else {
            Vec::new()
        };
        self.rasterizer.paint(&Page {
            size: self.screen.size_in_pixels(),
            pixels_per_point,
            background,
            primitives: &primitives,
        })
    }

    fn show_frame(&mut self, run_ui: &mut dyn FnMut(&mut Ui) -> Work) -> Result<Work, RasterError> {
        self.context.all_styles_mut(hold_still);
        let input = self.next_input();
        let mut work = Work::Done;
        let mut output = self.context.run_ui(input, |ui| work = run_ui(ui));
        let taken_over = self.rasterizer.update(&mut output.textures_delta);
        self.last = output;
        self.has_shown = true;
        taken_over.map(|()| work)
    }

    fn next_input(&mut self) -> RawInput {
        let [width, height] = self.screen.size.map(|points| points as f32);
        let mut input = RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(width, height),
            )),
            max_texture_side: Some(MAX_TEXTURE_SIDE),
            time: Some(f64::from(self.still_frames) * SECONDS_PER_FRAME),
            predicted_dt: SECONDS_PER_FRAME as f32,
            events: std::mem::take(&mut self.events),
            ..RawInput::default()
        };
        input
            .viewports
            .entry(ViewportId::ROOT)
            .or_default()
            .native_pixels_per_point = Some(self.screen.pixels_per_point);
        input
    }

    fn wants_repaint(&self) -> bool {
        // A later repaint, for a tooltip or a clock, is no reason to wait.
        let root = self.last.viewport_output.get(&ViewportId::ROOT);
        root.is_some_and(|viewport| viewport.repaint_delay == Duration::ZERO)
    }
}

fn hold_still(style: &mut egui::Style) {
    style.visuals.text_cursor.blink = false;
    style.scroll_animation = ScrollAnimation::none();
    style.animation_time = 0.0;
}

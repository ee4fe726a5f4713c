//! Ties the parts to eframe.
//!
//! `logic()` is the only place where the session changes: finished jobs first, then commands.
//! `ui()` reads the session and collects commands; they are carried out before the next frame.

mod clipboard;
pub(crate) mod decode;
mod dialog;
mod draft_file;
mod editing;
mod folder;
mod map_file;
mod own_file;
mod pasted;
pub mod settings_file;
mod system_words;
pub mod window;
mod work;

use std::cell::Cell;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui;

use crate::bundle;
use crate::container::Container;
use crate::jobs::Jobs;
use crate::session::command::{Command, Commands, Source};
use crate::session::settings::{Settings, WindowPlace};
use crate::session::{Outcome, Session};
use crate::ui::{Shell, View, bindings, theme};
use draft_file::Drafts;
use settings_file::SettingsFile;

pub use dialog::install_logger;

/// How often the progress of a running job is drawn.
const PROGRESS_EVERY: Duration = Duration::from_millis(100);

/// How the program is run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What to open; the sample when empty. Of several, the first opens and the others are kept for later.
    pub paths: Vec<PathBuf>,
    pub settings: Settings,
    /// Where settings are kept; `None` keeps nothing (tests, `render`).
    pub settings_file: Option<PathBuf>,
    /// What was wrong with the settings file, for the reader.
    pub said_at_start: Option<String>,
    /// Only the fonts in the program: the same picture on every machine.
    pub bundled_fonts_only: bool,
}

/// The window's program.
pub struct App {
    pub session: Session,
    commands: Commands,
    jobs: Jobs<Outcome>,
    shell: Shell,
    settings_file: Option<Arc<SettingsFile>>,
    /// Unsaved changes; `None` where settings are not kept either.
    drafts: Option<Arc<Drafts>>,
    /// What the decisions about the open dossier start from.
    base: editing::SharedBase,
    title: String,
}

impl App {
    /// Opens the sample at once, so that the first frame shows it, and starts opening the rest.
    pub fn new(ctx: &egui::Context, options: Options) -> Self {
        theme::install(ctx, options.bundled_fonts_only);
        ctx.add_plugin(system_words::NamesWithoutNul);
        let settings = options.settings.sane();
        let settings_file = options
            .settings_file
            .map(|path| Arc::new(SettingsFile::new(path, settings.clone())));
        let drafts = settings_file
            .as_ref()
            .and_then(|file| Drafts::beside(file.path()));
        let waker = ctx.clone();
        let mut app = Self {
            session: Session::new(settings),
            commands: Commands::default(),
            jobs: Jobs::new(move || waker.request_repaint()),
            shell: Shell::default(),
            settings_file,
            drafts: drafts.map(Arc::new),
            base: editing::SharedBase::default(),
            title: String::new(),
        };
        if let Some(said) = options.said_at_start {
            app.take_in(
                ctx,
                Outcome::Failed {
                    title: "Settings start anew".to_owned(),
                    detail: said,
                },
            );
        }
        if options.paths.is_empty() {
            let outcome = work::open_sample();
            app.take_in(ctx, outcome);
        }
        app.open_first(options.paths);
        app
    }

    /// Asks for a change, as a reader would (tests, `render`).
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// Shows what was read from `path` already, so that a large file is not read twice (`render`).
    pub fn show(
        &mut self,
        ctx: &egui::Context,
        path: PathBuf,
        read: bundle::Opened,
        container: Arc<Container>,
    ) {
        let outcome = work::opened(Source::Path(path), read, container);
        self.take_in(ctx, outcome);
    }

    /// Where in the window the map itself was drawn last, in points.
    pub fn map_area(&self) -> Option<egui::Rect> {
        self.shell.tabs.map.map_area()
    }

    /// Whether nothing is under way that could still change what is shown.
    pub fn is_settled(&self) -> bool {
        self.jobs.is_idle() && self.commands.is_empty()
    }

    /// Takes in finished work and carries out what was asked for.
    pub fn run_logic(&mut self, ctx: &egui::Context) {
        for outcome in self.jobs.finished() {
            self.take_in(ctx, outcome);
        }
        for command in self.commands.take() {
            let tasks = self.session.apply(command);
            self.start_all(ctx, tasks);
        }
        if self.jobs.running().any(|job| job.lane.shown) {
            ctx.request_repaint_after(PROGRESS_EVERY);
        }
        theme::apply(ctx, self.session.settings());
        self.set_title(ctx);
    }

    /// Draws the window's content.
    pub fn run_ui(&mut self, ui: &mut egui::Ui) {
        bindings::read_keyboard(ui, &self.session, &self.commands);
        let dropped = ui.input(|input| input.raw.dropped_files.clone());
        self.open_first(dropped.iter().map(|file| file.path().to_owned()).collect());
        let view = View {
            session: &self.session,
            jobs: &self.jobs.running().collect::<Vec<_>>(),
            commands: &self.commands,
            hovered: Cell::new(None),
        };
        self.shell.show(ui, &view);
        let hovered = view.hovered.get();
        if hovered != self.session.selection().hovered() {
            self.commands.send(Command::Hover(hovered));
        }
        self.remember_window(ui);
        if !self.commands.is_empty() {
            ui.request_repaint();
        }
    }

    /// One dossier is open at a time: the first of several files, the others wait in the recent list.
    fn open_first(&self, paths: Vec<PathBuf>) {
        let mut paths = paths.into_iter();
        if let Some(first) = paths.next() {
            let rest: Vec<PathBuf> = paths.collect();
            if !rest.is_empty() {
                self.commands.send(Command::KeepForLater(rest));
            }
            self.commands.send(Command::Open(Source::Path(first)));
        }
    }

    fn take_in(&mut self, ctx: &egui::Context, outcome: Outcome) {
        match outcome {
            Outcome::Opened(..) => {
                self.forget_work_on_dossier(false);
                self.base = editing::SharedBase::default();
            }
            Outcome::Edited { .. } => self.forget_work_on_dossier(true),
            _ => {}
        }
        let tasks = self.session.receive(outcome);
        self.start_all(ctx, tasks);
    }

    fn set_title(&mut self, ctx: &egui::Context) {
        let title = self.session.dossier().map_or_else(
            || "Dossier".to_owned(),
            |dossier| {
                // As editors tell of what is not saved.
                let dot = if self.session.review().is_changed() {
                    "● "
                } else {
                    ""
                };
                let headline = system_words::title(dossier.headline());
                format!("{dot}{headline} – Dossier")
            },
        );
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    fn remember_window(&self, ui: &egui::Ui) {
        if self.settings_file.is_none() {
            return;
        }
        let zoom = ui.zoom_factor();
        let place = ui.input(|input| {
            let viewport = input.viewport();
            // While a button is down the window may still be on its way.
            let rect = viewport.inner_rect.filter(|_| !input.pointer.any_down())?;
            let maximized = viewport.maximized.unwrap_or(false);
            Some(WindowPlace {
                size: (rect.size() * zoom).round().into(),
                maximized,
            })
        });
        let Some(mut place) = place else { return };
        if place.maximized
            && let Some(known) = self.session.settings().window
        {
            // Keep the size to come back to.
            place = WindowPlace {
                maximized: true,
                ..known
            };
        }
        if self.session.settings().window != Some(place) {
            self.commands.send(Command::PlaceWindow(place));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        self.run_logic(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        self.run_ui(ui);
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.wait_for_settings();
        if let Some(file) = &self.settings_file
            && let Err(error) = file.save(self.session.settings())
        {
            log::error!("settings were not saved: {error}");
        }
    }
}

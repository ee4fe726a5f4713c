//! Everything that happens off the UI thread: task in, outcome out.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use eframe::egui;

use super::map_file::KeptMap;
use super::settings_file::SettingsFile;
use super::{App, clipboard, decode, dialog, editing, folder, map_file, pasted};
use crate::bundle;
use crate::container::Container;
use crate::container::limits::FileKind;
use crate::export;
use crate::geometry::map_crowds::FEW;
use crate::geometry::map_sheet::MapSheet;
use crate::geometry::map_sketch::Sketcher;
use crate::import;
use crate::jobs::{Lane, Progress};
use crate::model::integrity::HashState;
use crate::model::item::EntityId;
use crate::session::command::{FigureCopy, Source};
use crate::session::entity_tables::EntityTables;
use crate::session::explore::picked::Picked;
use crate::session::explore::wish::Pins;
use crate::session::figures::FigureList;
use crate::session::find;
use crate::session::pictures::Decoded;
use crate::session::{MapSketch, Opened, Outcome, SlowWork, Task};
use crate::ui::tabs::map;

/// How long closing the window waits for a slow disk.
const LAST_WAIT: std::time::Duration = std::time::Duration::from_secs(2);

const fn lane(name: &'static str, threads: usize) -> Lane {
    Lane {
        name,
        threads,
        newest_first: false,
        shown: false,
    }
}

const OPEN: Lane = Lane {
    shown: true,
    ..lane("open", 1)
};
const DIALOG: Lane = lane("dialog", 1);
const CLIPBOARD: Lane = lane("clipboard", 1);
const FOLDER: Lane = lane("folder", 1);
const CHECK: Lane = lane("check", 1);
const FIND: Lane = lane("find", 1);
const MAP: Lane = Lane {
    shown: true,
    ..lane("map", 1)
};
const PAINT: Lane = lane("map picture", 1);
const PICTURES: Lane = Lane {
    newest_first: true,
    ..lane("pictures", 2)
};
const KEEP: Lane = lane("keep", 1);
const PICK: Lane = lane("pick", 1);
const TABLES: Lane = lane("tables", 1);
const FIGURES: Lane = lane("figures", 1);
const COPY: Lane = lane("copy", 1);
const SETTINGS: Lane = lane("settings", 1);
const EDIT: Lane = lane("edit", 1);
const DRAFT: Lane = lane("draft", 1);
const SAVE: Lane = Lane {
    shown: true,
    ..lane("save", 1)
};

impl App {
    pub(super) fn start_all(&mut self, ctx: &egui::Context, tasks: Vec<Task>) {
        for task in tasks {
            self.start(ctx, task);
        }
    }

    fn start(&mut self, ctx: &egui::Context, task: Task) {
        match task {
            Task::Open { source, anyway } => {
                self.jobs.cancel_lane(OPEN);
                let title = format!("Opening {}", source.name());
                let failed = Outcome::Stopped {
                    work: SlowWork::Opening,
                    title: format!("{} was not opened", source.name()),
                    why: None,
                };
                let settings = self.settings_file.clone();
                self.spawn(OPEN, title, failed, move |progress| {
                    open(&kept(source, settings.as_deref()), anyway, progress)
                });
            }
            Task::ChooseFile => self.ask_with_dialog(dialog::Wanted::File),
            Task::ChooseFolder => self.ask_with_dialog(dialog::Wanted::Folder),
            Task::ReadClipboard => {
                self.jobs.cancel_lane(CLIPBOARD);
                let failed = Outcome::Failed {
                    title: clipboard::NOTHING_PASTED.to_owned(),
                    detail: String::new(),
                };
                self.spawn(CLIPBOARD, "Reading the clipboard", failed, move |_| {
                    clipboard::article()
                });
            }
            Task::LookAt { path, entering } => {
                self.jobs.cancel_lane(FOLDER);
                let failed = Outcome::Stopped {
                    work: SlowWork::LookingAtFolder,
                    title: "The folder could not be read".to_owned(),
                    why: None,
                };
                self.spawn(FOLDER, "Reading the folder", failed, move |progress| {
                    if entering {
                        folder::go_to(&path, progress)
                    } else {
                        folder::list(&path, progress)
                    }
                });
            }
            Task::StopLooking => self.jobs.cancel_lane(FOLDER),
            Task::CheckFiles(opened) => {
                self.jobs.cancel_lane(CHECK);
                let failed = Outcome::Failed {
                    title: "The files of the bundle could not be checked".to_owned(),
                    detail: String::new(),
                };
                self.spawn(CHECK, "Checking files", failed, move |progress| {
                    check_files(&opened, progress)
                });
            }
            Task::Find { opened, query } => {
                self.jobs.cancel_lane(FIND);
                let failed = Outcome::Stopped {
                    work: SlowWork::Finding,
                    title: "The search stopped".to_owned(),
                    why: None,
                };
                self.spawn(FIND, "Finding", failed, move |progress| Outcome::Found {
                    generation: opened.generation,
                    hits: find::search(&opened.dossier, &query, &|| progress.is_cancelled())
                        .unwrap_or_default(),
                });
            }
            Task::LayOutMap { opened, sketch } => {
                self.jobs.cancel_lane(MAP);
                let failed = Outcome::Stopped {
                    work: SlowWork::LayingOutMap,
                    title: "The map was not laid out".to_owned(),
                    why: None,
                };
                let ctx = ctx.clone();
                let file = self.map_file(&opened);
                self.spawn(MAP, "Laying out the map…", failed, move |progress| {
                    lay_out_map(&ctx, &opened, file.as_deref(), &sketch, progress)
                });
            }
            Task::KeepMap { opened, map, pins } => {
                let Some(file) = self.map_file(&opened) else {
                    return;
                };
                self.jobs.drop_waiting(KEEP);
                let failed = Outcome::SettingsSaved;
                self.spawn(KEEP, "Keeping the map", failed, move |_| {
                    let place = |entity: EntityId, place: [f32; 2]| {
                        (opened.dossier.entity(entity).id.clone(), place)
                    };
                    let places = (0..).zip(&map.layout.positions);
                    let places = places.map(|(node, at)| place(map.entity(node), *at));
                    let kept = KeptMap {
                        places: places.collect(),
                        pins: pins
                            .iter()
                            .map(|(entity, at)| place(*entity, *at))
                            .collect(),
                    };
                    match map_file::save(&file, &opened, kept) {
                        Ok(()) => Outcome::SettingsSaved,
                        Err(problem) => Outcome::Failed {
                            title: "Where things are on the map was not saved".to_owned(),
                            detail: format!("{problem}. {}", problem.advice),
                        },
                    }
                });
            }
            Task::PickMap {
                opened,
                wish,
                facts,
            } => {
                self.jobs.cancel_lane(PICK);
                let failed = || Outcome::Failed {
                    title: "What the map shows was not found out".to_owned(),
                    detail: String::new(),
                };
                self.spawn(PICK, "Picking from the map", failed(), move |progress| {
                    let is_cancelled = || progress.is_cancelled();
                    match Picked::of(&opened.dossier, wish, facts, &is_cancelled) {
                        Some(picked) => Outcome::MapPicked {
                            generation: opened.generation,
                            picked: Arc::new(picked),
                        },
                        None => failed(),
                    }
                });
            }
            Task::PaintMap {
                generation,
                request,
            } => {
                self.jobs.cancel_lane(PAINT);
                let painted = move |sheet: MapSheet| Outcome::MapPainted {
                    generation,
                    sheet: Arc::new(sheet),
                };
                let failed = painted(MapSheet::failed(&request));
                self.spawn(PAINT, "Painting the map", failed, move |progress| {
                    // Of a picture that was given up, the outcome is dropped.
                    let sheet = map::paint(&request, &|| progress.is_cancelled());
                    painted(sheet.unwrap_or_else(|| MapSheet::failed(&request)))
                });
            }
            Task::TabulateEntities(opened) => {
                self.jobs.cancel_lane(TABLES);
                let failed = || Outcome::Failed {
                    title: "The entities were not listed".to_owned(),
                    detail: String::new(),
                };
                self.spawn(TABLES, "Listing entities", failed(), move |progress| {
                    let is_cancelled = || progress.is_cancelled();
                    match EntityTables::make(&opened.dossier, &is_cancelled) {
                        Some(tables) => Outcome::EntitiesTabulated {
                            generation: opened.generation,
                            tables: Arc::new(tables),
                        },
                        // It was cancelled; what a cancelled job brings is dropped.
                        None => failed(),
                    }
                });
            }
            Task::DecodePicture { opened, request } => {
                let generation = opened.generation;
                let failed = Outcome::PictureDecoded {
                    generation,
                    request,
                    decoded: Decoded::Failed("The decoder stopped on an internal fault".to_owned()),
                    file: None,
                };
                self.spawn(PICTURES, "Picture", failed, move |_| {
                    let (decoded, file) = decode::decode(&opened, request);
                    Outcome::PictureDecoded {
                        generation,
                        request,
                        decoded,
                        file,
                    }
                });
            }
            Task::ListFigures {
                opened,
                request,
                groups,
            } => {
                self.jobs.cancel_lane(FIGURES);
                let failed = Outcome::Stopped {
                    work: SlowWork::ListingFigures,
                    title: "The numbers were not listed".to_owned(),
                    why: None,
                };
                self.spawn(FIGURES, "Listing numbers", failed, move |progress| {
                    let is_cancelled = || progress.is_cancelled();
                    Outcome::FiguresListed {
                        generation: opened.generation,
                        list: FigureList::make(&opened.dossier, request, groups, &is_cancelled)
                            .unwrap_or_default(),
                    }
                });
            }
            Task::CopyFigures { opened, list, what } => {
                let failed = Outcome::Failed {
                    title: "The numbers were not copied".to_owned(),
                    detail: String::new(),
                };
                self.spawn(COPY, "Copying numbers", failed, move |_| {
                    let rows = list.iter().flat_map(|list| &list.listed);
                    let rows = rows.flat_map(|listed| listed.rows.iter().copied());
                    let text = match what {
                        FigureCopy::Quote(id) => Ok(export::figures::quote(&opened.dossier, id)),
                        FigureCopy::Csv => export::figures::csv(&opened.dossier, rows),
                        FigureCopy::Spreadsheet => {
                            Ok(export::figures::cells(&opened.dossier, rows))
                        }
                    };
                    match text {
                        Ok(text) => Outcome::TextToCopy(text),
                        Err(error) => Outcome::Failed {
                            title: "The numbers were not copied".to_owned(),
                            detail: error.to_string(),
                        },
                    }
                });
            }
            Task::CarryOut { base, edits, asked } => {
                self.jobs.cancel_lane(EDIT);
                let failed = Outcome::Stopped {
                    work: SlowWork::CarryingOut,
                    title: "The change was not made".to_owned(),
                    why: None,
                };
                let shared = self.base.clone();
                self.spawn(EDIT, "Making the change", failed, move |progress| {
                    editing::carry_out(&shared, &base, &edits, asked, progress)
                });
            }
            Task::FindDraft(opened) => {
                let Some(drafts) = self.drafts.clone() else {
                    return;
                };
                let failed = Outcome::Failed {
                    title: "Unsaved changes were not looked for".to_owned(),
                    detail: String::new(),
                };
                let shared = self.base.clone();
                self.spawn(DRAFT, "Looking for unsaved changes", failed, move |_| {
                    editing::find_draft(&shared, &drafts, &opened)
                });
            }
            Task::KeepDraft { base, step } => {
                let Some(drafts) = self.drafts.clone() else {
                    return self.take_in(ctx, Outcome::DraftNotKept { why: None });
                };
                let failed = Outcome::DraftNotKept {
                    why: Some("Keeping them stopped on an internal fault".to_owned()),
                };
                let shared = self.base.clone();
                self.spawn(DRAFT, "Keeping unsaved changes", failed, move |_| {
                    editing::keep_draft(&shared, &drafts, &base, &step)
                });
            }
            Task::ChooseSavePath(offered) => self.ask_where_to_save(offered),
            Task::SaveDossier {
                base,
                edits,
                target,
                replace,
            } => {
                let failed = Outcome::NotSaved {
                    target: target.clone(),
                    problem: editing::fault(&target),
                };
                let (shared, drafts) = (self.base.clone(), self.drafts.clone());
                self.spawn(SAVE, "Saving", failed, move |progress| {
                    let wanted = editing::Saving {
                        base: &base,
                        edits: &edits,
                        target: &target,
                        replace,
                    };
                    editing::save(&shared, drafts.as_deref(), &wanted, progress)
                });
            }
            Task::SaveSettings(settings) => {
                let Some(file) = self.settings_file.clone() else {
                    return;
                };
                // A window that is being resized asks often; only the last wish counts.
                self.jobs.drop_waiting(SETTINGS);
                let failed = Outcome::SettingsSaved;
                self.spawn(SETTINGS, "Saving settings", failed, move |_| {
                    match file.save(&settings) {
                        Ok(()) => Outcome::SettingsSaved,
                        Err(problem) => Outcome::Failed {
                            title: "Settings were not saved".to_owned(),
                            detail: format!("{problem}. {}", problem.advice),
                        },
                    }
                });
            }
            Task::CancelJob(id) => self.cancel(ctx, id),
            Task::OpenLink(address) => ctx.open_url(egui::OpenUrl::new_tab(address)),
            Task::CopyText(text) => ctx.copy_text(text),
            Task::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    /// Asks with the system's dialog: one at a time, however often it is asked for.
    fn ask_with_dialog(&mut self, wanted: dialog::Wanted) {
        if self.jobs.running().any(|job| job.lane == DIALOG) {
            return;
        }
        let failed = Outcome::NoFileDialog;
        self.spawn(
            DIALOG,
            "Open dialog",
            failed,
            move |_| match dialog::choose(wanted) {
                dialog::Answer::Chosen(path) => Outcome::FileChosen(Source::Path(path)),
                dialog::Answer::Cancelled => Outcome::NothingChosen,
                dialog::Answer::NoDialog => Outcome::NoFileDialog,
            },
        );
    }

    /// Asks where to save with the system's dialog, one at a time.
    fn ask_where_to_save(&mut self, offered: PathBuf) {
        if self.jobs.running().any(|job| job.lane == DIALOG) {
            return;
        }
        let failed = Outcome::NoSaveDialog(offered.clone());
        self.spawn(
            DIALOG,
            "Save dialog",
            failed,
            move |_| match dialog::choose_save_path(&offered) {
                dialog::Answer::Chosen(path) => Outcome::SavePathChosen(path),
                dialog::Answer::Cancelled => Outcome::NothingChosen,
                dialog::Answer::NoDialog => Outcome::NoSaveDialog(offered),
            },
        );
    }

    /// Stops a job on the reader's wish and tells the session what will not come.
    fn cancel(&mut self, ctx: &egui::Context, id: u64) {
        let work = match self.jobs.cancel(id) {
            Some(OPEN) => SlowWork::Opening,
            Some(MAP) => SlowWork::LayingOutMap,
            Some(FIND) => SlowWork::Finding,
            Some(FOLDER) => SlowWork::LookingAtFolder,
            Some(FIGURES) => SlowWork::ListingFigures,
            _ => return,
        };
        let outcome = Outcome::Stopped {
            work,
            title: String::new(),
            why: None,
        };
        self.take_in(ctx, outcome);
    }

    /// Work on a dossier that is no longer open is of no use to anybody.
    pub(super) fn forget_work_on_dossier(&mut self, keeps_pictures: bool) {
        for lane in [MAP, PAINT, PICK, FIND, CHECK, FIGURES, COPY] {
            self.jobs.cancel_lane(lane);
        }
        if !keeps_pictures {
            self.jobs.cancel_lane(PICTURES);
            self.jobs.cancel_lane(EDIT);
        }
    }

    /// Where the map of a dossier is kept; nowhere when settings are not.
    fn map_file(&self, opened: &Opened) -> Option<PathBuf> {
        let settings = self.settings_file.as_ref()?;
        map_file::path(settings.path(), opened)
    }

    /// Waits a moment for settings that are being written, so that none come after the last ones.
    pub(super) fn wait_for_settings(&mut self) {
        self.jobs.drop_waiting(SETTINGS);
        let patience = std::time::Instant::now() + LAST_WAIT;
        while self
            .jobs
            .running()
            .any(|job| [SETTINGS, KEEP, DRAFT, SAVE].contains(&job.lane))
            && std::time::Instant::now() < patience
        {
            drop(self.jobs.finished());
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
    }

    fn spawn(
        &mut self,
        lane: Lane,
        title: impl Into<String>,
        failed: Outcome,
        work: impl FnOnce(&Progress) -> Outcome + Send + 'static,
    ) {
        self.jobs.spawn(lane, title, work, move |why| match failed {
            Outcome::Failed { title, detail } if detail.is_empty() => {
                Outcome::Failed { title, detail: why }
            }
            Outcome::Stopped { work, title, .. } => Outcome::Stopped {
                work,
                title,
                why: Some(why),
            },
            other => other,
        });
    }
}

/// Opens the embedded sample; small enough for the first frame to wait for it.
pub(super) fn open_sample() -> Outcome {
    open(&Source::Sample, false, &Progress::default())
}

/// A dossier that was read, ready to be shown.
pub(super) fn opened(source: Source, read: bundle::Opened, container: Arc<Container>) -> Outcome {
    // What is looked up in every frame is found here, not in the first one.
    read.dossier.drawn_entities();
    let opened = Opened {
        source,
        dossier: Arc::new(read.dossier),
        container,
        generation: 0,
    };
    Outcome::Opened(Box::new(opened), read.problems)
}

/// What a pasted article is called in the bundle; that it may be a page, its content says.
const PASTED: &str = "pasted.txt";

/// What is pasted becomes a file of ours first; where that cannot be, it is opened all the same, and the
/// status bar says that it is not saved.
fn kept(source: Source, settings: Option<&SettingsFile>) -> Source {
    let Some((text, settings)) = source.pasted().zip(settings) else {
        return source;
    };
    match pasted::keep(settings.path(), text) {
        Ok(path) => Source::Path(path),
        Err(problem) => {
            log::warn!("{problem}");
            source
        }
    }
}

fn open(source: &Source, anyway: bool, progress: &Progress) -> Outcome {
    let options = bundle::ReadOptions {
        anyway,
        ..bundle::ReadOptions::default()
    };
    let report = |done: f32| {
        progress.set(done);
        !progress.is_cancelled()
    };
    let read = match source {
        Source::Sample => bundle::open_sample(&options, &report),
        Source::Path(path) => import::open::open_path(path, &options, &report),
        Source::Pasted(text) => {
            import::open::open_bytes(PASTED, text.as_bytes(), &options, &report)
        }
    };
    match read {
        Ok((read, container)) => opened(source.clone(), read, container),
        Err(refusal) => Outcome::Refused {
            source: source.clone(),
            can_open_anyway: refusal.can_open_anyway,
            problem: refusal.problem,
        },
    }
}

fn lay_out_map(
    ctx: &egui::Context,
    opened: &Opened,
    file: Option<&Path>,
    shown: &MapSketch,
    progress: &Progress,
) -> Outcome {
    // Each costs about a hundredth of a second.
    const BETWEEN_SKETCHES: Duration = Duration::from_millis(120);
    let mut sketcher = Sketcher::default();
    let mut last: Option<Instant> = None;
    let is_large = opened.dossier.drawn_entities() > FEW;
    let (kept, said) = file.map(map_file::load).unwrap_or_default();
    let place = |id: &str| kept.places.get(id).copied();
    let map = map::lay_out_again(ctx, &opened.dossier, &place, &mut |sketch| {
        progress.set(sketch.done);
        let is_due = last.is_none_or(|last| last.elapsed() > BETWEEN_SKETCHES);
        if is_large && is_due {
            if let Some(spots) = sketcher.draw(&sketch.positions()) {
                shown.put(spots);
            }
            last = Some(Instant::now());
        }
        !progress.is_cancelled()
    });
    match map {
        Some(map) => Outcome::MapLaidOut {
            generation: opened.generation,
            map: Arc::new(map),
            pins: Arc::new(pins_of(opened, &kept)),
            said,
        },
        // It was cancelled; what a cancelled job brings is dropped.
        None => Outcome::Stopped {
            work: SlowWork::LayingOutMap,
            title: String::new(),
            why: None,
        },
    }
}

/// The entities that are still there of those that had been put somewhere.
fn pins_of(opened: &Opened, kept: &KeptMap) -> Pins {
    if kept.pins.is_empty() {
        return Pins::new();
    }
    let entities = opened.dossier.entities.iter().enumerate();
    let pinned = entities
        .filter(|(_, entity)| entity.drawn)
        .filter_map(|(index, entity)| {
            let place = kept.pins.get(&entity.id)?;
            Some((EntityId::from_index(index), *place))
        });
    pinned.collect()
}

/// Reads every file that was not read at opening, once: what it is, and whether it is a picture that
/// can be shown.
fn check_files(opened: &Opened, progress: &Progress) -> Outcome {
    let (dossier, container) = (&opened.dossier, &opened.container);
    let files = &dossier.integrity.files;
    let pictures: HashSet<&str> = dossier
        .pictures
        .iter()
        .filter_map(|picture| picture.file.as_deref())
        .collect();
    let (mut states, mut problems) = (Vec::new(), Vec::new());
    for (index, file) in files.iter().enumerate() {
        if progress.is_cancelled() {
            break;
        }
        progress.set(index as f32 / files.len() as f32);
        let is_picture = pictures.contains(file.path.as_str());
        if file.state != HashState::Pending && !is_picture {
            continue;
        }
        let read = container.read(&file.path, FileKind::Image);
        if file.state == HashState::Pending {
            let state = bundle::integrity::state_of(container, file, &read);
            states.push((index, state));
        }
        if let Ok(bytes) = read
            && is_picture
        {
            problems.extend(decode::glance(&file.path, &bytes, container.limits()));
        }
    }
    Outcome::FilesChecked {
        generation: opened.generation,
        states,
        problems,
    }
}

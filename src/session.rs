//! What is open and what is pointed at. No threads, no egui, no files.
//!
//! [`Session::apply`] and [`Session::receive`] are the only ways to change it: the first on a
//! reader's behalf, the second with what slow work came back with. Slow work is asked for as
//! [`Task`]s; whoever runs the session runs them.

pub mod command;
pub mod find;
pub mod notices;
pub mod pictures;
mod reload;
pub mod selection;
pub mod settings;
pub mod tab;

use std::sync::Arc;

use crate::container::Container;
use crate::geometry::entity_map::{MapLayout, MapRequest};
use crate::model::Dossier;
use crate::model::integrity::HashState;
use crate::model::item::{Item, PictureId, SentenceId};
use crate::problem::{Problem, Problems};
use command::{Command, Source};
use find::{Find, Hits};
use notices::{Notices, Tone};
use pictures::{Decoded, PictureRequest, Pictures};
use selection::{Highlight, Selection};
use settings::Settings;
use tab::Tab;

/// How far one step of the reading size and of the zoom goes.
const ZOOM_STEP: f32 = 0.1;

/// Slow work, or work outside the program, that a command asks for.
#[derive(Clone, Debug)]
pub enum Task {
    /// Stops what is being opened and opens this instead.
    Open {
        source: Source,
        anyway: bool,
    },
    /// The system's open dialog, where there is one.
    ChooseFile,
    /// Compares the hashes of the files that were not read at opening.
    CheckFiles(Opened),
    Find {
        opened: Opened,
        query: String,
    },
    LayOutMap {
        opened: Opened,
        request: MapRequest,
    },
    DecodePicture {
        opened: Opened,
        request: PictureRequest,
    },
    SaveSettings(Box<Settings>),
    CancelJob(u64),
    OpenLink(String),
    CopyText(String),
    Quit,
}

/// What slow work came back with.
#[derive(Debug)]
pub enum Outcome {
    Opened(Box<Opened>, Problems),
    Refused {
        source: Source,
        problem: Problem,
        can_open_anyway: bool,
    },
    FileChosen(Source),
    /// There is no system dialog here.
    NoFileDialog,
    /// The reader closed the dialog.
    NothingChosen,
    FilesChecked {
        generation: u64,
        /// Places among the dossier's file checks, with what was found.
        states: Vec<(usize, HashState)>,
    },
    Found {
        generation: u64,
        hits: Hits,
    },
    MapLaidOut {
        generation: u64,
        request: MapRequest,
        layout: MapLayout,
    },
    PictureDecoded {
        generation: u64,
        request: PictureRequest,
        decoded: Decoded,
    },
    SettingsSaved,
    /// Work ended without a result: cancelled by the reader, or failed for the reason given.
    Stopped {
        work: SlowWork,
        title: String,
        why: Option<String>,
    },
    /// Something went wrong outside; the reader is told.
    Failed {
        title: String,
        detail: String,
    },
}

/// An open dossier, shared with the jobs that work on it.
#[derive(Clone, Debug)]
pub struct Opened {
    pub source: Source,
    pub dossier: Arc<Dossier>,
    pub container: Arc<Container>,
    /// Counts openings; outcomes of an older one are dropped.
    pub generation: u64,
}

/// What is open and what is pointed at.
#[derive(Debug, Default)]
pub struct Session {
    opened: Option<Opened>,
    problems: Arc<Problems>,
    /// The hash states as known by now; starts as the dossier's own.
    hash_states: Vec<HashState>,
    pub settings: Settings,
    saved_settings: Option<Settings>,
    pub selection: Selection,
    pub find: Find,
    pub notices: Notices,
    pub pictures: Pictures,
    map: MapState,
    opening: Option<Source>,
    pub panels: Panels,
    generation: u64,
}

/// How far the layout of the map is.
#[derive(Debug, Default)]
pub enum MapState {
    #[default]
    NotAsked,
    /// Under way; what was laid out before stays until the new one is ready.
    Asked(MapRequest),
    LaidOut(MapRequest, Arc<MapLayout>),
    /// The reader cancelled it, or it failed: it is not tried again unless asked for.
    Stopped(MapRequest),
}

impl MapState {
    /// Whether this request is laid out, under way or stopped, so that nobody has to ask for it.
    pub fn knows(&self, request: &MapRequest) -> bool {
        match self {
            Self::NotAsked => false,
            Self::Asked(known) | Self::LaidOut(known, _) | Self::Stopped(known) => {
                known.is_the_same_as(request)
            }
        }
    }
}

/// Slow work whose end matters even when it brings nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlowWork {
    Opening,
    LayingOutMap,
    Finding,
}

/// Which parts of the window are shown, besides those that are remembered in the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panels {
    pub problems: bool,
    pub shortcuts: bool,
    pub open_dialog: bool,
    /// The picture that the gallery shows large; follows the selection from picture to picture.
    pub picture: Option<PictureId>,
}

impl Session {
    pub fn new(settings: Settings) -> Self {
        Self {
            saved_settings: Some(settings.clone()),
            settings,
            ..Self::default()
        }
    }

    /// The open dossier.
    pub fn dossier(&self) -> Option<&Arc<Dossier>> {
        self.opened.as_ref().map(|opened| &opened.dossier)
    }

    /// The open dossier with where it came from.
    pub fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }

    /// What was wrong with the open file.
    pub fn problems(&self) -> &Problems {
        &self.problems
    }

    /// The state of each listed file, as far as it is known by now.
    pub fn hash_states(&self) -> &[HashState] {
        &self.hash_states
    }

    /// What is being opened and not there yet.
    pub fn opening(&self) -> Option<&Source> {
        self.opening.as_ref()
    }

    pub fn tab(&self) -> Tab {
        self.settings.tab
    }

    /// How strongly `item` stands out.
    pub fn highlight(&self, item: Item) -> Highlight {
        self.selection.highlight(item)
    }

    /// The last layout of the map, with the request it answers.
    pub fn map(&self) -> &MapState {
        &self.map
    }

    /// The only way to change the session on a reader's behalf.
    pub fn apply(&mut self, command: Command) -> Vec<Task> {
        let mut tasks = self.carry_out(command);
        if let (Some(_), Some(Item::Picture(selected))) =
            (self.panels.picture, self.selection.selected())
        {
            self.panels.picture = Some(selected);
        }
        tasks.extend(self.changed_settings());
        tasks
    }

    /// The task that saves the settings, when they changed since the last one.
    fn changed_settings(&mut self) -> Option<Task> {
        if self.saved_settings.as_ref() == Some(&self.settings) {
            return None;
        }
        self.saved_settings = Some(self.settings.clone());
        Some(Task::SaveSettings(Box::new(self.settings.clone())))
    }

    fn carry_out(&mut self, command: Command) -> Vec<Task> {
        match command {
            Command::Open(source) => return self.open(source, false),
            Command::OpenAnyway(source) => return self.open(source, true),
            Command::KeepForLater(paths) => {
                for path in paths.iter().rev() {
                    self.settings.remember(path);
                }
                self.notices.push(
                    Tone::Done,
                    if paths.len() == 1 {
                        "One more file is in the recent list".to_owned()
                    } else {
                        format!("{} more files are in the recent list", paths.len())
                    },
                    "One dossier is open at a time",
                    None,
                );
            }
            Command::Reload => {
                if let Some(opened) = &self.opened {
                    let source = opened.source.clone();
                    let anyway = opened.dossier.integrity.opened_anyway;
                    return self.open(source, anyway);
                }
            }
            Command::ChooseFile => return vec![Task::ChooseFile],
            Command::ShowOpenDialog(show) => self.panels.open_dialog = show,
            Command::ForgetRecent(path) => self.settings.recent.retain(|known| *known != path),
            Command::ClearRecent => self.settings.recent.clear(),
            Command::CancelJob(id) => return vec![Task::CancelJob(id)],
            Command::Quit => return vec![Task::Quit],

            Command::ShowTab(tab) => self.go(tab, self.selection.selected(), None),
            Command::Select(item) => self.go(self.tab(), Some(item), None),
            Command::ShowInText(item) => self.go(Tab::Text, Some(item), None),
            Command::ShowSentence(sentence) => self.show_sentence(sentence),
            Command::Hover(item) => {
                if let Some(opened) = &self.opened {
                    let item = item.filter(|item| opened.dossier.contains(*item));
                    self.selection.set_hovered(&opened.dossier, item);
                }
            }
            Command::ViewPicture(None) => self.panels.picture = None,
            Command::ViewPicture(Some(picture)) => {
                let item = Item::Picture(picture);
                if self.dossier().is_some_and(|open| open.contains(item)) {
                    self.panels.picture = Some(picture);
                    self.go(Tab::Gallery, Some(item), None);
                }
            }
            Command::ClearSelection => self.go(self.tab(), None, None),
            Command::NextSentence => self.selection.step(true),
            Command::PreviousSentence => self.selection.step(false),
            Command::Back => self.walk(false),
            Command::Forward => self.walk(true),

            Command::ShowFind(open) => {
                self.find.open = open;
                self.find.asked += u64::from(open);
            }
            Command::SetQuery(query) => return self.set_query(query),
            Command::NextHit => self.step_hit(true),
            Command::PreviousHit => self.step_hit(false),
            Command::GoToHit(hit) => self.go_to_hit(hit),

            Command::ShowDetails(show) => self.settings.show_details = show,
            Command::ShowOutline(show) => self.settings.show_outline = show,
            Command::ShowProblems(show) => self.panels.problems = show,
            Command::ShowShortcuts(show) => self.panels.shortcuts = show,
            Command::SetTheme(theme) => self.settings.theme = theme,
            Command::ZoomIn => self.set_zoom(self.settings.zoom + ZOOM_STEP),
            Command::ZoomOut => self.set_zoom(self.settings.zoom - ZOOM_STEP),
            Command::ResetZoom => self.set_zoom(1.0),
            Command::SetReadingSize(size) => {
                self.settings.reading_size = size;
                self.settings = self.settings.clone().sane();
            }
            Command::SetReadingWidth(width) => {
                self.settings.reading_width = width;
                self.settings = self.settings.clone().sane();
            }
            Command::PlaceWindow(place) => self.settings.window = Some(place),
            Command::DismissNotice(id) => self.notices.dismiss(id),

            Command::OpenLink(address) => return self.open_link(&address),
            Command::CopyText(text) => return vec![Task::CopyText(text)],

            Command::LayOutMap(request) => {
                let is_there =
                    !matches!(self.map, MapState::Stopped(_)) && self.map.knows(&request);
                if let Some(opened) = &self.opened
                    && !is_there
                {
                    self.map = MapState::Asked(request.clone());
                    return vec![Task::LayOutMap {
                        opened: opened.clone(),
                        request,
                    }];
                }
            }
            Command::DecodePicture(request) => {
                if let Some(opened) = &self.opened
                    && opened.dossier.contains(Item::Picture(request.picture))
                    && self.pictures.ask(request)
                {
                    return vec![Task::DecodePicture {
                        opened: opened.clone(),
                        request,
                    }];
                }
            }
        }
        Vec::new()
    }

    /// Takes in what a task came back with.
    pub fn receive(&mut self, outcome: Outcome) -> Vec<Task> {
        match outcome {
            Outcome::Opened(opened, problems) => return self.take_in(*opened, problems),
            Outcome::Refused {
                source,
                problem,
                can_open_anyway,
            } => {
                self.opening = None;
                let name = source_name(&source);
                let action = can_open_anyway
                    .then(|| ("Open anyway".to_owned(), Command::OpenAnyway(source)));
                self.notices.push(
                    Tone::Failed,
                    format!("{name} was not opened"),
                    format!("{problem}. {}", problem.advice),
                    action,
                );
            }
            Outcome::FileChosen(source) => return self.open(source, false),
            Outcome::NoFileDialog => self.panels.open_dialog = true,
            Outcome::NothingChosen | Outcome::SettingsSaved => {}
            Outcome::FilesChecked { generation, states } => {
                if generation == self.generation {
                    self.take_hash_states(&states);
                }
            }
            Outcome::Found { generation, hits } => {
                if generation == self.generation && hits.query == self.find.query {
                    self.find.searching = false;
                    self.find.hits = Arc::new(hits);
                    // Typing brings the text to its first hit; other tabs mark theirs where they are.
                    let in_text = matches!(
                        self.find.hits.list.first(),
                        Some(find::Hit::Head { .. } | find::Hit::Text(_))
                    );
                    self.find.current = (self.tab() == Tab::Text && in_text).then_some(0);
                }
            }
            Outcome::MapLaidOut {
                generation,
                request,
                layout,
            } => {
                let is_wanted =
                    matches!(&self.map, MapState::Asked(known) if known.is_the_same_as(&request));
                if generation == self.generation && is_wanted {
                    self.map = MapState::LaidOut(request, Arc::new(layout));
                }
            }
            Outcome::PictureDecoded {
                generation,
                request,
                decoded,
            } => {
                if generation == self.generation {
                    self.pictures.keep(request, decoded);
                }
            }
            Outcome::Stopped { work, title, why } => self.stop(work, title, why),
            Outcome::Failed { title, detail } => {
                self.notices.push(Tone::Failed, title, detail, None);
            }
        }
        Vec::new()
    }

    fn stop(&mut self, work: SlowWork, title: String, why: Option<String>) {
        match work {
            SlowWork::Opening => self.opening = None,
            SlowWork::Finding => self.find.searching = false,
            SlowWork::LayingOutMap => {
                if let MapState::Asked(request) = std::mem::take(&mut self.map) {
                    self.map = MapState::Stopped(request);
                }
            }
        }
        if let Some(why) = why {
            self.notices.push(Tone::Failed, title, why, None);
        }
    }

    fn open(&mut self, source: Source, anyway: bool) -> Vec<Task> {
        self.panels.open_dialog = false;
        self.opening = Some(source.clone());
        vec![Task::Open { source, anyway }]
    }

    fn take_in(&mut self, mut opened: Opened, problems: Problems) -> Vec<Task> {
        self.generation += 1;
        opened.generation = self.generation;
        let again = self
            .opened
            .as_ref()
            .is_some_and(|old| old.source == opened.source);
        self.opening = None;
        self.problems = Arc::new(problems);
        self.hash_states = opened
            .dossier
            .integrity
            .files
            .iter()
            .map(|file| file.state)
            .collect();
        let kept = self
            .opened
            .as_ref()
            .filter(|_| again)
            .zip(self.selection.selected())
            .and_then(|(old, item)| reload::same_item(&old.dossier, &opened.dossier, item));
        self.selection.clear_all();
        if kept.is_some() {
            self.selection.point(&opened.dossier, kept, 0);
        }
        self.pictures.clear();
        self.map = MapState::NotAsked;
        self.find.hits = Arc::default();
        self.find.current = None;
        self.panels.problems &= again;
        self.panels.picture = None;
        if let Source::Path(path) = &opened.source {
            let path = path.clone();
            self.settings.remember(&path);
        }
        let mut tasks = Vec::new();
        if self.hash_states.contains(&HashState::Pending) {
            tasks.push(Task::CheckFiles(opened.clone()));
        }
        if !self.find.query.is_empty() {
            self.find.searching = true;
            tasks.push(Task::Find {
                opened: opened.clone(),
                query: self.find.query.clone(),
            });
        }
        self.opened = Some(opened);
        tasks.extend(self.changed_settings());
        tasks
    }

    fn take_hash_states(&mut self, states: &[(usize, HashState)]) {
        let mut failed = Vec::new();
        for (file, state) in states {
            if let Some(known) = self.hash_states.get_mut(*file) {
                *known = *state;
                if matches!(state, HashState::Failed | HashState::Missing)
                    && let Some(opened) = &self.opened
                {
                    failed.push(opened.dossier.integrity.files[*file].path.clone());
                }
            }
        }
        if !failed.is_empty() {
            let mut problems = Problems::clone(&self.problems);
            for path in &failed {
                problems.push(Problem::new(
                    "E-HASH",
                    path,
                    "The file is not the one that was packed: its SHA-256 differs",
                    "Get the bundle again from where it came from, or treat this file as changed",
                ));
            }
            self.problems = Arc::new(problems);
            self.notices.push(
                Tone::Warning,
                if failed.len() == 1 {
                    "A file of this bundle was changed after packing".to_owned()
                } else {
                    format!(
                        "{} files of this bundle were changed after packing",
                        failed.len()
                    )
                },
                failed.join(", "),
                Some(("Show problems".to_owned(), Command::ShowProblems(true))),
            );
        }
    }

    /// Goes to `tab` with `item` selected, remembering where the reader was.
    fn go(&mut self, tab: Tab, item: Option<Item>, nth: Option<usize>) {
        let Some(opened) = &self.opened else {
            self.settings.tab = tab;
            return;
        };
        if item.is_some_and(|item| !opened.dossier.contains(item)) {
            return;
        }
        let dossier = Arc::clone(&opened.dossier);
        let was = self.selection.visit(self.tab());
        let nth = nth.unwrap_or_else(|| if was.item == item { was.nth } else { 0 });
        let is_new = was.tab != tab || was.item != item || was.nth != nth;
        if is_new {
            self.selection.leave(was);
        }
        self.settings.tab = tab;
        self.selection.point(&dossier, item, nth);
    }

    fn walk(&mut self, forward: bool) {
        let Some(opened) = &self.opened else { return };
        let dossier = Arc::clone(&opened.dossier);
        let here = self.selection.visit(self.tab());
        let visit = if forward {
            self.selection.go_forward(here)
        } else {
            self.selection.go_back(here)
        };
        if let Some(visit) = visit {
            self.settings.tab = visit.tab;
            self.selection.point(&dossier, visit.item, visit.nth);
        }
    }

    fn show_sentence(&mut self, sentence: SentenceId) {
        let nth = self
            .selection
            .sentences()
            .iter()
            .position(|known| *known == sentence);
        match (self.selection.selected(), nth) {
            (Some(item), Some(nth)) => self.go(Tab::Text, Some(item), Some(nth)),
            _ => self.go(Tab::Text, Some(Item::Sentence(sentence)), None),
        }
    }

    fn set_zoom(&mut self, zoom: f32) {
        self.settings.zoom = (zoom * 10.0).round() / 10.0;
        self.settings = self.settings.clone().sane();
    }

    fn set_query(&mut self, query: String) -> Vec<Task> {
        if self.find.query == query {
            return Vec::new();
        }
        self.find.query.clone_from(&query);
        self.find.current = None;
        match &self.opened {
            Some(opened) if !query.trim().is_empty() => {
                self.find.searching = true;
                vec![Task::Find {
                    opened: opened.clone(),
                    query,
                }]
            }
            _ => {
                self.find.searching = false;
                self.find.hits = Arc::default();
                Vec::new()
            }
        }
    }

    fn step_hit(&mut self, forward: bool) {
        let count = self.find.hits.list.len();
        if count > 0 {
            let next = match (self.find.current, forward) {
                (None, true) => 0,
                (None, false) => count - 1,
                (Some(current), true) => (current + 1) % count,
                (Some(current), false) => (current + count - 1) % count,
            };
            self.go_to_hit(next);
        }
    }

    fn go_to_hit(&mut self, index: usize) {
        let hits = Arc::clone(&self.find.hits);
        let Some(hit) = hits.list.get(index) else {
            return;
        };
        self.find.current = Some(index);
        match hit {
            find::Hit::Head { .. } | find::Hit::Text(_) if self.tab() == Tab::Text => {}
            find::Hit::Head { .. } | find::Hit::Text(_) => {
                self.go(Tab::Text, self.selection.selected(), None);
            }
            find::Hit::Field { tab, item, .. } => self.go(*tab, Some(*item), None),
        }
    }

    fn open_link(&mut self, address: &str) -> Vec<Task> {
        match url::Url::parse(address) {
            Ok(url) if matches!(url.scheme(), "http" | "https") && url.has_host() => {
                vec![Task::OpenLink(url.to_string())]
            }
            _ => {
                self.notices.push(
                    Tone::Warning,
                    "This link was not opened",
                    format!("Only web addresses (http and https) are opened: {address}"),
                    Some((
                        "Copy address".to_owned(),
                        Command::CopyText(address.to_owned()),
                    )),
                );
                Vec::new()
            }
        }
    }
}

/// What to call a source in messages and lists.
pub fn source_name(source: &Source) -> String {
    match source {
        Source::Sample => "The sample".to_owned(),
        Source::Path(path) => path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        ),
    }
}

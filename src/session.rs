//! What is open and what is pointed at. No threads, no egui, no files.
//!
//! [`Session::apply`] and [`Session::receive`] are the only ways to change it: the first on a
//! reader's behalf, the second with what slow work came back with. Slow work is asked for as
//! [`Task`]s; whoever runs the session runs them.

pub mod command;
pub mod entity_tables;
pub mod explore;
pub mod figures;
pub mod find;
pub mod folder;
mod integrity;
mod map;
pub mod notices;
mod opening;
pub mod pictures;
mod reload;
pub mod review;
pub mod selection;
pub mod settings;
pub mod tab;
mod task;

use std::path::PathBuf;
use std::sync::Arc;

use crate::geometry::map_sheet::MapSheet;
use crate::model::Dossier;
use crate::model::integrity::HashState;
use crate::model::item::{EntityId, Item, PictureId, SentenceId};
use crate::problem::Problems;
use command::{Command, FigureCopy, Source};
use entity_tables::TablesState;
use explore::Explore;
use explore::lens::Lens;
use explore::wish::Wish;
use figures::Figures;
use find::{Find, Hit};
use folder::Browsing;
use integrity::FileStates;
use notices::{Notices, Tone};
use pictures::Pictures;
use review::Review;
use selection::{Highlight, Selection};
use settings::Settings;
use tab::Tab;

pub use map::{MapSketch, MapState};
pub use task::{Draft, DraftStep, Opened, Outcome, Replace, SlowWork, Task};

/// How far one step of the reading size and of the zoom goes.
const ZOOM_STEP: f32 = 0.1;

/// What is open and what is pointed at.
#[derive(Debug, Default)]
pub struct Session {
    opened: Option<Opened>,
    problems: Arc<Problems>,
    files: FileStates,
    settings: Settings,
    /// As last given to be saved.
    saved_settings: Option<Settings>,
    selection: Selection,
    find: Find,
    notices: Notices,
    pictures: Pictures,
    map: MapState,
    explore: Explore,
    /// The picture of the map that was painted last.
    map_sheet: Option<Arc<MapSheet>>,
    entity_tables: TablesState,
    figures: Figures,
    review: Review,
    opening: Option<Source>,
    /// What was not opened last, while nothing has been since.
    refused: Option<Source>,
    browsing: Browsing,
    panels: Panels,
    generation: u64,
    /// The first generation that has the pictures of this one.
    pictures_since: u64,
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
        self.files.as_slice()
    }

    /// All that survives a restart.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What the reader points at.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    pub fn find(&self) -> &Find {
        &self.find
    }

    pub fn notices(&self) -> &Notices {
        &self.notices
    }

    pub fn pictures(&self) -> &Pictures {
        &self.pictures
    }

    /// Whether the details are in view: the problems stand in the same place.
    pub fn shows_details(&self) -> bool {
        self.settings.show_details && !self.panels.problems && !self.review.is_open()
    }

    /// The folder that our own open dialog shows.
    pub fn browsing(&self) -> &Browsing {
        &self.browsing
    }

    /// Which parts of the window are shown, besides those in the settings.
    pub fn panels(&self) -> Panels {
        self.panels
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

    /// The map of the open dossier.
    pub fn map(&self) -> &MapState {
        &self.map
    }

    /// What the reader looks for on the map, and what is shown of it.
    pub fn explore(&self) -> &Explore {
        &self.explore
    }

    /// Whether there may be anything on the map to zoom to.
    pub fn can_zoom_to_selected(&self) -> bool {
        let is_there = self.dossier().is_some_and(|open| open.drawn_entities() > 0);
        let is_found = !self.explore.query().trim().is_empty();
        is_there && (is_found || self.selection.selected().is_some())
    }

    /// The picture of the map that was painted last, for whoever asked for it.
    pub fn map_sheet(&self) -> Option<&Arc<MapSheet>> {
        self.map_sheet.as_ref()
    }

    /// The tables of entities and relations, as far as they are made.
    pub fn entity_tables(&self) -> &TablesState {
        &self.entity_tables
    }

    /// The list of numbers, and whether another one is under way.
    pub fn figures(&self) -> &Figures {
        &self.figures
    }

    /// The only way to change the session on a reader's behalf.
    pub fn apply(&mut self, command: Command) -> Vec<Task> {
        let pins = Arc::clone(&self.explore.wish().pins);
        let mut tasks = self.carry_out(command);
        if self.review.form().is_some() && !self.review.is_open() {
            self.close_form();
        }
        if *pins != *self.explore.wish().pins {
            tasks.extend(self.keep_map());
        }
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
            Command::KeepForLater(paths) => self.keep_for_later(&paths),
            Command::Reload => return self.reload(),
            Command::ChooseFile => return vec![Task::ChooseFile],
            Command::ChooseFolder => return vec![Task::ChooseFolder],
            Command::PasteArticle => return vec![Task::ReadClipboard],
            Command::ImportText(text) => return self.open(Source::Pasted(text), false),
            Command::ListFolder(path) => return self.look_at(path, false),
            Command::GoToPath(path) => return self.look_at(path, true),
            Command::ShowOpenDialog(true) => self.panels.open_dialog = true,
            Command::ShowOpenDialog(false) => return self.close_open_dialog(),
            Command::ForgetRecent(path) => self.settings.recent.retain(|known| *known != path),
            Command::ClearRecent => self.settings.recent.clear(),
            Command::CancelJob(id) => return vec![Task::CancelJob(id)],
            Command::Quit => return vec![Task::Quit],

            Command::ShowTab(tab) => self.go(tab, self.selection.selected(), None),
            Command::Select(item) => {
                if let Some(wish) = self.path_to(item) {
                    return self.explore_map(wish, false);
                }
                self.go(self.tab(), Some(item), None);
            }
            Command::SelectAt(item, sentence) => {
                let nth = self.dossier().and_then(|dossier| {
                    let sentences = dossier.evidence.sentences_of(item);
                    sentences.iter().position(|known| *known == sentence)
                });
                self.go(self.tab(), Some(item), nth);
            }
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

            Command::ShowFind(open) => self.find.show(open),
            Command::SetQuery(query) => {
                let task = self.find.set_query(query, self.opened.as_ref());
                return task.into_iter().collect();
            }
            Command::NextHit => self.step_hit(true),
            Command::PreviousHit => self.step_hit(false),
            Command::GoToHit(hit) => self.go_to_hit(hit),

            Command::ShowReview(show) => self.show_review(show),
            Command::NextSuggestion => self.step_suggestion(true),
            Command::PreviousSuggestion => self.step_suggestion(false),
            Command::GoToSuggestion(target) => self.go_to_suggestion(&target),
            Command::FilterSuggestions(kind) => self.filter_suggestions(kind),
            Command::Accept => return self.accept_selected(),
            Command::Reject => return self.reject_selected(),
            Command::AcceptAbove(score) => return self.accept_above(score),
            Command::AskFor(form) => self.ask_for(form),
            Command::CloseForm => self.close_form(),
            Command::Decide(edit) => return self.decide(*edit),
            Command::Mark(marked, meant) => return self.mark(&marked, meant),
            Command::UndoEdit => return self.undo_edit(),
            Command::RedoEdit => return self.redo_edit(),
            Command::DiscardEdits => return self.discard_edits(),
            Command::ApplyDraft => return self.apply_draft(),
            Command::Save => return self.save(),
            Command::SaveAs => return self.ask_where_to_save(),
            Command::SaveTo { target, replace } => {
                // Offered where the reader is told that there is something else.
                let replace = if replace {
                    Replace::Anyway
                } else {
                    Replace::Never
                };
                return self.save_to(target, replace);
            }
            Command::CloseSaveDialog => self.show_save_dialog(None),

            Command::ShowDetails(show) => {
                self.settings.show_details = show;
                self.panels.problems &= !show;
                if show {
                    self.show_review(false);
                }
            }
            Command::ShowOutline(show) => self.settings.show_outline = show,
            Command::ShowMinimap(show) => self.settings.show_minimap = show,
            Command::ShowProblems(show) => {
                self.panels.problems = show;
                if show {
                    self.show_review(false);
                }
            }
            Command::ShowShortcuts(show) => self.panels.shortcuts = show,
            Command::SetTheme(theme) => self.settings.theme = theme,
            Command::NextTheme => {
                self.settings.theme = self.settings.theme.next();
                let title = self.settings.theme.title();
                self.notices.push_of_theme(title);
            }
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
            Command::CopyFigures(what) => {
                // What was asked for may be gone since: the file is read again while it is open.
                let is_there = |opened: &&Opened| match what {
                    FigureCopy::Quote(id) => opened.dossier.contains(Item::Figure(id)),
                    FigureCopy::Csv | FigureCopy::Spreadsheet => true,
                };
                if let Some(opened) = self.opened.as_ref().filter(is_there) {
                    return vec![Task::CopyFigures {
                        opened: opened.clone(),
                        list: self.figures.list().cloned(),
                        what,
                    }];
                }
            }

            Command::SearchMap(query) => self.explore.search(query),
            Command::ExploreMap { wish, goes_on } => return self.explore_map(*wish, goes_on),
            Command::UndoMap | Command::RedoMap => {
                // What is not seen is not changed.
                if self.tab() == Tab::Map {
                    self.explore.step(command == Command::UndoMap);
                    return self.pick_map();
                }
            }
            Command::ZoomToSelected => {
                if self.tab() != Tab::Map {
                    self.go(Tab::Map, self.selection.selected(), None);
                }
                self.explore.zoom_to_selected();
            }
            Command::PickMap => return self.pick_map(),
            Command::LayOutMap => {
                if let Some(opened) = &self.opened
                    && let Some(sketch) = self.map.ask()
                {
                    let opened = opened.clone();
                    return vec![Task::LayOutMap { opened, sketch }];
                }
            }
            Command::PaintMap(request) => {
                if let MapState::LaidOut(map) = &self.map
                    && Arc::ptr_eq(map, &request.map)
                {
                    return vec![Task::PaintMap {
                        generation: self.generation,
                        request,
                    }];
                }
            }
            Command::TabulateEntities => {
                if let Some(opened) = &self.opened
                    && self.entity_tables.ask()
                {
                    return vec![Task::TabulateEntities(opened.clone())];
                }
            }
            Command::ListFigures(request) => {
                if let Some(opened) = &self.opened
                    && self.figures.ask(&request)
                {
                    return vec![Task::ListFigures {
                        opened: opened.clone(),
                        request,
                        groups: self.figures.groups(),
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
            } => self.refuse(source, &problem, can_open_anyway),
            Outcome::FileChosen(source) => return self.open(source, false),
            Outcome::NoFileDialog => self.panels.open_dialog = true,
            Outcome::NothingChosen | Outcome::SettingsSaved => {}
            Outcome::DraftKept { whole } => self.take_in_kept(whole),
            Outcome::DraftNotKept { why } => self.take_in_not_kept(why),
            Outcome::Looked {
                path,
                entering,
                looked,
            } => {
                if let Some(path) = self.browsing.take_in(&path, entering, looked) {
                    return self.open(Source::Path(path), false);
                }
            }
            Outcome::FilesChecked {
                generation,
                states,
                problems,
            } => {
                if generation == self.generation {
                    self.take_hash_states(&states);
                    self.take_picture_problems(problems);
                }
            }
            Outcome::Found { generation, hits } => {
                if generation == self.generation {
                    self.find.take_in(hits, self.tab() == Tab::Text);
                }
            }
            Outcome::MapLaidOut {
                generation,
                map,
                pins,
                said,
            } => {
                if generation == self.generation {
                    self.map.take_in(map);
                    self.explore.begin_with(&pins);
                    if let Some(said) = said {
                        let title = "Some places on the map start anew";
                        self.notices.push(Tone::Warning, title, said, None);
                    }
                    let mut tasks = self.keep_map();
                    if !self.explore.is_not_asked() {
                        tasks.extend(self.pick_map());
                    }
                    return tasks;
                }
            }
            Outcome::MapPicked { generation, picked } => {
                if generation == self.generation {
                    self.explore.take_in(picked);
                }
            }
            Outcome::MapPainted { generation, sheet } => {
                if generation == self.generation {
                    self.map_sheet = Some(sheet);
                }
            }
            Outcome::EntitiesTabulated { generation, tables } => {
                if generation == self.generation {
                    self.entity_tables = TablesState::Made(tables);
                }
            }
            Outcome::PictureDecoded {
                generation,
                request,
                decoded,
                file,
            } => {
                if (self.pictures_since..=self.generation).contains(&generation) {
                    let problem = self.picture_problem(request.picture, &decoded);
                    self.pictures.keep(request, decoded);
                    self.take_hash_states(file.as_slice());
                    self.take_picture_problems(problem.into_iter().collect());
                }
            }
            Outcome::FiguresListed { generation, list } => {
                if generation == self.generation {
                    self.figures.keep(list);
                }
            }
            Outcome::Edited {
                asked,
                edited,
                problems,
                refused,
            } => return self.take_in_edited(asked, *edited, problems, &refused),
            Outcome::DraftFound { generation, draft } => {
                return self.take_in_draft(generation, draft);
            }
            Outcome::SavePathChosen(target) => return self.save_to(target, Replace::IfUnchanged),
            Outcome::NoSaveDialog(offered) => self.show_save_dialog(Some(offered)),
            Outcome::Saved { target } => return self.take_in_saved(target),
            Outcome::NotSaved { target, problem } => self.take_in_not_saved(target, &problem),
            Outcome::TextToCopy(text) => return vec![Task::CopyText(text)],
            Outcome::Stopped { work, title, why } => {
                if let (SlowWork::CarryingOut, Some(why)) = (work, &why) {
                    return self.doubt_last_edit(title, why.clone());
                }
                self.stop(work, title, why);
            }
            Outcome::Failed { title, detail } => {
                self.notices.push(Tone::Failed, title, detail, None);
            }
        }
        Vec::new()
    }

    fn stop(&mut self, work: SlowWork, title: String, why: Option<String>) {
        match work {
            SlowWork::Opening => {
                self.opening = None;
                self.stop_saving();
            }
            SlowWork::CarryingOut => {}
            SlowWork::Finding => self.find.stop(),
            SlowWork::LookingAtFolder => self.browsing.stop(),
            SlowWork::LayingOutMap => self.map.stop(),
            SlowWork::ListingFigures => self.figures.stop(),
        }
        match why {
            Some(why) if work == SlowWork::Opening => {
                self.notices.push_of_opening(title, why, None);
            }
            Some(why) => self.notices.push(Tone::Failed, title, why, None),
            None => {}
        }
    }

    fn explore_map(&mut self, wish: Wish, goes_on: bool) -> Vec<Task> {
        // The wish may be about a dossier that was just replaced.
        if !wish.lens.entities().all(|entity| self.draws(entity)) {
            return Vec::new();
        }
        let is_told = matches!(
            wish.lens,
            Lens::Path { .. } | Lens::Together(_) | Lens::Between(_)
        );
        if is_told && wish.lens != self.explore.wish().lens {
            // It is told in the place of the details, where its sentences are read.
            self.go(Tab::Map, None, None);
            self.settings.show_details = true;
            self.panels.problems = false;
        }
        self.explore.change(wish, goes_on);
        self.pick_map()
    }

    /// Keeps where things are now, once they are anywhere.
    fn keep_map(&self) -> Vec<Task> {
        match (&self.opened, &self.map) {
            (Some(opened), MapState::LaidOut(map)) => vec![Task::KeepMap {
                opened: opened.clone(),
                map: Arc::clone(map),
                pins: Arc::clone(&self.explore.wish().pins),
            }],
            _ => Vec::new(),
        }
    }

    /// The path that is wished for when `item` is chosen as its other end.
    fn path_to(&self, item: Item) -> Option<Wish> {
        let wish = self.explore.wish();
        match (wish.lens, item) {
            (Lens::PathFrom(from), Item::Entity(to))
                if self.tab() == Tab::Map && from != to && self.draws(to) =>
            {
                let lens = Lens::Path { from, to, nth: 0 };
                Some(Wish {
                    lens,
                    ..Wish::clone(wish)
                })
            }
            _ => None,
        }
    }

    fn draws(&self, entity: EntityId) -> bool {
        let dossier = self.dossier();
        dossier.is_some_and(|open| open.contains(Item::Entity(entity)) && open.entity(entity).drawn)
    }

    /// The job that answers what is wished of the map, when it was not asked for.
    fn pick_map(&mut self) -> Vec<Task> {
        let Some(opened) = &self.opened else {
            return Vec::new();
        };
        let task = self.explore.ask().map(|(wish, facts)| Task::PickMap {
            opened: opened.clone(),
            wish,
            facts,
        });
        task.into_iter().collect()
    }

    fn look_at(&mut self, path: PathBuf, entering: bool) -> Vec<Task> {
        self.browsing.ask(&path);
        vec![Task::LookAt { path, entering }]
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
        if let Some(visit) = self.selection.walk(forward, here) {
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

    fn step_hit(&mut self, forward: bool) {
        if let Some(next) = self.find.neighbour(forward) {
            self.go_to_hit(next);
        }
    }

    fn go_to_hit(&mut self, index: usize) {
        match self.find.go_to(index) {
            Some(Hit::Head { .. } | Hit::Text(_)) if self.tab() != Tab::Text => {
                self.go(Tab::Text, self.selection.selected(), None);
            }
            Some(Hit::Field { tab, item, .. }) => self.go(tab, Some(item), None),
            Some(Hit::Head { .. } | Hit::Text(_)) | None => {}
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

//! Opening a source, and what becomes of everything else when it is there.
//!
//! The old dossier stays until the new one is ready; a refusal closes nothing.

use std::path::PathBuf;
use std::sync::Arc;

use super::Session;
use super::command::{Command, Source};
use super::entity_tables::TablesState;
use super::explore::Explore;
use super::figures::Figures;
use super::integrity::FileStates;
use super::map::MapState;
use super::notices::Tone;
use super::reload::Same;
use super::settings::MAX_RECENT;
use super::tab::Tab;
use super::task::{Opened, Task};
use crate::model::Dossier;
use crate::model::item::Item;
use crate::problem::{Problem, Problems};

impl Session {
    pub(super) fn open(&mut self, source: Source, anyway: bool) -> Vec<Task> {
        let mut tasks = self.close_open_dialog();
        self.opening = Some(source.clone());
        tasks.push(Task::Open { source, anyway });
        tasks
    }

    /// Closes our own open dialog; what it still looked at opens nothing any more.
    pub(super) fn close_open_dialog(&mut self) -> Vec<Task> {
        if !std::mem::take(&mut self.panels.open_dialog) {
            return Vec::new();
        }
        self.browsing.forget();
        vec![Task::StopLooking]
    }

    pub(super) fn reload(&mut self) -> Vec<Task> {
        if let Some(opened) = &self.opened {
            let source = opened.source.clone();
            let anyway = opened.dossier.integrity.opened_anyway;
            return self.open(source, anyway);
        }
        match self.refused.clone() {
            Some(source) => self.open(source, false),
            None => Vec::new(),
        }
    }

    /// Whether there is anything to read again: what is open, or what was refused.
    pub fn can_reload(&self) -> bool {
        self.opened.is_some() || self.refused.is_some()
    }

    /// One dossier is open at a time: of several, the others wait in the recent list, as far as there
    /// is room beside what was opened before.
    pub(super) fn keep_for_later(&mut self, paths: &[PathBuf]) {
        let kept = self.settings.remember_if_room(paths);
        let is_are = |count: usize| if count == 1 { "is" } else { "are" };
        let title = match (kept, paths.len()) {
            (1, 1) => "One more file is in the recent list".to_owned(),
            (kept, all) if kept == all => format!("{all} more files are in the recent list"),
            (0, 1) => "One more file was not opened".to_owned(),
            (0, all) => format!("{all} more files were not opened"),
            (kept, all) => format!(
                "{kept} of {all} more files {} in the recent list",
                is_are(kept)
            ),
        };
        let at_a_time = "One dossier is open at a time";
        let (tone, detail) = if kept == paths.len() {
            (Tone::Done, at_a_time.to_owned())
        } else {
            let rest =
                format!("{at_a_time}, and the list holds {MAX_RECENT}: open the rest one by one");
            (Tone::Warning, rest)
        };
        self.notices.push(tone, title, detail, None);
    }

    pub(super) fn refuse(&mut self, source: Source, problem: &Problem, can_open_anyway: bool) {
        self.opening = None;
        self.stop_saving();
        let title = format!("{} was not opened", source.name());
        let detail = format!("{problem}. {}", problem.advice);
        let anyway = Command::OpenAnyway(source.clone());
        let actions = can_open_anyway
            .then(|| ("Open anyway".to_owned(), anyway))
            .into_iter()
            .chain([("Try again".to_owned(), Command::Open(source.clone()))]);
        self.notices.push_of_opening(title, detail, actions);
        self.refused = Some(source);
    }

    /// Shows what was opened; of the same source again, what was pointed at stays, with the way back.
    pub(super) fn take_in(&mut self, mut opened: Opened, problems: Problems) -> Vec<Task> {
        self.generation += 1;
        opened.generation = self.generation;
        let before = self
            .opened
            .take()
            .filter(|before| before.source == opened.source || self.is_saved_as(&opened.source));
        self.opening = None;
        self.refused = None;
        self.notices.forget_openings();
        self.problems = Arc::new(problems);
        self.files = FileStates::of(&opened.dossier.integrity);
        let shown_large = self.panels.picture.take();
        if let Some(before) = &before {
            let same = Same::new(&before.dossier, &opened.dossier);
            self.selection.follow(&opened.dossier, &same);
            let picture = shown_large.and_then(|picture| same.item(Item::Picture(picture)));
            if let Some(Item::Picture(picture)) = picture {
                self.panels.picture = Some(picture);
            }
        } else {
            self.selection.clear_all();
        }
        self.pictures.clear();
        self.map = MapState::NotAsked;
        self.explore = Explore::default();
        self.map_sheet = None;
        self.entity_tables = TablesState::NotAsked;
        self.figures = Figures::default();
        self.panels.problems &= before.is_some();
        if before.is_none() && is_empty(self.tab(), &opened.dossier) {
            let mut full = Tab::ALL.into_iter();
            let full = full.find(|tab| !is_empty(*tab, &opened.dossier));
            self.settings.tab = full.unwrap_or(Tab::Text);
        }
        if let Source::Path(path) = &opened.source {
            self.settings.remember(path);
        }
        let mut tasks: Vec<Task> = self
            .begin_review(&opened, before.is_some())
            .into_iter()
            .collect();
        // Pictures without a hash are looked at too: whether they can be shown.
        if self.files.has_unread() || !opened.dossier.pictures.is_empty() {
            tasks.push(Task::CheckFiles(opened.clone()));
        }
        tasks.extend(self.find.start_again(&opened));
        self.opened = Some(opened);
        self.pictures_since = self.generation;
        self.list_suggestions();
        tasks.extend(self.changed_settings());
        tasks
    }

    /// Shows the same dossier with other decisions: the text, the pictures and the place in them stay.
    pub(super) fn show_edited(&mut self, mut opened: Opened, problems: Problems) -> Vec<Task> {
        self.generation += 1;
        opened.generation = self.generation;
        let before = self.opened.take();
        self.problems = Arc::new(problems);
        self.files = FileStates::of(&opened.dossier.integrity);
        let mut has_same_pictures = false;
        if let Some(before) = &before {
            let same = Same::new(&before.dossier, &opened.dossier);
            self.selection.follow(&opened.dossier, &same);
            has_same_pictures = before.dossier.pictures == opened.dossier.pictures;
        }
        if !has_same_pictures {
            self.pictures.clear();
            self.panels.picture = None;
            self.pictures_since = self.generation;
        }
        self.map = MapState::NotAsked;
        self.explore = Explore::default();
        self.map_sheet = None;
        self.entity_tables = TablesState::NotAsked;
        self.figures = Figures::default();
        let mut tasks = Vec::new();
        if self.files.has_unread() || !opened.dossier.pictures.is_empty() {
            tasks.push(Task::CheckFiles(opened.clone()));
        }
        tasks.extend(self.find.start_again(&opened));
        self.opened = Some(opened);
        tasks
    }

    /// The first generation of this dossier that had the pictures that it has now.
    pub fn pictures_since(&self) -> u64 {
        self.pictures_since
    }
}

/// Whether a tab would only say that there is nothing.
fn is_empty(tab: Tab, dossier: &Dossier) -> bool {
    match tab {
        Tab::Text => dossier.article.body.blocks.is_empty(),
        Tab::Map => dossier.drawn_entities() == 0,
        Tab::Figures => dossier.figures.is_empty(),
        Tab::Gallery => dossier.pictures.is_empty(),
    }
}

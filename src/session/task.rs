//! What the session asks for when something is slow or outside the program, and what comes back.
//!
//! Both are closed lists: reading them tells all that can happen off the UI thread. Whoever runs the
//! session carries the tasks out; nothing here does.

use std::path::PathBuf;
use std::sync::Arc;

use super::command::{FigureCopy, Source};
use super::entity_tables::EntityTables;
use super::explore::facts::Facts;
use super::explore::picked::Picked;
use super::explore::wish::{Pins, Wish};
use super::figures::{FigureList, FigureRequest, Groups};
use super::find::Hits;
use super::folder::Looked;
use super::map::MapSketch;
use super::pictures::{Decoded, PictureRequest};
use super::settings::Settings;
use crate::container::Container;
use crate::edit::Edit;
use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_sheet::{MapSheet, SheetRequest};
use crate::model::Dossier;
use crate::model::integrity::HashState;
use crate::problem::{Problem, Problems};

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
    /// The same for a folder.
    ChooseFolder,
    /// Reads an article off the clipboard; it comes back as a source to open.
    ReadClipboard,
    /// Looks at a path for our own open dialog, to list it or to go there.
    LookAt {
        path: PathBuf,
        entering: bool,
    },
    /// Stops looking at paths: the dialog is closed.
    StopLooking,
    /// Compares the hashes of the files that were not read at opening, and glances at pictures.
    CheckFiles(Opened),
    Find {
        opened: Opened,
        query: String,
    },
    LayOutMap {
        opened: Opened,
        /// Where to put what can be seen of it on the way.
        sketch: MapSketch,
    },
    /// Finds out what of the map is shown.
    PickMap {
        opened: Opened,
        wish: Arc<Wish>,
        /// From the last answer.
        facts: Option<Arc<Facts>>,
    },
    /// Stops painting another picture of the map and paints this one.
    PaintMap {
        generation: u64,
        request: Box<SheetRequest>,
    },
    TabulateEntities(Opened),
    DecodePicture {
        opened: Opened,
        request: PictureRequest,
    },
    ListFigures {
        opened: Opened,
        request: FigureRequest,
        /// From the last list.
        groups: Option<Arc<Groups>>,
    },
    /// Makes a text of numbers; it comes back to be copied.
    CopyFigures {
        opened: Opened,
        list: Option<Arc<FigureList>>,
        what: FigureCopy,
    },
    /// Keeps where things are on the map, for when the dossier is opened again.
    KeepMap {
        opened: Opened,
        map: Arc<DossierMap>,
        pins: Arc<Pins>,
    },
    /// Makes the dossier with all these decisions; older wishes are of no use any more.
    CarryOut {
        base: Opened,
        edits: Arc<[Edit]>,
        /// Counts such wishes.
        asked: u64,
    },
    /// Looks whether decisions about this dossier were left unsaved.
    FindDraft(Opened),
    /// Keeps a decision where a crash does not reach it.
    KeepDraft {
        base: Opened,
        step: DraftStep,
    },
    /// The system's save dialog, where there is one; the path is offered.
    ChooseSavePath(PathBuf),
    /// Writes the bundle with all these decisions.
    SaveDossier {
        base: Opened,
        edits: Arc<[Edit]>,
        target: PathBuf,
        replace: Replace,
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
    Looked {
        path: PathBuf,
        entering: bool,
        looked: Looked,
    },
    FilesChecked {
        generation: u64,
        /// Places among the dossier's file checks, with what was found.
        states: Vec<(usize, HashState)>,
        /// What is wrong with pictures.
        problems: Vec<Problem>,
    },
    Found {
        generation: u64,
        hits: Hits,
    },
    MapLaidOut {
        generation: u64,
        map: Arc<DossierMap>,
        /// Where the reader had put some when the map was last seen.
        pins: Arc<Pins>,
        /// What was wrong with what had been kept.
        said: Option<String>,
    },
    MapPicked {
        generation: u64,
        picked: Arc<Picked>,
    },
    MapPainted {
        generation: u64,
        sheet: Arc<MapSheet>,
    },
    EntitiesTabulated {
        generation: u64,
        tables: Arc<EntityTables>,
    },
    PictureDecoded {
        generation: u64,
        request: PictureRequest,
        decoded: Decoded,
        /// The place of its file among the dossier's file checks, and what the bytes came to.
        file: Option<(usize, HashState)>,
    },
    FiguresListed {
        generation: u64,
        list: FigureList,
    },
    Edited {
        asked: u64,
        edited: Box<Opened>,
        problems: Problems,
        /// Decisions that could not be carried out, by their places, and why.
        refused: Vec<(usize, Problem)>,
    },
    DraftFound {
        generation: u64,
        draft: Draft,
    },
    /// What was asked of the draft was done.
    DraftKept {
        /// The draft has every decision: nothing is missing that could not be kept before.
        whole: bool,
    },
    /// A decision is in no draft. Why is told to the reader; nothing is, where none are kept at all.
    DraftNotKept {
        why: Option<String>,
    },
    SavePathChosen(PathBuf),
    /// There is no system dialog here; the path is offered by our own.
    NoSaveDialog(PathBuf),
    Saved {
        target: PathBuf,
    },
    NotSaved {
        target: PathBuf,
        problem: Problem,
    },
    TextToCopy(String),
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

/// Whether a file that is there may be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    Never,
    /// Not the file that is open, when somebody else has written it since.
    IfUnchanged,
    /// The reader was told what is lost.
    Anyway,
}

/// What happens to the draft of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftStep {
    Do(Edit),
    /// The last decision that is left is taken back.
    Undo,
    /// These and no others.
    Rewrite(Arc<[Edit]>),
    /// There are none any more.
    Clear,
}

/// Decisions that were not saved when a dossier was last open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    pub edits: Vec<Edit>,
    /// Whether they were made to the very text and documents that are open now.
    pub fits: bool,
    /// What was wrong with the file that they were kept in.
    pub said: Option<String>,
}

/// Slow work whose end matters even when it brings nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlowWork {
    Opening,
    LayingOutMap,
    Finding,
    LookingAtFolder,
    ListingFigures,
    /// Making the dossier with all decisions.
    CarryingOut,
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

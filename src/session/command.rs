//! Every change a reader can ask for, as data.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::explore::wish::Wish;
use super::figures::FigureRequest;
use super::pictures::PictureRequest;
use super::review::{Form, Kind, Marked, Meant};
use super::settings::{ThemeChoice, WindowPlace};
use super::tab::Tab;
use crate::edit::{Edit, Target};
use crate::geometry::map_sheet::SheetRequest;
use crate::model::item::{FigureId, Item, PictureId, SentenceId};

/// The folder beside the settings where pasted articles are kept.
pub const PASTED_FOLDER: &str = "pasted";

/// What to open.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The dossier that is part of the program.
    Sample,
    /// A bundle (folder or ZIP), an article from elsewhere, or a lone part of a bundle.
    Path(PathBuf),
    /// What was on the clipboard: a text, or a page as HTML.
    Pasted(Arc<str>),
}

impl Source {
    /// The words of a pasted article.
    pub fn pasted(&self) -> Option<&str> {
        match self {
            Self::Pasted(text) => Some(text),
            Self::Sample | Self::Path(_) => None,
        }
    }

    /// The folder to offer for what is made of it: where it lies, unless we put it there ourselves.
    pub fn folder(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => path
                .parent()
                .filter(|folder| !folder.ends_with(PASTED_FOLDER)),
            Self::Sample | Self::Pasted(_) => None,
        }
    }

    /// What to call it in messages and lists.
    pub fn name(&self) -> String {
        match self {
            Self::Sample => "The sample".to_owned(),
            Self::Pasted(_) => "The pasted article".to_owned(),
            Self::Path(path) => path.file_name().map_or_else(
                || path.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            ),
        }
    }
}

/// Which numbers are copied, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureCopy {
    /// One, with its sentence and source, as text.
    Quote(FigureId),
    /// All that are listed, as RFC 4180 CSV, every cell as it is.
    Csv,
    /// All that are listed, between tabs; what a spreadsheet would run as a formula gets a `'`.
    Spreadsheet,
}

/// Every change a reader can ask for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    // Files
    /// Opens in place of what is open; the old dossier stays until the new one is ready.
    Open(Source),
    /// Opens what was just refused because a listed file has changed.
    OpenAnyway(Source),
    /// Several files were given at once: these follow in the recent list.
    KeepForLater(Vec<PathBuf>),
    /// Reads the open file again.
    Reload,
    /// Asks for a file with the system's dialog, or with our own where there is none.
    ChooseFile,
    /// Asks for a bundle that is a folder, likewise.
    ChooseFolder,
    /// Imports what is on the clipboard, as HTML if it has that.
    PasteArticle,
    /// Imports a text that was pasted.
    ImportText(Arc<str>),
    /// Our own open dialog.
    ShowOpenDialog(bool),
    /// Shows in our open dialog what a folder holds.
    ListFolder(PathBuf),
    /// Goes into an ordinary folder in our open dialog; opens anything else.
    GoToPath(PathBuf),
    /// Takes a file off the recent list.
    ForgetRecent(PathBuf),
    ClearRecent,
    CancelJob(u64),
    Quit,

    // Looking
    ShowTab(Tab),
    Select(Item),
    /// Selects what this sentence names, and shows of all its sentences this one.
    SelectAt(Item, SentenceId),
    /// Selects and goes to the text, at the item's first sentence.
    ShowInText(Item),
    /// Goes to the text at this sentence, keeping the selected item if it rests on it.
    ShowSentence(SentenceId),
    Hover(Option<Item>),
    /// Selects a picture and shows it large in the gallery; `None` goes back to the grid.
    ViewPicture(Option<PictureId>),
    ClearSelection,
    /// To the next or previous sentence of the selected item.
    NextSentence,
    PreviousSentence,
    Back,
    Forward,

    // Finding
    ShowFind(bool),
    SetQuery(String),
    NextHit,
    PreviousHit,
    GoToHit(usize),

    // The map
    /// Names and relations with these words stand out; none when empty.
    SearchMap(String),
    /// What of the map is shown from now on.
    ExploreMap {
        wish: Box<Wish>,
        /// It goes on with the last change, as a drag does: no step of its own when undone.
        goes_on: bool,
    },
    UndoMap,
    RedoMap,
    /// Shows the map, and on it what is selected, or else what was found, as large as it fits.
    ZoomToSelected,

    // Deciding about suggestions, and editing
    /// The panel in which suggestions are confirmed.
    ShowReview(bool),
    NextSuggestion,
    PreviousSuggestion,
    GoToSuggestion(Target),
    /// Only those of a kind are gone through; of all when `None`.
    FilterSuggestions(Option<Kind>),
    /// Accepts the suggestion that is selected.
    Accept,
    Reject,
    /// Accepts all of the kind in view that are at least as sure, 0 to 1.
    AcceptAbove(f32),
    /// Something is to be filled in before it is decided.
    AskFor(Form),
    CloseForm,
    /// Adds a decision.
    Decide(Box<Edit>),
    /// Marked words are to be something.
    Mark(Marked, Meant),
    UndoEdit,
    RedoEdit,
    /// Forgets every decision that is not saved.
    DiscardEdits,
    /// Applies what still fits of decisions about an older state of the file.
    ApplyDraft,
    /// Writes all decisions into the file that is open, or asks where to.
    Save,
    SaveAs,
    SaveTo {
        target: PathBuf,
        replace: bool,
    },
    CloseSaveDialog,

    // The window
    ShowDetails(bool),
    ShowOutline(bool),
    ShowMinimap(bool),
    ShowProblems(bool),
    ShowShortcuts(bool),
    SetTheme(ThemeChoice),
    /// Light, dark, as the system, and says which it is now.
    NextTheme,
    ZoomIn,
    ZoomOut,
    ResetZoom,
    /// Size of the text in the reading column, in points.
    SetReadingSize(f32),
    /// Width of the reading column, in points.
    SetReadingWidth(f32),
    /// Where the window is, to be remembered.
    PlaceWindow(WindowPlace),
    DismissNotice(u64),

    // Leaving the program
    /// Opens an address in the browser; only `http` and `https`, only on a reader's click.
    OpenLink(String),
    CopyText(String),
    CopyFigures(FigureCopy),

    // Slow things the tabs need
    LayOutMap,
    /// Finds out what of the map is shown.
    PickMap,
    /// Paints what of the map is too much to be drawn in every frame; the newest wish counts.
    PaintMap(Box<SheetRequest>),
    TabulateEntities,
    DecodePicture(PictureRequest),
    ListFigures(FigureRequest),
}

/// Collects what the interface asks for during one frame.
#[derive(Debug, Default)]
pub struct Commands(RefCell<Vec<Command>>);

impl Commands {
    pub fn send(&self, command: Command) {
        self.0.borrow_mut().push(command);
    }

    pub fn take(&self) -> Vec<Command> {
        self.0.take()
    }

    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Whether anything like this was asked for in this frame.
    pub fn any(&self, is_meant: impl Fn(&Command) -> bool) -> bool {
        self.0.borrow().iter().any(is_meant)
    }
}

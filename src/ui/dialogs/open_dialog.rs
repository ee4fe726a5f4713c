//! Our own open dialog, for where the system has none: a path with completion, the way up, and the
//! files that were open before.
//!
//! It never touches the disk: it asks for a folder by command and shows what came back.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Key, Layout, ScrollArea, Ui};

use crate::session::command::{Command, Source};
use crate::session::folder::{EntryKind, FolderEntry, Listing};
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{GAP, HEADING_SIZE, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::{self, Icon};
use crate::ui::widgets::list_row::ListRow;
use crate::ui::{View, recent};

/// A folder may hold more than anybody reads through; typing narrows it down.
const MAX_SHOWN: usize = 200;
/// A folder that is read faster than this is not announced, in seconds.
const QUIET_FOR: f64 = 0.3;

/// What was typed, and the folder that was asked for because of it.
#[derive(Default)]
pub(super) struct OpenDialog {
    typed: String,
    /// The folder that was gone into, with how it is typed: not every name can be typed.
    folder: Option<(String, PathBuf)>,
    /// The folder whose listing is wanted, and when it was asked for.
    asked: Option<(PathBuf, f64)>,
    entered: u64,
    shown: bool,
}

impl OpenDialog {
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let just_opened = !self.shown;
        let browsing = view.session.browsing();
        if just_opened {
            self.shown = true;
            self.go_into(&start_folder(view), ui);
            self.entered = browsing.entered();
        }
        if self.entered != browsing.entered() {
            self.entered = browsing.entered();
            if let Some(listing) = browsing.listing() {
                self.go_into(&listing.folder, ui);
                self.asked = Some((listing.folder.clone(), ui.input(|input| input.time)));
            }
        }
        self.ask_for_listing(ui, view);
        let modal = super::modal(ui.ctx(), "open").show(ui.ctx(), |ui| {
            let room = ui.ctx().content_rect().size();
            ui.set_width(640.0_f32.min(room.x - 80.0));
            self.content_ui(ui, view, just_opened);
        });
        if modal.should_close() {
            view.send(Command::ShowOpenDialog(false));
        }
    }

    /// Asks for the folder of what is typed, when it is another one than before.
    fn ask_for_listing(&mut self, ui: &Ui, view: &View<'_>) {
        let (folder, _) = self.place(&self.typed);
        let known = self
            .asked
            .as_ref()
            .is_some_and(|(asked, _)| *asked == folder);
        if !known {
            view.send(Command::ListFolder(folder.clone()));
            self.asked = Some((folder, ui.input(|input| input.time)));
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, view: &View<'_>, just_opened: bool) {
        ui.horizontal(|ui| {
            let title = TextStyle::sans(HEADING_SIZE).bold();
            text::label(ui, "Open a dossier or an article", title);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::filled("Cancel").show(ui).clicked() {
                    view.send(Command::ShowOpenDialog(false));
                }
            });
        });
        ui.add_space(GAP);
        ui.horizontal(|ui| {
            let (folder, _) = self.place(&self.typed);
            let up = folder_above(&folder);
            let response = icon::button(ui, Icon::Up, "Parent folder", up.is_some());
            if response.on_hover_text("Parent folder").clicked()
                && let Some(up) = up
            {
                self.go_into(&up, ui);
            }
            let open = "Open";
            let button =
                text::measure(ui.ctx(), &text::Text::new(open, TextStyle::sans(TEXT_SIZE)));
            let reserved = button.x + 2.0 * ui.spacing().button_padding.x + GAP;
            let field = TextField::new("path")
                .hint("Path of a file or folder")
                .desired_width(ui.available_width() - reserved)
                .show(ui, &mut self.typed);
            if just_opened {
                field.request_focus();
            }
            let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if entered {
                field.request_focus();
            }
            if Button::filled(open).show(ui).clicked() || entered {
                view.send(Command::GoToPath(self.path()));
            }
        });
        ui.add_space(GAP);
        let height = (ui.ctx().content_rect().height() - 220.0).clamp(80.0, 460.0);
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                self.state_ui(ui, view);
                self.entries_ui(ui, view);
                recent_ui(ui, view);
            });
    }

    /// Why there is no listing, or that it is on its way.
    fn state_ui(&self, ui: &mut Ui, view: &View<'_>) {
        let colors = palette(ui.ctx());
        let browsing = view.session.browsing();
        if let Some(said) = browsing.said() {
            text::label(ui, said, TextStyle::sans(TEXT_SIZE).color(colors.warning));
        }
        if !browsing.is_waiting() {
            return;
        }
        let asked = self.asked.as_ref().map_or(0.0, |(_, asked)| *asked);
        let quiet = asked + QUIET_FOR - ui.input(|input| input.time);
        if quiet > 0.0 {
            ui.ctx().request_repaint_after_secs(quiet as f32);
            return;
        }
        ui.horizontal(|ui| {
            let weak = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
            text::label(ui, "Reading the folder…", weak);
            let job = view.jobs.iter().find(|job| job.lane.name == "folder");
            if let Some(job) = job
                && Button::filled("Stop").small().show(ui).clicked()
            {
                view.send(Command::CancelJob(job.id));
            }
        });
    }

    fn entries_ui(&self, ui: &mut Ui, view: &View<'_>) {
        let browsing = view.session.browsing();
        let Some(listing) = browsing.listing() else {
            return;
        };
        let (_, start) = self.place(&self.typed);
        let fitting: Vec<&FolderEntry> = fitting(listing, &start).take(MAX_SHOWN + 1).collect();
        for entry in fitting.iter().take(MAX_SHOWN) {
            let (icon, note) = match entry.kind {
                EntryKind::Folder => (Icon::Folder, ""),
                EntryKind::Dossier => (Icon::Dossier, "Dossier"),
                EntryKind::File => (Icon::Page, ""),
            };
            if ListRow::new(&entry.name)
                .icon(icon)
                .aside(note)
                .show(ui)
                .clicked()
            {
                view.send(Command::GoToPath(entry.path.clone()));
            }
        }
        let words = if fitting.is_empty() && start.is_empty() {
            "There is nothing here that Dossier can open"
        } else if fitting.is_empty() {
            "Nothing here that Dossier can open begins like this"
        } else if fitting.len() > MAX_SHOWN || listing.more {
            "There is more in this folder: type the beginning of a name"
        } else {
            ""
        };
        if !words.is_empty() {
            let style = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
            text::label(ui, words, style);
        }
    }

    fn go_into(&mut self, folder: &Path, ui: &Ui) {
        self.typed = as_typed(folder);
        self.folder = Some((self.typed.clone(), folder.to_owned()));
        ui.ctx().request_repaint();
    }

    /// The folder of what is typed, by its real name where it was gone into, and the beginning of a
    /// name in it.
    fn place(&self, typed: &str) -> (PathBuf, String) {
        let (folder, start) = split(typed);
        match &self.folder {
            Some((typed, real)) if folder.as_os_str() == typed.as_str() => (real.clone(), start),
            _ => (folder, start),
        }
    }

    /// The whole of what is typed.
    fn path(&self) -> PathBuf {
        let (folder, start) = self.place(self.typed.trim());
        if start.is_empty() {
            folder
        } else {
            folder.join(start)
        }
    }
}

/// What of a folder begins like `start`; hidden things only for those who type the dot.
fn fitting<'a>(listing: &'a Listing, start: &str) -> impl Iterator<Item = &'a FolderEntry> {
    let start = start.to_lowercase();
    listing.entries.iter().filter(move |entry| {
        let is_hidden = entry.name.starts_with('.') && !start.starts_with('.');
        !is_hidden && entry.name.to_lowercase().starts_with(&start)
    })
}

fn recent_ui(ui: &mut Ui, view: &View<'_>) {
    let recent = &view.session.settings().recent;
    if recent.is_empty() {
        return;
    }
    ui.add_space(2.0 * GAP);
    ui.horizontal(|ui| {
        let style = TextStyle::sans(SMALL_SIZE).bold();
        let color = palette(ui.ctx()).weak_text;
        text::label(ui, "Recent", style.color(color));
    });
    recent::rows_ui(ui, view, recent.len(), Role::Button);
}

/// Beside what is open, else the newest recent file, else home.
fn start_folder(view: &View<'_>) -> PathBuf {
    let open = match view.session.opened().map(|opened| &opened.source) {
        Some(Source::Path(path)) => Some(path),
        _ => view.session.settings().recent.first(),
    };
    open.and_then(|path| path.parent())
        .map(Path::to_owned)
        .filter(|folder| !folder.as_os_str().is_empty())
        .or_else(|| std::env::var_os("HOME").map(PathBuf::from))
        .or_else(|| std::env::current_dir().ok())
        .unwrap_or_default()
}

/// The folder of what is typed, and the beginning of a name in it.
fn split(typed: &str) -> (PathBuf, String) {
    let typed = expand_home(typed);
    match typed.rfind(MAIN_SEPARATOR) {
        Some(at) => (PathBuf::from(&typed[..=at]), typed[at + 1..].to_owned()),
        None => (PathBuf::new(), typed),
    }
}

/// The folder that holds `folder`.
fn folder_above(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    whole.parent().map(Path::to_owned)
}

/// A folder as it is typed: with the separator that ends it.
fn as_typed(folder: &Path) -> String {
    let mut typed = folder.to_string_lossy().into_owned();
    if !typed.is_empty() && !typed.ends_with(MAIN_SEPARATOR) {
        typed.push(MAIN_SEPARATOR);
    }
    typed
}

fn expand_home(typed: &str) -> String {
    match (typed.strip_prefix("~/"), std::env::var("HOME")) {
        (Some(rest), Ok(home)) => format!("{home}/{rest}"),
        _ => typed.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_folder_and_the_beginning_of_a_name() {
        let split = |typed: &str| {
            let (folder, start) = split(typed);
            (folder.display().to_string(), start)
        };
        let pair = |folder: &str, start: &str| (folder.to_owned(), start.to_owned());
        assert_eq!(split("/a/b"), pair("/a/", "b"));
        assert_eq!(split("/a/b/"), pair("/a/b/", ""));
        assert_eq!(split("name"), pair("", "name"));
        assert_eq!(folder_above(Path::new("/a/b/")), Some(PathBuf::from("/a")));
        assert_eq!(folder_above(Path::new("/")), None);
        assert_eq!(as_typed(Path::new("/a")), "/a/");
        assert_eq!(as_typed(Path::new("/")), "/");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_whose_name_cannot_be_typed_keeps_its_path() {
        use std::os::unix::ffi::OsStrExt as _;
        let real = Path::new(std::ffi::OsStr::from_bytes(b"/a/b\xffc"));
        let mut dialog = OpenDialog {
            typed: as_typed(real),
            folder: Some((as_typed(real), real.to_owned())),
            ..OpenDialog::default()
        };
        assert_eq!(
            dialog.place(&dialog.typed),
            (real.to_owned(), String::new())
        );
        dialog.typed.push_str("name.txt");
        assert_eq!(dialog.path(), real.join("name.txt"));
        dialog.typed = "/a/other".to_owned();
        assert_eq!(dialog.path(), Path::new("/a/other"));
    }

    #[test]
    fn hidden_things_show_for_those_who_type_the_dot() {
        let entry = |name: &str| FolderEntry {
            name: name.to_owned(),
            path: PathBuf::from(name),
            kind: EntryKind::Folder,
        };
        let listing = Listing {
            entries: vec![entry(".git"), entry("Abc"), entry("abd"), entry("x")],
            ..Listing::default()
        };
        let found = |start: &str| -> Vec<&str> {
            fitting(&listing, start)
                .map(|entry| entry.name.as_str())
                .collect()
        };
        assert_eq!(found(""), ["Abc", "abd", "x"]);
        assert_eq!(found("AB"), ["Abc", "abd"]);
        assert_eq!(found("."), [".git"]);
    }
}

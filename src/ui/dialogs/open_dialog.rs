//! Our own open dialog, for where the system has none: a path with completion, and recent files.

use std::path::{Path, PathBuf};

use eframe::egui::{Key, ScrollArea, Ui};

use crate::session::command::{Command, Source};

use crate::ui::View;
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{HEADING_SIZE, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;

/// A folder may hold more than anybody reads through.
const MAX_COMPLETIONS: usize = 200;
/// Folders are read in the frame that asks; a larger one is read only this far.
const MAX_READ: usize = 5000;

/// What was typed, and what the folder offers for it.
#[derive(Default)]
pub(super) struct OpenDialog {
    typed: String,
    completions: Vec<Completion>,
    completed_for: Option<String>,
    shown: bool,
}

struct Completion {
    path: PathBuf,
    name: String,
    is_folder: bool,
}

impl OpenDialog {
    pub(super) fn forget(&mut self) {
        self.shown = false;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let just_opened = !self.shown;
        if just_opened {
            self.typed = start_folder(view);
        }
        self.shown = true;
        self.complete();
        let modal = super::modal(ui.ctx(), "open").show(ui.ctx(), |ui| {
            let room = ui.ctx().content_rect().size();
            ui.set_width(640.0_f32.min(room.x - 80.0));
            self.content_ui(ui, view, just_opened);
        });
        if modal.should_close() {
            view.send(Command::ShowOpenDialog(false));
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, view: &View<'_>, just_opened: bool) {
        let title = TextStyle::sans(HEADING_SIZE).bold();
        text::label(ui, "Open a dossier or an article", title);
        ui.add_space(8.0);
        let field = TextField::new("path")
            .hint("Path of a file or folder")
            .desired_width(ui.available_width())
            .show(ui, &mut self.typed);
        if just_opened {
            field.request_focus();
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            self.enter(view);
            field.request_focus();
        }
        ui.horizontal(|ui| {
            if Button::filled("Open").show(ui).clicked() {
                self.enter(view);
            }
            if Button::filled("Cancel").show(ui).clicked() {
                view.send(Command::ShowOpenDialog(false));
            }
        });
        ui.add_space(8.0);
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(80.0, 420.0);
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink(false)
            .show(ui, |ui| {
                self.completions_ui(ui);
                recent_ui(ui, view);
            });
    }

    fn completions_ui(&mut self, ui: &mut Ui) {
        let mut chosen = None;
        for completion in &self.completions {
            let words = if completion.is_folder {
                format!("{}/", completion.name)
            } else {
                completion.name.clone()
            };
            if text::Label::new(&words, TextStyle::sans(TEXT_SIZE))
                .one_line()
                .clickable()
                .show(ui)
                .clicked()
            {
                chosen = Some((completion.path.clone(), completion.is_folder));
            }
        }
        if self.completions.is_empty() {
            let color = palette(ui.ctx()).weak_text;
            let words = "Nothing here begins like this";
            text::label(ui, words, TextStyle::sans(SMALL_SIZE).color(color));
        }
        if let Some((path, is_folder)) = chosen {
            self.typed = path.to_string_lossy().into_owned();
            if is_folder {
                self.typed.push(std::path::MAIN_SEPARATOR);
            }
        }
    }

    /// Enter opens what stands there; an ordinary folder is gone into.
    fn enter(&mut self, view: &View<'_>) {
        let path = PathBuf::from(expand_home(self.typed.trim()));
        if path.is_dir() && !path.join("datapackage.json").is_file() {
            if !self.typed.ends_with(std::path::MAIN_SEPARATOR) {
                self.typed.push(std::path::MAIN_SEPARATOR);
            }
            return;
        }
        let path = std::path::absolute(&path).unwrap_or(path);
        view.send(Command::Open(Source::Path(path)));
    }

    fn complete(&mut self) {
        if self.completed_for.as_ref() == Some(&self.typed) {
            return;
        }
        self.completed_for = Some(self.typed.clone());
        let typed = expand_home(&self.typed);
        let (folder, start) = match typed.rfind(std::path::MAIN_SEPARATOR) {
            Some(at) => (PathBuf::from(&typed[..=at]), typed[at + 1..].to_lowercase()),
            None => (PathBuf::from("."), typed.to_lowercase()),
        };
        self.completions = entries(&folder, &start);
    }
}

fn entries(folder: &Path, start: &str) -> Vec<Completion> {
    let Ok(listing) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<Completion> = listing
        .take(MAX_READ)
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let hidden = name.starts_with('.') && !start.starts_with('.');
            let fits = !hidden && name.to_lowercase().starts_with(start);
            fits.then(|| Completion {
                is_folder: entry.file_type().is_ok_and(|kind| kind.is_dir()),
                path: entry.path(),
                name,
            })
        })
        .collect();
    found.sort_by_key(|completion| (!completion.is_folder, completion.name.to_lowercase()));
    found.truncate(MAX_COMPLETIONS);
    found
}

fn recent_ui(ui: &mut Ui, view: &View<'_>) {
    let recent = &view.session.settings().recent;
    if recent.is_empty() {
        return;
    }
    ui.add_space(10.0);
    text::label(ui, "Recent", TextStyle::sans(TEXT_SIZE).bold());
    for path in recent {
        let source = Source::Path(path.clone());
        let words = format!("{}  –  {}", source.name(), path.display());
        if text::Label::new(&words, TextStyle::sans(TEXT_SIZE))
            .one_line()
            .clickable()
            .show(ui)
            .clicked()
        {
            view.send(Command::Open(source));
        }
    }
}

/// Beside what is open, else the newest recent file, else home.
fn start_folder(view: &View<'_>) -> String {
    let open = match view.session.opened().map(|opened| &opened.source) {
        Some(Source::Path(path)) => Some(path),
        _ => view.session.settings().recent.first(),
    };
    let folder = open
        .and_then(|path| path.parent())
        .map(Path::to_owned)
        .filter(|folder| !folder.as_os_str().is_empty())
        .or_else(|| std::env::var_os("HOME").map(PathBuf::from))
        .or_else(|| std::env::current_dir().ok())
        .unwrap_or_default();
    let mut text = folder.to_string_lossy().into_owned();
    if !text.ends_with(std::path::MAIN_SEPARATOR) {
        text.push(std::path::MAIN_SEPARATOR);
    }
    text
}

fn expand_home(typed: &str) -> String {
    match (typed.strip_prefix("~/"), std::env::var("HOME")) {
        (Some(rest), Ok(home)) => format!("{home}/{rest}"),
        _ => typed.to_owned(),
    }
}

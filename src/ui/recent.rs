//! The files that were open before, one row each: the name, the folder below it so that two of one
//! name can be told apart, and a button that takes it off the list.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Align, Layout, Ui, vec2};

use super::View;
use super::widgets::icon::{self, Icon};
use super::widgets::list_row::ListRow;
use crate::session::command::{Command, Source};

/// Room for the button that takes a row off the list, in points.
const REMOVE_WIDTH: f32 = 32.0;

/// The newest `most` recent files; says whether one was chosen.
pub(super) fn rows_ui(ui: &mut Ui, view: &View<'_>, most: usize, role: Role) -> bool {
    let mut chosen = false;
    for path in view.session.settings().recent.iter().take(most) {
        chosen |= row_ui(ui, view, path, role);
    }
    chosen
}

fn row_ui(ui: &mut Ui, view: &View<'_>, path: &Path, role: Role) -> bool {
    let source = Source::Path(path.to_owned());
    let name = source.name();
    let folder = folder_of(path);
    let room = vec2(ui.available_width(), 0.0);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let row = ListRow::new(&name)
            .note(&folder)
            .role(role)
            .reserve(REMOVE_WIDTH)
            .show(ui);
        let words = format!("Take {name} off the list");
        let remove = icon::button(ui, Icon::Remove, &words, true);
        if remove.on_hover_text("Take off the list").clicked() {
            view.send(Command::ForgetRecent(path.to_owned()));
        }
        let chosen = row.clicked();
        if chosen {
            view.send(Command::Open(source));
        }
        chosen
    })
    .inner
}

/// The folder a file stands in, with the reader's own as `~`.
pub(super) fn folder_of(path: &Path) -> String {
    let Some(folder) = path.parent() else {
        return String::new();
    };
    let home = std::env::var_os("HOME").filter(|home| !home.is_empty());
    match home.and_then(|home| folder.strip_prefix(home).ok()) {
        Some(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Some(rest) => Path::new("~").join(rest).display().to_string(),
        None => folder.display().to_string(),
    }
}

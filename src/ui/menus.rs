//! The three menus, from the table of bindings.

use eframe::egui::accesskit::Role;
use eframe::egui::{Popup, Response, ScrollArea, Ui, vec2};

use super::bindings::{BINDINGS, Binding, Group, shown_keys};
use super::text::{self, TextStyle};
use super::theme::{SMALL_SIZE, palette};
use super::widgets::button::Button;
use super::{View, recent};
use crate::session::command::{Command, Source};
use crate::session::settings::ThemeChoice;

/// How many recent files the menu lists; our open dialog lists all of them.
const RECENT_SHOWN: usize = 6;
/// Wide enough for the longest title with its keys, in points.
const MENU_WIDTH: f32 = 370.0;

pub(super) fn menus_ui(ui: &mut Ui, view: &View<'_>) {
    menu_ui(ui, "File", |ui| {
        group_ui(ui, view, Group::File);
        if item_ui(ui, Button::menu_item("Open the sample", String::new())) {
            view.send(Command::Open(Source::Sample));
        }
        recent_ui(ui, view);
        ui.separator();
        group_ui(ui, view, Group::Quit);
    });
    menu_ui(ui, "View", |ui| {
        for group in [Group::Tabs, Group::Panels, Group::Size] {
            group_ui(ui, view, group);
            if group == Group::Size {
                width_ui(ui, view);
            }
            ui.separator();
        }
        theme_ui(ui, view);
        ui.separator();
        group_ui(ui, view, Group::Help);
    });
    menu_ui(ui, "Go", |ui| {
        group_ui(ui, view, Group::Selection);
        ui.separator();
        if view.session.review().is_open() {
            group_ui(ui, view, Group::Review);
            ui.separator();
        }
        group_ui(ui, view, Group::Find);
    });
}

/// A button and what drops down from it: at 200 % a menu is taller than most windows, so it scrolls.
fn menu_ui(ui: &mut Ui, title: &str, content: impl FnOnce(&mut Ui)) {
    let button: Response = Button::filled(title).show(ui);
    let window = ui.ctx().content_rect();
    let height = window.height() - button.rect.bottom() - 40.0;
    Popup::menu(&button).show(|ui| {
        ui.set_width(MENU_WIDTH.min(window.width() - 32.0));
        let spacing = ui.spacing_mut();
        spacing.item_spacing.y = 0.0;
        spacing.button_padding = vec2(8.0, 4.0);
        ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(height)
            .show(ui, |ui| content(ui));
    });
}

fn item_ui(ui: &mut Ui, item: Button<'_>) -> bool {
    let clicked = item.show(ui).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn group_ui(ui: &mut Ui, view: &View<'_>, group: Group) {
    for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
        binding_ui(ui, view, binding);
    }
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(ui.spacing().button_padding.x);
        let color = palette(ui.ctx()).weak_text;
        text::label(ui, words, TextStyle::sans(SMALL_SIZE).bold().color(color));
    });
}

fn binding_ui(ui: &mut Ui, view: &View<'_>, binding: &Binding) {
    let keys = binding
        .keys
        .first()
        .map(|keys| shown_keys(*keys, ui.ctx().os().is_mac()))
        .unwrap_or_default();
    let command = (binding.command)(view.session);
    let mut item = Button::menu_item(binding.title, keys).enabled(is_possible(view, &command));
    match binding.group {
        Group::Tabs | Group::Panels => item = item.check(is_on(view, &command)),
        Group::Size | Group::Help => item = item.below_checks(),
        _ => {}
    }
    if item_ui(ui, item) {
        view.send(command);
    }
}

/// Whether what the command shows or hides is there now.
fn is_on(view: &View<'_>, command: &Command) -> bool {
    match command {
        Command::ShowTab(tab) => view.session.tab() == *tab,
        Command::ShowDetails(show)
        | Command::ShowOutline(show)
        | Command::ShowMinimap(show)
        | Command::ShowReview(show)
        | Command::ShowProblems(show) => !show,
        _ => false,
    }
}

/// Whether the command would change anything.
fn is_possible(view: &View<'_>, command: &Command) -> bool {
    let selection = view.session.selection();
    match command {
        Command::Back => selection.can_go_back(),
        Command::Forward => selection.can_go_forward(),
        Command::NextSentence | Command::PreviousSentence => selection.sentences().len() > 1,
        Command::ZoomToSelected => view.session.can_zoom_to_selected(),
        Command::NextHit | Command::PreviousHit => view.session.find().is_open(),
        Command::Reload => view.session.can_reload(),
        Command::Save | Command::SaveAs => view.session.can_edit(),
        Command::UndoEdit => view.session.review().can_undo(),
        Command::RedoEdit => view.session.review().can_redo(),
        Command::Accept | Command::Reject => view.session.suggestion().is_some(),
        Command::AskFor(form) => view.session.can_edit() && form.is_possible(),
        _ => true,
    }
}

fn recent_ui(ui: &mut Ui, view: &View<'_>) {
    if view.session.settings().recent.is_empty() {
        return;
    }
    heading_ui(ui, "Recent");
    if recent::rows_ui(ui, view, RECENT_SHOWN, Role::MenuItem) {
        ui.close();
    }
    if item_ui(
        ui,
        Button::menu_item("Clear the recent list", String::new()),
    ) {
        view.send(Command::ClearRecent);
    }
}

fn theme_ui(ui: &mut Ui, view: &View<'_>) {
    for theme in ThemeChoice::ALL {
        let chosen = view.session.settings().theme == theme;
        let item = Button::menu_item(theme.title(), String::new());
        if item_ui(ui, item.check(chosen)) {
            view.send(Command::SetTheme(theme));
        }
    }
}

fn width_ui(ui: &mut Ui, view: &View<'_>) {
    for (title, step) in [
        ("Narrower column of text", -40.0),
        ("Wider column of text", 40.0),
    ] {
        let item = Button::menu_item(title, String::new()).below_checks();
        if item_ui(ui, item) {
            let width = view.session.settings().reading_width + step;
            view.send(Command::SetReadingWidth(width));
        }
    }
}

//! The two menus, from the table of bindings.

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
        for binding in in_group(Group::File) {
            binding_ui(ui, view, binding);
        }
        if item_ui(ui, "Open the sample", String::new()) {
            view.send(Command::Open(Source::Sample));
        }
        recent_ui(ui, view);
        ui.separator();
        for binding in in_group(Group::Quit) {
            binding_ui(ui, view, binding);
        }
    });
    menu_ui(ui, "View", |ui| {
        for group in [Group::Look, Group::Find, Group::Window] {
            heading_ui(ui, group.title());
            for binding in in_group(group) {
                binding_ui(ui, view, binding);
            }
        }
        theme_ui(ui, view);
        width_ui(ui, view);
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

fn in_group(group: Group) -> impl Iterator<Item = &'static Binding> {
    BINDINGS
        .iter()
        .filter(move |binding| binding.group == group)
}

fn item_ui(ui: &mut Ui, words: &str, shortcut: String) -> bool {
    let clicked = Button::menu_item(words, shortcut).show(ui).clicked();
    if clicked {
        ui.close();
    }
    clicked
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
    if item_ui(ui, binding.title, keys) {
        view.send((binding.command)(view.session));
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
    if item_ui(ui, "Clear the recent list", String::new()) {
        view.send(Command::ClearRecent);
    }
}

fn theme_ui(ui: &mut Ui, view: &View<'_>) {
    heading_ui(ui, "Theme");
    ui.horizontal(|ui| {
        for (choice, title) in [
            (ThemeChoice::System, "As the system"),
            (ThemeChoice::Light, "Light"),
            (ThemeChoice::Dark, "Dark"),
        ] {
            let chosen = view.session.settings().theme == choice;
            if Button::toggle(title, chosen).show(ui).clicked() {
                view.send(Command::SetTheme(choice));
            }
        }
    });
}

fn width_ui(ui: &mut Ui, view: &View<'_>) {
    heading_ui(ui, "Width of the text");
    ui.horizontal(|ui| {
        for (title, step) in [("Narrower", -40.0), ("Wider", 40.0)] {
            if Button::filled(title).show(ui).clicked() {
                let width = view.session.settings().reading_width + step;
                view.send(Command::SetReadingWidth(width));
            }
        }
    });
}

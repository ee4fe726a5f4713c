//! The two menus, from the table of bindings.

use eframe::egui::{Popup, ScrollArea, Ui};

use super::View;
use super::bindings::{BINDINGS, Group};
use super::text::{self, TextStyle};
use super::theme::{SMALL_SIZE, palette};
use super::widgets::button::Button;
use crate::session::command::{Command, Source};
use crate::session::settings::ThemeChoice;

/// How many recent files the menu lists; our open dialog lists all of them.
const RECENT_SHOWN: usize = 8;
const MENU_WIDTH: f32 = 320.0;

pub(super) fn menus_ui(ui: &mut Ui, view: &View<'_>) {
    let file = Button::filled("File").show(ui);
    Popup::menu(&file).show(|ui| {
        ui.set_width(MENU_WIDTH);
        group_ui(ui, view, Group::File);
        if item_ui(ui, "Open the sample", String::new()) {
            view.send(Command::Open(Source::Sample));
        }
        recent_ui(ui, view);
    });
    let look = Button::filled("View").show(ui);
    let room = ui.ctx().content_rect().height() - look.rect.bottom() - 40.0;
    Popup::menu(&look).show(|ui| {
        ui.set_width(MENU_WIDTH);
        // At 200 % the menu is taller than most windows.
        ScrollArea::vertical().max_height(room).show(ui, |ui| {
            for group in [Group::Look, Group::Find, Group::Window] {
                heading_ui(ui, group.title());
                group_ui(ui, view, group);
            }
            theme_ui(ui, view);
            width_ui(ui, view);
        });
    });
}

fn item_ui(ui: &mut Ui, words: &str, shortcut: String) -> bool {
    let clicked = Button::menu_item(words, shortcut).show(ui).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    let color = palette(ui.ctx()).weak_text;
    text::label(ui, words, TextStyle::sans(SMALL_SIZE).bold().color(color));
}

fn group_ui(ui: &mut Ui, view: &View<'_>, group: Group) {
    for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
        let keys = binding
            .keys
            .first()
            .map(|keys| ui.format_shortcut(keys))
            .unwrap_or_default();
        if item_ui(ui, binding.title, keys) {
            view.send((binding.command)(view.session));
        }
    }
}

fn recent_ui(ui: &mut Ui, view: &View<'_>) {
    let recent = &view.session.settings().recent;
    if recent.is_empty() {
        return;
    }
    heading_ui(ui, "Recent");
    for path in recent.iter().take(RECENT_SHOWN) {
        let source = Source::Path(path.clone());
        let name = source.name();
        let response = Button::menu_item(&name, String::new()).show(ui);
        let response = response.on_hover_ui(|ui| {
            text::label(ui, &path.to_string_lossy(), TextStyle::sans(SMALL_SIZE));
        });
        if response.clicked() {
            ui.close();
            view.send(Command::Open(source));
        }
    }
    if item_ui(ui, "Clear the list", String::new()) {
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

//! What the window shows while nothing is open: how to open something.

use eframe::egui::accesskit::Role;
use eframe::egui::{FocusDirection, Id, Key, Ui, UiBuilder, vec2};

use super::text::{self, TextStyle};
use super::theme::{GAP, HEADING_SIZE, SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use super::{View, recent};
use crate::session::command::{Command, Source};

/// How many recent files are offered.
const RECENT_SHOWN: usize = 6;
/// Width of the column, in points.
const WIDTH: f32 = 420.0;

pub(super) fn welcome_ui(ui: &mut Ui, view: &View<'_>) {
    let room = ui.available_rect_before_wrap();
    let width = WIDTH.min(room.width() - 32.0);
    let column = room
        .shrink2(vec2((room.width() - width) / 2.0, 0.0))
        .with_min_y(room.top() + room.height() * 0.16);
    ui.scope_builder(UiBuilder::new().max_rect(column), |ui| {
        if let Some(source) = view.session.opening() {
            let words = format!("Opening {}…", source.name());
            text::label(ui, &words, TextStyle::sans(HEADING_SIZE).bold());
        } else {
            offers_ui(ui, view);
        }
    });
}

/// Where the button that helps is remembered from one frame to the next.
fn help_id() -> Id {
    Id::unique("what helps a refusal")
}

/// While something was refused, the first Tab goes to the button that helps; called before all else.
pub(super) fn take_first_tab(ui: &Ui, view: &View<'_>) {
    let Some(help) = ui.data(|data| data.get_temp::<Id>(help_id())) else {
        return;
    };
    ui.data_mut(|data| data.remove::<Id>(help_id()));
    let is_tab = ui.input(|input| input.modifiers.is_none() && input.key_pressed(Key::Tab));
    let is_free = ui.memory(|memory| memory.focused().is_none());
    if is_tab && is_free && view.session.opened().is_none() {
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(help);
        });
    }
}

/// Why what was chosen last was not opened, and the buttons that help.
fn refusal_ui(ui: &mut Ui, view: &View<'_>) {
    let notices = view.session.notices();
    let Some(notice) = notices.iter().rfind(|notice| notice.is_of_opening) else {
        return;
    };
    let colors = palette(ui.ctx());
    let title = TextStyle::sans(TEXT_SIZE).bold().color(colors.bad);
    text::label(ui, &notice.title, title);
    text::Label::new(&notice.detail, TextStyle::sans(TEXT_SIZE))
        .max_lines(12)
        .show(ui);
    ui.horizontal(|ui| {
        for (index, (words, command)) in notice.actions.iter().enumerate() {
            let help = Button::filled(words).show(ui);
            if index == 0 {
                ui.data_mut(|data| data.insert_temp(help_id(), help.id));
            }
            if help.clicked() {
                view.send(command.clone());
                view.send(Command::DismissNotice(notice.id));
            }
        }
    });
    ui.add_space(2.0 * GAP);
}

fn offers_ui(ui: &mut Ui, view: &View<'_>) {
    let colors = palette(ui.ctx());
    text::label(ui, "Nothing is open", TextStyle::sans(HEADING_SIZE).bold());
    refusal_ui(ui, view);
    let hint = "Drop a dossier or an article on the window, or choose one";
    text::label(ui, hint, TextStyle::sans(TEXT_SIZE).color(colors.weak_text));
    ui.add_space(GAP);
    ui.horizontal_wrapped(|ui| {
        for (words, command) in [
            ("Open…", Command::ChooseFile),
            ("Open folder…", Command::ChooseFolder),
            ("Open the sample", Command::Open(Source::Sample)),
        ] {
            if Button::filled(words).show(ui).clicked() {
                view.send(command);
            }
        }
    });
    if view.session.settings().recent.is_empty() {
        return;
    }
    ui.add_space(2.0 * GAP);
    let style = TextStyle::sans(SMALL_SIZE).bold().color(colors.weak_text);
    text::label(ui, "Recent", style);
    ui.spacing_mut().item_spacing.y = 2.0;
    recent::rows_ui(ui, view, RECENT_SHOWN, Role::Button);
}

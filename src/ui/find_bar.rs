//! Find in the whole dossier: the field, how many hits, and where they are.

use eframe::egui::{Align, Key, Layout, Ui};

use super::View;
use super::text::{self, TextField, TextStyle};
use super::theme::{TEXT_SIZE, palette};
use super::widgets::button::Button;
use super::widgets::icon::{self, Icon};
use crate::model::figure_words::counted;
use crate::session::command::Command;
use crate::session::tab::Tab;

/// Narrower windows get what was found on a row of its own, in points.
const ONE_ROW_WIDTH: f32 = 860.0;
const FIELD_WIDTH: f32 = 280.0;
/// Room for the arrows and the cross beside the field.
const BUTTONS_WIDTH: f32 = 116.0;

/// The field's own copy of the query, and the reader's last wish to type in it.
#[derive(Default)]
pub struct FindBar {
    query: String,
    asked: u64,
}

impl FindBar {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let one_row = ui.available_width() >= ONE_ROW_WIDTH;
        ui.horizontal(|ui| {
            let width = (ui.available_width() - BUTTONS_WIDTH).clamp(48.0, FIELD_WIDTH);
            self.field_ui(ui, view, width);
            arrows_ui(ui, view);
            if one_row {
                count_ui(ui, view);
                tabs_ui(ui, view, one_row);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = icon::button(ui, Icon::Remove, "Close find", true);
                if close.on_hover_text("Close").clicked() {
                    view.send(Command::ShowFind(false));
                }
            });
        });
        if !one_row && !words_of_count(view).is_empty() {
            ui.horizontal_wrapped(|ui| {
                count_ui(ui, view);
                tabs_ui(ui, view, one_row);
            });
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, view: &View<'_>, width: f32) {
        let find = view.session.find();
        let is_asked = self.asked != find.asked();
        if is_asked {
            self.asked = find.asked();
            find.query().clone_into(&mut self.query);
        }
        let field = TextField::new("find query")
            .hint("Find in the dossier")
            .desired_width(width)
            .show(ui, &mut self.query);
        if is_asked {
            field.request_focus();
        }
        if field.changed() {
            view.send(Command::SetQuery(self.query.clone()));
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            let back = ui.input(|input| input.modifiers.shift);
            view.send(if back {
                Command::PreviousHit
            } else {
                Command::NextHit
            });
            field.request_focus();
        }
    }
}

fn arrows_ui(ui: &mut Ui, view: &View<'_>) {
    let found = !view.session.find().hits().list.is_empty();
    for (arrow, name, command) in [
        (Icon::Up, "Previous hit", Command::PreviousHit),
        (Icon::Down, "Next hit", Command::NextHit),
    ] {
        let response = icon::button(ui, arrow, name, found);
        if response.on_hover_text(name).clicked() {
            view.send(command);
        }
    }
}

fn words_of_count(view: &View<'_>) -> String {
    let find = view.session.find();
    let count = find.hits().list.len();
    if find.query().trim().is_empty() {
        return String::new();
    }
    if find.is_searching() {
        return "Searching…".to_owned();
    }
    if count == 0 {
        return "No hit".to_owned();
    }
    let more = if find.hits().more { "more than " } else { "" };
    match find.current() {
        Some(current) => format!("{} of {more}{}", counted(current + 1), counted(count)),
        None => format!(
            "{more}{} {}",
            counted(count),
            if count == 1 { "hit" } else { "hits" }
        ),
    }
}

fn count_ui(ui: &mut Ui, view: &View<'_>) {
    text::label(ui, &words_of_count(view), TextStyle::sans(TEXT_SIZE));
}

/// How many hits each tab has; a click goes to the first of them.
fn tabs_ui(ui: &mut Ui, view: &View<'_>, one_row: bool) {
    let hits = view.session.find().hits();
    let colors = palette(ui.ctx());
    for tab in Tab::ALL {
        let in_tab = hits.count(tab);
        if in_tab == 0 {
            continue;
        }
        let title = if one_row {
            tab.title()
        } else {
            tab.short_title()
        };
        let words = format!("{title} {in_tab}");
        let button = Button::quiet(&words).small().color(colors.accent);
        let response = button.show(ui).on_hover_text("To the first hit there");
        if response.clicked()
            && let Some(first) = hits.list.iter().position(|hit| hit.tab() == tab)
        {
            view.send(Command::GoToHit(first));
        }
    }
}

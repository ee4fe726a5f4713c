//! Find in the whole dossier: the field, how many hits, and where they are.

use eframe::egui::{Key, Ui};

use super::View;
use super::text::{self, TextField, TextStyle};
use super::theme::{TEXT_SIZE, palette};
use super::widgets::button::Button;
use super::widgets::icon::{self, Icon};
use crate::session::command::Command;
use crate::session::tab::Tab;

/// The field's own copy of the query, and the reader's last wish to type in it.
#[derive(Default)]
pub struct FindBar {
    query: String,
    asked: u64,
}

impl FindBar {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let find = &view.session.find();
        ui.horizontal_wrapped(|ui| {
            let is_asked = self.asked != find.asked();
            if is_asked {
                self.asked = find.asked();
                find.query().clone_into(&mut self.query);
            }
            let width = 260.0_f32.min(ui.available_width());
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
            hits_ui(ui, view);
            if Button::filled("Close").show(ui).clicked() {
                view.send(Command::ShowFind(false));
            }
        });
    }
}

fn hits_ui(ui: &mut Ui, view: &View<'_>) {
    let find = &view.session.find();
    let colors = palette(ui.ctx());
    let count = find.hits().list.len();
    let words = if find.query().trim().is_empty() {
        String::new()
    } else if find.is_searching() {
        "Searching…".to_owned()
    } else if count == 0 {
        "No hit".to_owned()
    } else {
        let more = if find.hits().more { "more than " } else { "" };
        match find.current() {
            Some(current) => format!("{} of {more}{count}", current + 1),
            None => format!("{more}{count} {}", if count == 1 { "hit" } else { "hits" }),
        }
    };
    text::label(ui, &words, TextStyle::sans(TEXT_SIZE));
    for (arrow, name, command) in [
        (Icon::Up, "Previous hit", Command::PreviousHit),
        (Icon::Down, "Next hit", Command::NextHit),
    ] {
        let response = icon::button(ui, arrow, name, count > 0);
        if response.on_hover_text(name).clicked() {
            view.send(command);
        }
    }
    for tab in Tab::ALL {
        let in_tab = find.hits().count(tab);
        if in_tab == 0 {
            continue;
        }
        let words = format!("{} {in_tab}", tab.title());
        let first = find.hits().list.iter().position(|hit| hit.tab() == tab);
        let button = Button::quiet(&words).small().color(colors.accent);
        if button
            .show(ui)
            .on_hover_text("To the first hit there")
            .clicked()
            && let Some(first) = first
        {
            view.send(Command::GoToHit(first));
        }
    }
}

//! The selected item: what it is, every sentence it rests on, and what shares those sentences.
//!
//! Nothing here is a guess: an item without a sentence says so, an anchor that moved shows both
//! places, one that is ambiguous or lost is listed and never lit.

mod heading;
mod links;
mod sentences;

use eframe::egui::{self, ScrollArea, Ui};

use self::links::Linked;
use super::View;
use super::text::{self, TextStyle};
use super::theme::{HEADING_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use crate::model::Dossier;
use crate::model::item::Item;
use crate::session::command::Command;

/// Remembers what was shown, so that a new selection starts at the top.
#[derive(Default)]
pub struct DetailsPanel {
    shown: Option<Item>,
    linked: Option<Linked>,
}

impl DetailsPanel {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(dossier) = view.session.dossier() else {
            return;
        };
        ui.horizontal(|ui| {
            text::label(ui, "Details", TextStyle::sans(HEADING_SIZE).bold());
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if Button::filled("Close").show(ui).clicked() {
                    view.send(Command::ShowDetails(false));
                }
            });
        });
        ui.add_space(4.0);
        let selected = view.session.selection.selected();
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("details");
        if self.shown != selected {
            self.shown = selected;
            area = area.vertical_scroll_offset(0.0);
        }
        area.show(ui, |ui| match selected {
            Some(item) if dossier.contains(item) => {
                let linked = Linked::of(&mut self.linked, view, dossier, item);
                item_ui(ui, view, dossier, item, linked);
            }
            _ => nothing_selected_ui(ui, view, dossier),
        });
    }
}

fn item_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, item: Item, linked: &Linked) {
    heading::heading_ui(ui, view, dossier, item);
    ui.add_space(12.0);
    if matches!(item, Item::Sentence(_)) {
        links::on_sentence_ui(ui, view, dossier, linked);
        return;
    }
    sentences::sentences_ui(ui, view, dossier, item);
    links::linked_ui(ui, view, dossier, linked);
    heading::properties_ui(ui, view, dossier, item);
}

/// What a reader can do here, and what the dossier as a whole says of itself.
fn nothing_selected_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier) {
    let colors = palette(ui.ctx());
    let help = "Select a sentence, a name, a line of the map, a number or a picture. Here you see what it rests on and what rests on it.";
    let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
    text::label(ui, help, style);
    ui.add_space(16.0);
    heading::about_ui(ui, view, dossier);
}

/// A small heading within the panel.
fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(14.0);
    let color = palette(ui.ctx()).weak_text;
    text::label(ui, title, TextStyle::sans(TEXT_SIZE).bold().color(color));
    ui.add_space(2.0);
}

//! The selected item: what it is, every sentence it rests on, and what shares those sentences.
//!
//! Nothing here is a guess: an item without a sentence says so, an anchor that moved shows both
//! places, one that is ambiguous or lost is listed and never lit.

mod explore;
mod facts;
mod folds;
pub(in crate::ui) mod heading;
mod links;
pub(in crate::ui) mod sentences;

use std::cell::Cell;

use eframe::egui::{self, ScrollArea, Ui};

use self::folds::Folds;
use self::links::Linked;
use super::View;
use super::panes::{self, Pane};
use super::text::{self, TextStyle};
use super::theme::{HEADING_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use crate::model::Dossier;
use crate::model::item::Item;
use crate::session::command::Command;

/// Cards and rows of a new selection in its first frame, and more in each one after it: setting
/// hundreds of texts for the first time would make a frame late.
const FIRST_CARDS: usize = 24;
const MORE_CARDS: usize = 16;

/// Remembers what was shown, so that a new selection starts at the top.
#[derive(Default)]
pub struct DetailsPanel {
    shown: Option<Item>,
    linked: Option<Linked>,
    folds: Folds,
    /// Cards and rows that may be shown by now.
    cards: usize,
}

/// The cards and rows that are left for this frame.
struct Room {
    left: Cell<usize>,
    is_short: Cell<bool>,
}

impl Room {
    fn new(cards: usize) -> Self {
        Self {
            left: Cell::new(cards),
            is_short: Cell::new(false),
        }
    }

    /// Whether one more fits; if not, the panel goes on in the next frame.
    fn take(&self) -> bool {
        match self.left.get().checked_sub(1) {
            Some(left) => self.left.set(left),
            None => self.is_short.set(true),
        }
        !self.is_short.get()
    }
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
        let selected = view.session.selection().selected();
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("details");
        if self.shown != selected {
            self.shown = selected;
            self.cards = FIRST_CARDS;
            self.folds = Folds::default();
            area = area.vertical_scroll_offset(0.0);
        }
        let room = Room::new(self.cards);
        let folds = &self.folds;
        panes::begin(ui, view, Pane::Side);
        area.show(ui, |ui| match selected {
            Some(item) if dossier.contains(item) => {
                let linked = Linked::of(&mut self.linked, view, dossier, item);
                let shown = Shown {
                    view,
                    dossier,
                    linked,
                    folds,
                    room: &room,
                };
                item_ui(ui, &shown);
            }
            _ => match explore::told(view) {
                Some(picked) => explore::told_ui(ui, view, dossier, picked, &room),
                None => nothing_selected_ui(ui, view, dossier),
            },
        });
        if room.is_short.get() {
            self.cards += MORE_CARDS;
            ui.request_repaint();
        }
    }
}

/// The selected item, and what its parts of the panel are drawn from.
struct Shown<'a> {
    view: &'a View<'a>,
    dossier: &'a Dossier,
    linked: &'a Linked,
    folds: &'a Folds,
    room: &'a Room,
}

fn item_ui(ui: &mut Ui, shown: &Shown<'_>) {
    let (view, dossier, item) = (shown.view, shown.dossier, shown.linked.item());
    heading::heading_ui(ui, view, dossier, item);
    if let Item::Entity(entity) = item {
        explore::entity_ui(ui, view, dossier, entity);
    }
    if matches!(item, Item::Sentence(_)) {
        links::on_sentence_ui(ui, shown);
        return;
    }
    // Whom somebody has to do with is what most readers came for.
    links::relations_ui(ui, shown);
    sentences::sentences_ui(ui, shown);
    links::says_ui(ui, shown);
    links::groups_ui(ui, shown);
    facts::properties_ui(ui, view, dossier, item, shown.linked.guests());
}

/// What a reader can do here, and what the dossier as a whole says of itself.
fn nothing_selected_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier) {
    let colors = palette(ui.ctx());
    let help = "Select a sentence, a name, a line of the map, a number or a picture: here you see what it rests on and what rests on it";
    let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
    text::label(ui, help, style);
    facts::about_ui(ui, view, dossier);
}

/// A small heading within the panel.
pub(in crate::ui) fn section_ui(ui: &mut Ui, title: &str) {
    ui.add_space(14.0);
    let color = palette(ui.ctx()).weak_text;
    text::label(ui, title, TextStyle::sans(TEXT_SIZE).bold().color(color));
    ui.add_space(2.0);
}

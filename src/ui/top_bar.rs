//! The bar at the top: menus, Back and Forward, find and details.

use eframe::egui::{Align, Layout, Ui, vec2};

use super::View;
use super::menus::menus_ui;
use super::tab_strip::tab_strip_ui;
use super::widgets::button::Button;
use super::widgets::icon::{self, Icon};
use crate::model::figure_words::counted;
use crate::session::command::Command;

/// Narrower windows get the tabs on a row of their own, in points.
const ONE_ROW_WIDTH: f32 = 980.0;
/// Narrower windows, as a small one at 200 %, leave find and details to the menu.
const TOGGLES_FROM: f32 = 300.0;
/// Room for find and details, in points.
const TOGGLES_WIDTH: f32 = 150.0;
/// The same for the review, which is there when there is something to decide.
const REVIEW_WIDTH: f32 = 100.0;
/// Height of a row, in points: that of a tab.
pub(super) const ROW_HEIGHT: f32 = 32.0;

pub(super) fn top_bar_ui(ui: &mut Ui, view: &View<'_>) {
    let width = ui.available_width();
    let one_row = width >= ONE_ROW_WIDTH;
    let row = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(width, ROW_HEIGHT), row, |ui| {
        menus_ui(ui, view);
        history_ui(ui, view);
        if one_row {
            ui.add_space(8.0);
            let room = ui.available_width() - toggles_width(view);
            tab_strip_ui(ui, view, room);
        }
        if width >= TOGGLES_FROM {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                toggles_ui(ui, view);
            });
        }
    });
    if !one_row {
        tab_strip_ui(ui, view, width);
    }
}

fn history_ui(ui: &mut Ui, view: &View<'_>) {
    for (arrow, name, enabled, command) in [
        (
            Icon::Left,
            "Back",
            view.session.selection().can_go_back(),
            Command::Back,
        ),
        (
            Icon::Right,
            "Forward",
            view.session.selection().can_go_forward(),
            Command::Forward,
        ),
    ] {
        let response = icon::button(ui, arrow, name, enabled);
        if response.on_hover_text(name).clicked() {
            view.send(command);
        }
    }
}

/// Whether there is something to decide about, or the place for it is open.
fn has_review(view: &View<'_>) -> bool {
    let review = view.session.review();
    review.is_open() || !review.queue().is_empty()
}

fn toggles_width(view: &View<'_>) -> f32 {
    if has_review(view) {
        TOGGLES_WIDTH + REVIEW_WIDTH
    } else {
        TOGGLES_WIDTH
    }
}

fn review_ui(ui: &mut Ui, view: &View<'_>) {
    let review = view.session.review();
    let words = match review.queue().len() {
        0 => "Review".to_owned(),
        left => format!("Review {}", counted(left)),
    };
    let response = Button::toggle(&words, review.is_open()).show(ui);
    if response
        .on_hover_text("Confirm what rules suggested, and add what they missed")
        .clicked()
    {
        view.send(Command::ShowReview(!review.is_open()));
    }
}

fn toggles_ui(ui: &mut Ui, view: &View<'_>) {
    let shown = view.session.shows_details();
    let details = Button::toggle("Details", shown).show(ui);
    if details
        .on_hover_text("What is selected, and the sentences it rests on")
        .clicked()
    {
        view.send(Command::ShowDetails(!shown));
    }
    let is_open = view.session.find().is_open();
    let find = Button::toggle("Find", is_open).show(ui);
    if find.on_hover_text("Find in the whole dossier").clicked() {
        view.send(Command::ShowFind(!is_open));
    }
    if has_review(view) && ui.available_width() > REVIEW_WIDTH {
        review_ui(ui, view);
    }
}

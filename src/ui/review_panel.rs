//! Confirming: the suggestion that is looked at, what can be done with it, and what is left.
//!
//! The words it rests on are lit in the text beside it. Everything asked for here is a command; what is
//! filled in lives in [`forms`] until it is decided or closed.

mod card;
mod choosing;
mod forms;
mod left;

use eframe::egui::{Align, Frame, Layout, Margin, Panel, ProgressBar, ScrollArea, Ui};

use self::forms::Forms;
use super::View;
use super::panes::{self, Pane};
use super::text::{self, TextStyle};
use super::theme::{GAP, HEADING_SIZE, SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use crate::model::figure_words::counted;
use crate::model::item::Item;
use crate::session::command::Command;
use crate::session::review::{Form, Kind};

/// A panel of less height, in points, goes without the kinds: what is decided comes first.
const LOW: f32 = 380.0;
/// Scores above which many are accepted at once.
const SURE: [f32; 3] = [0.9, 0.75, 0.5];

/// What is filled in, and what was shown last.
#[derive(Default)]
pub(super) struct ReviewPanel {
    forms: Forms,
    shown: Option<(Option<Item>, Option<Form>)>,
}

impl ReviewPanel {
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let is_low = ui.available_height() < LOW;
        // The text beside it must not move with what is asked for.
        ui.set_min_height(ui.available_height());
        head_ui(ui, view);
        progress_ui(ui, view, is_low);
        // At the same place for every suggestion, so that a click can follow a click.
        if view.session.review().form().is_none() && view.session.under_review().is_some() {
            Panel::bottom("decide")
                .frame(Frame::new().inner_margin(Margin {
                    top: 8,
                    ..Margin::ZERO
                }))
                .resizable(false)
                .show_separator_line(false)
                .show(ui, |ui| card::buttons_ui(ui, view));
        }
        let review = view.session.review();
        let now = (view.session.selection().selected(), review.form().cloned());
        let mut area = ScrollArea::vertical().auto_shrink(false).id_salt("review");
        if self.shown.as_ref() != Some(&now) {
            self.shown = Some(now);
            area = area.vertical_scroll_offset(0.0);
        }
        panes::begin(ui, view, Pane::Side);
        area.show(ui, |ui| {
            if let Some(form) = review.form() {
                self.forms.show(ui, view, form);
            } else {
                self.forms.forget();
                card::card_ui(ui, view);
                many_ui(ui, view);
                left::left_ui(ui, view);
            }
        });
    }
}

fn head_ui(ui: &mut Ui, view: &View<'_>) {
    let review = view.session.review();
    ui.horizontal(|ui| {
        text::label(ui, "Review", TextStyle::sans(HEADING_SIZE).bold());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Button::filled("Close").show(ui).clicked() {
                view.send(Command::ShowReview(false));
            }
            let can_save = review.is_changed() && view.session.can_edit();
            let save = Button::filled("Save").enabled(can_save).show(ui);
            if can_save && save.clicked() {
                view.send(Command::Save);
            }
            for (words, can, command) in [
                ("Redo", review.can_redo(), Command::RedoEdit),
                ("Undo", review.can_undo(), Command::UndoEdit),
            ] {
                let button = Button::quiet(words).enabled(can).show(ui);
                if can && button.clicked() {
                    view.send(command);
                }
            }
        });
    });
}

/// How much is done, and of which kinds something is left.
fn progress_ui(ui: &mut Ui, view: &View<'_>, is_low: bool) {
    let review = view.session.review();
    let colors = palette(ui.ctx());
    let (left, total) = (review.queue().len(), review.total());
    if total == 0 {
        return;
    }
    let words = if left == 0 {
        "Everything is decided".to_owned()
    } else {
        format!("{} of {} left to decide", counted(left), counted(total))
    };
    ui.add_space(2.0);
    text::label(
        ui,
        &words,
        TextStyle::sans(TEXT_SIZE).color(colors.weak_text),
    );
    let done = 1.0 - left as f32 / total as f32;
    let bar = ProgressBar::new(done).desired_height(4.0).fill(colors.good);
    ui.add(bar);
    ui.add_space(GAP);
    if left > 0 && !is_low {
        kinds_ui(ui, view);
    }
}

fn kinds_ui(ui: &mut Ui, view: &View<'_>) {
    let review = view.session.review();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let all = format!("All {}", counted(review.queue().len()));
        if Button::toggle(&all, review.filter().is_none())
            .small()
            .show(ui)
            .clicked()
        {
            view.send(Command::FilterSuggestions(None));
        }
        for kind in Kind::ALL {
            let left = review.left(kind);
            let is_on = review.filter() == Some(kind);
            if left == 0 && !is_on {
                continue;
            }
            let words = format!("{} {}", kind.plural(), counted(left));
            if Button::toggle(&words, is_on).small().show(ui).clicked() {
                view.send(Command::FilterSuggestions((!is_on).then_some(kind)));
            }
        }
    });
    ui.add_space(GAP);
}

/// Accepting many at once: only where a score is known.
fn many_ui(ui: &mut Ui, view: &View<'_>) {
    let review = view.session.review();
    let mut last = 0;
    let offered: Vec<(f32, usize)> = SURE
        .into_iter()
        .filter_map(|score| {
            let count = review.above(score);
            // The same again would be no choice.
            (count > std::mem::replace(&mut last, count)).then_some((score, count))
        })
        .filter(|(_, count)| *count > 1)
        .collect();
    if offered.is_empty() || !view.session.can_edit() {
        return;
    }
    let what = review.filter().map_or("suggestions", |kind| match kind {
        Kind::Person => "people",
        Kind::Organization => "organizations",
        Kind::Other => "other names",
        Kind::Relation => "relations",
        Kind::Figure => "numbers",
        Kind::Note => "notes",
    });
    super::details_panel::section_ui(ui, &format!("Accept {what} at once"));
    ui.horizontal_wrapped(|ui| {
        for (score, count) in offered {
            let words = format!("{} at {}", counted(count), card::percent(score));
            let button = Button::filled(&words).small().show(ui);
            let help = format!(
                "Accepts the {} that are at least {} sure; one step to undo",
                counted(count),
                card::percent(score)
            );
            if button.on_hover_text(help).clicked() {
                view.send(Command::AcceptAbove(score));
            }
        }
        let color = palette(ui.ctx()).weak_text;
        text::label(ui, "sure or more", TextStyle::sans(SMALL_SIZE).color(color));
    });
}

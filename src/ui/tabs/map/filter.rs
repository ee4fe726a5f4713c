//! "Filter": what of the map and the tables is shown, in one popover.

use eframe::egui::{Popup, PopupCloseBehavior, ScrollArea, Ui, vec2};

use super::bar::short_name;
use super::chip::Chip;
use super::filter_chips;
use super::legend::Legend;
use super::tools::explained;
use crate::model::Dossier;
use crate::model::figure_words::counted;
use crate::model::relation_type::relation_type;
use crate::session::explore::facts::Choices;
use crate::session::explore::wish::{Speaker, Wish, toggle};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::{self, Icon};

const WIDTH: f32 = 320.0;
/// So many of those who say something are offered.
const MOST_SPEAKERS: usize = 30;

/// What the popover offers.
#[derive(Clone, Copy)]
pub(super) struct Offer<'a> {
    pub dossier: &'a Dossier,
    pub choices: &'a Choices,
    /// Kinds and standings, when the legend itself is not in view.
    pub legend: Option<&'a Legend>,
}

/// The button with its popover; whether the timeline was asked for.
pub(super) fn button_ui(ui: &mut Ui, offer: Offer<'_>, wish: &mut Wish) -> bool {
    let used = wish.filters();
    let title = match used {
        0 => "Filter".to_owned(),
        _ => format!("Filter ({used})"),
    };
    let button = match used {
        0 => Button::filled(&title),
        _ => Button::toggle(&title, true),
    };
    let button = explained(button.show(ui), "Choose what is shown");
    let height = ui.ctx().content_rect().height() - button.rect.bottom() - 40.0;
    let shown = Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            let room = ui.ctx().content_rect().width() - 32.0;
            ui.set_width(WIDTH.min(room));
            ScrollArea::vertical()
                .max_height(height)
                .min_scrolled_height(height)
                .show(ui, |ui| offer.ui(ui, wish))
                .inner
        });
    shown.is_some_and(|shown| shown.inner)
}

impl Offer<'_> {
    fn ui(self, ui: &mut Ui, wish: &mut Wish) -> bool {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        ui.spacing_mut().button_padding = vec2(8.0, 4.0);
        if let Some(legend) = self.legend {
            heading_ui(ui, "Kinds, and how the text puts it");
            legend.entries_ui(ui, wish);
        }
        if self.choices.types.len() > 1 {
            heading_ui(ui, "Relations");
            ui.horizontal_wrapped(|ui| {
                for (schema, count) in &self.choices.types {
                    let is_on = !wish.hidden_types.contains(schema);
                    let chip = Chip::new(relation_type(schema), *count, is_on, 0.0);
                    if chip.show(ui, |_, _, _| {}).clicked() {
                        toggle(&mut wish.hidden_types, schema.clone());
                    }
                }
            });
        }
        self.speakers_ui(ui, wish);
        self.sentences_ui(ui, wish);
        let mut is_timeline_asked = false;
        if self.choices.timeline.is_worth_showing() {
            heading_ui(ui, "When");
            let button = Button::filled("Choose on the timeline").small();
            is_timeline_asked = button.show(ui).clicked();
            if is_timeline_asked {
                ui.close();
            }
        }
        if !wish.hidden.is_empty() {
            heading_ui(ui, "Hidden one by one");
            filter_chips::hidden_ui(ui, self.dossier, wish);
        }
        heading_ui(ui, "What is filtered out");
        ui.horizontal_wrapped(|ui| {
            for (title, fades) in [("Hidden", false), ("Faded", true)] {
                if Button::toggle(title, wish.fades == fades)
                    .small()
                    .show(ui)
                    .clicked()
                {
                    wish.fades = fades;
                }
            }
            ui.add_space(8.0);
            let is_on = wish.hide_unconnected;
            let bare = Button::toggle("Also who has no relation left", is_on).small();
            if bare.show(ui).clicked() {
                wish.hide_unconnected = !is_on;
            }
        });
        if wish.hides_anything() {
            ui.add_space(6.0);
            if Button::filled("Show all").show(ui).clicked() {
                wish.show_all();
            }
        }
        is_timeline_asked
    }

    fn speakers_ui(self, ui: &mut Ui, wish: &mut Wish) {
        let speakers = &self.choices.speakers;
        if speakers.len() < 2 && wish.said_by.is_empty() {
            return;
        }
        heading_ui(ui, "Said by");
        ui.horizontal_wrapped(|ui| {
            let anybody = Button::toggle("Anybody", wish.said_by.is_empty()).small();
            if anybody.show(ui).clicked() {
                wish.said_by.clear();
            }
            for (speaker, count) in speakers.iter().take(MOST_SPEAKERS) {
                let words = format!(
                    "{} {}",
                    speaker_name(self.dossier, *speaker),
                    counted(*count)
                );
                let is_on = wish.said_by.contains(speaker);
                if Button::toggle(&words, is_on).small().show(ui).clicked() {
                    toggle(&mut wish.said_by, *speaker);
                }
            }
        });
        if speakers.len() > MOST_SPEAKERS {
            let left = format!("and {} more, who say less", speakers.len() - MOST_SPEAKERS);
            let color = palette(ui.ctx()).weak_text;
            text::label(ui, &left, TextStyle::sans(SMALL_SIZE).color(color));
        }
    }

    fn sentences_ui(self, ui: &mut Ui, wish: &mut Wish) {
        heading_ui(ui, "At least so many sentences");
        let choices = self.choices;
        stepper_ui(
            ui,
            "behind a relation",
            &mut wish.least_behind_relations,
            choices.most_behind_relations,
        );
        stepper_ui(
            ui,
            "naming a person or organization",
            &mut wish.least_behind_entities,
            choices.most_behind_entities,
        );
    }
}

pub(super) fn speaker_name(dossier: &Dossier, speaker: Speaker) -> String {
    match speaker {
        Some(id) => short_name(dossier, id),
        None => "The article itself".to_owned(),
    }
}

/// Minus, a number, plus, and what it is of.
fn stepper_ui(ui: &mut Ui, of: &str, value: &mut u32, most: u32) {
    ui.horizontal(|ui| {
        let down = icon::button(ui, Icon::Down, &format!("Fewer sentences {of}"), *value > 0);
        if down.clicked() {
            *value -= 1;
        }
        let count = value.to_string();
        text::label_line(ui, &count, TextStyle::sans(TEXT_SIZE).bold());
        let up = icon::button(ui, Icon::Up, &format!("More sentences {of}"), *value < most);
        if up.clicked() {
            *value += 1;
        }
        text::label_line(ui, of, TextStyle::sans(TEXT_SIZE));
    });
}

fn heading_ui(ui: &mut Ui, words: &str) {
    ui.add_space(6.0);
    let color = palette(ui.ctx()).weak_text;
    text::label(ui, words, TextStyle::sans(SMALL_SIZE).bold().color(color));
}

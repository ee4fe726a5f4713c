//! What is filtered out, each filter a button that ends it.

use eframe::egui::Ui;

use super::bar::short_name;
use super::filter::speaker_name;
use super::tools::explained;
use crate::model::Dossier;
use crate::model::figure_words::{counted, counted_as};
use crate::model::relation_type::relation_type;
use crate::session::explore::filters::Filter;
use crate::session::explore::picked::Picked;
use crate::session::explore::wish::Wish;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;

/// More are counted: the map comes first.
const MOST: usize = 8;
/// So many speakers are named.
const MOST_NAMED: usize = 2;
/// So many of the entities that were hidden one by one are listed.
const MOST_HIDDEN: usize = 40;

/// The filters in use; each is a button with a cross.
pub(super) fn chips_ui(ui: &mut Ui, dossier: &Dossier, picked: Option<&Picked>, wish: &mut Wish) {
    let filters = wish.filters_in_use();
    for filter in filters.iter().take(MOST) {
        let words = format!("{} ×", in_words(filter, dossier, picked, wish));
        let button = Button::filled(&words).small().show(ui);
        if explained(button, "Show these again").clicked() {
            wish.end(filter);
        }
    }
    if filters.len() > MOST {
        let words = format!("and {} more", counted(filters.len() - MOST));
        let color = palette(ui.ctx()).weak_text;
        text::label_line(ui, &words, TextStyle::sans(SMALL_SIZE).color(color));
    }
}

fn in_words(filter: &Filter, dossier: &Dossier, picked: Option<&Picked>, wish: &Wish) -> String {
    match filter {
        Filter::Kind(kind) => format!("No {}", kind.plural().to_lowercase()),
        Filter::Standing(standing) => format!("Not: {}", standing.word()),
        Filter::Type(schema) => format!("Not: {}", relation_type(schema).to_lowercase()),
        Filter::Suggestions => "No suggestions".to_owned(),
        Filter::SaidBy if wish.said_by.len() > MOST_NAMED => {
            format!("Said by {} speakers", counted(wish.said_by.len()))
        }
        Filter::SaidBy => {
            let names = wish.said_by.iter();
            let names = names.map(|speaker| speaker_name(dossier, *speaker));
            format!("Said by {}", names.collect::<Vec<_>>().join(" or "))
        }
        Filter::LeastBehindRelations(least) => {
            let count = counted_as(*least as usize, "sentence", "sentences");
            format!("At least {count} behind a relation")
        }
        Filter::LeastBehindEntities(least) => {
            let count = counted_as(*least as usize, "sentence", "sentences");
            format!("Named in at least {count}")
        }
        Filter::Unconnected => "None without relations".to_owned(),
        Filter::Dates(months) => {
            let Some(picked) = picked else {
                return "Some times only".to_owned();
            };
            let timeline = &picked.facts.choices.timeline;
            let (from, to) = timeline.bars_of(*months);
            match (timeline.name(from), timeline.name(to)) {
                (from, to) if from == to => format!("Holding in {from}"),
                (from, to) => format!("Holding in {from} to {to}"),
            }
        }
        Filter::Hidden(count) => format!("{} hidden by hand", counted(*count)),
    }
}

/// Who was hidden one by one, each a button that shows it again.
pub(super) fn hidden_ui(ui: &mut Ui, dossier: &Dossier, wish: &mut Wish) {
    let mut shown_again = None;
    ui.horizontal_wrapped(|ui| {
        for id in wish.hidden.iter().take(MOST_HIDDEN) {
            let words = format!("{} ×", short_name(dossier, *id));
            let button = Button::filled(&words).small().show(ui);
            if explained(button, "Show it again").clicked() {
                shown_again = Some(*id);
            }
        }
    });
    if wish.hidden.len() > MOST_HIDDEN {
        let words = format!("and {} more", counted(wish.hidden.len() - MOST_HIDDEN));
        let color = palette(ui.ctx()).weak_text;
        text::label(ui, &words, TextStyle::sans(SMALL_SIZE).color(color));
    }
    if let Some(id) = shown_again {
        std::sync::Arc::make_mut(&mut wish.hidden).remove(&id);
    }
    if Button::filled("Show all of them again")
        .small()
        .show(ui)
        .clicked()
    {
        wish.hidden = std::sync::Arc::default();
    }
}

//! The tab "Trade figures": every number with its words, unit and sentence, and honest charts.
//!
//! What is derived from the dossier (subjects, series, choices) is made once for each opening; the
//! list once for each filter and order; the page once for each width. A frame only draws what is in
//! view. Nothing is computed from the numbers: no sums, no shares, no growth.

mod copying;
mod listing;
mod page;
mod pieces;
mod sample;
mod subjects;
#[cfg(test)]
mod tests;
mod toolbar;
mod wording;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use eframe::egui::{Event, Frame, Margin, ScrollArea, Ui, vec2};

use crate::geometry::chart::Chart;
use crate::model::Dossier;
use crate::model::item::{FigureId, Item};
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{TextStyle, label};
use crate::ui::theme::{GAP, HEADING_SIZE, MARGIN, TEXT_SIZE};
use crate::ui::widgets::figure_table::{Columns, HEADER_HEIGHT, Sort};
use listing::{Choices, Filter, Listed, list};
use page::{Page, Piece};
use subjects::{Subject, subjects};

/// View state of the tab.
#[derive(Default)]
pub struct FiguresTab {
    filter: Filter,
    sort: Option<Sort>,
    /// All numbers as one table, without subjects and charts.
    as_one_table: bool,
    /// Subjects whose charts are all shown.
    unfolded: BTreeSet<usize>,
    known: Option<Known>,
    /// The session's count of things to bring into view, as last followed.
    revealed: u64,
}

/// What is derived from the open dossier.
struct Known {
    generation: u64,
    subjects: Vec<Subject>,
    choices: Choices,
    /// Charts that were drawn: subject and series.
    charts: HashMap<(usize, usize), Arc<Chart>>,
    listing: Option<(Filter, Option<Sort>, bool, Vec<Listed>)>,
    page: Option<(f32, Page, Columns)>,
}

impl FiguresTab {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        let dossier = Arc::clone(&opened.dossier);
        if self
            .known
            .as_ref()
            .is_none_or(|known| known.generation != opened.generation)
        {
            self.start(&dossier, opened.generation);
        }
        if dossier.figures.is_empty() {
            empty_ui(ui);
            return;
        }
        let Some(mut known) = self.known.take() else {
            return;
        };
        self.list(&dossier, &mut known);
        // Before the toolbar, which may need more room than a very narrow window has.
        let width = ui.available_width();
        let toolbar = Frame::new().inner_margin(Margin {
            bottom: 6,
            ..Margin::same(MARGIN as i8)
        });
        toolbar.show(ui, |ui| {
            ui.set_max_width((width - 2.0 * MARGIN).max(0.0));
            self.toolbar_ui(ui, view, &dossier, &known);
        });
        self.list(&dossier, &mut known);
        self.page_ui(ui, view, &dossier, &mut known, width);
        copy_with_keyboard(ui, view, &dossier);
        self.known = Some(known);
    }

    /// Derives what is needed of a dossier that was just opened.
    fn start(&mut self, dossier: &Dossier, generation: u64) {
        self.known = Some(Known {
            generation,
            subjects: subjects(&dossier.figures),
            choices: Choices::of(dossier),
            charts: HashMap::new(),
            listing: None,
            page: None,
        });
        self.filter = Filter::default();
        self.unfolded.clear();
    }

    /// Filters and sorts again where either changed.
    fn list(&self, dossier: &Dossier, known: &mut Known) {
        let is_same = known
            .listing
            .as_ref()
            .is_some_and(|(filter, sort, one_table, _)| {
                *filter == self.filter && *sort == self.sort && *one_table == self.as_one_table
            });
        if !is_same {
            let rows = list(
                dossier,
                &known.subjects,
                &self.filter,
                self.sort,
                !self.as_one_table,
            );
            known.listing = Some((self.filter.clone(), self.sort, self.as_one_table, rows));
            known.page = None;
        }
    }

    fn page_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        known: &mut Known,
        room: f32,
    ) {
        let scroll = ui.spacing().scroll.allocated_width();
        let width = (room - 2.0 * MARGIN - scroll).max(200.0);
        if known
            .page
            .as_ref()
            .is_none_or(|(known_width, ..)| *known_width != width)
        {
            let columns = Columns::fit(&known.choices.columns, width);
            let listing = known
                .listing
                .as_ref()
                .map_or(&[][..], |(.., listed)| listed);
            let all_charts = |subject: usize| self.unfolded.contains(&subject);
            let page = Page::new(
                listing,
                &known.subjects,
                &all_charts,
                width,
                columns.row_height,
            );
            known.page = Some((width, page, columns));
        }
        let reveal = self.row_to_reveal(view, known);
        ScrollArea::vertical()
            .id_salt("figures page")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                let height = known.page.as_ref().map_or(0.0, |(_, page, _)| page.height);
                ui.set_height(height);
                ui.set_width(ui.available_width());
                self.pieces_ui(ui, view, dossier, known, viewport);
                if let Some((top, height)) = reveal
                    && (top < viewport.top() + HEADER_HEIGHT || top + height > viewport.bottom())
                {
                    let at = ui.min_rect().min + vec2(MARGIN, top);
                    let rect = eframe::egui::Rect::from_min_size(at, vec2(1.0, height));
                    ui.scroll_to_rect(rect, Some(eframe::egui::Align::Center));
                }
            });
    }

    /// Where the row of a number is that was just pointed at from elsewhere.
    fn row_to_reveal(&mut self, view: &View<'_>, known: &Known) -> Option<(f32, f32)> {
        let reveal = view.session.selection().reveal();
        if self.revealed == reveal {
            return None;
        }
        self.revealed = reveal;
        let Some(Item::Figure(id)) = view.session.selection().selected() else {
            return None;
        };
        row_place(known, id)
    }
}

/// Top and height of a number's row on the page.
fn row_place(known: &Known, id: FigureId) -> Option<(f32, f32)> {
    let (_, page, columns) = known.page.as_ref()?;
    let (.., listing) = known.listing.as_ref()?;
    page.pieces.iter().find_map(|placed| {
        let Piece::Table(index) = placed.piece else {
            return None;
        };
        let row = listing[index].rows.iter().position(|known| *known == id)?;
        Some((
            placed.top + HEADER_HEIGHT + row as f32 * columns.row_height,
            columns.row_height,
        ))
    })
}

/// Ctrl+C copies the selected number with its sentence and source, unless a text has the keyboard.
fn copy_with_keyboard(ui: &Ui, view: &View<'_>, dossier: &Dossier) {
    if let Some(Item::Figure(id)) = view.session.selection().selected()
        && !ui.ctx().text_edit_focused()
        && ui.input(|input| input.events.contains(&Event::Copy))
    {
        view.send(Command::CopyText(copying::one(dossier, id)));
    }
}

fn empty_ui(ui: &mut Ui) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.set_max_width(460.0);
        label(
            ui,
            "No figures in this dossier",
            TextStyle::sans(HEADING_SIZE).bold(),
        );
        ui.add_space(GAP);
        let words = "Numbers of the article stand here, each with its unit, its period and its \
                     sentence, and charts of those that make a series. A bundle brings them in \
                     figures/figures.csv";
        label(ui, words, TextStyle::sans(TEXT_SIZE));
    });
}

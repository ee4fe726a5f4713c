//! The tab "Trade figures": every number with its words, unit and sentence, and honest charts.
//!
//! What is listed is the session's: a job groups, filters and sorts. Here it is laid out, some
//! thousand subjects a frame, and drawn as far as it is in view.

mod charts;
mod page;
mod pieces;
mod table;
#[cfg(test)]
mod tests;
mod toolbar;

use std::collections::BTreeSet;
use std::sync::Arc;

use eframe::egui::{Align, Event, Frame, Margin, Rect, ScrollArea, Ui, vec2};

use crate::geometry::figure_table::Columns;
use crate::model::Dossier;
use crate::model::item::{FigureId, Item};
use crate::session::command::{Command, FigureCopy};
use crate::session::figures::{FigureList, FigureRequest, Filter};
use crate::ui::View;
use crate::ui::panes::{self, Pane};
use crate::ui::text::{TextStyle, label};
use crate::ui::theme::{GAP, MARGIN, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::empty::empty_ui;
use crate::ui::widgets::figure_table::{LETTERS, header_height};
use charts::Charts;
use page::{Page, Piece};

/// A first list that is there sooner than this is not announced, in seconds.
const QUIET_FOR: f64 = 0.2;

/// View state of the tab.
#[derive(Default)]
pub struct FiguresTab {
    generation: u64,
    request: FigureRequest,
    /// Subjects whose charts are all shown.
    unfolded: BTreeSet<usize>,
    charts: Charts,
    laid_out: Option<LaidOut>,
    /// The session's count of things to bring into view, as last followed.
    revealed: u64,
    /// When the first list was first missed.
    waiting_since: Option<f64>,
}

/// A list as it is on the page.
struct LaidOut {
    list: Arc<FigureList>,
    columns: Columns,
    page: Page,
}

impl FiguresTab {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        if self.generation != opened.generation {
            *self = Self {
                generation: opened.generation,
                request: FigureRequest {
                    filter: Filter::default(),
                    ..std::mem::take(&mut self.request)
                },
                revealed: self.revealed,
                ..Self::default()
            };
        }
        let dossier = &opened.dossier;
        if dossier.figures.is_empty() {
            let words = "Numbers of the article stand here, each with its unit, its period and its \
                         sentence, and charts of those that make a series. A bundle brings them in \
                         figures/figures.csv";
            empty_ui(ui, "No figures in this dossier", words);
            return;
        }
        // Before the toolbar, which may need more room than a very narrow window has.
        let width = ui.available_width();
        let scroll = ui.spacing().scroll.allocated_width();
        self.lay_out(view, (width - 2.0 * MARGIN - scroll).max(200.0));
        if let Some(laid_out) = self.laid_out.take() {
            let toolbar = Frame::new().inner_margin(Margin {
                bottom: 6,
                ..Margin::same(MARGIN as i8)
            });
            toolbar.show(ui, |ui| {
                ui.set_max_width((width - 2.0 * MARGIN).max(0.0));
                self.toolbar_ui(ui, view, &laid_out);
            });
            panes::begin(ui, view, Pane::Content);
            self.page_ui(ui, view, dossier, &laid_out);
            self.laid_out = Some(laid_out);
        } else {
            self.waiting_ui(ui, view);
        }
        if !view.session.figures().knows(&self.request) {
            view.send(Command::ListFigures(self.request.clone()));
        }
        copy_with_keyboard(ui, view);
    }

    /// Before there is a list: that it is under way, or how to have it after all.
    fn waiting_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let figures = view.session.figures();
        let now = ui.input(|input| input.time);
        let quiet = *self.waiting_since.get_or_insert(now) + QUIET_FOR - now;
        if quiet > 0.0 && !figures.is_stopped() {
            ui.ctx().request_repaint_after_secs(quiet as f32);
            return;
        }
        ui.add_space(48.0);
        ui.vertical_centered(|ui| {
            let style = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
            if figures.is_stopped() {
                label(ui, "The numbers were not listed", style);
            } else {
                label(ui, "Listing the numbers…", style);
            }
            ui.add_space(GAP);
            self.stop_or_retry_ui(ui, view);
        });
    }

    /// Stops the list that is under way, or asks again for one that was given up.
    fn stop_or_retry_ui(&self, ui: &mut Ui, view: &View<'_>) {
        if view.session.figures().is_stopped() {
            if Button::filled("Try again").show(ui).clicked() {
                view.send(Command::ListFigures(self.request.clone()));
            }
        } else if let Some(job) = view.jobs.iter().find(|job| job.lane.name == "figures")
            && Button::filled("Cancel").show(ui).clicked()
        {
            view.send(Command::CancelJob(job.id));
        }
    }

    /// Lays out the last list where it, the width or the charts to be shown have changed.
    fn lay_out(&mut self, view: &View<'_>, width: f32) {
        let Some(list) = view.session.figures().list() else {
            return;
        };
        let is_same = self.laid_out.as_ref().is_some_and(|known| {
            Arc::ptr_eq(&known.list, list) && known.page.is_for(width, &self.unfolded)
        });
        if !is_same {
            let groups = &list.groups;
            let columns = Columns::fit(&groups.choices.columns, &groups.lengths, LETTERS, width);
            let before = self
                .laid_out
                .take()
                .map_or(0.0, |known| known.page.height());
            self.laid_out = Some(LaidOut {
                page: Page::new(width, self.unfolded.clone(), before),
                list: Arc::clone(list),
                columns,
            });
        }
        if let Some(known) = &mut self.laid_out {
            known.page.go_on(&known.list, &known.columns);
        }
    }

    fn page_ui(&mut self, ui: &mut Ui, view: &View<'_>, dossier: &Dossier, known: &LaidOut) {
        let reveal = self.row_to_reveal(view, known);
        if !known.page.is_whole() {
            ui.request_repaint();
        }
        ScrollArea::vertical()
            .id_salt("figures page")
            .auto_shrink(false)
            .show_viewport(ui, |ui, viewport| {
                ui.set_height(known.page.height() as f32);
                ui.set_width(ui.available_width());
                self.pieces_ui(ui, view, dossier, known, viewport);
                let header = header_height(&known.columns);
                if let Some((top, height)) = reveal
                    && (top < viewport.top() + header || top + height > viewport.bottom())
                {
                    let at = ui.min_rect().min + vec2(MARGIN, top);
                    let rect = Rect::from_min_size(at, vec2(1.0, height));
                    ui.scroll_to_rect(rect, Some(Align::Center));
                }
            });
    }

    /// Where the row of a number is that was just pointed at from elsewhere.
    fn row_to_reveal(&mut self, view: &View<'_>, known: &LaidOut) -> Option<(f32, f32)> {
        let reveal = view.session.selection().reveal();
        if self.revealed == reveal || !known.page.is_whole() {
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
fn row_place(known: &LaidOut, id: FigureId) -> Option<(f32, f32)> {
    known.page.pieces().iter().find_map(|placed| {
        let Piece::Table {
            index,
            rows: places,
        } = &placed.piece
        else {
            return None;
        };
        let rows = &known.list.listed[*index].rows;
        let row = rows.iter().position(|known| *known == id)?;
        let header = f64::from(header_height(&known.columns));
        let (top, height) = places.row(row);
        Some(((placed.top + header + top) as f32, height))
    })
}

/// Ctrl+C copies the selected number with its sentence and source, unless a text has the keyboard.
fn copy_with_keyboard(ui: &Ui, view: &View<'_>) {
    if let Some(Item::Figure(id)) = view.session.selection().selected()
        && !ui.ctx().text_edit_focused()
        && ui.input(|input| input.events.contains(&Event::Copy))
    {
        view.send(Command::CopyFigures(FigureCopy::Quote(id)));
    }
}

//! The rows of one table that are in view, and the column names above them, which stay with them.

use eframe::egui::{Rect, Sense, Ui, pos2, vec2};

use super::LaidOut;
use super::page::subject_of;
use crate::geometry::figure_table::{Column, Columns, Lengths, Rows, Sort};
use crate::model::Dossier;
use crate::model::item::{FigureId, Item};
use crate::session::command::{Command, FigureCopy};
use crate::ui::View;
use crate::ui::text::{TextStyle, label};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::figure_table::{header_height, header_ui, paint_row};

/// Width of a tooltip over a row or a bar.
pub(super) const TOOLTIP_WIDTH: f32 = 340.0;

pub(super) struct Table<'a> {
    index: usize,
    rows: &'a [FigureId],
    columns: &'a Columns,
    /// Of the longest words of the table.
    lengths: &'a Lengths,
    /// Of each number.
    row_lengths: &'a [Lengths],
    places: &'a Rows,
    /// From the top of what is in view to the table's own, which may be far above it.
    top: f64,
}

impl<'a> Table<'a> {
    pub(super) fn new(known: &'a LaidOut, index: usize, places: &'a Rows, top: f64) -> Self {
        Self {
            index,
            rows: &known.list.listed[index].rows,
            columns: &known.columns,
            lengths: subject_of(&known.list, index)
                .map_or(&known.list.groups.lengths, |subject| &subject.lengths),
            row_lengths: &known.list.groups.row_lengths,
            places,
            top,
        }
    }

    /// Draws it between the top of what is in view and its own bottom, which `rect` is; the column
    /// whose name was clicked.
    pub(super) fn show(
        &self,
        ui: &Ui,
        view: &View<'_>,
        dossier: &Dossier,
        rect: Rect,
        sort: Option<Sort>,
    ) -> Option<Column> {
        let header = header_height(self.columns);
        let first = self.top + f64::from(header);
        let from = self.places.first_below(-first);
        let clip = ui.clip_rect();
        for (row, id) in self.rows.iter().enumerate().skip(from) {
            let (below, height) = self.places.row(row);
            let top = rect.top() + (first + below) as f32;
            if top > clip.bottom() {
                break;
            }
            let size = vec2(rect.width(), height);
            let place = Rect::from_min_size(pos2(rect.left(), top), size);
            self.row_ui(ui, view, dossier, place, *id);
        }
        let top = (self.top as f32).max(0.0).min(rect.height() - header);
        let strip = Rect::from_min_size(
            pos2(rect.left(), rect.top() + top),
            vec2(rect.width(), header),
        );
        let id = ui.scope_id().with(("figure columns", self.index));
        header_ui(ui, strip, id, self.columns, sort)
    }

    fn row_ui(&self, ui: &Ui, view: &View<'_>, dossier: &Dossier, rect: Rect, id: FigureId) {
        let figure = dossier.figure(id);
        let widget = ui.scope_id().with(("figure row", id.0));
        let response = ui.interact(rect, widget, Sense::click());
        let highlight = view.point_at(Item::Figure(id), &figure.spoken(), &response);
        let lit = palette(ui.ctx()).highlight(highlight);
        let row = dossier.figure_row(figure);
        let own = self.row_lengths.get(id.index());
        let lengths = own
            .filter(|_| !self.places.is_alike())
            .unwrap_or(self.lengths);
        let fit = (self.columns, lengths);
        let is_cut = paint_row(ui, rect, fit, &row, lit, &response);
        let response = if is_cut {
            response.on_hover_ui_at_pointer(|ui| {
                ui.set_max_width(TOOLTIP_WIDTH);
                for column in Column::ALL {
                    let (text, note) = column.cell(&row);
                    for part in [text, &note].into_iter().filter(|part| !part.is_empty()) {
                        label(ui, part, TextStyle::sans(SMALL_SIZE));
                    }
                }
            })
        } else {
            response
        };
        response.context_menu(|ui| {
            for (name, command) in [
                ("Copy number", Command::CopyFigures(FigureCopy::Quote(id))),
                ("Show in text", Command::ShowInText(Item::Figure(id))),
            ] {
                if Button::menu_item(name, String::new()).show(ui).clicked() {
                    view.send(command);
                    ui.close();
                }
            }
        });
    }
}

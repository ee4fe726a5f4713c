//! Draws the pieces of the page that are in view; headings and reasons itself.

use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::page::{Piece, REASON_STYLE, SECTION_STYLE, reason_lines, subject_of, title_parts};
use super::table::Table;
use super::{FiguresTab, LaidOut};
use crate::geometry::figure_table::Sort;
use crate::model::Dossier;
use crate::model::figure_words::counted_as;
use crate::session::figures::{Section, Subject};
use crate::ui::View;
use crate::ui::text::{Text, TextStyle, layout, paint};
use crate::ui::theme::{GAP, MARGIN, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::figure_table::header_height;
use crate::ui::widgets::text_flow::{Part, TextFlow};

impl FiguresTab {
    /// Draws what of the page is inside `viewport`.
    pub(super) fn pieces_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        known: &LaidOut,
        viewport: Rect,
    ) {
        // Far down, an `f32` tells only points apart; what is in view is placed from its top.
        let top = f64::from(viewport.top());
        let corner = ui.min_rect().min + vec2(MARGIN, viewport.top());
        let width = known.page.width();
        for placed in known.page.between(top, f64::from(viewport.bottom())) {
            let at = corner + vec2(0.0, (placed.top - top) as f32);
            let rect = Rect::from_min_size(at, vec2(width, placed.height));
            match &placed.piece {
                Piece::Section(section) => section_ui(ui, rect, section),
                Piece::Title(index) => {
                    if let Some(subject) = subject_of(&known.list, *index) {
                        title_ui(ui, rect, subject);
                    }
                }
                Piece::Charts(index, places) => {
                    for (column, place) in places.clone().enumerate() {
                        let place = (*index, column, place);
                        self.charts
                            .show(ui, view, dossier, &known.list, rect, place);
                    }
                }
                Piece::MoreCharts(index, count) => {
                    if more_charts_ui(ui, rect, *count) {
                        self.unfolded.extend(known.list.listed[*index].subject);
                    }
                }
                Piece::Reasons(index) => {
                    if let Some(subject) = subject_of(&known.list, *index) {
                        reasons_ui(ui, rect, subject);
                    }
                }
                Piece::Table { index, rows } => {
                    let table = Table::new(known, *index, rows, placed.top - top);
                    let rect = Rect::from_min_max(corner, pos2(at.x + width, rect.bottom()));
                    if let Some(column) = table.show(ui, view, dossier, rect, self.request.sort) {
                        self.request.sort = Sort::clicked(self.request.sort, column);
                    }
                }
            }
        }
        if known.list.count == 0 {
            let at = corner + vec2(0.0, GAP + header_height(&known.columns) + 8.0);
            let text = Text::new("No number matches the filter", TextStyle::sans(TEXT_SIZE));
            let color = palette(ui.ctx()).weak_text;
            paint(ui.painter(), at, &layout(ui.ctx(), &text), color);
        }
    }
}

/// Whether the reader wants to see all charts of a subject.
fn more_charts_ui(ui: &mut Ui, rect: Rect, count: usize) -> bool {
    let words = format!("Show {}", counted_as(count, "more chart", "more charts"));
    let room = UiBuilder::new().max_rect(rect);
    let button = ui.scope_builder(room, |ui| Button::filled(&words).show(ui));
    button.inner.clicked()
}

fn section_ui(ui: &Ui, rect: Rect, section: &Section) {
    let words = section.title();
    heading_ui(ui, rect, &words, &[Part::new(&words, SECTION_STYLE)]);
}

fn title_ui(ui: &Ui, rect: Rect, subject: &Subject) {
    heading_ui(ui, rect, subject.heading(), &title_parts(subject));
}

/// A heading in the middle of `rect`'s height.
fn heading_ui(ui: &Ui, rect: Rect, name: &str, parts: &[Part<'_>]) {
    let id = ui.scope_id().with(("heading", rect.top() as i64));
    let response = ui.interact(rect, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    let flow = TextFlow::new(ui.ctx(), parts, rect.size());
    let at = pos2(rect.left(), rect.center().y - flow.size().y / 2.0);
    flow.paint(ui.painter(), at, palette(ui.ctx()).text);
    if flow.is_cut() {
        response.on_hover_ui(|ui| {
            crate::ui::text::label(ui, name, TextStyle::sans(TEXT_SIZE));
        });
    }
}

fn reasons_ui(ui: &Ui, rect: Rect, subject: &Subject) {
    let colors = palette(ui.ctx());
    let mut at = rect.min;
    for reason in &subject.charted.reasons {
        let words = reason.words();
        let lines = reason_lines(&words, rect.width());
        let text = Text::new(&words, REASON_STYLE).wrapped(rect.width());
        let para = layout(ui.ctx(), &text.max_lines(lines));
        let place = Rect::from_min_size(at, vec2(rect.width(), para.size().y));
        let id = ui.scope_id().with(("reason", at.y as i64));
        let response = ui.interact(place, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        paint(ui.painter(), at, &para, colors.weak_text);
        at.y += para.size().y;
    }
}

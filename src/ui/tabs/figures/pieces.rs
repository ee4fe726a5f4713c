//! Draws the pieces of the page that are in view.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, Id, Rect, Response, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::page::{Piece, charts_beside, reason_lines};
use super::subjects::{Section, Subject};
use super::toolbar::copy_number;
use super::{FiguresTab, Known, wording};
use crate::geometry::chart::{Bar, Chart};
use crate::model::Dossier;
use crate::model::figure::{Figure, Flow};
use crate::model::figure_words::unit_name;
use crate::model::item::{FigureId, Item};
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{Text, TextStyle, label, layout, paint, paint_text};
use crate::ui::theme::{GAP, MARGIN, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::figure_table::{Columns, HEADER_HEIGHT, Sort, header_ui, paint_row};
use crate::ui::widgets::series_chart::{CHART_HEIGHT, ChartWords, series_chart_ui};

/// Width of a tooltip over a bar.
const TOOLTIP_WIDTH: f32 = 340.0;

impl FiguresTab {
    /// Draws what of the page is inside `viewport`.
    pub(super) fn pieces_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        known: &mut Known,
        viewport: Rect,
    ) {
        let Some((width, page, columns)) = known.page.take() else {
            return;
        };
        let origin = ui.min_rect().min + vec2(MARGIN, 0.0);
        let mut keep = true;
        for placed in page.between(viewport.top(), viewport.bottom()) {
            let rect =
                Rect::from_min_size(origin + vec2(0.0, placed.top), vec2(width, placed.height));
            match &placed.piece {
                Piece::Section(section) => section_ui(ui, rect, section),
                Piece::Title(index) => {
                    if let Some(subject) = subject(known, *index) {
                        title_ui(ui, rect, subject);
                    }
                }
                Piece::Charts(index, places) => {
                    for (column, place) in places.clone().enumerate() {
                        charts_ui(ui, view, dossier, known, rect, (*index, column, place));
                    }
                }
                Piece::MoreCharts(index, count) => {
                    let at = Rect::from_min_size(rect.min, vec2(220.0, 28.0));
                    let words = format!("Show {count} more charts");
                    if ui
                        .scope_builder(UiBuilder::new().max_rect(at), |ui| {
                            Button::filled(&words).show(ui)
                        })
                        .inner
                        .clicked()
                    {
                        self.unfolded.extend(listed_subject(known, *index));
                        keep = false;
                    }
                }
                Piece::Reasons(index) => {
                    if let Some(subject) = subject(known, *index) {
                        reasons_ui(ui, rect, subject);
                    }
                }
                Piece::Table(index) => {
                    self.table_ui(ui, view, dossier, known, (&columns, *index), rect);
                }
            }
        }
        if let Some((.., listing)) = &known.listing
            && listing.iter().all(|listed| listed.rows.is_empty())
        {
            let at = origin + vec2(0.0, GAP + HEADER_HEIGHT + 8.0);
            let text = Text::new("No number matches the filter", TextStyle::sans(TEXT_SIZE));
            paint(
                ui.painter(),
                at,
                &layout(ui.ctx(), &text),
                palette(ui.ctx()).weak_text,
            );
        }
        if keep {
            known.page = Some((width, page, columns));
        }
    }

    /// The rows in view, and the column names above them, which stay in view with their rows.
    fn table_ui(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        dossier: &Dossier,
        known: &Known,
        (columns, index): (&Columns, usize),
        rect: Rect,
    ) {
        let Some((.., listing)) = &known.listing else {
            return;
        };
        let rows = &listing[index].rows;
        let clip = ui.clip_rect();
        let first_top = rect.top() + HEADER_HEIGHT;
        let row_at = |y: f32| ((y - first_top) / columns.row_height).floor().max(0.0) as usize;
        let from = row_at(clip.top());
        let to = (row_at(clip.bottom()) + 1).min(rows.len());
        for (row, id) in rows.iter().enumerate().take(to).skip(from) {
            let top = first_top + row as f32 * columns.row_height;
            let row_rect = Rect::from_min_size(
                pos2(rect.left(), top),
                vec2(rect.width(), columns.row_height),
            );
            row_ui(ui, view, dossier, columns, row_rect, *id);
        }
        let top = clip
            .top()
            .min(rect.bottom() - HEADER_HEIGHT)
            .max(rect.top());
        let header = Rect::from_min_size(pos2(rect.left(), top), vec2(rect.width(), HEADER_HEIGHT));
        let id = ui.scope_id().with(("figure columns", index));
        if let Some(column) = header_ui(ui, header, id, columns, self.sort) {
            self.sort = Sort::clicked(self.sort, column);
        }
    }
}

fn subject(known: &Known, index: usize) -> Option<&Subject> {
    known.subjects.get(listed_subject(known, index)?)
}

fn listed_subject(known: &Known, index: usize) -> Option<usize> {
    let (.., listing) = known.listing.as_ref()?;
    listing.get(index)?.subject
}

fn row_id(ui: &Ui, id: FigureId) -> Id {
    ui.scope_id().with(("figure row", id.0))
}

fn row_ui(
    ui: &Ui,
    view: &View<'_>,
    dossier: &Dossier,
    columns: &Columns,
    rect: Rect,
    id: FigureId,
) {
    let figure = dossier.figure(id);
    let response = ui.interact(rect, row_id(ui, id), Sense::click());
    let highlight = view.point_at(Item::Figure(id), &wording::name(figure), &response);
    let lit = palette(ui.ctx()).highlight(highlight);
    let words = wording::row(dossier, figure);
    let is_cut = paint_row(ui, rect, columns, &words, lit, &response);
    let response = if is_cut {
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(TOOLTIP_WIDTH);
            for part in words.all() {
                label(ui, part, TextStyle::sans(SMALL_SIZE));
            }
        })
    } else {
        response
    };
    response.context_menu(|ui| {
        if Button::menu_item("Copy number", String::new())
            .show(ui)
            .clicked()
        {
            copy_number(view, dossier, id);
            ui.close();
        }
        if Button::menu_item("Show in text", String::new())
            .show(ui)
            .clicked()
        {
            view.send(Command::ShowInText(Item::Figure(id)));
            ui.close();
        }
    });
}

fn section_ui(ui: &Ui, rect: Rect, section: &Section) {
    let words = match section {
        Section::Trade => "Trade".to_owned(),
        Section::Other => "Other numbers".to_owned(),
        Section::Table(name) => format!("Table {name}"),
    };
    heading_ui(ui, rect, &words, TextStyle::sans(20.0).bold());
}

fn title_ui(ui: &Ui, rect: Rect, subject: &Subject) {
    let title = subject.title.as_deref().unwrap_or("Single numbers");
    let placed = heading_ui(ui, rect, title, TextStyle::sans(16.0).bold());
    if let Some(code) = &subject.code {
        let at = pos2(placed.right() + 10.0, placed.center().y);
        let text = Text::new(code, TextStyle::sans(SMALL_SIZE)).one_line(rect.right() - at.x);
        paint_text(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            &text,
            palette(ui.ctx()).weak_text,
        );
    }
}

/// A heading at the left of `rect`, and where its words are.
fn heading_ui(ui: &Ui, rect: Rect, words: &str, style: TextStyle) -> Rect {
    let response = ui.interact(
        rect,
        ui.scope_id().with(("heading", rect.top() as i64)),
        Sense::hover(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    let para = layout(
        ui.ctx(),
        &Text::new(words, style).one_line(rect.width() - 120.0),
    );
    let at = pos2(rect.left(), rect.center().y - para.size().y / 2.0);
    paint(ui.painter(), at, &para, palette(ui.ctx()).text);
    Rect::from_min_size(at, vec2(para.ink_width(), para.size().y))
}

fn reasons_ui(ui: &Ui, rect: Rect, subject: &Subject) {
    let colors = palette(ui.ctx());
    let style = TextStyle::sans(SMALL_SIZE);
    let mut at = rect.min;
    for reason in &subject.charted.reasons {
        let words = reason.words();
        let lines = reason_lines(&words, rect.width());
        let para = layout(
            ui.ctx(),
            &Text::new(&words, style)
                .wrapped(rect.width())
                .max_lines(lines),
        );
        let place = Rect::from_min_size(at, vec2(rect.width(), para.size().y));
        let response = ui.interact(
            place,
            ui.scope_id().with(("reason", at.y as i64)),
            Sense::hover(),
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        paint(ui.painter(), at, &para, colors.weak_text);
        at.y += lines as f32 * SMALL_SIZE * style.line_height;
    }
}

/// One chart of a row of charts: listing, column, and which of the listed charts.
fn charts_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    known: &mut Known,
    rect: Rect,
    (index, column, place): (usize, usize, usize),
) {
    let Some((.., listing)) = &known.listing else {
        return;
    };
    let listed = &listing[index];
    let (Some(subject), Some(series)) = (listed.subject, listed.charts.get(place).copied()) else {
        return;
    };
    let beside = charts_beside(rect.width()).min(listed.charts.len().max(1));
    let width = (rect.width() - GAP * (beside - 1) as f32) / beside as f32;
    let card = Rect::from_min_size(
        rect.min + vec2(column as f32 * (width + GAP), 0.0),
        vec2(width, CHART_HEIGHT),
    );
    let chart = Arc::clone(known.charts.entry((subject, series)).or_insert_with(|| {
        let series = &known.subjects[subject].charted.series[series];
        Arc::new(Chart::new(&dossier.figures, series))
    }));
    let Some(first) = chart.bars.first().map(|bar| dossier.figure(bar.figure)) else {
        return;
    };
    let words = chart_words(first, &chart);
    let id = ui.scope_id().with(("figure chart", subject, series));
    series_chart_ui(
        ui,
        card,
        id,
        &chart,
        &words,
        &mut |bar: &Bar, response: &Response| point_at_bar(view, dossier, bar, response),
    );
}

fn point_at_bar(view: &View<'_>, dossier: &Dossier, bar: &Bar, response: &Response) -> Color32 {
    let figure = dossier.figure(bar.figure);
    let item = Item::Figure(bar.figure);
    let highlight = view.point_at(item, &wording::bar_name(figure), response);
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(TOOLTIP_WIDTH);
        label(
            ui,
            &wording::name(figure),
            TextStyle::sans(TEXT_SIZE).bold(),
        );
        let sentence = wording::sentences(dossier, bar.figure);
        if !sentence.is_empty() {
            label(ui, &sentence, TextStyle::sans(TEXT_SIZE));
        }
    });
    palette(&response.ctx).highlight(highlight)
}

/// What a chart says of all its numbers at once.
fn chart_words(figure: &Figure, chart: &Chart) -> ChartWords {
    let mut parts: Vec<String> = Vec::new();
    let (reporter, partner) = (figure.reporter.label(), figure.partner.label());
    let flow = figure.flow.as_ref().map_or("", Flow::word);
    if !flow.is_empty() {
        parts.push(flow.to_owned());
    }
    if !reporter.is_empty() {
        parts.push(format!("reported by {reporter}"));
    }
    if !partner.is_empty() {
        parts.push(format!("partner {partner}"));
    }
    parts.extend(
        figure
            .price_basis
            .clone()
            .map(|basis| format!("prices {basis}")),
    );
    let unit = unit_name(&figure.unit);
    let axis = match chart.axis.scale.word() {
        "" => unit.to_owned(),
        scale => format!("{scale} {unit}"),
    };
    ChartWords {
        title: figure.label.clone(),
        subtitle: parts.join(" · "),
        axis,
    }
}

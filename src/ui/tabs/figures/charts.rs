//! The charts of the series in view: made once, a few a frame, and what is said around them.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Color32, Context, Rect, Response, Ui, vec2};

use super::page::charts_beside;
use super::table::TOOLTIP_WIDTH;
use crate::geometry::chart::{Bar, Chart};
use crate::model::Dossier;
use crate::model::figure::{Figure, Flow, Period};
use crate::model::item::Item;
use crate::model::units::unit_name;
use crate::session::figures::FigureList;
use crate::ui::View;
use crate::ui::text::{TextStyle, label};
use crate::ui::theme::{GAP, TEXT_SIZE, palette};
use crate::ui::widgets::series_chart::{CHART_HEIGHT, ChartWords, series_chart_ui};
use crate::ui::widgets::text_flow::{Part, TextFlow};

/// Bars that are made in one frame, give or take those of one chart.
const MAX_BARS_A_FRAME: usize = 2000;

/// The charts of one dossier that were in view.
#[derive(Default)]
pub(super) struct Charts {
    /// By subject and series.
    made: HashMap<(usize, usize), Arc<Chart>>,
    frame: u64,
    bars_this_frame: usize,
}

impl Charts {
    /// Draws one chart of a row of charts: the list's entry, the column, and which of its charts.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        list: &FigureList,
        rect: Rect,
        (index, column, place): (usize, usize, usize),
    ) {
        let listed = &list.listed[index];
        let (Some(subject), Some(series)) = (listed.subject, listed.charts.get(place).copied())
        else {
            return;
        };
        let beside = charts_beside(rect.width()).min(listed.charts.len().max(1));
        let width = (rect.width() - GAP * (beside - 1) as f32) / beside as f32;
        let card = Rect::from_min_size(
            rect.min + vec2(column as f32 * (width + GAP), 0.0),
            vec2(width, CHART_HEIGHT),
        );
        let Some(chart) = self.chart(ui.ctx(), dossier, list, (subject, series)) else {
            return;
        };
        let Some(first) = chart.bars.first().map(|bar| dossier.figure(bar.figure)) else {
            return;
        };
        let words = chart_words(first, &chart);
        let id = ui.scope_id().with(("figure chart", subject, series));
        series_chart_ui(ui, card, id, &chart, &words, &mut |bar, response| {
            point_at_bar(view, dossier, bar, response)
        });
    }

    /// A chart, or nothing and it comes in a later frame.
    fn chart(
        &mut self,
        ctx: &Context,
        dossier: &Dossier,
        list: &FigureList,
        (subject, series): (usize, usize),
    ) -> Option<Arc<Chart>> {
        if let Some(chart) = self.made.get(&(subject, series)) {
            return Some(Arc::clone(chart));
        }
        let frame = ctx.cumulative_frame_nr();
        if self.frame != frame {
            (self.frame, self.bars_this_frame) = (frame, 0);
        }
        if self.bars_this_frame >= MAX_BARS_A_FRAME {
            ctx.request_repaint();
            return None;
        }
        let known = &list.groups.subjects.get(subject)?.charted.series;
        let chart = Arc::new(Chart::new(&dossier.figures, known.get(series)?));
        self.bars_this_frame += chart.bars.len();
        self.made.insert((subject, series), Arc::clone(&chart));
        Some(chart)
    }
}

fn point_at_bar(view: &View<'_>, dossier: &Dossier, bar: &Bar, response: &Response) -> Color32 {
    let figure = dossier.figure(bar.figure);
    let item = Item::Figure(bar.figure);
    let highlight = view.point_at(item, &figure.spoken_bar(), response);
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(TOOLTIP_WIDTH);
        tooltip_ui(ui, dossier, bar, figure);
    });
    palette(&response.ctx).highlight(highlight)
}

/// What the number is, the number itself, and the sentence it rests on.
fn tooltip_ui(ui: &mut Ui, dossier: &Dossier, bar: &Bar, figure: &Figure) {
    let style = TextStyle::sans(TEXT_SIZE);
    label(ui, &figure.label, style.bold());
    let (value, period) = (
        figure.short_value_wording(),
        figure.period.map(Period::words).unwrap_or_default(),
    );
    let mut parts = vec![
        Part::new(&value, style),
        Part::new(&figure.unit, style).joined(),
        Part::new(&period, style),
    ];
    parts.extend(figure.doubts().map(|words| Part::new(words, style)));
    let flow = TextFlow::new(ui.ctx(), &parts, vec2(TOOLTIP_WIDTH, f32::INFINITY));
    let (_, place) = ui.allocate_space(flow.size());
    flow.paint(ui.painter(), place.min, palette(ui.ctx()).text);
    for words in dossier.unless_plain(&dossier.figure_claims(figure)) {
        label(ui, &words, style);
    }
    let sentences = dossier.figure_sentences(bar.figure);
    if !sentences.is_empty() {
        label(ui, &sentences, style);
    }
}

/// What a chart says of all its numbers at once.
fn chart_words(figure: &Figure, chart: &Chart) -> ChartWords {
    let said = |before: &str, name: &str| match name {
        "" => String::new(),
        name => format!("{before} {name}"),
    };
    let flow = figure.flow.as_ref().map_or("", Flow::word);
    let unit = unit_name(&figure.unit);
    ChartWords {
        title: figure.label.clone(),
        about: vec![
            flow.to_owned(),
            said("reported by", figure.reporter.label()),
            said("partner", figure.partner.label()),
            said("prices", figure.price_basis.as_deref().unwrap_or_default()),
        ],
        axis: [chart.axis.scale.word().to_owned(), unit.to_owned()],
    }
}

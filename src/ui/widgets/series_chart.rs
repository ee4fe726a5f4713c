//! One chart: bars from zero, an axis with its unit, and a legend of what the shapes of bars mean.
//!
//! Knows no dossier and no session. `egui_plot` gives the grid and the transform; bars are painted
//! here, for it has no bar that is open, soft or a range. Nothing moves: no zoom, no drag, no scroll,
//! so the page scrolls on. Every word and digit is set by the text engine, which draws the same pixels
//! on every machine.

mod axes;
mod bars;
mod legend;

use eframe::egui::{
    Align2, Color32, Id, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};
use egui_plot::{PlotPoint, PlotTransform};

use crate::geometry::chart::{Bar, Chart};
use crate::ui::text::{Text, TextStyle, measure, paint_text};
use crate::ui::theme::{Palette, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::text_flow::{Part, TextFlow};

/// Height of a chart with its title and legend, in points.
pub const CHART_HEIGHT: f32 = 292.0;
/// The least width at which two charts stand side by side.
pub const CHART_MIN_WIDTH: f32 = 400.0;
/// Around the content.
const PADDING: f32 = 14.0;
/// A bar can be pointed at within at least this width.
const LEAST_TARGET: f32 = 6.0;

/// What is written around a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartWords {
    pub title: String,
    /// Flow, partners, price basis; each a text of its own, or empty.
    pub about: Vec<String>,
    /// The scale and the unit, like `million` and `US dollars`.
    pub axis: [String; 2],
}

/// Draws a chart over `rect`. `point` is told the response of each bar and says what lies behind it.
pub fn series_chart_ui(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    chart: &Chart,
    words: &ChartWords,
    point: &mut dyn FnMut(&Bar, &Response) -> Color32,
) {
    let colors = palette(ui.ctx());
    ui.painter().rect(
        rect,
        f32::from(ROUNDING),
        colors.card,
        Stroke::new(1.0, colors.line),
        StrokeKind::Inside,
    );
    let inner = rect.shrink(PADDING);
    let top = title_ui(ui, inner, words, colors);
    let legend = legend::Legend::new(ui.ctx(), chart, inner.width());
    let foot = inner.bottom() - legend.height();
    legend.show(ui.painter(), pos2(inner.left(), foot), colors);
    let plot_rect = Rect::from_min_max(pos2(inner.left(), top), pos2(inner.right(), foot - 6.0));
    let behind = ui.painter().add(Shape::Noop);
    let transform = axes::axes_ui(ui, plot_rect, id, chart, colors);
    let frame = *transform.frame();

    let mut bands = Vec::new();
    let labels_fit = labels_fit(ui, chart, &transform);
    for (index, bar) in chart.bars.iter().enumerate() {
        let target = target(&transform, bar, frame);
        let response = ui.interact(target, id.with(index), Sense::click());
        let band = point(bar, &response);
        if band != Color32::TRANSPARENT {
            bands.push(Shape::rect_filled(
                target.expand2(vec2(3.0, 0.0)),
                3.0,
                band,
            ));
        }
        bars::paint_bar(
            &ui.painter().with_clip_rect(frame.expand(1.0)),
            &transform,
            bar,
            colors,
        );
        if labels_fit {
            label_bar(ui, &transform, bar, frame, colors);
        }
        if response.has_focus() {
            ui.painter().rect_stroke(
                target.expand(2.0),
                3.0,
                Stroke::new(2.0, colors.accent),
                StrokeKind::Outside,
            );
        }
    }
    ui.painter().set(behind, Shape::Vec(bands));
    let zero = transform.position_from_point(&PlotPoint::new(0.0, 0.0)).y;
    ui.painter()
        .hline(frame.x_range(), zero, Stroke::new(1.0, colors.strong_line));
}

/// Title, what it is about and the axis's name; where the plot may start.
fn title_ui(ui: &Ui, inner: Rect, words: &ChartWords, colors: &Palette) -> f32 {
    let small = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
    let title = [Part::new(&words.title, TextStyle::sans(TEXT_SIZE).bold())];
    let about: Vec<Part<'_>> = words
        .about
        .iter()
        .map(|text| Part::new(text, small))
        .collect();
    let [scale, unit] = &words.axis;
    let axis = [Part::new(scale, small), Part::new(unit, small).joined()];
    let mut at = inner.min;
    let line = |style: TextStyle| style.size * style.line_height;
    let (large, low) = (line(TextStyle::sans(TEXT_SIZE)), line(small));
    for (parts, height, gap) in [
        (&title[..], large, 0.0),
        (&about[..], 2.0 * low, 6.0),
        (&axis[..], low, 4.0),
    ] {
        let room = vec2(inner.width(), height);
        let flow = TextFlow::new(ui.ctx(), parts, room);
        flow.paint(ui.painter(), at, colors.text);
        at.y += flow.size().y + gap;
    }
    at.y
}

/// Where a bar can be pointed at: its period's part, over the whole height.
fn target(transform: &PlotTransform, bar: &Bar, frame: Rect) -> Rect {
    let x = |slots: f64| transform.position_from_point_x(slots);
    let (left, right) = (
        x(bar.middle() - bar.width() / 2.0),
        x(bar.middle() + bar.width() / 2.0),
    );
    let spare = ((LEAST_TARGET - (right - left)) / 2.0).max(0.0);
    Rect::from_min_max(
        pos2(left - spare, frame.top()),
        pos2(right + spare, frame.bottom()),
    )
}

/// Whether each bar has room for its number above it.
fn labels_fit(ui: &Ui, chart: &Chart, transform: &PlotTransform) -> bool {
    if chart.bars.len() > 60 {
        return false;
    }
    let slot = transform.dpos_dvalue_x() as f32;
    chart.bars.iter().all(|bar| {
        let text = Text::new(&bar.label, TextStyle::sans(SMALL_SIZE));
        let room = if bar.lanes == 1 {
            slot - 4.0
        } else {
            slot * bar.width() as f32
        };
        bar.label.chars().count() <= 16 && measure(ui.ctx(), &text).x <= room
    })
}

fn label_bar(ui: &Ui, transform: &PlotTransform, bar: &Bar, frame: Rect, colors: &Palette) {
    let end = transform.position_from_point(&PlotPoint::new(bar.middle(), bar.far));
    let open = bars::open_length(transform, bar);
    let (at, anchor) = if bar.goes_up {
        (pos2(end.x, end.y - open - 3.0), Align2::CENTER_BOTTOM)
    } else {
        (pos2(end.x, end.y + open + 3.0), Align2::CENTER_TOP)
    };
    let at: Pos2 = pos2(at.x, at.y.clamp(frame.top() + 14.0, frame.bottom()));
    let text = Text::new(&bar.label, TextStyle::sans(SMALL_SIZE));
    paint_text(ui.painter(), at, anchor, &text, colors.text);
}

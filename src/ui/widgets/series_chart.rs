//! One chart: bars from zero, an axis with its unit, and a legend of what the shapes of bars mean.
//!
//! Knows no dossier and no session. `egui_plot` gives the grid, the numbers on the axes and the
//! transform; bars are painted here, for it has no bar that is open, soft or a range. Nothing moves:
//! no zoom, no drag, no scroll, so the page scrolls on. Words that may be in any script are set by the
//! text engine; `egui_plot` only writes digits.

mod bars;
mod legend;

use eframe::egui::{
    Align2, Color32, FontId, Id, Pos2, Rangef, Rect, Response, Sense, Shape, Stroke, StrokeKind,
    Ui, UiBuilder, pos2, vec2,
};
use egui_plot::{AxisHints, GridMark, Plot, PlotPoint, PlotTransform};

use crate::geometry::chart::{Bar, Chart};
use crate::ui::text::{Text, TextStyle, layout, measure, paint, paint_text};
use crate::ui::theme::{Palette, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};

/// Height of a chart with its title and legend, in points.
pub const CHART_HEIGHT: f32 = 292.0;
/// The least width at which two charts stand side by side.
pub const CHART_MIN_WIDTH: f32 = 400.0;
/// Around the content.
const PADDING: f32 = 14.0;
const LEGEND_HEIGHT: f32 = 22.0;
/// A bar can be pointed at within at least this width.
const LEAST_TARGET: f32 = 6.0;
/// Between two labels of the time axis.
const LABEL_GAP: f32 = 12.0;

/// What is written around a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartWords {
    pub title: String,
    /// Flow, partners, price basis.
    pub subtitle: String,
    /// The unit with its scale, like `million US dollars`.
    pub axis: String,
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
    let legend = Rect::from_min_max(
        pos2(inner.left(), inner.bottom() - LEGEND_HEIGHT),
        inner.max,
    );
    legend::legend_ui(ui, legend, chart, colors);
    let plot_rect = Rect::from_min_max(
        pos2(inner.left(), top),
        pos2(inner.right(), legend.top() - 6.0),
    );
    let behind = ui.painter().add(Shape::Noop);
    let transform = plot_ui(ui, plot_rect, id, chart, colors);
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

/// Title, subtitle and the axis's name; where the plot may start.
fn title_ui(ui: &Ui, inner: Rect, words: &ChartWords, colors: &Palette) -> f32 {
    let mut at = inner.min;
    for (text, style, color) in [
        (&words.title, TextStyle::sans(TEXT_SIZE).bold(), colors.text),
        (
            &words.subtitle,
            TextStyle::sans(SMALL_SIZE),
            colors.weak_text,
        ),
        (&words.axis, TextStyle::sans(SMALL_SIZE), colors.weak_text),
    ] {
        if !text.is_empty() {
            let para = layout(ui.ctx(), &Text::new(text, style).one_line(inner.width()));
            paint(ui.painter(), at, &para, color);
            at.y += para.size().y;
        }
        if text == &words.subtitle {
            at.y += 6.0;
        }
    }
    at.y + 4.0
}

fn plot_ui(ui: &mut Ui, rect: Rect, id: Id, chart: &Chart, colors: &Palette) -> PlotTransform {
    let font = FontId::proportional(SMALL_SIZE);
    let axis = &chart.axis;
    let number_width = axis
        .ticks
        .iter()
        .map(|tick| {
            measure(
                ui.ctx(),
                &Text::new(&tick.text, TextStyle::sans(SMALL_SIZE)),
            )
            .x
        })
        .fold(0.0, f32::max)
        + 10.0;
    let label_width = measure(
        ui.ctx(),
        &Text::new(&chart.period(0).words(), TextStyle::sans(SMALL_SIZE)),
    )
    .x + LABEL_GAP;
    let room = ((rect.width() - number_width) / label_width)
        .floor()
        .max(1.0) as usize;
    let step = chart.label_step(room);
    let slots = chart.label_slots(step);
    let any_spacing = Rangef::new(0.5, 1.0);
    let x_axis = AxisHints::new_x()
        .formatter(move |mark, _| chart.period(mark.value.round().max(0.0) as u32).words())
        .label_spacing(any_spacing)
        .min_thickness(18.0)
        .tick_label_color(colors.weak_text)
        .tick_label_font(font.clone());
    let y_axis = AxisHints::new_y()
        .formatter(move |mark, _| {
            let nearest = |a: &f64, b: &f64| a.total_cmp(b);
            axis.ticks
                .iter()
                .min_by(|a, b| {
                    nearest(&(a.value - mark.value).abs(), &(b.value - mark.value).abs())
                })
                .map(|tick| tick.text.clone())
                .unwrap_or_default()
        })
        .label_spacing(any_spacing)
        .min_thickness(number_width)
        .tick_label_color(colors.weak_text)
        .tick_label_font(font);
    let span = axis.max - axis.min;
    let (low, high) = (
        axis.min - if axis.min < 0.0 { span * 0.13 } else { 0.0 },
        axis.max + if axis.max > 0.0 { span * 0.13 } else { 0.0 },
    );
    let wide = f64::from(chart.slots);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
    child.style_mut().spacing.item_spacing = vec2(0.0, 0.0);
    let response = Plot::new(id.with("plot"))
        .width(rect.width())
        .height(rect.height())
        .sense(Sense::hover())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_x(false)
        .show_y(false)
        .show_crosshair(false)
        .show_background(false)
        .show_grid([false, true])
        .grid_color(colors.line)
        .grid_fade(0.0)
        .grid_spacing(any_spacing)
        .set_margin_fraction(vec2(0.0, 0.0))
        .custom_x_axes(vec![x_axis])
        .custom_y_axes(vec![y_axis])
        .x_grid_spacer(move |_| {
            slots
                .iter()
                .map(|slot| GridMark {
                    value: f64::from(*slot),
                    step_size: f64::from(step),
                })
                .collect()
        })
        .y_grid_spacer(move |_| {
            axis.ticks
                .iter()
                .map(|tick| GridMark {
                    value: tick.value,
                    step_size: axis.step,
                })
                .collect()
        })
        .show(&mut child, |plot| {
            plot.set_plot_bounds_x(-0.6..=wide - 0.4);
            plot.set_plot_bounds_y(low..=high);
        });
    response.transform
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

//! The grid of a chart, the numbers beside it and the periods under it.

use eframe::egui::{Align2, Id, Rangef, Rect, Sense, Ui, UiBuilder, pos2, vec2};
use egui_plot::{GridMark, Plot, PlotTransform};

use crate::geometry::chart::Chart;
use crate::ui::text::{Text, TextStyle, measure, paint_text};
use crate::ui::theme::{Palette, SMALL_SIZE};

const STYLE: TextStyle = TextStyle::sans(SMALL_SIZE);
/// Between two labels of the time axis.
const LABEL_GAP: f32 = 12.0;
/// Between the numbers and the grid.
const NUMBER_GAP: f32 = 8.0;
/// Height of the strip with the periods.
const PERIODS_HEIGHT: f32 = 18.0;
/// Room above and below what the axis spans, as a part of it, for labels of bars.
const SPARE: f64 = 0.13;

/// Draws grid and labels into `rect`; where numbers go in what is left for the bars.
pub(super) fn axes_ui(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    chart: &Chart,
    colors: &Palette,
) -> PlotTransform {
    let ctx = ui.ctx().clone();
    let width_of = |text: &str| measure(&ctx, &Text::new(text, STYLE)).x;
    let ticks = chart.axis.ticks.iter();
    let number_width = ticks.map(|tick| width_of(&tick.text)).fold(0.0, f32::max);
    let frame = Rect::from_min_max(
        pos2(rect.left() + number_width + NUMBER_GAP, rect.top()),
        pos2(rect.right(), rect.bottom() - PERIODS_HEIGHT),
    );
    let label_width = width_of(&chart.period(0).words()) + LABEL_GAP;
    let room = (frame.width() / label_width).floor().max(1.0) as usize;
    let slots = chart.label_slots(chart.label_step(room));
    let transform = grid_ui(ui, frame, id, chart, colors);
    for tick in &chart.axis.ticks {
        let y = transform.position_from_point_y(tick.value);
        let at = pos2(frame.left() - NUMBER_GAP, y);
        let text = Text::new(&tick.text, STYLE);
        paint_text(
            ui.painter(),
            at,
            Align2::RIGHT_CENTER,
            &text,
            colors.weak_text,
        );
    }
    for slot in slots {
        let words = chart.period(slot).words();
        let half = width_of(&words) / 2.0;
        let x = transform.position_from_point_x(f64::from(slot));
        // The first and last label of many bars would stick out.
        let x = x.clamp(
            frame.left() + half,
            (rect.right() - half).max(frame.left() + half),
        );
        let at = pos2(x, frame.bottom() + 3.0);
        let text = Text::new(&words, STYLE);
        paint_text(
            ui.painter(),
            at,
            Align2::CENTER_TOP,
            &text,
            colors.weak_text,
        );
    }
    transform
}

/// Lines at the ticks of the value axis, without a word.
fn grid_ui(ui: &mut Ui, frame: Rect, id: Id, chart: &Chart, colors: &Palette) -> PlotTransform {
    let axis = &chart.axis;
    let any_spacing = Rangef::new(0.5, 1.0);
    let span = axis.max - axis.min;
    let low = axis.min - if axis.min < 0.0 { span * SPARE } else { 0.0 };
    let high = axis.max + if axis.max > 0.0 { span * SPARE } else { 0.0 };
    let wide = f64::from(chart.slots);
    let mut child = ui.new_child(UiBuilder::new().max_rect(frame).id_salt(id));
    child.style_mut().spacing.item_spacing = vec2(0.0, 0.0);
    let response = Plot::new(id.with("plot"))
        .width(frame.width())
        .height(frame.height())
        .sense(Sense::hover())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_double_click_reset(false)
        .allow_axis_zoom_drag(false)
        .show_x(false)
        .show_y(false)
        .show_axes(false)
        .show_crosshair(false)
        .show_background(false)
        .show_grid([false, true])
        .grid_color(colors.line)
        .grid_fade(0.0)
        .grid_spacing(any_spacing)
        .set_margin_fraction(vec2(0.0, 0.0))
        .y_grid_spacer(move |_| {
            let marks = axis.ticks.iter().map(|tick| GridMark {
                value: tick.value,
                step_size: axis.step,
            });
            marks.collect()
        })
        .show(&mut child, |plot| {
            plot.set_plot_bounds_x(-0.6..=wide - 0.4);
            plot.set_plot_bounds_y(low..=high);
        });
    response.transform
}

//! What the shapes of a chart's bars mean; only those that are in it, none where all are plain.

use eframe::egui::{Align2, Painter, Rect, Ui, pos2, vec2};
use egui_plot::{PlotBounds, PlotTransform};

use super::bars::paint_bar;
use crate::geometry::chart::{Bar, BarEnd, Chart};
use crate::model::figure::FigureStatus;
use crate::model::item::FigureId;
use crate::ui::text::{Text, TextStyle, measure, paint_text};
use crate::ui::theme::{Palette, SMALL_SIZE};

const SWATCH_WIDTH: f32 = 16.0;

/// One entry: a bar of that kind, and what it is called.
struct Entry {
    bar: Bar,
    name: &'static str,
}

/// Draws the legend into `rect`, left to right, as many entries as fit.
pub(super) fn legend_ui(ui: &Ui, rect: Rect, chart: &Chart, colors: &Palette) {
    let entries = entries(chart);
    let style = TextStyle::sans(SMALL_SIZE);
    let mut left = rect.left();
    for entry in &entries {
        let width = measure(ui.ctx(), &Text::new(entry.name, style)).x;
        if left + SWATCH_WIDTH + 6.0 + width > rect.right() {
            break;
        }
        let swatch = Rect::from_min_size(
            pos2(left, rect.top() + 2.0),
            vec2(SWATCH_WIDTH, rect.height() - 4.0),
        );
        swatch_ui(ui.painter(), swatch, &entry.bar, colors);
        let at = pos2(swatch.right() + 6.0, rect.center().y);
        paint_text(
            ui.painter(),
            at,
            Align2::LEFT_CENTER,
            &Text::new(entry.name, style),
            colors.weak_text,
        );
        left = swatch.right() + 6.0 + width + 16.0;
    }
}

fn entries(chart: &Chart) -> Vec<Entry> {
    let plain = Bar {
        figure: FigureId::default(),
        slot: 0,
        lane: 0,
        lanes: 1,
        near: 0.5,
        far: 0.5,
        goes_up: true,
        end: BarEnd::Sharp,
        status: FigureStatus::Actual,
        label: String::new(),
    };
    let mut entries = Vec::new();
    let mut add = |wanted: &dyn Fn(&Bar) -> bool, bar: Bar, name: &'static str| {
        if chart.bars.iter().any(wanted) {
            entries.push(Entry { bar, name });
        }
    };
    let with_end = |end: BarEnd| Bar {
        end,
        ..plain.clone()
    };
    add(
        &|bar| bar.end == BarEnd::Soft,
        with_end(BarEnd::Soft),
        "about",
    );
    let opens = |bar: &Bar, up: bool| {
        (bar.end == BarEnd::OpenAway && bar.goes_up == up)
            || (bar.end == BarEnd::OpenToZero && bar.goes_up != up)
    };
    add(
        &|bar| opens(bar, true),
        with_end(BarEnd::OpenAway),
        "at least, or more",
    );
    add(
        &|bar| opens(bar, false),
        Bar {
            near: 0.9,
            far: 0.9,
            ..with_end(BarEnd::OpenToZero)
        },
        "at most, or less",
    );
    add(
        &|bar| bar.near != bar.far,
        Bar {
            far: 0.9,
            ..plain.clone()
        },
        "range",
    );
    for (status, name) in [
        (FigureStatus::Estimate, "estimate"),
        (FigureStatus::Forecast, "forecast"),
        (FigureStatus::Target, "target"),
    ] {
        let bar = Bar {
            status,
            near: 0.9,
            far: 0.9,
            ..plain.clone()
        };
        add(&|bar| bar.status == status, bar, name);
    }
    entries
}

/// A bar in miniature, painted by the same hand.
fn swatch_ui(painter: &Painter, rect: Rect, bar: &Bar, colors: &Palette) {
    let bounds = PlotBounds::from_min_max([-0.5, 0.0], [0.5, 1.0]);
    let transform = PlotTransform::new(rect, bounds, [false, false]);
    paint_bar(
        &painter.with_clip_rect(rect.expand(1.0)),
        &transform,
        bar,
        colors,
    );
}

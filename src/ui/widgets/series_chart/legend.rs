//! What the shapes of a chart's bars mean; all that are in it, none where all are plain.

use eframe::egui::{Align2, Context, Painter, Pos2, Rect, Vec2, vec2};
use egui_plot::{PlotBounds, PlotTransform};

use super::bars::paint_bar;
use crate::geometry::chart::{Bar, BarEnd, Chart};
use crate::model::figure::FigureStatus;
use crate::model::item::FigureId;
use crate::model::standing::Standing;
use crate::ui::text::{Text, TextStyle, measure, paint_text};
use crate::ui::theme::{Palette, SMALL_SIZE};

const STYLE: TextStyle = TextStyle::sans(SMALL_SIZE);
const SWATCH_WIDTH: f32 = 16.0;
const LINE_HEIGHT: f32 = 22.0;
/// Between a swatch and its name, and between two entries.
const NAME_GAP: f32 = 6.0;
const ENTRY_GAP: f32 = 16.0;

/// One entry: a bar of that kind, and what it is called.
struct Entry {
    bar: Bar,
    name: &'static str,
}

/// All entries, over as many lines as they need.
pub(super) struct Legend {
    placed: Vec<(Vec2, Entry)>,
    lines: usize,
}

impl Legend {
    pub(super) fn new(ctx: &Context, chart: &Chart, width: f32) -> Self {
        let mut legend = Self {
            placed: Vec::new(),
            lines: 1,
        };
        let mut left = 0.0;
        for entry in entries(chart) {
            let words = measure(ctx, &Text::new(entry.name, STYLE)).x;
            let needed = SWATCH_WIDTH + NAME_GAP + words;
            if left > 0.0 && left + needed > width {
                legend.lines += 1;
                left = 0.0;
            }
            let top = (legend.lines - 1) as f32 * LINE_HEIGHT;
            legend.placed.push((vec2(left, top), entry));
            left += needed + ENTRY_GAP;
        }
        legend
    }

    pub(super) fn height(&self) -> f32 {
        if self.placed.is_empty() {
            return 0.0;
        }
        self.lines as f32 * LINE_HEIGHT
    }

    /// Draws it with its top left at `at`.
    pub(super) fn show(&self, painter: &Painter, at: Pos2, colors: &Palette) {
        for (place, entry) in &self.placed {
            let size = vec2(SWATCH_WIDTH, LINE_HEIGHT - 4.0);
            let swatch = Rect::from_min_size(at + *place + vec2(0.0, 2.0), size);
            swatch_ui(painter, swatch, &entry.bar, colors);
            let at = swatch.right_center() + vec2(NAME_GAP, 0.0);
            let name = Text::new(entry.name, STYLE);
            paint_text(painter, at, Align2::LEFT_CENTER, &name, colors.weak_text);
        }
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
        standing: Standing::Asserted,
        suggested: false,
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
    for standing in Standing::ALL {
        let bar = Bar {
            standing,
            near: 0.9,
            far: 0.9,
            ..plain.clone()
        };
        let is_it = |bar: &Bar| bar.standing == standing && standing != Standing::Asserted;
        add(&is_it, bar, standing.word());
    }
    let suggested = Bar {
        suggested: true,
        near: 0.9,
        far: 0.9,
        ..plain.clone()
    };
    add(&|bar| bar.suggested, suggested, "suggested");
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

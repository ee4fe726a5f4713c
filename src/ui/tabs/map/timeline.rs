//! The strip under the map: how many relations hold when, and which time is shown.

use eframe::egui::{Frame, Margin, Panel, Rect, Ui};

use crate::model::figure_words::counted;
use crate::session::explore::dates::Timeline;
use crate::session::explore::wish::Wish;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::{self, Icon};
use crate::ui::widgets::time_brush::{Brushed, TimeBrush};

/// In less room than this it is only shown when it is asked for: the map comes first.
const LEAST_HEIGHT: f32 = 760.0;

/// Whether it is shown when nobody has asked for it or against it.
pub(super) fn fits(timeline: &Timeline, tab: Rect) -> bool {
    timeline.is_worth_showing() && tab.height() >= LEAST_HEIGHT
}

/// What the reader did with the strip.
#[derive(Default)]
pub(super) struct Used {
    pub is_closed: bool,
    /// The change of the wish goes on with the last one.
    pub goes_on: bool,
}

/// A panel at the foot of the tab.
pub(super) fn panel(ui: &mut Ui, timeline: &Timeline, wish: &mut Wish) -> Used {
    let frame = Frame::new()
        .fill(palette(ui.ctx()).chrome)
        .inner_margin(Margin::symmetric(12, 4));
    let mut used = Used::default();
    Panel::bottom("map timeline").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            heading_ui(ui, timeline, wish);
            let room = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
            ui.with_layout(room, |ui| {
                used.is_closed =
                    icon::button(ui, Icon::Remove, "Close the timeline", true).clicked();
            });
        });
        let most = timeline.bars.len() - 1;
        let all = (0, most);
        let chosen = wish.dates.map_or(all, |months| timeline.bars_of(months));
        let brush = TimeBrush {
            bars: &timeline.bars,
            name: &|bar| timeline.name(bar),
            ticks: &|most| timeline.ticks(most),
            chosen,
        };
        let Brushed {
            chosen: wished,
            goes_on,
        } = brush.show(ui);
        if wished != chosen {
            wish.dates = (wished != all).then(|| timeline.months(wished.0, wished.1));
            used.goes_on = goes_on;
        }
    });
    used
}

/// Which time is shown, and what becomes of relations without dates.
fn heading_ui(ui: &mut Ui, timeline: &Timeline, wish: &mut Wish) {
    let weak = TextStyle::sans(SMALL_SIZE).color(palette(ui.ctx()).weak_text);
    let words = match wish.dates {
        None => format!("{} relations with dates", counted(timeline.dated)),
        Some(months) => {
            let (from, to) = timeline.bars_of(months);
            let (from, to) = (timeline.name(from), timeline.name(to));
            if from == to {
                format!("Holding in {from}")
            } else {
                format!("Holding in {from} to {to}")
            }
        }
    };
    text::label_line(ui, &words, weak);
    if wish.dates.is_none() {
        return;
    }
    if Button::filled("All times").small().show(ui).clicked() {
        wish.dates = None;
    }
    if timeline.undated > 0 {
        let fate = if wish.hide_undated { "hidden" } else { "kept" };
        let words = format!("{} without dates {fate}", counted(timeline.undated));
        let button = Button::toggle(&words, wish.hide_undated).small().show(ui);
        if button.clicked() {
            wish.hide_undated = !wish.hide_undated;
        }
    }
}

//! Bars over time with a brush: which part of them is chosen, by two handles, by drag or by keys.
//!
//! It knows no dates: bars have heights and names.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CursorIcon, EventFilter, Key, Modifiers, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};

/// Height of the bars, and of the words below them, in points.
const BARS: f32 = 30.0;
const WORDS: f32 = 16.0;
/// So much room each named time has, in points.
const TICK_WIDTH: f32 = 64.0;
/// Half the width of a handle that can be gripped.
const GRIP: f32 = 7.0;

/// Bars, and which of them are chosen.
pub struct TimeBrush<'a> {
    pub bars: &'a [u32],
    /// What a bar stands for.
    pub name: &'a dyn Fn(usize) -> String,
    /// Bars that are named below them, as many at most.
    pub ticks: &'a dyn Fn(usize) -> Vec<(usize, String)>,
    /// The first and the last.
    pub chosen: (usize, usize),
}

/// What the reader did.
pub struct Brushed {
    pub chosen: (usize, usize),
    /// It goes on with the change before, as a drag does.
    pub goes_on: bool,
}

impl TimeBrush<'_> {
    /// As wide as there is room.
    pub fn show(&self, ui: &mut Ui) -> Brushed {
        let room = vec2(ui.available_width(), BARS + WORDS);
        let (rect, all) = ui.allocate_exact_size(room, Sense::click_and_drag());
        let bars = Rect::from_min_size(rect.min, vec2(rect.width(), BARS)).shrink2(vec2(GRIP, 0.0));
        all.widget_info(|| WidgetInfo::labeled(Role::Group, true, self.spoken()));
        let mut brushed = self.sweep(ui, &all, bars);
        for (number, what) in ["From", "Until"].into_iter().enumerate() {
            let edge = edge_x(bars, self.bars.len(), self.edge(number));
            let grip = Rect::from_center_size(pos2(edge, bars.center().y), vec2(2.0 * GRIP, BARS));
            let id = all.id.with(what);
            let handle = ui.interact(grip, id, Sense::click_and_drag());
            self.handle(ui, &handle, (number, what), bars, &mut brushed);
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, bars, &all);
        }
        brushed
    }

    fn spoken(&self) -> String {
        let (from, to) = self.chosen;
        format!("Timeline: {} to {}", (self.name)(from), (self.name)(to))
    }

    /// The edge between bars that a handle stands on.
    fn edge(&self, handle: usize) -> usize {
        if handle == 0 {
            self.chosen.0
        } else {
            self.chosen.1 + 1
        }
    }

    /// A click chooses one bar, a drag those it goes over.
    fn sweep(&self, ui: &Ui, all: &Response, bars: Rect) -> Brushed {
        let mut brushed = Brushed {
            chosen: self.chosen,
            goes_on: all.dragged() && !all.drag_started(),
        };
        let Some(at) = all.interact_pointer_pos() else {
            return brushed;
        };
        let bar = self.bar_at(bars, at);
        if all.clicked() {
            brushed.chosen = (bar, bar);
        } else if all.dragged() {
            let from = ui.input(|input| input.pointer.press_origin()).unwrap_or(at);
            let from = self.bar_at(bars, from);
            brushed.chosen = (from.min(bar), from.max(bar));
        }
        brushed
    }

    fn handle(
        &self,
        ui: &Ui,
        handle: &Response,
        (number, what): (usize, &str),
        bars: Rect,
        brushed: &mut Brushed,
    ) {
        let (from, to) = self.chosen;
        let own = if number == 0 { from } else { to };
        handle.widget_info(|| {
            let mut info =
                WidgetInfo::labeled(Role::Slider, true, format!("{what} {}", (self.name)(own)));
            info.value = Some(own as f64);
            info
        });
        let mut moved = own;
        if handle.dragged()
            && let Some(at) = handle.interact_pointer_pos()
        {
            moved = self.bar_at(bars, at);
            brushed.goes_on = !handle.drag_started();
        }
        if handle.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(handle.id, filter));
            let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if pressed(Key::ArrowLeft) {
                moved = moved.saturating_sub(1);
            }
            if pressed(Key::ArrowRight) {
                moved = (moved + 1).min(self.bars.len() - 1);
            }
        }
        if moved != own {
            brushed.chosen = match number {
                0 => (moved.min(to), to),
                _ => (from, moved.max(from)),
            };
        }
        if handle.hovered() || handle.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
    }

    fn bar_at(&self, bars: Rect, at: Pos2) -> usize {
        let part = (at.x - bars.left()) / bars.width().max(1.0);
        let bar = (part * self.bars.len() as f32).max(0.0) as usize;
        bar.min(self.bars.len().saturating_sub(1))
    }

    fn paint(&self, ui: &Ui, bars: Rect, all: &Response) {
        let colors = palette(ui.ctx());
        let painter = ui.painter();
        let count = self.bars.len();
        let most = self.bars.iter().max().copied().unwrap_or(0).max(1) as f32;
        let (from, to) = self.chosen;
        let is_all = (from, to + 1) == (0, count);
        let pointed = all.hover_pos().map(|at| self.bar_at(bars, at));
        for (index, bar) in self.bars.iter().enumerate() {
            let (left, right) = (edge_x(bars, count, index), edge_x(bars, count, index + 1));
            let gap = if right - left > 4.0 { 1.0 } else { 0.0 };
            let tall = (*bar as f32 / most * (BARS - 4.0)).max(if *bar > 0 { 2.0 } else { 0.0 });
            let filled = Rect::from_min_max(
                pos2(left + gap, bars.bottom() - tall),
                pos2(right - gap, bars.bottom()),
            );
            let color = match (from <= index && index <= to, pointed == Some(index)) {
                (_, true) => colors.text,
                (true, _) if is_all => colors.strong_line,
                (true, _) => colors.accent,
                (false, _) => colors.line,
            };
            painter.rect_filled(filled, 1.0, color);
        }
        let line = Stroke::new(1.0, colors.strong_line);
        painter.hline(bars.x_range(), bars.bottom(), line);
        for (number, what) in ["From", "Until"].into_iter().enumerate() {
            let x = edge_x(bars, count, self.edge(number));
            painter.vline(x, bars.y_range(), Stroke::new(1.5, colors.text));
            let knob = Rect::from_center_size(pos2(x, bars.center().y), vec2(6.0, 14.0));
            painter.rect_filled(knob, 3.0, colors.text);
            if ui.memory(|memory| memory.has_focus(all.id.with(what))) {
                let ring = Stroke::new(2.0, colors.accent);
                painter.rect_stroke(knob.expand(3.0), 4.0, ring, StrokeKind::Outside);
            }
        }
        let say = |words: &str, x: f32, part: f32| {
            let words = text::layout(ui.ctx(), &Text::new(words, TextStyle::sans(SMALL_SIZE)));
            let x = (x - words.size().x * part).clamp(
                bars.left(),
                (bars.right() - words.size().x).max(bars.left()),
            );
            text::paint(
                painter,
                pos2(x, bars.bottom() + 1.0),
                &words,
                colors.weak_text,
            );
        };
        if let Some(bar) = pointed {
            let words = format!("{}: {}", (self.name)(bar), self.bars[bar]);
            say(&words, edge_x(bars, count, bar), 0.5);
        } else {
            self.say_times(ui, bars);
        }
    }

    /// The first time and the last, and round ones between them.
    fn say_times(&self, ui: &Ui, bars: Rect) {
        let colors = palette(ui.ctx());
        let count = self.bars.len();
        let last = count - 1;
        let ends = [(0, (self.name)(0)), (last, (self.name)(last))];
        let ticks = (self.ticks)((bars.width() / TICK_WIDTH) as usize);
        let mut taken: Vec<Rect> = Vec::new();
        for (number, (bar, name)) in ends.into_iter().chain(ticks).enumerate() {
            let words = text::layout(ui.ctx(), &Text::new(&name, TextStyle::sans(SMALL_SIZE)));
            let x = match number {
                0 => bars.left(),
                1 => bars.right() - words.size().x,
                _ => edge_x(bars, count, bar) - words.size().x * 0.5,
            };
            let rect = Rect::from_min_size(pos2(x, bars.bottom() + 1.0), words.size());
            let gap = rect.expand2(vec2(6.0, 0.0));
            let is_within = number < 2 || bars.x_range().contains(rect.left());
            if !is_within || taken.iter().any(|other| other.intersects(gap)) {
                continue;
            }
            if number > 1 {
                let mark = edge_x(bars, count, bar);
                let tall = bars.bottom()..=bars.bottom() + 3.0;
                let line = Stroke::new(1.0, colors.strong_line);
                ui.painter().vline(mark, tall, line);
            }
            text::paint(ui.painter(), rect.min, &words, colors.weak_text);
            taken.push(rect);
        }
    }
}

fn edge_x(bars: Rect, count: usize, edge: usize) -> f32 {
    bars.left() + bars.width() * edge as f32 / count.max(1) as f32
}

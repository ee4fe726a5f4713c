//! What stands above the numbers: the filter, what to choose from, order, and copying.

use std::borrow::Cow;
use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CursorIcon, Popup, PopupCloseBehavior, Rect, Response, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{FiguresTab, LaidOut};
use crate::geometry::figure_table::{Column, Sort};
use crate::model::figure::Flow;
use crate::model::figure_words::{counted, counted_as};
use crate::model::item::Item;
use crate::model::units::spelled_out;
use crate::session::command::{Command, FigureCopy};
use crate::session::figures::{Choices, Filter};
use crate::ui::View;
use crate::ui::text::{Text, TextField, TextStyle, label, measure, paint_text};
use crate::ui::theme::{GAP, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::figure_table::sort_name;

/// More rows than this are not put on a clipboard; `dossier export` has no such limit.
const MAX_COPIED_ROWS: usize = 100_000;
/// Of more numbers than this the list takes long enough to say so.
const SLOW_FROM: usize = 20_000;
/// Of one kind, what there is to choose from beyond this many is in a menu.
const MAX_CHIPS: usize = 6;
/// In less room than this the choices are in a menu.
const CHIPS_FROM_WIDTH: f32 = 620.0;
/// A chip's words are cut past this many points.
const CHIP_WIDTH: f32 = 180.0;
const CHIP_HEIGHT: f32 = 26.0;
/// As wide as their longest items, in points.
const COPY_MENU_WIDTH: f32 = 160.0;
const SORT_MENU_WIDTH: f32 = 220.0;
/// More chips than this height holds are scrolled to.
const MENU_HEIGHT: f32 = 300.0;

impl FiguresTab {
    pub(super) fn toolbar_ui(&mut self, ui: &mut Ui, view: &View<'_>, known: &LaidOut) {
        let listed = known.list.count;
        let choices = &known.list.groups.choices;
        let is_narrow = ui.available_width() < CHIPS_FROM_WIDTH;
        ui.horizontal_wrapped(|ui| {
            let width = 240.0_f32.min(ui.available_width());
            let field = TextField::new("figure filter")
                .hint("Filter numbers")
                .name("Filter numbers")
                .desired_width(width)
                .show(ui, &mut self.request.filter.query);
            if !field.has_focus() {
                let line = Stroke::new(1.0, palette(ui.ctx()).strong_line);
                ui.painter()
                    .rect_stroke(field.rect, ROUNDING, line, StrokeKind::Inside);
            }
            let all = view.session.dossier().map_or(0, |open| open.figures.len());
            let figures = view.session.figures();
            let is_slow = figures.is_listing() && all > SLOW_FROM;
            let count = match (listed, all) {
                _ if is_slow => "Listing…".to_owned(),
                _ if figures.is_stopped() => "This was not listed".to_owned(),
                (listed, all) if listed == all => counted_as(all, "number", "numbers"),
                (listed, all) => format!("{} of {} numbers", counted(listed), counted(all)),
            };
            let weak = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
            label(ui, &count, weak);
            if is_slow || figures.is_stopped() {
                self.stop_or_retry_ui(ui, view);
            }
            if !self.request.filter.is_empty() && Button::filled("Clear filter").show(ui).clicked()
            {
                self.request.filter = Filter::default();
            }
            let as_one_table = self.request.as_one_table;
            let segments = [("By subject", !as_one_table), ("One table", as_one_table)];
            if let Some(chosen) = segments_ui(ui, segments) {
                self.request.as_one_table = chosen == 1;
            }
            let sort = known.list.request.sort;
            if sort.is_some_and(|sort| sort.column == Column::Value) && choices.units.len() > 1 {
                // Tonnes and dollars have no order among them.
                label(ui, "Sorted within each unit", weak);
            }
            if !known.columns.folded.is_empty() {
                self.sort_ui(ui, known);
            }
            Self::copy_table_ui(ui, view, listed);
            if !is_narrow {
                Self::copy_number_ui(ui, view);
            }
            if is_narrow && choices.are_worth_showing() {
                menu_ui(ui, "Choose", true, |ui| self.choices_ui(ui, choices));
            }
        });
        if !is_narrow && choices.are_worth_showing() {
            self.choices_ui(ui, choices);
        }
    }

    fn copy_table_ui(ui: &mut Ui, view: &View<'_>, listed: usize) {
        let can_copy = listed > 0 && listed <= MAX_COPIED_ROWS;
        let menu = menu_ui(ui, "Copy table", can_copy, |ui| {
            ui.set_width(COPY_MENU_WIDTH);
            for (name, what) in [
                ("As CSV", FigureCopy::Csv),
                ("For spreadsheets", FigureCopy::Spreadsheet),
            ] {
                if Button::menu_item(name, String::new()).show(ui).clicked() {
                    view.send(Command::CopyFigures(what));
                    ui.close();
                }
            }
        });
        if listed > MAX_COPIED_ROWS {
            menu.on_hover_ui(|ui| {
                let words = format!(
                    "Only up to {} rows are copied: filter first, or use dossier export",
                    counted(MAX_COPIED_ROWS)
                );
                label(ui, &words, TextStyle::sans(TEXT_SIZE));
            });
        }
    }

    /// In less room the row's own menu and Ctrl+C are enough.
    fn copy_number_ui(ui: &mut Ui, view: &View<'_>) {
        let selected = match view.session.selection().selected() {
            Some(Item::Figure(id)) => Some(id),
            _ => None,
        };
        let button = Button::filled("Copy number")
            .enabled(selected.is_some())
            .show(ui);
        if let (true, Some(id)) = (button.clicked(), selected) {
            view.send(Command::CopyFigures(FigureCopy::Quote(id)));
        }
    }

    /// Orders rows by columns whose names are not on the page.
    fn sort_ui(&mut self, ui: &mut Ui, known: &LaidOut) {
        menu_ui(ui, "Sort", true, |ui| {
            ui.set_width(SORT_MENU_WIDTH);
            for column in &known.list.groups.choices.columns {
                let order = self.request.sort.filter(|sort| sort.column == *column);
                let arrow = match order {
                    None => "",
                    Some(sort) if sort.descending => "descending",
                    Some(_) => "ascending",
                };
                let item = Button::menu_item(column.title(), arrow.to_owned()).show(ui);
                item.widget_info(|| {
                    let name = sort_name(*column, order);
                    WidgetInfo::selected(Role::MenuItem, true, order.is_some(), name)
                });
                if item.clicked() {
                    self.request.sort = Sort::clicked(self.request.sort, *column);
                }
            }
        });
    }

    fn choices_ui(&mut self, ui: &mut Ui, choices: &Choices) {
        let Filter {
            flows,
            units,
            kinds,
            ..
        } = &mut self.request.filter;
        ui.horizontal_wrapped(|ui| {
            chips_ui(ui, "Flow", &choices.flows, Flow::word, no_meaning, flows);
            let unit = |unit: &String| spelled_out(unit);
            chips_ui(ui, "Unit", &choices.units, String::as_str, unit, units);
            chips_ui(
                ui,
                "Period",
                &choices.kinds,
                |kind| kind.plural(),
                no_meaning,
                kinds,
            );
        });
    }
}

/// Of words that say what they mean.
fn no_meaning<T>(_: &T) -> Option<&'static str> {
    None
}

/// A chip for each thing to choose from, where there are two; of many the rest is in a menu.
fn chips_ui<T: Ord + Clone>(
    ui: &mut Ui,
    name: &str,
    choices: &[T],
    word: impl Fn(&T) -> &str,
    meaning: impl Fn(&T) -> Option<&'static str>,
    chosen: &mut BTreeSet<T>,
) {
    if choices.len() < 2 {
        return;
    }
    let mut choose_ui = |ui: &mut Ui, choice: &T| {
        let is_on = chosen.contains(choice);
        if chip_ui(ui, word(choice), meaning(choice), is_on).clicked() && !chosen.remove(choice) {
            chosen.insert(choice.clone());
        }
    };
    let weak = TextStyle::sans(SMALL_SIZE).color(palette(ui.ctx()).weak_text);
    label(ui, name, weak);
    let (first, rest) = choices.split_at(choices.len().min(MAX_CHIPS));
    for choice in first {
        choose_ui(ui, choice);
    }
    if !rest.is_empty() {
        let words = format!("{} more", counted(rest.len()));
        // Two kinds may have as many more as each other.
        ui.push_id(name, |ui| {
            menu_ui(ui, &words, true, |ui| {
                ScrollArea::vertical().max_height(MENU_HEIGHT).show_rows(
                    ui,
                    CHIP_HEIGHT,
                    rest.len(),
                    |ui, visible| {
                        for choice in &rest[visible] {
                            choose_ui(ui, choice);
                        }
                    },
                );
            });
        });
    }
    ui.add_space(GAP);
}

/// A button that opens a menu.
fn menu_ui(ui: &mut Ui, words: &str, enabled: bool, content: impl FnOnce(&mut Ui)) -> Response {
    let response = Button::filled(words).enabled(enabled).show(ui);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(content);
    response
}

/// Two buttons of which one stays pressed, side by side; which was clicked.
fn segments_ui(ui: &mut Ui, segments: [(&str, bool); 2]) -> Option<usize> {
    let colors = palette(ui.ctx());
    let style = TextStyle::sans(TEXT_SIZE);
    let widths = segments.map(|(words, _)| measure(ui.ctx(), &Text::new(words, style)).x + 24.0);
    let size = vec2(widths.iter().sum(), CHIP_HEIGHT);
    let (rect, whole) = ui.allocate_exact_size(size, Sense::hover());
    let line = Stroke::new(1.0, colors.strong_line);
    ui.painter()
        .rect(rect, 13.0, colors.paper, line, StrokeKind::Inside);
    let mut clicked = None;
    let mut left = rect.left();
    for (index, ((words, is_on), width)) in segments.into_iter().zip(widths).enumerate() {
        let part = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        left += width;
        let response = ui.interact(part, whole.id.with(index), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_on, words));
        let ground = match (is_on, response.hovered()) {
            (true, _) => Some((colors.marked, Stroke::new(1.0, colors.accent))),
            (false, true) => Some((colors.control_hovered, line)),
            (false, false) => None,
        };
        if let Some((fill, line)) = ground {
            ui.painter()
                .rect(part, 13.0, fill, line, StrokeKind::Inside);
        }
        let text = Text::new(words, style);
        let (at, anchor) = (part.center(), Align2::CENTER_CENTER);
        paint_text(ui.painter(), at, anchor, &text, colors.text);
        if response.has_focus() {
            let ring = Stroke::new(2.0, colors.accent);
            ui.painter()
                .rect_stroke(part.expand(2.0), 14.0, ring, StrokeKind::Outside);
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

/// A small button that stays pressed; its words may be in any script, and `meaning` says what they
/// stand for.
fn chip_ui(ui: &mut Ui, words: &str, meaning: Option<&str>, is_on: bool) -> Response {
    let colors = palette(ui.ctx());
    let text = Text::new(words, TextStyle::sans(TEXT_SIZE)).one_line(CHIP_WIDTH);
    let plain = measure(ui.ctx(), &Text::new(words, TextStyle::sans(TEXT_SIZE)));
    let width = plain.x.min(CHIP_WIDTH);
    let (rect, response) = ui.allocate_exact_size(vec2(width + 20.0, CHIP_HEIGHT), Sense::click());
    response.widget_info(|| {
        let name = match meaning {
            Some(meaning) => Cow::Owned(format!("{words}, {meaning}")),
            None => Cow::Borrowed(words),
        };
        WidgetInfo::selected(Role::Button, ui.is_enabled(), is_on, name)
    });
    let (fill, line) = match (is_on, response.hovered()) {
        (true, _) => (colors.marked, colors.accent),
        (false, true) => (colors.control_hovered, colors.strong_line),
        (false, false) => (colors.paper, colors.strong_line),
    };
    ui.painter()
        .rect(rect, 13.0, fill, Stroke::new(1.0, line), StrokeKind::Inside);
    paint_text(
        ui.painter(),
        rect.center(),
        Align2::CENTER_CENTER,
        &Text {
            width: Some(width + 1.0),
            ..text
        },
        colors.text,
    );
    if response.has_focus() {
        let ring = Stroke::new(2.0, colors.accent);
        ui.painter()
            .rect_stroke(rect.expand(2.0), 14.0, ring, StrokeKind::Outside);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let hint = meaning.or((plain.x > width).then_some(words));
    match hint {
        Some(hint) => response.on_hover_ui(|ui| {
            label(ui, hint, TextStyle::sans(TEXT_SIZE));
        }),
        None => response,
    }
}

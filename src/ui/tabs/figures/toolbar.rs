//! What stands above the numbers: the filter, what to choose from, order, and copying.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CursorIcon, Popup, PopupCloseBehavior, Response, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::copying::{MAX_COPIED_ROWS, TableFormat, one, table};
use super::listing::Filter;
use super::{FiguresTab, Known};
use crate::model::Dossier;
use crate::model::item::{FigureId, Item};
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{Text, TextField, TextStyle, label, measure, paint_text};
use crate::ui::theme::{GAP, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;

/// More choices than this of one kind go into a menu.
const MAX_CHIPS: usize = 6;
/// In less room than this the choices are in a menu.
const CHIPS_FROM_WIDTH: f32 = 620.0;
/// A chip's words are cut past this many points.
const CHIP_WIDTH: f32 = 180.0;

impl FiguresTab {
    pub(super) fn toolbar_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        known: &Known,
    ) {
        let listed = known.listing.as_ref().map_or(0, |(.., listing)| {
            listing.iter().map(|listed| listed.rows.len()).sum()
        });
        let is_narrow = ui.available_width() < CHIPS_FROM_WIDTH;
        ui.horizontal_wrapped(|ui| {
            let width = 240.0_f32.min(ui.available_width());
            let field = TextField::new("figure filter")
                .hint("Filter numbers")
                .name("Filter numbers")
                .desired_width(width)
                .show(ui, &mut self.filter.query);
            if !field.has_focus() {
                let line = Stroke::new(1.0, palette(ui.ctx()).strong_line);
                ui.painter()
                    .rect_stroke(field.rect, ROUNDING, line, StrokeKind::Inside);
            }
            let all = dossier.figures.len();
            let count = match (listed, all) {
                (1, 1) => "1 number".to_owned(),
                (listed, all) if listed == all => format!("{all} numbers"),
                (listed, all) => format!("{listed} of {all} numbers"),
            };
            label(
                ui,
                &count,
                TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text),
            );
            if !self.filter.is_empty() && Button::filled("Clear filter").show(ui).clicked() {
                self.filter = Filter::default();
            }
            ui.add_space(GAP);
            for (name, as_one_table) in [("By subject", false), ("One table", true)] {
                if chip_ui(ui, name, self.as_one_table == as_one_table).clicked() {
                    self.as_one_table = as_one_table;
                }
            }
            ui.add_space(GAP);
            Self::copy_ui(ui, view, dossier, known, listed);
            if is_narrow && known.choices.are_worth_showing() {
                menu_ui(ui, "Choose", true, |ui| self.choices_ui(ui, known));
            }
        });
        if !is_narrow && known.choices.are_worth_showing() {
            self.choices_ui(ui, known);
        }
    }

    fn copy_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, known: &Known, listed: usize) {
        let rows = known
            .listing
            .iter()
            .flat_map(|(.., listing)| listing)
            .flat_map(|l| &l.rows);
        let can_copy = listed > 0 && listed <= MAX_COPIED_ROWS;
        let menu = menu_ui(ui, "Copy table", can_copy, |ui| {
            for (name, format) in [
                ("As CSV", TableFormat::Csv),
                ("For spreadsheets", TableFormat::Spreadsheet),
            ] {
                if Button::menu_item(name, String::new()).show(ui).clicked() {
                    let text = table(dossier, rows.clone().copied(), format);
                    view.send(Command::CopyText(text));
                    ui.close();
                }
            }
        });
        if listed > MAX_COPIED_ROWS {
            menu.on_hover_ui(|ui| {
                let words = format!(
                    "Only up to {MAX_COPIED_ROWS} rows are copied: filter first, or use dossier export"
                );
                label(ui, &words, TextStyle::sans(TEXT_SIZE));
            });
        }
        let selected = match view.session.selection().selected() {
            Some(Item::Figure(id)) => Some(id),
            _ => None,
        };
        let button = Button::filled("Copy number")
            .enabled(selected.is_some())
            .show(ui);
        if let (true, Some(id)) = (button.clicked(), selected) {
            copy_number(view, dossier, id);
        }
    }

    fn choices_ui(&mut self, ui: &mut Ui, known: &Known) {
        let choices = &known.choices;
        let weak = TextStyle::sans(SMALL_SIZE).color(palette(ui.ctx()).weak_text);
        ui.horizontal_wrapped(|ui| {
            if choices.flows.len() > 1 {
                label(ui, "Flow", weak);
                for (flow, _) in choices.flows.iter().take(MAX_CHIPS) {
                    let is_on = self.filter.flows.contains(flow);
                    if chip_ui(ui, flow.word(), is_on).clicked() {
                        toggle(&mut self.filter.flows, flow);
                    }
                }
                ui.add_space(GAP);
            }
            if choices.units.len() > 1 {
                label(ui, "Unit", weak);
                for (unit, _) in choices.units.iter().take(MAX_CHIPS) {
                    let is_on = self.filter.units.contains(unit);
                    if chip_ui(ui, unit, is_on).clicked() {
                        toggle(&mut self.filter.units, unit);
                    }
                }
                self.more_units_ui(ui, known);
                ui.add_space(GAP);
            }
            if choices.kinds.len() > 1 {
                label(ui, "Period", weak);
                for (kind, _) in &choices.kinds {
                    let is_on = self.filter.kinds.contains(kind);
                    if chip_ui(ui, kind.plural(), is_on).clicked() {
                        toggle(&mut self.filter.kinds, kind);
                    }
                }
            }
        });
    }

    fn more_units_ui(&mut self, ui: &mut Ui, known: &Known) {
        let rest = known.choices.units.get(MAX_CHIPS..).unwrap_or_default();
        if rest.is_empty() {
            return;
        }
        menu_ui(ui, &format!("{} more", rest.len()), true, |ui| {
            let row = 30.0;
            eframe::egui::ScrollArea::vertical()
                .max_height(300.0)
                .show_rows(ui, row, rest.len(), |ui, visible| {
                    for (unit, _) in &rest[visible] {
                        let is_on = self.filter.units.contains(unit);
                        if chip_ui(ui, unit, is_on).clicked() {
                            toggle(&mut self.filter.units, unit);
                        }
                    }
                });
        });
    }
}

pub(super) fn copy_number(view: &View<'_>, dossier: &Dossier, id: FigureId) {
    view.send(Command::CopyText(one(dossier, id)));
}

fn toggle<T: Ord + Clone>(set: &mut std::collections::BTreeSet<T>, value: &T) {
    if !set.remove(value) {
        set.insert(value.clone());
    }
}

/// A button that opens a menu.
fn menu_ui(ui: &mut Ui, words: &str, enabled: bool, content: impl FnOnce(&mut Ui)) -> Response {
    let response = Button::filled(words).enabled(enabled).show(ui);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(content);
    response
}

/// A small button that stays pressed; its words may be in any script.
fn chip_ui(ui: &mut Ui, words: &str, is_on: bool) -> Response {
    let colors = palette(ui.ctx());
    let text = Text::new(words, TextStyle::sans(TEXT_SIZE)).one_line(CHIP_WIDTH);
    let plain = measure(ui.ctx(), &Text::new(words, TextStyle::sans(TEXT_SIZE)));
    let width = plain.x.min(CHIP_WIDTH);
    let (rect, response) = ui.allocate_exact_size(vec2(width + 20.0, 26.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), is_on, words));
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
    response.on_hover_cursor(CursorIcon::PointingHand)
}

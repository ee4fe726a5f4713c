//! The table twin: the same entities and relations, sortable, under the same filter and selection.

mod rows;

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Key, Layout, Margin, Modifiers, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};
use egui_table::{CellInfo, Column, HeaderCellInfo, HeaderRow, Table, TableDelegate};

use super::looks::Sought;
use crate::model::Dossier;
use crate::model::figure_words::counted;
use crate::model::item::{EntityId, Item};
use crate::session::entity_tables::{EntityTables, Table as EntityTable};
use crate::session::explore::picked::Picked;
use crate::session::selection::Highlight;
use crate::ui::View;
use crate::ui::panes::{self, Pane};
use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use rows::Rows;

const ROW_HEIGHT: f32 = 28.0;
const HEADER_HEIGHT: f32 = 30.0;
const HEADER: TextStyle = TextStyle::sans(SMALL_SIZE).bold();
/// How much wider than planned a column may start.
const MOST_OF_PLANNED: f32 = 1.5;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Which {
    #[default]
    Entities,
    Relations,
}

/// What the tables are of.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub dossier: &'a Dossier,
    pub made: &'a EntityTables,
}

/// View state of both tables.
pub(super) struct Tables {
    which: Which,
    entities: Rows,
    relations: Rows,
    /// What the rows were picked by.
    picked_by: Option<(String, Option<Arc<Picked>>)>,
    /// What was selected in the last frame; a change from elsewhere is scrolled to.
    selected: Option<Item>,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            which: Which::default(),
            entities: Rows::entities(),
            relations: Rows::relations(),
            picked_by: None,
            selected: None,
        }
    }
}

impl Tables {
    /// Picks rows when the reader wants others.
    fn pick(&mut self, Shown { dossier, made }: Shown<'_>, sought: Sought<'_>) {
        let known = self.picked_by.as_ref();
        if known
            .is_some_and(|(query, picked)| *query == sought.query && sought.is_for(picked.as_ref()))
        {
            return;
        }
        let found = sought.needle().map(|needle| made.find(&needle));
        let is_found = |id: EntityId| {
            let found = found.as_ref();
            found.is_none_or(|found| found.entities[id.index()])
        };
        let shows_entity = |id| sought.picked.is_none_or(|picked| picked.shows_entity(id));
        let shows_relation = |id| sought.picked.is_none_or(|picked| picked.shows_relation(id));
        self.entities.keep(&made.entities, |item| match item {
            Item::Entity(id) => is_found(id) && shows_entity(id),
            _ => false,
        });
        self.relations.keep(&made.relations, |item| match item {
            Item::Relation(id) => {
                let relation = dossier.relation(id);
                let ends = [relation.source, relation.target];
                let by_label = || {
                    let found = found.as_ref();
                    found.is_some_and(|found| found.relations[id.index()])
                };
                shows_relation(id) && (ends.into_iter().any(is_found) || by_label())
            }
            _ => false,
        });
        self.picked_by = Some((sought.query.to_owned(), sought.picked.cloned()));
    }

    pub(super) fn ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        shown: Shown<'_>,
        sought: Sought<'_>,
    ) {
        self.pick(shown, sought);
        let selected = view.session.selection().selected();
        if selected != self.selected {
            self.which = match selected {
                Some(Item::Entity(_)) => Which::Entities,
                Some(Item::Relation(_)) => Which::Relations,
                _ => self.which,
            };
        }
        eframe::egui::Frame::new()
            .inner_margin(Margin {
                left: 12,
                right: 12,
                top: 0,
                bottom: 6,
            })
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    let tables = [
                        (Which::Entities, "Entities", self.entities.shown()),
                        (Which::Relations, "Relations", self.relations.shown()),
                    ];
                    for (which, title, count) in tables {
                        let is_on = self.which == which;
                        let name = format!("{title} {}", counted(count));
                        let response = Button::toggle(&name, is_on).show(ui);
                        response.widget_info(|| {
                            WidgetInfo::selected(Role::RadioButton, true, is_on, &name)
                        });
                        if response.clicked() {
                            self.which = which;
                        }
                    }
                });
                let (rows, table) = match self.which {
                    Which::Entities => (&mut self.entities, &shown.made.entities),
                    Which::Relations => (&mut self.relations, &shown.made.relations),
                };
                rows.put_in_order(table);
                let scroll_to = (selected != self.selected).then_some(selected).flatten();
                table_ui(ui, view, (shown, table), rows, scroll_to);
            });
        self.selected = selected;
    }
}

fn table_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (shown, table): (Shown<'_>, &EntityTable),
    rows: &mut Rows,
    scroll_to: Option<Item>,
) {
    if rows.shown() == 0 {
        ui.add_space(24.0);
        ui.vertical_centered(|ui| {
            let style = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
            text::label(ui, "Nothing matches the search and the filters", style);
        });
        return;
    }
    let columns: Vec<Column> = rows
        .widths
        .iter()
        .map(|width| Column::new(*width).range(40.0..=900.0).resizable(true))
        .collect();
    let is_of_entities = std::ptr::eq(table, &raw const shown.made.entities);
    let mut drawn = Table::new()
        .id_salt(("map table", is_of_entities))
        .num_rows(rows.shown() as u64)
        .columns(columns)
        .num_sticky_cols(1)
        .headers([HeaderRow::new(HEADER_HEIGHT)]);
    if let Some(row) = scroll_to.and_then(|item| rows.place_of(table, item)) {
        drawn = drawn.scroll_to_row(row as u64, None);
    }
    let table_rect = ui.available_rect_before_wrap();
    let mut delegate = Delegate {
        view,
        shown,
        table,
        rows,
        sort: None,
        table_rect,
    };
    panes::begin(ui, view, Pane::Content);
    drawn.show(ui, &mut delegate);
    if let Some(column) = delegate.sort {
        rows.sort_by(column);
    }
}

/// A small triangle, up for rising.
fn sort_mark(ui: &Ui, at: Pos2, from_high: bool) {
    let point = if from_high { 3.0 } else { -3.0 };
    let corners = vec![
        at + vec2(0.0, point),
        at + vec2(-4.0, -point),
        at + vec2(4.0, -point),
    ];
    let color = palette(ui.ctx()).accent;
    ui.painter()
        .add(Shape::convex_polygon(corners, color, Stroke::NONE));
}

struct Delegate<'a> {
    view: &'a View<'a>,
    shown: Shown<'a>,
    table: &'a EntityTable,
    rows: &'a Rows,
    /// The header that was clicked.
    sort: Option<usize>,
    table_rect: Rect,
}

impl TableDelegate for Delegate<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let column = cell.col_range.start;
        let title = self.rows.columns[column].title;
        let words = text::Label::new(title, HEADER).one_line();
        if ui.is_sizing_pass() {
            // The first time, no title is cut.
            let natural = text::measure(ui.ctx(), &Text::new(title, HEADER)).x;
            ui.allocate_space(vec2(natural + 30.0, HEADER_HEIGHT));
            return;
        }
        // Room for the mark that says how it is sorted.
        let mut rect = ui.max_rect().shrink2(vec2(6.0, 2.0));
        rect.max.x = (rect.max.x - 14.0).max(rect.min.x + 8.0);
        let mut title_ui = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .layout(Layout::left_to_right(Align::Center)),
        );
        let response = words.clickable().show(&mut title_ui);
        let sorting = self.rows.sorting(column);
        if let Some(from_high) = sorting {
            sort_mark(ui, response.rect.right_center() + vec2(8.0, 0.0), from_high);
        }
        let sorted = match sorting {
            None => "",
            Some(true) => ", sorted from high to low",
            Some(false) => ", sorted",
        };
        response.widget_info(|| {
            WidgetInfo::labeled(Role::ColumnHeader, true, format!("{title}{sorted}"))
        });
        if response.clicked() {
            self.sort = Some(column);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let Some(item) = self.rows.item(self.table, row as usize) else {
            return;
        };
        let colors = palette(ui.ctx());
        let rect = ui.max_rect().intersect(self.table_rect);
        let id = eframe::egui::Id::unique(("map table row", item, ui.clip_rect().left() as i32));
        let response = ui.interact(rect, id, Sense::click());
        let spoken = self.shown.made.spoken(self.shown.dossier, item);
        let highlight = self.view.point_at(item, &spoken, &response);
        if response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
        {
            self.view
                .send(crate::session::command::Command::ShowInText(item));
        }
        let ground = match highlight {
            Highlight::None if response.hovered() => colors.hovered,
            other => colors.highlight(other),
        };
        ui.painter().rect_filled(ui.max_rect(), 0.0, ground);
        let line = Stroke::new(1.0, colors.line);
        ui.painter()
            .hline(ui.max_rect().x_range(), ui.max_rect().bottom(), line);
        if response.has_focus() {
            let ring = Stroke::new(2.0, colors.accent);
            ui.painter()
                .rect_stroke(ui.max_rect(), 2.0, ring, StrokeKind::Inside);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(item) = self.rows.item(self.table, cell.row_nr as usize) else {
            return;
        };
        let Shown { dossier, made } = self.shown;
        let words = &*made.cell(dossier, item, cell.col_nr);
        if words.is_empty() {
            return;
        }
        let colors = palette(ui.ctx());
        let style = TextStyle::sans(TEXT_SIZE - 0.5);
        if ui.is_sizing_pass() {
            // The first time, columns take the width of what is in view, within reason.
            let natural = text::measure(ui.ctx(), &Text::new(words, style)).x + 16.0;
            let most = self.rows.widths[cell.col_nr] * MOST_OF_PLANNED;
            ui.allocate_space(vec2(natural.min(most), ROW_HEIGHT));
            return;
        }
        let room = ui.max_rect().shrink2(vec2(6.0, 0.0));
        let para = text::layout(
            ui.ctx(),
            &Text::new(words, style).one_line(room.width().max(1.0)),
        );
        let x = if self.rows.columns[cell.col_nr].is_number {
            room.right() - para.ink_width()
        } else {
            room.left()
        };
        let at = pos2(x, room.center().y - para.size().y * 0.5);
        let color = if cell.col_nr == 0 {
            colors.text
        } else {
            colors.weak_text
        };
        text::paint(ui.painter(), at, &para, color);
        if para.is_cut() && ui.rect_contains_pointer(room) {
            ui.interact(room, ui.scope_id().with("cut"), Sense::hover())
                .on_hover_ui(|ui| {
                    text::label(ui, words, TextStyle::sans(TEXT_SIZE));
                });
        }
    }

    fn default_row_height(&self) -> f32 {
        ROW_HEIGHT
    }
}

//! "People & organizations": the map and its table twin, over one filter and one selection.

mod drawing;
mod filter;
mod legend;
mod table;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Button, Frame, Key, Layout, Margin, Panel, Response, Stroke, StrokeKind, Ui, WidgetInfo,
    vec2,
};

use crate::model::Dossier;
use crate::model::item::Item;
use crate::session::MapState;
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{HEADING_SIZE, ROUNDING, TEXT_SIZE, palette};
use crate::ui::widgets::map_canvas::{MapCanvas, MapThing, Shown, ZOOM_STEP};
use drawing::Drawing;
use filter::{Filter, Looks};
use legend::Legend;
use table::Tables;

/// Which of the twins is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Twin {
    #[default]
    Map,
    Table,
}

/// View state of the tab.
#[derive(Default)]
pub struct MapTab {
    twin: Twin,
    open: Option<Open>,
    hide_legend: bool,
}

/// What belongs to one opened dossier.
struct Open {
    drawing: Drawing,
    legend: Legend,
    /// Made when first looked at: the words of tens of thousands of rows.
    tables: Option<Tables>,
    canvas: MapCanvas,
    filter: Filter,
    looks: Looks,
    /// `FollowTheMoney` schemata of the relations that are drawn.
    schemata: BTreeSet<String>,
    /// What was selected in the last frame: a change from elsewhere is brought into view.
    selected: Option<Item>,
}

impl MapTab {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        let dossier = &opened.dossier;
        if !dossier.entities.iter().any(|entity| entity.drawn) {
            nothing_ui(ui);
            return;
        }
        let is_current = self
            .open
            .as_ref()
            .is_some_and(|open| open.drawing.generation == opened.generation);
        if !is_current {
            self.open = Some(Open::new(ui, dossier, opened.generation));
        }
        let Some(open) = &mut self.open else { return };
        let bar = Frame::new()
            .fill(palette(ui.ctx()).paper)
            .inner_margin(Margin::symmetric(12, 8));
        Panel::top("map tools")
            .frame(bar)
            .show_separator_line(false)
            .show(ui, |ui| {
                tools_ui(ui, view, &mut self.twin, &mut self.hide_legend, open);
            });
        if !self.hide_legend {
            let frame = Frame::new()
                .fill(palette(ui.ctx()).chrome)
                .inner_margin(Margin::symmetric(12, 6));
            Panel::bottom("map legend")
                .frame(frame)
                .show(ui, |ui| open.legend.ui(ui, &mut open.filter));
        }
        open.looks.update(
            &open.drawing,
            dossier,
            &open.filter,
            view.session.selection(),
        );
        match self.twin {
            Twin::Map => open.map_ui(ui, view),
            Twin::Table => open.tables.get_or_insert_with(|| Tables::new(dossier)).ui(
                ui,
                view,
                dossier,
                &open.filter,
            ),
        }
        open.selected = view.session.selection().selected();
    }
}

impl Open {
    fn new(ui: &Ui, dossier: &Dossier, generation: u64) -> Self {
        let drawing = Drawing::new(ui.ctx(), dossier, generation);
        let drawn = |relation: &&crate::model::entity::Relation| {
            dossier.entity(relation.source).drawn && dossier.entity(relation.target).drawn
        };
        Self {
            legend: Legend::new(&drawing),
            tables: None,
            canvas: MapCanvas::default(),
            filter: Filter::default(),
            looks: Looks::default(),
            schemata: dossier
                .relations
                .iter()
                .filter(drawn)
                .map(|relation| relation.schema.clone())
                .collect(),
            selected: None,
            drawing,
        }
    }

    /// Before there is a layout: that it is under way, or how to have it after all.
    fn waiting_ui(&self, ui: &mut Ui, view: &View<'_>) {
        ui.add_space(48.0);
        ui.vertical_centered(|ui| {
            let style = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
            if matches!(view.session.map(), MapState::Stopped(_)) {
                text::label(ui, "The map was not laid out", style);
                if crate::ui::widgets::button::Button::filled("Lay it out")
                    .show(ui)
                    .clicked()
                {
                    view.send(Command::LayOutMap(self.drawing.request.clone()));
                }
            } else {
                text::label(ui, "Laying out the map…", style);
            }
        });
    }

    fn map_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        match view.session.map() {
            MapState::LaidOut(request, layout) if self.drawing.is_answered_by(request) => {
                self.canvas.set_layout(layout, &self.drawing.scene);
            }
            state if state.knows(&self.drawing.request) => {}
            _ => view.send(Command::LayOutMap(self.drawing.request.clone())),
        }
        if !self.canvas.is_laid_out() {
            self.waiting_ui(ui, view);
            return;
        }
        let selected = view.session.selection().selected();
        if selected != self.selected
            && let Some(Item::Entity(entity)) = selected
            && let Some(node) = self.drawing.node_of(entity)
        {
            self.canvas.reveal(node);
        }
        let shown = Shown {
            scene: &self.drawing.scene,
            nodes: &self.looks.nodes,
            lines: &self.looks.lines,
        };
        let response = self.canvas.show(ui, shown);
        for (node, touched) in &response.nodes {
            let item = self.drawing.item(MapThing::Node(*node));
            view.point_at(
                item,
                &self.drawing.scene.nodes[*node as usize].spoken,
                touched,
            );
        }
        for (line, touched) in &response.lines {
            let item = self.drawing.item(MapThing::Line(*line));
            view.point_at(
                item,
                &self.drawing.scene.lines[*line as usize].spoken,
                touched,
            );
        }
        // What has the focus shows itself and its neighbours, as if the pointer were on it.
        if view.hovered.get().is_none()
            && let Some(focused) = response.focused
        {
            view.hovered.set(Some(self.drawing.item(focused)));
        }
        if let Some(opened) = response.opened {
            view.send(Command::ShowInText(self.drawing.item(opened)));
        }
        match response.line_under_pointer {
            Some(line) => {
                let item = self.drawing.item(MapThing::Line(line));
                view.hovered.set(Some(item));
                if response.canvas.double_clicked() {
                    view.send(Command::ShowInText(item));
                } else if response.canvas.clicked() {
                    view.send(Command::Select(item));
                }
            }
            None if response.canvas.clicked() && selected.is_some() => {
                view.send(Command::ClearSelection);
            }
            None => {}
        }
    }
}

fn tools_ui(
    ui: &mut Ui,
    view: &View<'_>,
    twin: &mut Twin,
    hide_legend: &mut bool,
    open: &mut Open,
) {
    ui.horizontal_wrapped(|ui| {
        for (choice, title) in [(Twin::Map, "Map"), (Twin::Table, "Table")] {
            let response = ui.add(Button::selectable(*twin == choice, title));
            let is_on = *twin == choice;
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, title));
            if response.clicked() {
                *twin = choice;
            }
        }
        let width = if ui.available_width() < 520.0 {
            150.0
        } else {
            210.0
        };
        let field = search_field(ui, width, &mut open.filter.query);
        if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            go_to_first(view, open);
        }
        if open.filter.needle().is_some() {
            let words = match open.looks.found.len() {
                0 => "no hit".to_owned(),
                1 => "1 hit".to_owned(),
                count => format!("{count} hits"),
            };
            ui.weak(words);
        }
        relations_menu(ui, open);
        if open.filter.hides_anything() && ui.button("Show all").clicked() {
            open.filter.show_all();
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let response = ui.add(Button::selectable(!*hide_legend, "Legend"));
            let is_on = !*hide_legend;
            response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, "Legend"));
            if response.clicked() {
                *hide_legend = is_on;
            }
            if *twin == Twin::Map {
                zoom_ui(ui, &mut open.canvas);
            }
        });
    });
}

fn search_field(ui: &mut Ui, width: f32, query: &mut String) -> Response {
    let colors = palette(ui.ctx());
    let ground = Frame::new().fill(colors.control).corner_radius(ROUNDING);
    let framed = ground.show(ui, |ui| {
        TextField::new("map search")
            .hint("Search names")
            .desired_width(width)
            .frameless()
            .show(ui, query)
    });
    if framed.inner.has_focus() {
        let ring = Stroke::new(1.5, colors.accent);
        ui.painter()
            .rect_stroke(framed.response.rect, ROUNDING, ring, StrokeKind::Inside);
    }
    framed.inner
}

fn zoom_ui(ui: &mut Ui, canvas: &mut MapCanvas) {
    if ui
        .button("Fit")
        .on_hover_text("Show the whole map (F)")
        .clicked()
    {
        canvas.fit();
    }
    for (sign, name, factor) in [
        ("+", "Zoom in", ZOOM_STEP),
        ("–", "Zoom out", 1.0 / ZOOM_STEP),
    ] {
        let response = ui
            .add(Button::new(sign).min_size(vec2(28.0, 0.0)))
            .on_hover_text(name);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.clicked() {
            canvas.zoom_by(factor);
        }
    }
    if canvas.pin_count() > 0 && ui.button("Unpin all").clicked() {
        canvas.unpin_all();
    }
}

fn relations_menu(ui: &mut Ui, open: &mut Open) {
    if open.schemata.len() < 2 {
        return;
    }
    let hidden = open.filter.hidden_schemata.len();
    let title = if hidden == 0 {
        "Relations".to_owned()
    } else {
        format!("Relations ({hidden} hidden)")
    };
    ui.menu_button(title, |ui| {
        for schema in &open.schemata {
            let mut is_on = !open.filter.hidden_schemata.contains(schema);
            if ui.checkbox(&mut is_on, in_words(schema)).changed() {
                filter::toggle(&mut open.filter.hidden_schemata, schema.clone());
            }
        }
    });
}

/// `UnknownLink` as "Unknown link".
fn in_words(schema: &str) -> String {
    let mut words = String::new();
    for char in schema.chars().take(80) {
        if char.is_uppercase() && !words.is_empty() {
            words.push(' ');
            words.extend(char.to_lowercase());
        } else {
            words.push(char);
        }
    }
    words
}

/// Selects the first hit and brings it to the middle.
fn go_to_first(view: &View<'_>, open: &mut Open) {
    if let Some(node) = open.looks.found.first() {
        let item = open.drawing.item(MapThing::Node(*node));
        view.send(Command::Select(item));
        open.canvas.center(*node);
    }
}

/// What would fill the tab.
fn nothing_ui(ui: &mut Ui) {
    let colors = palette(ui.ctx());
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        text::label(
            ui,
            "No people or organizations",
            TextStyle::sans(HEADING_SIZE).bold(),
        );
        let style = TextStyle::sans(TEXT_SIZE).color(colors.weak_text);
        ui.set_max_width(460.0);
        let words = "A bundle lists them, and the relations between them, in entities.ftm.json. \
                     They would be drawn here as a map, each line opening the sentences behind it";
        text::Label::new(words, style)
            .align(text::Align::Center)
            .show(ui);
    });
}

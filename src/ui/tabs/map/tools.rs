//! The bar over the map and the table: which twin, search, filters, zoom, legend.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Frame, Key, Layout, Margin, Panel, Response, Stroke, StrokeKind, Ui, WidgetInfo,
};

use super::{Open, Twin, filter};
use crate::model::figure_words::counted_as;
use crate::session::command::Command;
use crate::session::explore::wish::Wish;
use crate::ui::View;
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::{self, Icon};
use crate::ui::widgets::map_canvas::{MapCanvas, ZOOM_STEP};

/// What the tools take in one row, all but the search.
const TOOLS_WIDTH: f32 = 476.0;
/// What each of those takes that are not always there.
const PASSING_WIDTH: f32 = 95.0;
/// With less room than this for the search, the tools take two rows.
const LEAST_SEARCH: f32 = 100.0;
const SEARCH_WIDTH: f32 = 210.0;
/// Of the cross that clears the search.
const CROSS_WIDTH: f32 = 28.0;

/// What the bar may change besides what is open.
pub(super) struct Switches<'a> {
    pub twin: &'a mut Twin,
    pub is_legend_shown: bool,
    /// The reader asked for the legend, or for it to go.
    pub legend: &'a mut Option<bool>,
    pub wish: &'a mut Wish,
    /// The reader asked for the timeline.
    pub timeline: &'a mut Option<bool>,
}

pub(super) fn panel(ui: &mut Ui, view: &View<'_>, open: &mut Open, mut switches: Switches<'_>) {
    let bar = Frame::new()
        .fill(palette(ui.ctx()).paper)
        .inner_margin(Margin::symmetric(12, 8));
    Panel::top("map tools")
        .frame(bar)
        .show_separator_line(false)
        .show(ui, |ui| {
            let room = ui.available_width() - TOOLS_WIDTH - PASSING_WIDTH * passing(view, open);
            if room >= LEAST_SEARCH {
                ui.horizontal(|ui| {
                    twins_ui(ui, switches.twin);
                    search_ui(ui, view, open, room.min(SEARCH_WIDTH));
                    filters_ui(ui, view, open, &mut switches);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        map_ui(ui, view, open, &mut switches);
                    });
                });
            } else {
                ui.horizontal(|ui| {
                    twins_ui(ui, switches.twin);
                    let room = ui.available_width().clamp(60.0, SEARCH_WIDTH + 40.0);
                    search_ui(ui, view, open, room);
                });
                ui.horizontal_wrapped(|ui| {
                    filters_ui(ui, view, open, &mut switches);
                    map_ui(ui, view, open, &mut switches);
                });
            }
        });
}

/// How many tools are there that are not always.
fn passing(view: &View<'_>, open: &Open) -> f32 {
    f32::from(u8::from(open.found(view).is_some()))
}

fn twins_ui(ui: &mut Ui, twin: &mut Twin) {
    for (choice, title, tip) in [
        (Twin::Map, "Map", "People and organizations as a map"),
        (
            Twin::Table,
            "Table",
            "The same as tables that can be sorted",
        ),
    ] {
        let is_on = *twin == choice;
        let response = Button::toggle(title, is_on).show(ui);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, title));
        if explained(response, tip).clicked() {
            *twin = choice;
        }
    }
}

fn search_ui(ui: &mut Ui, view: &View<'_>, open: &mut Open, width: f32) {
    let mut query = view.session.explore().query().to_owned();
    let (field, is_cleared) = search_field(ui, width, &mut query);
    if is_cleared {
        query.clear();
        field.request_focus();
    }
    if field.changed() || is_cleared {
        view.send(Command::SearchMap(query));
    }
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        open.go_to_first(view);
    }
}

/// A field as wide as `width`, ground and all, and whether the cross at its end was clicked.
fn search_field(ui: &mut Ui, width: f32, query: &mut String) -> (Response, bool) {
    let colors = palette(ui.ctx());
    let ground = Frame::new().fill(colors.control).corner_radius(ROUNDING);
    let framed = ground.show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let is_searched = !query.is_empty();
            let cross = if is_searched { CROSS_WIDTH } else { 0.0 };
            let field = TextField::new("map search")
                .hint("Search names")
                .desired_width(width - cross)
                .frameless()
                .show(ui, query);
            let is_cleared =
                is_searched && icon::button(ui, Icon::Remove, "Clear the search", true).clicked();
            (field, is_cleared)
        })
        .inner
    });
    if framed.inner.0.has_focus() {
        let ring = Stroke::new(1.5, colors.accent);
        ui.painter()
            .rect_stroke(framed.response.rect, ROUNDING, ring, StrokeKind::Inside);
    }
    framed.inner
}

/// What was found, and the filter.
fn filters_ui(ui: &mut Ui, view: &View<'_>, open: &Open, switches: &mut Switches<'_>) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    if let Some(found) = open.found(view) {
        let words = match found {
            0 => "no hit".to_owned(),
            count => counted_as(count, "hit", "hits"),
        };
        let color = palette(ui.ctx()).weak_text;
        text::label_line(ui, &words, TextStyle::sans(TEXT_SIZE).color(color));
    }
    if let Some(picked) = view.session.explore().picked() {
        let legend = open.map.as_ref().filter(|_| !switches.is_legend_shown);
        let offer = filter::Offer {
            dossier,
            choices: &picked.facts.choices,
            legend: legend.map(|map| &map.legend),
        };
        if filter::button_ui(ui, offer, switches.wish) {
            *switches.timeline = Some(true);
        }
    }
}

/// What concerns the map alone.
fn map_ui(ui: &mut Ui, view: &View<'_>, open: &mut Open, switches: &mut Switches<'_>) {
    let is_on = switches.is_legend_shown;
    if open.map.is_some() {
        let button = Button::toggle("Legend", is_on).show(ui);
        let tip = "What shapes, colors and lines mean; each can be switched off there";
        if explained(button, tip).clicked() {
            *switches.legend = Some(!is_on);
        }
    }
    if *switches.twin == Twin::Map
        && let Some(map) = &mut open.map
    {
        zoom_ui(ui, view, &mut map.canvas);
    }
}

fn zoom_ui(ui: &mut Ui, view: &View<'_>, canvas: &mut MapCanvas) {
    let fit = Button::filled("Fit").show(ui);
    if explained(fit, "Show the whole map (0)").clicked() {
        canvas.fit();
    }
    let can = view.session.can_zoom_to_selected();
    let name = "Zoom to what is selected or found";
    let zoom_to = icon::button(ui, Icon::Target, name, can);
    if explained(zoom_to, &format!("{name} (Z)")).clicked() {
        view.send(Command::ZoomToSelected);
    }
    for (sign, name, keys, factor) in [
        ("+", "Zoom in", "+", ZOOM_STEP),
        ("–", "Zoom out", "-", 1.0 / ZOOM_STEP),
    ] {
        let response = Button::filled(sign).show(ui);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if explained(response, &format!("{name} ({keys})")).clicked() {
            canvas.zoom_by(factor);
        }
    }
}

pub(super) fn explained(response: Response, words: &str) -> Response {
    response.on_hover_ui(|ui| {
        text::label(ui, words, TextStyle::sans(SMALL_SIZE));
    })
}

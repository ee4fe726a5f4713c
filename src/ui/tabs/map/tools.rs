//! The bar over the map and the table: which twin, search, filters, zoom, legend.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, Frame, Key, Layout, Margin, Panel, Popup, PopupCloseBehavior, Response, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};

use super::chip::Chip;
use super::filter::{Filter, toggle};
use super::view::MapView;
use super::{Open, Twin};
use crate::model::relation_type::relation_type;
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{self, TextField, TextStyle};
use crate::ui::theme::{ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::icon::{self, Icon};
use crate::ui::widgets::map_canvas::{MapCanvas, ZOOM_STEP};

/// What the tools take in one row, all but the search.
const TOOLS_WIDTH: f32 = 440.0;
/// What each of those takes that are not always there.
const PASSING_WIDTH: f32 = 95.0;
/// With less room than this for the search, the tools take two rows.
const LEAST_SEARCH: f32 = 100.0;
const SEARCH_WIDTH: f32 = 210.0;
/// Of the cross that clears the search.
const CROSS_WIDTH: f32 = 28.0;
const RELATIONS_WIDTH: f32 = 260.0;

/// What the bar may change besides what is open.
pub(super) struct Switches<'a> {
    pub twin: &'a mut Twin,
    pub is_legend_shown: bool,
    /// The reader asked for the legend, or for it to go.
    pub legend: &'a mut Option<bool>,
}

pub(super) fn panel(ui: &mut Ui, view: &View<'_>, open: &mut Open, mut switches: Switches<'_>) {
    let bar = Frame::new()
        .fill(palette(ui.ctx()).paper)
        .inner_margin(Margin::symmetric(12, 8));
    Panel::top("map tools")
        .frame(bar)
        .show_separator_line(false)
        .show(ui, |ui| {
            let room = ui.available_width() - TOOLS_WIDTH - PASSING_WIDTH * passing(open);
            if room >= LEAST_SEARCH {
                ui.horizontal(|ui| {
                    twins_ui(ui, switches.twin);
                    search_ui(ui, view, open, room.min(SEARCH_WIDTH));
                    filters_ui(ui, open);
                    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                        map_ui(ui, open, &mut switches);
                    });
                });
            } else {
                ui.horizontal(|ui| {
                    twins_ui(ui, switches.twin);
                    let room = ui.available_width().clamp(60.0, SEARCH_WIDTH + 40.0);
                    search_ui(ui, view, open, room);
                });
                ui.horizontal_wrapped(|ui| {
                    filters_ui(ui, open);
                    map_ui(ui, open, &mut switches);
                });
            }
        });
}

/// How many tools are there that are not always.
fn passing(open: &Open) -> f32 {
    let is_pinned = |map: &MapView| map.canvas.pin_count() > 0;
    let tools = [
        open.found().is_some(),
        open.filter.hides_anything(),
        !open.filter.hidden_schemata.is_empty(),
        open.map.as_ref().is_some_and(is_pinned),
    ];
    tools
        .into_iter()
        .map(|is_there| f32::from(u8::from(is_there)))
        .sum()
}

fn twins_ui(ui: &mut Ui, twin: &mut Twin) {
    for (choice, title) in [(Twin::Map, "Map"), (Twin::Table, "Table")] {
        let is_on = *twin == choice;
        let response = Button::toggle(title, is_on).show(ui);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, title));
        if response.clicked() {
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

/// What was found, and what is hidden.
fn filters_ui(ui: &mut Ui, open: &mut Open) {
    if let Some(found) = open.found() {
        let words = match found {
            0 => "no hit".to_owned(),
            1 => "1 hit".to_owned(),
            count => format!("{count} hits"),
        };
        let color = palette(ui.ctx()).weak_text;
        text::label_line(ui, &words, TextStyle::sans(TEXT_SIZE).color(color));
    }
    if let Some(map) = &open.map
        && map.schemata().len() > 1
    {
        relations_menu(ui, map.schemata(), &mut open.filter);
    }
    if open.filter.hides_anything() && Button::filled("Show all").show(ui).clicked() {
        open.filter.show_all();
    }
}

fn relations_menu(ui: &mut Ui, schemata: &[(String, usize)], filter: &mut Filter) {
    let hidden = filter.hidden_schemata.len();
    let title = if hidden == 0 {
        "Relations".to_owned()
    } else {
        format!("Relations ({hidden} hidden)")
    };
    let button = Button::filled(&title).show(ui);
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_max_width(RELATIONS_WIDTH);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
                for (schema, count) in schemata {
                    let is_on = !filter.hidden_schemata.contains(schema);
                    let chip = Chip::new(relation_type(schema), *count, is_on, 0.0);
                    if chip.show(ui, |_, _, _| {}).clicked() {
                        toggle(&mut filter.hidden_schemata, schema.clone());
                    }
                }
            });
        });
}

/// What concerns the map alone.
fn map_ui(ui: &mut Ui, open: &mut Open, switches: &mut Switches<'_>) {
    let is_on = switches.is_legend_shown;
    if open.map.is_some() && Button::toggle("Legend", is_on).show(ui).clicked() {
        *switches.legend = Some(!is_on);
    }
    if *switches.twin == Twin::Map
        && let Some(map) = &mut open.map
    {
        zoom_ui(ui, &mut map.canvas);
    }
}

fn zoom_ui(ui: &mut Ui, canvas: &mut MapCanvas) {
    let fit = Button::filled("Fit").show(ui);
    if explained(fit, "Show the whole map (0)").clicked() {
        canvas.fit();
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
    if canvas.pin_count() > 0 && Button::filled("Unpin all").show(ui).clicked() {
        canvas.unpin_all();
    }
}

fn explained(response: Response, words: &str) -> Response {
    response.on_hover_ui(|ui| {
        text::label(ui, words, TextStyle::sans(SMALL_SIZE));
    })
}

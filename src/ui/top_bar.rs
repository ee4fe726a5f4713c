//! The bar at the top: menus, Back and Forward, the four tabs, find and details.

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Align, Layout, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::View;
use super::menus::menus_ui;
use super::tabs;
use super::text::{self, Text, TextStyle};
use super::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::button::Button;
use super::widgets::icon::{self, Icon};
use crate::session::command::Command;
use crate::session::tab::Tab;

/// Narrower windows get the tabs on a row of their own.
const ONE_ROW_WIDTH: f32 = 980.0;

pub(super) fn top_bar_ui(ui: &mut Ui, view: &View<'_>) {
    let one_row = ui.available_width() >= ONE_ROW_WIDTH;
    ui.horizontal(|ui| {
        menus_ui(ui, view);
        history_ui(ui, view);
        if one_row {
            ui.add_space(8.0);
            tab_strip_ui(ui, view);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            toggles_ui(ui, view);
        });
    });
    if !one_row {
        ui.horizontal_wrapped(|ui| tab_strip_ui(ui, view));
    }
}

fn history_ui(ui: &mut Ui, view: &View<'_>) {
    for (arrow, name, enabled, command) in [
        (
            Icon::Left,
            "Back",
            view.session.selection().can_go_back(),
            Command::Back,
        ),
        (
            Icon::Right,
            "Forward",
            view.session.selection().can_go_forward(),
            Command::Forward,
        ),
    ] {
        let response = icon::button(ui, arrow, name, enabled);
        if response.on_hover_text(name).clicked() {
            view.send(command);
        }
    }
}

fn toggles_ui(ui: &mut Ui, view: &View<'_>) {
    let settings = &view.session.settings();
    let details = Button::toggle("Details", settings.show_details).show(ui);
    if details
        .on_hover_text("What is selected, and the sentences it rests on")
        .clicked()
    {
        view.send(Command::ShowDetails(!settings.show_details));
    }
    let find = Button::toggle("Find", view.session.find().is_open()).show(ui);
    if find.on_hover_text("Find in the whole dossier").clicked() {
        view.send(Command::ShowFind(!view.session.find().is_open()));
    }
}

fn tab_strip_ui(ui: &mut Ui, view: &View<'_>) {
    for tab in Tab::ALL {
        let chosen = view.session.tab() == tab;
        let count = view
            .session
            .dossier()
            .map(|dossier| tabs::count(tab, dossier));
        if tab_ui(ui, tab, chosen, count).clicked() {
            view.send(Command::ShowTab(tab));
        }
    }
}

fn tab_ui(ui: &mut Ui, tab: Tab, chosen: bool, count: Option<usize>) -> egui::Response {
    let colors = palette(ui.ctx());
    let ink = if chosen { colors.accent } else { colors.text };
    let count_text = count.map(|count| count.to_string()).unwrap_or_default();
    let title = text::layout(
        ui.ctx(),
        &Text::new(tab.title(), TextStyle::sans(TEXT_SIZE)),
    );
    let number = text::layout(
        ui.ctx(),
        &Text::new(&count_text, TextStyle::sans(SMALL_SIZE)),
    );
    let gap = if count_text.is_empty() { 0.0 } else { 6.0 };
    let size = vec2(title.size().x + gap + number.size().x + 20.0, 32.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::Tab,
            true,
            chosen,
            format!("{} {count_text}", tab.title()).trim(),
        )
    });
    if response.hovered() && !chosen {
        ui.painter()
            .rect_filled(rect, super::theme::ROUNDING, colors.control);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, colors.accent);
        ui.painter()
            .rect_stroke(rect, super::theme::ROUNDING, ring, egui::StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let title_at = egui::pos2(rect.left() + 10.0, middle - title.size().y / 2.0);
    let number_at = egui::pos2(
        title_at.x + title.size().x + gap,
        middle - number.size().y / 2.0 + 0.5,
    );
    text::paint(ui.painter(), title_at, &title, ink);
    text::paint(ui.painter(), number_at, &number, colors.weak_text);
    if chosen {
        let line = egui::Rect::from_min_max(
            egui::pos2(rect.left() + 8.0, rect.bottom() - 2.5),
            egui::pos2(rect.right() - 8.0, rect.bottom()),
        );
        ui.painter().rect_filled(line, 1.0, colors.accent);
    }
    response
}

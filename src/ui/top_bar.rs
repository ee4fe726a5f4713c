//! The bar at the top: menus, Back and Forward, the four tabs, find and details; and the banners
//! that stay for as long as what they say is true.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Align, Button, Frame, Layout, Margin, Panel, Sense, Stroke, Ui, WidgetInfo, vec2,
};

use super::View;
use super::bindings::{BINDINGS, Binding, Group};
use super::tabs;
use super::text::{self, TextStyle};
use super::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use super::widgets::icon::{self, Icon};
use crate::model::article::PublicationStatus;
use crate::session::command::{Command, Source};
use crate::session::settings::ThemeChoice;
use crate::session::source_name;
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

fn menus_ui(ui: &mut Ui, view: &View<'_>) {
    ui.menu_button("File", |ui| {
        ui.set_min_width(240.0);
        group_ui(ui, view, Group::File);
        ui.separator();
        recent_ui(ui, view);
        if ui.button("Open the sample").clicked() {
            view.send(Command::Open(Source::Sample));
        }
    });
    ui.menu_button("View", |ui| {
        ui.set_min_width(300.0);
        group_ui(ui, view, Group::Look);
        ui.separator();
        group_ui(ui, view, Group::Find);
        ui.separator();
        group_ui(ui, view, Group::Window);
        ui.separator();
        ui.menu_button("Theme", |ui| {
            for (choice, title) in [
                (ThemeChoice::System, "As the system"),
                (ThemeChoice::Light, "Light"),
                (ThemeChoice::Dark, "Dark"),
            ] {
                let chosen = view.session.settings.theme == choice;
                if ui.radio(chosen, title).clicked() {
                    view.send(Command::SetTheme(choice));
                }
            }
        });
        let mut width = view.session.settings.reading_width;
        let slider = egui::Slider::new(&mut width, 360.0..=1200.0)
            .step_by(20.0)
            .show_value(false)
            .text("Width of the text");
        if ui.add(slider).changed() {
            view.send(Command::SetReadingWidth(width));
        }
    });
}

fn group_ui(ui: &mut Ui, view: &View<'_>, group: Group) {
    for binding in BINDINGS.iter().filter(|binding| binding.group == group) {
        if ui.add(menu_button(ui, binding)).clicked() {
            view.send((binding.command)(view.session));
        }
    }
}

fn menu_button(ui: &Ui, binding: &Binding) -> Button<'static> {
    let button = Button::new(binding.title);
    match binding.keys.first() {
        Some(keys) => button.shortcut_text(ui.format_shortcut(keys)),
        None => button,
    }
}

fn recent_ui(ui: &mut Ui, view: &View<'_>) {
    ui.menu_button("Recent", |ui| {
        ui.set_min_width(280.0);
        let recent = &view.session.settings.recent;
        if recent.is_empty() {
            ui.weak("Nothing yet");
            return;
        }
        for path in recent {
            let source = Source::Path(path.clone());
            let name = source_name(&source);
            let response = text::Label::new(&name, TextStyle::sans(TEXT_SIZE))
                .clickable()
                .show(ui);
            if response
                .on_hover_ui(|ui| {
                    text::label(ui, &path.to_string_lossy(), TextStyle::sans(SMALL_SIZE));
                })
                .clicked()
            {
                view.send(Command::Open(source));
                ui.close();
            }
        }
        ui.separator();
        if ui.button("Clear the list").clicked() {
            view.send(Command::ClearRecent);
        }
    });
}

fn history_ui(ui: &mut Ui, view: &View<'_>) {
    for (arrow, name, enabled, command) in [
        (
            Icon::Left,
            "Back",
            view.session.selection.can_go_back(),
            Command::Back,
        ),
        (
            Icon::Right,
            "Forward",
            view.session.selection.can_go_forward(),
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
    let details = ui.selectable_label(view.session.settings.show_details, "Details");
    if details
        .on_hover_text("What is selected, and the sentences it rests on")
        .clicked()
    {
        view.send(Command::ShowDetails(!view.session.settings.show_details));
    }
    let find = ui.selectable_label(view.session.find.open, "Find");
    if find.on_hover_text("Find in the whole dossier").clicked() {
        view.send(Command::ShowFind(!view.session.find.open));
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
    let font = egui::FontId::proportional(TEXT_SIZE);
    let small = egui::FontId::proportional(SMALL_SIZE);
    let ink = if chosen { colors.accent } else { colors.text };
    let title = ui
        .painter()
        .layout_no_wrap(tab.title().to_owned(), font, ink);
    let count_text = count.map(|count| count.to_string()).unwrap_or_default();
    let number = ui
        .painter()
        .layout_no_wrap(count_text.clone(), small, colors.weak_text);
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
    ui.painter().galley(title_at, title, ink);
    ui.painter().galley(number_at, number, colors.weak_text);
    if chosen {
        let line = egui::Rect::from_min_max(
            egui::pos2(rect.left() + 8.0, rect.bottom() - 2.5),
            egui::pos2(rect.right() - 8.0, rect.bottom()),
        );
        ui.painter().rect_filled(line, 1.0, colors.accent);
    }
    response
}

/// What stays true of the open dossier and must not be overlooked.
pub(super) fn banners_ui(ui: &mut Ui, view: &View<'_>) {
    let Some(dossier) = view.session.dossier() else {
        return;
    };
    let mut banners: Vec<(&'static str, String)> = Vec::new();
    if dossier.integrity.opened_anyway {
        banners.push((
            "opened anyway",
            "Opened although a listed file differs from what was packed: nothing here is proven unchanged".to_owned(),
        ));
    }
    match dossier.article.status {
        PublicationStatus::Usable => {}
        PublicationStatus::Withheld => banners.push((
            "withheld",
            "The publisher withholds this article: it is not for use".to_owned(),
        )),
        PublicationStatus::Canceled => {
            banners.push(("canceled", "The publisher canceled this article".to_owned()))
        }
    }
    let now = jiff::Timestamp::now();
    let moment = |text: &Option<String>| {
        text.as_ref()
            .and_then(|text| text.parse::<jiff::Timestamp>().ok())
    };
    if moment(&dossier.article.embargoed_until).is_some_and(|until| until > now) {
        let until = dossier
            .article
            .embargoed_until
            .as_deref()
            .unwrap_or_default();
        banners.push(("embargo", format!("Under embargo until {until}")));
    }
    if moment(&dossier.article.expires).is_some_and(|until| until <= now) {
        let until = dossier.article.expires.as_deref().unwrap_or_default();
        banners.push(("expired", format!("This article expired on {until}")));
    }
    let colors = palette(ui.ctx());
    for (name, words) in banners {
        Panel::top(name)
            .frame(
                Frame::new()
                    .fill(colors.banner)
                    .inner_margin(Margin::symmetric(12, 6)),
            )
            .show(ui, |ui| {
                text::label(ui, &words, TextStyle::sans(TEXT_SIZE).bold());
            });
    }
}

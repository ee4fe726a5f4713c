//! The bar above the picture: back to all, previous and next, and the zoom.

use eframe::egui::accesskit::Role;
use eframe::egui::{Ui, WidgetInfo};

use super::zoom::AskedZoom;
use crate::model::figure_words::counted;
use crate::model::item::PictureId;
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;

/// What its buttons say, what they do, and what they ask for.
const ZOOMS: [(&str, &str, AskedZoom); 4] = [
    ("–", "Zoom out", AskedZoom::Out),
    ("+", "Zoom in", AskedZoom::In),
    ("Fit", "Fit", AskedZoom::Fit),
    ("1:1", "Actual pixels", AskedZoom::OneToOne),
];

pub(super) struct Bar {
    pub(super) count: usize,
    pub(super) picture: PictureId,
    pub(super) asked: Option<AskedZoom>,
}

impl Bar {
    pub(super) fn previous(&self) -> Option<PictureId> {
        let index = self.picture.index().checked_sub(1)?;
        Some(PictureId::from_index(index))
    }

    pub(super) fn next(&self) -> Option<PictureId> {
        let index = self.picture.index() + 1;
        (index < self.count).then(|| PictureId::from_index(index))
    }

    /// Draws it; `percent` is the zoom unless the picture fits.
    pub(super) fn show(&mut self, ui: &mut Ui, view: &View<'_>, percent: Option<f32>) {
        let style = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
        ui.horizontal_wrapped(|ui| {
            if Button::filled("All pictures").show(ui).clicked() {
                view.send(Command::ViewPicture(None));
            }
            for (title, target) in [("Previous", self.previous()), ("Next", self.next())] {
                let button = Button::filled(title).enabled(target.is_some());
                if button.show(ui).clicked() {
                    view.send(Command::ViewPicture(target));
                }
            }
            let nth = counted(self.picture.index() + 1);
            let place = format!("{nth} of {}", counted(self.count));
            text::label(ui, &place, style);
            let percent = percent.map(|percent| format!("{percent:.0} %"));
            let needed = zoom_width(ui, percent.as_deref());
            let room = ui.available_size_before_wrap().x;
            if needed <= room {
                ui.add_space(room - needed);
            } else {
                ui.end_row();
            }
            if let Some(percent) = &percent {
                text::label(ui, percent, style);
            }
            for (title, name, zoom) in ZOOMS {
                self.zoom_ui(ui, title, name, zoom, percent.is_none());
            }
        });
    }

    fn zoom_ui(&mut self, ui: &mut Ui, title: &str, name: &str, zoom: AskedZoom, fits: bool) {
        let is_on = zoom == AskedZoom::Fit && fits;
        let button = if is_on {
            Button::toggle(title, true)
        } else {
            Button::filled(title)
        };
        let response = button.show(ui);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
        let response = response.on_hover_ui(|ui| {
            text::label(ui, name, TextStyle::sans(TEXT_SIZE));
        });
        if response.clicked() {
            self.asked = Some(zoom);
        }
    }
}

/// The width that the zoom's buttons take, with the percents before them.
fn zoom_width(ui: &Ui, percent: Option<&str>) -> f32 {
    let style = TextStyle::sans(TEXT_SIZE);
    let spacing = ui.spacing();
    let width = |words: &str| text::measure(ui.ctx(), &Text::new(words, style)).x;
    let buttons: f32 = ZOOMS
        .iter()
        .map(|(title, ..)| width(title) + 2.0 * spacing.button_padding.x + spacing.item_spacing.x)
        .sum();
    // A point more, for rounding.
    buttons + 1.0 + percent.map_or(0.0, |percent| width(percent) + spacing.item_spacing.x)
}

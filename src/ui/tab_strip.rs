//! The strip of the four tabs: in full where there is room, with short titles and without counts where
//! there is not, and scrolling where even that is too wide. It never breaks over two lines.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align, CornerRadius, Layout, Rect, Response, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, scroll_area::ScrollBarVisibility, vec2,
};

use super::panes::{self, Pane};
use super::text::{self, Para, Text, TextStyle};
use super::theme::{GAP, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};
use super::top_bar::ROW_HEIGHT;
use super::{View, tabs};
use crate::model::figure_words::counted;
use crate::session::command::Command;
use crate::session::tab::Tab;

/// Between a title and its count, in points.
const COUNT_GAP: f32 = 6.0;

/// How much of a tab is written out, from all to little.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wording {
    Full,
    Short,
    TitleOnly,
}

/// Shows the tabs within `room` points.
pub(super) fn tab_strip_ui(ui: &mut Ui, view: &View<'_>, room: f32) {
    let lay_out = |wording| Tab::ALL.map(|tab| Face::new(ui, view, tab, wording));
    let width = |faces: &[Face]| -> f32 {
        let gaps = GAP * (faces.len() - 1) as f32;
        faces.iter().map(Face::width).sum::<f32>() + gaps
    };
    panes::begin(ui, view, Pane::Tabs);
    let mut faces = lay_out(Wording::Full);
    for wording in [Wording::Short, Wording::TitleOnly] {
        if width(&faces) > room {
            faces = lay_out(wording);
        }
    }
    if width(&faces) <= room {
        faces_ui(ui, view, &faces);
        return;
    }
    ScrollArea::horizontal()
        .id_salt("tabs")
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .show(ui, |ui| faces_ui(ui, view, &faces));
}

fn faces_ui(ui: &mut Ui, view: &View<'_>, faces: &[Face]) {
    let row = Layout::left_to_right(Align::Center);
    ui.allocate_ui_with_layout(vec2(0.0, ROW_HEIGHT), row, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for face in faces {
            let chosen = view.session.tab() == face.tab;
            let response = face.show(ui, chosen);
            if response.clicked() {
                view.send(Command::ShowTab(face.tab));
            }
            if response.gained_focus() {
                response.scroll_to_me(Some(Align::Center));
            }
        }
    });
}

/// One tab, laid out.
struct Face {
    tab: Tab,
    /// For screen readers: always the whole title, with its count.
    name: String,
    title: Arc<Para>,
    count: Arc<Para>,
    padding: f32,
}

impl Face {
    fn new(ui: &Ui, view: &View<'_>, tab: Tab, wording: Wording) -> Self {
        let count = view
            .session
            .dossier()
            .map(|dossier| counted(tabs::count(tab, dossier)))
            .unwrap_or_default();
        let name = format!("{} {count}", tab.title()).trim().to_owned();
        let title = if wording == Wording::Full {
            tab.title()
        } else {
            tab.short_title()
        };
        let shown = if wording == Wording::TitleOnly {
            ""
        } else {
            &count
        };
        let lay_out =
            |words, size| text::layout(ui.ctx(), &Text::new(words, TextStyle::sans(size)));
        Self {
            tab,
            name,
            title: lay_out(title, TEXT_SIZE),
            count: lay_out(shown, SMALL_SIZE),
            padding: if wording == Wording::Full { 10.0 } else { 6.0 },
        }
    }

    fn gap(&self) -> f32 {
        if self.count.text().is_empty() {
            0.0
        } else {
            COUNT_GAP
        }
    }

    fn width(&self) -> f32 {
        self.title.size().x + self.gap() + self.count.size().x + 2.0 * self.padding
    }

    fn show(&self, ui: &mut Ui, chosen: bool) -> Response {
        let colors = palette(ui.ctx());
        let size = vec2(self.width(), ROW_HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, &self.name));
        let painter = ui.painter();
        if response.hovered() && !chosen {
            painter.rect_filled(rect, ROUNDING, colors.control);
        }
        if response.has_focus() {
            let ring = Stroke::new(2.0, colors.accent);
            painter.rect_stroke(rect, ROUNDING, ring, StrokeKind::Inside);
        }
        let middle = rect.center().y;
        let title_at = pos2(
            rect.left() + self.padding,
            middle - self.title.size().y / 2.0,
        );
        let ink = if chosen { colors.accent } else { colors.text };
        text::paint(painter, title_at, &self.title, ink);
        let count_at = pos2(
            title_at.x + self.title.size().x + self.gap(),
            middle - self.count.size().y / 2.0 + 0.5,
        );
        text::paint(painter, count_at, &self.count, colors.weak_text);
        if chosen {
            let line = Rect::from_min_max(
                pos2(rect.left() + self.padding - 2.0, rect.bottom() - 2.5),
                pos2(rect.right() - self.padding + 2.0, rect.bottom()),
            );
            painter.rect_filled(line, CornerRadius::same(1), colors.accent);
        }
        response
    }
}

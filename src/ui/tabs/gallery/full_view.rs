//! One picture as large as the tab: zoom, pan, previous and next; its words stay under it.

mod bar;
mod words;
mod zoom;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, EventFilter, FocusDirection, Id, Key, Modifiers, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::keys_are_free;
use super::trust::Trust;
use crate::model::Dossier;
use crate::model::item::PictureId;
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::pictures::{self, Shown};
use crate::ui::theme::{GAP, MARGIN, palette};
use bar::Bar;
use words::WordsPane;
use zoom::{AskedZoom, Canvas, Zoom};

/// How far a point of scrolling goes; one notch of most wheels is 50 points.
const ZOOM_PER_POINT: f32 = 0.004;
/// Shape of a picture that was never decoded and claims no size.
const UNKNOWN_SIZE: Vec2 = vec2(1500.0, 1000.0);

#[derive(Default)]
pub(super) struct FullView {
    shown: Option<PictureId>,
    zoom: Zoom,
    words: WordsPane,
}

impl FullView {
    /// Forgets the zoom: the next picture starts whole.
    pub(super) fn close(&mut self) {
        *self = Self::default();
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        picture: PictureId,
        trust: &Trust,
    ) {
        let id = ui.scope_id().with("picture");
        if self.shown != Some(picture) {
            // Who came here by keyboard goes on from the picture; others are spared the ring.
            if self.shown.is_none() && ui.memory(egui::Memory::focused).is_some() {
                ui.memory_mut(|memory| memory.request_focus(id));
            }
            self.shown = Some(picture);
            self.zoom = Zoom::Fit;
        }
        let bounds = ui.available_rect_before_wrap();
        let facts = pictures::facts(ui.ctx(), view, picture);
        let size = facts.map(|facts| facts.original);
        let hint = dossier.picture(picture).size_hint;
        let size = size.or(hint).map_or(UNKNOWN_SIZE, |(width, height)| {
            vec2(width.max(1) as f32, height.max(1) as f32)
        });

        let mut bar = Bar {
            count: dossier.pictures.len(),
            picture,
            asked: None,
        };
        let bar_rect = Rect::from_min_max(bounds.min + vec2(MARGIN, GAP), bounds.max);
        let bar_rect = bar_rect.with_max_x(bounds.right() - MARGIN);
        let percent = {
            // Of the last frame's room: close enough for a number that is rounded.
            let canvas = Canvas {
                rect: bounds,
                picture: size,
                pixels_per_point: ui.pixels_per_point(),
            };
            match self.zoom {
                Zoom::Fit => None,
                Zoom::At { .. } => Some(canvas.scale(self.zoom) * ui.pixels_per_point() * 100.0),
            }
        };
        let top = ui
            .scope_builder(UiBuilder::new().max_rect(bar_rect), |ui| {
                bar.show(ui, view, percent);
            })
            .response
            .rect
            .bottom();

        let words_height = self.words.show(ui, view, dossier, picture, trust, bounds);
        let canvas = Canvas {
            rect: Rect::from_min_max(
                egui::pos2(bounds.left(), top + GAP),
                egui::pos2(bounds.right(), bounds.bottom() - words_height),
            ),
            picture: size,
            pixels_per_point: ui.pixels_per_point(),
        };
        self.canvas_ui(ui, view, picture, &canvas, id);
        Self::read_keyboard(ui, view, &mut bar, id);
        if let Some(asked) = bar.asked {
            self.zoom = asked.apply(&canvas, self.zoom);
        }
    }

    fn canvas_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        picture: PictureId,
        canvas: &Canvas,
        id: Id,
    ) {
        if !canvas.rect.is_positive() {
            return;
        }
        let response = ui.interact(canvas.rect, id, Sense::click_and_drag());
        self.read_pointer(ui, canvas, &response);
        if let Zoom::At { scale, center } = self.zoom {
            // The window may have changed its size since.
            self.zoom = canvas.kept_in_view(scale, center);
        }
        let painter = ui.painter().with_clip_rect(canvas.rect);
        let whole = canvas.whole(self.zoom);
        let shown = pictures::paint_zoomed(&painter, view, picture, whole);
        let name = pictures::name(view, picture, &shown);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if response.has_focus() {
            let ring = Stroke::new(2.0, palette(ui.ctx()).accent);
            ui.painter()
                .rect_stroke(canvas.rect.shrink(1.0), 0, ring, StrokeKind::Inside);
        }
        let is_larger = whole.width() > canvas.rect.width() + 1.0
            || whole.height() > canvas.rect.height() + 1.0;
        if is_larger && shown == Shown::Picture {
            let cursor = if response.dragged() {
                egui::CursorIcon::Grabbing
            } else {
                egui::CursorIcon::Grab
            };
            response.on_hover_cursor(cursor);
        }
    }

    /// The wheel zooms to the pointer, dragging moves, a double click goes to the pixels and back.
    fn read_pointer(&mut self, ui: &Ui, canvas: &Canvas, response: &Response) {
        if let Some(at) = response.hover_pos() {
            let (scroll, pinch) =
                ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
            let factor = pinch * (scroll * ZOOM_PER_POINT).exp();
            if factor != 1.0 {
                self.zoom = canvas.zoomed(self.zoom, canvas.scale(self.zoom) * factor, at);
            }
        }
        if response.dragged() && response.drag_delta() != Vec2::ZERO {
            let scale = canvas.scale(self.zoom);
            let center = canvas.center(self.zoom) - response.drag_delta() / scale;
            if let Zoom::At { .. } = self.zoom {
                self.zoom = canvas.kept_in_view(scale, center);
            }
        }
        if response.double_clicked()
            && let Some(at) = response.interact_pointer_pos()
        {
            self.zoom = match self.zoom {
                Zoom::Fit => canvas.zoomed(Zoom::Fit, 1.0 / canvas.pixels_per_point, at),
                Zoom::At { .. } => Zoom::Fit,
            };
        }
    }

    fn read_keyboard(ui: &Ui, view: &View<'_>, bar: &mut Bar, id: Id) {
        let arrows = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
        if !keys_are_free(ui, view, |focused| focused == id) {
            return;
        }
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let to = |picture| view.send(Command::ViewPicture(Some(picture)));
        let mut moved = true;
        if pressed(Key::ArrowLeft) {
            bar.previous().into_iter().for_each(to);
        } else if pressed(Key::ArrowRight) {
            bar.next().into_iter().for_each(to);
        } else if pressed(Key::Home) {
            to(PictureId(0));
        } else if pressed(Key::End) {
            to(PictureId::from_index(bar.count.saturating_sub(1)));
        } else {
            moved = false;
        }
        if moved {
            ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
        let zooms = [
            (Key::Plus, AskedZoom::In),
            (Key::Equals, AskedZoom::In),
            (Key::Minus, AskedZoom::Out),
            (Key::Num0, AskedZoom::Fit),
            (Key::Num1, AskedZoom::OneToOne),
        ];
        for (key, zoom) in zooms {
            if pressed(key) {
                bar.asked = Some(zoom);
            }
        }
    }
}

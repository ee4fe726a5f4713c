//! One picture as large as the tab: zoom, pan, previous and next; its words stay under it.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    self, Align, Button, EventFilter, FocusDirection, Id, Key, Layout, Modifiers, Rect, Response,
    ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use super::trust::Trust;
use super::{keys_are_free, words_of};
use crate::model::Dossier;
use crate::model::item::{Item, PictureId};
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::pictures::{self, Shown};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{GAP, MARGIN, SMALL_SIZE, TEXT_SIZE, palette};

/// The zoom goes up to this many screen pixels for one of the picture's.
const MAX_SCALE: f32 = 16.0;
/// Small pictures fill the tab only up to this many screen pixels for one of theirs.
const MAX_FITTED_SCALE: f32 = 2.0;
/// How far a click on + or − goes.
const ZOOM_STEP: f32 = 1.5;
/// How far a point of scrolling goes; one notch of most wheels is 50 points.
const ZOOM_PER_POINT: f32 = 0.004;
/// The words take no more than this share of the tab, and scroll in it.
const MAX_WORDS_SHARE: f32 = 0.4;
/// Widest column of words, in points.
const WORDS_WIDTH: f32 = 760.0;
/// Shape of a picture that was never decoded and claims no size.
const UNKNOWN_SIZE: Vec2 = vec2(1500.0, 1000.0);
/// More sentences than this are left to the details panel.
const MAX_SENTENCES: usize = 5;

#[derive(Default)]
pub(super) struct FullView {
    shown: Option<PictureId>,
    zoom: Zoom,
    /// Height of the words when they were drawn last, for this picture and width.
    words: (Option<PictureId>, f32, f32),
}

/// How large the picture is, and which of its points is in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Zoom {
    #[default]
    Fit,
    At {
        /// Points of the screen for one pixel of the picture.
        scale: f32,
        /// The pixel of the picture in the middle of the view.
        center: Vec2,
    },
}

/// Where the picture is drawn.
#[derive(Clone, Copy, Debug)]
struct Canvas {
    rect: Rect,
    /// Size of the picture in its own pixels.
    picture: Vec2,
    pixels_per_point: f32,
}

impl Canvas {
    fn fitted_scale(&self) -> f32 {
        let room = (self.rect.size() - Vec2::splat(2.0 * GAP)).max(Vec2::splat(1.0));
        (room / self.picture)
            .min_elem()
            .min(MAX_FITTED_SCALE / self.pixels_per_point)
    }

    fn scale(&self, zoom: Zoom) -> f32 {
        match zoom {
            Zoom::Fit => self.fitted_scale(),
            Zoom::At { scale, .. } => scale,
        }
    }

    fn center(&self, zoom: Zoom) -> Vec2 {
        match zoom {
            Zoom::Fit => self.picture / 2.0,
            Zoom::At { center, .. } => center,
        }
    }

    /// Where the whole picture is on the screen.
    fn whole(&self, zoom: Zoom) -> Rect {
        let scale = self.scale(zoom);
        let min = self.rect.center() - self.center(zoom) * scale;
        Rect::from_min_size(min, self.picture * scale)
    }

    /// The zoom at another scale, with `fixed`, a place on the screen, staying where it is.
    fn zoomed(&self, zoom: Zoom, scale: f32, fixed: egui::Pos2) -> Zoom {
        let fitted = self.fitted_scale();
        let one_to_one = 1.0 / self.pixels_per_point;
        let most = (MAX_SCALE / self.pixels_per_point).max(fitted);
        let scale = scale.min(most);
        if scale <= fitted && fitted <= one_to_one {
            return Zoom::Fit;
        }
        let scale = scale.max(fitted.min(one_to_one));
        let from_center = fixed - self.rect.center();
        let pixel = self.center(zoom) + from_center / self.scale(zoom);
        self.kept_in_view(scale, pixel - from_center / scale)
    }

    /// Moves the center so that no empty room shows that the picture could fill.
    fn kept_in_view(&self, scale: f32, center: Vec2) -> Zoom {
        let half = self.rect.size() / scale / 2.0;
        let clamp = |center: f32, half: f32, length: f32| {
            if half * 2.0 >= length {
                length / 2.0
            } else {
                center.clamp(half, length - half)
            }
        };
        let center = vec2(
            clamp(center.x, half.x, self.picture.x),
            clamp(center.y, half.y, self.picture.y),
        );
        Zoom::At { scale, center }
    }
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

        let words_height = self.words_ui(ui, view, dossier, picture, trust, bounds);
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

    /// Draws the words at the foot of `bounds` and returns how much of it they take.
    fn words_ui(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        picture: PictureId,
        trust: &Trust,
        bounds: Rect,
    ) -> f32 {
        let key = (Some(picture), bounds.width());
        let known = (self.words.0, self.words.1) == key;
        let most = (bounds.height() * MAX_WORDS_SHARE).floor();
        let height = if known { self.words.2.min(most) } else { most };
        let foot = Rect::from_min_max(
            egui::pos2(bounds.left(), bounds.bottom() - height),
            bounds.max,
        );
        ui.painter().rect_filled(foot, 0, palette(ui.ctx()).card);
        let output = ui
            .scope_builder(UiBuilder::new().max_rect(foot), |ui| {
                ui.set_clip_rect(foot.intersect(ui.clip_rect()));
                ScrollArea::vertical()
                    .id_salt(("picture words", picture.0))
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        egui::Frame::new()
                            .inner_margin(egui::Margin::symmetric(MARGIN as i8, 12))
                            .show(ui, |ui| {
                                ui.set_max_width(ui.available_width().min(WORDS_WIDTH));
                                describe_ui(ui, view, dossier, picture, trust);
                            });
                    })
            })
            .inner;
        let needed = output.content_size.y.ceil();
        if !known || (needed - self.words.2).abs() > 0.5 {
            self.words = (key.0, key.1, needed);
            ui.request_discard("the words under the picture have another height");
        }
        height
    }
}

/// What the bar's buttons and the keys ask of the zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum AskedZoom {
    In,
    Out,
    Fit,
    OneToOne,
}

impl AskedZoom {
    fn apply(self, canvas: &Canvas, zoom: Zoom) -> Zoom {
        let scale = match self {
            Self::Fit => return Zoom::Fit,
            Self::OneToOne => 1.0 / canvas.pixels_per_point,
            Self::In => canvas.scale(zoom) * ZOOM_STEP,
            Self::Out => canvas.scale(zoom) / ZOOM_STEP,
        };
        canvas.zoomed(zoom, scale, canvas.rect.center())
    }
}

/// The bar above the picture.
struct Bar {
    count: usize,
    picture: PictureId,
    asked: Option<AskedZoom>,
}

impl Bar {
    fn previous(&self) -> Option<PictureId> {
        let index = self.picture.index().checked_sub(1)?;
        Some(PictureId::from_index(index))
    }

    fn next(&self) -> Option<PictureId> {
        let index = self.picture.index() + 1;
        (index < self.count).then(|| PictureId::from_index(index))
    }

    fn show(&mut self, ui: &mut Ui, view: &View<'_>, percent: Option<f32>) {
        ui.horizontal_wrapped(|ui| {
            if ui.button("All pictures").clicked() {
                view.send(Command::ViewPicture(None));
            }
            for (title, target) in [("Previous", self.previous()), ("Next", self.next())] {
                if ui
                    .add_enabled(target.is_some(), Button::new(title))
                    .clicked()
                {
                    view.send(Command::ViewPicture(target));
                }
            }
            let place = format!("{} of {}", self.picture.index() + 1, self.count);
            let color = palette(ui.ctx()).weak_text;
            let style = TextStyle::sans(TEXT_SIZE).color(color);
            text::label(ui, &place, style);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                self.zoom_ui(ui, percent);
            });
        });
    }

    /// From the right, as it is laid out.
    fn zoom_ui(&mut self, ui: &mut Ui, percent: Option<f32>) {
        let buttons = [
            ("1:1", "Actual pixels", AskedZoom::OneToOne),
            ("Fit", "Fit", AskedZoom::Fit),
            ("+", "Zoom in", AskedZoom::In),
            ("–", "Zoom out", AskedZoom::Out),
        ];
        for (title, name, zoom) in buttons {
            let is_on = zoom == AskedZoom::Fit && percent.is_none();
            let response = ui.add(Button::new(title).selected(is_on));
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_on, name));
            if response.on_hover_text(name).clicked() {
                self.asked = Some(zoom);
            }
        }
        if let Some(percent) = percent {
            let words = format!("{percent:.0} %");
            let color = palette(ui.ctx()).weak_text;
            text::label(ui, &words, TextStyle::sans(TEXT_SIZE).color(color));
        }
    }
}

/// Caption, credit, rights, size, and the sentences it rests on.
fn describe_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, id: PictureId, trust: &Trust) {
    let colors = palette(ui.ctx());
    let picture = dossier.picture(id);
    let words = words_of(view, dossier, trust, id);
    let small = TextStyle::sans(SMALL_SIZE);
    let quiet = small.color(colors.weak_text);
    let warning = small.color(colors.warning);
    ui.spacing_mut().item_spacing.y = 4.0;
    match words.caption {
        Some(caption) => text::label(ui, caption, TextStyle::sans(15.0)),
        None => text::label(ui, "No caption is given", warning),
    };
    match words.credit {
        Some(credit) => text::label(ui, credit, TextStyle::sans(13.0).color(colors.weak_text)),
        None => text::label(ui, "No credit is given", warning),
    };
    if let Some(words) = words.warning {
        text::label(ui, words, small.color(colors.bad));
    }
    for right in &picture.rights {
        text::label(ui, right, quiet);
    }
    if let Some(facts) = pictures::facts(ui.ctx(), view, id) {
        let (width, height) = facts.original;
        let mut parts = vec![format!("{} · {width} × {height} pixels", facts.format)];
        if let Some(claimed) = picture.size_hint
            && claimed != facts.original
        {
            parts.push(format!("the article says {} × {}", claimed.0, claimed.1));
        }
        text::label(ui, &parts.join(" · "), quiet);
        for note in &facts.notes {
            text::label(ui, note, warning);
        }
    }
    if picture.alt.is_none() {
        let missing = "No description is given for those who cannot see it";
        text::label(ui, missing, warning);
    }
    ui.add_space(6.0);
    sentences_ui(ui, view, dossier, Item::Picture(id));
}

fn sentences_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, item: Item) {
    let colors = palette(ui.ctx());
    let sentences = dossier.evidence.sentences_of(item);
    let quiet = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
    if sentences.is_empty() {
        text::label(ui, "Nothing in the text is linked to this picture", quiet);
        return;
    }
    text::label(ui, "In the text", quiet.bold());
    for sentence in sentences.iter().take(MAX_SENTENCES) {
        let words = dossier.article.body.sentence_text(*sentence);
        let style = TextStyle::serif(TEXT_SIZE).color(colors.accent);
        if text::link(ui, words, style).clicked() {
            view.send(Command::ShowSentence(*sentence));
        }
    }
    if sentences.len() > MAX_SENTENCES {
        let more = format!(
            "and {} more, in the details",
            sentences.len() - MAX_SENTENCES
        );
        text::label(ui, &more, quiet);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    fn canvas(width: f32, height: f32) -> Canvas {
        Canvas {
            rect: Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 600.0)),
            picture: vec2(width, height),
            pixels_per_point: 1.0,
        }
    }

    fn pixel_at(canvas: &Canvas, zoom: Zoom, at: egui::Pos2) -> Vec2 {
        (at - canvas.whole(zoom).min) / canvas.scale(zoom)
    }

    #[test]
    fn what_is_under_the_pointer_stays_there_while_zooming() {
        let canvas = canvas(4000.0, 3000.0);
        let at = pos2(420.0, 280.0);
        let before = pixel_at(&canvas, Zoom::Fit, at);
        let mut zoom = Zoom::Fit;
        for _ in 0..6 {
            zoom = canvas.zoomed(zoom, canvas.scale(zoom) * 1.3, at);
            let after = pixel_at(&canvas, zoom, at);
            assert!((after - before).length() < 0.1, "{before:?} {after:?}");
        }
    }

    #[test]
    fn fitting_shows_all_and_blows_small_pictures_up_a_little() {
        let large = canvas(4000.0, 1000.0);
        assert_eq!(large.whole(Zoom::Fit).width(), 800.0 - 2.0 * GAP);
        assert!(large.rect.contains_rect(large.whole(Zoom::Fit)));
        let small = canvas(40.0, 30.0);
        assert_eq!(small.whole(Zoom::Fit).width(), 40.0 * MAX_FITTED_SCALE);
    }

    #[test]
    fn zooming_out_of_everything_fits_again() {
        let canvas = canvas(4000.0, 3000.0);
        let near = canvas.zoomed(Zoom::Fit, 1.0, canvas.rect.center());
        assert!(matches!(near, Zoom::At { .. }));
        let far = canvas.zoomed(near, 0.001, canvas.rect.center());
        assert_eq!(far, Zoom::Fit);
        let nearest = canvas.zoomed(near, 1e9, canvas.rect.center());
        assert_eq!(canvas.scale(nearest), MAX_SCALE);
    }

    #[test]
    fn dragging_never_leaves_empty_room() {
        let canvas = canvas(4000.0, 3000.0);
        for center in [vec2(-1e6, -1e6), vec2(1e6, 1e6)] {
            let zoom = canvas.kept_in_view(1.0, center);
            assert!(canvas.whole(zoom).contains_rect(canvas.rect));
        }
    }
}

//! Which part of the map is seen: pan, zoom, fit.

use eframe::egui::emath::TSTransform;
use eframe::egui::{Pos2, Rect, Response, Ui, Vec2};

/// Smallest and largest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.01..=6.0;
/// Fitting does not enlarge beyond this: few nodes need not fill the window.
const MAX_FIT_ZOOM: f32 = 1.15;
/// Free space around a fitted map, in points.
const FIT_MARGIN: f32 = 14.0;

#[derive(Clone, Debug, Default)]
pub(super) struct Camera {
    screen_from_map: TSTransform,
    /// The reader has not moved the map, so it is fitted again when the window changes.
    is_free: bool,
    /// For what it was fitted last.
    fitted: Option<(Rect, Rect)>,
}

impl Camera {
    /// From the map to the screen.
    pub(super) fn transform(&self) -> TSTransform {
        self.screen_from_map
    }

    pub(super) fn zoom(&self) -> f32 {
        self.screen_from_map.scaling
    }

    pub(super) fn screen(&self, [x, y]: [f32; 2]) -> Pos2 {
        self.screen_from_map * Pos2::new(x, y)
    }

    pub(super) fn map(&self, screen: Pos2) -> [f32; 2] {
        let place = self.screen_from_map.inverse() * screen;
        [place.x, place.y]
    }

    /// Shows all again, now and whenever the window changes.
    pub(super) fn fit(&mut self) {
        self.is_free = false;
        self.fitted = None;
    }

    /// Fits `bounds` into `screen`, unless the reader has moved the map.
    pub(super) fn follow(&mut self, bounds: Rect, screen: Rect) {
        if let Some((_, last)) = self.fitted
            && self.is_free
        {
            // What was in the middle stays in the middle.
            if last != screen {
                self.screen_from_map.translation += screen.center() - last.center();
                self.fitted = Some((bounds, screen));
            }
            return;
        }
        if self.fitted == Some((bounds, screen)) {
            return;
        }
        self.fitted = Some((bounds, screen));
        let room = screen.shrink(FIT_MARGIN).size().max(Vec2::splat(40.0));
        let zoom = (room.x / bounds.width().max(1.0)).min(room.y / bounds.height().max(1.0));
        let zoom = zoom.clamp(*ZOOM.start(), MAX_FIT_ZOOM);
        let middle = bounds.center().to_vec2() * zoom;
        self.screen_from_map = TSTransform::new(screen.center().to_vec2() - middle, zoom);
    }

    pub(super) fn pan(&mut self, by: Vec2) {
        if by != Vec2::ZERO {
            self.screen_from_map.translation += by;
            self.is_free = true;
        }
    }

    /// Zooms so that what is at `at` stays there.
    pub(super) fn zoom_by(&mut self, factor: f32, at: Pos2) {
        let old = self.zoom();
        let new = (old * factor).clamp(*ZOOM.start(), *ZOOM.end());
        if new.is_finite() && (new - old).abs() > 1e-6 * old {
            let fixed = self.screen_from_map.inverse() * at;
            self.screen_from_map = TSTransform::new(at.to_vec2() - fixed.to_vec2() * new, new);
            self.is_free = true;
        }
    }

    /// Moves the map so that a place is seen, and no further.
    pub(super) fn reveal(&mut self, place: [f32; 2], screen: Rect) {
        let inner = screen.shrink(screen.size().min_elem().min(180.0) * 0.4);
        let at = self.screen(place);
        self.pan(at.clamp(inner.min, inner.max) - at);
    }

    /// Brings a place to the middle, at least at a zoom where names are read.
    pub(super) fn center(&mut self, place: [f32; 2], screen: Rect) {
        if self.zoom() < 0.7 {
            self.zoom_by(0.9 / self.zoom(), screen.center());
        }
        self.pan(screen.center() - self.screen(place));
    }

    /// Follows drag, wheel and pinch.
    pub(super) fn interact(&mut self, ui: &Ui, response: &Response) {
        if response.dragged() {
            self.pan(response.drag_delta());
        }
        if let Some(pointer) = ui.input(|input| input.pointer.latest_pos())
            && response.contains_pointer()
        {
            let (pinch, scroll) =
                ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta.y));
            self.zoom_by(pinch * (scroll / 240.0).exp(), pointer);
        }
    }
}

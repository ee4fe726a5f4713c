//! Which part of the map is seen: pan, zoom, fit.

use eframe::egui::emath::TSTransform;
use eframe::egui::{Pos2, Rect, Response, Ui, Vec2};

/// Smallest and largest zoom.
const ZOOM: std::ops::RangeInclusive<f32> = 0.01..=6.0;
/// Fitting does not enlarge beyond this: few nodes need not fill the window.
const MAX_FIT_ZOOM: f32 = 1.15;
/// Free space around a fitted map, in points.
pub const FIT_MARGIN: f32 = 14.0;
/// Free space around a part that is zoomed to, and how large it is made at most.
const ZOOM_MARGIN: f32 = 48.0;
const MAX_ZOOM_TO: f32 = 1.6;
/// Below this zoom, names are found no place; at the other they are read well.
const LEAST_READ: f32 = 0.45;
const READ_ZOOM: f32 = 0.9;
/// So many frames it takes until all panels around the map have their size.
const SETTLED: u8 = 3;

#[derive(Clone, Debug, Default)]
pub(super) struct Camera {
    screen_from_map: TSTransform,
    /// The reader has moved the map, so it is not fitted again when the window changes.
    is_free: bool,
    /// For what it was fitted last.
    fitted: Option<Fitted>,
    /// Frames since, up to [`SETTLED`].
    frames: u8,
}

/// What a map was fitted into.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Fitted {
    bounds: Rect,
    screen: Rect,
    window: Rect,
}

impl Fitted {
    /// Whether only a strip above or below has come or gone, such as Find or the timeline.
    fn is_but_for_a_strip(&self, now: &Self) -> bool {
        self.bounds == now.bounds
            && self.window == now.window
            && self.screen.x_range() == now.screen.x_range()
    }
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
        self.frames = 0;
    }

    /// The same, unless the reader has moved the map.
    pub(super) fn fit_anew(&mut self) {
        if !self.is_free {
            self.fit();
        }
    }

    /// Fits `bounds` into `screen`, a part of `window`, unless the reader has moved the map.
    ///
    /// A strip that comes or goes above or below moves it as little as may be: what was in the middle
    /// stays in the middle, as large as it was, so that it is back when the strip is gone.
    pub(super) fn follow(&mut self, bounds: Rect, screen: Rect, window: Rect) {
        let now = Fitted {
            bounds,
            screen,
            window,
        };
        let is_settled = self.frames == SETTLED;
        self.frames = (self.frames + 1).min(SETTLED);
        if let Some(last) = self.fitted
            && (self.is_free || (is_settled && last.is_but_for_a_strip(&now)))
        {
            self.screen_from_map.translation += screen.center() - last.screen.center();
        } else {
            self.show(bounds, screen, FIT_MARGIN, MAX_FIT_ZOOM);
        }
        self.fitted = Some(now);
    }

    /// Shows a part of the map as large as it fits, and no larger than `most`.
    fn show(&mut self, part: Rect, screen: Rect, margin: f32, most: f32) {
        let room = screen.shrink(margin).size().max(Vec2::splat(40.0));
        let zoom = (room.x / part.width().max(1.0)).min(room.y / part.height().max(1.0));
        self.look_at(part.center(), zoom.clamp(*ZOOM.start(), most), screen);
    }

    fn look_at(&mut self, middle: Pos2, zoom: f32, screen: Rect) {
        let middle = middle.to_vec2() * zoom;
        self.screen_from_map = TSTransform::new(screen.center().to_vec2() - middle, zoom);
    }

    /// Zooms to a part of the map; if that makes it too small to be read and there is one place that
    /// matters most, to that.
    pub(super) fn zoom_to(&mut self, part: Rect, most: Option<[f32; 2]>, screen: Rect) {
        self.show(part, screen, ZOOM_MARGIN, MAX_ZOOM_TO);
        if let Some(place) = most
            && self.zoom() < LEAST_READ
        {
            self.look_at(place.into(), READ_ZOOM, screen);
        }
        self.is_free = true;
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
            self.zoom_by(READ_ZOOM / self.zoom(), screen.center());
        }
        self.pan(screen.center() - self.screen(place));
    }

    /// Brings a place to the middle.
    pub(super) fn go_to(&mut self, place: [f32; 2], screen: Rect) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::{pos2, vec2};

    const WINDOW: Rect = Rect {
        min: pos2(0.0, 0.0),
        max: pos2(1000.0, 800.0),
    };
    const ROOM: Rect = Rect {
        min: pos2(0.0, 100.0),
        max: pos2(600.0, 700.0),
    };
    const MAP: Rect = Rect {
        min: pos2(-400.0, -300.0),
        max: pos2(900.0, 500.0),
    };

    fn fitted() -> Camera {
        let mut camera = Camera::default();
        for _ in 0..=SETTLED {
            camera.follow(MAP, ROOM, WINDOW);
        }
        camera
    }

    #[test]
    fn a_strip_that_comes_keeps_the_middle_and_one_that_goes_gives_all_back() {
        let mut camera = fitted();
        let before = camera.transform();
        let middle = camera.map(ROOM.center());
        let with_find = ROOM.with_min_y(140.0);
        camera.follow(MAP, with_find, WINDOW);
        assert_eq!(camera.zoom(), before.scaling);
        assert!(camera.screen(middle).distance(with_find.center()) < 0.01);
        camera.follow(MAP, ROOM, WINDOW);
        assert_eq!(camera.transform(), before);
    }

    #[test]
    fn a_panel_beside_it_and_another_window_fit_it_anew_unless_it_was_moved() {
        let beside = ROOM.with_max_x(900.0);
        let larger = Rect::from_min_size(WINDOW.min, WINDOW.size() * 2.0);
        for (room, window) in [(beside, WINDOW), (ROOM.with_max_y(1500.0), larger)] {
            let mut camera = fitted();
            let before = camera.transform();
            camera.follow(MAP, room, window);
            assert_ne!(camera.transform(), before);
            let shown = camera.transform() * MAP;
            assert!(room.contains_rect(shown), "{shown} in {room}");

            let mut camera = fitted();
            camera.pan(vec2(5.0, 7.0));
            let zoom = camera.zoom();
            let middle = camera.map(ROOM.center());
            camera.follow(MAP, room, window);
            assert_eq!(camera.zoom(), zoom);
            assert!(camera.screen(middle).distance(room.center()) < 0.01);
        }
    }

    #[test]
    fn a_part_is_shown_whole_and_one_too_wide_to_be_read_at_its_first_place() {
        let mut camera = fitted();
        let part = Rect::from_min_size(pos2(100.0, 100.0), vec2(300.0, 90.0));
        camera.zoom_to(part, None, ROOM);
        assert!(ROOM.contains_rect(camera.transform() * part));
        assert!(camera.zoom() > 1.0, "{}", camera.zoom());
        let wide = Rect::from_min_size(pos2(0.0, 0.0), vec2(9000.0, 9000.0));
        camera.zoom_to(wide, None, ROOM);
        assert!(ROOM.contains_rect(camera.transform() * wide));
        camera.zoom_to(wide, Some([70.0, 90.0]), ROOM);
        assert!(camera.zoom() >= LEAST_READ);
        assert!(camera.screen([70.0, 90.0]).distance(ROOM.center()) < 0.01);
    }
}

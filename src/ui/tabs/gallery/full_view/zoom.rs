//! How large a picture is shown and which part of it: numbers only.

use eframe::egui::{self, Rect, Vec2, vec2};

use crate::ui::theme::GAP;

/// The zoom goes up to this many screen pixels for one of the picture's.
const MAX_SCALE: f32 = 16.0;
/// Small pictures fill the tab only up to this many screen pixels for one of theirs.
const MAX_FITTED_SCALE: f32 = 2.0;
/// How far a click on + or − goes.
const ZOOM_STEP: f32 = 1.5;

/// How large the picture is, and which of its points is in the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Zoom {
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
pub(super) struct Canvas {
    pub(super) rect: Rect,
    /// Size of the picture in its own pixels.
    pub(super) picture: Vec2,
    pub(super) pixels_per_point: f32,
}

impl Canvas {
    fn fitted_scale(&self) -> f32 {
        let room = (self.rect.size() - Vec2::splat(2.0 * GAP)).max(Vec2::splat(1.0));
        (room / self.picture)
            .min_elem()
            .min(MAX_FITTED_SCALE / self.pixels_per_point)
    }

    pub(super) fn scale(&self, zoom: Zoom) -> f32 {
        match zoom {
            Zoom::Fit => self.fitted_scale(),
            Zoom::At { scale, .. } => scale,
        }
    }

    pub(super) fn center(&self, zoom: Zoom) -> Vec2 {
        match zoom {
            Zoom::Fit => self.picture / 2.0,
            Zoom::At { center, .. } => center,
        }
    }

    /// Where the whole picture is on the screen.
    pub(super) fn whole(&self, zoom: Zoom) -> Rect {
        let scale = self.scale(zoom);
        let min = self.rect.center() - self.center(zoom) * scale;
        Rect::from_min_size(min, self.picture * scale)
    }

    /// The zoom at another scale, with `fixed`, a place on the screen, staying where it is.
    pub(super) fn zoomed(&self, zoom: Zoom, scale: f32, fixed: egui::Pos2) -> Zoom {
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
    pub(super) fn kept_in_view(&self, scale: f32, center: Vec2) -> Zoom {
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

/// What the bar's buttons and the keys ask of the zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AskedZoom {
    In,
    Out,
    Fit,
    OneToOne,
}

impl AskedZoom {
    pub(super) fn apply(self, canvas: &Canvas, zoom: Zoom) -> Zoom {
        let scale = match self {
            Self::Fit => return Zoom::Fit,
            Self::OneToOne => 1.0 / canvas.pixels_per_point,
            Self::In => canvas.scale(zoom) * ZOOM_STEP,
            Self::Out => canvas.scale(zoom) / ZOOM_STEP,
        };
        canvas.zoomed(zoom, scale, canvas.rect.center())
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

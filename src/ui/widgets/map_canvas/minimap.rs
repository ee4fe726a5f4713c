//! The whole of a large map, small in a corner, with the part that is in view: click or drag there to
//! go there, or walk with the arrow keys.
//!
//! Made of one small picture that is painted anew only when nodes are moved or hidden. It is not there
//! when all of the map is in view anyway, nor where it would cover the map.

use eframe::egui::accesskit::Role;
use eframe::egui::epaint::ColorImage;
use eframe::egui::{
    CursorIcon, Id, Key, Mesh, Modifiers, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::keyboard::{self, ARROWS};
use super::{MapCanvas, Shown};
use crate::geometry::map_sheet::Part;
use crate::model::figure_words::counted_as;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{Palette, ROUNDING, SMALL_SIZE, UNTINTED, palette};

/// Maps of no more nodes are seen at a glance.
const LEAST_NODES: usize = 500;
/// It takes no more room than this, in points, and this share of the map.
const MOST: Vec2 = Vec2::new(190.0, 130.0);
const SHARE: f32 = 0.24;
/// In less room than this it would be too small to be of use.
const LEAST: f32 = 64.0;
/// Between it and the edges of the map, and around what it shows.
const MARGIN: f32 = 12.0;
const PADDING: f32 = 5.0;
/// The rectangle of the view is not smaller than this, in points.
const LEAST_VIEW: f32 = 6.0;
/// How much of the view an arrow key moves it by.
const STEP: f32 = 0.25;

/// The picture, and what it was painted for.
#[derive(Default)]
pub(super) struct Minimap {
    picture: Option<(Painted, TextureHandle)>,
    /// What holds all nodes, in map units.
    bounds: Option<(u64, Rect)>,
}

#[derive(Clone, Copy, PartialEq)]
struct Painted {
    moved: u64,
    hidden: u64,
    dark: bool,
    size: [usize; 2],
}

/// Where it is, and how a place of the map is found on it.
#[derive(Clone, Copy)]
struct Place {
    /// With its ground.
    rect: Rect,
    /// What holds the picture of `bounds`.
    picture: Rect,
    bounds: Rect,
}

impl Place {
    /// `None` where it would be too small, or cover too much.
    fn new(area: Rect, bounds: Rect) -> Option<Self> {
        let room = MOST.min(area.size() * SHARE) - Vec2::splat(2.0 * PADDING);
        let scale = (room / bounds.size()).min_elem();
        let size = bounds.size() * scale;
        if !scale.is_finite() || room.min_elem() < LEAST || size.min_elem() < 1.0 {
            return None;
        }
        let ground = size.max(Vec2::splat(LEAST * 0.5)) + Vec2::splat(2.0 * PADDING);
        let rect = Rect::from_min_max(area.max - ground, area.max);
        let rect = rect.translate(Vec2::splat(-MARGIN));
        Some(Self {
            rect,
            picture: Rect::from_center_size(rect.center(), size),
            bounds,
        })
    }

    fn scale(&self) -> f32 {
        self.picture.width() / self.bounds.width()
    }

    fn on_it(&self, part: Rect) -> Rect {
        let corner = |at: Pos2| self.picture.min + (at - self.bounds.min) * self.scale();
        Rect::from_min_max(corner(part.min), corner(part.max))
    }

    fn map(&self, at: Pos2) -> [f32; 2] {
        let place = self.bounds.min + (at - self.picture.min) / self.scale();
        place.clamp(self.bounds.min, self.bounds.max).into()
    }
}

impl MapCanvas {
    /// Shows it, if it is of use, and moves the view as the reader wants.
    pub(super) fn minimap_ui(&mut self, ui: &mut Ui, area: Rect, shown: Shown<'_>) {
        if !shown.minimap || shown.scene.nodes.len() <= LEAST_NODES {
            return;
        }
        let bounds = self.minimap_bounds();
        let Some(place) = Place::new(area, bounds) else {
            return;
        };
        let view = self.camera.transform().inverse() * area;
        if view.contains_rect(bounds) {
            return;
        }
        let id = Id::unique("minimap").with(ui.scope_id());
        let touched = ui
            .interact(place.rect, id, Sense::click_and_drag())
            .on_hover_cursor(CursorIcon::Crosshair);
        touched.widget_info(|| {
            let nodes = counted_as(shown.scene.nodes.len(), "node", "nodes");
            let name = format!("Minimap of {nodes}: the arrow keys move the view");
            WidgetInfo::labeled(Role::Canvas, true, name)
        });
        if (touched.clicked() || touched.dragged())
            && let Some(at) = touched.interact_pointer_pos()
        {
            self.camera.go_to(place.map(at), area);
        }
        if touched.has_focus() {
            keyboard::keep_arrows(ui, touched.id);
            for (key, way) in ARROWS {
                if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                    self.camera.pan(-way * area.size() * STEP);
                }
            }
            if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Num0)) {
                self.fit();
            }
        }
        let view = place.on_it(self.camera.transform().inverse() * area);
        let texture = self.minimap_picture(ui, place, shown);
        let ring = if touched.has_focus() { 2.0 } else { 0.0 };
        paint(ui.painter(), palette(ui.ctx()), place, &texture, view, ring);
        touched.on_hover_ui(|ui| {
            let words = "The whole map: click or drag to go there";
            text::label(ui, words, TextStyle::sans(SMALL_SIZE));
        });
    }

    fn minimap_bounds(&mut self) -> Rect {
        match self.minimap.bounds {
            Some((moved, bounds)) if moved == self.moved => bounds,
            _ => {
                let places = self.positions.iter().map(|place| Pos2::from(*place));
                let mut bounds = Rect::NOTHING;
                places.for_each(|place| bounds.extend_with(place));
                self.minimap.bounds = Some((self.moved, bounds));
                bounds
            }
        }
    }

    /// The picture; while a node is dragged, as it was before.
    fn minimap_picture(&mut self, ui: &Ui, place: Place, shown: Shown<'_>) -> TextureHandle {
        let size = (place.picture.size() * ui.pixels_per_point()).ceil();
        let wanted = Painted {
            moved: self.moved,
            hidden: shown.hidden,
            dark: ui.visuals().dark_mode,
            size: [size.x as usize, size.y as usize].map(|side| side.max(1)),
        };
        if let Some((painted, texture)) = &self.minimap.picture
            && (*painted == wanted || ui.input(|input| input.pointer.any_down()))
        {
            return texture.clone();
        }
        let image = self.minimap_image(palette(ui.ctx()), place, wanted.size, shown);
        let texture = ui
            .ctx()
            .load_texture("minimap", image, TextureOptions::LINEAR);
        self.minimap.picture = Some((wanted, texture.clone()));
        texture
    }

    /// Each node a dot in the color of its kind; the most connected over others.
    fn minimap_image(
        &self,
        colors: &Palette,
        place: Place,
        size: [usize; 2],
        shown: Shown<'_>,
    ) -> ColorImage {
        let mut image = ColorImage::filled(size, colors.chrome);
        let scale = vec2(size[0] as f32, size[1] as f32) / place.bounds.size();
        for node in shown.scene.ranked.iter().rev() {
            let strength = match shown.parts.node(*node) {
                Part::Hidden => continue,
                Part::Faded => 0.3,
                Part::Shown => 0.8,
            };
            let at = Pos2::from(self.positions[*node as usize]) - place.bounds.min;
            let [x, y] = [at.x * scale.x, at.y * scale.y].map(|at| at as usize);
            let [x, y] = [x.min(size[0] - 1), y.min(size[1] - 1)];
            let kind = colors.kind(shown.scene.nodes[*node as usize].kind);
            image[(x, y)] = colors.chrome.lerp_to_gamma(kind, strength);
        }
        image
    }
}

fn paint(
    painter: &Painter,
    colors: &Palette,
    place: Place,
    texture: &TextureHandle,
    view: Rect,
    ring: f32,
) {
    painter.rect_filled(place.rect, ROUNDING, colors.chrome);
    let mut picture = Mesh::with_texture(texture.id());
    let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    picture.add_rect_with_uv(place.picture, uv, UNTINTED);
    painter.add(Shape::mesh(picture));
    let within = place.rect.shrink(1.0);
    let seen = view.expand2((Vec2::splat(LEAST_VIEW) - view.size()).max(Vec2::ZERO) * 0.5);
    let seen = seen.intersect(within);
    if seen.is_positive() {
        painter.rect_filled(seen, 1.0, colors.accent.gamma_multiply(0.14));
        let edge = Stroke::new(1.5, colors.accent);
        painter.rect_stroke(seen, 1.0, edge, StrokeKind::Inside);
    }
    let frame = if ring > 0.0 {
        Stroke::new(ring, colors.accent)
    } else {
        Stroke::new(1.0, colors.strong_line)
    };
    painter.rect_stroke(place.rect, ROUNDING, frame, StrokeKind::Inside);
}

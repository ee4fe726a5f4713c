//! The map on the screen: pan, zoom, nodes, lines, level of detail.
//!
//! Knows no session: it is given a [`Scene`], where its nodes are and how strongly each thing stands
//! out, and gives back what the reader points at. Lines and symbols are one mesh; what is out of view
//! costs nothing; names and words of lines are placed by rank and never on each other. It paints only
//! when asked and never asks for another frame. It moves no node by itself: only a reader's drag does.

mod brush;
mod camera;
mod frame;
mod keyboard;
mod places;
pub mod scene;
mod strokes;
pub mod symbols;
pub mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CursorIcon, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, Vec2, WidgetInfo,
};

use crate::geometry::entity_map::MapLayout;
use crate::ui::theme::palette;
pub use brush::Brush;
use camera::Camera;
use frame::Visible;
use scene::{Emphasis, Scene};
pub use strokes::{Stroke, draw};
use symbols::Symbols;

/// More nodes or lines than this are not offered to keyboard and screen readers at a time; the table
/// offers all.
const MAX_WIDGETS: usize = 300;
/// A click this near to a line, in points, means the line.
const LINE_REACH: f32 = 6.0;
/// One step of the zoom buttons and keys.
pub const ZOOM_STEP: f32 = 1.25;

/// Something on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapThing {
    Node(u32),
    Line(u32),
}

/// What is drawn this time.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub scene: &'a Scene,
    pub nodes: &'a [Emphasis],
    pub lines: &'a [Emphasis],
}

/// What the reader does with the map.
pub struct MapResponse {
    pub canvas: Response,
    /// Each node that can be pointed at, most connected first.
    pub nodes: Vec<(u32, Response)>,
    pub lines: Vec<(u32, Response)>,
    /// The line under the pointer, when it is not over one of the above.
    pub line_under_pointer: Option<u32>,
    /// To be shown in the text: Enter, or the menu.
    pub opened: Option<MapThing>,
    /// Has the keyboard's focus.
    pub focused: Option<MapThing>,
}

/// The view state of one map.
#[derive(Default)]
pub struct MapCanvas {
    camera: Camera,
    symbols: Symbols,
    layout: Option<Arc<MapLayout>>,
    /// Where the nodes are now: as laid out, or where the reader put them.
    positions: Vec<[f32; 2]>,
    bounds: Option<Rect>,
    pins: BTreeMap<u32, [f32; 2]>,
    focused: Option<MapThing>,
    area: Option<Rect>,
}

impl MapCanvas {
    /// Takes the positions over; does nothing when they are those it has.
    pub fn set_layout(&mut self, layout: &Arc<MapLayout>, scene: &Scene) {
        if self
            .layout
            .as_ref()
            .is_some_and(|known| Arc::ptr_eq(known, layout))
        {
            return;
        }
        self.layout = Some(Arc::clone(layout));
        self.positions.clone_from(&layout.positions);
        self.positions.resize(scene.nodes.len(), [0.0; 2]);
        for (node, place) in &self.pins {
            if let Some(position) = self.positions.get_mut(*node as usize) {
                *position = *place;
            }
        }
        self.bounds = Some(scene.bounds(&layout.positions, &|_| true));
    }

    pub fn is_laid_out(&self) -> bool {
        self.layout.is_some()
    }

    /// Where a node is, in map units.
    pub fn position(&self, node: u32) -> Option<[f32; 2]> {
        self.positions.get(node as usize).copied()
    }

    pub fn is_pinned(&self, node: u32) -> bool {
        self.pins.contains_key(&node)
    }

    pub fn pin_count(&self) -> usize {
        self.pins.len()
    }

    pub fn fit(&mut self) {
        self.camera.fit();
    }

    /// Zooms around the middle of the view.
    pub fn zoom_by(&mut self, factor: f32) {
        if let Some(area) = self.area {
            self.camera.zoom_by(factor, area.center());
        }
    }

    pub fn zoom(&self) -> f32 {
        self.camera.zoom()
    }

    /// Brings a node to the middle.
    pub fn center(&mut self, node: u32) {
        if let (Some(area), Some(place)) = (self.area, self.position(node)) {
            self.camera.center(place, area);
        }
    }

    /// Moves the map just so far that a node is seen.
    pub fn reveal(&mut self, node: u32) {
        if let (Some(area), Some(place)) = (self.area, self.position(node))
            && !area.shrink(20.0).contains(self.camera.screen(place))
        {
            self.camera.reveal(place, area);
        }
    }

    fn pin(&mut self, node: u32, place: [f32; 2]) {
        self.pins.insert(node, place);
        if let Some(position) = self.positions.get_mut(node as usize) {
            *position = place;
        }
    }

    fn unpin(&mut self, node: u32) {
        self.pins.remove(&node);
        if let Some(laid_out) = self
            .layout
            .as_ref()
            .and_then(|layout| layout.positions.get(node as usize))
            && let Some(position) = self.positions.get_mut(node as usize)
        {
            *position = *laid_out;
        }
    }

    pub fn unpin_all(&mut self) {
        for node in std::mem::take(&mut self.pins).into_keys() {
            self.unpin(node);
        }
    }

    /// Draws the map into all the room there is.
    pub fn show(&mut self, ui: &mut Ui, shown: Shown<'_>) -> MapResponse {
        let (area, canvas) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        canvas.widget_info(|| {
            let (nodes, lines) = (shown.scene.nodes.len(), shown.scene.lines.len());
            let name = format!("Map of {nodes} nodes and {lines} relations");
            WidgetInfo::labeled(Role::Canvas, true, name)
        });
        self.area = Some(area);
        if let Some(bounds) = self.bounds {
            self.camera.follow(bounds, area);
        }
        self.camera.interact(ui, &canvas);
        let mut response = MapResponse {
            canvas,
            nodes: Vec::new(),
            lines: Vec::new(),
            line_under_pointer: None,
            opened: None,
            focused: None,
        };
        self.read_keys(ui, shown, &mut response);

        let visible = Visible::new(self, shown, area);
        let words = words::place(ui, &visible, shown);
        self.point_at_nodes(ui, &visible, shown, &mut response);
        point_at_lines(ui, &visible, &words, &mut response);
        if response.canvas.hovered()
            && let Some(pointer) = ui.input(|input| input.pointer.latest_pos())
        {
            response.line_under_pointer = visible.line_at(shown, pointer, LINE_REACH);
        }
        let cursor = if response.canvas.dragged() {
            CursorIcon::Grabbing
        } else if response.line_under_pointer.is_some() {
            CursorIcon::PointingHand
        } else {
            CursorIcon::Default
        };
        response.canvas = response.canvas.on_hover_cursor(cursor);
        self.focused = response.focused;

        let painter = ui.painter_at(area);
        let colors = palette(ui.ctx());
        frame::paint(&painter, colors, self, &visible, shown, response.focused);
        words::paint(&painter, colors, &words, &visible, shown);
        if response.canvas.has_focus() {
            let ring = ui.visuals().selection.stroke;
            painter.rect_stroke(area, 0.0, ring, eframe::egui::StrokeKind::Inside);
        }
        response
    }

    fn point_at_nodes(
        &mut self,
        ui: &Ui,
        visible: &Visible,
        shown: Shown<'_>,
        response: &mut MapResponse,
    ) {
        // What stands out is always among those that can be pointed at.
        let lit = |node: &&u32| shown.nodes[**node as usize] > Emphasis::Plain;
        let first = visible.nodes.iter().filter(lit);
        let rest = visible.nodes.iter().filter(|node| !lit(node));
        let chosen: Vec<u32> = first.chain(rest).take(MAX_WIDGETS).copied().collect();
        let mut is_chosen = vec![false; shown.scene.nodes.len()];
        for node in &chosen {
            is_chosen[*node as usize] = true;
        }
        for node in visible
            .nodes
            .iter()
            .filter(|node| is_chosen[**node as usize])
        {
            let place = visible.screen[*node as usize];
            let half = (visible.radius[*node as usize] + 2.0).max(8.0);
            let rect = Rect::from_center_size(place, Vec2::splat(half * 2.0));
            let id = node_id(response.canvas.id, *node);
            let touched = ui
                .interact(rect, id, Sense::click_and_drag())
                .on_hover_cursor(CursorIcon::PointingHand);
            if touched.dragged() {
                let at = place + touched.drag_delta();
                let at = self.camera.map(at);
                self.pin(*node, at);
            }
            if touched.has_focus() {
                response.focused = Some(MapThing::Node(*node));
                keyboard::keep_arrows(ui, touched.id);
            }
            self.node_menu(&touched, *node, response);
            response.nodes.push((*node, touched));
        }
        if response.canvas.has_focus() {
            keyboard::keep_arrows(ui, response.canvas.id);
        }
    }

    fn node_menu(&mut self, touched: &Response, node: u32, response: &mut MapResponse) {
        touched.context_menu(|ui| {
            if ui.button("Show in text").clicked() {
                response.opened = Some(MapThing::Node(node));
            }
            if ui.button("Bring to the middle").clicked() {
                self.center(node);
            }
            if self.is_pinned(node) {
                if ui.button("Unpin").clicked() {
                    self.unpin(node);
                }
            } else if ui.button("Pin here").clicked()
                && let Some(place) = self.position(node)
            {
                self.pin(node, place);
            }
            if self.pin_count() > 1 && ui.button("Unpin all").clicked() {
                self.unpin_all();
            }
        });
    }

    /// Keys while the map or something on it has the focus.
    fn read_keys(&mut self, ui: &Ui, shown: Shown<'_>, response: &mut MapResponse) {
        let canvas = response.canvas.id;
        let id = match self.focused {
            Some(MapThing::Node(node)) => node_id(canvas, node),
            Some(MapThing::Line(line)) => line_id(canvas, line),
            None => canvas,
        };
        if !ui.memory(|memory| memory.has_focus(id)) {
            let over = response.canvas.contains_pointer() && !ui.ctx().text_edit_focused();
            if over && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F)) {
                self.fit();
            }
            return;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::F) {
            self.fit();
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom_by(ZOOM_STEP);
        }
        if pressed(Key::Minus) {
            self.zoom_by(1.0 / ZOOM_STEP);
        }
        if self.focused.is_some() && pressed(Key::Enter) {
            response.opened = self.focused;
        }
        for (key, way) in keyboard::ARROWS {
            if pressed(key)
                && let Some(next) = keyboard::next(self.focused, way, shown, &self.positions)
            {
                self.focused = Some(MapThing::Node(next));
                self.reveal(next);
                ui.memory_mut(|memory| memory.request_focus(node_id(canvas, next)));
            }
        }
    }

    fn screen(&self, node: usize) -> Pos2 {
        self.camera
            .screen(self.positions.get(node).copied().unwrap_or_default())
    }
}

fn point_at_lines(ui: &Ui, visible: &Visible, words: &words::Words, response: &mut MapResponse) {
    let labelled = words.lines.iter().map(|label| (label.index, label.rect));
    let bare = visible.bare_lines(words, MAX_WIDGETS);
    for (line, rect) in labelled.chain(bare).take(MAX_WIDGETS) {
        let id = line_id(response.canvas.id, line);
        let touched = ui
            .interact(rect, id, Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand);
        if touched.has_focus() {
            response.focused = Some(MapThing::Line(line));
            keyboard::keep_arrows(ui, touched.id);
        }
        response.lines.push((line, touched));
    }
}

fn node_id(canvas: Id, node: u32) -> Id {
    canvas.with(("node", node))
}

fn line_id(canvas: Id, line: u32) -> Id {
    canvas.with(("line", line))
}

//! The map on the screen: pan, zoom, nodes, lines, level of detail.
//!
//! Knows no session: it is given a [`Scene`], where its nodes are and how strongly each thing stands
//! out, and gives back what the reader points at. Few lines and symbols are drawn, many are shown as
//! a picture, which it asks its caller for ([`MapResponse::wanted`]); names and words of lines are
//! placed by rank and never on each other. It paints only when asked, and asks for another frame only
//! while a picture is on its way to the graphics card, and once when the map has moved. It moves no node by itself: only a reader's drag does.

mod backdrop;
mod brush;
mod bundles;
mod camera;
mod crowd_names;
mod crowds;
pub mod emphasis;
mod faint;
mod frame;
mod kept;
mod keyboard;
mod line_words;
mod minimap;
mod names;
mod places;
mod portraits;
mod saying;
mod sheets;
mod strokes;
pub mod symbols;
#[cfg(test)]
mod tests;
mod visible;
pub mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    CursorIcon, Id, Key, Modifiers, Painter, Popup, Rect, Response, Sense, Ui, Vec2, WidgetInfo,
};

use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_scene::Scene;
use crate::geometry::map_sheet::{MapSheet, SheetRequest, ShownParts};
use crate::model::figure_words::counted_as;
use crate::ui::theme::palette;
use crate::ui::widgets::button::Button;
pub(crate) use backdrop::paint;
pub use brush::Brush;
pub use bundles::{Bundle, Bundles};
use camera::Camera;
pub use camera::FIT_MARGIN;
use crowd_names::Pointed;
use crowds::Spots;
use emphasis::Emphasis;
use kept::Kept;
pub use keyboard::KEYS;
use minimap::Minimap;
use sheets::Sheets;
pub use strokes::{Stroke, draw};
use symbols::Symbols;
use visible::{Lie, Visible};
use words::Words;

/// More nodes or lines than this are not offered to keyboard and screen readers at a time; the table
/// offers all.
const MAX_WIDGETS: usize = 300;
/// On a map seen from afar, where any choice of them is a small part, so many nodes that are in no crowd
/// and so many crowds; each costs a frame some microseconds.
const MAX_AFAR: usize = 100;
/// One step of the zoom buttons and keys.
pub const ZOOM_STEP: f32 = 1.25;

/// Around what a crowd covers, in points, when it is gone into.
const CROWD_MARGIN: f32 = 6.0;
/// To go into a crowd is to zoom in at least so much, and not beyond this zoom unless it must.
const LEAST_INTO: f32 = 1.6;
const MOST_INTO: f32 = 1.0;

/// Width of the menu on a node, in points.
const MENU_WIDTH: f32 = 200.0;
/// What a map without nodes is taken to hold.
const EMPTY_BOUNDS: [[f32; 2]; 2] = [[-100.0; 2], [100.0; 2]];

/// Something on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapThing {
    Node(u32),
    Line(u32),
}

/// What is drawn this time.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// What else the menu on a node offers.
    pub menu: &'a dyn Fn(&mut Ui, u32),
    pub scene: &'a Scene,
    pub nodes: &'a [Emphasis],
    pub lines: &'a [Emphasis],
    /// Pairs that are linked faintly, below everything: no relations.
    pub faint: &'a [[u32; 2]],
    /// What stands out, most connected nodes first.
    pub lit_nodes: &'a [u32],
    pub lit_lines: &'a [u32],
    /// Counts changes of all this.
    pub looks: u64,
    /// Something stands out, and the rest is faded.
    pub faded: bool,
    /// What is filtered out.
    pub parts: &'a Arc<ShownParts>,
    /// A number that changes with it.
    pub hidden: u64,
    /// Whether the whole of a large map is shown small in a corner.
    pub minimap: bool,
    pub portraits: Portraits<'a>,
}

/// Nodes that have a picture instead of their kind's marks.
#[derive(Clone, Copy)]
pub struct Portraits<'a> {
    /// Most connected first.
    pub nodes: &'a [u32],
    /// Paints one so that it covers a square, round; says whether it is there yet.
    pub paint: &'a dyn Fn(&Painter, u32, Rect) -> bool,
}

impl Default for Portraits<'_> {
    fn default() -> Self {
        Self {
            nodes: &[],
            paint: &|_, _, _| false,
        }
    }
}

/// What the reader does with the map.
pub struct MapResponse {
    pub canvas: Response,
    /// Each node that can be pointed at, most connected first.
    pub nodes: Vec<(u32, Response)>,
    pub lines: Vec<(u32, Response)>,
    /// Which of the lines stand for several.
    pub bundles: Arc<Bundles>,
    /// What the pointer is on, when it is not over one of the above.
    pub under_pointer: Option<MapThing>,
    /// The pointer is on a crowd: what a click does there is done here.
    pub is_on_crowd: bool,
    /// The faint link there, when nothing else is.
    pub faint_under_pointer: Option<u32>,
    /// To be shown in the text: Enter, or the menu.
    pub opened: Option<MapThing>,
    /// What is selected is to fill the view: a key.
    pub zooms_to_selected: bool,
    /// Has the keyboard's focus.
    pub focused: Option<MapThing>,
    /// A picture of all that is at rest, to be painted and given back by [`MapCanvas::take`].
    pub wanted: Option<Box<SheetRequest>>,
}

/// The view state of one map.
pub struct MapCanvas {
    map: Arc<DossierMap>,
    camera: Camera,
    symbols: Symbols,
    /// Where the nodes are now: as laid out, or where the reader put them.
    positions: Arc<Vec<[f32; 2]>>,
    /// All that was laid out.
    bounds: Rect,
    /// Nodes that the reader put somewhere, and where they were laid out.
    pins: BTreeMap<u32, [f32; 2]>,
    /// Counts changes of `positions`.
    moved: u64,
    focused: Option<MapThing>,
    area: Option<Rect>,
    sheets: Sheets,
    kept: Kept,
    minimap: Minimap,
    /// Which nodes are shown together.
    tier: usize,
}

impl MapCanvas {
    pub fn new(map: &Arc<DossierMap>) -> Self {
        let positions = map.layout.positions.clone();
        let [low, high] = map.scene.bounds(&positions).unwrap_or(EMPTY_BOUNDS);
        Self {
            map: Arc::clone(map),
            camera: Camera::default(),
            symbols: Symbols::default(),
            positions: Arc::new(positions),
            bounds: Rect::from_min_max(low.into(), high.into()),
            pins: BTreeMap::new(),
            moved: 0,
            focused: None,
            area: None,
            sheets: Sheets::default(),
            kept: Kept::default(),
            minimap: Minimap::default(),
            tier: 0,
        }
    }

    /// Where a node is, in map units.
    pub fn position(&self, node: u32) -> Option<[f32; 2]> {
        self.positions.get(node as usize).copied()
    }

    pub fn is_pinned(&self, node: u32) -> bool {
        self.pins.contains_key(&node)
    }

    /// The nodes that the reader put somewhere, and where.
    pub fn pins(&self) -> impl Iterator<Item = (u32, [f32; 2])> {
        let nodes = self.pins.keys();
        nodes.filter_map(|node| Some((*node, self.position(*node)?)))
    }

    /// Puts these nodes there and no others anywhere.
    pub fn set_pins(&mut self, pins: &BTreeMap<u32, [f32; 2]>) {
        let gone: Vec<u32> = self.pins.keys().copied().collect();
        for node in gone.iter().filter(|node| !pins.contains_key(node)) {
            self.unpin(*node);
        }
        for (node, place) in pins {
            if self.position(*node) != Some(*place) || !self.is_pinned(*node) {
                self.pin(*node, *place);
            }
        }
    }

    /// Counts changes of where nodes are.
    pub fn moved(&self) -> u64 {
        self.moved
    }

    pub fn pin_count(&self) -> usize {
        self.pins.len()
    }

    /// Shows these nodes from now on, as large as they fit, instead of all that was laid out.
    pub fn look_at(&mut self, scene: &Scene, nodes: impl Iterator<Item = u32>) {
        if let Some(bounds) = self.around(scene, nodes) {
            self.bounds = bounds;
            self.camera.fit();
        }
    }

    /// What holds these nodes with their names.
    fn around(&self, scene: &Scene, nodes: impl Iterator<Item = u32>) -> Option<Rect> {
        let boxes = nodes.filter_map(|node| {
            let (shown, place) = (scene.nodes.get(node as usize)?, self.position(node)?);
            let middle = Vec2::from(place) + Vec2::from(shown.box_center);
            let size = Vec2::from(shown.box_half) * 2.0;
            Some(Rect::from_center_size(middle.to_pos2(), size))
        });
        boxes.reduce(Rect::union)
    }

    /// Zooms to these nodes; to the `most` important of them alone where all would be too small.
    pub fn zoom_to(&mut self, scene: &Scene, nodes: impl Iterator<Item = u32>, most: Option<u32>) {
        if let (Some(area), Some(part)) = (self.area, self.around(scene, nodes)) {
            let most = most.and_then(|node| self.position(node));
            self.camera.zoom_to(part, most, area);
        }
    }

    pub fn fit(&mut self) {
        self.camera.fit();
    }

    /// Where the map was drawn last.
    pub fn area(&self) -> Option<Rect> {
        self.area
    }

    /// Shows all again in the room there is now, unless the reader has moved the map.
    pub fn fit_anew(&mut self) {
        self.camera.fit_anew();
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
        if let Some(laid_out) = self.put(node, place) {
            self.pins.entry(node).or_insert(laid_out);
        }
    }

    fn unpin(&mut self, node: u32) {
        if let Some(laid_out) = self.pins.remove(&node) {
            self.put(node, laid_out);
        }
    }

    /// Moves a node and says where it was.
    fn put(&mut self, node: u32, place: [f32; 2]) -> Option<[f32; 2]> {
        // A picture that is being painted goes on with where they were.
        let position = Arc::make_mut(&mut self.positions).get_mut(node as usize)?;
        self.moved += 1;
        Some(std::mem::replace(position, place))
    }

    /// Whether no picture of a crowded map was there yet.
    pub fn is_blank(&self) -> bool {
        self.sheets.is_blank()
    }

    /// Takes over a picture that was asked for, when it is painted.
    pub fn take(&mut self, ui: &Ui, painted: Option<&Arc<MapSheet>>) {
        self.sheets.take(ui.ctx(), painted, self.bounds);
    }

    /// Draws the map into all the room there is.
    pub fn show(&mut self, ui: &mut Ui, shown: Shown<'_>) -> MapResponse {
        let (area, canvas) = ui.allocate_exact_size(ui.available_size(), Sense::click_and_drag());
        canvas.widget_info(|| {
            let (nodes, lines) = (shown.scene.nodes.len(), shown.scene.lines.len());
            let nodes = counted_as(nodes, "node", "nodes");
            let lines = counted_as(lines, "relation", "relations");
            let name = format!("Map of {nodes} and {lines}");
            WidgetInfo::labeled(Role::Canvas, true, name)
        });
        self.area = Some(area);
        // What reaches out of it, such as half a node, lies under what is around the map.
        let around = ui.clip_rect();
        ui.set_clip_rect(around.intersect(area));
        let window = ui.ctx().content_rect();
        self.camera.follow(self.bounds, area, window);
        self.camera.interact(ui, &canvas);
        let mut response = MapResponse {
            canvas,
            nodes: Vec::new(),
            lines: Vec::new(),
            bundles: Arc::default(),
            under_pointer: None,
            is_on_crowd: false,
            faint_under_pointer: None,
            opened: None,
            zooms_to_selected: false,
            focused: None,
            wanted: None,
        };
        self.read_keys(ui, shown, &mut response);

        let map = Arc::clone(&self.map);
        let positions = Arc::clone(&self.positions);
        let moved: Vec<u32> = self.pins.keys().copied().collect();
        let lie = Lie {
            map: &map,
            positions: &positions,
            moved: &moved,
            parts: shown.parts,
        };
        let mut visible = self.find(lie, area, shown);
        // What can be pointed at is what the picture shows, while another one is on its way.
        let overview = visible.found.is_crowded.then(|| self.sheets.overview());
        let overview = overview.flatten();
        if overview.is_some() {
            visible = Visible::from_afar(lie, visible.camera, area);
        }
        response.bundles = Arc::clone(&visible.found.bundles);
        let (words, names) = self.say(ui, &visible, shown, overview.as_ref());
        let wanted = self.wanted(ui, area, shown);
        // A node on its way is drawn as what it is: pointed at. What else may be dragged, such as the
        // handles of a filter, changes what the picture has to show.
        let canvas = response.canvas.id;
        let is_dragged = |dragged: Id| {
            let mut nodes = visible.found.nodes.iter();
            dragged != canvas && nodes.any(|node| node_id(canvas, *node) == dragged)
        };
        let is_node_dragged = ui.ctx().dragged_id().is_some_and(is_dragged);
        if visible.found.is_crowded
            && !is_node_dragged
            && let Some((place, number)) = self.sheets.wish(&wanted)
        {
            response.wanted = Some(Box::new(SheetRequest {
                number,
                map: Arc::clone(&map),
                positions: Arc::clone(&positions),
                shown: Arc::clone(shown.parts),
                place,
                tier: wanted.content.tier,
                dark: wanted.content.dark,
            }));
        }
        let spots = overview.as_ref().map(|(_, overview)| Spots {
            overview,
            visible: &visible,
        });
        let alone = spots.into_iter().flat_map(Spots::alone);
        let mut alone: Vec<u32> = alone.take(MAX_AFAR).collect();
        // What is not among those is when it is pointed at: it can be dragged, and has its menu.
        if let Some(pointer) = ui.input(|input| input.pointer.latest_pos())
            && area.contains(pointer)
        {
            alone.extend(match spots {
                Some(spots) => crowd_names::alone_at(spots, pointer),
                None if visible.found.is_crowded && self.tier == 0 => visible.node_at(pointer),
                None => None,
            });
        }
        self.point_at_nodes(ui, &visible, shown, &alone, &mut response);
        let mut pointed = None;
        if let Some(spots) = spots {
            pointed = self.point_at_crowds(ui, spots, &mut response);
        }
        point_at_lines(ui, &visible, &words, &mut response);
        if response.canvas.hovered()
            && let Some(pointer) = ui.input(|input| input.pointer.latest_pos())
        {
            let named = words.name_at(pointer).map(MapThing::Node);
            response.under_pointer = named;
            if let Some(spots) = spots {
                match crowd_names::at(spots, &names, shown, pointer) {
                    Some(Pointed::Thing(thing)) => {
                        response.under_pointer.get_or_insert(thing);
                    }
                    Some(Pointed::Crowd(crowd)) if named.is_none() => pointed = Some(crowd),
                    _ => {}
                }
            } else if named.is_none() && (self.tier == 0 || !visible.found.is_crowded) {
                response.under_pointer = visible.thing_at(pointer);
            }
            if response.under_pointer.is_none() && pointed.is_none() {
                response.faint_under_pointer = faint::at(&visible, shown, pointer);
            }
        }
        let is_on_something = response.under_pointer.is_some()
            || pointed.is_some()
            || response.faint_under_pointer.is_some();
        let cursor = if response.canvas.dragged() {
            CursorIcon::Grabbing
        } else if is_on_something {
            CursorIcon::PointingHand
        } else {
            CursorIcon::Default
        };
        response.canvas = response.canvas.on_hover_cursor(cursor);
        self.focused = response.focused;
        self.paint(ui, &visible, shown, &words, &wanted);
        if let Some(spots) = spots {
            if let Some(crowd) = pointed {
                response.is_on_crowd = true;
                let spot = &spots.overview.spots[crowd as usize];
                if response.canvas.clicked() {
                    self.go_into(spots, crowd);
                }
                if response.canvas.hovered() {
                    let tip = |ui: &mut Ui| crowd_names::tip_ui(ui, spots, spot);
                    response.canvas = response.canvas.on_hover_ui_at_pointer(tip);
                }
                crowd_names::paint_ring(ui, spots, spot);
            }
            names.paint(
                &ui.painter_at(area),
                palette(ui.ctx()),
                &visible,
                shown.faded,
            );
        }
        self.minimap_ui(ui, area, shown);
        if response.canvas.has_focus() {
            let ring = ui.visuals().selection.stroke;
            let painter = ui.painter_at(area);
            painter.rect_stroke(area, 0.0, ring, eframe::egui::StrokeKind::Inside);
        }
        ui.set_clip_rect(around);
        response
    }

    /// Shows a crowd as large as it fits, and finer at any rate.
    fn go_into(&mut self, spots: Spots<'_>, crowd: u32) {
        let area = spots.visible.area;
        let covered = spots.members_rect(crowd).expand(CROWD_MARGIN);
        let fits = (area.width() / covered.width()).min(area.height() / covered.height());
        self.camera.pan(area.center() - covered.center());
        let most = (MOST_INTO / self.camera.zoom()).max(LEAST_INTO);
        self.camera
            .zoom_by(fits.clamp(LEAST_INTO, most), area.center());
    }

    /// Goes into a crowd that is clicked; gives the one that is pointed at.
    fn point_at_crowds(
        &mut self,
        ui: &Ui,
        spots: Spots<'_>,
        response: &mut MapResponse,
    ) -> Option<u32> {
        let mut pointed = None;
        for (crowd, touched) in crowd_names::widgets(ui, response.canvas.id, spots) {
            if touched.hovered() || touched.has_focus() {
                pointed = Some(crowd);
            }
            if touched.clicked() {
                self.go_into(spots, crowd);
            }
            if touched.hovered() {
                let spot = &spots.overview.spots[crowd as usize];
                touched.on_hover_ui_at_pointer(|ui| crowd_names::tip_ui(ui, spots, spot));
            }
        }
        pointed
    }

    fn point_at_nodes(
        &mut self,
        ui: &Ui,
        visible: &Visible<'_>,
        shown: Shown<'_>,
        alone: &[u32],
        response: &mut MapResponse,
    ) {
        // What stands out is always among those that can be pointed at.
        let lit = shown.lit_nodes.iter().copied();
        let lit = lit.filter(|node| visible.is_node_near(*node));
        let rest = alone.iter().chain(visible.found.nodes.iter()).copied();
        let rest = rest.filter(|node| shown.nodes[*node as usize] <= Emphasis::Plain);
        let focused = match self.focused {
            Some(MapThing::Node(node)) if shown.parts.shows_node(node) => Some(node),
            _ => None,
        };
        let chosen = focused.into_iter().chain(lit).chain(rest);
        let mut ranks: Vec<u32> = chosen
            .take(MAX_WIDGETS)
            .map(|node| shown.scene.rank_of(node))
            .collect();
        ranks.sort_unstable();
        ranks.dedup();
        for rank in ranks {
            let node = shown.scene.ranked[rank as usize];
            let place = visible.place(node);
            let half = (visible.radius(node) + 2.0).max(8.0);
            let rect = Rect::from_center_size(place, Vec2::splat(half * 2.0));
            let id = node_id(response.canvas.id, node);
            let touched = ui
                .interact(rect, id, Sense::click_and_drag())
                .on_hover_cursor(CursorIcon::PointingHand);
            if touched.dragged() && touched.drag_delta() != Vec2::ZERO {
                let at = place + touched.drag_delta();
                let at = self.camera.map(at);
                self.pin(node, at);
            }
            if touched.clicked() {
                // The keys of the map are for what was clicked last.
                touched.request_focus();
            }
            if touched.has_focus() {
                response.focused = Some(MapThing::Node(node));
                keyboard::keep_arrows(ui, touched.id);
            }
            self.node_menu(&touched, node, shown, response);
            response.nodes.push((node, touched));
        }
        if response.canvas.has_focus() {
            keyboard::keep_arrows(ui, response.canvas.id);
        }
    }

    fn node_menu(
        &mut self,
        touched: &Response,
        node: u32,
        shown: Shown<'_>,
        response: &mut MapResponse,
    ) {
        Popup::context_menu(touched).show(|ui| {
            ui.set_width(MENU_WIDTH);
            if menu_item(ui, "Show in text") {
                response.opened = Some(MapThing::Node(node));
            }
            if menu_item(ui, "Bring to the middle") {
                self.center(node);
            }
            if self.is_pinned(node) {
                if menu_item(ui, "Unpin") {
                    self.unpin(node);
                }
            } else if menu_item(ui, "Pin here")
                && let Some(place) = self.position(node)
            {
                self.pin(node, place);
            }
            ui.separator();
            (shown.menu)(ui, node);
        });
    }

    /// Keys while the map or something on it has the focus; those for zooming also while the pointer
    /// is over it. [`KEYS`] tells the reader of them, each by the name it is best known by.
    fn read_keys(&mut self, ui: &Ui, shown: Shown<'_>, response: &mut MapResponse) {
        let canvas = response.canvas.id;
        let id = match self.focused {
            Some(MapThing::Node(node)) => node_id(canvas, node),
            Some(MapThing::Line(line)) => line_id(canvas, line),
            None => canvas,
        };
        let focused = ui.memory(|memory| memory.has_focus(id));
        let over = response.canvas.contains_pointer() && !ui.ctx().text_edit_focused();
        if !focused && !over {
            return;
        }
        let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::Num0) || pressed(Key::F) {
            self.fit();
        }
        response.zooms_to_selected = pressed(Key::Z);
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.zoom_by(ZOOM_STEP);
        }
        if pressed(Key::Minus) {
            self.zoom_by(1.0 / ZOOM_STEP);
        }
        if !focused {
            return;
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
}

fn point_at_lines(ui: &Ui, visible: &Visible<'_>, words: &Words, response: &mut MapResponse) {
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

/// One line of a menu; closes the menu when it is clicked.
pub fn menu_item(ui: &mut Ui, words: &str) -> bool {
    let clicked = Button::menu_item(words, String::new()).show(ui).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn node_id(canvas: Id, node: u32) -> Id {
    canvas.with(("node", node))
}

fn line_id(canvas: Id, line: u32) -> Id {
    canvas.with(("line", line))
}

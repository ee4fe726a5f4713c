//! The map of the open dossier: drawn, pointed at, and what is said of what is pointed at.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Response, Ui, WidgetInfo, vec2};

use super::legend::Legend;
use super::looks::{Looks, Sought};
use super::menu;
use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_sheet::{MapSheet, SheetRequest};
use crate::model::Dossier;
use crate::model::figure_words::{counted, counted_as};
use crate::model::item::{EntityId, Item, RelationId};
use crate::model::standing::Standing;
use crate::session::command::Command;
use crate::session::explore::lens::Lens;
use crate::session::explore::picked::Picked;
use crate::session::explore::together;
use crate::session::explore::wish::Wish;
use crate::ui::View;
use crate::ui::panes::{self, Pane};
use crate::ui::pictures;
use crate::ui::text::{self, Joined, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::map_canvas::{
    self, Bundle, MapCanvas, MapResponse, MapThing, Portraits, Shown,
};

/// A tooltip is not wider than this.
const TIP_WIDTH: f32 = 320.0;
/// So many of several relations are listed there.
const TIP_RELATIONS: usize = 5;

/// One map with its view state.
pub(super) struct MapView {
    pub canvas: MapCanvas,
    pub legend: Legend,
    pub looks: Looks,
    /// Nodes of people with portraits, most connected first.
    portraits: Vec<u32>,
    map: Arc<DossierMap>,
    /// What was selected in the last frame: a change from elsewhere is brought into view.
    selected: Option<Item>,
    /// Where nodes were put last, by the reader or by a wish.
    pins: Arc<BTreeMap<EntityId, [f32; 2]>>,
    /// What was looked at in particular in the last frame.
    lens: Lens,
    /// Counts changes of where nodes are, as of the last frame.
    moved: u64,
    /// Counts wishes to zoom to what is selected, as of the last frame.
    zoomed: u64,
}

impl MapView {
    pub(super) fn new(map: &Arc<DossierMap>, dossier: &Dossier) -> Self {
        Self {
            canvas: MapCanvas::new(map),
            legend: Legend::new(&map.scene, together::is_any(dossier)),
            looks: Looks::default(),
            portraits: portraits(map, dossier),
            map: Arc::clone(map),
            selected: None,
            pins: Arc::default(),
            lens: Lens::default(),
            moved: 0,
            zoomed: 0,
        }
    }

    pub(super) fn update(&mut self, view: &View<'_>, sought: Sought<'_>) {
        let words = view.session.entity_tables().made().map(Arc::as_ref);
        let selection = view.session.selection();
        if !self.looks.is_picked() && sought.picked.is_some() {
            // With what is shown by now came the timeline, which nobody asked for.
            self.canvas.fit_anew();
        }
        self.looks.update(&self.map, words, sought, selection);
        if let Some(picked) = sought.picked
            && picked.wish.lens != self.lens
        {
            self.look_through(picked);
        }
    }

    /// Brings into view what is looked at in particular, and all again afterwards.
    fn look_through(&mut self, picked: &Picked) {
        let was_nothing = is_of_all(self.lens);
        self.lens = picked.wish.lens;
        let scene = &self.map.scene;
        let all = 0..scene.nodes.len() as u32;
        match self.lens {
            lens if is_of_all(lens) => {
                if !was_nothing {
                    self.canvas.look_at(scene, all);
                }
            }
            Lens::Nothing | Lens::PathFrom(_) | Lens::Together(_) | Lens::Between(_) => {}
            Lens::Focus { .. } => {
                let shown = all.filter(|node| picked.shows_entity(self.map.entity(*node)));
                self.canvas.look_at(scene, shown);
            }
            Lens::Path { .. } => {
                let ends = picked.path().unwrap_or_default().iter();
                let ends = ends.flat_map(|step| [step.from, step.to]);
                let nodes = ends.filter_map(|end| self.map.node_of(end));
                self.canvas.look_at(scene, nodes);
            }
        }
    }

    /// Zooms to what is selected with its neighbors, or else to what was found, once for each wish.
    fn zoom_to_selected(&mut self, ui: &Ui, view: &View<'_>) {
        let wished = view.session.explore().zoomed();
        if wished == self.zoomed {
            return;
        }
        if self.canvas.area().is_none() {
            ui.ctx().request_repaint();
            return;
        }
        self.zoomed = wished;
        let selection = view.session.selection();
        let map = &self.map;
        let all = 0..map.scene.nodes.len() as u32;
        let mut most = None;
        let mut nodes: Vec<u32> = match selection.selected() {
            Some(Item::Entity(entity)) => {
                most = map.node_of(entity);
                let others = most.into_iter().flat_map(|node| {
                    let lines = map.scene.lines_of(node as usize).iter();
                    lines
                        .filter(|line| self.looks.parts.shows_line(**line))
                        .map(move |line| map.scene.other_end(*line, node as usize) as u32)
                });
                others.chain(most).collect()
            }
            Some(Item::Relation(relation)) => {
                let line = map
                    .line_of(relation)
                    .map(|line| &map.scene.lines[line as usize]);
                line.map_or_else(Vec::new, |line| vec![line.source, line.target])
            }
            Some(_) => {
                let goes_with = |node: &u32| selection.is_with_selected(map.node_item(*node));
                all.filter(goes_with).collect()
            }
            None => self.looks.found.clone(),
        };
        nodes.retain(|node| self.looks.parts.shows_node(*node));
        self.canvas.zoom_to(&map.scene, nodes.into_iter(), most);
    }

    /// Puts nodes where they were wished to be.
    fn put_pins(&mut self, wish: &Wish) {
        if self.pins != wish.pins {
            self.pins = Arc::clone(&wish.pins);
            let place = |(entity, place): (&EntityId, &[f32; 2])| {
                Some((self.map.node_of(*entity)?, *place))
            };
            let pins = wish.pins.iter().filter_map(place).collect();
            self.canvas.set_pins(&pins);
            self.moved = self.canvas.moved();
        }
    }

    /// Takes over where the reader has put nodes; a drag is taken over when it ends.
    fn take_pins(&mut self, ui: &Ui, wish: &mut Wish) {
        if self.moved != self.canvas.moved() && !ui.input(|input| input.pointer.any_down()) {
            let pins = self.canvas.pins();
            let pins = pins.map(|(node, place)| (self.map.entity(node), place));
            wish.pins = Arc::new(pins.collect());
            self.moved = self.canvas.moved();
            self.pins = Arc::clone(&wish.pins);
        }
    }

    /// Brings the first hit to the middle and says what it is.
    pub(super) fn center_first(&mut self) -> Option<Item> {
        let node = *self.looks.found.first()?;
        self.canvas.center(node);
        Some(self.map.node_item(node))
    }

    fn item(&self, thing: MapThing) -> Item {
        match thing {
            MapThing::Node(node) => self.map.node_item(node),
            MapThing::Line(line) => self.map.line_item(line),
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, view: &View<'_>, dossier: &Dossier, wish: &mut Wish) {
        self.put_pins(wish);
        let selected = view.session.selection().selected();
        if selected != self.selected
            && let Some(Item::Entity(entity)) = selected
            && let Some(node) = self.map.node_of(entity)
        {
            self.canvas.reveal(node);
        }
        self.selected = selected;
        self.zoom_to_selected(ui, view);
        let asked = Cell::new(None);
        let shown = Shown {
            menu: &|ui, node| {
                let entity = self.map.entity(node);
                if let Some(of_node) = menu::lines_ui(ui, view, dossier, entity) {
                    asked.set(Some((node, of_node)));
                }
            },
            scene: &self.map.scene,
            nodes: &self.looks.nodes,
            lines: &self.looks.lines,
            faint: &self.looks.faint,
            lit_nodes: &self.looks.lit_nodes,
            lit_lines: &self.looks.lit_lines,
            looks: self.looks.count,
            faded: self.looks.faded,
            parts: &self.looks.parts,
            hidden: self.looks.hidden,
            minimap: view.session.settings().show_minimap,
            portraits: Portraits {
                nodes: &self.portraits,
                paint: &|painter, node, square| {
                    let picture = dossier.portrait(self.map.entity(node));
                    picture.is_some_and(|picture| {
                        let round = square.width() * 0.5;
                        let shown =
                            pictures::paint_covering(painter, view, picture, square, round as u8);
                        shown == pictures::Shown::Picture
                    })
                },
            },
        };
        self.canvas.take(ui, view.session.map_sheet());
        panes::begin(ui, view, Pane::Content);
        let mut response = self.canvas.show(ui, shown);
        if let Some(request) = response.wanted.take() {
            view.send(Command::PaintMap(request));
        }
        if response.zooms_to_selected {
            view.send(Command::ZoomToSelected);
        }
        self.take_pins(ui, wish);
        if response.canvas.clicked()
            && let Some(index) = response.faint_under_pointer
            && let Some(ends) = self.looks.faint.get(index as usize)
        {
            wish.lens = Lens::Together(ends.map(|node| self.map.entity(node)));
        }
        if let Some(MapThing::Node(node)) = response.focused
            && let Some(of_node) = menu::key(ui, wish)
        {
            asked.set(Some((node, of_node)));
        }
        if let Some((node, of_node)) = asked.get() {
            of_node.apply(dossier, self.map.entity(node), wish);
        }
        if let Some(ends) = self.point(view, dossier, response) {
            wish.lens = Lens::Between(ends.map(|node| self.map.entity(node)));
        }
    }

    /// Points at what is pointed at; gives the ends of a line that stands for several when that is
    /// chosen.
    fn point(&self, view: &View<'_>, dossier: &Dossier, response: MapResponse) -> Option<[u32; 2]> {
        let bundles = response.bundles;
        let mut chosen = None;
        let scene = &self.map.scene;
        for (node, touched) in response.nodes {
            let item = self.map.node_item(node);
            view.point_at(item, &scene.nodes[node as usize].spoken, &touched);
            show_in_text(view, item, &touched);
            tip(touched, |ui| self.node_tip(ui, dossier, node));
        }
        for (line, touched) in response.lines {
            let item = self.map.line_item(line);
            if let Some(bundle) = bundles.of(line) {
                touched.widget_info(|| {
                    WidgetInfo::labeled(Role::Button, true, self.bundle_name(dossier, bundle))
                });
                if touched.hovered() {
                    view.hovered.set(Some(item));
                }
                if touched.clicked() {
                    chosen = Some(bundle.ends);
                }
                tip(touched, |ui| self.bundle_tip(ui, dossier, bundle));
                continue;
            }
            view.point_at(item, &scene.lines[line as usize].spoken, &touched);
            show_in_text(view, item, &touched);
            tip(touched, |ui| line_tip(ui, dossier, self.map.relation(line)));
        }
        // What has the focus shows itself and its neighbours, as if the pointer were on it.
        if view.hovered.get().is_none()
            && let Some(focused) = response.focused
        {
            view.hovered.set(Some(self.item(focused)));
        }
        let bundle = |thing: MapThing| match thing {
            MapThing::Line(line) => bundles.of(line),
            MapThing::Node(_) => None,
        };
        if let Some(bundle) = response.opened.and_then(bundle) {
            chosen = Some(bundle.ends);
        } else if let Some(opened) = response.opened {
            view.send(Command::ShowInText(self.item(opened)));
        }
        match response.under_pointer {
            Some(thing) if bundle(thing).is_some() => {
                view.hovered.set(Some(self.item(thing)));
                if let Some(bundle) = bundle(thing) {
                    if response.canvas.clicked() {
                        chosen = Some(bundle.ends);
                    }
                    tip(response.canvas, |ui| self.bundle_tip(ui, dossier, bundle));
                }
            }
            Some(thing) => {
                let item = self.item(thing);
                view.hovered.set(Some(item));
                if response.canvas.clicked() {
                    view.send(Command::Select(item));
                }
                show_in_text(view, item, &response.canvas);
                tip(response.canvas, |ui| match thing {
                    MapThing::Node(node) => self.node_tip(ui, dossier, node),
                    MapThing::Line(line) => line_tip(ui, dossier, self.map.relation(line)),
                });
            }
            None if response.faint_under_pointer.is_some() || response.is_on_crowd => {}
            None if response.canvas.clicked() && self.selected.is_some() => {
                view.send(Command::ClearSelection);
            }
            None => {}
        }
        chosen
    }

    fn bundle_name(&self, dossier: &Dossier, bundle: &Bundle) -> String {
        let [one, other] = bundle.ends.map(|end| dossier.called(self.map.entity(end)));
        let count = counted_as(bundle.lines.len(), "relation", "relations");
        format!("{one} — {other}, {count}")
    }

    fn bundle_tip(&self, ui: &mut Ui, dossier: &Dossier, bundle: &Bundle) {
        let [one, other] = bundle.ends.map(|end| dossier.called(self.map.entity(end)));
        strong(ui, &Joined::new(&[one, other], " — "));
        let count = counted_as(bundle.lines.len(), "relation", "relations");
        weak(ui, &format!("{count}: click to read them, or zoom in"));
        for line in bundle.lines.iter().take(TIP_RELATIONS) {
            let id = self.map.relation(*line);
            let words = Joined::new(&dossier.relation_parts(id), " — ");
            let style = TextStyle::sans(SMALL_SIZE);
            text::Label::new(&words.text, style)
                .spans(&words.spans)
                .max_lines(2)
                .show(ui);
            weak(ui, dossier.standing(id).word());
        }
        if bundle.lines.len() > TIP_RELATIONS {
            weak(
                ui,
                &format!("and {} more", counted(bundle.lines.len() - TIP_RELATIONS)),
            );
        }
    }

    fn node_tip(&self, ui: &mut Ui, dossier: &Dossier, node: u32) {
        let entity = dossier.entity(self.map.entity(node));
        let called = dossier.called(self.map.entity(node));
        strong(ui, &Joined::new(&[called], ""));
        for position in entity.positions.iter().take(2) {
            text::label(ui, position, TextStyle::sans(SMALL_SIZE));
        }
        let sentences = dossier
            .evidence
            .sentences_of(self.map.node_item(node))
            .len();
        let mut facts = vec![entity.kind.word().to_owned(), in_words(sentences)];
        if entity.suggested {
            facts.push("suggestion, not confirmed".to_owned());
        }
        weak(ui, &facts.join(" · "));
    }
}

fn portraits(map: &DossierMap, dossier: &Dossier) -> Vec<u32> {
    let people = dossier.portraits();
    let mut nodes: Vec<u32> = people.filter_map(|(id, _)| map.node_of(id)).collect();
    nodes.sort_unstable_by_key(|node| map.scene.rank_of(*node));
    nodes
}

/// Whether the map is shown as it is without.
fn is_of_all(lens: Lens) -> bool {
    matches!(
        lens,
        Lens::Nothing | Lens::PathFrom(_) | Lens::Together(_) | Lens::Between(_)
    )
}

/// Paints a picture of a map at rest; `None` when it is given up.
pub fn paint(request: &SheetRequest, is_cancelled: &dyn Fn() -> bool) -> Option<MapSheet> {
    map_canvas::paint(request, is_cancelled)
}

/// A second click on something goes to its sentences; the first has selected it.
fn show_in_text(view: &View<'_>, item: Item, touched: &Response) {
    if touched.double_clicked() {
        view.send(Command::ShowInText(item));
    }
}

/// What a line says, how it stands in the text, and who says so.
fn line_tip(ui: &mut Ui, dossier: &Dossier, id: RelationId) {
    let relation = dossier.relation(id);
    strong(ui, &Joined::new(&dossier.relation_parts(id), " — "));
    let standing = dossier.standing(id);
    let mut facts = Vec::new();
    match standing {
        Standing::NoSentence if relation.thin => {
            facts.push("no sentence of its own: listed with the event".to_owned());
        }
        Standing::NoSentence => facts.push("no sentence: only listed in the file".to_owned()),
        Standing::Disputed => {
            let words: Vec<&str> = relation.stances.iter().map(|one| one.word()).collect();
            facts.push(format!("disputed: {}", words.join(", ")));
        }
        standing => facts.push(standing.word().to_owned()),
    }
    if standing != Standing::NoSentence {
        let sentences = dossier.evidence.sentences_of(Item::Relation(id));
        facts.push(match sentences.len() {
            0 => "its words were not found".to_owned(),
            count => in_words(count),
        });
    }
    if relation.suggested {
        facts.push("suggestion, not confirmed".to_owned());
    }
    weak(ui, &facts.join(" · "));
    for words in dossier.relation_speakers(id).iter().take(4) {
        weak(ui, words);
    }
}

fn in_words(sentences: usize) -> String {
    match sentences {
        0 => "no sentence".to_owned(),
        count => counted_as(count, "sentence", "sentences"),
    }
}

fn tip(response: Response, add: impl FnOnce(&mut Ui)) {
    if response.hovered() {
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(TIP_WIDTH);
            ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
            add(ui);
        });
    }
}

fn strong(ui: &mut Ui, words: &Joined) {
    text::Label::new(&words.text, TextStyle::sans(TEXT_SIZE).bold())
        .spans(&words.spans)
        .max_lines(4)
        .show(ui);
}

fn weak(ui: &mut Ui, words: &str) {
    let color = palette(ui.ctx()).weak_text;
    text::Label::new(words, TextStyle::sans(SMALL_SIZE).color(color))
        .max_lines(3)
        .show(ui);
}

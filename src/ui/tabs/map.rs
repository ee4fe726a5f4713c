//! "People & organizations": the map and its table twin, over one filter and one selection.
//!
//! The map is made by a job. Until it is there the tab says so, and the table can be read.

mod bar;
mod chip;
mod filter;
mod filter_chips;
mod legend;
mod looks;
mod measure;
mod menu;
mod sketch;
mod table;
#[cfg(test)]
mod tests;
mod timeline;
mod tools;
mod view;

use eframe::egui::{Frame, Rect, Ui};

pub use self::measure::{lay_out, lay_out_again};
pub use self::view::paint;

use self::bar::Bar;
use self::looks::Sought;
use self::sketch::sketch_ui;
use self::table::{Shown, Tables};
use self::tools::Switches;
use self::view::MapView;
use crate::model::Dossier;
use crate::session::command::Command;
use crate::session::entity_tables::TablesState;
use crate::session::explore::wish::Wish;
use crate::session::{MapSketch, MapState, Session};
use crate::ui::View;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{TEXT_SIZE, palette};
use crate::ui::widgets::button::Button;
use crate::ui::widgets::empty::empty_ui;

/// Which of the twins is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Twin {
    #[default]
    Map,
    Table,
}

/// View state of the tab.
#[derive(Default)]
pub struct MapTab {
    twin: Twin,
    open: Option<Open>,
    /// What the reader wants of the legend; without a wish it is shown where there is room.
    legend: Option<bool>,
    /// Likewise of the timeline.
    timeline: Option<bool>,
}

/// What belongs to one opened dossier.
struct Open {
    /// Counts openings; what belongs to another one is out of date.
    generation: u64,
    tables: Tables,
    map: Option<MapView>,
    /// Counts wishes to zoom to what is selected, as of the last frame.
    zoomed: u64,
    /// What was last seen of a very large map before it was laid out.
    sketch: MapSketch,
}

impl MapTab {
    /// Where the map itself was drawn last, without its tools and its legend.
    pub(crate) fn map_area(&self) -> Option<Rect> {
        let map = self.open.as_ref()?.map.as_ref()?;
        map.canvas.area()
    }

    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        let dossier = &opened.dossier;
        if dossier.drawn_entities() == 0 {
            nothing_ui(ui);
            return;
        }
        let open = match &mut self.open {
            Some(open) if open.generation == opened.generation => open,
            stale => stale.insert(Open::new(opened.generation)),
        };
        open.take_map(view, dossier);
        // The map is searched by the words that are made for the tables.
        if matches!(view.session.entity_tables(), TablesState::NotAsked) {
            view.send(Command::TabulateEntities);
        }
        let explore = view.session.explore();
        if explore.is_not_asked() {
            view.send(Command::PickMap);
        }
        let mut wish = Wish::clone(explore.wish());
        let sought = Sought {
            query: explore.query(),
            picked: explore.picked(),
        };
        if open.zoomed != explore.zoomed() {
            open.zoomed = explore.zoomed();
            self.twin = Twin::Map;
        }
        if let Some(map) = &mut open.map {
            map.update(view, sought);
        }
        let tab = ui.available_rect_before_wrap();
        let is_legend_shown = open
            .map
            .as_ref()
            .is_some_and(|map| self.legend.unwrap_or_else(|| map.legend.fits(ui, tab)));
        let switches = Switches {
            twin: &mut self.twin,
            is_legend_shown,
            legend: &mut self.legend,
            wish: &mut wish,
            timeline: &mut self.timeline,
        };
        tools::panel(ui, view, open, switches);
        if is_legend_shown && let Some(map) = &open.map {
            map.legend.panel(ui, tab, &mut wish);
        }
        let mut goes_on = false;
        if let Some(picked) = explore.picked() {
            let timeline = &picked.facts.choices.timeline;
            let fits = timeline::fits(timeline, tab) || wish.dates.is_some();
            if timeline.is_worth_showing() && self.timeline.unwrap_or(fits) {
                let used = timeline::panel(ui, timeline, &mut wish);
                goes_on = used.goes_on;
                if used.is_closed {
                    self.timeline = Some(false);
                }
            }
        }
        let bar = Bar {
            dossier,
            picked: explore.picked().map(AsRef::as_ref),
        };
        match self.twin {
            Twin::Map => {
                let room = ui.available_rect_before_wrap();
                if open.map.as_ref().is_none_or(|map| map.canvas.is_blank()) {
                    sketch_ui(ui, room, &open.sketch.spots());
                }
                if let Some(map) = &mut open.map {
                    map.ui(ui, view, dossier, &mut wish);
                    bar.over_ui(ui, room, &mut wish);
                } else {
                    waiting_ui(ui, view);
                }
            }
            Twin::Table => {
                if bar::is_needed(&wish) {
                    Frame::new()
                        .inner_margin(bar::ROW_MARGIN)
                        .show(ui, |ui| bar.row_ui(ui, &mut wish));
                }
                open.table_ui(ui, view, dossier, sought);
            }
        }
        if wish != **explore.wish() {
            view.send(Command::ExploreMap {
                wish: Box::new(wish),
                goes_on,
            });
        }
    }
}

impl Open {
    fn new(generation: u64) -> Self {
        Self {
            generation,
            tables: Tables::default(),
            map: None,
            zoomed: 0,
            sketch: MapSketch::default(),
        }
    }

    /// Takes the map over when it is there, and asks for it when nobody has.
    fn take_map(&mut self, view: &View<'_>, dossier: &Dossier) {
        if self.map.is_some() {
            return;
        }
        match view.session.map() {
            MapState::LaidOut(map) => self.map = Some(MapView::new(map, dossier)),
            MapState::NotAsked => view.send(Command::LayOutMap),
            MapState::UnderWay(sketch) => self.sketch = sketch.clone(),
            MapState::Stopped => self.sketch = MapSketch::default(),
        }
    }

    fn table_ui(&mut self, ui: &mut Ui, view: &View<'_>, dossier: &Dossier, sought: Sought<'_>) {
        match view.session.entity_tables() {
            TablesState::Made(made) => {
                let shown = Shown { dossier, made };
                self.tables.ui(ui, view, shown, sought);
            }
            TablesState::NotAsked | TablesState::UnderWay => {
                ui.add_space(48.0);
                ui.vertical_centered(|ui| {
                    let style = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
                    text::label(ui, "Listing entities and relations…", style);
                });
            }
        }
    }

    /// How many nodes were found, while something is searched for.
    fn found(&self, view: &View<'_>) -> Option<usize> {
        let map = self.map.as_ref()?;
        let is_searched = !view.session.explore().query().trim().is_empty();
        is_searched.then_some(map.looks.found.len())
    }

    /// Selects the first hit and brings it to the middle.
    fn go_to_first(&mut self, view: &View<'_>) {
        if let Some(item) = self.map.as_mut().and_then(MapView::center_first) {
            view.send(Command::Select(item));
        }
    }
}

/// Before there is a map: that it is under way, or how to have it after all.
fn waiting_ui(ui: &mut Ui, view: &View<'_>) {
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        let style = TextStyle::sans(TEXT_SIZE).color(palette(ui.ctx()).weak_text);
        if is_stopped(view.session) {
            text::label(ui, "The map was not laid out", style);
            if Button::filled("Lay it out").show(ui).clicked() {
                view.send(Command::LayOutMap);
            }
        } else {
            text::label(ui, "Laying out the map…", style);
        }
    });
}

fn is_stopped(session: &Session) -> bool {
    matches!(session.map(), MapState::Stopped)
}

/// What would fill the tab.
fn nothing_ui(ui: &mut Ui) {
    let words = "A bundle lists them, and the relations between them, in entities.ftm.json. \
                 They would be drawn here as a map, each line opening the sentences behind it";
    empty_ui(ui, "No people or organizations", words);
}

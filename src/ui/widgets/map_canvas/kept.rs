//! What one frame of the map has in common with the last: found, said and drawn again only when
//! something has changed.

use std::sync::Arc;

use eframe::egui::emath::TSTransform;
use eframe::egui::{Mesh, Rect, Shape, Theme, Ui};

use super::backdrop;
use super::brush::Brush;
use super::crowd_names::{self, Names};
use super::crowds::Spots;
use super::faint;
use super::frame;
use super::portraits;
use super::saying::{self, Course, Said};
use super::sheets::{Content, Wanted};
use super::visible::{InView, Lie, Visible};
use super::words::{self, Words};
use super::{MapCanvas, Shown};
use crate::geometry::map_crowds::FEW;
use crate::geometry::map_overview::Overview;
use crate::ui::text::TextEngine;
use crate::ui::theme::palette;

/// In a view so large that it holds more crowds than this, they stand farther apart than usual.
const MOST_SPOTS: f32 = 4500.0;
/// How far apart crowds stand, in points, at the least.
const LEAST_APART: f32 = 15.0;

/// What holds until what it was made for changes.
#[derive(Default)]
pub(super) struct Kept {
    found: Option<(View, InView)>,
    said: Option<(SaidFor, Said)>,
    lit: Option<((SaidFor, u64), Arc<Words>)>,
    names: Option<(NamedFor, Arc<Names>)>,
    meshes: Option<(Drawn, [Arc<Mesh>; 2])>,
}

#[derive(Clone, Copy, PartialEq)]
struct View {
    camera: TSTransform,
    area: Rect,
    hidden: u64,
    moved: u64,
}

#[derive(Clone, Copy, PartialEq)]
struct SaidFor {
    view: View,
    /// Counts changes of fonts and scale.
    fonts: u64,
    /// Crowds are seen instead of their members.
    is_from_afar: bool,
    /// It was said, or said again, when the map did not move.
    is_at_rest: bool,
}

impl SaidFor {
    /// How `now` follows from this; `None` when nothing has changed.
    fn course(&self, now: &Self) -> Option<Course> {
        if self == now {
            return None;
        }
        let (last, view) = (&self.view, &now.view);
        let is_same = self.fonts == now.fonts
            && self.is_from_afar == now.is_from_afar
            && last.hidden == view.hidden;
        Some(match is_same {
            true if last == view => Course::AtRest,
            true => Course::between((last.camera, last.area), (view.camera, view.area)),
            false => Course::Anew,
        })
    }
}

#[derive(Clone, Copy, PartialEq)]
struct NamedFor {
    said: SaidFor,
    looks: u64,
    /// The picture whose crowds are seen.
    overview: Option<u64>,
}

#[derive(Clone, Copy, PartialEq)]
struct Drawn {
    view: View,
    faded: bool,
    dark: bool,
    pixels_per_point: f32,
}

impl NamedFor {
    /// Whether nothing but the place of the map is another one in `now`.
    fn is_moved(&self, now: &Self) -> bool {
        let mut moved = *self;
        moved.said.view.camera.translation = now.said.view.camera.translation;
        moved.said.is_at_rest = now.said.is_at_rest;
        moved == *now
    }
}

/// What is kept, if it was made for `now`, or else made anew.
fn again<K: PartialEq, V: Clone>(kept: &mut Option<(K, V)>, now: K, make: impl FnOnce() -> V) -> V {
    match kept {
        Some((of, value)) if *of == now => value.clone(),
        _ => kept.insert((now, make())).1.clone(),
    }
}

impl MapCanvas {
    fn view(&self, area: Rect, shown: Shown<'_>) -> View {
        View {
            camera: self.camera.transform(),
            area,
            hidden: shown.hidden,
            moved: self.moved,
        }
    }

    pub(super) fn find<'a>(&mut self, lie: Lie<'a>, area: Rect, shown: Shown<'_>) -> Visible<'a> {
        let view = self.view(area, shown);
        let find = || Visible::new(lie, view.camera, area).found;
        let found = again(&mut self.kept.found, view, find);
        Visible::again(lie, view.camera, area, found)
    }

    /// Names and words, and names of the crowds of an overview; asks for one more frame while the map
    /// moves.
    pub(super) fn say(
        &mut self,
        ui: &Ui,
        visible: &Visible<'_>,
        shown: Shown<'_>,
        overview: Option<&(u64, Arc<Overview>)>,
    ) -> (Arc<Words>, Arc<Names>) {
        let mut now = SaidFor {
            view: self.view(visible.area, shown),
            fonts: TextEngine::of(ui.ctx()).epoch(ui.ctx()),
            is_from_afar: visible.found.is_from_afar,
            is_at_rest: true,
        };
        let last = self.kept.said.take();
        let course = match &last {
            Some((of, _)) => of.course(&now),
            None => Some(Course::Anew),
        };
        let said = last.map(|(_, said)| said).unwrap_or_default();
        let said = match course {
            None => said,
            Some(course) => said.next(ui, visible, course),
        };
        if matches!(course, Some(Course::Moving { .. })) {
            now.is_at_rest = false;
            ui.ctx().request_repaint();
        }
        let rest = Arc::clone(&said.words);
        self.kept.said = Some((now, said));
        let words = self.say_lit(ui, visible, shown, now, rest);
        let of = NamedFor {
            said: now,
            looks: shown.looks,
            overview: overview.map(|(number, _)| *number),
        };
        // A map that is moved takes them along for a while.
        if let Some((kept, names)) = &mut self.kept.names
            && kept.is_moved(&of)
            && names.go_along(visible)
        {
            *kept = of;
        }
        let names = again(&mut self.kept.names, of, || {
            let spots = overview.map(|(_, overview)| Spots { overview, visible });
            let names = spots.map(|spots| crowd_names::place(ui, spots, &words));
            Arc::new(names.unwrap_or_default())
        });
        (words, names)
    }

    /// What is said when something stands out, instead of what is said at `rest`.
    fn say_lit(
        &mut self,
        ui: &Ui,
        visible: &Visible<'_>,
        shown: Shown<'_>,
        now: SaidFor,
        rest: Arc<Words>,
    ) -> Arc<Words> {
        if shown.lit_nodes.is_empty() && shown.lit_lines.is_empty() {
            self.kept.lit = None;
            return rest;
        }
        let now = (now, shown.looks);
        let (of, last) = self.kept.lit.take().unzip();
        let lit = match last {
            Some(last) if of == Some(now) => last,
            last => {
                let last = last.unwrap_or_default();
                Arc::new(saying::lit(ui, visible, shown, &rest, &last))
            }
        };
        self.kept.lit = Some((now, Arc::clone(&lit)));
        lit
    }

    /// What a picture of the view is to show.
    pub(super) fn wanted(&mut self, ui: &Ui, area: Rect, shown: Shown<'_>) -> Wanted {
        let apart = (area.area() / MOST_SPOTS).sqrt().max(LEAST_APART);
        self.tier = if shown.parts.node_count > FEW {
            self.map.crowds.choose(self.camera.zoom(), apart, self.tier)
        } else {
            0
        };
        Wanted {
            content: Content {
                dark: ui.theme() == Theme::Dark,
                hidden: shown.hidden,
                moved: self.moved,
                tier: self.tier,
            },
            camera: self.camera.transform(),
            area,
            pixels_per_point: ui.pixels_per_point(),
            max_texture_side: ui.input(|input| input.max_texture_side),
        }
    }

    /// Paints the map: all that is at rest, over it what stands out, and the words.
    pub(super) fn paint(
        &mut self,
        ui: &Ui,
        visible: &Visible<'_>,
        shown: Shown<'_>,
        words: &Words,
        wanted: &Wanted,
    ) {
        let painter = ui.painter_at(visible.area);
        let colors = palette(ui.ctx());
        let brush = || {
            let mut brush = Brush::new(wanted.pixels_per_point);
            brush.within = visible.area;
            brush
        };
        let mut lit_lines = brush();
        frame::lit_lines(&mut lit_lines, colors, self.focused, visible, shown);
        let mut lit_nodes = brush();
        frame::lit_nodes(&mut lit_nodes, colors, self, visible, shown);
        if visible.found.is_crowded {
            let veil = shown.faded.then_some(colors.paper);
            self.sheets.paint(&painter, wanted, veil);
            faint::paint(&painter, colors, visible, shown);
            painter.add(Shape::mesh(lit_lines.mesh));
        } else {
            let drawn = Drawn {
                view: self.view(visible.area, shown),
                faded: shown.faded,
                dark: wanted.content.dark,
                pixels_per_point: wanted.pixels_per_point,
            };
            let symbols = &self.symbols;
            let [lines, nodes] = again(&mut self.kept.meshes, drawn, || {
                backdrop::meshes(
                    colors,
                    symbols,
                    visible,
                    shown.faded,
                    drawn.pixels_per_point,
                )
            });
            faint::paint(&painter, colors, visible, shown);
            painter.add(Shape::Mesh(lines));
            painter.add(Shape::mesh(lit_lines.mesh));
            painter.add(Shape::Mesh(nodes));
        }
        painter.add(Shape::mesh(lit_nodes.mesh));
        portraits::paint(&painter, colors, visible, shown);
        let mut pins = brush();
        frame::pins(&mut pins, colors, self, visible, shown);
        painter.add(Shape::mesh(pins.mesh));
        // Names without symbols, until there is a picture of these, would name nothing.
        if !(visible.found.is_crowded && self.sheets.is_blank()) {
            words::paint(&painter, colors, words, shown);
        }
    }
}

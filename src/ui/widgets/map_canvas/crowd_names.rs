//! What is said of crowds on a map seen from afar, and what lies under the pointer there.
//!
//! A click on a crowd goes into it; its members cannot be pointed at before they are seen.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, CursorIcon, Id, Painter, Pos2, Rect, Response, Sense, Shape, Ui, Vec2, WidgetInfo, vec2,
};

use super::brush::{self, Brush};
use super::crowds::Spots;
use super::places::{self, Places};
use super::visible::Visible;
use super::words::{Words, name_text};
use super::{MAX_AFAR, MapThing, Shown};
use crate::geometry::map_overview::Spot;
use crate::model::entity::EntityKind;
use crate::model::figure_words::{counted, counted_as};
use crate::ui::text::{self, Para, Text, TextStyle};
use crate::ui::theme::{Palette, SMALL_SIZE, TEXT_SIZE, palette};

/// At most so many names are shown at once.
const MAX_NAMES: usize = 48;
/// The names of the largest crowds may hide small ones.
const MAY_HIDE: usize = 14;
/// So many are tried.
const MOST_TRIED: usize = 160;
const NAME_SIZE: f32 = 11.0;
const NAME_LINES: usize = 2;
const COUNT_SIZE: f32 = 10.0;
/// From this half size on, names keep off a disc, and it has room for how many are in it.
const LARGE: f32 = 12.0;
/// Names are placed anew when the map was moved by so much, in points.
const GOES_ALONG: f32 = 40.0;
/// A click this far outside of a disc still means it.
const REACH: f32 = 2.0;
const LINE_REACH: f32 = 6.0;

/// Something that is said of a spot.
struct Said {
    spot: u32,
    rect: Rect,
    name: Arc<Para>,
    /// How many more there are.
    more: Option<Arc<Para>>,
}

/// All that is said.
#[derive(Default)]
pub(super) struct Names {
    placed: Vec<Said>,
    /// Inside of discs.
    counts: Vec<(Pos2, Arc<Para>)>,
    /// Where the map's origin was.
    origin: Pos2,
}

/// What the pointer may be on.
pub(super) enum Pointed {
    Thing(MapThing),
    Crowd(u32),
}

/// What a crowd is called: how many, and around whom.
pub(super) fn in_words(spots: Spots<'_>, spot: &Spot) -> String {
    let name = &spots.visible.scene.nodes[spot.lead as usize].name;
    format!("{} around {name}", counted_people(spot))
}

/// People alone are people; with others among them they are what the tab is called.
fn counted_people(spot: &Spot) -> String {
    let words = match EntityKind::ALL
        .iter()
        .zip(spot.kinds)
        .find(|(_, count)| *count == spot.count)
    {
        Some((EntityKind::Unknown, _)) | None => "people and organizations".to_owned(),
        Some((kind, _)) => kind.plural().to_lowercase(),
    };
    format!("{} {words}", counted(spot.count as usize))
}

fn count_text(count: &str) -> Text<'_> {
    Text::new(count, TextStyle::sans(COUNT_SIZE).line_height(1.15))
}

/// Finds places for names; none is where something else is said.
pub(super) fn place(ui: &Ui, spots: Spots<'_>, words: &Words) -> Names {
    let area = spots.visible.area;
    let mut room = Room {
        said: Places::new(area),
        large: Places::new(area),
        discs: Places::new(area),
    };
    for placed in words.nodes.iter().chain(&words.lines) {
        room.said.take(placed.rect);
    }
    let mut crowds: Vec<(u32, &Spot)> = spots.in_view().collect();
    for (_, spot) in &crowds {
        let radius = spots.radius(spot);
        if radius >= LARGE {
            room.large.take(spots.rect(spot).shrink(2.0));
        } else if !spot.is_alone() {
            room.discs.take(spots.rect(spot).shrink(2.0));
        }
    }
    crowds.retain(|(_, spot)| !spot.is_faded);
    // Stable: rank decides among equals.
    crowds.sort_by_key(|(_, spot)| std::cmp::Reverse(spot.count));
    let mut names = Names {
        origin: spots.visible.origin(),
        ..Names::default()
    };
    for (tried, (index, spot)) in crowds.iter().take(MOST_TRIED).enumerate() {
        if names.placed.len() >= MAX_NAMES {
            break;
        }
        let mut said = say(ui, spots, *index, spot);
        if let Some(rect) = room.find(spots, spot, said.rect.size(), tried < MAY_HIDE) {
            room.said.take(rect.expand(2.0));
            said.rect = rect;
            names.placed.push(said);
        }
    }
    // What is said of a crowd already is not said again inside of it.
    let is_named = |crowd: u32| names.placed.iter().any(|said| said.spot == crowd);
    for (index, spot) in crowds {
        let radius = spots.radius(spot);
        if radius >= LARGE && !spot.is_alone() && !is_named(index) {
            let para = text::layout(ui.ctx(), &count_text(&counted(spot.count as usize)));
            if para.ink_width() < radius * 1.5 {
                names.counts.push((spots.place(spot), para));
            }
        }
    }
    names
}

/// What is said of a spot, without a place.
fn say(ui: &Ui, spots: Spots<'_>, index: u32, spot: &Spot) -> Said {
    let name = &spots.visible.scene.nodes[spot.lead as usize].name;
    let name = name_text(name, NAME_SIZE).max_lines(NAME_LINES);
    let name = text::layout(ui.ctx(), &name);
    let more = (!spot.is_alone()).then(|| {
        let more = format!("+ {}", counted(spot.count as usize - 1));
        text::layout(ui.ctx(), &count_text(&more))
    });
    let mut size = vec2(name.ink_width(), name.size().y);
    if let Some(more) = &more {
        size = vec2(size.x.max(more.ink_width()), size.y + more.size().y);
    }
    Said {
        spot: index,
        rect: Rect::from_min_size(Pos2::ZERO, size),
        name,
        more,
    }
}

/// Where names may go.
struct Room {
    /// Never there.
    said: Places,
    large: Places,
    /// Not there unless a name may hide them.
    discs: Places,
}

impl Room {
    fn find(&self, spots: Spots<'_>, spot: &Spot, size: Vec2, may_hide: bool) -> Option<Rect> {
        let area = spots.visible.area.shrink(4.0);
        let at = spots.place(spot);
        let around = places::around(spots.radius(spot), size)
            .map(|offset| Rect::from_center_size(at + offset, size));
        let may_be = |rect: &&Rect| {
            area.contains_rect(**rect) && self.said.is_free(**rect) && self.large.is_free(**rect)
        };
        let best = around
            .iter()
            .filter(may_be)
            .find(|rect| self.discs.is_free(**rect));
        let next_best = || around.iter().filter(|_| may_hide).find(may_be);
        best.or_else(next_best).copied()
    }
}

impl Names {
    /// Whether they may go with the map that is moved: it has not gone far since they were placed.
    pub(super) fn go_along(&self, visible: &Visible<'_>) -> bool {
        self.way(visible).length() < GOES_ALONG
    }

    /// How far the map was moved since.
    fn way(&self, visible: &Visible<'_>) -> Vec2 {
        visible.origin() - self.origin
    }

    pub(super) fn paint(
        &self,
        painter: &Painter,
        colors: &Palette,
        visible: &Visible<'_>,
        is_faded: bool,
    ) {
        let by = self.way(visible);
        let fade = |color| {
            if is_faded {
                colors.paper.lerp_to_gamma(color, 0.42)
            } else {
                color
            }
        };
        let (strong, weak) = (fade(colors.text), fade(colors.weak_text));
        for (at, count) in &self.counts {
            text::paint(painter, *at + by - count.size() * 0.5, count, strong);
        }
        for said in &self.placed {
            let write = |para: &Para, anchor: Align2, color| {
                let at = anchor.pos_in_rect(&said.rect) + by;
                let rect = anchor.anchor_size(at, para.size());
                text::paint_halo(painter, rect.min, para, color, colors.paper);
                text::paint(painter, rect.min, para, color);
            };
            write(&said.name, Align2::CENTER_TOP, strong);
            if let Some(more) = &said.more {
                write(more, Align2::CENTER_BOTTOM, weak);
            }
        }
    }

    fn spot_at(&self, visible: &Visible<'_>, at: Pos2) -> Option<u32> {
        let at = at - self.way(visible);
        let said = self.placed.iter().find(|said| said.rect.contains(at));
        said.map(|said| said.spot)
    }
}

/// The node in no crowd that lies under the pointer.
pub(super) fn alone_at(spots: Spots<'_>, at: Pos2) -> Option<u32> {
    let is_on = |spot: &Spot| spots.place(spot).distance(at) <= spots.radius(spot) + REACH;
    let mut alone = spots.overview.spots.iter();
    let found = alone.find(|spot| spot.is_alone() && !spot.is_faded && is_on(spot))?;
    Some(found.lead)
}

/// What lies under the pointer: what stands out, a name, a spot, a line that stands out.
pub(super) fn at(spots: Spots<'_>, names: &Names, shown: Shown<'_>, at: Pos2) -> Option<Pointed> {
    let visible = spots.visible;
    let is_on = |place: Pos2, radius: f32| place.distance(at) <= radius + REACH;
    let mut lit = shown.lit_nodes.iter();
    if let Some(node) = lit.find(|node| is_on(visible.place(**node), visible.radius(**node))) {
        return Some(Pointed::Thing(MapThing::Node(*node)));
    }
    let spot = names.spot_at(visible, at).or_else(|| {
        let mut spots_in_view = spots.in_view();
        let on = spots_in_view.find(|(_, spot)| is_on(spots.place(spot), spots.radius(spot)));
        on.map(|(index, _)| index)
    });
    if let Some(index) = spot {
        let spot = &spots.overview.spots[index as usize];
        return Some(if spot.is_alone() {
            Pointed::Thing(MapThing::Node(spot.lead))
        } else {
            Pointed::Crowd(index)
        });
    }
    let lines = shown.lit_lines.iter().filter(|line| {
        let ends = visible.ends(**line);
        Rect::from_two_pos(ends[0], ends[1])
            .expand(LINE_REACH)
            .contains(at)
            && brush::distance(&ends, at) <= LINE_REACH
    });
    lines
        .copied()
        .next()
        .map(|line| Pointed::Thing(MapThing::Line(line)))
}

/// Offers the crowds to keyboard and screen readers, the highest-ranked first; gives those that
/// are pointed at, and whether they are clicked.
pub(super) fn widgets(ui: &Ui, canvas: Id, spots: Spots<'_>) -> Vec<(u32, Response)> {
    let crowds = spots.in_view().filter(|(_, spot)| !spot.is_alone());
    let crowds = crowds.take(MAX_AFAR).map(|(index, spot)| {
        let half = Vec2::splat(spots.radius(spot).max(8.0));
        let rect = Rect::from_center_size(spots.place(spot), half * 2.0);
        // What it is called after stays when it is resolved into finer ones.
        let id = canvas.with(("crowd", spot.lead));
        let touched = ui.interact(rect, id, Sense::click());
        touched.widget_info(|| WidgetInfo::labeled(Role::Button, true, in_words(spots, spot)));
        (index, touched.on_hover_cursor(CursorIcon::PointingHand))
    });
    crowds.collect()
}

/// Shows which crowd is pointed at.
pub(super) fn paint_ring(ui: &Ui, spots: Spots<'_>, spot: &Spot) {
    let mut brush = Brush::new(ui.pixels_per_point());
    spots.draw_ring(&mut brush, spot, palette(ui.ctx()).accent);
    let painter = ui.painter_at(spots.visible.area);
    painter.add(Shape::mesh(brush.mesh));
}

/// What is in a crowd, and what a click does.
pub(super) fn tip_ui(ui: &mut Ui, spots: Spots<'_>, spot: &Spot) {
    let bold = TextStyle::sans(TEXT_SIZE).bold();
    text::Label::new(&in_words(spots, spot), bold)
        .max_lines(3)
        .show(ui);
    let weak = TextStyle::sans(SMALL_SIZE).color(palette(ui.ctx()).weak_text);
    let kinds = EntityKind::ALL.iter().zip(spot.kinds);
    let kinds = kinds.filter(|(_, count)| *count > 0).map(|(kind, count)| {
        counted_as(count as usize, kind.word(), &kind.plural().to_lowercase())
    });
    text::label(ui, &kinds.collect::<Vec<_>>().join(" · "), weak);
    let within = match spot.within {
        0 => "No relations between them".to_owned(),
        count => format!(
            "{} between them",
            counted_as(count as usize, "relation", "relations")
        ),
    };
    text::label(ui, &within, weak);
    text::label(ui, "Click to zoom in", weak);
}

//! Names of nodes and words of lines: placed by rank, never on each other, and beside lines where
//! there is room.

use std::sync::Arc;

use eframe::egui::{Color32, Painter, Pos2, Rect, Ui, Vec2, vec2};

use super::Shown;
use super::brush;
use super::emphasis::Emphasis;
use super::places::{self, Inked, Places};
use super::visible::Visible;
use crate::model::standing::Standing;
use crate::ui::text::{self, Align, Para, Text, TextStyle};
use crate::ui::theme::Palette;

/// Size of names in points, at zoom 1.
pub const NAME_SIZE: f32 = 13.0;
/// Names are not smaller than this, however small the map is.
const LEAST_NAME_SIZE: f32 = 10.5;
/// Names are broken into lines of this width, in points, at zoom 1.
pub const NAME_WIDTH: f32 = 132.0;
pub const NAME_LINES: usize = 4;
/// Size of the words of lines, in points.
pub const LINE_SIZE: f32 = 11.5;
/// Words of a line are cut at this width.
pub const LINE_WIDTH: f32 = 170.0;

/// A name this near to another symbol, in points, would be taken for that one's.
const MISTAKEN: f32 = 4.0;
/// At most so many names are shown at once, and fewer where there is a crowd.
const MAX_NAMES: usize = 220;
const MAX_NAMES_IN_CROWD: usize = 70;
/// A crowd: symbols of that many nodes are not kept free of names.
const CROWD: usize = 400;
/// Below this zoom, lines say nothing unless they stand out.
const LINE_WORDS_ZOOM: f32 = 0.55;
/// With up to this many lines in view, names keep off them.
const FEW_LINES: usize = 600;
/// How odd each of the places around a symbol looks, in cells of line that would be as bad.
const ODDNESS: [usize; 8] = [0, 2, 3, 3, 5, 5, 6, 6];
/// Between a name and the edge of the view, in points.
const EDGE: f32 = 4.0;
/// How odd a name looks that was moved aside to be whole.
const MOVED_ASIDE: usize = 8;
/// Where on a line its words may go, best first.
const PARTS: [f32; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

/// One text with its place.
pub(super) struct Placed {
    pub index: u32,
    pub rect: Rect,
    para: Arc<Para>,
}

pub(super) struct Words {
    pub nodes: Vec<Placed>,
    pub lines: Vec<Placed>,
    /// Lines without words, and their middles.
    pub bare: Vec<(u32, Pos2)>,
}

/// The text of a name at a size; the layout measures it with [`NAME_SIZE`].
pub fn name_text(name: &str, size: f32) -> Text<'_> {
    Text::new(name, TextStyle::sans(size).line_height(1.22))
        .wrapped(NAME_WIDTH * size / NAME_SIZE)
        .max_lines(NAME_LINES)
        .align(Align::Center)
}

/// The text on a line.
pub fn line_text(label: &str) -> Text<'_> {
    Text::new(label, TextStyle::sans(LINE_SIZE).line_height(1.2)).one_line(LINE_WIDTH)
}

/// Finds places for what can be said.
pub(super) fn place(ui: &Ui, visible: &Visible<'_>, shown: Shown<'_>) -> Words {
    let mut places = Room {
        places: Places::new(visible.area),
        symbols: Places::new(visible.area),
    };
    if visible.found.nodes.len() <= CROWD {
        for node in visible.found.nodes.iter() {
            let symbol = symbol_rect(visible, *node);
            places.places.take(symbol);
            places.symbols.take(symbol.expand(MISTAKEN));
        }
    }
    let mut nodes = place_names(ui, visible, shown, &mut places);
    if !visible.found.has_many_lines && visible.found.lines.len() <= FEW_LINES {
        keep_off_lines(visible, &mut places, &mut nodes);
    }
    let (lines, bare) = place_line_words(ui, visible, shown, &mut places.places);
    Words { nodes, lines, bare }
}

/// Where words may go.
struct Room {
    places: Places,
    /// Symbols, and so much around them that a name there would be taken for theirs.
    symbols: Places,
}

impl Room {
    fn is_free(&self, visible: &Visible<'_>, node: u32, rect: Rect) -> bool {
        let own = symbol_rect(visible, node).expand(MISTAKEN);
        self.places.is_free(rect) && self.symbols.is_free_but_for(own, rect)
    }
}

impl Words {
    /// The node whose name is there.
    pub(super) fn name_at(&self, at: Pos2) -> Option<u32> {
        let name = self.nodes.iter().find(|name| name.rect.contains(at));
        name.map(|name| name.index)
    }
}

fn symbol_rect(visible: &Visible<'_>, node: u32) -> Rect {
    let size = Vec2::splat(visible.radius(node) * 2.0 - 1.0);
    Rect::from_center_size(visible.place(node), size)
}

fn place_names(ui: &Ui, visible: &Visible<'_>, shown: Shown<'_>, room: &mut Room) -> Vec<Placed> {
    // In half points: each size costs a layout of its own.
    let size = (NAME_SIZE * visible.zoom() * 2.0).round() * 0.5;
    let size = size.clamp(LEAST_NAME_SIZE, NAME_SIZE);
    let emphasis = |node: u32| shown.nodes[node as usize];
    let lit = shown.lit_nodes.iter().copied();
    let mut lit: Vec<u32> = lit.filter(|node| visible.is_node_near(*node)).collect();
    // Stable: rank decides among equals.
    lit.sort_by_key(|node| std::cmp::Reverse(emphasis(*node)));
    let rest = visible.found.nodes.iter().copied();
    let rest = rest.filter(|node| emphasis(*node) <= Emphasis::Plain);
    let most = if visible.found.nodes.len() > CROWD {
        MAX_NAMES_IN_CROWD
    } else {
        MAX_NAMES
    };
    let mut names: Vec<Placed> = Vec::new();
    for node in lit.into_iter().chain(rest).take(most * 3) {
        if names.len() >= most {
            break;
        }
        let text = name_text(&shown.scene.nodes[node as usize].name, size);
        let para = text::layout(ui.ctx(), &text);
        let size = vec2(para.ink_width(), para.size().y);
        let around = around(visible, node, size);
        let free = free_place(visible, node, &around, room);
        let must = emphasis(node) >= Emphasis::Hovered;
        if let Some(rect) = free.or(must.then_some(around[0])) {
            room.places.take(rect.expand(1.0));
            names.push(Placed {
                index: node,
                rect,
                para,
            });
        }
    }
    names
}

/// The first free place of a name: whole, or moved aside to be whole, or cut by the edge of the view
/// as its symbol is.
fn free_place(visible: &Visible<'_>, node: u32, around: &[Rect], room: &Room) -> Option<Rect> {
    // Letters do not touch the edge.
    let area = visible.area.shrink(EDGE);
    let is_free = |rect: &Rect| room.is_free(visible, node, *rect);
    let whole = |rect: &Rect| area.contains_rect(*rect) && is_free(rect);
    let moved = |rect: &Rect| {
        let by = |low: f32, high: f32| low.max(0.0) + high.min(0.0);
        rect.translate(vec2(
            by(area.left() - rect.left(), area.right() - rect.right()),
            by(area.top() - rect.top(), area.bottom() - rect.bottom()),
        ))
    };
    let symbol = symbol_rect(visible, node);
    if !visible.area.contains_rect(symbol) {
        return around.iter().copied().find(is_free);
    }
    around
        .iter()
        .copied()
        .find(whole)
        .or_else(|| around.iter().map(moved).find(whole))
}

/// The places around a node, best first.
fn around(visible: &Visible<'_>, node: u32, room: Vec2) -> [Rect; 8] {
    let at = visible.place(node);
    places::around(visible.radius(node), room)
        .map(|offset| Rect::from_center_size(at + offset, room))
}

/// Moves names off lines into places that are still free, so that none loses its own.
fn keep_off_lines(visible: &Visible<'_>, room: &mut Room, names: &mut [Placed]) {
    let mut ink = Inked::new(visible.area, visible.origin());
    let mut way = Vec::new();
    for line in visible.found.lines.iter() {
        visible.route(*line, &mut way);
        ink.draw(&way);
    }
    let cost = |rect: Rect, worse: usize| ink.under(rect) + worse;
    let within = visible.area.shrink(EDGE);
    for name in names {
        let taken = name.rect.expand(1.0);
        room.places.release(taken);
        let around = around(visible, name.index, name.rect.size());
        // A little more ink is better than an odd place.
        let best = around
            .iter()
            .zip(ODDNESS)
            .filter(|(rect, _)| {
                within.contains_rect(**rect) && room.is_free(visible, name.index, **rect)
            })
            .map(|(rect, odd)| (cost(*rect, odd), *rect))
            .min_by_key(|(cost, _)| *cost);
        let here = around
            .iter()
            .position(|rect| *rect == name.rect)
            .map_or(MOVED_ASIDE, |place| ODDNESS[place]);
        if let Some((best, rect)) = best
            && best < cost(name.rect, here)
        {
            name.rect = rect;
        }
        room.places.take(name.rect.expand(1.0));
    }
}

fn place_line_words(
    ui: &Ui,
    visible: &Visible<'_>,
    shown: Shown<'_>,
    places: &mut Places,
) -> (Vec<Placed>, Vec<(u32, Pos2)>) {
    let emphasis = |line: u32| shown.lines[line as usize];
    let few = !visible.found.has_many_lines;
    let mut order: Vec<u32> = if few {
        visible.found.lines.to_vec()
    } else {
        let lit = shown.lit_lines.iter().copied();
        lit.filter(|line| visible.is_line_near(*line)).collect()
    };
    order.sort_by_key(|line| std::cmp::Reverse(emphasis(*line)));
    let mut words = Vec::new();
    let mut bare = Vec::new();
    let mut way = Vec::new();
    for (tried, index) in order.into_iter().enumerate() {
        if !few && tried >= MAX_NAMES {
            // A hub with thousands of lines: what found no place so far will hardly find one.
            break;
        }
        visible.route(index, &mut way);
        if way.is_empty() {
            continue;
        }
        let (middle, _) = brush::along(&way, 0.5);
        let label = &shown.scene.lines[index as usize].label;
        let must = emphasis(index) >= Emphasis::Hovered;
        let wanted = must
            || (visible.zoom() >= LINE_WORDS_ZOOM && emphasis(index) != Emphasis::Faded)
            || emphasis(index) == Emphasis::Related;
        if !wanted || label.is_empty() || words.len() >= MAX_NAMES {
            bare.push((index, middle));
            continue;
        }
        let para = text::layout(ui.ctx(), &line_text(label));
        let room = vec2(para.ink_width().min(LINE_WIDTH) + 6.0, para.size().y + 1.0);
        let free = PARTS
            .iter()
            .map(|part| Rect::from_center_size(brush::along(&way, *part).0, room))
            .find(|rect| places.is_free(*rect));
        match free.or_else(|| must.then(|| Rect::from_center_size(middle, room))) {
            Some(rect) => {
                places.take(rect);
                words.push(Placed { index, rect, para });
            }
            None => bare.push((index, middle)),
        }
    }
    (words, bare)
}

/// Paints all words.
pub(super) fn paint(painter: &Painter, colors: &Palette, words: &Words, shown: Shown<'_>) {
    for placed in &words.lines {
        paint_line_words(painter, colors, placed, shown);
    }
    for placed in &words.nodes {
        paint_name(painter, colors, placed, shown.nodes[placed.index as usize]);
    }
}

/// What lies behind words that are pointed at.
fn ground(colors: &Palette, emphasis: Emphasis) -> Option<Color32> {
    match emphasis {
        Emphasis::Selected => Some(colors.selected),
        Emphasis::Hovered => Some(colors.hovered),
        _ => None,
    }
}

fn paint_line_words(painter: &Painter, colors: &Palette, placed: &Placed, shown: Shown<'_>) {
    let line = &shown.scene.lines[placed.index as usize];
    let emphasis = shown.lines[placed.index as usize];
    let paper = colors.paper.gamma_multiply(0.9);
    let ground = ground(colors, emphasis).unwrap_or(paper);
    painter.rect_filled(placed.rect, 3.0, ground);
    let color = if emphasis >= Emphasis::Related {
        colors.text
    } else {
        let color = match line.standing {
            Standing::Former | Standing::NoSentence => colors.weak_text,
            standing => colors.standing(standing),
        };
        color.gamma_multiply(if line.suggested { 0.75 } else { 1.0 })
    };
    let at = placed.rect.center() - vec2(placed.para.ink_width(), placed.para.size().y) * 0.5;
    text::paint(painter, at, &placed.para, color);
}

fn paint_name(painter: &Painter, colors: &Palette, placed: &Placed, emphasis: Emphasis) {
    let color = if emphasis == Emphasis::Faded {
        colors.paper.lerp_to_gamma(colors.text, 0.42)
    } else {
        colors.text
    };
    // A paragraph is as wide as what it is centered in.
    let at = placed.rect.center() - placed.para.size() * 0.5;
    if let Some(ground) = ground(colors, emphasis) {
        painter.rect_filled(placed.rect.expand2(vec2(4.0, 1.0)), 4.0, ground);
    } else {
        text::paint_halo(painter, at, &placed.para, color, colors.paper);
    }
    text::paint(painter, at, &placed.para, color);
}

//! Names of nodes and words of lines: placed by rank, never on each other.

use std::sync::Arc;

use eframe::egui::{Color32, Painter, Pos2, Rect, Ui, Vec2, vec2};

use super::Shown;
use super::brush;
use super::frame::Visible;
use super::places::{self, Places};
use super::scene::Emphasis;
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

/// At most so many names are shown at once, and fewer where there is a crowd.
const MAX_NAMES: usize = 220;
const MAX_NAMES_IN_CROWD: usize = 70;
/// A crowd: symbols of that many nodes are not kept free of names.
const CROWD: usize = 400;
/// Below this zoom, lines say nothing unless they stand out.
const LINE_WORDS_ZOOM: f32 = 0.55;
/// Where on a line its words may go, best first.
const PARTS: [f32; 7] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];

/// One text with its place.
pub(super) struct Placed {
    pub index: u32,
    pub rect: Rect,
    para: Arc<Para>,
    /// The same in the color of the paper, to be seen on lines.
    halo: Option<Arc<Para>>,
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
pub(super) fn place(ui: &Ui, visible: &Visible, shown: Shown<'_>) -> Words {
    let mut places = Places::new(visible.area);
    if visible.nodes.len() <= CROWD {
        for node in &visible.nodes {
            places.take(symbol_rect(visible, *node));
        }
    }
    let nodes = place_names(ui, visible, shown, &mut places);
    let (lines, bare) = place_line_words(ui, visible, shown, &mut places);
    Words { nodes, lines, bare }
}

fn symbol_rect(visible: &Visible, node: u32) -> Rect {
    let radius = visible.radius[node as usize];
    Rect::from_center_size(
        visible.screen[node as usize],
        Vec2::splat(radius * 2.0 - 1.0),
    )
}

fn place_names(ui: &Ui, visible: &Visible, shown: Shown<'_>, places: &mut Places) -> Vec<Placed> {
    let paper = crate::ui::theme::palette(ui.ctx()).paper;
    // In half points: each size costs a layout of its own.
    let size = (NAME_SIZE * visible.zoom * 2.0).round() * 0.5;
    let size = size.clamp(LEAST_NAME_SIZE, NAME_SIZE);
    let emphasis = |node: u32| shown.nodes[node as usize];
    let mut order: Vec<u32> = visible.nodes.clone();
    // Stable: rank decides among equals.
    order.sort_by_key(|node| std::cmp::Reverse(emphasis(*node).max(Emphasis::Plain)));
    let most = if visible.nodes.len() > CROWD {
        MAX_NAMES_IN_CROWD
    } else {
        MAX_NAMES
    };
    let mut names = Vec::new();
    for node in order.into_iter().take(most * 3) {
        if names.len() >= most {
            break;
        }
        let text = name_text(&shown.scene.nodes[node as usize].name, size);
        let para = text::layout(ui.ctx(), &text);
        let room = vec2(para.ink_width(), para.size().y);
        let at = visible.screen[node as usize];
        let anchors = places::around(visible.radius[node as usize], room);
        let free = |within: Rect| {
            anchors
                .iter()
                .map(|offset| Rect::from_center_size(at + *offset, room))
                .find(|rect| within.contains_rect(*rect) && places.is_free(*rect))
        };
        // Whole names first; at the edge of the view, part of one is better than none.
        let free = free(visible.area).or_else(|| free(Rect::EVERYTHING));
        let must = emphasis(node) >= Emphasis::Hovered;
        let fallback = must.then(|| Rect::from_center_size(at + anchors[0], room));
        if let Some(rect) = free.or(fallback) {
            places.take(rect.expand(1.0));
            let halo = Text {
                style: text.style.color(paper),
                ..text
            };
            let halo = Some(text::layout(ui.ctx(), &halo));
            names.push(Placed {
                index: node,
                rect,
                para,
                halo,
            });
        }
    }
    names
}

fn place_line_words(
    ui: &Ui,
    visible: &Visible,
    shown: Shown<'_>,
    places: &mut Places,
) -> (Vec<Placed>, Vec<(u32, Pos2)>) {
    let emphasis = |line: u32| shown.lines[line as usize];
    let few = !visible.has_many_lines();
    let mut order: Vec<u32> = if few {
        visible.lines.clone()
    } else {
        visible
            .lines
            .iter()
            .copied()
            .filter(|line| emphasis(*line) > Emphasis::Plain)
            .collect()
    };
    order.sort_by_key(|line| std::cmp::Reverse(emphasis(*line)));
    let mut words = Vec::new();
    let mut bare = Vec::new();
    let mut way = Vec::new();
    for index in order {
        visible.route(shown.scene, index, &mut way);
        if way.is_empty() {
            continue;
        }
        let (middle, _) = brush::along(&way, 0.5);
        let label = &shown.scene.lines[index as usize].label;
        let must = emphasis(index) >= Emphasis::Hovered;
        let wanted = must
            || (visible.zoom >= LINE_WORDS_ZOOM && emphasis(index) != Emphasis::Faded)
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
                words.push(Placed {
                    index,
                    rect,
                    para,
                    halo: None,
                });
            }
            None => bare.push((index, middle)),
        }
    }
    (words, bare)
}

/// Paints all words.
pub(super) fn paint(
    painter: &Painter,
    colors: &Palette,
    words: &Words,
    _visible: &Visible,
    shown: Shown<'_>,
) {
    for placed in &words.lines {
        let line = &shown.scene.lines[placed.index as usize];
        let emphasis = shown.lines[placed.index as usize];
        let ground = match emphasis {
            Emphasis::Selected => colors.selected,
            Emphasis::Hovered => colors.hovered,
            _ => colors.paper.gamma_multiply(0.9),
        };
        painter.rect_filled(placed.rect, 3.0, ground);
        let color = if emphasis >= Emphasis::Related {
            colors.text
        } else {
            let color = if line.stance == crate::model::annotation::Stance::Former {
                colors.weak_text
            } else {
                colors.stance(line.stance)
            };
            color.gamma_multiply(if line.suggested { 0.75 } else { 1.0 })
        };
        let at = placed.rect.center() - vec2(placed.para.ink_width(), placed.para.size().y) * 0.5;
        text::paint(painter, at, &placed.para, color);
    }
    for placed in &words.nodes {
        let emphasis = shown.nodes[placed.index as usize];
        let color = if emphasis == Emphasis::Faded {
            colors.paper.lerp_to_gamma(colors.text, 0.42)
        } else {
            colors.text
        };
        paint_name(painter, colors.paper, placed, color, emphasis, colors);
    }
}

fn paint_name(
    painter: &Painter,
    paper: Color32,
    placed: &Placed,
    color: Color32,
    emphasis: Emphasis,
    colors: &Palette,
) {
    // A paragraph is as wide as what it is centered in.
    let at = placed.rect.center() - placed.para.size() * 0.5;
    let ground = match emphasis {
        Emphasis::Selected => Some(colors.selected),
        Emphasis::Hovered => Some(colors.hovered),
        _ => None,
    };
    if let Some(ground) = ground {
        painter.rect_filled(placed.rect.expand2(vec2(4.0, 1.0)), 4.0, ground);
    } else if let Some(halo) = &placed.halo {
        for offset in [
            vec2(-1.0, -1.0),
            vec2(1.0, -1.0),
            vec2(-1.0, 1.0),
            vec2(1.0, 1.0),
        ] {
            text::paint(painter, at + offset, halo, paper);
        }
    }
    text::paint(painter, at, &placed.para, color);
}

//! Names of nodes and words of lines: where they stand, and how they are painted.

use std::sync::Arc;

use eframe::egui::{Color32, Painter, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};

use super::Shown;
use super::emphasis::Emphasis;
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

/// Around a number of lines, and the room of a dot after it, in points.
pub(super) const COUNT_MARGIN: f32 = 6.0;
pub(super) const DOT: f32 = 8.0;

/// One text with its place.
#[derive(Clone)]
pub(super) struct Placed {
    pub index: u32,
    pub rect: Rect,
    /// Which of the places that such words may have.
    pub at: u8,
    pub para: Arc<Para>,
    /// A name that lies over symbols of others, for it had no other room.
    pub over: bool,
    /// On a line that stands for several: how they stand, if differently.
    pub standings: Option<Vec<Standing>>,
}

/// What is said, the most important first.
#[derive(Clone, Default)]
pub(super) struct Words {
    pub nodes: Vec<Placed>,
    pub lines: Vec<Placed>,
    /// Lines without words, and their middles.
    pub bare: Vec<(u32, Pos2)>,
}

impl Words {
    /// The node whose name is there.
    pub(super) fn name_at(&self, at: Pos2) -> Option<u32> {
        let name = self.nodes.iter().find(|name| name.rect.contains(at));
        name.map(|name| name.index)
    }
}

/// The text of a name at a size; the layout measures it with [`NAME_SIZE`].
pub fn name_text(name: &str, size: f32) -> Text<'_> {
    Text::new(name, TextStyle::sans(size).line_height(1.22))
        .wrapped(NAME_WIDTH * size / NAME_SIZE)
        .max_lines(NAME_LINES)
        .align(Align::Center)
}

/// The size of names at a zoom.
pub(super) fn name_size(zoom: f32) -> f32 {
    // In half points: each size costs a layout of its own.
    let size = (NAME_SIZE * zoom * 2.0).round() * 0.5;
    size.clamp(LEAST_NAME_SIZE, NAME_SIZE)
}

/// The text on a line.
pub fn line_text(label: &str) -> Text<'_> {
    Text::new(label, TextStyle::sans(LINE_SIZE).line_height(1.2)).one_line(LINE_WIDTH)
}

/// Paints all words, the most important on top.
pub(super) fn paint(painter: &Painter, colors: &Palette, words: &Words, shown: Shown<'_>) {
    for placed in words.lines.iter().rev() {
        paint_line_words(painter, colors, placed, shown);
    }
    for placed in words.nodes.iter().rev() {
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
    if let Some(standings) = &placed.standings {
        paint_count(painter, colors, placed, standings, emphasis);
        return;
    }
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

/// How many lines are one, with a dot for each way in which they stand.
fn paint_count(
    painter: &Painter,
    colors: &Palette,
    placed: &Placed,
    standings: &[Standing],
    emphasis: Emphasis,
) {
    let Placed { rect, para, .. } = placed;
    let rounding = rect.height() * 0.5;
    let ground = ground(colors, emphasis).unwrap_or(colors.control);
    painter.rect_filled(*rect, rounding, ground);
    let edge = Stroke::new(1.0, colors.strong_line);
    painter.rect_stroke(*rect, rounding, edge, StrokeKind::Inside);
    let dots = DOT * standings.len() as f32;
    let words = rect.with_max_x(rect.right() - dots);
    let at = words.center() - vec2(para.ink_width(), para.size().y) * 0.5;
    text::paint(painter, at, para, colors.text);
    for (number, standing) in standings.iter().enumerate() {
        let x = rect.right() - dots - 2.0 + DOT * (number as f32 + 0.5);
        let color = colors.standing(*standing);
        painter.circle_filled(pos2(x, rect.center().y), 2.6, color);
    }
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

//! A picture's tile: the picture, and under it caption and credit, whole and always there.
//!
//! Values in, answers out: it knows no session. The tile is as tall as its words need.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Color32, Context, Rect, Response, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::model::figure_words::counted;
use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{Palette, ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};

/// Room between the tile's edge and what it holds, in points.
const PADDING: f32 = 10.0;
/// Height of the picture by its width.
const PICTURE_SHAPE: f32 = 2.0 / 3.0;
const GAP_BELOW_PICTURE: f32 = 8.0;
const GAP_BETWEEN_WORDS: f32 = 3.0;
const LINKS_HEIGHT: f32 = 24.0;

/// What is said under a picture.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// For those who do not see it.
    pub name: &'a str,
    pub caption: Option<&'a str>,
    pub credit: Option<&'a str>,
    /// Why the file is not to be trusted.
    pub warning: Option<&'a str>,
    /// How many sentences it rests on.
    pub sentences: usize,
}

/// What a reader asked for by the tile's links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Enlarge,
    InText,
}

impl<'a> Words<'a> {
    /// The lines with their styles; what is missing is said.
    fn lines(&self, colors: &Palette) -> impl Iterator<Item = (&'a str, TextStyle)> {
        let caption = TextStyle::sans(TEXT_SIZE);
        let small = TextStyle::sans(SMALL_SIZE);
        let missing = small.color(colors.warning);
        [
            Some(match self.caption {
                Some(words) => (words, caption.color(colors.text)),
                None => ("No caption is given", missing),
            }),
            Some(match self.credit {
                Some(words) => (words, small.color(colors.weak_text)),
                None => ("No credit is given", missing),
            }),
            self.warning.map(|words| (words, small.color(colors.bad))),
        ]
        .into_iter()
        .flatten()
    }
}

/// The height of a tile of this width.
pub fn height(ctx: &Context, words: &Words<'_>, width: f32) -> f32 {
    let room = width - 2.0 * PADDING;
    let lines: f32 = words
        .lines(palette(ctx))
        .map(|(line, style)| {
            text::measure(ctx, &Text::new(line, style).wrapped(room)).y + GAP_BETWEEN_WORDS
        })
        .sum();
    2.0 * PADDING + (room * PICTURE_SHAPE).round() + GAP_BELOW_PICTURE + lines + LINKS_HEIGHT
}

/// What [`height`] comes to when nothing is laid out, for tiles far out of sight.
pub fn estimated_height(words: &Words<'_>, width: f32) -> f32 {
    /// Width of a usual letter, and distance of lines, by letter size.
    const LETTER: f32 = 0.54;
    const LINE: f32 = 1.36;
    let room = (width - 2.0 * PADDING).max(1.0);
    let lines = |words: Option<&str>, size: f32| {
        let letters = words.map_or(1, |words| words.chars().count()) as f32;
        (letters * size * LETTER / room).ceil().max(1.0) * size * LINE + GAP_BETWEEN_WORDS
    };
    2.0 * PADDING
        + (room * PICTURE_SHAPE).round()
        + GAP_BELOW_PICTURE
        + lines(words.caption, TEXT_SIZE)
        + lines(words.credit, SMALL_SIZE)
        + words
            .warning
            .map_or(0.0, |warning| lines(Some(warning), SMALL_SIZE))
        + LINKS_HEIGHT
}

/// Where the picture goes within a tile.
pub fn picture_rect(tile: Rect) -> Rect {
    let width = tile.width() - 2.0 * PADDING;
    Rect::from_min_size(
        tile.min + vec2(PADDING, PADDING),
        vec2(width, (width * PICTURE_SHAPE).round()),
    )
}

/// Paints what lies under picture and words; the chosen tile has a ring.
pub fn paint_ground(ui: &Ui, response: &Response, fill: Color32, is_selected: bool) {
    let colors = palette(ui.ctx());
    let line = if is_selected {
        Stroke::new(2.0, colors.accent)
    } else {
        Stroke::NONE
    };
    ui.painter()
        .rect(response.rect, ROUNDING, fill, line, StrokeKind::Inside);
    if response.has_focus() {
        let ring = Stroke::new(2.0, colors.text);
        let around = response.rect.expand(2.0);
        ui.painter()
            .rect_stroke(around, ROUNDING, ring, StrokeKind::Outside);
    }
}

/// Draws caption and credit into a tile, and links at its foot; `has_picture` says whether there is
/// something to enlarge.
pub fn words_ui(ui: &mut Ui, tile: Rect, words: &Words<'_>, has_picture: bool) -> Option<Asked> {
    let top = picture_rect(tile).bottom() + GAP_BELOW_PICTURE;
    let room = Rect::from_min_max(
        pos2(tile.left() + PADDING, top),
        tile.max - vec2(PADDING, PADDING),
    );
    let mut asked = None;
    ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
        ui.spacing_mut().item_spacing.y = GAP_BETWEEN_WORDS;
        for (line, style) in words.lines(palette(ui.ctx())) {
            text::label(ui, line, style);
        }
    });
    let foot = room.with_min_y((room.bottom() - LINKS_HEIGHT + 2.0).max(room.top()));
    ui.scope_builder(UiBuilder::new().max_rect(foot), |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            if has_picture && link_ui(ui, "Enlarge", words.name).clicked() {
                asked = Some(Asked::Enlarge);
            }
            let in_text = match words.sentences {
                0 => return,
                1 => "In the text".to_owned(),
                count => format!("In the text, {} sentences", counted(count)),
            };
            if link_ui(ui, &in_text, words.name).clicked() {
                asked = Some(Asked::InText);
            }
        });
    });
    asked
}

/// A link whose name says of which picture it is: one gallery has many of them.
fn link_ui(ui: &mut Ui, words: &str, of: &str) -> Response {
    let color = palette(ui.ctx()).accent;
    let response = text::link(ui, words, TextStyle::sans(SMALL_SIZE).color(color));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{words}: {of}")));
    response
}

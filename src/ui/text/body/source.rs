//! What a body shows: blocks that the caller describes when they come into view.

use std::borrow::Cow;
use std::ops::Range;

use egui::{Color32, Response, Role, Sense, Ui};

use super::reading::Stop;
use crate::ui::text::style::{Align, Span, TextStyle};

/// The content of a body. Asked for visible blocks only, except for [`Self::block`] when heights are estimated.
pub trait BodySource {
    /// How many blocks there are.
    fn len(&self) -> usize;

    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Describes a block for a column of `width` points. Cheap: it is called for every block at a new width.
    fn block(&self, index: usize, width: f32) -> Block<'_>;

    /// Changes whenever a block would look different than before; everything is laid out anew then.
    fn version(&self) -> u64;

    /// Adds what is marked in a visible block; may differ from frame to frame and costs no layout.
    fn marks(&self, _index: usize, _marks: &mut Vec<Mark>) {}

    /// Adds what in a block can be gone to by keyboard; asked for by a key, and for screen readers.
    fn stops(&self, _index: usize, _stops: &mut Vec<Stop>) {}

    /// What a stop is called for screen readers.
    fn name_of(&self, _index: usize, _stop: &Stop) -> String {
        String::new()
    }

    /// Draws a slot; `ui` is as large as the block asked for. Its stop has no words, and the node of what
    /// is returned stands for it; the reader goes there as to the other stops, so it takes no focus.
    fn slot_ui(&self, ui: &mut Ui, _index: usize) -> Response {
        ui.allocate_rect(ui.max_rect(), Sense::empty())
    }
}

/// One piece of a body.
#[derive(Clone, Debug)]
pub enum Block<'a> {
    Paragraph(Paragraph<'a>),
    /// Room for something that is no text; the caller draws it.
    Slot {
        height: f32,
        space_before: f32,
        space_after: f32,
    },
}

/// A text and how it stands in the column.
#[derive(Clone, Debug)]
pub struct Paragraph<'a> {
    pub text: &'a str,
    pub style: TextStyle,
    pub spans: Cow<'a, [Span]>,
    pub align: Align,
    /// Points left free at the side where reading starts.
    pub indent: f32,
    pub space_before: f32,
    pub space_after: f32,
    /// Stands in the indent of the first line, such as `•` or `3.`.
    pub marker: Option<Cow<'a, str>>,
    /// A line along the side where reading starts, as beside a quotation.
    pub bar: Option<Color32>,
    /// What it is for screen readers.
    pub role: Role,
    /// The level of a heading, from 1.
    pub level: Option<usize>,
}

impl<'a> Paragraph<'a> {
    pub fn new(text: &'a str, style: TextStyle) -> Self {
        Self {
            text,
            style,
            spans: Cow::Borrowed(&[]),
            align: Align::Start,
            indent: 0.0,
            space_before: 0.0,
            space_after: style.size * 0.7,
            marker: None,
            bar: None,
            role: Role::Paragraph,
            level: None,
        }
    }
}

/// Something marked in a paragraph: a color behind it, a line under it, or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub range: Range<usize>,
    pub background: Option<Color32>,
    pub underline: Option<Underline>,
}

/// A line under letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Underline {
    pub color: Color32,
    pub width: f32,
    pub pattern: Pattern,
}

/// How a line is drawn; kinds are told apart by it, never by color alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    Solid,
    Dotted,
    Dashed,
}

/// A place in a body: before a byte of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyPosition {
    pub block: usize,
    pub byte: usize,
}

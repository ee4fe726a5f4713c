//! What a text should look like: values that are cheap to make, compare and hash.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use egui::Color32;

/// The kinds of letters there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Family {
    /// The interface: Noto Sans.
    #[default]
    Sans,
    /// The reading column: Noto Serif.
    Serif,
    /// Places in files, hashes, paths: Noto Sans Mono.
    Mono,
}

/// How a text is set, as far as it is the same from its first to its last letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Letter size in points.
    pub size: f32,
    pub family: Family,
    pub bold: bool,
    pub italic: bool,
    /// `None` takes the color given when painting, which lets a hover change it without a new layout.
    pub color: Option<Color32>,
    /// Distance of lines as a multiple of the size.
    pub line_height: f32,
}

impl TextStyle {
    /// Interface text of `size` points, in the color it is painted with.
    pub const fn sans(size: f32) -> Self {
        Self {
            size,
            family: Family::Sans,
            bold: false,
            italic: false,
            color: None,
            line_height: 1.36,
        }
    }

    /// Reading text of `size` points.
    pub const fn serif(size: f32) -> Self {
        Self {
            family: Family::Serif,
            line_height: 1.55,
            ..Self::sans(size)
        }
    }

    /// Machine-like text of `size` points.
    pub const fn mono(size: f32) -> Self {
        Self {
            family: Family::Mono,
            ..Self::sans(size)
        }
    }

    /// Text as large as the toolkit's own.
    pub fn body(ui: &egui::Ui) -> Self {
        Self::sans(egui::TextStyle::Body.resolve(ui.style()).size)
    }

    /// Small text as large as the toolkit's own.
    pub fn small(ui: &egui::Ui) -> Self {
        Self::sans(egui::TextStyle::Small.resolve(ui.style()).size)
    }

    /// Headings as large as the toolkit's own, and bold.
    pub fn heading(ui: &egui::Ui) -> Self {
        Self::sans(egui::TextStyle::Heading.resolve(ui.style()).size).bold()
    }

    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    #[must_use]
    pub const fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    #[must_use]
    pub const fn color(self, color: Color32) -> Self {
        Self {
            color: Some(color),
            ..self
        }
    }

    #[must_use]
    pub const fn line_height(self, line_height: f32) -> Self {
        Self {
            line_height,
            ..self
        }
    }
}

impl Hash for TextStyle {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.size.to_bits(), self.line_height.to_bits()).hash(state);
        (self.family, self.bold, self.italic, self.color).hash(state);
    }
}

/// A part of a text that differs from the rest; what is `None` or `false` stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// Bytes of the text; ends that fall inside a character are moved to its start.
    pub range: Range<usize>,
    pub bold: bool,
    pub italic: bool,
    pub family: Option<Family>,
    /// Letter size as a multiple of the text's own.
    pub scale: Option<f32>,
    pub color: Option<Color32>,
    /// A paragraph of its own as to direction, as between Unicode's FSI and PDI.
    pub isolated: bool,
}

impl Span {
    pub fn new(range: Range<usize>) -> Self {
        Self {
            range,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    #[must_use]
    pub fn italic(self) -> Self {
        Self {
            italic: true,
            ..self
        }
    }

    #[must_use]
    pub fn family(self, family: Family) -> Self {
        Self {
            family: Some(family),
            ..self
        }
    }

    #[must_use]
    pub fn color(self, color: Color32) -> Self {
        Self {
            color: Some(color),
            ..self
        }
    }

    #[must_use]
    pub fn isolated(self) -> Self {
        Self {
            isolated: true,
            ..self
        }
    }
}

impl Hash for Span {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.range, self.bold, self.italic, self.family).hash(state);
        (self.scale.map(f32::to_bits), self.color, self.isolated).hash(state);
    }
}

/// Several texts as one, each isolated: names that run right to left do not exchange their places.
///
/// The first gives the whole its direction, so only what follows it is isolated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joined {
    pub text: String,
    pub spans: Vec<Span>,
}

impl Joined {
    /// The texts in their order with `between` between them; empty ones are left out.
    pub fn new(parts: &[&str], between: &str) -> Self {
        let mut joined = Self::default();
        for part in parts.iter().filter(|part| !part.is_empty()) {
            if !joined.text.is_empty() {
                joined.text.push_str(between);
            }
            let start = joined.text.len();
            joined.text.push_str(part);
            if start > 0 {
                let range = start..joined.text.len();
                joined.spans.push(Span::new(range).isolated());
            }
        }
        joined
    }
}

/// Characters of a name, caption, cell or other label that are shown; the rest stands behind `…`.
///
/// Laying them out takes a few milliseconds, once. Reading matter, which has no such end, is the body view's.
pub const MAX_SHOWN_CHARS: usize = 4000;

/// The characters of a text that a label shows at most.
fn beginning(text: &str) -> &str {
    if text.len() <= MAX_SHOWN_CHARS {
        return text;
    }
    text.char_indices()
        .nth(MAX_SHOWN_CHARS)
        .map_or(text, |(end, _)| &text[..end])
}

/// A text as a label shows and says it: whole, or its beginning and `…`.
pub fn shortened(text: &str) -> Cow<'_, str> {
    let shown = beginning(text);
    if shown.len() < text.len() {
        Cow::Owned(format!("{shown}…"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Where the lines of a text are put within its width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Align {
    /// Where reading starts: left, or right when the paragraph runs right to left.
    #[default]
    Start,
    Center,
    /// Where reading ends; for numbers in columns use [`Align::Right`].
    End,
    /// Left, whatever the direction.
    Left,
    /// Right, whatever the direction.
    Right,
}

/// A text and everything its layout depends on, except the scale of the screen.
///
/// Each text is a paragraph of its own: what it holds cannot change the order of what stands beside it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub text: &'a str,
    pub style: TextStyle,
    pub spans: &'a [Span],
    /// Lines are broken to stay within this many points; `None` never breaks a line.
    pub width: Option<f32>,
    /// What does not fit into this many lines is cut and ends in `…`.
    pub max_lines: Option<usize>,
    pub align: Align,
    /// More follows that is not shown: it ends in `…` in any case.
    pub(crate) continues: bool,
}

impl<'a> Text<'a> {
    pub const fn new(text: &'a str, style: TextStyle) -> Self {
        Self {
            text,
            style,
            spans: &[],
            width: None,
            max_lines: None,
            align: Align::Start,
            continues: false,
        }
    }

    /// Breaks lines at `width` points.
    #[must_use]
    pub const fn wrapped(self, width: f32) -> Self {
        Self {
            width: Some(width),
            ..self
        }
    }

    /// One line of at most `width` points that ends in `…` when it is cut.
    #[must_use]
    pub const fn one_line(self, width: f32) -> Self {
        Self {
            width: Some(width),
            max_lines: Some(1),
            ..self
        }
    }

    #[must_use]
    pub const fn max_lines(self, lines: usize) -> Self {
        Self {
            max_lines: Some(lines),
            ..self
        }
    }

    /// What of it is laid out where it is one of many things: not more than [`MAX_SHOWN_CHARS`].
    pub(crate) fn shortened(self) -> Self {
        let shown = beginning(self.text);
        Self {
            text: shown,
            continues: self.continues || shown.len() < self.text.len(),
            ..self
        }
    }

    #[must_use]
    pub const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    #[must_use]
    pub const fn spans(self, spans: &'a [Span]) -> Self {
        Self { spans, ..self }
    }
}

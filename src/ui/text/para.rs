//! One laid out paragraph: where its bytes are, and which bytes are where.
//!
//! All bytes are bytes of the source string; all positions are points from the paragraph's top left. A paragraph
//! knows nothing of the screen and never changes, so it can be kept and shared.

use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Color32, Mesh, Pos2, Rect, Vec2, pos2, vec2};
use parley::layout::{Affinity, LineMetrics};
use parley::{Cursor, Layout};

use super::hidden::Shown;
use super::line_widths::LineWidths;

/// Which color a glyph is painted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Ink {
    /// The color given when painting.
    #[default]
    Plain,
    Color(Color32),
    /// The stand-in of a hidden character; a small mark is painted instead.
    Mark(u16),
}

/// A mark for a hidden character.
#[derive(Clone, Debug)]
pub(crate) struct PlacedMark {
    pub(crate) rect: Rect,
    pub(crate) label: Arc<Para>,
}

/// A place for a caret. Where directions change, the end of one letter and the beginning of the next are apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Caret {
    pub(crate) byte: usize,
    /// It belongs to the letter before it.
    pub(crate) after_previous: bool,
}

/// How a caret moves: on the screen, or back and forward in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Left,
    Right,
    WordLeft,
    WordRight,
    WordBack,
    WordForward,
}

/// The triangles of a paragraph, and when they are good.
#[derive(Clone, Debug)]
pub(crate) struct CachedMesh {
    pub(crate) generation: u64,
    pub(crate) color: Color32,
    pub(crate) meshes: Arc<[Mesh]>,
}

/// A paragraph that is ready to be painted, measured, pointed at and selected in.
#[derive(Debug)]
pub struct Para {
    source: Arc<str>,
    shown: Shown,
    pub(crate) layout: Layout<Ink>,
    pub(crate) line_widths: LineWidths,
    /// Bytes of the source that are shown; fewer than it has when it is cut.
    visible: usize,
    /// The source was longer.
    continues: bool,
    pixels_per_point: f32,
    /// The width it was aligned in, in points.
    container: Option<f32>,
    pub(crate) strut: Strut,
    pub(crate) marks: Vec<PlacedMark>,
    mesh: Mutex<Option<CachedMesh>>,
}

pub(crate) struct Parts {
    pub(crate) source: Arc<str>,
    pub(crate) shown: Shown,
    pub(crate) layout: Layout<Ink>,
    pub(crate) line_widths: LineWidths,
    pub(crate) visible: usize,
    pub(crate) continues: bool,
    pub(crate) pixels_per_point: f32,
    pub(crate) container: Option<f32>,
    pub(crate) strut: Strut,
    pub(crate) marks: Vec<PlacedMark>,
}

/// Where letters stand within a line, whatever fonts the line mixes; in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Strut {
    pub(crate) size: f32,
    pub(crate) line_height: f32,
}

impl Strut {
    /// Noto Sans and Noto Serif agree on these, relative to the letter size.
    const ASCENT: f32 = 1.069;
    const DESCENT: f32 = 0.293;

    /// The baseline of a line. Fonts of other scripts reach higher or lower and would make it dance; only a line
    /// that larger letters have made taller keeps the baseline that was found for it.
    pub(crate) fn baseline(self, top: f32, line: &LineMetrics) -> f32 {
        if line.line_height > self.line_height + 1.5 {
            return line.baseline;
        }
        let slack = self.line_height - (Self::ASCENT + Self::DESCENT) * self.size;
        (top.round() + slack / 2.0 + Self::ASCENT * self.size).round()
    }
}

impl Para {
    pub(crate) fn new(parts: Parts) -> Self {
        Self {
            source: parts.source,
            shown: parts.shown,
            layout: parts.layout,
            line_widths: parts.line_widths,
            visible: parts.visible,
            continues: parts.continues,
            pixels_per_point: parts.pixels_per_point,
            container: parts.container,
            strut: parts.strut,
            marks: parts.marks,
            mesh: Mutex::new(None),
        }
    }

    /// The source string, unchanged; the beginning that was laid out when it is longer than a label shows.
    pub fn text(&self) -> &str {
        &self.source
    }

    /// Whether some of the text is cut off and stands behind `…`.
    pub fn is_cut(&self) -> bool {
        self.continues || self.visible < self.source.len()
    }

    /// Whether the paragraph runs right to left.
    pub fn is_rtl(&self) -> bool {
        self.layout.is_rtl()
    }

    /// The room it takes, in points: all of the width it was aligned in when that matters, else what its lines need.
    pub fn size(&self) -> Vec2 {
        let height = self.layout.height() / self.pixels_per_point;
        vec2(self.container.unwrap_or(self.ink_width()), height)
    }

    /// The width of the longest line, in points.
    pub fn ink_width(&self) -> f32 {
        (self.layout.width() + self.line_widths.most()).ceil() / self.pixels_per_point
    }

    /// The width of the longest line with the spaces at its end, in points.
    pub(crate) fn full_width(&self) -> f32 {
        (self.layout.full_width() + self.line_widths.most()).ceil() / self.pixels_per_point
    }

    pub fn line_count(&self) -> usize {
        self.layout.len()
    }

    /// Distance from the top to the baseline of the first line, in points.
    pub fn first_baseline(&self) -> f32 {
        self.layout
            .get(0)
            .map_or(0.0, |line| self.strut.baseline(0.0, line.metrics()))
            / self.pixels_per_point
    }

    /// The byte nearest to a position, as a place for a caret.
    pub fn hit(&self, at: Pos2) -> usize {
        self.caret_at(at).byte
    }

    /// The byte whose letter is under a position; `None` beside the text.
    pub fn hit_exact(&self, at: Pos2) -> Option<usize> {
        let scale = self.pixels_per_point;
        let (number, line, is_inside) = self.line_at_height(at.y * scale)?;
        let letter = letter_at(&line, at.x * scale - self.left_of(number, &line))?;
        (is_inside && letter.is_under).then(|| self.source_byte(letter.range.start))
    }

    /// Rectangles that cover a range: one a line, more where directions change.
    pub fn rects(&self, range: Range<usize>) -> Vec<Rect> {
        let mut rects = Vec::new();
        self.each_part(range, |rect, _| rects.push(rect));
        rects
    }

    /// Lines under a range: left end, right end, at the foot of the letters.
    pub fn underlines(&self, range: Range<usize>) -> Vec<[Pos2; 2]> {
        let mut lines = Vec::new();
        self.each_part(range, |rect, baseline| {
            let y = baseline + (self.strut.size * 0.14).round() / self.pixels_per_point;
            lines.push([pos2(rect.left(), y), pos2(rect.right(), y)]);
        });
        lines
    }

    /// Visits the rectangles of a range with the baselines of their lines.
    ///
    /// Lines are found by the bytes they hold. parley's own selection finds them by height, and a font that reaches
    /// above its line, as Naskh does, makes it lose the last one.
    fn each_part(&self, range: Range<usize>, mut visit: impl FnMut(Rect, f32)) {
        if range.start >= range.end {
            return;
        }
        let range = self.shown_byte(range.start)..self.shown_byte(range.end);
        let scale = self.pixels_per_point;
        // Fonts that reach far up or down would make rectangles overlap; lines are stacked by their heights instead.
        let mut top = 0.0;
        for (number, line) in self.layout.lines().enumerate() {
            let metrics = line.metrics();
            let bottom = top + metrics.line_height;
            let bytes = line.text_range();
            if bytes.start < range.end && range.start < bytes.end {
                let baseline = self.strut.baseline(top, metrics) / scale;
                let left = self.left_of(number, &line);
                for part in parts_of_line(&line, &range, left) {
                    let rect = Rect::from_min_max(
                        pos2(part.start / scale, top.round() / scale),
                        pos2(part.end / scale, bottom.round() / scale),
                    );
                    visit(rect, baseline);
                }
            }
            top = bottom;
        }
    }

    /// Where a caret before byte `at` stands.
    pub fn caret(&self, at: usize) -> Rect {
        self.caret_rect(Caret {
            byte: at,
            after_previous: false,
        })
    }

    /// Where a caret goes from `at` by one step.
    pub(crate) fn step(&self, at: Caret, step: Step) -> Caret {
        let layout = &self.layout;
        let affinity = if at.after_previous {
            Affinity::Upstream
        } else {
            Affinity::Downstream
        };
        let from = Cursor::from_byte_index(layout, self.shown_byte(at.byte), affinity);
        let to = match step {
            Step::Left => from.previous_visual(layout),
            Step::Right => from.next_visual(layout),
            Step::WordLeft => from.previous_visual_word(layout),
            Step::WordRight => from.next_visual_word(layout),
            Step::WordBack => from.previous_logical_word(layout),
            Step::WordForward => from.next_logical_word(layout),
        };
        Caret {
            byte: self.source_byte(to.index()),
            after_previous: to.affinity() == Affinity::Upstream,
        }
    }

    /// Where a caret stands, on the side of the letter it belongs to.
    ///
    /// Only its place along the line is parley's; its line is found by the letter it belongs to, as
    /// for [`Self::rects`].
    pub(crate) fn caret_rect(&self, at: Caret) -> Rect {
        let scale = self.pixels_per_point;
        let shown = self.shown_byte(at.byte);
        let affinity = if at.after_previous {
            Affinity::Upstream
        } else {
            Affinity::Downstream
        };
        let cursor = Cursor::from_byte_index(&self.layout, shown, affinity);
        let mut x = cursor.geometry(&self.layout, scale).x0 as f32;
        // After a line break the caret stands on the next line, whatever letter it came from.
        let follows_break =
            self.source[..floor_char_boundary(&self.source, at.byte)].ends_with('\n');
        let letter = if at.after_previous && !follows_break {
            shown.saturating_sub(1)
        } else {
            shown
        };
        let (mut top, mut bottom, mut shift) = (0.0, 0.0, 0.0);
        for (number, line) in self.layout.lines().enumerate() {
            (top, bottom) = (bottom, bottom + line.metrics().line_height);
            shift = self.line_widths.shift(number);
            if letter < line.text_range().end {
                break;
            }
        }
        x += shift;
        Rect::from_min_max(
            pos2(x / scale, top.round() / scale),
            pos2(x / scale + 1.0, bottom.round() / scale),
        )
    }

    /// The caret nearest to a position.
    pub(crate) fn caret_at(&self, at: Pos2) -> Caret {
        let scale = self.pixels_per_point;
        let letter = self
            .line_at_height(at.y * scale)
            .and_then(|(number, line, _)| {
                letter_at(&line, at.x * scale - self.left_of(number, &line))
            });
        let Some(letter) = letter else {
            return Caret {
                byte: self.visible,
                after_previous: false,
            };
        };
        let shown = if letter.before {
            letter.range.start
        } else {
            letter.range.end
        };
        Caret {
            byte: self.source_byte(shown),
            after_previous: !letter.before,
        }
    }

    /// The line at a height in pixels, or the nearest one, with its number, and whether the height is
    /// within the text.
    fn line_at_height(&self, y: f32) -> Option<(usize, parley::Line<'_, Ink>, bool)> {
        let mut bottom = 0.0;
        let mut last = None;
        for (number, line) in self.layout.lines().enumerate() {
            bottom += line.metrics().line_height;
            if y < bottom {
                return Some((number, line, y >= 0.0));
            }
            last = Some((number, line, false));
        }
        last
    }

    /// Where a line's first letter on the screen begins, in pixels.
    fn left_of(&self, number: usize, line: &parley::Line<'_, Ink>) -> f32 {
        let metrics = line.metrics();
        metrics.offset + metrics.inline_min_coord + self.line_widths.shift(number)
    }

    /// The word around a byte, or the space between two.
    pub fn word_at(&self, at: usize) -> Range<usize> {
        word_at(&self.source, at)
    }

    /// The line that a byte is on.
    pub fn line_at(&self, at: usize) -> Range<usize> {
        let shown = self.shown.shown_byte(at.min(self.visible));
        let line = self
            .layout
            .lines()
            .find(|line| shown < line.text_range().end);
        let range = line
            .or_else(|| self.layout.lines().last())
            .map_or(0..0, |line| line.text_range());
        self.source_byte(range.start)..self.source_byte(range.end)
    }

    /// Where the glyphs of a line are, left to right: x in points, and the byte that each came from.
    pub fn glyph_order(&self, line: usize) -> Vec<(f32, usize)> {
        let mut order = Vec::new();
        if let Some(shown) = self.layout.get(line) {
            let mut x = self.left_of(line, &shown);
            for run in shown.runs() {
                for cluster in run.visual_clusters() {
                    order.push((
                        x / self.pixels_per_point,
                        self.source_byte(cluster.text_range().start),
                    ));
                    x += cluster.advance();
                }
            }
        }
        order
    }

    /// All glyphs; a box for a letter that no font has is 0.
    #[cfg(test)]
    pub(super) fn glyphs(&self) -> Vec<u32> {
        let runs = self.layout.lines().flat_map(|line| line.items());
        let glyphs = runs.filter_map(|item| match item {
            parley::PositionedLayoutItem::GlyphRun(run) => Some(run),
            parley::PositionedLayoutItem::InlineBox(_) => None,
        });
        glyphs
            .flat_map(|run| {
                run.positioned_glyphs()
                    .map(|glyph| glyph.id)
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// The scale it was laid out for.
    pub fn pixels_per_point(&self) -> f32 {
        self.pixels_per_point
    }

    pub(crate) fn cached_mesh(&self, generation: u64, color: Color32) -> Option<Arc<[Mesh]>> {
        let cached = self.mesh.lock().unwrap_or_else(PoisonError::into_inner);
        cached
            .as_ref()
            .filter(|cached| cached.generation == generation && cached.color == color)
            .map(|cached| cached.meshes.clone())
    }

    pub(crate) fn keep_mesh(&self, mesh: CachedMesh) {
        *self.mesh.lock().unwrap_or_else(PoisonError::into_inner) = Some(mesh);
    }

    /// An estimate of the memory kept, mesh included.
    pub(crate) fn bytes(&self) -> usize {
        let shown = self.shown.text(&self.source).len();
        size_of::<Self>() + self.source.len() + self.shown.bytes() + 220 * shown
    }

    fn shown_byte(&self, at: usize) -> usize {
        self.shown
            .shown_byte(floor_char_boundary(&self.source, at.min(self.visible)))
    }

    fn source_byte(&self, shown: usize) -> usize {
        self.shown.source_byte(shown).min(self.visible)
    }
}

/// A letter of a line, as it was pointed at.
struct Letter {
    /// Bytes of what is shown.
    range: Range<usize>,
    /// The nearer place for a caret is the one before it.
    before: bool,
    /// It is under the place, not only the nearest one.
    is_under: bool,
}

/// The letter of a line that is at, or nearest to, `x` pixels from its left; `None` in an empty line.
fn letter_at<B: parley::Brush>(line: &parley::Line<'_, B>, x: f32) -> Option<Letter> {
    let mut left = 0.0;
    let mut nearest = None;
    for run in line.runs() {
        for cluster in run.visual_clusters() {
            let right = left + cluster.advance();
            let is_left_half = x <= f32::midpoint(left, right);
            nearest = Some(Letter {
                range: cluster.text_range(),
                // Behind a line break a caret would stand on the next line.
                before: cluster.is_hard_line_break() || is_left_half != cluster.is_rtl(),
                is_under: left <= x && x <= right,
            });
            if x <= right {
                return nearest;
            }
            left = right;
        }
    }
    nearest
}

/// The stretches of a line, in pixels from `left`, that hold letters of `range`; several where directions mix.
fn parts_of_line<B: parley::Brush>(
    line: &parley::Line<'_, B>,
    range: &Range<usize>,
    left: f32,
) -> Vec<Range<f32>> {
    let mut parts: Vec<Range<f32>> = Vec::new();
    let mut x = left;
    for cluster in line.runs().flat_map(|run| {
        run.visual_clusters()
            .map(|cluster| (cluster.text_range().start, cluster.advance()))
            .collect::<Vec<_>>()
    }) {
        let (byte, advance) = cluster;
        if range.contains(&byte) {
            match parts.last_mut().filter(|part| part.end == x) {
                Some(part) => part.end = x + advance,
                None => parts.push(x..x + advance),
            }
        }
        x += advance;
    }
    parts
}

/// The start of the character that byte `at` is in.
pub(crate) fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The letters before and after byte `at`, as Unicode counts them: with accents, vowel points and joined emoji.
pub(crate) fn letters_around(text: &str, at: usize) -> [Range<usize>; 2] {
    let (mut before, mut after) = (at..at, at..at);
    let mut start = 0;
    for end in icu_segmenter::GraphemeClusterSegmenter::new().segment_str(text) {
        if end <= at {
            before = start..end;
        } else {
            after = start.max(at)..end;
            if start < at {
                before = start..at;
            }
            break;
        }
        start = end;
    }
    [before, after]
}

/// How far around a byte a word is looked for.
const WORD_REACH: usize = 256;

/// The word around byte `at`, by the rules of Unicode, or the run of spaces or the sign that is there.
pub(crate) fn word_at(text: &str, at: usize) -> Range<usize> {
    let at = floor_char_boundary(text, at);
    let from = floor_char_boundary(text, at.saturating_sub(WORD_REACH));
    let to = floor_char_boundary(text, at.saturating_add(WORD_REACH));
    let part = &text[from..to];
    let segmenter = icu_segmenter::WordSegmenter::new_for_non_complex_scripts(
        icu_segmenter::options::WordBreakInvariantOptions::default(),
    );
    let mut start = 0;
    for end in segmenter.segment_str(part) {
        if from + end > at || end == part.len() {
            return from + start..from + end;
        }
        start = end;
    }
    at..at
}

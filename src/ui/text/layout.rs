//! From a text to a paragraph: hidden characters, styles, line breaks, and what is cut where it does not fit.

use egui::{Context, Rect, pos2, vec2};
use parley::style::{FontFamily, FontStyle, FontWeight};
use parley::{
    Alignment, AlignmentOptions, Layout, LineHeight, PositionedLayoutItem, StyleProperty,
};

use super::engine::Engine;
use super::fonts::{EMOJI_STACK, stack};
use super::hidden::{LineBreaks, STAND_IN, Shown};
use super::line_widths::LineWidths;
use super::para::{Ink, Para, Parts, PlacedMark, Strut, floor_char_boundary};
use super::style::{Align, Span, Text, TextStyle};

/// What a cut text ends in.
const ELLIPSIS: &str = "…";
/// More of a text than this is not looked at to fill one line.
const MAX_BYTES_A_LINE: usize = 2048;
/// Styles that differ inside one paragraph; later ones are not seen.
const MAX_SPANS: usize = 4096;
/// The letters of a mark, relative to the text around it.
const MARK_SCALE: f32 = 0.62;
/// The room left and right of a mark's letters, relative to the text around it.
const MARK_PADDING: f32 = 0.42;

impl Engine {
    /// Lays out a text; nothing is looked up or kept.
    pub(crate) fn build(&mut self, ctx: &Context, text: &Text<'_>, pixels_per_point: f32) -> Para {
        let scale = if pixels_per_point.is_finite() {
            pixels_per_point.clamp(0.1, 64.0)
        } else {
            1.0
        };
        let style = TextStyle {
            size: sane(text.style.size, 0.5, 512.0),
            ..text.style
        };
        let text = &Text { style, ..*text };
        let Some(lines) = text.max_lines.map(|lines| lines.max(1)) else {
            let suffix = if text.continues { ELLIPSIS } else { "" };
            let parts = self.whole(ctx, text, scale, text.text.len(), suffix);
            return self.finish(ctx, text, parts);
        };
        let most = match text.width {
            Some(_) => floor_char_boundary(text.text, lines.saturating_mul(MAX_BYTES_A_LINE)),
            None => text.text.len(),
        };
        if text.continues && most == text.text.len() {
            let parts = self.whole(ctx, text, scale, most, ELLIPSIS);
            if fits(&parts, text, lines) {
                return self.finish(ctx, text, parts);
            }
        }
        let parts = self.whole(ctx, text, scale, most, "");
        if most == text.text.len() && !text.continues && fits(&parts, text, lines) {
            return self.finish(ctx, text, parts);
        }
        let parts = self.cut(ctx, text, scale, lines, &parts);
        self.finish(ctx, text, parts)
    }

    /// The longest beginning that fits together with the ellipsis.
    fn cut(
        &mut self,
        ctx: &Context,
        text: &Text<'_>,
        scale: f32,
        lines: usize,
        full: &Parts,
    ) -> Parts {
        let starts = cluster_starts(full, text, lines);
        // Almost always the first guess or the one before it is right; a doubling step bounds the rest.
        let (mut kept, mut step) = (starts.len(), 1);
        loop {
            kept = kept.saturating_sub(step);
            step = if starts.len() - kept > 6 { step * 2 } else { 1 };
            let end = starts.get(kept).copied().unwrap_or(0);
            let end = text.text.get(..end).map_or(0, |kept| kept.trim_end().len());
            let parts = self.whole(ctx, text, scale, end, ELLIPSIS);
            if kept == 0 || fits(&parts, text, lines) {
                return parts;
            }
        }
    }

    /// The layout of the first `visible` bytes and `suffix`.
    fn whole(
        &mut self,
        ctx: &Context,
        text: &Text<'_>,
        scale: f32,
        visible: usize,
        suffix: &str,
    ) -> Parts {
        let one_line = text.max_lines == Some(1);
        let beginning = text.text.get(..visible).unwrap_or_default();
        let displayed: std::borrow::Cow<'_, str> = if suffix.is_empty() {
            beginning.into()
        } else {
            format!("{beginning}{suffix}").into()
        };
        let line_breaks = if one_line {
            LineBreaks::AsSpaces
        } else {
            LineBreaks::Keep
        };
        let isolates: Vec<_> = text
            .spans
            .iter()
            .filter(|span| span.isolated)
            .map(|span| span.range.start.min(visible)..span.range.end.min(visible))
            .collect();
        let shown = Shown::new(&displayed, line_breaks, &isolates);
        let mut layout = self.shape(ctx, text, scale, &displayed, &shown);
        let container = text
            .width
            .filter(|width| !one_line && width.is_finite())
            .map(|width| width.max(1.0));
        layout.break_all_lines(container.map(|width| (width * scale).floor()));
        let align = match text.align {
            Align::Start => Alignment::Start,
            Align::Center => Alignment::Center,
            Align::End => Alignment::End,
            Align::Left => Alignment::Left,
            Align::Right => Alignment::Right,
        };
        layout.align(align, AlignmentOptions::default());
        let at_left = match text.align {
            Align::Start => !layout.is_rtl(),
            Align::Left => true,
            Align::Center | Align::End | Align::Right => false,
        };
        let container = container.filter(|_| !at_left);
        let share = match (container, text.align) {
            (None, _) => 0.0,
            (Some(_), Align::Center) => 0.5,
            (Some(_), Align::End) if layout.is_rtl() => 0.0,
            (Some(_), _) => 1.0,
        };
        Parts {
            source: text.text.into(),
            shown,
            line_widths: LineWidths::of(&layout, share),
            layout,
            visible,
            continues: text.continues,
            pixels_per_point: scale,
            strut: Strut {
                size: text.style.size * scale,
                line_height: line_height(text.style) * text.style.size * scale,
            },
            container,
            marks: Vec::new(),
        }
    }

    fn shape(
        &mut self,
        ctx: &Context,
        text: &Text<'_>,
        scale: f32,
        displayed: &str,
        shown: &Shown,
    ) -> Layout<Ink> {
        let style = text.style;
        // The widths of marks come first: measuring them needs the layout context too.
        let mut spacings = Vec::with_capacity(shown.marks.len());
        for mark in &shown.marks {
            let label = self.cached(ctx, &mark_text(&mark.name, style), scale);
            let width = label.ink_width() + style.size * MARK_PADDING;
            spacings.push(width - self.stand_in_advance(style) * style.size);
        }
        let string = shown.text(displayed);
        let mut builder = self
            .layouts
            .ranged_builder(&mut self.fonts.context, string, scale, true);
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(FontFamily::from(stack(style.family)));
        builder.push_default(LineHeight::FontSizeRelative(sane(
            style.line_height,
            0.5,
            4.0,
        )));
        builder.push_default(StyleProperty::OverflowWrap(
            parley::style::OverflowWrap::Anywhere,
        ));
        if style.bold {
            builder.push_default(FontWeight::BOLD);
        }
        if style.italic {
            builder.push_default(FontStyle::Italic);
        }
        if let Some(color) = style.color {
            builder.push_default(StyleProperty::Brush(Ink::Color(color)));
        }
        for span in text.spans.iter().take(MAX_SPANS) {
            let at = |byte: usize| {
                shown.shown_byte(floor_char_boundary(displayed, byte.min(displayed.len())))
            };
            let range = at(span.range.start)..at(span.range.end);
            if range.is_empty() {
                continue;
            }
            for property in properties(span, style) {
                builder.push(property, range.clone());
            }
        }
        for range in shown.emoji.iter().take(MAX_SPANS) {
            builder.push(FontFamily::from(EMOJI_STACK), range.clone());
        }
        for ((index, mark), spacing) in (0..).zip(&shown.marks).zip(spacings) {
            let range = mark.at..mark.at + STAND_IN.len_utf8();
            builder.push(StyleProperty::LetterSpacing(spacing), range.clone());
            builder.push(FontFamily::from(stack(style.family)), range.clone());
            builder.push(StyleProperty::FontSize(style.size), range.clone());
            builder.push(StyleProperty::Brush(Ink::Mark(index)), range);
        }
        builder.build(string)
    }

    /// Puts the marks of hidden characters where their stand-ins are.
    fn finish(&mut self, ctx: &Context, text: &Text<'_>, mut parts: Parts) -> Para {
        if !parts.shown.marks.is_empty() {
            let scale = parts.pixels_per_point;
            let mut line_top = 0.0;
            for (number, line) in parts.layout.lines().enumerate() {
                let baseline = parts.strut.baseline(line_top, line.metrics());
                let left = parts.line_widths.shift(number) + 0.06 * text.style.size * scale;
                line_top += line.metrics().line_height;
                for item in line.items() {
                    let PositionedLayoutItem::GlyphRun(run) = item else {
                        continue;
                    };
                    let Ink::Mark(index) = run.style().brush else {
                        continue;
                    };
                    let Some(mark) = parts.shown.marks.get(usize::from(index)) else {
                        continue;
                    };
                    let label = self.cached(ctx, &mark_text(&mark.name, text.style), scale);
                    let height = (text.style.size * 0.92 * scale).round();
                    let top = (baseline - text.style.size * 0.80 * scale).round();
                    let rect = Rect::from_min_size(
                        pos2((run.offset() + left).round(), top),
                        vec2(
                            (run.advance() - 0.12 * text.style.size * scale).round(),
                            height,
                        ),
                    );
                    parts.marks.push(PlacedMark {
                        rect: rect / scale,
                        label,
                    });
                }
            }
        }
        Para::new(parts)
    }

    /// The advance of the stand-in glyph, in multiples of the letter size.
    fn stand_in_advance(&mut self, style: TextStyle) -> f32 {
        let key = (style.family, style.bold, style.italic);
        if let Some(advance) = self.stand_in_advances.get(&key) {
            return *advance;
        }
        const SIZE: f32 = 256.0;
        let mut builder =
            self.layouts
                .ranged_builder(&mut self.fonts.context, "\u{FFFC}", 1.0, false);
        builder.push_default(StyleProperty::FontSize(SIZE));
        builder.push_default(FontFamily::from(stack(style.family)));
        if style.bold {
            builder.push_default(FontWeight::BOLD);
        }
        if style.italic {
            builder.push_default(FontStyle::Italic);
        }
        let mut layout: Layout<Ink> = builder.build("\u{FFFC}");
        layout.break_all_lines(None);
        let advance = layout.full_width() / SIZE;
        self.stand_in_advances.insert(key, advance);
        advance
    }
}

fn mark_text(name: &str, style: TextStyle) -> Text<'_> {
    Text::new(
        name,
        TextStyle::sans((style.size * MARK_SCALE).round().max(5.0)).bold(),
    )
}

fn properties(span: &Span, style: TextStyle) -> impl Iterator<Item = StyleProperty<'static, Ink>> {
    [
        span.bold
            .then_some(StyleProperty::FontWeight(FontWeight::BOLD)),
        span.italic
            .then_some(StyleProperty::FontStyle(FontStyle::Italic)),
        span.family
            .map(|family| StyleProperty::FontFamily(FontFamily::from(stack(family)))),
        span.scale
            .map(|scale| StyleProperty::FontSize(style.size * sane(scale, 0.2, 5.0))),
        span.color
            .map(|color| StyleProperty::Brush(Ink::Color(color))),
    ]
    .into_iter()
    .flatten()
}

fn line_height(style: TextStyle) -> f32 {
    sane(style.line_height, 0.5, 4.0)
}

fn fits(parts: &Parts, text: &Text<'_>, lines: usize) -> bool {
    parts.layout.len() <= lines
        && text.width.is_none_or(|width| {
            lines > 1
                || parts.layout.width() + parts.line_widths.most()
                    <= (width * parts.pixels_per_point).ceil()
        })
}

/// Where in the source the letters start that could be kept, up to the first that is surely too many.
fn cluster_starts(full: &Parts, text: &Text<'_>, lines: usize) -> Vec<usize> {
    let room = match text.width {
        Some(width) if lines == 1 => width * full.pixels_per_point,
        _ => f32::INFINITY,
    };
    let mut starts = Vec::new();
    for line in full.layout.lines().take(lines) {
        // Runs are in the order of the screen; letters are cut off in the order of reading.
        let mut clusters: Vec<(usize, f32)> = line
            .runs()
            .flat_map(|run| {
                run.clusters()
                    .map(|cluster| (cluster.text_range().start, cluster.advance()))
                    .collect::<Vec<_>>()
            })
            .collect();
        clusters.sort_by_key(|&(start, _)| start);
        let mut used = 0.0;
        for (start, advance) in clusters {
            starts.push(full.shown.source_byte(start));
            used += advance;
            if used > room {
                return starts;
            }
        }
        if lines > 1 {
            starts.push(full.shown.source_byte(line.text_range().end));
        }
    }
    starts
}

fn sane(value: f32, least: f32, most: f32) -> f32 {
    if value.is_finite() {
        value.clamp(least, most)
    } else {
        least
    }
}

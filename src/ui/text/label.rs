//! Labels and links: what most of the window says.

use std::ops::Range;
use std::sync::Arc;

use egui::{
    Align2, Color32, Context, CursorIcon, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui,
    Vec2, WidgetInfo,
};

use super::engine::TextEngine;
use super::para::Para;
use super::style::{Align, Span, Text, TextStyle, shortened};

/// The layout of a text; the same text costs next to nothing the second time.
pub fn layout(ctx: &Context, text: &Text<'_>) -> Arc<Para> {
    TextEngine::of(ctx).layout(ctx, text)
}

/// The room a text takes, in points.
pub fn measure(ctx: &Context, text: &Text<'_>) -> Vec2 {
    layout(ctx, text).size()
}

/// Paints a paragraph with its top left at `at`; parts with a color of their own keep it.
pub fn paint(painter: &Painter, at: Pos2, para: &Para, color: Color32) {
    TextEngine::of(painter.ctx()).paint(painter, at, para, color);
}

/// Paints an edge in the color `halo` around where [`paint`] will put the letters of a paragraph.
pub fn paint_halo(painter: &Painter, at: Pos2, para: &Para, color: Color32, halo: Color32) {
    TextEngine::of(painter.ctx()).paint_halo(painter, at, para, color, halo);
}

/// Paints a text so that its `anchor` is at `at`, and says where it is.
pub fn paint_text(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    text: &Text<'_>,
    color: Color32,
) -> Rect {
    let engine = TextEngine::of(painter.ctx());
    let para = engine.layout(painter.ctx(), text);
    let rect = anchor.anchor_size(at, para.size());
    engine.paint(painter, rect.min, &para, color);
    rect
}

/// A label over as many lines as it needs.
pub fn label(ui: &mut Ui, text: &str, style: TextStyle) -> Response {
    Label::new(text, style).show(ui)
}

/// A label on one line; when it is cut, its whole text shows on hover.
pub fn label_line(ui: &mut Ui, text: &str, style: TextStyle) -> Response {
    Label::new(text, style).one_line().show(ui)
}

/// A text that leads somewhere: underlined while hovered, reached by the keyboard.
pub fn link(ui: &mut Ui, text: &str, style: TextStyle) -> Response {
    Label::new(text, style).link().show(ui)
}

/// What a label does when clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Read,
    Link,
    Button,
}

/// A text in the window.
#[derive(Clone, Debug)]
#[must_use = "call `.show(ui)`"]
pub struct Label<'a> {
    text: Text<'a>,
    highlights: &'a [(Range<usize>, Color32)],
    usage: Use,
    role: Option<Role>,
    selected: Option<bool>,
    /// Shows what is cut on hover.
    explains: bool,
}

impl<'a> Label<'a> {
    pub fn new(text: &'a str, style: TextStyle) -> Self {
        Self {
            text: Text::new(text, style),
            highlights: &[],
            usage: Use::Read,
            role: None,
            selected: None,
            explains: true,
        }
    }

    /// One line, cut with `…`.
    pub fn one_line(mut self) -> Self {
        self.text.max_lines = Some(1);
        self
    }

    /// At most so many lines, cut with `…`.
    pub fn max_lines(mut self, lines: usize) -> Self {
        self.text.max_lines = Some(lines);
        self
    }

    /// Lines break at this width instead of at the end of the room there is.
    pub fn width(mut self, width: f32) -> Self {
        self.text.width = Some(width);
        self
    }

    pub fn align(mut self, align: Align) -> Self {
        self.text.align = align;
        self
    }

    /// Parts in another style.
    pub fn spans(mut self, spans: &'a [Span]) -> Self {
        self.text.spans = spans;
        self
    }

    /// Colors behind byte ranges, such as what was searched for.
    pub fn highlights(mut self, highlights: &'a [(Range<usize>, Color32)]) -> Self {
        self.highlights = highlights;
        self
    }

    /// Can be clicked, looks like a link, and is one for screen readers.
    pub fn link(mut self) -> Self {
        self.usage = Use::Link;
        self
    }

    /// Can be clicked, keeps its color, and is a button for screen readers.
    pub fn clickable(mut self) -> Self {
        self.usage = Use::Button;
        self
    }

    /// Tells screen readers that this is one of several things, chosen or not.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// What it is for screen readers, such as a heading.
    pub fn role(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }

    /// Puts the label where the next widget goes.
    pub fn show(mut self, ui: &mut Ui) -> Response {
        let wanted = self
            .text
            .width
            .unwrap_or(f32::INFINITY)
            .min(ui.available_width())
            .max(1.0);
        self.text.width = Some(wanted);
        let engine = TextEngine::of(ui.ctx());
        let para = engine.layout(ui.ctx(), &self.text);
        let sense = if self.usage == Use::Read {
            Sense::hover()
        } else {
            Sense::click()
        };
        let (rect, mut response) = ui.allocate_exact_size(para.size(), sense);
        let (role, text) = (self.role.unwrap_or(self.default_role()), self.text.text);
        let (enabled, selected) = (ui.is_enabled(), self.selected);
        response.widget_info(|| match selected {
            Some(selected) => WidgetInfo::selected(role, enabled, selected, shortened(text)),
            None => WidgetInfo::labeled(role, enabled, shortened(text)),
        });
        if self.usage != Use::Read {
            response = response.on_hover_cursor(CursorIcon::PointingHand);
        }
        if ui.is_rect_visible(rect) {
            self.paint(ui, &engine, &para, rect, &response);
        }
        if para.is_cut() && self.explains {
            let whole = Text {
                max_lines: None,
                width: None,
                ..self.text
            };
            response = response.on_hover_ui(|ui| {
                let style = TextStyle {
                    color: None,
                    ..whole.style
                };
                let explanation = Label::new(whole.text, style);
                // A text too long for its own explanation needs no explanation of that.
                Label {
                    explains: false,
                    ..explanation
                }
                .show(ui);
            });
        }
        response
    }

    fn default_role(&self) -> Role {
        match self.usage {
            Use::Read => Role::Label,
            Use::Link => Role::Link,
            Use::Button => Role::Button,
        }
    }

    fn paint(&self, ui: &Ui, engine: &TextEngine, para: &Para, rect: Rect, response: &Response) {
        let painter = ui.painter();
        let color = match self.usage {
            Use::Link => ui.visuals().hyperlink_color,
            Use::Read | Use::Button => ui.visuals().text_color(),
        };
        for (range, color) in self.highlights {
            for part in para.rects(range.clone()) {
                painter.rect_filled(part.translate(rect.min.to_vec2()), 2.0, *color);
            }
        }
        if response.hovered() && self.usage != Use::Read {
            let stroke = Stroke::new(1.0, self.text.style.color.unwrap_or(color));
            for [from, to] in para.underlines(0..para.text().len()) {
                painter.line_segment([rect.min + from.to_vec2(), rect.min + to.to_vec2()], stroke);
            }
        }
        if response.has_focus() {
            let stroke = ui.visuals().selection.stroke;
            painter.rect_stroke(rect.expand(2.0), 2.0, stroke, egui::StrokeKind::Outside);
        }
        engine.paint(painter, rect.min, para, color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::text::MAX_SHOWN_CHARS;

    use egui::accesskit::{Node, Role as NodeRole};
    use egui::{Event, Modifiers, PointerButton, RawInput, pos2, vec2};

    const HEBREW: &str = "\u{202B}ראש הממשלה אמר ביום שלישי";

    fn frame<T>(
        ctx: &Context,
        events: Vec<Event>,
        mut add: impl FnMut(&mut Ui) -> T,
    ) -> (T, Vec<Node>) {
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0)));
        let input = RawInput {
            screen_rect,
            events,
            focused: true,
            ..RawInput::default()
        };
        let mut result = None;
        let mut output = ctx.run_ui(input, |ui| result = Some(add(ui)));
        output.textures_delta.clear();
        let nodes = output
            .platform_output
            .accesskit_update
            .map_or(vec![], |update| update.nodes);
        (
            result.unwrap(),
            nodes.into_iter().map(|(_, node)| node).collect(),
        )
    }

    fn context() -> Context {
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::text::egui_fonts());
        ctx.enable_accesskit();
        frame(&ctx, vec![], |_| ());
        ctx
    }

    fn said(nodes: &[Node], role: NodeRole) -> Vec<&str> {
        let nodes = nodes.iter().filter(|node| node.role() == role);
        nodes
            .filter_map(|node| node.label().or(node.value()))
            .collect()
    }

    #[test]
    fn screen_readers_get_the_whole_text_as_it_is() {
        let style = TextStyle::sans(14.0);
        let (response, nodes) = frame(&context(), vec![], |ui| {
            Label::new(HEBREW, style).one_line().width(60.0).show(ui)
        });
        assert!(response.rect.width() <= 60.0);
        assert_eq!(said(&nodes, NodeRole::Label), [HEBREW]);
    }

    #[test]
    fn texts_of_a_megabyte_cost_what_their_beginning_does() {
        let ctx = context();
        for letter in ["a", "\u{5e9}", "\u{301}", "\u{202e}", "word ", "שלום "] {
            let text = letter.repeat((1 << 20) / letter.len());
            for lines in [None, Some(1), Some(3), Some(100_000)] {
                let style = TextStyle::sans(14.0);
                let (_, nodes) = frame(&ctx, vec![], |ui| {
                    let label = Label::new(&text, style);
                    match lines {
                        Some(lines) => label.max_lines(lines).show(ui),
                        None => label.show(ui),
                    }
                });
                let said = said(&nodes, NodeRole::Label)[0];
                assert_eq!(said.chars().count(), MAX_SHOWN_CHARS + 1);
                assert!(said.ends_with('…'));
                for width in [None, Some(300.0)] {
                    let words = Text {
                        width,
                        max_lines: lines,
                        ..Text::new(&text, style)
                    };
                    let para = layout(&ctx, &words);
                    assert!(para.is_cut(), "{letter:?} {lines:?} {width:?}");
                    assert!(text.starts_with(para.text()));
                    assert!(para.text().chars().count() <= MAX_SHOWN_CHARS);
                    assert!(para.line_count() <= lines.unwrap_or(usize::MAX));
                    assert!(!para.rects(0..text.len()).is_empty());
                }
            }
        }
        let exact = "a".repeat(MAX_SHOWN_CHARS);
        let para = layout(&ctx, &Text::new(&exact, TextStyle::sans(14.0)));
        assert!(!para.is_cut() && para.text() == exact);
    }

    #[test]
    fn a_link_is_one_and_can_be_clicked() {
        let ctx = context();
        let add = |ui: &mut Ui| link(ui, "Reuters", TextStyle::sans(14.0));
        let (response, nodes) = frame(&ctx, vec![], add);
        assert_eq!(said(&nodes, NodeRole::Link), ["Reuters"]);
        let pos = response.rect.center();
        let button = |pressed| Event::PointerButton {
            pos,
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        frame(&ctx, vec![Event::PointerMoved(pos), button(true)], add);
        let (response, _) = frame(&ctx, vec![button(false)], add);
        assert!(response.clicked());
    }

    #[test]
    fn short_texts_take_their_own_room_and_long_ones_wrap() {
        let style = TextStyle::sans(14.0);
        let ((short, long), _) = frame(&context(), vec![], |ui| {
            let short = ui
                .horizontal(|ui| Label::new("שלום", style).one_line().show(ui))
                .inner;
            (short, label(ui, &"word ".repeat(60), style))
        });
        assert!(short.rect.width() < 60.0);
        assert!(long.rect.width() <= 400.0 && long.rect.height() > short.rect.height() * 2.0);
    }

    #[test]
    fn an_anchored_text_is_where_it_says() {
        let ctx = context();
        let (rect, _) = frame(&ctx, vec![], |ui| {
            let text = Text::new("2 billion", TextStyle::sans(14.0));
            paint_text(
                ui.painter(),
                pos2(200.0, 50.0),
                Align2::RIGHT_CENTER,
                &text,
                Color32::BLACK,
            )
        });
        assert_eq!(rect.right(), 200.0);
        assert!((rect.center().y - 50.0).abs() < 0.01);
    }
}

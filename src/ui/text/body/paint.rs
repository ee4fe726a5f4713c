//! A body on the screen: what is selected and marked, then the letters, and where the reader is.

use egui::{Id, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::BodyView;
use super::nodes::paragraph_node;
use super::source::{Block, BodySource, Mark, Paragraph, Pattern};
use crate::ui::text::engine::TextEngine;
use crate::ui::text::para::Para;
use crate::ui::text::style::Text;

impl BodyView {
    pub(super) fn paint(&self, ui: &mut Ui, source: &dyn BodySource, view: Rect, id: Id) {
        let painter = ui.painter().with_clip_rect(view.intersect(ui.clip_rect()));
        let engine = TextEngine::of(ui.ctx());
        let mut marks = Vec::new();
        for placed in &self.placed {
            match (source.block(placed.block, self.setting.width), &placed.para) {
                (Block::Paragraph(paragraph), Some((para, origin))) => {
                    marks.clear();
                    source.marks(placed.block, &mut marks);
                    paragraph_node(ui, id, placed, &paragraph, view);
                    self.behind(ui, &painter, placed.block, para, *origin, &marks);
                    beside(ui, &painter, &engine, &paragraph, para, placed.rect);
                    engine.paint(&painter, *origin, para, ui.visuals().text_color());
                    self.ring(ui, &painter, placed.block, para, *origin);
                }
                (Block::Slot { .. }, _) => {
                    let slot = UiBuilder::new()
                        .id_salt(("slot", placed.block))
                        .max_rect(placed.rect);
                    let slot = ui.scope_builder(slot, |ui| {
                        ui.set_clip_rect(view.intersect(ui.clip_rect()));
                        source.slot_ui(ui, placed.block)
                    });
                    if self.is_read(placed.block) {
                        let rect = slot.inner.rect.expand(RING_GAP);
                        painter.rect_stroke(rect, 3.0, ring(ui), StrokeKind::Outside);
                        let node = slot.inner.id.accesskit_id();
                        ui.ctx().accesskit_node_builder(id, |body| {
                            body.set_active_descendant(node);
                        });
                    }
                }
                (Block::Paragraph(_), None) => {}
            }
        }
    }

    /// The ring around the words that the reader has come to by keyboard.
    fn ring(&self, ui: &Ui, painter: &Painter, block: usize, para: &Para, origin: Pos2) {
        let Some(reading) = self.reading.as_ref().filter(|_| self.is_read(block)) else {
            return;
        };
        for rect in para.rects(reading.stop.range.clone()) {
            let rect = rect
                .translate(origin.to_vec2())
                .expand2(vec2(RING_GAP, 0.0));
            painter.rect_stroke(rect, 3.0, ring(ui), StrokeKind::Outside);
        }
    }

    /// Whether the reader has come to something in this block by keyboard.
    fn is_read(&self, block: usize) -> bool {
        self.has_focus && self.reading.as_ref().is_some_and(|at| at.block == block)
    }

    /// The colors and lines under the letters.
    fn behind(
        &self,
        ui: &Ui,
        painter: &Painter,
        block: usize,
        para: &Para,
        origin: Pos2,
        marks: &[Mark],
    ) {
        let origin = origin.to_vec2();
        for mark in marks {
            if let Some(color) = mark.background {
                for rect in para.rects(mark.range.clone()) {
                    painter.rect_filled(rect.translate(origin), 2.0, color);
                }
            }
        }
        if let Some(selection) = self.selection() {
            let color = ui.visuals().selection.bg_fill;
            for rect in para.rects(selection.in_block(block, para.text().len())) {
                painter.rect_filled(rect.translate(origin), 0.0, color);
            }
        }
        for mark in marks {
            let Some(line) = mark.underline else { continue };
            let stroke = Stroke::new(line.width, line.color);
            for [from, to] in para.underlines(mark.range.clone()) {
                let ends = [from + origin, to + origin];
                match line.pattern {
                    Pattern::Solid => {
                        painter.line_segment(ends, stroke);
                    }
                    Pattern::Dotted => {
                        painter.extend(Shape::dotted_line(
                            &ends,
                            line.color,
                            line.width * 3.0,
                            line.width * 0.75,
                        ));
                    }
                    Pattern::Dashed => {
                        painter.extend(Shape::dashed_line(
                            &ends,
                            stroke,
                            line.width * 4.0,
                            line.width * 3.0,
                        ));
                    }
                }
            }
        }
    }
}

fn ring(ui: &Ui) -> Stroke {
    Stroke::new(2.0, ui.visuals().selection.stroke.color)
}

/// How far the ring stands off the words that the reader is at.
const RING_GAP: f32 = 1.0;

/// The marker of a list item, and the bar beside a quotation.
fn beside(
    ui: &Ui,
    painter: &Painter,
    engine: &TextEngine,
    paragraph: &Paragraph<'_>,
    para: &Para,
    rect: Rect,
) {
    let gap = paragraph.style.size * 0.45;
    if let Some(marker) = &paragraph.marker {
        let marker = engine.layout(ui.ctx(), &Text::new(marker, paragraph.style));
        let left = if para.is_rtl() {
            rect.right() + gap
        } else {
            rect.left() - gap - marker.ink_width()
        };
        let top = rect.top() + para.first_baseline() - marker.first_baseline();
        engine.paint(
            painter,
            pos2(left, top),
            &marker,
            ui.visuals().weak_text_color(),
        );
    }
    if let Some(color) = paragraph.bar {
        let x = if para.is_rtl() {
            rect.right() + gap
        } else {
            rect.left() - gap - BAR_WIDTH
        };
        let bar = Rect::from_min_size(pos2(x, rect.top()), vec2(BAR_WIDTH, rect.height()));
        painter.rect_filled(bar, 1.0, color);
    }
}

/// The width of the line beside a quotation.
const BAR_WIDTH: f32 = 3.0;

//! A long text as a column: only what is in view is laid out, whatever the length.
//!
//! The position is a block and a distance into it, so that texts of any height scroll evenly and what is being read
//! stays where it is while heights above become known. One selection spans all blocks, in view or not.
//!
//! What it does not do: it neither edits nor owns the text; a [`BodySource`] describes the blocks that are asked for.

mod heights;
mod marking;
mod nodes;
mod paint;
mod pointer;
mod reading;
mod scroll;
mod selection;
mod source;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::{Context, EventFilter, Id, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

pub use reading::{KEYS, Reading, Stop, StopKind};
pub use selection::BodySelection;
pub use source::{Block, BodyPosition, BodySource, Mark, Paragraph, Pattern, Underline};

use super::engine::TextEngine;
use super::para::Para;
use super::style::Text;
use heights::Heights;
use reading::Walk;
use scroll::{Jump, SCROLL_BAR_WIDTH};

/// Layouts kept for blocks that are no longer in view.
const KEPT_LAYOUTS: usize = 400;

/// How far below the top of the view a reader's eyes are, in points.
const READING_LINE: f64 = 96.0;

/// The view state of a body: where it stands, what is selected, and the layouts in use.
#[derive(Debug, Default)]
pub struct BodyView {
    heights: Heights,
    layouts: HashMap<usize, Kept>,
    setting: Setting,
    frame: u64,
    /// The block at the top of the view, and how much of it is above.
    at: (usize, f32),
    /// Points still to be scrolled, softly.
    glide: f32,
    /// Height of the view when it was last shown.
    view_height: f32,
    jump: Option<Jump>,
    selection: Option<BodySelection>,
    /// Where the reader is by keyboard.
    reading: Option<Reading>,
    walk: Option<Walk>,
    has_focus: bool,
    /// The upper edge of the view on the screen, when it was last shown.
    view_top: f32,
    placed: Vec<Placed>,
}

/// What all layouts depend on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Setting {
    len: usize,
    version: u64,
    width: f32,
    pixels_per_point: f32,
    epoch: u64,
}

#[derive(Debug)]
struct Kept {
    /// `None` for a slot.
    para: Option<Arc<Para>>,
    space_before: f32,
    height: f32,
    used: u64,
}

/// A block in view.
#[derive(Debug)]
struct Placed {
    block: usize,
    /// All of the block without the space around it, on the screen.
    rect: Rect,
    /// The text, if it is one, and where it starts.
    para: Option<(Arc<Para>, egui::Pos2)>,
}

/// What happened to a body in this frame.
#[derive(Debug)]
pub struct BodyResponse {
    pub response: Response,
    /// The letter that was clicked, if any.
    pub clicked: Option<BodyPosition>,
    /// The letter under the pointer, if any.
    pub hovered: Option<BodyPosition>,
    /// The stop that was entered by keyboard or screen reader.
    pub entered: Option<Reading>,
    /// The stop the reader has come to by keyboard, and where it is on the screen.
    pub reading: Option<(Reading, Rect)>,
    /// The blocks in view.
    pub visible: Range<usize>,
}

impl BodyView {
    pub fn new() -> Self {
        Self::default()
    }

    /// Shows `source` in all of the room there is, in a column of at most `width` points.
    pub fn show(&mut self, ui: &mut Ui, source: &dyn BodySource, width: f32) -> BodyResponse {
        let view = ui.available_rect_before_wrap();
        let id = ui.scope_id().with("body");
        ui.advance_cursor_after_rect(view);
        self.tab_key(ui, source, id);
        let response = ui.interact(view, id, Sense::click_and_drag());
        let column = width
            .min(view.width() - 2.0 * SCROLL_BAR_WIDTH)
            .max(40.0)
            .floor();
        let left = (view.center().x - column / 2.0).round();

        response.widget_info(|| WidgetInfo::labeled(Role::Document, ui.is_enabled(), "Text"));
        self.frame += 1;
        self.view_height = view.height();
        self.view_top = view.top();
        self.has_focus = response.has_focus();
        self.follow(ui.ctx(), source, column);
        let by_key = self.keyboard(ui, source, &response, view.height());
        self.scroll(ui, source, &response, view);
        self.settle(ui.ctx(), source, view.height());
        self.place(ui.ctx(), source, pos2(left, view.top()), view.height());
        let (clicked, hovered) = self.pointer(ui, source, &response, view);
        let visible = self.placed.first().map_or(0, |placed| placed.block)
            ..self.placed.last().map_or(0, |placed| placed.block + 1);
        self.paint(ui, source, view, id);
        let clicked_node = self.nodes(ui, source, &response, view);
        self.scroll_bar(ui, source, view, id);
        self.forget();
        BodyResponse {
            response,
            clicked,
            hovered,
            entered: by_key.or(clicked_node),
            reading: self.reading_on_screen(),
            visible,
        }
    }

    fn reading_on_screen(&self) -> Option<(Reading, Rect)> {
        let reading = self.reading.as_ref().filter(|_| self.has_focus)?;
        let placed = self
            .placed
            .iter()
            .find(|placed| placed.block == reading.block)?;
        let (para, origin) = placed.para.as_ref()?;
        let rects = para.rects(reading.stop.range.clone());
        let rect = rects.into_iter().reduce(Rect::union)?;
        Some((reading.clone(), rect.translate(origin.to_vec2())))
    }

    /// The block at the top of the view, and how many points of it are above.
    pub fn position(&self) -> (usize, f32) {
        self.at
    }

    /// The block that is being read: the one a little below the top of the view, as it was last shown.
    ///
    /// On the last page that place goes down to the foot as the view comes to the end, so that every
    /// block is reached, and none out of turn.
    pub fn block_being_read(&self) -> usize {
        let view = f64::from(self.view_height);
        let top = self.heights.top(self.at.0) + f64::from(self.at.1);
        let most = (self.heights.total() - view).max(0.0);
        let last_page = most.min(view);
        let first_line = READING_LINE.min(view);
        let line = if last_page > 0.0 {
            let into = 1.0 - (most - top).clamp(0.0, last_page) / last_page;
            first_line + into * (view - first_line)
        } else {
            first_line
        };
        self.heights.at(top + line).0
    }

    /// Puts a block at the top of the view, with so many points of it above; for going back to where one was.
    pub fn set_position(&mut self, (block, offset): (usize, f32)) {
        self.at = (block, if offset.is_finite() { offset } else { 0.0 });
        self.glide = 0.0;
        self.jump = None;
    }

    /// Brings a range of a block to a comfortable place; nothing moves when it is in one already.
    pub fn jump_to(&mut self, block: usize, range: Range<usize>) {
        self.jump = Some(Jump { block, range });
    }

    pub fn selection(&self) -> Option<BodySelection> {
        self.selection.filter(|selection| !selection.is_empty())
    }

    /// Where a range of a block is on the screen, if it was in view when last shown.
    pub fn place_of(&self, block: usize, range: Range<usize>) -> Option<Rect> {
        let placed = self.placed.iter().find(|placed| placed.block == block)?;
        let (para, origin) = placed.para.as_ref()?;
        let rects = para.rects(range);
        let rect = rects.into_iter().reduce(Rect::union)?;
        Some(rect.translate(origin.to_vec2()))
    }

    pub fn set_selection(&mut self, selection: Option<BodySelection>) {
        self.selection = selection;
    }

    /// Selects everything.
    pub fn select_all(&mut self, source: &dyn BodySource) {
        let last = source.len().saturating_sub(1);
        let focus = BodyPosition {
            block: last,
            byte: self.text_len(source, last),
        };
        self.selection = Some(BodySelection {
            anchor: BodyPosition::default(),
            focus,
        });
    }

    /// What is selected, in the order it is read, paragraphs with an empty line between them.
    pub fn selected_text(&self, source: &dyn BodySource) -> String {
        self.selection().map_or_else(String::new, |selection| {
            selection.text(source, self.setting.width)
        })
    }

    fn text_len(&self, source: &dyn BodySource, block: usize) -> usize {
        if block >= source.len() {
            return 0;
        }
        match source.block(block, self.setting.width) {
            Block::Paragraph(paragraph) => paragraph.text.len(),
            Block::Slot { .. } => 0,
        }
    }

    /// Starts over with layouts when something they depend on has changed; the place that is read stays.
    fn follow(&mut self, ctx: &Context, source: &dyn BodySource, width: f32) {
        let setting = Setting {
            len: source.len(),
            version: source.version(),
            width,
            pixels_per_point: ctx.pixels_per_point(),
            epoch: TextEngine::of(ctx).epoch(ctx),
        };
        if setting == self.setting {
            return;
        }
        let (block, offset) = self.at;
        let before = self.layouts.get(&block).map(|kept| kept.height);
        self.setting = setting;
        self.layouts.clear();
        self.heights = Heights::new(
            (0..setting.len)
                .map(|index| estimate(source, index, width))
                .collect(),
        );
        self.at.0 = block.min(setting.len.saturating_sub(1));
        if let Some(before) = before.filter(|before| *before > 0.0) {
            self.measure(ctx, source, self.at.0);
            self.at.1 = offset / before * self.heights.get(self.at.0);
        }
    }

    /// Lays out a block if it is not, and corrects its height.
    fn measure(&mut self, ctx: &Context, source: &dyn BodySource, block: usize) -> f32 {
        if block >= self.setting.len {
            return 0.0;
        }
        let frame = self.frame;
        if let Some(kept) = self.layouts.get_mut(&block) {
            kept.used = frame;
            return kept.height;
        }
        let width = self.setting.width;
        let (para, space_before, height) = match source.block(block, width) {
            Block::Paragraph(paragraph) => {
                let text = Text {
                    spans: &paragraph.spans,
                    align: paragraph.align,
                    ..Text::new(paragraph.text, paragraph.style)
                }
                .wrapped((width - paragraph.indent).max(20.0));
                let engine = TextEngine::of(ctx);
                let para = engine.ready(ctx).build(ctx, &text, ctx.pixels_per_point());
                let height = paragraph.space_before + para.size().y + paragraph.space_after;
                (Some(Arc::new(para)), paragraph.space_before, height)
            }
            Block::Slot {
                height,
                space_before,
                space_after,
            } => (None, space_before, space_before + height + space_after),
        };
        let height = if height.is_finite() {
            height.clamp(0.0, 1e7)
        } else {
            0.0
        };
        self.heights.set(block, height);
        self.layouts.insert(
            block,
            Kept {
                para,
                space_before,
                height,
                used: frame,
            },
        );
        height
    }

    /// Puts the blocks in view onto the screen.
    fn place(&mut self, ctx: &Context, source: &dyn BodySource, top_left: egui::Pos2, height: f32) {
        self.placed.clear();
        let (mut block, mut y) = (self.at.0, top_left.y - self.at.1);
        while block < self.setting.len && y < top_left.y + height {
            self.measure(ctx, source, block);
            let Some(kept) = self.layouts.get(&block) else {
                break;
            };
            let top = y + kept.space_before;
            let (rect, para) = match (&kept.para, source.block(block, self.setting.width)) {
                (Some(para), Block::Paragraph(paragraph)) => {
                    let room = self.setting.width - paragraph.indent;
                    let left = top_left.x + if para.is_rtl() { 0.0 } else { paragraph.indent };
                    let rect = Rect::from_min_size(pos2(left, top), vec2(room, para.size().y));
                    (rect, Some((para.clone(), rect.min)))
                }
                (_, Block::Slot { height, .. }) => (
                    Rect::from_min_size(pos2(top_left.x, top), vec2(self.setting.width, height)),
                    None,
                ),
                (None, Block::Paragraph(_)) => break,
            };
            self.placed.push(Placed { block, rect, para });
            y += kept.height;
            block += 1;
        }
    }

    /// Does what keys ask for; returns the stop that was entered.
    fn keyboard(
        &mut self,
        ui: &Ui,
        source: &dyn BodySource,
        response: &Response,
        height: f32,
    ) -> Option<Reading> {
        let focused = response.has_focus();
        if focused {
            let filter = EventFilter {
                tab: true,
                vertical_arrows: true,
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        // Without a focus the keys are the body's, unless something lies over it.
        let free = ui.is_enabled()
            && ui.memory(|memory| {
                memory.focused().is_none() && memory.allows_interaction(ui.layer_id())
            });
        if !focused && !free {
            return None;
        }
        let marked = self.marking_keys(ui, source);
        let walked = self.reading_keys(ui, source);
        if marked || walked {
            response.request_focus();
        }
        self.keys(ui, source, height);
        if focused { self.entered(ui) } else { None }
    }

    /// Drops layouts that have not been needed for long.
    fn forget(&mut self) {
        if self.layouts.len() > KEPT_LAYOUTS {
            let oldest = self.frame.saturating_sub(20);
            self.layouts.retain(|_, kept| kept.used >= oldest);
        }
    }
}

/// A guess at the height of a block that has not been laid out.
fn estimate(source: &dyn BodySource, index: usize, width: f32) -> f32 {
    match source.block(index, width) {
        Block::Slot {
            height,
            space_before,
            space_after,
        } => space_before + height + space_after,
        Block::Paragraph(paragraph) => {
            // Letters are about half as wide as the letter size, and outside of Latin take two bytes.
            let letters =
                if paragraph.text.is_ascii() { 1.0 } else { 0.6 } * paragraph.text.len() as f32;
            let a_line = ((width - paragraph.indent) / (paragraph.style.size * 0.48)).max(4.0);
            let lines = (letters / a_line).ceil().max(1.0);
            lines * paragraph.style.size * paragraph.style.line_height
                + paragraph.space_before
                + paragraph.space_after
        }
    }
}

/// The node of a block.
fn block_id(body: Id, block: usize) -> Id {
    body.with(("block", block))
}

//! A field for one line of text in any script.
//!
//! The caret moves on the screen (an arrow to the left goes left, also in Hebrew), selections are pieces of the string,
//! and copying gives them in reading order. While it has the focus, `Context::text_edit_focused` is true, so that
//! shortcuts of single keys stay away.
//!
//! What it does not do: several lines, styles, or changing a text it was given; hidden characters are shown as marks.

mod edit;
mod keys;
mod paint;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use egui::util::undoer::Undoer;
use egui::{
    CursorIcon, EventFilter, Id, NumExt as _, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::engine::TextEngine;
use super::para::{Caret, Para};
use super::style::{Text, TextStyle};

/// Space between the frame and the text.
const MARGIN: egui::Vec2 = vec2(6.0, 3.0);
/// How wide a field is when nobody says.
const WIDTH: f32 = 220.0;

/// A field for one line.
#[derive(Clone, Debug)]
#[must_use = "call `.show(ui, &mut text)`"]
pub struct TextField<'a> {
    salt: Id,
    hint: &'a str,
    name: Option<&'a str>,
    style: Option<TextStyle>,
    width: f32,
    frame: bool,
}

/// What a field remembers from frame to frame.
#[derive(Clone, Debug, Default)]
struct State {
    anchor: usize,
    caret: Caret,
    /// Points of the text that are left of the field.
    scrolled: f32,
    /// What an input method is composing, as bytes of the text.
    composing: Option<Range<usize>>,
    undoer: Undoer<(usize, String)>,
    focused: bool,
    /// When the caret was last moved, for its blinking.
    moved: f64,
}

impl State {
    fn selected(&self) -> Range<usize> {
        self.anchor.min(self.caret.byte)..self.anchor.max(self.caret.byte)
    }

    /// A text that was changed elsewhere can be shorter than the one that was edited.
    fn keep_inside(&mut self, text: &str) {
        self.anchor = super::para::floor_char_boundary(text, self.anchor);
        self.caret.byte = super::para::floor_char_boundary(text, self.caret.byte);
        let fits = |range: &Range<usize>| text.get(range.clone()).is_some();
        self.composing = self.composing.take().filter(fits);
    }
}

impl<'a> TextField<'a> {
    /// A field whose state is kept under `salt`, which is unique within the surrounding [`Ui`].
    pub fn new(salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self {
            salt: Id::unique(salt),
            hint: "",
            name: None,
            style: None,
            width: WIDTH,
            frame: true,
        }
    }

    /// Shown while the field is empty, and its name for screen readers if it has no other.
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// The name for screen readers.
    pub fn name(self, name: &'a str) -> Self {
        Self {
            name: Some(name),
            ..self
        }
    }

    pub fn style(self, style: TextStyle) -> Self {
        Self {
            style: Some(style),
            ..self
        }
    }

    pub fn desired_width(self, width: f32) -> Self {
        Self { width, ..self }
    }

    /// Without background and border.
    pub fn frameless(self) -> Self {
        Self {
            frame: false,
            ..self
        }
    }

    /// The id of the field within `ui`, for giving it the focus.
    pub fn id(&self, ui: &Ui) -> Id {
        ui.scope_id().with(self.salt)
    }

    /// Shows the field and edits `text`. `changed()` and `lost_focus()` say what happened.
    pub fn show(self, ui: &mut Ui, text: &mut String) -> Response {
        let style = self.style.unwrap_or_else(|| TextStyle::body(ui));
        let id = self.id(ui);
        let size = vec2(
            self.width.at_most(ui.available_width()).at_least(24.0),
            (style.size * style.line_height + 2.0 * MARGIN.y)
                .at_least(ui.spacing().interact_size.y)
                .ceil(),
        );
        let (_, rect) = ui.allocate_space(size);
        let mut response = ui
            .interact(rect, id, Sense::click_and_drag())
            .on_hover_cursor(CursorIcon::Text);
        let engine = TextEngine::of(ui.ctx());
        let mut state: State = ui.data(|data| data.get_temp(id)).unwrap_or_default();
        state.keep_inside(text);
        let before = text.clone();
        let mut para = lay(ui, &engine, text, style);
        let inner = rect.shrink2(MARGIN);

        follow_focus(ui, &response, &mut state, text);
        follow_pointer(ui, &response, &mut state, &para, inner);
        if response.has_focus() && ui.is_enabled() {
            keys::follow_keys(ui, &response, &mut state, text, |text| {
                lay(ui, &engine, text, style)
            });
            para = lay(ui, &engine, text, style);
        }
        if *text != before {
            response.mark_changed();
            ui.ctx().request_repaint();
        }
        let name = self.name.unwrap_or(self.hint);
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(ui.is_enabled(), &before, &*text, self.hint);
            info.label = Some(name.to_owned());
            info
        });
        scroll_to_caret(&mut state, &para, inner.width());
        if ui.is_rect_visible(rect) {
            let look = paint::Look {
                hint: self.hint,
                frame: self.frame,
                style,
                rect,
                inner,
            };
            look.paint(ui, &engine, &response, &state, &para);
        }
        ui.data_mut(|data| data.insert_temp(id, state));
        response
    }
}

fn follow_focus(ui: &Ui, response: &Response, state: &mut State, text: &str) {
    let gained = response.has_focus() && !state.focused;
    state.focused = response.has_focus();
    if gained && !ui.input(|input| input.pointer.any_down() || input.pointer.any_released()) {
        state.anchor = 0;
        state.caret = Caret {
            byte: text.len(),
            after_previous: true,
        };
    }
    if response.has_focus() {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        // This is what `Context::text_edit_focused` looks for.
        egui::text_edit::TextEditState::default().store(ui.ctx(), response.id);
    } else {
        state.composing = None;
    }
}

fn follow_pointer(ui: &Ui, response: &Response, state: &mut State, para: &Para, inner: Rect) {
    let Some(pointer) = response.interact_pointer_pos() else {
        return;
    };
    let origin = text_origin(state, para, inner);
    let caret = para.caret_at(pos2(pointer.x - origin.x, para.size().y / 2.0));
    let pressed = ui.input(|input| input.pointer.primary_pressed()) && response.contains_pointer();
    if response.triple_clicked() {
        state.anchor = 0;
        state.caret = Caret {
            byte: para.text().len(),
            after_previous: true,
        };
    } else if response.double_clicked() {
        let word = para.word_at(caret.byte.min(para.text().len().saturating_sub(1)));
        state.anchor = word.start;
        state.caret = Caret {
            byte: word.end,
            after_previous: true,
        };
    } else if pressed {
        response.request_focus();
        state.caret = caret;
        if !ui.input(|input| input.modifiers.shift) {
            state.anchor = caret.byte;
        }
    } else if response.dragged() && ui.input(|input| input.pointer.is_decidedly_dragging()) {
        state.caret = caret;
    } else if response.clicked() {
        // A click without a pointer press in between, as screen readers send it.
        response.request_focus();
    }
    state.moved = ui.input(|input| input.time);
}

fn lay(ui: &Ui, engine: &TextEngine, text: &str, style: TextStyle) -> Arc<Para> {
    engine.layout_whole(
        ui.ctx(),
        &Text {
            max_lines: Some(1),
            ..Text::new(text, style)
        },
    )
}

/// Where the text starts: right to left texts end at the right as long as they fit.
fn text_origin(state: &State, para: &Para, inner: Rect) -> egui::Pos2 {
    let room = inner.width() - para.full_width() - 1.0;
    let x = if room > 0.0 && para.is_rtl() {
        inner.left() + room
    } else {
        inner.left() - state.scrolled
    };
    pos2(x, inner.center().y - para.size().y / 2.0)
}

fn scroll_to_caret(state: &mut State, para: &Para, width: f32) {
    let all = para.full_width() + 2.0;
    if all <= width {
        state.scrolled = 0.0;
        return;
    }
    let x = para.caret_rect(state.caret).left();
    state.scrolled = state
        .scrolled
        .clamp(x + 2.0 - width, x.max(0.0))
        .clamp(0.0, all - width);
}

//! The keyboard, the clipboard and input methods in a field.

use std::sync::Arc;

use egui::{Event, EventFilter, ImeEvent, Key, Modifiers, Response, Ui};

use super::super::para::{Caret, Para, Step, letters_around};
use super::State;
use super::edit::one_line;

/// Does what was typed since the last frame; `lay` lays out the text as it is by then.
pub(super) fn follow_keys(
    ui: &Ui,
    response: &Response,
    state: &mut State,
    text: &mut String,
    lay: impl Fn(&str) -> Arc<Para>,
) {
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    let events = ui.input(|input| input.filtered_events(&filter));
    let now = ui.input(|input| input.time);
    state
        .undoer
        .feed_state(now, &(state.caret.byte, text.clone()));
    for event in events {
        let caret = (state.caret, state.anchor);
        match event {
            Event::Copy => copy(ui, state, text),
            Event::Cut => {
                copy(ui, state, text);
                state.delete(text, state.selected());
            }
            Event::Paste(new) => state.insert(text, &one_line(&new)),
            Event::Text(new) if state.composing.is_none() => {
                state.insert(text, &one_line(&new));
            }
            Event::Ime(event) => input_method(state, text, &event),
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => {
                press(ui, response, state, text, &lay(text), key, modifiers);
            }
            _ => {}
        }
        if caret != (state.caret, state.anchor) {
            state.moved = now;
        }
    }
}

fn copy(ui: &Ui, state: &State, text: &str) {
    if let Some(selected) = text
        .get(state.selected())
        .filter(|selected| !selected.is_empty())
    {
        ui.ctx().copy_text(selected.to_owned());
    }
}

fn input_method(state: &mut State, text: &mut String, event: &ImeEvent) {
    match event {
        ImeEvent::Preedit { text: new, .. } if !new.is_empty() || state.composing.is_some() => {
            state.compose(text, new);
        }
        ImeEvent::Commit(new)
            if new != "\n" && new != "\r" && (!new.is_empty() || state.composing.is_some()) =>
        {
            state.commit(text, new);
        }
        ImeEvent::DeleteSurrounding {
            before_chars,
            after_chars,
        } => {
            let at = state.caret.byte;
            let (before, after) = text.split_at(at);
            let start = before
                .char_indices()
                .rev()
                .take(*before_chars)
                .last()
                .map_or(at, |(start, _)| start);
            let end = at
                + after
                    .chars()
                    .take(*after_chars)
                    .map(char::len_utf8)
                    .sum::<usize>();
            state.delete(text, start..end);
        }
        _ => {}
    }
}

fn press(
    ui: &Ui,
    response: &Response,
    state: &mut State,
    text: &mut String,
    para: &Para,
    key: Key,
    modifiers: Modifiers,
) {
    let word = modifiers.ctrl || modifiers.alt;
    let selected = state.selected();
    match key {
        Key::Enter => response.surrender_focus(),
        Key::A if modifiers.command => {
            state.anchor = 0;
            state.caret = Caret {
                byte: text.len(),
                after_previous: true,
            };
        }
        Key::Z if modifiers.command && !modifiers.shift => step_in_time(state, text, Undo::Back),
        Key::Z | Key::Y if modifiers.command => step_in_time(state, text, Undo::Forward),
        Key::Backspace | Key::Delete if !selected.is_empty() => state.delete(text, selected),
        Key::Backspace if word => {
            let start = para
                .step(state.caret, Step::WordBack)
                .byte
                .min(state.caret.byte);
            state.delete(text, start..state.caret.byte);
        }
        Key::Backspace => state.take_back(text),
        Key::Delete if word => {
            let end = para
                .step(state.caret, Step::WordForward)
                .byte
                .max(state.caret.byte);
            state.delete(text, state.caret.byte..end);
        }
        Key::Delete => {
            let [_, letter] = letters_around(text, state.caret.byte);
            state.delete(text, state.caret.byte..letter.end);
        }
        Key::ArrowLeft | Key::ArrowRight | Key::Home | Key::End => {
            let left = key == Key::ArrowLeft;
            let to = match key {
                Key::Home => Caret::default(),
                Key::End => Caret {
                    byte: text.len(),
                    after_previous: true,
                },
                _ if modifiers.command && cfg!(target_os = "macos") => {
                    let at_start = left != para.is_rtl();
                    Caret {
                        byte: if at_start { 0 } else { text.len() },
                        after_previous: !at_start,
                    }
                }
                _ if !selected.is_empty() && !modifiers.shift && !word => {
                    side_of(state, para, left)
                }
                Key::ArrowLeft => {
                    para.step(state.caret, if word { Step::WordLeft } else { Step::Left })
                }
                _ => para.step(
                    state.caret,
                    if word { Step::WordRight } else { Step::Right },
                ),
            };
            state.caret = to;
            if !modifiers.shift {
                state.anchor = to.byte;
            }
            ui.ctx().request_repaint();
        }
        _ => {}
    }
}

/// The end of the selection that is on that side of the screen.
fn side_of(state: &State, para: &Para, left: bool) -> Caret {
    let anchor = Caret {
        byte: state.anchor,
        after_previous: state.anchor > state.caret.byte,
    };
    let is_left = |a: Caret, b: Caret| para.caret_rect(a).left() <= para.caret_rect(b).left();
    if is_left(anchor, state.caret) == left {
        anchor
    } else {
        state.caret
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Undo {
    Back,
    Forward,
}

fn step_in_time(state: &mut State, text: &mut String, undo: Undo) {
    let now = (state.caret.byte, text.clone());
    let found = match undo {
        Undo::Back => state.undoer.undo(&now).cloned(),
        Undo::Forward => state.undoer.redo(&now).cloned(),
    };
    if let Some((caret, old)) = found {
        *text = old;
        state.composing = None;
        state.caret_to(caret.min(text.len()));
        state.keep_inside(text);
    }
}

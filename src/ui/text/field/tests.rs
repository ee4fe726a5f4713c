//! A field driven by keys and clicks.

use egui::{
    Context, Event, ImeEvent, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Response, pos2,
    vec2,
};

use super::TextField;

struct Stage {
    ctx: Context,
    text: String,
    time: f64,
    copied: Vec<String>,
    last: Option<Response>,
}

impl Stage {
    fn new(text: &str) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::text::egui_fonts());
        let mut stage = Self {
            ctx,
            text: text.to_owned(),
            time: 0.0,
            copied: vec![],
            last: None,
        };
        stage.frame(vec![]);
        stage.last.as_ref().unwrap().request_focus();
        stage.frame(vec![]);
        stage.frame(vec![]);
        stage
    }

    fn frame(&mut self, events: Vec<Event>) {
        self.time += 0.7;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 100.0))),
            time: Some(self.time),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self {
            ctx, text, last, ..
        } = self;
        let mut output = ctx.run_ui(input, |ui| {
            *last = Some(TextField::new("field").hint("Find").show(ui, text));
        });
        output.textures_delta.clear();
        for command in &output.platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                self.copied.push(text.clone());
            }
        }
    }

    fn press(&mut self, modifiers: Modifiers, keys: &[Key]) {
        for &key in keys {
            self.frame(vec![Event::Key {
                key,
                physical_key: None,
                pressed: true,
                repeat: false,
                modifiers,
            }]);
        }
    }

    fn type_text(&mut self, text: &str) {
        self.frame(vec![Event::Text(text.to_owned())]);
    }
}

#[test]
fn typing_replaces_what_is_selected_and_reports_the_change() {
    let mut stage = Stage::new("old");
    assert!(stage.ctx.text_edit_focused() && stage.ctx.egui_wants_keyboard_input());
    stage.type_text("new");
    assert_eq!(stage.text, "new", "gaining the focus selects everything");
    assert!(stage.last.as_ref().unwrap().changed());
    stage.type_text("er");
    assert_eq!(stage.text, "newer");
    stage.frame(vec![]);
    assert!(!stage.last.as_ref().unwrap().changed());
}

#[test]
fn arrows_go_where_they_point_in_hebrew() {
    let mut stage = Stage::new("");
    stage.type_text("שלום");
    stage.press(Modifiers::NONE, &[Key::ArrowRight]);
    stage.type_text("!");
    assert_eq!(
        stage.text, "שלו!ם",
        "the end of a Hebrew word is at its left, so right goes back into it"
    );
    stage.press(Modifiers::NONE, &[Key::Home, Key::ArrowLeft]);
    stage.type_text("?");
    assert_eq!(stage.text, "ש?לו!ם");
    stage.press(Modifiers::NONE, &[Key::End, Key::Backspace]);
    assert_eq!(stage.text, "ש?לו!");
}

#[test]
fn words_are_skipped_selected_and_deleted() {
    let mut stage = Stage::new("");
    stage.type_text("one two three");
    stage.press(Modifiers::CTRL, &[Key::ArrowLeft]);
    stage.press(Modifiers::CTRL | Modifiers::SHIFT, &[Key::ArrowLeft]);
    stage.frame(vec![Event::Copy]);
    assert_eq!(stage.copied, ["two "]);
    stage.frame(vec![Event::Cut]);
    assert_eq!(stage.text, "one three");
    stage.press(Modifiers::CTRL, &[Key::Backspace]);
    assert_eq!(stage.text, "three");
    stage.press(Modifiers::NONE, &[Key::Delete]);
    assert_eq!(stage.text, "hree");
}

#[test]
fn undo_and_redo() {
    let mut stage = Stage::new("");
    stage.type_text("first");
    stage.frame(vec![]);
    stage.frame(vec![]);
    stage.type_text(" second");
    stage.frame(vec![]);
    stage.press(Modifiers::COMMAND, &[Key::Z]);
    assert_eq!(stage.text, "first");
    stage.press(Modifiers::COMMAND, &[Key::Y]);
    assert_eq!(stage.text, "first second");
}

#[test]
fn pasting_makes_one_line_without_hidden_characters() {
    let mut stage = Stage::new("");
    stage.frame(vec![Event::Paste(
        "two\nlines\u{202E} and\u{200B} more\r\n".to_owned(),
    )]);
    assert_eq!(stage.text, "two lines and more");
}

#[test]
fn an_input_method_composes_and_commits() {
    let mut stage = Stage::new("");
    stage.type_text("a");
    let preedit = |text: &str| {
        Event::Ime(ImeEvent::Preedit {
            text: text.to_owned(),
            active_range_chars: None,
        })
    };
    stage.frame(vec![preedit("か")]);
    stage.frame(vec![preedit("かん")]);
    assert_eq!(stage.text, "aかん");
    stage.frame(vec![
        preedit(""),
        Event::Ime(ImeEvent::Commit("漢".to_owned())),
    ]);
    assert_eq!(stage.text, "a漢");
    stage.frame(vec![Event::Ime(ImeEvent::Commit(String::new()))]);
    assert_eq!(stage.text, "a漢");
}

#[test]
fn emoji_go_as_a_whole_and_vowel_points_one_by_one() {
    let mut stage = Stage::new("");
    stage.type_text("x👨\u{200D}👩\u{200D}👧");
    stage.press(Modifiers::NONE, &[Key::Backspace]);
    assert_eq!(stage.text, "x");
    stage.type_text("שָ");
    stage.press(Modifiers::NONE, &[Key::Backspace]);
    assert_eq!(stage.text, "xש");
}

#[test]
fn the_pointer_sets_the_caret_and_selects_words() {
    let mut stage = Stage::new("alpha beta");
    let rect = stage.last.as_ref().unwrap().rect;
    let button = |at, pressed| Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let left = pos2(rect.left() + 7.0, rect.center().y);
    stage.frame(vec![Event::PointerMoved(left)]);
    stage.frame(vec![button(left, true)]);
    stage.frame(vec![button(left, false)]);
    stage.type_text("X");
    assert_eq!(stage.text, "Xalpha beta");
    for pressed in [true, false, true, false] {
        stage.time -= 0.65; // Quick enough to be one double click.
        stage.frame(vec![button(left, pressed)]);
    }
    stage.frame(vec![Event::Copy]);
    assert_eq!(stage.copied, ["Xalpha"]);
}

#[test]
fn enter_and_escape_leave_the_field_and_a_shorter_text_is_survived() {
    let mut stage = Stage::new("a long text");
    stage.press(Modifiers::NONE, &[Key::End]);
    stage.text = "é".to_owned();
    stage.frame(vec![]);
    stage.type_text("!");
    assert_eq!(stage.text, "é!");
    stage.press(Modifiers::NONE, &[Key::Enter]);
    assert!(stage.last.as_ref().unwrap().lost_focus() || !stage.last.as_ref().unwrap().has_focus());
    stage.frame(vec![]);
    assert!(!stage.ctx.text_edit_focused());
}

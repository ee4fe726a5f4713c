//! A body driven without a window: frames of input in, positions and selections out.

use std::cell::Cell;

use egui::{
    Context, Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, Vec2,
    pos2, vec2,
};

use super::*;
use crate::ui::text::TextStyle;

const ENGLISH: &str =
    "The prime minister said on Tuesday that Acme Corp. will invest 1,250 million dollars by 2027.";
const HEBREW: &str =
    "ראש הממשלה אמר ביום שלישי כי חברת Acme Corp. תשקיע 1,250 מיליון דולר עד שנת 2027.";
const ARABIC: &str =
    "قال رئيس الوزراء يوم الثلاثاء إن شركة Acme Corp. ستستثمر 1,250 مليون دولار حتى عام ٢٠٢٧.";

#[derive(Default)]
struct Article {
    texts: Vec<String>,
    marks: Vec<Mark>,
    /// Blocks with a stop at their beginning.
    stops: Vec<usize>,
    /// How many blocks were asked for their stops.
    asked: Cell<usize>,
}

impl Article {
    fn new(len: usize) -> Self {
        let text = |i: usize| match i % 3 {
            0 => format!("{i} {ENGLISH} {ENGLISH}"),
            1 => format!("{HEBREW} {i}"),
            _ => format!("{ARABIC} {i}"),
        };
        Self {
            texts: (0..len).map(text).collect(),
            ..Self::default()
        }
    }
}

impl BodySource for Article {
    fn len(&self) -> usize {
        self.texts.len()
    }

    fn block(&self, index: usize, _width: f32) -> Block<'_> {
        if index == 2 {
            return Block::Slot {
                height: 120.0,
                space_before: 5.0,
                space_after: 5.0,
            };
        }
        Block::Paragraph(Paragraph::new(
            self.texts.get(index).map_or("", String::as_str),
            TextStyle::serif(16.0),
        ))
    }

    fn version(&self) -> u64 {
        0
    }

    fn marks(&self, _index: usize, marks: &mut Vec<Mark>) {
        marks.extend(self.marks.iter().cloned());
    }

    fn stops(&self, index: usize, stops: &mut Vec<Stop>) {
        self.asked.set(self.asked.get() + 1);
        if self.stops.contains(&index) {
            let range = if index == 2 { 0..0 } else { 0..1 };
            let kind = StopKind::Item;
            stops.push(Stop { range, kind });
        }
    }
}

struct Stage {
    ctx: Context,
    view: BodyView,
    article: Article,
    time: f64,
    last: Option<BodyResponse>,
    copied: Vec<String>,
}

impl Stage {
    fn new(len: usize) -> Self {
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::text::egui_fonts());
        ctx.enable_accesskit();
        let mut stage = Self {
            ctx,
            view: BodyView::new(),
            article: Article::new(len),
            time: 0.0,
            last: None,
            copied: vec![],
        };
        stage.frames(2);
        stage
    }

    fn frame(&mut self, events: Vec<Event>) -> egui::FullOutput {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(800.0, 600.0))),
            time: Some(self.time),
            max_texture_side: Some(8192),
            focused: true,
            events,
            ..RawInput::default()
        };
        let Self {
            ctx,
            view,
            article,
            last,
            ..
        } = self;
        let mut output = ctx.run_ui(input, |ui| {
            egui::CentralPanel::default().show(ui, |ui| {
                *last = Some(view.show(ui, article, 560.0));
            });
        });
        output.textures_delta.clear();
        for command in &output.platform_output.commands {
            if let egui::OutputCommand::CopyText(text) = command {
                self.copied.push(text.clone());
            }
        }
        output
    }

    fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.frame(vec![]);
        }
    }

    fn pointer(&mut self, at: Pos2, pressed: Option<bool>) {
        let mut events = vec![Event::PointerMoved(at)];
        if let Some(pressed) = pressed {
            let modifiers = Modifiers::NONE;
            events.push(Event::PointerButton {
                pos: at,
                button: PointerButton::Primary,
                pressed,
                modifiers,
            });
        }
        self.frame(events);
    }

    fn click(&mut self, at: Pos2) {
        self.pointer(at, Some(true));
        self.pointer(at, Some(false));
    }

    fn key(&mut self, modifiers: Modifiers, key: Key) {
        self.frame(vec![Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers,
        }]);
        self.frames(120);
    }

    fn wheel(&mut self, delta: f32) {
        self.frame(vec![
            Event::PointerMoved(pos2(300.0, 300.0)),
            Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: Vec2::new(0.0, delta),
                modifiers: Modifiers::NONE,
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
            },
        ]);
        self.frames(60);
    }

    fn origin(&self, block: usize) -> Pos2 {
        self.view
            .placed
            .iter()
            .find(|placed| placed.block == block)
            .unwrap()
            .rect
            .min
    }

    fn center_of(&self, block: usize, range: Range<usize>) -> Pos2 {
        let (para, origin) = self
            .view
            .placed
            .iter()
            .find(|placed| placed.block == block)
            .and_then(|placed| placed.para.clone())
            .unwrap();
        para.rects(range)[0].center() + origin.to_vec2()
    }
}

#[test]
fn a_dragged_selection_survives_a_jump_of_3000_blocks_and_copies_in_reading_order() {
    let mut stage = Stage::new(5000);
    let from = stage.center_of(0, 2..3);
    let word = stage.article.texts[4].find("ביום").unwrap();
    let to = stage.center_of(4, word..word + 2);
    stage.pointer(from, Some(true));
    stage.pointer(from + vec2(30.0, 30.0), None);
    stage.pointer(to, None);
    stage.pointer(to, Some(false));
    let before = stage.view.selected_text(&stage.article);
    let parts: Vec<&str> = before.split("\n\n").collect();
    assert_eq!(parts.len(), 4, "the slot has no text: {before}");
    assert!(stage.article.texts[0].ends_with(parts[0]) && parts[0].len() > 100);
    assert_eq!(parts[1], stage.article.texts[1]);
    assert_eq!(parts[2], stage.article.texts[3]);
    assert!(stage.article.texts[4].starts_with(parts[3]) && parts[3].len() > 10);
    stage.view.jump_to(3000, 0..1);
    stage.frames(3);
    assert!(stage.last.as_ref().unwrap().visible.contains(&3000));
    assert!(!stage.last.as_ref().unwrap().visible.contains(&0));
    stage.frame(vec![Event::Copy]);
    assert_eq!(stage.copied, [before]);
}

#[test]
fn dragging_to_the_edge_scrolls_and_selects_on() {
    let mut stage = Stage::new(500);
    let from = stage.center_of(0, 2..3);
    stage.pointer(from, Some(true));
    stage.pointer(from + vec2(0.0, 40.0), None);
    stage.pointer(pos2(300.0, 630.0), None);
    stage.frames(200);
    let end = stage.view.selection().unwrap().focus.block;
    assert!(end > 20, "{end}");
    assert!(stage.view.position().0 > 10);
    assert_eq!(
        stage.view.selection().unwrap().anchor,
        BodyPosition { block: 0, byte: 2 }
    );
}

#[test]
fn everything_is_selected_and_copied() {
    let mut stage = Stage::new(300);
    stage.click(pos2(300.0, 30.0));
    stage.key(Modifiers::COMMAND, Key::A);
    let text = stage.view.selected_text(&stage.article);
    assert_eq!(text.split("\n\n").count(), 299);
    assert!(text.ends_with(stage.article.texts[299].as_str()));
}

#[test]
fn a_jump_brings_the_words_to_a_comfortable_place_and_near_ones_stay() {
    let mut stage = Stage::new(100_000);
    for block in [70_001, 5, 99_999, 0, 40_000] {
        stage.view.jump_to(block, 10..20);
        stage.frames(60);
        let at = stage.center_of(block, 10..20);
        assert!(at.y > 8.0 && at.y < 592.0, "{block}: {at}");
    }
    let position = stage.view.position();
    stage.view.jump_to(40_000, 12..14);
    stage.frames(60);
    assert_eq!(
        stage.view.position(),
        position,
        "what is in view already does not move"
    );
}

#[test]
fn scrolling_up_into_unmeasured_blocks_moves_by_what_was_asked() {
    let mut stage = Stage::new(10_000);
    stage.view.jump_to(5000, 0..1);
    stage.frames(3);
    let y = stage.origin(5000).y;
    stage.wheel(100.0);
    assert!(
        (stage.origin(5000).y - y - 100.0).abs() < 1.0,
        "{} {y}",
        stage.origin(5000).y
    );
    stage.wheel(-100.0);
    assert!((stage.origin(5000).y - y).abs() < 1.0);
}

#[test]
fn keys_go_to_both_ends() {
    let mut stage = Stage::new(1000);
    stage.key(Modifiers::NONE, Key::End);
    assert_eq!(stage.last.as_ref().unwrap().visible.end, 1000);
    let bottom = stage.view.placed.last().unwrap().rect.bottom();
    assert!(bottom < 600.0 && bottom > 560.0, "{bottom}");
    stage.key(Modifiers::NONE, Key::PageUp);
    assert!(stage.last.as_ref().unwrap().visible.end < 1000);
    stage.key(Modifiers::NONE, Key::Home);
    assert_eq!(stage.view.position(), (0, 0.0));
    stage.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(stage.view.position(), (0, 0.0));
}

#[test]
fn a_click_names_the_letter_and_two_select_the_word() {
    let mut stage = Stage::new(10);
    let word = stage.article.texts[1].find("הממשלה").unwrap();
    let at = stage.center_of(1, word..word + 2);
    stage.pointer(at, Some(true));
    stage.pointer(at, Some(false));
    assert_eq!(
        stage.last.as_ref().unwrap().clicked,
        Some(BodyPosition {
            block: 1,
            byte: word
        })
    );
    stage.click(at);
    assert_eq!(stage.view.selected_text(&stage.article), "הממשלה");
    stage.click(at);
    assert_eq!(
        stage.view.selected_text(&stage.article),
        stage.article.texts[1]
    );
}

#[test]
fn the_place_is_kept_when_the_column_changes() {
    let mut stage = Stage::new(3000);
    stage.view.jump_to(2000, 0..1);
    stage.frames(3);
    let (block, _) = stage.view.position();
    stage.ctx.set_zoom_factor(1.5);
    stage.frames(3);
    assert_eq!(stage.view.position().0, block);
    let kept = stage.view.position();
    let mut other = Stage::new(3000);
    other.ctx.set_zoom_factor(1.5);
    other.view.set_position(kept);
    other.frames(3);
    assert_eq!(other.view.position(), kept);
}

#[test]
fn each_visible_paragraph_is_a_node_with_its_text() {
    let mut stage = Stage::new(100);
    let output = stage.frame(vec![]);
    let update = output.platform_output.accesskit_update.unwrap();
    let names: Vec<&str> = update
        .nodes
        .iter()
        .filter(|(_, node)| node.role() == egui::Role::Paragraph)
        .filter_map(|(_, node)| node.label().or(node.value()))
        .collect();
    assert!(
        names.contains(&stage.article.texts[1].as_str()),
        "{names:?}"
    );
    assert!(names.len() < 30);
}

#[test]
fn a_resting_body_asks_for_no_frames() {
    let mut stage = Stage::new(1000);
    stage.view.jump_to(500, 0..1);
    stage.frames(120);
    let output = stage.frame(vec![]);
    assert!(
        output
            .viewport_output
            .values()
            .all(|view| view.repaint_delay > std::time::Duration::from_secs(1))
    );
}

#[test]
fn nothing_and_hostile_ranges_do_no_harm() {
    let mut stage = Stage::new(0);
    stage.view.jump_to(7, 3..900);
    stage.key(Modifiers::NONE, Key::End);
    stage.click(pos2(300.0, 300.0));
    assert_eq!(stage.view.selected_text(&stage.article), "");
    let mut stage = Stage::new(5);
    stage.article.marks.push(Mark {
        range: 3..usize::MAX,
        background: Some(egui::Color32::RED),
        underline: None,
    });
    stage.article.marks.push(Mark {
        range: Range { start: 9, end: 4 },
        background: Some(egui::Color32::RED),
        underline: None,
    });
    stage.view.set_position((99, f32::NAN));
    stage.view.set_selection(Some(BodySelection {
        anchor: BodyPosition { block: 0, byte: 1 },
        focus: BodyPosition {
            block: 77,
            byte: 5_000,
        },
    }));
    stage.frames(2);
    assert!(stage.view.selected_text(&stage.article).len() > 100);
}

#[test]
fn a_far_stop_is_come_to_over_some_frames_and_past_the_last_one_the_focus_leaves() {
    let mut stage = Stage::new(12_000);
    stage.article.stops = vec![2, 11_999];
    let click = stage.center_of(0, 0..1);
    stage.click(click);
    stage.frames(2);
    let tab = |stage: &mut Stage| {
        let pressed = |key| Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let mut frames = 0;
        let mut events = vec![pressed(Key::Tab)];
        loop {
            frames += 1;
            stage.article.asked.set(0);
            stage.frame(std::mem::take(&mut events));
            assert!(
                stage.article.asked.get() < 5_100,
                "{}",
                stage.article.asked.get()
            );
            if stage.view.walk.is_none() {
                return frames;
            }
        }
    };
    let at = |stage: &Stage| stage.view.reading.as_ref().map(|at| at.block);
    assert_eq!(
        (tab(&mut stage), at(&stage)),
        (1, Some(2)),
        "a slot is a stop"
    );
    assert_eq!((tab(&mut stage), at(&stage)), (3, Some(11_999)));
    stage.frames(120);
    assert!(stage.view.has_focus);
    let placed = stage
        .view
        .placed
        .iter()
        .any(|placed| placed.block == 11_999);
    assert!(placed, "it is in view");
    tab(&mut stage);
    stage.frames(1);
    assert!(!stage.view.has_focus);
}

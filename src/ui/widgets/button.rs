//! Buttons whose words are set by our text engine: right in every script, and the same pixels on
//! every machine.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::icon::{self, Icon};
use crate::ui::text::{self, Para, Text, TextStyle};
use crate::ui::theme::{ROUNDING, SMALL_SIZE, TEXT_SIZE, palette};

/// Room for a check mark, in points.
const CHECK_WIDTH: f32 = 20.0;

/// How a button looks and what it tells screen readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A button on a ground of its own.
    Filled,
    /// Words that can be clicked; a ground only while hovered.
    Quiet,
    /// Switches something on or off.
    Toggle(bool),
    /// A line of a menu: as wide as the menu, its shortcut at the far end.
    MenuItem,
}

/// What stands before the words of a menu's line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Check {
    On,
    Off,
    /// The line cannot be on or off; others around it can.
    Room,
}

/// A button with words.
#[derive(Clone, Debug)]
#[must_use = "call `.show(ui)`"]
pub struct Button<'a> {
    words: &'a str,
    kind: Kind,
    style: TextStyle,
    color: Option<Color32>,
    shortcut: String,
    check: Option<Check>,
    enabled: bool,
}

impl<'a> Button<'a> {
    fn new(words: &'a str, kind: Kind) -> Self {
        Self {
            words,
            kind,
            style: TextStyle::sans(TEXT_SIZE),
            color: None,
            shortcut: String::new(),
            check: None,
            enabled: true,
        }
    }

    /// A button on a ground of its own.
    pub fn filled(words: &'a str) -> Self {
        Self::new(words, Kind::Filled)
    }

    /// Words that can be clicked.
    pub fn quiet(words: &'a str) -> Self {
        Self::new(words, Kind::Quiet)
    }

    /// Switches something that is now on or off.
    pub fn toggle(words: &'a str, on: bool) -> Self {
        Self::new(words, Kind::Toggle(on))
    }

    /// A line of a menu.
    pub fn menu_item(words: &'a str, shortcut: String) -> Self {
        Self {
            shortcut,
            ..Self::new(words, Kind::MenuItem)
        }
    }

    /// Tells the keys that do the same, quietly behind the words.
    pub fn keys(mut self, keys: &str) -> Self {
        keys.clone_into(&mut self.shortcut);
        self
    }

    /// A line of a menu that is on or off now: a check mark says so.
    pub fn check(mut self, on: bool) -> Self {
        self.check = Some(if on { Check::On } else { Check::Off });
        self
    }

    /// A line of a menu in which others have check marks.
    pub fn below_checks(mut self) -> Self {
        self.check = Some(Check::Room);
        self
    }

    /// In small letters.
    pub fn small(mut self) -> Self {
        self.style = TextStyle::sans(SMALL_SIZE);
        self
    }

    /// In this color instead of the usual one.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Whether it can be used now.
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    /// Puts the button where the next widget goes.
    pub fn show(self, ui: &mut Ui) -> Response {
        let padding = ui.spacing().button_padding;
        let keys = Text::new(&self.shortcut, self.style);
        let apart = if self.kind == Kind::MenuItem {
            24.0
        } else {
            8.0
        };
        let keys_width = if self.shortcut.is_empty() {
            0.0
        } else {
            text::measure(ui.ctx(), &keys).x + apart
        };
        let mut words = Text::new(self.words, self.style);
        if self.kind == Kind::MenuItem {
            let room = ui.available_width() - keys_width - self.indent() - 2.0 * padding.x;
            words = words.one_line(room.max(24.0));
        }
        let words = text::layout(ui.ctx(), &words);
        let mut room = vec2(
            words.size().x + keys_width + 2.0 * padding.x,
            words.size().y + 2.0 * padding.y,
        );
        if self.kind == Kind::MenuItem {
            room.x = ui.available_width();
        }
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let (rect, response) = ui.allocate_exact_size(room, sense);
        let role = match self.kind {
            Kind::MenuItem if self.is_checked().is_some() => Role::MenuItemCheckBox,
            Kind::MenuItem => Role::MenuItem,
            Kind::Filled | Kind::Quiet | Kind::Toggle(_) => Role::Button,
        };
        let on = match self.kind {
            Kind::Toggle(on) => Some(on),
            _ => self.is_checked(),
        };
        response.widget_info(|| match on {
            Some(on) => WidgetInfo::selected(role, self.enabled, on, self.words),
            None => WidgetInfo::labeled(role, self.enabled, self.words),
        });
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect, &response, &words);
        }
        response
    }

    fn is_checked(&self) -> Option<bool> {
        match self.check? {
            Check::On => Some(true),
            Check::Off => Some(false),
            Check::Room => None,
        }
    }

    fn indent(&self) -> f32 {
        self.check.map_or(0.0, |_| CHECK_WIDTH)
    }

    fn paint(&self, ui: &Ui, rect: Rect, response: &Response, words: &Para) {
        let colors = palette(ui.ctx());
        let hovered = self.enabled && response.hovered();
        let ground = match self.kind {
            Kind::Toggle(true) => colors.marked,
            _ if hovered => colors.control_hovered,
            Kind::Filled => colors.control,
            Kind::Quiet | Kind::Toggle(false) | Kind::MenuItem => Color32::TRANSPARENT,
        };
        ui.painter().rect_filled(rect, ROUNDING, ground);
        if response.has_focus() {
            let ring = Stroke::new(2.0, colors.accent);
            ui.painter()
                .rect_stroke(rect, ROUNDING, ring, StrokeKind::Inside);
        }
        let ink = match (self.enabled, self.color) {
            (false, _) => colors.weak_text,
            (true, Some(color)) => color,
            (true, None) => colors.text,
        };
        let padding = ui.spacing().button_padding;
        let at = pos2(
            rect.left() + padding.x + self.indent(),
            rect.center().y - words.size().y / 2.0,
        );
        text::paint(ui.painter(), at, words, ink);
        if self.is_checked() == Some(true) {
            let middle = pos2(rect.left() + padding.x + 6.0, rect.center().y);
            icon::paint(ui.painter(), middle, Icon::Check, colors.accent);
        }
        if !self.shortcut.is_empty() {
            let keys = Text::new(&self.shortcut, self.style);
            let at = pos2(rect.right() - padding.x, rect.center().y);
            text::paint_text(
                ui.painter(),
                at,
                Align2::RIGHT_CENTER,
                &keys,
                colors.weak_text,
            );
        }
    }
}

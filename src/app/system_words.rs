//! Words of a bundle that leave the program for the system: the window's title, names for screen readers.
//!
//! Inside, our own text engine keeps hostile characters from acting. The system knows no such care: a
//! NUL ends the window on X11 and makes a name unreadable on D-Bus, and a bidi control turns the
//! title bar around. Nothing here is drawn or copied by us.

use eframe::egui::{self, accesskit};

/// Characters of a title: more than any title bar shows.
const MAX_TITLE_CHARS: usize = 200;

/// `words` on one line, without what acts on its surroundings, of a bounded length.
pub(super) fn title(words: &str) -> String {
    let visible = words
        .chars()
        .map(|char| if is_break(char) { ' ' } else { char })
        .filter(|char| !char.is_control() && !is_bidi_control(*char));
    let mut title = String::new();
    let mut count = 0;
    for char in visible {
        if char == ' ' && title.chars().next_back().is_none_or(|last| last == ' ') {
            continue;
        }
        if count == MAX_TITLE_CHARS {
            title.push('…');
            break;
        }
        title.push(char);
        count += 1;
    }
    title.truncate(title.trim_end().len());
    title
}

fn is_break(char: char) -> bool {
    matches!(
        char,
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

fn is_bidi_control(char: char) -> bool {
    matches!(
        char,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// Takes NULs out of what screen readers are told: D-Bus carries no string that has one.
pub(super) struct NamesWithoutNul;

impl egui::Plugin for NamesWithoutNul {
    fn debug_name(&self) -> &'static str {
        "names without NUL"
    }

    fn output_hook(&mut self, _: &egui::Context, output: &mut egui::FullOutput) {
        let Some(update) = &mut output.platform_output.accesskit_update else {
            return;
        };
        for (_, node) in &mut update.nodes {
            clean(node);
        }
    }
}

fn clean(node: &mut accesskit::Node) {
    if let Some(label) = node.label().and_then(without_nul) {
        node.set_label(label);
    }
    if let Some(value) = node.value().and_then(without_nul) {
        node.set_value(value);
    }
    if let Some(description) = node.description().and_then(without_nul) {
        node.set_description(description);
    }
}

/// The string with a visible sign for each NUL; `None` when there is none.
fn without_nul(text: &str) -> Option<String> {
    text.contains('\0').then(|| text.replace('\0', "\u{FFFD}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_one_bounded_line_that_turns_nothing_around() {
        assert_eq!(title("A\0B\u{1B}C"), "ABC");
        assert_eq!(title(" one\r\n two\u{2028}three \n"), "one two three");
        assert_eq!(title("\u{202E}txt\u{2066}.exe\u{200F}"), "txt.exe");
        assert_eq!(
            title("می\u{200C}خواهم"),
            "می\u{200C}خواهم",
            "a joiner at work"
        );
        let long = title(&"é".repeat(100_000));
        assert_eq!(long.chars().count(), MAX_TITLE_CHARS + 1);
        assert!(long.ends_with('…'));
        assert_eq!(title("\0\n"), "");
    }
}

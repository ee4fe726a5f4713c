//! How commands are offered: title, group and shortcuts, for menus, the shortcuts sheet, the
//! keyboard and the README.

use eframe::egui::{self, Event, Key, KeyboardShortcut, Modifiers, PointerButton};

use crate::edit::Target;
use crate::session::Session;
use crate::session::command::{Command, Commands};
use crate::session::explore::lens::Lens;
use crate::session::explore::wish::Wish;
use crate::session::review::Form;
use crate::session::tab::Tab;
use crate::ui::panes;
use crate::ui::text::body;
use crate::ui::widgets::map_canvas;

/// Where a binding stands in menus and on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    File,
    Tabs,
    Panels,
    Size,
    Selection,
    /// Keys without a modifier, which work while the review panel is open.
    Review,
    Find,
    /// Only keys: what they do is offered elsewhere by another form.
    Keys,
    Help,
    /// Stands alone, at the end of its menu.
    Quit,
}

impl Group {
    pub const ALL: [Self; 10] = [
        Self::File,
        Self::Tabs,
        Self::Panels,
        Self::Size,
        Self::Selection,
        Self::Review,
        Self::Find,
        Self::Keys,
        Self::Help,
        Self::Quit,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Tabs => "Tabs",
            Self::Panels => "Panels",
            Self::Size => "Size",
            Self::Selection => "What is selected",
            Self::Review => "While reviewing",
            Self::Find => "Find",
            Self::Keys => "Anywhere",
            Self::Help => "Help",
            Self::Quit => "Dossier",
        }
    }
}

/// One way to ask for something.
pub struct Binding {
    pub group: Group,
    pub title: &'static str,
    /// The first is shown in menus; the others are for habits from elsewhere. May be empty.
    pub keys: &'static [KeyboardShortcut],
    /// What it asks for now; some bindings switch something on or off.
    pub command: fn(&Session) -> Command,
}

const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const PLAIN: Modifiers = Modifiers::NONE;
const COMMAND: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const SHIFT: Modifiers = Modifiers::SHIFT;
const COMMAND_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

/// In menu order.
pub static BINDINGS: &[Binding] = &[
    Binding {
        group: Group::File,
        title: "Open…",
        keys: &[keys(COMMAND, Key::O)],
        command: |_| Command::ChooseFile,
    },
    Binding {
        group: Group::File,
        title: "Open folder…",
        keys: &[keys(COMMAND, Key::D)],
        command: |_| Command::ChooseFolder,
    },
    Binding {
        group: Group::File,
        title: "Open a path…",
        keys: &[keys(COMMAND_SHIFT, Key::O)],
        command: |session| Command::ShowOpenDialog(!session.panels().open_dialog),
    },
    Binding {
        group: Group::File,
        title: "Save",
        keys: &[keys(COMMAND, Key::S)],
        command: |_| Command::Save,
    },
    Binding {
        group: Group::File,
        title: "Save as…",
        keys: &[keys(COMMAND_SHIFT, Key::S)],
        command: |_| Command::SaveAs,
    },
    Binding {
        group: Group::File,
        title: "Paste an article",
        keys: &[keys(COMMAND_SHIFT, Key::V)],
        command: |_| Command::PasteArticle,
    },
    Binding {
        group: Group::File,
        title: "Reload",
        keys: &[keys(PLAIN, Key::F5), keys(COMMAND, Key::R)],
        command: |_| Command::Reload,
    },
    Binding {
        group: Group::Tabs,
        title: "Text",
        keys: &[keys(COMMAND, Key::Num1)],
        command: |_| Command::ShowTab(Tab::Text),
    },
    Binding {
        group: Group::Tabs,
        title: "People & organizations",
        keys: &[keys(COMMAND, Key::Num2)],
        command: |_| Command::ShowTab(Tab::Map),
    },
    Binding {
        group: Group::Tabs,
        title: "Trade figures",
        keys: &[keys(COMMAND, Key::Num3)],
        command: |_| Command::ShowTab(Tab::Figures),
    },
    Binding {
        group: Group::Tabs,
        title: "Gallery",
        keys: &[keys(COMMAND, Key::Num4)],
        command: |_| Command::ShowTab(Tab::Gallery),
    },
    Binding {
        group: Group::Panels,
        title: "Details",
        keys: &[keys(COMMAND, Key::I)],
        command: |session| Command::ShowDetails(!session.shows_details()),
    },
    Binding {
        group: Group::Panels,
        title: "Review and edit",
        keys: &[keys(COMMAND, Key::E)],
        command: |session| Command::ShowReview(!session.review().is_open()),
    },
    Binding {
        group: Group::Panels,
        title: "Outline",
        keys: &[keys(COMMAND, Key::L)],
        command: |session| Command::ShowOutline(!session.settings().show_outline),
    },
    Binding {
        group: Group::Panels,
        title: "Minimap of a large map",
        keys: &[keys(COMMAND_SHIFT, Key::M)],
        command: |session| Command::ShowMinimap(!session.settings().show_minimap),
    },
    Binding {
        group: Group::Panels,
        title: "Problems and integrity",
        keys: &[keys(COMMAND, Key::P)],
        command: |session| Command::ShowProblems(!session.panels().problems),
    },
    Binding {
        group: Group::Size,
        title: "Larger",
        keys: &[keys(COMMAND, Key::Plus), keys(COMMAND, Key::Equals)],
        command: |_| Command::ZoomIn,
    },
    Binding {
        group: Group::Size,
        title: "Smaller",
        keys: &[keys(COMMAND, Key::Minus)],
        command: |_| Command::ZoomOut,
    },
    Binding {
        group: Group::Size,
        title: "Actual size",
        keys: &[keys(COMMAND, Key::Num0)],
        command: |_| Command::ResetZoom,
    },
    Binding {
        group: Group::Size,
        title: "Larger article text",
        keys: &[keys(ALT, Key::Plus), keys(ALT, Key::Equals)],
        command: |session| Command::SetReadingSize(session.settings().reading_size + 1.0),
    },
    Binding {
        group: Group::Size,
        title: "Smaller article text",
        keys: &[keys(ALT, Key::Minus)],
        command: |session| Command::SetReadingSize(session.settings().reading_size - 1.0),
    },
    Binding {
        group: Group::Selection,
        title: "Back",
        keys: &[keys(ALT, Key::ArrowLeft), keys(COMMAND, Key::OpenBracket)],
        command: |_| Command::Back,
    },
    Binding {
        group: Group::Selection,
        title: "Forward",
        keys: &[keys(ALT, Key::ArrowRight), keys(COMMAND, Key::CloseBracket)],
        command: |_| Command::Forward,
    },
    Binding {
        group: Group::Selection,
        title: "Show in text",
        keys: &[keys(COMMAND, Key::Enter)],
        command: |session| {
            session
                .selection()
                .selected()
                .map_or(Command::ShowTab(Tab::Text), Command::ShowInText)
        },
    },
    Binding {
        group: Group::Selection,
        title: "Zoom to it on the map",
        keys: &[keys(COMMAND, Key::M)],
        command: |_| Command::ZoomToSelected,
    },
    Binding {
        group: Group::Selection,
        title: "Next sentence of the selected item",
        keys: &[keys(ALT, Key::ArrowDown)],
        command: |_| Command::NextSentence,
    },
    Binding {
        group: Group::Selection,
        title: "Previous sentence of the selected item",
        keys: &[keys(ALT, Key::ArrowUp)],
        command: |_| Command::PreviousSentence,
    },
    Binding {
        group: Group::Selection,
        title: "Undo a decision, or on the map",
        keys: &[keys(COMMAND, Key::Z)],
        command: |session| {
            if session.review().is_open() {
                Command::UndoEdit
            } else {
                Command::UndoMap
            }
        },
    },
    Binding {
        group: Group::Selection,
        title: "Redo a decision, or on the map",
        keys: &[keys(COMMAND_SHIFT, Key::Z), keys(COMMAND, Key::Y)],
        command: |session| {
            if session.review().is_open() {
                Command::RedoEdit
            } else {
                Command::RedoMap
            }
        },
    },
    Binding {
        group: Group::Review,
        title: "Accept the suggestion",
        keys: &[keys(PLAIN, Key::A)],
        command: |_| Command::Accept,
    },
    Binding {
        group: Group::Review,
        title: "Reject the suggestion",
        keys: &[keys(PLAIN, Key::R)],
        command: |_| Command::Reject,
    },
    Binding {
        group: Group::Review,
        title: "Edit it",
        keys: &[keys(PLAIN, Key::E)],
        command: |session| ask_for(session, Form::Edit),
    },
    Binding {
        group: Group::Review,
        title: "Merge it with another",
        keys: &[keys(PLAIN, Key::M)],
        command: |session| ask_for(session, Form::Merge),
    },
    Binding {
        group: Group::Review,
        title: "Split it in two",
        keys: &[keys(PLAIN, Key::S)],
        command: |session| ask_for(session, Form::Split),
    },
    Binding {
        group: Group::Review,
        title: "Change its kind",
        keys: &[keys(PLAIN, Key::K)],
        command: |session| ask_for(session, Form::Kind),
    },
    Binding {
        group: Group::Review,
        title: "Next suggestion",
        keys: &[keys(PLAIN, Key::N), keys(PLAIN, Key::ArrowDown)],
        command: |_| Command::NextSuggestion,
    },
    Binding {
        group: Group::Review,
        title: "Previous suggestion",
        keys: &[keys(PLAIN, Key::P), keys(PLAIN, Key::ArrowUp)],
        command: |_| Command::PreviousSuggestion,
    },
    Binding {
        group: Group::Find,
        title: "Find in the dossier",
        keys: &[keys(COMMAND, Key::F)],
        command: |_| Command::ShowFind(true),
    },
    Binding {
        group: Group::Find,
        title: "Next hit",
        keys: &[keys(PLAIN, Key::F3), keys(COMMAND, Key::G)],
        command: |_| Command::NextHit,
    },
    Binding {
        group: Group::Find,
        title: "Previous hit",
        keys: &[keys(SHIFT, Key::F3), keys(COMMAND_SHIFT, Key::G)],
        command: |_| Command::PreviousHit,
    },
    Binding {
        group: Group::Keys,
        title: "Close, or clear the selection",
        keys: &[keys(PLAIN, Key::Escape)],
        command: close_what_is_open,
    },
    Binding {
        group: Group::Keys,
        title: "Next theme",
        keys: &[keys(COMMAND, Key::T)],
        command: |_| Command::NextTheme,
    },
    Binding {
        group: Group::Help,
        title: "Keyboard shortcuts",
        keys: &[keys(PLAIN, Key::F1)],
        command: |session| Command::ShowShortcuts(!session.panels().shortcuts),
    },
    Binding {
        group: Group::Quit,
        title: "Quit",
        keys: &[keys(COMMAND, Key::Q)],
        command: |_| Command::Quit,
    },
];

/// A shortcut as people write it, with the sign that is on the key: `Ctrl+[`.
pub(crate) fn shown_keys(keys: KeyboardShortcut, is_mac: bool) -> String {
    let modifiers = egui::ModifierNames::NAMES.format(&keys.modifiers, is_mac);
    let key = match keys.logical_key {
        Key::OpenBracket => "[",
        Key::CloseBracket => "]",
        Key::Equals => "=",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Escape => "Esc",
        other => other.name(),
    };
    if modifiers.is_empty() {
        key.to_owned()
    } else {
        format!("{modifiers}+{key}")
    }
}

/// Asks for what is to be filled in about what is selected; where nothing is, only the panel stays.
fn ask_for(session: &Session, form: fn(Target) -> Form) -> Command {
    let target = session.under_review().map(|(_, target)| target);
    target.map_or(Command::CloseForm, |target| Command::AskFor(form(target)))
}

/// What Escape means now: the topmost thing that can be closed.
fn close_what_is_open(session: &Session) -> Command {
    if session.panels().shortcuts {
        Command::ShowShortcuts(false)
    } else if session.panels().open_dialog {
        Command::ShowOpenDialog(false)
    } else if session.review().save_dialog().is_some() {
        Command::CloseSaveDialog
    } else if session.review().form().is_some() {
        Command::CloseForm
    } else if let Some(notice) = session.notices().iter().next_back() {
        Command::DismissNotice(notice.id)
    } else if session.panels().problems {
        Command::ShowProblems(false)
    } else if session.find().is_open() {
        Command::ShowFind(false)
    } else if session.panels().picture.is_some() && session.tab() == Tab::Gallery {
        Command::ViewPicture(None)
    } else if session.tab() == Tab::Map && !session.explore().query().is_empty() {
        Command::SearchMap(String::new())
    } else if let Some(command) = leave_lens(session) {
        command
    } else {
        Command::ClearSelection
    }
}

/// Ends what is looked at on the map in particular: a path that waits for its other end at once, else
/// when nothing is selected any more.
fn leave_lens(session: &Session) -> Option<Command> {
    let wish = session.explore().wish();
    let is_next = match wish.lens {
        Lens::Nothing => false,
        Lens::PathFrom(_) => true,
        _ => session.selection().selected().is_none(),
    };
    (is_next && session.tab() == Tab::Map).then(|| Command::ExploreMap {
        wish: Box::new(Wish {
            lens: Lens::Nothing,
            ..Wish::clone(wish)
        }),
        goes_on: false,
    })
}

/// Turns pressed shortcuts and the mouse's back and forward buttons into commands.
///
/// Keys without a command modifier belong to a text field while it has the focus, except function
/// keys and Escape.
pub(crate) fn read_keyboard(ui: &egui::Ui, session: &Session, commands: &Commands) {
    let typing = ui.ctx().text_edit_focused();
    // egui lets Ctrl+Shift+O match Ctrl+O as well, so ask for the most modified shortcut first.
    let mut offered: Vec<(&Binding, &KeyboardShortcut)> = BINDINGS
        .iter()
        .flat_map(|binding| binding.keys.iter().map(move |keys| (binding, keys)))
        .collect();
    offered.sort_by_key(|(_, keys)| {
        let modifiers = keys.modifiers;
        std::cmp::Reverse(
            u8::from(modifiers.shift) + u8::from(modifiers.alt) + u8::from(modifiers.command),
        )
    });
    for (binding, keys) in offered {
        // An open menu closes on Escape; the selection is not meant then.
        if keys.logical_key == Key::Escape && egui::Popup::is_any_open(ui.ctx()) {
            continue;
        }
        // A field takes back its own changes.
        let is_undo = matches!(keys.logical_key, Key::Z | Key::Y);
        if binding.group == Group::Review && !is_reviewing(ui, session, keys.logical_key) {
            continue;
        }
        let free = !typing
            || (keys.modifiers.command && !is_undo)
            || matches!(keys.logical_key, Key::F1 | Key::F3 | Key::F5 | Key::Escape);
        if free && ui.input_mut(|input| input.consume_shortcut(keys)) {
            let command = (binding.command)(session);
            if let Command::ShowTab(tab) = command {
                panes::enter(ui.ctx(), tab);
            }
            commands.send(command);
        }
    }
    if !typing {
        // Nothing else in the window takes a text.
        let pasted = ui.input(|input| {
            let mut events = input.events.iter().rev();
            events.find_map(|event| match event {
                Event::Paste(text) if !text.trim().is_empty() => Some(text.as_str().into()),
                _ => None,
            })
        });
        if let Some(text) = pasted {
            commands.send(Command::ImportText(text));
        }
    }
    ui.input(|input| {
        if input.pointer.button_pressed(PointerButton::Extra1) {
            commands.send(Command::Back);
        }
        if input.pointer.button_pressed(PointerButton::Extra2) {
            commands.send(Command::Forward);
        }
    });
}

/// Whether keys without a modifier mean decisions now; arrows belong to whatever has the focus.
fn is_reviewing(ui: &egui::Ui, session: &Session, key: Key) -> bool {
    let is_over = session.panels().shortcuts || session.panels().open_dialog;
    // On the map P finds a path.
    let is_shared = matches!(key, Key::ArrowDown | Key::ArrowUp)
        || (key == Key::P && session.tab() == Tab::Map);
    let is_taken = is_shared && ui.ctx().memory(|memory| memory.focused().is_some());
    session.review().is_open()
        && session.review().save_dialog().is_none()
        && !is_over
        && !is_taken
        && !egui::Popup::is_any_open(ui.ctx())
}

/// Keys of one part of the window, while it has the focus: no commands, so not in menus.
pub struct PartKeys {
    pub title: &'static str,
    /// Keys, and what they do there.
    pub keys: &'static [(&'static str, &'static str)],
}

pub static PART_KEYS: &[PartKeys] = &[
    PartKeys {
        title: "In the window",
        keys: panes::KEYS,
    },
    PartKeys {
        title: "In the text",
        keys: body::KEYS,
    },
    PartKeys {
        title: "On the map",
        keys: map_canvas::KEYS,
    },
];

/// The shortcuts as a Markdown table, for the README.
pub fn markdown_table() -> String {
    let head = "| Keys | What they do |\n|---|---|\n".to_owned();
    let rows = BINDINGS.iter().map(|binding| {
        let keys: Vec<String> = binding
            .keys
            .iter()
            .map(|keys| format!("`{}`", shown_keys(*keys, false)))
            .collect();
        format!("| {} | {} |\n", keys.join(" or "), binding.title)
    });
    let parts = PART_KEYS.iter().flat_map(|part| {
        let row = |(keys, what): &(&str, &str)| format!("| `{keys}` | {}: {what} |\n", part.title);
        part.keys.iter().map(row)
    });
    head + &rows.chain(parts).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcuts_do_not_clash() {
        let all: Vec<(&str, &KeyboardShortcut)> = BINDINGS
            .iter()
            .flat_map(|binding| binding.keys.iter().map(|keys| (binding.title, keys)))
            .collect();
        assert!(all.len() >= BINDINGS.len());
        for (index, (title, keys)) in all.iter().enumerate() {
            for (other, others) in &all[index + 1..] {
                assert_ne!(keys, others, "{title} and {other}");
            }
        }
    }

    #[test]
    fn shortcuts_are_written_with_the_signs_on_the_keys() {
        let written = |modifiers, key| shown_keys(keys(modifiers, key), false);
        assert_eq!(written(COMMAND, Key::OpenBracket), "Ctrl+[");
        assert_eq!(written(COMMAND, Key::Equals), "Ctrl+=");
        assert_eq!(written(COMMAND_SHIFT, Key::O), "Ctrl+Shift+O");
        assert_eq!(written(ALT, Key::ArrowLeft), "Alt+Left");
        assert_eq!(written(PLAIN, Key::F5), "F5");
        assert_eq!(shown_keys(keys(COMMAND, Key::O), true), "Cmd+O");
        for binding in BINDINGS {
            for keys in binding.keys {
                let written = shown_keys(*keys, false);
                let last = written.rsplit('+').next().unwrap();
                assert!(!last.contains("Bracket") && last != "Equals", "{written}");
            }
        }
    }

    #[test]
    fn the_readme_lists_every_shortcut() {
        let readme =
            std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
        let table = markdown_table();
        assert!(readme.contains(&table), "put this into README.md:\n{table}");
    }
}

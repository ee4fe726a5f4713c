//! What to tell the reader; errors end here.

use super::command::Command;
use super::settings::ThemeChoice;

/// How many are kept; older ones go.
const MAX_NOTICES: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went as asked.
    Done,
    /// Something needs a look.
    Warning,
    /// Something did not work.
    Failed,
}

/// One message with the actions that help.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: u64,
    pub tone: Tone,
    /// What happened.
    pub title: String,
    /// Where, and what to do; may be empty.
    pub detail: String,
    /// The words of each button and what it asks for, the most helpful first.
    pub actions: Vec<(String, Command)>,
    /// Why something was not opened: out of date as soon as something is.
    pub is_of_opening: bool,
}

#[derive(Debug, Default)]
pub struct Notices {
    list: Vec<Notice>,
    next_id: u64,
}

impl Notices {
    pub(super) fn push(
        &mut self,
        tone: Tone,
        title: impl Into<String>,
        detail: impl Into<String>,
        actions: impl IntoIterator<Item = (String, Command)>,
    ) {
        let (title, detail) = (title.into(), detail.into());
        self.list
            .retain(|notice| notice.title != title || notice.detail != detail);
        self.list.push(Notice {
            id: self.next_id,
            tone,
            title,
            detail,
            actions: actions.into_iter().collect(),
            is_of_opening: false,
        });
        self.next_id += 1;
        if self.list.len() > MAX_NOTICES {
            self.list.remove(0);
        }
    }

    /// Takes away what offers this, because it is done or means something else now.
    pub(super) fn forget_offering(&mut self, offered: &Command) {
        let offers = |notice: &Notice| notice.actions.iter().any(|(_, command)| command == offered);
        self.list.retain(|notice| !offers(notice));
    }

    /// Says why something was not opened.
    pub(super) fn push_of_opening(
        &mut self,
        title: String,
        why: String,
        actions: impl IntoIterator<Item = (String, Command)>,
    ) {
        self.push(Tone::Failed, title, why, actions);
        if let Some(last) = self.list.last_mut() {
            last.is_of_opening = true;
        }
    }

    /// Says which theme is on now, in place of what was said of it before.
    pub(super) fn push_of_theme(&mut self, title: &str) {
        let is_old = |known: &str| ThemeChoice::ALL.iter().any(|theme| theme.title() == known);
        self.list.retain(|notice| !is_old(&notice.title));
        self.push(Tone::Done, title, "", None);
    }

    /// Something was opened by now.
    pub(super) fn forget_openings(&mut self) {
        self.list.retain(|notice| !notice.is_of_opening);
    }

    pub(super) fn dismiss(&mut self, id: u64) {
        self.list.retain(|notice| notice.id != id);
    }

    /// Those not yet dismissed, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Notice> {
        self.list.iter()
    }
}

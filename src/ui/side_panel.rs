//! Where the details, the problems or the review stand: beside the tab, below it in a narrow window, and in its
//! place in one that is low as well.

use eframe::egui::{self, Frame, Margin, Panel, Rect, Ui, pos2, vec2};

use super::View;
use super::panes::{self, Pane};
use super::theme::palette;
use crate::session::command::Command;
use crate::session::tab::Tab;

/// Narrower windows have the panel below the tab, in points.
const SIDE_BY_SIDE: f32 = 700.0;
/// Those with less height as well, as a small one at 200 %, have what is selected in place of the tab.
const STACKED: f32 = 240.0;
/// Of the height that there is for both, the text keeps most.
const SHARE: f32 = 0.36;
/// What is decided needs its buttons in view.
const SHARE_OF_REVIEW: f32 = 0.5;

/// The panel that is shown: one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Details,
    Problems,
    Review,
}

/// What remains to be drawn of the window after the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// The chosen tab.
    Tab,
    /// Nothing: the panel took it all.
    Nothing,
}

impl Side {
    pub(super) fn of(view: &View<'_>) -> Option<Self> {
        if view.session.panels().problems {
            Some(Self::Problems)
        } else if view.session.review().is_open() && view.session.dossier().is_some() {
            Some(Self::Review)
        } else {
            let shows = view.session.shows_details() && view.session.dossier().is_some();
            shows.then_some(Self::Details)
        }
    }

    /// Draws `content` where there is room for it.
    pub(super) fn show(self, ui: &mut Ui, view: &View<'_>, content: impl FnOnce(&mut Ui)) -> Left {
        let content = |ui: &mut Ui| {
            panes::is_at(ui.ctx(), Pane::Side, ui.max_rect());
            content(ui);
        };
        let frame = Frame::new()
            .fill(palette(ui.ctx()).chrome)
            .inner_margin(Margin::same(12));
        let room = ui.available_size();
        let name = self.name();
        if room.x >= SIDE_BY_SIDE {
            Panel::right(name)
                .frame(frame)
                .default_size(self.width())
                .size_range(240.0..=640.0)
                .show(ui, content);
        } else if room.y >= STACKED {
            Panel::bottom(format!("{name} below"))
                .frame(frame)
                .resizable(true)
                .default_size(room.y * self.share())
                .size_range(64.0..=room.y * 0.8)
                .show(ui, |ui| {
                    grip_ui(ui);
                    content(ui);
                });
        } else if self == Self::Details && !is_worth_the_window(view) {
            return Left::Tab;
        } else {
            egui::CentralPanel::default().frame(frame).show(ui, content);
            // It would hide what a link of it leads to.
            if view.commands.any(leads_to_a_tab) {
                view.send(self.close());
            }
            return Left::Nothing;
        }
        Left::Tab
    }

    fn name(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Problems => "problems",
            Self::Review => "review",
        }
    }

    fn share(self) -> f32 {
        match self {
            Self::Details | Self::Problems => SHARE,
            Self::Review => SHARE_OF_REVIEW,
        }
    }

    fn width(self) -> f32 {
        match self {
            Self::Details => 340.0,
            Self::Problems => 400.0,
            Self::Review => 380.0,
        }
    }

    fn close(self) -> Command {
        match self {
            Self::Details => Command::ShowDetails(false),
            Self::Problems => Command::ShowProblems(false),
            Self::Review => Command::ShowReview(false),
        }
    }
}

/// Whether there is something to tell, and no picture that is being looked at.
fn is_worth_the_window(view: &View<'_>) -> bool {
    let looks = view.session.tab() == Tab::Gallery && view.session.panels().picture.is_some();
    view.session.selection().selected().is_some() && !looks
}

fn leads_to_a_tab(command: &Command) -> bool {
    matches!(
        command,
        Command::ShowTab(_)
            | Command::ShowInText(_)
            | Command::ShowSentence(_)
            | Command::ViewPicture(Some(_))
            | Command::GoToHit(_)
            | Command::NextHit
            | Command::PreviousHit
            | Command::ExploreMap { .. }
    )
}

/// A short thick line at the upper edge: the panel can be pulled up.
fn grip_ui(ui: &Ui) {
    let panel = ui.max_rect();
    let middle = pos2(panel.center().x, panel.top() - 6.0);
    let grip = Rect::from_center_size(middle, vec2(40.0, 4.0));
    let color = palette(ui.ctx()).strong_line;
    ui.painter().rect_filled(grip, 2.0, color);
}

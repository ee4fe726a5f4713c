//! Draws the window. Reads the session; asks for changes through [`Commands`].
//!
//! A panel gets a [`View`] and nothing else: what is open, which jobs run, and where to send what the
//! reader asks for. What only this window cares about (zoom of the map, scroll, sort) lives in
//! [`Shell`] and its tabs.

pub mod banners;
pub mod bindings;
pub mod details_panel;
pub mod dialogs;
pub mod find_bar;
pub mod menus;
pub mod notices;
pub mod panes;
pub mod pictures;
mod problem_titles;
pub mod problems_panel;
mod recent;
mod review_panel;
mod side_panel;
pub mod status_bar;
mod tab_strip;
pub mod tabs;
pub mod text;
pub mod theme;
pub mod top_bar;
pub mod welcome;
pub mod widgets;

use std::cell::Cell;

use eframe::egui::accesskit::Role;
use eframe::egui::{self, CentralPanel, Frame, Id, Margin, Panel, Ui, UiBuilder, WidgetInfo};

use crate::jobs::Job;
use crate::model::item::Item;
use crate::session::Session;
use crate::session::command::{Command, Commands};
use crate::session::selection::Highlight;
use crate::session::tab::Tab;
use panes::Pane;
use side_panel::{Left, Side};
use theme::palette;

/// What a panel may look at during one frame.
pub struct View<'a> {
    pub session: &'a Session,
    pub jobs: &'a [&'a Job],
    pub commands: &'a Commands,
    /// What the pointer is over this frame; set while drawing.
    pub hovered: Cell<Option<Item>>,
}

impl View<'_> {
    pub fn send(&self, command: Command) {
        self.commands.send(command);
    }

    /// Lets a reader point at `item` through `response`, and says how to paint it.
    ///
    /// A click selects, a double click goes to the item's sentence in the text.
    pub fn point_at(&self, item: Item, name: &str, response: &egui::Response) -> Highlight {
        if response.double_clicked() {
            self.send(Command::ShowInText(item));
        }
        self.select_at(item, name, response)
    }

    /// [`Self::point_at`] for what a double click does something else to.
    pub fn select_at(&self, item: Item, name: &str, response: &egui::Response) -> Highlight {
        let highlight = self.session.highlight(item);
        response.widget_info(|| {
            let is_selected = highlight == Highlight::Selected;
            WidgetInfo::selected(Role::Button, true, is_selected, text::shortened(name))
        });
        if response.hovered() {
            self.hovered.set(Some(item));
        }
        if response.clicked() && !response.double_clicked() {
            self.send(Command::Select(item));
        }
        highlight
    }
}

/// The window's own view state: forgotten when it closes, of no interest to the session.
#[derive(Default)]
pub struct Shell {
    pub(crate) tabs: tabs::Tabs,
    details: details_panel::DetailsPanel,
    find: find_bar::FindBar,
    review: review_panel::ReviewPanel,
    dialogs: dialogs::Dialogs,
}

impl Shell {
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        // First, so that Tab comes to what a notice offers before anything else.
        notices::notices_ui(ui, view);
        welcome::take_first_tab(ui, view);
        panes::read_keys(ui.ctx());
        let colors = palette(ui.ctx());
        let bar = Frame::new()
            .fill(colors.chrome)
            .inner_margin(Margin::symmetric(12, 8));
        Panel::top("top bar").frame(bar).show(ui, |ui| {
            panes::is_at(ui.ctx(), Pane::Tabs, ui.max_rect());
            steady(ui, "top", |ui| top_bar::top_bar_ui(ui, view));
        });
        if view.session.find().is_open() {
            Panel::top("find bar")
                .frame(bar)
                .show(ui, |ui| self.find.show(ui, view));
        }
        banners::banners_ui(ui, view);
        Panel::bottom("status bar")
            .frame(
                Frame::new()
                    .fill(colors.chrome)
                    .inner_margin(Margin::symmetric(12, 4)),
            )
            .show(ui, |ui| {
                steady(ui, "status", |ui| status_bar::status_bar_ui(ui, view));
            });
        if self.side_ui(ui, view) == Left::Tab {
            self.tab_ui(ui, view);
        }
        self.dialogs.show(ui, view);
        pictures::end_frame(ui.ctx(), view);
    }
    fn side_ui(&mut self, ui: &mut Ui, view: &View<'_>) -> Left {
        let Some(side) = Side::of(view) else {
            return Left::Tab;
        };
        side.show(ui, view, |ui| {
            steady(ui, "side", |ui| match side {
                Side::Details => self.details.show(ui, view),
                Side::Problems => problems_panel::problems_panel_ui(ui, view),
                Side::Review => self.review.show(ui, view),
            });
        })
    }

    fn tab_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        if view.session.tab() == Tab::Text && view.session.settings().show_outline {
            self.tabs.text.outline_panel(ui, view);
        }
        CentralPanel::default()
            .frame(Frame::new().fill(palette(ui.ctx()).paper))
            .show(ui, |ui| {
                panes::is_at(ui.ctx(), Pane::Content, ui.max_rect());
                steady(ui, "tab", |ui| {
                    if view.session.dossier().is_some() {
                        self.tabs.show(ui, view);
                    } else {
                        welcome::welcome_ui(ui, view);
                    }
                });
            });
    }
}

/// Gives what is drawn within ids of its own: the toolkit counts them on from what stands before, so that
/// a panel that comes or goes would take the focus from everything after it.
fn steady(ui: &mut Ui, name: &'static str, content: impl FnOnce(&mut Ui)) {
    let own = UiBuilder::new().scope_id(Id::unique(name));
    ui.scope_builder(own, content);
}

//! The parts of the window, which F6 goes through: tabs, what the chosen tab shows, the panel beside it.
//!
//! A part has no widget of its own that could take the focus: its first one does, in the frame in which
//! the part is next drawn. A shortcut that shows a tab goes into what it shows in the same way, so that
//! the keys of the map and of the gallery work at once.

use eframe::egui::{self, Context, FocusDirection, Id, Key, Modifiers, Rect, Ui};

use super::View;
use crate::session::tab::Tab;

/// What F6 does, for the sheet of shortcuts and the README.
pub static KEYS: &[(&str, &str)] = &[
    (
        "F6",
        "To the next part: the tabs, what the tab shows, the details",
    ),
    ("Shift+F6", "To the part before"),
];

/// In the order of F6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pane {
    Tabs,
    Content,
    Side,
}

const ORDER: [Pane; 3] = [Pane::Tabs, Pane::Content, Pane::Side];

#[derive(Clone, Copy, Default)]
struct Panes {
    /// Where each was drawn last, and in which pass.
    places: [Option<(u64, Rect)>; 3],
    /// The one that shall have the focus; of the content, that of which tab.
    wanted: Option<(Pane, Option<Tab>)>,
}

fn id() -> Id {
    Id::unique("panes")
}

fn panes(ctx: &Context) -> Panes {
    ctx.data(|data| data.get_temp(id())).unwrap_or_default()
}

fn keep(ctx: &Context, panes: Panes) {
    ctx.data_mut(|data| data.insert_temp(id(), panes));
}

/// The chosen tab's content shall have the focus as soon as it is there.
pub(super) fn enter(ctx: &Context, tab: Tab) {
    let wanted = Some((Pane::Content, Some(tab)));
    keep(
        ctx,
        Panes {
            wanted,
            ..panes(ctx)
        },
    );
}

/// Follows F6; before anything is drawn.
pub(super) fn read_keys(ctx: &Context) {
    let pressed = |modifiers| ctx.input_mut(|input| input.consume_key(modifiers, Key::F6));
    let step = if pressed(Modifiers::SHIFT) {
        ORDER.len() - 1
    } else if pressed(Modifiers::NONE) {
        1
    } else {
        // Who does something else in the meantime is not called away from it.
        let is_busy = ctx.input(|input| input.pointer.any_pressed() || input.key_pressed(Key::Tab));
        let now = panes(ctx);
        if is_busy && now.wanted.is_some() {
            keep(
                ctx,
                Panes {
                    wanted: None,
                    ..now
                },
            );
        }
        return;
    };
    let now = panes(ctx);
    let last = ctx.cumulative_pass_nr().saturating_sub(1);
    let place = |pane: Pane| {
        let (pass, rect) = now.places[pane as usize]?;
        (pass >= last).then_some(rect)
    };
    let focus = ctx.memory(egui::Memory::focused);
    let focus = focus.and_then(|focus| ctx.read_response(focus));
    let here = focus.and_then(|focus| {
        let at = focus.rect.center();
        ORDER
            .iter()
            .position(|pane| place(*pane).is_some_and(|rect| rect.contains(at)))
    });
    // Without a focus the content is the next part, whichever way.
    let wanted = match here {
        None => Some(Pane::Content),
        Some(here) => (1..=ORDER.len())
            .map(|count| ORDER[(here + count * step) % ORDER.len()])
            .find(|pane| place(*pane).is_some()),
    };
    let wanted = wanted.map(|pane| (pane, None));
    keep(ctx, Panes { wanted, ..now });
}

/// Says where a part is.
pub(super) fn is_at(ctx: &Context, pane: Pane, rect: Rect) {
    let mut now = panes(ctx);
    now.places[pane as usize] = Some((ctx.cumulative_pass_nr(), rect));
    keep(ctx, now);
}

/// Gives the focus to what is drawn next, if this part shall have it.
pub(super) fn begin(ui: &Ui, view: &View<'_>, pane: Pane) {
    let ctx = ui.ctx();
    let now = panes(ctx);
    let Some((wanted, tab)) = now.wanted else {
        return;
    };
    if wanted == pane && tab.is_none_or(|tab| tab == view.session.tab()) {
        keep(
            ctx,
            Panes {
                wanted: None,
                ..now
            },
        );
        ctx.memory_mut(|memory| {
            memory.stop_text_input();
            memory.move_focus(FocusDirection::Next);
        });
    }
}

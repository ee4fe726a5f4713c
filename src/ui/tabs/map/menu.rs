//! What a reader wants of one node: by the menu on it, or by a key while it has the focus.

use std::sync::Arc;

use eframe::egui::{Key, Modifiers, Ui};

use super::bar::short_name;
use crate::model::Dossier;
use crate::model::item::{EntityId, Item};
use crate::session::explore::lens::Lens;
use crate::session::explore::wish::Wish;
use crate::ui::View;
use crate::ui::widgets::map_canvas::menu_item;

/// What a reader wants of one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeWish {
    /// Only what is so many steps away.
    Focus(u8),
    PathFrom,
    /// From the other one to this.
    PathTo(EntityId),
    Hide,
    HideOthers,
}

/// The lines of the menu; gives what was clicked.
pub(super) fn lines_ui(
    ui: &mut Ui,
    view: &View<'_>,
    dossier: &Dossier,
    entity: EntityId,
) -> Option<NodeWish> {
    let mut lines = vec![("Focus on its neighbors".to_owned(), NodeWish::Focus(1))];
    // From the one that waits for its other end, or from the one that is selected.
    let chosen = match view.session.explore().wish().lens {
        Lens::PathFrom(from) => Some(from),
        _ => match view.session.selection().selected() {
            Some(Item::Entity(selected)) if dossier.entity(selected).drawn => Some(selected),
            _ => None,
        },
    };
    if let Some(from) = chosen.filter(|from| *from != entity) {
        let words = format!("Path from {}", short_name(dossier, from));
        lines.push((words, NodeWish::PathTo(from)));
    }
    lines.extend([
        ("Path from here…".to_owned(), NodeWish::PathFrom),
        ("Hide".to_owned(), NodeWish::Hide),
        (
            "Hide all but its neighbors".to_owned(),
            NodeWish::HideOthers,
        ),
    ]);
    let clicked = lines.into_iter().filter(|(words, _)| menu_item(ui, words));
    clicked.last().map(|(_, asked)| asked)
}

/// What a key asks of the node that has the focus.
pub(super) fn key(ui: &Ui, wish: &Wish) -> Option<NodeWish> {
    let path = match wish.lens {
        Lens::PathFrom(from) => NodeWish::PathTo(from),
        _ => NodeWish::PathFrom,
    };
    let keys = [
        (Key::Num1, NodeWish::Focus(1)),
        (Key::Num2, NodeWish::Focus(2)),
        (Key::Num3, NodeWish::Focus(3)),
        (Key::P, path),
        (Key::H, NodeWish::Hide),
    ];
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let asked = keys.into_iter().find(|(key, _)| pressed(*key));
    asked.map(|(_, asked)| asked)
}

impl NodeWish {
    pub(super) fn apply(self, dossier: &Dossier, entity: EntityId, wish: &mut Wish) {
        match self {
            Self::Focus(steps) => wish.lens = Lens::Focus { entity, steps },
            Self::PathFrom => wish.lens = Lens::PathFrom(entity),
            Self::PathTo(from) if from == entity => wish.lens = Lens::Nothing,
            Self::PathTo(from) => {
                wish.lens = Lens::Path {
                    from,
                    to: entity,
                    nth: 0,
                }
            }
            Self::Hide => {
                Arc::make_mut(&mut wish.hidden).insert(entity);
            }
            Self::HideOthers => {
                let mut stays = vec![false; dossier.entities.len()];
                stays[entity.index()] = true;
                for id in dossier.relations_of(entity) {
                    stays[dossier.relation(*id).other_end(entity).index()] = true;
                }
                let others = (0..stays.len())
                    .filter(|index| !stays[*index])
                    .map(EntityId::from_index)
                    .filter(|id| dossier.entity(*id).drawn);
                wish.hidden = Arc::new(others.collect());
            }
        }
    }
}

//! What the menu on a node offers besides what the map itself does, and the keys for it.

use eframe::egui::Ui;

use crate::model::Dossier;
use crate::model::item::EntityId;
use crate::session::explore::wish::Wish;
use crate::ui::widgets::map_canvas::menu_item;

/// What a reader wants of one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeWish {
    Hide,
    HideOthers,
}

/// The lines of the menu; gives what was clicked.
pub(super) fn lines_ui(ui: &mut Ui) -> Option<NodeWish> {
    let lines = [
        ("Hide", NodeWish::Hide),
        ("Hide all but its neighbors", NodeWish::HideOthers),
    ];
    let clicked = lines.into_iter().find(|(words, _)| menu_item(ui, words));
    clicked.map(|(_, asked)| asked)
}

impl NodeWish {
    pub(super) fn apply(self, dossier: &Dossier, entity: EntityId, wish: &mut Wish) {
        match self {
            Self::Hide => wish.hide(entity),
            Self::HideOthers => {
                let mut stays = vec![false; dossier.entities.len()];
                stays[entity.index()] = true;
                for id in dossier.relations_of(entity) {
                    stays[dossier.relation(*id).other_end(entity).index()] = true;
                }
                let others = (0..stays.len()).filter(|index| !stays[*index]);
                let others = others
                    .map(EntityId::from_index)
                    .filter(|id| dossier.entity(*id).drawn);
                wish.hidden = std::sync::Arc::new(others.collect());
            }
        }
    }
}

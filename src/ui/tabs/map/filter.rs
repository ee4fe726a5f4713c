//! What is shown of the map and the tables, and how strongly.

use std::collections::BTreeSet;

use super::drawing::Drawing;
use crate::model::Dossier;
use crate::model::annotation::Stance;
use crate::model::entity::{Entity, EntityKind, Relation};
use crate::model::item::Item;
use crate::session::find::Needle;
use crate::session::selection::{Highlight, Selection};
use crate::ui::widgets::map_canvas::scene::Emphasis;

/// What the reader has switched off, and what is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub hidden_kinds: BTreeSet<EntityKind>,
    pub hidden_stances: BTreeSet<Stance>,
    /// `FollowTheMoney` schemata of relations.
    pub hidden_schemata: BTreeSet<String>,
    pub hide_suggestions: bool,
    pub query: String,
}

impl Filter {
    pub(super) fn hides_anything(&self) -> bool {
        self.hide_suggestions
            || !self.hidden_kinds.is_empty()
            || !self.hidden_stances.is_empty()
            || !self.hidden_schemata.is_empty()
    }

    pub(super) fn show_all(&mut self) {
        *self = Self {
            query: std::mem::take(&mut self.query),
            ..Self::default()
        };
    }

    pub(super) fn shows_entity(&self, entity: &Entity) -> bool {
        let is_hidden = self.hide_suggestions && entity.suggested;
        !is_hidden && !self.hidden_kinds.contains(&entity.kind)
    }

    /// Whether a relation is shown, whatever becomes of its ends.
    pub(super) fn shows_relation(&self, relation: &Relation) -> bool {
        let is_hidden = self.hide_suggestions && relation.suggested;
        !is_hidden
            && !self.hidden_stances.contains(&relation.stance())
            && !self.hidden_schemata.contains(&relation.schema)
    }

    pub(super) fn needle(&self) -> Option<Needle> {
        let needle = Needle::new(&self.query);
        (!needle.is_empty()).then_some(needle)
    }
}

/// Whether an entity goes by something that was searched for.
pub(super) fn entity_matches(needle: &Needle, entity: &Entity) -> bool {
    needle.is_in(&entity.name)
        || entity
            .aliases
            .iter()
            .chain(&entity.positions)
            .any(|text| needle.is_in(text))
}

/// Puts a switch the other way.
pub(super) fn toggle<T: Ord>(hidden: &mut BTreeSet<T>, what: T) {
    if !hidden.remove(&what) {
        hidden.insert(what);
    }
}

/// How strongly everything stands out; found anew only when something it depends on changed.
#[derive(Default)]
pub(super) struct Looks {
    of: Option<(u64, Filter, Option<Item>, Option<Item>)>,
    pub nodes: Vec<Emphasis>,
    pub lines: Vec<Emphasis>,
    /// Nodes that were searched for and are shown, most connected first.
    pub found: Vec<u32>,
}

impl Looks {
    pub(super) fn update(
        &mut self,
        drawing: &Drawing,
        dossier: &Dossier,
        filter: &Filter,
        selection: &Selection,
    ) {
        let (selected, hovered) = (selection.selected(), selection.hovered());
        let known = self
            .of
            .as_ref()
            .is_some_and(|(generation, of, was_selected, was_hovered)| {
                *generation == drawing.generation
                    && of == filter
                    && *was_selected == selected
                    && *was_hovered == hovered
            });
        if known {
            return;
        }
        self.of = Some((drawing.generation, filter.clone(), selected, hovered));
        self.point(drawing, selection);
        self.search(drawing, dossier, filter);
        self.hide(drawing, dossier, filter);
        let is_lit = |emphasis: &Emphasis| *emphasis > Emphasis::Plain;
        let searched = filter.needle().is_some();
        if searched || self.nodes.iter().chain(&self.lines).any(is_lit) {
            for emphasis in self.nodes.iter_mut().chain(&mut self.lines) {
                if *emphasis == Emphasis::Plain {
                    *emphasis = Emphasis::Faded;
                }
            }
        }
    }

    /// What is selected or hovered, and what goes with it.
    fn point(&mut self, drawing: &Drawing, selection: &Selection) {
        let scene = &drawing.scene;
        self.nodes = vec![Emphasis::Plain; scene.nodes.len()];
        self.lines = vec![Emphasis::Plain; scene.lines.len()];
        let pointed = [
            (selection.hovered(), Emphasis::Hovered),
            (selection.selected(), Emphasis::Selected),
        ];
        for (item, emphasis) in pointed {
            match item {
                None => {}
                Some(Item::Entity(entity)) => {
                    if let Some(node) = drawing.node_of(entity) {
                        raise(&mut self.nodes, node, emphasis);
                        // Neighbours by relations only: one sentence for two is no relation.
                        for line in scene.lines_of(node as usize) {
                            raise(&mut self.lines, *line, Emphasis::Related);
                            let other = scene.other_end(*line, node as usize) as u32;
                            raise(&mut self.nodes, other, Emphasis::Related);
                        }
                    }
                }
                Some(Item::Relation(relation)) => {
                    if let Some(line) = drawing.line_of(relation) {
                        raise(&mut self.lines, line, emphasis);
                        let line = &scene.lines[line as usize];
                        raise(&mut self.nodes, line.source, Emphasis::Related);
                        raise(&mut self.nodes, line.target, Emphasis::Related);
                    }
                }
                Some(_) => self.rest_on_the_same(drawing, selection),
            }
        }
    }

    /// All that goes with a sentence, number or picture.
    fn rest_on_the_same(&mut self, drawing: &Drawing, selection: &Selection) {
        for node in 0..self.nodes.len() as u32 {
            if selection.highlight(Item::Entity(drawing.entity(node))) != Highlight::None {
                raise(&mut self.nodes, node, Emphasis::Related);
            }
        }
        for line in 0..self.lines.len() as u32 {
            if selection.highlight(Item::Relation(drawing.relation(line))) != Highlight::None {
                raise(&mut self.lines, line, Emphasis::Related);
            }
        }
    }

    fn search(&mut self, drawing: &Drawing, dossier: &Dossier, filter: &Filter) {
        self.found.clear();
        let Some(needle) = filter.needle() else {
            return;
        };
        for node in &drawing.scene.ranked {
            let entity = dossier.entity(drawing.entity(*node));
            if filter.shows_entity(entity) && entity_matches(&needle, entity) {
                self.found.push(*node);
                raise(&mut self.nodes, *node, Emphasis::Related);
            }
        }
        for line in 0..self.lines.len() {
            if needle.is_in(&drawing.scene.lines[line].label) {
                raise(&mut self.lines, line as u32, Emphasis::Related);
            }
        }
    }

    fn hide(&mut self, drawing: &Drawing, dossier: &Dossier, filter: &Filter) {
        if !filter.hides_anything() {
            return;
        }
        for (node, emphasis) in self.nodes.iter_mut().enumerate() {
            if !filter.shows_entity(dossier.entity(drawing.entity(node as u32))) {
                *emphasis = Emphasis::Hidden;
            }
        }
        for (index, line) in drawing.scene.lines.iter().enumerate() {
            let is_shown = |node: u32| self.nodes[node as usize] != Emphasis::Hidden;
            let relation = dossier.relation(drawing.relation(index as u32));
            if !(is_shown(line.source) && is_shown(line.target) && filter.shows_relation(relation))
            {
                self.lines[index] = Emphasis::Hidden;
            }
        }
    }
}

fn raise(emphases: &mut [Emphasis], index: u32, to: Emphasis) {
    if let Some(emphasis) = emphases.get_mut(index as usize) {
        *emphasis = (*emphasis).max(to);
    }
}

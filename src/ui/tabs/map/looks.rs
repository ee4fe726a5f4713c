//! How strongly each thing on the map stands out: by filter, search, selection and pointer.

use super::filter::Filter;
use crate::geometry::dossier_map::DossierMap;
use crate::model::Dossier;
use crate::model::item::Item;
use crate::session::entity_tables::EntityTables;
use crate::session::selection::{Highlight, Selection};
use crate::ui::widgets::map_canvas::emphasis::Emphasis;

/// How strongly everything stands out; found anew only when something it depends on changed.
#[derive(Default)]
pub(super) struct Looks {
    of: Option<(Filter, Option<Item>, Option<Item>)>,
    pub nodes: Vec<Emphasis>,
    pub lines: Vec<Emphasis>,
    /// Whether something stands out, so that the rest is faded.
    pub faded: bool,
    /// Counts changes of what is hidden.
    pub hidden: u64,
    /// Nodes that were searched for and are shown, most connected first.
    pub found: Vec<u32>,
    /// Lines whose words were searched for.
    found_lines: Vec<u32>,
    /// Whether there were words to be searched: a job makes them.
    had_words: bool,
}

impl Looks {
    pub(super) fn update(
        &mut self,
        map: &DossierMap,
        dossier: &Dossier,
        words: Option<&EntityTables>,
        filter: &Filter,
        selection: &Selection,
    ) {
        let (selected, hovered) = (selection.selected(), selection.hovered());
        let known = self
            .of
            .as_ref()
            .is_some_and(|(of, was_selected, was_hovered)| {
                of == filter && *was_selected == selected && *was_hovered == hovered
            })
            && self.had_words == words.is_some();
        if known {
            return;
        }
        let is_other = self.of.as_ref().is_none_or(|(of, ..)| of != filter);
        if is_other {
            self.hidden += 1;
        }
        if is_other || self.had_words != words.is_some() {
            self.had_words = words.is_some();
            self.search(map, dossier, words, filter);
        }
        self.of = Some((filter.clone(), selected, hovered));
        self.point(map, selection);
        for node in &self.found {
            raise(&mut self.nodes, *node, Emphasis::Related);
        }
        for line in &self.found_lines {
            raise(&mut self.lines, *line, Emphasis::Related);
        }
        self.hide(map, dossier, filter);
        let is_lit = |emphasis: &Emphasis| *emphasis > Emphasis::Plain;
        let searched = filter.needle().is_some();
        self.faded = searched || self.nodes.iter().chain(&self.lines).any(is_lit);
        if self.faded {
            for emphasis in self.nodes.iter_mut().chain(&mut self.lines) {
                if *emphasis == Emphasis::Plain {
                    *emphasis = Emphasis::Faded;
                }
            }
        }
    }

    /// What is selected or hovered, and what goes with it.
    fn point(&mut self, map: &DossierMap, selection: &Selection) {
        let scene = &map.scene;
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
                    if let Some(node) = map.node_of(entity) {
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
                    if let Some(line) = map.line_of(relation) {
                        raise(&mut self.lines, line, emphasis);
                        let line = &scene.lines[line as usize];
                        raise(&mut self.nodes, line.source, Emphasis::Related);
                        raise(&mut self.nodes, line.target, Emphasis::Related);
                    }
                }
                Some(_) => self.rest_on_the_same(map, selection),
            }
        }
    }

    /// All that goes with a sentence, number or picture.
    fn rest_on_the_same(&mut self, map: &DossierMap, selection: &Selection) {
        for node in 0..self.nodes.len() as u32 {
            if selection.highlight(Item::Entity(map.entity(node))) != Highlight::None {
                raise(&mut self.nodes, node, Emphasis::Related);
            }
        }
        for line in 0..self.lines.len() as u32 {
            if selection.highlight(Item::Relation(map.relation(line))) != Highlight::None {
                raise(&mut self.lines, line, Emphasis::Related);
            }
        }
    }

    /// Goes over all words; a pointer that wanders does not ask for it.
    fn search(
        &mut self,
        map: &DossierMap,
        dossier: &Dossier,
        words: Option<&EntityTables>,
        filter: &Filter,
    ) {
        self.found.clear();
        self.found_lines.clear();
        let (Some(needle), Some(words)) = (filter.needle(), words) else {
            return;
        };
        let found = words.find(&needle);
        for node in &map.scene.ranked {
            let id = map.entity(*node);
            if found.entities[id.index()] && filter.shows_entity(dossier.entity(id)) {
                self.found.push(*node);
            }
        }
        for (index, line) in (0..).zip(&map.scene.lines) {
            // Thin lines are drawn without their label.
            if !line.thin && found.relations[map.relation(index).index()] {
                self.found_lines.push(index);
            }
        }
    }

    fn hide(&mut self, map: &DossierMap, dossier: &Dossier, filter: &Filter) {
        if !filter.hides_anything() {
            return;
        }
        for (node, emphasis) in self.nodes.iter_mut().enumerate() {
            if !filter.shows_entity(dossier.entity(map.entity(node as u32))) {
                *emphasis = Emphasis::Hidden;
            }
        }
        for (index, line) in map.scene.lines.iter().enumerate() {
            let is_shown = |node: u32| self.nodes[node as usize] != Emphasis::Hidden;
            let relation = dossier.relation(map.relation(index as u32));
            if !(is_shown(line.source)
                && is_shown(line.target)
                && filter.shows_relation(relation, || line.standing))
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

//! How strongly each thing on the map stands out: by filter, search, selection and pointer.

use std::sync::Arc;

use crate::geometry::dossier_map::DossierMap;
use crate::geometry::map_sheet::{Part, ShownParts};
use crate::model::item::Item;
use crate::session::entity_tables::EntityTables;
use crate::session::explore::lens::Lens;
use crate::session::explore::picked::Picked;
use crate::session::find::Needle;
use crate::session::selection::{Highlight, Selection};
use crate::ui::widgets::map_canvas::emphasis::Emphasis;

/// What is searched for, and what of the map is shown.
#[derive(Clone, Copy)]
pub(super) struct Sought<'a> {
    pub query: &'a str,
    /// Everything is shown before it is known.
    pub picked: Option<&'a Arc<Picked>>,
}

impl Sought<'_> {
    pub(super) fn needle(self) -> Option<Needle> {
        let needle = Needle::new(self.query);
        (!needle.is_empty()).then_some(needle)
    }

    /// Whether this was picked.
    pub(super) fn is_for(self, picked: Option<&Arc<Picked>>) -> bool {
        match (self.picked, picked) {
            (None, None) => true,
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

/// How strongly everything stands out; found anew only when something it depends on changed.
#[derive(Default)]
pub(super) struct Looks {
    of: Option<(String, Option<Item>, Option<Item>)>,
    picked: Option<Arc<Picked>>,
    /// Pairs of nodes that are named in the same sentence, while that is shown.
    pub faint: Vec<[u32; 2]>,
    pub nodes: Vec<Emphasis>,
    pub lines: Vec<Emphasis>,
    /// What stands out, most connected nodes first.
    pub lit_nodes: Vec<u32>,
    pub lit_lines: Vec<u32>,
    /// Counts changes of all this.
    pub count: u64,
    /// Whether something stands out, so that the rest is faded.
    pub faded: bool,
    /// What the filters leave.
    pub parts: Arc<ShownParts>,
    /// Counts changes of what they leave.
    pub hidden: u64,
    /// Nodes that were searched for and are shown, most connected first.
    pub found: Vec<u32>,
    /// Lines whose words were searched for.
    found_lines: Vec<u32>,
    /// Whether there were words to be searched: a job makes them.
    had_words: bool,
}

impl Looks {
    /// Whether it is known what of the map is shown.
    pub(super) fn is_picked(&self) -> bool {
        self.picked.is_some()
    }

    pub(super) fn update(
        &mut self,
        map: &DossierMap,
        words: Option<&EntityTables>,
        sought: Sought<'_>,
        selection: &Selection,
    ) {
        let (selected, hovered) = (selection.selected(), selection.hovered());
        let known = self
            .of
            .as_ref()
            .is_some_and(|(of, was_selected, was_hovered)| {
                of == sought.query && *was_selected == selected && *was_hovered == hovered
            })
            && sought.is_for(self.picked.as_ref())
            && self.had_words == words.is_some();
        if known {
            return;
        }
        let is_picked_anew = !sought.is_for(self.picked.as_ref());
        if is_picked_anew {
            self.hidden += 1;
            self.picked = sought.picked.cloned();
            self.link_faintly(map);
        }
        let of = self.of.as_ref();
        let is_other = is_picked_anew || of.is_none_or(|(of, ..)| of != sought.query);
        if is_other || self.had_words != words.is_some() {
            self.had_words = words.is_some();
            self.search(map, words, sought);
        }
        self.of = Some((sought.query.to_owned(), selected, hovered));
        self.point(map, selection);
        for node in &self.found {
            raise(&mut self.nodes, *node, Emphasis::Related);
        }
        for line in &self.found_lines {
            raise(&mut self.lines, *line, Emphasis::Related);
        }
        self.show_path(map);
        self.hide(map);
        if is_picked_anew || self.count == 0 {
            self.parts = Arc::new(self.parts(map));
        }
        self.count += 1;
        let is_lit = |emphases: &[Emphasis], index: u32| emphases[index as usize] > Emphasis::Plain;
        let ranked = map.scene.ranked.iter().copied();
        self.lit_nodes = ranked.filter(|node| is_lit(&self.nodes, *node)).collect();
        let lines = 0..self.lines.len() as u32;
        self.lit_lines = lines.filter(|line| is_lit(&self.lines, *line)).collect();
        let searched = sought.needle().is_some();
        self.faded = searched || !self.lit_nodes.is_empty() || !self.lit_lines.is_empty();
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
    fn search(&mut self, map: &DossierMap, words: Option<&EntityTables>, sought: Sought<'_>) {
        self.found.clear();
        self.found_lines.clear();
        let (Some(needle), Some(words)) = (sought.needle(), words) else {
            return;
        };
        let found = words.find(&needle);
        for node in &map.scene.ranked {
            let id = map.entity(*node);
            let is_shown = sought.picked.is_none_or(|picked| picked.shows_entity(id));
            if found.entities[id.index()] && is_shown {
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

    fn link_faintly(&mut self, map: &DossierMap) {
        let pairs = self.picked.iter().flat_map(|picked| &picked.together.pairs);
        let nodes = pairs.filter_map(|pair| {
            let [a, b] = pair.ends.map(|end| map.node_of(end));
            Some([a?, b?])
        });
        self.faint = nodes.collect();
    }

    fn show_path(&mut self, map: &DossierMap) {
        if let Some(picked) = &self.picked
            && let Lens::Together(ends) | Lens::Between(ends) = picked.wish.lens
        {
            for node in ends.iter().filter_map(|end| map.node_of(*end)) {
                raise(&mut self.nodes, node, Emphasis::Related);
            }
        }
        if let Some(picked) = &self.picked
            && let Lens::Between(ends) = picked.wish.lens
            && let [Some(one), Some(other)] = ends.map(|end| map.node_of(end))
        {
            for line in map.scene.lines_of(one as usize) {
                if map.scene.other_end(*line, one as usize) == other as usize {
                    raise(&mut self.lines, *line, Emphasis::Related);
                }
            }
        }
        let path = self.picked.as_ref().and_then(|picked| picked.path());
        for step in path.unwrap_or_default() {
            if let Some(line) = map.line_of(step.relation) {
                raise(&mut self.lines, line, Emphasis::Related);
            }
            for node in [step.from, step.to]
                .into_iter()
                .filter_map(|end| map.node_of(end))
            {
                raise(&mut self.nodes, node, Emphasis::Related);
            }
        }
    }

    /// What of the map is left by the filters.
    fn parts(&self, map: &DossierMap) -> ShownParts {
        let picked = self.picked.as_ref();
        let part = |is_shown: bool| match picked {
            Some(picked) if !is_shown && picked.wish.fades => Part::Faded,
            Some(_) if !is_shown => Part::Hidden,
            _ => Part::Shown,
        };
        let shows_node = |node: u32| picked.is_none_or(|it| it.shows_entity(map.entity(node)));
        let shows_line = |line: u32| picked.is_none_or(|it| it.shows_relation(map.relation(line)));
        ShownParts::new(
            (0..self.nodes.len() as u32).map(|node| part(shows_node(node))),
            (0..self.lines.len() as u32).map(|line| part(shows_line(line))),
        )
    }

    fn hide(&mut self, map: &DossierMap) {
        let Some(picked) = self
            .picked
            .as_ref()
            .filter(|picked| picked.hides_anything())
        else {
            return;
        };
        let fades = picked.wish.fades;
        let put_out = |emphasis: &mut Emphasis| match (*emphasis, fades) {
            (Emphasis::Plain, true) => *emphasis = Emphasis::Faded,
            (_, true) => {}
            (_, false) => *emphasis = Emphasis::Hidden,
        };
        for (node, emphasis) in (0..).zip(&mut self.nodes) {
            if !picked.shows_entity(map.entity(node)) {
                put_out(emphasis);
            }
        }
        for (line, emphasis) in (0..).zip(&mut self.lines) {
            if !picked.shows_relation(map.relation(line)) {
                put_out(emphasis);
            }
        }
    }
}

fn raise(emphases: &mut [Emphasis], index: u32, to: Emphasis) {
    if let Some(emphasis) = emphases.get_mut(index as usize) {
        *emphasis = (*emphasis).max(to);
    }
}

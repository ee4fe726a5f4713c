//! Where the names of nodes stand: beside their symbols, by rank.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Rect, Ui, Vec2, vec2};

use super::places::{self, Inked, Places};
use super::saying::Course;
use super::visible::Visible;
use super::words::{self, Placed, name_text};
use crate::ui::text;

/// A name this near to another symbol, in points, would be taken for that one's.
const MISTAKEN: f32 = 4.0;
/// A name that comes on has so much room around it, so that it does not soon lose it again.
const ROOM: f32 = 2.5;
/// One that has lost its place takes another one only where it will stay for long.
const ROOM_TO_MOVE: f32 = 8.0;
/// At most so many names are shown at once.
const MOST: f32 = 220.0;
/// Of so many nodes in view, all symbols are kept free of names.
const FEW: f32 = 400.0;
/// In a crowd of so many there are fewer names, and no symbol is kept free: among hundreds of specks
/// the most connected would find no place.
const CROWD: f32 = 700.0;
const MOST_IN_CROWD: f32 = 70.0;
/// With up to this many lines in view, names keep off them.
const FEW_LINES: usize = 600;
/// The names of so many, the most connected in view, may lie over symbols of others, and over so much
/// of them, in square points: one of the usual size, or parts of two.
const MAY_COVER: usize = 14;
const MOST_COVERED: f32 = 700.0;
/// One that lies there stays until it would cover so many times as much.
const STAYS: f32 = 1.5;
/// How odd each of the places around a symbol looks, in cells of line that would be as bad.
const ODDNESS: [usize; 8] = [0, 2, 3, 3, 5, 5, 6, 6];
/// Between a name and the edge of the view, in points.
const EDGE: f32 = 4.0;
/// How odd a name looks that was moved aside to be whole.
const MOVED_ASIDE: usize = 8;
/// So many cells of line less are worth the move of a name that stands.
const WORTH_A_MOVE: usize = 14;

/// Names that find their places one after another.
pub(super) struct Names<'a> {
    ui: &'a Ui,
    visible: &'a Visible<'a>,
    size: f32,
    /// What is taken, by symbols and names.
    places: Places,
    /// Symbols, and so much around them that a name there would be taken for theirs.
    symbols: Places,
    most: usize,
    placed: Vec<Placed>,
}

/// Whether all of a node's symbol is in view.
pub(super) fn is_whole(visible: &Visible<'_>, node: u32) -> bool {
    visible.area.contains_rect(symbol_rect(visible, node))
}

fn symbol_rect(visible: &Visible<'_>, node: u32) -> Rect {
    let size = Vec2::splat(visible.radius(node) * 2.0 - 1.0);
    Rect::from_center_size(visible.place(node), size)
}

impl<'a> Names<'a> {
    pub(super) fn new(ui: &'a Ui, visible: &'a Visible<'a>) -> Self {
        let in_view = visible.found.nodes.len();
        // Between few and a crowd, bit by bit.
        let crowd = ((in_view as f32 - FEW) / (CROWD - FEW)).clamp(0.0, 1.0);
        let between = |few: f32, many: f32| (few + (many - few) * crowd) as usize;
        let mut places = Places::new(visible.area);
        let mut symbols = Places::new(visible.area);
        let kept_free = if crowd > 0.0 {
            between(FEW, 0.0)
        } else {
            in_view
        };
        for node in visible.found.nodes.iter().take(kept_free) {
            let symbol = symbol_rect(visible, *node);
            places.take(symbol);
            symbols.take(symbol.expand(MISTAKEN));
        }
        Self {
            ui,
            visible,
            size: words::name_size(visible.zoom()),
            places,
            symbols,
            most: between(MOST, MOST_IN_CROWD),
            placed: Vec::new(),
        }
    }

    /// The names, and the places that they leave.
    pub(super) fn done(self) -> (Vec<Placed>, Places) {
        (self.placed, self.places)
    }

    /// Names that stand stay, while the map moves also where the edge cuts them; nodes that come into view are as good as they, by rank; then those that
    /// have lost their place look for another one, and then come all others that are not `gone`.
    pub(super) fn place(
        &mut self,
        before: &[Placed],
        seen: &BTreeSet<u32>,
        gone: &BTreeSet<u32>,
        course: Course,
    ) {
        let visible = self.visible;
        let standing: BTreeMap<u32, (u8, bool)> = before
            .iter()
            .filter(|name| visible.lie.parts.shows_node(name.index))
            .filter(|name| visible.is_node_near(name.index))
            .map(|name| (name.index, (name.at, name.over)))
            .collect();
        let is_new = |node: &u32| !standing.contains_key(node) && !gone.contains(node);
        let candidates = visible.found.nodes.iter().copied().take(self.most * 3);
        let candidates: Vec<u32> = candidates.filter(is_new).collect();
        let mut first: Vec<u32> = standing.keys().copied().collect();
        let is_moving = matches!(course, Course::Moving { .. });
        if is_moving {
            let enters = |node: &&u32| !seen.contains(node) && is_whole(visible, **node);
            first.extend(candidates.iter().filter(enters));
        }
        first.sort_unstable_by_key(|node| visible.scene.rank_of(*node));
        let goes_out = course == Course::Moving { outward: true };
        let mut lost = Vec::new();
        let mut new = BTreeSet::new();
        for node in first {
            let is_full = self.placed.len() >= self.most;
            match standing.get(&node) {
                Some(_) if is_full && goes_out => {}
                Some((at, true)) => {
                    if !self.keep_over(node, *at) {
                        lost.push(node);
                    }
                }
                Some((at, false)) => {
                    let is_kept = self.keep_at(node, *at, false)
                        || (is_moving && self.keep_at(node, *at, true));
                    if !is_kept {
                        lost.push(node);
                    }
                }
                None if is_full => {}
                None => {
                    if self.find(node, ROOM) {
                        new.insert(node);
                    }
                }
            }
        }
        for node in lost.into_iter().chain(candidates) {
            if self.placed.len() >= self.most {
                break;
            }
            if new.contains(&node) {
                continue;
            }
            let room = if is_moving && standing.contains_key(&node) {
                ROOM_TO_MOVE
            } else {
                ROOM
            };
            // Names that jump onto symbols while the map moves would distract.
            let is_found = self.find(node, room) || (!is_moving && self.find_over(node));
            if is_found {
                new.insert(node);
            } else if let Some((at, false)) = standing.get(&node).copied() {
                self.keep_at(node, at, true);
            }
        }
        let all_may_move = course == Course::AtRest;
        self.keep_off_lines(&new, all_may_move);
        let rank = |name: &Placed| visible.scene.rank_of(name.index);
        self.placed.sort_by_key(rank);
    }

    /// Names of what stands out, the first first; those that `must` be seen lie on others if there is
    /// no room.
    pub(super) fn place_lit(
        &mut self,
        nodes: &[u32],
        known: &BTreeMap<u32, u8>,
        must: impl Fn(u32) -> bool,
    ) {
        for node in nodes.iter().take(self.most * 3) {
            if self.placed.len() >= self.most {
                break;
            }
            let at = known.get(node);
            let is_placed = at.is_some_and(|at| self.keep_at(*node, *at, false))
                || self.find(*node, ROOM)
                || self.find_over(*node);
            if !is_placed && must(*node) {
                let (name, around) = self.name(*node);
                let at = at.copied().unwrap_or_default();
                self.put(Placed {
                    rect: around[usize::from(at)],
                    at,
                    ..name
                });
            }
        }
    }

    /// Those of these names that are in no other's way.
    pub(super) fn keep<'b>(&mut self, names: impl Iterator<Item = &'b Placed>) {
        for name in names {
            let is_free = if name.over {
                self.is_free_of_names(name.rect)
            } else {
                self.places.is_free(name.rect)
            };
            if is_free {
                self.put(name.clone());
            }
        }
    }

    fn put(&mut self, name: Placed) {
        self.places.take(name.rect.expand(1.0));
        self.placed.push(name);
    }

    /// A name without a place yet, and the places around its symbol, best first.
    fn name(&self, node: u32) -> (Placed, [Rect; 8]) {
        let text = name_text(&self.visible.scene.nodes[node as usize].name, self.size);
        let para = text::layout(self.ui.ctx(), &text);
        let size = vec2(para.ink_width(), para.size().y);
        let name = Placed {
            index: node,
            rect: Rect::NOTHING,
            at: 0,
            over: false,
            para,
            standings: None,
        };
        (name, self.around(node, size))
    }

    fn around(&self, node: u32, size: Vec2) -> [Rect; 8] {
        let at = self.visible.place(node);
        places::around(self.visible.radius(node), size)
            .map(|offset| Rect::from_center_size(at + offset, size))
    }

    /// Puts a name where it was, if it still has that room; `cut` by the edge of the view if it may.
    fn keep_at(&mut self, node: u32, at: u8, cut: bool) -> bool {
        let (name, around) = self.name(node);
        let Some(place) = around.get(usize::from(at)).copied() else {
            return false;
        };
        let rect = if cut || !is_whole(self.visible, node) {
            place
        } else {
            self.moved_aside(place)
        };
        let is_free = self.places.is_free(rect);
        if is_free {
            self.put(Placed { rect, at, ..name });
        }
        is_free
    }

    /// Puts a name into the first free place: whole, or moved aside to be whole, or cut by the edge of
    /// the view as its symbol is.
    fn find(&mut self, node: u32, room: f32) -> bool {
        let (name, around) = self.name(node);
        let is_free = |rect: &Rect| self.is_free(node, *rect, room);
        let within = self.visible.area.shrink(EDGE);
        let is_cut = !is_whole(self.visible, node);
        let found = around
            .iter()
            .copied()
            .zip(0u8..)
            .find(|(rect, _)| (is_cut || within.contains_rect(*rect)) && is_free(rect))
            .or_else(|| {
                let moved = around.iter().map(|rect| self.moved_aside(*rect)).zip(0u8..);
                let mut moved = moved.filter(|_| !is_cut);
                moved.find(|(rect, _)| is_free(rect))
            });
        if let Some((rect, at)) = found {
            self.put(Placed { rect, at, ..name });
        }
        found.is_some()
    }

    /// Puts the name of one of the most connected nodes over another's symbol where it finds no free
    /// place: in the middle of a dense map nobody would be named.
    fn find_over(&mut self, node: u32) -> bool {
        let first = self.first();
        if !first.contains(&node) {
            return false;
        }
        let (name, around) = self.name(node);
        let within = self.visible.area.shrink(EDGE);
        let kept_free = |rect: Rect| {
            let mut others = first.iter().filter(|other| **other != node);
            others.any(|other| symbol_rect(self.visible, *other).intersects(rect))
        };
        let best = (0u8..)
            .zip(around)
            .filter(|(_, rect)| within.contains_rect(*rect) && !kept_free(*rect))
            .filter(|(_, rect)| self.is_free_of_names(rect.expand(ROOM)))
            .map(|(at, rect)| (self.covered(node, rect), at, rect))
            .filter(|(covered, ..)| *covered <= MOST_COVERED)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        if let Some((_, at, rect)) = best {
            self.put(Placed {
                rect,
                at,
                over: true,
                ..name
            });
        }
        best.is_some()
    }

    /// Puts a name where it was over others' symbols, if no name is there by now.
    fn keep_over(&mut self, node: u32, at: u8) -> bool {
        let (name, around) = self.name(node);
        let Some(rect) = around.get(usize::from(at)).copied() else {
            return false;
        };
        let is_kept =
            self.is_free_of_names(rect) && self.covered(node, rect) <= MOST_COVERED * STAYS;
        if is_kept {
            self.put(Placed {
                rect,
                at,
                over: true,
                ..name
            });
        }
        is_kept
    }

    /// The most connected in view, if symbols are kept free of names at all.
    fn first(&self) -> &'a [u32] {
        let nodes = &self.visible.found.nodes;
        if nodes.len() > FEW as usize {
            return &[];
        }
        &nodes[..MAY_COVER.min(nodes.len())]
    }

    /// How much of others' symbols a name would lie over, in square points.
    fn covered(&self, node: u32, rect: Rect) -> f32 {
        let own = symbol_rect(self.visible, node).expand(MISTAKEN);
        self.symbols.covered_but_for(own, rect)
    }

    fn is_free_of_names(&self, rect: Rect) -> bool {
        !self.placed.iter().any(|name| name.rect.intersects(rect))
    }

    fn is_free(&self, node: u32, rect: Rect, room: f32) -> bool {
        let own = symbol_rect(self.visible, node).expand(MISTAKEN);
        self.places.is_free(rect.expand(room)) && self.symbols.is_free_but_for(own, rect)
    }

    /// As far into the view as it takes to be whole: letters do not touch its edge.
    fn moved_aside(&self, rect: Rect) -> Rect {
        let area = self.visible.area.shrink(EDGE);
        let by = |low: f32, high: f32| low.max(0.0) + high.min(0.0);
        rect.translate(vec2(
            by(area.left() - rect.left(), area.right() - rect.right()),
            by(area.top() - rect.top(), area.bottom() - rect.bottom()),
        ))
    }

    /// Moves `new` names off lines into places that are still free, so that none loses its own; all
    /// others only where that is much better.
    fn keep_off_lines(&mut self, new: &BTreeSet<u32>, all_may_move: bool) {
        let visible = self.visible;
        let lines = &visible.found.lines;
        if visible.found.has_many_lines || lines.len() > FEW_LINES {
            return;
        }
        if new.is_empty() && !all_may_move {
            return;
        }
        let mut ink = Inked::new(visible.area, visible.origin());
        let mut way = Vec::new();
        for line in lines.iter() {
            visible.route(*line, &mut way);
            ink.draw(&way);
        }
        let within = visible.area.shrink(EDGE);
        for number in 0..self.placed.len() {
            let Placed {
                index,
                rect,
                at,
                over,
                ..
            } = self.placed[number];
            let is_new = new.contains(&index);
            if over || (!is_new && !all_may_move) {
                continue;
            }
            self.places.release(rect.expand(1.0));
            let around = self.around(index, rect.size());
            // A little more ink is better than an odd place.
            let cost = |rect: Rect, odd: usize| ink.under(rect) + odd;
            let best = (0u8..)
                .zip(around)
                .zip(ODDNESS)
                .filter(|((_, rect), _)| {
                    within.contains_rect(*rect) && self.is_free(index, *rect, ROOM)
                })
                .map(|((at, rect), odd)| (cost(rect, odd), at, rect))
                .min_by_key(|(cost, ..)| *cost);
            let is_aside = around[usize::from(at)] != rect;
            let odd = if is_aside {
                MOVED_ASIDE
            } else {
                ODDNESS[usize::from(at)]
            };
            let worth = if is_new { 0 } else { WORTH_A_MOVE };
            if let Some((best, at, better)) = best
                && best + worth < cost(rect, odd)
            {
                self.placed[number].rect = better;
                self.placed[number].at = at;
            }
            self.places.take(self.placed[number].rect.expand(1.0));
        }
    }
}

//! A very large map as it is shown from afar: crowds instead of their members, sums instead of lines.
//!
//! Invariants: every node that is shown is in exactly one spot, and every line that is shown is counted
//! exactly once, in a spot or in a tie; what is filtered out is never counted. A spot of one is that
//! node itself at its own place, as is each node that a reader has moved. No egui, no screen.

use super::dossier_map::DossierMap;
use super::map_sheet::{Part, ShownParts};
use crate::model::entity::EntityKind;

const NONE: u32 = u32::MAX;

/// What is shown on one tier.
#[derive(Debug)]
pub struct Overview {
    /// Those that are shown first, then the faded ones; of each, by their highest-ranked member.
    pub spots: Vec<Spot>,
    /// The weakest first.
    pub ties: Vec<Tie>,
    /// By node; [`NONE`] for those that are hidden.
    spot_of: Vec<u32>,
}

/// A crowd, or one node alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub place: [f32; 2],
    /// Half the size of its disc, in map units.
    pub radius: f32,
    /// The most connected of those in it.
    pub lead: u32,
    /// How many are in it.
    pub count: u32,
    /// Of them, how many of each kind, in the order of [`EntityKind::ALL`].
    pub kinds: [u32; EntityKind::ALL.len()],
    /// Lines between them.
    pub within: u32,
    /// All in it are filtered out.
    pub is_faded: bool,
}

/// All lines between two spots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    pub ends: [u32; 2],
    pub count: u32,
    /// The first of them.
    pub line: u32,
}

impl Spot {
    /// Whether this is a node and no crowd.
    pub fn is_alone(&self) -> bool {
        self.count == 1
    }
}

impl Overview {
    /// `tier` as [`super::map_crowds::Crowds::choose`] tells it; `None` for each node on its own.
    pub fn new(
        map: &DossierMap,
        positions: &[[f32; 2]],
        shown: &ShownParts,
        tier: usize,
    ) -> Option<Self> {
        let tier = map.crowds.tier(tier)?;
        let scene = &map.scene;
        let mut overview = Self {
            spots: Vec::new(),
            ties: Vec::new(),
            spot_of: vec![NONE; scene.nodes.len()],
        };
        let mut spot_of_crowd = vec![NONE; tier.len()];
        for part in [Part::Shown, Part::Faded] {
            let before = overview.spots.len() as u32;
            let ranked = scene.ranked.iter().copied();
            for node in ranked.filter(|node| shown.node(*node) == part) {
                let place = positions[node as usize];
                let has_moved = place != map.layout.positions[node as usize];
                let crowd = tier.home(node);
                let known = spot_of_crowd[crowd as usize];
                let next = overview.spots.len() as u32;
                let spot = if has_moved || known == NONE {
                    overview.spots.push(Spot {
                        place,
                        radius: 0.0,
                        lead: node,
                        count: 0,
                        kinds: [0; EntityKind::ALL.len()],
                        within: 0,
                        is_faded: part == Part::Faded,
                    });
                    if !has_moved {
                        spot_of_crowd[crowd as usize] = next;
                    }
                    next
                } else if known < before {
                    // Some of its crowd are shown: they alone count.
                    continue;
                } else {
                    known
                };
                overview.spot_of[node as usize] = spot;
                let spot = &mut overview.spots[spot as usize];
                spot.count += 1;
                let kind = scene.nodes[node as usize].kind;
                let mut kinds = EntityKind::ALL.iter();
                if let Some(kind) = kinds.position(|one| *one == kind) {
                    spot.kinds[kind] += 1;
                }
            }
        }
        for spot in overview.spots.iter_mut().filter(|spot| !spot.is_alone()) {
            spot.place = tier.middle(tier.home(spot.lead));
        }
        for spot in &mut overview.spots {
            spot.radius = tier.radius(spot.count);
        }
        overview.sum_up(map, shown);
        Some(overview)
    }

    fn sum_up(&mut self, map: &DossierMap, shown: &ShownParts) {
        let mut ends: Vec<(u32, u32, u32)> = Vec::new();
        for (index, line) in (0..).zip(&map.scene.lines) {
            let [a, b] = [line.source, line.target].map(|end| self.spot_of[end as usize]);
            if shown.line(index) != Part::Shown || a == NONE || b == NONE {
                continue;
            }
            if a == b {
                self.spots[a as usize].within += 1;
            } else {
                ends.push((a.min(b), a.max(b), index));
            }
        }
        ends.sort_unstable();
        let between = ends.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1));
        self.ties = between
            .map(|lines| Tie {
                ends: [lines[0].0, lines[0].1],
                count: lines.len() as u32,
                line: lines[0].2,
            })
            .collect();
        self.ties.sort_by_key(|tie| tie.count);
    }

    /// The nodes in a spot.
    pub fn members(&self, spot: u32) -> impl Iterator<Item = u32> {
        let nodes = (0..).zip(&self.spot_of);
        nodes
            .filter(move |(_, home)| **home == spot)
            .map(|(node, _)| node)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::map_scene::samples::scene;

    const COUNT: u32 = 4000;

    fn map() -> DossierMap {
        let positions = (0..COUNT).map(|node| {
            let (turn, far) = (node as f32 * 2.4, (node as f32).sqrt() * 20.0);
            [turn.cos() * far, turn.sin() * far]
        });
        let ends: Vec<(u32, u32)> = (0..COUNT * 3)
            .map(|line| (line % COUNT, (line * 7 + line / 3) % COUNT))
            .collect();
        DossierMap::of_scene(scene(COUNT, &ends), positions.collect())
    }

    fn parts(map: &DossierMap, part: impl Fn(u32) -> Part) -> ShownParts {
        let lines = map.scene.lines.iter();
        let line = |source: u32, target: u32| match (part(source), part(target)) {
            (Part::Shown, Part::Shown) => Part::Shown,
            _ => Part::Hidden,
        };
        let lines: Vec<Part> = lines.map(|it| line(it.source, it.target)).collect();
        ShownParts::new((0..COUNT).map(&part), lines)
    }

    fn sums(overview: &Overview) -> (u32, u32) {
        let spots = overview.spots.iter().filter(|spot| !spot.is_faded);
        let nodes = spots.map(|spot| spot.count).sum();
        let within: u32 = overview.spots.iter().map(|spot| spot.within).sum();
        let ties: u32 = overview.ties.iter().map(|tie| tie.count).sum();
        (nodes, within + ties)
    }

    #[test]
    fn everything_that_is_shown_is_counted_once_on_every_tier() {
        let map = map();
        let everything = parts(&map, |_| Part::Shown);
        assert!(Overview::new(&map, &map.layout.positions, &everything, 0).is_none());
        for tier in 1..5 {
            let overview = Overview::new(&map, &map.layout.positions, &everything, tier).unwrap();
            assert_eq!(sums(&overview), (COUNT, COUNT * 3));
            for (index, spot) in (0..).zip(&overview.spots) {
                let members: Vec<u32> = overview.members(index).collect();
                assert_eq!(members.len() as u32, spot.count);
                assert_eq!(spot.kinds.iter().sum::<u32>(), spot.count);
                let highest = members.iter().min_by_key(|node| map.scene.rank_of(**node));
                assert_eq!(highest, Some(&spot.lead), "called after the highest-ranked");
                let at_home = spot.place == map.layout.positions[spot.lead as usize];
                assert!(!spot.is_alone() || at_home);
            }
        }
    }

    #[test]
    fn what_is_filtered_out_is_not_counted() {
        let map = map();
        let third = parts(&map, |node| match node % 3 {
            0 => Part::Shown,
            1 => Part::Faded,
            _ => Part::Hidden,
        });
        let lines = (0..COUNT * 3).filter(|line| third.line(*line) == Part::Shown);
        let counted = (COUNT.div_ceil(3), lines.count() as u32);
        for tier in [1, 3] {
            let overview = Overview::new(&map, &map.layout.positions, &third, tier).unwrap();
            assert_eq!(sums(&overview), counted);
            for index in 0..overview.spots.len() as u32 {
                let is_faded = overview.spots[index as usize].is_faded;
                let mut members = overview.members(index);
                assert!(members.all(|node| node % 3 == u32::from(is_faded)));
            }
        }
    }

    #[test]
    fn what_the_reader_moved_stands_alone_where_it_was_put() {
        let map = map();
        let everything = parts(&map, |_| Part::Shown);
        let mut positions = map.layout.positions.clone();
        positions[70] = [12.5, 9.0];
        let overview = Overview::new(&map, &positions, &everything, 4).unwrap();
        let mut spots = overview.spots.iter();
        let spot = spots.find(|spot| spot.lead == 70).unwrap();
        assert!(spot.is_alone() && spot.place == [12.5, 9.0]);
        assert_eq!(sums(&overview), (COUNT, COUNT * 3));
    }
}

//! Several relations between the same two, drawn as one line with their number on it.
//!
//! Two stand side by side, each with its arrow and its words; three or more are one line until the map
//! is zoomed into, where they fan out. The line looks as all of its relations stand. Where they stand
//! differently it is solid if any of them is asserted, and dashed if none is; the number has a dot in
//! the color of each, so that a denial is seen. It points to each end that any of them points to. What
//! is hidden is not counted, and a loop is never part of one.

use std::collections::BTreeMap;

use crate::geometry::map_scene::Scene;
use crate::geometry::map_sheet::{Part, ShownParts};
use crate::model::standing::Standing;

/// So many relations between the same two are one line.
const LEAST: usize = 3;
/// From this zoom on, each is a line of its own.
const FAN_ZOOM: f32 = 1.3;

/// One line for several.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// In the order of the scene; the first of them stands for all.
    pub lines: Vec<u32>,
    /// Where the first starts and ends.
    pub ends: [u32; 2],
    pub(super) standing: Standing,
    /// How they stand, each once; nothing when all stand the same.
    pub(super) standings: Vec<Standing>,
    /// Whether any points to the start, and to the end.
    pub(super) points: [bool; 2],
    pub(super) suggested: bool,
}

/// The bundles of what is in view.
#[derive(Clone, Debug, Default)]
pub struct Bundles {
    by_first: BTreeMap<u32, Bundle>,
    first_of: BTreeMap<u32, u32>,
}

impl Bundles {
    /// Takes from `lines` all that are part of a bundle but its first.
    pub(super) fn take(scene: &Scene, parts: &ShownParts, zoom: f32, lines: &mut Vec<u32>) -> Self {
        let mut bundles = Self::default();
        if zoom >= FAN_ZOOM {
            return bundles;
        }
        let mut between: Vec<((u32, u32), u32)> = lines
            .iter()
            .filter(|line| parts.line(**line) == Part::Shown)
            .map(|line| (scene.lines[*line as usize].ends(), *line))
            .filter(|((low, high), _)| low != high)
            .collect();
        between.sort_unstable();
        for parallel in between.chunk_by(|a, b| a.0 == b.0) {
            if parallel.len() < LEAST {
                continue;
            }
            let members: Vec<u32> = parallel.iter().map(|(_, line)| *line).collect();
            let bundle = Bundle::of(scene, members);
            let first = bundle.lines[0];
            bundles
                .first_of
                .extend(bundle.lines.iter().map(|line| (*line, first)));
            bundles.by_first.insert(first, bundle);
        }
        lines.retain(|line| bundles.first_of.get(line).is_none_or(|first| first == line));
        bundles
    }

    /// The bundle that this line stands for.
    pub fn of(&self, line: u32) -> Option<&Bundle> {
        self.by_first.get(&line)
    }

    /// The line that stands for this one and others.
    pub(super) fn first_of(&self, line: u32) -> Option<u32> {
        self.first_of.get(&line).copied()
    }

    /// Whether another line stands for this one.
    pub(super) fn hides(&self, line: u32) -> bool {
        self.first_of(line).is_some_and(|first| first != line)
    }
}

impl Bundle {
    fn of(scene: &Scene, lines: Vec<u32>) -> Self {
        let members = || lines.iter().map(|line| &scene.lines[*line as usize]);
        let first = &scene.lines[lines[0] as usize];
        let mut standings: Vec<Standing> = members().map(|line| line.standing).collect();
        standings.sort_unstable();
        standings.dedup();
        let standing = match standings.as_slice() {
            [same] => *same,
            several if several.contains(&Standing::Asserted) => Standing::Asserted,
            _ => Standing::Alleged,
        };
        if standings.len() == 1 {
            standings.clear();
        }
        let points = [first.source, first.target]
            .map(|end| members().any(|line| line.directed && line.target == end));
        Self {
            ends: [first.source, first.target],
            standing,
            standings,
            points,
            suggested: members().all(|line| line.suggested),
            lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::map_scene::samples::scene;

    fn bundles(ends: &[(u32, u32)], standings: &[Standing], hidden: u32) -> (Bundles, Vec<u32>) {
        let mut scene = scene(4, ends);
        for (line, standing) in scene.lines.iter_mut().zip(standings) {
            line.standing = *standing;
            line.directed = true;
        }
        let count = ends.len() as u32;
        let part = |line: u32| {
            if line == hidden {
                Part::Faded
            } else {
                Part::Shown
            }
        };
        let parts = ShownParts::new([Part::Shown; 4], (0..count).map(part));
        let mut lines: Vec<u32> = (0..count).collect();
        let bundles = Bundles::take(&scene, &parts, 1.0, &mut lines);
        (bundles, lines)
    }

    const PARALLEL: &[(u32, u32)] = &[
        (0, 1),
        (2, 3),
        (1, 0),
        (0, 1),
        (2, 3),
        (3, 3),
        (3, 3),
        (3, 3),
    ];

    #[test]
    fn three_are_one_and_two_and_loops_are_not() {
        use Standing::{Alleged, Asserted, Denied};
        let standings = [Asserted, Denied, Denied, Alleged];
        let (of, lines) = bundles(PARALLEL, &standings, 99);
        assert_eq!(lines, [0, 1, 4, 5, 6, 7]);
        let bundle = of.of(0).unwrap();
        assert_eq!(bundle.lines, [0, 2, 3]);
        assert_eq!(bundle.points, [true, true], "one points back");
        assert_eq!(
            (of.first_of(3), of.hides(3), of.hides(0)),
            (Some(0), true, false)
        );
        assert!(of.of(1).is_none());
        let (_, lines) = bundles(PARALLEL, &standings, 3);
        assert_eq!(lines.len(), PARALLEL.len(), "one of three is not shown");
    }

    #[test]
    fn a_bundle_is_solid_only_if_any_is_asserted_and_tells_all_ways_in_which_they_stand() {
        use Standing::{Alleged, Asserted, Denied, Former};
        let ends = [(0, 1), (0, 1), (0, 1)];
        for (standings, looks, told) in [
            ([Denied, Denied, Denied], Denied, 0),
            ([Denied, Asserted, Denied], Asserted, 2),
            ([Denied, Former, Denied], Alleged, 2),
            ([Denied, Former, Alleged], Alleged, 3),
        ] {
            let (bundles, _) = bundles(&ends, &standings, 99);
            let bundle = bundles.of(0).unwrap();
            assert_eq!(bundle.standing, looks, "{standings:?}");
            assert_eq!(bundle.standings.len(), told, "{standings:?}");
            assert_eq!(bundle.points, [false, true]);
        }
    }
}

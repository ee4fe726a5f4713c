//! Which nodes of a very large map are shown together from afar.
//!
//! In tiers, from fine to coarse. On each, the most connected takes in all within the tier's reach that
//! is not taken in yet, then the next one, and so on. Invariants: what is together on one tier is
//! together on every coarser one; no two crowds of a tier start nearer to each other than its reach,
//! so a window holds a bounded number of them; the same map gives the same crowds. It knows the places
//! as laid out and nothing of what is filtered: that is counted by [`super::map_overview`].

use super::map_scene::Scene;

/// A map of so many nodes is never too large to be drawn.
pub const FEW: usize = 2500;
/// How much farther each tier reaches than the one before.
const STEP: f32 = 1.5;
/// However near to each other all nodes are.
const LEAST_SPACING: f32 = 0.1;
/// No coarser tier is made of so few crowds.
const COARSEST: usize = 40;
const MOST_TIERS: usize = 24;
/// A tier that leaves more than this share of the crowds apart is passed over.
const LEAST_GAIN: f32 = 0.85;
/// A crowd's disc takes so much of the way to its neighbor, and of a hundred neighbors at the most so
/// many are overlapped.
const ROOM: f32 = 0.94;
const OVERLAPS: usize = 6;
/// How far a tier may be from what is wanted before another one is chosen.
const SLACK: f32 = 1.15;

/// The tiers of one map; none where it is small.
#[derive(Debug, Default)]
pub struct Crowds {
    /// How far apart nodes are on average.
    spacing: f32,
    tiers: Vec<Tier>,
}

/// One way of putting the nodes together.
#[derive(Debug)]
pub struct Tier {
    reach: f32,
    /// By node.
    homes: Vec<u32>,
    middles: Vec<[f32; 2]>,
    /// Half the size of a disc that stands for one.
    unit: f32,
}

/// Something that is taken in: where it is and how many it stands for.
#[derive(Clone, Copy)]
struct Point {
    at: [f32; 2],
    count: f32,
}

impl Crowds {
    pub(super) fn new(scene: &Scene, positions: &[[f32; 2]], spacing: f32) -> Self {
        let mut crowds = Self {
            spacing,
            tiers: Vec::new(),
        };
        if positions.len() <= FEW || spacing <= 0.0 {
            return crowds;
        }
        let ranked = scene.ranked.iter();
        let mut points: Vec<Point> = ranked
            .map(|node| Point {
                at: positions[*node as usize],
                count: 1.0,
            })
            .collect();
        let nodes = 0..positions.len() as u32;
        let mut homes: Vec<u32> = nodes.map(|node| scene.rank_of(node)).collect();
        let mut reach = spacing.max(LEAST_SPACING);
        for _ in 0..MOST_TIERS {
            reach *= STEP;
            let near = Near::new(&points, reach);
            let (home_of, merged) = gather(&points, &near);
            if merged.len() as f32 > LEAST_GAIN * points.len() as f32 {
                continue;
            }
            for home in &mut homes {
                *home = home_of[*home as usize];
            }
            points = merged;
            crowds.tiers.push(Tier {
                reach,
                homes: homes.clone(),
                middles: points.iter().map(|point| point.at).collect(),
                unit: unit(&points, reach),
            });
            if points.len() <= COARSEST {
                break;
            }
        }
        crowds
    }

    /// How many tiers to go up so that what is shown stands about `apart` points from the next;
    /// 0 is each node on its own. `before` is kept while it is nearly as good.
    pub fn choose(&self, zoom: f32, apart: f32, before: usize) -> usize {
        let reach = |tier: usize| zoom * self.tier(tier).map_or(self.spacing, |tier| tier.reach);
        let last = self.tiers.len();
        let fits = |tier: usize, slack: f32| {
            let fine_enough = tier == 0 || reach(tier - 1) < apart * slack;
            let coarse_enough = tier == last || reach(tier) >= apart / slack;
            fine_enough && coarse_enough
        };
        if before <= last && fits(before, SLACK) {
            return before;
        }
        (0..last).find(|tier| reach(*tier) >= apart).unwrap_or(last)
    }

    /// Counted from 1.
    pub(super) fn tier(&self, number: usize) -> Option<&Tier> {
        self.tiers.get(number.checked_sub(1)?)
    }
}

impl Tier {
    pub(super) fn home(&self, node: u32) -> u32 {
        self.homes[node as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.middles.len()
    }

    pub(super) fn middle(&self, crowd: u32) -> [f32; 2] {
        self.middles[crowd as usize]
    }

    /// Half the size of a disc for so many, in map units: its area tells how many.
    pub(super) fn radius(&self, count: u32) -> f32 {
        ((count as f32).sqrt() * self.unit).min(self.reach)
    }
}

/// Points by the squares of a grid.
struct Near {
    reach: f32,
    /// Row, column and point.
    squares: Vec<(i32, i32, u32)>,
}

impl Near {
    fn new(points: &[Point], reach: f32) -> Self {
        let mut near = Self {
            reach,
            squares: Vec::new(),
        };
        let squares = (0..).zip(points).map(|(index, point)| {
            let (row, column) = near.square(point.at);
            (row, column, index)
        });
        let mut squares: Vec<(i32, i32, u32)> = squares.collect();
        squares.sort_unstable();
        near.squares = squares;
        near
    }

    fn square(&self, [x, y]: [f32; 2]) -> (i32, i32) {
        let index = |value: f32| (value / self.reach).floor() as i32;
        (index(y), index(x))
    }

    /// The points in the square of a place and those around, in a fixed order.
    fn around(&self, at: [f32; 2]) -> impl Iterator<Item = u32> {
        let (row, column) = self.square(at);
        (row - 1..=row + 1).flat_map(move |row| {
            let first = self
                .squares
                .partition_point(|square| (square.0, square.1) < (row, column - 1));
            self.squares[first..]
                .iter()
                .take_while(move |square| square.0 == row && square.1 <= column + 1)
                .map(|square| square.2)
        })
    }
}

fn distance([ax, ay]: [f32; 2], [bx, by]: [f32; 2]) -> f32 {
    ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt()
}

/// For each point the crowd that it is in, and the crowds, in the order of their first points.
fn gather(points: &[Point], near: &Near) -> (Vec<u32>, Vec<Point>) {
    const NONE: u32 = u32::MAX;
    let mut homes = vec![NONE; points.len()];
    let mut crowds = Vec::new();
    for (first, point) in points.iter().enumerate() {
        if homes[first] != NONE {
            continue;
        }
        let (mut sum, mut count) = ([0.0f64; 2], 0.0f64);
        for other in near.around(point.at) {
            let Point { at, count: own } = points[other as usize];
            if homes[other as usize] == NONE && distance(at, point.at) < near.reach {
                homes[other as usize] = crowds.len() as u32;
                let own = f64::from(own);
                sum = [0, 1].map(|axis: usize| sum[axis] + f64::from(at[axis]) * own);
                count += own;
            }
        }
        crowds.push(Point {
            at: sum.map(|value| (value / count) as f32),
            count: count as f32,
        });
    }
    (homes, crowds)
}

/// Half the size of the disc of one, so that few discs overlap.
fn unit(points: &[Point], reach: f32) -> f32 {
    let near = Near::new(points, reach);
    let mut units = Vec::new();
    for (index, point) in (0..).zip(points) {
        for other in near.around(point.at).filter(|other| *other > index) {
            let other = points[other as usize];
            let apart = distance(other.at, point.at);
            units.push(apart / (other.count.sqrt() + point.count.sqrt()));
        }
    }
    let most = points.iter().fold(1.0f32, |most, it| most.max(it.count));
    let alone = reach * 0.5 / most.sqrt();
    if units.is_empty() {
        return alone;
    }
    let overlapping = units.len() * OVERLAPS / 100;
    let (_, unit, _) = units.select_nth_unstable_by(overlapping, f32::total_cmp);
    unit.max(alone * 0.2) * ROOM
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::map_scene::samples::scene;

    /// So many nodes in a spiral of even density.
    fn spiral(count: u32) -> Vec<[f32; 2]> {
        (0..count)
            .map(|node| {
                let (turn, far) = (node as f32 * 2.4, (node as f32).sqrt() * 20.0);
                [turn.cos() * far, turn.sin() * far]
            })
            .collect()
    }

    fn crowds(positions: &[[f32; 2]]) -> Crowds {
        let count = positions.len() as u32;
        let ends: Vec<(u32, u32)> = (1..count).map(|node| (node, node / 3)).collect();
        Crowds::new(&scene(count, &ends), positions, 35.0)
    }

    #[test]
    fn a_small_map_has_no_crowds() {
        assert!(crowds(&spiral(FEW as u32)).tiers.is_empty());
        assert_eq!(crowds(&spiral(2000)).choose(0.01, 20.0, 3), 0);
    }

    #[test]
    fn what_is_together_stays_together_on_coarser_tiers() {
        let crowds = crowds(&spiral(6000));
        assert!(crowds.tiers.len() > 5, "{}", crowds.tiers.len());
        for (fine, coarse) in crowds.tiers.iter().zip(&crowds.tiers[1..]) {
            assert!(coarse.len() < fine.len() && coarse.reach > fine.reach);
            let mut home_of = vec![None; fine.len()];
            for (fine, coarse) in fine.homes.iter().zip(&coarse.homes) {
                let home = home_of[*fine as usize].get_or_insert(*coarse);
                assert_eq!(home, coarse);
            }
        }
    }

    #[test]
    fn crowds_of_a_tier_are_bounded_in_number_and_their_discs_hardly_overlap() {
        let positions = spiral(8000);
        for tier in &crowds(&positions).tiers {
            let far = positions
                .iter()
                .fold(0.0f32, |far, [x, _]| far.max(x.abs()));
            let most = (2.0 * far / tier.reach + 2.0).powi(2) * 1.2;
            assert!((tier.len() as f32) < most, "{} of {most}", tier.len());
            let mut counts = vec![0u32; tier.len()];
            for home in &tier.homes {
                counts[*home as usize] += 1;
            }
            let (mut near, mut overlapping) = (0, 0);
            for (a, first) in tier.middles.iter().enumerate() {
                for (b, second) in tier.middles.iter().enumerate().skip(a + 1) {
                    let apart = distance(*first, *second);
                    if apart < tier.reach * 1.5 {
                        near += 1;
                        let touch = tier.radius(counts[a]) + tier.radius(counts[b]);
                        overlapping += usize::from(apart < touch);
                    }
                }
            }
            assert!(overlapping * 10 <= near, "{overlapping} of {near}");
        }
    }

    #[test]
    fn a_tier_is_kept_while_the_zoom_hardly_changes() {
        let crowds = crowds(&spiral(20_000));
        let (mut tier, mut changes) = (0, Vec::new());
        let zooms = (0..200).map(|step| 0.02 * 1.03f32.powi(step));
        for zoom in zooms {
            let next = crowds.choose(zoom, 20.0, tier);
            if next != tier {
                changes.push((zoom, tier, next));
                let back = crowds.choose(zoom / 1.05, 20.0, next);
                assert_eq!(back, next, "it flips at {zoom}");
            }
            tier = next;
        }
        assert!(changes.len() > 4, "{changes:?}");
        assert_eq!(tier, 0, "at last each node is on its own");
        assert!(changes[1..].iter().all(|(_, from, to)| to < from));
    }

    #[test]
    fn nodes_in_one_place_or_very_far_away_are_taken_in_too() {
        let mut positions = vec![[0.0; 2]; 4000];
        positions[17] = [1e6, -1e6];
        for spacing in [0.0, 1e-30, 35.0, 1e6] {
            let crowds = Crowds::new(&scene(4000, &[]), &positions, spacing);
            for tier in &crowds.tiers {
                assert!(tier.len() <= 2);
                assert!(tier.radius(3999).is_finite());
            }
            assert!(spacing == 0.0 || !crowds.tiers.is_empty(), "{spacing}");
        }
    }
}

//! A very large map while it is laid out: where crowds of its nodes would be now.
//!
//! The layout starts with few crowds and resolves them. Up to some 1,600 of them are what a sketch
//! shows; beyond, those who are near to each other stay together, in the middle of them all. A sketch
//! is looked at and forgotten: nothing of it is ever saved or pointed at.

use super::map_crowds::FEW;

/// More spots than this tell no more of a shape.
const MOST_SPOTS: usize = 1600;
/// Beyond, the drawing is divided into so many squares at each side.
const SQUARES: f32 = 40.0;

/// Some nodes that are still in one place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SketchSpot {
    pub place: [f32; 2],
    pub count: u32,
}

/// Makes one sketch after another.
#[derive(Debug, Default)]
pub struct Sketcher {
    /// By node, its spot.
    homes: Vec<Option<u32>>,
    spots: usize,
    /// They are together by where they were.
    is_fine: bool,
    /// How many nodes had a place in the last sketch.
    placed: usize,
}

impl Sketcher {
    /// The next sketch; `None` when there is nothing new to be seen.
    pub fn draw(&mut self, places: &[Option<[f32; 2]>]) -> Option<Vec<SketchSpot>> {
        let placed = places.iter().flatten().count();
        // What is laid out after the largest part is not put beside it yet.
        if placed <= FEW || placed < self.placed {
            return None;
        }
        self.placed = placed;
        self.gather(places);
        let mut sums = vec![([0.0f64; 2], 0u32); self.spots];
        for (place, home) in places.iter().zip(&self.homes) {
            if let (Some(place), Some(home)) = (place, home) {
                let (sum, count) = &mut sums[*home as usize];
                *sum = [0, 1].map(|axis: usize| sum[axis] + f64::from(place[axis]));
                *count += 1;
            }
        }
        let spots = sums.into_iter().filter(|(_, count)| *count > 0);
        let spots = spots.map(|(sum, count)| SketchSpot {
            place: sum.map(|value| (value / f64::from(count)) as f32),
            count,
        });
        Some(spots.collect())
    }

    /// Takes over who is together, as long as they are few enough.
    fn gather(&mut self, places: &[Option<[f32; 2]>]) {
        if self.is_fine {
            return;
        }
        let bits = |place: [f32; 2]| place.map(f32::to_bits);
        let placed = (0..).zip(places);
        let placed = placed.filter_map(|(node, place)| Some((bits((*place)?), node)));
        let mut placed: Vec<([u32; 2], usize)> = placed.collect();
        placed.sort_unstable();
        let spots = placed.chunk_by(|a, b| a.0 == b.0);
        let count = spots.clone().count();
        if count > MOST_SPOTS {
            self.is_fine = true;
            self.divide(places);
            return;
        }
        self.spots = count;
        self.homes = vec![None; places.len()];
        for (spot, together) in (0..).zip(spots) {
            for (_, node) in together {
                self.homes[*node] = Some(spot);
            }
        }
    }

    /// Puts those of one square together.
    fn divide(&mut self, places: &[Option<[f32; 2]>]) {
        let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
        for place in places.iter().flatten() {
            for axis in [0, 1] {
                low[axis] = low[axis].min(place[axis]);
                high[axis] = high[axis].max(place[axis]);
            }
        }
        let square = |place: &[f32; 2]| {
            let [column, row] = [0, 1].map(|axis: usize| {
                let share = (place[axis] - low[axis]) / (high[axis] - low[axis]).max(1e-6);
                (share * SQUARES).clamp(0.0, SQUARES - 1.0) as u32
            });
            row * SQUARES as u32 + column
        };
        self.spots = (SQUARES * SQUARES) as usize;
        let places = places.iter();
        self.homes = places.map(|place| place.as_ref().map(square)).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: usize = 6000;

    /// `together` nodes at each place.
    fn places(together: usize, moved: f32) -> Vec<Option<[f32; 2]>> {
        let place = |node: usize| [(node / together) as f32 + moved, -moved];
        (0..COUNT).map(|node| Some(place(node))).collect()
    }

    #[test]
    fn crowds_are_shown_until_they_are_too_many_and_then_squares() {
        let mut sketcher = Sketcher::default();
        let first = sketcher.draw(&places(100, 0.0)).unwrap();
        assert_eq!(first.len(), 60);
        assert!(first.iter().all(|spot| spot.count == 100));
        assert_eq!(sketcher.draw(&places(10, 0.0)).unwrap().len(), 600);
        let last = sketcher.draw(&places(1, 5.0)).unwrap();
        assert_eq!(last.len(), 40, "those of one square");
        assert_eq!(last[1].count, 150);
        assert_eq!(last[1].place, [229.5, -5.0], "in the middle of them");
        let moved = sketcher.draw(&places(1, 9.0)).unwrap();
        assert_eq!(moved[1].place, [233.5, -9.0], "and they go on together");
    }

    #[test]
    fn a_part_that_is_laid_out_later_does_not_take_the_place_of_the_largest() {
        let mut sketcher = Sketcher::default();
        assert!(sketcher.draw(&places(10, 0.0)).is_some());
        let mut part = places(10, 0.0);
        part[..3000].fill(None);
        assert!(sketcher.draw(&part).is_none());
        assert!(sketcher.draw(&vec![None; COUNT]).is_none());
        assert!(sketcher.draw(&places(10, 1.0)).is_some());
    }
}

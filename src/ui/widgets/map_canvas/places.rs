//! Where labels go: first come, first served, among a few places each, never on each other.

use eframe::egui::{Pos2, Rect, Vec2, vec2};

/// Places that are taken, on a coarse grid of the screen, so that many can be asked for.
#[derive(Debug)]
pub(super) struct Places {
    area: Rect,
    columns: usize,
    cells: Vec<Vec<Rect>>,
}

/// Side of a grid cell, in points.
const CELL: f32 = 64.0;

impl Places {
    pub(super) fn new(area: Rect) -> Self {
        let columns = (area.width() / CELL).ceil().max(1.0) as usize;
        let rows = (area.height() / CELL).ceil().max(1.0) as usize;
        Self {
            area,
            columns,
            cells: vec![Vec::new(); columns * rows],
        }
    }

    fn cells_of(&self, rect: Rect) -> impl Iterator<Item = usize> + use<> {
        let rect = rect.intersect(self.area);
        let columns = self.columns;
        let rows = self.cells.len() / columns;
        let index = |value: f32, count: usize| ((value / CELL).max(0.0) as usize).min(count - 1);
        let from = rect.min - self.area.min;
        let to = rect.max - self.area.min;
        let (left, right) = (index(from.x, columns), index(to.x, columns));
        let (top, bottom) = (index(from.y, rows), index(to.y, rows));
        let is_inside = rect.is_positive();
        (top..=bottom)
            .flat_map(move |row| (left..=right).map(move |column| row * columns + column))
            .filter(move |_| is_inside)
    }

    pub(super) fn is_free(&self, rect: Rect) -> bool {
        self.cells_of(rect)
            .all(|cell| !self.cells[cell].iter().any(|taken| taken.intersects(rect)))
    }

    /// Whether nothing else is there than what was taken as `own`.
    pub(super) fn is_free_but_for(&self, own: Rect, rect: Rect) -> bool {
        self.cells_of(rect).all(|cell| {
            let mut taken = self.cells[cell].iter();
            taken.all(|taken| *taken == own || !taken.intersects(rect))
        })
    }

    /// How much of a place is taken by others than `own`, in square points.
    pub(super) fn covered_but_for(&self, own: Rect, rect: Rect) -> f32 {
        let mut seen: Vec<Rect> = Vec::new();
        for cell in self.cells_of(rect) {
            for taken in &self.cells[cell] {
                if *taken != own && taken.intersects(rect) && !seen.contains(taken) {
                    seen.push(*taken);
                }
            }
        }
        seen.iter().map(|taken| taken.intersect(rect).area()).sum()
    }

    pub(super) fn take(&mut self, rect: Rect) {
        for cell in self.cells_of(rect) {
            self.cells[cell].push(rect);
        }
    }

    /// Gives back what was taken.
    pub(super) fn release(&mut self, rect: Rect) {
        for cell in self.cells_of(rect) {
            self.cells[cell].retain(|taken| *taken != rect);
        }
    }
}

/// Where lines run, on a fine grid that moves with the map, so that a map that is only moved keeps its
/// labels where they are.
#[derive(Debug)]
pub(super) struct Inked {
    origin: Pos2,
    columns: usize,
    cells: Vec<bool>,
}

/// Side of a cell of ink, in points.
const INK_CELL: f32 = 5.0;

impl Inked {
    /// `anchor` is a place that moves with the map.
    pub(super) fn new(area: Rect, anchor: Pos2) -> Self {
        let into_cell = (anchor - area.min) / INK_CELL;
        let shift = vec2(into_cell.x.fract() - 1.0, into_cell.y.fract() - 1.0) * INK_CELL;
        let size = (area.size() / INK_CELL).ceil() + Vec2::splat(3.0);
        Self {
            origin: area.min + shift,
            columns: size.x as usize,
            cells: vec![false; (size.x * size.y) as usize],
        }
    }

    fn cell(&self, at: Pos2) -> [i64; 2] {
        let cell = (at - self.origin) / INK_CELL;
        [cell.x.floor() as i64, cell.y.floor() as i64]
    }

    fn index(&self, [x, y]: [i64; 2]) -> Option<usize> {
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        let index = y * self.columns + x;
        (x < self.columns && index < self.cells.len()).then_some(index)
    }

    pub(super) fn draw(&mut self, way: &[Pos2]) {
        for pair in way.windows(2) {
            let steps = (pair[0].distance(pair[1]) / (INK_CELL * 0.8))
                .ceil()
                .min(4096.0);
            for step in 0..=steps as u16 {
                let at = pair[0].lerp(pair[1], f32::from(step) / steps.max(1.0));
                if let Some(index) = self.index(self.cell(at)) {
                    self.cells[index] = true;
                }
            }
        }
    }

    /// How many cells under a label have a line.
    pub(super) fn under(&self, rect: Rect) -> usize {
        let ([left, top], [right, bottom]) = (self.cell(rect.min), self.cell(rect.max));
        (top..=bottom)
            .flat_map(|y| (left..=right).map(move |x| [x, y]))
            .filter(|cell| self.index(*cell).is_some_and(|index| self.cells[index]))
            .count()
    }
}

/// The places around a symbol of half size `radius`, best first: below, above, right, left, and
/// between these.
pub(super) fn around(radius: f32, size: Vec2) -> [Vec2; 8] {
    let gap = radius + 3.0;
    let (x, y) = (gap + 2.0 + size.x * 0.5, gap + size.y * 0.5);
    let aside = size.x * 0.5 + radius * 0.4;
    [
        vec2(0.0, y),
        vec2(0.0, -y),
        vec2(x, 0.0),
        vec2(-x, 0.0),
        vec2(aside, y),
        vec2(-aside, y),
        vec2(aside, -y),
        vec2(-aside, -y),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::pos2;

    #[test]
    fn what_is_taken_is_not_given_again() {
        let area = Rect::from_min_size(pos2(100.0, 50.0), vec2(640.0, 400.0));
        let mut places = Places::new(area);
        let label = Rect::from_center_size(pos2(300.0, 200.0), vec2(200.0, 20.0));
        assert!(places.is_free(label));
        places.take(label);
        assert!(!places.is_free(label.translate(vec2(190.0, 10.0))));
        assert!(places.is_free(label.translate(vec2(0.0, 21.0))));
    }

    #[test]
    fn what_is_ones_own_is_not_in_the_way() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(640.0, 400.0));
        let mut places = Places::new(area);
        let own = Rect::from_center_size(pos2(100.0, 100.0), Vec2::splat(30.0));
        let other = own.translate(vec2(60.0, 0.0));
        places.take(own);
        places.take(other);
        assert!(places.is_free_but_for(own, own));
        assert!(!places.is_free_but_for(own, other));
        assert!(!places.is_free_but_for(own, own.union(other)));
    }

    #[test]
    fn what_lies_outside_is_free_and_takes_nothing() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let mut places = Places::new(area);
        let outside = Rect::from_center_size(pos2(-500.0, 9000.0), vec2(50.0, 50.0));
        places.take(outside);
        assert!(places.is_free(outside));
        assert!(places.is_free(area));
    }

    #[test]
    fn what_was_taken_can_be_given_back() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(640.0, 400.0));
        let mut places = Places::new(area);
        let label = Rect::from_center_size(pos2(300.0, 200.0), vec2(200.0, 20.0));
        places.take(label);
        places.release(label);
        assert!(places.is_free(label));
    }

    #[test]
    fn a_label_knows_the_lines_under_it_wherever_the_map_is() {
        let area = Rect::from_min_size(pos2(10.0, 20.0), vec2(640.0, 400.0));
        for moved in [vec2(0.0, 0.0), vec2(3.3, -7.9), vec2(-1000.5, 400.25)] {
            let mut ink = Inked::new(area, area.center() + moved);
            let at = area.center() + vec2(moved.x.rem_euclid(5.0), moved.y.rem_euclid(5.0));
            ink.draw(&[at - vec2(100.0, 0.0), at + vec2(100.0, 0.0)]);
            let label = Rect::from_center_size(at, vec2(50.0, 16.0));
            let under = ink.under(label);
            assert!((10..=12).contains(&under), "{moved}: {under}");
            assert_eq!(ink.under(label.translate(vec2(0.0, 30.0))), 0);
            assert_eq!(ink.under(label.translate(vec2(5000.0, 0.0))), 0);
        }
    }

    #[test]
    fn the_places_around_a_symbol_leave_it_free() {
        let symbol = Rect::from_center_size(pos2(0.0, 0.0), Vec2::splat(20.0));
        for offset in around(10.0, vec2(80.0, 16.0)) {
            let label = Rect::from_center_size(offset.to_pos2(), vec2(80.0, 16.0));
            assert!(!label.intersects(symbol), "{offset:?}");
        }
    }
}

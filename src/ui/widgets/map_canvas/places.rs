//! Where labels go: first come, first served, among a few places each, never on each other.

use eframe::egui::{Rect, Vec2, vec2};

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

    pub(super) fn take(&mut self, rect: Rect) {
        for cell in self.cells_of(rect) {
            self.cells[cell].push(rect);
        }
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
    fn what_lies_outside_is_free_and_takes_nothing() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 100.0));
        let mut places = Places::new(area);
        let outside = Rect::from_center_size(pos2(-500.0, 9000.0), vec2(50.0, 50.0));
        places.take(outside);
        assert!(places.is_free(outside));
        assert!(places.is_free(area));
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

//! Long lists of the panel, folded to their beginning until the reader asks for all.

use std::cell::RefCell;
use std::collections::BTreeSet;

use eframe::egui::Ui;

use super::section_ui;
use crate::model::figure_words::counted;
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, palette};
use crate::ui::widgets::button::Button;

/// Rows of a folded list: a list that is hardly longer is not folded.
const FOLDED: usize = 6;
const HARDLY_LONGER: usize = 8;
/// Rows of an unfolded list; the tabs list them all.
pub(super) const MAX_ROWS: usize = 200;

/// Which lists of the selected item are unfolded, by their titles.
#[derive(Debug, Default)]
pub(super) struct Folds(RefCell<BTreeSet<String>>);

impl Folds {
    /// How many of `count` rows are shown.
    pub(super) fn shown(&self, title: &str, count: usize) -> usize {
        if count <= HARDLY_LONGER {
            count
        } else if self.0.borrow().contains(title) {
            count.min(MAX_ROWS)
        } else {
            FOLDED
        }
    }

    /// The heading of a list, with how much it holds.
    pub(super) fn heading_ui(ui: &mut Ui, title: &str, count: usize) {
        section_ui(ui, &format!("{title} ({})", counted(count)));
    }

    /// What follows the rows that are shown: a button for all of them, or how many are left out.
    pub(super) fn foot_ui(&self, ui: &mut Ui, title: &str, count: usize, left_out: &str) {
        let shown = self.shown(title, count);
        if shown == count {
            return;
        }
        let colors = palette(ui.ctx());
        if self.0.borrow().contains(title) {
            let words = format!("and {} more{left_out}", counted(count - shown));
            let style = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
            text::label(ui, &words, style);
            return;
        }
        let words = if count > MAX_ROWS {
            format!("Show the first {MAX_ROWS} of {}", counted(count))
        } else {
            format!("Show all {}", counted(count))
        };
        let button = Button::quiet(&words).small().color(colors.accent);
        if button.show(ui).clicked() {
            self.0.borrow_mut().insert(title.to_owned());
            ui.ctx().request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_folded_until_it_is_asked_for() {
        let folds = Folds::default();
        assert_eq!(folds.shown("Relations", HARDLY_LONGER), HARDLY_LONGER);
        assert_eq!(folds.shown("Relations", HARDLY_LONGER + 1), FOLDED);
        folds.0.borrow_mut().insert("Relations".to_owned());
        assert_eq!(folds.shown("Relations", 30), 30);
        assert_eq!(folds.shown("Relations", 100_000), MAX_ROWS);
        assert_eq!(folds.shown("Numbers", 30), FOLDED);
    }
}

//! The page of one list: its pieces from top to bottom, and how tall each is.
//!
//! Heights are known without drawing, so a page of a million numbers draws only what is in view. A
//! piece never changes its height; a new width makes a new page. Many subjects are laid out over
//! several frames; heights are `f64`, for a million rows are more points than an `f32` tells apart.

use std::collections::BTreeSet;

use crate::geometry::figure_table::{Columns, Rows};
use crate::session::figures::{FigureList, Listed, Section, Subject};
use crate::ui::text::TextStyle;
use crate::ui::theme::{GAP, MARGIN, SMALL_SIZE};
use crate::ui::widgets::figure_table::header_height;
use crate::ui::widgets::series_chart::{CHART_HEIGHT, CHART_MIN_WIDTH};
use crate::ui::widgets::text_flow::Part;

const SECTION_HEIGHT: f32 = 46.0;
const TITLE_HEIGHT: f32 = 34.0;
const MORE_HEIGHT: f32 = 34.0;
/// The mean width of a letter in parts of its size, rather too wide than too narrow.
const LETTER: f32 = 0.54;
const TITLE_SIZE: f32 = 16.0;
pub(super) const SECTION_STYLE: TextStyle = TextStyle::sans(20.0).bold();
pub(super) const REASON_STYLE: TextStyle = TextStyle::sans(SMALL_SIZE);
const SUBJECT_GAP: f32 = 26.0;
/// Charts of one subject that are shown before the reader asks for all.
const FIRST_CHARTS: usize = 4;
/// Pieces and rows that are laid out in one frame, give or take those of one subject.
const PLACES_A_FRAME: usize = 8000;

/// What stands at one height of the page. Numbers are places in the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Section(Section),
    Title(usize),
    /// Charts side by side: which of the listed ones.
    Charts(usize, std::ops::Range<usize>),
    /// How many charts are not shown.
    MoreCharts(usize, usize),
    Reasons(usize),
    /// The column names and all rows.
    Table {
        index: usize,
        rows: Rows,
    },
}

/// A piece and where it is, in points from the page's top.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) piece: Piece,
    pub(super) top: f64,
    pub(super) height: f32,
}

/// The pieces that are laid out so far, from top to bottom.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pieces: Vec<Placed>,
    bottom: f64,
    /// The height of the page before it: what is in view stays while this one grows.
    before: f64,
    /// How many entries of the list are laid out.
    done: usize,
    is_whole: bool,
    width: f32,
    unfolded: BTreeSet<usize>,
}

impl Page {
    /// A page of `width` points on which nothing is laid out yet.
    pub(super) fn new(width: f32, unfolded: BTreeSet<usize>, before: f64) -> Self {
        Self {
            pieces: Vec::new(),
            bottom: f64::from(GAP),
            before,
            done: 0,
            is_whole: false,
            width,
            unfolded,
        }
    }

    pub(super) fn is_for(&self, width: f32, unfolded: &BTreeSet<usize>) -> bool {
        self.width == width && self.unfolded == *unfolded
    }

    /// Whether everything is laid out.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    pub(super) fn width(&self) -> f32 {
        self.width
    }

    pub(super) fn height(&self) -> f64 {
        if self.is_whole {
            self.bottom
        } else {
            self.bottom.max(self.before)
        }
    }

    pub(super) fn pieces(&self) -> &[Placed] {
        &self.pieces
    }

    /// Lays out as much more as one frame may.
    pub(super) fn go_on(&mut self, list: &FigureList, columns: &Columns) {
        if self.is_whole {
            return;
        }
        let (before, mut rows_placed) = (self.pieces.len(), 0);
        while let Some(listed) = list.listed.get(self.done) {
            if self.pieces.len() - before + rows_placed >= PLACES_A_FRAME {
                return;
            }
            let subject = subject_of(list, self.done);
            if let Some(subject) = subject {
                self.subject(list, listed, subject);
            }
            let lengths = subject.map_or(&list.groups.lengths, |subject| &subject.lengths);
            let rows = Rows::place(columns, listed.rows.len(), lengths, |row| {
                let id = listed.rows.get(row)?;
                list.groups.row_lengths.get(id.index()).copied()
            });
            let index = self.done;
            if !rows.is_alike() {
                rows_placed += listed.rows.len();
            }
            let height = header_height(columns) + rows.height() as f32;
            self.push(Piece::Table { index, rows }, height);
            self.bottom += f64::from(SUBJECT_GAP);
            self.done += 1;
        }
        self.bottom += f64::from(MARGIN);
        self.is_whole = true;
    }

    /// What stands above the table of a subject.
    fn subject(&mut self, list: &FigureList, listed: &Listed, subject: &Subject) {
        let index = self.done;
        let section = |index: usize| subject_of(list, index).map(|subject| &subject.section);
        let before = index.checked_sub(1).and_then(section);
        if before != Some(&subject.section) {
            self.push(Piece::Section(subject.section.clone()), SECTION_HEIGHT);
        }
        let has_company = [before, section(index + 1)].contains(&Some(&subject.section));
        if subject.title.is_some() || has_company {
            let letters = subject.heading().chars().count()
                + subject.code.as_ref().map_or(0, |code| code.chars().count());
            let lines = lines(letters, TITLE_SIZE, self.width, 3) as f32;
            let more = (lines - 1.0) * TITLE_SIZE * TextStyle::sans(TITLE_SIZE).line_height;
            self.push(Piece::Title(index), TITLE_HEIGHT + more);
        }
        self.charts(index, listed);
        let lines: f32 = subject
            .charted
            .reasons
            .iter()
            .map(|reason| reason_lines(&reason.words(), self.width) as f32)
            .sum();
        if lines > 0.0 {
            self.push(
                Piece::Reasons(index),
                lines * SMALL_SIZE * REASON_STYLE.line_height + GAP,
            );
        }
    }

    fn charts(&mut self, index: usize, listed: &Listed) {
        let all = listed
            .subject
            .is_some_and(|subject| self.unfolded.contains(&subject));
        let count = if all {
            listed.charts.len()
        } else {
            listed.charts.len().min(FIRST_CHARTS)
        };
        let beside = charts_beside(self.width);
        for from in (0..count).step_by(beside) {
            let to = (from + beside).min(count);
            self.push(Piece::Charts(index, from..to), CHART_HEIGHT + GAP);
        }
        if count < listed.charts.len() {
            let more = listed.charts.len() - count;
            self.push(Piece::MoreCharts(index, more), MORE_HEIGHT);
        }
    }

    fn push(&mut self, piece: Piece, height: f32) {
        self.pieces.push(Placed {
            piece,
            top: self.bottom,
            height,
        });
        self.bottom += f64::from(height);
    }

    /// The pieces that have something between `top` and `bottom`.
    pub(super) fn between(&self, top: f64, bottom: f64) -> &[Placed] {
        let from = self
            .pieces
            .partition_point(|placed| placed.top + f64::from(placed.height) <= top);
        let to = self.pieces.partition_point(|placed| placed.top < bottom);
        &self.pieces[from..to.max(from)]
    }
}

/// The subject of an entry of the list.
pub(super) fn subject_of(list: &FigureList, index: usize) -> Option<&Subject> {
    list.groups.subjects.get(list.listed.get(index)?.subject?)
}

/// How many charts stand side by side.
pub(super) fn charts_beside(width: f32) -> usize {
    (((width + GAP) / (CHART_MIN_WIDTH + GAP)).floor() as usize).clamp(1, 3)
}

/// The title of a subject, and the code of what it is about.
pub(super) fn title_parts(subject: &Subject) -> [Part<'_>; 2] {
    let code = subject.code.as_deref().unwrap_or_default();
    [
        Part::new(subject.heading(), TextStyle::sans(TITLE_SIZE).bold()),
        Part::new(code, TextStyle::sans(SMALL_SIZE)).joined(),
    ]
}

/// How many lines a reason gets.
pub(super) fn reason_lines(words: &str, width: f32) -> usize {
    lines(words.chars().count(), SMALL_SIZE, width, 4)
}

/// How many lines so many letters take, up to `most`.
fn lines(letters: usize, size: f32, width: f32, most: usize) -> usize {
    let needed = letters as f32 * LETTER * size / width.max(100.0);
    (needed.ceil() as usize).clamp(1, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dossier;
    use crate::model::figure_samples::{dossier, figure, quay};
    use crate::session::figures::FigureRequest;
    use crate::ui::widgets::figure_table::LETTERS;

    fn page(dossier: &Dossier, width: f32) -> (FigureList, Columns, Page) {
        let list = FigureList::make(dossier, FigureRequest::default(), None, &|| false)
            .expect("not cancelled");
        let groups = &list.groups;
        let columns = Columns::fit(&groups.choices.columns, &groups.lengths, LETTERS, width);
        (list, columns, Page::new(width, BTreeSet::new(), 0.0))
    }

    #[test]
    fn pieces_follow_each_other_and_every_row_has_its_place() {
        let dossier = quay();
        for width in [300.0, 700.0, 1400.0] {
            let (list, columns, mut page) = page(&dossier, width);
            page.go_on(&list, &columns);
            assert!(page.is_whole());
            let mut bottom = 0.0;
            let mut rows = 0;
            for placed in page.pieces() {
                assert!(placed.top >= bottom, "{:?} overlaps", placed.piece);
                bottom = placed.top + f64::from(placed.height);
                if let Piece::Table {
                    index,
                    rows: places,
                } = &placed.piece
                {
                    let count = list.listed[*index].rows.len();
                    let (top, height) = places.row(count - 1);
                    let end = f64::from(header_height(&columns)) + top + f64::from(height);
                    assert!((end - f64::from(placed.height)).abs() < 0.01);
                    rows += count;
                }
            }
            assert!(bottom <= page.height());
            assert_eq!(rows, dossier.figures.len());
            assert_eq!(page.between(0.0, page.height()), page.pieces());
            assert_eq!(page.between(page.height(), page.height() + 9.0), []);
        }
    }

    #[test]
    fn many_subjects_are_laid_out_over_several_frames() {
        let figures = (0..6000)
            .map(|index| figure(&format!("Subject {}", index / 2), "1", "t", ""))
            .collect();
        let dossier = dossier(figures);
        let (list, columns, mut page) = page(&dossier, 700.0);
        let mut frames = 0;
        while !page.is_whole() {
            let before = page.pieces().len();
            page.go_on(&list, &columns);
            assert!(page.pieces().len() <= before + PLACES_A_FRAME + 4);
            frames += 1;
        }
        assert!(frames > 1);
    }
}

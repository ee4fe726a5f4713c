//! The page of one listing: its pieces from top to bottom, and how tall each is.
//!
//! Heights are known without drawing, so a page of a million numbers draws only what is in view. A
//! piece never changes its height; a new width makes a new page.

use super::listing::Listed;
use super::subjects::{Section, Subject};
use crate::ui::theme::{GAP, MARGIN, SMALL_SIZE};
use crate::ui::widgets::figure_table::HEADER_HEIGHT;
use crate::ui::widgets::series_chart::{CHART_HEIGHT, CHART_MIN_WIDTH};

const SECTION_HEIGHT: f32 = 46.0;
const TITLE_HEIGHT: f32 = 34.0;
const MORE_HEIGHT: f32 = 34.0;
const REASON_LINE: f32 = SMALL_SIZE * 1.36;
/// The mean width of a letter of a reason, rather too wide than too narrow.
const REASON_LETTER: f32 = SMALL_SIZE * 0.6;
const SUBJECT_GAP: f32 = 26.0;
/// Charts of one subject that are shown before the reader asks for all.
pub(crate) const FIRST_CHARTS: usize = 4;

/// What stands at one height of the page. Numbers are places in the listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Section(Section),
    Title(usize),
    /// Charts side by side: which of the listed ones.
    Charts(usize, std::ops::Range<usize>),
    /// How many charts are not shown.
    MoreCharts(usize, usize),
    Reasons(usize),
    /// The column names and all rows.
    Table(usize),
}

/// A piece and where it is, in points from the page's top.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) piece: Piece,
    pub(crate) top: f32,
    pub(crate) height: f32,
}

/// All pieces, from top to bottom.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Page {
    pub(crate) pieces: Vec<Placed>,
    pub(crate) height: f32,
}

impl Page {
    /// Lays out a listing at `width` points with rows of `row_height`.
    pub(crate) fn new(
        listing: &[Listed],
        subjects: &[Subject],
        all_charts: &dyn Fn(usize) -> bool,
        width: f32,
        row_height: f32,
    ) -> Self {
        let mut page = Self {
            pieces: Vec::new(),
            height: GAP,
        };
        let mut section: Option<&Section> = None;
        let beside = charts_beside(width);
        let has_company = has_company(listing, subjects);
        for (index, listed) in listing.iter().enumerate() {
            if let Some(subject) = listed.subject.and_then(|subject| subjects.get(subject)) {
                if section != Some(&subject.section) {
                    page.push(Piece::Section(subject.section.clone()), SECTION_HEIGHT);
                    section = Some(&subject.section);
                }
                if subject.title.is_some() || has_company[index] {
                    page.push(Piece::Title(index), TITLE_HEIGHT);
                }
                page.charts(
                    index,
                    listed,
                    beside,
                    listed.subject.is_some_and(all_charts),
                );
                let lines: f32 = subject
                    .charted
                    .reasons
                    .iter()
                    .map(|reason| reason_lines(&reason.words(), width) as f32)
                    .sum();
                if lines > 0.0 {
                    page.push(Piece::Reasons(index), lines * REASON_LINE + GAP);
                }
            }
            let rows = listed.rows.len() as f32 * row_height;
            page.push(Piece::Table(index), HEADER_HEIGHT + rows);
            page.height += SUBJECT_GAP;
        }
        page.height += MARGIN;
        page
    }

    fn charts(&mut self, index: usize, listed: &Listed, beside: usize, all: bool) {
        let count = if all {
            listed.charts.len()
        } else {
            listed.charts.len().min(FIRST_CHARTS)
        };
        let mut from = 0;
        while from < count {
            let to = (from + beside).min(count);
            self.push(Piece::Charts(index, from..to), CHART_HEIGHT + GAP);
            from = to;
        }
        if count < listed.charts.len() {
            self.push(
                Piece::MoreCharts(index, listed.charts.len() - count),
                MORE_HEIGHT,
            );
        }
    }

    fn push(&mut self, piece: Piece, height: f32) {
        self.pieces.push(Placed {
            piece,
            top: self.height,
            height,
        });
        self.height += height;
    }

    /// The pieces that have something between `top` and `bottom`.
    pub(crate) fn between(&self, top: f32, bottom: f32) -> &[Placed] {
        let from = self
            .pieces
            .partition_point(|placed| placed.top + placed.height <= top);
        let to = self.pieces.partition_point(|placed| placed.top < bottom);
        &self.pieces[from..to.max(from)]
    }
}

/// How many charts stand side by side.
pub(crate) fn charts_beside(width: f32) -> usize {
    (((width + GAP) / (CHART_MIN_WIDTH + GAP)).floor() as usize).clamp(1, 3)
}

/// How many lines a reason gets.
pub(crate) fn reason_lines(words: &str, width: f32) -> usize {
    let needed = words.chars().count() as f32 * REASON_LETTER / width.max(100.0);
    (needed.ceil() as usize).clamp(1, 4)
}

/// For each listed subject whether its section has others; sections stand together.
fn has_company(listing: &[Listed], subjects: &[Subject]) -> Vec<bool> {
    let section = |listed: &Listed| Some(&subjects.get(listed.subject?)?.section);
    listing
        .chunk_by(|a, b| section(a) == section(b))
        .flat_map(|part| std::iter::repeat_n(part.len() > 1, part.len()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::listing::{Filter, list};
    use super::super::{sample, subjects::subjects};
    use super::*;

    #[test]
    fn pieces_follow_each_other_and_every_row_has_its_place() {
        let dossier = sample::quay();
        let subjects = subjects(&dossier.figures);
        let listing = list(&dossier, &subjects, &Filter::default(), None, true);
        for width in [300.0, 700.0, 1400.0] {
            let page = Page::new(&listing, &subjects, &|_| false, width, 50.0);
            let mut bottom = 0.0;
            for placed in &page.pieces {
                assert!(placed.top >= bottom, "{:?} overlaps", placed.piece);
                bottom = placed.top + placed.height;
            }
            assert!(bottom <= page.height);
            let rows: f32 = page
                .pieces
                .iter()
                .filter(|placed| matches!(placed.piece, Piece::Table(_)))
                .map(|placed| placed.height - HEADER_HEIGHT)
                .sum();
            assert_eq!(rows, 50.0 * dossier.figures.len() as f32);
            assert_eq!(page.between(0.0, page.height), page.pieces);
            assert_eq!(page.between(page.height, page.height + 9.0), []);
        }
    }
}

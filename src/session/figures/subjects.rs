//! What the numbers are about: trade first, then the article's other numbers, then extra tables.
//!
//! The rule, the same each time for the same file:
//! 1. A number of an extra table belongs to that table.
//! 2. A number with a commodity is about that commodity: its code, else its name.
//! 3. Any other is about its label's stem: the words before the first `,` `;` `:` `(` or dash.
//!
//! Case and white space do not count. Subjects stand in the order of their first number. Subjects
//! with one number are gathered at the end of their section, so that a page of single numbers is one
//! quiet table.

use std::collections::HashMap;

use super::STRIDE;
use crate::geometry::chart::reason::Reason;
use crate::geometry::chart::series::{Charted, charted};
use crate::geometry::figure_table::{Column, Lengths};
use crate::model::Dossier;
use crate::model::figure::Figure;
use crate::model::item::FigureId;

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    Trade,
    Other,
    Table(String),
}

/// Numbers about one thing.
#[derive(Clone, Debug)]
pub struct Subject {
    pub section: Section,
    /// What they are about; `None` for numbers that each are about something else.
    pub title: Option<String>,
    /// The commodity's code with its classification, like `HS 7013`.
    pub code: Option<String>,
    /// In file order.
    pub figures: Vec<FigureId>,
    pub charted: Charted,
    /// Of the words that stand in its table.
    pub lengths: Lengths,
}

impl Section {
    /// As a heading.
    pub fn title(&self) -> String {
        match self {
            Self::Trade => "Trade".to_owned(),
            Self::Other => "Other numbers".to_owned(),
            Self::Table(name) => format!("Table {name}"),
        }
    }
}

impl Subject {
    /// What its numbers are about, or that each is about something else.
    pub fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or("Single numbers")
    }
}

#[derive(PartialEq, Eq, Hash)]
enum Key {
    Table(String),
    Commodity { trade: bool, code: String },
    Stem { trade: bool, stem: String },
}

/// Groups all numbers, of which `rows` says how long their words are; `None` when cancelled.
pub(super) fn subjects(
    dossier: &Dossier,
    rows: &[Lengths],
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Subject>> {
    let figures = &dossier.figures;
    let mut places: HashMap<Key, usize> = HashMap::new();
    let mut found: Vec<(bool, Vec<FigureId>)> = Vec::new();
    for (index, figure) in figures.iter().enumerate() {
        if index % STRIDE == 0 && is_cancelled() {
            return None;
        }
        let place = *places.entry(key(figure)).or_insert_with(|| {
            found.push((figure.is_trade(), Vec::new()));
            found.len() - 1
        });
        found[place].1.push(FigureId::from_index(index));
    }
    let mut trade = Vec::new();
    let mut other = Vec::new();
    let mut tables = Vec::new();
    let (mut single_trade, mut single_other) = (Vec::new(), Vec::new());
    for (is_trade, ids) in found {
        let Some(first) = ids.first().and_then(|id| figures.get(id.index())) else {
            continue;
        };
        if let Some(table) = &first.table {
            tables.push(subject(figures, Section::Table(table.clone()), ids));
        } else if ids.len() == 1 {
            if is_trade {
                &mut single_trade
            } else {
                &mut single_other
            }
            .extend(ids);
        } else if is_trade {
            trade.push(subject(figures, Section::Trade, ids));
        } else {
            other.push(subject(figures, Section::Other, ids));
        }
    }
    for (section, singles, list) in [
        (Section::Trade, single_trade, &mut trade),
        (Section::Other, single_other, &mut other),
    ] {
        if !singles.is_empty() {
            list.push(single_numbers(section, singles));
        }
    }
    trade.append(&mut other);
    trade.append(&mut tables);
    for subject in &mut trade {
        if is_cancelled() {
            return None;
        }
        for lengths in subject.figures.iter().filter_map(|id| rows.get(id.index())) {
            subject.lengths.join(lengths);
        }
    }
    Some(trade)
}

/// How long the words of each number's row get; `None` when cancelled.
pub(super) fn row_lengths(
    dossier: &Dossier,
    is_cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Lengths>> {
    let mut all = Vec::with_capacity(dossier.figures.len());
    for part in dossier.figures.chunks(STRIDE) {
        if is_cancelled() {
            return None;
        }
        all.extend(part.iter().map(|figure| {
            let row = dossier.figure_row(figure);
            let mut lengths = Lengths::default();
            for column in Column::ALL {
                let (text, note) = column.cell(&row);
                lengths.take(column, text, &note);
            }
            lengths
        }));
    }
    Some(all)
}

fn subject(figures: &[Figure], section: Section, ids: Vec<FigureId>) -> Subject {
    let first = &figures[ids[0].index()];
    let title = match (&section, &first.commodity, &first.commodity_code) {
        (Section::Table(_), ..) => None,
        (_, Some(name), _) => Some(name.clone()),
        (_, None, Some(code)) => Some(code.clone()),
        (_, None, None) => {
            let same = ids
                .iter()
                .all(|id| figures[id.index()].label == first.label);
            Some(
                if same {
                    &first.label
                } else {
                    stem(&first.label)
                }
                .to_owned(),
            )
        }
    };
    let code = match (&section, &first.commodity, &first.commodity_code) {
        (Section::Trade | Section::Other, Some(_), Some(code)) => Some(
            first
                .classification
                .as_ref()
                .map_or_else(|| code.clone(), |list| format!("{list} {code}")),
        ),
        _ => None,
    };
    Subject {
        section,
        title,
        code,
        charted: charted(figures, &ids),
        figures: ids,
        lengths: Lengths::default(),
    }
}

fn single_numbers(section: Section, figures: Vec<FigureId>) -> Subject {
    let reason = if figures.len() == 1 {
        Reason::OneNumber
    } else {
        Reason::OneEach
    };
    Subject {
        section,
        title: None,
        code: None,
        figures,
        charted: Charted {
            series: Vec::new(),
            reasons: vec![reason],
        },
        lengths: Lengths::default(),
    }
}

fn key(figure: &Figure) -> Key {
    let trade = figure.is_trade();
    if let Some(table) = &figure.table {
        return Key::Table(table.clone());
    }
    match (&figure.commodity_code, &figure.commodity) {
        (Some(code), _) => Key::Commodity {
            trade,
            code: format!(
                "{} {}",
                figure.classification.as_deref().unwrap_or_default(),
                folded(code)
            ),
        },
        (None, Some(name)) => Key::Commodity {
            trade,
            code: folded(name),
        },
        (None, None) => Key::Stem {
            trade,
            stem: folded(stem(&figure.label)),
        },
    }
}

/// The words of a label that say what the number is about.
fn stem(label: &str) -> &str {
    let end = [", ", "; ", ": ", " (", " – ", " — ", " - ", "، ", "؛ "]
        .iter()
        .filter_map(|mark| label.find(mark))
        .min()
        .unwrap_or(label.len());
    let stem = label[..end].trim();
    if stem.is_empty() { label } else { stem }
}

fn folded(text: &str) -> String {
    text.split_whitespace()
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure_samples::{self, figure, trade};

    fn all(figures: &[Figure]) -> Vec<Subject> {
        let dossier = figure_samples::dossier(figures.to_vec());
        let rows = row_lengths(&dossier, &|| false).expect("not cancelled");
        subjects(&dossier, &rows, &|| false).expect("not cancelled")
    }

    fn titles(figures: &[Figure]) -> Vec<(Section, Option<String>, usize)> {
        all(figures)
            .into_iter()
            .map(|subject| (subject.section, subject.title, subject.figures.len()))
            .collect()
    }

    #[test]
    fn trade_comes_first_and_single_numbers_come_together() {
        let mut table_row = figure("Imports", "5", "t", "2020");
        table_row.table = Some("comtrade".to_owned());
        let figures = [
            figure("Visitors", "41000", "visitors", "2030"),
            figure("Calls", "6", "calls", "2025"),
            trade("Lantern exports", "9", "2028", "X", "9405"),
            figure("calls, so far", "1", "calls", "2026-01"),
            trade("Paper lanterns", "5200", "2030", "X", "9405"),
            trade("Lamp oil", "310", "2029", "M", "2710"),
            table_row,
            figure("Tariff", "7", "%", "2030"),
        ];
        assert_eq!(
            titles(&figures),
            [
                (Section::Trade, Some("Goods 9405".to_owned()), 2),
                (Section::Trade, None, 1),
                (Section::Other, Some("Calls".to_owned()), 2),
                (Section::Other, None, 2),
                (Section::Table("comtrade".to_owned()), None, 1),
            ]
        );
    }

    #[test]
    fn every_number_is_in_exactly_one_subject() {
        let figures: Vec<Figure> = (0..200)
            .map(|n| match n % 3 {
                0 => figure(&format!("Label {}", n % 7), "1", "t", "2020"),
                1 => trade(
                    &format!("Label {}", n % 5),
                    "1",
                    "2020",
                    "M",
                    &format!("{}", n % 4),
                ),
                _ => figure(&format!("Only {n}"), "1", "t", ""),
            })
            .collect();
        let mut ids: Vec<FigureId> = all(&figures)
            .into_iter()
            .flat_map(|subject| subject.figures)
            .collect();
        ids.sort();
        assert_eq!(ids, (0..200).map(FigureId::from_index).collect::<Vec<_>>());
    }
}

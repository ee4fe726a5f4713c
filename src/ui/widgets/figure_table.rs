//! The columns and rows of the table of numbers: where cells go, and how they are painted.
//!
//! Knows no dossier and no session: words and colors in, clicks out. Columns that do not fit are not
//! cut off: their words move into a line of their own under the label, the least needed first.

use eframe::egui::accesskit::Role;
use eframe::egui::{
    Align2, Color32, CursorIcon, Id, Painter, Pos2, Rect, Response, Sense, Shape, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::ui::text::{Align, Para, Span, Text, TextStyle, layout, paint, paint_text};
use crate::ui::theme::{Palette, SMALL_SIZE, TEXT_SIZE, palette};

/// Height of the strip with the column names.
pub const HEADER_HEIGHT: f32 = 30.0;
/// Between a row's edge and its first line.
const ROW_PADDING: f32 = 7.0;
/// Between columns.
const COLUMN_GAP: f32 = 12.0;
/// Between the table's edge and its first and last column.
pub const SIDE_PADDING: f32 = 10.0;

/// What is said of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Label,
    Words,
    Value,
    Unit,
    Period,
    Flow,
    Partner,
    Says,
}

/// The column that rows are ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

impl Sort {
    /// What a click on `column` makes of it: up, down, then file order again.
    pub fn clicked(sort: Option<Self>, column: Column) -> Option<Self> {
        match sort {
            Some(sort) if sort.column == column => (!sort.descending).then_some(Self {
                column,
                descending: true,
            }),
            _ => Some(Self {
                column,
                descending: false,
            }),
        }
    }
}

impl Column {
    /// In reading order.
    pub const ALL: [Self; 8] = [
        Self::Label,
        Self::Words,
        Self::Value,
        Self::Unit,
        Self::Period,
        Self::Flow,
        Self::Partner,
        Self::Says,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Label => "What",
            Self::Words => "In the text",
            Self::Value => "Value",
            Self::Unit => "Unit",
            Self::Period => "Period",
            Self::Flow => "Flow",
            Self::Partner => "Partner",
            Self::Says => "Who says it",
        }
    }

    /// The least width it can be read at, and its share of the room that is left.
    fn width(self) -> (f32, f32) {
        match self {
            Self::Label => (140.0, 3.0),
            Self::Words => (124.0, 3.0),
            Self::Value => (148.0, 1.0),
            Self::Unit => (58.0, 0.6),
            Self::Period => (62.0, 0.3),
            Self::Flow => (62.0, 0.4),
            Self::Partner => (84.0, 1.0),
            Self::Says => (92.0, 1.2),
        }
    }
}

/// Columns that fold away first come first; label and value always stay.
const FOLD_ORDER: [Column; 6] = [
    Column::Flow,
    Column::Partner,
    Column::Says,
    Column::Words,
    Column::Period,
    Column::Unit,
];

/// Where the columns of a table of one width are.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// With left edge and width, from the table's left edge.
    shown: Vec<(Column, f32, f32)>,
    /// In reading order.
    folded: Vec<Column>,
    pub row_height: f32,
}

impl Columns {
    /// Places `wanted` in `width` points.
    pub fn fit(wanted: &[Column], width: f32) -> Self {
        let mut shown: Vec<Column> = wanted.to_vec();
        let needed = |columns: &[Column]| {
            let widths: f32 = columns.iter().map(|column| column.width().0).sum();
            widths + COLUMN_GAP * columns.len().saturating_sub(1) as f32 + 2.0 * SIDE_PADDING
        };
        for column in FOLD_ORDER {
            if needed(&shown) <= width {
                break;
            }
            shown.retain(|known| *known != column);
        }
        let spare = (width - needed(&shown)).max(0.0);
        let shares: f32 = shown.iter().map(|column| column.width().1).sum();
        let mut left = SIDE_PADDING;
        let placed = shown
            .iter()
            .map(|column| {
                let (least, share) = column.width();
                let width = least + spare * share / shares.max(1.0);
                let place = (*column, left, width);
                left += width + COLUMN_GAP;
                place
            })
            .collect();
        let folded: Vec<Column> = wanted
            .iter()
            .copied()
            .filter(|column| !shown.contains(column))
            .collect();
        let lines = 2.0 * line_height(TEXT_SIZE);
        let fold = fold_height(folded.len());
        Self {
            shown: placed,
            folded,
            row_height: (lines + fold + 2.0 * ROW_PADDING).round(),
        }
    }

    fn place(&self, column: Column) -> Option<(f32, f32)> {
        self.shown
            .iter()
            .find(|(known, ..)| *known == column)
            .map(|(_, left, width)| (*left, *width))
    }
}

/// Folded words get two lines where there are many.
fn fold_lines(folded: usize) -> usize {
    folded.min(1) + usize::from(folded > 3)
}

fn fold_height(folded: usize) -> f32 {
    fold_lines(folded) as f32 * line_height(SMALL_SIZE) + 2.0 * folded.min(1) as f32
}

fn line_height(size: f32) -> f32 {
    size * TextStyle::sans(size).line_height
}

/// The words of one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowWords {
    pub label: String,
    /// `suggested`, or nothing.
    pub label_note: &'static str,
    /// As the article puts it.
    pub words: String,
    /// Why the quote is no evidence, or that it moved; empty when it stands where it should.
    pub doubt: &'static str,
    /// With qualifier, without unit: `more than 2 billion`.
    pub value: String,
    /// How many bytes of `value` its qualifier takes.
    pub qualifier: usize,
    /// Estimate, forecast or target, and all digits where the value is said in words.
    pub value_note: String,
    /// What is left of the note where there is no room for the digits.
    pub value_note_short: &'static str,
    pub unit: String,
    /// Price basis.
    pub unit_note: String,
    pub period: String,
    pub flow: String,
    pub partner: String,
    pub partner_note: String,
    pub says: String,
}

impl RowWords {
    /// Everything a row says, in reading order, without what is empty.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        Column::ALL
            .into_iter()
            .flat_map(|column| {
                let (text, note) = self.cell(column);
                [text, note]
            })
            .filter(|text| !text.is_empty())
    }

    fn cell(&self, column: Column) -> (&str, &str) {
        match column {
            Column::Label => (&self.label, self.label_note),
            Column::Words => (&self.words, self.doubt),
            Column::Value => (&self.value, &self.value_note),
            Column::Unit => (&self.unit, &self.unit_note),
            Column::Period => (&self.period, ""),
            Column::Flow => (&self.flow, ""),
            Column::Partner => (&self.partner, &self.partner_note),
            Column::Says => (&self.says, ""),
        }
    }
}

/// Draws the column names over `rect`; the one that was clicked.
pub fn header_ui(
    ui: &Ui,
    rect: Rect,
    id: Id,
    columns: &Columns,
    sort: Option<Sort>,
) -> Option<Column> {
    let colors = palette(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, colors.paper);
    let mut clicked = None;
    for (column, left, width) in &columns.shown {
        let cell = Rect::from_min_size(rect.min + vec2(*left, 0.0), vec2(*width, rect.height()));
        let response = ui
            .interact(cell, id.with(*column), Sense::click())
            .on_hover_cursor(CursorIcon::PointingHand);
        let order = sort.filter(|sort| sort.column == *column);
        let name = match order {
            None => format!("Sort by {}", column.title().to_lowercase()),
            Some(Sort {
                descending: false, ..
            }) => {
                format!("Sort by {}, ascending now", column.title().to_lowercase())
            }
            Some(Sort {
                descending: true, ..
            }) => {
                format!("Sort by {}, descending now", column.title().to_lowercase())
            }
        };
        response.widget_info(|| {
            WidgetInfo::selected(Role::Button, ui.is_enabled(), order.is_some(), &name)
        });
        if response.clicked() {
            clicked = Some(*column);
        }
        let color = if response.hovered() || order.is_some() {
            colors.text
        } else {
            colors.weak_text
        };
        let is_number = *column == Column::Value;
        let style = TextStyle::sans(SMALL_SIZE).bold();
        let (at, anchor) = if is_number {
            (cell.right_center(), Align2::RIGHT_CENTER)
        } else {
            (cell.left_center(), Align2::LEFT_CENTER)
        };
        let text = paint_text(
            ui.painter(),
            at,
            anchor,
            &Text::new(column.title(), style),
            color,
        );
        if let Some(sort) = order {
            let at = if is_number {
                text.left_center() - vec2(8.0, 0.0)
            } else {
                text.right_center() + vec2(8.0, 0.0)
            };
            ui.painter()
                .add(arrow_head(at, 3.5, !sort.descending, color));
        }
        if response.has_focus() {
            focus_ring(ui.painter(), cell.shrink2(vec2(-3.0, 3.0)), colors);
        }
    }
    ui.painter().hline(
        rect.x_range(),
        rect.bottom(),
        Stroke::new(1.0, colors.strong_line),
    );
    clicked
}

/// Paints one row into `rect`, on a ground of `lit` where it stands out; whether words were cut.
pub fn paint_row(
    ui: &Ui,
    rect: Rect,
    columns: &Columns,
    words: &RowWords,
    lit: Color32,
    response: &Response,
) -> bool {
    let mut is_cut = false;
    let colors = palette(ui.ctx());
    let painter = ui.painter();
    if lit != Color32::TRANSPARENT {
        painter.rect_filled(rect, 4.0, lit);
    }
    // Weak words keep their contrast on every ground.
    let weak = if lit == colors.selected {
        colors.text
    } else {
        colors.weak_text
    };
    let warning = if lit == Color32::TRANSPARENT {
        colors.warning
    } else {
        colors.text
    };
    let top = rect.top() + ROW_PADDING;
    let fold = fold_height(columns.folded.len());
    let cells_height = rect.height() - 2.0 * ROW_PADDING - fold;
    for (column, left, width) in &columns.shown {
        let (text, note) = words.cell(*column);
        let at = pos2(rect.left() + left, top);
        let style = match column {
            Column::Words => TextStyle::sans(TEXT_SIZE).italic(),
            _ => TextStyle::sans(TEXT_SIZE),
        };
        let bold = [Span::new(words.qualifier..words.value.len()).bold()];
        let cell = Cell {
            short_note: if *column == Column::Value {
                words.value_note_short
            } else {
                note
            },
            spans: if *column == Column::Value { &bold } else { &[] },
            align: if *column == Column::Value {
                Align::Right
            } else {
                Align::Start
            },
            note_color: if *column == Column::Words {
                warning
            } else {
                weak
            },
            color: if *column == Column::Says {
                weak
            } else {
                colors.text
            },
            style,
            size: vec2(*width, cells_height),
        };
        is_cut |= cell.paint(painter, at, text, note);
    }
    if let (false, Some((left, _))) = (columns.folded.is_empty(), columns.place(Column::Label)) {
        let place = Rect::from_min_max(
            pos2(rect.left() + left, rect.bottom() - ROW_PADDING - fold + 2.0),
            pos2(rect.right() - SIDE_PADDING, rect.bottom() - ROW_PADDING),
        );
        is_cut |= paint_parts(painter, place, &folded_words(columns, words), weak);
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
    if response.has_focus() {
        focus_ring(painter, rect.shrink(1.0), colors);
    }
    is_cut
}

/// What the folded columns say, part by part.
fn folded_words(columns: &Columns, words: &RowWords) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for column in &columns.folded {
        let (text, note) = words.cell(*column);
        if !text.is_empty() {
            parts.push(text.to_owned());
        }
        if !note.is_empty() {
            parts.push(note.to_owned());
        }
    }
    parts
}

/// Paints parts left to right over the lines of `place`, each as a text of its own, so that a part that
/// runs right to left does not turn its neighbours around; whether words were cut.
fn paint_parts(painter: &Painter, place: Rect, parts: &[String], color: Color32) -> bool {
    const DOT_WIDTH: f32 = 14.0;
    let style = TextStyle::sans(SMALL_SIZE);
    let mut at = place.min;
    for part in parts {
        let whole = layout(painter.ctx(), &Text::new(part, style)).ink_width();
        let is_first = at.x == place.left();
        let needed = whole + if is_first { 0.0 } else { DOT_WIDTH };
        let has_next_line = at.y + 1.5 * line_height(SMALL_SIZE) < place.bottom();
        if at.x + needed > place.right() && !is_first && has_next_line {
            at = pos2(place.left(), at.y + line_height(SMALL_SIZE));
        } else if !is_first {
            if place.right() - at.x < DOT_WIDTH + 24.0 {
                return true;
            }
            let dot = pos2(at.x + DOT_WIDTH / 2.0, at.y + line_height(SMALL_SIZE) / 2.0);
            painter.circle_filled(dot, 1.2, color);
            at.x += DOT_WIDTH;
        }
        let para = layout(
            painter.ctx(),
            &Text::new(part, style).one_line(place.right() - at.x),
        );
        paint(painter, at, &para, color);
        if para.is_cut() && !has_next_line {
            return true;
        }
        at.x += para.ink_width();
    }
    false
}

/// One cell: a text of one or two lines, and a note under a text of one.
struct Cell<'a> {
    /// Stands in for a note that does not fit.
    short_note: &'a str,
    spans: &'a [Span],
    align: Align,
    style: TextStyle,
    color: Color32,
    note_color: Color32,
    size: Vec2,
}

impl Cell<'_> {
    /// Whether words were cut.
    fn paint(&self, painter: &Painter, at: Pos2, text: &str, note: &str) -> bool {
        if text.is_empty() && note.is_empty() {
            return false;
        }
        let main = Text::new(text, self.style)
            .wrapped(self.size.x)
            .max_lines(if note.is_empty() { 2 } else { 1 })
            .align(self.align)
            .spans(self.spans);
        let main_lines = layout(painter.ctx(), &main);
        if note.is_empty() {
            self.paint_line(painter, at, &main_lines, self.color);
            return main_lines.is_cut();
        }
        if main_lines.is_cut() {
            // A number is rather small than cut off.
            let joined = if self.short_note.is_empty() {
                text.to_owned()
            } else {
                format!("{text} · {}", self.short_note)
            };
            let small = Text {
                text: &joined,
                style: TextStyle {
                    size: SMALL_SIZE,
                    ..self.style
                },
                ..main.max_lines(2)
            };
            self.paint_line(painter, at, &layout(painter.ctx(), &small), self.color);
            return true;
        }
        self.paint_line(painter, at, &main_lines, self.color);
        let style = TextStyle::sans(SMALL_SIZE);
        let mut note_line = layout(painter.ctx(), &Text::new(note, style).one_line(self.size.x));
        let is_cut = note_line.is_cut();
        if is_cut {
            note_line = layout(
                painter.ctx(),
                &Text::new(self.short_note, style).one_line(self.size.x),
            );
        }
        let at = at + vec2(0.0, line_height(TEXT_SIZE) + 1.0);
        self.paint_line(painter, at, &note_line, self.note_color);
        is_cut
    }

    /// Paints a paragraph at the side of the cell it belongs to, also when it has no width of its own.
    fn paint_line(&self, painter: &Painter, at: Pos2, para: &Para, color: Color32) {
        let spare = (self.size.x - para.size().x).max(0.0);
        let is_right = match self.align {
            Align::Right => true,
            Align::Start => para.is_rtl(),
            Align::Center | Align::End | Align::Left => false,
        };
        let shift = if is_right { spare } else { 0.0 };
        paint(painter, at + vec2(shift, 0.0), para, color);
    }
}

/// A small filled triangle.
pub(crate) fn arrow_head(at: Pos2, half: f32, up: bool, color: Color32) -> Shape {
    let tip = if up { -half } else { half };
    let points = vec![
        at + vec2(0.0, tip),
        at + vec2(-half, -tip * 0.7),
        at + vec2(half, -tip * 0.7),
    ];
    Shape::convex_polygon(points, color, Stroke::NONE)
}

fn focus_ring(painter: &Painter, rect: Rect, colors: &Palette) {
    painter.rect_stroke(
        rect,
        4.0,
        Stroke::new(2.0, colors.accent),
        StrokeKind::Inside,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fold_before_they_are_cut_off() {
        for width in 240_u16..2000 {
            let width = f32::from(width);
            let columns = Columns::fit(&Column::ALL, width);
            assert_eq!(
                columns.shown.len() + columns.folded.len(),
                Column::ALL.len()
            );
            let mut right = 0.0;
            for (column, left, wide) in &columns.shown {
                assert!(*left >= right, "{column:?} overlaps at {width}");
                assert!(*wide >= column.width().0);
                right = left + wide;
            }
            if width >= 320.0 {
                assert!(right <= width - SIDE_PADDING + 0.1, "cut off at {width}");
            }
        }
        assert_eq!(Columns::fit(&Column::ALL, 890.0).folded, [] as [Column; 0]);
        assert!(
            Columns::fit(&Column::ALL, 700.0)
                .folded
                .contains(&Column::Flow)
        );
    }

    #[test]
    fn a_click_sorts_up_then_down_then_not() {
        let mut sort = None;
        let mut seen = Vec::new();
        for _ in 0..4 {
            sort = Sort::clicked(sort, Column::Value);
            seen.push(sort.map(|sort| sort.descending));
        }
        assert_eq!(seen, [Some(false), Some(true), None, Some(false)]);
        assert_eq!(
            Sort::clicked(sort, Column::Unit),
            Some(Sort {
                column: Column::Unit,
                descending: false
            })
        );
    }

    #[test]
    fn folded_words_lose_nothing() {
        let words = RowWords {
            label: "Trade".to_owned(),
            words: "more than 2 billion".to_owned(),
            doubt: "moved in the text",
            value: "2".to_owned(),
            unit: "USD".to_owned(),
            period: "2025".to_owned(),
            flow: "exports".to_owned(),
            partner: "Russia".to_owned(),
            says: "Anatoly Viktorov".to_owned(),
            ..RowWords::default()
        };
        let narrow = Columns::fit(&Column::ALL, 320.0);
        assert_eq!(
            folded_words(&narrow, &words),
            [
                "more than 2 billion",
                "moved in the text",
                "USD",
                "2025",
                "exports",
                "Russia",
                "Anatoly Viktorov"
            ]
        );
    }
}

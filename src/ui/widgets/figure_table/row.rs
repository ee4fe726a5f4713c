//! One row of the table of numbers: cells side by side or one below the other, folded words under them.

use std::borrow::Cow;

use eframe::egui::{Color32, Painter, Pos2, Rect, Response, Stroke, Ui, Vec2, pos2, vec2};

use super::{LETTERS, focus_ring};
use crate::geometry::figure_table::{
    Column, Columns, FOLD_GAP, Lengths, ROW_PADDING, SIDE_PADDING,
};
use crate::model::figure_row::FigureRow;
use crate::ui::text::{Align, Para, Span, Text, TextStyle, layout, paint};
use crate::ui::theme::{Palette, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::text_flow::{Part, TextFlow};

/// The colors of a row's words on its ground.
struct Inks {
    text: Color32,
    weak: Color32,
    warning: Color32,
}

impl Inks {
    /// Weak words keep their contrast on every ground.
    fn on(lit: Color32, colors: &Palette) -> Self {
        Self {
            text: colors.text,
            weak: if lit == colors.selected {
                colors.text
            } else {
                colors.weak_text
            },
            warning: if lit == Color32::TRANSPARENT {
                colors.warning
            } else {
                colors.text
            },
        }
    }
}

/// Paints one row into `rect`, on a ground of `lit` where it stands out; whether words were cut.
///
/// `lengths` are those that the height of the rows was made for.
pub fn paint_row(
    ui: &Ui,
    rect: Rect,
    (columns, lengths): (&Columns, &Lengths),
    row: &FigureRow,
    lit: Color32,
    response: &Response,
) -> bool {
    let colors = palette(ui.ctx());
    let painter = ui.painter();
    if lit != Color32::TRANSPARENT {
        painter.rect_filled(rect, 4.0, lit);
    }
    let inks = Inks::on(lit, colors);
    let cells = rect.shrink2(vec2(0.0, ROW_PADDING));
    let room = cells.height() - columns.fold_height(lengths);
    let cells = Rect::from_min_size(cells.min, vec2(cells.width(), room));
    let (taken, mut is_cut) = if columns.is_stacked() {
        paint_stacked(painter, cells, row, &inks)
    } else {
        paint_beside(painter, cells, columns, row, &inks)
    };
    let texts = folded_words(columns, row);
    if !texts.is_empty() {
        let style = TextStyle::sans(SMALL_SIZE);
        let parts: Vec<Part<'_>> = texts.iter().map(|text| Part::new(text, style)).collect();
        let top = cells.top() + taken + FOLD_GAP;
        let room = vec2(columns.inner_width(), rect.bottom() - ROW_PADDING - top);
        let flow = TextFlow::new(painter.ctx(), &parts, room);
        flow.paint(painter, pos2(rect.left() + SIDE_PADDING, top), inks.weak);
        is_cut |= flow.is_cut();
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, colors.line));
    if response.has_focus() {
        focus_ring(painter, rect.shrink(1.0), colors);
    }
    is_cut
}

/// What the folded columns say, each with what it is where that is not plain.
fn folded_words<'a>(columns: &Columns, row: &'a FigureRow) -> Vec<Cow<'a, str>> {
    let mut parts: Vec<Cow<'a, str>> = Vec::new();
    if columns.is_stacked() {
        parts.push(row.value_note().into());
        parts.push(row.price_basis.as_str().into());
    }
    let said = |before: &str, name: &'a str, after: &str| match name {
        "" => Cow::Borrowed(""),
        name => Cow::Owned(format!("{before}{name}{after}")),
    };
    for column in &columns.folded {
        match column {
            Column::Words => {
                parts.push(said("“", &row.words, "”"));
                parts.push(row.doubt.into());
            }
            Column::Partner => {
                parts.push(said("partner ", &row.partner, ""));
                parts.push(said("reported by ", &row.reporter, ""));
            }
            Column::Says => {
                parts.push(said("said by ", &row.says, ""));
                parts.push(row.table.as_str().into());
            }
            Column::Label | Column::Value | Column::Unit | Column::Period | Column::Flow => {
                let (text, note) = column.cell(row);
                parts.extend([text.into(), note]);
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Label, and under it value and unit, over the whole width; the height taken, and whether words
/// were cut.
fn paint_stacked(painter: &Painter, rect: Rect, row: &FigureRow, inks: &Inks) -> (f32, bool) {
    let style = TextStyle::sans(TEXT_SIZE);
    let rect = rect.shrink2(vec2(SIDE_PADDING, 0.0));
    let bold = [Span::new(row.qualifier..row.value.len()).bold()];
    let value = [
        Part::new(&row.value, style).spans(&bold),
        Part::new(&row.unit, style).joined(),
    ];
    let room = vec2(rect.width(), rect.height() - LETTERS.line);
    let flow = TextFlow::new(painter.ctx(), &value, room);
    let left = rect.height() - flow.size().y;
    let lines = (left / LETTERS.line + 0.1).floor().max(1.0) as usize;
    let label = Text::new(&row.label, style)
        .wrapped(rect.width())
        .max_lines(lines);
    let label = layout(painter.ctx(), &label);
    paint(painter, rect.min, &label, inks.text);
    let at = rect.min + vec2(0.0, label.size().y);
    flow.paint(painter, at, inks.text);
    let taken = label.size().y + flow.size().y;
    (taken, label.is_cut() || flow.is_cut())
}

/// All shown columns; the height taken, and whether words were cut.
fn paint_beside(
    painter: &Painter,
    rect: Rect,
    columns: &Columns,
    row: &FigureRow,
    inks: &Inks,
) -> (f32, bool) {
    let bold = [Span::new(row.qualifier..row.value.len()).bold()];
    let (mut taken, mut is_cut) = (0.0_f32, false);
    for (column, left, width) in &columns.shown {
        let (text, note) = column.cell(row);
        let cell = Cell {
            spans: if *column == Column::Value { &bold } else { &[] },
            align: match column {
                Column::Value => Align::Right,
                // Beside its number, whatever its script.
                Column::Unit | Column::Period | Column::Flow => Align::Left,
                _ => Align::Start,
            },
            style: match column {
                Column::Words => TextStyle::sans(TEXT_SIZE).italic(),
                _ => TextStyle::sans(TEXT_SIZE),
            },
            color: match column {
                Column::Says => inks.weak,
                _ => inks.text,
            },
            note_color: match column {
                Column::Words => inks.warning,
                _ => inks.weak,
            },
            size: vec2(*width, rect.height()),
        };
        let at = pos2(rect.left() + left, rect.top());
        let (height, cut) = cell.paint(painter, at, text, &note);
        (taken, is_cut) = (taken.max(height), is_cut | cut);
    }
    (taken, is_cut)
}

/// One cell: a text of some lines, and a note under it.
struct Cell<'a> {
    spans: &'a [Span],
    align: Align,
    style: TextStyle,
    color: Color32,
    note_color: Color32,
    size: Vec2,
}

impl Cell<'_> {
    /// The height taken, and whether words were cut.
    fn paint(&self, painter: &Painter, at: Pos2, text: &str, note: &str) -> (f32, bool) {
        let note_height = if note.is_empty() {
            0.0
        } else {
            LETTERS.small_line + 1.0
        };
        let lines = |height: f32, line: f32| (height / line + 0.1).floor().max(1.0) as usize;
        let main = Text::new(text, self.style)
            .wrapped(self.size.x)
            .align(self.align)
            .spans(self.spans);
        let room = lines(self.size.y - note_height, LETTERS.line);
        let mut main_lines = layout(painter.ctx(), &main.max_lines(room));
        let mut has_note = !note.is_empty();
        if main_lines.is_cut() && has_note && self.align == Align::Right {
            // A number matters more than the note under it.
            has_note = false;
            let room = lines(self.size.y, LETTERS.line);
            main_lines = layout(painter.ctx(), &main.max_lines(room));
        }
        let is_right = match self.align {
            Align::Right => true,
            Align::Start if text.is_empty() => false,
            Align::Start => main_lines.is_rtl(),
            Align::Center | Align::End | Align::Left => false,
        };
        self.paint_line(painter, at, &main_lines, is_right, self.color);
        if !has_note {
            let is_cut = main_lines.is_cut() || !note.is_empty();
            return (main_lines.size().y, is_cut);
        }
        let style = TextStyle::sans(SMALL_SIZE);
        let note_line = layout(painter.ctx(), &Text::new(note, style).one_line(self.size.x));
        let top = if text.is_empty() {
            0.0
        } else {
            main_lines.size().y + 1.0
        };
        let at = at + vec2(0.0, top);
        self.paint_line(painter, at, &note_line, is_right, self.note_color);
        let is_cut = main_lines.is_cut() || note_line.is_cut();
        (top + note_line.size().y, is_cut)
    }

    /// Paints a paragraph at the side of the cell it belongs to, also when it has no width of its own.
    fn paint_line(&self, painter: &Painter, at: Pos2, para: &Para, is_right: bool, color: Color32) {
        let spare = (self.size.x - para.size().x).max(0.0);
        let shift = if is_right { spare } else { 0.0 };
        paint(painter, at + vec2(shift, 0.0), para, color);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::figure::{Figure, Number, Qualifier};
    use crate::model::figure_samples::{dossier, figure};
    use crate::ui::theme;
    use eframe::egui::{Context, RawInput, Sense};

    fn with_value(value: &str, most: &str, unit: &str, qualifier: Qualifier) -> Figure {
        Figure {
            label: String::new(),
            value_max: Number::parse(most),
            qualifier,
            ..figure("", value, unit, "")
        }
    }

    /// A number, its qualifier and its unit, in every width that a table may have.
    #[test]
    fn a_value_is_never_cut() {
        let ctx = Context::default();
        theme::install(&ctx, true);
        let mut figures = Vec::new();
        for (value, most) in [
            ("2000000000", ""),
            ("900000000", "1200000000"),
            ("1234567890123", "9234567890123"),
            ("-88888888.888888", ""),
            ("8888888888888888888888888888", ""),
        ] {
            for unit in ["", "USD", "تاجر", "kilowatt hours per inhabitant"] {
                figures.extend(Qualifier::ALL.map(|by| with_value(value, most, unit, by)));
            }
        }
        let dossier = dossier(figures);
        let columns = [Column::Label, Column::Value, Column::Unit, Column::Period];
        let mut count = 0;
        for figure in &dossier.figures {
            let mut row = dossier.figure_row(figure);
            (row.words, row.says) = (String::new(), String::new());
            let mut lengths = Lengths::default();
            for column in Column::ALL {
                let (text, note) = column.cell(&row);
                lengths.take(column, text, &note);
            }
            for width in (200_u16..1200).step_by(45) {
                let width = f32::from(width);
                let fit = Columns::fit(&columns, &lengths, LETTERS, width);
                let size = vec2(width, fit.row_height(&lengths));
                let mut is_cut = true;
                let mut output = ctx.run_ui(RawInput::default(), |ui| {
                    let rect = Rect::from_min_size(Pos2::ZERO, size);
                    let response = ui.interact(rect, ui.scope_id(), Sense::hover());
                    let ground = Color32::TRANSPARENT;
                    is_cut = paint_row(ui, rect, (&fit, &lengths), &row, ground, &response);
                });
                output.textures_delta.clear();
                assert!(!is_cut, "{} {} is cut at {width}", row.value, row.unit);
                count += 1;
            }
        }
        assert!(count > 1000);
    }
}

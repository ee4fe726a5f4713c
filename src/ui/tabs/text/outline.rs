//! The sub-headings beside the text.
//!
//! They are found once for a dossier. A few are shown in full; of many, each has one line, and only those in view are
//! laid out.

use eframe::egui::{Frame, Margin, Panel, Response, ScrollArea, Ui};

use super::pieces::Heading;
use crate::model::Dossier;
use crate::ui::text::{self, Label, Text, TextStyle, label};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};

/// More headings than this have one line each.
const MAX_IN_FULL: usize = 100;
/// Headings that are listed: beyond, positions on the screen would lose their fractions.
const MAX_LISTED: usize = 100_000;

/// Lists the headings and says which block was clicked; `current` is the one the reader is under, and
/// `follow` brings it into view.
pub(super) fn outline_ui(
    ui: &mut Ui,
    dossier: &Dossier,
    headings: &[Heading],
    current: Option<usize>,
    follow: bool,
) -> Option<usize> {
    let colors = palette(ui.ctx());
    let mut clicked = None;
    Panel::left("outline")
        .frame(
            Frame::new()
                .fill(colors.chrome)
                .inner_margin(Margin::same(12)),
        )
        .default_size(200.0)
        .size_range(140.0..=360.0)
        .show(ui, |ui| {
            label(
                ui,
                "Outline",
                TextStyle::sans(SMALL_SIZE).bold().color(colors.weak_text),
            );
            ui.add_space(4.0);
            clicked = list_ui(ui, dossier, headings, current, follow);
        });
    clicked
}

fn list_ui(
    ui: &mut Ui,
    dossier: &Dossier,
    headings: &[Heading],
    current: Option<usize>,
    follow: bool,
) -> Option<usize> {
    let rows = Rows {
        dossier,
        headings,
        current,
        highest: headings
            .iter()
            .map(|heading| heading.level)
            .min()
            .unwrap_or(1),
    };
    let mut area = ScrollArea::vertical().auto_shrink(false);
    let mut clicked = None;
    if headings.len() <= MAX_IN_FULL {
        area.show(ui, |ui| {
            for (index, heading) in headings.iter().enumerate() {
                let row = rows.row_ui(ui, index, false);
                if row.clicked() {
                    clicked = Some(heading.block);
                }
                if follow && current == Some(index) {
                    row.scroll_to_me(None);
                }
                ui.add_space(2.0);
            }
        });
        return clicked;
    }
    let listed = headings.len().min(MAX_LISTED);
    let hidden = headings.len() - listed;
    let letters = text::measure(ui.ctx(), &Text::new("A", TextStyle::sans(TEXT_SIZE))).y;
    let height = letters.max(ui.spacing().interact_size.y);
    if let Some(current) = current.filter(|current| follow && *current < listed) {
        let row = height + ui.spacing().item_spacing.y;
        let middle = (ui.available_height() - row) / 2.0;
        area = area.vertical_scroll_offset((current as f32 * row - middle).max(0.0));
    }
    area.show_rows(ui, height, listed + usize::from(hidden > 0), |ui, range| {
        for index in range {
            if index == listed {
                let words = format!("and {hidden} more");
                let style = TextStyle::sans(SMALL_SIZE).color(palette(ui.ctx()).weak_text);
                label(ui, &words, style);
            } else if rows.row_ui(ui, index, true).clicked() {
                clicked = Some(headings[index].block);
            }
        }
    });
    clicked
}

struct Rows<'a> {
    dossier: &'a Dossier,
    headings: &'a [Heading],
    /// The heading the reader is under.
    current: Option<usize>,
    /// The level that is not indented.
    highest: u8,
}

impl Rows<'_> {
    /// One heading.
    fn row_ui(&self, ui: &mut Ui, index: usize, one_line: bool) -> Response {
        let colors = palette(ui.ctx());
        let heading = self.headings[index];
        let is_current = self.current == Some(index);
        let style = TextStyle::sans(TEXT_SIZE);
        let style = if is_current {
            style.bold().color(colors.accent)
        } else {
            style.color(colors.text)
        };
        let words = &self.dossier.article.body.blocks[heading.block].text;
        ui.horizontal_top(|ui| {
            ui.add_space(f32::from(heading.level - self.highest) * 12.0);
            let label = Label::new(words, style).clickable().selected(is_current);
            let label = if one_line { label.one_line() } else { label };
            label.show(ui)
        })
        .inner
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::{Block, BlockKind};
    use eframe::egui::{Context, Pos2, RawInput, Rect, vec2};

    /// How many labels one frame of an outline of so many headings has.
    fn labels(count: usize) -> usize {
        let mut dossier = Dossier::default();
        let headings: Vec<Heading> = (0..count)
            .map(|block| Heading { block, level: 2 })
            .collect();
        dossier.article.body.blocks = (0..count)
            .map(|block| Block {
                kind: BlockKind::Heading(2),
                text: format!("Heading {block}").into(),
                ..Block::default()
            })
            .collect();
        let ctx = Context::default();
        ctx.set_fonts(crate::ui::text::egui_fonts());
        ctx.enable_accesskit();
        let mut seen = 0;
        for _ in 0..2 {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(300.0, 400.0))),
                ..RawInput::default()
            };
            let mut output = ctx.run_ui(input, |ui| {
                list_ui(ui, &dossier, &headings, Some(0), true);
            });
            output.textures_delta.clear();
            let update = output.platform_output.accesskit_update;
            let nodes = update.map_or(vec![], |update| update.nodes);
            let is_heading = |label: &str| label.starts_with("Heading");
            seen = nodes
                .iter()
                .filter(|(_, node)| node.label().is_some_and(is_heading))
                .count();
        }
        seen
    }

    #[test]
    fn of_many_headings_only_those_in_view_are_laid_out() {
        assert_eq!(labels(MAX_IN_FULL), MAX_IN_FULL);
        let seen = labels(20_000);
        assert!((5..60).contains(&seen), "{seen}");
    }
}

//! The sub-headings beside the text.

use eframe::egui::{Frame, Margin, Panel, ScrollArea, Ui};

use crate::model::Dossier;
use crate::model::article::BlockKind;
use crate::ui::text::{Label, TextStyle, label};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};

/// A text of a hundred thousand headings is listed this far.
const MAX_LISTED: usize = 2000;

pub(super) fn has_headings(dossier: &Dossier) -> bool {
    headings(dossier).next().is_some()
}

fn headings(dossier: &Dossier) -> impl Iterator<Item = (usize, u8, &str)> {
    dossier
        .article
        .body
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| match block.kind {
            BlockKind::Heading(level) => Some((index, level, &*block.text)),
            _ => None,
        })
}

/// Lists the headings and says which block was clicked; `at` is the block the reader is at.
pub(super) fn outline_ui(ui: &mut Ui, dossier: &Dossier, at: usize) -> Option<usize> {
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
            let current = headings(dossier)
                .take_while(|(block, ..)| *block <= at)
                .last();
            let highest = headings(dossier)
                .map(|(_, level, _)| level)
                .min()
                .unwrap_or(1);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                for (block, level, text) in headings(dossier).take(MAX_LISTED) {
                    let is_current = current.is_some_and(|(current, ..)| current == block);
                    let style = TextStyle::sans(TEXT_SIZE);
                    let style = if is_current {
                        style.bold().color(colors.accent)
                    } else {
                        style.color(colors.text)
                    };
                    ui.horizontal_top(|ui| {
                        ui.add_space(f32::from(level - highest) * 12.0);
                        if Label::new(text, style)
                            .clickable()
                            .selected(is_current)
                            .show(ui)
                            .clicked()
                        {
                            clicked = Some(block);
                        }
                    });
                    ui.add_space(2.0);
                }
            });
        });
    clicked
}

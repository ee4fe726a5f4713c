//! The words under the picture: caption and credit whole and first, then all else that is known of it.
//!
//! Caption and credit are never scrolled out of sight by what follows, and the picture keeps some room
//! even where they are long.

use eframe::egui::{self, Rect, ScrollArea, Ui, UiBuilder, pos2};

use super::super::trust::Trust;
use super::super::words_of;
use crate::model::Dossier;
use crate::model::item::{Item, PictureId};
use crate::session::command::Command;
use crate::ui::View;
use crate::ui::pictures;
use crate::ui::text::{self, Text, TextStyle};
use crate::ui::theme::{MARGIN, SMALL_SIZE, TEXT_SIZE, palette};
use crate::ui::widgets::picture_tile::Words;

/// The words take no more than this share of the tab, and scroll in it …
const MAX_SHARE: f32 = 0.4;
/// … unless caption and credit need more, up to this share.
const MAX_NEEDED_SHARE: f32 = 0.75;
/// Widest column of words, in points.
const WIDTH: f32 = 760.0;
/// Above and below the words.
const PADDING: f32 = 12.0;
const LINE_GAP: f32 = 4.0;
/// More sentences than this are left to the details panel.
const MAX_SENTENCES: usize = 5;
const CAPTION: TextStyle = TextStyle::sans(15.0);
const CREDIT: TextStyle = TextStyle::sans(13.0);

/// The pane, and how tall its words were when they were drawn last.
#[derive(Default)]
pub(super) struct WordsPane {
    known: Option<(PictureId, f32)>,
    height: f32,
}

impl WordsPane {
    /// Draws the words at the foot of `bounds` and returns how much of it they take.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        view: &View<'_>,
        dossier: &Dossier,
        picture: PictureId,
        trust: &Trust,
        bounds: Rect,
    ) -> f32 {
        let key = Some((picture, bounds.width()));
        let words = words_of(view, dossier, trust, picture);
        let scroll = ui.spacing().scroll.allocated_width();
        let width = (bounds.width() - 2.0 * MARGIN - scroll).clamp(1.0, WIDTH);
        let first = caption_and_credit(ui, &words, width) + 2.0 * PADDING;
        let most = (bounds.height() * MAX_SHARE)
            .max(first.min(bounds.height() * MAX_NEEDED_SHARE))
            .floor();
        let is_known = self.known == key;
        let height = if is_known {
            self.height.min(most)
        } else {
            most
        };
        let foot = Rect::from_min_max(pos2(bounds.left(), bounds.bottom() - height), bounds.max);
        ui.painter().rect_filled(foot, 0, palette(ui.ctx()).card);
        let output = ui
            .scope_builder(UiBuilder::new().max_rect(foot), |ui| {
                ui.set_clip_rect(foot.intersect(ui.clip_rect()));
                ScrollArea::vertical()
                    .id_salt(("picture words", picture.0))
                    .auto_shrink(false)
                    .show(ui, |ui| {
                        egui::Frame::new()
                            .inner_margin(egui::Margin::symmetric(MARGIN as i8, PADDING as i8))
                            .show(ui, |ui| {
                                // The bar has room of its own, whether it is there or not.
                                ui.set_max_width(width);
                                describe_ui(ui, view, dossier, picture, &words);
                            });
                    })
            })
            .inner;
        let needed = output.content_size.y.ceil();
        if !is_known || (needed - self.height).abs() > 0.5 {
            (self.known, self.height) = (key, needed);
            ui.request_discard("the words under the picture have another height");
        }
        height
    }
}

/// The height of the words that are never to be scrolled away.
fn caption_and_credit(ui: &Ui, words: &Words<'_>, width: f32) -> f32 {
    let height = |words: Option<&str>, style: TextStyle| {
        let text = Text::new(words.unwrap_or("No caption is given"), style);
        text::measure(ui.ctx(), &text.wrapped(width)).y + LINE_GAP
    };
    height(words.caption, CAPTION) + height(words.credit, CREDIT)
}

/// Caption, credit, rights, size, and the sentences it rests on.
fn describe_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, id: PictureId, words: &Words<'_>) {
    let colors = palette(ui.ctx());
    let picture = dossier.picture(id);
    let small = TextStyle::sans(SMALL_SIZE);
    let quiet = small.color(colors.weak_text);
    let warning = small.color(colors.warning);
    ui.spacing_mut().item_spacing.y = LINE_GAP;
    match words.caption {
        Some(caption) => text::label(ui, caption, CAPTION),
        None => text::label(ui, "No caption is given", warning),
    };
    match words.credit {
        Some(credit) => text::label(ui, credit, CREDIT.color(colors.weak_text)),
        None => text::label(ui, "No credit is given", warning),
    };
    if let Some(words) = words.warning {
        text::label(ui, words, small.color(colors.bad));
    }
    for right in &picture.rights {
        text::label(ui, right, quiet);
    }
    if let Some(facts) = pictures::facts(ui.ctx(), view, id) {
        let (width, height) = facts.original;
        let mut parts = vec![format!("{} · {width} × {height} pixels", facts.format)];
        if let Some(claimed) = picture.size_hint
            && claimed != facts.original
        {
            parts.push(format!("the article says {} × {}", claimed.0, claimed.1));
        }
        text::label(ui, &parts.join(" · "), quiet);
        for note in &facts.notes {
            text::label(ui, note, warning);
        }
    }
    if picture.alt.is_none() {
        let missing = "No description is given for those who cannot see it";
        text::label(ui, missing, warning);
    }
    ui.add_space(6.0);
    sentences_ui(ui, view, dossier, Item::Picture(id));
}

fn sentences_ui(ui: &mut Ui, view: &View<'_>, dossier: &Dossier, item: Item) {
    let colors = palette(ui.ctx());
    let sentences = dossier.evidence.sentences_of(item);
    let quiet = TextStyle::sans(SMALL_SIZE).color(colors.weak_text);
    if sentences.is_empty() {
        text::label(ui, "Nothing in the text is linked to this picture", quiet);
        return;
    }
    text::label(ui, "In the text", quiet.bold());
    for sentence in sentences.iter().take(MAX_SENTENCES) {
        let words = dossier.article.body.sentence_text(*sentence);
        let style = TextStyle::serif(TEXT_SIZE).color(colors.accent);
        if text::link(ui, words, style).clicked() {
            view.send(Command::ShowSentence(*sentence));
        }
    }
    if sentences.len() > MAX_SENTENCES {
        let more = format!(
            "and {} more, in the details",
            sentences.len() - MAX_SENTENCES
        );
        text::label(ui, &more, quiet);
    }
}

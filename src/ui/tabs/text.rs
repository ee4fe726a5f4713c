//! The article as a reading column: every name, number and sentence in it can be pointed at.
//!
//! The text is never copied or laid out as a whole: the body view asks for the blocks in view, and
//! highlights are marks that cost no layout.

mod marking_bar;
mod outline;
mod picture_slot;
mod pieces;
mod source;
mod targets;

use eframe::egui::{self, CursorIcon, Ui};

use super::super::View;
use crate::model::Dossier;
use crate::model::article::InlineStyle;
use crate::model::item::{Item, SentenceId};
use crate::session::Opened;
use crate::session::command::Command;
use crate::session::find::{HeadPart, Hit};
use crate::session::review::Marked;
use crate::ui::panes::{self, Pane};
use crate::ui::text::body::{BodyPosition, BodyView, Reading};
use crate::ui::text::{self, TextStyle};
use crate::ui::theme::{SMALL_SIZE, TEXT_SIZE, palette};
use pieces::{Piece, Pieces};
use source::ArticleSource;
use targets::{Leads, host};

/// Narrower windows show no outline: the column needs the room.
const OUTLINE_FROM: f32 = 880.0;

/// View state of the tab: where the reader is, and what was last brought into view.
#[derive(Default)]
pub struct TextTab {
    body: BodyView,
    pieces: Pieces,
    /// The heading that was clicked in the outline, and where the text came to stand because of it.
    clicked_heading: Option<(usize, Option<(usize, f32)>)>,
    /// The block that the outline took for the one being read.
    outlined: Option<usize>,
    revealed: u64,
    shown_hit: Option<(usize, usize)>,
    /// What is shown, to find the place again when it is read anew.
    shown: Option<Opened>,
}

impl TextTab {
    pub fn ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        let dossier = &opened.dossier;
        self.follow(view, opened);
        self.bring_into_view(view, dossier);
        let source = ArticleSource {
            view,
            dossier,
            ctx: ui.ctx().clone(),
            pieces: &self.pieces,
            colors: palette(ui.ctx()),
            size: view.session.settings().reading_size,
            dark: ui.visuals().dark_mode,
        };
        let width = view
            .session
            .settings()
            .reading_width
            .min(ui.available_width() - 56.0);
        panes::begin(ui, view, Pane::Content);
        let shown = self.body.show(ui, &source, width);
        if self
            .outlined
            .is_some_and(|block| block != self.body.block_being_read())
        {
            // The outline stands before the text and learns of it in the next frame.
            ui.ctx().request_repaint();
        }
        if let Some(item) = shown.hovered.and_then(|at| self.item_at(dossier, at)) {
            view.hovered.set(Some(item));
            if !matches!(item, Item::Sentence(_)) {
                ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            }
        }
        if let Some((reading, at)) = &shown.reading
            && let Some(Leads::Out(address)) = self.leads(dossier, reading)
        {
            let host = opens(&host(address).unwrap_or_default());
            egui::Tooltip::always_open(
                ui.ctx().clone(),
                ui.layer_id(),
                shown.response.id.with("host"),
                *at,
            )
            .show(|ui| {
                text::label(ui, &host, TextStyle::sans(TEXT_SIZE).bold());
            });
        }
        let entered = shown.entered.as_ref();
        match entered.and_then(|at| self.leads(dossier, at)) {
            Some(Leads::To(item)) => {
                let at = entered.map(|reading| (reading.block, reading.stop.range.start));
                view.send(self.select(dossier, item, at));
            }
            Some(Leads::Out(address)) => view.send(Command::OpenLink(address.to_owned())),
            None => {}
        }
        let link = |at: Option<BodyPosition>| at.and_then(|at| self.link_at(dossier, at));
        if let Some((address, host)) = link(shown.hovered) {
            ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
            shown.response.clone().on_hover_ui_at_pointer(|ui| {
                text::label(ui, &host, TextStyle::sans(TEXT_SIZE).bold());
                text::label(ui, address, TextStyle::sans(SMALL_SIZE));
            });
        }
        if let Some((address, _)) = link(shown.clicked) {
            view.send(Command::OpenLink(address.to_owned()));
        } else if let Some(item) = shown.clicked.and_then(|at| self.item_at(dossier, at)) {
            let at = shown.clicked.map(|at| (at.block, at.byte));
            view.send(self.select(dossier, item, at));
        }
        let is_drawn = shown.response.dragged();
        if view.session.review().is_open()
            && view.session.can_edit()
            && !is_drawn
            && let Some((marked, words)) = self.marked()
            && marking_bar::marking_bar_ui(ui, view, dossier, &marked, words)
        {
            self.body.set_selection(None);
        }
    }

    /// The words of one block that are marked, and where they are on the screen.
    fn marked(&self) -> Option<(Marked, egui::Rect)> {
        let (first, last) = self.body.selection()?.ends();
        let Some(Piece::Block(block)) = self.pieces.list().get(first.block) else {
            return None;
        };
        if first.block != last.block {
            return None;
        }
        let range = first.byte..last.byte;
        let words = self.body.place_of(first.block, range.clone())?;
        let block = *block;
        Some((Marked { block, range }, words))
    }

    /// The outline beside the text, where there is room and something to list.
    pub fn outline_panel(&mut self, ui: &mut Ui, view: &View<'_>) {
        let Some(opened) = view.session.opened() else {
            return;
        };
        self.follow(view, opened);
        if ui.available_width() < OUTLINE_FROM || self.pieces.headings().is_empty() {
            self.outlined = None;
            return;
        }
        let changed = self.outlined.replace(self.body.block_being_read());
        let is_new = changed != self.outlined;
        let current = self.heading_being_read();
        let headings = self.pieces.headings();
        if let Some(block) = outline::outline_ui(ui, &opened.dossier, headings, current, is_new)
            && let Some(piece) = self.pieces.of_block(block)
        {
            self.body.set_position((piece, -24.0));
            let heading = headings.iter().position(|heading| heading.block == block);
            self.clicked_heading = heading.map(|heading| (heading, None));
            ui.ctx().request_repaint();
        }
    }

    /// The heading that the reader is under: the one that was clicked until the text moves on, for near the
    /// end it may not come to the top.
    fn heading_being_read(&mut self) -> Option<usize> {
        let position = self.body.position();
        if let Some((heading, stands)) = self.clicked_heading {
            if stands.is_none_or(|stands| stands == position) {
                self.clicked_heading = Some((heading, Some(position)));
                return Some(heading);
            }
            self.clicked_heading = None;
        }
        let read = self.body.block_being_read();
        // Pictures and the head of the article count to what stands before them.
        let pieces = self.pieces.list().iter();
        let at = pieces.take(read + 1).rev().find_map(|piece| match piece {
            Piece::Block(block) => Some(*block),
            _ => None,
        })?;
        let headings = self.pieces.headings();
        headings
            .partition_point(|heading| heading.block <= at)
            .checked_sub(1)
    }

    /// Starts at the top when another dossier is open; the same one, read again, stays where it was read.
    fn follow(&mut self, view: &View<'_>, opened: &Opened) {
        if self.pieces.is_of(opened) {
            return;
        }
        let pieces = std::mem::replace(&mut self.pieces, Pieces::of(opened));
        let before = self.shown.replace(opened.clone());
        if let Some(before) = &before
            && before.source == opened.source
            && self
                .pieces
                .carry_over(&pieces, &before.dossier, &opened.dossier)
        {
            // Only what was found in the text is another: nothing is laid out anew, nothing moves.
            self.revealed = view.session.selection().followed();
            return;
        }
        let (piece, offset) = self.body.position();
        self.body = BodyView::new();
        if let Some(before) = before.filter(|before| before.source == opened.source)
            && let Some(piece) = pieces.list().get(piece)
        {
            let old = &before.dossier.article.body;
            let new = &opened.dossier.article.body;
            let place = self.pieces.same_place(*piece, old, new);
            self.body.set_position((place, offset));
            // The reader stays where they were, wherever the selection is.
            self.revealed = view.session.selection().followed();
        }
        self.clicked_heading = None;
    }

    /// Follows the selection and the current hit, once for each change.
    fn bring_into_view(&mut self, view: &View<'_>, dossier: &Dossier) {
        let reveal = view.session.selection().reveal();
        if self.revealed != reveal {
            self.revealed = reveal;
            if let Some((_, sentence)) = view.session.selection().current_sentence() {
                let sentence = dossier.article.body.sentence(sentence);
                self.jump(sentence.block, sentence.range.clone());
            }
        }
        let hits = &view.session.find().hits();
        let current = view
            .session
            .find()
            .current()
            .map(|current| (current, std::sync::Arc::as_ptr(hits) as usize));
        if self.shown_hit != current {
            self.shown_hit = current;
            match current.and_then(|(current, _)| hits.list.get(current)) {
                Some(Hit::Text(place)) => self.jump(place.block, place.range.clone()),
                Some(Hit::Head {
                    part: HeadPart::Rights,
                    range,
                }) => {
                    let mut pieces = self.pieces.list().iter();
                    if let Some(piece) = pieces.position(|piece| *piece == Piece::Rights) {
                        self.body.jump_to(piece, range.clone());
                    }
                }
                Some(Hit::Head { .. }) => self.body.set_position((0, 0.0)),
                Some(Hit::Field { .. }) | None => {}
            }
        }
    }

    fn jump(&mut self, block: usize, range: std::ops::Range<usize>) {
        if let Some(piece) = self.pieces.of_block(block) {
            self.body.jump_to(piece, range);
        }
    }

    /// Where the stop leads that the reader is at.
    fn leads<'a>(&self, dossier: &'a Dossier, reading: &Reading) -> Option<Leads<'a>> {
        match self.pieces.list().get(reading.block) {
            Some(Piece::Block(block)) => targets::at_stop(dossier, *block, &reading.stop),
            Some(Piece::Picture(id)) => Some(Leads::To(Item::Picture(*id))),
            _ => None,
        }
    }

    /// The web address behind a letter, and the host it leads to.
    fn link_at<'a>(&self, dossier: &'a Dossier, at: BodyPosition) -> Option<(&'a str, String)> {
        let Some(Piece::Block(block)) = self.pieces.list().get(at.block) else {
            return None;
        };
        let styles = &dossier.article.body.blocks[*block].styles;
        styles
            .iter()
            .filter(|styled| styled.range.contains(&at.byte))
            .find_map(|styled| match &styled.style {
                InlineStyle::Link(address) => Some((address.as_str(), opens(&host(address)?))),
                InlineStyle::Emphasis | InlineStyle::Strong | InlineStyle::Code => None,
            })
    }

    /// What a reader means by pointing at a letter: the name, number or note there, else the sentence.
    fn item_at(&self, dossier: &Dossier, at: BodyPosition) -> Option<Item> {
        let Some(Piece::Block(block)) = self.pieces.list().get(at.block) else {
            return None;
        };
        let lit = dossier.evidence.lit(*block);
        let named = lit
            .iter()
            .take_while(|words| words.range.start <= at.byte)
            .filter(|words| words.range.contains(&at.byte))
            .filter_map(|words| Some((words.range.len(), targets::meant(dossier, words)?)))
            .min();
        named.map(|(_, item)| item).or_else(|| {
            let sentence = sentence_at(dossier, *block, at.byte);
            sentence.map(Item::Sentence)
        })
    }

    /// Selects what was pointed at, at the sentence that it was pointed at in.
    fn select(&self, dossier: &Dossier, item: Item, at: Option<(usize, usize)>) -> Command {
        let sentence = at.and_then(|(piece, byte)| match self.pieces.list().get(piece) {
            Some(Piece::Block(block)) => sentence_at(dossier, *block, byte),
            _ => None,
        });
        match sentence {
            Some(sentence) if !matches!(item, Item::Sentence(_)) => {
                Command::SelectAt(item, sentence)
            }
            _ => Command::Select(item),
        }
    }
}

fn sentence_at(dossier: &Dossier, block: usize, byte: usize) -> Option<SentenceId> {
    let body = &dossier.article.body;
    body.sentences_of_block(block)
        .map(SentenceId)
        .find(|id| body.sentence(*id).range.contains(&byte))
}

fn opens(host: &str) -> String {
    format!("Opens {host} in the browser")
}

//! How each piece of the column looks, and what is marked in it.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use eframe::egui::accesskit::Role;
use eframe::egui::{self, Color32, Response, Sense, Ui};

use super::picture_slot;
use super::pieces::{Piece, Pieces};
use super::targets::{self, Leads, host};
use crate::model::Dossier;
use crate::model::annotation::Motivation;
use crate::model::article::{Block as ModelBlock, BlockKind, InlineStyle};
use crate::model::entity::EntityKind;
use crate::model::item::{AnnotationId, Item, SentenceId};
use crate::session::find::{HeadPart, Hit};
use crate::session::selection::Highlight;
use crate::ui::View;
use crate::ui::text::body::{
    Block, BodySource, Mark, Paragraph, Pattern, Stop, StopKind, Underline,
};
use crate::ui::text::{self, Align, Family, Span, Text, TextStyle};
use crate::ui::theme::Palette;

/// The column of one frame.
pub(super) struct ArticleSource<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) dossier: &'a Dossier,
    pub(super) ctx: egui::Context,
    pub(super) pieces: &'a Pieces,
    pub(super) colors: &'static Palette,
    /// Size of the text, in points.
    pub(super) size: f32,
    pub(super) dark: bool,
}

impl BodySource for ArticleSource<'_> {
    fn len(&self) -> usize {
        self.pieces.list().len()
    }

    fn version(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.pieces.version(), self.size.to_bits(), self.dark).hash(&mut hasher);
        hasher.finish()
    }

    fn block(&self, index: usize, width: f32) -> Block<'_> {
        let article = &self.dossier.article;
        let size = self.size;
        match self.pieces.list()[index] {
            Piece::Headline => {
                let text = self.pieces.headline();
                Block::Paragraph(Paragraph {
                    space_before: size * 2.0,
                    space_after: size * 0.7,
                    role: Role::Heading,
                    level: Some(1),
                    ..Paragraph::new(text, TextStyle::serif(size * 1.9).bold().line_height(1.2))
                })
            }
            Piece::Standfirst => Block::Paragraph(Paragraph {
                space_after: size * 0.8,
                ..Paragraph::new(
                    self.pieces.standfirst(),
                    TextStyle::serif(size * 1.15)
                        .line_height(1.45)
                        .color(self.colors.weak_text),
                )
            }),
            Piece::Facts => Block::Paragraph(Paragraph {
                space_after: size * 0.2,
                spans: Cow::Borrowed(&self.pieces.facts().spans),
                ..Paragraph::new(
                    &self.pieces.facts().text,
                    TextStyle::sans(size * 0.78).color(self.colors.weak_text),
                )
            }),
            Piece::Date => Block::Paragraph(Paragraph {
                align: self.align_of_headline(),
                space_after: size * 1.4,
                ..Paragraph::new(
                    self.pieces.date_line(),
                    TextStyle::sans(size * 0.78).color(self.colors.weak_text),
                )
            }),
            Piece::Rights => Block::Paragraph(Paragraph {
                space_before: size * 1.5,
                space_after: size * 3.0,
                ..Paragraph::new(
                    self.pieces.rights_line(),
                    TextStyle::sans(size * 0.72).color(self.colors.weak_text),
                )
            }),
            Piece::Empty => Block::Paragraph(Paragraph::new(
                "This dossier has no text. An article with a body.md or body.txt would be shown here",
                TextStyle::sans(size * 0.9).color(self.colors.weak_text),
            )),
            Piece::Picture(id) => Block::Slot {
                height: picture_slot::height(&self.ctx, self.view, id, width, size),
                space_before: size * 0.8,
                space_after: size * 1.2,
            },
            Piece::Block(block) => self.body_block(&article.body.blocks[block]),
        }
    }

    fn marks(&self, index: usize, marks: &mut Vec<Mark>) {
        match self.pieces.list()[index] {
            Piece::Block(block) => {
                self.mark_sentences(block, marks);
                self.mark_links(block, marks);
                self.mark_hits(block, marks);
            }
            Piece::Headline => self.mark_head(HeadPart::Headline, marks),
            Piece::Standfirst => self.mark_head(HeadPart::Standfirst, marks),
            Piece::Facts => self.mark_head(HeadPart::Facts, marks),
            Piece::Date => self.mark_head(HeadPart::Date, marks),
            Piece::Rights => self.mark_head(HeadPart::Rights, marks),
            Piece::Picture(_) | Piece::Empty => {}
        }
    }

    fn stops(&self, index: usize, stops: &mut Vec<Stop>) {
        let block = match self.pieces.list()[index] {
            Piece::Block(block) => block,
            Piece::Picture(_) => {
                let (range, kind) = (0..0, StopKind::Item);
                stops.push(Stop { range, kind });
                return;
            }
            _ => return,
        };
        let body = &self.dossier.article.body;
        let sentences = body.sentences_of_block(block).map(SentenceId);
        stops.extend(sentences.map(|id| Stop {
            range: body.sentence(id).range.clone(),
            kind: StopKind::Sentence,
        }));
        let targets = targets::of_block(self.dossier, block);
        stops.extend(targets.into_iter().map(|target| Stop {
            range: target.range,
            kind: match target.leads {
                Leads::To(_) => StopKind::Item,
                Leads::Out(_) => StopKind::Link,
            },
        }));
    }

    fn name_of(&self, index: usize, stop: &Stop) -> String {
        match self.pieces.list()[index] {
            Piece::Block(block) => targets::name(self.dossier, block, stop),
            _ => String::new(),
        }
    }

    fn slot_ui(&self, ui: &mut Ui, index: usize) -> Response {
        if let Piece::Picture(id) = self.pieces.list()[index] {
            picture_slot::picture_slot_ui(ui, self.view, self.dossier, id, self.size)
        } else {
            ui.allocate_rect(ui.max_rect(), Sense::empty())
        }
    }
}

impl ArticleSource<'_> {
    /// Words of ours stand where the article's own begin.
    fn align_of_headline(&self) -> Align {
        let headline = self.pieces.headline();
        let style = TextStyle::serif(self.size);
        if text::layout(&self.ctx, &Text::new(headline, style)).is_rtl() {
            Align::Right
        } else {
            Align::Left
        }
    }

    fn body_block<'a>(&'a self, block: &'a ModelBlock) -> Block<'a> {
        let size = self.size;
        let body = TextStyle::serif(size);
        let mut paragraph = Paragraph {
            spans: Cow::Owned(self.spans(block)),
            ..Paragraph::new(&block.text, body)
        };
        match &block.kind {
            BlockKind::Paragraph => {}
            BlockKind::Heading(level) => {
                let scale = match level {
                    1 => 1.5,
                    2 => 1.3,
                    3 => 1.12,
                    _ => 1.0,
                };
                paragraph.style = TextStyle::serif(size * scale).bold().line_height(1.25);
                paragraph.space_before = size * 1.1;
                paragraph.space_after = size * 0.45;
                paragraph.role = Role::Heading;
                paragraph.level = Some(usize::from(*level) + 1);
            }
            BlockKind::Quote(depth) => {
                paragraph.indent = size * 1.4 * f32::from((*depth).min(6));
                paragraph.bar = Some(self.colors.strong_line);
                paragraph.style = body.italic();
                paragraph.role = Role::Blockquote;
            }
            BlockKind::ListItem { depth, number } => {
                paragraph.indent = size * 1.7 * f32::from((*depth).min(8));
                paragraph.marker = Some(match number {
                    Some(number) => Cow::Owned(format!("{number}.")),
                    None => Cow::Borrowed("•"),
                });
                paragraph.space_after = size * 0.3;
                paragraph.role = Role::ListItem;
            }
            BlockKind::Verbatim => {
                paragraph.style = TextStyle::mono(size * 0.85).line_height(1.5);
                paragraph.indent = size * 1.2;
            }
            BlockKind::Break => {
                return Block::Paragraph(Paragraph {
                    align: Align::Center,
                    space_before: size * 0.4,
                    ..Paragraph::new("⁂", body.color(self.colors.weak_text))
                });
            }
            // A picture that the bundle does not hold: its caption stands for it.
            BlockKind::Picture { .. } => {
                paragraph.style = TextStyle::sans(size * 0.82).color(self.colors.weak_text);
                paragraph.bar = Some(self.colors.line);
                paragraph.indent = size * 1.2;
            }
        }
        Block::Paragraph(paragraph)
    }

    fn spans(&self, block: &ModelBlock) -> Vec<Span> {
        block
            .styles
            .iter()
            .filter_map(|styled| {
                let span = Span::new(styled.range.clone());
                match &styled.style {
                    InlineStyle::Emphasis => Some(span.italic()),
                    InlineStyle::Strong => Some(span.bold()),
                    InlineStyle::Code => Some(span.family(Family::Mono)),
                    // What no click opens must not look like a link.
                    InlineStyle::Link(address) => {
                        host(address).map(|_| span.color(self.colors.accent))
                    }
                }
            })
            .collect()
    }

    /// Sentences that are selected, hovered, or go with what is; within them the exact words.
    fn mark_sentences(&self, block: usize, marks: &mut Vec<Mark>) {
        let session = self.view.session;
        if !session.selection().is_active() {
            return;
        }
        let body = &self.dossier.article.body;
        for id in body.sentences_of_block(block).map(SentenceId) {
            let highlight = session.highlight(Item::Sentence(id));
            if highlight != Highlight::None {
                let range = body.sentence(id).range.clone();
                marks.push(background(range, self.colors.highlight(highlight)));
            }
        }
        let Some(selected) = session.selection().selected() else {
            return;
        };
        for words in self.dossier.evidence.lit(block) {
            if self.speaks_of(words.annotation, selected) {
                marks.push(background(words.range.clone(), self.colors.exact_words));
            }
        }
    }

    /// Names, numbers and notes are underlined quietly, each kind with a pattern of its own.
    fn mark_links(&self, block: usize, marks: &mut Vec<Mark>) {
        for words in self.dossier.evidence.lit(block) {
            let annotation = self.dossier.annotation(words.annotation);
            if annotation.motivation == Motivation::Commenting {
                marks.push(underline(
                    words.range.clone(),
                    self.colors.accent,
                    2.0,
                    Pattern::Dotted,
                ));
            }
            for item in &annotation.items {
                let (color, pattern) = match item {
                    Item::Entity(id) => {
                        let kind = self.dossier.entity(*id).kind;
                        let pattern = match kind {
                            EntityKind::Person => Pattern::Solid,
                            EntityKind::Organization
                            | EntityKind::Company
                            | EntityKind::PublicBody => Pattern::Dashed,
                            EntityKind::Event | EntityKind::Thing | EntityKind::Unknown => {
                                Pattern::Dotted
                            }
                        };
                        (self.colors.kind(kind), pattern)
                    }
                    Item::Figure(_) => (self.colors.figure, Pattern::Solid),
                    _ => continue,
                };
                let width = if matches!(item, Item::Figure(_)) {
                    2.0
                } else {
                    1.0
                };
                let color = color.gamma_multiply(0.75);
                marks.push(underline(words.range.clone(), color, width, pattern));
            }
        }
    }

    fn mark_head(&self, wanted: HeadPart, marks: &mut Vec<Mark>) {
        let find = &self.view.session.find();
        if !find.is_open() {
            return;
        }
        for (index, range) in find.hits().in_head(wanted) {
            marks.push(background(range.clone(), self.hit_color(index)));
        }
    }

    fn hit_color(&self, index: usize) -> Color32 {
        if self.view.session.find().current() == Some(index) {
            self.colors.current_hit
        } else {
            self.colors.hit
        }
    }

    fn mark_hits(&self, block: usize, marks: &mut Vec<Mark>) {
        let find = &self.view.session.find();
        if !find.is_open() {
            return;
        }
        for index in find.hits().in_block(block) {
            if let Some(Hit::Text(place)) = find.hits().list.get(index) {
                marks.push(background(place.range.clone(), self.hit_color(index)));
            }
        }
    }

    fn speaks_of(&self, id: AnnotationId, item: Item) -> bool {
        item == Item::Note(id) || self.dossier.annotation(id).items.contains(&item)
    }
}

fn underline(range: std::ops::Range<usize>, color: Color32, width: f32, pattern: Pattern) -> Mark {
    Mark {
        range,
        background: None,
        underline: Some(Underline {
            color,
            width,
            pattern,
        }),
    }
}

fn background(range: std::ops::Range<usize>, color: Color32) -> Mark {
    Mark {
        range,
        background: Some(color),
        underline: None,
    }
}

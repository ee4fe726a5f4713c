//! Words that the reader marked in the text, and what they shall be.

use std::ops::Range;

use super::super::Session;
use super::super::task::Task;
use super::Form;
use crate::edit::{Edit, Span};
use crate::model::Dossier;

/// What marked words are meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    Person,
    Organization,
    PublicBody,
    /// Another mention of somebody who is there.
    Mention,
    Figure,
    /// A relation that they tell of.
    Relation,
    /// The caption of a picture.
    Caption,
}

impl Meant {
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Organization,
        Self::PublicBody,
        Self::Mention,
        Self::Figure,
        Self::Relation,
        Self::Caption,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Person => "Person",
            Self::Organization => "Organization",
            Self::PublicBody => "Public body",
            Self::Mention => "Mention of…",
            Self::Figure => "Number…",
            Self::Relation => "Relation…",
            Self::Caption => "Caption of…",
        }
    }

    /// Whether there is anything in `dossier` that it can be.
    pub fn is_possible(self, dossier: &Dossier) -> bool {
        match self {
            Self::Person | Self::Organization | Self::PublicBody | Self::Figure => true,
            Self::Mention => dossier.drawn_entities() > 0,
            Self::Relation => dossier.drawn_entities() > 1,
            Self::Caption => !dossier.pictures.is_empty(),
        }
    }
}

/// Words of one block of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub block: usize,
    /// Bytes of the block's text.
    pub range: Range<usize>,
}

impl Marked {
    /// The words in the source of the text, without blanks around them.
    fn span(&self, dossier: &Dossier) -> Option<(Span, String)> {
        let body = &dossier.article.body;
        let text = body.blocks.get(self.block)?.text.get(self.range.clone())?;
        let words = text.trim();
        let start = self.range.start + (text.len() - text.trim_start().len());
        let source = body.source_of(self.block, start..start + words.len())?;
        let count = |range: Range<usize>| body.source.get(range).map(|text| text.chars().count());
        let first = count(0..source.start)?;
        let span = Span {
            quote: body.source.get(source.clone())?.to_owned(),
            start: first,
            end: first + count(source)?,
        };
        Some((span, words.to_owned()))
    }
}

impl Session {
    pub(in crate::session) fn mark(&mut self, marked: &Marked, meant: Meant) -> Vec<Task> {
        let found = self.dossier().and_then(|dossier| marked.span(dossier));
        let Some((span, words)) = found.filter(|_| self.can_edit()) else {
            return Vec::new();
        };
        let add = |schema: &str| Edit::AddEntity {
            name: words.clone(),
            schema: schema.to_owned(),
            span: span.clone(),
        };
        let form = match meant {
            Meant::Person => return self.decide(add("Person")),
            Meant::Organization => return self.decide(add("Organization")),
            Meant::PublicBody => return self.decide(add("PublicBody")),
            Meant::Mention => Form::NewMention(span),
            Meant::Figure => Form::NewFigure(span),
            Meant::Relation => Form::NewRelation(span),
            Meant::Caption => Form::NewCaption(span),
        };
        self.review.open = true;
        self.review.form = Some(form);
        Vec::new()
    }
}

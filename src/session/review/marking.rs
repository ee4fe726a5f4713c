//! Words that the reader marked in the text, and what they shall be.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

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
        let block: &str = &body.blocks.get(self.block)?.text;
        let text = block.get(self.range.clone())?;
        let start = self.range.start + (text.len() - text.trim_start().len());
        let whole = whole_words(block, start..start + text.trim().len());
        let (start, words) = (whole.start, block.get(whole)?);
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

/// How far from a mark the end of its word is looked for, in bytes.
const WORD_REACH: usize = 128;

/// The range with the words that it begins and ends in whole: a hand seldom stops between two letters
/// on purpose.
fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let from = text.floor_char_boundary(range.start.saturating_sub(WORD_REACH));
    let to = text.ceil_char_boundary(range.end.saturating_add(WORD_REACH).min(text.len()));
    let segmenter =
        WordSegmenter::new_for_non_complex_scripts(WordBreakInvariantOptions::default());
    let (mut start, mut end) = (range.start, range.end);
    let mut last = from;
    for cut in segmenter.segment_str(&text[from..to]) {
        let cut = from + cut;
        let word = last..cut;
        last = cut;
        let is_word = text[word.clone()].contains(char::is_alphanumeric);
        if is_word && word.contains(&range.start) {
            start = word.start;
        }
        if is_word && word.start < range.end && range.end < word.end {
            end = word.end;
        }
    }
    start..end
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_words_are_made_whole() {
        for (text, marked, whole) in [
            (
                "secret diplomatic contacts last",
                "cret diplomatic conta",
                "secret diplomatic contacts",
            ),
            (
                "secret diplomatic contacts last",
                "diplomatic",
                "diplomatic",
            ),
            ("the mayor’s son", "ayor", "mayor’s"),
            ("(Acme)", "cm", "Acme"),
            ("שר החוץ אמר", "חוץ", "החוץ"),
            ("ЗАО Река", "Рек", "Река"),
            ("a, b", ", ", ", "),
        ] {
            let start = text.find(marked).unwrap();
            let range = whole_words(text, start..start + marked.len());
            assert_eq!(&text[range], whole, "{marked}");
        }
    }
}

//! What in a block leads somewhere: the names, numbers and notes that annotations point at, and web links.
//!
//! The pointer, the keyboard and screen readers are all led by this list. Addresses of other schemes
//! (`javascript:`, `file:`, `data:`) lead nowhere and are not in it.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::model::Dossier;
use crate::model::annotation::Motivation;
use crate::model::article::InlineStyle;
use crate::model::evidence::LitWords;
use crate::model::item::{Item, SentenceId};
use crate::ui::text::body::{Stop, StopKind};

/// Where a target leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leads<'a> {
    To(Item),
    /// Out of the window, to this address.
    Out(&'a str),
}

/// Words that lead somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target<'a> {
    /// Bytes of the block's text.
    pub(super) range: Range<usize>,
    pub(super) leads: Leads<'a>,
}

/// The host that a web address leads to; `None` for what is not opened.
pub(super) fn host(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    let is_web = matches!(url.scheme(), "http" | "https");
    let host = url.host_str().filter(|_| is_web)?;
    Some(host.to_owned())
}

/// The targets of a block, by start; one for the same words, as a click on them means it.
pub(super) fn of_block(dossier: &Dossier, block: usize) -> Vec<Target<'_>> {
    let mut targets = BTreeMap::new();
    let place = |range: &Range<usize>| (range.start, range.end);
    for words in dossier.evidence.lit(block) {
        if let Some(item) = meant(dossier, words) {
            let known = targets
                .entry(place(&words.range))
                .or_insert(Leads::To(item));
            if let Leads::To(other) = known {
                *other = item.min(*other);
            }
        }
    }
    let styles = dossier.article.body.blocks.get(block);
    for styled in styles.iter().flat_map(|block| &block.styles) {
        if let InlineStyle::Link(address) = &styled.style
            && host(address).is_some()
        {
            targets.insert(place(&styled.range), Leads::Out(address.as_str()));
        }
    }
    targets
        .into_iter()
        .map(|((start, end), leads)| Target {
            range: start..end,
            leads,
        })
        .collect()
}

/// What pointing at the words of an annotation means: its note, or the name or number it is about.
pub(super) fn meant(dossier: &Dossier, words: &LitWords) -> Option<Item> {
    let annotation = dossier.annotation(words.annotation);
    if annotation.motivation == Motivation::Commenting {
        return Some(Item::Note(words.annotation));
    }
    let mut items = annotation.items.iter().copied();
    items.find(|item| matches!(item, Item::Entity(_) | Item::Figure(_)))
}

/// Where a stop of the reader leads.
pub(super) fn at_stop<'a>(dossier: &'a Dossier, block: usize, stop: &Stop) -> Option<Leads<'a>> {
    if stop.kind == StopKind::Sentence {
        let body = &dossier.article.body;
        let mut sentences = body.sentences_of_block(block).map(SentenceId);
        let sentence = sentences.find(|id| body.sentence(*id).range == stop.range)?;
        return Some(Leads::To(Item::Sentence(sentence)));
    }
    of_block(dossier, block)
        .into_iter()
        .find(|target| target.range == stop.range)
        .map(|target| target.leads)
}

/// What a stop is called, with its kind.
pub(super) fn name(dossier: &Dossier, block: usize, stop: &Stop) -> String {
    let words = || {
        let text = dossier.article.body.blocks.get(block).map(|one| &one.text);
        text.and_then(|text| text.get(stop.range.clone()))
            .unwrap_or_default()
            .to_owned()
    };
    match at_stop(dossier, block, stop) {
        Some(Leads::To(Item::Entity(id))) => {
            let entity = dossier.entity(id);
            format!("{}, {}", entity.name, entity.kind.word())
        }
        Some(Leads::To(Item::Figure(id))) => {
            let figure = dossier.figure(id);
            format!("{}, number, {}", figure.wording(), figure.label)
        }
        Some(Leads::To(item @ Item::Note(_))) => format!("{}, note", dossier.name_of(item)),
        Some(Leads::Out(address)) => {
            let host = host(address).unwrap_or_default();
            format!("{}, {host}", words())
        }
        Some(Leads::To(_)) | None => words(),
    }
}

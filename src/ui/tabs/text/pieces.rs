//! What stands in the column, from top to bottom: the head of the article, its blocks, its pictures.

use std::collections::{BTreeMap, HashSet};

use crate::model::Dossier;
use crate::model::article::{BlockKind, Body, FACTS_APART};
use crate::model::date::readable;
use crate::model::item::{Item, PictureId};
use crate::session::Opened;
use crate::ui::text::{Joined, shortened};

/// One piece of the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Headline,
    Standfirst,
    /// Who, where, from whom.
    Facts,
    /// When: a line of its own, so that its digits keep their order beside any script.
    Date,
    /// A block of the body.
    Block(usize),
    /// A picture of the gallery at its place.
    Picture(PictureId),
    /// Copyright and terms, at the end.
    Rights,
    /// There is no text; says what would be here.
    Empty,
}

/// A sub-heading of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) block: usize,
    /// 1 to 6.
    pub(super) level: u8,
}

/// The pieces of the open dossier.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    generation: Option<u64>,
    /// Another for another text.
    version: u64,
    list: Vec<Piece>,
    /// For each block of the body, its place in `list`.
    of_block: Vec<usize>,
    headings: Vec<Heading>,
    headline: String,
    standfirst: String,
    facts: Joined,
    date: String,
    rights: String,
}

impl Pieces {
    pub(super) fn of(opened: &Opened) -> Self {
        let mut pieces = Self {
            generation: Some(opened.generation),
            version: opened.generation,
            ..Self::default()
        };
        pieces.build(&opened.dossier);
        pieces
    }

    pub(super) fn is_of(&self, opened: &Opened) -> bool {
        self.generation == Some(opened.generation)
    }

    /// Where a piece of the same dossier is that was read before: a block with the same words, the
    /// nearest to its old place.
    pub(super) fn same_place(&self, piece: Piece, old: &Body, new: &Body) -> usize {
        let place = match piece {
            Piece::Block(block) => self.of_block(same_block(old, new, block)),
            other => self.list.iter().position(|piece| *piece == other),
        };
        place.unwrap_or(0)
    }

    /// Changes with what is laid out.
    pub(super) fn version(&self) -> u64 {
        self.version
    }

    /// Takes over the version of `before` when all that is laid out is the same.
    pub(super) fn carry_over(&mut self, before: &Self, old: &Dossier, new: &Dossier) -> bool {
        let is_same = self.list == before.list
            && self.headline == before.headline
            && self.standfirst == before.standfirst
            && self.facts.text == before.facts.text
            && self.date == before.date
            && self.rights == before.rights
            && old.article.body.source == new.article.body.source
            && old.article.body.file == new.article.body.file
            && old.pictures == new.pictures;
        if is_same {
            self.version = before.version;
        }
        is_same
    }

    pub(super) fn list(&self) -> &[Piece] {
        &self.list
    }

    pub(super) fn of_block(&self, block: usize) -> Option<usize> {
        self.of_block.get(block).copied()
    }

    /// The sub-headings, in reading order.
    pub(super) fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// The headline, or what stands in for it.
    pub(super) fn headline(&self) -> &str {
        &self.headline
    }

    pub(super) fn standfirst(&self) -> &str {
        &self.standfirst
    }

    /// Who, where, from whom: in one line.
    pub(super) fn facts(&self) -> &Joined {
        &self.facts
    }

    /// When it was first published.
    pub(super) fn date_line(&self) -> &str {
        &self.date
    }

    /// Copyright and terms in one line.
    pub(super) fn rights_line(&self) -> &str {
        &self.rights
    }

    fn build(&mut self, dossier: &Dossier) {
        let article = &dossier.article;
        let (in_body, mut after) = places_of_pictures(dossier);
        self.headings = headings(dossier);
        self.list = vec![Piece::Headline];
        // The head of an article is no reading matter: a megabyte of it would be laid out as one paragraph.
        self.headline = shortened(article.shown_headline()).into_owned();
        self.standfirst = shortened(article.standfirst.as_deref().unwrap_or_default()).into_owned();
        if article.standfirst.is_some() {
            self.list.push(Piece::Standfirst);
        }
        let facts = article.facts();
        let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
        self.facts = Joined::new(&facts, FACTS_APART);
        self.facts.text = shortened(&self.facts.text).into_owned();
        if !self.facts.text.is_empty() {
            self.list.push(Piece::Facts);
        }
        let date = article.date().map(readable).unwrap_or_default();
        self.date = shortened(&date).into_owned();
        if !self.date.is_empty() {
            self.list.push(Piece::Date);
        }
        self.rights = shortened(&article.rights_line()).into_owned();
        self.of_block.clear();
        for block in 0..article.body.blocks.len() {
            self.of_block.push(self.list.len());
            self.list.push(match in_body.get(&block) {
                Some(picture) => Piece::Picture(*picture),
                None => Piece::Block(block),
            });
            let pictures = after.remove(&block).unwrap_or_default();
            self.list.extend(pictures.into_iter().map(Piece::Picture));
        }
        if article.body.blocks.is_empty() {
            self.list.push(Piece::Empty);
        }
        if !article.rights.is_empty() {
            self.list.push(Piece::Rights);
        }
    }
}

fn same_block(old: &Body, new: &Body, block: usize) -> usize {
    let last = new.blocks.len().saturating_sub(1);
    let words = old.blocks.get(block).map(|block| &block.text);
    let is_same = |place: &usize| new.blocks.get(*place).map(|block| &block.text) == words;
    (0..new.blocks.len().max(block))
        .flat_map(|away| [block.checked_sub(away), block.checked_add(away)])
        .flatten()
        .find(|place| is_same(place))
        .unwrap_or(block.min(last))
}

fn headings(dossier: &Dossier) -> Vec<Heading> {
    let blocks = dossier.article.body.blocks.iter().enumerate();
    blocks
        .filter_map(|(block, content)| match content.kind {
            BlockKind::Heading(level) => Some(Heading { block, level }),
            _ => None,
        })
        .collect()
}

/// Pictures that the text itself places, by block; and those that stand after the first sentence
/// they are linked to.
fn places_of_pictures(
    dossier: &Dossier,
) -> (BTreeMap<usize, PictureId>, BTreeMap<usize, Vec<PictureId>>) {
    let by_file: BTreeMap<&str, PictureId> = dossier
        .pictures
        .iter()
        .enumerate()
        .flat_map(|(index, picture)| {
            let id = PictureId::from_index(index);
            [picture.file.as_deref(), Some(picture.name.as_str())]
                .into_iter()
                .flatten()
                .map(move |key| (key, id))
        })
        .collect();
    let mut in_body = BTreeMap::new();
    for (index, block) in dossier.article.body.blocks.iter().enumerate() {
        if let BlockKind::Picture { target } = &block.kind
            && let Some(id) = by_file.get(target.trim_start_matches("./"))
        {
            in_body.insert(index, *id);
        }
    }
    let placed: HashSet<PictureId> = in_body.values().copied().collect();
    let mut after: BTreeMap<usize, Vec<PictureId>> = BTreeMap::new();
    for index in 0..dossier.pictures.len() {
        let id = PictureId::from_index(index);
        if placed.contains(&id) {
            continue;
        }
        if let Some(proof) = dossier.evidence.of(Item::Picture(id)).first() {
            let block = dossier.article.body.sentence(proof.sentence).block;
            after.entry(block).or_default().push(id);
        }
    }
    (in_body, after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Block;
    use crate::ui::text::MAX_SHOWN_CHARS;

    #[test]
    fn a_head_of_megabytes_is_shortened() {
        let mut dossier = Dossier::default();
        dossier.article.headline = Some("h".repeat(1 << 20));
        dossier.article.standfirst = Some("s".repeat(1 << 20));
        dossier.article.byline = Some("b".repeat(1 << 20));
        dossier.article.published = Some("d".repeat(1 << 20));
        dossier.article.rights = vec!["r".repeat(1 << 20)];
        let mut pieces = Pieces::default();
        pieces.build(&dossier);
        for shown in [
            pieces.headline(),
            pieces.standfirst(),
            &pieces.facts().text,
            pieces.date_line(),
            pieces.rights_line(),
        ] {
            assert_eq!(shown.chars().count(), MAX_SHOWN_CHARS + 1);
            assert!(shown.ends_with('…'));
        }
    }

    #[test]
    fn headings_are_listed_in_reading_order() {
        let mut dossier = Dossier::default();
        for kind in [
            BlockKind::Heading(2),
            BlockKind::Paragraph,
            BlockKind::Heading(3),
        ] {
            dossier.article.body.blocks.push(Block {
                kind,
                ..Block::default()
            });
        }
        let mut pieces = Pieces::default();
        pieces.build(&dossier);
        let heading = |block, level| Heading { block, level };
        assert_eq!(pieces.headings(), [heading(0, 2), heading(2, 3)]);
    }
}

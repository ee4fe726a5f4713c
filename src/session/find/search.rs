//! Searching the whole dossier: hits over all tabs in reading order.
//!
//! Hits point at the text as it is shown, so they light the right words.

use std::ops::Range;
use std::sync::Arc;

use super::needle::Needle;
use crate::model::Dossier;
use crate::model::article::Place;
use crate::model::item::{EntityId, FigureId, Item, PictureId, RelationId};
use crate::session::tab::Tab;

/// More hits than anybody walks through; the count then says "more than".
pub const MAX_HITS: usize = 100_000;

/// A part of the article's head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPart {
    Headline,
    Standfirst,
    Byline,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Words above the body.
    Head { part: HeadPart, range: Range<usize> },
    /// Words of the body.
    Text(Place),
    /// A name, label, caption … of an item, with the whole field and the words in it.
    Field {
        tab: Tab,
        item: Item,
        text: Arc<str>,
        range: Range<usize>,
    },
}

impl Hit {
    /// Where it is seen.
    pub fn tab(&self) -> Tab {
        match self {
            Self::Head { .. } | Self::Text(_) => Tab::Text,
            Self::Field { tab, .. } => *tab,
        }
    }
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    pub query: String,
    /// Text first, then by tab; within a tab in the dossier's order.
    pub list: Vec<Hit>,
    /// There are more than [`MAX_HITS`].
    pub more: bool,
    /// How many there are in each tab, in [`Tab::ALL`]'s order.
    by_tab: [usize; 4],
}

impl Hits {
    pub fn count(&self, tab: Tab) -> usize {
        self.by_tab[tab as usize]
    }

    /// The hits in one block of the body, as indexes into `list`.
    pub fn in_block(&self, block: usize) -> Range<usize> {
        let before = |hit: &Hit, end: usize| match hit {
            Hit::Head { .. } => true,
            Hit::Text(place) => place.block < end,
            Hit::Field { .. } => false,
        };
        let start = self.list.partition_point(|hit| before(hit, block));
        let end = self.list.partition_point(|hit| before(hit, block + 1));
        start..end
    }
}

/// Searches everything; `None` when cancelled.
pub fn search(dossier: &Dossier, query: &str, is_cancelled: &dyn Fn() -> bool) -> Option<Hits> {
    let mut hits = Hits {
        query: query.to_owned(),
        ..Hits::default()
    };
    let needle = Needle::new(query);
    if needle.is_empty() {
        return Some(hits);
    }
    let article = &dossier.article;
    let head = [
        (HeadPart::Headline, article.headline.as_deref()),
        (HeadPart::Standfirst, article.standfirst.as_deref()),
        (HeadPart::Byline, article.byline.as_deref()),
    ];
    for (part, text) in head {
        needle.find_in(text.unwrap_or_default(), &mut |range| {
            hits.push(Hit::Head { part, range });
        });
    }
    for (block, content) in dossier.article.body.blocks.iter().enumerate() {
        if block % 256 == 0 && is_cancelled() {
            return None;
        }
        needle.find_in(&content.text, &mut |range| {
            hits.push(Hit::Text(Place { block, range }));
        });
    }
    let mut field = |tab: Tab, item: Item, text: &str| {
        // Made on the first hit and shared by all: a long caption may hold a hundred thousand.
        let mut shared: Option<Arc<str>> = None;
        needle.find_in(text, &mut |range| {
            let text = Arc::clone(shared.get_or_insert_with(|| text.into()));
            hits.push(Hit::Field {
                tab,
                item,
                text,
                range,
            });
        });
    };
    for (index, entity) in dossier.entities.iter().enumerate().filter(|(_, e)| e.drawn) {
        let item = Item::Entity(EntityId::from_index(index));
        field(Tab::Map, item, &entity.name);
        for text in entity.aliases.iter().chain(&entity.positions) {
            field(Tab::Map, item, text);
        }
    }
    for (index, relation) in dossier.relations.iter().enumerate() {
        let item = Item::Relation(RelationId::from_index(index));
        field(Tab::Map, item, &relation.label);
    }
    if is_cancelled() {
        return None;
    }
    for (index, figure) in dossier.figures.iter().enumerate() {
        let item = Item::Figure(FigureId::from_index(index));
        field(Tab::Figures, item, &figure.label);
        field(Tab::Figures, item, figure.value.text());
        for text in [figure.partner.label(), figure.reporter.label()] {
            field(Tab::Figures, item, text);
        }
        if let Some(text) = &figure.commodity {
            field(Tab::Figures, item, text);
        }
    }
    for (index, picture) in dossier.pictures.iter().enumerate() {
        let item = Item::Picture(PictureId::from_index(index));
        for text in [&picture.caption, &picture.credit].into_iter().flatten() {
            field(Tab::Gallery, item, text);
        }
    }
    (!is_cancelled()).then_some(hits)
}

impl Hits {
    fn push(&mut self, hit: Hit) {
        if self.list.len() < MAX_HITS {
            self.by_tab[hit.tab() as usize] += 1;
            self.list.push(hit);
        } else {
            self.more = true;
        }
    }
}

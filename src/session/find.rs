//! Find in the dossier: a query, and its hits over all tabs in reading order.
//!
//! Case, accents, vowel points and the Arabic tatweel do not count, in the query or in the text.
//! Hits point at the text as it is shown, so they light the right words.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::tab::Tab;
use crate::model::Dossier;
use crate::model::article::Place;
use crate::model::item::{EntityId, FigureId, Item, PictureId, RelationId};

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

/// What the reader looks for.
#[derive(Debug, Default)]
pub struct Find {
    pub open: bool,
    pub query: String,
    pub hits: Arc<Hits>,
    /// Index into the hits.
    pub current: Option<usize>,
    /// A search for the query as it is now has not come back yet.
    pub searching: bool,
    /// Counts up each time the reader asks for the field; compare, never reset.
    pub asked: u64,
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

/// A folded query, found in any text in linear time.
pub struct Needle {
    folded: String,
    finder: memchr::memmem::Finder<'static>,
}

impl Needle {
    /// Folds `query`; white space at its ends does not count.
    pub fn new(query: &str) -> Self {
        let folded = Folded::new(query.trim()).text;
        Self {
            finder: memchr::memmem::Finder::new(folded.as_bytes()).into_owned(),
            folded,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.folded.is_empty()
    }

    /// Calls `found` with each hit in `text`, as a byte range of `text`, without overlaps.
    pub fn find_in(&self, text: &str, found: &mut dyn FnMut(Range<usize>)) {
        if self.folded.is_empty() {
            return;
        }
        if text.is_ascii() {
            let lower = text.to_ascii_lowercase();
            for start in self.finder.find_iter(lower.as_bytes()) {
                found(start..start + self.folded.len());
            }
            return;
        }
        let folded = Folded::new(text);
        for start in self.finder.find_iter(folded.text.as_bytes()) {
            found(folded.original(start..start + self.folded.len()));
        }
    }

    /// Whether `text` holds the query.
    pub fn is_in(&self, text: &str) -> bool {
        let mut any = self.folded.is_empty();
        self.find_in(text, &mut |_| any = true);
        any
    }
}

/// Text without case and marks, and the way back to the original bytes.
struct Folded {
    text: String,
    /// For each byte of `text`: where the character it came from starts and ends.
    origin: Vec<(u32, u32)>,
}

impl Folded {
    fn new(original: &str) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut origin: Vec<(u32, u32)> = Vec::with_capacity(original.len());
        for (start, letter) in original.char_indices() {
            let end = start + letter.len_utf8();
            let before = text.len();
            if letter.is_ascii() {
                text.push(letter.to_ascii_lowercase());
            } else {
                let bare = letter.nfkd().filter(|part| {
                    !is_combining_mark(*part) && !matches!(part, '\u{640}' | '\u{ad}')
                });
                for part in bare.flat_map(char::to_lowercase) {
                    // Some lower-case forms bring a mark of their own (İ).
                    if !is_combining_mark(part) {
                        text.push(part);
                    }
                }
            }
            if text.len() == before {
                // A mark belongs to the letter before it, so that a hit lights it too.
                if let Some(last) = origin.last().map(|place| place.0) {
                    for place in origin.iter_mut().rev().take_while(|place| place.0 == last) {
                        place.1 = end as u32;
                    }
                }
            }
            origin.resize(text.len(), (start as u32, end as u32));
        }
        Self { text, origin }
    }

    fn original(&self, folded: Range<usize>) -> Range<usize> {
        self.origin[folded.start].0 as usize..self.origin[folded.end - 1].1 as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(query: &str, text: &str) -> Vec<String> {
        let mut found = Vec::new();
        Needle::new(query).find_in(text, &mut |range| found.push(text[range].to_owned()));
        found
    }

    #[test]
    fn case_accents_and_points_do_not_count() {
        assert_eq!(
            hits("viktorov", "VIKTOROV, Viktorov"),
            ["VIKTOROV", "Viktorov"]
        );
        assert_eq!(
            hits("cafe", "Café and cafe\u{301}s"),
            ["Café", "cafe\u{301}"]
        );
        assert_eq!(hits("שלום", "שָׁלוֹם עולם"), ["שָׁלוֹם"]);
        assert_eq!(hits("محمد", "مُحَمَّـد"), ["مُحَمَّـد"]);
        assert_eq!(hits("straße", "STRASSE strasse Straße"), ["Straße"]);
        assert_eq!(hits("istanbul", "İstanbul"), ["İstanbul"]);
        assert_eq!(hits("ой", "Толстой"), ["ой"]);
        assert_eq!(hits("", "anything"), Vec::<String>::new());
        assert_eq!(hits("aa", "aaaa"), ["aa", "aa"]);
    }

    proptest::proptest! {
        #[test]
        fn every_hit_is_a_range_of_the_text(query in "\\PC{0,3}", text in "\\PC{0,40}") {
            Needle::new(&query).find_in(&text, &mut |range| {
                assert!(text.get(range).is_some_and(|words| !words.is_empty()));
            });
        }
    }
}

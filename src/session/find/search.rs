//! Searching the whole dossier: hits over all tabs in reading order.
//!
//! Hits point at the text as it is shown, so they light the right words.

use std::ops::Range;
use std::sync::Arc;

use super::fields;
use super::needle::Needle;
use crate::model::Dossier;
use crate::model::annotation::{Annotation, Motivation};
use crate::model::article::Place;
use crate::model::date::readable;
use crate::model::item::{AnnotationId, EntityId, FigureId, Item, PictureId, RelationId};
use crate::session::tab::Tab;

/// More hits than anybody walks through; the count then says "more than".
pub const MAX_HITS: usize = 100_000;

/// A part of the article around its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadPart {
    Headline,
    Standfirst,
    /// Who, where, from whom.
    Facts,
    Date,
    /// Copyright and terms, below the body.
    Rights,
}

/// One hit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Words above the body; the rights below it.
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

    /// The hits in one part of the head, with their places in `list`.
    pub fn in_head(&self, part: HeadPart) -> impl Iterator<Item = (usize, &Range<usize>)> {
        let start = if part == HeadPart::Rights {
            self.in_block(usize::MAX - 1).end
        } else {
            0
        };
        let hits = self.list.iter().enumerate().skip(start);
        let ranges = hits.map_while(|(index, hit)| match hit {
            Hit::Head { part, range } => Some((*part, index, range)),
            Hit::Text(_) | Hit::Field { .. } => None,
        });
        ranges
            .filter(move |(of, ..)| *of == part)
            .map(|(_, index, range)| (index, range))
    }

    /// The hits in one block of the body, as indexes into `list`.
    pub fn in_block(&self, block: usize) -> Range<usize> {
        let before = |hit: &Hit, end: usize| match hit {
            Hit::Head { part, .. } => *part != HeadPart::Rights,
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
        (HeadPart::Headline, article.shown_headline()),
        (
            HeadPart::Standfirst,
            article.standfirst.as_deref().unwrap_or_default(),
        ),
        (HeadPart::Facts, &article.facts_line()),
        (
            HeadPart::Date,
            &article.date().map(readable).unwrap_or_default(),
        ),
    ];
    for (part, text) in head {
        needle.find_in(text, &mut |range| {
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
    needle.find_in(&article.rights_line(), &mut |range| {
        hits.push(Hit::Head {
            part: HeadPart::Rights,
            range,
        });
    });
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
    let is_note = |one: &Annotation| one.motivation == Motivation::Commenting;
    let annotations = dossier.annotations.iter().enumerate();
    for (index, annotation) in annotations.filter(|(_, one)| is_note(one)) {
        let item = Item::Note(AnnotationId::from_index(index));
        field(
            Tab::Text,
            item,
            annotation.note.as_deref().unwrap_or_default(),
        );
    }
    for (index, entity) in dossier.entities.iter().enumerate().filter(|(_, e)| e.drawn) {
        if index % 256 == 0 && is_cancelled() {
            return None;
        }
        let item = Item::Entity(EntityId::from_index(index));
        fields::of_entity(entity, &mut |text| field(Tab::Map, item, text));
    }
    for (index, relation) in dossier.relations.iter().enumerate() {
        if index % 256 == 0 && is_cancelled() {
            return None;
        }
        // Neither the map nor its table shows a relation without both its ends.
        let mut ends = [relation.source, relation.target].into_iter();
        if !ends.all(|end| dossier.entity(end).drawn) {
            continue;
        }
        let item = Item::Relation(RelationId::from_index(index));
        fields::of_relation(relation, &mut |text| field(Tab::Map, item, text));
    }
    for (index, figure) in dossier.figures.iter().enumerate() {
        if index % 256 == 0 && is_cancelled() {
            return None;
        }
        let item = Item::Figure(FigureId::from_index(index));
        fields::of_figure(dossier, figure, &mut |text| field(Tab::Figures, item, text));
    }
    for (index, picture) in dossier.pictures.iter().enumerate() {
        let item = Item::Picture(PictureId::from_index(index));
        fields::of_picture(picture, &mut |text| field(Tab::Gallery, item, text));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::annotation::Stance;
    use crate::model::entity::Relation;
    use crate::model::entity_samples;
    use crate::model::figure_samples;
    use crate::model::picture::Picture;
    use crate::model::{Reference, entity::Entity};

    fn relation(label: &str, target: u32) -> Relation {
        Relation {
            id: label.to_owned(),
            schema: "UnknownLink".to_owned(),
            label: label.to_owned(),
            ..entity_samples::relation(0, target)
        }
    }

    /// The items found, by tab and whether they are words above the body.
    fn found(dossier: &Dossier, query: &str) -> Vec<(Tab, Option<Item>)> {
        let hits = search(dossier, query, &|| false).expect("not cancelled");
        for tab in Tab::ALL {
            let counted = hits.list.iter().filter(|hit| hit.tab() == tab).count();
            assert_eq!(hits.count(tab), counted);
        }
        let item = |hit: &Hit| match hit {
            Hit::Field { item, .. } => Some(*item),
            Hit::Head { .. } | Hit::Text(_) => None,
        };
        hits.list.iter().map(|hit| (hit.tab(), item(hit))).collect()
    }

    #[test]
    fn all_that_is_shown_is_found_and_nothing_else() {
        let mut dossier = figure_samples::quay();
        dossier.article.dateline = Some("Nordhavn".to_owned());
        dossier.article.sources = vec![Reference {
            title: "Sea Wire".to_owned(),
            link: None,
        }];
        dossier.annotations[3].note = Some("Ask the pilot".to_owned());
        dossier.annotations[3].motivation = Motivation::Commenting;
        // Kept, and not shown.
        dossier.annotations[2].note = Some("Another pilot".to_owned());
        dossier.annotations[2].motivation = Motivation::Other("tagging".to_owned());
        dossier.pictures.push(Picture {
            caption: Some("A crane".to_owned()),
            alt: Some("A yellow crane".to_owned()),
            ..Picture::default()
        });
        dossier.entities.push(Entity {
            name: "A report".to_owned(),
            drawn: false,
            ..dossier.entities[0].clone()
        });
        dossier.relations = vec![relation("knows of", 0), relation("knows about", 1)];
        dossier.relations[0].stances = vec![Stance::Denied];
        let field = |tab, item| vec![(tab, Some(item))];
        dossier.article.rights = vec!["All rights with the guild".to_owned()];
        for query in ["nordhavn", "sea wire", "2 March 2026", "the guild"] {
            assert_eq!(found(&dossier, query), [(Tab::Text, None)], "{query}");
        }
        let note = Item::Note(AnnotationId(3));
        assert_eq!(found(&dossier, "pilot"), field(Tab::Text, note));
        let picture = Item::Picture(PictureId(0));
        assert_eq!(found(&dossier, "yellow"), field(Tab::Gallery, picture));
        let relation = Item::Relation(RelationId(0));
        assert_eq!(found(&dossier, "knows"), field(Tab::Map, relation));
        assert_eq!(found(&dossier, "denied"), field(Tab::Map, relation));
        let quarter = Item::Figure(FigureId(14));
        assert_eq!(found(&dossier, "Q1 2026"), field(Tab::Figures, quarter));
        let says = found(&dossier, "Mira Solheim");
        assert!(says.contains(&(Tab::Figures, Some(Item::Figure(FigureId(2))))));
        assert!(
            found(&dossier, "months").contains(&(Tab::Figures, Some(Item::Figure(FigureId(15)))))
        );
    }

    /// The filter of the table reads the same words.
    #[test]
    fn a_number_is_found_as_it_is_shown_and_as_it_was_delivered() {
        let mut dossier = figure_samples::quay();
        dossier.figures[0].extra = vec![("checkedAt".to_owned(), "2026-01-21".to_owned())];
        for (query, figure) in [
            ("8,100,000", 0),
            ("8100000", 0),
            ("8.1 million", 0),
            ("21 January 2026", 0),
            ("2026-01-21", 0),
            ("more than 11,000,000", 2),
            ("17,000,000", 5),
        ] {
            let item = Some(Item::Figure(FigureId(figure)));
            let found = found(&dossier, query).into_iter();
            let found: Vec<_> = found.filter(|(tab, _)| *tab == Tab::Figures).collect();
            assert_eq!(found, [(Tab::Figures, item)], "{query}");
        }
        for query in ["7013", "forecast", "FOB"] {
            assert!(!found(&dossier, query).is_empty(), "{query}");
        }
    }

    #[test]
    fn what_the_details_show_is_found() {
        let mut dossier = figure_samples::quay();
        let one = |name: &str, value: &str| (name.to_owned(), vec![value.to_owned()]);
        dossier.entities[0].properties = vec![
            one("birthDate", "1952-10-07"),
            one("registrationNumber", "2015-03"),
        ];
        dossier.relations = vec![Relation {
            status: Some("dissolved".to_owned()),
            properties: vec![one("summary", "By the old quay wall")],
            ..relation("knows", 0)
        }];
        dossier.pictures.push(Picture {
            rights: vec!["CC0".to_owned()],
            ..Picture::default()
        });
        let entity = Some(Item::Entity(EntityId(0)));
        for query in ["7 October 1952", "1952-10-07", "2015-03"] {
            assert_eq!(found(&dossier, query), [(Tab::Map, entity)], "{query}");
        }
        assert!(found(&dossier, "March 2015").is_empty(), "not shown so");
        let relation = Some(Item::Relation(RelationId(0)));
        for query in ["dissolved", "quay wall"] {
            assert_eq!(found(&dossier, query), [(Tab::Map, relation)], "{query}");
        }
        let picture = Some(Item::Picture(PictureId(0)));
        assert_eq!(found(&dossier, "CC0"), [(Tab::Gallery, picture)]);
    }

    #[test]
    fn hits_around_the_body_are_told_apart() {
        let mut dossier = figure_samples::quay();
        dossier.article.headline = Some("Timber".to_owned());
        dossier.article.rights = vec!["Timber".to_owned()];
        let hits = search(&dossier, "timber", &|| false).expect("not cancelled");
        let places = |part| {
            hits.in_head(part)
                .map(|(index, _)| index)
                .collect::<Vec<_>>()
        };
        assert_eq!(places(HeadPart::Headline), [0]);
        assert!(places(HeadPart::Date).is_empty());
        let [rights] = places(HeadPart::Rights)[..] else {
            panic!("once in the rights")
        };
        assert!(
            matches!(hits.list[rights - 1], Hit::Text(_)),
            "after the text"
        );
    }

    #[test]
    fn a_note_does_not_come_between_the_hits_of_the_text() {
        let mut dossier = figure_samples::quay();
        dossier.annotations[0].note = Some("Timber".to_owned());
        dossier.annotations[0].motivation = Motivation::Commenting;
        let hits = search(&dossier, "timber", &|| false).expect("not cancelled");
        let in_block = hits.in_block(0);
        assert!(in_block.len() > 1);
        assert!(
            hits.list[in_block]
                .iter()
                .all(|hit| matches!(hit, Hit::Text(_)))
        );
    }
}

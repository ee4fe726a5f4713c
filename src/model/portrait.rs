//! Which picture shows which person, as far as the file links them; a name alone links nothing.
//!
//! Three standards can say so: an annotation that links words to a picture and to a person (W3C), the
//! `people` of a picture with an id of the dossier (ninjs), and an `Image` with `pictured`
//! (`FollowTheMoney`). A picture is somebody's portrait when all of them together link it to one
//! person and nothing that is said of it names another.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Dossier;
use super::annotation::{Annotation, MadeBy, Motivation};
use super::entity::{Entity, EntityKind};
use super::item::{EntityId, Item, PictureId};
use super::picture::Picture;

/// The portrait of each person who has one: the first in the order of the gallery.
pub(super) fn portraits(dossier: &Dossier) -> BTreeMap<EntityId, PictureId> {
    let mut portraits = BTreeMap::new();
    for (picture, people) in linked(dossier) {
        let shown = dossier.picture(picture);
        if let Some(person) = only(people)
            && shown.file.is_some()
            && names_nobody_else(shown, dossier.entity(person))
        {
            portraits.entry(person).or_insert(picture);
        }
    }
    portraits
}

/// Everybody whom a picture is linked to, in the order of the gallery.
fn linked(dossier: &Dossier) -> BTreeMap<PictureId, BTreeSet<EntityId>> {
    let mut linked: BTreeMap<PictureId, BTreeSet<EntityId>> = BTreeMap::new();
    let mut link = |picture: PictureId, id: EntityId| {
        let entity = dossier.entity(id);
        if entity.kind == EntityKind::Person && entity.drawn {
            linked.entry(picture).or_default().insert(id);
        }
    };
    for (index, picture) in dossier.pictures.iter().enumerate() {
        for person in &picture.pictured {
            link(PictureId::from_index(index), *person);
        }
    }
    for (picture, person) in pictured(dossier) {
        link(picture, person);
    }
    for annotation in dossier.annotations.iter().filter(|one| links(one)) {
        let pictures = annotation.items.iter().filter_map(|item| match item {
            Item::Picture(picture) => Some(*picture),
            _ => None,
        });
        for picture in pictures {
            for item in &annotation.items {
                if let Item::Entity(person) = item {
                    link(picture, *person);
                }
            }
        }
    }
    linked
}

/// Whom the images among the entities show; an image is found by the name of its file, with its
/// folders or without them where only one picture is called so.
fn pictured(dossier: &Dossier) -> Vec<(PictureId, EntityId)> {
    let is_image = |entity: &&Entity| entity.schema == "Image";
    let images: Vec<&Entity> = dossier.entities.iter().filter(is_image).collect();
    if images.is_empty() {
        return Vec::new();
    }
    let ids = (0..).zip(&dossier.entities);
    let by_id: HashMap<&str, EntityId> = ids
        .map(|(index, entity)| (entity.id.as_str(), EntityId(index)))
        .collect();
    let mut by_file: HashMap<&str, Option<PictureId>> = HashMap::new();
    for (index, picture) in (0..).zip(&dossier.pictures) {
        let Some(file) = picture.file.as_deref() else {
            continue;
        };
        let name = file.rsplit('/').next().filter(|name| *name != file);
        for called in std::iter::once(file).chain(name) {
            let known = by_file.entry(called);
            known
                .and_modify(|found| *found = None)
                .or_insert(Some(PictureId(index)));
        }
    }
    let mut pictured = Vec::new();
    for image in images {
        let files = image.property("fileName").iter();
        let mut found = files.filter_map(|file| by_file.get(file.as_str()).copied().flatten());
        if let Some(picture) = found.next() {
            let people = image.property("pictured").iter();
            let people = people.filter_map(|id| by_id.get(id.as_str()));
            pictured.extend(people.map(|person| (picture, *person)));
        }
    }
    pictured
}

/// Whether a person linked these words; a rule's suggestion is none yet, and lost words link nothing.
fn links(annotation: &Annotation) -> bool {
    annotation.motivation == Motivation::Linking
        && annotation.made_by == MadeBy::Person
        && annotation.anchor.holds()
}

fn only(people: BTreeSet<EntityId>) -> Option<EntityId> {
    let mut people = people.into_iter();
    let first = people.next()?;
    people.next().is_none().then_some(first)
}

/// The words with a picture may name the person, and nobody else.
fn names_nobody_else(picture: &Picture, person: &Entity) -> bool {
    let is_one = picture.pictured.len() == 1 && picture.people.len() == 1;
    let is_named = |name: &String| *name == person.name || person.aliases.contains(name);
    is_one || (picture.people.len() <= 1 && picture.people.iter().all(is_named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::annotation::{Anchor, Quote, Stance};
    use crate::model::entity_samples::person;

    fn picture(pictured: &[u32], people: &[&str]) -> Picture {
        Picture {
            file: Some("images/x.png".to_owned()),
            pictured: pictured.iter().map(|id| EntityId(*id)).collect(),
            people: people.iter().map(|name| (*name).to_owned()).collect(),
            ..Picture::default()
        }
    }

    fn annotation(items: Vec<Item>) -> Annotation {
        Annotation {
            id: "#p".to_owned(),
            motivation: Motivation::Linking,
            items,
            note: None,
            quote: Quote::default(),
            position: None,
            anchor: Anchor::Exact(0..3),
            stance: Stance::default(),
            said_by: None,
            unknown_speaker: None,
            made_by: MadeBy::Person,
            score: None,
            reason: None,
        }
    }

    /// Ada, Berg and an office, pictures and annotations.
    fn portrait_of_ada(pictures: Vec<Picture>, annotations: Vec<Annotation>) -> Option<u32> {
        let mut office = person("Office");
        office.kind = EntityKind::PublicBody;
        let dossier = Dossier {
            entities: vec![person("Ada"), person("Berg"), office],
            pictures,
            annotations,
            ..Dossier::default()
        };
        assert_eq!(dossier.portrait(EntityId(2)), None, "no person");
        dossier.portrait(EntityId(0)).map(|picture| picture.0)
    }

    #[test]
    fn a_picture_that_is_linked_to_one_person_is_a_portrait() {
        let ada = Item::Entity(EntityId(0));
        let berg = Item::Entity(EntityId(1));
        let office = Item::Entity(EntityId(2));
        let first = Item::Picture(PictureId(0));
        let second = Item::Picture(PictureId(1));
        let bare = || vec![picture(&[], &[]), picture(&[], &[])];
        let by = |items: &[Item]| portrait_of_ada(bare(), vec![annotation(items.to_vec())]);
        assert_eq!(by(&[first, ada]), Some(0));
        assert_eq!(by(&[office, second, ada]), Some(1));
        assert_eq!(by(&[second, first, ada]), Some(0), "the first one");
        assert_eq!(by(&[first, ada, berg]), None, "both are on it");
        assert_eq!(by(&[first, office]), None);
        assert_eq!(by(&[ada]), None);
        let both = vec![annotation(vec![first, ada]), annotation(vec![first, berg])];
        assert_eq!(portrait_of_ada(bare(), both), None);
    }

    #[test]
    fn what_is_suggested_lost_or_a_note_links_nothing() {
        let items = vec![Item::Picture(PictureId(0)), Item::Entity(EntityId(0))];
        let changes: [fn(&mut Annotation); 4] = [
            |it| it.made_by = MadeBy::Rule("import/names@1".to_owned()),
            |it| it.anchor = Anchor::Lost,
            |it| it.motivation = Motivation::Commenting,
            |it| it.motivation = Motivation::Identifying,
        ];
        for change in changes {
            let mut annotation = annotation(items.clone());
            change(&mut annotation);
            assert_eq!(
                portrait_of_ada(vec![picture(&[], &[])], vec![annotation]),
                None
            );
        }
    }

    #[test]
    fn a_name_alone_links_nothing_and_another_name_forbids_it() {
        let link = || {
            vec![annotation(vec![
                Item::Picture(PictureId(0)),
                Item::Entity(EntityId(0)),
            ])]
        };
        for (pictured, people, is_linked, portrait) in [
            (&[][..], &["Ada"][..], false, None),
            (&[], &["Ada"], true, Some(0)),
            (&[], &["Berg"], true, None),
            (&[], &["Ada", "Somebody"], true, None),
            (&[0], &["Dr. Ada"], false, Some(0)),
            (&[0], &["Ada", "Somebody"], false, None),
            (&[0, 1], &["Ada", "Berg"], false, None),
            (&[1], &["Berg"], true, None),
        ] {
            let annotations = if is_linked { link() } else { Vec::new() };
            let found = portrait_of_ada(vec![picture(pictured, people)], annotations);
            assert_eq!(found, portrait, "{pictured:?} {people:?} {is_linked}");
        }
    }

    #[test]
    fn an_image_of_followthemoney_links_its_file_to_whom_it_shows() {
        for (file, people, portrait) in [
            ("images/x.png", &["Ada"][..], Some(0)),
            ("x.png", &["Ada"], Some(0)),
            ("x", &["Ada"], None),
            ("x.png", &["Ada", "Berg"], None),
            ("x.png", &["Nobody"], None),
        ] {
            let mut image = person("Image");
            image.schema = "Image".to_owned();
            image.drawn = false;
            let values = |values: &[&str]| values.iter().map(|it| (*it).to_owned()).collect();
            image.properties = vec![
                ("fileName".to_owned(), values(&[file])),
                ("pictured".to_owned(), values(people)),
            ];
            let dossier = Dossier {
                entities: vec![person("Ada"), person("Berg"), image],
                pictures: vec![picture(&[], &[])],
                ..Dossier::default()
            };
            let found = dossier.portrait(EntityId(0)).map(|it| it.0);
            assert_eq!(found, portrait, "{file} {people:?}");
        }
    }

    #[test]
    fn a_picture_without_a_file_is_no_portrait() {
        let mut missing = picture(&[0], &["Ada"]);
        missing.file = None;
        assert_eq!(portrait_of_ada(vec![missing], Vec::new()), None);
    }
}

//! What each edit makes of the documents, on a bundle that an import could have left.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;

use super::{Base, Edited, Packed, apply, rebuild};
use crate::bundle::{ReadOptions, open_path};
use crate::container::Container;
use crate::container::atomic::Existing;
use crate::container::limits::{FileKind, MAX_QUOTE_CHARS};
use crate::edit::{Edit, Span, Target};
use crate::model::Dossier;
use crate::model::annotation::MadeBy;
use crate::model::item::{EntityId, FigureId, Item, RelationId};
use crate::problem::{Problem, Severity};

fn base() -> Base {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles");
    let container = Container::from_folder(&folder.join("ferry-to-review")).unwrap();
    Base::read(&Arc::new(container), &|_| true).unwrap()
}

fn edited(edits: &[Edit]) -> Edited {
    rebuild(&base(), edits, &|_| true).unwrap()
}

/// After edits that can all be carried out.
fn after(edits: &[Edit]) -> Dossier {
    let edited = edited(edits);
    assert_eq!(edited.refused, []);
    let errors: Vec<_> = edited
        .opened
        .problems
        .iter()
        .filter(|problem| problem.severity() == Severity::Error || problem.code != "W-NO-HASH")
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    edited.opened.dossier
}

fn refused(edit: Edit) -> String {
    let edited = edited(&[edit]);
    let [(0, problem)] = edited.refused.as_slice() else {
        panic!("it was carried out");
    };
    // Nothing of it was done.
    let before = rebuild(&base(), &[], &|_| true).unwrap().opened.dossier;
    let after = &edited.opened.dossier;
    assert_eq!(after.entities, before.entities);
    assert_eq!(after.relations, before.relations);
    assert_eq!(after.figures, before.figures);
    assert_eq!(after.annotations, before.annotations);
    format!("{}. {}", problem.what, problem.advice)
}

fn entity(dossier: &Dossier, id: &str) -> Option<EntityId> {
    let place = dossier.entities.iter().position(|one| one.id == id)?;
    Some(EntityId::from_index(place))
}

fn relation(dossier: &Dossier, id: &str) -> Option<RelationId> {
    let place = dossier.relations.iter().position(|one| one.id == id)?;
    Some(RelationId::from_index(place))
}

fn figure(dossier: &Dossier, id: &str) -> Option<FigureId> {
    let place = dossier.figures.iter().position(|one| one.id == id)?;
    Some(FigureId::from_index(place))
}

fn person(id: &str) -> Target {
    Target::Entity(id.to_owned())
}

fn accept(target: Target) -> Edit {
    Edit::Accept {
        targets: vec![target],
    }
}

fn reject(target: Target) -> Edit {
    Edit::Reject { target }
}

fn texts(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn cells(values: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = |(column, text): &(&str, &str)| ((*column).to_owned(), (*text).to_owned());
    values.iter().map(own).collect()
}

/// The words where they stand first.
fn span(words: &str) -> Span {
    let source = base().text;
    let byte = source.find(words).unwrap();
    let start = source[..byte].chars().count();
    Span {
        quote: words.to_owned(),
        start,
        end: start + words.chars().count(),
    }
}

fn file(edited: &Edited, path: &str) -> String {
    let bytes = edited.container.read(path, FileKind::Json).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn without_edits_nothing_is_another() {
    let base = base();
    let same = rebuild(&base, &[], &|_| true).unwrap();
    assert!(base.is_of(&same.container), "not even a copy");
    let before = &same.opened.dossier;
    assert_eq!(before.entities.len(), 9);
    let suggested = before.entities.iter().filter(|one| one.suggested).count();
    assert_eq!(suggested, 8);
    assert!(before.relations.iter().all(|one| one.suggested));
    assert!(before.figures.iter().all(|one| one.suggested));
    let venn = &before.annotations[1];
    assert_eq!(venn.score, Some(0.88));
    assert!(venn.reason.as_deref().unwrap().starts_with("short form"));
}

#[test]
fn accepting_makes_it_a_persons_and_keeps_the_rule() {
    let edit = accept(person("orla-venn"));
    let dossier = after(std::slice::from_ref(&edit));
    let venn = dossier.entity(entity(&dossier, "orla-venn").unwrap());
    assert!(!venn.suggested);
    let others = dossier.entities.iter().filter(|one| one.suggested).count();
    assert_eq!(others, 7, "nobody else is confirmed by it");
    let edited = edited(&[edit]);
    let page = file(&edited, "annotations.json");
    assert_eq!(
        page.matches(r#""dossier:suggestedBy":"import/names@1""#)
            .count(),
        2
    );
    assert_eq!(page.matches(r#""dossier:madeBy":"person""#).count(), 2);
    assert!(page.contains(r#""dossier:score":0.97"#), "the score stays");
    let untouched = |path: &str| {
        let old = base().container.read(path, FileKind::Other).unwrap();
        edited.container.read(path, FileKind::Other).unwrap() == old
    };
    for path in [
        "entities.ftm.json",
        "figures/figures.csv",
        "article.json",
        "body.md",
    ] {
        assert!(untouched(path), "{path}");
    }
    assert!(file(&edited, "datapackage.json").contains("\"dossier:kept\": {\"a\":1.50}"));
}

#[test]
fn many_are_accepted_in_one_step() {
    let targets = vec![
        person("orla-venn"),
        person("ilse-brandt"),
        Target::Relation("tomas-and-ilse".into()),
        Target::Figure("repair".into()),
        Target::Note("#n1".into()),
    ];
    let dossier = after(&[Edit::Accept { targets }]);
    assert!(
        !dossier
            .entity(entity(&dossier, "ilse-brandt").unwrap())
            .suggested
    );
    assert!(
        !dossier
            .relation(relation(&dossier, "tomas-and-ilse").unwrap())
            .suggested
    );
    assert!(
        !dossier
            .figure(figure(&dossier, "repair").unwrap())
            .suggested
    );
    assert!(
        dossier
            .figure(figure(&dossier, "interval").unwrap())
            .suggested
    );
    let note = dossier.annotations.iter().find(|one| one.id == "#n1");
    assert_eq!(note.unwrap().made_by, MadeBy::Person);
}

#[test]
fn rejecting_takes_the_thing_and_all_that_rests_on_it_alone() {
    let dossier = after(&[reject(person("tomas-brandt"))]);
    assert_eq!(entity(&dossier, "tomas-brandt"), None);
    assert_eq!(relation(&dossier, "tomas-leads-lines"), None);
    assert_eq!(relation(&dossier, "tomas-and-ilse"), None);
    assert!(entity(&dossier, "ilse-brandt").is_some());
    assert!(
        dossier
            .annotations
            .iter()
            .all(|one| one.id != "#m6" && one.id != "#r1")
    );
    // What he said is not the article's own word now.
    let passengers = dossier
        .annotations
        .iter()
        .find(|one| one.id == "#f1")
        .unwrap();
    assert_eq!(passengers.said_by, None);
    assert_eq!(passengers.stance.word(), "alleged");

    let dossier = after(&[reject(Target::Relation("tomas-and-ilse".into()))]);
    assert_eq!(relation(&dossier, "tomas-and-ilse"), None);
    assert!(entity(&dossier, "tomas-brandt").is_some());

    let dossier = after(&[reject(Target::Figure("interval".into()))]);
    assert_eq!(figure(&dossier, "interval"), None);
    assert_eq!(dossier.figures.len(), 3);
    assert!(dossier.annotations.iter().all(|one| one.id != "#f2"));

    let dossier = after(&[reject(Target::Note("#n1".into()))]);
    assert!(dossier.annotations.iter().all(|one| one.id != "#n1"));
}

#[test]
fn what_a_person_vouches_for_is_not_rejected() {
    assert!(refused(reject(person("brandt-lines"))).starts_with("No rule suggested this"));
    // A person added a mention: only what the rule says goes.
    let mention = Edit::AddMention {
        entity: "old-harbour".into(),
        span: span("Old Harbour"),
    };
    let dossier = after(&[mention, reject(person("old-harbour"))]);
    let stays = dossier.entity(entity(&dossier, "old-harbour").unwrap());
    assert!(!stays.suggested);
}

#[test]
fn a_relation_that_a_person_confirmed_does_not_go_with_an_entity() {
    let relation_id = || Target::Relation("tomas-leads-lines".to_owned());
    let edited = edited(&[accept(relation_id()), reject(person("tomas-brandt"))]);
    let [(1, problem)] = edited.refused.as_slice() else {
        panic!("{:?}", edited.refused);
    };
    assert_eq!(problem.what, "It is part of a relation that was confirmed");
    let kept = &edited.opened.dossier;
    let confirmed = after(&[accept(relation_id())]);
    assert_eq!(kept.entities, confirmed.entities);
    assert_eq!(kept.relations, confirmed.relations);
    assert_eq!(kept.annotations, confirmed.annotations);
    // As the advice says: with another end it can go.
    let another_end = Edit::EditRelation {
        id: "tomas-leads-lines".into(),
        label: String::new(),
        stance: "asserted".into(),
        source: "ilse-brandt".into(),
        target: "brandt-lines".into(),
    };
    let dossier = after(&[
        accept(relation_id()),
        another_end,
        reject(person("tomas-brandt")),
    ]);
    assert_eq!(entity(&dossier, "tomas-brandt"), None);
    assert!(relation(&dossier, "tomas-leads-lines").is_some());
}

#[test]
fn an_entity_of_the_file_stays_no_suggestion_when_one_is_merged_into_it() {
    let read = base();
    let mut documents = read.documents.clone();
    let own = crate::bundle::schema::entities::FtmEntity {
        id: Some("own".to_owned()),
        schema: Some("Person".to_owned()),
        ..Default::default()
    };
    documents.entities.as_mut().unwrap().push(own);
    let with_own = Base { documents, ..read };
    let merge = Edit::Merge {
        into: "own".into(),
        from: "t-brandt".into(),
    };
    let accepted = accept(person("t-brandt"));
    let page = |edits: &[Edit]| {
        let (documents, refused) = apply(&with_own.documents, &with_own.text, &[], edits).unwrap();
        assert_eq!(refused, []);
        serde_json::to_string(&documents.annotations).unwrap()
    };
    let merged = page(std::slice::from_ref(&merge));
    assert_eq!(merged, page(&[accepted, merge]), "merging has confirmed it");
}

#[test]
fn an_edited_entity_is_confirmed() {
    let edit = Edit::EditEntity {
        id: "orla-venn".into(),
        name: "Orla  Venn-Holt".into(),
        aliases: texts(&["Orla Venn", "Venn", "Venn", " "]),
        positions: texts(&["mayor of Kelmouth"]),
    };
    let dossier = after(&[edit]);
    let venn = dossier.entity(entity(&dossier, "orla-venn").unwrap());
    assert_eq!(venn.name, "Orla Venn-Holt");
    assert_eq!(venn.aliases, ["Orla Venn", "Venn"]);
    assert_eq!(venn.positions, ["mayor of Kelmouth"]);
    assert!(!venn.suggested);
    let empty = Edit::EditEntity {
        id: "orla-venn".into(),
        name: " ".into(),
        aliases: Vec::new(),
        positions: Vec::new(),
    };
    assert!(refused(empty).starts_with("The name is empty"));
}

#[test]
fn another_kind_confirms_nothing() {
    let change = |target, schema: &str| Edit::ChangeKind {
        target,
        schema: schema.into(),
    };
    let dossier = after(&[change(person("town-council"), "PublicBody")]);
    let council = dossier.entity(entity(&dossier, "town-council").unwrap());
    assert_eq!(
        (council.schema.as_str(), council.suggested),
        ("PublicBody", true)
    );

    let led = Target::Relation("tomas-leads-lines".into());
    let dossier = after(&[change(led.clone(), "Employment")]);
    let led_by = dossier.relation(relation(&dossier, "tomas-leads-lines").unwrap());
    assert_eq!(led_by.schema, "Employment");
    assert_eq!(dossier.entity(led_by.source).id, "tomas-brandt");
    assert_eq!(dossier.entity(led_by.target).id, "brandt-lines");
    assert_eq!(led_by.start.as_deref(), Some("2019"));

    assert!(refused(change(led, "Person")).contains("no relation"));
    assert!(refused(change(person("orla-venn"), "Ownership")).contains("no kind"));
    assert!(refused(change(Target::Figure("repair".into()), "Person")).contains("no kind"));
}

#[test]
fn a_relation_is_edited_in_words_stance_and_ends() {
    let edit = |source: &str, target: &str, stance: &str| Edit::EditRelation {
        id: "tomas-leads-lines".into(),
        label: "led".into(),
        stance: stance.into(),
        source: source.into(),
        target: target.into(),
    };
    let dossier = after(&[edit("ilse-brandt", "brandt-lines", "former")]);
    let id = relation(&dossier, "tomas-leads-lines").unwrap();
    let led = dossier.relation(id);
    assert_eq!(dossier.entity(led.source).id, "ilse-brandt");
    assert_eq!((led.label.as_str(), led.suggested), ("led", false));
    assert_eq!(led.stances[0].word(), "former");
    assert!(refused(edit("nobody", "brandt-lines", "former")).contains("`nobody`"));
    assert!(refused(edit("brandt-lines", "brandt-lines", "former")).contains("the same"));
    assert!(refused(edit("ilse-brandt", "brandt-lines", "sure")).contains("stance"));
}

#[test]
fn a_number_is_edited_only_into_one_that_can_be_read() {
    let edit = |values: &[(&str, &str)]| Edit::EditFigure {
        id: "repair".into(),
        cells: cells(values),
    };
    let dossier = after(&[edit(&[
        ("value", "15"),
        ("valueMax", "18"),
        ("qualifier", ""),
        ("period", "2026"),
        ("status", "forecast"),
    ])]);
    let repair = dossier.figure(figure(&dossier, "repair").unwrap());
    assert_eq!(repair.value.text(), "15");
    assert_eq!(repair.value_max.as_ref().unwrap().text(), "18");
    assert_eq!(repair.status.word(), "forecast", "a column is added for it");
    assert!(!repair.suggested);
    assert_eq!(dossier.figures.len(), 4);
    for (values, why) in [
        (&[("value", "many")][..], "not a number"),
        (&[("value", "inf")], "not a number"),
        (&[("valueMax", "3")], "below its lower end"),
        (&[("unit", " ")], "the unit"),
        (&[("label", "")], "what the number is"),
        (&[("period", "soon")], "not a period"),
        (&[("qualifier", "roughly")], "not one of the words"),
        (&[("id", "other")], "not changed here"),
    ] {
        let said = refused(edit(values));
        assert!(said.contains(why), "{said}");
    }
}

#[test]
fn merging_joins_names_mentions_and_relations() {
    let merge = |into: &str, from: &str| Edit::Merge {
        into: into.into(),
        from: from.into(),
    };
    let dossier = after(&[merge("tomas-brandt", "t-brandt")]);
    assert_eq!(entity(&dossier, "t-brandt"), None);
    let id = entity(&dossier, "tomas-brandt").unwrap();
    let tomas = dossier.entity(id);
    assert_eq!(tomas.aliases, ["Brandt", "T. Brandt"]);
    assert!(tomas.suggested, "two suggestions make one");
    assert_eq!(dossier.evidence.of(Item::Entity(id)).len(), 3);

    // The speaker and the ends go over; a relation with oneself is none.
    let dossier = after(&[merge("ilse-brandt", "tomas-brandt")]);
    let ilse = entity(&dossier, "ilse-brandt").unwrap();
    assert_eq!(relation(&dossier, "tomas-and-ilse"), None);
    let led = dossier.relation(relation(&dossier, "tomas-leads-lines").unwrap());
    assert_eq!(led.source, ilse);
    let passengers = dossier
        .annotations
        .iter()
        .find(|one| one.id == "#f1")
        .unwrap();
    assert_eq!(passengers.said_by, Some(ilse));

    // Into somebody confirmed: whoever says so has confirmed it.
    let dossier = after(&[merge("brandt-lines", "town-council")]);
    let all = dossier.annotations.iter();
    let council = all.filter(|one| one.quote.exact.ends_with("council"));
    assert!(council.clone().count() == 2);
    assert!(council.into_iter().all(|one| one.made_by == MadeBy::Person));
    assert!(refused(merge("orla-venn", "orla-venn")).contains("one already"));
    assert!(refused(merge("orla-venn", "nobody")).contains("`nobody`"));
    assert!(refused(merge("orla-venn", "tomas-and-ilse")).contains("relation"));
}

#[test]
fn splitting_gives_chosen_mentions_to_somebody_new() {
    let split = |mentions: &[&str]| Edit::Split {
        entity: "tomas-brandt".into(),
        mentions: texts(mentions),
        name: "Brandt".into(),
    };
    let dossier = after(&[split(&["#m7"])]);
    let old = dossier.entity(entity(&dossier, "tomas-brandt").unwrap());
    assert!(old.aliases.is_empty(), "the name is the other's now");
    let id = entity(&dossier, "brandt").unwrap();
    let new = dossier.entity(id);
    assert_eq!(
        (new.name.as_str(), new.schema.as_str()),
        ("Brandt", "Person")
    );
    assert!(new.suggested);
    assert_eq!(dossier.evidence.of(Item::Entity(id)).len(), 1);
    assert!(refused(split(&[])).contains("No mention"));
    assert!(refused(split(&["#m6", "#m7"])).contains("All mentions"));
}

#[test]
fn what_was_missed_is_added_with_its_words() {
    let edits = [
        Edit::AddEntity {
            name: "Kelmouth".into(),
            schema: "PublicBody".into(),
            span: span("Kelmouth"),
        },
        Edit::AddRelation {
            schema: "Employment".into(),
            label: "mayor of".into(),
            stance: "asserted".into(),
            source: "orla-venn".into(),
            target: "kelmouth".into(),
            span: span("the mayor, Orla Venn"),
        },
        Edit::AddFigure {
            cells: cells(&[("label", "votes for it"), ("value", "9"), ("unit", "u")]),
            span: span("nine to four"),
        },
    ];
    let dossier = after(&edits);
    let town = entity(&dossier, "kelmouth").unwrap();
    assert_eq!(dossier.evidence.of(Item::Entity(town)).len(), 1);
    assert!(!dossier.entity(town).suggested);
    let mayor = relation(&dossier, "orla-venn-employment-kelmouth").unwrap();
    assert_eq!(dossier.relation(mayor).label, "mayor of");
    assert_eq!(dossier.evidence.of(Item::Relation(mayor)).len(), 1);
    let votes = figure(&dossier, "figure-1").unwrap();
    assert_eq!(dossier.evidence.of(Item::Figure(votes)).len(), 1);
    assert!(!dossier.figure(votes).suggested);

    let elsewhere = Span {
        start: 2,
        end: 5,
        ..span("Orla Venn")
    };
    let add = |span| Edit::AddMention {
        entity: "orla-venn".into(),
        span,
    };
    let moved = after(&[add(elsewhere)]);
    let last = moved.annotations.last().unwrap();
    assert!(last.anchor.holds(), "found at its only place");
    let twice = Span {
        start: 2,
        end: 5,
        ..span("Ilse Brandt")
    };
    assert!(refused(add(twice)).contains("not where they were marked"));
}

#[test]
fn parts_that_are_not_there_are_begun() {
    let files = vec![
        ("datapackage.json".to_owned(), br#"{"resources":[{"name":"article","path":"article.json"},{"name":"body","path":"body.txt"},{"name":"pic","path":"p.png"}]}"#.to_vec()),
        ("article.json".to_owned(), br#"{"uri":"urn:x","headlines":[{"value":"H"}],"people":[{"name":"Ada","literal":"ada"}],"associations":[{"name":"pic","type":"picture"}]}"#.to_vec()),
        ("body.txt".to_owned(), b"Ada paid 40 to Berg. The harbour at dawn".to_vec()),
        ("p.png".to_owned(), b"no picture".to_vec()),
        ("annotations.json".to_owned(), b"a file that nobody listed".to_vec()),
    ];
    let container = Arc::new(Container::from_files(files).unwrap());
    let base = Base::read(&container, &|_| true).unwrap();
    let at = |quote: &str| {
        let start = base.text.find(quote).unwrap();
        Span {
            quote: quote.to_owned(),
            start,
            end: start + quote.len(),
        }
    };
    let edits = [
        Edit::AddEntity {
            name: "Berg".into(),
            schema: "Person".into(),
            span: at("Berg"),
        },
        Edit::AddFigure {
            cells: cells(&[("label", "paid"), ("value", "40"), ("unit", "EUR")]),
            span: at("40"),
        },
        Edit::AddCaption {
            picture: "pic".into(),
            span: at("The harbour at dawn"),
        },
    ];
    let edited = rebuild(&base, &edits, &|_| true).unwrap();
    assert_eq!(edited.refused, []);
    let dossier = &edited.opened.dossier;
    let names: Vec<&str> = dossier.entities.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["Ada", "Berg"], "whom the article lists stays");
    assert_eq!(dossier.figures[0].value.text(), "40");
    assert_eq!(dossier.pictures[0].title(), "The harbour at dawn");
    assert!(dossier.annotations.iter().all(|one| one.anchor.holds()));
    assert_eq!(dossier.annotations.len(), 3);
    assert_eq!(
        file(&edited, "annotations.json"),
        "a file that nobody listed"
    );
}

#[test]
fn words_are_marked_up_to_the_limit() {
    let text = "ab ".repeat(MAX_QUOTE_CHARS);
    let files = [
        (
            "datapackage.json",
            r#"{"resources":[{"name":"article","path":"article.json"},{"name":"body","path":"b.txt"}]}"#,
        ),
        (
            "article.json",
            r#"{"uri":"urn:x","headlines":[{"value":"H"}]}"#,
        ),
        ("b.txt", text.as_str()),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let container = Arc::new(Container::from_files(files.to_vec()).unwrap());
    let base = Base::read(&container, &|_| true).unwrap();
    let add = |length: usize| {
        let span = Span {
            quote: text[..length].to_owned(),
            start: 0,
            end: length,
        };
        let edit = Edit::AddEntity {
            name: "Ab".into(),
            schema: "Person".into(),
            span,
        };
        rebuild(&base, &[edit], &|_| true).unwrap()
    };
    let at_limit = add(MAX_QUOTE_CHARS);
    assert_eq!(at_limit.refused, []);
    assert!(at_limit.opened.dossier.annotations[0].anchor.holds());
    let past = add(MAX_QUOTE_CHARS + 1);
    assert!(past.refused[0].1.what.contains("letters allowed"));
    assert!(base.is_of(&past.container), "not even a part is begun");
}

#[test]
fn one_annotation_of_two_is_singled_out() {
    let line = |id: &str, name: &str| {
        format!(
            "{{\"id\":\"{id}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"{name}\"]}}}}\n"
        )
    };
    let page = r##"{"@context":"http://www.w3.org/ns/anno.jsonld","items":[
        {"id":"#a","type":"Annotation","motivation":"identifying","dossier:madeBy":"r@1","x-kept":1.0,
         "body":["e.ftm.json#ada","e.ftm.json#berg"],"target":{"source":"b.txt","selector":{"type":"TextQuoteSelector","exact":"The two"}}}]}"##;
    let list = r#"{"resources":[{"name":"article","path":"article.json"},{"name":"body","path":"b.txt"},
        {"name":"entities","path":"e.ftm.json"},{"name":"annotations","path":"a.json"}]}"#;
    let files = [
        ("datapackage.json", list.to_owned()),
        (
            "article.json",
            r#"{"uri":"urn:x","headlines":[{"value":"H"}]}"#.to_owned(),
        ),
        ("b.txt", "The two agreed.".to_owned()),
        ("e.ftm.json", line("ada", "Ada") + &line("berg", "Berg")),
        ("a.json", page.to_owned()),
    ];
    let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
    let container = Arc::new(Container::from_files(files.to_vec()).unwrap());
    let base = Base::read(&container, &|_| true).unwrap();
    for targets in [vec![person("ada")], vec![person("ada"), person("ada")]] {
        let edited = rebuild(&base, &[Edit::Accept { targets }], &|_| true).unwrap();
        let dossier = &edited.opened.dossier;
        let suggested: Vec<bool> = dossier.entities.iter().map(|one| one.suggested).collect();
        assert_eq!(
            suggested,
            [false, true],
            "one is confirmed, the other is not"
        );
        assert_eq!(file(&edited, "a.json").matches("\"x-kept\":1.0").count(), 2);
        assert!(file(&edited, "a.json").contains("https://dossier.example/ns#"));
    }
}

fn save(edited: &Arc<Container>, target: &Path, existing: Existing) -> Result<(), Problem> {
    Packed::of(edited)?.write(target, existing)
}

#[test]
fn what_is_saved_opens_as_it_was_edited() {
    let edits = [
        accept(person("orla-venn")),
        reject(person("old-harbour")),
        Edit::Merge {
            into: "tomas-brandt".into(),
            from: "t-brandt".into(),
        },
        Edit::EditFigure {
            id: "repair".into(),
            cells: cells(&[("value", "15")]),
        },
    ];
    let edited = edited(&edits);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.dossier");
    save(&edited.container, &target, Existing::Keep).unwrap();
    let (again, container) = open_path(&target, &ReadOptions::default(), &|_| true).unwrap();
    let said: Vec<_> = again.problems.iter().map(|one| one.code).collect();
    assert_eq!(said, [] as [&str; 0]);
    let dossier = &edited.opened.dossier;
    assert_eq!(again.dossier.entities, dossier.entities);
    assert_eq!(again.dossier.relations, dossier.relations);
    assert_eq!(again.dossier.figures, dossier.figures);
    assert!(
        again
            .dossier
            .annotations
            .iter()
            .all(|one| one.position.is_some())
    );
    let kept = container
        .read("original/page.txt", FileKind::Other)
        .unwrap();
    assert!(kept.starts_with(b"The page as it was saved"));
    let list = container.read("datapackage.json", FileKind::Json).unwrap();
    assert!(
        String::from_utf8(list)
            .unwrap()
            .contains("\"dossier:kept\": {\"a\":1.50}")
    );

    // Over the file that is open: whole or not at all, and again the same bytes.
    let bytes = std::fs::read(&target).unwrap();
    save(&container, &target, Existing::Replace).unwrap();
    assert!(std::fs::read(&target).unwrap() == bytes);
    let refused = save(&container, &target, Existing::Keep).unwrap_err();
    assert_eq!(refused.code, "E-EXISTS");
}

#[test]
fn every_fixture_can_be_saved_whatever_is_wrong_with_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bundles");
    let folder = tempfile::tempdir().unwrap();
    let mut count = 0;
    for bundle in std::fs::read_dir(root).unwrap() {
        let container = Container::from_folder(&bundle.unwrap().path()).unwrap();
        let container = Arc::new(container);
        let target = folder.path().join(format!("{count}.dossier"));
        save(&container, &target, Existing::Keep).unwrap();
        let saved = Container::open(&target).unwrap();
        let opened = crate::bundle::read(&saved, &ReadOptions::default(), &|_| true).unwrap();
        let said: Vec<_> = opened.problems.iter().map(|one| one.code).collect();
        assert!(
            !said.contains(&"E-HASH") && !said.contains(&"E-BYTES"),
            "{said:?}"
        );
        for entry in container.entries() {
            let name = entry.name.as_str();
            assert!(saved.contains(name), "{name}");
            // What is no JSON of ours comes along to the letter.
            let ending = name.rsplit('.').next();
            if !matches!(ending, Some("json" | "csv")) && !name.starts_with("body") {
                let old = container.read(name, FileKind::Other).unwrap();
                assert!(saved.read(name, FileKind::Other).unwrap() == old, "{name}");
            }
        }
        count += 1;
    }
    assert!(count > 5, "the fixtures are gone");
}

#[test]
fn what_was_signed_is_not_what_was_edited() {
    let signature = "datapackage.json.minisig";
    let base = base();
    let signed = vec![(signature.to_owned(), b"a signature".to_vec())];
    let signed = Container::overlay(&base.container, signed, &[]).unwrap();
    assert!(signed.contains(signature) && !base.container.contains(signature));
    let base = Base::read(&Arc::new(signed), &|_| true).unwrap();
    let edited = rebuild(&base, &[accept(person("orla-venn"))], &|_| true).unwrap();
    assert!(!edited.container.contains(signature));
    assert!(edited.container.is_folder() && !edited.container.is_zip());
    let untouched = rebuild(&base, &[], &|_| true).unwrap();
    assert!(untouched.container.contains(signature));
    let hostile = vec![("../a".to_owned(), Vec::new())];
    let refused = Container::overlay(&base.container, hostile, &[]).unwrap_err();
    assert_eq!(refused.code, "E-PATH");
}

#[test]
fn the_fingerprint_tells_one_text_from_another_and_not_one_place() {
    let base = base();
    let own = base.fingerprint().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a.dossier");
    save(&base.container, &target, Existing::Keep).unwrap();
    let packed = Arc::new(Container::open(&target).unwrap());
    let packed = Base::read(&packed, &|_| true).unwrap();
    assert_ne!(packed.fingerprint().unwrap(), own, "hashes were added");
    let told = Packed::of(&base.container).unwrap().fingerprint().unwrap();
    assert_eq!(
        packed.fingerprint().unwrap(),
        told,
        "known before it is written"
    );
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let entity = || {
        proptest::sample::select(vec![
            "orla-venn",
            "town-council",
            "brandt-lines",
            "tomas-brandt",
            "ilse-brandt",
            "t-brandt",
            "old-harbour",
            "nobody",
        ])
        .prop_map(str::to_owned)
    };
    let relation = || {
        proptest::sample::select(vec!["tomas-leads-lines", "tomas-and-ilse", "x.y"])
            .prop_map(str::to_owned)
    };
    let figure =
        || proptest::sample::select(vec!["passengers", "payment", "none"]).prop_map(str::to_owned);
    let target = prop_oneof![
        entity().prop_map(Target::Entity),
        relation().prop_map(Target::Relation),
        figure().prop_map(Target::Figure),
        Just(Target::Note("#n1".to_owned())),
    ];
    let schema = proptest::sample::select(vec!["Person", "Company", "Employment", "Family", "?"])
        .prop_map(str::to_owned);
    let words = proptest::sample::select(vec!["Kelmouth", "the mayor", "about 120", "gone"])
        .prop_map(|words| Span {
            quote: words.to_owned(),
            start: 0,
            end: 8,
        });
    prop_oneof![
        target.clone().prop_map(accept),
        target.clone().prop_map(reject),
        (target, schema.clone()).prop_map(|(target, schema)| Edit::ChangeKind { target, schema }),
        (entity(), any::<String>(), any::<Vec<String>>()).prop_map(|(id, name, aliases)| {
            Edit::EditEntity {
                id,
                name,
                positions: aliases.clone(),
                aliases,
            }
        }),
        (relation(), entity(), entity(), any::<String>()).prop_map(
            |(id, source, target, label)| Edit::EditRelation {
                id,
                label,
                stance: "denied".to_owned(),
                source,
                target,
            }
        ),
        (figure(), any::<String>(), "[0-9.]{0,4}").prop_map(|(id, label, value)| {
            Edit::EditFigure {
                id,
                cells: vec![("label".to_owned(), label), ("value".to_owned(), value)],
            }
        }),
        (entity(), entity()).prop_map(|(into, from)| Edit::Merge { into, from }),
        (entity(), any::<String>()).prop_map(|(entity, name)| Edit::Split {
            entity,
            mentions: vec!["#m7".to_owned(), "#m9".to_owned()],
            name,
        }),
        (any::<String>(), schema.clone(), words.clone())
            .prop_map(|(name, schema, span)| Edit::AddEntity { name, schema, span }),
        (schema, entity(), entity(), words).prop_map(|(schema, source, target, span)| {
            Edit::AddRelation {
                schema,
                label: String::new(),
                stance: "asserted".to_owned(),
                source,
                target,
                span,
            }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever is decided, the result reads without an error and without a loose end, and taking every
    /// step back is where one began.
    #[test]
    fn any_edits_leave_a_sound_bundle(edits in proptest::collection::vec(any_edit(), 0..12)) {
        let base = base();
        let edited = rebuild(&base, &edits, &|_| true).unwrap();
        for problem in edited.opened.problems.iter() {
            prop_assert_eq!(problem.code, "W-NO-HASH", "{} after {:?}", problem, edits);
        }
        prop_assert!(edited.opened.dossier.annotations.iter().all(|one| one.anchor.holds()));
        let again = rebuild(&base, &edits, &|_| true).unwrap();
        for entry in edited.container.entries() {
            let read = |container: &Container| container.read(&entry.name, FileKind::Other).unwrap();
            prop_assert!(read(&edited.container) == read(&again.container), "{}", entry.name);
        }
        let back = rebuild(&base, &[], &|_| true).unwrap();
        prop_assert!(base.is_of(&back.container));
    }
}

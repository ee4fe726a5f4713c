//! Whole bundles in memory: what refuses, what costs only itself, and that nothing panics.

use std::io::{Read as _, Seek as _};

use proptest::prelude::*;

use super::*;
use crate::container::zip_writer::write_zip;
use crate::model::annotation::{AnchorState, Stance};
use crate::model::integrity::HashState;
use crate::model::item::{AnnotationId, EntityId, RelationId};
use crate::model::standing::Standing;

const BODY: &str = "Ada leads Org. Berg denies it. Sales rose to 40 tonnes.";

/// A bundle of all parts; a part given again replaces the first.
fn files(changes: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    let package = r#"{"resources":[{"name":"article","path":"article.json"},{"name":"body","path":"body.txt"},
        {"name":"entities","path":"e.ftm.json"},{"name":"annotations","path":"annotations.json"},{"name":"figures","path":"f.csv"}]}"#;
    let entities = r#"{"id":"ada","schema":"Person","properties":{"name":["Ada"]}}
{"id":"berg","schema":"Person","properties":{"name":["Berg"]}}
{"id":"org","schema":"Organization","properties":{"name":["Org"]}}
{"id":"leads","schema":"Directorship","properties":{"director":["ada"],"organization":["org"]}}"#;
    let annotations = r##"{"items":[
        {"id":"#a","motivation":"identifying","dossier:madeBy":"import/names@1","body":"e.ftm.json#ada","target":{"source":"body.txt","selector":{"type":"TextQuoteSelector","exact":"Ada"}}},
        {"id":"#r","motivation":"linking","body":{"id":"e.ftm.json#leads"},"target":{"source":"body.txt","selector":{"type":"TextQuoteSelector","exact":"Ada leads Org"}}},
        {"id":"#d","motivation":"linking","dossier:stance":"denied","dossier:saidBy":"e.ftm.json#berg","body":["e.ftm.json#leads"],"target":{"source":"body.txt","selector":[{"type":"TextQuoteSelector","exact":"Berg denies it"}]}},
        {"id":"#f","motivation":"highlighting","body":"f.csv","target":{"source":"body.txt","selector":{"type":"TextQuoteSelector","exact":"40 tonnes"}}}]}"##;
    let mut files: Vec<(String, Vec<u8>)> = [
        ("datapackage.json", package),
        (
            "article.json",
            r#"{"uri":"urn:x","headlines":[{"value":"H"}]}"#,
        ),
        ("body.txt", BODY),
        ("e.ftm.json", entities),
        ("annotations.json", annotations),
        ("f.csv", "id,label,value,unit,annotation\nf,Sales,40,t,#f\n"),
    ]
    .into_iter()
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .collect();
    for (name, text) in changes {
        files.retain(|(known, _)| known != name);
        files.push(((*name).to_owned(), text.as_bytes().to_vec()));
    }
    files
}

fn open(files: Vec<(String, Vec<u8>)>, anyway: bool) -> Result<Opened, Refusal> {
    let options = ReadOptions {
        anyway,
        ..ReadOptions::default()
    };
    read(&Container::from_files(files)?, &options, &|_| true)
}

fn codes(problems: &Problems) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

#[test]
fn the_parts_find_each_other() {
    let opened = open(files(&[]), false).unwrap();
    assert_eq!(codes(&opened.problems), ["W-NO-HASH"]);
    let dossier = &opened.dossier;
    assert!(
        dossier
            .annotations
            .iter()
            .all(|one| one.anchor.state() == AnchorState::Exact)
    );
    let relation = &dossier.relations[0];
    assert_eq!(relation.stances, [Stance::Asserted, Stance::Denied]);
    assert_eq!(relation.said_by.len(), 1);
    assert!(!relation.suggested);
    assert!(dossier.entities[0].suggested && !dossier.entities[1].suggested);
    assert_eq!(dossier.figures[0].annotations, [AnnotationId(3)]);
    let figure = Item::Figure(FigureId(0));
    assert_eq!(dossier.annotations[3].items, [figure]);
    let sentence = dossier.evidence.sentences_of(figure)[0];
    assert_eq!(
        dossier.article.body.sentence_text(sentence).trim(),
        "Sales rose to 40 tonnes."
    );
}

#[test]
fn only_words_that_are_found_say_how_a_relation_is_put() {
    let stances = |body: &str| {
        let opened = open(files(&[("body.txt", body)]), false).unwrap();
        let relation = &opened.dossier.relations[0];
        (relation.stances.clone(), relation.said_by.len())
    };
    let [leads, denies] = ["Ada leads Org.", "Berg denies it."];
    assert_eq!(stances(leads), (vec![Stance::Asserted], 0));
    assert_eq!(stances(denies), (vec![Stance::Denied], 1));
    // Twice is ambiguous, and then nobody knows which of the two was meant.
    assert_eq!(
        stances(&format!("{leads} {denies} {denies}")),
        (vec![Stance::Asserted], 0)
    );
    // Lost words assert nothing, and what they deny is not shown as a plain line.
    assert_eq!(stances("Other words."), (vec![Stance::Denied], 1));
}

/// One annotation of the relation `leads` for each triple of motivation, words and what else it says.
fn annotated(list: &[(&str, &str, &str)]) -> Dossier {
    let items: Vec<String> = list
        .iter()
        .enumerate()
        .map(|(index, (motivation, words, more))| {
            format!(
                r##"{{"id":"#n{index}","motivation":"{motivation}",{more}"body":["e.ftm.json#leads",{{"type":"TextualBody","value":"hm"}}],
                "target":{{"source":"body.txt","selector":{{"type":"TextQuoteSelector","exact":"{words}"}}}}}}"##
            )
        })
        .collect();
    let page = format!(r#"{{"items":[{}]}}"#, items.join(","));
    open(files(&[("annotations.json", &page)]), false)
        .unwrap()
        .dossier
}

#[test]
fn notes_and_unknown_purposes_prove_nothing() {
    let leads = Item::Relation(RelationId(0));
    let alleged = r#""dossier:stance":"alleged","#;
    let by_rule = r#""dossier:madeBy":"import/x@1","#;
    for other in ["commenting", "tagging", "questioning"] {
        let dossier = annotated(&[
            ("linking", "Ada leads Org", alleged),
            (
                other,
                "Sales rose",
                r#""dossier:saidBy":"e.ftm.json#berg","#,
            ),
        ]);
        let relation = &dossier.relations[0];
        assert_eq!(relation.stances, [Stance::Alleged], "{other}");
        assert!(relation.said_by.is_empty(), "{other}");
        assert_eq!(dossier.evidence.sentences_of(leads).len(), 1, "{other}");
        let lit = dossier.evidence.lit(0).len();
        assert_eq!(lit, if other == "commenting" { 2 } else { 1 }, "{other}");

        let dossier = annotated(&[
            ("linking", "Ada leads Org", by_rule),
            (other, "Sales rose", ""),
        ]);
        assert!(dossier.relations[0].suggested, "{other}");
    }
}

#[test]
fn a_person_confirms_by_words_that_are_there() {
    let by_rule = (
        "linking",
        "Ada leads Org",
        r#""dossier:madeBy":"import/x@1","#,
    );
    let suggested = |list: &[_]| annotated(list).relations[0].suggested;
    assert!(suggested(&[by_rule]));
    assert!(suggested(&[by_rule, ("linking", "No such words", "")]));
    assert!(!suggested(&[by_rule, ("linking", "Ada leads", "")]));
    let lost_rule = ("linking", "Nor these", by_rule.2);
    assert!(suggested(&[lost_rule]));
    assert!(!suggested(&[lost_rule, ("linking", "No such words", "")]));
}

/// The annotation of the figure with these words and what else it says.
fn figure_with(words: &str, more: &str) -> Dossier {
    let page = format!(
        r##"{{"items":[{{"id":"#f","motivation":"highlighting",{more}"body":"f.csv",
        "target":{{"source":"body.txt","selector":{{"type":"TextQuoteSelector","exact":"{words}"}}}}}}]}}"##
    );
    open(files(&[("annotations.json", &page)]), false)
        .unwrap()
        .dossier
}

#[test]
fn a_number_keeps_how_it_is_put_and_by_whom() {
    let by_berg = r#""dossier:stance":"denied","dossier:saidBy":"e.ftm.json#berg","#;
    for words in ["40 tonnes", "no such words"] {
        let dossier = figure_with(words, by_berg);
        let figure = &dossier.figures[0];
        assert_eq!(figure.standing_words(), "denied", "{words}");
        assert_eq!(dossier.figure_says(figure), ["Berg (denied)"], "{words}");
        assert_eq!(dossier.figure_standing(FigureId(0)), Standing::Denied);
    }
    let lost = figure_with("no such words", "");
    assert_eq!(lost.figure_standing(FigureId(0)), Standing::NoSentence);
}

#[test]
fn an_unknown_speaker_is_not_the_article() {
    let nobody = r#""dossier:saidBy":"e.ftm.json#nobody","#;
    let dossier = figure_with("40 tonnes", nobody);
    let says = dossier.figure_says(&dossier.figures[0]);
    assert_eq!(says, ["unknown (e.ftm.json#nobody)"]);
    let dossier = annotated(&[("linking", "Ada leads Org", nobody)]);
    assert_eq!(
        dossier.relation_speakers(RelationId(0)),
        ["asserted by unknown (e.ftm.json#nobody)"]
    );
}

#[test]
fn lost_words_make_nothing_more_certain() {
    let denied = r#""dossier:stance":"denied","dossier:saidBy":"e.ftm.json#berg","#;
    let standing = |list: &[_]| annotated(list).standing(RelationId(0));
    let lost = ("linking", "no such words", "");
    let lost_denial = ("linking", "nor these", denied);
    assert_eq!(standing(&[lost]), Standing::NoSentence);
    assert_eq!(standing(&[lost_denial]), Standing::Denied);
    assert_eq!(standing(&[lost_denial, lost]), Standing::Denied);
    let dossier = annotated(&[lost_denial]);
    assert_eq!(dossier.relation_speakers(RelationId(0)), ["denied by Berg"]);
    assert_eq!(dossier.relations[0].said_by, [EntityId(1)]);
    let alleged = ("linking", "Ada leads Org", r#""dossier:stance":"alleged","#);
    assert_eq!(standing(&[alleged, lost]), Standing::Alleged);
}

#[test]
fn words_that_no_sentence_shows_prove_nothing() {
    let body = "P and [Q](http://secret/x \"title\").\n\n![alt words](images/x.png)\n\n[r]: http://refdef\n";
    let package = files(&[])[0].1.clone();
    let package = String::from_utf8(package)
        .unwrap()
        .replace("body.txt", "body.md");
    let dossier = |words: &str| {
        let page = format!(
            r##"{{"items":[{{"id":"#1","motivation":"linking","body":"e.ftm.json#leads",
            "target":{{"source":"body.md","selector":{{"type":"TextQuoteSelector","exact":"{words}"}}}}}}]}}"##
        );
        let changes = [
            ("datapackage.json", package.as_str()),
            ("body.md", body),
            ("annotations.json", page.as_str()),
        ];
        open(files(&changes), false).unwrap()
    };
    let leads = Item::Relation(RelationId(0));
    for words in ["secret", "title", "refdef", "x.png"] {
        let opened = dossier(words);
        let it = &opened.dossier;
        assert!(codes(&opened.problems).contains(&"W-QUOTE"), "{words}");
        let state = it.evidence.state(leads, &it.annotations);
        assert_eq!(state, Some(AnchorState::Lost), "{words}");
        assert!(it.relations[0].stances.is_empty(), "{words}");
    }
    let opened = dossier("and [Q](http://secret/x");
    let state = opened
        .dossier
        .evidence
        .state(leads, &opened.dossier.annotations);
    assert_eq!(state, Some(AnchorState::Exact), "words and a link");
}

#[test]
fn each_relation_has_an_id_of_its_own_that_annotations_may_name() {
    let entities = r#"{"id":"p","schema":"Person","properties":{"name":["P"]}}
{"id":"q","schema":"Person","properties":{"name":["Q"]}}
{"id":"ev","schema":"Event","properties":{"name":["E"],"involved":["p","q"]}}
{"id":"ev.involved.q","schema":"Family","properties":{"person":["p"],"relative":["q"]}}
{"id":"multi","schema":"Family","properties":{"person":["p","q"],"relative":["p","q"]}}"#;
    let page = r##"{"items":[{"id":"#1","motivation":"linking","body":"e.ftm.json#ev.involved.p",
        "target":{"source":"body.txt","selector":{"type":"TextQuoteSelector","exact":"Ada leads"}}},
        {"id":"#2","motivation":"linking","body":["e.ftm.json#multi","e.ftm.json#ev.involved.q"],
        "target":{"source":"body.txt","selector":{"type":"TextQuoteSelector","exact":"Berg denies"}}}]}"##;
    let changes = [("e.ftm.json", entities), ("annotations.json", page)];
    let opened = open(files(&changes), false).unwrap();
    assert!(!codes(&opened.problems).contains(&"W-FTM-REF"));
    let dossier = &opened.dossier;
    let ids: Vec<&str> = dossier
        .relations
        .iter()
        .map(|one| one.id.as_str())
        .collect();
    let expected = [
        "ev.involved.p",
        "ev.involved.q-",
        "ev.involved.q",
        "multi.p.p",
        "multi.p.q",
        "multi.q.p",
        "multi.q.q",
    ];
    assert_eq!(ids, expected);
    let relation = |place: u32| Item::Relation(RelationId(place));
    assert_eq!(dossier.annotations[0].items, [relation(0)]);
    assert_eq!(
        dossier.annotations[1].items,
        [3, 4, 5, 6, 2].map(relation),
        "a line's own id comes first"
    );
}

#[test]
fn no_two_numbers_have_one_id() {
    let comtrade =
        "typeCode,period,reporterISO,flowCode,cmdCode,primaryValue\nC,2024,ISR,M,1001,100.5\n";
    let package = r#"{"resources":[{"name":"article","path":"article.json"},{"name":"figures","path":"f.csv"},{"name":"c","path":"c.csv"}]}"#;
    let own = "id,label,value,unit\nc-2,L,5,u\n";
    let changes = [
        ("datapackage.json", package),
        ("f.csv", own),
        ("c.csv", comtrade),
    ];
    let opened = open(files(&changes), false).unwrap();
    let figures = &opened.dossier.figures;
    let mut ids: Vec<&str> = figures.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["c-2", "c-2-"]);
    ids.dedup();
    assert_eq!(ids.len(), figures.len());
}

#[test]
fn what_is_no_page_of_annotations_is_said() {
    for page in [
        "{}",
        r#"{"items":null}"#,
        r##"{"type":"Annotation","id":"#1"}"##,
        r#"{"type":"AnnotationCollection","first":{"items":[]}}"#,
        r#"{"type":"AnnotationCollection","items":[]}"#,
    ] {
        let opened = open(files(&[("annotations.json", page)]), false).unwrap();
        assert!(codes(&opened.problems).contains(&"W-ANNO-SHAPE"), "{page}");
    }
    for page in [r#"{"items":[]}"#, r#"{"type":"AnnotationPage","items":[]}"#] {
        let opened = open(files(&[("annotations.json", page)]), false).unwrap();
        assert!(!codes(&opened.problems).contains(&"W-ANNO-SHAPE"), "{page}");
    }
}

#[test]
fn what_cannot_be_so_is_said_and_charges_no_file() {
    let listed = |more: &str| {
        format!(
            r#"{{"dossier:version":"1.0","resources":[{{"name":"article","path":"article.json"}},{{"name":"body","path":"body.txt",{more}}}]}}"#
        )
    };
    let package = |more: &str| ("datapackage.json", listed(more));
    let article = |text: &str| ("article.json", text.to_owned());
    for ((file, text), code) in [
        (package(r#""hash":"sha256:""#), "W-HASH-ALGO"),
        (package(r#""bytes":-1"#), "W-BYTES"),
        (package(r#""bytes":1e99"#), "W-BYTES"),
        (package(r#""data":"x""#), "W-REMOTE"),
        (
            ("datapackage.json", listed(r#""x":1"#).replace("1.0", "x")),
            "W-VERSION",
        ),
        (article(r#"{"headlines":[{"value":"H"}]}"#), "W-NO-URI"),
        (
            article(r#"{"uri":"urn:x","firstCreated":"2020-13-45"}"#),
            "W-DATE",
        ),
        (
            article(
                r#"{"uri":"urn:x","associations":[{"type":"picture","name":"a"},{"type":"picture","name":"a"}]}"#,
            ),
            "W-PICTURE-TWICE",
        ),
    ] {
        let opened = open(files(&[(file, &text)]), false).unwrap();
        let said = codes(&opened.problems);
        assert!(said.contains(&code), "{text}: {said:?}");
        let newer = |one: &Problem| one.what.contains("newer");
        assert!(!opened.problems.iter().any(newer), "{text}");
    }
    let plain = open(files(&[]), false).unwrap();
    assert_eq!(codes(&plain.problems), ["W-NO-HASH"]);
}

#[test]
fn a_broken_part_costs_only_itself() {
    for (file, text, code) in [
        ("e.ftm.json", "{oops", "E-JSON"),
        ("annotations.json", "{\"items\":{}}", "E-JSON"),
        (
            "annotations.json",
            "{\"items\":[\"x\",\"\\ud800\"]}",
            "E-JSON",
        ),
        ("f.csv", "id,label,value,unit\nf,L,nan,t\n", "E-CSV"),
    ] {
        let opened = open(files(&[(file, text)]), false).unwrap();
        assert!(
            codes(&opened.problems).contains(&code),
            "{file}: {:?}",
            opened.problems
        );
        let dossier = &opened.dossier;
        assert_eq!(dossier.article.body.sentences.len(), 3);
        assert_eq!(dossier.entities.is_empty(), file == "e.ftm.json");
        assert_eq!(dossier.figures.is_empty(), file == "f.csv");
        assert_eq!(dossier.annotations.is_empty(), file == "annotations.json");
        assert!(
            !codes(&opened.problems).contains(&"W-FTM-REF"),
            "one fault, one problem"
        );
    }
}

/// What is left of the bundle without `part`, which is there or not.
fn assert_only_missing(part: &str, dossier: &Dossier) {
    let sentences = dossier.article.body.sentences.len();
    assert_eq!(sentences, if part == "body.txt" { 0 } else { 3 }, "{part}");
    assert_eq!(dossier.entities.is_empty(), part == "e.ftm.json");
    assert_eq!(dossier.figures.is_empty(), part == "f.csv");
    assert_eq!(dossier.annotations.is_empty(), part == "annotations.json");
    assert!(!dossier.integrity.opened_anyway);
}

const PARTS: [&str; 4] = ["body.txt", "e.ftm.json", "annotations.json", "f.csv"];

#[test]
fn a_missing_part_costs_only_itself_and_a_missing_article_all() {
    for part in PARTS {
        let mut files = files(&[]);
        files.retain(|(name, _)| name != part);
        let opened = open(files, false).unwrap();
        let missing: Vec<&str> = opened
            .problems
            .iter()
            .filter(|problem| problem.code == "E-MISSING")
            .map(|problem| problem.place.as_str())
            .collect();
        assert_eq!(missing, [part]);
        assert!(!codes(&opened.problems).contains(&"W-FTM-REF"), "{part}");
        assert!(!codes(&opened.problems).contains(&"W-NO-BODY"), "{part}");
        assert_eq!(opened.dossier.integrity.count(HashState::Missing), 1);
        assert_only_missing(part, &opened.dossier);
    }
    let mut files = files(&[]);
    files.retain(|(name, _)| name != "article.json");
    let refusal = open(files, true).unwrap_err();
    assert_eq!(refusal.problem.code, "E-MISSING");
}

/// All files packed, and then one bit wrong near the beginning of the content of `part`.
fn zip_with_a_wrong_checksum(part: &str) -> Container {
    let files = files(&[]);
    let content = |name: &str| {
        files
            .iter()
            .find(|(known, _)| known == name)
            .unwrap()
            .1
            .clone()
    };
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let mut file = tempfile::tempfile().unwrap();
    write_zip(&mut file, &names, &Limits::default(), |name| {
        Ok(content(name))
    })
    .unwrap();
    let mut zip = Vec::new();
    file.rewind().unwrap();
    file.read_to_end(&mut zip).unwrap();
    // Behind the name in front of the content; no part is empty.
    let at = memchr::memmem::find(&zip, part.as_bytes()).unwrap() + part.len();
    zip[at + 12] ^= 1;
    Container::from_zip_bytes(zip.into()).unwrap()
}

#[test]
fn a_part_that_cannot_be_read_costs_only_itself() {
    for part in PARTS {
        let container = zip_with_a_wrong_checksum(part);
        let opened = read(&container, &ReadOptions::default(), &|_| true).unwrap();
        // Whether unpacking fails, or only the checksum, or the length, depends on the bit.
        let said = opened.problems.iter().filter(|problem| {
            ["E-ZIP", "E-HEADER", "E-BOMB"].contains(&problem.code) && problem.place == part
        });
        assert_eq!(said.count(), 1, "{part}: {:?}", opened.problems);
        assert_eq!(opened.dossier.integrity.count(HashState::Changed), 1);
        assert_only_missing(part, &opened.dossier);
    }
    let container = zip_with_a_wrong_checksum("article.json");
    let refusal = read(&container, &ReadOptions::default(), &|_| true).unwrap_err();
    assert_eq!(refusal.problem.place, "article.json");
}

#[test]
fn a_file_that_is_not_the_listed_one_refuses_unless_told_otherwise() {
    let package = r#"{"resources":[{"name":"article","path":"article.json"},{"name":"body","path":"body.txt","bytes":3,"hash":"sha256:0000000000000000000000000000000000000000000000000000000000000000"},{"name":"entities","path":"e.ftm.json","bytes":3}]}"#;
    let changed = || files(&[("datapackage.json", package)]);
    let refusal = open(changed(), false).unwrap_err();
    assert_eq!(refusal.problem.code, "E-BYTES");
    assert!(refusal.can_open_anyway);
    let opened = open(changed(), true).unwrap();
    assert!(opened.dossier.integrity.opened_anyway);
    let said = codes(&opened.problems);
    for code in ["E-BYTES", "E-HASH"] {
        assert!(said.contains(&code), "{said:?}");
    }
    assert_eq!(opened.dossier.integrity.count(HashState::Changed), 2);
    assert_eq!(opened.dossier.article.body.sentences.len(), 3);
}

#[test]
fn reading_stops_when_nobody_wants_the_answer() {
    let container = Container::from_files(files(&[])).unwrap();
    let refusal = read(&container, &ReadOptions::default(), &|done| done < 0.5).unwrap_err();
    assert_eq!(refusal.problem.code, "E-CANCELLED");
}

#[test]
fn the_limits_hold_at_the_limit_and_one_past_it() {
    let within = |limits: Limits| {
        let container = Container::from_files(files(&[])).unwrap();
        let options = ReadOptions {
            limits,
            ..ReadOptions::default()
        };
        codes(&read(&container, &options, &|_| true).unwrap().problems)
    };
    let at = Limits {
        annotations: 4,
        figures: 1,
        entities: 3,
        edges: 1,
        quote_chars: 14,
        ..Limits::default()
    };
    assert_eq!(within(at.clone()), ["W-NO-HASH"]);
    for (past, code) in [
        (
            Limits {
                annotations: 3,
                ..at.clone()
            },
            "E-LIMIT",
        ),
        (
            Limits {
                figures: 0,
                ..at.clone()
            },
            "E-LIMIT",
        ),
        (
            Limits {
                entities: 2,
                ..at.clone()
            },
            "E-LIMIT",
        ),
        (
            Limits {
                edges: 0,
                ..at.clone()
            },
            "E-LIMIT",
        ),
        (
            Limits {
                quote_chars: 13,
                ..at
            },
            "W-QUOTE",
        ),
    ] {
        assert!(within(past.clone()).contains(&code), "{past:?}");
    }
}

#[test]
fn every_prefix_of_every_part_opens_or_refuses_politely() {
    for (name, bytes) in files(&[]) {
        for end in 0..bytes.len() {
            let mut cut = files(&[]);
            for (known, bytes) in &mut cut {
                if *known == name {
                    bytes.truncate(end);
                }
            }
            if let Err(refusal) = open(cut, false) {
                assert!(
                    matches!(name.as_str(), "datapackage.json" | "article.json"),
                    "{name} at {end}"
                );
                assert!(!refusal.problem.advice.is_empty());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_in_any_part_make_it_panic(part in 0_usize..6, at in 0_usize..400, noise in proptest::collection::vec(any::<u8>(), 0..12)) {
        let mut files = files(&[]);
        let bytes = &mut files[part].1;
        let at = at.min(bytes.len());
        bytes.splice(at..(at + noise.len()).min(bytes.len()), noise);
        drop(open(files, true));
    }
}

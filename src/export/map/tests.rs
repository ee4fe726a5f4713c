//! What is written is read again.

use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

use super::*;
use crate::model::annotation::Stance;
use crate::model::entity::Entity;
use crate::model::entity_samples::{person, relation};
use crate::model::picture::Picture;
use graph::Form;

fn entity(id: &str, name: &str) -> Entity {
    Entity {
        id: id.to_owned(),
        schema: "Person".to_owned(),
        ..person(name)
    }
}

/// Names that a careless writer would let out, a loop, and parallel lines.
fn hostile() -> (Dossier, Drawn) {
    let names = [
        "<script>alert(1)</script>",
        "\"A\" & 'B'\u{0}\u{1b}",
        "משה כהן",
        "]]>\nx",
    ];
    let mut dossier = Dossier {
        entities: (0..)
            .zip(names)
            .map(|(number, name)| entity(&format!("e{number}"), name))
            .collect(),
        ..Dossier::default()
    };
    for (number, (from, to)) in [(0, 1), (1, 0), (2, 2), (2, 3)].into_iter().enumerate() {
        let mut line = relation(from, to);
        line.id = format!("r{number}");
        line.schema = "UnknownLink".to_owned();
        line.label = format!("<b>&{number}\u{7}");
        line.stances = vec![Stance::ALL[number]];
        dossier.relations.push(line);
    }
    let nodes = (0..4).map(|number| DrawnNode {
        entity: EntityId(number),
        place: [number as f32 * 90.0, (number % 2) as f32 * 50.0],
        radius: 12.0,
        pinned: number == 0,
    });
    let lines = (0..4).map(|number| DrawnLine {
        relation: RelationId(number),
        bend: [-0.5, 0.5, 1.0, 0.0][number as usize],
    });
    let drawn = Drawn {
        nodes: nodes.collect(),
        lines: lines.collect(),
        portraits: BTreeMap::new(),
    };
    (dossier, drawn)
}

/// Names of all elements and all texts and attributes, as a reader gets them.
fn read(xml: &[u8]) -> (Vec<String>, String) {
    let mut reader = Reader::from_reader(xml);
    let (mut names, mut words, mut depth) = (Vec::new(), String::new(), 0);
    loop {
        let event = reader.read_event().unwrap();
        if let Event::Start(element) | Event::Empty(element) = &event {
            names.push(String::from_utf8(element.name().as_ref().to_vec()).unwrap());
            for attribute in element.attributes() {
                let value = attribute.unwrap().normalized_value(XmlVersion::Implicit1_0);
                words.push_str(&value.unwrap());
            }
        }
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            Event::Text(text) => words.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => words.push_str(&name.decode().unwrap()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    (names, words)
}

fn count(names: &[String], name: &str) -> usize {
    names.iter().filter(|known| *known == name).count()
}

#[test]
fn both_graphs_hold_every_node_and_line_and_nothing_that_runs() {
    let (dossier, drawn) = hostile();
    for form in [Form::Gexf, Form::GraphMl] {
        let (clean, mut out) = (Clean::default(), Vec::new());
        graph::write(&dossier, &drawn, form, &clean, &mut out).unwrap();
        let (names, words) = read(&out);
        assert_eq!(
            (count(&names, "node"), count(&names, "edge")),
            (4, 4),
            "{form:?}"
        );
        assert_eq!(count(&names, "script"), 0);
        assert!(
            words.contains("משה כהן") && words.contains("alleged") || words.contains("no sentence")
        );
        assert!(clean.left_out() > 0, "{form:?} tells of control characters");
        assert!(!out.contains(&0) && !out.contains(&0x1b) && !out.contains(&7));
    }
}

#[test]
fn the_drawing_is_sound_and_says_which_way_names_are_read() {
    let (dossier, drawn) = hostile();
    let (clean, mut out) = (Clean::default(), Vec::new());
    svg::write(&dossier, &drawn, &clean, &mut out).unwrap();
    let (names, words) = read(&out);
    assert_eq!(count(&names, "script"), 0);
    assert_eq!(
        count(&names, "image") + count(&names, "a") + count(&names, "use"),
        0
    );
    assert!(words.contains("rtl") && words.contains("משה כהן"));
    assert!(clean.left_out() > 0);
    let text = String::from_utf8(out).unwrap();
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
}

#[test]
fn a_portrait_is_in_the_drawing_with_its_credit() {
    let (mut dossier, mut drawn) = hostile();
    dossier.pictures.push(Picture {
        file: Some("a.png".to_owned()),
        credit: Some("Ana <Wire>".to_owned()),
        pictured: vec![EntityId(2)],
        ..Picture::default()
    });
    drawn.portraits.insert(EntityId(2), b"\x89PNG".to_vec());
    let mut out = Vec::new();
    svg::write(&dossier, &drawn, &Clean::default(), &mut out).unwrap();
    let (names, words) = read(&out);
    assert_eq!((count(&names, "image"), count(&names, "clipPath")), (1, 1));
    assert!(words.contains("data:image/png;base64,iVBORw=="));
    assert!(words.contains("(picture: Ana ltWiregt)"), "{words}");
}

#[test]
fn no_name_begins_another_row() {
    assert_eq!(cell("a\tb\nc\r\u{b}d"), "a b c  d");
    assert_eq!(cell("משה"), "משה");
}

#[test]
fn nothing_is_a_map_as_well() {
    let (dossier, drawn) = (Dossier::default(), Drawn::default());
    let clean = Clean::default();
    let mut out = Vec::new();
    svg::write(&dossier, &drawn, &clean, &mut out).unwrap();
    read(&out);
    for form in [Form::Gexf, Form::GraphMl] {
        let mut out = Vec::new();
        graph::write(&dossier, &drawn, form, &clean, &mut out).unwrap();
        read(&out);
    }
    let mut out = Vec::new();
    write_tsv(&dossier, &drawn, &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap().lines().count(), 1);
}

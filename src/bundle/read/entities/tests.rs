//! Names, edges, and what a bad line costs.

use super::*;
use crate::container::limits::MAX_RELATIONS_OF_A_LINE;

fn watch() -> Watch<'static> {
    Watch::new(&|_| true)
}

fn network(text: &str) -> (Network, Vec<String>) {
    let limits = Limits::default();
    let mut problems = Problems::default();
    let lines = parse_lines(text, "e", &limits, &watch(), &mut problems).unwrap_or_default();
    let network = read(&lines, "e", &limits, &watch(), &mut problems);
    let said = problems
        .iter()
        .map(|p| format!("{} {}", p.code, p.place))
        .collect();
    (network, said)
}

const PEOPLE: &str = r#"{"id":"ada","schema":"Person","properties":{"name":["Ada","Ada L."],"alias":["A."],"position":["head"],"country":["no"]}}
{"id":"org","schema":"Organization","properties":{"name":["Org"]}}
"#;

#[test]
fn names_aliases_and_properties_find_their_fields() {
    let (network, problems) = network(PEOPLE);
    assert_eq!(problems, [] as [&str; 0]);
    let ada = &network.entities[0];
    assert_eq!(
        (ada.name.as_str(), &ada.aliases[..]),
        ("Ada", &["Ada L.".to_owned(), "A.".to_owned()][..])
    );
    assert_eq!(ada.positions, ["head"]);
    assert_eq!(ada.property("country"), ["no"]);
    assert_eq!(ada.property("name"), [] as [&str; 0]);
}

#[test]
fn every_edge_schema_draws_its_line_in_its_direction() {
    for schema in &super::super::edges::EDGES {
        let line = format!(
            r#"{}{{"id":"r","schema":"{}","properties":{{"{}":["ada"],"{}":["org"]}}}}"#,
            PEOPLE, schema.name, schema.source, schema.target
        );
        let (network, problems) = network(&line);
        assert_eq!(problems, [] as [&str; 0]);
        let relation = &network.relations[0];
        assert_eq!(
            (relation.source, relation.target),
            (EntityId(0), EntityId(1))
        );
        assert_eq!(
            (relation.label.as_str(), relation.directed),
            (schema.label, schema.directed)
        );
        assert_eq!(
            network.items("r"),
            Some(vec![Item::Relation(RelationId(0))])
        );
    }
}

#[test]
fn events_draw_thin_links_and_several_ends_make_several_relations() {
    let (network, problems) = network(&format!(
        r#"{PEOPLE}{{"id":"ev","schema":"Event","properties":{{"name":["Ev"],"involved":["ada","org","ada"]}}}}
{{"id":"r","schema":"UnknownLink","properties":{{"subject":["ada","org"],"object":["ev"],"role":["met at"]}}}}"#
    ));
    assert_eq!(problems, [] as [&str; 0]);
    let ids: Vec<&str> = network.relations.iter().map(|r| r.id.as_str()).collect();
    assert_eq!(
        ids,
        ["ev.involved.ada", "ev.involved.org", "r.ada.ev", "r.org.ev"]
    );
    assert!(network.relations[0].thin);
    assert_eq!(network.relations[2].label, "met at");
    assert_eq!(network.items("r").map(|items| items.len()), Some(2));
}

/// People `p0` … and one line that relates each of the first `ends` to each of them.
fn everybody_to_everybody(ends: usize, note: &str) -> String {
    let ids: Vec<String> = (0..ends).map(|index| format!(r#""p{index}""#)).collect();
    let people: Vec<String> = ids
        .iter()
        .map(|id| format!(r#"{{"id":{id},"schema":"Person"}}"#))
        .collect();
    let people = people.join("\n");
    let ids = ids.join(",");
    format!(
        r#"{people}
{{"id":"r","schema":"UnknownLink","properties":{{"subject":[{ids}],"object":[{ids}],"note":["{note}"]}}}}"#
    )
}

#[test]
fn a_line_spreads_no_further_than_can_be_shown() {
    let (small, problems) = network(&everybody_to_everybody(31, ""));
    assert_eq!((small.relations.len(), problems.len()), (961, 0));

    let text = everybody_to_everybody(40, "");
    let (mut problems, limits) = (Problems::default(), Limits::default());
    let lines = parse_lines(&text, "e", &limits, &watch(), &mut problems).unwrap();
    let network = read(&lines, "e", &limits, &watch(), &mut problems);
    assert_eq!(network.relations.len(), MAX_RELATIONS_OF_A_LINE);
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "W-FTM-SPREAD: The line stands for more relations than can be shown, so 600 of them are left out (e line 41)"
        ]
    );
}

#[test]
fn a_long_property_is_not_repeated_without_end() {
    let note = "x".repeat(MAX_REPEATED_BYTES / 4);
    let (wide, problems) = network(&everybody_to_everybody(4, &note));
    assert_eq!(wide.relations.len(), 4, "the first and three copies");
    assert_eq!(problems, ["W-FTM-SPREAD e line 5"]);
    let (single, problems) = network(&everybody_to_everybody(1, &note));
    assert_eq!((single.relations.len(), problems.len()), (1, 0));
}

#[test]
fn what_dangles_costs_its_edge_only() {
    let (network, problems) = network(&format!(
        r#"{PEOPLE}
{{"id":"r","schema":"Employment","properties":{{"employee":["ada"],"employer":["nobody"]}}}}
{{"id":"s","schema":"Employment","properties":{{"employee":["ada"]}}}}
{{"id":"t","schema":"Spaceship","properties":{{}}}}"#
    ));
    assert_eq!(network.relations.len(), 0);
    assert_eq!(network.entities.len(), 3);
    assert_eq!(network.items("r"), Some(vec![]));
    assert_eq!(
        problems,
        [
            "W-FTM-SCHEMA e line 6",
            "W-FTM-REF e line 4 at properties.employer",
            "W-FTM-REF e line 5 at properties.employer"
        ]
    );
}

#[test]
fn what_ends_before_it_begins_is_kept_and_said() {
    let edge = |start: &str, end: &str| {
        format!(
            r#"{PEOPLE}{{"id":"r","schema":"Employment","properties":{{"employee":["ada"],"employer":["org"],"startDate":["{start}"],"endDate":["{end}"]}}}}
{{"id":"fair","schema":"Event","properties":{{"name":["Fair"],"startDate":["{start}"],"endDate":["{end}"]}}}}"#
        )
    };
    let (kept, problems) = network(&edge("2019-05", "2018"));
    assert_eq!(
        problems,
        [
            "W-FTM-DATES e line 3 at properties.endDate",
            "W-FTM-DATES e line 4 at properties.endDate"
        ]
    );
    assert_eq!((kept.relations.len(), kept.entities.len()), (1, 3));
    let (_, problems) = network(&edge("2019-05", "2019"));
    assert_eq!(problems, [] as [&str; 0]);
}

#[test]
fn a_bad_line_or_a_double_empties_the_part_and_names_the_line() {
    for (line, said) in [
        (
            r#"{"id":"x","schema":"Person","properties":{"name":"Ada"}}"#,
            "E-JSON e line 3 at properties.name",
        ),
        (
            r#"{"id":"x","schema":"Person","properties":{"name":["a"],"name":["b"]}}"#,
            "E-JSON e line 3 at properties",
        ),
        (r#"{"id":"ada","schema":"Person"}"#, "E-DUP-ENTITY e line 3"),
        ("[]", "E-JSON e line 3"),
    ] {
        let (network, problems) = network(&format!("{PEOPLE}{line}\n"));
        assert_eq!(network.entities.len(), 0, "{line}");
        assert_eq!(problems, [said], "{line}");
    }
}

#[test]
fn an_unusual_id_is_kept_and_a_missing_one_costs_its_line() {
    for (line, count, said) in [
        (
            r#"{"id":"a b","schema":"Person"}"#,
            3,
            "W-FTM-ID e line 3 at id",
        ),
        (r#"{"id":"x"}"#, 2, "W-FTM-ID e line 3"),
        (r#"{"schema":"Person"}"#, 2, "W-FTM-ID e line 3"),
    ] {
        let (network, problems) = network(&format!("{PEOPLE}{line}\n"));
        assert_eq!(network.entities.len(), count, "{line}");
        assert_eq!(problems, [said], "{line}");
    }
}

#[test]
fn the_limits_hold_at_the_limit_and_one_past_it() {
    let limits = Limits {
        entities: 2,
        edges: 1,
        ..Limits::default()
    };
    let edge = |id: &str| {
        format!(
            r#"{{"id":"{id}","schema":"Family","properties":{{"person":["ada"],"relative":["org"]}}}}{}"#,
            "\n"
        )
    };
    for (text, sound) in [
        (format!("{PEOPLE}{}", edge("r")), true),
        (format!("{PEOPLE}{}{}", edge("r"), edge("s")), false),
        (
            format!("{PEOPLE}{}", r#"{"id":"z","schema":"Person"}"#),
            false,
        ),
    ] {
        let mut problems = Problems::default();
        let lines = parse_lines(&text, "e", &limits, &watch(), &mut problems).unwrap_or_default();
        let network = read(&lines, "e", &limits, &watch(), &mut problems);
        assert_eq!(network.entities.len() == 2, sound, "{text}");
        assert_eq!(problems.is_empty(), sound, "{text}");
    }
}

//! Relations with cue, direction, stance, dates and who says so. Own words, invented people.

use super::super::listed_names::sample;
use super::super::quotes;
use super::*;

/// `source –schema:label→ target`, then what is not plain: stance, dates, who says so.
fn relations(text: &str, names: &str, language: &str) -> Vec<String> {
    let sample = sample(text, names).with_roles(language);
    let quotes = quotes::find(
        &sample.text,
        &sample.blocks,
        &sample.sentences,
        &sample.entities,
        language,
    );
    let found = find(
        &sample.text,
        &sample.blocks,
        &sample.sentences,
        &sample.entities,
        &quotes,
        language,
    );
    let words = |relation: &SuggestedRelation| {
        let mut line = format!(
            "{} {}:{} {}",
            sample.name(Some(relation.source)),
            relation.schema,
            relation.label,
            sample.name(Some(relation.target)),
        );
        if relation.stance != Stance::Asserted {
            line = format!("{line}, {}", relation.stance.word());
        }
        for date in [&relation.start, &relation.end].into_iter().flatten() {
            line = format!("{line}, {date}");
        }
        if relation.said_by.is_some() {
            line = format!("{line}, says {}", sample.name(relation.said_by));
        }
        line
    };
    found.iter().map(words).collect()
}

/// Language, text, names, relations.
const RELATIONS: &[(&str, &str, &str, &[&str])] = &[
    // By verbs
    (
        "en",
        "Whitlock met with Mendes.",
        "Whitlock; Mendes",
        &["Whitlock UnknownLink:met with Mendes"],
    ),
    (
        "en",
        "Whitlock and Mendes met in May 2024.",
        "Whitlock; Mendes",
        &["Whitlock UnknownLink:met Mendes, 2024-05"],
    ),
    (
        "en",
        "Whitlock and Mendes held six phone conversations in 2025.",
        "Whitlock; Mendes",
        &["Whitlock UnknownLink:held six phone conversations Mendes, 2025"],
    ),
    (
        "en",
        "The meeting between Whitlock and Mendes was short.",
        "Whitlock; Mendes",
        &["Whitlock UnknownLink:talks between Mendes"],
    ),
    (
        "en",
        "Whitlock spoke by phone with the minister, Ivo Mendes.",
        "Whitlock; Ivo Mendes",
        &["Whitlock UnknownLink:spoke by phone with Ivo Mendes"],
    ),
    (
        "en",
        "Whitlock told Mendes that it was over.",
        "Whitlock; Mendes",
        &["Whitlock UnknownLink:told Mendes"],
    ),
    (
        "en",
        "Stern owns Nordrail.",
        "Stern; #Nordrail",
        &["Stern Ownership:owns Nordrail"],
    ),
    (
        "en",
        "Nordrail is owned by Stern.",
        "Stern; #Nordrail",
        &["Stern Ownership:owns Nordrail"],
    ),
    (
        "en",
        "Nordrail bought Ostbahn in 2019.",
        "#Nordrail; #Ostbahn",
        &["Nordrail Ownership:bought Ostbahn, 2019"],
    ),
    (
        "en",
        "Stern worked for Nordrail from 2011 to 2015.",
        "Stern; #Nordrail",
        &["Stern Employment:worked for Nordrail, 2011, 2015"],
    ),
    (
        "en",
        "Stern chairs Nordrail.",
        "Stern; #Nordrail",
        &["Stern Directorship:chairs Nordrail"],
    ),
    (
        "en",
        "Nordrail is headed by Joel Stern.",
        "Joel Stern; #Nordrail",
        &["Joel Stern Directorship:heads Nordrail"],
    ),
    (
        "en",
        "Stern joined the Green Party on 3 March 2020.",
        "Stern; #Green Party",
        &["Stern Membership:joined Green Party, 2020-03-03"],
    ),
    (
        "en",
        "Mendes represents Nordrail.",
        "Mendes; #Nordrail",
        &["Mendes Representation:represents Nordrail"],
    ),
    (
        "en",
        "Mendes sued Nordrail.",
        "Mendes; #Nordrail",
        &["Mendes UnknownLink:sued Nordrail"],
    ),
    (
        "en",
        "Mendes accused Stern of fraud.",
        "Mendes; Stern",
        &["Mendes UnknownLink:accused Stern"],
    ),
    (
        "en",
        "Norway imposed sanctions on Nordrail.",
        "@Norway; #Nordrail",
        &["Norway UnknownLink:imposed sanctions on Nordrail"],
    ),
    (
        "en",
        "Stern married Carla Mendes in 2003.",
        "Stern; Carla Mendes",
        &["Stern Family:married Carla Mendes, 2003"],
    ),
    // How it is put
    (
        "en",
        "Stern did not meet with Mendes.",
        "Stern; Mendes",
        &[],
    ),
    (
        "en",
        "Stern never met with Mendes.",
        "Stern; Mendes",
        &["Stern UnknownLink:met with Mendes, denied"],
    ),
    (
        "en",
        "Stern reportedly met with Mendes.",
        "Stern; Mendes",
        &["Stern UnknownLink:met with Mendes, alleged"],
    ),
    (
        "en",
        "Nordrail plans to buy Ostbahn.",
        "#Nordrail; #Ostbahn",
        &["Nordrail Ownership:to buy Ostbahn, planned"],
    ),
    // Who says so
    (
        "en",
        "Mendes said that Stern owns Nordrail.",
        "Mendes; Stern; #Nordrail",
        &["Stern Ownership:owns Nordrail, says Mendes"],
    ),
    (
        "en",
        "“Stern owns Nordrail,” said Mendes.",
        "Mendes; Stern; #Nordrail",
        &["Stern Ownership:owns Nordrail, says Mendes"],
    ),
    (
        "en",
        "“I met with Stern,” said Mendes.",
        "Mendes; Stern",
        &["Mendes UnknownLink:met with Stern, says Mendes"],
    ),
    (
        "en",
        "“Stern owns Nordrail,” said an official.",
        "Stern; #Nordrail",
        &[],
    ),
    // By roles
    (
        "en",
        "Britain’s envoy to Norway, Helen Marsh, arrived.",
        "Helen Marsh; @Britain; @Norway",
        &[
            "Helen Marsh UnknownLink:envoy Britain",
            "Helen Marsh UnknownLink:envoy to Norway",
        ],
    ),
    (
        "en",
        "Joel Stern, director of Nordrail since 2019, resigned.",
        "Joel Stern; #Nordrail",
        &["Joel Stern Directorship:director of Nordrail, 2019"],
    ),
    (
        "en",
        "Former Nordrail spokeswoman Carla Mendes agreed.",
        "Carla Mendes; #Nordrail",
        &["Carla Mendes Representation:spokeswoman Nordrail, former"],
    ),
    (
        "en",
        "Priya Raman, a professor at Leeds University, agreed.",
        "Priya Raman; #Leeds University",
        &["Priya Raman Employment:professor at Leeds University"],
    ),
    (
        "en",
        "Priya Raman, sister of Joel Stern, agreed.",
        "Priya Raman; Joel Stern",
        &["Priya Raman Family:sister of Joel Stern"],
    ),
    (
        "en",
        "Joel Stern came late. His wife, Priya Raman, waited.",
        "Joel Stern; Priya Raman",
        &["Priya Raman Family:wife Joel Stern"],
    ),
    // Standing near is no relation
    (
        "en",
        "Stern and Mendes were in Leeds.",
        "Stern; Mendes; @Leeds",
        &[],
    ),
    (
        "en",
        "Stern spoke. Mendes left Nordrail alone.",
        "Stern; Mendes; #Nordrail",
        &[],
    ),
    (
        "en",
        "The meeting with staff tired Stern, and Mendes left.",
        "Stern; Mendes",
        &[],
    ),
    (
        "en",
        "Mendes said meeting with Stern was pointless.",
        "Mendes; Stern",
        &[],
    ),
    // Other languages
    (
        "ru",
        "Соколов встретился с Лебедевым в мае 2024.",
        "Соколов; Лебедев|Лебедевым",
        &["Соколов UnknownLink:встретился с Лебедев, 2024-05"],
    ),
    (
        "de",
        "Vogt traf Adler im März 2023.",
        "Vogt; Adler",
        &["Vogt UnknownLink:traf Adler, 2023-03"],
    ),
    (
        "fr",
        "Morel a rencontré Dupuis.",
        "Morel; Dupuis",
        &["Morel UnknownLink:a rencontré Dupuis"],
    ),
    (
        "es",
        "Robles se reunió con Vega.",
        "Robles; Vega",
        &["Robles UnknownLink:se reunió con Vega"],
    ),
    (
        "he",
        "לביא נפגש עם ברק.",
        "לביא; ברק",
        &["לביא UnknownLink:נפגש עם ברק"],
    ),
];

#[test]
fn a_relation_has_a_cue_a_direction_and_says_how_it_is_put() {
    let mut wrong = Vec::new();
    for (language, text, names, expected) in RELATIONS {
        let got = relations(text, names, language);
        if got != *expected {
            wrong.push(format!(
                "{text}\n  expected {expected:?}\n  got      {got:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

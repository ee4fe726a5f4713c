//! Roles in the words of the text. Own words, invented people.

use super::super::listed_names::sample;
use super::*;
use crate::model::annotation::Stance::{self, Alleged, Asserted, Former, Planned};

/// Language, text, names, each role as (who, role, of, stance).
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str, Stance)],
);

const ROLES: &[Row] = &[
    (
        "en",
        "Britain’s envoy to Norway, Helen Marsh, arrived.",
        "Helen Marsh; @Britain; @Norway",
        &[(
            "Helen Marsh",
            "Britain’s envoy to Norway",
            "Britain",
            Asserted,
        )],
    ),
    (
        "en",
        "Helen Marsh, the envoy to Norway, arrived.",
        "Helen Marsh; @Norway",
        &[("Helen Marsh", "envoy to Norway", "Norway", Asserted)],
    ),
    (
        "en",
        "Norwegian Prime Minister Olaf Brandt left.",
        "Olaf Brandt; @Norway",
        &[(
            "Olaf Brandt",
            "Norwegian Prime Minister",
            "Norway",
            Asserted,
        )],
    ),
    (
        "en",
        "In 2021 Prime Minister Olaf Brandt left.",
        "Olaf Brandt",
        &[("Olaf Brandt", "Prime Minister", "-", Asserted)],
    ),
    (
        "en",
        "Sen. Carla Mendes voted.",
        "Carla Mendes",
        &[("Carla Mendes", "Sen.", "-", Asserted)],
    ),
    (
        "en",
        "“Yes,” said Priya Raman, a nurse at Leeds General.",
        "Priya Raman; #Leeds General",
        &[(
            "Priya Raman",
            "nurse at Leeds General",
            "Leeds General",
            Asserted,
        )],
    ),
    (
        "en",
        "Priya Raman, 45, a nurse from Leeds, said no.",
        "Priya Raman; @Leeds",
        &[("Priya Raman", "nurse from Leeds", "Leeds", Asserted)],
    ),
    (
        "en",
        "Joel Stern, chief executive and chairman of Nordrail, resigned.",
        "Joel Stern; #Nordrail",
        &[(
            "Joel Stern",
            "chief executive and chairman of Nordrail",
            "Nordrail",
            Asserted,
        )],
    ),
    (
        "en",
        "Joel Stern (director of Nordrail) resigned.",
        "Joel Stern; #Nordrail",
        &[("Joel Stern", "director of Nordrail", "Nordrail", Asserted)],
    ),
    (
        "en",
        "Joel Stern, who served as director of Nordrail, resigned.",
        "Joel Stern; #Nordrail",
        &[("Joel Stern", "director of Nordrail", "Nordrail", Asserted)],
    ),
    (
        "en",
        "Joel Stern is the director of Nordrail.",
        "Joel Stern; #Nordrail",
        &[("Joel Stern", "director of Nordrail", "Nordrail", Asserted)],
    ),
    (
        "en",
        "Joel Stern is not the director of Nordrail.",
        "Joel Stern; #Nordrail",
        &[],
    ),
    (
        "en",
        "Former Nordrail director Joel Stern resigned.",
        "Joel Stern; #Nordrail",
        &[("Joel Stern", "Former Nordrail director", "Nordrail", Former)],
    ),
    (
        "en",
        "The ex-minister Joel Stern resigned.",
        "Joel Stern",
        &[("Joel Stern", "ex-minister", "-", Former)],
    ),
    (
        "en",
        "Police held the alleged hacker Joel Stern.",
        "Joel Stern",
        &[("Joel Stern", "alleged hacker", "-", Alleged)],
    ),
    (
        "en",
        "President-elect Joel Stern waved.",
        "Joel Stern",
        &[("Joel Stern", "President-elect", "-", Planned)],
    ),
    (
        "en",
        "Joel Stern was nominated to become ambassador to Norway.",
        "Joel Stern; @Norway",
        &[("Joel Stern", "ambassador to Norway", "Norway", Planned)],
    ),
    (
        "en",
        "His brother, Joel Stern, drove.",
        "Joel Stern",
        &[("Joel Stern", "His brother", "-", Asserted)],
    ),
    (
        "en",
        "Whitlock’s lawyer, Carla Mendes, agreed.",
        "Dana Whitlock|Whitlock; Carla Mendes",
        &[(
            "Carla Mendes",
            "Whitlock’s lawyer",
            "Dana Whitlock",
            Asserted,
        )],
    ),
    (
        "en",
        "Priya Raman, a nurse from Leeds, Joel Stern and others came.",
        "Priya Raman; Joel Stern; @Leeds",
        &[("Priya Raman", "nurse from Leeds", "Leeds", Asserted)],
    ),
    (
        "en",
        "According to Raman, the minister lied.",
        "Priya Raman|Raman",
        &[],
    ),
    (
        "en",
        "Raman, President Olaf Brandt and others came.",
        "Priya Raman|Raman; Olaf Brandt",
        &[("Olaf Brandt", "President", "-", Asserted)],
    ),
    (
        "en",
        "Raman saw the doctor and left.",
        "Priya Raman|Raman",
        &[],
    ),
    (
        "ru",
        "Посол России в Норвегии Анатолий Громов прибыл.",
        "Анатолий Громов; @Россия|России; @Норвегия|Норвегии",
        &[(
            "Анатолий Громов",
            "Посол России в Норвегии",
            "Россия",
            Asserted,
        )],
    ),
    (
        "ru",
        "Иван Соколов, бывший министр, ушел.",
        "Иван Соколов",
        &[("Иван Соколов", "бывший министр", "-", Former)],
    ),
    (
        "de",
        "Bundeskanzlerin Karin Vogt kam.",
        "Karin Vogt",
        &[("Karin Vogt", "Bundeskanzlerin", "-", Asserted)],
    ),
    (
        "fr",
        "Le président Luc Morel est venu.",
        "Luc Morel",
        &[("Luc Morel", "président", "-", Asserted)],
    ),
    (
        "es",
        "La ministra Ana Robles llegó.",
        "Ana Robles",
        &[("Ana Robles", "ministra", "-", Asserted)],
    ),
    (
        "he",
        "ראש הממשלה דן לביא הגיע.",
        "דן לביא",
        &[("דן לביא", "ראש הממשלה", "-", Asserted)],
    ),
    (
        "ar",
        "وصل الرئيس سامي حداد.",
        "سامي حداد",
        &[("سامي حداد", "الرئيس", "-", Asserted)],
    ),
    (
        "fa",
        "سخنگوی دولت رضا امینی رفت.",
        "رضا امینی",
        &[("رضا امینی", "سخنگوی دولت", "-", Asserted)],
    ),
    ("tlh", "President Joel Stern waved.", "Joel Stern", &[]),
];

#[test]
fn a_role_is_a_noun_phrase_beside_a_name() {
    let mut wrong = Vec::new();
    for (language, text, names, expected) in ROLES {
        let sample = sample(text, names);
        let roles = find(
            &sample.text,
            &sample.blocks,
            &sample.sentences,
            &sample.entities,
            language,
        );
        let got: Vec<(&str, &str, &str, Stance)> = roles
            .iter()
            .map(|(entity, role)| {
                assert_eq!(role.role, text[role.range.clone()]);
                let who = sample.name(Some(*entity));
                (who, role.role.as_str(), sample.name(role.of), role.stance)
            })
            .collect();
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

#[test]
fn a_role_that_is_told_twice_is_one() {
    let sample = sample(
        "Mayor Joel Stern came.\nMayor Joel Stern left.",
        "Joel Stern",
    );
    let roles = find(
        &sample.text,
        &sample.blocks,
        &sample.sentences,
        &sample.entities,
        "en",
    );
    assert_eq!(roles.len(), 1);
}

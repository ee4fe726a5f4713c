//! Which forms are one, which stay two, and why.

use super::{Sighting, merge};
use crate::import::suggestion::{NameKind, Rule, SuggestedEntity};

const RULE: Rule = Rule {
    id: "test/names@1",
    score: 0.5,
};

/// Merges the parts of `text` between braces; a letter after the brace says the kind.
fn merged(marked: &str, language: &str) -> (String, Vec<SuggestedEntity>) {
    let mut text = String::new();
    let mut sightings = Vec::new();
    for part in marked.split_inclusive('}') {
        let Some((before, name)) = part.split_once('{') else {
            text.push_str(part);
            continue;
        };
        text.push_str(before);
        let name = name.trim_end_matches('}');
        let (kind, name) = match name.split_at(1) {
            ("P", name) => (NameKind::Person, name),
            ("O", name) => (NameKind::Organization, name),
            ("B", name) => (NameKind::PublicBody, name),
            (_, name) => (NameKind::Place, name),
        };
        let start = text.len();
        text.push_str(name);
        sightings.push(Sighting {
            range: start..text.len(),
            kind,
            rule: RULE,
        });
    }
    let entities = merge(&text, sightings, &[], language);
    (text, entities)
}

#[test]
fn forms_are_merged_with_reasons() {
    // The text; the entities as "name < form (why)".
    let cases: &[(&str, &str, &[&str])] = &[
        (
            "{PAnna Lindqvist} came. {PLindqvist} left.",
            "en",
            &["Anna Lindqvist < Lindqvist (short form of the nearest full name)"],
        ),
        (
            "{PAnatoly Viktorov} and {PAnatoly Victorov}",
            "en",
            &["Anatoly Viktorov < Anatoly Victorov (another spelling)"],
        ),
        (
            "{PMohammed Haddad}, {PMohammad Haddad}",
            "en",
            &["Mohammed Haddad < Mohammad Haddad (another spelling)"],
        ),
        (
            "{PJohn Keller}, {PMary Keller}. {PKeller} said",
            "en",
            &[
                "John Keller",
                "Mary Keller < Keller (short form of the nearest full name)",
            ],
        ),
        (
            "{PJ. Keller} and {PJohn Keller}",
            "en",
            &["J. Keller < John Keller (initial for the given name)"],
        ),
        (
            "{PJohn Keller}, {PJames Keller}, {PJ. Keller}",
            "en",
            &["John Keller", "James Keller", "J. Keller"],
        ),
        (
            "{PJohn Keller Jr.} and {PJohn Keller Sr.}",
            "en",
            &["John Keller Jr.", "John Keller Sr."],
        ),
        (
            "{PJared Tristan Moss}, {PJared Moss}",
            "en",
            &["Jared Tristan Moss < Jared Moss (without or with a middle name)"],
        ),
        (
            "{PBashar al-Assad}. {PAssad} spoke",
            "en",
            &["Bashar al-Assad < Assad (short form of the nearest full name)"],
        ),
        (
            "{PViktor Petrov} and {PViktoria Petrova}",
            "en",
            &["Viktor Petrov", "Viktoria Petrova"],
        ),
        (
            "{BWorld Harbour Council} … {BWHC}",
            "en",
            &["World Harbour Council < WHC (acronym)"],
        ),
        (
            "{OHarlow Ltd.} … {OHarlow}",
            "en",
            &["Harlow Ltd. < Harlow (with or without the form of the company)"],
        ),
        (
            "{BMinistry of Defence of Ukraine} … {BMinistry of Defence}",
            "en",
            &[
                "Ministry of Defence of Ukraine < Ministry of Defence (short form of the nearest full name)",
            ],
        ),
        (
            "{OBank of America}, {OBank of England}",
            "en",
            &["Bank of America", "Bank of England"],
        ),
        (
            "{LU.S.}, {LUnited States}, {LUnited States}",
            "en",
            &["United States < U.S. (another name of the same place)"],
        ),
        (
            "{PАнатолий Викторов}. {PВикторова}, {PВикторовым}",
            "ru",
            &[
                "Анатолий Викторов < Викторова (short form of the nearest full name) < Викторовым (short form of the nearest full name)",
            ],
        ),
        (
            "{BМИД} … {BМинистерство иностранных дел}",
            "ru",
            &["Министерство иностранных дел < МИД (acronym)"],
        ),
        (
            "{PИван Белов}, {PОльга Белова}",
            "ru",
            &["Иван Белов", "Ольга Белова"],
        ),
    ];
    for (text, language, expected) in cases {
        let (_, entities) = merged(text, language);
        let found: Vec<String> = entities
            .iter()
            .map(|entity| {
                let mut shown = entity.name.clone();
                for alias in &entity.aliases {
                    shown.push_str(" < ");
                    shown.push_str(&alias.form);
                    shown.push_str(" (");
                    shown.push_str(alias.why);
                    shown.push(')');
                }
                shown
            })
            .collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn a_short_form_stays_with_whom_it_has_become() {
    let (text, entities) = merged(
        "{PJared Moss} … {PMoss} … {PMoss} … {PSherri Moss} … {PMoss}",
        "en",
    );
    let mentions: Vec<&str> = entities[0]
        .mentions
        .iter()
        .map(|mention| &text[mention.range.clone()])
        .collect();
    assert_eq!(mentions, ["Jared Moss", "Moss", "Moss", "Moss"]);
    assert_eq!(entities[1].name, "Sherri Moss");
}

#[test]
fn mentions_keep_their_places() {
    let (text, entities) = merged("{PAnna Lindqvist} of {OHarlow}: {PLindqvist}", "en");
    assert_eq!(entities.len(), 2);
    for entity in &entities {
        for mention in &entity.mentions {
            assert!(entity.name.contains(&text[mention.range.clone()]));
        }
    }
}

#[test]
fn sounds_of_transliterations_agree() {
    use super::folding::{plain, sound};
    for (left, right) in [
        ("Viktorov", "Victorov"),
        ("Smirnov", "Smirnoff"),
        ("Khrushchev", "Hrushchev"),
        ("Dmitry", "Dmitri"),
        ("Zelenskyy", "Zelensky"),
        ("Müller", "Muller"),
        ("Qasem", "Kasem"),
        ("Yousef", "Yusef"),
    ] {
        assert_eq!(sound(&plain(left)), sound(&plain(right)), "{left} {right}");
    }
    for (left, right) in [
        ("Viktorov", "Viktorova"),
        ("Brown", "Braun"),
        ("Lee", "Lin"),
        ("Petrov", "Petrović"),
    ] {
        assert_ne!(sound(&plain(left)), sound(&plain(right)), "{left} {right}");
    }
}

#[test]
fn russian_cases_have_one_stem() {
    use super::folding::stem;
    for forms in [
        &["путин", "путина", "путину", "путиным", "путине"][..],
        &["москва", "москвы", "москве", "москву", "москвой"],
        &[
            "зеленский",
            "зеленского",
            "зеленскому",
            "зеленским",
            "зеленском",
        ],
        &["россия", "россии", "россию", "россией"],
        &["сергей", "сергея", "сергею", "сергеем", "сергее"],
    ] {
        for form in forms {
            assert_eq!(stem(form), stem(forms[0]), "{form}");
        }
    }
    assert_eq!(stem("ким"), "ким");
}

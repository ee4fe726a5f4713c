//! Tables of sentences, one list of names each; and what holds for any text.

use proptest::prelude::*;

use super::{DESCRIBED_RULE, RULE, find};
use crate::import::suggest::suggest;
use crate::import::suggestion::{NameKind, SuggestedEntity};

/// A text and the names in it: kind, name, other forms, how often it stands.
struct Case {
    language: &'static str,
    text: &'static str,
    names: &'static [&'static str],
}

fn read(text: &str, language: Option<&str>) -> Vec<SuggestedEntity> {
    suggest(text, &blocks(text), &[], language, &|| true).entities
}

#[expect(clippy::single_range_in_vec_init, reason = "one block")]
fn blocks(text: &str) -> Vec<std::ops::Range<usize>> {
    vec![0..text.len()]
}

fn shown(entity: &SuggestedEntity) -> String {
    let mut shown = format!("{:?}: {}", entity.kind, entity.name);
    for alias in &entity.aliases {
        shown.push_str(" = ");
        shown.push_str(&alias.form);
    }
    format!("{shown} x{}", entity.mentions.len())
}

#[test]
fn names_of_own_sentences() {
    let mut wrong = Vec::new();
    for case in CASES {
        let found: Vec<String> = read(case.text, Some(case.language))
            .iter()
            .map(shown)
            .collect();
        if found != case.names {
            wrong.push(format!(
                "{}\n  found    {found:?}\n  expected {:?}",
                case.text, case.names
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const CASES: &[Case] = &[
    Case {
        language: "en",
        text: "The minister's aide, Laura Benning, met President Thomas Okoro in Nairobi on Monday. Okoro said Kenya would wait. Ms. Benning left for Geneva.",
        names: &[
            "Person: Laura Benning = Benning x2",
            "Person: Thomas Okoro = Okoro x2",
            "Place: Nairobi x1",
            "Place: Kenya x1",
            "Place: Geneva x1",
        ],
    },
    Case {
        language: "en",
        text: "LISBON, Portugal (Reuters) - The Ministry of Agriculture, Forestry and Fisheries hired Harlow & Finch Ltd. The ministry gave no reason.",
        names: &[
            "Place: LISBON x1",
            "Place: Portugal x1",
            "Organization: Reuters x1",
            "PublicBody: Ministry of Agriculture, Forestry and Fisheries x1",
            "Organization: Harlow & Finch Ltd. x1",
        ],
    },
    Case {
        language: "en",
        text: "The World Harbour Council (WHC) elected Ingrid Sandvik, 52, a lawyer from Bergen. The WHC meets in Oslo, Norway.",
        names: &[
            "PublicBody: World Harbour Council = WHC x3",
            "Person: Ingrid Sandvik x1",
            "Place: Bergen x1",
            "Place: Oslo x1",
            "Place: Norway x1",
        ],
    },
    Case {
        language: "en",
        text: "The Russian Foreign Ministry and the U.S. State Department declined to comment, RIA Novosti reported.",
        names: &[
            "PublicBody: Russian Foreign Ministry x1",
            "PublicBody: U.S. State Department x1",
            "Organization: RIA Novosti x1",
        ],
    },
    Case {
        language: "en",
        text: "John Keller and his wife, Mary Keller, own the farm. Peter Adeyemi Jr. bought it from Mary.",
        names: &[
            "Person: John Keller x1",
            "Person: Mary Keller = Mary x2",
            "Person: Peter Adeyemi Jr. x1",
        ],
    },
    Case {
        language: "en",
        text: "However, Police Chief Dana Whitlock resigned. Markets fell. Fishing stopped near the Black Sea.",
        names: &["Person: Dana Whitlock x1", "Place: Black Sea x1"],
    },
    Case {
        language: "en",
        text: "Prime Minister Ana Brnabić’s office and the Prosecutor General’s Office of the Republic of Serbia answered. St. John’s University did not.",
        names: &[
            "Person: Ana Brnabić x1",
            "PublicBody: Prosecutor General’s Office of the Republic of Serbia x1",
            "Organization: St. John’s University x1",
        ],
    },
    Case {
        language: "en",
        text: "\"Nobody asked us,\" said Kowalczyk. Later Marek Kowalczyk, who runs Polbud Holdings, apologised to The Guardian.",
        names: &[
            "Person: Marek Kowalczyk = Kowalczyk x2",
            "Organization: Polbud Holdings x1",
            "Organization: The Guardian x1",
        ],
    },
    Case {
        language: "en",
        text: "Osama al-Khatib, Kim Jong-un and Ursula von der Leyen spoke. Von der Leyen smiled.",
        names: &[
            "Person: Osama al-Khatib x1",
            "Person: Kim Jong-un x1",
            "Person: Ursula von der Leyen = Von der Leyen x2",
        ],
    },
    Case {
        language: "en",
        text: "Anatoly Viktorov gave an interview. Anatoly Victorov is the ambassador; Viktorov has served in Haifa since 2023.",
        names: &[
            "Person: Anatoly Viktorov = Anatoly Victorov = Viktorov x3",
            "Place: Haifa x1",
        ],
    },
    Case {
        language: "en",
        text: "Sales rose at General Electric and Major League Baseball. Captain Harriet Lowe sailed on the Lake Geneva ferry.",
        names: &[
            "Organization: General Electric x1",
            "Organization: Major League Baseball x1",
            "Person: Harriet Lowe x1",
            "Place: Lake Geneva x1",
        ],
    },
    Case {
        language: "ru",
        text: "Посол России в Египте Георгий Борисенко встретился с министром обороны Ирана. Борисенко передал послание. С Борисенко говорил Сергей Шойгу.",
        names: &[
            "Place: России x1",
            "Place: Египте x1",
            "Person: Георгий Борисенко = Борисенко x3",
            "Place: Ирана x1",
            "Person: Сергей Шойгу x1",
        ],
    },
    Case {
        language: "ru",
        text: "Министерство иностранных дел России и компания «Лукойл» подписали договор. Жена Смирнова Ольга Белова живёт в Краснодарском крае.",
        names: &[
            "PublicBody: Министерство иностранных дел x1",
            "Place: России x1",
            "Organization: Лукойл x1",
            "Person: Смирнова x1",
            "Person: Ольга Белова x1",
            "Place: Краснодарском крае x1",
        ],
    },
    Case {
        language: "ru",
        text: "Иван Петрович Соколов возглавил Басманный суд. Соколова поздравил П. Орлов. Орлову ответили из ООН.",
        names: &[
            "Person: Иван Петрович Соколов = Соколова x2",
            "Organization: Басманный суд x1",
            "Person: П. Орлов = Орлову x2",
            "PublicBody: ООН x1",
        ],
    },
    Case {
        language: "de",
        text: "Außenministerin Clara Vogt traf am Freitag in Wien den Präsidenten Marko Petrović. Vogt sagte, die Bundesregierung warte ab. Der Hund der Nachbarin bellte.",
        names: &[
            "Person: Clara Vogt = Vogt x2",
            "Place: Wien x1",
            "Person: Marko Petrović x1",
            "PublicBody: Bundesregierung x1",
        ],
    },
    Case {
        language: "de",
        text: "Die Deutsche Bank und die Nordwind AG verklagten das Wirtschaftsministerium. Ursula von der Leyen schwieg.",
        names: &[
            "Organization: Deutsche Bank x1",
            "Organization: Nordwind AG x1",
            "Person: Ursula von der Leyen x1",
        ],
    },
    Case {
        language: "fr",
        text: "La ministre Camille Perrin a rencontré Hassan Benali à Tunis. Mme Perrin a cité le ministère des Affaires étrangères et l’Union européenne.",
        names: &[
            "Person: Camille Perrin = Perrin x2",
            "Person: Hassan Benali x1",
            "Place: Tunis x1",
            "PublicBody: ministère des Affaires étrangères x1",
            "PublicBody: Union européenne x1",
        ],
    },
    Case {
        language: "es",
        text: "El presidente Julio Iriarte viajó a Montevideo con Elena Sanz. Iriarte dijo que el Ministerio de Hacienda y el Banco de España aprobaron el plan.",
        names: &[
            "Person: Julio Iriarte = Iriarte x2",
            "Place: Montevideo x1",
            "Person: Elena Sanz x1",
            "PublicBody: Ministerio de Hacienda x1",
            "PublicBody: Banco de España x1",
        ],
    },
    Case {
        language: "he",
        text: "שר החוץ יוסי כהן נפגש עם נשיא צרפת עמנואל מקרון בפריז. כהן אמר כי משרד החוץ יגיב.",
        names: &[
            "Person: יוסי כהן = כהן x2",
            "Place: צרפת x1",
            "Person: עמנואל מקרון x1",
            "Place: פריז x1",
            "PublicBody: משרד החוץ x1",
        ],
    },
    Case {
        language: "ar",
        text: "قال وزير الخارجية سامح شكري إن القاهرة ترحب بالاتفاق. وأضاف شكري أن وزارة الدفاع الروسية أكدت ذلك.",
        names: &[
            "Person: سامح شكري = شكري x2",
            "Place: القاهرة x1",
            "PublicBody: وزارة الدفاع الروسية x1",
        ],
    },
    Case {
        language: "fa",
        text: "وزیر خارجه حسین رضایی در تهران گفت مذاکرات ادامه دارد. رضایی به مسکو می\u{200c}رود.",
        names: &[
            "Person: حسین رضایی = رضایی x2",
            "Place: تهران x1",
            "Place: مسکو x1",
        ],
    },
];

#[test]
fn the_language_is_found_when_it_is_not_given() {
    for case in CASES {
        let given = read(case.text, Some(case.language));
        let found = read(case.text, None);
        assert_eq!(given.is_empty(), found.is_empty(), "{}", case.text);
    }
}

#[test]
fn mentions_are_the_name_alone() {
    let text = "Dr. Ana Brnić’s deputy called President Okoro’s office in Lagos.";
    let found = read(text, Some("en"));
    let mentions: Vec<&str> = found
        .iter()
        .flat_map(|entity| &entity.mentions)
        .map(|mention| &text[mention.range.clone()])
        .collect();
    assert_eq!(mentions, ["Ana Brnić", "Okoro", "Lagos"]);
}

#[test]
fn what_is_no_name_is_none() {
    for text in [
        "Yesterday it rained. However, nobody minded. The weather was fine on Monday in May.",
        "LOOK AT THAT! SO MUCH RAIN ON OUR STREETS TODAY",
        "The CEO said GDP and COVID-19 matter. See https://example.com/AbcDef or write to @SomeBody about #ThisThing.",
        "",
        " \n\t ",
    ] {
        let found: Vec<String> = read(text, Some("en")).iter().map(shown).collect();
        assert!(found.is_empty(), "{text}: {found:?}");
    }
}

#[test]
fn a_described_body_has_a_rule_of_its_own() {
    let text =
        "The Russian embassy closed. Officials of the foreign ministry left; a ministry may do so.";
    let found = read(text, Some("en"));
    let described: Vec<(&str, &str)> = found
        .iter()
        .map(|entity| (entity.name.as_str(), entity.rule.id))
        .collect();
    assert!(
        described.contains(&("foreign ministry", DESCRIBED_RULE)),
        "{described:?}"
    );
    assert!(
        !described.iter().any(|(name, _)| *name == "ministry"),
        "{described:?}"
    );
    assert!(
        found
            .iter()
            .all(|entity| entity.kind == NameKind::PublicBody),
        "{found:?}"
    );
    assert_ne!(RULE, DESCRIBED_RULE);
}

#[test]
fn names_of_credits_are_kept_apart() {
    let text = "Olga Brandt won the race.\nPhoto: Peter Olsen, Brandt";
    let credits = text.find("Photo").unwrap_or_default()..text.len();
    let blocks = [0..text.find('\n').unwrap_or_default(), credits.clone()];
    let found = find(text, &blocks, &blocks, &[credits], Some("en"));
    let apart: Vec<(&str, bool)> = found
        .iter()
        .map(|entity| (entity.name.as_str(), entity.credit_only))
        .collect();
    assert!(apart.contains(&("Olga Brandt", false)), "{apart:?}");
    assert!(apart.contains(&("Peter Olsen", true)), "{apart:?}");
}

/// Words that the rules turn on, mixed with marks, line ends and letters of every script.
fn hostile_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("President".to_owned()),
        Just("of".to_owned()),
        Just("the".to_owned()),
        Just("Ministry".to_owned()),
        Just("Mr.".to_owned()),
        Just("Bank".to_owned()),
        Just("and".to_owned()),
        Just("&".to_owned()),
        Just("U.S.".to_owned()),
        Just("O’Neill’s".to_owned()),
        Just("Jean-Luc".to_owned()),
        Just("von".to_owned()),
        Just("der".to_owned()),
        Just("(WHC)".to_owned()),
        Just("“".to_owned()),
        Just("”".to_owned()),
        Just("\n".to_owned()),
        Just(",".to_owned()),
        Just("Иванов".to_owned()),
        Just("компания".to_owned()),
        Just("Министерство".to_owned()),
        Just("дел".to_owned()),
        Just("נשיא".to_owned()),
        Just("ולדימיר".to_owned()),
        Just("وزارة".to_owned()),
        Just("محمد".to_owned()),
        Just("بن".to_owned()),
        Just("رئیس‌جمهور".to_owned()),
        Just("İstanbul".to_owned()),
        Just("ﬁ".to_owned()),
        Just("ß".to_owned()),
        Just("www.".to_owned()),
        Just("@".to_owned()),
        Just("#A".to_owned()),
        Just("https://é".to_owned()),
        "\\PC{0,6}",
        "[A-Z][a-z]{1,7}",
        "[A-Z]{1,5}",
    ];
    prop::collection::vec(
        (word, prop_oneof![Just(" "), Just(""), Just("\u{a0}")]),
        0..40,
    )
    .prop_map(|words| words.into_iter().map(|(word, gap)| word + gap).collect())
}

proptest! {
    #[test]
    fn mentions_lie_in_the_text_and_do_not_overlap(text in hostile_text(), language in prop::sample::select(vec!["en", "ru", "de", "fr", "es", "he", "ar", "fa", "xx"])) {
        let found = read(&text, Some(language));
        let mut ranges = Vec::new();
        for entity in &found {
            prop_assert!(!entity.mentions.is_empty());
            prop_assert!(!entity.name.is_empty());
            for mention in &entity.mentions {
                prop_assert!(text.get(mention.range.clone()).is_some_and(|name| !name.trim().is_empty()));
                prop_assert!((0.0..=1.0).contains(&mention.rule.score));
                ranges.push((mention.range.start, mention.range.end));
            }
        }
        ranges.sort_unstable();
        for pair in ranges.windows(2) {
            prop_assert!(pair[0].1 <= pair[1].0, "{:?} in {:?}", pair, text);
        }
    }

    #[test]
    fn the_same_text_gives_the_same_names(text in hostile_text()) {
        prop_assert_eq!(read(&text, Some("en")), read(&text, Some("en")));
    }
}

/// A text of nothing but names takes time in proportion to its length.
#[test]
fn a_text_of_names_is_not_quadratic() {
    let mut text = String::new();
    for number in 0..20_000_u32 {
        let letters: String = (0..4)
            .filter_map(|place| char::from_digit(10 + (number >> (4 * place) & 15), 36))
            .collect();
        for part in ["Anna V", "sky of the Bank of K", " and Ivan M"] {
            text.push_str(part);
            text.push_str(&letters);
        }
        text.push_str(". ");
    }
    let started = std::time::Instant::now();
    let found = read(&text, Some("en"));
    assert!(found.len() > 10_000, "{}", found.len());
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

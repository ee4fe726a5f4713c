//! Endings by which names of people, places and organizations are told.

/// One point when the word is long enough and has one of the endings.
pub(super) fn ending(word: &str, endings: &[&str]) -> f32 {
    if word.len() > 6 && endings.iter().any(|ending| word.ends_with(ending)) {
        1.0
    } else {
        0.0
    }
}

/// `Викторович`, `Sergeyevna`.
pub(in crate::import::names) fn is_patronymic(word: &str) -> bool {
    ending(word, PATRONYMICS) > 0.0
}

/// Endings of surnames in many languages.
pub(super) const PERSON_ENDINGS: &[&str] = &[
    "ov",
    "ova",
    "ev",
    "eva",
    "sky",
    "skiy",
    "skyy",
    "ska",
    "enko",
    "vich",
    "ović",
    "ovic",
    "vić",
    "idze",
    "shvili",
    "yan",
    "ian",
    "sson",
    "ssen",
    "sen",
    "son",
    "berg",
    "stein",
    "mann",
    "escu",
    "opoulos",
    "akis",
    "oğlu",
    "oglu",
    "ez",
    "zadeh",
    "nejad",
    "czyk",
    "wicz",
    "chuk",
    "nen",
    "elli",
    "etti",
    "ов",
    "ова",
    "ову",
    "ове",
    "овым",
    "овой",
    "ев",
    "ева",
    "еву",
    "еве",
    "евым",
    "евой",
    "ин",
    "ина",
    "ину",
    "ине",
    "иным",
    "иной",
    "ский",
    "ского",
    "скому",
    "ским",
    "ском",
    "ская",
    "ской",
    "скую",
    "енко",
    "чук",
    "чука",
    "ович",
    "евич",
    "овича",
    "евича",
    "овичу",
    "евичу",
    "овичем",
    "евичем",
    "овна",
    "евна",
    "овны",
    "евны",
    "овне",
    "евне",
    "овной",
    "евной",
    "швили",
    "дзе",
    "ян",
    "яна",
    "яну",
    "яном",
    "вич",
    "вича",
];

/// Endings of patronymics, in all cases.
const PATRONYMICS: &[&str] = &[
    "ович",
    "евич",
    "овича",
    "евича",
    "овичу",
    "евичу",
    "овичем",
    "евичем",
    "овиче",
    "евиче",
    "овна",
    "евна",
    "овны",
    "евны",
    "овне",
    "евне",
    "овну",
    "евну",
    "овной",
    "евной",
    "ьич",
    "ьича",
    "ovich",
    "evich",
    "ovna",
    "evna",
];

/// Endings of places.
pub(super) const PLACE_ENDINGS: &[&str] = &[
    "stan", "land", "ville", "burg", "burgh", "grad", "pur", "abad", "shire", "ton", "ford",
    "polis", "dorf", "stadt", "heim", "sk", "wood", "mouth", "port", "ham",
];

pub(super) const ORGANIZATION_ENDINGS: &[&str] = &[
    "bank", "soft", "corp", "tech", "neft", "gaz", "prom", "com", "tel", "net", "media", "pharma",
    "news", "gruppe", "werke",
];

use proptest::prelude::*;

use super::{WINDOW, split, split_while};

/// Each text as its sentences, parted by `|`; the bars are not part of the text.
fn check(cases: &[&str]) {
    for case in cases {
        let text = case.replace(" | ", " ").replace('|', "");
        let found: Vec<_> = split(&text)
            .into_iter()
            .map(|range| text[range].to_owned())
            .collect();
        let expected: Vec<_> = case
            .split('|')
            .map(|sentence| sentence.trim().to_owned())
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn english_prose() {
    check(&[
        "One. | Two? | Three! | Four",
        "Mr. Smith met Dr. Jones. | They spoke.",
        "The U.S. Senate said so.",
        "He left the U.S. | The trip took long.",
        "J. R. Smith and John F. Kennedy came. | So do I. | He left.",
        "It cost $3.5 million, e.g. for No. 5 on Jan. 7. | Then Acme Inc. | The firm closed.",
        "Acme Inc. Chairman Wu left at 5 p.m. Tuesday.",
        "“Why?” Anna Berg asked. | “Go.” | She went.",
        "“Why?” she asked. | (He knew.) | She did not.",
        "He waited ... and waited… | Then he left.",
        "It ended in 2010. | The next year",
        "It rose.[12] [13] | Then it fell. [2] | Now it stands.",
        "1. The court sat. | 2. It rose.",
        "Figure 3. Sales by year. | They grew.",
        "See p. 12 and Smith et al. 2010. | Done.",
        "ORAL ARGUMENT OF GEN. ELIZABETH SMITH",
        "Ask them! | eBay knows.",
        "What is Yahoo! now?",
    ]);
}

#[test]
fn other_languages() {
    check(&[
        "Это было в 2025 г. | В марте, т.е. весной, пришёл А. В. Иванов. | Он молчал.",
        "Театр им. Пушкина на ул. Мира. | Занавес.",
        "Am 3. Oktober kam z. B. Herr Dr. Weiß. | Er blieb.",
        "„Kommst du?“ fragte er. | „Ja.“ | Sie ging.",
        "« Non. » | Il part.",
        "هل جاء؟ | نعم۔ | ذهب.",
        "ב. נתניהו דיבר. | הוא שתק.",
        "今日は雨。|明日は晴れ。",
    ]);
}

#[test]
fn an_initial_behind_a_bracket_has_as_many_bytes_as_it_has() {
    check(&[
        "He met Prof. (Į. Adams) there. | He left.",
        "He met J. «Ж. Ivanov» there.",
        "x. | )Į y",
    ]);
}

#[test]
fn nothing_but_white_space_has_no_sentence() {
    assert!(split("").is_empty());
    assert!(split(" \n\u{a0}\t").is_empty());
    assert_eq!(split("  a. \n\n B "), [2..4, 8..9]);
    assert_eq!(split("...").first(), Some(&(0..3)));
    assert_eq!(split("”)").first(), Some(&(0..4)));
}

#[test]
fn a_long_text_is_cut_as_a_short_one_wherever_its_windows_end() {
    for piece in [
        "Mr. Lind paid 3.5 crowns. ",
        "word ",
        "Nothing ends… Then. ",
        "„Ja.“ Nein! ",
    ] {
        let text = piece.repeat(4 * WINDOW / piece.len() + 7);
        assert!(split_while(&text, &|| true) == split(&text), "{piece}");
    }
    let asked = std::cell::Cell::new(0);
    let text = "End. ".repeat(WINDOW);
    let found = split_while(&text, &|| {
        asked.set(asked.get() + 1);
        asked.get() < 3
    });
    assert_eq!(asked.get(), 3);
    assert!(found.len() < split(&text).len());
}

/// What the rules look at, each with letters of one, two and three bytes.
const PIECES: [&str; 24] = [
    "Dr. ", "J.", "Į", "Ж. ", "(", ")", "«", "»", "“", "”", " ", ". ", "… ", "?", "! ", "1. ",
    "IV. ", "[12]", "asked ", "\n", "今。", "т.е. ", "Anna ", "e\u{301}",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn whatever_stands_together_is_split_without_loss(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..14)
    ) {
        let text = pieces.concat();
        let mut end = 0;
        for range in split(&text) {
            prop_assert!(text[end..range.start].trim().is_empty(), "{text}");
            let words = &text[range.clone()];
            prop_assert!(!words.is_empty() && words.trim() == words, "{text}");
            end = range.end;
        }
        prop_assert!(text[end..].trim().is_empty(), "{text}");
    }
}

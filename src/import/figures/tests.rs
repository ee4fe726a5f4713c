//! Own sentences and what stands in them, and what holds for any text.

mod sentences;

use std::fmt::Write as _;

use proptest::prelude::*;

use super::{find, find_with_amounts};
use crate::import::suggestion::SuggestedFigure;
use crate::model::figure::{FigureStatus, Number, Period, Qualifier};

/// A figure in one line: `kind "words" value-valueMax unit, qualifier, status; of subject; in period; trade`.
fn written(text: &str, figure: &SuggestedFigure) -> String {
    let mut line = format!("{:?} \"{}\"", figure.kind, &text[figure.range.clone()]);
    if let Some(value) = &figure.value {
        write!(line, " {value}").unwrap();
    }
    if let Some(value) = &figure.value_max {
        write!(line, " to {value}").unwrap();
    }
    if !figure.unit.is_empty() {
        write!(line, " {}", figure.unit).unwrap();
    }
    if figure.qualifier != Qualifier::Exact {
        write!(line, ", {}", figure.qualifier.code()).unwrap();
    }
    if figure.status != FigureStatus::Actual {
        write!(line, ", {}", figure.status.word()).unwrap();
    }
    let words = |range: &std::ops::Range<usize>| text[range.clone()].to_owned();
    let parts = [
        ("of", figure.subject.as_ref().map(words)),
        ("in", figure.period.clone()),
        (
            "flow",
            figure.flow.as_ref().map(|flow| flow.code().to_owned()),
        ),
        ("reporter", figure.reporter.as_ref().map(words)),
        ("partner", figure.partner.as_ref().map(words)),
        ("commodity", figure.commodity.as_ref().map(words)),
    ];
    for (name, part) in parts {
        if let Some(part) = part {
            write!(line, "; {name} {part}").unwrap();
        }
    }
    line
}

#[test]
fn sentences_say_what_is_written_beside_them() {
    let mut wrong = String::new();
    let mut count = 0;
    for (language, sentences) in sentences::ALL {
        for (text, expected) in *sentences {
            count += 1;
            let found: Vec<String> = find(text, &[], Some(language))
                .iter()
                .map(|figure| written(text, figure))
                .collect();
            if found != *expected {
                writeln!(
                    wrong,
                    "{language}: {text}\n  found    {found:#?}\n  expected {expected:#?}"
                )
                .unwrap();
            }
        }
    }
    assert!(count > 80, "only {count} sentences");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_name_of_money_is_decided_by_the_whole_text() {
    let text = "Canadian dollars rose. It paid 5 million dollars.";
    let sentences = [0..22, 23..text.len()];
    let unit = |text: &str, sentences: &[std::ops::Range<usize>]| {
        find(text, sentences, Some("en"))[0].unit.clone()
    };
    assert_eq!(unit(text, &sentences), "dollars");
    let text = "Estmark is far away. It paid 5 million dollars.";
    assert_eq!(unit(text, &[0..20, 21..text.len()]), "USD");
    let text = "It paid 5 million dollars. Later came 3 million Canadian dollars.";
    assert_eq!(unit(text, &[0..26, 27..text.len()]), "dollars");
    let text = "It paid Rs 5 crore. The ministry in Islamabad said so.";
    assert_eq!(unit(text, &[0..19, 20..text.len()]), "PKR");
}

#[test]
fn without_a_language_the_script_decides() {
    for (text, value) in [
        ("двадцать пять человек", "25"),
        ("עשרים וחמישה אנשים", "25"),
        ("خمسة وعشرون شخصا", "25"),
        ("بیست و پنج نفر", "25"),
        ("twenty-five people", "25"),
    ] {
        assert_eq!(
            find(text, &[], None)[0].value.as_deref(),
            Some(value),
            "{text}"
        );
    }
}

#[test]
fn a_language_without_a_table_has_its_decimal_mark() {
    let found = find("1.234 € e 5,5% di 3 km", &[], Some("it"));
    let values: Vec<_> = found
        .iter()
        .map(|figure| (figure.value.as_deref(), figure.unit.as_str()))
        .collect();
    assert_eq!(
        values,
        [(Some("1234"), "EUR"), (Some("5.5"), "%"), (Some("3"), "km")]
    );
}

#[test]
fn the_amount_alone_leaves_out_the_qualifier_of_what_is_measured() {
    for (text, amount) in [
        ("more than $2 billion", "$2 billion"),
        ("about 40 km away", "40 km"),
        ("500,000 barrels a day", "500,000 barrels"),
        ("at least 30 of them", "at least 30"),
        ("about 30 of them", "30"),
        ("between 20 and 30 per cent", "between 20 and 30 per cent"),
    ] {
        let found = find_with_amounts(text, &[], Some("en"));
        assert_eq!(&text[found[0].1.clone()], amount);
    }
}

/// What every figure of every text keeps.
fn check(text: &str, language: &str) -> Result<(), TestCaseError> {
    for (figure, amount) in find_with_amounts(text, &[], Some(language)) {
        let spans = [
            Some(&figure.range),
            Some(&amount),
            figure.subject.as_ref(),
            figure.reporter.as_ref(),
            figure.partner.as_ref(),
            figure.commodity.as_ref(),
        ];
        for span in spans.into_iter().flatten() {
            prop_assert!(text.get(span.clone()).is_some(), "{span:?} of {text:?}");
        }
        prop_assert!(!figure.range.is_empty());
        let number = |value: &Option<String>| value.as_deref().map(Number::parse);
        let (low, high) = (number(&figure.value), number(&figure.value_max));
        prop_assert!(low != Some(None) && high != Some(None), "{figure:?}");
        if let (Some(Some(low)), Some(Some(high))) = (&low, &high) {
            prop_assert!(low.value() <= high.value(), "{figure:?}");
        }
        prop_assert!(high.is_none() || low.is_some());
        if let Some(period) = &figure.period {
            prop_assert!(Period::parse(period).is_some(), "{period}");
        }
    }
    Ok(())
}

const LANGUAGES: [&str; 8] = ["en", "ru", "he", "ar", "fa", "de", "fr", "es"];

/// Pieces that the grammar knows, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "$",
        "€",
        "US$",
        "12",
        "1,234",
        ".5",
        "-",
        "–",
        "to",
        "and",
        "between",
        "from",
        "million",
        "half",
        "a",
        "%",
        "per",
        "day",
        "km",
        "more than",
        "or more",
        "2019",
        "May",
        "third",
        "quarter",
        "of",
        "(",
        ")",
        "'s",
        "exports",
        "China",
        "3",
        "/",
        ":",
        "feet",
        "inches",
        "dollars",
        "cents",
        "about",
        "одна",
        "тысяч",
        "до",
        "כ",
        "ש\"ח",
        "ألف",
        "و",
        "٢٠",
        "zweiundzwanzig",
        "quatre-vingt",
        "°",
        "½",
        "+",
        "e",
        "x10^",
        "99999999999999999999999999999999999999",
        "\u{200f}",
        "which",
        ",",
    ]);
    prop::collection::vec(
        (known, prop::sample::select(vec!["", " ", "\u{a0}", "\n"])),
        0..24,
    )
    .prop_map(|parts| {
        parts
            .into_iter()
            .flat_map(|(part, gap)| [part, gap])
            .collect()
    })
}

proptest! {
    #[test]
    fn figures_stay_inside_any_text(text in any::<String>(), language in prop::sample::select(LANGUAGES.to_vec())) {
        check(&text, language)?;
    }

    #[test]
    fn figures_of_any_order_of_known_words_are_sound(text in pieces(), language in prop::sample::select(LANGUAGES.to_vec())) {
        check(&text, language)?;
    }
}

#[test]
fn ranges_that_are_no_text_are_passed_over() {
    let text = "é 5 km";
    let found = find(text, &[1..3, 5..900, 0..text.len()], Some("en"));
    assert_eq!(found.len(), 1);
}

/// What a table or an attacker repeats: the time must grow as the text does.
#[test]
fn reading_is_linear() {
    for unit in [
        "12 ",
        "1-",
        "one hundred ",
        "rose 5% to $5 million in 2020 ",
        "1/2 ",
        "more than ",
        "two thirds of ",
    ] {
        let seconds = |size: usize| {
            let text = unit.repeat(size / unit.len());
            let start = std::time::Instant::now();
            let figures = find(&text, &[], Some("en"));
            std::hint::black_box(figures.len());
            start.elapsed().as_secs_f64()
        };
        seconds(20_000);
        let (small, large) = (seconds(20_000), seconds(240_000));
        // Twelve times the text; a square would be 144 times the time.
        assert!(
            large < small * 48.0 + 0.5,
            "{unit:?}: {small} s, then {large} s"
        );
    }
}

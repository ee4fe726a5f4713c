//! Quotations with the speakers that a reader would name. Own words, invented people.

mod english;
mod others;

use english::ENGLISH;
use others::{OTHERS, REPORTED};
use proptest::prelude::*;

use super::super::listed_names::{Sample, sample};
use super::*;

fn found(sample: &Sample, language: &str) -> Vec<SuggestedQuote> {
    find(
        &sample.text,
        &sample.blocks,
        &sample.sentences,
        &sample.entities,
        language,
    )
}

/// The speakers of the direct quotations, or of the reported ones, parted by a comma.
fn speakers(text: &str, names: &str, language: &str, direct: bool) -> String {
    let sample = sample(text, names).with_roles(language);
    let quotes = found(&sample, language);
    let names: Vec<&str> = quotes
        .iter()
        .filter(|quote| quote.direct == direct)
        .map(|quote| sample.name(quote.speaker))
        .collect();
    names.join(", ")
}

#[test]
fn english_quotations_have_the_speaker_that_a_reader_names() {
    let mut wrong = Vec::new();
    for (text, names, expected) in ENGLISH {
        let got = speakers(text, names, "en", true);
        if got != *expected {
            wrong.push(format!("{text}\n  expected {expected}\n  got      {got}"));
        }
    }
    assert!(ENGLISH.len() >= 60);
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn quotations_of_other_languages_have_their_speakers() {
    let mut wrong = Vec::new();
    for (language, text, names, expected) in OTHERS {
        let got = speakers(text, names, language, true);
        if got != *expected {
            wrong.push(format!(
                "{language} {text}\n  expected {expected}\n  got      {got}"
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
fn reported_speech_is_found_without_the_words_that_report_it() {
    let mut wrong = Vec::new();
    for (language, text, names, expected) in REPORTED {
        let sample = sample(text, names).with_roles(language);
        let quotes = found(&sample, language);
        let got: Vec<(&str, &str)> = quotes
            .iter()
            .filter(|quote| !quote.direct)
            .map(|quote| (&text[quote.range.clone()], sample.name(quote.speaker)))
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
fn the_cue_is_the_verb_with_its_subject() {
    for (text, expected) in [
        ("“Yes,” Dana Whitlock said.", "Dana Whitlock said"),
        ("“Yes,” said Dana Whitlock.", "said Dana Whitlock"),
        ("Dana Whitlock came. “Yes,” she added.", "she added"),
        (
            "According to Dana Whitlock, “yes” it is.",
            "According to Dana Whitlock",
        ),
    ] {
        let sample = sample(text, "Dana Whitlock");
        let quotes = found(&sample, "en");
        let cue = quotes
            .iter()
            .find(|quote| quote.direct)
            .and_then(|quote| quote.cue.clone());
        assert_eq!(cue.map(|cue| &text[cue]), Some(expected), "{text}");
    }
}

/// Pieces that the rules look for, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("“"),
        Just("”"),
        Just("\""),
        Just("«"),
        Just("»"),
        Just("‘"),
        Just("’"),
        Just("'"),
        Just(" said "),
        Just(", "),
        Just(". "),
        Just("\n"),
        Just("Kim Lee"),
        Just("Lee"),
        Just("'s "),
        Just(" according to "),
        Just("he "),
        Just("the ambassador to "),
        Just("and "),
        Just("who "),
        Just("("),
        Just(")"),
        Just(": "),
        Just("that "),
        Just("אמר"),
        Just("ארה\"ב "),
        Just("Россия "),
        Just("met with "),
        Just("in 2025 "),
        Just("é"),
        Just("—"),
        Just("said"),
        Just("a friend of "),
    ];
    prop::collection::vec(
        prop_oneof![4 => piece.prop_map(str::to_owned), 1 => ".{0,6}"],
        0..60,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_span_lies_outside_the_text_and_every_entity_is_there(
        text in pieces(),
        language in prop::sample::select(vec!["en", "ru", "he", "ar", "fa", "de", "fr", "es", "xx", ""]),
        stray in prop::collection::vec((0_usize..400, 0_usize..40), 0..4),
    ) {
        let mut sample = sample(&text, "Kim Lee|Lee; @Россия; #ambassador");
        // Mentions that nobody checked: off the text, off characters, over one another.
        for (start, length) in stray {
            let rule = sample.entities[0].rule;
            sample.entities[0].mentions.push(crate::import::suggestion::Mention {
                range: start..start + length,
                rule,
            });
        }
        let sample = sample.with_roles(language);
        let check = |range: &Range<usize>| !range.is_empty() && text.get(range.clone()).is_some();
        for role in sample.entities.iter().flat_map(|entity| &entity.roles) {
            prop_assert!(check(&role.range));
            prop_assert!(role.of.is_none_or(|of| of < sample.entities.len()));
        }
        let quotes = found(&sample, language);
        for quote in &quotes {
            prop_assert!(check(&quote.range));
            prop_assert!(quote.cue.as_ref().is_none_or(check));
            prop_assert!(quote.speaker.is_none_or(|speaker| speaker < sample.entities.len()));
            prop_assert!((0.0..=1.0).contains(&quote.rule.score));
        }
        let relations = crate::import::relations::find(
            &text, &sample.blocks, &sample.sentences, &sample.entities, &quotes, language,
        );
        for relation in relations {
            prop_assert!(check(&relation.range) && check(&relation.cue));
            prop_assert!(relation.range.start <= relation.cue.start && relation.cue.end <= relation.range.end);
            let count = sample.entities.len();
            prop_assert!(relation.source < count && relation.target < count);
            prop_assert!(relation.source != relation.target);
            prop_assert!(relation.said_by.is_none_or(|speaker| speaker < count));
        }
    }
}

#[test]
fn quotations_without_blanks_cost_no_more_than_their_length() {
    let quoted = "“Ada”";
    let text = format!("Kim{}", quoted.repeat(100_000));
    let started = std::time::Instant::now();
    let nicknames = text
        .match_indices(quoted)
        .filter(|(at, _)| is_nickname(&text, &(*at..at + quoted.len())));
    assert_eq!(nicknames.count(), 0);
    let took = started.elapsed().as_secs();
    assert!(took < 10, "{took} s");
}

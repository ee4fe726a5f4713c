//! What a number counts or measures, in the words of the sentence.
//!
//! A count has its noun to the right ("50 soldiers", "thousands of inquiries"); an amount has it after
//! "of" or "in", in one with it ("a $300 million contract"), or left of the verb that joins them ("trade
//! amounted to more than $2 billion"). Without parts of speech, a noun phrase is a run of words that no
//! function word, mark or number ends; where that finds nothing, nothing is said.

mod left;

use std::ops::Range;

use super::dates::looks_plural;
use super::lexicon::Meaning;
use super::quantities::{Measure, Quantity};
use super::sentence::Sentence;

#[derive(Debug, Default)]
pub(super) struct Subject {
    pub(super) range: Option<Range<usize>>,
    /// The counted word, as a unit.
    pub(super) counted: Option<String>,
}

/// Longest noun phrase, in words.
const MOST_WORDS: usize = 6;

/// The subject of the amount in tokens `start..end`; the amount before it ends at `floor`.
pub(super) fn subject(
    sentence: &Sentence<'_>,
    quantity: &Quantity,
    start: usize,
    end: usize,
    floor: usize,
) -> Subject {
    let is_count = quantity.measure == Measure::Count;
    let right = if is_count {
        counted(sentence, quantity, end)
    } else {
        measured(sentence, quantity, end)
    };
    if let Some((from, to)) = right {
        let counted =
            (is_count && !quantity.number.is_fraction).then(|| sentence.word(to - 1).to_owned());
        return Subject {
            range: Some(sentence.range(from, to)),
            counted,
        };
    }
    let left = left::left(sentence, start, floor);
    Subject {
        range: left.map(|(from, to)| sentence.range(from, to)),
        counted: None,
    }
}

/// The noun right of a count: "six phone conversations", "half of the voters".
fn counted(sentence: &Sentence<'_>, quantity: &Quantity, end: usize) -> Option<(usize, usize)> {
    let mut at = sentence.past_hyphen(end);
    if let Some(after) = sentence.phrase(at, Meaning::Of) {
        at = after;
    } else if quantity.number.is_fraction
        && !determines(sentence, at)
        && !looks_plural(sentence, at)
    {
        return None;
    }
    while determines(sentence, at) {
        at += 1;
    }
    let words = run(sentence, at);
    if words == at {
        return None;
    }
    // "a 27-member bloc" counts members, "a 300-strong crowd" the crowd.
    if at > end && sentence.is_hyphen(end) && sentence.table.tag == "en" {
        let is_strong = sentence.reads(at, "strong");
        return Some(if is_strong {
            (at + 1, words)
        } else {
            (at, at + 1)
        })
        .filter(|(from, to)| from < to);
    }
    Some((at, head(sentence, at, words, quantity)?))
}

/// The end of the head noun in the run of words `at..end`.
fn head(sentence: &Sentence<'_>, at: usize, end: usize, quantity: &Quantity) -> Option<usize> {
    let is_one = quantity
        .value
        .and_then(super::decimal::Decimal::to_u32)
        .is_some_and(|value| value == 1)
        && quantity.value_max.is_none();
    match sentence.table.tag {
        "en" => {
            let plural =
                (at..end).find(|word| sentence.is_word(*word) && looks_plural(sentence, *word));
            match plural {
                Some(first) if !(is_one && first > at + 2) => {
                    let mut head = first + 1;
                    // "two sports cars", "six arms dealers": such a plural describes another one.
                    const DESCRIBING: &[&str] = &[
                        "sports",
                        "arms",
                        "sales",
                        "news",
                        "rights",
                        "goods",
                        "women",
                        "men",
                        "veterans",
                        "communications",
                        "operations",
                    ];
                    if head < end
                        && looks_plural(sentence, head)
                        && DESCRIBING.iter().any(|word| sentence.reads(first, word))
                    {
                        head += 1;
                    }
                    Some(head)
                }
                _ => Some(end.min(at + 2)),
            }
        }
        // Nouns have capitals.
        "de" => (at..end)
            .find(|word| sentence.is_capital(*word))
            .map(|noun| noun + 1),
        // Adjectives stand before the noun and agree with it.
        "ru" => {
            const ADJECTIVE: &[&str] = &[
                "ых", "их", "ые", "ие", "ого", "его", "ой", "ый", "ий", "ую", "ая", "ое", "ым",
                "ими", "ыми",
            ];
            let noun = (at..end).find(|word| {
                !ADJECTIVE
                    .iter()
                    .any(|ending| sentence.word(*word).to_lowercase().ends_with(ending))
            })?;
            Some(noun + 1)
        }
        _ => Some(at + 1),
    }
}

/// The noun right of an amount: "$2 billion in aid", "18% of voters", "a 10-year deal".
fn measured(sentence: &Sentence<'_>, quantity: &Quantity, end: usize) -> Option<(usize, usize)> {
    let is_time = matches!(quantity.measure, Measure::Duration(_) | Measure::Age(_));
    if let Some(mut at) = sentence.phrase(end, Meaning::Of) {
        while determines(sentence, at) {
            at += 1;
        }
        return phrase(sentence, at);
    }
    let is_joined = (is_time && sentence.reads(end, "since"))
        || (matches!(quantity.measure, Measure::Money(_))
            && (sentence.reads(end, "in") || sentence.reads(end, "worth")));
    if is_joined {
        let mut at = end + 1;
        at = sentence.phrase(at, Meaning::Of).unwrap_or(at);
        let first = at;
        while determines(sentence, at) {
            at += 1;
        }
        let named_place = sentence.reads(end, "in") && (sentence.is_capital(at) || first != at);
        return (!named_place)
            .then(|| with_complement(sentence, first, at))
            .flatten();
    }
    // Right after the unit only what the unit describes: "a $300 million contract", "a six-mile trip".
    const ADVERBS: &[&str] = &[
        "higher",
        "lower",
        "up",
        "down",
        "ahead",
        "apart",
        "wide",
        "tall",
        "long",
        "deep",
        "high",
        "away",
        "north",
        "south",
        "east",
        "west",
        "off",
        "old",
        "thick",
        "late",
        "early",
        "straight",
        "ago",
        "later",
        "each",
        "annually",
        "yearly",
        "monthly",
        "daily",
        "worldwide",
        "overall",
        "year",
        "month",
        "week",
        "last",
        "next",
        "earlier",
        "compared",
        "followed",
        "including",
        "southwest",
        "southeast",
        "northwest",
        "northeast",
        "further",
        "longer",
        "worth",
    ];
    let describes = sentence.is_word(end)
        && sentence.token(end).is_some_and(|token| token.spaced)
        && !ADVERBS.iter().any(|word| sentence.reads(end, word))
        && !sentence.means(end, Meaning::Copula)
        && !sentence.word(end).ends_with("ly")
        && !sentence.word(end).ends_with("ing")
        && sentence.table.tag == "en";
    if matches!(quantity.measure, Measure::Age(_)) {
        // "the 23-year-old flew": only a word for somebody or something of an age.
        return AGED
            .iter()
            .any(|word| sentence.reads(end, word))
            .then_some((end, end + 1));
    }
    if describes {
        phrase(sentence, end)
    } else {
        None
    }
}

/// What has an age right after it: "a 9-year-old girl".
#[rustfmt::skip] // Many words a line: a table is read as a whole.
const AGED: &[&str] = &[
    "man", "men", "woman", "women", "boy", "boys", "girl", "girls", "child", "children", "baby", "infant", "toddler", "teenager", "son", "daughter",
    "father", "mother", "brother", "sister", "student", "pupil", "teacher", "driver", "passenger", "victim", "resident", "suspect", "patient", "person",
    "player", "striker", "defender", "midfielder", "goalkeeper", "actor", "actress", "singer", "soldier", "officer", "policeman", "doctor", "nurse",
    "journalist", "politician", "president", "leader", "ship", "building", "house", "church", "mosque", "bridge", "company", "firm", "tree", "tradition",
    "law", "conflict", "war", "dispute", "agreement", "contract", "case", "plant", "aircraft", "rival",
];

/// "the renewal of diplomatic relations": a phrase and what "of" adds to it.
fn with_complement(sentence: &Sentence<'_>, first: usize, at: usize) -> Option<(usize, usize)> {
    let (_, end) = phrase(sentence, at)?;
    let Some(mut next) = sentence.phrase(end, Meaning::Of) else {
        return Some((first, end));
    };
    while determines(sentence, next) {
        next += 1;
    }
    let end = phrase(sentence, next).map_or(end, |(_, end)| end);
    Some((first, end))
}

/// The run of words at `at` as a noun phrase.
fn phrase(sentence: &Sentence<'_>, at: usize) -> Option<(usize, usize)> {
    let end = run(sentence, at);
    // One letter is a sign, no noun.
    if end == at || (end == at + 1 && sentence.word(at).chars().count() == 1) {
        return None;
    }
    // A plural ends the phrase unless another one follows: "of voters polled".
    let plural = (at..end).find(|word| {
        looks_plural(sentence, *word) && !(word + 1 < end && looks_plural(sentence, word + 1))
    });
    Some((at, plural.map_or(end, |plural| plural + 1)))
}

/// The end of the run of words at `at` that no function word, mark or number ends.
fn run(sentence: &Sentence<'_>, at: usize) -> usize {
    let mut end = at;
    let mut words = 0;
    while words < MOST_WORDS && sentence.is_word(end) {
        if sentence.means(end, Meaning::Stop) || sentence.means(end, Meaning::Copula) {
            break;
        }
        // "the project employed": a verb, as far as the language shows it.
        if words > 0
            && sentence.table.tag == "en"
            && sentence.word(end).ends_with("ed")
            && !sentence.is_capital(end)
        {
            break;
        }
        words += 1;
        end += 1;
        if sentence.is_hyphen(end)
            && sentence.is_glued(end)
            && sentence.is_word(end + 1)
            && sentence.is_glued(end + 1)
        {
            end += 1;
        }
    }
    if end > at && sentence.is_hyphen(end - 1) {
        end - 1
    } else {
        end
    }
}

fn determines(sentence: &Sentence<'_>, at: usize) -> bool {
    const DETERMINERS: &[&str] = &[
        "the", "a", "an", "its", "their", "his", "her", "our", "all", "those", "these", "this",
        "that", "les", "des", "los", "las", "der", "die", "das", "den",
    ];
    DETERMINERS.iter().any(|word| sentence.reads(at, word))
}

//! The subject left of an amount: what stands before the verb that joins them.

use super::super::lexicon::Meaning;
use super::super::sentence::Sentence;
use super::determines;

/// How far left its subject may begin.
const SUBJECT_REACH: usize = 30;
/// How far left the verb of a number may stand.
const VERB_REACH: usize = 9;
/// The noun phrase left of the verb that joins it to the number at `start`.
pub(super) fn left(sentence: &Sentence<'_>, start: usize, floor: usize) -> Option<(usize, usize)> {
    if start == 0 {
        return None;
    }
    // "Anna Petrova, 34,": the name before the comma.
    if sentence.is_mark(start - 1, ',') {
        let from = (0..start - 1)
            .rev()
            .take_while(|at| sentence.is_capital(*at))
            .last();
        return from.map(|from| (from, start - 1));
    }
    for verb in (start.saturating_sub(VERB_REACH)..start).rev() {
        if closes(sentence, verb) {
            break;
        }
        let Some(end) = sentence.phrase(verb, Meaning::Copula) else {
            continue;
        };
        // "the cost", "a rise": with an article it is no verb.
        if end > start || (verb > 0 && determines(sentence, verb - 1)) {
            continue;
        }
        // The first of several verbs in a row: "is expected to reach".
        let mut first = verb;
        while first > 0
            && (sentence.means(first - 1, Meaning::Copula) || is_auxiliary(sentence, first - 1))
        {
            first -= 1;
        }
        // "a deal worth $5 million": a participle is about the noun right before it.
        const PARTICIPLES: &[&str] = &[
            "worth",
            "valued",
            "costing",
            "totaling",
            "totalling",
            "priced",
            "amounting",
            "measuring",
            "weighing",
        ];
        let floor = if first > floor {
            after_amount(sentence, floor, first)?
        } else {
            0
        };
        if PARTICIPLES.iter().any(|word| sentence.reads(verb, word)) {
            if first < verb {
                return clause(sentence, first, floor);
            }
            let (from, end) = clause(sentence, verb, floor)?;
            let article = (from..end).rev().find(|at| determines(sentence, *at));
            return Some((article.unwrap_or(from), end));
        }
        return clause(sentence, first, floor);
    }
    // ", renewed 35 years ago,": a participle after a comma is about what stands before it.
    if start >= 2 && sentence.word(start - 1).ends_with("ed") && sentence.is_mark(start - 2, ',') {
        return clause(sentence, start - 2, floor);
    }
    // "a population of 5 million", "a budget of", "an increase of"
    let of = sentence.phrase_before(start, Meaning::Of)?;
    let mut from = of;
    while from > 0
        && of - from < 5
        && (sentence.is_word(from - 1) || (sentence.is_hyphen(from - 1) && sentence.is_glued(from)))
        && !sentence.means(from - 1, Meaning::Stop)
    {
        from -= 1;
    }
    (from < of).then_some((from, of))
}

/// Where a clause after another amount begins: after its "and", or with that amount's own clause.
fn after_amount(sentence: &Sentence<'_>, floor: usize, verb: usize) -> Option<usize> {
    if floor == 0 {
        return Some(0);
    }
    let and = (floor..verb)
        .rev()
        .find_map(|at| sentence.phrase(at, Meaning::And));
    match and {
        Some(after) if after < verb => Some(after),
        // "$40 a share and fell": the subject stands farther left than can be told.
        Some(_) => None,
        None if sentence.is_hyphen(floor) => Some(0),
        None if sentence.is_word(floor) && !sentence.means(floor, Meaning::Stop) => Some(0),
        None if sentence.means(floor, Meaning::Of) => {
            Some(sentence.phrase(floor, Meaning::Of).unwrap_or(floor))
        }
        None if sentence.means(floor, Meaning::Stop) => None,
        None => Some(floor),
    }
}

fn is_auxiliary(sentence: &Sentence<'_>, at: usize) -> bool {
    const AUXILIARIES: &[&str] = &[
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "may",
        "might",
        "should",
        "also",
        "not",
        "already",
        "reportedly",
        "now",
        "expected",
        "to",
        "likely",
        "set",
        "forecast",
        "projected",
    ];
    AUXILIARIES.iter().any(|word| sentence.reads(at, word))
}

/// The noun phrase that ends right before `end`, back to the begin of its clause.
fn clause(sentence: &Sentence<'_>, end: usize, floor: usize) -> Option<(usize, usize)> {
    let mut from = end;
    while from > floor && end - from < SUBJECT_REACH && !closes(sentence, from - 1) {
        from -= 1;
    }
    // "…, which lasted 12 days": the noun before the comma, from its article on.
    const RELATIVE: &[&str] = &[
        "which",
        "that",
        "who",
        "whose",
        "которая",
        "который",
        "которое",
        "которые",
    ];
    let relative = (from..end)
        .rev()
        .find(|at| RELATIVE.iter().any(|word| sentence.reads(*at, word)));
    if let Some(relative) = relative {
        if relative + 1 < end {
            return trimmed(sentence, relative + 1, end);
        }
        let before = if relative > 0 && sentence.is_mark(relative - 1, ',') {
            relative - 1
        } else {
            relative
        };
        let mut first = before;
        while first > 0 && before - first < SUBJECT_REACH && !closes(sentence, first - 1) {
            first -= 1;
        }
        let article = (first..before)
            .find(|at| determines(sentence, *at))
            .unwrap_or(first);
        return trimmed(sentence, article, before);
    }
    trimmed(sentence, from, end)
}

/// Without conjunctions before it, and without a date and auxiliaries after it.
fn trimmed(sentence: &Sentence<'_>, from: usize, end: usize) -> Option<(usize, usize)> {
    let (mut from, mut end) = (from, end);
    const OPENERS: &[&str] = &[
        "and", "but", "or", "while", "as", "because", "although", "though", "if", "when", "so",
        "then", "also", "said", "says", "that", "и", "а", "но", "что", "und", "dass", "et", "que",
        "y",
    ];
    while from < end
        && (OPENERS.iter().any(|word| sentence.reads(from, word)) || !sentence.is_word(from))
    {
        from += 1;
    }
    from = past_date(sentence, from, end);
    // "trade in 2025", "the war in the summer of 2025"
    const TIMES: &[&str] = &[
        "in", "during", "for", "by", "since", "on", "last", "this", "в", "im", "en",
    ];
    let has_date = |at: usize| {
        (at..end).any(|at| {
            sentence.is_digits(at)
                || sentence
                    .find(at, |meaning| {
                        matches!(meaning, Meaning::Month(_)).then_some(())
                    })
                    .is_some()
        })
    };
    if let Some(time) = (from + 1..end)
        .rev()
        .find(|at| TIMES.iter().any(|word| sentence.reads(*at, word)) && !sentence.is_capital(*at))
        && (has_date(time) || matches!(sentence.word(time), "last" | "this"))
    {
        end = time;
    }
    while end > from && !sentence.is_word(end - 1) && !sentence.is_digits(end - 1)
        || end > from
            && (is_auxiliary(sentence, end - 1)
                || sentence.word(end - 1).ends_with("ly") && sentence.means(end - 1, Meaning::Stop))
    {
        end -= 1;
    }
    let says_something =
        (from..end).any(|at| sentence.is_word(at) && !sentence.means(at, Meaning::Stop));
    (from < end && says_something).then_some((from, end))
}

/// Past a date that opens a clause: "In 2025 trade", "В 2025 году".
fn past_date(sentence: &Sentence<'_>, from: usize, end: usize) -> usize {
    let year = from + 1;
    let is_decade = sentence.is_word(year + 1) && sentence.is_glued(year + 1);
    if !(sentence.means(from, Meaning::Stop) && sentence.digit_count(year) == 4) || is_decade {
        return from;
    }
    sentence
        .phrase(year + 1, Meaning::YearWord)
        .unwrap_or(year + 1)
        .min(end)
}

/// Marks that end a clause.
fn closes(sentence: &Sentence<'_>, at: usize) -> bool {
    [
        ',', ';', ':', '(', ')', '"', '“', '”', '—', '.', '«', '»', '،', '؛',
    ]
    .iter()
    .any(|mark| sentence.is_mark(at, *mark))
        && !((sentence.is_mark(at, '.') || sentence.is_mark(at, ','))
            && sentence.is_glued(at + 1)
            && (sentence.is_word(at + 1) || sentence.is_digits(at + 1)))
}

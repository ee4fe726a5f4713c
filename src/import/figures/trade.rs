//! Trade as a sentence tells it: which way, whose, with whom, of what.
//!
//! Names are spans of the sentence; nothing is looked up, and what the sentence does not say stays empty.

use std::ops::Range;

use super::lexicon::Meaning;
use super::sentence::Sentence;

#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Trade {
    /// The Comtrade code.
    pub(super) flow: Option<&'static str>,
    pub(super) reporter: Option<Range<usize>>,
    pub(super) partner: Option<Range<usize>>,
    pub(super) commodity: Option<Range<usize>>,
}

/// How far from the amount the words of trade may stand, in tokens.
const REACH: usize = 30;
/// How far from its flow a name may stand.
const NAME_REACH: usize = 14;

/// Reads the words of trade around the amount in tokens `start..end`.
pub(super) fn trade(sentence: &Sentence<'_>, start: usize, end: usize) -> Trade {
    if let Some((at, after, flow)) = nearest_flow(sentence, start, end) {
        return flow_of(sentence, at, after, flow, (start, end));
    }
    let near = start.saturating_sub(REACH)..(end + REACH).min(sentence.tokens.len());
    for at in near {
        let Some(after) = sentence.phrase(at, Meaning::Trade) else {
            continue;
        };
        if let Some((reporter, partner)) = both_sides(sentence, after) {
            return Trade {
                reporter: Some(reporter),
                partner: Some(partner),
                ..Trade::default()
            };
        }
    }
    Trade::default()
}

/// The flow word nearest to the amount, one before it preferred: its token, the token after, its code.
fn nearest_flow(
    sentence: &Sentence<'_>,
    start: usize,
    end: usize,
) -> Option<(usize, usize, &'static str)> {
    let flow_at = |at: usize| {
        let (after, code) = sentence.find(at, |meaning| match meaning {
            Meaning::Flow(code) => Some(code),
            _ => None,
        })?;
        Some((at, after, code))
    };
    let parted = |from: usize, to: usize| (from..to).any(|at| sentence.is_mark(at, ';'));
    let before = (start.saturating_sub(REACH)..start)
        .rev()
        .find_map(flow_at)
        .filter(|(at, ..)| !parted(*at, start));
    let after = (end..(end + REACH / 2).min(sentence.tokens.len()))
        .find_map(flow_at)
        .filter(|(at, ..)| !parted(end, *at));
    match (before, after) {
        // "bought $5 million in imports": right behind the amount.
        (_, Some(after)) if after.0 <= end + 3 => Some(after),
        (Some(before), _) => Some(before),
        (None, after) => after,
    }
}

fn flow_of(
    sentence: &Sentence<'_>,
    at: usize,
    after: usize,
    flow: &'static str,
    amount: (usize, usize),
) -> Trade {
    let mut trade = Trade {
        flow: Some(flow),
        ..Trade::default()
    };
    let is_verb = sentence.table.tag == "en"
        && (sentence.word(at).ends_with("ed") || sentence.word(at).ends_with("ing"));
    // Left of it: "Russia's wheat exports", "Russian exports", "Norway exported".
    let mut first = at;
    while first > 0
        && at - first < 4
        && sentence.is_word(first - 1)
        && !sentence.is_capital(first - 1)
        && !sentence.means(first - 1, Meaning::Stop)
        && !is_possessive(sentence, first - 1)
    {
        first -= 1;
    }
    while first < at && is_general(sentence, first) {
        first += 1;
    }
    if first < at && !is_verb && sentence.table.tag == "en" {
        trade.commodity = Some(sentence.range(first, at));
    }
    let mut owner = first;
    while owner > 0 && is_general(sentence, owner - 1) {
        owner -= 1;
    }
    if owner > 1 && is_possessive(sentence, owner - 1) {
        owner -= 2;
    }
    trade.reporter = name_before(sentence, owner);
    // Right of it: "exports of wheat", "to China", "from Norway".
    if let Some(of) = sentence.phrase(after, Meaning::Of) {
        trade.commodity = goods(sentence, of).or(trade.commodity);
    } else if is_verb && trade.commodity.is_none() {
        let of = if sentence.reads(amount.1, "worth") {
            amount.1 + 1
        } else {
            amount.1
        };
        trade.commodity = sentence
            .phrase(of, Meaning::Of)
            .and_then(|of| goods(sentence, of));
    }
    let last = (after + NAME_REACH).min(sentence.tokens.len());
    let mut near = after;
    while near < last {
        if sentence.is_mark(near, ';')
            || sentence
                .find(near, |meaning| {
                    matches!(meaning, Meaning::Flow(_)).then_some(())
                })
                .is_some()
        {
            break;
        }
        let to = sentence.phrase(near, Meaning::Toward);
        let from = sentence.phrase(near, Meaning::From);
        let name = to.or(from).and_then(|next| name_at(sentence, next));
        if let Some(name) = name {
            let side = match (flow, to.is_some()) {
                ("X" | "RX", true) | ("M" | "RM", false) => &mut trade.partner,
                _ => &mut trade.reporter,
            };
            if side.is_none() {
                *side = Some(name);
            }
        }
        near += 1;
    }
    trade
}

/// "between A and B", "with B".
fn both_sides(sentence: &Sentence<'_>, after: usize) -> Option<(Range<usize>, Range<usize>)> {
    let next = sentence.phrase(after, Meaning::Between)?;
    let first = name_at(sentence, next)?;
    let and = (next..(next + 8).min(sentence.tokens.len())).find(|at| {
        sentence
            .token(*at)
            .is_some_and(|token| token.start >= first.end)
    })?;
    let second = sentence.phrase(and, Meaning::And)?;
    Some((first, name_at(sentence, second)?))
}

/// A name that begins at `at`, past an article.
fn name_at(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let at = if sentence.reads(at, "the") || sentence.reads(at, "la") || sentence.reads(at, "el") {
        at + 1
    } else {
        at
    };
    let country = sentence.find(at, |meaning| {
        matches!(meaning, Meaning::Country(_)).then_some(())
    });
    let is_month = sentence
        .find(at, |meaning| {
            matches!(meaning, Meaning::Month(_)).then_some(())
        })
        .is_some();
    // Scripts without capitals: only what is in the list of countries.
    let is_known = country.is_some() && matches!(sentence.table.tag, "he" | "ar" | "fa");
    if is_month || !(sentence.is_capital(at) || is_known) {
        return None;
    }
    let mut end = country.map_or(at + 1, |(end, ())| end);
    while sentence.is_capital(end) && end - at < 5 {
        end += 1;
    }
    Some(sentence.range(at, end))
}

/// A name that ends right before `end`.
fn name_before(sentence: &Sentence<'_>, end: usize) -> Option<Range<usize>> {
    let mut first = end;
    while first > 0 && end - first < 4 && sentence.is_capital(first - 1) {
        first -= 1;
    }
    // The first word of a sentence has a capital anyway: a function word is no name.
    while first < end && (sentence.means(first, Meaning::Stop) || is_general(sentence, first)) {
        first += 1;
    }
    (first < end).then(|| sentence.range(first, end))
}

/// The goods after "of".
fn goods(sentence: &Sentence<'_>, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end - at < 4
        && sentence.is_word(end)
        && !sentence.means(end, Meaning::Stop)
        && !sentence.means(end, Meaning::Copula)
    {
        end += 1;
    }
    (end > at).then(|| sentence.range(at, end))
}

fn is_possessive(sentence: &Sentence<'_>, at: usize) -> bool {
    at > 0
        && sentence.reads(at, "s")
        && (sentence.is_mark(at - 1, '\'') || sentence.is_mark(at - 1, '’'))
        && sentence.is_glued(at)
}

/// Words beside a flow that are no goods.
fn is_general(sentence: &Sentence<'_>, at: usize) -> bool {
    const GENERAL: &[&str] = &[
        "total",
        "annual",
        "overall",
        "net",
        "gross",
        "global",
        "bilateral",
        "monthly",
        "merchandise",
        "its",
        "record",
        "new",
        "foreign",
        "domestic",
        "direct",
        "all",
        "more",
        "other",
        "combined",
        "quarterly",
        "current",
        "main",
        "and",
        "country",
        "year",
        "also",
        "has",
        "have",
        "had",
        "said",
        "rose",
        "fell",
        "increased",
        "boosted",
        "cut",
        "value",
        "increase",
        "reduce",
        "that",
        "whose",
        "while",
        "against",
    ];
    GENERAL.iter().any(|word| sentence.reads(at, word))
}

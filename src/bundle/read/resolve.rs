//! Where a quote stands in the text: exact, moved, ambiguous or lost. Never a guess.
//!
//! All quotes are searched together: one pass over the text with an automaton of one short stretch of
//! each, then a comparison at each candidate. Equal quotes are searched once. A text and quotes made to
//! clash cannot make this quadratic: comparisons are budgeted, and a quote that the budget did not
//! reach is [`Found::NotSearched`], which is never lit.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::AhoCorasick;
use memchr::memmem;

use super::code_points::CodePoints;
use crate::model::annotation::{Anchor, Quote};

/// Places offered for an ambiguous quote; further ones help nobody choose.
pub(crate) const MAX_OFFERED: usize = 20;

/// Bytes of a quote that the automaton knows.
const KEY_BYTES: usize = 24;

/// Stretches of a quote that are weighed as its key.
const WINDOWS: usize = 12;

/// Comparisons allowed for each byte of text and each quote, beyond a floor.
const COMPARISONS_PER_BYTE: usize = 8;
const FREE_COMPARISONS: usize = 1 << 20;

/// Quotes that one automaton looks for.
const NEEDLES_AT_ONCE: usize = 20_000;

/// Bytes of text that are searched, and places looked at, between two questions whether to go on.
const BYTES_PER_QUESTION: usize = 1 << 20;
const HITS_PER_QUESTION: usize = 100_000;

/// Bytes that quotes left over by the budget may still search one by one.
const LEFTOVER_BYTES: usize = 1 << 28;

/// What an annotation says about its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wanted<'a> {
    pub(crate) quote: &'a Quote,
    /// Code points of the text.
    pub(crate) position: Option<&'a Range<usize>>,
}

/// How the search ended; says more than the anchor, for the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Anchor(Anchor),
    /// The words stand once in the text, but not between the words they should stand between.
    ElsewhereOnly(Range<usize>),
    /// The text is too repetitive to look for it.
    NotSearched,
}

/// Resolves every quote, in the order given.
///
/// Once `goes_on` says no, what was not found until then is not searched.
pub(crate) fn resolve(
    text: &str,
    index: &CodePoints,
    wanted: &[Wanted<'_>],
    goes_on: &dyn Fn() -> bool,
) -> Vec<Found> {
    let mut found: Vec<Option<Found>> = wanted
        .iter()
        .map(|one| {
            let bytes = index.bytes(text, one.position?)?;
            (text[bytes.clone()] == one.quote.exact).then_some(Found::Anchor(Anchor::Exact(bytes)))
        })
        .collect();

    // First with the words around them …
    let open: Vec<usize> = unresolved(&found);
    let needles: Vec<String> = open.iter().map(|&one| whole(wanted[one].quote)).collect();
    for (&one, hits) in open.iter().zip(search(text, &needles, goes_on)) {
        let quote = wanted[one].quote;
        let inner = |hit: usize| {
            let start = hit + quote.prefix.len();
            start..start + quote.exact.len()
        };
        let has_context = !quote.prefix.is_empty() || !quote.suffix.is_empty();
        found[one] = match hits {
            Hits::NotSearched => Some(Found::NotSearched),
            Hits::Starts(starts) => match starts.as_slice() {
                [] if has_context => None,
                [] => Some(Found::Anchor(Anchor::Lost)),
                [hit] if wanted[one].position.is_some() => {
                    Some(Found::Anchor(Anchor::Moved(inner(*hit))))
                }
                [hit] => Some(Found::Anchor(Anchor::Exact(inner(*hit)))),
                many => Some(Found::Anchor(Anchor::Ambiguous(
                    many.iter().map(|hit| inner(*hit)).collect(),
                ))),
            },
        };
    }

    // … then the bare words of those whose surroundings are gone.
    let open: Vec<usize> = unresolved(&found);
    let needles: Vec<String> = open
        .iter()
        .map(|&one| wanted[one].quote.exact.clone())
        .collect();
    for (&one, hits) in open.iter().zip(search(text, &needles, goes_on)) {
        let length = wanted[one].quote.exact.len();
        found[one] = Some(match hits {
            Hits::NotSearched => Found::NotSearched,
            Hits::Starts(starts) => match starts.as_slice() {
                [] => Found::Anchor(Anchor::Lost),
                // Moved demands the prefix and suffix: alone, the same words may say another thing.
                [hit] if wanted[one].position.is_some() => Found::ElsewhereOnly(*hit..hit + length),
                [hit] => Found::Anchor(Anchor::Exact(*hit..hit + length)),
                many => Found::Anchor(Anchor::Ambiguous(
                    many.iter().map(|hit| *hit..hit + length).collect(),
                )),
            },
        });
    }
    found
        .into_iter()
        .map(|one| one.unwrap_or(Found::NotSearched))
        .collect()
}

fn unresolved(found: &[Option<Found>]) -> Vec<usize> {
    (0..found.len())
        .filter(|&one| found[one].is_none())
        .collect()
}

fn whole(quote: &Quote) -> String {
    [quote.prefix.as_str(), &quote.exact, &quote.suffix].concat()
}

/// Whether each needle is known to stand in `text` exactly once.
pub(crate) fn stands_once(text: &str, needles: &[String]) -> Vec<bool> {
    let once = |hits: Hits| matches!(hits, Hits::Starts(starts) if starts.len() == 1);
    search(text, needles, &|| true)
        .into_iter()
        .map(once)
        .collect()
}

/// Where a needle starts: all places up to [`MAX_OFFERED`].
#[derive(Clone, Debug)]
enum Hits {
    Starts(Vec<usize>),
    NotSearched,
}

/// Finds every needle, overlapping or not, in the order given.
fn search(text: &str, needles: &[String], goes_on: &dyn Fn() -> bool) -> Vec<Hits> {
    let mut groups: Vec<&str> = Vec::new();
    let mut group_of: HashMap<&str, usize> = HashMap::new();
    let members: Vec<usize> = needles
        .iter()
        .map(|needle| {
            *group_of.entry(needle).or_insert_with(|| {
                groups.push(needle);
                groups.len() - 1
            })
        })
        .collect();
    // In batches, so that neither the automaton nor the wait for an answer grows with the number of quotes.
    let hits: Vec<Hits> = groups
        .chunks(NEEDLES_AT_ONCE)
        .flat_map(|batch| {
            if goes_on() {
                search_distinct(text.as_bytes(), batch, goes_on)
            } else {
                vec![Hits::NotSearched; batch.len()]
            }
        })
        .collect();
    members
        .into_iter()
        .map(|group| hits[group].clone())
        .collect()
}

fn search_distinct(text: &[u8], needles: &[&str], goes_on: &dyn Fn() -> bool) -> Vec<Hits> {
    let mut starts: Vec<Vec<usize>> = vec![Vec::new(); needles.len()];
    let mut with_key: Vec<Vec<Keyed>> = Vec::new();
    let mut keys: Vec<&[u8]> = Vec::new();
    let mut key_of: HashMap<&[u8], usize> = HashMap::new();
    let needles: Vec<&[u8]> = needles.iter().map(|needle| needle.as_bytes()).collect();
    let shared = count_windows(&needles);
    for (needle, bytes) in needles.iter().enumerate() {
        if bytes.is_empty() || bytes.len() > text.len() {
            continue;
        }
        // Quotes often begin alike; the stretch that the fewest share tells them apart.
        let count = |offset: &usize| shared.get(window(bytes, *offset)).copied().unwrap_or(0);
        let offset = offsets(bytes).min_by_key(count).unwrap_or(0);
        let key = window(bytes, offset);
        let key = *key_of.entry(key).or_insert_with(|| {
            keys.push(key);
            with_key.push(Vec::new());
            keys.len() - 1
        });
        with_key[key].push(Keyed { needle, offset });
    }
    let Ok(automaton) = AhoCorasick::new(&keys) else {
        return vec![Hits::NotSearched; needles.len()];
    };

    let mut comparisons = FREE_COMPARISONS + COMPARISONS_PER_BYTE * text.len();
    let mut is_finished = true;
    // Keys that begin in one stretch may end in the next.
    let stretches = (0..text.len()).step_by(BYTES_PER_QUESTION).map(|from| {
        let end = text.len().min(from + BYTES_PER_QUESTION + KEY_BYTES - 1);
        (from, &text[from..end])
    });
    let places = stretches.flat_map(|(from, stretch)| {
        let hits = automaton.find_overlapping_iter(stretch);
        let own = hits.filter(|hit| hit.start() < BYTES_PER_QUESTION);
        let own = own.map(move |hit| Some((from + hit.start(), hit.pattern().as_usize())));
        std::iter::once(None).chain(own)
    });
    for (count, place) in places.enumerate() {
        let asks = place.is_none() || count.is_multiple_of(HITS_PER_QUESTION);
        if asks && !goes_on() {
            return vec![Hits::NotSearched; needles.len()];
        }
        let Some((place, key)) = place else {
            continue;
        };
        let waiting = &mut with_key[key];
        if comparisons < waiting.len() + 1 {
            is_finished = false;
            break;
        }
        comparisons -= waiting.len() + 1;
        waiting.retain(|keyed| {
            let hits = &mut starts[keyed.needle];
            if let Some(start) = place.checked_sub(keyed.offset)
                && text[start..].starts_with(needles[keyed.needle])
            {
                hits.push(start);
            }
            hits.len() < MAX_OFFERED
        });
    }
    let mut hits: Vec<Hits> = starts.into_iter().map(Hits::Starts).collect();
    if !is_finished {
        let waiting = with_key.iter().flatten().map(|keyed| keyed.needle);
        search_leftovers(text, &needles, waiting, &mut hits, goes_on);
    }
    hits
}

/// A needle, and where in it its key stands.
#[derive(Clone, Copy, Debug)]
struct Keyed {
    needle: usize,
    offset: usize,
}

/// The stretch of a needle that starts at `offset`.
fn window(needle: &[u8], offset: usize) -> &[u8] {
    &needle[offset..needle.len().min(offset + KEY_BYTES)]
}

/// Where the stretches that may become a needle's key start, spread from its first to its last byte.
fn offsets(needle: &[u8]) -> impl Iterator<Item = usize> {
    let last = needle.len().saturating_sub(KEY_BYTES);
    let count = last.min(WINDOWS);
    (0..=count).map(move |step| (step * last).checked_div(count).unwrap_or(0))
}

/// How many stretches of all needles are equal; empty when one needle has nobody to differ from.
fn count_windows<'a>(needles: &[&'a [u8]]) -> HashMap<&'a [u8], u32> {
    let mut shared: HashMap<&[u8], u32> = HashMap::new();
    if needles.len() > 1 {
        for needle in needles {
            for offset in offsets(needle) {
                *shared.entry(window(needle, offset)).or_default() += 1;
            }
        }
    }
    shared
}

/// Finds what the budget left over, one needle at a time, as long as there is a budget for that.
fn search_leftovers(
    text: &[u8],
    needles: &[&[u8]],
    waiting: impl Iterator<Item = usize>,
    hits: &mut [Hits],
    goes_on: &dyn Fn() -> bool,
) {
    let mut bytes = LEFTOVER_BYTES;
    for needle in waiting {
        if !goes_on() {
            break;
        }
        if matches!(&hits[needle], Hits::Starts(starts) if starts.len() > 1) {
            continue; // ambiguous already, whatever follows
        }
        if let Some(left) = bytes.checked_sub(text.len()) {
            bytes = left;
            let finder = memmem::Finder::new(needles[needle]);
            let mut starts = Vec::new();
            let mut from = 0;
            while let Some(step) = finder.find(text.get(from..).unwrap_or_default()) {
                starts.push(from + step);
                if starts.len() == MAX_OFFERED {
                    break;
                }
                from += step + 1;
            }
            hits[needle] = Hits::Starts(starts);
        } else {
            hits[needle] = Hits::NotSearched;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    fn quote(prefix: &str, exact: &str, suffix: &str) -> Quote {
        Quote {
            exact: exact.to_owned(),
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        }
    }

    fn one(text: &str, quote: &Quote, position: impl Into<Option<Range<usize>>>) -> Found {
        let position = position.into();
        let wanted = Wanted {
            quote,
            position: position.as_ref(),
        };
        resolve(text, &CodePoints::new(text), &[wanted], &|| true).remove(0)
    }

    const TEXT: &str = "🏮 Ada paid. Berg paid Ada, and Ada paid Berg.";

    #[test]
    fn every_state_by_its_definition() {
        let at = |words: &str| TEXT.find(words).unwrap();
        let exact = |start: usize, len: usize| Found::Anchor(Anchor::Exact(start..start + len));
        let moved = |start: usize, len: usize| Found::Anchor(Anchor::Moved(start..start + len));
        // A position counts code points, and decides among equals.
        assert_eq!(one(TEXT, &quote("", "Ada", ""), Some(2..5)), exact(5, 3));
        assert_eq!(
            one(TEXT, &quote("x", "Berg paid", "y"), Some(12..21)),
            exact(at("Berg paid"), 9)
        );
        // No position: with its surroundings, else bare, exactly once.
        assert_eq!(
            one(TEXT, &quote("", "Berg paid", ""), None),
            exact(at("Berg paid"), 9)
        );
        assert_eq!(
            one(TEXT, &quote("and ", "Ada", ""), None),
            exact(at("Ada paid Berg"), 3)
        );
        assert_eq!(
            one(TEXT, &quote("gone ", "Berg paid", ""), None),
            exact(at("Berg paid"), 9)
        );
        // A stale position: once elsewhere with its surroundings.
        assert_eq!(
            one(TEXT, &quote("", "Berg paid", ""), Some(0..9)),
            moved(at("Berg paid"), 9)
        );
        assert_eq!(
            one(TEXT, &quote("and ", "Ada", " paid"), Some(0..3)),
            moved(at("Ada paid Berg"), 3)
        );
        assert_eq!(
            one(TEXT, &quote("", "Berg paid", ""), Some(900..usize::MAX)),
            moved(at("Berg paid"), 9)
        );
        // Several hits: all offered. The last stands at the very end.
        let Found::Anchor(Anchor::Ambiguous(all)) = one(TEXT, &quote("", "Ada", ""), None) else {
            panic!("three Adas");
        };
        assert_eq!(all.len(), 3);
        assert!(matches!(
            one(TEXT, &quote("gone", "Berg", ""), Some(0..4)),
            Found::Anchor(Anchor::Ambiguous(_))
        ));
        // No hit.
        assert_eq!(
            one(TEXT, &quote("", "Cara", ""), None),
            Found::Anchor(Anchor::Lost)
        );
        assert_eq!(
            one("", &quote("", "Cara", ""), Some(0..0)),
            Found::Anchor(Anchor::Lost)
        );
        // Bare words elsewhere are not the quote that moved.
        let berg = at("Berg paid");
        assert_eq!(
            one(TEXT, &quote("gone", "Berg paid", ""), Some(0..9)),
            Found::ElsewhereOnly(berg..berg + 9)
        );
    }

    #[test]
    fn overlapping_hits_are_hits() {
        let found = one("anana", &quote("", "ana", ""), None);
        assert_eq!(found, Found::Anchor(Anchor::Ambiguous(vec![0..3, 2..5])));
    }

    #[test]
    fn quotes_that_begin_alike_are_told_apart() {
        let sentences =
            (0..4_000).map(|n| format!("The board heard person number {n} of the harbour. "));
        let text = sentences.collect::<Vec<_>>().concat();
        let quotes: Vec<Quote> = (0..4_000)
            .map(|n| {
                quote(
                    "The board heard ",
                    &format!("person number {n} of"),
                    " the harbour",
                )
            })
            .collect();
        let wanted: Vec<Wanted<'_>> = quotes
            .iter()
            .map(|quote| Wanted {
                quote,
                position: Some(&(7..9)),
            })
            .collect();
        for (found, quote) in resolve(&text, &CodePoints::new(&text), &wanted, &|| true)
            .iter()
            .zip(&quotes)
        {
            let Found::Anchor(Anchor::Moved(place)) = found else {
                panic!("{quote:?}: {found:?}");
            };
            assert_eq!(text[place.clone()], quote.exact);
        }
    }

    #[test]
    fn hostile_repetition_stays_linear_and_honest() {
        let text = "a".repeat(100_000);
        let quotes: Vec<Quote> = (0..1_000)
            .map(|n| {
                quote(
                    "",
                    &format!(
                        "{}{}",
                        "a".repeat(1 + n % 1900),
                        if n % 2 == 0 { "" } else { "b" }
                    ),
                    "",
                )
            })
            .collect();
        let wanted: Vec<Wanted<'_>> = quotes
            .iter()
            .map(|quote| Wanted {
                quote,
                position: None,
            })
            .collect();
        let start = Instant::now();
        let found = resolve(&text, &CodePoints::new(&text), &wanted, &|| true);
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "{:?}",
            start.elapsed()
        );
        for (found, quote) in found.iter().zip(&quotes) {
            match found {
                Found::Anchor(Anchor::Ambiguous(_)) => assert!(!quote.exact.ends_with('b')),
                Found::Anchor(Anchor::Lost) => assert!(quote.exact.ends_with('b')),
                Found::NotSearched => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

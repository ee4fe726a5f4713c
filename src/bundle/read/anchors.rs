//! Quotes → anchors, and a word about each that does not hold.
//!
//! Invariant: an anchor that holds lies in at least one sentence that a reader sees. Words of the file
//! that stand in none (a link's address, a picture's file name) are lost.

use std::ops::Range;

use super::annotations::Surroundings;
use super::code_points::CodePoints;
use super::resolve::{Found, Wanted, resolve};
use crate::container::limits::Limits;
use crate::model::annotation::{Anchor, Annotation, Quote};
use crate::model::article::Body;
use crate::problem::{Problem, Problems};

/// Finds every quote that speaks of this text; says so where that fails.
pub(super) fn anchor(
    body: &Body,
    list: &mut [Annotation],
    here: &[bool],
    around: &Surroundings<'_>,
    problems: &mut Problems,
) {
    let text = &body.source;
    let (asked, too_long): (Vec<usize>, Vec<usize>) = (0..list.len())
        .filter(|&one| here[one])
        .partition(|&one| !is_too_long(&list[one].quote, around.limits));
    for one in too_long {
        problems.push(Problem::new(
            "W-QUOTE",
            format!("{} {}", around.file, list[one].id),
            format!(
                "The quote is longer than the {} characters that are looked for",
                around.limits.quote_chars
            ),
            "Quote fewer words",
        ));
    }
    let wanted: Vec<Wanted<'_>> = asked
        .iter()
        .map(|&one| Wanted {
            quote: &list[one].quote,
            position: list[one].position.as_ref(),
        })
        .collect();
    let found = resolve(text, &CodePoints::new(text), &wanted, &|| {
        around.watch.goes_on()
    });
    for (one, found) in asked.into_iter().zip(found) {
        let id = &list[one].id;
        let words = quoted(&list[one].quote.exact);
        let (anchor, trouble) = match found {
            Found::Anchor(Anchor::Exact(range) | Anchor::Moved(range))
                if !stands_in_a_sentence(body, &range) =>
            {
                (
                    Anchor::Lost,
                    Some(format!(
                        "The words {words} stand in a part of the file that is not shown, like a link's address"
                    )),
                )
            }
            Found::Anchor(anchor) => {
                let trouble = match &anchor {
                    Anchor::Lost => Some(format!("The words {words} are not in the text")),
                    Anchor::Ambiguous(_) => Some(format!(
                        "The words {words} stand in the text more than once"
                    )),
                    Anchor::Exact(_) | Anchor::Moved(_) => None,
                };
                (anchor, trouble)
            }
            Found::ElsewhereOnly(_) => (
                Anchor::Lost,
                Some(format!(
                    "The words {words} stand in the text only between other words than before"
                )),
            ),
            Found::NotSearched => (
                Anchor::Lost,
                Some(format!(
                    "The text is too repetitive to look for the words {words}"
                )),
            ),
        };
        if let Some(what) = trouble {
            problems.push(Problem::new(
                "W-QUOTE",
                format!("{} {id}", around.file),
                what,
                "Quote the words as the text has them now, with enough of what stands around them",
            ));
        }
        list[one].anchor = anchor;
    }
}

fn stands_in_a_sentence(body: &Body, range: &Range<usize>) -> bool {
    let places = body.places(range);
    places
        .iter()
        .any(|place| !body.sentences_at(place).is_empty())
}

fn is_too_long(quote: &Quote, limits: &Limits) -> bool {
    [&quote.exact, &quote.prefix, &quote.suffix]
        .into_iter()
        .any(|words| words.chars().nth(limits.quote_chars).is_some())
}

/// The quote as a message names it: on one line, and cut where it is long.
fn quoted(exact: &str) -> String {
    /// Enough to find them by.
    const LETTERS: usize = 80;
    let line = exact.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("“{}…”", &line[..end]),
        None => format!("“{line}”"),
    }
}

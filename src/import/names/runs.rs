//! Runs of capitalised words, cut into candidates at titles and joined over `of`, `for`, `and`, `’s`.

mod cut;
mod join;
mod lengthen;
mod units;

use super::lexicon::{Flags, Habits, Lexicon};
use super::tokens::Tokens;

/// What led a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    None,
    Office,
    Honorific,
}

/// Words that may be a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// First word.
    pub(super) from: usize,
    /// One past the last word.
    pub(super) to: usize,
    pub(super) title: Title,
    /// What the lists say of all the words as one.
    pub(super) listed: Flags,
    /// Its first word has a capital because a sentence begins there.
    pub(super) opens: bool,
    /// The word before is an article.
    pub(super) article: bool,
    /// Joined over `of` and the like: the word that says what it is stands at this place.
    pub(super) head: Option<usize>,
    /// The first word of the run, with titles, prefixes and demonyms.
    pub(super) run: usize,
}

/// Words of one candidate at most; longer runs are headings or noise.
const MOST_WORDS: usize = 12;

/// All candidates in reading order.
pub(super) fn find(text: &str, tokens: &Tokens, lexicon: &Lexicon) -> Vec<Candidate> {
    let all = &tokens.all;
    let mut runs = units::Runs::new(text, all, lexicon);
    let mut found = Vec::new();
    let mut at = 0;
    while at < all.len() {
        if !all[at].is_nameish() {
            at += 1;
            continue;
        }
        let end = runs.run_end(at);
        cut::cut(&mut runs, tokens, at, end, &mut found);
        at = end;
    }
    if matches!(lexicon.habits, Habits::Capitals | Habits::Cases) {
        found = lengthen::lengthen(text, all, lexicon.habits, found);
    }
    join::join(text, tokens, lexicon, found)
}

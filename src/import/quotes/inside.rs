//! A verb of speech inside the marks, as Russian and French print it: «Это ошибка, — сказал Орлов. — Мы
//! её исправим».

use std::ops::Range;

use super::super::clause::{Clause, Frame, Item, Who};
use super::super::cues::{NEVER_INVERTED, SAYS};
use super::super::reading::Reading;
use super::Speaker;
use super::people::People;

/// Words of a quotation that are looked at.
const REACH: usize = 80;

/// The speaker whom a quotation names itself.
pub(super) fn speaker(
    reading: &Reading<'_>,
    people: &People<'_, '_>,
    quote: &Range<usize>,
    block: usize,
) -> Option<Speaker> {
    if !matches!(reading.lexicon.cues.language, "fr" | "ru") {
        return None;
    }
    let words = reading.words_in(quote).take(REACH);
    let frame = Frame::new(reading, words.map(Item::Word).collect(), |_, _| false);
    let clause = Clause {
        reading,
        frame: &frame,
    };
    (2..frame.items.len()).find_map(|verb| {
        let is_cue = clause.is_verb(verb, SAYS)
            && !clause.has(verb, NEVER_INVERTED)
            && (clause.is_comma(verb - 1) || clause.is_dash(verb - 1));
        let subject = clause.subject_after(verb).filter(|_| is_cue)?;
        let is_sure = matches!(subject.who, Who::Name(_) | Who::Pronoun(_));
        let who = people
            .resolve(&clause, &subject, block)
            .filter(|_| is_sure)?;
        Some(Speaker {
            who: Some(who),
            cue: Some(clause.bytes(&(verb..subject.items.end))),
        })
    })
}

//! Numbers that are names: scores, telephones, flights, sections, addresses. Never amounts.

use super::lexicon::Meaning;
use super::sentence::Sentence;

/// The end of a label that begins at `at`.
pub(super) fn label(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    // `[26]` is a note.
    if sentence.is_mark(at, '[')
        && sentence.digit_count(at + 1) <= 3
        && sentence.is_digits(at + 1)
        && sentence.is_mark(at + 2, ']')
    {
        return Some(at + 3);
    }
    if sentence.is_digits(at) {
        return chain(sentence, at)
            .or_else(|| pair(sentence, at))
            .or_else(|| score(sentence, at))
            .or_else(|| glued_letters(sentence, at));
    }
    if sentence.is_mark(at, '+') && sentence.is_digits(at + 1) && sentence.is_glued(at + 1) {
        return chain(sentence, at + 1);
    }
    if !sentence.is_word(at) {
        return None;
    }
    named(sentence, at).or_else(|| letters_first(sentence, at))
}

/// The end of an address of the web that begins at `at`: its numbers are no figures.
pub(super) fn address(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let is_address = sentence.is_glued(at + 1)
        && (["http", "https", "www"]
            .iter()
            .any(|start| sentence.reads(at, start)));
    is_address.then(|| {
        let rest = (at + 1..sentence.tokens.len()).find(|next| !sentence.is_glued(*next));
        rest.unwrap_or(sentence.tokens.len())
    })
}

/// Three and more runs of digits with marks between: telephones, addresses of machines, versions, dates.
fn chain(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut marks = Vec::new();
    while marks.len() < 12 {
        let is_link = sentence.is_hyphen(end)
            || ['.', '/', ':']
                .iter()
                .any(|mark| sentence.is_mark(end, *mark));
        if !is_link
            || !sentence.is_glued(end)
            || !sentence.is_digits(end + 1)
            || !sentence.is_glued(end + 1)
        {
            break;
        }
        marks.push(sentence.word(end));
        end += 2;
    }
    if marks.len() < 2 {
        return None;
    }
    // `1.234.567` groups, `10.5-12.5` and `1.5/2.5` are two numbers.
    let dots = marks.iter().filter(|mark| **mark == ".").count();
    let groups =
        dots == marks.len() && (1..=marks.len()).all(|nth| sentence.digit_count(at + 2 * nth) == 3);
    let others = marks.len() - dots;
    let two_numbers = dots > 0 && others == 1 && dots <= 2;
    (!groups && !two_numbers).then_some(end)
}

/// `24/7`, `9/11`, `50/50`: two numbers with a bar that are no fraction.
fn pair(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let is_joined =
        sentence.is_mark(at + 1, '/') && sentence.is_glued(at + 1) && sentence.is_glued(at + 2);
    let (upper, lower) = (sentence.small(at)?, sentence.small(at + 2)?);
    let is_fraction = upper < lower && lower <= 100 && (upper, lower) != (9, 11);
    (is_joined && !is_fraction && sentence.table.tag != "fa").then_some(at + 3)
}

/// `3-1` where the sentence plays, and whatever falls: `52-48`.
fn score(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let is_joined =
        sentence.is_hyphen(at + 1) || sentence.is_mark(at + 1, ':') || sentence.reads(at + 1, "to");
    if !is_joined {
        return None;
    }
    let (link, end) = (at + 2, at + 3);
    let even = sentence.is_glued(at + 1) == sentence.is_glued(link);
    let (first, second) = (sentence.small(at)?, sentence.small(link)?);
    let short = sentence.digit_count(at) <= 3 && sentence.digit_count(link) <= 3;
    let alone = !matches!(sentence.word(end), "." | "," | "%" | "°" | "$" | "€" | "£")
        || !(sentence.is_glued(end)
            && (sentence.is_digits(end + 1) || !matches!(sentence.word(end), "." | ",")));
    if !even
        || !short
        || !alone
        || is_measured(sentence, end)
        || (sentence.is_word(end) && sentence.is_glued(end))
    {
        return None;
    }
    let plays = (at.saturating_sub(40)..at + 20).any(|near| sentence.means(near, Meaning::Score));
    let falls = first > second && sentence.is_glued(at + 1);
    (falls || (plays && !sentence.reads(at + 1, "to"))).then_some(end)
}

fn is_measured(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .find(sentence.past_hyphen(at), |meaning| {
            let measures = matches!(
                meaning,
                Meaning::Scale(_)
                    | Meaning::Unit(_)
                    | Meaning::Duration(_)
                    | Meaning::Percent
                    | Meaning::Degrees
                    | Meaning::Sign(_)
                    | Meaning::Money(_)
                    | Meaning::Temperature(_)
            );
            measures.then_some(())
        })
        .is_some()
}

/// `5G`, `3D`, `24703 m212`: letters in one with the digits that are no unit, scale or ending.
fn glued_letters(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let next = at + 1;
    if !sentence.is_word(next) || !sentence.is_glued(next) {
        return None;
    }
    let known = sentence.find(next, |meaning| {
        let fits = matches!(
            meaning,
            Meaning::ShortScale(..)
                | Meaning::Scale(_)
                | Meaning::Unit(_)
                | Meaning::Duration(_)
                | Meaning::Percent
                | Meaning::Sign(_)
                | Meaning::SignAfter(_)
                | Meaning::ScaledSign(..)
                | Meaning::Money(_)
                | Meaning::Cents(_)
                | Meaning::OrdinalEnding
                | Meaning::Temperature(_)
                | Meaning::Month(_)
                | Meaning::Age(_)
                | Meaning::AgeAfter
        );
        fits.then_some(())
    });
    let power = (sentence.reads(next, "e") || sentence.reads(next, "x"))
        && (sentence.is_digits(next + 1)
            || sentence.is_hyphen(next + 1)
            || sentence.is_mark(next + 1, '+'));
    match known {
        Some((end, ()))
            if !((sentence.is_digits(end) || sentence.is_word(end)) && sentence.is_glued(end)) =>
        {
            None
        }
        _ if power => None,
        _ => Some(run_end(sentence, next)),
    }
}

/// "Flight 370", "No. 10", "Article 5"
fn named(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let end = sentence.phrase(at, Meaning::Label)?;
    if !sentence.is_digits(end)
        || !(sentence.token(end)?.spaced || sentence.is_mark(end - 1, '.'))
        || sentence.digit_count(end) > 6
    {
        return None;
    }
    let next = end + 1;
    let is_amount = is_measured(sentence, next)
        || sentence
            .find(next, |meaning| {
                matches!(meaning, Meaning::Hundred | Meaning::ShortScale(..)).then_some(())
            })
            .is_some()
        || ((sentence.is_mark(next, ',') || sentence.is_mark(next, '.'))
            && sentence.is_digits(next + 1)
            && sentence.is_glued(next + 1));
    let counts = sentence.is_word(next)
        && !sentence.is_capital(at)
        && super::dates::looks_plural(sentence, next);
    (!is_amount && !counts).then(|| run_end(sentence, end))
}

/// `MH370`, `COVID-19`, `F-16`: letters, then digits.
fn letters_first(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let hyphen = sentence.is_hyphen(at + 1) && sentence.is_glued(at + 1);
    let digits = if hyphen { at + 2 } else { at + 1 };
    if !sentence.is_digits(digits) || !sentence.is_glued(digits) {
        return None;
    }
    if super::quantities::begins_with_money(sentence, at) {
        return None;
    }
    let glued_function_word = sentence.find(at, |meaning| {
        matches!(
            meaning,
            Meaning::Before(_) | Meaning::Cardinal(_) | Meaning::Month(_) | Meaning::Minus
        )
        .then_some(())
    });
    const PARTS: &[&str] = &[
        "mid", "pre", "post", "non", "top", "late", "early", "ex", "under", "over", "ab", "bis",
        "q",
    ];
    let is_part = hyphen
        && (PARTS.iter().any(|part| sentence.reads(at, part)) || glued_function_word.is_some());
    let is_quarter = !hyphen && sentence.reads(at, "q") && sentence.digit_count(digits) == 1;
    // Hebrew and Arabic write prepositions before digits: ב-2025, כ־30.
    let is_preposition =
        matches!(sentence.table.tag, "he" | "ar" | "fa") && sentence.word(at).chars().count() <= 3;
    (!is_part && !is_quarter && !is_preposition).then(|| run_end(sentence, digits))
}

/// The end of the run of letters, digits and hyphens without white space.
fn run_end(sentence: &Sentence<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while let Some(token) = sentence.token(end) {
        let continues = !token.spaced
            && (sentence.is_digits(end)
                || sentence.is_word(end)
                || (sentence.is_hyphen(end)
                    && sentence.is_glued(end + 1)
                    && (sentence.is_digits(end + 1) || sentence.is_capital(end + 1))));
        if !continues {
            break;
        }
        end += 1;
    }
    end
}

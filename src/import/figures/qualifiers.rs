//! How near a number is to what is meant, and how it was come by.

use crate::model::figure::{FigureStatus, Qualifier};

use super::Seen;
use super::dates::FoundDate;
use super::lexicon::Meaning;
use super::quantities::{self, Measure, Quantity};
use super::sentence::Sentence;

/// Qualifiers that stand right before what comes next.
#[derive(Debug, Default)]
pub(super) struct Before {
    start: usize,
    end: usize,
    qualifier: Qualifier,
    status: FigureStatus,
    is_some: bool,
}

impl Before {
    /// Reads a qualifier at `at`; several may follow one another ("reportedly at least an estimated").
    pub(super) fn read(&mut self, sentence: &Sentence<'_>, at: usize) -> Option<usize> {
        let (end, (qualifier, status)) = sentence.find(at, |meaning| match meaning {
            Meaning::Before(qualifier) => Some((Some(qualifier), None)),
            Meaning::Status(status) => Some((None, Some(status))),
            _ => None,
        })?;
        if quantities::is_goal_of_change(sentence, at) {
            return None;
        }
        if !(self.is_some && self.end == at) {
            *self = Self {
                start: at,
                is_some: true,
                ..Self::default()
            };
        }
        // "at least about": the bound says more than the nearness.
        if let Some(qualifier) = qualifier
            && (self.qualifier == Qualifier::Exact || self.qualifier == Qualifier::About)
        {
            self.qualifier = qualifier;
        }
        if sentence.text_of(at, end).contains("estimated") {
            self.status = FigureStatus::Estimate;
        }
        self.status = status.unwrap_or(self.status);
        self.end = end;
        Some(end)
    }

    /// Whether a bound stands right before what looks like a year: "more than 2000" is an amount, but
    /// "up to 2019" and "around 1990" are years.
    pub(super) fn bounds(&self, sentence: &Sentence<'_>, date: &FoundDate) -> bool {
        let is_year = date.end == date.start + 1 && sentence.is_digits(date.start);
        let is_bound = self.qualifier.is_open_above() || self.qualifier.is_open_below();
        is_year
            && self.is_some
            && self.end == date.start
            && is_bound
            && (self.qualifier != Qualifier::AtMost
                || sentence.small(date.start).is_some_and(|year| year < 1900))
    }

    /// The qualifier of an amount that begins at `at`, and where it begins.
    pub(super) fn take(
        &mut self,
        sentence: &Sentence<'_>,
        at: usize,
    ) -> (usize, Qualifier, FigureStatus) {
        let taken = std::mem::take(self);
        // "more than a 10 per cent", "up to the 5 million": an article may stand between.
        let follows = taken.end == at
            || (taken.end + 1 == at
                && (sentence.means(taken.end, Meaning::Article)
                    || sentence.reads(taken.end, "the")
                    || sentence.reads(taken.end, "additional")));
        if taken.is_some && follows {
            (taken.start, taken.qualifier, taken.status)
        } else if is_about_in_one(sentence, at) {
            (at, Qualifier::About, FigureStatus::Actual)
        } else {
            (at, Qualifier::Exact, FigureStatus::Actual)
        }
    }
}

/// Hebrew writes "about" in one with the number: כשני מיליון.
fn is_about_in_one(sentence: &Sentence<'_>, at: usize) -> bool {
    let word = sentence.word(at);
    sentence.table.tag == "he"
        && sentence.token(at).is_some_and(|token| token.prefixed)
        && (word.starts_with('כ') || word.starts_with("וכ"))
}

/// A qualifier after the amount: "or more", `500+`.
pub(super) fn after(
    sentence: &Sentence<'_>,
    quantity: &Quantity,
    start: usize,
    qualifier: Qualifier,
) -> (usize, Qualifier, usize) {
    let end = quantity.per_end;
    // "300-odd guests"
    let Some((after, found)) = sentence.find(sentence.past_hyphen(end), |meaning| match meaning {
        Meaning::After(qualifier) => Some(qualifier),
        _ => None,
    }) else {
        return (start, qualifier, end);
    };
    let is_sign = sentence.is_mark(end, '+');
    if is_sign
        && (!sentence.is_glued(end) || (sentence.is_glued(end + 1) && sentence.is_digits(end + 1)))
    {
        return (start, qualifier, end);
    }
    // "500 at least 20": the words belong to the next number.
    if sentence.is_digits(after) || sentence.reads(after, "than") {
        return (start, qualifier, end);
    }
    match (qualifier, found) {
        (Qualifier::Exact | Qualifier::About, found) => (start, found, after),
        _ => (start, qualifier, end),
    }
}

/// "aged 45", "a man of age 87", and "Name, 34," make an age of a bare number.
pub(super) fn age_by_words(sentence: &Sentence<'_>, quantity: &mut Quantity) {
    if !matches!(quantity.measure, Measure::Count | Measure::Duration("a"))
        || !is_human_age(quantity)
    {
        return;
    }
    let start = quantity.start;
    if let Some(word) = sentence.phrase_before(start, Meaning::AgeBefore) {
        quantity.measure = Measure::Age("a");
        if sentence.reads(word, "age") && word + 1 == start {
            quantity.start = word;
        }
        return;
    }
    let is_apposition = start >= 2
        && sentence.is_mark(start - 1, ',')
        && sentence.is_capital(start - 2)
        && !is_month_or_number(sentence, start - 2)
        && (start < 3 || sentence.is_capital(start - 3))
        && quantity.number.plain
        && sentence.is_mark(quantity.end, ',');
    if is_apposition {
        quantity.measure = Measure::Age("a");
    }
}

/// The status that words before in the sentence give: "is expected to reach 5 million".
pub(super) fn outlook(sentence: &Sentence<'_>, start: usize) -> FigureStatus {
    (start.saturating_sub(8)..start)
        .rev()
        .find_map(|at| {
            let (_, status) = sentence.find(at, |meaning| match meaning {
                Meaning::Outlook(status) => Some(status),
                _ => None,
            })?;
            Some(status)
        })
        .or_else(|| estimate_frame(sentence, start))
        .unwrap_or_default()
}

/// "According to the embassy's estimates, about two million …": the frame of the whole sentence.
fn estimate_frame(sentence: &Sentence<'_>, start: usize) -> Option<FigureStatus> {
    let end = (0..start.min(14)).find(|at| sentence.is_mark(*at, ','))?;
    (0..end)
        .any(|at| sentence.means(at, Meaning::Outlook(FigureStatus::Estimate)))
        .then_some(FigureStatus::Estimate)
}

/// "above 1000 and below 1500" is a range.
pub(super) fn join_bounds(sentence: &Sentence<'_>, seen: Vec<Seen>) -> Vec<Seen> {
    let mut joined: Vec<Seen> = Vec::with_capacity(seen.len());
    for next in seen {
        if let Some(last) = joined.last_mut()
            && let Some(range) = bounds(sentence, last, &next)
        {
            *last = range;
        } else {
            joined.push(next);
        }
    }
    joined
}

fn bounds(sentence: &Sentence<'_>, low: &Seen, high: &Seen) -> Option<Seen> {
    let (lower, upper) = (low.quantity?, high.quantity?);
    let joins = sentence.phrase(low.end, Meaning::And) == Some(high.start)
        && low.qualifier.is_open_above()
        && high.qualifier.is_open_below()
        && lower.value_max.is_none()
        && upper.value_max.is_none()
        && (lower.measure == upper.measure || lower.measure == Measure::Count);
    if !joins || lower.value?.compare(upper.value?).is_ge() {
        return None;
    }
    Some(Seen {
        start: low.start,
        end: high.end,
        amount_start: low.amount_start,
        quantity: Some(Quantity {
            start: low.start,
            value: lower.value,
            value_max: upper.value,
            ..upper
        }),
        date: None,
        qualifier: Qualifier::Exact,
        status: low.status,
    })
}

fn is_human_age(quantity: &Quantity) -> bool {
    quantity
        .value
        .and_then(super::decimal::Decimal::to_u32)
        .is_some_and(|age| age <= 120)
}

fn is_month_or_number(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence
        .find(at, |meaning| {
            matches!(
                meaning,
                Meaning::Month(_) | Meaning::Cardinal(_) | Meaning::Scale(_)
            )
            .then_some(())
        })
        .is_some()
}

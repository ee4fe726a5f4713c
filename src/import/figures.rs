//! Numbers of a text, with what keeps them honest: qualifier, unit, subject, period.
//!
//! ```text
//! sentence → tokens → labels and dates → [qualifier] expression [qualifier] → subject, period, trade
//! ```
//!
//! A hand-written grammar over the words of a language (`figures/words`): it reads each token a bounded number
//! of times. What it will not do: average a range, make up a number for "thousands", convert a currency,
//! or call a year, a score or a flight an amount.

mod currency;
mod dates;
mod decimal;
mod labels;
mod lexicon;
mod numbers;
mod qualifiers;
mod quantities;
mod sentence;
mod subject;
mod tokens;
mod trade;
mod units;
mod words;

use std::ops::Range;

use crate::model::figure::{FigureStatus, Flow, Qualifier};

use super::suggestion::{FigureKind, Rule, SuggestedFigure};
use currency::{Money, Named};
use dates::FoundDate;
use lexicon::{Lexicon, Meaning};
use quantities::{Measure, Quantity};
use sentence::Sentence;

/// Numbers of `text`, in reading order. `sentences` are byte ranges of it in order; none means that the
/// whole text is one. `language` is a BCP 47 tag; without one the script decides, then English.
///
/// `said_by` stays `None`: who says it is known from the quotes.
pub fn find(
    text: &str,
    sentences: &[Range<usize>],
    language: Option<&str>,
) -> Vec<SuggestedFigure> {
    find_with_amounts(text, sentences, language)
        .into_iter()
        .map(|(figure, _)| figure)
        .collect()
}

/// The same, each with the bytes of the amount alone: number, scale and unit, without qualifier and rate.
/// Other recognizers mark that much; of a bare number the qualifier belongs to it.
pub fn find_with_amounts(
    text: &str,
    sentences: &[Range<usize>],
    language: Option<&str>,
) -> Vec<(SuggestedFigure, Range<usize>)> {
    let lexicon = Lexicon::of(language.unwrap_or_else(|| by_script(text)));
    let whole = vec![0..text.len(); 1];
    let sentences = if sentences.is_empty() {
        &whole
    } else {
        sentences
    };
    let mut tokens = Vec::new();
    let mut named = Named::default();
    let mut found = Vec::new();
    for range in sentences {
        tokens::tokens(text, range.clone(), lexicon, &mut tokens);
        let sentence = Sentence {
            text,
            tokens: &tokens,
            table: lexicon.table,
        };
        note_countries(&sentence, &mut named);
        read(&sentence, &mut named, &mut found);
    }
    found
        .into_iter()
        .map(|(mut figure, amount, money)| {
            if let Some(money) = money {
                named.unit(money).clone_into(&mut figure.unit);
            }
            (figure, amount)
        })
        .collect()
}

/// The language whose script the text is written in.
fn by_script(text: &str) -> &'static str {
    for character in text.chars().take(4000) {
        match character {
            'а'..='я' | 'А'..='Я' => return "ru",
            'א'..='ת' => return "he",
            'پ' | 'چ' | 'ژ' | 'گ' | 'ی' | 'ک' => return "fa",
            _ => {}
        }
    }
    if text
        .chars()
        .take(4000)
        .any(|character| matches!(character, 'ء'..='ي'))
    {
        "ar"
    } else {
        "en"
    }
}

fn note_countries(sentence: &Sentence<'_>, named: &mut Named) {
    for (at, token) in sentence.tokens.iter().enumerate() {
        if token.entries.is_empty() || (sentence.table.tag == "en" && !sentence.is_capital(at)) {
            continue;
        }
        if let Some((end, country)) = sentence.find(at, |meaning| match meaning {
            Meaning::Country(country) => Some(country),
            _ => None,
        }) {
            named.countries.insert(country);
            // "the Canadian dollar" says that the text has another dollar than the usual one.
            let family = sentence.find(end, |meaning| match meaning {
                Meaning::Money(family) => Some(family),
                _ => None,
            });
            named
                .codes
                .extend(family.and_then(|(_, family)| currency::member(family, country)));
        }
    }
}

type Found = (SuggestedFigure, Range<usize>, Option<Money>);

/// An amount, date or label of a sentence before it is a suggestion; tokens, not bytes.
struct Seen {
    start: usize,
    end: usize,
    /// Where the amount begins with a bound that belongs to it, as of a bare number.
    amount_start: usize,
    quantity: Option<Quantity>,
    date: Option<FoundDate>,
    qualifier: Qualifier,
    status: FigureStatus,
}

fn read(sentence: &Sentence<'_>, named: &mut Named, found: &mut Vec<Found>) {
    let mut seen = Vec::new();
    let mut before = qualifiers::Before::default();
    let mut at = 0;
    while at < sentence.tokens.len() {
        if !may_begin(sentence, at) {
            at += 1;
            continue;
        }
        if let Some(end) = labels::address(sentence, at) {
            at = end;
            continue;
        }
        if let Some(end) = before.read(sentence, at)
            && !is_vague_amount(sentence, at)
            && quantities::opened(sentence, at).is_none()
        {
            at = end;
            continue;
        }
        if let Some(date) = dates::date(sentence, at).filter(|date| !before.bounds(sentence, date))
        {
            at = date.end;
            seen.push(Seen {
                start: date.start,
                end: date.end,
                amount_start: date.start,
                quantity: None,
                date: Some(date),
                qualifier: Qualifier::Exact,
                status: FigureStatus::Actual,
            });
            continue;
        }
        if let Some(end) = labels::label(sentence, at) {
            seen.push(Seen {
                start: at,
                end,
                amount_start: at,
                quantity: None,
                date: None,
                qualifier: Qualifier::Exact,
                status: FigureStatus::Actual,
            });
            at = end;
            continue;
        }
        let Some(mut quantity) =
            quantities::expression(sentence, at).filter(|quantity| is_wanted(sentence, quantity))
        else {
            at += 1;
            continue;
        };
        let (start, qualifier, status) = before.take(sentence, at);
        // "over several years": of a number that is not said nothing is more or less.
        let (start, qualifier) = if quantity.value.is_none() && status == FigureStatus::Actual {
            (at, Qualifier::Exact)
        } else {
            (start, qualifier)
        };
        let is_bare = qualifier == Qualifier::About || status != FigureStatus::Actual;
        let amount_start = if is_bare { at } else { start };
        let (start, qualifier, end) = qualifiers::after(sentence, &quantity, start, qualifier);
        qualifiers::age_by_words(sentence, &mut quantity);
        at = end.max(quantity.per_end).max(at + 1);
        seen.push(Seen {
            start,
            end: at,
            amount_start,
            quantity: Some(quantity),
            date: None,
            qualifier,
            status,
        });
    }
    let seen = qualifiers::join_bounds(sentence, seen);
    // Where the amount before ends: a clause of its own begins there.
    let mut floor = 0;
    for (nth, this) in seen.iter().enumerate() {
        found.push(suggestion(sentence, &seen, nth, floor, named));
        if this.quantity.is_some() {
            floor = this.end;
        }
    }
}

/// Whether anything can begin here: most words mean nothing to this grammar.
fn may_begin(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_digits(at)
        || sentence
            .token(at)
            .is_some_and(|token| !token.entries.is_empty())
        || sentence.is_digits(at + 1)
        || (sentence.is_hyphen(at + 1) && sentence.is_digits(at + 2))
        || numbers::is_vulgar(sentence, at)
}

/// "a few", "some", "couple of" qualify a number or stand for one; before a unit they stand for one.
fn is_vague_amount(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.means(at, Meaning::Vague) && quantities::expression(sentence, at).is_some()
}

/// Leaves out words that are numbers by chance.
fn is_wanted(sentence: &Sentence<'_>, quantity: &Quantity) -> bool {
    let (start, end) = (quantity.start, quantity.end);
    if quantity.measure == Measure::Ordinal {
        return !(sentence.reads(end, "and") && sentence.reads(end + 1, "foremost"));
    }
    // "one day the project will": some day, no duration.
    if quantity.measure == Measure::Duration("d")
        && sentence.reads(start, "one")
        && sentence.reads(end - 1, "day")
    {
        const BEFORE: &[&str] = &[
            "in", "for", "within", "after", "of", "least", "than", "about", "only", "just",
            "lasted", "took", "every", "to", "before",
        ];
        return sentence.is_hyphen(start + 1)
            || (start > 0 && BEFORE.iter().any(|word| sentence.reads(start - 1, word)));
    }
    if quantity.measure != Measure::Count || end != start + 1 {
        return true;
    }
    // "un homme", "ein Mann": an article.
    if sentence.means(start, Meaning::Article) {
        return false;
    }
    if sentence.table.tag != "en" {
        return true;
    }
    // "which one", "no one", "one of", "one day": a pronoun, no count.
    if sentence.reads(start, "one") {
        const BEFORE: &[&str] = &[
            "which", "no", "this", "that", "the", "any", "every", "each", "another", "other",
            "some", "good", "last", "next", "first", "second", "previous", "only", "same", "as",
            "new", "what",
        ];
        let is_pronoun = start > 0 && BEFORE.iter().any(|word| sentence.reads(start - 1, word));
        let counts = sentence.is_word(end) && !sentence.means(end, Meaning::Stop);
        let alone = sentence.tokens.len() <= 2
            || sentence
                .find(start.wrapping_sub(1), |meaning| {
                    matches!(meaning, Meaning::And).then_some(())
                })
                .is_some()
                && sentence.is_last(end);
        return !is_pronoun && (counts || alone);
    }
    true
}

fn suggestion(
    sentence: &Sentence<'_>,
    seen: &[Seen],
    nth: usize,
    floor: usize,
    named: &mut Named,
) -> Found {
    let this = &seen[nth];
    let mut figure = SuggestedFigure {
        kind: FigureKind::Label,
        range: sentence.range(this.start, this.end),
        value: None,
        value_max: None,
        unit: String::new(),
        qualifier: this.qualifier,
        status: this.status,
        subject: None,
        period: None,
        flow: None,
        reporter: None,
        partner: None,
        commodity: None,
        said_by: None,
        unattributed: false,
        rule: rule(FigureKind::Label),
    };
    let mut amount = figure.range.clone();
    let mut money = None;
    if let Some(date) = &this.date {
        figure.kind = FigureKind::Date;
        figure.period.clone_from(&date.period);
    } else if let Some(quantity) = &this.quantity {
        figure.kind = kind(quantity.measure);
        figure.value = quantity.value.map(|value| value.to_string());
        figure.value_max = quantity.value_max.map(|value| value.to_string());
        amount = sentence.range(quantity.start, quantity.end);
        if quantity.measure == Measure::Count {
            amount = sentence.range(this.amount_start, this.end);
        }
        if let Measure::Money(known) = quantity.measure {
            if let Money::Code(code) = known {
                named.codes.insert(code);
            }
            money = Some(known);
        }
        figure.unit = unit(quantity);
        if !matches!(quantity.measure, Measure::Ordinal) {
            let subject = subject::subject(sentence, quantity, this.start, this.end, floor);
            if quantity.measure == Measure::Count
                && let Some(counted) = &subject.counted
            {
                counted.clone_into(&mut figure.unit);
            }
            figure.subject = subject.range;
            if !matches!(quantity.measure, Measure::Age(_)) {
                figure.period = period(sentence, seen, nth);
            }
            if figure.status == FigureStatus::Actual {
                figure.status = qualifiers::outlook(sentence, this.start);
            }
            let trade = trade::trade(sentence, this.start, this.end);
            figure.flow = trade.flow.map(Flow::from_code);
            figure.reporter = trade.reporter;
            figure.partner = trade.partner;
            figure.commodity = trade.commodity;
        }
    }
    figure.rule = rule(figure.kind);
    (figure, amount, money)
}

fn kind(measure: Measure) -> FigureKind {
    match measure {
        Measure::Count => FigureKind::Number,
        Measure::Money(_) => FigureKind::Currency,
        Measure::Percent | Measure::PercentagePoints(_) => FigureKind::Percent,
        Measure::Unit(_) => FigureKind::Dimension,
        Measure::Duration(_) => FigureKind::Duration,
        Measure::Age(_) => FigureKind::Age,
        Measure::Temperature(_) => FigureKind::Temperature,
        Measure::Ordinal => FigureKind::Ordinal,
    }
}

fn unit(quantity: &Quantity) -> String {
    let unit = match quantity.measure {
        // Money is named at the end, when the whole text has been read.
        Measure::Count | Measure::Money(_) | Measure::Ordinal => return String::new(),
        Measure::Percent => "%",
        Measure::PercentagePoints(unit)
        | Measure::Unit(unit)
        | Measure::Duration(unit)
        | Measure::Age(unit)
        | Measure::Temperature(unit) => unit,
    };
    match quantity.per {
        Some(per) => format!("{unit}/{per}"),
        None => unit.to_owned(),
    }
}

/// How sure the grammar is of each kind: measured on development data, rounded down.
fn rule(kind: FigureKind) -> Rule {
    let score = match kind {
        FigureKind::Currency | FigureKind::Percent => 0.95,
        FigureKind::Age | FigureKind::Temperature | FigureKind::Date => 0.9,
        FigureKind::Dimension | FigureKind::Duration | FigureKind::Ordinal => 0.85,
        FigureKind::Number | FigureKind::Label => 0.75,
    };
    Rule {
        id: "import/figures@1",
        score,
    }
}

/// The period of an amount: the nearest date of its clause.
fn period(sentence: &Sentence<'_>, seen: &[Seen], nth: usize) -> Option<String> {
    /// What a comma between counts, in words.
    const COMMA: usize = 10;
    /// Only what stands around it: a sentence may be a table of thousands.
    const NEAR: usize = 8;
    let this = &seen[nth];
    let around = &seen[nth.saturating_sub(NEAR)..seen.len().min(nth + NEAR)];
    let distance = |from: usize, to: usize| -> Option<usize> {
        let marks = |mark: char| (from..to).filter(|at| sentence.is_mark(*at, mark)).count();
        let commas = marks(',') + marks('،');
        let crosses_amount = around
            .iter()
            .any(|other| other.quantity.is_some() && other.start >= from && other.end <= to);
        let is_parted = marks(';') + marks(':') + marks('(') + marks(')') > 0;
        let is_other_clause = is_parted || (crosses_amount && commas > 0);
        (!is_other_clause).then_some(to - from + COMMA * commas)
    };
    around
        .iter()
        .filter_map(|other| {
            let period = other.date.as_ref()?.period.as_ref()?;
            let is_point_in_time = (other.start.saturating_sub(2)..other.start)
                .any(|before| sentence.phrase(before, Meaning::Since) == Some(other.start));
            if is_point_in_time {
                return None;
            }
            // "5 million in 2022": a date right behind is its own.
            let apart = if other.start >= this.end {
                distance(this.end, other.start)?.saturating_sub(1)
            } else {
                distance(other.end, this.start)?
            };
            Some((apart, period))
        })
        .min_by_key(|(apart, _)| *apart)
        .map(|(_, period)| period.clone())
}

#[cfg(test)]
mod tests;

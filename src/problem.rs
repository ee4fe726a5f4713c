//! What was doubtful or wrong in something we read, said so that a person can act on it.
//!
//! Readers never print and never give up quietly: they return what could be read and push a
//! [`Problem`] for each doubt into the [`Problems`] they were given. Messages say what is wrong,
//! the place says where, the advice says what to do. This module knows nothing of ours.

use std::collections::BTreeMap;
use std::fmt;

/// How much a problem matters, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something recoverable: everything else is shown as it stands (`W-…` codes).
    Warning,
    /// A part of the dossier is missing because of it (`E-…` codes).
    Error,
}

/// One doubt, with its code from the format description.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `E-HASH`, `W-QUOTE`, … as listed in the format description.
    pub code: &'static str,
    /// Where: a file of the bundle and the path inside it, like `entities.ftm.json line 3 at properties.name`.
    pub place: String,
    /// What is wrong, in one sentence without a full stop that does not start with a small letter.
    pub what: String,
    /// What a person can do about it, in a sentence like that.
    pub advice: String,
}

impl Problem {
    /// Creates a problem; `code` starts with `E-` or `W-`.
    pub fn new(
        code: &'static str,
        place: impl Into<String>,
        what: impl Into<String>,
        advice: impl Into<String>,
    ) -> Self {
        debug_assert!(code.starts_with("E-") || code.starts_with("W-"), "{code}");
        let (what, advice) = (what.into(), advice.into());
        for sentence in [&what, &advice] {
            let starts_small = sentence.starts_with(|first: char| first.is_ascii_lowercase());
            debug_assert!(!starts_small, "{code}: a sentence starts large: {sentence}");
        }
        Self {
            code,
            place: place.into(),
            what,
            advice,
        }
    }

    /// Errors cost a part of the dossier, warnings cost nothing.
    pub fn severity(&self) -> Severity {
        if self.code.starts_with("E-") {
            Severity::Error
        } else {
            Severity::Warning
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.what)?;
        if !self.place.is_empty() {
            write!(f, " ({})", self.place)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

/// How many problems of one code are kept: a hostile file must not fill memory with its own faults.
pub const MAX_PROBLEMS_PER_CODE: usize = 1000;

/// Collects problems; passed into every reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    /// How many were found of each code, kept or not.
    counts: BTreeMap<&'static str, usize>,
}

impl Problems {
    /// Keeps `problem`, or only counts it once [`MAX_PROBLEMS_PER_CODE`] of its code are there.
    pub fn push(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= MAX_PROBLEMS_PER_CODE {
            self.list.push(problem);
        }
    }

    /// Everything kept, in the order it was found.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Problem> {
        self.list.iter()
    }

    /// Codes whose further problems were only counted, with that count.
    pub fn not_kept(&self) -> Vec<(&'static str, usize)> {
        self.counts
            .iter()
            .filter(|(_, count)| **count > MAX_PROBLEMS_PER_CODE)
            .map(|(code, count)| (*code, count - MAX_PROBLEMS_PER_CODE))
            .collect()
    }

    /// All problems, kept or only counted.
    pub fn count(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether nothing was doubtful.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The gravest severity found.
    pub fn worst(&self) -> Option<Severity> {
        self.list.iter().map(Problem::severity).max()
    }

    /// Takes over what another reader found.
    pub fn extend(&mut self, other: Self) {
        let not_kept = other.not_kept();
        for problem in other.list {
            self.push(problem);
        }
        for (code, count) in not_kept {
            *self.counts.entry(code).or_default() += count;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thousand_and_first_of_a_code_is_only_counted() {
        let mut problems = Problems::default();
        for index in 0..=MAX_PROBLEMS_PER_CODE {
            problems.push(Problem::new(
                "W-QUOTE",
                format!("#{index}"),
                "Not found",
                "Check it",
            ));
        }
        problems.push(Problem::new("E-CSV", "row 2", "Ragged", "Mend it"));
        assert_eq!(problems.iter().len(), MAX_PROBLEMS_PER_CODE + 1);
        assert_eq!(problems.not_kept(), [("W-QUOTE", 1)]);
        assert_eq!(problems.count(), MAX_PROBLEMS_PER_CODE + 2);
        assert_eq!(problems.worst(), Some(Severity::Error));
    }
}

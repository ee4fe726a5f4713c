//! What rules saw in a text: names, relations, quotes and figures, each with its words.
//!
//! Ranges are bytes of the text that was looked at, on character boundaries. A suggestion says which
//! rule made it and how sure the rule is; it never claims more than its words.

use std::ops::Range;

use crate::model::annotation::Stance;
use crate::model::figure::{FigureStatus, Flow, Qualifier};

/// All that was seen in one text, in reading order. Entities are named by their place in `entities`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    pub sentences: Vec<Range<usize>>,
    pub entities: Vec<SuggestedEntity>,
    pub relations: Vec<SuggestedRelation>,
    pub quotes: Vec<SuggestedQuote>,
    pub figures: Vec<SuggestedFigure>,
}

/// The rule that made a suggestion, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Name and version, like `import/names@1`: the value of `dossier:madeBy`.
    pub id: &'static str,
    /// 0 to 1; of suggestions of one rule at 0.9, nine in ten should be right.
    pub score: f32,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedEntity {
    pub kind: NameKind,
    /// The fullest form that the text gives, without possessive and title.
    pub name: String,
    /// The other forms that were merged, in order of appearance.
    pub aliases: Vec<Alias>,
    pub roles: Vec<SuggestedRole>,
    /// Every place where it is named, in reading order; never empty.
    pub mentions: Vec<Mention>,
    /// Whether it is named in credits of pictures only.
    pub credit_only: bool,
    pub rule: Rule,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    Person,
    Organization,
    /// A ministry, court, embassy, army: an organization of a state or of states.
    PublicBody,
    Place,
    /// A name of something else: an event, a work, a product.
    Other,
}

/// Another form of a name, and why it was taken for the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    pub form: String,
    /// In words for a person, like "short form of the nearest full name".
    pub why: &'static str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The name alone, without title and possessive.
    pub range: Range<usize>,
    pub rule: Rule,
}

/// What somebody is, in the words of the text, like "ambassador to Israel".
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedRole {
    pub role: String,
    /// The organization, body or place it is of, when that has a name.
    pub of: Option<usize>,
    /// The words that say so.
    pub range: Range<usize>,
    pub stance: Stance,
    pub rule: Rule,
}

/// A relation between two entities, from a closed list of cues.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedRelation {
    /// The FollowTheMoney edge schema: `Employment`, `Family`, `UnknownLink`, …
    pub schema: &'static str,
    pub source: usize,
    pub target: usize,
    /// The label in the words of the text, like "met with".
    pub label: String,
    /// The words that carry it.
    pub cue: Range<usize>,
    /// The sentence or clause behind it, from one name to the other.
    pub range: Range<usize>,
    pub stance: Stance,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, when the sentence gives one.
    pub start: Option<String>,
    pub end: Option<String>,
    /// Who says so in the text; `None` is the article itself.
    pub said_by: Option<usize>,
    pub rule: Rule,
}

/// Words of somebody: quoted, or reported.
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedQuote {
    /// Direct speech with its marks; reported speech without the words that report it.
    pub range: Range<usize>,
    pub direct: bool,
    /// `None` where the text does not make sure who speaks.
    pub speaker: Option<usize>,
    /// "said", "according to", … with the name or pronoun.
    pub cue: Option<Range<usize>>,
    pub rule: Rule,
}

/// A number with all that keeps it honest (`figures.csv` of the format).
#[derive(Clone, Debug, PartialEq)]
pub struct SuggestedFigure {
    pub kind: FigureKind,
    /// The whole expression: qualifier, number, scale and unit, as it stands.
    pub range: Range<usize>,
    /// A plain decimal; `None` for words that name no number, like "thousands of".
    pub value: Option<String>,
    /// The upper end of a range.
    pub value_max: Option<String>,
    /// As in `figures.csv`: ISO 4217, UCUM or a word; empty when there is none.
    pub unit: String,
    pub qualifier: Qualifier,
    pub status: FigureStatus,
    /// What is counted or measured, like "soldiers" or "trade between Russia and Israel".
    pub subject: Option<Range<usize>>,
    /// `YYYY`, `YYYY-MM` or `YYYY-Qn`.
    pub period: Option<String>,
    pub flow: Option<Flow>,
    /// Names as the sentence gives them.
    pub reporter: Option<Range<usize>>,
    pub partner: Option<Range<usize>>,
    pub commodity: Option<Range<usize>>,
    pub said_by: Option<usize>,
    /// It stands in somebody's own words, and nobody knows whose.
    pub unattributed: bool,
    pub rule: Rule,
}

/// What a number counts or measures. Kinds that are no amounts are found so that they do not become
/// any: a date is not a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    Currency,
    Percent,
    /// A length, area, volume, weight, speed, energy, data size, …
    Dimension,
    Duration,
    Age,
    Temperature,
    /// A count of something, or a bare number.
    Number,
    Ordinal,
    /// A day, month, year or period.
    Date,
    /// A score, telephone, flight or section number: never an amount.
    Label,
}

//! A link between an item and words of the text, and whether it still holds.

use std::ops::Range;

use super::item::{EntityId, Item};

/// One W3C Web Annotation, resolved against the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// As in the file, like `#a1`.
    pub id: String,
    pub motivation: Motivation,
    /// What it speaks about; empty for a note, or when the bundle does not hold it.
    pub items: Vec<Item>,
    /// The comment, for `Motivation::Commenting`.
    pub note: Option<String>,
    pub quote: Quote,
    /// Where the file says the quote stands, in Unicode code points of the source.
    pub position: Option<Range<usize>>,
    pub anchor: Anchor,
    pub stance: Stance,
    /// Who says so in the text; `None` is the article itself.
    pub said_by: Option<EntityId>,
    /// The address of a speaker whom the file names and no entity is; then nobody else says so.
    pub unknown_speaker: Option<String>,
    pub made_by: MadeBy,
    /// How sure the rule that made it is, 0 to 1; `None` when nobody says.
    pub score: Option<f32>,
    /// Why the rule takes these words for what they name.
    pub reason: Option<String>,
}

impl Annotation {
    /// Whether it is made to prove something: a note, or a purpose we do not know, never is.
    pub fn is_proof(&self) -> bool {
        match self.motivation {
            Motivation::Identifying | Motivation::Linking | Motivation::Highlighting => true,
            Motivation::Commenting | Motivation::Other(_) => false,
        }
    }

    /// A place that may be lit as evidence: exact or moved, never a guess.
    pub fn evidence(&self) -> Option<&Range<usize>> {
        match &self.anchor {
            Anchor::Exact(place) | Anchor::Moved(place) => Some(place),
            Anchor::Ambiguous(_) | Anchor::Lost => None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Motivation {
    /// A mention of an entity.
    Identifying,
    /// Evidence for a relation or a picture.
    Linking,
    /// A figure.
    Highlighting,
    /// A note.
    Commenting,
    /// Kept, not shown.
    Other(String),
}

/// Text quote selector: the words and what stands around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quote {
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
}

/// Where a quote was found. Ranges are bytes of the body's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The words stand where the file says, or are found exactly once.
    Exact(Range<usize>),
    /// The words left their position but are found exactly once elsewhere.
    Moved(Range<usize>),
    /// Several hits: all offered (up to a limit), none lit as evidence.
    Ambiguous(Vec<Range<usize>>),
    /// No hit: listed, never lit.
    Lost,
}

impl Anchor {
    pub fn state(&self) -> AnchorState {
        match self {
            Self::Exact(_) => AnchorState::Exact,
            Self::Moved(_) => AnchorState::Moved,
            Self::Ambiguous(_) => AnchorState::Ambiguous,
            Self::Lost => AnchorState::Lost,
        }
    }

    /// Whether the words are found in one place, so that the annotation proves something.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Exact(_) | Self::Moved(_))
    }
}

/// The state of an anchor, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnchorState {
    Exact,
    Moved,
    Ambiguous,
    Lost,
}

impl AnchorState {
    pub const ALL: [Self; 4] = [Self::Exact, Self::Moved, Self::Ambiguous, Self::Lost];

    /// The word used in the interface and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Moved => "moved",
            Self::Ambiguous => "ambiguous",
            Self::Lost => "lost",
        }
    }
}

/// How the text puts a statement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    #[default]
    Asserted,
    Alleged,
    Denied,
    Former,
    Planned,
}

impl Stance {
    pub const ALL: [Self; 5] = [
        Self::Asserted,
        Self::Alleged,
        Self::Denied,
        Self::Former,
        Self::Planned,
    ];

    /// The word used in the interface, in files and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Alleged => "alleged",
            Self::Denied => "denied",
            Self::Former => "former",
            Self::Planned => "planned",
        }
    }
}

/// Who put the link there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum MadeBy {
    #[default]
    Person,
    /// The rule that suggested it, like `import/names@1`, not yet confirmed by a person.
    Rule(String),
}

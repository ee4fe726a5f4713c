//! How a relation or a number stands in the text, over all the annotations that speak of it.

use super::Dossier;
use super::annotation::Stance;
use super::entity::Relation;
use super::figure::Figure;
use super::item::{FigureId, Item, RelationId};

/// One word for all that the text says of a relation or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    Asserted,
    Alleged,
    Denied,
    Former,
    Planned,
    /// Denied in one place and put otherwise in another.
    Disputed,
    /// The file lists it, and no sentence that was found speaks of it.
    NoSentence,
}

impl Standing {
    pub const ALL: [Self; 7] = [
        Self::Asserted,
        Self::Alleged,
        Self::Denied,
        Self::Former,
        Self::Planned,
        Self::Disputed,
        Self::NoSentence,
    ];

    /// The word used in the interface and in exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Alleged => "alleged",
            Self::Denied => "denied",
            Self::Former => "former",
            Self::Planned => "planned",
            Self::Disputed => "disputed",
            Self::NoSentence => "no sentence",
        }
    }

    /// What stances that were found together come to; what some annotation asserts stands as
    /// asserted, else the first counts.
    pub fn of(stances: &[Stance]) -> Self {
        let has = |stance| stances.contains(&stance);
        if has(Stance::Denied) && stances.len() > 1 {
            return Self::Disputed;
        }
        if has(Stance::Asserted) {
            return Self::Asserted;
        }
        match stances.first().copied().unwrap_or_default() {
            Stance::Asserted => Self::Asserted,
            Stance::Alleged => Self::Alleged,
            Stance::Denied => Self::Denied,
            Stance::Former => Self::Former,
            Stance::Planned => Self::Planned,
        }
    }
}

impl Dossier {
    /// How a relation stands in the text.
    ///
    /// An event's link to a guest or organizer has no sentence unless one was linked to that very
    /// line: that a sentence names both proves nothing.
    pub fn standing(&self, id: RelationId) -> Standing {
        self.standing_of(Item::Relation(id), &self.relation(id).stances)
    }

    /// How a number stands in the text.
    pub fn figure_standing(&self, id: FigureId) -> Standing {
        self.standing_of(Item::Figure(id), &self.figure(id).stances)
    }

    /// A denial whose words are lost is a denial still; what is lost asserts nothing.
    fn standing_of(&self, item: Item, stances: &[Stance]) -> Standing {
        match Standing::of(stances) {
            Standing::Asserted if self.evidence.of(item).is_empty() => Standing::NoSentence,
            standing => standing,
        }
    }
}

impl Figure {
    /// How it is put where that is not simply asserted; else nothing.
    pub fn standing_words(&self) -> &'static str {
        words_of_doubt(&self.stances)
    }
}

impl Relation {
    /// How it is put where that is not simply asserted; else nothing.
    pub fn standing_words(&self) -> &'static str {
        words_of_doubt(&self.stances)
    }
}

fn words_of_doubt(stances: &[Stance]) -> &'static str {
    match Standing::of(stances) {
        Standing::Asserted => "",
        standing => standing.word(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_denied_and_put_otherwise_is_disputed() {
        use Stance::{Alleged, Asserted, Denied, Former, Planned};
        for (stances, standing) in [
            (&[][..], Standing::Asserted),
            (&[Asserted], Standing::Asserted),
            (&[Denied], Standing::Denied),
            (&[Asserted, Denied], Standing::Disputed),
            (&[Denied, Alleged], Standing::Disputed),
            (&[Planned, Denied], Standing::Disputed),
            (&[Alleged, Asserted], Standing::Asserted),
            (&[Former, Planned], Standing::Former),
        ] {
            assert_eq!(Standing::of(stances), standing, "{stances:?}");
        }
    }
}

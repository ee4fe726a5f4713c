//! Who says something and how, one annotation at a time.
//!
//! Invariant: words that are found in the text go before those that are not, and what a person linked
//! before what a rule suggests, as in the stances of a relation. A speaker whom nobody knows is never
//! taken for the article.

use super::Dossier;
use super::annotation::{Annotation, MadeBy, Stance};
use super::figure::Figure;
use super::figure_row::THE_ARTICLE;
use super::item::{AnnotationId, EntityId, Item, RelationId};

/// How something is put, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    pub stance: Stance,
    pub speaker: Speaker<'a>,
}

/// Who says something in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker<'a> {
    Article,
    Named(EntityId),
    /// Somebody whom the file names and does not describe.
    Unknown(&'a str),
}

impl Claim<'_> {
    /// Whether it is simply what the article says.
    pub fn is_plain(&self) -> bool {
        self.stance == Stance::Asserted && self.speaker == Speaker::Article
    }
}

impl Annotation {
    pub fn claim(&self) -> Claim<'_> {
        Claim {
            stance: self.stance,
            speaker: match (&self.unknown_speaker, self.said_by) {
                (Some(address), _) => Speaker::Unknown(address),
                (None, Some(id)) => Speaker::Named(id),
                (None, None) => Speaker::Article,
            },
        }
    }
}

impl Dossier {
    /// What is said of a relation, without doubles.
    pub fn relation_claims(&self, id: RelationId) -> Vec<Claim<'_>> {
        let item = Item::Relation(id);
        let holding = self.evidence.of(item).iter().map(|proof| proof.annotation);
        let all = holding.chain(self.evidence.broken(item).iter().copied());
        self.claims(all, self.relation(id).suggested)
    }

    /// What is said of a number, without doubles.
    pub fn figure_claims(&self, figure: &Figure) -> Vec<Claim<'_>> {
        self.claims(figure.annotations.iter().copied(), figure.suggested)
    }

    fn claims(
        &self,
        annotations: impl Iterator<Item = AnnotationId> + Clone,
        is_suggestion: bool,
    ) -> Vec<Claim<'_>> {
        let any_holds = annotations
            .clone()
            .any(|id| self.annotation(id).anchor.holds());
        let mut claims = Vec::new();
        for annotation in annotations.map(|id| self.annotation(id)) {
            let counts = (annotation.anchor.holds() || !any_holds)
                && (is_suggestion || annotation.made_by == MadeBy::Person);
            let claim = annotation.claim();
            if counts && !claims.contains(&claim) {
                claims.push(claim);
            }
        }
        claims
    }

    /// Who says what is said of a relation, where it is not simply the article; in words.
    pub fn relation_speakers(&self, id: RelationId) -> Vec<String> {
        self.unless_plain(&self.relation_claims(id))
    }

    /// The claims in words, beside a word for how all of them stand; none when the article alone says so.
    pub fn unless_plain(&self, claims: &[Claim<'_>]) -> Vec<String> {
        if let [only] = claims
            && only.speaker == Speaker::Article
        {
            return Vec::new();
        }
        claims
            .iter()
            .map(|claim| self.claim_words(*claim))
            .collect()
    }

    /// Like `denied by Bob Ray`.
    pub fn claim_words(&self, claim: Claim<'_>) -> String {
        let stance = claim.stance.word();
        match claim.speaker {
            Speaker::Article => format!("{stance} in the article"),
            speaker => format!("{stance} by {}", self.speaker_name(speaker)),
        }
    }

    /// Like `Bob Ray`, `Bob Ray (denied)` or `the article`: where it is clear that this is who speaks.
    pub fn speaker_words(&self, claim: Claim<'_>) -> String {
        let name = self.speaker_name(claim.speaker);
        match claim.stance {
            Stance::Asserted => name,
            stance => format!("{name} ({})", stance.word()),
        }
    }

    pub fn speaker_name(&self, speaker: Speaker<'_>) -> String {
        match speaker {
            Speaker::Article => THE_ARTICLE.to_owned(),
            Speaker::Named(id) => self.entity(id).name.clone(),
            Speaker::Unknown(address) => format!("unknown ({address})"),
        }
    }

    /// The relations and numbers that somebody speaks of and how, in the order of their kind.
    pub fn said_by(&self, speaker: EntityId) -> Vec<(Item, Stance)> {
        let own = (self.annotations.iter())
            .filter(|annotation| annotation.is_proof() && annotation.said_by == Some(speaker));
        let mut said: Vec<(Item, Stance)> = own
            .flat_map(|one| one.items.iter().map(|item| (*item, one.stance)))
            .filter(|(item, _)| matches!(item, Item::Relation(_) | Item::Figure(_)))
            .collect();
        said.sort_unstable();
        said.dedup();
        said
    }
}

#[cfg(test)]
mod tests {
    use super::super::annotation::Anchor;
    use super::super::figure_samples;
    use super::*;

    #[test]
    fn what_somebody_denies_is_listed_as_denied() {
        let mut dossier = figure_samples::quay();
        dossier.annotations.truncate(3);
        dossier.annotations[2].stance = Stance::Denied;
        let figure = Item::Figure(super::super::item::FigureId(2));
        assert_eq!(dossier.said_by(EntityId(0)), [(figure, Stance::Denied)]);
    }

    #[test]
    fn each_says_how_and_nobody_unknown_is_the_article() {
        let mut dossier = figure_samples::quay();
        dossier.figures[0].annotations = [0, 2, 1, 3].map(AnnotationId).to_vec();
        dossier.annotations[1].stance = Stance::Denied;
        dossier.annotations[2].stance = Stance::Alleged;
        dossier.annotations[3].unknown_speaker = Some("entities.ftm.json#nobody".to_owned());
        let words = |dossier: &Dossier| {
            let claims = dossier.figure_claims(&dossier.figures[0]);
            dossier.unless_plain(&claims)
        };
        let all = [
            "asserted in the article",
            "alleged by Mira Solheim",
            "denied in the article",
            "asserted by unknown (entities.ftm.json#nobody)",
        ];
        assert_eq!(words(&dossier), all);
        let row = dossier.figure_row(&dossier.figures[0]);
        assert_eq!(
            row.says,
            "the article, Mira Solheim (alleged), the article (denied), \
             unknown (entities.ftm.json#nobody)"
        );
        dossier.annotations[0].anchor = Anchor::Lost;
        assert_eq!(words(&dossier), all[1..], "lost beside what holds");
        for id in 1..4 {
            dossier.annotations[id].anchor = Anchor::Lost;
        }
        assert_eq!(words(&dossier), all, "nothing holds");
        dossier.figures[0].annotations.truncate(1);
        assert!(words(&dossier).is_empty(), "simply what the article says");
    }
}

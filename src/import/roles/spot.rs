//! Where roles stand, with their parts: the noun, whose it is, and what it is to.

use std::ops::Range;

use super::super::clause::{Clause, Frame, Item};
use super::super::cues::{
    ADVERB, ALLEGED, AUXILIARY, CALLS, CONJUNCTION, COPULA, DEFINITE, DENIED, FORMER, GENITIVE,
    INDEFINITE, MARK, PLANNED, POSSESSIVE, PREPOSITION, PRONOUN, Pronoun, ROLE, RoleClass, SAYING,
    SAYS, THAT, TIME, WHO,
};
use super::super::reading::Reading;
use super::super::suggestion::NameKind;
use super::nouns::{LONGEST, Nouns, Phrase, TO_NOUN};
use crate::model::annotation::Stance;

/// A role beside a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spotted {
    /// Who has it.
    pub(crate) entity: usize,
    pub(crate) name: Range<usize>,
    /// The words of the role without its article.
    pub(crate) range: Range<usize>,
    /// The noun.
    pub(crate) noun: Range<usize>,
    /// The noun and what describes it, without whose it is: "Prime Minister".
    pub(crate) title: Range<usize>,
    pub(crate) class: RoleClass,
    /// "Russia's", or "Russian": whose it is.
    pub(crate) owner: Option<usize>,
    /// "his": whose it is.
    pub(crate) owner_pronoun: Option<Pronoun>,
    /// "to Israel", "of the bank": the name behind the noun.
    pub(crate) target: Option<usize>,
    pub(crate) stance: Stance,
    pub(crate) score: f32,
}

impl Spotted {
    /// The one it is of: whom it belongs to, else what stands behind the noun.
    pub(crate) fn of(&self) -> Option<usize> {
        self.owner.or(self.target)
    }
}

/// All roles in a text, in reading order of their names.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Spotted> {
    let places = Places::new(reading);
    let mut found = Vec::new();
    for block in &reading.blocks {
        let words = reading.words_in(block);
        let frame = Frame::new(reading, words.map(Item::Word).collect(), |_, _| false);
        let clause = Clause {
            reading,
            frame: &frame,
        };
        let mut item = 0;
        while item < frame.items.len() {
            let Some((name, items)) = clause.name_items(item).filter(|(_, all)| all.start == item)
            else {
                item += 1;
                continue;
            };
            if reading.kind(name) == NameKind::Person {
                let spot = Spot {
                    nouns: Nouns {
                        clause,
                        sentence: frame.sentence_of(item),
                    },
                    places: &places,
                    name,
                    items: items.clone(),
                };
                spot.find(&mut found);
            }
            item = items.end;
        }
    }
    found
}

/// Places by their name in lower case, for adjectives that stand for them.
struct Places(std::collections::HashMap<String, usize>);

impl Places {
    fn new(reading: &Reading<'_>) -> Self {
        let places = reading.entities.iter().enumerate();
        Self(
            places
                .filter(|(_, entity)| entity.kind == NameKind::Place)
                .map(|(index, entity)| (entity.name.to_lowercase(), index))
                .collect(),
        )
    }
}

struct Spot<'r, 'a> {
    nouns: Nouns<'r, 'a>,
    places: &'r Places,
    name: usize,
    items: Range<usize>,
}

impl Spot<'_, '_> {
    fn find(&self, found: &mut Vec<Spotted>) {
        let before = self.before();
        let apposed = before.is_none().then(|| self.before_comma()).flatten();
        for (phrase, score) in [
            before.map(|phrase| (phrase, 0.9)),
            apposed.map(|phrase| (phrase, 0.85)),
            self.behind_comma().map(|phrase| (phrase, 0.9)),
            self.behind_verb().map(|phrase| (phrase, 0.85)),
        ]
        .into_iter()
        .flatten()
        {
            found.push(self.spotted(phrase, score));
        }
    }

    /// "Russian President Vladimir Putin".
    fn before(&self) -> Option<Phrase> {
        let clause = &self.nouns.clause;
        let start = self.nouns.sentence.start;
        let last = self
            .items
            .start
            .checked_sub(1)
            .filter(|last| *last >= start)?;
        let noun = if self.nouns.is_role(last) {
            last
        } else if self.nouns.is_english() {
            return None;
        } else {
            // «посол России в Израиле Анатолий Викторов»
            let lowest = start.max(self.items.start.saturating_sub(TO_NOUN));
            let noun = (lowest..self.items.start)
                .rev()
                .find(|item| self.nouns.is_role(*item))?;
            let is_linked = (noun + 1..self.items.start).all(|item| {
                (self.nouns.is_modifier(item) || clause.has(item, PREPOSITION | DEFINITE))
                    && !clause.has(item, MARK)
                    && clause
                        .name_at(item)
                        .is_none_or(|name| clause.reading.kind(name) != NameKind::Person)
            });
            if !is_linked {
                return None;
            }
            noun
        };
        let first = self.nouns.first_of(noun);
        // "Trump's aides told President Kim": what belongs to a verb is no role.
        Some(Phrase {
            items: first..self.items.start,
            noun,
        })
    }

    /// "Russia's ambassador to Israel, Anatoly Viktorov".
    fn before_comma(&self) -> Option<Phrase> {
        let clause = &self.nouns.clause;
        let start = self.nouns.sentence.start;
        let comma = self
            .items
            .start
            .checked_sub(1)
            .filter(|comma| *comma > start)?;
        if clause.lower(comma) != "," {
            return None;
        }
        let ends = self.items.end >= self.nouns.sentence.end
            || clause.has(
                self.items.end,
                MARK | AUXILIARY | COPULA | SAYS | CONJUNCTION | PREPOSITION | WHO,
            );
        if !ends || self.is_followed_by_list() {
            return None;
        }
        let lowest = start.max(comma.saturating_sub(LONGEST));
        let mut noun = None;
        let mut at = comma;
        // Back over "to the court of the king" to the noun that all of it belongs to.
        while at > lowest {
            at -= 1;
            if clause.lower(at) == ")" {
                at = (lowest..at).rev().find(|at| clause.lower(*at) == "(")?;
                continue;
            }
            if clause.has(at, MARK | WHO | THAT | PRONOUN | AUXILIARY | SAYING)
                || (clause.has(at, SAYS | CALLS | COPULA) && !clause.has(at, ROLE))
            {
                break;
            }
            let ends_phrase = at + 1 == comma
                || clause.lower(at + 1) == "("
                || clause.has(at + 1, PREPOSITION)
                || clause.has(at + 1, CONJUNCTION);
            if self.nouns.is_role(at) && ends_phrase {
                noun = Some(at);
                let first = self.nouns.first_of(at);
                let is_governed = first > start && {
                    let before = if clause.has(first - 1, DEFINITE | INDEFINITE) {
                        first.checked_sub(2)
                    } else {
                        first.checked_sub(1)
                    };
                    before.is_some_and(|before| {
                        before >= start
                            && matches!(
                                clause.lower(before),
                                "of" | "to" | "for" | "at" | "от" | "de"
                            )
                    })
                };
                if !is_governed {
                    break;
                }
                at = first;
            }
        }
        let noun = noun?;
        let first = self.nouns.first_of(noun);
        let is_definite = clause.has(first, POSSESSIVE)
            || (first..noun).any(|item| clause.has(item, GENITIVE))
            || (first > start && clause.has(first - 1, DEFINITE | INDEFINITE))
            || first == start;
        // ", a lawyer from Dayton, Kim": the lawyer is the one before.
        let article =
            first - usize::from(first > start && clause.has(first - 1, DEFINITE | INDEFINITE));
        let belongs_before = article >= start + 2
            && clause.is_comma(article - 1)
            && clause.name_at(article - 2).is_some();
        (is_definite && !belongs_before).then_some(Phrase {
            items: first..comma,
            noun,
        })
    }

    /// ", Kim, Lee and": a list, in which what stands before is no apposition.
    fn is_followed_by_list(&self) -> bool {
        let clause = &self.nouns.clause;
        let next = self.items.end;
        next + 1 < self.nouns.sentence.end
            && ((clause.has(next, CONJUNCTION) && clause.name_at(next + 1).is_some())
                || (clause.lower(next) == ","
                    && clause.name_at(next + 1).is_some()
                    && self.nouns.is_person(next + 1)))
    }

    /// "Kim Lee, 45, a lawyer from Dayton,".
    fn behind_comma(&self) -> Option<Phrase> {
        let clause = &self.nouns.clause;
        let end = self.nouns.sentence.end;
        let mut at = self.items.end;
        if clause.lower(at) == "(" && at < end {
            let close = (at..end.min(at + 8)).find(|item| clause.lower(*item) == ")");
            // "(R-Ohio)", but "(director of the bank)" is a role.
            if let Some(phrase) = self.nouns.phrase_at(at + 1, true) {
                return (clause.lower(phrase.items.end) == ")").then_some(phrase);
            }
            at = close? + 1;
        }
        if at >= end || !(clause.is_comma(at) || clause.is_dash(at)) {
            return None;
        }
        at += 1;
        let is_number = |item: usize| {
            item < end
                && clause.lower(item).starts_with(|c: char| c.is_ascii_digit())
                && clause.lower(item).len() <= 3
        };
        if is_number(at) && at + 1 < end && clause.lower(at + 1) == "," {
            at += 2;
        }
        // ", MD, president of": letters behind a name.
        if at + 1 < end
            && clause.lower(at + 1) == ","
            && clause.lower(at).len() <= 4
            && clause.name_at(at).is_none()
            && !self.nouns.is_role(at)
        {
            at += 2;
        }
        if at < end && clause.has(at, WHO) {
            let verb = at + 1;
            return self.after_copula(verb);
        }
        let phrase = self.nouns.phrase_at(at, false)?;
        let closes = phrase.items.end >= end
            || clause.has(phrase.items.end, MARK | WHO | TIME)
            || clause.has(phrase.items.end, CONJUNCTION);
        closes.then_some(phrase)
    }

    /// "Kim Lee is the director of the bank".
    fn behind_verb(&self) -> Option<Phrase> {
        if self.items.end >= self.nouns.sentence.end
            || self
                .nouns
                .clause
                .is_governed(self.items.start, self.nouns.sentence.start)
        {
            return None;
        }
        self.after_copula(self.items.end)
    }

    /// The phrase behind "is", "was elected", "served as".
    fn after_copula(&self, verb: usize) -> Option<Phrase> {
        let clause = &self.nouns.clause;
        let end = self.nouns.sentence.end.min(verb + 6);
        let mut at = verb;
        let mut has_verb = false;
        while at < end {
            let is_as = matches!(clause.lower(at), "as" | "como" | "als" | "comme");
            if clause.has(at, COPULA) || COPULA_VERBS.contains(&clause.lower(at)) {
                has_verb = true;
            } else if !(clause.has(at, AUXILIARY)
                || (has_verb && (is_as || clause.lower(at) == "to"))
                || (clause.has(at, ADVERB) && !clause.has(at, DENIED)))
            {
                break;
            }
            at += 1;
        }
        if !has_verb || at >= self.nouns.sentence.end {
            return None;
        }
        let phrase = self.nouns.phrase_at(at, false)?;
        // "was president when": a bare noun of those that need an article is none.
        Some(phrase)
    }

    fn spotted(&self, phrase: Phrase, score: f32) -> Spotted {
        let clause = &self.nouns.clause;
        let Phrase { items, noun } = phrase;
        let class = self.nouns.class(noun).unwrap_or(RoleClass::Is);
        let own = clause.reading.names[self.name].entity;
        let entity_at = |item: usize| {
            let entity = clause.reading.names[clause.name_at(item)?].entity;
            (entity != own).then_some(entity)
        };
        let genitive = items.clone().find(|item| clause.has(*item, GENITIVE));
        let by_genitive = genitive
            .filter(|at| *at < noun && *at > items.start)
            .and_then(|at| entity_at(at - 1));
        let by_adjective = || {
            (items.start..noun).find_map(|item| {
                let place = clause.reading.lexicon.place_of(clause.lower(item))?;
                Some((*self.places.0.get(place)?, item + 1))
            })
        };
        let by_noun = || {
            let (_, name) = (items.start..noun).find_map(|item| clause.name_items(item))?;
            Some((entity_at(name.start)?, name.end.min(noun)))
        };
        let genitive_owner = by_genitive.and_then(|owner| Some((owner, genitive? + 1)));
        let owner = genitive_owner.or_else(by_noun).or_else(by_adjective);
        let possessive = usize::from(clause.has(items.start, POSSESSIVE) && noun > items.start);
        let title = owner
            .map_or(items.start + possessive, |(_, behind)| behind)
            .min(noun);
        let owner_pronoun = clause
            .has(items.start, POSSESSIVE)
            .then(|| match clause.lower(items.start) {
                "his" | "его" => Some(Pronoun::He),
                "her" | "ее" => Some(Pronoun::She),
                _ => None,
            })
            .flatten();
        let target = (noun + 1..items.end).find_map(entity_at);
        let around = items.start.saturating_sub(2).max(self.nouns.sentence.start)..items.end;
        let noun_bytes = clause.bytes(&(noun..noun + 1));
        Spotted {
            entity: own,
            name: clause.bytes(&self.items),
            range: clause.bytes(&items),
            noun: noun_bytes,
            class,
            title: clause.bytes(&(title..noun + 1)),
            owner: owner.map(|(owner, _)| owner),
            owner_pronoun,
            target,
            stance: self.stance(&items, &around),
            score,
        }
    }

    fn stance(&self, items: &Range<usize>, around: &Range<usize>) -> Stance {
        let clause = &self.nouns.clause;
        let any = |flag: u32| items.clone().any(|item| clause.has(item, flag));
        let is_joined = |prefix: &str| {
            items.clone().any(|item| {
                clause.lower(item).starts_with(prefix) && clause.lower(item).len() > prefix.len()
            })
        };
        if any(FORMER) || is_joined("ex-") || is_joined("экс-") || is_joined("then-") {
            return Stance::Former;
        }
        let ends_planned = items.clone().any(|item| {
            ["-elect", "-designate"]
                .iter()
                .any(|end| clause.lower(item).ends_with(end))
        });
        let is_next = around
            .clone()
            .any(|item| item < items.end && matches!(clause.lower(item), "nominated" | "become"));
        if any(PLANNED) || ends_planned || is_next {
            return Stance::Planned;
        }
        if any(ALLEGED) {
            return Stance::Alleged;
        }
        Stance::Asserted
    }
}

/// Verbs before a role, beside forms of "be".
const COPULA_VERBS: [&str; 22] = [
    "served",
    "serves",
    "works",
    "worked",
    "became",
    "named",
    "appointed",
    "elected",
    "nominated",
    "working",
    "serving",
    "acted",
    "acts",
    "chosen",
    "confirmed",
    "become",
    "known",
    "promoted",
    "hired",
    "reelected",
    "re-elected",
    "installed",
];

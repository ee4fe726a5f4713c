//! Relations that a role makes: Russia's ambassador to Israel, her brother, the head of the bank.

use super::super::clause::Clause;
use super::super::cues::{DEFINITE, INDEFINITE, MARK, PREPOSITION, RoleClass};
use super::super::quotes::people::People;
use super::super::roles::spot::Spotted;
use super::super::suggestion::SuggestedRelation;
use super::{Link, Sentence, dates};

/// Bytes of a label taken from the text.
const LONGEST_LABEL: usize = 40;
/// Words behind a role in which its date stands.
const BEHIND: usize = 6;

pub(super) fn relate(
    sentence: &Sentence<'_, '_>,
    role: &Spotted,
    people: &People<'_, '_>,
    found: &mut Vec<SuggestedRelation>,
) {
    let text = sentence.clause.reading.text;
    let title = &text[role.title.clone()];
    let noun = if title.len() > LONGEST_LABEL {
        &text[role.noun.clone()]
    } else {
        title
    };
    let dates = dates_of(&sentence.clause, role);
    let range = role.name.start.min(role.range.start)..role.name.end.max(role.range.end);
    let mut add = |target: usize, schema: &'static str, label: &str, score: f32| {
        let link = Link {
            schema,
            label,
            cue: role.noun.clone(),
            range: range.clone(),
            stance: role.stance,
            dates: dates.clone(),
            score,
        };
        found.extend(sentence.relation(role.entity, target, link));
    };
    let Some(schema) = schema(role.class) else {
        return;
    };
    if let Some(owner) = role.owner {
        add(owner, schema, noun, 0.8);
    } else if let Some(pronoun) = role.owner_pronoun
        && matches!(role.class, RoleClass::Kin | RoleClass::Associate)
        && let Some(owner) = people.by_pronoun(pronoun, sentence.block, role.range.start)
    {
        add(owner.entity, schema, noun, 0.55);
    }
    if let Some(target) = role.target {
        let behind = behind(&sentence.clause, role);
        let label = &text[role.noun.start..behind.label_end];
        let label = if label.len() > LONGEST_LABEL {
            noun
        } else {
            label
        };
        // An ambassador to a country acts for another one.
        let is_towards = role.class == RoleClass::Represents
            && matches!(
                behind.preposition.as_str(),
                "to" | "in" | "в" | "an" | "en" | "à"
            );
        let schema = if behind.is_direct && !is_towards {
            schema
        } else {
            "UnknownLink"
        };
        add(
            target,
            schema,
            label,
            if behind.is_direct { 0.8 } else { 0.6 },
        );
    }
}

/// The dates inside the role and right behind it: "president since 2019".
fn dates_of(clause: &Clause<'_, '_>, role: &Spotted) -> (Option<String>, Option<String>) {
    let reading = clause.reading;
    let words = reading.words_in(&role.range);
    // The items of this frame are the words of its block.
    let Some(first) = clause.frame.items.first().and_then(|_| clause.word(0)) else {
        return (None, None);
    };
    let from = words.start.saturating_sub(first);
    let behind = words.end.saturating_sub(first);
    let limit = clause.frame.sentence_of(from).end.min(behind + BEHIND);
    let end = (behind..limit)
        .find(|item| clause.has(*item, MARK))
        .unwrap_or(limit);
    dates::find(clause, &(from..end.max(from)))
}

/// What stands between the noun of a role and the name behind it.
struct Behind {
    preposition: String,
    /// Whether there is one preposition, so that the noun governs the name.
    is_direct: bool,
    /// The end of the last word before the name that is no article.
    label_end: usize,
}

fn behind(clause: &Clause<'_, '_>, role: &Spotted) -> Behind {
    let reading = clause.reading;
    let words = reading.words_in(&(role.noun.end..role.range.end));
    let mut behind = Behind {
        preposition: String::new(),
        is_direct: true,
        label_end: role.noun.end,
    };
    let mut count = 0;
    for word in words {
        if reading.words[word]
            .name
            .is_some_and(|name| Some(reading.names[name].entity) == role.target)
        {
            break;
        }
        if reading.has(word, PREPOSITION) {
            count += 1;
            reading.lower(word).clone_into(&mut behind.preposition);
        }
        if !reading.has(word, DEFINITE | INDEFINITE) {
            behind.label_end = reading.words[word].end;
        }
    }
    behind.is_direct = count <= 1;
    behind
}

/// The schema of a class of roles; `None` for what makes no relation.
fn schema(class: RoleClass) -> Option<&'static str> {
    Some(match class {
        RoleClass::Heads => "Directorship",
        RoleClass::Works => "Employment",
        RoleClass::Belongs => "Membership",
        RoleClass::Represents => "Representation",
        RoleClass::Owns => "Ownership",
        RoleClass::Founded => "UnknownLink",
        RoleClass::Kin => "Family",
        RoleClass::Associate => "Associate",
        RoleClass::Is => return None,
    })
}

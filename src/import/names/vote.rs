//! One vote for each form in a text: a name seen in full once decides its short forms, and what one
//! mention cannot tell the others may.

use ahash::AHashMap;

use super::evidence::{Points, of_context, of_words};
use super::lexicon::{Flags, Habits, Lexicon};
use super::runs::{Candidate, Title};
use super::tokens::{Shape, Token, Tokens};
use crate::import::suggestion::NameKind;

/// What the vote made of a candidate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
    pub(super) kind: NameKind,
    /// 0 to 1.
    pub(super) score: f32,
}

/// Points that context may add to a form, however often it stands.
const MOST_CONTEXT: f32 = 3.5;
/// Mentions of a form whose surroundings are heard; the hundredth adds nothing.
const MOST_HEARD: usize = 24;
/// Fewer points than this make no kind.
const FEWEST: f32 = 1.0;

struct Group {
    /// Words of one of its candidates.
    sample: Candidate,
    words: Points,
    context: Points,
    mentions: usize,
    /// Some mention has its capitals without a sentence or headline to blame.
    free: bool,
    titled: bool,
    /// Points from longer forms of the same name.
    lent: Points,
}

/// A verdict for each candidate; `None` drops it.
pub(super) fn decide(
    text: &str,
    tokens: &Tokens,
    lexicon: &Lexicon,
    candidates: &[Candidate],
    keys: &[String],
) -> Vec<Option<Verdict>> {
    let mut numbers: AHashMap<&str, usize> = AHashMap::new();
    let mut groups: Vec<Group> = Vec::new();
    let mut of_candidate = Vec::with_capacity(candidates.len());
    for (candidate, key) in candidates.iter().zip(keys) {
        let number = *numbers.entry(key).or_insert_with(|| {
            groups.push(Group {
                sample: *candidate,
                words: of_words(text, tokens, candidate),
                context: Points::default(),
                mentions: 0,
                free: false,
                titled: false,
                lent: Points::default(),
            });
            groups.len() - 1
        });
        let group = &mut groups[number];
        group.mentions += 1;
        if group.mentions > 1 && candidate.title != Title::None && !group.titled {
            group.words = of_words(text, tokens, candidate);
            group.sample = *candidate;
        }
        group.titled |= candidate.title != Title::None;
        group.free |= !candidate.opens && !tokens.all[candidate.from].headline;
        if group.mentions <= MOST_HEARD {
            group
                .context
                .add(&of_context(text, tokens, lexicon, candidate));
        }
        of_candidate.push(number);
    }
    lend(text, tokens, &mut groups);
    let verdicts: Vec<Option<Verdict>> = groups
        .iter()
        .map(|group| verdict(tokens, lexicon, group))
        .collect();
    candidates
        .iter()
        .zip(&of_candidate)
        .map(|(candidate, number)| {
            let verdict = verdicts[*number]?;
            keeps(tokens, candidate, &groups[*number], verdict).then_some(verdict)
        })
        .collect()
}

impl Group {
    fn points(&self) -> Points {
        let mut points = self.words;
        // The same hint again is less than a new one.
        let mentions = self.mentions.min(MOST_HEARD) as f32;
        let weight = (1.0 + 0.3 * mentions.ln()) / mentions;
        points.add(&self.context.times(weight).within(MOST_CONTEXT));
        points.add(&self.lent);
        points
    }
}

/// Long forms lend their kind to short ones.
fn lend(text: &str, tokens: &Tokens, groups: &mut [Group]) {
    let all = &tokens.all;
    let mut loans: AHashMap<u32, Points> = AHashMap::new();
    let mut acronyms: AHashMap<String, Points> = AHashMap::new();
    for group in groups.iter() {
        let names: Vec<&Token> = all[group.sample.from..group.sample.to]
            .iter()
            .filter(|token| token.is_nameish())
            .collect();
        if names.len() < 2 {
            continue;
        }
        let points = group.points();
        let best = points
            .person
            .max(points.organization)
            .max(points.place)
            .max(points.other);
        if best < FEWEST {
            continue;
        }
        let (first, mut last) = (names[0], names[names.len() - 1]);
        if last.is(Flags::SUFFIX) && names.len() > 2 {
            last = names[names.len() - 2];
        }
        if points.person >= best {
            let sure = (points.person * 0.8).clamp(1.1, 3.2);
            let loan = loans.entry(last.word).or_default();
            loan.person = loan.person.max(sure);
            let loan = loans.entry(first.word).or_default();
            loan.person = loan.person.max((sure * 0.6).max(1.0));
        } else if points.organization >= best {
            let core = names
                .iter()
                .take_while(|token| !token.is(Flags::HEAD))
                .count();
            if core == 1
                && !first.is(Flags::PLACE
                    .with(Flags::DEMONYM)
                    .with(Flags::GIVEN)
                    .with(Flags::ORDINARY))
            {
                let loan = loans.entry(first.word).or_default();
                loan.organization = loan.organization.max(2.5);
            }
            // `the University`, after `University of Southern Indiana`.
            let head = group.sample.head.map_or(last, |at| &all[at]);
            if head.is(Flags::PUBLIC_HEAD.with(Flags::ORGANIZATION_HEAD)) {
                let loan = loans.entry(head.word).or_default();
                loan.organization = loan.organization.max(1.2);
            }
            let initials: String = names
                .iter()
                .filter_map(|token| token.text(text).chars().next())
                .collect();
            acronyms.entry(initials).or_default().organization = 1.5;
        }
    }
    for group in groups.iter_mut() {
        if group.sample.to - group.sample.from != 1 {
            continue;
        }
        let token = &all[group.sample.from];
        if let Some(loan) = loans.get(&token.word) {
            group.lent.add(loan);
        }
        if token.shape == Shape::Caps
            && let Some(loan) = acronyms.get(token.text(text))
        {
            group.lent.add(loan);
        }
    }
}

fn verdict(tokens: &Tokens, lexicon: &Lexicon, group: &Group) -> Option<Verdict> {
    let points = group.points();
    let words = &tokens.all[group.sample.from..group.sample.to];
    let single = words.len() == 1;
    let token = &words[0];
    if single && !group.titled && !token.is(Flags::LISTED) {
        let lent = group.lent.person > 1.0 || group.lent.organization > 1.0;
        let never = token.is(Flags::NEVER.with(Flags::DEMONYM))
            && !token.is(Flags::SURNAME.with(Flags::GIVEN))
            || token.is(Flags::FUNCTION) && token.shape != Shape::Caps
            || token.is(Flags::TITLE) && !lent;
        if never && group.lent.person < 1.0 {
            return None;
        }
        let number = token.word as usize;
        let lower = tokens.seen_lower.get(number).copied().unwrap_or_default();
        let ordinary = token.is(Flags::ORDINARY) && token.shape != Shape::Caps;
        if !lent
            && (lower && (ordinary || !group.free)
                || ordinary && !group.free && !token.is(Flags::GIVEN))
        {
            return None;
        }
        if token.shape == Shape::Caps
            && token.is(Flags::ORDINARY.with(Flags::FUNCTION).with(Flags::NEVER))
            && !lent
        {
            return None;
        }
        if token.shape == Shape::Initial && !lent {
            return None;
        }
    }
    let ranked = [
        (points.person, NameKind::Person),
        (points.organization, NameKind::Organization),
        (points.place, NameKind::Place),
        (points.other, NameKind::Other),
    ];
    let (best, kind) = ranked
        .into_iter()
        .reduce(|left, right| if right.0 > left.0 { right } else { left })?;
    let second = ranked
        .iter()
        .filter(|(_, other)| *other != kind)
        .map(|(points, _)| *points)
        .fold(0.0, f32::max);
    // Where every noun has a capital, a capital is no hint.
    if lexicon.habits == Habits::Nouns
        && !token.is(Flags::LISTED)
        && !group.sample.listed.any(Flags::LISTED)
    {
        let sure = if single { 2.0 } else { 2.4 };
        if best < sure || single && kind == NameKind::Other {
            return None;
        }
    }
    if best < FEWEST {
        if single && (!group.free || token.is(Flags::ORDINARY.with(Flags::DIRECTION))) {
            return None;
        }
        let score = if single { 0.2 } else { 0.3 };
        return Some(Verdict {
            kind: NameKind::Other,
            score,
        });
    }
    let kind = if kind == NameKind::Organization && points.public > 0.0 {
        NameKind::PublicBody
    } else {
        kind
    };
    let score = (0.4 + 0.1 * (best - second) + 0.03 * best).clamp(0.3, 0.97);
    Some(Verdict { kind, score })
}

/// Whether this mention stays: its capitals may be owed to its place.
fn keeps(tokens: &Tokens, candidate: &Candidate, group: &Group, verdict: Verdict) -> bool {
    let words = &tokens.all[candidate.from..candidate.to];
    let token = &words[0];
    if !(candidate.opens || token.headline) || candidate.title != Title::None {
        return true;
    }
    let listed = candidate.listed.any(Flags::LISTED);
    if listed && !(words.len() == 1 && token.is(Flags::ORDINARY) && !group.free) {
        return true;
    }
    if words.len() == 1 {
        let lower = tokens
            .seen_lower
            .get(token.word as usize)
            .copied()
            .unwrap_or_default();
        return !lower && (group.free || !token.is(Flags::ORDINARY) || group.lent.person > 1.0);
    }
    let ordinary = words
        .iter()
        .filter(|token| token.is_nameish() && token.is(Flags::ORDINARY) && !token.is(Flags::GIVEN))
        .count();
    let names = words.iter().filter(|token| token.is_nameish()).count();
    verdict.score > 0.8
        || group.free && group.mentions > 1
        || ordinary == 0
        || ordinary < names && verdict.score > 0.55
        || words.iter().any(|token| token.is(Flags::HEAD)) && !token.headline
}

//! Names of a text for tests of what comes behind the names: listed by hand, found wherever they stand.

use std::ops::Range;

use super::suggestion::{Mention, NameKind, Rule, SuggestedEntity};
use crate::model::sentences;

const RULE: Rule = Rule {
    id: "test",
    score: 1.0,
};

/// A text as rules get it.
pub(crate) struct Sample {
    pub(crate) text: String,
    pub(crate) blocks: Vec<Range<usize>>,
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) entities: Vec<SuggestedEntity>,
}

/// `names` are parted by `;`, the forms of one by `|`. A form that begins with `@` is a place's, with
/// `#` an organization's.
pub(crate) fn sample(text: &str, names: &str) -> Sample {
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in text.split('\n') {
        blocks.push(start..start + line.len());
        start += line.len() + 1;
    }
    let sentences = blocks
        .iter()
        .flat_map(|block| {
            let shift = block.start;
            sentences::split(&text[block.clone()])
                .into_iter()
                .map(move |found| found.start + shift..found.end + shift)
        })
        .collect();
    let mut taken = vec![false; text.len()];
    let mut forms: Vec<(usize, &str)> = names
        .split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .enumerate()
        .flat_map(|(index, name)| name.split('|').map(move |form| (index, form.trim())))
        .collect();
    let mut entities: Vec<SuggestedEntity> = Vec::new();
    for (index, form) in &forms {
        if *index == entities.len() {
            entities.push(SuggestedEntity {
                kind: match form.chars().next() {
                    Some('@') => NameKind::Place,
                    Some('#') => NameKind::Organization,
                    _ => NameKind::Person,
                },
                name: form.trim_start_matches(['@', '#']).to_owned(),
                aliases: Vec::new(),
                roles: Vec::new(),
                mentions: Vec::new(),
                credit_only: false,
                rule: RULE,
            });
        }
    }
    // Longer forms take their words first.
    forms.sort_by_key(|(_, form)| std::cmp::Reverse(form.len()));
    for (index, form) in forms {
        let form = form.trim_start_matches(['@', '#']);
        for (at, _) in text.match_indices(form) {
            let range = at..at + form.len();
            let is_word = !text[range.end..].starts_with(char::is_alphanumeric)
                && !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
            if is_word && !taken[range.clone()].contains(&true) {
                taken[range.clone()].fill(true);
                entities[index].mentions.push(Mention { range, rule: RULE });
            }
        }
    }
    for entity in &mut entities {
        entity.mentions.sort_by_key(|mention| mention.range.start);
    }
    Sample {
        text: text.to_owned(),
        blocks,
        sentences,
        entities,
    }
}

impl Sample {
    /// The name of an entity, `-` for none.
    pub(crate) fn name(&self, entity: Option<usize>) -> &str {
        entity.map_or("-", |entity| &self.entities[entity].name)
    }

    /// The same with the roles that the text gives.
    pub(crate) fn with_roles(mut self, language: &str) -> Self {
        let roles = super::roles::find(
            &self.text,
            &self.blocks,
            &self.sentences,
            &self.entities,
            language,
        );
        for (entity, role) in roles {
            self.entities[entity].roles.push(role);
        }
        self
    }
}

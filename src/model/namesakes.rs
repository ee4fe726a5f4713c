//! What entities are called where several have one name: with what tells them apart.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Dossier;
use super::entity::Entity;
use super::item::EntityId;

/// A role longer than this, in letters, is cut: it only has to tell apart.
const ROLE_LETTERS: usize = 40;

/// What each of those is called who share their name with others that are drawn.
///
/// Their roles tell them apart, else their kinds, else their ids in the file; all of one name by the
/// same, so that none looks like the usual one.
pub(super) fn called(dossier: &Dossier) -> BTreeMap<EntityId, String> {
    let mut named: HashMap<String, Vec<EntityId>> = HashMap::new();
    for (index, entity) in (0..).zip(&dossier.entities) {
        if entity.drawn {
            let name = entity.name.trim().to_lowercase();
            named.entry(name).or_default().push(EntityId(index));
        }
    }
    let mut called = BTreeMap::new();
    for same in named.into_values().filter(|same| same.len() > 1) {
        let told = [role, kind]
            .into_iter()
            .find(|told| tells_apart(dossier, &same, *told));
        let told = told.unwrap_or(id);
        for one in same {
            let entity = dossier.entity(one);
            called.insert(one, format!("{} ({})", entity.name, told(entity)));
        }
    }
    called
}

fn tells_apart(dossier: &Dossier, same: &[EntityId], told: fn(&Entity) -> String) -> bool {
    let mut seen = HashSet::new();
    same.iter().all(|one| {
        let words = told(dossier.entity(*one));
        !words.is_empty() && seen.insert(words)
    })
}

fn role(entity: &Entity) -> String {
    let role = entity.positions.first().map_or("", String::as_str);
    match role.char_indices().nth(ROLE_LETTERS) {
        Some((end, _)) => format!("{}…", &role[..end]),
        None => role.to_owned(),
    }
}

fn kind(entity: &Entity) -> String {
    entity.kind.word().to_owned()
}

fn id(entity: &Entity) -> String {
    entity.id.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::entity::EntityKind;
    use crate::model::entity_samples::person;

    fn called_of(change: impl Fn(&mut [Entity; 3])) -> [String; 3] {
        let mut entities = ["a", "b", "c"].map(|id| Entity {
            id: id.to_owned(),
            ..person("Anna Berg")
        });
        entities[2].name = "Bo".to_owned();
        change(&mut entities);
        let dossier = Dossier {
            entities: entities.into(),
            ..Dossier::default()
        };
        [0, 1, 2].map(|index| dossier.called(EntityId(index)).to_owned())
    }

    #[test]
    fn namesakes_are_told_apart_and_nobody_else_is_called_more_than_the_name() {
        let plain = called_of(|_| {});
        assert_eq!(plain, ["Anna Berg (a)", "Anna Berg (b)", "Bo"]);
        let by_role = called_of(|all| {
            all[0].positions = vec!["judge".to_owned()];
            all[1].positions = vec!["é".repeat(41)];
            all[1].name = " anna berg".to_owned();
        });
        let cut = format!(" anna berg ({}…)", "é".repeat(40));
        assert_eq!(by_role, ["Anna Berg (judge)", &cut, "Bo"]);
        let same_role = called_of(|all| {
            all[0].positions = vec!["judge".to_owned()];
            all[1].positions = all[0].positions.clone();
            all[1].kind = EntityKind::Company;
        });
        assert_eq!(
            same_role,
            ["Anna Berg (person)", "Anna Berg (company)", "Bo"]
        );
        let undrawn = called_of(|all| all[1].drawn = false);
        assert_eq!(undrawn, ["Anna Berg", "Anna Berg", "Bo"]);
    }
}

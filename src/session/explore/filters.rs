//! The filters of a wish one by one, so that each can be seen and ended alone.

use super::dates::Months;
use super::wish::Wish;
use crate::model::entity::EntityKind;
use crate::model::standing::Standing;

/// One filter that is in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    Kind(EntityKind),
    Standing(Standing),
    /// A `FollowTheMoney` schema of relations.
    Type(String),
    Suggestions,
    /// Only what one of the chosen speakers says.
    SaidBy,
    LeastBehindRelations(u32),
    LeastBehindEntities(u32),
    Unconnected,
    Dates(Months),
    /// So many entities, hidden one by one.
    Hidden(usize),
}

impl Wish {
    /// All that hides something, in the order of the menu.
    pub fn filters_in_use(&self) -> Vec<Filter> {
        let mut filters: Vec<Filter> = Vec::new();
        filters.extend(self.hidden_kinds.iter().copied().map(Filter::Kind));
        let standings = self.hidden_standings.iter().copied();
        filters.extend(standings.map(Filter::Standing));
        filters.extend(self.hidden_types.iter().cloned().map(Filter::Type));
        let (relations, entities) = (self.least_behind_relations, self.least_behind_entities);
        let singles = [
            self.hide_suggestions.then_some(Filter::Suggestions),
            (!self.said_by.is_empty()).then_some(Filter::SaidBy),
            (relations > 0).then_some(Filter::LeastBehindRelations(relations)),
            (entities > 0).then_some(Filter::LeastBehindEntities(entities)),
            self.hide_unconnected.then_some(Filter::Unconnected),
            self.dates.map(Filter::Dates),
        ];
        filters.extend(singles.into_iter().flatten());
        if !self.hidden.is_empty() {
            filters.push(Filter::Hidden(self.hidden.len()));
        }
        filters
    }

    /// Shows again what one filter hides.
    pub fn end(&mut self, filter: &Filter) {
        match filter {
            Filter::Kind(kind) => {
                self.hidden_kinds.remove(kind);
            }
            Filter::Standing(standing) => {
                self.hidden_standings.remove(standing);
            }
            Filter::Type(schema) => {
                self.hidden_types.remove(schema);
            }
            Filter::Suggestions => self.hide_suggestions = false,
            Filter::SaidBy => self.said_by.clear(),
            Filter::LeastBehindRelations(_) => self.least_behind_relations = 0,
            Filter::LeastBehindEntities(_) => self.least_behind_entities = 0,
            Filter::Unconnected => self.hide_unconnected = false,
            Filter::Dates(_) => self.dates = None,
            Filter::Hidden(_) => self.hidden = std::sync::Arc::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::item::EntityId;

    #[test]
    fn each_filter_can_be_ended_alone_and_together_they_are_all() {
        let mut wish = Wish {
            hidden_kinds: [EntityKind::Person, EntityKind::Event].into(),
            hidden_standings: [Standing::Denied].into(),
            hidden_types: ["Family".to_owned()].into(),
            hide_suggestions: true,
            said_by: [None].into(),
            least_behind_relations: 2,
            least_behind_entities: 1,
            hide_unconnected: true,
            dates: Some(Months { first: 1, last: 2 }),
            ..Wish::default()
        };
        assert_eq!(wish.filters_in_use().len(), wish.filters());
        wish.hidden = std::sync::Arc::new([EntityId(4)].into());
        let all = wish.filters_in_use();
        assert_eq!(all.last(), Some(&Filter::Hidden(1)));
        for (ended, filter) in all.iter().enumerate() {
            assert_eq!(wish.filters_in_use(), all[ended..]);
            wish.end(filter);
        }
        assert_eq!(wish, Wish::default());
    }
}

//! People, organizations, events, and the relations between them (FollowTheMoney names).

use super::annotation::Stance;
use super::item::EntityId;

/// A node of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// As in the file.
    pub id: String,
    pub kind: EntityKind,
    /// The FollowTheMoney schema as written, also when unknown.
    pub schema: String,
    /// The first name; the id when there is none.
    pub name: String,
    /// Other names and spellings: further `name`s, then `alias`, `weakAlias`, `previousName`.
    pub aliases: Vec<String>,
    /// What the person is, like "ambassador to Israel" (`position`).
    pub positions: Vec<String>,
    /// Every other property with its values, in file order, for the details panel.
    pub properties: Vec<(String, Vec<String>)>,
    /// Every annotation that mentions it was made by a rule and none is confirmed.
    pub suggested: bool,
    /// Articles, documents, and places that no relation leads to are kept but not drawn.
    pub drawn: bool,
}

impl Entity {
    /// The values of a property by its FollowTheMoney name; empty when there is none.
    pub fn property(&self, name: &str) -> &[String] {
        self.properties
            .iter()
            .find(|(known, _)| known == name)
            .map_or(&[], |(_, values)| values)
    }
}

/// The kinds that are drawn apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    Person,
    /// `Organization` and `LegalEntity` (unsure which).
    Organization,
    Company,
    PublicBody,
    Event,
    /// `Position`, `Project`, `Address` and the like.
    Thing,
    /// A schema we do not know: a grey node.
    Unknown,
}

impl EntityKind {
    pub const ALL: [Self; 7] = [
        Self::Person,
        Self::Organization,
        Self::Company,
        Self::PublicBody,
        Self::Event,
        Self::Thing,
        Self::Unknown,
    ];

    /// One of them, in words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Company => "company",
            Self::PublicBody => "public body",
            Self::Event => "event",
            Self::Thing => "thing",
            Self::Unknown => "unknown kind",
        }
    }

    /// Several of them, in words.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Person => "People",
            Self::Organization => "Organizations",
            Self::Company => "Companies",
            Self::PublicBody => "Public bodies",
            Self::Event => "Events",
            Self::Thing => "Things",
            Self::Unknown => "Unknown kinds",
        }
    }
}

/// A line of the map: an edge entity, or an event's organizer or guest.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// As in the file; for an event's thin link `EVENT.involved.PERSON`.
    pub id: String,
    /// The FollowTheMoney schema.
    pub schema: String,
    /// `role` or `relationship` if given, else the schema's verb, like "works for".
    pub label: String,
    pub source: EntityId,
    pub target: EntityId,
    pub directed: bool,
    /// An event's `organizer` or `involved`: drawn thin.
    pub thin: bool,
    /// As in the file: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`.
    pub start: Option<String>,
    pub end: Option<String>,
    pub status: Option<String>,
    /// Every other property with its values, in file order.
    pub properties: Vec<(String, Vec<String>)>,
    /// How the text puts it, over all its annotations, without doubles; see `Dossier::standing`.
    pub stances: Vec<Stance>,
    /// Who says so, over all its annotations, without doubles; empty is the article itself.
    pub said_by: Vec<EntityId>,
    /// Every annotation behind it was made by a rule and none is confirmed.
    pub suggested: bool,
}

impl Relation {
    /// The other end, seen from `entity`.
    pub fn other_end(&self, entity: EntityId) -> EntityId {
        if self.source == entity {
            self.target
        } else {
            self.source
        }
    }
}

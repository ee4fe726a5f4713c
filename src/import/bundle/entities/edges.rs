//! Relations as FollowTheMoney's edges: what may stand at their ends, and what they are called.

use serde_json::{Value, json};

use super::super::super::suggestion::{NameKind, SuggestedRelation};

/// A relation as it is written.
pub(super) struct Edge {
    pub(super) id: String,
    schema: &'static Schema,
    pub(super) source: usize,
    pub(super) target: usize,
    label: String,
    start: Option<String>,
    end: Option<String>,
}

/// What makes two suggestions the same relation.
pub(super) type Key = (
    &'static str,
    usize,
    usize,
    String,
    Option<String>,
    Option<String>,
);

struct Schema {
    name: &'static str,
    source: &'static str,
    target: &'static str,
    /// The property that holds the words of the text; payments and debts have none.
    label: Option<&'static str>,
    from: Range,
    to: Range,
}

/// What the schema allows at an end (`range` in FollowTheMoney's model).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Range {
    Person,
    Organization,
    /// People, organizations and what is not known to be either.
    LegalEntity,
    /// What is owned: a company.
    Asset,
    Thing,
}

impl Range {
    fn allows(self, kind: NameKind) -> bool {
        use NameKind::{Organization, Other, Person, Place, PublicBody};
        match self {
            Self::Person => kind == Person,
            Self::Organization => matches!(kind, Organization | PublicBody),
            Self::LegalEntity => matches!(kind, Person | Organization | PublicBody | Other),
            Self::Asset => kind == Organization,
            Self::Thing => matches!(kind, Person | Organization | PublicBody | Other | Place),
        }
    }
}

const fn schema(
    name: &'static str,
    source: (&'static str, Range),
    target: (&'static str, Range),
    label: Option<&'static str>,
) -> Schema {
    Schema {
        name,
        source: source.0,
        target: target.0,
        label,
        from: source.1,
        to: target.1,
    }
}

/// The edges of FollowTheMoney 4.11 whose ends can be names of a text.
const SCHEMATA: &[Schema] = &[
    schema(
        "Employment",
        ("employee", Range::Person),
        ("employer", Range::Organization),
        Some("role"),
    ),
    schema(
        "Directorship",
        ("director", Range::LegalEntity),
        ("organization", Range::Organization),
        Some("role"),
    ),
    schema(
        "Membership",
        ("member", Range::LegalEntity),
        ("organization", Range::Organization),
        Some("role"),
    ),
    schema(
        "Representation",
        ("agent", Range::LegalEntity),
        ("client", Range::LegalEntity),
        Some("role"),
    ),
    schema(
        "Ownership",
        ("owner", Range::LegalEntity),
        ("asset", Range::Asset),
        Some("role"),
    ),
    schema(
        "Succession",
        ("predecessor", Range::LegalEntity),
        ("successor", Range::LegalEntity),
        None,
    ),
    schema(
        "Payment",
        ("payer", Range::LegalEntity),
        ("beneficiary", Range::LegalEntity),
        None,
    ),
    schema(
        "Debt",
        ("debtor", Range::LegalEntity),
        ("creditor", Range::LegalEntity),
        None,
    ),
    schema(
        "Family",
        ("person", Range::Person),
        ("relative", Range::Person),
        Some("relationship"),
    ),
    schema(
        "Associate",
        ("person", Range::Person),
        ("associate", Range::Person),
        Some("relationship"),
    ),
];

/// What joins any two, under the words of the text.
static LINK: Schema = schema(
    "UnknownLink",
    ("subject", Range::Thing),
    ("object", Range::Thing),
    Some("role"),
);

impl Edge {
    /// The relation as its schema, or as a link under its own words where the ends are of other kinds
    /// than the schema allows.
    pub(super) fn of(relation: &SuggestedRelation, source: NameKind, target: NameKind) -> Self {
        let schema = SCHEMATA.iter().find(|schema| {
            schema.name == relation.schema && schema.from.allows(source) && schema.to.allows(target)
        });
        Self {
            id: String::new(),
            schema: schema.unwrap_or(&LINK),
            source: relation.source,
            target: relation.target,
            label: relation.label.clone(),
            start: relation.start.clone(),
            end: relation.end.clone(),
        }
    }

    pub(super) fn key(&self, relation: &SuggestedRelation) -> Key {
        (
            self.schema.name,
            self.source,
            self.target,
            self.label.clone(),
            relation.start.clone(),
            relation.end.clone(),
        )
    }

    /// The schema as a part of an id.
    pub(super) fn word(&self) -> String {
        self.schema.name.to_ascii_lowercase()
    }

    /// What is owned in it.
    pub(super) fn owned(&self) -> Option<usize> {
        (self.schema.to == Range::Asset).then_some(self.target)
    }

    pub(super) fn json(&self, source: &str, target: &str) -> Value {
        let mut properties = json!({ self.schema.source: [source], self.schema.target: [target] });
        if let Some(label) = self.schema.label.filter(|_| !self.label.trim().is_empty()) {
            properties[label] = json!([self.label]);
        }
        for (name, date) in [("startDate", &self.start), ("endDate", &self.end)] {
            if let Some(date) = date {
                properties[name] = json!([date]);
            }
        }
        json!({ "id": self.id, "schema": self.schema.name, "properties": properties })
    }
}

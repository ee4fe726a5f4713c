//! The FollowTheMoney schemata we know: which are edges and between what, which are nodes and of
//! what kind. Hard-coded, because a bundle may not bring its own ontology.

use crate::model::entity::EntityKind;

/// A schema that is drawn as a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct EdgeSchema {
    pub(crate) name: &'static str,
    /// The property that names where the line starts.
    pub(crate) source: &'static str,
    /// The property that names where it ends.
    pub(crate) target: &'static str,
    /// The words on the line when no `role` or `relationship` is given.
    pub(crate) label: &'static str,
    pub(crate) directed: bool,
}

const fn directed(
    name: &'static str,
    source: &'static str,
    target: &'static str,
    label: &'static str,
) -> EdgeSchema {
    EdgeSchema {
        name,
        source,
        target,
        label,
        directed: true,
    }
}

const fn mutual(
    name: &'static str,
    source: &'static str,
    target: &'static str,
    label: &'static str,
) -> EdgeSchema {
    EdgeSchema {
        name,
        source,
        target,
        label,
        directed: false,
    }
}

/// Every schema with an edge in FollowTheMoney 4.11.
pub(crate) const EDGES: [EdgeSchema; 17] = [
    directed("Employment", "employee", "employer", "works for"),
    directed("Directorship", "director", "organization", "directs"),
    directed("Membership", "member", "organization", "belongs to"),
    directed("Representation", "agent", "client", "represents"),
    directed("Ownership", "owner", "asset", "owns"),
    directed("Control", "controller", "controlled", "controls"),
    directed("Occupancy", "holder", "post", "holds"),
    directed("Succession", "predecessor", "successor", "precedes"),
    directed("Payment", "payer", "beneficiary", "paid"),
    directed("Debt", "debtor", "creditor", "owes"),
    directed(
        "ProjectParticipant",
        "participant",
        "project",
        "participates in",
    ),
    directed("ContractAward", "contract", "supplier", "awarded to"),
    directed("CourtCaseParty", "party", "case", "involved in"),
    mutual("Documentation", "document", "entity", "documents"),
    mutual("Family", "person", "relative", "related to"),
    mutual("Associate", "person", "associate", "associated with"),
    mutual("UnknownLink", "subject", "object", "linked to"),
];

/// The edge schema of that name.
pub(crate) fn edge(schema: &str) -> Option<&'static EdgeSchema> {
    EDGES.iter().find(|edge| edge.name == schema)
}

/// An event's guests: the property and the words on its thin line.
pub(crate) const EVENT_LINKS: [(&str, &str); 2] =
    [("organizer", "organized by"), ("involved", "involved")];

/// How a node schema is shown: its kind, and whether it is drawn.
///
/// `None` for a schema that FollowTheMoney 4.11 does not have.
pub(crate) fn node(schema: &str) -> Option<(EntityKind, bool)> {
    let kind = match schema {
        "Person" => EntityKind::Person,
        "Organization" | "LegalEntity" => EntityKind::Organization,
        "Company" => EntityKind::Company,
        "PublicBody" => EntityKind::PublicBody,
        "Event" | "Trip" => EntityKind::Event,
        "Address" | "Airplane" | "Asset" | "BankAccount" | "CallForTenders" | "Contract"
        | "CourtCase" | "CryptoWallet" | "EconomicActivity" | "Identification" | "License"
        | "Passport" | "Position" | "Project" | "RealEstate" | "Risk" | "Sanction" | "Security"
        | "TaxRoll" | "Territory" | "Thing" | "UserAccount" | "Vehicle" | "Vessel" => {
            EntityKind::Thing
        }
        // The article itself and all documents; notes, mentions and what only machines exchange.
        "Article" | "Audio" | "Document" | "Email" | "Folder" | "HyperText" | "Image"
        | "Message" | "Package" | "Pages" | "PlainText" | "Table" | "Video" | "Workbook"
        | "Call" | "Mention" | "Note" | "Page" | "Similar" => {
            return Some((EntityKind::Thing, false));
        }
        _ => return None,
    };
    Some((kind, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::relation_type::relation_type;

    #[test]
    fn each_edge_is_called_by_words_for_people() {
        for schema in EDGES.iter().map(|edge| edge.name).chain(["Event"]) {
            let words = relation_type(schema);
            assert!(!words.chars().skip(1).any(char::is_uppercase), "{words}");
            let is_a_word = [
                "Control",
                "Documentation",
                "Employment",
                "Family",
                "Ownership",
                "Representation",
            ]
            .contains(&schema);
            assert_eq!(words == schema, is_a_word, "{schema} has words of its own");
        }
    }

    #[test]
    fn a_person_can_choose_each_edge() {
        use crate::model::relation_type::RELATION_SCHEMATA;
        assert!(RELATION_SCHEMATA.iter().all(|name| edge(name).is_some()));
        let chosen = |edge: &EdgeSchema| RELATION_SCHEMATA.contains(&edge.name);
        assert!(EDGES.iter().all(chosen));
    }

    #[test]
    fn a_schema_is_an_edge_or_a_node_and_never_both() {
        for edge in &EDGES {
            assert_eq!(node(edge.name), None, "{}", edge.name);
            assert_ne!(edge.source, edge.target, "{}", edge.name);
        }
        assert_eq!(node("Starship"), None);
        assert_eq!(node("Article"), Some((EntityKind::Thing, false)));
        assert!(edge("Control").is_some_and(|edge| edge.directed));
    }
}

//! What kinds of relations are called, in words for people instead of FollowTheMoney's schemata.

/// Every schema of a relation that a person can choose, the most frequent first.
pub const RELATION_SCHEMATA: [&str; 17] = [
    "UnknownLink",
    "Employment",
    "Directorship",
    "Membership",
    "Representation",
    "Ownership",
    "Control",
    "Occupancy",
    "Family",
    "Associate",
    "Succession",
    "Payment",
    "Debt",
    "ProjectParticipant",
    "ContractAward",
    "CourtCaseParty",
    "Documentation",
];

/// What relations of a `FollowTheMoney` schema are called together; the schema itself when it is not
/// one of its edges.
pub fn relation_type(schema: &str) -> &str {
    match schema {
        "Associate" => "Associates",
        "ContractAward" => "Contract awards",
        "Control" => "Control",
        "CourtCaseParty" => "Parts in court cases",
        "Debt" => "Debts",
        "Directorship" => "Directorships",
        "Documentation" => "Documentation",
        "Employment" => "Employment",
        "Event" => "Parts in events",
        "Family" => "Family",
        "Membership" => "Memberships",
        "Occupancy" => "Posts held",
        "Ownership" => "Ownership",
        "Payment" => "Payments",
        "ProjectParticipant" => "Parts in projects",
        "Representation" => "Representation",
        "Succession" => "Successions",
        "UnknownLink" => "Other links",
        other => other,
    }
}

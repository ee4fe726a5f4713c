//! `entities.ftm.json`: FollowTheMoney, one object a line.

use super::{Properties, open_object};

open_object! {
    /// A node or an edge, told apart by its schema.
    FtmEntity {
        id: String = "id",
        schema: String = "schema",
        properties: Properties = "properties",
    }
}

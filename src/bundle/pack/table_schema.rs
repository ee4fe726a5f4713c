//! The Table Schema that a packed table carries, so that other tools can check it.
//!
//! The reader has rules of its own and never runs a pattern found in a bundle.

use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::bundle::read::figures::{ANNOTATION_COLUMN, COLUMNS};
use crate::model::figure::{FigureStatus, Qualifier};

/// The schema of a table with this header.
pub(super) fn of(header: &[String]) -> Value {
    let fields: Vec<Value> = header.iter().map(|name| field(name)).collect();
    json!({ "fields": fields, "primaryKey": ["id"], "missingValues": [""] })
}

/// Whether a schema names exactly these columns: then a person may have refined it.
pub(super) fn fits(schema: Option<&RawValue>, header: &[String]) -> bool {
    let schema: Option<Value> = schema.and_then(|raw| serde_json::from_str(raw.get()).ok());
    let names = schema
        .as_ref()
        .and_then(|schema| schema.get("fields")?.as_array())
        .map(|fields| {
            fields
                .iter()
                .filter_map(|field| field.get("name")?.as_str())
                .collect::<Vec<_>>()
        });
    names.is_some_and(|names| names == header)
}

fn field(name: &str) -> Value {
    let required = json!({ "required": true });
    match name {
        "id" => {
            json!({ "name": name, "type": "string", "constraints": { "required": true, "unique": true } })
        }
        "label" | "unit" => json!({ "name": name, "type": "string", "constraints": required }),
        "value" => json!({ "name": name, "type": "number", "constraints": required }),
        "valueMax" => json!({ "name": name, "type": "number" }),
        "qualifier" => one_of(name, &Qualifier::ALL.map(Qualifier::code)),
        "status" => one_of(name, &FigureStatus::ALL.map(FigureStatus::word)),
        "period" => json!({
            "name": name, "type": "string",
            "constraints": { "pattern": "\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?" }
        }),
        known if COLUMNS.contains(&known) || known == ANNOTATION_COLUMN => {
            json!({ "name": name, "type": "string" })
        }
        // Columns we do not know may hold anything.
        _ => json!({ "name": name, "type": "any" }),
    }
}

fn one_of(name: &str, words: &[&str]) -> Value {
    json!({ "name": name, "type": "string", "constraints": { "enum": words } })
}

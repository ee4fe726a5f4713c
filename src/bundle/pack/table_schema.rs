//! The Table Schema that a packed table carries, so that other tools can check it.
//!
//! The reader has rules of its own and never runs a pattern found in a bundle.

use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::bundle::read::figures::{ANNOTATION_COLUMN, COLUMNS};
use crate::model::figure::{FigureStatus, Qualifier};

/// The schema of a table with this header: what a given one says of its columns and of the whole
/// stays, ours fills in the rest.
pub(super) fn of(given: Option<&RawValue>, header: &[String]) -> Value {
    let given: Option<Map<String, Value>> =
        given.and_then(|raw| serde_json::from_str(raw.get()).ok());
    let mut schema = given.unwrap_or_default();
    let known = schema.get("fields").and_then(Value::as_array);
    let known = known.map_or(&[][..], Vec::as_slice);
    let fields: Vec<Value> = header
        .iter()
        .map(|name| {
            let is_it = |given: &&Value| given.get("name").and_then(Value::as_str) == Some(name);
            let own = known.iter().find(is_it);
            own.cloned().unwrap_or_else(|| field(name))
        })
        .collect();
    schema.insert("fields".to_owned(), fields.into());
    for (name, value) in [
        ("primaryKey", json!(["id"])),
        ("missingValues", json!([""])),
    ] {
        schema.entry(name).or_insert(value);
    }
    schema.into()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_of_the_columns_stays() {
        let given =
            r#"{"fields":[{"name":"value","x":1},{"name":"gone"}],"missingValues":["-"],"y":2}"#;
        let given: Box<RawValue> = serde_json::from_str(given).unwrap();
        let header = ["id", "value"].map(ToOwned::to_owned);
        assert!(!fits(Some(&given), &header));
        assert_eq!(
            of(Some(&given), &header),
            json!({ "fields": [field("id"), { "name": "value", "x": 1 }],
                "missingValues": ["-"], "y": 2, "primaryKey": ["id"] })
        );
        assert_eq!(of(None, &header)["fields"][1], field("value"));
    }
}

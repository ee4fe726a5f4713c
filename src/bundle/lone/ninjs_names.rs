//! ninjs 1.x and 2.x → the names and shapes of 3.1.
//!
//! 2.x differs by case alone; 1.x keeps one value where 3.1 has lists, and names list members by
//! their key. What is in 3.1 already is left as it is.

use serde_json::{Map, Value, json};

type Object = Map<String, Value>;

/// Names that only changed, most of them their case.
const RENAMED: [(&str, &str); 27] = [
    ("firstcreated", "firstCreated"),
    ("versioncreated", "versionCreated"),
    ("contentcreated", "contentCreated"),
    ("embargoed", "embargoedUntil"),
    ("embargoeduntil", "embargoedUntil"),
    ("pubstatus", "pubStatus"),
    ("copyrightholder", "copyrightHolder"),
    ("copyrightnotice", "copyrightNotice"),
    ("usageterms", "usageTerms"),
    ("ednote", "edNote"),
    ("altids", "altIds"),
    ("infosource", "infoSources"),
    ("infosources", "infoSources"),
    ("rightsinfo", "rightsInfo"),
    ("linkedrights", "linkedRights"),
    ("digitalsourcetype", "digitalSourceType"),
    ("trustindicator", "trustIndicators"),
    ("trustindicators", "trustIndicators"),
    ("byline", "by"),
    ("person", "people"),
    ("organisation", "organisations"),
    ("place", "places"),
    ("subject", "subjects"),
    ("genre", "genres"),
    ("contenttype", "contentType"),
    ("mimetype", "contentType"),
    ("guid", "uri"),
];

/// Lists of concepts in 3.1.
const CONCEPTS: [&str; 7] = [
    "people",
    "organisations",
    "places",
    "subjects",
    "genres",
    "infoSources",
    "trustIndicators",
];

/// A news item in the names of 3.1.
pub(super) fn to_3_1(item: Object) -> Object {
    let mut new = Object::new();
    for (name, value) in item {
        if value.is_null() {
            continue;
        }
        if let Some(role) = role(&name, "headline", "main") {
            push(&mut new, "headlines", text(role, None, value));
        } else if let Some(role) = role(&name, "description", "text") {
            push(&mut new, "descriptions", text(role, None, value));
        } else if let Some(role) = role(&name, "body", "text") {
            push(
                &mut new,
                "bodies",
                text(role, Some(content_type(role)), value),
            );
        } else {
            let renamed = RENAMED.iter().find(|(old, _)| *old == name);
            let name = renamed.map_or(name, |(_, new)| (*new).to_owned());
            let value = shape(&name, value);
            match new.get_mut(&name) {
                // Both names were there: the new one is meant, unless it says nothing.
                Some(known) if !is_blank(known) => {}
                _ => {
                    new.insert(name, value);
                }
            }
        }
    }
    new
}

/// `headline` → `default`, `headline_extended` → `extended`; `headlines` is another name.
fn role<'a>(name: &'a str, stem: &str, default: &'a str) -> Option<&'a str> {
    match name.strip_prefix(stem)? {
        "" => Some(default),
        rest => rest.strip_prefix('_'),
    }
}

fn is_blank(value: &Value) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn push(item: &mut Object, list: &str, value: Value) {
    match item.get_mut(list) {
        Some(Value::Array(values)) => values.push(value),
        _ => {
            item.insert(list.to_owned(), Value::Array(vec![value]));
        }
    }
}

fn text(role: &str, content_type: Option<&str>, value: Value) -> Value {
    let mut text = Object::new();
    text.insert("role".to_owned(), Value::String(role.to_owned()));
    if let Some(content_type) = content_type {
        text.insert(
            "contentType".to_owned(),
            Value::String(content_type.to_owned()),
        );
    }
    text.insert("value".to_owned(), value);
    Value::Object(text)
}

/// The media type of a 1.x body, by the end of its name.
fn content_type(role: &str) -> &'static str {
    match role {
        "text" => "text/plain",
        "markdown" => "text/markdown",
        role if role.contains("html") => "text/html",
        role if role.contains("nitf") => "application/nitf+xml",
        _ => "application/octet-stream",
    }
}

/// Gives the value the shape that 3.1 has under this name.
fn shape(name: &str, value: Value) -> Value {
    match name {
        "associations" => named_list(value, to_3_1),
        "renditions" => named_list(value, rename_keys),
        "headlines" | "descriptions" | "bodies" => each(value, rename_keys),
        "altIds" => alt_ids(value),
        "rightsInfo" => match value {
            Value::Object(rights) => Value::Object(rename_keys(rights)),
            other => other,
        },
        name if CONCEPTS.contains(&name) => each_concept(name, value),
        "digitalSourceType" => match value {
            Value::String(uri) => json!({ "uri": uri }),
            other => other,
        },
        _ => value,
    }
}

/// `{"main": {…}}` → `[{"name": "main", …}]`; a list stays one.
fn named_list(value: Value, convert: fn(Object) -> Object) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter_map(|(key, member)| match member {
                Value::Object(member) => {
                    let mut member = convert(member);
                    member.insert("name".to_owned(), Value::String(key));
                    Some(Value::Object(member))
                }
                _ => None,
            })
            .collect(),
        list => each(list, convert),
    }
}

fn each(value: Value, convert: fn(Object) -> Object) -> Value {
    match value {
        Value::Array(list) => list
            .into_iter()
            .map(|member| match member {
                Value::Object(member) => Value::Object(convert(member)),
                other => other,
            })
            .collect(),
        Value::Object(one) => Value::Array(vec![Value::Object(convert(one))]),
        other => other,
    }
}

fn rename_keys(object: Object) -> Object {
    object
        .into_iter()
        .map(|(name, value)| {
            let renamed = RENAMED.iter().find(|(old, _)| *old == name);
            (renamed.map_or(name, |(_, new)| (*new).to_owned()), value)
        })
        .collect()
}

/// Strings become names; `scheme` and `code` become `uri` and `literal`.
fn each_concept(list: &str, value: Value) -> Value {
    let value = match value {
        Value::Array(members) => members
            .into_iter()
            .map(|member| match member {
                Value::String(name) => json!({ "name": name }),
                other => other,
            })
            .collect(),
        Value::String(name) => json!([{ "name": name }]),
        other => other,
    };
    match list {
        "infoSources" => each(value, |source| concept(source, "role")),
        "trustIndicators" => each(value, |source| concept(source, "rel")),
        _ => each(value, |member| concept(member, "rel")),
    }
}

/// 1.x says `rel` where an information source of 3.1 says `role`.
fn concept(mut concept: Object, rel: &str) -> Object {
    if rel == "role"
        && let Some(value) = concept.remove("rel")
    {
        concept.entry("role").or_insert(value);
    }
    let code = concept.remove("code").and_then(|code| match code {
        Value::String(code) => Some(code),
        Value::Number(code) => Some(code.to_string()),
        _ => None,
    });
    let scheme = concept.remove("scheme");
    if let Some(code) = code {
        if let Some(scheme) = scheme.as_ref().and_then(Value::as_str) {
            let glue = if scheme.ends_with(['/', '#', ':', '=']) {
                ""
            } else {
                ":"
            };
            let uri = Value::String(format!("{scheme}{glue}{code}"));
            concept.entry("uri").or_insert(uri);
        }
        concept.entry("literal").or_insert(Value::String(code));
    }
    concept
}

/// `{"role": "value"}` → `[{"role", "value"}]`.
fn alt_ids(value: Value) -> Value {
    match value {
        Value::Object(ids) => ids
            .into_iter()
            .map(|(role, value)| json!({ "role": role, "value": value }))
            .collect(),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_x_becomes_three_one() {
        let Value::Object(old) = json!({
            "guid": "urn:g", "headline": "Head", "headline_seo": "Seo", "byline": "Ana",
            "body_text": "T", "body_xhtml": "<p>X</p>", "description_text": "D", "versioncreated": "2020",
            "person": [{"name": "P", "scheme": "http://cv/", "code": "p1", "rel": "about"}],
            "infosource": [{"name": "S", "rel": "publisher"}],
            "subject": ["plain"], "altids": {"slug": "s"}, "embargoed": null,
            "associations": {"main": {"type": "picture", "headline": "Pic", "renditions": {"big": {"href": "h", "mimetype": "image/jpeg"}}}, "none": null}
        }) else {
            panic!("an object");
        };
        let expected = json!({
            "uri": "urn:g",
            "headlines": [{"role": "main", "value": "Head"}, {"role": "seo", "value": "Seo"}],
            "by": "Ana",
            "bodies": [{"role": "text", "contentType": "text/plain", "value": "T"}, {"role": "xhtml", "contentType": "text/html", "value": "<p>X</p>"}],
            "descriptions": [{"role": "text", "value": "D"}],
            "versionCreated": "2020",
            "people": [{"name": "P", "rel": "about", "uri": "http://cv/p1", "literal": "p1"}],
            "infoSources": [{"name": "S", "role": "publisher"}],
            "subjects": [{"name": "plain"}],
            "altIds": [{"role": "slug", "value": "s"}],
            "associations": [{"type": "picture", "headlines": [{"role": "main", "value": "Pic"}],
                "renditions": [{"href": "h", "contentType": "image/jpeg", "name": "big"}], "name": "main"}]
        });
        assert_eq!(Value::Object(to_3_1(old)), expected);
    }

    #[test]
    fn three_one_is_left_as_it_is() {
        let item = json!({
            "uri": "urn:x", "headlines": [{"role": "main", "value": "H"}], "bodies": [{"contentType": "text/html", "value": "b"}],
            "infoSources": [{"name": "S", "role": "publisher"}], "people": [{"name": "P", "rel": "about"}],
            "associations": [{"name": "a", "uri": "urn:a", "type": "picture"}], "bodyless": 1, "headlined": true
        });
        let Value::Object(object) = item.clone() else {
            panic!("an object")
        };
        assert_eq!(Value::Object(to_3_1(object)), item);
    }
}

//! Changed settings, put into what the file holds by then.
//!
//! Three sides: the settings as this window last read or wrote them, as they are now, and the file.
//! Only what differs between the first two is changed in the third.

use serde_json::{Map, Value};

use super::{MAX_RECENT, Settings, VERSION};

const RECENT: &str = "recent";
const VERSION_FIELD: &str = "version";

impl Settings {
    /// Puts what has changed since `before` into `file`; what else stands there stays.
    pub fn change_in(
        &self,
        before: &Self,
        file: &mut Map<String, Value>,
    ) -> serde_json::Result<()> {
        let (mut before, mut now) = (object(before)?, object(self)?);
        let (recent_before, recent_now) = (before.remove(RECENT), now.remove(RECENT));
        change(file, &before, &now);
        if recent_before != recent_now {
            let theirs = list(file.remove(RECENT));
            let merged = recent(&list(recent_before), list(recent_now), theirs);
            file.insert(RECENT.to_owned(), Value::Array(merged));
        }
        // A newer version keeps its number: the file is still its own.
        let version = file.get(VERSION_FIELD).and_then(Value::as_u64);
        if version.is_none_or(|version| version < u64::from(VERSION)) {
            file.insert(VERSION_FIELD.to_owned(), VERSION.into());
        }
        Ok(())
    }
}

fn object(settings: &Settings) -> serde_json::Result<Map<String, Value>> {
    match serde_json::to_value(settings)? {
        Value::Object(object) => Ok(object),
        _ => Ok(Map::new()),
    }
}

fn list(value: Option<Value>) -> Vec<Value> {
    match value {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    }
}

/// Changes field by field, also inside objects.
fn change(file: &mut Map<String, Value>, before: &Map<String, Value>, now: &Map<String, Value>) {
    let nothing = Map::new();
    for (name, value) in now {
        let old = before.get(name);
        if old == Some(value) {
            continue;
        }
        match (file.get_mut(name), value) {
            (Some(Value::Object(inside)), Value::Object(value)) => {
                change(
                    inside,
                    old.and_then(Value::as_object).unwrap_or(&nothing),
                    value,
                );
            }
            _ => {
                file.insert(name.clone(), value.clone());
            }
        }
    }
}

/// What was opened here first, then what the file lists, without what was taken off here.
fn recent(before: &[Value], now: Vec<Value>, theirs: Vec<Value>) -> Vec<Value> {
    let is_gone = |path: &Value| before.contains(path) && !now.contains(path);
    // The end of the list that only lost entries says nothing new.
    let opened = (0..=now.len())
        .find(|start| is_part(&now[*start..], before))
        .unwrap_or(now.len());
    let mut merged: Vec<Value> = now[..opened].to_vec();
    merged.extend(theirs.into_iter().filter(|path| !is_gone(path)));
    // Where the file holds no list, or one that lost them, what is known here is not lost.
    merged.extend(now.into_iter().skip(opened));
    let mut known = std::collections::BTreeSet::new();
    merged.retain(|path| known.insert(path.to_string()));
    merged.truncate(MAX_RECENT);
    merged
}

/// Whether `part` stands in `whole` in its order.
fn is_part(part: &[Value], whole: &[Value]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|path| whole.any(|other| other == path))
}

#[cfg(test)]
mod tests {
    use super::super::ThemeChoice;
    use super::*;

    fn after(file: &str, before: &Settings, now: &Settings) -> Value {
        let mut file: Map<String, Value> = serde_json::from_str(file).unwrap();
        now.change_in(before, &mut file).unwrap();
        Value::Object(file)
    }

    #[test]
    fn a_newer_file_loses_nothing() {
        let file = r#"{"version":9,"theme":"sepia","tab":"timeline","starred":["a"],"window":{"size":[900.0,700.0],"maximized":false,"x":5},"zoom":{"text":2}}"#;
        let before = Settings::read(&serde_json::from_str(file).unwrap());
        let mut now = before.clone();
        assert_eq!(
            after(file, &before, &now),
            serde_json::from_str::<Value>(file).unwrap()
        );
        now.window.as_mut().unwrap().maximized = true;
        now.show_outline = false;
        let changed = after(file, &before, &now);
        let expected = r#"{"version":9,"theme":"sepia","tab":"timeline","starred":["a"],"window":{"size":[900.0,700.0],"maximized":true,"x":5},"zoom":{"text":2},"showOutline":false}"#;
        assert_eq!(changed, serde_json::from_str::<Value>(expected).unwrap());
        now.theme = ThemeChoice::Dark;
        assert_eq!(after(file, &before, &now)["theme"], "dark", "chosen here");
    }

    #[test]
    fn an_empty_file_gets_what_was_changed_and_a_version() {
        let now = Settings {
            zoom: 1.5,
            ..Settings::default()
        };
        let written = after("{}", &Settings::default(), &now);
        assert_eq!(
            written,
            serde_json::json!({"version": VERSION, "zoom": 1.5})
        );
    }

    #[test]
    fn recent_files_of_two_windows_are_all_kept() {
        let with = |paths: &[&str]| Settings {
            recent: paths.iter().map(Into::into).collect(),
            ..Settings::default()
        };
        let merged = |before: &[&str], now: &[&str], file: &[&str]| -> Vec<String> {
            let file = serde_json::json!({ "recent": file }).to_string();
            let merged = after(&file, &with(before), &with(now));
            serde_json::from_value(merged["recent"].clone()).unwrap()
        };
        // Opened here, and by another window since.
        assert_eq!(merged(&["o"], &["a", "o"], &["b", "o"]), ["a", "b", "o"]);
        // Brought to the front here.
        assert_eq!(
            merged(&["a", "o"], &["o", "a"], &["b", "a", "o"]),
            ["o", "b", "a"]
        );
        // Taken off here, by the other window, and the whole list.
        assert_eq!(merged(&["a", "o"], &["o"], &["b", "a", "o"]), ["b", "o"]);
        assert_eq!(merged(&["a", "o"], &[], &["b", "a", "o"]), ["b"]);
    }
}

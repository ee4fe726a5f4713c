//! Where the reader last saw the map of a dossier: one file of ours for each dossier, beside the
//! settings and never inside a bundle.
//!
//! A new file is synced and renamed over the old one. What cannot be believed in it (no number, far out
//! of any map) is ignored and told; the map is then laid out as if nothing had been kept.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::own_file;
use crate::problem::Problem;
use crate::session::Opened;
use crate::session::command::Source;

/// The version this program writes.
const VERSION: u64 = 1;
/// More than a hundred thousand places need; a larger file is not ours.
const MAX_BYTES: u64 = 32 << 20;
const NOT_SAVED: &str = "Where things are on the map was not saved";
/// No map reaches so far, in points.
const FARTHEST: f64 = 1e6;

/// Places by the ids of entities.
pub(super) type Places = BTreeMap<String, [f32; 2]>;

/// What was kept of one dossier's map.
#[derive(Debug, Default, PartialEq)]
pub(super) struct KeptMap {
    /// As it was laid out.
    pub places: Places,
    /// Where the reader put some.
    pub pins: Places,
}

/// The file for a dossier, in the folder that the settings are in.
pub(super) fn path(settings: &Path, opened: &Opened) -> Option<PathBuf> {
    let name = Sha256::digest(identity(opened).as_bytes())
        .iter()
        .take(16)
        .fold(String::new(), |mut name, byte| {
            write!(name, "{byte:02x}").map_or(String::new(), |()| name)
        });
    let folder = settings.parent()?.join("maps");
    Some(folder.join(name).with_extension("json"))
}

/// What the container calls itself, else where it is.
fn identity(opened: &Opened) -> String {
    match (&opened.dossier.about.id, &opened.source) {
        (Some(id), _) if !id.trim().is_empty() => format!("id {id}"),
        (_, Source::Sample) => "the sample".to_owned(),
        (_, Source::Path(path)) => {
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            format!("path {}", whole.display())
        }
    }
}

/// Reads what was kept; the second value says what was wrong with it, for the reader.
pub(super) fn load(path: &Path) -> (KeptMap, Option<String>) {
    match own_file::read(path, MAX_BYTES) {
        Ok(file) => {
            let mut wrong = 0;
            let kept = KeptMap {
                places: places(file.get("places"), &mut wrong),
                pins: places(file.get("pins"), &mut wrong),
            };
            let said = (wrong > 0).then(|| {
                format!(
                    "{wrong} of the places in {} cannot be: they are ignored",
                    path.display()
                )
            });
            (kept, said)
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => (KeptMap::default(), None),
        Err(error) => {
            let said = format!(
                "{} could not be read ({error}); it is written anew",
                path.display()
            );
            (KeptMap::default(), Some(said))
        }
    }
}

fn places(value: Option<&Value>, wrong: &mut usize) -> Places {
    let all = value.and_then(Value::as_object).into_iter().flatten();
    let mut places = Places::new();
    for (id, place) in all {
        match believable(place) {
            Some(place) => {
                places.insert(id.clone(), place);
            }
            None => *wrong += 1,
        }
    }
    places
}

fn believable(place: &Value) -> Option<[f32; 2]> {
    let [x, y] = place.as_array()?.as_slice() else {
        return None;
    };
    let number = |value: &Value| value.as_f64().filter(|number| number.abs() <= FARTHEST);
    Some([number(x)? as f32, number(y)? as f32])
}

/// Writes what is to be kept.
pub(super) fn save(path: &Path, opened: &Opened, kept: &KeptMap) -> Result<(), Problem> {
    let file = json!({
        "version": VERSION,
        "dossier": identity(opened),
        "places": kept.places,
        "pins": kept.pins,
    });
    let text = serde_json::to_string(&file)
        .map_err(|error| own_file::not_saved(path, NOT_SAVED, &error))?;
    own_file::replace(path, NOT_SAVED, &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::container::Container;
    use crate::model::Dossier;
    use std::sync::Arc;

    fn opened(id: Option<&str>, path: &str) -> Opened {
        let mut dossier = Dossier::default();
        dossier.about.id = id.map(str::to_owned);
        Opened {
            source: Source::Path(PathBuf::from(path)),
            dossier: Arc::new(dossier),
            container: Arc::new(Container::from_files(Vec::new()).unwrap()),
            generation: 1,
        }
    }

    #[test]
    fn what_was_kept_is_read_again_under_the_same_name() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings.json");
        let here = opened(Some("urn:a"), "/a");
        let file = path(&settings, &here).unwrap();
        assert_eq!(
            path(&settings, &opened(Some("urn:a"), "/b")),
            Some(file.clone())
        );
        assert_ne!(path(&settings, &opened(None, "/a")), Some(file.clone()));
        assert!(file.starts_with(folder.path()));
        assert_eq!(load(&file), (KeptMap::default(), None));
        let kept = KeptMap {
            places: [("ada".to_owned(), [1.5, -2.0])].into(),
            pins: [("משה".to_owned(), [0.0, 7.25])].into(),
        };
        save(&file, &here, &kept).unwrap();
        assert_eq!(load(&file), (kept, None));
    }

    #[test]
    fn places_that_cannot_be_are_ignored_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let text = r#"{"version":1,"places":{"a":[1,2],"b":[null,1],"c":[1e300,0],"d":[1],"e":"x"},"pins":7}"#;
        std::fs::write(&file, text).unwrap();
        let (kept, said) = load(&file);
        assert_eq!(kept.places, [("a".to_owned(), [1.0, 2.0])].into());
        assert!(kept.pins.is_empty());
        assert!(said.unwrap().starts_with("4 of the places"));
        for broken in ["", "[]", "{\"places\":", "NaN"] {
            std::fs::write(&file, broken).unwrap();
            let (kept, said) = load(&file);
            assert_eq!(kept, KeptMap::default(), "{broken}");
            assert!(said.is_some(), "{broken}");
        }
    }
}

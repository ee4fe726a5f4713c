//! Where the reader last saw the map of a dossier: one file of ours for each dossier, beside the
//! settings and never inside a bundle.
//!
//! A new file is synced and renamed over the old one. What cannot be believed in it (no number, far out
//! of any map) is ignored and told; a file that cannot be read, or that a newer program wrote, is set
//! aside. The map is then laid out as if nothing had been kept. Pins of what the dossier does not have
//! at the moment wait in the file until it is back. Two windows with the same dossier do not mix their
//! maps: the one that changed its map last is what is kept, as it was seen.

use std::collections::{BTreeMap, HashSet};
use std::fmt::{Display, Write as _};
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::own_file;
use crate::container::limits::MAX_KEPT_MAP_BYTES;
use crate::problem::Problem;
use crate::session::Opened;
use crate::session::command::Source;

/// The version this program writes.
const VERSION: u64 = 1;
const NOT_SAVED: &str = "Where things are on the map was not saved";
/// No map reaches so far, in points.
const FARTHEST: f64 = 1e6;

/// Places by the ids of entities.
pub(super) type Places = BTreeMap<String, [f32; 2]>;

/// What was kept of one dossier's map.
#[derive(Clone, Debug, Default, PartialEq)]
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
        (_, Source::Pasted(text)) => format!("text {text}"),
        (_, Source::Path(path)) => {
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            format!("path {}", whole.display())
        }
    }
}

/// Reads what was kept; the second value says what was wrong with it, for the reader.
pub(super) fn load(path: &Path) -> (KeptMap, Option<String>) {
    let aside = |why: &dyn Display| {
        let said = own_file::set_aside(path, "Where things were on the map", why);
        (KeptMap::default(), Some(said))
    };
    let file = match own_file::read(path, MAX_KEPT_MAP_BYTES) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
        Err(error) => return aside(&error),
    };
    if let Some(newer) = file
        .get("version")
        .filter(|known| known.as_u64() > Some(VERSION))
    {
        return aside(&format!("its version {newer} is newer than this program"));
    }
    let mut wrong = 0;
    let kept = KeptMap {
        places: places(file.get("places"), &mut wrong),
        pins: places(file.get("pins"), &mut wrong),
    };
    let said = (wrong > 0).then(|| {
        let place = path.display();
        format!("{wrong} of the places in {place} cannot be: they are ignored")
    });
    (kept, said)
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

/// Writes what is to be kept, and again the pins of what `opened` does not have.
pub(super) fn save(path: &Path, opened: &Opened, kept: KeptMap) -> Result<(), Problem> {
    let (before, said) = load(path);
    if let Some(said) = said {
        log::warn!("{said}");
    }
    let mut pins = before.pins;
    let here = &opened.dossier.entities;
    let here: HashSet<&str> = here.iter().map(|entity| entity.id.as_str()).collect();
    pins.retain(|id, _| !here.contains(id.as_str()));
    pins.extend(kept.pins);
    let file = json!({
        "version": VERSION,
        "dossier": identity(opened),
        "places": kept.places,
        "pins": pins,
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
    use crate::model::entity_samples::person;
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
        save(&file, &here, kept.clone()).unwrap();
        assert_eq!(load(&file), (kept, None));
    }

    #[test]
    fn pins_of_what_is_away_wait_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let pins = |ids: &[&str]| -> Places {
            let place = |id: &&str| ((*id).to_owned(), [1.0, 2.0]);
            ids.iter().map(place).collect()
        };
        let kept = |ids: &[&str]| KeptMap {
            places: Places::new(),
            pins: pins(ids),
        };
        let with = |ids: &[&str]| {
            let mut here = opened(Some("urn:a"), "/a");
            let dossier = Dossier {
                entities: ids.iter().map(|id| person(id)).collect(),
                ..Dossier::default()
            };
            here.dossier = Arc::new(dossier);
            here
        };
        save(&file, &with(&["ada", "bo"]), kept(&["ada", "bo"])).unwrap();
        save(&file, &with(&["ada"]), kept(&[])).unwrap();
        assert_eq!(load(&file).0.pins, pins(&["bo"]));
        save(&file, &with(&["ada", "bo"]), kept(&["ada"])).unwrap();
        assert_eq!(load(&file).0.pins, pins(&["ada"]));
    }

    #[test]
    fn what_cannot_be_read_is_set_aside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.json");
        let newer = r#"{"version":2,"places":{"a":[1,2]}}"#;
        let large = " ".repeat(MAX_KEPT_MAP_BYTES as usize + 1);
        let broken = ["", "[]", "{\"places\":", "NaN", newer, &large];
        for (number, text) in broken.iter().enumerate() {
            std::fs::write(&file, text).unwrap();
            let (kept, said) = load(&file);
            assert_eq!(kept, KeptMap::default());
            let aside = folder.path().join(format!("a.broken-{}.json", number + 1));
            assert!(said.unwrap().contains(aside.to_str().unwrap()));
            assert!(std::fs::read_to_string(aside).unwrap() == **text);
            assert!(!file.exists());
        }
        let sound = r#"{"version":1,"pins":{"a":[1,2]}}"#;
        let most = sound.to_owned() + &" ".repeat(MAX_KEPT_MAP_BYTES as usize - sound.len());
        assert_eq!(most.len() as u64, MAX_KEPT_MAP_BYTES);
        std::fs::write(&file, most).unwrap();
        let (kept, said) = load(&file);
        assert_eq!((kept.pins.len(), said), (1, None));
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
    }
}

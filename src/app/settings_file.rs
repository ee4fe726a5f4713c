//! The settings file: JSON in the user's configuration folder.
//!
//! Never written in place: a new file is synced and renamed over the old one. A file that cannot be
//! read is kept aside and never stops the start.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use crate::session::settings::Settings;

/// More than any settings file needs; a larger one is not ours.
const MAX_BYTES: u64 = 4 << 20;

/// `dossier/settings.json` in the user's configuration folder, or where `DOSSIER_SETTINGS` says.
pub fn path() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("DOSSIER_SETTINGS") {
        return Some(PathBuf::from(path)).filter(|path| !path.as_os_str().is_empty());
    }
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("dossier").join("settings.json"))
}

/// Reads the settings; the second value says what was wrong with the file, for the reader.
pub fn load(path: &Path) -> (Settings, Option<String>) {
    let text = match read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return (Settings::default(), None);
        }
        Err(error) => {
            return (
                Settings::default(),
                Some(set_aside(path, &error.to_string())),
            );
        }
    };
    match serde_json::from_str::<Settings>(&text) {
        Ok(settings) => (settings.sane(), None),
        Err(error) => (
            Settings::default(),
            Some(set_aside(path, &error.to_string())),
        ),
    }
}

fn read(path: &Path) -> std::io::Result<String> {
    let length = std::fs::metadata(path)?.len();
    if length > MAX_BYTES {
        return Err(std::io::Error::other(format!("it has {length} bytes")));
    }
    std::fs::read_to_string(path)
}

/// Keeps a broken file beside the new one, so that nothing in it is lost.
fn set_aside(path: &Path, why: &str) -> String {
    // Never over one that was kept before.
    let aside = (1..1000)
        .map(|number| path.with_extension(format!("broken-{number}.json")))
        .find(|aside| !aside.exists())
        .unwrap_or_else(|| path.with_extension("broken.json"));
    match std::fs::rename(path, &aside) {
        Ok(()) => format!(
            "The settings file could not be read ({why}). It is kept as {} and settings start anew",
            aside.display()
        ),
        Err(error) => format!(
            "The settings file could not be read ({why}) nor set aside ({error}): {}",
            path.display()
        ),
    }
}

/// Writes the settings: new file, sync, rename.
pub fn save(path: &Path, settings: &Settings) -> std::io::Result<()> {
    let folder = path
        .parent()
        .ok_or_else(|| std::io::Error::other("the settings file has no folder"))?;
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut file, settings)?;
    file.write_all(b"\n")?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_is_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/settings.json");
        assert_eq!(load(&path), (Settings::default(), None));
        let settings = Settings {
            zoom: 1.5,
            recent: vec![PathBuf::from("/a b/é.dossier")],
            ..Settings::default()
        };
        save(&path, &settings).unwrap();
        assert_eq!(load(&path), (settings, None));
    }

    #[test]
    fn a_broken_file_is_kept_aside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        std::fs::write(&path, "{\"zoom\": 1.").unwrap();
        let (settings, said) = load(&path);
        assert_eq!(settings, Settings::default());
        assert!(said.is_some_and(|said| said.contains("settings.broken-1.json")));
        let aside = folder.path().join("settings.broken-1.json");
        assert_eq!(std::fs::read_to_string(aside).unwrap(), "{\"zoom\": 1.");
        assert!(!path.exists());
    }
}

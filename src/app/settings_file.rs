//! The settings file: JSON in the user's configuration folder.
//!
//! Never written in place: a new file is synced and renamed over the old one, behind a link the file
//! it leads to. Only what this window changed is written; see [`Settings::change_in`]. A file that
//! cannot be read is kept aside and never stops the start.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use etcetera::BaseStrategy as _;
use serde_json::{Map, Value};

use super::own_file;
use crate::container::limits::MAX_SETTINGS_BYTES;
use crate::problem::Problem;
use crate::session::settings::Settings;

const NOT_SAVED: &str = "The settings were not saved";

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
    let (file, said) = load_object(path);
    (Settings::read(&file), said)
}

fn load_object(path: &Path) -> (Map<String, Value>, Option<String>) {
    match own_file::read(path, MAX_SETTINGS_BYTES) {
        Ok(file) => (file, None),
        Err(error) if error.kind() == io::ErrorKind::NotFound => (Map::new(), None),
        Err(error) => {
            let said = own_file::set_aside(path, "The settings file", &error);
            (Map::new(), Some(said))
        }
    }
}

/// The settings file of one window.
#[derive(Debug)]
pub(super) struct SettingsFile {
    path: PathBuf,
    /// As they were last read or written.
    known: Mutex<Settings>,
}

impl SettingsFile {
    /// The file that `settings` were read from.
    pub(super) fn new(path: PathBuf, settings: Settings) -> Self {
        let known = Mutex::new(settings);
        Self { path, known }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes what has changed; nothing when nothing has.
    pub(super) fn save(&self, settings: &Settings) -> Result<(), Problem> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        // Not held while a slow disk is waited for: the window may be closed meanwhile.
        let before = known().clone();
        if before == *settings {
            return Ok(());
        }
        save(&self.path, &before, settings)?;
        *known() = settings.clone();
        Ok(())
    }
}

/// Puts what has changed since `before` into the file as it is now.
fn save(path: &Path, before: &Settings, settings: &Settings) -> Result<(), Problem> {
    let not_saved = |error: serde_json::Error| own_file::not_saved(path, NOT_SAVED, &error);
    let (mut file, said) = load_object(path);
    let new = Settings::default();
    // Nothing is left of a broken file: all that differs from a new one is written, not only what is new.
    let before = if said.is_some() { &new } else { before };
    if let Some(said) = said {
        log::warn!("{said}");
    }
    settings.change_in(before, &mut file).map_err(not_saved)?;
    let mut text = serde_json::to_string_pretty(&file).map_err(not_saved)?;
    text.push('\n');
    own_file::replace(path, NOT_SAVED, &text)
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
        save(&path, &Settings::default(), &settings).unwrap();
        assert_eq!(load(&path), (settings, None));
    }

    #[test]
    fn two_windows_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let window = || SettingsFile::new(path.clone(), load(&path).0);
        let (first, second) = (window(), window());
        let opened = |name: &str| Settings {
            recent: vec![PathBuf::from(name)],
            ..Settings::default()
        };
        first.save(&opened("/a")).unwrap();
        let of_second = Settings {
            zoom: 2.0,
            ..opened("/b")
        };
        second.save(&of_second).unwrap();
        // As at the end, when nothing has changed since.
        first.save(&opened("/a")).unwrap();
        let (both, _) = load(&path);
        assert_eq!(both.recent, [PathBuf::from("/b"), PathBuf::from("/a")]);
        assert_eq!(both.zoom, 2.0);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (
            folder.path().join("real.json"),
            folder.path().join("settings.json"),
        );
        std::fs::write(&real, "{\"starred\":1}").unwrap();
        std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let settings = Settings {
            zoom: 1.5,
            ..Settings::default()
        };
        save(&link, &Settings::default(), &settings).unwrap();
        assert!(link.is_symlink());
        let text = std::fs::read_to_string(&real).unwrap();
        assert!(text.contains("starred") && text.contains("1.5"), "{text}");
        let mode = std::fs::metadata(&real).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn a_file_that_broke_in_the_meantime_is_written_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.json");
        let before = Settings {
            zoom: 1.5,
            ..Settings::default()
        };
        save(&path, &Settings::default(), &before).unwrap();
        std::fs::write(&path, "{\"zoom\": 1.").unwrap();
        let after = Settings {
            recent: vec![PathBuf::from("/a")],
            ..before
        };
        save(&path, &before, &after).unwrap();
        assert_eq!(load(&path), (after, None));
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

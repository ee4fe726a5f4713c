//! All that survives a restart, and nothing else.
//!
//! Written as JSON with a version. Every field has a default, so a file of an older version still
//! counts; unknown fields are kept, so a newer version's file loses nothing here.

use std::path::{Path, PathBuf};

use super::tab::Tab;

/// The version this program writes.
pub const VERSION: u32 = 1;
/// How many recent files are remembered.
pub const MAX_RECENT: usize = 20;

const READING_SIZE: std::ops::RangeInclusive<f32> = 12.0..=32.0;
const READING_WIDTH: std::ops::RangeInclusive<f32> = 360.0..=1200.0;
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=3.0;

#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Settings {
    pub version: u32,
    #[serde(deserialize_with = "known_word")]
    pub theme: ThemeChoice,
    /// 1 is 100 %.
    pub zoom: f32,
    #[serde(deserialize_with = "known_word")]
    pub tab: Tab,
    /// Points.
    pub reading_size: f32,
    /// Points.
    pub reading_width: f32,
    pub show_details: bool,
    pub show_outline: bool,
    pub window: Option<WindowPlace>,
    /// Newest first.
    #[serde(serialize_with = "utf8_paths")]
    pub recent: Vec<PathBuf>,
    #[serde(flatten)]
    pub unknown: serde_json::Map<String, serde_json::Value>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
}

impl ThemeChoice {
    /// In the order of menus and of the shortcut.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn title(self) -> &'static str {
        match self {
            Self::System => "Theme of the system",
            Self::Light => "Light theme",
            Self::Dark => "Dark theme",
        }
    }

    pub(super) fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

/// Size of the window, in points. Where it stood is not kept: that screen may be gone next time.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct WindowPlace {
    pub size: [f32; 2],
    pub maximized: bool,
}

/// A word that a newer version wrote and this one does not know must not cost the whole file.
fn known_word<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: serde::Deserializer<'de>,
    T: serde::de::DeserializeOwned + Default,
{
    let value: serde_json::Value = serde::Deserialize::deserialize(deserializer)?;
    Ok(serde_json::from_value(value).unwrap_or_default())
}

/// JSON holds no other paths; one that it cannot hold must not keep the rest from being saved.
fn utf8_paths<S: serde::Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().filter_map(|path| path.to_str()))
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: VERSION,
            theme: ThemeChoice::default(),
            zoom: 1.0,
            tab: Tab::default(),
            reading_size: 18.0,
            reading_width: 680.0,
            show_details: true,
            show_outline: true,
            window: None,
            recent: Vec::new(),
            unknown: serde_json::Map::new(),
        }
    }
}

impl Settings {
    /// Brings every number into its range: a file may say anything.
    #[must_use]
    pub fn sane(mut self) -> Self {
        let fit = |value: f32, range: &std::ops::RangeInclusive<f32>, default: f32| {
            if value.is_finite() {
                value.clamp(*range.start(), *range.end())
            } else {
                default
            }
        };
        let default = Self::default();
        self.version = VERSION;
        self.zoom = fit(self.zoom, &ZOOM, default.zoom);
        self.reading_size = fit(self.reading_size, &READING_SIZE, default.reading_size);
        self.reading_width = fit(self.reading_width, &READING_WIDTH, default.reading_width);
        self.recent.truncate(MAX_RECENT);
        self.window = self.window.filter(|place| {
            let sides = &place.size;
            sides.iter().all(|side| (200.0..=20_000.0).contains(side))
        });
        self
    }

    /// Puts `path` first among the recent files.
    pub fn remember(&mut self, path: &Path) {
        self.recent.retain(|known| known != path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_files_fields_survive_and_wild_numbers_do_not() {
        let text = r#"{"version":7,"zoom":1e9,"readingSize":-3,"tab":"map","theme":"sepia","starred":["a"]}"#;
        let settings: Settings = serde_json::from_str::<Settings>(text).unwrap().sane();
        assert_eq!(settings.zoom, 3.0);
        assert_eq!(settings.reading_size, 12.0);
        assert_eq!(settings.tab, Tab::Map);
        assert_eq!(
            settings.theme,
            ThemeChoice::System,
            "a word of a newer version"
        );
        let written = serde_json::to_value(&settings).unwrap();
        assert_eq!(written["starred"], serde_json::json!(["a"]));
        assert_eq!(written["version"], VERSION);
    }

    #[test]
    fn recent_files_are_newest_first_without_doubles() {
        let mut settings = Settings::default();
        for index in 0..MAX_RECENT + 3 {
            settings.remember(Path::new(&format!("/{index}")));
        }
        settings.remember(Path::new("/5"));
        assert_eq!(settings.recent.len(), MAX_RECENT);
        assert_eq!(settings.recent[0], Path::new("/5"));
        assert_eq!(settings.recent[1], Path::new("/22"));
    }
}

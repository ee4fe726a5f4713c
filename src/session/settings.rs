//! All that survives a restart, and nothing else.
//!
//! Kept as a JSON object with a version. Each field is read by itself: what an older version did not
//! write, or a newer one writes in another shape, falls back alone. Only what was changed here is
//! written, into whatever the file holds by then: a newer version's fields and words, and what another
//! window has saved since, stay as they are.

mod merge;

use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use super::tab::Tab;

/// The version this program writes.
pub const VERSION: u32 = 1;
/// How many recent files are remembered.
pub const MAX_RECENT: usize = 20;

const READING_SIZE: std::ops::RangeInclusive<f32> = 12.0..=32.0;
const READING_WIDTH: std::ops::RangeInclusive<f32> = 360.0..=1200.0;
const ZOOM: std::ops::RangeInclusive<f32> = 0.5..=3.0;

#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    pub theme: ThemeChoice,
    /// 1 is 100 %.
    pub zoom: f32,
    pub tab: Tab,
    /// Points.
    pub reading_size: f32,
    /// Points.
    pub reading_width: f32,
    pub show_details: bool,
    pub show_outline: bool,
    pub show_minimap: bool,
    pub window: Option<WindowPlace>,
    /// Newest first.
    #[serde(serialize_with = "utf8_paths")]
    pub recent: Vec<PathBuf>,
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

/// A field of the file; what is not there or has another shape is as if it were new.
fn field<T: serde::de::DeserializeOwned>(file: &Map<String, Value>, name: &str, new: T) -> T {
    let Some(value) = file.get(name) else {
        return new;
    };
    serde_json::from_value(value.clone()).unwrap_or_else(|error| {
        log::warn!("the setting {name} is not understood: {error}");
        new
    })
}

/// JSON holds no other paths; one that it cannot hold must not keep the rest from being saved.
fn utf8_paths<S: serde::Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().filter_map(|path| path.to_str()))
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::default(),
            zoom: 1.0,
            tab: Tab::default(),
            reading_size: 18.0,
            reading_width: 680.0,
            show_details: true,
            show_outline: true,
            show_minimap: true,
            window: None,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads each field of the file by itself.
    pub fn read(file: &Map<String, Value>) -> Self {
        let new = Self::default();
        let recent = field(file, "recent", Vec::<Value>::new());
        Self {
            theme: field(file, "theme", new.theme),
            zoom: field(file, "zoom", new.zoom),
            tab: field(file, "tab", new.tab),
            reading_size: field(file, "readingSize", new.reading_size),
            reading_width: field(file, "readingWidth", new.reading_width),
            show_details: field(file, "showDetails", new.show_details),
            show_outline: field(file, "showOutline", new.show_outline),
            show_minimap: field(file, "showMinimap", new.show_minimap),
            window: field(file, "window", new.window),
            recent: recent
                .iter()
                .filter_map(Value::as_str)
                .map(PathBuf::from)
                .collect(),
        }
        .sane()
    }

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

    /// Puts `paths` first among the recent files as far as there is room beside what was opened before
    /// and one that is being opened; says how many found it.
    pub fn remember_if_room(&mut self, paths: &[PathBuf]) -> usize {
        let others = self.recent.iter().filter(|known| !paths.contains(known));
        let room = (MAX_RECENT - 1).saturating_sub(others.count());
        let kept = &paths[..paths.len().min(room)];
        for path in kept.iter().rev() {
            self.remember(path);
        }
        kept.len()
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

    fn object(text: &str) -> Map<String, Value> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn each_field_falls_back_alone() {
        let file = object(
            r#"{"version":7,"zoom":1e9,"readingSize":-3,"tab":"map","theme":"sepia",
                "showDetails":"no","window":{"size":[800,"wide"]},"recent":["/a",{"path":"/b"},"/c"]}"#,
        );
        let read = Settings::read(&file);
        let expected = Settings {
            zoom: 3.0,
            reading_size: 12.0,
            tab: Tab::Map,
            recent: vec!["/a".into(), "/c".into()],
            ..Settings::default()
        };
        assert_eq!(read, expected);
        assert_eq!(Settings::read(&Map::new()), Settings::default());
    }

    #[test]
    fn what_was_opened_before_is_not_pushed_out() {
        let paths = |letter: &str, count: usize| -> Vec<PathBuf> {
            let path = |index| PathBuf::from(format!("/{letter}{index}"));
            (0..count).map(path).collect()
        };
        let mut settings = Settings {
            recent: paths("old", 5),
            ..Settings::default()
        };
        assert_eq!(settings.remember_if_room(&paths("new", 29)), 14);
        settings.remember(Path::new("/first"));
        assert_eq!(settings.recent.len(), MAX_RECENT);
        assert_eq!(settings.recent[1..15], paths("new", 14));
        assert_eq!(settings.recent[15..], paths("old", 5));
        // Those that are in the list already take no more room.
        assert_eq!(settings.remember_if_room(&paths("old", 5)), 4);
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

//! The letters: bundled fonts that are the same on every machine, and the system's fonts for all other scripts.
//!
//! Bundled: Latin, Cyrillic, Greek, Hebrew, Arabic, mathematical and other signs, and the most used emoji. Looking through a system's fonts can
//! take seconds, so that happens on a thread of its own, and only once a text needs it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use fontique::{
    Blob, Collection, CollectionOptions, FallbackKey, GenericFamily, Script, SourceCache,
};
use parley::FontContext;

use super::style::Family;

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/fonts/", $name, ".ttf"))
    };
}

const SANS: &[u8] = font!("NotoSans-Regular");
const SANS_BOLD: &[u8] = font!("NotoSans-Bold");
const MONO: &[u8] = font!("NotoSansMono-Regular");
const MATH: &[u8] = font!("NotoSansMath-Regular");
const EMOJI: &[u8] = font!("NotoColorEmoji");
/// Every bundled font; see `assets/fonts/README.md` for how they were made.
const BUNDLED: [&[u8]; 22] = [
    SANS,
    SANS_BOLD,
    font!("NotoSans-Italic"),
    font!("NotoSans-BoldItalic"),
    font!("NotoSerif-Regular"),
    font!("NotoSerif-Bold"),
    font!("NotoSerif-Italic"),
    font!("NotoSerif-BoldItalic"),
    font!("NotoSansHebrew-Regular"),
    font!("NotoSansHebrew-Bold"),
    font!("NotoSerifHebrew-Regular"),
    font!("NotoSerifHebrew-Bold"),
    font!("NotoSansArabic-Regular"),
    font!("NotoSansArabic-Bold"),
    font!("NotoNaskhArabic-Regular"),
    font!("NotoNaskhArabic-Bold"),
    MONO,
    font!("NotoSansMono-Bold"),
    MATH,
    font!("NotoSansSymbols-Regular"),
    font!("NotoSansSymbols2-Regular"),
    EMOJI,
];

/// What has the signs that fonts of letters lack, the minus sign among them, and last the emoji.
macro_rules! with_signs {
    ($families:literal) => {
        concat!(
            $families,
            ", 'Noto Sans Math', 'Noto Sans Symbols', 'Noto Sans Symbols2', 'Noto Color Emoji'"
        )
    };
}

/// The font families asked for, first to last.
pub(crate) fn stack(family: Family) -> &'static str {
    match family {
        Family::Sans => {
            with_signs!("'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', 'Noto Naskh Arabic'")
        }
        Family::Serif => with_signs!(
            "'Noto Serif', 'Noto Serif Hebrew', 'Noto Naskh Arabic', 'Noto Sans', 'Noto Sans Arabic'"
        ),
        Family::Mono => with_signs!(
            "'Noto Sans Mono', 'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', 'Noto Naskh Arabic'"
        ),
    }
}

/// Emoji first, for characters that ask for it with U+FE0F.
pub(crate) const EMOJI_STACK: &str = "'Noto Color Emoji', 'Noto Sans'";

/// Scripts whose system font is looked up on the loading thread, so that no frame waits for it.
const SCRIPTS: [&str; 36] = [
    "Hani", "Hira", "Kana", "Hang", "Bopo", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu",
    "Knda", "Mlym", "Sinh", "Thai", "Laoo", "Tibt", "Mymr", "Geor", "Armn", "Ethi", "Khmr", "Mong",
    "Syrc", "Thaa", "Cher", "Cans", "Nkoo", "Tfng", "Latn", "Cyrl", "Grek", "Hebr", "Arab", "Zyyy",
];

/// Which fonts may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FontSource {
    /// Only what is in the program: the same picture on every machine.
    #[default]
    Bundled,
    /// The system's fonts too, for characters that the bundled ones do not have.
    System,
}

/// The fonts in use, and the way to more of them.
pub(crate) struct Fonts {
    pub(crate) context: FontContext,
    source: FontSource,
    loading: Option<Receiver<Collection>>,
    loaded: bool,
}

impl Fonts {
    pub(crate) fn new(source: FontSource) -> Self {
        let context = FontContext {
            collection: collection(false),
            source_cache: SourceCache::default(),
        };
        Self {
            context,
            source,
            loading: None,
            loaded: false,
        }
    }

    /// A character has no bundled glyph: start looking through the system's fonts, if that is wanted and not done.
    pub(crate) fn request_system_fonts(&mut self, wake: impl FnOnce() + Send + 'static) {
        if self.source == FontSource::Bundled || self.loaded || self.loading.is_some() {
            return;
        }
        let (sender, receiver) = channel();
        let thread = std::thread::Builder::new()
            .name("system fonts".to_owned())
            .spawn(move || {
                // The engine may be gone by now; then nobody waits for the fonts.
                if sender.send(collection(true)).is_ok() {
                    wake();
                }
            });
        match thread {
            Ok(_) => self.loading = Some(receiver),
            Err(error) => {
                log::warn!("System fonts are not used, their thread did not start: {error}");
                self.loaded = true;
            }
        }
    }

    /// Whether the system's fonts have arrived since the last call; every layout made before is then out of date.
    pub(crate) fn system_fonts_arrived(&mut self) -> bool {
        let Some(receiver) = &self.loading else {
            return false;
        };
        match receiver.try_recv() {
            Ok(collection) => {
                self.context = FontContext {
                    collection,
                    source_cache: SourceCache::default(),
                };
                self.loading = None;
                self.loaded = true;
                true
            }
            Err(TryRecvError::Empty) => false,
            Err(TryRecvError::Disconnected) => {
                log::warn!("System fonts are not used, looking through them failed");
                self.loading = None;
                self.loaded = true;
                false
            }
        }
    }
}

fn collection(system_fonts: bool) -> Collection {
    let mut collection = Collection::new(CollectionOptions {
        shared: false,
        system_fonts,
    });
    for font in BUNDLED {
        collection.register_fonts(Blob::new(Arc::new(font)), None);
    }
    let emoji: Vec<_> = collection
        .family_id("Noto Color Emoji")
        .into_iter()
        .chain(
            collection
                .generic_families(GenericFamily::Emoji)
                .collect::<Vec<_>>(),
        )
        .collect();
    collection.set_generic_families(GenericFamily::Emoji, emoji.into_iter());
    if system_fonts {
        for script in SCRIPTS {
            if let Ok(script) = script.parse::<Script>() {
                // Asking fills the collection's own table of fallbacks, and opens the font.
                let families: Vec<_> = collection
                    .fallback_families(FallbackKey::new(script, None))
                    .collect();
                for family in families {
                    collection.family(family);
                }
            }
        }
    }
    collection
}

/// The same letters for the toolkit's own words, so that both look alike.
pub fn egui_fonts() -> egui::FontDefinitions {
    let mut fonts = egui::FontDefinitions::empty();
    for (name, data) in [
        ("Noto Sans", SANS),
        ("Noto Sans Bold", SANS_BOLD),
        ("Noto Sans Mono", MONO),
        ("Noto Sans Math", MATH),
    ] {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(egui::FontData::from_static(data)));
    }
    let families = [
        (
            egui::FontFamily::Proportional,
            vec!["Noto Sans", "Noto Sans Math"],
        ),
        (
            egui::FontFamily::Monospace,
            vec!["Noto Sans Mono", "Noto Sans", "Noto Sans Math"],
        ),
        (
            egui::FontFamily::Name("bold".into()),
            vec!["Noto Sans Bold", "Noto Sans", "Noto Sans Math"],
        ),
    ];
    for (family, names) in families {
        fonts
            .families
            .insert(family, names.into_iter().map(str::to_owned).collect());
    }
    fonts
}

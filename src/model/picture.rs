//! Pictures: the file in the container, caption, credit, and what else is known of them.
//!
//! What the article does not say of a picture is taken from the words in the picture's own file, and
//! the picture tells which these are.

use super::item::EntityId;

/// One picture of the gallery.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The resource's and association's name.
    pub name: String,
    pub uri: String,
    /// Its path in the container; `None` is shown as a placeholder with caption and credit.
    pub file: Option<String>,
    pub caption: Option<String>,
    pub credit: Option<String>,
    /// For those who do not see it; falls back to the caption.
    pub alt: Option<String>,
    /// More than the alternative text, for the same people.
    pub long_description: Option<String>,
    pub headline: Option<String>,
    /// Who made it.
    pub by: Option<String>,
    /// When it was made, as delivered.
    pub created: Option<String>,
    /// Where those who delivered it had it from.
    pub sources: Vec<String>,
    /// Names of those on it.
    pub people: Vec<String>,
    /// The people of the dossier on it, by an id that the article gives.
    pub pictured: Vec<EntityId>,
    pub organizations: Vec<String>,
    /// Copyright notice, usage terms, source type: shown as they are.
    pub rights: Vec<String>,
    /// Width and height that the article claims; the decoder knows better.
    pub size_hint: Option<(u32, u32)>,
    /// Where it came from; opened only on click, never fetched.
    pub link: Option<String>,
    /// What of all this the article does not say and the picture's file does, in words.
    pub from_file: Vec<&'static str>,
}

impl Picture {
    /// What to call it in lists: headline, else caption, else its name.
    pub fn title(&self) -> &str {
        self.headline
            .as_deref()
            .or(self.caption.as_deref())
            .unwrap_or(&self.name)
    }

    /// What to say to those who do not see it.
    pub fn description(&self) -> &str {
        self.alt
            .as_deref()
            .or(self.caption.as_deref())
            .unwrap_or(&self.name)
    }
}

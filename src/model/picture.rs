//! Pictures: the file in the container, caption, credit, and what else is known of them.

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
    pub headline: Option<String>,
    /// Copyright notice, usage terms, source type: shown as they are.
    pub rights: Vec<String>,
    /// Width and height that the article claims; the decoder knows better.
    pub size_hint: Option<(u32, u32)>,
    /// Where it came from; opened only on click, never fetched.
    pub link: Option<String>,
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

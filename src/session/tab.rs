//! The four ways to look at a dossier.

/// A tab of the window.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Tab {
    #[default]
    Text,
    Map,
    Figures,
    Gallery,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Text, Self::Map, Self::Figures, Self::Gallery];

    /// As shown on the strip.
    pub fn title(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Map => "People & organizations",
            Self::Figures => "Trade figures",
            Self::Gallery => "Gallery",
        }
    }

    /// The title where there is little room.
    pub fn short_title(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Map => "People",
            Self::Figures => "Figures",
            Self::Gallery => "Gallery",
        }
    }

    /// As typed on the command line and written to settings.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Map => "map",
            Self::Figures => "figures",
            Self::Gallery => "gallery",
        }
    }
}

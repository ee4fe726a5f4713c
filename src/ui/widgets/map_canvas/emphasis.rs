//! How strongly each thing on the map is drawn.

/// How strongly something stands out, weakest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Emphasis {
    /// Filtered out.
    Hidden,
    /// Something else is pointed at.
    Faded,
    #[default]
    Plain,
    Related,
    Hovered,
    Selected,
}

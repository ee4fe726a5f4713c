//! What the reader looks for on the map of the open dossier.
//!
//! It knows no positions and no screen: the map and its table twin are shown by the same values.

/// What the reader looks for on the map and in its tables.
#[derive(Debug, Default)]
pub struct Explore {
    query: String,
}

impl Explore {
    /// Names and relations with these words stand out.
    pub fn query(&self) -> &str {
        &self.query
    }

    pub(super) fn search(&mut self, query: String) {
        self.query = query;
    }
}

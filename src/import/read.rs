//! What a file is, and which reader finds the article in it.

use super::draft::Draft;
use super::{encoding, text};
use crate::problem::Problem;

/// Whether these bytes are an archive with an article in it.
pub fn is_article(_name: &str, _bytes: &[u8]) -> bool {
    false
}

/// Reads a text.
pub fn read(_name: &str, bytes: &[u8], goes_on: &dyn Fn() -> bool) -> Result<Draft, Problem> {
    Ok(text::read(&encoding::decode(bytes, None).text, goes_on))
}

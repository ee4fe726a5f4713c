//! What a file is, and which reader finds the article in it.

use super::draft::Draft;
use super::{encoding, html, text};
use crate::bundle::{Content, recognise};
use crate::problem::Problem;

/// Whether these bytes are an archive with an article in it.
pub fn is_article(_name: &str, _bytes: &[u8]) -> bool {
    false
}

/// Reads a page or a text.
pub fn read(_name: &str, bytes: &[u8], goes_on: &dyn Fn() -> bool) -> Result<Draft, Problem> {
    match recognise(bytes) {
        Content::Markup => html::read(bytes, None, &|_| goes_on()),
        _ => Ok(text::read(&encoding::decode(bytes, None).text, goes_on)),
    }
}
